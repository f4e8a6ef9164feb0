"""The calendar's words in Indonesian and English, the three zones, and arithmetic with days.

dateparser knows most month names; the ones it does not (Agust, Nopember's many abbreviations) and every weekday are
ours, because a weekday here is not decoration: it is checked against the date it stands beside.
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from scraper.extract.trie import Trie

_MONTH_NAMES: Final = (
    ("Januari", "January", "Jan"),
    ("Februari", "Pebruari", "Febuari", "February", "Peb", "Feb"),
    ("Maret", "March", "Mar", "Mrt"),
    ("April", "Apr"),
    ("Mei", "May"),
    ("Juni", "June", "Jun"),
    ("Juli", "July", "Jul"),
    ("Agustus", "August", "Agust", "Agst", "Agt", "Ags", "Agu", "Aug"),
    ("September", "Sept", "Sep"),
    ("Oktober", "October", "Okt", "Oct"),
    ("November", "Nopember", "Nov", "Nop"),
    ("Desember", "December", "Des", "Dec"),
)
_WEEKDAY_NAMES: Final = (
    ("Senin", "Monday", "Sen", "Mon"),
    ("Selasa", "Tuesday", "Sel", "Tue"),
    ("Rabu", "Wednesday", "Rab", "Wed"),
    ("Kamis", "Thursday", "Kam", "Thu"),
    ("Jumat", "Jum'at", "Jum’at", "Jum‘at", "Jum`at", "Jum´at", "Jum at", "Friday", "Jum", "Fri"),
    ("Sabtu", "Saturday", "Sab", "Sat"),
    ("Minggu", "Ahad", "Sunday", "Min", "Sun"),
)
MONTHS: Final = {name.lower(): number for number, names in enumerate(_MONTH_NAMES, 1) for name in names}
"""Number of each month by its lower-case name."""
WEEKDAYS: Final = {name.lower(): number for number, names in enumerate(_WEEKDAY_NAMES) for name in names}
"""Number of each weekday (Monday is 0) by its lower-case name."""
ZONES: Final = {"wib": 7, "wita": 8, "wit": 9}
"""Hours from UTC of the Indonesian zones: the same in summer and winter, since 1964."""


def _any_of(names: Iterable[str]) -> str:
    """Any of the names, longer ones before their beginnings; nothing is tried where no letter stands with which one begins."""
    letters = Trie()
    for name in names:
        letters.add(name)
    return f"(?=[{''.join(sorted(letters))}]){letters.pattern()}"


NO_NAME: Final = r"(?!\s+(?-i:[A-Z]))"
"""Where no word with a capital may follow, a name or the next sentence."""
DOT: Final = rf"(?:\.{NO_NAME})?"
"""That of an abbreviation, `8 Nov. lalu`, but not that of a sentence: `sebelum 30 November. Tahun lalu …`."""
MONTH: Final = rf"(?:{_any_of(MONTHS)})\b{DOT}"
"""A month's name, in a pattern that ignores case."""
MONTH_IN: Final = rf"(?:{_any_of(MONTHS)})(?:\b{DOT}|(?=\d{{4}}\b))"
"""The same where a year may be glued to it: `8 Agustus2022`."""
FULL_MONTH: Final = "|".join(
    name for names in _MONTH_NAMES for name in names if len(name) > 4 or name in {"Mei", "May", "June", "Juni", "July", "Juli"}
)
SHORT_MONTHS: Final = ("Jan", "Feb", "Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des")
FULL_WEEKDAY: Final = "|".join(re.escape(name) for names in _WEEKDAY_NAMES for name in names if len(name) > 3)
"""Names written out in full: an abbreviation means nothing without a number beside it."""
ENGLISH_MONTH: Final = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)\b"
WEEKDAY: Final = rf"(?:{_any_of(WEEKDAYS)})\b{DOT}"
"""A weekday's name, in a pattern that ignores case."""
_NUMERIC: Final = re.compile(r"^\d{4}-?\d\d(?:-?\d\d)?(?:[T ]|$)")
FIRST_YEAR: Final = 1990
"""No newsroom put anything on the web before it; a stamp of an earlier year is a database's zero."""


@lru_cache(maxsize=64)
def offset(zone: str) -> timezone:
    """The offset of an Indonesian zone, by its IANA name or as printed (WIB, WITA, WIT)."""
    hours = ZONES.get(zone.lower())
    if hours is None:
        away = datetime(2000, 1, 1, tzinfo=ZoneInfo(zone)).utcoffset()
        return timezone(away or timedelta(0))
    return timezone(timedelta(hours=hours))


def month_of(name: str) -> int:
    """The number of a month by its name or abbreviation."""
    return MONTHS[name.lower().rstrip(".")]


def weekday_of(name: str | None) -> int | None:
    """The number of a weekday by its name, Monday being 0."""
    return WEEKDAYS.get(name.lower().rstrip(".")) if name else None


def day(year: int, month: int, number: int) -> date | None:
    """A day of the calendar, or nothing where there is none such (31/4)."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def week(of: date) -> tuple[date, date]:
    """First and last day of the calendar week, Sunday to Saturday, as a careful reader gave `minggu ini` and `next week`."""
    first = of - timedelta(days=(of.weekday() + 1) % 7)
    return first, first + timedelta(days=6)


def months_on(of: date, step: int) -> tuple[int, int]:
    """Year and month so many months later."""
    years, month = divmod(of.year * 12 + of.month - 1 + step, 12)
    return years, month + 1


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def near(anchor: date, month: int, number: int, weekday: int | None = None, turn: int = 0) -> date | None:
    """The day of that month nearest to the anchor, whatever the year.

    ``turn`` -1 looks back only, 1 ahead only. Of two years about as near, the one whose weekday is right is taken.
    """
    around = (day(anchor.year + step, month, number) for step in (-1, 0, 1))
    candidates = [each for each in around if each is not None and (turn == 0 or (each - anchor).days * turn >= 0)]
    if not candidates:
        return None
    candidates.sort(key=lambda each: (abs((each - anchor).days), each > anchor))
    best = candidates[0]
    if weekday is not None and best.weekday() != weekday and abs((best - anchor).days) > _FAR:
        return next((each for each in candidates if each.weekday() == weekday), best)
    return best


_FAR: Final = 120


_BEFORE_OFFSET: Final = re.compile(r"\s+(?=[+-]\d\d:?\d\d$)")


@lru_cache(maxsize=64)  # a page tells one moment in several places
def moment(value: str, zone: str) -> str | None:
    """A machine's time stamp with the offset of ``zone``: `2020-01-24T09:15:00+07:00`, or the bare day it gives.

    A stamp without a zone is the newsroom's own clock. Zeros (`0000-00-00`, the epoch) are no time at all.
    """
    value = value.strip()
    if not _NUMERIC.match(value):
        return None
    try:
        if len(value) <= 10:
            return _plausible(date.fromisoformat(value))
        stamp = datetime.fromisoformat(_BEFORE_OFFSET.sub("", value))
        here = offset(zone)
        stamp = stamp.replace(tzinfo=here) if stamp.tzinfo is None else stamp.astimezone(here)
    except (ValueError, OverflowError):
        return None
    return stamp.isoformat(timespec="seconds") if _plausible(stamp.date()) else None


def _plausible(value: date) -> str | None:
    return value.isoformat() if FIRST_YEAR <= value.year < 2100 else None


def from_utc(value: str, zone: str) -> str | None:
    """A time stamp that is UTC without saying so, as WordPress' ``*_gmt`` fields are."""
    try:
        stamp = datetime.fromisoformat(value).replace(tzinfo=UTC).astimezone(offset(zone))
    except (ValueError, TypeError, OverflowError):
        return None
    return stamp.isoformat(timespec="seconds") if _plausible(stamp.date()) else None
