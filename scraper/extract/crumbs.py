"""Breadcrumbs: the way from the front page down to the story, in a page's markup or in its JSON-LD. What lies between are sections."""

import re
from typing import Any, Final

from scraper.extract import linked
from scraper.extract.markup import Element, is_a_part, letters, words
from scraper.extract.page import Page
from scraper.extract.surroundings import within

MARKS: Final = (
    "breadcrumb",
    "breadcrumbs",
    "entry-crumbs",
    "rank-math-breadcrumb",
    "yoast-breadcrumb",
    "breadcrumb-trail",
    "tdb-breadcrumbs",
)
_HOME: Final = re.compile(r"^(?:home|beranda|depan|halaman (?:utama|depan))$", re.IGNORECASE)
_PLAIN: Final = re.compile(r"^(?:berita|blog|news|artikel|arsip|index|posts?)$", re.IGNORECASE)
"""What a way leads through that is no section where a more telling one follows."""
_LONGEST: Final = 60
"""Characters of a section's name; a longer one is a title."""


def sections(page: Page, heading: Element | None, body: Element | None) -> tuple[str, ...]:
    """The sections a page's breadcrumbs lead through: as they are shown, wherever that is, else as JSON-LD lists them."""
    boxes = [each for each in page.marked(*MARKS) if not within(each, body)] or page.named("breadcrumbs", "breadcrumb")
    links = dict.fromkeys(link for box in boxes for link in box.iter("a"))
    shown = [(words(link), link.get("href")) for link in links if not is_a_part(link)]
    title = letters(words(heading)) if heading is not None else ""
    return _between(page, shown, title) or _between(page, _listed(page), title)


def _between(page: Page, way: list[tuple[str, str | None]], title: str) -> tuple[str, ...]:
    """The names on the way that are neither the front page nor the story, the more telling where both kinds are there."""
    names: dict[str, None] = {}
    for name, address in way:
        if not name or len(name) > _LONGEST or _HOME.match(name) or letters(name) == title:
            continue
        if address and page.is_own(address):
            continue
        names[name] = None
    telling = tuple(name for name in names if not _PLAIN.match(name))
    return telling or tuple(names)


def _listed(page: Page) -> list[tuple[str, str | None]]:
    """The way of the page's JSON-LD, without its last step, the page itself."""
    for node in linked.of_type(page.head.nodes, frozenset({"BreadcrumbList"})):
        steps = node.get("itemListElement")
        if isinstance(steps, list):
            named = [_step(each) for each in steps if isinstance(each, dict)]
            return named[:-1]
    return []


def _step(step: dict[str, Any]) -> tuple[str, str | None]:
    item = step.get("item")
    address = item.get("@id") if isinstance(item, dict) else item
    return linked.text(step) or linked.text(item) or "", address if isinstance(address, str) else None
