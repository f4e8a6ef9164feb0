"""What a spider yields: what it has fetched, what discovery met and asked for, and what could not be had.

Each is a message to the desk, which keeps it; none needs the network or the store.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.record import Candidate, Capture, Want


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """Captures to be read and kept: an article's page, with the further pages of a divided story, or a list of posts."""

    captures: tuple[Capture, ...]
    address: str | None = None
    """The address that was asked for, wherever redirects led; None for a list, whose posts have their own."""
    only: frozenset[str] | None = None
    """Addresses of a list that are wanted; None for all of them."""
    whole: bool = False
    """Whether it is to be kept as it is, even if further pages are missing."""
    left: bool = False
    """Whether a run that was killed has left it: where a story is missed in it, nobody can tell any more whether the site was well."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """Candidates to write down, and known addresses to ask for again."""

    candidates: Sequence[Candidate]
    want: Want
    recheck: Sequence[str]
    via: str | None = None
    """Address of the answer that names the candidates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """Answers to be kept from which no story is read: robots.txt, lists, redirects, refusals that were tried again."""

    captures: tuple[Capture, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """An address of discovery that was asked for, with the validators of its answer."""

    url: str
    kind: str
    status: int
    etag: str | None
    last_modified: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A page that could not be had."""

    url: str
    kind: str
    detail: str
    again: bool
    """Whether the next crawl should try again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unmodified:
    """A page whose server says that it is as it was."""

    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """The page of an article that should be there, asked for after others were missed; no row is made of it."""

    capture: Capture
    address: str


Item = Fetched | Noted | Answered | Checked | Missed | Unmodified | Control
