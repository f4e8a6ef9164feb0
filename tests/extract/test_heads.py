"""What stands at the head of a text before it begins: a press release's label, number, date and title, the reporter's line."""

import pytest

from scraper.extract.heads import begun
from tests.extract.pages import TITLE, article, classic, page

FIRST = "Pemerintah kota membuka taman baru di tepi sungai bagi warga, Kamis (23/1/2020)."
SECOND = "Taman itu dibangun dengan dana yang berasal dari anggaran kota."


@pytest.mark.parametrize(
    "head",
    [
        ["SIARAN PERS"],
        ["SIARAN PERS PEMERINTAH KOTA CONTOH", "Nomor: 480/12/35.73.134/2020"],
        ["Siaran Pers", "Jumat, 24 Januari 2020", TITLE],
        ["PRESS RELEASE", "24 Januari 2020", "Untuk disiarkan segera", "TAMAN BARU UNTUK WARGA KOTA CONTOH"],
        ["Rilis Pers Nomor 12/2020", "Taman Baru di Tepi Sungai Dibuka"],
        ["Jumat, 24 Januari 2020"],
        ["24/01/2020 09:15 WIB"],
        [TITLE, "Jumat, 24 Januari 2020"],
    ],
)
@pytest.mark.parametrize("opening", ["", "Klojen (malangkota.go.id) – "])
def test_a_press_release_begins_below_its_head(head: list[str], opening: str) -> None:
    paragraphs, byline, left_out, released = begun([*head, opening + FIRST, SECOND], TITLE)
    day = (
        next((line for line in head[1:] if line.endswith("24 Januari 2020")), None)
        if "pers" in head[0].lower() or "press" in head[0].lower()
        else None
    )
    assert (paragraphs, byline, left_out, released) == ([opening + FIRST, SECOND], None, len(head) - (day is not None), day)


def test_place_and_date_give_way_to_a_dateline() -> None:
    dated = f"Klojen (malangkota.go.id) – {FIRST}"
    assert begun(["Keterangan Pers", "Malang, 24 Januari 2020", TITLE.upper(), dated], TITLE) == (
        [dated],
        None,
        2,
        "Malang, 24 Januari 2020",
    )
    assert begun(["Keterangan Pers", "Malang, 24 Januari 2020", FIRST], TITLE) == (["Malang, 24 Januari 2020", FIRST], None, 1, None)
    assert begun(["Keterangan Pers", "Balai Kota, 24 Januari 2020", FIRST], TITLE) == ([FIRST], None, 2, None)


@pytest.mark.parametrize(
    "paragraphs",
    [
        [FIRST, SECOND],
        ["Siaran pers itu dibacakan di balai kota.", SECOND],
        ["Siaran pers yang diterima redaksi menyebutkan bahwa taman baru dibuka untuk warga pada pekan ini", SECOND],
        ["Taman di Tepi Sungai", FIRST],
        ["Oleh karena itu taman dibuka.", FIRST],
        ["Malang, 24 Januari 2020", FIRST],
        ["SIARAN PERS"],
        ["SIARAN PERS", "Jumat, 24 Januari 2020"],
        [],
    ],
)
def test_what_is_no_head(paragraphs: list[str]) -> None:
    assert begun(paragraphs, TITLE) == (paragraphs, None, 0, None)


@pytest.mark.parametrize(
    "line", ["Oleh: Rina Pratiwi", "Penulis : Rina Pratiwi, S.Sos", "Reporter: Rina / Editor: Budi", "Reporter: Rina | Fotografer: Budi"]
)
def test_who_wrote_it_above_the_text(line: str) -> None:
    assert begun([line, FIRST, SECOND], TITLE) == ([FIRST, SECOND], line, 0, None)


def test_a_letters_place_and_date_are_its_dateline() -> None:
    text = f"<p>SIARAN PERS</p><p>Malang, 24 Januari 2020</p><p>{TITLE}</p><p>{FIRST}</p><p>{SECOND} (cah/yon)</p>"
    story = article(page(classic(text)))
    assert (story.dateline, story.dateline_place, story.byline) == ("Malang, 24 Januari 2020", "Malang", "cah/yon")
    assert story.body == (FIRST, SECOND)
    assert "body: 2 lines above the text left out" in story.doubts


def test_the_day_of_a_press_release_is_kept_with_its_dateline() -> None:
    text = f"<p>SIARAN PERS</p><p>Jumat, 24 Januari 2020</p><p>{TITLE}</p><p>Klojen (malangkota.go.id) – {FIRST}</p><p>{SECOND}</p>"
    story = article(page(classic(text)))
    assert (story.dateline, story.dateline_place) == ("Jumat, 24 Januari 2020 … Klojen (malangkota.go.id) –", "Klojen")
    assert [(each.text, each.value) for each in story.dates if each.paragraph == -3] == [("Jumat, 24 Januari 2020", "2020-01-24")]


def test_the_writer_above_and_the_initials_below() -> None:
    story = article(page(classic(f"<p>Oleh: Rina Pratiwi</p><p>{FIRST}</p><p>{SECOND} (cah/yon)</p>")))
    assert (story.byline, story.body) == ("Oleh: Rina Pratiwi; cah/yon", (FIRST, SECOND))


def test_the_place_of_a_dateline_stays_as_printed() -> None:
    story = article(page(classic(f"<p>MALANG – {FIRST}</p><p>{SECOND}</p>")))
    assert (story.dateline, story.dateline_place) == ("MALANG –", "MALANG")
    assert "35.73" in {each.code for each in story.places}


def test_a_translation_is_read_as_a_story_of_its_own() -> None:
    english = "<p>Klojen (malangkota.go.id) – The city government opened a new park for the people on Thursday.</p><p>The park was built with the city's money.</p>"
    story = article(page(classic(english)), url="https://contoh.go.id/en/2020/01/24/taman-baru/")
    assert (story.language, story.canonical_url) == ("en", "https://contoh.go.id/en/2020/01/24/taman-baru/")
