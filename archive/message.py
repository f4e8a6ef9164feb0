"""HTTP messages as they stand on the wire (RFC 9112), and the body they carry.

The crawl, the archive and a reread decode with these functions, so that a capture read back from its WARC record has the
very body that was read when it was made.
"""

import re
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

CODINGS: Final = frozenset({"gzip", "x-gzip", "deflate"})
"""Content codings that are undone. We ask for no others: any standard tool reads these, in twenty years too."""

_PIECE: Final = 1 << 16
_EMPTY_LINE: Final = re.compile(rb"\n\r?\n")
_STATUS: Final = re.compile(rb"HTTP/[0-9]+\.[0-9]+ ([1-9][0-9]{2})(?=[ \r\n]|\Z)")
"""How an answer begins (RFC 9112, section 4); a missing phrase is forgiven, as every client does."""
_GZIP: Final = zlib.MAX_WBITS | 16


class Undecodable(ValueError):
    """A body is not what its codings say: cut off, or something else altogether."""


class TooLarge(ValueError):
    """A body unfolds to more bytes than it may."""


Fields = tuple[tuple[str, str], ...]


def head_end(message: bytes, start: int = 0) -> int:
    """Where the body begins: behind the first empty line after ``start``. The whole length where there is none.

    Lines end in CR LF; a bare LF is taken for one, as every client does.
    """
    found = _EMPTY_LINE.search(message, start)
    return found.end() if found else len(message)


def final(message: bytes) -> int:
    """Where the final answer begins: behind interim ones (RFC 9110, section 15.2), such as 103 Early Hints."""
    start = 0
    while (found := _STATUS.match(message, start)) and found[1].startswith(b"1"):
        end = head_end(message, start)
        if end == len(message):
            break
        start = end
    return start


def begins_answer(line: bytes) -> bool:
    """Whether a line is one an answer begins with. What begins otherwise is none: no tool would read it back."""
    return _STATUS.match(line) is not None


def status(head: bytes) -> int:
    """The status of an answer. Raises ValueError where the first line is no status line."""
    parts = head.split(b"\n", 1)[0].split(maxsplit=2)
    if len(parts) < 2 or not parts[0].startswith(b"HTTP/"):
        raise ValueError("no status line")
    return int(parts[1])


def fields(head: bytes) -> Fields:
    """The header fields of a message in their order; a line without a colon is passed over, a folded one unfolded."""
    found: list[tuple[str, str]] = []
    for line in head.decode("latin-1").split("\n")[1:]:
        line = line.removesuffix("\r")
        if line[:1] in (" ", "\t") and found:
            found[-1] = (found[-1][0], f"{found[-1][1]} {line.strip()}".strip())
        elif ":" in line:
            name, value = line.split(":", 1)
            found.append((name, value.strip()))
    return tuple(found)


def words(values: Iterable[str]) -> list[str]:
    """The words of a header field that is a list, in lower case; ``values`` are those of the field each time it is there."""
    return [word for value in values for part in value.split(",") if (word := part.strip().lower())]


def _field(headers: Sequence[tuple[str, str]], name: str) -> list[str]:
    return words(value for key, value in headers if key.lower() == name)


def chunked(headers: Sequence[tuple[str, str]]) -> bool:
    """Whether the body comes in chunks."""
    return "chunked" in _field(headers, "transfer-encoding")


def body(headers: Sequence[tuple[str, str]], payload: bytes) -> bytes:
    """The body of a message, given what followed its head: transfer and content coding undone. Raises Undecodable."""
    if not payload:
        return b""
    if chunked(headers):
        payload = unchunked(payload)
    return decoded(payload, _field(headers, "content-encoding"))[0]


def whole_or_raw(headers: Sequence[tuple[str, str]], payload: bytes) -> bytes:
    """The body of a message; where its codings can't be undone (a server that breaks off its gzip), what followed the head as it came."""
    try:
        return body(headers, payload)
    except Undecodable:
        return payload


def unchunked(payload: bytes) -> bytes:
    """What came in chunks, put together. Raises Undecodable."""
    return b"".join(_chunks(payload))


def decoded(payload: bytes, codings: Sequence[str], limit: int = 0) -> tuple[bytes, list[str]]:
    """A body with its content codings undone, last first, and those that are not known and so still stand.

    Raises Undecodable, and TooLarge beyond ``limit`` bytes (0: none).
    """
    left = list(codings)
    while left and left[-1] in CODINGS | {"identity"}:
        coding = left.pop()
        if coding != "identity" and payload:
            payload = _inflated(payload, limit) if coding == "deflate" else _gunzipped(payload, limit)
    return payload, left


def _chunks(payload: bytes) -> Iterator[bytes]:
    """The chunks of a body (RFC 9112, section 7.1); what is behind the last one are trailer fields."""
    at = 0
    while True:
        end = payload.find(b"\r\n", at)
        size = payload[at:end].split(b";", 1)[0].strip()
        try:
            length = int(size, 16)
        except ValueError:
            raise Undecodable(f"no chunk begins at byte {at}") from None
        if end < 0 or length < 0:
            raise Undecodable(f"no chunk begins at byte {at}")
        if length == 0:
            return
        chunk = payload[end + 2 : end + 2 + length]
        if len(chunk) < length:
            raise Undecodable(f"cut off in the chunk at byte {at}")
        yield chunk
        at = end + 2 + length + 2


def _gunzipped(payload: bytes, limit: int) -> bytes:
    """Every gzip member (RFC 1952); what follows the last one is none of the body."""
    whole = bytearray()
    while True:
        rest = _unfold(zlib.decompressobj(_GZIP), payload, whole, limit, "gzip")
        if not rest.startswith(b"\x1f\x8b"):
            return bytes(whole)
        payload = rest


def _inflated(payload: bytes, limit: int) -> bytes:
    """The zlib format; some servers send the bare stream that is inside it."""
    whole = bytearray()
    try:
        _unfold(zlib.decompressobj(), payload, whole, limit, "deflate")
    except Undecodable:
        whole.clear()
        _unfold(zlib.decompressobj(-zlib.MAX_WBITS), payload, whole, limit, "deflate")
    return bytes(whole)


def _unfold(stream: "zlib._Decompress", payload: bytes, whole: bytearray, limit: int, coding: str) -> bytes:
    """Decompress a stream to its end; what stands behind it. Taken in pieces, so that a bomb is noticed before it goes off."""
    while not stream.eof:
        try:
            piece = stream.decompress(payload, _PIECE)
        except zlib.error as error:
            raise Undecodable(f"{coding} body is damaged ({error})") from error
        whole += piece
        if limit and len(whole) > limit:
            raise TooLarge(f"{coding} body unfolds to more than {limit} bytes")
        payload = stream.unconsumed_tail
        if not payload and not piece and not stream.eof:
            raise Undecodable(f"{coding} body is cut off after {len(whole)} bytes")
    return stream.unused_data
