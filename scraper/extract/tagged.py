"""Tags printed in the text itself: `Tags: pasar, pangan`, a line of `#hashtag` links. They are the story's tags, and no paragraph."""

import re
from collections.abc import Sequence
from typing import Final

from scraper.extract.blocks import Block, Kind

TAG: Final = re.compile(r"/tag/|[?&]tag=")
"""What the address of a tag has."""
_LABEL: Final = r"(?:tags?|tagar|topik|label|kata kunci|keywords?)"
_BESIDE: Final = re.compile(rf"^\W*(?:{_LABEL})?\W*$", re.IGNORECASE)
"""What stands between the links of a line of tags."""
_LISTED: Final = re.compile(r"^\W{0,2}(?:tags?|tagar|kata kunci|keywords?)\s*:\s*(?P<names>[^.!?:]{2,200})$", re.IGNORECASE)
"""A line of tags without links: only where it says so."""
_LONGEST_LABEL: Final = len("kata kunci : ")
_APART: Final = re.compile(r"\s*[,;|#]\s*")


def parted(blocks: Sequence[Block]) -> tuple[list[Block], tuple[str, ...]]:
    """The blocks that are no line of tags, and the tags of those that are."""
    kept: list[Block] = []
    tags: dict[str, None] = {}
    for block in blocks:
        found = (_linked(block) if block.links else _listed(block.text) if ":" in block.text[:_LONGEST_LABEL] else None) or ()
        if not found or block.kind is Kind.CAPTION:
            kept.append(block)
        else:
            tags.update(dict.fromkeys(found))
    return kept, tuple(tags)


def _listed(text: str) -> list[str]:
    """The names after `Tags:`, where none is a link."""
    listed = _LISTED.match(text)
    return [name for name in _APART.split(listed["names"]) if name] if listed else []


def _linked(block: Block) -> list[str]:
    """The words of a block's links where there is little else: a link to a tag in a sentence is none of the story's own."""
    if not all(TAG.search(address) for address, _ in block.links):
        return []
    rest = block.text
    for _, words in block.links:
        rest = rest.replace(words, " ", 1)
    return [words.lstrip("#") for _, words in block.links] if _BESIDE.match(rest) else []
