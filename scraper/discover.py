"""Discovery: which way a site is asked for its articles, and what is done when a way fails or two ways disagree. Pure.

The best way comes first: REST gives a hundred whole posts a request and says what has changed; sitemaps name everything
with its last modification; month archives and listings are what every site has; feeds are left where its pages are all script.
The first way that gives articles is taken; why the ones before it failed is noted.
"""

from collections.abc import Generator, Sequence
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import urljoin

from protego import Protego

from archive.record import Candidate, Due, Want
from scraper.site import Site
from scraper.ways import listings as pages
from scraper.ways.feeds import changes, feeds, latest
from scraper.ways.listings import archives, listings
from scraper.ways.rest import rest
from scraper.ways.sitemaps import sitemaps
from scraper.ways.steps import Answer, Ask, Found, Note, Offer, Purpose, Step, Way, clock, day, utc
from scraper.ways.sweep import sweep

_Taken = tuple[str, Offer]
"""The way that was taken, and what it came to."""
_REFUSED: Final = "robots.txt forbids every page that names articles; only the newsroom's operator can allow them"


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovery:
    """What discovery as a whole came to."""

    way: str | None
    """The way that gave articles; None when none did."""
    reached: bool
    """Whether the site answered at all."""
    reason: str = ""
    marks: dict[str, object] | None = None
    """What the next crawl starts from."""


def discover(site: Site, purpose: Purpose) -> Generator[Step, Answer, Discovery]:
    """Find a site's articles the best way it offers."""
    named, barred, answer = yield from _robots(site)
    if barred:
        return Discovery(way=None, reached=False, reason=barred)
    refusals = _Refusals()
    taken = yield from _taken(site, purpose, named, refusals)
    if isinstance(taken, Discovery):
        return Discovery(way=None, reached=False, reason=_REFUSED) if refusals.alone else taken
    return (yield from _finished(site, purpose, named, taken, answer))


def _taken(
    site: Site, purpose: Purpose, named: tuple[str, ...], refusals: "_Refusals"
) -> Generator[Step, Answer, tuple[str, Offer] | Discovery]:
    """The first way that gives articles, and what it named; where it can't be read whole, with what the next ones name besides."""
    failures: list[str] = []
    reached = False
    taken: _Taken | None = None
    for name, way in _ways(site, purpose, named):
        offer = yield from _counted(way, refusals)
        if not offer.ok:
            failures.append(f"{name}: {offer.reason}")
            reached = (reached or offer.reached) and not offer.broken
            if offer.broken:
                return Discovery(way=None, reached=reached, reason="; ".join(failures))
            continue
        if taken is not None and (more := offer.seen - taken[1].seen):
            yield Note(f"{name} names {len(more)} articles that {taken[0]} does not, such as {min(more)}")
        taken = (taken[0], replace(taken[1], seen=taken[1].seen | offer.seen)) if taken else (name, offer)
        if not offer.partial or not purpose.everything or purpose.limit is not None:
            break
    if taken is None:
        return Discovery(way=None, reached=reached, reason="; ".join(failures))
    for failure in failures:
        yield Note(failure)
    return taken


def _finished(
    site: Site, purpose: Purpose, named: tuple[str, ...], taken: tuple[str, Offer], first: Answer
) -> Generator[Step, Answer, Discovery]:
    """What is still to be done when a way has given articles: what it does not name, or says nothing of."""
    name, offer = taken
    yield from _missing(purpose, name, offer)
    yield from _compare(site, purpose, named, name, offer)
    yield from _late(site, purpose, name, offer, first)
    marks = {"began": _began(purpose, clock(first)), **offer.marks} if offer.marks else None
    return Discovery(way=name, reached=True, marks=marks)


@dataclass(slots=True)
class _Refusals:
    """How many addresses robots.txt forbids among those that were to be asked for."""

    asked: int = 0
    forbidden: int = 0

    @property
    def alone(self) -> bool:
        """Whether it forbids them all."""
        return 0 < self.asked == self.forbidden


def _counted(way: Way, refusals: _Refusals) -> Way:
    """Drive a way and count what is refused; as long as nothing else was met, no note is made of each refusal."""
    answer: Answer | None = None
    try:
        while True:
            step = way.send(answer) if answer is not None else next(way)
            answer = None
            if isinstance(step, Ask):
                answer = yield step
                refusals.asked += 1
                refusals.forbidden += answer.forbidden
            elif not (isinstance(step, Note) and refusals.alone):
                yield step
    except StopIteration as stop:
        offer: Offer = stop.value
        return offer


def _began(purpose: Purpose, now: str) -> str:
    """From when on the next crawl looks for changes: what this one, an earlier part of it or one before it kept may have changed since."""
    earlier = [utc(purpose.interrupted_at)]
    if purpose.everything or purpose.limit is not None:
        earlier.append(purpose.began)  # it asked for no changes itself
    return min([now, *(moment for moment in earlier if moment)])


def look_again(site: Site, due: Sequence[Due], budget: int) -> Generator[Step, Answer, Discovery]:
    """Look again at articles that are due, by at most about ``budget`` requests."""
    if not due:
        yield Note("no article is due")
        return Discovery(way="page", reached=True)
    _, barred, _ = yield from _robots(site)
    if barred:
        return Discovery(way=None, reached=False, reason=barred)
    swept = yield from sweep(site, due, budget)
    return Discovery(way=swept.way, reached=swept.way is not None, reason=swept.reason)


def _robots(site: Site) -> Generator[Step, Answer, tuple[tuple[str, ...], str, Answer]]:
    """The sitemaps robots.txt names; why the site can't be asked anything, where it can't; and the answer itself.

    RFC 9309, section 2.3.1: a file that is not there allows everything; one that can't be had allows nothing.
    """
    answer = yield Ask(url=urljoin(site.home, "/robots.txt"), kind="robots")  # one for the host, whatever path the site has
    if answer.capture is None:
        # A refusal names robots.txt and says what it is about; what else can go wrong does not.
        told = answer.failure or answer.reason
        return (), told if "robots.txt" in told else f"{site.home} gives no answer: {told}", answer
    if answer.capture.status >= 500:
        return (), f"robots.txt answered {answer.reason}, which forbids everything (RFC 9309)", answer
    if not answer.ok:
        return (), "", answer
    return tuple(Protego.parse(answer.capture.body.decode("utf-8-sig", "replace")).sitemaps), "", answer


def _ways(site: Site, purpose: Purpose, named: tuple[str, ...]) -> Generator[tuple[str, Way], None, None]:
    yield "rest", rest(site, purpose)
    yield "sitemap", sitemaps(site, purpose, named)
    if purpose.everything or purpose.bounded:
        yield "archive", archives(site, purpose)
    yield "listing", listings(site, purpose)
    yield "feed", feeds(site, purpose)


def _missing(purpose: Purpose, name: str, offer: Offer) -> Generator[Step, Answer, None]:
    """Ask again for articles of the archive that a way which names everything no longer names."""
    asked_for = (url for url in purpose.listed() if not purpose.bounded or purpose.within(day(url))) if offer.complete else ()
    missing = [url for url in asked_for if url not in offer.seen]
    if missing:
        yield Note(f"{name} no longer names {len(missing)} articles of the archive; their pages are asked for again")
        yield Found(recheck=missing)


def _compare(site: Site, purpose: Purpose, named: tuple[str, ...], name: str, offer: Offer) -> Generator[Step, Answer, None]:
    """Hold the way that was taken against a second one; addresses only the second names are captured as well."""
    if purpose.limit is not None or name == "feed":
        return
    thorough = name == "rest" and purpose.everything
    second, other = ("sitemap", sitemaps(site, purpose, named)) if thorough else ("feed", _feed(site, purpose, name, offer))
    result = yield from _quietly(other)
    if not result.ok and name in {"sitemap", "archive"}:
        second, result = "listing", (yield from _quietly(pages.latest(site, purpose, offer.seen)))
    if result.ok:
        yield from _told_apart(purpose, name, offer, second, result)
    elif result.reason and thorough:
        yield Note(f"{second}: {result.reason}; {name} could not be held against it")


def _feed(site: Site, purpose: Purpose, name: str, offer: Offer) -> Way:
    """The newest of the feed; all of it where the history was read from listings, which may end long before the first story."""
    return feeds(site, purpose) if name == "listing" and purpose.everything else latest(site, purpose, offer.seen)


def _late(site: Site, purpose: Purpose, name: str, offer: Offer, first: Answer) -> Generator[Step, Answer, None]:
    """What a crawl by a way that says little of changes would not see: edits, and stories that came in late.

    ``first`` is the crawl's first answer.
    """
    asked_for = bool(site.by_change and purpose.began) and not purpose.everything and purpose.limit is None
    if name == "rest" or not offer.seen or not asked_for or first.capture is None:
        return
    fed = yield from changes(site, purpose, offer.seen, first.capture.captured_at)
    if not fed and name in {"archive", "listing"}:
        yield from pages.changed(site, purpose, offer.seen)


def _told_apart(purpose: Purpose, name: str, offer: Offer, second: str, result: Offer) -> Generator[Step, Answer, None]:
    """Tell what one way names and the other does not."""
    # A feed names stories alone; in a sitemap an address without a date may be any page of the site.
    only_there = sorted(url for url in result.seen - offer.seen if purpose.within(day(url)) and (second == "feed" or day(url)))
    known = purpose.known(only_there)
    strangers = [url for url in only_there if url not in known]
    if strangers:
        yield Note(f"{second} names {len(strangers)} articles that {name} does not, such as {strangers[0]}")
        yield _wanted(strangers, second)
    if offer.complete and result.complete and (only_here := offer.seen - result.seen):
        yield Note(f"{name} names {len(only_here)} articles that {second} does not, such as {min(only_here)}")


def _wanted(urls: list[str], way: str) -> Found:
    return Found(candidates=[Candidate(url=url, way=way) for url in urls], want=Want.CHANGED)


def _quietly(way: Way) -> Generator[Step, Answer, Offer]:
    """Drive a way for what it names alone: nothing it finds is wanted yet."""
    answer: Answer | None = None
    try:
        step = next(way)
        while True:
            answer = (yield step) if isinstance(step, Ask) else None
            step = way.send(answer) if answer is not None else next(way)
    except StopIteration as stop:
        offer: Offer = stop.value
        return offer
