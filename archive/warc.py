"""WARC files: captures are appended to them and read back from them (ISO 28500, WARC/1.1).

The files are the archive; the database is their index. Each record is a gzip member of its own, so that it can be read
with an offset and a length alone. Bodies are recorded decoded: ``Content-Encoding`` and ``Transfer-Encoding`` of the
answer are left out and ``Content-Length`` is that of the body as kept; the warcinfo record says so.
"""

import io
import os
import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter
from zlib_ng import zlib_ng

from archive.record import Capture

VERSION: Final = "WARC/1.1"
LEVEL: Final = 7
"""zlib-ng's level: files as small as zlib's 6 in half its time; 9, which warcio would take, brings nothing more."""

_BREAK: Final = re.compile(r"[\r\n]+[ \t]*")
_GZIP: Final = zlib.MAX_WBITS | 16
_CHUNK: Final = 65_536
_NOT_AS_KEPT: Final = frozenset({"content-encoding", "transfer-encoding", "content-length"})


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


class _Head(StatusAndHeaders):  # type: ignore[misc]
    """The head of an HTTP message, written with the bytes it came in: warcio would rewrite whatever is not ASCII."""

    def to_ascii_bytes(self, filter_func: Any = None) -> bytes:
        """What warcio writes; header fields are Latin-1 (RFC 9110, section 5.5)."""
        return str(self.to_str(filter_func)).encode("latin-1", "backslashreplace") + b"\r\n"


def _fields(headers: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Header fields, each on one line: a line break in one would begin another."""
    return [(_BREAK.sub(" ", name), _BREAK.sub(" ", value)) for name, value in headers]


class WarcFile:
    """One WARC file being written; made at the first record, so that a crawl that keeps nothing leaves none."""

    def __init__(self, folder: Path, name: str, about: Mapping[str, str]) -> None:
        """``name`` without ``.warc.gz``; ``about`` goes into the warcinfo record."""
        self._path = folder / f"{name}.warc.gz"
        self._about = dict(about)
        self._out: io.FileIO | None = None
        self._settled = 0
        self._records = WARCWriter(io.BytesIO(), gzip=False, warc_version=VERSION)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def append(self, capture: Capture) -> Place:
        """Write a capture as a response and a request record; the place is that of the response."""
        response, request = self._pair(capture)
        place = self._write(response)
        self._write(request)
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

    def _pair(self, capture: Capture) -> tuple[ArcWarcRecord, ArcWarcRecord]:
        kept = _fields((key, value) for key, value in capture.headers if key.lower() not in _NOT_AS_KEPT)
        kept.append(("Content-Length", str(len(capture.body))))
        dated = {"WARC-Date": capture.captured_at}
        response = self._records.create_warc_record(
            capture.url,
            "response",
            payload=io.BytesIO(capture.body),
            length=len(capture.body),
            http_headers=_Head(_phrase(capture.status), kept, protocol="HTTP/1.1"),
            warc_headers_dict={**dated, "WARC-Payload-Digest": f"sha256:{capture.sha256}"},
        )
        parts = urlsplit(capture.url)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        request = self._records.create_warc_record(
            capture.url,
            "request",
            payload=io.BytesIO(),
            length=0,
            http_headers=_Head(f"GET {target} HTTP/1.1", _fields([("Host", parts.netloc), *capture.request_headers]), is_http_request=True),
            warc_headers_dict={**dated, "WARC-Concurrent-To": response.rec_headers.get_header("WARC-Record-ID")},
        )
        return response, request

    def _write(self, record: ArcWarcRecord) -> Place:
        out = self._opened()
        self._records.out = io.BytesIO()
        self._records.write_record(record)
        squeeze = zlib_ng.compressobj(LEVEL, zlib_ng.DEFLATED, _GZIP)
        member = squeeze.compress(self._records.out.getbuffer()) + squeeze.flush()
        offset, rest = out.tell(), memoryview(member)
        while rest:  # a file without a buffer may take a part only
            rest = rest[out.write(rest) :]
        return Place(self._path.name, offset, len(member))

    def _opened(self) -> io.FileIO:
        if self._out is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            # Without a buffer: what is appended is in the system's hands at once, and a killed process loses none of it.
            self._out = self._path.open("xb", buffering=0)
            self._write(self._records.create_warcinfo_record(self._path.name, self._about))
        return self._out


def _capture(record: bytes) -> Capture | None:
    """The capture of a response record; None for a record of another type."""
    for found in ArchiveIterator(io.BytesIO(record)):
        if found.rec_type == "response":
            headers = found.http_headers
            return Capture(
                url=found.rec_headers.get_header("WARC-Target-URI"),
                captured_at=found.rec_headers.get_header("WARC-Date"),
                status=int(headers.get_statuscode()),
                headers=tuple(headers.headers),
                body=found.content_stream().read(),
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
    for offset, length, record in _members(path):
        capture = _capture(record)
        if capture is not None:
            yield Place(path.name, offset, length), capture


def _members(path: Path) -> Iterator[tuple[int, int, bytes]]:
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
