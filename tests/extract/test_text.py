"""A story's markup as paragraphs, pictures, files and other stories."""

import pytest

from scraper.extract.markup import fragment
from scraper.extract.text import Content, content

BASE = "https://malangkota.go.id/2020/01/24/contoh/"
LEAD = "<p>Warga menanam seratus pohon di tepi sungai pada pagi hari.</p>"
NEXT = "<p>Kegiatan itu diikuti pelajar dan guru dari tiga sekolah.</p>"
LAST = "<p>Acara ditutup dengan doa bersama.</p>"
PLAIN = (
    "Warga menanam seratus pohon di tepi sungai pada pagi hari.",
    "Kegiatan itu diikuti pelajar dan guru dari tiga sekolah.",
    "Acara ditutup dengan doa bersama.",
)
IMG = '<img src="/wp-content/uploads/2020/01/tanam.jpg" alt="">'


def told(html: str) -> Content:
    return content(fragment(html), BASE)


def captions(html: str) -> list[str | None]:
    return [image.caption for image in told(html).images]


@pytest.mark.parametrize(
    ("html", "paragraphs"),
    [
        ("<p>Satu&nbsp; dua\n  tiga.</p>", ["Satu dua tiga."]),
        ("<p>Nol\u200b lebar\ufeff, ta\u00adnda.</p>", ["Nol lebar, tanda."]),
        ("<p>Satu.</p><p>&nbsp;</p><p></p><p>.</p><p>***</p><p>Dua.</p>", ["Satu.", "Dua."]),
        ("<p>Wali\u202e Kota\u2066 hadir\u2069.\u061c\x1b[2J\x9b0m</p>", ["Wali Kota hadir.[2J0m"]),  # what turns the text or a terminal
        ("Satu.<p>Dua.</p>Tiga.", ["Satu.", "Dua.", "Tiga."]),
        ("<div>Satu.<div>Dua.</div></div>", ["Satu.", "Dua."]),
        ("<p>Satu.<br>Masih satu.</p>", ["Satu. Masih satu."]),
        ("<p>Satu.<br>&nbsp;<br />Dua.</p>", ["Satu.", "Dua."]),
        ("<p>Satu <strong>dua</strong><em>tiga</em>.</p>", ["Satu duatiga."]),
        ("<h2>Judul bagian</h2><p>Satu.</p>", ["Judul bagian", "Satu."]),
        ("<ul><li>Satu</li><li>Dua<ul><li>Tiga</li></ul></li></ul>", ["Satu", "Dua", "Tiga"]),
        ("<blockquote><p>Satu.</p><p>Dua.</p></blockquote>", ["Satu.", "Dua."]),
        ("<pre>Satu\n  dua</pre><dl><dt>Tiga</dt><dd>Empat</dd></dl>", ["Satu dua", "Tiga", "Empat"]),
        ("<table><tr><th>No</th><th>Nama</th></tr><tr><td>1</td><td><p>Sari</p></td></tr></table>", ["No | Nama", "1 | Sari"]),
        ("<table><tr><td><p>Satu.</p><p>Dua.</p></td></tr></table>", ["Satu.", "Dua."]),
        ("<table><tr><td>A</td><td><table><tr><td>B</td><td>C</td></tr></table></td></tr></table>", ["A | B | C"]),
        ("<p>Satu <script>var a;</script><style>p{}</style><noscript>x</noscript>dua.</p>", ["Satu dua."]),
        ("<p>Surel: <a href='#'>[email&#160;protected]</a></p>", ["Surel: [email protected]"]),
        ("<p style='display:none'>Gaib</p><p>Satu.</p>", ["Satu."]),
    ],
)
def test_paragraphs(html: str, paragraphs: list[str]) -> None:
    assert list(told(html).paragraphs) == paragraphs


@pytest.mark.parametrize(
    "furniture",
    [
        '<div class="sharedaddy sd-sharing-enabled"><h3>Bagikan ini:</h3><ul><li>Facebook</li></ul></div>',
        '<div class="addtoany_share_save_container addtoany_content">Bagikan ke teman</div>',
        '<div class="heateor_sss_sharing_container">Sebarkan</div>',
        '<div class="td-post-sharing-bottom">Bagikan berita melalui sini</div>',
        '<div class="jp-likes-widget-wrapper">Suka sekali</div>',
        '<div class="wp-block-buttons"><div class="wp-block-button"><a href="#">Daftar di Sini</a></div></div>',
        '<figure class="wp-block-embed"><div>https://www.youtube.com/watch?v=abc</div><figcaption>Film</figcaption></figure>',
        "<p>https://www.youtube.com/watch?v=abc</p>",
        "<p>Dibaca 73 kali</p>",
        "<p>Di baca 1.335 kali</p>",
        "<p>0 / 74 / 74</p>",
        "<p>bagikan berita ke :</p>",
        "<p>Print Friendly, PDF &amp; Email</p>",
        "<p>Tinggalkan Balasan</p>",
        '<div class="page-links">Halaman: <a href="2/">2</a></div>',
        '<div class="author-box">Tentang penulis berita ini</div>',
        '<form class="wpcf7"><p>Nama Anda</p></form>',
        '<iframe src="https://contoh.id/peta">Peta</iframe>',
        '<div id="comments"><p>Bagus sekali</p></div>',
        "<svg><title>gambar</title></svg>",
    ],
)
def test_furniture_is_dropped(furniture: str) -> None:
    assert told(LEAD + furniture + NEXT + furniture + LAST).paragraphs == PLAIN


@pytest.mark.parametrize(
    "html",
    [
        f'<figure class="wp-caption">{IMG}<figcaption class="wp-caption-text">Lurah menanam pohon</figcaption></figure>',
        f'<div class="wp-caption alignnone">{IMG}<p class="wp-caption-text">Lurah menanam pohon</p></div>',
        f'<figure class="wp-block-image">{IMG}<figcaption class="wp-element-caption">Lurah menanam pohon</figcaption></figure>',
        f"<p>{IMG}</p><p>Lurah menanam pohon </p>",
        f"<p>{IMG}<br>\nLurah menanam pohon</p>",
        f"<p><a href='x.jpg'>{IMG}</a>Lurah menanam pohon</p>",
        f'<div style="text-align: center;"><a href="x.jpg">{IMG}</a></div><div style="text-align: center;"><em>Lurah menanam pohon</em></div>',
        f'<dl class="gallery-item"><dt>{IMG}</dt><dd class="wp-caption-text gallery-caption">Lurah menanam pohon</dd></dl>',
        f'<figure class="wp-caption">{IMG}<figcaption>Lurah menanam pohon</figcaption></figure><p>Lurah menanam pohon</p>',
    ],
)
def test_captions_are_kept_apart(html: str) -> None:
    read = told(LEAD + html + NEXT + LAST)
    assert read.paragraphs == PLAIN
    assert [(image.url, image.caption) for image in read.images] == [
        ("https://malangkota.go.id/wp-content/uploads/2020/01/tanam.jpg", "Lurah menanam pohon")
    ]


@pytest.mark.parametrize(
    "line",
    [
        "Wakil Wali Kota Malang saat membuka pelatihan",
        "Kepala Dinas Sosial Kota Malang menyerahkan bantuan, Selasa (27/7)",
        "Pj. Wali Kota Malang (tengah) bersama para kader",
        "Camat Sukun H. Fulan, SH., MH meninjau pasar ",
    ],
)
def test_the_house_prints_captions_as_second_paragraph(line: str) -> None:
    read = told(LEAD + f"<p>{line}</p>" + NEXT + LAST)
    assert read.paragraphs == PLAIN
    assert [image.caption for image in read.images] == [line.strip()]


@pytest.mark.parametrize(
    "line",
    [
        "Wali Kota Malang membuka pelatihan.",
        "Wali Kota Malang menyebut tiga hal:",
        "“Kami siap,” kata Wali Kota",
        "Wali Kota Malang mengatakan, “Kami siap.”",
        "Persiapan Panitia",
        "Warga setempat menyambut baik kegiatan itu",
        "Kepala Dinas Sosial mengatakan bahwa bantuan itu akan diberikan kepada seluruh warga yang terdata dan belum pernah menerima "
        "bantuan serupa pada tahun sebelumnya karena kuota terbatas",
    ],
)
def test_a_second_paragraph_that_is_no_caption(line: str) -> None:
    assert told(LEAD + f"<p>{line}</p>" + NEXT + LAST).paragraphs == (PLAIN[0], line, *PLAIN[1:])


@pytest.mark.parametrize(
    "after",
    [
        "<p>Wali Kota Malang hadir bersama jajaran dan meninjau lokasi.</p>",
        "<h3>Persiapan Panitia</h3>",
        "<p><strong>Persiapan Panitia</strong></p>",
        "<p>Ada tiga hal yang disepakati, yaitu:</p>",
        "<p>“Kami senang,” ujar seorang warga</p>",
        "<p>Klojen (malangkota.go.id) – Warga menanam pohon</p>",
        "<ul><li>Data diperbarui</li></ul>",
        f"<p>{' '.join(['kata'] * 45)}</p>",
    ],
)
def test_below_a_picture_but_no_caption(after: str) -> None:
    assert captions(LEAD + f"<p>{IMG}</p>" + after + NEXT + LAST) == [None]


def test_the_last_line_with_the_byline_is_no_caption() -> None:
    assert captions(f"<p>{IMG}</p><p>Lurah menanam pohon (cah/yon)</p>") == [None]


def test_gallery_captions() -> None:
    one, two = (IMG.replace("tanam", name) for name in ("a", "b"))
    html = (
        f'<figure class="wp-block-gallery"><figure class="wp-block-image">{one}<figcaption>Pertama</figcaption></figure>'
        f'<figure class="wp-block-image">{two}</figure><figcaption class="blocks-gallery-caption">Semua peserta</figcaption></figure>'
    )
    assert [(image.url is None, image.caption) for image in told(html).images] == [
        (False, "Pertama"),
        (False, None),
        (True, "Semua peserta"),
    ]


@pytest.mark.parametrize(
    ("html", "url"),
    [
        ('<img src="foto.jpg">', "https://malangkota.go.id/2020/01/24/contoh/foto.jpg"),
        ('<img src="data:image/gif;base64,R0" data-src="/foto.jpg">', "https://malangkota.go.id/foto.jpg"),
        ('<img data-lazy-src="/foto.jpg" src="/blank.gif">', "https://malangkota.go.id/foto.jpg"),
        ('<img srcset="/foto-300x200.jpg 300w, /foto.jpg 900w">', "https://malangkota.go.id/foto-300x200.jpg"),
        ('<amp-img src="/foto.jpg"></amp-img>', "https://malangkota.go.id/foto.jpg"),
    ],
)
def test_addresses_of_pictures(html: str, url: str) -> None:
    assert [image.url for image in told(html).images] == [url]


@pytest.mark.parametrize(
    "html",
    [
        '<img class="wp-smiley" src="https://s.w.org/images/core/emoji/1.png">',
        '<img src="/pixel.gif" width="1" height="1">',
        '<img class="avatar" src="/admin.jpg">',
        '<img src="data:image/gif;base64,R0">',
        "<img>",
        '<img src="http://[::1">',
    ],
)
def test_no_pictures(html: str) -> None:
    assert told(LEAD + html).images == ()


@pytest.mark.parametrize(
    ("alt", "kept"),
    [("Lurah dan warga", "Lurah dan warga"), ("", None), ("img1", None), ("blog", None), ("IMG_20200124_101112", None), ("tanam.jpg", None),
     ("WhatsApp Image 2020-01-24 at 10.11.12 (7)", None)],
)  # fmt: skip
def test_alternative_text(alt: str, kept: str | None) -> None:
    assert [image.alt for image in told(f'<img src="/a.jpg" alt="{alt}">').images] == [kept]


@pytest.mark.parametrize(
    ("name", "alt", "kept"),
    [
        ("loket-pajak.jpg", "loket-pajak", None),
        ("sumur-resapan-galunggung-780x470.jpg", "Sumur Resapan Galunggung", None),
        ("antre_ktp-2.jpeg", "antre ktp", None),
        ("mobil-pajak.jpg", "Mobil pajak keliling", "Mobil pajak keliling"),
        ("petugas-melayani-warga-di-loket.jpg", "Petugas melayani warga di loket", "Petugas melayani warga di loket"),
    ],
)
def test_the_name_of_the_file_is_no_alternative_text(name: str, alt: str, kept: str | None) -> None:
    (image,) = told(LEAD + f'<p><img src="/wp-content/uploads/{name}" alt="{alt}"></p>' + NEXT).images
    assert image.alt == kept


def test_the_same_picture_at_two_sizes_counts_once() -> None:
    read = told('<img src="/foto-300x200.jpg"><p>Satu.</p><figure><img src="/foto.jpg"><figcaption>Taman</figcaption></figure>')
    assert [(image.url, image.caption) for image in read.images] == [("https://malangkota.go.id/foto-300x200.jpg", "Taman")]


@pytest.mark.parametrize(
    "html",
    [
        '<p><a href="/unggah/laporan.pdf">Laporan tahunan</a></p>',
        '<div class="wp-block-file"><a href="/unggah/laporan.pdf">Laporan tahunan</a>'
        '<a href="/unggah/laporan.pdf" class="wp-block-file__button" download>Unduh</a></div>',
        '<p>Unduh: <a href="/unggah/laporan.pdf">Laporan tahunan</a></p>',
        '<ul><li><a href="/unggah/laporan.pdf">Laporan tahunan</a></li></ul>',
        '<object data="/unggah/laporan.pdf"></object><p><a href="/unggah/laporan.pdf">Laporan tahunan</a></p>',
    ],
)
def test_a_file_is_no_paragraph(html: str) -> None:
    read = told(LEAD + html + NEXT + LAST)
    assert read.paragraphs == PLAIN
    assert [(each.url, each.label) for each in read.attachments] == [("https://malangkota.go.id/unggah/laporan.pdf", "Laporan tahunan")]


def test_a_file_in_a_sentence_stays_in_the_sentence() -> None:
    read = told('<p>Rinciannya ada pada <a href="data.xlsx">lembar data</a> yang terbit kemarin.</p>')
    assert read.paragraphs == ("Rinciannya ada pada lembar data yang terbit kemarin.",)
    assert [each.label for each in read.attachments] == ["lembar data"]


STAMP = "Kamis, 27 Februari 2020 5:00 WIB"
ENTRIES = {
    "paragraphs": f"<p><b>Baca juga dalam : Berita</b></p><p>{STAMP}</p><p><a href='/a/'>Pasar Baru Dibuka</a></p>"
    f"<p>{STAMP}</p><p><a href='/b/'>Jalan Diperbaiki</a></p>",
    "headings": f"<h4>Baca juga dalam : <a href='/category/berita/'>Berita</a></h4><div>{STAMP}</div><h5><a href='/a/'>Pasar Baru Dibuka</a></h5>"
    f"<div>{STAMP}</div><h5><a href='/b/'>Jalan Diperbaiki</a></h5>",
    "marked": f"<div class='baca-juga'><h4>Baca juga dalam : Berita</h4><ul><li><span>{STAMP}</span><h5><a href='/a/'>Pasar Baru Dibuka</a></h5></li>"
    f"<li><span>{STAMP}</span><h5><a href='/b/'>Jalan Diperbaiki</a></h5></li></ul></div>",
    "breaks": f"<p>Baca juga dalam : Berita<br>{STAMP}<br><a href='/a/'>Pasar Baru Dibuka</a><br>{STAMP}<br><a href='/b/'>Jalan Diperbaiki</a></p>",
    "glued to the label": f"<p>Baca juga dalam : Berita {STAMP}</p><p><a href='/a/'>Pasar Baru Dibuka</a></p><p>{STAMP}</p><p><a href='/b/'>Jalan Diperbaiki</a></p>",
    "titles first": f"<p>Berita terkait:</p><p><a href='/a/'>Pasar Baru Dibuka</a></p><p>{STAMP}</p><p><a href='/b/'>Jalan Diperbaiki</a></p><p>{STAMP}</p>",
}


@pytest.mark.parametrize("html", ENTRIES.values(), ids=ENTRIES)
@pytest.mark.parametrize("after", ["", LAST])
def test_related_stories_and_their_own_dates(html: str, after: str) -> None:
    read = told(LEAD + NEXT + html + after)
    assert read.paragraphs == PLAIN[: 3 if after else 2]
    assert [(each.url, each.title, each.printed_date) for each in read.related] == [
        ("https://malangkota.go.id/a/", "Pasar Baru Dibuka", STAMP),
        ("https://malangkota.go.id/b/", "Jalan Diperbaiki", STAMP),
    ]


def test_related_stories_without_links() -> None:
    read = told(LEAD + NEXT + f"<p>Baca juga dalam : Berita</p><p>{STAMP}</p><p>Pasar Baru Dibuka</p><p>{STAMP} Jalan Diperbaiki</p>")
    assert read.paragraphs == PLAIN[:2]
    assert [(each.url, each.title, each.printed_date) for each in read.related] == [
        (None, "Pasar Baru Dibuka", STAMP),
        (None, "Jalan Diperbaiki", STAMP),
    ]


@pytest.mark.parametrize(
    ("html", "url"),
    [
        ("<p>Baca juga: <a href='/a/'>Pasar Baru Dibuka</a></p>", "https://malangkota.go.id/a/"),
        ("<p><strong>BACA JUGA : <a href='/a/'>Pasar Baru Dibuka</a></strong></p>", "https://malangkota.go.id/a/"),
        ("<p>(Baca juga: <a href='/a/'>Pasar Baru Dibuka</a>)</p>", "https://malangkota.go.id/a/"),
        ("<p>Baca juga <a href='/a/'>Pasar Baru Dibuka</a></p>", "https://malangkota.go.id/a/"),
        ("<p>Baca juga: Pasar Baru Dibuka</p>", None),
    ],
)
def test_a_line_that_points_elsewhere(html: str, url: str | None) -> None:
    read = told(LEAD + html + NEXT + LAST)
    assert read.paragraphs == PLAIN
    assert [(each.url, each.title) for each in read.related] == [(url, "Pasar Baru Dibuka")]


def test_a_sentence_about_reading_stays() -> None:
    text = "Baca juga buku itu di rumah, pesan guru kepada murid-muridnya."
    assert told(f"<p>{text}</p>").paragraphs == (text,)
