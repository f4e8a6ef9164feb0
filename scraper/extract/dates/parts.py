"""The parts of which the printed forms of dates are put together, as pieces of patterns that ignore case."""

from typing import Final

from scraper.extract.calendar import MONTH, MONTH_IN, WEEKDAY
from scraper.extract.dates.clocks import CLOCK, COLON, HYPHEN, TO

THE_YEAR: Final = r"(?:(?-i:tahun)|(?<!\.\s)tahun)"
"""What stands before a year, but does not begin the next sentence: `pada Mei. Tahun 2018 …`."""
WORD: Final = "(?=[a-z])"
"""Before what may be one of many words, so that none is tried where no word stands: for the speed of it."""
PART: Final = (
    r"(?:dini\s+hari|tengah\s+(?:malam|hari)|(?:pagi|siang|sore|petang|malam)(?:\s+hari\b(?!\s+(?:ini|itu)\b))?|subuh|morning|afternoon|evening|night"
    r"|legi|pahing|paing|pon|wage|kliwon)"
)
"""A part of the day, or the day of the Javanese market week, beside a weekday."""
WHEN: Final = (
    r"(?:kemarin|besok|lusa|lalu|silam|mendatang|nanti|tadi|depan|ini|yesterday|tomorrow|yang\s+(?:lalu|akan\s+datang)"
    r"|tahun\s+(?:ini|lalu|silam|kemarin|depan|mendatang)|hari\s+ini|(?:(?:awal|akhir)\s+)?(?:pekan|minggu)\s+(?:ini|lalu|depan|mendatang))"
)
TAIL: Final = rf"(?:\s*{WORD}(?P<tail>{PART}|{WHEN})\b(?:\s+(?:{WHEN}|{PART})\b)?)?"
COUNTS: Final = "".join(f"(?<!{each} )" for each in (r"\d", "dua", "tiga", "empat", "lima", "enam", "tujuh", "dini"))
"""What `hari` may not follow where it begins a date: `selama dua hari, Sabtu (20/10)`, `dini hari, Selasa (15/8)`."""
ON: Final = (
    rf"(?:{WORD}(?:(?=h){COUNTS}\bhari\s*,?\s*(?:ini\s*,?\s*)?|\b(?:siang|pagi|sore|malam)\s+(?:ini|tadi|kemarin)\s+"
    r"|(?=ke|be|lu)\b(?<!pekan )(?<!minggu )(?<!bulan )(?<!tahun )(?:kemarin|besok|lusa)\s*,?\s+))?"
)
DATE_WORD: Final = r"\b(?:tanggal|tertanggal|tgl\.?)\s*[,:]?\s*"
DATED: Final = rf"(?:{DATE_WORD})?"
AND: Final = r"(?:\s*,\s*(?:(?:dan|serta|and|&)\s+)?|\s+(?:dan|serta|and|&)\s+)"
DAYS: Final = rf"\d{{1,2}}(?:\s*{HYPHEN}\s*\d{{1,2}})?"
"""A day of a list, or days one after the other in it."""
APOSTROPHE: Final = "['’‘`]"
OF_ANOTHER: Final = rf"(?!\s+(?:(?:pada\s+)?(?:besok|lusa|keesokan)\b|pada\s+(?:hari\s+)?(?:{WEEKDAY}|tanggal\b|\d{{1,2}}\s+{MONTH})))"
"""What may not follow a time of day beside a date, for then it is that of another: `Minggu (1/3), pukul 09.00 pada Selasa`."""
AT: Final = rf"(?:\s*(?:[,|@/]\s*)?(?:{HYPHEN}\s*)?(?=[\dajkps])(?P<clock>(?:at\s+)?{CLOCK}|{COLON}){OF_ANOTHER})?"
SEP: Final = r"\s*(?:[/\\]{1,2}|[.–—-])\s*"
BEFORE: Final = r"(?<![\w/.+-])(?<!\d,)"
AFTER: Final = r"(?![\w/]|[.,-]\d|\s?-an\b)"
YEAR_AFTER: Final = rf"{AFTER}(?!\s+(?:saka|caka|çaka|hijri\w*|jawa|imlek|sm)\b)"
YEARS_FOLLOW: Final = (
    "sepanjang selama dibanding dibandingkan ketimbang daripada menjelang jelang memasuki mengawali mengakhiri menutup menyambut"
    " menyongsong tepatnya persisnya peninggalan buatan bikinan keluaran terbitan lahir semenjak sedari"
    " krisis reformasi tragedi letusan erupsi bertarikh"
    " sini sana situ dulu during throughout before after until from year than"
)
"""Words that a bare year may follow."""
YEARS_CLOSE: Final = (
    "lulus tamat menikah pensiun wafat meninggal merantau berdiri didirikan dibangun diresmikan dibuat dibuka ditutup dipasang"
    " dibeli dicetak direhab direnovasi dipugar diperbaiki ditemukan ditetapkan dilantik terpilih bergabung pindah datang bubar"
    " dimulai terbakar roboh runtuh ambruk terjadi meletus digelar diadakan terbit dirintis dicanangkan diluncurkan disahkan dicabut banjir"
    " gempa kebakaran longsor pandemi sekitar kecelakaan peristiwa gelaran"
)
"""Words that a decade or a year of long ago may follow where no counted thing follows it."""
NO_THING: Final = (
    r"\s*(?:[.,;:)”]|$|Rp\s?\d|(?:hingga|sampai|mendatang|nanti|lalu|silam|dan|maupun|yang|ini|itu|oleh|dari(?!\s+(?:\d|total|target|jumlah|kuota|seluruh|semua))|untuk|dengan|bila|jika|kalau|apabila|asal|asalkan|di|ke|telah|sudah|akan"
    r"|hanya|masih|sempat|tercatat|mencapai|naik|turun|masuk|kembali|menunggu|seluruh|semua|dapat|bisa|harus|belum|tidak|sedang|karena|agar"
    r"|saat|ketika|sebagai|tetapi|namun|lewat|melalui|sebelum|setelah|sesudah|kini|sekarang|sebesar|sebanyak|sejumlah|senilai|seharga|seluas|yakni|yaitu|akibat"
    r"|semula|awalnya|bagi|malah|justru|mulai|mungkin|mestinya|seharusnya|bakal|bahkan|atau(?=\s+(?:(?:awal|akhir)\s+)?(?:19|20)\d\d\b)"
    r"|saja\s+(?:mencapai|tercatat|sebesar|naik|turun|rugi|sudah|Rp)"
    r"|rata-rata|terjadi|terulang|tinggal|adalah|lumayan|cukup|terus|selalu|juga|pun|lho|kok|kan|ya|makin|semakin|sangat|agak|paling|langsung|akhirnya"
    r"|ternyata|tetap|pernah|nyaris|di[a-z]{2,}(?:kan|i)|me(?!njadi)[nmrlw][a-z]{4,}|mereka|kami|kita|saya|ia|dia)\b)"
)
"""What may follow a year where a word after it would be what it counts."""
NO_BRACKET: Final = r"(?![a-z]++ \()"
"""Before forms that no `Kamis (23/1)` begins, which is what most dates are: for the speed of it."""
WEEKDAYS: Final = rf"\b{WEEKDAY}(?:(?:\s+{PART})?(?:{TO}|{AND}){WEEKDAY})+(?:\s+{PART})?\s*,?\s*"
"""Weekdays of a list or a span, before its days: `Sabtu dan Minggu, 5 dan 6 November`."""


def day_month(n: str = "") -> str:
    """`23/1`, `23/1/2020`, `28\\03`, `19/7 ’16`, `12/01-2019`; a full stop or hyphen only counts with a year."""
    year = (
        rf"(?:\s*(?P<ysep{n}>[/\\]{{1,2}}|[.–—-])\s*{APOSTROPHE}?\s*(?P<y{n}>\d{{1,6}})"
        rf"|\s+{APOSTROPHE}(?P<yy{n}>\d\d)|\s*(?P<yyyy{n}>20\d\d)\b)?"
    )
    return rf"(?P<d{n}>\d{{1,2}})(?P<sep{n}>{SEP})(?P<m{n}>\d{{1,2}}){year}"


def long(n: str = "", before: str = rf"(?:{BEFORE}|(?<=[a-z]/))") -> str:
    """`Kamis, 23 Januari 2020`, `hari Senin tanggal 16 April`, `08 Agustus 22`, `1443 H/10 Juli 2022`; `7 Januari 202`, a broken year."""
    year = (
        rf"(?:\s*[,/-]?\s*(?:{THE_YEAR}\s+)?(?P<y{n}>\d{{4}}|20(?!0+\b)[0-4]\d{{2,3}})\b(?!\s*(?:orang|peserta|warga))|\s*{APOSTROPHE}(?P<yy{n}>\d\d)\b"
        rf"|\s+(?P<yyyy{n}>[0-2]\d|(?:20|19)\d)(?=\s*(?:$|[.,;:)|”\"](?!\d)|(?:di|pukul|pkl?|jam)\b))|(?!\s+\d{{3}}(?:[.,;)](?!\d)|\s+M\b|\s*$)))"
    )
    weekday = rf"\b(?P<w{n}>{WEEKDAY})\s*(?:[,/]\s*)?(?:{WORD}(?:{PART}|{WHEN})\s*(?:[,/]\s*)?)*\(?\s*{DATED}"
    return rf"(?:{weekday}|{DATE_WORD}|{before})(?P<d{n}>\d{{1,2}})\s*(?:(?:{HYPHEN}|/|\bbulan\b)\s*)?(?P<mo{n}>{MONTH_IN}){year}"
