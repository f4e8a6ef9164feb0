"""What a page says of other stories is not said of its own: microdata, JSON-LD, dates and titles beside links."""

import pytest

from tests.extract.pages import TEXT, TITLE, URL, article, classic, ld, page

OTHER = "https://contoh.go.id/2019/05/06/lain/"
BOX = (
    '<div class="col-berita"><div itemscope itemtype="https://schema.org/NewsArticle"><meta itemprop="datePublished" '
    'content="2019-05-06T07:00:00+07:00"><meta itemprop="dateModified" content="2019-05-07T07:00:00+07:00">'
    f'<meta itemprop="author" content="Orang Lain"><a itemprop="url" href="{OTHER}">Pasar Lama Dibongkar</a></div></div>'
)
SCOPE = '<div itemscope itemtype="https://schema.org/NewsArticle">{}</div>'
OWN = (
    '<meta itemprop="datePublished" content="2020-01-24T09:15:00+07:00"><meta itemprop="dateModified" content="2020-01-25T10:00:00+07:00">'
)


@pytest.mark.parametrize("before", [True, False])
def test_microdata_of_a_box_is_another_storys(before: bool) -> None:
    own = SCOPE.format(OWN + classic())
    story = article(page(BOX + own if before else own + BOX))
    assert (story.published_at, story.published_from) == ("2020-01-24T09:15:00+07:00", "meta")
    assert story.modified_at == "2020-01-25T10:00:00+07:00"
    assert story.author is None


def test_microdata_of_a_box_alone_dates_nothing() -> None:
    story = article(page(BOX + classic()))
    assert (story.published_at, story.published_from, story.modified_at) == ("2020-01-24", "address", None)


def test_microdata_in_the_head_is_the_pages() -> None:
    story = article(page(BOX + classic(), head='<meta itemprop="datePublished" content="2020-01-24T09:15:00+07:00">'))
    assert story.published_at == "2020-01-24T09:15:00+07:00"


def test_microdata_on_any_element_of_the_story() -> None:
    dated = '<span itemprop="datePublished" content="2020-01-24T09:15:00+07:00">kemarin</span>'
    assert article(page(SCOPE.format(classic(meta=dated)))).published_at == "2020-01-24T09:15:00+07:00"


NODE = {"@type": "NewsArticle", "headline": TITLE, "datePublished": "2020-01-24T09:15:00+07:00", "articleSection": "Lingkungan"}
STRANGE = {
    "@type": "NewsArticle",
    "headline": "Pasar Lama Dibongkar",
    "datePublished": "2019-05-06T07:00:00+07:00",
    "author": {"name": "Orang Lain"},
    "articleSection": "Ekonomi",
}


@pytest.mark.parametrize(
    "other",
    [
        {**STRANGE, "url": OTHER},
        {**STRANGE, "mainEntityOfPage": OTHER},
        {**STRANGE, "mainEntityOfPage": {"@type": "WebPage", "@id": OTHER}},
        {**STRANGE, "@id": f"{OTHER}#article"},
        STRANGE,
    ],
    ids=["url", "main-entity", "main-entity-object", "id", "headline"],
)
@pytest.mark.parametrize("own", [NODE, {**NODE, "mainEntityOfPage": URL}], ids=["bare", "named"])
def test_json_ld_of_other_stories(other: dict[str, object], own: dict[str, object]) -> None:
    story = article(page(classic(), head=ld(other, own, other)))
    assert (story.published_at, story.sections, story.author) == ("2020-01-24T09:15:00+07:00", ("Lingkungan",), None)


def test_json_ld_that_names_another_address_alone() -> None:
    story = article(page(classic(), head=ld({**STRANGE, "url": OTHER})))
    assert (story.published_from, story.sections) == ("address", ())


@pytest.mark.parametrize(
    "url",
    ["https://contoh.go.id/", "/2020/01/24/taman-baru", f"{URL}?amp=1", "http://www.contoh.go.id/2020/01/24/taman-baru/#main", "#article"],
)
def test_json_ld_under_a_name_of_the_pages_own(url: str) -> None:
    assert article(page(classic(), head=ld({**NODE, "headline": "Judul untuk mesin pencari", "url": url}))).published_from == "json-ld"


def test_json_ld_of_a_story_that_has_moved() -> None:
    moved = {**NODE, "mainEntityOfPage": "https://contoh.go.id/2020/01/24/taman-lama/"}
    assert article(page(classic(), head=ld(moved))).published_from == "json-ld"


def test_json_ld_within_the_page_it_describes() -> None:
    assert article(page(classic(), head=ld({"@type": "WebPage", "url": URL, "mainEntity": NODE}))).published_from == "json-ld"
    elsewhere = {"@type": "WebPage", "url": OTHER, "datePublished": "2019-05-06T07:00:00+07:00"}
    assert article(page(classic(), head=ld(elsewhere))).published_from == "address"


PLAIN = f'<h1 class="judul">{TITLE}</h1>{{}}<div class="entry-content">{TEXT}</div>'
UNDATED = "https://contoh.go.id/taman-baru/"


def dated(between: str) -> str | None:
    # the plain address dates nothing, so a heading of type article lets the page through
    story = article(page(PLAIN.format(between), head='<meta property="og:type" content="article">'), url=UNDATED)
    return story.published_at


@pytest.mark.parametrize(
    "beside",
    [
        '<div><a href="/2019/05/06/lain/">Pasar Lama Dibongkar</a> <span>6 Mei 2019</span></div>',
        '<div><span>6 Mei 2019</span> <a href="/2019/05/06/lain/">Pasar Lama Dibongkar</a></div>',
        '<p>Baca juga: <a href="/2019/05/06/lain/">Pasar Lama Dibongkar</a> (6 Mei 2019)</p>',
        '<div><div><a href="/2019/05/06/lain/">Pasar Lama Dibongkar</a></div><p><small>6 Mei 2019</small></p></div>',
        '<div><h4><a href="/2019/05/06/lain/">Pasar Lama Dibongkar</a></h4><div class="m"><span>6 Mei 2019</span><span>Admin</span></div></div>',
        '<ul><li><a href="/berita/lain">Pasar Lama Dibongkar</a><br><i>6 Mei 2019, 10:15</i></li></ul>',
        '<a href="/berita/lain">Pasar Lama Dibongkar</a><small>6 Mei 2019</small>',
    ],
)
def test_a_date_beside_a_link_to_another_story(beside: str) -> None:
    assert dated(beside) is None
    assert dated(f"<p>Jumat, 24 Januari 2020</p>{beside}") == "2020-01-24"
    assert dated(f"{beside}<p>Jumat, 24 Januari 2020</p>") in {"2020-01-24", None}


@pytest.mark.parametrize(
    "own",
    [
        '<div class="meta"><span>24 Januari 2020</span> <a href="/author/admin/">Admin</a> <a href="/category/kota/">Kota</a></div>',
        f'<div class="meta"><a href="{UNDATED}" rel="bookmark">24 Januari 2020</a></div>',
        '<div class="meta"><a href="/2020/01/24/">24 Januari 2020</a> oleh <a href="/penulis/admin">Admin</a></div>',
        '<p><a href="https://facebook.com/sharer?u=x">Bagikan</a> 24 Januari 2020</p>',
        '<dl><dd><a href="/berita/kota">Kota Kita</a></dd><dd>24 Januari 2020</dd></dl>',
    ],
)
def test_the_storys_own_date_beside_links(own: str) -> None:
    assert dated(own) == "2020-01-24"


def test_a_section_with_a_long_name_is_no_story() -> None:
    meta = '<dl><dd><a href="/berita/politik">Hukum, Politik dan Pemerintahan</a></dd><dd>24 Januari 2020</dd></dl>'
    story = article(
        page(PLAIN.format(meta), head='<meta property="og:type" content="article">'),
        url="https://contoh.go.id/berita/politik/214-taman-baru",
    )
    assert story.published_at == "2020-01-24"


def test_a_time_beside_a_link_to_another_story() -> None:
    other = '<div><a href="/2019/05/06/lain/">Pasar Lama Dibongkar</a> <time datetime="2019-05-06T07:00:00+07:00">6 Mei</time></div>'
    assert dated(other) is None
    assert dated(f'{other}<p><time datetime="2020-01-24T09:15:00+07:00">24 Januari</time></p>') == "2020-01-24T09:15:00+07:00"


@pytest.mark.parametrize(
    ("published", "modified", "doubt"),
    [
        ("2020-01-24T09:15:00+07:00", "2020-01-23T09:15:00+07:00", "modified_at: before published_at"),
        ("2020-01-24T09:15:00+07:00", "2020-01-24T02:00:00Z", "modified_at: before published_at"),
        ("2020-01-24", "2020-01-23", "modified_at: before published_at"),
        ("2026-12-24T09:15:00+07:00", None, "published_at: after the capture"),
        ("2026-11-02", None, "published_at: after the capture"),
        ("2020-01-24T09:15:00+07:00", "2026-11-01T09:15:00+07:00", "modified_at: after the capture"),
    ],
)
def test_times_that_cannot_be(published: str, modified: str | None, doubt: str) -> None:
    node = {**NODE, "datePublished": published, "dateModified": modified}
    assert doubt in article(page(classic(), head=ld(node)), url=UNDATED).doubts


@pytest.mark.parametrize(
    ("published", "modified"),
    [
        ("2020-01-24T09:15:00+07:00", "2020-01-24T02:15:00Z"),
        ("2020-01-24T09:15:00+07:00", "2020-01-24"),
        ("2020-01-24", "2020-01-24T00:00:00+07:00"),
        ("2026-11-01T07:05:00+07:00", None),
        ("2026-11-01", None),
    ],
)
def test_times_that_can(published: str, modified: str | None) -> None:
    node = {**NODE, "datePublished": published, "dateModified": modified}
    assert article(page(classic(), head=ld(node)), url=UNDATED).doubts == ()


@pytest.mark.parametrize("label", ["Pelaksanaan", "Tanggal Kegiatan", "Batas pendaftaran", "Berlaku sampai"])
def test_the_date_of_the_event_is_not_that_of_publication(label: str) -> None:
    assert dated(f"<p>{label}: 30 Januari 2020</p>") is None
    assert dated(f"<p>{label}: 30 Januari 2020</p><p>Dipublikasikan: 24 Januari 2020</p>") == "2020-01-24"
