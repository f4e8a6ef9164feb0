"""What a story knows of its days from paragraph to paragraph: the day of its event, the one it has spoken of last."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from scraper.extract.dates.dayof import Piece, bounds, goes_back, near
from scraper.extract.dates.sentences import in_speech, sentence
from scraper.extract.dates.tense import is_said, is_saying
from scraper.extract.dates.values import Context

_RECENT: Final = 7
"""Days before publication within which a day may still be spoken of in the next paragraph."""
_SINGLE: Final = frozenset({"event", "future"})


def _is_of_saying(text: str, pieces: Sequence[Piece], day: date, indirect: bool) -> bool:
    """Whether a day is that on which somebody said something: `“…,” ujar petugas, Jumat (16/5)`.

    ``indirect`` speech counts too where what it is about is to come: `demikian dikemukakan Kabag Humas di kantornya, Kamis (24/8)`.
    """
    place = next(at for at in range(len(pieces) - 1, -1, -1) if pieces[at].understood.day == day)
    begun = pieces[place].start - len(sentence(text, pieces[place].start))
    said = text[max(begun, pieces[place - 1].end if place else 0) : pieces[place].start]
    return is_saying(said) and (indirect or is_said(text, pieces[place].start))


def told(context: Context, text: str, pieces: Sequence[Piece]) -> Context:
    """What the next paragraph has to know of the days of this one.

    The event of a story is on the first single day it prints; a later paragraph falls back to it, unless the paragraph right
    before it speaks of another day just past.
    """
    anchor, event = context.anchor, context.event
    paragraphs = (*context.told, (text, pieces))
    last = next((piece.understood for piece in reversed(pieces) if _is_of_the_tale(text, piece, anchor)), None)
    if last is None or (day := last.day) is None:
        goes_on = context.spoken and any((piece.understood.value or "").startswith(f"{context.spoken}T") for piece in pieces)
        return context._replace(spoken=context.spoken if goes_on else None, told=paragraphs, beside=True)
    if event is None:
        days = [piece for piece in pieces if piece[2].kind in _SINGLE and near(piece[2].day, anchor)]
        event = next(
            (meant.day for start, end, meant in days if not bounds(text, Piece(start, end, meant))), days[0][2].day if days else None
        )
    just_past = last.kind == "event" or (last.kind == "relative" and day != anchor)
    spoken = day if just_past and anchor and 0 <= (anchor - day).days <= _RECENT else None
    if spoken and anchor and event and event != spoken and _is_of_saying(text, pieces, day, event > anchor):
        spoken = None
    return Context(anchor, context.zone, day, context.moment, event, spoken, paragraphs, True)


def _is_of_the_tale(text: str, piece: Piece, anchor: date | None) -> bool:
    """Whether a day is one on which what is reported takes place: no bound, and none that somebody only speaks of."""
    meant = piece.understood
    if near(meant.day, anchor) is None or (meant.kind == "relative" and in_speech(text, piece.start)) or goes_back(text, piece):
        return False
    return not bounds(text, piece)
