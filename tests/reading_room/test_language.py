"""Indonesian first, English for those who ask, and remembered."""

import re
from collections.abc import Callable
from html import unescape
from pathlib import Path

import pytest

from archive.metadata import INDONESIAN
from archive.questions import QUESTIONS
from archive.reading_room.language import remembered
from archive.reading_room.spoken import ENGLISH
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
    "/archive/articles?_sort=none",
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
        r"<dl[^>]* lang=.*?</dl>",
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
