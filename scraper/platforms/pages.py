"""Stories out of the pages of a WordPress portal, whatever its theme."""

from dataclasses import replace
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from archive.record import Capture, Problem, Reading
from scraper.extract import body, density, fields, lists, microdata, misfits, related, times, titles, urls
from scraper.extract.abreast import Steps
from scraper.extract.lead_picture import FEATURED, lead_picture
from scraper.extract.markup import Element, uncrowded
from scraper.extract.page import Page
from scraper.extract.story import About, article
from scraper.extract.text import Content, content, joined
from scraper.platforms.wordpress import WordPress
from scraper.site import Site

_PAGES: Final = frozenset({"text/html", "application/xhtml+xml", "text/plain", ""})
"""Media types of what may be a page; a server that is wrong about it says text/plain."""
_PARTS: Final = ("page-links", "post-nav-links", "pagelink")
"""Marks of the links to the further parts of a divided story."""
_MARKS: Final = titles.MARKS | fields.MARKS | misfits.MARKS | lists.MARKS | microdata.MARKS | frozenset((*FEATURED, *_PARTS))


@lru_cache(maxsize=64)
def _wanted(bodies: tuple[str, ...]) -> frozenset[str]:
    return _MARKS | frozenset(bodies)


def refused(site: Site, capture: Capture, problem: Problem) -> Reading:
    """What is left of a capture in which there is no story."""
    return Reading(capture=capture, address=site.canonical(capture.url), problem=problem)


def reading(site: WordPress, capture: Capture, parts: tuple[Capture, ...]) -> Steps[Reading]:
    """What a page says, step by step, with the further parts of a divided story."""
    problem = misfits.by_status(capture) or _no_page(capture)
    if problem is not None:
        return refused(site, capture, problem)
    page = Page.parse(capture.url, capture.body, capture.header("content-type"), _wanted(site.bodies))
    if page is None:
        kind = "undecodable" if capture.body.strip() else "no-body"
        return refused(site, capture, Problem(kind=kind, detail="no text in the answer" if kind == "no-body" else "not text"))
    yield
    heading = titles.headline(page, site.title)
    own, doubt = own_address(site, page, heading)
    found = body.bodies(page, site.bodies)
    problem = misfits.intruder(page, capture.body, found) or misfits.unfit(page, site.kind(own), found, site.home)
    if problem is not None:
        return refused(site, capture, problem)
    yield
    read = yield from _story(site, capture, page, heading, own, doubt, [_part_text(site, part) for part in parts])
    if parts:
        return replace(read, parts=parts)
    return replace(read, more=more) if (more := _further(site, page)) else read


def _no_page(capture: Capture) -> Problem | None:
    """What can be told before the page is parsed: it is a file, or only a further part of a story."""
    media_type = (capture.header("content-type") or "").partition(";")[0].strip().lower()
    if media_type not in _PAGES:
        return Problem(kind="not-an-article", detail=f"a file ({media_type})")
    if (number := urls.part(capture.url)) is not None:
        return Problem(kind="not-an-article", detail=f"part {number} of a divided story")
    return None


def own_address(site: Site, page: Page, heading: Element | None) -> tuple[str, str | None]:
    """The address a page gives as its own, where the site can have it, else the one it came from; and a doubt."""
    doubt = None
    named = {urls.Kind.TRANSLATION} if site.kind(page.url) is urls.Kind.TRANSLATION else {urls.Kind.ARTICLE, urls.Kind.MAYBE}
    for said in (page.link("canonical"), page.absolute(page.head.first("og:url")), _bookmark(page, heading)):
        if said is None:
            continue
        if not site.owns(said):
            doubt = doubt or f"canonical_url: the page gives {said} as its own address"
        elif site.kind(said) in named:
            return site.canonical(said), doubt
    return site.canonical(page.url), doubt


def _bookmark(page: Page, heading: Element | None) -> str | None:
    """The permalink that old themes put on the title itself."""
    link = heading.find(".//a[@rel]") if heading is not None else None
    return page.absolute(link.get("href")) if link is not None and "bookmark" in (link.get("rel") or "") else None


def _part_text(site: WordPress, capture: Capture) -> Content | None:
    """The text of a further part of a divided story; None where it can't be read."""
    page = Page.parse(capture.url, capture.body, capture.header("content-type"), _wanted(site.bodies))
    if page is None or capture.status != 200:
        return None
    element, _ = body.story_body(page, site.bodies, titles.headline(page, site.title))
    return content(element, page.base) if element is not None else None


def _story(
    site: WordPress,
    capture: Capture,
    page: Page,
    heading: Element | None,
    own: str,
    doubt: str | None,
    parts: list[Content | None],
) -> Steps[Reading]:
    title, title_doubt = titles.title(page, heading, site.title)
    if not title:
        return refused(site, capture, Problem(kind="no-title", detail="no heading, no title element"))
    element, found_by, body_doubt = _text(site, capture, page, heading)
    if element is None:
        return refused(site, capture, Problem(kind="no-body", detail="no element that holds a text"))
    parted = _parted(site, page, parts)
    told = joined([content(element, page.base), *(part for part in parts if part is not None)])
    yield
    lists_around = lists.around(page, element)
    others = [part for each in lists_around for part in each]
    published, modified = times.told(page, site.zone, heading, element, others)
    times_doubts = times.doubtful(published.at, modified.at, capture.captured_at, site.zone)
    about = About(
        url=capture.url,
        canonical_url=own,
        site=site.name,
        zone=site.zone,
        government=site.title,
        region=site.region_code,
        title=title,
        captured_via="page",
        body_from=found_by,
        post_id=fields.post_id(page),
        published_at=published.at,
        published_from=published.source,
        modified_at=modified.at,
        modified_from=modified.source,
        sections=fields.sections(page, heading, element),
        tags=fields.tags(page, heading, element) or told.tags,
        author=fields.author(page, heading, element),
        translation_url=_translation(site, page, own),
        lead_picture=lead_picture(page, heading, element),
        doubts=tuple(each for each in (*page.doubts, title_doubt, doubt, published.doubt, *times_doubts, body_doubt, parted) if each),
    )
    offered = (story for each in lists_around for story in lists.listed(each, page.base))
    pointed = related.merged((*told.related, *(story for story in offered if story.url not in {own, page.url})))
    yield
    story = yield from article(about, told._replace(related=pointed))
    if story is None:
        return refused(site, capture, Problem(kind="no-body", detail=f"no paragraph in {found_by}"))
    return Reading(capture=capture, address=site.canonical(capture.url), article=story)


def _text(site: WordPress, capture: Capture, page: Page, heading: Element | None) -> tuple[Element | None, str | None, str | None]:
    """The element that holds the text, how it was found, and a doubt where that was by guessing."""
    element, found_by = body.story_body(page, site.bodies, heading)
    if element is not None:
        return element, found_by, None
    if (element := body.from_json_ld(page)) is not None:
        return element, "json-ld", "body: no markup we know, read from JSON-LD"
    if (element := density.densest(page, heading)) is not None:
        return element, "density", "body: no markup we know, found where running text is densest"
    element = body.from_trafilatura(uncrowded(capture.body))
    return element, "trafilatura", "body: no markup we know, found by trafilatura"


_MOST_PARTS: Final = 20
"""Further pages of one story that are followed."""


def _further(site: Site, page: Page) -> tuple[str, ...]:
    """Addresses of the further parts of a divided story; its page shows the first part only."""
    boxes = page.marked(*_PARTS)
    if not boxes:
        return ()
    links = dict.fromkeys(link for box in boxes for link in box.iter("a"))
    addresses = (page.absolute(link.get("href")) for link in links)
    named = dict.fromkeys(url for url in addresses if url and site.owns(url) and (urls.part(url) or 0) > 1)
    return tuple(sorted(named, key=lambda url: urls.part(url) or 0))[:_MOST_PARTS]


def _parted(site: Site, page: Page, parts: list[Content | None]) -> str | None:
    """What is missing of a divided story."""
    missing = len(_further(site, page)) - sum(part is not None for part in parts)
    return f"body: {missing} further parts of the story are missing" if missing > 0 else None


def _translation(site: WordPress, page: Page, own: str) -> str | None:
    """The site's own translation of the story: as the head names it, or linked to at the same path."""
    for language, prefix in site.translations.items():
        if (named := page.alternate(language)) and named != own:
            return named
        there = urlsplit(own)
        if page.links_to(f"{there.scheme}://{there.netloc}{prefix}{there.path}", f"{prefix}{there.path}"):
            return f"{there.scheme}://{there.netloc}{prefix}{there.path}"
    return None
