"""The short key of an article, for addresses that are cited: it stays when the story moves, is read again, or the file is rebuilt."""

import hashlib
import re
import sqlite3
from collections.abc import Callable
from typing import Final

LENGTH: Final = 10
"""Hexadecimal digits of a key: 40 bits, so that among 100,000 articles one in two hundred archives has two that begin alike."""

KEY: Final = re.compile(rf"[0-9a-f]{{{LENGTH},64}}")
"""What a key looks like."""


def new_key(canonical_url: str, taken: Callable[[str], bool]) -> str:
    """The key of an article that is kept for the first time: the beginning of the SHA-256 of its canonical address.

    Where another article has it already, a digit more is taken. Whoever rebuilds an archive from its WARC files meets the
    stories in the same order, and so gives the same keys.

    >>> new_key("https://kota.go.id/kabar/", lambda key: False)
    'd1ecc004dc'
    >>> new_key("https://kota.go.id/kabar/", lambda key: len(key) < 12)
    'd1ecc004dcaf'
    """
    digest = _digest(canonical_url)
    return next(digest[:length] for length in range(LENGTH, len(digest) + 1) if not taken(digest[:length]))


def is_key(key: str | None, canonical_url: str) -> bool:
    """Whether a key may be that of an article that was first kept under an address."""
    return key is not None and len(key) >= LENGTH and _digest(canonical_url).startswith(key)


def short_key(canonical_url: str) -> str:
    """The key that an article gets where no other has it."""
    return _digest(canonical_url)[:LENGTH]


def _digest(canonical_url: str) -> str:
    return hashlib.sha256(canonical_url.encode("utf-8", "surrogatepass")).hexdigest()


def key_for(conn: sqlite3.Connection, canonical_url: str) -> str:
    """A key that no article of this archive has yet."""
    return new_key(canonical_url, lambda key: conn.execute("SELECT 1 FROM articles WHERE key = ?", [key]).fetchone() is not None)


def fill_keys(conn: sqlite3.Connection) -> None:
    """Give every article that has none its key, in the order in which they were kept."""
    for number, url in conn.execute("SELECT id, canonical_url FROM articles WHERE key IS NULL ORDER BY id").fetchall():
        conn.execute("UPDATE articles SET key = ? WHERE id = ?", [key_for(conn, url), number])
