"""Indonesian dates: find them in prose, interpret them, say what is doubtful; read a printed time stamp.

`find` is for prose and is all ours: dateparser's search takes `Perda Nomor 10 Tahun 2010`, a score or a telephone number
for a date, and knows neither `Kamis (23/1)` nor ranges. `stamp` is for a place where a date is expected (a line above
the story, a meta element); there, forms that ours does not know are given to dateparser, strictly and by name of
language.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from archive.record import DateMention
from scraper.extract import calendar
from scraper.extract.dateforms import FOLLOWING, NUMBER_STARTS, SCANNER, STARTERS, TOKEN, YEAR_FOLLOWS, YEAR_STARTERS
from scraper.extract.datevalues import Context, Understood
from scraper.extract.markup import names

_NUMBER: Final = re.compile("[0-9]+")
_DATE_LIKE: Final = re.compile(
    r"\b(?:jan|feb|peb|mar|apr|mei|may|jun|jul|agu|aug|ags|agt|sep|okt|oct|nov|nop|des|dec)[a-z]*\.?\W.*\b\d{4}\b"
    r"|\d\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{2,4}\b",
    re.IGNORECASE,
)
_ABROAD: Final = re.compile(r"\b(?:GMT|UTC|[PMCE][SD]T|CES?T|SGT|AES?T)\b|[+-]\d\d:?\d\d$")
"""A zone that is not ours."""
_CAPTION: Final = -1
_TITLE: Final = -2
_DATELINE: Final = -3
"""Paragraph number of a date in the dateline, as in `Kendari (05/11/2021),`."""
_REACH: Final = 44
"""Characters before a date's first number in which its weekday, `tanggal` and the like may stand."""
_NO_DATE_AFTER: Final = names("""
    nomor number no nomer pasal ayat rp idr rt rw rt/rw jl jln jalan universitas stadion lapangan gedung institut telp telepon hp wa
    fax skor kodim korem koramil smp smpn sma sman smk smkn sd sdn man mtsn blok kav pp uu perda perwal permendagri kepmen sk
    covid versi isbn issn gang gg komplek perum peringkat tabel bab × x
""")
"""Words after which numbers name a law, a street, a school, a sum: never a date."""
_LABELS: Final = re.compile(
    r"^\W*(?:(?:posted|published|dipublikasikan|diterbitkan|diposting|ditulis|terbit|tanggal|date|updated?|diperbarui|pada|on|by|oleh|"
    r"last modified|calendar_month)\b\s*:?\s*)+",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A date in a text: the words, their value (empty where it can't be told), kind, doubt and place."""

    text: str
    value: str | None
    kind: str
    doubt: str | None
    start: int


def find(text: str, anchor: str | None, zone: str) -> tuple[Found, ...]:
    """Every date a text mentions. ``anchor`` is the day of publication, by which a date without a year is placed."""
    return tuple(found for found, _ in _scan(text, Context(_day(anchor), zone)))


def mentions(
    title: str, dateline: str, body: Sequence[str], captions: Sequence[str], anchor: str | None, zone: str
) -> tuple[DateMention, ...]:
    """Every date of a story: of its dateline, its paragraphs, its captions, its title.

    Without a day of publication the first full date of the body stands in for it.
    """
    places = [(_DATELINE, dateline), *enumerate(body), *((_CAPTION, text) for text in captions), (_TITLE, title)]
    context = Context(_day(anchor), zone)
    if context.anchor is None:
        context = Context(_first_day(body, context), zone)
    mentioned: list[DateMention] = []
    for number, text in places:
        for found, day in _scan(text, context):
            context = Context(context.anchor, zone, day or context.day)
            mentioned.append(
                DateMention(text=found.text, value=found.value, kind=found.kind, doubt=found.doubt, paragraph=number, start=found.start)
            )
    return tuple(mentioned)


def _first_day(body: Sequence[str], context: Context) -> date | None:
    return next((day for text in body[:6] for found, day in _scan(text, context) if day and found.kind == "event"), None)


def _day(value: str | None) -> date | None:
    try:
        return date.fromisoformat(value[:10]) if value else None
    except ValueError:
        return None


def _scan(text: str, context: Context) -> Iterator[tuple[Found, date | None]]:
    """Dates from left to right. Every form has a number: only around numbers is anything tried."""
    if not any(map(text.__contains__, "0123456789")):
        return
    at = 0
    while (number := _NUMBER.search(text, at)) is not None:
        match, understood = _around(text, max(at, number.start() - _REACH), number, context)
        if match is None or understood is None:
            at = match.end() if match is not None else number.end()
            continue
        at = _closed(text, match)
        if understood.day is not None:
            context = Context(context.anchor, context.zone, understood.day)
        printed = text[match.start() : at].rstrip(" ,.|-–/")
        start = match.start() + len(match[0]) - len(match[0].lstrip())
        yield Found(printed.strip(), understood.value, understood.kind, ", ".join(understood.doubts) or None, start), understood.day


def _closed(text: str, match: re.Match[str]) -> int:
    """Where the printed date ends: with the bracket that it opened."""
    if match[0].count("(") > match[0].count(")") and (rest := text[match.end() :].lstrip()).startswith(")"):
        return len(text) - len(rest) + 1
    return match.end()


def _around(text: str, low: int, number: re.Match[str], context: Context) -> tuple[re.Match[str] | None, Understood | None]:
    """The first form that covers the number, and what it means; a match without a meaning is to be skipped."""
    for start in _starts(text, low, number.end()):
        match = SCANNER.match(text, start)
        if match is None or match.end() <= number.start():
            continue
        before = text[max(0, match.start() - 16) : match.start()].split()
        if before and before[-1].strip(".:,(").lower() in _NO_DATE_AFTER:
            return match, None
        read = _read(text, match, context)
        if read[1] is not None:
            return read
    return None, None


def _starts(text: str, low: int, high: int) -> Iterator[int]:
    """Where, up to a number, a form may begin."""
    for token in TOKEN.finditer(text, low, high):
        said = token[0].lower()
        if said[0].isdigit():
            may_begin = NUMBER_STARTS.match(text, token.start()) is not None
        else:
            may_begin = said in STARTERS or (said in YEAR_STARTERS and YEAR_FOLLOWS.match(text, token.end()) is not None)
        if may_begin:
            yield token.start()


def _read(text: str, match: re.Match[str], context: Context) -> tuple[re.Match[str], Understood | None]:
    """The meaning of a match; where its form makes nothing of it, that of the next form that fits."""
    for form in FOLLOWING[match.lastgroup or ""]:
        parts = form.pattern.match(text, match.start())
        if parts is not None and (understood := form.interpret(parts.groupdict(), context)) is not None:
            return parts, understood
    return match, None


@lru_cache(maxsize=1024)
def stamp(text: str, zone: str) -> str | None:
    """A printed time stamp, `Jumat, 24 Januari 2020, 09:15 WIB`, as ISO 8601 with offset; a bare day where no time stands."""
    value = calendar.moment(text, zone)
    if value is not None:
        return value
    words = _LABELS.sub("", text.strip()[:120])
    if _ABROAD.search(words):
        return _parsed(words, zone)
    for found, day in _scan(words, Context(None, zone)):
        if day is not None and found.value and "/" not in found.value and ";" not in found.value:
            return calendar.moment(found.value, zone)
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
