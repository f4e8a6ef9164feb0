"""What the WARC files hold is what was on the wire: each byte a server got and sent, over http and https."""

import subprocess
import sys
from collections.abc import Iterator
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
    got, sent = {request for request, _ in server.seen}, {answer for _, answer in server.seen}
    records = list(blocks(kliping.data))
    kept = {kind: [block for fields, block in records if fields["WARC-Type"] == kind] for kind in ("response", "request")}
    assert len(kept["response"]) == len(kept["request"]) == kliping.one("SELECT count(*) FROM captures") >= 8
    assert [block for block in kept["response"] if block not in sent] == []
    assert [block for block in kept["request"] if block not in got] == []
    assert {b"chunked" in block for block in kept["response"]} == {True, False}
    assert any(block.endswith(b"0\r\nX-Akhir: selesai\r\n\r\n") for block in kept["response"])
    addresses = {fields.get("WARC-IP-Address") for fields, _ in records if fields["WARC-Type"] in kept}
    assert addresses == {"127.0.0.1"}
    spoken = {fields["WARC-Protocol"].split("/")[0] for fields, _ in records if fields["WARC-Type"] in kept}
    assert spoken == ({"tls"} if context else {"http"})  # a dictionary keeps the last of several fields of a name
    checked(kliping.data)
    read_back(kliping)


def read_back(kliping: Run) -> None:
    """Each capture read from its place has the body, and so the name, that it had when it was made."""
    for row in kliping.rows("SELECT * FROM captures"):
        place = warc.Place(row["warc_file"], row["warc_offset"], row["warc_length"])
        capture = warc.read(kliping.data / "warc", place)
        assert (capture.digest, capture.sha256, len(capture.body)) == (row["digest"], row["sha256"], row["size"])
        assert capture.header("Content-Type") == row["content_type"]
