"""A WordPress portal's captures: stories as pages and as REST posts, and everything that is no story."""

import json
import sys
from types import SimpleNamespace
from typing import Any

import pytest

from archive.record import Article, Problem
from scraper import sites
from scraper.extract import dates
from scraper.extract.urls import Kind
from scraper.sites import SITES
from tests.extract.pages import BODY, SINGLE, SITE, TEXT, TITLE, URL, article, capture, classic, ld, page, problem, read

PUBLISHED = '<time class="entry-date published" datetime="2020-01-24T09:15:00+07:00"></time>'


def test_a_page_whole() -> None:
    footer = '<a rel="category tag" href="/category/berita/">Berita</a><a rel="tag" href="/tag/taman/">taman</a>'
    head = f'<link rel="canonical" href="{URL}">'
    got = article(page(classic(meta=PUBLISHED, footer=footer), head=head), url=f"{URL}?amp=1")
    assert got == Article(
        url=f"{URL}?amp=1",
        canonical_url=URL,
        site="contoh",
        post_id=77,
        title=TITLE,
        published_at="2020-01-24T09:15:00+07:00",
        published_from="time",
        section="Berita",
        sections=("Berita",),
        tags=("taman",),
        dateline="Klojen (malangkota.go.id) –",
        dateline_place="Klojen",
        dateline_label="malangkota.go.id",
        byline="cah/yon",
        event_date="2020-01-23",
        lead=BODY[0],
        body=BODY,
        captions="Wali Kota saat menanam pohon bersama pelajar",
        word_count=sum(len(text.split()) for text in BODY),
        language="id",
        images=got.images,
        dates=got.dates,
        quotes=got.quotes,
        places=got.places,
        body_from="entry-content",
    )
    assert read(page(classic(meta=PUBLISHED)), url=f"{URL}?amp=1").address == URL


def post(**changes: Any) -> dict[str, Any]:
    """A post as the REST interface gives it."""
    return {
        "id": 77,
        "date": "2020-01-24T09:15:00",
        "date_gmt": "2020-01-24T02:15:00",
        "modified": "2020-01-24T09:15:00",
        "modified_gmt": "2020-01-24T02:15:00",
        "status": "publish",
        "type": "post",
        "link": URL,
        "title": {"rendered": "Taman Baru Dibuka untuk Warga"},
        "content": {"rendered": TEXT, "protected": False},
        "_embedded": {
            "author": [{"id": 1, "name": "Admin &amp; Kota"}],
            "wp:featuredmedia": [
                {
                    "source_url": "https://contoh.go.id/a.jpg",
                    "caption": {"rendered": "<p>Taman di tepi sungai</p>\n"},
                    "alt_text": "Taman",
                    "media_type": "image",
                }
            ],
            "wp:term": [[{"name": "Berita", "taxonomy": "category"}], [{"name": "taman", "taxonomy": "post_tag"}]],
        },
    } | changes


def rest(answer: Any, *, url: str = "https://contoh.go.id/wp-json/wp/v2/posts?per_page=100", **how: Any) -> list[Any]:
    """Articles and problems of a REST answer."""
    body = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
    readings = SITE.read(capture(body, url=url, kind="application/json; charset=UTF-8", **how))
    return [each.article or each.problem for each in readings]


def test_rest_and_page_say_the_same() -> None:
    box = '<figure class="td-post-featured-image"><img src="/a.jpg" alt="Taman"><figcaption class="wp-caption-text">Taman di tepi sungai</figcaption></figure>'
    meta = f'{PUBLISHED}<span class="author"><a class="fn" href="/author/a/">Admin &amp; Kota</a></span>'
    footer = '<a rel="category tag" href="/category/berita/">Berita</a><a rel="tag" href="/tag/taman/">taman</a>'
    shown = article(page(classic(meta=meta, footer=footer).replace('<div class="entry-content">', box + '<div class="entry-content">')))
    (told,) = rest([post()])
    differing = {name for name in Article.__slots__ if getattr(shown, name) != getattr(told, name)}
    assert differing == {"published_from", "modified_at", "modified_from", "body_from", "captured_via"}
    assert told.captions == "Taman di tepi sungai\nWali Kota saat menanam pohon bersama pelajar"


def test_rest_single_post() -> None:
    (told,) = rest(post(), url="https://contoh.go.id/wp-json/wp/v2/posts/77?_embed=1")
    assert (told.title, told.body, told.captured_via, told.published_from) == (TITLE, BODY, "rest", "rest")


def test_rest_readings_are_named_by_their_posts() -> None:
    answer = json.dumps([post(), post(id=78, link="https://contoh.go.id/2020/01/25/lain")]).encode()
    readings = SITE.read(capture(answer, url="https://contoh.go.id/wp-json/wp/v2/posts", kind="application/json"))
    assert [each.address for each in readings] == [URL, "https://contoh.go.id/2020/01/25/lain/"]


@pytest.mark.parametrize(
    ("changes", "kind"),
    [
        ({"content": {"rendered": "", "protected": True}}, "protected"),
        ({"status": "private"}, "protected"),
        ({"status": "draft"}, "protected"),
        ({"title": {"rendered": " "}}, "no-title"),
        ({"content": {"rendered": "<p>&nbsp;</p>", "protected": False}}, "no-body"),
        ({"content": None}, "no-body"),
        ({"type": "page"}, "not-an-article"),
    ],
)
def test_rest_posts_that_are_no_story(changes: dict[str, Any], kind: str) -> None:
    assert [each.kind for each in rest([post(**changes)])] == [kind]


def test_an_announcement_whose_text_is_a_file_is_a_story() -> None:
    offered = '<p><a href="https://contoh.go.id/wp-content/uploads/2020/01/hasil-seleksi.pdf">Unduh pengumuman</a></p>'
    (listed,) = rest(post(content={"rendered": offered, "protected": False}))
    shown = read(page(classic(offered))).article
    for told in (listed, shown):
        assert told is not None
        assert (told.body, told.lead, told.word_count) == ((), None, 0)
        assert [(file.url.rsplit("/", 1)[-1], file.label) for file in told.attachments] == [("hasil-seleksi.pdf", "Unduh pengumuman")]
        assert "body: no text beside the files it offers" in told.doubts


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({}, "2020-01-24T09:15:00+07:00"),
        ({"date": "2020-01-24T02:15:00"}, "2020-01-24T09:15:00+07:00"),
        ({"date_gmt": None}, "2020-01-24T09:15:00+07:00"),
        ({"date_gmt": "0000-00-00T00:00:00"}, "2020-01-24T09:15:00+07:00"),
        ({"date_gmt": None, "date": None}, None),
    ],
)
def test_rest_dates(changes: dict[str, Any], at: str | None) -> None:
    (told,) = rest([post(**changes)])
    assert told.published_at == at
    assert bool(told.doubts) == (at is None)


def test_a_post_the_reader_stumbles_over_takes_no_other_down(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = dates.mentions

    def picky(title: str, *more: Any) -> Any:
        if title == "Kabar 2":
            raise RecursionError("too deep")
        return whole(title, *more)

    monkeypatch.setattr(dates, "mentions", picky)
    posts = [post(id=number, link=f"{SITE.home}2020/01/24/kabar-{number}/", title={"rendered": f"Kabar {number}"}) for number in (1, 2, 3)]
    first, second, third = rest(posts)
    assert (first.title, third.title) == ("Kabar 1", "Kabar 3")
    assert second == Problem(kind="reader-failed", detail="RecursionError: too deep")


def test_rest_titles_are_text() -> None:
    (told,) = rest([post(title={"rendered": "Lomba &#8220;Kampung&#8221; &#038; <em>Taman</em> 2&#215;3"})])
    assert told.title == "Lomba “Kampung” & Taman 2×3"


def test_rest_embedded_errors_are_nothing() -> None:
    (told,) = rest(
        [post(_embedded={"author": [{"code": "rest_user_invalid_id", "message": "x"}], "wp:featuredmedia": [{"code": "rest_forbidden"}]})]
    )
    assert (told.author, told.sections, told.captions) == (None, (), "Wali Kota saat menanam pohon bersama pelajar")


def test_rest_link_to_another_host() -> None:
    (told,) = rest([post(link="https://lain.go.id/x/")])
    assert told.canonical_url == "https://contoh.go.id/?p=77"
    assert told.doubts == ("canonical_url: the post links to another host, https://lain.go.id/x/",)


def test_rest_behind_a_warning() -> None:
    answer = b"<br />\n<b>Warning</b>: Undefined index in /var/www/x.php on line 3<br />\n" + json.dumps([post()]).encode()
    (told,) = rest(answer)
    assert told.title == TITLE


@pytest.mark.parametrize(
    ("answer", "how", "kind"),
    [
        (b"<html>", {}, "undecodable"),
        (b"", {}, "undecodable"),
        ({"code": "rest_no_route", "message": "x"}, {}, "http-error"),
        ({"code": "rest_post_invalid_page_number"}, {"status": 400}, "http-error"),
        ({"code": "rest_post_invalid_id"}, {"status": 404}, "not-found"),
        ({"code": "rest_forbidden"}, {"status": 401}, "http-error"),
    ],
)
def test_rest_answers_without_posts(answer: Any, how: dict[str, Any], kind: str) -> None:
    assert [each.kind for each in rest(answer, **how)] == [kind]


def test_rest_empty_list() -> None:
    assert rest([]) == []


# -- what is no story ----------------------------------------------------------------------------------------------------

LISTED = "".join(
    f'<article class="post hentry"><h2 class="entry-title"><a href="/2020/01/2{n}/cerita-{n}/">Cerita {n}</a></h2><div class="entry-content">{TEXT}</div></article>'
    for n in range(3)
)


@pytest.mark.parametrize(
    "body_class",
    ["archive category category-berita", "archive tag", "archive date", "home blog", "search search-results", "archive author paged"],
)
def test_lists_by_their_class(body_class: str) -> None:
    assert problem(page(LISTED, body_class=body_class), url="https://contoh.go.id/tag/x/").kind == "not-an-article"


@pytest.mark.parametrize("url", ["https://contoh.go.id/pkk-2/", URL, "https://contoh.go.id/?p=5"])
def test_lists_by_what_they_show(url: str) -> None:
    found = problem(page(LISTED, body_class="", title="Kota Contoh"), url=url)
    assert found.kind == "not-an-article"
    assert "list" in found.detail


@pytest.mark.parametrize(
    "url",
    [
        "https://contoh.go.id/",
        "https://contoh.go.id/page/3/",
        "https://contoh.go.id/2020/01/",
        "https://contoh.go.id/tag/judul-panjang-sebuah-berita/",
    ],
)
def test_lists_by_their_address(url: str) -> None:
    assert problem(page(classic(), body_class=""), url=url).kind == "not-an-article"


@pytest.mark.parametrize("title", ["Arsip Tag: adipura", "Category Archives: Berita", "Arsip Kategori: Berita", "Hasil pencarian: pasar"])
def test_lists_by_their_title(title: str) -> None:
    assert (
        problem(page(classic(title=title), body_class="", title=f"{title} – Kota Contoh"), url="https://contoh.go.id/x/").kind
        == "not-an-article"
    )


def test_an_archive_with_one_post_is_no_story() -> None:
    assert problem(page(classic(), body_class="archive date"), url="https://contoh.go.id/2020/01/24/").kind == "not-an-article"


def test_a_story_without_body_classes_is_one() -> None:
    head = '<meta property="og:type" content="article">'
    assert article(page(classic(), head=head, body_class="")).body == BODY
    assert article(page(classic(meta=PUBLISHED), body_class=""), url="https://contoh.go.id/taman-baru/").body == BODY


@pytest.mark.parametrize(
    ("html", "url", "detail"),
    [
        (page(classic(), body_class="page page-id-3"), "https://contoh.go.id/profil/", "static page"),
        (page(classic(), body_class=""), "https://contoh.go.id/profil/", "static page"),
        (
            page(classic(), head='<meta property="og:type" content="website">', body_class="page-template-default page"),
            "https://contoh.go.id/profil/",
            "static page",
        ),
        (page(classic(), body_class="attachment single-attachment"), "https://contoh.go.id/foto/", "attachment"),
        (page(classic() + '<div class="wp-embed">x</div>', body_class=""), f"{URL}embed/", "embed"),
        (
            page(classic(), body_class="", head='<link rel="canonical" href="https://contoh.go.id/">'),
            "https://contoh.go.id/x/",
            "front page",
        ),
        (page(classic()), f"{URL}2/", "part 2"),
    ],
)
def test_other_pages(html: str, url: str, detail: str) -> None:
    found = problem(html, url=url)
    assert found.kind == "not-an-article"
    assert detail in found.detail


def test_a_dated_static_page_is_a_story() -> None:
    assert article(page(classic(meta=PUBLISHED), body_class="page page-id-3"), url="https://contoh.go.id/pengumuman/").title == TITLE


@pytest.mark.parametrize(
    ("html", "how", "kind"),
    [
        (page(classic('<form class="post-password-form"><p>Kata sandi</p></form>')), {}, "protected"),
        (page("<h1>Ups!</h1>", body_class="error404"), {}, "not-found"),
        (page("<h1>Ups!</h1>", body_class="", title="Halaman tidak ditemukan – Kota Contoh"), {}, "not-found"),
        (page(classic()), {"status": 404}, "not-found"),
        (page(classic()), {"status": 410}, "not-found"),
        (page(classic()), {"status": 500}, "http-error"),
        (page(classic()), {"status": 403}, "http-error"),
        ("Briefly unavailable for scheduled maintenance.", {"status": 503}, "http-error"),
        (page("", title="Just a moment..."), {"status": 403}, "challenge"),
        (page("", title="Just a moment..."), {}, "challenge"),
        (page("", title="Attention Required! | Cloudflare"), {"status": 503}, "challenge"),
        (page("", title="x"), {"status": 403, "cf_mitigated": "challenge"}, "challenge"),
        ("<html><script>window._cf_chl_opt={}</script></html>", {"status": 503}, "challenge"),
        ('<html><script src="/aes.js"></script><script>toNumbers("a")</script>', {}, "challenge"),
        ('<html><script>document.cookie="x=1";location.reload();</script></html>', {}, "challenge"),
        (page("", body_class="login wp-core-ui", title="Masuk ‹ Kota Contoh"), {}, "challenge"),
        (page("<p>Buy</p>", body_class="", title="contoh.go.id is for sale"), {}, "challenge"),
        (page("", body_class="", title="Account Suspended"), {}, "challenge"),
        (page(classic("<p> </p>")), {}, "no-body"),
        (page(classic('<p><img src="/a.jpg"></p>')), {}, "no-body"),
        (page("<h1>Judul</h1>"), {}, "no-body"),
        (page(classic(title=""), title=""), {}, "no-title"),
        ("", {}, "no-body"),
        (b"\x1f\x8b\x08\x00\x00", {}, "undecodable"),
        (b"\x00\x01\x02" * 500, {}, "undecodable"),
        (b"%PDF-1.4", {"kind": "application/pdf"}, "not-an-article"),
        ("{}", {"kind": "application/json"}, "not-an-article"),
        (page(classic()), {"url": "https://lain.go.id/2020/01/24/x/"}, "off-site"),
    ],
)
def test_problems(html: str | bytes, how: dict[str, Any], kind: str) -> None:
    assert problem(html, **how).kind == kind


@pytest.mark.parametrize(
    "title",
    ["Masuk Musim Hujan, Warga Bersiap", "404 Warga Terima Bantuan", "Access Denied, Film Karya Pelajar", "Kategori Lomba Ditambah"],
)
def test_a_story_may_be_called_anything(title: str) -> None:
    html = page(classic(title=title), body_class="", title=f"{title} – Kota Contoh")
    assert article(html).title == title


def test_cloudflare_scripts_on_a_story_are_no_challenge() -> None:
    script = '<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script>'
    assert article(page(classic() + script)).body == BODY


# -- one address ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("head", "url", "canonical"),
    [
        (f'<link rel="canonical" href="{URL}">', "https://contoh.go.id/?p=77", URL),
        ('<link rel="canonical" href="http://www.contoh.go.id/2020/01/24/taman-baru">', "https://contoh.go.id/?p=77", URL),
        (f'<meta property="og:url" content="{URL}">', "https://contoh.go.id/?p=77", URL),
        ("", "https://contoh.go.id/?p=77", "https://contoh.go.id/?p=77"),
        ("", f"{URL}?utm_source=wa", URL),
        ('<link rel="canonical" href="https://contoh.go.id/category/berita/">', URL, URL),
        (
            '<link rel="canonical" href="https://contoh.go.id/2020/01/24/taman-baru/">',
            "https://contoh.go.id/en/2020/01/24/taman-baru/",
            "https://contoh.go.id/en/2020/01/24/taman-baru/",
        ),
    ],
)
def test_canonical_address(head: str, url: str, canonical: str) -> None:
    assert article(page(classic(meta=PUBLISHED), head=head), url=url).canonical_url == canonical


def test_the_permalink_on_an_old_themes_title() -> None:
    html = page(f'<h2 class="posttitle"><a rel="bookmark" href="{URL}">{TITLE}</a></h2><div class="entry">{TEXT}</div>')
    assert article(html, url="https://contoh.go.id/?p=77").canonical_url == URL


def test_canonical_on_another_host_is_doubted() -> None:
    got = article(page(classic(), head='<link rel="canonical" href="https://lain.go.id/2020/01/24/taman-baru/">'))
    assert got.canonical_url == URL
    assert "canonical_url: the page gives https://lain.go.id/2020/01/24/taman-baru/ as its own address" in got.doubts


def test_divided_stories_are_read_whole() -> None:
    first, second = TEXT.split("<p>Taman itu")[0], "<p>Taman itu" + TEXT.split("<p>Taman itu")[1]
    links = f'<div class="page-links">Halaman: <span>1</span> <a href="{URL}2/">2</a></div>'
    one = capture(page(classic(first + links)))
    (alone,) = SITE.read(one)
    assert alone.more == (f"{URL}2/",)
    assert alone.article is not None
    assert "body: 1 further parts of the story are missing" in alone.article.doubts
    (whole,) = SITE.read(one, (capture(page(classic(second + links)), url=f"{URL}2/"),))
    assert whole.article is not None
    assert (whole.article.body, whole.article.byline, whole.more) == (BODY, "cah/yon", ())


# -- the declaration -----------------------------------------------------------------------------------------------------


def test_the_declared_city() -> None:
    site = SITES["malangkota"]
    assert (site.region_code, site.home, site.since, site.zone) == ("35.73", "https://malangkota.go.id/", "2013-12", "Asia/Jakarta")
    assert site.kind("https://www.malangkota.go.id/2020/01/24/x") is Kind.ARTICLE
    assert all(site.name == name for name, site in SITES.items())


def test_a_wrong_declaration_names_its_file(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(sites.Undeclared, match=r"scraper/sites/nirkota\.py: ModuleNotFoundError"):
        sites.declared("nirkota")
    monkeypatch.setitem(sys.modules, "scraper.sites.nirkota", SimpleNamespace(SITE="Malang"))
    with pytest.raises(sites.Undeclared, match=r"scraper/sites/nirkota\.py: SITE is a str, not a Site"):
        sites.declared("nirkota")
    monkeypatch.setitem(sys.modules, "scraper.sites.nirkota", SimpleNamespace(SITE=SITE))
    with pytest.raises(sites.Undeclared, match="called 'contoh'; file and name must agree"):
        sites.declared("nirkota")


def test_at_another_address() -> None:
    there = SITE.at("http://127.0.0.1:8090")
    assert there.home == "http://127.0.0.1:8090/"
    assert there.owns("http://127.0.0.1:8090/2020/")
    assert not there.owns("http://127.0.0.1:8091/2020/")
    assert not there.owns("http://[::1")


def test_a_city_with_its_own_markup() -> None:
    from dataclasses import replace

    site = replace(SITE, bodies=("kotak-berita",))
    (reading,) = site.read(capture(page(f'<h1>{TITLE}</h1><div class="kotak-berita">{TEXT}</div>', body_class=SINGLE)))
    assert reading.article is not None
    assert (reading.article.body, reading.article.body_from) == (BODY, "kotak-berita")


def test_json_ld_wins_over_a_sidebar_that_shows_more() -> None:
    html = page(classic() + LISTED.replace("entry-content", "entry-summary"), head=ld({"@type": "Article", "headline": TITLE}))
    assert article(html).body == BODY
