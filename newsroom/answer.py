"""What the portal answers, before it becomes bytes on a wire, and the ways a test can make it behave."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Literal

HTML = "text/html; charset=UTF-8"
JSON = "application/json; charset=UTF-8"
XML = "application/xml; charset=UTF-8"
TEXT = "text/plain; charset=utf-8"
RSS = "application/rss+xml; charset=UTF-8"
ATOM = "application/atom+xml; charset=UTF-8"

Rest = Literal["open", "closed", "missing", "html"]
Sitemap = Literal["core", "yoast", "gzip", "empty", "none"]
Lost = Literal["404", "soft", "front", "redirect"]
Trouble = Literal["", "down", "challenge", "parked", "login", "lost", "shell"]


@dataclass(frozen=True)
class Behaviour:
    """How this portal differs from a healthy one; every field is an argument of `Newsroom`.

    - `rest`: `open`; `closed` answers 401; `missing` 404; `html` the front page with status 200
    - `sitemap`: `core` WordPress's own; `yoast` a plugin's; `gzip` files ending in .gz; `empty` names no page; `none`
    - `feed`: whether there are feeds (RSS and Atom)
    - `lists`: whether the front page, sections and archives can be read; otherwise they are all script
    - `robots`, `robots_status`: the text (None: the usual one) and the status of robots.txt
    - `per_page`: posts on a page of a list and in a feed
    - `lost`: how it answers for what it doesn't have: `404`; `soft` the same page with status 200; `front` the front page with status
      200; `redirect` leads to the front page
    - `trouble`: `down` answers 503 to everything, `challenge` and `parked` a page of that kind with status 200, `login` a login form for
      every page; `lost` has none of its stories' pages, `shell` shows them in a new theme that is all script
    - `validators`: whether stories' pages say when they were modified and answer 304, as behind a page cache
    - `nonce`: whether each visit of a page gives different bytes (a nonce, a counter), as on real portals
    """

    rest: Rest = "open"
    sitemap: Sitemap = "core"
    feed: bool = True
    lists: bool = True
    robots: str | None = None
    robots_status: int = 200
    per_page: int = 10
    lost: Lost = "404"
    trouble: Trouble = ""
    validators: bool = False
    nonce: bool = True


@dataclass(frozen=True)
class Answer:
    """A response without its connection."""

    body: bytes = b""
    status: int = 200
    type: str = HTML
    headers: tuple[tuple[str, str], ...] = ()


def page(text: str, status: int = 200, kind: str = HTML) -> Answer:
    """Text as a response."""
    return Answer(text.encode("utf-8"), status, kind)


def moved(address: str) -> Answer:
    """A permanent redirect, marked as WordPress marks its own."""
    return Answer(b"", 301, HTML, (("Location", address), ("X-Redirect-By", "WordPress")))


def as_json(value: Any, status: int = 200, headers: tuple[tuple[str, str], ...] = ()) -> Answer:
    """JSON with escaped slashes and non-ASCII, as PHP writes it."""
    text = json.dumps(value, separators=(",", ":")).replace("/", "\\/")
    return Answer(text.encode("ascii"), status, JSON, (("X-Robots-Tag", "noindex"), *headers))
