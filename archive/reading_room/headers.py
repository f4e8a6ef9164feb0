"""What every answer carries in its head, and which requests are refused before Datasette looks at them."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from contextvars import ContextVar
from math import ceil
from time import time_ns
from typing import Any, Final

from asgi_gzip import GZipMiddleware

from archive.reading_room.deliveries import AGAIN, App, Deliveries, Message, Receive, Scope, Send, delivered, is_file
from archive.reading_room.language import asked, cookie, language, others, remembered, speak
from archive.reading_room.nonce import fresh, policy
from archive.reading_room.onward import at_once, streamed
from archive.reading_room.public import ROBOTS, Turnstile, closed, state, still_valid, tag
from archive.reading_room.raw import understood

HEADERS: Final = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)

VARY: Final = (b"Cookie", b"Authorization", b"Accept-Encoding")
"""What an answer hangs on besides its address (RFC 9110, section 12.5.5); for what is no page, the last alone."""

STATIC: Final = "/-/static"
"""What addresses of files begin with that are the same for everybody."""

MAX_QUERY: Final = 16_000
"""Bytes of a query string: more than any SQL worth an address."""

MAX_FACETS: Final = 10
"""Facets of one request: each may take its full time, one after the other."""


spent: Final[ContextVar[list[float] | None]] = ContextVar("spent", default=None)
"""Seconds that each query of the page being answered has taken so far; None where no page is, or one that goes on and on."""

_inside: Final[ContextVar[bool]] = ContextVar("inside", default=False)
"""Whether what is being answered was asked by an answer that is being made."""


async def within(datasette: Any, request: Any, address: str, query: Sequence[tuple[str, str]]) -> Any:
    """What Datasette answers at another address to the visitor of this request, as an answer of httpx.

    The time of its queries is its own: who asks for many bounds the time of all of them.
    """
    cookies = {"ds_actor": datasette.sign({"a": request.actor}, "actor")} if request.actor else None

    async def ask() -> Any:
        _inside.set(True)
        spent.set([])
        return await datasette.client.get(address, params=query, cookies=cookies, headers={"accept-encoding": "identity"})

    # A task of its own: the language and the number of its answer are not those of the page.
    return await asyncio.create_task(ask())


def refusal(query: bytes) -> tuple[int, str] | None:
    """Status and sentence for a query string that asks for too much at once; None for all others."""
    if len(query) > MAX_QUERY:
        return 414, f"Alamat terlalu panjang: paling banyak {MAX_QUERY} huruf. (The address is too long.)"
    if query.count(b"_facet") > MAX_FACETS:
        return 400, f"Terlalu banyak faset: paling banyak {MAX_FACETS}. (Too many facets at once.)"
    return None


async def _refuse(send: Send, status: int, sentence: str, *more: tuple[bytes, bytes]) -> None:
    body = sentence.encode()
    kind = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    headers = [*kind, (b"content-security-policy", b"default-src 'none'"), *more, *HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


async def _not_for_visitors(scope: Scope, send: Send, turnstile: Turnstile) -> bool:
    """Answer what never reaches Datasette: robots.txt, closed addresses, those who ask too often or too much."""
    path = scope["path"]
    if path == "/robots.txt":
        await _refuse(send, 200, ROBOTS, (b"cache-control", b"max-age=86400"))
        return True
    if closed(path):
        await _refuse(send, 404, "Tidak ada apa-apa di sini. (There is nothing here.)")
        return True
    wait = 0.0 if path.startswith(STATIC) else turnstile.wait((scope.get("client") or [None])[0])
    if wait:
        seconds = str(ceil(wait)).encode()
        await _refuse(send, 429, "Terlalu sering: coba lagi sebentar lagi. (Too many requests.)", (b"retry-after", seconds))
        return True
    refused = refusal(scope.get("query_string", b""))
    if refused is not None:
        await _refuse(send, *refused)
    return refused is not None


def _hour() -> bytes:
    """The hour it is: of an archive as it was some answers change (what happened on this day, 'now' in SQL, what there was no time for)."""
    return str(time_ns() // (3600 * 10**9)).encode()


def _varying(path: str) -> bytes:
    return b", ".join(VARY[-1:] if path.startswith(STATIC) else VARY)


def _completed(message: Message, own: list[tuple[bytes, bytes]], keeping: list[tuple[bytes, bytes]]) -> Message:
    """The head of an answer with the headers that are not there yet; ``keeping`` are those of one that may be kept."""
    headers = list(message.get("headers", []))
    if b"set-cookie" in dict(own):  # kept by a browser, it would set the cookie once and not again
        headers = [each for each in headers if each[0].lower() != b"cache-control"]
        own = [*own, (b"cache-control", b"private, no-store")]
    there = {name.lower() for name, _ in headers}
    if message["status"] == 200 and b"set-cookie" not in there:
        own = [*own, *keeping]
    return {**message, "headers": [*headers, *(each for each in own if each[0] not in there)]}


def _vary(message: Message, path: str) -> Message:
    """The head of an answer with one header that says what it hangs on, whoever said a part of it before."""
    headers = [each for each in message.get("headers", []) if each[0].lower() != b"vary"]
    return {**message, "headers": [*headers, (b"vary", _varying(path))]}


async def _file(app: App, scope: Scope, receive: Receive, send: Send, deliveries: Deliveries) -> None:
    """Answer with a file of a whole list, where not too many are being made."""
    client = (scope.get("client") or [None])[0]
    refused = deliveries.refusal(client)
    if refused is not None:
        return await _refuse(send, *refused, (b"retry-after", b"%d" % AGAIN), (b"cache-control", b"no-store"))
    with deliveries.one(client):
        return await delivered(app, scope, receive, send)


def careful(
    app: App,
    files: Callable[[], list[str]],
    turnstile: Turnstile,
    deliveries: Deliveries,
    kept: Callable[[], int],
    sources: Mapping[str, str],
) -> App:
    """An ASGI application that refuses what asks for too much, sends nothing twice, and adds the headers that are not there yet.

    ``files`` names the databases whose change makes every answer another; ``kept`` tells for how many seconds an answer may be shown
    without asking whether it still holds; ``sources`` are further ones for the policy. Datasette answers nobody with cookies so that it may
    be kept: the language is no such cookie.
    """
    squeezed: App = GZipMiddleware(app, minimum_size=1000, compresslevel=6)
    started = str(time_ns()).encode()

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await app(scope, receive, send)
        if await _not_for_visitors(scope, send, turnstile):
            return None
        told = dict(scope["headers"])
        chosen, query = asked(scope.get("query_string", b""))
        cookies = told.get(b"cookie", b"")
        speak(chosen or remembered(cookies))
        personal = others(cookies)
        named = [each for each in scope["headers"] if each[0] != b"cookie"] + ([(b"cookie", personal)] if personal else [])
        path = scope["path"]
        scope = {**scope, "query_string": at_once(path, understood(query)), "headers": named}
        keeping: list[tuple[bytes, bytes]] = []
        if scope["method"] in ("GET", "HEAD") and not (personal or chosen or b"authorization" in told or b"_ttl=" in query):
            parts = [started, _hour(), state(files()), scope.get("raw_path") or path.encode(), scope["query_string"], language().encode()]
            seconds = kept()
            keeping = [(b"etag", tag(parts)), (b"cache-control", b"max-age=%d" % seconds if seconds else b"no-cache")]
            if still_valid(told.get(b"if-none-match"), keeping[0][1]):
                # Without a policy: the page that is kept has the number of the answer it came with.
                await send({"type": "http.response.start", "status": 304, "headers": [*keeping, (b"vary", _varying(path))]})
                return await send({"type": "http.response.body", "body": b""})
        if not _inside.get():
            spent.set(None if streamed(path, query) else [])
        own = [(b"content-security-policy", policy(fresh(), sources).encode()), *HEADERS]
        if chosen:
            own.append((b"set-cookie", cookie(chosen)))

        async def send_with_headers(message: Message) -> None:
            await send(_vary(_completed(message, own, keeping), path) if message["type"] == "http.response.start" else message)

        if not _inside.get() and scope["method"] in ("GET", "HEAD") and is_file(path, query):
            return await _file(squeezed, scope, receive, send_with_headers, deliveries)
        return await squeezed(scope, receive, send_with_headers)

    return answer
