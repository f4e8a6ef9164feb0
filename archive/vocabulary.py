"""The words of the archive with their roots: a table that grows with what is kept, so that a search can ask for all words of a root."""

import json
import re
import sqlite3
from collections.abc import Iterable
from typing import Final

from archive.folding import words
from archive.stems import SHORTEST, stem

_WORD: Final = re.compile(rf"[a-z]{{{SHORTEST},}}")
_NEW: Final = "SELECT value FROM json_each(?) WHERE NOT EXISTS (SELECT 1 FROM words WHERE word = value)"
_LEARN: Final = "INSERT OR IGNORE INTO words (word, stem) VALUES (?, ?)"


def words_of(text: str) -> set[str]:
    """The words of a text that can have a root, as the search index has them.

    >>> sorted(words_of("Wali Kota di SMP 5: café, KTP-el, 2024, abc1d"))
    ['cafe', 'kota', 'wali']
    """
    return {word for word in set(words(text)) if _WORD.fullmatch(word)}


class Vocabulary:
    """Writes the table ``words``; writes are part of the caller's transaction."""

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self._heard: set[str] = set()

    def hear(self, texts: Iterable[str | None]) -> None:
        """Note the words of texts that are being kept."""
        for text in texts:
            if text:
                self._heard |= words_of(text)

    def settle(self) -> None:
        """Write those that are new, with their roots."""
        if self._heard:
            learn(self._conn, self._heard)
            self._heard.clear()

    def forget(self) -> None:
        """Drop them: the transaction has failed."""
        self._heard.clear()


def learn(conn: sqlite3.Connection, heard: Iterable[str]) -> None:
    """Write words that are not there yet, with their roots."""
    new = conn.execute(_NEW, [json.dumps(sorted(heard))]).fetchall()
    conn.executemany(_LEARN, [(word, stem(word)) for (word,) in new])


def learn_all(conn: sqlite3.Connection) -> None:
    """Write every word of the search index, for an archive that was kept before there was this table."""
    known = conn.execute("SELECT term FROM articles_words")
    conn.executemany(_LEARN, ((word, stem(word)) for (word,) in known.fetchall() if _WORD.fullmatch(word)))
