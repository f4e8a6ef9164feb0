"""Judgements on dates that no rule can make: learned from stories whose dates were marked by hand.

`Atap dibongkar Kamis` is past in one story and to come in another, by everything around it and by no word of its own. For such questions
each word around a date has a weight, and so have where it stands, how it begins, and what the story has told before; the sum of the weights
is the answer, in logits. The weights stand in `learned.json`, taught by `python -m tests.extract.teach` (logistic regression).
"""

import json
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Final

_REACH: Final = 160
"""Characters on either side in which words are looked at."""
_TOKEN: Final = re.compile(r"[a-z]+(?:-[a-z]+)*|\d+|[“”\".,;:?!()]")
_ENDS: Final = re.compile(r"[.!?](?=\s)|[“”\"]")
_NUMBER: Final = "#"
_PREFIX: Final = re.compile(r"(?:diper|memper|ber|ter|di|meng|meny|mem|men|me|pe|ke)(?=[a-z]{4})")
_FEW: Final = 4
"""Words next to the date whose beginnings say how the verb is meant: `di-`, `me-`."""
_NEAR: Final = (1, 3, 8)
"""Words from the date up to which a word is the next, is near, is in the clause."""


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """The weights of each judgement by what they are of."""
    told: dict[str, dict[str, float]] = json.loads(files(__package__).joinpath("learned.json").read_text(encoding="utf-8"))
    return told


def odds(judgement: str, text: str, start: int, end: int, *told: str) -> float:
    """How much speaks for a judgement on the words from ``start`` to ``end``, in logits: above 0 for, below 0 against.

    ``told`` is what the caller knows besides: each has a weight of its own.
    """
    weight = weights()[judgement].get
    return sum(weight(seen, 0.0) for seen in around(text, start, end, *told))


def around(text: str, start: int, end: int, *told: str) -> Iterator[str]:
    """What is seen around some words: the words of their sentence by distance and beginning, those of the sentence before, ``told``."""
    low = max(0, start - _REACH)
    before, after = text[low:start], text[end : end + _REACH]
    stops = [stop.end() for stop in _ENDS.finditer(before)]
    begun = stops[-1] if stops else 0
    if closes := _ENDS.search(after):
        after = after[: closes.start()]
    yield ""
    if text.count("“", 0, start) > text.count("”", 0, start):
        yield "spoken"
    ahead = _TOKEN.findall(before[begun:].lower())
    if not ahead:
        yield "opens"
    yield from told
    yield from _side("b", ahead[::-1])
    yield from _side("a", _TOKEN.findall(after.lower()))
    for one, other in pairwise(ahead[-_FEW:]):
        yield f"{one} {other}"
    for word in _TOKEN.findall(before[:begun].lower()):
        yield "e:" + word


def _side(side: str, words: list[str]) -> Iterator[str]:
    """The words on one side of a date, the next one first."""
    for place, word in enumerate(words, 1):
        seen = _NUMBER if word.isdigit() else word
        yield f"{side}:{seen}"
        yield f"{side}{sum(place > near for near in _NEAR)}:{seen}"
        if place <= _FEW and (prefix := _PREFIX.match(word)):
            yield f"{side}{'' if place == 1 else '+'}{prefix[0]}-"
