"""The sample newsroom as a real HTTP server on loopback.

    with Newsroom() as room:
        print(room.home)

It listens on a free port in a thread of its own, speaks HTTP/1.1 with keep-alive, and stops at the end of the block.
"""

from __future__ import annotations

import gzip
import threading
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, Self
from urllib.parse import parse_qs, unquote, urlsplit

from newsroom import story as stories_of
from newsroom.answer import Answer, Behaviour
from newsroom.connection import Connection, Listener
from newsroom.furniture import NONCE, VISITS
from newsroom.routes import Portal, Request
from newsroom.site import Site, multiplied
from newsroom.story import Story

MOST_KEPT = 20_000
FIRST_VISITS = 73


class Newsroom:
    """A portal that can be crawled, edited while it runs, and made to misbehave.

    Arguments: `stories` (default: the bundled ones), `copies` (each public post that many times), `host`, `port` (0: a
    free one), and every field of `Behaviour`. `requests` lists what was asked: (method, target, headers).
    """

    def __init__(
        self,
        stories: Iterable[Story] | None = None,
        *,
        copies: int = 1,
        host: str = "127.0.0.1",
        port: int = 0,
        **behaviour: Any,
    ) -> None:
        self.behaviour = Behaviour(**behaviour)
        self.requests: list[tuple[str, str, dict[str, str]]] = []
        self._stories = multiplied(list(stories_of.load() if stories is None else stories), copies)
        self._address = (host, port)
        self._moved: dict[str, int] = {}
        self._visits: Counter[str] = Counter()
        self._lock = threading.Lock()
        self._listener: Listener | None = None
        self.home = ""

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self.stop()

    def start(self) -> None:
        """Bind the port and answer in a thread; `home` is known from here on."""
        self._listener = Listener(self._address, Connection, self.respond)
        host, port = self._listener.server_address[:2]
        self.home = f"http://{host!s}:{port}"
        self._renew()
        threading.Thread(target=self._listener.serve_forever, args=(0.05,), daemon=True).start()

    def stop(self) -> None:
        """Close the port and every open connection."""
        if self._listener:
            self._listener.close()
            self._listener = None

    def _renew(self) -> None:
        """Take up a new state of the stories; what was rendered before is forgotten."""
        self.site = Site(self._stories, self.home, self._moved)
        kept: dict[str, Answer] = {}
        self._state = (Portal(self.site, self.behaviour), kept)

    def behave(self, **behaviour: Any) -> None:
        """Change knobs while the portal runs."""
        self.behaviour = replace(self.behaviour, **behaviour)
        self._renew()

    def story(self, slug: str) -> Story:
        """A story as it stands now. Raises KeyError."""
        for story in self._stories:
            if story.slug == slug:
                return story
        raise KeyError(slug)

    def edit(self, slug: str, /, *, silent: bool = False, **changes: Any) -> Story:
        """Change fields of a story. A new slug leaves a redirect at the old address.

        The modified date moves an hour past the newest of the site, unless it is given or the edit is `silent`.
        """
        old = self.story(slug)
        if not silent:
            changes.setdefault("modified", self._later())
        new = replace(old, **changes)
        if new.slug != slug:
            self._moved[slug] = old.id
        self._stories = [new if story.id == old.id else story for story in self._stories]
        self._renew()
        return new

    def withdraw(self, slug: str, /) -> None:
        """Put a story into the trash: its address answers 404, the newest change of the site stays what it was."""
        self.edit(slug, silent=True, status="trash")

    def publish(self, story: Story) -> None:
        """Add a story, or put a withdrawn one of the same slug back."""
        self._stories = [kept for kept in self._stories if kept.slug != story.slug] + [story]
        self._renew()

    def _later(self) -> datetime:
        return max(story.modified for story in self._stories) + timedelta(hours=1)

    def respond(self, method: str, target: str, headers: Mapping[str, str]) -> Answer:
        """The answer to one request, as it goes onto the wire; the request is noted."""
        self.requests.append((method, target, dict(headers)))
        if method not in ("GET", "HEAD"):
            return Answer(b"", 405, headers=(("Allow", "GET, HEAD"),))
        asked = {name.lower(): value for name, value in headers.items()}
        marked = self._personal(self._cached(target, asked), target)
        return self._squeezed(marked, asked)

    def _cached(self, target: str, asked: Mapping[str, str]) -> Answer:
        """Pages are rendered once; what depends on the request's headers is not kept."""
        portal, kept = self._state
        if target in kept:
            return kept[target]
        parts = urlsplit(target)
        values = parse_qs(parts.query, keep_blank_values=True)
        answer = portal.answer(Request(unquote(parts.path) or "/", values, asked))
        conditional = any(name == "ETag" for name, _ in answer.headers)
        if not conditional and len(kept) < MOST_KEPT:
            kept[target] = answer
        return answer

    def _personal(self, answer: Answer, target: str) -> Answer:
        """Put this visit's nonce and counter into a page; the same ones at each visit when `nonce` is off."""
        if not answer.type.startswith("text/html") or VISITS.encode() not in answer.body:
            return answer
        with self._lock:
            self._visits[target] += self.behaviour.nonce
            visits = FIRST_VISITS + self._visits[target]
        nonce = f"{(visits * 2_654_435_761) % 16**10:010x}"
        body = answer.body.replace(VISITS.encode(), b"%d" % visits).replace(NONCE.encode(), nonce.encode())
        return replace(answer, body=body)

    def _squeezed(self, answer: Answer, asked: Mapping[str, str]) -> Answer:
        """Compressed, when the client accepts it and it is worth it."""
        is_text = answer.type.startswith(("text/", "application/json", "application/xml", "application/rss"))
        if not is_text:
            return answer
        headers = (*answer.headers, ("Vary", "Accept-Encoding"))
        if "gzip" not in asked.get("accept-encoding", "") or len(answer.body) < 500:
            return replace(answer, headers=headers)
        body = gzip.compress(answer.body, 1, mtime=0)
        return replace(answer, body=body, headers=(*headers, ("Content-Encoding", "gzip")))
