"""A process that runs visitors' SQL and nothing else, so that it may be killed at any moment.

SQLite can be asked to stop between the steps of a query, but not inside one: a single ``replace()`` or ``LIKE`` on long
strings runs for minutes. Here it can be ended from outside, whatever it does, and what it allocates is not the server's.

It reads a :class:`Place` from standard input, a socket, and then one :class:`Question` after the other, and writes an
:class:`Answer` to each; they travel as plain tuples.
"""

import contextlib
import os
import pickle
import resource
import signal
import sqlite3
import time
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection
from typing import Any, Final, NamedTuple

from archive.reading_room.limits import prepare

MEMORY: Final = 1 << 30
"""Bytes of address space the process may take."""

HEAP: Final = 128 << 20
"""Bytes of it that SQLite may take; a query that needs more fails with a message."""

CACHE: Final = 16 << 20
"""Bytes of that for pages of the file: a search reads the same ones again and again, and SQLite's own 2 MB don't hold them."""

SCRATCH: Final = 512 << 20
"""Bytes of a temporary file, such as a large ORDER BY writes."""

ANSWER: Final = 32 << 20
"""Bytes of one answer: the server holds it in memory and makes a page of it."""

CELLS: Final = 50_000
"""Cells of one answer, rows times columns."""

IDLE: Final = 300.0
"""Seconds after which a process that nobody asks ends by itself; the server starts another when it needs one."""

READY: Final = b"ready"
"""What it says once the database is open."""

PRAGMAS: Final = frozenset(
    {
        "data_version",
        "database_list",
        "foreign_key_list",
        "function_list",
        "index_info",
        "index_list",
        "index_xinfo",
        "page_count",
        "page_size",
        "schema_version",
        "table_info",
        "table_list",
        "table_xinfo",
    }
)
"""Pragmas that only tell something; Datasette allows nearly the same in a visitor's SQL, but not in ``_where``."""

FORBIDDEN: Final = frozenset({"load_extension", "fts3_tokenizer"})
"""Functions that reach outside the database."""

_HARMLESS: Final = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_RECURSIVE})


class Place(NamedTuple):
    """Which database to open; ``datasette`` holds the arguments of a Datasette that opens it, where more than the file is needed."""

    name: str
    uri: str
    datasette: dict[str, Any] | None = None


class Question(NamedTuple):
    """One query with its parameters, its time in seconds, and after how many rows it is cut off (never, where None)."""

    sql: str
    values: Any
    seconds: float
    rows: int | None


class Answer(NamedTuple):
    """What came of it: columns and rows, or an error in words; ``late`` where its time was up."""

    columns: tuple[str, ...] = ()
    rows: Sequence[tuple[Any, ...]] = ()
    truncated: bool = False
    error: str | None = None
    late: bool = False


def _may(action: int, one: str | None, other: str | None, *_: object) -> int:
    """SQLite's question, put while a query is prepared, whether it may do something."""
    allowed = (
        action in _HARMLESS
        or (action == sqlite3.SQLITE_FUNCTION and other not in FORBIDDEN)
        or (action == sqlite3.SQLITE_PRAGMA and one in PRAGMAS)
    )
    return sqlite3.SQLITE_OK if allowed else sqlite3.SQLITE_DENY


def connect(place: Place) -> sqlite3.Connection:
    """Open the database for reading as Datasette would, with every plugin's functions and with our limits."""
    conn: sqlite3.Connection
    if place.datasette is None:
        conn = sqlite3.connect(place.uri, uri=True)
    else:
        from datasette.app import Datasette

        datasette = Datasette(**place.datasette)
        conn = datasette.get_database().connect()
        datasette._prepare_connection(conn, place.name)
    conn.execute(f"PRAGMA cache_size = {-CACHE // 1024}")
    conn.row_factory = None
    conn.text_factory = lambda text: str(text, "utf-8", "replace")
    prepare(conn)
    conn.set_authorizer(_may)
    return conn


def _size(row: tuple[Any, ...]) -> int:
    return sum(len(value) if isinstance(value, str | bytes) else 8 for value in row)


def _fetch(cursor: sqlite3.Cursor, most: int | None) -> Iterator[tuple[Any, ...]]:
    """The rows of an answer, at most one more than asked for. Raises OperationalError where they grow too large to be shown."""
    size = cells = 0
    for number, row in enumerate(cursor):
        size, cells = size + _size(row), cells + len(row)
        if size > ANSWER or cells > CELLS:
            raise sqlite3.OperationalError("the answer is too large: ask for fewer rows or columns")
        yield row
        if number == most:
            return


def answer(conn: sqlite3.Connection, question: Question) -> Answer:
    """Run one query."""
    deadline = time.perf_counter() + question.seconds
    conn.set_progress_handler(lambda: time.perf_counter() > deadline, 1000)
    try:
        with contextlib.closing(conn.execute(question.sql, question.values)) as cursor:
            columns = tuple(each[0] for each in cursor.description or ())
            rows = list(_fetch(cursor, question.rows))
    except MemoryError:
        return Answer(error="the query needs more memory than a visitor may use")
    except (sqlite3.Error, sqlite3.Warning, OverflowError, ValueError) as error:
        # One that a function of ours asks is interrupted too, and the function fails in words of its own.
        return Answer(error=str(error), late=str(error) == "interrupted" or time.perf_counter() > deadline)
    truncated = question.rows is not None and len(rows) > question.rows
    return Answer(columns, rows[: question.rows], truncated)


def _restrain() -> None:
    """Take the limits that are the whole process's: SQLite's, and those the operating system has."""
    with contextlib.closing(sqlite3.connect(":memory:")) as conn:
        conn.execute(f"PRAGMA hard_heap_limit = {HEAP}")
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the server; when it ends, our input ends
    for kind, value in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_FSIZE, SCRATCH), (resource.RLIMIT_CORE, 0)):
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (value, value))


def main() -> None:
    """Answer questions until there are no more, or none has come for a while."""
    link: Connection[Any, Any] = Connection(os.dup(0))
    conn = connect(Place(*pickle.loads(link.recv_bytes())))
    _restrain()
    link.send_bytes(READY)
    with contextlib.suppress(EOFError, BrokenPipeError, ConnectionResetError):
        while link.poll(IDLE):
            link.send_bytes(pickle.dumps(tuple(answer(conn, Question(*pickle.loads(link.recv_bytes()))))))


if __name__ == "__main__":
    main()
