"""What the WARC files hold is what was on the wire: each byte a server got and sent, over http and https."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from twisted.internet.defer import Deferred
from twisted.internet.testing import StringTransport
from twisted.web._newclient import Request as Asked
from twisted.web.http_headers import Headers
from warcio.archiveiterator import ArchiveIterator

from archive import warc
from newsroom import Newsroom
from newsroom.story import load
from scraper import wire
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


class Line(StringTransport):
    """What a connection writes to, without a network."""

    def getHandle(self) -> None:
        return None


class Connected:
    """A connection on which one request was sent."""

    def __init__(self) -> None:
        connections = wire._Connections(lambda _: None, {})
        connections.limit = 1 << 20
        self.connection = connections.buildProtocol(None)
        self.line = Line()
        self.connection.makeConnection(self.line)
        self.answers: list[object] = []
        self.failures: list[str] = []
        answer: Deferred[object] = self.connection.request(Asked(b"GET", b"/", Headers({b"Host": [b"x"]}), None, True))
        answer.addCallbacks(self.answers.append, lambda failure: self.failures.extend(str(each.value) for each in failure.value.reasons))

    def send(self, *pieces: bytes) -> "Connected":
        for piece in pieces:
            if not self.line.disconnecting:
                self.connection.dataReceived(piece)
        return self


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (b"http/1.1 200 ok\r\n\r\n", "no status line"),
        (b"ICY/1.0 200 OK\r\n\r\n", "no status line"),
        (b"HTTP/1.1 %d OK\r\n\r\n" % 10**30, "no status line"),
        (b"HTTP/1.1 -200 OK\r\n\r\n", "no status line"),
        (b"HTTP/1.1 0102 x\r\n\r\n", "no status line"),
        (b"\r\nHTTP/1.1 200 OK\r\n\r\n", "no status line"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", "gzip, chunked"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding : chunked\r\n\r\n", "Transfer-Encoding "),
        (b"HTTP/1.1 103 x\r\n\r\n" * 20_000, "header fields"),
        (b"HTTP/1.1 200 OK\r\n" + b"a:b\r\n" * 60_000, "header fields"),
        (b"HTTP/1.1 200 OK\r\nX: " + b"a" * 300_000, "header fields"),
    ],
)
def test_what_no_program_would_take_for_an_answer_is_none(answer: bytes, told: str) -> None:
    connected = Connected().send(*(answer[at : at + 65_536] for at in range(0, len(answer), 65_536)))
    assert not connected.answers
    assert any(told in failure for failure in connected.failures), connected.failures
    assert connected.line.disconnecting


def test_long_fields_and_impossible_names_cost_no_page() -> None:
    head = b"HTTP/1.1 200 OK\r\nLink: " + b"a" * 60_000 + b"\r\n: leer\r\nX Spasi: 1\r\nContent-Length: 2\r\n\r\nok"
    assert Connected().send(head).answers


def test_a_connection_on_which_more_came_than_was_asked_for_is_not_used_again() -> None:
    whole = b"HTTP/1.1 204 None\r\n\r\n"
    assert not Connected().send(whole).line.disconnecting
    assert Connected().send(whole + b"HTTP/1.1 200 OK\r\n\r\nlain").line.disconnecting


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
