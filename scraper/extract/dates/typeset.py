"""What is typeset around the words and numbers of a date, `*Kamis* (23/1)`, `Kamis (23‑1‑2020)`, made plain before it is read.

Messages passed on by telephone mark what is bold or slanted with stars and strokes; word processors print hyphens that don't
break, blanks of other widths, strokes of fractions. What is plain is as long, so that places in the text stay what they are.
"""

import re
from typing import Final

_MARKS: Final = re.compile(r"(?<![\w*])[*_]{1,3}(?![\s*_)])|(?<![\s*_])[*_]{1,3}(?![\w*)])")
"""Marks before and after what they make bold or slanted; not `foto_23_januari`, `5*3`, the footnote of `11.00*)`."""
_BLANKS: Final = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_SIGNS: Final = {"-": "\u2010\u2011\u2212", "/": "\u2044\u2215\uff0f", "'": "\u02bc\u2032\uff07"}
"""Hyphens, strokes and apostrophes, by the plain one."""
_LETTERS: Final = {"I": "\u0130", "i": "\u0131", "s": "\u017f", "K": "\u212a"}
"""What a pattern that ignores case takes for a plain letter, by that letter: no table of names has `Aprİl`."""
_PRINTED: Final = "".join((*_SIGNS.values(), *_LETTERS.values()))
_PLAIN: Final = str.maketrans({each: sign for sign, all_of_it in {**_SIGNS, **_LETTERS, " ": _BLANKS}.items() for each in all_of_it})


def plain(text: str) -> str:
    """The text with plain blanks, hyphens, strokes, apostrophes and letters and blanks for marks, each at its place."""
    if not text.isascii() and (not text.isprintable() or any(map(text.__contains__, _PRINTED))):
        text = text.translate(_PLAIN)
    if "*" in text or "_" in text:
        text = _MARKS.sub(lambda found: " " * len(found[0]), text)
    return text
