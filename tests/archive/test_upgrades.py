"""An archive that an earlier release made, of every schema there was, is brought up to date: nothing in it changes, and it verifies."""

import sqlite3
import tarfile
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from archive import search
from archive.findings import Verified
from archive.schema import migrations
from archive.store import Archive
from archive.verify import Verify
from archive.views import VIEWS
from tests.archive.samples import SITE, opened, read_again
from tests.archive.upgrades import EDITED, STORIES, kept
from tests.crawl.conftest import Run

NAMES = [each.name for each in migrations._migrations]


@pytest.fixture(params=kept(), ids=lambda path: path.name.removesuffix(".tar.xz"))
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """An archive as an earlier release left it."""
    with tarfile.open(request.param) as packed:
        packed.extractall(tmp_path / "data", filter="data")
    return tmp_path / "data"


def rows(folder: Path) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table but the search index, by table."""
    with closing(sqlite3.connect(folder / "archive.db")) as conn:
        conn.row_factory = sqlite3.Row
        tables = "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND name NOT LIKE 'sqlite_%'"
        return {name: [dict(row) for row in conn.execute(f"SELECT * FROM {name}")] for (name,) in conn.execute(tables).fetchall()}


def verified(folder: Path) -> Verified:
    with closing(Verify(folder, read=read_again)) as verify:
        assert [str(finding) for finding in verify.findings()] == []
        return verify.seen


def test_each_schema_before_todays_is_kept() -> None:
    """Whoever adds a migration first keeps an archive of the schema before it: `python -m tests.archive.upgrades`."""
    assert NAMES[:-1] == [path.name.removesuffix(".tar.xz") for path in kept()][: len(NAMES) - 1]


def test_every_row_is_what_it_was(old: Path) -> None:
    before = rows(old)
    assert (len(before["articles"]), len(before["revisions"])) == (STORIES, EDITED)
    Archive(old).close()
    after = rows(old)
    assert [each["name"] for each in after["_sqlite_migrations"]] == NAMES
    for table in before.keys() - {"pages", "_sqlite_migrations", "unsealed"}:
        there = [{name: row[name] for name in before[table][0]} for row in after[table]] if before[table] else []
        assert [row for row in before[table] if row not in there] == [], table
    assert {row["url"]: row["article"] for row in after["pages"]} == {row["url"]: row["article"] for row in before["pages"]}
    assert sum(row["missing_since"] is not None for row in after["pages"]) == 1  # withdrawn, and to be missed once more
    assert len({row["key"] for row in after["articles"]} - {None}) == STORIES


def test_verifies_and_is_sealed_by_the_next_crawl(old: Path) -> None:
    captures = len(rows(old)["captures"])
    verified(old)
    Archive(old).close()
    verified(old)
    with opened(old) as archive:
        archive.end("finished", 0)
    seen = verified(old)
    assert seen.entries >= 2
    assert (seen.counted["articles"], seen.counted["revisions"], seen.counted["captures"]) == (STORIES, EDITED, captures)
    assert seen.notes == []


def test_is_searched_and_every_question_has_its_answer(old: Path) -> None:
    with Archive(old) as archive:
        archive.begin(SITE, "crawl", {})
        archive.end("finished", 0)
    with closing(search.connect_readonly(old / "archive.db")) as conn:
        assert conn.execute("SELECT count(*) FROM words").fetchone()[0] > 100
        for view in VIEWS:
            conn.execute(f"SELECT * FROM {view.name}").fetchall()
        found = conn.execute("SELECT count(*) FROM articles_fts WHERE articles_fts MATCH 'kota OR warga'").fetchone()[0]
        assert found > 0


@pytest.mark.slow
def test_is_read_again_and_crawled_on(old: Path) -> None:
    """The site has gone by then; what is kept is enough to read what earlier readers didn't."""
    kliping = Run(old)
    kliping("reread")
    assert kliping.one("SELECT count(*) FROM quotes") > 0
    assert kliping.one("SELECT count(*) FROM revisions") == EDITED
    assert kliping("reread").stdout.startswith("0 articles")
    kliping("verify")
    kliping.sound()
