"""Where Datasette 1.0 does otherwise than 0.65: what differs is told here, and the rest of the room need not know.

0.65 hands a renderer of lists less of what it shows in arguments of their own, and shows every saved question on the page of a
database with the titles of all its tables; 1.0 shows a few and keeps the titles in a database of its own.
"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import datasette as installed

from archive.metadata import DATABASE

ONE: Final = installed.__version_info__[0] != "0"
"""Whether this is Datasette 1.0 or one of its alphas."""

SQL: Final = f"{DATABASE}/-/query" if ONE else DATABASE
"""The address of a visitor's own SQL, below Datasette's and without its ending."""


@dataclass(frozen=True, slots=True)
class Listed:
    """What a renderer is given: one page of a table or view (``table`` is its name), or what a query found.

    ``following`` tells Datasette where the next page of a table begins; ``truncated`` that a query found more than is shown, ``error`` that
    it has no answer.
    """

    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    sql: str
    database: str
    table: str | None
    following: str | None
    truncated: bool
    error: str | None


Form = Callable[[Any, Any, Listed], Awaitable[Any]]
"""Makes the answer from Datasette, the request, and what is listed."""


def renderer(form: Form) -> Any:
    """A form as Datasette calls it, which gives each function the arguments that it names."""

    def listed(
        columns: Any, rows: Any, sql: str | None, database: str, table: str | None, data: Mapping[str, Any], truncated: Any, error: Any
    ) -> Listed:
        told = str(error) if error else None
        return Listed(list(columns), rows, sql or "", database, table, data.get("next") if table else None, bool(truncated), told)

    async def new(
        datasette: Any, request: Any, columns: Any, rows: Any, sql: Any, database: Any, table: Any, data: Any, truncated: Any, error: Any
    ) -> Any:
        return await form(datasette, request, listed(columns, rows, sql, database, table, data, truncated, error))

    async def old(datasette: Any, request: Any, columns: Any, rows: Any, sql: Any, database: Any, table: Any, data: Any) -> Any:
        given = listed(columns, rows, sql, database, table, data, data.get("truncated"), data.get("error"))
        return await form(datasette, request, given)

    return new if ONE else old


async def everything(datasette: Any, request: Any) -> dict[str, Any]:
    """What the page of the archive's database lists besides its tables and views: their titles, and every saved question.

    Empty for Datasette 0.65, whose own page has all of it.
    """
    if not ONE:
        return {}
    database = datasette.get_database(DATABASE)
    names = [*await database.table_names(), *await database.view_names()]
    told = await asyncio.gather(*(datasette.get_resource_metadata(DATABASE, name) for name in names))
    saved = await datasette.list_queries(DATABASE, actor=request.actor, limit=1000)
    return {"known": dict(zip(names, told, strict=True)), "saved": saved.queries}


async def stock(datasette: Any, request: Any) -> Any:
    """Datasette's own answer at the address of a table or saved question."""
    from datasette.views import table

    if ONE:
        return await table.table_view(datasette, request)
    return await table.TableView(datasette).dispatch_request(request)
