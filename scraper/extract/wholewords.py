"""Where a story's own words stand in its text as whole words.

Each story has names of its own. A pattern made for each would cost more than all the searching that is done with it, so they
are searched for as they are and their edges are looked at.
"""

import re
from collections.abc import Iterator
from typing import Final

EDGE: Final = re.compile(r"\b")


def whole(word: str, text: str) -> Iterator[int]:
    """The places at which a word stands whole in a text, as the pattern ``\\bword\\b`` finds it."""
    at = text.find(word)
    while at >= 0:
        if EDGE.match(text, at) and EDGE.match(text, at + len(word)):
            yield at
        at = text.find(word, at + 1)


def stands(word: str, text: str) -> bool:
    """Whether a word stands whole in a text."""
    return next(whole(word, text), None) is not None
