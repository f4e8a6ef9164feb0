"""Answers on their way into the archive: the records in the WARC file and the row of each; what came again points to what stands."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from http import HTTPStatus
from pathlib import Path
from typing import Final

from archive import rows, warc
from archive.glance import Glance
from archive.record import Capture, Reading
from archive.replay import Stands
from archive.sql import Later, row
from archive.warc import Place, WarcFile
from archive.warc_records import Facts, Original, record_id

SHORT: Final = 400
"""Bytes of a body below which it is kept again however often it comes: a revisit record would hardly be shorter."""

_MEASURED: Final = "INSERT INTO warc_files (name, crawl, length) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE SET length = excluded.length"


def taken(reading: Reading) -> Facts:
    """What was taken of a capture, so that it can be taken again from the WARC files alone.

    Of a page: the address that was asked for, and the records of a divided story's further pages. Of a list: which
    addresses, where not all of them.
    """
    if reading.page:
        return [("read", "page"), ("address", reading.address), *(("part", record_id(part.digest)) for part in reading.parts)]
    return [("read", "list"), *(("only", url) for url in sorted(reading.only or ()))]


class Elsewhere:
    """Stands for the WARC file of a crawl that is walked: all of it stands there already."""

    there = True
    written: tuple[str, int] | None = None

    def secure(self) -> None:
        """Nothing was written."""

    def append(self, capture: Capture, facts: Facts = (), original: Original | None = None) -> Place:
        """Every capture was entered when it was met."""
        raise ValueError(f"no record of {capture.url} at {capture.captured_at}")

    def tell(self, capture: Capture, facts: Facts) -> None:
        """It is told there."""

    def unanswered(self, url: str, moment: str, facts: Facts) -> None:
        """It is told there."""

    def end(self, crawl: int, facts: Facts) -> None:
        """Its end is told there."""

    def settle(self) -> None:
        """Nothing was written."""

    def undo(self) -> None:
        """Nothing was written."""

    def close(self) -> None:
        """Nothing is open."""


class Recording:
    """The tables ``captures`` and ``warc_files`` with the file under way; writes are part of the caller's transaction."""

    def __init__(self, conn: sqlite3.Connection, later: Later, glance: Glance, folder: Path) -> None:
        """``folder`` is that of the WARC files."""
        self._conn = conn
        self._later = later
        self._glance = glance
        self._folder = folder
        self._measured: tuple[str, int] | None = None
        self.file: WarcFile | Elsewhere | None = None
        """Where answers are written, while a crawl is under way."""

    @property
    def _file(self) -> WarcFile | Elsewhere:
        if self.file is None:
            raise RuntimeError("no crawl has begun")
        return self.file

    @property
    def there(self) -> bool:
        """Whether nobody has taken the file away."""
        return self.file is None or self.file.there

    def end(self, crawl: int, facts: Facts) -> None:
        """Tell in the file how the crawl ended."""
        if self.file is not None:
            self.file.end(crawl, facts)

    def unanswered(self, url: str, moment: str, facts: Facts) -> None:
        """Tell in the file that an address gave no answer, and why."""
        self._file.unanswered(url, moment, facts)

    def close(self) -> None:
        """Close the file. Raises OSError."""
        file, self.file = self.file, None
        if file is not None:
            file.close()

    def readings(self, crawl: int, readings: Iterable[Reading]) -> Iterator[Reading]:
        """Readings, once their captures stand in the file with what was taken of them."""
        last = None
        for reading in readings:
            if reading.capture is not last:
                self._read(crawl, reading)
                last = reading.capture
            yield reading

    def keep(self, crawl: int, capture: Capture, facts: Facts = ()) -> None:
        """Write a capture, the first time it is asked for."""
        if not self._stands(capture.digest):
            self._write(crawl, capture, facts)

    def enter(self, crawl: int, found: Sequence[Stands]) -> None:
        """Write the rows of captures whose records stand already."""
        values = [rows.capture_values(each.capture, each.capture.digest, each.place, crawl, each.revisit_of) for each in found]
        self._conn.executemany(rows.INSERT_CAPTURE, values)

    def measure(self, crawl: int, name: str, length: int) -> None:
        """Write down how far a file has come, in bytes."""
        if (name, length) != self._measured:
            self._conn.execute(_MEASURED, [name, crawl, length])
            self._measured = (name, length)

    def measure_own(self, crawl: int) -> None:
        """Write down how far the file under way has come."""
        if self.file is not None and self.file.written is not None:
            self.measure(crawl, *self.file.written)

    def secure(self) -> None:
        """What was written reaches the disk."""
        if self.file is not None:
            self.file.secure()

    def committed(self) -> None:
        """The transaction stands."""
        if self.file is not None:
            self.file.settle()

    def undo(self) -> None:
        """The transaction has failed: what it wrote is taken back."""
        self._measured = None
        if self.file is not None:
            with suppress(OSError):  # what went wrong first is what has to be said
                self.file.undo()

    def _read(self, crawl: int, reading: Reading) -> None:
        for part in reading.parts:
            self.keep(crawl, part)
        facts = taken(reading)
        if self._stands(reading.capture.digest):
            self._file.tell(reading.capture, facts)
        else:
            self._write(crawl, reading.capture, [*self._provenance(reading), *facts])

    def _stands(self, name: str) -> bool:
        if name not in self._glance.captures:
            return False
        self._later.settle()
        return row(self._conn, "SELECT 1 FROM captures WHERE digest = ?", [name]) is not None

    def _provenance(self, reading: Reading) -> Facts:
        """How the address of a page came to be known."""
        by, via, seen = self._glance.provenance(reading.address) if reading.page else (None, None, None)
        known = (("discoveredBy", by), ("via", None if reading.capture.via else via), ("firstSeen", seen))
        return [(name, value) for name, value in known if value]

    def _write(self, crawl: int, capture: Capture, facts: Facts) -> None:
        """Write a capture; bytes that stand already are pointed to."""
        led = [("via", capture.via)] if capture.via else []
        name, original = self._original(capture)
        place = self._file.append(capture, [*led, *facts], original)
        self._later.add(rows.INSERT_CAPTURE, [rows.capture_values(capture, capture.digest, place, crawl, name)])
        self._glance.captures.add(capture.digest)
        self._glance.urls.add(capture.url)

    def _original(self, capture: Capture) -> tuple[str | None, Original | None]:
        """The capture whose bytes came again, or which the server says still stands, where there is one worth pointing to."""
        if capture.status == HTTPStatus.NOT_MODIFIED:
            query, values = "status = 200", [capture.url]
        elif len(capture.body) >= SHORT:
            query, values = "sha256 = ?", [capture.url, capture.sha256]
        else:
            return None, None
        if capture.url not in self._glance.urls:
            return None, None
        self._later.settle()
        found = row(
            self._conn,
            "SELECT digest, warc_file, warc_offset, warc_length FROM captures "
            f"WHERE url = ? AND {query} AND revisit_of IS NULL ORDER BY captures.rowid DESC LIMIT 1",
            values,
        )
        if found is None:
            return None, None
        try:
            original = warc.original(self._folder, Place(*tuple(found)[1:]))
        except (OSError, ValueError):
            return None, None  # a file that was moved away, or is damaged: then the bytes are kept once more
        same = capture.status == HTTPStatus.NOT_MODIFIED or original.repeated(capture)
        return (found["digest"], original) if same else (None, None)
