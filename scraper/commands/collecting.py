"""The command that packs what a search finds for replay tools: ``kliping wacz``."""

import sqlite3
from contextlib import closing
from importlib.metadata import version
from pathlib import Path
from typing import Any

import click

from archive.schema import NotAnArchive
from scraper.commands.options import EXIT_CODES, SiteName, data_option, leave
from scraper.site import Site
from scraper.verdict import Exit


@click.command(epilog=EXIT_CODES, short_help="Pack what a search finds for replay tools.")
@click.argument("text")
@click.argument("out", type=click.Path(dir_okay=False, path_type=Path))
@data_option
@click.option("--site", type=SiteName(), help="Only this site.")
@click.option("--since", help="From this day, month or year on (2020, 2020-01, 2020-01-23).")
@click.option("--until", help="To this day, month or year.")
@click.option("--section", help="Only this section.")
@click.option("--sort", type=click.Choice(["best", "newest", "oldest"]), default="best", show_default=True)
@click.option("--limit", type=click.IntRange(1, 1_000), default=100, show_default=True, help="Articles at most.")
def wacz(text: str, out: Path, data: Path, site: Site | None, **options: Any) -> None:
    """Pack the captures of what a search finds into OUT, one WACZ file that replay tools open (https://replayweb.page)."""
    from archive import collection
    from archive.evidence import opened
    from archive.search import search

    try:
        with closing(opened(data)) as conn:
            try:
                hits = search(conn, text, site=site.name if site else None, **options)
            except ValueError as error:
                raise click.UsageError(str(error)) from error
            captures = collection.collect(conn, data, [hit.id for hit in hits], f"Kliping: {text}", f"kliping/{version('kliping')}", out)
    except (FileNotFoundError, NotAnArchive) as error:
        leave(f"{error}; name the archive's folder with --data", Exit.USAGE)
    except collection.NotCollected as error:
        leave(str(error), Exit.UNWRITABLE if hits else Exit.USAGE)
    except sqlite3.Error as error:
        leave(f"the archive in {data} can't be read ({error}); its next crawl brings it up to this release", Exit.UNWRITABLE)
    click.echo(f"{out}: {len(hits)} article{'s' * (len(hits) != 1)}, {captures} capture{'s' * (captures != 1)}")
