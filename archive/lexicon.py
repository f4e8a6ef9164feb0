"""What the words of a search stand for in one archive: words of the same root, and other names of the same thing."""

import re
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from archive.folding import words
from archive.query import LITERAL, Meanings, Wanted, loose, parse, strict, wanted
from archive.stems import lines, stem

MAX_FORMS: Final = 48
"""Words of one root that are searched, the shortest first: each is a lookup of its own."""

MAX_KEPT: Final = 200
"""Searches that are remembered as they were understood: a page asks several times for the same."""

_OF_A_PLACE: Final = re.compile(r"\s+(?:Kota|Kabupaten|Kab\.|Provinsi)\s+\S.*$")
_KIND_OF_PLACE: Final = frozenset({"kelurahan", "kecamatan", "kota", "kabupaten", "desa"})

Names = dict[str, set[str]]


@dataclass(frozen=True, slots=True)
class Understood:
    """A search as it was understood.

    ``match`` is its FTS5 expression, empty where nothing can be searched; ``terms`` the words it marks; ``also`` what is
    searched besides what was typed; ``partly`` says that nothing has all of it, and that what has all but one word is found.
    """

    match: str = ""
    terms: tuple[Wanted, ...] = ()
    also: tuple[str, ...] = ()
    partly: bool = False


def _doubled(key: str) -> str | None:
    """The word that is said twice, as plurals and much else are (sekolah-sekolah, tolong-menolong); None where it is another thing.

    >>> _doubled("buku bukunya"), _doubled("tolong menolong"), _doubled("wali kota"), _doubled("11 11")
    ('buku', 'tolong', None, None)
    """
    one, _, other = key.partition(" ")
    return one if one.isalpha() and other.isalpha() and stem(one) == stem(other) else None


def _tie(names: Names, one: str, other: str) -> None:
    if one and other and one != other:
        names.setdefault(one, set()).add(other)
        names.setdefault(other, set()).add(one)


@cache
def _everywhere() -> dict[str, frozenset[str]]:
    """Names that mean the same in every archive."""
    found: dict[str, frozenset[str]] = {}
    for line in lines("names.txt"):
        group = [" ".join(words(each)) for each in line.split("=")]
        for each in group:
            found[each] = found.get(each, frozenset()) | (frozenset(group) - {each})
    return found


def _introduced(conn: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Names of institutions with their abbreviations, as articles introduced them; without the place they are of.

    What is one word without its place says too little: Pemerintah, Dinas.
    """
    for name, abbreviation in conn.execute("SELECT name, abbreviation FROM institutions WHERE abbreviation IS NOT NULL"):
        bare = words(_OF_A_PLACE.sub("", name))
        if len(bare) > 1:
            yield " ".join(bare), " ".join(words(abbreviation))


def _places(conn: sqlite3.Connection) -> Iterator[str]:
    """Places whose name is one word, such as Samaan: it is not taken for a form of another (sama)."""
    for (name,) in conn.execute("SELECT name FROM places"):
        own = [word for word in words(name) if word not in _KIND_OF_PLACE]
        if len(own) == 1:
            yield own[0]


class Lexicon:
    """The meanings of one database, read as they are needed; a database of something else has none."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._version: int | None = None
        self._names: Names = {}
        self._places: frozenset[str] = frozenset()
        self._forms: dict[str, tuple[str, ...]] = {}
        self._understood: dict[str, Understood] = {}
        self._tables: frozenset[str] = frozenset()

    def _refresh(self) -> None:
        """Forget what was read before somebody wrote to the file."""
        (version,) = self._conn.execute("PRAGMA data_version").fetchone()
        if version == self._version:
            return
        self._version = version
        self._tables = frozenset(name for (name,) in self._conn.execute("SELECT name FROM sqlite_master WHERE type = 'table'"))
        self._names = {key: set(others) for key, others in _everywhere().items()}
        if "institutions" in self._tables:
            for one, other in _introduced(self._conn):
                _tie(self._names, one, other)
        self._places = frozenset(_places(self._conn)) if "places" in self._tables else frozenset()
        self._forms.clear()
        self._understood.clear()

    @property
    def has_words(self) -> bool:
        """Whether the file has a table of words: one that no recent release has opened for writing has none."""
        self._refresh()
        return "words" in self._tables

    def is_name(self, key: str) -> bool:
        """Whether these words together are a name that has others, or two that the archive writes together too (anti korupsi)."""
        return key in self._names or (key.count(" ") == 1 and self._together(key) is not None)

    def _together(self, key: str) -> str | None:
        """Words written as one, where the archive has that word."""
        together = key.replace(" ", "")
        return together if self._conn.execute("SELECT 1 FROM words WHERE word = ?", [together]).fetchone() else None

    def forms(self, key: str) -> Sequence[str]:
        """What is searched for a word or a name besides itself."""
        found = self._forms.get(key)
        if found is None:
            found = self._forms[key] = tuple(dict.fromkeys([*self._family(key), *sorted(self._names.get(key, ()))]))
        return found

    def _family(self, key: str) -> Iterator[str]:
        """Words of the archive that have the same root; what is written apart is looked for together too, what is said twice once."""
        if " " in key:
            if together := self._together(key):
                yield together
            if once := _doubled(key):
                yield from (once, *self._family(once))
        elif key not in self._places:
            query = "SELECT word FROM words WHERE stem = ? AND word <> ? ORDER BY length(word), word LIMIT ?"
            for (word,) in self._conn.execute(query, [stem(key), key, MAX_FORMS]):
                if word not in self._places:
                    yield word

    def understand(self, text: str) -> Understood:
        """What a visitor's text is searched as."""
        self._refresh()
        found = self._understood.get(text)
        if found is None:
            if len(self._understood) >= MAX_KEPT:
                self._understood.clear()
            found = self._understood[text] = self._understand(text)
        return found

    def _understand(self, text: str) -> Understood:
        meanings: Meanings = self if "words" in self._tables else LITERAL
        wish = parse(text, meanings)
        terms = tuple(wanted(wish, meanings))
        also = dict.fromkeys(form for group in wish.groups for term in group if term.bare for form in meanings.forms(term.key))
        expression = strict(wish, meanings)
        if expression and "articles_fts" in self._tables and not self._finds(expression):
            other = loose(wish, meanings)
            if other and self._finds(other):
                return Understood(other, terms, tuple(also), partly=True)
        return Understood(expression, terms, tuple(also))

    def finds(self, text: str) -> bool:
        """Whether a search finds anything."""
        expression = self.understand(text).match
        return bool(expression) and self._finds(expression)

    def _finds(self, expression: str) -> bool:
        return self._conn.execute("SELECT 1 FROM articles_fts WHERE articles_fts MATCH ? LIMIT 1", [expression]).fetchone() is not None
