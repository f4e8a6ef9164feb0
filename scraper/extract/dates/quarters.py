"""What quarters, halves and other parts of a year mean: `triwulan III 2024`, `kuartal terakhir tahun ini`, `triwulan berikutnya`."""

import re
from typing import Final

from scraper.extract import calendar
from scraper.extract.dates.periods import ordinal
from scraper.extract.dates.relative import kind_of, turn
from scraper.extract.dates.values import Context, Parts, Understood, year_step

_LONG_OVER: Final = 6
"""Months after its end from which a part of the year to come is next year's."""
_SOON: Final = 3
"""Months ahead within which a part of the year that begins then is this year's: later ones are spoken of as past."""
LENGTHS: Final = {"semester": 6, "half": 6, "paruh": 6, "caturwulan": 4}
"""Months of a part of the year; a quarter's are the rule."""
_MONTHS: Final = re.compile(r"(\d{4})-(\d\d)(?:/(\d{4})-(\d\d))?")
_LAST: Final = {"terakhir", "last"}
_HALF_LEADS: Final = re.compile(
    r"\b(?:dalam|selama|sepanjang|hingga|sampai|mulai|untuk|memasuki|pada|di|dikerjakan|digelar|dimulai|dilaksanakan|dibangun|menyusul|selesai|rampung"
    r"|tuntas|cair)\s+$"
)
"""What makes a half of a year of `semester kedua`, which students count as well."""
_OF_STUDENTS: Final = re.compile(
    r"\b(?:maha)?sisw[ai]\b|\b(?:pelajar|murid|guru|dosen|ujian|rapor|nilai|(?:per)?kuliah(?:an)?|kampus|universitas|politeknik|fakultas|jurusan|prodi|sks"
    r"|wisuda|praktikum|skripsi|asesmen|pembelajaran|kelas|sekolah)\b"
)
_OF_MATCH: Final = re.compile(
    r"\b(?:basket\w*|bola|skor|wasit|pertandingan|laga|lawan|melawan|pelatih|tripoin|(?:unggul|tertinggal|selisih|mencetak|mengoleksi)\s+(?:\w+\s+)?poin)\b"
)
"""What makes of a `kuartal` a quarter of a match."""


def quarter(parts: Parts, context: Context) -> Understood | None:
    """`triwulan III 2024`, `kuartal keempat tahun lalu`, `semester I dan II 2024`; its `akhir` is its last day."""
    length = LENGTHS.get(parts.get("u") or "", 3)
    said = [told for name in ("nth", "and") if (told := parts.get(name))]
    numbers = [12 // length if told in _LAST else ordinal(told) for told in said]
    lasts = [number * length for number in numbers if number and number * length <= 12]
    if len(lasts) < len(numbers):
        return None
    part, today = parts.get("part"), context.anchor.year if context.anchor else 0

    def of_year(year: int) -> str:
        if part:
            return calendar.month_end(year, lasts[-1]).isoformat()
        return ";".join(f"{year}-{last - length + 1:02}/{year}-{last:02}" for last in lasts)

    def follow(value: str) -> Understood | None:  # hingga Juni 2016 dan sisanya selama semester kedua
        if context.bearing > 0 and value[:4] <= str(today):
            return None  # diteken Desember dan airnya diharapkan mengalir triwulan keempat
        end = value.split("/")[-1][:4]
        near = end.isdigit() and abs(int(end) - today) <= 1 and "/" not in value[:5]
        return Understood(of_year(int(end)), "range", ("year-inferred",)) if near else None

    if parts.get("y"):
        return Understood(of_year(int(parts["y"] or 0)), "range")
    if context.anchor is None:
        return Understood(None, "range", ("no-anchor",))
    if (step := year_step(parts.get("when"))) is not None:
        return Understood(of_year(context.anchor.year + step), "range")
    if said[0] in _LAST and context.bearing <= 0 and _SOON < context.anchor.month <= 12 - length:
        return None  # in the middle of a year the one just over is meant as often
    soon = 0 if context.bearing < 0 else _SOON
    year = context.anchor.year - (context.bearing <= 0 and lasts[-1] - length >= context.anchor.month + soon)
    if context.bearing > 0 and context.anchor.month - lasts[-1] >= _LONG_OVER:  # `Nanti triwulan pertama …`, said in December
        return Understood(of_year(year + 1), "range", ("year-inferred",))
    return Understood(of_year(year), "range", ("year-inferred",), follow=follow)


def beside(parts: Parts, context: Context) -> Understood | None:
    """`triwulan lalu`, `kuartal ini`; `semester berikutnya` is counted from the one that the text has named."""
    length, way = LENGTHS.get(parts["u"] or "", 3), parts["way"] or ""
    if not way.endswith("nya"):
        if context.anchor is None:
            return Understood(None, kind_of(turn(way)), ("no-anchor",))
        return _on(context.anchor.year, (context.anchor.month - 1) // length + turn(way), length, kind_of(turn(way)))

    def follow(value: str) -> Understood | None:
        if not (named := _MONTHS.fullmatch(value)):
            return None
        year, first, last = int(named[1]), int(named[2]), int(named[4] or named[2])
        if named[4] and (named[3] != named[1] or (first - 1) % length or last - first != length - 1):
            return None
        return _on(year, (first - 1) // length + (-1 if way.startswith("sebelum") else 1), length, "relative")

    return Understood(None, "relative", ("vague",), follow=follow)


def _on(year: int, place: int, length: int, kind: str) -> Understood:
    """So many parts of that length after the beginning of a year."""
    years, place = divmod(place, 12 // length)
    first = place * length + 1
    return Understood(f"{year + years}-{first:02}/{year + years}-{first + length - 1:02}", kind)


def is_other(low: str, printed: str, start: int) -> bool:
    """Whether a quarter or half without its year is one of a match or of students, not of the year."""
    if "20" in printed or "tahun" in printed:
        return False
    if "kuartal" in printed:
        return _OF_MATCH.search(low) is not None
    if "triwulan" in printed or "caturwulan" in printed or printed.endswith("nya"):
        return False
    if not printed.startswith("semester") or low.endswith("sebelum ", 0, start):
        return True  # what one waits for is a term of school
    return _OF_STUDENTS.search(low) is not None and _HALF_LEADS.search(low, max(0, start - 16), start) is None
