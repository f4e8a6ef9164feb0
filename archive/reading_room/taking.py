"""The forms in which any list may be taken away, beside Datasette's CSV and JSON: XLSX and Parquet; lists of articles also as an Atom feed
and as citations (BibTeX, RIS, CSL-JSON)."""

import asyncio
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import IO, Any, Final, Protocol

import datasette.views.base
from datasette.utils.asgi import Response
from datasette.views.base import DatasetteError

from archive import parquet
from archive.formulas import NeutralWriter
from archive.metadata import DATABASE
from archive.reading_room import alerts, citing
from archive.reading_room.article import short_address
from archive.reading_room.coming import Form, Listed, renderer
from archive.reading_room.deliveries import turn
from archive.reading_room.frame import is_ours, rows
from archive.reading_room.sending import Flow, read
from archive.reading_room.whole import Whole, first, pages, plain, rest, whole

CITED: Final = 1_000
"""Articles that are cited at once: each page of a list that is longer has its own citations."""

_NAMED: Final = {"articles": "id", "latest": "id"}
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PARQUET: Final = "application/vnd.apache.parquet"
_LISTS: Final = frozenset({"bib", "ris", "csljson"})


def neutral_csv() -> None:
    """Make Datasette's CSV files neutral: its writer of them is replaced by one that defuses formulas."""
    datasette.views.base.csv = SimpleNamespace(writer=NeutralWriter)


def _article(columns: Iterable[str], table: str | None) -> str | None:
    """The column of a list that holds the number of an article, where it has one."""
    names = set(columns)
    if "article" in names:
        return "article"
    return _NAMED.get(table or "") if _NAMED.get(table or "") in names else None


def attached(request: Any, text: str | bytes | IO[bytes], kind: str, ending: str, found: Whole | None = None) -> Any:
    """An answer that a browser keeps as a file; where rows are missing, it says where they begin."""
    vars = request.url_vars
    name = "".join(sign if sign.isalnum() else "-" for sign in (vars.get("table") or vars.get("database") or "kliping"))
    headers = {"Content-Disposition": f'attachment; filename="{name}.{ending}"'}
    if found is not None and not found.complete:
        headers["Kliping-Complete"] = "no"
        if found.rest:
            headers["Link"] = f'<{found.rest}>; rel="next"'
    if not isinstance(text, str | bytes):
        return Flow(read(text), kind, headers)
    if isinstance(text, bytes):
        return Response(text, content_type=kind, headers=headers)
    return Response(text, content_type=f"{kind}; charset=utf-8", headers=headers)


RELEASED: Final = "rilis arsip, dibuat dengan kliping release (a release of the archive, made with kliping release)"
"""Where everything is in one piece."""


def told_of(datasette: Any, request: Any, found: Whole, count: int) -> dict[str, str]:
    """What is said of a file beside its rows, of which there are so many."""
    told = {
        "Sumber (source)": datasette.absolute_url(request, request.full_path),
        "Diambil (taken)": datetime.now(UTC).isoformat(timespec="seconds"),
        "Baris (rows)": str(count),
        "Lengkap (complete)": "ya (yes)" if found.complete else "tidak (no)",
    }
    if not found.complete:
        told["Semuanya (all of it)"] = RELEASED
    return told | ({"Lanjutan (next)": found.rest} if found.rest else {})


async def _taken(datasette: Any, request: Any, listed: Listed) -> Whole:
    """All of a list. Raises DatasetteError where a query had no answer: its error is for people, not for a file."""
    if listed.error:
        raise DatasetteError(listed.error, title="Invalid SQL", status=400)
    return await whole(datasette, request, listed)


class Growing(Protocol):
    """A file that rows are added to, Parquet or a spreadsheet: it has ``count`` of them and holds ``most``, where there is a bound."""

    count: int
    most: int | None

    def add(self, rows: Sequence[Sequence[Any]]) -> None:
        """Some more rows."""
        ...

    def finished(self, about: Mapping[str, str]) -> IO[bytes]:
        """The file, with what is told of it."""
        ...


async def _gathered(datasette: Any, request: Any, listed: Listed, growing: Growing) -> Whole:
    """Every row of a list, given to a file that grows; what is told of them, without them."""
    if listed.following and not listed.error and not request.args.get("_size"):
        following: str | None = None
        async for part, after in pages(datasette, request, listed):
            if growing.most is not None and growing.count + len(part) > growing.most:
                break
            # In a thread: a thousand rows take a tenth of a second, in which the server answers others.
            async with turn():
                await asyncio.to_thread(growing.add, part)
            following = after
        if growing.count:
            return Whole(listed.columns, [], not following, rest(datasette, request, following))
    found = await _taken(datasette, request, listed)
    await asyncio.to_thread(growing.add, found.rows)
    return found


async def _grown(datasette: Any, request: Any, listed: Listed, growing: Growing) -> tuple[IO[bytes], Whole]:
    """The file of a list, and what is told of it."""
    found = await _gathered(datasette, request, listed, growing)
    return await asyncio.to_thread(growing.finished, told_of(datasette, request, found, growing.count)), found


async def _xlsx(datasette: Any, request: Any, listed: Listed) -> Any:
    # Not imported above: it takes longer to import than all the rest, and few ask for it.
    from archive.reading_room import sheets

    with sheets.Growing(listed.columns) as growing:
        file, found = await _grown(datasette, request, listed, growing)
    return attached(request, file, XLSX, "xlsx", found)


async def _parquet(datasette: Any, request: Any, listed: Listed) -> Any:
    with parquet.Growing(listed.columns) as growing:
        file, found = await _grown(datasette, request, listed, growing)
    return attached(request, file, PARQUET, "parquet", found)


async def _numbers(datasette: Any, listed: Listed, rows: Iterable[Sequence[Any]]) -> list[int]:
    """The numbers of the articles that rows name, each once, in their order. Raises DatasetteError where they can't name any."""
    column = _article(listed.columns, listed.table)
    if column is None or listed.database != DATABASE or not await is_ours(datasette):
        raise DatasetteError("Daftar ini tidak memuat berita; kolom article diperlukan. (This list names no articles.)", status=400)
    at = list(listed.columns).index(column)
    return [number for number in dict.fromkeys(plain(row[at]) for row in rows) if isinstance(number, int)]


async def _atom(datasette: Any, request: Any, listed: Listed) -> Any:
    if listed.error:
        raise DatasetteError(listed.error, title="Invalid SQL", status=400)
    found = await first(datasette, request, listed, alerts.MOST)
    return await alerts.answer(datasette, request, await _numbers(datasette, listed, found))


def _citations(form: str) -> Form:
    """Lists in a form of citations."""

    async def render(datasette: Any, request: Any, listed: Listed) -> Any:
        found = await _taken(datasette, request, listed)
        numbers = await _numbers(datasette, listed, found.rows)
        order = {number: place for place, number in enumerate(numbers[:CITED])}
        sources = await rows(datasette, citing.SOURCES, {"ids": json.dumps(list(order))})
        sources.sort(key=lambda row: order[row["id"]])
        cited = [citing.source(row, short_address(datasette, request, row["key"])) for row in sources]
        text, kind = citing.written(cited, "json" if form == "csljson" else form)
        complete = found.complete and len(numbers) <= CITED
        return attached(request, text, kind, form, Whole([], [], complete, found.rest if len(numbers) <= CITED else None))

    return render


async def _lists_articles(datasette: Any, columns: list[str], table: str | None, database: str) -> bool:
    """Whether a list names articles of an archive."""
    return database == DATABASE and _article(columns, table) is not None and await is_ours(datasette)


def renderers() -> list[dict[str, Any]]:
    """Every form, for Datasette."""
    forms = [{"extension": "xlsx", "render": renderer(_xlsx), "can_render": lambda: True}]
    if parquet.there():
        forms.append({"extension": "parquet", "render": renderer(_parquet), "can_render": lambda: True})
    forms.append({"extension": "atom", "render": renderer(_atom), "can_render": _lists_articles})
    return forms + [{"extension": form, "render": renderer(_citations(form)), "can_render": _lists_articles} for form in sorted(_LISTS)]
