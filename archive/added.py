"""Rows that were added after what is trusted was sealed: each must be what the WARC files say.

Nothing proves that what came later is true; a capture can be made up. But no row may say what no capture says.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from archive.findings import RESTORE, Finding
from archive.record import READER, Article, digests
from archive.records import Said
from archive.seals import as_sealed

Of = Callable[[int, str, str | None], Article | None]
"""What today's reader makes of a capture (its name, and those of further pages), of one article alone."""

_CAPTURE: Final = "SELECT captured_at, status, crawl FROM captures WHERE digest = ?"

_ASKED: Final = (
    "SELECT 1 FROM captures JOIN pages ON pages.url = captures.url WHERE article = ?1 AND captures.url = ?2 AND captures.crawl = ?3 LIMIT 1"
)
_NO_END: Final = (("ended_at", ""),)
"""What is told of the end of a crawl that has none."""


class Added:
    """Tells what is wrong with such rows; what only the files can tell is asked for when they were walked."""

    def __init__(self, conn: sqlite3.Connection, of: Of, otherwise: Callable[[dict[str, Any]], str | None]) -> None:
        """``otherwise`` tells what is wrong with an article's row, given the capture it names."""
        self._conn = conn
        self._of = of
        self._otherwise = otherwise
        self._crawls: dict[int, dict[str, Any]] = {}
        self._silences: dict[int, dict[str, Any]] = {}
        self._asked: dict[int, dict[str, Any]] = {}
        self.unread = 0
        """Rows that another reader has read."""

    def wrong(self, kind: str, record: dict[str, Any]) -> str | None:
        """What a row says that its capture doesn't."""
        if kind == "articles":
            return self._otherwise(record) if self._same_reader(record) else None
        if kind == "readings":
            return self._reading(record)
        if kind == "revisions":
            old = json.loads(record["record"])
            return self._otherwise(as_sealed(record["article"], old)) if self._same_reader(old) else None
        if kind == "sightings":
            return self._sighting(record)
        if kind == "problems":
            return self._problem(record)
        if kind == "pages":
            self._page(record)
        if kind == "crawls" and record["ended_at"] is not None:
            self._crawls[record["id"]] = record
        return None

    def findings(self, said: Said) -> Iterator[Finding]:
        """What none of the files tells of. Crawls of earlier releases told nothing of their end, nor of what gave no answer."""
        first = min(said.ends, default=None)
        for number, problem in self._silences.items():
            told = *(problem[name] for name in ("url", "seen_at", "kind", "detail")), str(problem["crawl"])
            if first is not None and problem["crawl"] >= first and told not in said.silences:
                what = f"archive.db problems {number} ({problem['url']})"
                yield Finding(what, "the row was added since, and no WARC file tells of it", RESTORE)
        silent = {(url, crawl) for url, *_, crawl in said.silences}
        for number, page in self._asked.items():
            if first is not None and page["last_crawl"] >= first and (page["url"], str(page["last_crawl"])) not in silent:
                what = f"archive.db pages {number} ({page['url']})"
                yield Finding(what, f"crawl {page['last_crawl']} is said to have asked for it, and no WARC file tells of that", RESTORE)
        for number, crawl in self._crawls.items():
            if (
                first is not None
                and number >= first
                and any(str(crawl[name] or 0) != value for name, value in said.ends.get(number, _NO_END))
            ):
                yield Finding(f"archive.db crawls {number}", "the row was added since, and no WARC file says that it ended so", RESTORE)

    def _same_reader(self, record: Mapping[str, Any]) -> bool:
        self.unread += record["reader"] != READER
        return bool(record["reader"] == READER)

    def _reading(self, record: Mapping[str, Any]) -> str | None:
        article = self._of(record["article"], record["capture"], record["parts"])
        if article is None:
            return "its capture says nothing of that article"
        same = not self._same_reader(record) or digests(article) == (record["content_digest"], record["record_digest"])
        return self._moment(record) if same else "its capture reads otherwise"

    def _moment(self, record: Mapping[str, Any]) -> str | None:
        (moment,) = self._conn.execute("SELECT captured_at FROM captures WHERE digest = ?", [record["capture"]]).fetchone()
        return None if moment == record["captured_at"] else "its capture is of another time"

    def _sighting(self, record: Mapping[str, Any]) -> str | None:
        """What was seen of an article: its capture is what was met, and tells of the article or doesn't."""
        if (record["seen_at"], record["status"], record["crawl"]) != self._conn.execute(_CAPTURE, [record["capture"]]).fetchone():
            return "its capture is of another time, status or crawl"
        missing = record["what"] == "missing"
        if missing and self._conn.execute(_ASKED, [record["article"], record["url"], record["crawl"]]).fetchone() is None:
            return "nobody asked for that article there"
        tells = self._of(record["article"], record["capture"], None) is not None
        if tells == missing:
            return f"its capture {'tells' if tells else 'says nothing'} of that article"
        for name in json.loads(record.get("controls") or "[]"):
            moment, status, crawl = self._conn.execute(_CAPTURE, [name]).fetchone()
            if (status, crawl) != (200, record["crawl"]):
                return f"the site did not show itself to be well at {moment}"
        return None

    def _page(self, record: dict[str, Any]) -> None:
        """An address that is said to have been asked for: an answer stands there, or that there was none."""
        answered = "SELECT 1 FROM captures WHERE url = ? AND crawl = ?"
        asked = [record["url"], record["last_crawl"]]
        if record["last_crawl"] is not None and self._conn.execute(answered, asked).fetchone() is None:
            self._asked[record["id"]] = record

    def _problem(self, record: dict[str, Any]) -> str | None:
        if record["capture"] is None:
            self._silences[record["id"]] = record
            return None
        moment, _, crawl = self._conn.execute(_CAPTURE, [record["capture"]]).fetchone()
        return None if (record["seen_at"], record["crawl"]) == (moment, crawl) else "its capture is of another time or crawl"
