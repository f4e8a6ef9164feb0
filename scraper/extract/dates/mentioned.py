"""Indonesian dates: find them in prose, interpret them, say what is doubtful; read a printed time stamp.

`find` is for prose and is all ours: dateparser's search takes `Perda Nomor 10 Tahun 2010`, a score or a telephone number
for a date, and knows neither `Kamis (23/1)` nor ranges. `stamp` is for a place where a date is expected (a line above
the story, a meta element); there, forms that ours does not know are given to dateparser, strictly and by name of
language.
"""

import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Final, NamedTuple

from archive.record import DateMention
from scraper.extract import calendar
from scraper.extract.dates import elsewhere
from scraper.extract.dates.dayof import Piece
from scraper.extract.dates.said import Spoken, spoken, spoken_alone
from scraper.extract.dates.scanning import scan
from scraper.extract.dates.storyday import told
from scraper.extract.dates.typeset import NOWHERE_ELSE, is_plain, plain, printed
from scraper.extract.dates.values import Context

_DATE_LIKE: Final = re.compile(
    r"\b(?:jan|feb|peb|mar|apr|mei|may|jun|jul|agu|aug|ags|agt|sep|okt|oct|nov|nop|des|dec)[a-z]*\.?\W.*\b\d{4}\b"
    r"|\d\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}\b",
    re.IGNORECASE,
)
_ABROAD: Final = re.compile(r"\b(?:GMT|UTC|[PMCE][SD]T|CES?T|SGT|AES?T)\b|\d:\d\d\s*[+-]\d\d:?\d\d$")
"""A zone that is not ours."""
_CAPTION: Final = -1
_TITLE: Final = -2
_DATELINE: Final = -3
"""Paragraph number of a date in the dateline, as in `Kendari (05/11/2021),`."""
_LABELS: Final = re.compile(
    r"^\W*(?:(?:posted|published|dipublikasikan|diterbitkan|diposting|ditulis|terbit|tanggal|date|updated?|diperbarui|pada|on|by|oleh|"
    r"last modified|calendar_month)\b\s*:?\s*)+",
    re.IGNORECASE,
)


class Found(NamedTuple):
    """A date in a text: the words, their value (empty where it can't be told), kind, doubt and place."""

    text: str
    value: str | None
    kind: str
    doubt: str | None
    start: int


def find(text: str, anchor: str | None, zone: str) -> tuple[Found, ...]:
    """Every date a text mentions. ``anchor`` is the day or moment of publication, by which a date without a year is placed."""
    words, places = (text, NOWHERE_ELSE) if is_plain(text) else plain(text)
    return tuple([_found(text, places, piece) for piece in scan(words, _context(anchor, zone), spoken_alone(words))])


def mentions(
    title: str, dateline: str, body: Sequence[str], captions: Sequence[str], anchor: str | None, zone: str
) -> tuple[DateMention, ...]:
    """Every date of a story: of its dateline, its paragraphs, its captions, its title.

    Without a day of publication the first full date of the body stands in for it.
    """
    places = [(_DATELINE, dateline), *enumerate(body), *((_CAPTION, text) for text in captions), (_TITLE, title)]
    shown = [(text, NOWHERE_ELSE) if is_plain(text) else plain(text) for _, text in places]
    context = _context(anchor, zone)
    words = spoken([text for text, _ in shown])
    if context.anchor is None:
        context = Context(_first_day([text for text, _ in shown[1 : len(body) + 1]], context, words[1:]), zone)
    mentioned: list[DateMention] = []
    for (number, whole), (text, kept), said in zip(places, shown, words, strict=True):
        pieces = scan(text, context, said)
        if pieces or context.spoken:
            context = told(context, text, pieces)
        elif context.beside:
            context = context._replace(beside=False)
        if number == _DATELINE and (context.event or context.spoken):
            context = context._replace(event=None, spoken=None)
        mentioned += [
            DateMention(
                text=whole[start:end],
                value=meant.value,
                kind=meant.kind,
                doubt=", ".join(meant.doubts) or None,
                paragraph=number,
                start=start,
            )
            for (start, end), meant in ((printed(kept, piece.start, piece.end), piece.understood) for piece in pieces)
        ]
    return tuple(elsewhere.settled(mentioned, dict(places), context.anchor))


def _found(text: str, places: Sequence[int], piece: Piece) -> Found:
    start, end, meant = piece
    if places:
        start, end = printed(places, start, end)
    return Found(text[start:end], meant.value, meant.kind, ", ".join(meant.doubts) or None, start)


def _first_day(body: Sequence[str], context: Context, words: Sequence[Spoken]) -> date | None:
    pieces = (piece.understood for text, said in zip(body[:6], words, strict=False) for piece in scan(text, context, said))
    return next((meant.day for meant in pieces if meant.day and meant.kind == "event"), None)


def _context(anchor: str | None, zone: str) -> Context:
    """The day of publication, its moment too where a time is told, and the zone."""
    if not anchor:
        return Context(None, zone)
    try:
        if not "1500" <= anchor <= "2201":
            return Context(None, zone)  # a database's zero, from which nothing can be counted
        if len(anchor) <= len("2020-01-23"):
            return Context(date.fromisoformat(anchor), zone)
        moment = datetime.fromisoformat(anchor)
    except ValueError:
        return Context(None, zone)
    here = calendar.offset(zone)
    moment = moment.replace(tzinfo=here) if moment.tzinfo is None else moment.astimezone(here)
    return Context(moment.date(), zone, None, moment)


@lru_cache(maxsize=1024)
def stamp(text: str, zone: str) -> str | None:
    """A printed time stamp, `Jumat, 24 Januari 2020, 09:15 WIB`, as ISO 8601 with offset; a bare day where no time stands."""
    value = calendar.moment(text, zone)
    if value is not None:
        return value
    words = _LABELS.sub("", plain(text)[0].strip()[:120])
    if _ABROAD.search(words):
        return _parsed(words, zone)
    for meant in (piece.understood for piece in scan(words, Context(None, zone))):
        if meant.day is not None and meant.value and "/" not in meant.value and ";" not in meant.value:
            return calendar.moment(meant.value, zone)
    return _parsed(words, zone)


def _parsed(text: str, zone: str) -> str | None:
    """dateparser's reading: it knows `15 Dec 2020 06:03 PM PST`, RFC 2822 and month names of many spellings."""
    if not _DATE_LIKE.search(text):
        return None
    import dateparser  # slow to import, seldom needed

    read = dateparser.parse(
        text, languages=["id", "en"], settings={"DATE_ORDER": "DMY", "STRICT_PARSING": True, "PREFER_DATES_FROM": "past"}
    )
    if read is None:
        return None
    has_time = re.search(r"\d[.:]\d\d", text) is not None
    return calendar.moment(read.isoformat() if has_time else read.date().isoformat(), zone)
