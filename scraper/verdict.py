"""What a crawl came to, as a reason and an exit status that cron can trust. Pure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from statistics import median
from typing import Final

from archive.retold import MANY
from scraper.discover import Discovery


class Exit(IntEnum):
    """The exit statuses of ``kliping``."""

    OK = 0  # all well, also when there was nothing new
    ERROR = 1  # an error of ours: please report it
    USAGE = 2  # unknown site, wrong option
    UNREACHABLE = 3  # no answer, or robots.txt forbids everything
    STRUCTURE = 4  # the site answers, but not as it used to: nothing of this crawl should be trusted blindly
    UNWRITABLE = 5  # the archive can't be written or read: rights, space, another release's database, a package that is missing
    LOCKED = 6  # another crawl writes to the archive
    NO_ARTICLE = 7  # kliping read: there is no article in the page
    DISAGREES = 8  # kliping verify, backup, restore, evidence: something kept is not what it was
    INTERRUPTED = 130  # stopped by Ctrl-C or SIGTERM, in good order


ENOUGH: Final = 10
"""Fewer articles than this say nothing about a structure: a quiet week is no change."""
FEW: Final = 3
"""Fewer articles than this without a field are odd articles, not a changed structure."""
_UNREACHED: Final = frozenset({"connection", "timeout", "http-error", "cut-off", "forbidden"})
"""Problems of the way to a page."""
_ITS_OWN: Final = frozenset({"protected"})
"""Problems that are the newsroom's own doing and say nothing about the structure."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Why a crawl ended, in a word and in a sentence."""

    reason: str
    exit: Exit
    detail: str = ""


def judge(
    *,
    closed: str,
    discovery: Discovery | None,
    read: int,
    pages: int,
    problems: Mapping[str, int],
    coverage: Mapping[str, float],
    floors: Mapping[str, float],
    before: Sequence[Mapping[str, float]],
    unvouched: int = 0,
    nowhere: int = 0,
    repeated: int = 0,
    shortened: int = 0,
) -> Verdict:
    """The verdict on a crawl.

    ``closed`` is the reason the engine gives; ``read`` counts the articles read, ``pages`` those read from their own pages,
    ``problems`` what went wrong by kind; ``coverage`` is held against the declared ``floors`` and against the site's own crawls
    ``before``; ``unvouched`` articles were missed while the site did not show that it is well; ``nowhere`` addresses were named by
    the site and had nothing behind them; ``repeated`` new articles say to the letter what another new one does;
    ``shortened`` pages give less than half of the words they had.
    """
    if closed == "unwritable":
        return Verdict("unwritable", Exit.UNWRITABLE)
    if closed == "shutdown":
        return Verdict("interrupted", Exit.INTERRUPTED)
    if discovery is None or closed != "finished":
        return Verdict("error", Exit.ERROR, f"the crawl ended with an error ({closed}); see the log")
    if discovery.way is None:
        kind = ("structure", Exit.STRUCTURE) if discovery.reached else ("unreachable", Exit.UNREACHABLE)
        return Verdict(*kind, discovery.reason)
    return (
        spoilt(read, pages, problems)
        or _nowhere(nowhere, read)
        or _one_for_all(repeated, read)
        or _cut_short(shortened, read)
        or _floors(read, coverage, floors, before)
        or _unvouched(unvouched, problems)
        or Verdict("finished", Exit.OK)
    )


def _telling(failed: int, read: int) -> bool:
    """Whether there were enough pages to judge by: three posters without a word on a quiet day are no change of structure."""
    return failed + read >= ENOUGH or (failed >= 3 and read == 0)


def retold(silent: int, alike: int, counts: Mapping[str, int], read: int) -> str | None:
    """What is to be said where many articles at once changed their text without a new date; None where that is nothing to speak of.

    ``alike`` is in how many of them the same was changed: the archive's view ``shown_otherwise`` sets these apart by the same measure.
    """
    looked_at = sum(counts.get(name, 0) for name in ("revised", "touched", "unchanged", "witnessed"))
    if alike >= MANY and 2 * alike >= looked_at:
        return (
            f"the same had changed in {alike} of {looked_at} articles without a new date: that looks like the site's theme and counts "
            "as no silent edit (`kliping changes --what shown-otherwise --words` names them)"
        )
    if silent < ENOUGH or silent * 2 <= read:
        return None
    return (
        f"{silent} of {read} articles read had changed without a new date: where `kliping changes --words` shows the like in each, "
        "it is the site's theme that has changed, and no edit"
    )


def emptied(counts: Mapping[str, int]) -> str | None:
    """What is to be said where many articles at once were not at their addresses; None where that is nothing to speak of."""
    lost = counts.get("missing", 0) + counts.get("gone", 0)
    met = sum(counts.get(name, 0) for name in ("new", "revised", "touched", "unchanged", "witnessed", "moved"))
    if lost < ENOUGH or lost < met:
        return None
    return (
        f"{lost} of {lost + met} articles looked at were not at their addresses, though others were: where the site is broken in part "
        "they come back (`kliping changes --what missing --what gone` names them), else it was cleared out"
    )


def vanished(years: Mapping[str, int]) -> Iterator[str]:
    """What is to be said of years of which all that was asked for was missed."""
    for year, number in sorted(years.items()):
        yield (
            f"nothing of {year} was met, {number} of its articles were missed: where the site is broken in part they come back; "
            "they count as gone when they are still missed after a week, or on another day on which others of that year are there"
        )


def spoilt(read: int, pages: int, problems: Mapping[str, int]) -> Verdict | None:
    """The verdict on the pages alone: too many out of reach, or not readable; None where they are as they should be.

    What a list of posts tells says nothing of them: a server may give that to everybody, and refuse its pages to us.
    """
    unreached = sum(problems.get(kind, 0) for kind in _UNREACHED)
    refused = unreached - problems.get("forbidden", 0)  # what robots.txt forbids is the newsroom's will, and no trouble
    unreadable = {kind: count for kind, count in problems.items() if kind not in _UNREACHED | _ITS_OWN}
    unread = sum(unreadable.values())
    if problems.get("challenge") and problems["challenge"] * 2 > read:
        return Verdict("structure", Exit.STRUCTURE, f"{problems['challenge']} pages were a challenge or login page")
    # Discovery was answered, so the site is up: only many pages out of reach tell that it went down meanwhile. A few that
    # can never be had (an endless redirect, a file too large) must not fail every quiet day.
    if unreached >= ENOUGH and unreached > read:
        return Verdict("unreachable", Exit.UNREACHABLE, f"{unreached} pages could not be had, {read} could")
    if refused >= ENOUGH and refused > pages and refused * 2 > read:
        return Verdict("unreachable", Exit.UNREACHABLE, f"{refused} pages could not be had, {pages} could; lists of posts could")
    if _telling(unread, read) and unread * 4 > read:
        worst = max(unreadable, key=lambda kind: unreadable[kind])
        return Verdict("structure", Exit.STRUCTURE, f"{unread} pages could not be read (mostly {worst}), {read} could")
    return None


def _nowhere(number: int, read: int) -> Verdict | None:
    """Permalinks that lead nowhere, as after a change of their structure: the site is up, and its stories are not where it says."""
    if _telling(number, read) and number > read:
        told = f"at {number} new addresses that the site names there is nothing (404), {read} articles could be read"
        return Verdict("structure", Exit.STRUCTURE, told)
    return None


def _one_for_all(repeated: int, read: int) -> Verdict | None:
    """A portal that is sold, closed or broken may give one page with a headline and a text for whatever it is asked."""
    if repeated >= ENOUGH - 1 and repeated * 4 > read:
        return Verdict("structure", Exit.STRUCTURE, f"{repeated} of {read} articles read say to the letter what another new one does")
    return None


def _cut_short(shortened: int, read: int) -> Verdict | None:
    """A theme may print teasers where whole stories stood, and an open page behind a wall its first paragraph."""
    if shortened >= ENOUGH and shortened * 2 > read:
        return Verdict("structure", Exit.STRUCTURE, f"{shortened} of {read} articles read have less than half of the words they had")
    return None


def _unvouched(number: int, problems: Mapping[str, int]) -> Verdict | None:
    if not number:
        return None
    told = f"{number} articles were not at their addresses, nor was any that should be; nothing is concluded from that"
    if sum(problems.get(kind, 0) for kind in _UNREACHED):
        return Verdict("unreachable", Exit.UNREACHABLE, told)
    return Verdict("structure", Exit.STRUCTURE, told)


def _floors(read: int, coverage: Mapping[str, float], floors: Mapping[str, float], before: Sequence[Mapping[str, float]]) -> Verdict | None:
    if read < ENOUGH:
        return None
    for name, share in coverage.items():
        if (1 - share) * read < FEW:
            continue
        if share < floors.get(name, 0.0):
            return Verdict("structure", Exit.STRUCTURE, f"only {share:.0%} of {read} articles have {name}; the floor is {floors[name]:.0%}")
        usual = median([each.get(name, 0.0) for each in before]) if len(before) >= 3 else 0.0
        if usual >= 0.5 and share < usual / 2:
            return Verdict("structure", Exit.STRUCTURE, f"only {share:.0%} of {read} articles have {name}; it used to be {usual:.0%}")
    return None
