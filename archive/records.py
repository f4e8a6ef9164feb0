"""One WARC file held against what is known of it: its seal, the digests in its records, and the captures that point into it.

A file is walked record by record, whatever is damaged in it; memory holds one record at a time.
"""

import io
import mmap
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any, Final

from warcio.archiveiterator import ArchiveIterator

from archive import warc
from archive.findings import RESTORE, Finding
from archive.manifest import file_sha256
from archive.record import Capture
from archive.warc_records import record_id

_GZIP: Final = zlib.MAX_WBITS | 16
_MAGIC: Final = b"\x1f\x8b\x08"
_CHUNK: Final = 65_536


Row = Mapping[str, Any]
"""A row of ``captures``."""


@dataclass(slots=True)
class Said:
    """What the files tell beside answers."""

    silences: set[tuple[str, ...]] = field(default_factory=set)
    """Addresses that gave no answer, when, why (of what kind, and in words), and the number of the crawl."""
    ends: dict[int, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """How each crawl ended: columns of its row."""
    crawl: str = ""
    """The number of the crawl whose file is walked."""

    def take(self, other: "Said") -> None:
        """Take in what another file tells."""
        self.silences |= other.silences
        self.ends |= other.ends


@dataclass(slots=True)
class Walked:
    """What walking through a file came to."""

    findings: list[Finding] = field(default_factory=list)
    records: int = 0
    torn: int = 0
    """Bytes of a last record that was cut off."""
    rowless: list[tuple[str, str]] = field(default_factory=list)
    """Captures that no row points at: the name of each, and where it stands."""
    said: Said = field(default_factory=Said)


@dataclass(frozen=True, slots=True)
class Sealed:
    """What the manifest says of a file."""

    length: int
    sha256: str
    entry: int


def walked(path: Path, rows: Sequence[Row], sealed: Sealed | None) -> Walked:
    """Everything that can be told of a file, given the captures that point into it, in the order of their places."""
    found = Walked()
    if not path.is_file():
        found.findings.append(Finding(f"warc/{path.name}", f"the file is missing, with {len(rows)} captures in it", RESTORE))
        return found
    if sealed is not None:
        found.findings.extend(_seal(path, sealed))
    waiting = {row["warc_offset"]: row for row in rows}
    if path.stat().st_size:
        with path.open("rb") as file, closing(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)) as data:
            _walk(path.name, data, waiting, found)
    found.findings.extend(_unmet(path.name, row) for row in waiting.values())
    return found


def _seal(path: Path, sealed: Sealed) -> Iterator[Finding]:
    length = path.stat().st_size
    if length < sealed.length:
        yield Finding(f"warc/{path.name}", f"has {length} bytes and had {sealed.length} when entry {sealed.entry} sealed it", RESTORE)
    elif file_sha256(path, sealed.length) != sealed.sha256:
        yield Finding(f"warc/{path.name}", f"its bytes are not those that entry {sealed.entry} of the manifest sealed", RESTORE)
    if length > sealed.length:
        more = length - sealed.length
        yield Finding(
            f"warc/{path.name}", f"{more} bytes were added behind byte {sealed.length}, after entry {sealed.entry} sealed it", RESTORE
        )


def _walk(name: str, data: mmap.mmap, waiting: dict[int, Row], found: Walked) -> None:
    offset, size = 0, len(data)
    while offset < size:
        there = member(data, offset)
        if isinstance(there, tuple):
            record, length = there
            found.records += 1
            _record(name, offset, length, record, waiting, found)
            offset += length
            continue
        following = _next(data, offset + 1)
        if following is None and there == "cut off" and not any(at >= offset for at in waiting):
            found.torn = size - offset
            return
        row = waiting.pop(offset, None)
        whose = f" ({row['url']} at {row['captured_at']})" if row else ""
        found.findings.append(Finding(f"warc/{name} byte {offset}{whose}", f"the record is {there}", RESTORE))
        offset = size if following is None else following


def member(data: mmap.mmap, offset: int) -> tuple[bytes, int] | str:
    """What the gzip member at an offset holds, and its bytes; in words what is wrong with it where it can't be unpacked."""
    stream, at, parts = zlib.decompressobj(_GZIP), offset, []
    try:
        while not stream.eof and at < len(data):
            chunk = data[at : at + _CHUNK]
            parts.append(stream.decompress(chunk))
            at += len(chunk)
    except zlib.error as error:
        return f"damaged ({error})"
    return (b"".join(parts), at - len(stream.unused_data) - offset) if stream.eof else "cut off"


def _next(data: mmap.mmap, offset: int) -> int | None:
    """Where the next member begins that can be unpacked."""
    while (offset := data.find(_MAGIC, offset)) >= 0:
        if isinstance(member(data, offset), tuple):
            return offset
        offset += 1
    return None


def _record(name: str, offset: int, length: int, record: bytes, waiting: dict[int, Row], found: Walked) -> None:
    where, row = f"warc/{name} byte {offset}", waiting.pop(offset, None)
    try:
        wrong = list(_digests(record))
        entry = warc.entry(warc.Place(name, offset, length), record)
        capture = warc.capture(warc.answer(entry)) if entry.kind in {"response", "revisit"} else None
        repeated = entry.name if entry.kind == "revisit" else ""
        _told(entry, found.said)
    except Exception as error:  # whatever a damaged record makes a parser stumble over is a finding, not an end
        wrong, capture, repeated = [f"can't be read as a record ({type(error).__name__}: {error})"], None, ""
    found.findings.extend(Finding(where, f"the record {each}", RESTORE) for each in wrong)
    if row is not None:
        found.findings.extend(pointed(row, length, capture, repeated))
    elif capture is not None:
        found.rowless.append((capture.digest, f"{where} ({capture.url} at {capture.captured_at})"))


def _told(entry: warc.Entry, said: Said) -> None:
    """Take in what a metadata record tells that is no answer's, and of which crawl a file is."""
    if entry.kind == "warcinfo":
        said.crawl = dict(entry.facts).get("crawl", "")
    facts = dict(entry.facts) if entry.kind == "metadata" else {}
    if "unanswered" in facts:
        said.silences.add(
            (entry.field("WARC-Target-URI") or "", entry.field("WARC-Date") or "", facts["unanswered"], facts["detail"], said.crawl)
        )
    if "exit_code" in facts:
        said.ends[int((entry.field("WARC-Target-URI") or "").rsplit(":", 1)[-1])] = tuple(facts.items())


def _digests(record: bytes) -> Iterator[str]:
    """What is wrong with the digests a record carries."""
    for each in ArchiveIterator(io.BytesIO(record), check_digests=True):
        each.raw_stream.read()
        if each.digest_checker.passed is False:
            yield f"is not what its digest says ({', '.join(each.digest_checker.problems)})"


def pointed(row: Row, length: int, capture: Capture | None, repeated: str = "") -> Iterator[Finding]:
    """What a row of ``captures`` says otherwise than the record it points at.

    ``repeated`` is the WARC-Record-ID of a revisit: the bytes it repeats stand in another record, which has a row of its own.
    """
    what = f"captures {row['digest']} ({row['url']} at {row['captured_at']})"
    way = "restore archive.db from a backup, or have it made anew from the WARC files (`kliping reread --into`)"
    if capture is None:
        yield Finding(what, f"points at byte {row['warc_offset']} of warc/{row['warc_file']}, where no answer of a server stands", way)
        return
    there = {
        "url": capture.url,
        "captured_at": capture.captured_at,
        "status": capture.status,
        "content_type": capture.header("Content-Type"),
        "size": len(capture.body),
        "sha256": capture.sha256,
        "warc_length": length,
        "digest": capture.digest,
    }
    if repeated and capture.status != HTTPStatus.NOT_MODIFIED:
        there |= {"size": row["size"], "sha256": row["sha256"]}
        there["digest"] = row["digest"] if record_id(row["digest"]) == repeated else repeated
    differs = [f"{name} is {row[name]}, the record says {value}" for name, value in there.items() if row[name] != value]
    if differs:
        yield Finding(what, "; ".join(differs).replace("; ", ", "), way)


def _unmet(name: str, row: Row) -> Finding:
    return next(pointed(row, 0, None))


def at_its_place(folder: Path, row: Row) -> Iterator[Finding]:
    """What disagrees about one capture, looked up alone."""
    path = folder / row["warc_file"]
    if not path.is_file():
        yield Finding(f"warc/{path.name}", "the file is missing", RESTORE)
        return
    with path.open("rb") as file:
        file.seek(row["warc_offset"])
        member = file.read(row["warc_length"])
    try:
        record = zlib.decompress(member, _GZIP)
    except zlib.error as error:
        whose = f"({row['url']} at {row['captured_at']})"
        yield Finding(f"warc/{path.name} byte {row['warc_offset']} {whose}", f"the record is damaged ({error})", RESTORE)
        return
    found = Walked()
    _record(path.name, row["warc_offset"], len(member), record, {row["warc_offset"]: row}, found)
    yield from found.findings
