"""Which day a time of day belongs to: that of its sentence, of its paragraph, or of the event that the story tells of."""

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from scraper.extract.dates.coming import before_what_comes, of_what_comes
from scraper.extract.dates.scenes import day_of, nth_day
from scraper.extract.dates.sentences import in_speech, opened, sentence
from scraper.extract.dates.tense import bearing
from scraper.extract.dates.values import Context, Understood

_MEMORY, _OUTLOOK = 60, 400
"""Days before and after publication within which a named day lends itself to the times of day after it."""
_ASIDE: Final = re.compile(r"\byang\s+(?:\w+\s+){1,4}(?:pada\s+)?(?:hari\s+|tanggal\s+)?$")
_NOW: Final = re.compile(r"\b(?:itu|ini|tersebut|kini|sekarang|kembali|lagi)\b")
"""What tells of a day of long ago only beside what is reported: `gedung yang dibuka 5 Mei 1990 itu terbakar pukul 03.00`."""
_THEN: Final = re.compile(r"[\s,(]*(?:\b(?:pada|on|di|hari|tanggal|tadi|nanti)\b[\s,]*)*")
"""What may stand between a time of day and the day it belongs to: `pukul 20.00 pada 31 Desember`."""
_LATER: Final = re.compile(
    r"(?:(?!\b(?:akan|bakal|untuk|sebelum|setelah|sesudah|sejak|hingga|sampai|lalu|kemudian|karena|bahwa|yang|agar)\b)[^.!?;:()“”\"\d]){3,80}"
    r"(?:,|\bpada|\bhari)\s*(?:pada\s+)?(?:hari\s+)?"
)
"""The same where the sentence names no day before it: `Pukul 19.00 WIB di Balai Kota, Selasa (3/3)`."""
_CLOCK_FIRST: Final = re.compile(r"(?:pukul|pkl|jam)\b", re.IGNORECASE)
_SAME_TALE: Final = re.compile(r"[^.!?;:“”\"\d]{3,80}")
"""What stands before another time of day that has its day with it: `dibuka pukul 18.00 dan konser dimulai pukul 20.00, Sabtu (26/11)`."""
_AWAY: Final = {"kemarin": -1, "tadi": 0, "besok": 1, "esok": 1, "lusa": 2}
_BESIDE: Final = re.compile(rf"\s+({'|'.join(_AWAY)})\b", re.IGNORECASE)
"""A word right after a time of day that says of which day it is: `jam 10 pagi kemarin`."""
_TODAY: Final = re.compile(r"(?<!hari )(?<!malam )(?<!pagi )(?<!siang )(?<!sore )\b(?:nanti|tadi)\s+(?:sekitar\s+|sejak\s+|mulai\s+)?$")
"""What stands before a time of the day of publication: `digelar di balai RW nanti pukul 19.00`."""
_THAT_DAY: Final = re.compile(
    r"\b(?:hari|pagi|siang|sore|malam)\s+(?:itu|tersebut|harinya)\b|\bthat\s+(?:day|evening|night)\b", re.IGNORECASE
)
"""Words of a sentence that go on speaking of the day named last."""
_LIMIT: Final = re.compile(
    r"\b(?=[bdhlstu])(?:sejak|hingga|sampai(?:\s+dengan)?|(?-i:sd)|s/d|berakhir|terakhir|lambat|(?:ber|ter)tanggal|batas\w*|since|until|deadline)\s+(?:pada\s+|hari\s+|tanggal\s+)*$",
    re.IGNORECASE,
)
"""What stands before a day with which something begins or ends, or of which a letter is: no day on which the next sentence takes place."""


_SO_FAR: Final = re.compile(r"(?:(?<![\s\S])|[.!?]\s|[“\"])(?:Hingga|Sampai)\s+(?:pada\s+|hari\s+|tanggal\s+)*$")
"""What stands before the day on which a sentence tells how things are: `Hingga Senin siang tercatat 15 korban.`"""


class Piece(NamedTuple):
    """A date where it stands in a text."""

    start: int
    end: int
    understood: Understood


_FOUNDED: Final = re.compile(
    r"\b(?:(?:ke)?lahir(?:an)?|berdiri|di(?:dirikan|bangun|resmikan|buka|bentuk|tetapkan|lantik|beli|bangun|undangkan|sahkan|terbitkan)|terbit)\b[^.!?;]*$",
    re.IGNORECASE,
)
"""What before a day of long ago says since when something is, and no tale."""
_OPENING: Final = re.compile(r"\W*(?:(?:dan|namun|tetapi|bahkan|pada|di|dalam|saat|ketika|sejak|sekitar|selama)\s+){0,2}", re.IGNORECASE)
"""What stands in a sentence before the year or month that it is all about: `Pada tahun lalu ada yang datang jam 3 pagi`."""
_CLAUSE: Final = re.compile(
    r"\b(?:karena|sebab|lantaran|padahal|sedangkan|sementara|meski(?:pun)?|walau(?:pun)?)\s+(?:(?:pada|di|selama)\s+)?$", re.IGNORECASE
)
"""The same in a clause: `peserta dibatasi karena tahun lalu karnaval baru selesai jam 9 malam`."""
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_MANY: Final = 40
"""Dates before a time of day among which its day is looked for: a table of hours is not read anew for each of them."""


def near(day: date | None, anchor: date | None) -> date | None:
    """A day that a time of day may belong to: none of long ago."""
    return day if day is None or anchor is None or -_MEMORY <= (day - anchor).days <= _OUTLOOK else None


def of_clock(text: str, pieces: Sequence[Piece], place: int, context: Context) -> date | None:
    """The day of a time of day: right after it, before it in its sentence, in its paragraph, in the story."""
    piece = pieces[place]
    said = sentence(text, piece.start)
    begun = piece.start - len(said)
    before = _named_before(text, pieces[max(0, place - _MANY) : place], begun, context)
    after = pieces[place + 1] if place + 1 < len(pieces) else None
    if after and (own := _of_next(text, piece, after, before[0] if before else context.day, context)):
        if _THEN.fullmatch(text, piece.end, after.start):
            return own
        if (
            not after.understood.counts
            and (before is None or before[1] < begun)
            and (
                _LATER.fullmatch(text, piece.end, after.start)
                or (_CLOCK_FIRST.match(text, after.start) and _SAME_TALE.fullmatch(text, piece.end, after.start))
            )
        ):
            return own
    if (beside := _BESIDE.match(text, piece.end)) is not None and context.anchor is not None:
        return context.anchor + timedelta(days=_AWAY[beside[1].lower()])
    if before is None or before[1] < begun:
        tale = min(begun, opened(text, piece.start)) if in_speech(text, piece.start) else begun
        old = _long_ago(text, pieces[max(0, place - _MANY) : place], tale, piece.start)
        if old is not None:
            return old
    if (before is None or before[1] < begun) and context.anchor and _TODAY.search(said):
        return context.anchor
    if (before is None or before[1] < begun) and "ari " in said and (counted := nth_day(said, (*context.told, (text, pieces[:place])))):
        return counted
    if before:
        return before[0]
    if scene := day_of(said, (*context.told, (text, pieces[:place])), context.anchor):
        return scene
    if context.event is None or (context.day and _THAT_DAY.search(said)):
        return context.day or context.event or _remembered(context)
    if coming := of_what_comes(text, said, piece.start, context):
        return coming
    return context.spoken if context.spoken and not _not_yet(text, piece, context) else context.event


def _not_yet(text: str, clock: Piece, context: Context) -> bool:
    """Whether a time of day would be later than publication on the day spoken of, where the story's is before it.

    `Longsor terjadi Senin (18/1)`, then `Selasa (19/1)`; `laporan pertama masuk pukul 17.42`, told at noon of Tuesday.
    """
    if context.moment is None or context.event is None or context.spoken is None or not context.event < context.spoken == context.anchor:
        return False
    value = (clock.understood.settle(context.spoken, False).value or "") if clock.understood.settle else ""
    return value[10:11] == "T" and datetime.fromisoformat(value.split("/")[0]) > context.moment and bearing(text, clock.start) <= 0


def _remembered(context: Context) -> date | None:
    """The day of long ago of which the paragraph before tells, in a story that names none nearer: `4 November 2021 tak dilupakan warga`."""
    _, places = context.told[-1] if context.told else ("", ())
    days = [meant.day for _, _, meant in places if meant.day and meant.value == str(meant.day) and meant.kind == "historical"]
    return days[-1] if days else None


def just_told(context: Context) -> date | None:
    """The day of long ago of which the paragraph right before tells and of no other: `gempa 10 April 2021`, then `dua hari setelahnya`."""
    text, places = context.told[-1] if context.told and context.beside else ("", ())
    valued = [place for place in places if place[2].value]
    if not valued or any(meant.kind not in {"historical", "time"} for _, _, meant in valued):
        return None
    start, _, meant = valued[-1]
    if meant.day is None or meant.value != str(meant.day) or in_speech(text, start) or _FOUNDED.search(text, 0, start):
        return None
    return meant.day


def of_counted(text: str, piece: Piece, named: Understood | None, context: Context) -> tuple[date | None, bool]:
    """The day from which days are counted, and whether nobody can say: the last ``named`` in the paragraph, else the story's.

    What somebody says in a paragraph without a day is counted from a day that only they know.
    """
    if named is None:
        scene = day_of(sentence(text, piece.start), context.told, context.anchor)
        if (coming := before_what_comes(text, piece.start, context)) is not None:
            return scene or coming, False
        quoted = in_speech(text, piece.start)
        if quoted and piece.understood.counts > 0 and not scene and not context.spoken and (past := _remembered(context)):
            return past, False  # “Besoknya saya langsung ke sana”, after a paragraph on a day of long ago
        return scene or just_told(context) or context.spoken or context.event or context.day, quoted
    if piece.understood.counts > 0 and named.kind == "range" and (days := _DAY.findall(named.value or "")):
        return date.fromisoformat(days[-1]), False
    return named.day, False


def of_a_time(text: str, before: Piece, piece: Piece, context: Context) -> bool:
    """Whether a time of day is of some day of a month or year gone by: `Tahun lalu ada yang datang jam 3 pagi`."""
    named, anchor = before.understood.value or "", context.anchor
    if (
        anchor is None
        or len(named) > len("2024-03")
        or not named < str(anchor)[: len(named)]
        or before.start < (begun := piece.start - len(sentence(text, piece.start)))
        or not (_OPENING.fullmatch(text, begun, before.start) or _CLAUSE.search(text, begun, before.start))
    ):
        return False
    return before.understood.day is None


def _named_before(text: str, pieces: Sequence[Piece], begun: int, context: Context) -> tuple[date, int] | None:
    """The last day named before, and where: one that bounds a span only where its sentence, ``begun`` there, has no other."""
    bound = None
    for other in reversed(pieces):
        day = near(other.understood.day, context.anchor)
        if day and other.start < begun and (_only_said(text, other, begun) or goes_back(text, other)):
            continue
        if day and not bounds(text, other):
            return day, other.start
        if day and other.start >= begun and bound is None:
            bound = day, other.start
    return bound


def goes_back(text: str, piece: Piece) -> bool:
    """Whether a day is counted back from that which its sentence tells of, and left again: `retak sudah tampak dua hari sebelumnya.`"""
    if not text.endswith(("sebelumnya", "sebelum itu"), piece.start, piece.end):
        return False
    return _OPENING.fullmatch(text, piece.start - len(sentence(text, piece.start)), piece.start) is None


def _only_said(text: str, piece: Piece, place: int) -> bool:
    """Whether a day said in words is of somebody's speech that has ended before that place: `“Tadi malam saya mimpi,” canda dia.`"""
    return piece.understood.kind == "relative" and in_speech(text, piece.start) and not in_speech(text, place)


def _long_ago(text: str, pieces: Sequence[Piece], begun: int, place: int) -> date | None:
    """The day of long ago that a sentence tells of: `Gempa 27 Mei 2006 merobohkan bengkelnya pada pukul 05.55`."""
    for other in reversed(pieces):
        day = other.understood.day
        if other.start < begun:
            return None
        if day is not None and other.understood.value == str(day):
            aside = bounds(text, other) or _ASIDE.search(text, begun, other.start) or _NOW.search(text, other.end, place)
            return None if aside else day
    return None


def _of_next(text: str, clock: Piece, after: Piece, base: date | None, context: Context) -> date | None:
    """The day that stands after a time of day, where it may be its own: `pukul 10.00 keesokan harinya`."""
    if after.understood.kind == "time" or bounds(text, after):
        return None
    meant = after.understood.settle(base, False) if after.understood.settle else after.understood
    return near(meant.day, context.anchor)


def bounds(text: str, piece: Piece) -> bool:
    """Whether something begins or ends with a day, so that it is not the one spoken of."""
    low = max(0, piece.start - 28)
    if _LIMIT.search(text, low, piece.start) is None:
        return False
    return piece.understood.kind == "future" or _SO_FAR.search(text, low, piece.start) is None
