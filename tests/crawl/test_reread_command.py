"""`kliping reread`: the rows of an archive brought up to today's reader out of its own files, the site asked for nothing."""

import os
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from archive.seals import seal
from newsroom import Newsroom
from tests.crawl.conftest import Run
from tests.crawl.test_clerk import children, command
from tests.crawl.test_trouble import until

pytestmark = pytest.mark.slow

LISTS = ("sections", "tags", "images", "attachments", "related", "dates", "appearances", "quotes", "institution_mentions", "place_mentions")


def everything(kliping: Run) -> dict[str, list[dict[str, object]]]:
    """All that was read, without the numbers of persons and institutions, which are dealt out anew."""
    own = {"appearances": "person", "quotes": "person", "institution_mentions": "institution"}
    found = {"articles": kliping.rows("SELECT * FROM articles ORDER BY id")}
    for name in LISTS:
        read = kliping.rows(f"SELECT * FROM {name} ORDER BY article, position")
        found[name] = [{key: value for key, value in row.items() if key != own.get(name)} for row in read]
    return found


def forget(kliping: Run, where: str = "1") -> None:
    """As if another reader had read it, which saw next to nothing."""
    with closing(sqlite3.connect(kliping.data / "archive.db")) as conn, conn:
        conn.execute(f"UPDATE readings SET reader = '0' WHERE {where}")
        conn.execute("UPDATE articles SET reader = '0', title = 'Judul', byline = NULL")
        for name in LISTS:
            conn.execute(f"DELETE FROM {name}")
        conn.execute("DELETE FROM people")
        conn.execute("DELETE FROM institutions")


@pytest.mark.parametrize("command", [["backfill", "--pages"], ["crawl"]], ids=["lists-and-pages", "pages"])
def test_everything_comes_back_out_of_the_warc_files(kliping: Run, newsroom: Callable[..., Newsroom], command: list[str]) -> None:
    room = newsroom(rest="open" if command[0] == "backfill" else "closed")
    kliping(command[0], "malangkota", "--home", room.home, *command[1:])
    before, people = everything(kliping), kliping.one("SELECT count(*) FROM people")
    assert before["quotes"]
    assert before["place_mentions"]
    forget(kliping)
    asked = len(room.requests)
    assert "54 articles read again" in kliping("reread", "--jobs", "2").stdout
    assert everything(kliping) == before
    assert kliping.one("SELECT count(*) FROM people") == people
    assert kliping.one("SELECT count(*) FROM revisions") == 0
    assert len(room.requests) == asked
    kliping.sound()
    assert kliping("reread", "malangkota", "--quiet").stdout == ""
    assert kliping("reread").stdout == "0 articles read again\n"


def test_what_is_done_already_is_not_done_again(kliping: Run, room: Newsroom) -> None:
    kliping("crawl", "malangkota", "--home", room.home)
    forget(kliping, "article > 50")
    assert kliping("reread").stdout == "4 articles read again\n"


def test_missing_file_is_told_and_the_row_stays(kliping: Run, room: Newsroom) -> None:
    kliping("crawl", "malangkota", "--home", room.home)
    forget(kliping, "article = 1")
    [file] = (kliping.data / "warc").glob("*.warc.gz")
    file.rename(file.with_suffix(".away"))
    done = kliping("reread", status=4)
    assert "FileNotFoundError" in done.stderr
    assert "its row stays as it was" in done.stderr
    assert kliping.one("SELECT title FROM articles WHERE id = 1") == "Judul"
    file.with_suffix(".away").rename(file)
    assert kliping("reread").stdout == "1 articles read again\n"


def test_no_archive(kliping: Run) -> None:
    assert "there is no archive" in kliping("reread", status=2).stderr


def test_what_another_reader_wrote_again_holds_against_a_digest_noted_before(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    kliping("backfill", "malangkota", "--home", newsroom(rest="open").home, "--pages")
    before = everything(kliping)
    forget(kliping)
    waits = "INSERT OR IGNORE INTO unsealed SELECT '{0}', id FROM {0}"
    with closing(sqlite3.connect(kliping.data / "archive.db", isolation_level=None)) as conn:
        for kind in ("articles", "readings"):
            conn.execute(waits.format(kind))
        noted = seal(conn, kliping.data, kliping.data / "warc", "as the release before read it")
    assert noted is not None
    kliping("reread", "--jobs", "2")
    assert everything(kliping) == before
    told = kliping("verify", "--since", noted.digest).stdout
    assert "162 rows were written again since they were sealed, and are what their captures say" in told
    with closing(sqlite3.connect(kliping.data / "archive.db", isolation_level=None)) as conn:
        conn.execute("UPDATE quotes SET speaker = 'Bukan dia' WHERE article = (SELECT min(article) FROM quotes)")
        conn.execute(waits.format("articles"))
    found = kliping("verify", "--since", noted.digest, status=8).stderr
    assert "the capture it names reads otherwise" in found
    assert "quotes 1/0: its person is not the row of the name it has" in found
    assert "2 things disagree" in found


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the processes in /proc")
def test_killed_in_the_middle_it_goes_on_from_there(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    """Lists hold a hundred stories each; what is written goes by stories, so that a kill loses few, and every core has some.

    No process that reads for it outlives it; one of those that is killed ends it, and what was done stays done.
    """
    kliping("backfill", "malangkota", "--home", newsroom(rest="open", copies=10).home)
    before = everything(kliping)
    forget(kliping)
    process = kliping.start("reread", "--jobs", "2")
    until(lambda: [reader for child in children(process.pid) for reader in children(child)] != [])
    [reader, *_] = [reader for child in children(process.pid) for reader in children(child)]
    os.kill(reader, signal.SIGKILL)
    assert process.wait() == 1
    done = kliping.one("SELECT count(*) FROM readings WHERE reader <> '0'")
    process = kliping.start("reread", "--jobs", "2")
    until(lambda: kliping.one("SELECT count(*) FROM readings WHERE reader <> '0'") > done)
    helpers = [helper for child in children(process.pid) for helper in (child, *children(child))]
    assert len(helpers) >= 3, "two that read, and the one they were forked from"
    process.kill()
    process.wait()
    until(lambda: not any(map(command, helpers)))
    left = kliping.one("SELECT count(*) FROM readings WHERE reader = '0'")
    assert 0 < left < 10 * 54
    assert f"{left} articles read again" in kliping("reread").stdout
    assert everything(kliping) == before
