"""What is typeset around the words and numbers of a date, `*Kamis* (23/1)`, `Kamis (23‑1‑2020)`, made plain before it is read.

Messages passed on by telephone mark what is bold or slanted with stars and strokes; word processors print hyphens that don't
break, blanks of other widths, strokes of fractions. Forms and the words around them are told for plain text alone.
"""

import re
from collections.abc import Sequence
from typing import Final

_GONE: Final = re.compile(r"(?<![\w*])[*_]{1,3}(?![\s*_)])|(?<![\s*_])[*_]{1,3}(?![\w*)])|(?<= ) +")
"""Marks before and after what they make bold or slanted, blanks after a blank; not `foto_23_januari`, `5*3`, the footnote of `11.00*)`."""
_BLANKS: Final = "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_SIGNS: Final = {"-": "\u2010\u2011\u2212", "/": "\u2044\u2215\uff0f", "'": "\u02bc\u2032\uff07"}
"""Hyphens, strokes and apostrophes, by the plain one."""
_LETTERS: Final = {"I": "\u0130", "i": "\u0131", "s": "\u017f", "K": "\u212a"}
"""What a pattern that ignores case takes for a plain letter, by that letter: no table of names has `Aprİl`."""
_PRINTED: Final = "".join((*_SIGNS.values(), *_LETTERS.values()))
_PLAIN: Final = str.maketrans({each: sign for sign, several in {**_SIGNS, **_LETTERS, " ": _BLANKS}.items() for each in several})
NOWHERE_ELSE: Final[Sequence[int]] = ()
"""The places of a text of which each character is printed where it stands."""


def is_plain(text: str) -> bool:
    """Whether a text has nothing to be made plain."""
    if "  " in text or "*" in text or "_" in text:
        return False
    return "\t" not in text if text.isascii() else text.isprintable() and not any(map(text.__contains__, _PRINTED))


def plain(text: str) -> tuple[str, Sequence[int]]:
    """The text with plain signs and letters, without marks, with one blank where some are; and where each character is printed."""
    text = text.translate(_PLAIN)
    places: list[int] = []
    at = 0
    for gone in _GONE.finditer(text):
        places += range(at, gone.start())
        at = gone.end()
    places += range(at, len(text))
    return "".join([text[place] for place in places]), places


def printed(places: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """Where a stretch of a plain text begins and ends in the text as printed."""
    return (places[start], places[end - 1] + 1) if places else (start, end)
