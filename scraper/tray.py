"""The tray: what was fetched and is not kept yet, on the disk, so that a crawl that is killed need not ask for it again.

An answer is put into the tray before it goes to the clerk and taken out when it is kept; what lies there when a crawl begins
was left by one that was killed, and is handed in as if it came just now, with the time at which it did. The tray is a WARC file, so
what lies in it can be read without us; nothing of it is forced to the disk, and a power cut may take it.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from io import FileIO
from itertools import count
from pathlib import Path
from typing import Final

from archive import message, warc, warc_records
from archive.record import Capture, Wire
from archive.sql import now
from archive.warc import Entry
from archive.warc_records import Facts, record_id
from scraper import tries
from scraper.items import Answered, Fetched, Item

FOLDER: Final = "under-way"
FULL: Final = 8 << 20
"""Bytes after which a file is left as it is, until all in it is kept, and another begun."""
ASIDE: Final = "aside"
_STORED: Final = 0
"""The level at which nothing is compressed: what is thrown away in a second need not be small."""


@dataclass(eq=False, slots=True)
class Sheet:
    """One file of the tray, and how much in it is not kept yet."""

    path: Path
    file: FileIO
    head: int
    """Bytes of the record that says whose it is."""
    waiting: int = 0
    full: bool = False


class Tray:
    """The tray of one crawl; ``owner`` tells which crawls may take in what it leaves. Every write may raise OSError."""

    def __init__(self, folder: Path, owner: Mapping[str, str], crawl: int) -> None:
        """``folder`` is the archive's; nothing is made before something is put in."""
        self._folder, self._owner = folder / FOLDER, owner
        self._paths = (self._folder / f"{crawl:06d}-{number:03d}{warc.SUFFIX}" for number in count(1))
        self._sheet: Sheet | None = None

    def put(self, item: Item) -> Sheet | None:
        """Write an item down, where it brings answers of pages; where it lies."""
        members = b"".join(_records(item))
        if not members:
            return None
        sheet = self._sheet = self._sheet or self._opened()
        sheet.waiting += 1
        _write(sheet.file, members)
        if sheet.file.tell() >= FULL:
            sheet.file.close()
            sheet.full, self._sheet = True, None
        return sheet

    def kept(self, sheet: Sheet | None) -> None:
        """Something that lies on a sheet is kept; when all of it is, the sheet is wiped."""
        if sheet is None:
            return
        sheet.waiting -= 1
        if sheet.waiting:
            return
        if sheet.full:
            _discard(sheet)
        else:
            sheet.file.seek(sheet.head)
            sheet.file.truncate()

    def close(self) -> None:
        """Leave only what was not kept."""
        sheet, self._sheet = self._sheet, None
        if sheet is not None and not sheet.waiting:
            _discard(sheet)
        elif sheet is not None:
            sheet.file.close()
        with suppress(OSError):  # never made, or not empty
            self._folder.rmdir()

    def _opened(self) -> Sheet:
        self._folder.mkdir(exist_ok=True)
        path = next(path for path in self._paths if not path.exists())  # one may lie there from a database that was lost since
        file = path.open("xb", buffering=0)
        _write(file, warc_records.of_file(path.name, now(), list(self._owner.items())))
        return Sheet(path, file, file.tell())


def _discard(sheet: Sheet) -> None:
    sheet.file.close()
    sheet.path.unlink(missing_ok=True)


def _write(file: FileIO, data: bytes) -> None:
    rest = memoryview(data)
    while rest:  # a file without a buffer may take a part only
        rest = rest[file.write(rest) :]


def _records(item: Item) -> Iterator[bytes]:
    """The records of an item's answers; none where it brings no page and nothing on the way to one."""
    if isinstance(item, Answered):
        for capture in item.captures:
            yield from _record(capture)
    elif isinstance(item, Fetched) and item.address is not None:
        first, *parts = item.captures
        for part in parts:
            yield from _record(part)
        yield from _record(first, [("address", item.address), *(("part", record_id(part.digest)) for part in parts)])


def _record(capture: Capture, facts: Facts = ()) -> Iterator[bytes]:
    led = [("via", capture.via)] if capture.via else []
    return warc_records.of_capture(capture, [*led, *facts], level=_STORED)


# -- what was left -------------------------------------------------------------------------------------------------------


@dataclass(slots=True)
class Left:
    """One file that a crawl has left: what lies in it, up to where its writer was killed."""

    path: Path
    items: list[Fetched | Answered] = field(default_factory=list)

    @property
    def tries(self) -> int:
        """How often it has been handed in: each time before the last the crawl or its clerk ended over it."""
        return tries.counted(self.path)

    def begin(self) -> None:
        """Count a try, in the file's name, before anything of it is handed in."""
        self.path = tries.again(self.path)

    def put_aside(self) -> Path:
        """Move the file to where no crawl looks, for whoever runs the archive; where it lies then."""
        folder = self.path.parent / ASIDE
        folder.mkdir(exist_ok=True)
        return self.path.rename(folder / self.path.name)


def left(folder: Path, owner: Mapping[str, str]) -> Iterator[Left]:
    """What crawls of the same owner have left in the tray of an archive, oldest first."""
    for path in sorted((folder / FOLDER).glob(f"*{warc.SUFFIX}")):
        found, whole = Left(path), list[Entry]()
        with suppress(ValueError):  # a power cut can leave anything: what stands before the damage is taken in
            whole.extend(warc.entries(path))
        if not whole or whole[0].kind != "warcinfo":
            found.path.unlink()
        elif dict(whole[0].facts).items() >= owner.items():
            found.items.extend(_items(whole[1:]))
            yield found


def _items(entries: list[Entry]) -> Iterator[Fetched | Answered]:
    """The items whose records stand whole, up to the first that aren't those of one: of each answer three, one behind the other."""
    met: dict[str, Capture] = {}
    for answer, request, told in zip(entries[::3], entries[1::3], entries[2::3], strict=False):
        try:
            facts = dict(told.facts)
            capture = met[answer.name] = _capture(answer, request, facts)
            parts = tuple(met[value] for name, value in told.facts if name == "part")
        except (ValueError, KeyError):
            return
        if "address" in facts:
            yield Fetched(captures=(capture, *parts), address=facts["address"], whole=bool(parts), left=True)
        else:
            yield Answered(captures=(capture,))


def _capture(answer: Entry, request: Entry, facts: Mapping[str, str]) -> Capture:
    """An answer with its bytes on the wire."""
    end = message.head_end(answer.block)
    wire = Wire(
        request=request.block,
        head=answer.block[:end],
        payload=answer.block[end:],
        address=answer.field("WARC-IP-Address") or "",
        protocols=tuple(value for name, value in answer.fields if name == "WARC-Protocol"),
        seconds=int(facts.get("fetchTimeMs", 0)) / 1000,
    )
    return replace(warc.capture(warc.answer(answer)), via=facts.get("via"), wire=None if "reconstructed" in facts else wire)
