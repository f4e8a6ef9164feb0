"""The article itself as HTML: what WordPress calls `content.rendered`. How it is built depends on the story's era.

- `lawas` (2013-15): text pasted from a word processor, caption on the line under the image
- `mc`, `portal` (2016-20): a caption is a paragraph like any other
- `yoast` (2021-23): `wp-caption` boxes
- `blok` (2024-25): the block editor's figures
"""

from __future__ import annotations

from newsroom.calendar_id import stamp
from newsroom.site import Site, slugify
from newsroom.story import Block, Picture, Story
from newsroom.text import attribute, inline, texture

CAPTION_FORMS = {"lawas": "break", "mc": "plain", "portal": "plain", "yoast": "box", "blok": "block"}
OPENINGS = {
    "lawas": '<p class="MsoNormal" style="text-align: justify;">',
    "mc": "<p>",
    "portal": '<p style="text-align: justify;">',
    "yoast": "<p>",
    "blok": "<p>",
}
SIZE = (640, 400)


def render(story: Story, site: Site, *, listed: bool = False, part: int | None = None) -> str:
    """The whole content, or one part of a story that `[next-page]` divides.

    `listed` is for lists of posts: WordPress gives images other attributes there than in a single post.
    """
    return Body(story, site, listed).html(part)


def parts(story: Story) -> int:
    """How many pages the story is divided into."""
    return 1 + sum(block.texts[0] == "next-page" for block in story.blocks if block.kind == "mark")


def caption_form(story: Story, picture: Picture) -> str:
    """How this story prints that picture's caption; `lead` means above the content, as part of the theme."""
    return picture.form or CAPTION_FORMS[story.style]


class Body:
    """One rendering of one story; remembers how many images it has placed."""

    def __init__(self, story: Story, site: Site, listed: bool) -> None:
        self.story = story
        self.site = site
        self.listed = listed
        self.images = 0
        texts = [block for block in story.blocks if block.is_text]
        self.first = texts[0] if texts else None
        self.last = texts[-1] if texts else None

    def html(self, part: int | None) -> str:
        """Blocks, byline and related stories, one under another."""
        pages: list[list[str]] = [[]]
        for block in self.story.blocks:
            if block.kind == "mark" and block.texts[0] == "next-page":
                pages.append([])
            else:
                pages[-1].append(self._block(block))
        pages[-1] += [self._closing(), self._related()]
        chosen = pages if part is None else pages[part - 1 : part]
        return "\n".join(piece for page in chosen for piece in page if piece) + "\n"

    def _block(self, block: Block) -> str:
        if block.kind == "mark":
            return self._mark(block.texts[0], block.texts[1:])
        if block.kind == "items":
            return self._items(block)
        words = self._opening(block) + inline(block.texts[0]) + self._ending(block)
        if block.kind == "quote":
            return f'<blockquote class="wp-block-quote"><p>{words}</p></blockquote>'
        return self._paragraph(words)

    def _paragraph(self, words: str) -> str:
        if self.story.style == "lawas":
            words = f'<span style="font-size: small;">{words}</span>'
        return f"{OPENINGS[self.story.style]}{words}</p>"

    def _items(self, block: Block) -> str:
        items = "\n".join(f"<li>{inline(text)}</li>" for text in block.texts)
        kind = ' class="wp-block-list"' if self.story.style == "blok" else ""
        return f"<ul{kind}>\n{items}\n</ul>"

    def _opening(self, block: Block) -> str:
        """The dateline before the first words; bold in the eras that set it so."""
        if block is not self.first or not self.story.dateline:
            return ""
        place, _, dash = self.story.dateline.printed.rpartition(" ")
        if self.story.style in ("mc", "yoast"):
            return f"<strong>{texture(place)}</strong> {texture(dash)} "
        return f"{texture(place)} {texture(dash)} "

    def _ending(self, block: Block) -> str:
        """The byline after the last words, where it is not a line of its own."""
        if block is not self.last or not self.story.byline or self.story.byline_apart:
            return ""
        byline = texture(self.story.byline)
        return f" <strong>{byline}</strong>" if self.story.style == "yoast" else f" {byline}"

    def _closing(self) -> str:
        """The byline as its own line: when the author put it there, or the text ends in a list."""
        apart = self.story.byline_apart or (self.last is not None and self.last.kind == "items")
        return self._paragraph(texture(self.story.byline)) if self.story.byline and apart else ""

    def _mark(self, word: str, names: tuple[str, ...]) -> str:
        match word:
            case "picture":
                return self._picture(self.story.picture(names[0]))
            case "gallery":
                return self._gallery([self.story.picture(name) for name in names])
            case "file":
                return self._file(names[0])
            case "see-also":
                other = self.site.find(names[0])
                if other is None:
                    return ""
                link = f'<a href="{self.site.home}{other.path}">{texture(other.title)}</a>'
                return f"<p><strong>Baca juga : {link}</strong></p>"
            case "share":
                links = '<a href="#fb">Facebook</a> <a href="#wa">WhatsApp</a>'
                return f'<div class="bagikan">bagikan berita ke : {links}</div>'
        return "<p>&nbsp;</p>"

    def _picture(self, picture: Picture) -> str:
        image, caption = self._image(picture), inline(picture.caption)
        number = self.story.media_id(picture.file)
        match caption_form(self.story, picture):
            case "break":
                return f'<p style="text-align: center;">{image}<br />\n{caption}</p>'
            case "box":
                return (
                    f'<div id="attachment_{number}" style="width: 650px" class="wp-caption aligncenter">{image}'
                    f'<p id="caption-attachment-{number}" class="wp-caption-text">{caption}</p></div>'
                )
            case "figure":
                return (
                    f'<figure id="attachment_{number}" class="wp-caption aligncenter">{image}'
                    f'<figcaption class="wp-caption-text">{caption}</figcaption></figure>'
                )
            case "block":
                below = f'<figcaption class="wp-element-caption">{caption}</figcaption>' if caption else ""
                return f'<figure class="wp-block-image size-large">{image}{below}</figure>'
        return f"<p>{image}</p>" + (f"\n{OPENINGS[self.story.style]}{caption}</p>" if caption else "")

    def _image(self, picture: Picture) -> str:
        """The `img`, with the loading attributes WordPress gives to the first and the later ones."""
        self.images += 1
        urgent = self.images == 1 and not self.listed
        load = 'fetchpriority="high" decoding="async"' if urgent else 'loading="lazy" decoding="async"'
        address = self.site.home + self.story.upload(picture.file)
        smaller = address.replace(".png", "-300x188.png")
        return (
            f'<img {load} class="aligncenter size-large wp-image-{self.story.media_id(picture.file)}" src="{address}" '
            f'alt="{attribute(picture.alt)}" width="{SIZE[0]}" height="{SIZE[1]}" '
            f'srcset="{address} 640w, {smaller} 300w" sizes="(max-width: 640px) 100vw, 640px" />'
        )

    def _gallery(self, pictures: list[Picture]) -> str:
        if self.story.style == "blok":
            inner = "\n".join(self._picture(picture) for picture in pictures)
            return f'<figure class="wp-block-gallery has-nested-images columns-default">\n{inner}\n</figure>'
        items = "\n".join(self._gallery_item(picture) for picture in pictures)
        return f"<div id='gallery-1' class='gallery galleryid-{self.story.id} gallery-columns-3'>\n{items}\n</div>"

    def _gallery_item(self, picture: Picture) -> str:
        below = f"<dd class='wp-caption-text gallery-caption'>{inline(picture.caption)}</dd>" if picture.caption else ""
        link = self.site.home + self.story.upload(picture.file)
        icon = f"<dt class='gallery-icon'><a href='{link}'>{self._image(picture)}</a></dt>"
        return f"<dl class='gallery-item'>{icon}{below}</dl>"

    def _file(self, name: str) -> str:
        document = next(each for each in self.story.documents if each.file == name)
        address, label = self.site.home + self.story.upload(name), texture(document.label)
        if self.story.style == "blok":
            button = f'<a href="{address}" class="wp-block-file__button" download>Unduh</a>'
            return f'<div class="wp-block-file"><a href="{address}">{label}</a>{button}</div>'
        return f'<p><a href="{address}" target="_blank" rel="noopener">{label}</a></p>'

    def _related(self) -> str:
        """`Baca juga dalam`: titles with the dates of *other* posts, inside the content."""
        others = [other for other in map(self.site.find, self.story.related) if other]
        if not others:
            return ""
        name = self.story.categories[0]
        entries = "\n".join(
            f'<div class="baca-juga-item"><span class="waktu">{stamp(other.published)}</span>\n'
            f'<h4><a href="{self.site.home}{other.path}">{texture(other.title)}</a></h4></div>'
            for other in others
        )
        link = f'<a href="{self.site.home}/category/{slugify(name)}/">{texture(name)}</a>'
        return f'<div class="baca-juga">\n<h3>Baca juga dalam : {link}</h3>\n{entries}\n</div>'
