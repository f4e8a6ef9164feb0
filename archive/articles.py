"""Articles and their versions: how the current row, the superseded ones and the readings are written."""

import json
import sqlite3
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from archive import rows
from archive.crawls import Outcome
from archive.differences import alike, foreign
from archive.glance import Glance
from archive.keys import LENGTH, new_key
from archive.record import PARAGRAPH_BREAK, READER, Article, Capture
from archive.retold import Told, mark
from archive.schema import search_entry, searched
from archive.seals import NOTE
from archive.sql import Later, insert, row
from archive.tables import BEGINNING, BEGINS
from archive.vocabulary import Vocabulary

_SEARCHED: Final = searched()
_HEARD: Final = tuple(name for name in _SEARCHED if name != "lead")  # which is a part of the body
_ENTER: Final = search_entry()
_READ: Final = (
    "INSERT INTO readings (article, capture, captured_at, captured_via, content_digest, record_digest, reader, parts) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)

_CURRENT: Final = (
    "SELECT id, canonical_url, post_id, published_at, content_digest, modified_at, captured_at, captured_via, word_count FROM articles"
)
_OF_TEXT: Final = f"SELECT canonical_url FROM articles WHERE site = ? AND {BEGINS} = ? AND body = ? AND id <> ? LIMIT 1"
"""Other articles with a text; the index leads to those that begin so."""
_SAME: Final = 0.5
"""Share of common words from which on a story that another's address leads to is that story."""
_NEARLY: Final = 0.8
"""Share of common words from which on a post of another day is the same one: what an office announces every week reads much alike."""


class Articles:
    """The tables ``articles``, ``revisions``, ``readings`` and the lists of an article; writes are part of the caller's transaction.

    A capture is given by its name; its bytes and its row have been written before. At the transaction's end ``later`` is
    settled, and so is the vocabulary.
    """

    def __init__(self, conn: sqlite3.Connection, later: Later, glance: Glance, vocabulary: Vocabulary) -> None:
        self._conn = conn
        self._later = later
        self._glance = glance
        self._vocabulary = vocabulary

    def current(self, article: Article, address: str) -> sqlite3.Row | None:
        """The row of the same story: by its own address, or where that has moved by its post number or the address asked for."""
        found = self.at(article.canonical_url)
        return found or self._by_number(article) or (self._by_former(article, address) if address != article.canonical_url else None)

    def at(self, address: str) -> sqlite3.Row | None:
        """The row of the article whose address this is."""
        if address not in self._glance.articles:
            return None
        self._later.settle()
        return row(self._conn, f"{_CURRENT} WHERE canonical_url = ?", [address])

    def _by_number(self, article: Article) -> sqlite3.Row | None:
        """A post number alone is no proof: a rebuilt site gives the same numbers to other stories."""
        if article.post_id is None or article.post_id not in self._glance.posts:
            return None
        self._later.settle()
        host = "/".join(article.canonical_url.split("/")[:3]) + "/"
        there = self._conn.execute(
            f"{_CURRENT} WHERE site = ? AND post_id = ? AND substr(canonical_url, 1, ?) = ?",
            [article.site, article.post_id, len(host), host],
        )
        there.row_factory = sqlite3.Row
        return next((each for each in there if _same_day(each, article) or self._same_story(each, article)), None)

    def _by_former(self, article: Article, address: str) -> sqlite3.Row | None:
        """The story whose address leads here now. WordPress sends what it misses on to whatever has a similar address."""
        found = self.at(address)
        if found is None or (found["post_id"] and article.post_id and found["post_id"] != article.post_id):
            return None
        dated = found["published_at"] is not None and article.published_at is not None
        return found if (not dated or _same_day(found, article)) and self._same_words(found, article) else None

    def _same_words(self, known: sqlite3.Row, article: Article) -> bool:
        """Whether an article tells the same story as a row in about the same words; where there are none, under the same headline."""
        title, body = self._conn.execute("SELECT title, body FROM articles WHERE id = ?", [known["id"]]).fetchone()
        own = PARAGRAPH_BREAK.join(article.body)
        return bool(alike(body, own) >= _SAME and (body or own or title == article.title))

    def _same_story(self, known: sqlite3.Row, article: Article) -> bool:
        """Whether a post was given another day: its headline stands, and nearly every word."""
        title, body = self._conn.execute("SELECT title, body FROM articles WHERE id = ?", [known["id"]]).fetchone()
        return bool(title == article.title) and alike(body, PARAGRAPH_BREAK.join(article.body)) >= _NEARLY

    def is_recognised(self, article: Article, address: str) -> bool:
        """Whether an article read at an address is the one that is known there, in about the same words."""
        found = self.at(address)
        return found is not None and article.canonical_url == address and self._same_words(found, article)

    def is_anothers(self, known: sqlite3.Row, article: Article) -> str | None:
        """Why a page at an article's own address is not that article, though it reads like one; None where it is.

        A portal that is closed, sold or broken gives one page for all, with a headline and a text. It is another's where hardly a word
        of the story stands in it and its post number is none of the story's (or there is none and the headline is another
        too), or where the very text stands at other addresses. What was kept of such a page itself gives way to any story.
        """
        title, body = self._conn.execute("SELECT title, body FROM articles WHERE id = ?", [known["id"]]).fetchone()
        own = PARAGRAPH_BREAK.join(article.body)
        if alike(body, own) >= _SAME or self._stands_elsewhere(known["id"], article.site, body):
            return None
        if foreign(body, own):
            if article.post_id is None and (known["post_id"] is not None or title != article.title):
                return f"not a word of «{title[:80]}» stands in «{article.title[:80]}»"
            if article.post_id is not None and known["post_id"] is not None and article.post_id != known["post_id"]:
                return f"the page is post {article.post_id}, the story was post {known['post_id']}, and has not a word of it"
        where = self._stands_elsewhere(known["id"], article.site, own) if own else None
        return f"the same text stands at {where}" if where else None

    def _stands_elsewhere(self, number: int, site: str, body: str) -> str | None:
        """The address of another article of the site with this very text."""
        self._later.settle()
        found = self._conn.execute(_OF_TEXT, [site, body[:BEGINNING].partition(PARAGRAPH_BREAK)[0], body, number]).fetchone()
        return found[0] if found else None

    def settle(self, number: int, address: str) -> None:
        """Give an article the address it has now."""
        self._conn.execute("UPDATE articles SET canonical_url = ? WHERE id = ?", [address, number])
        self._glance.articles.add(address)

    def last_reading(self, article: int, via: str) -> sqlite3.Row | None:
        """The last thing that was read of an article the same way, and whether its row was written from what was read after that.

        After is what came into the archive later, whatever the machine's clock said.
        """
        self._later.settle()
        return row(
            self._conn,
            "SELECT content_digest, record_digest, reader, id < ("
            "  SELECT max(own.id) FROM articles JOIN readings AS own ON own.article = articles.id AND own.capture = articles.capture "
            "  WHERE articles.id = :article) AS passed "
            "FROM readings WHERE article = :article AND captured_via = :via ORDER BY id DESC LIMIT 1",
            {"article": article, "via": via},
        )

    def insert(self, capture: Capture, name: str, article: Article, content: str) -> int:
        """Write an article for the first time; its number."""
        values, own = rows.article_values(article), rows.bookkeeping(capture, name, content)
        key, number = new_key(article.canonical_url, self._is_taken), self._next()
        self._later.add(rows.INSERT_ARTICLE, [(number, *values.values(), *own.values(), key)])
        self._glance.enter(article, key)
        self._later.add(_ENTER, [(number, *(values[name] for name in _SEARCHED))])
        self._vocabulary.hear(values[name] for name in _HEARD)
        self._lists(number, article)
        self._later.add(NOTE, [("articles", number), ("articles.key", number)])
        return number

    def _next(self) -> int:
        """The number that SQLite would give to the next article; those that wait to be written count."""
        waiting = self._later.waiting(rows.INSERT_ARTICLE)
        number: int = waiting[-1][0] if waiting else self._conn.execute("SELECT coalesce(max(id), 0) FROM articles").fetchone()[0]
        return number + 1

    def _is_taken(self, key: str) -> bool:
        if len(key) == LENGTH and key not in self._glance.keys:
            return False
        self._later.settle()
        return row(self._conn, "SELECT 1 FROM articles WHERE key = ?", [key]) is not None

    def rewrite(self, number: int, capture: Capture, name: str, article: Article, content: str) -> None:
        """Bring the row of an article and its lists up to a new reading."""
        values = rows.article_values(article) | rows.bookkeeping(capture, name, content)
        self._conn.execute(rows.UPDATE_ARTICLE, values | {"id": number})
        self._vocabulary.hear(values[name] for name in _HEARD)
        for statement in rows.DELETE_CHILDREN:
            self._conn.execute(statement, [number])
        self._lists(number, article)

    def fill(self, number: int, article: Article) -> None:
        """Take from a witness what only a page tells and the row lacks."""
        self._conn.execute(rows.FILL_ARTICLE, rows.article_values(article) | {"id": number})

    def _lists(self, number: int, article: Article) -> None:
        for statement, values in rows.child_rows(number, article):
            self._later.add(statement, values)

    def supersede(self, number: int, capture: Capture, name: str, article: Article) -> None:
        """Put the version that stands now among the revisions, as of the capture that supersedes it, given with what was read of it."""
        self._later.settle()
        old = rows.as_record(self._conn, number)
        count = self._conn.execute("SELECT count(*) FROM revisions WHERE article = ?", [number]).fetchone()[0]
        names = ("captured_at", "title", "body", "published_at", "modified_at", "content_digest", "capture")
        own = {name: old[name] for name in names}
        record = json.dumps(old, ensure_ascii=False, sort_keys=True)
        values = {"article": number, "number": count + 1, "superseded_at": capture.captured_at, "record": record}
        values |= {"superseded_by": name, "difference": _silent(old, article)}
        insert(self._conn, "revisions", values | own)

    def read(self, number: int, names: Sequence[str], capture: Capture, article: Article, content: str, record: str) -> None:
        """Write down that a capture was read (the first of ``names``, with those of its parts), and the digests of what it says."""
        values = (number, names[0], capture.captured_at, article.captured_via, content, record, READER, _parts(names))
        self._later.add(_READ, [values])


def _same_day(known: sqlite3.Row, article: Article) -> bool:
    """Whether two readings say that their story was published on the same day."""
    return bool(article.published_at) and (known["published_at"] or "")[:10] == (article.published_at or "")[:10]


def _silent(old: Mapping[str, Any], article: Article) -> str | None:
    """The mark of what changed of a row, where the newsroom states no other date of modification."""
    if old["modified_at"] != article.modified_at:
        return None
    before = Told(old["title"], old["body"], old["captions"] or "")
    return mark(before, Told(article.title, PARAGRAPH_BREAK.join(article.body), article.captions or ""))


def _parts(names: Sequence[str]) -> str | None:
    return json.dumps(names[1:]) if len(names) > 1 else None


def _later(one: str | None, other: str | None) -> bool:
    """Whether one moment is later than another; False where either is not known. Bare days are compared as days."""
    if not one or not other:
        return False
    if len(one) > 10 and len(other) > 10:
        return datetime.fromisoformat(one) > datetime.fromisoformat(other)
    return one[:10] > other[:10]


def verdict(current: sqlite3.Row, last: sqlite3.Row | None, article: Article, content: str) -> Outcome:
    """What a reading that is not the same as the last one of its kind means for the row.

    A page and a REST list show the same story a little differently, so a reading is compared with the last one that
    came the same way. The first of its way, and one whose difference the row has taken over since by the other way,
    stand as witnesses of the version that is there, unless they state a newer modification.
    """
    same_way = current["captured_via"] == article.captured_via
    same = Outcome.TOUCHED if same_way else Outcome.WITNESSED
    newer = _later(article.modified_at, current["modified_at"]) and content != current["content_digest"]
    if last is None or (not same_way and last["passed"]):
        return Outcome.REVISED if newer else same
    if last["content_digest"] == content:
        return same
    if last["reader"] != READER and not newer:
        # Another reader reads other words: without a newer stated modification that is no edit of the newsroom.
        return same
    return Outcome.REVISED
