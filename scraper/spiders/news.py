"""The spider: it asks, wraps the answer, and yields it to be read and kept. One class for each site."""

import logging
import sys
from collections.abc import AsyncIterator, Generator, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, ClassVar, Final, Self
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.crawler import Crawler
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

from archive.clock import astray
from archive.record import Capture
from scraper.arguments import checked
from scraper.desk import Desk
from scraper.discover import Discovery, discover
from scraper.extract.urls import Kind
from scraper.failures import FAILURES, Forbidden, in_words, why_missed
from scraper.items import Answered, Checked, Control, Fetched, Missed, Noted
from scraper.site import Site
from scraper.sites import SITES
from scraper.verdict import Exit, spoilt
from scraper.ways.sitemaps import MOST_BYTES
from scraper.ways.steps import Answer, Ask, Found, Note, Purpose, Step
from scraper.wire import answers, capture_of, hops

logger = logging.getLogger(__name__)

LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "::1"})


def _answered(captures: tuple[Capture, ...]) -> Iterator[Answered]:
    """Answers to be kept, where there are any."""
    if captures:
        yield Answered(captures=captures)


class NewsSpider(Spider):
    """Crawls one site; its arguments (``-a`` of ``scrapy crawl``) are those of ``kliping crawl`` and ``backfill``."""

    site: ClassVar[Site]

    def __init__(self, *, name: str | None = None, **stated: Any) -> None:
        """Take ``home`` (another front page), ``command``, ``first`` and ``last`` (months, YYYY-MM), ``limit`` and ``pages``.

        Raises ValueError with a sentence for an argument that is none of these, or says nothing sensible.
        """
        given = checked(**stated)
        super().__init__(name)
        self.place = self.site.at(given["home"]) if given["home"] else self.site
        self.command: str = given["command"] or "crawl"
        self.first: str | None = given["first"]
        self.last: str | None = given["last"]
        self.limit: int | None = given["limit"]
        self.pages = self.command == "crawl" or bool(given["pages"])
        self.discovery: Discovery | None = None
        self.notes: list[str] = []
        self.named = 0
        self.asked = 0
        self.controls: list[str] | None = None
        self._clocks_compared = False

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Scrapy's constructor; on a loopback host nobody has to be spared, so nothing waits."""
        try:
            spider = super().from_crawler(crawler, *args, **kwargs)
        except ValueError as error:
            # Scrapy makes a spider in a task of its loop, whose errors it can only print whole; this one passes through.
            print(f"scrapy crawl {cls.name}: argument {error}", file=sys.stderr)
            raise SystemExit(int(Exit.USAGE)) from None
        if urlsplit(spider.place.home).hostname in LOOPBACK:
            # A few open requests keep reader and clerk busy, and those that are open when a crawl is killed are asked for again.
            # Without a delay Scrapy 2.19 starts all it has taken on, whatever the limit of a domain: the limit of all holds.
            open_at_once = {"CONCURRENT_REQUESTS": 3, "CONCURRENT_REQUESTS_PER_DOMAIN": 3}
            quick = {"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False, **open_at_once}
            for name, value in quick.items():
                crawler.settings.set(name, value, priority="spider")
        spider.desk = Desk.of(crawler)
        crawler.signals.connect(spider.look_round, signals.spider_idle)
        return spider

    desk: Desk

    def purpose(self) -> Purpose:
        """What this crawl is for."""
        home = self.place.home
        return Purpose(
            until=datetime.now(UTC).strftime("%Y-%m"),
            backfill=self.command == "backfill",
            pages=self.pages,
            first=self.first,
            last=self.last,
            marks=self.desk.marks(self.name, home),
            known=self.desk.known,
            listed=lambda: self.desk.listed(self.name, home),
            limit=self.limit,
            interrupted_at=self.desk.interrupted(self.name, home, self.command),
        )

    def conversation(self) -> Generator[Step, Answer, Discovery]:
        """The conversation in which the site tells what there is."""
        return discover(self.place, self.purpose())

    async def start(self) -> AsyncIterator[Any]:
        """Hold the conversation of discovery and yield what it finds; pages follow from the archive's own list."""
        conversation = self.conversation()
        reply: Answer | None = None
        while True:
            try:
                step = conversation.send(reply) if reply is not None else next(conversation)
            except StopIteration as stop:
                self.discovery = stop.value
                return
            reply = None
            if isinstance(step, Ask):
                try:
                    reply, answered = await self._ask(step)
                except Exception:
                    if self.desk.failure is None:
                        raise
                    return  # what can't be kept is told by the verdict: Scrapy would print where in our code it happened
                if answered:
                    yield Answered(captures=answered)
                if reply.capture is not None:
                    self._compare_clocks(reply.capture)
                    yield self._checked(step, reply.capture)
            elif isinstance(step, Note):
                self.notes.append(step.text)
            else:
                for item in self._found(step):
                    if isinstance(item, Fetched):
                        await self.desk.room()
                    yield item

    def _compare_clocks(self, capture: Capture) -> None:
        """Tell the operator, once, when this machine and the site don't agree on what day it is."""
        off = astray(capture)
        if off is not None and not self._clocks_compared:
            hours = f"{abs(off).total_seconds() / 3600:.0f} hours"
            self.notes.append(
                f"this machine's clock is {hours} {'ahead of' if off > timedelta() else 'behind'} the site's: set it right; "
                "nothing is concluded of what is missing, and times are told as this clock has them"
            )
        self._clocks_compared = True

    async def _ask(self, ask: Ask) -> tuple[Answer, tuple[Capture, ...]]:
        """What an Ask comes to, and every answer that was had on the way."""
        room = {"download_maxsize": MOST_BYTES} if ask.kind == "sitemap" else {}
        request = Request(ask.url, headers=dict(ask.known), meta={"conditional": ask.conditional, **room}, dont_filter=True)
        try:
            response = await self.crawler.engine.download_async(request)
        except FAILURES as error:
            return Answer(failure=in_words(error), forbidden=isinstance(error, Forbidden)), answers(request)
        capture = capture_of(response)
        return Answer(capture=capture), (*hops(response), capture)

    def _checked(self, ask: Ask, capture: Capture) -> Checked:
        return Checked(
            url=ask.url,
            kind=ask.kind,
            status=capture.status,
            etag=capture.header("ETag"),
            last_modified=capture.header("Last-Modified"),
        )

    def _found(self, found: Found) -> Iterator[Fetched | Noted]:
        # Whatever a way names: translations, listings and files are no articles.
        candidates = [each for each in found.candidates if self.place.kind(each.url) in {Kind.ARTICLE, Kind.MAYBE}]
        if self.limit is not None:
            candidates = candidates[: max(0, self.limit - self.named)]
            self.named += len(candidates)
        if found.capture is not None:
            only = None if self.limit is None else frozenset(candidate.url for candidate in candidates)
            yield Fetched(captures=(found.capture,), only=only)
            if not self.pages:
                self.asked += len(candidates)
        # The claims come after what they claim: a crawl killed between the two would believe it kept it.
        yield Noted(candidates=candidates, want=found.want, recheck=found.recheck, via=found.via)

    # -- pages -------------------------------------------------------------------------------------------------------

    def wants_pages(self) -> bool:
        """Whether another page may be asked for."""
        return self.limit is None or self.asked < self.limit

    def page_request(self, url: str) -> Request:
        """The request for an article's page."""
        self.asked += 1
        return Request(url, callback=self.read_page, errback=self.missed, cb_kwargs={"address": url}, dont_filter=True)

    def read_page(self, response: Response, address: str) -> Iterator[Fetched | Answered]:
        """Hand a page in; what it says counts for the address that was asked for, wherever redirects led."""
        yield from _answered(hops(response))
        yield Fetched(captures=(capture_of(response),), address=address)

    def part_request(self, fetched: Fetched, more: tuple[str, ...]) -> Request:
        """The request for the next further page of a divided story; ``more`` are the addresses of them all."""
        known = {"fetched": fetched, "more": more}
        url = more[len(fetched.captures) - 1]
        return Request(url, callback=self.read_part, errback=self.missed_part, cb_kwargs=known, dont_filter=True)

    def read_part(self, response: Response, fetched: Fetched, more: tuple[str, ...]) -> Iterator[Fetched | Answered | Request]:
        """Take a further page; when all are there, the story is handed in whole."""
        yield from _answered(hops(response))
        taken = replace(fetched, captures=(*fetched.captures, capture_of(response)))
        if len(taken.captures) <= len(more):
            yield self.part_request(taken, more)
        else:
            yield replace(taken, whole=True)

    def missed_part(self, failure: Failure) -> Iterator[Fetched | Answered]:
        """Without a part the first page stands alone, with the doubt it has already."""
        request: Request = failure.request  # type: ignore[attr-defined]
        fetched: Fetched = request.cb_kwargs["fetched"]
        yield from _answered((*fetched.captures[1:], *answers(request)))
        yield replace(fetched, captures=fetched.captures[:1], whole=True)

    def missed(self, failure: Failure) -> Iterator[Missed | Answered]:
        """Say that a page could not be had."""
        request: Request = failure.request  # type: ignore[attr-defined]
        yield from _answered(answers(request))
        error = failure.value or RuntimeError("no reason given")
        kind, again = why_missed(error)
        yield Missed(url=request.cb_kwargs["address"], kind=kind, detail=in_words(error), again=again)

    # -- is the site well? -------------------------------------------------------------------------------------------

    def look_round(self) -> None:
        """Before the crawl ends: where articles were missed, ask for others that should be there. What was missed counts if they are."""
        if not self.desk.begun or self.desk.failure is not None:
            return
        crawl = self.desk.crawl
        if not crawl.unvouched or spoilt(crawl.read, crawl.pages, crawl.problems) is not None:
            return
        if self.controls is None:
            self.controls = self.desk.controls()
        if self.controls:
            address = self.controls.pop(0)
            known = {"address": address}
            self.crawler.engine.crawl(Request(address, self.read_control, errback=self.missed_control, cb_kwargs=known, dont_filter=True))
            raise DontCloseSpider

    def read_control(self, response: Response, address: str) -> Iterator[Control | Answered]:
        """Hand in the page of an article that should be there."""
        yield from _answered(hops(response))
        yield Control(capture=capture_of(response), address=address)

    def missed_control(self, failure: Failure) -> Iterator[Answered]:
        """It could not be had: the site is not well, unless another one is there."""
        yield from _answered(answers(failure.request))  # type: ignore[attr-defined]
        logger.info("an article that should be there could not be had: %s", in_words(failure.value or RuntimeError("no reason given")))


def spider_class(site: Site, kind: type[NewsSpider] = NewsSpider) -> type[NewsSpider]:
    """The spider class of a site, named as Scrapy's own commands name it."""
    return type(f"{site.name.title()}Spider", (kind,), {"name": site.name, "site": site, "__module__": __name__})


for _site in SITES.values():
    globals()[f"{_site.name.title()}Spider"] = spider_class(_site)
