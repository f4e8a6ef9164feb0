"""Which week a weekday alone is of: the one to come where the text has told of that day, or of days around it."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from scraper.extract import calendar
from scraper.extract.dates import learned
from scraper.extract.dates.dayof import Piece
from scraper.extract.dates.tense import is_over
from scraper.extract.dates.values import Context, Parts, Understood

_RECENT: Final = 7
"""Days before publication within which a story's days lie; twice as many after it."""
_FEW: Final = 8
"""Paragraphs before in which a date is looked for that a weekday alone may be."""
_WEEK: Final = timedelta(days=7)
_SURE: Final = 0.7
"""Logits from which the words around a weekday make it one to come: without them it is one just past."""
_FOUND: Final = 3
"""Logits that count for what rules have found."""
_THEN: Final = re.compile(r"\b(?:lalu|kemudian|sebelum|dan|dilanjutkan|disusul|selanjutnya)\b")
_OF_IT: Final = re.compile(
    r",\s+(?!(?:kata|ujar|tutur|ucap|jelas|ungkap|papar|terang|tegas|imbuh|tambah|harap|sebelum)nya)[a-z]{3,}nya\s+(?:pada\s+|di[a-z]{4,}\s+)?(?:hari\s+)?$"
)
"""What stands before another day of what begins on the one to come: `Atlet dilepas Senin (3/9), pulangnya Sabtu malam`."""
_STOP: Final = re.compile(r"[.!?][”\"]?\s")
_BEGINS: Final = re.compile(r"(?<!sudah )(?<!telah )\bmulai\s+[a-z]{3,}\s+(?:[a-z]+\s+){0,2}$")
_UNTIL: Final = re.compile(r"\b(?:hingga|sampai)\s+(?:hari\s+)?$", re.IGNORECASE)
_SPANS: Final = re.compile(r"[^.!?]{0,40}\b(?:hingga|sampai|s/d)\s+(?:hari\s+)?$")
_HOUR: Final = re.compile(r"\b(?:pukul|pkl|jam|dini\s+hari|subuh|pagi)\b", re.IGNORECASE)
"""What makes the end of a night of `hingga Minggu pukul 04.30`."""
_NAME: Final = re.compile(calendar.FULL_WEEKDAY, re.IGNORECASE)
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")


def listed(parts: Parts, context: Context) -> Understood | None:
    """`Rabu dan Kamis`, `Sabtu sampai Senin`: the last such days up to publication, the next ones of what is to come."""
    said = [calendar.weekday_of(name) for name in _NAME.findall(parts["ws"] or "")]
    weekdays = [weekday for weekday in said if weekday is not None]
    if context.anchor is None:
        return Understood(None, "range", ("no-anchor",))
    if context.bearing > 0:
        days = [context.anchor + timedelta(days=(weekdays[0] - context.anchor.weekday() - 1) % 7 + 1)]
        for weekday in weekdays[1:]:
            days.append(days[-1] + timedelta(days=(weekday - days[-1].weekday()) % 7))
    else:
        days = [context.anchor - timedelta(days=(context.anchor.weekday() - weekdays[-1]) % 7)]
        for weekday in weekdays[-2::-1]:
            days.insert(0, days[0] - timedelta(days=(days[0].weekday() - weekday) % 7))
    if parts.get("till"):
        return Understood(f"{days[0]}/{days[-1]}", "range", ("which-week",), days[0])
    return Understood(";".join(map(str, days)), "range", ("weekday-only",), days[0])


def same_weekday(pieces: Sequence[Piece], meant: Understood, context: Context) -> Understood:
    """A weekday alone: the day to come that the text has named by its date, where no such day just past is named.

    `Aliran terganggu Selasa malam, 31 Maret 2026. Sebaiknya air ditampung Selasa siang.`
    """
    anchor, found = context.anchor, meant.day
    if anchor is None or found is None or found > anchor:
        return meant
    told = [day for each in (piece.understood for piece in pieces) for day in _days(each)]
    told += [day for _, places in context.told[-_FEW:] for _, _, each in places for day in _days(each)]
    if found in told:
        return meant
    ahead = {day for day in told if day.weekday() == found.weekday() and 0 < (day - anchor).days <= 2 * _RECENT}
    return _moved(meant, found, ahead.pop()) if len(ahead) == 1 else meant


def in_its_week(text: str, pieces: Sequence[Piece], place: int, meant: Understood, context: Context, over: bool) -> Understood:
    """A weekday alone in the week that the words around it make its own, without any that says so: `Trafo dipasang Kamis.`

    What rules have found counts for much; where they have found nothing, or their sentence is ``over``, the words decide.
    """
    anchor, piece = context.anchor, pieces[place]
    if anchor is None or meant.day is None or not 0 < abs((meant.day - anchor).days) < _RECENT:
        return meant
    past = meant.day if meant.day < anchor else meant.day - _WEEK
    found = -1 if over else int(meant.day > anchor)
    before = [day for each in pieces[max(0, place - _FEW) : place] for day in _days(each.understood)]
    earlier = [day for _, places in context.told[-_FEW:] for _, _, each in places for day in _days(each)]
    after = [day for each in pieces[place + 1 : place + _FEW] for day in _days(each.understood)]
    spanned = [day for day in (*before, *earlier) if -_RECENT <= (day - anchor).days <= 2 * _RECENT]
    told = (
        f"found {found}",
        f"in {(past + _WEEK - anchor).days}",
        f"part {' '.join(text[piece.start : piece.end].split()[1:])}",
        f"last {_side(before[-1:] or earlier[-1:], anchor)}",
        f"next {_side(after[:1], anchor)}",
        f"within {bool(spanned) and past < min(spanned) and past + _WEEK <= max(spanned)}",
        f"named {past in before or past in earlier}",
    )
    ahead = learned.odds("weekday ahead", text, piece.start, piece.end, *told) + _FOUND * found > _SURE
    return meant if ahead == (meant.day > anchor) else _moved(meant, meant.day, past + _WEEK * ahead)


def _side(days: Sequence[date], anchor: date) -> int | None:
    """Whether the first of some days is past (-1), that of publication (0) or to come (1)."""
    return (days[0] > anchor) - (days[0] < anchor) if days else None


def after_what_comes(text: str, piece: Piece, before: Sequence[Piece], context: Context) -> Understood:
    """The day after one to come in the same sentence: `Jumat (1/8) rombongan ke Jakarta sebelum kembali ke Malang Sabtu pagi`."""
    meant, anchor = piece.understood, context.anchor
    last = before[-1] if before else None
    if anchor is None or meant.day is None or last is None or not (day := last.understood.day) or day <= anchor or meant.day > day:
        return meant
    between = text[last.end : piece.start]
    if (
        (last.understood.value or "").partition("T")[0] != str(day)
        or (_THEN.search(between) is None and _OF_IT.search(between) is None)
        or _STOP.search(between)
        or is_over(between, len(between))
    ):
        return meant
    return _moved(meant, meant.day, day + timedelta(days=(meant.day - day).days % 7 or 7))


def begins_what_comes(text: str, piece: Piece, meant: Understood, after: Sequence[Piece], context: Context) -> Understood:
    """The day on which begins what goes on to one to come: `Siswa mulai masuk Senin. Pengenalan berlangsung sampai Rabu (19/7)`."""
    anchor, day = context.anchor, after[0].understood.day if after else None
    if anchor is None or meant.day is None or day is None or not meant.day < anchor < day:
        return meant
    found = meant.day + _WEEK
    if not 0 < (day - found).days < _WEEK.days or len(_STOP.findall(text[piece.end : after[0].start])) > 1:
        return meant
    return _moved(meant, meant.day, found) if _BEGINS.search(text, max(0, piece.start - 40), piece.start) else meant


def in_told_span(text: str, piece: Piece, before: Sequence[Piece], meant: Understood, context: Context) -> Understood:
    """The one such day of a span that the text has told and that has not ended: `Pameran sampai Minggu (15/4). Jumat malam …`."""
    anchor, found = context.anchor, meant.day
    if anchor is None or found is None or found > anchor or not before:
        return meant
    days = _days(before[-1].understood)
    if len(before) > 1 and len(days) == 1 and _SPANS.match(text[before[-2].end : before[-1].start]):
        days = _days(before[-2].understood)[:1] + days
    if len(days) != 2 or not anchor < days[1] or days[0] <= found or _STOP.findall(text[before[-1].end : piece.start])[1:]:
        return meant
    within = days[0] + timedelta(days=(found - days[0]).days % 7)
    return _moved(meant, found, within) if within <= days[1] < within + _WEEK else meant


def of_the_night(text: str, piece: Piece, before: Sequence[Piece], context: Context) -> Understood:
    """The morning after the day that the story tells of, until which something went on: `petugas bekerja hingga Minggu pukul 04.30`."""
    meant, anchor = piece.understood, context.anchor
    if meant.day is None or anchor is None or (earlier := meant.day - _WEEK) > anchor or meant.day <= anchor:
        return meant
    if not _UNTIL.search(text, max(0, piece.start - 16), piece.start) or _HOUR.search(text, piece.start, piece.end) is None:
        return meant
    day = next((each.understood.day for each in reversed(before) if each.understood.day), context.spoken or context.event)
    return _moved(meant, meant.day, earlier)._replace(kind="event") if day == earlier - timedelta(days=1) else meant


def beside_named(parts: Parts, context: Context) -> Understood | None:
    """`Kamis sebelumnya`, `Senin berikutnya`, `Sabtunya`: the last such day before that which the text has named, or the first after it."""
    weekday, back = calendar.weekday_of(parts["w"]), (parts.get("way") or "").startswith("sebelum")

    def settle(day: date | None, elsewhere: bool) -> Understood:
        if day is None or weekday is None or elsewhere:
            return Understood(None, "relative", ("vague",))
        away = (day.weekday() - weekday - 1) % 7 + 1 if back else -((weekday - day.weekday() - 1) % 7 + 1)
        found = day - timedelta(days=away)
        return Understood(found.isoformat(), "relative", (), found)

    return Understood(None, "relative", settle=settle, counts=-1 if back else 1)


def _moved(meant: Understood, found: date, day: date) -> Understood:
    """A date on another day, at its time of day."""
    return meant._replace(value=(meant.value or "").replace(str(found), str(day)), kind="future" if day > found else "relative", day=day)


def _days(meant: Understood) -> list[date]:
    """The days that a date has named, of a span its first and its last; none of a weekday alone but one to come."""
    if meant.day is None or ("weekday-only" in meant.doubts and meant.kind != "future"):
        return []
    ends = _DAY.findall(meant.value or "") if meant.kind == "range" else []
    return [meant.day, date.fromisoformat(ends[-1])] if ends else [meant.day]
