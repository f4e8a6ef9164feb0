"""What a server may ask of us: how long to wait, where not to go; and what the operator is told about it."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from time import monotonic
from typing import Any

import pytest

from newsroom import Newsroom
from newsroom.answer import Answer

from .conftest import ROOT, Run

pytestmark = pytest.mark.slow


class Timed(Newsroom):
    """A newsroom that looks at the clock."""

    def __init__(self, *arguments: Any, **behaviour: Any) -> None:
        super().__init__(*arguments, **behaviour)
        self.times: list[float] = []

    def respond(self, method: str, target: str, headers: Mapping[str, str]) -> Answer:
        self.times.append(monotonic())
        return super().respond(method, target, headers)

    @property
    def pause(self) -> float:
        """Seconds from one request to the next, on the whole: on a busy machine one is seen late, and the next as if it came too early."""
        return (self.times[-1] - self.times[0]) / (len(self.times) - 1)


JITTER = 0.1
"""Seconds by which requests may seem nearer than they were meant; one that waited for nothing makes more of a difference."""


def test_delay_is_never_undercut(kliping: Run) -> None:
    with Timed() as room:
        kliping("crawl", "malangkota", "--home", room.home, "--limit", "3", "--delay", "0.5")
        assert len(room.times) >= 5
        assert room.pause > 0.5 - JITTER


def test_crawl_delay_of_robots_txt_holds_on_a_host_that_need_not_be_spared(kliping: Run) -> None:
    with Timed(robots="User-agent: *\nCrawl-delay: 0.6\n") as room:
        kliping("crawl", "malangkota", "--home", room.home, "--limit", "2")
        assert len(room.times) >= 4
        assert room.pause > 0.6 - JITTER


def test_crawl_delay_of_robots_txt_is_the_floor_under_autothrottle(kliping: Run) -> None:
    """On 127.0.0.2, which counts as a host like any other; the most AutoThrottle would wait is less than what is asked for."""
    with Timed(host="127.0.0.2", robots="User-agent: *\nCrawl-delay: 1.4\n") as room:
        arguments = ["-a", f"home={room.home}", "-a", "limit=2", "-s", "AUTOTHROTTLE_MAX_DELAY=1.0"]
        done = subprocess.run(
            [sys.executable, "-m", "scrapy", "crawl", "malangkota", *arguments],
            cwd=ROOT,
            env=kliping.environment(),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert len(room.times) >= 4
        assert room.pause > 1.4 - JITTER


def test_a_site_that_forbids_everything_is_told_in_one_line(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    room = newsroom(robots="User-agent: *\nDisallow: /\n")
    told = kliping("crawl", "malangkota", "--home", room.home, status=3).stderr.splitlines()
    assert f"{room.home}/robots.txt forbids Kliping every page; only the newsroom's operator can allow it" in told[1]
    assert len(told) == 4
    assert told[2].startswith("  sealed: ")
    assert {target for _, target, _ in room.requests} == {"/robots.txt"}


def test_a_delay_without_end_is_a_refusal(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    room = newsroom(robots="User-agent: *\nCrawl-delay: 1e9\n")
    assert "wants 1e+09 s between two requests" in kliping("crawl", "malangkota", "--home", room.home, status=3).stderr
    assert len(room.requests) == 1


def test_a_site_that_allows_others_alone_is_told_in_one_line_too(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    room = newsroom(robots="User-agent: *\nDisallow: /\n\nUser-agent: Googlebot\nAllow: /\n")
    told = kliping("crawl", "malangkota", "--home", room.home, status=3).stderr.splitlines()
    assert told[1] == "  robots.txt forbids every page that names articles; only the newsroom's operator can allow them"
    assert len(told) == 4
    assert {target for _, target, _ in room.requests} == {"/robots.txt"}


def test_a_site_that_allows_its_posts_alone_is_crawled(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    room = newsroom(robots="User-agent: *\nDisallow: /\nAllow: /wp-json/\n", rest="open")
    kliping("backfill", "malangkota", "--home", room.home)
    assert kliping.one("SELECT count(*) FROM articles") == 54


def test_robots_txt_that_leads_to_another_host(kliping: Run, tmp_path: Path) -> None:
    from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
    from threading import Thread

    class Moved(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(301)
            self.send_header("Location", f"http://baru.example.id{self.path}")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Moved) as server:
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        home = f"http://127.0.0.1:{server.server_port}"
        told = kliping("crawl", "malangkota", "--home", home, status=3).stderr
        server.shutdown()
    assert "its robots.txt leads elsewhere (http://baru.example.id/robots.txt is not on 127.0.0.1" in told
    assert "give --home its address" in told


def test_a_server_that_wants_to_be_left_alone_for_long_is_noted_once(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    class Tired(Newsroom):
        def respond(self, method: str, target: str, headers: Mapping[str, str]) -> Answer:
            answer = super().respond(method, target, headers)
            return Answer(b"later", 503, headers=(("Retry-After", "3600"),)) if target.startswith("/2020/") else answer

    with Tired() as room:
        done = kliping("crawl", "malangkota", "--home", room.home)
    notes = kliping.last_crawl()["notes"]
    assert len([note for note in notes if "asks to come back in 3600 s; what it refuses is left for the next crawl" in note]) == 1
    assert done.stderr == ""


def test_tls_where_there_is_none_is_told_in_words(kliping: Run, room: Newsroom) -> None:
    told = kliping("crawl", "malangkota", "--home", room.home.replace("http:", "https:"), status=3).stderr
    assert "gives no answer: TLS: " in told
    assert "Failure" not in told


@pytest.mark.parametrize("given", ["/", "//"])
def test_home_is_one_however_it_ends(kliping: Run, room: Newsroom, given: str) -> None:
    kliping("backfill", "malangkota", "--home", room.home)
    kliping("crawl", "malangkota", "--home", room.home + given)
    assert kliping.one("SELECT count(DISTINCT home) FROM crawls") == 1
    assert kliping.last_crawl()["new"] == 0


def test_contact_stands_in_every_request(kliping: Run, room: Newsroom) -> None:
    kliping("crawl", "malangkota", "--home", room.home, "--limit", "1", "--contact", "redaksi@example.org")
    assert {headers["User-Agent"] for _, _, headers in room.requests} == {"Kliping/0.1 (redaksi@example.org)"}


def test_limit_keeps_that_many(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    for number, rest in enumerate(("open", "closed")):
        run = Run(kliping.data.with_name(f"data{number}"))
        run("crawl", "malangkota", "--home", newsroom(rest=rest).home, "--limit", "7")
        assert run.one("SELECT count(*) FROM articles") == 7
