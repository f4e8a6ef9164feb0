"""All hits of a search as data: whole, in its order, with its filters, whatever time each step takes."""

import csv
import io
import json
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from archive.metadata import metadata
from archive.reading_room import guard, hits, visitor
from archive.reading_room.coming import ONE
from tests.reading_room.conftest import Room
from tests.reading_room.newsroom import article, kept
from tests.reading_room.test_pages import shown
from tests.reading_room.test_taking import cells, feed, tables, told

COUNT = 1_030
"""Stories, more than Datasette shows rows of a query."""


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    stories = [
        article(
            number,
            f"Layanan {number}" if number % 2 else f"Kabar {number}",
            f"20{number % 20:02}-01-{1 + number % 28:02}",
            section="Pendidikan" if number % 3 else "Kesehatan",
            sections=("Pendidikan" if number % 3 else "Kesehatan",),
            body=("Layanan dibuka.",),
        )
        for number in range(1, COUNT + 1)
    ]
    with closing(Room(kept(tmp_path_factory.mktemp("hits"), *stories), plain=True)) as room:
        yield room


def numbers(room: Room, form: str, **asked: str) -> list[int]:
    """The stories that a form of a search holds, in its order."""
    answer = room.get(f"/archive/search.{form}", **({"_shape": "array"} if form == "json" else {}), **asked)
    assert answer.status_code == 200, answer.text
    if form == "csv":
        return [int(row["article"]) for row in csv.DictReader(io.StringIO(answer.text))]
    if form == "json":
        return [row["article"] for row in answer.json()]
    if form == "xlsx":
        return [int(row[0]) for row in cells(answer.content)[1:]]
    if form == "parquet":
        return list(tables(answer.content).column("article").to_pylist())
    titles = {"bib": r"title = \{\{\D*(\d+)", "ris": r"TI  - \D*(\d+)", "csljson": r'"title": "\D*(\d+)'}
    return [int(number) for number in re.findall(titles[form], answer.text)]


FORMS = ["csv", "json", "xlsx", "parquet", "bib", "ris", "csljson"]


@pytest.mark.parametrize("form", FORMS)
def test_every_form_holds_all_hits_in_the_order_of_the_page(many: Room, form: str) -> None:
    found = numbers(many, form, q="layanan")
    assert sorted(found) == list(range(1, COUNT + 1))
    page = many.get("/archive/search", q="layanan").text
    assert found[:20] == [int(each) for each in re.findall(r'<h2><a href="/archive/articles/(\d+)">', page)]


def test_filters_and_order_are_those_of_the_search(many: Room) -> None:
    asked = {"q": "layanan", "section": "kesehatan", "since": "2005", "until": "2007-01", "sort": "oldest"}
    found = numbers(many, "csv", **asked)
    assert found
    assert all(number % 3 == 0 and 5 <= number % 20 <= 7 for number in found)
    days = [row["published_at"] for row in csv.DictReader(io.StringIO(many.get("/archive/search.csv", **asked).text))]
    assert days == sorted(days)
    assert many.get("/archive/search.csv", **asked).headers["kliping-order"] == "oldest"
    assert numbers(many, "json", **asked) == found


def test_a_filter_that_cant_be_understood_is_no_file(many: Room) -> None:
    answer = many.get("/archive/search.csv", q="layanan", since="kemarin")
    assert answer.status_code == 400
    assert "Waktu ditulis 2020" in answer.text


def test_datasettes_own_json_says_that_there_is_more(many: Room) -> None:
    told = many.json("/archive/search.json", q="layanan", _shape="objects")
    assert (len(told["rows"]), told["truncated"]) == (1000, True)
    assert set(told["rows"][0]) == set(hits.COLUMNS)
    assert many.json("/archive/search.json", q="layanan", _shape="objects", since="2019")["truncated"] is False
    whole = many.rows("search", q="layanan")
    assert whole[:1000] == told["rows"]


def test_lines_of_json_and_so_many_as_are_wanted(many: Room) -> None:
    lines = many.get("/archive/search.json", _shape="array", _nl="on", q="layanan", _size="7").text.splitlines()
    assert [json.loads(line)["article"] for line in lines] == numbers(many, "json", q="layanan")[:7]
    answer = many.get("/archive/search.xlsx", q="layanan", _size="7")
    about = dict(row for row in cells(answer.content, 2) if len(row) == 2)
    assert (about["Baris (rows)"], about["Lengkap (complete)"]) == ("7", "tidak (no)")
    assert about["Urutan (order)"].startswith("paling cocok lebih dahulu")
    assert answer.headers["kliping-complete"] == "no"


def test_nothing_found_is_a_file_with_nothing_in_it(many: Room) -> None:
    assert many.get("/archive/search.csv", q="zzzz").text == ",".join(hits.COLUMNS) + "\r\n"
    assert many.rows("search", q="zzzz") == many.rows("search", q="") == []
    assert many.get("/archive/search.csljson", q="zzzz").json() == []
    assert many.get("/archive/search.bib", q="-").text == ""


def _slowly(monkeypatch: pytest.MonkeyPatch, late: Callable[[visitor.Question], bool]) -> list[visitor.Question]:
    asked: list[visitor.Question] = []
    ask = guard.Visitors.ask

    def slowly(self: guard.Visitors, question: visitor.Question) -> visitor.Answer:
        asked.append(question)
        return visitor.Answer(error="interrupted", late=True) if late(question) else ask(self, question)

    monkeypatch.setattr(guard.Visitors, "ask", slowly)
    return asked


def test_where_some_hundred_rows_take_too_long_fewer_are_asked_for(many: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = numbers(many, "csv", q="layanan", _size="200")
    wanted = lambda question: len(json.loads(question.values.get("wanted", "[]")))  # noqa: E731
    asked = _slowly(monkeypatch, lambda question: wanted(question) > 40)
    assert numbers(many, "csv", q="layanan", _size="200") == whole
    assert [each for each in map(wanted, asked) if each] == [200, 125, 31, 31, 31, 31, 31, 31, 14]


def test_where_ranking_takes_too_long_the_newest_come_first_and_the_file_says_so(many: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    newest = numbers(many, "csv", q="layanan", sort="newest")
    _slowly(monkeypatch, lambda question: "bm25" in question.sql)
    answer = many.get("/archive/search.xlsx", q="layanan")
    assert answer.headers["kliping-order"] == "newest"
    assert "terbaru lebih dahulu (newest first)" in dict(row for row in cells(answer.content, 2) if len(row) == 2).values()
    assert [int(row[0]) for row in cells(answer.content)[1:]] == newest


def test_where_there_is_no_time_at_all_there_is_no_file(many: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    _slowly(monkeypatch, lambda question: "json_group_array" in question.sql)
    assert many.get("/archive/search.csv", q="layanan").status_code == 503
    monkeypatch.undo()
    _slowly(monkeypatch, lambda question: "wanted" in question.values)
    with pytest.raises(AssertionError):  # of httpx: the answer has no end, so that nobody takes half of it for all
        many.get("/archive/search.csv", q="layanan")


def test_a_feed_goes_on_page_by_page(many: Room) -> None:
    seen: list[str] = []
    identities = set()
    address: str | None = "/archive/search.atom?q=layanan&section=Kesehatan"
    while address:
        tree = feed(many, address)
        seen += told(tree, "a:entry/a:id/text()")
        identities |= set(told(tree, "a:id/text()"))
        links = told(tree, "a:link[@rel='next']/@href")
        assert bool(told(tree, "a:link[@rel='previous']")) == ("halaman" in address)
        address = links[0].removeprefix("http://localhost") if links else None
    assert len(seen) == len(set(seen)) == COUNT // 3
    assert len(identities) == 1


def test_the_page_leads_to_all_of_its_hits(many: Room) -> None:
    links = shown(many, "/archive/search", q="layanan", sort="newest").links()
    for form in ("csv", "xlsx", "bib", "ris"):
        assert f"/archive/search.{form}?q=layanan&sort=newest" in links
    assert "/archive/search.json?q=layanan&sort=newest&_shape=array" in links


def test_where_the_archive_is_closed_so_is_this(database: Path, rooms: Callable[..., Room]) -> None:
    described = metadata()["databases"]["archive"] | {"allow": {"id": "redaksi"}}
    room = rooms(database, metadata={"databases": {"archive": described}})
    assert {room.get(f"/archive/search.{form}", q="banjir", _shape="array").status_code for form in FORMS} == {403}


@pytest.mark.skipif(ONE, reason="Datasette 1.0 shows no question that it has not been told of")
def test_a_search_needs_no_metadata(database: Path, rooms: Callable[..., Room]) -> None:
    room = rooms(database, metadata={})
    assert "2 berita" in room.get("/archive/search", q="banjir").text
    assert len(room.get("/archive/search.csv", q="banjir").text.splitlines()) == 3


def test_a_database_of_another_kind_keeps_its_table_of_this_name(tmp_path: Path, rooms: Callable[..., Room]) -> None:
    with closing(sqlite3.connect(tmp_path / "archive.db")) as conn, conn:
        conn.execute("CREATE TABLE search (a)")
        conn.execute("INSERT INTO search VALUES (7)")
    room = rooms(tmp_path / "archive.db", metadata={})
    assert room.json("/archive/search.json", _shape="array") == [{"rowid": 1, "a": 7}]
    assert room.get("/archive/search.csv").text == "rowid,a\r\n1,7\r\n"
