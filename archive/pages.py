"""Addresses: every one ever met, what is known of it, and which pages are still to be captured."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from archive.crawls import Crawl
from archive.record import Candidate, Known, Reading, Want
from archive.sql import Later, now, row

_NEWER: Final = "coalesce(excluded.claimed_modified > coalesce(claimed_modified, ''), 0)"
_WANTED_AGAIN: Final = {Want.NONE: "0", Want.CHANGED: _NEWER, Want.EVERY: f"({_NEWER} OR status IS NULL)"}

_TICK: Final = """
INSERT INTO pages (url, site, kind, article, discovered_by, first_seen_at, last_checked_at, last_crawl, status, wanted, etag, last_modified)
VALUES (:url, :site, coalesce(:kind, 'article'), :article, :way, :at, :at, :crawl, :status, :again, :etag, :last_modified)
ON CONFLICT (url) DO UPDATE SET
  kind = coalesce(:kind, kind), article = coalesce(:article, article), last_checked_at = :at,
  last_crawl = CASE WHEN :page THEN :crawl ELSE last_crawl END,
  status = CASE WHEN :page THEN :status ELSE status END,
  wanted = CASE WHEN :page THEN :again ELSE max(wanted, :again) END,
  etag = CASE WHEN :page AND :article IS NOT NULL THEN :etag ELSE etag END,
  last_modified = CASE WHEN :page AND :article IS NOT NULL THEN :last_modified ELSE last_modified END,
  missing_since = CASE WHEN :article IS NULL THEN missing_since END,
  gone_at = CASE WHEN :article IS NULL THEN gone_at END"""

_CHECKED: Final = """
INSERT INTO pages (url, site, kind, discovered_by, first_seen_at, last_crawl, last_checked_at, status, etag, last_modified)
VALUES (?, ?, ?, 'site', ?, ?, ?, ?, ?, ?)
ON CONFLICT (url) DO UPDATE SET
  last_crawl = excluded.last_crawl, last_checked_at = excluded.last_checked_at, status = excluded.status,
  etag = coalesce(excluded.etag, etag), last_modified = coalesce(excluded.last_modified, last_modified)"""

Provenance = Sequence[str | None]
"""How an address came to be known: by which way, in which answer, and when."""

PATIENCE: Final = timedelta(days=3)
"""How long an address at which there was nothing from the start is asked for again."""


@dataclass(frozen=True, slots=True)
class Validators:
    """What a conditional request may send (RFC 9110, section 13)."""

    etag: str | None = None
    last_modified: str | None = None


class Pages:
    """The table ``pages``; every write is part of the caller's transaction, at whose end ``later`` is settled."""

    def __init__(self, conn: sqlite3.Connection, later: Later | None = None) -> None:
        self._conn = conn
        self._later = later or Later(conn)

    def known(self, urls: Sequence[str]) -> dict[str, Known]:
        """What is known of each of these addresses; those never met are left out."""
        found: dict[str, Known] = {}
        for start in range(0, len(urls), 500):
            some = urls[start : start + 500]
            marks = ",".join("?" * len(some))
            names = "url, kind, article, claimed_modified, wanted, missing_since, last_crawl, last_checked_at"
            query = f"SELECT {names} FROM pages WHERE url IN ({marks})"
            for url, kind, article, modified, wanted, missing, crawl, checked in self._conn.execute(query, some):
                found[url] = Known(
                    url=url,
                    kind=kind,
                    article=article,
                    modified=modified,
                    wanted=bool(wanted),
                    gone=missing is not None,
                    asked=crawl is not None,
                    checked_at=checked,
                )
        return found

    def listed(self, site: str, home: str) -> Iterator[str]:
        """Every address of a live article of a site below ``home``."""
        query = (
            "SELECT canonical_url FROM articles JOIN pages ON pages.url = canonical_url "
            "WHERE articles.site = ? AND gone_at IS NULL AND substr(canonical_url, 1, ?) = ?"
        )
        yield from (url for (url,) in self._conn.execute(query, [site, len(home), home]))

    def note(self, crawl: Crawl, candidates: Iterable[Candidate], want: Want, via: str | None = None) -> None:
        """Write down addresses that discovery met in the answer of ``via``, and which of their pages are to be captured."""
        again = f"CASE WHEN excluded.kind = 'article' AND {_WANTED_AGAIN[want]} THEN 1 ELSE wanted END"
        statement = (
            "INSERT INTO pages (url, site, kind, post_id, discovered_by, via, first_seen_at, claimed_modified, wanted) "
            f"VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (url) DO UPDATE SET wanted = {again}, "
            f"claimed_modified = CASE WHEN {_NEWER} THEN excluded.claimed_modified ELSE claimed_modified END, "
            "post_id = coalesce(excluded.post_id, post_id), via = coalesce(via, excluded.via) "
            f"WHERE {_NEWER} OR wanted IS NOT ({again}) OR post_id IS NOT coalesce(excluded.post_id, post_id)"
        )
        moment, wanted = now(), want is not Want.NONE
        self._conn.executemany(
            statement,
            [
                (c.url, crawl.site, c.kind, c.post_id, c.way, via, moment, c.modified, int(wanted and c.kind == "article"))
                for c in candidates
            ],
        )

    def recheck(self, urls: Iterable[str]) -> None:
        """Ask again for the pages of known addresses, because a list no longer names them."""
        self._conn.executemany("UPDATE pages SET wanted = 1 WHERE url = ?", [(url,) for url in urls])

    def wanted(self, crawl: Crawl, limit: int, skip: frozenset[str]) -> list[str]:
        """Addresses whose page is still to be captured and that this crawl has not asked for, oldest first."""
        found = self._conn.execute(
            "SELECT url FROM pages WHERE wanted = 1 AND site = ? AND last_crawl IS NOT ? AND substr(url, 1, ?) = ? ORDER BY id LIMIT ?",
            [crawl.site, crawl.id, len(crawl.home), crawl.home, limit + len(skip)],
        )
        return [url for (url,) in found if url not in skip][:limit]

    def met(self, crawl: Crawl, facts: Mapping[str, str]) -> None:
        """Write down an address as the metadata of its capture tell of it, where it is not there yet."""
        if "address" in facts and "discoveredBy" in facts and "firstSeen" in facts:
            self._conn.execute(
                "INSERT INTO pages (url, site, kind, discovered_by, via, first_seen_at) VALUES (?, ?, 'article', ?, ?, ?) "
                "ON CONFLICT DO NOTHING",
                [facts["address"], crawl.site, facts["discoveredBy"], facts.get("via"), facts["firstSeen"]],
            )

    def provenances(self, urls: Iterable[str]) -> dict[str, Provenance]:
        """How addresses came to be known, as far as that was written down."""
        query = "SELECT url, discovered_by, via, first_seen_at FROM pages WHERE url IN (SELECT value FROM json_each(?))"
        return {url: told for url, *told in self._conn.execute(query, [json.dumps(list(urls))])}

    def youth(self, url: str, moment: str) -> tuple[bool, bool]:
        """Whether an address that is no article's was never asked for, and whether it was first met not long before a moment."""
        found = row(self._conn, "SELECT last_crawl, first_seen_at FROM pages WHERE url = ? AND article IS NULL", [url])
        if found is None:
            return False, False
        age = datetime.fromisoformat(moment) - datetime.fromisoformat(found["first_seen_at"])
        return found["last_crawl"] is None, age < PATIENCE

    def validators(self, url: str) -> Validators:
        """What a conditional request for an address may send; nothing where an article is missing: «not modified» would be a lie."""
        found = row(self._conn, "SELECT etag, last_modified FROM pages WHERE url = ? AND missing_since IS NULL", [url])
        return Validators(found["etag"], found["last_modified"]) if found else Validators()

    def checked(self, crawl: Crawl, url: str, kind: str, status: int, validators: Validators) -> None:
        """Write down that an address of discovery was asked for, with what its answer can be asked again by."""
        moment = now()
        self._conn.execute(_CHECKED, [url, crawl.site, kind, moment, crawl.id, moment, status, validators.etag, validators.last_modified])

    def unmodified(self, crawl: Crawl, url: str) -> None:
        """Write down that a page is, by what its server says, as it was when it was last read."""
        self._conn.execute("UPDATE pages SET last_crawl = ?, last_checked_at = ?, wanted = 0 WHERE url = ?", [crawl.id, now(), url])

    def missed(self, crawl: Crawl, url: str, moment: str, *, again: bool) -> None:
        """Write down that asking for an address brought nothing home; with ``again`` it stays wanted for the next crawl."""
        self._conn.execute(
            "UPDATE pages SET last_crawl = ?, last_checked_at = ?, wanted = ? WHERE url = ?", [crawl.id, moment, int(again), url]
        )

    def article(self, url: str) -> int | None:
        """The article an address leads to."""
        self._later.settle()
        found = row(self._conn, "SELECT article FROM pages WHERE url = ?", [url])
        return found["article"] if found else None

    def unasked(self, url: str) -> bool:
        """Whether an address leads to no article yet and its page was never asked for."""
        self._later.settle()
        found = row(self._conn, "SELECT article, status FROM pages WHERE url = ?", [url])
        return found is None or (found["article"] is None and found["status"] is None)

    def tick(
        self, crawl: Crawl, url: str, reading: Reading, *, article: int | None = None, kind: str | None = None, again: bool = False
    ) -> None:
        """Write down what asking for an address came to: the one write an unchanged article causes."""
        capture = reading.capture
        # A list of posts says nothing about the page: its status stays, and it is no less wanted than it was.
        page = reading.page
        self._later.add(
            _TICK,
            [
                {
                    "url": url,
                    "site": crawl.site,
                    "kind": kind,
                    "article": article,
                    "way": "page" if page else "rest",
                    "at": capture.captured_at,
                    "crawl": crawl.id if page else None,
                    "status": capture.status if page else None,
                    "page": page,
                    "again": again,
                    "etag": capture.header("ETag") if page and article is not None else None,
                    "last_modified": capture.header("Last-Modified") if page and article is not None else None,
                }
            ],
        )
