"""What a printed date means: a value in ISO 8601 or EDTF, its kind, and why it is doubtful, if it is.

Lists of days are parted by semicolons. A date without a year is placed near the day of publication; a date with one
is taken literally even where that day cannot be meant, and the doubt says so.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Final, NamedTuple

from scraper.extract import calendar
from scraper.extract.dates import clocks, slips

Parts = Mapping[str, str | None]

_AHEAD: Final = re.compile(r"mendatang|nanti|depan|besok|lusa|akan|tomorrow|next", re.IGNORECASE)
_BACK: Final = re.compile(r"kemarin|lalu|silam|tadi|yesterday|last", re.IGNORECASE)
_EVENT_WINDOW: Final = 7
"""Days before publication in which the house's events lie: 67 of 67 pages measured, 0 to 4 days."""
_PASSED: Final = 45
"""Days after which what `akan` be on a day is told as past no more: the day meant is next year's."""
_PLANNED: Final = 366
"""Days after publication up to which a day printed with its year is nothing odd: it was announced."""
_SEASON: Final = 120
"""Days ahead up to which a day of the next year needs neither its year nor a word that looks ahead."""
_YEARS: Final = re.compile(r"\d{4}(?=-\d\d)")
_LATE_FEBRUARY: Final = re.compile(r"(?<=-02-21/)(\d{4})-02-2\d$")
_HALF_YEAR: Final = 210
"""Days ahead up to which a day of this year is nearer to a reader than one of last autumn, where neither is told apart."""
_HISTORY: Final = 31
"""Days before publication beyond which a day is history rather than the event that is reported."""

_DECADE: Final = 10
"""Years before publication beyond which no day is the event that is reported, its year misprinted."""


class Context(NamedTuple):
    """What surrounds a date: the day of publication, the newsroom's zone, the last day the text has named."""

    anchor: date | None
    zone: str
    day: date | None = None
    moment: datetime | None = None
    """The very time of publication, where it is known: `2 jam yang lalu` is counted from it."""
    event: date | None = None
    """The day of the event that the story tells of: the first it has printed."""
    spoken: date | None = None
    """The day that the paragraph before spoke of last, where it is just past."""
    told: "tuple[tuple[str, Sequence[tuple[int, int, Understood]]], ...]" = ()
    """The paragraphs before that have dates, with these."""
    beside: bool = False
    """Whether the last of these is right before."""
    bearing: int = 0
    """Whether the words before a date without a year look ahead (1), `ditargetkan selesai Oktober`, or back (-1), `sejak Juni`."""
    until: bool = False
    """Whether something ends with the date: it comes after the day that the text has named."""
    among: bool = False
    """Whether it is one of some days in brackets, which are days however far away."""


class Understood(NamedTuple):
    """A date as understood; ``day`` is the calendar day that times after it belong to.

    ``settle`` is there where all hangs on the day that the text names beside it: it is asked with that day, and whether a
    time of day comes again and again; ``counts`` is 1 or -1 where days are counted from that one, on or back. ``follow`` is
    asked with the value of a date before it, `pekan sebelumnya`, until one will do.
    """

    value: str | None
    kind: str
    doubts: tuple[str, ...] = ()
    day: date | None = None
    settle: "Callable[[date | None, bool], Understood] | None" = None
    follow: "Callable[[str], Understood | None] | None" = None
    counts: int = 0


def printed_year(parts: Parts, n: str = "") -> tuple[int | None, bool]:
    """The printed year, and whether it is none that can be (`3021`, `202`)."""
    printed = parts.get(f"y{n}") or parts.get(f"yy{n}") or parts.get(f"yyyy{n}")
    if not printed:
        return None, False
    year = int(printed)
    if len(printed) == 2:
        return year + (2000 if year < 40 else 1900), False  # Desember ’48 is of the war
    return (year, False) if len(printed) == 4 and 1500 <= year <= 2100 else (None, True)


def day_and_month(parts: Parts, n: str = "") -> tuple[int, int, tuple[str, ...]] | None:
    """Day and month of `d/m`, read month-first where only that is possible; nothing where neither can be."""
    mark = (parts.get(f"sep{n}") or "/").strip()
    if mark in {".", "-", "–", "—"} and printed_year(parts, n)[0] is None and (mark != "-" or not parts.get(f"w{n}")):
        return None
    first, second = int(parts[f"d{n}"] or 0), int(parts[f"m{n}"] or 0)
    if 1 <= second <= 12 and 1 <= first <= 31:
        return first, second, ()
    if 1 <= first <= 12 and 13 <= second <= 31 and printed_year(parts, n)[0]:
        return second, first, ("month-first",)
    return None


def placed(
    number: int, month: int, year: tuple[int | None, bool], weekday: int | None, context: Context, turn: int, named: bool = False
) -> tuple[date | None, tuple[str, ...]]:
    """The day meant, and the doubts of finding it; a month that is ``named`` is never swapped with its day."""
    printed, broken = year
    doubts = ("broken-year",) if broken else ()
    if printed is not None:
        found = calendar.day(printed, month, number)
    elif context.anchor is None:
        return None, (*doubts, "no-anchor")
    else:
        found = calendar.near(context.anchor, month, number, weekday, turn)
        if found and context.bearing and turn == 0 and _astray(found, context):
            found = calendar.near(context.anchor, month, number, weekday, context.bearing)
        elif found and not (context.bearing or turn or weekday is not None) and found.year > context.anchor.year:
            # `5 Mei`, said in December of what is not to come, is of that year
            found = found if (found - context.anchor).days <= _SEASON else calendar.day(context.anchor.year, month, number)
        elif found and not (context.bearing or turn or weekday is not None) and (context.anchor - found).days > _SEASON:
            # `27 November`, said in May of what has no year, is rather of this one than half a year ago, in the last
            later = calendar.day(context.anchor.year, month, number)
            found = later if later and found.year < later.year and (later - context.anchor).days <= _HALF_YEAR else found
    if found is not None and (weekday is None or found.weekday() == weekday):
        meant = _told_as_past(found, weekday, printed, context, turn, named)
        return (meant, (*doubts, "repaired")) if meant else (found, doubts)
    wrong = "no-such-day" if found is None else "weekday-mismatch"
    meant = None
    if weekday is not None and context.anchor is not None:
        way = turn or context.bearing
        meant = slips.meant_day(number, month, printed, weekday, context.anchor, found, way, not context.event, named)
    return meant or found, (*doubts, wrong, *(["repaired"] if meant else []))


def _told_as_past(found: date, weekday: int | None, printed: int | None, context: Context, turn: int, named: bool) -> date | None:
    """The day just past that is meant where one weeks ahead or months ago is printed, whose weekday happens to be right.

    `Kamis (12/1)`, printed in early December, is 1 December, for no day so far off needs no word that announces it, nor does a story
    begin with one of last January. A date with its year is wrong only where its sentence looks back: `petugas langsung turun,
    Rabu (3/3/2021)`, in a story of 3 February.
    """
    if weekday is None or context.anchor is None or turn > 0 or context.bearing > 0:
        return None
    ahead = (found - context.anchor).days
    if ahead <= 2 * _EVENT_WINDOW and (ahead >= -_HISTORY or context.event or context.bearing or turn):
        return None
    if context.bearing == 0 and (printed is not None or named):
        return None
    near = [
        day
        for day in slips.lately(weekday, context.anchor)
        if slips.is_slip(found.day, found.month, printed, day, digits=False, named=named)
    ]
    swapped = [day for day in near if context.bearing < 0 or (day.day, day.month) == (found.month, found.day)]
    return swapped[0] if len(swapped) == 1 else None


def _astray(found: date, context: Context) -> bool:
    """Whether the nearest such day is plainly on the other side of publication than the words before it look to."""
    ahead = (found - (context.anchor or found)).days
    return ahead < -_PASSED if context.bearing > 0 else ahead > 2 * _EVENT_WINDOW


def turn_of(*words: str | None) -> int:
    """Whether the words around a date look ahead (1), back (-1) or neither."""
    said = " ".join([word for word in words if word])
    if not said:
        return 0
    return 1 if _AHEAD.search(said) else -1 if _BACK.search(said) else 0


_STEP: Final = re.compile(
    r"(tahun\s+ini|this\s+year)|(tahun\s+(?:lalu|silam|kemarin)|last\s+year)|tahun\s+(?:depan|mendatang)|next\s+year", re.IGNORECASE
)


def year_step(said: str | None) -> int | None:
    """Years from that of publication in `tahun lalu`, `tahun ini`, `tahun depan`."""
    found = _STEP.search(said) if said else None
    return None if found is None else 0 if found[1] else -1 if found[2] else 1


def ended(value: str) -> str:
    """The last third of February with the end that it has in its year."""
    return _LATE_FEBRUARY.sub(lambda found: str(calendar.month_end(int(found[1]), 2)), value)


def of_year(value: str, year: int) -> str | None:
    """Months or days in another year: February ends where it does then; nothing where its 29th is no day."""
    told = ended(_YEARS.sub(f"{year:04}", value))
    return None if "-02-29" in told and calendar.day(year, 2, 29) is None else told


def kind_of_day(found: date, context: Context, turn: int = 0) -> str:
    """Whether a day is ahead of publication, the event that is reported, or history."""
    if context.anchor is None:
        return "future" if turn > 0 else "event" if found.year >= calendar.FIRST_YEAR else "historical"
    if found > context.anchor or (turn > 0 and found == context.anchor):
        return "future"
    return "historical" if (context.anchor - found).days > _HISTORY else "event"


def _at(found: date, clock: str | None, context: Context) -> str:
    """The day, with the time of day and its offset where one is printed."""
    return clocks.stamps(found, clock, context.zone) if clock else found.isoformat()


def far(found: date | None, context: Context, turn: int, full: bool) -> tuple[str, ...]:
    """The doubt of an event's day outside the week before publication; not of a ``full`` date, one with its year, of the year ahead.

    Of a day ahead without a year the scan asks whether it is announced.
    """
    if found is None or context.anchor is None or turn > 0:
        return ()
    ahead = (found - context.anchor).days
    if -_EVENT_WINDOW <= ahead <= 0 or (full and 0 < ahead <= _PLANNED):
        return ()
    return ("far-from-publication",)


def _is_full(year: tuple[int | None, bool], doubts: tuple[str, ...]) -> bool:
    """Whether a date was printed with its year, and nothing is odd about it so far."""
    return year[0] is not None and not doubts


def _ahead(found: date | None, context: Context, turn: int) -> tuple[str, ...]:
    """That doubt of a full date without a weekday, which is as often one of long ago: only where it is further ahead."""
    return far(found, context, turn, True) if found and context.anchor and found > context.anchor else ()


def _is_long_ago(found: date, context: Context) -> bool:
    """Whether a day is history whatever weekday it is printed with: `lahir Rabu Kliwon, 17 Agustus 1945`, which was a Friday."""
    return found.year < (context.anchor.year - _DECADE if context.anchor else calendar.FIRST_YEAR)


def _understood(found: date | None, doubts: tuple[str, ...], parts: Parts, context: Context, turn: int, literal: bool) -> Understood:
    if found is None:
        return Understood(None, "event", doubts)
    slipped = literal and "weekday-mismatch" in doubts and not _is_long_ago(found, context)
    kind = "event" if slipped else kind_of_day(found, context, turn)
    if kind == "event" and not literal and context.anchor and (context.anchor - found).days > _EVENT_WINDOW and printed_year(parts)[0]:
        kind = "historical"  # who prints the year of a day and not its weekday looks back
    return Understood(_at(found, parts.get("clock"), context), kind, doubts, found)


def _are_days(parts: Parts, year: int | None) -> bool:
    """Whether numbers may as well be two days, `Senin (1-8)`, or these and their month, `Rabu (8-9/11)`."""
    mark = (parts.get("sep") or "").strip()
    if year is None:
        return mark == "-"
    return mark in {"-", "–", "—"} and parts.get("ysep") == "/" and len(parts.get("y") or "") <= 2 and year % 100 <= 12


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
    if _are_days(parts, year[0]) and (doubts or far(found, context, turn, False)):
        return None  # two days, a score: only a weekday that fits makes a day of `Senin (1-8)`
    if parts.get("part") and year[0] is None and doubts:
        return None  # Kamis malam 3/4 kursi terisi
    if weekday is None and year[0] is None:
        back = _SEASON if context.among else 2 * _EVENT_WINDOW
        ahead = back if parts.get("alone") or context.among else 1
        if found is None or context.anchor is None or not -ahead <= (context.anchor - found).days <= back:
            return None  # a score, a fraction, a verse: nothing says it is a date
        doubts = doubts if parts.get("alone") else (*doubts, "year-inferred")
    doubts += far(found, context, turn, _is_full(year, doubts))
    read_as = _understood(found, order + doubts, parts, context, turn, literal=True)
    alone = turn_of(parts.get("alone"))
    return read_as._replace(kind="relative" if alone < 0 else "future") if alone and found else read_as


def numbers(parts: Parts, context: Context) -> Understood | None:
    """`29/10/2025`, `12-11-2021`: no weekday to check it by."""
    read = day_and_month({**parts, "sep": "/"})
    year = printed_year(parts)
    if read is None or year[0] is None or not calendar.FIRST_YEAR - 100 <= year[0] <= 2100:
        return None
    found, doubts = placed(read[0], read[1], year, None, context, 0)
    return _understood(found, read[2] + doubts + _ahead(found, context, 0), parts, context, 0, literal=False)


def long(parts: Parts, context: Context) -> Understood | None:
    """`Kamis, 23 Januari 2020 pukul 09.00 WIB`, `December 4, 2019`, `17 Agustus mendatang`."""
    turn = turn_of(parts.get("tail"))
    weekday, year = calendar.weekday_of(parts.get("w")), printed_year(parts)
    if (step := year_step(parts.get("tail"))) is not None and context.anchor is not None:
        year = (context.anchor.year + step, False)
    month = calendar.month_of(parts["mo"] or "")
    found, doubts = placed(int(parts["d"] or 0), month, year, weekday, context, turn, named=True)
    if weekday is not None:
        doubts += far(found, context, turn, _is_full(year, doubts))
    elif printed_year(parts)[0] is not None:
        doubts += _ahead(found, context, turn)
    if found is not None and year[0] is None and (weekday is None or found.weekday() != weekday):
        doubts = (*doubts, "year-inferred")
    return _understood(found, doubts, parts, context, turn, literal=bool(weekday))


def english(parts: Parts, context: Context) -> Understood | None:
    """`July 31`: English, no year."""
    return long({**parts, "w": None, "y": None}, context)


def iso(parts: Parts, context: Context) -> Understood | None:
    """`2026-02-27`: a machine's date among words."""
    value = calendar.moment((parts["iso"] or "").upper(), context.zone)
    day = date.fromisoformat(value[:10]) if value else None
    return Understood(value, kind_of_day(day, context), (), day) if day else None


def clock(parts: Parts, context: Context) -> Understood:
    """`pukul 09.00 WIB`: a time of the day the text names beside it, else of the day of publication; of any day if a habit."""
    printed = parts["clock"] or ""

    def settle(day: date | None, again: bool) -> Understood:
        base = None if again else day or context.anchor
        doubts = ("recurring",) if again else ("no-day",) if base is None else () if day else ("day-inferred",)
        return Understood(clocks.stamps(base, printed, context.zone), "time", doubts)

    return Understood(None, "time", settle=settle)
