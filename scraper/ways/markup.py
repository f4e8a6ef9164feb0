"""Pages that are looked through for addresses alone, and how addresses are put together."""

from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from archive.record import Capture
from scraper.extract.markup import Element, uncrowded


def parsed(capture: Capture) -> Element | None:
    """The page as a tree; None where there is none."""
    if not capture.body.strip():
        return None
    try:
        return html.document_fromstring(uncrowded(capture.body))
    except (etree.ParserError, ValueError):
        return None


def joined(base: str, href: str) -> str:
    """An address as it is seen from a page; empty where it is none, such as ``http://[broken``."""
    try:
        return urljoin(base, href.strip())
    except ValueError:
        return ""


def with_query(url: str, query: str) -> str:
    """An address with a parameter more."""
    return f"{url}{'&' if urlsplit(url).query else '?'}{query}"
