"""Between a record and its rows: the statements and values that keeping writes, all derived from the declarations."""

import json
import sqlite3
from collections.abc import Iterator
from operator import attrgetter
from typing import Any, Final

from archive.record import READER, Article, Capture, children, declared
from archive.warc import Place

PARAGRAPH_BREAK: Final = "\n\n"

COVERED: Final = tuple(name for name, known in declared(Article).items() if known.coverage)
"""Fields whose share of filled values each crawl reports."""

_FIELDS: Final = tuple(name for name, known in declared(Article).items() if known.column)
_BOOKKEEPING: Final = ("content_digest", "reader", "captured_at", "capture")
_ALL: Final = (*_FIELDS, *_BOOKKEEPING)

INSERT_ARTICLE: Final = f"INSERT INTO articles ({', '.join(_ALL)}) VALUES ({', '.join(':' + name for name in _ALL)})"
_PAGE_ONLY: Final = tuple(name for name, known in declared(Article).items() if known.page_only)
_SET: Final = {name: f"coalesce(:{name}, {name})" if name in _PAGE_ONLY else f":{name}" for name in _ALL}
UPDATE_ARTICLE: Final = f"UPDATE articles SET {', '.join(f'{name} = {value}' for name, value in _SET.items())} WHERE id = :id"
FILL_ARTICLE: Final = (
    f"UPDATE articles SET {', '.join(f'{name} = coalesce({name}, :{name})' for name in _PAGE_ONLY)} "
    f"WHERE id = :id AND ({' OR '.join(f'{name} IS NULL AND :{name} IS NOT NULL' for name in _PAGE_ONLY)})"
)
INSERT_CAPTURE: Final = (
    "INSERT INTO captures (digest, url, captured_at, status, content_type, size, sha256, warc_file, warc_offset, warc_length, crawl) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)

_CHILDREN: Final = tuple((name, tuple(declared(record)) if record else ("name",), record) for name, record in children())
DELETE_CHILDREN: Final = tuple(f"DELETE FROM {name} WHERE article = ?" for name, _, _ in _CHILDREN)
_INSERT_CHILD: Final = {
    name: f"INSERT INTO {name} (article, position, {', '.join(columns)}) VALUES (?, ?, {', '.join('?' * len(columns))})"
    for name, columns, _ in _CHILDREN
}


_values_of: Final = attrgetter(*_FIELDS)


def article_values(article: Article) -> dict[str, Any]:
    """The columns of an article's row that come from the record; lists without a table of their own are JSON."""
    values = dict(zip(_FIELDS, _values_of(article), strict=True))
    for name, value in values.items():
        if type(value) is tuple:
            values[name] = PARAGRAPH_BREAK.join(value) if name == "body" else json.dumps(value, ensure_ascii=False)
    return values


def bookkeeping(capture: Capture, digest: str, content: str) -> dict[str, Any]:
    """The columns of an article's row that say where it came from."""
    return {"content_digest": content, "reader": READER, "captured_at": capture.captured_at, "capture": digest}


def child_rows(number: int, article: Article) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    """The rows of an article's lists, with the statement that inserts them."""
    for name, columns, record in _CHILDREN:
        items = getattr(article, name)
        if items:
            own = attrgetter(*columns) if record else lambda item: (item,)
            yield _INSERT_CHILD[name], [(number, position, *own(item)) for position, item in enumerate(items)]


def capture_values(capture: Capture, digest: str, place: Place, crawl: int) -> tuple[Any, ...]:
    """The row of a capture."""
    return (
        digest,
        capture.url,
        capture.captured_at,
        capture.status,
        capture.header("Content-Type"),
        len(capture.body),
        capture.sha256,
        place.file,
        place.offset,
        place.length,
        crawl,
    )


def _mapping(cursor: sqlite3.Cursor) -> Iterator[dict[str, Any]]:
    names = [column[0] for column in cursor.description]
    return (dict(zip(names, row, strict=True)) for row in cursor)


def as_record(conn: sqlite3.Connection, number: int) -> dict[str, Any]:
    """An article as it stands in its rows, lists included, as plain values."""
    record = next(_mapping(conn.execute(f"SELECT {', '.join(_ALL)} FROM articles WHERE id = ?", [number])))
    for name, columns, _ in _CHILDREN:
        query = f"SELECT {', '.join(columns)} FROM {name} WHERE article = ? ORDER BY position"
        found = list(_mapping(conn.execute(query, [number])))
        record[name] = found if columns != ("name",) else [each["name"] for each in found]
    return record
