"""The clerk: what it reads and keeps of what was fetched, and what becomes of a crawl when one of the two processes dies."""

import ast
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from archive.record import Candidate, Capture, Want
from archive.store import Unwritable
from newsroom import Newsroom
from scraper.clerk import LATE, Clerk
from scraper.items import Fetched, Missed, Noted
from scraper.letters import Begin, Broken, Close, End, Unpacked, packed
from scraper.sites import SITES
from tests.crawl.conftest import ROOT, Run
from tests.crawl.test_trouble import until

pytestmark = pytest.mark.slow

HOME = "https://malangkota.go.id"
SITE = SITES["malangkota"]


def page(number: int, body: str = "", pages: int = 1) -> Capture:
    url = f"{HOME}/2020/01/{number:02d}/kabar-{number}/"
    links = "".join(f'<a class="post-page-numbers" href="{url}{each}/">{each}</a>' for each in range(2, pages + 1))
    text = body or f"<p>Klojen (malangkota.go.id) – Warga membersihkan selokan ke-{number} bersama-sama sejak pagi.</p>"
    markup = (
        f"<html><head><title>Kabar {number}</title></head><body class='single single-post'><article class='post type-post'>"
        f"<h1 class='entry-title'>Kabar {number}</h1><div class='entry-content'>{text}"
        f"{f'<div class=page-links>{links}</div>' if links else ''}</div></article></body></html>"
    )
    headers = (("Content-Type", "text/html; charset=UTF-8"),)
    return Capture(url=url, captured_at=f"2026-01-01T00:00:{number:02d}.000000Z", status=200, headers=headers, body=markup.encode())


def fetched(*captures: Capture, whole: bool = False) -> Fetched:
    return Fetched(captures=captures, address=captures[0].url, whole=whole)


@pytest.fixture
def clerk(tmp_path: Path) -> Iterator[Clerk]:
    opened = Clerk()
    [answer] = opened.answers([Begin(tmp_path, SITE, "crawl", {"software": "test"})])
    assert answer.error is None
    assert answer.crawl is not None
    yield opened
    opened.close()


def count(folder: Path, query: str) -> int:
    conn = sqlite3.connect(folder / "archive.db")
    try:
        return int(conn.execute(query).fetchone()[0])
    finally:
        conn.close()


def test_letters_arrive_whole_however_they_are_cut() -> None:
    sent = [fetched(page(1)), Missed(url="u", kind="timeout", detail="d", again=True), Close()]
    stream = b"".join(map(packed, sent))
    for size in (1, 7, 4096, len(stream)):
        unpacked = Unpacked()
        assert [each for start in range(0, len(stream), size) for each in unpacked.feed(stream[start : start + size])] == sent


def test_what_arrives_together_is_kept_together(clerk: Clerk, tmp_path: Path) -> None:
    answers = clerk.answers([fetched(page(number)) for number in range(1, 6)])
    assert [answer.error for answer in answers] == [None] * 5
    assert answers[-1].crawl is not None
    assert answers[-1].crawl.counts == {"new": 5}
    assert count(tmp_path, "SELECT count(*) FROM articles") == 5


def test_a_divided_story_is_kept_when_its_pages_are_there(clerk: Clerk, tmp_path: Path) -> None:
    first = page(1, pages=2)
    [answer] = clerk.answers([fetched(first)])
    assert answer.more == (f"{first.url}2/",)
    assert count(tmp_path, "SELECT count(*) FROM captures") == 0
    second = replace(page(1, "<p>Kegiatan ditutup dengan makan bersama di balai warga.</p>", pages=2), url=f"{first.url}2/")
    [answer] = clerk.answers([fetched(first, second, whole=True)])
    assert (answer.more, answer.error) == ((), None)
    assert count(tmp_path, "SELECT count(*) FROM articles WHERE body LIKE '%selokan%' AND body LIKE '%balai warga%'") == 1
    assert count(tmp_path, "SELECT count(*) FROM captures") == 2


def test_a_missing_part_leaves_the_first_with_its_doubt(clerk: Clerk, tmp_path: Path) -> None:
    [answer] = clerk.answers([fetched(page(1, pages=2), whole=True)])
    assert (answer.more, answer.error) == ((), None)
    assert count(tmp_path, "SELECT count(*) FROM articles WHERE doubts LIKE '%part%'") == 1


def test_what_a_reader_stumbles_over_is_kept_and_told(clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(self: object, capture: Capture, parts: tuple[Capture, ...] = ()) -> None:
        raise RecursionError("too deep")

    monkeypatch.setattr(type(SITE), "reading", read)
    [answer] = clerk.answers([fetched(page(1))])
    assert answer.error is None
    assert count(tmp_path, "SELECT count(*) FROM problems JOIN captures ON digest = capture WHERE kind = 'reader-failed'") == 1


def test_one_reading_that_cannot_be_kept_takes_no_other_down(clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep = clerk.archive.keep

    def picky(readings: list) -> list:  # type: ignore[type-arg]
        if any(reading.article and reading.article.title == "Kabar 2" for reading in readings):
            raise ValueError("no number 2")
        return keep(readings)

    monkeypatch.setattr(clerk.archive, "keep", picky)
    answers = clerk.answers([fetched(page(number)) for number in (1, 2, 3)])
    assert [answer.error for answer in answers] == [None] * 3
    assert count(tmp_path, "SELECT count(*) FROM articles") == 2
    assert count(tmp_path, "SELECT count(*) FROM problems WHERE kind = 'unkeepable'") == 1


def test_what_cannot_be_written_is_answered_to_each(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(readings: object) -> None:
        raise Unwritable("no space")

    monkeypatch.setattr(clerk.archive, "keep", full)
    assert [str(answer.error) for answer in clerk.answers([fetched(page(1)), fetched(page(2))])] == ["no space"] * 2


def test_claims_are_written_after_what_they_claim(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr(clerk.archive, "keep", lambda readings: done.append("kept"))
    monkeypatch.setattr(clerk.archive, "note", lambda *claims: done.append("noted"))
    candidates = [Candidate(url=page(1).url, way="rest")]
    clerk.answers([fetched(page(1)), Noted(candidates=candidates, want=Want.NONE, recheck=()), fetched(page(2))])
    assert done == ["kept", "noted", "kept"]


def test_nothing_is_kept_behind_what_could_not_be(clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the disk was full for a moment, the claim that comes next would fit, and tell the next crawl that the story is there."""

    def full(readings: object) -> None:
        raise Unwritable("no space")

    monkeypatch.setattr(clerk.archive, "keep", full)
    clerk.answers([fetched(page(1))])
    monkeypatch.undo()
    claim = Noted(candidates=[Candidate(url=page(1).url, way="rest", modified="2026-01-01")], want=Want.NONE, recheck=())
    behind = clerk.answers([claim, fetched(page(2)), End("error", 1, {})])
    assert [str(answer.error) for answer in behind] == ["no space", "no space", "None"]
    assert count(tmp_path, "SELECT count(*) FROM pages WHERE claimed_modified IS NOT NULL") == 0
    assert count(tmp_path, "SELECT count(*) FROM articles") == 0
    assert count(tmp_path, "SELECT exit_code FROM crawls") == 1


def test_an_error_of_ours_is_answered(clerk: Clerk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clerk.archive, "missed", lambda *facts, **more: 1 / 0)
    first, second = clerk.answers([Missed(url=page(1).url, kind="timeout", detail="", again=True), fetched(page(1))])
    assert isinstance(first.error, Broken)
    assert second.error is first.error


def test_missing_package_fails_the_crawl_before_anything_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "dateparser", None)  # as if it weren't installed
    [answer] = Clerk().answers([Begin(tmp_path / "data", SITE, "crawl", {"software": "test"})])
    assert isinstance(answer.error, Unwritable)
    assert "no package named dateparser" in str(answer.error)
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize("failing", ["reading", "keeping"])
def test_broken_package_is_no_page_s_fault(clerk: Clerk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str) -> None:
    def broken(*_: object) -> None:
        raise ImportError("libxml2.so.2: cannot open shared object file")

    monkeypatch.setattr(*((type(SITE), "reading") if failing == "reading" else (type(clerk.archive), "keep")), broken)
    answers = clerk.answers([fetched(page(1)), fetched(page(2))])
    assert ["libxml2" in str(answer.error) for answer in answers] == [True, True]
    assert all(isinstance(answer.error, Unwritable) for answer in answers)
    assert count(tmp_path, "SELECT count(*) FROM problems") == 0


def test_packages_that_are_loaded_late_are_looked_for_at_the_beginning() -> None:
    """Every package that a function of reading or keeping imports by itself."""
    files = [*ROOT.glob("archive/*.py"), *ROOT.glob("scraper/*.py"), *(ROOT / "scraper").glob("[!c]*/**/*.py")]
    found = set()
    for file in files:
        for function in (each for each in ast.walk(ast.parse(file.read_text(encoding="utf-8"))) if isinstance(each, ast.FunctionDef)):
            for each in ast.walk(function):
                names = [name.name for name in each.names] if isinstance(each, ast.Import) else []
                names += [each.module or ""] if isinstance(each, ast.ImportFrom) else []
                found |= {name.split(".")[0] for name in names}
    assert found - {"archive", "scraper"} - set(sys.stdlib_module_names) - {"pyarrow"} == set(LATE)


@pytest.mark.parametrize(("package", "told"), [("trafilatura", "no package named trafilatura"), ("warcio", "has ended")])
def test_what_only_the_clerk_lacks_fails_the_crawl_at_once(
    kliping: Run, newsroom: Callable[..., Newsroom], monkeypatch: pytest.MonkeyPatch, package: str, told: str
) -> None:
    room = newsroom()
    site = kliping.data.parent / "site"
    site.mkdir(parents=True)
    hidden = f"import sys\nif 'scraper.clerk' in sys.orig_argv: sys.modules['{package}'] = None\n"
    (site / "sitecustomize.py").write_text(hidden, encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(site))
    done = kliping("crawl", "malangkota", "--home", room.home, status=5)
    assert told in done.stderr
    assert package in done.stderr
    assert room.requests == []


def children(pid: int) -> list[int]:
    return [int(each) for each in Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()]


def clerk_of(pid: int) -> int:
    return children(pid)[0]


def aides_of(pid: int) -> list[int]:
    """The aide of a crawler's clerk; none where there is no second core for it."""
    found = children(clerk_of(pid))
    assert len(found) == (len(os.sched_getaffinity(0)) > 1)
    return found


def command(pid: int) -> str:
    """The command of a process; none where it has ended."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the clerk in /proc")
def test_clerk_killed(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    """The crawl says so and fails; the next one makes it good."""
    room = newsroom(copies=3)
    process = kliping.start("crawl", "malangkota", "--home", room.home)
    until(lambda: len(room.requests) > 40)
    clerk, aides = clerk_of(process.pid), aides_of(process.pid)
    os.kill(clerk, signal.SIGKILL)
    assert process.wait() == 5
    until(lambda: not any(command(each) for each in aides))
    assert "has ended" in (kliping.data.parent / "crawl.log").read_text(encoding="utf-8")
    kliping("crawl", "malangkota", "--home", room.home)
    assert kliping.one("SELECT count(*) FROM articles") == 3 * 54
    kliping.sound()


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the clerk's aide in /proc")
def test_aide_killed(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    """The crawl goes on without it."""
    room = newsroom(copies=3)
    process = kliping.start("crawl", "malangkota", "--home", room.home)
    until(lambda: len(room.requests) > 40)
    for aide in aides_of(process.pid):
        os.kill(aide, signal.SIGKILL)
    assert process.wait() == 0
    assert kliping.one("SELECT count(*) FROM articles") == 3 * 54
    kliping.sound()


KILLING = """
import asyncio, os, signal, sys
from pathlib import Path
from scraper.cli import main
from scraper.desk import Desk
from scraper.pipelines import ArchivePipeline

whom, moment = sys.argv.pop(1), int(sys.argv.pop(1))
hand_in, process_item, handed = Desk.hand_in, ArchivePipeline.process_item, 0

async def killing(desk, item):
    global handed
    handed += 1
    if handed == moment:
        clerk = desk._clerk.pid
        aides = Path(f"/proc/{clerk}/task/{clerk}/children").read_text().split()
        for each in [clerk] if whom == "clerk" else map(int, aides):
            os.kill(each, signal.SIGKILL)
    return await hand_in(desk, item)

async def lingering(pipeline, item):
    done = await process_item(pipeline, item)
    await asyncio.sleep(0.1)
    return done

Desk.hand_in, ArchivePipeline.process_item = killing, lingering
main()
"""
"""A crawl that kills one of its other processes when so many items were handed in; and whose items leave the engine late, after it
has looked whether any is left, as on a busy machine."""


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the processes in /proc")
@pytest.mark.parametrize(("whom", "moment"), [("clerk", 1), ("clerk", 6), ("aide", 6)])
def test_other_process_killed_while_items_are_slow_to_leave(
    kliping: Run, newsroom: Callable[..., Newsroom], whom: str, moment: int
) -> None:
    """The crawl ends, with what to do, where the clerk is dead; once it waited for ever for items that nobody saw leave."""
    room = newsroom(rest="closed")
    arguments = [whom, str(moment), "crawl", "malangkota", "--home", room.home]
    crawl = [sys.executable, "-c", KILLING, *arguments]
    done = subprocess.run(crawl, cwd=ROOT, env=kliping.environment(), capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == (5 if whom == "clerk" else 0), done.stderr
    if whom == "clerk":
        assert "has ended; see its message above, then start again" in done.stderr
        kliping("crawl", "malangkota", "--home", room.home)
    assert kliping.one("SELECT count(*) FROM articles") == 54
    kliping.sound()


def test_killed_crawl_leaves_the_archive_to_the_next_at_once(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    """The clerk outlives the crawl by what it has in hand; the next crawl waits for that instead of giving up."""
    room = newsroom(copies=3)
    for stop_at in (20, 45):
        begun = len(room.requests)
        process = kliping.start("crawl", "malangkota", "--home", room.home)
        until(lambda begun=begun, stop_at=stop_at: len(room.requests) - begun > stop_at)  # type: ignore[misc]
        process.kill()
        process.wait()
        assert kliping.start("crawl", "malangkota", "--home", room.home, "--limit", "1").wait() == 0
    kliping("crawl", "malangkota", "--home", room.home)
    assert kliping.one("SELECT count(*) FROM articles") == 3 * 54
    kliping.sound()
