"""The gate: how well the reader does on the gold stories, held by floors that are raised and never quietly lowered."""

import hashlib
import json
from functools import cache
from pathlib import Path

import pytest

from tests.gold import score

DOCS = Path(__file__).parents[2] / "docs" / "reading.md"
PINNED = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))
"""For each half the digest of its stories and annotations, and the least precision and recall of each figure."""

SLACK = 0.01
"""How far a figure may be above its floor before the floor has to follow."""

scored = cache(score.score)


def digest(half: str) -> str:
    """SHA-256 over the files of a half, by name and content."""
    taken = hashlib.sha256()
    for path in sorted((Path(__file__).parent / half).glob("*.json")):
        taken.update(path.name.encode())
        taken.update(path.read_bytes())
    return taken.hexdigest()


@pytest.mark.parametrize("half", ["develop", "judge"])
def test_stories_are_those_the_floors_were_measured_on(half: str) -> None:
    assert digest(half) == PINNED[half]["digest"], "stories or annotations have changed: measure anew and say in the commit why"


@pytest.mark.parametrize(("half", "figure"), [(half, figure) for half in ("develop", "judge") for figure in PINNED[half]["floors"]])
def test_floor(half: str, figure: str) -> None:
    tally, least = scored(half)[figure], PINNED[half]["floors"][figure]
    figures = [tally.precision, tally.recall]
    del tally  # a failing test shows its names: of the judge half nothing but figures is to be seen
    assert figures[0] >= least[0]
    assert figures[1] >= least[1]


@pytest.mark.parametrize(("half", "figure"), [(half, figure) for half in ("develop", "judge") for figure in PINNED[half]["floors"]])
def test_floor_is_raised_with_the_figure(half: str, figure: str) -> None:
    """A floor lies hardly under what the reader does, so that none can be lowered unless the reader gets worse and the documents say so."""
    tally, least = scored(half)[figure], PINNED[half]["floors"][figure]
    figures = [tally.precision, tally.recall]
    del tally
    assert figures[0] - least[0] < SLACK
    assert figures[1] - least[1] < SLACK


def test_documents_show_the_scores() -> None:
    shown = DOCS.read_text(encoding="utf-8").split("<!-- scores -->")[1].split("<!-- /scores -->")[0]
    assert shown.strip() == score.tables({half: scored(half) for half in ("develop", "judge")}).strip()
