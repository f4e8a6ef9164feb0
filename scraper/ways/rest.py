"""Discovery through WordPress's REST interface: a hundred whole posts a request, and what has changed since last time.

https://developer.wordpress.org/rest-api/reference/posts/
"""

import json
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, Final
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from archive.record import Candidate, Want
from scraper.site import Site
from scraper.ways.steps import Answer, Ask, Found, Note, Offer, Purpose, Step, Way, utc

PER_PAGE: Final = 100
"""The most WordPress gives in one answer; it refuses 101 with 400."""

_WHOLE: Final = {
    "_embed": "author,wp:term,wp:featuredmedia",
    "_fields": "id,type,status,link,date,date_gmt,modified,modified_gmt,title,content,_links,_embedded",
}
_SLIM: Final = {"_fields": "id,link,date,modified,modified_gmt"}

Posts = list[dict[str, Any]]


@dataclass(slots=True)
class _Seen:
    """What one conversation has met so far."""

    urls: set[str] = field(default_factory=set)
    newest: str = ""
    total: int = 0
    new: int = 0
    began: str = ""
    """The newsroom's own clock when the conversation began, local and without a zone, as WordPress writes its dates."""

    def take(self, site: Site, posts: Posts) -> None:
        self.urls.update(site.canonical(str(post["link"])) for post in posts)
        self.newest = max([self.newest, *(str(post.get("modified") or "") for post in posts)])


@dataclass(frozen=True, slots=True)
class _List:
    """One answered list: its posts and totals, or why it is none."""

    posts: Posts = field(default_factory=list)
    total: int = 0
    pages: int = 0
    failure: str | None = None
    end: bool = False


def _address(site: Site, **params: Any) -> str:
    return f"{site.home.rstrip('/')}{site.rest_path}?{urlencode(params, safe=':,')}"


def _listed(answer: Answer) -> _List:
    capture = answer.capture
    if capture is not None and capture.status == 400 and b"rest_post_invalid_page_number" in capture.body:
        return _List(end=True)
    if capture is None or not answer.ok:
        return _List(failure=f"REST answered {answer.reason}")
    try:
        posts = json.loads(capture.body)
    except ValueError:
        return _List(failure="REST answered something that is not JSON")
    if not isinstance(posts, list) or not all(isinstance(post, dict) and "link" in post and "id" in post for post in posts):
        return _List(failure="REST answered JSON that is no list of posts")
    total, pages = (capture.header(name) or "" for name in ("X-WP-Total", "X-WP-TotalPages"))
    return _List(posts, int(total) if total.isdigit() else len(posts), int(pages) if pages.isdigit() else 1)


def _candidates(site: Site, posts: Posts) -> list[Candidate]:
    return [
        Candidate(url=site.canonical(str(post["link"])), way="rest", modified=utc(post.get("modified_gmt")), post_id=int(post["id"]))
        for post in posts
        if site.owns(str(post["link"])) and not _hidden(post)
    ]


def _hidden(post: Mapping[str, Any]) -> bool:
    content = post.get("content")
    return bool(isinstance(content, dict) and content.get("protected")) or post.get("status", "publish") != "publish"


def _ask(site: Site, **params: Any) -> Generator[Step, Answer, tuple[_List, Answer]]:
    answer = yield Ask(url=_address(site, **params), kind="list")
    return _listed(answer), answer


def rest(site: Site, purpose: Purpose) -> Way:
    """Everything, or what is new and changed, from the REST interface."""
    whole = purpose.everything or purpose.bounded or "modified" not in (purpose.marks or {})
    return (yield from (_everything if whole else _changes)(site, purpose))


def _window(purpose: Purpose) -> dict[str, str]:
    window = {}
    if purpose.first:
        # «after» and «before» leave out the moment itself.
        window["after"] = (datetime.fromisoformat(f"{purpose.first}-01") - timedelta(seconds=1)).isoformat()
    if purpose.last:
        year, month = map(int, purpose.last.split("-"))
        window["before"] = f"{year + month // 12:04d}-{month % 12 + 1:02d}-01T00:00:00"
    return window


def _everything(site: Site, purpose: Purpose) -> Way:
    """All posts by their number, lowest first, so that what is published meanwhile comes last and shifts nothing."""
    seen = _Seen(began=_local(site, purpose.interrupted_at) if purpose.interrupted_at else "")
    page = 1 + (yield from _done(site, purpose))
    resumed, pages = page > 1, page
    want = Want.EVERY if purpose.pages else Want.NONE
    size = PER_PAGE if purpose.limit is None else min(PER_PAGE, purpose.limit)
    while page <= pages and (purpose.limit is None or len(seen.urls) < purpose.limit):
        found, answer = yield from _ask(site, per_page=size, page=page, **_all(purpose))
        seen.began = seen.began or _clock(site, answer)
        if found.failure and not seen.urls:
            return Offer(ok=False, reached=answer.capture is not None, reason=found.failure)
        if found.failure:
            yield Note(f"{found.failure} for list {page} of {pages}; asked for in smaller lists")
            yield from _smaller(site, purpose, seen, page, want)
        elif not found.end:
            pages, seen.total = found.pages, found.total
            candidates = _candidates(site, found.posts)
            seen.take(site, found.posts)
            yield Found(candidates=candidates, want=want, capture=answer.capture)
        page += 1
    if not seen.urls and not purpose.bounded and not resumed:
        return Offer(ok=False, reason="REST lists no posts")
    return _offer(purpose, seen, whole=not resumed)


def _offer(purpose: Purpose, seen: _Seen, *, whole: bool) -> Offer:
    """What the walk through all posts came to, and where the next crawl starts."""
    if purpose.partial:
        marks: dict[str, Any] | None = {"way": "rest", "modified": seen.began, **purpose.partial}
    else:
        marks = _marks(seen) if purpose.limit is None and not purpose.bounded else None
    whole = whole and not purpose.bounded and purpose.limit is None
    return Offer(ok=True, seen=frozenset(seen.urls), marks=marks, complete=whole)


def _all(purpose: Purpose) -> dict[str, str]:
    return _WHOLE | _window(purpose) | {"orderby": "id", "order": "asc"}


def _done(site: Site, purpose: Purpose) -> Generator[Step, Answer, int]:
    """How many lists an interrupted run has kept already: the lists stand in a fixed order, so halving finds it.

    What came in among them meanwhile is found by the next crawl, whose total will not be what it expects.
    """
    if purpose.interrupted_at is None or purpose.limit is not None:
        return 0
    low, high = 0, 1
    while low < high:
        middle = (low + high + 1) // 2
        found, _ = yield from _ask(site, per_page=PER_PAGE, page=middle, **(_all(purpose) | _SLIM | {"_embed": ""}))
        if found.failure:
            return low
        if high == 1 and found.pages > 1:
            high = found.pages
        low, high = (middle, high) if _all_kept(site, purpose, found.posts) else (low, middle - 1)
    return low


def _all_kept(site: Site, purpose: Purpose, posts: Posts) -> bool:
    """Whether every post of a list is in the archive as it is claimed to be now."""
    urls = {site.canonical(str(post["link"])): utc(post.get("modified_gmt")) for post in posts}
    known = purpose.known(list(urls))
    return bool(posts) and all(
        url in known and (known[url].kind != "article" or (known[url].article is not None and known[url].modified == modified))
        for url, modified in urls.items()
    )


def _clock(site: Site, answer: Answer) -> str:
    """The server's own time as its Date field says, as WordPress writes local dates."""
    capture = answer.capture
    if capture is None:
        return ""
    try:
        moment = parsedate_to_datetime(capture.header("Date") or "").isoformat()
    except ValueError:
        moment = capture.captured_at
    return _local(site, moment)


def _local(site: Site, moment: str) -> str:
    return datetime.fromisoformat(moment).astimezone(ZoneInfo(site.zone)).replace(tzinfo=None).isoformat(timespec="seconds")


def _smaller(site: Site, purpose: Purpose, seen: _Seen, page: int, want: Want) -> Generator[Step, Answer, None]:
    """The posts of a list that failed whole, ten at a time: one broken post must not hide ninety-nine others."""
    for offset in range((page - 1) * PER_PAGE, page * PER_PAGE, 10):
        found, answer = yield from _ask(site, per_page=10, offset=offset, **_all(purpose))
        if found.failure:
            yield Note(f"{found.failure} for ten posts from number {offset} on; they are missing from this crawl")
            continue
        candidates = _candidates(site, found.posts)
        seen.take(site, found.posts)
        yield Found(candidates=candidates, want=want, capture=answer.capture)


def _changes(site: Site, purpose: Purpose) -> Way:
    """What was modified since the last crawl, what was published without being modified, and what is gone."""
    marks = dict(purpose.marks or {})
    seen = _Seen(newest=str(marks["modified"]))
    partial = "since" in marks
    failure = yield from _modified(site, purpose, seen)
    newest, answer = yield from _ask(site, per_page=PER_PAGE, orderby="date", order="desc", **_SLIM)
    failure = failure or newest.failure
    if failure:
        return Offer(ok=False, reached=answer.capture is not None, reason=failure)
    seen.began, seen.total = _clock(site, answer), newest.total
    # After a partial backfill only what was published since is new; the rest was left out on purpose.
    late = [post for post in newest.posts if not partial or str(post.get("date")) >= str(marks["modified"])]
    yield from _fetch(site, purpose, seen, late)
    if not partial and newest.total != int(marks.get("total", 0)) + seen.new:
        yield from _reconcile(site, purpose, seen, newest)
    kept = {"since": marks["since"]} if partial else {}
    return Offer(ok=True, seen=frozenset(seen.urls), marks=_marks(seen) | kept)


def _modified(site: Site, purpose: Purpose, seen: _Seen) -> Generator[Step, Answer, str | None]:
    """Whole posts modified since the last crawl; a reason when they could not be had."""
    # A second of overlap: two posts saved in the same second may stand on both sides of the last crawl.
    since = (datetime.fromisoformat(seen.newest) - timedelta(seconds=1)).isoformat()
    page, pages = 1, 1
    while page <= pages:
        found, answer = yield from _ask(site, per_page=PER_PAGE, page=page, modified_after=since, orderby="modified", order="asc", **_WHOLE)
        if found.end:
            break
        if found.failure:
            return found.failure
        pages = found.pages
        yield _met(site, purpose, seen, found.posts, answer)
        page += 1
    return None


def _met(site: Site, purpose: Purpose, seen: _Seen, posts: Posts, answer: Answer) -> Found:
    """Posts of a list of whole posts, counted when they were never met before."""
    seen.new += len(_strangers(site, purpose, seen, posts))
    candidates = _candidates(site, posts)
    seen.take(site, posts)
    return Found(candidates=candidates, want=Want.CHANGED, capture=answer.capture)


def _strangers(site: Site, purpose: Purpose, seen: _Seen, posts: Posts) -> Posts:
    """Those posts whose address neither the archive nor this conversation has met."""
    urls = {site.canonical(str(post["link"])): post for post in posts}
    known = purpose.known(list(urls))
    return [post for url, post in urls.items() if url not in known and url not in seen.urls]


def _fetch(site: Site, purpose: Purpose, seen: _Seen, posts: Posts) -> Generator[Step, Answer, None]:
    """Ask for the whole of those posts of a slim list that were never met before."""
    numbers = [int(post["id"]) for post in _strangers(site, purpose, seen, posts)]
    for start in range(0, len(numbers), PER_PAGE):
        some = numbers[start : start + PER_PAGE]
        found, answer = yield from _ask(site, per_page=PER_PAGE, include=",".join(map(str, some)), **_WHOLE)
        if found.failure:
            yield Note(f"{found.failure} for {len(some)} posts never met before; they are missing from this crawl")
        else:
            yield _met(site, purpose, seen, found.posts, answer)


def _reconcile(site: Site, purpose: Purpose, seen: _Seen, newest: _List) -> Generator[Step, Answer, None]:
    """Walk the whole slim list because the total is not what was expected: something came in late, or is gone."""
    there: set[str] = set()
    page, pages = 1, 1
    while page <= pages:
        found, _ = yield from _ask(site, per_page=PER_PAGE, page=page, orderby="id", order="asc", **_SLIM)
        if found.failure:
            yield Note(f"{found.failure} while all {newest.total} posts were compared with the archive")
            return
        if found.end:
            break
        pages = found.pages
        there.update(site.canonical(str(post["link"])) for post in found.posts)
        yield from _fetch(site, purpose, seen, found.posts)
        page += 1
    missing = [url for url in purpose.listed() if url not in there]
    if there and missing:
        yield Note(f"REST no longer lists {len(missing)} articles of the archive; their pages are asked for again")
        yield Found(recheck=missing)


def _marks(seen: _Seen) -> dict[str, Any]:
    """Where the next crawl starts: never later than the moment this one began, or an edit made meanwhile would be lost."""
    modified = min(seen.newest, seen.began) if seen.began else seen.newest
    return {"way": "rest", "total": seen.total, "modified": modified}
