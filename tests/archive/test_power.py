"""The power goes: what was not forced to the disk is gone, from any point on, or garbage stands in its place.

A folder is copied while a crawl writes to it, and its journal is cut off at random. What SQLite has carried over into the database
was forced to the disk before, so a cut lies behind it.
"""

import random
import shutil
import sqlite3
import struct
from contextlib import closing
from pathlib import Path

import pytest

from archive import disk, replay
from archive.store import Archive
from archive.verify import Verify
from tests.archive.samples import SITE, one, opened, outcomes, page, read_again, rows, sound, story

STORIES = 12
_HEAD, _FRAME = 32, 24
"""Bytes of the journal's head, and of that of each page in it (sqlite.org/fileformat2.html#walformat)."""


def journal(folder: Path) -> Path:
    return folder / "archive.db-wal"


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """A folder as it is while a crawl writes, each story in a transaction of its own; the bytes of its journal when the crawl began."""
    folder = tmp_path_factory.mktemp("running")
    with opened(folder / "before") as archive:
        outcomes(archive, page(story(100), 0))
        archive.end("finished", 0)
    with opened(folder / "before") as archive:
        begun = journal(folder / "before").stat().st_size
        for number in range(1, STORIES + 1):
            assert outcomes(archive, page(story(number), 100 + number)) == ["new"]
        shutil.copytree(folder / "before", folder / "data")
    return folder / "data", begun


def lose(path: Path, at: int, die: random.Random) -> None:
    """What stands behind a byte is gone, zeros, or garbage."""
    size = path.stat().st_size
    with path.open("r+b") as file:
        file.truncate(at)
        file.seek(at)
        match die.choice(["gone", "zeros", "garbage"]):
            case "zeros":
                file.write(bytes(size - at))
            case "garbage":
                file.write(die.randbytes(size - at))


def torn(path: Path, die: random.Random) -> None:
    """Behind what was forced to the disk stands a part of what was being written."""
    with path.open("ab") as file:
        file.write(die.choice([b"", b"\x1f\x8b\x08\x00" + die.randbytes(700), bytes(4096)]))


@pytest.mark.parametrize("seed", range(24))
def test_journal_and_file_end_anywhere(running: tuple[Path, int], tmp_path: Path, seed: int) -> None:
    die, folder = random.Random(seed), tmp_path / "data"
    shutil.copytree(running[0], folder)
    (folder / "archive.db-shm").unlink()
    lose(journal(folder), die.randrange(running[1], journal(folder).stat().st_size), die)
    torn(next(file for file in replay.files(folder / "warc") if "000002" in file.name), die)
    with opened(folder) as archive:
        there = one(folder, "SELECT count(*) FROM articles") - 1
        assert bool(archive.mended) == any((folder / "warc").glob("*.torn-*"))
        again = outcomes(archive, *(page(story(number), 500 + number) for number in range(1, STORIES + 1)))
        assert sorted(again) == ["new"] * (STORIES - there) + ["unchanged"] * there
        archive.end("finished", 0)
    with closing(Verify(folder, read=read_again)) as verify:
        assert [str(finding) for finding in verify.findings()] == []
    assert one(folder, "SELECT count(*) FROM articles") == STORIES + 1
    assert one(folder, "SELECT count(*) FROM revisions") == 0
    sound(folder)


def test_bytes_are_on_the_disk_before_the_row_that_points_at_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    monkeypatch.setattr("archive.warc.os.fdatasync", lambda descriptor: done.append("bytes"))
    monkeypatch.setattr("archive.disk.os.fsync", lambda descriptor: done.append("name or journal"))
    with Archive(tmp_path) as archive:
        archive._conn.set_trace_callback(lambda statement: done.append("rows") if statement == "COMMIT" else None)
        archive.begin(SITE, "crawl", {})
        assert done[-2:] == ["rows", "name or journal"]  # the crawl's own row, before there is a file of it
        done.clear()
        outcomes(archive, page(story(1)))
        assert done == ["name or journal", "bytes", "rows"]
        done.clear()
        outcomes(archive, page(story(2), 1))
        assert done == ["bytes", "rows"]


def test_committed_is_the_journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    forced: list[str] = []
    monkeypatch.setattr("archive.disk.os.fsync", lambda descriptor: forced.append(Path(f"/proc/self/fd/{descriptor}").readlink().name))
    with opened(tmp_path) as archive:
        disk.committed(archive._conn)
    assert set(forced) == {"archive.db-wal"}


def test_frames_are_what_the_cuts_meet(running: tuple[Path, int]) -> None:
    """The journal of this test holds many pages behind the beginning of the crawl, and none of them is carried over yet."""
    content = journal(running[0]).read_bytes()
    (size,) = struct.unpack(">I", content[8:12])
    assert (len(content) - running[1]) // (size + _FRAME) > 3 * STORIES
    assert (len(content) - _HEAD) % (size + _FRAME) == 0
    with closing(sqlite3.connect(f"file:{running[0] / 'archive.db'}?immutable=1", uri=True)) as conn:
        assert conn.execute("SELECT count(*) FROM articles").fetchone() == (1,)
    assert len(rows(running[0], "SELECT id FROM articles")) == STORIES + 1
