"""Whether a month's name alone is a month: names of people are not, and few are as clear as `Maret`."""

import re
from collections.abc import Sequence
from typing import Final

from scraper.extract import calendar
from scraper.extract.dates import plans
from scraper.extract.markup import names

_LEAD: Final = re.compile(
    r"(?<![\w-])(?:(?:di|sebelum|selama|sepanjang|menjelang|jelang|memasuki|sekitar|per|(?:kontras|beda|banding|bandingkan|sama|mirip|serupa)\s+dengan"
    r"|(?:maju|mundur|di(?:geser|undur|majukan|tarik|pindah|alihkan|pindahkan)|bergeser)\s+ke)\s+|(?:awal|pertengahan|akhir)\s+[a-z]{3,9}\s+(?:atau|dan|serta)\s+|(?=bulan)|(?=pada|sejak|hingga|sampai|mulai|in|since|until))"
    r"(?P<printed>(?:(?:pada|sejak|hingga|sampai(?:\s+dengan)?|mulai|in|since|until)\s+)?(?:bulan\s+)?)$"
)
"""What makes a month of any month's name; some of these words are printed with it."""
_SURE: Final = names("februari pebruari maret agustus september oktober november nopember desember")
"""Months after which next to nobody is called."""
_SAYS: Final = names("""
    kata ujar tutur ucap ungkap jelas papar terang tegas tambah imbuh sebut beber urai tandas timpal sambung pungkas lanjut aku kenang
    cerita sahut tukas kilah seloroh harap keluh cetus sergah bukan said katanya ujarnya tuturnya menurut oleh bersama dengan bernama
    dipanggil disapa sapaan panggilan nama namanya adalah ialah dan
    atau antara serta tim grup lagu berjudul bu pak ibu bapak mas mbak kak dik si sang mengatakan menjelaskan menuturkan menyebut berkata
    bercerita mengaku tersenyum hadir merupakan identik sebelas sepuluh bertanggal tertanggal
""")
"""Words beside which a month's name is a person's or a thing's."""
_LINKS: Final = names("adalah ialah yaitu yakni dan serta bukan")
"""Of these, the words that leave a month of which next to nobody has the name: `bulan terburuk adalah Februari`."""
DUE: Final = names("""
    cair selesai rampung tuntas berakhir dimulai berlangsung berjalan beroperasi terjadi tiba turun terbit jatuh dijadwalkan direncanakan
    cepat ditargetkan diperkirakan diharapkan diprediksi digelar dilaksanakan diselesaikan dilakukan paling lambat target panen dibanding
    dibandingkan ketimbang daripada dari setelah sesudah dibagikan dibayarkan diserahkan dibuka ditutup diluncurkan diresmikan disalurkan
    kasus penjualan terlaksana bergulir berangkat keluar usai tayang mundur molor tempo rilis diteken dirilis ditunda diundur digeser
    jadi kelar beres dikirim dilelang terakhir selambatnya selambat-lambatnya dibangun dipasang diuji direhab dipugar dikebut
""")
"""Words after which even `Juli` is a month where nothing but a stop or a little word follows."""
_DONE: Final = re.compile(r"di[a-z]{3,}(?:kan|i)")
_LISTS: Final = names("dan serta atau")
_BY_SOMEBODY: Final = names("""
    ditemui ditemani didampingi diwakili dikatakan diungkapkan dituturkan diceritakan disampaikan dijelaskan diakui dirasakan dialami
    dibawakan dinyanyikan diperankan dimiliki diikuti digantikan dinikahi dihadiri diucapkan dikemukakan dipelajari digemari
    diminati diramaikan dimainkan dipersembahkan diingatkan dikenakan dilantunkan dipamerkan
""")
"""Passive verbs after which the name is as often that of who does it; after others it is the month in which it is done."""
TITLES: Final = names("bu pak ibu bapak mas mbak kak dik si sang mbok cak ning bang om tante kakak adik mr mrs ms")
_TIMED: Final = re.compile(r"\s+(?:kemarin|lalu|silam|ini|depan|mendatang|nanti|tahun|hingga|sampai|\d)")
"""What after a name says of when, not of whom."""
_NUMBERS: Final = names("satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas puluh")
"""Words after which a month is of a day that a thing is called after: `Universitas Sebelas Maret`."""
_DEGREE: Final = re.compile(r",\s[A-Z]\w?\.|,\s[A-Z]{2}\b")
_OF_KIN: Final = re.compile(
    r",\s+(?!(?:sisa|selebih|tepat|persis|akhir|puncak|berikut|selanjut|sebelum|setidak|hasil|selain)nya)[a-z]+nya\b"
)
"""What says of a name who that is: `dibuat Juli, kakaknya`."""
_OPENED: Final = re.compile(r"(?:^|[!?:;“\"‘(]\s*|(?<![A-Z])(?<![A-Z][a-z])(?<![A-Z][a-z]{2})\.[”\"]?\s*|[–—]\s)$")
"""What stands before the first word of a sentence, which has its capital from there."""
_MONTH: Final = re.compile(rf"\b(?:{calendar.FULL_MONTH})\b")
_OF_A_MONTH: Final = names("""
    angka capaian penjualan kunjungan liburan inflasi periode masa gaji edisi jadwal agenda tagihan kuota iuran honor insentif rekening
    realisasi laporan puncak puncaknya targetnya rencananya jadwalnya pelaksanaannya musrenbang peralihan pancaroba jatah
    pencairan pembayaran penyaluran tunjangan produksi omzet
""")
"""Words for what each month has of its own: the name after them is that of a month."""
_ITS_MONTH: Final = re.compile(
    r"(?:pe[a-z]{4,}an|lelang|tender|fisik|studi|kontrak|ujian|panen|acara|lomba|tayang|hasil|cair|rilis|mulai|selesai)nya"
)
"""The same of what is done step by step: `lelangnya April atau Mei`."""
_WITH_SO_MANY: Final = re.compile(
    r"\s+dengan\s+(?:\d|(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|ratusan|puluhan|ribuan)\b)"
)
"""`paling sibuk November dengan 61 kejadian`."""
HOPED: Final = names("insyaallah inshaallah insya allah mudah-mudahan semoga moga-moga")
"""Words after which a month is that in which something is hoped for, whatever their first letter."""
_INITIALS: Final = re.compile(
    r"\s(?:[A-Z]{2}|Rp\s?\d|(?:Nyepi|Lebaran|Ramadh?an|Natal|Imlek|Waisak|Idul|Pilkada|Pemilu|Porprov|Bapak-|Ibu-)\b)"
)
"""The initials of a thing, a sum, a feast or poll, which are no family name: `pada April CFD libur`, `karena Maret Nyepi`."""
COUNTED: Final = (
    r"(?:kasus|orang|persen|warga|unit|kejadian|peserta|siswa|ton|kilogram|kg|liter|hektare?|juta|miliar|pasien|korban|laporan|keluarga|titik"
    r"|rumah|ekor|kali|pengunjung|wisatawan|penumpang|kendaraan)\b"
)
"""Things of which so many are counted in a month: `Januari 71 kasus, Februari 103 kasus`."""
_FIGURE: Final = re.compile(
    rf"\s+(?:(?:sebesar|tercatat|mencapai)\s+)?(?:\d+[.,]\d|Rp\s?\d|\d+\s+{COUNTED})"
    r"|\s+(?:tercatat|mencapai|menembus|tembus|naik|turun|melonjak|anjlok|merosot)"
    r"(?:\s+(?:ke|menjadi|jadi|dari|hingga|tipis|tajam|sekitar|sebanyak|hampir))*\s+(?:Rp\s?)?\d"
)
"""A figure of a month, whatever stands before it: `Inflasi Kota Malang November 0,27 persen`."""
_BESIDE_DUE: Final = names("pada lagi kembali juga nanti")
_WHEN: Final = names("waktu saat ketika kala")
_THEN: Final = re.compile(r"\s+(?:itu|kita|kami|saya)\b")
_ASIDE: Final = re.compile(r"\s*(?:[.;)”\"]|,(?!\s+(?:dan|serta|atau|lalu)\b)(?=\s+[a-z]|[”\"]))|$")
"""What closes a month that stands between commas."""
_ASIDE_REACH: Final = 60
_CUE: Final = re.compile(r"\b(?:bulan|waktu|saat|ketika|kala|nanti|musim)\b[^,.!?;:“\"]{0,44}$", re.IGNORECASE)
"""What makes a time of a name after a comma."""
_SOMEBODY: Final = re.compile(
    r"(?:nya|\b(?:anak|istri|suami|ibu|bapak|ayah|kakak|adik|cucu|teman|sahabat|warga|pemilik|pedagang|ketua|siswi|siswa|bernama|bersama\s+\w+))$"
)
_NO_NAME: Final = re.compile(r"(?:\b[a-z]+|\bDulu|\b(?:di|ke|dari)\s+[A-Z][a-z]+)$")
_BEFORE: Final = re.compile(r"(?:^|(?<![^\s(“\"‘'–—-]))([^\W\d_]+)\s+$|(?:^|[.!?:;][”\"’']?\s|[(“\"‘]|[–—]\s)\s*$")
_AFTER: Final = re.compile(r"\s+([^\W\d_]+)(\s+[^\W\d_])?")
CLOSED: Final = re.compile(
    r"\s*(?:$|[.,;:)”\"!?]|(?:di|ke|untuk|dengan|dan|sampai|karena|sebelum|setelah|agar|pada|yang|nanti|itu|ini|tersebut|saat|ketika)\b)"
)


def is_called(text: str, end: int) -> bool:
    """Whether a name goes on after a month's: `Mei Lestari`."""
    after = text[end : end + 2]
    return len(after) == 2 and after[0] == " " and after[1].isupper() and _INITIALS.match(text, end) is None


def lead(low: str, start: int) -> int | None:
    """Where the words that make a month of the name at that place begin."""
    found = _LEAD.search(low, max(0, start - 28), start)
    return found.start("printed") if found else None


def called(text: str, places: Sequence[int]) -> frozenset[str]:
    """The months, in small letters, after which somebody in a story is called: `Bu Juli`, `Mei Lestari`, `Lie Mei Hwa`.

    ``places`` are those at which a month may be named.
    """
    months = (_MONTH.match(text, place) for place in places)
    return frozenset(month[0].lower() for month in months if month and _is_somebody(text, *month.span()))


def _is_somebody(text: str, start: int, end: int) -> bool:
    if _TIMED.match(text, end):
        return False  # diserahterimakan KPP Pratama September kemarin
    before = _BEFORE.search(text, max(0, start - 24), start)
    if before and before[1] and (before[1].lower() in TITLES or (before[1][0].isupper() and _is_part(text, before, start, end))):
        return True
    low = text[max(0, start - 28) : start].lower()
    return is_called(text, end) and lead(low, len(low)) is None


def _is_part(text: str, before: re.Match[str], start: int, end: int) -> bool:
    """Whether a month's name is part of the name that stands before it: not `Kota Malang November`, but `Sebelas Maret`."""
    if _opens(text, before.start(1)):
        return False
    return text[start:end].lower() not in _SURE or before[1].lower() in _NUMBERS or _DEGREE.match(text, end) is not None


def _opens(text: str, place: int) -> bool:
    """Whether a sentence begins there."""
    return _OPENED.search(text, max(0, place - 8), place) is not None


def stands_alone(text: str, start: int, end: int, people: frozenset[str]) -> bool:
    """Whether the name there is a month without such words: `cair Mei.`, `Desember saya mau melihat hasilnya`.

    Where nobody of the story is called like a month, ``people``, it is one but beside words of speaking and in names.
    """
    before, after = _BEFORE.search(text, max(0, start - 24), start), _AFTER.match(text, end)
    if _FIGURE.match(text, end) or (after is not None and after[1] == "saja") or plans.is_month(text, start, end):
        return True
    word, name = (before[1] or "") if before else "", text[start:end].lower()
    due = word.lower() in DUE or (word not in _BY_SOMEBODY and _DONE.fullmatch(word) is not None)
    if name in people:
        return word.lower() in _OF_A_MONTH or (due and CLOSED.match(text, end) is not None)
    if word.lower() in _WHEN and _THEN.match(text, end):
        return True  # “Waktu Januari kita sempat normal”
    if not word:
        aside = text.endswith(", ", 0, start)
        if aside and _ASIDE.match(text, end) and _tells_when(text, start, name):
            return True  # Yang kelima, Oktober, nyaris berhasil
        begins = before is not None or aside
        return begins and after is not None and after[1].islower() and after[1] not in _SAYS and after[1] != "lalu"
    if word.lower() in _SAYS and not (word.lower() in _LINKS and name in _SURE):
        return False
    of_month = word.lower() in _OF_A_MONTH | HOPED or _ITS_MONTH.fullmatch(word.lower()) is not None
    named = before is not None and word[0].isupper() and not of_month
    if before and named and (name not in _SURE or _is_part(text, before, start, end)):
        return False  # Redaktur Juli, where `Padahal Desember` is a month
    if name not in _SURE and not of_month and _OF_KIN.match(text, end):
        return False
    goes_on = after is not None and after[1] in _LISTS and (after[2] or "X").islower()
    if name in _SURE and due and after is not None and after[1] in {"dengan", "bersama", "oleh", "menurut"}:
        return True  # alih media dimulai Februari dengan koran lama
    return after is None or after[1] not in _SAYS or goes_on or of_month or _WITH_SO_MANY.match(text, end) is not None


def _tells_when(text: str, start: int, name: str) -> bool:
    """Whether a month after a comma says when: `pada bulan timbang terakhir, Juni.`, `Waktu sumur itu kering, Juli, kami antre`."""
    before = text[max(0, start - _ASIDE_REACH) : start - 2]
    if name in _SURE and _NO_NAME.search(before):
        return True
    return _CUE.search(before) is not None and _SOMEBODY.search(before) is None


def is_due(low: str, start: int) -> bool:
    """Whether the word before says of work that it is done then: `dikerjakan Mei sampai Agustus`."""
    words = [word for word in low[max(0, start - 32) : start].split() if word not in _BESIDE_DUE]
    word = words[-1] if words else ""
    return word not in _BY_SOMEBODY and (word == "berlangsung" or (word[:2] == "di" and word in DUE) or _DONE.fullmatch(word) is not None)


def is_list(low: str, match: re.Match[str]) -> bool:
    """Whether months named one after the other are months: a lead, a year, a sure one or a third one tells."""
    if low[: match.start()].endswith("antara "):
        return False
    said = re.findall(r"[a-z]+|\d+", match[0])
    return (
        sum(word in calendar.MONTHS for word in said) > 2
        or lead(low, match.start()) is not None
        or (word := (low[max(0, match.start() - 24) : match.start()].split() or [""])[-1]) in _OF_A_MONTH
        or _ITS_MONTH.fullmatch(word) is not None
        or is_due(low, match.start())
        or any(word in _SURE or word == "atau" or word.isdigit() for word in said)
    )
