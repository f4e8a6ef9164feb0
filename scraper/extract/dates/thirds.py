"""Whether a part of a year, month or week alone is that of this one: `rampung akhir tahun`, not `libur akhir tahun`."""

import re
from typing import Final

from scraper.extract.dates import plans, tense
from scraper.extract.dates.months import CLOSED, DUE, HOPED

_LEADS_YEAR: Final = re.compile(
    rf"\b(?:pada|di|se(?:men)?jak|sedari|hingga|sampai|mulai|sebelum|selama|menjelang|jelang|memasuki|pindah|kalau\s+bisa|maksimal|paling\s+(?:lama|telat)|dibanding(?:kan)?\s+dengan"
    rf"|(?:target|rencana|jadwal|sisa|selebih)nya|dari\s+(?:target|rencana|jadwal)|{'|'.join(sorted(DUE))})\s+$"
)
_SEEN: Final = re.compile(
    r"\b(?:mulai|sudah|telah|sempat|baru)\s+(?:kelihatan|terlihat|tampak|terasa|muncul|mereda|membaik|naik|turun|melonjak|meningkat|menurun)"
    r"\s+(?:(?:pada|di|sejak)\s+)?$",
    re.IGNORECASE,
)
"""What has begun or been seen by the end of a year: `mulai terasa akhir tahun`, said in February."""
_EVER: Final = re.compile(
    r"\b(?:selalu|biasa(?:nya)?|kerap|sering|umumnya|lazim(?:nya)?|rutin|(?:tidak|tak|jangan)\s+(?:lagi|selalu|hanya|cuma|melulu))\b[^.!?;]*$"
)
"""What makes it that of every year or month: `gaji selalu cair awal bulan`."""
_THAN: Final = re.compile(r"\b(?:dibanding(?:kan)?(?:\s+dengan)?|ketimbang|daripada|dari)\s+$")
_AS_YET: Final = re.compile(r"\s+(?:[a-z]+\s+){0,2}?(?:masih|sempat|baru|cuma|hanya|sudah|tercatat)\b")
_NOW: Final = re.compile(r"\b(?:kini|sekarang|hari\s+ini|saat\s+ini|pekan\s+ini)\b")
"""What a beginning is compared with: `awal bulan masih Rp60 ribu`, `kini Rp34 ribu`."""
_IS_DONE: Final = re.compile(
    r"(?<![\w-])(?!(?:menyambut|menghadapi|mengisi|menutup|merayakan|memeriahkan|bertajuk|bertema)\b)(?:(?:di|me|ber|ter)[a-z]{3,}|[a-z]{3,}nya"
    r"|lunas|nol|habis|siap|penuh|kelar|beres|jadi|masuk|pulang|kembali|[A-Z][\w-]*)\s+$"
)
"""What is done, or a name or thing of it, before a part of the year to come in which it is done."""
_IN_EARLY: Final = re.compile(r"\b(?:saat|ketika|waktu)\s+$")
_SINCE: Final = re.compile(r"\bse(?:men)?jak\s+$")
_LEADS_ON: Final = re.compile(
    r"\b(?:hingga|sampai|sebelum|menjelang|jelang|memasuki|pindah|kalau\s+bisa|maksimal|selesai|rampung|tuntas)\s+(?:(?:pada|di|mulai)\s+)?$",
    re.IGNORECASE,
)
_LEADS_THIS: Final = re.compile(
    r"\b(?:sejak|sebelum|menjelang|lambat|selesai|rampung|tuntas|berakhir|berlangsung|cair|tiba|ditutup|dibuka|dimulai|digelar|dirilis|dikirim"
    r"|diumumkan|dijadwalkan|ditargetkan|diturunkan|dipasang|dibongkar|dicopot|diserahkan|diuji|dilelang|diaspal|diperbaiki|dipindah(?:kan)?|(?:ke)?mungkin(?:an)?|barangkali)"
    r"\s+(?:(?:pada|di)\s+)?$"
)
_ENDS: Final = re.compile(r"\s*(?:[.,;)!?”](?!\d)|$)|\s+(?:dan|untuk|dengan|karena|agar|di|ke|oleh|sebelum|setelah|usai|sesudah)\b")
_PROVIDED: Final = re.compile(r"\s+(?:bila|jika|kalau|apabila|asal(?:kan)?)\s")
"""What makes of the end of a month that of this one: `diizinkan pulang akhir bulan bila sehat`."""
_WORD_BEFORE: Final = re.compile(r"\b([a-z-]+),?\s+$")
_VERB: Final = re.compile(r"(?:di|me|ber|ter)[a-z]{3,}")
_DUE_ONCE: Final = re.compile(
    r"\b(?:disampaikan|diputuskan|ditetapkan|disahkan|diresmikan|dilantik|diluncurkan|dituntaskan|keluar|terbit)\s+(?:pada\s+)?$"
)
"""What is done once, so that `akhir bulan` after it is that of this month."""
_FIRST_MEANT: Final = re.compile(r"\b(?:semula|sedianya|rencananya|(?:se)?mestinya|seharusnya)\s+(?:pada\s+)?$")
_WILL_DO: Final = re.compile(r",\s+(?:nanti|baru)\s+(?:kami|kita|saya|aku)\b")
"""What makes it this month's: `saya pulang akhir bulan, nanti saya cek`."""
_TILL: Final = re.compile(r"\b(?:hingga|sampai(?:\s+dengan)?)\s+$")
_EACH_MONTH: Final = re.compile(
    r"\b(?:cukup|bertahan|hidup|uang|upah|jatah|beras|biasanya|selalu|umumnya|se?tiap|kalau|laporan|tagihan|iuran|gaji|setoran|honor|rekap\w*)\b[^.!?]*$"
)
"""What makes it that of each month: `laporan disampaikan akhir bulan`, `uang belanja cukup sampai akhir bulan`."""
_WILL_BE: Final = re.compile(
    r"\b(?:akan|bakal|segera|(?:target|rencana|jadwal)nya|dijanjikan|dijadwalkan|ditargetkan|diperkirakan|diprediksi|direncanakan|diagendakan"
    r"|diharapkan|harus\s+sudah|sudah\s+harus|semoga|mudah-mudahan|insya\s?allah)\b[^.!?;:]*$"
)
"""The same anywhere before it in its sentence: `akan ditandatangani bupati akhir bulan`."""


def leads_year(text: str, low: str, start: int, end: int) -> bool:
    """Whether the words before a part of the year say when something is: `rampung akhir tahun`, not `libur akhir tahun`."""
    if looks_on(low, start) or plans.is_plan(text, start, end):
        return True  # “Akhir tahun dievaluasi”
    if _EVER.search(low, max(0, start - 80), start):
        return False  # hujan deras biasa turun akhir tahun
    if _is_compared(low, start, end) or is_seen(text, start):
        return True
    early = low.startswith("awal", start) and _IN_EARLY.search(low, max(0, start - 10), start) is not None  # saat awal tahun masih Rp9.800
    if early or _LEADS_YEAR.search(low, max(0, start - 20), start):
        return True
    if CLOSED.match(text, end) is None or _IS_DONE.search(text, max(0, start - 24), start) is None:
        return False
    return tense.bearing(text, start) > 0  # harus sudah masuk DPRD akhir tahun


def looks_on(low: str, start: int) -> bool:
    """Whether the sentence looks ahead up to the verb before a part of the year or month: not `akan menyiapkan libur akhir tahun`."""
    before = _WORD_BEFORE.search(low, max(0, start - 20), start)
    if before is None or not (before[1] in DUE or before[1] in HOPED or _VERB.fullmatch(before[1])):
        return False
    return tense.bearing(low, start) > 0


def leads_this(text: str, low: str, start: int, end: int) -> bool:
    """Whether the words before a part of a week or month make it this one's: `sejak awal pekan`, `ditutup akhir bulan`."""
    if _FIRST_MEANT.search(low, max(0, start - 24), start) or _WILL_DO.match(low, end):
        return True  # dipercepat dari yang semula akhir bulan
    if _EVER.search(low, max(0, start - 80), start):
        return False  # gaji selalu cair awal bulan
    if low.endswith(("pada ", "di "), 0, start) and tense.is_over(low, start):
        return True  # pasokan yang sempat menipis pada awal bulan berangsur pulih
    if _is_compared(low, start, end) or _THAN.search(low, max(0, start - 24), start):
        return True
    if low.startswith("bulan", end - 5) and plans.is_plan(text, start, end):
        return True  # “Akhir bulan kita cek lagi”
    if tense.was_planned(low, start):
        return True  # dipercepat dari yang semula akhir bulan menjadi pekan depan
    if _TILL.search(low, max(0, start - 16), start) or looks_on(low, start):
        return _EACH_MONTH.search(low, max(0, start - 80), start) is None
    if _ENDS.match(low, end) is None and _PROVIDED.match(low, end) is None:
        return _SINCE.search(low, max(0, start - 10), start) is not None and text[end : end + 2].strip().islower()
    if low.startswith("bulan", end - 5) and _DUE_ONCE.search(low, max(0, start - 24), start):
        return _EACH_MONTH.search(low, max(0, start - 80), start) is None
    if _PROVIDED.match(low, end):
        return _EACH_MONTH.search(low, max(0, start - 80), start) is None
    leads = _LEADS_THIS.search(low, max(0, start - 28), start) or _WILL_BE.search(low, max(0, start - 100), start)
    return leads is not None


def _is_compared(low: str, start: int, end: int) -> bool:
    """Whether what was so at the beginning is compared with what is so now: `cabai yang awal bulan masih Rp38 ribu kini Rp65 ribu`."""
    if low.startswith("akhir", start) or _AS_YET.match(low, end) is None:
        return False
    return _NOW.search(low) is not None and "akhir " + low[start:end].split()[-1] not in low


def is_seen(text: str, start: int) -> bool:
    """Whether the words before a part of the year say that something has been seen by then."""
    return _SEEN.search(text, max(0, start - 40), start) is not None


def leads_on(text: str, start: int) -> bool:
    """Whether the words before a part of the year look ahead: `pindah awal tahun`."""
    return _LEADS_ON.search(text, max(0, start - 20), start) is not None
