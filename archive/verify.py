"""Whether everything that is kept is what it was when it was sealed, and whether database and files still agree.

Nothing is written and no lock is taken: a crawl may go on meanwhile. What is read of the database is one moment of it, of the
manifest as much as the database knew then, and what stands in the files beyond that is left to the next time.
"""

import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from archive import soundness
from archive.chain import Chain
from archive.derived import Declared, Derived
from archive.findings import RESTORE, Finding, Verified
from archive.rewritten import Read, Rewritten
from archive.sealed_files import SealedFiles
from archive.sealed_rows import SealedRows
from archive.search import connect_readonly
from archive.store import DATABASE, WARC_FOLDER


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
        self._sample = sample
        self._jobs = jobs
        self._conn = connect_readonly(folder / DATABASE)
        self.seen = Verified()
        self._derived = Derived(self._conn, folder / WARC_FOLDER, declared or {})
        self._rewritten = Rewritten(self._conn, folder, "trusted", read, self._derived)
        self._chain = Chain(self._conn, folder, self._rewritten, self.seen, since.lower(), few=bool(sample))
        self._rows = SealedRows(self._conn, self._rewritten, self.seen, sample)

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
        if not self._sample:
            yield from soundness.search(self._folder, self.seen)
        conn.execute("BEGIN")  # one moment of the database from here on
        yield from soundness.database(conn, quick=bool(self._sample))
        if conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'seals'").fetchone() is None:
            self.seen.notes.append("an earlier release made this archive, nothing of it is sealed yet: the next crawl does")
            return
        yield from self._chain.findings()
        yield from self._rows.findings()
        if not (self._sample or self._rows.behind):
            yield from self._derived.findings()
        files = SealedFiles(conn, self._folder / WARC_FOLDER, self.seen, self._chain.files())
        yield from files.few(self._sample) if self._sample else files.all(self._jobs)
        if not self._sample:
            yield from self._rewritten.since.findings(files.said)
        self._rows.older(self._chain.noted_at)
        self._note()

    def _note(self) -> None:
        """What is worth knowing of the whole."""
        if self._rewritten.explained:
            again = "were written again since they were sealed, and are what their captures say"
            self.seen.notes.append(f"{self._rewritten.explained} rows {again}")
        if self._rewritten.since.unread:
            told = f"{self._rewritten.since.unread} rows that were added since were read by another reader than today's"
            self.seen.notes.append(f"{told}: what they say is not held against their captures (`kliping reread`)")
        waiting = self._conn.execute("SELECT count(*) FROM unsealed").fetchone()[0]
        if waiting:
            self.seen.notes.append(
                f"{waiting} rows are not sealed yet: by the end of the crawl under way, or by the next one where it was stopped"
            )


def cores() -> int:
    """How many processes may be at work."""
    return os.cpu_count() or 1
