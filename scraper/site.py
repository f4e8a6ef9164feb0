"""What a site is: a declaration of where its pages are and how it differs. Pure: no network, no store, no clock."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self
from urllib.parse import urlsplit

from archive.record import Capture, Reading
from scraper.extract import urls
from scraper.extract.abreast import Steps


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """One newsroom. A platform class fills in what all its sites share; a city states what only it knows."""

    name: str
    """Short name, lower case: the key in the archive and the name of the spider."""
    title: str
    """Name of the government whose newsroom it is, as it writes itself."""
    region_code: str
    """Official region code of the Ministry of Home Affairs (Kemendagri), such as 35.73 for Kota Malang."""
    zone: str = "Asia/Jakarta"
    """IANA time zone of the newsroom's clock: Asia/Jakarta (WIB), Asia/Makassar (WITA) or Asia/Jayapura (WIT)."""
    home: str
    """Address of the front page."""
    since: str
    """First month with news, YYYY-MM."""
    floors: Mapping[str, float] = field(default_factory=dict)
    """Least share of a crawl's articles that must carry a field; below it the structure counts as changed."""
    rest_path: str = ""
    """Path of the interface that lists the posts; empty where there is none."""
    sitemaps: tuple[str, ...] = ("/sitemap.xml",)
    """Paths at which a sitemap may be, besides those robots.txt names."""
    feeds: tuple[str, ...] = ()
    """Paths of the feeds that list the newest posts; the last one says the most of them."""
    by_change: str = ""
    """Query under which lists and feeds put first what was changed last; empty where there is none."""

    @property
    def host(self) -> str:
        """Host of the front page, with its port, without www."""
        return urls.bare_host(urlsplit(self.home).netloc)

    def at(self, home: str) -> Self:
        """The same site at another address: a mirror, a staging host, a test server."""
        return replace(self, home=home if urlsplit(home).path else f"{home}/")

    def owns(self, url: str) -> bool:
        """Whether an address is on this site's host, with or without www, http or https."""
        return urls.owns(url, self.home)

    def canonical(self, url: str) -> str:
        """The one address that stands for an address of this site."""
        return urls.canonical(url, self.home)

    def kind(self, url: str) -> urls.Kind:
        """What an address names, as far as the address alone tells."""
        raise NotImplementedError

    def read(self, capture: Capture, parts: tuple[Capture, ...] = ()) -> tuple[Reading, ...]:
        """Everything one capture says: one reading for a page, one for each post of a list.

        ``parts`` are the captures of a divided story's further pages, in order, as a first reading of it asked for them.
        """
        raise NotImplementedError

    def reading(self, capture: Capture, parts: tuple[Capture, ...] = ()) -> Steps[tuple[Reading, ...]]:
        """The same step by step, so that several captures are read in step; all at one go where a platform knows no steps."""
        yield
        return self.read(capture, parts)
