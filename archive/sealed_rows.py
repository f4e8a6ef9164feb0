"""Every row that is sealed, held against what the manifest says of it."""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, Final

from archive import seals
from archive.findings import RESTORE, Finding, Verified
from archive.rewritten import Covered, Rewritten
from archive.store import DATABASE

_NOTHING: Final = Covered("", "", 0)
"""What the manifest says of a row that nothing ever sealed."""


class SealedRows:
    """Looks at rows, given the tables ``told`` and ``trusted`` (see ``archive.chain``)."""

    def __init__(self, conn: sqlite3.Connection, rewritten: Rewritten, seen: Verified, sample: int) -> None:
        """``sample`` is a number of rows of each kind to look at; 0 means all."""
        self._conn = conn
        self._rewritten = rewritten
        self._seen = seen
        self._sample = sample
        self.behind: list[str] = []
        """Kinds of rows of which nothing is sealed yet."""

    def findings(self) -> Iterator[Finding]:
        """What disagrees, kind by kind."""
        for kind in self._kinds():
            yield from self._sampled(kind) if self._sample else self._rows(kind)

    def _kinds(self) -> Iterator[seals.Kind]:
        """The kinds of rows that are sealed: all, but in an archive that an earlier release wrote last."""
        migrated = self._conn.execute("SELECT 1 FROM _sqlite_migrations WHERE name = ?", [seals.EVERY_ROW]).fetchone() is not None
        told = {kind for (kind,) in self._conn.execute("SELECT DISTINCT kind FROM told")}
        missing = self.behind = [kind for kind in seals.LATER if not migrated and kind not in told]
        if missing:
            self._seen.notes.append(
                f"an earlier release wrote this archive last, nothing of {', '.join(missing)} is sealed yet: the next crawl does"
            )
        yield from (kind for kind in seals.KINDS.values() if kind.key not in missing)

    def _rows(self, kind: seals.Kind) -> Iterator[Finding]:
        """Every row of a kind held against what was sealed of it."""
        found = self._conn.execute(f"SELECT {kind.name} FROM {kind.table}")
        while some := [row for (row,) in found.fetchmany(seals.AT_ONCE)]:
            yield from self._some(kind, some)
        yield from self._lost(kind)

    def _sampled(self, kind: seals.Kind) -> Iterator[Finding]:
        """Some rows of a kind, and those that are no longer there, all of them."""
        chosen = self._conn.execute(f"SELECT {kind.name} FROM {kind.table} ORDER BY random() LIMIT ?", [self._sample]).fetchall()
        yield from self._some(kind, [row for (row,) in chosen])
        yield from self._lost(kind)

    def _some(self, kind: seals.Kind, some: Sequence[Any]) -> Iterator[Finding]:
        records = seals.records_of(self._conn, kind.key, some)
        among = "kind = ? AND row IN (SELECT CAST(value AS TEXT) FROM json_each(?))"
        values = [kind.key, json.dumps(some)]
        told, trusted = (
            {
                row: Covered(*rest)
                for row, *rest in self._conn.execute(f"SELECT row, digest, lasting, entry FROM {table} WHERE {among}", values)
            }
            for table in ("told", "trusted")
        )
        waiting = {row for (row,) in self._conn.execute(f"SELECT row FROM unsealed WHERE {among}", values)}
        for row in map(str, some):
            self._seen.counted[kind.table] += not kind.columns
            yield from self._row(kind, row, records.get(row, {}), None if row in waiting else told.get(row, _NOTHING), trusted.get(row))

    def _row(self, kind: seals.Kind, row: str, record: dict[str, Any], told: Covered | None, trusted: Covered | None) -> Iterator[Finding]:
        """What is wrong with a row, by what the manifest tells of it last (None where it waits to be sealed), and by what is trusted."""
        address = record.get("canonical_url") or record.get("url")
        what = f"{DATABASE} {kind.key} {row}" + (f" ({address})" if address else "")
        digest = seals.row_digest(record)
        if told is _NOTHING:
            yield Finding(what, "the row was not written by kliping: nothing ever sealed it", RESTORE)
        elif told is not None and told.digest != digest:
            yield Finding(what, f"the row is not what entry {told.entry} of the manifest sealed", RESTORE)
        elif trusted is None:
            if wrong := self._rewritten.added(kind.key, record):
                yield Finding(what, f"the row was added since, and {wrong}", RESTORE)
        elif trusted.digest != digest and (wrong := self._rewritten.wrong(kind.key, record, trusted)):
            yield Finding(what, f"the row is not what entry {trusted.entry} of the manifest sealed, {wrong}", RESTORE)

    def _lost(self, kind: seals.Kind) -> Iterator[Finding]:
        """Rows of a kind that were sealed and are no longer there."""
        gone = (
            f"SELECT row, entry FROM told WHERE kind = :kind AND NOT EXISTS "
            f"(SELECT 1 FROM {kind.table} WHERE {kind.table}.{kind.name} = told.row)"
        )
        if kind.goes:  # what no article names any more goes, when it is read again or the database is made anew
            gone += " AND digest <> '' AND NOT EXISTS (SELECT 1 FROM unsealed WHERE kind = :kind AND row = told.row)"
        for row, entry in self._conn.execute(gone, {"kind": kind.key}):
            yield Finding(f"{DATABASE} {kind.key} {row}", f"the row is missing; entry {entry} of the manifest sealed it", RESTORE)

    def older(self, noted_at: str) -> None:
        """Captures that came after the noted digest and say that they are older; a crawl after a kill, or a clock, makes such ones too."""
        query = (
            "SELECT count(*), min(captured_at) FROM captures WHERE captured_at < ? "
            "AND NOT EXISTS (SELECT 1 FROM trusted WHERE kind = 'captures' AND row = captures.digest)"
        )
        number, moment = self._conn.execute(query, [noted_at]).fetchone()
        if number:
            how = "left by a run that was killed, taken while the clock was wrong, or made up"
            self._seen.notes.append(
                f"{number} captures say they are older than the digest you noted, and came after it ({moment} …): {how}"
            )
