"""The default reading of every field a page can carry. A city states only what differs; these are what it inherits.

Everything here looks at the page around the story: its author, sections, tags and number. Its title is read by ``titles``, its dates
by ``times``, its lead picture by ``lead_picture``, its own text by ``story``.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final

from scraper.extract import crumbs, linked, microdata
from scraper.extract.markup import Element, fold, is_a_part, words
from scraper.extract.neighbours import is_of_card
from scraper.extract.page import Page
from scraper.extract.surroundings import is_aside, smallest, within
from scraper.extract.tagged import TAG

SECTIONS: Final = (
    *("cat-links", "td-category", "entry-category", "taxonomy-category", "post-categories", "entry-categories", "tdb-category"),
    *("post-category", "category-links", "label-kategori"),
)
TAGS: Final = ("tags-links", "td-tags", "taxonomy-post_tag", "entry-tags", "post-tags", "tag-links", "tdb-tags", "tagcloud-post")
AUTHORS: Final = (
    *("td-post-author-name", "wp-block-post-author-name", "wp-block-post-author__name", "author-name", "tdb-author-name", "post-author"),
)
MARKS: Final = frozenset((*SECTIONS, *TAGS, *AUTHORS, *crumbs.MARKS))

_POST_ID: Final = re.compile(r"^postid-(0{0,9}[1-9][0-9]{0,14})$")
_ARTICLE_ID: Final = re.compile(r"^post-(0{0,9}[1-9][0-9]{0,14})$")
_SHORT: Final = re.compile(r"[?&]p=(0{0,9}[1-9][0-9]{0,14})\b")
_LONGEST_NAME: Final = 80
_BY: Final = re.compile(r"^(?:oleh|by|ditulis oleh|penulis|author|posted by)\s*:?\s+", re.IGNORECASE)
_WRITTEN_BY: Final = re.compile(r"^(?:ditulis oleh|penulis|written by)$", re.IGNORECASE)
"""The label under which an SEO plugin names the author on cards."""
_CATEGORY: Final = re.compile(r"/(?:category|kategori)/|[?&]cat=")


def author(page: Page, heading: Element | None, body: Element | None) -> str | None:
    """The author as the content system states it."""
    for node in page.articles:
        if found := _person(page, node.get("author")):
            return found
    if found := page.head.first("author", "article:author:name", "dc.creator"):
        return found
    around = smallest(heading, body)
    for element in _bylines(page, around):
        if is_of_card(page, element, heading, body):
            continue
        if not is_aside(element) and 0 < len(name := _BY.sub("", words(element)).strip(" -–—|")) <= _LONGEST_NAME:
            return name
    if _WRITTEN_BY.match(page.head.first("twitter:label1") or "") and (found := page.head.first("twitter:data1")):
        return found
    stated = (each.get("content") or words(each) for each in microdata.own(page, "author", heading, body))
    named = (_BY.sub("", fold(each)) for each in (*page.head.meta.get("article:author", ()), *stated))
    return next((each for each in named if 0 < len(each) <= _LONGEST_NAME and "://" not in each), None)


def _bylines(page: Page, around: Element | None) -> Iterator[Element]:
    """Elements around the story that may name the author, the surest first; others are sought only when the first give none."""
    yield from (each for each in page.marked(*AUTHORS, "rel=author") if around is None or within(each, around))
    yield from page.links_below("/author/", around)
    yield from page.signed(around)


def _person(page: Page, value: object) -> str | None:
    """The name of a JSON-LD author, written out or by reference to a Person of the graph."""
    name = linked.text(value)
    first = value[0] if isinstance(value, list) and value else value
    if name is None and isinstance(first, dict):
        wanted = first.get("@id")
        name = next((linked.text(node) for node in page.head.nodes if wanted and node.get("@id") == wanted and "name" in node), None)
    return None if name and name.startswith(("http://", "https://")) else name


def sections(page: Page, heading: Element | None, body: Element | None) -> tuple[str, ...]:
    """The sections the story is filed under: as JSON-LD lists them, links beside the story, meta elements, breadcrumbs."""
    for node in page.articles:
        listed = node.get("articleSection")
        if isinstance(listed, list) and (found := linked.texts(listed)):
            return found
    links = [*page.marked("rel=category"), *_links_in(page.marked(*SECTIONS))]
    links += [each for each in page.marked("rel=tag") if _CATEGORY.search(each.get("href") or "")]
    if found := _names(_own(page, links, heading, body), body):
        return found
    for node in page.articles:
        if found := linked.texts(node.get("articleSection")):
            return found
    if found := _names(_links_above(page, heading, body), body):
        return found
    metas = dict.fromkeys(name for each in page.head.meta.get("article:section", ()) if (name := fold(each)))
    return tuple(metas) or crumbs.sections(page, heading, body)


def _own(page: Page, links: Iterable[Element], heading: Element | None, body: Element | None) -> list[Element]:
    """The links that stand in no card of another story."""
    return [each for each in links if not is_of_card(page, each, heading, body)]


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
        links = _own(page, links, heading, body)
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
    """The links of some elements, each once where one stands in the other."""
    return list(dict.fromkeys(link for container in containers for link in container.iter("a")))


def _names(links: Iterable[Element], body: Element | None) -> tuple[str, ...]:
    """The words of links that belong to the story: not of menus, not of its text."""
    own = (each for each in links if not is_aside(each) and not within(each, body) and not is_a_part(each))
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
