"""What became of articles at their addresses: missed, gone, there again, moved.

A site that is down, that shows its front page for everything, or whose theme broke overnight makes no article disappear. So
one that is not at its address is *missing* at first, and only where articles that should be there answered well
afterwards, in the same crawl. It is *gone* once it was missed so a second time, on another day of the site's own
calendar and at least half a day later; where nothing else of its year was met either, a week later. What is met again, by
whatever way, is back; everything seen stays in ``sightings``.
"""

import json
import sqlite3
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from archive import controls
from archive.crawls import Crawl, Outcome
from archive.record import Problem, Reading
from archive.sql import Later, insert, row

APART: Final = timedelta(hours=12)
"""Least time between the two sightings: a fault around midnight is one fault."""

MET: Final = {
    "not-found": "not-found",
    "not-an-article": "elsewhere",
    "another-text": "elsewhere",
    "no-body": "empty",
    "no-title": "empty",
    "protected": "protected",
}
"""Problems by which an article's page says that the article is not there, and what is met instead; all others say nothing of it."""


class Standing(NamedTuple):
    """An article and what is known of it at its address; moments are ISO 8601, UTC."""

    id: int
    missing_since: str | None
    gone_at: str | None


_STANDING: Final = "SELECT articles.id, missing_since, gone_at FROM articles LEFT JOIN pages ON pages.url = canonical_url "

_WAITING: Final = "SELECT 1 FROM sightings WHERE article = ? AND crawl = ? AND what = 'missing' AND healthy IS NULL"
_MISSED: Final = """
SELECT sightings.article, missing_since, gone_at, pages.url, seen_at, year FROM sightings
JOIN articles ON articles.id = sightings.article JOIN pages ON pages.url = canonical_url
WHERE sightings.crawl = ? AND what = 'missing' AND healthy IS NULL ORDER BY sightings.id"""


_DOUBTED: Final = "UPDATE sightings SET healthy = 0 WHERE article = ? AND crawl = ? AND healthy IS NULL"


class Sightings:
    """The table ``sightings``, and what follows from it in ``pages``; every write is part of the caller's transaction."""

    def __init__(self, conn: sqlite3.Connection, later: Later) -> None:
        self._conn = conn
        self._later = later
        self._zone = ZoneInfo("UTC")
        self._absent: set[int] = set()
        self._missed: set[int] = set()
        self._well: dict[int, str] = {}

    def begin(self, site: str, zone: str) -> None:
        """Take note of the site's clock and of its articles that are missing or gone."""
        self._zone = ZoneInfo(zone)
        self._missed.clear()
        self._well.clear()
        query = "SELECT article FROM pages WHERE site = ? AND missing_since IS NOT NULL"
        self._absent = {number for (number,) in self._conn.execute(query, [site])}

    def standing(self, url: str) -> Standing | None:
        """The article whose address this is; None where it is none's, or only a former one."""
        self._later.settle()
        found = self._conn.execute(_STANDING + "WHERE canonical_url = ?", [url]).fetchone()
        return Standing(*found) if found else None

    # -- missed ------------------------------------------------------------------------------------------------------

    def worth(self, standing: Standing, moment: str, crawl: Crawl) -> bool:
        """Whether missing an article at a moment says anything new: not where it is gone, nor twice within a day."""
        if standing.gone_at is not None or row(self._conn, _WAITING, [standing.id, crawl.id]) is not None:
            return False
        return standing.missing_since is None or self._apart(standing.missing_since, moment)

    def missed(self, crawl: Crawl, standing: Standing, reading: Reading, met: str, detail: str, capture: str) -> None:
        """Write down that an article is not at its address. It counts once the site has shown that it is well."""
        self._write(crawl, standing.id, reading, "missing", met, detail, capture)
        self._missed.add(standing.id)
        crawl.unvouched = len(self._missed)

    def answered(self, crawl: Crawl, address: str, capture: str) -> None:
        """An article that should be there is. When enough of them are, the site is well; of a year that was missed as a whole that
        says nothing for a week."""
        self._later.settle()
        self._well |= {number: capture for (number,) in self._conn.execute("SELECT id FROM articles WHERE canonical_url = ?", [address])}
        if len(self._well) >= controls.needed(self._conn, crawl):
            query = "SELECT DISTINCT year FROM articles WHERE id IN (SELECT value FROM json_each(?))"
            years = {year for (year,) in self._conn.execute(query, [json.dumps(sorted(self._well))])}
            self.vouch(crawl, controls.vanished(self._conn, crawl, years))

    def vouch(self, crawl: Crawl, vanished: Collection[str] = ()) -> None:
        """The site is well: what this crawl has missed so far is missing indeed, or gone.

        Of years that have ``vanished`` nothing was met: what is missing there already counts again after a week.
        """
        self._later.settle()
        if self._well:
            values = [json.dumps(list(self._well.values())), crawl.id]
            self._conn.execute("UPDATE sightings SET controls = ? WHERE crawl = ? AND healthy IS NULL", values)
        for number, since, gone, url, moment, year in self._conn.execute(_MISSED, [crawl.id]).fetchall():
            if year in vanished and (since is None or _between(since, moment) < controls.SUSPECTED):
                crawl.vanished[year] = crawl.vanished.get(year, 0) + 1
                if since is not None:
                    self._conn.execute(_DOUBTED, [number, crawl.id])
                    continue
            if since is None:
                self._conn.execute("UPDATE pages SET missing_since = ? WHERE url = ?", [moment, url])
                self._absent.add(number)
                crawl.count(Outcome.MISSING)
            elif gone is None and self._apart(since, moment):
                self._conn.execute("UPDATE pages SET gone_at = ?, wanted = 0 WHERE url = ?", [moment, url])
                crawl.count(Outcome.GONE)
        self._conn.execute("UPDATE sightings SET healthy = 1 WHERE crawl = ? AND healthy IS NULL", [crawl.id])
        self._missed.clear()
        crawl.unvouched = 0

    def dismiss(self, crawl: Crawl) -> None:
        """The crawl ends without the site having shown that it is well: what it missed says nothing."""
        self._conn.execute("UPDATE sightings SET healthy = 0 WHERE crawl = ? AND healthy IS NULL", [crawl.id])

    def _apart(self, first: str, second: str) -> bool:
        """Whether two moments are far enough apart, and on different days where the newsroom is."""
        one, other = (datetime.fromisoformat(moment).astimezone(self._zone) for moment in (first, second))
        return other - one >= APART and other.date() > one.date()

    # -- met ---------------------------------------------------------------------------------------------------------

    def was_missed(self, number: int) -> bool:
        """Whether an article counts as missing or gone, or was missed in this crawl."""
        return number in self._absent or number in self._missed

    def met(self, crawl: Crawl, number: int, reading: Reading, capture: str) -> None:
        """An article that was missed was met: it is back; the tick at its address takes the marks off."""
        if number in self._missed:
            self._missed.discard(number)
            crawl.unvouched = len(self._missed)
            self._conn.execute(_DOUBTED, [number, crawl.id])
        if number in self._absent:
            self._absent.discard(number)
            self._write(crawl, number, reading, "back", "page" if reading.page else "rest", "read again", capture)
            crawl.count(Outcome.BACK)

    def has_moved_since(self, number: int, moment: str) -> bool:
        """Whether an article was met at another address at a moment or later."""
        return (
            row(self._conn, "SELECT 1 FROM sightings WHERE article = ? AND what = 'moved' AND seen_at >= ?", [number, moment]) is not None
        )

    def moved(self, crawl: Crawl, number: int, reading: Reading, former: str, capture: str) -> None:
        """An article was met at another address: the former one stays with it, and is asked for no more."""
        address = reading.article.canonical_url if reading.article else reading.address
        self._later.settle()
        self._conn.execute("UPDATE pages SET article = ?, missing_since = NULL, gone_at = NULL, wanted = 0 WHERE url = ?", [number, former])
        self._write(crawl, number, reading, "moved", "page" if reading.page else "rest", now_at(address), capture, former)
        crawl.count(Outcome.MOVED)

    def _write(
        self, crawl: Crawl, number: int, reading: Reading, what: str, met: str, detail: str, capture: str, url: str | None = None
    ) -> None:
        values = {"article": number, "url": url or reading.address, "crawl": crawl.id, "seen_at": reading.capture.captured_at}
        told = {"what": what, "met": met, "detail": detail, "status": reading.capture.status, "capture": capture}
        self._later.settle()
        insert(self._conn, "sightings", values | told | {"healthy": None if what == "missing" else 1})


def _between(first: str, second: str) -> timedelta:
    return datetime.fromisoformat(second) - datetime.fromisoformat(first)


def what_is_met(problem: Problem | None) -> str | None:
    """What stands where an article should be; None for a problem that says nothing about the article."""
    return MET.get(problem.kind) if problem else None


def now_at(address: str) -> str:
    """What is written of an article that was met at another address than before."""
    return f"now at {address}"
