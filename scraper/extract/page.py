"""One page, parsed once: what its head says, what its markup marks, in the order in which it stands there."""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property, lru_cache
from typing import Final, cast
from urllib.parse import urljoin

from lxml import etree

from scraper.extract import linked, markup, urls
from scraper.extract.ballast import lightened
from scraper.extract.markup import Element, classes
from scraper.extract.pagehead import read_head

# By attribute and back to its element: a quarter of the time a predicate takes, for the same elements in the same order.
_RELS: Final = etree.XPath("descendant::a/@rel/..")
_LINK_TO: Final = etree.XPath("descendant::a[@href=$whole or @href=$path]")
_PROPS: Final = etree.XPath("descendant::*/@itemprop/..")
_MARKED: Final = (
    *("div", "article", "section", "main", "header", "footer", "nav", "aside", "p", "ul", "ol", "figure", "form", "td"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "b", "strong", "time", "img", "amp-img"),
)
"""Elements that carry the marks we look for; leaving out what menus are made of (a, li, span) more than halves the walk."""
_BY_TAG: Final = frozenset({"h1", "time", "img", "amp-img", "article"})
_HEADS: Final = frozenset({"h2", "h3", "h4", "h5", "h6", "b", "strong"})
"""Elements that may head a list; old hands do it in bold."""
_LINKS_BELOW: Final = etree.XPath("descendant-or-self::a/@href[contains(., $path)]/..")
_SIGNED: Final = etree.XPath("descendant-or-self::span/@class[contains(., 'fn') or contains(., 'author')]/..")
_IDS: Final = etree.XPath("descendant::*/@id/..")
_STATING: Final = etree.XPath("descendant::*/@property/..")
_RELATIONS: Final = frozenset({"category", "tag", "author"})

_LEAST_TITLE: Final = 8
"""Letters by which a title is known."""
_PLAIN_HOME: Final = re.compile(r"https?://[a-z0-9.-]+(?::\d+)?/")
"""The front page of an address that is written as most are."""
_PROP: Final = "itemprop="
"""What stands before the name of a microdata property where a mark is one."""


class _Wanted(dict[str, tuple[str, ...]]):
    """Which of the wanted class names a class attribute holds, looked up once for each attribute met."""

    def __init__(self, names: frozenset[str]) -> None:
        self.names = names
        self.props = tuple(name.removeprefix(_PROP) for name in names if name.startswith(_PROP))

    def __missing__(self, value: str) -> tuple[str, ...]:
        found = tuple(name for name in value.split() if name in self.names) if len(value) < markup.SHOWN_AT_MOST else ()
        if len(self) < _REMEMBERED:
            self[value] = found
        return found


@lru_cache(maxsize=512)
def _relations(value: str) -> tuple[str, ...]:
    """The relations of a link that we look for, as marks."""
    return tuple(f"rel={rel}" for rel in value.lower().split() if rel in _RELATIONS)


_REMEMBERED: Final = 20_000
"""Class attributes that are remembered at most: a site has some hundreds, a page made to harm as many as it likes."""
_wanted: Final = lru_cache(maxsize=64)(_Wanted)


class Page:
    """A parsed page with its marks: class names, some elements and ``rel`` links, each in document order."""

    def __init__(
        self,
        url: str,
        root: Element,
        names: frozenset[str],
        doubts: tuple[str, ...] = (),
        raw: bytes = b"",
        light: bytes = b"",
        menus: tuple[bytes, ...] = (),
    ) -> None:
        self.root: Final = root
        self.doubts: Final = doubts
        self.raw: Final = raw
        self.light: Final = light
        self.menus: Final = menus
        self.head: Final = read_head(root)
        self.url: Final = url
        self.base: Final = self._join(url, self.head.base)
        body = root.find("body")
        self.body: Final = body if body is not None else root
        self.body_classes: Final = classes(self.body)
        self.marks: Final[dict[str, list[Element]]] = defaultdict(list)
        self.rank: Final[dict[Element, int]] = {}
        self.heads: Final[list[tuple[int, Element]]] = []
        self.cards: Final[dict[Element, int]] = {}  # by box: how many of its headings lead to other stories, two at most
        self.others: Final[dict[Element, bool]] = {}  # by element: whether it holds the title of another story
        self._around: Final[dict[tuple[Element | None, ...], frozenset[Element]]] = {}
        wanted = _wanted(names)
        self._props: Final = wanted.props
        self._walk(wanted)

    @classmethod
    def parse(cls, url: str, body: bytes, content_type: str | None, names: frozenset[str]) -> "Page | None":
        """The page in these bytes, or nothing where they are not text or hold no markup."""
        utf8, doubts = markup.decoded(body, content_type)
        if utf8 is None:
            return None
        light, menus = lightened(utf8, names)
        root, cut = markup.parse(light)
        return None if root is None else cls(url, root, names, doubts + cut, utf8, light, menus)

    def _walk(self, wanted: _Wanted) -> None:
        marks, rank = self.marks, self.rank
        for position, element in enumerate(self.body.iter(*_MARKED)):
            value = element.get("class")
            found = wanted[value] if value else ()
            for name in found:
                marks[name].append(element)
            tag = element.tag
            if tag in _BY_TAG:
                marks[tag].append(element)
            elif tag in _HEADS:
                self.heads.append((position, element))
            elif not found:
                continue
            rank[element] = position
        for link in cast("list[Element]", _RELS(self.root)):
            for rel in _relations(link.get("rel") or ""):
                marks[rel].append(link)

    @cached_property
    def _microdata(self) -> dict[str, list[Element]]:
        """Elements by the wanted microdata they carry; it is rare, and looked for only when nothing surer was found."""
        found: dict[str, list[Element]] = defaultdict(list)
        for element in cast("list[Element]", _PROPS(self.body)):
            if (prop := element.get("itemprop")) in self._props:
                found[f"{_PROP}{prop}"].append(element)
        return found

    def _join(self, base: str, address: str | None) -> str:
        if address and address.startswith(("https://", "http://")):
            return address.strip()
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
        """Whether the page links to an address, written out or from the root; its bytes are asked before the tree is searched.

        Where a menu that was emptied may do so, the page is parsed whole to know.
        """
        sought = path.encode()
        if self.raw and sought not in self.light and not any(sought in menu for menu in self.menus):
            return False
        if _LINK_TO(self.root, whole=whole, path=path):
            return True
        root = markup.parse(self.raw)[0] if any(sought in menu for menu in self.menus) else None
        return root is not None and bool(_LINK_TO(root, whole=whole, path=path))

    def place(self, element: Element) -> int:
        """Where an element stands among those of the walk; one that was not marked is looked up when it is asked for."""
        known = self.rank.get(element)
        if known is None:
            around = next((above for above in (element, *element.iterancestors()) if above.tag in _MARKED), element)
            known = next((place for place, each in enumerate(self.body.iter(*_MARKED)) if each is around), 0)
            self.rank[element] = known
        return known

    def around(self, *parts: Element | None) -> frozenset[Element]:
        """The parts of the page and all that holds them."""
        known = self._around.get(parts)
        if known is None:
            known = self._around[parts] = frozenset(above for each in parts if each is not None for above in (each, *each.iterancestors()))
        return known

    def marked(self, *names: str) -> list[Element]:
        """All elements with one of the marks, name by name; microdata is no mark here."""
        marks = self.marks
        if marks.keys().isdisjoint(names):  # of most marks a page has none
            return []
        return [element for name in names if name in marks for element in marks[name]]

    def each(self, *names: str) -> Iterator[Element]:
        """The same one by one, and by microdata (itemprop=…) too, which is looked for only when nothing before it will do."""
        marks = self.marks
        for name in names:
            if name in marks:
                yield from marks[name]
            elif name[:1] == "i" and name.startswith(_PROP):
                yield from self._microdata.get(name, ())

    def links_below(self, path: str, around: Element | None) -> list[Element]:
        """The links of an element, or of the page, whose address holds a piece of a path."""
        return cast("list[Element]", _LINKS_BELOW(self.root if around is None else around, path=path))

    def named(self, *ids: str) -> list[Element]:
        """The elements with one of these ids."""
        known = cast("list[Element]", _IDS(self.root))
        return [each for name in ids for each in known if each.get("id") == name]

    def stated(self, *properties: str) -> list[Element]:
        """The elements of the body that state one of these properties in RDFa."""
        stating = cast("list[Element]", _STATING(self.body)) if properties else ()
        return [each for each in stating if not set(properties).isdisjoint((each.get("property") or "").split())]

    def signed(self, around: Element | None) -> list[Element]:
        """The elements in an element, or in the page, that name an author without linking to one (hCard)."""
        named = cast("list[Element]", _SIGNED(self.root if around is None else around))
        return [each for each in named if classes(each) & {"fn", "author"}]

    @cached_property
    def articles(self) -> tuple[linked.Node, ...]:
        """The JSON-LD objects that describe the page's story."""
        return linked.own(linked.of_type(self.head.nodes, linked.ARTICLES), self.is_own, lambda: self._titles)

    @cached_property
    def pages(self) -> tuple[linked.Node, ...]:
        """The JSON-LD objects that describe the page itself."""
        return linked.own(linked.of_type(self.head.nodes, linked.PAGES), self.is_own, frozenset)

    @cached_property
    def _given(self) -> frozenset[str]:
        """The addresses the page goes by, as they are given."""
        named = (self.url, self.link("canonical"), self.absolute(self.head.first("og:url")), self.link("shortlink"))
        return frozenset(each for each in named if each)

    @cached_property
    def _addresses(self) -> frozenset[str]:
        """The same folded."""
        return frozenset(map(self._folded, self._given))

    def _folded(self, address: str) -> str:
        """An address without what differs between its variants, host and scheme among them."""
        found = urls.canonical(self._join(self.base, address), self._home)
        return found[found.find("/", len("https://")) :]

    @cached_property
    def _home(self) -> str:
        plain = _PLAIN_HOME.match(self.url)
        return plain[0] if plain else self._join(self.url, "/")

    def is_home(self, address: str | None) -> bool:
        """Whether an address is that of the site's front page."""
        return address is not None and address.endswith("/") and self.is_here(address) and self._folded(address) == "/"

    def is_own(self, address: str) -> bool:
        """Whether an address is one the page goes by, or names no page: a fragment, the front page."""
        if address.partition("#")[0] in self._given or address[:1] == "#":
            return True
        return (folded := self._folded(address)) == "/" or folded in self._addresses

    def is_above(self, address: str) -> bool:
        """Whether an address is that of a section the page's own address lies in."""
        folded = f"{self._folded(address).rstrip('/')}/"
        return any(own.startswith(folded) and own != folded for own in self._addresses)

    def is_here(self, address: str) -> bool:
        """Whether an address is on the page's host."""
        return urls.owns(self._join(self.base, address), self._home)

    @cached_property
    def _titles(self) -> frozenset[str]:
        """The letters of every title the page announces or shows as its first heading."""
        shown = (markup.words(each) for each in self.marks["h1"] if not markup.is_a_part(each))
        said = (self.head.first("og:title"), self.head.first("twitter:title"), self.head.title, *shown)
        return frozenset(found for each in said if each and len(found := markup.letters(each)) >= _LEAST_TITLE)
