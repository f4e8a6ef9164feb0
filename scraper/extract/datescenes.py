"""Which happening a day is that of, by its name: `gempa 28 September` in one paragraph, `Gempa terjadi pukul 18.02` in a later one."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from scraper.extract.markup import names

_HAPPENINGS: Final = names("""
    gempa tsunami upacara kirab festival pawai karnaval parade sidang rapat pelantikan pemungutan debat konser pertandingan laga final lomba
    kebakaran banjir longsor kecelakaan ledakan tabrakan letusan erupsi ujian seleksi pameran bazar simulasi wisuda peresmian pembukaan
    penutupan ziarah istigasah apel renungan pemberangkatan pelepasan penyerahan pengukuhan peluncuran pendaftaran pengumuman
""")
_WORD: Final = re.compile(r"\b\w+")
_SPAN: Final = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
_REACH: Final = 60
"""Characters before a day in which what happens on it is named."""


def named_days(text: str, days: Iterator[tuple[int, int, date]], known: Mapping[str, date | None]) -> dict[str, date | None]:
    """The happenings of a paragraph and those ``known`` before, each with its day; without one where two days have been named."""
    told, at = dict(known), 0
    for start, end, day in days:
        low = max(at, start - _REACH, text.rfind(". ", 0, start) + 1)
        at = end
        for name in _happenings(text, low, start):
            told[name] = day if told.get(name, day) == day else None
    return told


def day_of(said: str, known: Mapping[str, date | None]) -> date | None:
    """The day of what a sentence speaks of, where it has been named and is one alone."""
    days = {known[name] for name in _happenings(said, 0, len(said)) if name in known} if known else set()
    return days.pop() if len(days) == 1 else None


def _happenings(text: str, low: int, high: int) -> list[str]:
    """The happenings a stretch of text names, in small letters."""
    return [name for name in map(str.lower, _WORD.findall(text, low, high)) if name in _HAPPENINGS]


def with_ends(known: Mapping[str, date | None], span: str) -> dict[str, date | None]:
    """The same with the first and last day of what is to come: of its `pembukaan` and its `penutupan`."""
    days = [date.fromisoformat(day) for day in span.split("/")] if _SPAN.fullmatch(span) else []
    return {"pembukaan": days[0], "penutupan": days[1], **known} if days else dict(known)
