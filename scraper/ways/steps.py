"""What a way of discovery says and is told.

A way is a generator without any network in it: it yields an Ask and is sent an Answer, yields a Found or a Note and is
sent nothing, and returns an Offer. The crawl drives it over HTTP, a test with a dictionary.
"""

import re
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any, Final

from archive.record import Candidate, Capture, Known, Want


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A request for one address of discovery."""

    url: str
    kind: str
    """What is asked for: robots, list, feed, sitemap or listing."""
    conditional: bool = False
    """Whether «not modified» (304) is a welcome answer."""
    known: Mapping[str, str] = field(default_factory=dict)
    """Fields that say what is known of it; where it is conditional without them, the archive knows (RFC 9110, section 13.1)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What an Ask came to: a capture, or the reason why there is none."""

    capture: Capture | None = None
    failure: str | None = None
    forbidden: bool = False
    """Whether robots.txt is the reason."""

    @property
    def ok(self) -> bool:
        """Whether the server answered 200."""
        return self.capture is not None and self.capture.status == 200

    @property
    def unmodified(self) -> bool:
        """Whether the server says that nothing has changed since it was asked last."""
        return self.capture is not None and self.capture.status == 304

    @property
    def reason(self) -> str:
        """In words, what came instead of a good answer."""
        if self.forbidden:
            return "nothing, as robots.txt forbids it"
        return self.failure or (f"status {self.capture.status}" if self.capture else "no answer")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Candidates a way has met; ``capture`` is given where the answer holds whole posts that can be read at once."""

    candidates: Sequence[Candidate] = ()
    want: Want = Want.CHANGED
    capture: Capture | None = None
    via: str | None = None
    """Address of the answer that names the candidates, where it is one."""
    recheck: Sequence[str] = ()
    """Known addresses that a list no longer names: their pages are to be asked for again."""


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence for the crawl's row: what failed, or what two ways disagree about."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """What a way came to."""

    ok: bool
    reached: bool = True
    """Whether the server answered at all; False only where every request failed to bring any answer."""
    broken: bool = False
    """Whether it was good until the server would not answer any more: the next run goes on, and no other way is tried."""
    reason: str = ""
    seen: frozenset[str] = frozenset()
    marks: Mapping[str, Any] | None = None
    complete: bool = False
    """Whether the way named everything the site has (so that what is not in it is missing)."""
    partial: bool = False
    """Whether something that it leads to could not be read, so that another way may name more."""


Step = Ask | Found | Note
Way = Generator[Step, Answer, Offer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """What a crawl is for, and what it may ask the archive."""

    until: str
    """The month the crawl takes place in, YYYY-MM: the end of history."""
    backfill: bool = False
    pages: bool = True
    """Whether each article's own page is captured too."""
    first: str | None = None
    last: str | None = None
    """First and last month of a backfill, YYYY-MM, where it is bounded."""
    marks: Mapping[str, Any] | None = None
    """What the last crawl left: totals and newest modification."""
    known: Callable[[Sequence[str]], Mapping[str, Known]] = lambda urls: {}
    """What the archive knows of addresses."""
    listed: Callable[[], Sequence[str]] = lambda: ()
    """Every address of a live article in the archive."""
    limit: int | None = None
    """At most so many articles."""
    interrupted_at: str | None = None
    """When the same command was begun before without coming to its end (ISO 8601, UTC): it is resumed."""

    @property
    def everything(self) -> bool:
        """Whether the whole history is asked for: a backfill, or the first crawl of an empty archive."""
        return self.backfill or not self.marks

    @property
    def bounded(self) -> bool:
        """Whether only some months are asked for."""
        return bool(self.first or self.last)

    @property
    def since(self) -> str:
        """The first month asked for, YYYY-MM; empty for all of history.

        After a backfill of some months a crawl asks for what came since, not for what was left out on purpose.
        """
        return self.first or ("" if self.backfill else str((self.marks or {}).get("since", "")))

    def within(self, day: str | None) -> bool:
        """Whether a date (its first seven characters are year and month) falls into the months asked for."""
        return not day or self.since <= day[:7] <= (self.last or "9999")

    @property
    def want(self) -> Want:
        """Whose pages are captured where nothing but a page tells what a story says."""
        return Want.EVERY if self.everything and self.pages else Want.CHANGED

    @property
    def began(self) -> str:
        """When the last crawl that came to its end began, by the site's own clock (ISO 8601, UTC); empty where none did."""
        marks = self.marks or {}
        return str(marks.get("began") or marks.get("modified") or "")

    def news(self, candidates: Sequence[Candidate]) -> list[Candidate]:
        """Those of which something new is told, where a limit counts them: repeated, each run takes up the next ones."""
        if self.limit is None:
            return list(candidates)
        known = self.known([each.url for each in candidates])
        return [each for each in candidates if each.url not in known or self._is_more(each, known[each.url])]

    def _is_more(self, told: Candidate, known: Known) -> bool:
        return (told.modified or "") > (known.modified or "") or (self.want is Want.EVERY and not (known.asked or known.wanted))

    def is_full(self, told: int) -> bool:
        """Whether so many articles are as many as are asked for."""
        return self.limit is not None and told >= self.limit

    def start(self, way: str, *, through: bool = False, **marks: Any) -> dict[str, Any] | None:
        """Where the next crawl starts once this one has come to its end; None where the start there was stays right.

        What stopped before its end moves no start: the rest would be lost. A backfill of some months, or of some
        articles, makes one where there was none, or none that reaches as far back, and says since when it is good.
        With ``through``, all there is was met before any limit was.
        """
        before = str(self.marks.get("since", "")) if self.marks else None
        if not self.bounded and (self.limit is None or through):
            return {"way": way, **marks} | ({"since": before} if before and not self.backfill else {})
        since = self.first if self.first and not self.last and self.limit is None else self.until
        if not self.backfill or (before is not None and before <= since):
            return None
        return {"way": way, **marks, "since": since}


def clock(answer: Answer) -> str:
    """The server's own time as its Date field says (ISO 8601, UTC); ours where it says none."""
    if answer.capture is None:
        return ""
    try:
        stated = utc(parsedate_to_datetime(answer.capture.header("Date") or "").isoformat())
    except (TypeError, ValueError):
        stated = None
    return stated or utc(answer.capture.captured_at) or ""


def utc(moment: object) -> str | None:
    """A stated modification as ISO 8601 in UTC, so that what two ways claim can be compared; None when it is no date."""
    if not isinstance(moment, str):
        return None
    try:
        parsed = datetime.fromisoformat(moment.strip())
        if parsed.tzinfo is None:
            parsed = parsed.replace(tzinfo=UTC)
        return parsed.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    except (ValueError, OverflowError):
        return None


def months(first: str, last: str) -> list[str]:
    """Months from first to last, both YYYY-MM and both included.

    >>> months("2019-11", "2020-02")
    ['2019-11', '2019-12', '2020-01', '2020-02']
    """
    year, month = map(int, first.split("-"))
    found = []
    while (label := f"{year:04d}-{month:02d}") <= last:
        found.append(label)
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)
    return found


_DAY: Final = re.compile(r"/((?:19|20)\d\d)/([01]\d)/([0-3]\d)(?:/|$)")


def day(url: str) -> str | None:
    """The day a dated permalink carries, YYYY-MM-DD; None for an address without one.

    >>> day("https://malangkota.go.id/2020/01/24/kipp/")
    '2020-01-24'
    """
    found = _DAY.search(url)
    return "-".join(found.groups()) if found else None
