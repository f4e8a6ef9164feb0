"""What the commands print: a crawl's outcome in plain lines for its operator, hits as a table, JSON or CSV."""

import csv
import json
import logging
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import click

from archive.formulas import neutral
from archive.report import State
from scraper.commands.options import plain, say
from scraper.site import Site
from scraper.verdict import Exit


class Plainly(logging.Handler):
    """Errors alone, each once, in the words of the message: what Scrapy warns of stands in the verdict when it matters."""

    def __init__(self, without: str) -> None:
        """Leave out what the logger ``without`` says."""
        super().__init__(logging.ERROR)
        self.addFilter(lambda record: record.name != without)
        self.setFormatter(logging.Formatter("kliping: %(message)s"))
        self._told: set[str] = set()

    def emit(self, record: logging.LogRecord) -> None:
        """Print a record to standard error."""
        text = self.format(record)
        if text not in self._told:
            self._told.add(text)
            say(text, err=True)


@dataclass(frozen=True, slots=True)
class Telling:
    """How much is told of crawls: ``quiet``, nothing of what went well; ``before``, only what is another state than these.

    What failed is told once, whichever command met it first; that all is well again by each command that had failed.
    """

    quiet: bool
    before: Mapping[str, State] | None = None
    interrupted: bool = False

    def silent(self, site: str, status: Exit) -> bool:
        """Whether nothing is to be said of a site that ended so."""
        if self.before is None:
            return self.quiet and status is Exit.OK
        before = self.before.get(site, State())
        return status == before.own or (status is not Exit.OK and status == before.last)


def tell(site: Site, told: Any, how: Telling) -> Exit:
    """Print what a crawl came to, in a few plain lines; its exit status.

    What went well goes to standard output, what did not to standard error.
    """
    if told is None:
        status = Exit.INTERRUPTED if how.interrupted else Exit.ERROR
        click.echo(f"{site.name}: {'interrupted before it began' if how.interrupted else 'ended with an error; see above'}", err=True)
        return status
    verdict, counts, notes = told
    if how.silent(site.name, verdict.exit):
        return Exit(verdict.exit)
    failed = verdict.exit is not Exit.OK
    line = ", ".join(f"{number} {name}" for name, number in counts.items()) or "nothing new"
    if how.before is not None:
        notes = [*notes, "nothing more is said until this changes" if failed else "well again; its last crawl had failed"]
    with suppress(OSError):  # whoever reads our output may have gone; what the crawl came to stays what it is
        for text in (f"{site.name}: {verdict.reason}: {line}", *(f"  {note}" for note in notes)):
            say(text, err=failed)
    return Exit(verdict.exit)


def print_hits(hits: Sequence[dict[str, Any]], form: str) -> None:
    """Print what a search found."""
    if form == "json":
        say(json.dumps(hits, ensure_ascii=False, indent=2))
    elif form == "csv":
        names = ["id", "published_at", "site", "section", "title", "url", "snippet"]
        writer = csv.DictWriter(sys.stdout, names, extrasaction="ignore")
        writer.writeheader()
        writer.writerows({name: neutral(hit[name]) for name in names} for hit in hits)
    elif not hits:
        click.echo("nothing found", err=True)
    else:
        from rich.console import Console

        console = Console(soft_wrap=True, markup=False, highlight=False)
        for hit in hits:
            console.print(plain(f"{(hit['published_at'] or '')[:10]:10}  {hit['title']}"), style="bold")
            if hit["snippet"]:
                console.print(plain(f"            {hit['snippet']}"))
            console.print(plain(f"            {hit['url']}"), style="dim")


def print_rows(rows: Sequence[Mapping[str, Any]], form: str) -> None:
    """Print rows of a table as JSON or CSV."""
    if form == "json":
        say(json.dumps(rows, ensure_ascii=False, indent=2))
    elif rows:
        writer = csv.DictWriter(sys.stdout, list(rows[0]))
        writer.writeheader()
        writer.writerows({name: neutral(value) for name, value in row.items()} for row in rows)
