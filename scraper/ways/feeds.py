"""Discovery through RSS 2.0 and Atom feeds.

A crawl that took another way is held against the feed, which costs almost nothing. Where nothing else can be read the feed is
the way: page after page back to the first story, as WordPress (``?paged=2``) or the feed itself (RFC 5005) offers them. It stands
where WordPress has it, or where the front page says.
"""

from collections.abc import Generator, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

from archive.record import Candidate, Capture, Want
from scraper.extract.urls import Kind
from scraper.site import Site
from scraper.ways.entries import Entry, Feed, named, parse
from scraper.ways.markup import with_query
from scraper.ways.steps import Answer, Ask, Found, Note, Offer, Purpose, Step, Way, day

MOST_PAGES: Final = 5_000
"""Pages of one feed that are followed, of ten stories each."""
MOST_CHANGES: Final = 200
"""Pages of changes that are followed: no newsroom changes two thousand stories between two crawls, but a feed may say so of all, always."""


def _get(
    url: str, known: dict[str, str] | None = None, *, conditional: bool = False
) -> Generator[Step, Answer, tuple[Feed | None, Answer, str]]:
    """A feed with the answer it came in, or why there is none."""
    answer = yield Ask(url=url, kind="feed", conditional=conditional, known=known or {})
    if not answer.ok or answer.capture is None:
        return None, answer, f"feed {url} answered {answer.reason}"
    try:
        return parse(answer.capture.body, url), answer, ""
    except ValueError as error:
        return None, answer, f"feed {url} is {error}"


def _stories(site: Site, feed: Feed) -> list[Entry]:
    """The site's own stories in a feed, each under the address it is kept under."""
    own = (entry for entry in feed.entries if site.owns(entry.url) and site.kind(entry.url) in {Kind.ARTICLE, Kind.MAYBE})
    return list({url: Entry(url, each.published, each.modified) for each in own if (url := site.canonical(each.url))}.values())


def _candidates(entries: Iterable[Entry]) -> list[Candidate]:
    return [Candidate(url=entry.url, way="feed", modified=entry.modified) for entry in entries]


def _date(site: Site, entry: Entry) -> str | None:
    """The day a story is of: its address says it, or the feed, by the newsroom's own clock."""
    if (of_address := day(entry.url)) or entry.published is None:
        return of_address
    with suppress(OverflowError):  # the end of time itself has no later zone
        return datetime.fromisoformat(entry.published).astimezone(ZoneInfo(site.zone)).date().isoformat()
    return None


def _declared(site: Site) -> list[str]:
    return [f"{site.home.rstrip('/')}{path}" for path in site.feeds]


# -- held against another way ----------------------------------------------------------------------------------------------


def latest(site: Site, purpose: Purpose, met: frozenset[str]) -> Way:
    """The newest stories of the first feed that can be read: one page, and the next as long as there are some never ``met``."""
    reasons = []
    for start in _declared(site):
        feed, answer, failure = yield from _get(start, conditional=not purpose.everything)
        if answer.unmodified:
            return Offer(ok=True, reason="not modified")
        if feed is None:
            reasons.append(failure)
            continue
        seen = yield from _latest(site, purpose, start, feed, met)
        return Offer(ok=bool(seen), reason="" if seen else f"feed {start} is empty", seen=frozenset(seen))
    return Offer(ok=False, reason="; ".join(reasons))


def _latest(site: Site, purpose: Purpose, start: str, feed: Feed, met: frozenset[str]) -> Generator[Step, Answer, set[str]]:
    url, seen = start, set[str]()
    for page in range(2, MOST_PAGES + 2):
        entries = [entry for entry in _stories(site, feed) if entry.url not in seen and purpose.within(_date(site, entry))]
        seen.update(entry.url for entry in entries)
        yield Found(candidates=_candidates(entries), want=Want.CHANGED, via=url)
        unmet = [entry.url for entry in entries if entry.url not in met]
        if len(purpose.known(unmet)) == len(unmet):
            break
        url = with_query(start, f"paged={page}")
        further, _, _ = yield from _get(url)
        if further is None:
            break
        feed = further
    return seen


def changes(site: Site, purpose: Purpose, met: frozenset[str], started: str) -> Generator[Step, Answer, bool]:
    """What was changed or came in late since the last crawl: WordPress puts it first where it is asked to.

    So edits and back-dated stories are found where a list names the newest alone. ``met`` are the addresses that this crawl
    has met already, ``started`` is when it began by our own clock. Whether there was a feed.
    """
    for start in reversed(_declared(site)):  # Atom, the last, says when each story was changed
        url = with_query(start, site.by_change)
        feed, _, _ = yield from _get(url)
        if feed is not None:
            late = yield from _changed(site, purpose, url, feed, met, started)
            if late:
                yield Note(f"feed names {len(late)} articles that came in late, such as {late[0]}")
            return True
    return False


def _changed(site: Site, purpose: Purpose, start: str, feed: Feed, met: frozenset[str], started: str) -> Generator[Step, Answer, list[str]]:
    """Follow a feed, the last changed first, to where nothing is new; addresses that were never met before."""
    url, late = start, list[str]()
    for page in range(2, MOST_CHANGES + 2):
        entries = _stories(site, feed)
        known = purpose.known([entry.url for entry in entries])
        unknown = [entry for entry in entries if entry.url not in known and entry.url not in met]
        strangers = [entry for entry in unknown if entry.url not in late and purpose.within(_date(site, entry))]
        recent = [entry for entry in entries if max(entry.modified or "", entry.published or "") >= purpose.began]
        if not strangers and not recent:
            break
        # What was first read by this very crawl, or is still to be, is as it is now.
        edited = [entry for entry in recent if entry.modified and entry.url in known and "" < (known[entry.url].checked_at or "") < started]
        yield Found(candidates=_candidates([*strangers, *edited]), want=Want.CHANGED, via=url)
        late += [entry.url for entry in strangers]
        url = with_query(start, f"paged={page}")
        further, _, _ = yield from _get(url)
        if further is None or further.entries == feed.entries:
            break
        feed = further
    else:
        yield Note(f"feed {start} says that more than {MOST_CHANGES * len(feed.entries)} articles have changed; the rest was left")
    return late


# -- the way where nothing else can be read ----------------------------------------------------------------------------------


@dataclass(slots=True)
class _Met:
    """What following feeds has come to."""

    seen: set[str] = field(default_factory=set)
    told: int = 0
    reasons: list[str] = field(default_factory=list)
    reached: bool = False
    unchanged: bool = False
    whole: bool = True
    """Whether every page that was asked for could be read."""
    broken: str = ""
    """Why there was no answer any more, in the midst of a feed."""
    validators: dict[str, dict[str, str]] = field(default_factory=dict)
    """By what the next crawl asks each feed whether it has changed."""


def feeds(site: Site, purpose: Purpose) -> Way:
    """Every story a feed leads to, or in a crawl what is new since the last one.

    Feeds that the front page names are looked through where none of the usual ones goes back to the first story.
    """
    met = _Met()
    for url in _declared(site):
        if (yield from _follow(site, purpose, url, met)):
            break
    else:
        if met.reached and not met.broken:
            yield from _those_named(site, purpose, met)
    if met.broken:
        return Offer(ok=False, reached=bool(met.seen), broken=bool(met.seen), reason=met.broken)
    if met.unchanged and not met.seen:
        return Offer(ok=True, reason="not modified")
    through = not purpose.is_full(met.told)
    # Where a page could not be read the next crawl starts from where this one did.
    marks = purpose.start("feed", through=through, feeds=met.validators) if met.whole else None
    return Offer(ok=bool(met.seen), reached=met.reached, reason="; ".join(met.reasons), seen=frozenset(met.seen), marks=marks)


def _those_named(site: Site, purpose: Purpose, met: _Met) -> Generator[Step, Answer, None]:
    answer = yield Ask(url=site.home, kind="listing")
    met.reached = met.reached or answer.capture is not None
    found = named(site, answer.capture) if answer.ok and answer.capture is not None else []
    for url in found:
        if url not in _declared(site) and not met.broken and not purpose.is_full(met.told):
            yield from _follow(site, purpose, url, met)


def _follow(site: Site, purpose: Purpose, start: str, met: _Met) -> Generator[Step, Answer, bool]:
    """Follow one feed from its newest page; whether it went back as far as is asked for."""
    before = {} if purpose.everything or purpose.bounded else dict((purpose.marks or {}).get("feeds", {}))
    feed, answer, failure = yield from _get(start, before.get(start), conditional=start in before)
    met.reached = met.reached or answer.capture is not None
    if answer.unmodified:
        met.unchanged = True
        return True
    if feed is None or answer.capture is None:
        met.reasons.append(failure)
        return False
    met.validators[start] = _validators(answer.capture)
    if not _stories(site, feed):
        met.reasons.append(f"feed {start} is empty")
        return False
    return (yield from _walk(site, purpose, start, feed, met))


def _validators(capture: Capture) -> dict[str, str]:
    """By what an answer can be asked again; one alone, as WordPress wants both byte by byte where both are sent."""
    for header, condition in (("Last-Modified", "If-Modified-Since"), ("ETag", "If-None-Match")):
        if value := capture.header(header):
            return {condition: value}
    return {}


def _walk(site: Site, purpose: Purpose, start: str, feed: Feed, met: _Met) -> Generator[Step, Answer, bool]:
    """A feed page by page until one is not there, has nothing more, or has only what the last crawl knew."""
    url, pages, chained = start, 0, False
    while pages < MOST_PAGES:
        shown = _stories(site, feed)
        fresh = [entry for entry in shown if entry.url not in met.seen]
        if not fresh and pages:
            break
        pages += 1
        met.seen.update(entry.url for entry in fresh)
        told = purpose.news(_candidates(entry for entry in fresh if purpose.within(_date(site, entry))))
        met.told += len(told)
        if told:
            yield Found(candidates=told, want=purpose.want, via=url)
        if _is_known(purpose, shown) or _is_past(site, purpose, shown) or purpose.is_full(met.told):
            return True
        older = feed.older if feed.older and site.owns(feed.older) else None
        if chained and older is None:
            break
        url, chained = older or with_query(start, f"paged={pages + 1}"), older is not None
        further, answer, failure = yield from _get(url)
        if further is None:
            yield from _failed(answer, failure, met)
            break
        feed = further
    else:
        yield Note(f"feed {start} has more than {MOST_PAGES} pages; the rest was left")
    if pages == 1 and purpose.everything and met.whole and not met.broken:
        yield Note(f"feed {start} names {len(shown)} articles and has no further page; of older ones, if there are any, it tells nothing")
    return pages > 1


def _failed(answer: Answer, failure: str, met: _Met) -> Generator[Step, Answer, None]:
    """A further page that can't be read: past the last one WordPress answers 404."""
    if answer.capture is None:
        met.broken = failure
    elif answer.capture.status not in {404, 410}:
        met.whole = False
        yield Note(f"{failure}; what it leads to may be missing")


def _is_known(purpose: Purpose, shown: Sequence[Entry]) -> bool:
    """Whether a page of a feed holds nothing but what the last crawl that came to its end could know."""
    if purpose.everything or purpose.bounded:
        return False
    known = purpose.known([entry.url for entry in shown])
    return len(known) == len(shown) and not (purpose.began and any((entry.published or "") >= purpose.began for entry in shown))


def _is_past(site: Site, purpose: Purpose, shown: Sequence[Entry]) -> bool:
    """Whether a feed, the newest first, has come to what is older than the months asked for."""
    return all((_date(site, entry) or "9999")[:7] < purpose.since for entry in shown)
