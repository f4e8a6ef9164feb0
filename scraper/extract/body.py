"""Where a page keeps the story's text: by the markup of themes we know, by JSON-LD, at last by trafilatura."""

from collections.abc import Sequence
from typing import Final

from lxml import etree

from scraper.extract.markup import Element, fold, writable
from scraper.extract.page import Page
from scraper.extract.surroundings import is_aside, within

BODIES: Final = (
    *("entry-content", "td-post-content", "wp-block-post-content", "tdb_single_content", "elementor-widget-theme-post-content"),
    *("post-content", "single-content", "article-content", "itemprop=articleBody", "entry-body", "post-entry", "the-content"),
    *("single-post-content", "post-body", "article-body", "content-inner", "post_content", "thecontent", "entry_content"),
    *("amp-wp-article-content", "isi-berita", "berita-content", "detail-berita", "news-content", "post-text", "entry"),
    *("cm-entry-summary", "et_pb_post_content", "page-content-single", "field-name-body"),
)
"""Marks of the element that holds the text, in classic and block themes, page builders, other systems; the surest first."""
_LEAST: Final = 200
"""Characters under which trafilatura's find is no story."""


def bodies(page: Page, names: Sequence[str]) -> list[Element]:
    """All elements of the page that may hold a text, none inside another, in the order of the page."""
    found = dict.fromkeys(page.marked(*names) or page.each(*names))
    ranked = sorted(found, key=page.place)
    outer: list[Element] = []
    for element in ranked:
        if not outer or not within(element, outer[-1]):
            outer.append(element)
    return outer


def story_body(page: Page, names: Sequence[str], heading: Element | None) -> tuple[Element | None, str | None]:
    """The element that holds the story's text, and the name of the mark it was found by."""
    after = page.place(heading) if heading is not None else 0
    for name in names:
        candidates = [each for each in page.each(name) if not is_aside(each)]
        below = [each for each in candidates if page.place(each) >= after] or candidates
        if len(below) > 1:
            below = _of_the_same_story(below, heading) or below
        if below:
            return (below[0] if len(below) == 1 else max(below, key=_length)), name
    return None, None


def _of_the_same_story(candidates: Sequence[Element], heading: Element | None) -> list[Element]:
    """Those in the article the headline stands in: a page may print the next story below the one it is about."""
    story = next(heading.iterancestors("article"), None) if heading is not None else None
    return [each for each in candidates if story is not None and within(each, story)]


def _length(element: Element) -> int:
    """How much text an element holds."""
    return sum(len(text) for text in element.itertext("p", "div", "li", "span", "td", "strong", "em", "a", "br"))


def from_json_ld(page: Page) -> Element | None:
    """The text as JSON-LD gives it (articleBody), as paragraphs."""
    for node in page.articles:
        said = node.get("articleBody")
        if isinstance(said, str) and len(said) >= _LEAST:
            return _paragraphs(said)
    return None


def from_trafilatura(source: bytes) -> Element | None:
    """The text as trafilatura finds it: the last resort, for a page whose markup nobody has told us about."""
    from trafilatura import extract  # slow to import, seldom needed

    said = extract(source, include_comments=False, include_tables=True, favor_precision=True)
    return _paragraphs(said) if said and len(said) >= _LEAST else None


def _paragraphs(text: str) -> Element:
    """Lines of text as an element with a paragraph each."""
    root = etree.Element("div")
    for line in text.splitlines():
        if said := fold(writable(line)):
            etree.SubElement(root, "p").text = said
    return root
