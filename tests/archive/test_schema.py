"""The database: made once, grown later, and never somebody else's."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlite_utils import Database

from archive import schema
from archive.record import Article, children, declared
from archive.schema import NotAnArchive, grow, opened, searched
from archive.store import Archive, Unwritable
from archive.tables import Column, tables
from tests.archive import samples


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "archive.db"


def shape(path: Path) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(path)) as conn:
        return conn.execute("SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2").fetchall()


def test_new_database_is_as_the_archive_wants_it(path: Path) -> None:
    with closing(opened(path)) as conn:
        assert conn.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        assert conn.execute("PRAGMA foreign_keys").fetchone() == (1,)
        assert {name for (name,) in conn.execute("SELECT name FROM pragma_table_list WHERE strict")} == {table.name for table in tables()}
        assert conn.execute("PRAGMA foreign_key_check").fetchall() == []


def test_every_declared_field_has_its_column_and_its_meaning(path: Path) -> None:
    with closing(opened(path)) as conn:
        for table in tables():
            assert table.meaning
            columns = {row[1]: row[2].partition(" ")[0] for row in conn.execute(f"PRAGMA table_xinfo({table.name})")}
            assert list(columns) == [column.name for column in table.columns]
            assert all(column.meaning for column in table.columns)
            assert set(columns.values()) <= {"TEXT", "INTEGER", "REAL"}
        articles = {row[1] for row in conn.execute("PRAGMA table_xinfo(articles)")}
    lists = {name for name, _, _ in children()}
    assert set(declared(Article)) == (articles & set(declared(Article))) | lists
    assert not articles & lists


def test_references_are_held(path: Path) -> None:
    with closing(opened(path)) as conn, pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        conn.execute("INSERT INTO tags VALUES (1, 0, 'banjir')")


def test_types_are_held(path: Path) -> None:
    with closing(opened(path)) as conn, pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT"):
        conn.execute("INSERT INTO captures VALUES ('d', 'u', 'a', 'dua ratus', NULL, 1, 's', 'w', 0, 1, 1, NULL)")


def test_opening_twice_changes_nothing(path: Path) -> None:
    opened(path).close()
    before = shape(path)
    opened(path).close()
    assert shape(path) == before
    with closing(sqlite3.connect(path)) as conn:
        assert conn.execute("SELECT count(*) FROM _sqlite_migrations").fetchone() == (len(schema.migrations._migrations),)


def test_index_is_kept_in_step_only_where_words_change(path: Path) -> None:
    with closing(opened(path)) as conn:
        triggers = dict(conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    changed = triggers["articles_changed"]
    for name in searched():
        assert f"new.{name} IS NOT old.{name}" in changed
    assert f"UPDATE OF {', '.join(searched())} ON articles" in changed
    assert set(searched()) == {"title", "lead", "body", "captions"}


# -- growing -------------------------------------------------------------------------------------------------------------


def test_column_that_is_declared_later_is_added_to_a_file_with_rows(path: Path) -> None:
    with samples.opened(path.parent) as archive:
        samples.outcomes(archive, samples.page(samples.story()))
    with closing(sqlite3.connect(path)) as conn:
        whole = shape(path)
        for table, column in (("pages", "etag"), ("captures", "status"), ("crawls", "back")):
            conn.execute(f"ALTER TABLE {table} DROP COLUMN {column}")
        conn.commit()
        grow(Database(conn))
        conn.commit()
        names = {
            table: {row[1]: row[3] for row in conn.execute(f"PRAGMA table_info({table})")} for table in ("pages", "captures", "crawls")
        }
        assert "etag" in names["pages"]
        assert names["captures"]["status"] == 0  # what stands there has no value
        assert names["crawls"]["witnessed"] == 1  # it has a default
        assert conn.execute("SELECT status FROM captures").fetchall() == [(None,)]
        assert conn.execute("SELECT witnessed FROM crawls").fetchall() == [(0,)]
        conn.execute("UPDATE captures SET status = 200")  # as it was: a row without it is not what its record says
        conn.commit()
    assert [name for _, name, _ in shape(path)] == [name for _, name, _ in whole]
    samples.sound(path.parent)


def test_table_and_index_that_are_declared_later_are_made(path: Path) -> None:
    opened(path).close()
    whole = shape(path)
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("DROP INDEX pages_wanted")
        conn.execute("DROP TABLE attachments")
        conn.execute("DROP TRIGGER articles_changed")
        conn.commit()
        grow(Database(conn))
        conn.commit()
    assert shape(path) == whole


def test_column_of_a_key_is_written_in_full() -> None:
    column = Column("site", "TEXT NOT NULL", "The site.", "sites(name)")
    assert column.ddl == '"site" TEXT NOT NULL REFERENCES sites(name)'
    assert replace(column, points_to=None).ddl == '"site" TEXT NOT NULL'


# -- what is not ours ----------------------------------------------------------------------------------------------------


def files(folder: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.name != "archive.lock"}


def refused(path: Path, reason: str) -> None:
    """Opening says why it won't, and leaves every byte as it was."""
    before = files(path.parent)
    with pytest.raises(NotAnArchive, match=reason) as told:
        Archive(path.parent)
    assert str(path) in str(told.value)
    assert "--data" in str(told.value)
    assert files(path.parent) == before


@pytest.mark.parametrize(
    "body", [b"Surat untuk wali kota.\n" * 50, b"\x00" * 5000, b"SQLite format 3\x00" + b"x" * 5000], ids=["letter", "nulls", "head-alone"]
)
def test_file_that_is_no_database(path: Path, body: bytes) -> None:
    path.write_bytes(body)
    refused(path, "is not a SQLite database")


@pytest.mark.parametrize("name", ["resep", "articles", "pages"])
def test_database_of_another_program(path: Path, name: str) -> None:
    with closing(sqlite3.connect(path)) as conn:
        conn.execute(f"CREATE TABLE {name} (id INTEGER PRIMARY KEY, judul TEXT)")
        conn.execute(f"INSERT INTO {name} VALUES (1, 'Rawon')")
        conn.commit()
    refused(path, "is a database of something else")


def test_database_of_another_program_with_migrations_of_its_own(path: Path) -> None:
    db = Database(path)
    other = type(schema.migrations)("resep")

    @other(name="0001_first")
    def _first(db: Database) -> None:
        db.execute("CREATE TABLE resep (id INTEGER PRIMARY KEY)")

    other.apply(db)
    db.close()
    refused(path, "is a database of something else")


def test_database_of_a_newer_release(path: Path) -> None:
    opened(path).close()
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('kliping', '9999_future', '2099')")
        conn.commit()
    refused(path, r"newer release \(it has 9999_future\)")


def test_empty_file_becomes_an_archive(path: Path) -> None:
    path.touch()
    opened(path).close()
    assert "articles" in {name for _, name, _ in shape(path)}


def test_first_opening_that_was_killed_is_done_again(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        schema.migrations.ensure_migrations_table(Database(conn))
    opened(path).close()
    assert "articles" in {name for _, name, _ in shape(path)}


def test_folder_in_place_of_the_database(path: Path) -> None:
    path.mkdir()
    with pytest.raises(Unwritable, match="cannot write"):
        Archive(path.parent)


def test_refused_archive_gives_its_lock_up(path: Path) -> None:
    path.write_bytes(b"x" * 2000)
    with pytest.raises(NotAnArchive):
        Archive(path.parent)
    path.unlink()
    Archive(path.parent).close()
