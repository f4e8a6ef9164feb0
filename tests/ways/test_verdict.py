"""What a crawl came to: alarms where the structure broke, and none where the newsroom was only quiet."""

from datetime import UTC, datetime
from email.utils import format_datetime
from typing import Any

import pytest
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)

from scraper.discover import Discovery
from scraper.failures import FAILURES, Forbidden, OffSite, why_missed
from scraper.middlewares import retry_after
from scraper.verdict import Exit, emptied, judge, retold

FOUND = Discovery(way="rest", reached=True)
FLOORS = {"title": 1.0, "published_at": 0.95, "body": 0.9}
WELL = {"title": 1.0, "published_at": 1.0, "body": 1.0, "byline": 0.8, "section": 1.0}


def verdict(**facts: Any) -> tuple[str, Exit, str]:
    told = {
        "closed": "finished",
        "discovery": FOUND,
        "read": 50,
        "problems": {},
        "coverage": WELL,
        "floors": FLOORS,
        "before": [WELL] * 5,
    } | facts
    found = judge(**{"pages": told["read"]} | told)
    return found.reason, found.exit, found.detail


@pytest.mark.parametrize(
    "facts",
    [
        {},
        {"read": 0, "coverage": {}},
        {"read": 1},
        {"read": 1, "coverage": {"title": 1.0, "published_at": 0.0, "body": 0.0}},
        {"read": 9, "coverage": WELL | {"byline": 0.0}},
        {"read": 0, "coverage": {}, "problems": {"no-body": 2}},
        {"read": 1, "problems": {"no-body": 3}},
        {"read": 2, "problems": {"no-body": 6}},
        {"read": 1, "problems": {"http-error": 3}},
        {"read": 6, "problems": {"timeout": 3}},
        {"read": 0, "coverage": {}, "problems": {"protected": 12}},
        {"read": 3, "problems": {"protected": 12}},
        {"read": 40, "problems": {"no-body": 9}},
        {"read": 40, "problems": {"http-error": 30}},
        {"read": 40, "pages": 0, "problems": {"http-error": 20}},
        {"read": 40, "pages": 0, "problems": {"forbidden": 40}},
        {"read": 3, "problems": {"challenge": 1}},
        {"read": 0, "coverage": {}, "nowhere": 2},
        {"read": 1, "nowhere": 5},
        {"read": 12, "nowhere": 12},
        {"before": []},
        {"before": [WELL | {"byline": 1.0}] * 2, "coverage": WELL | {"byline": 0.1}},
        {"before": [WELL | {"byline": 0.3}] * 5, "coverage": WELL | {"byline": 0.1}},
        {"before": [WELL | {"byline": 0.8}] * 5, "coverage": WELL | {"byline": 0.45}},
        {"before": [{"title": 1.0}] * 5, "coverage": WELL | {"language": 0.0}},
    ],
    ids=[
        "all-well", "nothing-new", "one-article", "one-odd-article", "a-quiet-week", "two-posters", "three-posters", "posters-on-a-holiday", "three-pages-that-always-fail",
        "a-slow-hour", "all-locked", "some-locked", "a-few-unreadable", "many-errors-more-good", "a-few-pages-of-a-long-list", "lists-alone-allowed", "one-challenge", "two-dead-links", "dead-links-on-a-quiet-day", "many-dead-links-as-many-good", "first-crawl", "too-little-to-compare", "seldom-there-anyway",
        "somewhat-less", "a-new-field",
    ],
)  # fmt: skip
def test_no_alarm(facts: dict[str, Any]) -> None:
    assert verdict(**facts) == ("finished", Exit.OK, "")


@pytest.mark.parametrize(
    ("facts", "reason", "status", "detail"),
    [
        ({"closed": "unwritable"}, "unwritable", Exit.UNWRITABLE, ""),
        ({"closed": "unwritable", "discovery": None}, "unwritable", Exit.UNWRITABLE, ""),
        ({"closed": "shutdown"}, "interrupted", Exit.INTERRUPTED, ""),
        ({"closed": "shutdown", "discovery": None}, "interrupted", Exit.INTERRUPTED, ""),
        ({"discovery": None}, "error", Exit.ERROR, "see the log"),
        ({"closed": "cancelled"}, "error", Exit.ERROR, "(cancelled)"),
        (
            {"discovery": Discovery(way=None, reached=False, reason="connection refused")},
            "unreachable",
            Exit.UNREACHABLE,
            "connection refused",
        ),
        ({"discovery": Discovery(way=None, reached=True, reason="rest: closed")}, "structure", Exit.STRUCTURE, "rest: closed"),
        ({"read": 0, "problems": {"no-body": 3}}, "structure", Exit.STRUCTURE, "3 pages could not be read (mostly no-body), 0 could"),
        ({"read": 5, "problems": {"no-title": 5}}, "structure", Exit.STRUCTURE, "5 pages could not be read"),
        ({"read": 30, "problems": {"no-body": 6, "not-an-article": 5}}, "structure", Exit.STRUCTURE, "mostly no-body"),
        ({"read": 30, "problems": {"no-body": 10, "timeout": 20}}, "structure", Exit.STRUCTURE, "mostly no-body"),
        ({"read": 0, "problems": {"connection": 8, "timeout": 4}}, "unreachable", Exit.UNREACHABLE, "12 pages could not be had, 0 could"),
        ({"read": 9, "problems": {"http-error": 10}}, "unreachable", Exit.UNREACHABLE, "10 pages"),
        ({"read": 40, "pages": 0, "problems": {"http-error": 40}}, "unreachable", Exit.UNREACHABLE, "40 pages could not be had, 0 could"),
        ({"read": 12, "pages": 1, "problems": {"timeout": 11}}, "unreachable", Exit.UNREACHABLE, "11 pages could not be had, 1 could"),
        ({"read": 0, "problems": {"forbidden": 30}}, "unreachable", Exit.UNREACHABLE, "30 pages"),
        ({"read": 1, "problems": {"challenge": 1}}, "structure", Exit.STRUCTURE, "challenge"),
        (
            {"read": 0, "nowhere": 3},
            "structure",
            Exit.STRUCTURE,
            "at 3 new addresses that the site names there is nothing (404), 0 articles",
        ),
        ({"read": 18, "shortened": 10}, "structure", Exit.STRUCTURE, "10 of 18 articles read have less than half of the words"),
        ({"read": 30, "repeated": 9}, "structure", Exit.STRUCTURE, "9 of 30 articles read say to the letter"),
        ({"read": 11, "nowhere": 12}, "structure", Exit.STRUCTURE, "at 12 new addresses"),
        ({"read": 0, "problems": {"challenge": 40}}, "structure", Exit.STRUCTURE, "40 pages were a challenge"),
        (
            {"coverage": WELL | {"published_at": 0.94}},
            "structure",
            Exit.STRUCTURE,
            "only 94% of 50 articles have published_at; the floor is 95%",
        ),
        ({"read": 10, "coverage": WELL | {"body": 0.5}}, "structure", Exit.STRUCTURE, "the floor is 90%"),
        ({"coverage": WELL | {"byline": 0.39}}, "structure", Exit.STRUCTURE, "only 39% of 50 articles have byline; it used to be 80%"),
    ],
)
def test_alarm(facts: dict[str, Any], reason: str, status: Exit, detail: str) -> None:
    told = verdict(**facts)
    assert told[:2] == (reason, status)
    assert detail in told[2]


def test_one_odd_crawl_among_the_last_changes_nothing() -> None:
    assert verdict(before=[WELL, WELL | {"section": 0.0}, WELL, WELL, WELL], coverage=WELL | {"section": 0.9})[1] == Exit.OK


# -- failures ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "kind", "again"),
    [
        (DownloadTimeoutError("60 s"), "timeout", True),
        (DownloadConnectionRefusedError("refused"), "connection", True),
        (CannotResolveHostError("no such host"), "connection", True),
        (DownloadFailedError("reset"), "connection", True),
        (OSError("network is unreachable"), "connection", True),
        (ResponseDataLossError("cut off"), "cut-off", True),
        (DownloadCancelledError("larger than DOWNLOAD_MAXSIZE"), "too-large", False),
        (Forbidden("robots.txt forbids it"), "forbidden", False),
        (OffSite("elsewhere"), "off-site", False),
        (IgnoreRequest("max redirections reached"), "redirect-loop", False),
        (IgnoreRequest("for another reason"), "ignored", False),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else None,
)
def test_why_a_page_was_missed(error: Exception, kind: str, again: bool) -> None:
    assert isinstance(error, FAILURES)
    assert why_missed(error) == (kind, again)


# -- Retry-After ---------------------------------------------------------------------------------------------------------

NOW = datetime(2026, 5, 20, 3, tzinfo=UTC)


@pytest.mark.parametrize(
    ("field", "seconds"),
    [
        ("0", 0.0),
        ("120", 120.0),
        (" 7 ", 7.0),
        (format_datetime(NOW.replace(minute=2), usegmt=True), 120.0),
        ("Wed, 20 May 2026 03:02:00 +0000", 120.0),
        ("Wed, 20 May 2026 10:02:00 +0700", 120.0),
        (format_datetime(NOW.replace(hour=2), usegmt=True), 0.0),
        ("Wednesday, 20-May-26 03:02:00 GMT", 120.0),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("1.5", None),
        ("²", None),
        ("٣", None),
        ("9" * 400, 1e9),
        ("Wed, 20 May 2026 03:02:00 -0000", None),
        ("Wed, 99 May 2026 03:02:00 GMT", None),
        ("Wed, 20 May 99999 03:02:00 GMT", None),
    ],
)
def test_retry_after(field: str, seconds: float | None) -> None:
    assert retry_after(field, NOW) == seconds


def test_many_silent_edits_at_once_may_be_the_theme() -> None:
    assert "11 of 20 articles read" in (retold(silent=11, alike=3, counts={"revised": 11, "unchanged": 9}, read=20) or "")
    assert retold(silent=9, alike=9, counts={"revised": 9}, read=9) is None  # a newsroom corrects a series
    assert retold(silent=10, alike=10, counts={"revised": 10, "unchanged": 11}, read=21) is None
    assert "the same had changed in 10 of 20" in (
        retold(silent=10, alike=10, counts={"revised": 12, "unchanged": 8, "new": 9}, read=29) or ""
    )


def test_where_much_is_lost_at_once_a_note_says_that_the_site_may_be_broken_in_part() -> None:
    assert "12 of 20 articles" in (emptied({"missing": 10, "gone": 2, "unchanged": 7, "revised": 1, "back": 3}) or "")
    assert emptied({"missing": 9}) is None  # a series that was withdrawn
    assert emptied({"gone": 10, "unchanged": 11}) is None
    assert emptied({"gone": 10, "unchanged": 10}) is not None
