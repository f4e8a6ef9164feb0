"""What a database must be whatever was sealed of it: whole, with rows that lead to rows, and searched by what its articles say."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from archive.findings import RESTORE, Finding, Verified
from archive.store import DATABASE


def search(folder: Path, seen: Verified) -> Iterator[Finding]:
    """The search index held against the articles: FTS5's own check, a statement that needs the right to write and writes nothing."""
    try:
        with closing(sqlite3.connect(folder / DATABASE, timeout=30, isolation_level=None)) as conn:
            conn.execute("INSERT INTO articles_fts (articles_fts, rank) VALUES ('integrity-check', 1)")
    except sqlite3.OperationalError as error:
        seen.notes.append(f"the search index was not checked ({error})")
    except sqlite3.DatabaseError:
        way = f"""have it made anew: sqlite3 {DATABASE} "INSERT INTO articles_fts (articles_fts) VALUES ('rebuild')\""""
        yield Finding(f"{DATABASE} articles_fts", "the search index is not what the articles say", way)


def database(conn: sqlite3.Connection, *, quick: bool) -> Iterator[Finding]:
    """What is wrong with it; ``quick`` leaves out what takes long."""
    check = "quick_check(20)" if quick else "integrity_check(20)"
    for (told,) in conn.execute(f"PRAGMA {check}").fetchall():
        if told != "ok":
            yield Finding(DATABASE, f"is damaged ({told})", RESTORE)
    for table, row, parent, _ in conn.execute("PRAGMA foreign_key_check").fetchall():
        yield Finding(f"{DATABASE} {table} row {row}", f"points at a row of {parent} that is not there", RESTORE)
    ours = ", ".join(f"'{name}'" for name in ("articles_added", "articles_changed", "articles_removed"))
    for (name,) in conn.execute(f"SELECT name FROM sqlite_master WHERE type = 'trigger' AND name NOT IN ({ours})"):
        yield Finding(
            f"{DATABASE} trigger {name}", "is none of kliping's: it changes rows whenever kliping writes", "look at it and drop it"
        )
    yield from _crawls(conn)
    yield from _revisits(conn)


def _crawls(conn: sqlite3.Connection) -> Iterator[Finding]:
    """Captures that are said to be of another crawl than their file is."""
    if conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'warc_files'").fetchone() is None:
        return
    query = "SELECT digest, url FROM captures JOIN warc_files ON name = warc_file WHERE captures.crawl <> warc_files.crawl"
    for digest, url in conn.execute(query):
        yield Finding(f"archive.db captures {digest} ({url})", "is said to be of another crawl than the WARC file it stands in", RESTORE)


def _revisits(conn: sqlite3.Connection) -> Iterator[Finding]:
    """Captures that are said to repeat another, which holds other bytes."""
    if conn.execute("SELECT 1 FROM pragma_table_info('captures') WHERE name = 'revisit_of'").fetchone() is None:
        return
    query = (
        "SELECT again.digest, again.url FROM captures AS again JOIN captures AS first ON first.digest = again.revisit_of "
        "WHERE again.status <> 304 AND (again.url, again.size, again.sha256) IS NOT (first.url, first.size, first.sha256)"
    )
    for digest, url in conn.execute(query):
        yield Finding(f"captures {digest} ({url})", "is said to repeat a capture that holds other bytes", RESTORE)
