"""Times of day after midnight: those of the night of a day belong to the next one."""

import re
from datetime import date, timedelta
from typing import Final

from scraper.extract.dates.dayof import Piece
from scraper.extract.dates.sentences import sentence
from scraper.extract.dates.values import Understood

_AT_LAST: Final = re.compile(r"\b(?:hingga|sampai|baru)\b[^.!?]{0,30}$")
_UP_TO: Final = re.compile(r"\b(?:hingga|sampai)\s+$")
_NIGHT: Final = re.compile(r"\b(?:malam(?!\s+(?:minggu|senin|selasa|rabu|kamis|jumat|sabtu|ahad)\b)|semalam)\b", re.IGNORECASE)
_THAT_NIGHT: Final = re.compile(r"\bmalam\s+(?:itu|tersebut)\b", re.IGNORECASE)
_IN_THAT_NIGHT: Final = re.compile(r"\s+(?:(?:di|pada)\s+)?malam\s+(?:itu|tersebut)\b", re.IGNORECASE)
_EVENING: Final = 44
"""Characters before a day in which `malam` makes an evening of it."""


def past_midnight(text: str, before: Piece, piece: Piece, meant: Understood) -> bool:
    """Whether a time of day comes after midnight: `pukul 23.30 dan padam pukul 02.00`, `malam (31/12) hingga pukul 01.00`."""
    late, early = before.understood.value or "", meant.value or ""
    if late[:10] != early[:10] or not "T00" <= early[10:13] <= "T11":
        return False
    if early[10:13] < "T05" and len(late) == len("2024-01-31") and _NIGHT.search(text, before.start, before.end):
        return True  # Sabtu malam … meninggal pukul 01.15
    if early[10:13] > "T05" and _AT_LAST.search(text, before.end, piece.start) is None:
        return False
    said = text[max(0, before.start - _EVENING) : piece.start]
    at_last = early[10:13] == "T00" or _AT_LAST.search(text, before.end, piece.start) is not None
    if len(late) == len("2024-01-31") and at_last and "malam" in text[before.start : before.end].lower():
        return True  # malam ini … pukul 00.00, besok malam … baru bubar pukul 01.30
    return "T18" <= late[10:13] <= "T23" or (len(late) == len("2024-01-31") and _UP_TO.search(said) is not None and "malam" in said.lower())


def of_that_night(text: str, piece: Piece, meant: Understood) -> bool:
    """Whether an hour after midnight is of the night of the day named before: `angkot beroperasi hingga pukul 02.00 di malam itu`."""
    if not "T00" <= (meant.value or "")[10:13] < "T05":
        return False
    return _THAT_NIGHT.search(sentence(text, piece.start)) is not None or _IN_THAT_NIGHT.match(text, piece.end) is not None


def goes_on(last: str, meant: Understood) -> bool:
    """Whether a time of day is of the day after by the one told ``last``: after `pukul 23.10` both `pukul 03.00` and then `pukul 08.30`."""
    found = meant.value or ""
    if last[10:11] != "T" or "/" in last or found[10:11] != "T":
        return False
    if last[:10] == found[:10]:
        return last[10:13] >= "T18" and found[10:13] < "T05"
    night = date.fromisoformat(last[:10]) - date.fromisoformat(found[:10]) == timedelta(days=1)
    return night and last[10:13] < "T06" and last[10:16] < found[10:16] < "T18"
