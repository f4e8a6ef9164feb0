"""Which bare numbers are years: four digits in prose, without a word like `tahun` that says so.

A number of this time that is not round is a year unless the word before it counts, acts on things, or is a name: who counts
writes a point (`2.019`), a round number or what is counted. What is round or long ago needs words for it.
"""

import re
from typing import Final

from scraper.extract.dates.parts import NO_THING, YEARS_CLOSE
from scraper.extract.dates.sentences import sentence
from scraper.extract.markup import names
from scraper.extract.towns import TOWNS

_COUNTS: Final = names("""
    sebanyak sejumlah sebesar senilai seharga mencapai capai tembus menembus total totalnya jumlah jumlahnya berjumlah minimal maksimal
    lebih kurang hampir menjadi jadi ada hanya cuma target kuota kode pos seri tipe tipenya model versi angka nilai harga rute halaman
    frekuensi melebihi melampaui setara kapasitas daya berkapasitas berdaya kursi urut unit lantai kanal luas seluas setinggi sejauh
    plakat setebal seberat sedalam selebar
    kecepatan putaran angkatan dengan oleh rata-rata per satu dua tiga empat lima enam tujuh delapan sembilan puluh ratus ribu juta miliar
    hubungi ekstensi ext pesawat antara berhadiah bernilai terkumpul berukuran pelat bernomor bus truk kereta kloter kelas sekitar hadir
    dihadiri diikuti terdaftar tercatat terjual tersisa sisa sisanya punya butuh membutuhkan menampung jarak radius tarif biaya denda
    upah gaji pagu poin skornya peserta orang warga siswa anak kepada bagi serta menelan produksi memproduksi menghasilkan the of and is
    was are were has have had to from than with at about over under only pada sejak
""")
"""Words after which a bare number counts, or is one of a series: no year without a word that says so."""
_NUMBERED: Final = names("""
    lokomotif gerbong helikopter penerbangan ambulans angkot mikrolet taksi traktor feri trayek jurusan koridor jalur halte
    kavling kaveling persil apartemen kondominium ruang ruangan bilik bangsal loker
    laci brankas loket konter antrean antrian gardu tiang patok sumur
    novel film lagu album komik sinetron serial gim game cerpen berjudul bertajuk judul judulnya bernama dinamai dinamakan berjuluk dijuluki
    sandi pin otp token akun rekening faktur kuitansi formulir paspor resi register undian kupon voucer togel lotre
    rating elo ranking level indeks posisi generasi pukul jam pkl pk sms
    asteroid komet satelit batalyon batalion kompi peleton skuadron resimen
    kafe kedai restoran resto depot butik salon distro studio band klub komunitas
    windows android printer laptop ponsel kamera lensa kalkulator cctv kodepos merek merk
""")
"""Things that are told apart by a number, or have one for their name: `loket 2001`, `Novel 1984`, `pukul 1900`."""
_NUMBERED_BY_TWO: Final = frozenset({"kereta api", "sepeda motor", "mobil dinas", "kode pos", "kotak pos", "po box", "call center"})
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
_AIMED: Final = names("target targetnya realisasi upah tarif biaya denda gaji pagu produksi kuota omzet laba")
_SUMMED: Final = names("target targetnya realisasi jumlah total kuota")
_SO_MUCH: Final = re.compile(
    r"\s+(?:sebanyak|sebesar|sejumlah|senilai|adalah|dipatok|ditetapkan|tercatat|naik|turun|Rp\s?\d)", re.IGNORECASE
)
"""After such a word a number with its amount behind it is a year: `target 2019 sebanyak 500 pasangan`."""
_OF_CALAMITY: Final = re.compile(
    r"\b(?:[Tt]sunami|[Gg]empa(?: bumi)?|[Ll]etusan|[Ee]rupsi|[Mm]eletusnya|[Kk]erusuhan|[Tt]ragedi|[Bb]om|[Kk]ebakaran"
    r"|[Bb]anjir(?: bandang)?)"
    r"(?:\s+(?:di\s+)?[A-Z][\w-]+){1,3}\s+$"
)
"""A calamity by the name of its place: `setelah tsunami Aceh 2004`."""
_TO_PLACE: Final = re.compile(r"\b(?:di|ke|dari)\s+(?!Jalan|Gang|Blok|Lot|Km|Kilometer|Kamar|Nomor)[A-Z][a-z]+\s+$")
_LANDS: Final = TOWNS | names(
    "Bali Kalimantan Sulawesi Sumatra Sumatera Papua Maluku Lombok Madura Singapura Malaysia Jepang Korea Taiwan Belanda Australia Mekkah"
)
"""`ikut pamannya ke Malang 1957, belajar menempa`: who moves does so in a year."""
_HAPPENED: Final = re.compile(
    r"di[a-z]{2,}(?:kan|i)|di(?:bangun|buat|buka|cetak|gali|rintis|pugar|tulis)|rampung|selesai|tuntas|kemudian|lalu|disusul|terakhir|hancur"
    rf"|cetakan|terbitan|buatan|peta|naskah|arsip|foto|perang|revolusi|wabah|kerusuhan|{YEARS_CLOSE.replace(' ', '|')}"
)
"""Words after which a bare number of centuries ago is a year: `dibangun pada 1825 dan rampung 1842`."""
_AMOUNT: Final = re.compile(
    r"\b(?:jumlah|populasi|(?:ber)?nomor|ruang|persil|kav(?:e)?ling|suara|nilai|skor|poin|berat|debit|kupon|undian|trayek|mesin|pin|kode|sandi|penerima|pelanggan|pendaftar|scored?)(?:nya)?(?:\s+\w+){0,2}\s+$",
    re.IGNORECASE,
)
"""The same a word or two before it: `total suara sah 2019`."""
_HAS_AMOUNT: Final = re.compile(
    r"\s+(?:mencapai|menembus|tumbuh|naik|turun|sebanyak|sebesar|tercatat|menyusut|merosot|melonjak)\s+(?:[a-z]+\s+){0,2}(?:Rp\s?)?\d"
)
"""What follows a year, whose figure it tells, and no number that is one: `jumlah pendaftar 2020 mencapai 400`."""
_YEAR_BEFORE: Final = re.compile(
    rf"(?:\btahun\s+(?:19|20)\d\d\b|(?:\b[a-z]+\s+|(?<=[.?!]\s)|(?<=[“\"])|(?<![\s\S]))(?:19|20)\d\d(?![\w/]|[.,]\d)(?={NO_THING}|\s+di[a-z]{{4,}}))"
    r"(?:[^.!?]|[.](?=\d)){3,80}$",
    re.IGNORECASE,
)
_MEASURES: Final = (
    "ketinggian|kedalaman|tekanan|volume|panjang|lebar|tinggi|berat|debit|suhu|elevasi|lintasan|lari|jalan|renang|gaya|hitungan|kisaran|hadiah"
    "|dana|anggaran|modal|uang|bantuan|paket|produk|bibit|pohon|stok|kecepatan|kekuatan|jangka|skala|sampel|pecahan|uang|kertas|waktu|usia"
)
_MEASURE: Final = re.compile(_MEASURES)
_WHEN: Final = re.compile(
    r"\b(?:[Pp]ada|[Dd]alam|[Ss]aat|[Kk]etika|[Ww]aktu|[Ss]e(?:men)?jak|(?:[Ss]e)?[Uu]sai|[Ss]etelah|[Ss]esudah|[Ss]ebelum|[Pp]asca|[Ss]elama|[Ss]epanjang"
    r"|[Hh]ingga|[Ss]ampai|[Dd]ibanding(?:kan)?|[Kk]etimbang|[Ss]eperti|[Hh]asil)\s+(?:(?!me[nmlrwy]|di[a-z]{3}|ter[a-z])[a-z-]{4,}\s+)?"
    rf"(?!(?:{_MEASURES})\b|me[nmlrwy]|di[a-z]{{3,}}\b|ter[a-z]|ber(?:isi|nilai|jumlah|ukuran|harga|bobot))[a-z-]{{4,}}\s+$"
)
"""What stands before the year of something held: `pada penilaian 2016 nilainya`, not `pada ketinggian 1510 meter`."""
_TAKES: Final = names("""
    ke di dari untuk dengan bersama serta dan atau atas terhadap dalam oleh sampai hingga selama sepanjang setiap tiap para semua seluruh
    kini sekarang telah sudah masih tinggal baru hanya cuma ada punya bawa beli jual tanam kirim buat pakai dapat terima minta butuh
    ikut hadir tampil turun naik sedikitnya setidaknya sekurangnya paling nyaris hampir sekitar sekira kira kurang lebih genap
    edisi seri model tipe zaman Target Angka Data
""")
"""Words after which a number counts what follows it: `sudah 2019 pelajar`; after others it is a year, `yakin 2019 pelajar bebas biaya`."""
_DOES: Final = re.compile(
    r"(?!(?:berharap|terus|terakhir|bermimpi|berdoa|meyakini|dipikir|dikira|disangka|memang|menurut|meski(?:pun)?|(?:mesti|harus|puncak|akhir|maka|rupa|biasa|kira)nya)\b)"
    r"(?:(?:me[mnlrwy]|di|ter|ber)[a-z]{3,}|[a-z]{3,}nya)"
)
"""The same for what is done to things, and what things are of something: `menanam 2019 bibit`, `anggotanya 2019 guru`."""
_OPENERS: Final = names("""
    baru eh nah lalu terus kalau jangan bukan tapi tetapi yang makanya mungkin waktu pas saat ketika nanti besok terakhir dulu mulai maka
    kemudian sejak jadi akhirnya memang padahal biar bahkan juga kayak seperti semoga moga mudah-mudahan insyaallah allah
""")
"""Words with which a sentence begins before a year, as others than names do."""
_LAST: Final = re.compile(r"(?<![^\W\d_])(?P<word>[^\W\d_][\w'’/-]*)[”\")]?(?P<mark>[,:;])?\s+$")
_DIGIT: Final = re.compile(r"\d")
_TELLS: Final = re.compile(r"\s+[a-z]{2}")
_HEAD: Final = re.compile(r"(?:(?<![\s\S])|[.!?…][”\"]?\s|[“\"])$")
_STOP: Final = re.compile(r"[,.](?!\d)")
_WHO_DID: Final = re.compile(
    r"\s(?:saya|aku|kami|kita|mereka|ia|dia|baru|sudah|belum|masih|sempat|gagal|menang|kalah|nanti|harus|akan|di(?!a\b)[a-z]{3,})\b"
)
_GOES_ON: Final = re.compile(r"\s+(?:[a-z]{2}|[A-Z][a-z]{2}|[A-Z]{3}|\()")
_ALONE: Final = re.compile(NO_THING, re.IGNORECASE)
_NOT_COUNTED: Final = re.compile(
    r"\s+(?:(?:saja|baru|ikut|ada|milik|lagi|habis|hilang|pindah|tutup|rusak|gagal|juara|absen|pulang|datang|selesai|kosong|sepi|ramai)\b|(?:(?!di(?:nas|nding|alog|skusi|rham|nar|ploma|rektur|spenser|abet)|ter(?:apis|atai|minal|ong|pal)|ber(?:as|kas|lian|ita|uang)"
    r"|me(?:nara|dali|nteri|ntor|rpati|sin|ter|mber|lon|nit))(?:di[a-z]|ter[a-z]|ber[a-z]|me[mnlrwy][a-z])[a-z]{2,}"
    r"|[a-z]+(?:\s+[a-z]+)?nya|\d[\d.,]*(?=\s+[a-z])|satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|se(?:puluh|belas|ratus)|nihil|([a-z]{3,})-\1[a-z]*)\b)"
)
"""What follows no count, for it is done, is of something, or many already: `2013 ditutup`, `2016 sisa relnya`, `2022 pohon-pohon`."""
_HAS_NAME: Final = re.compile(
    r"(?:Pil|Pem|Por|Pop|Pes|Adi|Ol?imp|Mus(?:ren|im|cab|da)|Sus|Sen|Liga|Piala|Festival|Agenda|Visi|Copyright|Target|Angka|Data|Motor|Mobil|Anugerah"
    r"|Kej|Kur|Turn|Alum|Angk|Pro?l|Pep|Pim|Har[dgk]|Jam[bn]|Muk|Kirab|Karnaval|Kalender|Gebyar|\w+(?:nas|prov|fest|craft|expo)$|Dana|Dinas|Program|Tahun|Per(?:pres|da|w|g|b|ma)|Inpres|Kep|Un|Lolos|Di|Ter|Me|Ber|[A-Z]\w*[A-Z])[\w-]*|[A-Z][\w-]*\W"
)
"""What begins a sentence before a year that is its name, or before a number: `Pilkada 2018`, `Agenda 2030`."""
_NO_OPENERS: Final = (_COUNTS - _AIMED) | _TAKES
_IS_THERE: Final = re.compile(
    r"\b(?:(?:mulai|terakhir|sejak)\s+ada|(?:ke|dari|bawah|atas|lihat|melihat|dengan)\s+angka)\s+$", re.IGNORECASE
)
"""Of the words that count what a year may follow: `mulai ada 2011`, `kembali ke angka 2010`."""


def is_year(text: str, start: int) -> bool:
    """Whether a bare number is a year: `lalu 2018 ada pilkada`, not `mencapai 2018`, `untuk 2018 pelajar`, `hingga 2000 orang`."""
    end, plain = start + 4, _is_plain(text, start)
    last = _LAST.search(text, max(0, start - 40), start)
    if last is None:
        return _HEAD.search(text, max(0, start - 3), start) is not None and (
            (plain and (_ALONE.match(text, end) or _TELLS.match(text, end)) is not None)
            or ("19" < text[start : start + 3] < "205" and _WHO_DID.match(text, end) is not None)
        )
    word = last["word"]
    if last["mark"] in {",", ";"}:
        if not word[-1].islower() or word in {"lalu", "silam"}:
            return False
        if (last["mark"] == "," and _STOP.match(text, end)) or (text[start] == "2" and _WHO_DID.match(text, end)):
            return True
        alone = last["mark"] == "," and _DIGIT.search(sentence(text, start)) is None
        return plain and _goes_on(text, end) and (alone or _has_year_before(text, start))
    if counts(text, start):
        return False
    if _ALONE.match(text, end) is not None or (plain and word != "Angka" and _NOT_COUNTED.match(text, end) is not None):
        return True
    return plain and _goes_on(text, end) and (_is_of_something(text, start) or not _takes(text, start, word))


def _takes(text: str, start: int, word: str) -> bool:
    """Whether what follows a number with such a word before it is what is counted."""
    if word == "bukan":
        return not _has_year_before(text, start)
    return word in _TAKES or _DOES.fullmatch(word.lower()) is not None or _MEASURE.fullmatch(word) is not None


def _is_plain(text: str, start: int) -> bool:
    """Whether a number is rather a year than a count by its look: of this time, and not round."""
    return "193" <= text[start : start + 3] < "205" and text[start + 2 : start + 4] not in {"00", "50"}


def _goes_on(text: str, end: int) -> bool:
    return _ALONE.match(text, end) is not None or _GOES_ON.match(text, end) is not None


def counts(text: str, start: int) -> bool:
    """Whether the words before a bare number make it no year: `mencapai 2000`, `jumlah suaranya 2019`, `Festival Anak 2019`."""
    words = text[max(0, start - 24) : start].split()
    last = words[-1].lstrip('(“"').rstrip(",:") if words else ""
    if words and (words[-1].lower() in _NUMBERED or " ".join(words[-2:]).lower() in _NUMBERED_BY_TWO):
        return True
    if last[:1].isupper() and _WHAT_IS_DONE.search(text, max(0, start - 24), start):
        return False
    if not words or text[start - 1] in '“"' or last[-1:] in ".!?":
        return False  # 2020 dan 2021 kan dilarang
    if words[-1][-1] == "," and last[-1].islower():
        return False  # Sebelumnya, 1958 dan 1967, …
    if last.lower() in _OPENERS and (last == "Allah" or _opens(text, start, last)):
        return False
    if last[:1].isupper() and _is_plain(text, start) and _TELLS.match(text, start + 4) and _opens(text, start, last):
        return last.lower() in _NO_OPENERS or _HAS_NAME.fullmatch(last) is not None
    if (last.lower() in _SUMMED and _SO_MUCH.match(text, start + 4)) or (last in _AIMED and _is_plain(text, start)):
        return False
    if last in {"ada", "angka"} and _is_plain(text, start) and _IS_THERE.search(text, max(0, start - 24), start):
        return False
    if last[:1].isupper() and "193" <= text[start : start + 3] < "205" and _TO_PLACE.search(text, max(0, start - 40), start):
        return not (text[start] == "1" or last in _LANDS) or _ALONE.match(text, start + 4) is None
    if last[:1].isupper() and _OF_CALAMITY.search(text, max(0, start - 40), start):
        return False
    if text[start : start + 2] < "19" and _HAPPENED.fullmatch(last) is None:
        return True
    named = not (last.islower() and last.replace("-", "").isalpha())
    if not named and _is_plain(text, start) and _HAS_AMOUNT.match(text, start + 4):
        return False
    return named or last in _COUNTS or _AMOUNT.search(text, max(0, start - 40), start) is not None


def _opens(text: str, start: int, word: str) -> bool:
    """Whether the word right before a number begins its sentence."""
    return _HEAD.search(text, max(0, start - len(word) - 4), start - len(word) - 1) is not None


def _is_of_something(text: str, start: int) -> bool:
    """Whether a bare number is the year of what was held or happened then: `saat pemekaran 2003 warga masih sedikit`."""
    low = max(0, start - 48)
    return _WHEN.search(text, low, start) is not None or _HELD.search(text, low, start) is not None


def _has_year_before(text: str, start: int) -> bool:
    """Whether another year stands before a number in its sentence: `Pada 2017 kita runner-up, 2018 gagal`."""
    return _YEAR_BEFORE.search(text, max(0, start - 100), start) is not None
