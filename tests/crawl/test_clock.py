"""Whole crawls on a machine whose clock was set back in between (libfaketime), and set right again."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from newsroom import Newsroom
from newsroom.story import load

from .conftest import Run

FAKETIME = next(Path("/usr/lib").glob("*/faketime/libfaketime.so.1"), None)


class At(Run):
    """The command on a machine whose clock is so far off."""

    def __init__(self, data: Path, off: str) -> None:
        super().__init__(data)
        self._off = off

    def environment(self) -> dict[str, str]:
        own = {"LD_PRELOAD": str(FAKETIME), "FAKETIME": self._off, "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
        return super().environment() | (own if self._off else {})


@pytest.mark.slow
@pytest.mark.skipif(FAKETIME is None, reason="needs libfaketime")
@pytest.mark.parametrize("rest", ["open", "closed"])
def test_the_clock_is_set_back_between_crawls(kliping: Run, rest: str, tmp_path: Path) -> None:
    before, right = At(kliping.data, "-3d"), At(kliping.data, "")
    with Newsroom(load()[:16], rest=rest, validators=True, sitemap="core") as room:
        home = ("--home", room.home)
        right("crawl", "malangkota", *home)
        first, second, third, *_ = [story.slug for story in room.site.posts if story.is_public]
        room.edit(first, title="Judul yang Diperbaiki")
        room.withdraw(third)
        told = before("crawl", "malangkota", *home).stdout
        assert "clock is 72 hours behind the site's" in told
        assert kliping.one("SELECT count(*) FROM articles WHERE title = 'Judul yang Diperbaiki'") == 1
        assert kliping.one("SELECT count(*) FROM revisions") == 1
        room.edit(second, title="Judul Lain yang Diperbaiki")
        before("crawl", "malangkota", *home)
        before("sweep", "malangkota", *home)
        right("crawl", "malangkota", *home)
        right("sweep", "malangkota", *home)
    assert kliping.one("SELECT count(*) FROM revisions") == 2
    assert kliping.one("SELECT count(*) FROM articles WHERE title LIKE 'Judul%Diperbaiki'") == 2
    versions = kliping.rows("SELECT captured_at, superseded_at FROM revisions ORDER BY id")
    assert all(row["superseded_at"] < row["captured_at"] for row in versions)  # as the clock said, and no tidier
    started = [row["started_at"] for row in kliping.rows("SELECT started_at FROM crawls ORDER BY id")]
    assert started[3] < started[0] < started[4]
    assert {row["exit_code"] for row in kliping.rows("SELECT exit_code FROM crawls")} == {0}
    kliping("verify")
    kliping.sound()
    missing = kliping.rows("SELECT missing_since, gone_at FROM pages WHERE missing_since IS NOT NULL")
    assert [row["gone_at"] for row in missing] == [None]  # one day, whatever the clock said
    assert missing[0]["missing_since"] > started[0]
    kliping("reread", "--into", str(tmp_path / "fresh.db"))
    names = {
        "articles": "canonical_url, title, body, content_digest, captured_at",
        "revisions": "number, title, captured_at, superseded_at",
    }
    with closing(sqlite3.connect(kliping.data / "archive.db")) as conn:
        conn.execute("ATTACH ? AS fresh", [str(tmp_path / "fresh.db")])
        for table, columns in names.items():
            assert conn.execute(f"SELECT {columns} FROM main.{table} EXCEPT SELECT {columns} FROM fresh.{table}").fetchall() == []
