"""All hits of a search as data, however many there are, with its filters and in its order.

What is found is put in order once, as numbers alone; the rows are asked for some hundred at a time after that, so that no query
takes longer than a visitor's may, and no more is held than what is being written.
"""

import asyncio
import io
import json
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from datasette.database import QueryInterrupted
from datasette.views.base import DatasetteError

from archive import parquet
from archive.formulas import NeutralWriter
from archive.reading_room import citing
from archive.reading_room.article import short_address
from archive.reading_room.coming import stock
from archive.reading_room.deliveries import turn
from archive.reading_room.frame import is_ours, permit, rows
from archive.reading_room.headers import spent
from archive.reading_room.searching import Asked
from archive.reading_room.sending import Flow
from archive.reading_room.taking import PARQUET, XLSX, Growing, attached, told_of
from archive.reading_room.whole import Whole
from archive.search import FILTERS, SORTS, found

TOGETHER: Final = 500
"""Rows that are asked for at once; fewer where that takes too long."""

COLUMNS: Final = ("article", "published_at", "title", "site", "section", "snippet", "url", "score")
"""What is told of a hit, as in the saved question of this name."""

_ROWS: Final = """
SELECT articles.id AS article, articles.published_at, title, site, section, kliping_snippet(:q, body, captions) AS snippet,
  canonical_url AS url, json_extract(wanted.value, '$[1]') AS score
FROM json_each(:wanted) AS wanted CROSS JOIN articles ON articles.id = json_extract(wanted.value, '$[0]') ORDER BY wanted.key"""

_ORDERS: Final = {
    "best": "paling cocok lebih dahulu (best match first)",
    "newest": "terbaru lebih dahulu (newest first)",
    "oldest": "terlama lebih dahulu (oldest first)",
}


@dataclass(frozen=True, slots=True)
class Hits:
    """What a search has found: number and score of each story in order, and whether these are all."""

    asked: Asked
    sort: str
    order: Sequence[tuple[int, float | None]]
    complete: bool

    @property
    def headers(self) -> dict[str, str]:
        """What is said of the answer as a whole."""
        return {"Kliping-Order": self.sort, "Kliping-Rows": str(len(self.order))} | ({} if self.complete else {"Kliping-Complete": "no"})


async def _ordered(datasette: Any, asked: Asked, sort: str) -> list[tuple[int, float | None]]:
    score = "round(-rank, 2)" if sort == "best" else "NULL"
    query = (
        f"WITH hits AS MATERIALIZED ({found('kliping_match(:q)', [FILTERS[name] for name in asked.live], sort)})\n"
        f"SELECT json_group_array(json_array(id, score)) AS told FROM (\n"
        f"  SELECT id, {score} AS score FROM hits AS articles ORDER BY {SORTS[sort]})"
    )
    [answer] = await rows(datasette, query, {"q": asked.q, **asked.live})
    return [(number, score) for number, score in json.loads(answer["told"])]


async def _found(datasette: Any, request: Any) -> Hits:
    """What the search of an address finds. Raises DatasetteError for a filter that can't be understood: in a file nobody would miss it."""
    asked = Asked(request)
    if asked.wrong:
        raise DatasetteError(asked.wrong, status=400)
    spent.set(None)  # each query has a second of its own
    sort = asked.sort
    try:
        order = await _ordered(datasette, asked, sort)
    except QueryInterrupted:
        if sort != "best":
            raise
        sort = "newest"  # as on the page
        order = await _ordered(datasette, asked, sort)
    size = request.args.get("_size") or ""
    most = int(size) if size.isascii() and size.isdigit() and len(size) < 9 else len(order)
    return Hits(asked, sort, order[:most], most >= len(order))


Numbers = Sequence[tuple[int, float | None]]


async def _parts(hits: Hits, ask: Callable[[Numbers], Awaitable[list[dict[str, Any]]]]) -> AsyncIterator[list[dict[str, Any]]]:
    """What is asked of the hits, of some at a time, however long each of them takes."""
    at, together = 0, TOGETHER
    while at < len(hits.order):
        try:
            part = await ask(hits.order[at : at + together])
        except QueryInterrupted:
            if together == 1:
                raise
            together = max(1, together // 4)
            continue
        at += together
        yield part


async def _told(datasette: Any, hits: Hits) -> AsyncIterator[list[tuple[Any, ...]]]:
    """The rows of the hits."""

    async def ask(wanted: Numbers) -> list[dict[str, Any]]:
        return await rows(datasette, _ROWS, {"q": hits.asked.q, "wanted": json.dumps(wanted)})

    async for part in _parts(hits, ask):
        yield [tuple(row[name] for name in COLUMNS) for row in part]


async def _cited(datasette: Any, request: Any, hits: Hits, form: str) -> AsyncIterator[list[str]]:
    """The citations of the hits."""
    written: Callable[[citing.Source], str] = {"bib": citing.bibtex, "ris": citing.ris}.get(form, _csl)

    async def ask(wanted: Numbers) -> list[dict[str, Any]]:
        place = {number: at for at, (number, _) in enumerate(wanted)}
        sources = await rows(datasette, citing.SOURCES, {"ids": json.dumps(list(place))})
        return sorted(sources, key=lambda row: place[row["id"]])

    async for part in _parts(hits, ask):
        yield [written(citing.source(row, short_address(datasette, request, row["key"]))) for row in part]


def _csl(each: citing.Source) -> str:
    return json.dumps(citing.csl(each), ensure_ascii=False)


async def _objects(datasette: Any, hits: Hits) -> AsyncIterator[list[str]]:
    async for part in _told(datasette, hits):
        yield [json.dumps(dict(zip(COLUMNS, row, strict=True)), ensure_ascii=False) for row in part]


async def _csv(datasette: Any, hits: Hits) -> AsyncIterator[bytes]:
    text = io.StringIO()
    writer = NeutralWriter(text)
    writer.writerow(COLUMNS)
    async for part in _told(datasette, hits):
        for row in part:
            writer.writerow(row)
        yield text.getvalue().encode()
        text.seek(0)
        text.truncate()
    yield text.getvalue().encode()  # the names of the columns, where nothing was found


async def _joined(parts: AsyncIterator[list[str]], between: str, before: str = "", after: str = "") -> AsyncIterator[bytes]:
    """Texts with something between, before and after them, as an answer is sent."""
    begun = before
    async for part in parts:
        if part:
            yield (begun + between.join(part)).encode()
            begun = between
    yield (after if begun == between else before + after).encode()


def _flow(datasette: Any, request: Any, hits: Hits, form: str) -> Flow:
    """The forms that are sent as they are made."""
    headers = hits.headers | {"Content-Disposition": f'attachment; filename="search.{form}"'}
    if form == "csv":
        return Flow(_csv(datasette, hits), "text/csv; charset=utf-8", headers)
    if form == "json":
        objects = _objects(datasette, hits)
        if request.args.get("_nl"):
            return Flow(_joined(objects, "\n", after="\n"), "text/plain; charset=utf-8", hits.headers)
        return Flow(_joined(objects, ", ", "[", "]"), "application/json; charset=utf-8", hits.headers)
    cited = _cited(datasette, request, hits, form)
    kind = f"{citing.FORMS['json' if form == 'csljson' else form]}; charset=utf-8"
    between = {"bib": ("\n",), "ris": ("\r\n",)}.get(form, (",\n", "[", "]\n"))
    return Flow(_joined(cited, *between), kind, headers)


async def _grown(datasette: Any, request: Any, hits: Hits, form: str) -> Any:
    """The forms that are whole before they are sent."""
    # Not imported above: it takes longer to import than all the rest, and few ask for it.
    from archive.reading_room import sheets

    growing: Growing
    with parquet.Growing(COLUMNS) if form == "parquet" else sheets.Growing(COLUMNS) as growing:
        async for part in _told(datasette, hits):
            async with turn():
                await asyncio.to_thread(growing.add, part)
        found = Whole(COLUMNS, [], hits.complete)
        about = told_of(datasette, request, found, growing.count) | {"Urutan (order)": _ORDERS[hits.sort]}
        file = await asyncio.to_thread(growing.finished, about)
    answer = attached(request, file, PARQUET if form == "parquet" else XLSX, form, found)
    answer.headers.update(hits.headers)
    return answer


async def taken(datasette: Any, request: Any) -> Any:
    """The hits of a search in the form that the address ends in.

    JSON in a shape that can say that there is more is Datasette's own, with the thousand best hits; what can't say so is whole.
    """
    form = request.url_vars["format"]
    own = form == "json" and request.args.get("_shape") != "array"
    if own or (form == "parquet" and not parquet.there()) or not await is_ours(datasette):
        return await stock(datasette, request)
    await permit(datasette, request, "query", "search")
    hits = await _found(datasette, request)
    if form in ("parquet", "xlsx"):
        return await _grown(datasette, request, hits, form)
    return _flow(datasette, request, hits, form)
