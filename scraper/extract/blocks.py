"""What a story's markup comes down to: a flat list of blocks in reading order."""

from dataclasses import dataclass, field
from enum import Enum

from archive.record import Image
from scraper.extract.markup import Element


class Kind(Enum):
    """What a block is to a reader."""

    TEXT = "text"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"
    ROW = "row"
    CAPTION = "caption"
    PICTURE = "picture"
    FILE = "file"
    RELATED = "related"

    __hash__ = object.__hash__
    """By identity; that of `Enum` is by name, in Python, and blocks are sorted by kind all the time."""


@dataclass(slots=True)
class Block:
    """One block. ``links`` are (address, words); ``beside`` says that a picture leads the same paragraph."""

    kind: Kind
    text: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)
    soft: bool = False
    """Wholly in italics, small or centred, as captions often are."""
    bold: bool = False
    """Wholly in bold, as a heading that is not marked up as one."""
    beside: bool = False
    picture: Image | None = None
    of: "Block | None" = None
    """The picture a caption belongs to."""
    box: Element | None = None
    """The element of a list of other stories, which is read apart."""
