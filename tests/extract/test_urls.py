"""Addresses: one for each story, and what an address alone tells."""

import pytest

from scraper.extract.urls import Kind, bare_host, canonical, kind, part

HOME = "https://malangkota.go.id/"
STORY = "https://malangkota.go.id/2020/01/24/taman-baru/"


@pytest.mark.parametrize(
    "netloc",
    [
        "malangkota.go.id",
        "www.malangkota.go.id",
        "WWW.MalangKota.go.id",
        "malangkota.go.id:443",
        "malangkota.go.id:80",
        "u:p@malangkota.go.id.",
    ],
)
def test_bare_host(netloc: str) -> None:
    assert bare_host(netloc) == "malangkota.go.id"


def test_another_port_is_another_host() -> None:
    assert bare_host("127.0.0.1:8090") == "127.0.0.1:8090"


@pytest.mark.parametrize(
    "variant",
    [
        "https://malangkota.go.id/2020/01/24/taman-baru",
        "http://www.malangkota.go.id:80/2020/01/24/taman-baru/",
        "HTTPS://MALANGKOTA.GO.ID/2020/01/24/taman-baru/",
        "/2020/01/24/taman-baru/",
        "https://malangkota.go.id//2020//01/24/taman-baru",
        "https://malangkota.go.id/2020/01/./24/lain/../taman-baru/",
        "https://malangkota.go.id/index.php/2020/01/24/taman-baru/",
        "https://malangkota.go.id/2020/01/24/taman-baru/?amp=1",
        "https://malangkota.go.id/2020/01/24/taman-baru/amp/",
        "https://malangkota.go.id/2020/01/24/taman-baru/amp",
        "https://malangkota.go.id/2020/01/24/taman-baru/?noamp=mobile",
        "https://malangkota.go.id/2020/01/24/taman-baru/?utm_source=wa&utm_medium=x&fbclid=abc&gclid=1",
        "https://malangkota.go.id/2020/01/24/taman-baru/?wordfence_syncAttackData=1722048549.9238",
        "https://malangkota.go.id/2020/01/24/taman-baru/?wordfence_lh=1&hid=1F2E3D4C",
        "https://malangkota.go.id/2020/01/24/taman-baru/?swcfpc=1",
        "https://malangkota.go.id/2020/01/24/taman-baru/?relatedposts_hit=1&relatedposts_origin=61&relatedposts_position=0",
        "https://malangkota.go.id/2020/01/24/taman-baru/?replytocom=45#respond",
        "https://malangkota.go.id/2020/01/24/taman-baru/?share=facebook&nb=1",
        "https://malangkota.go.id/2020/01/24/taman-baru/#comments",
        "https://malangkota.go.id/2020/01/24/taman-baru/comment-page-3/",
        "https://malangkota.go.id/2020/01/24/taman-baru/embed/",
        "https://malangkota.go.id/2020/01/24/taman-baru/feed/",
        "https://malangkota.go.id/2020/01/24/taman-baru/2/",
        "https://malangkota.go.id/2020/01/24/taman-baru/?page=2",
        "  https://malangkota.go.id/2020/01/24/taman-baru/ ",
    ],
)
def test_every_variant_is_the_story(variant: str) -> None:
    assert canonical(variant, HOME) == STORY


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://malangkota.go.id", HOME),
        ("https://malangkota.go.id/index.php", HOME),
        ("https://malangkota.go.id/?p=3860", "https://malangkota.go.id/?p=3860"),
        ("http://malangkota.go.id/?p=3860&preview=true&page=2", "https://malangkota.go.id/?p=3860"),
        ("https://malangkota.go.id/2016/12/22/259/", "https://malangkota.go.id/2016/12/22/259/"),
        ("https://malangkota.go.id/2016/12/22/page/2/?amp=1", "https://malangkota.go.id/2016/12/22/page/2/"),
        ("https://malangkota.go.id/2016/12/", "https://malangkota.go.id/2016/12/"),
        ("https://malangkota.go.id/profil/2/", "https://malangkota.go.id/profil/"),
        ("https://malangkota.go.id/category/berita/page/2", "https://malangkota.go.id/category/berita/page/2/"),
        ("https://malangkota.go.id/wp-content/uploads/2020/01/a.pdf", "https://malangkota.go.id/wp-content/uploads/2020/01/a.pdf"),
        ("https://malangkota.go.id/berita.html", "https://malangkota.go.id/berita.html"),
        ("https://malangkota.go.id/wp-json/wp/v2/posts?per_page=5", "https://malangkota.go.id/wp-json/wp/v2/posts?per_page=5"),
        ("https://malangkota.go.id/feed/", "https://malangkota.go.id/feed/"),
        ("https://malangkota.go.id/2020/01/24/%D8%B3%d9%84/", "https://malangkota.go.id/2020/01/24/%d8%b3%d9%84/"),
        ("https://malangkota.go.id/2020/01/24/سل/", "https://malangkota.go.id/2020/01/24/%d8%b3%d9%84/"),
        ("https://malangkota.go.id/2020/01/24/judul%2Dbaru/", "https://malangkota.go.id/2020/01/24/judul-baru/"),
        ("http://kelurahan.malangkota.go.id/2020/01/24/a", "http://kelurahan.malangkota.go.id/2020/01/24/a/"),
        ("mailto:kominfo@malangkota.go.id", "mailto:kominfo@malangkota.go.id"),
        ("http://[::1", "http://[::1"),
        ("https://malangkota.go.id:99999999/x", "https://malangkota.go.id:99999999/x"),
    ],
)
def test_canonical(url: str, expected: str) -> None:
    assert canonical(url, HOME) == expected
    assert canonical(expected, HOME) == expected, "a canonical address stays as it is"


def test_home_below_a_folder() -> None:
    home = "http://contoh.go.id/portal/"
    assert canonical("https://www.contoh.go.id/portal/index.php/2020/01/24/a", home) == "http://contoh.go.id/portal/2020/01/24/a/"
    assert kind("http://contoh.go.id/portal/2020/01/24/a/", home) is Kind.ARTICLE
    assert kind("http://contoh.go.id/portal/", home) is Kind.LISTING


KINDS = {
    Kind.ARTICLE: [
        "/2020/01/24/taman-baru/",
        "/2020/01/24/taman-baru",
        "/2016/12/22/2595/?noamp=mobile",
        "/?p=3860",
        "/2020/05/judul-tanpa-hari/",
        "/archives/1234",
        "/2020/01/24/taman-baru/comment-page-2/",
    ],
    Kind.MAYBE: ["/potensi-kelurahan", "/pkk-2/", "/utama/peringatan-hari-jadi", "/?page_id=7", "/index.php/persyaratan/"],
    Kind.LISTING: [
        "/",
        "",
        "/page/2/",
        "/category/berita/",
        "/category/berita/infrastruktur/page/3/",
        "/tag/perpustakaan-keliling-datangi-sekolah-dasar-di-kampung/",
        "/author/humas/page/64",
        "/2020/",
        "/2020/01/",
        "/2020/01/page/2",
        "/2016/07/29/page/2/?amp=1",
        "/2023/10/02/",
        "/2024/06/10",
        "/?s=pasar",
        "/?cat=1",
        "/search/pasar/",
    ],
    Kind.TRANSLATION: ["/en/2020/01/24/taman-baru/", "/en/2021/01/27/24423", "/en/", "/en/sejarah-kota/"],
    Kind.ASSET: [
        "/wp-content/uploads/2020/01/foto.jpg",
        "/feed/",
        "/category/berita/feed/",
        "/2020/01/24/taman-baru/feed/",
        "/laporan.pdf",
        "/wp-sitemap.xml",
        "/?feed=rss2",
    ],
    Kind.OTHER: [
        "https://contoh.go.id/2020/01/24/a/",
        "https://kel.malangkota.go.id/2020/01/24/a/",
        "mailto:a@b.id",
        "javascript:void(0)",
        "/wp-login.php",
        "/wp-json/wp/v2/posts",
        "/2020/01/24/taman-baru/foto-1/",
        "/?attachment_id=12",
        "http://[::1",
    ],
}


@pytest.mark.parametrize(("url", "expected"), [(url, name) for name, addresses in KINDS.items() for url in addresses])
def test_kind(url: str, expected: Kind) -> None:
    assert kind(url, HOME) is expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://malangkota.go.id/2020/01/24/taman-baru/3/", 3),
        ("https://malangkota.go.id/profil/2", 2),
        ("https://malangkota.go.id/2020/01/24/taman-baru/", None),
        ("https://malangkota.go.id/2016/12/22/259/", None),
        ("https://malangkota.go.id/2016/12/22/", None),
        ("https://malangkota.go.id/category/berita/page/2/", None),
        ("http://[::1/2/", None),
    ],
)
def test_part(url: str, expected: int | None) -> None:
    assert part(url) == expected
