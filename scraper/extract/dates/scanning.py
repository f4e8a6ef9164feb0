"""The search for dates in a text: around its numbers, and where words say one."""

import re
from collections.abc import Iterator
from functools import partial
from typing import Final

from scraper.extract import calendar
from scraper.extract.dates import bareyears, lists, lookalikes, misprints, plans, said
from scraper.extract.dates.bearings import around, borne, ends
from scraper.extract.dates.contradicted import righted
from scraper.extract.dates.dayof import Piece
from scraper.extract.dates.fitting import Fit, Line, fit, others
from scraper.extract.dates.joining import apart, joined
from scraper.extract.dates.reaching import closed
from scraper.extract.dates.settling import settled
from scraper.extract.dates.starts import BEGIN, REST_OF_WORD, TOKEN, YEAR_FOLLOWS, YEAR_STARTERS, numeral
from scraper.extract.dates.values import Context, Understood
from scraper.extract.markup import lowered

_NUMBER: Final = re.compile(
    r"[0-9]+(?:(?=[.%\s])(?=\.\d\d\d(?!\d)|\s*%|\s+(?:persen|orang|rupiah|juta|miliar|ribu)\b)(?P<only>))?"
    rf"(?:(?=[\s\d.:nrst–—-]|$)(?={said.COUNTS})(?P<counts>))?"
)
"""A number; by what follows it it may be one that ``only`` counts, and may begin a row of dates said in words."""
_ODD_BRACKETS: Final = re.compile(
    rf"[\[{{]([^][(){{}}]{{0,24}}\d\s*(?:[/\\.–-]{{1,2}}\s*\d|{calendar.MONTH})[^][(){{}}]{{0,24}})[\]}}]", re.IGNORECASE
)
"""Brackets of another shape around a date, which are read like round ones: `Rabu [16/6]`."""
_DIGITS: Final = bytes(48 if 48 <= each <= 57 else 32 for each in range(256))
_REACH: Final = 44
"""Characters before a date's first number in which its weekday, `tanggal` and the like may stand."""
_YEARLESS: Final = frozenset({"days", "list", "some_days", "long", "day_only", "days_only"})
"""Forms that may print no year and no weekday."""
_EVERY_TIME: Final = frozenset({"day_only", "days_only", "long", "list", "days"})
"""Forms that `setiap` makes days that come again: `setiap 10 November`."""
_YEAR_DIGITS: Final = 4
_BY_NUMBER: Final = frozenset({"day_only", "days_only"})
_PLACING: Final = re.compile(
    r"(?:(?:pada|sejak|dari|di|hingga|sampai(?:\s+dengan)?|mulai|untuk|sebelum|setelah|sesudah|pasca|ke|menuju|sekitar|tertanggal|in|since|by|for|on|until)\s+)+(?=\w)",
    re.IGNORECASE,
)
"""Words before a date that are none of its own."""


def scan(text: str, context: Context, words: said.Spoken | None = None) -> list[Piece]:
    """The dates of a text from left to right; of two that overlap the one that begins first, else the longer.

    ``words`` are those with which dates said in words begin; without them only dates with a number count.
    """
    small = words.low if words is not None else lowered(text)
    if "[" in text or "{" in text:
        text = _ODD_BRACKETS.sub(r"(\1)", text)
        small = lowered(text)
    numbers = _numbers_of(small)
    line = Line(text, small) if words is None else Line(text, small, words.months, words.weekdays)
    found = list(_numbers(line, numbers, context)) if numbers else []
    if words is not None and (words.heads or numbers) and (said := _said(text, numbers, context, words)):
        found = apart(sorted((*found, *said), key=lambda piece: (piece.start, -piece.end)))
    return closed(text, settled(text, joined(text, found, context.anchor) if len(found) > 1 else found, context)) if found else []


def _numbers_of(small: str) -> list[re.Match[str]]:
    """The numbers of a text in small letters, whose digits are found as bytes: a pattern would look at each letter."""
    digits = small.encode("ascii", "replace").translate(_DIGITS)
    numbers = []
    place = digits.find(b"0")
    while place >= 0 and (number := _NUMBER.match(small, place)) is not None:
        numbers.append(number)
        place = digits.find(b"0", number.end())
    return numbers


def _said(text: str, numbers: list[re.Match[str]], context: Context, words: said.Spoken) -> list[Piece]:
    pieces = []
    for start, end, form, parts in said.said(text, numbers, words):
        if (understood := said.INTERPRET[form](parts, around(text, start, end, form, context))) is not None:
            piece = Piece(_bare(text, start), end, understood)
            pieces += lists.OF_FORM[form](text, piece, context) if form in lists.OF_FORM else [piece]
    return pieces


def _numbers(line: Line, numbers: list[re.Match[str]], context: Context) -> Iterator[Piece]:
    """Dates printed with a number: only around numbers is anything tried."""
    at, text = 0, line.text
    for number in numbers:
        if number.start() < at or number["only"] is not None:
            continue
        low = max(at, number.start() - _REACH)
        found, understood = _around(line, low, number, context)
        unread = _is_odd(text, found, understood) if understood else found is None or len(number[0]) == _YEAR_DIGITS
        if unread and (mended := misprints.mended(text, number.start(), number.end(), context.anchor, line.weekdays)):
            text, line = mended, Line(mended, lowered(mended))
            found, understood = _around(line, low, number, context)
            understood = understood and understood._replace(doubts=(*understood.doubts, "repaired"))
        if found is None or understood is None:
            at = found.end if found is not None else number.end()
            continue
        at = _closed(text, found)
        start = _bare(text, found.at)
        end = start + len(text[start:at].rstrip(" ,.|-–/"))
        end += text.startswith(".", end) and text[end - 2 : end].lower() == ".m"  # 10 a.m.
        pieces = lists.listed(text, Piece(start, end, understood), found.parts, at, context)
        at = max(at, pieces[-1].end)
        yield from pieces


def _is_odd(text: str, found: Fit | None, understood: Understood) -> bool:
    """Whether a date is rather a misprint of another: in brackets without year or weekday, which may be misspelt; of a 20th month."""
    if found is not None and "year-inferred" in understood.doubts:
        return text.startswith("(", found.start)
    return "month-first" in understood.doubts and "weekday-mismatch" in understood.doubts


def _bare(text: str, start: int) -> int:
    """Where a date begins without the words that only place it: `sejak 2010`."""
    placing = _PLACING.match(text, start) if text[start].isalpha() else None
    return placing.end() if placing else start


def _closed(text: str, found: Fit) -> int:
    """Where the printed date ends: with the bracket that it opened."""
    _, start, end, *_ = found
    if text.count("(", start, end) > text.count(")", start, end) and (rest := text[end:].lstrip()).startswith(")"):
        return len(text) - len(rest) + 1
    return end


def _around(line: Line, low: int, number: re.Match[str], context: Context) -> tuple[Fit | None, Understood | None]:
    """The first form that covers the number, and what it means; one without a meaning is to be skipped."""
    text, small, months, _ = line
    if low and "a" <= small[low - 1] <= "z" and (rest := REST_OF_WORD.match(small, low)) is not None:
        low = rest.end()
    for token in TOKEN.finditer(small, low, number.end()):
        word = token[0]
        if word in BEGIN:
            if word in YEAR_STARTERS and not YEAR_FOLLOWS.match(small, token.end()):
                continue
        elif word >= "a" or not (word := numeral(small, word, token.end(), months)):
            continue
        start = token.start()
        found = fit(line, start, word)
        if found is None or found.end <= number.start():
            continue
        if text.startswith("minggu", start) and lookalikes.is_counted_weeks(small, start):
            continue
        form, printed = found.form.name, text[start : found.end]
        yearly = form.startswith("year")
        if (form in _EVERY_TIME and lookalikes.is_every(text, start)) or (
            (form == "years_listed" and text[start].isdigit() and bareyears.counts(text, start))
            or (form == "year_bare" and not bareyears.is_year(text, start))
        ):
            return found, None
        if lookalikes.is_name(text, start, printed, yearly) or (yearly and lookalikes.is_counted(text, printed, found.end)):
            return found, None
        if (understood := _read(text, found, context)) is not None:
            return found, understood
        for other in others(text, found):
            if (understood := _read(text, other, context)) is not None:
                return other, understood
    return None, None


def _read(text: str, found: Fit, context: Context) -> Understood | None:
    """What a form means where it fits."""
    form, start, parts = found.form, found.start, found.parts
    beside = borne(text, start, context) if form.name in _YEARLESS else context
    if form.name == "bracket" and text[start] == "(" and lists.is_among_days(text, start, found.end):
        beside = borne(text, start, context)._replace(among=True)
    if form.name == "days" and beside.bearing < 0:
        beside = context  # `sejak 21 Maret hingga 8 April`: the words before look to its first day
    if form.name in _BY_NUMBER:
        if ends(text, start):
            beside = beside._replace(bearing=1, until=True)
        does = "ahead" if plans.is_plan(text, start, found.end) else "back" if plans.is_done(text, start, found.end) else None
        parts = {**parts, "does": does}
    understood = form.interpret(parts, beside)
    return understood and righted(text, start, understood, beside, partial(form.interpret, parts))
