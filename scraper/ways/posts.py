"""WordPress's REST interface: how a list of posts is asked for, and what an answer holds.

https://developer.wordpress.org/rest-api/reference/posts/
"""

import re
from collections.abc import Generator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final
from urllib.parse import urlencode

from archive.record import Candidate, Capture
from scraper.extract import json_text
from scraper.site import Site
from scraper.ways.steps import Answer, Ask, Step, utc

PER_PAGE: Final = 100
"""The most WordPress gives in one answer; it refuses 101 with 400."""
MOST_IDLE: Final = 20
"""Lists in a row that bring nothing new: the totals are wrong, or the page number is not listened to."""

WHOLE: Final = {
    "_embed": "author,wp:term,wp:featuredmedia",
    "_fields": "id,type,status,link,date,date_gmt,modified,modified_gmt,title,content,_links,_embedded",
}
SLIM: Final = {"_fields": "id,link,date_gmt,modified_gmt"}

_TOO_HEAVY: Final = frozenset({500, 502, 504})
"""What a server answers that breaks over a list: one post whose text can't be put together is enough."""
_NUMBER: Final = re.compile(r"[0-9]{1,9}")

Posts = Mapping[str, Mapping[str, Any]]
"""Posts as the interface prints them, each under the address it is kept under."""


@dataclass(frozen=True, slots=True)
class List:
    """One answered list: its posts and totals, or why it is none."""

    posts: Posts = field(default_factory=dict)
    total: int = 0
    pages: int = 0
    failure: str | None = None
    end: bool = False
    """Whether it was asked for past the last list there is."""


@dataclass(slots=True)
class Walk:
    """Where a walk through numbered lists stands."""

    page: int = 1
    pages: int = 1
    fewest: int | None = None
    idle: int = 0
    beyond: bool = False
    """Whether the list that is asked for lies beyond the stated end."""

    def on(self, found: List, *, fresh: bool, size: int = PER_PAGE) -> None:
        """Go on to the next list; or one back, where posts have vanished since: the rest has moved up by as many.

        A last list that is full, of ``size`` posts, may not be the last: totals are cached, or wrong, so one more is asked for.
        """
        if found.end and self.beyond:
            self.pages = self.page - 1
            return
        vanished = found.end or (self.fewest is not None and found.total < self.fewest)
        if not found.end:
            self.fewest = found.total if self.fewest is None else min(self.fewest, found.total)
        self.pages = self.page - 1 if found.end else found.pages
        self.beyond = not vanished and self.page >= self.pages and len(found.posts) >= size
        self.pages = max(self.pages, self.page + self.beyond)
        self.idle = 0 if fresh else self.idle + 1
        self.page += -1 if vanished and self.page > 1 else 1

    @property
    def over(self) -> bool:
        """Whether the last list has been asked for, or asking on leads nowhere."""
        return self.page > self.pages or self.idle >= MOST_IDLE


def _address(site: Site, **params: Any) -> str:
    return f"{site.home.rstrip('/')}{site.rest_path}?{urlencode(params, safe=':,')}"


def _listed(site: Site, answer: Answer) -> List:
    capture = answer.capture
    if capture is not None and capture.status == 400 and b"rest_post_invalid_page_number" in capture.body:
        return List(end=True)
    if capture is None or not answer.ok:
        return List(failure=f"REST answered {answer.reason}")
    posts = _loaded(capture)
    if posts is None:
        return List(failure="REST answered something that is not JSON")
    if not isinstance(posts, list) or not all(_is_post(post) for post in posts):
        return List(failure="REST answered JSON that is no list of posts")
    total, pages = (capture.header(name) or "" for name in ("X-WP-Total", "X-WP-TotalPages"))
    if not _NUMBER.fullmatch(total) or not _NUMBER.fullmatch(pages):
        return List(failure="REST answered a list without its totals")
    return List({_url(site, post): post for post in posts}, int(total), int(pages))


def _loaded(capture: Capture) -> Any:
    """What an answer holds; None where it is no JSON, or doesn't say that it is (nobody would read it as posts then)."""
    if "json" not in (capture.header("Content-Type") or "").lower():
        return None
    body = capture.body
    for start in (0, body.find(b"[{")):  # PHP prints its warnings before the JSON
        try:
            return json_text.loaded(body[max(start, 0) :])
        except ValueError:
            continue
    return None


def _is_post(post: Any) -> bool:
    if not isinstance(post, dict):
        return False
    number = post.get("id")
    return isinstance(post.get("link"), str) and isinstance(number, int) and 0 < number < 2**63


def _url(site: Site, post: Mapping[str, Any]) -> str:
    """The address of a post; one that links to another host is known by its number alone."""
    link = str(post["link"])
    return site.canonical(link if site.owns(link) else f"?p={post['id']}")


def candidates(posts: Posts) -> list[Candidate]:
    """Those posts of a list that everybody may read."""
    return [
        Candidate(url=url, way="rest", modified=utc(post.get("modified_gmt")), post_id=int(post["id"]))
        for url, post in posts.items()
        if not _hidden(post)
    ]


def _hidden(post: Mapping[str, Any]) -> bool:
    content = post.get("content")
    return bool(isinstance(content, dict) and content.get("protected")) or post.get("status", "publish") != "publish"


def ask(site: Site, **params: Any) -> Generator[Step, Answer, tuple[List, Answer]]:
    """Ask for a list of posts, with the parameters of the interface."""
    answer = yield Ask(url=_address(site, **params), kind="list")
    return _listed(site, answer), answer


def is_too_heavy(answer: Answer) -> bool:
    """Whether the server broke over a list; a smaller one may do."""
    return answer.capture is not None and answer.capture.status in _TOO_HEAVY
