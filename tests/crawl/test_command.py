"""The command as printed in the README and the docs, and what it prints."""

import csv
import io
import json
import re
import shlex
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsroom import Newsroom

from .conftest import ROOT, Run

KIPP = "/2020/01/24/kipp-2020-dimulai-pemkot-malang-ajak-perangkat-daerah-berinovasi/"


def printed() -> Iterator[list[str]]:
    """Every kliping command in a shell block of the README and the docs, as words."""
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]:
        for block in re.findall(r"^ *```sh\n(.*?)```", path.read_text(encoding="utf-8"), re.M | re.S):
            for line in block.splitlines():
                if line.startswith("kliping "):
                    yield shlex.split(line.split("#")[0].split("|")[0].split(">")[0])[1:]


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Run, Newsroom]]:
    """An archive of the sample newsroom, which goes on answering."""
    run = Run(tmp_path_factory.mktemp("archive") / "data")
    with Newsroom() as room:
        run("backfill", "malangkota", "--home", room.home)
        yield run, room


def test_every_printed_command_works(filled: tuple[Run, Newsroom]) -> None:
    run, room = filled
    seen = set()
    for words in printed():
        seen.add(words[0])
        if words[0] in {"crawl", "backfill"}:
            run(words[0], "malangkota", *words[2:], "--home", room.home)
        elif words[0] in {"report", "search", "sites"}:
            run(*words)
    assert {"crawl", "backfill", "report", "search", "serve", "read"} <= seen


def test_search_formats(filled: tuple[Run, Newsroom]) -> None:
    run, _ = filled
    hits = json.loads(run("search", "inovasi pelayanan", "--format", "json").stdout)
    assert hits[0]["url"].endswith(KIPP)
    rows = list(csv.DictReader(io.StringIO(run("search", "pasar", "--since", "2019", "--format", "csv").stdout)))
    assert rows
    assert all(row["published_at"] >= "2019" for row in rows)
    assert "KIPP" in run("search", "kompetisi inovasi", "--section", "berita").stdout
    assert "no ISO" not in run("search", "x", "--since", "kemarin", status=2).stdout


def test_report(filled: tuple[Run, Newsroom]) -> None:
    run, _ = filled
    told = json.loads(run("report", "--format", "json").stdout)
    assert told[0]["site"] == "malangkota"
    assert told[0]["articles"] == 54
    assert "malangkota" in run("report").stdout


def test_read_prints_the_record_and_stores_nothing(filled: tuple[Run, Newsroom], tmp_path: Path) -> None:
    _, room = filled
    address = room.home + KIPP
    fresh = Run(tmp_path / "data")
    from_web = json.loads(fresh("read", address, "--site", "malangkota").stdout)
    page = tmp_path / "story.html"
    page.write_bytes(urllib.request.urlopen(address).read())
    from_file = json.loads(
        fresh(
            "read",
            str(page),
            "--site",
            "malangkota",
            "--url",
            f"https://malangkota.go.id{KIPP}",
            "--captured-at",
            "2020-02-27T10:00:00+07:00",
        ).stdout
    )
    for record in (from_web, from_file):
        assert record["byline"] == "cah/yon"
        assert record["dateline"] == "Klojen (malangkota.go.id) –"
        assert record["event_date"] == "2020-01-23"
    assert from_file["canonical_url"] == f"https://malangkota.go.id{KIPP}"
    assert not fresh.data.exists()


def test_scrapy_and_datasette_as_their_users_expect(filled: tuple[Run, Newsroom], tmp_path: Path) -> None:
    _, room = filled
    scrapy = [sys.executable, "-m", "scrapy"]
    assert subprocess.run([*scrapy, "list"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split() == ["malangkota"]
    own = Run(tmp_path / "data")
    subprocess.run(
        [*scrapy, "crawl", "malangkota", "-a", f"home={room.home}", "-a", "limit=3"],
        cwd=ROOT,
        env=own.environment(),
        capture_output=True,
        check=True,
    )
    assert own.one("SELECT count(*) FROM articles") == 3


def test_scrapy_alone_logs_why_a_crawl_failed(tmp_path: Path) -> None:
    """Scrapy leaves with 0 whatever a crawl came to."""
    with Newsroom(rest="closed", sitemap="none", feed=False, lists=False) as room:
        words = [sys.executable, "-m", "scrapy", "crawl", "malangkota", "-L", "ERROR", "-a", f"home={room.home}"]
        done = subprocess.run(words, cwd=ROOT, env=Run(tmp_path / "data").environment(), capture_output=True, text=True, check=False)
    assert len(done.stderr.splitlines()) == 1
    assert "ERROR: malangkota failed: structure (rest: REST answered status 401; sitemap: " in done.stderr


def test_serve(filled: tuple[Run, Newsroom]) -> None:
    run, _ = filled
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = run.start("serve", "--port", str(port))
    try:
        for _ in range(1200):
            try:
                page = urllib.request.urlopen(f"http://127.0.0.1:{port}/archive/articles?_search=inovasi").read().decode()
                break
            except (urllib.error.URLError, ConnectionError):
                time.sleep(0.05)
        assert "KIPP" in page
    finally:
        process.terminate()
        process.wait()
