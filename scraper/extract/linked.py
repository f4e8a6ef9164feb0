"""JSON-LD: what a page says about itself in schema.org's words. Broken and nested blocks are taken as far as they go."""

import html
import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

from scraper.extract import json_text
from scraper.extract.markup import fold, letters

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
_LEAST_TITLE: Final = 8
"""Letters by which a title is known."""


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
                waiting += (value.get("mainEntity"), value.get("@graph"))
    return tuple(found)


def _loaded(block: str) -> Any:
    for text in _attempts(block):
        try:
            return json_text.loaded(text, strict=False)
        except ValueError:
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


def own(found: Iterable[Node], is_own: Callable[[str], bool], titles: Callable[[], frozenset[str]]) -> tuple[Node, ...]:
    """Those of the objects that speak of the page's own story; a box of other stories brings theirs along.

    One that names another address is another story's, unless it has this one's title: the address may have been changed.
    Where the title of one is this story's, one with another title is another's. ``titles`` gives the letters of the
    titles the page announces, and is asked only when an address doesn't settle it.
    """
    kept = [node for node in found if all(map(is_own, _addresses(node))) or _is_titled(node, titles())]
    if len(kept) < 2 or not any(_is_titled(node, titles()) for node in kept):
        return tuple(kept)
    return tuple(node for node in kept if "headline" not in node or _is_titled(node, titles()))


def _addresses(node: Node) -> Iterator[str]:
    """The addresses an object gives for what it describes."""
    for value in (node.get("url"), node.get("mainEntityOfPage"), node.get("@id")):
        if isinstance(value, dict):
            value = value.get("@id") or value.get("url")
        if isinstance(value, str):
            yield value


def _is_titled(node: Node, titles: frozenset[str]) -> bool:
    """Whether an object's headline is one of the titles, cut or with the site's name perhaps."""
    said = letters(text(node.get("headline")) or "")
    return len(said) >= _LEAST_TITLE and any(
        title.startswith(said) or (said.startswith(title) and 2 * len(title) > len(said)) for title in titles
    )


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
