"""What the commands share: how arguments are checked, where the archive is, and how a command ends."""

import os
import re
import signal
import sys
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Final, Generic, NoReturn, TypeVar

import click

from scraper import arguments
from scraper.site import Site
from scraper.sites import SITES
from scraper.verdict import Exit

T = TypeVar("T")

DEFAULT_DATA: Final = "data"

_ORDERS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")

EXIT_CODES: Final = """\b
Exit status:
  0    all well, also when there was nothing new
  1    an error of kliping itself
  2    usage: unknown site, wrong option, no archive where one is needed
  3    the site can't be reached, or robots.txt forbids everything
  4    the site's structure has changed: read the notes of `kliping report`
  5    the archive can't be written or read: rights, space, another release, a
       package that is missing
  6    another crawl is writing to the archive
  7    kliping read: the page has no article in it
  8    kliping verify, backup, restore, evidence: something kept is not what
       it was
  130  stopped by Ctrl-C or SIGTERM; start again to go on"""

data_option = click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(os.environ.get("KLIPING_DATA") or DEFAULT_DATA),
    show_default=True,
    help="Folder of the archive: archive.db and the WARC files beside it.",
)


class Checked(click.ParamType[T], Generic[T]):
    """An argument that a function of ``scraper.arguments`` checks."""

    def __init__(self, name: str, check: Callable[[str], T]) -> None:
        self.name = name
        self._check = check

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> T:
        """Check the argument."""
        try:
            return self._check(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


MONTH: Final = Checked("YYYY-MM", arguments.month)
ADDRESS: Final = Checked("URL", arguments.address)


class SiteName(click.ParamType[Site]):
    """The name of a declared site."""

    name = "SITE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Site:
        """Find the site."""
        if isinstance(value, Site):
            return value
        if value not in SITES:
            near = get_close_matches(value.lower(), SITES, n=1)
            meant = f"; did you mean {near[0]}?" if near else ""
            self.fail(f"no site is called {value!r}; there is: {', '.join(sorted(SITES))}{meant}", param, ctx)
        return SITES[value]


def plain(text: str) -> str:
    """Text that a terminal shows and doesn't obey: what would colour, move, rename or turn something is written as its number.

    What is read of pages has none of it; an archive that came from elsewhere, an address or an answer that is quoted may. JSON stays the
    same JSON.

    >>> plain("\x1b]0;x\x07")
    '\\\\u001b]0;x\\\\u0007'
    """
    return _ORDERS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def say(text: str, *, err: bool = False) -> None:
    """Print a line that quotes what sites or archives hold."""
    click.echo(plain(text), err=err)


def leave(message: str, status: Exit) -> NoReturn:
    """End with a message on standard error and an exit status."""
    say(f"kliping: {message}", err=True)
    sys.exit(int(status))


def end_with_the_reader() -> None:
    """End silently, as other tools do, when whoever reads our output (``| head -1``) has had enough.

    Only for a command that prints and holds nothing open: SIGPIPE ends a process wherever it stands.
    """
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
