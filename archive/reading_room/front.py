"""The front page: what this is, how fresh, how complete, and what is new, changed or gone."""

from typing import Any, Final

from archive.reading_room.chart import shades
from archive.reading_room.frame import rows
from archive.reading_room.moments import zone_of

_NEWEST: Final = "SELECT id, title, published_at, section, dateline_place, lead FROM latest LIMIT 8"

_SITES: Final = """
SELECT name, health.title, articles, ended_at, last_well_at, verdict, zone, stated, known, kept, hidden, pending
FROM health JOIN sites ON name = health.site JOIN completeness ON completeness.site = name ORDER BY health.title"""

_MONTHS: Final = "SELECT month, articles FROM per_month WHERE site = :site"
_GAPS: Final = "SELECT month FROM gaps WHERE site = :site"

# The narrow index of articles holds all that is asked of those that were published on another day.
_ON_THIS_DAY: Final = """
SELECT articles.id, published_at, title, substr(published_at, 1, 4) AS year
FROM articles JOIN (
  SELECT id FROM articles INDEXED BY articles_brief
  WHERE substr(published_at, 6, 5) = strftime('%m-%d', 'now', '+7 hours')
    AND substr(published_at, 1, 4) < strftime('%Y', 'now', '+7 hours') ORDER BY published_at DESC LIMIT 6
) AS chosen ON chosen.id = articles.id ORDER BY published_at DESC"""

# Where nothing was changed yet SQLite knows nothing of the revisions, and would look for one of each article.
_CHANGED: Final = """
SELECT article AS id, articles.title, superseded_at, zone
FROM revisions CROSS JOIN articles ON articles.id = article CROSS JOIN sites ON name = site
ORDER BY superseded_at DESC, revisions.id DESC LIMIT 5"""

_GONE: Final = "SELECT article AS id, gone.title, gone_at, zone FROM gone JOIN sites ON name = site ORDER BY gone_at DESC LIMIT 5"


async def _site(datasette: Any, site: dict[str, Any]) -> dict[str, Any]:
    """A site with its months, shaded by how much there is, and those in which there is nothing."""
    values = {"site": site["name"]}
    months = {row["month"]: row["articles"] for row in await rows(datasette, _MONTHS, values)}
    gaps = [row["month"] for row in await rows(datasette, _GAPS, values)]
    years = sorted({month[:4] for month in (*months, *gaps)}, reverse=True)
    return site | {"zone": zone_of(site["zone"]), "months": months, "shades": shades(months), "gaps": gaps, "years": years}


async def front(datasette: Any) -> dict[str, Any]:
    """What stands on the front page."""
    return {
        "newest": await rows(datasette, _NEWEST),
        "sites": [await _site(datasette, site) for site in await rows(datasette, _SITES)],
        "on_this_day": await rows(datasette, _ON_THIS_DAY),
        "changed": await rows(datasette, _CHANGED),
        "gone": await rows(datasette, _GONE),
    }
