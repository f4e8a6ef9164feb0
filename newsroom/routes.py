"""From a requested path to an answer: WordPress's addresses, its redirects, and its variants of one article."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import quote, urlencode

from newsroom import feeds, rest, sitemaps
from newsroom.answer import Answer, Behaviour, moved, page
from newsroom.body import parts
from newsroom.calendar_id import WIB, http_date
from newsroom.furniture import THEME
from newsroom.markup import Theme
from newsroom.rest_shapes import uploads
from newsroom.site import Listing, Site, cut, span_heading
from newsroom.story import Story
from newsroom.style import CSS
from newsroom.trouble import SHELL, everywhere
from newsroom.uploads import upload

Values = Mapping[str, Sequence[str]]
_PAGED = re.compile(r"(?P<base>/(?:.+/)?)page/(?P<page>\d+)/")
_SPAN = re.compile(r"/(?P<span>\d{4}(?:/\d\d){0,2})/")
_VARIANT = re.compile(r"(?P<base>/.+/)(?P<kind>amp|embed|comment-page-\d+|\d+)/")
_FEED = re.compile(r"(?P<base>/(?:.+/)?)feed/(?:rss2?/|(?P<atom>atom/))?")
_TERM = re.compile(r"/(?P<kind>category|tag|author)/(?:[^/]+/)*(?P<slug>[^/]+)/")


@dataclass(frozen=True)
class Request:
    """What is asked: a path, its query, and request headers (names in lower case)."""

    path: str
    values: Values = field(default_factory=dict)
    asked: Mapping[str, str] = field(default_factory=dict)

    def last(self, *names: str) -> str:
        """The last value of the first of these parameters that is there, as PHP takes it."""
        return next((self.values[name][-1] for name in names if self.values.get(name)), "")


class Portal:
    """Answers requests for one state of the site."""

    def __init__(self, site: Site, behaviour: Behaviour) -> None:
        self.site = site
        self.behaviour = behaviour
        self.theme = Theme(site)

    def answer(self, request: Request) -> Answer:
        """The answer to a GET."""
        if wrong := everywhere(self.behaviour.trouble, request.path):
            return wrong
        for attempt in (self._rest, self._file, self._numbered, self._slash, self._feed, self._english, self._article):
            if found := attempt(request):
                return found
        return self._list(request) or self._guess(request) or self._not_found()

    def _not_found(self) -> Answer:
        match self.behaviour.lost:
            case "redirect":
                return self._moved("/")
            case "front":
                return self._list(Request("/")) or page(self.theme.not_found(), 404)
            case "soft":
                return page(self.theme.not_found())
        return page(self.theme.not_found(), 404)

    def _moved(self, path: str) -> Answer:
        return moved(self.site.home + path)

    def _rest(self, request: Request) -> Answer | None:
        if f"{request.path}/".startswith("/wp-json/"):
            route = request.path.removeprefix("/wp-json").strip("/")
        elif request.path == "/" and "rest_route" in request.values:
            route = request.last("rest_route")
        else:
            return None
        match self.behaviour.rest:
            case "closed":
                return rest.closed()
            case "missing":
                return self._not_found()
            case "html":
                return self._list(Request("/"))
        return rest.answer(self.site, route, request.values)

    def _file(self, request: Request) -> Answer | None:
        if request.path == "/robots.txt":
            return sitemaps.robots(self.site, self.behaviour)
        if request.path == f"{THEME}/style.css":
            return page(CSS, kind="text/css")
        if request.path.startswith("/wp-content/uploads/") and (found := upload(self.site, request.path)):
            return Answer(found[0], 200, found[1])
        return sitemaps.sitemap(self.site, self.behaviour, request.path)

    def _numbered(self, request: Request) -> Answer | None:
        """`?p=ID` and its kin on the front page lead to permalinks, `?attachment_id=ID` to the file."""
        if request.path != "/" or not (number := request.last("p", "page_id", "attachment_id")):
            return None
        if "attachment_id" in request.values:
            return self._attachment(number)
        story = self.site.by_id.get(int(number)) if number.isdecimal() else None
        return self._moved(story.path) if story and story.is_visible else self._not_found()

    def _attachment(self, number: str) -> Answer:
        for story, file in uploads(self.site):
            if story.is_visible and str(story.media_id(file.file)) == number:
                return self._moved(story.upload(file.file))
        return self._not_found()

    def _slash(self, request: Request) -> Answer | None:
        """The right form of a page's address ends in a slash; without it, what has an answer there is sent on."""
        path = request.path
        if path.endswith("/") or "." in path.rpartition("/")[2]:
            return None
        there = self.answer(replace(request, path=f"{path}/", asked={}))
        if there.status in (301, 404):
            return there
        query = urlencode(request.values, doseq=True)
        return self._moved(f"{quote(path)}/" + (f"?{query}" if query else ""))

    def _feed(self, request: Request) -> Answer | None:
        found = _FEED.fullmatch(request.path)
        if not self.behaviour.feed or not (found or (request.path == "/" and "feed" in request.values)):
            return None
        base = found["base"] if found else "/"
        if story := self.site.by_path.get(base):
            return feeds.comments_feed(self.site, story)
        number = request.last("paged")
        part = self._listing(base, int(number) if number.isdecimal() else 1, order=request.last("orderby"))
        if part is None:
            return self._not_found()
        heading = feeds.heading("" if part.kind == "home" else part.heading)
        write = feeds.atom if found and found["atom"] else feeds.rss
        return feeds.feed(self.site, part.stories, request.path, heading, request.asked, write)

    def _english(self, request: Request) -> Answer | None:
        if request.path == "/en/":
            return page(self.theme.translations())
        found = request.path.startswith("/en/") and self.site.by_path.get(request.path.removeprefix("/en"))
        return page(self.theme.translation(found, found.english)) if found and found.english else None

    def _article(self, request: Request) -> Answer | None:
        """A permalink, or one of its variants: AMP, embed card, comment page, later part."""
        if story := self.site.by_path.get(request.path):
            if self.behaviour.trouble in ("lost", "shell"):
                return page(SHELL) if self.behaviour.trouble == "shell" else self._not_found()
            shown = page(self.theme.amp(story) if "amp" in request.values else self.theme.story(story))
            return self._validated(shown, story, request.asked) if self.behaviour.validators else shown
        found = _VARIANT.fullmatch(request.path)
        story = self.site.by_path.get(found["base"]) if found else None
        return self._variant(story, found["kind"]) if story and found else None

    def _validated(self, shown: Answer, story: Story, asked: Mapping[str, str]) -> Answer:
        """A story's page as a page cache serves it: with its date, and not at all where the client has it."""
        stamp = http_date(story.modified)
        if asked.get("if-modified-since") == stamp:
            return Answer(b"", 304, headers=(("Last-Modified", stamp), ("ETag", f'"{story.id}"')))
        return replace(shown, headers=(*shown.headers, ("Last-Modified", stamp), ("ETag", f'"{story.id}"')))

    def _variant(self, story: Story, kind: str) -> Answer:
        if kind in ("amp", "embed"):
            return page(self.theme.amp(story) if kind == "amp" else self.theme.embed(story))
        if not kind.isdecimal():
            return page(self.theme.story(story))
        if 2 <= int(kind) <= parts(story):
            return page(self.theme.story(story, int(kind)))
        return self._moved(story.path)

    def _list(self, request: Request) -> Answer | None:
        found = _PAGED.fullmatch(request.path)
        base, number = (found["base"], int(found["page"])) if found else (request.path, 1)
        part = self._listing(base, number, request.last("s"), request.last("orderby"))
        if found and number == 1 and part:
            return self._moved(base)
        if part and not self.behaviour.lists:
            return page(SHELL)
        return page(self.theme.listing(part)) if part else None

    def _listing(self, base: str, number: int, words: str = "", order: str = "") -> Listing | None:
        """One page of the list at that address, which comes without its `page/N/`."""
        if base == "/" and words:
            whole: Listing | None = Listing("search", f"Hasil pencarian: {words}", "/", self.site.matching(words))
        elif base == "/":
            whole = Listing("home", "Beranda", "/", self.site.posts)
        elif found := _SPAN.fullmatch(base):
            whole = self._span(found["span"])
        else:
            whole = self._term(base)
        if whole and order == "modified":
            whole = replace(whole, stories=tuple(sorted(whole.stories, key=lambda story: story.modified, reverse=True)))
        return cut(whole, number, self.behaviour.per_page) if whole else None

    def _span(self, span: str) -> Listing | None:
        """The archive of a year, a month or a day; None for a date that is none."""
        year, month, day = (*map(int, span.split("/")), 1, 1)[:3]
        try:
            moment = datetime(year, month, day, tzinfo=WIB)
        except ValueError:
            return None
        depth = span.count("/")
        kind = ("year", "month", "day")[depth]
        return Listing(kind, span_heading(moment, depth), f"/{span}/", self.site.within(span))

    def _term(self, base: str) -> Listing | None:
        """The archive of a category, a tag or an author."""
        found = _TERM.fullmatch(base)
        if not found:
            return None
        slug = found["slug"]
        match found["kind"]:
            case "category" if slug in self.site.categories:
                heading = f"Arsip Kategori: {self.site.categories[slug].name}"
                return Listing("category", heading, base, self.site.category(slug))
            case "tag" if slug in self.site.tags:
                return Listing("tag", f"Arsip Tag: {self.site.tags[slug].name}", base, self.site.tag(slug))
            case "author" if slug in self.site.authors:
                return Listing("author", f"Penulis: {self.site.authors[slug].name}", base, self.site.author(slug))
        return None

    def _guess(self, request: Request) -> Answer | None:
        """Old slugs, and addresses whose last part is a known slug, are sent to the permalink."""
        slug = request.path.rstrip("/").rpartition("/")[2]
        story = self.site.find(slug)
        return self._moved(story.path) if story and story.path != request.path else None
