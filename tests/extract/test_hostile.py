"""Hostile and broken pages: a reader never crashes, never hangs, and says what it could not read."""

import time

import pytest

from archive.record import digests
from tests.extract.pages import BODY, SITE, TEXT, URL, article, capture, classic, page

OPEN = '<body class="single"><h1>Judul berita</h1><div class="entry-content">'
SECONDS = 30
"""Far above what any takes; a pattern that backtracks without end takes longer than anybody waits."""

PAGES = {
    "nested divs": OPEN + "<div>" * 100_000 + "teks" + "</div>" * 100_000,
    "nested bold": OPEN + "<b>" * 50_000 + "teks",
    "nested lists": OPEN + "<ul><li>a" * 20_000,
    "nested tables": OPEN + "<table><tr><td>a" * 1_500,
    "nested frames of related stories": OPEN + '<div class="related">a' * 3_000,
    "zero bytes": OPEN + "<p>teks\0 lagi</p>",
    "huge attribute": f'<body class="single {"x " * 500_000}"><h1>A</h1><div class="entry-content" style="{"a" * 500_000}"><p>Teks.',
    "crowded tag": OPEN + "<p " + " ".join(f"a{number}='>'" for number in range(200_000)) + ">Teks.",
    "huge paragraph": OPEN + "<p>" + "kata " * 300_000,
    "one huge word": OPEN + "<p>" + "A" * 500_000,
    "many breaks": OPEN + "<p>" + "<br>x" * 30_000,
    "many numbers": OPEN + "<p>" + "1, " * 20_000,
    "many hyphens": OPEN + "<p>" + "1-2 Mei " * 5_000,
    "many brackets": OPEN + "<p>" + "(" * 100_000,
    "many weekdays": OPEN + "<p>" + "Senin (1/" * 5_000,
    "many weekdays alone": OPEN + "<p>" + "Senin, " * 8_000,
    "many weekdays told": OPEN + "<p>" + "Trafo dipasang Kamis di sana. " * 3_000,
    "many days": OPEN + "<p>" + "5 Mei, " * 8_000,
    "many titles": "<h1>x y</h1>" * 10_000 + OPEN + "<p>Teks.",
    "many pictures": OPEN + '<img src="a.jpg">' * 5_000,
    "many pointers": OPEN + "<p>Baca juga: x</p>" * 5_000,
    "many files": OPEN + "<p>" + '<a href="a.pdf">ab</a> ' * 3_000,
    "endless comment": OPEN + "<p>Teks.</p><!-- " + "x" * 100_000,
    "open script": OPEN + "<p>Teks.</p><script>" + "<p>x" * 10_000,
    "nested json-ld": '<script type="application/ld+json">' + "[" * 100_000 + "</script>" + OPEN + "<p>Teks.",
    "wide json-ld": '<script type="application/ld+json">[' + "{}," * 50_000 + "{}]</script>" + OPEN + "<p>Teks.",
    "broken addresses": OPEN + '<p><a href="http://[::1">a</a> <img src="http://[x"> <a href="x.pdf:99999999">b</a> Teks.',
    "broken canonical": '<link rel="canonical" href="http://[::1"><base href="http://[">' + OPEN + "<p>Teks.",
    "odd characters": OPEN + "<p>&#xD800;&#0;&#x10FFFF;\ufffe\u202eTeks.</p>",
    "after the end": page(classic()) + OPEN + "<p>Teks.</p>",
    "many dates beside links": "<h1>Judul berita</h1>"
    + '<p>1/1/2020</p><a href="/x">Satu dua tiga</a>' * 10_000
    + '<div class="entry-content"><p>Teks.',
    "many times beside links": "<h1>Judul berita</h1>"
    + '<time>1/1/2020</time><a href="/x">Satu dua tiga</a>' * 10_000
    + '<div class="entry-content"><p>Teks.',
    "many cards": "<h1>Judul berita</h1><div>"
    + '<a rel="tag" href="/tag/x">x</a><h3>Satu dua</h3>' * 10_000
    + '</div><div class="entry-content"><p>Teks.',
    "many scopes": '<div itemscope><meta itemprop="datePublished" content="2020-01-01">' * 5_000 + OPEN + "<p>Teks.",
    "many shortcodes": OPEN + "<p>" + "[a b=" * 20_000,
    "many pictures in a line": OPEN + "<p>" + '<img src="a.jpg"> ' * 20_000 + "<br>x<br>y",
    "many capitals behind an office": OPEN + "<p>Wali Kota " + "A" * 60 + "a hadir.",
    "many digits behind a page's number": OPEN + "<p>Teks.</p><p>Halaman: " + "1" * 60 + " x",
    "many full stops in a signature": OPEN + "<p>Teks selesai. Penulis: A b" + ".M" * 60 + "!",
    "nested headings": "<h1>x" * 1_600 + OPEN + "<p>Teks." + "<i>x</i>" * 20_000,
    "nested breadcrumbs": '<div class="breadcrumb"><a href="/x/">x' * 400 + OPEN + "<p>Teks." + "<i>x</i>" * 20_000,
    "nested links to further parts": '<div class="page-links"><a href="/2020/01/24/taman-baru/2/">2' * 1_200 + OPEN + "<p>Teks.",
    "nested dates": "<h1>Judul berita</h1>" + "<div><time>" * 400 + '<div class="entry-content"><p>Teks.' + "<i>x</i>" * 20_000,
    "many said by somebody": OPEN + "<p>" + "“Saya menghitung beras,” kata perempuan kelahiran 1978 itu. " * 600,
    "frameset": "<html><frameset><frame src=x></frameset></html>",
    "only text": "teks saja",
    "only a comment": "<!-- kosong -->",
}


@pytest.mark.parametrize("html", PAGES.values(), ids=PAGES)
def test_nothing_crashes_or_hangs(html: str) -> None:
    began = time.monotonic()
    (reading,) = SITE.read(capture(html))
    assert (reading.article is None) != (reading.problem is None)
    if reading.article is not None:
        digests(reading.article)
    assert time.monotonic() - began < SECONDS


def test_a_page_cut_by_its_depth_is_doubted() -> None:
    html = page(classic(TEXT + "<div>" * 5_000 + "<p>Tidak terbaca.</p>"))
    got = article(html)
    assert got.body == BODY
    assert "markup: nested too deep, the page is read up to there" in got.doubts


@pytest.mark.parametrize("keep", range(0, 100, 7))
def test_a_truncated_page(keep: int) -> None:
    whole = page(classic()).encode()
    SITE.read(capture(whole[: len(whole) * keep // 100]))


@pytest.mark.parametrize(
    "answer",
    [
        b"[" * 100_000,
        b'[{"id": 1}]',
        b'[{"id": []}, 5, null, {"id": {}}]',
        b'{"id": 1, "title": 5, "content": [], "_embedded": 7}',
        b'[{"id": 2, "link": "http://[::1", "title": {"rendered": "a"}, "content": {"rendered": "<p>b"}}]',
    ],
)
def test_rest_answers(answer: bytes) -> None:
    for reading in SITE.read(capture(answer, url="https://contoh.go.id/wp-json/wp/v2/posts", kind="application/json")):
        assert (reading.article is None) != (reading.problem is None)


def test_the_same_capture_gives_the_same_reading() -> None:
    same = capture(page(classic()), url=URL)
    assert SITE.read(same) == SITE.read(same)
