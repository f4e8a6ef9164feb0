"""What is asked for next: requests that components made, then the pages the archive still wants."""

from scrapy import Request
from scrapy.core.scheduler import Scheduler
from scrapy.crawler import Crawler

from scraper.desk import Desk


class ArchiveScheduler(Scheduler):
    """Draws the pages to capture from the archive's ``pages`` table, a few at a time.

    So the frontier is on disk in the archive itself: memory stays flat however much is wanted, and a crawl that was
    killed goes on where it was.
    """

    @property
    def _crawler(self) -> Crawler:
        if self.crawler is None:
            raise RuntimeError("the scheduler needs its crawler")
        return self.crawler

    def next_request(self) -> Request | None:
        """The next request, or None when nothing is waiting."""
        return super().next_request() or self._page()

    def _page(self) -> Request | None:
        # Scrapy calls the spider's own attributes untyped; the one spider class of this project has them.
        spider = self._crawler.spider
        if spider is None or not hasattr(spider, "wants_pages") or not spider.wants_pages():
            return None
        url = Desk.of(self._crawler).next_wanted()
        request: Request | None = spider.page_request(url) if url is not None else None  # type: ignore[attr-defined]
        return request
