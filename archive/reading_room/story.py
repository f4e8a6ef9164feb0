"""What the pages made for reading show beside Datasette's own data: an article's parts, and the newest articles."""

from typing import Any, Final

from archive.metadata import DATABASE
from archive.questions import LABELS, QUESTIONS
from archive.reading_room.frame import is_ours, rooms, rows
from archive.reading_room.front import front
from archive.reading_room.moments import zone_of

_PARTS: Final = {
    "sections": "SELECT name FROM sections WHERE article = :id ORDER BY position",
    "tags": "SELECT name FROM tags WHERE article = :id ORDER BY position",
    "images": "SELECT url, caption, alt FROM images WHERE article = :id ORDER BY position",
    "attachments": "SELECT url, label FROM attachments WHERE article = :id ORDER BY position",
    "related": "SELECT url, title, printed_date FROM related WHERE article = :id ORDER BY position",
    "events": "SELECT DISTINCT value, text FROM dates WHERE article = :id AND kind = 'event' AND value IS NOT NULL ORDER BY value",
    "versions": "SELECT id, number, title, captured_at, superseded_at FROM revisions WHERE article = :id ORDER BY number DESC",
    "evidence": "SELECT * FROM evidence WHERE article = :id",
    "gone": "SELECT gone_at FROM gone WHERE article = :id",
    "sites": "SELECT sites.title, zone FROM sites JOIN articles ON articles.site = sites.name WHERE articles.id = :id",
}

FACETS: Final = {"section": "Rubrik", "year": "Tahun", "dateline_place": "Tempat", "byline": "Kode penulis", "site": "Situs"}
"""Facets of a list of articles, in the order in which they are shown."""


async def parts(datasette: Any, number: str) -> dict[str, Any]:
    """Everything that belongs to one article, by kind."""
    found: dict[str, Any] = {kind: await rows(datasette, query, {"id": number}) for kind, query in _PARTS.items()}
    site = found.pop("sites")
    return {**found, "site": site[0]["title"] if site else None, "zone": zone_of(site[0]["zone"]) if site else None}


async def beside(datasette: Any, view: str, table: str | None, request: Any) -> dict[str, Any]:
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
    if view == "row" and table == "articles" and request.url_vars.get("database") == DATABASE:
        found["story"] = await parts(datasette, request.url_vars["pks"])
    elif view == "index":
        found["front"] = await front(datasette)
    return found
