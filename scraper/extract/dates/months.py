"""Whether a month's name alone is a month: names of people are not, and few are as clear as `Maret`."""

import re
from typing import Final

from scraper.extract import calendar
from scraper.extract.dates import plans
from scraper.extract.dates.namesakes import AFTER_NAMES, BEFORE, BEFORE_NAMES, SURE, is_part, is_told_of, lead, opens
from scraper.extract.markup import names

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
_OF_KIN: Final = re.compile(
    r",\s+(?:(?:kakak|adik|abang|istri|suami|ibu|bapak|ayah|anak|putr[ai]|cucu|nenek|kakek|paman|bibi|mertua|teman|rekan|sahabat|kawan|tetangga"
    r"|guru|murid|sopir|mandor|ketua|kepala|asisten|(?:pelatih|pemilik|penjaga|pengasuh|pembina|pengelola|pendamping|penjual|pedagang))nya|seorang|salah\s+satu|warga\s+(?:R[TW]\b|Kelurahan|Desa|Jalan|Kampung|asal|setempat))\b"
)
"""What says of a name who that is: `dibuat Juli, kakaknya`."""
_TELLS_WHO: Final = re.compile(
    rf"(?:,?\s+(?:(?:dan|atau|serta)\s+)?(?:{calendar.FULL_MONTH})\b)?(?:,\s+\d\d?\s+tahun(?=[,.;)]|\s+dan\b)"
    r"|,\s+(?:(?:dua|tiga|kedua)\s+)?(?:penyanyi|penari|pelukis|penulis|pemain|pelatih|atlet|pemud[ai]|gadis|siswi?|mahasisw[ai]|pelajar|santri"
    r"|penyandang|pedagang|petani|nelayan|bocah|balita|kakak\s+beradik)\b"
    r"(?:\s+(?!(?:di|me|ber|ter)[a-z]{4,}|(?:ikut|turut|akan|sudah|telah|tidak|hadir|datang|naik|turun)\b)[\w-]+){0,4}[.,]"
    r"|\s+(?:dan\s+(?:kawan|teman|rekan)-|dkk\b)|,?\s+atau\s+siapa\b|\s+(?:ikut|turut)\s+(?:hadir|bangga|senang)\b"
    r"|\s+(?:sudah|masih)\s+(?:besar|kecil|kelas|bayi|balita|remaja|gadis|bujang|pulang|tidur|makan|mandi)\b"
    r"|\s+(?:diajak|disuruh|dimarahi|dijenguk|dipeluk|dijemput)\b"
    r"|\s+(?:itu\s+)?(?:kakak|adik|anak|keponakan|cucu|istri|suami|ibu|teman|sahabat)\s+(?:saya|kami|dia|mereka|bungsu|sulung|angkat)\b)"
)
"""What tells of somebody, whose name may stand beside another's: `Juli, 30 tahun`, `Waktu Juli masih kecil`, `Mei dan Juni, dua siswi`."""
_TWO_OF_THEM: Final = re.compile(
    rf"\b(?:kakak\s+beradik|(?:saudara|si|bocah|anak)\s+kembar|kakak-adik|(?:dua|kedua)\s+(?:sahabat|bersaudara))\s+(?:(?:{calendar.FULL_MONTH})\s+(?:dan|serta)\s+)?$",
    re.IGNORECASE,
)
"""What stands before two names: `Kakak beradik Mei dan Juni`."""
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
COUNTED: Final = (
    r"(?:kasus|orang|persen|warga|unit|kejadian|peserta|siswa|ton|kilogram|kg|liter|hektare?|juta|miliar|pasien|korban|laporan|keluarga|titik"
    r"|rumah|ekor|kali|pengunjung|wisatawan|penumpang|kendaraan|penderita|balita|pelanggar|pelanggan|aduan|transaksi|dosis|paket|perkara|milimeter|pasangan|bayi|anak)\b"
)
"""Things of which so many are counted in a month: `Januari 71 kasus, Februari 103 kasus`."""
_FIGURE: Final = re.compile(
    rf"\s+(?:(?:sebesar|tercatat|mencapai)\s+)?(?:\d+[.,]\d|Rp\s?\d|\d+\s+{COUNTED})"
    r"|\s+(?:tercatat|mencapai|menembus|tembus|naik|turun|melonjak|anjlok|merosot)"
    r"(?:\s+(?:ke|menjadi|jadi|dari|hingga|tipis|tajam|sekitar|sebanyak|hampir))*\s+(?:Rp\s?)?\d"
)
"""A figure of a month, whatever stands before it: `Inflasi Kota Malang November 0,27 persen`."""
_NUMBER: Final = re.compile(r"\s\d{1,5}(?:[,;.](?!\d)|\s+dan\b|$)")
_TALLY: Final = re.compile(rf"\s\d{{1,5}}(?:,|,?\s+dan)\s(?:dan\s)?(?:{calendar.FULL_MONTH})\s\d")
_TALLIED: Final = re.compile(rf"\b(?:{calendar.FULL_MONTH})\b[^.!?;]{{0,20}}\s\d{{1,5}}(?:\s[a-z]+)?(?:,|,?\s+dan)\s(?:dan\s)?$")
_BESIDE_DUE: Final = names("pada lagi kembali juga nanti")
_WHEN: Final = names("waktu saat ketika kala")
_THEN: Final = re.compile(r"\s+(?:itu|kita|kami|saya)\b")
_ASIDE: Final = re.compile(r"\s*(?:[.;)”\"]|,(?!\s+(?:dan|serta|atau|lalu)\b)(?=\s+[a-z]|[”\"]))|$")
"""What closes a month that stands between commas."""
_OPENERS: Final = names("""
    padahal karena kalau jika bila tapi tetapi namun lalu sejak waktu dulu nanti baru paling cuma hanya bahkan apalagi makanya terus
    kemudian ternyata memang sedangkan sementara adapun terutama khusus mulai tunggu selesai yang dan dari untuk sekarang kini semula
    mungkin barangkali rencana target mudah-mudahan semoga insyaallah kemarin tadi sudah harus maka jadi begitu ketika saat pas pernah
""")
"""Words that have their capital from the sentence they open and are nobody's office: `Yang Mei sengaja kami kosongkan`."""
_TO_SOMEBODY: Final = ("oleh ", "kepada ", "terhadap ")
"""What stands before names and no time: `diserahkan oleh Juni atau Mei`."""
_AND: Final = names("dan atau serta dengan lanjut bukan")
"""Of those before names, the ones that a month has before it where another is named beside it."""
_NEAR: Final = 60
"""Characters of a sentence on either side in which another month is looked for."""
_OTHER: Final = (
    r"(?<!bersama )(?<!oleh )(?<!kepada )(?<!terhadap )(?<!enurut )(?<!kata )(?<!ujar )(?<!Bu )(?<!Pak )"
    rf"(?P<other>{calendar.FULL_MONTH})\b(?!\s+[A-Z])"
)
_NEAR_BEFORE: Final = re.compile(rf"\b{_OTHER}[^.!?;“”\"]*$")
_NEAR_AFTER: Final = re.compile(rf"[^.!?;“”\"]{{0,{_NEAR}}}\b{_OTHER}")
_CONJUNCTION: Final = r"(?:(?:dan|tetapi|tapi|namun|lalu|kemudian|sedangkan|sementara|terus|sekarang|baru|malah|eh)\s+)?"
_TURN_BEFORE: Final = re.compile(rf"(?:^|[.!?:]\s|[“\"(]|,\s){_CONJUNCTION}{_OTHER}[^.!?;“”\"]*,\s+{_CONJUNCTION}$")
_TURN_AFTER: Final = re.compile(rf"[^.!?;“”\"]{{0,{_NEAR}}},\s+{_CONJUNCTION}{_OTHER}")
_AFTER_NAME: Final = re.compile(rf"\s+(?:{'|'.join(sorted(AFTER_NAMES))})\b|,\s+(?!{_CONJUNCTION}(?:{calendar.FULL_MONTH}))")
_APPOSED: Final = re.compile(r",\s+[a-z][^,.;:!?]{2,40},\s+[a-z]")
_ASIDE_REACH: Final = 60
_CUE: Final = re.compile(
    r"\b(?:bulan|waktu|saat|ketika|kala|nanti|musim|setelah|sesudah|usai|seusai|selepas|pasca|menjelang)\b[^,.!?;:“\"]{0,44}$",
    re.IGNORECASE,
)
"""What makes a time of a name after a comma."""
_SOMEBODY: Final = re.compile(
    r"(?:nya|\b(?:anak|istri|suami|ibu|bapak|ayah|kakak|adik|cucu|teman|sahabat|warga|pemilik|pedagang|ketua|siswi|siswa|bernama|bersama\s+\w+))$"
)
_NO_NAME: Final = re.compile(r"(?:\b[a-z]+|\bDulu|\b(?:di|ke|dari)\s+[A-Z][a-z]+)$")
_AFTER: Final = re.compile(r"\s+([^\W\d_]+)(\s+[^\W\d_])?")
CLOSED: Final = re.compile(
    r"\s*(?:$|[.,;:)”\"!?]|(?:di|ke|untuk|dengan|dan|sampai|karena|sebelum|setelah|agar|pada|yang|nanti|itu|ini|tersebut|saat|ketika)\b)"
)


def is_numbered(text: str, start: int, end: int) -> bool:
    """Whether the number after a month is none that is counted in it: `Mei 20, lelang dibuka`, not `Januari 40, Februari 65`."""
    return _NUMBER.match(text, end) is not None and not _is_tally(text, start, end)


def _is_tally(text: str, start: int, end: int) -> bool:
    """Whether months beside each other each have their number."""
    return _TALLY.match(text, end) is not None or _TALLIED.search(text, max(0, start - 48), start) is not None


def stands_alone(text: str, start: int, end: int, people: frozenset[str]) -> bool:
    """Whether the name there is a month without such words: `cair Mei.`, `Desember saya mau melihat hasilnya`.

    Where nobody of the story is called like a month, ``people``, it is one but beside words of speaking and in names.
    """
    before, after = BEFORE.search(text, max(0, start - 24), start), _AFTER.match(text, end)
    if (
        _NUMBER.match(text, end)
        or _FIGURE.match(text, end)
        or (after is not None and after[1] == "saja")
        or plans.is_month(text, start, end)
    ):
        return True
    word, name, follows = (before[1] or "") if before else "", text[start:end].lower(), after[1] if after else ""
    low = word.lower()
    due = low in DUE or (word not in _BY_SOMEBODY and _DONE.fullmatch(word) is not None)
    if name in people:
        if low in _OF_A_MONTH or (due and CLOSED.match(text, end) is not None) or _in_turn(text, start, end, people):
            return True
        return name in SURE and not word and text.endswith(", ", 0, start) and _is_aside(text, start, end, name)
    if name not in SURE and _is_of_people(text, start, end):
        return False
    if low in _WHEN and _THEN.match(text, end):
        return True  # “Waktu Januari kita sempat normal”
    if not word:
        return _begins(text, start, end, before is not None, name)
    goes_on = follows in _LISTS and after is not None and (after[2] or "X").islower()
    of_month = low in _OF_A_MONTH | HOPED or _ITS_MONTH.fullmatch(low) is not None
    plain = goes_on or of_month or (due and name in SURE) or _WITH_SO_MANY.match(text, end) is not None
    if follows in AFTER_NAMES and not plain:
        return False
    if low in BEFORE_NAMES and not (low in _LINKS and name in SURE):
        return low in _AND and _is_abreast(text, start, end)
    if before and word[0].isupper() and not of_month and _is_of_name(text, before, start, end):
        return False  # Redaktur Juli, where `Padahal Desember` is a month
    return name in SURE or of_month or _OF_KIN.match(text, end) is None


def _is_of_people(text: str, start: int, end: int) -> bool:
    """Whether the words beside what may be months tell of people called so."""
    return _TELLS_WHO.match(text, end) is not None or _TWO_OF_THEM.search(text, max(0, start - _NEAR), start) is not None


def _begins(text: str, start: int, end: int, opens: bool, name: str) -> bool:
    """Whether a name with which a sentence or clause begins is a month."""
    after, aside = _AFTER.match(text, end), text.endswith(", ", 0, start)
    if aside and (_is_aside(text, start, end, name) or _is_abreast(text, start, end)):
        return True  # Yang kelima, Oktober, nyaris berhasil
    if not (opens or aside) or after is None or not after[1].islower() or after[1] == "lalu":
        return False
    return after[1] not in AFTER_NAMES


def _is_aside(text: str, start: int, end: int, name: str) -> bool:
    """Whether a month stands between commas and tells when: not `Setelah rapat, Juli, ketua panitia, mengaku lega`."""
    if name not in SURE and _APPOSED.match(text, end):
        return False
    return _ASIDE.match(text, end) is not None and _tells_when(text, start, name)


def _is_abreast(text: str, start: int, end: int) -> bool:
    """Whether its sentence names another month beside it: `Maret untuk SD dan April untuk SMP`."""
    before, after = _NEAR_BEFORE.search(text, max(0, start - _NEAR), start), _NEAR_AFTER.match(text, end)
    return before is not None or after is not None


def _in_turn(text: str, start: int, end: int, people: frozenset[str]) -> bool:
    """Whether two clauses of a sentence begin with their months, whoever is called like this one: `April turun, tetapi Mei naik`."""
    if _AFTER_NAME.match(text, end) is not None:
        return False
    other = _TURN_BEFORE.search(text, max(0, start - _NEAR), start) or _TURN_AFTER.match(text, end)
    opened = other is not None and (other.start() < start or opens(text, start))
    return opened and other is not None and other["other"].lower() not in people


def _is_of_name(text: str, before: re.Match[str], start: int, end: int) -> bool:
    """Whether a month's name goes on the name with a capital that stands before it."""
    if opens(text, before.start(1)) and not is_part(text, before, start, end):
        word = before[1].lower()
        plain = text[start:end].lower() in SURE or word in DUE or word in _OPENERS or word.endswith("nya") or word.startswith("ter")
        return not plain and (is_told_of(text, start, end) or not _is_abreast(text, start, end))
    if not is_part(text, before, start, end):
        return False
    return text[start:end].lower() in SURE or is_told_of(text, start, end) or not _is_abreast(text, start, end)


def _tells_when(text: str, start: int, name: str) -> bool:
    """Whether a month after a comma says when: `pada bulan timbang terakhir, Juni.`, `Waktu sumur itu kering, Juli, kami antre`."""
    before = text[max(0, start - _ASIDE_REACH) : start - 2]
    if name in SURE and _NO_NAME.search(before):
        return True
    return _CUE.search(before) is not None and _SOMEBODY.search(before) is None


def is_due(low: str, start: int) -> bool:
    """Whether the word before says of work that it is done then: `dikerjakan Mei sampai Agustus`."""
    words = [word for word in low[max(0, start - 32) : start].split() if word not in _BESIDE_DUE]
    word = words[-1] if words else ""
    return word not in _BY_SOMEBODY and (word == "berlangsung" or (word[:2] == "di" and word in DUE) or _DONE.fullmatch(word) is not None)


def is_list(text: str, low: str, match: re.Match[str], people: frozenset[str]) -> bool:
    """Whether months named one after the other are months: a lead, a year, a sure one or a third one tells, or that nobody is called so."""
    if low[: match.start()].endswith("antara "):
        return False
    said = re.findall(r"[a-z]+|\d+", match[0])
    if SURE.isdisjoint(said) and _is_of_people(text, *match.span()):
        return False
    if low[: match.start()].endswith(_TO_SOMEBODY) and not any(word in SURE or word.isdigit() for word in said):
        return False
    return (
        sum(word in calendar.MONTHS for word in said) > 2
        or lead(low, match.start()) is not None
        or (word := (low[max(0, match.start() - 24) : match.start()].split() or [""])[-1]) in _OF_A_MONTH
        or _ITS_MONTH.fullmatch(word) is not None
        or is_due(low, match.start())
        or any(word in SURE or word == "atau" or word.isdigit() for word in said)
        or (people.isdisjoint(said) and _of_nobody(text, *match.span(), word))
    )


def _of_nobody(text: str, start: int, end: int, word: str) -> bool:
    """Whether the words around two names of months tell of nobody: `dilakukan dua kali, Mei dan Juli`, not `bersama Mei dan Juli`."""
    if word in BEFORE_NAMES or is_told_of(text, start, end) or _SOMEBODY.search(text[max(0, start - _ASIDE_REACH) : start].rstrip(", ")):
        return False
    before = text[max(0, start - 2) : start]
    return before == ", " or (before[:1].islower() and before[1:] == " ")
