"""Addresses: which pages are wanted, what is known of them, and what a list or a page changes about that."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from archive.pages import Validators
from archive.record import Candidate, Want
from archive.store import Archive
from tests.archive.samples import HOME, SITE, address, at, missing, one, opened, outcomes, page, rest, rows, story

URL = address(story())
EARLY, LATE = "2020-01-24T03:00:00Z", "2020-02-01T00:00:00Z"


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with opened(tmp_path) as archive:
        yield archive


def wanted(archive: Archive) -> list[str]:
    return archive.pages.wanted(archive.crawl, 100, frozenset())


def candidate(modified: str | None = EARLY, url: str = URL, **more: Any) -> Candidate:
    return Candidate(url=url, way="rest", modified=modified, **more)


# -- what discovery wants ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("shown", "claimed", "want", "expected"),
    [
        ((), EARLY, Want.NONE, False),
        ((), EARLY, Want.CHANGED, True),
        ((), None, Want.CHANGED, True),
        ((), EARLY, Want.EVERY, True),
        ((rest,), EARLY, Want.NONE, False),
        ((rest,), EARLY, Want.CHANGED, True),
        ((rest,), None, Want.CHANGED, False),
        ((rest,), None, Want.EVERY, True),
        ((page,), EARLY, Want.NONE, False),
        ((page,), EARLY, Want.CHANGED, True),
        ((page,), None, Want.CHANGED, False),
        ((page,), None, Want.EVERY, False),
    ],
)
def test_first_claim(archive: Archive, shown: tuple[Any, ...], claimed: str | None, want: Want, expected: bool) -> None:
    for how in shown:
        outcomes(archive, rest([story()]) if how is rest else page(story()))
    archive.note([candidate(claimed)], want)
    assert one(archive.folder, "SELECT wanted FROM pages") == int(expected)


@pytest.mark.parametrize(
    ("claimed", "want", "expected"),
    [
        (EARLY, Want.CHANGED, False),
        (None, Want.CHANGED, False),
        ("2019-01-01T00:00:00Z", Want.CHANGED, False),
        (LATE, Want.CHANGED, True),
        (LATE, Want.NONE, False),
        (EARLY, Want.EVERY, False),
        (LATE, Want.EVERY, True),
    ],
)
def test_claim_of_a_page_that_was_captured(archive: Archive, claimed: str | None, want: Want, expected: bool) -> None:
    archive.note([candidate()], Want.CHANGED)
    outcomes(archive, page(story()))
    archive.note([candidate(claimed)], want)
    assert one(archive.folder, "SELECT wanted FROM pages") == int(expected)
    assert one(archive.folder, "SELECT claimed_modified FROM pages") == max(claimed or "", EARLY)


def test_claim_leaves_a_wanted_page_wanted(archive: Archive) -> None:
    archive.note([candidate()], Want.CHANGED)
    for want in Want:
        archive.note([candidate(None)], want)
        assert wanted(archive) == [URL]


def test_hidden_page_stays_hidden_until_something_new_is_claimed(archive: Archive) -> None:
    archive.note([candidate()], Want.CHANGED)
    outcomes(archive, page(story(problem="protected")))
    archive.note([candidate()], Want.CHANGED)
    assert rows(archive.folder, "SELECT kind, wanted FROM pages") == [{"kind": "hidden", "wanted": 0}]
    archive.note([candidate(LATE)], Want.CHANGED)
    assert one(archive.folder, "SELECT wanted FROM pages") == 1
    outcomes(archive, page(story(), 60))
    assert one(archive.folder, "SELECT kind FROM pages") == "article"


def test_error_at_an_address_does_not_make_it_an_article(archive: Archive) -> None:
    outcomes(archive, page(story(problem="not-an-article"), 0), page(story(problem="http-error"), 60), missing(story(), 120))
    assert one(archive.folder, "SELECT kind FROM pages") == "other"


def test_claims_of_ten_thousand_addresses_that_change_nothing_write_nothing(archive: Archive) -> None:
    many = [candidate(url=f"{HOME}{number}/", post_id=number) for number in range(1000)]
    archive.note(many, Want.CHANGED)
    before = archive.pages._conn.total_changes
    archive.note(many, Want.CHANGED)
    archive.note([Candidate(url=each.url, way="sitemap", modified=EARLY) for each in many], Want.CHANGED)
    archive.note([Candidate(url=each.url, way="feed") for each in many], Want.CHANGED)
    assert archive.pages._conn.total_changes == before
    assert one(archive.folder, "SELECT count(*) FROM pages WHERE post_id IS NOT NULL AND discovered_by = 'rest'") == 1000


def test_number_that_is_learnt_later_is_taken(archive: Archive) -> None:
    archive.note([candidate()], Want.CHANGED)
    archive.note([candidate(post_id=7)], Want.CHANGED)
    assert one(archive.folder, "SELECT post_id FROM pages") == 7


def test_recheck_wants_a_page_again(archive: Archive) -> None:
    archive.note([candidate()], Want.CHANGED)
    outcomes(archive, page(story()))
    archive.note([], Want.NONE, [URL, f"{HOME}tidak-dikenal/"])
    assert rows(archive.folder, "SELECT url, wanted FROM pages") == [{"url": URL, "wanted": 1}]


# -- the frontier --------------------------------------------------------------------------------------------------------


def test_wanted_pages_in_the_order_they_were_met_each_once_a_crawl(tmp_path: Path) -> None:
    urls = [f"{HOME}2020/01/24/kabar-{number}/" for number in (5, 3, 9, 1)]
    with opened(tmp_path) as archive:
        archive.note([candidate(url=url) for url in urls], Want.CHANGED)
        assert wanted(archive) == urls
        assert archive.pages.wanted(archive.crawl, 2, frozenset(urls[:1])) == urls[1:3]
        assert archive.pages.wanted(archive.crawl, 2, frozenset(urls)) == []
        archive.missed(urls[1], "timeout", "60 s", again=True)
        outcomes(archive, page(story(5)))
        assert wanted(archive) == urls[2:]
    with opened(tmp_path) as archive:
        assert wanted(archive) == urls[1:]


def test_pages_of_another_site_and_another_host_are_not_wanted(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        archive.note([candidate()], Want.CHANGED)
        archive.begin(SITE | {"name": "kotalain"}, "crawl", {})
        assert wanted(archive) == []
        archive.begin(SITE | {"home": "http://127.0.0.1:8765/"}, "crawl", {})
        assert wanted(archive) == []
        archive.begin(SITE, "crawl", {})
        assert wanted(archive) == [URL]


def test_list_leaves_the_page_as_it_was(archive: Archive) -> None:
    archive.note([candidate()], Want.CHANGED)
    outcomes(archive, rest([story()], 0))
    assert rows(archive.folder, "SELECT wanted, status, last_crawl, last_checked_at, article FROM pages") == [
        {"wanted": 1, "status": None, "last_crawl": None, "last_checked_at": at(0), "article": 1}
    ]
    outcomes(archive, page(story(), 60), rest([story()], 120))
    assert rows(archive.folder, "SELECT wanted, status, last_crawl, last_checked_at FROM pages") == [
        {"wanted": 0, "status": 200, "last_crawl": 1, "last_checked_at": at(120)}
    ]


# -- what is known -------------------------------------------------------------------------------------------------------


def test_what_is_known_of_many_addresses(archive: Archive) -> None:
    urls = [f"{HOME}{number}/" for number in range(1201)]
    archive.note([candidate(url=url) for url in urls[:1200]], Want.NONE)
    known = archive.pages.known(urls)
    assert sorted(known) == sorted(urls[:1200])
    assert archive.pages.known([]) == {}
    told = known[urls[0]]
    assert (told.kind, told.article, told.modified, told.wanted, told.gone, told.asked, told.checked_at) == (
        "article",
        None,
        EARLY,
        False,
        False,
        False,
        None,
    )


def test_what_is_known_after_a_list_and_after_a_page(archive: Archive) -> None:
    outcomes(archive, rest([story()], 10))
    told = archive.pages.known([URL])[URL]
    assert (told.article, told.asked, told.checked_at, told.gone) == (1, False, at(10), False)
    outcomes(archive, page(story(), 20), missing(story(), 30))
    archive.vouch()
    told = archive.pages.known([URL])[URL]
    assert (told.article, told.asked, told.checked_at, told.gone) == (1, True, at(30), True)


def test_page_asked_for_in_vain_counts_as_asked_for(archive: Archive) -> None:
    archive.note([candidate()], Want.EVERY)
    archive.missed(URL, "off-site", "elsewhere", again=False)
    assert archive.pages.known([URL])[URL].asked


def test_live_articles_of_a_site_and_home(archive: Archive) -> None:
    outcomes(archive, *(page(story(number)) for number in (1, 2, 3)))
    for second in (60, 100_000):
        outcomes(archive, missing(story(2), second))
        archive.vouch()
    assert list(archive.pages.listed("kotakita", HOME)) == [address(story(1)), address(story(3))]
    assert list(archive.pages.listed("kotakita", "http://127.0.0.1:8765/")) == []
    assert list(archive.pages.listed("kotalain", HOME)) == []


def test_validators_are_kept_until_new_ones_come(archive: Archive) -> None:
    feed = f"{HOME}feed/"
    assert archive.pages.validators(feed) == Validators()
    archive.checked(feed, "feed", 200, Validators('"a"', "Fri, 24 Jan 2020 00:00:00 GMT"))
    archive.checked(feed, "feed", 304, Validators())
    assert archive.pages.validators(feed) == Validators('"a"', "Fri, 24 Jan 2020 00:00:00 GMT")
    archive.checked(feed, "feed", 200, Validators(None, "Sat, 25 Jan 2020 00:00:00 GMT"))
    assert archive.pages.validators(feed) == Validators('"a"', "Sat, 25 Jan 2020 00:00:00 GMT")
    assert rows(archive.folder, "SELECT kind, status, wanted FROM pages") == [{"kind": "feed", "status": 200, "wanted": 0}]
