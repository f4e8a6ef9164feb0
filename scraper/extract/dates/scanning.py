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
from scraper.extract.dates.joining import apart, joined
from scraper.extract.dates.printed import FOLLOWING
from scraper.extract.dates.reaching import closed
from scraper.extract.dates.settling import settled
from scraper.extract.dates.starts import BEGIN, NUMBER_STARTS, REST_OF_WORD, TOKEN, YEAR_FOLLOWS, YEAR_STARTERS, scanner
from scraper.extract.dates.values import Context, Understood
from scraper.extract.markup import lowered

_NUMBER: Final = re.compile("[0-9]+")
_ODD_BRACKETS: Final = re.compile(
    rf"[\[{{]([^][(){{}}]{{0,24}}\d\s*(?:[/\\.–-]{{1,2}}\s*\d|{calendar.MONTH})[^][(){{}}]{{0,24}})[\]}}]", re.IGNORECASE
)
"""Brackets of another shape around a date, which are read like round ones: `Rabu [16/6]`."""
_COUNT: Final = re.compile(r"\.\d\d\d(?!\d)|\s*%|\s+(?:persen|orang|rupiah|juta|miliar|ribu)\b")
"""What stands after a number that only counts."""
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
    low = words.low if words is not None and words.low != text else ""
    if "[" in text or "{" in text:
        text, low = _ODD_BRACKETS.sub(r"(\1)", text), ""
    numbers = list(_NUMBER.finditer(text)) if any(map(text.__contains__, "0123456789")) else []
    found = list(_numbers(text, low or lowered(text), numbers, context)) if numbers else []
    if words is not None and (words.heads or numbers) and (said := _said(text, numbers, context, words)):
        found = apart(sorted((*found, *said), key=lambda piece: (piece.start, -piece.end)))
    return closed(text, settled(text, joined(text, found, context.anchor) if len(found) > 1 else found, context)) if found else []


def _said(text: str, numbers: list[re.Match[str]], context: Context, words: said.Spoken) -> list[Piece]:
    pieces = []
    for start, end, form, parts in said.said(text, numbers, words):
        if (understood := said.INTERPRET[form](parts, around(text, start, end, form, context))) is not None:
            piece = Piece(_bare(text, start), end, understood)
            pieces += lists.OF_FORM[form](text, piece, context) if form in lists.OF_FORM else [piece]
    return pieces


def _numbers(text: str, small: str, numbers: list[re.Match[str]], context: Context) -> Iterator[Piece]:
    """Dates printed with a number: only around numbers is anything tried; ``small`` is the text in small letters."""
    at = 0
    for number in numbers:
        if number.start() < at or _COUNT.match(text, number.end()):
            continue
        low = max(at, number.start() - _REACH)
        match, understood = _around(text, small, low, number, context)
        unread = _is_odd(match, understood) if understood else match is None or len(number[0]) == _YEAR_DIGITS
        if unread and (mended := misprints.mended(text, number.start(), number.end(), context.anchor)):
            text, small = mended, lowered(mended)
            match, understood = _around(text, small, low, number, context)
            understood = understood and understood._replace(doubts=(*understood.doubts, "repaired"))
        if match is None or understood is None:
            at = match.end() if match is not None else number.end()
            continue
        at = _closed(text, match)
        start = match.start("at") if "at" in match.re.groupindex else match.start() + len(match[0]) - len(match[0].lstrip())
        start = _bare(text, start)
        end = start + len(text[start:at].rstrip(" ,.|-–/"))
        end += text.startswith(".", end) and text[end - 2 : end].lower() == ".m"  # 10 a.m.
        pieces = lists.listed(text, Piece(start, end, understood), match, at, context)
        at = max(at, pieces[-1].end)
        yield from pieces


def _is_odd(match: re.Match[str] | None, understood: Understood) -> bool:
    """Whether a date is rather a misprint of another: in brackets without year or weekday, which may be misspelt; of a 20th month."""
    if match is not None and "year-inferred" in understood.doubts:
        return match[0].startswith("(")
    return "month-first" in understood.doubts and "weekday-mismatch" in understood.doubts


def _bare(text: str, start: int) -> int:
    """Where a date begins without the words that only place it: `sejak 2010`."""
    placing = _PLACING.match(text, start)
    return placing.end() if placing else start


def _closed(text: str, match: re.Match[str]) -> int:
    """Where the printed date ends: with the bracket that it opened."""
    if match[0].count("(") > match[0].count(")") and (rest := text[match.end() :].lstrip()).startswith(")"):
        return len(text) - len(rest) + 1
    return match.end()


def _around(text: str, small: str, low: int, number: re.Match[str], context: Context) -> tuple[re.Match[str] | None, Understood | None]:
    """The first form that covers the number, and what it means; a match without a meaning is to be skipped."""
    for start, forms in _starts(text, small, low, number):
        match = forms.match(text, start)
        if match is None or match.end() <= number.start():
            continue
        if text.startswith("minggu", match.start()) and lookalikes.is_counted_weeks(small, match.start()):
            continue
        form = match.lastgroup or ""
        yearly = form.startswith("year")
        if (form in _EVERY_TIME and lookalikes.is_every(text, match.start())) or (
            (form == "years_listed" and text[match.start()].isdigit() and bareyears.counts(text, match.start()))
            or (form == "year_bare" and not bareyears.is_year(text, match.start()))
        ):
            return match, None
        if lookalikes.is_name(text, match.start(), match[0], yearly) or (yearly and lookalikes.is_counted(text, match[0], match.end())):
            return match, None
        read = _read(text, match, context)
        if read[1] is not None:
            return read
    return None, None


def _starts(text: str, small: str, low: int, number: re.Match[str]) -> Iterator[tuple[int, re.Pattern[str]]]:
    """Where, up to a number, a form may begin, and the forms that may; ``small`` is the text in small letters."""
    if low and "a" <= small[low - 1] <= "z" and (rest := REST_OF_WORD.match(small, low)) is not None:
        low = rest.end()
    for token in TOKEN.finditer(small, low, number.end()):
        said = token[0]
        if said in BEGIN:
            if said not in YEAR_STARTERS or YEAR_FOLLOWS.match(text, token.end()):
                yield token.start(), scanner(said)
        elif said[0].isdigit() and NUMBER_STARTS.match(text, token.start()):
            yield token.start(), scanner("0")


def _read(text: str, match: re.Match[str], context: Context) -> tuple[re.Match[str], Understood | None]:
    """The meaning of a match; where its form makes nothing of it, that of the next form that fits."""
    for form in FOLLOWING[match.lastgroup or ""]:
        parts = form.pattern.match(text, match.start())
        beside = borne(text, match.start(), context) if parts is not None and form.name in _YEARLESS else context
        if parts is not None and form.name == "bracket" and text[parts.start()] == "(" and lists.is_among_days(text, *parts.span()):
            beside = borne(text, match.start(), context)._replace(among=True)
        if form.name == "days" and beside.bearing < 0:
            beside = context  # `sejak 21 Maret hingga 8 April`: the words before look to its first day
        if form.name in _BY_NUMBER and ends(text, match.start()):
            beside = beside._replace(bearing=1, until=True)
        if parts is None:
            continue
        told = parts.groupdict()
        if form.name in _BY_NUMBER:
            told["does"] = "ahead" if plans.is_plan(text, *parts.span()) else "back" if plans.is_done(text, *parts.span()) else None
        if (understood := form.interpret(told, beside)) is not None:
            return parts, righted(text, match.start(), understood, beside, partial(form.interpret, told))
    return match, None
