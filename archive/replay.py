"""What stands in the WARC files, in the order it was written: enough to make the database anew from them alone."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from archive import message, warc
from archive.record import Capture
from archive.warc import Entry, Place

_READ: Final = frozenset({"page", "list", "control"})


@dataclass(frozen=True, slots=True)
class Begun:
    """The head of a file: whose crawl, from where, and when."""

    about: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Stands:
    """An answer and where it stands; a revisit with the bytes of what it repeats."""

    capture: Capture
    place: Place
    revisit_of: str | None = None
    """Name of the capture with the bytes."""


@dataclass(frozen=True, slots=True)
class Taken:
    """That a capture was read: a page for an address, with the further pages of a divided story, or a list.

    Or a control: the page of an article that should be there, by which a site shows that it is well.
    """

    capture: Capture
    facts: Mapping[str, str]
    parts: tuple[Capture, ...] = ()
    only: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class Unanswered:
    """That an address gave no answer, when, and why."""

    url: str
    moment: str
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Ended:
    """How a crawl ended: columns of its row."""

    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Walked:
    """That a file has been walked to the end of its last whole record."""

    name: str
    length: int


Event = Begun | Stands | Taken | Unanswered | Ended | Walked


@dataclass(frozen=True, slots=True)
class _Known:
    """An answer met before: its own place and, for a revisit, that of the bytes."""

    name: str
    url: str
    captured_at: str
    status: int
    place: Place


def files(folder: Path) -> list[Path]:
    """The WARC files of a folder, as they were written one after another: by the number of their crawl, then by name."""
    found = []
    for path in folder.glob("*.warc.gz"):
        first = next(warc.entries(path), None)
        about = dict(first.facts) if first is not None and first.kind == "warcinfo" else {}
        found.append((int(about.get("crawl", 0)), len(path.name), path.name, path))  # the thousandth of a crawl behind the 999th
    return [path for *_, path in sorted(found)]


def events(folder: Path) -> Iterator[Event]:
    """Everything that the files of a folder tell. Raises ValueError for a damaged one."""
    walk = _Walk(folder)
    for path in files(folder):
        length = 0
        for entry in warc.entries(path):
            length = entry.place.offset + entry.place.length
            yield from walk.step(entry)
        yield Walked(path.name, length)


class _Walk:
    """Goes through the files and remembers where each answer stands, so that later records can refer to it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._known: dict[str, _Known] = {}
        self._last: tuple[str, Capture] | None = None

    def step(self, entry: Entry) -> Iterator[Event]:
        """What one record tells."""
        if entry.kind == "warcinfo":
            yield Begun(dict(entry.facts))
        elif entry.kind in {"response", "revisit"}:
            yield self._stands(entry)
        elif entry.kind == "metadata":
            yield from self._told(entry)

    def _stands(self, entry: Entry) -> Stands:
        origin = self._known.get(entry.field("WARC-Refers-To") or "") if entry.kind == "revisit" else None
        if entry.kind == "revisit" and origin is None:
            raise ValueError(f"{entry.place.file}: the revisit at byte {entry.place.offset} refers to a record that is not there")
        capture = self._capture(entry, origin)
        known = _Known(capture.digest, capture.url, capture.captured_at, capture.status, origin.place if origin else entry.place)
        self._known[entry.name] = known
        self._last = (entry.name, capture)
        return Stands(capture, entry.place, origin.name if origin else None)

    def _capture(self, entry: Entry, origin: _Known | None) -> Capture:
        answer = warc.answer(entry)
        if origin is not None and message.status(answer.head) != 304:
            answer = replace(answer, payload=warc.original(self._folder, origin.place).payload)
        return warc.capture(answer)

    def _told(self, entry: Entry) -> Iterator[Event]:
        fields = entry.facts
        facts = dict(fields)
        if "exit_code" in facts:
            yield Ended(facts)
        if "unanswered" in facts:
            yield Unanswered(entry.field("WARC-Target-URI") or "", entry.field("WARC-Date") or "", facts)
        if facts.get("read") in _READ:
            named = entry.field("WARC-Concurrent-To") or entry.field("WARC-Refers-To") or ""
            parts = tuple(self._again(value) for name, value in fields if name == "part")
            only = frozenset(value for name, value in fields if name == "only")
            yield Taken(self._again(named), facts, parts, only or None)

    def _again(self, name: str) -> Capture:
        """An answer that was met before."""
        if self._last is not None and self._last[0] == name:
            return self._last[1]
        known = self._known[name]
        answer = warc.original(self._folder, known.place)
        return warc.capture(replace(answer, url=known.url, captured_at=known.captured_at))
