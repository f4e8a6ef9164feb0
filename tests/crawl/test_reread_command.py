"""`kliping reread`: the rows of an archive brought up to today's reader out of its own files, the site asked for nothing."""

import os
import re
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from archive.seals import seal
from newsroom import Newsroom
from newsroom.story import load
from scraper.tray import FOLDER
from scraper.tries import TRIES
from tests.crawl.conftest import ROOT, Run
from tests.crawl.test_clerk import children, command
from tests.crawl.test_output import on_terminal
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
    shown = on_terminal(kliping, "reread", "--jobs", "2", columns=40)
    assert all(len(line) <= 40 for line in re.split(r"[\r\n]+", re.sub(r"\x1b\[[\d;?]*\w", "", shown)))
    assert re.search(r"(54|108)/\1", shown), "stories, as many as there are"
    assert shown.endswith("\x1b[2K54 articles read again\r\n"), "the bar goes away"
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
    done = kliping("reread")
    assert (done.stdout, done.stderr) == ("4 articles read again\n", ""), "no bar where there is no terminal"


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
    assert kliping("reread").stdout == "1 article read again\n"


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


def reading(kliping: Run) -> tuple[subprocess.Popen[bytes], list[int]]:
    """A rereading that is under way, and the processes that read for it."""
    process = kliping.start("reread", "--jobs", "2")
    until(lambda: [reader for child in children(process.pid) for reader in children(child)] != [])
    return process, [reader for child in children(process.pid) for reader in children(child)]


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the processes in /proc")
def test_killed_in_the_middle_it_goes_on_from_there(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    """Lists hold a hundred stories each; what is written goes by stories, so that a kill loses few, and every core has some.

    No process that reads for it outlives it; one of those that is killed is made up for. Ctrl-C and SIGTERM stop it at once.
    """
    kliping("backfill", "malangkota", "--home", newsroom(rest="open", copies=10).home)
    before = everything(kliping)
    forget(kliping)
    for way in (signal.SIGINT, signal.SIGTERM):
        process, _ = reading(kliping)
        process.send_signal(way)
        assert process.wait() == 130
        assert not (kliping.data / FOLDER).exists()
    process, [reader, *_] = reading(kliping)
    os.kill(reader, signal.SIGKILL)
    until(lambda: kliping.one("SELECT count(*) FROM readings WHERE reader <> '0'") > 0)
    helpers = [helper for child in children(process.pid) for helper in (child, *children(child))]
    assert len(helpers) >= 3, "two that read, and the one they were forked from"
    process.kill()
    process.wait()
    until(lambda: not any(map(command, helpers)))
    left = kliping.one("SELECT count(*) FROM readings WHERE reader = '0'")
    assert 0 < left < 10 * 54
    assert f"{left} articles read again" in kliping("reread").stdout
    assert everything(kliping) == before


DEADLY = """
import os, signal
from multiprocessing import parent_process
from scraper.cli import main
from scraper.sites import SITES

platform = type(SITES["malangkota"])
reading = platform.reading

def deadly(self, capture, parts=()):
    if capture.url in os.environ["DEADLY"].split():
        os.kill(parent_process().pid if "WHOLE_RUN" in os.environ else os.getpid(), signal.SIGKILL)
    return (yield from reading(self, capture, parts))

platform.reading = deadly  # in each process that reads too: it loads this file as well
if __name__ == "__main__":
    main()
"""


class DeadlyRun(Run):
    """A reader that some pages kill."""

    pages: tuple[str, ...] = ()
    whole_run = False

    def command(self, *arguments: str) -> list[str]:
        program = self.data.parent / "deadly.py"
        program.write_text(DEADLY)
        return [sys.executable, str(program), *arguments]

    def environment(self) -> dict[str, str]:
        here = {"PYTHONPATH": str(ROOT), "DEADLY": " ".join(self.pages)} | ({"WHOLE_RUN": ""} if self.whole_run else {})
        return {**super().environment(), **here}


def test_a_page_that_ends_its_process_is_named_and_the_others_are_read(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    kliping("crawl", "malangkota", "--home", newsroom(load()[:16], rest="closed").home)
    before = everything(kliping)
    urls = [str(row["canonical_url"]) for row in before["articles"]]
    deadly = DeadlyRun(kliping.data)
    deadly.pages = (urls[2], urls[9])
    forget(kliping)
    done = deadly("reread", status=4)
    told = "two processes ended over reading it (killed, out of memory, crashed); its row stays as it was"
    assert [line for line in done.stderr.splitlines() if "over reading it" in line] == [f"{url}: {told}" for url in sorted(deadly.pages)]
    assert f"{len(urls) - 2} articles read again, 2 captures could not be" in done.stderr
    assert kliping.rows("SELECT DISTINCT title, reader FROM articles WHERE reader = '0'") == [{"title": "Judul", "reader": "0"}]
    assert {row["canonical_url"] for row in kliping.rows("SELECT * FROM articles WHERE title = 'Judul'")} == set(deadly.pages)
    assert not (kliping.data / FOLDER).exists()

    # Where all that runs together is killed together, nobody but the next run can tell.
    deadly.pages, deadly.whole_run = (urls[9],), True
    for _ in range(TRIES):
        deadly("reread", status=-signal.SIGKILL)
    done = deadly("reread", status=4)
    assert f"{urls[9]}: {told}" in done.stderr
    assert "1 capture could not be" in done.stderr
    assert kliping("reread").stdout == "1 article read again\n"
    assert everything(kliping) == before
    kliping.sound()
