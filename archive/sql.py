"""The few SQL idioms the writers share."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any


def now() -> str:
    """The present moment as the archive writes it: ISO 8601, UTC, to the microsecond."""
    return datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


@contextmanager
def transaction(conn: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; the right to write is taken at once, so that no reader's snapshot has to be upgraded."""
    conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        conn.execute("COMMIT")
    except BaseException:
        if conn.in_transaction:  # a full disk can end the transaction by itself
            conn.execute("ROLLBACK")
        raise


class Later:
    """Rows that nothing asks for before the end of a transaction: written together, statement by statement.

    One call for many rows costs less than many calls. More than that, an upsert opens a statement journal, and at each
    of those FTS5 writes out what it has gathered: done between two articles that costs as much as the article.
    """

    def __init__(self, conn: sqlite3.Connection, first: Sequence[str] = ()) -> None:
        """``first`` are the statements whose rows others point to: theirs are written before all others, in this order."""
        self._conn = conn
        self._first = first
        self._rows: dict[str, list[Any]] = {}

    def add(self, statement: str, values: Iterable[Any]) -> None:
        """Rows to be written by a statement."""
        if statement in self._rows:
            self._rows[statement].extend(values)
        else:
            self._rows[statement] = list(values)

    def waiting(self, statement: str) -> Sequence[Any]:
        """The rows that a statement is still to write."""
        return self._rows.get(statement, ())

    def settle(self) -> None:
        """Write them; whoever asks for one of them does this first."""
        for statement in self._first:
            if statement in self._rows:
                self._conn.executemany(statement, self._rows.pop(statement))
        while self._rows:
            statement = next(iter(self._rows))
            self._conn.executemany(statement, self._rows.pop(statement))

    def forget(self) -> None:
        """Drop them: the transaction has failed."""
        self._rows.clear()


def row(conn: sqlite3.Connection, query: str, values: Sequence[Any] | Mapping[str, Any]) -> sqlite3.Row | None:
    """The first row of an answer, by column names."""
    cursor = conn.execute(query, values)
    cursor.row_factory = sqlite3.Row
    found: sqlite3.Row | None = cursor.fetchone()
    return found


def insert(conn: sqlite3.Connection, table: str, values: Mapping[str, Any], *, replace: bool = False) -> int:
    """Write one row; with ``replace`` a row of the same key is brought up to these values. Its rowid."""
    names = ", ".join(f'"{name}"' for name in values)
    rest = ", ".join(f'"{name}" = excluded."{name}"' for name in values) if replace else ""
    upsert = f" ON CONFLICT DO UPDATE SET {rest}" if replace else ""
    cursor = conn.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(values))}){upsert}", list(values.values()))
    return int(cursor.lastrowid or 0)
