"""Captures cut out of an archive's WARC files: each record byte for byte as it stands there, and where it stands now.

With the answer go the records that belong to it (the request, what else was noted), and the warcinfo record of its file.
"""

import mmap
import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from archive.records import member

_FIELD: Final = rb"(?im)^%s:[ \t]*(.*?)\r$"


@dataclass(frozen=True, slots=True)
class Cut:
    """An answer in the file that was cut: the row of its capture, and where it stands there."""

    row: dict[str, Any]
    offset: int
    length: int


def _field(record: bytes, name: bytes) -> bytes:
    head = record[: record.find(b"\r\n\r\n") + 2]
    found = re.search(_FIELD % name, head)
    return found[1] if found else b""


def refers(folder: Path, row: dict[str, Any]) -> tuple[str, str] | None:
    """Address and time of the capture whose bytes a revisit stands for; None for an answer with bytes of its own.

    Raises FileNotFoundError where the file is missing and ValueError where no whole record stands at the place.
    """
    with (folder / row["warc_file"]).open("rb") as file, closing(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)) as data:
        record, _ = _whole(data, row["warc_offset"], row)
    if _field(record, b"WARC-Type") != b"revisit":
        return None
    return _field(record, b"WARC-Refers-To-Target-URI").decode(), _field(record, b"WARC-Refers-To-Date").decode()


def cut(folder: Path, rows: Iterable[dict[str, Any]], into: Path) -> list[Cut]:
    """Write captures, given as rows of ``captures``, into a WARC file of their own.

    Raises FileNotFoundError where a file is missing and ValueError where no whole record stands at a place.
    """
    cuts, begun = [], set[str]()
    with into.open("xb") as out:
        for row in sorted(rows, key=lambda row: (row["warc_file"], row["warc_offset"])):
            with (folder / row["warc_file"]).open("rb") as file, closing(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)) as data:
                if row["warc_file"] not in begun:
                    begun.add(row["warc_file"])
                    out.write(_whole(data, 0, row)[1])
                answer, text = _whole(data, row["warc_offset"], row)
                cuts.append(Cut(row, out.tell(), len(text)))
                out.write(text)
                for beside in _beside(data, row["warc_offset"] + len(text), _field(answer, b"WARC-Record-ID")):
                    out.write(beside)
    return cuts


def _whole(data: mmap.mmap, offset: int, row: dict[str, Any]) -> tuple[bytes, bytes]:
    """The record at an offset, and the bytes it stands in."""
    found = member(data, offset)
    if isinstance(found, str):
        raise ValueError(f"the record at byte {offset} of {row['warc_file']} is {found}")
    return found[0], data[offset : offset + found[1]]


def _beside(data: mmap.mmap, offset: int, answer: bytes) -> Iterator[bytes]:
    """The records behind an answer that belong to it."""
    while offset < len(data) and not isinstance(found := member(data, offset), str):
        record, length = found
        if _field(record, b"WARC-Concurrent-To") != answer:
            return
        yield data[offset : offset + length]
        offset += length
