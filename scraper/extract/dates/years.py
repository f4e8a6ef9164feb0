"""The year of a date that prints none, where one named right before it says it."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from scraper.extract import calendar
from scraper.extract.dates import plans
from scraper.extract.dates.dayof import Piece
from scraper.extract.dates.sentences import sentence
from scraper.extract.dates.spans import part_of_month
from scraper.extract.dates.tense import bearing, is_over
from scraper.extract.dates.values import Context, Understood, ended, kind_of_day, of_year, turn_of

_FEW: Final = 8
"""Dates before it among which the year of one is looked for."""
_REACH: Final = 44
"""Characters between a day of long ago and one of the same tale."""
_OPENS: Final = re.compile(
    r"\W*(?:(?:dan|namun|sedangkan|sementara)\s+)?(?:(?:pada|di|dalam|selama|sepanjang|untuk|in|dulu)\s+)?",
    re.IGNORECASE,
)
"""What may stand before the year with which a sentence begins: `Pada 2018, kasus pertama muncul 5 Mei`."""
_APART: Final = re.compile(
    r"\b(?:sedangkan|sementara|namun|tetapi|tapi|kini|sekarang|dibanding(?:kan)?|ketimbang|daripada|sejak|hingga|sampai|per"
    r"|lalu|setelah)\b",
    re.IGNORECASE,
)
"""Words between a year and a date that part them: `Pada 2018 ada 40 kasus, hingga Mei 20`."""
_APART_FROM_ALL: Final = re.compile(_APART.pattern.removesuffix(r"|lalu|setelah)\b") + r")\b", re.IGNORECASE)
_ALL_THROUGH: Final = re.compile(r"\b(?:sepanjang|selama)\s+(?:tahun\s+)?$", re.IGNORECASE)
"""What before a year makes of one thing after the other those of that year: `Sepanjang 2018 ada 48, setelah didampingi Maret, …`."""
_BACK: Final = re.compile(
    r"\b(?:se(?:men)?jak|(?:setelah|sesudah)(?![^,]*,)|dari|dibanding(?:kan)?|padahal|(?:se)?mestinya|(?:se)?harusnya|sedianya|semula)\b"
)
_AS_THEN: Final = re.compile(
    r"\b(?:(?:jangan|tidak|bukan|tak|takut|khawatir)\b[^.!?]{0,40}\b(?:seperti|kayak)|(?:belajar|berkaca)\s+(?:dari|pada)|ingat(?:lah)?)\s+"
    r"(?:(?:kejadian|kasus|peristiwa|pengalaman)\s+)?(?:pada\s+|di\s+)?$",
    re.IGNORECASE,
)
"""What before a year makes what follows a tale of that year: `Jangan sampai seperti 2010, suratnya baru dibagi Juli`."""
_ITS: Final = re.compile(
    r"\b(?:puncaknya|tepatnya|persisnya|yakni|yaitu|ter(?:parah|buruk|banyak|tinggi|rendah)(?:nya)?)\s+(?:(?:pada|di|bulan)\s+)*$",
    re.IGNORECASE,
)
"""What before a month makes it one of the year told before: `terparah pada 2006, puncaknya Oktober`."""
_STOP: Final = re.compile(r"[.!?][”\"]?\s")
_MONTHS: Final = re.compile(r"\d{4}-\d\d(?:/\d{4}-\d\d)?")
_THEN: Final = re.compile(r"\b(?:disusul|lalu|kemudian|selanjutnya|menyusul|setelah\s+itu|selesai|rampung|tuntas|berakhir)\b")
"""Words by which one thing comes after another."""
_ENDED: Final = re.compile(r"\b(?:di(?:tutup|akhiri)|berakhir|puncak(?:nya)?|final(?:nya)?)\b")
"""Words for how that ends which begins on a day to come: `dibuka akhir Januari dan ditutup 8 Desember`, said in January."""
_NEXT: Final = re.compile(r"\b(?:kedua|ketiga|keempat|berikutnya|dilanjutkan|sisanya|selebihnya|susulan|gelombang\s+lain)\b", re.IGNORECASE)
"""Words for one more of what the sentence before tells of: `Putaran pertama sampai Februari. Putaran kedua Juli.`"""
_AND: Final = re.compile(r"^\s*,?\s*(?:dan|serta)\b", re.IGNORECASE)
_THE_MONTH: Final = re.compile(r"(awal|pertengahan|akhir)\s+bulan", re.IGNORECASE)
_UP_TO: Final = re.compile(r"\b(?:hingga|sampai)\s+$")
_YEARS: Final = re.compile(r"\d{4}(?=-\d\d)")
_THAT_YEAR: Final = re.compile(r"\s+(?:di\s+|pada\s+)?tahun\s+(?:itu|tersebut|yang\s+sama)\b", re.IGNORECASE)
_PAST: Final = 31
"""Days before publication from which on a day without a year is rather one to come beside another that is."""
_LONG_PAST: Final = 7
"""The same for a month alone, in months: `Pemberkasan 2-13 Desember. Suratnya terbit Maret`, said in November."""
_NEXT_FEW: Final = 6
"""Months after what is to come within which the next month told is rather to come than past."""
_NEVER: Final = 13
"""More months than lie between any month and the next of its name."""
_ENGLISH: Final = re.compile(r"\b(?:was|were|began|started|in|on)\b")
_BARE: Final = len("2024")


def in_its_year(text: str, pieces: Sequence[Piece], place: int, context: Context) -> Understood | None:
    """A date whose year is only the likeliest, in the year that the words before it name."""
    then = _of_that_year(text, pieces[place - 1], pieces[place])
    if then is not None:
        return pieces[place].understood._replace(value=str(then), kind="historical", day=then)
    before, piece = pieces[place - 1], pieces[place]
    said = _of_sentence(text, pieces, place, context) or _after_what_comes(text, before, piece, context)
    return said or _of_year_ahead(text, before, piece, context) or _within(text, before, piece)


def of_told_year(text: str, pieces: Sequence[Piece], place: int, context: Context) -> Understood | None:
    """A date of the year that the text has named last: `Mediasi digelar Juni, yang kedua Oktober tahun itu juga`."""
    piece = pieces[place]
    if _THAT_YEAR.match(text, piece.end) is None:
        return None
    said = [each.understood for each in reversed(pieces[max(0, place - _FEW) : place])]
    said += [each for _, places in context.told[:-3:-1] for _, _, each in reversed(places)]
    year = next((each.value[:4] for each in said if each.value and each.value[:4].isdigit() and "year-inferred" not in each.doubts), None)
    meant = piece.understood
    if year is None or len(set(_YEARS.findall(meant.value or ""))) != 1:
        return None
    day = calendar.day(int(year), meant.day.month, meant.day.day) if meant.day else None
    value = of_year(meant.value or "", int(year))
    return meant._replace(value=value, kind="historical", doubts=meant.doubts if value else ("no-such-day",), day=day)


def of_told_month(text: str, before: Piece, piece: Piece) -> Understood | None:
    """The end of the month that the sentence has named a day of: `dikibarkan sejak 1 Agustus hingga akhir bulan`, said in July."""
    said, day = _THE_MONTH.fullmatch(text, piece.start, piece.end), before.understood.day
    if said is None or day is None or before.understood.kind == "historical" or _STOP.search(text, before.end, piece.start):
        return None
    if _UP_TO.search(text, max(0, piece.start - 10), piece.start) is None:
        return None
    return piece.understood._replace(value=part_of_month(said[1], day.year, day.month))


def _after_what_comes(text: str, before: Piece, piece: Piece, context: Context) -> Understood | None:
    """A day taken for past though the one before it is to come: `P2 dijadwalkan Maret tahun depan, pengumumannya 5 Juni`."""
    coming, meant, anchor = before.understood.value or "", piece.understood, context.anchor
    if anchor is None or not str(anchor) < coming or coming[0] == "T" or turn_of(text[piece.start : piece.end]):
        return None
    between, past = text[before.end : piece.start], str(meant.value)[:7] < str(anchor)[:7]
    on = _months_on(coming, meant.value or "") if past else _NEVER
    months = _MONTHS.fullmatch(meant.value or "") is not None or "part-of-month" in meant.doubts
    still = len(coming) > _BARE or str(meant.value) < str(anchor)[:7]  # `kalender 2015. Jadwalnya selesai akhir Desember.`, said in August
    if months and still and str(meant.value)[:7] < coming[:7] and _leads_on(text, before, piece, _is_far(meant, anchor), on):
        after = (
            str(anchor) if _NEXT_FEW < on < _NEVER and not _goes_on(between) else coming
        )  # `Juli tahun depan; seleksi diselenggarakan Maret`
        step = int(after[:4]) + (after[5:7] >= str(meant.value)[5:7]) - int(str(meant.value)[:4])
        return meant._replace(value=_years_on(str(meant.value), step), kind="future" if meant.day is None else meant.kind)
    ends = _ENDED.search(text, before.end, piece.start) is not None
    ends = ends or (on <= _NEXT_FEW and _AND.search(between) is not None and _goes_on(between))
    if (
        (coming[:4] <= str(anchor.year) and not ends)
        or _BACK.search(text, before.end, piece.start)
        or before.start < piece.start - len(sentence(text, piece.start))
    ):
        return None
    if meant.day is None and _MONTHS.fullmatch(meant.value or ""):
        later = _YEARS.sub(lambda year: str(int(year[0]) + 1), meant.value or "")
        return meant._replace(value=later) if str(meant.value) < str(anchor)[:7] and later > coming[:7] else None
    if meant.day is None or meant.value != str(meant.day) or (anchor - meant.day).days <= (0 if ends else _PAST):
        return None
    years = (calendar.day(meant.day.year + step, meant.day.month, meant.day.day) for step in (1, 2))
    day = next((each for each in years if each and str(each) > coming), None)
    return meant._replace(value=str(day), kind="future", day=day) if day else None


def _years_on(value: str, step: int) -> str:
    """Months, or a part of one, so many years later; February ends when it does then."""
    return ended(_YEARS.sub(lambda year: str(int(year[0]) + step), value))


def _is_far(meant: Understood, anchor: date) -> bool:
    """Whether a month lies so long before publication that it is rather the next of its name."""
    year, month = int((meant.value or "")[:4]), int((meant.value or "")[5:7])
    return 12 * (anchor.year - year) + anchor.month - month >= _LONG_PAST


def _months_on(coming: str, value: str) -> int:
    """Months from the end of what is to come to the next month of that name, 1 to 12; more than any where none is told."""
    end = coming.split("/")[-1].split(";")[-1]
    if len(end) <= _BARE or not end[5:7].isdigit() or not value[5:7].isdigit():
        return _NEVER
    return (int(value[5:7]) - int(end[5:7]) - 1) % 12 + 1


def _leads_on(text: str, before: Piece, piece: Piece, far: bool, on: int) -> bool:
    """Whether one thing leads to the next: told so, by who speaks of what will be done, where it would be ``far`` back or is soon after.

    ``on`` is how many months it would come after the other.
    """
    between = text[before.end : piece.start]
    if _goes_on(between):
        return True
    if len(_STOP.findall(between)) > 1 or bearing(text, piece.start) < 0:
        return False
    soon = on <= _NEXT_FEW and _ENGLISH.search(between) is None and not plans.has_been(text, piece.start, piece.end)
    ahead = (far or soon) and not _BACK.search(between) and not is_over(between, len(between))
    return ahead or plans.goes_on(text, piece.start, piece.end)


def _goes_on(between: str) -> bool:
    """Whether what stands between two dates leads from one thing to the next: `dibuka Februari dan konstruksinya berlangsung Mei`."""
    if _THEN.search(between):
        return True
    stops = len(_STOP.findall(between))
    if stops > 1 or _BACK.search(between) or is_over(between, len(between)):
        return False
    return _NEXT.search(between) is not None or (not stops and _AND.search(between) is not None)


def _of_year_ahead(text: str, before: Piece, piece: Piece, context: Context) -> Understood | None:
    """Months of the year to come that the sentence before speaks of: `Pada 2026 kita fokus banjir. Proyeknya Februari sampai Agustus`."""
    ahead, meant, value = before.understood.value or "", piece.understood, piece.understood.value or ""
    if context.anchor is None or ahead != str(context.anchor.year + 1) or not _MONTHS.fullmatch(value) or value[:4] >= ahead:
        return None
    if value[:7] > str(context.anchor)[:7]:
        return None  # `Tahun depan dibangun. Lelangnya November.`, said in May: to come as it is
    between = text[before.end : piece.start]
    if len(_STOP.findall(between)) != 1 or _APART.search(between) or turn_of(text[piece.start : piece.end]):
        return None
    return meant._replace(value=_YEARS.sub(ahead, value)) if len(set(_YEARS.findall(value))) == 1 else None


def _within(text: str, before: Piece, piece: Piece) -> Understood | None:
    """Days within the months of last year told right before: `Agustus hingga Oktober tahun lalu. Dua kali, 9 dan 16 September, …`."""
    span, meant, value = before.understood.value or "", piece.understood, piece.understood.value or ""
    low, _, high = span.partition("/")
    if "year-inferred" in before.understood.doubts or len(low) != len("2024-03") or meant.day is None or high[:4] not in {"", low[:4]}:
        return None
    earlier = _YEARS.sub(lambda year: str(int(year[0]) - 1), value)
    days = re.split("[/;]", earlier)
    if not (low <= days[0][:7] and days[-1][:7] <= (high or low)) or turn_of(text[piece.start : piece.end]):
        return None
    day = calendar.day(meant.day.year - 1, meant.day.month, meant.day.day)
    return meant._replace(value=earlier, day=day) if day else None


def _of_that_year(text: str, before: Piece, piece: Piece) -> date | None:
    """The day after one of long ago right before it: `Tanggal 8 September 1998 melahirkan, tanggal 1 Oktober sudah menyapu`."""
    then, day = before.understood, piece.understood.day
    if then.kind != "historical" or then.day is None or "year-inferred" in then.doubts or day is None or piece.understood.value != str(day):
        return None
    if turn_of(text[piece.start : piece.end]):
        return None  # disahkan 23 Desember 2013 dan berlaku 1 Juli mendatang
    between = text[before.end : piece.start]
    if len(between) > _REACH or re.search(r"[.!?]\s", between):
        return None
    same = calendar.day(then.day.year, day.month, day.day)
    return same if same is None or same > then.day else calendar.day(then.day.year + 1, day.month, day.day)


def _of_sentence(text: str, pieces: Sequence[Piece], place: int, context: Context) -> Understood | None:
    """The same in the year named before it in its sentence: `Tahun ini ada pilkada 27 November`, `Pada 2018, kasus muncul 5 Mei`."""
    piece, anchor, before = pieces[place], context.anchor, pieces[max(0, place - _FEW) : place]
    if anchor is None or all(len(each.understood.value or "") != _BARE for each in before) or turn_of(text[piece.start : piece.end]):
        return None
    meant, begun = piece.understood, piece.start - len(sentence(text, piece.start))
    named = next((each for each in reversed(before) if each.start < begun or len(each.understood.value or "") == _BARE), None)
    if named is None or named.start < begun:
        return None
    apart = _APART_FROM_ALL if _ALL_THROUGH.search(text, begun, named.start) else _APART
    if apart.search(text, named.end, piece.start):
        return None
    year = int(named.understood.value or 0)
    if _AS_THEN.search(text, begun, named.start) is None and (
        (year < anchor.year and not (_OPENS.fullmatch(text, begun, named.start) or _ITS.search(text, named.end, piece.start)))
        or _APART.search(text, max(begun, named.start - 16), named.start)
    ):
        return None
    told = set(_YEARS.findall(meant.value or ""))
    if len(told) != 1 or told == {str(year)}:
        return None
    day = calendar.day(year, meant.day.month, meant.day.day) if meant.day else None
    kind = kind_of_day(day, context) if day and meant.kind != "range" else meant.kind
    value = of_year(meant.value or "", year)
    return meant._replace(value=value, kind=kind, doubts=meant.doubts if value else ("no-such-day",), day=day)
