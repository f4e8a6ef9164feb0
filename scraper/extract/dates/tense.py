"""Which way a sentence looks where a date in it prints no year: ahead, to what is to come, or back, to what has been.

Indonesian verbs have no tense; what tells is a word beside them, `akan`, `diperkirakan`, `sempat`, or that of a clause:
`kalau lancar, …`. The one nearest before the date decides, where no other clause has begun in between.
"""

import re
from typing import Final

from scraper.extract import calendar
from scraper.extract.markup import lowered

_NEAR: Final = 44
"""Characters before a date in which a word that looks ahead is looked for whatever stands between."""
_REACH: Final = 120
"""The same where no other clause has begun since."""
_TALE: Final = 88
"""Characters before a date in which a word that looks back is looked for."""
_BEFORE: Final = 16
"""Characters before those in which a word is looked for that may keep it from looking ahead: `sempat ditargetkan`."""
_SINCE: Final = re.compile(
    r"\b(?:sejak|semenjak|(?:sudah|telah)\s+dari|since|dibanding(?:kan)?|ketimbang|daripada)"
    r"\s+(?:(?:[a-z]+\s+){1,3}pada\s+)?(?:bulan\s+|tanggal\s+)?$"
    r"|\bdari\s+(?:Rp\s?)?\d[\d.,]*\s+(?:[a-z]+\s+){1,3}(?:pada|di)\s+(?:bulan\s+)?$",
    re.IGNORECASE,
)
"""What stands before a month or day with which something began, or from whose figure it has moved: `naik dari 71 unit pada Juni`."""
_SINCE_WORDS: Final = ("jak", "dari", "since", "banding", "ketimbang")
"""Letters of which it has some."""
_FIRST_MEANT: Final = re.compile(
    r"\b(?:dari\s+(?:rencana|jadwal|target)(?:nya)?(?:\s+(?:semula|awal))?"
    r"|(?:semula|sedianya|(?:se)?mestinya|(?:se)?harusnya|awalnya)(?:\s+(?:akan|di[a-z]{3,}|berlangsung|dimulai|selesai|rampung)){0,2})\s+"
    r"(?:pada\s+|bulan\s+|tanggal\s+)*$",
    re.IGNORECASE,
)
"""What stands before a day that was planned and is no more: `mundur dari rencana akhir September`, gone by or not."""
_TOLD: Final = re.compile(
    r"\b(?=[abdlmpstw])(?:akhirnya|(?<=[“\"])dulu|(?<=[.!?] )dulu|(?<![\s\S])dulu|tercatat"
    r"|(?<!diprediksi )(?<!diperkirakan )(?<!akan )(?<!berpotensi )terjadi|pernah|sempat|sebelumnya"
    r"|(?:sudah|telah)\s+(?:lewat|lampau|berlalu|habis|terlewati?)|berdasar(?:kan)?(?=[^,.!?]*$)"
    r"|(?<!hari )(?:di)?lahir(?:kan)?|wafat|meninggal"
    r"|(?<!kemungkinan )ter(?:tinggi|rendah|banyak|sedikit|buruk|parah|kering|basah))\b[^.!?]*$",
    re.IGNORECASE,
)
"""Words of a sentence that tells what has been: `tercatat 61 kejadian, yang terbanyak 2 Februari`."""
_BEFELL: Final = re.compile(
    r"\b(?=[ant])(?<!bisa )(?<!dapat )(?<!mungkin )(?<!bila )(?<!jika )(?<!kalau )"
    r"(?:(?:anjlok|ambruk|ambles)(?:[^.!?;]{0,72}\bpada)?\s+(?:bulan\s+)?$|(?:naik|turun)\s+(?:menjadi|jadi|ke|hingga)\s+\d[\d.,]*\s+persen\s+(?:pada\s+)?(?:bulan\s+)?$)"
    r"|\b(?=me)(?<!bisa )(?<!dapat )(?<!mungkin )(?<!bila )(?<!jika )(?<!kalau )"
    r"(?:(?:melorot|merosot|melonjak|meroket|menembus)(?:[^.!?;]{0,72}\bpada)?|(?:membaik|memburuk|menyusut|melandai|mereda)\b[^.!?;]{0,72}\bpada"
    r"|(?:meningkat|menurun)\s+(?:menjadi|jadi|ke|hingga)\s+\d[\d.,]*\s+persen(?:\s+pada)?)\s+(?:bulan\s+)?$"
)
"""What nobody plans, before the month that saw it: `tingkat hunian merosot ke 41 persen pada Februari`."""
_STRUCK: Final = re.compile(
    r"\b(?:akibat|gara-gara|terdampak|diterjang|diterpa|dihantam|terseret|tergerus|imbas)\s+(?:[a-z]+\s+){0,2}"
    r"(?:hujan|angin|banjir|longsor|gempa|kebakaran|rob|petir|badai|beliung|luapan|erupsi|arus)(?:\s+(?!akan\b|bila\b|jika\b|pada\b)[a-z]+){0,2}"
    r"\s+(?:pada\s+)?(?:hari\s+)?$"
)
"""A mishap that has done harm, before its day: `atap yang rusak akibat angin kencang Jumat`."""
_HINTS: Final = (
    "udah ",
    "elah ",
    "yang di",
    "akibat",
    "gara-",
    "terdampak",
    "diter",
    "dihantam",
    "terseret",
    "tergerus",
    "imbas",
    "sot ",
    "anjlok",
    "ambruk",
    "ambles",
    "mel",
    "mer",
    "memb",
    "menemb",
    "mening",
    "menur",
    "menyus",
    "naik",
    "turun",
)
"""One of these stands in what has happened, so that most sentences are looked at no further."""
_ONLY_THEN: Final = re.compile(
    r"\b(?:baru|(?:ke)?mungkin(?:an)?(?:\s+besar)?|barangkali)\s+(?:di(?!temukan|ketahui|sadari|bagi)[a-z]{4,}|ber(?:langsung|jalan|laku|operasi)|turun|ada|mulai|cair|tiba|singgah|masuk|longgar)\s+"
    r"(?:pada\s+|di\s+)?(?:bulan\s+)?$"
)
"""What comes no sooner than a month, or then if at all: `tarif itu baru dikenakan November`, `kemungkinan dibuka Januari`."""
_REST: Final = re.compile(
    r"\bsisanya\s+(?:di(?!temukan|ketahui|rawat)[a-z]{4,}|menyusul|cair|berangkat|datang)\s+(?:pada\s+)?(?:hari\s+|bulan\s+)?$",
    re.IGNORECASE,
)
"""What is left to do: `sisanya diserahkan Rabu`."""
_DONE: Final = re.compile(
    r"\b(?:sudah|telah)\s+(?!di(?:tetapkan|siapkan|sepakati|putuskan|jadwal|agenda|rencana|pastikan|umumkan|pesan|tentukan))"
    r"(?:(?:di|me|ber|ter)[a-z]{3,}(?:\s+pada)?|(?:di|ter)[a-z]{3,}(?:\s+[\w-]+){1,5}\s+pada)\s+(?:bulan\s+|tanggal\s+|hari\s+)?$"
)
_MEANT: Final = re.compile(
    r"\b(?:supaya|agar|biar|sehingga|semoga|ingin|mau|ketika|saat|bila|jika|kalau|minimal|setidaknya|paling\s+tidak)\b[^.!?;]*$"
)
"""What makes of what `sudah` is done then a hope or a bound: `supaya sudah dibahas April`."""
_BY_WHICH: Final = re.compile(
    r"\byang\s+di(?:usulkan|ajukan|setujui|sahkan|teken|tandatangani|laporkan|temukan|tolak|sampaikan)(?:\s+[\w-]+){0,3}\s+(?:(?:pada|bulan)\s+)*$"
)
"""An act that something has come of, before its day: `tarif yang diusulkan operator pada Juni ditolak`."""
_ITS_DAY: Final = re.compile(
    r"\b(?:jatuh|tiba|cair|tayang|selesai|rampung|tuntas|terbit|kirim|bayar|panen|berangkat|pulang|main|tanding)nya\s+(?:(?:pada|bulan|tanggal|hari)\s+)*$",
    re.IGNORECASE,
)
"""What stands before the day on which a thing falls due: `tibanya Oktober`."""
_TO_COME: Final = re.compile(
    r"\b(?:(?=a(?:ka|ge)|ba[kt]|ber[ehjpt]|di(?:ag|bi|es|ge|ha|ja|mi|p[er]|re|t[au]|u[ns])|est|h(?:en|ar|it)|in[sy]|ja[dnt]|kela|lamb"
    r"|m(?:e(?:m[beip]|n[ajtu]|ng[hu]|re)|in|og|ol|u[dn])|nant|p(?:er[hk]|ra|r[eo])|ren|s(?:eg|elam|emo|uda)|t(?:ar|el|eng|erj)|will)"
    r"(?:akan|bakal(?!\s+(?:pasangan\s+)?(?:calon|ca[a-z]{3,})\b)|nanti(?:nya)?"
    r"|hendak|(?:di|mem)bidik|(?<=paling )telat|harus(?=[^.!?]{3,44}\b(?:sebelum|hingga|sampai)\s+$)"
    r"|segera|berpotensi|(?<!yang )(?<!sempat )(?<!pernah )(?:diper|memper)panjang"
    r"|(?:di|men)?targetkan|ditarget"
    r"|jangan(?!-|\s+sampai\b|[^.!?“”]*\b(?:seperti|kayak|(?:ter)?ulang\w*|kejadian|peristiwa|insiden|kasus|musibah|lupa(?:kan)?|ingat)\b)"
    r"|(?:di|me)?rencanakan|(?<!sempat )ber(?:janji|harap|encana|tekad)"
    r"|(?<!dari )(?:target|rencana|jadwal)(?:nya)?(?!\s+(?:awal|semula|lama)\b)|(?:di|ter|men)jadwal(?:kan)?"
    r"|(?:di)?agenda(?:kan|nya)|(?:di|men)?janji(?:kan)?|(?:(?:di|me)?minta|(?:minta|janji|harap)nya)|(?:di|meng)?harap(?:kan)?"
    r"|(?:(?<!yang )di|meng)?usul(?:kan)"
    r"|(?:di|mem)?(?:prakira|perkira|prediksi|proyeksi|estimasi)(?:kan)?|(?:prakira|perkira|perhitung|hitung|harap)an(?:nya)?"
    r"|mudah-mudahan|semoga|moga-moga|insya\s?allah|in[sy]+a\s?allah|kelak"
    r"|(?:mundur|molor|digeser|diundur|ditunda)\s+(?:ke|hingga|sampai)|(?:se)?lambat(?:-lambat)?(?:nya)?|jatuh\s+tempo(?:nya)?|tenggat(?:nya)?|batas(?:nya)?"
    r"|harus\s+sudah|sudah\s+harus|menunggu|menanti|will)\b|by\s+(?:the\s+)?$|bisa\s+(?:sampai\s+|pada\s+|di\s+)?$|menyusul\s+(?:pada\s+|mulai\s+)?$"
    r"|(?=berl)(?<!yang )(?<!sudah )(?<!telah )(?<!pernah )(?<!masih )(?<!sempat )berlaku\s+(?:pada\s+|mulai\s+)?$)"
)
"""Words that look ahead, and nouns of what is planned, hoped and reckoned, in small letters; their first letters rule out most words."""
_OVER: Final = re.compile(
    r"\b(?=[bdkpst])(?:sudah|telah|sempat|pernah|tadi|kemarin|baru\s+saja|dulu|semula|tercatat)\b[^.!?]*$|\b(?:dari|sejak)\s+$",
    re.IGNORECASE,
)
"""Words of a sentence on what has been."""
_PARTED: Final = re.compile(
    r"\b(?:yang|karena|sebab|lantaran|akibat|setelah|sesudah|usai|sejak|seperti|sebagaimana|menyusul|pasca|ketika|padahal|sedangkan|sementara"
    r"|namun|tetapi|tapi|meski(?:pun)?|walau(?:pun)?|tercatat|terealisasi|realisasi(?:nya)?|mencapai|tercapai|melampaui|sempat|pernah|terkumpul|lebih\s+cepat"
    r"|(?:me(?:ngata|nyampai|nutur|negas|nerang|njelas|ngungkap)kan|kata|ujar|tutur|ucap|jelas|ungkap|papar|terang|tegas)(?:nya)?)\b",
    re.IGNORECASE,
)
"""Words with which another clause begins, of what is, or of what has been."""
_AFTER_ALL: Final = re.compile(
    r"\b(?:sempat|pernah|tercatat|terealisasi|(?:sudah|telah)\s+(?:lewat|lampau|berlalu|habis|terlewati?)|dari\s+rencana|periode|tunggakan|rapel(?:an)?)\b",
    re.IGNORECASE,
)
"""Words after which nothing looks ahead any more: `realisasi yang ditargetkan Rp5 miliar sempat tertinggal November`."""
_OWN: Final = re.compile(r"\byang\s+(?:di|me|ber|ter)[a-z]+\s+(?:pada\s+)?$")
"""A clause that has the date for itself: `kami berharap usulan yang disampaikan Januari dikabulkan`."""
_WHICH: Final = re.compile(r"\byang\s+$", re.IGNORECASE)
_CLOSED: Final = re.compile(r"\b(?:itu|ini|tersebut|sudah|telah|baru)\b", re.IGNORECASE)
"""What ends a clause that `yang` began: `petugas yang akan memperbaiki pipa sudah datang sejak Sabtu malam`."""
_SAID: Final = re.compile(
    r"\b(?:(?:kata|ujar|tutur|ucap|ungkap|jelas|papar|terang|tegas|imbuh|tambah)(?:nya)?|(?:di|me(?:n|ng)?)(?:kata|ungkap|kemuka|jelas|umum|tutur|utur)kan"
    r"|(?:disampai|menyampai|mengemuka|dipapar|memapar|ditegas|menegas|diterang|menerang)kan)\b",
    re.IGNORECASE,
)
_HELD: Final = re.compile(
    r"\b(?:rapat|sidang|upacara|apel|acara|saat|ketika|usai|seusai|setelah|dalam|sela(?:-sela)?|membuka|menghadiri)\b", re.IGNORECASE
)
"""What makes of a day on which something is said that of a meeting, of which the story may go on to tell."""
_SPOKEN: Final = re.compile(r"[”\"]\s+[a-z]{3,}[^.!?“”\"]*,\s+(?:hari\s+)?$")
_BEEN: Final = re.compile(
    rf"\s+dan\s+(?:{calendar.FULL_WEEKDAY})(?:\s+(?:pagi|siang|sore|malam))?\s+(?:kemarin|lalu)\b"
    r"|\s+(?:kami|kita|saya|aku|mereka|ia|dia)\s+(?:sudah|telah)\s+(?:me[a-z]{4,}|[a-z]{3,}kan|kirim|terima|cek|periksa)\b|\s+(?:baru(?!\s+(?:bisa|akan|dapat|mulai)\b)|masih|sempat|malah|ternyata)\s+[a-z]"
)
_TALLIED: Final = re.compile(
    r"\b(?:yang\s+(?:masuk|diterima|datang|dilayani|ditemukan|dihimpun|dilaporkan)|ter(?:kumpul|catat|data|himpun|jual|jaring|salur|realisasi))\b"
    r"[^.!?]{0,24}\b(?:hingga|sampai)\s+(?:hari\s+)?$"
)
"""What stands before the day up to which things have been counted: `suara yang masuk sampai Senin`."""
_CALLED_OFF: Final = re.compile(
    r"\b(?:membatalkan|(?:di)?batal(?:kan)?|menunda|ditunda|meng?undur(?:kan)?|diundur|menggeser|digeser|memindah(?:kan)?|dipindah(?:kan)?"
    r"|meniadakan|ditiadakan|memajukan|dimajukan)\b[^.!?]*\b(?:semula|sedianya|seharusnya)\b[^.!?]{0,30}$",
    re.IGNORECASE,
)
"""What stands before the day of what will not be then: `membatalkan lomba yang semula digelar Minggu pagi`."""
_OPEN_TILL: Final = re.compile(
    r"\b(?<!sempat )(?<!sudah )(?<!telah )(?:menampung|ditunggu|dibuka|terbuka|berlaku|(?:memberi(?:kan)?|diberi|punya)\s+waktu)\b"
    r"(?:(?!\b(?:sudah|telah|sempat|kemarin)\b)[^.!?,\d])*"
    r"\b(?:hingga|sampai)\s+(?:hari\s+)?$",
    re.IGNORECASE,
)
"""What stands before the day up to which something may still be done: `menampung keberatan sampai Senin sore`."""
_ONE_BY_ONE: Final = re.compile(
    r"\b(?:(?:hari\s+ini|besok|lusa|nanti)\b[^.!?“”]*\b(?:lalu|kemudian|disusul)\s+|(?:besok|lusa)\b[^.!?“”]*,\s+)(?:hari\s+)?$",
    re.IGNORECASE,
)
"""What stands before the next of some days to come: `Besok di Tunjungsekar, (lalu) Senin di Tanjungrejo`."""
_NEXT: Final = re.compile(r"(?:(?<!,\s)\b[a-z]+\s+dulu,|[,;][^.!?,;“”\"]{3,44}\bmenyusul(?:\s+pada)?)\s+(?:hari\s+)?$")
"""What comes after another: `berkas masuk dulu, Rabu saya tanda tangani`, `kota sudah normal, dua desa menyusul Selasa`."""
_IF: Final = re.compile(
    r"\s*(?:bila|jika|kalau|apabila|begitu)\s"
    r"(?!.*\b(?:(?:di|me)?lihat|\w*banding\w*|hitung|data|dulu|sudah(?!.*\bsebelum\s$)|sempat|pernah|tahun\s+lalu|kemarin|biasanya|tidak\s+salah|ingat)\b)[^,]*,",
    re.IGNORECASE,
)
"""How a sentence begins that tells what will be if: `Bila berhasil, mesin serupa dipasang semester kedua`."""
_STOP: Final = re.compile(r"[.!?](?!\d)|[;“”\"]")


def bearing(text: str, place: int) -> int:
    """1 where the words before that place look ahead, -1 where they look back, 0 where nothing is said."""
    near = text[max(0, place - _NEAR) : place]
    if any(map(near.lower().__contains__, _SINCE_WORDS)) and _SINCE.search(near):
        return -1
    if _looks_ahead(text, place):
        return 0 if _FIRST_MEANT.search(near) else 1
    if "nya " in near and (_ITS_DAY.search(near) or _REST.search(near)):
        return 0 if _OVER.search(near) else 1
    return -1 if _TOLD.search(text, max(0, place - _TALE), place) or _has_happened(text, place) else 0


def month_bearing(text: str, place: int) -> int:
    """The same of a month, also by what comes no sooner: a weekday after `baru` is as often just past."""
    if way := bearing(text, place):
        return way
    return int(_ONLY_THEN.search(text, max(0, place - _NEAR), place) is not None and not is_over(text, place))


def _has_happened(text: str, place: int) -> bool:
    """Whether what stands right before that place has been: a mishap, a change that nobody plans, what `sudah` is done."""
    low = max(0, place - _TALE)
    said = text[low:place]
    if not any(map(said.__contains__, _HINTS)):
        return False
    if _BEFELL.search(text, low, place) or _STRUCK.search(text, low, place) or _BY_WHICH.search(text, low, place):
        return True
    if "udah " not in said and "elah " not in said:
        return False
    done = _DONE.search(text, low, place)
    return done is not None and _MEANT.search(text, low, done.start()) is None


def was_planned(text: str, place: int) -> bool:
    """Whether the words right before that place tell of a plan that is no more: `dari yang semula akhir bulan menjadi pekan depan`."""
    return _FIRST_MEANT.search(text, max(0, place - _NEAR), place) is not None


def day_bearing(text: str, place: int) -> int:
    """The same of a weekday by what is told up to it, by what was planned for it, by the days before it."""
    low = max(0, place - _REACH)
    if _TALLIED.search(text, low, place):
        return -1
    ahead = (_CALLED_OFF, _OPEN_TILL, _ONE_BY_ONE, _NEXT)
    return int(any(words.search(text, low, place) for words in ahead))


def is_over(text: str, place: int) -> bool:
    """Whether the sentence of that place says of what it tells that it has been."""
    low = max(0, place - _REACH)
    return _OVER.search(text, low, place) is not None or _TALLIED.search(text, low, place) is not None


def has_been(text: str, end: int) -> bool:
    """Whether what follows a day says so: `Minggu baru tiba`."""
    return _BEEN.match(text, end) is not None


def is_said(text: str, place: int) -> bool:
    """Whether a weekday at that place is that on which what stands before was said: `“Semoga menang,” harapnya, Rabu`."""
    return _SPOKEN.search(text, max(0, place - _REACH), place) is not None


def is_saying(said: str) -> bool:
    """Whether the words before a day make it only that of a statement: `demikian dikemukakan Kabag Humas di kantornya, Kamis (24/8)`."""
    return _SAID.search(said) is not None and _HELD.search(said) is None


def _looks_ahead(text: str, place: int) -> bool:
    """Whether a word that looks ahead stands before that place in its sentence, a far one in its clause."""
    low = max(0, place - _REACH)
    for stop in _STOP.finditer(text, low, place):
        low = stop.end()
    if _IF.match(text, low, place):
        return True
    begun = max(0, low - _BEFORE)
    words = _TO_COME.finditer(lowered(text[begun:place]), low - begun)
    return any(_reaches(text, low, begun + word.start(), begun + word.end(), place) for word in words)


def _reaches(text: str, low: int, begin: int, at: int, place: int) -> bool:
    """Whether a word that looks ahead, up to ``at``, bears on that place: not where it is of a clause that has closed."""
    if (
        _OWN.search(text, at, place)
        or _AFTER_ALL.search(text, at, place)
        or (_WHICH.search(text, low, begin) and _CLOSED.search(text, at, place))
    ):
        return False
    return place - at < _NEAR or _PARTED.search(text, at, place) is None
