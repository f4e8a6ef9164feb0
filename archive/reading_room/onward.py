"""The pages of a sorted table: each row on one of them, each page in milliseconds, however many rows come before and after it.

Datasette asks for the first as ``order by column desc`` and for the next as ``(column < :p1 or column is null or (column = :p1 and
((id > :p0)))) order by column desc, id``: of the rows that are equal, the first page shows any, so that others are shown twice or never.
And of the next page SQLite gathers the rows of each alternative and sorts them all: of 100,000 stories a second and more. Told nothing of
the alternatives, it walks along the index of the column, which is in order already, and stops when the page is full.
"""

import re
from collections.abc import Sequence
from typing import Final

from datasette.utils import escape_sqlite

_NAME: Final = r"(?:\[[^\]]*\]|\w+)"
_FIRST: Final = re.compile(
    rf"select {_NAME}(?:, {_NAME})* from (?P<table>{_NAME}) (?:where (?P<where>.*) )?order by {_NAME}(?: desc)? limit \d+", re.DOTALL
)
_OTHERWISE: Final = re.compile(r"\b(?:union|intersect|except|group|window|order|limit)\b", re.IGNORECASE)
"""What makes a query another than that of a table's page."""

_ONWARD: Final = re.compile(
    r"\((?P<column>\[[^\]]*\]|\w+) [<>] :p\d+(?: or (?P=column) is null)? or \((?P=column) = :p\d+ and .*?\)\)(?= order by )", re.DOTALL
)


def streamed(path: str, query: bytes) -> bool:
    """Whether a request is for a CSV file of all rows."""
    return path.endswith(".csv") and b"_stream=" in query


def at_once(path: str, query: bytes) -> bytes:
    """The query of such a request: with as many rows at a time as there may be. Datasette 0.65 means to ask so, and asks for a page's.

    >>> at_once("/archive/articles.csv", b"_stream=on"), at_once("/archive/articles.csv", b"")
    (b'_stream=on&_size=max', b'')
    """
    return query + b"&_size=max" if streamed(path, query) and b"_size=" not in query else query


def begun(sql: str) -> str | None:
    """The table whose first page a query asks for, in an order in which rows may be equal.

    >>> begun("select id, [group] from [a b] where c = :p0 order by d desc limit 51")
    'a b'
    >>> begun("select a from b where a > 1 union select c from d order by a limit 1")
    """
    found = _FIRST.fullmatch(sql)
    if found is None or _OTHERWISE.search(found["where"] or ""):
        return None
    return found["table"].strip("[]")


def settled(sql: str, keys: Sequence[str]) -> str:
    """The same query, with the equal rows in the order of the table's keys, as the next page has them; what is in the order of its only
    key already stays as it is: an index for full-text search takes no second column, and would sort all of its rows.

    >>> settled("select id from a order by b desc limit 5", ["id"])
    'select id from a order by b desc, id limit 5'
    >>> settled("select rowid, a from b order by rowid desc limit 5", ["rowid"])
    'select rowid, a from b order by rowid desc limit 5'
    >>> settled("select a, b from c order by a limit 5", ["a", "b"])
    'select a, b from c order by a, a, b limit 5'
    """
    before, _, limit = sql.rpartition(" limit ")
    own = [escape_sqlite(each) for each in keys]
    if [before.removesuffix(" desc").rpartition(" order by ")[2]] == own:
        return sql
    return f"{', '.join([before, *own])} limit {limit}"


def onward(sql: str) -> str:
    """The same query, in which the place where a page begins is a condition like any other.

    >>> onward("select id from a where (b < :p1 or b is null or (b = :p1 and ((id > :p0)))) order by b desc, id limit 5")
    'select id from a where ifnull((b < :p1 or b is null or (b = :p1 and ((id > :p0)))), 0) order by b desc, id limit 5'
    >>> onward("select 1")
    'select 1'
    """
    return _ONWARD.sub(lambda found: f"ifnull({found[0]}, 0)", sql, count=1)
