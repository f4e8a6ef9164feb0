"""The archive for whoever asks while another process writes."""

import sqlite3
from pathlib import Path

from archive import controls, due, schema
from archive.crawls import Crawl, Crawls
from archive.pages import Pages
from archive.record import Capture, Due
from archive.sql import now, row
from archive.store import DATABASE


class Onlooker:
    """Addresses and crawls for whoever asks while another process writes; it sees what has been written whole."""

    def __init__(self, folder: Path) -> None:
        """Open the archive in ``folder``, which must be there."""
        self._conn = sqlite3.connect(folder / DATABASE, isolation_level=None, timeout=schema.PATIENCE)
        self._conn.execute("PRAGMA query_only = ON")
        self.pages = Pages(self._conn)
        self.crawls = Crawls(self._conn)

    def due(self, site: str, home: str, limit: int) -> list[Due]:
        """Articles that are to be looked at again now."""
        return due.due(self._conn, site, home, now(), limit)

    def controls(self, crawl: Crawl) -> list[str]:
        """Articles that are there on a site that is well."""
        return controls.controls(self._conn, crawl)

    def silently_edited(self, crawl: int) -> int:
        """Articles whose text a crawl has met changed without a new stated date."""
        query = (
            "SELECT count(DISTINCT article) FROM silent_edits JOIN crawls ON crawls.id = ? "
            "WHERE silent_edits.site = crawls.site AND seen_after >= started_at"
        )
        return int(self._conn.execute(query, [crawl]).fetchone()[0])

    def changed_alike(self, crawl: int) -> int:
        """In how many articles a crawl has met the same change without a new stated date, at most."""
        query = (
            "SELECT count(DISTINCT article) FROM revisions JOIN captures ON captures.digest = superseded_by "
            "WHERE difference IS NOT NULL AND captures.crawl = ? GROUP BY difference ORDER BY 1 DESC LIMIT 1"
        )
        found = self._conn.execute(query, [crawl]).fetchone()
        return int(found[0]) if found else 0

    def has(self, capture: Capture) -> bool:
        """Whether a capture is kept."""
        return row(self._conn, "SELECT 1 FROM captures WHERE digest = ?", [capture.digest]) is not None

    def close(self) -> None:
        """Close the connection."""
        self._conn.close()
