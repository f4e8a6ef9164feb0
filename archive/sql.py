"""The few SQL idioms the writers share."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
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
