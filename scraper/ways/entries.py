"""What RSS 2.0 and Atom feeds hold, and which feeds a page names.

https://www.rssboard.org/rss-specification, https://www.rfc-editor.org/rfc/rfc4287, https://www.rfc-editor.org/rfc/rfc5005
"""

from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any, Final

from archive.record import Capture
from scraper.extract.urls import Kind
from scraper.site import Site
from scraper.ways.markup import joined, parsed
from scraper.ways.steps import utc
from scraper.ways.xml_tree import Element, name, tree

MOST_FEEDS: Final = 30
"""Feeds of one front page that are looked through: the newest of all, and of each section."""
_TYPES: Final = frozenset({"application/rss+xml", "application/atom+xml", "application/rdf+xml"})
_BEFORE: Final = ("next", "prev-archive")
"""How a feed names its page with older entries (RFC 5005, sections 3 and 4)."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One story of a feed, and when it says that it was published and changed: hints, ISO 8601 in UTC."""

    url: str
    published: str | None = None
    modified: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """One page of a feed: its entries as they stand there, and the address of the page with older ones where it says it."""

    entries: tuple[Entry, ...]
    older: str | None = None


def parse(body: bytes, url: str) -> Feed:
    """What a feed at ``url`` holds.

    Raises ValueError for what is no feed.
    """
    try:
        root, _ = tree(body)
    except ValueError as error:
        raise ValueError(f"no XML: {error}") from error
    if name(root) not in {"rss", "feed", "RDF"}:
        raise ValueError("no RSS or Atom feed")
    entries = (_entry(element, url) for element in root.iter("{*}item", "{*}entry"))
    return Feed(tuple(entry for entry in entries if entry is not None), _older(root, url))


def _entry(element: Element, base: str) -> Entry | None:
    links = [link for link in element.iterchildren("{*}link") if link.get("rel", "alternate") == "alternate"]
    address = (links[0].get("href") or links[0].text or "").strip() if links else ""
    if not address:
        guid = element.find("{*}guid")
        address = (guid.text or "").strip() if guid is not None and guid.get("isPermaLink", "true") == "true" else ""
    url = joined(base, address) if address else ""
    stated = {kind: _moment(element.findtext(f"{{*}}{kind}")) for kind in ("published", "pubDate", "date", "updated")}
    return Entry(url, stated["published"] or stated["pubDate"] or stated["date"], stated["updated"]) if url else None


def _older(root: Element, base: str) -> str | None:
    head = root if name(root) == "feed" else root.find("{*}channel")
    links = list(head.iterchildren("{*}link")) if head is not None else []
    named = {rel: link.get("href") for rel in _BEFORE for link in links if link.get("rel") == rel}
    return next((joined(base, named[rel] or "") or None for rel in _BEFORE if named.get(rel)), None)


def _moment(stated: str | None) -> str | None:
    """A moment as Atom (ISO 8601) or RSS (RFC 822) states it; None where it is neither."""
    if found := utc(stated):
        return found
    try:
        return utc(parsedate_to_datetime(stated or "").isoformat())
    except (TypeError, ValueError, OverflowError):
        return None


def named(site: Site, capture: Capture) -> list[str]:
    """The feeds a page names in its head; those of comments, of translations and of other hosts are left out."""
    document = parsed(capture)
    found: Any = document.xpath("//link[@rel and @type and @href]") if document is not None else []
    links = [link for link in found if "alternate" in link.get("rel").lower().split() and link.get("type").strip().lower() in _TYPES]
    addresses = [joined(capture.url, link.get("href")) for link in links]
    own = (url for url in dict.fromkeys(addresses) if url and site.owns(url) and "/comments/" not in url)
    return [url for url in own if site.kind(site.canonical(url)) is not Kind.TRANSLATION][:MOST_FEEDS]
