"""What stands at the head of a text before it begins: a press release's label, number, date and title, the reporter's line.

They are no paragraphs. A line is one of them by what it says; an unknown line only below the label of a press release, and
where the text begins after it.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from scraper.extract.dateline import dateline
from scraper.extract.markup import letters
from scraper.extract.pointers import TIMESTAMP
from scraper.regions.gazetteer import is_place

_LABEL: Final = re.compile(
    r"^\W*(?:(?:siaran|rilis|keterangan|berita) pers|pers rilis|press releases?|rilis berita|rilis media)\b[^.!?]{0,80}$", re.IGNORECASE
)
_NUMBER: Final = re.compile(r"^\W*(?:nomor|no\.?)\s*:?\s*[\w./-]*\d[\w./\s-]*$", re.IGNORECASE)
_RELEASED: Final = re.compile(
    r"^\W*(?:untuk|agar|dapat|mohon)\s+(?:segera\s+)?(?:disiarkan|diterbitkan|dipublikasikan)\b.{0,40}$", re.IGNORECASE
)
_PLACE_AND_DATE: Final = re.compile(r"^(?P<place>[A-Z][\w'’.]*(?: [A-Z][\w'’.]*){0,2}),\s*(?P<date>.{6,40})$")
_SIGNED: Final = re.compile(
    r"^\W{0,2}(?:oleh|penulis|reporter|pewarta|kontributor|editor|redaktur)(?:\s?/\s?\w+)?\s*:\s*[A-Za-z*][^!?:]{1,60}"
    r"(?:[/|,;]\s*(?:editor|redaktur|foto|fotografer|penyunting)\s*:\s*[^!?:]{2,40})*$",
    re.IGNORECASE,
)
_MOST: Final = 6
"""Lines a head has at most."""
_LONGEST: Final = 160
"""Characters of one of them."""
_WORDS: Final = 8
"""Words of a label; more make a sentence of it."""
_ENDS: Final = re.compile(r"[.!?][”\"’')]*$")


class Begun(NamedTuple):
    """A text from where it begins, and what stood above it."""

    paragraphs: list[str]
    signed: str | None
    """Who signed above it."""
    left_out: int
    """How many other lines were left out."""
    released: str | None = None
    """The line with the day of a press release, `Jumat, 24 Januari 2020`, where it is not the first of the paragraphs."""


def begun(paragraphs: Sequence[str], title: str) -> Begun:
    """A text from where it begins, and what stood above it.

    A letter's `Malang, 24 Januari 2020` is kept: it is the dateline, unless another one opens the text.
    """
    known = letters(title)
    signed: list[str] = []
    kept: list[str] = []
    released: str | None = None
    at = 0
    is_release = False
    for text in paragraphs[:_MOST]:
        if len(text) > _LONGEST:
            break
        if _SIGNED.match(text) and not _ENDS.search(text):
            signed.append(text)
        elif (dated := _PLACE_AND_DATE.match(text)) and TIMESTAMP.match(dated["date"]) and is_place(dated["place"]):
            kept.append(text)
        elif not (is_label(text) or _says_nothing(text, known) or (is_release and _is_title(text))):
            break
        elif is_release and TIMESTAMP.match(text):
            released = released or text
        is_release = is_release or is_label(text)
        at += 1
    if not at or len(paragraphs) == at:
        return Begun(list(paragraphs), None, 0)
    if kept:
        kept, released = ([], kept[0]) if _opens_with_place(paragraphs[at]) else (kept, None)
    left_out = at - len(signed) - len(kept) - (released is not None)
    return Begun([*kept, *paragraphs[at:]], "; ".join(signed) or None, left_out, released)


def is_label(text: str) -> bool:
    """Whether a line says that a press release follows."""
    return len(text.split()) <= _WORDS and _LABEL.match(text) is not None


def _says_nothing(text: str, title: str) -> bool:
    """Whether a line is a date, a number, a permission, or the title once more."""
    return bool(TIMESTAMP.match(text) or _NUMBER.match(text) or _RELEASED.match(text)) or (len(title) > 0 and letters(text) == title)


def _is_title(text: str) -> bool:
    """Whether a line of a press release's head can be its title: no sentence ends in it."""
    return not _ENDS.search(text) and not _opens_with_place(text)


def _opens_with_place(text: str) -> bool:
    return dateline(text)[0] is not None
