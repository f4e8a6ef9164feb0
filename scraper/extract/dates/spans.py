"""What a printed span means: ranges and lists of days, months and years."""

import re
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from scraper.extract import calendar
from scraper.extract.dates.clocks import HYPHEN
from scraper.extract.dates.values import Context, Parts, Understood, day_and_month, placed, printed_year, turn_of


def _span(first: date | None, last: date | None, doubts: tuple[str, ...]) -> Understood | None:
    if first is None or last is None:
        return Understood(None, "range", tuple(dict.fromkeys(doubts)))
    if first > last:
        return None
    return Understood(f"{first}/{last}", "range", tuple(dict.fromkeys(doubts)), first)


def between_numbers(parts: Parts, context: Context) -> Understood | None:
    """`Selasa (4/6) sampai Kamis (6/6)`, `(4-5/6/2022)`: what the first lacks it takes from the last."""
    if parts.get("d4"):
        parts = {"d1": parts["d3"], "d2": parts["d4"], "m2": parts["m4"]}
    read = day_and_month(parts, "2")
    if read is None:
        return None
    last, doubts = placed(read[0], read[1], printed_year(parts, "2"), calendar.weekday_of(parts.get("w2")), context, 0)
    if last is None:
        return Understood(None, "range", doubts)
    month = int(parts.get("m1") or last.month)
    if not 1 <= month <= 12:
        return None
    year = printed_year(parts, "1")[0] or last.year - (month > last.month)
    first, more = placed(int(parts["d1"] or 0), month, (year, False), calendar.weekday_of(parts.get("w1")), context, 0)
    return _span(first, last, doubts + more) if first else None


def up_to_number(parts: Parts, context: Context) -> Understood | None:
    """`Senin sampai Rabu (20/7)`: from the weekday before that day."""
    read, first, last = day_and_month(parts, "2"), calendar.weekday_of(parts["w1"]), calendar.weekday_of(parts["w2"])
    if read is None or first is None or last is None:
        return None
    end, doubts = placed(read[0], read[1], printed_year(parts, "2"), last, context, 0)
    if end is None:
        return Understood(None, "range", doubts)
    return _span(end - timedelta(days=(last - first) % 7), end, doubts)


def between_days(parts: Parts, context: Context) -> Understood | None:
    """`15-16 Juni 2022`, `20 Mei hingga 1 Juni mendatang`."""
    turn = turn_of(parts.get("tail"))
    month = calendar.month_of(parts["mo2"] or "")
    last, doubts = placed(int(parts["d2"] or 0), month, printed_year(parts, "2"), calendar.weekday_of(parts.get("w2")), context, turn)
    if last is None:
        return Understood(None, "range", doubts)
    named = parts.get("mo1")
    first_month = calendar.month_of(named) if named else last.month
    year = printed_year(parts, "1")[0] or last.year - (first_month > last.month)
    first, more = placed(int(parts["d1"] or 0), first_month, (year, False), calendar.weekday_of(parts.get("w1")), context, 0)
    inferred = ("year-inferred",) if printed_year(parts, "2")[0] is None else ()
    return _span(first, last, doubts + more + inferred) if first else None


def listed(parts: Parts, context: Context) -> Understood | None:
    """`3, 4, dan 5 April 2018`, `1-3 dan 7 Juni`: days that share a month."""
    month, year = calendar.month_of(parts["mo"] or ""), printed_year(parts)
    turn = turn_of(parts.get("tail"))
    printed = re.findall(rf"({HYPHEN}?)\s*(\d+)", parts["days"] or "")
    days = [(placed(int(n), month, year, None, context, turn), mark) for mark, n in printed]
    found = [each for (each, _), _ in days if each is not None]
    if not found:
        return Understood(None, "range", days[-1][0][1])
    if len(found) < len(days) or found != sorted(found):
        return None
    inferred = ("year-inferred",) if year[0] is None else ()
    value = "".join(f"{'/' if mark else ';'}{each}" for each, (_, mark) in zip(found, days, strict=True))
    return Understood(value[1:], "range", inferred, found[0])


def listed_numbers(parts: Parts, context: Context) -> Understood | None:
    """`Sabtu dan Minggu (5 dan 6/11/2022)`, `(31/5, 1/6 dan 2/6/2013)`."""
    read = day_and_month(parts)
    if read is None:
        return None
    year = printed_year(parts)
    last, doubts = placed(read[0], read[1], year, None, context, 0)
    if last is None:
        return Understood(None, "range", doubts)
    printed = re.findall(r"(\d+)(?:/(\d+))?", parts["days"] or "")
    days = [calendar.day(last.year, int(month or last.month), int(number)) for number, month in printed]
    found = [each for each in days if each is not None and each < last]
    if len(found) < len(days) or found != sorted(found):
        return None
    return Understood(";".join(map(str, [*found, last])), "range", read[2] + doubts, found[0])


THIRDS: Final = {
    **dict.fromkeys(("awal", "early", "start", "beginning", "beginning of", "the beginning of"), 0),
    **dict.fromkeys(("pertengahan", "tengah", "medio", "mid", "middle", "middle of", "the middle of"), 1),
    **dict.fromkeys(("akhir", "penghujung", "pengujung", "ujung", "late", "end", "end of", "the end of"), 2),
}
"""Which third of a month or year a word names."""


def third(said: str) -> int:
    """Which third a word names, by its number from 0."""
    return THIRDS[" ".join(said.lower().split())]


def part_of_month(said: str, year: int, number: int) -> str:
    """`awal Mei 2019` is its first ten days, `medio` and `pertengahan` the ten after them."""
    nth = third(said)
    last = calendar.month_end(year, number) if nth == 2 else date(year, number, 10 * nth + 10)
    return f"{date(year, number, 10 * nth + 1)}/{last}"


def kind_of_month(year: int, number: int, context: Context) -> str:
    """Future or historical, where it is not the month of publication."""
    here = (context.anchor.year, context.anchor.month) if context.anchor else (year, number)
    return "range" if (year, number) == here else "future" if (year, number) > here else "historical"


def month(parts: Parts, context: Context) -> Understood | None:
    """`Februari 2020`; `awal Mei 2019` is its first third."""
    year, number = printed_year(parts)[0] or 0, calendar.month_of(parts["mo"] or "")
    if fuzzy := parts.get("fuzzy"):
        return Understood(part_of_month(fuzzy, year, number), "range", ("part-of-month",))
    return Understood(f"{year}-{number:02}", kind_of_month(year, number, context))


def between_months(parts: Parts, context: Context) -> Understood | None:
    """`Januari hingga Maret 2021`; two months printed newest first are put in order."""
    year = printed_year(parts, "2")[0]
    begun = printed_year(parts, "1")[0] if parts.get("y1") else year
    if year is None or begun is None:
        return None  # `Januari 0202 hingga Maret 2021`
    last = (year, calendar.month_of(parts["mo2"] or ""))
    first = (begun, calendar.month_of(parts["mo1"] or ""))
    if first > last and not parts.get("y1"):
        first = (year - 1, first[1])
    (y1, m1), (y2, m2) = sorted((first, last))
    if (fuzzy := parts.get("fuzzy")) and first < last:
        return Understood(f"{part_of_month(fuzzy, y1, m1).split('/')[0]}/{y2}-{m2:02}", "range")
    return Understood(f"{y1}-{m1:02}/{y2}-{m2:02}", "range")


_LATELY: Final = 1900
"""Before it years are told by longer stretches."""


def between_years(parts: Parts, context: Context) -> Understood | None:
    """`periode 2025-2029`."""
    first, last = int(parts["y1"] or 0), int(parts["y2"] or 0)
    return Understood(f"{first}/{last}", "range") if first < last <= first + (60 if first >= _LATELY else 150) else None


def years_listed(parts: Parts, context: Context) -> Understood | None:
    """`di 2020 dan 2021`, `tahun 2013, 2014, dan 2015`."""
    return Understood(";".join(re.findall(r"\d{4}", parts["years"] or "")), "range")


def some_days(parts: Parts, context: Context) -> Understood | None:
    """`15 Maret dan 22 Maret 2025`, `30 Mei, 1 Juni dan 3 Juni 2013`: days of one year, which is printed once."""
    turn, year = turn_of(parts.get("tail")), printed_year(parts, "2")
    last, doubts = placed(
        int(parts["d2"] or 0), calendar.month_of(parts["mo2"] or ""), year, calendar.weekday_of(parts.get("w2")), context, turn
    )
    if last is None:
        return Understood(None, "range", doubts)
    printed = re.findall(r"(\d+)\s+([a-z]+)", (parts["each"] or "").lower())
    days = [calendar.day(last.year, calendar.month_of(month), int(number)) for number, month in printed]
    found = [*(each for each in days if each is not None), last]
    if len(found) <= len(days) or any(one >= other for one, other in pairwise(found)):
        return None
    return Understood(";".join(map(str, found)), "range", doubts + (("year-inferred",) if year[0] is None else ()), found[0])


def year(parts: Parts, context: Context) -> Understood | None:
    """`tahun 2012 lalu`."""
    value = int(parts.get("y") or parts.get("yy") or parts.get("yyyy") or 0)
    today = context.anchor.year if context.anchor else max(value, calendar.FIRST_YEAR)
    way = value - today or turn_of(parts.get("tail"), parts.get("when"))
    return Understood(f"{value:04}", "future" if way > 0 else "historical" if way < 0 else "range")
