"""The spider that looks at old articles again, on a budget of requests."""

from collections.abc import Generator, Iterator
from typing import Any, Final

from scrapy import Request
from scrapy.http import Response

from scraper.discover import Discovery, look_again
from scraper.items import Answered, Fetched, Noted, Unmodified
from scraper.spiders.news import NewsSpider
from scraper.ways.posts import PER_PAGE
from scraper.ways.steps import Answer, Found, Step
from scraper.wire import capture_of, hops

NOT_MODIFIED: Final = 304


class SweepSpider(NewsSpider):
    """Looks again at articles that are due: what was edited, what has disappeared, what is back, what has moved."""

    def __init__(self, *, budget: int, name: str | None = None, home: str | None = None) -> None:
        """Take how many requests may be made (redirects, and the pages by which a site shows that it is well, come on top)."""
        super().__init__(name=name, home=home)
        self.command = "sweep"
        self.budget = budget

    def conversation(self) -> Generator[Step, Answer, Discovery]:
        """Look again at what is due."""
        most = self.budget * PER_PAGE if self.place.rest_path else self.budget
        return look_again(self.place, self.desk.due(self.name, self.place.home, most), self.budget)

    def wants_pages(self) -> bool:
        """What a crawl still wants is left for the next one."""
        return False

    def _found(self, found: Found) -> Iterator[Any]:
        """The posts of a list as a crawl takes them; the pages to be asked for are asked for now."""
        if found.candidates or found.capture is not None:
            items: Iterator[Fetched | Noted] = super()._found(found)
            yield from items
        yield from map(self.page_request, found.recheck)

    def page_request(self, url: str) -> Request:
        """The request for an article's page: whether it has changed."""
        return super().page_request(url).replace(meta={"conditional": True})

    def read_page(self, response: Response, address: str) -> Iterator[Any]:
        """Hand a page in, unless its server says that it is as it was."""
        if response.status == NOT_MODIFIED:
            yield Answered(captures=(*hops(response), capture_of(response)))
            yield Unmodified(url=address)
        else:
            yield from super().read_page(response, address)
