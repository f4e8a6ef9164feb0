"""The sentence and the quotation in which a place of a text lies."""

import re
from typing import Final

_SHORTENED: Final = re.compile(r"(?:\b(?:[A-Z]|dr|Drs?|Dra|Hj|Ir|Prof|KH|Jl|St|Moh|Muh|Abd|Mr|Mrs)|\b[ap]\.m)$")
"""Words that end with a full stop and not their sentence: `H. Rahmat`, `dr. Maya`."""
_LONGEST: Final = 400
"""Characters of a sentence that are looked at: a text without full stops must not be read anew for each of its dates."""


def in_speech(text: str, place: int) -> bool:
    """Whether quotation marks that opened before that place have not closed."""
    return text.count("“", 0, place) + text.count("„", 0, place) > text.count("”", 0, place) or text.count('"', 0, place) % 2 == 1


def opened(text: str, place: int) -> int:
    """Where the quotation of that place begins, in which it stands."""
    return max(text.rfind(mark, 0, place) for mark in '“„"')


def sentence(text: str, place: int) -> str:
    """The sentence up to that place; a full stop after a title or initial ends none."""
    low = max(0, place - _LONGEST)
    found = max(text.rfind(end, low, place) for end in (". ", "! ", "? ", ".” "))
    while found >= 0 and _SHORTENED.search(text, max(low, found - 5), found):
        found = max(text.rfind(end, low, found) for end in (". ", "! ", "? ", ".” "))
    return text[found + 1 if found >= 0 else low : place]
