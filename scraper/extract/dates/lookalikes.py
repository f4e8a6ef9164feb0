"""What stands before a number that is no date: laws, schools, streets, sums, budgets, and days that come again."""

import re
from typing import Final

from scraper.extract import calendar
from scraper.extract.dates.parts import NO_THING
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
_COUNTS: Final = names("""
    sebanyak sejumlah sebesar senilai seharga mencapai capai tembus menembus total totalnya jumlah jumlahnya berjumlah minimal maksimal
    lebih kurang hampir menjadi jadi ada hanya cuma target kuota kode pos seri tipe tipenya model versi angka nilai harga rute halaman
    frekuensi melebihi melampaui setara kapasitas daya berkapasitas berdaya kursi urut unit lantai kanal luas seluas setinggi sejauh
    kecepatan putaran angkatan dengan oleh rata-rata per satu dua tiga empat lima enam tujuh delapan sembilan puluh ratus ribu juta miliar
    hubungi ekstensi ext pesawat antara berhadiah bernilai terkumpul berukuran pelat bernomor bus truk kereta kloter kelas sekitar hadir
    dihadiri diikuti terdaftar tercatat terjual tersisa sisa sisanya punya butuh membutuhkan menampung jarak radius tarif biaya denda
    upah gaji pagu poin skornya peserta orang warga siswa anak kepada bagi serta menelan produksi memproduksi menghasilkan the of and is
    was are were to from than with at about over under only pada sejak
""")
"""Words after which a bare number counts, or is one of a series: no year without a word that says so."""
_WHAT_IS_DONE: Final = re.compile(
    r"(?:(?<![\s\S])|[.!?]\s|[“\"])(?:Pe[a-z]{4,}an|Kebakaran|Kecelakaan|Kerugian|Realisasi|Capaian|Inflasi|Produksi|Kinerja|Serapan|Omzet|Okupansi|Hasil"
    r"|Partisipasi|Data|Target|Angka|Kunjungan|Kemiskinan|Laba|Panen|Banjir|Longsor|Gempa|Survei|Catatan|Kasus"
    r"|Musim|Edisi|Kerusuhan|Krisis|Wabah|Renovasi|Relokasi|Revitalisasi|Seleksi"
    r"|Di(?:[a-z]{2,}(?:kan|i)|bangun|buat|buka|cetak|pugar|ukur|gelar|tolak|beli|jual|tutup|usul))\s+$"
)
"""A word that has its capital from the sentence it begins and is no name: `Perekrutan 2018 dan 2019 didominasi guru`."""
_HELD: Final = re.compile(
    r"(?:(?<![\s\S])|[.!?]\s|[“\"])(?:Pen[a-z]{4,}an|Musim|Edisi|Kerusuhan|Krisis|Wabah|Renovasi|Relokasi|Revitalisasi|Seleksi|Kebakaran|Banjir"
    r"|Longsor|Gempa|Panen)\s+$"
)
"""Of these, what makes a year of the number whatever follows: `Musim 1957 menjadi puncaknya`, not `Angka 1945 terpampang`."""
_AIMED: Final = names("target targetnya realisasi jumlah total kuota")
_SO_MUCH: Final = re.compile(
    r"\s+(?:sebanyak|sebesar|sejumlah|senilai|adalah|dipatok|ditetapkan|tercatat|naik|turun|Rp\s?\d)", re.IGNORECASE
)
"""After such a word a number with its amount behind it is a year: `target 2019 sebanyak 500 pasangan`."""
_OF_CALAMITY: Final = re.compile(
    r"\b(?:tsunami|gempa(?: bumi)?|letusan|erupsi|meletusnya|kerusuhan|tragedi|bom|kebakaran|banjir(?: bandang)?)"
    r"(?:\s+(?:di\s+)?[A-Z][\w-]+){1,3}\s+$"
)
"""A calamity by the name of its place: `setelah tsunami Aceh 2004`."""
_TO_PLACE: Final = re.compile(r"\b(?:ke|dari)\s+(?!Jalan|Gang|Blok|Lot|Km|Kilometer|Kamar|Nomor)[A-Z][a-z]+\s+$")
_STOPS: Final = re.compile(r"[.,;)](?!\d)")
"""`ikut pamannya ke Malang 1957, belajar menempa`: who moves does so in a year."""
_HAPPENED: Final = re.compile(
    r"di[a-z]{2,}(?:kan|i)|di(?:bangun|buat|buka|cetak|gali|rintis|pugar|tulis)|rampung|selesai|tuntas|kemudian|lalu|disusul|terakhir|hancur"
)
"""Words after which a bare number of centuries ago is a year: `dibangun pada 1825 dan rampung 1842`."""
_AMOUNT: Final = re.compile(
    r"\b(?:jumlah|suara|nilai|skor|poin|berat|debit|kupon|undian|trayek|mesin|pin|kode|sandi|penerima|pelanggan|pendaftar|scored?)(?:nya)?(?:\s+\w+){0,2}\s+$",
    re.IGNORECASE,
)
"""The same a word or two before it: `total suara sah 2019`."""
_PLACES: Final = names("""
    jalan universitas stadion lapangan gedung institut taman tugu monumen museum pasar terminal stasiun rumah sakit gor masjid gereja
    bandara yayasan kampus perumahan jembatan makam kampung partai gerakan batalyon sekolah rsud rs klinik hotel
""")
"""Words with which the name of a place begins, `Taman 10 November`; in lower case they are words like others but for such days."""
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
    r"(?:\b(?:APBD|APBN|P-?APBD|RAPBD|PAK|RKPD|RKA|LKPD|LKPJ|LPPD|LKPP|DBHCHT|DAK|DAU|ADD|T\.?A\.?|PPDB|SPMB|Renja|Musrenbang"
    r"|(?:R[A-Z]{3,}|Ripparda|Renstra)(?:\s+(?:Kota|Kab(?:upaten|\.)|Provinsi|Daerah|Desa)(?:\s+[A-Z]\w+){0,3})?|Master\s?[Pp]lan|(?:Rencana|Peta\s+Jalan|Dokumen)(?:\s+[A-Z]\w+){1,5}"
    r"|KUA(?:[- ]?PPAS)?|PPAS|[Aa]nggaran|[Aa]jaran|[Pp]elajaran"
    r"|(?:[Tt]ahun|[Kk]alender)\s+[Aa]kademik|[Ff]iskal|[Bb]uku)|\bForum\b[^!?]{0,30})\s+$"
)
"""Budgets, plans and school years: their year says of which they are, not when anything was."""
_YEAR_BEFORE: Final = re.compile(
    rf"(?:\b[a-z]+\s+|(?<=[.?!]\s)|(?<=[“\"])|(?<![\s\S]))(?:19|20)\d\d(?![\w/]|[.,]\d)(?={NO_THING}|\s+di[a-z]{{4,}})(?:[^.!?]|[.](?=\d)){{3,80}}$",
    re.IGNORECASE,
)
_MEASURES: Final = (
    "ketinggian|kedalaman|tekanan|volume|panjang|lebar|tinggi|berat|debit|suhu|elevasi|lintasan|lari|jalan|renang|gaya|hitungan|kisaran|hadiah"
    "|dana|anggaran|modal|uang|bantuan|paket|produk|bibit|pohon|stok|kecepatan|kekuatan|jangka|skala|sampel|pecahan|uang|kertas|waktu|usia"
)
_WHEN: Final = re.compile(
    r"\b(?:[Pp]ada|[Dd]alam|[Ss]aat|[Kk]etika|[Ww]aktu|[Ss]e(?:men)?jak|(?:[Ss]e)?[Uu]sai|[Ss]etelah|[Ss]esudah|[Ss]ebelum|[Pp]asca|[Ss]elama|[Ss]epanjang"
    r"|[Hh]ingga|[Ss]ampai|[Dd]ibanding(?:kan)?|[Kk]etimbang|[Ss]eperti|[Hh]asil)\s+(?:(?!me[nmlrwy]|di[a-z]{3}|ter[a-z])[a-z-]{4,}\s+)?"
    rf"(?!(?:{_MEASURES})\b|me[nmlrwy]|di[a-z]{{3,}}\b|ter[a-z]|ber(?:isi|nilai|jumlah|ukuran|harga|bobot))[a-z-]{{4,}}\s+$"
)
"""What stands before the year of something held: `pada penilaian 2016 nilainya`, not `pada ketinggian 1510 meter`."""
_GAZETTE: Final = re.compile(r",?\s+(?:nomor|no)\b\.?\s*:?\s*\d", re.IGNORECASE)
_SAID: Final = re.compile(
    r"[a-z]\s+\S+$|\b(?:tahun|periode|sejak)\s.*\d\D+\d|\d\s+(?:hingga|sampai|s/d)\b|^(?:pada|sejak|sepanjang|tahun)\b.*(?=kasus)",
    re.IGNORECASE,
)
"""What says of a number that it is a year whatever follows: `2019 silam`, `tahun 2019-2023`, `pada 2019 kasus naik`."""
_COUNTED: Final = re.compile(
    r"\s+(?:orang|peserta|warga|unit|siswa|pelajar|mahasiswa|persen|paket|buah|ekor|bibit|pohon|pendaftar|pelari|penonton|pengunjung|jiwa|kk"
    r"|poin|rumah|suara|jam|kasus|titik|kios|lapak|kader|relawan|guru|jema?ah|santri|kendaraan|hektare?|meter|km|kilometer|liter|ton|kg|ribu|juta|miliar|rupiah|anak|keluarga|umkm|lembar|halaman|people|percent|million|thousand)\b",
    re.IGNORECASE,
)
_OF_A_YEAR: Final = re.compile(r"(?:(?:pada|di)\s+)?(?:tahun|se(?:men)?jak)\s+(?:tahun\s+)?\d{4}$", re.IGNORECASE)
_SPAN_OF: Final = re.compile(r"\b(?:per|satu|dua|tiga|empat|lima|setiap|tiap|\d+)\s+$", re.IGNORECASE)
"""What makes a span of the word: `per tahun 2000 orang`, not `tahun 1972 rumah itu dijual`."""
_SO_MANY: Final = re.compile(r"(?:\b\d+|\b(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|beberapa))\s+$")
_EVERY: Final = re.compile(
    rf"\b(?:setiap|tiap|saban|every|each)(?:[ -]tiap)?\s*(?:(?:hari|tanggal|pekan|minggu|bulan|tahun|pada|awal|pertengahan|akhir|pertama"
    rf"|kedua|terakhir|on|{calendar.FULL_WEEKDAY}|\d+)\b\s*"
    r"(?:(?:,|dan|serta|and|&|-|–|hingga|sampai)\s*)?)*$",
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
    r"\b(?:ber(?:tuliskan|angka)|tulisan(?:nya)?(?:\s+itu)?|(?:papan|plakat|batu|tembok|dinding|kaos|kaus)\s+(?:itu\s+)?(?:ter(?:tulis|ukir|cetak)|bertulis(?:an)?))\s+"
    r"(?:(?:ya|masih|tetap|cuma|hanya|memang|sudah|kan|angka|tahun|tanggal|hari)\s+)*$",
    re.IGNORECASE,
)
"""What stands right before a date on a thing without such marks: `papan bertuliskan tahun 1996`."""
_ON_LABELS: Final = re.compile(r"digunakan sebelum|k[ae]da?lu[aw]arsa (?:sejak|pada|per|bulan|tahun)", re.IGNORECASE)
_ON_LABELS_WORDS: Final = frozenset({"sebelum", "sejak", "pada", "per", "bulan", "tahun"})
"""What stands on labels before a date, with its last words, or tells of one there: `biskuit kedaluwarsa sejak Februari 2019`."""
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
        last = words[-1].strip(".:,(")
        low = last.lower()
        beside = words[-1][-1] != ","
        aside = not beside and printed[:5].lower() == "tahun"  # ketika ia kelas 3 SMP, tahun 2009
        if low in _NEVER and not (aside or term) and (year or not (_NAMED.match(printed) or (low in _SCHOOLS and _DAY.fullmatch(printed)))):
            return True
        if low in _PLACES and beside and printed[0].isdigit() and (last != low or _OF_PLACES.match(printed)):
            return True
        if beside and len(words) > 1 and words[-2].lower().rstrip(".") in {"jalan", "jl"} and last != low and printed[0].isdigit():
            return True  # Jalan Raya 2 Mei
        if low in {"bertanggal", "tertanggal"} and printed[0].isalpha():
            return True  # piagam bertanggal Agustus 2015
        if len(words) > 1 and low in _ON_LABELS_WORDS and _ON_LABELS.fullmatch(f"{words[-2]} {low}"):
            return True  # a label: baik digunakan sebelum Januari 2018
    before = text[max(0, start - 48) : start]
    if ("ulis" in before or "angka" in before or "ukir" in before or "cetak" in before) and _WRITTEN.search(before):
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
    return any(name.search(before) for name in (_LAW, _BUDGET))


def counts(text: str, start: int) -> bool:
    """Whether the words before a bare number make it no year: `mencapai 2000`, `jumlah suaranya 2019`, `Festival Anak 2019`."""
    words = text[max(0, start - 24) : start].split()
    last = words[-1].lstrip('(“"').rstrip(",:") if words else ""
    if last[:1].isupper() and _WHAT_IS_DONE.search(text, max(0, start - 24), start):
        return False
    if not words or text[start - 1] in '“"' or last[-1:] in ".!?":
        return False  # 2020 dan 2021 kan dilarang
    if last.lower() in _AIMED and _SO_MUCH.match(text, start + 4):
        return False
    if last[:1].isupper() and "193" <= text[start : start + 3] < "200" and _TO_PLACE.search(text, max(0, start - 40), start):
        return _STOPS.match(text, start + 4) is None
    if last[:1].isupper() and _OF_CALAMITY.search(text, max(0, start - 40), start):
        return False
    if text[start : start + 2] < "19" and _HAPPENED.fullmatch(last) is None:
        return True
    return not (last.isalpha() and last.islower()) or last in _COUNTS or _AMOUNT.search(text, max(0, start - 40), start) is not None


def is_of_something(text: str, start: int) -> bool:
    """Whether a bare number is the year of what was held or happened then: `saat pemekaran 2003 warga masih sedikit`."""
    low = max(0, start - 48)
    return _WHEN.search(text, low, start) is not None or _HELD.search(text, low, start) is not None


def has_year_before(text: str, start: int) -> bool:
    """Whether another year stands before a number in its sentence: `Pada 2017 kita runner-up, 2018 gagal`."""
    return _YEAR_BEFORE.search(text, max(0, start - 100), start) is not None


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
