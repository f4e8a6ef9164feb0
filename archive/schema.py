"""The database itself: tables and search made from their declarations by numbered migrations, and how it is opened."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from archive.keys import fill_keys
from archive.record import Article, declared
from archive.seals import EVERY_ROW, KINDS, LATER
from archive.tables import tables
from archive.views import refresh_views
from archive.vocabulary import learn_all

PATIENCE: Final = 30.0
"""Seconds to wait for another program that writes to the database without our lock: a SQL shell, a script of the operator's."""


def searched() -> tuple[str, ...]:
    """The columns of articles that are searched."""
    return tuple(name for name, known in declared(Article).items() if known.search)


def search_entry() -> str:
    """The statement that enters a new article in the search index: its number, then what is searched."""
    return f"INSERT INTO articles_fts (rowid, {', '.join(searched())}) VALUES (?{', ?' * len(searched())})"


def search_ddl() -> Iterator[str]:
    """The search index, its list of words, and the triggers that keep it when an article changes or goes; new ones are entered
    by ``Articles``.

    A trigger for new ones would open a statement journal at each, at which FTS5 writes out what it has gathered: ten times
    the time, and as many segments as articles. The update trigger fires only when a searched column really changes: an
    unconditional one makes the file grow with every write that changes nothing. Datasette finds the index by
    ``content="articles"`` in double quotes.
    """
    names = ", ".join(searched())
    new, old = (", ".join(f"{row}.{name}" for name in searched()) for row in ("new", "old"))
    changed = " OR ".join(f"new.{name} IS NOT old.{name}" for name in searched())
    add = f"INSERT INTO articles_fts (rowid, {names}) VALUES (new.id, {new});"
    drop = f"INSERT INTO articles_fts (articles_fts, rowid, {names}) VALUES ('delete', old.id, {old});"
    yield (
        f"CREATE VIRTUAL TABLE IF NOT EXISTS articles_fts USING fts5 ({names}, "
        "tokenize='unicode61 remove_diacritics 2', content=\"articles\", content_rowid='id')"
    )
    yield "CREATE VIRTUAL TABLE IF NOT EXISTS articles_words USING fts5vocab (articles_fts, row)"
    yield f"CREATE TRIGGER IF NOT EXISTS articles_removed AFTER DELETE ON articles BEGIN {drop} END"
    yield (f"CREATE TRIGGER IF NOT EXISTS articles_changed AFTER UPDATE OF {names} ON articles WHEN {changed} BEGIN {drop} {add} END")


def grow(db: Database) -> None:
    """Make every table, column and index that the record declares and the file lacks; idempotent."""
    for table in tables():
        db.execute(table.ddl)
        # Not PRAGMA table_info, which leaves out columns that are computed.
        there = {name for (name,) in db.execute("SELECT name FROM pragma_table_xinfo(?)", [table.name])}
        for column in table.columns:
            if column.name not in there:
                # A column that comes later can't be NOT NULL without a default: the rows that stand there have no value.
                later = column.ddl if "DEFAULT" in column.sql else column.ddl.replace(" NOT NULL", "")
                db.execute(f'ALTER TABLE "{table.name}" ADD COLUMN {later}')
        for index in table.indexes:
            db.execute(index)
    for statement in search_ddl():
        db.execute(statement)


migrations = Migrations("kliping")


@migrations(name="0001_first")
def _first(db: Database) -> None:
    """The tables of the first release."""
    grow(db)


@migrations(name="0002_search_at_the_end")
def _search_at_the_end(db: Database) -> None:
    """New articles are entered in the search index at the end of a transaction, no longer by a trigger."""
    db.execute("DROP TRIGGER IF EXISTS articles_added")


@migrations(name="0003_who_said_what")
def _who_said_what(db: Database) -> None:
    """People, quotations, institutions and places."""
    grow(db)


@migrations(name="0004_year")
def _year(db: Database) -> None:
    """The year of an article is a column, so that it can be a facet."""
    db.execute("DROP INDEX IF EXISTS articles_year")
    grow(db)


@migrations(name="0005_words")
def _words(db: Database) -> None:
    """Every word with its root, also those of articles that were kept before."""
    grow(db)
    learn_all(db.conn)


@migrations(name="0006_key")
def _key(db: Database) -> None:
    """A short key for every article, for addresses that are cited."""
    grow(db)
    fill_keys(db.conn)


@migrations(name="0007_two_sightings")
def _two_sightings(db: Database) -> None:
    """An article is gone when it was missed on two days; those that were missed once are missing, and looked for again."""
    grow(db)
    db.execute(
        "INSERT INTO sightings (article, url, crawl, seen_at, what, met, detail, status, healthy, capture) "
        "SELECT articles.id, pages.url, captures.crawl, gone_at, 'missing', 'not-found', 'HTTP ' || captures.status, captures.status, "
        "  coalesce(exit_code = 0, 0), digest "
        "FROM pages JOIN articles ON canonical_url = pages.url "
        "JOIN captures ON captures.url = pages.url AND captures.captured_at = gone_at "
        "JOIN crawls ON crawls.id = captures.crawl WHERE gone_at IS NOT NULL"
    )
    db.execute(
        "UPDATE pages SET wanted = url IN (SELECT canonical_url FROM articles), gone_at = NULL, "
        "missing_since = (SELECT seen_at FROM sightings WHERE sightings.url = pages.url AND healthy = 1) WHERE gone_at IS NOT NULL"
    )


@migrations(name="0008_seals")
def _seals(db: Database) -> None:
    """What was kept is sealed in the manifest; what is there already, by the next command that writes."""
    grow(db)
    _unsealed(db, "crawls", "articles", "readings", "revisions", "problems", "sightings", "captures")


@migrations(name="0009_everything_answered")
def _everything_answered(db: Database) -> None:
    """Every answer is kept, bytes that came again as revisits; which answer named an address; how far each file is known."""
    grow(db)


@migrations(name="0010_difference")
def _difference(db: Database) -> None:
    """What a silent change did, so that one and the same in many stories is told apart from edits; not of those that were kept before."""
    grow(db)


@migrations(name="0011_controls")
def _controls(db: Database) -> None:
    """By which articles a site showed that it was well; not of sightings before."""
    grow(db)


@migrations(name=EVERY_ROW)
def _every_row(db: Database) -> None:
    """Every row is sealed, also those that follow from others and the crawler's memory; those that are there, by the next writer."""
    grow(db)
    _unsealed(db, *LATER)


def _unsealed(db: Database, *kinds: str) -> None:
    for kind in map(KINDS.__getitem__, kinds):
        db.execute(f"INSERT OR IGNORE INTO unsealed (kind, row) SELECT ?, {kind.name} FROM {kind.table}", [kind.key])


class NotAnArchive(Exception):
    """The file is not a database, or not one of ours, or one of a newer release; the message says what to do."""


def opened(path: Path) -> sqlite3.Connection:
    """Open a database for writing and bring it up to this release; raises what ``migrate`` raises."""
    conn = sqlite3.connect(path, isolation_level=None, check_same_thread=False, timeout=PATIENCE)
    try:
        conn.execute("PRAGMA foreign_keys = ON")
        migrate(conn, str(path))
        # Only now: this changes the file for good, and it might have been another program's.
        conn.execute("PRAGMA journal_mode = WAL")
        conn.execute("PRAGMA synchronous = NORMAL")
    except BaseException:
        conn.close()
        raise
    return conn


def migrate(conn: sqlite3.Connection, path: str) -> None:
    """Bring an open database up to this release.

    Raises NotAnArchive for a file that is no SQLite database, that holds other tables, or that a newer release made;
    such a file is left as it was.
    """
    db = Database(conn)
    try:
        there = set(db.table_names()) - {migrations.migrations_table}
        applied = {each.name for each in migrations.applied(db)}
    except sqlite3.OperationalError:
        raise
    except sqlite3.DatabaseError as error:
        raise NotAnArchive(
            f"{path} is not a SQLite database, or a damaged one ({error}); move it away or choose another --data folder"
        ) from error
    newer = sorted(applied - {each.name for each in migrations._migrations})
    if newer:
        raise NotAnArchive(
            f"{path} was made by a newer release (it has {', '.join(newer)}); install that release, or choose another --data folder"
        )
    if there and not applied:
        raise NotAnArchive(f"{path} is a database of something else; choose another --data folder")
    if migrations.pending(db):
        migrations.apply(db)
    refresh_views(conn)
