"""Whether a month's name alone is a month: names of people are not, and few are as clear as `Maret`."""

import re
from typing import Final

from scraper.extract import calendar, dateplans, datetense
from scraper.extract.dateday import in_speech
from scraper.extract.markup import names

_LEAD: Final = re.compile(
    r"(?<![\w-])(?:(?:di|sebelum|selama|sepanjang|menjelang|jelang|memasuki|sekitar|per)\s+|(?=bulan)|(?=pada|sejak|hingga|sampai|mulai|in|since|until))"
    r"(?P<printed>(?:(?:pada|sejak|hingga|sampai(?:\s+dengan)?|mulai|in|since|until)\s+)?(?:bulan\s+)?)$"
)
"""What makes a month of any month's name; some of these words are printed with it."""
_SURE: Final = names("februari pebruari maret agustus september oktober november nopember desember")
"""Months after which next to nobody is called."""
_SAYS: Final = names("""
    kata ujar tutur ucap ungkap jelas papar terang tegas tambah imbuh sebut beber urai tandas timpal sambung pungkas lanjut aku kenang
    cerita katanya ujarnya tuturnya menurut oleh bersama dengan bernama dipanggil disapa sapaan panggilan nama namanya adalah ialah dan
    atau antara serta tim grup lagu berjudul bu pak ibu bapak mas mbak kak dik si sang mengatakan menjelaskan menuturkan menyebut berkata
    bercerita mengaku tersenyum hadir bertanggal tertanggal
""")
"""Words beside which a month's name is a person's or a thing's."""
_LINKS: Final = names("adalah ialah yaitu yakni dan serta")
"""Of these, the words that leave a month of which next to nobody has the name: `bulan terburuk adalah Februari`."""
_DUE: Final = names("""
    cair selesai rampung tuntas berakhir dimulai berlangsung berjalan beroperasi terjadi tiba turun terbit jatuh dijadwalkan direncanakan
    cepat ditargetkan diperkirakan diharapkan diprediksi digelar dilaksanakan diselesaikan dilakukan paling lambat target panen dibanding
    dibandingkan ketimbang daripada dari setelah sesudah dibagikan dibayarkan diserahkan dibuka ditutup diluncurkan diresmikan disalurkan
    kasus penjualan terlaksana bergulir berangkat keluar usai tayang mundur molor tempo rilis diteken dirilis ditunda diundur digeser
    jadi dikirim dilelang terakhir selambatnya selambat-lambatnya dibangun dipasang diuji direhab dipugar dikebut
""")
"""Words after which even `Juli` is a month where nothing but a stop or a little word follows."""
_DONE: Final = re.compile(r"di[a-z]{3,}(?:kan|i)")
_BY_SOMEBODY: Final = names("""
    ditemui ditemani didampingi diwakili dikatakan diungkapkan dituturkan diceritakan disampaikan dijelaskan diakui dirasakan dialami
    dibawakan dinyanyikan diperankan dimiliki diikuti digantikan dinikahi dihadiri diucapkan dikemukakan dipelajari digemari
    diminati diramaikan dimainkan dipersembahkan diingatkan dikenakan dilantunkan dipamerkan
""")
"""Passive verbs after which the name is as often that of who does it; after others it is the month in which it is done."""
_OF_WORK: Final = names("sudah harus baru mulai selesai nanti akan")
"""Words after which `April`, seldom a person's name, is the month: `target kita akhir Mei, April sudah selesai`."""
_IF: Final = re.compile(
    r"\b(?:kalau|jika|bila|apabila|bismillah|insya\s?allah|mudah-mudahan|semoga|rencana(?:nya)?|target(?:nya)?)\b[^.!?,]*,\s$",
    re.IGNORECASE,
)
"""What before a comma makes a month of any month's name that does something: `Kalau lancar, Juli sudah paripurna`."""
_AFTER_MONTH: Final = re.compile(rf"\b(?:{calendar.FULL_MONTH})\b[^.!?,]*,\s+(?:[a-z]+\s+)?$")
"""Another month in the clause before: `April sudah ada pemenang, Mei mulai`, `daftar Februari, diukur Juli`."""
_OF_A_MONTH: Final = names("""
    inflasi periode masa gaji edisi jadwal agenda tagihan kuota iuran honor insentif rekening realisasi laporan puncak puncaknya targetnya
    rencananya jadwalnya pelaksanaannya musrenbang peralihan pancaroba
""")
"""Words for what each month has of its own: the name after them is that of a month."""
_LEADS_YEAR: Final = re.compile(
    rf"\b(?:pada|di|sejak|hingga|sampai|mulai|sebelum|selama|menjelang|jelang|memasuki|pindah|(?:target|rencana|jadwal)nya|{'|'.join(sorted(_DUE))})\s+$"
)
_IS_DONE: Final = re.compile(
    r"(?<![\w-])(?!(?:menyambut|menghadapi|mengisi|menutup|merayakan|memeriahkan|bertajuk|bertema)\b)(?:(?:di|me|ber|ter)[a-z]{3,}|[a-z]{3,}nya"
    r"|lunas|kelar|beres|jadi|masuk|pulang|kembali|[A-Z][\w-]*)\s+$"
)
"""What is done, or a name or thing of it, before a part of the year to come in which it is done."""
_IN_EARLY: Final = re.compile(r"\b(?:saat|ketika|waktu)\s+$")
_SINCE: Final = re.compile(r"\bse(?:men)?jak\s+$")
_LEADS_ON: Final = re.compile(
    r"\b(?:hingga|sampai|sebelum|menjelang|jelang|memasuki|pindah|selesai|rampung|tuntas)\s+(?:(?:pada|di|mulai)\s+)?$", re.IGNORECASE
)
_LEADS_THIS: Final = re.compile(
    r"\b(?:sejak|sebelum|menjelang|lambat|selesai|rampung|tuntas|berakhir|berlangsung|cair|tiba|ditutup|dibuka|dimulai|digelar|dirilis|dikirim"
    r"|diumumkan|dijadwalkan|ditargetkan)"
    r"\s+(?:(?:pada|di)\s+)?$"
)
_ENDS: Final = re.compile(r"\s*(?:[.,;)!?”](?!\d)|$)|\s+(?:dan|untuk|dengan|karena|agar|di|ke|oleh|sebelum|setelah|usai|sesudah)\b")
_WORD_BEFORE: Final = re.compile(r"\b([a-z-]+),?\s+$")
_VERB: Final = re.compile(r"(?:di|me|ber|ter)[a-z]{3,}")
_DUE_ONCE: Final = re.compile(
    r"\b(?:disampaikan|diputuskan|ditetapkan|disahkan|diresmikan|dilantik|diluncurkan|dituntaskan|keluar|terbit)\s+(?:pada\s+)?$"
)
"""What is done once, so that `akhir bulan` after it is that of this month."""
_TILL: Final = re.compile(r"\b(?:hingga|sampai(?:\s+dengan)?)\s+$")
_EACH_MONTH: Final = re.compile(
    r"\b(?:cukup|bertahan|hidup|uang|upah|jatah|beras|biasanya|selalu|umumnya|se?tiap|kalau|laporan|tagihan|iuran|gaji|setoran|honor|rekap\w*)\b[^.!?]*$"
)
"""What makes it that of each month: `laporan disampaikan akhir bulan`, `uang belanja cukup sampai akhir bulan`."""
_WILL_BE: Final = re.compile(r"\b(?:akan|bakal|segera|rencananya|dijanjikan|dijadwalkan|ditargetkan|diperkirakan|diprediksi)\b[^.!?;:]*$")
"""The same anywhere before it in its sentence: `akan ditandatangani bupati akhir bulan`."""
_WITH_SO_MANY: Final = re.compile(r"\s+dengan\s+\d")
"""`paling sibuk November dengan 61 kejadian`."""
_HOPED: Final = names("insyaallah inshaallah insya allah mudah-mudahan semoga moga-moga")
"""Words after which a month is that in which something is hoped for, whatever their first letter."""
_INITIALS: Final = re.compile(r"\s(?:[A-Z]{2}|Rp\s?\d)")
"""The initials of a thing or a sum, which are no family name: `pada April CFD libur`."""
COUNTED: Final = (
    r"(?:kasus|orang|persen|warga|unit|kejadian|peserta|siswa|ton|kilogram|kg|liter|hektare?|juta|miliar|pasien|korban|laporan|keluarga|titik"
    r"|rumah|ekor|kali|pengunjung|wisatawan|penumpang|kendaraan)\b"
)
"""Things of which so many are counted in a month: `Januari 71 kasus, Februari 103 kasus`."""
_IT_WAS: Final = re.compile(r"\s+itu\s+(?:cuma|hanya|sempat|masih|baru|kami|kita|saya|sudah|belum)\b")
"""`“Mei itu cuma dapat 4 ton”`."""
_HEADS: Final = re.compile(
    r"(?:(?<![\s\S])|[.!?]\s|[“\"])(?:Pe[a-z]{4,}an|Ke[a-z]{4,}an|Banjir|Panen|Gempa|Longsor|Musim|Rapat|Data|Angka|Lomba|Ujian)\s+$"
)
"""A common word that has its capital from the sentence it begins: `“Pengalaman Februari jadi pelajaran”`."""
_NUMBER_NAMES: Final = names("sebelas sepuluh")
_FIGURE: Final = re.compile(rf"\s+(?:(?:sebesar|tercatat|mencapai)\s+)?(?:\d+[.,]\d|Rp\s?\d|\d+\s+{COUNTED})")
"""A figure of a month, whatever stands before it: `Inflasi Kota Malang November 0,27 persen`."""
_BEFORE: Final = re.compile(r"(?:^|(?<![^\s(“\"‘'–—-]))([^\W\d_]+)\s+$|(?:^|[.!?:;][”\"’']?\s|[(“\"‘]|[–—]\s)\s*$")
_AFTER: Final = re.compile(r"\s+([^\W\d_]+)(\s+[^\W\d_])?")
_CLOSED: Final = re.compile(
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


def leads_year(text: str, low: str, start: int, end: int) -> bool:
    """Whether the words before a part of the year say when something is: `rampung akhir tahun`, not `libur akhir tahun`."""
    if looks_on(low, start):
        return True
    early = low.startswith("awal", start) and _IN_EARLY.search(low, max(0, start - 10), start) is not None  # saat awal tahun masih Rp9.800
    if early or _LEADS_YEAR.search(low, max(0, start - 20), start):
        return True
    if _CLOSED.match(text, end) is None or _IS_DONE.search(text, max(0, start - 24), start) is None:
        return False
    return datetense.bearing(text, start) > 0  # harus sudah masuk DPRD akhir tahun


def looks_on(low: str, start: int) -> bool:
    """Whether the sentence looks ahead up to the verb before a part of the year or month: not `akan menyiapkan libur akhir tahun`."""
    before = _WORD_BEFORE.search(low, max(0, start - 20), start)
    if before is None or not (before[1] in _DUE or before[1] in _HOPED or _VERB.fullmatch(before[1])):
        return False
    return datetense.bearing(low, start) > 0


def leads_this(text: str, low: str, start: int, end: int) -> bool:
    """Whether the words before a part of a week or month make it this one's: `sejak awal pekan`, `ditutup akhir bulan`."""
    if low.endswith("pada ", 0, start) and datetense.is_over(low, start):
        return True  # pasokan yang sempat menipis pada awal bulan berangsur pulih
    if _TILL.search(low, max(0, start - 16), start) or looks_on(low, start):
        return _EACH_MONTH.search(low, max(0, start - 80), start) is None
    if _ENDS.match(low, end) is None:
        return _SINCE.search(low, max(0, start - 10), start) is not None and text[end : end + 2].strip().islower()
    if low.startswith("bulan", end - 5) and _DUE_ONCE.search(low, max(0, start - 24), start):
        return _EACH_MONTH.search(low, max(0, start - 80), start) is None
    leads = _LEADS_THIS.search(low, max(0, start - 28), start) or _WILL_BE.search(low, max(0, start - 100), start)
    return leads is not None


def leads_on(text: str, start: int) -> bool:
    """Whether the words before a part of the year look ahead: `pindah awal tahun`."""
    return _LEADS_ON.search(text, max(0, start - 20), start) is not None


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether the name there is a month without such words: `cair Mei.`, `Desember saya mau melihat hasilnya`."""
    before, after = _BEFORE.search(text, max(0, start - 24), start), _AFTER.match(text, end)
    sure = text[start:end].lower() in _SURE
    if _FIGURE.match(text, end) or (after is not None and after[1] == "saja") or dateplans.is_month(text, start, end):
        return True
    if before is None:
        if after is None or not after[1].islower():
            return False
        another = _AFTER_MONTH.search(text, max(0, start - 60), start) is not None
        if another and text[:start].endswith(", ") and in_speech(text, start):
            return True  # “Maret kita tarawih keliling, April halalbihalal”
        led = _IF.search(text, 0, start) is not None or another
        return text[:start].endswith(", ") and (sure or (after[1] in _OF_WORK and led))
    word = before[1] or ""
    if not word and _IT_WAS.match(text, end):
        return True
    if sure and word[:1].isupper() and word.lower() not in _NUMBER_NAMES and _HEADS.search(text, max(0, start - 28), start):
        return after is None or after[1].islower()
    if sure and word[:1].isupper() and word.endswith("nya") and word.lower() not in _SAYS and _CLOSED.match(text, end):
        return True  # Pelaksanaannya November.
    if word[:2] == "di" and word not in _BY_SOMEBODY and _CLOSED.match(text, end) and _AFTER_MONTH.search(text, max(0, start - 60), start):
        return True
    if sure and word in _LINKS:
        return after is None or (after[1].islower() and after[1] not in _SAYS - {"dengan"})
    if (word[:1].isupper() and word.lower() not in _DUE | _OF_A_MONTH | _HOPED) or word in _SAYS:
        return False
    name = text[start:end].lower()
    due = word.lower() in _DUE or (word not in _BY_SOMEBODY and _DONE.fullmatch(word) is not None)
    goes_on = after is not None and after[1] in {"dan", "serta", "atau"} and (after[2] or "X").islower()
    goes_on = goes_on or _WITH_SO_MANY.match(text, end) is not None
    if after and after[1] in _SAYS and not (goes_on and (name in _SURE or due)):
        return False
    if name in _SURE or (name == "januari" and word) or (name == "april" and after and after[1] in _OF_WORK):
        return True
    return word.lower() in _OF_A_MONTH or (due and _CLOSED.match(text, end) is not None)


def is_due(low: str, start: int) -> bool:
    """Whether the word before says of work that it is done then: `dikerjakan Mei sampai Agustus`."""
    words = low[max(0, start - 24) : start].replace(" pada ", " ").split()
    word = words[-1] if words else ""
    return word not in _BY_SOMEBODY and (word == "berlangsung" or (word[:2] == "di" and word in _DUE) or _DONE.fullmatch(word) is not None)


def is_list(low: str, match: re.Match[str]) -> bool:
    """Whether months named one after the other are months: a lead, a year, a sure one or a third one tells."""
    if low[: match.start()].endswith("antara "):
        return False
    said = re.findall(r"[a-z]+|\d+", match[0])
    return (
        sum(word in calendar.MONTHS for word in said) > 2
        or lead(low, match.start()) is not None
        or any(word in _SURE or word.isdigit() for word in said)
    )
