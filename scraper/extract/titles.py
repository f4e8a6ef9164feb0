"""The story's title: the element that shows it, as the head announces it, as themes mark it, as it stands above the text."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final

from scraper.extract import body, linked
from scraper.extract.markup import Element, classes, is_a_part, letters, words
from scraper.extract.neighbours import names_another
from scraper.extract.page import Page
from scraper.extract.surroundings import is_aside, smallest

TITLES: Final = (
    *("entry-title", "wp-block-post-title", "post-title", "tdb-title-text", "td-post-title", "single-title", "article-title"),
    *("itemprop=headline", "headline", "posttitle", "amp-wp-title", "page-title"),
)
"""Marks of a headline, the surest first."""
MARKS: Final = frozenset(TITLES)

_SEPARATORS: Final = re.compile(r"(?:^|\s+)(?:[-–—|»«•·]|:{1,2})\s+")
_HEADINGS: Final = ("h1", "h2", "h3")
_LOWER: Final = ("h2", "h3", "h4", "h5", "h6")
_CUT: Final = re.compile(r"(?:…|\.\.\.|\[…\])\W*$")
"""What a title ends with that a plugin has cut to a search engine's length."""
_BOLD: Final = ("b", "strong", "font", "big", "span", "td", "div")
"""Elements in which pages without headings show their titles."""
_MOST_WITHIN: Final = 60
"""Elements that stand in a title at most: what holds more is a part of the page, and a page can have thousands of them one in the other."""
_LEAST_BOLD: Final = 15
"""Letters that make a title of such a line."""
_LONGEST_SITE: Final = 40
"""Letters that the name of a site has at most; most titles have more."""


def site_name(page: Page) -> str | None:
    """What the site calls itself: og:site_name, or the WebSite of its JSON-LD."""
    named = page.head.first("og:site_name")
    return named or next((linked.text(node) for node in linked.of_type(page.head.nodes, frozenset({"WebSite"}))), None)


def bare_title(title: str, *sites: str | None) -> str:
    """A title without the site's name at its end or beginning."""
    known = {letters(site) for site in sites if site}
    for separator in _SEPARATORS.finditer(title):
        if letters(title[separator.end() :]) in known:
            return title[: separator.start()]
        if letters(title[: separator.start()]) in known:
            return title[separator.end() :]
    return title


def headline(page: Page, site: str | None = None) -> Element | None:
    """The element that shows the story's title: marked as one and announced by the head, or a heading so announced.

    Where the head announces something else, as it is written for search engines, the element marked as title will do, or the
    heading above the text; and where there is none, a line in bold that is set as the window's title is. ``site`` is the
    name the site is declared by: old themes set it as a heading too.
    """
    for said in _announcements(page):
        for elements in (page.each(*TITLES, "h1"), page.body.iter(*_HEADINGS)):
            if (found := _announced(page, elements, said, site)) is not None:
                return found
    if (marked := _marked(page, site)) is not None:
        return marked
    lines = (_announced(page, page.body.iter(*_BOLD), said, site, _LEAST_BOLD) for said in _announcements(page))
    return next((found for found in lines if found is not None), None)


def _marked(page: Page, site: str | None) -> Element | None:
    """The element marked as title, a heading of the first rank before others; then the heading that stands above the text."""
    lower: Element | None = None
    for each in page.each(*TITLES):
        if _own_heading(page, each) and not _is_site(page, letters(words(each)), site):
            if each.tag not in _LOWER:
                return each
            if lower is None and not names_another(page, each):
                lower = each
    first = [each for each in page.marked("h1") if _own_heading(page, each) and not _is_site(page, letters(words(each)), site)]
    if not first:
        return lower if lower is not None else _above_text(page, site)
    text = _text(page) if len(first) > 1 else None
    above = [each for each in first if page.place(each) < page.place(text)] if text is not None else []
    return above[-1] if above else first[0]


def _text(page: Page) -> Element | None:
    """The element that holds the text, where a theme marks it."""
    return next((each for each in page.marked(*body.BODIES) if not is_aside(each)), None)


def _above_text(page: Page, site: str | None) -> Element | None:
    """The last of the highest headings above the text that a theme marks, within the part of the page that holds both."""
    text = _text(page)
    if text is None:
        return None
    end = page.place(text)
    found: Element | None = None
    for place, each in page.heads:
        if place < end and each.tag in _HEADINGS and (found is None or each.tag <= found.tag) and _is_titular(page, each, text, site):
            found = each
    return found


def _is_titular(page: Page, element: Element, text: Element, site: str | None) -> bool:
    """Whether an unmarked heading can be the title of a text below it: a section's name is short, another story's is a link."""
    key = letters(words(element))
    if len(key) < _LEAST_BOLD or not _own_heading(page, element) or _is_site(page, key, site) or names_another(page, element):
        return False
    around = smallest(element, text)
    return around is not None and around.tag not in {"body", "html"}


def _announcements(page: Page) -> Iterator[str]:
    """What the head announces: its titles, and what follows the name the site puts before each; the story's title in JSON-LD."""
    seen: set[str] = set()
    for said in (page.head.first("og:title"), page.head.title, *(linked.text(node.get("headline")) for node in page.articles)):
        if said and said not in seen:
            seen.add(said)
            yield said
            yield from (said[separator.end() :] for separator in _SEPARATORS.finditer(said))


def _is_site(page: Page, key: str, declared: str | None) -> bool:
    """Whether the letters of a heading are those of a name the site goes by."""
    return len(key) <= _LONGEST_SITE and any(name and letters(name) == key for name in (declared, site_name(page)))


def _own_heading(page: Page, element: Element) -> bool:
    """Whether a heading can be a story's: not the site's name, which links to the front page, nor in a list of others."""
    if "site-title" in classes(element) or is_aside(element) or is_a_part(element) or not words(element):
        return False
    link = next(element.iter("a"), None)
    return link is None or not page.is_home(link.get("href"))


def _announced(page: Page, elements: Iterable[Element], announced: str, site: str | None, least: int = 1) -> Element | None:
    """The longest of the elements whose words the announcement begins with, or begins where it was cut; never the site's own name."""
    longest: Element | None = None
    key_announced = letters(announced)
    is_cut = len(key_announced) >= _LEAST_BOLD and _CUT.search(announced) is not None
    length = max(least, min(_LEAST_BOLD, len(key_announced) // 2)) - 1
    for element in elements:
        if next(islice(element.iter(), _MOST_WITHIN, None), None) is not None:
            continue
        key = letters(words(element))
        fits = key_announced.startswith(key) or (is_cut and key.startswith(key_announced))
        if len(key) > length and fits and _own_heading(page, element) and not _is_site(page, key, site):
            longest, length = element, len(key)
            if 2 * length > len(key_announced):
                break
    return longest


def title(page: Page, heading: Element | None, declared: str | None = None) -> tuple[str | None, str | None]:
    """The story's title, and a doubt where it had to be taken from the window's title."""
    if heading is not None:
        return words(heading), None
    site = site_name(page)
    offered = (page.head.first("og:title", "twitter:title"), *(linked.text(node.get("headline")) for node in page.articles))
    said = [each for each in offered if each]
    if said:
        whole = next((each for each in said if not _CUT.search(each)), None)
        return bare_title(whole or said[0], site, declared), None if whole else "title: cut short where it was read"
    found = bare_title(page.head.title, site, declared)
    if found == page.head.title and len(parts := _SEPARATORS.split(found)) > 1:
        found = found[: -len(parts[-1])].rstrip(" -–—|»«•·:")
    return found or None, "title: read from the window's title"
