"""The commands that prove what is kept: ``kliping verify`` and ``kliping evidence``."""

import re
import sqlite3
import sys
import tempfile
from contextlib import closing
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

import click

from archive.schema import NotAnArchive
from scraper.commands.options import EXIT_CODES, Checked, data_option, leave, say
from scraper.verdict import Exit

if TYPE_CHECKING:
    from archive.evidence import Evidence


def _digest(text: str) -> str:
    """The digest of an entry, as it was noted."""
    if not re.fullmatch(r"[0-9a-fA-F]{64}", text.strip()):
        raise ValueError(f"{text!r} is no digest: 64 hexadecimal digits, as a crawl prints them at its end and `kliping report` shows them")
    return text.strip().lower()


def verified(data: Path, since: str = "", sample: int = 0, jobs: int = 1, *, quiet: bool = False) -> Exit:
    """Verify an archive and print what disagrees, each line with the way out; the exit status."""
    from archive.verify import Verify
    from scraper.declared import declared
    from scraper.rereading import articles_of

    try:
        verify = Verify(data, read=articles_of, declared=declared(), since=since, sample=sample, jobs=jobs)
    except (FileNotFoundError, NotAnArchive) as error:
        leave(f"{error}; name the archive's folder with --data", Exit.USAGE)
    with closing(verify):
        wrong = 0
        for finding in verify.findings():
            wrong += 1
            say(str(finding), err=True)
    if wrong or not quiet:
        seen = verify.seen
        for note in seen.notes:
            say(f"note: {note}", err=bool(wrong))
        counted = ", ".join(f"{number} {name}" for name, number in seen.counted.items())
        outcome = ("1 thing disagrees" if wrong == 1 else f"{wrong} things disagree") if wrong else "all is as it was sealed"
        click.echo(f"{outcome}: {counted or 'nothing kept'}", err=bool(wrong))
        if seen.digest:
            click.echo(f"the last of {seen.entries} entries, sealed {seen.sealed_at}: {seen.digest}", err=bool(wrong))
    return Exit.DISAGREES if wrong else Exit.OK


@click.command(epilog=EXIT_CODES, short_help="Check that everything kept is as it was sealed.")
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


@click.command(epilog=EXIT_CODES, short_help="Write out the evidence for one article.")
@click.argument("article")
@data_option
@click.option("--out", type=click.Path(path_type=Path), help="Where to write it, instead of a name made of site and number here.")
@click.option("--wacz", is_flag=True, help="One WACZ file, which replay tools open, instead of a folder.")
def evidence(article: str, data: Path, out: Path | None, wacz: bool) -> None:
    """Write the evidence for ARTICLE (number, address or key) where nothing else is needed to check it.

    Its captures byte for byte, every version with the differences, digests, what seals them, a page to read and print, and how to
    check it all with standard tools.
    """
    from archive import evidence as proving

    try:
        with closing(proving.opened(data)) as conn:
            number = proving.find(conn, article)
            (site,) = conn.execute("SELECT site FROM articles WHERE id = ?", [number]).fetchone()
            into = out or Path(f"evidence-{site}-{number}{'.wacz' if wacz else ''}")
            told = _packed(conn, data, number, into) if wacz else proving.gather(conn, data, number, into)
    except (FileNotFoundError, NotAnArchive) as error:
        leave(f"{error}; name the archive's folder with --data", Exit.USAGE)
    except proving.NoSuchArticle as error:
        leave(str(error), Exit.USAGE)
    except proving.NoEvidence as error:
        leave(str(error), Exit.UNWRITABLE)
    except sqlite3.Error as error:
        leave(f"the archive in {data} can't be read ({error}); its next crawl brings it up to this release", Exit.UNWRITABLE)
    captures, versions = len(told.cuts), len(told.versions)
    click.echo(f"{into}: {captures} capture{'s' * (captures != 1)}, {versions} version{'s' * (versions != 1)}")
    if told.unsealed:
        click.echo(f"{told.unsealed} rows of it are not sealed yet; the next crawl seals them", err=True)
    if told.altered:
        leave(f"no more what was sealed: {', '.join(told.altered)}; `kliping verify` says which and what to do", Exit.DISAGREES)


def _packed(conn: sqlite3.Connection, data: Path, number: int, into: Path) -> "Evidence":
    from archive import evidence as proving
    from archive import wacz

    if into.exists():
        raise proving.NoEvidence(f"{into} is there already; choose another with --out")
    try:
        with tempfile.TemporaryDirectory() as folder:
            told = proving.gather(conn, data, number, Path(folder) / "evidence")
            article, software = told.article, f"kliping/{version('kliping')}"
            shown = next((cut.row for cut in told.cuts if cut.row["digest"] == article["capture"]), told.cuts[-1].row)
            cuts = [replace(cut, row={"title": cut.row["url"], **cut.row}) if cut.row in told.controls else cut for cut in told.cuts]
            wacz.write(Path(folder) / "evidence", cuts, article["title"], shown["url"], shown["captured_at"], software, into)
    except OSError as error:
        raise proving.NoEvidence(f"{into} can't be written ({error}); free some space or choose another with --out") from error
    return told
