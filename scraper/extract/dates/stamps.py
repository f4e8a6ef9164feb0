"""Dates that say when something was put out: behind a label, in a line of their own about a story, as machines print a moment."""

import re
from typing import Final

from scraper.extract.dates.dayof import Piece

_LABEL: Final = re.compile(
    r"\b(?:(?:posted|published)(?:\s+on)?|(?:diposting|dipublikasikan|diterbitkan|ditayangkan)(?:\s+pada)?|(?:tayang|terbit|tanggal|date)\s*:|^date)\s*:?\s*$",
    re.IGNORECASE,
)
"""What a theme prints before the day of publication."""
_FULL: Final = re.compile(r"\b(?:19|20)\d\d\b([\s,|@–-]*\d?\d:\d\d)?")
"""A date's year, and whether a time of day with a colon stands right after it, as machines print a moment."""
_PARTED: Final = re.compile(r"\s*(?:[|·•]|[-–—]\s)")
_SIGNED: Final = re.compile(
    r"^\W*(?:[\w-]+(?:\.[\w-]+)+\s*[|·•]|(?:oleh|by|penulis|reporter|kontributor|redaktur|editor|admin|humas)\b(?!\s+karena)[^.!?]{0,60}[\s,])\s*$",
    re.IGNORECASE,
)
"""What parts a line's date from what stands beside it, and who signs it."""
_NEAR: Final = 80
"""Characters from the beginning of a line within which its date stands."""


def stamps(text: str, piece: Piece) -> bool:
    """Whether a date says when something was put out: `Posted on 3 Mei 2024`, `Jumat, 27 September 2024 | 12:48 WIB`."""
    before = text[max(0, piece.start - 28) : piece.start]
    if text.find("(", piece.start, piece.end) < 0 and _heads(text, piece):
        return True
    labelled = before.rstrip().endswith((":", "on", "pada", "date")) and _LABEL.search(before) is not None
    return labelled or ("|" in text[piece.start : piece.end] and "T" in (piece.understood.value or ""))


def _heads(text: str, piece: Piece) -> bool:
    """Whether a full date stands in a line of its own about a story: `12-11-2021 - PENGADILAN AGAMA`, `host | Selasa, 26/01/2021`."""
    year = _FULL.search(text, piece.start, piece.end) if piece.start < _NEAR else None
    if year is None:
        return False
    parted = _PARTED.match(text, piece.end) is not None
    if not text[: piece.start].strip(" |-–·•"):
        return parted or year[1] is not None
    return (parted or piece.end >= len(text.rstrip(" .|"))) and _SIGNED.search(text, 0, piece.start) is not None
