"""Runs every query of Datasette in a process of its own that is ended when its time is up.

Whatever a visitor asks, the server itself stays free: a query takes its second and a grace, no more, and its memory is
bounded by the operating system. The SQL stays SQLite's own, at its own speed.
"""

import asyncio
import contextlib
import io
import os
import pickle
import re
import sqlite3
import subprocess
import sys
import time
import weakref
from collections.abc import Mapping
from functools import lru_cache
from multiprocessing import Pipe
from pathlib import Path
from typing import Any, Final

from datasette import handle_exception
from datasette.database import QueryInterrupted, Results
from datasette.plugins import pm
from datasette.tracer import trace

from archive.reading_room.deliveries import turn
from archive.reading_room.headers import spent
from archive.reading_room.onward import begun, onward, settled
from archive.reading_room.visitor import READY, Answer, Place, Question

GRACE: Final = 0.15
"""Share of a query's time that is kept for what SQLite can't break off: it is asked to stop that much before its process is ended."""

BUDGET: Final = 2
"""How many queries' time all queries of one page may take together; one that comes later is given LEAST. What only guesses at facets
is asked in the first of them alone."""

LEAST: Final = 0.05
"""Seconds every query is given."""

PATIENCE: Final = 0.4
"""Seconds an answer is waited for at least: where many ask at once a process waits for its turn, and to start another takes longer."""

START: Final = 30.0
"""Seconds a process may take to start."""


class Ended(Exception):
    """The process had to be ended, or ended by itself, before it answered."""


class Gone(Ended):
    """The process was no longer there when it was to be asked."""


class _Values(pickle.Unpickler):
    """Reads what the process writes: plain values, and nothing that could make the server do something."""

    def find_class(self, module_name: str, global_name: str, /) -> Any:
        """No class and no function is among plain values."""
        raise pickle.UnpicklingError(f"{module_name}.{global_name} is no plain value")


class Visitor:
    """One process, from the server's side."""

    def __init__(self, place: Place) -> None:
        """Start it and wait until the database is open. Raises Ended when it doesn't come up."""
        self._link, theirs = Pipe()
        # Found where this module was found, and not in the folder the server happens to be started in (-P).
        path = [str(Path(__file__).resolve().parents[2]), os.environ.get("PYTHONPATH", "")]
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(each for each in path if each)}
        command = [sys.executable, "-P", "-m", "archive.reading_room.visitor"]
        self._process = subprocess.Popen(command, stdin=theirs.fileno(), env=environment)
        theirs.close()
        self._send(tuple(place))
        if self._receive(START) != READY:
            self.end()
            raise Ended("it did not start")

    def ask(self, question: Question) -> Answer:
        """Put a question. Raises Gone when there is nobody to ask, Ended when there is no answer in time."""
        self._send(tuple(question._replace(seconds=question.seconds * (1 - GRACE))))
        return Answer(*_Values(io.BytesIO(self._receive(max(question.seconds, PATIENCE)))).load())

    def _send(self, message: object) -> None:
        try:
            self._link.send_bytes(pickle.dumps(message))
        except OSError as error:
            self.end()
            raise Gone("it was gone") from error

    def _receive(self, seconds: float) -> bytes:
        with contextlib.suppress(EOFError, OSError):
            if self._link.poll(seconds):
                return self._link.recv_bytes()
        self.end()
        raise Ended("it gave no answer")

    def end(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        self._link.close()


class Visitors:
    """The processes of one database: as many as there are queries at a time."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._all: set[Visitor] = set()
        self._idle: list[Visitor] = []

    def ask(self, question: Question) -> Answer:
        """Put a question to a process that is free. Raises Ended when it had to be ended."""
        while self._idle:
            with contextlib.suppress(Gone, IndexError):
                return self._ask(self._idle.pop(), question)
        visitor = Visitor(self._place)
        self._all.add(visitor)
        return self._ask(visitor, question)

    def _ask(self, visitor: Visitor, question: Question) -> Answer:
        try:
            found = visitor.ask(question)
        except BaseException:
            self._all.discard(visitor)
            visitor.end()
            raise
        self._idle.append(visitor)
        return found

    def end(self) -> None:
        """End all of them."""
        self._idle.clear()
        while self._all:
            self._all.pop().end()


_EMPTY: Final = sqlite3.connect(":memory:", check_same_thread=False)
"""A database of nothing, whose cursors lend rows their columns."""


@lru_cache(maxsize=256)
def _header(columns: tuple[str, ...]) -> sqlite3.Cursor:
    """A cursor with these columns: rows as Datasette expects them can't be made without one."""
    named = ", ".join("NULL AS " + '"' + name.replace('"', '""') + '"' for name in columns)
    return _EMPTY.execute(f"SELECT {named} LIMIT 0")


def _values(sql: str, params: Any) -> Any:
    """Parameters as plain values: those of saved queries may be computed when they are asked for."""
    if params is None:
        return {}
    if not isinstance(params, Mapping):
        return list(params)
    names = set(params) | set(re.findall(r"[:@$](\w+)", sql))
    found = {}
    for name in names:
        try:
            found[name] = params[name]
        except KeyError:
            continue
    return found


def _place(datasette: Any, database: Any) -> Place:
    """How a process opens a database: by itself where it can, which is quicker, else by a Datasette like this one."""
    known = {"datasette.sql_functions", "archive.reading_room"}
    others = [each for each in pm.hook.prepare_connection.get_hookimpls() if each.plugin.__name__ not in known]
    uri = f"{Path(database.path).resolve().as_uri()}?" + ("mode=ro" if database.is_mutable else "immutable=1")
    if not others and not datasette.sqlite_extensions and not datasette.setting("cache_size_kb"):
        return Place(database.name, uri + ("&nolock=1" if datasette.nolock and database.is_mutable else ""))
    arguments = {
        "files" if database.is_mutable else "immutables": [database.path],
        "metadata": datasette._metadata_local,
        "sqlite_extensions": datasette.sqlite_extensions,
        "plugins_dir": datasette.plugins_dir,
        "nolock": datasette.nolock,
        "settings": datasette._settings,
    }
    return Place(database.name, uri, arguments)


class Guard:
    """Stands before one database of Datasette and answers in place of its ``execute``."""

    def __init__(self, datasette: Any, database: Any) -> None:
        self._datasette = datasette
        self._name: str = database.name
        self._visitors = Visitors(_place(datasette, database))
        self._keys: dict[str, tuple[str, ...]] = {}
        weakref.finalize(datasette, self._visitors.end)

    def end(self) -> None:
        """End its processes; they are started again when they are needed."""
        self._visitors.end()

    async def _in_order(self, sql: str) -> str:
        """A query of Datasette's for a page of a table so that no row is left out, and none is looked at that isn't needed."""
        table = begun(sql)
        if table is None:
            return onward(sql)
        if table not in self._keys:
            database = self._datasette.get_database(self._name)
            keys = await database.primary_keys(table)
            self._keys[table] = tuple(keys or (["rowid"] if await database.table_exists(table) else []))
        return settled(sql, self._keys[table])

    def _timed(self, question: Question, page: list[float] | None) -> Answer:
        """Put a question, and count the time it takes to the page it is asked for."""
        start = time.monotonic()
        try:
            return self._visitors.ask(question)
        finally:
            if page is not None:
                page.append(time.monotonic() - start)

    async def execute(
        self,
        sql: str,
        params: Any = None,
        truncate: bool = False,
        custom_time_limit: int | None = None,
        page_size: int | None = None,
        log_sql_errors: bool = True,
    ) -> Any:
        """What ``datasette.database.Database.execute`` does, with its arguments, results and errors.

        Every error of SQLite comes as OperationalError, which Datasette answers with status 400 everywhere. What visitors
        mistype is not logged.
        """
        limit = self._datasette.sql_time_limit_ms
        page = spent.get()
        left = BUDGET * limit - 1000 * sum(page or ())
        if left < limit and custom_time_limit == self._datasette.setting("facet_suggest_time_limit_ms"):
            # Datasette asks up to three times for each column whether it would make a good facet: of a large table that takes seconds.
            raise QueryInterrupted(sqlite3.OperationalError("interrupted"), sql, params)
        seconds = max(LEAST, min(limit, custom_time_limit or limit, left) / 1000)
        most = self._datasette.max_returned_rows
        most += most == (page_size or self._datasette.page_size)
        question = Question(await self._in_order(sql), _values(sql, params), seconds, most if truncate and most else None)
        with trace("sql", database=self._name, sql=sql.strip(), params=params):
            try:
                loop = asyncio.get_running_loop()
                async with turn():
                    found = await loop.run_in_executor(self._datasette.executor, self._timed, question, page)
            except Ended as error:
                raise QueryInterrupted(error, sql, params) from error
        if found.late:
            raise QueryInterrupted(sqlite3.OperationalError("interrupted"), sql, params)
        if found.error is not None:
            raise sqlite3.OperationalError(found.error)
        header = _header(found.columns) if found.columns else None
        rows = [sqlite3.Row(header, row) for row in found.rows] if header else []
        return Results(rows, found.truncated, header.description if header else ())


def stand_guard(datasette: Any) -> None:
    """Put a guard before every database that is a file; without threads (under Pyodide) there are no processes either.

    Where the library rich is installed, as it is with us, Datasette prints every variable of its own stack for each
    query that was interrupted or mistyped: a second or more in which it serves nobody. It does without.
    """
    handle_exception.rich = None
    if datasette.executor is None:
        return
    for database in datasette.databases.values():
        if database.path:
            database.execute = Guard(datasette, database).execute
