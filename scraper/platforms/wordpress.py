"""WordPress: where its portals keep their stories. How a page or a REST answer of one is read stands in ``pages`` and ``rest``."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from archive.record import Capture, Problem, Reading
from scraper.extract import body, urls
from scraper.extract.abreast import Steps, alone
from scraper.site import Site


@lru_cache(maxsize=64)
def _first_segments(paths: tuple[str, ...]) -> frozenset[str]:
    return frozenset(path.strip("/") for path in paths)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordPress(Site):
    """A portal made with WordPress. A city states its name and home, and markup only where its theme has its own."""

    rest_path: str = "/wp-json/wp/v2/posts"
    sitemaps: tuple[str, ...] = ("/wp-sitemap.xml", "/sitemap_index.xml", "/sitemap.xml")  # WordPress' own, then SEO plugins'
    feeds: tuple[str, ...] = ("/feed/", "/feed/atom/")
    by_change: str = "orderby=modified"  # a public query variable of WP_Query, newest first
    bodies: tuple[str, ...] = body.BODIES
    """Class names (or itemprop=…) of the element that holds a story's text, the surest first."""
    translations: Mapping[str, str] = field(default_factory=lambda: {"en": "/en"})
    """Languages into which the site translates its stories, and what stands before their paths."""

    def kind(self, url: str) -> urls.Kind:
        """What an address of the site names, as far as the address tells."""
        return urls.kind(url, self.home, _first_segments(tuple(self.translations.values())))

    def read(self, capture: Capture, parts: tuple[Capture, ...] = ()) -> tuple[Reading, ...]:
        """What a capture says, read at one go."""
        return alone(self.reading(capture, parts))

    def reading(self, capture: Capture, parts: tuple[Capture, ...] = ()) -> Steps[tuple[Reading, ...]]:
        """One reading for a page, with the further parts of a divided story; one for each post of a REST answer.

        A translation's page is read as what it shows, a story at an address of its own in another language: it is the crawl
        that asks for no address of that kind.
        """
        # Half a second of processor time, which only who reads has to pay: not who declares, asks or lists.
        from scraper.platforms import pages, rest

        if not self.owns(capture.url):
            return (pages.refused(self, capture, Problem(kind="off-site", detail=f"{capture.url} is not on {self.host}")),)
        if rest.is_rest(capture):
            return rest.read(self, capture)
        return ((yield from pages.reading(self, capture, parts)),)
