"""Discovery through WordPress's REST interface: a hundred whole posts a request, and what has changed since last time."""

from collections.abc import Generator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from archive.record import Capture, Known, Want
from scraper.site import Site
from scraper.ways.posts import PER_PAGE, SLIM, WHOLE, List, Posts, Walk, ask, candidates, is_too_heavy
from scraper.ways.steps import Answer, Found, Note, Offer, Purpose, Step, Way, clock, utc

_COME_BACK: Final = frozenset({429, 503})
"""What a server answers that has had enough for now."""
_UNEXPECTED: Final = -1
"""A total that no crawl meets: the next one compares all posts with the archive again."""


@dataclass(slots=True)
class _Seen:
    """What one conversation has met so far."""

    urls: set[str] = field(default_factory=set)
    newest: str = ""
    """The newest modification met: ISO 8601, UTC."""
    total: int = 0
    new: int = 0
    told: int = 0
    """Posts that count against a limit."""
    began: str = ""
    """The server's own clock when the conversation began: ISO 8601, UTC."""

    def take(self, posts: Posts) -> None:
        self.urls.update(posts)
        self.newest = max([self.newest, *(utc(post.get("modified_gmt")) or "" for post in posts.values())])

    @property
    def modified(self) -> str:
        """From when on the next crawl asks for changes: never later than this one began, or an edit made meanwhile would be lost."""
        return min(self.newest or self.began, self.began or self.newest)


def rest(site: Site, purpose: Purpose) -> Way:
    """Everything, or what is new and changed, from the REST interface."""
    whole = purpose.everything or purpose.bounded or "modified" not in (purpose.marks or {})
    return (yield from (_everything if whole else _changes)(site, purpose))


def _window(purpose: Purpose) -> dict[str, str]:
    window = {}
    if purpose.since:
        # «after» and «before» leave out the moment itself.
        window["after"] = (datetime.fromisoformat(f"{purpose.since}-01") - timedelta(seconds=1)).isoformat()
    if purpose.last:
        year, month = map(int, purpose.last.split("-"))
        window["before"] = f"{year + month // 12:04d}-{month % 12 + 1:02d}-01T00:00:00"
    return window


def _everything(site: Site, purpose: Purpose) -> Way:
    """All posts by their number, lowest first, so that what is published meanwhile comes last and shifts nothing.

    What earlier runs have kept is passed over; under a limit it is looked through at the end, where there is room left.
    """
    seen = _Seen(began=utc(purpose.interrupted_at) or "")
    size = PER_PAGE if purpose.limit is None else min(PER_PAGE, purpose.limit)
    done = yield from _done(site, purpose, size)
    failed = yield from _lists(site, purpose, seen, size, 1 + done)
    if purpose.limit is not None and done and failed is None and not purpose.is_full(seen.told):
        failed = yield from _lists(site, purpose, seen, size, 1, done)
        done = 0
    if failed is not None:
        return failed
    if not seen.urls and not purpose.bounded:
        return Offer(ok=False, reason="REST lists no posts")
    return (yield from _end(purpose, seen, done * size))


def _lists(
    site: Site, purpose: Purpose, seen: _Seen, size: int, first: int, last: int | None = None
) -> Generator[Step, Answer, Offer | None]:
    """Lists from the first to the last or to where there are enough; what the way came to where the server gave no answer."""
    walk = Walk(page=first, pages=first)
    while not walk.over and not purpose.is_full(seen.told) and (last is None or walk.page <= last):
        met = len(seen.urls)
        found, answer = yield from ask(site, per_page=size, page=walk.page, **_all(purpose), **WHOLE)
        seen.began = seen.began or clock(answer)
        want = Want.EVERY if purpose.pages else Want.NONE
        if is_too_heavy(answer):
            yield Note(f"{found.failure} for list {walk.page}; asked for in smaller lists")
            found, answer = yield from _smaller(site, purpose, seen, (walk.page - 1) * size, size, want)
        elif not found.failure and not found.end:
            yield _met(purpose, seen, found.posts, answer.capture, want)
        if found.failure:
            # A server that has had enough is left alone: the next run goes on from here.
            broken = bool(seen.urls) and (answer.capture is None or answer.capture.status in _COME_BACK)
            return Offer(ok=False, reached=answer.capture is not None, broken=broken, reason=found.failure)
        seen.total = found.total or seen.total
        walk.on(found, fresh=len(seen.urls) > met, size=size)
    return None


def _end(purpose: Purpose, seen: _Seen, skipped: int) -> Generator[Step, Answer, Offer]:
    """What the walk through all posts came to, and where the next crawl starts."""
    if purpose.is_full(seen.told) or _window(purpose):
        # From the moment it began: what was left out on purpose may have been modified later than anything met.
        return Offer(ok=True, seen=frozenset(seen.urls), marks=purpose.start("rest", modified=seen.began))
    met = skipped + len(seen.urls)
    if met < seen.total:
        yield Note(f"REST counts {seen.total} posts and lists {met}")
    # What was kept by runs that a limit ended may have changed since the first of them.
    modified = seen.modified if purpose.limit is None else min(seen.modified, purpose.began or seen.modified)
    # The next crawl expects as many as were met, and looks for the others where there are more.
    marks = purpose.start("rest", through=True, total=met, modified=modified)
    return Offer(ok=True, seen=frozenset(seen.urls), marks=marks, complete=not skipped and met >= seen.total)


def _all(purpose: Purpose) -> dict[str, str]:
    return _window(purpose) | {"orderby": "id", "order": "asc"}


def _done(site: Site, purpose: Purpose, size: int) -> Generator[Step, Answer, int]:
    """How many lists earlier runs have kept already: the lists stand in a fixed order, so halving finds it.

    The last one is never among them: from it the totals are learnt. Only an interrupted run and one with a limit go on so.
    """
    if purpose.interrupted_at is None and purpose.limit is None:
        return 0
    found, _ = yield from ask(site, per_page=size, page=1, **_all(purpose), **SLIM)
    low, high = 0, found.pages - 1
    while low < high:
        middle = (low + high + 1) // 2
        found, _ = yield from ask(site, per_page=size, page=middle, **_all(purpose), **SLIM)
        low, high = (middle, high) if _all_kept(purpose, found.posts) else (low, middle - 1)
    return low


def _all_kept(purpose: Purpose, posts: Posts) -> bool:
    """Whether every post of a list is kept as it is claimed to be now: by the interrupted run, or, under a limit, by any."""
    if purpose.limit is not None:
        return bool(posts) and not purpose.news(candidates(posts))
    known = purpose.known(list(posts))
    return bool(posts) and all(url in known and _kept(purpose, known[url], utc(post.get("modified_gmt"))) for url, post in posts.items())


def _kept(purpose: Purpose, known: Known, modified: str | None) -> bool:
    if (known.checked_at or "") < (purpose.interrupted_at or ""):
        return False  # kept by an earlier run: that says nothing about how far this one came
    return known.kind != "article" or (known.modified == modified and (known.wanted or known.asked or not purpose.pages))


def _smaller(site: Site, purpose: Purpose, seen: _Seen, first: int, size: int, want: Want) -> Generator[Step, Answer, tuple[List, Answer]]:
    """The posts of a list that failed whole, ten at a time: one broken post must not hide ninety-nine others."""
    for offset in range(first, first + size, 10):
        found, answer = yield from _take(site, purpose, seen, want, per_page=10, offset=offset, **_all(purpose))
        if found.failure or offset + 10 >= found.total:
            break
    return List(total=found.total, pages=-(-found.total // size), failure=found.failure), answer


def _take(site: Site, purpose: Purpose, seen: _Seen, want: Want, **params: Any) -> Generator[Step, Answer, tuple[List, Answer]]:
    """One list of whole posts; where the server breaks over it, of their addresses alone, and their pages are wanted."""
    found, answer = yield from ask(site, **params, **WHOLE)
    capture = answer.capture
    if is_too_heavy(answer):
        failure = found.failure
        found, answer = yield from ask(site, **params, **SLIM)
        capture, want = None, Want.CHANGED
        if not found.failure:
            yield Note(f"{failure} for {len(found.posts)} posts; their pages are asked for instead")
    if not found.failure and not found.end:
        yield _met(purpose, seen, found.posts, capture, want)
    return found, answer


def _met(purpose: Purpose, seen: _Seen, posts: Posts, capture: Capture | None, want: Want) -> Found:
    """Posts of a list, counted when they were never met before."""
    seen.new += len(_strangers(purpose, seen, posts))
    seen.take(posts)
    told = purpose.news(candidates(posts))
    seen.told += len(told)
    return Found(candidates=told, want=want, capture=capture, via=capture.url if capture else None)


def _changes(site: Site, purpose: Purpose) -> Way:
    """What was modified since the last crawl, what was published without being modified, and what is gone."""
    marks = dict(purpose.marks or {})
    seen = _Seen(newest=str(marks["modified"]))
    partial = "since" in marks
    found, answer = yield from _modified(site, purpose, seen)
    if not found.failure:
        found, answer = yield from ask(site, per_page=PER_PAGE, orderby="date", order="desc", **SLIM)
    if found.failure or not found.posts:
        return Offer(ok=False, reached=answer.capture is not None, reason=found.failure or "REST lists no posts")
    seen.began, seen.total = clock(answer), found.total
    # After a partial backfill only what was published since is new; the rest was left out on purpose.
    late = {url: post for url, post in found.posts.items() if not partial or (utc(post.get("date_gmt")) or "") >= str(marks["modified"])}
    yield from _fetch(site, purpose, seen, late)
    if not partial and found.total != int(marks.get("total", 0)) + seen.new:
        yield from _reconcile(site, purpose, seen)
    return Offer(ok=True, seen=frozenset(seen.urls), marks=purpose.start("rest", total=seen.total, modified=seen.modified))


def _modified(site: Site, purpose: Purpose, seen: _Seen) -> Generator[Step, Answer, tuple[List, Answer]]:
    """Posts modified since the last crawl, the newest first: one that is edited meanwhile shifts none out of sight."""
    # A second of overlap: two posts saved in the same second may stand on both sides of the last crawl.
    since = utc((datetime.fromisoformat(seen.newest) - timedelta(seconds=1)).isoformat())
    walk = Walk()
    while not walk.over and not purpose.is_full(seen.told):
        met = len(seen.urls)
        params = {"per_page": PER_PAGE, "page": walk.page, "modified_after": since, "orderby": "modified", "order": "desc"}
        found, answer = yield from _take(site, purpose, seen, Want.CHANGED, **params)
        if found.failure or _reaches_back(found.posts, str(since)):
            break
        walk.on(found, fresh=len(seen.urls) > met)
    return found, answer


def _reaches_back(posts: Posts, since: str) -> bool:
    """Whether a list that begins with the newest modification ends before a moment: WordPress before 5.7 knows no ``modified_after``."""
    moments = [utc(post.get("modified_gmt")) or "" for post in posts.values()]
    return bool(moments) and "" < moments[-1] < since and moments == sorted(moments, reverse=True)


def _strangers(purpose: Purpose, seen: _Seen, posts: Posts) -> list[str]:
    """Numbers of those posts whose address neither the archive nor this conversation has met, and of those that had gone."""
    unseen = [url for url in posts if url not in seen.urls]
    known = purpose.known(unseen)
    return [str(posts[url]["id"]) for url in unseen if url not in known or known[url].gone]


def _fetch(site: Site, purpose: Purpose, seen: _Seen, posts: Posts) -> Generator[Step, Answer, None]:
    """Ask for the whole of those posts of a slim list that were never met before."""
    numbers = _strangers(purpose, seen, posts)
    if numbers:
        found, _ = yield from _take(site, purpose, seen, Want.CHANGED, per_page=PER_PAGE, include=",".join(numbers))
        if found.failure:
            yield Note(f"{found.failure} for {len(numbers)} posts never met before; they are missing from this crawl")
            seen.total = _UNEXPECTED


def _reconcile(site: Site, purpose: Purpose, seen: _Seen) -> Generator[Step, Answer, None]:
    """Walk the whole slim list because the total is not what was expected: something came in late, or is gone."""
    there: set[str] = set()
    walk = Walk()
    while not walk.over:
        found, _ = yield from ask(site, per_page=PER_PAGE, page=walk.page, orderby="id", order="asc", **SLIM)
        if found.failure:
            yield Note(f"{found.failure} while all {seen.total} posts were compared with the archive")
            seen.total = _UNEXPECTED
            return
        met = len(there)
        there.update(found.posts)
        yield from _fetch(site, purpose, seen, found.posts)
        walk.on(found, fresh=len(there) > met)
    if len(there) * 2 < (walk.fewest or 0):
        yield Note(f"REST counts {walk.fewest} posts and lists {len(there)}; nothing is concluded from that")
        return
    missing = [url for url in purpose.listed() if url not in there]
    if missing:
        yield Note(f"REST no longer lists {len(missing)} articles of the archive; their pages are asked for again")
        yield Found(recheck=missing)
