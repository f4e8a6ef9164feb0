"""What every answer carries in its head, and which requests are refused before Datasette looks at them."""

from collections.abc import Awaitable, Callable, MutableMapping
from contextvars import ContextVar
from typing import Any, Final

from archive.reading_room.language import asked, cookie, remembered, speak
from archive.reading_room.nonce import fresh, policy

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]

HEADERS: Final = (
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"no-referrer"),
)

MAX_QUERY: Final = 16_000
"""Bytes of a query string: more than any SQL worth an address."""

MAX_FACETS: Final = 10
"""Facets of one request: each may take its full time, one after the other."""


spent: Final[ContextVar[list[float] | None]] = ContextVar("spent", default=None)
"""Seconds that each query of the page being answered has taken so far; None where no page is."""


def refusal(query: bytes) -> tuple[int, str] | None:
    """Status and sentence for a query string that asks for too much at once; None for all others."""
    if len(query) > MAX_QUERY:
        return 414, f"Alamat terlalu panjang: paling banyak {MAX_QUERY} huruf. (The address is too long.)"
    if query.count(b"_facet") > MAX_FACETS:
        return 400, f"Terlalu banyak faset: paling banyak {MAX_FACETS}. (Too many facets at once.)"
    return None


def without_raw_search(query: bytes) -> bytes:
    """A query string without ``_searchmode``: every search box takes whatever is typed, and raw FTS5 syntax is an error as often as not.

    >>> without_raw_search(b"_searchmode=raw&_search=a%22")
    b'_search=a%22'
    """
    return b"&".join(each for each in query.split(b"&") if not each.startswith(b"_searchmode="))


async def _refuse(send: Send, status: int, sentence: str) -> None:
    body = sentence.encode()
    kind = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    headers = [*kind, (b"content-security-policy", b"default-src 'none'"), *HEADERS]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def careful(app: App) -> App:
    """An ASGI application that refuses what asks for too much, and adds the headers that are not there yet."""

    async def answer(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            return await app(scope, receive, send)
        refused = refusal(scope.get("query_string", b""))
        if refused is not None:
            return await _refuse(send, *refused)
        chosen, query = asked(scope.get("query_string", b""))
        scope = {**scope, "query_string": without_raw_search(query)}
        speak(chosen or remembered(dict(scope["headers"]).get(b"cookie", b"")))
        spent.set([])
        own = [(b"content-security-policy", policy(fresh()).encode()), *HEADERS]
        if chosen:
            own.append((b"set-cookie", cookie(chosen)))

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = list(message.get("headers", []))
                there = {name.lower() for name, _ in headers}
                message = {**message, "headers": [*headers, *(each for each in own if each[0] not in there)]}
            await send(message)

        return await app(scope, receive, send_with_headers)

    return answer
