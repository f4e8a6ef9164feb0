"""The WARC files are the archive: from them alone comes the same database, row for row, numbers included."""

import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from email.utils import formatdate
from pathlib import Path
from typing import Any

import pytest

from archive.store import Archive
from archive.tables import tables
from newsroom import Newsroom
from newsroom.connection import Connection
from newsroom.story import load
from scraper.clerk import site_row
from scraper.rebuilding import rebuild
from scraper.sites import SITES
from tests.crawl.conftest import Run
from tests.crawl.test_clock import FAKETIME, At

pytestmark = pytest.mark.slow

# What discovery claimed of an address stands in no answer.
PAGES = "SELECT url, site, kind, article, last_checked_at, missing_since, gone_at, status FROM pages WHERE article IS NOT NULL ORDER BY url"
PROBLEMS = "SELECT id, site, crawl, url, kind, seen_at, detail, capture FROM problems ORDER BY id"
SEALS = "SELECT number, digest, sealed_at, sealed_by, ends FROM seals ORDER BY number"
MADE_OTHERWISE = {"pages", "problems", "seals", "unsealed"}


def everything(path: Path) -> dict[str, list[Any]]:
    """Every row of every table that comes out of answers."""
    names = [table.name for table in tables() if table.name not in MADE_OTHERWISE]
    with closing(sqlite3.connect(path)) as conn:
        found = {name: conn.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in names}
        return found | {
            "pages": conn.execute(PAGES).fetchall(),
            "problems": conn.execute(PROBLEMS).fetchall(),
            "seals": conn.execute(SEALS).fetchall(),
        }


def same(kliping: Run, tmp_path: Path) -> dict[str, list[Any]]:
    """Make the database anew and hold it against the first."""
    fresh = tmp_path / "fresh.db"
    assert "made from" in kliping("reread", "--into", str(fresh)).stdout
    first, again = everything(kliping.data / "archive.db"), everything(fresh)
    for name, expected in first.items():
        assert again[name] == expected, name
    with closing(sqlite3.connect(fresh)) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
        conn.execute("INSERT INTO articles_fts (articles_fts) VALUES ('integrity-check')")
    verified(kliping, fresh)
    return first


def verified(kliping: Run, fresh: Path) -> None:
    """Nothing disagrees, not even with the digest of the first entry, neither in the archive nor where the fresh database takes its place."""
    since = str(kliping.one("SELECT digest FROM seals ORDER BY number LIMIT 1"))
    kliping("verify", "--since", since)
    for name in ("archive.db-wal", "archive.db-shm"):
        (kliping.data / name).unlink(missing_ok=True)
    fresh.replace(kliping.data / "archive.db")
    kliping("verify", "--since", since)


def two_days_pass(kliping: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command two days later, by the clocks of both machines."""
    later = time.time() + 2 * 86_400
    monkeypatch.setattr(Connection, "date_time_string", lambda self, timestamp=None: formatdate(later, usegmt=True))
    return At(kliping.data, "+2d")


@pytest.mark.skipif(FAKETIME is None, reason="needs libfaketime")
@pytest.mark.parametrize("rest", ["open", "closed"])
def test_the_same_comes_out_of_the_warc_files(
    kliping: Run, newsroom: Callable[..., Newsroom], tmp_path: Path, rest: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = newsroom(load()[:16], rest=rest)
    kliping("crawl", "malangkota", "--home", "http://127.0.0.1:9/", status=3)
    kliping("crawl", "malangkota", "--home", room.home, "--limit", "7")
    kliping("backfill", "malangkota", "--home", room.home, "--pages")
    public = [story for story in room.site.posts if story.is_public]
    room.edit(public[0].slug, title="Judul yang diubah")
    room.edit(public[1].slug, title="Diam-diam diubah", silent=True)
    room.edit(public[2].slug, slug="alamat-yang-baru")
    room.withdraw(public[3].slug)
    room.withdraw(public[4].slug)
    kliping("backfill", "malangkota", "--home", room.home, "--pages")
    room.edit(public[0].slug, title=public[0].title)
    room.publish(public[4])
    room.withdraw(public[5].slug)
    with Archive(kliping.data) as archive:
        archive.begin(site_row(SITES["malangkota"].at(room.home)), "crawl", {})
        for why in ("no answer\nwithin 60 s", "no answer within 60 s", "cut off"):
            archive.missed(f"{room.home}{public[6].path}", "unreachable", why, again=True)
        archive.end("finished", 0)
    two_days_pass(kliping, monkeypatch)("crawl", "malangkota", "--home", room.home)
    found = same(kliping, tmp_path)
    assert len(found["crawls"]) == 6
    assert [row[-2] for row in found["problems"] if row[-1] is None] == ["no answer within 60 s", "cut off"]
    assert len(found["revisions"]) >= 2
    states = {row[0].rstrip("/").rsplit("/", 1)[1]: (row[-3], row[-2]) for row in found["pages"] if row[-3]}
    assert states.keys() == {public[3].slug, public[5].slug}
    assert states[public[3].slug][1] > states[public[3].slug][0]  # gone, two days after it was missed
    assert states[public[5].slug][1] is None
    assert {row[5] for row in found["sightings"]} >= {"missing", "back", "moved"}
    assert found["quotes"]


def test_one_that_is_broken_off_is_no_database_with_half_of_it(kliping: Run, newsroom: Callable[..., Newsroom], tmp_path: Path) -> None:
    kliping("backfill", "malangkota", "--home", newsroom(load()[:8]).home)
    fresh, seen = tmp_path / "fresh.db", list[int]()
    (tmp_path / "fresh.db.making").write_bytes(b"left by one that was killed")

    def stopped(number: int) -> None:
        seen.append(number)
        if number:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(kliping.data, fresh, stopped)
    assert [path.name for path in tmp_path.iterdir()] == ["data"]
    assert rebuild(kliping.data, fresh, seen.append).files == 1
    assert sorted(path.name for path in tmp_path.iterdir()) == ["data", "fresh.db"]
    assert everything(fresh)["articles"] == everything(kliping.data / "archive.db")["articles"] != []


def test_into_a_file_that_is_there(kliping: Run, tmp_path: Path) -> None:
    (tmp_path / "fresh.db").write_bytes(b"")
    assert "is there already" in kliping("reread", "--into", str(tmp_path / "fresh.db"), status=2).stderr
    assert "there are no WARC files" in kliping("reread", "--into", str(tmp_path / "other.db"), status=2).stderr
    assert "leave the site out" in kliping("reread", "malangkota", "--into", str(tmp_path / "other.db"), status=2).stderr
