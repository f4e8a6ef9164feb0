"""What the WARC files hold is what was on the wire: each byte a server got and sent, over http and https."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from archive import warc
from newsroom import Newsroom
from newsroom.story import load
from tests.crawl.conftest import Run
from tests.crawl.raw_server import RawServer, self_made

FEW = 12


def blocks(folder: Path) -> Iterator[tuple[dict[str, str], bytes]]:
    """The fields and the block of every record, as another program reads them."""
    for path in sorted((folder / "warc").glob("*.warc.gz")):
        with path.open("rb") as source:
            for record in ArchiveIterator(source, no_record_parse=True):
                yield dict(record.rec_headers.headers), record.raw_stream.read()


def checked(folder: Path) -> None:
    """The reference implementation finds every digest right."""
    paths = [str(path) for path in (folder / "warc").glob("*.warc.gz")]
    assert paths
    done = subprocess.run([sys.executable, "-m", "warcio.cli", "check", "-v", *paths], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "fail" not in done.stdout


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_every_byte_as_the_server_saw_it(kliping: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, scheme: str) -> None:
    context, vouching = self_made(tmp_path) if scheme == "https" else (None, None)
    if vouching is not None:
        monkeypatch.setenv("SSL_CERT_FILE", str(vouching))
    server = RawServer(Newsroom(load()[:FEW], rest="closed"), context)
    try:
        kliping("crawl", "malangkota", "--home", server.home)
    finally:
        server.close()
    records = list(blocks(kliping.data))
    kept = {kind: [block for fields, block in records if fields["WARC-Type"] == kind] for kind in ("response", "request")}
    assert sorted(kept["request"]) == sorted(request for request, _ in server.seen)
    assert sorted(kept["response"]) == sorted(answer for _, answer in server.seen)
    assert len(server.seen) == kliping.one("SELECT count(*) FROM captures") == kliping.last_crawl()["requests"] >= 12
    assert {b"chunked" in block for block in kept["response"]} == {True, False}
    assert any(block.endswith(b"0\r\nX-Akhir: selesai\r\n\r\n") for block in kept["response"])
    wired = [fields for fields, _ in records if fields["WARC-Type"] in kept]
    assert {fields["WARC-IP-Address"] for fields in wired} == {"127.0.0.1"}
    # A dictionary keeps the last of several fields of a name.
    assert {fields["WARC-Protocol"].split("/")[0] for fields in wired} == ({"tls"} if context else {"http"})
    checked(kliping.data)
    read_back(kliping)


def test_what_comes_again_is_a_revisit(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    room = newsroom(load()[:FEW], rest="closed")
    kliping("crawl", "malangkota", "--home", room.home)
    first = len(list(blocks(kliping.data)))
    kliping("crawl", "malangkota", "--home", room.home)
    again = list(blocks(kliping.data))[first:]
    about = again[0][1].decode()
    assert "crawl: 2\r\n" in about
    assert f"home: {room.home}/\r\n" in about
    assert "configuration: sha256:" in about
    revisits = {fields["WARC-Target-URI"]: fields for fields, _ in again if fields["WARC-Type"] == "revisit"}
    profiles = {fields["WARC-Profile"].rsplit("/", 1)[1] for fields in revisits.values()}
    assert profiles == {"identical-payload-digest", "server-not-modified"}
    there = {fields["WARC-Record-ID"]: fields for fields, _ in blocks(kliping.data)}
    for url, fields in revisits.items():
        original = there[fields["WARC-Refers-To"]]
        assert (original["WARC-Target-URI"], original["WARC-Date"]) == (url, fields["WARC-Refers-To-Date"])
        assert original["WARC-Payload-Digest"] == fields["WARC-Payload-Digest"]
    checked(kliping.data)


def test_hops_and_refusals_are_kept_with_what_led_to_them(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    room = newsroom(load()[:FEW], rest="closed")
    kliping("crawl", "malangkota", "--home", room.home)
    story = next(story for story in room.site.posts if story.is_public)
    room.edit(story.slug, slug="alamat-baru")
    gone = next(other for other in room.site.posts if other.is_public and other.id != story.id)
    room.withdraw(gone.slug)
    kliping("crawl", "malangkota", "--home", room.home)
    metadata = [(fields["WARC-Target-URI"], block.decode()) for fields, block in blocks(kliping.data) if fields["WARC-Type"] == "metadata"]
    told = {url: block for url, block in metadata if not url.startswith("urn:kliping:crawl:")}
    page = next(block for url, block in metadata if url.endswith("/alamat-baru/") and "read: page" in block)
    assert "discoveredBy: sitemap\r\n" in page
    assert "firstSeen: 20" in page
    assert f"via: {room.home}/" in page
    assert "read: page\r\n" in page
    assert all(block.startswith("fetchTimeMs: ") for block in told.values())
    statuses = {row["status"] for row in kliping.rows("SELECT DISTINCT status FROM captures")}
    assert {200, 404} <= statuses
    assert statuses & {301, 302}
    assert f"{room.home}/robots.txt" in told


def read_back(kliping: Run) -> None:
    """Each capture read from its place has the body, and so the name, that it had when it was made."""
    for row in kliping.rows("SELECT * FROM captures WHERE revisit_of IS NULL"):
        place = warc.Place(row["warc_file"], row["warc_offset"], row["warc_length"])
        capture = warc.read(kliping.data / "warc", place)
        assert (capture.digest, capture.sha256, len(capture.body)) == (row["digest"], row["sha256"], row["size"])
        assert capture.header("Content-Type") == row["content_type"]
