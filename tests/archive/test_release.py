"""A release is whole, described, and can be checked by anybody."""

import json
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from archive.schema import NotAnArchive
from archive.tables import tables
from scraper.cli import main
from tests.outside import tool
from tests.reading_room.newsroom import town

parquet = pytest.importorskip("pyarrow.parquet", reason="pip install 'kliping[release]'")
releasing = pytest.importorskip("archive.release")


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Any:
    folder = tmp_path_factory.mktemp("town")
    town(folder)
    return releasing.release(folder, folder / "releases")


def package(released: Any) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((released.folder / "datapackage.json").read_text(encoding="utf-8"))
    return found


def test_every_table_is_there_row_for_row(released: Any) -> None:
    assert released.articles == 5
    with closing(sqlite3.connect(released.folder / "archive.db")) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        for table in tables():
            names = [column.name for column in table.columns]
            kept = conn.execute(f"SELECT {', '.join(names)} FROM {table.name}").fetchall()
            found = parquet.read_table(released.folder / "parquet" / f"{table.name}.parquet")
            assert found.column_names == names
            assert sorted(map(str, (tuple(row.values()) for row in found.to_pylist()))) == sorted(map(str, kept)), table.name


def test_every_file_can_be_checked_with_standard_tools(released: Any) -> None:
    subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=released.folder, check=True)
    listed = {line.split("  ", 1)[1] for line in (released.folder / "SHA256SUMS").read_text().splitlines()}
    there = {path.relative_to(released.folder).as_posix() for path in released.folder.rglob("*") if path.is_file()}
    assert listed == there - {"SHA256SUMS"}


def test_every_column_is_described_and_every_link_leads_somewhere(released: Any) -> None:
    assert "asalnya. Official" in package(released)["description"]
    resources = {each["name"]: each for each in package(released)["resources"]}
    fields = {name: {field["name"] for field in each["schema"]["fields"]} for name, each in resources.items() if "schema" in each}
    for each in resources.values():
        assert (released.folder / each["path"]).is_file()
        for field in each.get("schema", {}).get("fields", []):
            assert field["description"]
        for link in each.get("schema", {}).get("foreignKeys", []):
            assert link["fields"] in fields[each["name"]]
            assert link["reference"]["fields"] in fields[link["reference"]["resource"]]
    assert resources["tags"]["schema"]["primaryKey"] == ["article", "position"]
    assert resources["articles"]["schema"]["primaryKey"] == ["id"]
    assert resources["articles"]["rows"] == 5
    assert resources["database"]["bytes"] == (released.folder / "archive.db").stat().st_size


def test_a_release_is_never_written_over(released: Any) -> None:
    before = (released.folder / "SHA256SUMS").read_bytes()
    with pytest.raises(releasing.NotReleased, match="there already"):
        releasing.release(released.folder.parent.parent, released.folder.parent)
    assert (released.folder / "SHA256SUMS").read_bytes() == before


def test_what_cannot_be_released_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotAnArchive):
        releasing.release(tmp_path, tmp_path / "out")
    done = CliRunner().invoke(main, ["release", str(tmp_path / "out"), "--data", str(tmp_path)])
    assert done.exit_code == 2
    assert "there is no archive" in done.output
    town(tmp_path / "data")
    (tmp_path / "file").write_text("")
    done = CliRunner().invoke(main, ["release", str(tmp_path / "file" / "out"), "--data", str(tmp_path / "data")])
    assert "could not be made" in done.output
    monkeypatch.setattr("archive.parquet.there", lambda: False)
    assert "kliping[release]" in CliRunner().invoke(main, ["release", str(tmp_path), "--data", str(tmp_path / "data")]).output


def test_the_command_makes_one(tmp_path: Path) -> None:
    town(tmp_path / "data")
    done = CliRunner().invoke(main, ["release", str(tmp_path / "out"), "--data", str(tmp_path / "data")])
    assert done.exit_code == 0
    assert ": 5 articles, " in done.output
    [folder] = (tmp_path / "out").iterdir()
    assert folder.name.startswith("kliping-2")


@pytest.mark.slow
def test_frictionless_finds_it_valid(released: Any) -> None:
    done = subprocess.run(
        [tool("frictionless"), "validate", "--json", "datapackage.json"], cwd=released.folder, capture_output=True, text=True
    )
    report = json.loads(done.stdout)
    assert (done.returncode, report["valid"]) == (0, True), report["tasks"]
    assert len(report["tasks"]) == len(tables()) + 1


@pytest.mark.slow
def test_pandas_keeps_whole_numbers_whole(released: Any) -> None:
    asked = "import pandas; ids = pandas.read_parquet('parquet/pages.parquet')['post_id']; print(ids.dtype, ids.isna().any())"
    done = subprocess.run([tool("python"), "-c", asked], cwd=released.folder, capture_output=True, text=True)
    assert done.stdout.split() == ["Int64", "True"], done.stderr
