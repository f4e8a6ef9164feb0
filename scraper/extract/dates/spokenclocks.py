"""Of which day somebody speaks who names a time of day and no day: of what happened, or of any."""

import re
from collections.abc import Sequence
from typing import Final

from scraper.extract.dates.dayof import Piece
from scraper.extract.dates.sentences import in_speech, opened

_BESIDE: Final = re.compile(r"\s+(?:tadi|kemarin|nanti|besok|lusa)\b", re.IGNORECASE)
_BEFORE: Final = re.compile(r"\b(?:tadi|nanti)\s+(?:sekitar\s+|sejak\s+|mulai\s+)?$", re.IGNORECASE)
"""What says of a time of day that it is one of today."""
_POLLS: Final = re.compile(r"\b(?:TPS|(?:pen)?coblosan|mencoblos)\b", re.IGNORECASE)
"""What is open on one day alone, in speech too."""


def is_any(text: str, pieces: Sequence[Piece], place: int) -> bool:
    """Whether a time of day as people say it, `jam 4 sore`, `pukul enam`, is that of any day where a quotation names none."""
    start, end = pieces[place].start, pieces[place].end
    if not in_speech(text, start) or (not text.startswith(("jam", "Jam"), start) and _has_digit(text, pieces[place])):
        return False
    if _BESIDE.match(text, end) or _BEFORE.search(text, max(0, start - 20), start) or _POLLS.search(text, max(0, start - 60), start):
        return False
    begun = opened(text, start)
    return not any(_is_placed(other) for other in pieces[:place] if other.start > begun)


def is_untold(text: str, pieces: Sequence[Piece], place: int) -> bool:
    """Whether it is said in words that leave open whether morning or evening is meant, and of any day: `baru pukul delapan sudah ludes`."""
    return not _has_digit(text, pieces[place]) and is_any(text, pieces, place)


def _has_digit(text: str, piece: Piece) -> bool:
    return any(map(str.isdigit, text[piece.start : piece.end]))


def _is_placed(piece: Piece) -> bool:
    """Whether it is a day, or the time of one."""
    return piece.understood.day is not None or (piece.understood.kind == "time" and (piece.understood.value or "T")[0] != "T")
