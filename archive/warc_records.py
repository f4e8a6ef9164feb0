"""What stands in a WARC file (ISO 28500, WARC/1.1): the records of a capture, each a gzip member of its own.

warcio would take a message apart and put it together again; here every byte of it stands as it was on the wire.
"""

import hashlib
import re
import uuid
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final
from urllib.parse import urlsplit

import deflate

from archive import message
from archive.record import Capture, Wire

VERSION: Final = "WARC/1.1"
LEVEL: Final = 5
"""libdeflate's level: files a tenth smaller than zlib's 6 makes them, in half its time; 6 takes a third longer for one more percent."""
SHORT: Final = 4096
"""Bytes of a record below which zlib is quicker, which has less to set up."""
GZIP: Final = zlib.MAX_WBITS | 16

Facts = Sequence[tuple[str, str]]
"""Named values; a name may come more than once."""

_BREAK: Final = re.compile(r"[\r\n]+[ \t]*")
_NOT_AS_KEPT: Final = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_HTTP: Final = "application/http; msgtype="
_FIELDS: Final = "application/warc-fields"
_PROFILE: Final = "http://netpreserve.org/warc/1.1/revisit/"
_CODINGS: Final = frozenset({"content-encoding", "transfer-encoding"})


@dataclass(frozen=True, slots=True)
class Original:
    """An answer as it stands in a response record, which a revisit may point to."""

    record: str
    """WARC-Record-ID of the response."""
    url: str
    captured_at: str
    head: bytes
    payload: bytes

    def repeated(self, capture: Capture) -> bool:
        """Whether a capture brought the same bytes behind its head, framed and coded the same way."""
        wire = capture.wire or _made_up(capture)
        payload = capture.body if wire.payload is None else wire.payload
        return payload == self.payload and _codings(wire.head) == _codings(self.head)


def _codings(head: bytes) -> list[tuple[str, str]]:
    return [(name.lower(), value.lower()) for name, value in message.fields(head) if name.lower() in _CODINGS]


def record_id(digest: str) -> str:
    """The WARC-Record-ID of a capture's response record, from the capture's name."""
    return record_ids(digest)[0]


def record_ids(digest: str, *others: str) -> list[str]:
    """The same, and those of other records of the capture."""
    own = uuid.UUID(hex=digest[:32], version=5)
    return [f"<{each.urn}>" for each in (own, *(uuid.uuid5(own, other) for other in others))]


def of_capture(capture: Capture, facts: Facts, original: Original | None = None, level: int = LEVEL) -> Iterator[bytes]:
    """The records of a capture: the answer, the request, and what else is known.

    With ``original`` the answer is a revisit: its head, and where the rest of it stands. ``level`` is how hard to compress.
    """
    wire = capture.wire or _made_up(capture)
    payload = capture.body if wire.payload is None else wire.payload
    own, asked, told = record_ids(capture.digest, "request", "metadata")
    common = [("WARC-Date", capture.captured_at), ("WARC-Target-URI", capture.url)]
    beside = [*common, ("WARC-Concurrent-To", own)]
    network = [("WARC-IP-Address", wire.address)] if wire.address else []
    network += [("WARC-Protocol", protocol) for protocol in wire.protocols]
    if original is None:
        # Of chunks the norm wants the digest without them, tools check it with them: left out, everybody is content.
        known = f"sha256:{capture.sha256}" if wire.payload is None else _sha256(payload)
        digest = [] if message.chunked(message.fields(wire.head)) else [("WARC-Payload-Digest", known)]
        fields = [*common, *network, *digest]
        yield _member("response", own, fields, f"{_HTTP}response", wire.head, payload, level=level)
    else:
        fields = [*common, *network, *_referring(capture, original)]
        yield _member("revisit", own, fields, f"{_HTTP}response", wire.head)
    yield _member("request", asked, [*beside, *network], f"{_HTTP}request", wire.request, level=level)
    how = ("fetchTimeMs", f"{wire.seconds * 1000:.0f}") if capture.wire else ("reconstructed", "the bytes on the wire are not known")
    yield _member("metadata", told, beside, _FIELDS, _lines("", [how, *facts], "utf-8"), level=level)


def of_facts(about: Capture, moment: str, facts: Facts) -> bytes:
    """What was learned of a capture later: a metadata record that refers to its answer."""
    fields = [("WARC-Date", moment), ("WARC-Target-URI", about.url), ("WARC-Refers-To", record_id(about.digest))]
    return _member("metadata", uuid.uuid4().urn.join("<>"), fields, _FIELDS, _lines("", facts, "utf-8"))


def of_silence(url: str, moment: str, facts: Facts) -> bytes:
    """That an address gave no answer: a metadata record that refers to none."""
    fields = [("WARC-Date", moment), ("WARC-Target-URI", url)]
    return _member("metadata", uuid.uuid4().urn.join("<>"), fields, _FIELDS, _lines("", facts, "utf-8"))


def of_crawl(crawl: int, moment: str, facts: Facts) -> bytes:
    """How a crawl ended."""
    fields = [("WARC-Date", moment), ("WARC-Target-URI", f"urn:kliping:crawl:{crawl}")]
    return _member("metadata", uuid.uuid4().urn.join("<>"), fields, _FIELDS, _lines("", facts, "utf-8"))


def of_file(name: str, moment: str, about: Facts) -> bytes:
    """The head of a file: who crawled what with what."""
    fields = [("WARC-Date", moment), ("WARC-Filename", name)]
    return _member("warcinfo", uuid.uuid4().urn.join("<>"), fields, _FIELDS, _lines("", about, "utf-8"))


def _referring(capture: Capture, original: Original) -> Facts:
    """The fields by which a revisit says what it repeats (WARC/1.1, section 6.7)."""
    profile = "server-not-modified" if capture.status == HTTPStatus.NOT_MODIFIED else "identical-payload-digest"
    headers = message.fields(original.head)
    payload = message.unchunked(original.payload) if message.chunked(headers) else original.payload
    return [
        ("WARC-Profile", f"{_PROFILE}{profile}"),
        ("WARC-Refers-To", original.record),
        ("WARC-Refers-To-Target-URI", original.url),
        ("WARC-Refers-To-Date", original.captured_at),
        ("WARC-Payload-Digest", _sha256(payload)),
    ]


def _phrase(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _lines(first: str, fields: Sequence[tuple[str, str]], charset: str) -> bytes:
    """A block of named fields. Each stands on one line: a line break in one would begin another."""
    named = "".join([f"{name}: {value}\r\n" for name, value in fields])
    if named.count("\n") != len(fields) or named.count("\r") != len(fields):
        named = "".join([f"{_BREAK.sub(' ', name)}: {_BREAK.sub(' ', value)}\r\n" for name, value in fields])
    return f"{first}{named}".encode(charset, "backslashreplace")


def _made_up(capture: Capture) -> Wire:
    """What may have been on the wire: header fields are Latin-1 (RFC 9110, section 5.5), the body stands decoded."""
    kept = [(name, value) for name, value in capture.headers if name.lower() not in _NOT_AS_KEPT]
    kept.append(("Content-Length", str(len(capture.body))))
    parts = urlsplit(capture.url)
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    asked = [("Host", parts.netloc), *capture.request_headers]
    return Wire(
        request=_lines(f"GET {target} HTTP/1.1\r\n", asked, "latin-1") + b"\r\n",
        head=_lines(f"HTTP/1.1 {_phrase(capture.status)}\r\n", kept, "latin-1") + b"\r\n",
    )


def _sha256(*parts: bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part)
    return f"sha256:{digest.hexdigest()}"


def _member(kind: str, name: str, fields: Iterable[tuple[str, str]], content: str, *block: bytes, level: int = LEVEL) -> bytes:
    """A record as a gzip member; ``block`` is what it holds, in parts."""
    head = [("WARC-Type", kind), ("WARC-Record-ID", name), *fields, ("WARC-Block-Digest", _sha256(*block))]
    head += [("Content-Type", content), ("Content-Length", str(sum(map(len, block))))]
    whole = b"".join((_lines(f"{VERSION}\r\n", head, "utf-8"), b"\r\n", *block, b"\r\n\r\n"))
    return zlib.compress(whole, level, GZIP) if len(whole) < SHORT else bytes(deflate.gzip_compress(whole, level))
