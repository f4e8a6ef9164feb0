"""Our own pages: people, offices, places, days, changes, charts, the front page."""

import csv
import io
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

from archive.questions import QUESTIONS
from archive.reading_room import coming
from archive.reading_room.chart import Spot, spots
from tests.reading_room.conftest import QUERY, SQL, Room
from tests.reading_room.newsroom import FLOOD, article, kept
from tests.reading_room.test_pages import Tags, shown

PAGES = [
    "/",
    "/tokoh",
    "/tokoh/Sri%20Wahyuni",
    "/jabatan",
    "/jabatan/Camat%20Balai%20Kota",
    "/tempat",
    "/tempat/99.01",
    "/hari",
    "/hari/2020-01-23",
    "/hari/2020-01",
    "/hari/2020",
    "/perubahan",
    "/perubahan?diam=1",
    "/perubahan/1/1",
    "/hilang",
    "/grafik",
    "/grafik?kata=banjir,pasar%20besar",
    "/archive/search",
    "/archive/search?q=layanan",
    "/archive/search?q=bajnir",
    f"/archive/search?q={'layanan+OR+' * 1000}",
    "/archive/search?q=banjir%20sekolah&changed=1&sort=oldest&since=2019",
]


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("path", PAGES)
def test_every_page_answers_in_both_languages(room: Room, path: str, language: str) -> None:
    answer = room.get(path, cookie=f"kliping_lang={language}")
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert len(answer.content) < 100_000
    page = Tags(answer.text)
    assert [tag for tag, _ in page.found].count("h1") == 1
    assert not [link for link in page.links() if link and "None" in link]


def test_links_of_every_page_lead_somewhere(room: Room) -> None:
    links = {link for path in PAGES for link in shown(room, path).links() if link and link.startswith("/") and "_stream" not in link}
    assert len(links) > 60
    broken = {link: status for link in links if (status := room.get(link).status_code) != 200}
    assert broken == {}


@pytest.mark.parametrize(
    "path",
    [
        "/tokoh/Tak+Seorang",
        "/jabatan/Raja",
        "/tempat/99.98",
        "/hari/2020-13",
        "/hari/2020-02-30",
        "/hari/0000",
        "/tokoh/a~2Fb",
        "/perubahan/1/99",
    ],
)
def test_what_is_not_there_is_not_found(room: Room, path: str) -> None:
    assert room.get(path).status_code == 404


def test_a_person(room: Room) -> None:
    page = shown(room, "/tokoh/Sri%20Wahyuni")
    assert "Dra. Sri Wahyuni" in page.text
    assert "Kami siap membantu warga." in page.text
    assert {"/jabatan/Camat+Balai+Kota", "/archive/articles/1"} <= page.links()
    assert "Tidak ada kutipan langsung" in shown(room, "/tokoh/Sri%20Wahyuni", q="zzz").text


def test_an_office_tells_who_held_it(room: Room) -> None:
    page = shown(room, "/jabatan/Camat%20Balai%20Kota")
    assert "/tokoh/Sri+Wahyuni" in page.links()
    assert "Kami siap membantu warga." in page.text


def test_an_office_is_one_however_it_is_spelled(tmp_path: Path) -> None:
    ways = ("Sekretaris Daerah (Sekda) Kota Sari", "Sekda Kota Sari", "Sekretaris Daerah Kota Sari")
    stories = [
        article(
            number,
            f"Kabar {number}",
            f"2020-01-0{number}",
            people=(replace(FLOOD.people[0], office=office),),
            quotes=(replace(FLOOD.quotes[0], office=office, text=f"Kutipan {number}"),),
        )
        for number, office in enumerate(ways, 1)
    ]
    with closing(Room(kept(tmp_path, *stories))) as room:
        assert [link for link in shown(room, "/jabatan").links() if link and "/jabatan/" in link] == [
            "/jabatan/Sekretaris+Daerah+Kota+Sari"
        ]
        assert "3 berita" in shown(room, "/tokoh/Sri%20Wahyuni").text
        for way in ways:
            page = shown(room, f"/jabatan/{quote(way)}")
            assert "3 berita" in page.text
            assert all(f"Kutipan {number}" in page.text for number in (1, 2, 3))
            assert _taken(room, f"/jabatan/{quote(way)}") == 3


def test_people_are_found_by_name_and_office(room: Room) -> None:
    for q in ("wahyuni", "camat"):
        assert "/tokoh/Sri+Wahyuni" in shown(room, "/tokoh", q=q).links()
    assert "Tidak ada yang cocok" in shown(room, "/tokoh", q="zzz").text


def _taken(room: Room, path: str, **query: str) -> int:
    """How many rows the CSV has to which a page leads."""
    [link] = [each for each in shown(room, path, **query).links() if each and ".csv" in each]
    return len(list(csv.DictReader(io.StringIO(room.get(link).text))))


def test_a_page_that_is_not_there_speaks_both_languages(room: Room) -> None:
    shown(room, "/")
    for chosen, other in (("id", "en"), ("en", "id")):
        page = Tags(room.get("/tidak-ada", cookie=f"kliping_lang={chosen}").text)
        assert f"?_lang={other}" in page.links()


@pytest.mark.parametrize("path", ["/tokoh", "/jabatan"])
def test_what_a_list_is_narrowed_to_is_what_is_taken_away(room: Room, path: str) -> None:
    assert [_taken(room, path, q=q) for q in ("", "camat", "zzz")] == [1, 1, 0]


def test_a_day_tells_what_happened_and_what_was_published(room: Room) -> None:
    page = shown(room, "/hari/2020-01-23")
    assert "Kamis (23/1/2020)" in page.text
    assert {"/archive/articles/1", "/hari/2020-01-22", "/hari/2020-01-24", "/hari/2020-01"} <= page.links()
    page = shown(room, "/hari/2020-01-24")
    assert "Kami siap membantu warga." in page.text
    [listed] = [link for link in page.links() if link and "articles.csv?published_at" in link]
    assert [row["id"] for row in csv.DictReader(io.StringIO(room.get(listed).text))] == ["1"]


def _of_all_pages(room: Room, path: str, each: str) -> list[str]:
    """What is found on the pages of a list, up to the one from which no further page is named; each of them is light."""
    found, number = [], 1
    while True:
        answer = room.get(path, halaman=str(number))
        assert len(answer.content) < 100_000
        found += re.findall(each, answer.text)
        if f"halaman={number + 1}" not in answer.text:
            return found
        number += 1


@pytest.mark.parametrize("when", ["2020", "2020-01", "2020-01-24"])
def test_of_a_day_with_many_stories_none_is_left_out(busy: Room, when: str) -> None:
    told = _of_all_pages(busy, f"/hari/{when}", r'<h3><a href="/archive/articles/(\d+)"')
    assert sorted(map(int, told)) == list(range(1, 101))


def test_of_what_was_said_on_a_day_the_first_is_shown_and_all_can_be_taken(busy: Room) -> None:
    page = shown(busy, "/hari/2020-01-24")
    assert "Tiga puluh yang pertama" in page.text
    [link] = [each for each in page.links() if each and "said.csv" in each]
    assert len(list(csv.DictReader(io.StringIO(busy.get(link).text)))) == 200
    assert [_taken(busy, "/tokoh/Sri+Wahyuni", q=q) for q in ("", "1 Pemerintah")] == [200, 100]


def test_a_saved_question_is_answered_in_pages_and_its_data_is_whole(busy: Room) -> None:
    told = _of_all_pages(busy, "/archive/who_said_what", r'<td class="col-quotation">(\d)')
    assert sorted(told) == ["0"] * 100 + ["1"] * 100
    assert len(busy.rows("who_said_what", halaman="2")) == 200


@pytest.mark.slow
def test_no_list_weighs_too_much_for_a_phone(busy: Room) -> None:
    """Under a plain ``datasette``: every table, view and saved question, with its SQL too, and whatever is asked in SQL."""
    with closing(sqlite3.connect(busy.datasette.get_database("archive").path)) as conn:
        lists = [name for (name,) in conn.execute("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
    lists += [f"{each.name}{asked}" for each in QUESTIONS for asked in ("?q=layanan&day=2020&place=Sari", "?_show_sql=1&q=layanan")]
    lists += ["articles?_look=table", "latest?_look=table", "articles?_look=table&_facet=byline&_facet=section&_search=layanan"]
    addresses = [f"/archive/{name}" for name in lists] + [f"{SQL}?sql=select+*+from+{name}" for name in ("articles", "versions", "dates")]
    answers = {address: busy.get(address) for address in addresses}
    closed = {403} if coming.ONE else set()  # the inside of the index, for 1.0
    assert {answer.status_code for answer in answers.values()} - closed == {200}
    assert {address: len(answer.content) for address, answer in answers.items() if len(answer.content) >= 100_000} == {}


def test_a_row_and_its_data_have_the_whole_text(busy: Room) -> None:
    row = busy.json("/archive/articles/1.json", _shape="array")[0]
    assert len(row["body"]) > 11_000
    assert busy.rows("articles", id="1")[0]["body"] == row["body"]
    assert row["body"] in unescape(busy.get("/archive/revisions/1").text)
    csv.field_size_limit(1_000_000)
    assert next(csv.DictReader(io.StringIO(busy.get("/archive/articles.csv?id=1").text)))["body"] == row["body"]


def test_the_answer_to_sql_is_shown_in_pages(busy: Room) -> None:
    address = f"{SQL}?sql=select+*+from+articles+order+by+id"
    told = [re.findall(r'<td class="col-id">(\d+)', busy.get(f"{address}&halaman={number}").text) for number in range(1, 9)]
    assert [int(each) for page in told for each in page] == list(range(1, 101))
    assert len(busy.json(QUERY, sql="select * from articles", _shape="array")) == 100


def test_changes_and_what_is_gone(room: Room) -> None:
    assert {"/archive/articles/1#versions"} <= shown(room, "/perubahan").links()
    silent = shown(room, "/perubahan", diam="1").links()
    assert {f"/archive/articles/{row['article']}#versions" for row in room.rows("silent_edits")} <= silent
    assert {f"/archive/articles/{row['article']}" for row in room.rows("gone")} <= shown(room, "/hilang").links()


def test_a_change_shows_both_versions_beside_each_other(room: Room) -> None:
    [version] = [each for each in room.rows("versions") if (each["article"], each["version"]) == (1, 1)]
    cells = re.findall(r'<td lang="id">(.*?)</td>', room.get("/perubahan/1/1").text, re.DOTALL)
    sides = [" ".join(unescape(re.sub(r"<[^>]+>", "", cell)) for cell in cells[side::2]).split() for side in (0, 1)]
    assert sides == [f"{version[f'title_{when}']} {version[f'body_{when}']}".split() for when in ("before", "after")]
    assert any("<del>" in cell for cell in cells[0::2]) or any("<ins>" in cell for cell in cells[1::2])
    assert not any("<ins>" in cell for cell in cells[0::2])
    assert not any("<del>" in cell for cell in cells[1::2])


def _figures(page: str, label: str) -> list[Any]:
    [chart] = [part for part in re.findall(r"<svg class=\"chart\".*?</svg>", page, re.DOTALL) if f'aria-label="{label}' in part]
    return re.findall(r"<title>(.*?)</title>", chart)


def test_charts_tell_the_counts_of_the_archive(room: Room) -> None:
    page = room.get("/grafik?kata=banjir,zzz").text
    drawn = _figures(page, "Berita menurut waktu")
    assert sum(int(each.rpartition(": ")[2]) for each in drawn) == len(room.rows("latest", _size="max"))
    assert [each for each in _figures(page, "Kata menurut waktu") if "zzz," in each] == []
    assert [each for each in _figures(page, "Kata menurut waktu") if each.startswith("2020, banjir")]


@pytest.mark.parametrize("q", ['"', "'", "-", "*", "OR", "a" * 4000, "\x00", "<script>alert(1)</script>", ",,,,"])
def test_nothing_typed_breaks_a_page(room: Room, q: str) -> None:
    for path in ("/tokoh", "/jabatan", "/tokoh/Sri%20Wahyuni"):
        assert room.get(path, q=q).status_code == 200
    answer = room.get("/grafik", kata=q)
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize("number", ["0", "-1", "x", "9999999999", "2", "250", "٣"])
def test_any_page_number_is_answered(room: Room, number: str) -> None:
    assert room.get("/tokoh", halaman=number).status_code == 200


def test_the_front_page_admits_what_is_missing(room: Room) -> None:
    page = shown(room, "/")
    [town] = [row for row in room.rows("completeness") if row["site"] == "kotasari"]
    assert f"tersimpan {town['kept']} dari {town['known']} alamat yang dikenal" in page.text
    assert "bulan tanpa satu berita pun" in page.text
    assert {"/hari/2020-01", "/perubahan", "/hilang", "/archive/gaps"} <= page.links()


@pytest.mark.parametrize(
    ("path", "when"),
    [("/", "3 Februari 2020 08.02 WIB"), ("/perubahan/2/2", "Senin, 3 Februari 2020 08.02 WIB"), ("/hilang", "4 Februari")],
)
def test_what_was_seen_is_told_in_the_time_of_the_city(room: Room, path: str, when: str) -> None:
    text = shown(room, path).text
    assert when in text
    assert "UTC" not in text


@pytest.mark.parametrize("path", ["/tokoh/Tak+Seorang", "/archive/articles/999", "/tak/ada"])
def test_where_nothing_is_one_can_search_and_go_on(room: Room, path: str) -> None:
    room.get("/")
    answer = room.get(path)
    assert answer.status_code == 404
    page = Tags(answer.text)
    assert "Tidak ditemukan" in page.text
    assert {"/", "/tokoh", "/perubahan"} <= page.links()
    assert ("form", "/archive/search") in [(tag, attrs.get("action")) for tag, attrs in page.found]
    assert any("reading-room.css" in (attrs.get("href") or "") for tag, attrs in page.found if tag == "link")


def test_names_on_a_map_never_run_into_each_other() -> None:
    def names(*places: tuple[float, float, int]) -> list[str]:
        drawn = spots("Peta", [Spot(north, east, weight, "Kelurahan Satu", "Satu", "/x") for north, east, weight in places])
        return re.findall("<text [^>]*>(.*?)</text>", drawn)

    assert names((-7.9, 112.6, 3), (-7.95, 112.65, 0), (-8.0, 112.7, 1)) == ["Satu"] * 3
    assert (
        len(names((-7.9, 112.6, 1), (-8.0, 112.7, 1), *[(-7.95, 112.65, 1)] * 3)) == 4
    )  # one to the right and one to the left of three in one place
    assert len(names(*[(-7.9 - each / 100, 112.6 + each / 100, each) for each in range(30)])) == 12
