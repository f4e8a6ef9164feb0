"""JSON-LD: what a page says about itself in schema.org's words. Broken and nested blocks are taken as far as they go."""

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from scraper.extract.markup import fold

Node = dict[str, Any]
"""One schema.org object."""

ARTICLES: Final = frozenset(
    {"Article", "NewsArticle", "BlogPosting", "Report", "ReportageNewsArticle", "TechArticle", "SocialMediaPosting"}
)
"""Types that a plugin gives to a story."""
PAGES: Final = frozenset({"WebPage", "ItemPage"})
_WRAPPING: Final = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>|;)\s*$")
_TRAILING_COMMA: Final = re.compile(r",(\s*[}\]])")
_MOST: Final = 500


def nodes(blocks: Iterable[str]) -> tuple[Node, ...]:
    """All objects of the page's JSON-LD blocks, graphs opened, in order; a block that can't be read gives none."""
    found: list[Node] = []
    for block in blocks:
        waiting = [_loaded(block)]
        while waiting and len(found) < _MOST:
            value = waiting.pop()
            if isinstance(value, list):
                waiting.extend(reversed(value[:_MOST]))
            elif isinstance(value, dict):
                found.append(value)
                waiting.append(value.get("@graph"))
    return tuple(found)


def _loaded(block: str) -> Any:
    for text in _attempts(block):
        try:
            return json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _attempts(block: str) -> Iterator[str]:
    yield block
    bare = _WRAPPING.sub("", _WRAPPING.sub("", block))
    yield bare
    yield _TRAILING_COMMA.sub(r"\1", bare)
    yield html.unescape(bare)


def of_type(found: Iterable[Node], types: frozenset[str]) -> Iterator[Node]:
    """The objects of one of the types."""
    for node in found:
        kind = node.get("@type")
        if types.intersection(kind if isinstance(kind, list) else [kind] if isinstance(kind, str) else ()):
            yield node


def text(value: Any) -> str | None:
    """A value in words: a string, the name of an object, the first of a list."""
    if isinstance(value, list):
        return next((said for each in value[:20] if (said := text(each))), None)
    if isinstance(value, dict):
        value = value.get("name") or value.get("@value") or value.get("headline")
    if isinstance(value, str):
        return fold(html.unescape(value)) or None
    return None


def texts(value: Any) -> tuple[str, ...]:
    """A value as a list of words; a single string is one, for a section's name may hold commas."""
    each = (text(one) for one in (value[:_MOST] if isinstance(value, list) else [value]))
    return tuple(dict.fromkeys(one for one in each if one))
