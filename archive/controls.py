"""Whether a site is well, where articles were missed: which others are asked for to see it, and what their answers say.

A server can be broken in part: it answers 404 for a year of its stories, or for one section, and is well otherwise. So
several articles are asked for, of different years and sections, first of those years in which some were missed; and where all
that was met of a year is missing at once, that is a suspicion for a week.
"""

import sqlite3
from datetime import timedelta
from typing import Final

from archive.crawls import Crawl

MOST: Final = 5
"""Articles that are asked for, at most."""
ENOUGH: Final = 3
"""How many of them must answer well; all of them where the archive has no more."""
SUSPECTED: Final = timedelta(days=7)
"""How long a year that was missed as a whole is looked for before its articles count as gone."""

_WAITING: Final = "SELECT article FROM sightings WHERE crawl = :crawl AND what = 'missing' AND healthy IS NULL"
_SHOULD_BE_THERE: Final = f"""
FROM articles JOIN pages ON pages.url = canonical_url
WHERE articles.site = :site AND published_at IS NOT NULL AND missing_since IS NULL
  AND substr(canonical_url, 1, :length) = :home AND articles.id NOT IN ({_WAITING})"""
_CONTROLS: Final = f"""
WITH there AS (
  SELECT canonical_url, year, section, published_at, wanted = 0 AND coalesce(status, 200) = 200 AS answered {_SHOULD_BE_THERE}),
one_of_each AS (
  SELECT *, row_number() OVER (PARTITION BY year, section ORDER BY answered DESC, published_at DESC) AS of_section FROM there)
SELECT canonical_url FROM (
  SELECT *, row_number() OVER (PARTITION BY year ORDER BY answered DESC, of_section, published_at DESC) AS of_year FROM one_of_each)
ORDER BY answered DESC, of_year, year IN (SELECT year FROM articles WHERE id IN ({_WAITING})) DESC, published_at DESC LIMIT :most"""

_NEIGHBOURS: Final = """
SELECT count(*) FROM articles LEFT JOIN pages ON pages.url = canonical_url
WHERE articles.site = :site AND year = :year AND gone_at IS NULL"""
_MET: Final = f"""
SELECT 1 FROM articles JOIN pages ON pages.url = canonical_url
WHERE articles.site = :site AND year = :year AND missing_since IS NULL AND articles.id NOT IN ({_WAITING})
  AND ((last_crawl = :crawl AND wanted = 0 AND status = 200)
    OR EXISTS (SELECT 1 FROM captures WHERE captures.url = canonical_url AND captures.crawl = :crawl AND captures.status = 304))
LIMIT 1"""


def controls(conn: sqlite3.Connection, crawl: Crawl) -> list[str]:
    """Addresses of articles that are there on a site that is well, none of them missed by a crawl, the best witnesses first."""
    return [url for (url,) in conn.execute(_CONTROLS, _values(crawl) | {"most": MOST})]


def needed(conn: sqlite3.Connection, crawl: Crawl) -> int:
    """How many articles must have answered well before those that a crawl missed count."""
    (there,) = conn.execute(f"SELECT count(*) {_SHOULD_BE_THERE}", _values(crawl)).fetchone()
    return max(1, min(ENOUGH, int(there)))


def vanished(conn: sqlite3.Connection, crawl: Crawl, well: set[str]) -> set[str]:
    """Years of which a crawl has missed articles and met none, though there are others; ``well`` are the years of controls that
    answered well."""
    years = f"SELECT DISTINCT year FROM articles WHERE id IN ({_WAITING}) AND year IS NOT NULL"
    missed = {year for (year,) in conn.execute(years, {"crawl": crawl.id})} - well
    values = {"site": crawl.site, "crawl": crawl.id}
    return {
        year
        for year in missed
        if conn.execute(_NEIGHBOURS, {"site": crawl.site, "year": year}).fetchone()[0] > 1
        and conn.execute(_MET, values | {"year": year}).fetchone() is None
    }


def _values(crawl: Crawl) -> dict[str, object]:
    return {"site": crawl.site, "home": crawl.home, "length": len(crawl.home), "crawl": crawl.id}
