"""Whole crawls over real HTTP: what is kept is what the newsroom published, each story once, by every way in."""

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import pytest

from newsroom import Newsroom, load, truth

from .conftest import Run

PUBLIC = {row["link"]: row for row in truth()}
THIRD = load()[::3]
"""Stories of as many years, for what is the same with few of them."""
FEW = sorted(story.path for story in THIRD if story.path in PUBLIC)


@pytest.fixture
def small(newsroom: Callable[..., Newsroom]) -> Newsroom:
    """A newsroom that has published a few stories."""
    return newsroom(THIRD)


def folded(texts: list[str]) -> list[str]:
    return [" ".join(text.split()) for text in texts]


def kept(kliping: Run) -> dict[str, dict[str, Any]]:
    found = {}
    for row in kliping.rows("SELECT * FROM articles"):
        lists = {
            name: [each["name"] for each in kliping.rows(f"SELECT name FROM {name} WHERE article = ? ORDER BY position", row["id"])]
            for name in ("sections", "tags")
        }
        found[urlsplit(row["canonical_url"]).path] = row | lists
    return found


def dump(kliping: Run) -> str:
    """Everything that must not change when nothing changed."""
    tables = ("articles", "revisions", "readings", "sections", "tags", "images", "dates", "problems")
    return hashlib.sha256(repr([kliping.rows(f"SELECT * FROM {name}") for name in tables]).encode()).hexdigest()


def same(row: dict[str, Any], told: dict[str, Any]) -> dict[str, tuple[Any, Any]]:
    """The fields in which a row differs from the truth."""
    dateline = told["dateline"] or {}
    pairs = {
        "title": (row["title"], told["title"]),
        "published_at": (row["published_at"], told["published_at"]),
        "sections": (row["sections"], told["sections"]),
        "tags": (row["tags"], told["tags"]),
        "dateline": (row["dateline"], dateline.get("printed")),
        "dateline_place": (row["dateline_place"], dateline.get("place")),
        "dateline_label": (row["dateline_label"], dateline.get("label")),
        "byline": (row["byline"], (told["byline"] or "").strip("().") or None),
        "paragraphs": (row["body"].split("\n\n"), folded(told["paragraphs"])),
        "captions": ((row["captions"] or "").split("\n") if row["captions"] else [], folded(told["captions"])),
    }
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def test_backfill_through_rest(kliping: Run, room: Newsroom) -> None:
    kliping("backfill", "malangkota", "--home", room.home)
    rows = kept(kliping)
    assert set(rows) == set(PUBLIC)
    assert {path: wrong for path, row in rows.items() if (wrong := same(row, PUBLIC[path]))} == {}
    assert {row["captured_via"] for row in rows.values()} == {"rest"}
    lists = [target for _, target, _ in room.requests if "/wp-json/" in target]
    assert len(lists) == 1
    assert kliping.last_crawl()["way"] == "rest"
    kliping.sound()


@pytest.mark.parametrize(
    ("behaviour", "way"),
    [
        ({"rest": "closed", "sitemap": "core"}, "sitemap"),
        ({"rest": "missing", "sitemap": "yoast"}, "sitemap"),
        ({"rest": "html", "sitemap": "gzip"}, "sitemap"),
        ({"rest": "closed", "sitemap": "empty"}, "archive"),
        ({"rest": "missing", "sitemap": "none", "feed": False}, "archive"),
    ],
    ids=lambda value: "-".join(map(str, value.values())) if isinstance(value, dict) else value,
)
def test_other_ways_when_rest_fails(kliping: Run, newsroom: Callable[..., Newsroom], behaviour: dict[str, Any], way: str) -> None:
    room = newsroom(**behaviour)
    kliping("crawl", "malangkota", "--home", room.home)
    rows = kept(kliping)
    assert set(rows) == set(PUBLIC)
    assert kliping.last_crawl()["way"] == way
    assert any("rest" in note for note in kliping.last_crawl()["notes"])
    assert {row["captured_via"] for row in rows.values()} == {"page"}


def test_feed_alone_brings_the_whole_history_and_what_is_new(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    """REST, sitemaps and every page made for readers are closed: what is left is the feed, page after page."""
    room = newsroom(rest="closed", sitemap="none", lists=False)
    late = room.story(slug(10))
    room.withdraw(slug(10))
    kliping("backfill", "malangkota", "--home", room.home)
    assert kliping.last_crawl()["way"] == "feed"
    assert set(kept(kliping)) == set(PUBLIC) - {late.path}
    room.requests.clear()
    room.publish(replace(late, modified=datetime.now(UTC)))
    room.edit(slug(20), title="Judul yang Diperbaiki Redaksi", modified=datetime.now(UTC))
    kliping("crawl", "malangkota", "--home", room.home)
    crawl = kliping.last_crawl()
    assert (crawl["new"], crawl["revised"]) == (1, 1)
    assert f"feed names 1 articles that came in late, such as {room.home}{late.path}" in crawl["notes"]
    assert [headers["If-Modified-Since"] for _, target, headers in room.requests if target == "/feed/"]  # whether it has changed
    kliping.sound()


def test_pages_read_as_the_truth_says(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    """Without REST everything is read from the pages of five eras; an era that prints no date has the day of its address."""
    room = newsroom(rest="closed")
    kliping("crawl", "malangkota", "--home", room.home)
    wrong = {}
    for path, row in kept(kliping).items():
        differences = same(row, PUBLIC[path])
        if row["published_from"] == "address":
            differences.pop("published_at", None)
            assert row["published_at"] == PUBLIC[path]["published_at"][:10]
        if differences:
            wrong[path] = differences
    assert wrong == {}


def test_second_crawl_of_an_unchanged_site_costs_and_writes_almost_nothing(kliping: Run, room: Newsroom) -> None:
    kliping("crawl", "malangkota", "--home", room.home)
    before = dump(kliping)
    room.requests.clear()
    kliping("crawl", "malangkota", "--home", room.home)
    assert len(room.requests) <= 5
    assert dump(kliping) == before
    assert kliping.one("SELECT count(*) FROM captures WHERE crawl = 2") == len(room.requests)  # what was answered is kept all the same
    assert kliping.last_crawl()["new"] == kliping.last_crawl()["revised"] == 0


def test_page_and_list_of_a_story_are_one_version(kliping: Run, room: Newsroom) -> None:
    kliping("backfill", "malangkota", "--home", room.home, "--pages")
    assert kliping.one("SELECT count(*) FROM revisions") == 0
    assert kliping.one("SELECT count(*) FROM articles") == len(PUBLIC)
    assert kliping.one("SELECT count(DISTINCT article) FROM readings WHERE captured_via = 'page'") == len(PUBLIC)


def slug(index: int) -> str:
    return sorted(PUBLIC)[index].rstrip("/").rsplit("/", 1)[-1]


def few(index: int) -> str:
    return FEW[index].rstrip("/").rsplit("/", 1)[-1]


def test_edits_new_stories_and_withdrawals(kliping: Run, small: Newsroom) -> None:
    room = small
    kliping("crawl", "malangkota", "--home", room.home)
    edited, withdrawn = few(6), few(10)
    room.edit(edited, title="Judul yang Diperbaiki Redaksi")
    story = room.story(withdrawn)
    room.withdraw(withdrawn)
    kliping("crawl", "malangkota", "--home", room.home)
    crawl = kliping.last_crawl()
    assert (crawl["revised"], crawl["missing"], crawl["new"]) == (1, 1, 0)
    revision = kliping.rows("SELECT * FROM revisions")[0]
    assert revision["title"] == PUBLIC[FEW[6]]["title"]
    assert kliping.one("SELECT title FROM articles WHERE canonical_url LIKE ?", f"%/{edited}/") == "Judul yang Diperbaiki Redaksi"
    assert kliping.one("SELECT canonical_url FROM articles JOIN missing ON article = id").endswith(f"/{withdrawn}/")
    room.publish(story)
    kliping("crawl", "malangkota", "--home", room.home)
    assert kliping.one("SELECT count(*) FROM missing") == 0
    kliping.sound()


def test_withdrawal_is_noticed_through_a_sitemap_too(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    room = newsroom(THIRD, rest="closed")
    kliping("crawl", "malangkota", "--home", room.home)
    room.withdraw(few(10))
    kliping("crawl", "malangkota", "--home", room.home)
    assert kliping.last_crawl()["missing"] == 1


def test_backdated_story_is_found(kliping: Run, small: Newsroom) -> None:
    room, late = small, small.story(few(4))
    room.withdraw(few(4))
    kliping("crawl", "malangkota", "--home", room.home)
    assert kliping.one("SELECT count(*) FROM articles") == len(FEW) - 1
    room.publish(late)
    kliping("crawl", "malangkota", "--home", room.home)
    assert kliping.one("SELECT count(*) FROM articles") == len(FEW)


def test_hidden_posts_never_enter(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    for behaviour in ({}, {"rest": "closed"}):
        room = newsroom(**behaviour)
        kliping("crawl", "malangkota", "--home", room.home)
    assert kliping.rows("SELECT title FROM articles WHERE title LIKE '%iproteksi%' OR body = ''") == []


def test_months(kliping: Run, small: Newsroom) -> None:
    room = small
    kliping("backfill", "malangkota", "--home", room.home, "--from", "2020-01", "--to", "2021-12")
    wanted = {path for path in FEW if path[1:5] in {"2020", "2021"}}
    assert set(kept(kliping)) == wanted != set()
    kliping("crawl", "malangkota", "--home", room.home)
    assert set(kept(kliping)) == wanted
    kliping("backfill", "malangkota", "--home", room.home)
    assert set(kept(kliping)) == set(FEW)


def test_limit(kliping: Run, small: Newsroom) -> None:
    room = small
    kliping("crawl", "malangkota", "--home", room.home, "--limit", "7")
    assert kliping.one("SELECT count(*) FROM articles") == 7
    kliping("crawl", "malangkota", "--home", room.home)
    assert kliping.one("SELECT count(*) FROM articles") == len(FEW)


def test_limited_backfill_gets_on_each_night_and_comes_to_an_end(kliping: Run, small: Newsroom) -> None:
    for kept in (10, len(FEW)):
        kliping("backfill", "malangkota", "--home", small.home, "--limit", "10")
        assert kliping.one("SELECT count(*) FROM articles") == kept
    assert "since" not in kliping.last_crawl()["marks"]


@pytest.mark.parametrize("rest", ["open", "closed"])
def test_translations_are_linked_and_no_articles(kliping: Run, newsroom: Callable[..., Newsroom], rest: str) -> None:
    room = newsroom(rest=rest)
    kliping("crawl", "malangkota", "--home", room.home)
    assert kliping.rows("SELECT canonical_url FROM articles WHERE canonical_url LIKE '%/en/%'") == []
    assert kliping.one("SELECT count(*) FROM articles WHERE translation_url LIKE '%/en/%'") >= 5


def test_every_article_points_at_its_bytes(kliping: Run, room: Newsroom) -> None:
    from archive.warc import Place, read

    kliping("crawl", "malangkota", "--home", room.home)
    for row in kliping.rows("SELECT captures.* FROM articles JOIN captures ON captures.digest = articles.capture"):
        capture = read(kliping.data / "warc", Place(row["warc_file"], row["warc_offset"], row["warc_length"]))
        assert capture.sha256 == row["sha256"]
        assert capture.url == row["url"]
