"""What a visitor's SQL may use, and the settings of Datasette that matter for an archive."""

import json
import sqlite3
from typing import Any, Final

from archive.differences import in_marks
from archive.lexicon import Lexicon
from archive.query import NOTHING
from archive.snippet import excerpt, marked
from archive.spelling import suggest

MARKS: Final = ("⟦", "⟧")
"""Around the words found, in the snippets that SQL gives: signs no newsroom writes, and readable in a CSV file."""

SETTINGS: Final[dict[str, Any]] = {
    # Guessing facets reads every column of a table: 1.6 pages a second instead of 138, at 100,000 articles.
    "suggest_facets": False,
    "default_facet_size": 12,
    "facet_time_limit_ms": 200,
    "sql_time_limit_ms": 1000,
    "max_returned_rows": 1000,
    # A file of all rows is sent as they come; 100 MB, Datasette's own, are not even the stories of one city.
    "max_csv_mb": 1000,
    "default_page_size": 50,
    # Longer cells make a table unreadable, and heavy on a phone; the whole text stands on the page of the row.
    "truncate_cells_html": 200,
    # The file is written to while it is served; what is offered for download is a copy made by VACUUM INTO.
    "allow_download": False,
    # An archive changes once a day.
    "default_cache_ttl": 60,
}
"""Settings for ``datasette serve --setting NAME VALUE``: Datasette takes them from its command line or from settings.json alone."""


LIMITS: Final = {
    # The longest article with all its revisions is a hundredth of this; the default of a billion is a weapon.
    sqlite3.SQLITE_LIMIT_LENGTH: 10_000_000,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 1_000,
}


def prepare(conn: sqlite3.Connection) -> None:
    """Give a connection its limits and the functions of the search.

    ``kliping_match(text)`` makes a safe FTS5 expression of anything, and stands in for Datasette's ``escape_fts`` too, so
    that every search box understands the same; ``kliping_snippet(text, body, captions)`` and ``kliping_marked(text, title)``
    show where the words stand, ``kliping_understood(text)`` says as JSON what is searched besides them, and
    ``kliping_suggest(text)`` what may have been meant.
    ``kliping_difference(before, after)`` shows two versions in one, as wdiff does: [-taken out-] {+put in+}.
    """
    for limit, value in LIMITS.items():
        conn.setlimit(limit, value)
    lexicon = Lexicon(conn)

    def matching(text: Any) -> str:
        return lexicon.understand(str(text)).match or NOTHING if text is not None else NOTHING

    def snippet(text: Any, body: Any, captions: Any) -> str | None:
        return None if body is None else excerpt(lexicon.understand(str(text or "")).terms, str(body), str(captions or ""), MARKS)

    def difference(before: Any, after: Any) -> str | None:
        return None if before is None or after is None else in_marks(str(before), str(after))

    def headline(text: Any, title: Any) -> str | None:
        return None if title is None else marked(str(title), lexicon.understand(str(text or "")).terms, MARKS)

    def understood(text: Any) -> str:
        meant = lexicon.understand(str(text or ""))
        return json.dumps({"also": meant.also, "partly": meant.partly}, ensure_ascii=False)

    def better(text: Any) -> str | None:
        return suggest(conn, lexicon, str(text or ""))

    conn.create_function("kliping_difference", 2, difference, deterministic=True)
    # The same for as long as a query runs: it sees the archive as it was when it began.
    conn.create_function("kliping_match", 1, matching, deterministic=True)
    conn.create_function("escape_fts", 1, matching, deterministic=True)
    conn.create_function("kliping_snippet", 3, snippet, deterministic=True)
    conn.create_function("kliping_marked", 2, headline, deterministic=True)
    conn.create_function("kliping_understood", 1, understood, deterministic=True)
    conn.create_function("kliping_suggest", 1, better, deterministic=True)
