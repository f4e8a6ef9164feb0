"""Rows that differ from what was sealed of them: what must be so for that to be lawful.

Of what tells of captures only two kinds of rows may ever be written again: an article, when something newer was captured or its
capture is read again by another reader, and a reading, when it is read again. That a row says so of itself proves nothing, nor does it
that it waits to be sealed or that a later entry seals it: whoever may write to the archive can do all of that. So it is held against
what the seals cover: the capture it names is read once more, and the version that was sealed must still stand somewhere.
"""

import json
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from archive import rows, seals
from archive.added import Added
from archive.derived import Derived
from archive.record import READER, Article, Capture, Part, declared, digests
from archive.rereading import Stale, again
from archive.sightings import now_at

Read = Callable[[Path, Stale], Sequence[Article]]
"""What today's reader makes of a capture in an archive's folder."""

_WRITTEN: Final = tuple(name for name, known in declared(Article).items() if known.part is Part.CONTENT)
_COPIED: Final = ("captured_at", "title", "body", "published_at", "modified_at", "content_digest", "capture")
"""Columns of a revision that say again what its ``record`` says."""


class Covered(NamedTuple):
    """What a seal covers of a row: its digest, that of what lasts of it (empty in an entry of an earlier release), and the entry."""

    digest: str
    lasting: str
    entry: int


@contextmanager
def _garbled() -> Iterator[list[str]]:
    """What rows say that nobody of ours wrote, and that can't be followed: said in words, and no end of verifying."""
    told: list[str] = []
    try:
        yield told
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        told.append(f"what it or a row it leads to says can't be followed ({type(error).__name__}: {error})")


class Rewritten:
    """Tells what is wrong with rows that are not what was sealed, or that were added and speak of what was."""

    def __init__(self, conn: sqlite3.Connection, folder: Path, covered: str, read: Read, derived: Derived) -> None:
        """``covered`` is the table with what the trusted entries say, by kind and row."""
        self._conn = conn
        self._derived = derived
        self._covered = covered
        self._read = lru_cache(maxsize=8)(lambda name, parts: self._articles(folder, read, name, parts))
        self._whole = 0
        """The number of the last crawl all of which the trusted entries cover."""
        self._anew: set[str] = set()
        self.since = Added(conn, self._of, self._read_otherwise)
        """Tells of rows that were added."""
        self._last = 0
        """The number of the last row of ``pages`` that they cover."""
        self.explained = 0
        """Rows that were written again, and are what they should be."""

    def wrong(self, kind: str, record: dict[str, Any], covered: Covered) -> str | None:
        """Why a row may not differ from what was sealed of it; None where it may."""
        if not (seals.KINDS[kind].lasting or self._derived.tells(kind)):
            return "which nothing ever writes again"
        with _garbled() as garbled:
            if kind == "articles":
                found = self._article(record, covered)
            elif covered.lasting and seals.lasting_digest(kind, record) != covered.lasting:
                found = f"and {', '.join(seals.KINDS[kind].lasting)} are never written again"
            else:
                found = self._reading(record) if kind == "readings" else self._following(kind, record, covered)
            self.explained += found is None
            return found
        return "and " + garbled[0]

    def closed(self, entry: int) -> None:
        """The trusted entries up to this one are taken in; it took all that waited, so the crawls they tell of are sealed whole."""
        known = f"SELECT coalesce(max(CAST(row AS INTEGER)), 0) FROM {self._covered} WHERE kind = 'crawls' AND entry <= ?"
        (self._whole,) = self._conn.execute(known, [entry]).fetchone()
        (self._last,) = self._conn.execute(known.replace("'crawls'", "'pages'"), [entry]).fetchone()

    def made_anew(self, kinds: Sequence[str], entry: int) -> None:
        """What was sealed of some kinds is forgotten, since the database was made anew; the trusted entries are those up to this one."""
        self._anew.update(kinds)
        self.closed(entry)

    def added(self, kind: str, record: dict[str, Any]) -> str | None:
        """Why a row that no trusted entry covers may not stand; None where it may, or where only what came later can tell."""
        with _garbled() as garbled:
            if self._derived.tells(kind):
                if not (self._covers(kind) or kind in self._anew):  # an earlier release sealed no rows of this kind
                    return None
                return self._early(kind, record) or self._derived.wrong(kind, record) or self.since.wrong(kind, record)
            crawl = self._crawl(kind, record)
            if crawl is None:
                return "no capture tells of it"
            if crawl <= self._whole:
                return f"is said to be of crawl {crawl}, all of which was sealed by then"
            wrong = self._revision(record) if kind == "revisions" else None
            # Where nothing is sealed yet, an earlier release wrote the rows, and another reader may have read them.
            return wrong or (self.since.wrong(kind, record) if self._whole else None)
        return garbled[0]

    def _covers(self, kind: str) -> bool:
        """Whether the trusted entries tell of any row of a kind."""
        return self._conn.execute(f"SELECT 1 FROM {self._covered} WHERE kind = ? LIMIT 1", [kind]).fetchone() is not None

    def _early(self, kind: str, record: dict[str, Any]) -> str | None:
        """Whether a row of a kind whose numbers count up has one from before."""
        number = record["id"] if kind == "pages" else 0
        return f"has a number from before ({self._last} was the last)" if 0 < number <= self._last else None

    def _following(self, kind: str, record: dict[str, Any], covered: Covered) -> str | None:
        """What is wrong with a row that follows from others and isn't what was sealed of it."""
        wrong = self._derived.wrong(kind, record)
        if wrong is None and kind == "pages" and (record["last_crawl"] or 0) > self._whole:
            self.since.wrong(kind, record)
        if wrong is None and kind == "pages" and not record["wanted"] and seals.row_digest(record | {"wanted": 1}) == covered.digest:
            moved = "SELECT 1 FROM sightings WHERE url = ? AND what = 'moved'"
            return None if self._rows(moved, record["url"]) else "and nobody asked for it who could have ticked it off"
        if wrong is None and kind == "articles.key" and not self._is_told(record):
            return "and no capture tells of that translation"
        return f"and {wrong}" if wrong else None

    def _is_told(self, record: dict[str, Any]) -> bool:
        """Whether the address of an article's translation is told by a capture of it."""
        names = [name for name in seals.KINDS["articles.key"].columns[2:] if record[name] is not None]
        read = (
            self._of(record["id"], each["capture"], each["parts"])
            for each in self._rows("SELECT capture, parts FROM readings WHERE article = ? ORDER BY id DESC", record["id"])
        )
        told = [article for article in read if article is not None] if names else []
        return all(any(getattr(article, name) == record[name] for article in told) for name in names)

    def _crawl(self, kind: str, record: dict[str, Any]) -> int | None:
        """The number of the crawl that wrote a row; they count up, so that none can come in between later."""
        if kind == "crawls":
            return int(record["id"] or 0)
        if "crawl" in record:
            return int(record["crawl"])
        query, values = "SELECT crawl FROM captures WHERE digest = ?", [record.get("capture")]
        if kind == "revisions":  # made when its version was superseded: by a capture that an earlier release doesn't name
            query = (
                "SELECT crawl FROM captures JOIN readings ON readings.capture = captures.digest WHERE readings.article = ? "
                "AND captures.captured_at = ? AND captures.digest = coalesce(?, captures.digest)"
            )
            values = [record["article"], record["superseded_at"], record["superseded_by"]]
        found = self._conn.execute(query, values).fetchone()
        return int(found[0]) if found else None

    # -- readings ----------------------------------------------------------------------------------------------------

    def _reading(self, record: dict[str, Any]) -> str | None:
        article = self._of(record["article"], record["capture"], record["parts"])
        if article is None:
            return "and its capture says nothing of that article"
        content, whole = digests(article)
        if record["content_digest"] != content or (record["reader"] == READER and record["record_digest"] != whole):
            return "and its capture reads otherwise"
        return None

    # -- articles ----------------------------------------------------------------------------------------------------

    def _article(self, record: dict[str, Any], covered: Covered) -> str | None:
        if self._is(record, covered.digest):
            return None
        stood = seals.lasting_digest("articles", record)
        if covered.lasting not in {"", stood} and self._sealed("captures", record["capture"]):
            return "it names a capture from before, and stood on another"
        if not self._stands(record, covered):
            return "and that version stands neither in articles nor in revisions any more"
        if record["reader"] != READER and self._sealed("captures", record["capture"]):
            return f"it is said to have been read again by reader {record['reader']} and today's is {READER} (`kliping reread`)"
        return self._read_otherwise(record)

    def _stands(self, record: dict[str, Any], covered: Covered) -> bool:
        """Whether the version that was sealed stands still, in the article's row or among its revisions: to the letter, or where only
        what is said about it has changed, or another reader has read it, in all that the newsroom wrote."""
        old = [_superseded(each) for each in self._rows("SELECT * FROM revisions WHERE article = ?", record["id"])]
        if any(self._is(each, covered.digest) for each in old):
            return True
        written = [_content(each) for each in (record, *old)]
        return any(_content(article) in written for article in self._as_sealed(record, covered))

    def _as_sealed(self, record: dict[str, Any], covered: Covered) -> Iterator[dict[str, Any]]:
        """What today's reader makes of the capture that an article stood on when it was sealed. An entry of an earlier release doesn't
        tell which that was: of every capture that was sealed by then."""
        for reading in self._rows("SELECT * FROM readings WHERE article = ?", record["id"]):
            told = {"id": record["id"], "site": record["site"], "captured_at": reading["captured_at"], "capture": reading["capture"]}
            known = self._sealed("captures", reading["capture"])
            if known and (not covered.lasting or seals.lasting_digest("articles", told) == covered.lasting):
                article = self._of(record["id"], reading["capture"], reading["parts"])
                if article is not None:
                    yield self._row(record["id"], article, reading["capture"])

    def _revision(self, revision: dict[str, Any]) -> str | None:
        """A version that was superseded after the trusted entries; what it says to be from before must be so."""
        old = _superseded(revision)
        if any(revision[name] != old[name] for name in _COPIED):
            return "its columns are not what its record says"
        if not self._sealed("captures", revision["capture"]):
            return None
        sealed = self._sealed("articles", revision["article"])
        return None if sealed and self._is(old, sealed) else self._read_otherwise(old)

    def _read_otherwise(self, record: dict[str, Any]) -> str | None:
        """What is wrong with an article's row, given the capture it names; of another reader's row, with what the newsroom wrote."""
        query = "SELECT parts FROM readings WHERE article = ? AND capture = ?"
        parts = self._conn.execute(query, [record["id"], record["capture"]]).fetchone()
        article = self._of(record["id"], record["capture"], parts[0] if parts else None)
        if article is None:
            return "the capture it names says nothing of that article"
        read = self._row(record["id"], article, record["capture"])
        same = self._is(record, seals.row_digest(read)) if record["reader"] == READER else _content(record) == _content(read)
        return None if same else "the capture it names reads otherwise"

    # -- what is asked -----------------------------------------------------------------------------------------------

    def _of(self, number: int, name: str, parts: str | None) -> Article | None:
        """What today's reader makes of a capture, of one article alone."""
        address, post = self._conn.execute("SELECT canonical_url, post_id FROM articles WHERE id = ?", [number]).fetchone()
        known = {address, *self._former(number, address)}
        told = self._read(name, parts)
        by_number = (each for each in told if post is not None and each.post_id == post)
        return next((each for each in told if each.canonical_url in known), None) or next(by_number, None)

    def _articles(self, folder: Path, read: Read, name: str, parts: str | None) -> Sequence[Article]:
        stale = again(self._conn, name, parts)
        return read(folder, stale) if stale else ()

    def _row(self, number: int, article: Article, capture: str) -> dict[str, Any]:
        """The row of an article as it would be sealed."""
        (moment,) = self._conn.execute("SELECT captured_at FROM captures WHERE digest = ?", [capture]).fetchone()
        return seals.as_sealed(number, rows.to_be(article, Capture(url=article.url, captured_at=moment, status=200), capture))

    def _is(self, record: dict[str, Any], digest: str) -> bool:
        """Whether an article's row has a digest, at its address or at one it had before it moved."""
        addresses = [record["canonical_url"], *self._former(record["id"], record["canonical_url"])]
        return any(seals.row_digest(record | {"canonical_url": address}) == digest for address in addresses)

    def _former(self, number: int, address: str) -> list[str]:
        """The addresses an article had before it was seen at this one."""
        moves = self._rows("SELECT url, detail FROM sightings WHERE article = ? AND what = 'moved'", number)
        return [each["url"] for each in moves] if any(each["detail"] == now_at(address) for each in moves) else []

    def _sealed(self, kind: str, row: Any) -> str | None:
        """The digest that the trusted entries have of a row."""
        found = self._conn.execute(f"SELECT digest FROM {self._covered} WHERE kind = ? AND row = ?", [kind, str(row)]).fetchone()
        return str(found[0]) if found else None

    def _rows(self, query: str, *values: Any) -> list[dict[str, Any]]:
        cursor = self._conn.execute(query, values)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, each, strict=True)) for each in cursor]


def _superseded(revision: Mapping[str, Any]) -> dict[str, Any]:
    """The row of an article as it was sealed while the version of a revision stood in it."""
    return seals.as_sealed(revision["article"], json.loads(revision["record"]))


def _content(record: Mapping[str, Any]) -> dict[str, Any]:
    """What the newsroom wrote, of an article's row; what is empty is left out."""
    return {name: record[name] for name in _WRITTEN if record.get(name)}
