"""What weeks, months and years in words mean, and their parts: `awal pekan ini`, `sejak Juni`, `pertengahan 2024`."""

from datetime import timedelta
from typing import Final

from scraper.extract import calendar
from scraper.extract.dates.relative import UNITS, count_of, kind_of, turn, unanchored
from scraper.extract.dates.spans import kind_of_month, part_of_month, third
from scraper.extract.dates.values import Context, Parts, Understood, long, year_step

_SOON: Final = 4
"""Months ahead up to which a span of months without a year is the one to come."""


def units(parts: Parts, context: Context) -> Understood | None:
    """`pekan depan`, `bulan lalu`, `tahun ini`, and their parts: `awal pekan ini`, `akhir tahun depan`."""
    unit, step, part = UNITS[parts["u"] or ""], turn(parts["way"]), parts.get("part")
    if context.anchor is None:
        return unanchored(step)
    kind = kind_of(step)
    if part and "nanti" in (parts["way"] or "") and third(part):
        step = 0  # akhir bulan nanti
    if unit == "week":
        first, last = calendar.week(context.anchor + timedelta(days=7 * step))
        if part and third(part) == 2:
            if context.anchor.weekday() == 6:  # a Sunday still belongs to the weekend that ends with it
                last -= timedelta(days=7)
            return Understood(f"{last}/{last + timedelta(days=1)}", kind)  # akhir pekan: Saturday and Sunday
        if part:
            low, high = (1, 3) if third(part) == 0 else (2, 4)
            return Understood(f"{first + timedelta(days=low)}/{first + timedelta(days=high)}", kind, ("part-of-week",))
        return Understood(f"{first}/{last}", kind)
    if unit == "month":
        year, month = calendar.months_on(context.anchor, step)
        if part:
            return Understood(part_of_month(part, year, month), kind, ("part-of-month",))
        return Understood(f"{year}-{month:02}", kind)
    year = context.anchor.year + step
    return Understood(part_of_year(part, year), kind, ("part-of-year",)) if part else Understood(str(year), kind)


def weekend(parts: Parts, context: Context) -> Understood | None:
    """`last weekend`: its Saturday and Sunday."""
    return units({"u": "week", "way": parts["way"], "part": "akhir"}, context)


def part_of_year(part: str, year: int) -> str:
    """A third of a year: `awal` is January to April."""
    nth = third(part)
    return f"{year}-{4 * nth + 1:02}/{year}-{4 * nth + 4:02}"


def first_months(parts: Parts, context: Context) -> Understood | None:
    """`dua bulan pertama tahun ini`, `tiga bulan terakhir 2023`: months of a year that is told."""
    count, step = count_of(parts["n"] or ""), year_step(parts.get("when"))
    if not 1 < count < 12:
        return None
    if not parts.get("y") and context.anchor is None:
        return Understood(None, "range", ("no-anchor",))
    year = int(parts.get("y") or 0) or (context.anchor.year if context.anchor else 0) + (step or 0)
    low, high = (1, count) if parts["nth"] == "pertama" else (13 - count, 12)
    return Understood(f"{year}-{low:02}/{year}-{high:02}", "range")


def first_days(parts: Parts, context: Context) -> Understood | None:
    """`10 hari pertama April`, `tiga hari terakhir bulan ini`: days of a month that is told."""
    count = count_of(parts["n"] or "")
    told = month_of_year(parts, context) if parts.get("mo") else _month_away(turn(parts["way"]), context) if parts.get("way") else None
    if told is None:
        return None
    year, number, inferred = told
    last = calendar.month_end(year, number)
    if not 1 < count < last.day:
        return None
    low, high = (1, count) if parts["nth"] == "pertama" else (last.day - count + 1, last.day)
    return Understood(f"{last.replace(day=low)}/{last.replace(day=high)}", "range", ("year-inferred",) if inferred else ())


def _month_away(step: int, context: Context) -> tuple[int, int, bool] | None:
    """The month so far from that of publication, as ``month_of_year`` tells one."""
    return (*calendar.months_on(context.anchor, step), False) if context.anchor else None


def year_part(parts: Parts, context: Context) -> Understood | None:
    """`akhir 2026`, `pertengahan tahun 2024`."""
    return Understood(part_of_year(parts["part"] or "", int(parts["y"] or 0)), "range", ("part-of-year",))


def parts_span(parts: Parts, context: Context) -> Understood | None:
    """`awal hingga pertengahan Juni`, `pertengahan sampai akhir 2024`: from where the first begins to where the second ends."""
    part = month if parts.get("mo") else year_part
    first, last = (part({**parts, "part": parts[name]}, context) for name in ("part", "until"))
    if first is None or last is None or not first.value or not last.value or first.value >= last.value:
        return first
    return first._replace(value=f"{first.value.split('/')[0]}/{last.value.split('/')[-1]}")


_LATE: Final = 8
"""The month after which an `awal tahun` to come is the next year's; `sejak akhir tahun` is the last one's in the first few."""


def year_part_alone(parts: Parts, context: Context) -> Understood | None:
    """`pada akhir tahun`, `pindah awal tahun`: of the year of publication, or the one nearer that the words look to."""
    if context.anchor is None:
        return unanchored(0)
    part, here = parts["part"] or "", context.anchor
    next_one = third(part) == 0 and here.month > _LATE and context.bearing > 0
    last_one = third(part) == 2 and here.month <= _SOON and context.bearing < 0
    step = next_one - last_one
    return Understood(part_of_year(part, here.year + step), "range", ("part-of-year", "year-inferred"))


def part_alone(parts: Parts, context: Context) -> Understood | None:
    """`sejak awal pekan`, `ditutup akhir bulan`: of the week or month of publication; of the one before where that is yet to come."""
    meant = units({**parts, "way": "ini"}, context)
    ahead = meant and context.anchor and (meant.value or "")[:10] > str(context.anchor)
    return units({**parts, "way": "lalu"}, context) if ahead and context.bearing < 0 else meant


def month_of_year(parts: Parts, context: Context) -> tuple[int, int, bool] | None:
    """Year and month of a month without a year, and whether the year is only the likeliest."""
    month, when = calendar.month_of(parts["mo"] or ""), parts.get("when")
    if parts.get("y"):
        return int(parts["y"] or 0), month, False
    if context.anchor is None:
        return None
    step = year_step(when)
    if step is not None:
        return context.anchor.year + step, month, False
    here, way = context.anchor, turn(when)
    apart = month - here.month
    if when and way == 0:
        return here.year, month, apart != 0  # Juli ini
    if way and apart == 0 and (parts.get("part") or "nanti" in (when or "")):
        return here.year, month, False
    if way:
        return here.year + (way if apart * way <= 0 else 0), month, False
    # of the next year none needs neither year nor a word that looks ahead but those close by; a past one is often of last year
    step = 1 if apart < -8 else -1 if apart > (8 if parts.get("till") else 6) else 0
    if context.bearing * (12 * step + apart) < (-1 if context.bearing > 0 else 0):
        step += context.bearing  # `ditargetkan selesai Oktober`, said in February; `sejak Juni`, said in March
    return here.year + step, month, True


def month(parts: Parts, context: Context) -> Understood | None:
    """`Juli lalu`, `Mei tahun depan`, `akhir Desember nanti`, `sejak Januari`: and the part of it that is named."""
    told = month_of_year(parts, context)
    way = turn(parts.get("when"))
    if told is None:
        return unanchored(way)
    year, number, inferred = told
    doubts = ("year-inferred",) if inferred else ()
    kind = "relative" if parts.get("when") and way == 0 else kind_of_month(year, number, context)
    if part := parts.get("part"):
        kind = "range" if not parts.get("when") else kind
        return Understood(part_of_month(part, year, number), kind, ("part-of-month", *doubts))
    return Understood(f"{year}-{number:02}", kind, doubts)


def spelled(parts: Parts, context: Context) -> Understood | None:
    """`tanggal dua bulan Maret tahun dua ribu dua puluh`, as minutes and deeds print it."""
    if (parts["n"] or "0")[0].isdigit():
        return None  # `tanggal 2 Maret` is a printed form
    _, told, tens = (parts.get("ys") or "").partition("ribu")
    year = str(2000 + count_of(tens)) if told else None
    return long({"d": str(count_of(parts["n"] or "")), "mo": parts["mo"], "y": year}, context)


def months(parts: Parts, context: Context) -> Understood | None:
    """`Januari hingga Maret`, without a year."""
    told = month_of_year({"mo": parts["mo2"], "when": parts.get("when")}, context)
    if told is None:
        return Understood(None, "range", ("no-anchor",))
    year, last, inferred = told
    first = calendar.month_of(parts["mo"] or "")
    here = context.anchor.month if context.anchor else 0
    if inferred and not context.bearing and context.anchor and year < context.anchor.year and here < first < last:
        # `dilanjutkan April hingga Oktober`, said in January; `dikerjakan Mei sampai Agustus`, that is nearer than the last one
        year += first < here + _SOON or (bool(parts.get("due")) and first - here <= here + 12 - last)
    return Understood(f"{year - (first > last)}-{first:02}/{year}-{last:02}", "range", ("year-inferred",) if inferred else ())
