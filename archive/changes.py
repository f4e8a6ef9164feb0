"""What happened to stories after they were published, as a list: edits, silent ones by name, disappearances, returns, moves."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import Any, Final

from archive.differences import in_marks
from archive.search import day

_CHANGES: Final = """
SELECT seen_at, what, article, title, site, published_at, detail, version, url FROM changes
WHERE (:site = '' OR site = :site) AND seen_at >= :since AND (:what = '' OR instr(:what, ',' || what || ',') > 0)
ORDER BY seen_at DESC, article"""
_VERSION: Final = "SELECT title_before, title_after, body_before, body_after FROM versions WHERE article = ? AND version = ?"


def changes(
    conn: sqlite3.Connection, *, site: str = "", since: str = "", what: Sequence[str] = (), words: bool = False
) -> list[dict[str, Any]]:
    """Changes that were seen from a day, month or year on (UTC), the newest first; with ``words`` each edit's text, as wdiff prints it.

    Raises ValueError with a sentence for a day that is none.
    """
    kinds = f",{','.join(what)}," if what else ""
    cursor = conn.execute(_CHANGES, {"site": site, "since": day(since, "since") if since else "", "what": kinds})
    names = [column[0] for column in cursor.description]
    found = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    if words:
        for each in found:
            each["difference"] = _difference(conn, each["article"], each["version"])
    return found


def _difference(conn: sqlite3.Connection, article: int, version: int | None) -> str | None:
    row = conn.execute(_VERSION, [article, version]).fetchone() if version is not None else None
    if row is None:
        return None
    title = in_marks(row[0], row[1]) if row[0] != row[1] else ""
    return "\n\n".join(filter(None, [title, in_marks(row[2], row[3])]))


def lines(found: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Changes as lines of plain text; times are UTC."""
    for each in found:
        detail = f" ({each['detail']})" if each["detail"] else ""
        yield f"{each['seen_at'][:10]} {each['seen_at'][11:16]}  {each['what']}{detail}: {each['title']}"
        yield f"                  {each['url']}"
        if each.get("difference"):
            yield from (f"    {line}" for line in each["difference"].split("\n"))
