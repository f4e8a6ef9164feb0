"""What stands before a number that is no date: laws, schools, streets, sums, budgets, and days that come again."""

import re
from typing import Final

from scraper.extract import calendar
from scraper.extract.markup import names

_NEVER: Final = names("""
    nomor bernomor number no nomer pasal ayat rp idr usd rt rw rt/rw jl jln telp telepon hp wa fax skor kodim korem koramil smp smpn sma
    sman smk smkn sd sdn man mtsn blok kav pp uu perda perwal permendagri kepmen sk covid versi isbn issn nip nik gang gg komplek perum
    peringkat tabel bab gambar × x pertiga perempat perlima perenam usia umur ukuran kamar grup tertera kedaluwarsa kadaluwarsa kedaluarsa
    kadaluarsa exp expired bertahun
""")
"""Words after which numbers name a law, a school, a sum: never a date."""
_SCHOOLS: Final = names("smp sma smk sd man mtsn")
_DAY: Final = re.compile(
    rf"(?!17 A|10 N|28 O|20 M|2 M|1 J)\d[\d\s]*(?:(?:-|–|hingga|sampai|s\s?[./]?\s?d\b\.?|dan)[\d\s]+)?{calendar.MONTH}[\s\d]*",
    re.IGNORECASE,
)
"""A day of the calendar after which no school is called: `UN SMP menyusul 22 April, SD 6 sampai 8 Mei`."""
_PLACES: Final = names("""
    jalan universitas stadion gelora lapangan gedung institut taman tugu monumen museum pasar terminal stasiun rumah sakit gor masjid gereja
    bandara yayasan kampus perumahan jembatan makam kampung partai gerakan batalyon sekolah rsud rs klinik hotel
""")
"""Words with which the name of a place begins, `Taman 10 November`; in lower case they are words like others but for such days."""
_HALLS: Final = names("serbaguna olahraga kesenian")
"""What may stand between such a word and its day: `Gedung Serbaguna 10 November`."""
_OF_PLACES: Final = re.compile(
    r"(?:17 Agustus|10 Nop?v?ember|28 Oktober|5 Oktober|20 Mei|1 Juni|11 Maret)\b(?!\s*,?\s*(?:tahun\s+)?\d{4})", re.IGNORECASE
)
"""Days after which places are called."""
_NAMED: Final = re.compile(
    rf"{calendar.FULL_WEEKDAY}|(?:kemarin|besok|lusa|hari|tadi|pagi|siang|sore|malam|tanggal|tertanggal|tgl|(?:sekitar\s+)?(?:pukul|pkl|jam))\b",
    re.IGNORECASE,
)
"""A weekday or the like says a date after any word: `di ujung gang, Selasa (6/12)`, `ujian SD besok, 4 Mei`."""
_LAW: Final = re.compile(
    r"(?:\b(?:nomor|no(?![a-z])\.?|nomer|number)\s*:?\s*[\w./-]+|\b(?:UU|PP|Perda|Perwal|Perbup|Pergub|Perpres|Keppres|Inpres|Permen\w*|Kepmen\w*|Perma"
    r"|Undang-Undang|Peraturan)\s+\d+"
    r"|\b(?:UUD|Undang-Undang\s+Dasar)(?:\s+(?:NRI|NKRI|RI|Negara|Kesatuan|Republik|Indonesia))*)\s*,?\s*(?:tahun\s+)?$",
    re.IGNORECASE,
)
_PLAN: Final = re.compile(r"(?:The\s+)?(?:RPJ[A-Z]+|RIPP[A-Z]+|Ripparda|Renstra|RTRW)\s+")
"""A plan whose years are told where they are asked for by themselves."""
_BUDGET: Final = re.compile(
    r"(?:\b(?:(?i:APBD|APBN|P-?APBD|RAPBD|RKPD|RKA|LKPD|LKPJ|LPPD|LKPP|DBHCHT|T\.?A\.?|PPDB|SPMB|Renja|Musrenbang)|PAK|DAK|DAU|ADD"
    r"|(?:R[A-Z]{3,}|(?i:RPJ(?:MD|PD|MN|PN)|Ripparda|Renstra))(?:\s+(?:Kota|Kab(?:upaten|\.)|Provinsi|Daerah|Desa)(?:\s+[A-Z]\w+){0,3})?|Master\s?[Pp]lan|(?:Rencana|Peta\s+Jalan|Dokumen)(?:\s+[A-Z]\w+){1,5}"
    r"|KUA(?:[- ]?PPAS)?|PPAS|(?:[Ll]aporan|[Nn]ota)\s+[Kk]euangan|[Aa]nggaran|[Aa]jaran|[Pp]elajaran"
    r"|(?:[Tt]ahun|[Kk]alender)\s+[Aa]kademik|[Ff]iskal|[Tt]ahun\s+[Bb]uku|[Ff]iscal(?:\s+[Yy]ear)?|FY)|\bForum\b[^!?]{0,30})\s+"
    r"(?:(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?(?:\s*,\s*|\s+)(?:(?:dan|serta)\s+)?){0,3}$"
)
"""Budgets, plans and school years: their year says of which they are, not when anything was."""
_WHEN: Final = re.compile(r"(?:pada|di|sejak|semenjak|sepanjang|selama|hingga|sampai|mulai|in|since|until|during)\b", re.IGNORECASE)
"""Words of a printed year by which it says when something was, whatever stands before it: `menaikkan anggaran pada tahun 2022`."""
_GAZETTE: Final = re.compile(r",?\s+(?:nomor|no)\b\.?\s*:?\s*\d", re.IGNORECASE)
_SAID: Final = re.compile(
    r"[a-z]\s+\S+$|\b(?:tahun|periode|sejak)\s.*\d\D+\d|\d\s+(?:hingga|sampai|s/d)\b|^(?:pada|sejak|sepanjang|tahun)\b.*(?=kasus)",
    re.IGNORECASE,
)
"""What says of a number that it is a year whatever follows: `2019 silam`, `tahun 2019-2023`, `pada 2019 kasus naik`."""
_COUNTED: Final = re.compile(
    r"\s+(?:orang|peserta|warga|unit|siswa|pelajar|mahasiswa|persen|paket|buah|ekor|bibit|pohon|pendaftar|pelari|penonton|pengunjung|jiwa|kk"
    r"|poin|rumah|suara|jam|kasus|titik|kios|lapak|kader|relawan|guru|jema?ah|santri|kendaraan|personel|eksemplar|sambungan|hektare?|(?:senti|mili|kilo)?meter|[ckm]m|m[23²³]|mdpl|(?:mili)?liter|ml|ton|kuintal|kg|(?:mili|kilo)?gram"
    r"|(?:kilo|mega)?watt|[kmg]wh?|volt|cc|vial|ribu|juta|miliar|rupiah|anak|keluarga|umkm|lembar|halaman|people|percent|million|thousand)(?![\w-])",
    re.IGNORECASE,
)
_OF_A_YEAR: Final = re.compile(r"(?:(?:pada|di)\s+)?(?:tahun|se(?:men)?jak)\s+(?:tahun\s+)?\d{4}$", re.IGNORECASE)
_SPAN_OF: Final = re.compile(r"\b(?:per|satu|dua|tiga|empat|lima|setiap|tiap|\d+)\s+$", re.IGNORECASE)
"""What makes a span of the word: `per tahun 2000 orang`, not `tahun 1972 rumah itu dijual`."""
_SO_MANY: Final = re.compile(r"(?:\b\d+|\b(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|beberapa))\s+$")
_EVERY: Final = re.compile(
    rf"\b(?:setiap|tiap|saban|every|each)(?:[ -]tiap)?\s*(?:(?:hari|tanggal|pekan|minggu|bulan|tahun|pada|awal|pertengahan|akhir|pertama"
    rf"|kedua|terakhir|on|{calendar.FULL_WEEKDAY}|{calendar.FULL_MONTH}|\d+)\b\s*"
    r"(?:(?:,|dan|serta|atau|and|or|&|-|–|hingga|sampai)\s*)?)*$",
    re.IGNORECASE,
)
_EVERY_WORDS: Final = ("tiap", "saban", "every", "each")
_PAID_LATE: Final = re.compile(r"\b(?:terlambat|telat)\s+(?:mem)?bayar\s+(?:pada\s+)?(?:tanggal\s+)?$")
"""What stands before the day of each month on which something is due: `terlambat bayar tanggal 20`."""


_LABELLED: Final = re.compile(
    r"\b(?:ber(?:tanda|tuliskan|tulisan|label|cap|angka)|tertulis|terukir|tertera|tulisan|prasasti|plakat|papan)\b[^.!?]{0,16}[“\"‘][^”\"’]*$",
    re.IGNORECASE,
)
"""What stands before a date on a thing, in quotation marks: `peta bertanda "Soerabaja 17-3-1926"`."""


_WRITTEN: Final = re.compile(
    r"\b(?:ber(?:tuliskan|angka|cap)|tulisan(?:nya)?(?:\s+itu)?|(?:papan|plakat|batu|tembok|dinding|kaos|kaus)\s+(?:itu\s+)?(?:ter(?:tulis|ukir|cetak)|bertulis(?:an)?))\s+"
    r"(?:(?:ya|masih|tetap|cuma|hanya|memang|sudah|kan|angka|tahun|tanggal|hari)\s+)*$",
    re.IGNORECASE,
)
"""What stands right before a date on a thing without such marks: `papan bertuliskan tahun 1996`."""
_ENGRAVED: Final = names("tertulis terukir tercetak terpahat tergores")
_ON_LABELS: Final = re.compile(r"digunakan sebelum|k[ae]da?lu[aw]arsa (?:sejak|pada|per|bulan|tahun)", re.IGNORECASE)
_ON_A_LABEL: Final = re.compile(r"k[ae]daluwarsa(?:nya)?\b[^.!?;]{0,24}$", re.IGNORECASE)
_MONTH_AND_YEAR: Final = re.compile(r"[A-Za-z]{3,9}\.?\s+\d{4}")
_ON_LABELS_WORDS: Final = frozenset({"sebelum", "sejak", "pada", "per", "bulan", "tahun"})
"""What stands on labels before a date, with its last words, or tells of one there: `biskuit kedaluwarsa sejak Februari 2019`."""
_ON_PAPERS: Final = frozenset({"bertanggal", "tertanggal", "sampul", "lembar"})
_TELLING: Final = _NEVER | _PLACES | _HALLS | _ON_PAPERS | _ON_LABELS_WORDS
"""Words right before what looks like a date that may make a name of it."""
_CLOSES: Final = frozenset('”"')
_TITLE: Final = re.compile(
    r"[“\"](?:[A-Z0-9][\w’'-]*[\s:,–-]+)(?:(?:[A-Z0-9][\w’'-]*|di|ke|dan|dari|yang|untuk|dalam|pada|bagi)[\s:,–-]+)*(?!Sejak|Pada|Hingga|Sampai|Mulai|Since)[A-Z][\w’'-]*[\s:,–-]+$"
)
"""A title in quotation marks that ends with a year: `buku “Sepuluh Tahun di Laut: 2013–2023”`."""


def is_name(text: str, start: int, printed: str, year: bool) -> bool:
    """Whether what looks like a date, or like a ``year`` alone, belongs to a name that stands before it."""
    words = text[max(0, start - 20) : start].split()
    term = printed[:1] in "pPmM" and printed.lower().startswith(("periode", "masa"))
    if words:
        last = words[-1].strip(".:,(“‘\"'")
        low = last.lower()
        if (low in _TELLING or last != low) and _is_of_word(words, last, printed, year, term):
            return True
    before = text[max(0, start - 48) : start]
    if "uwarsa" in before and _MONTH_AND_YEAR.fullmatch(printed) and _ON_A_LABEL.search(before):
        return True  # tulis kedaluwarsanya, misalnya MAR 2022
    if year and printed[0].isdigit() and words and words[-1] in _ENGRAVED:
        return True
    if ("ulis" in before or "angka" in before or "ukir" in before or "cetak" in before or "ercap" in before) and _WRITTEN.search(before):
        return True
    if ("“" in before or '"' in before or "‘" in before) and (
        _LABELLED.search(before)
        or (year and printed[0].isdigit() and text[start + len(printed) : start + len(printed) + 1] in _CLOSES and _TITLE.search(before))
    ):
        return True
    if not year or term:
        return False
    if printed.startswith("Tahun") and before.endswith(". "):
        return False  # hubungi nomor 0341-751234. Tahun 2015 …
    if before == text[:start] and _PLAN.fullmatch(before) and start + len(printed) >= len(text.rstrip(" .")):
        return False  # nothing but a plan and its years
    return _LAW.search(before) is not None or (_WHEN.match(printed) is None and _BUDGET.search(before) is not None)


def _is_of_word(words: list[str], last: str, printed: str, year: bool, term: bool) -> bool:
    """Whether the last of the words before it, without the marks beside it, makes a name of what looks like a date."""
    low, beside = last.lower(), words[-1][-1] != ","
    aside = not beside and printed[:5].lower() == "tahun"  # ketika ia kelas 3 SMP, tahun 2009
    if low in _NEVER and not (aside or term) and (year or not (_NAMED.match(printed) or (low in _SCHOOLS and _DAY.fullmatch(printed)))):
        return True
    if low in _PLACES and beside and printed[0].isdigit() and (last != low or _OF_PLACES.match(printed)):
        return True
    if low in _HALLS and len(words) > 1 and words[-2].lower() in _PLACES and _OF_PLACES.match(printed):
        return True
    if beside and len(words) > 1 and words[-2].lower().rstrip(".") in {"jalan", "jl"} and last != low and printed[0].isdigit():
        return True  # Jalan Raya 2 Mei
    if low in _ON_PAPERS and printed[0].isalpha():
        return True  # piagam bertanggal Agustus 2015
    # a label: baik digunakan sebelum Januari 2018
    return len(words) > 1 and low in _ON_LABELS_WORDS and _ON_LABELS.fullmatch(f"{words[-2]} {low}") is not None


def is_counted(text: str, printed: str, end: int) -> bool:
    """Whether what is printed up to that place counts things, `hingga 2000 orang`, or is a gazette's year, `Tahun 2004 Nomor 125`."""
    if _GAZETTE.match(text, end):
        return True
    thing = _COUNTED.match(text, end)
    if (
        thing is not None
        and _OF_A_YEAR.match(printed)
        and _SPAN_OF.search(text, max(0, end - len(printed) - 16), end - len(printed)) is None
    ):
        return False
    return thing is not None and _SAID.search(printed + thing[0]) is None


def is_every(text: str, start: int) -> bool:
    """Whether a day comes again: `setiap hari Senin`, `tiap tanggal 17`."""
    before = text[max(0, start - 48) : start].lower()
    if any(map(before.__contains__, _EVERY_WORDS)) and _EVERY.search(before):
        return True
    return "bayar" in before and _PAID_LATE.search(before) is not None


def is_counted_weeks(small: str, start: int) -> bool:
    """Whether `minggu` there counts weeks: `selama dua minggu sampai Rabu (16/1)`."""
    return _SO_MANY.search(small, max(0, start - 12), start) is not None
