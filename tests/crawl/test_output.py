"""What is printed and where: for an operator who reads cron's mail, for a pipe, for a terminal."""

import csv
import fcntl
import io
import json
import os
import pty
import re
import signal
import sqlite3
import struct
import subprocess
import termios
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Thread

import pytest

from newsroom import Newsroom
from newsroom.story import load

from .conftest import ROOT, Run
from .test_trouble import GOOD, HTML, Liar, liar, serve_good

pytestmark = pytest.mark.slow

__all__ = ["liar"]  # a fixture


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Run:
    run = Run(tmp_path_factory.mktemp("archive") / "data")
    with Newsroom() as room:
        run("backfill", "malangkota", "--home", room.home)
    return run


@pytest.fixture
def room() -> Iterator[Newsroom]:
    """A small one: what is told of a crawl doesn't hang on how long it takes."""
    with Newsroom(load()[:12]) as opened:
        yield opened


def test_a_crawl_that_went_well_is_one_line_and_its_seal_or_none(kliping: Run, room: Newsroom) -> None:
    done = kliping("crawl", "malangkota", "--home", room.home)
    outcome, sealed = done.stdout.splitlines()
    assert outcome.startswith("malangkota: finished: ")
    assert re.fullmatch("  sealed: [0-9a-f]{64}", sealed)
    assert sealed in kliping("report").stdout.splitlines()
    assert done.stderr == ""
    noted = sealed.split()[1]
    assert noted in kliping("verify", "--since", noted).stdout
    assert kliping("verify").stdout.startswith("all is as it was sealed: ")
    bundle = kliping.data.parent / "bukti.wacz"
    assert kliping("evidence", "7", "--wacz", "--out", str(bundle)).stdout == f"{bundle}: 2 captures, 1 version\n"
    assert zipfile.is_zipfile(bundle)
    assert "is there already" in kliping("evidence", "7", "--wacz", "--out", str(bundle), status=5).stderr
    assert "kliping search" in kliping("evidence", "kipp", status=2).stderr
    quiet = kliping("crawl", "malangkota", "--home", room.home, "--quiet")
    assert (quiet.stdout, quiet.stderr) == ("", "")
    with closing(sqlite3.connect(kliping.data / "archive.db")) as conn, conn:
        conn.execute("UPDATE articles SET title = 'Lain' WHERE id = 7")
    wrong = kliping("verify", "--quiet", "--since", noted, status=8)
    assert wrong.stdout == ""
    assert wrong.stderr.startswith("archive.db articles 7 (http://127.0.0.1:")
    assert wrong.stderr.splitlines()[-2].startswith("1 thing disagrees: ")
    assert "64 hexadecimal digits" in kliping("verify", "--since", "abc", status=2).stderr
    assert "no archive" in kliping("verify", "--data", str(kliping.data / "nowhere"), status=2).stderr


@pytest.mark.parametrize("quiet", [[], ["--quiet"]], ids=["plain", "quiet"])
def test_a_crawl_that_failed_is_told_on_standard_error_alone(kliping: Run, quiet: list[str]) -> None:
    done = kliping("crawl", "malangkota", "--home", "http://127.0.0.1:9", *quiet, status=3)
    assert done.stdout == ""
    assert done.stderr.startswith("malangkota: unreachable: nothing new\n")


def test_what_scrapy_warns_of_is_not_for_the_operator(kliping: Run, liar: Liar) -> None:
    serve_good(liar, "/2020/03/05/besar/", "/2020/03/06/terpotong/", "/2020/03/07/gelung/")
    liar.answers["/2020/03/05/besar/"] = (200, HTML, b"x" * 21_000_000)
    liar.answers["/2020/03/06/terpotong/"] = (200, HTML | {"Content-Length": "5000", "Connection": "close"}, b"<html>")
    liar.answers["/2020/03/07/gelung/"] = (302, {"Location": "/2020/03/07/gelung/"}, b"")
    done = kliping("crawl", "malangkota", "--home", liar.home)
    assert done.stderr == ""
    assert done.stdout.splitlines()[0].startswith(f"malangkota: finished: {len(GOOD)} new")


def test_verbose_logs_every_step(kliping: Run, room: Newsroom) -> None:
    assert "Spider opened" in kliping("crawl", "malangkota", "--home", room.home, "--limit", "1", "--verbose").stderr


STRANGE = ["", '"', "NEAR(a b", "a*b OR", "'; DROP TABLE articles", "\x01🏛ﷺ", "a" * 5000]


@pytest.mark.parametrize("text", STRANGE)
def test_search_takes_whatever_is_typed(filled: Run, text: str) -> None:
    done = filled("search", "--format", "json", "--", text)
    assert isinstance(json.loads(done.stdout), list)
    hint = "There is nothing to look for in this: write a word or a number.\n"
    assert done.stderr == (hint if text and not re.search(r"\w", text) else "")


def test_csv_is_quoted(filled: Run) -> None:
    text = filled("search", "pasar", "--format", "csv").stdout
    rows = list(csv.reader(io.StringIO(text)))
    assert {len(row) for row in rows} == {7}
    assert any("," in cell for row in rows[1:] for cell in row)
    assert list(csv.reader(io.StringIO(filled("search", "tiadakatainidimanapun", "--format", "csv").stdout)))[1:] == []


def test_a_text_that_begins_with_a_hyphen(filled: Run) -> None:
    assert "goes last, after --" in filled("search", "-pasar", status=2).stderr
    assert "-s" not in filled("search", "--", "-pasar kota").stderr


@pytest.mark.parametrize(
    "words", [["search", "kota"], ["search", "kota", "--format", "csv"], ["search", "kota", "--format", "json"], ["report"], ["sites"]]
)
def test_a_pipe_that_closes_early_ends_in_silence(filled: Run, words: list[str]) -> None:
    process = subprocess.Popen(filled.command(*words), cwd=ROOT, env=filled.environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    process.stdout.close()  # type: ignore[union-attr]
    assert process.stderr is not None
    assert process.stderr.read() == b""
    process.stderr.close()
    assert process.wait() == -signal.SIGPIPE


def on_terminal(run: Run, *words: str, columns: int = 80, **more: str) -> str:
    """What a command writes to a terminal."""
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    plain = {name: value for name, value in run.environment().items() if name not in {"NO_COLOR", "COLUMNS"}}
    environment = plain | {"TERM": "xterm-256color"} | more
    process = subprocess.Popen(run.command(*words), cwd=ROOT, env=environment, stdout=theirs, stderr=theirs, stdin=theirs)
    os.close(theirs)
    written: list[bytes] = []

    def listen() -> None:
        while True:
            try:
                written.append(os.read(ours, 65536))
            except OSError:  # the other side is closed
                return

    listener = Thread(target=listen)
    listener.start()
    process.wait()
    listener.join()
    os.close(ours)
    return b"".join(written).decode()


def test_colours_on_a_terminal_and_nowhere_else(filled: Run) -> None:
    assert "\x1b[1m" in on_terminal(filled, "search", "kota", "--limit", "1")
    assert "\x1b[1m" not in on_terminal(filled, "search", "kota", "--limit", "1", TERM="dumb")
    assert "\x1b[3" not in on_terminal(filled, "search", "kota", "--limit", "1", NO_COLOR="1")
    environment = {name: value for name, value in filled.environment().items() if name != "NO_COLOR"}
    done = subprocess.run(filled.command("search", "kota"), cwd=ROOT, env=environment, capture_output=True, check=True)
    assert b"\x1b" not in done.stdout + done.stderr


def test_a_narrow_terminal_breaks_no_address(filled: Run) -> None:
    told = on_terminal(filled, "search", "kota", "--limit", "3", columns=30, TERM="dumb")
    addresses = [line.strip() for line in told.splitlines() if "http://" in line]
    assert len(addresses) == 3
    assert all(address.endswith("/") for address in addresses)


@pytest.mark.parametrize("columns", [20, 80])
def test_progress_goes_away(kliping: Run, room: Newsroom, columns: int) -> None:
    told = on_terminal(kliping, "crawl", "malangkota", "--home", room.home, columns=columns)
    assert "\x1b[?25h" in told  # the cursor is back
    finished, sealed = told.rstrip().splitlines()[-2:]
    assert finished.split("\x1b[2K")[-1].startswith("malangkota: finished: ")
    assert sealed.startswith("  sealed: ")


def test_progress_knows_a_terminal_that_can_do_nothing(kliping: Run, room: Newsroom) -> None:
    assert "\x1b" not in on_terminal(kliping, "crawl", "malangkota", "--home", room.home, TERM="dumb")


def test_a_file_gets_no_control_codes(kliping: Run, room: Newsroom, tmp_path: Path) -> None:
    log = tmp_path / "log"
    environment = {name: value for name, value in kliping.environment().items() if name != "NO_COLOR"}
    with log.open("wb") as file:
        subprocess.run(
            kliping.command("crawl", "malangkota", "--home", room.home), cwd=ROOT, env=environment, stdout=file, stderr=file, check=True
        )
    assert "\x1b" not in log.read_text()
