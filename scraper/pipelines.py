"""From the spider to the archive: hand over, nothing else."""

import asyncio
from typing import Self

from scrapy.crawler import Crawler

from archive.pages import Validators
from archive.record import Reading
from archive.store import Unwritable
from scraper.desk import Desk
from scraper.items import Checked, Missed, Noted


class ArchivePipeline:
    """Gives each item to the archive; an archive that can't be written stops the crawl."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._desk = Desk.of(crawler)
        self._stopping: asyncio.Task[None] | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor."""
        return cls(crawler)

    async def process_item(self, item: object) -> object:
        """Keep a reading, note candidates, write down what was asked for in vain."""
        try:
            await self._hand_over(item)
        except Unwritable:
            if self._stopping is None:
                # As a task: closing waits for the items under way, of which this is one.
                self._stopping = asyncio.create_task(self._crawler.engine.close_spider_async(reason="unwritable"))
        return item

    async def _hand_over(self, item: object) -> None:
        match item:
            case Reading():
                await self._desk.keep([item])
            case Noted(candidates=candidates, want=want, recheck=recheck):
                await self._desk.note(candidates, want, recheck)
            case Checked(url=url, kind=kind, status=status, etag=etag, last_modified=last_modified):
                await self._desk.checked(url, kind, status, Validators(etag, last_modified))
            case Missed(url=url, kind=kind, detail=detail, again=again):
                await self._desk.missed(url, kind, detail, again)
