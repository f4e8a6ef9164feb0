"""What no reader looks at, emptied before a page is parsed: style sheets, and large menus that are nothing but lists of links.

They are most of a portal's markup: to parse them, to walk over them and to throw them away took a sixth of the time in which a
story is read. Their elements stay, with nothing in them, so that all others stay where they are. Whatever is not plain (a
form, an item that isn't closed) is left to the parser as it is.
"""

import re
from functools import lru_cache
from typing import Final

_ATTRIBUTES: Final = rb"[^<>\"]*+(?:\"[^<>\"]*+\"[^<>\"]*+)*+"
_OPENS: Final = re.compile(rb"<(?:nav|style)\b" + _ATTRIBUTES + rb">")
_TAG: Final = re.compile(rb"<(?:(/?)(\w+)\b" + _ATTRIBUTES + rb">)?")
"""A tag, or a mark that begins none."""
_WITHIN: Final = {
    b"div": frozenset({b"nav", b"div"}),
    b"ul": frozenset({b"nav", b"div", b"li"}),
    b"li": frozenset({b"ul"}),
    b"a": frozenset({b"li"}),
    b"span": frozenset({b"li", b"a", b"span"}),
    b"i": frozenset({b"a", b"span"}),
}
"""The elements of a plain menu and what each stands in, so that none closes another that was left open."""
_MANY: Final = 40
"""Links of a menu that is worth the trouble; a list of stories has fewer."""
_TOLD: Final = (b"itemprop", b"property=", b"crumb", b"author")
_RELATED: Final = re.compile(rb"rel=\"[^\"]*(?:category|tag)")
"""What something in a menu may say of the story with."""
_CLASS: Final = re.compile(rb"class=\"([^\"]*)\"")


def lightened(page: bytes, names: frozenset[str]) -> tuple[bytes, tuple[bytes, ...]]:
    """A page without its ballast, and the menus that were taken out; ``names`` are the class names that are looked for."""
    kept: list[bytes] = []
    menus: list[bytes] = []
    at = 0
    for opened in _OPENS.finditer(page):
        start, begin = opened.span()
        if page.rfind(b"<", at, start) > page.rfind(b">", at, start):
            continue  # within another tag
        if page.startswith(b"<s", start):
            end = page.find(b"<", begin)
            if not page.startswith(b"</style>", end):
                continue
        else:
            end = page.find(b"</nav>", begin)
            if end < 0 or not _is_ballast(page[start:end], names):
                continue
            menus.append(page[begin:end])
        kept.append(page[at:begin])
        at = end
    return (b"".join((*kept, page[at:])), tuple(menus)) if kept else (page, ())


@lru_cache(maxsize=64)  # the pages of a site have the same menus
def _is_ballast(menu: bytes, names: frozenset[str]) -> bool:
    """Whether a menu is large and plain, and has nothing in it that is looked for."""
    if menu.count(b"<a ") < _MANY or any(map(menu.__contains__, _TOLD)) or _RELATED.search(menu):
        return False
    classes = b" ".join(_CLASS.findall(menu)).decode("utf-8", "replace").split()
    return names.isdisjoint(classes) and "fn" not in classes and _is_plain(menu)


def _is_plain(menu: bytes) -> bool:
    """Whether a menu is nothing but lists of links, each element closed where it was opened."""
    within = [b"nav"]
    for closes, name in _TAG.findall(menu, 1):
        if closes:
            if within.pop() != name or not within:
                return False
        elif within[-1] in _WITHIN.get(name, ()):
            within.append(name)
        else:
            return False
    return within == [b"nav"]
