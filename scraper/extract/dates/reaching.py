"""Spans between two dates: `besok sampai Sabtu (15/9)`, `akhir Mei hingga awal Juni`, `antara Desember 1948 dan pertengahan 1949`."""

import re
from datetime import date, timedelta
from typing import Final

from scraper.extract.dates.dayof import Piece
from scraper.extract.dates.spans import part_of_month
from scraper.extract.dates.values import Understood, of_year

_REACHES: Final = re.compile(
    r"\s+(?:sampai(?:\s+dengan)?|hingga|s\s*\.?\s*/?\s*d\.?|until|to)\s+"
    r"(?:(?:sekitar|sekira|kira-kira|pada|malam|pagi|siang|sore)\s+)?",
    re.IGNORECASE,
)
_HYPHEN: Final = re.compile(r"\s*[-–—]\s*")
GAP: Final = 20
"""What stands between the first and the last day of a span, and how long it is at most."""
_AND: Final = re.compile(r"\s+(?:dan|and)\s+(?:(?:pada|tanggal|tahun|bulan|hari)\s+)?", re.IGNORECASE)
_BETWEEN: Final = re.compile(
    r"(?<!perbedaan )(?<!beda )(?<!selisih )(?<!perbandingan )(?<!jarak )(?<!jeda )"
    r"\b(?:antara|between)\s+(?:(?:pada|tanggal|tahun|bulan|hari)\s+)*$",
    re.IGNORECASE,
)
"""What makes a span of two dates with `dan` between them."""
_NUMBERED: Final = re.compile(r"(?:tanggal|tgl\.?)\s", re.IGNORECASE)
"""How a day begins that is told by its number, whose month is asked for last."""
_HINTS: Final = ("ntara ", "etween ", "anggal ", "gl. ", "gl ")
"""Letters of which a text has some in which there is such a span."""
_LEAD: Final = 24
"""Characters before a date in which that may stand."""
_HOURS: Final = re.compile(r"[\d-]{10}T[^/]+/[\d-]{10}T[^/]+")
_OF_MONTH: Final = re.compile(r"\d{4}-\d\d\b")
_BARE_YEAR: Final = len("2024")
_WEEK: Final = 7


def reaching(text: str, before: Piece, piece: Piece, anchor: date | None = None) -> list[Piece]:
    """Two dates as a span where the words between them make one of them, else as they are."""
    first, last = before.understood, piece.understood
    if not 0 < piece.start - before.end < GAP or not _reaches(text, before, piece):
        return [before, piece]
    first, last = _nearer(first, last, anchor) if anchor else (first, last)
    first, last = _up_to(first, last), _after(first, last)
    if not (value := _span(first, last)):
        return [before, piece]
    return [Piece(before.start, piece.end, Understood(value, "range", tuple(dict.fromkeys(first.doubts + last.doubts)), first.day))]


def closed(text: str, pieces: list[Piece]) -> list[Piece]:
    """Dates that have their days now, with more of them as spans: `antara tanggal 9 dan 13`, `hari ini sampai tanggal 25`."""
    if (len(pieces) == 1 and ";" not in (pieces[0].understood.value or "")) or not any(map(text.__contains__, _HINTS)):
        return pieces
    kept: list[Piece] = []
    for piece in pieces:
        start, end, meant = piece
        if (meant.value or "").count(";") == 1 and _BETWEEN.search(text, max(0, start - _LEAD), start):
            piece = Piece(start, end, meant._replace(value=_from_to(meant.value or ""), kind="range"))
        if kept and (_NUMBERED.match(text, start) or _NUMBERED.match(text, kept[-1].start)):
            kept[-1:] = reaching(text, kept[-1], piece)
        else:
            kept.append(piece)
    return kept


def _from_to(value: str) -> str:
    """The span of two dates; of two spans from where the first begins to where the last ends: `antara triwulan I dan III 2023`."""
    first, last = value.split(";")
    begin, end = first.split("/")[0], last.split("/")[-1]
    return f"{begin}/{end}" if "/" not in value or begin < end else value


def _reaches(text: str, before: Piece, piece: Piece) -> bool:
    """Whether what stands between two dates makes a span of them; a hyphen does between weekdays and between parts of months."""
    if _REACHES.fullmatch(text, before.end, piece.start):
        return True
    if text.startswith((" dan ", " and "), before.end) and _AND.fullmatch(text, before.end, piece.start):
        return _BETWEEN.search(text, max(0, before.start - _LEAD), before.start) is not None
    if _HYPHEN.fullmatch(text, before.end, piece.start) is None:
        return False
    first, last = before.understood, piece.understood
    days = first.day and last.day and text[before.start].isalpha() and text[piece.start].isalpha()
    return bool(days) or (_is_part(first) and _is_part(last))


def _up_to(first: Understood, last: Understood) -> Understood:
    """The part of a month with which a span begins, in the last such year before its end: `akhir Mei hingga Juli 2016`."""
    low, high = first.value or "", last.value or ""
    if not {"part-of-month", "year-inferred"} <= set(first.doubts) or "year-inferred" in last.doubts or len(high) < len("2016-07"):
        return first
    if _OF_MONTH.match(low) is None:
        return first  # a span already: tahun 90-an hingga awal Agustus sampai kemarin
    year = int(high[:4]) - (low[4:7] > high[4:7])
    parts = next((part for part in ("awal", "pertengahan", "akhir") if part_of_month(part, int(low[:4]), int(low[5:7])) == low), "")
    value = part_of_month(parts, year, int(low[5:7])) if parts else low
    return first._replace(value=value, doubts=tuple(doubt for doubt in first.doubts if doubt != "year-inferred"))


def _nearer(first: Understood, last: Understood, anchor: date) -> tuple[Understood, Understood]:
    """Months and parts of months without their years, the end of which would be before the beginning, in the years nearer to now.

    `dari Agustus hingga pertengahan Desember`, said in February, is of last year; in November a span from December to March is to come.
    """
    low, high = first.value or "", last.value or ""
    inferred = "year-inferred" in first.doubts and "year-inferred" in last.doubts and not first.day and not last.day
    if not inferred or not low[:7] > high[:7] or not (low[:4] + high[:4]).isdigit() or min(len(low), len(high)) < len("2016-07"):
        return first, last
    ago, ahead = ((anchor.year - int(each[:4])) * 12 + anchor.month - int(each[5:7]) for each in (high, low))
    if ago <= -ahead:
        year = int(high[:4]) - (low[5:7] > high[5:7])
        return first._replace(value=of_year(low, year)), last
    year = int(low[:4]) + (low[5:7] > high[5:7])
    return first, last._replace(value=of_year(high, year))


def _after(first: Understood, last: Understood) -> Understood:
    """The weekday alone with which a span ends, as the first one after its beginning: `Kamis (31/12) hingga Jumat pukul 01.00`."""
    if "weekday-only" not in last.doubts or "weekday-only" in first.doubts or not first.day or not last.day:
        return last
    day = first.day + timedelta(days=(last.day.weekday() - first.day.weekday() - 1) % _WEEK + 1)
    doubts = tuple(doubt for doubt in last.doubts if doubt != "weekday-only")
    return last._replace(value=(last.value or "").replace(str(last.day), str(day)), doubts=doubts, day=day)


def _span(first: Understood, last: Understood) -> str | None:
    """From the first to the last, in order, each end as precisely as it is told: `2014 sampai bulan ini`."""
    low, high = first.value or "", last.value or ""
    if last.day and _HOURS.fullmatch(high) and low == str(first.day) < str(last.day):
        return f"{low}/{last.day}"  # hari ini sampai 19 Desember, pukul 08.00–20.00: hours of each day
    if ";" in low + high or any("/" in value and "T" in value for value in (low, high)):
        return None
    if len(low) == _BARE_YEAR and first.kind == "relative" and "year-inferred" in last.doubts:
        return None  # tahun lalu hingga Oktober
    low, high = low.split("/")[0], high.split("/")[-1]
    alike = min(len(low), len(high))
    return f"{low}/{high}" if low[:alike] < high[:alike] else None


def _is_part(meant: Understood) -> bool:
    """Whether it is a part of a month or year, whose ends are not printed."""
    return any(doubt.startswith("part-of") for doubt in meant.doubts)
