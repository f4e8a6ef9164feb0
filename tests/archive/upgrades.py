"""`python -m tests.archive.upgrades` keeps an archive of today's schema in `schemas/`, for whoever changes it next.

Eight stories of the sample newsroom, crawled twice by the real command; in between two were edited and one was withdrawn.
"""

import os
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
from contextlib import closing
from pathlib import Path

from newsroom import Newsroom, load

SCHEMAS = Path(__file__).parent / "schemas"
STORIES, EDITED = 8, 2


def kept() -> list[Path]:
    """The archives that are kept, by the name of the last migration in each."""
    return sorted(SCHEMAS.glob("*.tar.xz"))


def make(folder: Path) -> None:
    """Crawl into a folder."""
    stories = sorted((each for each in load() if each.kind == "post" and each.is_public), key=lambda each: each.slug)[::6][:STORIES]
    with Newsroom(stories) as room:
        for _ in range(2):
            command = [sys.executable, "-m", "scraper.cli", "crawl", "malangkota", "--home", room.home, "--data", str(folder)]
            subprocess.run(command, check=True, env=os.environ)
            if room.story(stories[0].slug).title == stories[0].title:
                for each in stories[:EDITED]:
                    room.edit(each.slug, title=f"{each.title} Hari Ini")
                room.withdraw(stories[EDITED + 1].slug)


def main() -> None:
    """Make an archive and pack it."""
    with tempfile.TemporaryDirectory() as place:
        make(folder := Path(place))
        with closing(sqlite3.connect(folder / "archive.db", isolation_level=None)) as conn:
            conn.execute("PRAGMA journal_mode = DELETE")
            conn.execute("VACUUM")
            name = conn.execute("SELECT max(name) FROM _sqlite_migrations").fetchone()[0]
        (folder / "archive.lock").unlink()
        with tarfile.open(SCHEMAS / f"{name}.tar.xz", "w:xz") as archive:
            archive.add(folder, ".", filter=lambda member: member.replace(uid=0, gid=0, uname="", gname="", deep=False))
        print(SCHEMAS / f"{name}.tar.xz")


if __name__ == "__main__":
    main()
