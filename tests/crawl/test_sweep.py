"""Looking at old articles again, over real HTTP: what was edited, withdrawn, put back, moved; and a site that only seems to have lost them."""

import re
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest

from newsroom import Newsroom
from newsroom.story import load

from .conftest import Run

pytestmark = pytest.mark.slow

STORIES = [story for story in load() if story.kind == "post" and story.is_public and "<!--nextpage-->" not in str(story.blocks)][:16]
SLUGS = [story.slug for story in STORIES]


def days_pass(kliping: Run, days: float) -> None:
    """Everything that was seen was seen so much earlier."""

    def earlier(column: str) -> str:
        return f"{column} = strftime('%Y-%m-%dT%H:%M:%f000Z', {column}, '-{days} days')"

    with sqlite3.connect(kliping.data / "archive.db") as conn:
        conn.execute(f"UPDATE pages SET {', '.join(map(earlier, ('first_seen_at', 'last_checked_at', 'missing_since', 'gone_at')))}")
        conn.execute(f"UPDATE sightings SET {earlier('seen_at')}")
    conn.close()


def sweep(kliping: Run, room: Newsroom, *more: str, after: float = 200, status: int = 0) -> dict[str, Any]:
    days_pass(kliping, after)
    room.requests.clear()
    kliping("sweep", "malangkota", "--home", room.home, *more, status=status)
    kliping.sound(sealed=False)  # the days that pass here are written into rows that were sealed
    return kliping.last_crawl()


def counted(crawl: dict[str, Any]) -> dict[str, int]:
    """What a crawl counted, but for what was as it had been."""
    names = ("new", "revised", "missing", "gone", "back", "moved", "unreadable")
    return {name: crawl[name] for name in names if crawl[name]}


def states(kliping: Run) -> dict[str, str]:
    """Articles that are missing or gone, by slug."""
    rows = kliping.rows("SELECT pages.url, gone_at FROM pages JOIN articles ON canonical_url = pages.url WHERE missing_since IS NOT NULL")
    return {row["url"].rstrip("/").rsplit("/", 1)[1]: "gone" if row["gone_at"] else "missing" for row in rows}


WAYS = pytest.mark.parametrize("rest", ["open", "closed"])


@WAYS
def test_edited_withdrawn_put_back_and_moved(kliping: Run, newsroom: Callable[..., Newsroom], rest: str) -> None:
    room = newsroom(STORIES, rest=rest)
    kliping("crawl", "malangkota", "--home", room.home)
    assert counted(sweep(kliping, room)) == {}
    edited, withdrawn, renamed = SLUGS[2:5]
    room.edit(edited, silent=True, title="Judul yang Diubah Diam-diam")
    story = room.story(withdrawn)
    room.withdraw(withdrawn)
    room.edit(renamed, silent=True, slug="alamat-yang-baru")
    assert counted(sweep(kliping, room)) == {"revised": 1, "missing": 1, "moved": 1}
    assert states(kliping) == {withdrawn: "missing"}
    assert "Judul yang Diubah Diam-diam" in [row["title"] for row in kliping.rows("SELECT title FROM silent_edits")]
    assert kliping.one("SELECT count(*) FROM articles WHERE canonical_url LIKE '%/alamat-yang-baru/'") == 1
    alias = "SELECT canonical_url FROM pages JOIN articles ON articles.id = pages.article WHERE pages.url LIKE ?"
    assert kliping.one(alias, f"%/{renamed}/").endswith("/alamat-yang-baru/")
    assert counted(sweep(kliping, room, after=0)) == {}
    assert states(kliping) == {withdrawn: "missing"}
    assert counted(sweep(kliping, room, after=1)) == {"gone": 1}
    assert states(kliping) == {withdrawn: "gone"}
    assert counted(sweep(kliping, room)) == {}
    room.publish(story)
    assert counted(sweep(kliping, room)) == {"back": 1}
    assert states(kliping) == {}
    history = kliping.rows(
        "SELECT what FROM sightings JOIN articles ON articles.id = article WHERE canonical_url LIKE ?", f"%/{withdrawn}/"
    )
    assert [row["what"] for row in history] == ["missing", "missing", "back"]
    assert kliping.one("SELECT count(*) FROM articles") == len(STORIES)


def test_through_rest_a_hundred_articles_are_one_request(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    room = newsroom(STORIES, copies=15)
    kliping("backfill", "malangkota", "--home", room.home)
    crawl = sweep(kliping, room)
    assert crawl["way"] == "rest"
    assert [target for _, target, _ in room.requests if "include=" in target] == [target for _, target, _ in room.requests][1:]
    assert len(room.requests) == 1 + 3
    assert crawl["unchanged"] == 15 * 16


@pytest.mark.parametrize("validators", [True, False])
def test_without_rest_pages_are_asked_whether_they_have_changed(kliping: Run, newsroom: Callable[..., Newsroom], validators: bool) -> None:
    room = newsroom(STORIES, rest="closed", validators=validators)
    kliping("crawl", "malangkota", "--home", room.home)
    crawl = sweep(kliping, room, "--budget", "8")
    pages = [headers for _, target, headers in room.requests if target.startswith("/20")]
    assert len(pages) == 7  # one request went to REST
    assert all(("If-Modified-Since" in headers) is validators for headers in pages)
    assert crawl["unchanged"] == len(pages)
    assert crawl["way"] == "page"


def test_the_young_are_looked_at_often_and_the_old_rarely(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    now = datetime.now(UTC)
    ages = (5, 50, 500, 5000)
    stories = [replace(story, published=now - timedelta(days=age)) for story, age in zip(STORIES, ages, strict=False)]
    room = newsroom(stories)
    kliping("backfill", "malangkota", "--home", room.home)
    looked_at = []
    for days in (0, 2, 6, 51, 181):
        sweep(kliping, room, after=days)
        asked = [target for _, target, _ in room.requests if "include=" in target]
        looked_at.append(len(asked[0].split("include=")[1].split("&")[0].split(",")) if asked else 0)
    assert looked_at == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("lost", ["soft", "front", "redirect"])
def test_a_lost_story_may_answer_200(kliping: Run, newsroom: Callable[..., Newsroom], lost: str) -> None:
    room = newsroom(STORIES, rest="closed", lost=lost)
    kliping("crawl", "malangkota", "--home", room.home)
    before = kliping.rows("SELECT * FROM articles ORDER BY id")
    room.withdraw(SLUGS[3])
    assert sweep(kliping, room)["missing"] == 1
    assert sweep(kliping, room, after=1)["gone"] == 1
    assert states(kliping) == {SLUGS[3]: "gone"}
    assert kliping.rows("SELECT * FROM articles ORDER BY id") == before


def test_a_story_that_was_emptied_is_kept(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    room = newsroom(STORIES, rest="closed")
    kliping("crawl", "malangkota", "--home", room.home)
    before = kliping.rows("SELECT * FROM articles ORDER BY id")
    room.edit(SLUGS[3], silent=True, blocks=(), dateline=None, byline=None, pictures=())
    assert sweep(kliping, room)["missing"] == 1
    assert kliping.one("SELECT met FROM missing") == "empty"
    assert kliping.rows("SELECT * FROM articles ORDER BY id") == before


@WAYS
def test_a_site_in_trouble_loses_nothing(kliping: Run, newsroom: Callable[..., Newsroom], rest: str) -> None:
    """One trouble after another; at the end all is as it was."""
    room = newsroom(STORIES, rest=rest)
    kliping("crawl", "malangkota", "--home", room.home)
    before = kliping.rows("SELECT * FROM articles ORDER BY id")
    for trouble in ("down", "challenge", "parked", "login", "lost", "shell"):
        room.behave(trouble=trouble, rest="closed")
        sweep(kliping, room, status=3 if trouble == "down" else 4)
        assert states(kliping) == {}, trouble
        assert kliping.rows("SELECT * FROM articles ORDER BY id") == before, trouble
        assert kliping.one("SELECT count(*) FROM revisions") == 0, trouble
    room.behave(trouble="", rest=rest)
    assert counted(sweep(kliping, room)) == {}


def test_a_site_in_trouble_is_no_second_sighting(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    room = newsroom(STORIES)
    kliping("crawl", "malangkota", "--home", room.home)
    room.withdraw(SLUGS[3])
    assert counted(sweep(kliping, room)) == {"missing": 1}
    room.behave(trouble="lost", rest="closed")
    sweep(kliping, room, status=4)
    assert states(kliping) == {SLUGS[3]: "missing"}
    room.behave(trouble="")
    assert sweep(kliping, room, after=1)["gone"] == 1


def test_a_crawl_goes_by_the_same_rule(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    room = newsroom(STORIES)
    kliping("crawl", "malangkota", "--home", room.home)
    room.withdraw(SLUGS[3])
    for after, state in ((0, "missing"), (0, "missing"), (1, "gone")):
        days_pass(kliping, after)
        kliping("crawl", "malangkota", "--home", room.home)
        assert states(kliping) == {SLUGS[3]: state}
    report = kliping("report").stdout
    assert "0 missing, 1 gone" in report


def test_an_interface_that_does_not_listen_is_not_believed(kliping: Run) -> None:
    """A server, or a cache, that leaves the query out of account answers with its newest posts."""

    class Deaf(Newsroom):
        def respond(self, method: str, target: str, headers: Any) -> Any:
            parts = urlsplit(target)
            return super().respond(method, f"{parts.path}?per_page=100" if "include=" in parts.query else target, headers)

    with Deaf(STORIES, copies=15) as room:
        kliping("backfill", "malangkota", "--home", room.home)
        crawl = sweep(kliping, room, "--budget", "30")
        assert any("not asked for" in note for note in crawl["notes"])
        assert (crawl["missing"], crawl["way"]) == (0, "page")
        assert len(room.requests) <= 33


def test_sweep_of_an_archive_with_nothing_in_it(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    room = newsroom(STORIES)
    kliping("sweep", "malangkota", "--home", room.home)
    assert kliping.last_crawl()["notes"] == ["no article is due"]
    assert room.requests == []


def test_a_theme_that_says_more_on_every_page_is_told(kliping: Run) -> None:
    """Every story seems edited, and what is kept says so; the operator is told what it looks like."""

    class Wordy(Newsroom):
        more = b""

        def respond(self, method: str, target: str, headers: Any) -> Any:
            answer = super().respond(method, target, {name: value for name, value in headers.items() if name != "Accept-Encoding"})
            return replace(answer, body=re.sub(rb'(?s)(<div class="entry-content.*?</p>)', rb"\1" + self.more, answer.body))

    stories = [story for story in load() if story.kind == "post" and story.is_public and story.published.year in {2016, 2017, 2018}][:12]
    with Wordy(stories, rest="closed") as room:
        kliping("crawl", "malangkota", "--home", room.home)
        assert not any("theme" in note for note in sweep(kliping, room)["notes"] or [])
        room.more = b"<p>Berita ini disiarkan oleh bagian hubungan masyarakat pemerintah kota.</p>"
        crawl = sweep(kliping, room)
    assert crawl["revised"] == len(stories) >= 10
    assert any(f"the same had changed in {len(stories)} of {len(stories)} articles" in note for note in crawl["notes"])
    assert kliping.one("SELECT count(*) FROM silent_edits") == 0
    assert kliping.one("SELECT count(*) FROM shown_otherwise") == len(stories)
    assert kliping("changes", "--what", "shown-otherwise").stdout.count("shown-otherwise (body)") == len(stories)


class HalfBroken(Newsroom):
    """A server that has lost some of its pages: whatever ``lost`` finds in an address answers 404."""

    lost = re.compile("(?!)")

    def respond(self, method: str, target: str, headers: Any) -> Any:
        return super().respond(method, "/tidak-ada/" if self.lost.search(target) else target, headers)


YEARS = {year: [story for story in STORIES if story.published.year == year] for year in {story.published.year for story in STORIES}}
FULL = max(YEARS, key=lambda year: len(YEARS[year]))


def test_a_year_that_vanishes_at_once_is_a_suspicion_for_a_week(kliping: Run) -> None:
    assert len(YEARS[FULL]) >= 3
    assert len(YEARS) >= 4
    slugs = {story.slug for story in YEARS[FULL]}
    with HalfBroken(STORIES, rest="closed") as room:
        kliping("crawl", "malangkota", "--home", room.home)
        room.lost = re.compile(f"^/{FULL}/")
        crawl = sweep(kliping, room)
        assert counted(crawl) == {"missing": len(slugs)}
        assert any(f"nothing of {FULL} was met" in note for note in crawl["notes"])
        assert counted(sweep(kliping, room, after=1)) == {}
        assert states(kliping) == dict.fromkeys(slugs, "missing")
        assert kliping.rows("SELECT DISTINCT healthy FROM sightings ORDER BY 1") == [{"healthy": 0}, {"healthy": 1}]
        room.lost = re.compile("(?!)")
        assert counted(sweep(kliping, room, after=1)) == {"back": len(slugs)}


def test_one_article_that_answers_well_is_no_site_that_is_well(kliping: Run) -> None:
    newest = max(STORIES, key=lambda story: story.published)
    with HalfBroken(STORIES, rest="closed") as room:
        kliping("crawl", "malangkota", "--home", room.home)
        room.lost = re.compile(f"^/20../(?!.*{newest.slug})")
        sweep(kliping, room, "--budget", "6", status=4)
        assert states(kliping) == {}
        asked = kliping.rows(
            "SELECT status FROM captures WHERE crawl = (SELECT max(id) FROM crawls) AND url LIKE '%/20__/%' ORDER BY rowid"
        )
        assert len(asked) == 5 + 5, "pages that were due, then five that should be there"
