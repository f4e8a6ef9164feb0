"""What follows from rows that are sealed, held against what it follows from: no seal of its own could say that it is right.

Persons, institutions, words and the crawler's memory are sealed row by row like all others. But whoever may write to the
archive can have a row sealed anew, and most of these are written anew all the time. So it counts what they follow from.
"""

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, Final

from archive.findings import RESTORE, Finding
from archive.keys import is_key
from archive.record import children
from archive.stems import stem

Declared = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""What today's program declares: rows of tables, by their names."""

_LINKS: Final = {
    "appearances": (
        "person",
        "SELECT id FROM people WHERE people.name = appearances.name AND people.institution = appearances.institution",
    ),
    "quotes": (
        "person",
        "SELECT person FROM appearances WHERE appearances.name = quotes.speaker AND appearances.article = quotes.article "
        "AND person IS NOT NULL ORDER BY former, position LIMIT 1",
    ),
    "institution_mentions": ("institution", "SELECT id FROM institutions WHERE institutions.name = institution_mentions.name"),
}
"""Columns that tie what articles name together, and what they must be."""

_SIGHTED: Final = """
SELECT article, url, what, seen_at FROM sightings
WHERE healthy = 1 AND article IN (SELECT article FROM sightings WHERE what = 'missing') ORDER BY article, id"""

_NAMED: Final = "SELECT 1 FROM appearances WHERE person = ? AND name = ? AND institution = ?"
_INTRODUCED: Final = "SELECT 1 FROM institution_mentions WHERE institution = ? AND name = ? AND (?3 IS NULL OR abbreviation = ?3)"


class Derived:
    """Tells what is wrong with rows that follow from others."""

    def __init__(self, conn: sqlite3.Connection, warc: Path, declared: Declared) -> None:
        """``warc`` is the folder of the WARC files, ``declared`` are the sites and places of today's program."""
        self._conn = conn
        self._warc = warc
        self._sites, self._places = declared.get("sites", {}), declared.get("places", {})
        self._wrong: dict[str, Callable[[Mapping[str, Any]], str | None]] = {
            "sites": self._site,
            "warc_files": self._file,
            "pages": self._page,
            "people": self._person,
            "institutions": self._institution,
            "words": self._word,
            "places": self._place,
            "articles.key": self._key,
        }

    def tells(self, kind: str) -> bool:
        """Whether rows of a kind follow from others."""
        return kind in self._wrong

    def wrong(self, kind: str, record: Mapping[str, Any]) -> str | None:
        """What is wrong with a row that isn't what was sealed, or that nothing from before tells of."""
        return self._wrong[kind](record)

    def findings(self) -> Iterator[Finding]:
        """What disagrees, whatever was sealed."""
        yield from self._links()
        yield from self._positions()
        yield from self._states()

    # -- lists of articles -------------------------------------------------------------------------------------------

    def _links(self) -> Iterator[Finding]:
        """Rows that lead to another person or institution than the one they name."""
        for table, (column, query) in _LINKS.items():
            for article, position in self._conn.execute(f"SELECT article, position FROM {table} WHERE {column} IS NOT ({query})"):
                what = f"archive.db {table} {article}/{position}"
                yield Finding(what, f"its {column} is not the row of the name it has", RESTORE)

    def _positions(self) -> Iterator[Finding]:
        for _, table, _ in children():
            query = f"SELECT article FROM {table} GROUP BY article HAVING min(position) <> 0 OR max(position) <> count(*) - 1"
            for (article,) in self._conn.execute(query):
                yield Finding(f"archive.db {table} of article {article}", "are not counted from 0 on", RESTORE)

    # -- the crawler's memory ----------------------------------------------------------------------------------------

    def _states(self) -> Iterator[Finding]:
        """Addresses of articles: each is known, and counts as missing or gone by what was seen."""
        query = (
            "SELECT id, canonical_url FROM articles WHERE NOT EXISTS "
            "(SELECT 1 FROM pages WHERE url = canonical_url AND article = articles.id AND kind = 'article')"
        )
        for number, url in self._conn.execute(query):
            yield Finding(f"archive.db pages ({url})", f"no row says that article {number} stands there", RESTORE)
        expected = {url: marks for url, *marks in self._seen() if marks[0]}
        for number, url, *marks in self._conn.execute("SELECT id, url, missing_since, gone_at FROM pages WHERE missing_since IS NOT NULL"):
            if expected.pop(url, None) != marks:
                yield Finding(
                    f"archive.db pages {number} ({url})", "does not count as missing or gone since when it was seen to be", RESTORE
                )
        for url in expected:
            for (number,) in self._conn.execute("SELECT id FROM pages WHERE url = ?", [url]):
                yield Finding(f"archive.db pages {number} ({url})", "does not count as missing, which it was seen to be", RESTORE)
        gone = "SELECT id, url FROM pages WHERE gone_at IS NOT NULL AND missing_since IS NULL"
        for number, url in self._conn.execute(gone):
            yield Finding(f"archive.db pages {number} ({url})", "counts as gone and was not missed", RESTORE)

    def _seen(self) -> Iterator[tuple[str, str | None, str | None]]:
        """Of each article that was ever missed its address, and since when it is missing and gone, by what was seen."""
        for _, seen in groupby(self._conn.execute(_SIGHTED), key=itemgetter(0)):
            url, missing, gone = "", None, None
            for _, address, what, moment in seen:
                if what == "missing":
                    url, missing, gone = address, missing or moment, moment if missing else None
                else:
                    missing = gone = None
            yield url, missing, gone

    def _page(self, page: Mapping[str, Any]) -> str | None:
        """An address that is known for the first time, or of which something else is known than before."""
        told = (
            "SELECT 1 FROM captures WHERE url IN (?1, ?2) UNION ALL SELECT 1 FROM problems WHERE url = ?1 "
            "UNION ALL SELECT 1 FROM captures WHERE captured_at = ?3 LIMIT 1"  # a list that names it and says nothing of it
        )
        values = [page["url"], page["via"], page["last_checked_at"]]
        return None if page["article"] or self._conn.execute(told, values).fetchone() else "no answer tells of it"

    # -- what articles name --------------------------------------------------------------------------------------------

    def _person(self, person: Mapping[str, Any]) -> str | None:
        found = self._conn.execute(_NAMED, [person["id"], person["name"], person["institution"]]).fetchone()
        return None if found or self._superseded("people", "institution", person) else "no article names that person"

    def _institution(self, institution: Mapping[str, Any]) -> str | None:
        found = self._conn.execute(_INTRODUCED, [institution["id"], institution["name"], institution["abbreviation"]]).fetchone()
        return None if found or self._superseded("institutions", "abbreviation", institution) else "no article names it so"

    def _superseded(self, field: str, other: str, row: Mapping[str, Any]) -> bool:
        """Whether a version that was superseded names a person or an institution."""
        query = (
            f"SELECT 1 FROM revisions, json_each(record, '$.{field}') AS each WHERE json_extract(each.value, '$.name') = ?1 "
            f"AND (?2 IS NULL OR json_extract(each.value, '$.{other}') = ?2) LIMIT 1"
        )
        return self._conn.execute(query, [row["name"], row[other]]).fetchone() is not None

    def _word(self, word: Mapping[str, Any]) -> str | None:
        return None if stem(word["word"]) == word["stem"] else f"its root is {stem(word['word'])}"

    # -- what is declared ----------------------------------------------------------------------------------------------

    def _site(self, site: Mapping[str, Any]) -> str | None:
        declared = self._sites.get(site["name"])
        if declared is None or any(site[name] != value for name, value in declared.items() if name != "home"):
            return "is not what is declared of that site"
        last = "SELECT home FROM crawls WHERE site = ? ORDER BY id DESC LIMIT 1"
        home = self._conn.execute(last, [site["name"]]).fetchone()
        return None if home and home[0] == site["home"] else "its front page is not that of its last crawl"

    def _place(self, place: Mapping[str, Any]) -> str | None:
        return None if dict(place) == self._places.get(place["code"]) else "is not what the official list says"

    # -- files and keys ------------------------------------------------------------------------------------------------

    def _file(self, file: Mapping[str, Any]) -> str | None:
        path = self._warc / str(file["name"])
        length = path.stat().st_size if path.is_file() else 0
        ended = "SELECT 1 FROM crawls WHERE id = ? AND ended_at IS NOT NULL"
        grows = length > file["length"] and self._conn.execute(ended, [file["crawl"]]).fetchone() is None
        return None if length == file["length"] or grows else f"the file has {length} bytes"

    def _key(self, article: Mapping[str, Any]) -> str | None:
        """The key of an article follows from the address at which it was first kept."""
        addresses = (
            "SELECT canonical_url FROM articles WHERE id = ?1 UNION SELECT url FROM sightings WHERE article = ?1 "
            "UNION SELECT url FROM pages WHERE article = ?1"
        )
        known = [url for (url,) in self._conn.execute(addresses, [article["id"]])]
        return None if any(is_key(article["key"], url) for url in known) else "its key follows from none of its addresses"
