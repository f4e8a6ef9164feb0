"""Microdata: what the elements of a page say in schema.org's words of the thing they stand in.

A page may describe other stories so, each in a box of its own; what is asked for here is what it says of its own.
"""

from collections.abc import Iterator
from typing import Final

from scraper.extract.markup import Element
from scraper.extract.page import Page
from scraper.extract.surroundings import is_aside, within

_RDFA: Final = {"datePublished": ("dc:created", "schema:dateCreated", "schema:datePublished")}
"""The same in RDFa, as Drupal states it."""
MARKS: Final = frozenset({"itemprop=datePublished", "itemprop=dateModified", "itemprop=author"})


def own(page: Page, prop: str, heading: Element | None, body: Element | None) -> Iterator[Element]:
    """The elements that state a property of the page's story: those in a scope that holds its title or its text, or in none."""
    for element in (*page.each(f"itemprop={prop}"), *page.stated(*_RDFA.get(prop, ()))):
        scope = _scope(element)
        if scope is not None:
            if within(heading, scope) or within(body, scope):
                yield element
        elif not is_aside(element):
            yield element


def _scope(element: Element) -> Element | None:
    """The thing an element speaks of, where that is less than the page."""
    for above in element.iterancestors():
        if above.get("itemscope") is not None:
            return above if above.tag not in {"body", "html"} else None
    return None
