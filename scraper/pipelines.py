"""From the spider to the archive: hand over, nothing else."""

import asyncio
import logging
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured

from archive.store import Unwritable
from scraper.desk import Desk
from scraper.items import Fetched, Item

logger = logging.getLogger(__name__)


class ArchivePipeline:
    """Gives each item to the archive; an archive that can't be written stops the crawl."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._desk = Desk.of(crawler)
        self._stopping: asyncio.Task[None] | None = None
        self._waking: asyncio.TimerHandle | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Scrapy's constructor; a spider of `scrapy fetch` or `scrapy shell` keeps nothing."""
        if not hasattr(crawler.spidercls, "site"):
            raise NotConfigured
        return cls(crawler)

    async def process_item(self, item: Item) -> Item:
        """Hand an item in, and ask for the further pages that it turns out to have."""
        try:
            more = await self._desk.hand_in(item)
            if more and isinstance(item, Fetched):
                # Scrapy calls the spider's own attributes untyped; the one spider class of this project has them.
                self._crawler.engine.crawl(self._crawler.spider.part_request(item, more))  # type: ignore[union-attr]
        except Exception as error:
            # An item that could not be kept is not to be lost among log lines: the crawl ends, and says why.
            if self._stopping is None:
                logger.error("nothing more can be kept: %s", error, exc_info=not isinstance(error, Unwritable))
                # As a task: closing waits for the items under way, of which this is one.
                self._stopping = asyncio.create_task(self._crawler.engine.close_spider_async(reason="failed"))
        self._wake()
        return item

    def _wake(self) -> None:
        """Have the engine look round soon, when this item has left it.

        What was just written may have made pages wanted, or was the last thing there was to do. The engine looks by
        itself only after a response, else every five seconds; and when it is closing, items that came from ``start()``
        rather than from a response would keep it waiting for ever.
        """
        if self._waking is None:
            self._waking = asyncio.get_running_loop().call_later(0.02, self._look)

    def _look(self) -> None:
        self._waking = None
        engine = self._crawler.engine
        if engine._slot is not None and engine._slot.closing is None:
            engine._slot.nextcall.schedule()
        closing = engine.scraper.slot.closing if engine.scraper.slot is not None else None
        if closing is not None and not closing.called:
            engine.scraper._check_if_closing()
        if engine._slot is not None and engine._slot.closing is not None and (closing is None or not closing.called):
            self._wake()  # it is not yet there, or an item has not quite left: nobody else would look again
