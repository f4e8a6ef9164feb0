"""What Datasette is told: it is fresh, and nothing in the database is without a description."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from archive import metadata
from archive.questions import LABELS, QUESTIONS, Question
from archive.record import Article, declared
from archive.store import Archive


@pytest.fixture(scope="module")
def shape(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    """Every table and view of a new archive, with its columns."""
    folder = tmp_path_factory.mktemp("new")
    Archive(folder).close()
    with closing(sqlite3.connect(folder / "archive.db")) as conn:
        names = [name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
        return {name: [column for _, column, *_ in conn.execute(f'PRAGMA table_xinfo("{name}")')] for name in names}


def described() -> dict[str, dict[str, object]]:
    tables: dict[str, dict[str, object]] = metadata.metadata()["databases"]["archive"]["tables"]
    return tables


def test_the_files_are_fresh() -> None:
    assert metadata.stale() == [], "run python -m archive.metadata"
    assert metadata.main(["--check"]) == 0


def test_check_says_what_is_stale_and_writing_mends_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(metadata, "ROOT", tmp_path)
    monkeypatch.setattr(metadata, "METADATA", tmp_path / "datasette_metadata.json")
    monkeypatch.setattr(metadata, "FIELDS", tmp_path / "docs" / "fields.md")
    assert metadata.main(["--check"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "datasette_metadata.json is stale: run python -m archive.metadata",
        "docs/fields.md is stale: run python -m archive.metadata",
    ]
    assert not list(tmp_path.iterdir())
    assert metadata.main([]) == 0
    assert metadata.main(["--check"]) == 0
    assert json.loads((tmp_path / "datasette_metadata.json").read_text()) == metadata.metadata()


def test_every_table_view_and_column_is_described(shape: dict[str, list[str]]) -> None:
    for name, columns in shape.items():
        hidden = [each for each in metadata.HIDDEN if name.startswith(each)]
        if hidden:
            assert described()[hidden[0]]["hidden"] is True
            if name not in described() or "columns" not in described()[name]:
                continue  # a part of the search index, or the index, whose columns are the words
        assert described()[name]["title"]
        assert " — " in str(described()[name]["description"]), name
        texts = described()[name]["columns"]
        assert isinstance(texts, dict)
        assert [column for column in columns if not texts.get(column)] == [], name
        assert set(texts) == set(columns), name


def test_nothing_is_described_that_is_not_there(shape: dict[str, list[str]]) -> None:
    assert set(described()) <= set(shape)
    assert set(metadata.INDONESIAN) == set(described()) - set(metadata.HIDDEN)
    assert set(metadata.SHOWN) <= set(metadata.INDONESIAN)


@pytest.mark.parametrize("name", metadata.SHOWN)
def test_what_is_shown_exists(shape: dict[str, list[str]], name: str) -> None:
    shown = metadata.SHOWN[name]
    for column in (*shown.get("facets", ()), *(shown[key] for key in ("label_column", "sort_desc", "fts_pk") if key in shown)):
        assert column in shape[name]
    assert shown.get("fts_table", "articles_fts") in shape


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_every_question_says_what_it_answers(question: Question) -> None:
    assert question.title
    assert question.indonesian.endswith(".")
    assert question.english.endswith(".")
    assert all(f":{blank}" in question.sql and blank in LABELS for blank in question.blanks)


def test_the_dictionary_holds_every_field() -> None:
    text = metadata.printed()[metadata.FIELDS]
    assert all(f"| `{name}` |" in text for name in declared(Article))
    assert "| `title` | text | Headline as a reader sees it" in text
    assert "| content | yes |  | yes |" in text
