"""Lists of other stories, as themes and plugins mark them and as pages head them, in the text and around it.

What is related to a story is what its page says is: a box marked so, or a list under `Berita Terkait`, `Baca Juga`,
`You may also like`. The post before and the post after, menus, sidebars, the newest and the most read are not: they
stand on every page.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final
from urllib.parse import urljoin, urlsplit

from archive.record import Related
from scraper.extract import urls
from scraper.extract.furniture import RELATED, is_furniture
from scraper.extract.markup import Element, classes, fold, words
from scraper.extract.page import Page
from scraper.extract.pointers import INLINE, LABEL, LONGEST_STAMP, NEWEST, STAMPED, TIMESTAMP, is_story
from scraper.extract.surroundings import ELSEWHERE, is_elsewhere, within

MARKS: Final = RELATED
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")
_DIGIT: Final = re.compile(r"\d")
_LONGEST_LABEL: Final = 60
_SHORTEST_TITLE: Final = 4
_SHORT: Final = 30
"""Characters of a link that may be furniture: `Selengkapnya`, `Lihat semua`."""


def listed(parts: Sequence[Element], base: str) -> tuple[Related, ...]:
    """The stories a list names, each with the date beside it; the first of both tells whether dates stand above titles or below.

    A list is one box, or a run of elements below its heading.
    """
    titles: dict[str, str] = {}
    dates: dict[str, str] = {}
    last = waiting = None
    dates_first = False
    for url, said in _told(parts, base):
        if url is None:
            dates_first = dates_first or not titles
            if dates_first:
                waiting = said
            elif last is not None:
                dates.setdefault(last, said)
        elif url not in titles:
            if waiting is not None:
                dates[url], waiting = waiting, None
            if _DIGIT.search(said) and (both := STAMPED.match(said)):
                dates[url], said = both["date"].strip(), both["title"]
            titles[url] = said
            last = url
    if not titles and (pointed := INLINE.match(words(parts[0]))):
        return (Related(url=None, title=pointed["title"]),)
    return tuple(Related(url=url, title=title, printed_date=dates.get(url)) for url, title in titles.items())


def _told(parts: Sequence[Element], base: str) -> Iterator[tuple[str | None, str]]:
    """What a list says, in order: titles with their addresses, and timestamps without one."""
    last = parts[-1]
    for element in (each for part in parts for each in part.iter()):
        if element.tag == "a" and (url := _story(element.get("href"), base)):
            title = _title(element)
            if _DIGIT.search(title) and TIMESTAMP.match(title):
                yield None, title
            elif len(title) >= _SHORTEST_TITLE and not (len(title) < _SHORT and is_furniture(title)):
                yield url, title
        elif (text := element.text) and (stamp := _stamp(text)):
            yield None, stamp
        if (tail := element.tail) and element is not last and (stamp := _stamp(tail)):
            yield None, stamp


def _title(link: Element) -> str:
    """The title in a link: the heading where a whole card is one link, without `Baca juga:` before it."""
    heading = next(link.iter(*_HEADINGS), link) if len(link) else link
    said = words(heading)
    pointed = INLINE.match(said)
    return pointed["title"] if pointed else said


def _stamp(text: str) -> str | None:
    """The timestamp a piece of text is, in brackets or between bars; nothing where it is more or less than one."""
    return _stamped(text) if len(text) <= 2 * LONGEST_STAMP and _DIGIT.search(text) else None


@lru_cache(maxsize=1024)  # the same days and counts stand in the lists of many pages
def _stamped(text: str) -> str | None:
    said = fold(text).strip(" -–—|•·,()[]")
    return said if TIMESTAMP.match(said) else None


def _story(address: str | None, base: str) -> str | None:
    """The address of another story of the site or its sisters; nothing for this one, for sections, files and advertisements."""
    if not address or not is_story(address):
        return None
    home = base[: base.find("/", len("https://")) + 1]
    url = address.strip() if home and address.startswith(home) else _joined(address.strip(), base)
    if url is None or url == home or url.partition("#")[0].rstrip("/") == base.rstrip("/"):
        return None
    return url


def _joined(address: str, base: str) -> str | None:
    """An address made absolute, where it is on the host of the page or a host above or below it."""
    try:
        url = urljoin(base, address)
        one, other = (urls.bare_host(urlsplit(each).netloc) for each in (url, base))
    except ValueError:
        return None
    return url if one == other or one.endswith(f".{other}") or other.endswith(f".{one}") else None


def around(page: Page, text: Element) -> list[list[Element]]:
    """The lists of related stories a page has outside its text: marked boxes, then runs of elements below headings that say so."""
    above = list(text.iterancestors())
    boxes: list[Element] = []
    for box in sorted(page.marked(*(RELATED & page.marks.keys())), key=page.place):
        inside = box in above or within(box, text) or (boxes and within(box, boxes[-1]))
        if not inside and not is_elsewhere(box.getparent()):
            boxes.append(box)
    marked = set(boxes)
    heads = [head for head in _heads(page, text) if marked.isdisjoint(head.iterancestors())]
    return [*([box] for box in boxes), *(run for head in heads if (run := _below(head, above, page.base)))]


def _heads(page: Page, text: Element) -> Iterator[Element]:
    """Headings below the text that announce other stories."""
    begins = page.place(text)
    for place, head in page.heads:
        said = words(head) if place >= begins else ""
        if not said or len(said) >= _LONGEST_LABEL or not LABEL.match(said) or NEWEST.search(said):
            continue
        if not within(head, text) and not is_elsewhere(head):
            yield head


def _below(head: Element, above: list[Element], base: str) -> list[Element]:
    """The elements a heading stands over: the first below it that link to stories, with the dates between, up to the next heading."""
    level: Element | None = head
    while level is not None and level not in above:
        found: list[Element] = []
        linked = ""
        for sibling in level.itersiblings():
            if _is_end(sibling, str(head.tag)):
                break
            if any(_story(link.get("href"), base) for link in sibling.iter("a")):
                if linked and sibling.tag != linked:
                    break
                linked = str(sibling.tag)
                found.append(sibling)
            elif _stamp(words(sibling)):
                found.append(sibling)
        if linked:
            return found
        level = level.getparent()
    return []


def _is_end(element: Element, tag: str) -> bool:
    """Whether an element is no part of a list any more: a form, a menu, the comments, or one headed by other than a link."""
    if element.tag in {"nav", "aside"} or not ELSEWHERE.isdisjoint(classes(element)) or next(element.iter("form"), None) is not None:
        return True
    heading = next(element.iter(tag), None)
    if heading is None or next(heading.iter("a"), None) is not None:
        return False
    return not any(above.tag == "a" for above in heading.iterancestors())
