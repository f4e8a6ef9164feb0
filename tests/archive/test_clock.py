"""The machine's clock was set back between two crawls: what is told is what the clock said, and what follows from it goes by the order in
which things were written."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from archive import due
from archive.clock import astray
from archive.store import Archive
from tests.archive.samples import SITE, Story, address, at, missing, one, opened, outcomes, page, rest, rows, sound, story

DAY = 86_400
LATE, EARLY = 20 * DAY, 5 * DAY
"""Seconds of the sample's month: the first crawl is on the 21st, the second, by the clock, on the 6th."""


def edited(title: str) -> Story:
    return story(1, title=title, modified="2020-02-01T10:00:00+07:00")


def test_an_edit_is_one_revision_whichever_way_it_is_met_next(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        assert outcomes(archive, rest([story(1)], LATE)) == ["new"]
        assert outcomes(archive, page(story(1), LATE + 1)) == ["witnessed"]
        archive.end("finished", 0)
    with opened(tmp_path) as archive:
        assert outcomes(archive, rest([edited("Judul Baru")], EARLY)) == ["revised"]
        assert outcomes(archive, page(edited("Judul Baru"), EARLY + 1)) == ["witnessed"]
        archive.end("finished", 0)
    with opened(tmp_path) as archive:
        assert outcomes(archive, page(edited("Judul Baru"), EARLY + DAY)) == ["unchanged"]
        assert outcomes(archive, page(edited("Judul Lagi") | {"modified": "2020-02-02T10:00:00+07:00"}, EARLY + 2 * DAY)) == ["revised"]
        archive.end("finished", 0)
    assert one(tmp_path, "SELECT title FROM articles") == "Judul Lagi"
    versions = rows(tmp_path, "SELECT number, title, captured_at, superseded_at FROM revisions ORDER BY number")
    assert [(row["number"], row["title"]) for row in versions] == [(1, story(1)["title"]), (2, "Judul Baru")]
    assert [(row["captured_at"], row["superseded_at"]) for row in versions] == [(at(LATE), at(EARLY)), (at(EARLY), at(EARLY + 2 * DAY))]
    sound(tmp_path)


def test_gone_needs_two_days_whatever_the_clock_says(tmp_path: Path) -> None:
    def crawl(*seconds: int) -> tuple[str | None, str | None]:
        with opened(tmp_path) as archive:
            for second in seconds:
                outcomes(archive, missing(story(1), second))
            archive.vouch()
            archive.end("finished", 0)
        row = rows(tmp_path, "SELECT missing_since, gone_at FROM pages WHERE url = ?", address(story(1)))[0]
        return row["missing_since"], row["gone_at"]

    with opened(tmp_path) as archive:
        outcomes(archive, page(story(1), LATE))
        archive.end("finished", 0)
    assert crawl(LATE + 60) == (at(LATE + 60), None)
    assert crawl(EARLY) == (at(LATE + 60), None)
    assert crawl(EARLY + DAY) == (at(LATE + 60), None)
    assert crawl(LATE + 120) == (at(LATE + 60), None)  # set right again, the same day
    assert crawl(LATE + DAY) == (at(LATE + 60), at(LATE + DAY))
    with opened(tmp_path) as archive:
        outcomes(archive, page(story(1), EARLY))
        assert one(tmp_path, "SELECT gone_at FROM pages") is None
        archive.end("finished", 0)
    assert [row["what"] for row in rows(tmp_path, "SELECT what FROM sightings ORDER BY id")] == ["missing", "missing", "back"]
    sound(tmp_path)


@pytest.mark.parametrize(
    ("stated", "counts"),
    [
        (None, True),
        ("Thu, 21 May 2026 00:01:00 GMT", True),
        ("Thu, 21 May 2026 05:00:00 GMT", True),
        ("Sun, 24 May 2026 00:01:00 GMT", False),
        ("Tue, 19 May 2026 00:01:00 GMT", False),
        ("yesterday", True),
        ("Thu, 21 May 2026 99:99:99 GMT", True),
    ],
)
def test_what_is_missed_counts_where_the_server_has_the_same_day(tmp_path: Path, stated: str | None, counts: bool) -> None:
    with opened(tmp_path) as archive:
        outcomes(archive, page(story(1), LATE))
        seen = missing(story(1), LATE + 60)
        outcomes(archive, replace(seen, headers=(*seen.headers, *([("Date", stated)] if stated else []))))
        archive.vouch()
        archive.end("finished", 0)
    assert (one(tmp_path, "SELECT missing_since FROM pages") is not None) == counts
    assert one(tmp_path, "SELECT wanted FROM pages") == 1
    sound(tmp_path)


def test_what_a_cache_has_held_is_no_wrong_clock() -> None:
    held = replace(page(story(1), LATE), headers=(("Date", "Tue, 19 May 2026 00:00:00 GMT"), ("Age", str(2 * DAY - 60))))
    assert astray(held) is None
    assert astray(replace(held, headers=held.headers[:1])) == timedelta(days=2)
    assert astray(replace(held, headers=(held.headers[0], ("Age", "long")))) == timedelta(days=2)


def test_not_modified_refers_to_the_last_answer_not_to_the_latest_hour(tmp_path: Path) -> None:
    later = story(1, body=["Kota Kita (MC) - " + "Isi yang lain sama sekali. " * 40])
    with opened(tmp_path) as archive:
        outcomes(archive, page(story(1, body=["Kota Kita (MC) - " + "Isi yang pertama. " * 40]), LATE))
        outcomes(archive, page(later, EARLY))
        same = page(later, EARLY + 60)
        archive.record([replace(same, status=304, body=b"")])
        archive.end("finished", 0)
    last = one(tmp_path, "SELECT revisit_of FROM captures WHERE status = 304")
    assert one(tmp_path, "SELECT captured_at FROM captures WHERE digest = ?", last) == at(EARLY)


@pytest.mark.parametrize("ahead", [DAY, 400 * DAY])
def test_looked_at_in_the_future_is_due_now(tmp_path: Path, ahead: int) -> None:
    with opened(tmp_path) as archive:
        outcomes(archive, page(story(1), LATE))
        archive.end("finished", 0)
    with Archive(tmp_path) as archive:
        archive._conn.execute("UPDATE pages SET last_checked_at = strftime('%Y-%m-%dT%H:%M:%fZ', ?, ?)", [at(LATE), f"+{ahead} seconds"])

        def waiting(second: int) -> list[str]:
            return [each.url for each in due.due(archive._conn, "kotakita", SITE["home"], at(second), 10)]

        assert waiting(LATE) == [address(story(1))]


def test_crawls_and_files_are_told_apart_when_a_moment_comes_twice(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("archive.crawls", "archive.store", "archive.pages", "archive.seals", "archive.warc"):
        monkeypatch.setattr(f"{module}.now", lambda: at(LATE))
    for number in (1, 2, 3):
        with opened(tmp_path) as archive:
            outcomes(archive, page(story(number), LATE))
            archive.end("finished", 0)
    assert one(tmp_path, "SELECT count(DISTINCT warc_file) FROM captures") == 3
    assert len({row["number"] for row in rows(tmp_path, "SELECT number FROM seals")}) == 3
    sound(tmp_path)
