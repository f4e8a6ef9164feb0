"""What watches a crawl: its row in the archive, and progress for whoever looks on."""

import hashlib
import json
import logging
import sys
from importlib.metadata import version
from pathlib import Path
from time import monotonic
from typing import Any, Final, Self

from rich.console import Console
from rich.status import Status
from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import CloseSpider, NotConfigured
from scrapy.settings import BaseSettings
from twisted.python.failure import Failure

from archive.lock import Locked
from archive.schema import NotAnArchive
from archive.store import Archive, Unwritable
from scraper.desk import Desk
from scraper.spiders.news import NewsSpider
from scraper.verdict import Exit, Verdict, emptied, judge, retold, vanished

logger = logging.getLogger(__name__)
verdicts = logging.getLogger(f"{__name__}.verdicts")
"""Where a crawl that failed is told of; the command leaves it out, since it prints each verdict itself."""

Told = tuple[Verdict, dict[str, int], list[str]]
"""A crawl's verdict, its counts by outcome, and its notes."""
EXPECTED: Final = (Unwritable, NotAnArchive, Locked)
"""What can be wrong with an archive without our being wrong: its message says it all."""


def unfit(folder: Path) -> Verdict | None:
    """What keeps a crawl from writing to an archive; None when nothing does. A new archive is made."""
    try:
        Archive(folder).close()
    except Locked as error:
        return Verdict("locked", Exit.LOCKED, str(error))
    except EXPECTED as error:
        return Verdict("unwritable", Exit.UNWRITABLE, str(error))
    return None


def about(settings: BaseSettings, what: str) -> dict[str, str]:
    """What the warcinfo record of a crawl says beside what the archive knows itself."""
    # Where the archive stands says nothing about how it was made.
    stated = {name: str(value) for name, value in settings.copy_to_dict().items() if name != "KLIPING_DATA"}
    return {
        "software": " ".join(f"{name}/{version(name)}" for name in ("kliping", "scrapy", "twisted")),
        "format": "WARC File Format 1.1",
        "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "robots": "obey" if settings.getbool("ROBOTSTXT_OBEY") else "ignore",
        "http-header-user-agent": settings["USER_AGENT"],
        "operator": settings["KLIPING_CONTACT"] or "not stated",
        "configuration": f"sha256:{hashlib.sha256(json.dumps(stated, sort_keys=True).encode()).hexdigest()}",
        "description": what,
    }


def _only_ours(crawler: Crawler) -> None:
    """Leave other spiders alone: `scrapy fetch` and `scrapy shell` bring one of their own."""
    if not (isinstance(crawler.spidercls, type) and issubclass(crawler.spidercls, NewsSpider)):
        raise NotConfigured


def _spider(crawler: Crawler) -> NewsSpider:
    if not isinstance(crawler.spider, NewsSpider):
        raise TypeError("this extension watches news spiders only")
    return crawler.spider


class CrawlRow:
    """Opens the crawl's row in the archive when the spider opens and closes it with a verdict.

    The verdict, the counts and the notes stand in the stat ``kliping/verdict`` for the command that started the crawl.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._desk = Desk.of(crawler)
        self._errors: list[str] = []
        crawler.signals.connect(self._opened, signals.spider_opened)
        crawler.signals.connect(self._stumbled, signals.spider_error)
        crawler.signals.connect(self._closed, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        _only_ours(crawler)
        return cls(crawler)

    def _stumbled(self, failure: Failure) -> None:
        self._errors.append(f"{type(failure.value).__name__}: {failure.value}")

    async def _opened(self) -> None:
        spider, settings = _spider(self._crawler), self._crawler.settings
        place = spider.place
        try:
            told = about(settings, f"{spider.command} of {place.home}")
            mended = await self._desk.begin(place, spider.command, told, settings.getint("KLIPING_WARC_SIZE"))
        except Exception as error:
            logger.error("the crawl could not be begun: %s", error, exc_info=not isinstance(error, EXPECTED))
            raise CloseSpider("failed") from error
        for sentence in mended:
            logger.warning(sentence)
        spider.notes += mended

    async def _closed(self, reason: str) -> None:
        try:
            told = await self._end(reason)
        except Exception as error:
            told = self._failed(error)
        try:
            await self._desk.close()
        except Exception as error:
            told = self._failed(error)
        self._crawler.stats.set_value("kliping/verdict", told)
        verdict = told[0]
        if verdict.exit not in {Exit.OK, Exit.INTERRUPTED}:
            # Scrapy itself leaves with 0 whatever a crawl came to: its log at least must say it.
            verdicts.error("%s failed: %s (%s)", self._crawler.spidercls.name, verdict.reason, verdict.detail)

    async def _end(self, reason: str) -> Told:
        """Judge the crawl and close its row; what could not be written outweighs everything else."""
        spider, failure = _spider(self._crawler), self._desk.failure
        if failure is not None and (isinstance(failure, EXPECTED) or not self._desk.begun):
            return self._failed(failure)
        verdict = self._judged(spider, reason) if failure is None else Verdict("error", Exit.ERROR, str(failure))
        theme = retold(self._desk.silently_edited(), self._desk.changed_alike(), self._desk.crawl.counts, self._desk.crawl.read)
        lost = emptied(self._desk.crawl.counts)
        notes = [*spider.notes, *filter(None, (theme, lost)), *vanished(self._desk.crawl.vanished), *filter(None, [verdict.detail])]
        await self._desk.end(verdict.reason, int(verdict.exit), **self._facts(spider, notes))
        crawl = self._desk.crawl
        sealed = [f"sealed: {crawl.seal}"] if crawl.seal else []
        return verdict, {str(name): number for name, number in crawl.counts.items()}, [*notes, *sealed]

    def _failed(self, error: Exception) -> Told:
        """What is told of a crawl whose row could not be closed."""
        if isinstance(error, Locked):
            verdict = Verdict("locked", Exit.LOCKED, str(error))
        elif isinstance(error, EXPECTED):
            verdict = Verdict("unwritable", Exit.UNWRITABLE, str(error))
        else:
            verdict = Verdict("error", Exit.ERROR, str(error))
        counts = self._desk.crawl.counts if self._desk.begun else {}
        return verdict, {str(name): number for name, number in counts.items()}, [*_spider(self._crawler).notes, verdict.detail]

    def _judged(self, spider: NewsSpider, reason: str) -> Verdict:
        crawl = self._desk.crawl
        if self._errors:
            return Verdict("error", Exit.ERROR, f"{len(self._errors)} answers could not be handed on ({self._errors[0]})")
        return judge(
            closed=reason,
            discovery=spider.discovery,
            read=crawl.read,
            pages=crawl.pages,
            problems=crawl.problems,
            coverage=crawl.coverage(),
            floors=spider.place.floors,
            before=self._desk.coverages() if spider.command != "sweep" else (),
            unvouched=crawl.unvouched,
            nowhere=crawl.nowhere,
            repeated=crawl.repeated,
            shortened=crawl.shortened,
        )

    def _facts(self, spider: NewsSpider, notes: list[str]) -> dict[str, Any]:
        discovery = spider.discovery
        return {
            "way": discovery.way if discovery else None,
            "requests": self._crawler.stats.get_value("downloader/request_count", 0),
            "notes": notes or None,
            "marks": discovery.marks if discovery else None,
        }


class Progress:
    """One living line on a terminal, a plain line every minute elsewhere."""

    EVERY = 60.0  # seconds

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._desk = Desk.of(crawler)
        self._live: Status | None = None
        self._last = monotonic()
        crawler.signals.connect(self._opened, signals.spider_opened)
        crawler.signals.connect(self._moved, signals.item_scraped)
        crawler.signals.connect(self._closed, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        _only_ours(crawler)
        return cls(crawler)

    def _opened(self) -> None:
        if sys.stderr.isatty():
            self._live = Console(stderr=True).status(f"{_spider(self._crawler).name}: looking for articles")
            self._live.start()

    def _moved(self) -> None:
        moment = monotonic()
        if self._live is not None and moment - self._last > 0.2:
            self._live.update(self._line())
            self._last = moment
        elif self._live is None and moment - self._last > self.EVERY:
            logger.info(self._line())
            self._last = moment

    def _line(self) -> str:
        counts = ", ".join(f"{number} {name}" for name, number in self._desk.crawl.counts.items()) or "nothing yet"
        asked = self._crawler.stats.get_value("downloader/request_count", 0)
        return f"{_spider(self._crawler).name}: {counts} ({asked} requests)"

    def _closed(self) -> None:
        if self._live is not None:
            self._live.stop()
