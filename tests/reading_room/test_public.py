"""Open to everybody: how often one may ask, what is closed, what need not be sent twice."""

import asyncio
import sqlite3
import threading
import time
from collections.abc import Awaitable, Callable
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from datasette import hookimpl
from datasette.plugins import pm

from archive.metadata import metadata
from archive.reading_room import deliveries, guard, visitor
from archive.reading_room.coming import ONE
from archive.reading_room.nonce import widened
from archive.reading_room.public import Turnstile
from tests.reading_room.conftest import QUERY, Room
from tests.reading_room.newsroom import town


def ask(room: Room, path: str, client: str = "203.0.113.7", **headers: str) -> httpx.Response:
    """As somebody out there would."""

    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(app=room.app, client=(client, 1234))
        async with httpx.AsyncClient(transport=transport, base_url="http://kliping.test") as tool:
            return await tool.get(path, headers=headers)

    return asyncio.run(asked())


@pytest.mark.parametrize(
    "path", ["/-/threads.json", "/-/versions.json", "/-/plugins", "/-/databases", "/-/settings.json", "/-/permissions", "/-/x"]
)
def test_workings_are_closed(room: Room, path: str) -> None:
    assert room.get(path).status_code == 404


def test_robots_may_read_stories_and_not_sql(room: Room) -> None:
    from protego import Protego

    rules = Protego.parse(room.get("/robots.txt").text)
    assert rules.can_fetch("https://kliping.test/archive/articles/1", "anybody")
    assert rules.can_fetch("https://kliping.test/tokoh/Sri+Wahyuni", "anybody")
    for path in ("/archive?sql=select+1", "/archive/articles.csv?_stream=on", "/archive/articles?_facet=section", "/-/metadata"):
        assert not rules.can_fetch(f"https://kliping.test{path}", "anybody")


def test_what_is_held_is_not_sent_again(room: Room) -> None:
    for path in ("/", "/archive/articles/1", "/archive/articles.json", "/tokoh"):
        first = ask(room, path)
        assert first.status_code == 200
        assert first.headers["cache-control"].startswith("max-age=")
        again = ask(room, path, **{"if-none-match": first.headers["etag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert "content-security-policy" not in again.headers
        assert ask(room, path, **{"if-none-match": '"other", ' + first.headers["etag"]}).status_code == 304
        assert ask(room, path, **{"if-none-match": '"other"'}).status_code == 200


ANSWERS = [
    *(
        "/",
        "/archive",
        "/archive/articles",
        "/archive/articles?_look=table",
        "/archive/said",
        "/archive/revisions/1",
        "/archive/articles/1",
    ),
    *("/archive/search?q=layanan", "/archive/who_said_what", "/archive/articles.json", "/archive/articles.csv?_stream=on", "/tokoh"),
    *("/archive/articles.xlsx", "/archive/articles.atom", "/feeds/hilang.atom", "/grafik", "/llms.txt", "/b/none", "/tak/ada"),
]


@pytest.mark.parametrize("path", ANSWERS)
def test_what_an_answer_hangs_on_is_said_once(room: Room, path: str) -> None:
    for cookie in ("", "kliping_lang=en"):
        answer = ask(room, path, cookie=cookie, **{"accept-encoding": "gzip"})
        told = [each.strip() for each in answer.headers.get_list("vary", split_commas=True)]
        assert sorted(told) == ["Accept-Encoding", "Authorization", "Cookie"]
        for name in ("vary", "cache-control", "etag", "content-security-policy", "x-content-type-options", "referrer-policy"):
            assert len(answer.headers.get_list(name)) <= 1, name
        assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
        if answer.status_code == 200:
            assert answer.headers["cache-control"] == "max-age=60"
            again = ask(room, path, cookie=cookie, **{"if-none-match": answer.headers["etag"]})
            assert again.status_code == 304
            assert {name: again.headers[name] for name in again.headers} == {
                name: answer.headers[name] for name in ("etag", "cache-control", "vary")
            }
        else:
            assert "etag" not in answer.headers


def test_what_is_anybodys_own_is_never_kept(room: Room) -> None:
    for asked in ({"cookie": "ds_actor=x; kliping_lang=en"}, {"authorization": "Bearer x"}):
        answer = ask(room, "/archive/articles/1", **asked)
        assert "no-store" in answer.headers["cache-control"]
        assert "etag" not in answer.headers
    chosen = ask(room, "/archive/articles?_lang=en")
    assert (chosen.headers["cache-control"], "etag" in chosen.headers) == ("private, no-store", False)
    assert ask(room, "/archive/articles.json?_ttl=0").headers["cache-control"] == "no-cache"


def test_files_hang_on_nothing_but_how_they_are_sent(room: Room) -> None:
    answer = ask(room, "/-/static/app.css", **{"accept-encoding": "gzip"})
    assert answer.headers["vary"] == "Accept-Encoding"
    assert ask(room, "/-/static/app.css", **{"if-none-match": answer.headers["etag"]}).headers["vary"] == "Accept-Encoding"


def test_another_language_is_another_answer(room: Room) -> None:
    indonesian = ask(room, "/tokoh")
    english = ask(room, "/tokoh", cookie="kliping_lang=en", **{"if-none-match": indonesian.headers["etag"]})
    assert english.status_code == 200
    assert '<html lang="en">' in english.text
    assert "Cookie" in english.headers["vary"]
    assert "etag" not in ask(room, "/tokoh?_lang=en").headers


def test_a_change_of_the_archive_makes_every_answer_another(tmp_path: Path, rooms: Callable[..., Room]) -> None:
    path = town(tmp_path)
    room = rooms(path)
    held = ask(room, "/archive/articles/1").headers["etag"]
    with closing(sqlite3.connect(path)) as conn, conn:
        conn.execute("UPDATE articles SET title = 'Judul lain' WHERE id = 1")
    after = ask(room, "/archive/articles/1", **{"if-none-match": held})
    assert after.status_code == 200
    assert "Judul lain" in after.text


def test_what_changes_with_the_day_is_not_held_for_ever(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in ("/", f"{QUERY}?sql=select+date('now')"):
        held = ask(room, path).headers["etag"]
        with monkeypatch.context() as later:
            later.setattr("archive.reading_room.headers.time_ns", lambda: time.time_ns() + 3600 * 10**9)
            assert ask(room, path, **{"if-none-match": held}).status_code == 200


def test_an_operator_may_open_the_policy_for_other_plugins(database: Path, rooms: Callable[..., Room]) -> None:
    told = metadata()
    told["plugins"] = {"kliping": {"content_security_policy": {"script-src": "'unsafe-eval'", "connect-src": "https://tiles.example"}}}
    policy = ask(rooms(database, metadata=told), "/").headers["content-security-policy"].split("; ")
    assert any(each.startswith("script-src 'self' 'nonce-") and each.endswith("' 'unsafe-eval'") for each in policy)
    assert "connect-src 'self' https://tiles.example" in policy
    assert "img-src 'self' data:" in policy


@pytest.mark.parametrize("wished", [{"frame-ancestors": "*"}, {"img-src": "x; script-src *"}, {"img-src": "x\r\ny"}, {"img-src": ""}, "*"])
def test_what_is_no_source_opens_nothing(wished: object) -> None:
    with pytest.raises(ValueError, match="is no dictionary of sources"):
        widened(wished)


def test_answers_are_squeezed(room: Room) -> None:
    answer = ask(room, "/archive/articles", **{"accept-encoding": "gzip"})
    assert answer.headers["content-encoding"] == "gzip"
    assert "Accept-Encoding" in answer.headers["vary"]
    assert len(answer.content) > 2 * int(answer.headers["content-length"])
    assert "content-encoding" not in ask(room, "/archive/articles", **{"accept-encoding": "identity"}).headers


def test_who_asks_too_often_waits(tmp_path: Path, rooms: Callable[..., Room]) -> None:
    metadata: dict[str, Any] = {"plugins": {"kliping": {"requests_per_second": 0.001, "burst": 3}}}
    room = rooms(town(tmp_path), metadata=metadata)
    statuses = [ask(room, "/robots.txt").status_code] + [ask(room, "/archive/articles/1.json").status_code for _ in range(5)]
    assert statuses == [200, 200, 200, 200, 429, 429]
    refused = ask(room, "/")
    assert 900 <= int(refused.headers["retry-after"]) <= 1000
    assert ask(room, "/", client="203.0.113.8").status_code == 200
    assert ask(room, "/", client="127.0.0.1").status_code == 200


def test_a_turnstile_fills_again_and_forgets() -> None:
    moments = iter([0.0, 0.0, 0.0, 0.5, 1.0, 1.0, 1.0, 1.0, 1.0])
    gate = Turnstile(rate=1, reserve=2, clock=lambda: next(moments), most=2)
    assert [gate.wait("198.51.100.1") for _ in range(3)] == [0, 0, 1]
    assert gate.wait("198.51.100.1") == 0.5
    assert gate.wait("198.51.100.1") == 0
    for other in ("198.51.100.2", "198.51.100.3"):
        assert gate.wait(other) == 0
    assert len(gate._left) == 2


def test_neighbours_in_one_network_of_ipv6_are_one_visitor() -> None:
    gate = Turnstile(rate=1, reserve=1, clock=lambda: 0.0)
    assert gate.wait("2001:db8::1") == 0
    assert gate.wait("2001:db8::2") > 0
    assert gate.wait("2001:db8:0:1::1") == 0
    assert gate.wait("::ffff:203.0.113.9") == 0
    assert gate.wait("203.0.113.9") > 0


@pytest.mark.parametrize(
    "path",
    [
        "/tokoh",
        "/tokoh/Sri+Wahyuni",
        "/hari/2020-01-23",
        "/perubahan",
        "/grafik",
        "/archive/search?q=banjir",
        "/archive/articles/1",
        "/feeds/hilang.atom",
    ],
)
def test_a_closed_archive_is_closed_on_every_page(database: Path, rooms: Callable[..., Room], path: str) -> None:
    described = metadata()
    room = rooms(
        database, metadata=described | {"databases": {"archive": described["databases"]["archive"] | {"allow": {"id": "redaksi"}}}}
    )
    assert room.get(path).status_code == 403


@pytest.mark.skipif(ONE, reason="Datasette 1.0 has another hook, and nothing is remembered there")
def test_a_plugin_may_close_the_archive_at_any_time(database: Path, rooms: Callable[..., Room]) -> None:
    plugin = SimpleNamespace(permission_allowed=hookimpl(lambda action: False if action == "view-table" else None))
    room = rooms(database)
    assert room.get("/archive/articles/1").status_code == 200
    pm.register(plugin)
    try:
        assert room.get("/archive/articles/1").status_code == 403
    finally:
        pm.unregister(plugin)
    assert room.get("/archive/articles/1").status_code == 200


# -- files of whole lists --------------------------------------------------------------------------------------------


class Reader:
    """Somebody who takes a file, a piece at a time, as slowly as a test wants."""

    def __init__(self, room: Room, path: str, client: str = "203.0.113.7") -> None:
        self.status = 0
        self.headers: dict[bytes, bytes] = {}
        self.body = b""
        self.ended = False
        self.takes, self.left, self.begun = asyncio.Event(), asyncio.Event(), asyncio.Event()
        address, _, query = path.partition("?")
        scope = {
            "type": "http",
            "method": "GET",
            "path": address,
            "raw_path": address.encode(),
            "query_string": query.encode(),
            "headers": [(b"host", b"kliping.test")],
            "client": (client, 1),
            "scheme": "http",
            "http_version": "1.1",
        }
        self.task = asyncio.ensure_future(room.app(scope, self._receive, self._send))

    async def _receive(self) -> dict[str, Any]:
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message: dict[str, Any]) -> None:
        if message["type"] == "http.response.start":
            self.status, self.headers = message["status"], dict(message["headers"])
            self.begun.set()
            return
        if self.status == 200:
            await self.takes.wait()
        self.body += message.get("body", b"")
        self.ended |= not message.get("more_body", False)

    async def whole(self) -> int:
        self.takes.set()
        await self.task
        return self.status


FILES = "/archive/articles.csv?_stream=on"


def held(room: Room, scene: Callable[[Room], Awaitable[None]]) -> None:
    asyncio.run(asyncio.wait_for(scene(room), 30))


@pytest.fixture
def narrow(database: Path, rooms: Callable[..., Room]) -> Room:
    """Makes three files at a time, two for one visitor."""
    return rooms(database, metadata=metadata() | {"plugins": {"kliping": {"files_at_once": 3, "files_per_visitor": 2}}})


def test_a_visitor_waits_for_a_file_while_two_are_made(narrow: Room) -> None:
    async def scene(room: Room) -> None:
        first, second = Reader(room, FILES), Reader(room, "/archive/articles.xlsx")
        await first.begun.wait()
        await second.begun.wait()
        third = Reader(room, FILES)
        assert await third.whole() == 429
        assert third.headers[b"retry-after"] == b"30"
        assert b"Paling banyak 2 berkas sekaligus" in third.body
        assert b"(At most 2 files at a time" in third.body
        assert await Reader(room, "/archive/articles.json?_size=1").whole() == 200  # a page is no file
        assert await first.whole() == 200
        assert first.body.startswith(b"id,")
        assert await Reader(room, FILES).whole() == 200
        assert await second.whole() == 200

    held(narrow, scene)


def test_everybody_waits_for_a_file_while_three_are_made(narrow: Room) -> None:
    async def scene(room: Room) -> None:
        busy = [Reader(room, FILES, f"203.0.113.{number}") for number in (1, 1, 2)]
        for each in busy:
            await each.begun.wait()
        late, machine = Reader(room, "/archive/quotes.bib", "203.0.113.9"), Reader(room, FILES, "127.0.0.1")
        assert (await late.whole(), await machine.whole()) == (503, 503)
        assert late.headers[b"retry-after"] == b"30"
        assert late.headers[b"cache-control"] == b"no-store"
        assert b"Terlalu banyak berkas sedang dibuat" in late.body
        for each in busy:
            assert await each.whole() == 200
        assert await Reader(room, "/archive/quotes.bib", "203.0.113.9").whole() == 200

    held(narrow, scene)


def test_files_take_turns_and_a_page_waits_for_none(narrow: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    now, most, ask = [0], [0], guard.Visitors.ask
    page, file = threading.Event(), threading.Event()

    def counted(self: guard.Visitors, question: visitor.Question) -> visitor.Answer:
        if "articles" not in question.sql:  # of the page, which is answered while a file has its turn
            if "1 as page" in question.sql:
                page.set()
            return ask(self, question)
        now[0] += 1
        most[0] = max(most[0], now[0])
        file.set()
        page.wait(10)
        found = ask(self, question)
        now[0] -= 1
        return found

    async def scene(room: Room) -> None:
        files = [Reader(room, "/archive/search.csv?q=banjir", f"203.0.113.{number}") for number in (1, 1, 2)]
        done = [asyncio.ensure_future(each.whole()) for each in files]
        await asyncio.to_thread(file.wait, 10)
        assert await Reader(room, f"{QUERY}?sql=select+1+as+page", "203.0.113.3").whole() == 200
        assert await asyncio.gather(*done) == [200, 200, 200]

    narrow.get("/archive/search.csv", q="banjir")  # what Datasette asks once
    monkeypatch.setattr(guard.Visitors, "ask", counted)
    held(narrow, scene)
    assert most == [1]


def test_who_goes_away_or_takes_nothing_more_makes_room(narrow: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    async def scene(room: Room) -> None:
        gone, idle = Reader(room, FILES), Reader(room, FILES)
        await gone.begun.wait()
        await idle.begun.wait()
        gone.left.set()
        await gone.task
        monkeypatch.setattr(deliveries, "STALLED", 0.05)
        slow = Reader(room, FILES)
        await slow.task
        assert (gone.ended, slow.ended, slow.status) == (False, False, 200)  # broken off, and to be seen as such
        assert await Reader(room, FILES).whole() == 200
        assert await idle.whole() == 200

    held(narrow, scene)


def test_a_file_that_is_held_already_needs_no_place(narrow: Room) -> None:
    async def scene(room: Room) -> None:
        first, second = Reader(room, FILES), Reader(room, FILES)
        await first.begun.wait()
        await second.begun.wait()
        headers = {"if-none-match": first.headers[b"etag"].decode()}
        transport = httpx.ASGITransport(app=room.app, client=("203.0.113.7", 1))
        async with httpx.AsyncClient(transport=transport, base_url="http://kliping.test") as tool:
            assert (await tool.get(FILES, headers=headers)).status_code == 304
        assert (await first.whole(), await second.whole()) == (200, 200)

    held(narrow, scene)
