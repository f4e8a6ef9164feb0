"""The default reading of every field a page can carry. A city states only what differs; these are what it inherits.

Everything here looks at the page around the story: its title, author, sections, tags, number and translation. Its dates
are read by ``times``, its lead picture by ``lead_picture``, its own text by ``story``.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from scraper.extract import linked
from scraper.extract.markup import Element, classes, fold, words
from scraper.extract.page import Page, is_aside, within

TITLES: Final = (
    *("entry-title", "wp-block-post-title", "post-title", "tdb-title-text", "td-post-title", "single-title", "article-title"),
    *("itemprop=headline", "headline", "posttitle", "amp-wp-title", "page-title"),
)
"""Marks of a headline, the surest first."""
SECTIONS: Final = (
    *("cat-links", "td-category", "entry-category", "taxonomy-category", "post-categories", "entry-categories", "tdb-category"),
    *("post-category", "category-links", "label-kategori"),
)
TAGS: Final = ("tags-links", "td-tags", "taxonomy-post_tag", "entry-tags", "post-tags", "tag-links", "tdb-tags", "tagcloud-post")
AUTHORS: Final = (
    *("td-post-author-name", "wp-block-post-author-name", "wp-block-post-author__name", "author-name", "tdb-author-name", "post-author"),
)
CRUMBS: Final = ("breadcrumb", "breadcrumbs", "entry-crumbs", "rank-math-breadcrumb", "yoast-breadcrumb", "breadcrumb-trail")
MARKS: Final = frozenset((*TITLES, *SECTIONS, *TAGS, *AUTHORS, *CRUMBS))

_SEPARATORS: Final = re.compile(r"\s+[-–—|»«•·:]\s+")
_POST_ID: Final = re.compile(r"^postid-(\d{1,15})$")
_ARTICLE_ID: Final = re.compile(r"^post-(\d{1,15})$")
_SHORT: Final = re.compile(r"[?&]p=(\d{1,15})\b")
_HEADINGS: Final = ("h1", "h2", "h3")
_LONGEST_NAME: Final = 80
_LETTERS: Final = re.compile(r"[\W_]+")
_BY: Final = re.compile(r"^(?:oleh|by|ditulis oleh|penulis|author|posted by)\s*:?\s+", re.IGNORECASE)
_CATEGORY: Final = re.compile(r"/(?:category|kategori)/|[?&]cat=")
_TAG: Final = re.compile(r"/tag/|[?&]tag=")


def site_name(page: Page) -> str | None:
    """What the site calls itself: og:site_name, or the WebSite of its JSON-LD."""
    named = page.head.first("og:site_name")
    return named or next((linked.text(node) for node in linked.of_type(page.head.nodes, frozenset({"WebSite"}))), None)


def bare_title(title: str, site: str | None) -> str:
    """A title without the site's name at its end or beginning."""
    for separator in _SEPARATORS.finditer(title):
        if site and title[separator.end() :].casefold() == site.casefold():
            return title[: separator.start()]
        if site and title[: separator.start()].casefold() == site.casefold():
            return title[separator.end() :]
    return title


def _key(text: str) -> str:
    """A title's letters alone: quotation marks and dashes are typeset differently in the head and in the text."""
    return _LETTERS.sub("", text.casefold())


def headline(page: Page) -> Element | None:
    """The element that shows the story's title: marked as one and announced by the head, or a heading so announced."""
    announced = _key(page.head.first("og:title") or page.head.title)
    marked = page.marked(*TITLES, "h1")
    found = _announced(marked, announced)
    if found is None:
        found = _announced(page.body.iter(*_HEADINGS), announced)
    if found is not None:
        return found
    return next((each for each in marked if (each.tag == "h1" or each.tag not in _HEADINGS) and _own_heading(each)), None)


def _own_heading(element: Element) -> bool:
    return "site-title" not in classes(element) and not is_aside(element) and bool(words(element))


def _announced(elements: Iterable[Element], announced: str) -> Element | None:
    """The longest of the elements whose words the page's own title begins with."""
    longest: Element | None = None
    length = 0
    for element in elements:
        key = _key(words(element))
        if len(key) > length and announced.startswith(key) and _own_heading(element):
            longest, length = element, len(key)
            if 2 * length > len(announced):
                break
    return longest


def title(page: Page, heading: Element | None) -> tuple[str | None, str | None]:
    """The story's title, and a doubt where it had to be taken from the window's title."""
    if heading is not None:
        return words(heading), None
    site = site_name(page)
    for said in (page.head.first("og:title", "twitter:title"), *(linked.text(node.get("headline")) for node in page.articles)):
        if said:
            return bare_title(said, site), None
    found = bare_title(page.head.title, site)
    if found == page.head.title and len(parts := _SEPARATORS.split(found)) > 1:
        found = found[: -len(parts[-1])].rstrip(" -–—|»«•·:")
    return found or None, "title: read from the window's title"


def author(page: Page) -> str | None:
    """The author as the content system states it."""
    for node in page.articles:
        if found := _person(page, node.get("author")):
            return found
    if found := page.head.first("author", "article:author:name", "dc.creator"):
        return found
    for element in _bylines(page):
        if not is_aside(element) and 0 < len(name := _BY.sub("", words(element)).strip(" -–—|")) <= _LONGEST_NAME:
            return name
    return None


def _bylines(page: Page) -> Iterator[Element]:
    """Elements that may name the author, the surest first; the whole page is searched only when the first give none."""
    yield from page.marked(*AUTHORS, "rel=author")
    yield from page.links_below("/author/")
    yield from page.signed()


def _person(page: Page, value: object) -> str | None:
    """The name of a JSON-LD author, written out or by reference to a Person of the graph."""
    name = linked.text(value)
    first = value[0] if isinstance(value, list) and value else value
    if name is None and isinstance(first, dict):
        wanted = first.get("@id")
        name = next((linked.text(node) for node in page.head.nodes if wanted and node.get("@id") == wanted and "name" in node), None)
    return None if name and name.startswith(("http://", "https://")) else name


def sections(page: Page, body: Element | None) -> tuple[str, ...]:
    """The sections the story is filed under: as JSON-LD lists them, as links beside the story, as its breadcrumbs."""
    for node in page.articles:
        listed = node.get("articleSection")
        if isinstance(listed, list) and (found := linked.texts(listed)):
            return found
    links = [*page.marked("rel=category"), *_links_in(page.marked(*SECTIONS))]
    links += [each for each in page.marked("rel=tag") if _CATEGORY.search(each.get("href") or "")]
    if found := _names(links, body):
        return found
    for node in page.articles:
        if found := linked.texts(node.get("articleSection")):
            return found
    return _names([each for each in _links_in(page.marked(*CRUMBS)) if _CATEGORY.search(each.get("href") or "")], body)


def tags(page: Page, body: Element | None) -> tuple[str, ...]:
    """The story's tags: links beside the story, else meta elements, else JSON-LD keywords."""
    sorted_under = set(page.marked("rel=category")) | set(_links_in(page.marked(*SECTIONS)))
    links = [*page.marked("rel=tag"), *(each for each in _links_in(page.marked(*TAGS)) if _TAG.search(each.get("href") or ""))]
    own = [each for each in links if each not in sorted_under and not _CATEGORY.search(each.get("href") or "")]
    if found := _names(own, body):
        return found
    if metas := page.head.meta.get("article:tag"):
        return tuple(dict.fromkeys(name for each in metas if (name := fold(each))))
    for node in page.articles:
        keywords = node.get("keywords")
        if found := linked.texts(keywords.split(",") if isinstance(keywords, str) else keywords):
            return found
    return ()


def _links_in(containers: Iterable[Element]) -> list[Element]:
    return [link for container in containers for link in container.iter("a")]


def _names(links: Iterable[Element], body: Element | None) -> tuple[str, ...]:
    """The words of links that belong to the story: not of menus, not of its text."""
    own = (each for each in links if not is_aside(each) and not within(each, body))
    return tuple(dict.fromkeys(name for each in own if (name := words(each).lstrip("#"))))


def post_id(page: Page) -> int | None:
    """The post's number: of the body's class, the short link, the article's id."""
    for name in page.body_classes:
        if found := _POST_ID.match(name):
            return int(found[1])
    if found := _SHORT.search(page.link("shortlink") or ""):
        return int(found[1])
    numbered = (_ARTICLE_ID.match(each.get("id") or "") for each in page.marked("article", "hentry") if not is_aside(each))
    return next((int(found[1]) for found in numbered if found), None)
