"""The printed forms of years, as rows of the table of `printed`: most need a word before or after that makes a year of a number."""

import re
from collections.abc import Callable
from typing import Final

from scraper.extract.calendar import MONTH
from scraper.extract.dates import feasts, periods, spans
from scraper.extract.dates.clocks import TO
from scraper.extract.dates.parts import AFTER, BEFORE, NO_THING, TAIL, WHEN, YEAR_AFTER, YEARS_FOLLOW
from scraper.extract.dates.values import Context, Parts, Understood

Row = tuple[str, str, str, Callable[[Parts, Context], Understood | None]]
"""Name, words with which it begins, pattern, interpretation."""
YEAR_ROWS: Final[tuple[Row, ...]] = (
    # periode 2025-2029, tahun 2016-2017, 2019 to 2021
    (
        "years",
        "periode tahun masa 0000",
        rf"(?:\b(?:periode|tahun|masa\s+bakti)\s+)?{BEFORE}(?P<y1>(?:19|20)\d\d){TO}(?P<y2>(?:19|20)\d\d){AFTER}",
        spans.between_years,
    ),
    # memerintah 1819-1839, Kanjeng Bupati (1839–1884)
    (
        "years_of_old",
        "memerintah berkuasa menjabat bertakhta bertahta hidup ramai jaya berjaya berlangsung dipakai dipimpin periode tahun masa antara (",
        rf"(?:\b(?:memerintah|berkuasa|menjabat|berta[kh]?hta|hidup|ramai|jaya|berjaya|berlangsung|dipakai|dipimpin|periode|tahun|masa|antara)\s+(?:pada\s+|tahun\s+)*|(?<=[\w”]\s)\()"
        rf"(?P<at>(?P<y1>1[5-8]\d\d){TO}(?P<y2>1[5-9]\d\d)){AFTER}",
        spans.between_years,
    ),
    # di 2020 dan 2021, tahun 2013, 2014, dan 2015
    (
        "years_listed",
        "di pada tahun in 0000",
        rf"(?:\b(?:di|pada|tahun|in)\s+(?:tahun\s+)?|(?<=[a-z][,:]\s)|(?<=[.!?]\s)|(?<![\s\S])|(?<=[“\"])|(?-i:(?<=[a-z]\s)))(?P<years>(?:19|20)\d\d(?:\s*,\s*(?:19|20)\d\d)*\s*,?\s+(?:dan|and|serta)\s+(?:tahun\s+)?(?:19|20)\d\d){YEAR_AFTER}",
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
        r"(?:\bcompared\s+(?:to|with)|(?:(?<=\bbandingkan )|(?<=dibandingkan )|(?<=dibanding )|(?<=perbandingan )|(?<=beda ))dengan"
        rf"|(?:(?<=mirip )|(?<=sama )|(?<=serupa ))dengan(?=\s+\d{{4}}{NO_THING}))\s+(?P<at>(?P<y>(?:19|20)\d\d)){YEAR_AFTER}",
        spans.year,
    ),
    # sekitar 1930, not sekitar 1930 orang
    ("year_about", "sekitar", rf"\bsekitar\s+(?P<at>(?P<y>1[5-9]\d\d|20[0-4]\d)){YEAR_AFTER}(?={NO_THING})", spans.year),
    # pria kelahiran Blitar tahun 1956
    (
        "year_of_birth",
        "kelahiran",
        rf"\bkelahiran(?:\s+(?!{MONTH}\s)(?-i:[Kk](?:ota|abupaten)|[A-Z][\w'’-]*)){{0,4}}\s*,?\s*(?P<at>(?:tahun\s+)?(?P<y>1[89]\d\d|20[0-4]\d))"
        rf"{YEAR_AFTER}",
        spans.year,
    ),
    # pada tahun 1914, sejak 1989, In 1882
    (
        "year_of_old",
        "pada sejak di hingga sampai dari mulai in since",
        rf"\b(?:(?:pada|sejak|di|hingga|sampai|dari|mulai)\s+tahun|pada|sejak|in|since)\s+(?P<y>1[5-9]\d\d){YEAR_AFTER}(?!{TO}\d){TAIL}",
        spans.year,
    ),
    # pada 2026, hingga 2030: a number after these words counts things as often
    (
        "year_after",
        "pada sejak di hingga sampai dari mulai untuk sebelum setelah sesudah pasca ke menuju kalau jika",
        rf"\b(?:(?:(?:pada|sejak|di)\s+(?-i:tahun)|pada|sejak)\s+(?P<y>20\d\d)"
        r"|(?:di|hingga|sampai|dari|mulai|untuk|sebelum|setelah|sesudah|pasca|ke|menuju|kalau|jika)\s+(?P<yy>(?:1[6-9]|20)\d\d)"
        rf"(?={NO_THING}|(?<=\bdi\s....)\s+(?:men)?jadi\b)){AFTER}(?!{TO}\d){TAIL}",
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
        r"(?=\s+(?:tercatat\b|[a-z]+nya\b|(?:[a-z]+\s+){1,4}(?:me[a-z]{4,}|di[a-z]{4,}|ber[a-z]{3,}|akan|bakal|harus|sudah|tidak)\b))",
        spans.year,
    ),
    # lulus SMA 1987, tamat dari STM Negeri 1991
    (
        "year_of_school",
        "sd smp sma smu smk stm smea spg slta sltp",
        r"(?-i:(?:(?<=lulus )|(?<=tamat )|(?<=lulus dari )|(?<=tamat dari )|(?<=lulusan ))"
        r"(?:S[DP]|SM[PAUK]|STM|SMEA|SPG|SLT[AP])(?:\s+[A-Z]\w*){0,3})"
        rf"\s+(?P<at>(?P<y>19[3-9]\d|20[0-4]\d)){YEAR_AFTER}(?={NO_THING})",
        spans.year,
    ),
    # prasasti bertarikh tahun 760 Masehi, pada tahun 1222
    (
        "year_of_yore",
        "tahun pada",
        r"(?-i:\b(?:tahun|pada)\s+)(?P<at>(?P<y>[3-9]\d\d)\s+(?:masehi\b|m\b(?!\.?\w))|(?-i:(?<=tahun ))(?P<yy>1[0-4]\d\d)(?:\s+masehi\b|"
        rf"{YEAR_AFTER}(?={NO_THING})))",
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
    # Pilkada 2018 lalu
    ("year_past", "0000", rf"{BEFORE}(?P<y>(?:19|20)\d\d)\s+(?P<tail>lalu|silam|mendatang|(?<!00\s)dulu)\b", spans.year),
    # sejak Natal 2019, yang Lebaran 2009 pindah: as days, not as names of what is held then
    (
        "feast",
        "natal lebaran ramadan ramadhan idulfitri iduladha",
        rf"(?:(?<=sejak )|(?<=pada )|(?<=saat )|(?<=yang )|(?<=sebelum )|(?<=setelah )|(?<=usai )|(?<=hingga )|(?<=jelang )|(?<=selama ))"
        rf"(?:(?P<feast>natal)|lebaran|ramadh?an|idul(?:fitri|adha))\s+(?P<y>(?:19|20)\d\d){YEAR_AFTER}",
        periods.feast,
    ),
    # lima lagi menyusul 2016, 2018 ada pilkada: whether it is one the scan asks `bareyears`
    ("year_bare", "0000", rf"{BEFORE}(?P<y>1[5-9]\d\d|20[0-4]\d){YEAR_AFTER}", spans.year),
    # tahun ’85
    ("year_short", "tahun", r"\btahun\s+(?P<at>[’‘'](?P<y>\d\d))(?!\w)", periods.short_year),
    # tahun 97 puncaknya, saat krismon 98, saya lulus 89
    (
        "year_of_two",
        "tahun sejak semenjak krismon krisis reformasi kerusuhan kelahiran lahir lulus tamat menikah nikah pensiun",
        r"(?:\b(?<!per )(?<!tiap )tahun|\b(?:se(?:men)?jak|kelahiran|krismon|krisis|reformasi|kerusuhan)"
        r"|(?:(?<=\bsaya )|(?<=\bkami )|(?<=\bbapak )|(?<=\bibu )|(?<=\bdia )|(?<=\bia ))(?:lahir|lulus|tamat|menikah|nikah|pensiun))"
        rf"\s+(?P<at>(?P<y>[4-9]\d)){YEAR_AFTER}(?:(?={NO_THING})|(?<=krismon ..)|(?<=krisis ..)|(?<=reformasi ..)|(?<=kerusuhan ..))",
        periods.short_year,
    ),
    # (2000)
    ("year_in_brackets", "(", r"(?:(?<=\w\s)|(?<![\s\S]))\((?P<y>(?:19|20)\d\d)\)", periods.bracketed_year),
    # tahun 2012 lalu: in lower case or at the head of a sentence, for `Nomor 2 Tahun 2012` and `Adiwiyata Tahun 2022` are names
    (
        "year",
        "tahun in since by for sejak",
        rf"\b(?:(?-i:tahun|(?:(?<![\s\S])|(?<=[.!?“\"]\s)|(?<=[“\"])|(?<=\)\s[–—-]\s))Tahun|[Ii]n|[Ss]ince|[Bb]y|[Ff]or|[Ss]ejak)\s+(?P<y>(?:199|20\d)\d){YEAR_AFTER}(?!{TO}\d){TAIL}"
        rf"|(?:(?<=\S\s)(?-i:tahun)|(?:(?<![\s\S])|(?<=[a-z][.!?”\"]\s)|(?<=[“\"])|(?<=\)\s[–—-]\s))Tahun)\s+(?P<yyyy>1[5-9]\d\d){YEAR_AFTER}|tahun\s+(?P<yy>(?:199|20\d)\d)\s+(?P<when>{WHEN})\b)",
        spans.year,
    ),
)

MORE_YEARS: Final = re.compile(
    rf"(?:\s*\([^()]{{1,40}}\))?(?:\s*,\s*(?:dan\s+)?|\s+(?:dan|serta)\s+)(?P<more>1[89]\d\d|20[0-4]\d){YEAR_AFTER}(?={NO_THING}|\s*\()"
)
"""One more year after another."""
