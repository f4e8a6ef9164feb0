"""The manifest: ``manifest.jsonl`` beside the database, one line for each time what was kept was sealed.

A line is an *entry*: JSON with the digests of the rows and files that were kept since the entry before, and that entry's own digest.
An entry's digest is the SHA-256 of its line, line break included, so that ``tail -n 1 manifest.jsonl | sha256sum`` gives the
last one. Whoever has noted it elsewhere can tell any later change of anything sealed by then.

The file only ever grows. What stands behind the last entry that the database knows was being written when its writer was
killed: it counts for nothing, and the next writer takes it off.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from archive import disk

MANIFEST: Final = "manifest.jsonl"
FIRST: Final = "0" * 64
"""What the first entry names as the digest of the one before."""


_json: Final = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


class Garbled(ValueError):
    """A line is no entry; the message says what it is instead."""


def canonical(value: Any) -> bytes:
    """A value as the bytes its digest is taken over: JSON, keys in order, no spaces, UTF-8."""
    return _json(value).encode()


def sha256(content: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def file_sha256(path: Path, length: int | None = None) -> str:
    """SHA-256 of a file, or of its first ``length`` bytes."""
    digest, rest = hashlib.sha256(), path.stat().st_size if length is None else length
    with path.open("rb") as file:
        while rest and (chunk := file.read(min(rest, 1 << 20))):
            digest.update(chunk)
            rest -= len(chunk)
    return digest.hexdigest()


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry with its digest and where its line ends in the file."""

    number: int
    previous: str
    digest: str
    ends: int
    sealed_at: str
    sealed_by: str
    rows: Mapping[str, Mapping[str, str]]
    """For each kind of row, the digest of each by its name."""
    files: Mapping[str, Mapping[str, Any]]
    """For each file its ``length`` and the ``sha256`` of so many bytes."""
    crawl: int | None
    """The crawl at whose end it was sealed; entries of earlier releases don't tell."""
    lasting: Mapping[str, Mapping[str, str]]
    """For each kind of row that may be written again, the digest of what lasts of each; empty in entries of earlier releases."""


def line(told: Mapping[str, Any]) -> bytes:
    """An entry as its line."""
    return canonical(told) + b"\n"


def parsed(text: bytes, ends: int = 0) -> Entry:
    """The entry of a line. Raises Garbled."""
    try:
        told = json.loads(text)
        return Entry(
            number=int(told["number"]),
            previous=str(told["previous"]),
            digest=sha256(text),
            ends=ends,
            sealed_at=str(told["sealed_at"]),
            sealed_by=str(told["sealed_by"]),
            rows={kind: dict(each) for kind, each in told["rows"].items()},
            files={name: dict(each) for name, each in told["files"].items()},
            crawl=told.get("crawl"),
            lasting={kind: dict(each) for kind, each in told.get("lasting", {}).items()},
        )
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        raise Garbled(f"{type(error).__name__}: {error}") from error


def lines(folder: Path, until: int | None = None, start: int = 0) -> Iterator[tuple[bytes, int]]:
    """Each line from byte ``start`` on that begins before ``until``, with where it ends; without its line break where it was cut off."""
    if not (folder / MANIFEST).is_file():
        return
    at = start
    with (folder / MANIFEST).open("rb") as file:
        file.seek(start)
        for text in file:
            if until is not None and at >= until:
                return
            at += len(text)
            yield text, at


def written(folder: Path, known: int) -> Entry | None:
    """The last entry behind the first ``known`` bytes that another database than ours has sealed; None where there is none.

    One line alone behind them, whole or not, was being written when its writer was killed.
    """
    beyond = list(lines(folder, start=known))
    if len(beyond) < 2:
        return None
    for text, ends in reversed(beyond):
        try:
            return parsed(text, ends)
        except Garbled:
            continue
    return None


def append(folder: Path, text: bytes, after: int) -> int:
    """Write a line behind the first ``after`` bytes and force it to the disk; where it ends.

    What stood behind them was never finished. A file that is shorter than that has lost entries: the line goes to its end, and what
    it names as the entry before tells of the loss.
    """
    path = folder / MANIFEST
    fresh = not path.exists()
    with path.open("a+b") as file:
        end = file.seek(0, os.SEEK_END)
        if end > after:
            file.truncate(after)
        elif end and file.seek(end - 1) and file.read(1) != b"\n":
            file.write(b"\n")
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
        ends = file.tell()
    if fresh:
        disk.remember(folder)
    return ends
