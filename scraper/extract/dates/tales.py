"""The year of a tale: told in its sentence or the one before, `bertahan sejak 2009. Kala itu kenaikan ditetapkan Februari`."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from scraper.extract import calendar
from scraper.extract.dates.dayof import Piece
from scraper.extract.dates.sentences import sentence
from scraper.extract.dates.tense import bearing
from scraper.extract.dates.values import Context, Understood, turn_of

_THEN: Final = re.compile(
    r"\W*(?:(?:dan|namun|tetapi|tapi|padahal|pada)\s+)?(?:(?:kala|saat|waktu|ketika|tahun|masa)\s+itu|(?:saat|tahun|ketika)\s+tersebut)\b",
    re.IGNORECASE,
)
"""How a sentence begins that goes on telling of the year just named."""
_ITS: Final = re.compile(
    r"\W*(?:padahal|namun|bahkan|puncak(?:nya)?|ter(?:tinggi|rendah|banyak|sedikit|parah|buruk|besar)(?:nya)?|lonjakan|penurunan|kenaikan)\b",
    re.IGNORECASE,
)
"""The same of the year that has just ended, where its figures are told."""
_WHEN: Final = re.compile(r"\s*,?\s+(?:tatkala|ketika|saat|kala|waktu)\s", re.IGNORECASE)
"""What after a time of long ago goes on telling of it: `Agustus tahun lalu, tatkala 17 pegawai mangkir dan turun pangkat Oktober`."""
_COMPARED: Final = re.compile(
    r"\b(?:membandingkan(?:nya)?|berkaca|mengenang|menunjuk|mengingatkan|teringat|mencontohkan|menceritakan|mengulas)\b[^.!?,]{0,48}$",
    re.IGNORECASE,
)
_WHICH: Final = re.compile(r",\s+yang\s", re.IGNORECASE)
"""What follows a year that is looked back on: `membandingkan kurikulum 2006, yang pedomannya terbit Mei`."""
_NOW: Final = re.compile(
    r"\b(?:kini|sekarang|sedangkan|sementara|namun|tetapi|tapi|(?:tahun|bulan|pekan|hari|saat)\s+ini|akan|bakal|(?:tahun|bulan)\s+depan|baru-baru)\b",
    re.IGNORECASE,
)
"""Words with which a sentence returns to the day of publication."""
_STOP: Final = re.compile(r"[.!?][”\"]?\s")
_YEARS: Final = re.compile(r"\d{4}(?=-\d\d)")
_YEAR: Final = re.compile(r"\d{4}(?![^/;]*[/;])")
_BARE: Final = len("2009")
_OPENING_MONTHS: Final = 3
"""Months of a year at whose beginning that just ended is looked back on."""


def of_tale(text: str, pieces: Sequence[Piece], place: int, context: Context) -> Understood | None:
    """A date whose year is only the likeliest, in the year of the tale that it belongs to."""
    piece, anchor = pieces[place], context.anchor
    if anchor is None or turn_of(text[piece.start : piece.end]):
        return None
    said = sentence(text, piece.start)
    begun = piece.start - len(said)
    inside = next((each for each in pieces[:place] if each.start >= begun), None)
    if inside is not None and (old := _looked_back_on(text, begun, inside, piece)) is not None:
        return _in(piece.understood, old, inside.understood, anchor)
    named = next((each for each in reversed(pieces[:place]) if each.start < begun), None)
    year = _year(named.understood) if named else None
    if named is None or year is None or len(_STOP.findall(text[named.end : begun + 1])) > 1 or _NOW.search(said):
        return None
    if _THEN.match(said):
        return _in(piece.understood, year, None, anchor)
    ended = len(named.understood.value or "") == _BARE and year == anchor.year - 1 and anchor.month <= _OPENING_MONTHS
    ahead = str(piece.understood.value)[:10] > str(anchor)
    goes_on = inside is not None and str(inside.understood.value)[:4] == str(year)
    if ended and ahead and _ITS.match(said) and (goes_on or bearing(text, piece.start) <= 0):
        return _in(piece.understood, year, None, anchor)
    return None


def _looked_back_on(text: str, begun: int, named: Piece, piece: Piece) -> int | None:
    """The year of a time long ago with which the sentence of a date begins its tale."""
    year = _year(named.understood)
    if year is None or _NOW.search(text, named.end, piece.start):
        return None
    if _WHEN.match(text, named.end):
        return year
    compared = len(named.understood.value or "") == _BARE and _COMPARED.search(text, begun, named.start) is not None
    return year if compared and _WHICH.match(text, named.end) else None


def _year(meant: Understood) -> int | None:
    """The year that a date prints or says: of one that is only likely, none."""
    if "year-inferred" in meant.doubts or meant.kind not in {"historical", "range", "relative"} or not _YEAR.match(meant.value or ""):
        return None
    return int((meant.value or "")[:4])


def _in(meant: Understood, year: int, after: Understood | None, anchor: date) -> Understood | None:
    """A date in that year, in the next where it comes ``after`` a later month; none that is to come."""
    told = set(_YEARS.findall(meant.value or ""))
    if len(told) != 1 or year >= anchor.year:
        return None
    year += after is not None and len(after.value or "") > _BARE and str(meant.value)[5:7] < str(after.value)[5:7]
    value = _YEARS.sub(str(year), meant.value or "")
    day = calendar.day(year, meant.day.month, meant.day.day) if meant.day else None
    if value > str(anchor) or (meant.day is not None and day is None):
        return None
    return meant._replace(value=value, kind="range" if meant.kind == "range" else "historical", day=day)
