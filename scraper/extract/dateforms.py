"""The forms in which Indonesian news prints dates, as a table: a pattern with named parts, and how to interpret them.

A new form is one row. Patterns ignore case and white space between their parts is loose; forms higher in the table
win where two begin at the same place. ``datevalues`` holds the interpretations.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from scraper.extract import datefeasts as feasts
from scraper.extract import datenumbers as numbers
from scraper.extract import dateperiods as periods
from scraper.extract import datespans as spans
from scraper.extract import datevalues as values
from scraper.extract.calendar import ENGLISH_MONTH, MONTH, WEEKDAY
from scraper.extract.dateclock import CLOCK, HYPHEN, TO
from scraper.extract.dateparts import (
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
    NO_THING,
    ON,
    PART,
    SEP,
    TAIL,
    WEEKDAYS,
    WHEN,
    YEAR_AFTER,
    YEARS_CLOSE,
    YEARS_FOLLOW,
    YEARS_OF,
    day_month,
    long,
)
from scraper.extract.datevalues import Context, Understood

Parts = Mapping[str, str | None]


@dataclass(frozen=True, slots=True)
class Form:
    """One printed form; a match of which the interpretation makes nothing is no date."""

    name: str
    source: str
    interpret: Callable[[Parts, Context], Understood | None]

    @property
    def pattern(self) -> re.Pattern[str]:
        """The form as a pattern with named parts."""
        return _compiled(self.source)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    """Compiled when it is first needed: all of them take a third of a second, and most commands read no page."""
    return re.compile(source, re.IGNORECASE)


ROWS: Final[tuple[tuple[str, str, str, Callable[[Parts, Context], Understood | None]], ...]] = (
    # Selasa (4/6) sampai Kamis (6/6)
    (
        "brackets",
        "WEEKDAY",
        rf"(?=[^)]{{5,40}}\)\s*(?:{HYPHEN}|[sht]|until))\b(?P<w1>{WEEKDAY})\s*\(\s*{day_month('1')}\s*\){TO}(?P<w2>{WEEKDAY})\s*(?:{PART}\s*)?\(\s*{day_month('2')}\s*\)(?:\s*{PART}\b)?",
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
        rf"{NO_BRACKET}(?:\b{WEEKDAY}(?:(?:{TO}|{AND}){WEEKDAY})*\s*,?\s*)?{DATED}{BEFORE}(?P<days>{DAYS}(?:{AND}(?:{WEEKDAY}\s*,?\s*)?{DAYS}){{1,9}})\s*(?:bulan\s+)?(?P<mo>{MONTH})(?:\s+(?P<y>\d{{4}})\b)?{TAIL}",
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
        rf"{DATED}{BEFORE}(?P<each>\d{{1,2}}\s+{MONTH}(?:\s*,\s*\d{{1,2}}\s+{MONTH})*)"
        rf"\s*,?\s+(?:dan|serta|and|&)\s+{DATED}{long('2', '')}{TAIL}",
        spans.some_days,
    ),
    # Kamis (23/1), Kamis (23/1 malam), Senin malam (20/04), kemarin (15/5), hari ini (Senin 28/4/2025), (19/7 ’16)
    (
        "bracket",
        "ON WEEKDAY WHEN pekan minggu awal akhir (",
        rf"(?:{ON}(?P<eve>(?:\b{WEEKDAY}\s+)?\bmalam\s+)?\b(?P<w>{WEEKDAY})\s*,?\s*(?:(?:{PART}|(?P<lead>{WHEN}))\s*,?\s*)*"
        rf"|{COUNTS}\b(?P<alone>{WHEN}|hari\s+ini)(?:\s+{PART})?\s*,?\s*)?\(\s*(?:(?P<wi>{WEEKDAY})\s*,?\s*(?:{PART}\s*,?\s*)?)?{day_month()}"
        rf"(?:\s*,?\s*(?:{WHEN}|{PART}))?\s*\)"
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
        rf"\b(?P<mo>{ENGLISH_MONTH})\s+(?P<d>\d{{1,2}})(?:st|nd|rd|th)?\b(?!\s*(?:%|persen|orang|\d|[.,:]\d))"
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
    ("iso", "0", rf"{BEFORE}(?P<iso>(?:19|20)\d\d-[01]\d-[0-3]\d(?:[T ]\d\d:\d\d(?::\d\d)?)?)(?![\w-])", values.iso),
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
    # Januari hingga Maret 2021, Juli-Agustus-September 2022, December 2023 to December 2022
    (
        "months",
        "MONTH",
        rf"\b(?P<mo1>{MONTH})(?:\s*{HYPHEN}\s*{MONTH}(?=\s*{HYPHEN}))*(?:\s+(?P<y1>\d{{4}}))?{TO}(?:bulan\s+)?(?P<mo2>{MONTH})\s+(?:(?:(?-i:tahun)|(?<!\.\s)tahun)\s+)?(?P<y2>\d{{4}})\b",
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
        rf"(?:\b(?P<fuzzy>awal|pertengahan|tengah|medio|akhir|pengh?ujung|early|mid|late)\s+(?:bulan\s+)?)?\b(?P<mo>{MONTH})(?:\s*,?\s+(?:(?:(?-i:tahun)|(?<!\.\s)tahun)\s+)?(?P<y>(?:19|20)\d\d)|\s*{APOSTROPHE}(?P<yy>\d\d))\b(?![/\d]|[.,]\d)",
        spans.month,
    ),
    ("clock", "sekitar pukul pkl pk jam 0", rf"(?P<clock>{CLOCK})", values.clock),
    # tanggal 15 bulan depan, tanggal 1 s.d. 5 bulan ini
    (
        "day_of_month",
        "DATE",
        rf"{DATE_WORD}(?P<d>\d{{1,2}})(?:(?:{TO}|(?P<and>\s+(?:dan|serta)\s+))(?:{DATE_WORD})?(?P<d2>\d{{1,2}}))?\s+bulan\s+(?P<when>ini|lalu|kemarin|depan|mendatang)\b",
        numbers.day_of_month,
    ),
    # tanggal 21, tanggal 10 kemarin
    (
        "day_only",
        "DATE",
        rf"{DATE_WORD}(?P<d>\d{{1,2}})\b(?:\s+(?P<tail>lalu|silam|kemarin|nanti|mendatang)\b)?"
        rf"(?![\w/]|[.,-]\d|\s*(?:{HYPHEN}|[/&]|,\s*(?:dan\s+)?\d|dan\b|hingga|sampai|s/d)|\s+(?-i:[A-Z])|\s+(?:setiap|tiap)\b)",
        numbers.day_only,
    ),
    # tanggal 10 dan 11, tanggal 10-12 mendatang
    (
        "days_only",
        "DATE",
        rf"{DATE_WORD}(?P<d>\d{{1,2}})(?:{TO}|(?P<and>\s+(?:dan|serta)\s+))(?:{DATE_WORD})?(?P<d2>\d{{1,2}})\b(?:\s+(?P<tail>lalu|silam|kemarin|nanti|mendatang)\b)?"
        rf"(?![\w/]|[.,-]\d|\s*(?:{HYPHEN}|[/&]|dan\b|hingga|sampai|s/d)|\s+(?-i:[A-Z])|\s+(?:setiap|tiap|bulan)\b)",
        numbers.days_only,
    ),
    # periode 2025-2029, tahun 2016-2017, 2019 to 2021
    (
        "years",
        "periode tahun masa 0",
        rf"(?:\b(?:periode|tahun|masa\s+bakti)\s+)?{BEFORE}(?P<y1>(?:19|20)\d\d){TO}(?P<y2>(?:19|20)\d\d){AFTER}",
        spans.between_years,
    ),
    # di 2020 dan 2021, tahun 2013, 2014, dan 2015
    (
        "years_listed",
        "di pada tahun in 0",
        rf"(?:\b(?:di|pada|tahun|in)\s+(?:tahun\s+)?|(?<=[a-z][,:]\s)|(?-i:(?<=[a-z]\s)))(?P<years>(?:19|20)\d\d(?:\s*,\s*(?:19|20)\d\d)*\s*,?\s+(?:dan|and|serta)\s+(?:tahun\s+)?(?:19|20)\d\d){YEAR_AFTER}",
        spans.years_listed,
    ),
    # Sepanjang 2017, dibandingkan 2018, peninggalan 1928
    (
        "year_beside",
        YEARS_FOLLOW,
        rf"\b(?:{YEARS_FOLLOW.replace(' ', '|')})\s+(?P<at>(?:tahun\s+)?(?P<y>1[5-9]\d\d|20[0-4]\d)){YEAR_AFTER}(?!{TO}\d)",
        spans.year,
    ),
    (
        "year_compared",
        "compared dengan",
        r"(?:\bcompared\s+(?:to|with)|(?:(?<=\bbandingkan )|(?<=dibandingkan )|(?<=dibanding )|(?<=perbandingan )|(?<=beda ))dengan)"
        rf"\s+(?P<at>(?P<y>(?:19|20)\d\d)){YEAR_AFTER}",
        spans.year,
    ),
    (
        "year_of_life",
        YEARS_CLOSE,
        rf"\b(?:{YEARS_CLOSE.replace(' ', '|')})\s+(?P<at>(?P<y>1[5-9]\d\d|20[0-4]\d)){YEAR_AFTER}(?={NO_THING})",
        spans.year,
    ),
    # pria kelahiran Blitar tahun 1956
    (
        "year_of_birth",
        "kelahiran",
        r"\bkelahiran(?:\s+(?-i:[Kk](?:ota|abupaten)|[A-Z][\w'’-]*)){0,4}\s*,?\s*(?P<at>(?:tahun\s+)?(?P<y>1[89]\d\d|20[0-4]\d))"
        + YEAR_AFTER,
        spans.year,
    ),
    # saat kerusuhan 1998, lulusan 2021
    (
        "year_of_kind",
        YEARS_OF,
        rf"(?-i:\b(?:{YEARS_OF.replace(' ', '|')})\s+(?P<at>(?P<y>1[5-9]\d\d|20[0-4]\d))){YEAR_AFTER}(?={NO_THING})",
        spans.year,
    ),
    # pada tahun 1914, sejak 1989, In 1882
    (
        "year_of_old",
        "pada sejak di hingga sampai dari mulai in since",
        rf"\b(?:(?:pada|sejak|di|hingga|sampai|dari|mulai)\s+tahun|pada|sejak|in|since)\s+(?P<y>1[5-9]\d\d){YEAR_AFTER}{TAIL}",
        spans.year,
    ),
    # pada 2026, hingga 2030: a number after these words counts things as often
    (
        "year_after",
        "pada sejak di hingga sampai dari mulai untuk sebelum setelah sesudah pasca ke menuju kalau jika",
        rf"\b(?:(?:(?:pada|sejak|di)\s+(?-i:tahun)|pada|sejak)\s+(?P<y>20\d\d)"
        r"|(?:di|hingga|sampai|dari|mulai|untuk|sebelum|setelah|sesudah|pasca|ke|menuju|kalau|jika)\s+(?P<yy>(?:1[6-9]|20)\d\d)"
        rf"(?={NO_THING}|(?<=\bdi\s....)\s+menjadi\b)){AFTER}(?!{TO}\d){TAIL}",
        spans.year,
    ),
    # setelah 2019 jumlahnya turun, pasca-2017; sejak sekitar 2010, hingga kurang lebih 2005
    (
        "year_since",
        "sebelum setelah sesudah selepas pasca sekitar sekira kira kurang",
        r"(?:\b(?:sebelum|setelah|sesudah|selepas|pasca\s?-?)\s*"
        r"|\b(?:(?<=sejak )|(?<=semenjak )|(?<=pada )|(?<=mulai )|(?<=hingga )|(?<=sampai ))"
        r"(?:sekitar|sekira|kira-kira|kurang\s+lebih)\s+)"
        rf"(?P<at>(?P<y>19[3-9]\d|20[0-4]\d)){YEAR_AFTER}(?!{TO}\d)",
        spans.year,
    ),
    # Sampai 2030 kota ini menargetkan …, Untuk 2021 targetnya …: a sentence that begins so goes on with who does it
    (
        "year_opening",
        "hingga sampai mulai untuk menuju per",
        r"(?:(?<![\s\S])|(?<=[.!?“\"]\s)|(?<=[“\"]))(?-i:Hingga|Sampai|Mulai|Untuk|Menuju|Per)\s+(?P<at>(?P<y>20(?:0[1-9]|[1-4]\d)))"
        r"(?=\s+(?:[a-z]+nya\b|(?:[a-z]+\s+){1,4}(?:me[a-z]{4,}|di[a-z]{4,}|ber[a-z]{3,}|akan|bakal|harus|sudah|tidak)\b))",
        spans.year,
    ),
    # lulus SMA 1987, tamat dari STM Negeri 1991
    (
        "year_of_school",
        "sd smp sma smu smk stm smea spg slta sltp",
        r"(?-i:(?:(?<=lulus )|(?<=tamat )|(?<=lulus dari )|(?<=tamat dari )|(?<=lulusan ))(?:S[DP]|SM[PAUK]|STM|SMEA|SPG|SLT[AP])(?:\s+[A-Z]\w*){0,3})"
        rf"\s+(?P<at>(?P<y>19[3-9]\d|20[0-4]\d)){YEAR_AFTER}(?={NO_THING})",
        spans.year,
    ),
    # H-7, H+3, H-1 Natal
    (
        "feast_day",
        "h",
        r"(?-i:\bH)\s?(?P<sign>[-–+])\s?(?P<n>\d{1,2})\b(?!\s?[-–]\s?\w)"
        rf"(?:\s+(?P<feast>{feasts.FEAST})\b)?",
        feasts.away,
    ),
    # ia menikah di sana, 1971, lalu pindah; kalau sempat, 2030 saya ingin pulang
    (
        "year_between",
        "0",
        r"(?<=[a-z],\s)(?P<y>19\d\d(?=[,.](?!\d))|20[0-2]\d(?=,\s)|20[0-4]\d(?=\s(?:saya|kami|kita|nanti|harus|sudah|akan)\b))"
        r"|(?:(?<=[“\"])|(?<=[.?!]\s)|(?<![\s\S]))(?P<yy>(?:19[3-9]|20[0-4])\d)(?=\s(?:saya|aku|kami|kita|mereka|ia|dia)\b)",
        spans.year,
    ),
    # pada 2017 kita runner-up, 2018 gagal di penyisihan
    ("year_again", "0", r"(?<=[a-z],\s)(?P<y>(?:19[3-9]|20[0-4])\d)(?=\s[a-z])", spans.year),
    # Pilkada 2018 lalu
    ("year_past", "0", rf"{BEFORE}(?P<y>(?:19|20)\d\d)\s+(?P<tail>lalu|silam|mendatang)\b", spans.year),
    # sejak Natal 2019, yang Lebaran 2009 pindah: as days, not as names of what is held then
    (
        "feast",
        "natal lebaran ramadan ramadhan idulfitri iduladha",
        rf"(?:(?<=sejak )|(?<=pada )|(?<=saat )|(?<=yang )|(?<=sebelum )|(?<=setelah )|(?<=usai )|(?<=hingga )|(?<=jelang )|(?<=selama ))"
        rf"(?:(?P<feast>natal)|lebaran|ramadh?an|idul(?:fitri|adha))\s+(?P<y>(?:19|20)\d\d){YEAR_AFTER}",
        periods.feast,
    ),
    # lima lagi menyusul 2016, masuk kalender wisata 2015: after a word in lower case, but for those that count
    ("year_bare", "0", rf"(?-i:(?<=[a-z] ))(?P<y>1[6-9]\d\d|20[0-4]\d){YEAR_AFTER}(?={NO_THING})", spans.year),
    # tahun ’85
    ("year_short", "tahun", r"\btahun\s+(?P<at>[’‘'](?P<y>\d\d))(?!\w)", periods.short_year),
    # (2000)
    ("year_in_brackets", "(", r"(?:(?<=\w\s)|(?<![\s\S]))\((?P<y>(?:19|20)\d\d)\)", periods.bracketed_year),
    # tahun 2012 lalu: in lower case or at the head of a sentence, for `Nomor 2 Tahun 2012` and `Adiwiyata Tahun 2022` are names
    (
        "year",
        "tahun in since by for sejak",
        rf"\b(?:(?-i:tahun|(?:(?<![\s\S])|(?<=[.!?“\"]\s)|(?<=[“\"]))Tahun|[Ii]n|[Ss]ince|[Bb]y|[Ff]or|[Ss]ejak)\s+(?P<y>(?:199|20\d)\d){YEAR_AFTER}(?!{TO}\d){TAIL}"
        rf"|(?:(?<=\S\s)(?-i:tahun)|(?:(?<![\s\S])|(?<=[a-z][.!?”\"]\s)|(?<=[“\"]))Tahun)\s+(?P<yyyy>1[5-9]\d\d){YEAR_AFTER}|tahun\s+(?P<yy>(?:199|20\d)\d)\s+(?P<when>{WHEN})\b)",
        spans.year,
    ),
)

MORE_YEARS: Final = re.compile(
    rf"(?:\s*\([^()]{{1,40}}\))?(?:\s*,\s*(?:dan\s+)?|\s+(?:dan|serta)\s+)(?P<more>1[89]\d\d|20[0-4]\d){YEAR_AFTER}(?={NO_THING}|\s*\()"
)
"""One more year after another."""
FORMS: Final = tuple(Form(name, pattern, interpret) for name, _, pattern, interpret in ROWS)
FOLLOWING: Final = {form.name: FORMS[place:] for place, form in enumerate(FORMS)}
"""Each form by its name, with those below it in the table: where it makes nothing of a match, they are tried."""
