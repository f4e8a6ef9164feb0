"""Between a record and its rows: the statements and values that keeping writes, all derived from the declarations."""

import json
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import Any, Final

from archive import warc
from archive.record import PARAGRAPH_BREAK, READER, Article, Capture, Place, children, declared, digests

COVERED: Final = tuple(name for name, known in declared(Article).items() if known.coverage)
"""Fields whose share of filled values each crawl reports."""

_FIELDS: Final = tuple(name for name, known in declared(Article).items() if known.column)
_BOOKKEEPING: Final = ("content_digest", "reader", "captured_at", "capture")
_ALL: Final = (*_FIELDS, *_BOOKKEEPING)

_NEW: Final = ("id", *_ALL, "key")
INSERT_ARTICLE: Final = f"INSERT INTO articles ({', '.join(_NEW)}) VALUES ({', '.join('?' * len(_NEW))})"
"""The number, what ``article_values`` and ``bookkeeping`` give, and the key."""
_PAGE_ONLY: Final = tuple(name for name, known in declared(Article).items() if known.page_only)
_SET: Final = {name: f"coalesce(:{name}, {name})" if name in _PAGE_ONLY else f":{name}" for name in _ALL}
UPDATE_ARTICLE: Final = f"UPDATE articles SET {', '.join(f'{name} = {value}' for name, value in _SET.items())} WHERE id = :id"
FILL_ARTICLE: Final = (
    f"UPDATE articles SET {', '.join(f'{name} = coalesce({name}, :{name})' for name in _PAGE_ONLY)} "
    f"WHERE id = :id AND ({' OR '.join(f'{name} IS NULL AND :{name} IS NOT NULL' for name in _PAGE_ONLY)})"
)
INSERT_CAPTURE: Final = (
    "INSERT INTO captures "
    "(digest, url, captured_at, status, content_type, size, sha256, warc_file, warc_offset, warc_length, crawl, revisit_of) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)

_CHILDREN: Final = tuple((field, table, tuple(declared(record)) if record else ("name",), record) for field, table, record in children())
DELETE_CHILDREN: Final = tuple(f"DELETE FROM {table} WHERE article = ?" for _, table, _, _ in _CHILDREN)

INSERT_PERSON: Final = "INSERT INTO people (name, institution) VALUES (?, ?) ON CONFLICT DO NOTHING"
INSERT_INSTITUTION: Final = (
    "INSERT INTO institutions (name, abbreviation) VALUES (?, ?) "
    "ON CONFLICT DO UPDATE SET abbreviation = coalesce(excluded.abbreviation, abbreviation)"
)
_LINKED: Final = {
    "appearances": ("person", "(SELECT id FROM people WHERE name = ? AND institution = ?)", ("name", "institution")),
    "quotes": (
        "person",
        "(SELECT person FROM appearances WHERE name = ? AND article = ? AND person IS NOT NULL ORDER BY former, position LIMIT 1)",
        ("speaker", "article"),
    ),
    "institution_mentions": ("institution", "(SELECT id FROM institutions WHERE name = ?)", ("name",)),
}
"""What ties a row to the person or the institution it is about: the column, how it is found, and by what."""


def _insert_child(table: str, columns: tuple[str, ...]) -> str:
    names, values = ["article", "position", *columns], ["?"] * (len(columns) + 2)
    if table in _LINKED:
        names.append(_LINKED[table][0])
        values.append(_LINKED[table][1])
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join(values)})"


def _getter(record: type | None, table: str, columns: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of a list's item, and those by which its person or institution is found."""
    if record is None:
        return lambda word: (word,)
    by = _LINKED[table][2] if table in _LINKED else ()
    return attrgetter(*columns, *(name for name in by if name != "article"))


_LISTS: Final = tuple(
    (field, _insert_child(table, columns), _getter(record, table, columns), table in _LINKED and "article" in _LINKED[table][2])
    for field, table, columns, record in _CHILDREN
)

ORDER: Final = (INSERT_CAPTURE, INSERT_ARTICLE, INSERT_PERSON, INSERT_INSTITUTION, *(statement for _, statement, _, _ in _LISTS))
"""What has to be written first: what others point to, and what others look up."""


_json: Final = json.JSONEncoder(ensure_ascii=False).encode
_values_of: Final = attrgetter(*_FIELDS)


def article_values(article: Article) -> dict[str, Any]:
    """The columns of an article's row that come from the record; lists without a table of their own are JSON."""
    values = dict(zip(_FIELDS, _values_of(article), strict=True))
    for name, value in values.items():
        if type(value) is tuple:
            values[name] = PARAGRAPH_BREAK.join(value) if name == "body" else _json(value)
    return values


def bookkeeping(capture: Capture, digest: str, content: str) -> dict[str, Any]:
    """The columns of an article's row that say where it came from."""
    return {"content_digest": content, "reader": READER, "captured_at": capture.captured_at, "capture": digest}


def child_rows(number: int, article: Article) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    """The rows of an article's lists, and of the persons and institutions they name, with the statement that inserts them, in ``ORDER``."""
    yield INSERT_PERSON, [(each.name, each.institution) for each in article.people if each.institution]
    yield INSERT_INSTITUTION, [(each.name, each.abbreviation) for each in article.institutions if each.name]
    for field, statement, own, numbered in _LISTS:
        if items := getattr(article, field):
            again = (number,) if numbered else ()
            yield statement, [(number, position, *own(item), *again) for position, item in enumerate(items)]


def to_be(article: Article, capture: Capture, name: str) -> dict[str, Any]:
    """An article as it would stand in its rows, lists included: what ``as_record`` gives once it is kept."""
    content, _ = digests(article)
    lists = {
        field: [dict(zip(columns, own(item), strict=False)) if columns != ("name",) else item for item in getattr(article, field)]
        for (field, _, columns, _), (_, _, own, _) in zip(_CHILDREN, _LISTS, strict=True)
    }
    return article_values(article) | bookkeeping(capture, name, content) | lists


INSERT_PLACE: Final = (
    f"INSERT INTO places ({', '.join(declared(Place))}) VALUES ({', '.join('?' * len(declared(Place)))}) ON CONFLICT (code) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in declared(Place) if name != "code")
)
place_values: Final = attrgetter(*declared(Place))


def capture_values(capture: Capture, digest: str, place: warc.Place, crawl: int, revisit_of: str | None) -> tuple[Any, ...]:
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
        revisit_of,
    )


_AMONG: Final = "article IN (SELECT value FROM json_each(?))"
_RECORDS: Final = f"SELECT id, {', '.join(_ALL)} FROM articles WHERE id IN (SELECT value FROM json_each(?))"
_ITEMS: Final = tuple(
    (field, columns, f"SELECT article, {', '.join(columns)} FROM {table} WHERE {_AMONG} ORDER BY article, position")
    for field, table, columns, _ in _CHILDREN
)


def as_records(conn: sqlite3.Connection, numbers: Sequence[int | str]) -> dict[int, dict[str, Any]]:
    """Articles as they stand in their rows, lists included, as plain values; by their numbers, those that are there."""
    wanted = [json.dumps(numbers)]
    records = {number: dict(zip(_ALL, row, strict=True)) for number, *row in conn.execute(_RECORDS, wanted)}
    for field, columns, query in _ITEMS:
        lists: dict[int, list[Any]] = {number: [] for number in records}
        for number, *item in conn.execute(query, wanted):
            if number in lists:  # of an article whose row somebody took away its lists may still be there
                lists[number].append(dict(zip(columns, item, strict=True)) if columns != ("name",) else item[0])
        for number, items in lists.items():
            records[number][field] = items
    return records


def as_record(conn: sqlite3.Connection, number: int) -> dict[str, Any]:
    """One article as it stands in its rows. Raises KeyError where there is none."""
    return as_records(conn, [number])[number]
