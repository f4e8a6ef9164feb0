"""Which happening a day is that of, by its name: `gempa 28 September` in one paragraph, `Gempa terjadi pukul 18.02` in a later one."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

_HAPPENING: Final = re.compile(
    r"\b(gempa|tsunami|upacara|kirab|festival|pawai|karnaval|parade|sidang|rapat|pelantikan|pemungutan|debat|konser|pertandingan|laga|final|lomba"
    r"|kebakaran|banjir|longsor|kecelakaan|ledakan|tabrakan|letusan|erupsi|ujian|seleksi|pameran|bazar|simulasi|wisuda|peresmian|pembukaan"
    r"|penutupan|ziarah|istigasah|apel|renungan|pemberangkatan|pelepasan|penyerahan|pengukuhan|peluncuran|pendaftaran|pengumuman)\b",
    re.IGNORECASE,
)
_SPAN: Final = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
_REACH: Final = 60
"""Characters before a day in which what happens on it is named."""


def named_days(text: str, days: Iterator[tuple[int, int, date]], known: Mapping[str, date | None]) -> dict[str, date | None]:
    """The happenings of a paragraph and those ``known`` before, each with its day; without one where two days have been named."""
    told, at = dict(known), 0
    for start, end, day in days:
        low = max(at, start - _REACH, text.rfind(". ", 0, start) + 1)
        at = end
        for happening in _HAPPENING.findall(text, low, start):
            name = happening.lower()
            told[name] = day if told.get(name, day) == day else None
    return told


def day_of(said: str, known: Mapping[str, date | None]) -> date | None:
    """The day of what a sentence speaks of, where it has been named and is one alone."""
    days = {known[name] for name in map(str.lower, _HAPPENING.findall(said)) if name in known} if known else set()
    return days.pop() if len(days) == 1 else None


def with_ends(known: Mapping[str, date | None], span: str) -> dict[str, date | None]:
    """The same with the first and last day of what is to come: of its `pembukaan` and its `penutupan`."""
    days = [date.fromisoformat(day) for day in span.split("/")] if _SPAN.fullmatch(span) else []
    return {"pembukaan": days[0], "penutupan": days[1], **known} if days else dict(known)
