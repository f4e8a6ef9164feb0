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
    # Most of what is not ASCII in news is quotation marks and dashes: only letters are to be folded, and there are few kinds.
    for letter in {each for each in set(small) if each > "\x7f" and each.isalpha()}:
        small = small.replace(letter, _FOLDING[ord(letter)])
    return small


def words(text: str) -> list[str]:
    """The words of a text, folded.

    >>> words("Wali-Kota Malang, Jum'at")
    ['wali', 'kota', 'malang', 'jum', 'at']
    """
    return WORD.findall(fold(text))
