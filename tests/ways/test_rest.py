"""Discovery through REST: nothing is missed, nothing is asked for in vain, and what goes wrong is said."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from archive.record import Capture, Reading
from scraper.ways.steps import Ask
from tests.ways.town import HOME, HTML, JSON, SITE, Killed, Memory, Page, Post, Server, Town, crawl

REST = SITE.rest_path


@pytest.fixture
def server() -> Server:
    return Server(130)


@pytest.fixture
def memory(server: Server) -> Memory:
    """An archive that has crawled the server once, yesterday."""
    memory = Memory()
    crawl(server, memory)
    server.later()
    return memory


def whole(told: list[str]) -> list[str]:
    return [url for url in told if REST in url and "content" in url]


# -- everything ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("posts", [1, 99, 100, 101, 350])
def test_first_crawl_finds_every_post(posts: int) -> None:
    server, memory = Server(posts), Memory()
    told = crawl(server, memory)
    assert memory.titles == server.readable()
    assert sorted(told.captured) == sorted(server.readable())
    assert len(told.lists) == posts // 100 + 1  # after a full list one more is asked for: totals may be wrong
    assert told.notes == []


class Tidy(Town):
    """A site whose addresses need no folding, and whose lists nobody reads: twenty thousand posts take their time."""

    def canonical(self, url: str) -> str:
        return url

    def owns(self, url: str) -> bool:
        return True

    def read(self, capture: Capture) -> tuple[Reading, ...]:
        return ()


def test_backfill_of_twenty_thousand_posts_takes_two_hundred_lists_and_no_page() -> None:
    server, memory = Server(20_000), Memory()
    site = Tidy(name="kotakita", title="Pemerintah Kota Kita", region_code="99.71", home=HOME, since="2019-01")
    told = crawl(server, memory, site=site, command="backfill", pages=False)
    assert len(told.lists) == 201  # the last one shows that there is no more
    assert len(told.asked) <= 215  # and the sitemaps it is held against
    assert told.captured == []
    assert len(memory.pages) == 20_000


def test_backfill_with_pages_asks_for_each_page_once(server: Server) -> None:
    memory = Memory()
    crawl(server, memory, command="backfill", pages=False)
    assert crawl(server, memory, command="backfill", pages=True).captured == list(memory.titles)
    assert crawl(server, memory, command="backfill", pages=True).captured == []


def test_protected_posts_are_met_and_never_wanted(server: Server) -> None:
    server.edit(7, password=True)
    memory = Memory()
    told = crawl(server, memory)
    assert server.posts[7].url not in {*memory.titles, *told.captured}
    server.later()
    assert len(crawl(server, memory).asked) <= 5


def test_post_published_during_the_walk_is_found_now_or_next_time(server: Server) -> None:
    memory = Memory()
    server.before = lambda ask: None if "page=2" not in ask.url else server.write(500, server.now) and None
    crawl(server, memory)
    server.before = lambda ask: None
    server.later()
    crawl(server, memory)
    assert memory.titles == server.readable()


@pytest.mark.parametrize("posts", [350, 301], ids=["within", "the-last-list-vanishes"])
def test_post_withdrawn_during_the_walk_hides_no_other(posts: int) -> None:
    """Lists are numbered: when a post of a list that was asked for vanishes, the first of the next one moves into it."""
    server, memory = Server(posts), Memory()
    server.sitemap = "none"
    last = f"page={-(-posts // 100)}&"

    def withdraw(ask: Ask) -> None:
        if last in ask.url:
            server.posts.pop(3, None)

    server.before = withdraw
    crawl(server, memory)
    assert set(server.readable()) <= set(memory.titles)


def test_one_broken_post_hides_no_other(server: Server) -> None:
    server.broken = {57}
    memory = Memory()
    told = crawl(server, memory, command="backfill", pages=False)
    assert memory.titles == server.readable()
    assert told.captured == [server.posts[number].url for number in range(51, 61)]
    assert len(told.lists) == 2 + 10 + 1
    assert told.notes == [
        "REST answered status 500 for list 1; asked for in smaller lists",
        "REST answered status 500 for 10 posts; their pages are asked for instead",
    ]
    server.later()
    assert len(crawl(server, memory).asked) <= 5


def test_list_that_fails_whole_and_in_part_gives_way_to_the_sitemap(server: Server) -> None:
    server.rest = 500
    memory = Memory()
    told = crawl(server, memory)
    assert told.discovery.way == "sitemap"
    assert memory.titles == server.readable()
    assert len(told.lists) <= 3


@pytest.mark.parametrize("status", [None, 429, 503], ids=["no-answer", "429", "503"])
def test_server_that_has_had_enough_is_left_alone_and_taken_up_again(status: int | None) -> None:
    server, memory = Server(350), Memory()

    def refuse(ask: Ask) -> None:
        if "page=3&" in ask.url:
            server.rest, server.dead = status or "open", status is None

    server.before = refuse
    told = crawl(server, memory, command="backfill", pages=False)
    assert (told.discovery.way, told.discovery.reached, told.discovery.marks) == (None, False, None)
    assert len(told.asked) == 4
    server.before, server.rest, server.dead = lambda ask: None, "open", False
    server.later()
    again = crawl(server, memory, command="backfill", pages=False)
    assert memory.titles == server.readable()
    assert len(whole(again.asked)) == 2


def test_page_number_that_is_not_listened_to_ends(server: Server) -> None:
    """A cache that ignores the query answers every list with the first."""
    first = server(Ask(url=f"{HOME}x?per_page=1", kind="list"))
    assert first.capture is not None
    posts = [post.told() for post in list(server.posts.values())[:100]]
    told = talk(server, Memory(), posts, total=20_000, pages=200)
    assert len(told.lists) < 25
    assert "REST counts 20000 posts and lists 100" in told.notes
    assert told.discovery.marks is not None
    assert told.discovery.marks["total"] == 100


def talk(server: Server, memory: Memory, posts: object, *, total: object, pages: object, media: str = JSON, prefix: bytes = b""):
    """A crawl of a server that gives the same answer to every question about posts."""
    import json

    plain = server.route

    def route(path: str):
        if path.startswith(REST):
            server.headers = {name: str(value) for name, value in (("X-WP-Total", total), ("X-WP-TotalPages", pages)) if value is not None}
            return 200, media, prefix + (posts if isinstance(posts, bytes) else json.dumps(posts).encode())
        return plain(path)

    server.route = route  # type: ignore[method-assign]
    return crawl(server, memory)


def test_absurd_totals_end(server: Server) -> None:
    assert len(talk(server, Memory(), [], total=10**8, pages=10**6).lists) < 25


POST = Post(
    id=1,
    date=datetime.fromisoformat("2020-01-24T03:00:00+00:00"),
    modified=datetime.fromisoformat("2020-01-24T03:00:00+00:00"),
    slug="a",
    title="A",
).told()


@pytest.mark.parametrize(
    ("posts", "total", "media", "reason"),
    [
        (b"<html>Just a moment</html>", 1, HTML, "is not JSON"),
        (b'[{"id": 1, "link": "https://kota', 1, JSON, "is not JSON"),
        (b"[" * 100_000, 1, JSON, "is not JSON"),
        (b"\xff\xfe\x00", 1, JSON, "is not JSON"),
        ([POST], 1, HTML, "is not JSON"),
        ({"code": "rest_no_route"}, 1, JSON, "is no list of posts"),
        ([1, 2], 1, JSON, "is no list of posts"),
        ([POST | {"id": "1"}], 1, JSON, "is no list of posts"),
        ([POST | {"id": 10**30}], 1, JSON, "is no list of posts"),
        ([POST | {"link": None}], 1, JSON, "is no list of posts"),
        (None, 1, JSON, "is not JSON"),
        ([POST], None, JSON, "without its totals"),
        ([POST], "banyak", JSON, "without its totals"),
        ([], 0, JSON, "lists no posts"),
    ],
    ids=[
        "html",
        "cut-off",
        "deep",
        "bytes",
        "json-said-to-be-html",
        "object",
        "numbers",
        "id-text",
        "id-huge",
        "no-link",
        "null",
        "no-total",
        "total-in-words",
        "empty",
    ],
)
def test_rest_that_lies_gives_way_and_is_told_of(server: Server, posts: object, total: object, media: str, reason: str) -> None:
    memory = Memory()
    told = talk(server, memory, posts, total=total, pages=total, media=media)
    assert told.discovery.way == "sitemap"
    assert memory.titles == server.readable()
    assert any(note.startswith("rest: REST") and reason in note for note in told.notes), told.notes


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_closed_rest_gives_way_and_is_told_of(server: Server, status: int) -> None:
    server.rest = status
    memory = Memory()
    told = crawl(server, memory)
    assert told.discovery.way == "sitemap"
    assert told.notes == [f"rest: REST answered status {status}"]
    assert memory.titles == server.readable()
    server.later()
    assert crawl(server, memory).captured == []


@pytest.mark.parametrize("closed", [401, "html", "nothing"])
def test_rest_that_closes_later_is_noticed(server: Server, memory: Memory, closed: str | int) -> None:
    server.rest = closed
    server.write(500, server.now)
    told = crawl(server, memory)
    assert told.discovery.way == "sitemap"
    assert memory.titles == server.readable()
    server.rest = "open"
    server.later()
    server.write(501, server.now)
    assert crawl(server, memory).discovery.way == "rest"
    assert memory.titles == server.readable()


@pytest.mark.parametrize("total", [1, 99, 100, 149])
def test_totals_that_are_too_low_hide_no_post(total: int) -> None:
    """As a cache keeps them, or a plugin that hides posts from the count alone."""
    server, memory = Server(250), Memory()
    server.sitemap, server.feed = "none", False
    plain = server._posts

    def lying(query: dict[str, str]) -> Page:
        page = plain(query)
        server.headers |= {"X-WP-Total": str(total), "X-WP-TotalPages": str(-(-total // 100))} if server.headers else {}
        return page

    server._posts = lying  # type: ignore[method-assign]
    told = crawl(server, memory, command="backfill", pages=False)
    assert told.discovery.way == "rest"
    assert memory.titles == server.readable()


def test_warning_of_php_before_the_json_is_read_past(server: Server) -> None:
    told = talk(
        server, Memory(), [POST], total=1, pages=1, prefix=b"<br />\n<b>Warning</b>: Undefined variable $a in <b>/www/x.php</b><br />\n"
    )
    assert told.discovery.way == "rest"


def test_post_that_links_to_another_host_is_known_by_its_number(server: Server) -> None:
    server.posts[5].link = "https://lpse.example.org/pengumuman/"
    server.pages["/?p=5"] = server.route("/2026/05/19/kabar-130/")
    memory = Memory()
    told = crawl(server, memory)
    assert told.captured.count(f"{HOME}?p=5") == 1
    assert not [url for url in told.captured if "example.org" in url]
    server.later()
    again = crawl(server, memory)
    assert (len(again.lists), again.rechecked, again.captured) == (2, [], [])


# -- changes -------------------------------------------------------------------------------------------------------------


def test_unchanged_site_of_four_hundred_posts_costs_five_requests_at_most() -> None:
    server, memory = Server(400), Memory()
    crawl(server, memory)
    for _ in range(3):
        server.later()
        told = crawl(server, memory)
        assert len(told.asked) <= 5
        assert (told.captured, told.notes) == ([], [])


class Old(Server):
    """WordPress before 5.7: it knows no «modified_after» and doesn't mind it either."""

    def _chosen(self, query: dict[str, str]) -> Callable[[Post], bool]:
        return super()._chosen({name: value for name, value in query.items() if name != "modified_after"})


def test_old_wordpress_is_asked_for_no_more_than_what_has_changed() -> None:
    server, memory = Old(400), Memory()
    crawl(server, memory)
    server.later()
    assert len(crawl(server, memory).asked) <= 5
    server.later()
    for number in range(1, 151):
        server.posts[number].modified = server.now + timedelta(seconds=number)
    told = crawl(server, memory)
    assert len(told.captured) == 150
    assert len(told.asked) <= 6


def write(server: Server) -> None:
    server.write(500, server.now)


def scheduled(server: Server) -> None:
    """Written long ago, due today: WordPress publishes it without touching the time of modification."""
    server.write(500, server.now, modified=server.now - timedelta(days=40))


def backdated(server: Server) -> None:
    server.write(500, server.now - timedelta(days=900), modified=server.now)


def imported(server: Server) -> None:
    """By an importer, straight into the table: old in every respect, and with a number among the others."""
    del server.posts[40]
    server.write(40, server.now - timedelta(days=900), slug="impor-40", modified=server.now - timedelta(days=900))
    server.write(41_000, server.now - timedelta(days=901), modified=server.now - timedelta(days=900))


def edited(server: Server) -> None:
    server.edit(3, title="Judul Lain")


def edited_in_the_same_second(server: Server) -> None:
    newest = max(post.modified for post in server.posts.values())
    server.edit(3, title="Judul Lain", modified=newest)


def slug_changed(server: Server) -> None:
    server.edit(3, slug="alamat-baru")


def opened(server: Server) -> None:
    server.edit(6, password=False)


def closed(server: Server) -> None:
    server.edit(3, password=True)


def withdrawn(server: Server) -> None:
    server.posts[3].status = "draft"


def one_for_another(server: Server) -> None:
    withdrawn(server)
    write(server)


def many(server: Server) -> None:
    for number in range(1, 121):
        server.edit(number, title=f"Diperbaiki {number}")


@pytest.mark.parametrize(
    "change",
    [write, scheduled, backdated, imported, edited, edited_in_the_same_second, slug_changed, opened, withdrawn, one_for_another, many],
    ids=lambda change: change.__name__,
)
def test_every_change_is_found(change: Callable[[Server], None]) -> None:
    server, memory = Server(130), Memory()
    server.edit(6, password=True)
    crawl(server, memory)
    server.later()
    before = set(server.readable())
    change(server)
    told = crawl(server, memory)
    live = {url: title for url, title in memory.titles.items() if not memory.pages[url].gone}
    gone = before - set(server.readable())
    assert live == server.readable()
    assert gone <= set(told.captured)
    assert len(told.captured) <= 121
    server.later()
    assert len(crawl(server, memory).asked) <= 5


def test_post_that_gets_a_password_stays_as_it_was_kept(server: Server, memory: Memory) -> None:
    server.edit(3, password=True)
    crawl(server, memory)
    assert memory.titles[server.posts[3].url] == "Kabar Nomor 3"


def test_deletion_is_noticed_by_the_total_alone(server: Server, memory: Memory) -> None:
    url = server.posts.pop(20).url
    told = crawl(server, memory)
    assert told.rechecked == told.captured == [url]
    assert told.notes == ["REST no longer lists 1 articles of the archive; their pages are asked for again"]
    assert memory.pages[url].gone


def test_edit_made_while_the_crawl_runs_is_found_by_the_next(server: Server, memory: Memory) -> None:
    def late(ask: Ask) -> None:
        if "orderby=date" in ask.url:
            server.edit(9, title="Sunting Susulan")
            server.before = lambda ask: None

    server.edit(8, title="Sunting Pertama")
    server.before = late
    crawl(server, memory)
    crawl(server, memory)
    assert memory.titles == server.readable()


def test_post_dated_in_the_future_blinds_nobody(server: Server, memory: Memory) -> None:
    server.write(500, server.now, modified=server.now + timedelta(days=3000))
    crawl(server, memory)
    server.later()
    server.edit(4, title="Sesudahnya")
    crawl(server, memory)
    assert memory.titles == server.readable()


@pytest.mark.parametrize("stamp", [None, "", "0000-00-00T00:00:00", "kemarin", "0001-01-01T00:00:00+07:00", "9999-12-31T23:59:59-07:00"])
def test_senseless_times_of_modification_do_no_harm(stamp: str | None) -> None:
    server, memory = Server(3), Memory()
    told = talk(server, memory, [POST | {"modified_gmt": stamp}], total=1, pages=1)
    assert told.discovery.way == "rest"
    server.later()
    assert crawl(server, memory).discovery.way == "rest"


def test_broken_post_among_the_changed_is_had_by_its_page(server: Server, memory: Memory) -> None:
    server.edit(3, title="Judul Lain")
    server.broken = {3}
    told = crawl(server, memory)
    assert told.discovery.way == "rest"
    assert memory.titles == server.readable()


def test_reconciling_that_fails_is_done_by_the_next_crawl(server: Server, memory: Memory) -> None:
    url = server.posts.pop(20).url

    def fail(ask: Ask) -> None:
        server.rest = 403 if "orderby=id" in ask.url else "open"

    server.before = fail
    told = crawl(server, memory)
    assert any("compared with the archive" in note for note in told.notes)
    server.before, server.rest = lambda ask: None, "open"
    server.later()
    crawl(server, memory)
    assert memory.pages[url].gone


def test_lists_that_shrink_to_nothing_condemn_nobody(server: Server, memory: Memory) -> None:
    """A cache or a plugin that shows the first hundred only must not have every other article asked for again."""
    server.posts.pop(1)
    first = [post.told() for post in list(server.posts.values())[:40]]
    told = talk(server, memory, first, total=129, pages=2)
    assert told.rechecked == []
    assert any("nothing is concluded" in note for note in told.notes)


# -- interrupted ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("killed_at", [2, 3, 7, 12, 14, 15])
@pytest.mark.parametrize("pages", [False, True], ids=["lists", "pages"])
def test_interrupted_backfill_goes_on_where_it_was(killed_at: int, pages: bool) -> None:
    server, memory = Server(1350), Memory()
    with pytest.raises(Killed):
        crawl(server, memory, command="backfill", pages=pages, killed_at=killed_at)
    server.later()
    kept = len(memory.titles)
    told = crawl(server, memory, command="backfill", pages=pages)
    assert memory.titles == server.readable()
    assert not pages or all(known.asked for known in memory.pages.values())
    assert len(told.lists) - len(whole(told.lists)) <= 1 + 4  # halving fourteen lists
    assert len(whole(told.lists)) == 14 - min(kept // 100, 13)
    server.later()
    assert len(crawl(server, memory).asked) <= 5


def test_lists_kept_by_an_earlier_backfill_are_not_taken_for_this_one() -> None:
    """The later months were kept before; a backfill of everything, killed early, must still bring the middle."""
    server, memory = Server(900), Memory()
    crawl(server, memory, command="backfill", pages=False, first=f"{server.posts[400].date:%Y-%m}")
    server.later()
    with pytest.raises(Killed):
        crawl(server, memory, command="backfill", pages=False, killed_at=3)
    server.later()
    server.sitemap = "none"
    crawl(server, memory, command="backfill", pages=False)
    assert memory.titles == server.readable()


def test_pages_are_captured_when_the_interrupted_run_wanted_none() -> None:
    server, memory = Server(350), Memory()
    with pytest.raises(Killed):
        crawl(server, memory, command="backfill", pages=False, killed_at=4)
    server.later()
    told = crawl(server, memory, command="backfill", pages=True)
    assert sorted(told.captured) == sorted(server.readable())


def test_edit_made_between_the_two_halves_is_found() -> None:
    server, memory = Server(350), Memory()
    with pytest.raises(Killed):
        crawl(server, memory, command="backfill", pages=False, killed_at=4)
    server.edit(20, title="Sunting di Tengah")
    server.edit(320, title="Sunting di Ujung")
    server.later()
    crawl(server, memory, command="backfill", pages=False)
    server.later()
    crawl(server, memory)
    assert memory.titles == server.readable()


# -- in part -------------------------------------------------------------------------------------------------------------


def month(server: Server, number: int) -> str:
    return f"{server.posts[number].date:%Y-%m}"


def test_months_are_those_of_the_newsrooms_clock() -> None:
    server, memory = Server(), Memory()
    for number, moment in enumerate(("2020-01-31T16:59:59", "2020-01-31T17:00:00", "2020-02-29T16:59:59", "2020-02-29T17:00:00"), 1):
        server.write(number, datetime.fromisoformat(f"{moment}+00:00"))
    crawl(server, memory, command="backfill", pages=False, first="2020-02", last="2020-02")
    assert sorted(memory.titles.values()) == ["Kabar Nomor 2", "Kabar Nomor 3"]


def test_december_ends_with_the_year() -> None:
    server, memory = Server(), Memory()
    for number, moment in enumerate(("2019-12-31T16:00:00", "2019-12-31T18:00:00"), 1):
        server.write(number, datetime.fromisoformat(f"{moment}+00:00"))
    crawl(server, memory, command="backfill", pages=False, last="2019-12")
    assert list(memory.titles.values()) == ["Kabar Nomor 1"]


@pytest.mark.parametrize("rest", ["open", 404], ids=["rest", "sitemap"])
@pytest.mark.parametrize(
    "purpose", [{"first": 90}, {"last": 40}, {"first": 30, "last": 60}, {"limit": 10}], ids=lambda purpose: "-".join(purpose)
)
def test_crawl_after_a_backfill_in_part_brings_what_came_since_and_no_more(purpose: dict[str, int], rest: str | int) -> None:
    server, memory = Server(130), Memory()
    server.rest = rest
    server.now = server.now.replace(month=6)  # no post is of the running month
    wanted = {name: value if name == "limit" else month(server, value) for name, value in purpose.items()}
    crawl(server, memory, command="backfill", pages=False, **wanted)
    kept = dict(memory.titles)
    assert 0 < len(kept) < 130
    server.later()
    server.edit(next(number for number, post in server.posts.items() if post.url in kept), title="Judul Lain")
    server.write(500, server.now)
    for _ in range(2):
        crawl(server, memory)
        assert memory.titles == {url: title for url, title in server.readable().items() if url in kept or url == server.posts[500].url}
        server.later()
    server.write(501, server.now)
    crawl(server, memory)
    assert server.posts[501].url in memory.titles
    crawl(server, memory, command="backfill", pages=False)
    assert memory.titles == server.readable()


@pytest.mark.parametrize("rest", ["open", 404], ids=["rest", "sitemap"])
def test_backfill_in_part_of_a_full_archive_makes_it_no_less(rest: str | int) -> None:
    server, memory = Server(130), Memory()
    server.rest = rest
    crawl(server, memory, command="backfill")
    marks = memory.marks
    server.later()
    told = crawl(server, memory, command="backfill", first=month(server, 50), last=month(server, 70))
    assert memory.marks == marks
    assert told.rechecked == []


def test_limited_crawl_moves_no_start(server: Server, memory: Memory) -> None:
    for number in range(1, 31):
        server.edit(number, title=f"Diperbaiki {number}")
    crawl(server, memory, limit=5)
    assert memory.titles != server.readable()
    server.later()
    crawl(server, memory)
    assert memory.titles == server.readable()
