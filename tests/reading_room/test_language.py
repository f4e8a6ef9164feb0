"""Indonesian first, English for those who ask, and remembered."""

import pytest

from archive.reading_room.language import remembered
from tests.reading_room.conftest import Room

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
    assert "Friday, 24 January 2020 09.15 WIB" in english
    assert "Jumat, 24 Januari 2020 09.15 WIB" in room.get("/archive/articles?_lang=id", cookie="kliping_lang=en").text


@pytest.mark.parametrize("cookie", [b"", b"kliping_lang=xx", b"kliping_lang", b"\xff=;;=", b'kliping_lang="en'])
def test_a_cookie_that_says_nothing_leaves_indonesian(cookie: bytes) -> None:
    assert remembered(cookie) is None
