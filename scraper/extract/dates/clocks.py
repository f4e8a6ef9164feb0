"""Times of day: how they are printed, what they mean, and whether they come again every day.

`pukul 09.00 WIB`, `pk. 9`, `jam 7 malam`, `pukul setengah 6 pagi`, `16.45 Wita`, `pukul 08.00 s/d selesai`. A full stop or a
colon parts hours from minutes; a bare `09.00` without a word or zone is no time of day but a price, a score, a verse.
"""

import re
from datetime import date, timedelta
from typing import Final

from scraper.extract import calendar

HYPHEN: Final = r"[-–—‐‑−]"
TO: Final = rf"\s*(?:{HYPHEN}|s\s*\.?\s*/?\s*d\b\.?|sampai(?:\s+dengan)?\b|hingga\b|to\b|until\b)\s*"
"""What stands between the ends of a span."""
_FACE: Final = r"(?:[01]?\d|2[0-4])(?:[.:]|,(?=\d\d\s*(?:WIB|WITA|WIT)\b))[0-5]\d(?:[.:][0-5]\d)?(?!\d)"
_HOUR: Final = r"(?:[01]?\d|2[0-4])(?!\d|[.,:]\d|\s*(?:jam|menit|orang|kali|%|persen)\b)"
_ZONE: Final = (
    r"\(?(?:(?:WIB|WITA|WIT)\b|Waktu\s+Indonesia\s+(?:Bagian\s+)?(?:Barat|Tengah|Timur)\b"
    r"|(?:West|Central|East)(?:ern)?\s+Indonesian?\s+Time\b)\)?"
)
_HALF: Final = r"(?:\s*[ap]\.?m\b\.?)?"
_PART: Final = r"(?:pagi|siang|sore|petang|malam|subuh|dini\s+hari)\b"
_OCLOCK: Final = r"\b(?:pukul|pkl?)\.?\s*:?\s*"
_ANY_OCLOCK: Final = r"\b(?:pukul|pkl?|jam)\.?\s*:?\s*"
_SPOKEN: Final = rf"(?:{_FACE}|(?:setengah\s+)?{_HOUR}(?:\s+lewat\s+\d{{1,2}}\s+menit)?)"
_SELF: Final = (
    rf"(?:{_FACE}|(?:setengah\s+)?{_HOUR}(?=\s*(?:(?:{HYPHEN}|sampai|hingga)\s*(?:(?:jam|pukul)\s+)?\d+\s*)?\(?(?:{_PART}|WIB|WITA|WIT\b)))"
)
_UNTIL: Final = (
    rf"(?:(?:\s*{_ZONE})?{TO}(?:{_ANY_OCLOCK}{_SPOKEN}|{_FACE}|(?:[01]?\d|2[0-4])(?=\s*(?:{_PART}|{_ZONE}))|selesai\b)"
    rf"(?:\s*{_PART})?)?[*)]*"
)
CLOCK: Final = (
    rf"(?:(?:(?:sekitar|sekira|kira-kira)\s+)?(?:{_OCLOCK}{_SPOKEN}|\bjam\.?\s*:?\s*{_SELF}){_HALF}(?:\s*{_PART}(?!\s+(?:ini|sebelumnya|berikutnya)\b))?{_UNTIL}(?:\s*{_ZONE})?"
    rf"|{_FACE}{_UNTIL}\s*{_ZONE}"
    r"|\b(?:at\s+)?(?:[01]?\d)(?:(?:[.:][0-5]\d)?\s?(?-i:[ap]m|[ap]\.m)\b\.?|[.:][0-5]\d\s?[AP]M\b|\s+o[’']clock\b))"
)
"""A time of day that a word or a zone marks as one."""
COLON: Final = (
    rf"(?:(?:at\s+)?(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?(?!\d){_HALF}|(?:[01]?\d|2[0-3])\.[0-5]\d(?=\s*(?:$|[|)\n]|oleh\b|[.,;](?!\d))))"
)
"""A time beside a date needs no word before it; alone it would be a score or a verse."""

MORE: Final = re.compile(
    rf"\s*(?:{_ZONE})?(?:\s*,\s*(?:dan\s+|serta\s+)?|\s+(?:dan|serta)\s+)(?P<more>{_FACE}{_UNTIL}(?:\s*{_ZONE})?)(?!\s*(?:%|[.,]\d|(?:persen|ribu|juta|meter|km|kg|ton|liter)\b))",
    re.IGNORECASE,
)
"""One more time of day after another: `pukul 07.00, 09.00, dan 11.00 WIB`."""
_READ: Final = re.compile(
    r"(?P<half>setengah\s+)?\b(?P<h>\d{1,2})(?:[.:,](?P<m>\d\d)(?:[.:](?P<s>\d\d))?)?(?:\s+lewat\s+(?P<past>\d{1,2})\s+menit)?"
    r"(?:\s*(?P<ap>[ap])\.?m\b)?(?:\s*(?P<part>pagi|siang|sore|petang|malam|subuh|dini))?",
    re.IGNORECASE,
)
_SHORT_ZONE: Final = re.compile(
    r"\b(WIB|WITA|WIT)\b|\bIndonesia\s+(?:Bagian\s+)?(Barat|Tengah|Timur)\b|\b(West|Central|East)(?:ern)?\s+Indonesia", re.IGNORECASE
)
_LONG_ZONES: Final = {"barat": "wib", "tengah": "wita", "timur": "wit", "west": "wib", "central": "wita", "east": "wit"}
_AFTERNOON: Final = {"siang": (1, 4), "sore": (2, 7), "petang": (4, 7), "malam": (6, 11)}
"""Hours by the twelve-hour clock that lie after noon when these words follow: `jam 7 malam` is 19.00, `jam 1 malam` is 01.00."""
_AGAIN: Final = re.compile(
    rf"\b(?:(?:setiap|tiap|saban|every)[\s-]+(?:hari|pagi|siang|sore|petang|malam|subuh|dini|pekan|minggu|bulan|tahun|akhir|awal|kali|pukul|jam|tanggal"
    rf"|day|morning|evening|night|week|weekend|{calendar.FULL_WEEKDAY}|\d+)|biasanya|sehari-hari|(?:kali|hari)\s+(?:dalam\s+)?se(?:hari|minggu|pekan|bulan|tahun)|masing-masing|(?:semua|seluruh)(?:nya)?\s+(?:dimulai|mulai|berlangsung|digelar)|selama\s+(?:bulan\s+)?(?:puasa|ramadh?an)|bergilir(?:an)?|daily|jam\s+(?:operasional|operasi|layanan|pelayanan|kerja|besuk|istirahat|ber[a-z]{{4,}}|malam|sibuk|rawan|buka|tutup|masuk|pulang|belajar|kunjung(?:an)?))\b",
    re.IGNORECASE,
)
"""Words that make a time of day one that comes again and again."""
_EACH: Final = re.compile(r"\b(?:(?:setiap|tiap|saban|every)|[Jj]adwal[^.!?]*\stetap)\s+$", re.IGNORECASE)
"""The same right before the time of day: `setiap pukul 05.00`."""
_DAILY: Final = re.compile(r"\s*,?\s*(?:pada\s+)?(?:setiap|tiap|saban|every)\s+(?:hari|day|pekan|malam|pagi|sore)", re.IGNORECASE)
"""The same right after it: `pukul 16.00 s.d. 21.00 setiap harinya`."""
_OPENS: Final = re.compile(r"\b(?:(?:mem|di|ter)?buka|beroperasi|melayani|opens?|(?:dapat|bisa)\s+(?:di|me)\w+)\b", re.IGNORECASE)


_CLOSES: Final = re.compile(r"\b(?:tutup|closes?)\b", re.IGNORECASE)
_SHUTS: Final = re.compile(r"\s*,?\s*(?:dan|lalu|serta|and)\s+(?:tutup|closes?)\b", re.IGNORECASE)
_FROM: Final = re.compile(r"\b(?:mulai|sejak|terhitung)\b.*\b(?:hingga|sampai)\s*$", re.IGNORECASE)
"""A sentence that says from when on something stays open until a time of day."""
_TILL: Final = re.compile(r"\b(?:(?:mem|di|ter)?buka|beroperasi|melayani)\s+(?:hingga|sampai)\s*$", re.IGNORECASE)
"""What stays open until a time of day and names no day does so each day."""


_WEEK_LONG: Final = re.compile(
    rf"\b(?:{calendar.FULL_WEEKDAY})(?:\s*(?:{HYPHEN}|s/d|s\.d\.)\s*|\s*,\s*(?:dan\s+)?|\s+(?:dan|hingga|sampai(?:\s+dengan)?|to)\s+)"
    rf"(?:{calendar.FULL_WEEKDAY})\s*,?\s*(?:(?:mulai|dari|pada)\s+)?$",
    re.IGNORECASE,
)
"""Weekdays without their dates right before a time of day: `Senin hingga Jumat pukul 08.00–20.00`."""
_RULED: Final = re.compile(
    r"\b(?:dibatasi|maksimal|dilarang|(?<!baru )(?<!akhirnya )(?<!telah )(?<!sudah )"
    r"(?:boleh|diper(?:boleh|kenan)kan|diizinkan)\s+(?:(?:untuk|kembali|tetap)\s+)*(?:(?:di)?buka|beroperasi|melayani|menerima|berjualan|berdagang|melintas|masuk|gelar)|membatasi|jam\s+malam"
    r"|kelonggaran|dispensasi|(?:buka|beroperasi|berjualan|melayani)\s+(?:hingga\s+)?(?:lebih|melebihi|melewati|lewat)(?:\s+dari)?"
    r"|(?:seperti|sebagaimana)\s+biasa(?:nya)?(?=\s+(?:(?:pada|mulai|sejak)\s+)?$)"
    r"|(?:wajib|harus|diminta|diimbau|(?:di|me)wajibkan|(?:di|meng)instruksikan|meminta|mengimbau)\b[^.!?;]*\btutup(?:\s+lebih\s+(?:awal|cepat))?)\b",
    re.IGNORECASE,
)
"""Words of a rule, whose times of day are those of each day where no day is named: `keluar masuk dibatasi maksimal pukul 20.00`."""
_HABIT: Final = re.compile(
    r"\b(?=[bdklnprstu])(?:(?<!luar )(?<!hari )(?<!warga )(?<!orang )(?<!rakyat )(?<!masyarakat )(?<!seperti )"
    r"biasa\s+(?:[bdmt]e[a-z]{3,}|di[a-z]{3,}|bangun|buka|datang|pulang|tidur|mulai|pergi|makan|kumpul|mangkal|tutup|antre)|terbiasa|rutin\s+[bm]e[a-z]{3,}|selalu|kerap|sering(?:kali)?"
    r"|lazimnya|umumnya|normalnya|(?:pada|di)\s+hari\s+biasa)\b",
    re.IGNORECASE,
)
"""Words of a habit, whose time of day is that of any day where no day is named: `pedagang biasa berangkat pukul 03.00`."""
_WEEKLY: Final = re.compile(
    rf"(?:(?!\byang\b)(?:[^.!?]|\.(?=\d)))*\b(?:(?:setiap|tiap|saban)\s+(?:hari|pekan|minggu|bulan|pagi|siang|sore|malam|{calendar.FULL_WEEKDAY})"
    r"|(?:pada|di)\s+hari\s+kerja|selama\s+(?:bulan\s+)?(?:puasa|ramadh?an)|(?:seperti|sebagaimana)\s+hari(?:-hari)?\s+(?:lain|biasa)(?:nya)?)\b",
    re.IGNORECASE,
)
"""The same said later in the sentence: `dilaporkan sebelum pukul 15.00 dan dibahas setiap Jumat`."""
_ONWARDS: Final = re.compile(r"\s*ke\s+atas\b", re.IGNORECASE)
_ONE_OF_ALL: Final = re.compile(
    rf"(?:\W*|(?:[^.!?]|[.](?=\d))*[,;]\s+(?:(?:dan|sedangkan|sementara)\s+)?)(?:khusus|kecuali)(?:nya)?\s+(?:(?:pada|untuk)\s+)?(?:hari\s+)?"
    rf"(?:{calendar.FULL_WEEKDAY})\b(?!\s*\(|,?\s+\d)",
    re.IGNORECASE,
)
"""How a sentence begins on one of the weekdays that come again: `Khusus Jumat, penjemputan dimajukan pukul 11.00`."""
_RULED_AFTER: Final = re.compile(r"[^.!?]*\b(?:boleh|dilarang|diperbolehkan|diizinkan|dibatasi)\b", re.IGNORECASE)
"""A rule whose next clause says so: `toko tutup pukul 17.00, sedangkan warung hanya boleh melayani pesanan`."""
_POLLS: Final = re.compile(r"\b(?:hak\s+pilih\w*|memberikan\s+suara\w*|mencoblos|coblosan|pencoblosan)\b")
"""What is open for one day only."""
_PER_DAY: Final = re.compile(r"[^.!?]*\b(?:per|tiap|setiap)\s+hari(?:nya)?\b", re.IGNORECASE)
_ONWARD: Final = re.compile(r"\b(?:mulai|sejak|hingga|sampai)\s+(?:(?:hari|tanggal)\s+)?$", re.IGNORECASE)
"""What stands before a day from which or up to which hours are those of each day."""
_BUT: Final = re.compile(r"\b(?:kecuali|khusus(?:nya)?|except)\b", re.IGNORECASE)
"""What sets a day apart from those that come again: `setiap malam pukul 19.00, kecuali Kamis (19/7) yang dimulai pukul 20.00`."""


def _minutes(face: re.Match[str], part: str | None) -> tuple[int, int]:
    """Minutes since midnight, and seconds."""
    hour, minute = int(face["h"]), int(face["m"] or face["past"] or 0)
    if face["ap"]:
        hour = hour % 12 + (12 if face["ap"] in "Pp" else 0)
    elif part:
        low, high = _AFTERNOON.get(part.lower(), (25, 25))
        hour += 12 * (low <= hour <= high or (hour == 12 and part.lower() == "malam"))
    return hour * 60 + minute - 30 * bool(face["half"]), int(face["s"] or 0)


def each_day(before: str, after: str) -> bool:
    """Whether hours are those of each day by what stands before their day, or after them: `mulai 10 Juli`, `per hari`."""
    return _ONWARD.search(before) is not None or _PER_DAY.match(after) is not None


def is_span(clock: str) -> bool:
    """Whether a printed time of day has a beginning and an end: `pukul 08.00–15.00`."""
    return len(_READ.findall(clock)) > 1


def stamps(found: date | None, clock: str, zone: str) -> str:
    """A day's time, `2020-01-23T09:00:00+07:00`, or that of any day, `T09:00+07:00`; a span parted by a slash."""
    told = _SHORT_ZONE.search(clock)
    away = calendar.offset((told[1] or _LONG_ZONES[(told[2] or told[3]).lower()]) if told else zone)
    offset = f"{away}".removeprefix("UTC") or "+00:00"
    faces = list(_READ.finditer(clock))
    values: list[str] = []
    begun = 0
    for place, face in enumerate(faces):
        part = face["part"] or next((later["part"] for later in faces[place + 1 :] if not face["ap"] and not face["m"]), None)
        minutes, second = _minutes(face, part)
        shown = f"{minutes // 60 % 24:02}:{minutes % 60:02}"
        if found is None:
            values.append(f"T{shown}{offset}")
        else:
            late = minutes // 1440 + (minutes < begun)
            begun = max(begun, minutes)
            values.append(f"{found + timedelta(days=late)}T{shown}:{second:02}{offset}")
    return "/".join(values)


def comes_again(sentence: str, clock: str, after: str, dated: bool) -> bool:
    """Whether a time of day is a habit: `setiap Sabtu pukul 08.00`, or opening hours in a sentence that names no day.

    ``after`` is what follows the time of day: `dibuka pukul 04.00 dan tutup pukul 10.00`.
    """
    if (again := _AGAIN.search(sentence)) is not None:
        return not (dated and _BUT.search(sentence, again.end()))
    if _EACH.search(sentence) or _DAILY.match(after) or _WEEK_LONG.search(sentence):
        return True
    if _OPENS.search(sentence) and _FROM.search(sentence):
        return True
    if _ONWARDS.match(after):
        return True
    if dated:
        return False
    if _RULED.search(sentence) or _ONE_OF_ALL.match(sentence) or _HABIT.search(sentence) or _WEEKLY.match(after):
        return True
    if "ditiadakan" in sentence and len(_READ.findall(clock)) > 1:
        return True  # parkir ditiadakan pukul 06.00–10.00
    closes = _CLOSES.search(sentence) is not None
    if closes and _RULED_AFTER.match(after):
        return True
    if _OPENS.search(sentence) is None or _POLLS.search(sentence):
        return False
    if _TILL.search(sentence):
        return True
    return len(_READ.findall(clock)) > 1 or closes or _SHUTS.match(after) is not None
