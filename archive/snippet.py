"""The lines of a text in which the words of a search stand, with marks around them."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from archive.query import Forms, itself, parse, standing_for

MARKS: Final = ("[", "]")

WORDS: Final = 32
"""Length of a snippet, in words."""

_WORD: Final = re.compile(r"[^\W_]+")


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
    return text.translate(_FOLDING)


def words(text: str) -> list[str]:
    """The words of a term, folded.

    >>> words("Wali-Kota Malang")
    ['wali', 'kota', 'malang']
    """
    return _WORD.findall(fold(text))


def _found(spoken: Sequence[str], term: Sequence[str], prefix: bool) -> Iterator[int]:
    """Numbers of the words of a text in which a term stands."""
    *before, last = term
    for end in range(len(before), len(spoken)):
        same = spoken[end].startswith(last) if prefix else spoken[end] == last
        if same and list(spoken[end - len(before) : end]) == before:
            yield from range(end - len(before), end + 1)


def _best(hits: dict[int, int], count: int) -> int:
    """First word of the stretch that has the most different terms, then the most hits; a little before its first hit."""
    places = sorted(hits)
    best, chosen, end = (0, 0), 0, 0
    for start, place in enumerate(places):
        while end < len(places) and places[end] < place + WORDS:
            end += 1
        inside = (len({hits[each] for each in places[start:end]}), end - start)
        if inside > best:
            best, chosen = inside, place
    return max(0, min(chosen - 4, count - WORDS))


def snippet(text: str, terms: Sequence[tuple[Sequence[str], bool]], marks: tuple[str, str]) -> tuple[str, int]:
    """The best stretch of a text for terms (their words, and whether the last is a prefix), in one line; how many stand in the text.

    Without any of them it is the beginning of the text.

    >>> snippet("Air pasang di Malang", [(["malang"], False)], ("[", "]"))
    ('Air pasang di [Malang]', 1)
    """
    places = [match.span() for match in _WORD.finditer(text)]
    folded = fold(text)
    spoken = [folded[start:end] for start, end in places]
    hits: dict[int, int] = {}
    for number, (term, prefix) in enumerate(terms):
        if term:
            hits |= dict.fromkeys(_found(spoken, term, prefix), number)
    first = _best(hits, len(places))
    shown = places[first : first + WORDS]
    if not shown:
        return "", 0
    whole = first + WORDS >= len(places)
    begin, end = (0 if first == 0 else shown[0][0]), (len(text) if whole else shown[-1][1])
    parts, at = [], begin
    for number, (start, stop) in enumerate(shown, first):
        if number in hits:
            parts += [text[at:start], marks[0], text[start:stop], marks[1]]
            at = stop
    line = " ".join("".join([*parts, text[at:end]]).split())
    return ("" if first == 0 else "…") + line + ("" if whole else "…"), len(set(hits.values()))


def _phrases(text: str, forms: Forms) -> list[tuple[list[str], bool]]:
    """The words of each term that is wanted, for marking them."""
    terms = [term for group in parse(text).groups for term in group]
    return [(words(form), term.prefix) for term in terms for form in standing_for(term, forms)]


def excerpt(text: str, body: str, captions: str | None, marks: tuple[str, str] = MARKS, forms: Forms = itself) -> str:
    """Where the words of a search stand in an article: the best lines of the body, or of the captions where only they have them."""
    phrases = _phrases(text, forms)
    best, found = snippet(body, phrases, marks)
    if not found and captions:
        other, found = snippet(captions, phrases, marks)
        return other if found else best
    return best
