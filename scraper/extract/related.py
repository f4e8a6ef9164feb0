"""Other stories a text points to: the house's `Baca juga dalam` block, plugins' lists, a line in mid-text.

The dates that stand beside those titles are the other stories' own. They are kept apart here, where no reader of
dates will find them.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final
from urllib.parse import urljoin

from archive.record import Related
from scraper.extract.blocks import Block, Kind
from scraper.extract.lists import listed
from scraper.extract.pointers import BEFORE_LINK, INLINE, LABEL, LAST_STAMP, LONGEST_STAMP, STAMPED, TIMESTAMP, is_story

_LONGEST_LABEL: Final = 120
"""Characters of a label with the section it names and a timestamp glued to it."""
_LEAST_SENTENCE: Final = 40
"""Characters of words around a link that make a sentence of it."""


def parted(blocks: Sequence[Block], base: str) -> tuple[list[Block], tuple[Related, ...]]:
    """The blocks that are the story's own, and what they point to."""
    kept: list[Block] = []
    found: list[Related] = []
    at = 0
    while at < len(blocks):
        block = blocks[at]
        at += 1
        if block.kind is Kind.RELATED:
            found += listed([block.box], base) if block.box is not None else ()
        elif not _is_text(block):
            kept.append(block)
        elif len(block.text) < _LONGEST_LABEL and LABEL.match(block.text):
            entries, at = _entries(blocks, at - 1, base)
            found += entries
        elif (entry := _inline(block, base)) is not None:
            found.append(entry)
        elif not block.links or not INLINE.match(block.text):  # what is left is `Baca juga: Berita`, with a link to a section
            kept.append(block)
    return kept, merged(found)


def merged(found: Iterable[Related]) -> tuple[Related, ...]:
    """Each story once, as it is first pointed to."""
    kept: dict[str, Related] = {}
    for each in found:
        kept.setdefault(each.url or each.title.casefold(), each)
    return tuple(kept.values())


def _is_text(block: Block) -> bool:
    return bool(block.text) and len(block.text) < 400 and block.kind is not Kind.CAPTION


def _inline(block: Block, base: str) -> Related | None:
    """A paragraph `Baca juga: TITLE`, or those words with a link behind them."""
    said = INLINE.match(block.text)
    if block.links:
        if not any(is_story(address) for address, _ in block.links):
            return None
    elif said is None:
        return None
    title = _linked(block)
    if said:
        glued = INLINE.match(title or "")
        return Related(url=_address(block, base), title=glued["title"] if glued else title or said["title"])
    if title is not None and BEFORE_LINK.match(block.text.replace(title, "", 1)):
        return Related(url=_address(block, base), title=title)
    return None


def _linked(block: Block) -> str | None:
    return next((words for address, words in block.links if len(words) > 3 and is_story(address)), None)


def _address(block: Block, base: str) -> str | None:
    address = next((address for address, _ in block.links if is_story(address)), None)
    try:
        return urljoin(base, address) if address else None
    except ValueError:
        return None


def _entries(blocks: Sequence[Block], at: int, base: str) -> tuple[list[Related], int]:
    """Titles with the timestamps beside them, and the first block that is the text's again.

    ``at`` is the label of the list. A title is wholly a link, or stands right after a timestamp. The first of both tells
    whether dates stand above their titles or below.
    """
    found: list[Related] = []
    glued = LAST_STAMP.search(blocks[at].text)
    waiting: str | None = glued[0] if glued else None
    dates_first = glued is not None
    end = at
    for place in range(at + 1, len(blocks)):
        block = blocks[place]
        if block.kind is Kind.PICTURE:
            continue
        if len(block.text) < LONGEST_STAMP and TIMESTAMP.match(block.text):
            dates_first = dates_first or not found
            if dates_first:
                waiting = block.text
            elif found[-1].printed_date is None:
                found[-1] = replace(found[-1], printed_date=block.text)
        elif block.kind is not Kind.RELATED and (entry := _entry(block, waiting, base)) is not None:
            found.append(entry)
            waiting = None
        else:
            break
        end = place
    return found, end + 1


def _entry(block: Block, waiting: str | None, base: str) -> Related | None:
    """One title, with the timestamp above it or beside it; nothing where the block is a paragraph of the text again."""
    if not block.links and not block.text.endswith(".") and (both := STAMPED.match(block.text)):
        return Related(url=None, title=both["title"], printed_date=both["date"].strip())
    title = _title(block, waiting is not None)
    if title is None:
        return None
    beside = block.text.replace(title, "", 1).strip(" -–|,()")
    return Related(url=_address(block, base), title=title, printed_date=waiting or (beside if TIMESTAMP.match(beside) else None))


def _title(block: Block, after_date: bool) -> str | None:
    """The title in a block of a list of stories: its link, or all of it after a timestamp."""
    title = _linked(block)
    if title is not None:
        return title if after_date or len(block.text) - len(title) < _LEAST_SENTENCE else None
    return block.text if after_date and block.text and not (len(block.text) > _LONGEST_TITLE and block.text.endswith(".")) else None


_LONGEST_TITLE: Final = 200
