"""Indonesian first, English for those who ask, and remembered."""

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from html import unescape
from pathlib import Path

import datasette
import pytest
from datasette.database import Database
from markupsafe import escape

import archive.reading_room
from archive.metadata import DATABASE, INDONESIAN, metadata
from archive.questions import QUESTIONS
from archive.reading_room.called import labels, meanings
from archive.reading_room.coming import ONE
from archive.reading_room.faults import explained
from archive.reading_room.language import remembered
from archive.reading_room.spoken import ENGLISH
from archive.stems import lines
from tests.reading_room.conftest import SQL, Room

PAGES = ["/", "/archive", "/archive/articles", "/archive/search?q=banjir"]


@pytest.mark.parametrize("path", PAGES)
def test_pages_are_in_the_language_asked_for(room: Room, path: str) -> None:
    assert '<html lang="id">' in room.get(path).text
    asked = room.get(path + ("&" if "?" in path else "?") + "_lang=en")
    assert '<html lang="en">' in asked.text
    assert asked.headers["set-cookie"].startswith("kliping_lang=en; Path=/;")
    assert "_lang=en" not in asked.text  # only the way back names a language
    assert "_lang=id" in asked.text


def test_a_choice_is_remembered(room: Room) -> None:
    english = room.get("/archive/articles", cookie="kliping_lang=en").text
    assert '<html lang="en">' in english
    assert "Friday, 24 January 2020 09:15 WIB" in english
    assert "Jumat, 24 Januari 2020 09.15 WIB" in room.get("/archive/articles?_lang=id", cookie="kliping_lang=en").text


@pytest.mark.parametrize("cookie", [b"", b"kliping_lang=xx", b"kliping_lang", b"\xff=;;=", b'kliping_lang="en'])
def test_a_cookie_that_says_nothing_leaves_indonesian(cookie: bytes) -> None:
    assert remembered(cookie) is None


STOCK = [
    "/archive/said",
    "/archive/articles?_look=table&_search=banjir&section=Lingkungan&_facet=year&_size=1",
    "/archive/words?_size=1&_sort_desc=word",
    "/archive/articles?_look=table&title=none",
    "/archive/revisions/1",
    "/archive/who_said_what?_show_sql=1",
    f"{SQL}?sql=select+id+from+articles",
    "/archive/quotes?_where=paragraph>0&_col=text",
]
"""Pages that Datasette's own templates make."""


def _seen(room: Room, path: str, language: str) -> str:
    """What is to be read on a page besides what is marked as another language, without the names of columns and the rows."""
    page = room.get(path, cookie=f"kliping_lang={language}").text
    assert f'<html lang="{language}">' in page
    for aside in (
        r"<script.*?</script>",
        r"<style.*?</style>",
        r"<nav.*?</nav>",
        r"<code[^>]* lang=.*?</code>",
        r"<tbody.*?</tbody>",
        r"<pre.*?</pre>",
    ):
        page = re.sub(aside, " ", page, flags=re.DOTALL)
    values = re.findall(r'type="submit" value="([^"]*)"', page)
    return " ".join(unescape(re.sub(r"<[^>]+>", "|", page)).split()) + " | " + " | ".join(values)


@pytest.mark.parametrize("path", STOCK)
def test_datasettes_own_pages_speak_the_readers_language(room: Room, path: str) -> None:
    indonesian, english = (_seen(room, path, language) for language in ("id", "en"))
    wrong = [each for each in ENGLISH if re.search(rf"\| ?{re.escape(each)}(?![\w-])", indonesian)]
    assert wrong == []
    assert sum(each in english for each in ENGLISH) > 1
    assert not re.search(r"\d rows?\b", indonesian)
    assert not re.search(r"\d baris", english)


@pytest.mark.parametrize("language", ["id", "en"])
def test_tables_and_questions_have_their_titles_in_the_readers_language(room: Room, language: str) -> None:
    listed = {unescape(each) for each in re.findall(r"<dt><a[^>]*>([^<]*)", room.get("/archive", cookie=f"kliping_lang={language}").text)}
    titles = {title[language == "en"] for title in [*INDONESIAN.values(), *((each.title, each.called) for each in QUESTIONS)]}
    assert listed == titles
    assert "Stories by byline" in (heading := room.get("/archive/by_byline", cookie="kliping_lang=en").text)
    assert "Berita menurut kode penulis" not in heading


def test_the_very_first_visitor_reads_indonesian_where_nothing_is(rooms: Callable[..., Room], database: Path) -> None:
    answer = rooms(database).get("/tak/ada")
    assert answer.status_code == 404
    assert '<html lang="id">' in answer.text
    assert "Tidak ada apa-apa di alamat ini." in answer.text
    assert 'action="/archive/search"' in answer.text


def test_one_is_told_from_several(room: Room) -> None:
    text = room.get("/jabatan", cookie="kliping_lang=en").text
    assert "1 name · 1 story" in text
    assert "1 nama · 1 berita" in room.get("/jabatan").text


# -- columns ---------------------------------------------------------------------------------------------------------


def test_every_column_has_an_indonesian_name(room: Room) -> None:
    told = {name: set(table.get("columns", ())) for name, table in metadata()["databases"][DATABASE]["tables"].items()}
    asked = [set(room.get(f"/archive/{each.name}.csv").text.split("\r\n")[0].split(",")) for each in QUESTIONS]
    columns = set().union(*told.values(), *asked)
    assert [each for each in sorted(columns) if each not in labels()] == []
    own = [each.split(".") for each in labels() if "." in each]
    assert [[table, column] for table, column in own if column not in told.get(table, ())] == []
    assert {each for each in labels() if "." not in each} - columns <= {
        "first_quoted",
        "last_quoted",
        "place",
    }  # questions that found nothing


def test_the_name_of_a_column_is_no_wider_than_what_it_heads() -> None:
    assert [each for each in labels().values() if len(each) > 20] == []


def test_every_meaning_of_a_column_is_told_in_indonesian() -> None:
    """Whoever changes what a column means in English has its Indonesian looked at again: archive/indonesian/meanings.txt."""
    tables = metadata()["databases"][DATABASE]["tables"].values()
    meant = {meaning for table in tables for meaning in table.get("columns", {}).values()}
    assert sorted(meant ^ meanings().keys()) == []
    told = lines("meanings.txt")
    assert [english for english in told[::2] if english.startswith("=")] == []
    assert [indonesian for indonesian in told[1::2] if not re.match(r"= .+[.…]$", indonesian)] == []
    assert len(told) == 2 * len(meant)


def test_what_a_column_means_is_told_in_the_readers_language(room: Room) -> None:
    english, indonesian = "The verb of the attribution.", "Kata kerja yang mengiringi kutipan."
    for path in ("/archive/said", "/archive/said?speaker=Nobody"):
        for language, shown, other in (("id", indonesian, english), ("en", english, indonesian)):
            page = unescape(room.get(path, cookie=f"kliping_lang={language}").text)
            assert f"<dd>{shown}</dd>" in page
            assert other not in page
    assert f'data-column-description="{indonesian}"' in room.get("/archive/said").text
    row, described = "/archive/articles/1?_look=table", meanings()["Words of the body."]
    assert f"<dd>{described}</dd>" in room.get(row).text
    assert "<dd>Words of the body.</dd>" in room.get(row, cookie="kliping_lang=en").text


def _heads(room: Room, path: str, language: str) -> list[str]:
    page = room.get(path, cookie=f"kliping_lang={language}").text
    return [" ".join(re.sub(r"<[^>]+>|&nbsp;.", " ", each).split()) for each in re.findall(r"<th[^>]*>(.*?)</th>", page, re.DOTALL)]


@pytest.mark.parametrize("path", ["/archive/said?_size=1", "/archive/who_said_what", f"{SQL}?sql=select+speaker,+office,+1+as+n+from+said"])
def test_columns_are_headed_in_indonesian_with_the_name_that_sql_knows(room: Room, path: str) -> None:
    indonesian, english = (_heads(room, path, language) for language in ("id", "en"))
    assert "penutur speaker" in indonesian
    assert "speaker" in english
    assert [each.split()[-1] for each in indonesian] == english


def test_the_column_that_leads_to_a_row_is_headed_too(room: Room) -> None:
    assert [_heads(room, "/archive/quotes", language)[0] for language in ("id", "en")] == ["Tautan", "Link"]
    assert 'content: "Tautan"' in room.get("/archive/quotes").text
    assert _heads(room, f"{SQL}?sql=select+1+as+Link", "id") == ["Link"]


def test_what_is_chosen_and_asked_for_stays_the_name_that_sql_knows(room: Room) -> None:
    page = room.get("/archive/quotes?speaker__contains=Sri&_sort_desc=paragraph").text
    assert '<option value="speaker" selected>penutur (speaker)</option>' in page
    assert '<option value="verb">kata kerja (verb)</option>' in page
    assert "dengan penutur (speaker) memuat &#34;Sri&#34; menurut paragraf (paragraph), menurun" in page
    assert 'content: "penutur (speaker)"' in page
    assert set(room.rows("quotes", _size="1")[0]) >= {"speaker", "verb"}
    assert room.get("/archive/quotes.csv").text.startswith("article,position,text,speaker")


def test_what_a_table_shows_is_told_whatever_is_filtered(room: Room) -> None:
    for comparison in ("gt", "in", "isnull", "notblank", "date", "startswith", "not", "like"):
        page = room.get(f"/archive/quotes?paragraph__{comparison}=1&speaker=x and y&_sort=text").text
        told = unescape(re.findall(r"<h2[^>]*>(.*?)</h2>", page, re.DOTALL)[0])
        assert "paragraf (paragraph)" in told
        assert ' dan penutur (speaker) = "x and y" menurut teks (text)' in " ".join(re.sub(r"<[^>]+>", " ", told).split())


def _titled(room: Room, path: str, language: str) -> str:
    return unescape(room.get(path, cookie=f"kliping_lang={language}").text.split("<title>")[1].split("</title>")[0])


@pytest.mark.parametrize(
    ("path", "indonesian", "english"),
    [
        ("/archive", "Arsip Kliping", "The Kliping archive"),
        (
            "/archive/quotes?verb=x",
            'Kutipan (quotes): 0 baris dengan kata kerja (verb) = "x"',
            'Quotations (quotes): 0 rows where verb = "x"',
        ),
        ("/archive/revisions/1", "Versi lama (revisions)", "Earlier versions (revisions)"),
        ("/archive/who_said_what?_show_sql=1", "Siapa mengatakan apa tentang apa", "Who said what about what"),
        ("/archive/who_said_what", "Siapa mengatakan apa tentang apa", "Who said what about what"),
        (f"{SQL}?sql=select+1", "archive: select 1", "archive: select 1"),
    ],
)
def test_a_page_is_entitled_in_the_readers_language(room: Room, path: str, indonesian: str, english: str) -> None:
    assert (_titled(room, path, "id"), _titled(room, path, "en")) == (indonesian, english)


def test_thousands_are_written_as_the_reader_writes_them(room: Room) -> None:
    many = "with recursive n(i) as (select 1 union all select i + 1 from n limit 1200) select i from n"
    assert "1.000 baris" in room.get(SQL, sql=many).text
    assert "1,000 row" in room.get(SQL, cookie="kliping_lang=en", sql=many).text


def test_columns_of_another_database_are_left_alone(rooms: Callable[..., Room], tmp_path: Path, database: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "other.db")) as conn:
        conn.execute("CREATE TABLE things (title TEXT)")
        conn.execute("INSERT INTO things VALUES ('x')")
        conn.commit()
    room = rooms(database)
    room.datasette.add_database(Database(room.datasette, str(tmp_path / "other.db")), "other")
    assert "title" in _heads(room, "/other/things", "id")


# -- faults ----------------------------------------------------------------------------------------------------------

FAULTS = {
    "select 1 fro m articles x": "salah tulis di dekat «m»",
    "select * from": "belum selesai",
    "select 'a": "salah tulis di",
    "select tak_ada from articles": "Tidak ada kolom bernama «tak_ada»",
    "select * from nowhere": "Tidak ada tabel bernama «nowhere»",
    "select title from articles, articles as b": "ada di lebih dari satu tabel",
    "select tak_ada(1)": "Tidak ada fungsi bernama «tak_ada»",
    "select substr(1)": "terlalu banyak atau terlalu sedikit isian",
    "select * from articles where count(*) > 1": "Fungsi hitung",
    "select load_extension('x')": "tidak diizinkan",
    "select 1; select 2": "Hanya satu kueri sekaligus",
    " union ".join(["select 1"] * 600): "terlalu rumit",
    "select zeroblob(20000000)": "terlalu besar",
    "select * from articles_fts where articles_fts match '\"'": "Ungkapan pencariannya",
    "select json('x')": "JSON-nya",
    "select 1 union select 1, 2": "kedua bagian",
    "select 1 order by 9": "tidak cocok dengan kolom",
    "delete from articles": "Hanya kueri yang membaca",
}


@pytest.mark.parametrize("sql", FAULTS, ids=lambda sql: sql[:40])
def test_a_fault_is_told_in_the_readers_language_beside_its_own_words(room: Room, sql: str) -> None:
    own = room.sql(sql).json()["error"]
    page = room.get(SQL, sql=sql)
    assert page.status_code in (200, 400)  # Datasette 1.0 shows the page of the query
    assert FAULTS[sql] in page.text
    assert f'<code class="words" lang="en">{escape(own)}</code>' in page.text
    assert FAULTS[sql] not in own  # JSON has SQLite's own words alone
    english = room.get(SQL, cookie="kliping_lang=en", sql=sql).text
    assert FAULTS[sql] not in english
    assert escape(own) in english


def test_a_query_that_takes_too_long_is_told_of(rooms: Callable[..., Room], database: Path) -> None:
    slow = "with recursive a(n) as (select 1 union all select n + 1 from a) select count(*) from a"
    room = rooms(database, settings={"sql_time_limit_ms": 50})
    page = room.get(SQL, sql=slow).text
    assert "<h1>Kueri ini terlalu lama</h1>" in page
    assert f'<pre class="wrapped-sql">{slow}</pre>' in page
    assert "<h1>This query takes too long</h1>" in room.get(SQL, cookie="kliping_lang=en", sql=slow).text


@pytest.mark.parametrize(
    ("path", "indonesian", "english"),
    [
        ("/tak/ada", "Tidak ada apa-apa di alamat ini.", "There is nothing at this address."),
        ("/archive/articles?_size=x", "_size harus bilangan bulat", "_size must be a whole number"),
        ("/archive/articles?_sort=none", "tidak dapat diurutkan menurut «none»", "can&#39;t be sorted by “none”"),
        ("/archive.db", "Bagian ini tidak dibuka untuk Anda.", "This part is not open to you."),
        ("/-/auth-token?token=x", "sudah dipakai atau tidak berlaku", "was used before, or is not valid"),
    ],
)
def test_a_page_that_is_refused_says_why_in_the_readers_language(room: Room, path: str, indonesian: str, english: str) -> None:
    assert indonesian in (told := room.get(path).text).replace("&#39;", "'")
    assert "<h1>Ada yang salah" not in told
    assert english in room.get(path, cookie="kliping_lang=en").text.replace("can't", "can&#39;t")


def test_what_nobody_has_told_here_is_shown_as_it_came() -> None:
    assert explained("some <new> fault") == "some &lt;new&gt; fault"


# -- menus -----------------------------------------------------------------------------------------------------------


def test_the_menu_that_datasettes_script_makes_has_indonesian_words() -> None:
    script = (Path(datasette.__file__).parent / "static" / "table.js").read_text()
    ours = (Path(archive.reading_room.__file__).parent / "static" / "menu.js").read_text()
    words = {*re.findall(r'<a class="dropdown-[^>]*>([^<]+)</a>', script), *re.findall(r'label: "([^"]+)"', script)}
    assert {"Sort ascending", "Hide this column"} <= words
    assert [each for each in sorted(words) if f'"{each}": "' not in ours] == []


@pytest.mark.skipif(not ONE, reason="the scripts of Datasette 0.65 stand on nothing")
def test_what_the_scripts_of_datasettes_own_pages_stand_on_is_loaded_before_them(room: Room) -> None:
    page = room.get("/archive/quotes").text
    assert -1 < page.find("datasette-manager.js") < page.find("/table.js")
    assert "datasette-manager.js" not in room.get("/archive/articles/1").text
