"""Discovery through XML sitemaps: those robots.txt names, WordPress's own, an SEO plugin's index, gzipped or not.

https://www.sitemaps.org/protocol.html
"""

import gzip
import io
import zlib
from collections.abc import Generator
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from archive.record import Candidate
from scraper.extract.urls import Kind
from scraper.site import Site
from scraper.ways.steps import Answer, Ask, Found, Note, Offer, Purpose, Step, Way, day, utc
from scraper.ways.xml_tree import name, tree

MOST_FILES: Final = 1_000
"""More sitemap files than this are a trap or a mistake: 50,000 addresses a file make fifty million."""
MOST_BYTES: Final = 52_428_800
"""Uncompressed size the protocol allows for one sitemap: 50 MB."""

_NO_ARTICLES: Final = ("-page-", "page-sitemap", "taxonomies", "-users-", "category-sitemap", "tag-sitemap", "author-sitemap", "attachment")


@dataclass(frozen=True, slots=True)
class Entry:
    """One address of a sitemap, with the modification it claims."""

    url: str
    modified: str | None


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What one file holds: further sitemaps, or pages; with a failure it holds only what could be read."""

    maps: tuple[Entry, ...] = ()
    pages: tuple[Entry, ...] = ()
    failure: str | None = None
    reached: bool = True


def _unzipped(body: bytes) -> bytes:
    """The body, decompressed where it is a gzip file; at most MOST_BYTES of it.

    Raises ValueError for a gzip file that is cut off, damaged or larger than the protocol allows.
    """
    if body[:2] != b"\x1f\x8b":
        return body
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(body)) as source:
            plain = source.read(MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError(f"a gzip file that is damaged or cut off ({error})") from error
    if len(plain) > MOST_BYTES:
        raise ValueError(f"a gzip file of more than {MOST_BYTES} bytes")
    return plain


def parse(body: bytes) -> Sitemap:
    """The addresses a sitemap or sitemap index holds; entities are not expanded."""
    try:
        root, broken = tree(_unzipped(body))
    except ValueError as error:
        return Sitemap(failure=f"is unreadable: {error}")
    found: dict[str, list[Entry]] = {"sitemap": [], "url": []}
    for element in root.iter(etree.Element):
        kind = name(element)
        if kind in found:
            values = {name(child): (child.text or "").strip() for child in element.iterchildren(etree.Element)}
            if values.get("loc"):
                found[kind].append(Entry(values["loc"], utc(_moment(values.get("lastmod")))))
    if not found["sitemap"] and not found["url"]:
        return Sitemap(failure="names no address")
    return Sitemap(tuple(found["sitemap"]), tuple(found["url"]), f"is broken XML ({broken}); it may name more" if broken else None)


def _moment(stated: str | None) -> str | None:
    """A W3C date as datetime reads it: a bare month or year counts from its first day."""
    if stated and len(stated) in {4, 7}:
        return (stated + "-01-01")[:10]
    return stated


def addresses(site: Site, named: tuple[str, ...]) -> list[str]:
    """Where a site's sitemaps may stand: those robots.txt names first, then the usual places."""
    usual = [f"{site.home.rstrip('/')}{path}" for path in site.sitemaps]
    return list(dict.fromkeys([url for url in named if site.owns(url)] + usual))


def _claims_articles(url: str) -> bool:
    return not any(mark in url.rsplit("/", 1)[-1] for mark in _NO_ARTICLES)


def _file(url: str) -> Generator[Step, Answer, Sitemap]:
    answer = yield Ask(url=url, kind="sitemap")
    if not answer.ok or answer.capture is None:
        return Sitemap(failure=f"answered {answer.reason}", reached=answer.capture is not None)
    return parse(answer.capture.body)


@dataclass(slots=True)
class _Tree:
    """What following one sitemap has come to."""

    seen: set[str] = field(default_factory=set)
    failures: list[str] = field(default_factory=list)
    maps: dict[str, str] = field(default_factory=dict)
    skipped: int = 0
    told: int = 0
    reached: bool = False


def sitemaps(site: Site, purpose: Purpose, named: tuple[str, ...] = ()) -> Way:
    """Every article address of the first sitemap that names any; files that claim no change since last time are left."""
    reasons: list[str] = []
    reached = False
    for start in addresses(site, named):
        tree = yield from _follow(site, purpose, start)
        reasons += tree.failures
        reached = reached or tree.reached
        if tree.seen or tree.skipped:
            for reason in tree.failures:
                yield Note(reason)
            through = not purpose.is_full(tree.told)
            marks = purpose.start("sitemap", through=through, maps=tree.maps)
            complete = not tree.failures and not tree.skipped and through
            return Offer(ok=True, seen=frozenset(tree.seen), marks=marks, complete=complete, partial=bool(tree.failures))
    return Offer(ok=False, reached=reached, reason="; ".join(reasons) or "no sitemap")


def _follow(site: Site, purpose: Purpose, start: str) -> Generator[Step, Answer, _Tree]:
    """The articles of a sitemap and of all it leads to; a sitemap that names itself or others without end is cut off."""
    tree = _Tree()
    waiting, asked = [start], {start}
    while waiting:
        url = waiting.pop(0)
        sitemap = yield from _file(url)
        tree.reached = tree.reached or sitemap.reached
        if sitemap.failure:
            tree.failures.append(f"sitemap {url} {sitemap.failure}")
            tree.maps.pop(url, None)  # whatever it claims, the next crawl must read it
        further = [each for each in sitemap.maps if site.owns(each.url) and _claims_articles(each.url) and each.url not in asked]
        if len(asked) + len(further) > MOST_FILES:
            further = further[: MOST_FILES - len(asked)]
            cut = f"sitemap {start} leads to more than {MOST_FILES} files; the rest was left"
            tree.failures += [] if cut in tree.failures else [cut]
        asked.update(each.url for each in further)
        waiting += _changed(tree, purpose, further)
        candidates = [each for each in _asked_for(purpose, _candidates(site, sitemap)) if each.url not in tree.seen]
        tree.seen.update(each.url for each in candidates)
        told = purpose.news(candidates)
        tree.told += len(told)
        if told:
            yield Found(candidates=told, want=purpose.want, via=url)
        if purpose.is_full(tree.told):
            break
    return tree


def _changed(tree: _Tree, purpose: Purpose, maps: list[Entry]) -> list[str]:
    """Those files of an index that must be read: all in a backfill, else those that claim a change or claim nothing."""
    before = {} if purpose.everything or purpose.bounded else dict((purpose.marks or {}).get("maps", {}))
    tree.maps |= {each.url: each.modified for each in maps if each.modified}
    changed = [each.url for each in maps if not each.modified or before.get(each.url) != each.modified]
    tree.skipped += len(maps) - len(changed)
    return changed


def _candidates(site: Site, sitemap: Sitemap) -> list[Candidate]:
    return [
        Candidate(url=site.canonical(entry.url), way="sitemap", modified=entry.modified)
        for entry in sitemap.pages
        if site.owns(entry.url) and site.kind(entry.url) in {Kind.ARTICLE, Kind.MAYBE}
    ]


def _asked_for(purpose: Purpose, candidates: list[Candidate]) -> list[Candidate]:
    """Those of the months asked for; a crawl also follows what was kept of other months."""
    outside = [each.url for each in candidates if not purpose.within(day(each.url))]
    if not outside:
        return candidates
    kept = set() if purpose.backfill else {url for url, known in purpose.known(outside).items() if known.article is not None}
    left = set(outside) - kept
    return [each for each in candidates if each.url not in left]
