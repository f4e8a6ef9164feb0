"""What a page is, before anybody reads it as a story: a challenge, an error, a list, a static page, a locked post.

A list of whole posts is the worst trap: it looks like one long story. WordPress' own body classes decide where they are
there; where they are not, the page is judged by what it shows.
"""

import re
from typing import Final

from archive.record import Capture, Problem
from scraper.extract import urls
from scraper.extract.markup import Element, is_a_part, words
from scraper.extract.page import Page
from scraper.extract.surroundings import is_aside
from scraper.extract.titles import headline

MARKS: Final = frozenset(
    {"hentry", "post-password-form", "wp-block-post-template", "entry-title", "entry-content", "wp-embed", "itemprop=datePublished"}
)
_GUARDED: Final = re.compile(
    r"^(?:just a moment|attention required|checking your browser|one moment,? please|please wait|ddos.guard|ddos protection"
    r"|verif(?:y|ying) (?:you are|that you are|your)|are you (?:a )?(?:human|robot)|human verification|security check|access denied"
    r"|sucuri website firewall|web application firewall|request rejected|bot verification|captcha|robot challenge|you have been blocked"
    r"|imunify360|vercel security checkpoint|client challenge|403 forbidden|pardon our interruption)",
    re.IGNORECASE,
)
_GUARD_MARKS: Final = re.compile(
    rb"_cf_chl_opt|cf-browser-verification|cf-challenge|challenge-form|/\.well-known/sgcaptcha|toNumbers\(|slowAES|__ddg_|"
    rb"wsidchk|imunify360-captcha|checking your browser|Incapsula incident|_Incapsula_Resource|ddos-guard/js-challenge"
    rb"|document\.cookie\s*=[^<]{0,400}location\.(?:reload|href|replace)",
    re.IGNORECASE,
)
_TITLE: Final = re.compile(rb"<title[^>]{0,80}>\s*([^<]{1,120})", re.IGNORECASE)
_ELSEWHERE: Final = re.compile(
    r"^(?:(?:log ?in|masuk)\s*(?:[‹<|–-]|$)|wp-login|domain (?:is )?(?:for sale|parked)"
    r"|.{0,60}\b(?:domain (?:name )?is (?:for sale|parked)|is for sale)\b"
    r"|account suspended|this account has been suspended|index of /|apache2? .*default page|welcome to nginx|default web site page"
    r"|website is under construction|parked domain|buy this domain|site not found|under maintenance|situs dalam (?:perbaikan|pemeliharaan)"
    r"|maintenance(?: mode)?$)",
    re.IGNORECASE,
)
_LIST_CLASSES: Final = frozenset(
    {"archive", "category", "tag", "author", "date", "search", "search-results", "search-no-results", "blog", "paged", "home", "front-page"}
)
_LIST_TITLE: Final = re.compile(
    r"^(?:arsip(?: (?:tag|kategori|penulis|bulanan|harian))?|(?:category|tag|author|monthly|daily|yearly)? ?archives?|kategori|tag|label"
    r"|hasil pencarian(?: untuk)?|search results(?: for)?)\s*:",
    re.IGNORECASE,
)
_NOT_FOUND: Final = re.compile(
    r"^(?:(?:error )?404\s*(?:[-–|:,.]|$|not found|error|halaman)"
    r"|(?:halaman|laman) (?:itu )?tidak (?:dapat )?ditemukan|page not found|not found\b)",
    re.IGNORECASE,
)
_MANY: Final = 3
_SMALL: Final = 30_000
"""Bytes; a page that asks for a browser's proof is short."""


def stumbled(error: Exception) -> Problem:
    """The reader is ours and can be wrong about a page nobody foresaw."""
    return Problem(kind="reader-failed", detail=f"{type(error).__name__}: {error}")


def by_status(capture: Capture) -> Problem | None:
    """What the status of an answer settles by itself."""
    status = capture.status
    if status in {404, 410}:
        return Problem(kind="not-found", detail=f"HTTP {status}")
    if (capture.header("cf-mitigated") or "").lower() == "challenge":
        return Problem(kind="challenge", detail=f"HTTP {status}, Cloudflare asks for a browser's proof")
    if status == 206:
        return Problem(kind="http-error", detail="HTTP 206, a part of the page; the whole was asked for")
    if 200 <= status < 300 and status != 204:
        return None
    if status in {401, 403, 429, 503}:
        named = _TITLE.search(capture.body, 0, _SMALL)
        if _GUARD_MARKS.search(capture.body, 0, _SMALL) or (named and is_guarded(named[1].decode("utf-8", "replace"))):
            return Problem(kind="challenge", detail=f"HTTP {status} with a page that asks for a browser's proof")
    return Problem(kind="http-error", detail=f"HTTP {status}")


def is_guarded(title: str) -> bool:
    """Whether a page's title is that of a page that keeps robots out."""
    return bool(_GUARDED.match(title.strip()))


def intruder(page: Page, body: bytes, bodies: list[Element]) -> Problem | None:
    """A page that is not the site's at all: a challenge, a login form, a parked or suspended domain."""
    title = page.head.title.strip()
    if "login" in page.body_classes and "wp-core-ui" in page.body_classes:
        return Problem(kind="challenge", detail="the login form of WordPress")
    if bodies:
        return None  # a story may be called anything
    if is_guarded(title) or _ELSEWHERE.match(title):
        return Problem(kind="challenge", detail=f"page titled «{title[:80]}»")
    if len(body) < _SMALL and not page.marked("hentry", "h1") and _GUARD_MARKS.search(body):
        return Problem(kind="challenge", detail="a script that asks for a browser's proof, and no story")
    return None


def unfit(page: Page, kind: urls.Kind, bodies: list[Element], home: str) -> Problem | None:
    """Why a page of the site is no story."""
    classes = page.body_classes
    if "error404" in classes or _NOT_FOUND.match(page.head.title):
        return Problem(kind="not-found", detail="the site's page for what it does not have, with status 200")
    if "attachment" in classes or "single-attachment" in classes:
        return _no_article("the page of an attachment")
    if "wp-embed" in classes or page.marked("wp-embed"):
        return _no_article("the card that other sites embed")
    is_single = "single" in classes or "single-post" in classes
    listing = None if is_single else _listing(page, kind, bodies, home)
    if listing is None and page.marked("post-password-form"):
        return Problem(kind="protected", detail="asks for a password")
    return listing or (None if is_single else _static(page, kind))


def _no_article(detail: str) -> Problem:
    return Problem(kind="not-an-article", detail=detail)


def _listing(page: Page, kind: urls.Kind, bodies: list[Element], home: str) -> Problem | None:
    """A front page, an archive, a search: by its classes, its address, or the stories it shows."""
    if found := _LIST_CLASSES & page.body_classes:
        return _no_article(f"a list of stories (body class {min(found)})")
    if kind is urls.Kind.LISTING:
        return _no_article("a list of stories (by its address)")
    canonical = page.link("canonical")
    if canonical and urls.canonical(canonical, home) == urls.canonical(home, home):
        return _no_article("the front page")
    headings = (words(each) for each in page.marked("h1") if not is_a_part(each))
    if any(_LIST_TITLE.match(said) for said in (page.head.title, *headings)):
        return _no_article("a list of stories (by its title)")
    if page.head.first("og:type") == "article" and len(bodies) < 2:
        return None
    own = [each for each in bodies if not is_aside(each)]
    linked = [each for each in page.marked("entry-title") if each.tag != "h1" and each.find(".//a") is not None and not is_aside(each)]
    if len(own) > 1:
        return _no_article(f"a list of stories ({len(own)} whole texts on one page)")
    if page.marked("wp-block-post-template") and not own:
        return _no_article("a list of stories (a block theme's list)")
    if len(linked) >= _MANY and not own:
        return _no_article(f"a list of stories ({len(linked)} linked titles)")
    return None


def _static(page: Page, kind: urls.Kind) -> Problem | None:
    """A page about the site rather than a story: WordPress says `page`, or nothing at all dates it."""
    classes = page.body_classes
    is_page = "page" in classes or any(name.startswith(("page-id-", "page-template")) for name in classes)
    if is_page and not _clearly_dated(page, kind):
        return _no_article("static page")
    if not is_page and kind is urls.Kind.MAYBE and not _clearly_dated(page, kind) and not _stamped(page):
        return _no_article("static page: nothing dates it")
    return None


def _clearly_dated(page: Page, kind: urls.Kind) -> bool:
    """A dated address, or a time of publication shown beside the title."""
    if kind is urls.Kind.ARTICLE:
        return True
    shown = (each for each in page.marked("time") if not is_aside(each))
    heading = headline(page)
    return heading is not None and any(_beside(each, heading) for each in shown)


def _beside(time: Element, heading: Element) -> bool:
    """Whether a time stands in the story's own article or header."""
    near = next((above for above in heading.iterancestors() if above.tag in {"article", "header", "main"}), None)
    return near is not None and any(above is near for above in time.iterancestors())


def _stamped(page: Page) -> bool:
    """Whether the page tells machines when it was published."""
    if page.head.first("og:type") == "article" or page.head.first("article:published_time"):
        return True
    if any(not is_aside(each) for each in page.each("itemprop=datePublished")):
        return True
    return any(node.get("datePublished") for node in (*page.articles, *page.pages))
