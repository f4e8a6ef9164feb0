"""What a batch of readings may meet in the archive, asked once for all of it: what isn't there needn't be looked up one by one."""

import json
import sqlite3
from collections.abc import Iterable, Sequence
from typing import Any, Final

from archive.keys import short_key
from archive.pages import Pages, Provenance
from archive.record import Article, Reading

_AMONG: Final = "IN (SELECT value FROM json_each(?))"
_NAMES: Final = f"SELECT digest FROM captures WHERE digest {_AMONG}"
_URLS: Final = f"SELECT url FROM captures WHERE url {_AMONG}"
_ARTICLES: Final = f"SELECT canonical_url FROM articles WHERE canonical_url {_AMONG}"
_POSTS: Final = f"SELECT post_id FROM articles WHERE site = ? AND post_id {_AMONG}"
_KEYS: Final = f"SELECT key FROM articles WHERE key {_AMONG}"


class Perhaps:
    """Values that may stand in a column of the archive: any at all, as long as nobody has looked."""

    def __init__(self) -> None:
        self._there: set[Any] | None = None

    def look(self, conn: sqlite3.Connection, query: str, values: Iterable[Any], *before: Any) -> None:
        """Ask which of some values are there; nothing else is asked for until it is forgotten."""
        self._there = {value for (value,) in conn.execute(query, [*before, json.dumps(list(values))])}

    def add(self, value: Any) -> None:
        """One more is there, or will be when what waits is written."""
        if self._there is not None:
            self._there.add(value)

    def forget(self) -> None:
        """Know nothing."""
        self._there = None

    def __contains__(self, value: Any) -> bool:
        return self._there is None or value in self._there


class Glance:
    """A look at the archive before a batch is kept, brought up to date by whoever writes; without a look anything may be there."""

    def __init__(self, conn: sqlite3.Connection, pages: Pages) -> None:
        self._conn = conn
        self._pages = pages
        self._provenances: dict[str, Provenance] = {}
        self.captures = Perhaps()
        """Their names."""
        self.urls = Perhaps()
        """Addresses that were captured before."""
        self.articles = Perhaps()
        """Canonical addresses."""
        self.posts = Perhaps()
        """Numbers of posts."""
        self.keys = Perhaps()
        """Keys of articles, of the usual length."""

    def look(self, site: str, readings: Sequence[Reading]) -> None:
        """Ask what of these readings may be there."""
        captures = {capture.digest: capture for reading in readings for capture in (reading.capture, *reading.parts)}
        articles = [reading.article for reading in readings if reading.article is not None]
        own = {article.canonical_url for article in articles}
        self.captures.look(self._conn, _NAMES, captures)
        self.urls.look(self._conn, _URLS, {capture.url for capture in captures.values()})
        self.articles.look(self._conn, _ARTICLES, own | {reading.address for reading in readings})
        self.posts.look(self._conn, _POSTS, {each.post_id for each in articles if each.post_id is not None}, site)
        self.keys.look(self._conn, _KEYS, map(short_key, own))
        self._provenances = self._pages.provenances({reading.address for reading in readings if reading.page})

    def enter(self, article: Article, key: str) -> None:
        """A new article is there, or will be when what waits is written."""
        self.articles.add(article.canonical_url)
        self.posts.add(article.post_id)
        self.keys.add(key)

    def provenance(self, url: str) -> Provenance:
        """How an address came to be known, of those that were looked at."""
        return self._provenances.get(url, (None, None, None))

    def forget(self) -> None:
        """The batch is kept, or was given up."""
        for each in (self.captures, self.urls, self.articles, self.posts, self.keys):
            each.forget()
        self._provenances.clear()
