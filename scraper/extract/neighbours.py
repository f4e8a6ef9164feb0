"""Titles of other stories that stand, as links, beside what a page says of its own: what is beside them is theirs."""

import re
from itertools import islice
from typing import Final

from scraper.extract.markup import Element, says_more, words
from scraper.extract.page import Page
from scraper.extract.pointers import TIMESTAMP, is_story
from scraper.extract.surroundings import is_aside

_TITLE: Final = 3
"""Words that make a title of a link; the name of a section has fewer."""
_NEAR: Final = 20
"""Elements before a date among which its title is looked for."""
_MOST: Final = 200
"""Links of an element that are looked at."""
_YEAR: Final = re.compile(r"\b(?:19|20)\d\d\b")
_DATED: Final = re.compile(r"/(?:19|20)\d\d/\d\d?/\d\d?/")


def is_beside_another(page: Page, element: Element, heading: Element, body: Element | None) -> bool:
    """Whether a date stands with the title of another story, a link: below it in the same box, or alone with it in one."""
    around = {*heading.iterancestors(), *(body.iterancestors() if body is not None else ())}
    if names_another(page, element):
        return True
    level, alone = element, True
    while level not in around:
        for before in islice(level.itersiblings(preceding=True), _NEAR):
            if before is not heading and names_another(page, before) and not _is_dated(before):
                return True
            if level.getparent() in around:
                break  # what stands further above in the story's own frame has nothing to do with it
        above = level.getparent()
        if above is None or above in around:
            return False
        if alone and says_more(above, level):
            alone = False
            if names_another(page, above):
                return True
        level = above
    return False


def is_of_card(page: Page, element: Element, heading: Element | None, body: Element | None) -> bool:
    """Whether an element stands in the card of another story: an article of its own, or a box whose one heading leads there.

    A box with more of them is a list below the story's own footer.
    """
    around = page.around(heading, body)
    for above in element.iterancestors():
        if above in around or above.tag == "body":
            return False
        if above.tag == "article":
            return True
        if above not in page.cards:
            titles = (each for each in above.iter("h2", "h3", "h4", "h5") if not is_aside(each) and names_another(page, each))
            page.cards[above] = sum(1 for _ in islice(titles, 2))
        if page.cards[above]:
            return page.cards[above] == 1
    return False


def _is_dated(element: Element) -> bool:
    """Whether an element has a date of its own."""
    return _YEAR.search(words(element)) is not None or next(element.iter("time"), None) is not None


def names_another(page: Page, element: Element) -> bool:
    """Whether an element holds the title of another story of the site: a link of some words, and not to the section above this one."""
    known = page.others.get(element)
    if known is None:
        known = page.others[element] = _names_another(page, element)
    return known


def _names_another(page: Page, element: Element) -> bool:
    for link in islice(element.iter("a"), _MOST):
        address = link.get("href")
        if not address or not is_story(address) or not page.is_here(address) or page.is_own(address) or page.is_above(address):
            continue
        said = words(link)
        if not TIMESTAMP.match(said) and (len(said.split()) >= _TITLE or _DATED.search(address)):
            return True
    return False
