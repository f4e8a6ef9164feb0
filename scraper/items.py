"""What a spider yields beside readings: what discovery met, asked for, and did not get."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.record import Candidate, Want


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted:
    """Candidates to write down, and known addresses to ask for again."""

    candidates: Sequence[Candidate]
    want: Want
    recheck: Sequence[str]


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
