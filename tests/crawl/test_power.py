"""The power goes in the middle of a crawl: what had not reached the disk is fetched again, and nothing points at what is gone."""

import os
import random
import signal
import struct
from collections.abc import Callable

import pytest

from newsroom import Newsroom

from .conftest import Run
from .test_clerk import clerk_of
from .test_trouble import until

_CARRIED_OVER = 128
"""Where SQLite's shared memory says how many pages of the journal the database may have (nBackfillAttempted in
sqlite.org/walformat.html#the_wal_index_file_format): they were on the disk before the first of them was carried over."""


def cut(kliping: Run, die: random.Random) -> None:
    """Take the end off the journal, behind what the database may have of it, and put half a record behind the answers."""
    journal = kliping.data / "archive.db-wal"
    size = journal.stat().st_size
    (page,) = struct.unpack(">I", journal.read_bytes()[8:12])
    (carried,) = struct.unpack("=I", (kliping.data / "archive.db-shm").read_bytes()[_CARRIED_OVER : _CARRIED_OVER + 4])
    least = max(32 + carried * (page + 24), size // 2)
    os.truncate(journal, die.randint(least, size))
    (kliping.data / "archive.db-shm").unlink()
    with max((kliping.data / "warc").glob("*.warc.gz")).open("ab") as file:
        file.write(b"\x1f\x8b\x08\x00" + die.randbytes(2000))


@pytest.mark.slow
@pytest.mark.parametrize("rest", ["open", "closed"])
@pytest.mark.parametrize("seed", [1, 2])
def test_the_power_goes(kliping: Run, newsroom: Callable[..., Newsroom], rest: str, seed: int) -> None:
    die = random.Random(seed)
    room = newsroom(copies=2, rest=rest)
    for _ in range(2):
        begun, most = len(room.requests), die.randrange(20, 60)
        process = kliping.start("crawl", "malangkota", "--home", room.home)
        until(lambda begun=begun, most=most: len(room.requests) - begun > most)
        clerk = clerk_of(process.pid)
        os.kill(clerk, signal.SIGSTOP)  # both at one moment
        process.kill()
        os.kill(clerk, signal.SIGKILL)
        process.wait()
        cut(kliping, die)
    done = kliping("crawl", "malangkota", "--home", room.home)
    assert "put aside" in done.stdout
    assert kliping.one("SELECT count(*) FROM articles") == 2 * 54
    assert kliping.one("SELECT count(DISTINCT article) FROM readings WHERE captured_via = 'page'") == 2 * 54
    assert kliping.one("SELECT count(*) FROM revisions") == 0
    # What a list says of a page that had come before it, and whose row was lost, is looked after by the next crawl.
    kliping("crawl", "malangkota", "--home", room.home)
    assert kliping.one("SELECT count(*) FROM pages WHERE wanted = 1") == 0
    assert kliping.one("SELECT count(*) FROM revisions") == 0
    kliping("verify")
    kliping.sound()
