"""Text as the search index sees it, position for position: what is searched, marked and learnt is compared so."""

import re
import unicodedata
from typing import Final

WORD: Final = re.compile(r"[^\W_]+")


class _Folding(dict[int, str]):
    """Each character as the search index sees it: small, without its accent, and still one character."""

    def __missing__(self, code: int) -> str:
        self[code] = unicodedata.normalize("NFD", chr(code).lower())[0]
        return self[code]


_FOLDING: Final = _Folding()


_MARKS: Final = "“”‘’–—…«»•\xa0"
"""Most of what is not ASCII in news; none of it is part of a word."""


def _unmarked(text: str) -> str:
    """A text with spaces in place of these marks: looking for each of them is quicker than looking at each character."""
    for mark in _MARKS:
        text = text.replace(mark, " ")
    return text


def fold(text: str) -> str:
    """A text as the search index sees it; every position stays what it was.

    >>> fold("Café İstanbul")
    'cafe istanbul'
    """
    small = text.lower()
    if text.isascii():
        return small
    if len(small) != len(text):
        return text.translate(_FOLDING)
    if _unmarked(small).isascii():
        return small
    # Only letters are to be folded, and there are few kinds.
    for letter in {each for each in set(small) if each > "\x7f" and each.isalpha()}:
        small = small.replace(letter, _FOLDING[ord(letter)])
    return small


_APART: Final = {code: chr(code) if chr(code).isalnum() else " " for code in range(128)}


def apart(folded: str) -> str:
    """A folded text with a space in place of everything that is no part of a word; every position stays what it was.

    Splitting it gives the words in a third of the time that finding them takes, which counts in a text of 12,000 letters.

    >>> apart("wali-kota “malang”, 2020"), apart("сад-сад_сад")
    ('wali kota  malang   2020', 'сад сад сад')
    """
    plain = _unmarked(folded)
    if plain.isascii():
        return plain.translate(_APART)
    return "".join(each if each.isalnum() else " " for each in plain)


def words(text: str) -> list[str]:
    """The words of a text, folded.

    >>> words("Wali-Kota Malang, Jum'at")
    ['wali', 'kota', 'malang', 'jum', 'at']
    """
    return WORD.findall(fold(text))
