"""Whoever changes any value of any table with an SQL tool, takes a row away or puts one in, is found out by `kliping verify`."""

import shutil
import sqlite3
import tarfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from archive.record import children
from archive.store import Archive
from archive.tables import tables
from archive.verify import Verify
from scraper.declared import declared
from scraper.rereading import articles_of
from tests.archive.samples import opened, outcomes, page, story
from tests.archive.upgrades import kept

SEALING = {"seals", "sealed_files", "unsealed"}
LISTS = {table for _, table, _ in children()}


class Attack(NamedTuple):
    table: str
    what: str
    """The column that is changed, or "remove", or "add"."""
    statement: str
    names: tuple[str, ...]
    """What a finding must hold to have named it."""

    @property
    def spot(self) -> str:
        """What is named: a row of its table, or an article for any of its lists."""
        return self.names[0]


def attacks(conn: sqlite3.Connection) -> Iterator[Attack]:
    """Each of them on another row, as far as a table has so many."""
    for table in tables():
        rows = conn.execute(
            f"SELECT rowid, * FROM {table.name}" if table.numbered else f"SELECT {table.columns[0].name}, * FROM {table.name}"
        )
        names = [column[0] for column in rows.description][1:]
        found = [dict(zip(["rowid", *names], row, strict=True)) for row in rows]
        key = "rowid" if table.numbered else table.columns[0].name
        for at, column in enumerate([name for name in names if name != "year"]):
            if found:
                row = found[at % len(found)]
                change = (
                    f"UPDATE {table.name} SET {column} = {_other(row[column], table.name, column)} WHERE {key} = {_quoted(row['rowid'])}"
                )
                yield Attack(table.name, column, change, _named(table.name, row))
        if found:
            row = found[at % len(found)]
            yield Attack(table.name, "remove", f"DELETE FROM {table.name} WHERE {key} = {_quoted(row['rowid'])}", _named(table.name, row))
            added = {name: value for name, value in found[0].items() if name not in {"rowid", "year"}} | _fresh(table.name, found)
            put = f"INSERT INTO {table.name} ({', '.join(added)}) VALUES ({', '.join(map(_quoted, added.values()))})"
            yield Attack(table.name, "add", put, _named(table.name, added))

    yield Attack("unsealed", "add", "INSERT INTO unsealed VALUES ('captures', 'f00d')", ("archive.db unsealed captures f00d:",))


def _other(value: Any, table: str, column: str) -> str:
    """Another value of the same kind."""
    if isinstance(value, int | float):
        return str(1 - value) if column in {"wanted", "healthy", "former"} else str(value + 1000)
    if value is None:
        integer = next(each.sql for each in _columns(table) if each.name == column).startswith(("INTEGER", "REAL"))
        return "7" if integer else "'x'"
    return _quoted(f"{value}x")


def _columns(table: str) -> Any:
    return next(each.columns for each in tables() if each.name == table)


def _quoted(value: Any) -> str:
    return "NULL" if value is None else str(value) if isinstance(value, int | float) else "'" + value.replace("'", "''") + "'"


def _fresh(table: str, found: list[dict[str, Any]]) -> dict[str, Any]:
    """What a row that is put in has of its own, so that no key is there twice."""
    own: dict[str, Any] = {
        name: 99_000 if isinstance(value, int) else f"{value}y"
        for name, value in found[0].items()
        if name in {"id", "url", "key", "canonical_url", "digest", "name", "word", "code", "number", "position"}
        and not (name in {"url", "code", "name", "number"} and table in LISTS | {"captures"})
    }
    return own


def _named(table: str, row: dict[str, Any]) -> tuple[str, ...]:
    if table in LISTS:
        return (
            f"archive.db articles {row['article']} (",
            f"archive.db {table} {row['article']}/",
            f"archive.db {table} of article {row['article']}:",
        )
    if table == "seals":
        return (f"archive.db seals {row['number']}:", f"manifest.jsonl line {row['number']}", f"manifest.jsonl entry {row['number']}")
    name = next(row[each] for each in ("digest", "word", "code", "id", "name") if each in row)
    return tuple(f"archive.db {table}{part} {name}{end}" for part in ("", ".key") for end in (" (", ":"))


def found(folder: Path) -> list[str]:
    with closing(Verify(folder, read=articles_of, declared=declared())) as verify:
        return [str(finding) for finding in verify.findings()]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real archive of stories, versions and a disappearance, of the schema before today's, and everything of it sealed."""
    folder = tmp_path_factory.mktemp("made") / "data"
    with tarfile.open(kept()[-1]) as packed:
        packed.extractall(folder, filter="data")
    with opened(folder) as archive:
        outcomes(archive, page(story(1), 10), page(story(2, problem="no-body"), 20))
        archive.end("finished", 0)
    Archive(folder).close()
    assert found(folder) == []
    return folder


def rounds(chosen: list[Attack]) -> Iterator[list[Attack]]:
    """Attacks that are done at once: none on what another might be named for, and what tells of sealing alone."""
    waiting = list(chosen)
    while waiting:
        some = {each.spot: each for each in reversed(waiting)}
        now = [waiting[0]] if waiting[0].table in SEALING else [each for each in some.values() if each.table not in SEALING]
        yield now
        waiting = [each for each in waiting if each not in now]


def tampered(made: Path, folder: Path, chosen: list[Attack]) -> list[Attack]:
    """Do this to the database of an archive; what was not found of it."""
    shutil.copy(made / "archive.db", folder / "archive.db")
    with closing(sqlite3.connect(folder / "archive.db", isolation_level=None)) as conn:
        for attack in chosen:
            conn.execute(attack.statement)
    findings = found(folder)
    return [each for each in chosen if not any(name in finding for name in each.names for finding in findings)]


@pytest.fixture
def work(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "data", ignore=shutil.ignore_patterns("archive.*"))


@pytest.mark.parametrize("what", ["remove", "add"])
def test_rows_that_are_taken_away_or_put_in_are_named(made: Path, work: Path, what: str) -> None:
    with closing(sqlite3.connect(made / "archive.db")) as conn:
        chosen = next(rounds([each for each in attacks(conn) if each.what == what and each.table not in SEALING]))
    assert len({each.table for each in chosen}) > 15
    assert tampered(made, work, chosen) == []


@pytest.mark.slow
def test_every_value_that_is_changed_is_named_whoever_else_was_at_work(made: Path, work: Path) -> None:
    with closing(sqlite3.connect(made / "archive.db")) as conn:
        chosen = list(attacks(conn))
    assert {each.table for each in chosen} == {table.name for table in tables()}
    assert [missed for some in rounds(chosen) for missed in tampered(made, work, some)] == []
