"""The ``kliping`` command: it joins the two houses, the one that gets and the one that keeps.

Here stand the commands that show what is kept; those that crawl and read are in ``scraper.commands``.
"""

import json
import os
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Any, Final

import click

from archive.record import WHAT
from archive.schema import NotAnArchive
from archive.store import DATABASE
from scraper.commands.backing import backup, restore
from scraper.commands.collecting import wacz
from scraper.commands.crawling import backfill, crawl
from scraper.commands.options import EXIT_CODES, SiteName, data_option, end_with_the_reader, leave, say
from scraper.commands.proving import evidence, verify
from scraper.commands.reading import dates, read
from scraper.commands.releasing import release
from scraper.commands.rereading import reread
from scraper.commands.scheduling import schedule
from scraper.commands.sweeping import sweep
from scraper.commands.telling import print_hits, print_rows
from scraper.site import Site
from scraper.sites import SITES
from scraper.verdict import Exit

METADATA: Final = Path(__file__).resolve().parent.parent / "datasette_metadata.json"


class Kliping(click.Group):
    """The command with its subcommands; Ctrl-C ends each of them with the same status."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run what was asked for."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            leave("stopped; start it again to go on", Exit.INTERRUPTED)


@click.group(cls=Kliping, epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="kliping")
def main() -> None:
    """Kliping reads Indonesian city-government news into an open archive.

    \b
    First time:     kliping backfill malangkota
    Every day:      kliping crawl malangkota
    Look at it:     kliping serve
    """


main.add_command(crawl)
main.add_command(backfill)
main.add_command(sweep)
main.add_command(read)
main.add_command(dates)
main.add_command(reread)
main.add_command(backup)
main.add_command(restore)
main.add_command(release)
main.add_command(wacz)
main.add_command(verify)
main.add_command(evidence)
main.add_command(schedule)


@main.command(short_help="List the sites that are declared.")
def sites() -> None:
    """List the sites that are declared."""
    end_with_the_reader()
    for site in SITES.values():
        click.echo(f"{site.name}\t{site.region_code}\t{site.title}\t{site.home}\tsince {site.since}")


def _database(data: Path) -> Path:
    database = data / DATABASE
    if not database.is_file():
        leave(f"there is no archive in {data}; make one with `kliping backfill malangkota`, or name its folder with --data", Exit.USAGE)
    return database


@contextmanager
def _opened(data: Path) -> Iterator[sqlite3.Connection]:
    """The archive for looking things up; what is wrong with it ends the command with a sentence."""
    from archive.search import connect_readonly

    try:
        conn = connect_readonly(_database(data))
        try:
            yield conn
        finally:
            conn.close()
    except NotAnArchive as error:
        leave(f"{error}; choose another --data folder", Exit.UNWRITABLE)
    except sqlite3.Error as error:
        leave(
            f"{data / DATABASE} can't be read ({error}); if another release of kliping made it, use that release, "
            "or let this one bring it up to date with its next crawl",
            Exit.UNWRITABLE,
        )


@main.command(short_help="Open the archive in Datasette.")
@data_option
@click.option("--port", type=click.IntRange(1, 65535), default=8001, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True)
def serve(data: Path, port: int, host: str) -> None:
    """Open the archive in Datasette at http://127.0.0.1:8001."""
    from archive.reading_room import SETTINGS

    with _opened(data):
        pass
    _must_be_free(host, port)
    arguments = [
        sys.executable,
        "-P",
        "-m",
        "datasette",
        "serve",
        str(_database(data)),
        "-m",
        str(METADATA),
        "--host",
        host,
        "--port",
        str(port),
    ]
    for name, value in SETTINGS.items():
        arguments += ["--setting", name, str(value)]
    sys.stdout.flush()
    os.execv(sys.executable, arguments)


def _must_be_free(host: str, port: int) -> None:
    """Leave when nothing can listen there; Datasette would say so after its start, in a log."""
    import socket

    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        socket.create_server((host, port), family=family).close()
    except OSError as error:
        leave(f"can't listen on {host} port {port} ({error.strerror}); choose another with --port or --host", Exit.USAGE)


class Search(click.Command):
    """A command whose first argument may look like an option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Say where a text that begins with a hyphen goes."""
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            raise click.UsageError(f"{error.format_message()} A text that begins with a hyphen goes last, after --") from error


@main.command(cls=Search, short_help="Search the archive: words in all their forms, phrases, -without.")
@click.argument("text")
@data_option
@click.option("--site", type=SiteName(), help="Only this site.")
@click.option("--since", help="From this day, month or year on (2020, 2020-01, 2020-01-23).")
@click.option("--until", help="To this day, month or year.")
@click.option("--section", help="Only this section.")
@click.option("--person", help="Only stories that name or quote this person (a part of the name will do).")
@click.option("--office", help="Only stories that name somebody in this office (a part will do).")
@click.option("--place", help="Only stories that name this kelurahan, kecamatan or city, or its region code.")
@click.option("--changed", is_flag=True, help="Only stories changed after publication.")
@click.option("--gone", is_flag=True, help="Only stories whose page has disappeared from its site.")
@click.option("--sort", type=click.Choice(["best", "newest", "oldest"]), default="best", show_default=True)
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True)
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
def search(text: str, data: Path, site: Site | None, form: str, **filters: Any) -> None:
    """Search the archive: words in all their forms, "an exact phrase", -without, one OR another."""
    from archive.lexicon import Lexicon
    from archive.query import lacking
    from archive.search import search as find
    from archive.spelling import suggest

    end_with_the_reader()
    with _opened(data) as conn:
        try:
            hits = find(conn, text, site=site.name if site else None, **filters)
        except ValueError as error:
            raise click.UsageError(str(error)) from error
        lexicon = Lexicon(conn)
        if hits and lexicon.understand(text).partly:
            click.echo("No story has all the words; these have some of them.", err=True)
        elif not hits and (lack := lacking(text)):
            click.echo(f"{lack[1]}.", err=True)
        elif not hits and (better := suggest(conn, lexicon, text)):
            click.echo(f"Did you mean: {better}", err=True)
    print_hits([asdict(hit) for hit in hits], form)


@main.command(short_help="Say what happened to stories after publication.")
@data_option
@click.option("--site", type=SiteName(), help="Only this site.")
@click.option("--since", default="", help="Only what was seen from this day, month or year on (2020, 2020-01, 2020-01-23; UTC).")
@click.option("--what", type=click.Choice(WHAT), multiple=True, help="Only this kind; may be given several times.")
@click.option("--words", is_flag=True, help="Show the words of each edit: [-taken out-] {+put in+}.")
@click.option("--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True)
def changes(data: Path, site: Site | None, form: str, **filters: Any) -> None:
    """Say what happened to stories after they were published: edits, silent edits, disappearances, returns, moves."""
    from archive.changes import changes as changed
    from archive.changes import lines

    end_with_the_reader()
    with _opened(data) as conn:
        try:
            found = changed(conn, site=site.name if site else "", **filters)
        except ValueError as error:
            raise click.UsageError(str(error)) from error
    if form == "text":
        for line in lines(found):
            say(line)
    else:
        print_rows(found, form)


@main.command(short_help="Say how each site's last crawls went.")
@data_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def report(data: Path, form: str) -> None:
    """Say how each site's last crawls went: new, revised, gone, unreadable, and how many articles carry each field."""
    from archive.report import lines
    from archive.report import report as make

    end_with_the_reader()
    with _opened(data) as conn:
        found = make(conn)
    if form == "json":
        say(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for line in lines(found):
            say(line)


if __name__ == "__main__":
    main()
