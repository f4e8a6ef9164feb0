"""The portal's pages as HTML: stories in the template of their era, lists of whole posts, translations, AMP, 404."""

from __future__ import annotations

from datetime import datetime

from newsroom import body
from newsroom.calendar_id import long_date, short_date, w3c
from newsroom.furniture import Furniture, shown_title
from newsroom.head import article_head, carriers, list_head
from newsroom.site import Listing, Site, slugify
from newsroom.story import English, Story
from newsroom.text import attribute, inline, texture

NO_EXCERPT = "Tidak ada kutipan karena ini adalah pos yang diproteksi."


class Theme:
    """Renders every kind of page. Pages carry the marks VISITS and NONCE where they differ at each visit."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self.furniture = Furniture(site)

    def story(self, story: Story, part: int = 1) -> str:
        """A post or static page under its permalink."""
        title = shown_title(story)
        head = article_head(self.site, story, title)
        if story.kind == "page":
            words = f'<h1 class="entry-title">{texture(title)}</h1>{self._content(story, 1)}'
            return self.furniture.frame(head, f'<article class="page">{words}</article>', f"page page-id-{story.id}")
        return self.furniture.frame(head, self._article(story, title, part), f"single single-post postid-{story.id}")

    def _article(self, story: Story, title: str, part: int) -> str:
        template = {"lawas": self._lawas, "portal": self._portal, "blok": self._blok}.get(story.style, self._hentry)
        rest = [self.furniture.also(story), self.furniture.neighbours(story), self.furniture.comments(story)]
        return "\n".join([self.furniture.breadcrumbs(story), template(story, title, part), *rest])

    def _lawas(self, story: Story, title: str, part: int) -> str:
        """2013-15: no date on the page at all."""
        return f"""<div class="post" id="post-{story.id}">{self.furniture.labels(story)}
<h2 class="posttitle"><a href="{self.site.home}{story.path}" rel="bookmark">{texture(title)}</a></h2>
{self._date(story)}<div class="entry">
{self._content(story, part)}</div>
<div class="postmetadata">{self.furniture.sharing(story)}{self.furniture.tag_links(story)}</div></div>"""

    def _portal(self, story: Story, title: str, part: int) -> str:
        """2019-20: labels above the title; where a date line is printed, it is words without markup."""
        return f"""<div class="single-berita post-{story.id}">{self.furniture.labels(story)}
<h1 class="judul-berita">{texture(title)}</h1>
{self._date(story)}{self._lead_picture(story)}<div class="entry-content isi-berita">
{self._content(story, part)}</div>
{self.furniture.sharing(story)}{self.furniture.tag_links(story)}</div>"""

    def _hentry(self, story: Story, title: str, part: int) -> str:
        """2016-18 and 2021-23: the classic WordPress article."""
        return f"""<article id="post-{story.id}" class="post-{story.id} post type-post hentry">
<header class="entry-header">{self.furniture.labels(story)}<h1 class="entry-title">{texture(title)}</h1>
<div class="entry-meta">{self._date(story)}{self._author(story)}</div></header>
{self._lead_picture(story)}<div class="entry-content">
{self._content(story, part)}</div>
<footer class="entry-footer">{self.furniture.sharing(story)}{self.furniture.tag_links(story)}</footer></article>"""

    def _blok(self, story: Story, title: str, part: int) -> str:
        """2024-25: a block theme."""
        return f"""<div class="wp-block-group">{self.furniture.labels(story)}
<h1 class="wp-block-post-title">{texture(title)}</h1>
<div class="wp-block-post-date">{self._date(story)}</div>
{self._lead_picture(story)}<div class="entry-content wp-block-post-content is-layout-flow">
{self._content(story, part)}</div>
{self.furniture.sharing(story)}{self.furniture.tag_links(story)}</div>"""

    def _author(self, story: Story) -> str:
        """The desk account that entered the post, as themes print it."""
        link = f"{self.site.home}/author/{slugify(story.author)}/"
        return f'<span class="byline">oleh <a href="{link}">{texture(story.author)}</a></span>'

    def _date(self, story: Story) -> str:
        """The date line of the page, if its era prints one."""
        if "time" in carriers(story):
            shown = _time("entry-date published", story.published, long_date(story.published))
            changed = _time("updated", story.modified, short_date(story.modified))
            return f'<span class="posted-on">{shown}{changed if story.modified != story.published else ""}</span> '
        if "line" in carriers(story):
            return f'<div class="tanggal">{long_date(story.published)}, {story.published:%H:%M} WIB</div>\n'
        return ""

    def _lead_picture(self, story: Story) -> str:
        """A picture that the theme, not the content, shows with its caption."""
        leads = [picture for picture in story.pictures if body.caption_form(story, picture) == "lead"]
        return "".join(
            f'<div class="foto-utama"><img src="{self.site.home}{story.upload(picture.file)}" '
            f'alt="{attribute(picture.alt)}" width="640" height="400" />'
            f'<p class="keterangan">{inline(picture.caption)}</p></div>\n'
            for picture in leads
        )

    def _content(self, story: Story, part: int | None, *, listed: bool = False) -> str:
        if story.password:
            return self._password_form(story)
        content = body.render(story, self.site, listed=listed, part=part)
        total = body.parts(story)
        if part is None or total == 1:
            return content
        link = self.site.home + story.path
        links = " ".join(
            f"<span>{number}</span>" if number == part else f'<a href="{link}{number}/">{number}</a>' for number in range(1, total + 1)
        )
        return f'{content}<div class="page-links">Halaman: {links}</div>'

    def _password_form(self, story: Story) -> str:
        login = f"{self.site.home}/wp-login.php?action=postpass"
        return f"""<form action="{login}" class="post-password-form" method="post">
<p>Konten ini diproteksi kata sandi. Masukkan kata sandi Anda untuk melihatnya:</p>
<p><label>Kata sandi: <input name="post_password" id="pwbox-{story.id}" type="password" /></label></p></form>"""

    def listing(self, page: Listing) -> str:
        """A list: whole posts one after another, the title as often as that kind of archive prints it."""
        posts = "\n".join(self._listed(story, page.kind) for story in page.stories)
        heading = f'<h1 class="page-title">{texture(page.heading)}</h1>\n' if page.kind != "home" else ""
        head = list_head(self.site, page.heading, page.link(page.page))
        return self.furniture.frame(head, heading + posts + self._pager(page), f"archive {page.kind}")

    def _listed(self, story: Story, kind: str) -> str:
        """One post of a list: a month archive prints the title three times, a category twice, a day once."""
        title, link = shown_title(story), self.site.home + story.path
        heading = f'<h2 class="entry-title"><a href="{link}" rel="bookmark">{texture(title)}</a></h2>'
        if kind == "month":
            heading = f'<h3 class="judul-kecil">{texture(title)}</h3>{heading}'
        if kind in ("month", "category") and story.pictures and not story.password:
            address = self.site.home + story.upload(story.pictures[0].file)
            heading += f'<a href="{link}"><img src="{address}" alt="{attribute(title)}" width="300" height="188" /></a>'
        more = f'<a class="more-link" href="{link}">selanjutnya</a>'
        content = self._content(story, None, listed=True)
        words = f'{heading}\n<div class="entry-content">{content}</div>{more}'
        return f'<article class="post-{story.id} post hentry">{words}</article>'

    def _pager(self, page: Listing) -> str:
        """Links to the pages before and after."""
        words = f" Halaman {page.page} dari {page.pages} "
        if page.page > 1:
            words = f'<a class="prev" href="{self.site.home}{page.link(page.page - 1)}">Sebelumnya</a>{words}'
        if page.page < page.pages:
            words = f'{words}<a class="next" href="{self.site.home}{page.link(page.page + 1)}">Selanjutnya</a>'
        return f'<nav class="pagination">{words}</nav>' if page.pages > 1 else ""

    def translation(self, story: Story, english: English) -> str:
        """The machine translation under /en/."""
        words = "\n".join(f"<p>{inline(text)}</p>" for block in english.blocks for text in block.texts if block.is_text)
        head = list_head(self.site, english.title, f"/en{story.path}")
        original = f'<a href="{self.site.home}{story.path}" hreflang="id">Bahasa Indonesia</a>'
        main = f"""<article class="post hentry"><div class="label-kategori">News</div>
<h1 class="entry-title">{texture(english.title)}</h1>
<div class="entry-content">
{words}
</div>{original}
<h3>Leave a Reply</h3><p>Your email address will not be published. Required fields are marked *</p></article>"""
        return self.furniture.frame(head, main, "single translated", "en-US")

    def translations(self) -> str:
        """The English front page: links to what has been translated."""
        links = "\n".join(
            f'<li><a href="{self.site.home}/en{story.path}">{texture(story.english.title)}</a></li>'
            for story in self.site.posts
            if story.english
        )
        return self.furniture.frame(list_head(self.site, "News", "/en/"), f"<h1>News</h1><ul>{links}</ul>", "home", "en-US")

    def amp(self, story: Story) -> str:
        """The AMP variant: bare, no furniture, its canonical address the permalink."""
        content = self._content(story, None).replace("<img ", "<amp-img ")
        return f"""<!doctype html>
<html amp lang="id"><head><meta charset="utf-8"><title>{texture(story.title)}</title>
<link rel="canonical" href="{self.site.home}{story.path}"><meta name="viewport" content="width=device-width"></head>
<body><h1 class="amp-wp-title">{texture(shown_title(story))}</h1>
<div class="amp-wp-article-content">{content}</div></body></html>
"""

    def embed(self, story: Story) -> str:
        """The small card other sites embed."""
        return f"""<!DOCTYPE html><html lang="id"><head><meta charset="UTF-8"><title>{texture(story.title)}</title>
<link rel="canonical" href="{self.site.home}{story.path}"></head><body class="wp-embed">
<p class="wp-embed-heading"><a href="{self.site.home}{story.path}">{texture(shown_title(story))}</a></p></body></html>
"""

    def not_found(self) -> str:
        """The 404 page, dressed like any other."""
        words = "<h1>Ups! Halaman itu tidak ditemukan.</h1><p>Mungkin coba pencarian?</p>"
        head = list_head(self.site, "Halaman tidak ditemukan", "")
        return self.furniture.frame(head, f'<section class="error-404">{words}</section>', "error404")


def _time(kind: str, moment: datetime, words: str) -> str:
    return f'<time class="{kind}" datetime="{w3c(moment)}">{words}</time>'
