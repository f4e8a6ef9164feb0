"""WARC files: captures are appended to them and read back from them (ISO 28500, WARC/1.1).

The files are the archive; the database is their index. Each record is a gzip member of its own, so that it can be read
with an offset and a length alone. Requests and answers stand in them as they were on the wire, to the byte; where those
bytes are not known they are made up from what is, and the metadata record says so.
"""

import hashlib
import io
import os
import re
import uuid
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from types import TracebackType
from typing import Final, Self
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from zlib_ng import zlib_ng

from archive import message
from archive.record import Capture, Wire
from archive.sql import now

VERSION: Final = "WARC/1.1"
LEVEL: Final = 7
"""zlib-ng's level: files as small as zlib's 6 in half its time; 9 brings nothing more."""

_BREAK: Final = re.compile(r"[\r\n]+[ \t]*")
_GZIP: Final = zlib.MAX_WBITS | 16
_CHUNK: Final = 65_536
_NOT_AS_KEPT: Final = frozenset({"content-encoding", "transfer-encoding", "content-length"})
_HTTP: Final = "application/http; msgtype="
_FIELDS: Final = "application/warc-fields"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands: file name below the folder of WARC files, first byte and number of bytes."""

    file: str
    offset: int
    length: int


def _phrase(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _lines(first: str, fields: Iterable[tuple[str, str]], charset: str) -> bytes:
    """A block of named fields. Each stands on one line: a line break in one would begin another."""
    named = "".join(f"{_BREAK.sub(' ', name)}: {_BREAK.sub(' ', value)}\r\n" for name, value in fields)
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


def _member(kind: str, name: str, fields: Iterable[tuple[str, str]], content: str, *block: bytes) -> bytes:
    """A record as a gzip member; ``block`` is what it holds, in parts."""
    head = [("WARC-Type", kind), ("WARC-Record-ID", name), *fields, ("WARC-Block-Digest", _sha256(*block))]
    head += [("Content-Type", content), ("Content-Length", str(sum(map(len, block))))]
    squeeze = zlib_ng.compressobj(LEVEL, zlib_ng.DEFLATED, _GZIP)
    parts = (_lines(f"{VERSION}\r\n", head, "utf-8"), b"\r\n", *block, b"\r\n\r\n")
    return b"".join(map(squeeze.compress, parts)) + squeeze.flush()


def record_id(digest: str, part: str = "") -> str:
    """The WARC-Record-ID of a capture's response record, or of another record of it, from the capture's name."""
    own = uuid.UUID(hex=digest[:32], version=5)
    return f"<{(uuid.uuid5(own, part) if part else own).urn}>"


def _members(capture: Capture, facts: Mapping[str, str]) -> Iterator[bytes]:
    """The records of a capture: response, request, and what else is known of it."""
    wire = capture.wire or _made_up(capture)
    payload = capture.body if wire.payload is None else wire.payload
    name, own = capture.digest, record_id(capture.digest)
    common = [("WARC-Date", capture.captured_at), ("WARC-Target-URI", capture.url)]
    beside = [*common, ("WARC-Concurrent-To", own)]
    network = [("WARC-IP-Address", wire.address)] if wire.address else []
    network += [("WARC-Protocol", protocol) for protocol in wire.protocols]
    digest = []
    if not message.chunked(message.fields(wire.head)):
        # Of chunks the norm wants the digest without them, tools check it with them: left out, everybody is content.
        digest = [("WARC-Payload-Digest", _sha256(payload) if wire.payload is not None else f"sha256:{capture.sha256}")]
    yield _member("response", own, [*common, *network, *digest], f"{_HTTP}response", wire.head, payload)
    yield _member("request", record_id(name, "request"), [*beside, *network], f"{_HTTP}request", wire.request)
    told = {"fetchTimeMs": f"{wire.seconds * 1000:.0f}"} if capture.wire else {"reconstructed": "the bytes on the wire are not known"}
    yield _member("metadata", record_id(name, "metadata"), beside, _FIELDS, _lines("", (told | dict(facts)).items(), "utf-8"))


class WarcFile:
    """One WARC file being written; made at the first record, so that a crawl that keeps nothing leaves none."""

    def __init__(self, folder: Path, name: str, about: Mapping[str, str]) -> None:
        """``name`` without ``.warc.gz``; ``about`` goes into the warcinfo record."""
        self._path = folder / f"{name}.warc.gz"
        self._about = dict(about)
        self._out: io.FileIO | None = None
        self._settled = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def append(self, capture: Capture, facts: Mapping[str, str] | None = None) -> Place:
        """Write a capture as a response, a request and a metadata record; the place is that of the response.

        ``facts`` are fields of the metadata record beside those that the capture tells itself.
        """
        out = self._opened()
        response, *others = _members(capture, facts or {})
        place = Place(self._path.name, out.tell(), len(response))
        self._write(b"".join((response, *others)))
        return place

    @property
    def there(self) -> bool:
        """Whether what was written still stands at its path."""
        return self._out is None or (self._path.exists() and self._path.stat().st_ino == os.fstat(self._out.fileno()).st_ino)

    def settle(self) -> None:
        """What has been appended stays: its rows are in the database."""
        if self._out is not None:
            self._settled = self._out.tell()

    def undo(self) -> None:
        """Take back what was appended since the file was settled, a half-written record included: its rows are not there."""
        if self._out is None:
            return
        if self._settled:
            self._out.seek(self._settled)
            self._out.truncate()
        else:
            self._out.close()
            self._out = None
            self._path.unlink()

    def close(self) -> None:
        """Force everything to the disk and close the file."""
        if self._out is not None:
            try:
                os.fsync(self._out.fileno())
            finally:
                self._out.close()
                self._out = None

    def _write(self, members: bytes) -> None:
        out, rest = self._opened(), memoryview(members)
        while rest:  # a file without a buffer may take a part only
            rest = rest[out.write(rest) :]

    def _opened(self) -> io.FileIO:
        if self._out is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            # Without a buffer: what is appended is in the system's hands at once, and a killed process loses none of it.
            self._out = self._path.open("xb", buffering=0)
            named = [("WARC-Date", now()), ("WARC-Filename", self._path.name)]
            self._write(_member("warcinfo", uuid.uuid4().urn.join("<>"), named, _FIELDS, _lines("", self._about.items(), "utf-8")))
        return self._out


def _capture(record: bytes) -> Capture | None:
    """The capture of a response record; None for a record of another type."""
    for found in ArchiveIterator(io.BytesIO(record), no_record_parse=True):
        if found.rec_type == "response":
            block = found.raw_stream.read()
            end = message.head_end(block)
            headers = message.fields(block[:end])
            return Capture(
                url=found.rec_headers.get_header("WARC-Target-URI"),
                captured_at=found.rec_headers.get_header("WARC-Date"),
                status=message.status(block),
                headers=headers,
                body=message.body(headers, block[end:]),
            )
        break
    return None


def read(folder: Path, place: Place) -> Capture:
    """The capture at a place.

    Raises FileNotFoundError when the file is missing and ValueError when no response record stands there.
    """
    with (folder / place.file).open("rb") as source:
        source.seek(place.offset)
        member = source.read(place.length)
    try:
        capture = _capture(zlib.decompress(member, _GZIP))
    except zlib.error:
        capture = None
    if capture is None:
        raise ValueError(f"no response record in {place.file} at byte {place.offset}")
    return capture


def captures(path: Path) -> Iterator[tuple[Place, Capture]]:
    """Every capture of one file with its place, in the order they were written.

    What a killed process left half-written at the end is left out; other damage raises ValueError.
    """
    for offset, length, record in _records(path):
        capture = _capture(record)
        if capture is not None:
            yield Place(path.name, offset, length), capture


def _records(path: Path) -> Iterator[tuple[int, int, bytes]]:
    """Each gzip member of a file that is there to its end: first byte, number of bytes, and what it holds."""
    with path.open("rb") as source:
        offset, rest = 0, source.read(_CHUNK)
        while rest:
            member, length, parts = zlib.decompressobj(_GZIP), 0, []
            while rest and not member.eof:
                try:
                    parts.append(member.decompress(rest))
                except zlib.error as error:
                    raise ValueError(f"{path.name} is damaged in the record at byte {offset} ({error})") from error
                length += len(rest) - len(member.unused_data)
                rest = member.unused_data or source.read(_CHUNK)
            if member.eof:
                yield offset, length, b"".join(parts)
            offset += length
