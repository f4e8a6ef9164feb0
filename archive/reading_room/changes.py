"""Pages of what was changed after publication, silently above all, and of what has disappeared."""

from typing import Any, Final

from datasette.utils.asgi import NotFound

from archive.reading_room import compared
from archive.reading_room.frame import Paging, rows, show
from archive.reading_room.language import say

PAGE: Final = 30

_CHANGED: Final = """
WITH silent AS (SELECT article, version FROM silent_edits), theme AS (SELECT article, version FROM shown_otherwise)
SELECT revisions.article AS id, revisions.number, articles.title, articles.published_at, revisions.superseded_at, zone,
  revisions.title AS old_title, EXISTS (SELECT 1 FROM silent WHERE silent.article = revisions.article AND version = number) AS silent,
  EXISTS (SELECT 1 FROM theme WHERE theme.article = revisions.article AND version = number) AS theme
FROM revisions JOIN articles ON articles.id = revisions.article JOIN sites ON name = site
WHERE :silent = 0 OR EXISTS (SELECT 1 FROM silent WHERE silent.article = revisions.article AND version = number)
ORDER BY superseded_at DESC, revisions.id DESC LIMIT :limit OFFSET :offset"""

_VERSION: Final = f"""
SELECT article, versions.title, published_at, zone, seen_before, seen_after, {compared.COLUMNS},
  EXISTS (SELECT 1 FROM silent_edits AS edits WHERE edits.article = :article AND edits.version = :version) AS silent,
  (SELECT stories FROM shown_otherwise AS theme WHERE theme.article = :article AND theme.version = :version) AS theme
FROM versions JOIN sites ON name = site WHERE article = :article AND version = :version"""

_GONE: Final = """
SELECT article AS id, gone.title, published_at, gone_at, status, zone FROM gone JOIN sites ON name = site
ORDER BY gone_at DESC LIMIT :limit OFFSET :offset"""


async def changed(datasette: Any, request: Any) -> Any:
    """Changes, the last seen first; with ``diam=1`` only those whose stated date of modification did not move."""
    paging, silent = Paging.of(request, PAGE), request.args.get("diam") == "1"
    found = await rows(datasette, _CHANGED, {"silent": int(silent), **paging.bounds})
    left_out = (await rows(datasette, "SELECT count(*) AS number FROM shown_otherwise"))[0]["number"] if silent else 0
    return await show(datasette, request, "changes.html", changes=paging.shown(found), paging=paging, silent=silent, left_out=left_out)


async def gone(datasette: Any, request: Any) -> Any:
    """Articles whose page has disappeared, the last first."""
    paging = Paging.of(request, PAGE)
    found = await rows(datasette, _GONE, paging.bounds)
    return await show(datasette, request, "gone.html", gone=paging.shown(found), paging=paging)


async def change(datasette: Any, request: Any) -> Any:
    """One change: both versions beside each other, word by word. Raises NotFound for one that never was."""
    asked = {name: int(request.url_vars[name]) for name in ("article", "version")}
    found = await rows(datasette, _VERSION, asked)
    if not found:
        raise NotFound(say("Tidak ada perubahan itu", "There is no such change"))
    return await show(datasette, request, "change.html", change=found[0], sides=compared.sides(found[0]))
