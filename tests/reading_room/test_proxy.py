"""The sample of nginx in docs/samples, run as it is printed: who asks is seen through it."""

import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest

from tests.reading_room.browser import ROOT, serving

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not shutil.which("nginx"), reason="needs nginx")]


@pytest.fixture
def proxy(database: Path, tmp_path: Path) -> Iterator[str]:
    with serving(database) as room, socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
        free.close()
        sample = (ROOT / "docs/samples/nginx.conf").read_text()
        sample = sample.replace("listen 80", f"listen 127.0.0.1:{port}").replace("http://127.0.0.1:8001", room)
        # Whoever asks the proxy comes from this machine too; the test says who it is, as a proxy before this one would.
        sample = sample.replace("$remote_addr", "$http_x_test_visitor")
        paths = "".join(f"{each}_temp_path {tmp_path}/{each};" for each in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        config = tmp_path / "nginx.conf"
        config.write_text(f"pid {tmp_path}/pid; error_log {tmp_path}/error.log; events {{}}\nhttp {{ access_log off; {paths}\n{sample}\n}}")
        process = subprocess.Popen(["nginx", "-p", str(tmp_path), "-c", str(config), "-g", "daemon off; master_process off;"])
        try:
            yield _waited(f"http://127.0.0.1:{port}")
        finally:
            process.terminate()
            process.wait()


def _lower(headers: Message) -> dict[str, str]:
    return {name.lower(): value for name, value in headers.items()}


def _ask(address: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    request = urllib.request.Request(address, headers={name.replace("_", "-"): value for name, value in headers.items()})
    try:
        with urllib.request.urlopen(request) as answer:
            return answer.status, _lower(answer.headers), answer.read()
    except urllib.error.HTTPError as error:
        return error.code, _lower(error.headers), error.read()


def _waited(address: str) -> str:
    for _ in range(200):
        try:
            urllib.request.urlopen(f"{address}/robots.txt").read()
            return address
        except OSError:
            time.sleep(0.05)
    raise AssertionError("nginx did not start")


def test_a_visitor_is_counted_through_the_proxy(proxy: str) -> None:
    status, headers, body = _ask(f"{proxy}/", Accept_Encoding="gzip", X_Test_Visitor="203.0.113.5")
    assert (status, headers["content-encoding"]) == (200, "gzip")
    assert re.search(r"script-src 'self' 'nonce-", headers["content-security-policy"])
    assert body[:2] == b"\x1f\x8b"
    statuses = [_ask(f"{proxy}/hari/2020", X_Test_Visitor="203.0.113.5")[0] for _ in range(140)]
    assert set(statuses) == {200, 429}
    assert _ask(f"{proxy}/hari/2020", X_Test_Visitor="203.0.113.6")[0] == 200
