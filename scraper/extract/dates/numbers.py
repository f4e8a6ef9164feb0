"""Days that are told by their number alone: `tanggal 21`, `tanggal 10 dan 11`, `tanggal 15 bulan depan`."""

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from scraper.extract import calendar
from scraper.extract.dates.dayof import Piece
from scraper.extract.dates.values import Context, Parts, Understood, kind_of_day, turn_of

_OF_LAST_MONTH: Final = 8
"""Days by which a day may be farther than that of the month before and still be the one meant."""
_NUMBERED: Final = re.compile(r"(?:tanggal|tgl\.?)\s+(\d{1,2})\b", re.IGNORECASE)
_BACK: Final = re.compile(r"\b(?:se(?:men)?jak|sebelum|setelah|sesudah|sebelumnya|dari)\b")
_STOP: Final = re.compile(r"[.!?;][”\"]?\s")


def day_of_month(parts: Parts, context: Context) -> Understood | None:
    """`tanggal 15 bulan depan`, `tanggal 1 s.d. 5 bulan ini`."""
    turn = turn_of(parts["when"])
    if context.anchor is None:
        return Understood(None, "event", ("no-anchor",))
    year, month = calendar.months_on(context.anchor, turn)
    days = [calendar.day(year, month, int(printed)) for n in ("d", "d2") if (printed := parts.get(n))]
    first, last = days[0], days[-1]
    if first is None or last is None or first > last:
        return None
    between = ";" if parts.get("and") else "/"
    return Understood(
        str(first) if first == last else f"{first}{between}{last}", kind_of_day(first, context) if first == last else "range", (), first
    )


def day_only(parts: Parts, context: Context) -> Understood | None:
    """`tanggal 21`: a day of the month that the text has spoken of; `tanggal 10 kemarin`: one before publication."""
    number, turn = int(parts["d"] or 0), turn_of(parts.get("tail"))
    if not 1 <= number <= 31:
        return None
    if (weekday := calendar.weekday_of(parts.get("w"))) is not None and context.anchor:
        return _on_weekday(number, weekday, context.anchor, context)

    def settle(day: date | None, again: bool) -> Understood:
        does, here = parts.get("does"), context.anchor
        if does == "ahead" and here:  # “Tanggal 1 saya datang”
            found = _in_a_month(number, max(day or here, here), context._replace(bearing=1, until=True), turn)
        elif does == "back" and here and (day is None or day > here):  # “Tanggal 7 kami sudah ke sana”
            found = _in_a_month(number, here, context._replace(bearing=-1, until=True), turn)
        else:
            found = _in_a_month(number, day, context, turn)
        if found is None:
            return Understood(None, "event", ("no-anchor",))
        return Understood(found.isoformat(), kind_of_day(found, context), ("month-inferred",), found)

    return Understood(None, "event", settle=settle)


def beside(text: str, before: Sequence[Piece], piece: Piece, anchor: date | None) -> date | None:
    """The day around which `tanggal 19` is one, by that which its sentence names right before it: `naik 7 Januari dan surut tanggal 19`."""
    said = _NUMBERED.match(text, piece.start) if before else None
    day = before[-1].understood.day if said else None
    if said is None or day is None or anchor is None or _STOP.search(text, before[-1].end, piece.start):
        return None
    back = _BACK.search(text, before[-1].end, piece.start) is not None
    same = calendar.day(day.year, day.month, int(said[1]))
    return same if same and (same < day if back else day < same and not day <= anchor < same) else day


def _on_weekday(number: int, weekday: int, anchor: date, context: Context) -> Understood | None:
    """`Kamis tanggal 18`: the day nearest to publication that is both."""
    months = (calendar.months_on(anchor, step) for step in (-2, -1, 0, 1, 2))
    days = [day for year, month in months if (day := calendar.day(year, month, number)) and day.weekday() == weekday]
    if not days:
        return None
    found = min(days, key=lambda day: abs((day - anchor).days))
    return Understood(found.isoformat(), kind_of_day(found, context), ("month-inferred",), found)


def _in_a_month(number: int, day: date | None, context: Context, turn: int) -> date | None:
    """The day with that number nearest to the one that the text has spoken of, or where the words beside it look."""
    base = context.anchor if turn else day or context.anchor
    if base is None:
        return None
    turn = turn or (context.bearing if day is None or context.until else 0)
    if not turn and context.bearing > 0 and context.anchor and base <= context.anchor:
        base, turn = context.anchor, 1  # told of on 4 January: “Target kami tanggal 22 selesai”
    days = _numbered(number, base, turn, 1) or _numbered(number, base, turn, 2)  # in March, a 30th gone by is January's
    begun = base.replace(day=1)
    return min(days, key=lambda each: abs((each - base).days) + (each < begun) * _OF_LAST_MONTH, default=None)


def _numbered(number: int, base: date, turn: int, reach: int) -> list[date]:
    """The days with that number in the months around, on the side to which the words look."""
    around = (calendar.months_on(base, step) for step in range(-reach, reach + 1))
    return [day for year, month in around if (day := calendar.day(year, month, number)) and (day - base).days * turn >= 0]


def days_only(parts: Parts, context: Context) -> Understood | None:
    """`tanggal 10 dan 11`, `tanggal 10 sampai 12 mendatang`: days of the month that the text has spoken of."""
    first, second, turn = int(parts["d"] or 0), int(parts["d2"] or 0), turn_of(parts.get("tail"))
    if not 1 <= first < second <= 31:
        return None

    def settle(day: date | None, again: bool) -> Understood:
        found = _in_a_month(first, day, context, turn)
        last = calendar.day(found.year, found.month, second) if found else None
        if found is None or last is None:
            return Understood(None, "range", ("no-anchor",) if found is None else ("no-such-day",))
        return Understood(f"{found}{';' if parts.get('and') else '/'}{last}", "range", ("month-inferred",), found)

    return Understood(None, "range", settle=settle)
