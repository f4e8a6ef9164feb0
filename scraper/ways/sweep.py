"""Looking at old articles again: a hundred a request where REST is open, page by page where it is not. Pure."""

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from typing import Final

from archive.record import Due, Want
from scraper.site import Site
from scraper.ways.posts import PER_PAGE, WHOLE, List, ask, candidates, is_too_heavy
from scraper.ways.steps import Answer, Found, Note, Step

FEWER: Final = 10
"""Posts of one request where the server breaks over a hundred."""


@dataclass(frozen=True, slots=True)
class Swept:
    """What looking again came to: the way taken, rest or page; None where the site did not answer, and why."""

    way: str | None
    reason: str = ""


@dataclass(slots=True)
class _Left:
    """What is still to be done: posts to be asked for by number, and requests that may be made."""

    posts: list[Due]
    budget: int
    read: bool = False
    """Whether any list was had."""
    silent: str = ""
    """Why there was no answer at all."""


def sweep(site: Site, due: Sequence[Due], budget: int) -> Generator[Step, Answer, Swept]:
    """Ask again for articles that are due, by at most ``budget`` requests; addresses to be asked for themselves come as ``recheck``.

    A post that REST doesn't give any more is no proof of anything: its page is asked for.
    """
    left = _Left([each for each in due if site.rest_path and each.post_id is not None], budget)
    pages = [each.url for each in due if not site.rest_path or each.post_id is None]
    yield from _by_number(site, left)
    if left.silent and not left.read:
        return Swept(None, left.silent)
    pages = [*(each.url for each in left.posts), *pages][: left.budget]
    if pages:
        yield Found(recheck=pages)
    return Swept("rest" if left.read else "page")


def _by_number(site: Site, left: _Left) -> Generator[Step, Answer, None]:
    """Ask for posts by their numbers, as long as the interface gives them; what it doesn't give stays in ``left``."""
    size = PER_PAGE
    while left.posts and left.budget > 0:
        some = left.posts[:size]
        numbers = sorted(each.post_id for each in some if each.post_id is not None)
        found, answer = yield from ask(site, per_page=size, include=",".join(map(str, numbers)), **WHOLE)
        left.budget -= 1
        too_heavy = is_too_heavy(answer)
        if too_heavy and size > FEWER:
            yield Note(f"{found.failure} for {len(some)} posts; asked for in smaller lists")
            size = FEWER
            continue
        failure = found.failure or _strange(found, numbers)
        if failure and not too_heavy:
            left.silent = failure if answer.capture is None else ""
            yield Note(f"{failure}; the pages are asked for instead")
            return
        left.posts, left.read = left.posts[size:], left.read or not failure
        yield from _taken(left, some, found, None if failure else answer)


def _taken(left: _Left, some: Sequence[Due], found: List, answer: Answer | None) -> Generator[Step, Answer, None]:
    """Hand on the posts of a list, and ask for the pages of those it doesn't hold."""
    if answer is not None:
        yield Found(candidates=candidates(found.posts), want=Want.CHANGED, capture=answer.capture)
    there = {post["id"] for post in found.posts.values()}
    unlisted = [each.url for each in some if each.post_id not in there][: max(0, left.budget)]
    left.budget -= len(unlisted)
    if unlisted:
        yield Found(recheck=unlisted)


def _strange(found: List, numbers: Sequence[int]) -> str | None:
    """What is wrong with an answer that holds posts nobody asked for: the interface doesn't listen to ``include``."""
    strangers = [post["id"] for post in found.posts.values() if post["id"] not in numbers]
    return f"REST gives posts that were not asked for, such as {strangers[0]}" if strangers else None
