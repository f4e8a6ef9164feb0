"""Other stories a text points to: the house's `Baca juga dalam` block, plugins' lists, a line in mid-text.

The dates that stand beside those titles are the other stories' own. They are kept apart here, where no reader of
dates will find them.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final
from urllib.parse import urljoin

from archive.record import Related
from scraper.extract.blocks import Block, Kind

_SEE: Final = r"(?:baca|lihat|simak|read)\s+(?:juga|pula|also)"
_LABEL: Final = re.compile(
    rf"^(?:{_SEE}(?:\s+(?:dalam|di|pada|kategori|berita|artikel)\b\s*:?.{{0,60}})?"
    r"|(?:berita|artikel|pos|kabar|tulisan)\s+(?:lain(?:nya)?|terkait|serupa|terbaru)(?:\s+lainnya)?|terkait|related"
    r"|related (?:posts?|articles?|news|stories)|you may also like|you might also like)\s*:?$",
    re.IGNORECASE,
)
_INLINE: Final = re.compile(rf"^\W{{0,4}}{_SEE}\b\s*[:：\-–—]\s*(?P<title>.+?)\W{{0,2}}$", re.IGNORECASE)
_INLINE_LINK: Final = re.compile(rf"^\W{{0,4}}{_SEE}\b\W*$", re.IGNORECASE)
_MONTH: Final = r"(?:jan|feb|peb|mar|apr|mei|may|jun|jul|agu|aug|ags|agt|sep|okt|oct|nov|nop|des|dec)[a-z]*\.?"
_DAY: Final = (
    r"(?:(?:sen|sel|rab|kam|jum|sab|min|aha|mon|tue|wed|thu|fri|sat|sun)[a-z'’`]*\s*[,|]?\s*)?"
    rf"(?:\d{{1,2}}\s+{_MONTH}\s+\d{{4}}|{_MONTH}\s+\d{{1,2}},?\s+\d{{4}}|\d{{1,2}}[/.-]\d{{1,2}}[/.-]\d{{2,4}}|\d{{4}}-\d\d-\d\d)"
)
_TIME: Final = r"(?:\s*[-–|,@]?\s*(?:pukul\s*)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*(?:[ap]m))?)?(?:\s*(?:WIB|WITA|WIT)\b)?"
_TIMESTAMP: Final = re.compile(
    rf"^\W*{_DAY}{_TIME}\W*$|^\d+\s+(?:menit|jam|hari|minggu|bulan|tahun)(?:\s+yang)?\s+lalu$"
    r"|^\d+\s+(?:minutes?|hours?|days?|weeks?|months?|years?)\s+ago$",
    re.IGNORECASE,
)
_LAST_STAMP: Final = re.compile(rf"\b{_DAY}{_TIME}$", re.IGNORECASE)
"""A timestamp glued to the label above it."""
_STAMPED: Final = re.compile(rf"^\W*(?P<date>{_DAY}{_TIME})\W+(?P<title>\w.{{8,}})$", re.IGNORECASE)
"""A timestamp and the title beside it in one line."""

_LONGEST_STAMP: Final = 60
_LONGEST_TITLE: Final = 200
_LEAST_SENTENCE: Final = 40
"""Characters of words around a link that make a sentence of it."""


def parted(blocks: Sequence[Block], base: str) -> tuple[list[Block], tuple[Related, ...]]:
    """The blocks that are the story's own, and what they point to."""
    kept: list[Block] = []
    found: list[Related] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        if block.kind is Kind.RELATED or (_is_text(block) and _LABEL.match(block.text)):
            entries, at = _entries(blocks, at, base)
            found += entries
            continue
        if _is_text(block) and (entry := _inline(block, base)):
            found.append(entry)
        else:
            kept.append(block)
        at += 1
    return kept, tuple(dict.fromkeys(found))


def _is_text(block: Block) -> bool:
    return bool(block.text) and len(block.text) < 400 and block.kind is not Kind.CAPTION


def _inline(block: Block, base: str) -> Related | None:
    """A paragraph `Baca juga: TITLE`, or those words with a link behind them."""
    said = _INLINE.match(block.text)
    if said:
        return Related(url=_address(block, base), title=_linked(block) or said["title"])
    if block.links and (title := _linked(block)) and _INLINE_LINK.match(block.text.replace(title, "", 1)):
        return Related(url=_address(block, base), title=title)
    return None


def _linked(block: Block) -> str | None:
    return next((words for _, words in block.links if len(words) > 3), None)


def _address(block: Block, base: str) -> str | None:
    try:
        return urljoin(base, block.links[0][0]) if block.links else None
    except ValueError:
        return None


def _entries(blocks: Sequence[Block], at: int, base: str) -> tuple[list[Related], int]:
    """Titles with the timestamps beside them, and the first block that is the text's again.

    ``at`` is the first block of the list or its label. A title is wholly a link, or stands right after a timestamp.
    The first of both tells whether dates stand above their titles or below.
    """
    found: list[Related] = []
    waiting: str | None = None
    dates_first = False
    end = at
    for place in range(at, len(blocks)):
        block = blocks[place]
        if block.kind is Kind.PICTURE:
            continue
        if _LABEL.match(block.text) and (block.kind is Kind.RELATED or place == at):
            glued = _LAST_STAMP.search(block.text)
            waiting, dates_first = (glued[0], True) if glued else (None, False)
        elif len(block.text) < _LONGEST_STAMP and _TIMESTAMP.match(block.text):
            dates_first = dates_first or not found
            if dates_first:
                waiting = block.text
            elif found[-1].printed_date is None:
                found[-1] = replace(found[-1], printed_date=block.text)
        elif (entry := _entry(block, waiting, base)) is not None:
            found.append(entry)
            waiting = None
        elif block.kind is not Kind.RELATED:
            break
        end = place
    return found, end + 1


def _entry(block: Block, waiting: str | None, base: str) -> Related | None:
    """One title, with the timestamp above it or beside it; nothing where the block is a paragraph of the text again."""
    if not block.links and not block.text.endswith(".") and (both := _STAMPED.match(block.text)):
        return Related(url=None, title=both["title"], printed_date=both["date"].strip())
    title = _title(block, waiting is not None)
    if title is None:
        return None
    beside = block.text.replace(title, "", 1).strip(" -–|,()")
    return Related(url=_address(block, base), title=title, printed_date=waiting or (beside if _TIMESTAMP.match(beside) else None))


def _title(block: Block, after_date: bool) -> str | None:
    """The title in a block of a list of stories: its link, or all of it after a timestamp or in a marked list."""
    title = _linked(block)
    announced = after_date or block.kind is Kind.RELATED
    if title is not None:
        return title if announced or len(block.text) - len(title) < _LEAST_SENTENCE else None
    return block.text if announced and block.text and not (len(block.text) > _LONGEST_TITLE and block.text.endswith(".")) else None
