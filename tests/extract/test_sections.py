"""Sections and authors, where neither links beside the story nor JSON-LD tell them."""

import pytest

from tests.extract.pages import TITLE, URL, article, classic, ld, page

WAY = (
    '<a href="https://contoh.go.id/">Beranda</a> » <a href="/berita/">Berita</a> » <a href="/berita/ekonomi">Ekonomi</a> » '
    f'<a href="{URL}">{TITLE}</a>'
)
STEPS = {
    "@type": "BreadcrumbList",
    "itemListElement": [
        {"@type": "ListItem", "position": 1, "name": "Home", "item": "https://contoh.go.id/"},
        {"@type": "ListItem", "position": 2, "item": {"@id": "https://contoh.go.id/category/ekonomi/", "name": "Ekonomi"}},
        {"@type": "ListItem", "position": 3, "name": TITLE},
    ],
}


@pytest.mark.parametrize(
    "crumbs",
    [
        f'<nav class="breadcrumb">{WAY}</nav>',
        f'<nav aria-label="breadcrumb"><ol class="breadcrumb">{WAY}</ol></nav>',
        f'<nav class="rank-math-breadcrumb"><p>{WAY}</p></nav>',
        f'<p id="breadcrumbs"><span>{WAY}</span></p>',
    ],
)
@pytest.mark.parametrize("inside", [True, False])
def test_breadcrumbs_wherever_they_are(crumbs: str, inside: bool) -> None:
    main = f'<div class="isi">{crumbs}{classic()}</div>' if inside else classic()
    source = page(main) if inside else page(main).replace("<main>", f"{crumbs}<main>")
    story = article(source)
    assert (story.section, story.sections) == ("Ekonomi", ("Ekonomi",))


def test_breadcrumbs_of_json_ld() -> None:
    assert article(page(classic(), head=ld(STEPS))).sections == ("Ekonomi",)


def test_only_the_plainest_crumb() -> None:
    crumbs = '<nav class="breadcrumb"><a href="/">Home</a><a href="/berita/">Berita</a></nav>'
    assert article(page(crumbs + classic())).sections == ("Berita",)


def test_the_sections_meta_elements_name() -> None:
    head = '<meta property="article:section" content="Ekonomi"><meta property="article:section" content="Pangan">'
    assert article(page(classic(), head=head)).sections == ("Ekonomi", "Pangan")
    both = article(page(f'<nav class="breadcrumb">{WAY.replace("Ekonomi", "Lain")}</nav>' + classic(), head=head))
    assert both.sections == ("Ekonomi", "Pangan")


def test_sections_of_other_stories_cards() -> None:
    card = '<article><a rel="category tag" href="/category/lain/">Lain</a><h3><a href="/2019/05/06/lain/">Pasar Lama Dibongkar</a></h3></article>'
    own = classic(meta='<a rel="category tag" href="/category/ekonomi/">Ekonomi</a>')
    assert article(page(own + card)).sections == ("Ekonomi",)


SCOPE = '<div itemscope itemtype="https://schema.org/NewsArticle">{}</div>'


@pytest.mark.parametrize(
    ("meta", "head", "author"),
    [
        ('<span itemprop="author">Rina Pratiwi</span>', "", "Rina Pratiwi"),
        (
            '<span itemprop="author" itemscope><a itemprop="url" href="/x"><span itemprop="name">Rina Pratiwi</span></a></span>',
            "",
            "Rina Pratiwi",
        ),
        ('<div itemprop="author">Oleh: Rina Pratiwi</div>', "", "Rina Pratiwi"),
        ('<meta itemprop="author" content="Rina Pratiwi">', "", "Rina Pratiwi"),
        ("", '<meta property="article:author" content="Rina Pratiwi">', "Rina Pratiwi"),
        ("", '<meta property="article:author" content="https://www.facebook.com/kotacontoh">', None),
        ("", '<meta name="twitter:label1" content="Ditulis oleh"><meta name="twitter:data1" content="Diskominfo">', "Diskominfo"),
        ("", '<meta name="twitter:label1" content="Waktu baca"><meta name="twitter:data1" content="2 menit">', None),
    ],
)
def test_authors(meta: str, head: str, author: str | None) -> None:
    assert article(page(SCOPE.format(classic(meta=meta)), head=head)).author == author


CARD = '<a href="/author/lain/" rel="author">Orang Lain</a><a href="/tag/lain/" rel="tag">lain</a><a rel="category tag" href="/category/lain/">Lain</a><h3><a href="/2019/05/06/lain/">Pasar Lama Dibongkar Warga</a></h3>'
OWN = (
    '<a href="/author/rina/" rel="author">Rina Pratiwi</a> <a rel="category tag" href="/category/ekonomi/">Ekonomi</a>'
    '<nav class="post-navigation"><h4><a href="/2020/01/20/lama/">Cerita yang lebih lama</a></h4></nav>'
)


@pytest.mark.parametrize(
    "box", ['<article class="kartu">{}</article>', '<div class="baris"><div class="kartu">{}</div></div>', "<ul><li>{}</li></ul>"]
)
@pytest.mark.parametrize("before", [True, False])
def test_what_cards_of_other_stories_say(box: str, before: bool) -> None:
    own = classic(meta=OWN, footer='<a href="/tag/pasar/" rel="tag">pasar</a>')
    card = box.format(CARD)
    story = article(page(card + own if before else own + card))
    assert (story.author, story.sections, story.tags) == ("Rina Pratiwi", ("Ekonomi",), ("pasar",))
    bare = article(page(card + classic() if before else classic() + card))
    assert (bare.author, bare.sections, bare.tags) == (None, (), ())


def test_the_storys_own_footer_above_a_list_of_others() -> None:
    others = "".join(f'<h4><a href="/2019/05/0{day}/lain/">Pasar Lama Dibongkar Warga {day}</a></h4>' for day in (6, 7))
    footer = f'<div class="kaki"><p><a href="/tag/pasar/" rel="tag">pasar</a></p><div class="lain">{others}</div></div>'
    assert article(page(classic(footer=footer))).tags == ("pasar",)
