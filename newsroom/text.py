"""From the author's words to HTML text, with WordPress's numeric entities for typographic characters."""

from __future__ import annotations

import html
import re

_TYPOGRAPHIC = {ord(char): f"&#{ord(char)};" for char in "“”‘’–—…×"}


def texture(words: str) -> str:
    """Escape for HTML text; curly quotes, dashes, ellipsis and × become entities, `&` becomes `&#038;`."""
    return html.escape(words, quote=False).replace("&amp;", "&#038;").translate(_TYPOGRAPHIC)


def inline(words: str) -> str:
    """Like `texture`, with `*…*` as italics."""
    return re.sub(r"\*([^*]+)\*", r"<em>\1</em>", texture(words))


def attribute(words: str) -> str:
    """For a double-quoted attribute."""
    return html.escape(words)


def excerpt(paragraphs: tuple[str, ...], words: int = 55) -> str:
    """The first words of a story, as WordPress cuts an excerpt; ends in ` […]` when cut."""
    all_words = " ".join(paragraphs).split()
    return " ".join(all_words[:words]) + (" […]" if len(all_words) > words else "")
