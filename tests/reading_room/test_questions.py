"""The saved questions and the search boxes: every one answers, whatever is written into its blanks."""

import pytest

from archive.questions import QUESTIONS
from tests.archive.test_search import HOSTILE
from tests.reading_room.conftest import Room

# What a web address can carry: no lone surrogate, and no more than the room lets in.
TYPED = [text for text in HOSTILE if "\ud800" not in text and len(text.encode()) < 4000]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_every_question_answers(room: Room, question: object) -> None:
    name = question.name  # type: ignore[attr-defined]
    assert room.get(f"/archive/{name}").status_code == 200
    assert room.get(f"/archive/{name}", _show_sql="1").status_code == 200
    assert room.get(f"/archive/{name}.csv").status_code == 200
    assert isinstance(room.rows(name), list)


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_every_blank_takes_anything(room: Room, question: object) -> None:
    for text in ("'", '"', "%", "x' OR 1=1 --", "💧", "0", "-1"):
        filled = dict.fromkeys(question.blanks, text)  # type: ignore[attr-defined]
        assert room.json(f"/archive/{question.name}.json", **filled)["rows"] == [] or question.name == "gone_articles"  # type: ignore[attr-defined]


@pytest.mark.parametrize("typed", TYPED)
def test_hostile_text_in_every_search_box(room: Room, typed: str) -> None:
    assert room.get("/archive/search", q=typed).status_code == 200
    for name in ("articles", "latest", "revised", "events"):
        assert room.get(f"/archive/{name}.json", _search=typed).status_code == 200
    assert room.get("/archive/articles.json", _search=typed, _searchmode="raw").status_code == 200


def test_whoever_knows_fts5_may_use_it(room: Room) -> None:
    """As Datasette documents it; the index has the words as they are written."""
    found = {
        typed: {row["id"] for row in room.rows("articles", _search=typed, _searchmode="raw")}
        for typed in ("title : banjir", "warga NOT pasar", "NEAR(pasar besar, 2)", "dilayani", 'dilayani"')
    }
    assert found["title : banjir"] == {1}
    assert found["NEAR(pasar besar, 2)"] == {2}
    assert found["dilayani"] == set()
    assert found['dilayani"'] == {3, 4, 5}


def test_search(room: Room) -> None:
    first, second = room.rows("search", q="banjir")
    assert (first["article"], first["title"]) == (1, "Warga Siaga Banjir Bandang")
    assert second["snippet"] == "Pedagang pasar besar pindah ke lantai dua. ⟦Banjir⟧ tidak lagi menggenangi pasar. Penataan ditunda."
    assert "<mark>Banjir</mark> tidak lagi" in room.get("/archive/search", q="banjir").text
    assert [row["article"] for row in room.rows("search", q="banjir", since="2020")] == [1]
    assert [row["article"] for row in room.rows("search", q="banjir", until="2019-12")] == [2]
    assert [row["article"] for row in room.rows("search", q="kota", section="berita")] == [5, 3]
    assert room.rows("search", q="banjir", site="kotalain") == []
    assert room.rows("search") == []


def test_stock_search_boxes_know_the_same_signs(room: Room) -> None:
    assert {row["id"] for row in room.rows("articles", _search="banjir -pasar")} == {1}
    assert {row["id"] for row in room.rows("latest", _search="berbenah ATAU meluap")} == {1, 4}
    assert [row["article"] for row in room.rows("revised", _search='"pasar besar"')] == [2]
    assert [row["article"] for row in room.rows("gone", _search="layan*")] == [3]


def test_every_search_box_is_indonesian(room: Room) -> None:
    boxes = {
        typed: {row["id"] for row in room.rows("articles", _search=typed)} for typed in ("layanan", "dilayani", '"dilayani"', "penataan")
    }
    assert boxes == {"layanan": {3, 4, 5}, "dilayani": {3, 4, 5}, '"dilayani"': set(), "penataan": {2}}
    assert [row["article"] for row in room.rows("search", q="dilayani")] == [5, 4, 3]
    assert "<mark>layanan</mark> baru di balai kota" in room.get("/archive/search", q="dilayani").text


def test_on_a_day(room: Room) -> None:
    assert [row["article"] for row in room.rows("on_a_day", day="2020-01-23")] == [1]
    assert [row["article"] for row in room.rows("on_a_day", day="2020-02-25")] == [3]
    assert [row["article"] for row in room.rows("on_a_day", day="2020-02")] == [3]
    assert room.rows("on_a_day", day="2020-03-01") == []
    assert len(room.rows("on_a_day")) == 2


def test_by_byline(room: Room) -> None:
    assert [row["article"] for row in room.rows("by_byline", byline="BUD")] == [5, 1, 2]
    assert [row["article"] for row in room.rows("by_byline", byline="ani/bud")] == [5, 1, 2]
    assert room.rows("by_byline", byline="an") == []
    assert len(room.rows("by_byline")) == 4


def test_by_section_and_year(room: Room) -> None:
    assert [row["article"] for row in room.rows("by_section_and_year", section="berita", year="2020")] == [5, 3, 1]
    assert [row["article"] for row in room.rows("by_section_and_year", year="2019-12")] == [2]
    assert len(room.rows("by_section_and_year")) == 5


def test_changes(room: Room) -> None:
    assert [row["article"] for row in room.rows("revised_articles")] == [5, 2, 1]
    assert [row["article"] for row in room.rows("revised_articles", until="2020-02-02")] == [1]
    assert [row["article"] for row in room.rows("gone_articles", site="kotasari", since="2020-02-04")] == [3]


def test_who_said_what_about_something_in_a_year_and_whether_it_was_changed(room: Room) -> None:
    [row] = room.rows("who_said_what", about="bencana banjir", since="2020", until="2020")
    assert (row["speaker"], row["quotation"]) == ("Sri Wahyuni", "Kami siap membantu warga.")
    assert row["changed_at"].startswith("2020-02-02")
    assert len(room.rows("who_said_what", about="sungai meluap", q="membantu", speaker="wahyuni")) == 1
    for nothing in ({"about": "longsor"}, {"since": "2021"}, {"until": "2019"}, {"about": "banjir", "q": "longsor"}):
        assert room.rows("who_said_what", **nothing) == []


def test_counts(room: Room) -> None:
    assert [row["articles"] for row in room.rows("articles_per_month", site="kotasari")] == [3, 1, 1]
    assert [row["share"] for row in room.rows("coverage_by_field", field="byline")] == [0.8]
