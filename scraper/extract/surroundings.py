"""Where an element stands: in the story, or in what stands around every story."""

from typing import Final

from scraper.extract import markup
from scraper.extract.furniture import RELATED
from scraper.extract.markup import Element

ELSEWHERE: Final = markup.names("""
    sidebar widget widget-area widget_recent_entries mega-menu sub-menu menu site-footer td_block_widget td-ss-main-sidebar
    td-header-wrap td-header-template-wrap td-footer-wrap comments-area comment-list comment-respond wp-block-comments comment-body
    post-navigation author-box breaking-news
""")
"""Containers of what stands around every story."""
ASIDE: Final = ELSEWHERE | RELATED | markup.names("wp-block-post-template wp-block-latest-posts wp-block-query")
"""Containers whose titles and dates belong to other stories."""
_ASIDE_TAGS: Final = frozenset({"nav", "aside"})
_REMEMBERED: Final = 20_000
"""Class attributes that are remembered at most: a site has some hundreds, a page made to harm as many as it likes."""


def is_aside(element: Element) -> bool:
    """Whether an element stands in a menu, a sidebar, a list of other stories or the comments."""
    return _is_in(element, _ASIDE_CLASSES)


def is_elsewhere(element: Element | None) -> bool:
    """Whether an element stands in a menu, a sidebar or the comments, where even a list of related stories is none."""
    return _is_in(element, _ELSEWHERE_CLASSES)


class _Holding(dict[str, bool]):
    """Whether a class attribute holds one of the names, looked up once for each attribute met."""

    def __init__(self, names: frozenset[str]) -> None:
        self.names = names

    def __missing__(self, value: str) -> bool:
        found = len(value) < markup.SHOWN_AT_MOST and not self.names.isdisjoint(value.split())
        if len(self) < _REMEMBERED:
            self[value] = found
        return found


_ASIDE_CLASSES: Final = _Holding(ASIDE)
_ELSEWHERE_CLASSES: Final = _Holding(ELSEWHERE)


def _is_in(element: Element | None, held: _Holding) -> bool:
    while element is not None and (tag := element.tag) != "body":
        if tag in _ASIDE_TAGS or ((value := element.get("class")) and held[value]):
            return True
        element = element.getparent()
    return False


def within(element: Element | None, container: Element | None) -> bool:
    """Whether an element is the container or stands in it."""
    if element is None or container is None:
        return False
    return element is container or container in element.iterancestors()


def smallest(one: Element | None, other: Element | None) -> Element | None:
    """The smallest element that holds both; nothing where one of them is not of the page."""
    if one is None or other is None:
        return None
    around = {one, *one.iterancestors()}
    return next((above for above in (other, *other.iterancestors()) if above in around), None)
