"""Golden pages: what a page says, field by field, as a person has read it.

Each folder holds a page as it was served (page.html, or page.json for an answer of REST), meta.json (its address and the
time of its capture), truth.json (what a careful reader copied out by hand) and article.json, the golden record. A golden
record that is missing is written by the test, which then fails until a person has read it.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from archive.record import Article, Capture, declared, plain
from scraper.sites import SITES

HERE = Path(__file__).parent
PAGES = sorted(path.parent for path in HERE.glob("*/*/meta.json"))
FIELDS = tuple(declared(Article))


def name(path: Path) -> str:
    return path.name


@cache
def record(folder: Path) -> list[dict[str, Any]]:
    """What the reader makes of a page: one record for each story, or the problem."""
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    page = next(folder.glob("page.*"))
    kind = "application/json" if page.suffix == ".json" else "text/html"
    headers = tuple((meta.get("headers") or {"Content-Type": kind}).items())
    capture = Capture(url=meta["url"], captured_at=meta["captured_at"], status=200, headers=headers, body=page.read_bytes())
    return [
        plain(reading.article) if reading.article is not None else {"problem": reading.problem.kind if reading.problem else None}
        for reading in SITES[folder.parent.name].read(capture)
    ]


def golden(folder: Path) -> list[dict[str, Any]]:
    path = folder / "article.json"
    if not path.exists():
        path.write_text(json.dumps(record(folder), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        pytest.fail(f"{path} was written: read it against the page, then run the test again")
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("folder", PAGES, ids=name)
@pytest.mark.parametrize("field", [*FIELDS, "problem"])
def test_golden(folder: Path, field: str) -> None:
    assert [each.get(field) for each in record(folder)] == [each.get(field) for each in golden(folder)]


@pytest.mark.parametrize("folder", PAGES, ids=name)
def test_what_a_careful_reader_copied_out(folder: Path) -> None:
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    for told, read in zip(truth if isinstance(truth, list) else [truth], record(folder), strict=True):
        assert {key: seen(read, key) for key in told} == {key: folded(value) for key, value in told.items()}


def seen(read: dict[str, Any], key: str) -> Any:
    """A field of the record in the shape the truth is written in."""
    value = read.get(key)
    if key == "captions":
        return value.split("\n") if value else []
    if key == "images":
        return [each["url"] for each in value if each["url"]]
    if key in {"attachments"}:
        return [each["url"] for each in value]
    if key == "related":
        return [each["title"] for each in value]
    return folded(value)


def folded(value: Any) -> Any:
    if isinstance(value, list):
        return [folded(each) for each in value]
    return " ".join(value.split()) if isinstance(value, str) else value
