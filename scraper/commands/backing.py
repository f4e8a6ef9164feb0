"""The commands against losing everything: ``kliping backup`` and ``kliping restore``."""

import sys
from pathlib import Path

import click

from archive.backup import Copied, NotABackup, NotCopied
from archive.schema import NotAnArchive
from scraper.commands.options import EXIT_CODES, data_option, leave
from scraper.commands.proving import verified
from scraper.verdict import Exit

_FOLDER = click.Path(file_okay=False, path_type=Path)


def _told(copied: Copied) -> str:
    return f"{copied.files} files, {copied.size / 1e6:.1f} MB"


@click.command(epilog=EXIT_CODES, short_help="Copy the whole archive to a folder.")
@click.argument("into", metavar="DIR", type=_FOLDER)
@data_option
@click.option("-q", "--quiet", is_flag=True, help="Print nothing when all is well: for cron.")
def backup(into: Path, data: Path, quiet: bool) -> None:
    """Copy the archive to DIR, whole, while crawls go on; done again, only what has changed is copied."""
    from archive import backup as keeping

    try:
        copied = keeping.backup(data, into)
    except NotAnArchive as error:
        leave(f"{error}; name its folder with --data", Exit.USAGE)
    except NotCopied as error:
        leave(str(error), Exit.UNWRITABLE)
    if not quiet:
        click.echo(f"{into}: {_told(copied)}, {copied.fresh} of them new or changed")
    for doubt in copied.doubted:
        click.echo(f"{data}: {doubt}", err=True)
    if copied.doubted:
        leave("what is damaged in the archive was not copied over what is good: `kliping verify` says more", Exit.DISAGREES)


@click.command(epilog=EXIT_CODES, short_help="Bring a backup back, and check it.")
@click.argument("source", metavar="DIR", type=_FOLDER)
@data_option
def restore(source: Path, data: Path) -> None:
    """Bring the backup in DIR back into the folder --data names, which must hold no archive, and check it."""
    from archive import backup as keeping

    try:
        copied = keeping.restore(source, data)
    except NotABackup as error:
        leave(str(error), Exit.USAGE)
    except NotCopied as error:
        leave(str(error), Exit.UNWRITABLE)
    click.echo(f"{data}: {_told(copied)}, each as it was copied")
    sys.exit(verified(data))
