"""What is taken away of hostile stories: every export, after a real crawl of a newsroom whose every page is hostile."""

import csv
import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from lxml import etree

from archive.verify import Verify
from scraper.declared import declared
from scraper.rereading import articles_of
from tests.reading_room.conftest import Room
from tests.reading_room.hostile import WEAPONS, kliping

pytestmark = pytest.mark.slow
RUN = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
LISTS = (
    "articles",
    "latest",
    "tags",
    "sections",
    "images",
    "attachments",
    "related",
    "revisions",
    "problems",
    "quotes",
    "appearances",
    "search",
)


@pytest.fixture(scope="module")
def database(attacked: Path) -> Path:
    return attacked


@pytest.fixture(scope="module")
def room(database: Path) -> Iterator[Room]:
    with closing(Room(database)) as opened:
        yield opened


def test_a_hostile_newsroom_is_crawled_and_kept_whole(room: Room, database: Path) -> None:
    titles = {row["title"] for row in room.rows("articles", _size="100")}
    for name in ("closing", "handler", "svg", "sql", "formula", "template"):
        assert f"{WEAPONS[name]} banjir" in titles, name
    assert max(map(len, titles)) > 1_000_000
    assert f"{WEAPONS['script']} banjir" in {row["title"] for row in room.rows("revisions")}
    with closing(Verify(database.parent, read=articles_of, declared=declared())) as verify:
        assert [str(finding) for finding in verify.findings()] == []
    assert kliping(database.parent, "reread", "--into", str(database.parent / "fresh.db")).returncode == 0


@pytest.mark.parametrize("name", LISTS)
def test_no_export_holds_a_live_formula(room: Room, name: str) -> None:
    query = {"q": "banjir"} if name == "search" else {}
    answer = room.get(f"/archive/{name}.csv", **query)
    assert answer.status_code == 200
    csv.field_size_limit(1 << 24)
    cells = [cell for row in csv.reader(io.StringIO(answer.text, newline="")) for cell in row]
    assert cells
    assert not [cell for cell in cells if cell.startswith(RUN) and not cell.lstrip("-").replace(".", "").isdigit()]
    book = room.get(f"/archive/{name}.xlsx", **query)
    assert book.status_code == 200
    with zipfile.ZipFile(io.BytesIO(book.content)) as parts:
        assert not [part for part in parts.namelist() if "vba" in part.lower() or "externalLink" in part]
        for part in parts.namelist():
            if part.startswith("xl/worksheets/") and part.endswith(".xml"):
                tree = etree.fromstring(parts.read(part), etree.XMLParser(huge_tree=True))
                assert not tree.xpath("//*[local-name() = 'f' or local-name() = 'hyperlink']")


def test_the_command_line_prints_no_formula_and_no_control(database: Path) -> None:
    told = kliping(database.parent, "search", "banjir", "--format", "csv")
    assert told.returncode == 0, told.stderr
    rows = list(csv.reader(io.StringIO(told.stdout, newline="")))
    assert len(rows) > 5
    assert not [cell for row in rows for cell in row if cell.startswith(RUN)]
    assert json.loads(kliping(database.parent, "search", "banjir", "--format", "json").stdout)
    for command in (("search", "banjir"), ("changes",), ("report",), ("changes", "--format", "csv")):
        shown = kliping(database.parent, *command).stdout
        assert not [
            char for char in shown if char not in "\n\r\t" and (ord(char) < 32 or 0x7F <= ord(char) < 0xA0 or char in "\u202e\u2066\u2067")
        ]


@pytest.mark.parametrize("path", ["articles.atom", "search.atom?q=banjir", "latest.atom"])
def test_feeds_are_text(room: Room, path: str) -> None:
    tree = etree.fromstring(room.get(f"/archive/{path}").content, etree.XMLParser(huge_tree=True))
    assert {etree.QName(each).namespace for each in tree.iter(etree.Element)} == {"http://www.w3.org/2005/Atom"}
    assert not [link for link in tree.xpath("//@href") if not link.startswith("http://localhost")]


@pytest.mark.parametrize("form", ["bib", "ris", "csljson"])
def test_citations_are_one_record_a_story(room: Room, form: str) -> None:
    text = room.get(f"/archive/articles.{form}", _size="100").text
    [count] = room.sql("select count(*) from articles").json()["rows"][0]
    starts = {"bib": text.count("\n@") + text.startswith("@"), "ris": text.count("TY  - "), "csljson": 0}
    assert (len(json.loads(text)) if form == "csljson" else starts[form]) == count
