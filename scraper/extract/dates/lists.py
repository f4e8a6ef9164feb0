"""Dates one after the other: which are dates of their own and which are one, `15 Maret dan 22 Maret 2025`, `5, 6, dan 7 Maret`."""

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from scraper.extract import calendar
from scraper.extract.dates import clocks, lookalikes
from scraper.extract.dates.dayof import Piece
from scraper.extract.dates.spans import kind_of_month, year
from scraper.extract.dates.values import Context, Parts, Understood, clock, kind_of_day
from scraper.extract.dates.yearforms import MORE_YEARS

_BARE_YEAR: Final = len("2024")
_OWN_MONTH: Final = re.compile(rf"\d{{1,2}}\s+{calendar.MONTH}", re.IGNORECASE)
_MONTH_NAME: Final = re.compile(rf"\b(?:{calendar.FULL_MONTH})\b", re.IGNORECASE)
_WEEKDAY_NAME: Final = re.compile(rf"\b(?:{calendar.FULL_WEEKDAY})\b", re.IGNORECASE)
_OWN_WEEKDAY: Final = re.compile(rf"\b(?:{calendar.FULL_WEEKDAY})\s*,?\s*\d{{1,2}}", re.IGNORECASE)
"""What makes one of a list a date of its own."""
_LEADING: Final = re.compile(
    rf"\b(?P<led>(?:{calendar.FULL_WEEKDAY})(?:,\s*(?:{calendar.FULL_WEEKDAY}))*),?\s+(?:dan|serta|atau)\s$", re.IGNORECASE
)
_LEADING_MOST: Final = 36
_BRACKETED: Final = re.compile(r"\(\s*(\d{1,2})\s*/\s*(\d{1,2})\s*\)")
_STOP: Final = re.compile(r"[.!?](?=\s)")
_HALF_A_YEAR: Final = 6
_LEAP: Final = 2024
"""A year that has every day of the calendar."""
_BESIDE: Final = 240
"""Characters of a sentence in which others of its kind are looked for."""


def is_among_days(text: str, start: int, end: int) -> bool:
    """Whether brackets stand in a row of such, whose days rise: `Polehan (19/7), Kauman (24/7)`."""
    low = max((stop.end() for stop in _STOP.finditer(text, max(0, start - _BESIDE), start)), default=max(0, start - _BESIDE))
    stop = _STOP.search(text, end, end + _BESIDE)
    row = [(int(month), int(day)) for day, month in _BRACKETED.findall(text, low, stop.start() if stop else min(len(text), end + _BESIDE))]
    if len(row) < 2 or all(day <= month for month, day in row) or not all(calendar.day(_LEAP, *each) for each in row):
        return False  # (1/3) and (2/3) are parts of a whole
    turns = sum(one >= other for one, other in pairwise(row))
    return turns == 0 or (turns == 1 and row[0][0] - row[-1][0] > _HALF_A_YEAR)  # (28/12) and (3/1)


def listed(text: str, piece: Piece, parts: Parts, at: int, context: Context) -> list[Piece]:
    """The dates of a form with its parts, and of what is listed after it, up from ``at``."""
    value = piece.understood.value or ""
    if piece.understood.day and text.endswith((" dan ", " serta ", " atau "), 0, piece.start) and value[:10] == str(piece.understood.day):
        return [*_led_by(text, piece, context), piece]
    if ";" not in value and "T" not in value and piece.understood.kind != "time" and len(value) != _BARE_YEAR:
        return [piece]
    pieces = [*_each(text, piece, parts, context), *_more(text, at, piece.understood, context)]
    return _years(text, pieces) if len(pieces) > 1 and len(piece.understood.value or "") == _BARE_YEAR else pieces


def _led_by(text: str, piece: Piece, context: Context) -> Iterator[Piece]:
    """The weekdays before one that has its day with it, `Jumat, Sabtu, dan Minggu (9/9)`: the last such days before that."""
    led, day = _LEADING.search(text, max(0, piece.start - _LEADING_MOST), piece.start), piece.understood.day
    weekday = calendar.weekday_of((_WEEKDAY_NAME.match(text, piece.start) or [""])[0])
    if led is None or day is None or weekday != day.weekday() or lookalikes.is_every(text, led.start("led")):
        return
    for name in _WEEKDAY_NAME.finditer(text, led.start("led"), led.end("led")):
        found = day - timedelta(days=(weekday - (calendar.weekday_of(name[0]) or 0)) % 7 or 7)
        yield Piece(name.start(), name.end(), Understood(str(found), kind_of_day(found, context), (), found))


def months(text: str, piece: Piece, context: Context) -> list[Piece]:
    """Months of a list, each with its name: `Februari dan Maret 2022`."""
    return _parted(text, piece, _MONTH_NAME, context)


def weekdays(text: str, piece: Piece, context: Context) -> list[Piece]:
    """Weekdays of a list as dates of their own: `Rabu dan Kamis`, `Senin dan Selasa pekan depan`."""
    return _parted(text, piece, _WEEKDAY_NAME, context)


def _each(text: str, piece: Piece, parts: Parts, context: Context) -> list[Piece]:
    """The days of a list as dates of their own where each has its month or weekday: `15 Maret dan 22 Maret 2025`."""
    pattern = _OWN_MONTH if "each" in parts else _OWN_WEEKDAY if "days" in parts and "mo" in parts else None
    return _parted(text, piece, pattern, context) if pattern and ";" in (piece.understood.value or "") else [piece]


def _parted(text: str, piece: Piece, pattern: re.Pattern[str], context: Context) -> list[Piece]:
    """What is listed as dates of their own, where the pattern finds as many as there are."""
    values = (piece.understood.value or "").split(";")
    places = [member.span() for member in pattern.finditer(text, piece.start, piece.end)]
    if len(places) != len(values) or any(not value or "/" in value for value in values):
        return [piece]
    parts = []
    for (start, end), value in zip(places, values, strict=True):
        day = date.fromisoformat(value) if len(value) == len("2025-03-22") else None
        kind = kind_of_day(day, context) if day else kind_of_month(int(value[:4]), int(value[5:]), context)
        last = piece.end if value == values[-1] else end
        parts.append(Piece(start, last, piece.understood._replace(value=value, kind=kind, day=day)))
    return parts


def _more(text: str, at: int, before: Understood, context: Context) -> Iterator[Piece]:
    """The times of day or years that follow one: `pukul 07.00, 09.00, dan 11.00 WIB`, `tahun 1919, 1966, dan 10 Februari 1990`."""
    times = before.kind == "time" or "T" in (before.value or "")
    if not times and len(before.value or "") != _BARE_YEAR:
        return
    pattern = clocks.MORE if times else MORE_YEARS
    while (more := pattern.match(text, at)) is not None:
        at = more.end()
        said = clock({"clock": more["more"]}, context) if times else year({"y": more["more"]}, context)
        if said is not None:
            yield Piece(more.start("more"), at, said)


def _years(text: str, pieces: list[Piece]) -> list[Piece]:
    """Bare years one after the other as one, `tahun 1919, 1966, dan 1970`; what stands in brackets after each parts them."""
    together = [pieces[0]]
    for piece in pieces[1:]:
        start, end, meant = together[-1]
        if "(" in text[end : piece.start]:
            together.append(piece)
        else:
            together[-1] = Piece(start, piece.end, Understood(f"{meant.value};{piece.understood.value}", "range"))
    return together


OF_FORM: Final[dict[str, Callable[[str, Piece, Context], list[Piece]]]] = {
    "months_listed": months,
    "weekdays": weekdays,
    "days_of": weekdays,
}
"""What parts the dates of a list said in words."""
