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
_FACE: Final = (
    r"(?:(?:[01]?\d|2[0-4])(?:[.:]|,(?=\d\d\s*(?:WIB|WITA|WIT)\b))[0-5]\d(?:[.:][0-5]\d)?(?!\d)"
    r"|(?:[01]\d|2[0-3])[0-5]\d(?=\s*(?:[-–]\s*(?:[01]\d|2[0-3])[0-5]\d\s*)?(?:WIB|WITA|WIT)\b))"
)
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
    rf"(?:{_FACE}|(?:setengah\s+)?{_HOUR}(?=\s*(?:(?:{HYPHEN}|sampai|hingga)\s*(?:(?:jam|pukul)\s+)?\d+\s*)?"
    rf"\(?(?:{_PART}|(?:WIB|WITA|WIT|tadi|kemarin|nanti|besok|lusa)\b)))"
)
_PLACED: Final = "|".join(f"(?<={each} )" for each in ("tadi", "nanti", "mulai", "sejak", "pada", "sekitar", "sebelum", "dari"))
"""What before `jam 11` makes a time of day of it, with nothing after it that does."""
_UNTIL: Final = (
    rf"(?:(?:\s*{_ZONE})?{TO}(?:{_ANY_OCLOCK}{_SPOKEN}|{_FACE}|(?:[01]?\d|2[0-4])(?=\s*(?:{_PART}|{_ZONE}))|selesai\b)"
    rf"(?:\s*{_PART})?)?[*)]*"
)
CLOCK: Final = (
    rf"(?:(?=[jkps])(?:(?:sekitar|sekira|kira-kira)\s+)?(?:{_OCLOCK}{_SPOKEN}|\bjam\.?\s*:?\s*{_SELF}|(?:{_PLACED})jam\s+{_HOUR}){_HALF}(?:\s*{_PART}(?!\s+(?:ini|sebelumnya|berikutnya)\b))?{_UNTIL}(?:\s*{_ZONE})?"
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
    r"(?P<half>setengah\s+)?(?<!\d)(?P<h>\d{1,2})(?:[.:,]?(?P<m>\d\d)(?:[.:](?P<s>\d\d))?)?(?:\s+lewat\s+(?P<past>\d{1,2})\s+menit)?"
    r"(?:\s*(?P<ap>[ap])\.?m\b)?(?:\s*(?P<part>pagi|siang|sore|petang|malam|subuh|dini))?",
    re.IGNORECASE,
)
_SHORT_ZONE: Final = re.compile(
    r"\b(WIB|WITA|WIT)\b|\bIndonesia\s+(?:Bagian\s+)?(Barat|Tengah|Timur)\b|\b(West|Central|East)(?:ern)?\s+Indonesia", re.IGNORECASE
)
_LONG_ZONES: Final = {"barat": "wib", "tengah": "wita", "timur": "wit", "west": "wib", "central": "wita", "east": "wit"}
_AFTERNOON: Final = {"siang": (1, 4), "sore": (2, 7), "petang": (4, 7), "malam": (6, 11)}
"""Hours by the twelve-hour clock that lie after noon when these words follow: `jam 7 malam` is 19.00, `jam 1 malam` is 01.00."""


def _minutes(face: re.Match[str], part: str | None) -> tuple[int, int]:
    """Minutes since midnight, and seconds."""
    hour, minute = int(face["h"]), int(face["m"] or face["past"] or 0)
    if face["ap"]:
        hour = hour % 12 + (12 if face["ap"] in "Pp" else 0)
    elif part:
        low, high = _AFTERNOON.get(part.lower(), (25, 25))
        hour += 12 * (low <= hour <= high or (hour == 12 and part.lower() == "malam"))
    return hour * 60 + minute - 30 * bool(face["half"]), int(face["s"] or 0)


def is_span(clock: str) -> bool:
    """Whether a printed time of day has a beginning and an end: `pukul 08.00–15.00`."""
    return len(_READ.findall(clock)) > 1 or "hingga" in clock or "sampai" in clock


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
