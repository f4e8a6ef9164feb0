"""The samples of docs/samples, run as they are printed by the web servers they are for: who asks is seen through them, and is not believed."""

import os
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from email.message import Message
from itertools import count
from pathlib import Path

import pytest

from tests.reading_room.browser import ROOT

pytestmark = pytest.mark.slow
SAMPLES = ROOT / "docs/samples"
RESERVE = 100
"""Requests that one visitor may make at once."""
VISITORS = count(1)
"""Nobody asks twice: the room behind the servers is one, and remembers."""


def _nginx(folder: Path, room: str, port: int, named: bool) -> list[str]:
    sample = (SAMPLES / "nginx.conf").read_text()
    sample = sample.replace("listen 80", f"listen 127.0.0.1:{port}").replace("http://127.0.0.1:8001", room)
    if named:
        sample = sample.replace("$remote_addr", "$http_x_test_visitor")
    paths = "".join(f"{each}_temp_path {folder}/{each};" for each in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    config = folder / "nginx.conf"
    config.write_text(f"pid {folder}/pid; error_log {folder}/error.log; events {{}}\nhttp {{ access_log off; {paths}\n{sample}\n}}")
    return ["nginx", "-p", str(folder), "-c", str(config), "-g", "daemon off; master_process off;"]


def _caddy(folder: Path, room: str, port: int, named: bool) -> list[str]:
    sample = (SAMPLES / "Caddyfile").read_text()
    sample = sample.replace("kliping.example", f"http://127.0.0.1:{port}").replace("127.0.0.1:8001", room.removeprefix("http://"))
    if named:
        sample = sample.replace("-X-Forwarded-For", "X-Forwarded-For {header.X-Test-Visitor}")
        sample = re.sub(r"(reverse_proxy .*)", r"\1 {\ntrusted_proxies 127.0.0.1/32\n}", sample)
    config = folder / "Caddyfile"
    config.write_text(f"{{\nadmin off\n}}\n{sample}")
    return ["caddy", "run", "--config", str(config), "--adapter", "caddyfile"]


SERVERS: dict[str, Callable[[Path, str, int, bool], list[str]]] = {"nginx": _nginx, "caddy": _caddy}


@pytest.fixture(params=SERVERS)
def proxy(request: pytest.FixtureRequest, home: str, tmp_path: Path) -> Iterator[Callable[[bool], str]]:
    """Starts a web server before the room; ``named`` where a test says who asks, as a proxy before this one would: whoever asks
    comes from this machine."""
    if not shutil.which(request.param):
        pytest.skip(f"needs {request.param}")
    with ExitStack() as stack:

        def start(named: bool) -> str:
            with socket.create_server(("127.0.0.1", 0)) as free:
                port = free.getsockname()[1]
            environment = os.environ | {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
            process = subprocess.Popen(SERVERS[request.param](tmp_path, home, port, named), env=environment, stderr=subprocess.DEVNULL)
            stack.callback(process.wait)
            stack.callback(process.terminate)
            return _waited(f"http://127.0.0.1:{port}")

        yield start


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
    raise AssertionError("the web server did not start")


def test_a_visitor_is_counted_through_the_proxy(proxy: Callable[[bool], str]) -> None:
    address = proxy(True)
    here, there = (f"203.0.113.{next(VISITORS)}" for _ in range(2))
    status, headers, body = _ask(f"{address}/", Accept_Encoding="gzip", X_Test_Visitor=here)
    assert (status, headers["content-encoding"]) == (200, "gzip")
    assert re.search(r"script-src 'self' 'nonce-", headers["content-security-policy"])
    assert body[:2] == b"\x1f\x8b"
    statuses = [_ask(f"{address}/hari/2020", X_Test_Visitor=here)[0] for _ in range(RESERVE + 40)]
    assert set(statuses) == {200, 429}
    assert _ask(f"{address}/hari/2020", X_Test_Visitor=there)[0] == 200


def test_whom_a_visitor_claims_to_be_is_not_believed(proxy: Callable[[bool], str]) -> None:
    address = proxy(False)  # asked from this machine, which is not counted
    assert {_ask(f"{address}/hari/2020", X_Forwarded_For="198.51.100.5")[0] for _ in range(RESERVE + 40)} == {200}
