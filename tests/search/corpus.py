"""The stories that searches are judged over: of the developing half of the gold stories and of the sample newsroom, those of stories.txt."""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

from archive.record import Article, Capture, Reading
from archive.store import Archive
from newsroom.server import Newsroom
from scraper import regions
from scraper.sites import SITES
from tests.gold.score import article, stories

MOMENT = "2026-01-01T00:00:00.000000Z"
MALANG = SITES["malangkota"]
SITE = {
    "name": MALANG.name,
    "title": MALANG.title,
    "region_code": MALANG.region_code,
    "zone": MALANG.zone,
    "home": MALANG.home,
    "since": MALANG.since,
}


def _captured(url: str, body: bytes) -> Capture:
    return Capture(url=url, captured_at=MOMENT, status=200, headers=(("Content-Type", "text/html; charset=UTF-8"),), body=body)


def _of_the_newsroom() -> Iterator[Article]:
    """What is read of every public story of the sample newsroom, as if Kota Malang served it."""
    home = MALANG.home.rstrip("/")
    with Newsroom(copies=1, nonce=False) as room:
        here = room.home.rstrip("/")
        for story in room.site.posts:
            if story.is_public:
                body = room.respond("GET", story.path, {}).body.replace(here.encode(), home.encode())
                for each in MALANG.read(_captured(f"{home}{story.path}", body)):
                    if each.article is not None:
                        yield each.article


def slug(url: str) -> str:
    """The last part of an address, with en/ before it where it is an English one."""
    return ("en/" if "/en/" in url else "") + url.rstrip("/").rsplit("/", 1)[-1]


@cache
def articles() -> tuple[Article, ...]:
    """Every story that was read for judging."""
    judged = {line for line in (Path(__file__).parent / "stories.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")}
    found: dict[str, Article] = {}
    for each in (*(replace(article(gold), site=MALANG.name) for _, gold in stories("develop")), *_of_the_newsroom()):
        if slug(each.canonical_url) in judged:
            found.setdefault(each.canonical_url, each)
    return tuple(found.values())


def archive(folder: Path) -> Path:
    """The database of an archive that holds them."""
    with Archive(folder) as kept:
        kept.begin(SITE, "crawl", {"software": "kliping/test"})
        kept.know(regions.kept())
        kept.keep([_reading(number, each) for number, each in enumerate(articles())])
        kept.end("finished", 0, way="rest", requests=1)
        return kept.path


def _reading(number: int, told: Article) -> Reading:
    return Reading(capture=_captured(told.url, f"{number} {told.title}".encode()), address=told.url, article=told)
