"""Golden pages: what a page says, field by field, as a person has read it.

Each folder holds a page as it was served (page.html, or page.json for an answer of REST), meta.json (its address, the
time of its capture, its headers and, where it is not 200, its status), truth.json (what a careful reader copied out by
hand, before any reader saw the page) and article.json, the golden record: the whole of it, or the problem. Both hold one
entry for each story of the answer. A golden record that is missing is written by the test, which then fails until a
person has read it. A field in which the reader is known to be wrong keeps its right value and stands in
faults.json with the reason: its test is expected to fail, and fails the run on the day the reader is mended.
"""

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from archive.record import Article, Capture, Reading, declared, plain
from scraper.sites import SITES

PAGES = sorted(path.parent for path in Path(__file__).parent.glob("*/*/meta.json"))
FIELDS = tuple(declared(Article))

FAULTS: dict[str, dict[str, dict[str, str]]] = json.loads((Path(__file__).parent / "faults.json").read_text(encoding="utf-8"))

Record = dict[str, Any]


@cache
def readings(folder: Path) -> tuple[Reading, ...]:
    """What the site's reader makes of a page."""
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    capture = Capture(
        url=meta["url"],
        captured_at=meta["captured_at"],
        status=meta.get("status", 200),
        headers=tuple(meta["headers"].items()),
        body=next(folder.glob("page.*")).read_bytes(),
    )
    return SITES[folder.parent.name].read(capture)


def records(folder: Path) -> list[Record]:
    return [plain(each.article) if each.article else {"problem": each.problem.kind if each.problem else None} for each in readings(folder)]


def golden(folder: Path) -> list[Record]:
    path = folder / "article.json"
    if not path.exists():
        path.write_text(json.dumps(records(folder), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        pytest.fail(f"{path} was written: read it against the page, mend what is wrong, and run the test again")
    found: list[Record] = json.loads(path.read_text(encoding="utf-8"))
    return found


def truth(folder: Path) -> list[Record]:
    told = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    return told if isinstance(told, list) else [told]


def expected(folder: Path) -> list[str]:
    """The fields of a page's golden record: those of an article, `problem` where there is none; both for a list of both."""
    told = truth(folder)
    return [
        *(FIELDS if any("problem" not in each for each in told) else ()),
        *(["problem"] if any("problem" in each for each in told) else ()),
    ]


def each_field(kind: str, keys: Any) -> list[Any]:
    return list(_each_field(kind, keys))


def _each_field(kind: str, keys: Any) -> Iterator[Any]:
    for folder in PAGES:
        for key in keys(folder):
            fault = FAULTS.get(folder.name, {}).get(kind, {}).get(key)
            marks = [pytest.mark.xfail(reason=fault, strict=True)] if fault else []
            yield pytest.param(folder, key, id=f"{folder.name}-{key}", marks=marks)


@pytest.mark.parametrize(("folder", "field"), each_field("golden", expected))
def test_golden(folder: Path, field: str) -> None:
    assert [each.get(field) for each in records(folder)] == [each.get(field) for each in golden(folder)]


@pytest.mark.parametrize("folder", PAGES, ids=lambda folder: folder.name)
def test_golden_has_every_field_in_order(folder: Path) -> None:
    for each in golden(folder):
        assert list(each) == (["problem"] if "problem" in each else list(FIELDS))


@pytest.mark.parametrize("folder", PAGES, ids=lambda folder: folder.name)
def test_no_unexpected_problem(folder: Path) -> None:
    assert [each.get("problem") for each in records(folder)] == [each.get("problem") for each in truth(folder)]


@pytest.mark.parametrize(
    ("folder", "key"), each_field("truth", lambda folder: dict.fromkeys(key for each in truth(folder) for key in each))
)
def test_truth(folder: Path, key: str) -> None:
    for told, reading in zip(truth(folder), readings(folder), strict=True):
        if key in told:
            assert seen(reading, key) == told[key]


def seen(reading: Reading, key: str) -> Any:
    """A field of a reading in the shape in which a person copies it out."""
    if key == "problem":
        return reading.problem.kind if reading.problem else None
    if key == "more":
        return list(reading.more)
    if reading.article is None:
        return f"no article: {reading.problem}"
    value = plain(getattr(reading.article, key))
    match key:
        case "captions":
            return value.split("\n") if value else []
        case "images":
            return [each["url"] for each in value]
        case "related":
            return [each["title"] for each in value]
        case _:
            return value
