"""The manifest, link by link, held against what the database knows of it; and what it says of each row.

That goes into two tables of the connection: ``told`` has what the last entry says that tells of a row, ``trusted`` what those
say that rows are held against, which are fewer where a digest was noted elsewhere.
"""

import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from archive import manifest, seals
from archive.findings import RESTORE, REWRITTEN, Finding, Verified
from archive.manifest import MANIFEST, Garbled
from archive.records import Sealed
from archive.rewritten import Rewritten
from archive.store import DATABASE

_TOLD: Final = """
CREATE TEMP TABLE {} (
  kind TEXT NOT NULL, row TEXT NOT NULL, digest TEXT NOT NULL, lasting TEXT NOT NULL, entry INTEGER NOT NULL, PRIMARY KEY (kind, row)
) WITHOUT ROWID"""


class Chain:
    """Reads the manifest as far as the database knew it; ``findings`` says what disagrees, and afterwards the tables are filled."""

    def __init__(self, conn: sqlite3.Connection, folder: Path, rewritten: Rewritten, seen: Verified, since: str, *, few: bool) -> None:
        """``since`` is a digest noted elsewhere, or empty; ``few`` whether not all rows will be looked at."""
        self._conn = conn
        self._folder = folder
        self._rewritten = rewritten
        self._seen = seen
        self._since = since
        self._few = few
        self._ends = 0
        self._closed = 0
        self._trusted = 0
        self.noted_at = ""
        """When what the noted digest covers was sealed."""

    def findings(self) -> Iterator[Finding]:
        """What disagrees in the manifest, and in what is said to wait for it."""
        for name in ("told", "trusted"):
            self._conn.execute(_TOLD.format(name))
        yield from self._manifest()
        anew = self._conn.execute("SELECT kind FROM unsealed WHERE row = ?", [seals.ANEW]).fetchall()
        self._made_anew([kind for (kind,) in anew], self._seen.entries + 1)
        yield from self._unsealed()

    def files(self) -> dict[str, Sealed]:
        """What it says of each WARC file."""
        found = {}
        for name, told, entry in self._conn.execute("SELECT row, digest, entry FROM told WHERE kind = 'files'"):
            length, digest = told.split()
            found[name] = Sealed(int(length), digest, entry)
        return found

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
        yield from self._held(trusted)

    def _held(self, trusted: manifest.Entry | None) -> Iterator[Finding]:
        """By what rows are held: by what the entries up to the digest that was noted say, or else by the whole chain."""
        if self._since and trusted is None:
            yield Finding(
                MANIFEST, f"no entry has the digest {self._since}: it was rewritten since, or the digest is of another archive", REWRITTEN
            )
        if trusted is None:
            self._trust()  # what the whole chain says: it holds against whoever can't write to the manifest
        else:
            self.noted_at = trusted.sealed_at
            what = "what is looked at of what was" if self._few else "everything"
            self._seen.notes.append(f"{what} sealed by {trusted.sealed_at} (entry {trusted.number}) is held against the digest you noted")

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
        for name, sealed in self.files().items():
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
        self._seen.entries, self._seen.digest, self._seen.sealed_at = self._seen.entries + 1, entry.digest, entry.sealed_at
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
            self._seen.notes.append(what)
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
            follows = not text.endswith(b"\n") or (whole and manifest.parsed(text).previous == self._seen.digest)
        except Garbled:
            follows = False
        if whole and follows and not self._waits(manifest.parsed(text)):
            number = manifest.parsed(text).number
            yield Finding(f"{DATABASE} seals {number}", f"the row of entry {number} of the manifest is missing", RESTORE)
        elif follows:
            self._seen.notes.append(
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
