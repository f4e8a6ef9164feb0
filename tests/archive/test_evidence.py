"""Evidence for one article: all of it in one folder, checked by the very commands it gives, and as a WACZ."""

import gzip
import hashlib
import io
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from archive import wacz
from archive.evidence import Evidence, NoEvidence, NoSuchArticle, find, gather
from archive.warc import captures
from tests.archive.samples import address, at, missing, one, opened, outcomes, page, rest, rows, story
from tests.outside import tool

HOSTILE = '<script>alert(1)</script> "Judul" & <b>'


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two crawls: story 2 by a list and by its page, then revised; story 4 has a hostile title."""
    folder = tmp_path_factory.mktemp("kept") / "data"
    with opened(folder) as archive:
        outcomes(archive, rest([story(number) for number in range(1, 4)], 0), page(story(4, title=HOSTILE), 1))
        outcomes(archive, *(page(story(number), 10 + number) for number in range(1, 4)))
        archive.end("finished", 0)
    with opened(folder) as archive:
        changed = story(2, title="Judul Baru", modified="2020-02-01T10:00:00+07:00")
        assert outcomes(archive, page(changed, 100)) == ["revised"]
        archive.end("finished", 0)
    return folder


def gathered(folder: Path, named: str, into: Path) -> Evidence:
    with closing(sqlite3.connect(folder / "archive.db")) as conn:
        return gather(conn, folder, find(conn, named), into)


def commands(text: str) -> str:
    """The commands of CHECK.txt: what is indented by four spaces."""
    return "\n".join(line[4:] for line in text.splitlines() if line.startswith("    "))


def checked(folder: Path) -> subprocess.CompletedProcess[str]:
    script = commands((folder / "CHECK.txt").read_text())
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    return subprocess.run(["bash", "-euc", script], cwd=folder, env={"PATH": path}, capture_output=True, text=True, check=False)


def test_its_own_commands_find_it_sound(kept: Path, tmp_path: Path) -> None:
    told = gathered(kept, "2", tmp_path / "bukti")
    done = checked(tmp_path / "bukti")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[-1] == told.last == rows(kept, "SELECT digest FROM seals ORDER BY number DESC LIMIT 1")[0]["digest"]
    assert "not sealed" not in done.stdout
    assert [entry.number for entry in told.entries] == [1, 2]


def test_its_own_commands_find_an_edit_that_was_taken_back_sound(tmp_path: Path) -> None:
    """The page has the very bytes it had at first: the record of the version that stands now is a revisit."""
    told = story(1, body=["Kalimat yang cukup panjang tentang pasar."] * 30)
    changed = told | {"title": "Judul yang diubah", "modified": "2020-02-01T10:00:00+07:00"}
    for second, shown in enumerate((told, changed, told)):
        with opened(tmp_path / "data") as archive:
            assert outcomes(archive, page(shown, second)) == ["revised" if second else "new"]
            archive.end("finished", 0)
    assert one(tmp_path / "data", "SELECT revisit_of FROM captures JOIN articles ON articles.capture = captures.digest")
    gathered(tmp_path / "data", "1", tmp_path / "bukti")
    done = checked(tmp_path / "bukti")
    assert (done.returncode, done.stderr) == (0, "")
    text = (tmp_path / "bukti" / "CHECK.txt").read_text()
    assert f"ditangkap {at(2)}" in text
    assert f"ditangkap {at(0)}" in text


def test_records_are_those_of_the_archive_to_the_byte(kept: Path, tmp_path: Path) -> None:
    told = gathered(kept, "2", tmp_path / "bukti")
    content = (tmp_path / "bukti" / "captures.warc.gz").read_bytes()
    assert len(told.cuts) == 3
    for each in told.cuts:
        original = (kept / "warc" / each.row["warc_file"]).read_bytes()
        own = original[each.row["warc_offset"] : each.row["warc_offset"] + each.row["warc_length"]]
        assert content[each.offset : each.offset + each.length] == own
    with (tmp_path / "bukti" / "captures.warc.gz").open("rb") as file:
        kinds = [record.rec_type for record in ArchiveIterator(file)]
    assert kinds == ["warcinfo", *["response", "request", "metadata"] * 2, "warcinfo", "response", "request", "metadata"]
    assert [capture.digest for _, capture in captures(tmp_path / "bukti" / "captures.warc.gz")] == [
        each.row["digest"] for each in told.cuts
    ]


def test_every_version_with_what_differs(kept: Path, tmp_path: Path) -> None:
    gathered(kept, "2", tmp_path / "bukti")
    versions = tmp_path / "bukti" / "versions"
    assert sorted(path.name for path in versions.iterdir()) == ["1-2.txt", "1.txt", "2.txt"]
    assert (versions / "2.txt").read_text().startswith("Judul Baru\n")
    assert "{+Judul Baru" in (versions / "1-2.txt").read_text()
    assert "membersihkan selokan" in (versions / "1.txt").read_text()


def test_rows_are_what_the_manifest_sealed(kept: Path, tmp_path: Path) -> None:
    told = gathered(kept, "2", tmp_path / "bukti")
    sealed = {digest for entry in told.entries for each in entry.rows.values() for digest in each.values()}
    files = list((tmp_path / "bukti" / "rows").iterdir())
    assert {path.name.split("-")[0] for path in files} == {"articles", "captures", "crawls", "readings", "revisions"}
    assert all(hashlib.sha256(path.read_bytes()).hexdigest() in sealed for path in files)


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("captures.warc.gz", "captures.warc.gz: FAILED"),
        ("rows/articles-2.json", "articles-2.json: FAILED"),
        ("manifest.jsonl", "manifest.jsonl: FAILED"),
        ("index.html", "index.html: FAILED"),
    ],
)
def test_its_own_commands_find_what_was_changed(kept: Path, tmp_path: Path, name: str, told: str) -> None:
    gathered(kept, "2", tmp_path / "bukti")
    path = tmp_path / "bukti" / name
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    done = checked(tmp_path / "bukti")
    assert done.returncode != 0
    assert told in done.stdout


@pytest.mark.parametrize(
    ("name", "told"), [("rows/articles-2.json", "not sealed: rows/articles-2.json"), ("manifest.jsonl", "broken before")]
)
def test_changed_with_its_sum_it_is_still_found(kept: Path, tmp_path: Path, name: str, told: str) -> None:
    """Whoever changes a row or the manifest and the list of sums with it."""
    folder = tmp_path / "bukti"
    gathered(kept, "2", folder)
    (folder / name).write_bytes(
        (folder / name).read_bytes().replace(b'"sealed_at":"2', b'"sealed_at":"3', 1).replace(b"Judul Baru", b"Judul Lain")
    )
    sums = [
        f"{hashlib.sha256((folder / line[66:]).read_bytes()).hexdigest()}  {line[66:]}\n"
        for line in (folder / "SHA256SUMS").read_text().splitlines()
    ]
    (folder / "SHA256SUMS").write_text("".join(sums))
    assert told in checked(folder).stdout


def test_a_row_that_was_changed_is_named_and_not_taken_for_one_that_waits(kept: Path, tmp_path: Path) -> None:
    data = shutil.copytree(kept, tmp_path / "data")
    with closing(sqlite3.connect(data / "archive.db", isolation_level=None)) as conn:
        conn.execute("UPDATE articles SET title = 'Bukan ini judulnya' WHERE id = 2")
    told = gathered(data, "2", tmp_path / "bukti")
    assert (told.altered, told.unsealed) == (["articles 2"], 0)
    assert "No more what was sealed" in (tmp_path / "bukti" / "index.html").read_text()
    with opened(data) as archive:
        outcomes(archive, page(story(1, title="Judul Lain"), 200))
        told = gathered(data, "1", tmp_path / "waits")
        assert told.altered == []
        assert told.unsealed > 0


def test_the_cover_tells_of_a_disappearance_and_a_return(kept: Path, tmp_path: Path) -> None:
    data, day = shutil.copytree(kept, tmp_path / "data"), 86_400
    for second, reading in (
        (2 * day, missing(story(3), 2 * day)),
        (3 * day, missing(story(3), 3 * day)),
        (4 * day, page(story(3), 4 * day)),
    ):
        with opened(data) as archive:
            outcomes(archive, reading)
            if second < 3 * day:
                archive.vouch()
            archive.end("finished", 0)
    told = gathered(data, "3", tmp_path / "bukti")
    assert [(row["what"], row["healthy"]) for row in told.sightings] == [("missing", 1), ("missing", 0), ("back", 1)]
    shown = (tmp_path / "bukti" / "index.html").read_text()
    assert shown.count("tidak ditemui <span") == 2
    assert "ditemui lagi <span" in shown
    assert 'tidak <span lang="en">no</span>' in shown
    assert "not-found: " in shown
    assert checked(tmp_path / "bukti").returncode == 0
    gathered(data, "1", tmp_path / "other")
    assert "At its address" not in (tmp_path / "other" / "index.html").read_text()


def test_the_pages_that_proved_the_site_well_go_along(kept: Path, tmp_path: Path) -> None:
    data, day = shutil.copytree(kept, tmp_path / "data"), 86_400
    for second in (2 * day, 3 * day):
        with opened(data) as archive:
            outcomes(archive, missing(story(3), second))
            for number in (1, 2, 4):
                archive.control(page(story(number), second + number), address(story(number)), well=True)
            assert archive.crawl.unvouched == 0
            archive.end("finished", 0)
    assert rows(data, "SELECT count(*) AS gone FROM gone") == [{"gone": 1}]
    told = gathered(data, "3", tmp_path / "bukti")
    assert {row["url"] for row in told.controls} == {address(story(number)) for number in (1, 2, 4)}
    assert checked(tmp_path / "bukti").returncode == 0
    shown = (tmp_path / "bukti" / "index.html").read_text()
    table = shown[shown.index("The site was well at the time") : shown.index("<h2>Tangkapan")]
    assert all(address(story(number)) in table for number in (1, 2, 4))
    assert address(story(1)) not in shown[shown.index("<h2>Tangkapan") :]
    assert told.altered == []
    cuts = list(captures(tmp_path / "bukti" / "captures.warc.gz"))
    assert {capture.url for _, capture in cuts} >= {address(story(number)) for number in (1, 2, 3, 4)}
    gathered(data, "1", tmp_path / "other")
    assert "The site was well" not in (tmp_path / "other" / "index.html").read_text()


def test_what_a_revisit_stands_for_goes_along(kept: Path, tmp_path: Path) -> None:
    """A capture whose bytes were the same as another's, recorded as a revisit of it."""
    folder = shutil.copytree(kept, tmp_path / "data")
    original = rows(folder, "SELECT * FROM captures WHERE url = ? ORDER BY captured_at", address(story(1)))[0]
    with (folder / "warc" / "revisit.warc.gz").open("wb") as out:
        writer = WARCWriter(out, gzip=True)
        writer.write_record(writer.create_warcinfo_record("revisit.warc.gz", {}))
        offset = out.tell()
        head = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        digest = f"sha256:{original['sha256']}"
        again = writer.create_revisit_record(address(story(2)), digest, original["url"], original["captured_at"], http_headers=head)
        writer.write_record(again)
        length = out.tell() - offset
    with closing(sqlite3.connect(folder / "archive.db")) as conn, conn:
        place = "warc_file = 'revisit.warc.gz', warc_offset = ?, warc_length = ?"
        conn.execute(
            f"UPDATE captures SET {place} WHERE url = ? AND captured_at < '2026-05-01T00:01:00'", [offset, length, address(story(2))]
        )
    told = gathered(folder, "2", tmp_path / "bukti")
    assert original["digest"] in {each.row["digest"] for each in told.cuts}
    assert len(told.cuts) == 4


def test_cover_shows_text_as_text_and_loads_nothing(kept: Path, tmp_path: Path) -> None:
    gathered(kept, "4", tmp_path / "bukti")
    shown = (tmp_path / "bukti" / "index.html").read_text()
    assert "<script" not in shown
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert 'lang="id"' in shown
    links = re.findall(r'(?:href|src)="([^"]*)"', shown)
    assert links
    assert all((tmp_path / "bukti" / link).exists() for link in links)


def test_found_by_number_address_and_key(kept: Path) -> None:
    with closing(sqlite3.connect(kept / "archive.db")) as conn:
        (key,) = conn.execute("SELECT key FROM articles WHERE id = 2").fetchone()
        assert find(conn, "2") == find(conn, address(story(2))) == find(conn, key) == 2
        for named in ("99", "https://kotakita.go.id/nirwana/", "ffffffffff", "", "2'--"):
            with pytest.raises(NoSuchArticle, match="kliping search"):
                find(conn, named)


def test_never_over_what_is_there_and_nothing_half(kept: Path, tmp_path: Path) -> None:
    with pytest.raises(NoEvidence, match="is there already"):
        gathered(kept, "2", tmp_path)
    (kept / "warc").rename(kept / "away")
    try:
        with pytest.raises(NoEvidence, match="kliping verify"):
            gathered(kept, "2", tmp_path / "bukti")
    finally:
        (kept / "away").rename(kept / "warc")
    assert not (tmp_path / "bukti").exists()


def test_wacz_has_what_its_specification_asks_for(kept: Path, tmp_path: Path) -> None:
    told = gathered(kept, "2", tmp_path / "bukti")
    for name in ("one.wacz", "two.wacz"):
        wacz.write(tmp_path / "bukti", told.cuts, "Judul", address(story(2)), "2026-05-01T00:01:40Z", "kliping/test", tmp_path / name)
    assert (tmp_path / "one.wacz").read_bytes() == (tmp_path / "two.wacz").read_bytes()
    with zipfile.ZipFile(tmp_path / "one.wacz") as packed:
        assert packed.testzip() is None
        package = json.loads(packed.read("datapackage.json"))
        assert package["wacz_version"] == "1.1.1"
        assert {each["path"] for each in package["resources"]} == set(packed.namelist()) - {"datapackage.json", "datapackage-digest.json"}
        for each in package["resources"]:
            content = packed.read(each["path"])
            assert (each["bytes"], each["hash"]) == (len(content), f"sha256:{hashlib.sha256(content).hexdigest()}")
        assert all(each["name"] == each["name"].lower() for each in package["resources"])
        zipfile.ZipFile(io.BytesIO(packed.read("evidence/evidence.zip"))).extractall(tmp_path / "out")
        digest = json.loads(packed.read("datapackage-digest.json"))
        assert digest["hash"] == f"sha256:{hashlib.sha256(packed.read('datapackage.json')).hexdigest()}"
        assert packed.getinfo("archive/captures.warc.gz").compress_type == zipfile.ZIP_STORED
        warc, index = packed.read("archive/captures.warc.gz"), gzip.decompress(packed.read("indexes/index.cdx.gz")).decode().splitlines()
        pages = [json.loads(line) for line in packed.read("pages/pages.jsonl").splitlines()]
    assert checked(tmp_path / "out").returncode == 0
    assert index == sorted(index)
    for line in index:
        told_of = json.loads(line.split(" ", 2)[2])
        record = gzip.decompress(warc[int(told_of["offset"]) : int(told_of["offset"]) + int(told_of["length"])])
        assert f"WARC-Target-URI: {told_of['url']}".encode() in record
    assert [each["url"] for each in pages[1:]] == [address(story(2))] * 2


@pytest.mark.slow
def test_wacz_is_valid_in_the_eyes_of_its_reference_implementation(kept: Path, tmp_path: Path) -> None:
    told = gathered(kept, "2", tmp_path / "bukti")
    packed = tmp_path / "bukti.wacz"
    wacz.write(tmp_path / "bukti", told.cuts, "Judul", address(story(2)), "2026-05-01T00:01:40Z", "kliping/test", packed)
    done = subprocess.run([tool("wacz"), "validate", "-f", packed], capture_output=True, text=True, check=False)
    assert "the passed WACZ is valid" in done.stdout, done.stdout + done.stderr
