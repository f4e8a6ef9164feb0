"""Reading again what is kept: which captures another reader has read, and what today's reading of them does to the rows.

A changed reader is no changed article: rows are rewritten, revisions never made. Captures are read again where the row
of an article, or what a witness adds to it, was read from them.
"""

import json
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from archive.articles import Articles
from archive.record import READER, Article, Capture, digests
from archive.warc import Place

_STALE: Final = """
SELECT captures.digest, captures.url, captures.captured_at, bytes.warc_file, bytes.warc_offset, bytes.warc_length, crawls.site,
  crawls.home, readings.parts, count(*)
FROM readings
JOIN captures ON captures.digest = readings.capture
JOIN captures AS bytes ON bytes.digest = coalesce(captures.revisit_of, captures.digest)
JOIN crawls ON crawls.id = captures.crawl
WHERE readings.reader <> :reader AND (:site = '' OR crawls.site = :site)
  AND readings.id = (SELECT max(id) FROM readings AS last WHERE last.article = readings.article
                     AND last.captured_via = readings.captured_via)
GROUP BY captures.digest ORDER BY bytes.warc_file, bytes.warc_offset"""


@dataclass(frozen=True, slots=True)
class Stale:
    """A capture that another reader has read: its name, where it stands, whose it is, and its story's further pages."""

    name: str
    url: str
    captured_at: str
    place: Place
    """Of the bytes: where a revisit repeats an earlier capture, the place of that one."""
    site: str
    home: str
    parts: tuple[Place, ...] = ()
    stories: int = 1
    """How many are to be read in it again."""


def stale(conn: sqlite3.Connection, site: str = "") -> Iterator[Stale]:
    """Every capture that is to be read again, in the order in which they stand in the WARC files."""
    for name, url, moment, *place, whose, home, parts, stories in conn.execute(_STALE, {"reader": READER, "site": site}).fetchall():
        further = tuple(_place(conn, part) for part in json.loads(parts or "[]"))
        yield Stale(name, url, moment, Place(*place), whose, home, further, stories)


def again(conn: sqlite3.Connection, name: str, parts: str | None) -> Stale | None:
    """A capture to be read again, by its name, with the names of further pages (a JSON list); None where it has no row."""
    query = (
        "SELECT captures.url, captures.captured_at, crawls.site, crawls.home FROM captures JOIN crawls ON crawls.id = captures.crawl "
        "WHERE captures.digest = ?"
    )
    found = conn.execute(query, [name]).fetchone()
    if found is None:
        return None
    url, moment, site, home = found
    further = tuple(_place(conn, part) for part in json.loads(parts or "[]"))
    return Stale(name, url, moment, _place(conn, name), site, home, further)


def _place(conn: sqlite3.Connection, name: str) -> Place:
    own = "SELECT coalesce(revisit_of, digest) FROM captures WHERE digest = ?"
    return Place(*conn.execute(f"SELECT warc_file, warc_offset, warc_length FROM captures WHERE digest = ({own})", [name]).fetchone())


class Rereading:
    """Brings the rows of articles up to today's reader; writes are part of the caller's transaction."""

    def __init__(self, conn: sqlite3.Connection, articles: Articles) -> None:
        self._conn = conn
        self._articles = articles

    def take(self, name: str, capture: Capture, articles: Sequence[Article]) -> set[int]:
        """Bring up to date what was read from a capture, given what is read from it today; the numbers of those articles.

        The row is rewritten where it was read from this capture; where it was read from another, this one is a witness
        and fills in what only a page tells.
        """
        return {number for article in articles if (number := self._bring_up(name, capture, article)) is not None}

    def _bring_up(self, name: str, capture: Capture, article: Article) -> int | None:
        known = self._conn.execute(
            "SELECT articles.id, articles.capture, max(readings.id) FROM readings JOIN articles ON articles.id = readings.article "
            "WHERE readings.capture = ? AND readings.reader <> ? AND (canonical_url = ? OR (post_id IS NOT NULL AND post_id = ?)) "
            "GROUP BY articles.id ORDER BY canonical_url = ? DESC LIMIT 1",
            [name, READER, article.canonical_url, article.post_id, article.canonical_url],
        ).fetchone()
        if known is None:
            return None
        number, current, reading = known
        content, record = digests(article)
        if current == name:
            self._articles.rewrite(number, capture, name, article, content)
        else:
            self._articles.fill(number, article)
        self._conn.execute(
            "UPDATE readings SET content_digest = ?, record_digest = ?, reader = ? WHERE id = ?", [content, record, READER, reading]
        )
        return int(number)

    def forsaken(self) -> None:
        """Remove persons and institutions that no article names any more."""
        self._conn.execute("DELETE FROM people WHERE id NOT IN (SELECT person FROM appearances WHERE person IS NOT NULL)")
        self._conn.execute(
            "DELETE FROM institutions WHERE id NOT IN (SELECT institution FROM institution_mentions WHERE institution IS NOT NULL)"
        )
