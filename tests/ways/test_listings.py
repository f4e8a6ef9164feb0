"""Everything from the pages made for readers, traps included."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from scraper.ways import listings as room
from scraper.ways.listings import links
from scraper.ways.steps import Ask
from tests.ways.town import HOME, HTML, SITE, Killed, Memory, Page, Server, crawl
from tests.ways.town import links as linking

A = f"{HOME}2020/01/24/kipp/"


# -- links ---------------------------------------------------------------------------------------------------------------


def test_links_of_a_page_each_once_and_behind_its_end_too() -> None:
    server = Server()
    body = f'<!DOCTYPE html><html><body><a href="/2020/01/24/kipp/">x</a><a href="{A}">y</a></body></html><a href="../b/">z</a><a name="x">n</a><a href="http://[rusak">r</a>'
    assert links(server.capture(f"{HOME}c/", 200, HTML, body.encode())) == [A, f"{HOME}b/"]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"  ",
        b"<!-- -->",
        b"\x00\x00",
        b'<?xml version="1.0" encoding="x-tidak-ada"?><a href="/a/">x</a>',
        "<a href='/a/'>".encode("utf-16"),
    ],
    ids=["empty", "blank", "comment", "nulls", "encoding", "utf-16"],
)
def test_pages_without_sense_link_to_nothing_and_break_nothing(body: bytes) -> None:
    assert set(links(Server().capture(HOME, 200, HTML, body))) <= {f"{HOME}a/"}


# -- month archives and listings -----------------------------------------------------------------------------------------


@pytest.fixture
def server() -> Server:
    server = Server(130)
    server.rest, server.sitemap = 404, "none"
    return server


@pytest.mark.parametrize("archives", [True, False], ids=["archive", "listing"])
def test_whole_history_from_the_pages_for_readers(server: Server, archives: bool) -> None:
    server.archives = archives
    memory = Memory()
    told = crawl(server, memory)
    assert told.discovery.way == ("archive" if archives else "listing")
    assert memory.titles == server.readable()
    assert any(note.startswith("rest: ") for note in told.notes)
    assert any(note.startswith("sitemap: ") for note in told.notes)


def test_daily_crawl_looks_at_the_front_page_and_at_two_old_months(server: Server) -> None:
    memory = Memory()
    crawl(server, memory)
    server.later()
    server.write(500, server.now)
    told = crawl(server, memory)
    assert told.captured == [server.posts[500].url]
    assert len(told.asked) <= 12


def test_sections_are_followed_to_stories_the_front_page_does_not_reach(server: Server) -> None:
    """The front page shows two stories and has no further page; a section shows all, the same two first."""
    server.archives = False
    shown = [post.url for post in reversed(server.posts.values())]
    server.pages["/"] = (
        200,
        HTML,
        linking([*shown[:2], f"{HOME}category/berita/", f"{HOME}category/berita/page/2/", f"{HOME}author/admin/"]),
    )
    server.pages["/page/2/"] = 404, HTML, b""
    for number in range(1, 14):
        path = "/category/berita/" + (f"page/{number}/" if number > 1 else "")
        server.pages[path] = 200, HTML, linking([*shown[:2], *shown[number * 10 - 10 : number * 10]])
    memory = Memory()
    told = crawl(server, memory)
    assert memory.titles == server.readable()
    assert not [url for url in told.asked if "/author/" in url]


def test_late_story_is_found_by_listings_alone(server: Server) -> None:
    """Without a feed the front page is asked for in the order of change; edits it can't tell."""
    server.feed = False
    memory = Memory()
    crawl(server, memory)
    server.later()
    server.write(500, server.now - timedelta(days=900), modified=server.now)
    told = crawl(server, memory)
    assert told.captured == [server.posts[500].url]
    assert told.notes[-1] == f"listing names 1 articles that came in late, such as {server.posts[500].url}"
    assert [url for url in told.asked if "?orderby=modified" in url and "wp-json" not in url and "feed" not in url] == [
        f"{HOME}?orderby=modified",
        f"{HOME}page/2/?orderby=modified",
    ]


def test_what_a_killed_crawl_had_not_come_to_the_next_one_finds(server: Server) -> None:
    """The first page of the front page is known by then; what stands on the next ones is not."""
    server.feed = False
    memory = Memory()
    crawl(server, memory)
    for number in range(500, 535):
        server.later(minutes=20)
        server.write(number, server.now)
    with pytest.raises(Killed):
        crawl(server, memory, killed_at=7)
    assert 0 < len([url for url in memory.pages if url not in memory.titles]) < 35
    crawl(server, memory)
    assert memory.titles == server.readable()


def test_story_put_in_with_an_old_date_is_found_by_its_month_in_the_end(server: Server) -> None:
    """As an importer does it: nothing says that it is new. Each crawl looks at the next two months, to their last page."""
    memory = Memory()
    crawl(server, memory)
    old = server.write(500, server.posts[55].date - timedelta(hours=1))
    looked: list[str] = []
    while old.url not in memory.titles:
        server.later(hours=1)
        told = crawl(server, memory)
        looked += [url for url in told.asked if url.removeprefix(HOME)[:2] == "20" and "/page/" not in url]
        assert len(looked) <= 89  # months since January 2019
    assert told.captured == [old.url]
    assert f"archive names 1 articles that came in late, such as {old.url}" in told.notes
    assert len(looked) == len(set(looked)) > 80
    for _ in range(45 - len(looked) // 2):
        server.later(hours=1)
        looked += [url for url in crawl(server, memory).asked if url.removeprefix(HOME)[:2] == "20" and "/page/" not in url]
    assert len(set(looked)) == 89


def test_sections_below_sections_are_followed_by_whatever_name(server: Server) -> None:
    server.archives = server.feed = False
    shown = [post.url for post in server.posts.values()]
    server.pages["/"] = 200, HTML, linking([shown[0], f"{HOME}kategori/berita/"])
    server.pages["/page/2/"] = server.pages["/kategori/berita/page/2/"] = 404, HTML, b""
    server.pages["/kategori/berita/"] = 200, HTML, linking([shown[1], f"{HOME}kategori/berita/lowokwaru/", f"{HOME}topik/banjir/"])
    for path, some in (("/kategori/berita/lowokwaru/", shown[2:7]), ("/topik/banjir/", shown[5:9])):
        server.pages[path] = 200, HTML, linking(some)
        server.pages[f"{path}page/2/"] = 404, HTML, b""
    memory = Memory()
    crawl(server, memory)
    assert set(memory.titles) == set(shown[:9])


def endless(server: Server, monkeypatch: pytest.MonkeyPatch, make: Callable[[str], Page | None]) -> int:
    monkeypatch.setattr(room, "MOST_PAGES", 20)
    plain = server.route
    server.route = lambda path: make(path) or plain(path)  # type: ignore[method-assign]
    told = crawl(server, Memory(), pages=False)
    assert told.discovery.way in {"archive", "listing", None}
    return len(told.asked)


def test_pager_that_shows_the_same_for_ever_ends(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server.archives = False
    page: Page = (200, HTML, linking([A, f"{HOME}category/berita/"]))
    assert endless(server, monkeypatch, lambda path: page if path == "/" or "page/" in path or "category" in path else None) < 60


def test_pager_that_shows_something_new_for_ever_is_cut_off(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server.archives = False

    def page(path: str) -> Page | None:
        if path == "/" or path.startswith("/page/"):
            return 200, HTML, linking([f"{HOME}2020/01/24/rekaan{path.replace('/', '-')}/"])
        return (404, HTML, b"") if path.startswith("/20") else None

    monkeypatch.setattr("tests.ways.town.Server.page", lambda self, url: self.capture(url, 404, HTML, b""))
    assert endless(server, monkeypatch, page) < 80


def test_calendar_that_goes_on_for_ever_is_never_followed(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each month links to the next one, far beyond today, and shows a story of its own."""
    monkeypatch.setattr("tests.ways.town.Server.page", lambda self, url: self.capture(url, 404, HTML, b""))

    def month(path: str) -> Page | None:
        parts = path.strip("/").split("/")
        if len(parts) == 2 and all(part.isdigit() for part in parts):
            return 200, HTML, linking([f"{HOME}{parts[0]}/{parts[1]}/01/acara/", f"{HOME}{int(parts[0]) + 1}/{parts[1]}/"])
        return (404, HTML, b"") if "/page/" in path else None

    asked = endless(server, monkeypatch, month)
    assert asked < 2 * 90 + 20
    assert not [url for url in server.asked if "/2027/" in url]


def test_bounded_backfill_passes_over_what_is_newer_and_stops_at_what_is_older(server: Server) -> None:
    server.archives = False
    memory = Memory()
    first, last = f"{server.posts[60].date:%Y-%m}", f"{server.posts[80].date:%Y-%m}"
    told = crawl(server, memory, command="backfill", first=first, last=last)
    assert set(memory.titles.values()) >= {post.title for number, post in server.posts.items() if 60 < number < 80}
    assert all(first <= url.removeprefix(HOME)[:7].replace("/", "-") <= last for url in memory.titles)
    assert len([url for url in told.asked if "/page/" in url]) < 13


def test_month_that_fails_is_told_of_and_made_up_for_by_the_listings(server: Server) -> None:
    server.pages["/2026/03/"] = 500, HTML, b""
    memory = Memory()
    told = crawl(server, memory)
    assert [note for note in told.notes if "archive" in note] == [
        f"archive {HOME}2026/03/ status 500; what it leads to may be missing",
        f"listing names 31 articles that archive does not, such as {server.posts[51].url}",
    ]
    assert memory.titles == server.readable()


def test_archives_give_up_where_no_month_shows_anything(server: Server) -> None:
    server.archives = False
    told = crawl(server, Memory())
    months = [url for url in told.asked if url.removeprefix(HOME)[:2] == "20"]
    assert len(months) == 24


def test_limit_ends_the_walk(server: Server) -> None:
    memory = Memory()
    told = crawl(server, memory, command="backfill", limit=10)
    assert len(memory.titles) == 10
    assert len(told.asked) < 12


def test_connection_that_breaks_half_way_is_no_success(server: Server) -> None:
    memory = Memory()

    def die(ask: Ask) -> None:
        server.dead = "/2025/12/" in ask.url

    server.before = die
    told = crawl(server, memory)
    assert (told.discovery.way, told.discovery.reached) == (None, False)
    assert memory.marks is None


def test_front_page_without_a_story_is_a_failure(server: Server) -> None:
    server.archives = server.feed = False
    server.pages["/"] = 200, HTML, b"<html><body><h1>Situs dalam perbaikan</h1></body></html>"
    told = crawl(server, Memory())
    assert (told.discovery.way, told.discovery.reached) == (None, True)
    assert "the front page names no article" in told.discovery.reason
    assert SITE.home not in told.captured
