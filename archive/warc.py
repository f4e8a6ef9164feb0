"""WARC files: captures are appended to them and read back from them (ISO 28500, WARC/1.1).

The files are the archive; the database is their index. Each record is a gzip member of its own, so that it can be read
with an offset and a length alone. Requests and answers stand in them as they were on the wire, to the byte; where those
bytes are not known they are made up from what is, and the metadata record says so.
"""

import io
import os
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed

from archive import disk, message, warc_records
from archive.record import Capture
from archive.sql import now
from archive.warc_records import GZIP, Facts, Original

LIMIT: Final = 1 << 30
"""Bytes after which a file is full; what web archives commonly use."""
SUFFIX: Final = ".warc.gz"

_CHUNK: Final = 65_536


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands: file name below the folder of WARC files, first byte and number of bytes."""

    file: str
    offset: int
    length: int


class WarcFile:
    """The WARC files of a crawl, one after another; made at the first record, which of a crawl that is answered nothing is its end."""

    def __init__(self, folder: Path, name: str, about: Mapping[str, str], limit: int = LIMIT) -> None:
        """``name`` without number and ``.warc.gz``; ``about`` goes into the warcinfo record.

        A file that has grown to ``limit`` bytes is closed when it is settled, and the next record begins another.
        """
        self._folder, self._name, self._number = folder, name, 1
        self._about = dict(about)
        self._limit = limit
        self._out: io.FileIO | None = None
        self._settled = 0
        self._secured = 0

    @property
    def _path(self) -> Path:
        return self._folder / f"{self._name}-{self._number:03d}{SUFFIX}"

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def append(self, capture: Capture, facts: Facts = (), original: Original | None = None) -> Place:
        """Write a capture as an answer, a request and a metadata record; the place is that of the answer.

        ``facts`` are fields of the metadata record beside those that the capture tells itself. With ``original`` the
        answer is a revisit of it.
        """
        out = self._opened()
        answer, *others = warc_records.of_capture(capture, facts, original)
        place = Place(self._path.name, out.tell(), len(answer))
        self._write(b"".join((answer, *others)))
        return place

    def tell(self, capture: Capture, facts: Facts) -> None:
        """Write down what was learned of a capture whose records stand already."""
        self._write(warc_records.of_facts(capture, now(), facts))

    def unanswered(self, url: str, moment: str, facts: Facts) -> None:
        """Write down that an address gave no answer, and why."""
        self._write(warc_records.of_silence(url, moment, facts))

    def end(self, crawl: int, facts: Facts) -> None:
        """Write down how the crawl ended, also where nothing was answered or the last file is full; force all of it to the disk."""
        self._write(warc_records.of_crawl(crawl, now(), facts))
        os.fsync(self._opened().fileno())

    @property
    def there(self) -> bool:
        """Whether what was written still stands at its path."""
        return self._out is None or (self._path.exists() and self._path.stat().st_ino == os.fstat(self._out.fileno()).st_ino)

    @property
    def written(self) -> tuple[str, int] | None:
        """Name and length of the file that is open; None where there is nothing since the last one was full."""
        return None if self._out is None else (self._path.name, self._out.tell())

    def secure(self) -> None:
        """Force what was appended to the disk: no row may say that bytes are there which a power cut can still take."""
        if self._out is not None and self._out.tell() != self._secured:
            os.fdatasync(self._out.fileno())
            self._secured = self._out.tell()

    def settle(self) -> None:
        """What has been appended stays: its rows are in the database."""
        if self._out is not None:
            self._settled = self._out.tell()
            if self._settled >= self._limit:
                self.close()
                self._number, self._settled, self._secured = self._number + 1, 0, 0

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
            disk.remember(self._folder)
            self._write(warc_records.of_file(self._path.name, now(), list(self._about.items())))
        return self._out


@dataclass(frozen=True, slots=True)
class Entry:
    """A record of a file."""

    place: Place
    kind: str
    """What it is: warcinfo, response, revisit, request or metadata."""
    name: str
    """Its WARC-Record-ID."""
    fields: tuple[tuple[str, str], ...]
    block: bytes

    def field(self, name: str) -> str | None:
        """The first value of a field of the record's head."""
        return next((value for key, value in self.fields if key.lower() == name.lower()), None)

    @property
    def facts(self) -> Facts:
        """The named values that a warcinfo or metadata record holds."""
        lines = self.block.decode("utf-8").split("\r\n")
        return [(name, value) for name, colon, value in (line.partition(": ") for line in lines) if colon]


def entry(place: Place, record: bytes) -> Entry:
    """A record as it stands in its member. Raises ValueError where there is none."""
    nothing = f"no record in {place.file} at byte {place.offset}"
    try:
        for found in ArchiveIterator(io.BytesIO(record), no_record_parse=True):
            fields = tuple(found.rec_headers.headers)
            return Entry(place, found.rec_type, found.rec_headers.get_header("WARC-Record-ID") or "", fields, found.raw_stream.read())
    except (ArchiveLoadFailed, ValueError) as error:
        raise ValueError(f"{nothing} ({error})") from error
    raise ValueError(nothing)


def answer(entry: Entry) -> Original:
    """The answer that a record holds, as it was on the wire; of a revisit the head alone."""
    end = message.head_end(entry.block)
    return Original(
        record=entry.name,
        url=entry.field("WARC-Target-URI") or "",
        captured_at=entry.field("WARC-Date") or "",
        head=entry.block[:end],
        payload=entry.block[end:],
    )


def capture(answer: Original) -> Capture:
    """An answer as a capture."""
    headers = message.fields(answer.head)
    return Capture(
        url=answer.url,
        captured_at=answer.captured_at,
        status=message.status(answer.head),
        headers=headers,
        body=message.whole_or_raw(headers, answer.payload),
    )


def _member(path: Path, place: Place) -> Entry | None:
    """The record at a place; None where none stands there whole."""
    with path.open("rb") as source:
        source.seek(place.offset)
        member = source.read(place.length)
    try:
        return entry(place, zlib.decompress(member, GZIP))
    except (zlib.error, ValueError):
        return None


def whole(path: Path, place: Place) -> bool:
    """Whether a record stands whole at a place of a file."""
    return _member(path, place) is not None


def original(folder: Path, place: Place) -> Original:
    """The answer at a place, as it was on the wire.

    Raises FileNotFoundError when the file is missing and ValueError when no response record stands there.
    """
    found = _member(folder / place.file, place)
    if found is None or found.kind != "response":
        raise ValueError(f"no response record in {place.file} at byte {place.offset}")
    return answer(found)


def read(folder: Path, place: Place) -> Capture:
    """The capture at a place; raises what ``original`` raises."""
    return capture(original(folder, place))


def entries(path: Path) -> Iterator[Entry]:
    """Every record of one file, in the order they were written.

    What a killed process left half-written at the end is left out; other damage raises ValueError.
    """
    for offset, length, record in _records(path):
        yield entry(Place(path.name, offset, length), record)


def captures(path: Path) -> Iterator[tuple[Place, Capture]]:
    """Every capture of one file that has bytes of its own, with its place."""
    for each in entries(path):
        if each.kind == "response":
            yield each.place, capture(answer(each))


def _records(path: Path) -> Iterator[tuple[int, int, bytes]]:
    """Each gzip member of a file that is there to its end: first byte, number of bytes, and what it holds."""
    with path.open("rb") as source:
        offset, rest = 0, source.read(_CHUNK)
        while rest:
            member, length, parts = zlib.decompressobj(GZIP), 0, []
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
