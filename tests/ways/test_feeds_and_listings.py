"""The newest stories from a feed, and everything from the pages made for readers, traps included."""

from collections.abc import Callable

import pytest

from scraper.ways import listings as room
from scraper.ways.feeds import parse
from scraper.ways.listings import links
from scraper.ways.steps import Ask
from tests.ways.town import HOME, HTML, SITE, XML, Memory, Page, Server, crawl
from tests.ways.town import links as linking

A = f"{HOME}2020/01/24/kipp/"


# -- feeds ---------------------------------------------------------------------------------------------------------------

RSS = f'<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><atom:link href="{HOME}feed/" rel="self"/><link>{HOME}</link><item><link> {A} </link></item></channel></rss>'
ATOM = f'<feed xmlns="http://www.w3.org/2005/Atom"><link href="{HOME}"/><entry><link href="{A}"/><updated>2020-01-24T09:15:00+07:00</updated></entry></feed>'
RDF = f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><item><link>{A}</link></item></rdf:RDF>'
SEVERAL = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><link rel="alternate" href="{A}"/><link rel="replies" href="{A}feed/"/><link rel="enclosure" href="{HOME}a.mp3"/></entry></feed>'


@pytest.mark.parametrize(
    ("body", "updated"),
    [(RSS, None), (ATOM, "2020-01-24T02:15:00Z"), (RDF, None), (SEVERAL, None)],
    ids=["rss", "atom", "rdf", "several-links"],
)
def test_makes_of_feeds(body: str, updated: str | None) -> None:
    assert parse(body.encode()) == [(A, updated)]


@pytest.mark.parametrize("body", [b"", b"<html><body>Kota Kita</body></html>", b"\x00", b"{}"], ids=["empty", "html", "bytes", "json"])
def test_what_is_no_feed_is_refused(body: bytes) -> None:
    with pytest.raises(ValueError, match=r"^no "):
        parse(body)


def test_feed_that_is_cut_off_gives_what_it_has() -> None:
    assert parse(RSS.encode()[: RSS.index("</item>")]) == [(A, None)]


def test_feed_names_what_rest_does_not() -> None:
    server, memory = Server(20), Memory()
    crawl(server, memory)
    server.later()
    hidden = f"{HOME}2026/05/20/hanya-di-umpan/"
    feed = server.route("/feed/")
    assert feed is not None
    server.pages["/feed/"] = 200, XML, feed[2].replace(b"</channel>", f"<item><link>{hidden}</link></item></channel>".encode())
    server.pages["/2026/05/20/hanya-di-umpan/"] = server.route(server.posts[20].url.removeprefix(HOME.rstrip("/")))
    told = crawl(server, memory)
    assert told.captured == [hidden]
    assert told.notes == [f"feed names 1 articles that rest does not, such as {hidden}"]


def test_feed_that_says_not_modified_is_believed() -> None:
    server, memory = Server(20), Memory()
    crawl(server, memory)
    server.pages["/feed/"] = 304, XML, b""
    told = crawl(server, memory)
    assert (told.discovery.way, told.notes) == ("rest", [])


def test_only_a_crawl_asks_whether_the_feed_has_changed() -> None:
    asked: list[Ask] = []
    server, memory = Server(20), Memory()
    server.rest, server.before = 404, asked.append
    crawl(server, memory)
    crawl(server, memory)
    assert [ask.conditional for ask in asked if ask.kind == "feed"] == [False, True]
    assert not [ask for ask in asked if ask.conditional and ask.kind != "feed"]


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


def test_daily_crawl_looks_at_the_front_page_alone(server: Server) -> None:
    memory = Memory()
    crawl(server, memory)
    server.later()
    server.write(500, server.now)
    told = crawl(server, memory)
    assert told.captured == [server.posts[500].url]
    assert len(told.asked) <= 10


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


def test_month_that_fails_is_told_of_and_one_without_stories_is_not(server: Server) -> None:
    server.pages["/2026/03/"] = 500, HTML, b""
    told = crawl(server, Memory())
    assert [note for note in told.notes if "archive" in note] == [f"archive {HOME}2026/03/ status 500; what it leads to may be missing"]


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
    server.archives = False
    server.pages["/"] = 200, HTML, b"<html><body><h1>Situs dalam perbaikan</h1></body></html>"
    told = crawl(server, Memory())
    assert (told.discovery.way, told.discovery.reached) == (None, True)
    assert "the front page names no article" in told.discovery.reason
    assert SITE.home not in told.captured
