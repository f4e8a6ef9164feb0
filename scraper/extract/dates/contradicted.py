"""A date that can't be right, read again by how its sentence looks: its weekday is wrong, or it lies weeks ahead and is told as past."""

import re
from collections.abc import Callable
from typing import Final

from scraper.extract.dates import tense
from scraper.extract.dates.sentences import sentence
from scraper.extract.dates.values import Context, Understood

_WEEKS_AHEAD: Final = 14
"""Days ahead beyond which a day that a sentence tells as past is a slip."""
_AT_ONCE: Final = re.compile(r"\b(?:langsung|akhirnya|berhasil)\s+(?:me|ber|ter|di|turun|datang|tiba)")
"""What is done at once, or in the end, has been."""
_DUE: Final = re.compile(
    r"\b(?:harus|wajib|akan|mulai|hingga|sampai|lambat|sebelum|mendatang|nanti|berikutnya|selanjutnya|lanjutan)\b", re.IGNORECASE
)
"""Words of a sentence whose day, where it has gone by and its weekday is wrong, may be one to come."""
_BOUND: Final = re.compile(
    r"\b(?:sejak|semenjak|dari|mulai|hingga|sampai|lambat|sebelum|setelah|sesudah)\s+(?:hari\s+|pada\s+)?$", re.IGNORECASE
)
_BOUND_REACH: Final = 24
"""What stands, so many characters before it at most, before a day that is not the one a story tells of, and that may lie far off."""


def righted(text: str, place: int, meant: Understood, context: Context, interpret: Callable[[Context], Understood | None]) -> Understood:
    """The date as it is; one that can't be right as read again in the light of the words before it."""
    if "repaired" in meant.doubts and context.event is None and _BOUND.search(text, max(0, place - _BOUND_REACH), place):
        meant = interpret(context._replace(event=context.anchor)) or meant
    if "weekday-mismatch" in meant.doubts:
        ahead = tense.bearing(text, place) > 0
        if ahead or (_DUE.search(sentence(text, place)) and not tense.is_over(text, place)):
            again = interpret(context._replace(bearing=1))
            if again is not None and (ahead or "repaired" in again.doubts):
                return again
        return meant
    if meant.kind != "future" or meant.day is None or context.anchor is None or (meant.day - context.anchor).days <= _WEEKS_AHEAD:
        return meant
    if not (tense.is_said(text, place) or _AT_ONCE.search(sentence(text, place)) or tense.is_over(text, place)):
        return meant
    again = interpret(context._replace(bearing=-1))
    return again if again is not None and "repaired" in again.doubts else meant
