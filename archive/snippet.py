"""The lines of a text in which the words of a search stand, with marks around them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import Final

from archive.folding import WORD, apart, fold
from archive.query import Wanted

MARKS: Final = ("[", "]")

WORDS: Final = 32
"""Length of a snippet, in words."""


def _found(places: Mapping[str, Sequence[int]], spoken: Sequence[str], wanted: Wanted) -> Iterator[int]:
    """Numbers of the words of a text in which something stands; ``places`` has those of each that ends one."""
    if not wanted.words:
        return
    *before, last = wanted.words
    ends = places.get(last, ())
    if wanted.prefix:
        ends = [number for word, numbers in places.items() if word.startswith(last) for number in numbers]
    for end in ends:
        if list(spoken[max(0, end - len(before)) : end]) == before:
            yield from range(end - len(before), end + 1)


def _hits(spoken: Sequence[str], terms: Sequence[Wanted]) -> dict[int, int]:
    """Of the words of a folded text the number of each that is searched, with the part of the search it answers."""
    last = {wanted.words[-1] for wanted in terms if wanted.words}
    beginnings = tuple(wanted.words[-1] for wanted in terms if wanted.words and wanted.prefix)
    places: dict[str, list[int]] = {}
    for number, word in enumerate(spoken):
        if word in last or (beginnings and word.startswith(beginnings)):
            places.setdefault(word, []).append(number)
    return {number: wanted.part for wanted in terms for number in _found(places, spoken, wanted)}


def _best(hits: dict[int, int], count: int) -> int:
    """First word of the stretch that has the most parts of the search, then the most hits; a little before its first hit."""
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
    """The best stretch of a text for what is searched, in one line; how many parts of the search stand in the text.

    Without any of them it is the beginning of the text.

    >>> snippet("Air pasang di Malang", [Wanted(["malang"])], ("[", "]"))
    ('Air pasang di [Malang]', 1)
    """
    bare = apart(fold(text))
    spoken = bare.split()
    count = len(spoken)
    if not count:
        return "", 0
    hits = _hits(spoken, terms)
    first = _best(hits, count)
    [*_, rest] = bare.split(maxsplit=first)
    shown = [match.span() for match in islice(WORD.finditer(bare, len(bare) - len(rest)), WORDS)]
    whole = first + WORDS >= count
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

    >>> marked("Pasar Besar Ditata", [Wanted(["besar"])])
    'Pasar [Besar] Ditata'
    """
    bare = apart(fold(text))
    hits = _hits(bare.split(), terms)
    parts, at = list[str](), 0
    for number, match in enumerate(WORD.finditer(bare) if hits else ()):
        if number in hits:
            start, stop = match.span()
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
