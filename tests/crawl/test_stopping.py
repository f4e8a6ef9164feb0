"""Ctrl-C and SIGTERM at every moment: the first ends the crawl in good order, the second at once, both with 130."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable

import pytest

from newsroom import Newsroom

from .conftest import ROOT, Run
from .test_trouble import until

pytestmark = pytest.mark.slow


def start(kliping: Run, *arguments: str) -> subprocess.Popen[str]:
    """A crawl in a process group of its own, as a shell starts it: a terminal's Ctrl-C reaches everyone in the group."""
    return subprocess.Popen(
        kliping.command(*arguments),
        cwd=ROOT,
        env=kliping.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


@pytest.mark.parametrize("requests", [0, 1, 40])
def test_ctrl_c_ends_in_good_order(kliping: Run, newsroom: Callable[..., Newsroom], requests: int) -> None:
    room = newsroom(copies=20)
    process = start(kliping, "crawl", "malangkota", "--home", room.home)
    # The database is made before anything is asked for: with no request yet, the spider is not open.
    until(lambda: len(room.requests) >= requests and (kliping.data / "archive.db").exists())
    os.killpg(process.pid, signal.SIGINT)
    out, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert out == ""
    assert "Traceback" not in told
    assert told.startswith(("malangkota: interrupted", "kliping: stopped"))
    if requests:
        crawl = kliping.last_crawl()
        assert (crawl["reason"], crawl["exit_code"]) == ("interrupted", 130)
        assert crawl["ended_at"]
        kliping.sound()


def test_a_second_ctrl_c_ends_at_once_and_the_next_crawl_goes_on(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    room = newsroom(copies=4)
    process = start(kliping, "crawl", "malangkota", "--home", room.home)
    until(lambda: len(room.requests) > 30)
    os.killpg(process.pid, signal.SIGINT)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in told
    kliping("crawl", "malangkota", "--home", room.home)
    assert kliping.one("SELECT count(*) FROM articles") == 4 * 54
    kliping.sound()


def test_sigterm_before_the_spider_is_open(kliping: Run, room: Newsroom) -> None:
    process = start(kliping, "crawl", "malangkota", "--home", room.home)
    until(lambda: kliping.data.exists())
    process.terminate()
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130
    assert "Traceback" not in told


ENDING = """
import os, signal
from scraper.desk import Desk
end = Desk.end
async def stopped(self, *about, **facts):
    os.kill(os.getpid(), signal.SIGTERM)
    await end(self, *about, **facts)
Desk.end = stopped
from scraper.cli import main
main()
"""


def test_sigterm_while_the_crawl_is_being_closed_leaves_it_as_it_ended(kliping: Run, room: Newsroom) -> None:
    words = [sys.executable, "-c", ENDING, "crawl", "malangkota", "--home", room.home]
    done = subprocess.run(words, cwd=ROOT, env=kliping.environment(), capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("malangkota: finished: 54 new")
    assert kliping.last_crawl()["reason"] == "finished"
