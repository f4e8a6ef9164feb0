"""Small pages to read: a story as one theme or another prints it, around a text that stays the same."""

import json
from typing import Any

from archive.record import Article, Capture, Problem, Reading
from scraper.platforms.wordpress import WordPress

SITE = WordPress(name="contoh", title="Pemerintah Kota Contoh", region_code="35.73", home="https://contoh.go.id/", since="2013-12")
URL = "https://contoh.go.id/2020/01/24/taman-baru/"
TITLE = "Taman Baru Dibuka untuk Warga"
TEXT = (
    "<p>Klojen (malangkota.go.id) – Pemerintah kota membuka taman baru di tepi sungai bagi warga, Kamis (23/1/2020).</p>"
    '<p><img src="/wp-content/uploads/2020/01/taman.jpg" alt=""></p><p>Wali Kota saat menanam pohon bersama pelajar</p>'
    "<p>Taman itu dibangun dengan dana yang berasal dari anggaran kota dan sumbangan warga.</p>"
    "<p>“Kami senang dengan taman ini,” ujar seorang warga yang datang bersama anaknya. (cah/yon)</p>"
)
BODY = (
    "Pemerintah kota membuka taman baru di tepi sungai bagi warga, Kamis (23/1/2020).",
    "Taman itu dibangun dengan dana yang berasal dari anggaran kota dan sumbangan warga.",
    "“Kami senang dengan taman ini,” ujar seorang warga yang datang bersama anaknya.",
)
SINGLE = "single single-post postid-77"


def page(main: str, *, head: str = "", body_class: str = SINGLE, title: str = f"{TITLE} – Kota Contoh") -> str:
    """A document around ``main``, with a menu, a sidebar of other stories and comments that all have dates and titles."""
    other = '<article><h3 class="entry-title"><a href="/2020/02/01/lain/">Cerita Lain</a></h3><time class="entry-date published" datetime="2020-02-01T08:00:00+07:00"></time></article>'
    return (
        f'<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body class="{body_class}">'
        f'<h1 class="site-title">Kota Contoh</h1><nav><a rel="category tag" href="/category/menu/">Menu</a></nav><main>{main}</main>'
        f'<aside class="sidebar">{other}</aside><div id="comments" class="comments-area"><time datetime="2021-05-05T08:00:00+07:00">5 Mei</time>'
        "<p>Bagus sekali.</p></div></body></html>"
    )


def classic(text: str = TEXT, *, title: str = TITLE, meta: str = "", footer: str = "") -> str:
    """The classic article element."""
    return (
        f'<article id="post-77" class="post hentry"><header><h1 class="entry-title">{title}</h1>{meta}</header>'
        f'<div class="entry-content">{text}</div><footer class="entry-footer">{footer}</footer></article>'
    )


def capture(
    body: str | bytes, *, url: str = URL, status: int = 200, kind: str | None = "text/html; charset=UTF-8", **headers: str
) -> Capture:
    """The capture of an answer."""
    fields = [("Content-Type", kind)] if kind else []
    fields += [(name.replace("_", "-"), value) for name, value in headers.items()]
    raw = body.encode() if isinstance(body, str) else body
    return Capture(url=url, captured_at="2026-11-01T00:00:00.000000Z", status=status, headers=tuple(fields), body=raw)


def read(body: str | bytes, **how: Any) -> Reading:
    """The one reading of a page."""
    (reading,) = SITE.read(capture(body, **how))
    return reading


def article(body: str | bytes, **how: Any) -> Article:
    """The article of a page that has one."""
    reading = read(body, **how)
    assert reading.article is not None, reading.problem
    return reading.article


def problem(body: str | bytes, **how: Any) -> Problem:
    """The problem of a page that has one."""
    reading = read(body, **how)
    assert reading.problem is not None, reading.article
    return reading.problem


def ld(*nodes: dict[str, Any]) -> str:
    """A JSON-LD block."""
    return f'<script type="application/ld+json">{json.dumps({"@graph": list(nodes)})}</script>'
