"""Quotation marks: which open, which close, and what stands between them.

Newsrooms mix “ ”, straight marks and ” in place of “, forget one of a pair, print a space inside or none outside. A mark is
judged by what stands beside it first, by its shape only where that doesn't tell.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from scraper.extract.sayings import SPEECH

_MARK: Final = re.compile(r"[“”„‟«»\"″]|['‘’]{2}|``")
_MARKS: Final = (*'“”"„‟«»″', *(one + other for one in "'‘’" for other in "'‘’"), "``")
"""The same one by one: sooner told to be in a text or not."""
_PLAIN_MARKS: Final = tuple(mark for mark in _MARKS if mark.isascii())
_OPENS: Final = frozenset("“„«") | {"``", "‘‘"}
_CLOSES: Final = frozenset("”»") | {"''", "’’"}
_BEFORE_OPENING: Final = frozenset(" \t\n\u00a0([–—-/")
_AFTER_CLOSING: Final = frozenset(" \t\n\u00a0.,;:!?)]…–—")
_INSIDE_LAST: Final = frozenset(",.!?…")


_SINGLE: Final = re.compile(rf"(?<![\w’'])[‘'](?=\w)([^‘“”\"]{{8,}}?(?:[,.!?](?=[’'](?!\w))|(?=[’']\s?,?\s(?:{SPEECH})\b)))[’']")
"""A quotation in single marks, in a paragraph that has no others; the comma or stop inside tells it from an apostrophe."""


class Span(NamedTuple):
    """What stands between two marks: places of its first character and after its last."""

    start: int
    end: int
    opened: bool = True
    """False where only a closing mark was found; the beginning is for the reader of the sentence to find."""
    closed: bool = True
    """False where it runs to the paragraph's end."""
    after: int = 0
    """Place after the closing mark."""


def spans(text: str) -> list[Span]:
    """Everything between quotation marks, in order; what is quoted within a quotation belongs to it."""
    if not any(map(text.__contains__, _PLAIN_MARKS if text.isascii() else _MARKS)):
        return [Span(one.start(1), one.end(1), after=one.end()) for one in _SINGLE.finditer(text)] if "’" in text or "'" in text else []
    sides = _sides(text)
    found: list[Span] = []
    opened: list[re.Match[str]] = []
    for place, (mark, opens) in enumerate(sides):
        if opens:
            if opened and not _is_nested(sides, place):
                found.append(Span(opened[0].end(), mark.start(), closed=False, after=mark.start()))
                opened.clear()
            opened.append(mark)
        elif len(opened) > 1:
            opened.pop()
        elif opened:
            found.append(Span(opened.pop().end(), mark.start(), after=mark.end()))
        elif text[mark.start() - 1 : mark.start()] in _INSIDE_LAST:
            found.append(Span(mark.start(), mark.start(), opened=False, after=mark.end()))
    if opened:
        found.append(Span(opened[0].end(), len(text), closed=False, after=len(text)))
    return found


def _sides(text: str) -> list[tuple[re.Match[str], bool]]:
    """Each mark and whether it opens."""
    found: list[tuple[re.Match[str], bool]] = []
    depth = 0
    for mark in _MARK.finditer(text):
        before = text[mark.start() - 1] if mark.start() else " "
        after = text[mark.end()] if mark.end() < len(text) else " "
        if before.isdigit() and mark[0] in "\"″''" and not depth and (after in _AFTER_CLOSING or after.isalnum()):
            continue
        opens = _opens(mark[0], before, after, depth) or (not depth and after == " " and mark[0] in _CLOSES and _begins(text, mark))
        if opens and depth and mark[0] in _CLOSES and after.islower() and text[: mark.start()].rstrip()[-1:] in _INSIDE_LAST:
            opens = False
        depth = depth + 1 if opens else max(0, depth - 1)
        found.append((mark, opens))
    return found


def _opens(mark: str, before: str, after: str, depth: int) -> bool:
    apart_before, apart_after = before in _BEFORE_OPENING, after in _AFTER_CLOSING
    if apart_before != apart_after:
        return apart_before
    if not apart_before and before in _INSIDE_LAST:
        return False
    if not apart_before and before == ":":
        return True
    if mark in _OPENS or mark in _CLOSES:
        return mark in _OPENS
    return not depth


def _begins(text: str, mark: re.Match[str]) -> bool:
    """Whether a mark with blanks on both sides stands before what somebody says: `” Kalau perlu kita ulang,” imbuhnya`."""
    lead, following = text[: mark.start()].rstrip(), _MARK.search(text, mark.end())
    if not text[mark.end() :].lstrip()[:1].isupper() or following is None or following[0] not in _CLOSES:
        return False
    return not lead or (text[mark.start() - 1].isspace() and lead[-1] in ":,")


def _is_nested(sides: Sequence[tuple[re.Match[str], bool]], place: int) -> bool:
    """Whether a mark that opens within a quotation has a closing one besides the quotation's own."""
    following = [opens for _, opens in sides[place + 1 : place + 3]]
    return following == [False, False]
