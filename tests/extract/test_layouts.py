"""Pictures, captions and lines in the layouts of old hands: breaks instead of paragraphs, preformatted text, lists."""

import pytest

from archive.record import Image
from scraper.extract.markup import fragment
from scraper.extract.text import Content, content
from tests.extract.pages import TITLE, article, page

FIRST = "Klojen (malangkota.go.id) – Pemerintah kota membuka taman baru di tepi sungai bagi warga, Kamis (23/1/2020)."
SECOND = "Taman itu dibangun dengan dana yang berasal dari anggaran kota dan sumbangan warga."
THIRD = "Warga menanam tiga ratus pohon bersama pelajar sekolah dasar sejak pagi."
ONE = "Wali Kota saat menanam pohon bersama pelajar"
TWO = "Suasana taman pada malam hari"


def told(source: str) -> Content:
    return content(fragment(source), "https://contoh.go.id/2020/01/24/taman-baru/")


def shown(*captions: str | None) -> tuple[Image, ...]:
    return tuple(Image(url=f"https://contoh.go.id/{at}.jpg", caption=said) for at, said in enumerate(captions))


LAYOUTS = [
    f'<p><img src="/0.jpg"><br>{ONE}<br><br>{FIRST}<br><br>{SECOND}<br><br><img src="/1.jpg"><br>{TWO}<br><br>{THIRD}</p>',
    f'<img src="/0.jpg"><br>{ONE}<br>{FIRST}<br><br>{SECOND}<br><img src="/1.jpg"><br>{TWO}<br>{THIRD}',
    f'<div><a href="/0.jpg"><img src="/0.jpg"></a><br /><em>{ONE}</em><br /><br />{FIRST}<br /><br />{SECOND}<br /><br />'
    f'<a href="/1.jpg"><img src="/1.jpg"></a><br /><em>{TWO}</em><br /><br />{THIRD}</div>',
    f'<p><img src="/0.jpg"></p><p>{ONE}</p><p>{FIRST}</p><p>{SECOND}<br><img src="/1.jpg"></p><p>{TWO}</p><p>{THIRD}</p>',
    f'<p><img src="/0.jpg"></p><p>{ONE}</p><p>{FIRST}</p><p>{SECOND} <img src="/1.jpg"></p><p>{TWO}</p><p>{THIRD}</p>',
]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_captions_stand_under_their_pictures(layout: str) -> None:
    found = told(layout)
    assert found.images == shown(ONE, TWO)
    assert found.paragraphs == (FIRST, SECOND, THIRD)


def test_a_picture_within_a_sentence_does_not_part_it() -> None:
    found = told(f'<p>Pemerintah kota <img src="/0.jpg"> membuka taman.</p><p>{SECOND}</p>')
    assert found.paragraphs == ("Pemerintah kota membuka taman.", SECOND)
    assert found.images == shown(None)


def test_a_line_of_the_text_below_a_picture_is_no_caption() -> None:
    found = told(f'<p><img src="/0.jpg"><br>{SECOND}<br>{THIRD}</p>')
    assert found.images == shown(None)
    assert " ".join(found.paragraphs) == f"{SECOND} {THIRD}"


def test_preformatted_lines_keep_their_paragraphs() -> None:
    assert told(f"<pre>{FIRST}\n\n{SECOND}\n \n\n{THIRD}</pre>").paragraphs == (FIRST, SECOND, THIRD)
    assert told("<pre>Pemerintah kota\nmembuka taman.</pre>").paragraphs == ("Pemerintah kota membuka taman.",)


@pytest.mark.parametrize(
    "source",
    [
        '<p><img src="/0.jpg"></p><ul><li>Membawa kartu keluarga</li><li>Mengisi formulir</li></ul>',
        '<ul><li><img src="/0.jpg"></li><li>Membawa kartu keluarga</li><li>Mengisi formulir</li></ul>',
        '<figure><img src="/0.jpg"><figcaption></figcaption></figure><ol><li>Membawa kartu keluarga</li><li>Mengisi formulir</li></ol>',
        '<p><img src="/0.jpg"></p><p>- Membawa kartu keluarga</p><p>- Mengisi formulir</p>',
        '<p><img src="/0.jpg"></p><p>1. Membawa kartu keluarga</p><p>2. Mengisi formulir</p>',
        '<p><img src="/0.jpg"><br>a. Membawa kartu keluarga<br>b. Mengisi formulir</p>',
    ],
)
def test_items_of_a_list_are_no_captions(source: str) -> None:
    found = told(f"{source}<p>{SECOND}</p>")
    assert found.images == shown(None)
    assert "Membawa kartu keluarga" in " ".join(found.paragraphs)


def test_a_shortcode_left_raw() -> None:
    code = f'[caption id="attachment_12" align="aligncenter" width="600"]<img src="/0.jpg"> {ONE}[/caption]'
    found = told(f"<p>{code}</p><p>{FIRST}</p>")
    assert (found.paragraphs, found.images) == ((FIRST,), shown(ONE))
    assert told(f"<p>{FIRST}</p><p>[gallery ids=&#8221;1,2&#8243;]</p><p>[/vc_column_text][/vc_column]</p>").paragraphs == (FIRST,)
    assert told(f"<p>[vc_row][vc_column]{FIRST}[/vc_column][/vc_row]</p>").paragraphs == (FIRST,)
    assert told("<p>Warga [sic] menanam pohon [tiga ratus batang] kemarin.</p>").paragraphs == (
        "Warga [sic] menanam pohon [tiga ratus batang] kemarin.",
    )


@pytest.mark.parametrize(
    "name",
    [
        "DSC_0012.JPG",
        "IMG-20200123-WA0007",
        "WhatsApp-Image-2016-07-19-at-10.20.30-(7)",
        "WhatsApp Image 2020-01-23 at 09.10.11",
        "foto_590x300",
    ],
)
def test_the_name_of_a_file_is_nobodys_words(name: str) -> None:
    found = told(f'<p><img src="/0.jpg"></p><p>{name}</p><p>{FIRST}</p><figure><img src="/1.jpg"><figcaption>{name}</figcaption></figure>')
    assert (found.paragraphs, found.images) == ((FIRST,), shown(None, None))


def test_an_amp_picture_in_a_figure() -> None:
    picture = '<amp-img src="/{}.jpg" width="600" height="400"><noscript><img src="/{}.jpg"></noscript></amp-img>'
    found = told(f"<figure>{picture.format(0, 0)}<figcaption>{ONE}</figcaption></figure><p>{FIRST}</p>")
    assert (found.paragraphs, found.images) == ((FIRST,), shown(ONE))


PDF = "https://contoh.go.id/wp-content/uploads/edaran.pdf"


@pytest.mark.parametrize(
    ("markup", "url"),
    [
        (f'<iframe src="https://docs.google.com/viewer?url={PDF}&embedded=true"></iframe>', PDF),
        (
            '<iframe src="//docs.google.com/gview?embedded=true&url=https%3A%2F%2Fcontoh.go.id%2Fwp-content%2Fuploads%2Fedaran.pdf"></iframe>',
            PDF,
        ),
        (f'<iframe data-src="https://drive.google.com/viewerng/viewer?url={PDF}"></iframe>', PDF),
        (f'<iframe src="https://view.officeapps.live.com/op/embed.aspx?src={PDF}"></iframe>', PDF),
        (
            '<p><a href="https://drive.google.com/file/d/1AbC/view?usp=sharing">Unduh di sini</a></p>',
            "https://drive.google.com/file/d/1AbC/view?usp=sharing",
        ),
        ('<iframe src="https://drive.google.com/file/d/1AbC/preview"></iframe>', "https://drive.google.com/file/d/1AbC/preview"),
        ('<p>Unduh <a href="https://drive.google.com/open?id=1AbC">surat edaran</a>.</p>', "https://drive.google.com/open?id=1AbC"),
        ('<p><a href="https://docs.google.com/document/d/1AbC/edit">Unduh</a></p>', "https://docs.google.com/document/d/1AbC/edit"),
        (f'<p><a href="https://docs.google.com/viewer?url={PDF}">Unduh</a></p>', PDF),
        (f'<div class="wp-block-file"><object data="{PDF}" type="application/pdf"></object></div>', PDF),
        (f'<iframe src="https://contoh.go.id/wp-content/plugins/pdfjs/web/viewer.html?file={PDF}"></iframe>', PDF),
        (f'<div data-pdf-url="x"><embed src="{PDF}#page=1"></div>', f"{PDF}#page=1"),
    ],
)
def test_files_behind_viewers(markup: str, url: str) -> None:
    found = told(f"<p>{FIRST}</p>{markup}")
    assert [each.url for each in found.attachments] == [url]


def test_a_form_or_a_folder_is_no_file() -> None:
    assert told('<p>Isi <a href="https://docs.google.com/forms/d/1AbC/viewform">formulir</a> ini.</p>').attachments == ()


def test_the_lead_picture_of_an_amp_page() -> None:
    figure = f'<figure><amp-img src="/0.jpg" width="600" height="400"></amp-img><figcaption>{ONE}</figcaption></figure>'
    main = f'<article><h1 class="amp-wp-title">{TITLE}</h1>{figure}<div class="amp-wp-article-content"><p>{SECOND}</p></div></article>'
    assert article(page(main)).images == shown(ONE)


def test_paragraphs_that_are_parted_by_a_single_break() -> None:
    assert told(f"{FIRST}<br>{SECOND}<br>{FIRST}<br>(cah/yon)").paragraphs == (FIRST, SECOND, FIRST, "(cah/yon)")
    address = "Pelayanan dibuka:<br>Hari Senin sampai Jumat<br>Pukul 08.00 WIB."
    assert told(f"<p>{address}</p>").paragraphs == ("Pelayanan dibuka: Hari Senin sampai Jumat Pukul 08.00 WIB.",)
