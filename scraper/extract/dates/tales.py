"""The year of a tale: told in its sentence or the one before, `bertahan sejak 2009. Kala itu kenaikan ditetapkan Februari`."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from scraper.extract import calendar
from scraper.extract.dates.dayof import Piece
from scraper.extract.dates.sentences import in_speech, sentence
from scraper.extract.dates.tense import bearing
from scraper.extract.dates.values import Context, Understood, turn_of

_THEN: Final = re.compile(
    r"\W*(?:(?:dan|namun|tetapi|tapi|padahal|pada)\s+)?(?:(?:kala|saat|waktu|ketika|tahun|masa)\s+itu|(?:saat|tahun|ketika)\s+tersebut"
    r"|(?:krisis|banjir|gempa|kebakaran|kerusuhan|kemarau|paceklik|wabah|letusan|tragedi|peristiwa|musibah|bencana)(?:\s+(?:besar|hebat))?\s+itu)\b",
    re.IGNORECASE,
)
"""How a sentence begins that goes on telling of the year just named."""
_RECALLED: Final = re.compile(r"\b(?:(?:ter)?ingat|teringat|(?:me|ter)ngenang|terkenang|mengisahkan|menceritakan)\b", re.IGNORECASE)
"""What makes a tale of the year that a sentence names: `Ia masih ingat banjir pada 2010.`"""
_RECALLS: Final = re.compile(r"[^”\"]*[”\"],?\s*kenang(?:nya)?\b")
"""What follows somebody's words by which they tell of what they remember."""
_I: Final = re.compile(r"\b(?:saya|aku|kami)\b", re.IGNORECASE)
_SINCE: Final = re.compile(
    r"\b(?:sejak|semenjak|dari|hingga|sampai|buatan|keluaran|kelahiran|angkatan|mulai)\s+(?:tahun\s+)?$", re.IGNORECASE
)
"""What before a year makes what follows it what is so up to now, or no tale at all."""
_ONCE: Final = re.compile(r"\b(?:terakhir(?:\s+kali)?|pernah)\b", re.IGNORECASE)
"""What before a year makes of it that of something held or won then: `pernah diadakan pada 2016`."""
_OF_IT: Final = re.compile(
    r"\W*(?:(?:dan|namun|tetapi)\s+)?(?!Rencananya|Harapannya|Menurutnya|Akhirnya|Persiapannya|Pendaftarannya|Penggantinya|Penerusnya|Lanjutannya|Kelanjutannya)[A-Z][a-z]+nya\s"
)
"""How a sentence begins that goes on with what that had: `Penghargaannya diterima pada November`."""
_HEAD: Final = re.compile(r"\W*(?:(?:dan|lalu|kemudian|pada|di|bulan)\s+)*", re.IGNORECASE)
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
_HERE: Final = re.compile(r"\b(?:kini|sekarang|(?:tahun|bulan|pekan|hari|saat)\s+ini|(?:tahun|bulan)\s+depan|baru-baru)\b", re.IGNORECASE)
"""Of these, the words that do so even in a tale, in which something may have been to come."""
_TOLD_ON: Final = 2
"""Full stops after a year up to which a tale goes on without another."""
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
    if place and (year := _goes_on(text, pieces[place - 1], piece, said, anchor)):
        return _in(piece.understood, year, pieces[place - 1].understood, anchor)
    inside = next((each for each in pieces[:place] if each.start >= begun), None)
    if inside is not None and (old := _looked_back_on(text, begun, inside, piece)) is not None:
        return _in(piece.understood, old, inside.understood, anchor)
    named = next((each for each in reversed(pieces[:place]) if each.start < begun), None)
    if named is None and place == 0 and context.beside and context.told:
        return _of_paragraph_before(text, piece, said, context, anchor)
    year = _year(named.understood) if named else None
    if named is None or year is None:
        return None
    stops = len(_STOP.findall(text[named.end : begun + 1]))
    if _is_remembered(text, named, piece, said, stops, anchor):
        return _in(piece.understood, year, None, anchor)
    if stops > 1 or _NOW.search(said):
        return None
    ended = len(named.understood.value or "") == _BARE and year == anchor.year - 1 and anchor.month <= _OPENING_MONTHS
    ahead = str(piece.understood.value)[:10] > str(anchor)
    goes_on = inside is not None and str(inside.understood.value)[:4] == str(year)
    if ended and ahead and _ITS.match(said) and (goes_on or bearing(text, piece.start) <= 0):
        return _in(piece.understood, year, None, anchor)
    return None


def _goes_on(text: str, before: Piece, piece: Piece, said: str, anchor: date) -> int | None:
    """The year of the tale that the date right before has been given, in the same sentence or at the head of the next."""
    value = before.understood.value or ""
    if "year-inferred" not in before.understood.doubts or not value[:4].isdigit() or int(value[:4]) >= anchor.year - 1:
        return None
    stops = len(_STOP.findall(text[before.end : piece.start]))
    if stops > 1 or (stops and not _HEAD.fullmatch(said)) or _NOW.search(text, before.end, piece.start):
        return None
    return int(value.split("/")[-1][:4])


def _is_remembered(text: str, named: Piece, piece: Piece, said: str, stops: int, anchor: date) -> bool:
    """Whether a sentence goes on with the tale of the year that was ``named`` some full ``stops`` before it."""
    between = text[named.end : piece.start]
    begun = piece.start - len(said)
    if _RECALLS.match(text, piece.end) and in_speech(text, piece.start) and _HERE.search(between) is None:
        return stops <= _TOLD_ON
    if stops > _TOLD_ON or _HERE.search(between):
        return False
    opened = text[named.end : begun]
    if _THEN.match(said) or (stops > 1 and any(_THEN.match(each) for each in _STOP.split(opened)[1:])):
        return stops == 1 or len(named.understood.value or "") == _BARE
    if stops != 1 or len(named.understood.value or "") != _BARE or int(named.understood.value or 0) >= anchor.year - 1:
        return False
    before = sentence(text, named.start)
    if _SINCE.search(before) or _NOW.search(said):
        return False
    if _RECALLED.search(before) or (_ONCE.search(before) and _OF_IT.match(said)):
        return True
    closes = _STOP.match(text, named.end) is not None and in_speech(text, named.start)
    return closes and _I.search(before) is not None and _HEAD.fullmatch(said) is not None


def _of_paragraph_before(text: str, piece: Piece, said: str, context: Context, anchor: date) -> Understood | None:
    """A date in the year with which the paragraph right before ends: `“Krisis itu terasa benar. Mei masih jalan”`."""
    earlier, places = context.told[-1]
    named = places[-1] if places else None
    year = _year(named[2]) if named else None
    if named is None or year is None or len(named[2].value or "") != _BARE or _STOP.search(earlier, named[1]):
        return None
    recalls = in_speech(text, piece.start) and _RECALLS.match(text, piece.end) is not None
    told = _THEN.match(text) is not None and len(_STOP.findall(text[: piece.start])) <= 1
    if not (recalls or told) or _NOW.search(text, 0, piece.start):
        return None
    return _in(piece.understood, year, None, anchor)


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
