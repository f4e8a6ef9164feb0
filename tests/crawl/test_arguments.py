"""What is typed wrongly: each is told in a sentence that names it and the way out, before anything is asked of a site."""

import os
import re
import socket
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsroom import Newsroom
from scraper.arguments import address, checked, month
from scraper.cli import main

from .conftest import ROOT, Run


@pytest.mark.parametrize("text", ["2020-13", "2020-1", "20201", "2020", "0001-01", "9999-12", "２０２０-01", "", "2020-01-01"])
def test_no_month(text: str) -> None:
    with pytest.raises(ValueError, match="write it as 2020-01"):
        month(text)


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("http://x.go.id", "http://x.go.id/"),
        ("https://X.go.id//", "https://x.go.id/"),
        ("http://127.0.0.1:80/a/b", "http://127.0.0.1:80/a/b/"),
        ("http://[::1]:8000/", "http://[::1]:8000/"),
    ],
)
def test_address(text: str, home: str) -> None:
    assert address(text) == home


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("nonsense", "is no address; write it as"),
        ("x.go.id/berita", "did you mean https://x.go.id/berita/ ?"),
        ("ftp://x.go.id/", "is no address"),
        ("http://x.go.id:0/", "is no address"),
        ("http://x.go.id:99999/", "is no address"),
        ("http://a b/", "is no address"),
        ("http://[::1", "is no address"),
        ("http://me:secret@x.go.id/", "name or password"),
        ("http://x.go.id/?p=1", "leave out what follows ?"),
        ("http://x.go.id/#top", "leave out what follows #"),
    ],
)
def test_no_address(text: str, told: str) -> None:
    with pytest.raises(ValueError, match=re.escape(told)) as error:
        address(text)
    assert "secret" not in str(error.value)


def test_arguments_of_a_spider() -> None:
    given = checked(home="http://x.go.id", command="backfill", first="2020-01", last="2020-02", limit="3", pages="yes")
    assert given == {
        "home": "http://x.go.id/",
        "command": "backfill",
        "first": "2020-01",
        "last": "2020-02",
        "limit": 3,
        "pages": True,
    }
    assert set(checked().values()) == {None}


@pytest.mark.parametrize(
    ("argument", "told"),
    [
        ("limit=abc", "argument limit: 'abc' is no number of articles; write 1 or more"),
        ("limit=0", "argument limit: '0' is no number of articles; write 1 or more"),
        ("command=bogus", "argument command: 'bogus' is no command; write crawl or backfill"),
        ("first=2020-13", "argument first: '2020-13' is no month; write it as 2020-01"),
        ("home=nonsense", "argument home: 'nonsense' is no address; write it as https://example.go.id/"),
        ("pages=maybe", "argument pages: 'maybe' is neither yes nor no; write 1 or 0"),
        ("page=1", "argument page is unknown; there are: home, command, first, last, limit, pages"),
    ],
)
def test_wrong_arguments_of_a_spider(argument: str, told: str) -> None:
    name, _, value = argument.partition("=")
    with pytest.raises(ValueError) as error:
        checked(**{name: value})
    assert f"argument {error.value}".startswith(told)


def test_scrapy_crawl_tells_a_wrong_argument_in_a_line(tmp_path: Path) -> None:
    argument, told = "limit=abc", "argument limit: 'abc' is no number of articles; write 1 or more"
    done = subprocess.run(
        [sys.executable, "-m", "scrapy", "crawl", "malangkota", "-L", "WARNING", "-a", argument],
        cwd=ROOT,
        env=Run(tmp_path / "data").environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.startswith(f"scrapy crawl malangkota: {told}")
    assert len(done.stderr.splitlines()) == 1
    assert not (tmp_path / "data").exists()


NEXT_MONTH = (datetime.now(UTC).replace(day=28) + timedelta(days=5)).strftime("%Y-%m")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["crawl", "malangkotta"], "did you mean malangkota?"),
        (["crawl", "Malangkota"], "did you mean malangkota?"),
        (["backfill", "malangkota", "--from", "2020-13"], "'2020-13' is no month"),
        (["backfill", "malangkota", "--from", "2020-02", "--to", "2020-01"], "--from 2020-02 is after --to 2020-01; swap them"),
        (["backfill", "malangkota", "--from", NEXT_MONTH], f"--from {NEXT_MONTH} is still to come"),
        (["backfill", "malangkota", "--to", "2001-01"], "before the first month with news of malangkota, 2013-12"),
        (["crawl", "malangkota", "--home", "malangkota.go.id"], "did you mean https://malangkota.go.id/ ?"),
        (["crawl", "malangkota", "--limit", "0"], "--limit"),
        (["crawl", "malangkota", "--delay", "0.1"], "--delay"),
        (["crawl", "malangkota", "--contact", "a\nb"], "can't stand in a user agent"),
    ],
)
def test_usage(tmp_path: Path, words: list[str], told: str) -> None:
    done = CliRunner().invoke(main, [*words, "--data", str(tmp_path / "data")])
    assert done.exit_code == 2
    assert told in done.output
    assert not (tmp_path / "data").exists()


def test_the_same_site_twice_is_crawled_once(kliping: Run, room: Newsroom) -> None:
    done = kliping("crawl", "malangkota", "malangkota", "--home", room.home, "--limit", "1")
    assert [line for line in done.stdout.splitlines() if line.startswith("malangkota:")] == ["malangkota: finished: 1 new, 1 witnessed"]
    assert kliping.one("SELECT count(*) FROM crawls") == 1


def test_months_at_the_edge(kliping: Run, room: Newsroom) -> None:
    month = datetime.now(UTC).strftime("%Y-%m")
    kliping("backfill", "malangkota", "--home", room.home, "--from", month, "--to", "2099-12")
    assert kliping.one("SELECT count(*) FROM articles") == 0
    kliping("backfill", "malangkota", "--home", room.home, "--from", "1990-01", "--to", "2014-12")
    assert kliping.rows("SELECT 1 FROM articles WHERE published_at >= '2015'") == []
    assert kliping.one("SELECT count(*) FROM articles") > 0


# -- the archive's folder -----------------------------------------------------------------------------------------------

SHOWING = [["search", "x"], ["report"], ["serve"]]


@pytest.mark.parametrize("words", SHOWING, ids=lambda words: words[0])
def test_no_archive(kliping: Run, words: list[str]) -> None:
    assert "make one with `kliping backfill malangkota`, or name its folder with --data" in kliping(*words, status=2).stderr


@pytest.mark.parametrize("words", [*SHOWING, ["crawl", "malangkota"]], ids=lambda words: words[0])
def test_data_that_is_a_file(tmp_path: Path, words: list[str]) -> None:
    (tmp_path / "data").write_text("no folder")
    assert "--data" in Run(tmp_path / "other")(*words, "--data", str(tmp_path / "data"), status=2).stderr


@pytest.mark.parametrize("words", SHOWING, ids=lambda words: words[0])
def test_database_of_something_else(kliping: Run, words: list[str]) -> None:
    kliping.data.mkdir()
    with sqlite3.connect(kliping.data / "archive.db") as conn:
        conn.execute("CREATE TABLE letters (id)")
    told = kliping(*words, status=5).stderr
    assert "is a database of something else" in told
    assert "--data" in told


@pytest.mark.parametrize("words", [["search", "x"], ["report"]], ids=lambda words: words[0])
def test_database_of_another_release(kliping: Run, words: list[str]) -> None:
    kliping.data.mkdir()
    with sqlite3.connect(kliping.data / "archive.db") as conn:
        conn.executescript("CREATE TABLE articles (id); CREATE TABLE sites (name); CREATE VIRTUAL TABLE articles_fts USING fts5 (title)")
    told = kliping(*words, status=5).stderr
    assert "another release" in told
    assert "Traceback" not in told


def test_report_of_an_archive_without_a_crawl(kliping: Run) -> None:
    from archive.store import Archive

    Archive(kliping.data).close()
    assert kliping("report").stdout == "no site has been crawled yet\n"
    assert kliping("report", "--format", "json").stdout == "[]\n"
    assert kliping("search", "x").stderr == "nothing found\n"
    assert "add a word to look for, such as pasar -banjir" in kliping("search", "--", "-banjir").stderr


@pytest.mark.skipif(os.geteuid() == 0 and not Path("/proc/self").exists(), reason="root may write anywhere but in /proc")
def test_data_that_can_not_be_made(kliping: Run) -> None:
    told = kliping("crawl", "malangkota", "--data", "/proc/self/kliping", status=5).stderr
    assert "/proc/self/kliping" in told
    assert "--data" in told


def test_serve_on_a_port_that_is_taken(kliping: Run) -> None:
    from archive.store import Archive

    Archive(kliping.data).close()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        told = kliping("serve", "--port", str(port), status=2).stderr
    assert f"can't listen on 127.0.0.1 port {port}" in told
    assert "--port" in told
    assert "--host" in kliping("serve", "--host", "no.such.host.invalid", status=2).stderr


def test_every_command_says_in_a_line_what_it_is_for() -> None:
    told = CliRunner().invoke(main, ["--help"], terminal_width=80).output
    assert "…" not in told
    assert "..." not in told.replace("[ARGS]...", "")
    assert [line for line in told.splitlines() if len(line) > 80] == []
