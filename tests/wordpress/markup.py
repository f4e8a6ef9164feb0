"""What a story is made of, and the three ways its editors have typed such things into WordPress.

A block knows what a reader should see of it (`told`) and how it is typed: as Gutenberg blocks, as classic text that
leans on wpautop, or as the remains of a Word document. Addresses and numbers that only WordPress knows stand as
`@@kind:key@@` and are filled in while seeding.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html import escape
from typing import Any

EDITORS = ("gutenberg", "classic", "word")


@dataclass(frozen=True)
class Run:
    """A stretch of text inside one tag (`strong`, `em`, `a href="…"`) or inside none."""

    text: str
    tag: str = ""
    entity: bool = False  # the text is already HTML, such as `&ndash;`

    @property
    def source(self) -> str:
        """The text as typed in HTML, without its tag."""
        return self.text if self.entity else escape(self.text, quote=False)

    def typed(self) -> str:
        """The run as typed, tag included."""
        return f"<{self.tag}>{self.source}</{self.tag.split()[0]}>" if self.tag else self.source


Runs = tuple[Run, ...]


def plain(text: str) -> Runs:
    """A text without any tag."""
    return (Run(text),)


@dataclass(frozen=True)
class Paragraph:
    """A paragraph; `before` and `after` (dateline, byline) are typed with it and told apart."""

    runs: Runs
    before: Runs = ()
    after: Runs = ()

    def typed(self) -> str:
        """Everything the paragraph prints."""
        return "".join(run.typed() for run in (*self.before, *self.runs, *self.after))


@dataclass(frozen=True)
class Heading:
    """A heading inside the text."""

    text: str
    level: int = 2


@dataclass(frozen=True)
class Items:
    """A list, each item a paragraph of its own for the reader."""

    items: tuple[str, ...]
    ordered: bool = False


@dataclass(frozen=True)
class Quote:
    """A block quotation."""

    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Table:
    """A table with a head row."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Picture:
    """An image. `how`: its caption is a figure caption, the house's plain line below the image, or missing."""

    key: str
    caption: Runs = ()
    how: str = "figure"  # figure | line | none
    size: str = "full"  # full | medium
    alt: str = ""


@dataclass(frozen=True)
class Gallery:
    """Several images; `shortcode` takes the captions from the media library."""

    pictures: tuple[Picture, ...]
    caption: str = ""
    shortcode: bool = False


@dataclass(frozen=True)
class FileLink:
    """An uploaded document to download."""

    key: str
    name: str


@dataclass(frozen=True)
class Related:
    """A block of other posts inside the text: (printed time, key of the post) for each."""

    section: str
    posts: tuple[tuple[str, str], ...]
    as_paragraphs: bool = False


@dataclass(frozen=True)
class ReadAlso:
    """A paragraph `Baca juga: …` in the middle of the text."""

    post: str


@dataclass(frozen=True)
class Furniture:
    """Markup that is no part of the article: share buttons, scripts, buttons, embeds, spacers, page breaks."""

    kind: str  # share | script | style | buttons | embed | spacer | nextpage | more | office
    value: str = ""


Block = Paragraph | Heading | Items | Quote | Table | Picture | Gallery | FileLink | Related | ReadAlso | Furniture


@dataclass
class Told:
    """What a reader should see, as typed text in runs: WordPress's own typography is applied to it while seeding."""

    paragraphs: list[list[str]] = field(default_factory=list)
    captions: list[list[str]] = field(default_factory=list)
    images: list[str] = field(default_factory=list)  # placeholders of the addresses printed in `src`
    images_full: list[str] = field(default_factory=list)
    attachments: list[str] = field(default_factory=list)
    related: list[str] = field(default_factory=list)
    parts: list[int] = field(default_factory=lambda: [0])  # paragraphs on each page of a <!--nextpage--> post

    def text(self, *runs: str) -> None:
        """One more paragraph."""
        self.paragraphs.append(list(runs))
        self.parts[-1] += 1


def told(blocks: list[Block]) -> Told:
    """What a reader should see of these blocks."""
    seen = Told()
    for block in blocks:
        match block:
            case Paragraph(runs):
                if any(run.text.strip() for run in runs):
                    seen.text(*(run.source for run in runs))
            case Heading(text):
                seen.text(escape(text, quote=False))
            case Items(texts) | Quote(texts):
                for text in texts:
                    seen.text(escape(text, quote=False))
            case Table(rows):
                for row in rows:
                    cells = [part for cell in row for part in (escape(cell, quote=False), " | ")]
                    seen.text(*cells[:-1])
            case Picture():
                see_picture(seen, block)
            case Gallery(pictures, caption, shortcode):
                for picture in pictures:
                    see_picture(seen, picture, "thumb" if shortcode else "")
                if caption:
                    seen.captions.append([escape(caption, quote=False)])
            case FileLink(key):
                seen.attachments.append(f"@@src:{key}@@")
            case Related(_, posts):
                seen.related += [f"@@link:{key}@@" for _, key in posts]
            case ReadAlso(post):
                seen.related.append(f"@@link:{post}@@")
            case Furniture("nextpage"):
                seen.parts.append(0)
    return seen


def see_picture(seen: Told, picture: Picture, size: str = "") -> None:
    """Add a picture and its caption."""
    printed = {"full": "src"}.get(size or picture.size, size or picture.size)
    seen.images.append(f"@@{printed}:{picture.key}@@")
    seen.images_full.append(f"@@src:{picture.key}@@")
    if picture.caption:
        seen.captions.append([run.source for run in picture.caption])


def comment(name: str, inner: str, **attributes: Any) -> str:
    """A Gutenberg block: comment delimiters around its saved markup."""
    given = f" {json.dumps(attributes, ensure_ascii=False, separators=(',', ':'))}" if attributes else ""
    # numbers that only WordPress knows: no quotation marks around them
    given = given.replace('"@@id:', "@@id:").replace('#@@"', "@@")
    return f"<!-- wp:{name}{given} -->\n{inner}\n<!-- /wp:{name} -->"
