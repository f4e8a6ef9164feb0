"""What the pages made for reading show beside Datasette's own data: the newest articles."""

from typing import Any, Final

from archive.metadata import DATABASE
from archive.questions import LABELS, QUESTIONS
from archive.reading_room.frame import is_ours, rooms
from archive.reading_room.front import front

FACETS: Final = {"section": "Rubrik", "year": "Tahun", "dateline_place": "Tempat", "byline": "Kode penulis", "site": "Situs"}
"""Facets of a list of articles, in the order in which they are shown."""


async def beside(datasette: Any, view: str) -> dict[str, Any]:
    """Further template variables for a page: ``view`` is Datasette's name for its kind."""
    if not await is_ours(datasette):
        return {}
    found: dict[str, Any] = {
        "archive_name": DATABASE,
        "rooms": rooms(datasette),
        "labels": LABELS,
        "facet_labels": FACETS,
        "questions": QUESTIONS,
    }
    if view == "index":
        found["front"] = await front(datasette)
    return found
