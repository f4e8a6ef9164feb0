"""Two versions of a text held against each other, word by word: what stayed, what was taken out, what was put in. Pure.

Paragraphs are matched first, then the words of those that belong together. So a reader sees the words that were changed
and not two walls of text, and a paragraph that only went to another place is told as that.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

from archive.record import PARAGRAPH_BREAK

_LONG: Final = re.compile(r"\w{5,}")
_TELLING: Final = 8
"""Different long words from which on they say what a text is about."""
_FOREIGN: Final = 0.3
"""Share of the long words of a text below which another one is about something else."""
_ALIKE: Final = 0.3
"""Share of common words from which on two paragraphs count as one that was changed."""
_MOST: Final = 50_000
"""Pairs of equal words that are weighed against each other; texts beyond that (nobody's news) are told as taken out and put in whole."""
_NEAR: Final = 20
"""Paragraphs among which the one is looked for that was changed."""
_WORD: Final = re.compile(r"\S+\s*")


class Change(StrEnum):
    """What became of some words, or of a paragraph."""

    KEPT = "kept"
    REMOVED = "removed"
    INSERTED = "inserted"
    CHANGED = "changed"  # a paragraph of which some words were taken out or put in
    MOVED = "moved"  # a paragraph that stands in another place, word for word


@dataclass(frozen=True, slots=True)
class Run:
    """Words that share a fate, as they are printed: white space after them belongs to them."""

    change: Change
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of the two versions together."""

    change: Change
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """Its words, those taken out among them."""
        return "".join(run.text for run in self.runs)


def words(before: str, after: str) -> tuple[Run, ...]:
    """The words of two versions of a line or a paragraph.

    >>> [(run.change.value, run.text) for run in words("Wali Kota hadir.", "Wakil Wali Kota hadir.")]
    [('inserted', 'Wakil '), ('kept', 'Wali Kota hadir.')]
    """
    old, new = _WORD.findall(before), _WORD.findall(after)
    old_bare, new_bare = before.split(), after.split()
    if _pairs(old_bare, new_bare) > _MOST:
        return _runs([(Change.REMOVED, old), (Change.INSERTED, new)])
    parts: list[tuple[Change, Sequence[str]]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old_bare, new_bare, autojunk=False).get_opcodes():
        parts += [(Change.KEPT, new[j1:j2])] if tag == "equal" else [(Change.REMOVED, old[i1:i2]), (Change.INSERTED, new[j1:j2])]
    return _runs(parts)


def _pairs(old: Sequence[str], new: Sequence[str]) -> int:
    """How many pairs of equal words two texts have: what comparing them costs."""
    there = Counter(new)
    return sum(there[word] for word in old)


def _runs(parts: Sequence[tuple[Change, Sequence[str]]]) -> tuple[Run, ...]:
    return tuple(Run(change, "".join(text)) for change, text in parts if text)


def paragraphs(before: str, after: str) -> tuple[Paragraph, ...]:
    """The paragraphs of two versions of a body (parted by a blank line), in the order of the later one.

    What was taken out stands where it stood.
    """
    old, new = ([part for part in text.split(PARAGRAPH_BREAK) if part.strip()] for text in (before, after))
    if _pairs(old, new) > _MOST:
        return (_whole(Change.REMOVED, before), _whole(Change.INSERTED, after))
    told: list[Paragraph] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        told += [_whole(Change.KEPT, text) for text in new[j1:j2]] if tag == "equal" else _replaced(old[i1:i2], new[j1:j2])
    return tuple(_with_moves(told))


def _whole(change: Change, text: str) -> Paragraph:
    return Paragraph(change, (Run(change, text),))


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[Paragraph]:
    """Paragraphs that took the place of others: each with the one it is like, in order, the others alone."""
    start = 0
    for text in new:
        likeness = [alike(other, text) for other in old[start : start + _NEAR]]
        best = max(likeness, default=0.0)
        if best < _ALIKE:
            yield _whole(Change.INSERTED, text)
            continue
        found = start + likeness.index(best)
        yield from (_whole(Change.REMOVED, other) for other in old[start:found])
        yield Paragraph(Change.CHANGED, words(old[found], text))
        start = found + 1
    yield from (_whole(Change.REMOVED, other) for other in old[start:])


def _with_moves(told: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """A paragraph taken out here and put in there, word for word, has moved: it is told once, where it stands now."""
    removed = [each.text for each in told if each.change is Change.REMOVED]
    inserted = [each.text for each in told if each.change is Change.INSERTED]
    moved = [text for text in dict.fromkeys(removed) if removed.count(text) == inserted.count(text) == 1]
    for each in told:
        if each.text not in moved:
            yield each
        elif each.change is Change.INSERTED:
            yield _whole(Change.MOVED, each.text)
        elif each.change is not Change.REMOVED:
            yield each


def alike(before: str, after: str) -> float:
    """How much two texts have in common, 0 to 1: the share of words that stand in both in the same order.

    >>> alike("satu dua tiga empat", "satu dua tiga lima"), alike("satu", "dua")
    (0.75, 0.0)
    """
    old, new = before.split(), after.split()
    if not old or not new:
        return float(old == new)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    most = matcher.quick_ratio()
    return most if most < _ALIKE or _pairs(old, new) > _MOST else matcher.ratio()


def foreign(one: str, other: str) -> bool:
    """Whether two texts have hardly a word in common: of the long words of the one that has fewer, few stand in the other.

    Of unrelated news a tenth does, a quarter at most; of a story and its first paragraph all. Less than a sentence tells nothing.

    >>> foreign("Warga membersihkan taman kelurahan bersama petugas kebersihan kemarin pagi", "Warga membersihkan taman kelurahan")
    False
    """
    some, more = sorted((set(_LONG.findall(text.lower())) for text in (one, other)), key=len)
    return len(some) >= _TELLING and len(some & more) < _FOREIGN * len(some)


def in_marks(before: str, after: str) -> str:
    """Both versions in one text, as wdiff prints them: ``[-taken out-]`` and ``{+put in+}``; ``{>moved<}`` for a moved paragraph.

    >>> in_marks("Acara itu hari Kamis.", "Acara itu hari Jumat.")
    'Acara itu hari [-Kamis.-]{+Jumat.+}'
    """
    return PARAGRAPH_BREAK.join("".join(_marked(run) for run in each.runs) for each in paragraphs(before, after))


def _marked(run: Run) -> str:
    open_close = {Change.REMOVED: ("[-", "-]"), Change.INSERTED: ("{+", "+}"), Change.MOVED: ("{>", "<}")}.get(run.change, ("", ""))
    bare = run.text.rstrip()
    return f"{open_close[0]}{bare}{open_close[1]}{run.text[len(bare) :]}"
