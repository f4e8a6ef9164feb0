"""Whether a time of day comes again every day by the words of its sentence: opening hours, rules, habits, timetables."""

import re
from typing import Final

from scraper.extract import calendar
from scraper.extract.dates.clocks import HYPHEN, is_span

_AGAIN: Final = re.compile(
    rf"\b(?:(?:setiap|tiap|saban|every)[\s-]+(?:hari|pagi|siang|sore|petang|malam|subuh|dini|pekan|minggu|bulan|tahun|akhir|awal|kali|pukul|jam|tanggal"
    rf"|day|morning|evening|night|week|weekend|{calendar.FULL_WEEKDAY}|\d+)|biasanya|sehari-hari|(?:kali|hari)\s+(?:dalam\s+)?se(?:hari|minggu|pekan|bulan|tahun)|(?<=,\s)masing-masing|(?:semua|seluruh)(?:nya)?\s+(?:dimulai|mulai|berlangsung|digelar)|selama\s+(?:bulan\s+)?(?:puasa|ramadh?an)|bergilir(?:an)?|daily|jam\s+(?:operasional|operasi|layanan|pelayanan|kerja|besuk|istirahat|ber[a-z]{{4,}}|malam|sibuk|puncak|rawan|buka|tutup|masuk|pulang|belajar|kunjung(?:an)?)(?:nya)?|beban\s+puncak)\b",
    re.IGNORECASE,
)
"""Words that make a time of day one that comes again and again."""
_NOW: Final = re.compile(
    r"\b(?:(?:me|di)?maju(?:kan)?|diundur(?:kan)?|mundur|molor|digeser|bergeser|dipindah(?:kan)?|menjadi|kini|turut|ikut|kali\s+(?:ini|itu))\b",
    re.IGNORECASE,
)
"""What is otherwise this time, after the clause of what is so else: `pengukuhan yang biasanya malam dimajukan menjadi pukul 15.30`."""
_BUT: Final = re.compile(r"\b(?:kecuali|khusus(?:nya)?|except|te?tapi|namun|sedangkan)\b", re.IGNORECASE)
"""What sets a day apart from those that come again: `setiap malam pukul 19.00, kecuali Kamis (19/7) yang dimulai pukul 20.00`."""
_EACH: Final = re.compile(r"\b(?:(?:setiap|tiap|saban|every)|[Jj]adwal[^.!?]*\stetap)\s+$", re.IGNORECASE)
"""The same right before the time of day: `setiap pukul 05.00`."""
_DAILY: Final = re.compile(r"\s*,?\s*(?:pada\s+)?(?:setiap|tiap|saban|every)\s+(?:hari|day|pekan|malam|pagi|sore)", re.IGNORECASE)
"""The same right after it: `pukul 16.00 s.d. 21.00 setiap harinya`."""
_WEEK_LONG: Final = re.compile(
    rf"\b(?:{calendar.FULL_WEEKDAY})(?:\s*(?:{HYPHEN}|s/d|s\.d\.)\s*|\s*,\s*(?:dan\s+)?|\s+(?:dan|hingga|sampai(?:\s+dengan)?|to)\s+)"
    rf"(?:{calendar.FULL_WEEKDAY})\s*,?\s*(?:(?:mulai|dari|pada)\s+)?$",
    re.IGNORECASE,
)
"""Weekdays without their dates right before a time of day: `Senin hingga Jumat pukul 08.00–20.00`."""
_ALL_WEEK: Final = re.compile(
    rf"\b(?:{calendar.FULL_WEEKDAY})\s*(?:{HYPHEN}|s/d|s\.d\.|hingga\b|sampai(?:\s+dengan)?\b)\s*(?:{calendar.FULL_WEEKDAY})\b(?!\s*\(|,?\s+\d)",
    re.IGNORECASE,
)
"""The same somewhere before or right after it: `Selasa sampai Minggu pengunjung dilayani pukul 08.00 hingga 15.30`."""
_ANY_WEEKDAY: Final = re.compile(
    rf"\b(?:{calendar.FULL_WEEKDAY})(?:\s+(?:pagi|siang|sore|malam))?\s*,?\s+(?:(?:mulai|dari|pada|hingga|sampai|sejak|antara)\s+)?$",
    re.IGNORECASE,
)
"""One of them, where it is no day: `layanan tetap buka hari Sabtu hingga pukul 12.00`."""
_FROM: Final = re.compile(r"\b(?:mulai|sejak|terhitung)\b.*\b(?:hingga|sampai)\s*$", re.IGNORECASE)
"""A sentence that says from when on something stays open until a time of day."""
_ONWARDS: Final = re.compile(r"\s*ke\s+atas\b", re.IGNORECASE)
_RULED: Final = re.compile(
    r"\b(?:dibatasi|maksimal|membatasi|dilarang|larangan|melarang|(?:kami|kita)\s+larang"
    r"|(?<!baru )(?<!akhirnya )(?<!telah )(?<!sudah )"
    r"(?:boleh|diper(?:boleh|kenan)kan|diizinkan)\s+(?:(?:untuk|kembali|tetap)\s+)*(?:(?:di)?buka|beroperasi|melayani|menerima|berjualan|berdagang|melintas|masuk|gelar)|jam\s+malam"
    r"|kelonggaran|dispensasi|(?:buka|beroperasi|berjualan|melayani)\s+(?:hingga\s+)?(?:lebih|melebihi|melewati|lewat)(?:\s+dari)?"
    r"|(?:seperti|sebagaimana)\s+biasa(?:nya)?(?=\s+(?:(?:pada|mulai|sejak)\s+)?$)"
    r"|(?:wajib|harus|diminta|diimbau|(?:di|me)wajibkan|(?:di|meng)instruksikan|meminta|mengimbau)\b[^.!?;]*\b(?:menutup\s+(?:lapak|toko|warung|kios|usaha)|tutup)(?:\s+lebih\s+(?:awal|cepat))?)\b",
    re.IGNORECASE,
)
"""Words of a rule, whose times of day are those of each day where no day is named: `keluar masuk dibatasi maksimal pukul 20.00`."""
_RULED_AFTER: Final = re.compile(r"[^.!?]*\b(?:boleh|dilarang|diperbolehkan|diizinkan|dibatasi)\b", re.IGNORECASE)
"""A rule whose next clause says so: `toko tutup pukul 17.00, sedangkan warung hanya boleh melayani pesanan`."""
_DEMANDS: Final = re.compile(
    r"\b(?:wajib|harus|diminta|diimbau|boleh|diper(?:boleh|kenan)kan|diizinkan|meminta|mengimbau)\b", re.IGNORECASE
)
"""Words of a rule that goes on from the sentence before."""
_HABIT: Final = re.compile(
    r"\b(?=[bdklnprstu])(?:(?<!luar )(?<!hari )(?<!warga )(?<!orang )(?<!rakyat )(?<!masyarakat )(?<!seperti )"
    r"biasa\s+(?:[bdmt]e[a-z]{3,}|di[a-z]{3,}|bangun|buka|datang|pulang|tidur|mulai|pergi|makan|kumpul|mangkal|tutup|antre)|terbiasa|rutin\s+[bm]e[a-z]{3,}|selalu|kerap|sering(?:kali)?"
    r"|lazimnya|umumnya|normalnya|sepanjang\s+tahun(?=,)|(?:pada|di)\s+hari(?:-hari)?\s+(?:biasa|kerja|libur|sekolah|pasaran|efektif)"
    r"|selama\s+(?:masa|musim|pandemi|karantina|ppkm|psbb|libur(?:an)?|pembatasan|pekerjaan|pengerjaan|perbaikan|renovasi|revitalisasi|pengecoran|pengaspalan))\b",
    re.IGNORECASE,
)
"""Words of a habit, whose time of day is that of any day where no day is named: `pedagang biasa berangkat pukul 03.00`."""
_SO_MANY: Final = re.compile(r"\s+(?:\w+\s+){0,2}\d[\d.]*\s+(?!jam)[a-z]", re.IGNORECASE)
"""What makes a limit one of number: `antrean dibatasi 60 orang`."""
_MORE_DAYS: Final = re.compile(
    r"\b(?:(?:hari|malam|pekan)\s+berturut-turut|(?:pada|di)\s+akhir\s+pekan(?!\s+(?:ini|lalu|depan|mendatang|nanti|kemarin|itu)\b)"
    r"|(?:misa|kebaktian|ibadah|apel|patroli|penerbangan)\s+harian)\b",
    re.IGNORECASE,
)
_MORE_HINTS: Final = ("-turut", "hir pekan", "harian")
"""One of these is in what that finds."""
_IN_AND_OUT: Final = re.compile(r"\b(?:masuk\s+(?:(?:kerja|kelas|sekolah|kantor)\s+)?|bangun\s+)(?:mulai\s+|sejak\s+)?$", re.IGNORECASE)
_OUT_AFTER: Final = re.compile(r"[^.!?]{0,16}\b(?:dan|lalu|,)\s+(?:baru\s+)?(?:pulang|tidur)\b", re.IGNORECASE)
"""The hours of school and work: `siswa masuk pukul 07.00 dan pulang pukul 10.30`, `mereka bangun pukul 04.00 dan tidur …`."""
_WEEKLY: Final = re.compile(
    rf"(?:(?!\byang\b)(?:[^.!?]|\.(?=\d)))*\b(?:(?:setiap|tiap|saban)\s+(?:hari|pekan|minggu|bulan|pagi|siang|sore|malam|{calendar.FULL_WEEKDAY})"
    r"|(?:pada|di)\s+hari\s+kerja|selama\s+(?:bulan\s+)?(?:puasa|ramadh?an)|(?:seperti|sebagaimana)\s+(?:hari(?:-hari)?\s+)?(?:lain|biasa)(?:nya)?)\b",
    re.IGNORECASE,
)
"""The same said later in the sentence: `dilaporkan sebelum pukul 15.00 dan dibahas setiap Jumat`."""
_ONE_OF_ALL: Final = re.compile(
    rf"(?:\W*|(?:[^.!?]|[.](?=\d))*[,;]\s+(?:(?:dan|sedangkan|sementara)\s+)?)(?:khusus|kecuali)(?:nya)?\s+(?:(?:pada|untuk)\s+)?(?:hari\s+)?"
    rf"(?:{calendar.FULL_WEEKDAY})\b(?!\s*\(|,?\s+\d)",
    re.IGNORECASE,
)
"""How a sentence begins on one of the weekdays that come again: `Khusus Jumat, penjemputan dimajukan pukul 11.00`."""
_BUT_ON: Final = re.compile(
    rf"\s*,?\s+(?:dan\s+|tetapi\s+)?(?:khusus|kecuali)(?:nya)?\s+(?:(?:pada|untuk)\s+)?(?:hari\s+)?(?:{calendar.FULL_WEEKDAY})\b(?!\s*\(|,?\s+\d)",
    re.IGNORECASE,
)
"""What follows hours of all weekdays but one: `pukul 08.00-15.00 WIB, khusus Jumat sampai pukul 15.30`."""
_OPENS: Final = re.compile(r"\b(?:(?:mem|di|ter)?buka|beroperasi|melayani|opens?|(?:dapat|bisa)\s+(?:di|me)\w+)\b", re.IGNORECASE)
_SERVES: Final = re.compile(
    r"\b(?:tersedia|hanya\s+(?:menerima|di[a-z]{4,})|sesuai\s+(?:prosedur|aturan|ketentuan)|berjualan|berdagang|mengajar|(?:boleh|diper(?:boleh|kenan)kan|diizinkan)\s+[bdmt]\w{4,}"
    r"|(?<!petugas )(?<!tim )(?<!relawan )(?<!personel )(?<!panitia )(?<!regu )bekerja\s+(?:(?:mulai|dari|sejak|antara)\s+)?$"
    r"|(?:pada|saat)\s+(?:pagi|siang|sore|malam)\s+hari\b)",
    re.IGNORECASE,
)
"""What goes on between hours without a day on any day: `ia bekerja pukul 05.00–13.00`."""
_BETWEEN: Final = re.compile(r"\bantara\s+$", re.IGNORECASE)
_CLOSES: Final = re.compile(r"\b(?:tutup|closes?)\b", re.IGNORECASE)
_SHUTS: Final = re.compile(r"\s*,?\s*(?:dan|lalu|serta|and)\s+(?:tutup|closes?)\b", re.IGNORECASE)
_TILL: Final = re.compile(r"\b(?:(?:mem|di|ter)?buka|beroperasi|melayani)\s+(?:hingga|sampai)\s*$", re.IGNORECASE)
"""What stays open until a time of day and names no day does so each day."""
_POLLS: Final = re.compile(r"\b(?:hak\s+pilih\w*|memberikan\s+suara\w*|mencoblos|coblosan|pencoblosan)\b")
"""What is open for one day only."""
_PER_DAY: Final = re.compile(r"[^.!?]*\b(?:per|tiap|setiap)\s+hari(?:nya)?\b", re.IGNORECASE)
_ONWARD: Final = re.compile(r"\b(?:mulai|sejak|hingga|sampai|terhitung(?:\s+(?:mulai|sejak))?)\s+(?:(?:hari|tanggal)\s+)?$", re.IGNORECASE)
"""What stands before a day from which or up to which hours are those of each day."""
_ONCE: Final = re.compile(
    r"\b(?:tadi|kemarin|ternyata|kini|sekarang|kali\s+(?:ini|itu)|hari\s+(?:ini|itu)|malam\s+(?:ini|itu))\b", re.IGNORECASE
)
"""What tells of one day after what comes again: `Biasanya lima menit, tadi …`."""
_NEAR: Final = 32
"""Characters before a time of day in which a weekday stands right before it."""


def each_day(before: str, after: str) -> bool:
    """Whether hours are those of each day by what stands before their day, or after them: `mulai 10 Juli`, `per hari`."""
    return is_from(before) or _PER_DAY.match(after) is not None


def is_from(before: str) -> bool:
    """Whether something is so from a day on, or up to it, by what stands before that day."""
    return _ONWARD.search(before) is not None


def goes_on(between: str) -> bool:
    """Whether a time of day is of what comes again as the one before it in its sentence is, by what stands ``between``."""
    return _ONCE.search(between) is None


def demands(sentence: str) -> bool:
    """Whether a sentence goes on with the rule that the one before has told the hours of."""
    return _DEMANDS.search(sentence) is not None and _ONCE.search(sentence) is None


def comes_again(sentence: str, clock: str, after: str, dated: bool) -> bool:
    """Whether a time of day is a habit: `setiap Sabtu pukul 08.00`, or opening hours in a sentence that names no day.

    ``after`` is what follows the time of day: `dibuka pukul 04.00 dan tutup pukul 10.00`.
    """
    if (again := _AGAIN.search(sentence)) is not None:
        if again[0] == "biasanya" and sentence.endswith("yang ", 0, again.start()) and _NOW.search(sentence, again.end()):
            return False
        return not (dated and _BUT.search(sentence, again.end()))
    if _EACH.search(sentence) or _DAILY.match(after) or _WEEK_LONG.search(sentence):
        return True
    if _OPENS.search(sentence) and _FROM.search(sentence):
        return True
    if _ONWARDS.match(after):
        return True
    if dated:
        return False
    if _rules(sentence) or _ONE_OF_ALL.match(sentence) or _HABIT.search(sentence) or _WEEKLY.match(after) or _BUT_ON.match(after):
        return True
    if _ALL_WEEK.search(sentence) or _ALL_WEEK.match(after.lstrip(" ,")):
        return True
    if _ANY_WEEKDAY.search(sentence, max(0, len(sentence) - _NEAR)):
        return True
    if any(map(sentence.__contains__, _MORE_HINTS)) and _MORE_DAYS.search(sentence):
        return True
    if ("pulang" in after or "tidur" in after) and _IN_AND_OUT.search(sentence) and _OUT_AFTER.match(after):
        return True
    return _is_open(sentence, after, is_span(clock) or _BETWEEN.search(sentence) is not None)


def _rules(sentence: str) -> bool:
    """Whether a sentence is of a rule on hours."""
    rule = _RULED.search(sentence)
    while rule is not None and _SO_MANY.match(sentence, rule.end()) and rule[0].lower() in {"dibatasi", "maksimal", "membatasi"}:
        rule = _RULED.search(sentence, rule.end())
    return rule is not None


def _is_open(sentence: str, after: str, span: bool) -> bool:
    """Whether a time of day without a day, or a ``span`` of them, is that of something open, served, shut."""
    if span and ("ditiadakan" in sentence or _SERVES.search(sentence)):
        return True  # parkir ditiadakan pukul 06.00–10.00
    closes = _CLOSES.search(sentence) is not None
    if closes and _RULED_AFTER.match(after):
        return True
    if _OPENS.search(sentence) is None or _POLLS.search(sentence):
        return False
    return span or closes or _TILL.search(sentence) is not None or _SHUTS.match(after) is not None
