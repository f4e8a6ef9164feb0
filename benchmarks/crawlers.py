"""The crawlers that are compared, each run in a process of its own: `python -m benchmarks.crawlers bare|kliping HOME`."""

from __future__ import annotations

import asyncio
import json
import re
import resource
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import scrapy
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response
from scrapy.utils.project import get_project_settings

from benchmarks.measure import peak


class Bare(scrapy.Spider):
    """Follows the addresses of the sitemap and stores nothing: the least a Scrapy crawl can do."""

    name = "bare"
    home = ""

    async def start(self) -> AsyncIterator[Any]:
        yield scrapy.Request(f"{self.home}/sitemap.xml", callback=self.follow)

    def follow(self, response: Response) -> Any:
        for address in re.findall(rb"<loc>(.*?)</loc>", response.body):
            yield scrapy.Request(address.decode(), callback=self.page)

    def page(self, response: Response) -> None:
        """Do nothing with it."""


def bare(home: str) -> dict[str, Any]:
    """Crawl with the bare spider."""
    quick = {"LOG_LEVEL": "ERROR", "CONCURRENT_REQUESTS": 16, "CONCURRENT_REQUESTS_PER_DOMAIN": 16, "DOWNLOAD_DELAY": 0}
    closed = {"TELNETCONSOLE_ENABLED": False, "REMOTE_CONTROL_ENABLED": False, "ROBOTSTXT_OBEY": False, "COOKIES_ENABLED": False}
    return _timed(AsyncCrawlerProcess(quick | closed), Bare, home=home)


def kliping(home: str, data: str) -> dict[str, Any]:
    """Crawl and keep: our own spider with everything it does."""
    from scraper.sites import SITES
    from scraper.spiders.news import spider_class

    settings = get_project_settings()
    settings.setmodule("scraper.settings")
    settings.set("KLIPING_DATA", data)
    settings.set("LOG_LEVEL", "ERROR")
    return _timed(AsyncCrawlerProcess(settings), spider_class(SITES["malangkota"]), home=home)


def _timed(process: AsyncCrawlerProcess, spider: type[scrapy.Spider], **arguments: str) -> dict[str, Any]:
    crawler = process.create_crawler(spider)
    process.crawl(crawler, **arguments)
    start, before = time.perf_counter(), sum(resource.getrusage(resource.RUSAGE_SELF)[:2])
    process.start()
    elapsed = time.perf_counter() - start
    requests = crawler.stats.get_value("downloader/response_status_count/200", 0)
    used = sum(sum(resource.getrusage(whose)[:2]) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    told = {"peak": peak(), "processor": used - before, "verdict": str(crawler.stats.get_value("kliping/verdict"))}
    return {"pages": requests, "seconds": elapsed, **told}


def main() -> None:
    """Run one crawler against a served corpus."""
    which, home = sys.argv[1:3]
    asyncio.set_event_loop_policy(None)
    if which == "bare":
        print(json.dumps(bare(home)))
        return
    with tempfile.TemporaryDirectory() as folder:
        told = kliping(home, sys.argv[3] if len(sys.argv) > 3 else folder)
        database = Path(sys.argv[3] if len(sys.argv) > 3 else folder) / "archive.db"
        print(json.dumps(told | {"database": database.stat().st_size}))


if __name__ == "__main__":
    main()
