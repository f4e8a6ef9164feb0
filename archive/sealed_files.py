"""Every WARC file that is sealed, held against what the manifest says of it and against the captures that point into it."""

import sqlite3
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from itertools import chain, groupby
from pathlib import Path
from typing import Any, Final

from archive.findings import RESTORE, Finding, Verified
from archive.records import Said, Sealed, Walked, at_its_place, walked
from archive.workers import workers

_CAPTURES: Final = "SELECT digest, url, captured_at, status, content_type, size, sha256, warc_file, warc_offset, warc_length FROM captures"

Task = tuple[Path, list[dict[str, Any]], Sealed | None]
"""A file, the captures that point into it, and its seal."""


class SealedFiles:
    """Looks at files, given the table ``told`` (see ``archive.chain``) and what it says of them."""

    def __init__(self, conn: sqlite3.Connection, folder: Path, seen: Verified, told: Mapping[str, Sealed]) -> None:
        """``folder`` is that of the WARC files."""
        self._conn = conn
        self._folder = folder
        self._seen = seen
        self._told = told
        self.said = Said()
        """What the files that were walked tell."""

    def few(self, sample: int) -> Iterator[Finding]:
        """Some captures at their places, and the length of every file."""
        for name, told in self._told.items():
            length = (self._folder / name).stat().st_size if (self._folder / name).is_file() else None
            if length != told.length:
                how = "is missing" if length is None else f"has {length} bytes and had {told.length} when entry {told.entry} sealed it"
                yield Finding(f"warc/{name}", how, RESTORE)
        for row in self._captures("ORDER BY random() LIMIT ?", [sample]):
            self._seen.counted["records"] += 1
            yield from at_its_place(self._folder, row)

    def all(self, jobs: int) -> Iterator[Finding]:
        """Every file, walked on as many cores as there may be; a few at a time, so that memory stays flat."""
        tasks = self._tasks()
        if jobs == 1:
            for task in tasks:
                yield from self._walked(walked(*task))
            return
        for first in tasks:
            waiting, under_way = deque[Task](), deque[Future[Walked]]()
            with suppress(BrokenProcessPool), workers(jobs) as pool:
                for task in chain([first], tasks):
                    waiting.append(task)
                    under_way.append(pool.submit(walked, *task))
                    if len(under_way) > 2 * jobs:
                        yield from self._next(waiting, under_way)
                while under_way:
                    yield from self._next(waiting, under_way)
            for task in waiting:  # where a process has ended
                yield from self._alone(task)

    def _next(self, waiting: deque[Task], under_way: deque[Future[Walked]]) -> Iterator[Finding]:
        found = under_way[0].result()
        under_way.popleft()
        waiting.popleft()
        yield from self._walked(found)

    def _alone(self, task: Task) -> Iterator[Finding]:
        """One file, walked by a process of its own; what ends that is told."""
        with suppress(BrokenProcessPool), workers(1) as pool:
            found = pool.submit(walked, *task).result()
            yield from self._walked(found)
            return
        how = "the process that reads it ends (killed, out of memory, crashed)"
        yield Finding(f"warc/{task[0].name}", how, f"verify again, with more memory; else {RESTORE}")

    def _tasks(self) -> Iterator[Task]:
        rest = set(self._told) | {path.name for path in self._folder.glob("*.warc.gz")}
        for name, rows in groupby(self._captures("ORDER BY warc_file, warc_offset"), lambda row: row["warc_file"]):
            rest.discard(name)
            yield self._folder / name, list(rows), self._told.get(name)
        for name in sorted(rest):
            yield self._folder / name, [], self._told.get(name)

    def _walked(self, found: Walked) -> Iterator[Finding]:
        self._seen.counted["files"] += 1
        self._seen.counted["records"] += found.records
        self.said.take(found.said)
        yield from found.findings
        if found.torn:
            self._seen.notes.append(f"the last {found.torn} bytes of a WARC file are a record that was cut off when its writer was killed")
        rowless = 0
        for name, where in found.rowless:
            told = self._conn.execute("SELECT entry FROM told WHERE kind = 'captures' AND row = ?", [name]).fetchone()
            if told is None:
                rowless += 1
            else:
                yield Finding(where, f"its row in captures is missing; entry {told[0]} of the manifest sealed it", RESTORE)
        if rowless:
            self._seen.counted["answers that no row needs"] += rowless

    def _captures(self, more: str, values: Sequence[Any] = ()) -> Iterator[dict[str, Any]]:
        cursor = self._conn.execute(f"{_CAPTURES} {more}", values)
        names = [column[0] for column in cursor.description]
        return (dict(zip(names, row, strict=True)) for row in cursor)
