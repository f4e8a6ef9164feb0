"""Whether everything that is kept is what it was when it was sealed, and whether database and files still agree.

Nothing is written and no lock is taken: a crawl may go on meanwhile. What is read of the database is one moment of it, of the
manifest as much as the database knew then, and what stands in the files beyond that is left to the next time.
"""

import json
import os
import sqlite3
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any, Final

from archive import manifest, seals
from archive.derived import Declared, Derived
from archive.manifest import MANIFEST, Garbled
from archive.records import RESTORE, Finding, Said, Sealed, Walked, at_its_place, walked
from archive.rewritten import Covered, Read, Rewritten
from archive.search import connect_readonly
from archive.store import DATABASE, WARC_FOLDER
from archive.workers import workers

_TOLD: Final = """
CREATE TEMP TABLE {} (
  kind TEXT NOT NULL, row TEXT NOT NULL, digest TEXT NOT NULL, lasting TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (kind, row)
) WITHOUT ROWID"""

_CAPTURES: Final = "SELECT digest, url, captured_at, status, content_type, size, sha256, warc_file, warc_offset, warc_length FROM captures"

_NOTHING: Final = Covered("", "", 0)
"""What the manifest says of a row that nothing ever sealed."""

REWRITTEN: Final = (
    "restore manifest.jsonl and archive.db together from a backup; what was sealed by then can't be proved by this manifest any more"
)


@dataclass(slots=True)
class Verified:
    """What verifying looked at, and what is worth knowing without being wrong."""

    counted: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    entries: int = 0
    digest: str = ""
    sealed_at: str = ""


class Verify:
    """One verification of the archive in ``folder``; ``findings`` says what disagrees, ``seen`` what was looked at."""

    def __init__(
        self, folder: Path, *, read: Read, declared: Declared | None = None, since: str = "", sample: int = 0, jobs: int = 1
    ) -> None:
        """``read`` is today's reader, ``declared`` are the sites and places it knows, ``since`` is a digest noted elsewhere, ``sample``
        a number of rows of each kind to look at instead of all.

        Raises what ``connect_readonly`` raises.
        """
        self._folder = folder
        self._since = since.lower()
        self._sample = sample
        self._jobs = jobs
        self._conn = connect_readonly(folder / DATABASE)
        self._ends = 0
        self._closed = 0
        self._trusted = 0
        self._behind: list[str] = []
        self._said = Said()
        self._noted_at = ""
        self._derived = Derived(self._conn, folder / WARC_FOLDER, declared or {})
        self._rewritten = Rewritten(self._conn, folder, "trusted", read, self._derived)
        self.seen = Verified()

    def close(self) -> None:
        """Close the database."""
        self._conn.close()

    def findings(self) -> Iterator[Finding]:
        """What disagrees, as it is found."""
        try:
            yield from self._all()
        except sqlite3.DatabaseError as error:
            yield Finding(DATABASE, f"is damaged ({error}); nothing more of it can be looked at", RESTORE)

    def _all(self) -> Iterator[Finding]:
        conn = self._conn
        for name in ("told", "trusted"):
            conn.execute(_TOLD.format(name))
        if not self._sample:
            yield from self._search()
        conn.execute("BEGIN")  # one moment of the database from here on
        yield from self._database()
        if conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'seals'").fetchone() is None:
            self.seen.notes.append("an earlier release made this archive, nothing of it is sealed yet: the next crawl does")
            return
        yield from self._manifest()
        anew = conn.execute("SELECT kind FROM unsealed WHERE row = ?", [seals.ANEW]).fetchall()
        self._made_anew([kind for (kind,) in anew], self.seen.entries + 1)
        yield from self._unsealed()
        for kind in self._kinds():
            yield from self._sampled(kind) if self._sample else self._rows(kind)
        if not (self._sample or self._behind):
            yield from self._derived.findings()
        yield from self._few() if self._sample else self._files()
        if not self._sample:
            yield from self._rewritten.since.findings(self._said)
        self._older()
        if self._rewritten.explained:
            again = "were written again since they were sealed, and are what their captures say"
            self.seen.notes.append(f"{self._rewritten.explained} rows {again}")
        if self._rewritten.since.unread:
            told = f"{self._rewritten.since.unread} rows that were added since were read by another reader than today's"
            self.seen.notes.append(f"{told}: what they say is not held against their captures (`kliping reread`)")
        waiting = conn.execute("SELECT count(*) FROM unsealed").fetchone()[0]
        if waiting:
            self.seen.notes.append(
                f"{waiting} rows are not sealed yet: by the end of the crawl under way, or by the next one where it was stopped"
            )

    # -- the database ------------------------------------------------------------------------------------------------

    def _search(self) -> Iterator[Finding]:
        """The search index held against the articles: FTS5's own check, a statement that needs the right to write and writes nothing."""
        try:
            with closing(sqlite3.connect(self._folder / DATABASE, timeout=30, isolation_level=None)) as conn:
                conn.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")
        except sqlite3.OperationalError as error:
            self.seen.notes.append(f"the search index was not checked ({error})")
        except sqlite3.DatabaseError:
            way = f"""have it made anew: sqlite3 {DATABASE} "INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')\""""
            yield Finding(f"{DATABASE} articles_fts", "the search index is not what the articles say", way)

    def _database(self) -> Iterator[Finding]:
        check = "quick_check(20)" if self._sample else "integrity_check(20)"
        for (told,) in self._conn.execute(f"PRAGMA {check}").fetchall():
            if told != "ok":
                yield Finding(DATABASE, f"is damaged ({told})", RESTORE)
        for table, row, parent, _ in self._conn.execute("PRAGMA foreign_key_check").fetchall():
            yield Finding(f"{DATABASE} {table} row {row}", f"points at a row of {parent} that is not there", RESTORE)
        ours = ", ".join(f"'{name}'" for name in ("articles_added", "articles_changed", "articles_removed"))
        for (name,) in self._conn.execute(f"SELECT name FROM sqlite_master WHERE type = 'trigger' AND name NOT IN ({ours})"):
            yield Finding(
                f"{DATABASE} trigger {name}", "is none of kliping's: it changes rows whenever kliping writes", "look at it and drop it"
            )
        yield from self._crawls()
        yield from self._revisits()

    def _crawls(self) -> Iterator[Finding]:
        """Captures that are said to be of another crawl than their file is."""
        if self._conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'warc_files'").fetchone() is None:
            return
        query = "SELECT digest, url FROM captures JOIN warc_files ON name = warc_file WHERE captures.crawl <> warc_files.crawl"
        for digest, url in self._conn.execute(query):
            yield Finding(
                f"archive.db captures {digest} ({url})", "is said to be of another crawl than the WARC file it stands in", RESTORE
            )

    def _revisits(self) -> Iterator[Finding]:
        """Captures that are said to repeat another, which holds other bytes."""
        if self._conn.execute("SELECT 1 FROM pragma_table_info('captures') WHERE name = 'revisit_of'").fetchone() is None:
            return
        query = (
            "SELECT again.digest, again.url FROM captures AS again JOIN captures AS first ON first.digest = again.revisit_of "
            "WHERE again.status <> 304 AND (again.url, again.size, again.sha256) IS NOT (first.url, first.size, first.sha256)"
        )
        for digest, url in self._conn.execute(query):
            yield Finding(f"captures {digest} ({url})", "is said to repeat a capture that holds other bytes", RESTORE)

    # -- the manifest ------------------------------------------------------------------------------------------------

    def _manifest(self) -> Iterator[Finding]:
        """The chain, link by link, and what it says of each row."""
        cursor = self._conn.execute("SELECT * FROM seals ORDER BY number")
        cursor.row_factory = sqlite3.Row
        known = {row["number"]: row for row in cursor}
        ends = known[max(known)]["ends"] if known else None
        if known and not (self._folder / MANIFEST).is_file():
            yield Finding(MANIFEST, f"is missing, with {len(known)} entries in it", REWRITTEN)
        first = min(known, default=0)
        yield from self._chain(ends, known)
        if first:
            yield from self._sealed_files(first)
        beyond = (self._folder / MANIFEST).stat().st_size - self._ends if (self._folder / MANIFEST).is_file() else 0
        if ends is not None and beyond > 0 and self._ends == ends:
            yield from self._beyond(ends, beyond)

    def _chain(self, until: int | None, known: dict[int, sqlite3.Row]) -> Iterator[Finding]:
        previous, number, trusted = manifest.FIRST, 0, None
        first = min(known, default=0)  # entries before it were sealed by a database that was lost
        for text, end in manifest.lines(self._folder, until):
            number += 1
            where = f"{MANIFEST} line {number}"
            try:
                entry = manifest.parsed(text, end)
            except Garbled as error:
                yield Finding(where, f"is no entry ({error})", REWRITTEN)
                previous = manifest.sha256(text)
                continue
            if entry.previous != previous:
                yield Finding(where, "does not follow from the line before: that one was changed, or lines are missing", REWRITTEN)
            if 0 < first <= entry.number:
                yield from self._known(where, entry, known.pop(entry.number, None))
            previous, self._ends = entry.digest, end
            self._take(entry)
            if entry.digest == self._since:
                trusted = entry
                self._trust()
        for missing in sorted(known):
            yield Finding(f"{MANIFEST} entry {missing}", "is missing", REWRITTEN)
        if self._since and trusted is None:
            yield Finding(
                MANIFEST, f"no entry has the digest {self._since}: it was rewritten since, or the digest is of another archive", REWRITTEN
            )
        if trusted is None:
            self._trust()  # what the whole chain says: it holds against whoever can't write to the manifest
        else:
            self._noted_at = trusted.sealed_at
            what = "what is looked at of what was" if self._sample else "everything"
            self.seen.notes.append(f"{what} sealed by {trusted.sealed_at} (entry {trusted.number}) is held against the digest you noted")

    def _known(self, where: str, entry: manifest.Entry, row: sqlite3.Row | None) -> Iterator[Finding]:
        """What the database remembers otherwise of an entry. Which crawl it was of is told by entries of this release."""
        if row is None or row["digest"] != entry.digest:
            yield Finding(where, f"is not the entry {entry.number} that archive.db knows: it was changed", REWRITTEN)
            return
        told = {"sealed_at": entry.sealed_at, "sealed_by": entry.sealed_by, "ends": entry.ends}
        named = entry.crawl is not None or (row["crawl"] is not None and not entry.sealed_by.startswith(f"crawl {row['crawl']} "))
        if any(row[name] != value for name, value in told.items()) or (named and row["crawl"] != entry.crawl):
            yield Finding(f"{DATABASE} seals {entry.number}", f"the row is not what entry {entry.number} of the manifest says", RESTORE)

    def _sealed_files(self, first: int) -> Iterator[Finding]:
        """What the database remembers otherwise of the files, from the first entry on that it knows."""
        told = {name: f"{length} {digest} {seal}" for name, length, digest, seal in self._conn.execute("SELECT * FROM sealed_files")}
        for name, sealed in self._sealed().items():
            if sealed.entry >= first and told.pop(name, "") != f"{sealed.length} {sealed.sha256} {sealed.entry}":
                yield Finding(f"{DATABASE} sealed_files {name}", f"the row is not what entry {sealed.entry} of the manifest says", RESTORE)
        for name in told:
            yield Finding(f"{DATABASE} sealed_files {name}", "no entry of the manifest tells of that file", RESTORE)

    def _unsealed(self) -> Iterator[Finding]:
        """Rows that are said to wait and that nobody can have written."""
        waiting = self._conn.execute("SELECT kind, row FROM unsealed").fetchall()
        for kind, row in waiting:
            known = seals.KINDS.get(kind)
            if known is None or not (
                known.goes
                or row == seals.ANEW
                or self._conn.execute(f"SELECT 1 FROM {known.table} WHERE {known.name} = ?", [row]).fetchone()
            ):
                yield Finding(f"{DATABASE} unsealed {kind} {row}", "there is no such row that waits to be sealed", RESTORE)

    def _trust(self) -> None:
        """What the entries read so far say is what rows are held against, whatever later ones say."""
        self._conn.execute("INSERT INTO trusted SELECT * FROM told")
        self._trusted = self._closed
        self._rewritten.closed(self._trusted)

    def _take(self, entry: manifest.Entry) -> None:
        self.seen.entries, self.seen.digest, self.seen.sealed_at = self.seen.entries + 1, entry.digest, entry.sealed_at
        if sum(map(len, entry.rows.values())) < seals.TOGETHER:  # and not the first of several that a crawl needs
            self._closed = entry.number
        self._made_anew([kind for kind, rows in entry.rows.items() if seals.ANEW in rows], entry.number)
        for kind, rows in entry.rows.items():
            lasting = entry.lasting.get(kind, {})
            values = ((kind, row, digest, lasting.get(row, ""), entry.number) for row, digest in rows.items() if row != seals.ANEW)
            self._conn.executemany("INSERT OR REPLACE INTO told VALUES (?, ?, ?, ?, ?)", values)
        files = (("files", name, f"{told['length']} {told['sha256']}", "", entry.number) for name, told in entry.files.items())
        self._conn.executemany("INSERT OR IGNORE INTO told VALUES (?, ?, ?, ?, ?)", files)

    def _made_anew(self, kinds: Sequence[str], entry: int) -> None:
        """What was sealed of some kinds before can't be asked for any more: the database was made anew from answers that don't tell it."""
        if kinds:
            what = f"{', '.join(kinds)} were made anew from the WARC files before entry {entry}: addresses that were only met are lost"
            self.seen.notes.append(what)
            for table in ("told", "trusted"):
                self._conn.executemany(f"DELETE FROM {table} WHERE kind = ?", [(kind,) for kind in kinds])
            self._rewritten.made_anew(kinds, self._trusted)

    def _beyond(self, ends: int, beyond: int) -> Iterator[Finding]:
        """What stands behind the last entry that the database knows: a line that was being written, or one that somebody added."""
        with (self._folder / MANIFEST).open("rb") as file:
            file.seek(ends)
            text = file.readline()
        whole = text.endswith(b"\n") and len(text) == beyond
        try:
            follows = not text.endswith(b"\n") or (whole and manifest.parsed(text).previous == self.seen.digest)
        except Garbled:
            follows = False
        if whole and follows and not self._waits(manifest.parsed(text)):
            number = manifest.parsed(text).number
            yield Finding(f"{DATABASE} seals {number}", f"the row of entry {number} of the manifest is missing", RESTORE)
        elif follows:
            self.seen.notes.append(
                f"the last {beyond} bytes of {MANIFEST} were being written: by a crawl under way, or by one that was killed"
            )
        else:
            yield Finding(
                MANIFEST, f"{beyond} bytes stand behind its last entry, at byte {ends}, and are none", "look at them and cut them off"
            )

    def _waits(self, entry: manifest.Entry) -> bool:
        """Whether what an entry seals waits to be sealed still: it was written, and its writer was killed before that was known."""
        waiting = set(self._conn.execute("SELECT kind, row FROM unsealed"))
        return all((kind, row) in waiting for kind, rows in entry.rows.items() for row in rows)

    # -- rows --------------------------------------------------------------------------------------------------------

    def _older(self) -> None:
        """Captures that came after the noted digest and say that they are older; a crawl after a kill, or a clock, makes such ones too."""
        query = (
            "SELECT count(*), min(captured_at) FROM captures WHERE captured_at < ? "
            "AND NOT EXISTS (SELECT 1 FROM trusted WHERE kind = 'captures' AND row = captures.digest)"
        )
        number, moment = self._conn.execute(query, [self._noted_at]).fetchone()
        if number:
            how = "left by a run that was killed, taken while the clock was wrong, or made up"
            self.seen.notes.append(f"{number} captures say they are older than the digest you noted, and came after it ({moment} …): {how}")

    def _kinds(self) -> Iterator[seals.Kind]:
        """The kinds of rows that are sealed: all, but in an archive that an earlier release wrote last."""
        migrated = self._conn.execute("SELECT 1 FROM _sqlite_migrations WHERE name = ?", [seals.EVERY_ROW]).fetchone() is not None
        told = {kind for (kind,) in self._conn.execute("SELECT DISTINCT kind FROM told")}
        missing = self._behind = [kind for kind in seals.LATER if not migrated and kind not in told]
        if missing:
            self.seen.notes.append(
                f"an earlier release wrote this archive last, nothing of {', '.join(missing)} is sealed yet: the next crawl does"
            )
        yield from (kind for kind in seals.KINDS.values() if kind.key not in missing)

    def _rows(self, kind: seals.Kind) -> Iterator[Finding]:
        """Every row of a kind held against what was sealed of it."""
        found = self._conn.execute(f"SELECT {kind.name} FROM {kind.table}")
        while some := [row for (row,) in found.fetchmany(seals.AT_ONCE)]:
            yield from self._some(kind, some)
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
            self.seen.counted[kind.table] += not kind.columns
            yield from self._row(kind, row, records.get(row, {}), None if row in waiting else told.get(row, _NOTHING), trusted.get(row))

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

    def _sampled(self, kind: seals.Kind) -> Iterator[Finding]:
        """Some rows of a kind, and those that are no longer there, all of them."""
        chosen = self._conn.execute(f"SELECT {kind.name} FROM {kind.table} ORDER BY random() LIMIT ?", [self._sample]).fetchall()
        yield from self._some(kind, [row for (row,) in chosen])
        yield from self._lost(kind)

    # -- files -------------------------------------------------------------------------------------------------------

    def _sealed(self) -> dict[str, Sealed]:
        found = {}
        for name, told, entry in self._conn.execute("SELECT row, digest, entry FROM told WHERE kind = 'files'"):
            length, digest = told.split()
            found[name] = Sealed(int(length), digest, entry)
        return found

    def _captures(self, more: str, values: Sequence[Any] = ()) -> Iterator[dict[str, Any]]:
        cursor = self._conn.execute(f"{_CAPTURES} {more}", values)
        names = [column[0] for column in cursor.description]
        return (dict(zip(names, row, strict=True)) for row in cursor)

    def _few(self) -> Iterator[Finding]:
        """Some captures at their places, and the length of every file."""
        folder = self._folder / WARC_FOLDER
        for name, told in self._sealed().items():
            length = (folder / name).stat().st_size if (folder / name).is_file() else None
            if length != told.length:
                how = "is missing" if length is None else f"has {length} bytes and had {told.length} when entry {told.entry} sealed it"
                yield Finding(f"warc/{name}", how, RESTORE)
        for row in self._captures("ORDER BY random() LIMIT ?", [self._sample]):
            self.seen.counted["records"] += 1
            yield from at_its_place(folder, row)

    def _files(self) -> Iterator[Finding]:
        """Every file, walked on as many cores as there may be; a few at a time, so that memory stays flat."""
        tasks = self._tasks()
        if self._jobs == 1:
            for task in tasks:
                yield from self._walked(walked(*task))
            return
        with workers(self._jobs) as pool:
            under_way = []
            for task in tasks:
                under_way.append(pool.submit(walked, *task))
                if len(under_way) > 2 * self._jobs:
                    yield from self._walked(under_way.pop(0).result())
            for each in under_way:
                yield from self._walked(each.result())

    def _tasks(self) -> Iterator[tuple[Path, list[dict[str, Any]], Sealed | None]]:
        """Each file with the captures that point into it, and its seal."""
        folder, told = self._folder / WARC_FOLDER, self._sealed()
        rest = set(told) | {path.name for path in folder.glob("*.warc.gz")}
        for name, rows in groupby(self._captures("ORDER BY warc_file, warc_offset"), lambda row: row["warc_file"]):
            rest.discard(name)
            yield folder / name, list(rows), told.get(name)
        for name in sorted(rest):
            yield folder / name, [], told.get(name)

    def _walked(self, found: Walked) -> Iterator[Finding]:
        self.seen.counted["files"] += 1
        self.seen.counted["records"] += found.records
        self._said.take(found.said)
        yield from found.findings
        if found.torn:
            self.seen.notes.append(f"the last {found.torn} bytes of a WARC file are a record that was cut off when its writer was killed")
        rowless = 0
        for name, where in found.rowless:
            told = self._conn.execute("SELECT entry FROM told WHERE kind = 'captures' AND row = ?", [name]).fetchone()
            if told is None:
                rowless += 1
            else:
                yield Finding(where, f"its row in captures is missing; entry {told[0]} of the manifest sealed it", RESTORE)
        if rowless:
            self.seen.counted["answers that no row needs"] += rowless


def cores() -> int:
    """How many processes may be at work."""
    return os.cpu_count() or 1
