"""Plans told in speech without any word of what is to come: `Kamis saya cek`, `Januari kita latih dulu orangnya`.

In a story's own words a bare weekday or month at the head of a clause is seldom a date; who speaks says so what they will do.
"""

import re
from typing import Final

from scraper.extract import calendar
from scraper.extract.dates.sentences import in_speech

_HEAD: Final = re.compile(r"(?:^|[“\"(]|[.!?,;:…][”\"]?\s|\b(?:insya\s?allah|nanti|ya|terus|lalu|jadi)\s)$", re.IGNORECASE)
"""What stands before the head of a clause."""
_WHO: Final = r"(?:saya|aku|kami|kita|tak)"
DOES: Final = rf"\s+(?:(?:(?:[Ii]bu|[Bb]apak|[Aa]nak)-[a-z]+\s+)?{_WHO}\s+[a-z]|di[a-z]{{4,}})"
"""What follows a weekday on which somebody means to do something: `Kamis saya cek`, `Kamis ditempel di balai RW`."""
_DOES: Final = re.compile(DOES)
_MONTH_DOES: Final = re.compile(
    rf"\s+(?:{_WHO}\s+[a-z]|mereka\s+(?:sudah\s+)?(?:harus|akan|bakal|bisa|mulai)\s|(?:(?:sudah|harus|baru|akan|bakal|nanti|tinggal|bisa|mulai)\s+)*(?:di[a-z]{{4,}}|ada|bisa|harus|jadi|selesai|rampung"
    r"|tuntas|beroperasi|(?:ber)?jalan|kontrak|lelang|tayang|panen|cair|masuk|mulai(?=\s*[.,;!?”]))\b)"
)
"""The same after a month, whose name may be somebody's: not `Juli sudah besar`."""
_LED: Final = re.compile(r"\b(?:sejak|pada|mulai|hingga|sampai|lambat|sebelum)\s$")
"""What makes a day of a weekday whatever follows."""
_HABIT: Final = re.compile(
    r"\b(?:setiap|tiap|saban|biasa(?:nya)?|selalu|sering|kadang|rutin|umumnya|praktik|piket"
    r"|(?:libur|tutup|(?<!nya kami )(?<!nya kita )buka)(?!\s+(?:lagi|kembali)))\b",
    re.IGNORECASE,
)
_WHENEVER: Final = re.compile(r"\b(?:[Kk]alau|[Jj]ika|[Bb]ila|[Aa]pabila|(?<!makan )(?<!butuh )(?<!butuhkan )[Ww]aktu|Dulu)\b(?=.*,)")
_WEEKDAY: Final = re.compile(
    rf"\b(?:{calendar.FULL_WEEKDAY})\b(?!,?\s*(?:(?:pagi|siang|sore|petang|malam)\s*)?,?\s*"
    r"(?:[(\d]|(?:depan|mendatang|nanti|besok|lusa|kemarin|lalu|tadi)\b|pukul\s+[\d.]+(?!\s*[-–\d]|\s+(?:hingga|sampai)\b)))"
)
"""Another weekday, but not one with its date, one time of day or a word that says which."""
_WEEKLY: Final = re.compile(
    r"\b(?:jadwal(?:nya)?|latihan(?:nya)?|berlatih|kelas(?!\s+[IVX\d])|kursus|les|kuliah|batik|pramuka|bergantian|bergiliran|ekstrakurikuler|(?:pe)?layanan|loket|(?:me|di)layani"
    r"|pengajian|kajian|(?:kali|sekali)\s+(?:se)?(?:minggu|pekan))\b",
    re.IGNORECASE,
)
"""What is held or open on the same weekdays of each week."""
_ONCE: Final = re.compile(
    r"\b(?:sudah|telah|akan|setelah|sesudah|usai|perdana(?:nya)?|dijadwalkan|direncanakan|rencananya|diperkirakan|sempat|kemarin|besok|tadi)\b(?!\s+(?:[Ss]alat|[Ss]holat|sekolah|magrib|subuh|isya))"
)
"""What makes days of two weekdays that a sentence names: `dijalankan Sabtu, setelah kasusnya diketahui Senin`."""
_OF_EACH: Final = re.compile(
    rf"\bbiasanya\b|(?<!seperti )\b(?:setiap|tiap|saban)\s+(?:(?:hari|malam)\s+)?(?:{calendar.FULL_WEEKDAY})\b", re.IGNORECASE
)
_EACH_WORDS: Final = ("iap ", "aban ", "iasanya")
"""Letters of these words."""
_BOUND: Final = re.compile(r"\b(?:sejak|mulai|hingga|sampai|lambat|sebelum)\s$")
_IN_TURN: Final = re.compile(r"\b(?:lalu|kemudian|disusul|dilanjutkan|terakhir|berakhir|dimulai|ditutup|tiba|menyusul)\b")
"""What makes days of more than two weekdays of a sentence."""
_FIRST: Final = re.compile(rf"{_HEAD.pattern.removesuffix('$')[:-1]}|\b(?:dan|sedangkan|sementara)\s)$", re.IGNORECASE)
"""What stands before a clause that begins with its weekday: `Senin menari, Rabu melukis`."""
_ASIDE: Final = re.compile(r"\s*[,.)](?!\d)")
"""What closes a weekday that only tells when: `saat pelipatan, Selasa, ada 911 lembar`."""
_IF: Final = re.compile(r"\b(?:[Kk]alau|[Jj]ika|[Bb]ila|[Aa]pabila)\s$")
_STILL: Final = re.compile(r"\s+(?:(?:ini|besok)\s+)?(?:masih|belum|batal|(?:tidak\s+)?(?:jadi|hujan)|gagal|cerah)\b")
"""What after a weekday makes it the next one: `Kalau Senin masih buntu, kami mogok`."""
_ASKS: Final = re.compile(r"\s+(?:\w+\s+)?(?:minta|mohon|harap|ingin|mau|tunggu|cek|undang|pastikan|target(?:kan)?)\b")
_BEEN: Final = re.compile(
    r"^\s+\w+\s+(?:temukan|dapati|terima|dapat|lihat|dengar|tangkap|amankan|catat|alami|kaget)\b"
    r"|\b(?:sudah|telah|tadi|kemarin|ternyata|sempat|baru\s+saja|malah|waktu\s+itu)\b",
    re.IGNORECASE,
)
"""Words of what has been, and what nobody plans to do: `Sabtu kami temukan 14 orang`."""
_WAS: Final = re.compile(
    r"(?<!kalau )(?<!jika )(?<!bila )(?<!yang )\bbelum\b"
    r"|\b(?:ternyata|sempat|tadi|malah|waktu\s+itu|(?:sampai|hingga)\s+(?:sekarang|kini))\b"
)
"""What after a month says that it has been: `“November kami ajukan, belum ada jawaban”`."""
_HOPED: Final = re.compile(r"\b(?:insya\s?allah|mudah-mudahan|semoga|supaya|biar)\b", re.IGNORECASE)
_LOW: Final = re.compile(r"(?s:.*)(?:[.!?;](?=\s)|[“”\"])")
_HIGH: Final = re.compile(r"[^.!?;“”\"]*")
_LONGEST: Final = 160
"""Characters of a sentence that are looked at on either side."""


def is_bare(text: str, start: int, end: int) -> bool:
    """Whether a weekday has nothing but what is done after it to make a day of it."""
    return _DOES.match(text, end) is not None and _LED.search(text, max(0, start - 10), start) is None


def is_day(text: str, start: int, end: int) -> bool:
    """Whether a bare weekday before what is done is a day: at the head of a clause, said in speech, and of no habit."""
    if _HEAD.search(text, max(0, start - 14), start) is None or not in_speech(text, start):
        return False
    return not is_habit(text, start, end)


def is_condition(text: str, start: int, end: int) -> bool:
    """Whether what comes hangs on how things stand on a weekday: `Kalau Senin masih buntu`."""
    return (
        _STILL.match(text, end) is not None
        and _IF.search(text, max(0, start - 8), start) is not None
        and _HABIT.search(" ".join(_sentence(text, start, end))) is None
    )


def is_habit(text: str, start: int, end: int) -> bool:
    """Whether the sentence of a bare weekday tells of every week: by its words, or by what is done on one weekday and on another."""
    before, after = _sentence(text, start, end)
    whole = f"{before} {after}"
    first = _FIRST.search(text, max(0, start - 14), start) is not None and not _ASIDE.match(text, end)
    if _HABIT.search(whole) is not None or (first and _WHENEVER.search(before) is not None):
        return True
    others = _WEEKDAY.findall(whole)
    if not others or _ONCE.search(whole):
        return False
    if len(others) > 1 and _IN_TURN.search(whole) is None:
        return True  # telur Senin, ikan Selasa, ayam Kamis
    return first or _WEEKLY.search(whole) is not None


def is_often(text: str, start: int, end: int) -> bool:
    """Whether the sentence of weekdays says that they come each week."""
    whole = " ".join(_sentence(text, start, end))
    return _HABIT.search(whole) is not None or _WEEKLY.search(whole) is not None


def is_once(text: str, start: int, end: int) -> bool:
    """Whether the sentence of weekdays says that it tells of one week."""
    return _ONCE.search(" ".join(_sentence(text, start, end))) is not None


def is_of_each(text: str, start: int, end: int) -> bool:
    """Whether a sentence tells of each week beside a weekday in whatever words: `berangkat setiap Selasa dan kembali pada Jumat`."""
    whole = " ".join(_sentence(text, start, end))
    if not any(map(whole.__contains__, _EACH_WORDS)):
        return False
    if _OF_EACH.search(whole) is None or _ONCE.search(whole):
        return False
    return _BOUND.search(text, max(0, start - 12), start) is None


def is_plan(text: str, start: int, end: int) -> bool:
    """Whether what is done on a bare weekday is still to be done."""
    if not is_bare(text, start, end) or not is_day(text, start, end):
        return False
    return _ASKS.match(text, end) is not None or not _is_past(_sentence(text, start, end)[1])


def is_done(text: str, start: int, end: int) -> bool:
    """Whether what is told in speech of such a day has been done: `“Tanggal 7 kami sudah ke sana”`."""
    return is_bare(text, start, end) and is_day(text, start, end) and _is_past(_sentence(text, start, end)[1])


def is_month(text: str, start: int, end: int) -> bool:
    """Whether a name at the head of a clause is that of a month: said in speech, before what is done then."""
    low = text.startswith("Januari ", start) and text[end + 1 : end + 2].islower()
    if (not low and _MONTH_DOES.match(text, end) is None) or _HEAD.search(text, max(0, start - 14), start) is None:
        return False
    return in_speech(text, start)


def way_of_month(text: str, start: int, end: int) -> int:
    """Which way somebody looks who says what is done in a month: 1 ahead, -1 back, 0 where nothing is said."""
    if not is_month(text, start, end):
        return 0
    after = _sentence(text, start, end)[1]
    return 1 if _HOPED.search(after) else -1 if _WAS.search(after) else 0


def goes_on(text: str, start: int, end: int) -> bool:
    """Whether what is done in a month is still to be done."""
    return is_month(text, start, end) and not _is_past(_sentence(text, start, end)[1])


def has_been(text: str, start: int, end: int) -> bool:
    """Whether what follows a date in its sentence says of it that it has been: `Yang Maret sempat terlambat`."""
    return _is_past(_sentence(text, start, end)[1])


def _is_past(after: str) -> bool:
    """Whether what follows says of what is done that it has been."""
    return _BEEN.search(after) is not None or _WAS.search(after) is not None


def _sentence(text: str, start: int, end: int) -> tuple[str, str]:
    """The sentence of a place, before and after it."""
    low = max(0, start - _LONGEST)
    begun = _LOW.match(text, low, start)
    high = _HIGH.match(text, end, min(len(text), end + _LONGEST))
    return text[begun.end() if begun else low : start], high[0] if high else ""
