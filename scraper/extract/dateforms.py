"""The forms in which Indonesian news prints dates, as a table: a pattern with named parts, and how to interpret them.

A new form is one row. Patterns ignore case and white space between their parts is loose; forms higher in the table
win where two begin at the same place. ``datevalues`` holds the interpretations.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from scraper.extract import datevalues as values
from scraper.extract.calendar import ENGLISH_MONTH, MONTH, WEEKDAY
from scraper.extract.datevalues import Context, Understood

Parts = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Form:
    """One printed form; a match of which the interpretation makes nothing is no date."""

    name: str
    pattern: re.Pattern[str]
    interpret: Callable[[Parts, Context], Understood | None]


_PART: Final = r"(?:dini\s+hari|tengah\s+malam|pagi|siang|sore|petang|malam|subuh)"
_WHEN: Final = r"(?:kemarin|besok|lusa|lalu|silam|mendatang|nanti|tadi|depan|ini|yang\s+(?:lalu|akan\s+datang))"
_TAIL: Final = rf"(?:\s*,?\s*(?P<tail>{_PART}|{_WHEN})\b(?:\s+{_WHEN}\b)?)?"
_ON: Final = r"(?:(?:\bhari\s*,?\s*(?:ini\s*,?\s*)?|\b(?:siang|pagi|sore|malam)\s+(?:ini|tadi|kemarin)\s+|\bkemarin\s*,?\s+))?"
_DATED: Final = r"(?:\b(?:tanggal|tertanggal|tgl\.?)\s*[,:]?\s*)?"
_HYPHEN: Final = r"[-–—‐‑−]"  # noqa: RUF001
_TO: Final = rf"\s*(?:{_HYPHEN}|s\s*\.?\s*/?\s*d\b\.?|sampai(?:\s+dengan)?\b|hingga\b|\bto\b|\buntil\b)\s*"
_AND: Final = r"(?:\s*,\s*(?:dan|serta)?\s*|\s*(?:dan|serta|&)\s*)"
_APOSTROPHE: Final = "['’‘`]"  # noqa: RUF001
_CLOCK_FACE: Final = r"(?:[01]?\d|2[0-4])[.:][0-5]\d(?:[.:][0-5]\d)?(?!\d)"
_ZONE: Final = r"(?:WIB|WITA|WIT)\b"
_CLOCK: Final = (
    rf"(?:(?:mulai\s+|sekitar\s+)?\b(?:pukul|pkl\.?|jam|at)\s*:?\s*{_CLOCK_FACE}(?:{_TO}(?:{_CLOCK_FACE}|selesai\b))?[*)]*(?:\s*{_ZONE})?"
    rf"|{_CLOCK_FACE}(?:{_TO}{_CLOCK_FACE})?\s*{_ZONE}|(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?!\d))"
)
_AT: Final = rf"(?:\s*[,|@/]?\s*(?:{_HYPHEN}\s*)?(?P<clock>{_CLOCK}))?"
_SEP: Final = r"\s*[/\\]\s*"
_BEFORE: Final = r"(?<![\w/.,-])"
_AFTER: Final = r"(?![\w/]|[.,-]\d)"


def _day_month(n: str = "") -> str:
    """`23/1`, `23/1/2020`, `23/1/20`, `19/7 ’16`, `12/01-2019` inside a bracket."""
    year = rf"(?:\s*[/\\.–-]\s*{_APOSTROPHE}?\s*(?P<y{n}>\d{{1,6}})|\s+{_APOSTROPHE}(?P<yy{n}>\d\d))?"
    return rf"(?P<d{n}>\d{{1,2}}){_SEP}(?P<m{n}>\d{{1,2}}){year}"


def _long(n: str = "", month: str = MONTH) -> str:
    """`Kamis, 23 Januari 2020`, `hari Senin tanggal 16 April`; month and year may be left to a later part."""
    year = rf"(?:\s*,?\s*(?:tahun\s+)?(?P<y{n}>\d{{4}})\b(?!\s*(?:orang|peserta|warga))|\s*{_APOSTROPHE}(?P<yy{n}>\d\d)\b)?"
    return rf"(?:\b(?P<w{n}>{WEEKDAY})\s*,?\s*(?:{_PART}\s*,?\s*)?)?{_DATED}{_BEFORE}(?P<d{n}>\d{{1,2}})\s*(?P<mo{n}>{month}){year}"


_ROWS: Final[tuple[tuple[str, str, Callable[[Parts, Context], Understood | None]], ...]] = (
    # Selasa (4/6) sampai Kamis (6/6)
    (
        "brackets",
        rf"\b(?P<w1>{WEEKDAY})\s*\(\s*{_day_month('1')}\s*\){_TO}(?P<w2>{WEEKDAY})\s*\(\s*{_day_month('2')}\s*\)",
        values.between_numbers,
    ),
    # Sabtu-Minggu (4-5/6/2022), (30/9-2/10/2023)
    (
        "bracketed_days",
        rf"(?:\b{WEEKDAY}(?:{_TO}|{_AND}){WEEKDAY}\s*,?\s*)?\(\s*(?P<d1>\d{{1,2}})(?:{_SEP}(?P<m1>\d{{1,2}}))?{_TO}{_day_month('2')}\s*\)",
        values.between_numbers,
    ),
    # 15-16 Juni 2022, Kamis 9 Maret hingga Minggu 12 Maret 2023, 20 Mei hingga 1 Juni mendatang
    (
        "days",
        rf"{_ON}(?:\b(?P<w1>{WEEKDAY})\s*,?\s*)?{_DATED}{_BEFORE}(?P<d1>\d{{1,2}})(?:\s+(?P<mo1>{MONTH})(?:\s+(?P<y1>\d{{4}}))?)?{_TO}"
        rf"{_DATED}{_long('2')}{_TAIL}",
        values.between_days,
    ),
    # 3, 4, dan 5 April 2018
    ("list", rf"{_DATED}{_BEFORE}(?P<days>\d{{1,2}}(?:{_AND}\d{{1,2}})+)\s*(?P<mo>{MONTH})(?:\s+(?P<y>\d{{4}})\b)?{_TAIL}", values.listed),
    # Kamis (23/1), Senin malam (20/04), kemarin (15/5), hari ini (Senin 28/4/2025), (19/7 ’16)
    (
        "bracket",
        rf"{_ON}(?:\b(?P<w>{WEEKDAY})\s*,?\s*(?:(?:{_PART}|(?P<lead>{_WHEN}))\s*,?\s*)*"
        rf"|\b(?P<alone>{_WHEN}|hari\s+ini)(?:\s+{_PART})?\s*,?\s*)?\(\s*(?:(?P<wi>{WEEKDAY})\s*,?\s*)?{_day_month()}\s*\){_TAIL}{_AT}",
        values.bracketed,
    ),
    # Kamis, 23 Januari 2020 14:05 WIB, 17 Agustus mendatang
    ("long", rf"{_ON}{_long()}{_TAIL}{_AT}", values.long),
    # Wednesday, December 4, 2019, June 26 2024, July 31
    (
        "month_first",
        rf"(?:\b(?P<w>{WEEKDAY})\s*,?\s*)?\b(?P<mo>{MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:,\s*(?P<y>\d{{4}})\b|\s+(?P<yy>\d{{4}})\b){_AT}",
        values.long,
    ),
    ("english", rf"\b(?P<mo>{ENGLISH_MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*(?:%|persen|orang|\d|[.,:]\d))", values.english),
    # Selasa, 26/01/2021, sabtu 7/02, Kamis | 27/02/2020 14.49 WIB, 29/10/2025, 12-11-2021
    (
        "weekday_slash",
        rf"{_ON}\b(?P<w>{WEEKDAY})\s*[,|]?\s*{_DATED}{_day_month()}{_AFTER}{_TAIL}{_AT}",
        values.bracketed,
    ),
    ("slash", rf"{_BEFORE}(?P<d>\d{{1,2}})\s?([/-])\s?(?P<m>\d{{1,2}})\s?[/-]\s?(?P<y>\d{{4}}){_AFTER}{_TAIL}{_AT}", values.numbers),
    ("iso", rf"{_BEFORE}(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d(?:[T ]\d\d:\d\d(?::\d\d)?)?)(?![\w-])", values.iso),
    # Januari hingga Maret 2021, December 2023 to December 2022
    ("months", rf"\b(?P<mo1>{MONTH})(?:\s+(?P<y1>\d{{4}}))?{_TO}(?P<mo2>{MONTH})\s+(?P<y2>\d{{4}})\b", values.between_months),
    # Februari 2020, awal Mei 2019
    (
        "month",
        rf"(?:\b(?P<fuzzy>awal|pertengahan|medio|akhir|early|mid|late)\s+(?:bulan\s+)?)?\b(?P<mo>{MONTH})\s*,?\s+(?:tahun\s+)?(?P<y>(?:19|20)\d\d)\b(?![/\d]|[.,]\d)",
        values.month,
    ),
    ("clock", rf"(?P<clock>{_CLOCK})", values.clock),
    # periode 2025-2029, tahun 2016-2017, 2019 to 2021
    (
        "years",
        rf"(?:\b(?:periode|tahun|masa\s+bakti)\s+)?{_BEFORE}(?P<y1>(?:19|20)\d\d){_TO}(?P<y2>(?:19|20)\d\d){_AFTER}",
        values.between_years,
    ),
    # tahun 2012 lalu: in lower case, for `Nomor 2 Tahun 2012` and `Adiwiyata Tahun 2022` are names
    ("year", rf"\b(?-i:tahun|in|since|by|sejak)\s+(?P<y>(?:19|20)\d\d){_AFTER}{_TAIL}", values.year),
)

FORMS: Final = {
    name: Form(name, re.compile(pattern, re.IGNORECASE), interpret) for name, pattern, interpret in _ROWS
}
"""Every form by its name."""


def _scanner() -> re.Pattern[str]:
    """All forms as one pattern: the name of the group that closed last tells which form matched."""
    bare = (f"(?P<{name}>{re.sub(r'\(\?P<\w+>|\((?!\?)', _unnamed, pattern)})" for name, pattern, _ in _ROWS)
    return re.compile("|".join(bare), re.IGNORECASE)


def _unnamed(found: re.Match[str]) -> str:
    return "(?:"
