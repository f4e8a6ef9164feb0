"""One page, parsed once: what its head says, what its markup marks, in the order in which it stands there."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Final
from urllib.parse import urljoin

from lxml import etree

from scraper.extract import linked, markup
from scraper.extract.markup import Element, classes

_RELS: Final = etree.XPath("//a[@rel]")
_LINK_TO: Final = etree.XPath("//a[@href=$whole or @href=$path]")
_HEAD: Final = ("meta", "link", "title", "base", "script")
_MARKED: Final = (
    *("div", "article", "section", "main", "header", "footer", "span", "p", "ul", "ol", "li", "figure", "form"),
    *("h1", "h2", "h3", "time", "img", "a"),
)
"""Elements that carry the marks we look for; restricting the walk to them halves it."""
_BY_TAG: Final = frozenset({"h1", "time"})
_RELATIONS: Final = frozenset({"category", "tag", "author"})

ASIDE: Final = frozenset(
    {
        *("sidebar", "widget", "widget-area", "widget_recent_entries", "mega-menu", "sub-menu", "menu", "site-footer"),
        *("related-posts", "related", "relatedposts", "yarpp", "yarpp-related", "jp-relatedposts", "td_block_related_posts"),
        *("td_block_widget", "td-ss-main-sidebar", "td-header-wrap", "td-header-template-wrap", "td-footer-wrap"),
        *("comments-area", "comment-list", "comment-respond", "wp-block-comments", "comment-body"),
        *("wp-block-post-template", "wp-block-latest-posts", "wp-block-query", "post-navigation", "author-box", "breaking-news"),
    }
)
"""Containers whose titles and dates belong to other stories."""
_ASIDE_TAGS: Final = frozenset({"nav", "aside"})


@lru_cache(maxsize=16384)
def _marks(value: str, wanted: frozenset[str]) -> tuple[str, ...]:
    """Which of the wanted class names a class attribute holds."""
    return tuple(name for name in value.split() if name in wanted)


@dataclass(slots=True)
class Head:
    """What the head of a page says."""

    title: str = ""
    base: str | None = None
    meta: dict[str, list[str]] = field(default_factory=dict)
    links: dict[str, list[Element]] = field(default_factory=dict)
    linked: tuple[linked.Node, ...] = ()

    def first(self, *names: str) -> str | None:
        """The first content of the first of the meta names that has one."""
        for name in names:
            for value in self.meta.get(name, ()):
                if folded := markup.fold(value):
                    return folded
        return None


def _read_head(root: Element) -> Head:
    head = Head()
    scripts: list[str] = []
    for element in root.iter(*_HEAD):
        tag = element.tag
        if tag == "meta":
            name = element.get("property") or element.get("name") or element.get("itemprop")
            if name:
                head.meta.setdefault(name.lower(), []).append(element.get("content") or "")
        elif tag == "link":
            for rel in (element.get("rel") or "").lower().split():
                head.links.setdefault(rel, []).append(element)
        elif tag == "script":
            if element.get("type") == "application/ld+json":
                scripts.append(element.text or "")
        elif tag == "base":
            head.base = head.base or element.get("href")
        elif not head.title and _is_html_title(element):
            head.title = markup.words(element)
    head.linked = linked.nodes(scripts) if scripts else ()
    return head


def _is_html_title(element: Element) -> bool:
    """A drawing (svg) has titles too."""
    parent = element.getparent()
    return parent is None or parent.tag in {"head", "html", "body"}


class Page:
    """A parsed page with its marks: class names, some elements and ``rel`` links, each in document order."""

    def __init__(self, url: str, root: Element, wanted: frozenset[str], doubts: tuple[str, ...] = ()) -> None:
        self.root: Final = root
        self.doubts: Final = doubts
        self.head: Final = _read_head(root)
        self.url: Final = url
        self.base: Final = self._join(url, self.head.base)
        body = root.find("body")
        self.body: Final = body if body is not None else root
        self.body_classes: Final = classes(self.body)
        self.marks: Final[dict[str, list[Element]]] = defaultdict(list)
        self.rank: Final[dict[Element, int]] = {}
        self._walk(wanted)

    @classmethod
    def parse(cls, url: str, body: bytes, content_type: str | None, wanted: frozenset[str]) -> "Page | None":
        """The page in these bytes, or nothing where they are not text or hold no markup."""
        utf8, doubts = markup.decoded(body, content_type)
        root, cut = markup.parse(utf8) if utf8 is not None else (None, ())
        return None if root is None else cls(url, root, wanted, doubts + cut)

    def _walk(self, wanted: frozenset[str]) -> None:
        marks, rank = self.marks, self.rank
        for position, element in enumerate(self.body.iter(*_MARKED)):
            value = element.get("class")
            found = _marks(value, wanted) if value and len(value) < markup.SHOWN_AT_MOST else ()
            for name in found:
                marks[name].append(element)
            if element.tag in _BY_TAG:
                marks[element.tag].append(element)
            elif prop := element.get("itemprop"):
                marks[f"itemprop={prop}"].append(element)
            elif not found:
                continue
            rank[element] = position
        for link in _RELS(self.root):
            for rel in (link.get("rel") or "").lower().split():
                if rel in _RELATIONS:
                    marks[f"rel={rel}"].append(link)

    def _join(self, base: str, address: str | None) -> str:
        try:
            return urljoin(base, (address or "").strip())
        except ValueError:
            return base

    def absolute(self, address: str | None) -> str | None:
        """An address of the page made absolute; nothing where there is none."""
        return self._join(self.base, address) if address and address.strip() else None

    def link(self, rel: str) -> str | None:
        """The address a ``<link rel=…>`` of the head names, made absolute."""
        for element in self.head.links.get(rel, ()):
            if found := self.absolute(element.get("href")):
                return found
        return None

    def alternate(self, language: str) -> str | None:
        """The address of this page in another language, as its head names it (hreflang)."""
        for element in self.head.links.get("alternate", ()):
            if (element.get("hreflang") or "").lower().split("-")[0] == language:
                return self.absolute(element.get("href"))
        return None

    def links_to(self, whole: str, path: str) -> bool:
        """Whether the page links to an address, written out or from the root."""
        return bool(_LINK_TO(self.root, whole=whole, path=path))

    def marked(self, *names: str) -> list[Element]:
        """All elements with one of the marks, name by name."""
        return [element for name in names for element in self.marks.get(name, ())]

    @cached_property
    def articles(self) -> tuple[linked.Node, ...]:
        """The JSON-LD objects that describe a story."""
        return tuple(linked.of_type(self.head.linked, linked.ARTICLES))

    @cached_property
    def pages(self) -> tuple[linked.Node, ...]:
        """The JSON-LD objects that describe the page itself."""
        return tuple(linked.of_type(self.head.linked, linked.PAGES))


def is_aside(element: Element) -> bool:
    """Whether an element stands in a menu, a sidebar, a list of other stories or the comments."""
    return any(
        above.tag in _ASIDE_TAGS or not ASIDE.isdisjoint(classes(above)) for above in (element, *element.iterancestors())
    )
