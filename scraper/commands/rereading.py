"""The command that reads what is kept again: ``kliping reread``."""

import os
import sys
from pathlib import Path

import click

from archive.lock import Locked
from archive.schema import NotAnArchive
from archive.store import DATABASE, WARC_FOLDER, Archive, Unwritable
from scraper.commands.bar import bar
from scraper.commands.interruption import Interruption
from scraper.commands.options import EXIT_CODES, SiteName, data_option, leave, say
from scraper.site import Site
from scraper.verdict import Exit


def _rebuild(data: Path, into: Path, quiet: bool) -> None:
    """Make a database anew, beside the one that is there."""
    from scraper import rebuilding

    if into.exists():
        leave(f"{into} is there already; name a file that is not", Exit.USAGE)
    size = sum(path.stat().st_size for path in (data / WARC_FOLDER).glob("*.warc.gz"))
    if not size:
        leave(f"there are no WARC files in {data / WARC_FOLDER}; name the archive's folder with --data", Exit.USAGE)
    try:
        with bar("reading again", counting=False) as (begun, done):
            begun(size)
            told = rebuilding.rebuild(data, into, done)
    except Locked as error:
        leave(str(error), Exit.LOCKED)
    except (Unwritable, NotAnArchive) as error:
        leave(str(error), Exit.UNWRITABLE)
    except rebuilding.NotOurs as error:
        leave(str(error), Exit.STRUCTURE)
    if not quiet:
        click.echo(f"{into} made from {told.captures} captures in {told.files} WARC files")


@click.command(epilog=EXIT_CODES, short_help="Read what is kept again with today's reader.")
@click.argument("site", type=SiteName(), required=False)
@data_option
@click.option("--jobs", type=click.IntRange(min=1), default=os.cpu_count() or 1, show_default="every core", help="Processes that read.")
@click.option("--into", type=click.Path(dir_okay=False, path_type=Path), help="Make this database anew, from the WARC files alone.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing when all is well.")
def reread(site: Site | None, data: Path, jobs: int, into: Path | None, quiet: bool) -> None:
    """Read what is kept (of SITE) again with today's reader: after an update of kliping.

    Rows are rewritten from the kept captures; the site is asked for nothing and no revision is made. Stopped and started again,
    it goes on where it was.

    With --into a new database is made from the WARC files alone, and what is there stays as it is: the WARC files are the archive.
    """
    from scraper import rereading

    Interruption()  # SIGTERM ends it in good order too, and a second Ctrl-C at once
    if into is not None:
        if site is not None:
            leave("--into makes the whole archive anew; leave the site out", Exit.USAGE)
        _rebuild(data, into, quiet)
        return

    if not (data / DATABASE).is_file():
        leave(f"there is no archive in {data}; make one with `kliping backfill malangkota`, or name its folder with --data", Exit.USAGE)
    try:
        with Archive(data) as archive, bar("reading again", counting=True) as (begun, done):
            written, problems = rereading.reread(archive, site.name if site else "", jobs, begun, done)
    except Locked as error:
        leave(str(error), Exit.LOCKED)
    except (Unwritable, NotAnArchive) as error:
        leave(str(error), Exit.UNWRITABLE)
    except rereading.NoProcess:
        leave("each process that is to read ends before it begins, perhaps for want of memory; start again to go on", Exit.ERROR)
    for url, problem in sorted(problems.items()):
        say(f"{url}: {problem}; its row stays as it was", err=True)
    if problems or not quiet:
        lacking = f", {len(problems)} capture{'s' * (len(problems) > 1)} could not be" if problems else ""
        click.echo(f"{written} article{'s' * (written != 1)} read again{lacking}", err=bool(problems))
    sys.exit(Exit.STRUCTURE if problems else Exit.OK)
