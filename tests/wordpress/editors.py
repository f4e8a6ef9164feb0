"""The three hands that type a story: the block editor, the classic editor, and pasting from Word.

`typed(blocks, editor)` gives the text for `post_content`, with `@@kind:key@@` where only WordPress knows the value.
"""

from __future__ import annotations

from html import escape

import markup
from markup import (
    Block,
    FileLink,
    Furniture,
    Gallery,
    Heading,
    Items,
    Paragraph,
    Picture,
    ReadAlso,
    Related,
    Table,
    comment,
)

WIDTH, HEIGHT = 640, 427
SHARE = (
    '<div class="sharedaddy sd-sharing-enabled"><div class="robots-nocontent sd-block sd-social sd-social-icon">'
    '<h3 class="sd-title">Bagikan ini:</h3><div class="sd-content"><ul><li class="share-facebook">'
    '<a rel="nofollow noopener noreferrer" class="share-facebook sd-button" href="?share=facebook">'
    '<span>Klik untuk membagikan di Facebook</span></a></li><li class="share-end"></li></ul></div></div></div>'
)
SCRIPT = '<script>window.dataLayer = window.dataLayer || []; dataLayer.push({"berita": "dibaca", "kota": "Malang"});</script>'
STYLE = "<style>.wp-caption { max-width: 100%; } .isi-berita p { text-align: justify; }</style>"
OFFICE = "<!-- [if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View><w:Zoom>0</w:Zoom></w:WordDocument></xml><![endif]-->"
WORD_STYLES = (
    "font-family: arial, helvetica, sans-serif; font-size: 12pt;",
    "font-size: 11.0pt; line-height: 115%; font-family: 'Calibri','sans-serif';",
    "color: #222222; font-family: Arial; background-color: #ffffff;",
)


def typed(blocks: list[Block], editor: str) -> str:
    """The whole text as one of `markup.EDITORS` leaves it in the database."""
    hand = {"gutenberg": gutenberg, "classic": classic, "word": word}[editor]
    return "\n\n".join(hand(block) for block in blocks)


def plain_html(text: str) -> str:
    """Text escaped as an editor does it: quotation marks stay."""
    return escape(text, quote=False)


def image(picture: Picture) -> str:
    """An `<img>` as WordPress inserts it."""
    source = "src" if picture.size == "full" else "medium"
    width, height = (WIDTH, HEIGHT) if picture.size == "full" else (300, 200)
    return (
        f'<img class="size-{picture.size} wp-image-@@id:{picture.key}@@" src="@@{source}:{picture.key}@@" '
        f'alt="{escape(picture.alt)}" width="{width}" height="{height}" />'
    )


def caption(picture: Picture) -> str:
    """The caption as typed."""
    return "".join(run.typed() for run in picture.caption)


def html_table(block: Table) -> str:
    """Head row and body rows."""

    def row(cells: tuple[str, ...], tag: str) -> str:
        return "<tr>" + "".join(f"<{tag}>{plain_html(cell)}</{tag}>" for cell in cells) + "</tr>"

    body = "".join(row(cells, "td") for cells in block.rows[1:])
    return f"<table><thead>{row(block.rows[0], 'th')}</thead><tbody>{body}</tbody></table>"


def related(block: Related) -> str:
    """The block `Baca juga dalam`: other posts with *their* times."""
    heading = f"Baca juga dalam : {block.section}"
    if block.as_paragraphs:
        lines = [f"<p><strong>{heading}</strong></p>"]
        for time, key in block.posts:
            lines += [f"<p>{time}</p>", f'<p><a href="@@link:{key}@@">@@title:{key}@@</a></p>']
        return "\n".join(lines)
    entries = "".join(
        f'<li><span class="waktu">{time}</span><h5><a href="@@link:{key}@@">@@title:{key}@@</a></h5></li>' for time, key in block.posts
    )
    return f'<div class="baca-juga"><h4>{heading}</h4><ul>{entries}</ul></div>'


def read_also(block: ReadAlso) -> str:
    """The sentence that sends the reader to another post."""
    return f'Baca juga: <a href="@@link:{block.post}@@">@@title:{block.post}@@</a>'


def gutenberg(block: Block) -> str:
    """One block as the block editor saves it."""
    match block:
        case Paragraph():
            return comment("paragraph", "<p>" + block.typed().replace("\n", "<br>") + "</p>")
        case Heading(text, level):
            tag = f"h{level}"
            inner = f'<{tag} class="wp-block-heading">{plain_html(text)}</{tag}>'
            return comment("heading", inner, **({} if level == 2 else {"level": level}))
        case Items(items, ordered):
            tag = "ol" if ordered else "ul"
            inner = "\n\n".join(comment("list-item", f"<li>{plain_html(item)}</li>") for item in items)
            attributes = {"ordered": True} if ordered else {}
            return comment("list", f'<{tag} class="wp-block-list">{inner}</{tag}>', **attributes)
        case markup.Quote(paragraphs):
            inner = "\n\n".join(comment("paragraph", f"<p>{plain_html(text)}</p>") for text in paragraphs)
            return comment("quote", f'<blockquote class="wp-block-quote">{inner}</blockquote>')
        case Table():
            return comment("table", f'<figure class="wp-block-table">{html_table(block)}</figure>')
        case Picture():
            return figure(block)
        case Gallery():
            return gallery(block)
        case FileLink(key, name):
            inner = (
                f'<div class="wp-block-file"><a id="wp-block-file--media-{key}" href="@@src:{key}@@">'
                f"{plain_html(name)}</a>"
                f'<a href="@@src:{key}@@" class="wp-block-file__button wp-element-button" download '
                f'aria-describedby="wp-block-file--media-{key}">Unduh</a></div>'
            )
            return comment("file", inner, id=f"@@id:{key}#@@", href=f"@@src:{key}@@")
        case Related():
            return comment("html", related(block))
        case ReadAlso():
            return comment("paragraph", f"<p>{read_also(block)}</p>")
        case Furniture(kind, value):
            return furniture_block(kind, value)


def figure(picture: Picture) -> str:
    """An image block; the house's plain caption is a paragraph of its own below it."""
    text = f'<figcaption class="wp-element-caption">{caption(picture)}</figcaption>' if picture.how == "figure" else ""
    source = "src" if picture.size == "full" else "medium"
    inner = (
        f'<figure class="wp-block-image size-{picture.size}"><img src="@@{source}:{picture.key}@@" '
        f'alt="{escape(picture.alt)}" class="wp-image-@@id:{picture.key}@@"/>{text if picture.caption else ""}</figure>'
    )
    block = comment("image", inner, id=f"@@id:{picture.key}#@@", sizeSlug=picture.size, linkDestination="none")
    if picture.how == "line":
        block += "\n\n" + comment("paragraph", f"<p>{caption(picture)}</p>")
    return block


def gallery(block: Gallery) -> str:
    """Nested image blocks and the caption of the whole."""
    inner = "\n\n".join(figure(picture) for picture in block.pictures)
    text = f'<figcaption class="blocks-gallery-caption wp-element-caption">{plain_html(block.caption)}</figcaption>'
    whole = f'<figure class="wp-block-gallery has-nested-images columns-default is-cropped">{inner}{text if block.caption else ""}</figure>'
    return comment("gallery", whole, linkTo="none")


def furniture_block(kind: str, value: str) -> str:
    """What is no part of the article, as blocks."""
    match kind:
        case "buttons":
            link = f'<a class="wp-block-button__link wp-element-button" href="#daftar">{value}</a>'
            button = f'<div class="wp-block-button">{link}</div>'
            return comment("buttons", f'<div class="wp-block-buttons">{comment("button", button)}</div>')
        case "embed":
            inner = (
                '<figure class="wp-block-embed is-type-video is-provider-youtube wp-block-embed-youtube">'
                f'<div class="wp-block-embed__wrapper">\n{value}\n</div></figure>'
            )
            return comment("embed", inner, url=value, type="video", providerNameSlug="youtube", responsive=True)
        case "spacer":
            return comment("paragraph", "<p>&nbsp;</p>")
        case "nextpage" | "more":
            return comment(kind, f"<!--{kind}-->")
        case _:
            return comment("html", furniture(kind, value))


def furniture(kind: str, value: str) -> str:
    """What is no part of the article, as the classic editor types it."""
    texts = {"share": SHARE, "script": SCRIPT, "style": STYLE, "office": OFFICE, "spacer": "&nbsp;"}
    return texts.get(kind) or {"nextpage": "<!--nextpage-->", "more": "<!--more-->", "embed": value}.get(kind, "")


def classic(block: Block) -> str:
    """One block for the classic editor: bare lines that wpautop turns into paragraphs, and shortcodes."""
    match block:
        case Paragraph():
            return block.typed()
        case Heading(text, level):
            return f"<h{level}>{plain_html(text)}</h{level}>"
        case Items(items, ordered):
            tag = "ol" if ordered else "ul"
            return f"<{tag}>\n" + "\n".join(f"\t<li>{plain_html(item)}</li>" for item in items) + f"\n</{tag}>"
        case markup.Quote(paragraphs):
            return "<blockquote>" + "\n\n".join(plain_html(text) for text in paragraphs) + "</blockquote>"
        case Table():
            return html_table(block)
        case Picture(how="figure") if block.caption:
            width = WIDTH if block.size == "full" else 300
            return (
                f'[caption id="attachment_@@id:{block.key}@@" align="aligncenter" width="{width}"]'
                f'<a href="@@src:{block.key}@@">{image(block)}</a> {caption(block)}[/caption]'
            )
        case Picture():
            line = f"\n\n{caption(block)}" if block.caption else ""
            return f'<a href="@@src:{block.key}@@">{image(block)}</a>{line}'
        case Gallery(pictures):
            return f'[gallery ids="{",".join(f"@@id:{picture.key}@@" for picture in pictures)}"]'
        case FileLink(key, name):
            return f'<a href="@@src:{key}@@">{plain_html(name)}</a>'
        case Related():
            return related(block)
        case ReadAlso():
            return f"<em>{read_also(block)}</em>"
        case Furniture(kind, value):
            return furniture(kind, value)


def word(block: Block) -> str:
    """One block as it comes out of a Word document: divs for paragraphs, spans and styles everywhere."""
    style = WORD_STYLES[len(repr(block)) % len(WORD_STYLES)]
    match block:
        case Paragraph():
            return word_line("".join(f'<span style="{style}" lang="IN">{run.typed()}</span>' for run in
                                     (*block.before, *block.runs, *block.after)), style)  # fmt: skip
        case Picture(how="line"):
            inside = f'<div style="text-align: center;"><a href="@@src:{block.key}@@">{image(block)}</a></div>'
            return inside + "\n" + f'<div style="text-align: center;"><em>{caption(block)}</em></div>'
        case Furniture("spacer"):
            return f'<div><span style="{style}">&nbsp;</span></div>'
        case ReadAlso():
            return word_line(f'<span style="{style}">{read_also(block)}</span>', style)
        case markup.Quote(paragraphs):
            return "<blockquote>" + "".join(word_line(plain_html(text), style) for text in paragraphs) + "</blockquote>"
        case _:
            return classic(block)


def word_line(inner: str, style: str) -> str:
    """A paragraph: a `<div>`, or Word's own `MsoNormal`."""
    if "Calibri" in style:
        return f'<p class="MsoNormal" style="text-align: justify;">{inner}<o:p></o:p></p>'
    return f'<div style="text-align: justify;">{inner}</div>'
