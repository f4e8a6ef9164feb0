"""What the text has named and goes on telling of: `bulan yang sama tahun lalu`, `triwulan yang sama 2019`, `akhir bulan itu`."""

import re
from typing import Final

from scraper.extract.dates.quarters import LENGTHS
from scraper.extract.dates.relative import count_of
from scraper.extract.dates.spans import part_of_month
from scraper.extract.dates.units import part_of_year
from scraper.extract.dates.values import Context, Parts, Understood, year_step

_MONTHS: Final = re.compile(r"(?P<year>\d{4})-(?P<first>\d\d)(?:/(?P=year)-(?P<last>\d\d))?")


def same(parts: Parts, context: Context) -> Understood | None:
    """The month or quarter that the text has named, in the year that is told or counted from that one; without it, that year."""
    length = LENGTHS.get(parts["u"] or "", 1 if parts["u"] == "bulan" else 3)
    back = (parts.get("back") or "").startswith("sebelum")
    step = count_of(parts.get("n") or "se") * (-1 if back else 1)
    year = int(parts.get("y") or 0)
    if not year and not parts.get("back") and context.anchor:
        away = -count_of(parts.get("ago") or "se") if parts.get("past") else year_step(parts.get("when"))
        year = context.anchor.year + (away or 0)

    def follow(value: str) -> Understood | None:
        named = _MONTHS.fullmatch(value)
        if not named or int(named["last"] or named["first"]) - int(named["first"]) != length - 1:
            return None
        return Understood(value.replace(named["year"], str(year or int(named["year"]) + step)), "relative")

    return Understood(str(year) if year else None, "relative", () if year else ("vague",), follow=follow)


def part_of_that(parts: Parts, context: Context) -> Understood | None:
    """`akhir bulan itu`, `awal tahun tersebut`: of the month or year that the text has named, never of this one."""
    part, length = parts["part"] or "", len("2024-05" if parts["u"] == "bulan" else "2024")
    here = str(context.anchor or "")[:length]

    def follow(value: str) -> Understood | None:
        named = {each[:length] for each in re.split("[/;]", value)}
        if len(named) > 1 or len(that := named.pop()) < length or that == here or not that[:4].isdigit():
            return None
        year, month = int(that[:4]), int(that[5:] or 0)
        value = part_of_month(part, year, month) if month else part_of_year(part, year)
        return Understood(value, "relative", ("part-of-month" if month else "part-of-year",))

    return Understood(None, "relative", ("vague",), follow=follow)
