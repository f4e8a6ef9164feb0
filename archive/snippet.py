"""The lines of a text in which the words of a search stand, with marks around them."""

from collections.abc import Iterator, Sequence
from typing import Final

from archive.folding import WORD, fold
from archive.query import Wanted

MARKS: Final = ("[", "]")

WORDS: Final = 32
"""Length of a snippet, in words."""


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


def snippet(text: str, terms: Sequence[Wanted], marks: tuple[str, str]) -> tuple[str, int]:
    """The best stretch of a text for terms (their words, and whether the last is a prefix), in one line; how many stand in the text.

    Without any of them it is the beginning of the text.

    >>> snippet("Air pasang di Malang", [(["malang"], False)], ("[", "]"))
    ('Air pasang di [Malang]', 1)
    """
    places = [match.span() for match in WORD.finditer(text)]
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


def marked(text: str, terms: Sequence[Wanted], marks: tuple[str, str] = MARKS) -> str:
    """A short text whole, with marks around the words of a search.

    >>> marked("Pasar Besar Ditata", [(["besar"], False)])
    'Pasar [Besar] Ditata'
    """
    folded, parts, at = fold(text), list[str](), 0
    places = [match.span() for match in WORD.finditer(text)]
    spoken = [folded[start:end] for start, end in places]
    for number in sorted({each for term, prefix in terms if term for each in _found(spoken, term, prefix)}):
        start, stop = places[number]
        parts += [text[at:start], marks[0], text[start:stop], marks[1]]
        at = stop
    return "".join([*parts, text[at:]])


def excerpt(terms: Sequence[Wanted], body: str, captions: str | None, marks: tuple[str, str] = MARKS) -> str:
    """Where the words of a search stand in an article: the best lines of the body, or of the captions where only they have them."""
    best, found = snippet(body, terms, marks)
    if not found and captions:
        other, found = snippet(captions, terms, marks)
        return other if found else best
    return best
