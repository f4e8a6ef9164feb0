"""What the head of a page says: its title, its meta and link elements, the objects of its JSON-LD."""

from dataclasses import dataclass, field
from typing import Final

from scraper.extract import linked, markup
from scraper.extract.markup import Element

_HEAD: Final = ("meta", "link", "title", "base", "script")


@dataclass(slots=True)
class Head:
    """What the head of a page says."""

    title: str = ""
    base: str | None = None
    meta: dict[str, list[str]] = field(default_factory=dict)
    links: dict[str, list[Element]] = field(default_factory=dict)
    nodes: tuple[linked.Node, ...] = ()

    def first(self, *names: str) -> str | None:
        """The first content of the first of the meta names that has one."""
        for name in names:
            for value in self.meta.get(name, ()):
                if folded := markup.fold(value):
                    return folded
        return None


def read_head(root: Element) -> Head:
    """The head of a page, and what its scripts of JSON-LD say wherever they stand."""
    head = Head()
    scripts: list[str] = []
    for element in root.iter(*_HEAD):
        tag = element.tag
        if tag == "meta":
            name = element.get("property") or element.get("name") or (element.get("itemprop") if _is_of_head(element) else None)
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
    head.nodes = linked.nodes(scripts) if scripts else ()
    return head


def _is_of_head(element: Element) -> bool:
    """Whether an element speaks of the page: microdata in the body belongs to the thing it stands in."""
    parent = element.getparent()
    return parent is not None and parent.tag == "head"


def _is_html_title(element: Element) -> bool:
    """A drawing (svg) has titles too."""
    parent = element.getparent()
    return parent is None or parent.tag in {"head", "html", "body"}
