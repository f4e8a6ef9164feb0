"""What stands between the crawl and the network: whose hosts, what robots.txt allows, what has changed, when to come back."""

import asyncio
import logging
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Final, Self

from protego import Protego
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.downloadermiddlewares.retry import RetryMiddleware
from scrapy.exceptions import IgnoreRequest, NotConfigured, ResponseDataLossError
from scrapy.extensions.throttle import AutoThrottle
from scrapy.http import Response
from scrapy.utils.httpobj import urlparse_cached

from archive import message
from scraper.desk import Desk
from scraper.failures import FAILURES, Forbidden, OffSite, in_words
from scraper.items import Answered
from scraper.wire import answers

logger = logging.getLogger(__name__)

_NOTHING_ALLOWED: Final = "User-agent: *\nDisallow: /\n"


class HopMiddleware:
    """Every request, each redirect hop included, must stay on the hosts of the site that is crawled."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Raise OffSite for a host that is not the site's; a spider of `scrapy fetch` has none."""
        place = getattr(self._crawler.spider, "place", None)
        if place is not None and not place.owns(request.url):
            raise OffSite(f"{request.url} is not on {place.host}")


@dataclass(frozen=True, slots=True)
class _Robots:
    """A host's robots.txt: its rules, and the answer it came in or why there was none."""

    rules: Protego
    answer: Response | None = None
    """None where there is nothing that discovery could make use of."""
    failure: str = ""


class RobotsMiddleware:
    """robots.txt as RFC 9309 has it: one that is not there allows everything, one that can't be had allows nothing.

    Scrapy's own lets everything pass in both cases. The file is fetched once a host, its Crawl-delay is taken as the
    least delay, and discovery, which looks for sitemaps in it, is given the same answer.
    """

    def __init__(self, crawler: Crawler) -> None:
        if not crawler.settings.getbool("ROBOTSTXT_OBEY"):
            raise NotConfigured
        self._crawler = crawler
        self._agent: str = crawler.settings["ROBOTSTXT_USER_AGENT"]
        self._hosts: dict[str, asyncio.Task[_Robots]] = {}
        self._desk = Desk.of(crawler) if hasattr(crawler.spidercls, "site") else None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        return cls(crawler)

    async def process_request(self, request: Request) -> Response | None:
        """Let an allowed request pass; answer a request for robots.txt itself from what was fetched."""
        if request.meta.get("is_robots"):
            return None
        address = urlparse_cached(request)
        url = f"{address.scheme}://{address.netloc}/robots.txt"
        if url not in self._hosts:
            self._hosts[url] = asyncio.create_task(self._fetch(url))
        robots = await asyncio.shield(self._hosts[url])
        if request.url == url:
            if robots.answer is None:
                raise Forbidden(robots.failure)
            return robots.answer
        if not robots.rules.can_fetch(request.url, self._agent):
            raise Forbidden(f"robots.txt forbids {request.url}" + (f" ({robots.failure})" if robots.failure else ""))
        return None

    async def _fetch(self, url: str) -> _Robots:
        request = Request(url, meta={"is_robots": True}, dont_filter=True)
        robots = await self._robots(request, url)
        if self._desk is not None and (captures := answers(request)):
            await self._desk.hand_in(Answered(captures=captures))
        return robots

    async def _robots(self, request: Request, url: str) -> _Robots:
        try:
            response = await self._crawler.engine.download_async(request)
        except OffSite as error:
            why = (
                f"its robots.txt leads elsewhere ({error}), so nothing may be asked for; if the newsroom has moved, give --home its address"
            )
            return _Robots(Protego.parse(_NOTHING_ALLOWED), failure=why)
        except FAILURES as error:
            return _Robots(Protego.parse(_NOTHING_ALLOWED), failure=in_words(error))
        if response.status >= 500:
            return _Robots(Protego.parse(_NOTHING_ALLOWED), response, f"robots.txt answered {response.status}")
        # A byte order mark before it, as editors on Windows write one, would hide the first line (-sig).
        text = response.body.decode("utf-8-sig", "replace") if response.status == 200 else ""
        rules = Protego.parse(text)
        if self._forbids_everything(text, rules, url):
            why = f"none was asked for: {url} forbids {self._agent} every page; only the newsroom's operator can allow it"
            return _Robots(rules, failure=why)
        delay = rules.crawl_delay(self._agent)
        if delay is not None and not delay <= self._crawler.settings.getfloat("KLIPING_RETRY_AFTER_MAX"):
            why = f"none was asked for: {url} wants {delay:.9g} s between two requests, at which no crawl comes to an end"
            return _Robots(Protego.parse(_NOTHING_ALLOWED), failure=why)
        self._slow_down(delay)
        return _Robots(rules, response)

    def _forbids_everything(self, text: str, rules: Protego, url: str) -> bool:
        """Whether nothing at all may be fetched; where any path is allowed by name, each way is tried for itself."""
        if re.search(r"^\s*allow\s*:\s*[^\s#]", text, re.IGNORECASE | re.MULTILINE):
            return False
        home = url.removesuffix("robots.txt")
        return not any(rules.can_fetch(f"{home}{path}", self._agent) for path in ("", "wp-json/", "2020/01/"))

    def _slow_down(self, stated: float | None) -> None:
        """Take a stated Crawl-delay as the least delay, for AutoThrottle too."""
        if not stated:
            return
        logger.info("robots.txt asks for %s s between requests", stated)
        downloader = self._crawler.engine.downloader
        downloader._delay = max(downloader._delay, stated)
        for slot in downloader.slots.values():
            slot.delay = max(slot.delay, stated)
        for extension in self._crawler.extensions.middlewares:
            if isinstance(extension, AutoThrottle):
                extension.mindelay = max(extension.mindelay, stated)
                extension.maxdelay = max(extension.maxdelay, stated)


class ConditionalMiddleware:
    """Asks «has it changed?» where the request wants that and the last answer said when it was modified.

    If-Modified-Since alone: proxies rewrite ETags, and WordPress compares both byte by byte when both are sent.
    """

    def __init__(self, crawler: Crawler) -> None:
        if not hasattr(crawler.spidercls, "site"):
            raise NotConfigured
        self._desk = Desk.of(crawler)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Add the condition, where the request brings none; where a redirect has led elsewhere it would be about another page."""
        conditions = ("If-Modified-Since", "If-None-Match")
        if request.meta.get("redirect_times"):
            for name in conditions:
                request.headers.pop(name, None)
        elif request.meta.get("conditional") and not any(name in request.headers for name in conditions):
            known = self._desk.validators(request.url)
            if known.last_modified:
                request.headers["If-Modified-Since"] = known.last_modified
            elif known.etag:
                request.headers["If-None-Match"] = known.etag


def retry_after(value: str, moment: datetime) -> float | None:
    """Seconds a Retry-After field asks to wait: a number, or a date (RFC 9110, section 10.2.3); None when it is neither.

    >>> retry_after("120", datetime(2020, 1, 24, tzinfo=UTC))
    120.0
    >>> retry_after("Fri, 24 Jan 2020 00:01:00 GMT", datetime(2020, 1, 24, tzinfo=UTC))
    60.0
    """
    if re.fullmatch(r"\s*[0-9]+\s*", value):
        return min(float(value), 1e9)  # a wait without end is long enough
    try:
        return max(0.0, (parsedate_to_datetime(value) - moment).total_seconds())
    except (TypeError, ValueError, OverflowError):
        return None


class RetryAfterMiddleware(RetryMiddleware):
    """Comes back when the server says so: nothing at all is asked for until then."""

    async def process_response(self, request: Request, response: Response) -> Request | Response:  # type: ignore[override]
        """Wait as Retry-After asks, then retry as Scrapy does; a longer wait than we allow ends the retries."""
        stated = (response.headers.get("Retry-After") or b"").decode("latin-1")
        seconds = retry_after(stated, datetime.now(UTC)) if stated and response.status in self.retry_http_codes else None
        if seconds is not None:
            if seconds > self.crawler.settings.getfloat("KLIPING_RETRY_AFTER_MAX"):
                self._leave(request.url, seconds)
                return response
            logger.info("%s asks to come back in %d s; waiting", request.url, seconds)
            await self._pause(seconds)
        answer: Request | Response = super().process_response(request, response)
        return answer

    def _leave(self, url: str, seconds: float) -> None:
        """Say once in a crawl that the server wants to be left alone."""
        notes = self.crawler.spider.notes  # type: ignore[union-attr]
        if not any("asks to come back" in note for note in notes):
            notes.append(f"{url} asks to come back in {seconds:.0f} s; what it refuses is left for the next crawl")

    async def _pause(self, seconds: float) -> None:
        self.crawler.engine.pause()
        try:
            await asyncio.sleep(seconds)
        finally:
            self.crawler.engine.unpause()


class WholeCompressionMiddleware(HttpCompressionMiddleware):
    """Decodes bodies as a reread of the WARC files will; a body that is cut off is refused.

    Scrapy would hand on what there is of it as if it were the page.
    """

    def _handle_encoding(self, body: bytes, content_encoding: list[bytes], max_size: int) -> tuple[bytes, list[bytes]]:
        codings = message.words(value.decode("latin-1") for value in content_encoding)
        try:
            whole, left = message.decoded(body, codings, max_size)
        except message.Undecodable as error:
            raise ResponseDataLossError(str(error)) from error
        except message.TooLarge as error:
            raise IgnoreRequest(f"{error} (DOWNLOAD_MAXSIZE)") from error
        return whole, [word.encode("latin-1") for word in left]
