"""What hangs on the days beside a date: of which day a time of day is, what is counted from what, which year is meant."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from scraper.extract.dates import feasts, plans, spokenclocks, tense
from scraper.extract.dates.coming import before_what_comes
from scraper.extract.dates.dayof import Piece, just_told, near, of_a_time, of_clock, of_counted
from scraper.extract.dates.habits import comes_again
from scraper.extract.dates.nights import goes_on, of_that_night, past_midnight
from scraper.extract.dates.numbers import beside
from scraper.extract.dates.sentences import in_speech, sentence
from scraper.extract.dates.stamps import stamps
from scraper.extract.dates.tales import of_tale
from scraper.extract.dates.values import Context, Understood
from scraper.extract.dates.weekdays import after_what_comes, begins_what_comes, in_its_week, in_told_span, of_the_night, same_weekday
from scraper.extract.dates.years import in_its_year, of_told_month, of_told_year

_WEEK: Final = re.compile(r"(?:se|(?:\w+\s+){0,3})(?:pekan|minggu)\s", re.IGNORECASE)
_REQUIRED: Final = re.compile(r"\b(?:wajib|harus|diharuskan|diwajibkan|lambat|minimal|setidaknya|biasanya)\b", re.IGNORECASE)
"""What makes of `dua pekan sebelumnya` two weeks before any such thing: `panitia wajib mengajukan izin dua pekan sebelumnya`."""
_TIME_BEFORE: Final = re.compile(r"(?:se|\w+\s+)(?:pekan|minggu|bulan)\s+sebelum", re.IGNORECASE)
_NEXT_MONTH: Final = re.compile(r"bulan\s+(?:berikut|selanjut|depan|setelah|sesudah)nya", re.IGNORECASE)
_MONTHS_ON: Final = re.compile(
    r"(?:se|(?:\w+\s+){0,3}?)bulan\s+(?:kemudian|berselang|(?:berikut|selanjut|depan|setelah|sesudah|sebelum)nya)", re.IGNORECASE
)
"""What is told by a month that the paragraph before has named: `Produksi Januari …`, then `pada bulan berikutnya`."""
_NAMED_AGAIN: Final = re.compile(
    r"bulan\s+(?:yang\s+)?sama|triwulan|kuartal|semester|caturwulan|\w+\s+(?:bulan|tahun)\s+(?:itu|tersebut)\b", re.IGNORECASE
)
"""What is told by a month or quarter that the two paragraphs before have named."""
_YEAR_BEFORE: Final = re.compile(r"(?:setahun|satu\s+tahun)\s+sebelumnya", re.IGNORECASE)
_COMPARED: Final = re.compile(r"\b(?:dari|dibanding(?:kan)?|ketimbang|daripada|melampaui|berbeda\s+dengan)\b[^.!?]{0,40}$", re.IGNORECASE)
"""What makes of `setahun sebelumnya` the year before this one: `naik dari Rp140 juta setahun sebelumnya`."""
_LOOKED_BACK: Final = 3
"""Months at whose beginning the year that has ended is spoken of."""
_FEW_YEARS: Final = 4
"""Years from that of publication within which one named before it bears on `tahun sebelumnya`."""
_BARE_YEAR: Final = len("2024")
_BARE_MONTH: Final = len("2024-05")
_FEW: Final = 8
"""Dates before it by which one is told."""
_BIRTH: Final = re.compile(r"\b(?:ke)?lahir(?:an)?\b[^.!?;]*$", re.IGNORECASE)
"""What makes of a day somebody's birthday, from which nothing is counted."""
_NEAR: Final = 60
"""Characters before a day in which that is said."""
_DAYS: Final = frozenset({"event", "future", "historical"})
_ANNOUNCED: Final = re.compile(
    r"\b(?:akan|bakal|rencana\w*|(?:di)?jadwal\w*|direncanakan|dipastikan|(?:di)?target\w*|mulai|terhitung|agenda\w*|mendatang|nanti"
    r"|hingga|sampai|s/d|paling\s+lambat|selambat\w*|terakhir|batas|tenggat|jatuh\s+tempo|berlaku|berakhir|ditutup|diundur|ditunda|undangan|besok|lusa"
    r"|(?:pekan|minggu|bulan|tahun)\s+depan|will|scheduled|planned|until|deadline)\b",
    re.IGNORECASE,
)
"""Words of a sentence that make a day ahead no surprise."""


def settled(text: str, pieces: list[Piece], context: Context) -> list[Piece]:
    """Each date in the light of the days named before it; a time of day also in that of the day right after it."""
    day, named = context.day, None
    for place, piece in enumerate(pieces):
        meant = piece.understood
        if meant.settle is not None:
            meant = _hung(text, pieces, place, context, day, named)
        elif meant.follow is not None:
            meant = _following(pieces, place) or _of_story(text, piece, context) or meant
        elif meant.kind == "future" and "far-from-publication" in meant.doubts and _ANNOUNCED.search(sentence(text, piece.start)):
            meant = meant._replace(doubts=tuple(doubt for doubt in meant.doubts if doubt != "far-from-publication"))
        if "weekday-only" in meant.doubts and not tense.is_said(text, piece.start):
            meant = _of_which_week(text, pieces, place, meant, context)
        if place and "part-of-month" in meant.doubts:
            meant = of_told_month(text, pieces[place - 1], piece) or meant
        if "year-inferred" in meant.doubts:
            then = of_tale(text, pieces, place, context) or (in_its_year(text, pieces, place, context) if place else None)
            meant = of_told_year(text, pieces, place, context) or then or meant
        if meant.day is not None and meant.kind in _DAYS and stamps(text, piece):
            meant = meant._replace(kind="published")
        if meant is not piece.understood:
            pieces[place] = Piece(piece.start, piece.end, meant)
        day = near(meant.day, context.anchor) or day
        if meant.day is not None and not (meant.kind == "historical" and _BIRTH.search(text, max(0, piece.start - _NEAR), piece.start)):
            named = meant
        elif named is None and meant.kind == "time" and (meant.value or "T")[0] != "T":
            named = meant._replace(day=date.fromisoformat((meant.value or "")[:10]))
    return [piece for piece in pieces if piece.understood.doubts != feasts.UNTOLD]


def _hung(text: str, pieces: list[Piece], place: int, context: Context, day: date | None, named: Understood | None) -> Understood:
    """A time of day on its day, what is counted on what it is counted from; ``day`` and ``named`` are those told last."""
    piece = pieces[place]
    meant, settle = piece.understood, piece.understood.settle
    if settle is None:
        return meant
    clock, unsure = meant.kind == "time", False
    if clock and spokenclocks.is_untold(text, pieces, place):
        return meant._replace(doubts=feasts.UNTOLD, settle=None)
    if clock:
        around = of_clock(text, pieces, place, context)
    elif meant.counts:
        around, unsure = of_counted(text, piece, named, context)
    elif meant.kind == "relative":
        around = feasts.told(text, piece, pieces[max(0, place - _FEW) : place], context)
    else:
        around = beside(text, pieces[max(0, place - 1) : place], piece, context.anchor) or day
    found = settle(around, comes_again(text, pieces, place, context) if clock else unsure)
    if place and (clock or meant.counts > 0) and of_a_time(text, pieces[place - 1], piece, context):
        found = found._replace(value=None, doubts=("no-day",), day=None)
    if not clock or around is None:
        return found
    told = pieces[place - 1 : place] or (context.told[-1][1][-1:] if context.told else [])
    late = any(goes_on(each.value or "", found) for _, _, each in told)
    if late or (place and past_midnight(text, pieces[place - 1], piece, found)) or of_that_night(text, piece, found):
        return settle(around + timedelta(days=1), False)
    return found


def _of_which_week(text: str, pieces: Sequence[Piece], place: int, meant: Understood, context: Context) -> Understood:
    """A weekday alone in the week that its sentence and the days told before it make its own."""
    piece, before = pieces[place], pieces[max(0, place - _FEW) : place]
    over = (tense.is_over(text, piece.start) and tense.day_bearing(text, piece.start) <= 0) or tense.bearing(text, piece.start) < 0
    over = over or (tense.has_been(text, piece.end) and not plans.is_condition(text, piece.start, piece.end))
    meant = same_weekday(before, of_the_night(text, piece, before, context), context)
    if not over:
        meant = after_what_comes(text, Piece(piece.start, piece.end, meant), before, context)
        meant = in_told_span(text, piece, before, meant, context)
        meant = begins_what_comes(text, piece, meant, pieces[place + 1 : place + 2], context)
    return in_its_week(text, pieces, place, meant, context, over)


def _following(pieces: list[Piece], place: int) -> Understood | None:
    """What is told by a date before it: `pekan ini dua, pekan sebelumnya lima`."""
    follow = pieces[place].understood.follow
    told = (follow(value) for piece in pieces[max(0, place - _FEW) : place][::-1] if follow and (value := piece.understood.value))
    return next((meant for meant in told if meant is not None), None)


def _of_story(text: str, piece: Piece, context: Context) -> Understood | None:
    """What is told by the paragraph before: `pada 2012` there, `setahun kemudian` here; a week by the day that the story tells of."""
    meant = piece.understood
    if meant.kind != "relative" or meant.follow is None:
        return None
    if _NAMED_AGAIN.match(text, piece.start):
        earlier = (each.value for _, places in context.told[:-3:-1] for _, _, each in reversed(places) if each.value)
        return next((found for value in earlier if (found := meant.follow(value))), None)
    if not meant.value and _TIME_BEFORE.match(text, piece.start) and (day := before_what_comes(text, piece.start, context)):
        return meant.follow(str(day))
    if not meant.value and not in_speech(text, piece.start) and _WEEK.match(text, piece.start, piece.end):
        day = just_told(context) or context.spoken or context.event
        return meant.follow(str(day)) if day and not _REQUIRED.search(sentence(text, piece.start)) else None
    told = next((places for _, places in reversed(context.told) if any(each.value for _, _, each in places)), ())
    if not meant.value and _MONTHS_ON.match(text, piece.start) and not in_speech(text, piece.start):
        month = next((each.value for _, _, each in reversed(told) if len(each.value or "") == _BARE_MONTH), None)
        if month or not _NEXT_MONTH.match(text, piece.start):
            return meant.follow(month) if month else None
        day = next((each.day for _, _, each in reversed(told) if near(each.day, context.anchor)), None)
        return meant.follow(str(day)) if day else None
    if not meant.value and context.anchor and _YEAR_BEFORE.match(text, piece.start) and _COMPARED.search(sentence(text, piece.start)):
        return meant._replace(value=str(context.anchor.year - 1)) if context.anchor.month > _LOOKED_BACK else None
    named = next(
        (
            each.value[:4]
            for _, _, each in reversed(told)
            if each.value and (len(each.value) == _BARE_YEAR or each.kind == "historical" or "part-of-year" in each.doubts)
        ),
        None,
    )
    if named is None:
        return None
    return meant.follow(named) if not meant.value or abs(int(meant.value[:_BARE_YEAR]) + 1 - int(named)) < _FEW_YEARS else None
