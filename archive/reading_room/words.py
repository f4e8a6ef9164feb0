"""How values are written on a page. Nothing stored is ever taken for HTML."""

from typing import Any

from markupsafe import Markup, escape

from archive.reading_room.limits import MARKS
from archive.reading_room.moments import in_words
from archive.rows import PARAGRAPH_BREAK


def marked(snippet: str | None) -> Markup:
    """A snippet with the words found set off."""
    text = str(escape(snippet or ""))
    return Markup(text.replace(MARKS[0], "<mark>").replace(MARKS[1], "</mark>"))


def paragraphs(body: str | None) -> list[str]:
    """The paragraphs of a body as it stands in its table."""
    return [part for part in (body or "").split(PARAGRAPH_BREAK) if part.strip()]


def linkable(url: str | None) -> bool:
    """Whether an address may be put behind a link: only the web's own kind."""
    return bool(url) and str(url).lower().startswith(("http://", "https://"))


def counted(number: int) -> str:
    """A number as it is written in Indonesian.

    >>> counted(12345)
    '12.345'
    """
    return f"{number:,}".replace(",", ".")


FILTERS = {"in_words": in_words, "marked": marked, "paragraphs": paragraphs, "linkable": linkable, "counted": counted}


def cell(row: Any, value: Any, column: str, table: str | None, articles: str) -> Markup | None:
    """A cell that reads better than its value: headlines lead to their article (``articles`` is its address), snippets are marked."""
    if not value or column not in ("title", "snippet"):
        return None
    if column == "snippet":
        return marked(str(value)) if table is None else None
    names = row.keys()
    number = row["article"] if "article" in names else row["id"] if table == "latest" and "id" in names else None
    if number is None or isinstance(number, dict):
        return None
    return Markup('<a href="{}/{}">{}</a>').format(articles, number, value)
