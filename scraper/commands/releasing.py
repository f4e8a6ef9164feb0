"""The command that gives the archive away: ``kliping release``."""

from pathlib import Path

import click

from archive.schema import NotAnArchive
from scraper.commands.options import EXIT_CODES, data_option, leave
from scraper.verdict import Exit


@click.command(epilog=EXIT_CODES, short_help="Make a dated release for others to keep and cite.")
@click.argument("into", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@data_option
def release(into: Path, data: Path) -> None:
    """Make a dated release in DIR: SQLite, Parquet, a description of every column, checksums.

    It needs the optional part: pip install 'kliping[release]'.
    """
    from archive import release as releasing

    try:
        made = releasing.release(data, into)
    except NotAnArchive as error:
        leave(f"{error}; name its folder with --data", Exit.USAGE)
    except releasing.NotReleased as error:
        leave(str(error), Exit.UNWRITABLE)
    click.echo(f"{made.folder}: {made.articles} articles, {made.files} files, {made.size / 1e6:.1f} MB")
