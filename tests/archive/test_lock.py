"""One writer at a time, and the second is told who the first is."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from archive.lock import Lock, Locked
from archive.store import Archive

ROOT = Path(__file__).parents[2]
HOLDER = """
import sys, time
from pathlib import Path
from archive.store import Archive
archive = Archive(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def short_of_patience(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.lock.PATIENCE", 0.2)


def test_second_writer_is_told_who_and_where(tmp_path: Path) -> None:
    with Lock(tmp_path), pytest.raises(Locked, match=rf"{tmp_path} is being written to by process {os.getpid()}, since 20\d\d-.*--data"):
        Lock(tmp_path)
    with Lock(tmp_path):
        pass


def test_second_archive_is_refused_and_the_first_goes_on(tmp_path: Path) -> None:
    with Archive(tmp_path) as first:
        with pytest.raises(Locked):
            Archive(tmp_path)
        assert list(first.pages.listed("kotakita", "https://kotakita.go.id/")) == []


def test_other_folders_are_free(tmp_path: Path) -> None:
    with Archive(tmp_path / "a"), Archive(tmp_path / "b"):
        pass


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM], ids=["killed", "terminated"])
def test_lock_of_another_process_names_it_and_ends_with_it(tmp_path: Path, how: signal.Signals) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLDER, str(tmp_path)], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(Locked, match=f"process {holder.pid},"):
            Archive(tmp_path)
        holder.send_signal(how)
        holder.wait()
    Archive(tmp_path).close()


@pytest.mark.parametrize("told", ["", "bukan json", "[]", "{}", '{"pid": 1}', "null"])
def test_lock_file_without_sense_is_still_a_lock(tmp_path: Path, told: str) -> None:
    with Lock(tmp_path):
        (tmp_path / "archive.lock").write_text(told)
        with pytest.raises(Locked, match="another process"):
            Lock(tmp_path)


@pytest.mark.parametrize("told", ["", "bukan json", '{"pid": 99999999, "since": "2020-01-01"}'])
def test_lock_file_that_was_left_behind_locks_nobody_out(tmp_path: Path, told: str) -> None:
    (tmp_path / "archive.lock").write_text(told)
    with Lock(tmp_path):
        assert str(os.getpid()) in (tmp_path / "archive.lock").read_text()
