"""Days counted to and from a feast or a poll, `H-7`, `H+3`: placed by the day on which the story says that it falls."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from scraper.extract import calendar
from scraper.extract.dateday import Piece
from scraper.extract.datescenes import of_calamity
from scraper.extract.datevalues import Context, Parts, Understood

_FEASTS: Final = (
    r"lebaran|id(?:ul|ain)?[ -]?fitri|syawal|hari\s+raya",
    r"id(?:ul|ain)?[ -]?ad[lh]?ha|zulhijah|(?:hari\s+raya\s+)?kurban|hari\s+raya",
    r"natal",
    r"tahun\s+baru",
    r"nyepi|galungan|waisak|imlek",
    r"pemungutan\s+suara|(?:pen)?coblosan|pemilu|pilkada|pilpres|pilwali",
)
"""The names of feasts and of polls, those of one day together."""
FEAST: Final = "|".join(_FEASTS)
_FALLS: Final = tuple(re.compile(rf"\b(?:{names})\b[^.!?]*$", re.IGNORECASE) for names in _FEASTS)
"""What is named before the day on which it falls: `Lebaran diperkirakan jatuh pada 6 Juli`."""
POLL: Final = r"pemungutan\s+suara|(?:pen)?coblosan"
_NAMED: Final = tuple(re.compile(rf"\b(?:{names})\b", re.IGNORECASE) for names in _FEASTS)
_REACH: Final = 70
"""Characters before a day in which its feast is named."""
_AFTER: Final = re.compile(r"[a-z][a-z ]+$", re.IGNORECASE)
_FEW: Final = 3
"""Paragraphs before that are looked at for the feast."""
_NEAREST: Final = 8
"""Dates of a paragraph that are looked at, from its last one back."""
_FIXED: Final = {"natal": (12, 25), "tahun baru": (1, 1)}
"""Feasts that are on one day of each year, as (month, day)."""


def away(parts: Parts, context: Context) -> Understood | None:
    """`H-7`, `H+3`, `H-1 Natal`: so many days from what `told` finds, or from a feast that is named and has its day."""
    count = int(parts["n"] or 0) * (1 if parts["sign"] == "+" else -1)

    def settle(day: date | None, elsewhere: bool) -> Understood:
        if day is None:
            return Understood(None, "relative", ("vague",))
        found = day + timedelta(days=count)
        return Understood(found.isoformat(), "relative", (), found)

    name = " ".join((parts.get("feast") or "").lower().split())
    if name in _FIXED and context.anchor is not None:
        return settle(calendar.near(context.anchor, *_FIXED[name], None, 0), False)
    return Understood(None, "relative", settle=settle)


def told(text: str, piece: Piece, pieces: Sequence[Piece], context: Context) -> date | None:
    """The day of the feast or poll that the text before, or a paragraph before, has told; of that one which is named after `H-1`.

    `lima hari sesudah gempa` is counted from the day of long ago that the story remembers, `sehari sebelum pencoblosan` from the one
    poll that it tells of.
    """
    named = _AFTER.search(text, piece.start, piece.end)
    in_words = named is not None and named.start() == piece.start
    if named and in_words and (old := of_calamity(named[0], (*context.told, (text, pieces)))):
        return old
    falls = [each for each, names in zip(_FALLS, _NAMED, strict=True) if named is None or names.search(named[0])]
    days: list[date] = []
    for words, dates in ((text, pieces), *(context.told[::-1] if in_words else context.told[: -_FEW - 1 : -1])):
        for start, _, meant in dates[: -_NEAREST - 1 : -1]:
            if meant.day is None or meant.value != str(meant.day):
                continue
            if any(each.search(words, max(0, start - _REACH), start) for each in falls):
                days.append(meant.day)
    return days[0] if days and (len(set(days)) == 1 or not in_words) else None
