"""Full-text search, the same one for the command line and for Datasette: hits for what a visitor typed, the best first."""

import os
import re
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from archive.lexicon import Lexicon
from archive.schema import NotAnArchive, searched
from archive.snippet import MARKS, excerpt

WEIGHTS: Final = {"title": 10.0, "lead": 4.0, "captions": 2.0}
"""How much more a word counts in these columns than in any other (bm25)."""

_RANK: Final = f"bm25(articles_fts, {', '.join(str(WEIGHTS.get(column, 1.0)) for column in searched())})"


@dataclass(frozen=True, slots=True)
class Hit:
    """One article found; a higher score is a better hit, and the marks in the snippet stand around the words found."""

    id: int
    title: str
    url: str
    site: str
    section: str | None
    published_at: str | None
    snippet: str
    score: float


NEWEST: Final = "articles.published_at DESC, articles.id DESC"
SORTS: Final = {
    # Ranks that differ by less than a tenth count as the same, and the newest of them comes first; so does everything for a
    # word that most articles have, whose rank says nothing.
    "best": f"round(rank, 1), {NEWEST}",
    "newest": NEWEST,
    "oldest": "articles.published_at, articles.id",
}
"""The orders in which hits can be asked for."""

_OF_PERSON: Final = """articles.id IN (
    SELECT article FROM appearances WHERE name IN (
      SELECT name FROM people WHERE instr(lower(name), lower(:person)) > 0 UNION SELECT :person)
    UNION SELECT article FROM quotes WHERE speaker = :person)"""
_OF_OFFICE: Final = """articles.id IN (SELECT article FROM appearances WHERE office IN (
    SELECT DISTINCT office FROM appearances
    WHERE instr(replace(lower(office), 'walikota', 'wali kota'), replace(lower(:office), 'walikota', 'wali kota')) > 0))"""
_OF_PLACE: Final = """articles.id IN (SELECT article FROM place_mentions WHERE doubt IS NULL AND code IN (
    SELECT code FROM places WHERE code = :place OR instr(lower(name), lower(:place)) > 0))"""

FILTERS: Final = {
    "site": "articles.site = :site",
    # Dates are compared as the text they are kept as; «~» comes after every character that can follow a day.
    "since": "articles.published_at >= :since",
    "until": "articles.published_at < :until || '~'",
    "section": "EXISTS (SELECT 1 FROM sections WHERE sections.article = articles.id AND sections.name = :section COLLATE NOCASE)",
    "person": _OF_PERSON,
    "office": _OF_OFFICE,
    "place": _OF_PLACE,
    "changed": "articles.id IN (SELECT article FROM revisions)",
    "gone": "articles.id IN (SELECT article FROM gone)",
}
"""What hits can be narrowed to, as SQL; the last two ask for nothing but that they are there."""


def found(expression: str, conditions: Iterable[str], sort: str = "best") -> str:
    """SELECT of what matches; ``expression`` is SQL for the FTS5 expression. Without an order: that is up to whoever shows it.

    The index named here holds all that ranking and counting need of an article: without it each of 100,000 hits costs
    reading a row of several kilobytes. A rank costs more than all the rest, so only the order by it has one.
    """
    rank = _RANK if sort == "best" else "0"
    where = " AND ".join([f"articles_fts MATCH {expression}", *conditions])
    return (
        f"SELECT articles.id, {rank} AS rank, articles.published_at "
        f"FROM articles_fts CROSS JOIN articles INDEXED BY articles_brief ON articles.id = articles_fts.rowid WHERE {where}"
    )


def ranking(expression: str, conditions: Iterable[str], window: str, sort: str = "best") -> str:
    """SELECT of the id and rank of what matches, in this order."""
    return f"{found(expression, conditions, sort)} ORDER BY {SORTS[sort]} {window}"


_DAY: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", re.ASCII)


def day(value: str, name: str) -> str:
    """A day, month or year as given. Raises ValueError with a sentence for anything else."""
    found = _DAY.fullmatch(value)
    try:
        if found is None:
            raise ValueError
        date(int(found[1]), int(found[2] or 1), int(found[3] or 1))
    except ValueError:
        raise ValueError(f"{name}: {value!r} is no date; write a year, month or day as 2020, 2020-01 or 2020-01-23") from None
    return value


def narrowed(given: Mapping[str, str | bool | None]) -> dict[str, Any]:
    """The filters that are set, by name, with their values.

    Raises ValueError with a sentence for a date that is none, or a time that ends before it begins.
    """
    if unknown := given.keys() - FILTERS.keys():
        raise TypeError(f"no such filter: {', '.join(sorted(unknown))}")
    live = {name: given[name] for name in FILTERS if given.get(name)}
    for name in ("since", "until"):
        if name in live:
            live[name] = day(str(live[name]), name)
    if "since" in live and "until" in live and str(live["since"]) > f"{live['until']}~":
        raise ValueError(f"since {live['since']} is after until {live['until']}")
    return live


def search(
    conn: sqlite3.Connection,
    text: str,
    *,
    sort: str = "best",
    limit: int = 20,
    offset: int = 0,
    marks: tuple[str, str] = MARKS,
    **filters: str | bool | None,
) -> list[Hit]:
    """Articles for what a visitor typed, in one of SORTS, narrowed by any of FILTERS.

    ``since`` and ``until`` are days, months or years, both inclusive; ``person``, ``office`` and ``place`` are parts of names.
    Raises ValueError with a sentence for a date that is none, or a limit or offset below zero.
    """
    if limit < 0 or offset < 0:
        raise ValueError("limit and offset can't be below zero")
    live = narrowed(filters)
    meant = Lexicon(conn).understand(text)
    if not meant.match:
        return []
    values = live | {"match": meant.match, "limit": limit, "offset": offset}
    best = ranking(":match", [FILTERS[name] for name in live], "LIMIT :limit OFFSET :offset", sort)
    query = (
        f"WITH best AS MATERIALIZED ({best}) "
        "SELECT articles.id, title, canonical_url, site, section, articles.published_at, body, captions, rank "
        f"FROM best CROSS JOIN articles ON articles.id = best.id ORDER BY {SORTS[sort]}"
    )
    return [
        Hit(number, title, url, of, rubric, published, excerpt(meant.terms, body, captions, marks), -rank)
        for number, title, url, of, rubric, published, body, captions, rank in conn.execute(query, values)
    ]


def _sealed(file: Path) -> str:
    """That nobody writes to the file, where we may not write beside it and no write-ahead log stands there: SQLite would make one."""
    return "" if os.access(file.parent, os.W_OK) or Path(f"{file}-wal").exists() else "&immutable=1"


def connect_readonly(path: Path | str) -> sqlite3.Connection:
    """Open an archive's database for reading only, also while a crawl writes to it.

    Raises FileNotFoundError when there is none, NotAnArchive when the file is something else.
    """
    file = Path(path)
    if not file.is_file():
        raise FileNotFoundError(f"there is no archive at {file}")
    conn = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro{_sealed(file)}", uri=True, timeout=30)
    try:
        names = {name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    except sqlite3.DatabaseError as error:
        conn.close()
        raise NotAnArchive(f"{file} can't be read as a SQLite database ({error})") from error
    if not {"articles", "articles_fts", "sites"} <= names:
        conn.close()
        raise NotAnArchive(f"{file} is a database of something else")
    return conn
