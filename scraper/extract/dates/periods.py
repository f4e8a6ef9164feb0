"""What named periods mean: weeks of a month, months in a row, feasts, tax years; and hours in words."""

import re
from datetime import date, timedelta
from typing import Final

from scraper.extract import calendar
from scraper.extract.dates.relative import count_of, turn
from scraper.extract.dates.spans import year as named_year
from scraper.extract.dates.units import month_of_year
from scraper.extract.dates.values import Context, Parts, Understood, clock, kind_of_day, numbers

_ORDINALS: Final = {
    word: number
    for number, words in enumerate(
        (
            "pertama kesatu satu first i 1",
            "kedua dua second ii 2",
            "ketiga tiga third iii 3",
            "keempat empat fourth iv 4",
            "kelima lima fifth v 5",
        ),
        1,
    )
    for word in words.split()
}


def ordinal(word: str) -> int | None:
    """`ketiga`, `ke-3`, `III`, `third` as a number."""
    word = word.strip()
    return _ORDINALS.get(word) or _ORDINALS.get(word.removeprefix("ke").lstrip("- "))


_SCRAP: Final = timedelta(days=2)
"""How much of a month's first or last row is no week of it."""


def week_of_month(parts: Parts, context: Context) -> Understood | None:
    """`minggu kedua Maret`: a row of the calendar, Sunday to Saturday; rows of which only two days are of the month don't count."""
    told = month_of_year(parts, context)
    if told is None:
        return Understood(None, "range", ("no-anchor",))
    year, month, inferred = told
    number, last = ordinal(parts["nth"] or ""), calendar.month_end(year, month)
    if number is None:
        first, end = calendar.week(last - _SCRAP)
    else:
        first, end = calendar.week(date(year, month, 1) + _SCRAP + timedelta(days=7 * (number - 1)))
    return Understood(f"{first}/{end}", "range", ("year-inferred",) if inferred else ()) if first <= last else None


def english_week(parts: Parts, context: Context) -> Understood | None:
    """`third week of January`: its days 15 to 21, as a careful reader gave it; the last one is the last seven days."""
    told = month_of_year(parts, context)
    if told is None:
        return Understood(None, "range", ("no-anchor",))
    year, month, inferred = told
    last = calendar.month_end(year, month)
    number = ordinal(parts["nth"] or "")
    first, end = (7 * number - 6, min(7 * number, last.day)) if number else (last.day - 6, last.day)
    if first > last.day:
        return None
    return Understood(f"{last.replace(day=first)}/{last.replace(day=end)}", "range", ("year-inferred",) if inferred else ())


def nth_weekday(parts: Parts, context: Context) -> Understood | None:
    """`Minggu kedua September`, `Jumat terakhir Maret`: a day of the month."""
    told, weekday = month_of_year(parts, context), calendar.weekday_of(parts["w"])
    if told is None or weekday is None:
        return Understood(None, "event", ("no-anchor",))
    year, month, inferred = told
    number, last = ordinal(parts["nth"] or ""), calendar.month_end(year, month)
    first = date(year, month, 1)
    found = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * ((number or 5) - 1))
    if found > last:
        found -= timedelta(days=7)
        if number:
            return None
    return Understood(found.isoformat(), kind_of_day(found, context), ("year-inferred",) if inferred else (), found)


def ten_days(parts: Parts, context: Context) -> Understood | None:
    """`dasarian II November`: the ten days by which the weather service counts a month."""
    told = month_of_year(parts, context)
    if told is None:
        return Understood(None, "range", ("no-anchor",))
    year, month, inferred = told
    number = ordinal(parts["nth"] or "")
    if number is None or number > 3:
        return None
    last = calendar.month_end(year, month).day if number == 3 else 10 * number
    return Understood(f"{date(year, month, 10 * number - 9)}/{date(year, month, last)}", "range", ("year-inferred",) if inferred else ())


def week_of_named_month(parts: Parts, context: Context) -> Understood | None:
    """`minggu pertama bulan depan`, `minggu kedua tahun depan`."""
    if context.anchor is None:
        return Understood(None, "range", ("no-anchor",))
    way = turn(parts["way"])
    year, month = (context.anchor.year + way, 1) if parts["u"] == "tahun" else calendar.months_on(context.anchor, way)
    named = next(name for name, number in calendar.MONTHS.items() if number == month)
    return week_of_month({**parts, "mo": named, "y": str(year)}, context)


def months_listed(parts: Parts, context: Context) -> Understood | None:
    """`Juli, Agustus, dan September 2022`: the months before the last are those right before it."""
    told = month_of_year(parts, context)
    if told is None:
        return Understood(None, "range", ("no-anchor",))
    year, last, inferred = told
    months = [calendar.month_of(name) for name in re.findall(r"[a-z]+", parts["mos"] or "")]
    if len({*months, last}) <= len(months):
        return None
    values = [f"{year - (each > last)}-{each:02}" for each in months]
    return Understood(";".join([*values, f"{year}-{last:02}"]), "range", ("year-inferred",) if inferred else ())


def numbered_months(parts: Parts, context: Context) -> Understood | None:
    """`bulan 5 - bulan 6`: months by their numbers."""
    first, last = int(parts["m1"] or 0), int(parts["m2"] or 0)
    if not 1 <= first <= 12 or not 1 <= last <= 12 or first == last:
        return None
    name = next(name for name, number in calendar.MONTHS.items() if number == last)
    told = month_of_year({"mo": name, "y": parts.get("y")}, context)
    if told is None:
        return Understood(None, "range", ("no-anchor",))
    year, _, inferred = told
    return Understood(f"{year - (first > last)}-{first:02}/{year}-{last:02}", "range", ("year-inferred",) if inferred else ())


def feast(parts: Parts, context: Context) -> Understood | None:
    """`sejak Natal 2019` is a day; of the feasts that wander the year is told."""
    if parts.get("feast"):
        return numbers({"d": "25", "m": "12", "y": parts["y"]}, context)
    return named_year(parts, context)


def clock_words(parts: Parts, context: Context) -> Understood | None:
    """`pukul tiga sore`, `jam setengah enam pagi`, `jam tujuh lewat sepuluh`, `pukul tujuh pagi sampai satu siang`."""
    hour, past = count_of(parts["n"] or ""), parts.get("past")
    if past:
        minutes = 15 if past == "seperempat" else count_of(past)
        if minutes >= 60:
            return None
        minutes = hour * 60 + (minutes if parts.get("way") != "kurang" else -minutes)
        told = f"{minutes // 60}.{minutes % 60:02}"
    else:
        told = str(hour)
    end = count_of(parts.get("until") or "") + 12 * (
        bool(parts.get("until")) and not parts.get("untilpart") and count_of(parts["until"] or "") < hour
    )
    until = ("sampai", str(end), parts.get("untilpart")) if parts.get("until") else ()
    words = (parts.get("half"), told, parts.get("part"), *until)
    return clock({"clock": " ".join(word.strip() for word in words if word)}, context)


def tax_year(parts: Parts, context: Context) -> Understood | None:
    """`tahun pajak 2018`, `2018 tax period`: when the tax fell due, so a period; a budget's year is none."""
    return Understood(parts["y"], "range")


def short_year(parts: Parts, context: Context) -> Understood | None:
    """`tahun ’85`: the last such year up to that of publication."""
    if context.anchor is None:
        return Understood(None, "range", ("no-anchor",))
    short, today = int(parts["y"] or 0), context.anchor.year
    year = today - (today - short) % 100
    return Understood(str(year), "historical" if year < today else "range", ("year-inferred",))


def bracketed_year(parts: Parts, context: Context) -> Understood | None:
    """`(2000)` after a word: a year that is not ahead."""
    year = int(parts["y"] or 0)
    today = context.anchor.year if context.anchor else year + 1
    return None if year > today else Understood(str(year), "historical" if year < today else "range", ("bare-year",))
