"""What stands before a number that is no date: laws, schools, streets, sums, budgets, and days that come again."""

import re
from typing import Final

from scraper.extract import calendar
from scraper.extract.markup import names

_NEVER: Final = names("""
    nomor bernomor number no nomer pasal ayat rp idr usd rt rw rt/rw jl jln telp telepon hp wa fax skor kodim korem koramil smp smpn sma
    sman smk smkn sd sdn man mtsn blok kav pp uu perda perwal permendagri kepmen sk covid versi isbn issn nip nik gang gg komplek perum
    peringkat tabel bab gambar × x pertiga perempat perlima perenam usia umur ukuran kamar grup
""")
"""Words after which numbers name a law, a school, a sum: never a date."""
_PLACES: Final = names("""
    jalan universitas stadion lapangan gedung institut taman tugu monumen museum pasar terminal stasiun rumah sakit gor masjid gereja
    bandara yayasan kampus perumahan jembatan makam kampung partai gerakan batalyon sekolah rsud rs klinik hotel
""")
"""Words with which the name of a place begins, `Taman 10 November`; in lower case before a full date they are words like others."""
_NAMED: Final = re.compile(calendar.FULL_WEEKDAY, re.IGNORECASE)
"""A weekday says a date after any word: `di ujung gang, Selasa (6/12)`."""
_LAW: Final = re.compile(
    r"(?:\b(?:nomor|no\.?|nomer|number)\s*:?\s*[\w./-]+|\b(?:UU|PP|Perda|Perwal|Perbup|Pergub|Perpres|Keppres|Inpres|Permen\w*|Kepmen\w*|Perma"
    r"|Undang-Undang|Peraturan)\s+\d+"
    r"|\b(?:UUD|Undang-Undang\s+Dasar)(?:\s+(?:NRI|NKRI|RI|Negara|Kesatuan|Republik|Indonesia))*)\s*,?\s*$",
    re.IGNORECASE,
)
_BUDGET: Final = re.compile(
    r"(?:\b(?:APBD|APBN|P-?APBD|RAPBD|PAK|RKPD|RKA|LKPD|LKPJ|LPPD|LKPP|DBHCHT|DAK|DAU|ADD|T\.?A\.?|PPDB|SPMB|Renja|Musrenbang"
    r"|KUA(?:[- ]?PPAS)?|PPAS|[Aa]nggaran|[Aa]jaran|[Pp]elajaran|[Aa]kademik|[Ff]iskal|[Bb]uku)|\bForum\b[^!?]{0,30})\s+$"
)
"""Budgets, plans and school years: their year says of which they are, not when anything was."""
_BORN: Final = re.compile(r"\b[Kk]elahiran(?:\s+[Kk](?:ota|abupaten)|\s+[A-Z][\w'’-]*){0,4}\s*,?\s*$")
"""A year that tells how old somebody is: `pria kelahiran Blitar tahun 1956`."""
_COUNTED: Final = re.compile(
    r",?\s+(?:nomor|no)\b\.?\s*:?\s*\d|\s+(?:orang|peserta|warga|unit|siswa|pelajar|mahasiswa|persen|paket|buah|ekor|bibit|pohon|pendaftar|pelari|penonton|pengunjung|jiwa|kk"
    r"|rumah|suara|jam|kasus|titik|kios|lapak|kader|relawan|guru|jema?ah|santri|kendaraan|hektare?|meter|km|kilometer|liter|ton|kg|ribu|juta|miliar|rupiah|anak|keluarga|umkm|lembar|halaman|people|percent|million|thousand)\b",
    re.IGNORECASE,
)
_EVERY: Final = re.compile(
    rf"\b(?:setiap|tiap|saban|every|each)(?:[ -]tiap)?\s*(?:(?:hari|tanggal|pekan|minggu|bulan|awal|pertengahan|akhir|pertama|kedua"
    rf"|terakhir|on|{calendar.FULL_WEEKDAY}|\d+)\b\s*"
    r"(?:(?:,|dan|serta|and|&|-|–|hingga|sampai)\s*)?)*$",
    re.IGNORECASE,
)


def is_name(text: str, start: int, printed: str, year: bool) -> bool:
    """Whether what looks like a date, or like a ``year`` alone, belongs to a name that stands before it."""
    words = text[max(0, start - 18) : start].split()
    if words:
        last = words[-1].strip(".:,(")
        low = last.lower()
        if (low in _NEVER and (year or not _NAMED.match(printed))) or (
            low in _PLACES and printed[0].isdigit() and (last != low or re.search(r"\d{4}", printed) is None)
        ):
            return True
    if not year:
        return False
    before = text[max(0, start - 48) : start]
    return any(name.search(before) for name in (_LAW, _BUDGET, _BORN))


def is_counted(text: str, end: int) -> bool:
    """Whether the number before that place counts things, `hingga 2000 orang`, or is a gazette's year, `Tahun 2004 Nomor 125`."""
    return _COUNTED.match(text, end) is not None


def is_every(text: str, start: int) -> bool:
    """Whether a day comes again: `setiap hari Senin`, `tiap tanggal 17`."""
    return _EVERY.search(text[max(0, start - 48) : start]) is not None
