"""What a visitor sees: every page answers, an article reads as an article, and nothing stored becomes HTML."""

import csv
import io
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from archive.questions import QUESTIONS
from archive.reading_room import front
from archive.reading_room.coming import ONE
from archive.reading_room.guard import Visitors
from archive.reading_room.visitor import Answer, Question
from archive.tables import tables
from archive.views import VIEWS
from tests.reading_room.conftest import SQL, Room
from tests.reading_room.newsroom import FLOOD, MARKET, SITE, article, kept, opened, reading

NAMES = [each.name for each in (*tables(), *VIEWS)]

EMPTY = {"unsealed", "shown_otherwise"}
"""Of what waits for its seal, and of a theme that changed, there is nothing in this town."""


class Tags(HTMLParser):
    """The tags of a page and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def links(self) -> set[str | None]:
        return {attrs.get("href") for tag, attrs in self.found if tag == "a"}


def shown(room: Room, path: str, **query: str) -> Tags:
    answer = room.get(path, **query)
    assert answer.status_code == 200, answer.text
    return Tags(answer.text)


def test_front_page(room: Room) -> None:
    page = shown(room, "/")
    assert "Pemerintah Kota Sari: 5 berita" in page.text
    assert {"/archive/articles", "/archive/articles/5", "/archive/search", "/archive"} <= page.links()
    assert ("form", "/archive/search") in [(tag, attrs.get("action")) for tag, attrs in page.found]


def test_database_page_lists_everything_with_its_title(room: Room) -> None:
    page = shown(room, "/archive")
    assert {f"/archive/{name}" for name in NAMES} <= page.links()
    assert {f"/archive/{question.name}" for question in QUESTIONS} <= page.links()
    assert "Perubahan diam-diam" in page.text
    assert "/archive/articles_fts" not in page.links()


@pytest.mark.parametrize("name", NAMES)
def test_every_table_and_view_answers(room: Room, name: str) -> None:
    for query in ({}, {"_look": "table"}, {"_size": "max"}):
        assert room.get(f"/archive/{name}", **query).status_code == 200
    assert room.get(f"/archive/{name}.csv", _size="max").status_code == 200
    assert room.json(f"/archive/{name}.json")["rows"] or name in EMPTY


def test_the_front_page_says_where_there_was_no_time(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    ask = Visitors.ask

    def slowly(self: Visitors, question: Question) -> Answer:
        return Answer(error="interrupted", late=True) if "revisions" in question.sql else ask(self, question)

    monkeypatch.setattr(Visitors, "ask", slowly)
    answer = room.get("/")
    assert answer.status_code == 503
    assert "Terlalu lama" in answer.text
    assert "SELECT" not in answer.text


def test_the_front_page_of_an_archive_without_changes_reads_no_article_for_them(tmp_path: Path) -> None:
    with closing(sqlite3.connect(kept(tmp_path, FLOOD, MARKET))) as conn:
        conn.execute("ANALYZE")
        [first, *_] = conn.execute(f"EXPLAIN QUERY PLAN {front._CHANGED}").fetchall()
    assert first[3].startswith("SCAN revisions")


def test_articles_are_a_list_to_read(room: Room) -> None:
    page = shown(room, "/archive/articles")
    assert "5 berita" in page.text
    assert "Jumat, 24 Januari 2020 09.15 WIB · Lingkungan · Balai Kota" in page.text
    assert "Hujan deras membuat sungai meluap." in page.text
    assert {"/archive/articles/1", "/archive/articles?_look=table"} <= page.links()


def test_articles_as_a_table_hold_every_column(room: Room) -> None:
    page = shown(room, "/archive/articles", _look="table")
    assert {"canonical_url", "content_digest", "doubts"} <= {attrs.get("data-column") for tag, attrs in page.found if tag == "th"}


def test_a_filter_is_named_kept_and_removable(room: Room) -> None:
    page = shown(room, "/archive/latest", section="Berita", _search="kota")
    assert "Rubrik Berita" in page.text
    assert "/archive/latest?_search=kota" in page.links()
    assert ("section", "Berita") in [(attrs.get("name"), attrs.get("value")) for tag, attrs in page.found if tag == "input"]


def test_what_is_asked_in_datasettes_own_words_is_named_and_kept(room: Room) -> None:
    page = shown(room, "/archive/articles", _where="id > 3", _sort="title", _facet="author", _search="kota")
    assert "id > 3" in page.text
    assert "/archive/articles?_sort=title&_facet=author&_search=kota" in page.links()
    kept = {attrs.get("name"): attrs.get("value") for tag, attrs in page.found if tag == "input"}
    assert kept == {"_search": "kota", "_where": "id > 3", "_sort": "title", "_facet": "author"}


def test_facets(room: Room) -> None:
    facets = room.json("/archive/latest.json", _extra="facet_results")["facet_results"]
    facets = facets["results"] if ONE else facets
    counts = {name: {each["value"]: each["count"] for each in facet["results"]} for name, facet in facets.items()}
    assert counts["section"] == {"Berita": 3, "Lingkungan": 1, "Pendidikan": 1}
    assert counts["year"] == {"2019": 1, "2020": 4}
    assert counts["byline"] == {"ani/bud": 3, "cici": 1}
    assert set(counts) == {"site", "section", "dateline_place", "byline", "year"}


def test_an_article_reads_as_an_article(room: Room) -> None:
    page = shown(room, "/archive/articles/1")
    for words in (
        "Pemerintah Kota Sari",
        "Warga Siaga Banjir Bandang",
        "Jumat, 24 Januari 2020 09.15 WIB",
        "Balai Kota (kotasari.go.id) –",
        "Hujan deras membuat sungai meluap.",
        "Petugas mengangkat karung pasir",
        "Kamis, 23 Januari 2020",
        "Berita ini diubah 1 kali",
        "«Warga Siaga Banjir», sampai Minggu, 2 Februari 2020 08.02 WIB",
        "#banjir",
        "SHA-256",
    ):
        assert words in page.text, words
    assert {FLOOD.canonical_url, "/hari/2020-01-23", "/archive/tags?name=banjir"} <= page.links()
    assert any(str(link).startswith("/archive/captures/") for link in page.links())


def test_a_lost_article_says_so(room: Room) -> None:
    assert "Halaman ini sudah tidak ada di situsnya sejak Senin, 3 Februari 2020" in shown(room, "/archive/articles/3").text


def test_labels_of_foreign_keys_read_well(room: Room) -> None:
    [first] = room.json("/archive/revisions.json", article="1", _labels="on", _shape="objects")["rows"]
    assert first["article"] == {"value": 1, "label": "Warga Siaga Banjir Bandang"}
    assert room.json("/archive/crawls.json", _labels="on", _shape="objects")["rows"][0]["site"]["label"] == "Pemerintah Kota Lain"


def test_headlines_in_views_lead_to_the_article(room: Room) -> None:
    for view in ("revised", "silent_edits", "evidence"):
        assert "/archive/articles/2" in shown(room, f"/archive/{view}").links()
    assert "/archive/articles/1" in shown(room, "/archive/events").links()


def test_nothing_stored_becomes_html(tmp_path: Path) -> None:
    evil = '<script>alert(1)</script><img src=x onerror="alert(2)">'
    spoilt = article(
        1,
        f"Judul {evil}",
        body=(f"Isi banjir {evil}",),
        section=evil,
        sections=(evil,),
        tags=(evil,),
        byline=evil,
        dateline=evil,
        dateline_place=evil,
        captions=evil,
        author=evil,
    )
    spoilt = replace(spoilt, url="javascript:alert(3)", canonical_url="javascript:alert(3)")
    room = Room(kept(tmp_path, spoilt))
    for path in (
        "/",
        "/archive",
        "/archive/articles",
        "/archive/latest?_look=table",
        "/archive/articles/1",
        "/archive/search?q=banjir",
        "/archive/evidence",
    ):
        page = shown(room, path)
        assert not [tag for tag, attrs in page.found if tag == "img" or "onerror" in attrs], path
        assert "javascript:alert(3)" not in page.links(), path
        assert "<script>alert" not in room.get(path).text, path


def test_csv_and_json_hold_the_plain_values(room: Room) -> None:
    rows = list(csv.DictReader(io.StringIO(room.get("/archive/articles.csv", _size="max").text)))
    assert [row["title"] for row in rows][-1] == MARKET.title
    assert rows[0]["captured_at"].endswith("Z")
    assert room.rows("articles", id="1")[0]["body"] == "\n\n".join(FLOOD.body)


def test_pages_say_where_things_may_come_from(room: Room) -> None:
    for path in ("/", "/archive/articles", "/archive/articles/1.json", "/archive/articles.csv", "/nowhere", "/-/static/app.css"):
        headers = room.get(path).headers
        assert headers["X-Content-Type-Options"] == "nosniff", path
        assert headers["Referrer-Policy"] == "no-referrer", path
        assert headers["Content-Security-Policy"].startswith("default-src 'self'; script-src 'self' 'nonce-"), path
        assert "unsafe-inline" not in headers["Content-Security-Policy"].partition("style-src-attr")[0], path


@pytest.mark.parametrize(
    "path", ["/", "/archive", f"{SQL}?sql=select+1", "/archive/articles", "/archive/articles/1", "/archive/search?q=banjir"]
)
def test_scripts_and_styles_of_templates_carry_the_number_of_their_answer(room: Room, path: str) -> None:
    numbers = set()
    for _ in range(2):
        answer = room.get(path)
        [number] = set(re.findall(r"'nonce-([^']+)'", answer.headers["Content-Security-Policy"]))
        tags = re.findall(r"<(?:script|style)\b[^>]*>", answer.text)
        assert tags
        assert all(f'nonce="{number}"' in tag for tag in tags)
        numbers.add(number)
    assert len(numbers) == 2


def test_pages_load_only_what_is_served_here(room: Room) -> None:
    page = shown(room, "/archive/articles/1")
    sheets = [str(attrs["href"]) for tag, attrs in page.found if tag == "link" and attrs.get("rel") == "stylesheet"]
    assert all(sheet.startswith("/-/static") for sheet in sheets)
    for sheet in sheets:
        assert room.get(sheet).status_code == 200
    assert any(sheet.endswith("reading-room.css") for sheet in sheets)


def test_an_empty_archive_has_its_pages(tmp_path: Path) -> None:
    with opened(tmp_path, SITE) as archive:
        path = archive.path
        archive.end("finished", 0)
    room = Room(path)
    assert "Pemerintah Kota Sari: 0 berita" in shown(room, "/").text
    assert "Tidak ada berita yang cocok." in shown(room, "/archive/articles").text
    for name in NAMES:
        assert room.get(f"/archive/{name}").status_code == 200, name


def test_a_database_of_something_else_keeps_its_stock_pages(tmp_path: Path) -> None:
    path = tmp_path / "archive.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("CREATE TABLE articles (id INTEGER PRIMARY KEY, title)")
        conn.execute("INSERT INTO articles VALUES (1, 'Soto')")
    room = Room(path, metadata={})
    for url in ("/", "/archive", "/archive/articles", "/archive/articles/1"):
        assert room.get(url).status_code == 200, url


def test_what_a_crawl_writes_is_seen_at_once(tmp_path: Path) -> None:
    room = Room(kept(tmp_path, FLOOD))
    assert len(room.rows("articles")) == 1
    with opened(tmp_path) as archive:
        archive.keep([reading(MARKET)])
        assert len(room.rows("articles")) == 2


def test_stored_text_turns_nothing_around_it(rooms: Callable[..., Room], tmp_path: Path) -> None:
    told = article(1, "Judul \u202eterbalik \u2067lagi", section="\u2066Rubrik\u202e", byline="\u202eani")
    room = rooms(kept(tmp_path, told))
    for path in ("/", "/archive/articles", "/archive/articles/1", "/archive/latest", "/archive/search?q=judul"):
        assert not {"\u202e", "\u2066", "\u2067"} & set(room.get(path).text), path
    assert room.rows("articles")[0]["title"] == told.title  # what is stored is given as it is
