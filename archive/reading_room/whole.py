"""Every row of a list, not the first page alone: for the forms in which a list is taken away.

How much is bounded by ROWS, CELLS, and the time all queries of one page may take together; where that is not all, whoever takes it is
told, and where the rest begins.
"""

import contextlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from datasette.database import QueryInterrupted
from datasette.utils import path_with_replaced_args
from datasette.utils.asgi import Request

try:
    from datasette.views.table import TableView
except ImportError:  # Datasette 1.0 has no such view: there a list is taken away page by page
    TableView = None

ROWS: Final = 20_000
"""Rows of a list that are taken away at once."""

CELLS: Final = 200_000
"""Cells of it, rows times columns: a spreadsheet of more takes seconds to make."""

AT_ONCE: Final = 40_000
"""Cells that are asked for at once; what answers queries holds no more than 50,000."""


@dataclass(frozen=True, slots=True)
class Whole:
    """Columns and rows of a list; ``rest`` is the address at which the rows begin that are missing, where that can be told."""

    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    complete: bool
    rest: str | None = None


def plain(value: Any) -> Any:
    """A cell as it is stored: Datasette gives a dictionary where it has looked a label up."""
    return value["value"] if isinstance(value, Mapping) else value


async def whole(datasette: Any, request: Any, data: Mapping[str, Any], view_name: str) -> Whole:
    """Every row of the list a renderer is given a page of (``data``, as Datasette gives it)."""
    columns, rows = list(data["columns"]), list(data["rows"])
    if TableView is not None and view_name == "table" and data.get("next") and not request.args.get("_size"):
        return await _pages(datasette, request, columns)
    if data.get("truncated"):
        rows, complete = await _query(datasette, request, data, columns)
        return Whole(columns, rows, complete)
    return Whole(columns, _plain(rows), not data.get("next"), data.get("next_url"))


def _plain(rows: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
    return [tuple(plain(value) for value in row) for row in rows]


async def _pages(datasette: Any, request: Any, columns: list[str]) -> Whole:
    """A table's rows, one large page after the other from where the request begins."""
    most = min(ROWS, CELLS // max(len(columns), 1))
    size = max(1, min(datasette.max_returned_rows, AT_ONCE // max(len(columns), 1), most))
    query = "&".join([*([request.query_string] if request.query_string else []), "_nofacet=1", "_nocount=1"])
    bare = Request({**request.scope, "query_string": query.encode("latin-1")}, request.receive)
    rows: list[tuple[Any, ...]] = []
    following: str | None = request.args.get("_next")
    with contextlib.suppress(QueryInterrupted):
        while True:
            data, _, _ = await TableView(datasette).data(bare, _next=following, _size=size)
            rows += _plain(data["rows"])
            following = data.get("next")
            if not following or len(rows) + size > most:
                break
    rest = datasette.absolute_url(request, path_with_replaced_args(request, {"_next": following})) if following else None
    return Whole(columns, rows, not following, rest)


async def _query(datasette: Any, request: Any, data: Mapping[str, Any], columns: list[str]) -> tuple[list[tuple[Any, ...]], bool]:
    """The rows of a query that was cut off: as many as may be asked for at once, and whether these are all."""
    most = min(ROWS, AT_ONCE // max(len(columns), 1))
    sql = f"SELECT * FROM (\n{data['query']['sql'].rstrip().rstrip(';')}\n) LIMIT {most + 1}"
    found = await datasette.get_database(data["database"]).execute(sql, data["query"]["params"])
    return _plain(found.rows[:most]), len(found.rows) <= most
