"""What goes over the network, byte for byte: a download handler that listens in on its connections.

What Scrapy shows of an answer is not what was on the wire: chunks, trailers, case and order of header fields, the reason
phrase and the compressed bytes are gone. So every byte that is written to or read from a connection is noted beside the
parser, and the notes of a request travel with it, in ``request.meta``. Twisted parses each answer once, as ever.

This leans on names of Scrapy and Twisted that are not public; a test compares with what a server saw, byte for byte.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from time import monotonic
from typing import Any, Final

from scrapy import Request
from scrapy.core.downloader.handlers.http11 import (
    HTTP11DownloadHandler,
    _LenientHTTP11ClientProtocol,
    _LenientHTTPClientParser,
    _ScrapyAgent,
)
from scrapy.crawler import Crawler
from scrapy.exceptions import ResponseDataLossError
from scrapy.http import Response
from scrapy.utils._download_handlers import wrap_twisted_exceptions
from scrapy.utils.defer import maybe_deferred_to_future
from twisted.internet.defer import Deferred
from twisted.python.failure import Failure
from twisted.web.client import _HTTP11ClientFactory
from twisted.web.http_headers import InvalidHeaderName

from archive import message
from archive.record import Capture, Wire
from scraper.ways.sitemaps import MOST_BYTES

META: Final = "kliping_wire"
"""Key in ``request.meta`` of the exchanges of a request: those of earlier tries and of the hops that led to it first."""

MOST_HEAD: Final = 256 * 1024
"""Bytes of header fields, and of interim answers before them, at most: as many as browsers take."""
_BODILESS: Final = frozenset({204, 304})
"""Answers that end with their head, whatever length they state."""


@dataclass(slots=True)
class Exchange:
    """One request and its answer as they pass over a connection."""

    limit: int
    """Bytes that are noted of an answer at most; more than that and the connection is cut."""
    sent: list[bytes] = field(default_factory=list)
    received: list[bytes] = field(default_factory=list)
    size: int = 0
    behind: int = 0
    """Bytes that came behind the end of the answer: none of it."""
    address: str = ""
    protocols: tuple[str, ...] = ()
    url: str = ""
    began: float = field(default_factory=monotonic)
    seconds: float = 0.0
    ended_at: datetime | None = None

    def end(self, behind: int = 0) -> None:
        """Nothing more belongs to the answer."""
        self.behind = behind
        self.seconds = monotonic() - self.began
        self.ended_at = datetime.now(UTC)

    def overrun(self) -> int:
        """How many bytes of the answer stand behind its stated end: the length is wrong, and the body is longer.

        Zero where they are no more than empty lines, or an answer that nobody asked for, and where the answer states no length.
        """
        whole = b"".join(self.received)
        rest = whole[len(whole) - self.behind :]
        if not rest.strip(b"\r\n") or message.begins_answer(rest):
            return 0
        head = self.wire().head
        return 0 if message.status(head) in _BODILESS or message.chunked(message.fields(head)) else len(rest)

    def wire(self) -> Wire:
        """The bytes of request and final answer, the latter parted into head and payload."""
        answer = b"".join(self.received)
        answer = answer[message.final(answer) : len(answer) - self.behind]
        end = message.head_end(answer)
        return Wire(
            request=b"".join(self.sent),
            head=answer[:end],
            payload=answer[end:],
            address=self.address,
            protocols=self.protocols,
            seconds=self.seconds,
        )


class _Parser(_LenientHTTPClientParser):
    """Scrapy's parser, which takes for an answer what other programs will take for one when they read our files."""

    MAX_LENGTH = 2 * MOST_HEAD  # of a line; default 16 KiB, which policies and preloads exceed. The whole head is measured below

    def statusReceived(self, status: bytes) -> None:
        """Refuse what is no status line; Twisted takes any word for HTTP and any number for a status."""
        if not message.begins_answer(status):
            raise ValueError(f"the answer begins with {status[:40]!r}, which is no status line")
        super().statusReceived(status)  # type: ignore[no-untyped-call]

    def headerReceived(self, name: bytes, value: bytes) -> None:
        """Pass over a field with an impossible name, as browsers do, unless it may be one that says where the body ends."""
        if name.lower() == b"transfer-encoding" and value.lower() != b"chunked":
            raise ValueError(f"the body comes in a transfer coding we did not ask for: {value[:40]!r}")
        try:
            super().headerReceived(name, value)  # type: ignore[no-untyped-call]
        except InvalidHeaderName:
            if self.isConnectionControlHeader(name.strip().lower()):  # type: ignore[no-untyped-call]
                raise ValueError(f"a header field is named {name!r}") from None


class _Tee:
    """A connection's transport, which notes what is written to it."""

    def __init__(self, transport: Any, connection: "_Connection") -> None:
        self._transport = transport
        self._connection = connection

    def write(self, data: bytes) -> None:
        """Send bytes."""
        self._connection.exchange.sent.append(data)
        self._transport.write(data)

    def writeSequence(self, data: Iterable[bytes]) -> None:
        """Send bytes that come in parts."""
        parts = list(data)
        self._connection.exchange.sent += parts
        self._transport.writeSequence(parts)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._transport, name)


class _Connection(_LenientHTTP11ClientProtocol):
    """Scrapy's connection, kept open from one request to the next, with the exchange that is under way on it."""

    limit: int
    exchange: Exchange

    def connectionMade(self) -> None:
        """Put the tee between the connection and its transport."""
        super().connectionMade()
        self.transport: Any = _Tee(self.transport, self)

    def request(self, request: Any) -> Deferred[Any]:
        """Send a request; its answer carries the exchange."""
        self.exchange = exchange = Exchange(self.limit, address=self.transport.getPeer().host, protocols=self._protocols())

        def attach(answer: Any) -> Any:
            answer.exchange = exchange
            return answer

        answer: Deferred[Any] = super().request(request)
        if self._parser is not None:
            self._parser.__class__ = _Parser  # as Scrapy puts its own in the place of Twisted's
        answer.addCallback(attach)
        return answer

    def dataReceived(self, data: bytes) -> None:
        """Note bytes of the answer before they are parsed."""
        exchange = self.exchange
        if exchange.ended_at is None:
            exchange.received.append(data)
            exchange.size += len(data)
        if exchange.size > exchange.limit:
            self.transport.abortConnection()
        else:
            super().dataReceived(data)  # type: ignore[no-untyped-call]
            if exchange.size > MOST_HEAD and self._parser is not None and self._parser.state in {"STATUS", "HEADER"}:
                self._giveUp(Failure(ValueError(f"more than {MOST_HEAD} bytes of header fields")))  # type: ignore[no-untyped-call]

    def _finishResponse(self, rest: bytes) -> None:
        self.exchange.end(len(rest))
        if rest and self._currentRequest is not None:
            self._currentRequest.persistent = False  # what stands behind an answer is not to be taken for the next one
        super()._finishResponse(rest)

    def _protocols(self) -> tuple[str, ...]:
        name = getattr(self.transport.getHandle(), "get_protocol_version_name", None)
        return ("http/1.1",) if name is None else ("http/1.1", name().lower().replace("v", "/"))


class _Connections(_HTTP11ClientFactory):
    """Makes connections that are listened in on."""

    noisy = False
    limit = 0

    def buildProtocol(self, addr: Any) -> _Connection:
        """One connection."""
        connection = _Connection(self._quiescentCallback)  # type: ignore[no-untyped-call]
        connection.limit = self.limit
        return connection


class _Agent(_ScrapyAgent):
    """Scrapy's agent, one for each request: it leaves the exchange with the request."""

    def download_request(self, request: Request) -> Deferred[Response]:
        """Download, remembering for which request."""
        self._request = request
        return super().download_request(request)

    def _cb_bodydone(self, result: Any, url: str) -> Response:
        exchange = getattr(result["txresponse"], "exchange", None)
        if exchange is not None:
            exchange.url = url
            self._request.meta.setdefault(META, []).append(exchange)
            if exchange.behind and (over := exchange.overrun()):
                raise ResponseDataLossError(f"the body goes on for {over} bytes and more behind its stated length")
        return super()._cb_bodydone(result, url)


class Handler(HTTP11DownloadHandler):
    """Scrapy's handler for http and https on connections that are listened in on."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        # Framing of chunks and fields is small beside the bodies that pass: what goes beyond is made to fill the memory.
        _Connections.limit = max(2 * self._default_maxsize, MOST_BYTES) + (1 << 20)
        self._pool._factory = _Connections

    async def download_request(self, request: Request) -> Response:
        """Scrapy's own, with our agent."""
        agent = _Agent(
            contextFactory=self._contextFactory,
            bindAddress=self._bind_address,
            pool=self._pool,
            maxsize=self._default_maxsize,
            warnsize=self._default_warnsize,
            fail_on_dataloss=self._fail_on_dataloss,
            crawler=self._crawler,
            tls_verbose_logging=self._tls_verbose_logging,
        )
        with wrap_twisted_exceptions():
            return await maybe_deferred_to_future(agent.download_request(request))


def _fields(headers: Any) -> tuple[tuple[str, str], ...]:
    return tuple((key.decode("latin-1"), value.decode("latin-1")) for key, values in headers.items() for value in values)


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds").replace("+00:00", "Z")


def capture_of(response: Response) -> Capture:
    """The answer of a server as a capture, with the bytes of its last hop; without them where no exchange was noted."""
    request = response.request
    exchanges: list[Exchange] = request.meta.get(META, []) if request is not None else []
    exchange = exchanges[-1] if exchanges and exchanges[-1].url == response.url else None
    moment = exchange.ended_at if exchange is not None and exchange.ended_at is not None else datetime.now(UTC)
    return Capture(
        url=response.url,
        captured_at=_stamp(moment),
        status=response.status,
        headers=_fields(response.headers),
        body=response.body,
        request_headers=_fields(request.headers) if request is not None else (),
        via=_via(exchanges) if exchange is not None else None,
        wire=_lean(exchange.wire(), response.body) if exchange is not None else None,
    )


def _via(exchanges: list[Exchange]) -> str | None:
    """The address of the last hop but one, where that is another."""
    return exchanges[-2].url if len(exchanges) > 1 and exchanges[-2].url != exchanges[-1].url else None


def hops(response: Response) -> tuple[Capture, ...]:
    """The answers that came before one: redirects, and those that were tried again."""
    return answers(response.request)[:-1] if response.request is not None else ()


def answers(request: Request) -> tuple[Capture, ...]:
    """Every whole answer to a request, hops and earlier tries included, in order; decoded as far as it can be."""
    exchanges: list[Exchange] = request.meta.get(META, [])
    return tuple(_answer(exchanges[: at + 1]) for at in range(len(exchanges)))


def _answer(exchanges: list[Exchange]) -> Capture:
    exchange = exchanges[-1]
    wire = exchange.wire()
    headers, payload = message.fields(wire.head), wire.payload or b""
    body = message.whole_or_raw(headers, payload)
    return Capture(
        url=exchange.url,
        captured_at=_stamp(exchange.ended_at or datetime.now(UTC)),
        status=message.status(wire.head),
        headers=headers,
        body=body,
        via=_via(exchanges),
        wire=_lean(wire, body),
    )


def _lean(wire: Wire, body: bytes) -> Wire:
    """The same without the payload where that is the body itself: it is carried once."""
    return replace(wire, payload=None) if wire.payload == body else wire
