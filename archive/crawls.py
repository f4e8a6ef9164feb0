"""Crawls: the row each run of the crawler leaves, what it counted, and what the next run starts from."""

import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Final

from archive.record import Article
from archive.rows import COVERED
from archive.sql import insert, now, row


class Outcome(StrEnum):
    """What keeping a reading came to."""

    NEW = "new"
    REVISED = "revised"
    TOUCHED = "touched"
    UNCHANGED = "unchanged"
    WITNESSED = "witnessed"
    MISSING = "missing"
    GONE = "gone"
    BACK = "back"
    MOVED = "moved"
    UNREADABLE = "unreadable"
    HIDDEN = "hidden"
    ABSENT = "absent"  # not at its address, or not in a list's words: what counts is told once the site or the page was seen


_COUNTED: Final = tuple(outcome for outcome in Outcome if outcome not in {Outcome.HIDDEN, Outcome.ABSENT})


@dataclass(slots=True)
class Crawl:
    """A crawl under way: its number and what it has counted so far."""

    id: int
    site: str
    home: str
    counts: dict[str, int] = field(default_factory=dict)
    problems: dict[str, int] = field(default_factory=dict)
    filled: dict[str, int] = field(default_factory=dict)
    read: int = 0
    pages: int = 0
    """Those of the articles read that were read from their own pages."""
    unvouched: int = 0
    """Articles missed since the site last showed that it is well."""
    vanished: dict[str, int] = field(default_factory=dict)
    """Years of which everything that was asked for was missed, with how many articles are looked for on further days for that."""
    nowhere: int = 0
    """Addresses asked for the first time at which there is nothing, though the site names them."""
    repeated: int = 0
    """New articles that say to the letter what another new one does."""
    shortened: int = 0
    """Articles whose page gives less than half of the words it had."""
    seal: str = ""
    """Digest of the entry of the manifest that seals what it kept; empty until its end."""

    def count(self, outcome: Outcome, article: Article | None = None, problem: str | None = None) -> None:
        """Take an outcome into the counts, an article into the coverage, a problem into its kind."""
        if outcome is not Outcome.ABSENT:
            self.counts[outcome] = self.counts.get(outcome, 0) + 1
        if outcome is Outcome.UNREADABLE and problem is not None:
            self.problems[problem] = self.problems.get(problem, 0) + 1
        if article is not None:
            self.read += 1
            self.pages += article.captured_via == "page"
            for name in COVERED:
                # An announcement whose text is the file it offers lacks nothing.
                if getattr(article, name) or (name == "body" and article.attachments):
                    self.filled[name] = self.filled.get(name, 0) + 1

    def coverage(self) -> dict[str, float]:
        """Share of the articles read that carried each field, 0 to 1; empty when none was read."""
        return {name: round(self.filled.get(name, 0) / self.read, 4) for name in COVERED} if self.read else {}


class Crawls:
    """The table ``crawls``."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn

    def begin(self, site: Mapping[str, str], command: str, again: Mapping[str, Any] | None = None) -> tuple[Crawl, str]:
        """Open a crawl of a site (its declaration as a row of ``sites``): the crawl and when it began.

        ``again`` are the ``id`` and ``started_at`` of a crawl whose row is written anew.
        """
        started = str(again["started_at"]) if again else now()
        insert(self._conn, "sites", site, replace=True)
        self._conn.execute(
            "UPDATE crawls SET reason = 'interrupted' WHERE site = ? AND ended_at IS NULL AND reason IS NULL", [site["name"]]
        )
        values = {**(again or {}), "site": site["name"], "command": command, "home": site["home"], "started_at": started}
        number = insert(self._conn, "crawls", values)
        return Crawl(number, site["name"], site["home"]), started

    def end(self, crawl: Crawl, reason: str, exit_code: int, facts: Mapping[str, Any]) -> dict[str, Any]:
        """Close a crawl; ``facts`` are further columns of its row: way, requests, notes, marks. What was written."""
        values: dict[str, Any] = {"ended_at": now(), "reason": reason, "exit_code": exit_code, **facts}
        values |= {str(outcome): crawl.counts.get(outcome, 0) for outcome in _COUNTED}
        values["coverage"] = crawl.coverage() or None
        for name in ("coverage", "notes", "marks"):
            if values.get(name) is not None:
                values[name] = json.dumps(values[name], ensure_ascii=False, sort_keys=True)
        self.close(crawl.id, values)
        return values

    def close(self, number: int, values: Mapping[str, Any]) -> None:
        """Write how a crawl ended: columns of its row."""
        settings = ", ".join(f'"{name}" = ?' for name in values)
        self._conn.execute(f"UPDATE crawls SET {settings} WHERE id = ?", [*values.values(), number])

    def marks(self, site: str, home: str) -> dict[str, Any]:
        """What the last crawl of a site at this address that ended well left for the next one.

        A total is left out where another run has kept stories since, which it does not count.
        """
        same = "site = :site AND home = :home"
        kept_since = f"EXISTS (SELECT 1 FROM crawls WHERE {same} AND id > last.id AND (new > 0 OR reason = 'interrupted'))"
        found = row(
            self._conn,
            f"SELECT marks, {kept_since} AS more FROM crawls AS last "
            f"WHERE {same} AND exit_code = 0 AND marks IS NOT NULL ORDER BY id DESC LIMIT 1",
            {"site": site, "home": home},
        )
        marks: dict[str, Any] = json.loads(found["marks"]) if found else {}
        if found and found["more"]:
            marks.pop("total", None)
        return marks

    def interrupted(self, site: str, home: str, command: str, own: int) -> str | None:
        """When the same command was first begun since it last came to an end; None when it needs no resuming.

        The crawl with the number ``own``, the one under way, does not count.
        """
        same = "site = :site AND home = :home AND command = :command"
        found = row(
            self._conn,
            f"SELECT min(started_at) AS first FROM crawls WHERE {same} AND id <> :own "
            f"AND id > (SELECT coalesce(max(id), 0) FROM crawls WHERE {same} AND exit_code = 0)",
            {"site": site, "home": home, "command": command, "own": own},
        )
        return str(found["first"]) if found and found["first"] else None

    def coverages(self, site: str, last: int = 5) -> list[dict[str, float]]:
        """Coverage per field of a site's last crawls that read anything and ended well, newest first; a sweep reads what is old."""
        found = self._conn.execute(
            "SELECT coverage FROM crawls WHERE site = ? AND exit_code = 0 AND coverage IS NOT NULL AND command <> 'sweep' "
            "ORDER BY id DESC LIMIT ?",
            [site, last],
        )
        return [json.loads(coverage) for (coverage,) in found]
