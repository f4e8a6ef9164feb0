"""The key of an article stays whatever happens to it."""

import hashlib
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from archive import schema
from archive.keys import new_key
from tests.reading_room.newsroom import FLOOD, HOME, article, kept, opened, reading


def keys(path: Path) -> list[tuple[str, str]]:
    with closing(sqlite3.connect(path)) as conn:
        return conn.execute("SELECT canonical_url, key FROM articles ORDER BY id").fetchall()


def test_a_key_is_the_beginning_of_the_digest_of_the_address(tmp_path: Path) -> None:
    [(url, key)] = keys(kept(tmp_path, FLOOD))
    assert key == hashlib.sha256(url.encode()).hexdigest()[:10]


def test_a_story_that_moves_or_changes_keeps_its_key(tmp_path: Path) -> None:
    [(_, before)] = keys(kept(tmp_path, FLOOD))
    moved = replace(FLOOD, canonical_url=f"{HOME}2020/01/24/alamat-baru/", title="Judul baru")
    with opened(tmp_path) as archive:
        archive.keep([reading(moved, day=2)])
    assert keys(tmp_path / "archive.db") == [(moved.canonical_url, before)]


def test_where_two_begin_alike_the_later_has_a_digit_more(tmp_path: Path) -> None:
    path = kept(tmp_path, FLOOD)
    other = article(7)
    taken = hashlib.sha256(other.canonical_url.encode()).hexdigest()[:10]
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("UPDATE articles SET key = ?", [taken])
    with opened(tmp_path) as archive:
        archive.keep([reading(other)])
    assert [key for _, key in keys(path)] == [taken, new_key(other.canonical_url, lambda key: len(key) < 11)]


def test_articles_of_an_earlier_release_are_given_theirs(tmp_path: Path) -> None:
    path = kept(tmp_path, FLOOD, article(7))
    before = keys(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("DROP INDEX articles_key")
        conn.execute("ALTER TABLE articles DROP COLUMN key")
        conn.execute("DELETE FROM _sqlite_migrations WHERE name >= '0006'")
    schema.opened(path).close()
    assert keys(path) == before
