"""What a date in words means: days said by a word or a weekday, and what is counted from the day of publication.

A value is as precise as its unit: `tiga bulan lalu` is a month, `pekan depan` a week from Sunday to Saturday. What looks ahead
is of kind future, what is of today or looks back is relative; a printed month that is past is historical.
"""

import re
from datetime import date, timedelta
from typing import Final

from scraper.extract import calendar
from scraper.extract.dates import clocks
from scraper.extract.dates.values import Context, Parts, Understood

_ONES: Final = {
    word: number
    for number, words in enumerate(
        (
            "satu se a an one",
            "dua two",
            "tiga three",
            "empat four",
            "lima five",
            "enam six",
            "tujuh seven",
            "delapan eight",
            "sembilan nine",
            "sepuluh ten",
            "sebelas eleven",
            "twelve",
        ),
        1,
    )
    for word in words.split()
}
UNITS: Final = {
    name: unit
    for unit, names in {
        "minute": "menit minute minutes",
        "hour": "jam hour hours",
        "day": "hari day days",
        "week": "pekan minggu week weeks",
        "month": "bulan month months",
        "year": "tahun year years",
        "windu": "windu",
        "decade": "dekade dasawarsa decade decades",
        "century": "abad",
    }.items()
    for name in names.split()
}
_TIMES: Final = {"puluh": 10, "ratus": 100}
_YEARS: Final = {"windu": 8, "decade": 10, "century": 100}
"""Years of the units that are longer."""
_WEEK: Final = timedelta(days=7)
_DAYS: Final = re.compile(r"\d{4}-\d\d-\d\d")
"""The days in a value."""
_SMALL_HOURS: Final = 5
"""Hours before which a night's belong to the day after it."""
_LOOKED_BACK: Final = 3
"""Months at whose beginning the year that has ended is spoken of: its `tahun sebelumnya` is the one before."""
_AHEAD: Final = re.compile(r"depan|mendatang|nanti|besok|esok|datang|next|coming")
_BACK: Final = re.compile(r"lalu|silam|kemarin|tadi|yang\s+baru|last|yesterday")


def turn(said: str | None) -> int:
    """Whether a word looks ahead (1), back (-1) or says this very one (0)."""
    return 1 if _AHEAD.search(said or "") else -1 if _BACK.search(said or "") else 0


def kind_of(step: int) -> str:
    """The kind of what is so many days, months or years away."""
    return "future" if step > 0 else "relative"


def unanchored(step: int) -> Understood:
    """What can't be placed, for nobody knows the day of publication."""
    return Understood(None, kind_of(step), ("no-anchor",))


def count_of(words: str) -> int:
    """The number that words say: `dua puluh lima`, `14`, `sebelas`."""
    if (digits := words.replace(".", "")).isdigit():
        return int(digits)
    total = 0
    for word in words.split():
        if word in _TIMES:
            hundreds, ones = divmod(total, 100)
            total = 100 * hundreds + ones * _TIMES[word] if word == "puluh" else total * 100
        else:
            total += 10 if word == "belas" else 100 if word == "seratus" else _ONES[word]
    return total


def counted(parts: Parts, context: Context) -> Understood | None:
    """`dua hari lalu`, `dua pekan lagi`, `tiga bulan mendatang`: the day, month or year so far away; `20 tahun ke depan` is a stretch.

    Asked for by itself, a stretch is told by its end.
    """
    unit, way = UNITS[parts["u"] or ""], parts["way"] or ""
    back = bool(_BACK.search(way)) or way.startswith("ago")
    count = count_of(parts.get("n") or "se") * (-1 if back else 1)
    doubts = () if back or "lagi" in way else ("end-of-span",)
    if (way.startswith("ke") and not parts.get("alone")) or (parts.get("stretch") and "lagi" not in way):
        return Understood(None, kind_of(count), ("end-of-span",))
    if context.anchor is None:
        return unanchored(count)
    if parts.get("label") and context.moment is None:
        return Understood(None, kind_of(count), ("label",))
    if unit in {"minute", "hour"}:
        return _clock_counted(count * (60 if unit == "hour" else 1), context)
    found = context.anchor
    if unit in {"day", "week"}:
        if abs(count) > 1000:
            return None
        found += timedelta(days=count * (7 if unit == "week" else 1))
        return Understood(found.isoformat(), kind_of(count), doubts, found)
    if unit == "month":
        year, month = calendar.months_on(found, count)
        return Understood(f"{year}-{month:02}", kind_of(count), doubts) if year > 0 else None
    year = found.year + count * _YEARS.get(unit, 1)
    return Understood(str(year), kind_of(count), doubts) if 1000 <= year <= 2999 else None


def _clock_counted(minutes: int, context: Context) -> Understood:
    """`2 jam yang lalu`, from the time of publication; where only the day is known, that day."""
    if context.moment is None:
        day = context.anchor
        return Understood(day.isoformat() if day else None, kind_of(minutes), ("hour-unknown",), day)
    found = context.moment + timedelta(minutes=minutes)
    return Understood(found.isoformat(timespec="seconds"), kind_of(minutes), (), found.date())


def beside(parts: Parts, context: Context) -> Understood | None:
    """`pekan sebelumnya`, `bulan depannya`, `tahun berikutnya`: the one before or after that which the text has named."""
    unit = UNITS[parts["u"] or ""]
    step = -1 if (parts["way"] or "").startswith(("sebelum", "previous")) else 1
    if unit == "day":
        return from_named({"way": parts["way"]}, context)

    def follow(value: str) -> Understood | None:
        if unit == "week":
            days = [date.fromisoformat(day) for day in _DAYS.findall(value)]
            if not days or len(days) > 2 or days[-1] - days[0] > 2 * _WEEK:
                return None
            first, last = calendar.week((days[0] if step < 0 else days[-1]) + step * _WEEK)
            return Understood(f"{first}/{last}", "relative")
        return _months_or_years_on(value, unit, step)

    if unit == "year" and step < 0 and context.anchor and context.anchor.month > _LOOKED_BACK:
        return Understood(str(context.anchor.year - 1), "relative", ("year-inferred",), follow=follow)
    return Understood(None, "relative", ("vague",), follow=follow)


def counted_on(parts: Parts, context: Context) -> Understood | None:
    """`sepekan kemudian`, `dua bulan sebelumnya`: from the day, the month, the year that the text has named."""
    unit, count = UNITS[parts["u"] or ""], count_of(parts.get("n") or "se")
    if (parts["way"] or "").startswith("sebelum"):
        count = -count

    def follow(value: str) -> Understood | None:
        if unit != "week":
            return _months_or_years_on(value, unit, count)
        if len(value) < 10 or value[0] == "T" or "/" in value or ";" in value or abs(count) > 100:
            return None
        found = date.fromisoformat(value[:10]) + count * _WEEK
        return Understood(found.isoformat(), "relative", (), found)

    return Understood(None, "relative", ("vague",), follow=follow)


def _months_or_years_on(value: str, unit: str, step: int) -> Understood | None:
    """The month or year so many after that in which a value ends, or before that in which it begins."""
    ends = re.split("[/;]", value)
    end = ends[0] if step < 0 else ends[-1]
    if not end[:4].isdigit() or (unit == "month" and len(end) < 7):
        return None
    if unit == "month":
        year, month = calendar.months_on(date(int(end[:4]), int(end[5:7]), 1), step)
        return Understood(f"{year}-{month:02}", "relative")
    year = int(end[:4]) + step * _YEARS.get(unit, 1)
    return Understood(str(year), "relative") if 1000 <= year <= 2999 else None


def vague(parts: Parts, context: Context) -> Understood | None:
    """`beberapa hari lalu`, `puluhan tahun silam`: said, and nobody can tell when."""
    return Understood(None, kind_of(turn(parts["way"])), ("vague",))


def from_named(parts: Parts, context: Context) -> Understood | None:
    """`keesokan harinya`, `tiga hari setelah`: counted from the day that the text has named; days that are counted from one nearby.

    `Malam harinya` is of that day itself, and of none where none is named. What is asked for by itself is counted from publication.
    """
    way, told = parts.get("way") or "", parts.get("told")
    count = (
        0
        if told
        else count_of(parts.get("n") or "se") * (-1 if way.startswith(("sebelum", "before", "prec", "previous", "earlier")) else 1)
    )

    def settle(day: date | None, elsewhere: bool) -> Understood:
        counted = (way or told or parts.get("n") not in {None, "0"}) and not parts.get("alone")
        if elsewhere and counted:
            return Understood(None, "relative", ("vague",))
        base = day if counted else day or context.anchor
        if base is None or count > 1000:
            return unanchored(0)
        found = base + timedelta(days=count)
        return Understood(found.isoformat(), "relative", () if day else ("day-inferred",), found)

    return Understood(None, "relative", settle=settle, counts=1 if count > 0 else -1)


def same_day(parts: Parts, context: Context) -> Understood | None:
    """`second day`: of what is reported, so the day that the text has named, else that of publication."""
    return from_named({"n": "0"}, context)


def days(parts: Parts, context: Context) -> Understood | None:
    """`kemarin`, `besok pagi`, `lusa`, `malam ini`, `tadi malam`."""
    said = parts["said"] or ""
    step = 0
    doubts: tuple[str, ...] = ()
    if said.startswith(("kemarin lusa", "kemarin dulu")):
        step = -2
    elif said.startswith("day"):
        step = 2 if "tomorrow" in said else -2
    elif re.search(r"kemarin|wingi|yesterday", said):
        step = -1
    elif "lusa" in said:
        step = 2
    elif re.search(r"esok|sesuk|tomorrow", said):
        step = 1
    elif re.search(r"semalam|malam tadi|tadi malam|last night", said):
        step, doubts = -1, ("night-before",)
    if context.anchor is None:
        return unanchored(step)
    found = context.anchor + timedelta(days=step)
    return Understood(found.isoformat(), kind_of(step), doubts, found)


def day_clock(parts: Parts, context: Context) -> Understood | None:
    """`besok jam delapan`, `kemarin pukul setengah 7`: beside a day an hour needs no part of it."""
    day = days(parts, context)
    if day is None or day.day is None:
        return day
    hour = count_of(parts["n"] or "")
    if hour > 24:
        return None
    part = parts.get("part") or parts.get("part1")
    if parts["said"] == "semalam" and part is None:
        part = "malam"
        if hour < _SMALL_HOURS or hour == 12:
            day = day._replace(day=day.day + timedelta(days=1))
    words = (parts.get("half"), str(hour), part)
    return day._replace(value=clocks.stamps(day.day, " ".join(word.strip() for word in words if word), context.zone))


def day_of(parts: Parts, context: Context) -> Understood | None:
    """A weekday with a word: `Senin pekan depan`, `Kamis lalu`, `Jumat besok`, `next Monday`."""
    weekday = calendar.weekday_of(parts["w"])
    way, anchor = parts["way"] or "", context.anchor
    step = 0 if way == "tadi" or (way == "nanti" and anchor and anchor.weekday() == weekday) else turn(way)
    if weekday is None or anchor is None:
        return unanchored(step)
    if parts.get("week"):
        first, _ = calendar.week(anchor + timedelta(days=7 * step))
        found = first + timedelta(days=(weekday + 1) % 7)
        doubts = ("which-week",) if weekday == 6 or anchor.weekday() == 6 else ()
        return Understood(found.isoformat(), kind_of((found - anchor).days), doubts, found)
    if step == 0:  # Sabtu ini, Senin tadi
        back = 3 if context.bearing == 0 or way != "ini" else 0 if context.bearing > 0 else 6
        found = anchor + timedelta(days=(weekday - anchor.weekday() + back) % 7 - back)
    elif step > 0:
        found = anchor + timedelta(days=(weekday - anchor.weekday() - 1) % 7 + 1)
    else:
        found = anchor - timedelta(days=(anchor.weekday() - weekday - 1) % 7 + 1)
    return Understood(found.isoformat(), kind_of((found - anchor).days), (), found)


def days_of(parts: Parts, context: Context) -> Understood | None:
    """Two weekdays with a word, `Sabtu dan Minggu pekan depan`; the second comes after the first."""
    said = [day_of({**parts, "w": parts[name]}, context) for name in ("w", "until")]
    first, last = (each.day if each else None for each in said)
    if first is None or last is None:
        return unanchored(turn(parts["way"]))
    if last < first:
        ahead = parts.get("week") or turn(parts["way"]) >= 0
        first, last = (first, last + _WEEK) if ahead else (first - _WEEK, last)
    return Understood(f"{first}{';' if parts.get('and') else '/'}{last}", "range", (), first)


def weekday_alone(parts: Parts, context: Context) -> Understood | None:
    """`pada hari Senin`, `Selasa malam`: the last such day up to publication, the next one of what is to come."""
    weekday = calendar.weekday_of(parts["w"])
    if weekday is None or context.anchor is None:
        return unanchored(0)
    back = (context.anchor.weekday() - weekday) % 7
    found = context.anchor + timedelta(days=7 - back if back and context.bearing > 0 else -back)
    return Understood(found.isoformat(), kind_of((found - context.anchor).days), ("weekday-only",), found)
