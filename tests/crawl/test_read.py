"""`kliping read`: the record of one page, and a status that says whether there is an article in it."""

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from newsroom import Newsroom

from .conftest import ROOT, Run
from .test_command import KIPP
from .test_trouble import story

SITE = ["--site", "malangkota"]


@pytest.mark.parametrize(
    ("path", "kind"),
    [("/2020/01/24/tidak-ada/", "not-found"), ("/", "not-an-article"), ("/category/berita/", "not-an-article")],
)
def test_no_article_in_it(kliping: Run, room: Newsroom, path: str, kind: str) -> None:
    done = kliping("read", room.home + path, *SITE, status=7)
    told = json.loads(done.stdout)
    told = told[0] if isinstance(told, list) else told
    assert told["problem"]["kind"] == kind
    assert done.stderr == ""


def test_a_list_with_an_article_in_it(kliping: Run, room: Newsroom) -> None:
    whole = json.loads(kliping("read", f"{room.home}/wp-json/wp/v2/posts?per_page=5", *SITE).stdout)
    assert len(whole) == 5


def test_a_file_without_an_article(kliping: Run, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(b"")
    assert "problem" in json.loads(kliping("read", str(page), *SITE, status=7).stdout)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        (["--site", "nirwana"], "no site is called 'nirwana'"),
        ([*SITE, "--url", "nonsense"], "'nonsense' is no address"),
        ([*SITE, "--url", "malangkota.go.id/a/"], "did you mean https://malangkota.go.id/a/ ?"),
        ([*SITE, "--url", "http://[::1"], "is no address"),
        ([*SITE, "--captured-at", "kemarin"], "'kemarin' is no ISO 8601 moment"),
        ([*SITE, "--captured-at", "2020-13-01"], "is no ISO 8601 moment"),
        ([], "--site"),
    ],
)
def test_usage(kliping: Run, tmp_path: Path, more: list[str], told: str) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(story())
    done = kliping("read", str(page), *more, status=2)
    assert told in done.stderr
    assert done.stdout == ""


@pytest.mark.parametrize("name", ["missing.html", ".", "malangkota.go.id/a"])
def test_no_file(kliping: Run, tmp_path: Path, name: str) -> None:
    assert "can't read" in kliping("read", str(tmp_path / name), *SITE, status=2).stderr


def test_a_page_from_the_web_has_its_own_address(kliping: Run, room: Newsroom) -> None:
    assert "go with a file" in kliping("read", room.home + KIPP, *SITE, "--url", "https://malangkota.go.id/", status=2).stderr


@pytest.mark.parametrize("moment", ["2020-02-08", "2020-02-08T10:00:00", "2020-02-08T10:00:00Z", "20200208T100000+0700"])
def test_a_moment_as_people_write_it(kliping: Run, tmp_path: Path, moment: str) -> None:
    page = tmp_path / "page.html"
    page.write_bytes(story())
    record = json.loads(
        kliping("read", str(page), *SITE, "--url", "https://malangkota.go.id/2020/02/08/a/", "--captured-at", moment).stdout
    )
    assert record["event_date"] == "2020-02-08"


def test_out_of_reach(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    assert "can't be reached" in kliping("read", "http://127.0.0.1:9/2020/01/01/a/", *SITE, status=3).stderr
    room = newsroom(robots="User-agent: *\nDisallow: /2020/\n")
    assert "robots.txt forbids" in kliping("read", room.home + KIPP, *SITE, status=3).stderr
    room = newsroom(robots_status=503)
    assert "answered 503" in kliping("read", room.home + KIPP, *SITE, status=3).stderr


def dates(run: Run, text: bytes, *words: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(run.command("dates", *words), cwd=ROOT, env=run.environment(), input=text, capture_output=True, check=False)


def test_dates_of_lines(kliping: Run, tmp_path: Path) -> None:
    lines = "2020-01-24\tWorkshop digelar, Kamis (23/1/2020).\n\tTanpa tanggal\n2020-01-24T10:00:00\tkemarin malam"
    told = [json.loads(line)["dates"] for line in dates(kliping, lines.encode()).stdout.splitlines()]
    assert [each["value"] for each in told[0]] == ["2020-01-23"]
    assert told[1] == []
    assert len(told) == 3
    file = tmp_path / "lines.tsv"
    file.write_text(lines, encoding="utf-8")
    assert len(kliping("dates", str(file), "--site", "malangkota").stdout.splitlines()) == 3
    assert dates(kliping, b"").stdout == b""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (b"2020-01-24 no tab here\n", "<stdin>: line 1: no tab"),
        (b"2020-01-24\tok\nkemarin\tSenin\n", "<stdin>: line 2: no reference date in ISO 8601: 'kemarin'"),
        (b"2020-01-24\t\xff\n", "is not UTF-8"),
    ],
)
def test_dates_of_bad_lines(kliping: Run, text: bytes, told: str) -> None:
    done = dates(kliping, text)
    assert done.returncode == 2
    assert told in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_dates_of_no_file(kliping: Run) -> None:
    assert "No such file" in kliping("dates", "missing.tsv", status=2).stderr
