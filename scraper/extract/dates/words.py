"""The forms in which dates are said in words, as a table: their first words, a pattern with named parts, how to interpret them.

They are tried on the text in lower case, where one of their first words stands; of two that begin together the higher one
wins. A capital word stands for many: `KINDS` lists them, 0 is any number.
"""

from typing import Final

from scraper.extract import calendar
from scraper.extract.dates import again, feasts, periods, relative, units, weekdays
from scraper.extract.dates.feasts import EVENT, from_event
from scraper.extract.dates.months import COUNTED
from scraper.extract.dates.periodwords import COUNTING, NTH, NTH_DAY, NTH_ENGLISH, ONE, PERIOD_ROWS, THIRD, YEAR, YEAR_WAY, Row

_MONTH: Final = rf"(?:{calendar.FULL_MONTH.lower()})"
_HOUR: Final = rf"(?:dua\s+belas|{ONE}|sepuluh|sebelas)"
_WEEKDAY: Final = rf"(?:{calendar.FULL_WEEKDAY.lower()})"
PERIOD: Final = (
    r"(?:hari|pekan|minggu|bulan|tahun|jam|menit|windu|dekade|dasawarsa|abad|days?|weeks?|months?|years?|hours?|minutes?|decades?)"
)
SO_MANY: Final = rf"(?={COUNTING}\s+(?:malam|{PERIOD}))"
SO_MANY_FORMS: Final = frozenset({"of_event", "after", "after_one", "counted_on", "counted", "first_months", "first_days"})
"""What must stand where only such forms may, so that a count of other things is read once and not by each of them."""
_SE: Final = r"se(?P<u{n}>hari|pekan|minggu|bulan|tahun|windu|jam|menit|dekade|abad)"
_MARKET_DAY: Final = r"(?:legi|pahing|paing|pon|wage|kliwon)"
_PART: Final = r"(?:dini\s+hari|tengah\s+(?:malam|hari)|pagi|siang|sore|petang|malam|subuh|morning|afternoon|evening|night)"
_AGO: Final = r"(?:yang\s+)?(?:lalu|silam|kemarin)\b|ago\b"
_SOON: Final = r"(?:lagi|ke\s+depan|mendatang|yang\s+akan\s+datang|ahead|from\s+now)\b"
_JUST_OVER: Final = r"yang\s+baru(?:\s+saja)?\s+(?:lewat|lalu|berlalu|berakhir|usai)"
_LAST: Final = rf"(?:yang\s+lalu|lalu(?!\s*(?:-?\s*lalang|lintas))|silam|kemarin|yesterday|{_JUST_OVER})"
_COMING: Final = r"(?:yang\s+akan\s+datang|mendatang|depan|nanti)"
_WAY: Final = rf"(?:{_LAST}|{_COMING}|ini)\b"
_MORE: Final = (
    rf"[-–—(/|&]|(?!\d{{3}}\s+[a-z])\d+(?!\d|[.,]\d|\s+{COUNTED})|{_WEEKDAY}\b|atau\s+(?:\d|{_WEEKDAY}|{_MONTH})|,\s*\d{{1,2}}\s*(?:[-–/,]|{_MONTH}|dan\b|hingga|sampai|s\b)"
    rf"|,?\s*{_MONTH}\s+\d|dan\s+(?:\d{{1,2}}\s*(?:[-–]\s*\d{{1,2}}\s*)?{_MONTH}|(?:19|20)\d\d\b|{_WEEKDAY}(?!\s+(?:kemarin|lalu)\b)|{_MONTH})|tahun(?!\s+(?:(?:sebelum|berikut|setelah|sesudah|depan|selanjut)nya|itu|tersebut|yang\s+sama)\b)|tanggal"
)
_TILL: Final = (
    r"(?:hingga|sampai)(?!\s+(?:(?:kini|sekarang|saat\s+ini|hari\s+ini|kemarin|besok|lusa|awal|akhir|pertengahan|(?:tahun|bulan|pekan|minggu)\s+(?:ini|depan|lalu|mendatang)"
    rf"|(?:19|20)\d\d)\b|(?:tanggal\s+)?\d{{1,2}}\s+{_MONTH}))"
)
"""`sejak Januari hingga kini` has no other end; that of `Januari hingga awal Mei` is found by itself."""
_OF_TIME: Final = (
    rf"(?=\s+(?:dengan|pada|di|hari|bulan|tanggal|pukul|jam|besok|lusa|nanti|{_MONTH}|{_WEEKDAY}|{_PART}|selesai|habis|tuntas|rampung|berakhir"
    r"|\d)\b)"
)
"""What makes the end of a stretch of what `sampai` leads to: not `Januari sampai belasan`."""
_NO_LIST: Final = rf"(?!\s*(?:{_MORE}))"
_NO_MORE: Final = rf"(?!\s*(?:{_MORE}|s/d|{_TILL}))"
"""What may not follow what stands for itself; the one before allows for the end of a span."""
_ENGLISH_PART: Final = r"(?:beginning|start|middle|end)\s+of"

ROWS: Final[tuple[Row, ...]] = (
    # besok jam delapan, kemarin malam pukul 7
    (
        "day_clock",
        "kemarin besok lusa esok hari tadi nanti semalam",
        rf"(?P<said>(?:kemarin|besok|lusa|semalam|hari\s+ini)(?:\s+(?P<part1>{_PART}))?|(?:esok|tadi|nanti)\s+(?P<part2>{_PART}))\s*,?\s+(?:pukul|jam)\s+(?P<half>setengah\s+)?"
        rf"(?P<n>{ONE}|sepuluh|sebelas|dua\s+belas|\d{{1,2}})\b(?![.:]\d|\s*(?:[-–]|hingga|sampai|s/d|lewat|kurang|lebih|{_PART}\s+(?:hingga|sampai)))"
        rf"(?:\s+(?P<part>{_PART}))?(?!\s+wi(?:b|ta|t)\b)",
        relative.day_clock,
    ),
    # besok Senin, kemarin hari Kamis
    (
        "away_weekday",
        "besok kemarin",
        rf"(?P<way>besok|kemarin)\s+(?:hari\s+)?(?P<w>{_WEEKDAY})(?:\s+{_PART})?\b{_NO_LIST}",
        relative.day_of,
    ),
    # kemarin, besok pagi, lusa, tadi malam, malam ini, pagi kemarin, yesterday
    (
        "days",
        "kemarin besok lusa esok wingi sesuk hari tadi nanti PART semalam yesterday tomorrow today tonight last this day",
        rf"(?P<said>day\s+(?:after\s+tomorrow|before\s+yesterday)\b|kemarin\s+(?:lusa|dulu)\b|kemarin(?:\s+{_PART})?\b|besok(?:\s+(?:lusa|{_PART}))?\b(?!\s+(?:pagi|siang|sore|malam)nya\b)|lusa\b|wingi(?:\s+(?:bengi|esuk|sore|awan))?\b|sesuk(?:\s+(?:bengi|esuk|sore|awan))?\b"
        rf"|(?<!hari )esok(?:\s+(?:hari|{_PART})\b|(?=[.,)]))"
        rf"|hari\s+ini\b|(?:tadi|nanti)\s+{_PART}\b|{_PART}\s+(?:ini|tadi|nanti|kemarin)\b|semalam\b(?!\s+(?:suntuk|sebelum|setelah|sesudah))"
        rf"|yesterday(?:\s+{_PART})?\b|tomorrow(?:\s+{_PART})?\b|today\b|tonight\b|last\s+night\b|this\s+(?:morning|afternoon|evening)\b)(?!-)",
        feasts.days,
    ),
    # malam harinya, sorenya: of the day just told
    (
        "evening",
        "pagi siang sore petang malam siangnya sorenya petangnya malamnya",
        r"(?:(?<!esok )(?<!esokan )pagi(?P<told>\s+harinya)|(?:siang|sore|petang|malam)(?P<told2>\s+harinya|nya))\b",
        relative.from_named,
    ),
    # keesokan harinya, tiga hari setelah
    (
        "morrow",
        "keesokan keesokannya esok besok esoknya besoknya malam sore pagi",
        r"(?:(?:malam|sore|pagi)\s+(?:(?P<way>sebelumnya)|berikutnya)"
        r"|(?P<way2>besoknya)"
        r"|keesokan\s+(?:hari|pagi|siang|sore|malam)(?:nya)?|(?:besok\s+(?:pagi|siang|sore|malam)|esok\s+(?:hari|pagi|siang|sore|malam))nya|(?:ke)?esok(?:an)?nya)\b",
        relative.from_named,
    ),
    # sehari sebelum pencoblosan, sepekan setelah Lebaran, of which the story has told the day
    (
        "of_event",
        "COUNT SE",
        rf"(?:se(?P<u>hari|pekan|minggu)|(?P<n>{COUNTING})\s+(?P<u2>hari|pekan|minggu))\s+(?P<way>sebelum|setelah|sesudah)\s+{EVENT}",
        from_event,
    ),
    (
        "after_one",
        "COUNT sehari semalam selang",
        rf"(?:se(?:hari|malam)|(?P<n>{COUNTING})\s+(?:hari|malam))\s+(?P<way>(?:sebelum|setelah|sesudah)(?:nya|\s+itu)|kemudian|berselang|berikutnya)\b|selang\s+(?P<n2>{COUNTING})\s+hari\b",
        relative.from_named,
    ),
    (
        "after",
        "COUNT",
        rf"(?P<n>{COUNTING})\s+(?:hari|days?)\s+(?P<way>(?:setelah|sesudah|sebelum)(?:nya)?|later|earlier|before|after)\b",
        relative.from_named,
    ),
    # sepekan kemudian, dua bulan kemudian, lima tahun sebelumnya, pekan sebelumnya, bulan depannya, hari berikutnya
    (
        "counted_on",
        "COUNT SE",
        rf"(?:(?P<n>{COUNTING})\s+(?P<u>pekan|minggu|bulan|tahun|windu|dekade|dasawarsa|abad)|se(?P<u2>pekan|minggu|bulan|tahun|windu|dekade|dasawarsa|abad))\s+(?P<way>kemudian|berselang(?!\s+(?:setelah|sesudah|sejak|dari)\b)|berikutnya|(?:setelah|sesudah|sebelum)(?:nya|\s+itu))\b",
        relative.counted_on,
    ),
    (
        "beside",
        "pekan minggu bulan tahun hari",
        r"(?P<u>pekan|minggu|bulan|tahun|hari)\s+(?P<way>sebelumnya|berikutnya|setelahnya|sesudahnya|depannya|selanjutnya)\b",
        relative.beside,
    ),
    # Kamis sebelumnya, hari Minggu berikutnya
    (
        "weekday_beside",
        "hari WEEKDAY seninnya selasanya rabunya kamisnya jumatnya sabtunya minggunya",
        rf"(?:hari\s+(?P<w>{_WEEKDAY})|(?!minggu)(?P<w2>{_WEEKDAY}))(?:\s+{_PART})?\s+(?P<way>(?:sebelum|berikut|setelah|sesudah)nya)\b|(?P<w3>{_WEEKDAY})nya\b",
        weekdays.beside_named,
    ),
    # the next day, the day before, the previous year
    (
        "english_morrow",
        "next following previous preceding day",
        r"(?<=the )(?:(?:next|following)\s+day\b|(?P<way>(?:previous|preceding)(?=\s+day))\s+day\b"
        r"|day\s+(?P<way2>before|after)\b(?!\s+(?:the|yesterday|tomorrow|that)\b))",
        relative.from_named,
    ),
    ("english_beside", "previous following", r"(?<=the )(?P<way>previous|following)\s+(?P<u>week|month|year)\b", relative.beside),
    # pukul tiga sore, jam setengah enam pagi, jam sembilan, jam tujuh lewat sepuluh
    (
        "clock_words",
        "pukul jam",
        rf"(?:pukul|jam)\s+(?P<half>setengah\s+)?(?P<n>{_HOUR})"
        rf"(?:\s+(?P<way>lewat|lebih|kurang)\s+(?P<past>seperempat|{COUNTING})(?:\s+menit)?)?"
        rf"(?:\s+(?P<part>{_PART})(?!\s+(?:ini|sebelumnya|berikutnya)\b)|\b(?!\s*-|\s+(?:{ONE}|puluh|belas|ratus|ribu|kali|orang|buah|gol|pukulan|lebih|kurang|itu)\b))"
        rf"(?:\s+(?:hingga|sampai)\s+(?:(?:(?:pukul|jam)\s+)?(?P<until>{_HOUR})\s+(?P<untilpart>{_PART})|(?:pukul|jam)\s+(?P<until2>{_HOUR})\b))?",
        periods.clock_words,
    ),
    # sekitar setengah enam pagi
    (
        "half_past",
        "setengah",
        r"(?:(?<=sekitar )|(?<=sekira )|(?<=kira-kira )|(?<=hingga )|(?<=sampai ))"
        rf"(?P<half>setengah)\s+(?P<n>{ONE}|sepuluh|sebelas|dua\s+belas)\s+(?P<part>{_PART})\b",
        periods.clock_words,
    ),
    # dua hari lalu, sebulan yang lalu, 20 tahun ke depan, three years ago
    ("counted", "COUNT", rf"(?P<n>{COUNTING})\s+(?P<u>{PERIOD})\s+(?P<way>{_AGO}|{_SOON})", relative.counted),
    # dua bulan pertama tahun ini, tiga bulan terakhir 2023
    (
        "first_months",
        "COUNT",
        rf"(?P<n>{COUNTING})\s+bulan\s+(?P<nth>pertama|terakhir)\s+(?:(?:di|pada)\s+)?(?:(?:tahun\s+)?(?P<y>{YEAR})|(?P<when>{YEAR_WAY}))",
        units.first_months,
    ),
    # 10 hari pertama April, tiga hari terakhir bulan ini; of the fast nothing is told
    (
        "first_days",
        "COUNT",
        rf"(?P<n>{COUNTING})\s+hari\s+(?P<nth>pertama|terakhir)\s+(?:(?:di|pada)\s+)?(?:(?:bulan\s+)?(?P<mo>{_MONTH})\b"
        rf"(?:\s+(?:tahun\s+)?(?P<y>{YEAR})|\s+(?P<when>{YEAR_WAY}|{_WAY}))?|bulan\s+(?P<way>{_WAY})|(?:bulan\s+)?(?:suci\s+)?(?:puasa|ramadh?an))",
        units.first_days,
    ),
    ("counted_one", "SE", rf"{_SE.format(n='')}\s+(?P<way>{_AGO}|{_SOON})", relative.counted),
    ("counted_next", "next", rf"(?P<way>next)\s+(?P<n>{COUNTING})\s+(?P<u>{PERIOD})\b", relative.counted),
    (
        "vague",
        "beberapa puluhan ratusan ribuan jutaan belasan berapa sekian several a some",
        rf"(?:beberapa|puluhan|ratusan|ribuan|jutaan|belasan|berapa|sekian|several|a\s+few|some)\s+{PERIOD}\s+(?P<way>{_AGO}|{_SOON})",
        relative.vague,
    ),
    # minggu kedua Maret 2025, second week of February
    (
        "week_of_month",
        "minggu pekan",
        rf"(?:minggu|pekan)\s+(?P<nth>{NTH})\s+(?:(?:di|pada|dari)\s+)?(?:bulan\s+)?(?P<mo>{_MONTH})\b"
        rf"(?:\s+(?:tahun\s+)?(?P<y>{YEAR})|\s+(?P<when>{YEAR_WAY}|{_WAY}))?",
        periods.week_of_month,
    ),
    # Minggu kedua September, Jumat terakhir Maret 2024
    (
        "nth_weekday",
        "hari WEEKDAY",
        rf"(?:hari\s+)?(?P<w>{_WEEKDAY})\s+(?P<nth>{NTH_DAY})\s+(?:(?:di|pada|dari)\s+)?(?:bulan\s+)?(?P<mo>{_MONTH})\b"
        rf"(?:\s+(?:tahun\s+)?(?P<y>{YEAR})|\s+(?P<when>{YEAR_WAY}|{_WAY}))?",
        periods.nth_weekday,
    ),
    (
        "english_week",
        "NTH",
        rf"(?P<nth>{NTH_ENGLISH})\s+week\s+of\s+(?P<mo>{_MONTH})\b(?:,?\s+(?P<y>{YEAR}))?",
        periods.english_week,
    ),
    # dasarian II November
    (
        "ten_days",
        "dasarian",
        rf"dasarian\s+(?P<nth>{NTH})\s+(?:bulan\s+)?(?P<mo>{_MONTH})\b(?:\s+(?:tahun\s+)?(?P<y>{YEAR})|\s+(?P<when>{YEAR_WAY}|{_WAY}))?",
        periods.ten_days,
    ),
    (
        "week_of_this",
        "minggu pekan",
        rf"(?:minggu|pekan)\s+(?P<nth>{NTH})\s+(?P<u>bulan|tahun)\s+(?P<way>{_WAY})",
        periods.week_of_named_month,
    ),
    # pekan depan, tahun ini, last month; `dalam minggu in` is a slip of the pen that was seen
    ("units", "pekan minggu bulan tahun", rf"(?P<u>pekan|minggu|bulan|tahun)\s+(?P<way>{_WAY}|in\b)", units.units),
    ("weekend", "last next this", r"(?P<way>last|next|this)\s+weekend\b", units.weekend),
    (
        "english_day_of_week",
        "on WEEKDAY",
        rf"(?:on\s+)?(?P<w>{_WEEKDAY})(?:\s+{_PART})?\s+(?P<way>last|next|this)\s+(?P<week>week)\b",
        relative.day_of,
    ),
    (
        "english_units",
        "last next this coming",
        r"(?P<way>last|next|this(?:\s+coming)?|(?<=the )coming)\s+(?P<u>week|month|year)\b",
        units.units,
    ),
    # awal pekan ini, akhir tahun depan, akhir Desember nanti, akhir 2026
    ("parts", "THIRD", rf"(?P<part>{THIRD})\s+(?P<u>pekan|minggu|bulan|tahun)\s+(?P<way>{_WAY})", units.units),
    (
        "part_of_month",
        "medio early mid late THIRD",
        rf"(?P<part>medio|early|mid|late|{THIRD})[\s-]+(?:bulan\s+)?(?P<mo>{_MONTH})\b(?:\s+(?P<when>{YEAR_WAY}|{_WAY}))?"
        rf"(?:{_NO_MORE}|(?=(?:\s+(?:hingga|sampai|atau)|\s+[-–])\s+{THIRD}\b)|(?=\s+(?:hingga|sampai|atau)\s+(?:bulan\s+)?{_MONTH}\b)"
        rf"|(?=\s+(?:dan|serta)\s+(?:bulan\s+)?{_MONTH}\b(?!\s+(?:tahun\s+)?(?:19|20)\d\d)))",
        units.month,
    ),
    # awal hingga pertengahan Juni, pertengahan sampai akhir 2024
    (
        "parts_span",
        "THIRD",
        rf"(?P<part>{THIRD})\s*(?:hingga|sampai|[-–])\s*(?P<until>{THIRD})\s+(?:(?:bulan\s+)?(?P<mo>{_MONTH})\b(?:\s+(?P<y>{YEAR})|\s+(?P<when>{YEAR_WAY}|{_WAY}))?"
        rf"|(?:tahun\s+)?(?P<y2>{YEAR}))",
        units.parts_span,
    ),
    ("part_of_year", "medio THIRD", rf"(?P<part>medio|{THIRD})\s+(?:tahun\s+)?(?P<y>{YEAR})", units.year_part),
    # terakhir pulang 2019 akhir
    (
        "part_after_year",
        "0",
        rf"(?P<y>{YEAR})\s+(?P<part>awal|pertengahan|akhir)(?=\s*(?:[.,;)!?”]|$)|\s+(?:hingga|sampai|itu|ini|kemarin|lalu|dan|saya|kami|kita|sudah|baru|masih)\b)",
        units.year_part,
    ),
    ("english_part_of_year", "early mid late", rf"(?P<part>early|mid|late)[\s-]+(?P<y>{YEAR})", units.year_part),
    # akhir bulan itu, of the month that the text has named
    ("part_of_that", "THIRD", rf"(?P<part>{THIRD})\s+(?P<u>bulan|tahun)\s+(?:itu|tersebut|yang\s+sama)(?:\s+juga)?\b", again.part_of_that),
    # pada akhir tahun, hingga pertengahan tahun
    (
        "part_of_this_year",
        "THIRD",
        rf"(?P<part>{THIRD})\s+tahun\b(?!\s+(?:\d|anggaran|ajaran|pelajaran|akademik|buku|fiskal|politik|baru|pertama|ke(?:dua|tiga|empat|lima|\b)))(?!-)",
        units.year_part_alone,
    ),
    # sejak awal pekan, ditutup akhir bulan
    (
        "part_of_this",
        "THIRD",
        rf"(?P<part>{THIRD})\s+(?P<u>pekan|minggu|bulan)(?=\s*(?:[.,;)!?”](?!\d)|$)"
        r"|\s+(?!(?:puasa|suci|haji|madu|ramadh?an|muda|tua|pertama|ke(?:dua|tiga|empat|\b)|terakhir|itu|tersebut)\b)[a-z])",
        units.part_alone,
    ),
    # end of August, beginning of July 2022, end of the year, early next year, end of 2023
    (
        "english_part_of_month",
        "beginning start middle end",
        rf"(?P<part>{_ENGLISH_PART})\s+(?P<mo>{_MONTH})\b(?:,?\s+(?P<y>{YEAR}))?",
        units.month,
    ),
    (
        "english_parts",
        "beginning start middle end early mid late",
        rf"(?P<part>{_ENGLISH_PART}|early|mid|late)[\s-]+(?P<way>this|last|next|the)\s+(?P<u>week|month|year)\b",
        units.units,
    ),
    (
        "english_part_of_a_year",
        "beginning start middle end",
        rf"(?P<part>{_ENGLISH_PART})\s+(?P<y>{YEAR})",
        units.year_part,
    ),
    # Juli lalu, Agustus tahun depan, bulan Januari, sejak Desember, Januari hingga Maret
    (
        "month_when",
        "bulan MONTH",
        rf"(?:bulan\s+)?(?P<mo>{_MONTH})\s+(?P<when>{YEAR_WAY}|{_WAY})(?!\s+(?:pertama|kedua))",
        units.month,
    ),
    ("english_month", "last next", rf"(?P<when>last|next)\s+(?P<mo>{_MONTH})\b{_NO_MORE}", units.month),
    (
        "months",
        "MONTH",
        rf"(?P<mo>{_MONTH})(?:\s*[-–]\s*{_MONTH}(?=\s*[-–]))*\s*(?:-|–|(?:hingga|sampai(?:\s+dengan)?|s\s?[./]?\s?d|to|until)\b\.?)\s*(?:bulan\s+)?(?P<mo2>{_MONTH})\b(?:\s+(?P<when>{YEAR_WAY}|{_WAY}))?(?!\s*\d)",
        units.months,
    ),
    # antara Juni dan Agustus
    (
        "months_between",
        "antara between",
        rf"(?:antara|between)\s+(?:bulan\s+)?(?P<mo>{_MONTH})\s+(?:dan|and)\s+(?:bulan\s+)?(?P<mo2>{_MONTH})\b(?:\s+(?P<when>{YEAR_WAY}|{_WAY}))?(?!\s*\d)",
        units.months,
    ),
    # Juli, Agustus, dan September 2022, Juni atau Juli
    (
        "months_listed",
        "MONTH",
        rf"(?:(?P<mos>{_MONTH}(?:\s*,\s*{_MONTH})*)\s*,?\s+(?:dan|serta|atau|and|or|&)\s+(?P<mo>{_MONTH})"
        rf"|(?P<mos2>{_MONTH}(?:\s*,\s*{_MONTH})+)\s*,\s*(?P<mo3>{_MONTH}))\b"
        rf"(?:\s+(?:tahun\s+)?(?P<y>{YEAR})|\s+(?P<when>{YEAR_WAY}|{_WAY}))?(?!\s*\d)",
        periods.months_listed,
    ),
    # Maret, and each of Januari 40, Februari 65
    (
        "month_alone",
        "MONTH",
        rf"(?P<mo>{_MONTH})\b(?:(?!\s*(?:{_MORE}|s/d|{_TILL}{_OF_TIME}))|(?=\s\d{{1,5}}(?:[,;.](?!\d)|\s+dan\b|$)))",
        units.month,
    ),
    # Senin pekan depan, Kamis lalu, hari Minggu kemarin, next Monday, hari Senin, Selasa malam
    (
        "day_of_week",
        "hari WEEKDAY",
        rf"(?:hari\s+)?(?P<w>{_WEEKDAY})(?:\s+(?:{_PART}|{_MARKET_DAY}))?\s+(?P<week>pekan|minggu)\s+(?P<way>{_WAY})",
        relative.day_of,
    ),
    # Sabtu dan Minggu pekan depan, Sabtu-Minggu lalu
    (
        "days_of",
        "hari WEEKDAY",
        rf"(?:hari\s+)?(?P<w>{_WEEKDAY})\s*(?:(?P<and>dan|serta|,)|-|–|hingga|sampai)\s*(?P<until>{_WEEKDAY})\s+"
        rf"(?:(?P<week>pekan|minggu)\s+)?(?P<way>{_LAST}|{_COMING}|besok|ini)\b(?!\s*[(\d])",
        relative.days_of,
    ),
    # Rabu dan Kamis, Sabtu sampai Senin, Jumat, Sabtu, dan Minggu
    (
        "weekdays",
        "hari WEEKDAY",
        rf"(?:hari\s+)?(?P<ws>{_WEEKDAY}(?:(?:\s*,\s*{_WEEKDAY}){{0,5}}\s*,?\s+(?:dan|serta|atau)|(?P<till>\s*[-–]|\s+(?:hingga|sampai(?:\s+dengan)?)))"
        rf"\s*(?:hari\s+)?{_WEEKDAY})\b(?!\s*(?:,\s*)?(?:{_MORE}|{_PART}\s*[,(\d])|\s+(?:lusa|esok)\b)",
        weekdays.listed,
    ),
    (
        "day_of",
        "hari WEEKDAY",
        rf"(?:hari\s+)?(?P<w>{_WEEKDAY})(?:\s+(?:{_PART}|{_MARKET_DAY}))?\s+(?P<way>{_LAST}|{_COMING}|besok|tadi|ini)\b(?!\s*[(\d]){_NO_LIST}",
        relative.day_of,
    ),
    (
        "english_day_of",
        "last next this coming upcoming",
        rf"(?P<way>last|next|this(?:\s+coming)?|(?:up)?coming)\s+(?P<w>{_WEEKDAY})\b{_NO_MORE}",
        relative.day_of,
    ),
    (
        "weekday",
        "hari on WEEKDAY",
        rf"(?:(?P<w2>{_WEEKDAY})\s+{_PART}{_NO_LIST}|(?:hari\s+(?P<w>{_WEEKDAY})(?:\s+{_PART})?|on\s+(?P<w3>{_WEEKDAY})"
        rf"|(?P<w4>{_WEEKDAY}))\b{_NO_MORE})",
        relative.weekday_alone,
    ),
    # tanggal dua puluh lima bulan Maret tahun dua ribu dua puluh satu
    (
        "spelled",
        "tanggal",
        rf"tanggal\s+(?P<n>{COUNTING})\s+(?:bulan\s+)?(?P<mo>{_MONTH})(?:\s+(?:tahun\s+)?(?P<ys>dua\s+ribu\s+{COUNTING}))?\b(?!\s*\d)",
        units.spelled,
    ),
    *PERIOD_ROWS,
    # hari pertama bulan suci Ramadan, second day, 1767 as a line of its own
    (
        "ramadan",
        "hari first",
        r"(?:hari\s+pertama|first\s+day\s+of)(?:\s+(?:the|holy|month|of|bulan|suci|puasa))*\s+ramadh?an\b",
        feasts.ramadan,
    ),
    ("nth_day", "second third", r"(?:second|third)\s+day\b(?!\s+(?:of|in)\b)", relative.same_day),
    ("year_alone", "0", r"(?P<y>(?:1[5-9]|20)\d\d)(?=\s*(?:$|[:–—]\s))", periods.bracketed_year),
    (
        "tax_year",
        "tahun masa 0",
        rf"(?:tahun|masa)\s+pajak\s+(?P<y>{YEAR})|(?P<y2>(?:19|20)\d\d)\s+tax\s+(?:period|year)\b",
        periods.tax_year,
    ),
)
KINDS: Final = {
    "PART": "dini tengah pagi siang sore petang malam subuh",
    "COUNT": "0 satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas seratus one two three four five six seven eight nine"
    " ten eleven twelve a an",
    "SE": "sehari sepekan seminggu sebulan setahun sewindu sejam semenit sedekade seabad",
    "NTH": "first second third fourth fifth last",
    "THIRD": "awal pertengahan tengah akhir penghujung pengujung",
    "MONTH": " ".join(calendar.FULL_MONTH.lower().split("|")),
    "WEEKDAY": " ".join({name.split()[0] for name in calendar.WEEKDAYS if len(name) > 3}),
}
"""Words that begin many rows; 0 stands for any number."""
