"""The archive decides what is new, writes that and nothing else, and stays whole whatever goes wrong."""

import resource
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from archive import articles as deciding
from archive import keeping, replay
from archive.record import Capture, Problem, Reading
from archive.store import Archive, Unwritable
from archive.warc import WarcFile
from tests.archive import samples
from tests.archive.samples import (
    HOME,
    SITE,
    Story,
    article,
    at,
    kept,
    missing,
    one,
    opened,
    outcomes,
    page,
    read,
    rest,
    revisits,
    rows,
    sound,
    story,
    versions,
)
from tests.archive.test_warc import check

ROOT = Path(__file__).parents[2]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with opened(tmp_path) as archive:
        yield archive


@contextmanager
def untouched(folder: Path) -> Iterator[None]:
    """Whoever writes an article here gets an error."""
    with closing(sqlite3.connect(folder / "archive.db")) as conn:
        for verb in ("INSERT", "UPDATE", "DELETE"):
            conn.execute(f"CREATE TRIGGER no_{verb} BEFORE {verb} ON articles BEGIN SELECT RAISE(ABORT, 'an article was written'); END")
        yield
        for verb in ("INSERT", "UPDATE", "DELETE"):
            conn.execute(f"DROP TRIGGER no_{verb}")


# -- what a reading means ------------------------------------------------------------------------------------------------

LATER = "2020-02-01T00:00:00+07:00"
EDITED = story(title="Judul yang Diperbaiki", modified=LATER)
SILENT = story(title="Judul yang Diam-diam Diganti")
ABOUT = story(author="humas")
PASSING = story(related="Kabar yang lain lagi")

Step = tuple[Callable[..., Capture], Story]


def listed(told: Story, second: int) -> Capture:
    return rest([told], second)


@pytest.mark.parametrize(
    ("steps", "expected", "revisions", "title"),
    [
        ([(page, story())], ["new"], 0, "Warga"),
        ([(page, story()), (page, story())], ["new", "unchanged"], 0, "Warga"),
        ([(page, story()), (page, PASSING)], ["new", "unchanged"], 0, "Warga"),
        ([(page, story()), (page, ABOUT)], ["new", "touched"], 0, "Warga"),
        ([(page, story()), (page, EDITED)], ["new", "revised"], 1, "Judul yang Diperbaiki"),
        ([(page, story()), (page, SILENT)], ["new", "revised"], 1, "Judul yang Diam"),
        ([(page, story()), (page, EDITED), (page, story())], ["new", "revised", "revised"], 2, "Warga"),
        ([(listed, story()), (page, story())], ["new", "witnessed"], 0, "Warga"),
        ([(page, story()), (listed, story())], ["new", "witnessed"], 0, "Warga"),
        ([(listed, story()), (page, story()), (listed, story()), (page, story())], ["new", "witnessed", "unchanged", "unchanged"], 0, "Warga"),
        ([(listed, story()), (page, story()), (page, SILENT), (listed, SILENT)], ["new", "witnessed", "revised", "witnessed"], 1, "Judul yang Diam"),
        ([(listed, story()), (page, story()), (listed, SILENT), (page, SILENT)], ["new", "witnessed", "revised", "witnessed"], 1, "Judul yang Diam"),
        ([(listed, story()), (page, EDITED), (listed, EDITED)], ["new", "revised", "witnessed"], 1, "Judul yang Diperbaiki"),
        ([(listed, story()), (page, EDITED), (listed, story())], ["new", "revised", "unchanged"], 1, "Judul yang Diperbaiki"),
        ([(listed, story()), (page, story()), (page, ABOUT)], ["new", "witnessed", "witnessed"], 0, "Warga"),
        ([(listed, story()), (page, story()), (listed, ABOUT), (page, ABOUT)], ["new", "witnessed", "touched", "witnessed"], 0, "Warga"),
        # A silent edit seen on the page, then a stated one seen first in the list: the row must not stay behind.
        (
            [(listed, story()), (page, story()), (page, SILENT), (listed, EDITED), (page, EDITED)],
            ["new", "witnessed", "revised", "revised", "witnessed"],
            2,
            "Judul yang Diperbaiki",
        ),
    ],
)  # fmt: skip
def test_what_a_reading_means(archive: Archive, steps: list[Step], expected: list[str], revisions: int, title: str) -> None:
    met = [outcome for second, (how, told) in enumerate(steps) for outcome in outcomes(archive, how(told, second))]
    assert met == expected
    assert one(archive.folder, "SELECT count(*) FROM articles") == 1
    assert one(archive.folder, "SELECT count(*) FROM revisions") == revisions
    assert one(archive.folder, "SELECT title FROM articles").startswith(title)
    assert archive.crawl.counts == {name: expected.count(name) for name in dict.fromkeys(expected)}
    sound(archive.folder)


def test_revision_holds_the_whole_superseded_version(archive: Archive) -> None:
    import json

    outcomes(archive, page(story(tags=["kerja bakti", "selokan"], captions="Warga membersihkan selokan."), 0))
    (before,), _ = versions(archive.folder)
    outcomes(archive, page(EDITED, 60))
    (row,) = rows(archive.folder, "SELECT * FROM revisions")
    assert json.loads(row["record"]) == before
    assert (row["number"], row["captured_at"], row["superseded_at"]) == (1, at(0), at(60))
    assert (row["title"], row["body"]) == (before["title"], before["body"])
    assert row["capture"] == page(story(tags=["kerja bakti", "selokan"], captions="Warga membersihkan selokan."), 0).digest
    assert rows(archive.folder, "SELECT name FROM tags") == [{"name": "kerja bakti"}]


def test_unchanged_articles_are_not_written(archive: Archive) -> None:
    told = [story(number) for number in range(1, 30)]
    outcomes(archive, rest(told, 0), *(page(each, 1) for each in told))
    before, captures = versions(archive.folder), len(kept(archive.folder))
    with untouched(archive.folder):
        for second in range(10, 13):
            assert set(outcomes(archive, rest(told, second), *(page(each, second) for each in told))) == {"unchanged"}
    assert versions(archive.folder) == before
    assert len(kept(archive.folder)) == 4 * captures
    assert one(archive.folder, "SELECT count(*) FROM readings") == 58
    assert one(archive.folder, "SELECT min(last_checked_at) FROM pages") == at(12)


def test_only_the_trigger_of_this_test_is_that_strict(archive: Archive) -> None:
    outcomes(archive, page(story(), 0))
    with untouched(archive.folder), pytest.raises(sqlite3.IntegrityError, match="an article was written"):
        outcomes(archive, page(ABOUT, 1))


def test_list_is_written_once_for_all_its_stories(archive: Archive) -> None:
    outcomes(archive, shown := rest([story(number) for number in range(1, 51)]))
    assert [each.digest for each in kept(archive.folder)] == [shown.digest]
    assert one(archive.folder, "SELECT count(DISTINCT capture) FROM articles") == 1


def test_new_reader_rewrites_and_revises_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(tmp_path) as archive:
        outcomes(archive, rest([story()], 0), page(story(), 1))
    monkeypatch.setattr(keeping, "READER", "next")
    monkeypatch.setattr(deciding, "READER", "next")
    monkeypatch.setattr("archive.rows.READER", "next")
    better = story(body=["Bacaan yang lebih teliti."])
    with opened(tmp_path) as archive:
        assert outcomes(archive, rest([better], 60), page(better, 61)) == ["touched", "witnessed"]
        assert outcomes(archive, rest([better], 62), page(better, 63)) == ["unchanged", "unchanged"]
        assert outcomes(archive, rest([better | {"body": ["Diubah redaksi."]}], 64)) == ["revised"]
    assert one(tmp_path, "SELECT reader FROM articles") == "next"
    assert one(tmp_path, "SELECT count(*) FROM revisions") == 1


# -- addresses of one story ----------------------------------------------------------------------------------------------


def test_story_that_moves_stays_one_row(archive: Archive) -> None:
    outcomes(archive, rest([story()], 0))
    number = one(archive.folder, "SELECT id FROM articles")
    moved = story(slug="alamat-baru", modified=LATER)
    assert outcomes(archive, rest([moved], 60)) == ["touched"]
    assert rows(archive.folder, "SELECT id, canonical_url FROM articles") == [{"id": number, "canonical_url": samples.address(moved)}]
    assert {row["article"] for row in rows(archive.folder, "SELECT article FROM pages")} == {number}
    assert one(archive.folder, "SELECT count(*) FROM revisions") == 0
    sound(archive.folder)


@pytest.mark.parametrize("other", [{"day": "2020-01-25", "title": "Lain"}, {"id": 2}], ids=["another-day", "another-number"])
def test_post_number_alone_is_no_proof(archive: Archive, other: dict[str, Any]) -> None:
    assert outcomes(archive, page(story(), 0), page(story(slug="lain") | other, 1)) == ["new", "new"]


def test_same_number_on_another_host_is_another_story(archive: Archive) -> None:
    outcomes(archive, page(story(), 0))
    elsewhere = replace(article(story(slug="lain")), canonical_url="https://cermin.kotakita.go.id/2020/01/24/lain/")
    assert archive.keep([Reading(capture=page(story(slug="lain"), 1), address=elsewhere.canonical_url, article=elsewhere)]) == ["new"]


def test_page_asked_for_at_another_address_counts_for_both(archive: Archive) -> None:
    short = f"{HOME}?p=1"
    (reading,) = read(page(story(), 0))
    assert archive.keep([replace(reading, address=short)]) == ["new"]
    told = rows(archive.folder, "SELECT url, article, status, wanted FROM pages ORDER BY id")
    assert told == [{"url": url, "article": 1, "status": 200, "wanted": 0} for url in (short, samples.address(story()))]


# -- gone and back -------------------------------------------------------------------------------------------------------


DAY = 86_400


def marks(archive: Archive, told: samples.Story | None = None) -> tuple[Any, Any]:
    """Since when a story is missing at its address, and gone."""
    query = "SELECT missing_since, gone_at FROM pages WHERE url = ?"
    return next((row["missing_since"], row["gone_at"]) for row in rows(archive.folder, query, samples.address(told or story())))


@pytest.mark.parametrize("status", [404, 410])
def test_missing_gone_and_back(archive: Archive, status: int) -> None:
    outcomes(archive, page(story(), 0))
    before = versions(archive.folder)
    assert outcomes(archive, missing(story(), 60, status), missing(story(), 120, status)) == ["absent", "hidden"]
    assert marks(archive) == (None, None)
    archive.vouch()
    assert marks(archive) == (at(60), None)
    assert outcomes(archive, missing(story(), 180, status)) == ["hidden"]
    assert outcomes(archive, missing(story(), DAY + 60, status)) == ["absent"]
    archive.vouch()
    assert marks(archive) == (at(60), at(DAY + 60))
    assert outcomes(archive, missing(story(), 3 * DAY, status)) == ["hidden"]
    assert versions(archive.folder) == before
    assert [each.status for each in kept(archive.folder)] == [200, *[status] * 5]
    assert outcomes(archive, page(story(), 4 * DAY)) == ["unchanged"]
    assert marks(archive) == (None, None)
    told = rows(archive.folder, "SELECT what, met, seen_at, status, healthy FROM sightings")
    assert told == [
        {"what": "missing", "met": "not-found", "seen_at": at(60), "status": status, "healthy": 1},
        {"what": "missing", "met": "not-found", "seen_at": at(DAY + 60), "status": status, "healthy": 1},
        {"what": "back", "met": "page", "seen_at": at(4 * DAY), "status": 200, "healthy": 1},
    ]
    assert {name: archive.crawl.counts.get(name) for name in ("missing", "gone", "back")} == {"missing": 1, "gone": 1, "back": 1}
    assert outcomes(archive, missing(story(), 5 * DAY, status)) == ["absent"]
    archive.vouch()
    assert marks(archive) == (at(5 * DAY), None)


def test_site_that_is_not_well_makes_nothing_missing(archive: Archive) -> None:
    outcomes(archive, page(story(), 0))
    for day in range(1, 4):
        assert outcomes(archive, missing(story(), day * DAY)) == ["absent"]
        assert archive.crawl.unvouched == 1
        archive.end("structure", 4)
        archive.begin(samples.SITE, "crawl", {})
    assert marks(archive) == (None, None)
    assert one(archive.folder, "SELECT wanted FROM pages") == 1
    assert [row["healthy"] for row in rows(archive.folder, "SELECT healthy FROM sightings")] == [0, 0, 0]
    assert [row["missing"] for row in rows(archive.folder, "SELECT missing FROM crawls WHERE ended_at IS NOT NULL")] == [0, 0, 0]


@pytest.mark.parametrize(
    ("first", "second", "gone"),
    [
        (16 * 3600 + 3000, 17 * 3600 + 600, False),  # 23.50 and 00.10 in Jakarta: one fault around midnight
        (18 * 3600, 18 * 3600 + 13 * 3600, False),  # 01.00 and 14.00 of one day there, two days in UTC
        (10 * 3600, 23 * 3600, True),  # 17.00 and 06.00 of the next day there, one day in UTC
        (3 * DAY, 1 * DAY, False),  # a clock set back
    ],
)
def test_two_sightings_are_on_two_days_of_the_newsroom(archive: Archive, first: int, second: int, gone: bool) -> None:
    outcomes(archive, page(story(), 0))
    for second_of_crawl in (first, second):
        outcomes(archive, missing(story(), second_of_crawl))
        archive.vouch()
    assert marks(archive)[0] == at(first)
    assert (marks(archive)[1] is not None) is gone


@pytest.mark.parametrize(
    ("kind", "met"), [("no-body", "empty"), ("no-title", "empty"), ("not-an-article", "elsewhere"), ("protected", "protected")]
)
def test_something_else_in_its_place_leaves_the_story_alone(archive: Archive, kind: str, met: str) -> None:
    outcomes(archive, page(story(), 0))
    before = versions(archive.folder)
    for day in (1, 2):
        assert outcomes(archive, page(story(problem=kind), day * DAY)) == ["unreadable"]
        archive.vouch()
    assert marks(archive) == (at(DAY), at(2 * DAY))
    assert versions(archive.folder) == before
    assert rows(archive.folder, "SELECT DISTINCT met FROM sightings") == [{"met": met}]
    assert outcomes(archive, page(story(problem=kind), 3 * DAY)) == ["hidden"]
    assert rows(archive.folder, "SELECT * FROM unreadable") == []


NOTICE = [
    "Situs ini sedang dipelihara berkala sampai waktu yang akan diberitahukan kemudian oleh pengelola.",
    "Silakan kembali beberapa saat lagi atau hubungi layanan kami melalui telepon.",
]
"""What a portal in trouble may show at every address, under a headline, as if it were a story."""


@pytest.mark.parametrize(
    "shown", [{"id": None, "title": "Pemberitahuan"}, {"id": None}, {"id": 99}], ids=["no-number", "its-title", "another"]
)
def test_a_page_that_reads_like_a_story_and_is_not_the_one_that_is_known_leaves_it_alone(archive: Archive, shown: dict[str, Any]) -> None:
    outcomes(archive, page(story(), 0))
    before = versions(archive.folder)
    assert outcomes(archive, page(story(body=NOTICE) | shown, DAY)) == ["unreadable"]
    archive.vouch()
    assert versions(archive.folder) == before
    assert marks(archive) == (at(DAY), None)
    assert rows(archive.folder, "SELECT kind FROM problems") == [{"kind": "another-text"}]
    assert rows(archive.folder, "SELECT met FROM sightings") == [{"met": "elsewhere"}]
    assert outcomes(archive, page(story(body=[*story()["body"], "Satu alinea lagi."], id=None), 2 * DAY)) == ["revised"]
    assert marks(archive) == (None, None)


def test_one_text_for_all_replaces_the_first_story_alone(archive: Archive) -> None:
    """A post may be written anew from its first word to the last; two to the same words are not."""
    outcomes(archive, *(page(story(number), number) for number in (1, 2, 3)))
    assert outcomes(archive, *(page(story(number, body=NOTICE), DAY + number) for number in (1, 2, 3))) == [
        "revised",
        "unreadable",
        "unreadable",
    ]
    assert "the same text stands at" in one(archive.folder, "SELECT detail FROM problems")
    plan = f"EXPLAIN QUERY PLAN {deciding._OF_TEXT.replace('?', '1')}"  # asked for each page that may be another's, among all articles
    asked = rows(archive.folder, plan)
    assert [each["detail"] for each in asked] == ["SEARCH articles USING INDEX articles_begins (site=? AND <expr>=?)"]


def test_pages_that_give_less_than_half_of_their_words_are_counted(archive: Archive) -> None:
    outcomes(archive, page(story(1), 0), page(story(2), 1))
    assert (
        outcomes(archive, page(story(1, body=story(1)["body"][1:]), DAY), page(story(2, body=[*story(2)["body"], "Lagi."]), DAY))
        == ["revised"] * 2
    )
    assert archive.crawl.shortened == 1


def test_two_posts_of_one_story_may_be_corrected_to_the_same_words(archive: Archive) -> None:
    told = [story(number, body=[*story(1)["body"], f"Kata yang salah {number}."]) for number in (1, 2)]
    outcomes(archive, *map(page, told))
    right = [each | {"body": [*story(1)["body"], "Kata yang benar."]} for each in told]
    assert outcomes(archive, *(page(each, DAY) for each in right)) == ["revised", "revised"]


def test_what_was_kept_of_a_portal_in_trouble_gives_way_to_the_stories(archive: Archive) -> None:
    notices = [page(story(number, body=NOTICE, title="Pemberitahuan", id=None), number) for number in (1, 2, 3)]
    assert outcomes(archive, *notices) == ["new", "new", "new"]
    assert archive.crawl.repeated == 2
    assert outcomes(archive, page(story(1), DAY), page(story(2, id=None), DAY), page(story(3), DAY)) == ["revised"] * 3


@pytest.mark.parametrize("kind", ["http-error", "challenge", "reader-failed", "undecodable"])
def test_a_page_that_says_nothing_about_the_story_makes_nothing_missing(archive: Archive, kind: str) -> None:
    outcomes(archive, page(story(), 0))
    for day in (1, 2):
        outcomes(archive, page(story(problem=kind), day * DAY))
        archive.vouch()
    assert marks(archive) == (None, None)
    assert one(archive.folder, "SELECT count(*) FROM sightings") == 0


def test_gone_story_that_a_list_shows_again_is_back(archive: Archive) -> None:
    for capture in (page(story(), 0), missing(story(), 60), missing(story(), DAY)):
        outcomes(archive, capture)
        archive.vouch()
    outcomes(archive, rest([story()], DAY + 60))
    assert marks(archive) == (None, None)
    assert rows(archive.folder, "SELECT met FROM sightings WHERE what = 'back'") == [{"met": "rest"}]


def led(told: samples.Story, to: samples.Story, second: int) -> Reading:
    """What is read where one story's address leads to another."""
    (reading,) = read(page(to, second))
    return replace(reading, address=samples.address(told))


def test_a_redirect_to_the_story_at_another_address_is_a_move(archive: Archive) -> None:
    moved = story(slug="alamat-baru", id=None)
    outcomes(archive, page(story(id=None), 0), missing(story(id=None), 60))
    archive.vouch()
    assert archive.keep([led(story(), moved, 120)]) == ["touched"]
    assert rows(archive.folder, "SELECT id, canonical_url FROM articles") == [{"id": 1, "canonical_url": samples.address(moved)}]
    assert rows(archive.folder, "SELECT url, article, missing_since, wanted FROM pages ORDER BY id") == [
        {"url": samples.address(each), "article": 1, "missing_since": None, "wanted": 0} for each in (story(), moved)
    ]
    assert [row["what"] for row in rows(archive.folder, "SELECT what FROM sightings")] == ["missing", "back", "moved"]
    assert outcomes(archive, page(moved, 180)) == ["unchanged"]


def test_a_redirect_to_some_other_story_is_no_move(archive: Archive) -> None:
    """WordPress sends what it doesn't find on to whatever has a similar address."""
    other, stranger = story(2), story(None, slug="kabar-1-lagi", day="2020-01-31")
    outcomes(archive, page(story(), 0), page(other, 1))
    before = versions(archive.folder)
    assert archive.keep([led(story(), other, 60)]) == ["unchanged"]
    assert versions(archive.folder) == before
    assert archive.keep([led(story(), stranger, DAY)]) == ["new"]
    archive.vouch()
    assert one(archive.folder, "SELECT article FROM pages WHERE url = ?", samples.address(story())) == 1
    assert marks(archive)[0] == at(60)
    told = rows(archive.folder, "SELECT met, detail FROM sightings ORDER BY id LIMIT 1")
    assert told == [{"met": "elsewhere", "detail": f"leads to another story, {samples.address(other)}"}]


def test_a_post_that_was_given_another_day_is_the_same_story(archive: Archive) -> None:
    outcomes(archive, rest([story()], 0))
    outcomes(archive, rest([story(day="2020-02-03", slug="kabar-1-ulang")], 60))
    assert one(archive.folder, "SELECT count(*) FROM articles") == 1
    assert one(archive.folder, "SELECT what FROM sightings") == "moved"
    other = story(day="2020-02-04", slug="lain-sama-sekali", body=["Harga cabai naik lagi di pasar induk menjelang akhir pekan."])
    outcomes(archive, rest([other], 120))
    assert one(archive.folder, "SELECT count(*) FROM articles") == 2


def test_a_page_that_claims_another_address_where_it_stands_has_not_moved(archive: Archive) -> None:
    outcomes(archive, rest([story()], 0))
    (reading,) = read(page(story(), 60))
    assert reading.article is not None
    claimed = replace(reading.article, canonical_url=f"{HOME}2020/01/24/lain/")
    archive.keep([replace(reading, article=claimed)])
    assert rows(archive.folder, "SELECT what FROM sightings") == []


def test_former_address_that_is_gone_does_not_take_the_story_with_it(archive: Archive) -> None:
    moved = story(slug="alamat-baru", modified=LATER)
    outcomes(archive, page(story(), 0), page(moved, 60))
    assert outcomes(archive, missing(story(), 120)) == ["hidden"]
    archive.vouch()
    assert marks(archive, moved) == (None, None)
    assert list(archive.pages.listed("kotakita", HOME)) == [samples.address(moved)]
    assert outcomes(archive, missing(moved, 180)) == ["absent"]


def test_missing_page_of_no_story_is_nothing(archive: Archive) -> None:
    assert outcomes(archive, missing(story(), 0)) == ["hidden"]
    assert [each.status for each in kept(archive.folder)] == [404]
    assert one(archive.folder, "SELECT count(*) FROM problems") == 0


# -- problems ------------------------------------------------------------------------------------------------------------


def trouble(kind: str, second: int = 0, **more: Any) -> Capture:
    return page(story(problem=kind, **more), second)


def test_unreadable_bytes_are_told_once(archive: Archive) -> None:
    assert outcomes(archive, trouble("no-body", 0), trouble("no-body", 60), trouble("no-body", 120, title="Lain")) == ["unreadable"] * 3
    assert [each.captured_at for each in kept(archive.folder)] == [at(0), at(60), at(120)]
    told = rows(archive.folder, "SELECT site, crawl, url, kind, detail, seen_at, capture FROM problems")
    assert told[0] == {
        "site": "kotakita",
        "crawl": 1,
        "url": samples.address(story()),
        "kind": "no-body",
        "detail": "as the test has it",
        "seen_at": at(0),
        "capture": trouble("no-body", 0).digest,
    }
    assert len(told) == 2
    assert archive.crawl.problems == {"no-body": 3}


@pytest.mark.parametrize(("kind", "as_kept"), [("not-an-article", "other"), ("protected", "hidden")])
def test_what_was_never_a_story_is_no_problem(archive: Archive, kind: str, as_kept: str) -> None:
    assert outcomes(archive, trouble(kind)) == ["hidden"]
    assert rows(archive.folder, "SELECT kind, wanted, article FROM pages") == [{"kind": as_kept, "wanted": 0, "article": None}]
    assert len(kept(archive.folder)) == 1


@pytest.mark.parametrize("kind", ["not-an-article", "protected", "no-body", "challenge", "http-error"])
def test_story_that_can_no_longer_be_read_stays_as_it_was_kept(archive: Archive, kind: str) -> None:
    outcomes(archive, page(story(), 0))
    before = versions(archive.folder)
    with untouched(archive.folder):
        assert outcomes(archive, trouble(kind, 60)) == ["unreadable"]
    assert versions(archive.folder) == before
    assert one(archive.folder, "SELECT kind FROM pages") == "article"


@pytest.mark.parametrize(("kind", "wanted"), [("challenge", 1), ("http-error", 1), ("no-body", 0), ("no-title", 0), ("too-large", 0)])
def test_problem_that_passes_leaves_the_page_wanted(archive: Archive, kind: str, wanted: int) -> None:
    outcomes(archive, trouble(kind))
    assert one(archive.folder, "SELECT wanted FROM pages") == wanted


def test_problem_in_a_list_says_nothing_about_the_page_which_is_asked_for(archive: Archive) -> None:
    outcomes(archive, rest([story(1), story(2, problem="no-body")]))
    told = rows(archive.folder, "SELECT status, last_crawl, wanted FROM pages ORDER BY url")
    assert told == [{"status": None, "last_crawl": None, "wanted": wanted} for wanted in (0, 1)]


def test_missed_page_is_told_and_stays_wanted_or_not(archive: Archive) -> None:
    from archive.record import Candidate, Want

    archive.note([Candidate(url=f"{HOME}a/", way="rest"), Candidate(url=f"{HOME}b/", way="rest")], Want.CHANGED)
    archive.missed(f"{HOME}a/", "timeout", "60 seconds", again=True)
    archive.missed(f"{HOME}b/", "off-site", "elsewhere", again=False)
    assert rows(archive.folder, "SELECT wanted FROM pages ORDER BY url") == [{"wanted": 1}, {"wanted": 0}]
    assert rows(archive.folder, "SELECT kind, detail, capture FROM problems ORDER BY id") == [
        {"kind": "timeout", "detail": "60 seconds", "capture": None},
        {"kind": "off-site", "detail": "elsewhere", "capture": None},
    ]
    assert archive.crawl.problems == {"timeout": 1, "off-site": 1}


def test_reading_without_article_or_problem_is_an_error_of_ours(archive: Archive) -> None:
    with pytest.raises(ValueError, match="an article or a problem"):
        archive.keep([Reading(capture=page(story()), address=HOME)])


# -- any text ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\x00",
        "a\x00b",
        "'; DROP TABLE articles; --",
        '"',
        "%s {} \\n",
        "é\u0301 \u202e \ufeff",
        "😀 𝔘",
        "x" * 400_000,
        "\ud7ff\ue000",
        "kata " * 5,
    ],
    ids=["empty", "nul", "nul-inside", "sql", "quote", "marks", "direction", "astral", "huge", "edges", "words"],
)
def test_any_text_comes_out_as_it_went_in(archive: Archive, text: str) -> None:
    told = replace(article(story()), title=text, body=(text, text), author=text, tags=(text,), captions=text, section=text)
    shown = {at(0): told, at(1): replace(told, title=f"{text}!")}
    for second, each in enumerate(shown.values()):
        archive.keep([Reading(capture=page(story(), second), address=told.canonical_url, article=each)])
    (row,), (revision,) = versions(archive.folder)
    assert (row["title"], revision["title"], row["body"], row["tags"]) == (f"{text}!", text, f"{text}\n\n{text}", [text])
    sound(archive.folder, lambda capture: [shown[capture.captured_at]])


def test_half_a_character_is_refused_and_leaves_nothing_behind(archive: Archive) -> None:
    """A lone surrogate, as a cut-off emoji in JSON gives, is no text: SQLite can't hold it."""
    outcomes(archive, page(story(1), 0))
    broken = replace(article(story(2)), title="Selamat pagi \ud83d")
    readings = [*read(page(story(3), 1)), Reading(capture=page(story(2), 2), address=broken.canonical_url, article=broken)]
    with pytest.raises(UnicodeEncodeError):
        archive.keep(readings)
    assert one(archive.folder, "SELECT count(*) FROM articles") == 1
    assert len(kept(archive.folder)) == 1
    problem = Problem(kind="unkeepable", detail="UnicodeEncodeError")
    assert archive.keep([readings[0], replace(readings[1], article=None, problem=problem)]) == ["new", "unreadable"]
    assert len(kept(archive.folder)) == 3
    sound(archive.folder)


@pytest.mark.parametrize("published", ["1993-04-01T09:00:00+07:00", "1970-01-01T00:00:00+07:00", "1996-11-30", None])
def test_old_and_missing_dates(archive: Archive, published: str | None) -> None:
    told = replace(article(story()), published_at=published, modified_at=published)
    archive.keep([Reading(capture=page(story()), address=told.canonical_url, article=told)])
    later = replace(told, title="Lain", modified_at="2026-05-01" if published else None, captured_via="rest")
    archive.keep([Reading(capture=page(story(), 1), address=told.canonical_url, article=later)])
    assert one(archive.folder, "SELECT published_at FROM articles") == published
    assert one(archive.folder, "SELECT count(*) FROM revisions") == (1 if published else 0)


@pytest.mark.parametrize(
    "url", [f"{HOME}2020/01/24/wali'kota/", f'{HOME}2020/"x"/', f"{HOME}?p=1&q=%27%22", f"{HOME}2020/01/24/{'panjang-' * 300}/"]
)
def test_any_address(archive: Archive, url: str) -> None:
    told = replace(article(story()), canonical_url=url, url=url)
    archive.keep([Reading(capture=replace(page(story()), url=url), address=url, article=told)])
    assert list(archive.pages.known([url])) == [url]
    assert archive.keep([Reading(capture=replace(page(story(), 5), url=url), address=url, article=told)]) == ["unchanged"]
    sound(archive.folder, lambda _: [told])


# -- endurance -----------------------------------------------------------------------------------------------------------


def settled(folder: Path) -> int:
    """Size of the database with its log written back."""
    with closing(sqlite3.connect(folder / "archive.db")) as conn:
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return (folder / "archive.db").stat().st_size


def test_file_does_not_grow_over_twenty_identical_crawls(tmp_path: Path) -> None:
    told = [story(number, body=[f"Paragraf {number} " * 40] * 5) for number in range(1, 201)]
    sizes = []
    for crawl in range(20):
        with opened(tmp_path) as archive:
            met = archive.keep([reading for capture in (rest(told[:100], crawl), rest(told[100:], crawl)) for reading in read(capture)])
            archive.end("finished", 0, way="rest", marks={"total": 200})
        assert set(met) == ({"new"} if crawl == 0 else {"unchanged"})
        sizes.append(settled(tmp_path))
    assert sizes[-1] - sizes[1] <= 8 * 4096  # nineteen rows of crawls, each with two of captures
    assert all(revisits(tmp_path)[2:])
    first, *others = [path.stat().st_size for path in replay.files(tmp_path / "warc")]
    assert max(others) < first / 2


def test_search_index_and_references_stay_whole_over_many_revisions(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        for second in range(60):
            told = [
                story(number, title=f"Judul {second // number}", body=[f"kata{second} {number}"], captions=f"gambar {second % 3}")
                for number in range(1, 8)
            ]
            outcomes(archive, rest(told, second))
    sound(tmp_path)
    found = rows(tmp_path, "SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'kata59'")
    assert len(found) == 7
    assert rows(tmp_path, "SELECT rowid FROM articles_fts WHERE articles_fts MATCH 'kata58'") == []
    numbers = rows(tmp_path, "SELECT article, number FROM revisions ORDER BY id")
    for article_number in range(1, 8):
        mine = [row["number"] for row in numbers if row["article"] == article_number]
        assert mine == list(range(1, len(mine) + 1))
        assert len(mine) == 59
    check(next((tmp_path / "warc").iterdir()))


# -- what can't be written -----------------------------------------------------------------------------------------------


def test_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("berkas")
    for folder in (tmp_path / "data", tmp_path / "data" / "arsip"):
        with pytest.raises(Unwritable, match=r"cannot write to .*data.*choose another folder with --data"):
            Archive(folder)


@pytest.mark.parametrize("name", ["archive.db", "archive.lock"])
def test_folder_in_place_of_a_file(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    with pytest.raises(Unwritable, match="cannot write"):
        Archive(tmp_path)


def test_file_in_place_of_the_warc_folder(tmp_path: Path) -> None:
    (tmp_path / "warc").write_text("berkas")
    with opened(tmp_path) as archive:
        with pytest.raises(Unwritable, match="free some space or mend its rights"):
            outcomes(archive, page(story()))
        assert one(tmp_path, "SELECT count(*) FROM articles") == 0
        (tmp_path / "warc").unlink()
        assert outcomes(archive, page(story())) == ["new"]
    sound(tmp_path)


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """No file may grow beyond this many bytes: what a full disk does, without a disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize("room", [1, 900, 5_000, 20_000, 60_000, 200_000])
def test_full_disk_is_said_and_leaves_nothing_half_written(tmp_path: Path, room: int) -> None:
    import random

    noise = random.Random(1)
    told = [story(number, body=[noise.randbytes(300).hex() for _ in range(8)]) for number in range(1, 41)]
    with opened(tmp_path) as archive:
        outcomes(archive, page(told[0], 0))
        before, warc = versions(tmp_path), len(kept(tmp_path))
        with room_for(room), pytest.raises(Unwritable, match=f"cannot write to {tmp_path} .*free some space"):
            outcomes(archive, *(page(each, 10) for each in told[1:]), rest(told, 11))
        assert versions(tmp_path) == before
        assert len(kept(tmp_path)) == warc
        check(next((tmp_path / "warc").iterdir()))
        assert outcomes(archive, *(page(each, 20) for each in told[1:])) == ["new"] * 39
    sound(tmp_path)
    check(next((tmp_path / "warc").iterdir()))


def test_full_disk_at_the_first_record_leaves_no_file(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        with room_for(100), pytest.raises(Unwritable):
            outcomes(archive, page(story()))
        assert list((tmp_path / "warc").iterdir()) == []
        assert outcomes(archive, page(story())) == ["new"]
    sound(tmp_path)


def test_full_disk_when_opening(tmp_path: Path) -> None:
    with room_for(2_000), pytest.raises(Unwritable, match="free some space"):
        Archive(tmp_path)
    with opened(tmp_path) as archive:
        assert outcomes(archive, page(story())) == ["new"]


def test_database_that_breaks_under_way_is_said(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        outcomes(archive, rest([story(number) for number in range(1, 200)]))
        archive.end("finished", 0)
    root = one(tmp_path, "SELECT rootpage FROM sqlite_master WHERE name = 'articles'")
    with (tmp_path / "archive.db").open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xaa" * 4096)
    with opened(tmp_path) as archive, pytest.raises(Unwritable, match="malformed"):
        outcomes(archive, rest([story(number, title="Lain") for number in range(1, 200)], 60))


# -- killed --------------------------------------------------------------------------------------------------------------

KILLED = """
import os, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from tests.archive.samples import opened, outcomes, page, rest, story
from archive.warc import WarcFile

archive = opened(Path(sys.argv[1]))
outcomes(archive, page(story(1), 0))
plain, calls = WarcFile.append, []

def append(self, capture, *more):
    place = plain(self, capture, *more)
    calls.append(place)
    if len(calls) == 3:
        os._exit(9)
    return place

WarcFile.append = append
outcomes(archive, *(page(story(number), number) for number in range(2, 9)))
"""


def test_killed_between_the_record_and_its_row(tmp_path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(tmp_path), str(ROOT)], cwd=ROOT, check=False, capture_output=True, text=True)
    assert done.returncode == 9, done.stderr
    assert [each.captured_at for each in kept(tmp_path)] == [at(second) for second in (0, 2, 3, 4)]
    assert one(tmp_path, "SELECT count(*) FROM articles") == 1
    with opened(tmp_path) as archive:  # the lock was given up by the kernel
        assert outcomes(archive, *(page(story(number), 60) for number in range(1, 9))) == ["unchanged"] + ["new"] * 7
    assert rows(tmp_path, "SELECT reason FROM crawls WHERE id = 1") == [{"reason": "interrupted"}]
    sound(tmp_path)
    for path in (tmp_path / "warc").iterdir():
        check(path)


def test_error_in_the_middle_of_a_batch_takes_all_of_it_back(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    outcomes(archive, page(story(1), 0))
    plain = WarcFile.append

    def append(self: WarcFile, capture: Capture, *more: Any) -> Any:
        place = plain(self, capture, *more)
        if capture.captured_at == at(3):
            raise RuntimeError("an error of ours")
        return place

    monkeypatch.setattr(WarcFile, "append", append)
    with pytest.raises(RuntimeError, match="an error of ours"):
        outcomes(archive, page(story(2), 2), page(story(3), 3))
    assert (len(kept(archive.folder)), one(archive.folder, "SELECT count(*) FROM articles")) == (1, 1)
    assert archive.crawl.counts == {"new": 1}
    assert outcomes(archive, page(story(2), 4)) == ["new"]
    sound(archive.folder)


# -- opening and closing -------------------------------------------------------------------------------------------------


def test_crawl_that_keeps_nothing_leaves_its_end(tmp_path: Path) -> None:
    """A site that was down is evidence too, and the crawl's row comes out of the WARC files like any other."""
    with opened(tmp_path) as archive:
        archive.end("unreachable", 3)
    [begun, ended, walked] = replay.events(tmp_path / "warc")
    assert isinstance(begun, replay.Begun)
    assert isinstance(ended, replay.Ended)
    assert ended.facts["reason"] == "unreachable"
    assert isinstance(walked, replay.Walked)
    sound(tmp_path)


def test_second_crawl_of_one_archive_has_its_own_file(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        outcomes(archive, page(story(1), 0))
        archive.begin(SITE, "crawl", {})
        outcomes(archive, page(story(2), 1))
    assert len(list((tmp_path / "warc").iterdir())) == 2
    sound(tmp_path)


def test_without_a_crawl_nothing_is_kept(tmp_path: Path) -> None:
    with Archive(tmp_path) as archive, pytest.raises(RuntimeError, match="no crawl has begun"):
        outcomes(archive, page(story()))


def test_reader_sees_whole_rows_while_we_write(tmp_path: Path) -> None:
    with opened(tmp_path) as archive, closing(sqlite3.connect(tmp_path / "archive.db")) as reader:
        for second in range(20):
            outcomes(archive, rest([story(number, title=f"Judul {second}") for number in range(1, 6)], second))
            assert reader.execute("SELECT DISTINCT title FROM articles").fetchall() == [(f"Judul {second}",)]


@pytest.mark.parametrize("what", ["database", "files"])
def test_removed_while_it_is_written_to_is_told(archive: Archive, what: str) -> None:
    outcomes(archive, page(story()))
    if what == "database":
        (archive.folder / "archive.db").unlink()
    else:
        shutil.rmtree(archive.folder / "warc")
    with pytest.raises(Unwritable, match="was removed or replaced"):
        archive.end("finished", 0)
