"""From the spider to the archive: hand over, nothing else."""

import asyncio
import logging
from typing import Self

from scrapy.crawler import Crawler

from archive.pages import Validators
from archive.record import Reading
from archive.store import Unwritable
from scraper.desk import Desk
from scraper.items import Checked, Missed, Noted

logger = logging.getLogger(__name__)


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
        except Exception as error:
            # An item that could not be kept is not to be lost among log lines: the crawl ends, and says why.
            logger.error("nothing more can be kept: %s", error, exc_info=not isinstance(error, Unwritable))
            if self._stopping is None:
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
        asyncio.get_running_loop().call_later(0.02, self._look)

    def _look(self) -> None:
        engine = self._crawler.engine
        if engine._slot is not None and engine._slot.closing is None:
            engine._slot.nextcall.schedule()
        closing = engine.scraper.slot.closing if engine.scraper.slot is not None else None
        if closing is not None and not closing.called:
            engine.scraper._check_if_closing()

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
