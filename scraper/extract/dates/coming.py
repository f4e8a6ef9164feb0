"""What a sentence without a day of its own says of the day to come that the story has named last."""

import re
from datetime import date
from typing import Final

from scraper.extract.dates.tense import bearing
from scraper.extract.dates.values import Context

_AHEAD: Final = re.compile(r"\b(?:akan|bakal|nanti\w*|rencana\w*|dijadwalkan|direncanakan|mendatang|will|scheduled)\b", re.IGNORECASE)
"""Words of a sentence that speak of the day ahead named before it."""
_CLOSED_FROM: Final = re.compile(
    r"\b(?:ditutup|menutup|(?:di|meng)alih(?:kan)?|penutupan|pengalihan|disterilkan|dikosongkan)\b[^.!?;]*\bmulai\s+$", re.IGNORECASE
)
"""The same of streets, which are closed for what is to come at an hour just told: `Dishub menutup Jalan Ijen mulai pukul 15.00`."""


def _to_come(context: Context) -> date | None:
    """The day that the story has named last, where it is to come."""
    return context.day if context.day and context.anchor and context.day > context.anchor else None


def _has_hour(day: date, context: Context) -> bool:
    """Whether the paragraph before tells a time of that day."""
    return any((meant.value or "").startswith(f"{day}T") for _, _, meant in context.told[-1][1]) if context.told else False


def of_what_comes(text: str, said: str, place: int, context: Context) -> date | None:
    """The day to come that a time of day at that place belongs to, after what its sentence has ``said``."""
    coming = _to_come(context)
    if coming is None:
        return None
    ahead = _AHEAD.search(said) is not None and bearing(text, place) >= 0
    return coming if ahead or (_has_hour(coming, context) and _CLOSED_FROM.search(said)) else None


def before_what_comes(text: str, place: int, context: Context) -> date | None:
    """The day to come named last, of what is to be some days before or after it: `Petugas akan diturunkan mulai sepekan sebelumnya`."""
    return coming if (coming := _to_come(context)) and bearing(text, place) > 0 else None
