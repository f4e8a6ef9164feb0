"""The default reading of every field a page can carry. A city states only what differs; these are what it inherits.

Everything here looks at the page around the story: its title, author, sections, tags, number and translation. Its dates
are read by ``times``, its lead picture by ``lead_picture``, its own text by ``story``.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from scraper.extract import linked
from scraper.extract.markup import Element, classes, fold, letters, words
from scraper.extract.page import Page, is_aside, smallest, within
from scraper.extract.tagged import TAG

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

_SEPARATORS: Final = re.compile(r"(?:^|\s+)(?:[-–—|»«•·]|:{1,2})\s+")
_POST_ID: Final = re.compile(r"^postid-(\d{1,15})$")
_ARTICLE_ID: Final = re.compile(r"^post-(\d{1,15})$")
_SHORT: Final = re.compile(r"[?&]p=(\d{1,15})\b")
_HEADINGS: Final = ("h1", "h2", "h3")
_BOLD: Final = ("b", "strong", "font", "big", "span", "td", "div")
"""Elements in which pages without headings show their titles."""
_LEAST_BOLD: Final = 15
"""Letters that make a title of such a line."""
_LONGEST_SITE: Final = 40
"""Letters that the name of a site has at most; most titles have more."""
_LONGEST_NAME: Final = 80
_BY: Final = re.compile(r"^(?:oleh|by|ditulis oleh|penulis|author|posted by)\s*:?\s+", re.IGNORECASE)
_CATEGORY: Final = re.compile(r"/(?:category|kategori)/|[?&]cat=")


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

    Where a page has neither, a line in bold will do that is set as the window's title is. ``site`` is the name the site
    is declared by: old themes set it as a heading too.
    """
    for said in _announcements(page):
        for elements in (page.each(*TITLES, "h1"), page.body.iter(*_HEADINGS)):
            if (found := _announced(page, elements, said, site)) is not None:
                return found
    for each in page.each(*TITLES, "h1"):
        if (each.tag == "h1" or each.tag not in _HEADINGS) and _own_heading(each) and not _is_site(page, letters(words(each)), site):
            return each
    lines = (_announced(page, page.body.iter(*_BOLD), said, site, _LEAST_BOLD) for said in _announcements(page))
    return next((found for found in lines if found is not None), None)


def _announcements(page: Page) -> Iterator[str]:
    """What the head announces, as keys: the page's title, and what follows the name the site puts before it."""
    said = page.head.first("og:title") or page.head.title
    yield letters(said)
    for separator in _SEPARATORS.finditer(said):
        yield letters(said[separator.end() :])


def _is_site(page: Page, key: str, declared: str | None) -> bool:
    """Whether the letters of a heading are those of a name the site goes by."""
    return len(key) <= _LONGEST_SITE and any(name and letters(name) == key for name in (declared, site_name(page)))


def _own_heading(element: Element) -> bool:
    return "site-title" not in classes(element) and not is_aside(element) and bool(words(element))


def _announced(page: Page, elements: Iterable[Element], announced: str, site: str | None, least: int = 1) -> Element | None:
    """The longest of the elements whose words the announcement begins with; never the site's own name."""
    longest: Element | None = None
    length = least - 1
    for element in elements:
        key = letters(words(element))
        if len(key) > length and announced.startswith(key) and _own_heading(element) and not _is_site(page, key, site):
            longest, length = element, len(key)
            if 2 * length > len(announced):
                break
    return longest


def title(page: Page, heading: Element | None, declared: str | None = None) -> tuple[str | None, str | None]:
    """The story's title, and a doubt where it had to be taken from the window's title."""
    if heading is not None:
        return words(heading), None
    site = site_name(page)
    for said in (page.head.first("og:title", "twitter:title"), *(linked.text(node.get("headline")) for node in page.articles)):
        if said:
            return bare_title(said, site, declared), None
    found = bare_title(page.head.title, site, declared)
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


def sections(page: Page, heading: Element | None, body: Element | None) -> tuple[str, ...]:
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
    crumbs = _names([each for each in _links_in(page.marked(*CRUMBS)) if _CATEGORY.search(each.get("href") or "")], body)
    return crumbs or _names(_links_above(page, heading, body), body)


def _links_above(page: Page, heading: Element | None, body: Element | None) -> Iterator[Element]:
    """The links to sections that stand above the text, in the smallest element that holds title and text."""
    around = smallest(heading, body)
    if around is None or around.tag in {"body", "html"}:
        return
    for element in around.iter():
        if element is body:
            return
        if element.tag == "a" and _CATEGORY.search(element.get("href") or ""):
            yield element


def tags(page: Page, heading: Element | None, body: Element | None) -> tuple[str, ...]:
    """The story's tags: links beside the story, else meta elements, else JSON-LD keywords, else links to tags around the text.

    A theme's box of tags counts wherever it stands; a link to a tag in the text itself is read with the text.
    """
    boxed = [each for each in _links_in(page.marked(*TAGS)) if TAG.search(each.get("href") or "")]
    if links := [*page.marked("rel=tag"), *boxed]:
        sorted_under = {*page.marked("rel=category"), *_links_in(page.marked(*SECTIONS))}
        own = (each for each in links if each not in sorted_under and not _CATEGORY.search(each.get("href") or ""))
        if found := _names((each for each in own if each in boxed or not within(each, body)), None):
            return found
    if metas := page.head.meta.get("article:tag"):
        return tuple(dict.fromkeys(name for each in metas if (name := fold(each))))
    for node in page.articles:
        keywords = node.get("keywords")
        if found := linked.texts(keywords.split(",") if isinstance(keywords, str) else keywords):
            return found
    around = smallest(heading, body)
    if around is None or around.tag in {"body", "html"}:
        return ()
    return _names((each for each in around.iter("a") if TAG.search(each.get("href") or "")), body)


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
