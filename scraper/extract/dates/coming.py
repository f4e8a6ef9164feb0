"""What a sentence without a day of its own says of the day to come that the story has named last."""

import re
from datetime import date
from typing import Final

from scraper.extract.dates.tense import bearing
from scraper.extract.dates.values import Context

_AHEAD: Final = re.compile(r"\b(?:akan|bakal|nanti\w*|rencana\w*|dijadwalkan|direncanakan|mendatang|will|scheduled)\b", re.IGNORECASE)
"""Words of a sentence that speak of the day ahead named before it."""
_CLOSED: Final = re.compile(
    r"\b(?:ditutup|menutup|(?:di|meng)alih(?:kan)?|penutupan|pengalihan|disterilkan|dikosongkan)\b[^.!?;]*$", re.IGNORECASE
)
_OVER: Final = re.compile(r"\b(?:sudah|telah|sempat|tadi)\b")
"""The same of streets, which are closed for what is to come: `Dishub menutup Jalan Ijen mulai pukul 15.00`."""


def _to_come(context: Context) -> date | None:
    """The day that the story has named last, where it is to come."""
    return context.day if context.day and context.anchor and context.day > context.anchor else None


def _has_hour(day: date, context: Context) -> bool:
    """Whether the paragraph before tells a time of that day."""
    return any((meant.value or "").startswith(f"{day}T") for _, _, meant in context.told[-1][1]) if context.told else False


def of_what_comes(text: str, said: str, place: int, context: Context) -> date | None:
    """The day to come that a time of day at that place belongs to, after what its sentence has ``said``."""
    coming, event = _to_come(context), context.event
    if coming and _AHEAD.search(said) is not None and bearing(text, place) >= 0:
        return coming
    is_ahead = event is not None and context.anchor is not None and event > context.anchor
    if not (is_ahead or (coming and _has_hour(coming, context))) or _CLOSED.search(said) is None or _OVER.search(said):
        return None
    return coming or event


def before_what_comes(text: str, place: int, context: Context) -> date | None:
    """The day to come named last, of what is to be some days before or after it: `Petugas akan diturunkan mulai sepekan sebelumnya`."""
    return coming if (coming := _to_come(context)) and bearing(text, place) > 0 else None
