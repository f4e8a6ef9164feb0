"""The words of the archive with their roots: a table that grows with what is kept, so that a search can ask for all words of a root."""

import json
import re
import sqlite3
from collections.abc import Iterable
from typing import Final

from archive.folding import words
from archive.stems import SHORTEST, stem

MAX_KNOWN: Final = 200_000
"""Pieces of text that a writer remembers as heard; beyond that it asks the table again."""

_WORD: Final = re.compile(rf"[a-z]{{{SHORTEST},}}")
_NEW: Final = "SELECT value FROM json_each(?) WHERE NOT EXISTS (SELECT 1 FROM words WHERE word = value)"
_LEARN: Final = "INSERT OR IGNORE INTO words (word, stem) VALUES (?, ?)"


def words_of(text: str) -> set[str]:
    """The words of a text that can have a root, as the search index has them.

    >>> sorted(words_of("Wali Kota di SMP 5: Café, KTP-el, 2024, abc1d"))
    ['cafe', 'kota', 'wali']
    """
    return {word for word in words(text) if _WORD.fullmatch(word)}


class Vocabulary:
    """Writes the table ``words``; writes are part of the caller's transaction."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._heard: list[str | None] = []
        self._known: set[str] = set()

    def hear(self, texts: Iterable[str | None]) -> None:
        """Note texts that are being kept."""
        self._heard.extend(texts)

    def settle(self) -> None:
        """Write those of their words that are new, with their roots."""
        # What stands between spaces, with its commas: far cheaper to tell apart than words, and mostly heard before.
        new = set(" ".join(filter(None, self._heard)).split()) - self._known
        self._heard.clear()
        if new:
            learn(self._conn, words_of(" ".join(new)))
            self._known |= new
            if len(self._known) > MAX_KNOWN:
                self._known.clear()

    def forget(self) -> None:
        """The transaction has failed: nothing was learnt in it."""
        self._heard.clear()
        self._known.clear()


def learn(conn: sqlite3.Connection, new: Iterable[str]) -> None:
    """Write words that are not there yet, with their roots."""
    unknown = conn.execute(_NEW, [json.dumps(sorted(new))]).fetchall()
    conn.executemany(_LEARN, [(word, stem(word)) for (word,) in unknown])


def learn_all(conn: sqlite3.Connection) -> None:
    """Write every word of the search index, for an archive that was kept before there was this table."""
    known = conn.execute("SELECT term FROM articles_words").fetchall()
    conn.executemany(_LEARN, [(word, stem(word)) for (word,) in known if _WORD.fullmatch(word)])
