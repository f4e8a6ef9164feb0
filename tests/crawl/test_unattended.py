"""Years of cron: what is said when, the log that doesn't grow for ever, the lines that are printed for a crontab, a backup meanwhile."""

import shlex
import subprocess
from pathlib import Path

import pytest

from archive.report import State
from newsroom import Newsroom
from scraper.commands.telling import Telling
from scraper.verdict import Exit

from .conftest import Run

pytestmark = pytest.mark.slow

NOWHERE = "http://127.0.0.1:9"


def crawl(kliping: Run, home: str, status: int = 0) -> str:
    done = kliping("crawl", "malangkota", "--home", home, "--on-change", status=status)
    return done.stdout + done.stderr


def test_something_is_said_only_when_a_state_changes(kliping: Run, room: Newsroom) -> None:
    assert crawl(kliping, room.home) == ""
    failed = crawl(kliping, NOWHERE, status=3)
    assert failed.startswith("malangkota: unreachable")
    assert "nothing more is said until this changes" in failed
    assert kliping("sweep", "malangkota", "--home", room.home, "--on-change").stdout == ""  # all is well in it, and it had not failed
    assert crawl(kliping, NOWHERE, status=3) == ""
    again = crawl(kliping, room.home)
    assert again.startswith("malangkota: finished")
    assert "well again" in again
    assert crawl(kliping, room.home) == ""


def test_each_state_is_told_once() -> None:
    def told(own: Exit, last: Exit, now: Exit) -> bool:
        return not Telling(quiet=True, before={"malangkota": State(own, last)}).silent("malangkota", now)

    assert told(Exit.OK, Exit.OK, Exit.UNREACHABLE)
    assert not told(Exit.OK, Exit.UNREACHABLE, Exit.UNREACHABLE)  # the other command has said so
    assert told(Exit.OK, Exit.UNREACHABLE, Exit.STRUCTURE)
    assert not told(Exit.UNREACHABLE, Exit.OK, Exit.UNREACHABLE)  # the other one is well at something else
    assert told(Exit.UNREACHABLE, Exit.OK, Exit.OK)
    assert not told(Exit.OK, Exit.UNREACHABLE, Exit.OK)


def test_first_crawl_that_fails_is_told(kliping: Run) -> None:
    assert crawl(kliping, NOWHERE, status=3).startswith("malangkota: unreachable")


def test_log_is_put_aside_when_it_has_grown(kliping: Run, room: Newsroom, tmp_path: Path) -> None:
    log = tmp_path / "logs" / "kliping.log"
    log.parent.mkdir()
    log.write_bytes(b"x" * 5_000_000)
    done = kliping("crawl", "malangkota", "--home", room.home, "--quiet", "--log", str(log))
    assert (done.stdout, done.stderr) == ("", "")
    assert log.with_name("kliping.log.1").stat().st_size >= 5_000_000
    told = log.read_text()
    assert "Spider opened" in told
    assert len(told) < 5_000_000


def test_log_that_cannot_be_written(kliping: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = kliping("crawl", "malangkota", "--home", NOWHERE, "--log", str(tmp_path / "file" / "log"), status=2)
    assert "name another file with --log" in done.stderr


def test_crontab_lines_are_taken_by_the_shell_as_they_stand(kliping: Run, tmp_path: Path) -> None:
    folder = tmp_path / "arsip 100% kota"
    done = kliping("schedule", "malangkota", "--data", str(folder), "--contact", "a@example.org", "--backup", str(tmp_path / "copy"))
    lines = [line for line in done.stdout.splitlines() if not line.startswith("#")]
    assert len(lines) == 3
    for line, verb in zip(lines, ("crawl", "sweep", "backup"), strict=True):
        minute, hour, _, _, weekday, command = line.split(maxsplit=5)
        assert 0 <= int(minute) < 60
        assert 0 <= int(hour) < 24
        assert weekday == ("0" if verb == "backup" else "*")
        words = shlex.split(command.replace(r"\%", "%"))  # as cron hands it to the shell
        assert words[1] == verb
        assert str(folder) in words
        assert r"\%" in command
    other = kliping("schedule", "malangkota", "--data", str(tmp_path / "other")).stdout.splitlines()[-1]
    assert kliping("schedule", "malangkota", "--data", str(tmp_path / "other")).stdout.splitlines()[-1] == other


@pytest.mark.slow
def test_systemd_takes_the_units_as_they_stand(kliping: Run, tmp_path: Path) -> None:
    printed = kliping("schedule", "malangkota", "--backup", str(tmp_path / "a copy"), "--form", "systemd").stdout
    units = {}
    for part in printed.split("# /etc/systemd/system/")[1:]:
        name, _, content = part.partition("\n")
        units[name] = tmp_path / name
        units[name].write_text(content)
    assert set(units) == {f"kliping-{job}.{kind}" for job in ("crawl", "sweep", "backup") for kind in ("service", "timer")}
    done = subprocess.run(["systemd-analyze", "verify", *map(str, units.values())], capture_output=True, text=True, check=False)
    assert "kliping" not in done.stderr, done.stderr


def test_a_timer_mails_what_is_printed(kliping: Run, tmp_path: Path) -> None:
    """The line of a unit as systemd takes it apart, with a sendmail and a crawl that say what they are given."""
    own = ("--form", "systemd", "--mail", "saya@example.org")
    line = next(each for each in kliping("schedule", "malangkota", *own).stdout.splitlines() if each.startswith("ExecStart="))
    words = shlex.split(line.removeprefix("ExecStart=").replace("$$", "$").replace("%%", "%"))
    (tmp_path / "sendmail").write_text(f'#!/bin/sh\ncat > "{tmp_path}/mail"\n')
    for said, status, mailed in (("malangkota: unreachable: 50 % «habis»", 3, True), ("", 0, False), ("", 6, False)):
        (tmp_path / "kliping").write_text(f"#!/bin/sh\nprintf '%s' '{said}' >&2\nexit {status}\n")
        for each in ("sendmail", "kliping"):
            (tmp_path / each).chmod(0o755)
        command = [*words[:6], str(tmp_path / "kliping"), *words[7:]]
        done = subprocess.run(command, env={"PATH": f"{tmp_path}:/usr/bin:/bin"}, check=False)
        assert done.returncode == status
        assert (tmp_path / "mail").exists() == mailed
        if mailed:
            head, _, body = (tmp_path / "mail").read_text().partition("\n\n")
            assert head.splitlines()[:2] == ["To: saya@example.org", "Subject: Kliping: what is new or changed"]
            assert body == f"{said}\n"
            (tmp_path / "mail").unlink()
    assert kliping("schedule", "malangkota", "--mail", "saya@example.org").stdout.splitlines()[1] == "MAILTO=saya@example.org"
    assert "no mail address" in kliping("schedule", "malangkota", "--mail", "a@b\nBcc: c@d", status=2).stderr


def test_backup_during_a_crawl_comes_back(kliping: Run, room: Newsroom, tmp_path: Path) -> None:
    kliping("crawl", "malangkota", "--home", room.home)
    running = kliping.start("backfill", "malangkota", "--home", room.home, "--pages")
    done = kliping("backup", str(tmp_path / "copy"))
    assert running.wait() == 0
    assert "of them new or changed" in done.stdout
    assert kliping("backup", str(tmp_path / "copy"), "--quiet").stdout == ""
    again = Run(tmp_path / "again")
    assert "each as it was copied" in again("restore", str(tmp_path / "copy")).stdout
    again.sound()
    assert again.one("SELECT count(*) FROM articles") == 54
    next((kliping.data / "warc").glob("*-000001-*")).unlink()
    assert "is missing; the copy that was made before stays" in kliping("backup", str(tmp_path / "copy"), "--quiet", status=8).stderr
    assert "holds an archive already" in again("restore", str(tmp_path / "copy"), status=5).stderr
    assert "no whole backup" in Run(tmp_path / "third")("restore", str(tmp_path), status=2).stderr
    assert "no archive" in Run(tmp_path / "none")("backup", str(tmp_path / "copy2"), status=2).stderr
