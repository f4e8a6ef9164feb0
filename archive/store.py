"""The archive: the only writer. One transaction over database and WARC files, and what a crawl is from its beginning to its seal."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final, Self

from archive import disk, mending, rows, schema
from archive.articles import Articles
from archive.crawls import Crawl, Crawls, Outcome
from archive.glance import Glance
from archive.keeping import Keeping
from archive.lock import Lock
from archive.pages import Pages, Validators
from archive.record import Article, Candidate, Capture, Place, Reading, Want
from archive.recording import Elsewhere, Recording
from archive.replay import Stands, Taken
from archive.rereading import Rereading, Stale, stale
from archive.seals import recall, seal, watch
from archive.sightings import Sightings
from archive.sql import Later, now, transaction
from archive.vocabulary import Vocabulary
from archive.warc import LIMIT, WarcFile

DATABASE: Final = "archive.db"
WARC_FOLDER: Final = "warc"


class Unwritable(Exception):
    """The archive can't be written: no such folder, no right, no space; the message says which and what to do."""


def _way_out(error: BaseException) -> str:
    """What whoever can't write may do about it."""
    if isinstance(error, sqlite3.OperationalError) and error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
        return f"another program has been writing to the database for {schema.PATIENCE:.0f} seconds: have it finish, or end it"
    return "free some space or mend its rights"


class Archive:
    """A folder with ``archive.db`` and the WARC files beside it."""

    def __init__(self, folder: Path, holder: int | None = None, database: Path | None = None, limit: int = LIMIT) -> None:
        """Open the archive for writing, making it when it is not there; ``holder`` is the process named to whoever wants to write too.

        ``database`` is another file than the folder's own, to be made from its WARC files; ``limit`` are the bytes after
        which a WARC file is full.

        Raises Unwritable for a folder that can't be made or written, Locked when another process writes to it,
        NotAnArchive for a database that isn't ours.
        """
        self.folder = folder
        self.path = database or folder / DATABASE
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._lock = Lock(folder, holder)
        except OSError as error:
            raise Unwritable(f"cannot write to {folder} ({error}); choose another folder with --data, or mend its rights") from error
        try:
            self._conn = schema.opened(self.path)
            watch(self._conn)
        except BaseException as error:
            self._lock.release()
            if isinstance(error, sqlite3.OperationalError | OSError):
                raise Unwritable(f"cannot write {self.path} ({error}); {_way_out(error)}") from error
            raise
        self._inode = self.path.stat().st_ino
        self._later = Later(self._conn, rows.ORDER)
        self.pages = Pages(self._conn, self._later)
        self.crawls = Crawls(self._conn)
        self._vocabulary = Vocabulary(self._conn)
        self._glance = Glance(self._conn, self.pages)
        self._articles = Articles(self._conn, self._later, self._glance, self._vocabulary)
        self._rereading = Rereading(self._conn, self._articles)
        self._sightings = Sightings(self._conn, self._later)
        self._keeping = Keeping(self._conn, self._later, self.pages, self._articles, self._sightings)
        self._recording = Recording(self._conn, self._later, self._glance, folder / WARC_FOLDER)
        self._crawl: Crawl | None = None
        self._limit = limit
        self.mended: tuple[str, ...] = ()
        """What was put in order when the crawl began, in sentences."""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close the WARC file and the database, and let the next writer in."""
        try:
            self._close_file()
        finally:
            self._conn.close()
            self._lock.release()

    def _close_file(self) -> None:
        try:
            self._recording.close()
        except OSError as error:
            raise self._unwritable(error) from error

    @property
    def begun(self) -> bool:
        """Whether a crawl is under way."""
        return self._crawl is not None

    @property
    def crawl(self) -> Crawl:
        """The crawl under way."""
        if self._crawl is None:
            raise RuntimeError("no crawl has begun")
        return self._crawl

    def begin(self, site: Mapping[str, str], command: str, about: Mapping[str, str]) -> Crawl:
        """Open a crawl of a site (its declaration as a row of ``sites``); ``about`` goes into the warcinfo record."""
        self._close_file()
        self.mended = ()
        self._seal("what was left unsealed by a run that was stopped, or by an earlier release")
        with self._writing():
            self._crawl, started = self.crawls.begin(site, command)
            self._sightings.begin(site["name"], site["zone"])
        disk.committed(self._conn)
        stem = mending.stem(site["name"], started, self._crawl.id)
        own = {"site": site["name"], "home": site["home"], "command": command, "crawl": str(self._crawl.id), "started": started}
        self._recording.file = WarcFile(self.folder / WARC_FOLDER, stem, {**about, **own}, self._limit)
        return self._crawl

    def know(self, places: Iterable[Place]) -> None:
        """Take in the official list of places that articles may name."""
        with self._writing():
            self._conn.executemany(rows.INSERT_PLACE, map(rows.place_values, places))

    def end(self, reason: str, exit_code: int, **facts: Any) -> None:
        """Close the crawl with its reason and exit status; ``facts`` are further columns of its row.

        Raises Unwritable when the files are no longer those that were written: somebody removed them meanwhile.
        """
        if not self.path.exists() or self.path.stat().st_ino != self._inode or not self._recording.there:
            raise Unwritable(f"{self.folder} was removed or replaced while it was written to; what this crawl kept is lost, start it again")
        with self._writing():
            self._sightings.dismiss(self.crawl)
            written = self.crawls.end(self.crawl, reason, exit_code, facts)
            self._recording.end(self.crawl.id, [(name, str(value)) for name, value in written.items() if value is not None])
        self._close_file()
        self._seal(f"crawl {self.crawl.id} of {self.crawl.site}", self.crawl)

    # -- addresses ---------------------------------------------------------------------------------------------------

    def note(self, candidates: Sequence[Candidate], want: Want, recheck: Sequence[str] = (), via: str | None = None) -> None:
        """Write down what discovery met in the answer of ``via``."""
        with self._writing():
            self.pages.note(self.crawl, candidates, want, via)
            self.pages.recheck(recheck)

    def checked(self, url: str, kind: str, status: int, validators: Validators) -> None:
        """Write down that an address of discovery was asked for."""
        with self._writing():
            self.pages.checked(self.crawl, url, kind, status, validators)

    def unmodified(self, url: str) -> None:
        """Write down that a page is, by what its server says, as it was when it was last read."""
        with self._writing():
            self.pages.unmodified(self.crawl, url)
        self.crawl.count(Outcome.UNCHANGED)

    def missed(self, url: str, kind: str, detail: str, *, again: bool, moment: str = "") -> None:
        """Write down that asking for a page brought nothing home, and why; what was told the last time is not told again.

        ``moment`` is when, if that is told in a WARC file that is walked.
        """
        moment, detail = moment or now(), " ".join(detail.split())
        with self._writing():
            self._recording.unanswered(url, moment, [("unanswered", kind), ("detail", detail), ("again", str(int(again)))])
            self._keeping.unanswered(self.crawl, url, kind, detail, moment, again=again)
        self.crawl.count(Outcome.UNREADABLE, problem=kind)

    # -- readings ----------------------------------------------------------------------------------------------------

    def record(self, captures: Sequence[Capture]) -> None:
        """Keep answers from which no story is read."""
        with self._writing():
            for capture in captures:
                self._recording.keep(self.crawl.id, capture)

    def keep(self, readings: Sequence[Reading]) -> list[Outcome]:
        """Keep readings in one transaction: every answer, and of the rows what is new; what is unchanged is ticked off."""
        with self._writing():
            self._glance.look(self.crawl.site, readings)
            kept = [self._keep(reading) for reading in self._recording.readings(self.crawl.id, readings)]
        for reading, outcome in kept:
            self.crawl.count(outcome, reading.article, reading.problem.kind if reading.problem else None)
        return [outcome for _, outcome in kept]

    def _keep(self, reading: Reading) -> tuple[Reading, Outcome]:
        met = self._keeping.as_met(reading)
        return met, self._keeping.keep(self.crawl, met)

    def recognises(self, reading: Reading) -> bool:
        """Whether a reading shows the article of the address that was asked for, in about the words that are known."""
        return reading.article is not None and self._articles.is_recognised(reading.article, reading.address)

    def control(self, capture: Capture, address: str, *, well: bool) -> None:
        """Keep the page of an article that was asked for to see whether the site is well, and whether it answered as it should.

        What this crawl has missed so far counts once enough of them have.
        """
        with self._writing():
            self._recording.keep(self.crawl.id, capture, [("read", "control"), ("address", address)])
            if well:
                self._sightings.answered(self.crawl, address, capture.digest)

    def vouch(self) -> None:
        """The site is known to be well: what this crawl has missed so far counts."""
        with self._writing():
            self._sightings.vouch(self.crawl)

    # -- out of the WARC files -----------------------------------------------------------------------------------------

    def begin_again(self, site: Mapping[str, str], about: Mapping[str, str]) -> None:
        """Go on with a crawl whose WARC file is walked: its row is written anew; ``about`` is what the warcinfo record says."""
        if self._crawl is None or self._crawl.id != int(about["crawl"]):
            with self._writing():
                again = {"id": int(about["crawl"]), "started_at": about["started"]}
                self._crawl, _ = self.crawls.begin(site, about["command"], again)
                self._sightings.begin(site["name"], site["zone"])
        self._recording.file = Elsewhere()

    def enter(self, found: Sequence[Stands]) -> None:
        """Write the rows of captures that stand in WARC files."""
        with self._writing():
            self._recording.enter(self.crawl.id, found)

    def met(self, found: Sequence[Taken]) -> None:
        """Write down what the metadata of pages say of their addresses."""
        with self._writing():
            for each in found:
                self.pages.met(self.crawl, each.facts)

    def walked(self, name: str, length: int) -> None:
        """Write down how long a WARC file is that was walked."""
        with self._writing():
            self._recording.measure(self.crawl.id, name, length)

    def recall(self) -> None:
        """Take in the entries of the manifest, behind which the next one goes. Raises ValueError where a line is none."""
        with self._writing():
            recall(self._conn, self.folder)

    def end_again(self, facts: Mapping[str, str]) -> None:
        """Write down how the crawl ended, as a WARC file has it."""
        with self._writing():
            self._sightings.dismiss(self.crawl)
            self.crawls.close(self.crawl.id, facts)

    # -- reading again -----------------------------------------------------------------------------------------------

    def stale(self, site: str = "") -> list[Stale]:
        """Captures that another version of the reader has read."""
        return list(stale(self._conn, site))

    def reread(self, read: Sequence[tuple[str, Capture, Sequence[Article]]]) -> set[int]:
        """Bring articles up to what today's reader makes of captures, given by name; no revision is made. Their numbers."""
        with self._writing():
            return set().union(*(self._rereading.take(*each) for each in read))

    def tidy(self) -> None:
        """Remove persons and institutions that no article names any more."""
        with self._writing():
            self._rereading.forsaken()
        self._seal("reread")

    def _seal(self, by: str, crawl: Crawl | None = None) -> None:
        """Seal what was kept since the last entry of the manifest, which is that of the folder's own database alone.

        What a crash left in the files is put in order before.
        """
        if self.path != self.folder / DATABASE:
            return
        with self._writing():
            self.mended += tuple(mending.mend(self._conn, self.folder / WARC_FOLDER))
        try:
            sealed = seal(self._conn, self.folder, self.folder / WARC_FOLDER, by, crawl.id if crawl else None)
        except (OSError, sqlite3.DatabaseError) as error:
            raise self._unwritable(error) from error
        if crawl is not None and sealed is not None:
            crawl.seal = sealed.digest

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """A transaction over database and WARC file; a failure for want of room or rights is said in those words."""
        try:
            with transaction(self._conn):
                yield
                if self._crawl is not None:
                    self._recording.measure_own(self._crawl.id)
                self._later.settle()
                self._glance.forget()
                self._vocabulary.settle()
                self._recording.secure()
        except BaseException as error:
            self._later.forget()
            self._glance.forget()
            self._vocabulary.forget()
            self._recording.undo()
            if isinstance(error, OSError | sqlite3.OperationalError) or type(error) is sqlite3.DatabaseError:
                raise self._unwritable(error) from error
            raise
        self._recording.committed()

    def _unwritable(self, error: BaseException) -> Unwritable:
        return Unwritable(f"cannot write to {self.folder} ({error}); {_way_out(error)}, then start again")
