"""The tray: an answer that has come is never asked for again, whoever is killed before it is kept."""

import gzip
import os
import signal
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from archive import warc, warc_records
from archive.onlooker import Onlooker
from archive.record import Capture, Wire
from newsroom import Newsroom
from scraper import tray
from scraper.clerk import Clerk
from scraper.desk import LISTS
from scraper.items import Answered, Fetched, Item, Missed
from scraper.letters import Begin
from scraper.sites import SITES
from scraper.tray import Tray
from tests.crawl.conftest import Run
from tests.crawl.test_clerk import clerk_of
from tests.crawl.test_clerk import page as story
from tests.crawl.test_trouble import until

OWNER = {"site": "malangkota", "home": "https://malangkota.go.id"}
DIVIDED = "/2019/12/16/empat-pasar-rakyat-berhias-jelang-akhir-tahun/"
"""A story of several pages, whose first is nothing without the others."""
HEAD = b"HTTP/1.1 200 Baik\r\ncontent-TYPE: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"


def page(number: int) -> Capture:
    url, body = f"{OWNER['home']}/2020/01/01/kabar-{number}/", b"<title>Kabar</title>"
    return Capture(
        url=url,
        captured_at=f"2026-01-01T00:00:{number:02d}.000000Z",
        status=200,
        headers=(("content-TYPE", "text/html"), ("Transfer-Encoding", "chunked")),
        body=body,
        wire=Wire(
            request=f"GET {url} HTTP/1.1\r\nHost: x\r\n\r\n".encode(),
            head=HEAD,
            payload=b"%x\r\n%b\r\n0\r\nX-Trailer: ya\r\n\r\n" % (len(body), body),
            address="192.0.2.1",
            protocols=("http/1.1", "tls/1.3"),
            seconds=0.125,
        ),
    )


def fetched(*captures: Capture) -> Fetched:
    return Fetched(captures=captures, address=captures[0].url, whole=len(captures) > 1)


def files(folder: Path) -> list[Path]:
    return sorted((folder / tray.FOLDER).glob("*"))


def as_left(item: Item) -> Item:
    """An item as it comes back from a tray that was left."""
    return replace(item, left=True) if isinstance(item, Fetched) else item


def put(folder: Path, *items: Item, crawl: int = 7) -> None:
    """What a crawl leaves that is killed with these in its tray."""
    opened = Tray(folder, OWNER, crawl)
    for item in items:
        opened.put(item)
    opened.close()


def left(folder: Path) -> list[Item]:
    return [item for each in tray.left(folder, OWNER) for item in each.items]


def test_what_is_not_kept_comes_back_to_the_byte(tmp_path: Path) -> None:
    hop = replace(page(3), via=f"{OWNER['home']}/lama/")
    put(tmp_path, fetched(page(1)), Answered(captures=(hop,)))
    put(tmp_path, fetched(page(4), page(5)), crawl=8)
    told = [fetched(page(1)), Answered(captures=(hop,)), Answered(captures=(page(5),)), fetched(page(4), page(5))]
    assert left(tmp_path) == [as_left(item) for item in told]


def test_what_is_kept_leaves_nothing(tmp_path: Path) -> None:
    opened = Tray(tmp_path, OWNER, 7)
    for number in (1, 2):
        opened.kept(opened.put(fetched(page(number))))
        assert left(tmp_path) == []
    sheet = opened.put(fetched(page(3)))
    assert left(tmp_path) == [as_left(fetched(page(3)))]
    opened.kept(sheet)
    assert opened.put(Missed(url="u", kind="timeout", detail="", again=True)) is None
    opened.close()
    assert not (tmp_path / tray.FOLDER).exists()


def test_a_full_sheet_goes_when_all_of_it_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tray, "FULL", 4_000)
    opened = Tray(tmp_path, OWNER, 7)
    sheets = [opened.put(fetched(page(number))) for number in range(1, 10)]
    assert len(files(tmp_path)) > 2
    for sheet in sheets[1:]:
        opened.kept(sheet)
    opened.close()
    assert next(item for item in left(tmp_path) if isinstance(item, Fetched)) == as_left(fetched(page(1)))
    opened.kept(sheets[0])
    assert files(tmp_path) == []


def test_a_file_that_ends_anywhere_gives_what_is_whole(tmp_path: Path) -> None:
    put(tmp_path, fetched(page(1)), fetched(page(2)))
    [path] = files(tmp_path)
    data = path.read_bytes()
    last = list(warc.entries(path))[3].place
    first = last.offset + last.length
    for end in (first, first + 1, len(data) - 400, len(data) - 1):
        path.write_bytes(data[:end])
        assert left(tmp_path) == [as_left(fetched(page(1)))]
    path.write_bytes(data[:first] + bytes(500))
    assert left(tmp_path) == [as_left(fetched(page(1)))]
    path.write_bytes(bytes(300))
    assert left(tmp_path) == []


def test_another_site_takes_nothing_in(tmp_path: Path) -> None:
    put(tmp_path, fetched(page(1)))
    assert list(tray.left(tmp_path, OWNER | {"site": "batukota"})) == []
    assert left(tmp_path) == [as_left(fetched(page(1)))]


def records(*of: tuple[str, str]) -> list[bytes]:
    """The records of one answer, with these named values in the last."""
    return list(warc_records.of_capture(page(2), of, level=0))


@pytest.mark.parametrize(
    "odd",
    [
        records(("address", "u"), ("part", "<urn:uuid:of-none>")),
        [*records()[:2], warc_records.of_facts(page(2), "2026-01-01T00:00:00Z", [("fetchTimeMs", "soon")])],
        [gzip.compress(b"no record\r\n\r\n")] * 3,
        records()[::-1],
        records()[:1] * 3,
        [gzip.compress(record.replace(b"fetchTimeMs", b"fetch\xffTimeMs")) for record in map(gzip.decompress, records())],
    ],
)
def test_a_file_that_holds_anything_else_gives_what_stands_before(tmp_path: Path, odd: list[bytes]) -> None:
    put(tmp_path, fetched(page(1)))
    [path] = files(tmp_path)
    path.write_bytes(path.read_bytes() + b"".join(odd))
    assert left(tmp_path)[0] == as_left(fetched(page(1)))
    assert all(isinstance(item, Answered) for item in left(tmp_path)[1:])


def test_a_file_of_the_same_name_is_left_alone(tmp_path: Path) -> None:
    """A database that was brought back numbers its crawls as the one that was lost did."""
    put(tmp_path, fetched(page(1)))
    other = Tray(tmp_path, OWNER | {"site": "batukota"}, 7)
    other.put(fetched(page(2)))
    other.close()
    assert left(tmp_path) == [as_left(fetched(page(1)))]
    assert len(files(tmp_path)) == 2


@pytest.mark.parametrize(("status", "body"), [(404, b"<p>Tidak ada</p>"), (200, b"<html><body class='home blog'></body></html>")])
def test_what_a_killed_run_missed_makes_nothing_missing(tmp_path: Path, status: int, body: bytes) -> None:
    """Nobody can tell any more whether the site was well: it is kept, the page asked for again, and what it says then counts."""
    known = story(1)
    first, second = (replace(known, captured_at=f"2026-01-0{day}T00:00:00.000000Z", status=status, body=body) for day in (3, 4))
    with closing(Clerk()) as clerk:
        begin = Begin(tmp_path, SITES["malangkota"], "crawl", {"software": "test"})
        clerk.answers([begin, fetched(known)])
        counts = []
        for each in (replace(fetched(first), left=True), fetched(second)):
            assert [answer.error for answer in clerk.answers([each])] == [None]
            clerk.archive.vouch()
            counts.append({str(name): number for name, number in clerk.archive.crawl.counts.items() if number})
        with closing(Onlooker(tmp_path)) as reader:
            assert reader.has(first)
    assert counts[0] == {"new": 1}
    assert counts[1]["missing"] == 1


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the clerk in /proc")
def test_pages_that_came_are_not_asked_for_again(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    """All of a site's pages have come, hardly one is kept, and both processes are killed."""
    room = newsroom(rest="closed")
    process = kliping.start("crawl", "malangkota", "--home", room.home)
    until(lambda: (kliping.data / "archive.db").exists() and pages(room))
    clerk = clerk_of(process.pid)
    os.kill(clerk, signal.SIGSTOP)
    until(lambda: len(set(pages(room)) & lying(kliping.data)) >= 54 - kept(kliping))
    process.kill()
    os.kill(clerk, signal.SIGKILL)
    process.wait()
    came = lying(kliping.data)
    room.requests.clear()
    done = kliping("crawl", "malangkota", "--home", room.home)
    assert "had fetched and not kept were taken in" in done.stdout
    assert came & set(pages(room)) <= {DIVIDED}
    assert kliping.one("SELECT count(*) FROM articles") == 54
    assert not (kliping.data / tray.FOLDER).exists()
    kliping.sound()


def pages(room: Newsroom) -> list[str]:
    """The stories' pages that were asked for."""
    return [target for _, target, _ in room.requests if target[1:5].isdigit()]


def lying(folder: Path) -> set[str]:
    """The pages that lie in the tray."""
    found = [each for path in files(folder) for each in warc.entries(path)]
    return {"/" + (each.field("WARC-Target-URI") or "").split("/", 3)[3] for each in found if each.kind == "response"}


def kept(kliping: Run) -> int:
    return int(kliping.one("SELECT count(*) FROM articles"))


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="finds the clerk in /proc")
def test_lists_do_not_run_ahead_of_the_clerk(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    """A portal of seven lists, and a clerk that takes none: few are asked for; what was not kept is no more than that."""
    room = newsroom(copies=12)
    process = kliping.start("backfill", "malangkota", "--home", room.home)
    until(lambda: (kliping.data / "archive.db").exists() and lists(room) > 0)
    clerk = clerk_of(process.pid)
    os.kill(clerk, signal.SIGSTOP)
    stopped_at, asked = lists(room), 0
    while asked != (asked := lists(room)):
        time.sleep(0.5)
    os.kill(clerk, signal.SIGCONT)
    assert asked - stopped_at <= LISTS + 1
    assert process.wait() == 0
    assert kliping.one("SELECT count(*) FROM articles") == 54 * 12


def lists(room: Newsroom) -> int:
    return sum("/posts" in target for _, target, _ in room.requests)


def test_each_try_is_counted_in_the_file_s_name(tmp_path: Path) -> None:
    put(tmp_path, fetched(page(1)), fetched(page(2)))
    for number in (1, 2, 3):
        (found,) = tray.left(tmp_path, OWNER)
        found.begin()
        assert (found.tries, len(found.items)) == (number, 2)
    assert [path.name for path in files(tmp_path)] == ["000007-001.try3.warc.gz"]


@pytest.mark.slow
def test_a_page_over_which_two_runs_have_ended_is_put_aside(kliping: Run, room: Newsroom) -> None:
    """Nobody's reading of it ends this one: whatever stands first at the third try is what ended the two before."""
    kliping.data.mkdir(parents=True)
    opened = Tray(kliping.data, {"site": "malangkota", "home": SITES["malangkota"].at(room.home).home}, 7)
    for number in (1, 2):
        opened.put(fetched(replace(page(number), url=f"{room.home}/2020/01/01/kabar-{number}/")))
    opened.close()
    (found,) = tray.left(kliping.data, {"site": "malangkota"})
    found.begin()
    found.begin()
    (in_the_way := kliping.data / tray.FOLDER / tray.ASIDE).touch()  # as if that run was ended too, before it could put it aside
    kliping("crawl", "malangkota", "--home", room.home, status=5)
    assert kliping.one("SELECT count(*) FROM problems WHERE kind = 'fatal'") == 1
    in_the_way.unlink()
    done = kliping("crawl", "malangkota", "--home", room.home)
    assert f"two runs ended over reading {room.home}/2020/01/01/kabar-1/" in done.stdout
    assert [path.name for path in (kliping.data / tray.FOLDER / tray.ASIDE).iterdir()] == ["000007-001.try4.warc.gz"]
    assert kliping.one("SELECT url FROM problems WHERE kind = 'fatal'").endswith("/kabar-1/")
    assert kliping.one("SELECT count(*) FROM captures WHERE url LIKE '%/kabar-2/'") == 1
    kliping.sound()
    assert "two runs ended" not in kliping("crawl", "malangkota", "--home", room.home).stdout


@pytest.mark.slow
def test_a_tray_that_cannot_be_read_is_told(kliping: Run, room: Newsroom) -> None:
    (kliping.data / tray.FOLDER / "000001-001.warc.gz").mkdir(parents=True)
    done = kliping("crawl", "malangkota", "--home", room.home, status=5)
    assert "cannot take in what lies in" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr


@pytest.mark.slow
def test_a_tray_that_cannot_be_written_is_told(kliping: Run, room: Newsroom) -> None:
    kliping.data.mkdir(parents=True)
    (kliping.data / tray.FOLDER).write_text("a file, where the folder should be")
    done = kliping("crawl", "malangkota", "--home", room.home, status=5)
    assert "mend its rights" in done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
