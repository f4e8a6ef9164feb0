"""The forms of quarters, halves, decades and centuries in words, as rows of the table of `words`, and what its other rows share."""

from collections.abc import Callable
from typing import Final

from scraper.extract.dates import again, decades, quarters
from scraper.extract.dates.values import Context, Parts, Understood

Row = tuple[str, str, str, Callable[[Parts, Context], Understood | None]]
"""Name, words with which it begins, pattern, interpretation."""
YEAR_WAY: Final = r"(?:tahun\s+(?:ini|lalu|silam|kemarin|depan|mendatang)|(?:this|last|next)\s+year)\b"
THIRD: Final = r"(?:awal|pertengahan|tengah|akhir|pengh?ujung)"
YEAR: Final = r"(?:19|20)\d\d(?![\w/]|[.,-]\d|-an\b)"
_NTH_WORD: Final = r"pertama|kesatu|kedua|ketiga|keempat|kelima|terakhir|ke\s?-?\s?[1-5]\b|iv|i{1,3}|v"
NTH: Final = rf"(?:{_NTH_WORD}|[1-5])"
NTH_DAY: Final = rf"(?:{_NTH_WORD})"
"""The same of weekdays: `Senin 3 Juni` is a date."""
NTH_ENGLISH: Final = r"(?:first|second|third|fourth|fifth|last)"
ONE: Final = "(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan)"
COUNTING: Final = (
    rf"(?:\d{{1,3}}(?:\.\d{{3}})*|(?:(?:seratus|{ONE}\s+ratus)\s+)?{ONE}(?:\s+(?:belas|puluh(?:\s+{ONE})?))?|sepuluh|sebelas|seratus|{ONE}\s+ratus"
    r"|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|an?)"
)
PERIOD_ROWS: Final[tuple[Row, ...]] = (
    # triwulan III 2024, kuartal keempat tahun lalu, Q3 2024, end of the third quarter of 2017
    (
        "quarter",
        "akhir triwulan kuartal semester paruh caturwulan quarter tw q",
        rf"(?:(?P<part>akhir)\s+)?(?:(?P<u>triwulan|kuartal|semester|paruh|caturwulan|quarter)|tw|q(?=[1-4]))\s*(?P<nth>{NTH})\b"
        rf"(?:\s+(?:dan|&)\s+(?P<and>{NTH})\b)?(?:\s*[/,–-]\s*|\s+(?:di\s+)?)?"
        rf"(?:(?:tahun\s+)?(?P<y>{YEAR})|(?P<when>{YEAR_WAY}))?",
        quarters.quarter,
    ),
    # triwulan berikutnya, kuartal lalu; a semester that is not counted from another is one of students
    (
        "quarter_beside",
        "triwulan kuartal semester caturwulan",
        r"(?P<u>triwulan|kuartal|semester|caturwulan)\s+(?P<way>(?:sebelum|berikut|selanjut|setelah|sesudah|depan)nya"
        r"|(?<!semester )(?:ini|lalu|kemarin|depan|mendatang))\b",
        quarters.beside,
    ),
    # bulan yang sama tahun lalu, triwulan yang sama dua tahun kemudian
    (
        "same_again",
        "bulan triwulan kuartal semester caturwulan",
        r"(?P<u>bulan|triwulan|kuartal|semester|caturwulan)\s+(?:yang\s+)?sama\s*,?\s+(?:(?:di|pada|untuk)\s+)?"
        rf"(?:(?:tahun\s+)?(?P<y>{YEAR})|(?P<when>{YEAR_WAY})|(?:(?P<ago>{COUNTING})\s+|se)tahun\s+(?:yang\s+)?(?P<past>lalu|silam)\b"
        rf"|(?:(?:(?P<n>{COUNTING})\s+|se)?tahun)\s+(?P<back>(?:sebelum|berikut|setelah|sesudah|selanjut)nya|kemudian)\b)",
        again.same,
    ),
    (
        "english_quarter",
        "end NTH",
        rf"(?:(?P<part>end)\s+of\s+the\s+)?(?P<nth>{NTH_ENGLISH})\s+(?P<u>quarter|half|semester)\s+(?:of\s+)?(?:(?P<y>{YEAR})|(?P<when>(?:this|last|next)\s+year\b))",
        quarters.quarter,
    ),
    # era 1980-an, awal 1990-an, 1980s
    (
        "decade",
        "medio THIRD tahun era dekade dasawarsa periode",
        rf"(?:(?P<part>medio|{THIRD})\s+)?(?:tahun|era|dekade|dasawarsa|periode)\s+(?P<y>(?:1[5-9]|20)?\d0)\s?-?an\b",
        decades.decade,
    ),
    (
        "decade_bare",
        "medio early mid late THIRD 0",
        rf"(?:(?P<part>medio|early|mid|late|{THIRD})[\s-]+)?(?P<y>(?:1[5-9]|20)\d0(?=\s?-an|s)|[3-9]0(?=\s?-an))(?:\s?-an|s)\b",
        decades.decade,
    ),
    # abad ke-19, pertengahan abad XVIII, middle of the 8th century
    (
        "century",
        "THIRD abad",
        rf"(?:(?P<part>{THIRD})\s+)?abad\s+(?:ke\s?-?\s?)?(?P<c>\d{{1,2}}|[ivx]+)\b(?!\s+(?:sebelum|sm\b))(?:\s+masehi\b)?",
        decades.century,
    ),
    # setengah abad lalu
    (
        "century_ago",
        "setengah separuh seperempat",
        r"(?P<part>setengah|separuh|seperempat)\s+abad\s+(?:yang\s+)?(?:lalu|silam)\b",
        decades.century_ago,
    ),
    (
        "english_century",
        "early mid late the beginning middle end 0",
        r"(?:(?P<part>early|mid|late|(?:the\s+)?(?:beginning|middle|end)\s+of)[\s-]+(?:the\s+)?)?(?P<c>\d{1,2})(?:st|nd|rd|th)\s+century\b"
        r"(?!\s+bc)(?:\s+ad\b)?",
        decades.century,
    ),
)
