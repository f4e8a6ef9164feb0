"""What the pages made for reading show beside Datasette's own data: the newest articles."""

from typing import Any, Final

from datasette.utils import path_with_removed_args

from archive.metadata import DATABASE
from archive.questions import LABELS, QUESTIONS
from archive.reading_room.coming import everything
from archive.reading_room.frame import Paging, is_ours, rooms
from archive.reading_room.front import front

FACETS: Final = {"section": "Rubrik", "year": "Tahun", "dateline_place": "Tempat", "byline": "Kode penulis", "site": "Situs"}
"""Facets of a list of articles, in the order in which they are shown."""

PAGE: Final = 50
"""Rows of the answer to a query on one page, where they are narrow."""

CELLS: Final = 450
"""Cells of it, rows times columns, where they are wide."""


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
    if view == "index":
        found["front"] = await front(datasette)
    if template == f"database-{DATABASE}.html":
        found |= await everything(datasette, request)
    return found
