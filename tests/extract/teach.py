"""Teach the judgements of `scraper/extract/dates/learned.py` from the marked stories: `python -m tests.extract.teach`.

The reader reads each story; wherever it asks for a judgement, what it sees there is noted, with the answer that follows from the date marked
there, or from there being none. Logistic regression finds the weights from these notes, by steps that grow smaller the more often a weight
has been stepped (AdaGrad), with a prior that holds them small. First the stories are dealt into parts, and each part is judged by what the
others teach: that is printed, and tells what to expect of stories that nobody has marked.
"""

import json
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple
from unittest.mock import patch

from scraper.extract.dates import learned
from tests.extract.marked import FILES, Mark, Story, stories

TABLE: Final = Path(learned.__file__).with_suffix(".json")
PARTS: Final = 8
ROUNDS: Final = 12
STEP: Final = 0.1
PRIOR: Final = 0.01
"""How much of a weight each step takes away, as a share of the step."""
OFTEN: Final = 2
"""Notes in which something must have been seen for a weight of its own."""
SMALL: Final = 0.05
"""Weights below that are left out."""


class Note(NamedTuple):
    """What was seen where a judgement was asked for, and whether it holds."""

    seen: tuple[str, ...]
    holds: bool


Weights = Mapping[str, float]


def is_ahead(story: Story, marks: Sequence[Mark]) -> bool | None:
    """Whether a day or month is after that of publication; nothing can be said of what is several, or none, or the same month."""
    if len(marks) != 1 or ";" in marks[0].value:
        return None
    first = marks[0].value.split("/")[0][:10]
    now = story.published[: len(first)]
    return None if len(first) < len("2024-05") or (first == now and len(first) < len(now)) else first > now


ANSWERS: Final[Mapping[str, Callable[[Story, Sequence[Mark]], bool | None]]] = {"weekday ahead": is_ahead, "month ahead": is_ahead}


def notes(story: Story) -> Iterable[tuple[str, Note]]:
    """What is asked for while a story is read, with the answers that its marks give."""
    asked: dict[tuple[str, str, int, int], tuple[str, ...]] = {}

    def listen(judgement: str, text: str, start: int, end: int, *told: str) -> float:
        asked[judgement, text, start, end] = tuple(learned.around(text, start, end, *told))
        return 0.0  # what is noted must not hang on what was taught before

    with patch.object(learned, "odds", listen):
        story.read()
    for (judgement, text, start, end), seen in asked.items():
        marks = story.marks[story.body.index(text)] if text in story.body else ()
        holds = ANSWERS[judgement](story, [mark for mark in marks if mark.start < end and start < mark.end])
        if holds is not None:
            yield judgement, Note(seen, holds)


def taught(told: Sequence[Note]) -> Weights:
    """The weights that explain some notes best."""
    often = Counter(each for note in told for each in set(note.seen))
    known = [Note(tuple(each for each in note.seen if often[each] >= OFTEN), note.holds) for note in told]
    weight: defaultdict[str, float] = defaultdict(float)
    stepped: defaultdict[str, float] = defaultdict(lambda: 1e-6)
    shuffled = random.Random(len(known))
    for _ in range(ROUNDS):
        shuffled.shuffle(known)
        for note in known:
            sure = 1 / (1 + math.exp(-sum(weight[each] for each in note.seen)))
            for each in note.seen:
                slope = sure - note.holds + PRIOR * weight[each]
                stepped[each] += slope * slope
                weight[each] -= STEP * slope / math.sqrt(stepped[each])
    return weight


def agreed(told: Sequence[Note], weight: Weights) -> int:
    """How many notes are judged rightly."""
    return sum((sum(weight.get(each, 0.0) for each in note.seen) > 0) == note.holds for note in told)


def held_out(parts: Sequence[Sequence[Note]]) -> int:
    """How many notes of each part are judged rightly by what the other parts teach."""
    return sum(agreed(part, taught([note for other in parts if other is not part for note in other])) for part in parts)


def parted(paths: Iterable[Path]) -> dict[str, list[list[Note]]]:
    """The notes of each judgement on the stories of some files, dealt into parts by their stories."""
    told: dict[str, list[list[Note]]] = {judgement: [[] for _ in range(PARTS)] for judgement in ANSWERS}
    for number, story in enumerate(stories(*paths)):
        for judgement, note in notes(story):
            told[judgement][number % PARTS].append(note)
    return told


def table(told: Mapping[str, Sequence[Sequence[Note]]]) -> dict[str, Weights]:
    """The weights of each judgement, as they are kept."""
    weights = {judgement: taught([note for part in parts for note in part]) for judgement, parts in told.items()}
    return {
        judgement: {each: round(weight[each], 2) for each in sorted(weight) if abs(weight[each]) >= SMALL}
        for judgement, weight in weights.items()
    }


def main(paths: Iterable[Path]) -> None:
    """Print what to expect, write the table."""
    told = parted(paths)
    kept = table(told)
    TABLE.write_text(json.dumps(kept, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    for judgement, parts in told.items():
        whole = [note for part in parts for note in part]
        print(
            f"{judgement}: {len(whole)} notes, {sum(note.holds for note in whole)} hold; {len(kept[judgement])} weights; "
            f"right {agreed(whole, kept[judgement]) / len(whole):.3f}, of what was held out {held_out(parts) / len(whole):.3f}"
        )


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or FILES)
