"""All that stands on a page beside the story: header, sidebar, sharing, comments, footer. A reader must drop it."""

from __future__ import annotations

from functools import cached_property

from newsroom.calendar_id import long_date
from newsroom.site import NAME, TAGLINE, Site, slugify
from newsroom.story import Story
from newsroom.text import attribute, texture

PROTECTED = "Diproteksi: "
VISITS = "%%VISITS%%"
NONCE = "%%NONCE%%"
THEME = "/wp-content/themes/kabar"
_COMMENT = """<h3>Satu Komentar</h3><ol class="comment-list"><li class="comment"><cite>Warga</cite>
<time datetime="2020-06-01T10:00:00+07:00">1 Juni 2020 10:00</time>
<p>Terima kasih informasinya, semoga rutin diadakan.</p></li></ol>"""


def shown_title(story: Story) -> str:
    """The title as the portal prints it: protected posts say so."""
    return (PROTECTED if story.password else "") + story.title


class Furniture:
    """The parts all pages share; those that depend on the site alone are made once."""

    def __init__(self, site: Site) -> None:
        self.site = site

    def frame(self, head: str, main: str, kind: str, language: str = "id") -> str:
        """A whole document around `main`. `kind` becomes the class of `body`, as WordPress names templates."""
        return f"""<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="UTF-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
{head}
{self._common_head}
<script id="kabar-js-extra">
var kabar = {{"ajaxurl":"\\/wp-admin\\/admin-ajax.php","nonce":"{NONCE}","hits":"{VISITS}"}};
</script>
</head>
<body class="{kind} wp-theme-kabar">
<a class="skip-link screen-reader-text" href="#main">Skip to content</a>
{self._header}
<div class="wadah">
<main id="main" class="isi-utama">
{main}
</main>
{self._sidebar}
</div>
{self._footer}
</body>
</html>
"""

    @cached_property
    def _common_head(self) -> str:
        home = self.site.home
        return f"""<link rel="alternate" type="application/rss+xml" title="{NAME} &raquo; Umpan" href="{home}/feed/" />
<link rel="https://api.w.org/" href="{home}/wp-json/" />
<link rel="stylesheet" id="kabar-css" href="{home}{THEME}/style.css?ver=6.8" media="all" />
<meta name="generator" content="WordPress 6.8" />"""

    @cached_property
    def _header(self) -> str:
        home = self.site.home
        pages = "".join(f'<li><a href="{home}{page.path}">{texture(page.title)}</a></li>' for page in self.site.pages)
        topics = "".join(f'<li><a href="{home}{term.path}">{texture(term.name)}</a></li>' for term in self.site.categories.values())
        return f"""<header class="kepala">
<div class="pita"><span>{TAGLINE}</span> <a href="{home}/">ID</a> <a href="{home}/en/">EN</a></div>
<p class="nama-situs"><a href="{home}/" rel="home">{NAME}</a></p>
<nav class="menu" aria-label="Main Menu"><ul><li><a href="{home}/">Beranda</a></li>{pages}{topics}</ul></nav>
</header>"""

    @cached_property
    def _sidebar(self) -> str:
        home, site = self.site.home, self.site
        recent = "".join(f'<li><a href="{home}{post.path}">{texture(shown_title(post))}</a></li>' for post in site.posts[:5])
        months = "".join(f'<li><a href="{home}{path}">{name}</a></li>' for path, name in site.months[:24])
        cloud = " ".join(
            f'<a href="{home}{tag.path}" class="tag-cloud-link">{texture(tag.name)}</a>' for tag in list(site.tags.values())[:40]
        )
        return f"""<aside class="samping" role="complementary">
<form role="search" method="get" action="{home}/">
<input type="search" name="s" placeholder="Cari …" /><button>Cari</button></form>
{_widget("Pos-pos Terbaru", f"<ul>{recent}</ul>")}
{_widget("Arsip", f"<ul>{months}</ul>")}
{_widget("Tag", f'<div class="tagcloud">{cloud}</div>')}
{_widget("Statistik Pengunjung", f"<p>Kunjungan halaman ini: {VISITS}</p>")}
</aside>"""

    @cached_property
    def _footer(self) -> str:
        mail = '<a href="/cdn-cgi/l/email-protection">[email&#160;protected]</a>'
        return f"""<footer class="kaki">
<p>{NAME}. Situs contoh: semua berita di sini ditulis untuk mencoba pengarsipan.</p>
<p>Jl. Contoh No. 1 Malang, telp. (0341) 555000, surel {mail}</p>
</footer>"""

    def breadcrumbs(self, story: Story) -> str:
        """`Beranda » Berita » title`."""
        home, first = self.site.home, story.categories[0]
        return (
            f'<nav class="remah-roti"><a href="{home}/">Beranda</a> &raquo; '
            f'<a href="{home}/category/{slugify(first)}/">{texture(first)}</a> &raquo; {texture(story.title)}</nav>'
        )

    def labels(self, story: Story) -> str:
        """Category labels, glued to one another as the portals print them."""
        terms = [self.site.categories[slugify(name)] for name in story.categories]
        return '<div class="label-kategori">{}</div>'.format(
            "".join(f'<a href="{self.site.home}{term.path}" rel="category tag">{texture(term.name)}</a>' for term in terms)
        )

    def tag_links(self, story: Story) -> str:
        """`Tag:` and the story's tags."""
        links = ", ".join(f'<a href="{self.site.home}/tag/{slugify(name)}/" rel="tag">{texture(name)}</a>' for name in story.tags)
        return f'<p class="tag-berita">Tag: {links}</p>' if links else ""

    def sharing(self, story: Story) -> str:
        """Buttons that lead to other hosts, and the view counter."""
        link = attribute(self.site.home + story.path)
        return f"""<div class="bagi"><span>Bagikan berita melalui</span>
<a href="https://www.facebook.com/sharer.php?u={link}" rel="nofollow">Facebook</a>
<a href="https://wa.me/?text={link}" rel="nofollow">WhatsApp</a>
<a href="{link}?print=pdf" rel="nofollow">Print Friendly, PDF &amp; Email</a>
<span class="hitung">Dibaca {VISITS} kali</span></div>"""

    def neighbours(self, story: Story) -> str:
        """Links to the post before and the post after, their words glued to the titles."""
        home, older, newer = self.site.home, self.site.older(story), self.site.newer(story)
        back = f'<a href="{home}{older.path}" rel="prev">Sebelumnya{texture(shown_title(older))}</a>' if older else ""
        ahead = f'<a href="{home}{newer.path}" rel="next">{texture(shown_title(newer))}Selanjutnya</a>' if newer else ""
        return f'<nav class="navigasi-pos">{back} {ahead}</nav>'

    def also(self, story: Story) -> str:
        """`You may also like`: up to four posts of the same first category, each with its own date."""
        near = [post for post in self._newest[story.categories[0]] if post.id != story.id][:4]
        items = "".join(
            f'<li><a href="{self.site.home}{post.path}">{texture(shown_title(post))}</a> <span>{long_date(post.published)}</span></li>'
            for post in near
        )
        return f'<section class="terkait"><h3>You may also like</h3><ul>{items}</ul></section>' if items else ""

    @cached_property
    def _newest(self) -> dict[str, list[Story]]:
        """The five newest posts of each first category."""
        found: dict[str, list[Story]] = {}
        for post in self.site.posts:
            kin = found.setdefault(post.categories[0], [])
            if len(kin) < 5:
                kin.append(post)
        return found

    def comments(self, story: Story) -> str:
        """The comment form of WordPress in Indonesian; under every fourth post a visitor has said something."""
        return f"""<section id="comments">{_COMMENT if story.id % 4 == 0 else ""}
<div id="respond"><h3 class="comment-reply-title">Tinggalkan Balasan</h3>
<form action="{self.site.home}/wp-comments-post.php" method="post">
<p class="comment-notes">Alamat email Anda tidak akan dipublikasikan. Ruas yang wajib ditandai *</p>
<textarea name="comment"></textarea><input name="author" />
<input type="hidden" name="comment_post_ID" value="{story.id}" />
<button>Kirim Komentar</button></form></div></section>"""


def _widget(title: str, content: str) -> str:
    return f'<section class="widget"><h2 class="widget-title">{title}</h2>{content}</section>'
