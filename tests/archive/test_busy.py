"""Another program writes to the database without our lock: it is waited for, and told apart from a full disk."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from archive import schema
from archive.store import Archive, Unwritable
from tests.archive.samples import SITE, one, opened, outcomes, page, sound, story


@contextmanager
def writer(folder: Path) -> Iterator[sqlite3.Connection]:
    """Somebody with a transaction that is open for writing."""
    with closing(sqlite3.connect(folder / "archive.db", isolation_level=None, check_same_thread=False)) as conn:
        conn.execute("BEGIN IMMEDIATE")
        yield conn


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "PATIENCE", 0.1)


def test_is_waited_for(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        with writer(tmp_path) as other:
            threading.Timer(0.3, other.rollback).start()
            assert outcomes(archive, page(story(1))) == ["new"]
        archive.end("finished", 0)
    sound(tmp_path)


@pytest.mark.usefixtures("impatient")
def test_that_goes_on_writing_is_named_and_nothing_is_lost(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        outcomes(archive, page(story(1)))
        with writer(tmp_path), pytest.raises(Unwritable, match=r"database is locked\); another program has been writing") as told:
            outcomes(archive, page(story(2), 1))
        assert "space" not in str(told.value)
        assert outcomes(archive, page(story(2), 2)) == ["new"]
        archive.end("finished", 0)
    assert one(tmp_path, "SELECT count(*) FROM articles") == 2
    sound(tmp_path)


@pytest.mark.usefixtures("impatient")
def test_that_writes_when_a_crawl_begins_is_named(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        archive.end("finished", 0)
    with Archive(tmp_path) as archive:
        with writer(tmp_path), pytest.raises(Unwritable, match="another program has been writing"):
            archive.begin(SITE, "crawl", {})
        archive.begin(SITE, "crawl", {})


def test_reader_with_an_old_moment_of_the_database_stops_nobody(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        outcomes(archive, page(story(1)))
        with closing(sqlite3.connect(tmp_path / "archive.db", isolation_level=None)) as reader:
            reader.execute("BEGIN")
            assert reader.execute("SELECT count(*) FROM articles").fetchone() == (1,)
            outcomes(archive, *(page(story(number), number) for number in range(2, 40)))
            archive.end("finished", 0)
            assert reader.execute("SELECT count(*) FROM articles").fetchone() == (1,)
            reader.execute("COMMIT")
            assert reader.execute("SELECT count(*) FROM articles").fetchone() == (39,)
    sound(tmp_path)
