"""Feeds of what was edited silently and of what has disappeared; and the words of a change on the story's page."""

import re
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element, fromstring

from lxml import etree

from tests.archive import samples
from tests.archive.samples import story
from tests.archive.test_retold import boxed
from tests.reading_room.conftest import Room
from tests.reading_room.newsroom import FAIR, MARKET, article, at, kept, opened, reading
from tests.reading_room.test_taking import GRAMMAR

ATOM = {"a": "http://www.w3.org/2005/Atom"}


def feed(room: Room, name: str) -> Element:
    answer = room.get(f"/feeds/{name}.atom")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/atom+xml; charset=utf-8"
    assert GRAMMAR.validate(etree.fromstring(answer.content)), GRAMMAR.error_log
    return fromstring(answer.text)


def told(entry: Element, name: str) -> Any:
    found = entry.find(f"a:{name}", ATOM)
    return found.text if found is not None else None


def test_silent_edits(room: Room) -> None:
    root = feed(room, "perubahan-diam-diam")
    assert told(root, "title").startswith("Perubahan diam-diam (Silent edits")
    entries = root.findall("a:entry", ATOM)
    assert [told(entry, "id").rsplit("/", 1)[1] for entry in entries] == ["#kliping-version-1", "#kliping-version-2", "#kliping-version-1"]
    assert [told(entry, "updated") for entry in entries] == sorted((told(entry, "updated") for entry in entries), reverse=True)
    last = next(entry for entry in entries if told(entry, "id") == f"{MARKET.canonical_url}#kliping-version-2")
    assert told(last, "title") == MARKET.title
    assert "<p>Penataan <del>selesai bulan depan.</del><ins>ditunda.</ins></p>" in told(last, "content")
    assert told(last, "author/a:name") == "Pemerintah Kota Sari"
    link = last.find("a:link", ATOM)
    assert link is not None
    assert room.get(link.attrib["href"].removeprefix("http://localhost")).status_code == 200


def test_disappeared(room: Room) -> None:
    [entry] = feed(room, "hilang").findall("a:entry", ATOM)
    assert (told(entry, "title"), told(entry, "updated")) == (FAIR.title, at(4, 3))
    assert told(entry, "id") == f"{FAIR.canonical_url}#kliping-gone-2020-02-04"
    assert "sejak Senin, 3 Februari 2020" in told(entry, "content")


def test_feeds_are_named_where_they_are_looked_for(room: Room) -> None:
    for path, name in (("/perubahan", "perubahan-diam-diam"), ("/hilang", "hilang")):
        assert f'href="/feeds/{name}.atom"' in room.get(path).text
    assert room.get("/feeds/lain.atom").status_code == 404


def test_a_storys_page_shows_the_words_that_changed(room: Room) -> None:
    page = room.get("/archive/articles/2").text
    assert "<p>Penataan <del>selesai bulan depan.</del><ins>ditunda.</ins></p>" in page


def test_nothing_stored_becomes_markup(tmp_path: Path) -> None:
    evil = "<script>alert(1)</script> ]]> &amp; \x00\x1b"
    database = kept(tmp_path, article(1, f"Satu {evil}", body=(f"Lama {evil}",)))
    with opened(tmp_path) as archive:
        archive.keep([reading(replace(article(1, f"Dua {evil}"), body=(f"Baru {evil}",)), day=2)])
    with closing(Room(database)) as room:
        [entry] = feed(room, "perubahan-diam-diam").findall("a:entry", ATOM)
        assert "<script>" not in told(entry, "content")
        assert "<del>Satu </del><ins>Dua </ins>&lt;script&gt;" in told(entry, "content")
        assert "<script>alert" not in room.get("/archive/articles/1").text


def test_a_story_that_was_rewritten_often_is_no_heavy_page(tmp_path: Path) -> None:
    told = tuple(" ".join(f"kata{n}" for n in range(300)) for _ in range(8))
    story = article(1, body=told)
    path = kept(tmp_path, story)
    with opened(tmp_path) as archive:
        for day in range(2, 9):
            archive.keep([reading(replace(story, body=tuple(f"{part} pada hari {day}" for part in told)), day=day)])
        archive.end("finished", 0)
    with closing(Room(path)) as room:
        page = room.get("/archive/articles/1").text
        assert len(page) < 100_000
        shown, linked = page.count('<details class="difference">'), re.findall(r'href="(/perubahan/1/\d)"', page)
        assert 0 < shown < 7
        assert len(linked) == 7 - shown
        assert {room.get(each).status_code for each in linked} == {200}


def test_differences_in_sql(room: Room) -> None:
    rows = room.sql("SELECT kliping_difference(body_before, body_after) FROM versions WHERE article = 2 AND version = 2").json()
    assert "Penataan [-selesai bulan depan.-]{+ditunda.+}" in str(rows)


def test_what_looks_like_the_theme_stands_apart_from_silent_edits(tmp_path: Path) -> None:
    for second, shown in ((0, [story(number) for number in range(1, 14)]), (1000, [*map(boxed, range(1, 13)), story(13, title="Diubah")])):
        with samples.opened(tmp_path) as archive:
            samples.outcomes(archive, *(samples.page(each, second + number) for number, each in enumerate(shown)))
            archive.end("finished", 0)
    with closing(Room(tmp_path / "archive.db")) as room:
        [entry] = feed(room, "perubahan-diam-diam").findall("a:entry", ATOM)
        assert told(entry, "title") == "Diubah"
        silent = room.get("/perubahan", diam="1").text
        assert silent.count("#versions") == 1
        assert "12 perubahan tidak dihitung di sini" in silent
        assert 'href="/archive/shown_otherwise"' in silent
        every = room.get("/perubahan").text
        assert every.count("#versions") == 13
        assert every.count("tampilan berubah") == 12
        assert "hal yang sama berubah pada 12 berita sekaligus" in room.get("/perubahan/1/1").text
        assert "diam-diam: tanggal" in room.get("/perubahan/13/1").text
