"""Other stories a page offers: read where themes and plugins put them, and never leaked into this story."""

import pytest

from archive.record import Related
from tests.extract.pages import BODY, TEXT, TITLE, article, classic, page

A, B = "https://contoh.go.id/2020/01/02/pasar/", "https://contoh.go.id/2020/01/03/jalan/"
TOLD = (
    Related(url=A, title="Pasar Baru Dibuka", printed_date="2 Januari 2020"),
    Related(url=B, title="Jalan Diperbaiki", printed_date="3 Januari 2020"),
)
FLAT = (
    f'<h4><a href="{A}">Pasar Baru Dibuka</a></h4><time datetime="2020-01-02">2 Januari 2020</time>'
    f'<h4><a href="{B}">Jalan Diperbaiki</a></h4><time datetime="2020-01-03">3 Januari 2020</time>'
)
CARDS = (
    f'<div><a href="{A}"><img src="/a.jpg" alt=""></a><a href="/category/berita/">Berita</a><h3 class="entry-title"><a href="{A}">Pasar Baru Dibuka</a></h3>'
    '<div class="post-meta"><span class="date">2 Januari 2020</span></div><p>Klojen – Warga berdatangan, Kamis (2/1/2020).</p>'
    f'<a href="{A}">Selengkapnya »</a></div>'
    f'<div><a href="{B}"><h3>Jalan Diperbaiki</h3><span>3 Januari 2020</span></a></div>'
)
STAMPED = (
    f'<ul><li><span>2 Januari 2020</span><h5><a href="{A}">Pasar Baru Dibuka</a></h5></li>'
    f'<li><span>3 Januari 2020</span><h5><a href="{B}">Jalan Diperbaiki</a></h5></li></ul>'
)
JETPACK = (
    f'<nav class="jp-relatedposts-i2"><ul><li><a href="{A}">Pasar Baru Dibuka</a><dl><dt>Date</dt><dd>2 Januari 2020</dd><dt>In relation to</dt>'
    f'<dd>In "Berita"</dd></dl></li><li><a href="{B}">Jalan Diperbaiki</a><dl><dt>Date</dt><dd>3 Januari 2020</dd></dl></li></ul></nav>'
)
BOXES = {
    "Jetpack's block": JETPACK,
    "cards": f'<div class="related-posts"><h3>Pos Terkait</h3>{CARDS}</div>',
    "dates first": f'<div class="berita-terkait"><h4>Read also in : <a href="/en/category/berita/">News</a></h4>{STAMPED}</div>',
    "JNews": f'<div class="jnews_related_post_container"><h3>Related<strong> Posts</strong></h3>{FLAT}</div>',
    "Jannah, in the text": f'<div id="inline-related-post" class="mag-box"><h5>Baca Juga</h5>{CARDS}</div>',
}
HEADED = {
    "a heading": f"<h3>Berita Lainnya</h3>{FLAT}",
    "a heading in a box": f'<div><div class="judul"><h4>You may also like</h4></div><div>{CARDS}</div></div>',
    "a block theme": f'<div><h2>Baca Juga</h2><div class="wp-block-query"><ul class="wp-block-post-template">{CARDS}</ul></div></div>',
    "bold": f'<b>Berita Lainnya :</b><table><tr><td>2 Januari 2020</td><td><a href="{A}">Pasar Baru Dibuka</a></td></tr>'
    f'<tr><td>3 Januari 2020</td><td><a href="{B}">Jalan Diperbaiki</a></td></tr></table>',
}
NEXT = '<nav class="post-navigation"><a href="/2020/01/23/lama/" rel="prev">Kabar Lama</a></nav><p><a href="/cetak.php?id=3">Versi Cetak</a></p>'


def untouched(html: str) -> tuple[Related, ...]:
    """The related stories of a page, none of which is anywhere else in its record."""
    read = article(html)
    assert (read.title, read.body, read.byline, read.tags) == (TITLE, BODY, "cah/yon", ())
    assert {mention.text for mention in read.dates} == {"Kamis (23/1/2020)"}
    assert read.captions == "Wali Kota saat menanam pohon bersama pelajar"
    assert [image.url for image in read.images] == ["https://contoh.go.id/wp-content/uploads/2020/01/taman.jpg"]
    assert read.published_at == "2020-01-24"
    return read.related


@pytest.mark.parametrize("box", BOXES.values(), ids=BOXES)
def test_a_marked_box_in_the_text(box: str) -> None:
    cut = TEXT.index("<p>Taman itu")
    assert untouched(page(classic(TEXT[:cut] + box + TEXT[cut:]))) == TOLD


@pytest.mark.parametrize("box", [*BOXES.values(), *HEADED.values()], ids=[*BOXES, *HEADED])
@pytest.mark.parametrize("inside", [True, False])
def test_a_list_below_the_text(box: str, inside: bool) -> None:
    story = classic(TEXT)
    assert untouched(page(story.replace("<footer", f"{box}{NEXT}<footer") if inside else story + box + NEXT)) == TOLD


def test_a_story_pointed_to_twice_counts_once() -> None:
    line = f'<p>Baca juga: <a href="{B}">Jalan Diperbaiki</a></p>'
    found = untouched(page(classic(TEXT + line) + BOXES["cards"]))
    assert [each.title for each in found] == ["Jalan Diperbaiki", "Pasar Baru Dibuka"]


@pytest.mark.parametrize(
    "around",
    [
        f"<aside><h3>Berita Terkait</h3>{FLAT}</aside>",
        f'<div class="widget"><h3>Berita Lainnya</h3>{FLAT}</div>',
        f"<h3>Berita Terbaru</h3>{FLAT}",
        f"<h3>Terpopuler</h3>{FLAT}",
        NEXT,
        '<h3>Berita Terkait</h3><ul><li><a href="/category/berita/">Berita</a></li><li><a href="/tag/taman/">taman</a></li></ul>',
        '<div class="related-posts"><a href="https://iklan.example/beli/">Beli sekarang juga</a><a href="#">Lagi</a></div>',
        '<div class="related-posts"><a href="/2020/01/24/taman-baru/#respond">Taman Baru Dibuka</a></div>',
    ],
)
def test_what_every_page_shows_is_not_related(around: str) -> None:
    read = article(page(classic(TEXT) + around))
    assert (read.related, read.body) == ((), BODY)


def test_a_list_ends_at_the_next_heading() -> None:
    other = '<h3>Terpopuler</h3><h4><a href="/2019/05/05/lain/">Cerita Lain Sekali</a></h4>'
    assert untouched(page(classic(TEXT) + f"<div><h3>Baca Juga</h3>{FLAT}{other}</div>")) == TOLD


@pytest.mark.parametrize(
    "line",
    [
        '<p>Baca juga: <a href="/category/berita/">Berita</a></p>',
        '<h4>Read also in : <a href="/en/category/berita/">News</a></h4>',
        "<p>Read also in : News</p>",
    ],
)
def test_a_section_is_no_story(line: str) -> None:
    assert untouched(page(classic(TEXT + line))) == ()


def test_the_words_before_a_title_are_not_its_own() -> None:
    line = f'<p><a href="{A}"><strong>BACA JUGA: </strong>Pasar Baru Dibuka</a></p>'
    assert [each.title for each in untouched(page(classic(TEXT + line)))] == ["Pasar Baru Dibuka"]
