"""Searches in FTS5's own language (`_searchmode=raw`), as Datasette has them; what is none of it is searched as anybody types it."""

import sqlite3
from functools import cache
from typing import Final
from urllib.parse import parse_qsl

from archive.schema import searched

_MODE: Final = "_searchmode"


@cache
def _index() -> sqlite3.Connection:
    """A search index with nothing in it, which tells what FTS5 understands."""
    conn = sqlite3.connect(":memory:", check_same_thread=False)
    conn.execute(f"CREATE VIRTUAL TABLE articles_fts USING fts5({', '.join(searched())})")
    return conn


def is_expression(text: str) -> bool:
    """Whether FTS5 understands a text as a search of ours (sqlite.org/fts5.html#full_text_query_syntax).

    >>> [is_expression(each) for each in ('title : banjir', 'NEAR(pasar besar, 3)', 'a"', 'judul : banjir', 'pasar -besar')]
    [True, True, False, False, False]
    """
    try:
        _index().execute("SELECT 1 FROM articles_fts WHERE articles_fts MATCH ?", [text]).fetchone()
    except (sqlite3.Error, UnicodeEncodeError):
        return False
    return True


def understood(query: bytes) -> bytes:
    """A query string that is no error: with `_searchmode=raw` only where all that is searched is an expression.

    >>> understood(b"_searchmode=raw&_search=a%22"), understood(b"_searchmode=raw&_search=title+:+banjir")
    (b'_search=a%22', b'_searchmode=raw&_search=title+:+banjir')
    """
    if _MODE.encode() not in query:
        return query
    pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
    typed = [value for name, value in pairs if name.startswith("_search") and name != _MODE]
    if all(map(is_expression, typed)):
        return query
    return b"&".join(each for each in query.split(b"&") if not each.startswith(_MODE.encode()))
