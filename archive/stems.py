"""The root of an Indonesian word: PySastrawi's, with its dictionary mended for what news write."""

from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Final

SHORTEST: Final = 4
"""Letters a word needs to have an affix; shorter ones are their own roots."""

LONGEST: Final = 40
"""Letters after which it is no word."""

# Elsewhere -kan is -an after a root that ends in k: ke-rusak-an, pen-(t)arik-an, gerak-an.
_BEFORE_KAN: Final = ("me", "di", "ter", "ku", "kau")


def lines(name: str) -> list[str]:
    """What stands in a file of ``archive/indonesian``, without remarks."""
    text = (files("archive") / "indonesian" / name).read_text(encoding="utf-8")
    return [line for each in text.splitlines() if (line := each.split("#")[0].strip())]


def _mended() -> tuple[set[str], set[str], dict[str, str]]:
    """Roots that come to the dictionary, roots that go from it, and roots that stand for another."""
    more, fewer, same = set(), set(), {}
    for line in lines("roots.txt"):
        sign, _, word = line.partition(" ")
        if sign == "+":
            more.add(word)
        elif sign == "-":
            fewer.add(word)
        else:
            one, _, other = line.partition("=")
            same[one.strip()] = other.strip()
    return more | same.keys() | set(same.values()), fewer, same


@cache
def _stemmer() -> tuple[Any, frozenset[str], dict[str, str]]:
    """PySastrawi's stemmer, the roots it knows, and those that stand for another; loaded when the first word is asked for."""
    from Sastrawi.Dictionary.ArrayDictionary import ArrayDictionary
    from Sastrawi.Stemmer.Stemmer import Stemmer
    from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

    more, fewer, same = _mended()
    roots = frozenset((set(StemmerFactory().get_words()) - fewer) | more)
    return Stemmer(ArrayDictionary(roots)), roots, same


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The root of a word as the search index has it (small letters, no accents); the word itself where none is known.

    >>> [stem(word) for word in ("dilayani", "pelayanan", "kerusakan", "perijinan", "mbak")]
    ['layan', 'layan', 'rusak', 'izin', 'mbak']
    """
    if not SHORTEST <= len(word) <= LONGEST or not (word.isascii() and word.isalpha()):
        return word
    stemmer, roots, same = _stemmer()
    found = str(stemmer.stem_singular_word(word))
    if word.endswith(f"{found[1:]}kan") and f"{found}k" in roots and not word.startswith(_BEFORE_KAN):
        found += "k"
    return same.get(found, found)
