"""Every row of a list, not the first page alone: for the forms in which a list is taken away.

How much is bounded by SECONDS, and by ROWS and CELLS for what is held in memory; where that is not all, whoever takes it is told, and where
the rest begins. ``pages`` gives a table that is larger than that, piece by piece.
"""

import asyncio
import base64
import contextlib
import re
import time
from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from datasette.database import QueryInterrupted
from datasette.utils import path_with_replaced_args

from archive.reading_room.coming import Listed
from archive.reading_room.headers import within

ROWS: Final = 20_000
"""Rows of a list that are held in memory at once."""

CELLS: Final = 200_000
"""Cells of it, rows times columns."""

SECONDS: Final = 300.0
"""For all pages of a list that is taken away, each of which has a query's time: who waits for its beginning gives up after five minutes."""

AT_ONCE: Final = 40_000
"""Cells that are asked for at once; what answers queries holds no more than 50,000."""

_PARAMETER: Final = re.compile(r":(\w+)")


@dataclass(frozen=True, slots=True)
class Whole:
    """Columns and rows of a list; ``rest`` is the address at which the rows begin that are missing, where that can be told."""

    columns: Sequence[str]
    rows: Sequence[Sequence[Any]]
    complete: bool
    rest: str | None = None


def plain(value: Any) -> Any:
    """A cell as it is stored: Datasette gives a dictionary where it has looked a label up, and for bytes in its JSON.

    >>> plain({"value": 1, "label": "Banjir"}), plain({"$base64": True, "encoded": "/w=="}), plain("x")
    (1, b'\\xff', 'x')
    """
    if not isinstance(value, Mapping):
        return value
    return value["value"] if "value" in value else base64.b64decode(value["encoded"])


async def whole(datasette: Any, request: Any, listed: Listed) -> Whole:
    """Every row of the list a renderer is given a page of."""
    if listed.following and not request.args.get("_size"):
        return await _collected(datasette, request, listed, min(ROWS, CELLS // max(len(listed.columns), 1)))
    if listed.truncated:
        with contextlib.suppress(QueryInterrupted):
            rows, complete = await _query(datasette, request, listed)
            return Whole(listed.columns, rows, complete)
    further = rest(datasette, request, listed.following)
    return Whole(listed.columns, _plain(listed.rows), not (further or listed.truncated), further)


async def first(datasette: Any, request: Any, listed: Listed, most: int) -> Sequence[Sequence[Any]]:
    """So many rows of the list a renderer is given a page of, from where the request begins."""
    if listed.following and not request.args.get("_size") and len(listed.rows) < most:
        return (await _collected(datasette, request, listed, most)).rows
    return listed.rows


def _plain(rows: Sequence[Sequence[Any]]) -> list[tuple[Any, ...]]:
    return [tuple(plain(value) for value in row) for row in rows]


def rest(datasette: Any, request: Any, following: str | None) -> str | None:
    """The whole address of the page that begins there."""
    return str(datasette.absolute_url(request, path_with_replaced_args(request, {"_next": following}))) if following else None


Page = tuple[list[tuple[Any, ...]], str | None]
"""Rows, and where those begin that come after them."""


async def pages(datasette: Any, request: Any, listed: Listed, most: int = ROWS) -> AsyncIterator[Page]:
    """A table's rows from where the request begins, one large page after the other, as Datasette gives them to this visitor.

    No page has more than ``most`` rows. Ends before the last of them where the time for all is up, or one takes longer than a query may.
    """
    columns = listed.columns
    size = max(1, min(datasette.max_returned_rows, AT_ONCE // max(len(columns), 1), most))
    address = datasette.urls.table(listed.database, listed.table, format="json")
    asked = {"_shape": "arrays", "_nofacet": "1", "_nocount": "1", "_size": str(size)}
    own = [(name, value) for name in request.args for value in request.args.getlist(name) if name not in {*asked, "_next", "_labels"}]
    following: str | None = request.args.get("_next")
    late = time.monotonic() + SECONDS
    while time.monotonic() < late:
        query = [*own, *asked.items(), *([("_next", following)] if following else [])]
        answer = await within(datasette, request, address, query)
        if answer.status_code != 200:
            return
        # Reading a large page takes tens of milliseconds, in which the server answers others.
        data = await asyncio.to_thread(answer.json)
        following = data.get("next")
        yield _plain(data["rows"]), following
        if not following:
            return


async def _collected(datasette: Any, request: Any, listed: Listed, most: int) -> Whole:
    """So many of a table's rows as may be held, the page that is shown at least."""
    rows: list[tuple[Any, ...]] = []
    following: str | None = None
    async for more, after in pages(datasette, request, listed, most):
        rows, following = rows + more, after
        if len(rows) + len(more) > most:
            break
    if not rows:
        rows, following = _plain(listed.rows), listed.following
    return Whole(listed.columns, rows, not following, rest(datasette, request, following))


async def _query(datasette: Any, request: Any, listed: Listed) -> tuple[list[tuple[Any, ...]], bool]:
    """The rows of a query that was cut off: as many as may be asked for at once, and whether these are all."""
    most = min(ROWS, AT_ONCE // max(len(listed.columns), 1))
    sql = f"SELECT * FROM (\n{listed.sql.rstrip().rstrip(';')}\n) LIMIT {most + 1}"
    values = {name: request.args.get(name) or "" for name in _PARAMETER.findall(sql)}
    found = await datasette.get_database(listed.database).execute(sql, values)
    return _plain(found.rows[:most]), len(found.rows) <= most
