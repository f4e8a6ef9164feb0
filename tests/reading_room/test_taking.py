"""Lists taken away: spreadsheets, Parquet, feeds and citations hold what the list holds, all of it, and nothing that runs."""

import contextlib
import csv
import io
import re
import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from archive.formulas import neutral, stored
from archive.parquet import Growing
from archive.reading_room import sheets, whole
from archive.reading_room.guard import Visitors
from archive.reading_room.onward import onward
from archive.reading_room.sheets import LONGEST
from tests.reading_room.conftest import SQL, Room
from tests.reading_room.newsroom import FLOOD, MARKET, article, kept, opened, reading
from tests.reading_room.test_pages import shown

FORMULA = '=HYPERLINK("http://elsewhere.example/","klik")'
ATOM = {"a": "http://www.w3.org/2005/Atom"}
GRAMMAR = etree.RelaxNG(etree.parse(str(Path(__file__).with_name("atom.rng"))))


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """Sixty stories, one with a formula for a title, in a room that shows no more than 25 at once."""
    stories = [article(number, f"Kabar {number}", f"2020-{1 + number // 28:02}-{1 + number % 28:02}") for number in range(1, 61)]
    stories[4] = replace(stories[4], title=FORMULA, byline="-ani")
    path = kept(tmp_path_factory.mktemp("many"), *stories)
    with closing(Room(path, settings={"max_returned_rows": 25})) as room:
        yield room


def cells(file: bytes, sheet: int = 1) -> list[list[str]]:
    """The cells of a sheet, as text."""
    with zipfile.ZipFile(io.BytesIO(file)) as book:
        tree = etree.fromstring(book.read(f"xl/worksheets/sheet{sheet}.xml"))
        names = {"x": tree.nsmap[None]}
        assert not tree.xpath("//x:f", namespaces=names)
        strings = []
        if "xl/sharedStrings.xml" in book.namelist():
            strings = ["".join(each.itertext()) for each in etree.fromstring(book.read("xl/sharedStrings.xml"))]
        return [
            [strings[int(cell[0].text)] if cell.get("t") == "s" else "".join(cell.itertext()) for cell in row if len(cell)]
            for row in tree.xpath("//x:row", namespaces=names)
        ]


def tables(file: bytes) -> Any:
    parquet = pytest.importorskip("pyarrow.parquet")
    return parquet.read_table(io.BytesIO(file))


# -- CSV -------------------------------------------------------------------------------------------------------------


def test_datasettes_csv_runs_nothing_and_can_be_undone(many: Room) -> None:
    text = many.get("/archive/articles.csv", id="5").text
    [row] = csv.DictReader(io.StringIO(text))
    assert row["title"] == f"'{FORMULA}"
    assert stored(row["title"]) == FORMULA
    assert row["byline"] == "'-ani"
    assert many.rows("articles", id="5")[0]["title"] == FORMULA
    assert many.get(f"{SQL}.csv", sql="select -7 as a, '-7' as b, '''=1' as c").text == "a,b,c\r\n-7,'-7,''=1\r\n"


@pytest.mark.parametrize("value", ["=1", "'=1", "''@x", "Jum'at", "'Tis", "", "+62", "\t=1", "\r\n", "\n=1", "＝1", "-", "biasa"])
def test_what_was_stored_comes_back(value: str) -> None:
    assert stored(neutral(value)) == value
    assert neutral(value)[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n", "＝"}


# -- XLSX and Parquet ------------------------------------------------------------------------------------------------


def test_a_spreadsheet_holds_every_row_of_the_list_and_no_formula(many: Room) -> None:
    answer = many.get("/archive/articles.xlsx")
    assert answer.headers["content-disposition"] == 'attachment; filename="articles.xlsx"'
    found = cells(answer.content)
    at = found[0].index("title")
    assert len(found) == 61
    assert FORMULA in [row[at] for row in found]
    about = dict(row for row in cells(answer.content, 2) if len(row) == 2)
    assert about["Baris (rows)"] == "60"
    assert about["Lengkap (complete)"] == "ya (yes)"


def test_parquet_holds_every_row_with_its_kinds(many: Room) -> None:
    found = tables(many.get("/archive/articles.parquet").content)
    assert found.num_rows == 60
    assert {each.name: str(each.type) for each in found.schema if each.name in {"id", "title", "lead"}} == {
        "id": "int64",
        "title": "string",
        "lead": "string",
    }
    assert sorted(found.column("id").to_pylist()) == list(range(1, 61))
    assert FORMULA in found.column("title").to_pylist()
    assert found.schema.metadata[b"Lengkap (complete)"] == b"ya (yes)"


def test_filters_order_and_columns_are_those_of_the_list(many: Room) -> None:
    found = tables(many.get("/archive/articles.parquet", id__gt="20", _sort="id", _col="title").content)
    assert found.column_names == ["id", "title"]
    assert found.column("id").to_pylist() == list(range(21, 61))


@pytest.mark.parametrize(("form", "limit"), [("parquet", "SECONDS"), ("xlsx", "SECONDS"), ("xlsx", "ROWS")])
def test_where_not_all_is_there_the_rest_is_named(many: Room, monkeypatch: pytest.MonkeyPatch, form: str, limit: str) -> None:
    monkeypatch.setattr({"SECONDS": whole, "ROWS": sheets}[limit], limit, {"SECONDS": 0.0, "ROWS": 25}[limit])
    seen: list[int] = []
    address: str | None = f"/archive/articles.{form}?_sort=id"
    while address:
        answer = many.get(address)
        if form == "parquet":
            found = tables(answer.content)
            seen += found.column("id").to_pylist()
            about = {name.decode(): value.decode() for name, value in found.schema.metadata.items()}
        else:
            seen += [int(row[0]) for row in cells(answer.content)[1:]]
            about = dict(row for row in cells(answer.content, 2) if len(row) == 2)
        link = re.match(r'<http://localhost([^>]+)>; rel="next"', answer.headers.get("link", ""))
        assert (link is None) == ("kliping-complete" not in answer.headers)
        assert ("kliping release" in about.get("Semuanya (all of it)", "")) == (link is not None)
        address = link[1] if link else None
    assert seen == list(range(1, 61))


def test_parquet_is_whole_however_many_rows_there_are(busy: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(whole, "AT_ONCE", 220)  # of eleven columns
    monkeypatch.setattr("archive.parquet.GROUP", 30)
    file = busy.get("/archive/quotes.parquet").content
    assert tables(file).num_rows == 200
    assert pytest.importorskip("pyarrow.parquet").ParquetFile(io.BytesIO(file)).metadata.num_row_groups > 3
    assert "kliping-complete" not in busy.get("/archive/articles.parquet").headers


def test_a_column_is_of_the_kind_that_all_its_rows_have(tmp_path: Path) -> None:
    rows = [[1, 1, None, "a", b"x"], [2, 2.5, None, 7, b"y"]]
    with Growing(["whole", "real", "none", "mixed", "bytes"]) as growing:
        for row in rows:
            growing.add([row])
        with growing.finished({}) as file:
            found = tables(file.read())
    assert [str(each.type) for each in found.schema] == ["int64", "double", "string", "string", "binary"]
    assert found.to_pylist()[1] == {"whole": 2, "real": 2.5, "none": None, "mixed": "7", "bytes": b"y"}


@pytest.mark.parametrize(
    "order", ["", "_sort_desc=published_at", "_sort=published_at", "_sort=section", "_sort_desc=author", "_sort=id&id__gt=5"]
)
def test_equal_rows_are_each_on_one_page(busy: Room, order: str) -> None:
    seen: list[int] = []
    address: str | None = f"/archive/articles.json?_size=30&_nofacet=1&_col=title&{order}"
    while address:
        told = busy.json(address)
        seen += [row["id"] if isinstance(row, dict) else row[0] for row in told["rows"]]
        address = (told.get("next_url") or "").removeprefix("http://localhost")
    assert sorted(seen) == list(range(6 if "gt" in order else 1, 101))


def test_a_stream_holds_each_row_once(busy: Room) -> None:
    [link] = [
        each for each in shown(busy, "/archive/articles", _search="layanan").links() if each and each.startswith("/archive/articles.csv")
    ]
    assert "_stream=on" in link
    csv.field_size_limit(1_000_000)
    assert sorted(int(row["id"]) for row in csv.DictReader(io.StringIO(busy.get(link).text))) == list(range(1, 101))


def test_the_next_page_is_found_along_the_index(busy: Room) -> None:
    asked = "select id, body from articles where (published_at < :p1 or published_at is null or (published_at = :p1 and ((id > :p0)))) "
    with closing(sqlite3.connect(busy.datasette.get_database("archive").path)) as conn:
        plan = conn.execute(f"EXPLAIN QUERY PLAN {onward(f'{asked}order by published_at desc, id limit 16')}", {"p0": "5", "p1": "2020"})
        steps = [step for *_, step in plan]
    assert steps[0] == "SCAN articles USING INDEX articles_newest"
    assert "USE TEMP B-TREE FOR ORDER BY" not in steps


def test_the_first_page_of_an_index_for_search_is_not_sorted(busy: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    ask = Visitors.ask
    monkeypatch.setattr(Visitors, "ask", lambda self, question: asked.append(question.sql) or ask(self, question))
    assert len(busy.json("/archive/articles_fts.json", _size="5")["rows"]) == 5
    [page] = [each for each in asked if each.startswith("select rowid, title") and "order by" in each]
    with closing(sqlite3.connect(busy.datasette.get_database("archive").path)) as conn:
        plan = conn.execute(f"EXPLAIN QUERY PLAN {page}").fetchall()
    assert "USE TEMP B-TREE FOR ORDER BY" not in [step for *_, step in plan]


def test_one_page_is_given_where_one_is_asked_for(many: Room) -> None:
    assert tables(many.get("/archive/articles.parquet", _size="3").content).num_rows == 3


def test_a_query_is_given_beyond_the_rows_that_are_shown(many: Room) -> None:
    for sql in ("select id from articles order by id", "with a as (select id from articles) select * from a -- all;", "select 1;"):
        answer = many.get(f"{SQL}.parquet", sql=sql)
        assert tables(answer.content).num_rows == (1 if "1" in sql else 60)
        assert "kliping-complete" not in answer.headers
    assert tables(many.get("/archive/search.parquet", q="kabar").content).num_rows == 59


@pytest.mark.parametrize(
    ("sql", "columns"),
    [
        ("select a.id, a.title, b.id from articles as a join articles as b on b.id = a.id + 1 where a.id = 1", {"id": [1], "id_2": [2]}),
        ("select 1 as a, 2 as a_2, 3 as a", {"a": [1], "a_2": [2], "a_3": [3]}),
        ("select 9223372036854775807 as n union all select 0.5 order by n", {"n": [0.5, 2.0**63]}),
    ],
)
def test_any_answer_to_a_query_is_a_file_that_can_be_read(many: Room, sql: str, columns: dict[str, list[Any]]) -> None:
    found = tables(many.get(f"{SQL}.parquet", sql=sql).content).to_pydict()
    assert found.items() >= columns.items()


def test_a_mistyped_query_is_an_error_and_no_file(many: Room) -> None:
    for form in ("xlsx", "parquet", "atom", "bib"):
        assert many.get(f"{SQL}.{form}", sql="select nothing from nowhere").status_code == 400


def test_what_a_cell_cannot_hold_is_told() -> None:
    with sheets.Growing(["a", "b", "c", "d", "e"]) as growing:
        growing.add([["x" * 40_000, 2**60, b"\0\1", float("inf"), "\x01=1\uffff"]])
        with growing.finished({}) as file:
            [_, row] = cells(file.read())
    assert row[0] == "x" * (LONGEST - 4) + " […]"
    assert row[1:4] == [str(2**60), "[2 bytes]", "inf"]


def test_a_spreadsheet_that_is_broken_off_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with contextlib.suppress(KeyError), sheets.Growing(["a"]) as growing:
        growing.add([[number] for number in range(1000)])
        assert list(tmp_path.iterdir())
        raise KeyError
    assert list(tmp_path.iterdir()) == []


# -- feeds -----------------------------------------------------------------------------------------------------------


def feed(room: Room, path: str, **query: str) -> Any:
    answer = room.get(path, **query)
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    tree = etree.fromstring(answer.content)
    assert GRAMMAR.validate(tree), GRAMMAR.error_log
    return tree


def told(tree: Any, path: str) -> list[str]:
    return [str(each) for each in tree.xpath(path, namespaces=ATOM)]


def test_a_feed_is_longer_than_a_page_of_the_list(busy: Room) -> None:
    numbers = [
        int(each.removeprefix("Kabar ")) for each in told(feed(busy, "/archive/articles.atom", _sort="id"), "a:entry/a:title/text()")
    ]
    assert sorted(numbers) == list(range(1, 101))
    assert len(told(feed(busy, "/archive/articles.atom", _size="3"), "a:entry")) == 3
    assert len(told(feed(busy, "/archive/articles.atom", id__lte="40"), "a:entry")) == 40


def test_a_search_is_a_feed(room: Room) -> None:
    tree = feed(room, "/archive/articles.atom", _search="banjir", section="Berita")
    assert told(tree, "a:title/text()") == ["Kliping: banjir, section Berita"]
    assert told(tree, "a:link[@rel='self']/@href") == ["http://localhost/archive/articles.atom?_search=banjir&section=Berita"]
    assert told(tree, "a:link[@rel='alternate']/@href") == ["http://localhost/archive/articles?_search=banjir&section=Berita"]
    assert told(tree, "a:entry/a:title/text()") == ["Pasar Besar Ditata"]
    [key] = [row["key"] for row in room.rows("articles", id="2")]
    assert told(tree, "a:entry/a:link/@href") == [f"http://localhost/b/{key}"]
    assert told(tree, "a:entry/a:updated/text()") == ["2020-02-03T01:02:02.000000Z"]  # when its last change was seen


def test_the_filters_of_the_search_page_are_those_of_its_feed(room: Room) -> None:
    assert told(feed(room, "/archive/search.atom", q="banjir", person="Sri Wahyuni"), "a:entry/a:title/text()") == [
        "Warga Siaga Banjir Bandang"
    ]
    assert told(feed(room, "/archive/search.atom", q="banjir", until="2019"), "a:entry/a:title/text()") == ["Pasar Besar Ditata"]
    assert told(feed(room, "/archive/search.atom", q="-"), "a:entry") == []


def test_entries_have_the_same_id_in_every_feed_and_a_changed_story_moves_up(tmp_path: Path) -> None:
    path = kept(tmp_path, FLOOD, MARKET)
    with closing(Room(path)) as room:
        before = feed(room, "/archive/latest.atom")
        again = feed(room, "/archive/search.atom", q="banjir")
        assert sorted(told(before, "a:entry/a:id/text()")) == sorted(told(again, "a:entry/a:id/text()"))
        with opened(tmp_path) as archive:
            archive.keep([reading(replace(FLOOD, body=("Diubah.",)), day=9)])
        after = feed(room, "/archive/latest.atom")
    assert told(after, "a:entry[1]/a:title/text()") == [FLOOD.title]
    assert sorted(told(after, "a:entry/a:id/text()")) == sorted(told(before, "a:entry/a:id/text()"))
    assert told(after, "a:updated/text()") == told(after, "a:entry[1]/a:updated/text()")


def test_a_feed_without_entries_and_one_of_odd_characters_are_valid(tmp_path: Path) -> None:
    odd = article(1, "Judul \x01\x0b \ufffe \U0001f30a <b>&", lead="\x00")
    with closing(Room(kept(tmp_path, odd))) as room:
        assert told(feed(room, "/archive/articles.atom", _search="takada"), "a:entry") == []
        assert "🌊 <b>&" in told(feed(room, "/archive/articles.atom"), "a:entry/a:title/text()")[0]


def test_a_list_of_articles_names_its_feed(room: Room) -> None:
    assert '<link rel="alternate" type="application/atom+xml"' in room.get("/archive/articles", _search="banjir").text
    assert "/archive/search.atom?q=banjir" in room.get("/archive/search", q="banjir").text


# -- citations -------------------------------------------------------------------------------------------------------


def test_a_list_is_cited_whole_and_in_its_order(many: Room) -> None:
    text = many.get("/archive/articles.bib", _sort="id").text
    assert re.findall(r"title = \{\{Kabar (\d+)\}\}", text) == [str(number) for number in range(1, 61) if number != 5]
    assert many.get("/archive/search.ris", q="kabar").text.count("TY  - NEWS\r\n") == 59
    assert len(many.get("/archive/latest.csljson").json()) == 60


def test_what_names_no_article_is_not_cited(many: Room) -> None:
    assert many.get("/archive/sites.bib").status_code == 400
    assert many.get(f"{SQL}.atom", sql="select 1 as article").status_code == 200
    assert "/archive/sites.bib" not in many.get("/archive/sites").text
    assert "/archive/tags.bib" in many.get("/archive/tags").text
