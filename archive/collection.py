"""Captures of many articles in one WACZ: what a search finds, for replay tools to show as the pages were.

Of each article goes along the capture its present version was read from, the last one of its own page, and the further pages of
a divided story; ``stories.json`` lists the articles with their keys, addresses and captures.
"""

import hashlib
import json
import sqlite3
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from archive import wacz
from archive.cutting import cut
from archive.store import WARC_FOLDER

LIST: Final = "stories.json"

_CAPTURES: Final = """
WITH wanted (article, title) AS (SELECT id, title FROM articles WHERE id IN (SELECT value FROM json_each(:numbers))),
pages AS (SELECT max(readings.id) AS id FROM readings JOIN wanted USING (article) WHERE captured_via = 'page' GROUP BY article),
named (capture, title) AS (
  SELECT articles.capture, wanted.title FROM wanted JOIN articles ON articles.id = wanted.article
  UNION SELECT readings.capture, wanted.title FROM pages JOIN readings USING (id) JOIN wanted USING (article)
  UNION SELECT parts.value, wanted.title FROM pages JOIN readings USING (id) JOIN wanted USING (article), json_each(readings.parts) AS parts
)
SELECT captures.*, min(title) AS title FROM named JOIN captures ON captures.digest = named.capture GROUP BY captures.digest"""

_STORIES: Final = """
SELECT id, key, title, site, published_at, canonical_url AS url, capture FROM articles
WHERE id IN (SELECT value FROM json_each(:numbers)) ORDER BY published_at, id"""


class NotCollected(Exception):
    """The collection can't be made; the message says why and what to do."""


def _rows(conn: sqlite3.Connection, query: str, numbers: Sequence[int]) -> list[dict[str, Any]]:
    cursor = conn.execute(query, {"numbers": json.dumps(list(numbers))})
    names = [column[0] for column in cursor.description]
    return [dict(zip(names, row, strict=True)) for row in cursor]


def collect(conn: sqlite3.Connection, data: Path, numbers: Sequence[int], title: str, software: str, into: Path) -> int:
    """Write the captures of articles, given by their numbers, into a WACZ that must not be there yet; how many captures it holds.

    Raises NotCollected.
    """
    if into.exists():
        raise NotCollected(f"{into} is there already; choose another name")
    captures = _rows(conn, _CAPTURES, numbers)
    if not captures:
        raise NotCollected("there is nothing to collect: no article matches")
    # Those of a page of its own first: a replay tool opens with the first.
    captures.sort(key=lambda row: ("html" not in (row["content_type"] or "").lower(), row["captured_at"]))
    try:
        with tempfile.TemporaryDirectory() as folder:
            warc, listed = Path(folder) / "captures.warc.gz", Path(folder) / LIST
            cuts = cut(data / WARC_FOLDER, captures, warc)
            listed.write_text(json.dumps(_rows(conn, _STORIES, numbers), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
            sums = "".join(f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in (warc, listed))
            (Path(folder) / "SHA256SUMS").write_text(sums, encoding="utf-8")
            shown = captures[0]
            wacz.write(Path(folder), cuts, title, shown["url"], shown["captured_at"], software, into)
    except (OSError, ValueError) as error:
        into.unlink(missing_ok=True)
        raise NotCollected(f"{into} can't be written ({error}); free some space, or see what `kliping verify` says") from error
    return len(captures)
