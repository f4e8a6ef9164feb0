"""A limit, night after night: each run takes up the next articles, whichever way the site offers."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

import pytest

from tests.ways.town import HTML, Killed, Memory, Server, crawl


def closed(server: Server) -> None:
    server.rest = 404


def archives(server: Server) -> None:
    server.rest, server.sitemap = 404, "none"


def listings(server: Server) -> None:
    archives(server)
    server.archives = False


def feed(server: Server) -> None:
    listings(server)
    server.pages["/"] = 200, HTML, b"<html><body><div id='app'></div></body></html>"


WAYS: dict[str, Callable[[Server], None]] = {
    "rest": lambda server: None,
    "sitemap": closed,
    "archive": archives,
    "listing": listings,
    "feed": feed,
}


@pytest.fixture(params=WAYS)
def server(request: pytest.FixtureRequest) -> Server:
    """Fifty-five stories, of which one is protected; one way to them is open, and no better one."""
    server = Server(55)
    server.posts[30].password = True
    WAYS[request.param](server)
    return server


@pytest.mark.parametrize("pages", [True, False], ids=["pages", "lists"])
def test_each_night_gets_on_by_as_many(server: Server, pages: bool) -> None:
    memory = Memory()
    kept = []
    for _ in range(5):
        crawl(server, memory, command="backfill", pages=pages, limit=20)
        kept.append(len(memory.titles))
        server.later()
    # The protected story is met once, where only its page tells that it is one.
    assert kept in ([20, 40, 54, 54, 54], [20, 39, 54, 54, 54])
    assert memory.titles == server.readable()
    assert "since" not in (memory.marks or {"since": ""})


def test_limits_of_any_size_come_to_the_end(server: Server) -> None:
    memory = Memory()
    for limit in (1, 7, 10, 3, 60, 13):
        before = len(memory.titles)
        crawl(server, memory, limit=limit)
        assert len(memory.titles) >= min(54, before + limit - 1)
        server.later()
    assert memory.titles == server.readable()


def test_what_changes_between_the_nights_is_found_in_the_end(server: Server) -> None:
    memory = Memory()
    for number in range(5):
        crawl(server, memory, command="backfill", limit=20)
        server.later()
        server.edit(10 + number, title=f"Diperbaiki {number}")
        server.write(500 + number, server.now)
        server.write(600 + number, server.now - timedelta(days=200), modified=server.now)
    for _ in range(2):
        crawl(server, memory)
        server.later()
    assert memory.titles == server.readable()


def test_killed_at_night_the_next_goes_on(server: Server) -> None:
    memory = Memory()
    for killed_at in (3, 7, 9, 12):
        with suppress(Killed):
            crawl(server, memory, command="backfill", limit=20, killed_at=killed_at)
        server.later()
    for _ in range(3):
        crawl(server, memory, command="backfill", limit=20)
        server.later()
    assert memory.titles == server.readable()


def test_holes_are_filled_before_all_is_said_to_be_there() -> None:
    """A crawl has kept the newest meanwhile, so that what is kept is no unbroken row."""
    server, memory = Server(40), Memory()
    crawl(server, memory, command="backfill", pages=False, limit=10)
    for number in range(41, 81):
        server.later(hours=1)
        server.write(number, server.now)
    crawl(server, memory)
    for _ in range(4):
        server.later()
        crawl(server, memory, command="backfill", pages=False, limit=10)
    assert memory.titles == server.readable()


def test_a_night_asks_for_few_lists() -> None:
    server, memory = Server(2000), Memory()
    for _ in range(3):
        asked = crawl(server, memory, command="backfill", pages=False, limit=200).lists
        assert len([url for url in asked if "content" in url]) == 2
        assert len(asked) <= 8


def test_limited_crawls_bring_all_that_changed_in_the_end(server: Server) -> None:
    memory = Memory()
    crawl(server, memory)
    server.later()
    for number in range(60, 85):
        server.write(number, server.now)
    for _ in range(3):
        crawl(server, memory, limit=10)
        server.later()
    assert memory.titles == server.readable()
