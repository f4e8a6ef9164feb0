"""Programs of others read our WARC files: pywb replays every page, and what `wacz` packs of them is valid."""

import contextlib
import http.client
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from archive import replay
from newsroom import Newsroom
from newsroom.story import load
from tests.crawl.conftest import Run
from tests.outside import tool

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Three crawls of a newsroom, with edits after the first: answers, revisits, «not modified», redirects, a page that is gone."""
    kliping = Run(tmp_path_factory.mktemp("crawled") / "data")
    with Newsroom(load()[:24], rest="closed") as room:
        kliping("crawl", "malangkota", "--home", room.home)
        public = [story for story in room.site.posts if story.is_public]
        room.edit(public[0].slug, title="Judul yang diubah")
        room.edit(public[1].slug, slug="alamat-yang-baru")
        room.withdraw(public[2].slug)
        for _ in range(2):
            kliping("crawl", "malangkota", "--home", room.home)
    return kliping


@contextlib.contextmanager
def wayback(folder: Path, files: list[Path]) -> Iterator[int]:
    """A running pywb with a collection of these files; its port."""
    made = {"cwd": folder, "check": True, "capture_output": True}
    subprocess.run([tool("wb-manager"), "init", "kliping"], **made)  # type: ignore[call-overload]
    subprocess.run([tool("wb-manager"), "add", "kliping", *files], **made)  # type: ignore[call-overload]
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with (folder / "wayback.log").open("wb") as log:
        server = subprocess.Popen([tool("wayback"), "-b", "127.0.0.1", "-p", str(port)], cwd=folder, stdout=log, stderr=log)
    try:
        for _ in range(300):
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                break
            time.sleep(0.1)
        yield port
    finally:
        server.terminate()
        server.wait()


def asked(port: int, path: str) -> tuple[int, bytes]:
    link = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    link.request("GET", path, headers={"Accept-Encoding": "identity"})
    answer = link.getresponse()
    try:
        return answer.status, answer.read()
    finally:
        link.close()


def test_pywb_replays_what_was_captured(crawled: Run, tmp_path: Path) -> None:
    stands = [event for event in replay.events(crawled.data / "warc") if isinstance(event, replay.Stands)]
    assert {event.capture.status for event in stands} >= {200, 301, 304, 404}
    assert sum(event.revisit_of is not None for event in stands) >= 3
    (tmp_path / "pywb").mkdir()
    with wayback(tmp_path / "pywb", replay.files(crawled.data / "warc")) as port:
        for event in stands:
            capture = event.capture
            moment = "".join(each for each in capture.captured_at[:19] if each.isdigit())
            if capture.status == 304 or not capture.body:
                continue  # replayed as what it points to, or followed
            status, body = asked(port, f"/kliping/{moment}id_/{capture.url}")
            same = [
                each.capture.body
                for each in stands
                if each.capture.url == capture.url and each.capture.captured_at[:19] == capture.captured_at[:19]
            ]
            assert status == capture.status, capture.url
            assert body in same, capture.url
        url = stands[0].capture.url
        _, told = asked(port, f"/kliping/timemap/link/{url}")
        times = told.count(b'rel="memento"') + told.count(b'memento"; datetime')
        assert times >= 2
        assert asked(port, f"/kliping/cdx?url={quote(url)}&output=json")[1].count(b'"urlkey"') == sum(e.capture.url == url for e in stands)


def test_wacz_of_the_files_is_valid(crawled: Run, tmp_path: Path) -> None:
    wacz = tool("wacz")
    packed = tmp_path / "kliping.wacz"
    files = [str(path) for path in replay.files(crawled.data / "warc")]
    subprocess.run([wacz, "create", "--detect-pages", "-o", packed, *files], check=True, capture_output=True)
    done = subprocess.run([wacz, "validate", "-f", packed], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Valid" in done.stdout or "valid" in done.stdout
