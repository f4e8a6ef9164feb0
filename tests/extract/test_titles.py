"""The story's title, where themes set it in another heading and the head announces it cut or rewritten."""

import pytest

from tests.extract.pages import TEXT, TITLE, article, classic, ld, page

BODY = f'<div class="entry-content">{TEXT}</div>'
HEADS = {
    "cut": f'<meta property="og:title" content="{TITLE[:20]}…">',
    "cut-dots": f'<meta property="og:title" content="{TITLE[:17]}...">',
    "rewritten": '<meta property="og:title" content="Wali Kota Resmikan Ruang Terbuka Hijau di Kota Contoh Tahun 2020">',
}
SEO = "Wali Kota Resmikan Ruang Terbuka Hijau – Kota Contoh"
MARKED = {
    "h2": '<article class="hentry"><h2 class="entry-title">{}</h2>',
    "h3": '<article class="hentry"><h3 class="post-title">{}</h3>',
    "h2-linked": '<article class="hentry"><h2 class="entry-title"><a href="https://contoh.go.id/2020/01/24/taman-baru/">{}</a></h2>',
    "div": '<article class="hentry"><div class="single-title">{}</div>',
    "h2-bare": "<article><h2>{}</h2>",
    "h2-in-header": "<article><header><div><h2>{}</h2></div></header>",
    "h1-bare": "<article><h1>{}</h1>",
}


@pytest.mark.parametrize("head", HEADS)
@pytest.mark.parametrize("marked", MARKED)
def test_a_title_the_head_does_not_spell(head: str, marked: str) -> None:
    main = MARKED[marked].format(TITLE) + BODY + "</article><h2>Berita Terkait</h2>"
    assert article(page(main, head=HEADS[head], title=SEO)).title == TITLE


@pytest.mark.parametrize("head", HEADS)
def test_headings_of_other_stories_above_it(head: str) -> None:
    others = (
        '<h2 class="post-title"><a href="/2019/05/06/lain/">Pasar Lama Dibongkar</a></h2><h2><a href="/2019/05/07/b/">Jalan Baru</a></h2>'
    )
    main = f'{others}<article class="hentry"><h2 class="entry-title">{TITLE}</h2>{BODY}</article>'
    assert article(page(main, head=HEADS[head], title=SEO)).title == TITLE


def test_a_heading_of_the_text_is_no_title() -> None:
    text = f"{TEXT}<h2>Taman Kedua Menyusul</h2><p>Taman kedua akan dibuka di tepi jalan raya tahun depan bila dana cukup.</p>"
    story = article(page(f'<article class="hentry"><div class="entry-content">{text}</div></article>', title=f"{TITLE} – Kota Contoh"))
    assert story.title == TITLE
    assert "Taman Kedua Menyusul" in story.body


def test_json_ld_announces_the_title_too() -> None:
    head = HEADS["rewritten"] + ld({"@type": "NewsArticle", "headline": TITLE})
    main = f'<h2>Kabar Kota</h2><div><div class="x"><h3 class="judul">{TITLE}</h3></div></div><div class="kotak">{BODY}</div>'
    assert article(page(main, head=head, title=SEO)).title == TITLE


def test_a_section_above_the_title_is_no_title() -> None:
    main = f'<h2 class="rubrik">Kabar Kota</h2><article class="hentry"><h2 class="entry-title">{TITLE}</h2>{BODY}</article>'
    assert article(page(main, head=HEADS["rewritten"], title=SEO)).title == TITLE


def test_the_whole_title_of_a_heading_that_was_cut_in_the_head() -> None:
    assert article(page(classic(), head=HEADS["cut"], title=SEO)).title == TITLE


def test_a_cut_title_alone_is_doubted() -> None:
    story = article(page(f"<article>{BODY}</article>", head=HEADS["cut"], title=SEO))
    assert story.title == f"{TITLE[:20]}…"
    assert "title: cut short where it was read" in story.doubts


@pytest.mark.parametrize("home", ["/", "https://contoh.go.id/"])
def test_the_name_that_leads_home_is_no_title(home: str) -> None:
    main = f'<h1><a href="{home}">Portal Resmi Kota Contoh Jaya</a></h1><div class="isi"><h2>{TITLE}</h2>{BODY}</div>'
    assert article(page(main, title="Wali Kota Resmikan Taman Hijau | Portal Resmi Kota Contoh Jaya")).title == TITLE


def test_of_several_first_headings_the_one_above_the_text() -> None:
    main = f"<h1>Ekonomi dan Pembangunan</h1><article><h1>{TITLE}</h1>{BODY}<h1>Kirim Komentar Anda</h1></article>"
    assert article(page(main, title=SEO)).title == TITLE
