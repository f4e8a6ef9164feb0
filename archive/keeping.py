"""What a reading comes to: what is new of it, what has moved, what isn't there any more; that is written and nothing else."""

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from hashlib import blake2b
from typing import Any, Final
from urllib.parse import urlsplit

from archive.articles import Articles, verdict
from archive.clock import astray
from archive.crawls import Crawl, Outcome
from archive.pages import Pages
from archive.record import PARAGRAPH_BREAK, READER, Article, Problem, Reading, digests
from archive.sightings import Sightings, Standing, what_is_met
from archive.sql import Later, insert, row

_NO_ARTICLE: Final = {"not-an-article": "other", "protected": "hidden"}
"""Problems that are none as long as no article was ever read at the address."""

_PASSING: Final = frozenset({"http-error", "challenge"})
"""Problems that pass: the address stays wanted."""


def _is_led_away(reading: Reading, address: str) -> bool:
    """Whether a redirect led from an address to another page; another scheme, ``www`` or a slash is none."""
    there, here = urlsplit(reading.capture.url), urlsplit(address)
    return (there.path.rstrip("/"), there.query) != (here.path.rstrip("/"), here.query)


def _names(reading: Reading) -> list[str]:
    """The names of a reading's captures, the first page's before those of further parts."""
    return [capture.digest for capture in (reading.capture, *reading.parts)]


class Keeping:
    """Writes the rows of readings, inside the store's transaction."""

    def __init__(self, conn: sqlite3.Connection, later: Later, pages: Pages, articles: Articles, sightings: Sightings) -> None:
        self._conn, self._later = conn, later
        self._pages, self._articles, self._sightings = pages, articles, sightings
        self._crawl, self._texts = 0, set[bytes]()

    def as_met(self, reading: Reading) -> Reading:
        """A reading as what it is where an article is known: a page that reads like a story may be another's, and is a problem then."""
        article = reading.article
        if article is None or not reading.page:
            return reading
        current = self._articles.at(article.canonical_url)
        if current is None or current["content_digest"] == digests(article)[0]:
            return reading
        why = self._articles.is_anothers(current, article)
        return replace(reading, article=None, problem=Problem(kind="another-text", detail=why)) if why else reading

    def keep(self, crawl: Crawl, reading: Reading) -> Outcome:
        """Write what is new of a reading and tick off its address; what it came to."""
        if reading.article is None:
            return self._keep_problem(crawl, reading)
        own = reading.article.canonical_url
        current = self._articles.current(reading.article, reading.address)
        outcome, number = self._keep_article(crawl, reading, reading.article, current)
        if self._sightings.was_missed(number):
            self._sightings.met(crawl, number, reading, reading.capture.digest)
        if current is not None and self._has_moved(reading, current, own):
            self._articles.settle(number, own)
            self._sightings.moved(crawl, number, reading, current["canonical_url"], reading.capture.digest)
        if reading.address != own:
            self._tick_asked(crawl, reading, number, own)
        self._pages.tick(crawl, own, reading, article=number, kind="article")
        return outcome

    def unanswered(self, crawl: Crawl, url: str, kind: str, detail: str, moment: str, *, again: bool) -> None:
        """Write down that asking for a page brought nothing home, and why; what was told the last time is not told again."""
        self._pages.missed(crawl, url, moment, again=again)
        last = row(self._conn, "SELECT kind, detail FROM problems WHERE url = ? ORDER BY id DESC LIMIT 1", [url])
        if last is None or (last["kind"], last["detail"]) != (kind, detail):
            self._problem({"site": crawl.site, "crawl": crawl.id, "url": url, "seen_at": moment, "kind": kind, "detail": detail})

    def _has_moved(self, reading: Reading, current: sqlite3.Row, own: str) -> bool:
        """Whether a story stands at another address than before. A page that only says so while it answers at the old one
        doesn't, nor does a capture from before."""
        former, moment = current["canonical_url"], reading.capture.captured_at
        if former == own or moment <= current["captured_at"] or (reading.page and not _is_led_away(reading, former)):
            return False
        return not self._sightings.has_moved_since(current["id"], moment)

    def _tick_asked(self, crawl: Crawl, reading: Reading, number: int, own: str) -> None:
        """Tick off what was asked for where it is not the article's own address: a further one, or another's, which is then not there."""
        standing = self._sightings.standing(reading.address)
        if standing is None or standing.id == number:
            self._pages.tick(crawl, reading.address, reading, article=number, kind="article")
        else:
            self._missed(crawl, reading, standing, "elsewhere", f"leads to another story, {own}")

    def _repeats(self, crawl: Crawl, article: Article) -> bool:
        """Whether a new article says to the letter what another new one of the crawl does."""
        if self._crawl != crawl.id:
            self._crawl = crawl.id
            self._texts.clear()
        text = blake2b(PARAGRAPH_BREAK.join((article.title, *article.body)).encode("utf-8", "replace"), digest_size=8).digest()
        known = text in self._texts
        self._texts.add(text)
        return known and bool(article.body)

    def _keep_article(self, crawl: Crawl, reading: Reading, article: Article, current: sqlite3.Row | None) -> tuple[Outcome, int]:
        capture, (content, record) = reading.capture, digests(article)
        if current is None:
            names = _names(reading)
            number = self._articles.insert(capture, names[0], article, content)
            self._articles.read(number, names, capture, article, content, record)
            crawl.repeated += reading.page and self._repeats(crawl, article)
            return Outcome.NEW, number
        number = current["id"]
        last = self._articles.last_reading(number, article.captured_via)
        if last is not None and last["record_digest"] == record and last["reader"] == READER:
            return Outcome.UNCHANGED, number
        outcome, names = verdict(current, last, article, content), _names(reading)
        if outcome is Outcome.REVISED:
            crawl.shortened += reading.page and 2 * article.word_count < (current["word_count"] or 0)
            self._articles.supersede(number, capture, names[0], article)
        if outcome is Outcome.WITNESSED:
            self._articles.fill(number, article)
        else:
            self._articles.rewrite(number, capture, names[0], article, content)
        self._articles.read(number, names, capture, article, content, record)
        return outcome, number

    def _keep_problem(self, crawl: Crawl, reading: Reading) -> Outcome:
        problem = reading.problem
        if problem is None:
            raise ValueError("a reading holds an article or a problem")
        met = what_is_met(problem) if reading.page else None
        standing = self._sightings.standing(reading.address) if met else None
        if standing is not None and met is not None:
            return self._keep_absent(crawl, reading, problem, standing, met)
        if problem.kind == "not-found":
            self._keep_nothing(crawl, reading)
            return Outcome.HIDDEN
        if problem.kind in _NO_ARTICLE and self._pages.article(reading.address) is None:
            self._pages.tick(crawl, reading.address, reading, kind=_NO_ARTICLE[problem.kind])
            return Outcome.HIDDEN
        # What a list can't tell of a story its own page may: that is asked for, and counts.
        listed = not reading.page and self._pages.unasked(reading.address)
        self._pages.tick(crawl, reading.address, reading, again=listed or (reading.page and problem.kind in _PASSING))
        self._tell(crawl, reading, problem)
        return Outcome.ABSENT if listed else Outcome.UNREADABLE

    def _keep_nothing(self, crawl: Crawl, reading: Reading) -> None:
        """At an address that is no article's, there is nothing. One that is young may be there tomorrow: it stays wanted."""
        fresh, young = self._pages.youth(reading.address, reading.capture.captured_at)
        crawl.nowhere += reading.page and fresh
        self._pages.tick(crawl, reading.address, reading, again=reading.page and young)

    def _keep_absent(self, crawl: Crawl, reading: Reading, problem: Problem, standing: Standing, met: str) -> Outcome:
        """Something else stands where an article should be. The article's row stays as it is, whatever it was."""
        fresh = self._missed(crawl, reading, standing, met, problem.detail)
        if standing.gone_at is not None:
            return Outcome.HIDDEN
        if met == "not-found" or _is_led_away(reading, reading.address):
            return Outcome.ABSENT if fresh else Outcome.HIDDEN
        # In its own place: the newsroom's doing, or a structure that has changed. The verdict on the crawl weighs that.
        self._tell(crawl, reading, problem)
        return Outcome.UNREADABLE

    def _missed(self, crawl: Crawl, reading: Reading, standing: Standing, met: str, detail: str) -> bool:
        """Write down that an article is not at its address, which stays wanted until it is gone; whether that is anything new."""
        self._pages.tick(crawl, reading.address, reading, again=standing.gone_at is None)
        fresh = astray(reading.capture) is None and self._sightings.worth(standing, reading.capture.captured_at, crawl)
        if fresh:
            self._sightings.missed(crawl, standing, reading, met, detail, reading.capture.digest)
        return fresh

    def _tell(self, crawl: Crawl, reading: Reading, problem: Problem) -> None:
        """Write down why a capture could not be read, unless the same bytes stand there already."""
        if not self._told(reading):
            values = {"site": crawl.site, "crawl": crawl.id, "url": reading.address, "seen_at": reading.capture.captured_at}
            told = {"kind": problem.kind, "detail": problem.detail, "capture": reading.capture.digest}
            self._problem(values | told)

    def _told(self, reading: Reading) -> bool:
        """Whether the same bytes of the same address stand as a problem already."""
        self._later.settle()
        query = "SELECT 1 FROM problems JOIN captures ON captures.digest = problems.capture WHERE problems.url = ? AND sha256 = ?"
        return row(self._conn, query, [reading.address, reading.capture.sha256]) is not None

    def _problem(self, values: Mapping[str, Any]) -> None:
        self._later.settle()
        insert(self._conn, "problems", values)
