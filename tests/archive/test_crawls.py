"""The row of each crawl: what it counted, how it ended, and where the next one starts."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from archive.crawls import Crawl, Outcome
from archive.record import Attachment
from archive.store import Archive
from tests.archive.samples import HOME, SITE, address, article, missing, opened, outcomes, page, rest, rows, story


def crawl(folder: Path, exit_code: int | None, *, command: str = "crawl", **facts: Any) -> Crawl:
    """One crawl; without an exit code it is killed."""
    with opened(folder, command) as archive:
        if exit_code is not None:
            archive.end("finished" if exit_code == 0 else "structure", exit_code, **facts)
        return archive.crawl


def test_row_of_a_crawl(tmp_path: Path) -> None:
    with opened(tmp_path, "backfill") as archive:
        outcomes(archive, rest([story(1), story(2), story(3, problem="no-body")], 0), page(story(1), 1), page(story(1, title="Lain"), 2))
        outcomes(archive, page(story(1, title="Lain", author="humas"), 3), rest([story(2)], 4), missing(story(2), 5), missing(story(9), 6))
        outcomes(archive, page(story(3, problem="no-body"), 7))
        archive.vouch()
        archive.end("finished", 0, way="rest", requests=12, notes=["feed names 1 articles"], marks={"way": "rest", "total": 3})
    (row,) = rows(tmp_path, "SELECT * FROM crawls")
    counted = {name: row[name] for name in ("new", "revised", "touched", "unchanged", "witnessed", "missing", "unreadable")}
    assert counted == {"new": 2, "revised": 1, "touched": 1, "unchanged": 1, "witnessed": 1, "missing": 1, "unreadable": 1}
    assert (row["command"], row["home"], row["reason"], row["exit_code"], row["way"], row["requests"]) == (
        "backfill",
        HOME,
        "finished",
        0,
        "rest",
        12,
    )
    assert row["started_at"] < row["ended_at"]
    assert json.loads(row["notes"]) == ["feed names 1 articles"]
    assert json.loads(row["marks"]) == {"way": "rest", "total": 3}
    coverage = json.loads(row["coverage"])
    assert coverage["title"] == coverage["body"] == 1.0
    assert coverage["byline"] == 0.0


def test_what_a_list_cannot_tell_is_wanted_by_its_page_and_counts_once(tmp_path: Path) -> None:
    with opened(tmp_path, "backfill") as archive:
        listed = [story(1), *(story(number, problem="no-body") for number in (2, 3)), story(4, problem="protected")]
        assert outcomes(archive, rest(listed, 0)) == ["new", "absent", "absent", "hidden"]
        assert archive.pages.wanted(archive.crawl, 9, frozenset()) == [address(listed[1]), address(listed[2])]
        assert outcomes(archive, page(story(2), 1), page(story(3, problem="no-body"), 2)) == ["new", "unreadable"]
        assert archive.pages.wanted(archive.crawl, 9, frozenset()) == []
        assert archive.crawl.problems == {"no-body": 1}
    with opened(tmp_path, "backfill") as archive:
        assert outcomes(archive, rest(listed, 3)) == ["unchanged", "unreadable", "unreadable", "hidden"]
        assert archive.pages.wanted(archive.crawl, 9, frozenset()) == []


def test_crawl_that_read_nothing_has_no_coverage(tmp_path: Path) -> None:
    crawl(tmp_path, 0)
    assert rows(tmp_path, "SELECT coverage, notes, marks FROM crawls") == [{"coverage": None, "notes": None, "marks": None}]


def test_coverage_is_the_share_of_articles_read() -> None:
    counted = Crawl(1, "kotakita", HOME)
    assert counted.coverage() == {}
    for body in (("satu",), (), ("tiga",)):
        counted.count(Outcome.UNCHANGED, article(story(body=list(body))))
    counted.count(Outcome.UNREADABLE, problem="no-body")
    assert counted.read == 3
    assert counted.coverage()["body"] == 0.6667
    assert counted.problems == {"no-body": 1}
    assert counted.counts == {"unchanged": 3, "unreadable": 1}


def test_an_announcement_whose_text_is_its_file_lacks_no_body() -> None:
    counted = Crawl(1, "kotakita", HOME)
    counted.count(Outcome.NEW, replace(article(story(body=[])), attachments=(Attachment(url=f"{HOME}hasil.pdf"),)))
    assert counted.coverage()["body"] == 1.0


def test_killed_crawl_is_marked_when_the_next_one_begins(tmp_path: Path) -> None:
    crawl(tmp_path, None)
    assert rows(tmp_path, "SELECT reason, ended_at FROM crawls") == [{"reason": None, "ended_at": None}]
    crawl(tmp_path, 0)
    assert [row["reason"] for row in rows(tmp_path, "SELECT reason FROM crawls ORDER BY id")] == ["interrupted", "finished"]


def test_site_is_kept_as_it_is_declared_now(tmp_path: Path) -> None:
    crawl(tmp_path, 0)
    with Archive(tmp_path) as archive:
        archive.begin(SITE | {"title": "Pemkot Kita"}, "crawl", {})
    assert rows(tmp_path, "SELECT name, title FROM sites") == [{"name": "kotakita", "title": "Pemkot Kita"}]


# -- where the next crawl starts -----------------------------------------------------------------------------------------


def marks(folder: Path, home: str = HOME) -> dict[str, Any]:
    with Archive(folder) as archive:
        return archive.crawls.marks("kotakita", home)


def test_marks_are_those_of_the_last_crawl_that_ended_well(tmp_path: Path) -> None:
    assert marks(tmp_path) == {}
    crawl(tmp_path, 0, marks={"modified": "a", "total": 1})
    crawl(tmp_path, 4, marks={"modified": "b", "total": 2})
    crawl(tmp_path, 0)
    assert marks(tmp_path) == {"modified": "a", "total": 1}
    assert marks(tmp_path, "http://127.0.0.1:8765/") == {}


@pytest.mark.parametrize("exit_code", [None, 0, 4], ids=["killed", "ended", "failed"])
def test_total_counts_no_more_when_another_run_has_kept_stories_since(tmp_path: Path, exit_code: int | None) -> None:
    crawl(tmp_path, 0, marks={"modified": "a", "total": 1})
    with opened(tmp_path, "backfill") as archive:
        outcomes(archive, rest([story()]))
        if exit_code is not None:
            archive.end("finished", exit_code)
    with opened(tmp_path) as archive:
        assert archive.crawls.marks("kotakita", HOME) == {"modified": "a"}
        archive.end("finished", 0, marks={"modified": "b", "total": 2})
    assert marks(tmp_path) == {"modified": "b", "total": 2}


@pytest.mark.parametrize(
    ("before", "first"),
    [
        ([], None),
        ([("crawl", 0)], None),
        ([("crawl", None)], 1),
        ([("crawl", 3)], 1),
        ([("crawl", None), ("crawl", 4), ("crawl", 130)], 1),
        ([("crawl", None), ("crawl", 0)], None),
        ([("crawl", 0), ("crawl", None), ("crawl", 5)], 2),
        ([("backfill", None)], None),
        ([("crawl", None), ("backfill", 0)], 1),
    ],
    ids=["first", "ended", "killed", "unreachable", "three-times", "made-good", "since-the-last", "another-command", "another-ended"],
)
def test_crawl_that_did_not_come_to_its_end_is_taken_up(tmp_path: Path, before: list[tuple[str, int | None]], first: int | None) -> None:
    for command, exit_code in before:
        crawl(tmp_path, exit_code, command=command)
    expected = rows(tmp_path, "SELECT started_at FROM crawls WHERE id = ?", first)[0]["started_at"] if first else None
    with opened(tmp_path) as archive:
        assert archive.crawls.interrupted("kotakita", HOME, "crawl", archive.crawl.id) == expected
        assert archive.crawls.interrupted("kotakita", "http://127.0.0.1:8765/", "crawl", 0) is None
        assert archive.crawls.interrupted("kotalain", HOME, "crawl", 0) is None


def test_coverages_of_the_last_crawls_that_ended_well(tmp_path: Path) -> None:
    for number, exit_code in enumerate([0, 0, 4, 0, 0, 0, 0, None]):
        with opened(tmp_path) as archive:
            outcomes(archive, rest([story(1), story(2, body=["x"] * (number % 2))], number))
            if exit_code is not None:
                archive.end("finished", exit_code)
    crawl(tmp_path, 0)
    with Archive(tmp_path) as archive:
        assert [each["body"] for each in archive.crawls.coverages("kotakita")] == [0.5, 1.0, 0.5, 1.0, 1.0]
        assert archive.crawls.coverages("kotalain") == []
