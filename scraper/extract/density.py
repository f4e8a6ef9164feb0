"""The text of a page whose markup nobody has told us about: where running text is densest.

A menu, a list of links, a counter, a form may be long, but they hold no sentences: what counts is text outside of links,
in pieces as long as a paragraph and with a sentence's punctuation. The element whose own pieces have most of it holds
the story, whether it is a ``div`` of a theme or the cell of a table.
"""

import re
from collections import defaultdict
from typing import Final

from lxml import etree

from scraper.extract.furniture import Place, place_of
from scraper.extract.markup import Element, names, words, writable
from scraper.extract.page import Page
from scraper.extract.pointers import DATED, LABEL, TIMESTAMP
from scraper.extract.surroundings import is_aside, within

_SILENT: Final = names("""
    a script style noscript template form select option button textarea nav aside header footer svg iframe object figcaption
    title h1 h2 h3 h4 h5 h6
""")
"""Elements whose text is no running text, in or below them."""
_PARAGRAPHS: Final = frozenset({"p", "li", "blockquote", "dd", "pre"})
"""Elements that are part of a text; its holder is the one above."""
_HOLDERS: Final = _PARAGRAPHS | {
    "div",
    "td",
    "th",
    "section",
    "article",
    "main",
    "center",
    "body",
    "dl",
    "ul",
    "ol",
    "table",
    "tr",
    "tbody",
}
_SENTENCE: Final = re.compile(r"[.!?…][”\"’')\]]*(?:\s|$)")
_LEAST_PIECE: Final = 60
"""Characters of a piece of text that can be a paragraph."""
_LEAST: Final = 200
"""Characters of running text under which a page has no story."""
_LONGEST_DATE_LINE: Final = 90
"""Characters of a line with the date, the author and a counter."""
_BOUNDS: Final = frozenset({"hr", "form"})


def densest(page: Page, heading: Element | None) -> Element | None:
    """The element that holds the most running text, without title, date line and lists that stand in it too."""
    pieces = {element: length for element, said in _said(page.body, heading).items() if (length := _running(said))}
    weights = _weights(pieces, page.body)
    holder = next((each for each in sorted(weights, key=lambda each: -weights[each]) if not is_aside(each)), None)
    if holder is None:
        return None
    holder = _with_its_like(holder, pieces)
    whole = sum(length for element, length in pieces.items() if within(element, holder))
    return _cut(holder, heading) if whole >= _LEAST else None


def _running(said: list[str]) -> int:
    """Characters of a piece of text where it is running text, as long as a paragraph and with a sentence's punctuation."""
    text = " ".join("".join(said).split())
    return len(text) if len(text) >= _LEAST_PIECE and _SENTENCE.search(text) else 0


def _weights(pieces: dict[Element, int], body: Element) -> dict[Element, float]:
    """How much running text each element holds: its own and its paragraphs', and half of that of what lies a level below."""
    weights: dict[Element, float] = defaultdict(float)
    for element, length in pieces.items():
        holder = element.getparent() if element.tag in _PARAGRAPHS else element
        if holder is None:
            continue
        weights[holder] += length
        above = holder.getparent()
        if above is not None and holder is not body:
            weights[above] += length / 2
    return weights


def _with_its_like(holder: Element, pieces: dict[Element, int]) -> Element:
    """The element above, where each paragraph is a block like the one beside it; the cells of a row are columns, not paragraphs."""
    above = holder.getparent()
    if above is None or holder.tag in {"td", "th", "body"} or holder not in pieces:
        return holder
    alike = (each for each in above if each is not holder and (each.tag, each.get("class")) == (holder.tag, holder.get("class")))
    return above if any(each in pieces for each in alike) else holder


def _said(body: Element, heading: Element | None) -> dict[Element, list[str]]:
    """The pieces of text of each block, those of inline elements with them; nothing of links, menus and headings.

    A form is silent, but not the one in which old systems (ASP.NET) keep their whole page, title and all.
    """
    framing = frozenset(heading.iterancestors("form")) if heading is not None else frozenset()
    said: dict[Element, list[str]] = defaultdict(list)
    holders: dict[Element, Element | None] = {}
    for element in body.iter():
        parent = element.getparent()
        above = holders.get(parent, body) if parent is not None else body
        if (
            above is None
            or (element.tag in _SILENT and element not in framing)
            or place_of(element) in {Place.DROP, Place.RELATED, Place.CAPTION}
        ):
            holder = None
        else:
            holder = element if element.tag in _HOLDERS else above
        holders[element] = holder
        if holder is not None and element.text:
            said[holder].append(element.text)
        if above is not None and element.tail and element is not body:
            said[above].append(f" {element.tail}")
    return said


def _cut(holder: Element, heading: Element | None) -> Element:
    """The part of an element that is the story, set apart in an element of its own where it isn't the whole.

    Old pages keep title, date, text and other stories in one cell. The text begins below the title and the date line and
    ends, below its last sentences, at a rule, a form or the heading of a list.
    """
    children = list(holder)
    first = next((at + 1 for at, child in enumerate(children) if within(heading, child)), 0) if heading is not None else 0
    while 0 < first < len(children) and not (children[first - 1].tail or "").strip() and _is_above(children[first]):
        first += 1
    running = [at for at, child in enumerate(children) if _is_running(child)]
    last = (
        next((at for at in range(running[-1] + 1, len(children)) if _is_bound(children[at])), len(children)) if running else len(children)
    )
    if (first == 0 and last == len(children)) or first >= last:
        return holder
    part = etree.Element("div")
    if first == 0:
        part.text, holder.text = writable(holder.text or ""), None
    elif tail := children[first - 1].tail:
        part.text, children[first - 1].tail = writable(tail), None
    holder.insert(first, part)
    part.extend(children[first:last])
    return part


def _is_above(child: Element) -> bool:
    """Whether an element is empty or a date line, as they stand between title and text."""
    said = words(child)
    if not said:
        return next(child.iter("img"), None) is None
    return len(said) <= _LONGEST_DATE_LINE and not _SENTENCE.search(said) and bool(TIMESTAMP.match(said) or DATED.search(said))


def _is_running(child: Element) -> bool:
    said = f"{words(child)} {child.tail or ''}"
    return len(said) >= _LEAST_PIECE and bool(_SENTENCE.search(said)) and child.tag not in _SILENT


def _is_bound(child: Element) -> bool:
    return child.tag in _BOUNDS or next(child.iter("form"), None) is not None or bool(LABEL.match(words(child)))
