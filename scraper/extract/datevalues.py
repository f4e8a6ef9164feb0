"""What a printed date means: a value in ISO 8601 or EDTF, its kind, and why it is doubtful, if it is.

Lists of days are parted by semicolons. A date without a year is placed near the day of publication; a date with one
is taken literally even where that day cannot be meant, and the doubt says so.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from scraper.extract import calendar

Parts = Mapping[str, str | None]

_FACE: Final = re.compile(r"(\d{1,2})[.:](\d\d)(?:[.:](\d\d))?(?:\s*([ap])\.?m)?", re.IGNORECASE)
_ZONE: Final = re.compile(r"\b(WIB|WITA|WIT)\b", re.IGNORECASE)
_AHEAD: Final = re.compile(r"mendatang|nanti|depan|besok|lusa|akan", re.IGNORECASE)
_BACK: Final = re.compile(r"kemarin|lalu|silam|tadi", re.IGNORECASE)
_EVENT_WINDOW: Final = 7
"""Days before publication in which the house's events lie: 67 of 67 pages measured, 0 to 4 days."""
_HISTORY: Final = 31
"""Days before publication beyond which a day is history rather than the event that is reported."""


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds a date: the day of publication, the newsroom's zone, the last day the text has named."""

    anchor: date | None
    zone: str
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Understood:
    """A date as understood; ``day`` is the calendar day that times after it belong to."""

    value: str | None
    kind: str
    doubts: tuple[str, ...] = ()
    day: date | None = None


def printed_year(parts: Parts, n: str = "") -> tuple[int | None, bool]:
    """The printed year, and whether it is none that can be (`3021`, `202`)."""
    printed = parts.get(f"y{n}") or parts.get(f"yy{n}") or parts.get(f"yyyy{n}")
    if not printed:
        return None, False
    year = int(printed)
    if len(printed) == 2:
        return year + (2000 if year < 70 else 1900), False
    return (year, False) if len(printed) == 4 and 1500 <= year <= 2100 else (None, True)


def day_and_month(parts: Parts, n: str = "") -> tuple[int, int, tuple[str, ...]] | None:
    """Day and month of `d/m`, read month-first where only that is possible; nothing where neither can be."""
    if (parts.get(f"sep{n}") or "/").strip() in {".", "-"} and printed_year(parts, n)[0] is None:
        return None
    first, second = int(parts[f"d{n}"] or 0), int(parts[f"m{n}"] or 0)
    if 1 <= second <= 12 and 1 <= first <= 31:
        return first, second, ()
    if 1 <= first <= 12 and 13 <= second <= 31 and printed_year(parts, n)[0]:
        return second, first, ("month-first",)
    return None


def placed(
    number: int, month: int, year: tuple[int | None, bool], weekday: int | None, context: Context, turn: int
) -> tuple[date | None, tuple[str, ...]]:
    """The day meant, and the doubts of finding it."""
    printed, broken = year
    doubts = ("broken-year",) if broken else ()
    if printed is not None:
        found = calendar.day(printed, month, number)
    elif context.anchor is None:
        return None, (*doubts, "no-anchor")
    else:
        found = calendar.near(context.anchor, month, number, weekday, turn)
    if found is None:
        return None, (*doubts, "no-such-day")
    if weekday is not None and found.weekday() != weekday:
        doubts = (*doubts, "weekday-mismatch")
    return found, doubts


def turn_of(*words: str | None) -> int:
    """Whether the words around a date look ahead (1), back (-1) or neither."""
    said = " ".join(word for word in words if word)
    return 1 if _AHEAD.search(said) else -1 if _BACK.search(said) else 0


def _kind(found: date, context: Context, turn: int = 0) -> str:
    if context.anchor is None:
        return "future" if turn > 0 else "event"
    if found > context.anchor:
        return "future"
    return "historical" if (context.anchor - found).days > _HISTORY else "event"


def _at(found: date, clock: str | None, context: Context) -> str:
    """The day, with the time of day and its offset where one is printed."""
    if not clock:
        return found.isoformat()
    zone = _ZONE.search(clock)
    away = calendar.offset(zone[1] if zone else context.zone)
    stamps = []
    for hour, minute, second, half in _FACE.findall(clock):
        extra, hours = divmod(int(hour) % 12 + (12 if half in "Pp" else 0) if half else int(hour), 24)
        shown = found + timedelta(days=extra)
        offset = f"{away}".removeprefix("UTC") or "+00:00"
        stamps.append(f"{shown}T{hours:02}:{minute}:{second or '00'}{offset}")
    return "/".join(stamps)


def _understood(found: date | None, doubts: tuple[str, ...], parts: Parts, context: Context, turn: int, literal: bool) -> Understood:
    if found is None:
        return Understood(None, "event", doubts)
    kind = "event" if literal and "weekday-mismatch" in doubts else _kind(found, context, turn)
    return Understood(_at(found, parts.get("clock"), context), kind, doubts, found)


def bracketed(parts: Parts, context: Context) -> Understood | None:
    """The house form `Kamis (23/1/2020)`, and the same without a bracket after a weekday."""
    read = day_and_month(parts)
    if read is None:
        return None
    number, month, order = read
    year = printed_year(parts)
    weekday = calendar.weekday_of(parts.get("w") or parts.get("wi"))
    if weekday is not None and parts.get("eve"):
        weekday = (weekday - 1) % 7  # malam Minggu is the night before Sunday
    turn = turn_of(parts.get("lead"), parts.get("alone"), parts.get("tail"))
    found, doubts = placed(number, month, year, weekday, context, turn)
    if weekday is None and year[0] is None:
        ahead = 2 * _EVENT_WINDOW if parts.get("alone") else 1
        if found is None or context.anchor is None or not -ahead <= (context.anchor - found).days <= 2 * _EVENT_WINDOW:
            return None  # a score, a fraction, a verse: nothing says it is a date
        doubts = doubts if parts.get("alone") else (*doubts, "year-inferred")
    if found is not None and context.anchor is not None and turn <= 0:
        lag = (context.anchor - found).days
        doubts = doubts if 0 <= lag <= _EVENT_WINDOW else (*doubts, "far-from-publication")
    return _understood(found, order + doubts, parts, context, turn, literal=True)


def numbers(parts: Parts, context: Context) -> Understood | None:
    """`29/10/2025`, `12-11-2021`: no weekday to check it by."""
    read = day_and_month({**parts, "sep": "/"})
    year = printed_year(parts)
    if read is None or year[0] is None or not calendar.FIRST_YEAR - 100 <= year[0] <= 2100:
        return None
    found, doubts = placed(read[0], read[1], year, None, context, 0)
    return None if found is None else _understood(found, read[2] + doubts, parts, context, 0, literal=False)


def long(parts: Parts, context: Context) -> Understood | None:
    """`Kamis, 23 Januari 2020 pukul 09.00 WIB`, `December 4, 2019`, `17 Agustus mendatang`."""
    turn = turn_of(parts.get("tail"))
    weekday, year = calendar.weekday_of(parts.get("w")), printed_year(parts)
    month = calendar.month_of(parts["mo"] or "")
    found, doubts = placed(int(parts["d"] or 0), month, year, weekday, context, turn)
    if found is not None and year[0] is None and (weekday is None or found.weekday() != weekday):
        doubts = (*doubts, "year-inferred")
    return _understood(found, doubts, parts, context, turn, literal=bool(weekday))


def english(parts: Parts, context: Context) -> Understood | None:
    """`July 31`: English, no year."""
    return long({**parts, "w": None, "y": None}, context)


def iso(parts: Parts, context: Context) -> Understood | None:
    """`2026-02-27`: a machine's date among words."""
    value = calendar.moment(parts["iso"] or "", context.zone)
    day = date.fromisoformat(value[:10]) if value else None
    return Understood(value, _kind(day, context), (), day) if day else None


def clock(parts: Parts, context: Context) -> Understood | None:
    """`pukul 09.00 WIB`: a time of the last day the text has named, else a bare time."""
    printed = parts["clock"] or ""
    base = context.day or context.anchor
    if base is None:
        stamps = _at(date(2000, 1, 1), printed, context)
        return Understood(re.sub(r"2000-01-0\dT(\d\d:\d\d)(?::00)?", r"T\1", stamps), "time", ("no-day",))
    return Understood(_at(base, printed, context), "time", () if context.day else ("day-inferred",))
