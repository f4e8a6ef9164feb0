"""A crawl is not alone: readers that never pause, a second program that writes, a reread beside it. It waits or says so, and loses nothing."""

import socket
import sqlite3
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import pytest

from newsroom import Newsroom

from .conftest import Run
from .test_trouble import until

pytestmark = pytest.mark.slow


@contextmanager
def busy(work: Callable[[threading.Event], None]) -> Iterator[None]:
    """Work that goes on beside, until it is told to stop."""
    stop = threading.Event()
    thread = threading.Thread(target=work, args=(stop,))
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


@pytest.mark.slow
def test_second_writer_holds_the_database_for_seconds(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    room, held = newsroom(copies=2), []
    kliping("crawl", "malangkota", "--home", room.home, "--limit", "1")

    def write(stop: threading.Event) -> None:
        with closing(sqlite3.connect(kliping.data / "archive.db", isolation_level=None, timeout=30)) as conn:
            while not stop.is_set():
                conn.execute("BEGIN IMMEDIATE")
                stop.wait(1.5)
                conn.execute("COMMIT")
                held.append(time.monotonic())
                stop.wait(0.1)

    with busy(write):
        done = kliping("crawl", "malangkota", "--home", room.home)
    assert len(held) >= 3
    assert done.stderr == ""
    assert kliping.one("SELECT count(*) FROM articles") == 2 * 54
    kliping.sound()


@pytest.mark.slow
def test_datasette_is_read_hard_meanwhile(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    room = newsroom(copies=2)
    kliping("crawl", "malangkota", "--home", room.home, "--limit", "1")
    statuses: list[int] = []
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = str(free.getsockname()[1])
    base = f"http://127.0.0.1:{port}"
    paths = (
        "/",
        "/archive/articles",
        "/archive/articles.json?_size=100",
        "/archive/latest",
        "/archive/articles?_search=kota",
        "/archive/pages",
    )

    def answers(path: str) -> bool:
        try:
            with urllib.request.urlopen(base + path, timeout=60) as answer:
                answer.read()
                statuses.append(answer.status)
        except urllib.error.HTTPError as error:
            statuses.append(error.code)
        except OSError:
            return False
        return True

    def ask(stop: threading.Event) -> None:
        while not stop.is_set():
            for path in paths:
                answers(path)

    server = kliping.start("serve", "--port", port)
    try:
        until(lambda: answers("/"))
        statuses.clear()
        with busy(ask), busy(ask):
            kliping("crawl", "malangkota", "--home", room.home)
    finally:
        server.terminate()
        server.wait()
    assert set(statuses) <= {200, 429}  # who asks too often is told so
    assert statuses.count(200) >= 5
    assert kliping.one("SELECT count(*) FROM articles") == 2 * 54
    kliping.sound()


@pytest.mark.parametrize("second", [["reread"], ["sweep", "malangkota", "--home"]], ids=["reread", "sweep"])
def test_beside_a_crawl_another_command_that_writes_says_who_is_there(
    kliping: Run, newsroom: Callable[..., Newsroom], second: list[str]
) -> None:
    room = newsroom(copies=20)
    first = kliping.start("crawl", "malangkota", "--home", room.home)
    try:
        until(lambda: len(room.requests) > 20)
        done = kliping(*second, *([room.home] if second[-1] == "--home" else []), status=6)
        assert f"process {first.pid}" in done.stderr
        assert "Traceback" not in done.stderr
    finally:
        first.kill()
        first.wait()


def test_crawl_beside_a_reread_says_who_is_there(kliping: Run, room: Newsroom) -> None:
    kliping("crawl", "malangkota", "--home", room.home)
    with sqlite3.connect(kliping.data / "archive.db") as conn:
        conn.execute("UPDATE readings SET reader = '1'")
    first = kliping.start("reread", "--jobs", "1")
    try:
        until(lambda: kliping.one("SELECT count(*) FROM readings WHERE reader > '1'") > 0 or first.poll() is not None)
        asked = len(room.requests)
        done = kliping("crawl", "malangkota", "--home", room.home, status=None)
        assert done.returncode == (6 if f"process {first.pid}" in done.stderr else 0)  # the reread may have ended in the meantime
        assert done.returncode == 0 or len(room.requests) == asked
    finally:
        first.wait()
    assert kliping.one("SELECT count(*) FROM readings WHERE reader = '1'") == 0
    assert kliping.one("SELECT count(*) FROM articles") == 54
