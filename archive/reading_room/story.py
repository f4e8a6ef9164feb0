"""What the pages made for reading show beside Datasette's own data: the newest articles."""

from typing import Any, Final
from urllib.parse import urlencode

from datasette.utils import path_with_removed_args, tilde_decode

from archive.metadata import DATABASE
from archive.questions import LABELS, QUESTIONS
from archive.reading_room.coming import everything
from archive.reading_room.frame import Paging, in_time, is_ours, rooms
from archive.reading_room.front import front

FACETS: Final = {"section": "Rubrik", "year": "Tahun", "dateline_place": "Tempat", "byline": "Kode penulis", "site": "Situs"}
"""Facets of a list of articles, in the order in which they are shown."""

PAGE: Final = 50
"""Rows of the answer to a query on one page, where they are narrow."""

CELLS: Final = 450
"""Cells of it, rows times columns, where they are wide."""


def _whole_csv(datasette: Any, request: Any) -> str:
    """The address of all rows of a table as CSV, from the first one on."""
    asked = [(name, value) for name in request.args for value in request.args.getlist(name) if name not in {"_next", "_size", "_look"}]
    table = tilde_decode(request.url_vars["table"])
    return f"{datasette.urls.table(DATABASE, table)}.csv?{urlencode([*asked, ('_stream', 'on')])}"


async def beside(datasette: Any, request: Any, view: str, template: str, columns: int) -> dict[str, Any]:
    """Further template variables for a page: ``view`` is Datasette's name for its kind, ``columns`` is how many it shows."""
    if not await is_ours(datasette):
        return {}
    found: dict[str, Any] = {
        "archive_name": DATABASE,
        "rooms": rooms(datasette),
        "labels": LABELS,
        "facet_labels": FACETS,
        "questions": QUESTIONS,
        "path_with_removed_args": path_with_removed_args,
    }
    if template == f"query-{DATABASE}.html" and request is not None:
        found["paging"] = Paging.of(request, min(PAGE, max(1, CELLS // max(columns, 1))))
    if view == "table" and request is not None:
        found["whole_csv"] = _whole_csv(datasette, request)
    if view == "index":
        with in_time():
            found["front"] = await front(datasette)
    if template == f"database-{DATABASE}.html":
        found |= await everything(datasette, request)
    return found
