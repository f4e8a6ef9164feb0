"""The mark by which one and the same change is known again in many stories: what a theme that changed does, and no editor. Pure."""

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from archive.differences import Change, Paragraph, paragraphs, words
from archive.record import PARAGRAPH_BREAK

MANY: Final = 10
"""Stories in which one crawl must have met the same change, for it to look like no edit; they must be half of those it looked at."""

_SHORT: Final = 12
"""Words of a paragraph that is told whole, figures left open: how often a story was read stands in one, and differs everywhere."""
_FIGURES: Final = re.compile(r"\d+")
_SAID: Final = re.compile(r"[^\W_]|(?<=\d).(?=\d)|(?<!\S)-(?=\d)|[?%+$€£/&=<>@#°]")
"""Letters, figures, and the signs that say something: ``Rp 1,5 miliar`` is not ``Rp 15 miliar``, ``Korupsi?`` is not ``Korupsi``."""
_DASHES: Final = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))


@dataclass(frozen=True, slots=True)
class Told:
    """What a reader sees of a version."""

    title: str
    body: str
    captions: str


def mark(before: Told, after: Told) -> str | None:
    """The mark of a change: the same where the same words were put in and taken out; None where a reader sees no change.

    Changes without words of their own begin with ``~``: only signs and capitals differ, captions went into the text or out of it, the text
    has a paragraph twice or no longer. All others are ``=`` and a digest of the words. Marks are sealed with their revisions: whoever
    changes what they are raises the reader's version.

    >>> one, other = Told("Pasar", "Dibuka.", ""), Told("Banjir", "Surut.", "")
    >>> mark(one, Told("Pasar", "Dibuka.\\n\\nBagikan:", "")) == mark(other, Told("Banjir", "Surut.\\n\\nBagikan:", ""))
    True
    >>> mark(one, Told("Pasar", "DIBUKA", "")), mark(one, one)
    ('~letters', None)
    """
    if before == after:
        return None
    if _letters(before) == _letters(after):
        return "~letters"
    body = [each for each in paragraphs(before.body, after.body) if each.change is not Change.KEPT]
    captions = [each for each in paragraphs(_lines(before.captions), _lines(after.captions)) if each.change is not Change.KEPT]
    if before.title == after.title and (kind := _kind(before, after, body, captions)):
        return kind
    title = () if before.title == after.title else (Paragraph(Change.CHANGED, words(before.title, after.title)),)
    told = [*_parts("title", title), *_parts("captions", captions), *_parts("body", body)]
    return f"={hashlib.sha256(repr(told).encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


def _letters(told: Told) -> tuple[str, ...]:
    texts = (" ".join(text.translate(_DASHES).split()) for text in (told.title, told.body, told.captions))
    return tuple("".join(_SAID.findall(text)).casefold() for text in texts)


def _lines(captions: str) -> str:
    return captions.replace("\n", PARAGRAPH_BREAK)


def _kind(before: Told, after: Told, body: Sequence[Paragraph], captions: Sequence[Paragraph]) -> str | None:
    """The kind of a change that has no words of its own."""
    if not body or any(each.change not in {Change.INSERTED, Change.REMOVED} for each in body):
        return None
    printed = [{*told.captions.split("\n")} - {""} for told in (before, after)]
    there = [{*told.body.split(PARAGRAPH_BREAK)} for told in (before, after)]
    if all(each.text in printed[0] | printed[1] for each in body) and printed[0] | there[0] == printed[1] | there[1]:
        return "~captions"
    if not captions and all(each.text in there[0] and each.text in there[1] for each in body):
        return "~twice"
    return None


def _parts(where: str, changed: Sequence[Paragraph]) -> Iterator[tuple[str, ...]]:
    """What was put in and taken out, in order."""
    for each in changed:
        old, new = (
            " ".join("".join(run.text for run in each.runs if run.change is not left).split()) for left in (Change.INSERTED, Change.REMOVED)
        )
        if max(len(old.split()), len(new.split())) <= _SHORT and each.change is not Change.MOVED and where != "title":
            yield (where, str(each.change), _FIGURES.sub("#", old), _FIGURES.sub("#", new))
        else:
            yield (where, *(f"{run.change} {' '.join(run.text.split())}" for run in each.runs if run.change is not Change.KEPT))
