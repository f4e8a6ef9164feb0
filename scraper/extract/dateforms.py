"""The forms in which Indonesian news prints dates, as a table: a pattern with named parts, and how to interpret them.

A new form is one row. Patterns ignore case and white space between their parts is loose; forms higher in the table
win where two begin at the same place. ``datevalues`` holds the interpretations.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from scraper.extract import calendar
from scraper.extract import datespans as spans
from scraper.extract import datevalues as values
from scraper.extract.calendar import ENGLISH_MONTH, MONTH, WEEKDAY
from scraper.extract.datevalues import Context, Understood
from scraper.extract.markup import names

Parts = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Form:
    """One printed form; a match of which the interpretation makes nothing is no date."""

    name: str
    pattern: re.Pattern[str]
    interpret: Callable[[Parts, Context], Understood | None]


_PART: Final = r"(?:dini\s+hari|tengah\s+malam|pagi|siang|sore|petang|malam|subuh|legi|pahing|paing|pon|wage|kliwon)"
"""A part of the day, or the day of the Javanese market week, beside a weekday."""
_WHEN: Final = r"(?:kemarin|besok|lusa|lalu|silam|mendatang|nanti|tadi|depan|ini|yang\s+(?:lalu|akan\s+datang))"
_TAIL: Final = rf"(?:\s*(?P<tail>{_PART}|{_WHEN})\b(?:\s+{_WHEN}\b)?)?"
_ON: Final = r"(?:(?:\bhari\s*,?\s*(?:ini\s*,?\s*)?|\b(?:siang|pagi|sore|malam)\s+(?:ini|tadi|kemarin)\s+|\bkemarin\s*,?\s+))?"
_DATE_WORD: Final = r"\b(?:tanggal|tertanggal|tgl\.?)\s*[,:]?\s*"
_DATED: Final = rf"(?:{_DATE_WORD})?"
_HYPHEN: Final = r"[-–—‐‑−]"
_TO: Final = rf"\s*(?:{_HYPHEN}|s\s*\.?\s*/?\s*d\b\.?|sampai(?:\s+dengan)?\b|hingga\b|\bto\b|\buntil\b)\s*"
_AND: Final = r"(?:\s*,\s*(?:(?:dan|serta|&)\s+)?|\s+(?:dan|serta|&)\s+)"
_APOSTROPHE: Final = "['’‘`]"
_CLOCK_FACE: Final = r"(?:[01]?\d|2[0-4])[.:][0-5]\d(?:[.:][0-5]\d)?(?!\d)"
_ZONE: Final = r"\(?(?:WIB|WITA|WIT)\b\)?"
_HALF: Final = r"(?:\s*[ap]\.?m\b\.?)?"
_OCLOCK: Final = r"\b(?:pukul|pkl\.?|jam)\s*:?\s*"
_UNTIL: Final = rf"(?:(?:\s*{_ZONE})?{_TO}(?:(?:{_OCLOCK})?{_CLOCK_FACE}|selesai\b))?[*)]*"
_CLOCK: Final = (
    rf"(?:(?:mulai\s+|sekitar\s+)?{_OCLOCK}{_CLOCK_FACE}{_HALF}{_UNTIL}(?:\s*{_ZONE})?"
    rf"|{_CLOCK_FACE}{_UNTIL}\s*{_ZONE})"
)
_COLON: Final = rf"(?:at\s+)?(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?!\d){_HALF}"
"""A time beside a date needs no word before it; alone it would be a score or a verse."""
_AT: Final = rf"(?:\s*[,|@/]?\s*(?:{_HYPHEN}\s*)?(?P<clock>{_CLOCK}|{_COLON}))?"
_SEP: Final = r"\s*(?:[/\\]{1,2}|[.-])\s*"
_BEFORE: Final = r"(?<![\w/.,-])"
_AFTER: Final = r"(?![\w/]|[.,-]\d)"


def _day_month(n: str = "") -> str:
    """`23/1`, `23/1/2020`, `28\\03`, `19/7 ’16`, `12/01-2019`; a full stop or hyphen only counts with a year."""
    year = rf"(?:\s*[/\\.–-]\s*{_APOSTROPHE}?\s*(?P<y{n}>\d{{1,6}})|\s+(?:{_APOSTROPHE}(?P<yy{n}>\d\d)|(?P<yyyy{n}>20\d\d)\b))?"
    return rf"(?P<d{n}>\d{{1,2}})(?P<sep{n}>{_SEP})(?P<m{n}>\d{{1,2}}){year}"


def _long(n: str = "", before: str = _BEFORE) -> str:
    """`Kamis, 23 Januari 2020`, `hari Senin tanggal 16 April`."""
    year = rf"(?:\s*[,-]?\s*(?:tahun\s+)?(?P<y{n}>\d{{4}})\b(?!\s*(?:orang|peserta|warga))|\s*{_APOSTROPHE}(?P<yy{n}>\d\d)\b)?"
    weekday = rf"\b(?P<w{n}>{WEEKDAY})\s*,?\s*(?:{_PART}\s*,?\s*)?\(?\s*{_DATED}"
    return rf"(?:{weekday}|{_DATE_WORD}|{before})(?P<d{n}>\d{{1,2}})\s*(?:{_HYPHEN}\s*)?(?P<mo{n}>{MONTH}){year}"


_ROWS: Final[tuple[tuple[str, str, Callable[[Parts, Context], Understood | None]], ...]] = (
    # Selasa (4/6) sampai Kamis (6/6)
    (
        "brackets",
        rf"\b(?P<w1>{WEEKDAY})\s*\(\s*{_day_month('1')}\s*\){_TO}(?P<w2>{WEEKDAY})\s*\(\s*{_day_month('2')}\s*\)",
        spans.between_numbers,
    ),
    # Sabtu-Minggu (4-5/6/2022), (30/9-2/10/2023)
    (
        "bracketed_days",
        rf"(?:\b{WEEKDAY}(?:{_TO}|{_AND}){WEEKDAY}\s*,?\s*)?\(\s*(?P<d1>\d{{1,2}})(?:{_SEP}(?P<m1>\d{{1,2}}))?{_TO}{_day_month('2')}\s*\)",
        spans.between_numbers,
    ),
    # 15-16 Juni 2022, Kamis 9 Maret hingga Minggu 12 Maret 2023, 20 Mei hingga 1 Juni mendatang
    (
        "days",
        rf"{_ON}(?:\b(?P<w1>{WEEKDAY})\s*,?\s*)?{_DATED}{_BEFORE}(?P<d1>\d{{1,2}})(?:\s+(?P<mo1>{MONTH})(?:\s+(?P<y1>\d{{4}}))?)?{_TO}"
        rf"{_DATED}{_long('2', '')}{_TAIL}",
        spans.between_days,
    ),
    # 3, 4, dan 5 April 2018
    (
        "list",
        rf"{_DATED}{_BEFORE}(?P<days>\d{{1,2}}(?:{_AND}\d{{1,2}}){{1,9}})\s*(?P<mo>{MONTH})(?:\s+(?P<y>\d{{4}})\b)?{_TAIL}",
        spans.listed,
    ),
    # Kamis (23/1), Senin malam (20/04), kemarin (15/5), hari ini (Senin 28/4/2025), (19/7 ’16)
    (
        "bracket",
        rf"(?:{_ON}(?P<eve>\bmalam\s+)?\b(?P<w>{WEEKDAY})\s*,?\s*(?:(?:{_PART}|(?P<lead>{_WHEN}))\s*,?\s*)*"
        rf"|\b(?P<alone>{_WHEN}|hari\s+ini)(?:\s+{_PART})?\s*,?\s*)?\(\s*(?:(?P<wi>{WEEKDAY})\s*,?\s*)?{_day_month()}(?:\s+{_WHEN})?\s*\)"
        rf"{_TAIL}{_AT}",
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
    ("slash", rf"{_BEFORE}(?P<d>\d{{1,2}})\s?[/.-]\s?(?P<m>\d{{1,2}})\s?[/.-]\s?(?P<y>\d{{4}}){_AFTER}{_TAIL}{_AT}", values.numbers),
    ("iso", rf"{_BEFORE}(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d(?:[T ]\d\d:\d\d(?::\d\d)?)?)(?![\w-])", values.iso),
    # Januari hingga Maret 2021, December 2023 to December 2022
    ("months", rf"\b(?P<mo1>{MONTH})(?:\s+(?P<y1>\d{{4}}))?{_TO}(?P<mo2>{MONTH})\s+(?P<y2>\d{{4}})\b", spans.between_months),
    # Februari 2020, awal Mei 2019
    (
        "month",
        rf"(?:\b(?P<fuzzy>awal|pertengahan|medio|akhir|early|mid|late)\s+(?:bulan\s+)?)?\b(?P<mo>{MONTH})\s*,?\s+(?:tahun\s+)?(?P<y>(?:19|20)\d\d)\b(?![/\d]|[.,]\d)",
        spans.month,
    ),
    ("clock", rf"(?P<clock>{_CLOCK})", values.clock),
    # periode 2025-2029, tahun 2016-2017, 2019 to 2021
    (
        "years",
        rf"(?:\b(?:periode|tahun|masa\s+bakti)\s+)?{_BEFORE}(?P<y1>(?:19|20)\d\d){_TO}(?P<y2>(?:19|20)\d\d){_AFTER}",
        spans.between_years,
    ),
    # di 2020 dan 2021
    ("two_years", rf"\b(?:di|pada|tahun|in)\s+(?P<y1>(?:19|20)\d\d)\s+(?:dan|and|serta)\s+(?P<y2>(?:19|20)\d\d){_AFTER}", spans.two_years),
    # pada tahun 1914, In 1882
    ("year_of_old", rf"\b(?:(?:pada|sejak|di|hingga|dari|mulai)\s+tahun|in|since)\s+(?P<y>1[5-9]\d\d){_AFTER}{_TAIL}", spans.year),
    # tahun 2012 lalu: in lower case, for `Nomor 2 Tahun 2012` and `Adiwiyata Tahun 2022` are names
    (
        "year",
        rf"\b(?:(?-i:tahun|[Ii]n|[Ss]ince|[Bb]y|[Ff]or|[Ss]ejak)\s+(?P<y>(?:199|20\d)\d){_AFTER}{_TAIL}"
        rf"|tahun\s+(?P<yy>(?:199|20\d)\d)\s+(?P<when>{_WHEN})\b)",
        spans.year,
    ),
)

FORMS: Final = tuple(Form(name, re.compile(pattern, re.IGNORECASE), interpret) for name, pattern, interpret in _ROWS)
FOLLOWING: Final = {form.name: FORMS[place:] for place, form in enumerate(FORMS)}
"""Each form by its name, with those below it in the table: where it makes nothing of a match, they are tried."""


SCANNER: Final = re.compile(
    "|".join(f"(?P<{name}>{re.sub(r'[(][?]P<[a-z0-9]+>', '(?:', pattern)})" for name, pattern, _ in _ROWS), re.IGNORECASE
)
"""All forms as one pattern: the group that closed last names the form."""
TOKEN: Final = re.compile(r"[A-Za-z]+|\d+|\(")
"""What a form may begin with: a word, a number, a bracket."""
STARTERS: Final = (
    frozenset(calendar.MONTHS)
    | frozenset(calendar.WEEKDAYS)
    | names("""
        hari kemarin besok lusa tadi siang pagi sore malam tanggal tertanggal tgl mulai sekitar pukul pkl jam jum periode tahun masa
        awal pertengahan medio akhir early mid late (
    """)
)
"""Words with which forms begin, in lower case."""
YEAR_STARTERS: Final = names("in since by for sejak di pada dari hingga mulai")
"""Words too common to be tried unless a year follows."""
YEAR_FOLLOWS: Final = re.compile(r"\s+(?:tahun\s+)?[12]\d\d\d\b", re.IGNORECASE)
NUMBER_STARTS: Final = re.compile(
    rf"\d{{1,2}}(?:\s*(?:[/\\.,:&–—‐‑−-]|s\s?[./]?\s?d\b|(?:dan|serta|sampai|hingga|to|until)\b)\s*.{{0,9}}\d|\s*{MONTH})|\d{{4}}\s*(?:[–—‐‑−-]|to\b|hingga\b|sampai\b)",
    re.IGNORECASE,
)
"""What must follow a number with which a form begins."""
