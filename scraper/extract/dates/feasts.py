"""Feasts and polls: days counted to and from one, `H-7`, `H+3`, placed by the day on which the story says that it falls."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from scraper.extract import calendar
from scraper.extract.dates import relative
from scraper.extract.dates.dayof import Piece
from scraper.extract.dates.relative import count_of
from scraper.extract.dates.scenes import CALAMITY, day_of, of_calamity
from scraper.extract.dates.values import Context, Parts, Understood

_FEASTS: Final = (
    r"lebaran|id(?:ul|ain)?[ -]?fitri|syawal|hari\s+raya",
    r"id(?:ul|ain)?[ -]?ad[lh]?ha|zulhijah|(?:hari\s+raya\s+)?kurban|hari\s+raya",
    r"natal",
    r"tahun\s+baru",
    r"nyepi|galungan|waisak|imlek",
    r"masa\s+tenang",
    r"pemungutan\s+suara|(?:pen)?coblosan|pemilu|pilkada|pilpres|pilwali",
)
"""The names of feasts and of polls, those of one day together."""
FEAST: Final = "|".join(_FEASTS)
_FALLS: Final = tuple(re.compile(rf"\b(?:{names})\b[^.!?]*$", re.IGNORECASE) for names in _FEASTS)
"""What is named before the day on which it falls: `Lebaran diperkirakan jatuh pada 6 Juli`."""
EVENT: Final = (
    rf"(?:(?:hari\s+raya\s+)?(?:{'|'.join(_FEASTS[:-1])})\b(?!\s+(?:tahun|lalu|depan|kemarin|imlek|islam|hijri|saka|(?:19|20)\d\d))"
    rf"|(?:{_FEASTS[-1]})\b(?!\s+(?:ulang|susulan|lanjutan|putaran|pertama|kedua|tahun|lalu|depan|pada|di|pil|(?:19|20)\d\d))"
    rf"|(?:pelantikan|debat|aksi|demonstrasi|demo|unjuk\s+rasa|final|kirab|pawai|parade|karnaval|konser|wisuda|peresmian|upacara|pembukaan|penutupan|simulasi|ujian|seleksi|lomba"
    rf"|pameran|apel|ziarah|peluncuran|pengumuman|pengukuhan|pemberangkatan|{CALAMITY})"
    r"(?=[.,;]|\s+[a-z]+nya\b|\s+(?:itu|tersebut|seluruh|semua|para|digelar|dimulai|berlangsung|dan|dengan|untuk|karena|oleh|agar)\b|$))"
)
"""What days are counted to and from in words, in small letters."""
_FALLS_ON: Final = tuple(
    re.compile(
        rf"\b(?:{names})\b(?:[^.!?]*\b(?:jatuh|bertepatan|ditetapkan|dirayakan|diperingati)\b[^.!?]*"
        r"|[\s,(]*(?:(?:yakni|yaitu|pada|hari|tanggal|tahun\s+ini|\d+\s+H)\b[\s,(]*)*)$",
        re.IGNORECASE,
    )
    for names in _FEASTS
)
"""The same, told so or right before the day: not `menjelang Lebaran harga cabai naik, Senin (11/4)`."""
_NAMED: Final = tuple(re.compile(rf"\b(?:{names})\b", re.IGNORECASE) for names in _FEASTS)
_REACH: Final = 70
"""Characters before a day in which its feast is named."""
UNTOLD: Final = ("untold",)
"""The doubt of what is counted from a day that no story tells: such words say no date, `sehari sebelum Lebaran pasar ramai`."""
_FAR: Final = 100
"""Days from a feast that are still counted."""
_AFTER: Final = re.compile(r"[a-z][a-z ]+$", re.IGNORECASE)
_IN_WORDS: Final = re.compile(r"(?:se|\w+(?:\s+\w+)?\s+)(?:hari|pekan|minggu)\s+(?:sebelum|(s))", re.IGNORECASE)
"""What is counted in words; with a group where it comes after."""
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_FEW: Final = 3
"""Paragraphs before that are looked at for the feast."""
_STORY: Final = 40
"""The same of what is counted in words: as many as a long story has."""
_NEAREST: Final = 8
"""Dates of a paragraph that are looked at, from its last one back."""
_FIXED: Final = {"natal": (12, 25), "tahun baru": (1, 1)}
"""Feasts that are on one day of each year, as (month, day)."""

_RAMADANS: Final = (
    date(2011, 8, 1),
    date(2012, 7, 21),
    date(2013, 7, 10),
    date(2014, 6, 29),
    date(2015, 6, 18),
    date(2016, 6, 6),
    date(2017, 5, 27),
    date(2018, 5, 17),
    date(2019, 5, 6),
    date(2020, 4, 24),
    date(2021, 4, 13),
    date(2022, 4, 3),
    date(2023, 3, 23),
    date(2024, 3, 12),
    date(2025, 3, 1),
)
"""First days of Ramadan as the ministry of religious affairs declared them each year after the sighting of the moon."""
_FASTED: Final = range(29, 32)
"""Days from the first of Ramadan to those of the feast that ends it."""


def ramadan(parts: Parts, context: Context) -> Understood | None:
    """`hari pertama Ramadan`: that of the fast nearest to publication, where its first day is known."""
    if context.anchor is None:
        return Understood(None, "relative", ("no-anchor",))
    anchor = context.anchor
    found = min(_RAMADANS, key=lambda day: abs((day - anchor).days))
    if abs((found - anchor).days) > 180:
        return Understood(None, "relative", ("vague",))
    return Understood(found.isoformat(), "future" if found > anchor else "relative", (), found)


def days(parts: Parts, context: Context) -> Understood | None:
    """`kemarin`, `besok` and the like; `Lebaran kemarin` is the last one, a day only where that was yesterday."""
    meant, name = relative.days(parts, context), parts.get("feast")
    if meant is None or meant.day is None or not name:
        return meant
    fixed = _FIXED.get(name) == (meant.day.month, meant.day.day)
    ended = _NAMED[0].fullmatch(name) and any((meant.day - first).days in _FASTED for first in _RAMADANS)
    return meant if fixed or ended else Understood(None, "relative", ("vague",))


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


def from_event(parts: Parts, context: Context) -> Understood | None:
    """`sehari sebelum pencoblosan`, `sepekan setelah Lebaran`: from the day that `told` finds."""
    days = count_of(parts.get("n") or "se") * (1 if parts["u"] == "hari" else 7) * (-1 if parts["way"] == "sebelum" else 1)

    def settle(day: date | None, elsewhere: bool) -> Understood:
        if day is None or abs(days) > _FAR:
            return Understood(None, "relative", UNTOLD)
        found = day + timedelta(days=days)
        return Understood(found.isoformat(), "relative", (), found)

    return Understood(None, "relative", settle=settle)


def told(text: str, piece: Piece, pieces: Sequence[Piece], context: Context) -> date | None:
    """The day of the feast or poll that the text before, or a paragraph before, has told; of that one which is named after `H-1`.

    `lima hari sesudah gempa` is counted from the day of long ago that the story remembers, `sehari sebelum pencoblosan` from the one
    poll that it tells of, from what takes some days from the first or the last of them.
    """
    named = _AFTER.search(text, piece.start, piece.end)
    in_words = _IN_WORDS.match(text, piece.start)
    if named and in_words and (old := of_calamity(named[0], (*context.told[-_STORY:], (text, pieces)))):
        return old
    falls = [
        each if in_words is None or names is _NAMED[-1] else closely
        for each, closely, names in zip(_FALLS, _FALLS_ON, _NAMED, strict=True)
        if named is None or names.search(named[0])
    ]
    days: list[date] = []
    for words, dates in ((text, pieces), *(context.told[: -(_STORY if in_words else _FEW) - 1 : -1])):
        for start, _, meant in dates[: -_NEAREST - 1 : -1]:
            if in_words and meant.kind == "relative":
                continue  # Lebaran kemarin
            day = _end(meant, after=in_words[1] is not None) if in_words else meant.day if meant.value == str(meant.day) else None
            if day and any(each.search(words, max(0, start - _REACH), start) for each in falls):
                days.append(day)
    if named and in_words and not days:
        fixed = next((each for name, each in _FIXED.items() if name in named[0].lower()), None)
        if fixed and context.anchor:
            day = calendar.near(context.anchor, *fixed, None, 0)
            return day if day and abs((day - context.anchor).days) <= _FAR else None
        return day_of(named[0], (*context.told[-_STORY:], (text, pieces)), context.anchor)
    return days[0] if days and (len(set(days)) == 1 or not in_words) else None


def _end(meant: Understood, after: bool) -> date | None:
    """The first day of what a date tells, or the last."""
    days = _DAY.findall(meant.value or "") if meant.day else []
    return date.fromisoformat(days[-1] if after else days[0]) if days else None
