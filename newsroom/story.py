"""One story as its author wrote it, and how a story file is read. Knows nothing of HTML, addresses or servers."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from newsroom.calendar_id import WIB

FOLDER = Path(__file__).parent / "stories"
STYLES = ("lawas", "mc", "portal", "yoast", "blok")
STATUSES = ("publish", "draft", "private", "trash")
MARKS = ("picture", "gallery", "file", "see-also", "spacer", "next-page", "share")
_FILE = re.compile(r"\A\+\+\+\n(?P<front>.*?)^\+\+\+\n(?P<text>.*)\Z", re.S | re.M)
_MARK = re.compile(rf"\[(?P<word>{'|'.join(MARKS)})(?P<rest>[^\]]*)\]")


class StoryError(ValueError):
    """A story file that does not say what a story must say; the message names the file."""


@dataclass(frozen=True)
class Block:
    """One block of the text. `paragraph`, `quote` and `items` are the author's words; `mark` places something else."""

    kind: str
    texts: tuple[str, ...]

    @property
    def is_text(self) -> bool:
        """Whether the block holds words of the article."""
        return self.kind != "mark"


@dataclass(frozen=True)
class Dateline:
    """The place line before the first sentence; `printed` is what stands on the page, dash included."""

    printed: str
    place: str
    label: str | None = None


@dataclass(frozen=True)
class Picture:
    """An uploaded image. `form` overrides how the era of the story prints a caption (see `body.py`)."""

    file: str
    caption: str = ""
    alt: str = ""
    form: str = ""


@dataclass(frozen=True)
class Document:
    """An uploaded PDF and the words of the link to it."""

    file: str
    label: str


@dataclass(frozen=True)
class English:
    """The machine translation that the portal shows under /en/."""

    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Story:
    """A post or static page. Times carry their zone (WIB); texts are what a reader sees, `*…*` means italics."""

    id: int
    slug: str
    title: str
    published: datetime
    modified: datetime
    blocks: tuple[Block, ...]
    author: str = "Admin Kota"
    categories: tuple[str, ...] = ("Berita",)
    tags: tuple[str, ...] = ()
    style: str = "portal"
    kind: str = "post"
    status: str = "publish"
    password: str = ""
    dateline: Dateline | None = None
    byline: str | None = None
    byline_apart: bool = False
    dates: tuple[str, ...] | None = None
    pictures: tuple[Picture, ...] = ()
    documents: tuple[Document, ...] = ()
    related: tuple[str, ...] = ()
    english: English | None = None

    @property
    def path(self) -> str:
        """The permalink without the host."""
        if self.kind == "page":
            return f"/{self.slug}/"
        return f"/{self.published:%Y/%m/%d}/{self.slug}/"

    @property
    def is_visible(self) -> bool:
        """Whether the portal shows the story at all; a password-protected one is shown, empty."""
        return self.status == "publish"

    @property
    def is_public(self) -> bool:
        """Whether everybody can read the story's words."""
        return self.is_visible and not self.password

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The author's words, plain: no dateline, byline, captions or marks."""
        return tuple(plain(text) for block in self.blocks if block.is_text for text in block.texts)

    def upload(self, file: str) -> str:
        """The path of one of the story's uploads, in its month's folder as WordPress keeps them."""
        return f"/wp-content/uploads/{self.published:%Y/%m}/{file}"

    def picture(self, file: str) -> Picture:
        """The picture of that file name; KeyError when the story has none."""
        for picture in self.pictures:
            if picture.file == file:
                return picture
        raise KeyError(file)

    @property
    def files(self) -> tuple[Picture | Document, ...]:
        """All uploads, pictures first."""
        return (*self.pictures, *self.documents)

    def media_id(self, file: str) -> int:
        """The attachment number of an upload: the numbers right after the story's own."""
        return self.id + 1 + [each.file for each in self.files].index(file)


def plain(text: str) -> str:
    """The words without italics marks, runs of white space as one space."""
    return re.sub(r"\s+", " ", re.sub(r"\*([^*]+)\*", r"\1", text)).strip(" \t\r\n")


def read_blocks(text: str) -> tuple[Block, ...]:
    """Split a story's text: blocks stand apart by empty lines; `- ` begins an item, `> ` a quotation, `[…]` a mark."""
    return tuple(_block(chunk) for chunk in re.split(r"\n\s*\n", text) if chunk.strip())


def _block(chunk: str) -> Block:
    chunk = chunk.strip("\n")
    if mark := _MARK.fullmatch(chunk.strip()):
        return Block("mark", (mark["word"], *mark["rest"].split()))
    if chunk.startswith("- "):
        return Block("items", tuple(_joined(item) for item in re.split(r"^- ", chunk, flags=re.M)[1:]))
    if chunk.startswith("> "):
        return Block("quote", (_joined(chunk.removeprefix("> ")),))
    return Block("paragraph", (_joined(chunk),))


def _joined(lines: str) -> str:
    return " ".join(line.strip() for line in lines.strip().splitlines())


def read_story(path: Path) -> Story:
    """Read one story file, and its translation `<name>.en.txt` where there is one."""
    front, text = _split(path)
    try:
        story = _story(front, read_blocks(text), _english(path.with_name(f"{path.stem}.en.txt")))
    except (KeyError, TypeError, ValueError) as fault:
        raise StoryError(f"{path.name}: {fault!r}") from fault
    if story.style not in STYLES or story.status not in STATUSES:
        raise StoryError(f"{path.name}: unknown style {story.style!r} or status {story.status!r}")
    return story


def _split(path: Path) -> tuple[dict[str, Any], str]:
    parts = _FILE.match(path.read_text(encoding="utf-8"))
    if not parts:
        raise StoryError(f"{path.name}: no front matter between +++ lines")
    return tomllib.loads(parts["front"]), parts["text"]


def _story(front: dict[str, Any], blocks: tuple[Block, ...], english: English | None) -> Story:
    published = front.pop("published").replace(tzinfo=WIB)
    modified = front.pop("modified", published).replace(tzinfo=WIB)
    dateline = front.pop("dateline", None)
    parts: dict[str, Any] = {
        "pictures": tuple(Picture(**picture) for picture in front.pop("pictures", ())),
        "documents": tuple(Document(**document) for document in front.pop("documents", ())),
        "dateline": Dateline(**dateline) if dateline else None,
    }
    lists = {key: tuple(value) for key, value in front.items() if isinstance(value, list)}
    return Story(**{**front, **lists, **parts}, published=published, modified=modified, blocks=blocks, english=english)


def _english(path: Path) -> English | None:
    if not path.exists():
        return None
    front, text = _split(path)
    return English(title=front["title"], blocks=read_blocks(text))


def load(folder: Path = FOLDER) -> list[Story]:
    """All stories of a folder, oldest first. Raises StoryError when two share a number or an address."""
    files = [path for path in sorted(folder.glob("*.txt")) if not path.name.endswith(".en.txt")]
    stories = sorted((read_story(path) for path in files), key=lambda story: (story.published, story.id))
    for what in ("id", "slug"):
        values = [getattr(story, what) for story in stories]
        if twice := {value for value in values if values.count(value) > 1}:
            raise StoryError(f"{what} used twice: {sorted(twice)}")
    return stories
