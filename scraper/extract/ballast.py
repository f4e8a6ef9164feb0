"""What no reader looks at, emptied before a page is parsed: style sheets, and large menus and sidebars that are lists of links.

They are most of a portal's markup: to parse them, to walk over them and to throw them away took a sixth of the time in which a
story is read. Their elements stay, with nothing in them, so that all others stay where they are. Whatever is not plain (a
picture, a script, an item that isn't closed) is left to the parser as it is.
"""

import re
from functools import lru_cache
from typing import Final

_ATTRIBUTES: Final = rb"[^<>\"]*+(?:\"[^<>\"]*+\"[^<>\"]*+)*+"
_OPENS: Final = re.compile(rb"<(?:nav|aside|style)\b" + _ATTRIBUTES + rb">")
_TAG: Final = re.compile(rb"<(?:(/?)(\w+)\b" + _ATTRIBUTES + rb">)?")
"""A tag, or a mark that begins none."""
_BOXES: Final = frozenset({b"nav", b"aside", b"div", b"section"})
_LINES: Final = frozenset({b"p", b"h", b"li"})
_WITHIN: Final = {
    **dict.fromkeys((b"nav", b"div", b"section", b"form", b"p", b"h"), _BOXES),
    b"ul": _BOXES | {b"li"},
    b"li": frozenset({b"ul"}),
    b"a": _BOXES | _LINES,
    **dict.fromkeys((b"span", b"i"), _BOXES | _LINES | {b"a", b"span"}),
    **dict.fromkeys((b"label", b"button"), frozenset({b"form"})),
}
"""The elements of a plain menu and what each stands in, so that none closes another that was left open; headings without their rank."""
_EMPTY: Final = {b"input": frozenset({b"form", b"label"}), b"br": _BOXES | _LINES}
"""Those that are not closed."""
_LARGE: Final = {b"</nav>": 900, b"</aside>": 2_000}
"""Bytes from which a menu and a sidebar are worth the trouble."""
_LARGEST: Final = 60_000
"""Bytes up to which they are."""
_MOST: Final = 30
"""Menus and sidebars of a page that are looked at: one made to harm may open thousands and close none."""
_REMEMBERED: Final = 64
"""Kinds of menus of which the last one is remembered."""
_LAST: Final[dict[tuple[bytes, frozenset[str]], bytes]] = {}
"""By its opening tag, the last menu that was ballast, with its closing tag."""
_MANY: Final = {b"</nav>": 10, b"</aside>": 40}
"""Links of what is worth the trouble. A sidebar with fewer may be a list of stories; of a menu nothing is read as one."""
_TOLD: Final = (b"itemprop", b"property=", b"crumb", b"author")
_RELATED: Final = re.compile(rb"rel=\"[^\"]*(?:category|tag)")
"""What something in a menu may say of the story with."""
_CLASS: Final = re.compile(rb"class=\"([^\"]*)\"")
_DIGITS: Final = b"023456789"
"""What differs between the counters of two pages; a 1 tells a page's heading from others."""


def lightened(page: bytes, names: frozenset[str]) -> tuple[bytes, tuple[bytes, ...]]:
    """A page without its ballast, and the menus that were taken out; ``names`` are the class names that are looked for."""
    kept: list[bytes] = []
    menus: list[bytes] = []
    at = sought = looked_at = 0
    while looked_at < _MOST and (opened := _OPENS.search(page, sought)) is not None:
        start, sought = opened.span()
        if page.rfind(b"<", at, start) > page.rfind(b">", at, start):
            continue  # within another tag
        if page.startswith(b"<s", start):
            end = page.find(b"<", sought)
            if not page.startswith(b"</style>", end):
                continue
        else:
            looked_at += 1
            end = _end(page, start, sought, names)
            if end < 0:
                continue
            menus.append(page[start:end])
        kept.append(page[at:sought])
        at = sought = end
    return (b"".join((*kept, page[at:])), tuple(menus)) if kept else (page, ())


def _end(page: bytes, start: int, inside: int, names: frozenset[str]) -> int:
    """Where a menu or sidebar ends that is ballast, or -1; one that is the last page's, byte for byte, isn't looked at again."""
    kind = page[start:inside], names
    closing = b"</nav>" if page.startswith(b"<n", start) else b"</aside>"
    known = _LAST.get(kind)
    if known is not None and page.startswith(known, start):
        return start + len(known) - len(closing)
    end = page.find(closing, inside, start + _LARGEST)
    if end - start < _LARGE[closing] or not _is_ballast(page[start:end].translate(None, _DIGITS), _MANY[closing], names):
        return -1
    if kind in _LAST or len(_LAST) < _REMEMBERED:
        _LAST[kind] = page[start : end + len(closing)]
    return end


@lru_cache(maxsize=64)  # the pages of a site have the same menus, but for a counter
def _is_ballast(menu: bytes, least: int, names: frozenset[str]) -> bool:
    """Whether a menu, told without most digits, is plain, has so many links and nothing in it that is looked for."""
    if menu.count(b"<a ") < least or any(map(menu.__contains__, _TOLD)) or _RELATED.search(menu):
        return False
    classes = b" ".join(_CLASS.findall(menu)).decode("utf-8", "replace").split()
    return _without_digits(names).isdisjoint(classes) and "fn" not in classes and _is_plain(menu)


@lru_cache(maxsize=8)
def _without_digits(names: frozenset[str]) -> frozenset[str]:
    return frozenset(re.sub("[02-9]", "", name) for name in names)


def _is_plain(menu: bytes) -> bool:
    """Whether a menu is nothing but links in lists and boxes, each element closed where it was opened."""
    within: list[bytes] = []
    for closes, name in _TAG.findall(menu):
        if not within and not closes:
            within.append(name)
        elif closes:
            if within.pop() != name or not within:
                return False
        elif within[-1] in _WITHIN.get(name, ()):
            within.append(name)
        elif within[-1] not in _EMPTY.get(name, ()):
            return False
    return len(within) == 1
