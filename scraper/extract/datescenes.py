"""Which happening a day is that of, by its name: `gempa 28 September` in one paragraph, `Gempa terjadi pukul 18.02` in a later one."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from scraper.extract.datevalues import Understood
from scraper.extract.markup import names as table

Place = tuple[int, int, Understood]
"""Where a date begins and ends, and what it means."""

_HAPPENINGS: Final = table("""
    gempa tsunami upacara kirab festival pawai karnaval parade sidang rapat pelantikan pemungutan debat konser pertandingan laga final lomba
    kebakaran banjir longsor kecelakaan ledakan tabrakan letusan erupsi ujian seleksi pameran bazar simulasi wisuda peresmian pembukaan
    penutupan ziarah istigasah apel renungan pemberangkatan pelepasan penyerahan pengukuhan peluncuran pendaftaran pengumuman
""")
_WORD: Final = re.compile(r"\b\w+")
_SPAN: Final = re.compile(r"(\d{4}-\d\d-\d\d)/(\d{4}-\d\d-\d\d)")
_REACH: Final = 60
"""Characters before a day in which what happens on it is named."""


def day_of(said: str, told: Sequence[tuple[str, Sequence[Place]]], anchor: date | None) -> date | None:
    """The day of what a sentence speaks of, where the paragraphs ``told`` before have named it and it is one alone."""
    names = _happenings(said, 0, len(said)) if told else frozenset[str]()
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


def _happenings(text: str, low: int, high: int) -> frozenset[str]:
    """The happenings a stretch of text names, in small letters."""
    return _HAPPENINGS.intersection(map(str.lower, _WORD.findall(text, low, high)))


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
