"""What the page around a story says: title, dates, author, sections, tags, number, translation, lead picture."""

import pytest

from tests.extract.pages import BODY, TEXT, TITLE, article, classic, ld, page, problem

OG = '<meta property="og:type" content="article"><meta property="og:site_name" content="Kota Contoh">'


@pytest.mark.parametrize(
    "html",
    [
        page(classic()),
        page(f'<h1>Berita</h1><h1 class="entry-title">{TITLE}</h1><div class="entry-content">{TEXT}</div>'),
        page(f'<h2 class="posttitle"><a href="/2020/01/24/taman-baru/">{TITLE}</a></h2><div class="entry">{TEXT}</div>'),
        page(f'<h3 class="judul">{TITLE}</h3><div class="entry-content">{TEXT}</div>'),
        page(f"<h1>Taman Baru<br>Dibuka untuk <em>Warga</em></h1><div class='entry-content'>{TEXT}</div>"),
        page(f'<div class="entry-content">{TEXT}</div>', head=f'{OG}<meta property="og:title" content="{TITLE} - Kota Contoh">'),
        page(f'<div class="entry-content">{TEXT}</div>', head=ld({"@type": "NewsArticle", "headline": TITLE})),
        page(f'<div class="entry-content">{TEXT}</div>'),
    ],
    ids=["marked", "label above", "old theme", "announced", "broken over lines", "og:title", "json-ld", "window title"],
)
def test_title(html: str) -> None:
    assert article(html).title == TITLE


def test_title_keeps_its_own_dash() -> None:
    title = "Lomba Kampung – Babak Akhir"
    assert article(page(classic(title=title), title=f"{title} – Kota Contoh")).title == title


def test_window_title_is_doubted() -> None:
    assert "title: read from the window's title" in article(page(f'<div class="entry-content">{TEXT}</div>')).doubts


ARTICLE_LD = {"@type": "Article", "datePublished": "2020-01-24T02:15:00+00:00", "dateModified": "2020-01-24T03:00:00Z"}
META = '<meta property="article:published_time" content="2020-01-24T02:16:00+00:00">'
TIME = '<time class="entry-date published" datetime="2020-01-24T09:17:00+07:00">24 Januari 2020</time>'
LINE = "<div>Jumat, 24 Januari 2020, 09:18 WIB</div>"


@pytest.mark.parametrize(
    ("html", "at", "source"),
    [
        (page(classic(meta=TIME + LINE), head=META + ld(ARTICLE_LD)), "2020-01-24T09:15:00+07:00", "json-ld"),
        (page(classic(meta=TIME + LINE), head=META), "2020-01-24T09:16:00+07:00", "meta"),
        (page(classic(meta=TIME + LINE)), "2020-01-24T09:17:00+07:00", "time"),
        (page(classic(meta=LINE)), "2020-01-24T09:18:00+07:00", "text"),
        (page(classic()), "2020-01-24", "address"),
        (page(classic(footer=TIME)), "2020-01-24T09:17:00+07:00", "time"),
        (page(classic(), head=ld({"@type": "WebPage", "datePublished": "2020-01-24T09:15:00"})), "2020-01-24T09:15:00+07:00", "json-ld"),
    ],
    ids=["json-ld", "meta", "time", "text", "address", "below the text", "no offset"],
)
def test_published(html: str, at: str, source: str) -> None:
    read = article(html)
    assert (read.published_at, read.published_from) == (at, source)


def test_other_stories_dates_are_not_this_ones() -> None:
    related = "<p>Baca juga dalam : Berita</p><p>Kamis, 27 Februari 2020 5:00 WIB</p><p><a href='/a/'>Pasar Dibuka</a></p>"
    read = article(page(classic(TEXT + related)), url="https://contoh.go.id/?p=77")
    assert (read.published_at, read.published_from) == (None, None)
    assert "published_at: nothing on the page tells it" in read.doubts


@pytest.mark.parametrize(
    "meta",
    [
        '<time class="entry-date published" datetime="2020-01-24T09:17:00+07:00"></time><time class="updated" datetime="2020-01-25T08:00:00+07:00"></time>',
        '<time class="updated" datetime="2020-01-25T08:00:00+07:00"></time><time class="entry-date published" datetime="2020-01-24T09:17:00+07:00"></time>',
    ],
)
def test_modified(meta: str) -> None:
    read = article(page(classic(meta=meta)))
    assert (read.published_at, read.modified_at, read.modified_from) == (
        "2020-01-24T09:17:00+07:00",
        "2020-01-25T08:00:00+07:00",
        "time",
    )


def test_a_theme_that_calls_publication_updated() -> None:
    read = article(page(classic(meta='<time class="entry-date updated td-module-date" datetime="2020-01-24T09:17:00+07:00"></time>')))
    assert (read.published_from, read.modified_at) == ("time", None)


def test_address_and_stamp_disagree() -> None:
    read = article(page(classic(meta=TIME)), url="https://contoh.go.id/2019/05/01/taman-baru/")
    assert "published_at: the address says 2019-05-01" in read.doubts


@pytest.mark.parametrize(
    ("html", "name"),
    [
        (page(classic(), head=ld({"@type": "Article", "author": {"name": "Admin Kota"}})), "Admin Kota"),
        (
            page(classic(), head=ld({"@type": "Article", "author": {"@id": "#a"}}, {"@type": "Person", "@id": "#a", "name": "Admin Kota"})),
            "Admin Kota",
        ),
        (page(classic(), head='<meta name="author" content="Admin Kota">'), "Admin Kota"),
        (page(classic(meta='<span class="author vcard"><a class="url fn n" href="/author/x/">Admin Kota</a></span>')), "Admin Kota"),
        (page(classic(meta='oleh <a href="/author/admin/">Admin Kota</a>')), "Admin Kota"),
        (page(classic(meta='<div class="td-post-author-name">Oleh <a href="#">Admin Kota</a></div>')), "Admin Kota"),
        (page(classic()), None),
    ],
)
def test_author(html: str, name: str | None) -> None:
    assert article(html).author == name


@pytest.mark.parametrize(
    "html",
    [
        page(classic(), head=ld({"@type": "Article", "articleSection": ["Hukum, Politik &amp; Pemerintahan", "Utama"]})),
        page(
            classic(
                footer='<span class="cat-links"><a rel="category tag" href="/category/h/">Hukum, Politik &amp; Pemerintahan</a> <a rel="category tag" href="/category/u/">Utama</a></span>'
            )
        ),
        page(
            classic(
                meta='<ul class="td-category"><li><a href="/category/h/">Hukum, Politik &amp; Pemerintahan</a></li><li><a href="/category/u/">Utama</a></li></ul>'
            )
        ),
        page(
            classic(
                meta='<div class="taxonomy-category"><a rel="tag" href="/category/h/">Hukum, Politik &amp; Pemerintahan</a>, <a rel="tag" href="/category/u/">Utama</a></div>'
            )
        ),
        page(
            '<div class="breadcrumbs"><a href="/">Beranda</a> <a href="/category/h/">Hukum, Politik &amp; Pemerintahan</a> <a href="/category/u/">Utama</a></div>'
            + classic()
        ),
    ],
    ids=["json-ld", "rel", "tagdiv", "block theme", "breadcrumbs"],
)
def test_sections(html: str) -> None:
    read = article(html)
    assert read.sections == ("Hukum, Politik & Pemerintahan", "Utama")
    assert read.section == "Hukum, Politik & Pemerintahan"
    assert read.tags == ()


@pytest.mark.parametrize(
    "html",
    [
        page(
            classic(footer='<span class="tags-links"><a rel="tag" href="/tag/t/">taman</a> <a rel="tag" href="/tag/s/">sungai</a></span>')
        ),
        page(classic(footer='<ul class="td-tags"><li><a href="/tag/t/">taman</a></li><li><a href="/tag/s/">sungai</a></li></ul>')),
        page(classic(), head='<meta property="article:tag" content="taman"><meta property="article:tag" content="sungai">'),
        page(classic(), head=ld({"@type": "Article", "keywords": "taman, sungai"})),
    ],
)
def test_tags(html: str) -> None:
    read = article(html)
    assert (read.tags, read.sections) == (("taman", "sungai"), ())


def test_links_of_the_text_are_no_tags() -> None:
    text = TEXT.replace("taman baru di", '<a rel="tag" href="/tag/dalam/">taman baru</a> di')
    assert article(page(classic(text))).tags == ()


@pytest.mark.parametrize(
    ("html", "number"),
    [
        (page(classic()), 77),
        (page(classic(), body_class="single", head='<link rel="shortlink" href="https://contoh.go.id/?p=78">'), 78),
        (page(classic(), body_class="single"), 77),
        (page(f'<h1>{TITLE}</h1><div class="entry-content">{TEXT}</div>', body_class="single"), None),
    ],
)
def test_post_id(html: str, number: int | None) -> None:
    assert article(html).post_id == number


@pytest.mark.parametrize(
    ("html", "url"),
    [
        (
            page(classic(), head='<link rel="alternate" hreflang="en-US" href="/en/2020/01/24/taman-baru/">'),
            "https://contoh.go.id/en/2020/01/24/taman-baru/",
        ),
        (page(classic() + '<a href="/en/2020/01/24/taman-baru/">EN</a>'), "https://contoh.go.id/en/2020/01/24/taman-baru/"),
        (
            page(classic() + '<a href="https://contoh.go.id/en/2020/01/24/taman-baru/">EN</a>'),
            "https://contoh.go.id/en/2020/01/24/taman-baru/",
        ),
        (page(classic() + '<a href="/en/">EN</a>'), None),
    ],
)
def test_translation(html: str, url: str | None) -> None:
    assert article(html).translation_url == url


LEAD = "https://contoh.go.id/a.jpg"


@pytest.mark.parametrize(
    "box",
    [
        '<div class="post-thumbnail"><img class="wp-post-image" src="/a.jpg"></div>',
        '<figure class="wp-block-post-featured-image"><img src="/a.jpg"></figure>',
        '<div class="td-post-featured-image"><figure><a href="/a.jpg"><img src="/a.jpg"></a><figcaption class="wp-caption-text">Taman</figcaption></figure></div>',
        '<div class="foto-utama"><img src="/a.jpg"><p class="keterangan">Taman</p></div>',
    ],
)
@pytest.mark.parametrize("above", [True, False])
def test_lead_picture(box: str, above: bool) -> None:
    main = (
        box + classic()
        if above and "foto-utama" not in box
        else classic().replace('<div class="entry-content">', box + '<div class="entry-content">')
    )
    read = article(page(main))
    assert read.images[0].url == LEAD
    assert (read.captions or "").split("\n")[0] == ("Taman" if "Taman" in box else "Wali Kota saat menanam pohon bersama pelajar")
    assert read.body == BODY


def test_a_lead_picture_shown_again_in_the_text_counts_once() -> None:
    box = '<div class="post-thumbnail"><img src="/wp-content/uploads/2020/01/taman-1024x683.jpg"></div>'
    read = article(page(classic().replace('<div class="entry-content">', box + '<div class="entry-content">')))
    assert [image.caption for image in read.images] == ["Wali Kota saat menanam pohon bersama pelajar"]


def test_pictures_of_other_stories_are_not_this_ones() -> None:
    strip = '<div class="slider"><a href="/2020/02/01/lain/"><img class="wp-post-image" src="/lain.jpg"></a></div>'
    assert [image.url for image in article(page(strip + classic())).images] == ["https://contoh.go.id/wp-content/uploads/2020/01/taman.jpg"]


@pytest.mark.parametrize(
    "mark",
    [
        "entry-content",
        "td-post-content",
        "entry-content wp-block-post-content",
        "post-content",
        "single-content",
        "article-content",
        "tdb_single_content",
    ],
)
def test_bodies(mark: str) -> None:
    read = article(page(f'<h1>{TITLE}</h1><div class="{mark}">{TEXT}</div>'))
    assert read.body == BODY
    assert read.body_from == mark.split()[0]


def test_body_by_itemprop() -> None:
    assert article(page(f'<h1>{TITLE}</h1><div itemprop="articleBody">{TEXT}</div>')).body_from == "itemprop=articleBody"


def test_inner_of_two_marked_elements() -> None:
    read = article(page(f'<div class="post-content"><h1>{TITLE}</h1><p>Dibagikan 5 kali</p><div class="entry-content">{TEXT}</div></div>'))
    assert (read.body, read.body_from) == (BODY, "entry-content")


def test_body_from_json_ld() -> None:
    read = article(page(f"<h1>{TITLE}</h1>", head=ld({"@type": "Article", "articleBody": "\n".join(BODY) + " (cah/yon)"})))
    assert (read.body, read.byline, read.body_from) == (BODY, "cah/yon", "json-ld")


def test_body_where_running_text_is_densest() -> None:
    long = "".join(f"<p>{text}</p>" for text in BODY * 3)
    read = article(page(f"<h1>{TITLE}</h1><div><div>{long}</div></div>"))
    assert read.body_from == "density"
    assert read.lead == BODY[0]
    assert "body: no markup we know, found where running text is densest" in read.doubts


ODD = ("\x01", "\x0b", "\x0e", "\uffff")
"""Characters that a parser lets into a page and that no XML may hold; editors paste them in with what they copy."""


@pytest.mark.parametrize("odd", ["\ufffe", "\uffff"])
def test_odd_characters_in_the_text_of_json_ld(odd: str) -> None:
    read = article(page(f"<h1>{TITLE}</h1>", head=ld({"@type": "Article", "articleBody": f" {odd} ".join(BODY)})))
    assert (read.body, read.body_from) == ((" ".join(BODY),), "json-ld")


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("before", ["", f"<h2>{TITLE}</h2>"])
def test_odd_characters_in_a_cell_of_title_and_text(odd: str, before: str) -> None:
    cell = f"{before}{odd} {'<br><br>'.join(BODY)}<hr><b>Berita Terkait</b><p>Lain</p>"
    read = article(f"<html><head><title>{TITLE}</title></head><body><table><tr><td>{cell}</td></tr></table></body></html>")
    assert (read.body[-2:], read.body_from) == (BODY[-2:], "density")


MENU = "".join(
    f'<tr><td><a href="/halaman-{n}/">Menu nomor {n} dari banyak sekali tautan, semuanya panjang.</a></td></tr>' for n in range(30)
)
CELLS = {
    "paragraphs": "<p>" + "</p><p>".join(BODY) + "</p>",
    "breaks": "<br><br>".join(BODY),
    "a block each": "<div>" + "</div><div>".join(BODY) + "</div>",
    "fonts": '<p><font size="2">' + '</font></p><p><font size="2">'.join(BODY) + "</font></p>",
}


@pytest.mark.parametrize("text", CELLS.values(), ids=CELLS)
@pytest.mark.parametrize(
    "shown", [f"<h2>{TITLE}</h2>", f"<font><b>{TITLE}</b></font><br><font>Jumat, 24 Januari 2020 | 09:15 WIB</font><br>"]
)
def test_body_in_a_table_without_any_mark(text: str, shown: str) -> None:
    tail = (
        '<hr><b>Berita Terkait</b><ul><li><a href="/2020/01/02/pasar/">Pasar Baru Dibuka</a> (2/1/2020)</li></ul><form>Nama <input></form>'
    )
    cell = f"<table><tr><td>{shown}<div>{text}</div>{tail}</td></tr></table>" if "<h2>" in shown else f"<td>{shown}{text}{tail}</td>"
    html = f"<table><tr><td><table>{MENU}</table></td>{cell if cell.startswith('<td>') else f'<td>{cell}</td>'}<td>Cuaca: cerah.</td></tr></table>"
    read = article(f"<html><head><title>Kota Contoh | {TITLE}</title></head><body>{html}</body></html>")
    assert (read.title, read.body, read.body_from) == (TITLE, BODY, "density")
    assert [(each.title, each.printed_date) for each in read.related] == [("Pasar Baru Dibuka", "2/1/2020")]
    assert {mention.text for mention in read.dates} == {"Kamis (23/1/2020)"}


def test_too_little_running_text_is_no_story() -> None:
    assert problem(page(f"<h1>{TITLE}</h1><div><p>Pendek saja.</p></div>")).kind == "no-body"


@pytest.mark.parametrize(
    "window",
    [
        f"Pemerintah Kota Contoh | {TITLE}",
        f":: Kota Contoh :: {TITLE}",
        f"{TITLE} – Pemerintah Kota Contoh",
        f"Pemerintah Kota Contoh - {TITLE}",
    ],
)
@pytest.mark.parametrize("logo", ["", "<h1>Pemerintah Kota Contoh</h1>", '<h1><a href="/">Pemerintah Kota Contoh</a></h1>'])
def test_the_sites_name_is_no_title(window: str, logo: str) -> None:
    html = f"<html><head><title>{window}</title></head><body>{logo}<h2>{TITLE}</h2><div class='entry-content'>{TEXT}</div></body></html>"
    assert article(html).title == TITLE


@pytest.mark.parametrize(
    ("stamp", "at", "source"),
    [
        ("2020-01-24T14:20:08+07:00", "2020-01-24T14:20:08+07:00", "time"),
        ("2020-01-23T23:20:00+00:00", "2020-01-24T06:20:00+07:00", "time"),
        ("2020-01-25T14:20:08+07:00", "2020-01-24", "json-ld"),
        ("2020-01-24", "2020-01-24", "json-ld"),
    ],
)
def test_who_knows_the_hour_is_the_better_witness_of_the_day(stamp: str, at: str, source: str) -> None:
    meta = (
        f'<time class="entry-date published" datetime="{stamp}"></time><time class="updated" datetime="2020-01-25T08:00:00+07:00"></time>'
    )
    read = article(page(classic(meta=meta), head=ld({"@type": "Article", "datePublished": "2020-01-24", "dateModified": "2020-01-25"})))
    assert (read.published_at, read.published_from) == (at, source)
    assert (read.modified_at, read.modified_from) == ("2020-01-25T08:00:00+07:00", "time")


@pytest.mark.parametrize(
    "line",
    [
        '<p>Tags: <a href="/tag/taman/" rel="tag">taman</a>, <a href="/tag/sungai/" rel="tag">Sungai</a></p>',
        '<p><a href="/tag/taman/">#taman</a> <a href="/tag/sungai/">#Sungai</a></p>',
        '<ul><li>TAGS</li><li><a href="/tag/taman/">taman</a></li><li><a href="/tag/sungai/">Sungai</a></li></ul>',
        '<div class="post-tags"><a href="/tag/taman/" rel="tag">taman</a><a href="/tag/sungai/" rel="tag">Sungai</a></div>',
        "<p>Tags : taman, Sungai</p>",
    ],
)
def test_tags_in_the_text(line: str) -> None:
    read = article(page(classic(TEXT + line)))
    assert (read.tags, read.body, read.byline) == (("taman", "Sungai"), BODY, "cah/yon")


def test_sections_of_a_theme_we_do_not_know() -> None:
    named = '<div class="jalur"><a href="/">Depan</a> » <a href="/category/berita/">Berita</a> » <a href="/category/taman/">Taman</a></div>'
    text = f'<div class="entry-content">{TEXT}<p>Lihat <a href="/category/lain/">kabar lain</a> di situs ini.</p></div>'
    read = article(page(f'<ul><li><a href="/category/menu/">Menu</a></li></ul><div>{named}<h1>{TITLE}</h1>{text}</div>'))
    assert read.sections == ("Berita", "Taman")


def test_microdata_dates_a_story_without_other_marks() -> None:
    text = f'<div itemprop="articleBody">{TEXT}</div>'
    stamp = '<time itemprop="datePublished" datetime="2020-01-24T08:47:00+07:00">24 Januari 2020</time>'
    html = page(
        f'<div itemscope itemtype="https://schema.org/Article"><h2 itemprop="headline">{TITLE}</h2>{stamp}{text}</div>', body_class=""
    )
    read = article(html, url="https://contoh.go.id/berita/214-taman-baru")
    assert (read.published_at, read.published_from, read.body) == ("2020-01-24T08:47:00+07:00", "time", BODY)


@pytest.mark.parametrize(
    ("charset", "kind", "meta", "doubt"),
    [
        ("utf-8", "text/html; charset=UTF-8", "", None),
        ("utf-8", "text/html", '<meta charset="utf-8">', None),
        ("utf-8", "text/html", "", None),
        ("cp1252", "text/html; charset=ISO-8859-1", "", None),
        ("utf-8", "text/html; charset=ISO-8859-1", "", "charset: declared cp1252, is UTF-8"),
        ("cp1252", "text/html", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', None),
        ("cp1252", "text/html", "", "charset: none declared and not UTF-8, read as windows-1252"),
        ("utf-8-sig", "text/html; charset=ISO-8859-1", "", None),
        ("utf-16", "text/html", "", None),
    ],
)
def test_charsets(charset: str, kind: str, meta: str, doubt: str | None) -> None:
    html = page(classic()).replace('<meta charset="utf-8">', meta)
    read = article(html.encode(charset), kind=kind)
    assert read.body == BODY
    assert [each for each in read.doubts if each.startswith("charset")] == ([doubt] if doubt else [])


def test_declared_utf8_that_is_not() -> None:
    read = article(page(classic()).encode().replace(b"taman baru di", b"taman b\xe4ru di"))
    assert [each for each in read.doubts if each.startswith("charset: declared utf-8, not decodable")]


def test_a_declared_charset_that_decodes_what_it_cannot_encode() -> None:
    read = article(page(classic()).encode() + b"\x1b\xb9 <p>\xe9", kind="text/html; charset=iso-2022-jp")
    assert [each for each in read.doubts if each.startswith("charset: declared iso2022_jp, not decodable")]


def test_broken_json_ld_does_no_harm() -> None:
    head = (
        '<script type="application/ld+json">{"@type": "Article", "headline": "x",}</script><script type="application/ld+json">{{{</script>'
    )
    assert article(page(classic(), head=head)).title == TITLE


@pytest.mark.parametrize(
    ("text", "language"),
    [(TEXT, "id"), ("<p>The mayor opened the new park for the people of the city in the morning.</p>", "en"), ("<p>Tabel 12.</p>", None)],
)
def test_language_is_read_from_the_words(text: str, language: str | None) -> None:
    assert article(page(classic(text)), url="https://contoh.go.id/en/2020/01/24/taman-baru/").language == language
