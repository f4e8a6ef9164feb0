"""The command that prints what runs a crawl every day: ``kliping schedule``."""

import shlex
import sys
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Final

import click

from scraper.commands.options import Checked, SiteName, data_option
from scraper.site import Site

JITTER: Final = 1800
"""Seconds within which a systemd timer starts at a moment of its own: not every archive asks a site at the same one."""


MAILED: Final = (
    'to=$1 what=$2; shift 2; told=$("$@" 2>&1); status=$?; [ -z "$told" ] || printf '
    "'To: %s\\nSubject: Kliping: %s\\nContent-Type: text/plain; charset=utf-8\\n\\n%s\\n' "
    '"$to" "$what" "$told" | sendmail -t; exit $status'
)
"""What cron does and systemd doesn't: what a command prints is mailed, where it prints anything, and its exit status stays."""


def _recipient(text: str) -> str:
    """What may stand behind ``To:`` and behind ``MAILTO=``."""
    if not text.isprintable() or any(map(str.isspace, text)):
        raise ValueError(f"{text!r} is no mail address")
    return text


@click.command(short_help="Print crontab lines or systemd units.")
@click.argument("sites", nargs=-1, required=True, type=SiteName())
@data_option
@click.option("--contact", metavar="ADDRESS", envvar="KLIPING_CONTACT", help="Address at which the sites reach you.")
@click.option("--backup", "copy", metavar="DIR", type=click.Path(path_type=Path), help="Back the archive up there once a week.")
@click.option(
    "--mail", metavar="ADDRESS", type=Checked("ADDRESS", _recipient), help="Where to send what is printed, by the machine's sendmail."
)
@click.option("--form", type=click.Choice(["cron", "systemd"]), default="cron", show_default=True)
def schedule(sites: Sequence[Site], data: Path, contact: str | None, copy: Path | None, mail: str | None, form: str) -> None:
    """Print the crontab lines, or the systemd units, that keep SITE… up to date; nothing is installed.

    The minute is the archive's own, so that not everybody asks a site at the same one.
    """
    jobs = list(_jobs([site.name for site in sites], data.absolute(), contact, copy.absolute() if copy else None))
    click.echo("\n".join(_crontab(jobs, data.absolute(), mail) if form == "cron" else _units(jobs, mail)))


class Job:
    """Something to be run: its name, its command and its hours, and how often it comes round."""

    def __init__(self, name: str, told: str, arguments: Sequence[str], hour: int, weekly: bool) -> None:
        self.name, self.told, self.arguments, self.hour, self.weekly = name, told, arguments, hour, weekly


def _jobs(sites: Sequence[str], data: Path, contact: str | None, copy: Path | None) -> Iterator[Job]:
    kliping, where = str(Path(sys.executable).with_name("kliping")), ["--data", str(data)]
    who = ["--contact", contact] if contact else []
    yield Job(
        "crawl",
        "what is new or changed",
        [kliping, "crawl", *sites, *where, *who, "--on-change", "--log", str(data / "logs" / "kliping.log")],
        5,
        weekly=False,
    )
    yield Job(
        "sweep",
        "old articles again",
        [kliping, "sweep", *sites, *where, *who, "--on-change", "--log", str(data / "logs" / "kliping.log")],
        1,
        weekly=False,
    )
    if copy is not None:
        yield Job("backup", "a whole copy", [kliping, "backup", str(copy), *where, "--quiet"], 3, weekly=True)


def _minute(data: Path) -> int:
    """A minute of the hour, always the same for an archive, spread evenly over archives."""
    return int.from_bytes(sha256(str(data).encode()).digest()[:4]) % 60


def _crontab(jobs: Sequence[Job], data: Path, mail: str | None) -> Iterator[str]:
    yield "# m h dom mon dow command; cron mails what is printed, and that is only when a site's state has changed"
    if mail:
        yield f"MAILTO={mail}"
    for job in jobs:
        line = shlex.join(job.arguments).replace("%", r"\%")  # cron takes a bare percent sign for the end of the line
        yield f"{_minute(data)} {job.hour} * * {'0' if job.weekly else '*'}  {line}"


def _units(jobs: Sequence[Job], mail: str | None) -> Iterator[str]:
    for job in jobs:
        mailed = ["/bin/sh", "-c", MAILED, "kliping", mail, job.told] if mail else []
        command = " ".join(_quoted(each) for each in [*mailed, *job.arguments])
        day = "Sun *-*-*" if job.weekly else "*-*-*"
        yield f"# /etc/systemd/system/kliping-{job.name}.service"
        yield f"[Unit]\nDescription=Kliping: {job.told}\nAfter=network-online.target\nWants=network-online.target\n"
        yield f"[Service]\nType=oneshot\nExecStart={command}\nNice=10\n"
        yield f"# /etc/systemd/system/kliping-{job.name}.timer"
        yield f"[Unit]\nDescription=Kliping: {job.told}, {'every week' if job.weekly else 'every day'}\n"
        yield f"[Timer]\nOnCalendar={day} {job.hour:02d}:00\nRandomizedDelaySec={JITTER}\nPersistent=true\n"
        yield "[Install]\nWantedBy=timers.target\n"


def _quoted(word: str) -> str:
    """A word of a command line as systemd reads it: quotation marks, and its own specifiers and variables doubled."""
    plain = word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$")
    return f'"{plain}"' if any(each.isspace() or each in "\"'\\;" for each in word) else plain
