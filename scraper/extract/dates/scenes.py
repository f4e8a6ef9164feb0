"""Which happening a day is that of, by its name: `gempa 28 September` in one paragraph, `Gempa terjadi pukul 18.02` in a later one."""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import Final

from scraper.extract.dates.values import Understood
from scraper.extract.markup import names as table

Place = tuple[int, int, Understood]
"""Where a date begins and ends, and what it means."""

_HAPPENINGS: Final = table("""
    gempa tsunami upacara kirab festival pawai karnaval parade sidang rapat pelantikan pemungutan debat konser pertandingan laga final lomba
    kebakaran banjir longsor kecelakaan ledakan tabrakan letusan erupsi ujian seleksi pameran bazar simulasi wisuda peresmian pembukaan
    demonstrasi
    penutupan ziarah istigasah apel renungan pemberangkatan pelepasan penyerahan pengukuhan peluncuran pendaftaran pengumuman
""")
_CALAMITIES: Final = table("""
    gempa tsunami letusan erupsi kebakaran banjir longsor ledakan kerusuhan kecelakaan tragedi peristiwa musibah bencana
""")
"""What people remember by its day, years later; the last four are words for any of them."""
_ABOUT_ONE: Final = table("""
    simulasi mitigasi latihan pelatihan sosialisasi antisipasi siaga tanggap peringatan memperingati mengenang doa haul tahlil korban
    penyintas bantuan
""")
"""Words of what is held about such a thing, when it has been or may come."""
CALAMITY: Final = "gempa|tsunami|letusan|erupsi|kebakaran|tragedi"
"""Of these, what days are counted from: a flood or an accident is as often any."""
_THAT: Final = re.compile(
    rf"\W*(?:(?:saat|ketika|waktu|kala|pada)\s+)?(?:{'|'.join(sorted(_CALAMITIES))})\b(?:[^,;]|,(?=\d))*\b(?:itu|tersebut)\b", re.IGNORECASE
)
"""How a sentence begins that goes on telling of it: `Gempa berkekuatan 7,6 itu menghancurkan kota pukul 17.16`."""
_CALLED: Final = {
    **{name: name for name in _HAPPENINGS},
    **dict.fromkeys(table("aksi demo unjuk"), "demonstrasi"),
    **dict.fromkeys(table("pencoblosan coblosan mencoblos memilih pilihnya"), "pemungutan"),
}
"""The happenings by the words that tell of them."""
_WORD: Final = re.compile(r"\b\w+")
_SPAN: Final = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)")
_NTH: Final = ("pertama", "kedua", "ketiga", "keempat", "kelima")
_NTH_DAY: Final = re.compile(rf"\bhari\s+(?:ke-?\s?([1-9])\b|(terakhir)\b|({'|'.join(_NTH)})\b)", re.IGNORECASE)
_FEW_DAYS: Final = 14
"""Days up to which those of something are counted."""
_CLOSE: Final = 30
"""Characters before a day of long ago in which the calamity is named that happened on it."""
_REACH: Final = 60
"""Characters before a day in which what happens on it is named."""


def day_of(said: str, told: Sequence[tuple[str, Sequence[Place]]], anchor: date | None) -> date | None:
    """The day of what a sentence speaks of, where the paragraphs ``told`` before have named it and it is one alone."""
    names = _happenings(said, 0, len(said)) if told else frozenset[str]()
    if told and _THAT.match(said) and (old := of_calamity(said, told)) is not None:
        return old
    names |= {"pemungutan"} if "TPS" in said else set()
    days: dict[str, set[date]] = {}
    for text, pieces in told if names else ():
        for name, day in _named(text, pieces):
            days.setdefault(name, set()).add(day)
    ends = next((span for _, pieces in told for span in _spans(pieces, anchor)), None) if names & {"pembukaan", "penutupan"} else None
    if ends is not None:
        days.setdefault("pembukaan", {ends[0]})
        days.setdefault("penutupan", {ends[1]})
    found = {day for name in names if len(each := days.get(name, set())) == 1 for day in each}
    return found.pop() if len(found) == 1 else None


def nth_day(said: str, told: Sequence[tuple[str, Sequence[Place]]]) -> date | None:
    """The day of some that a sentence counts: `18-19 Juni`, then `pada hari kedua, peserta diuji pukul 13.00`."""
    nth = _NTH_DAY.search(said)
    if nth is None:
        return None
    spans = (
        _SPAN.fullmatch(meant.value or "") for _, pieces in reversed(told) for _, _, meant in reversed(pieces) if meant.kind == "range"
    )
    first, last = next((map(date.fromisoformat, span.groups()) for span in spans if span), (None, None))
    if first is None or last is None or (last - first).days > _FEW_DAYS:
        return None
    found = last if nth[2] else first + timedelta(days=int(nth[1] or 1 + _NTH.index(nth[3].lower())) - 1)
    return found if found <= last else None


def of_calamity(said: str, told: Sequence[tuple[str, Sequence[Place]]]) -> date | None:
    """The day of long ago that a story remembers: `mengenang peristiwa 30 September 2009`, then `gempa itu` or `lima hari sesudah gempa`.

    None where it remembers more than one, or tells of such a thing just past.
    """
    if not _CALAMITIES.intersection(map(str.lower, _WORD.findall(said))):
        return None
    days: set[date] = set()
    for text, pieces in told:
        at = 0
        for start, end, meant in pieces:
            begun, before, at = text.rfind(". ", 0, start) + 1, at, end
            if meant.day is None or meant.value != str(meant.day) or meant.kind not in {"event", "historical"}:
                continue
            low = max(before, begun, start - _CLOSE) if meant.kind == "historical" else max(before, begun)
            words = frozenset(map(str.lower, _WORD.findall(text, low, start)))
            if not words & _CALAMITIES or (meant.kind == "event" and words & _ABOUT_ONE):
                continue
            if meant.kind == "event":
                return None
            days.add(meant.day)
    return days.pop() if len(days) == 1 else None


def _happenings(text: str, low: int, high: int) -> frozenset[str]:
    """The happenings a stretch of text names, in small letters."""
    words = map(str.lower, _WORD.findall(text, low, high))
    return frozenset(_CALLED[name] for word in words if (name := word if word in _CALLED else word.removesuffix("nya")) in _CALLED)


def _named(text: str, pieces: Sequence[Place]) -> Iterator[tuple[str, date]]:
    """The happenings of a paragraph, each with its day."""
    at = 0
    for start, end, meant in pieces:
        if meant.day is None or meant.kind not in {"event", "future"}:
            continue
        low = max(at, start - _REACH, text.rfind(". ", 0, start) + 1)
        at = end
        for name in _happenings(text, low, start):
            yield name, meant.day


def _spans(pieces: Sequence[Place], anchor: date | None) -> Iterator[tuple[date, date]]:
    """First and last day of what is to come."""
    for _, _, meant in pieces:
        if meant.kind == "range" and anchor and (span := _SPAN.fullmatch(meant.value or "")) and str(anchor) <= span[1]:
            yield date.fromisoformat(span[1]), date.fromisoformat(span[2])
