"""The forms in which Indonesian news prints dates, as a table: a pattern with named parts, and how to interpret them.

A new form is one row. Patterns ignore case and white space between their parts is loose; forms higher in the table
win where two begin at the same place. ``values`` holds the interpretations.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from scraper.extract.calendar import ENGLISH_MONTH, MONTH, NO_NAME, WEEKDAY
from scraper.extract.dates import numbers, periods, spans, values
from scraper.extract.dates.clocks import CLOCK, HYPHEN, TO
from scraper.extract.dates.months import COUNTED
from scraper.extract.dates.parts import (
    AFTER,
    AND,
    APOSTROPHE,
    AT,
    BEFORE,
    COUNTS,
    DATE_WORD,
    DATED,
    DAYS,
    NO_BRACKET,
    ON,
    PART,
    SEP,
    TAIL,
    THE_YEAR,
    WEEKDAYS,
    WHEN,
    WORD,
    day_month,
    long,
)
from scraper.extract.dates.values import Context, Parts, Understood
from scraper.extract.dates.yearforms import YEAR_ROWS, Row
from scraper.extract.markup import names


@dataclass(frozen=True)
class Form:
    """One printed form; a match of which the interpretation makes nothing is no date."""

    name: str
    source: str
    interpret: Callable[[Parts, Context], Understood | None]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """The form with named parts, compiled when it is first needed: all take a third of a second, most commands read no page."""
        return re.compile(self.source, re.IGNORECASE)


ROWS: Final[tuple[Row, ...]] = (
    # Selasa (4/6) sampai Kamis (6/6)
    (
        "brackets",
        "WEEKDAY",
        rf"(?=[^)]{{5,40}}+\)\s*(?:{HYPHEN}|[sht]|until))\b(?P<w1>{WEEKDAY})\s*\(\s*{day_month('1')}\s*\){TO}(?P<w2>{WEEKDAY})\s*(?:{PART}\s*)?\(\s*{day_month('2')}\s*\)(?:\s*{PART}\b)?",
        spans.between_numbers,
    ),
    # Sabtu-Minggu (4-5/6/2022), (30/9-2/10/2023)
    (
        "bracketed_days",
        "WEEKDAY (",
        rf"{NO_BRACKET}(?:{WEEKDAYS}(?:{WHEN}\s*)?)?\(\s*(?P<d1>\d{{1,2}})(?:{SEP}(?P<m1>\d{{1,2}}))?{TO}{day_month('2')}\s*\)",
        spans.between_numbers,
    ),
    # Sabtu dan Minggu (5 dan 6/11/2022), (31/5, 1/6 dan 2/6/2013)
    (
        "bracketed_list",
        "WEEKDAY (",
        rf"{NO_BRACKET}(?:{WEEKDAYS})?\(\s*(?P<days>(?:\d{{1,2}}(?:/\d{{1,2}})?{AND})+){day_month()}\s*\)",
        spans.listed_numbers,
    ),
    # dari Senin sampai Rabu (20/7), Jumat hingga Minggu, 20 Maret 2022
    (
        "weekday_until",
        "WEEKDAY",
        rf"{NO_BRACKET}\b(?P<w1>{WEEKDAY}){TO}(?:hari\s+)?(?P<w2>{WEEKDAY})\s*(?:{PART}\s*)?\(\s*{day_month('2')}\s*\)",
        spans.up_to_number,
    ),
    # 15-16 Juni 2022, Kamis 9 Maret hingga Minggu 12 Maret 2023, 20 Mei hingga 1 Juni mendatang
    (
        "days",
        "ON WEEKDAY DATE 0",
        rf"{NO_BRACKET}{ON}(?:\b{WEEKDAY}(?:{TO}|{AND}){WEEKDAY}\s*,?\s*|\b(?P<w1>{WEEKDAY})\s*,?\s*)?{DATED}{BEFORE}(?P<d1>\d{{1,2}})"
        rf"(?:\s+(?P<mo1>{MONTH})(?:\s+(?P<y1>\d{{4}}))?)?{TO}"
        rf"{DATED}{long('2', '')}{TAIL}",
        spans.between_days,
    ),
    # 3, 4, dan 5 April 2018, 1-3 dan 7 Juni, Sabtu dan Minggu, 5 dan 6 November 2022, Sabtu 5 dan Minggu 6 November 2022
    (
        "list",
        "WEEKDAY DATE 0",
        rf"{NO_BRACKET}(?:\b{WEEKDAY}(?:(?:{TO}|{AND}){WEEKDAY})*\s*,?\s*)?{DATED}{BEFORE}(?P<days>{DAYS}(?:(?:{AND}|\s+atau\s+|\s*,?\s+(?:dan|serta|atau|and|&)\s+{WEEKDAY}\s*,?\s*){DAYS}){{1,9}})\s*(?:bulan\s+)?(?P<mo>{MONTH})(?:\s+(?P<y>\d{{4}})\b)?{TAIL}",
        spans.listed,
    ),
    # March 10-12, 2025, March 10-12, February 28 - March 2, 2025, March 1 and 2, 2025
    (
        "english_days",
        "MONTH",
        rf"\b(?P<mo2>{MONTH})\s+(?P<d1>\d{{1,2}})\s*(?:{HYPHEN}|to|until)\s*(?P<d2>\d{{1,2}})\s*,?\s+(?P<y2>\d{{4}})\b",
        spans.between_days,
    ),
    (
        "english_span",
        "MONTH",
        rf"\b(?P<mo1>{ENGLISH_MONTH})\s+(?P<d1>\d{{1,2}})(?:\s*,\s*(?P<y1>\d{{4}}))?\s*(?:{HYPHEN}|to\b|until\b)\s*(?P<mo2>{ENGLISH_MONTH})\s+(?P<d2>\d{{1,2}})"
        rf"(?:\s*,?\s+(?P<y2>\d{{4}}))?\b",
        spans.between_days,
    ),
    (
        "english_few_days",
        "MONTH",
        rf"\b(?P<mo2>{ENGLISH_MONTH})\s+(?P<d1>\d{{1,2}})\s*(?:{HYPHEN}|to|until)\s*(?P<d2>\d{{1,2}})\b(?!\s*(?:%|{HYPHEN}|\d|[.,:/]\d))",
        spans.between_days,
    ),
    (
        "english_between",
        "between",
        rf"\bbetween\s+(?P<mo2>{ENGLISH_MONTH})\s+(?P<d1>\d{{1,2}})\s+and\s+(?P<d2>\d{{1,2}})\b(?:\s*,?\s+(?P<y2>\d{{4}})\b)?",
        spans.between_days,
    ),
    (
        "english_list",
        "MONTH",
        rf"\b(?P<mo>{ENGLISH_MONTH})\s+(?P<days>\d{{1,2}}(?:\s*,\s*\d{{1,2}})*\s*,?\s+(?:and|&)\s+\d{{1,2}})\b(?:\s*,?\s+(?P<y>\d{{4}})\b)?(?!\s*(?:%|[.,:/]\d))",
        spans.listed,
    ),
    # 15 Maret dan 22 Maret 2025, 30 Mei, 1 Juni dan 3 Juni 2013: a date each
    (
        "some_days",
        "DATE 0",
        rf"{DATED}{BEFORE}(?P<each>\d{{1,2}}\s+{MONTH}(?:\s*,\s*\d{{1,2}}\s+{MONTH}){{0,9}})"
        rf"\s*,?\s+(?:dan|serta|and|&)\s+{DATED}{long('2', '')}{TAIL}",
        spans.some_days,
    ),
    # Kamis (23/1), Kamis (23/1 malam), Senin malam (20/04), kemarin (15/5), hari ini (Senin 28/4/2025), (19/7 ’16)
    (
        "bracket",
        "ON WEEKDAY WHEN pekan minggu awal akhir (",
        rf"(?:{ON}(?:(?=(?:\S++\s+)?(?:at\s+)?m)(?P<eve>(?:\b{WEEKDAY}\s+)?\bmalam\s+))?\b(?P<w>{WEEKDAY})(?:['’]s\b)?\s*(?:,\s*)?(?:{WORD}(?:{PART}|(?P<lead>{WHEN}))\s*(?:,\s*)?)*"
        rf"|{WORD}{COUNTS}\b(?P<alone>{WHEN}|hari\s+ini)(?:\s+{PART})?\s*,?\s*)?\(\s*(?:(?P<wi>{WEEKDAY})\s*,?\s*(?:{PART}\s*,?\s*)?)?{day_month()}"
        rf"(?:\s*,?\s*(?:{WHEN}|{PART}))?(?:\s*\)|(?<=/(?:19|20)\d\d)(?=\s*[.,;]?(?:\s|$))(?!{TO}\d))"
        rf"{TAIL}{AT}",
        values.bracketed,
    ),
    # Kamis, 23 Januari 2020 14:05 WIB, 17 Agustus mendatang
    ("long", "ON WEEKDAY DATE 0", rf"{ON}{long()}{TAIL}{AT}", values.long),
    # Wednesday, December 4, 2019, June 26 2024, July 31
    (
        "month_first",
        "WEEKDAY MONTH",
        rf"(?:\b(?P<w>{WEEKDAY})\s*,?\s*)?\b(?P<mo>{MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:,\s*(?P<y>\d{{4}})\b|\s+(?P<yy>\d{{4}})\b){AT}",
        values.long,
    ),
    # 8th of March 2025
    ("ordinal", "0", rf"{BEFORE}(?P<d>\d{{1,2}})(?:st|nd|rd|th)\s+(?:of\s+)?(?P<mo>{MONTH})(?:,?\s+(?P<y>\d{{4}}))?\b", values.long),
    (
        "english",
        "MONTH",
        rf"\b(?P<mo>{ENGLISH_MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*(?:%|{COUNTED}|\d|[.,:]\d))"
        rf"(?:\s+(?P<tail>(?:this|last|next)\s+year|yesterday|next|last)\b)?",
        values.english,
    ),
    # Selasa, 26/01/2021, sabtu 7/02, Kamis malam 6/6/2024, Kamis | 27/02/2020 14.49 WIB, 29/10/2025, 12-11-2021
    (
        "weekday_slash",
        "ON WEEKDAY",
        rf"{ON}\b(?P<w>{WEEKDAY})\s*[,|/]?\s*(?:(?P<part>{PART})\s*,?\s*)?{DATED}{day_month()}{AFTER}{TAIL}{AT}",
        values.bracketed,
    ),
    # tanggal 5.12.21, tanggal 5 bulan 12 tahun 2021
    ("date_slash", "DATE", rf"{DATE_WORD}{day_month()}{AFTER}(?!\s*{MONTH}){TAIL}{AT}", values.bracketed),
    (
        "date_number",
        "DATE",
        rf"{DATE_WORD}(?P<d>\d{{1,2}})\s+bulan\s+(?P<m>\d{{1,2}})(?:\s+tahun\s+(?P<y>\d{{4}}))?{AFTER}{TAIL}{AT}",
        values.bracketed,
    ),
    # 26/2-2/3/2021, 26-02-2021 s/d 02-03-2021
    (
        "slashes",
        "WEEKDAY 0",
        rf"(?:\b(?P<w1>{WEEKDAY})\s*,?\s*|{BEFORE})(?P<d1>\d{{1,2}})\s?[/.-]\s?(?P<m1>\d{{1,2}})(?:\s?[/.-]\s?(?P<y1>\d{{4}}))?{TO}"
        rf"(?:(?P<w2>{WEEKDAY})\s*,?\s*)?(?P<d2>\d{{1,2}})\s?[/.-]\s?(?P<m2>\d{{1,2}})\s?[/.-]\s?(?P<y2>(?:19|20)\d\d){AFTER}",
        spans.between_numbers,
    ),
    # 13-15/11/2023, Senin-Rabu, 13-15/11
    (
        "slash_days",
        "WEEKDAY DATE 0",
        rf"(?:(?:{WEEKDAYS}|{DATED}{BEFORE})(?P<d1>\d{{1,2}}){TO}(?P<d2>\d{{1,2}})[/.](?P<m2>\d{{1,2}})[/.](?P<y2>(?:19|20)\d\d)"
        rf"|{WEEKDAYS}(?P<d3>\d{{1,2}}){TO}(?P<d4>\d{{1,2}})/(?P<m4>\d{{1,2}})){AFTER}",
        spans.between_numbers,
    ),
    ("slash", "0", rf"{BEFORE}(?P<d>\d{{1,2}})\s?[/.-]\s?(?P<m>\d{{1,2}})\s?[/.-]\s?(?P<y>\d{{4}}){AFTER}{TAIL}{AT}", values.numbers),
    ("iso", "0000", rf"{BEFORE}(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d(?:[T ]\d\d:\d\d(?::\d\d)?)?)(?![\w-])", values.iso),
    # antara Juli dan September 2022, antara tanggal 5 dan 10 Mei, antara tahun 2010 dan 2015
    (
        "between_months",
        "antara between",
        rf"\b(?:antara|between)\s+(?:bulan\s+)?(?P<mo1>{MONTH})(?:\s+(?P<y1>\d{{4}}))?\s+(?:dan|and)\s+(?:bulan\s+)?(?P<mo2>{MONTH})\s+(?P<y2>\d{{4}})\b",
        spans.between_months,
    ),
    (
        "between_days",
        "antara between",
        rf"\b(?:antara|between)\s+{DATED}(?P<d1>\d{{1,2}})(?:\s+(?P<mo1>{MONTH})(?:\s+(?P<y1>\d{{4}}))?)?"
        rf"\s+(?:dan|and)\s+{DATED}{long('2', '')}{TAIL}",
        spans.between_days,
    ),
    (
        "between_years",
        "antara between",
        rf"\b(?:antara|between)\s+(?:tahun\s+)?(?P<y1>(?:1[5-9]|20)\d\d)\s+(?:dan|and)\s+(?:tahun\s+)?(?P<y2>(?:1[5-9]|20)\d\d){AFTER}",
        spans.between_years,
    ),
    # Januari hingga Maret 2021, Juli-Agustus-September 2022, akhir Mei hingga Juli 2016, December 2023 to December 2022
    (
        "months",
        "PART MONTH",
        rf"(?:\b(?P<fuzzy>awal|pertengahan|akhir)\s+(?:bulan\s+)?)?\b(?P<mo1>{MONTH})(?:\s*{HYPHEN}\s*{MONTH}(?=\s*{HYPHEN}))*(?:\s+(?P<y1>\d{{4}}))?{TO}(?:bulan\s+)?(?P<mo2>{MONTH})\s+(?:{THE_YEAR}\s+)?(?P<y2>\d{{4}})\b",
        spans.between_months,
    ),
    # bulan 5 - bulan 6
    (
        "month_numbers",
        "bulan",
        rf"\bbulan\s+(?P<m1>\d{{1,2}}){TO}bulan\s+(?P<m2>\d{{1,2}})(?:\s+(?:tahun\s+)?(?P<y>\d{{4}}))?\b",
        periods.numbered_months,
    ),
    # Februari 2020, Desember ’48, awal Mei 2019
    (
        "month",
        "PART MONTH",
        rf"(?:\b(?P<fuzzy>awal|pertengahan|tengah|medio|akhir|pengh?ujung|early|mid|late)\s+(?:bulan\s+)?)?\b(?P<mo>{MONTH})(?:\s*,?\s+(?:{THE_YEAR}\s+)?(?P<y>(?:19|20)\d\d)|\s*{APOSTROPHE}(?P<yy>\d\d))\b(?![/\d]|[.,]\d)",
        spans.month,
    ),
    ("clock", "sekitar pukul pkl pk jam 0 0000", rf"(?P<clock>{CLOCK})", values.clock),
    # tanggal 15 bulan depan, tanggal 1 s.d. 5 bulan ini
    (
        "day_of_month",
        "DATE",
        rf"{DATE_WORD}(?P<d>\d{{1,2}})(?:(?:{TO}|(?P<and>\s+(?:dan|serta)\s+))(?:{DATE_WORD})?(?P<d2>\d{{1,2}}))?\s+bulan\s+(?P<when>ini|lalu|kemarin|depan|mendatang)\b",
        numbers.day_of_month,
    ),
    # tanggal 21, tanggal 10 kemarin, Kamis tanggal 18, Sabtu ini, tanggal 1
    (
        "day_only",
        "DATE WEEKDAY",
        rf"(?:(?=[a-z]+(?: [a-z]+)?,? t)\b(?P<w>{WEEKDAY})(?:\s+(?:ini|besok|lusa|depan|mendatang|nanti|lalu|kemarin))?\s*,?\s+)?"
        rf"{DATE_WORD}(?P<d>\d{{1,2}})\b(?:\s+(?P<tail>lalu|silam|kemarin|nanti|mendatang)\b)?"
        rf"(?![\w/]|[.,-]\d|\s*(?:{HYPHEN}|[/&]|,\s*(?:dan\s+)?\d|dan\s+(?:tanggal\s+)?\d|(?:hingga|sampai|s/d)\b.{{0,12}}\d)|\s+(?:setiap|tiap)\b){NO_NAME}",
        numbers.day_only,
    ),
    # tanggal 10 dan 11, tanggal 10-12 mendatang
    (
        "days_only",
        "DATE",
        rf"{DATE_WORD}(?P<d>\d{{1,2}})(?:{TO}|(?P<and>\s+(?:dan|serta)\s+))(?:{DATE_WORD})?(?P<d2>\d{{1,2}})\b(?:\s+(?P<tail>lalu|silam|kemarin|nanti|mendatang)\b)?"
        rf"(?![\w/]|[.,-]\d|\s*(?:{HYPHEN}|[/&]|dan\s+(?:tanggal\s+)?\d|(?:hingga|sampai|s/d)\b.{{0,12}}\d)|\s+(?:setiap|tiap|bulan)\b){NO_NAME}",
        numbers.days_only,
    ),
    *YEAR_ROWS,
)

OF_MONTHS: Final = names("""
    days list english_days english_span english_few_days english_between english_list some_days long month_first ordinal english
    between_months between_days months month
""")
"""Forms that no text has without the name of a month."""
_FORMS: Final = tuple(Form(name, pattern, interpret) for name, _, pattern, interpret in ROWS)
FORM: Final = {form.name: form for form in _FORMS}
FOLLOWING: Final = {form.name: _FORMS[place + 1 :] for place, form in enumerate(_FORMS)}
"""Each form by its name, with those below it in the table: where it makes nothing of what it fits, they are tried."""
