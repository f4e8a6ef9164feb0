"""Sealing: the digests of what was kept go into the manifest, so that a later change of it is found.

Every row that is written by the archive itself is noted in ``unsealed`` by the same transaction, until an entry of the
manifest holds its digest. So a crawl that was killed is sealed by the next writer, rewriting a row lawfully seals it again, and
a row that was written by anybody else stands in neither. What notes them are triggers of the archive's own connection, which
the file doesn't hold: nobody who opens it elsewhere has them. New articles alone are noted by what puts them in.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

from archive import disk, manifest
from archive.manifest import canonical, file_sha256, sha256
from archive.record import Article, declared
from archive.rows import as_records
from archive.sql import insert, now, transaction

GONE: Final = ""
"""The digest of a row that is no more."""
ANEW: Final = ""
"""Instead of the name of a row: all rows of the kind were made anew, and not all that were there could be."""

EVERY_ROW: Final = "0012_every_row"
"""The migration from which on every row is sealed."""
LATER: Final = ("sites", "articles.key", "warc_files", "pages", "people", "institutions", "words", "places")
"""The kinds that were not sealed before."""

TOGETHER: Final = 5_000
"""Rows in one entry at most, so that a line stays within some hundred kilobytes."""

AT_ONCE: Final = 250
"""Rows that are in memory at the same time."""

_IS_OURS: Final = "SELECT 1 FROM warc_files WHERE name = ?1 UNION ALL SELECT 1 FROM captures WHERE warc_file = ?1 LIMIT 1"

_PASSING: Final = tuple(name for name, known in declared(Article).items() if known.page_only)
"""What a witness may fill in without the article being written anew."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of rows that are sealed: their table, and the column that names them."""

    table: str
    name: str = "id"
    lasting: tuple[str, ...] = ()
    """Of rows that may lawfully be written again, what stays or tells what they were read from."""
    columns: tuple[str, ...] = ()
    """What is sealed of a row, where that is a part of it."""
    goes: bool = False
    """Whether a row may lawfully go, once no article names it any more."""

    @property
    def key(self) -> str:
        """What it is called in the manifest and in ``unsealed``."""
        return f"{self.table}.{self.columns[1]}" if self.columns else self.table


KINDS: Final = {
    kind.key: kind
    for kind in (
        Kind("sites", "name", lasting=("name",)),
        Kind("crawls"),
        Kind("articles", lasting=("id", "site", "captured_at", "capture")),
        Kind("articles", lasting=("id", "key"), columns=("id", "key", *_PASSING)),
        Kind("readings", lasting=("id", "article", "capture", "captured_at", "captured_via", "parts")),
        Kind("revisions"),
        Kind("problems"),
        Kind("sightings"),
        Kind("captures", "digest"),
        Kind("warc_files", "name", lasting=("name", "crawl")),
        Kind("pages", lasting=("id", "url", "site", "discovered_by", "first_seen_at")),
        Kind("people", goes=True),
        Kind("institutions", goes=True),
        Kind("words", "word"),
        Kind("places", "code", lasting=("code",)),
    )
}
"""Every table but those that tell of sealing itself, which are held against the manifest. Of an article's row its key and the address
of its translation are a kind of their own: they come and stay apart from what a capture says; its lists are sealed with its row."""


MADE_ANEW: Final = ("pages", "people", "institutions", "words", "places")
"""Of a database that was made anew: addresses that were only met stand in no answer, and their rows have other numbers; another
reader may name others, in other words, and another release know other places."""


NOTE: Final = "INSERT INTO unsealed (kind, row) VALUES (?, ?) ON CONFLICT DO NOTHING"
"""Notes a row, by its kind and name."""


def watch(conn: sqlite3.Connection) -> None:
    """From now on what this connection writes is noted in ``unsealed``; but for new articles, which whoever puts them in notes."""
    for kind in KINDS.values():
        for statement in _triggers(conn, kind):
            conn.execute(statement)


def _triggers(conn: sqlite3.Connection, kind: Kind) -> Iterator[str]:
    stored = "SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0"
    apart = () if kind.columns else next((each.columns[1:] for each in KINDS.values() if each.table == kind.table and each.columns), ())
    names = kind.columns or [name for (name,) in conn.execute(stored, [kind.table]) if name not in apart]
    old, new = (", ".join(f"{row}.{name}" for name in names) for row in ("old", "new"))
    # An article whose row stays as it is may have other lists: whatever writes it writes them first.
    differs = "" if kind.key == "articles" else f"WHEN ({old}) IS NOT ({new})"
    for when, row in (("INSERT", "new"), (f"UPDATE OF {', '.join(names)}", "new"), ("DELETE", "old")):
        if kind.table == "articles" and when == "INSERT":
            continue  # for a statement with a trigger SQLite keeps a journal of its own: of a row as large, a tenth of what keeping costs
        yield (
            f'CREATE TEMP TRIGGER "{kind.key} {when.split()[0]}" AFTER {when} ON main.{kind.table} '
            f"{differs if when.startswith('UPDATE') else ''} "
            f"BEGIN INSERT INTO unsealed (kind, row) VALUES ('{kind.key}', {row}.{kind.name}) ON CONFLICT DO NOTHING; END"
        )


@dataclass(frozen=True, slots=True)
class Seal:
    """What the database knows of an entry: its number and digest, and where its line ends in the manifest."""

    number: int
    digest: str
    ends: int


def row_digest(record: dict[str, Any]) -> str:
    """The digest of a row: over its values by their names, those that are filled, so that a column added later leaves it as it is."""
    return sha256(sealed_form(record))


def sealed_form(record: dict[str, Any]) -> bytes:
    """The bytes that the digest of a row is taken over."""
    return canonical({name: value for name, value in record.items() if value is not None and value != []})


def lasting_digest(kind: str, record: dict[str, Any]) -> str:
    """The digest of what lasts of a row of a kind that may be written again."""
    return row_digest({name: record.get(name) for name in KINDS[kind].lasting})


def as_sealed(number: int, record: dict[str, Any]) -> dict[str, Any]:
    """The row of an article as it is sealed: what may be filled in later without any writing anew is left out."""
    return {"id": number} | {name: value for name, value in record.items() if name not in _PASSING}


def record_of(conn: sqlite3.Connection, kind: str, row: Any) -> dict[str, Any] | None:
    """A row as it is sealed, by its name; None where it isn't there."""
    return records_of(conn, kind, [row]).get(str(row))


def records_of(conn: sqlite3.Connection, kind: str, rows: Sequence[Any]) -> dict[str, dict[str, Any]]:
    """Rows of a kind as they are sealed, by their names; those that are there.

    An article with its lists. What may be filled in later without any writing anew is left out: the page's translation, and why a
    crawl ended that was killed.
    """
    if kind == "articles":
        found = as_records(conn, rows)
        return {str(number): as_sealed(number, record) for number, record in found.items()}
    name, wanted = KINDS[kind].name, ", ".join(KINDS[kind].columns) or "*"
    cursor = conn.execute(f"SELECT {wanted} FROM {KINDS[kind].table} WHERE {name} IN (SELECT value FROM json_each(?))", [json.dumps(rows)])
    columns = [column[0] for column in cursor.description]
    records = {str(record[name]): record for record in (dict(zip(columns, values, strict=True)) for values in cursor)}
    return {key: _lasting(record) for key, record in records.items()} if kind == "crawls" else records


def _lasting(crawl: dict[str, Any]) -> dict[str, Any]:
    """What stays as it is of the row of a crawl. A count that a later release adds is 0 for every crawl before."""
    record = {name: value or None for name, value in crawl.items()}
    return record if record["ended_at"] is not None else record | {"reason": None}


def last(conn: sqlite3.Connection) -> Seal | None:
    """The last entry that the database knows."""
    found = conn.execute("SELECT number, digest, ends FROM seals ORDER BY number DESC LIMIT 1").fetchone()
    return Seal(*found) if found else None


def seal(conn: sqlite3.Connection, folder: Path, warc: Path, by: str, crawl: int | None = None) -> Seal | None:
    """Seal what was kept since the last entry; the last entry then. Files must have been closed.

    What the entry tells is on the disk before the entry is, and the entry before the database knows of it: whenever the
    machine goes down, the next writer finds either the one or the other.
    """
    while (files := _files(conn, warc)) or _waiting(conn, 1):
        disk.committed(conn)
        _entry(conn, folder, files, by, crawl)
        disk.committed(conn)
    return last(conn)


def recall(conn: sqlite3.Connection, folder: Path) -> None:
    """Take in the entries of a manifest that is there, for a database made anew, so that the chain goes on; writes are the caller's.

    What need not come out the same is marked, so that it is held against what is sealed from now on.
    """
    conn.executemany("INSERT OR IGNORE INTO unsealed (kind, row) VALUES (?, ?)", [(kind, ANEW) for kind in MADE_ANEW])
    for text, ends in manifest.lines(folder):
        entry = manifest.parsed(text, ends)
        known = conn.execute("SELECT id FROM crawls WHERE id = ?", [entry.crawl]).fetchone()
        values = {"number": entry.number, "digest": entry.digest, "ends": entry.ends, "crawl": known[0] if known else None}
        insert(conn, "seals", values | {"sealed_at": entry.sealed_at, "sealed_by": entry.sealed_by})
        for name, each in entry.files.items():
            insert(conn, "sealed_files", {"name": name, **each, "seal": entry.number})


def _before(conn: sqlite3.Connection, folder: Path) -> Seal | None:
    """The entry that the next one follows: where the database was lost and made anew, the last one that the lost one sealed."""
    before = last(conn)
    other = manifest.written(folder, before.ends if before else 0)
    return Seal(other.number, other.digest, other.ends) if other else before


def _waiting(conn: sqlite3.Connection, most: int) -> list[tuple[str, Any]]:
    return conn.execute("SELECT kind, row FROM unsealed ORDER BY kind, row LIMIT ?", [most]).fetchall()


def _files(conn: sqlite3.Connection, warc: Path) -> dict[str, dict[str, Any]]:
    """The WARC files that are not sealed yet: each is written once and closed, so that one that grows later is no more what it was.

    A file that no row knows of was laid into the folder by somebody else, who may take it away again.
    """
    known = {name for (name,) in conn.execute("SELECT name FROM sealed_files")}
    fresh = sorted(path for path in warc.glob("*.warc.gz") if path.name not in known and conn.execute(_IS_OURS, [path.name]).fetchone())
    return {path.name: {"length": (length := path.stat().st_size), "sha256": file_sha256(path, length)} for path in fresh}


def _entry(conn: sqlite3.Connection, folder: Path, files: dict[str, dict[str, Any]], by: str, crawl: int | None) -> None:
    before, waiting, moment = _before(conn, folder), _waiting(conn, TOGETHER), now()
    number = before.number + 1 if before else 1
    rows, lasting = _digests(conn, waiting)
    told = {
        "number": number,
        "previous": before.digest if before else manifest.FIRST,
        "sealed_at": moment,
        "sealed_by": by,
        "crawl": crawl,
        "files": files,
        "rows": rows,
        "lasting": lasting,
        "counts": {kind.table: conn.execute(f"SELECT count(*) FROM {kind.table}").fetchone()[0] for kind in KINDS.values()},
    }
    text = manifest.line(told)
    ends = manifest.append(folder, text, before.ends if before else 0)
    with transaction(conn):
        values = {"number": number, "digest": sha256(text), "sealed_at": moment, "sealed_by": by, "crawl": crawl, "ends": ends}
        insert(conn, "seals", values)
        for name, each in files.items():
            insert(conn, "sealed_files", {"name": name, **each, "seal": number})
        conn.executemany("DELETE FROM unsealed WHERE kind = ? AND row = ?", waiting)


Digests = dict[str, dict[str, str]]
"""For each kind of row, a digest of each by its name."""


def _digests(conn: sqlite3.Connection, waiting: Sequence[tuple[str, Any]]) -> tuple[Digests, Digests]:
    """The digests of rows, and of what lasts of those that may be written again."""
    digests: Digests = {}
    lasting: Digests = {}
    for kind, of_kind in groupby(waiting, key=itemgetter(0)):
        names = [row for _, row in of_kind]
        for first in range(0, len(names), AT_ONCE):
            some = names[first : first + AT_ONCE]
            found = records_of(conn, kind, some)
            digests.setdefault(kind, {}).update((name, row_digest(found[name])) for name in some if name in found)
            if KINDS[kind].goes:
                digests[kind].update((name, GONE) for name in some if name not in found)
            if ANEW in some:
                digests[kind][ANEW] = GONE
            if KINDS[kind].lasting:
                lasting.setdefault(kind, {}).update((name, lasting_digest(kind, found[name])) for name in some if name in found)
    return {kind: found for kind, found in digests.items() if found}, lasting
