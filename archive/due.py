"""Which articles are to be looked at again.

The older a story, the rarer it is changed: a newsroom mends a story within days and withdraws it within weeks. So an article
is due again after a tenth of its age, at least a day and at most half a year. Looked at that often, an archive
of thirty thousand stories over ten years asks for some two hundred a day.
"""

import sqlite3
from typing import Final

from archive.record import Due

SHARE: Final = 0.1
"""Share of its age after which an article is due again."""
LEAST: Final = 1.0
"""Days between two looks at the youngest."""
MOST: Final = 180.0
"""Days between two looks at the oldest."""
UNSURE: Final = 0.5
"""Days after which one that was missed is looked for again."""

_AGE: Final = "max(0, julianday(:now) - coalesce(julianday(articles.published_at), julianday(first_seen_at), 0))"
_INTERVAL: Final = (
    f"CASE WHEN missing_since IS NOT NULL AND gone_at IS NULL THEN {UNSURE} ELSE min(max({_AGE} * {SHARE}, {LEAST}), {MOST}) END"
)
_SINCE: Final = "julianday(:now) - julianday(coalesce(last_checked_at, first_seen_at))"
# A look that lies ahead was made while the clock was wrong: it says nothing, and must not keep anybody from looking for a year.
_OVERDUE: Final = f"CASE WHEN {_SINCE} < 0 THEN 1 ELSE ({_SINCE}) / ({_INTERVAL}) END"
_DUE: Final = f"""
SELECT url, post_id FROM (
  SELECT canonical_url AS url, articles.post_id AS post_id, articles.id AS id,
    {_OVERDUE} AS overdue
  FROM articles JOIN pages ON pages.url = canonical_url
  WHERE articles.site = :site AND substr(canonical_url, 1, :length) = :home)
WHERE overdue >= 1 ORDER BY overdue DESC, id DESC LIMIT :limit"""


def due(conn: sqlite3.Connection, site: str, home: str, moment: str, limit: int) -> list[Due]:
    """Articles of a site below ``home`` that are due at a moment (ISO 8601, UTC), the most overdue first; those that are gone too."""
    values = {"site": site, "home": home, "length": len(home), "now": moment, "limit": limit}
    return [Due(url=url, post_id=number) for url, number in conn.execute(_DUE, values)]
