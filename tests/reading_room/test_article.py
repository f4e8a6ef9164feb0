"""An article's page: its short address, how it is cited, what is related, and that its proof holds."""

import html
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs

import pytest
from click.testing import CliRunner

from archive.reading_room.citing import Source, apa, bibtex, chicago, csl, ris
from archive.reading_room.embedded import coins, json_ld
from archive.reading_room.kin import ENOUGH, MOST, candidates, ranked, words
from archive.reading_room.language import speak
from archive.record import Attachment
from archive.store import Archive
from scraper.cli import main
from tests.reading_room.conftest import Room
from tests.reading_room.newsroom import FLOOD, MARKET, article, kept

SOURCE = Source(
    key="4f2a91c07d",
    title="Pasar 50% & {Lama}: \\ #1",
    government="Pemerintah Kota Sari",
    portal="kotasari.go.id",
    published="2020-01-24",
    url="http://arsip.example/b/4f2a91c07d",
    original="https://kotasari.go.id/2020/01/24/kabar_1/",
    captured="2020-02-01",
    byline="ani/bud",
    section="Berita",
    language="id",
    lead="Pasar dibuka.",
    sha256="00ff",
)
EVIL = "</script><script>alert(1)</script><!-- \u2028 & 'x' \"y\""


class Head(HTMLParser):
    """The meta elements and links of a page's head, and its JSON-LD."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.meta: dict[str, list[str]] = {}
        self.links: dict[str, str] = {}
        self.coins = ""
        self.data = ""
        self._open = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in attrs}
        if tag == "meta" and ("name" in told or "property" in told):
            self.meta.setdefault(told.get("name") or told["property"], []).append(told["content"])
        elif tag == "link":
            self.links[told["rel"]] = told["href"]
        elif told.get("class") == "Z3988":
            self.coins = told["title"]
        self._open = tag == "script" and told.get("type") == "application/ld+json"

    def handle_data(self, data: str) -> None:
        if self._open:
            self.data += data

    def handle_endtag(self, tag: str) -> None:
        self._open = False


@pytest.fixture
def address(room: Room) -> str:
    return f"/b/{room.rows('articles', id='1')[0]['key']}"


def test_the_short_address_shows_the_page_and_names_itself(room: Room, address: str) -> None:
    short, long = room.get(address), room.get("/archive/articles/1")
    assert short.status_code == long.status_code == 200
    assert Head(short.text).links["canonical"] == Head(long.text).links["canonical"] == f"http://localhost{address}"
    assert Head(long.text).links["cite-as"] == f"http://localhost{address}"
    assert room.get("/b/0000000000").status_code == room.get("/b/xyz").status_code == room.get("/archive/articles/99").status_code == 404


def test_all_columns_are_still_at_datasettes_own_page(room: Room) -> None:
    page = room.get("/archive/articles/1", _look="table").text
    assert "content_digest" in page
    assert room.get("/archive/articles/1.json", _shape="objects").json()["rows"][0]["id"] == 1


def test_an_archive_of_an_earlier_release_has_stock_pages_and_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = kept(tmp_path, FLOOD)
    with closing(sqlite3.connect(path, isolation_level=None)) as conn:
        conn.execute("DROP INDEX articles_key")
        conn.execute("ALTER TABLE articles DROP COLUMN key")
        conn.execute("DELETE FROM _sqlite_migrations WHERE name >= '0006'")
    with closing(Room(path)) as room:
        assert room.get("/archive/articles/1").status_code == 200
        answer = room.get("/b/0000000000")
        assert (answer.status_code, "kliping reread" in answer.text) == (503, True)
        assert "kliping reread" in room.get("/archive/search", q="banjir", _lang="en").text
        assert capsys.readouterr().err.startswith("This archive was made by an earlier release")
    Archive(tmp_path).close()
    with closing(Room(path)) as room:
        assert room.get("/archive/search", q="banjir").status_code == 200


def test_the_page_marks_what_is_said_and_who_says_it(room: Room) -> None:
    page = room.get("/archive/articles/1").text
    assert '<q class="said">&#34;Kami siap &lt;b&gt;membantu' not in page  # the words as told don't stand there: the text has tags
    assert '<p class="who" lang="id">Kutipan: <a href="/tokoh/Sri+Wahyuni">Sri Wahyuni</a>' in page
    assert 'href="/jabatan/Camat+Balai+Kota"' in page
    assert 'href="/hari/2020-01-23"' in page


def test_what_the_page_offers_leads_to_the_archives_own_copy(tmp_path: Path) -> None:
    older = article(0, "Kabar lama", "2019-01-02")
    with closing(Room(kept(tmp_path, older, FLOOD))) as room:
        assert '<a href="/archive/articles/1">Kabar lama</a> <small>2 Januari 2019</small>' in room.get("/archive/articles/2").text


# -- citing ----------------------------------------------------------------------------------------------------------


def test_a_story_that_is_a_file_alone_says_so(tmp_path: Path) -> None:
    file = Attachment(url="https://contoh.example/hasil.pdf", label="Hasil seleksi")
    told = article(7, "Pengumuman Hasil Seleksi", body=(), attachments=(file,))
    with closing(Room(kept(tmp_path, told))) as room:
        page = room.get("/archive/articles/1").text
    assert "Berita ini tidak berisi teks selain lampirannya." in page
    assert f'<a href="{file.url}" rel="noopener noreferrer">{file.label}</a>' in page


def test_bibtex() -> None:
    assert bibtex(SOURCE) == (
        "@misc{kliping-4f2a91c07d,\n"
        "  author = {{Pemerintah Kota Sari}},\n"
        "  title = {{Pasar 50\\% \\& \\textbraceleft{}Lama\\textbraceright{}: \\textbackslash{} \\#1}},\n"
        "  year = {2020},\n  month = jan,\n  day = {24},\n"
        "  howpublished = {kotasari.go.id},\n"
        "  url = {http://arsip.example/b/4f2a91c07d},\n  urldate = {2020-02-01},\n  language = {indonesian},\n"
        "  note = {Original: https://kotasari.go.id/2020/01/24/kabar\\_1/. Byline: ani/bud. Captured 2020-02-01, SHA-256 00ff.}\n}\n"
    )


def test_ris() -> None:
    lines = ris(SOURCE).split("\r\n")
    assert lines[:8] == [
        "TY  - NEWS",
        "ID  - kliping-4f2a91c07d",
        "AU  - Pemerintah Kota Sari",
        "TI  - Pasar 50% & {Lama}: \\ #1",
        "T2  - kotasari.go.id",
        "PY  - 2020",
        "DA  - 2020/01/24/",
        "SE  - Berita",
    ]
    assert lines[-2:] == ["ER  - ", ""]
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines[:-1])
    assert "DA  - 2020/01//\r\n" in ris(replace(SOURCE, published="2020-01"))


def test_csl() -> None:
    item = csl(SOURCE)
    assert item["type"] == "article-newspaper"
    assert item["issued"] == {"date-parts": [[2020, 1, 24]]}
    assert item["accessed"] == {"date-parts": [[2020, 2, 1]]}
    assert item["author"] == [{"literal": "Pemerintah Kota Sari"}]
    assert "issued" not in csl(replace(SOURCE, published=""))


def test_lines_of_apa_and_chicago_in_both_languages() -> None:
    source = replace(SOURCE, title="Pasar <Lama>")
    assert apa(source) == (
        "Pemerintah Kota Sari. (2020, 24 Januari). <i>Pasar &lt;Lama&gt;</i>. kotasari.go.id. https://kotasari.go.id/2020/01/24/kabar_1/ "
        "(Arsip 1 Februari 2020: http://arsip.example/b/4f2a91c07d)"
    )
    speak("en")
    try:
        assert chicago(source) == (
            "Pemerintah Kota Sari. “Pasar <Lama>.” kotasari.go.id, January 24, 2020. https://kotasari.go.id/2020/01/24/kabar_1/. "
            "Archived February 1, 2020, at http://arsip.example/b/4f2a91c07d."
        )
        assert "(n.d.)" in apa(replace(source, published=""))
        assert "(2020, January)" in apa(replace(source, published="2020-01"))
    finally:
        speak("id")


def test_citations_are_given_away_at_the_short_address(room: Room, address: str) -> None:
    assert room.get(f"{address}.bib").text.startswith("@misc{kliping-")
    assert room.get(f"{address}.ris").headers["content-type"] == "application/x-research-info-systems; charset=utf-8"
    [item] = room.get(f"{address}.json").json()
    assert item["title"] == "Warga Siaga Banjir Bandang"
    assert item["URL"] == f"http://localhost{address}"


def test_machines_are_told_what_zotero_reads(room: Room, address: str) -> None:
    """What its translators COinS (first) and Embedded Metadata make a newspaper article of."""
    head = Head(room.get(address).text)
    told = parse_qs(head.coins)
    assert told["rft_val_fmt"] == ["info:ofi/fmt:kev:mtx:dc"]
    assert told["rft.type"] == ["newspaperArticle"]
    assert told["rft.title"] == ["Warga Siaga Banjir Bandang"]
    assert told["rft.aucorp"] == ["Pemerintah Kota Sari"]
    assert told["rft.source"] == ["kotasari.go.id"]
    assert told["rft.date"] == ["2020-01-24"]
    assert told["rft.identifier"] == [f"http://localhost{address}"]
    assert told["rft.subject"] == ["banjir", "sungai"]
    assert head.meta["z.itemType"] == ["newspaperArticle"]
    assert head.meta["citation_title"] == ["Warga Siaga Banjir Bandang"]
    assert head.meta["prism.publicationName"] == ["kotasari.go.id"]
    assert "citation_journal_title" not in head.meta  # it would be taken for a paper in a journal
    assert head.meta["og:type"] == ["article"]
    assert head.meta["DC.subject"] == ["banjir", "sungai"]
    assert head.meta["citation_keywords"] == ["banjir; sungai"]


def test_search_engines_are_told_of_a_news_article(room: Room, address: str) -> None:
    told = json.loads(Head(room.get(address).text).data)
    assert told["@type"] == "NewsArticle"
    assert told["headline"] == "Warga Siaga Banjir Bandang"
    assert told["datePublished"] == "2020-01-24T09:15:00+07:00"
    assert told["archivedAt"] == f"http://localhost{address}"
    assert told["keywords"] == ["banjir", "sungai"]


def test_nothing_a_story_holds_ends_the_script_or_an_attribute(tmp_path: Path) -> None:
    source = replace(SOURCE, title=EVIL, lead=EVIL)
    told = str(json_ld(source, {"published_at": EVIL, "modified_at": None, "word_count": 2}, [EVIL], []))
    assert not {"<", ">", "&", "\u2028"} & set(told)
    assert json.loads(told)["headline"] == EVIL
    assert set(coins(source, [EVIL])) <= set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789%&=._-~")
    with closing(Room(kept(tmp_path, replace(FLOOD, title=EVIL, lead=EVIL, tags=(EVIL,))))) as room:
        page = room.get("/archive/articles/1").text
        assert "<script>alert" not in page
        assert Head(page).meta["citation_title"] == [" ".join(EVIL.split())]


# -- related stories -------------------------------------------------------------------------------------------------


def thing(kind: str, name: str, articles: list[int], newest: int = 1000) -> dict[str, object]:
    return {"kind": kind, "name": name, "articles": json.dumps(articles), "newest": newest}


def test_what_few_stories_share_counts_for_more_than_what_many_share() -> None:
    found = candidates(1, [thing("tag", "jarang", [1, 2]), thing("tag", "sering", [1, *range(3, 50)]), thing("word", "kali", [1, 2, 3])])
    assert next(iter(found)) == 2
    assert [each.name for each in found[2]] == ["jarang", "kali"]
    assert 1 not in found


def test_what_too_many_share_and_one_rare_word_say_nothing() -> None:
    assert candidates(1, [thing("person", "Wali Kota", list(range(MOST + 1)), 10_000), thing("word", "kali", [1, 2])]) == {}
    assert candidates(1, []) == {}
    assert ENOUGH > 1


def test_of_two_that_share_the_same_the_nearer_in_time_comes_first() -> None:
    reasons = candidates(1, [thing("tag", "banjir", [1, 2, 3])])
    stories = [
        {"id": number, "title": "Banjir", "published_at": day, "section": None} for number, day in ((2, "2010-01-24"), (3, "2020-01-20"))
    ]
    assert [each.id for each in ranked("2020-01-24", reasons, stories)] == [3, 2]
    assert [each.id for each in ranked(None, reasons, stories)] == [3, 2]


def test_words_are_those_of_title_and_lead() -> None:
    assert words("Pasar Besar", None) == ["pasar", "besar"]
    assert words("Pasar Besar", "Dibuka Selasa, 3 Maret.") == ["pasar", "besar", "dibuka"]
    assert len(words(" ".join("abcdefghij"[n % 10] * (4 + n // 10) for n in range(100)), "")) == 30


def test_related_stories_come_with_their_reason(tmp_path: Path) -> None:
    stories = [
        replace(article(1, "Sungai Meluap", tags=("banjir",)), people=FLOOD.people),
        replace(article(2, "Tanggul Dibangun", "2020-01-26", tags=("banjir",)), people=FLOOD.people),
        *(article(number, f"Kabar {number}", body=(f"Isi {number}.",)) for number in range(3, 20)),
    ]
    with closing(Room(kept(tmp_path, *stories))) as room:
        page = html.unescape(room.get("/archive/articles/1").text)
    assert '<a href="/archive/articles/2">Tanggul Dibangun</a>' in page
    assert "sama-sama menyebut <bdi>Sri Wahyuni</bdi>, bertagar #<bdi>banjir</bdi>" in " ".join(page.split())
    assert "/archive/articles/7" not in page


# -- proof -----------------------------------------------------------------------------------------------------------


@pytest.fixture
def commands(room: Room) -> list[str]:
    page = room.get("/archive/articles/2").text
    return [html.unescape(each) for each in re.findall(r"<pre[^>]*><code>(.*?)</code></pre>", page, re.DOTALL)]


def test_the_commands_of_the_proof_box_print_its_digest(room: Room, database: Path, commands: list[str]) -> None:
    [proof] = [each for each in room.rows("evidence", article="2") if each["current"]]
    tools = f"{Path(sys.executable).parent}:{Path(shutil.which('sha256sum') or '').parent}:/usr/bin:/bin"
    outputs = [
        subprocess.run(["sh", "-c", each], cwd=database.parent / "warc", env={"PATH": tools}, capture_output=True, check=True).stdout
        for each in commands[:2]
    ]
    assert outputs[0].split()[0].decode() == proof["sha256"]
    assert b"WARC/1.1" in outputs[1]
    assert MARKET.url.encode() in outputs[1]


def test_the_evidence_the_proof_box_names_can_be_made(database: Path, commands: list[str], tmp_path: Path) -> None:
    for line in commands[2].splitlines():
        more = ["--out", str(tmp_path / "evidence")] if line.split()[1] == "evidence" else []
        done = CliRunner().invoke(main, [*line.split()[1:], "--data", str(database.parent), *more])
        assert done.exit_code == 0, done.output
    assert (tmp_path / "evidence" / "index.html").is_file()
