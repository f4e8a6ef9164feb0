"""Discovery through the pages made for readers: the front page and its further pages, sections, and month archives.

The last resort: it costs the most requests and learns the least. Listings print whole stories; they are only ever
looked through for addresses, never read as an article.
"""

import re
from collections.abc import Generator, Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from archive.record import Candidate, Capture, Want
from scraper.extract.urls import Kind
from scraper.site import Site
from scraper.ways.markup import joined, parsed, with_query
from scraper.ways.steps import Answer, Ask, Found, Note, Offer, Purpose, Step, Way, day, months

MOST_PAGES: Final = 1_000
"""Further pages of one listing that are followed: an endless calendar or pager ends here."""
LOOKED_AT: Final = 2
"""Month archives that a crawl by listings looks at again: the history of thirteen years takes it eighty crawls."""
MOST_SECTIONS: Final = 200
"""Sections and tags of one site that are followed."""
_SECTION: Final = re.compile(r"/(?:category|kategori|tag|topik)/")
_ENDED: Final = frozenset({404, 410})
"""What WordPress answers for a page of a listing past its last, and for a month without a story."""


def links(capture: Capture) -> list[str]:
    """Every address a page links to, made absolute, in order, each once; links after </html> count too."""
    tree = parsed(capture)
    # Not tree.iter("a"): what stands behind </html> is in a second root.
    hrefs: Any = tree.xpath("//a/@href") if tree is not None else []
    found = (joined(capture.url, str(href)) for href in hrefs)
    return list(dict.fromkeys(url for url in found if url))


def _articles(site: Site, addresses: Iterable[str]) -> list[str]:
    found = (site.canonical(url) for url in addresses if site.owns(url) and site.kind(url) is Kind.ARTICLE)
    return list(dict.fromkeys(found))


def _sections(site: Site, page: Answer) -> list[str]:
    """The listings of sections and tags that a page links to, rather than date archives, authors or further pages."""
    addresses = links(page.capture) if page.ok and page.capture is not None else []
    named = (url for url in addresses if site.owns(url) and site.kind(url) is Kind.LISTING and _SECTION.search(url) and "/page/" not in url)
    return list(dict.fromkeys(site.canonical(url) for url in named))


def _pager(url: str, page: int) -> str:
    if page == 1:
        return url
    path, mark, query = url.partition("?")
    return f"{path.rstrip('/')}/page/{page}/{mark}{query}"


def _old(purpose: Purpose, shown: list[str]) -> bool:
    """Whether the last crawl that came to its end could know all of a listing; one that was killed or limited may have kept a part."""
    since = purpose.began[:10] or "9999"
    return not purpose.everything and all((day(url) or "") < since for url in shown)


@dataclass(slots=True)
class _Met:
    """What following listings has come to: addresses, and how many of them count against a limit."""

    seen: set[str] = field(default_factory=set)
    told: int = 0
    failed: bool = False
    """Whether a page could not be read."""


def _walk(site: Site, purpose: Purpose, start: str, way: str, met: _Met) -> Generator[Step, Answer, Answer]:
    """Follow one listing page by page until it ends, repeats itself or shows only what is known; its first answer.

    What is older or newer than the months asked for is passed over, and so is what another listing has shown.
    """
    first = Answer(failure="never asked")
    passed: set[str] = set()
    for page in range(1, MOST_PAGES + 1):
        answer = yield Ask(url=_pager(start, page), kind="listing")
        first = answer if page == 1 else first
        if not answer.ok or answer.capture is None:
            if answer.capture is None or answer.capture.status not in _ENDED:
                met.failed = True
                yield Note(f"{way} {_pager(start, page)} {answer.reason}; what it leads to may be missing")
            break
        shown = [url for url in _articles(site, links(answer.capture)) if url not in passed]
        passed.update(shown)
        fresh = [url for url in shown if url not in met.seen and purpose.within(day(url))]
        known = purpose.known(fresh)
        met.seen.update(fresh)
        told = purpose.news([Candidate(url=url, way=way) for url in fresh])
        met.told += len(told)
        if told:
            yield Found(candidates=told, want=purpose.want, via=_pager(start, page))
        if not shown or _past(purpose, shown) or (len(known) == len(fresh) and _old(purpose, shown)) or purpose.is_full(met.told):
            break
    else:
        yield Note(f"listing {start} has more than {MOST_PAGES} pages; the rest was left")
    return first


def _past(purpose: Purpose, shown: list[str]) -> bool:
    """Whether a listing, the newest first, has come to what is older than the months asked for."""
    return all((day(url) or "9999")[:7] < purpose.since for url in shown)


def archives(site: Site, purpose: Purpose) -> Way:
    """The archive page of each month, newest first: the whole history of a site that offers nothing better."""
    met = _Met()
    last, empty = purpose.last or purpose.until, 0
    for month in reversed(months(max(purpose.first or site.since, site.since), min(last, purpose.until))):
        year, number = month.split("-")
        before = len(met.seen)
        answer = yield from _walk(site, purpose, f"{site.home.rstrip('/')}/{year}/{number}/", "archive", met)
        if answer.capture is None:
            return Offer(ok=False, reached=False, broken=bool(met.seen), reason=f"month archives: {answer.reason}")
        empty = 0 if len(met.seen) > before else empty + 1
        if (empty >= 24 and not met.seen) or purpose.is_full(met.told):
            break
    return _offer(purpose, "archive", met, "month archives name no article", months="")


def _offer(purpose: Purpose, way: str, met: _Met, empty: str, **marked: str) -> Offer:
    marks = purpose.start(way, through=not purpose.is_full(met.told), **marked)
    reason = "" if met.seen else empty
    return Offer(ok=bool(met.seen), reason=reason, seen=frozenset(met.seen), marks=marks, partial=met.failed)


def listings(site: Site, purpose: Purpose) -> Way:
    """The front page and the pages of each section it links to."""
    met = _Met()
    home = yield from _walk(site, purpose, site.home, "listing", met)
    if home.capture is None:
        return Offer(ok=False, reached=False, reason=f"front page: {home.reason}")
    if not home.ok:
        return Offer(ok=False, reason=f"front page: {home.reason}")
    waiting = _sections(site, home)
    asked: set[str] = set()
    while waiting and len(asked) < MOST_SECTIONS and not purpose.is_full(met.told):
        section = waiting.pop(0)
        asked.add(section)
        page = yield from _walk(site, purpose, section, "listing", met)
        if purpose.everything:  # a section may lead to others below it
            waiting += [url for url in _sections(site, page) if url not in asked and url not in waiting]
    looked = yield from _months_again(site, purpose, met)
    return _offer(purpose, "listing", met, "the front page names no article", **looked)


def _months_again(site: Site, purpose: Purpose, met: _Met) -> Generator[Step, Answer, dict[str, str]]:
    """Look at some month archives again, where there are any, each crawl at the next ones: a story put in with an old date
    by an importer stands nowhere else. The mark of the last month looked at."""
    if "months" not in (purpose.marks or {}) or not met.seen or purpose.everything or purpose.limit is not None:
        return {}
    before = str((purpose.marks or {})["months"])
    history = months(max(purpose.since, site.since), purpose.until)
    turn = [month for month in history if month > before] + [month for month in history if month <= before]
    late: list[str] = []
    for month in turn[:LOOKED_AT]:
        url = f"{site.home.rstrip('/')}/{month.replace('-', '/')}/"
        found, answer = yield from _while_new(site, purpose, url, frozenset(met.seen), whole=True)
        if answer.capture is None:
            break
        late += found
        before = month
    met.seen.update(late)
    if late:
        yield Note(f"archive names {len(late)} articles that came in late, such as {late[0]}")
    return {"months": before}


def latest(site: Site, purpose: Purpose, met: frozenset[str]) -> Way:
    """The newest stories as the front page shows them: one page, and the next as long as there are some never ``met``."""
    fresh, first = yield from _while_new(site, purpose, site.home, met)
    return Offer(ok=first.ok, reason="" if first.ok else f"front page: {first.reason}", seen=frozenset(fresh))


def changed(site: Site, purpose: Purpose, met: frozenset[str]) -> Generator[Step, Answer, None]:
    """Stories that came in late, by the front page in the order of change; ``met`` are the addresses that this crawl has met already."""
    late, _ = yield from _while_new(site, purpose, with_query(site.home, site.by_change), met)
    if late:
        yield Note(f"listing names {len(late)} articles that came in late, such as {late[0]}")


def _while_new(
    site: Site, purpose: Purpose, start: str, met: frozenset[str], *, whole: bool = False
) -> Generator[Step, Answer, tuple[list[str], Answer]]:
    """Follow a listing as long as each page shows articles nobody has met, or to its end: those, and its first answer."""
    found, passed, first = list[str](), set[str](), Answer(failure="never asked")
    for page in range(1, MOST_PAGES + 1):
        answer = yield Ask(url=_pager(start, page), kind="listing")
        first = answer if page == 1 else first
        shown = _articles(site, links(answer.capture)) if answer.ok and answer.capture is not None else []
        known = purpose.known(shown)
        fresh = [url for url in shown if url not in met and url not in found and url not in known and purpose.within(day(url))]
        if fresh:
            yield Found(candidates=[Candidate(url=url, way="listing") for url in fresh], want=Want.CHANGED, via=_pager(start, page))
        found += fresh
        if passed.issuperset(shown) or not (fresh or whole):
            break
        passed.update(shown)
    return found, first
