"""The commands that prove what is kept: ``kliping verify``."""

import re
import sys
from contextlib import closing
from pathlib import Path

import click

from archive.schema import NotAnArchive
from scraper.commands.options import EXIT_CODES, Checked, data_option, leave
from scraper.verdict import Exit


def _digest(text: str) -> str:
    """The digest of an entry, as it was noted."""
    if not re.fullmatch(r"[0-9a-fA-F]{64}", text.strip()):
        raise ValueError(f"{text!r} is no digest: 64 hexadecimal digits, as a crawl prints them at its end and `kliping report` shows them")
    return text.strip().lower()


def verified(data: Path, since: str = "", sample: int = 0, jobs: int = 1, *, quiet: bool = False) -> Exit:
    """Verify an archive and print what disagrees, each line with the way out; the exit status."""
    from archive.verify import Verify

    try:
        verify = Verify(data, since=since, sample=sample, jobs=jobs)
    except (FileNotFoundError, NotAnArchive) as error:
        leave(f"{error}; name the archive's folder with --data", Exit.USAGE)
    with closing(verify):
        wrong = 0
        for finding in verify.findings():
            wrong += 1
            click.echo(str(finding), err=True)
    if wrong or not quiet:
        seen = verify.seen
        for note in seen.notes:
            click.echo(f"note: {note}", err=bool(wrong))
        counted = ", ".join(f"{number} {name}" for name, number in seen.counted.items())
        outcome = ("1 thing disagrees" if wrong == 1 else f"{wrong} things disagree") if wrong else "all is as it was sealed"
        click.echo(f"{outcome}: {counted or 'nothing kept'}", err=bool(wrong))
        if seen.digest:
            click.echo(f"the last of {seen.entries} entries, sealed {seen.sealed_at}: {seen.digest}", err=bool(wrong))
    return Exit.DISAGREES if wrong else Exit.OK


@click.command(epilog=EXIT_CODES)
@data_option
@click.option("--since", type=Checked("DIGEST", _digest), default=None, help="A digest noted elsewhere: proves what was sealed by then.")
@click.option(
    "--sample", type=click.IntRange(min=1), default=None, help="Look at so many rows of each kind only, chosen anew each time: for cron."
)
@click.option("--jobs", type=click.IntRange(min=1), default=None, show_default="every core", help="Processes that read files.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing when all is well: for cron.")
def verify(data: Path, since: str | None, sample: int | None, jobs: int | None, quiet: bool) -> None:
    """Check that everything kept is what it was when it was sealed, and that database and files agree.

    Every WARC record is hashed again, every pointer followed there and back, every row held against the manifest. Nothing is
    written; a crawl may go on meanwhile.
    """
    from archive.verify import cores

    sys.exit(verified(data, since or "", sample or 0, jobs or cores(), quiet=quiet))
