"""Dates that stand beside each other and are one: a day said twice, a day and its time; the spans are joined by `reaching`."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from scraper.extract import calendar
from scraper.extract.dates import slips
from scraper.extract.dates.clocks import is_span
from scraper.extract.dates.dayof import Piece
from scraper.extract.dates.everyday import each_day
from scraper.extract.dates.parts import OF_ANOTHER
from scraper.extract.dates.reaching import GAP, reaching
from scraper.extract.dates.values import Understood, of_year

Settle = Callable[[date | None, bool], Understood]
_NAMELY: Final = re.compile(r"\s*[,(]?\s*(?:yakni|yaitu|tepatnya|atau)\s+(?:pada\s+)?", re.IGNORECASE)
_UNIT: Final = re.compile(r"(?:(?:awal|akhir|pertengahan|penghujung)\s+)?(?:pekan|minggu|bulan|tahun)\s+[a-z]", re.IGNORECASE)
"""How a week, a month or a year in words begins."""
_BESIDE: Final = re.compile(r"\s*[,(–-]?\s*(?:(?:sekitar|sekira|kira-kira|tepat(?:nya)?|pada)\s+)?")
_DAY_SAID: Final = re.compile(rf"(?:hari\s+|tanggal\s+)?(?:(?:{calendar.FULL_WEEKDAY})\b|(?<=tanggal\s)\d)", re.IGNORECASE)
"""How a day begins that a week or month in words is told by: `minggu depan hari Kamis tanggal 29 Desember`."""
_NEXT_TO: Final = 12
"""Characters of what may stand there, at most."""
_WEEKS: Final = re.compile(r"\b(?:se)?(?:pekan|minggu)\b|\bweeks?\b", re.IGNORECASE)
_OF_WEEK: Final = re.compile(rf"(?:hari\s+)?(?:{calendar.FULL_WEEKDAY})\b", re.IGNORECASE)
_WEEK: Final = 7
"""Days; what is said to be some weeks away is so far away on any day of that week."""
_COUNTED_WEEKS: Final = re.compile(r"\w+(?:\s+\w+)?\s+(?:pekan|minggu)\s+(?:yang\s+)?(?:lalu|silam|lagi)", re.IGNORECASE)
"""Weeks in which a weekday right before them lies."""
_LISTED: Final = re.compile(r"\s*(?:,|,?\s+(?:dan|serta|and))\s+")
_DAY_AFTER: Final = re.compile(r"\s*[,(]?\s*(?:(?:pada|on|hari|tanggal)\s+)*")
"""What may stand between a time of day and its day: `pukul 09.15 WIB, Senin (5/9)`, `jam 9 pagi pada Selasa, 4 Mei`."""
_YEAR: Final = re.compile(r"\d{4}(?=-\d\d)")
_BARE_YEAR: Final = len("2024")
_COUNTED_YEAR: Final = re.compile(
    r"(?:(?:\w+\s+){0,2}tahun|setahun)\s+(?:(?:yang\s+)?(?:lalu|silam)|kemudian|(?:sebelum|berikut|setelah|sesudah|depan|selanjut)nya)",
    re.IGNORECASE,
)
_OF_ANOTHER: Final = re.compile(OF_ANOTHER.replace("(?!", "(?:", 1), re.IGNORECASE)
_MISPRINT: Final = re.compile(r"[^\w.!?“”\"]{1,3}(?:(?P<word>[A-Za-z]{2,8})[^\w.!?“”\"]{1,3})?")
_PARTS: Final = ("pagi", "siang", "sore", "malam", "besok", "kemarin")
"""Words that stand between a weekday and its day, of which one may be misspelt."""


def apart(found: list[Piece]) -> list[Piece]:
    """The dates that don't lie in one before them."""
    kept: list[Piece] = []
    for piece in found:
        if not kept or piece.start >= kept[-1].end:
            kept.append(piece)
    return kept


def joined(text: str, pieces: list[Piece], anchor: date | None) -> list[Piece]:
    """Two dates with a word of reach between them as one span: `besok sampai Sabtu (15/9)`, `akhir Mei hingga awal Juni`."""
    kept = pieces[:1]
    for piece in pieces[1:]:
        before, (first, last) = kept[-1], (kept[-1].understood, piece.understood)
        gap = piece.start - before.end
        if first.value and first.value == last.value and gap < GAP and _twice(text, before, piece):
            kept[-1] = Piece(before.start, piece.end + text.startswith(")", piece.end), last._replace(kind=first.kind))
        elif gap < _NEXT_TO and first.follow and not first.value and last.value and _is_said_anew(text, before, piece):
            kept[-1] = piece  # empat puluh tahun kemudian, 1948
        elif gap < _NEXT_TO and (counted := _in_counted_year(text, before, piece)):
            kept[-1] = counted
        elif gap < _NEXT_TO and (same := _same(text, before, piece) or _told(text, before, piece)):
            kept[-1] = same
            if same.understood.day and "T" in (same.understood.value or "") and first.kind == "time":
                _of_same_day(text, kept, same.understood.day)
        elif gap < GAP and last.day and _is_nearer(text, before, last) and _names(text, before, piece):
            kept[-1] = piece  # 28 hari kemudian, yakni Senin (26/4)
        else:
            kept.append(piece)
    spans = kept[:1]
    for piece in kept[1:]:  # only now does each day have its time: malam ini pukul 21.00 hingga besok pukul 04.00
        spans[-1:] = reaching(text, spans[-1], piece, anchor)
    return spans


def _same(text: str, before: Piece, piece: Piece) -> Piece | None:
    """A day said twice, `besok malam, Sabtu (4/5)`, or with the time of day right after it, `lusa pukul 08.00`, as one date."""
    first, last = before.understood, piece.understood
    if first.counts and last.kind == "time" and last.settle and _BESIDE.fullmatch(text, before.end, piece.start):
        return Piece(before.start, piece.end, first._replace(settle=_at_time(first.settle, last.settle)))
    if first.kind == "time" and first.settle and _DAY_AFTER.fullmatch(text, before.end, piece.start):
        if last.counts:
            return Piece(before.start, piece.end, last._replace(settle=_at_time(last.settle, first.settle)))
        if last.day and last.value == str(last.day):
            return Piece(before.start, piece.end, last._replace(value=first.settle(last.day, False).value))
    if first.day and last.value == str(first.day) and "T" in (first.value or "") and _BESIDE.fullmatch(text, before.end, piece.start):
        return Piece(before.start, piece.end, first)  # pukul 09.00 WIB esok, Sabtu (9/3)
    if first.day is None or first.value != str(first.day):
        return None
    if (
        last.day
        and "weekday-only" in first.doubts
        and text[before.end : piece.start].isspace()
        and _COUNTED_WEEKS.fullmatch(text, *piece[:2])
    ):
        day = calendar.week(last.day)[0] + timedelta(days=(first.day.weekday() + 1) % 7)
        return Piece(before.start, piece.end, Understood(str(day), last.kind, (), day))  # Rabu dua pekan lalu
    if _is_its_weekday(text, before, piece):
        return Piece(before.start, piece.end, last)
    beside = _BESIDE.fullmatch(text, before.end, piece.start)
    if not beside and not (last.day == first.day and _NAMELY.fullmatch(text, before.end, piece.start)):
        return None
    end = piece.end
    if "(" in text[before.end : piece.start] and text.startswith(")", end):
        end += 1
    if last.day and "weekday-only" in last.doubts and last.day.weekday() == first.day.weekday() and last.value == str(last.day):
        return Piece(before.start, end, first)
    if last.day == first.day and (last.value or "").startswith(str(first.day)) and "/" not in (last.value or ""):
        doubts = tuple(doubt for doubt in last.doubts if first.kind != "future" or first.doubts or doubt != "far-from-publication")
        return Piece(before.start, end, last._replace(doubts=doubts))
    if last.kind == "time" and last.settle is not None and not _OF_ANOTHER.match(text, piece.end):
        if is_span(text[piece.start : piece.end]) and each_day(text[max(0, before.start - GAP) : before.start], ""):
            return None  # dilayani mulai Rabu lusa, pukul 09.00–15.00
        return Piece(before.start, end, first._replace(value=last.settle(first.day, False).value))
    return None


def _is_its_weekday(text: str, before: Piece, piece: Piece) -> bool:
    """Whether the first is the weekday of the second, with nothing but a misprint between them: `Jumat,, 6 Juli`, `Rabu osre (20/2)`."""
    first, last = before.understood, piece.understood
    if "weekday-only" not in first.doubts or not first.day or not last.day or first.day.weekday() != last.day.weekday():
        return False
    between = _MISPRINT.fullmatch(text, before.end, piece.start)
    if between is None or (last.value or "").partition("T")[0] != str(last.day):
        return False
    return not between["word"] or any(slips.one_digit(between["word"].lower(), part) for part in _PARTS)


def _of_same_day(text: str, kept: list[Piece], day: date) -> None:
    """Gives the times of day before the last one its day too: `pukul 07.30, 10.00, dan 13.00 WIB, Sabtu (8/5)`."""
    for place in range(len(kept) - 2, -1, -1):
        start, end, meant = kept[place]
        if meant.kind != "time" or not meant.settle or not _LISTED.fullmatch(text, end, kept[place + 1].start):
            return
        kept[place] = Piece(start, end, Understood(meant.settle(day, False).value, "time"))


def _at_time(day: Settle | None, clock: Settle) -> Settle:
    """What asks for the day first, then for its time: `sehari sebelumnya pukul 13.00`."""

    def settle(named: date | None, unsure: bool) -> Understood:
        found = day(named, unsure) if day else Understood(None, "relative")
        return found if found.day is None else found._replace(value=clock(found.day, False).value)

    return settle


def _twice(text: str, before: Piece, piece: Piece) -> bool:
    """Whether a month or year is said in words and printed: `tahun lalu (2023)`, `bulan depan, yakni Juli 2024`."""
    if before.understood.day is not None:
        return False
    return text[before.end : piece.start].strip() in {"", "(", "itu"} or _NAMELY.fullmatch(text, before.end, piece.start) is not None


def _in_counted_year(text: str, before: Piece, piece: Piece) -> Piece | None:
    """A month or day whose year is counted right after it: `Januari tiga tahun lalu`, `Maret tahun sebelumnya`."""
    first, year = before.understood, piece.understood
    if "year-inferred" not in first.doubts or not first.value or text[before.end : piece.start].strip():
        return None
    if len(set(_YEAR.findall(first.value))) != 1 or _COUNTED_YEAR.fullmatch(text, piece.start, piece.end) is None:
        return None

    def counted(value: str | None) -> Understood | None:
        if not value or len(value) != _BARE_YEAR:
            return None
        if (told := of_year(first.value or "", int(value))) is None:
            return Understood(None, "relative", ("no-such-day",))
        day = calendar.day(int(value), first.day.month, first.day.day) if first.day else None
        return Understood(told, "relative", (), day)

    told, follow = counted(year.value), year.follow
    if follow is not None:
        told = (told or Understood(None, "relative", ("vague",)))._replace(
            follow=lambda value: counted(meant.value) if (meant := follow(value)) else None
        )
    return Piece(before.start, piece.end, told) if told else None


def _names(text: str, before: Piece, piece: Piece) -> bool:
    """Whether the second names the day that the first counts: `28 hari kemudian, yakni Senin (26/4)`."""
    between = text[before.end : piece.start].strip()
    beside = between == "," or (not between and text[piece.start] == "(")
    return beside or _NAMELY.fullmatch(text, before.end, piece.start) is not None


def _is_said_anew(text: str, before: Piece, piece: Piece) -> bool:
    """Whether the second is what the first counts: not in `lebih rendah daripada bulan sebelumnya, Rabu (6/7/2022)`."""
    if text[before.end : piece.start].strip() not in {",", "("}:
        return False
    return _OF_WEEK.match(text, piece.start) is None or _WEEKS.search(text, before.start, before.end) is not None


def _is_nearer(text: str, before: Piece, last: Understood) -> bool:
    """Whether the second says more precisely what the first counts: `empat tahun silam, tepatnya 18 Juni 2014`."""
    first = before.understood
    if first.kind not in {"relative", "future"}:
        return False
    if first.day is not None:
        near = last.day is not None and abs((last.day - first.day).days) < _WEEK
        return near and _WEEKS.search(text, before.start, before.end) is not None
    low, _, high = (first.value or "~").partition("/")
    return first.settle is not None or low <= str(last.day) <= (high or low) + "~"


def _told(text: str, before: Piece, piece: Piece) -> Piece | None:
    """A week, a month, a year in words and the days of it that are meant, `pekan depan, Selasa (13/2)`, `bulan lalu (20/5)`, as one."""
    first, last = before.understood, piece.understood
    if last.day is None or not _UNIT.match(text, before.start) or not (last.value or "").startswith(str(last.day)):
        return None
    between = text[before.end : piece.start].strip()
    if between != "," and (between or not (text[piece.start] == "(" or _DAY_SAID.match(text, piece.start))):
        return None
    low, _, high = (first.value or "").partition("/")
    ends = (str(last.day), (last.value or "").split("/")[-1][:10])
    if not low or not all(low <= end <= (high or low) + "~" for end in ends):
        return None
    return Piece(before.start, piece.end, last)
