"""WARC files: captures are appended to them and read back from them (ISO 28500, WARC/1.1).

The files are the archive; the database is their index. Each record is a gzip member of its own, so that it can be read
with an offset and a length alone. Bodies are recorded decoded: ``Content-Encoding`` and ``Transfer-Encoding`` of the
answer are left out and ``Content-Length`` is that of the body as kept; the warcinfo record says so.
"""

import io
import os
import zlib
from collections.abc import Iterator, Mapping
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

from archive.record import Capture

VERSION: Final = "WARC/1.1"
LEVEL: Final = 6
"""zlib level; 9, which warcio would take, costs twice the time for one per cent."""

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


class WarcFile:
    """One WARC file being written; made at the first record, so that a crawl that keeps nothing leaves none."""

    def __init__(self, folder: Path, name: str, about: Mapping[str, str]) -> None:
        """``name`` without ``.warc.gz``; ``about`` goes into the warcinfo record."""
        self._path = folder / f"{name}.warc.gz"
        self._about = dict(about)
        self._out: io.BufferedWriter | None = None
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

    def flush(self) -> None:
        """Hand everything written to the operating system, so that a killed process loses none of it."""
        if self._out is not None:
            self._out.flush()

    def close(self) -> None:
        """Force everything to the disk and close the file."""
        if self._out is not None:
            self._out.flush()
            os.fsync(self._out.fileno())
            self._out.close()
            self._out = None

    def _pair(self, capture: Capture) -> tuple[ArcWarcRecord, ArcWarcRecord]:
        kept = [(key, value) for key, value in capture.headers if key.lower() not in _NOT_AS_KEPT]
        kept.append(("Content-Length", str(len(capture.body))))
        dated = {"WARC-Date": capture.captured_at}
        response = self._records.create_warc_record(
            capture.url,
            "response",
            payload=io.BytesIO(capture.body),
            length=len(capture.body),
            http_headers=StatusAndHeaders(_phrase(capture.status), kept, protocol="HTTP/1.1"),
            warc_headers_dict={**dated, "WARC-Payload-Digest": f"sha256:{capture.sha256}"},
        )
        parts = urlsplit(capture.url)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        request = self._records.create_warc_record(
            capture.url,
            "request",
            payload=io.BytesIO(),
            length=0,
            http_headers=StatusAndHeaders(
                f"GET {target} HTTP/1.1", [("Host", parts.netloc), *capture.request_headers], is_http_request=True
            ),
            warc_headers_dict={**dated, "WARC-Concurrent-To": response.rec_headers.get_header("WARC-Record-ID")},
        )
        return response, request

    def _write(self, record: ArcWarcRecord) -> Place:
        out = self._opened()
        self._records.out = io.BytesIO()
        self._records.write_record(record)
        squeeze = zlib.compressobj(LEVEL, zlib.DEFLATED, zlib.MAX_WBITS | 16)
        member = squeeze.compress(self._records.out.getbuffer()) + squeeze.flush()
        offset = out.tell()
        out.write(member)
        return Place(self._path.name, offset, len(member))

    def _opened(self) -> io.BufferedWriter:
        if self._out is None:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            self._out = self._path.open("xb")
            self._write(self._records.create_warcinfo_record(self._path.name, self._about))
        return self._out


def _capture(record: ArcWarcRecord) -> Capture:
    headers = record.http_headers
    return Capture(
        url=record.rec_headers.get_header("WARC-Target-URI"),
        captured_at=record.rec_headers.get_header("WARC-Date"),
        status=int(headers.get_statuscode()),
        headers=tuple((key, value) for key, value in headers.headers),
        body=record.content_stream().read(),
    )


def read(folder: Path, place: Place) -> Capture:
    """The capture at a place.

    Raises FileNotFoundError when the file is missing and ValueError when no response record stands there.
    """
    with (folder / place.file).open("rb") as source:
        source.seek(place.offset)
        member = io.BytesIO(source.read(place.length))
    record: Any
    for record in ArchiveIterator(member):
        if record.rec_type == "response":
            return _capture(record)
        break
    raise ValueError(f"no response record in {place.file} at byte {place.offset}")


def captures(path: Path) -> Iterator[tuple[Place, Capture]]:
    """Every capture of one file with its place, in the order they were written."""
    with path.open("rb") as source:
        records = ArchiveIterator(source)
        for record in records:
            if record.rec_type == "response":
                capture = _capture(record)
                yield Place(path.name, records.get_record_offset(), records.get_record_length()), capture
