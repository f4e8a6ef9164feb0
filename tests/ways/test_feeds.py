"""Feeds: what another way is held against, and the way where nothing else can be read."""

from datetime import timedelta

import pytest

from scraper.ways import feeds as room
from scraper.ways.entries import Entry, named, parse
from scraper.ways.steps import Ask
from tests.ways.town import HOME, HTML, SITE, XML, Killed, Memory, Server, crawl, stamp
from tests.ways.town import links as linking

A = f"{HOME}2020/01/24/kipp/"
FEED = f"{HOME}feed/"


# -- what a feed says ------------------------------------------------------------------------------------------------------

RSS = f'<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><atom:link href="{HOME}feed/" rel="self"/><link>{HOME}</link><item><link> {A} </link><pubDate>Fri, 24 Jan 2020 09:15:00 +0700</pubDate></item></channel></rss>'
ATOM = f'<feed xmlns="http://www.w3.org/2005/Atom"><link href="{HOME}"/><entry><link href="{A}"/><published>2020-01-24T09:15:00+07:00</published><updated>2020-02-01T00:00:00Z</updated></entry></feed>'
RDF = f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><item><link>{A}</link><dc:date>2020-01-24T09:15+07:00</dc:date></item></rdf:RDF>'
SEVERAL = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><link rel="alternate" href="{A}"/><link rel="replies" href="{A}feed/"/><link rel="enclosure" href="{HOME}a.mp3"/></entry></feed>'
GUID = f'<rss><channel><item><guid>{A}</guid><pubDate>Jumat, 24 Januari 2020</pubDate></item><item><guid isPermaLink="false">{HOME}?p=7</guid></item></channel></rss>'
RELATIVE = "<rss><channel><item><link>/2020/01/24/kipp/</link></item><item><link>http://[rusak</link></item><item/></channel></rss>"
THEN = "2020-01-24T02:15:00Z"


@pytest.mark.parametrize(
    ("body", "published", "modified"),
    [
        (RSS, THEN, None),
        (ATOM, THEN, "2020-02-01T00:00:00Z"),
        (RDF, THEN, None),
        (SEVERAL, None, None),
        (GUID, None, None),
        (RELATIVE, None, None),
    ],
    ids=["rss", "atom", "rdf", "several-links", "guid", "relative"],
)
def test_what_feeds_say_of_a_story(body: str, published: str | None, modified: str | None) -> None:
    assert parse(body.encode(), FEED).entries == (Entry(A, published, modified),)


@pytest.mark.parametrize("body", [b"", b"<html><body>Kota Kita</body></html>", b"\x00", b"{}"], ids=["empty", "html", "bytes", "json"])
def test_what_is_no_feed_is_refused(body: bytes) -> None:
    with pytest.raises(ValueError, match=r"^no "):
        parse(body, FEED)


def test_feed_that_is_cut_off_gives_what_it_has() -> None:
    assert [entry.url for entry in parse(RSS.encode()[: RSS.index("<pubDate>")], FEED).entries] == [A]


@pytest.mark.parametrize(
    ("links", "older"),
    [
        ('<link rel="next" href="?hal=2"/>', f"{FEED}?hal=2"),
        ('<link rel="prev-archive" href="/arsip/3.atom"/>', f"{HOME}arsip/3.atom"),
        ('<link rel="prev-archive" href="/arsip/3.atom"/><link rel="next" href="?hal=2"/>', f"{FEED}?hal=2"),
        ('<link rel="next"/><link rel="last" href="?hal=9"/>', None),
        ("<entry><link rel='next' href='/lain/'/></entry>", None),
    ],
    ids=["paged", "archived", "both", "empty", "of-an-entry"],
)
def test_page_with_older_stories(links: str, older: str | None) -> None:
    assert parse(f'<feed xmlns="http://www.w3.org/2005/Atom">{links}</feed>'.encode(), FEED).older == older
    rss = f'<rss xmlns:a="http://www.w3.org/2005/Atom"><channel>{links}</channel></rss>'.replace("<link", "<a:link").replace(
        "entry", "item"
    )
    assert parse(rss.encode(), FEED).older == older


def test_feeds_that_a_page_names() -> None:
    server = Server()
    head = """<link rel="alternate" type="application/rss+xml" href="/umpan.xml">
        <link rel="alternate" type="application/rss+xml" href="/comments/feed/"><link rel="alternate" type="application/rss+xml" href="/en/feed/">
        <link rel="ALTERNATE home" type="Application/Atom+XML" href="umpan.atom"><link rel="alternate" type="application/rss+xml" href="https://umpan.example/x">
        <link rel="alternate" type="application/json" href="/wp-json/"><link rel="stylesheet" type="text/css" href="/a.css"><link rel="alternate">"""
    page = server.capture(HOME, 200, HTML, f"<html><head>{head}</head><body></body></html>".encode())
    assert named(SITE, page) == [f"{HOME}umpan.xml", f"{HOME}umpan.atom"]


# -- what another way is held against ----------------------------------------------------------------------------------------


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
    assert [ask.conditional for ask in asked if ask.url == FEED] == [False, True]
    assert not [ask for ask in asked if ask.conditional and ask.kind != "feed"]


@pytest.fixture
def listed() -> Server:
    """A town of which only the pages for readers can be read, and the feed."""
    server = Server(60)
    server.rest, server.sitemap = 404, "none"
    return server


@pytest.mark.parametrize("sitemap", ["none", "undated"])
def test_edits_and_late_stories_are_found_where_lists_name_the_newest_alone(listed: Server, sitemap: str) -> None:
    if sitemap == "undated":
        listed.sitemap = "core"
        undated(listed)
    memory = Memory()
    crawl(listed, memory)
    listed.later()
    listed.edit(3, title="Judul Lain")
    listed.write(500, listed.now - timedelta(days=300), modified=listed.now)  # back-dated
    if sitemap == "undated":
        undated(listed)
    told = crawl(listed, memory)
    assert sorted(told.captured) == sorted([listed.posts[3].url, listed.posts[500].url])
    assert memory.titles == listed.readable()
    if sitemap == "none":
        assert told.notes[-1] == f"feed names 1 articles that came in late, such as {listed.posts[500].url}"
    listed.later()
    assert crawl(listed, memory).captured == []


def undated(server: Server) -> None:
    file = server.route("/wp-sitemap-posts-post-1.xml")
    assert file is not None
    body = b"".join(part.partition(b"</lastmod>")[2] if number else part for number, part in enumerate(file[2].split(b"<lastmod>")))
    server.pages["/wp-sitemap-posts-post-1.xml"] = 200, XML, body


def test_many_edits_are_followed_over_the_pages_of_the_feed_and_no_further(listed: Server) -> None:
    memory = Memory()
    crawl(listed, memory)
    listed.later()
    for number in range(1, 15):
        listed.edit(number, title=f"Diperbaiki {number}")
    told = crawl(listed, memory)
    assert memory.titles == listed.readable()
    assert [url for url in told.asked if "?orderby=modified" in url] == [
        f"{FEED}atom/?orderby=modified{page}" for page in ("", "&paged=2", "&paged=3")
    ]


def test_feed_that_says_of_every_story_that_it_has_changed_is_cut_off(listed: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "MOST_CHANGES", 3)
    memory = Memory()
    crawl(listed, memory)
    listed.later()
    for post in listed.public():
        listed.edit(post.id)
    told = crawl(listed, memory)
    assert len([url for url in told.asked if "?orderby=modified" in url]) == 4
    assert f"feed {FEED}atom/?orderby=modified says that more than 30 articles have changed; the rest was left" in told.notes


def test_feed_that_does_not_listen_costs_one_request(listed: Server) -> None:
    listed.listens = False
    memory = Memory()
    crawl(listed, memory)
    listed.later()
    told = crawl(listed, memory)
    assert len([url for url in told.asked if "?orderby=modified" in url]) == 1
    assert told.captured == []


def test_history_from_listings_that_end_early_is_made_whole_by_the_feed(listed: Server) -> None:
    """The front page shows ten stories and loads more by script."""
    listed.archives = False
    listed.pages["/page/2/"] = 404, HTML, b""
    memory = Memory()
    told = crawl(listed, memory)
    assert told.discovery.way == "listing"
    assert memory.titles == listed.readable()
    assert told.notes[-1] == f"feed names 50 articles that listing does not, such as {min(list(listed.readable())[:50])}"


# -- the way where nothing else can be read ----------------------------------------------------------------------------------


@pytest.fixture
def mute() -> Server:
    """A town whose pages are all script: the feed alone can be read."""
    server = Server(34)
    server.rest, server.sitemap, server.archives = 404, "none", False
    server.pages["/"] = 200, HTML, b"<html><body><div id='app'></div></body></html>"
    return server


def feed_requests(asked: list[str]) -> list[str]:
    return [url.removeprefix(HOME) for url in asked if "feed" in url]


def test_where_nothing_else_can_be_read_the_feed_is_the_way_back_to_the_first_story(mute: Server) -> None:
    memory = Memory()
    told = crawl(mute, memory, command="backfill")
    assert told.discovery.way == "feed"
    assert memory.titles == mute.readable()
    assert feed_requests(told.asked) == ["feed/", *(f"feed/?paged={page}" for page in (2, 3, 4, 5))]
    assert "listing: the front page names no article" in told.notes
    assert not [note for note in told.notes if note.startswith("feed")]


def test_unchanged_feed_is_one_request(mute: Server) -> None:
    memory = Memory()
    crawl(mute, memory)
    mute.later()
    told = crawl(mute, memory)
    assert (told.discovery.way, feed_requests(told.asked), told.captured) == ("feed", ["feed/"], [])
    mute.later()
    mute.write(500, mute.now)
    assert crawl(mute, memory).captured == [mute.posts[500].url]


def test_crawl_by_feed_asks_for_no_more_than_is_new(mute: Server) -> None:
    memory = Memory()
    crawl(mute, memory)
    for number in range(35, 50):
        mute.later(hours=1)
        mute.write(number, mute.now)
    told = crawl(mute, memory)
    assert [url for url in feed_requests(told.asked) if "orderby" not in url] == ["feed/", "feed/?paged=2", "feed/?paged=3"]
    assert memory.titles == mute.readable()


def test_edits_and_late_stories_are_found_by_the_feed_alone(mute: Server) -> None:
    memory = Memory()
    crawl(mute, memory)
    mute.later()
    mute.edit(2, title="Judul Lain")
    mute.write(500, mute.now - timedelta(days=300), modified=mute.now)
    told = crawl(mute, memory)
    assert sorted(told.captured) == sorted([mute.posts[2].url, mute.posts[500].url])
    assert memory.titles == mute.readable()


@pytest.mark.parametrize("dated", [True, False], ids=["address", "feed-date"])
def test_months_hold_for_a_feed_too(mute: Server, dated: bool) -> None:
    if not dated:
        for post in mute.posts.values():
            post.link = f"{HOME}{post.slug}/"
    memory = Memory()
    told = crawl(mute, memory, command="backfill", first="2026-05", last="2026-05")
    assert set(memory.titles.values()) == {post.title for post in mute.public() if f"{post.date + timedelta(hours=7):%Y-%m}" == "2026-05"}
    assert "feed/?paged=5" not in feed_requests(told.asked)


def test_killed_on_the_way_the_next_crawl_goes_back_to_the_first_story(mute: Server) -> None:
    for killed_at in range(8, 14):
        memory = Memory()
        with pytest.raises(Killed):
            crawl(mute, memory, killed_at=killed_at)
        crawl(mute, memory)
        assert memory.titles == mute.readable()


def test_what_a_crawl_missed_by_a_broken_page_the_next_one_finds(mute: Server) -> None:
    memory = Memory()
    crawl(mute, memory)
    for number in range(35, 65):
        mute.later(hours=1)
        mute.write(number, mute.now)
    mute.pages["/feed/?paged=2"] = 500, HTML, b""
    mute.pages["/feed/atom/"] = 404, HTML, b""
    mute.pages |= {f"{path}?orderby=modified": (404, HTML, b"") for path in SITE.feeds}
    told = crawl(mute, memory)
    assert f"feed {FEED}?paged=2 answered status 500; what it leads to may be missing" in told.notes
    assert memory.titles != mute.readable()
    del mute.pages["/feed/?paged=2"]
    crawl(mute, memory)
    assert memory.titles == mute.readable()


def test_connection_that_breaks_in_the_midst_is_no_success(mute: Server) -> None:
    mute.pages["/feed/?paged=3"] = None
    memory = Memory()
    told = crawl(mute, memory)
    assert (told.discovery.way, told.discovery.reached) == (None, False)
    assert memory.marks is None


def test_feed_of_a_kind_nobody_declared_is_found_by_the_front_page(mute: Server) -> None:
    """No WordPress: its feed stands elsewhere and says itself where older stories are (RFC 5005)."""
    mute.feed = False
    mute.pages["/"] = 200, HTML, b'<html><head><link rel="alternate" type="application/atom+xml" href="/kabar.atom"></head></html>'
    posts = list(reversed(mute.public()))
    for page, name in enumerate(("kabar", "arsip-3", "arsip-2", "arsip-1")):
        entries = "".join(
            f'<entry><link href="{post.url}"/><updated>{stamp(post.modified)}</updated></entry>' for post in posts[page * 9 : page * 9 + 9]
        )
        older = f'<link rel="prev-archive" href="/arsip-{3 - page}.atom"/>' if page < 3 else ""
        mute.pages[f"/{name}.atom"] = 200, XML, f'<feed xmlns="http://www.w3.org/2005/Atom">{older}{entries}</feed>'.encode()
    memory = Memory()
    told = crawl(mute, memory)
    assert told.discovery.way == "feed"
    assert memory.titles == mute.readable()
    assert not [url for url in told.asked if "atom?" in url]


def test_feed_without_further_pages_says_so_and_those_of_sections_help(mute: Server) -> None:
    mute.listens = False
    mute.pages["/"] = 200, HTML, b'<html><head><link rel="alternate" type="application/rss+xml" href="/category/lama/feed/"></head></html>'
    some = mute._rss([mute.posts[number] for number in range(1, 8)])
    mute.pages["/category/lama/feed/"] = mute.pages["/category/lama/feed/?paged=2"] = 200, XML, some
    memory = Memory()
    told = crawl(mute, memory)
    assert len(memory.titles) == 17
    assert f"feed {FEED} names 10 articles and has no further page; of older ones, if there are any, it tells nothing" in told.notes


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        ((404, HTML, b""), "answered status 404"),
        ((200, HTML, b"<html><body>Kota Kita</body></html>"), "is no RSS or Atom feed"),
        ((200, XML, b"<rss><channel></channel></rss>"), "is empty"),
        ((200, XML, b"<rss><channel><item><link>https://lain.example.org/2020/01/24/a/</link></item></channel></rss>"), "is empty"),
    ],
    ids=["404", "html", "empty", "elsewhere"],
)
def test_feed_that_is_none_is_a_reason(mute: Server, page: tuple[int, str, bytes], reason: str) -> None:
    mute.pages["/feed/"] = mute.pages["/feed/atom/"] = page
    told = crawl(mute, Memory())
    assert (told.discovery.way, told.discovery.reached) == (None, True)
    assert f"feed {FEED} {reason}" in told.discovery.reason


def test_feed_whose_next_page_is_itself_ends(mute: Server) -> None:
    body = f'<feed xmlns="http://www.w3.org/2005/Atom"><link rel="next" href="/feed/"/><entry><link href="{mute.posts[1].url}"/></entry></feed>'.encode()
    mute.pages["/feed/"] = mute.pages["/feed/atom/"] = 200, XML, body
    assert len(feed_requests(crawl(mute, Memory()).asked)) <= 4


def test_listing_that_names_stories_is_taken_before_the_feed(listed: Server) -> None:
    listed.archives = False
    listed.pages["/"] = 200, HTML, linking(post.url for post in list(listed.public())[-3:])
    assert crawl(listed, Memory()).discovery.way == "listing"
