"""From a story's markup to its blocks: paragraphs, headings, rows, captions, pictures, files, in reading order.

The tree is walked with a stack of our own, so that no depth of nesting can exhaust Python's.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from archive.record import Image
from scraper.extract import images
from scraper.extract.blocks import Block, Kind
from scraper.extract.files import file_at
from scraper.extract.furniture import DROPPED_TAGS, Place, place_of
from scraper.extract.markup import Element, fold

_BLOCK_TAGS: Final = frozenset(
    {
        *("p", "div", "section", "article", "main", "header", "footer", "aside", "address", "figure", "figcaption", "center"),
        *("h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "hr", "details", "summary"),
        *("table", "caption", "thead", "tbody", "tfoot", "tr", "td", "th", "fieldset", "legend", "body", "html", "form", "nav"),
        *("amp-carousel", "amp-social-share", "iframe", "object", "embed", "video", "audio"),
    }
)
_KINDS: Final = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Kind.HEADING),
    **dict.fromkeys(("li", "dt", "dd"), Kind.ITEM),
    "blockquote": Kind.QUOTE,
    "figcaption": Kind.CAPTION,
}
_PICTURES: Final = frozenset({"img", "amp-img"})
_SOFT_TAGS: Final = frozenset({"em", "i", "small", "center"})
_BOLD_TAGS: Final = frozenset({"strong", "b"})
_CENTRED: Final = re.compile(r"text-align\s*:\s*center", re.IGNORECASE)
_EMBEDS: Final = {"object": "data", "embed": "src", "iframe": "src"}
_BREAK: Final = "\x1e"
"""Stands for ``<br>`` while a paragraph is gathered: no text has it."""
_SHOWN: Final = "\x02"
"""Stands for a picture."""
_PARAGRAPHS: Final = re.compile(
    rf"{_BREAK}\s*{_BREAK}[\s{_BREAK}]*|{_BREAK}\s*(?={_SHOWN})|{_BREAK}\s*(?=\(?(?:baca|lihat|simak)\s+juga\b"
    r"|(?:Senin|Selasa|Rabu|Kamis|Jum.?at|Sabtu|Minggu),\s\d{1,2}\s\w+\s\d{4}\s\d)",
    re.IGNORECASE,
)
"""Where a paragraph ends inside an element: at two line breaks, before a picture, and where other stories are pointed to."""
_UNDER: Final = re.compile(rf"(?P<caption>[\s{_SHOWN}]*{_SHOWN}\s*{_BREAK}\s*[^{_BREAK}{_SHOWN}]{{3,240}}){_BREAK}(?P<text>.+)", re.DOTALL)
"""A picture, the line under it, and what follows at the next line break."""
_SENTENCE: Final = re.compile(r"[.!?:;,][”\"’')]*\s*$")
_FULL_STOP: Final = re.compile(r"[.!?…][”\"’')]*\s*$")
_LONG_LINE: Final = 80
"""Characters of a line that is a paragraph rather than a line of an address, a list, a poem."""
_BLANK_LINE: Final = re.compile(r"\r?\n(?:[ \t\xa0]*\r?\n)+")
_SHORTCODE: Final = re.compile(
    r"\[/[a-z][\w-]{2,}\]|\[(?:caption|gallery|embed|video|audio|playlist|vc_\w+|et_pb_\w+|su_\w+)\b[^\]]{0,400}\]"
    r"|\[[a-z][\w-]+\s+[\w-]+\s?=[^\]]{1,400}\]"
)
"""A command of a plugin that is gone: what WordPress prints where nobody carries it out."""
_END_OF_CAPTION: Final = "[/caption]"
_SHORT: Final = 40
_SPACER: Final = re.compile(r"^[\W_]+$")
_NOT_SPACER: Final = re.compile("[(\\[\u2600-\U0001faff]")


def _is_centred(element: Element) -> bool:
    style = element.get("style")
    return element.get("align") == "center" or (style is not None and _CENTRED.search(style) is not None)


class _Walker:
    """Gathers text until a block begins or ends, then closes the paragraph."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.sinks: list[list[Block]] = [[]]
        self.rows: list[list[list[Block]]] = []
        self.kinds = [Kind.TEXT]
        self.figures: list[list[Block]] = []
        self.pieces: list[str] = []
        self.links: list[tuple[str, str]] = []
        self.open: tuple[str, int] | None = None
        self.soft = self.soft_length = 0
        self.bold = self.bold_length = 0
        self.pictures: list[Image] = []
        self.preformatted = 0

    def walk(self, root: Element) -> list[Block]:
        """All blocks below ``root``."""
        self.add(root.text)
        stack: list[tuple[Element, tuple[str, ...] | None]] = [(child, None) for child in reversed(root)]
        while stack:
            element, after = stack.pop()
            if after is None:
                after = self.enter(element)
                if after is not None:
                    stack.append((element, after))
                    self.add(element.text)
                    if len(element):
                        stack += [(child, None) for child in reversed(element)]
                    continue
            else:
                for name in after:
                    _LEAVING[name](self)
            self.add(element.tail)
        self.flush()
        return self.sinks[0]

    def add(self, text: str | None) -> None:
        """More text of the paragraph."""
        if text:
            self.pieces.append(_BLANK_LINE.sub(_BREAK + _BREAK, text) if self.preformatted else text)
            if self.soft:
                self.soft_length += len(text.strip())
            if self.bold:
                self.bold_length += len(text.strip())

    def enter(self, element: Element) -> tuple[str, ...] | None:
        """Begin an element: what is to be done when it ends, or nothing where it is not to be entered."""
        tag = element.tag
        if tag == "br":
            self.pieces.append(_BREAK)
            return None
        if tag in _PICTURES:
            self._picture(element)
            return None
        place = place_of(element)
        is_block = tag in _BLOCK_TAGS
        if is_block or place is not None:
            self.flush()
        if place is Place.RELATED:
            self.sinks[-1].append(Block(Kind.RELATED, box=element))
            return None
        if tag in DROPPED_TAGS or place is Place.DROP:
            self._embedded(element, tag)
            return None
        return self._states(element, tag, place, is_block)

    def _states(self, element: Element, tag: str, place: Place | None, is_block: bool) -> tuple[str, ...]:
        after: list[str] = ["flush"] if is_block or place is not None else []
        kind = Kind.CAPTION if place is Place.CAPTION else _KINDS.get(tag)
        if kind is not None:
            self.kinds.append(Kind.CAPTION if self.kinds[-1] is Kind.CAPTION else kind)
            after.append("kind")
        if tag == "figure" or place is Place.FIGURE:
            self.figures.append([])
            after.append("figure")
        if tag == "a" and self.open is None and (address := element.get("href")):
            self.open = (address.strip(), len(self.pieces))
            after.insert(0, "link")
        if tag in _SOFT_TAGS or _is_centred(element):
            self.soft += 1
            after.append("soft")
        elif tag in _BOLD_TAGS:
            self.bold += 1
            after.append("bold")
        if tag == "pre":
            self.preformatted += 1
            after.append("pre")
        if tag == "tr":
            self.rows.append([])
            after.append("row")
        elif tag in {"td", "th"} and self.rows:
            self.sinks.append([])
            after.append("cell")
        return tuple(after)

    def _picture(self, element: Element) -> None:
        found = images.picture(element, self.base)
        if found is not None:
            self.pieces.append(_SHOWN)
            self.pictures.append(found)

    def _embedded(self, element: Element, tag: str) -> None:
        """A document shown in a frame is a file offered with the story."""
        address = (element.get(_EMBEDS[tag]) or element.get("data-src")) if tag in _EMBEDS else None
        if address and file_at(address):
            self.sinks[-1].append(Block(Kind.FILE, links=[(address.strip(), "")]))

    def _close_link(self) -> None:
        if self.open is not None:
            address, start = self.open
            if said := _folded("".join(self.pieces[start:])):
                self.links.append((address, said))
            elif file_at(address) and self.pictures:
                self.sinks[-1].append(Block(Kind.FILE, links=[(address, "")]))
            self.open = None

    def _close_soft(self) -> None:
        self.soft -= 1

    def _close_bold(self) -> None:
        self.bold -= 1

    def _close_preformatted(self) -> None:
        self.preformatted -= 1

    def _close_cell(self) -> None:
        self.rows[-1].append(self.sinks.pop())

    def _close_row(self) -> None:
        """A row is one paragraph, its cells parted by bars; a row with a single full cell is mere layout."""
        cells = self.rows.pop()
        full = [cell for cell in cells if any(block.text for block in cell)]
        if len(full) < 2:
            self.sinks[-1].extend(block for cell in cells for block in cell)
            return
        said = {Kind.PICTURE, Kind.FILE, Kind.CAPTION, Kind.RELATED}
        self.sinks[-1].extend(block for cell in cells for block in cell if block.kind in said)
        text = " | ".join(" ".join(b.text for b in cell if b.kind not in said and b.text) for cell in full)
        links = [link for cell in cells for block in cell for link in block.links]
        self.sinks[-1].append(Block(Kind.ROW, text, links))

    def flush(self) -> None:
        """Close the paragraph: its pictures, then its text, parted where two line breaks meet."""
        if not self.pieces and self.open is None:
            return
        raw = "".join(self.pieces)
        pictures, self.pictures = self.pictures, []
        if not pictures and (not raw or raw.isspace()):
            self.pieces.clear()
            if self.open is not None:
                self.open = (self.open[0], 0)
            return
        reopened = self.open
        if reopened is not None:
            self._close_link()
        links, self.links = self.links, []
        length = 0.9 * max(1, len(raw.strip()) - 2)
        soft, bold = self.soft_length >= length, self.bold_length >= length
        self.pieces, self.open = [], (reopened[0], 0) if reopened else None
        self.soft_length = self.bold_length = 0
        plain = _BREAK not in raw and _SHOWN not in raw and "[" not in raw
        for kind, part in ((self.kinds[-1], raw),) if plain else _parts(raw, self.kinds[-1]):
            shown = part.count(_SHOWN) if pictures else 0
            leads = shown and part.lstrip(_SPACE).startswith(_SHOWN)
            last = shown and not leads and part.rstrip(_SPACE).endswith(_SHOWN)
            if shown and not last:
                self._show(pictures[:shown])
            text = _folded(part)
            if text and not (len(text) <= _SHORT and _SPACER.match(text) and not _NOT_SPACER.search(text)):
                self._emit(Block(kind, text, [link for link in links if link[1] in text], soft, bold, bool(leads)))
            if last:
                self._show(pictures[:shown])
            del pictures[:shown]
        if pictures:
            self._show(pictures)

    def _show(self, pictures: list[Image]) -> None:
        for picture in pictures:
            block = Block(Kind.PICTURE, picture=picture)
            self.sinks[-1].append(block)
            if self.figures:
                self.figures[-1].append(block)

    def _emit(self, block: Block) -> None:
        if block.kind is Kind.CAPTION:
            block.of = self._captioned()
        self.sinks[-1].append(block)

    def _captioned(self) -> Block | None:
        """The picture a caption stands under: the last of its own figure, else the one just before it."""
        if self.figures:
            return self.figures[-1][-1] if self.figures[-1] else None
        last = self.sinks[-1][-1] if self.sinks[-1] else None
        return last if last is not None and last.kind is Kind.PICTURE else last.of if last and last.kind is Kind.CAPTION else None


_SPACE: Final = f" \n\t\r\xa0{_BREAK}"


def _folded(part: str) -> str:
    """The words of a gathered piece of text."""
    return fold(part.replace(_BREAK, " ").replace(_SHOWN, " "))


def _parts(raw: str, kind: Kind) -> Iterator[tuple[Kind, str]]:
    """The paragraphs of a gathered text with their kinds; a line under a picture is one of its own."""
    for part in _PARAGRAPHS.split(raw) if _BREAK in raw else (raw,):
        if "[" in part and _SHORTCODE.search(part):
            caption, ended, part = part.rpartition(_END_OF_CAPTION)
            if ended:
                yield Kind.CAPTION, _SHORTCODE.sub(" ", caption)
            part = _SHORTCODE.sub(" ", part)
        if _SHOWN in part and (under := _UNDER.match(part)) and not _SENTENCE.search(under["caption"]):
            yield kind, under["caption"]
            part = under["text"]
        for line in _sentences(part) if _BREAK in part else (part,):
            yield kind, line


def _sentences(part: str) -> Sequence[str]:
    """The lines of a text that is typed without paragraphs: each long, each but the last the end of a sentence."""
    lines = part.strip(_SPACE).split(_BREAK)
    typed = lines[:-1]
    if len(typed) < 2 or not all(len(line) >= _LONG_LINE and _FULL_STOP.search(line) for line in typed):
        return (part,)
    return lines


_LEAVING: Final[dict[str, Callable[[_Walker], object]]] = {
    "kind": lambda walker: walker.kinds.pop(),
    "figure": lambda walker: walker.figures.pop(),
    "flush": _Walker.flush,
    "link": _Walker._close_link,
    "soft": _Walker._close_soft,
    "bold": _Walker._close_bold,
    "cell": _Walker._close_cell,
    "row": _Walker._close_row,
    "pre": _Walker._close_preformatted,
}
"""What is to be done when an element ends, by the names with which it was begun."""


def blocks(root: Element, base: str) -> list[Block]:
    """The blocks of a story's element; addresses are joined to ``base`` only for pictures."""
    return _Walker(base).walk(root)
