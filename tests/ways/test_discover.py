"""Discovery as a whole: who is asked, in which order, what is believed when two ways disagree, and what the next crawl is told."""

from typing import Any

import pytest

from scraper.discover import Discovery, discover
from scraper.ways.steps import Answer, Ask, Purpose, day, months, utc
from tests.ways.town import HOME, HTML, SITE, XML, Memory, Page, Server, crawl, index, urlset


@pytest.fixture
def server() -> Server:
    return Server(30)


# -- robots.txt ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "robots",
    [
        (404, HTML, b""),
        (403, HTML, b""),
        (410, HTML, b""),
        (200, "text/plain", b""),
        (200, HTML, b"<html>Kota Kita</html>"),
        (200, "text/plain", b"\xff\xfe\x00Sitemap: \x80"),
    ],
    ids=["404", "403", "410", "empty", "html", "bytes"],
)
def test_robots_that_is_not_there_or_says_nothing_bars_nothing(server: Server, robots: Page) -> None:
    server.robots = robots
    assert crawl(server, Memory()).discovery.way == "rest"


def test_site_below_a_path_goes_by_the_robots_of_its_host() -> None:
    step = next(discover(SITE.at(f"{HOME}kota/"), Purpose(until="2026-05")))
    assert isinstance(step, Ask)
    assert step.url == f"{HOME}robots.txt"


@pytest.mark.parametrize(
    ("robots", "reason"),
    [((500, HTML, b""), "status 500"), ((503, HTML, b""), "status 503"), (None, "no answer")],
    ids=["500", "503", "no-answer"],
)
def test_robots_that_cannot_be_had_bars_everything(server: Server, robots: Page | None, reason: str) -> None:
    server.robots = robots
    told = crawl(server, Memory())
    assert (told.discovery.way, told.discovery.reached) == (None, False)
    assert reason in told.discovery.reason
    assert told.asked == [f"{HOME}robots.txt"]


def test_sitemap_that_robots_names_is_asked_for_first(server: Server) -> None:
    server.rest = 404
    server.robots = (
        200,
        "text/plain",
        f"User-agent: *\nDisallow:\nSitemap: {HOME}peta-situs.xml\nSitemap: https://lain.example.org/s.xml\n".encode(),
    )
    server.pages["/peta-situs.xml"] = 200, HTML, urlset([(server.posts[1].url, None)])
    told = crawl(server, Memory())
    assert told.asked[2] == f"{HOME}peta-situs.xml"
    assert not [url for url in told.asked if "example.org" in url]


class Refused(Server):
    """A town whose robots.txt forbids the addresses in which a word stands."""

    def __init__(self, posts: int, word: str) -> None:
        super().__init__(posts)
        self.word = word

    def __call__(self, ask: Ask) -> Answer:
        if ask.kind != "robots" and self.word in ask.url:
            return Answer(failure=f"robots.txt forbids {ask.url}", forbidden=True)
        return super().__call__(ask)


def test_site_that_forbids_every_story_is_told_of_in_a_sentence() -> None:
    told = crawl(Refused(9, "/"), Memory())
    assert (told.discovery.way, told.discovery.reached) == (None, False)
    assert told.discovery.reason == "robots.txt forbids every page that names articles; only the newsroom's operator can allow them"
    assert told.notes == []


def test_why_robots_itself_could_not_be_had_is_told_in_its_own_words() -> None:
    """The crawl refuses itself everything then, which is not the newsroom's doing."""
    answers = {f"{HOME}robots.txt": Answer(failure="TLS: wrong version number", forbidden=True)}
    steps = discover(SITE, Purpose(until="2026-05"))
    step = next(steps)
    with pytest.raises(StopIteration) as end:
        steps.send(answers[step.url if isinstance(step, Ask) else ""])
    assert end.value.value.reason == f"{HOME} gives no answer: TLS: wrong version number"


def test_way_that_is_forbidden_is_told_of_beside_those_that_fail() -> None:
    server, memory = Refused(9, "wp-json"), Memory()
    told = crawl(server, memory)
    assert memory.titles == server.readable()
    assert told.notes == ["rest: REST answered nothing, as robots.txt forbids it"]


# -- the order of the ways -----------------------------------------------------------------------------------------------


def test_rest_without_any_answer_gives_way_too(server: Server) -> None:
    """Some walls drop the connection for this path alone."""
    server.rest = "open"
    server.before = lambda ask: setattr(server, "dead", ask.kind == "list")
    memory = Memory()
    told = crawl(server, memory)
    assert told.discovery.way == "sitemap"
    assert memory.titles == server.readable()


def test_site_that_dies_after_robots_is_unreachable(server: Server) -> None:
    server.before = lambda ask: setattr(server, "dead", ask.kind != "robots")
    told = crawl(server, Memory())
    assert (told.discovery.way, told.discovery.reached) == (None, False)
    assert len(told.asked) < 10


def test_site_that_shows_nothing_is_a_changed_structure(server: Server) -> None:
    server.rest, server.sitemap, server.archives, server.feed = 404, "none", False, False
    server.pages["/"] = 200, HTML, b"<html></html>"
    told = crawl(server, Memory())
    assert (told.discovery.way, told.discovery.reached) == (None, True)
    for way in ("rest: ", "sitemap: ", "archive: ", "listing: ", "feed: "):
        assert way in told.discovery.reason


def test_failure_leaves_no_marks_and_the_next_crawl_begins_as_before(server: Server) -> None:
    memory = Memory()
    crawl(server, memory)
    marks = memory.marks
    server.robots = None
    crawl(server, memory)
    assert memory.marks == marks


# -- two ways ------------------------------------------------------------------------------------------------------------


def test_sitemap_names_what_rest_does_not(server: Server) -> None:
    """An article of another post type, say."""
    other = f"{HOME}2024/03/05/pengumuman-lelang/"
    page = server.route(server.posts[1].url.removeprefix(HOME.rstrip("/")))
    server.pages["/2024/03/05/pengumuman-lelang/"] = page
    server.pages["/wp-sitemap.xml"] = 200, HTML, urlset([(url, None) for url in [*server.readable(), other, f"{HOME}profil-kota/"]])
    told = crawl(server, Memory())
    assert told.notes == [f"sitemap names 1 articles that rest does not, such as {other}"]
    assert other in told.captured
    assert f"{HOME}profil-kota/" not in told.captured  # without a date it may be any page


def test_rest_names_what_the_sitemap_does_not(server: Server) -> None:
    server.pages["/wp-sitemap.xml"] = 200, HTML, urlset([(url, None) for url in list(server.readable())[1:]])
    told = crawl(server, Memory())
    assert told.notes == [f"rest names 1 articles that sitemap does not, such as {server.posts[1].url}"]
    assert told.rechecked == []


def test_sitemap_without_a_use_is_told_of_once(server: Server) -> None:
    server.sitemap = "none"
    memory = Memory()
    assert ["could not be held against it" in note for note in crawl(server, memory).notes] == [True]
    assert crawl(server, memory).notes == []


@pytest.mark.parametrize("feed", [True, False], ids=["feed", "front-page"])
def test_stale_sitemap_is_told_of_and_hides_nothing(feed: bool) -> None:
    """A file that a plugin left behind: it names what was there then, and nothing since."""
    server, memory = Server(60), Memory()
    server.rest, server.feed = 404, feed
    stale = urlset([(post.url, None) for post in list(server.public())[:25]])
    server.pages["/wp-sitemap.xml"] = 200, XML, stale
    told = crawl(server, memory, command="backfill")
    assert told.discovery.way == "sitemap"
    assert memory.titles == server.readable()
    other = "feed" if feed else "listing"
    assert f"{other} names 35 articles that sitemap does not, such as {server.posts[26].url}" in told.notes
    for number in range(61, 90):
        server.later(hours=1)
        server.write(number, server.now)
    crawl(server, memory)
    assert memory.titles == server.readable()


def test_sitemap_of_which_a_file_is_missing_is_made_up_for() -> None:
    server, memory = Server(40), Memory()
    server.rest, server.feed = 404, False
    shown = list(server.public())
    server.pages["/wp-sitemap.xml"] = 200, XML, index([(f"{HOME}peta-1.xml", None), (f"{HOME}peta-2.xml", None)])
    server.pages["/peta-1.xml"] = 200, XML, urlset([(post.url, None) for post in shown[:10] + shown[30:]])
    server.pages["/peta-2.xml"] = 404, HTML, b""
    told = crawl(server, memory)
    assert told.discovery.way == "sitemap"
    assert memory.titles == server.readable()
    assert f"archive names 20 articles that sitemap does not, such as {server.posts[11].url}" in told.notes
    server.later()
    assert len(crawl(server, memory).asked) < 15  # the history was asked for once


def test_comparing_asks_the_archive_once_and_not_for_every_address(server: Server) -> None:
    strangers = [(f"{HOME}2024/03/05/lain-{number}/", None) for number in range(500)]
    server.pages["/wp-sitemap.xml"] = 200, HTML, urlset(strangers)
    memory = Memory()
    calls: list[int] = []
    known = memory.known
    memory.known = lambda addresses: (calls.append(len(addresses)), known(addresses))[1]  # type: ignore[method-assign]
    server.pages |= {url.removeprefix(HOME.rstrip("/")): (404, HTML, b"") for url, _ in strangers}
    crawl(server, memory)
    assert len(calls) < 10


def test_backfill_asks_again_for_what_nobody_names_any_more(server: Server) -> None:
    memory = Memory()
    crawl(server, memory)
    server.later()
    gone = server.posts.pop(7).url
    told = crawl(server, memory, command="backfill")
    assert told.rechecked == [gone]
    assert memory.pages[gone].gone


# -- what the next crawl is told -----------------------------------------------------------------------------------------

FULL: dict[str, Any] = {"way": "rest", "modified": "2026-05-19T00:00:00Z", "total": 9}
SINCE = FULL | {"since": "2024-01"}


@pytest.mark.parametrize(
    ("purpose", "since"),
    [
        ({}, ""),
        ({"backfill": True}, ""),
        ({"marks": FULL}, ""),
        ({"marks": SINCE}, "2024-01"),
        ({"marks": SINCE, "backfill": True}, ""),
        ({"backfill": True, "first": "2025-03"}, "2025-03"),
        ({"backfill": True, "last": "2025-03"}, "2026-05"),
        ({"backfill": True, "first": "2025-01", "last": "2025-03"}, "2026-05"),
        ({"backfill": True, "limit": 10}, "2026-05"),
        ({"backfill": True, "first": "2025-03", "limit": 10}, "2026-05"),
        ({"backfill": True, "first": "2023-01", "marks": SINCE}, "2023-01"),
        ({"backfill": True, "first": "2025-01", "marks": SINCE}, None),
        ({"backfill": True, "first": "2025-01", "marks": FULL}, None),
        ({"backfill": True, "limit": 10, "marks": SINCE}, None),
        ({"limit": 10}, None),
        ({"limit": 10, "marks": FULL}, None),
    ],
    ids=lambda value: (
        None
        if isinstance(value, str) or value is None
        else "-".join(f"{name}{value[name].get('since', '') if name == 'marks' else ''}" for name in value) or "first-crawl"
    ),
)
def test_where_the_next_crawl_starts(purpose: dict[str, Any], since: str | None) -> None:
    start = Purpose(until="2026-05", **purpose).start("rest", total=9)
    assert start == (None if since is None else {"way": "rest", "total": 9} | ({"since": since} if since else {}))


@pytest.mark.parametrize(
    ("purpose", "date", "within"),
    [
        ({}, "2001-01-01", True),
        ({"first": "2020-02", "last": "2020-03"}, "2020-01-31", False),
        ({"first": "2020-02", "last": "2020-03"}, "2020-02-01", True),
        ({"first": "2020-02", "last": "2020-03"}, "2020-03-31", True),
        ({"first": "2020-02", "last": "2020-03"}, "2020-04-01", False),
        ({"first": "2020-02", "last": "2020-03"}, None, True),
        ({"marks": SINCE}, "2023-12-31", False),
        ({"marks": SINCE}, "2024-01-01", True),
        ({"marks": SINCE, "backfill": True}, "2023-12-31", True),
    ],
)
def test_months_asked_for(purpose: dict[str, Any], date: str | None, within: bool) -> None:
    assert Purpose(until="2026-05", **purpose).within(date) is within


@pytest.mark.parametrize(
    ("stated", "understood"),
    [
        ("2020-01-24T09:15:00+07:00", "2020-01-24T02:15:00Z"),
        ("2020-01-24T09:15:00", "2020-01-24T09:15:00Z"),
        ("2020-01-24T09:15:00.123Z", "2020-01-24T09:15:00Z"),
        (" 2020-01-24 ", "2020-01-24T00:00:00Z"),
        ("1993-05-01T00:00:00+07:00", "1993-04-30T17:00:00Z"),
        ("0001-01-01T00:00:00+07:00", None),
        ("9999-12-31T23:59:59-07:00", None),
        ("kemarin", None),
        ("", None),
        (None, None),
    ],
)
def test_times_in_one_zone(stated: str | None, understood: str | None) -> None:
    assert utc(stated) == understood


def test_months_over_the_turn_of_the_year() -> None:
    assert months("2019-12", "2020-01") == ["2019-12", "2020-01"]
    assert months("2020-02", "2020-01") == []


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("/2020/01/24/kipp/", "2020-01-24"),
        ("/2020/01/24", "2020-01-24"),
        ("/2020/01/kipp/", None),
        ("/berita/12020/01/24/", None),
        ("/profil/", None),
    ],
)
def test_day_of_an_address(url: str, expected: str | None) -> None:
    assert day(f"https://kotakita.go.id{url}") == expected


def test_discovery_without_a_way_says_why() -> None:
    assert Discovery(way=None, reached=True).marks is None
    assert Ask(url=HOME, kind="list").conditional is False
