"""A town's news site as a function: what it answers to each request, without any network, and what an archive makes of it."""

import gzip
import json
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from operator import attrgetter
from typing import Any
from urllib.parse import parse_qs, urlsplit
from zoneinfo import ZoneInfo

from archive.record import Article, Capture, Known, Problem, Reading, Want
from scraper.discover import Discovery, discover
from scraper.extract import urls
from scraper.site import Site
from scraper.ways.steps import Answer, Ask, Found, Note, Purpose

HOME = "https://kotakita.go.id/"
WIB = ZoneInfo("Asia/Jakarta")
HTML = "text/html; charset=UTF-8"
JSON = "application/json; charset=UTF-8"
XML = "application/xml; charset=UTF-8"


def stamp(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Town(Site):
    """A site whose pages are JSON, so that reading them needs no parser."""

    rest_path: str = "/wp-json/wp/v2/posts"
    sitemaps: tuple[str, ...] = ("/wp-sitemap.xml", "/sitemap_index.xml", "/sitemap.xml")
    feeds: tuple[str, ...] = ("/feed/", "/feed/atom/")
    by_change: str = "orderby=modified"

    def kind(self, url: str) -> urls.Kind:
        return urls.kind(url, self.home)

    def read(self, capture: Capture) -> tuple[Reading, ...]:
        address = self.canonical(capture.url)
        if capture.status in {404, 410}:
            return (Reading(capture=capture, address=address, problem=Problem(kind="not-found", detail="404")),)
        if capture.status != 200:
            return (Reading(capture=capture, address=address, problem=Problem(kind="http-error", detail=str(capture.status))),)
        told = json.loads(capture.body[max(0, capture.body.find(b"[{")) :])
        via = "rest" if isinstance(told, list) else "page"
        return tuple(self._reading(capture, post, via) for post in (told if isinstance(told, list) else [told]))

    def _reading(self, capture: Capture, post: dict[str, Any], via: str) -> Reading:
        address = self.canonical(post["link"] if self.owns(post["link"]) else f"?p={post['id']}")
        if post["content"]["protected"]:
            return Reading(capture=capture, address=address, problem=Problem(kind="protected", detail="asks for a password"))
        if not post["content"]["rendered"]:
            return Reading(capture=capture, address=address, problem=Problem(kind="no-body", detail="no text"))
        article = Article(
            url=capture.url if via == "page" else post["link"],
            canonical_url=address,
            site=self.name,
            post_id=post["id"],
            title=post["title"]["rendered"],
            published_at=f"{post['date_gmt']}+00:00",
            modified_at=f"{post['modified_gmt']}+00:00",
            body=(post["content"]["rendered"],),
            captured_via=via,
        )
        return Reading(capture=capture, address=address, article=article)


SITE = Town(name="kotakita", title="Pemerintah Kota Kita", region_code="99.71", home=HOME, since="2019-01")


@dataclass(slots=True)
class Post:
    id: int
    date: datetime
    modified: datetime
    slug: str
    title: str
    body: str = "Warga bergotong royong membersihkan saluran air."
    status: str = "publish"
    password: bool = False
    link: str | None = None

    @property
    def url(self) -> str:
        return self.link or f"{HOME}{str(self.date.astimezone(WIB))[:10].replace('-', '/')}/{self.slug}/"

    def told(self) -> dict[str, Any]:
        gmt, local = (
            {name: moment.astimezone(zone).isoformat()[:19] for name, moment in (("date", self.date), ("modified", self.modified))}
            for zone in (UTC, WIB)
        )
        return {
            "id": self.id,
            "type": "post",
            "status": self.status,
            "link": self.url,
            "date": local["date"],
            "date_gmt": gmt["date"],
            "modified": local["modified"],
            "modified_gmt": gmt["modified"],
            "title": {"rendered": f"Diproteksi: {self.title}" if self.password else self.title},
            "content": {"rendered": "" if self.password else self.body, "protected": self.password},
        }


Page = tuple[int, str, bytes]


class Server:
    """The town's server. Its clock stands still but for a second a request; ``before`` is called before each answer."""

    def __init__(self, posts: int = 0) -> None:
        self.now = datetime(2026, 5, 20, 3, tzinfo=UTC)
        self.posts: dict[int, Post] = {}
        self.rest: str | int = "open"
        self.sitemap: str = "core"
        self.feed = True
        self.listens = True
        """Whether feeds and lists know the parameters by which WordPress turns their pages and their order."""
        self.archives = True
        self.robots: Page | None = (200, "text/plain", b"User-agent: *\nDisallow: /wp-admin/\n")
        self.broken: set[int] = set()
        self.pages: dict[str, Page | None] = {}
        self.dead = False
        self.asked: list[str] = []
        self.before: Callable[[Ask], None] = lambda ask: None
        for number in range(1, posts + 1):
            self.write(number, self.now - timedelta(days=posts - number + 1) * min(1, 2000 / posts))

    # -- the newsroom ------------------------------------------------------------------------------------------------

    def write(self, number: int, date: datetime, **more: Any) -> Post:
        self.posts[number] = Post(
            **{"id": number, "date": date, "modified": date, "slug": f"kabar-{number}", "title": f"Kabar Nomor {number}"} | more
        )
        return self.posts[number]

    def edit(self, number: int, **more: Any) -> None:
        self.now += timedelta(minutes=1)
        self.posts[number] = replace(self.posts[number], **({"modified": self.now} | more))

    def later(self, **span: float) -> None:
        self.now += timedelta(**(span or {"days": 1}))

    def public(self) -> list[Post]:
        return [post for post in self.posts.values() if post.status == "publish"]

    @property
    def modified(self) -> str:
        """When anything was changed last, as WordPress says it of its feeds."""
        return f"{max(post.modified for post in self.public()):%a, %d %b %Y %H:%M:%S} GMT"

    def readable(self) -> dict[str, str]:
        """What everybody may read: addresses with their titles."""
        return {SITE.canonical(post.url): post.title for post in self.public() if not post.password}

    # -- the answers -------------------------------------------------------------------------------------------------

    def __call__(self, ask: Ask) -> Answer:
        self.before(ask)
        self.now += timedelta(seconds=1)
        self.asked.append(ask.url)
        if self.dead:
            return Answer(failure="connection refused")
        path = ask.url.removeprefix(HOME.rstrip("/"))
        if ask.known and ask.known.get("If-Modified-Since") == self.modified:
            return Answer(capture=self.capture(ask.url, 304, XML, b""))
        page = self.pages[path] if path in self.pages else self.route(path)
        return Answer(failure="connection lost") if page is None else Answer(capture=self.capture(ask.url, *page))

    def capture(self, url: str, status: int, media: str, body: bytes, **headers: str) -> Capture:
        told = {"Content-Type": media, "Date": f"{self.now:%a, %d %b %Y %H:%M:%S} GMT"} | self.headers | headers
        self.headers = {}
        return Capture(url=url, captured_at=stamp(self.now), status=status, headers=tuple(told.items()), body=body)

    headers: dict[str, str] = {}  # noqa: RUF012 - of the answer being made

    def route(self, path: str) -> Page | None:
        parts = urlsplit(path)
        if parts.path == "/robots.txt":
            return self.robots
        if parts.path == SITE.rest_path:
            return self._rest({name: values[-1] for name, values in parse_qs(parts.query, keep_blank_values=True).items()})
        if "sitemap" in parts.path:
            return self._sitemap(parts.path)
        if parts.path in SITE.feeds and self.feed:
            return self._feed(parts.path, {name: values[-1] for name, values in parse_qs(parts.query).items()})
        number = re.search(r"kabar-(\d+)/$", path)
        for post in [self.posts.get(int(number[1]) if number else 0), *self.posts.values()]:
            if post is not None and post.url == f"{HOME.rstrip('/')}{path}" and post.status == "publish":
                return 200, HTML, json.dumps(post.told()).encode()
        return self._listing(parts.path, parts.query)

    def page(self, url: str) -> Capture:
        """An article's own page."""
        answer = self(Ask(url=url, kind="page"))
        assert answer.capture is not None
        return answer.capture

    def _rest(self, query: dict[str, str]) -> Page | None:
        match self.rest:
            case int(status):
                return status, JSON, b'{"code": "rest_forbidden", "message": "", "data": {}}'
            case "html":
                return 200, HTML, b"<!DOCTYPE html><title>Kota Kita</title>"
            case "nothing":
                self.headers = {"X-WP-Total": "0", "X-WP-TotalPages": "0"}
                return 200, JSON, b"[]"
        return self._posts(query)

    def _posts(self, query: dict[str, str]) -> Page:
        size, page, whole = int(query.get("per_page", "10")), int(query.get("page", "1")), "content" in query["_fields"]
        if size > 100:
            return 400, JSON, b'{"code": "rest_invalid_param"}'
        keys: dict[str, Callable[[Post], Any]] = {
            "id": attrgetter("id"),
            "date": lambda p: (p.date, p.id),
            "modified": lambda p: (p.modified, p.id),
        }
        shown = (
            list(filter(self._chosen(query), self.public()))
            if query.keys() & {"after", "before", "modified_after", "include"}
            else self.public()
        )
        found = sorted(shown, key=keys[query.get("orderby", "date")], reverse=query.get("order", "desc") == "desc")
        pages = -(-len(found) // size)
        if page > max(1, pages) and found:
            return 400, JSON, b'{"code": "rest_post_invalid_page_number"}'
        first = int(query.get("offset", (page - 1) * size))
        some = found[first : first + size]
        if whole and self.broken & {post.id for post in some}:
            return 500, HTML, b"<p>Terjadi kesalahan serius pada situs ini.</p>"
        self.headers = {"X-WP-Total": str(len(found)), "X-WP-TotalPages": str(pages)}
        fields = query["_fields"].split(",")
        return 200, JSON, json.dumps([{name: value for name, value in post.told().items() if name in fields} for post in some]).encode()

    def _chosen(self, query: dict[str, str]) -> Callable[[Post], bool]:
        moments = {name: self._moment(query[name]) for name in ("after", "before", "modified_after") if name in query}
        include = {int(number) for number in query.get("include", "").split(",") if number}
        long_ago, far = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)
        return lambda post: (
            moments.get("after", long_ago) < post.date < moments.get("before", far)
            and post.modified > moments.get("modified_after", long_ago)
            and (not include or post.id in include)
        )

    def _moment(self, text: str) -> datetime:
        moment = datetime.fromisoformat(text)
        return moment if moment.tzinfo else moment.replace(tzinfo=WIB)

    def _sitemap(self, path: str) -> Page:
        shown = sorted(self.public(), key=lambda post: post.id)
        files = {f"/wp-sitemap-posts-post-{1 + start // 2000}.xml": shown[start : start + 2000] for start in range(0, len(shown), 2000)}
        if self.sitemap == "none":
            return 404, HTML, b""
        if path == "/wp-sitemap.xml" and self.sitemap == "core":
            return 200, XML, index([(f"{HOME.rstrip('/')}{name}", None) for name in files])
        if path == "/wp-sitemap.xml" and self.sitemap == "dated":
            return 200, XML, index([(f"{HOME.rstrip('/')}{name}", max(map(lastmod, some))) for name, some in files.items()])
        if path == "/sitemap_index.xml" and self.sitemap == "gzip":
            return 200, XML, gzip.compress(index([(f"{HOME}post-sitemap.xml.gz", None)]), mtime=0)
        if path == "/post-sitemap.xml.gz" and self.sitemap == "gzip":
            return 200, "application/gzip", gzip.compress(urlset((post.url, lastmod(post)) for post in shown), mtime=0)
        if path in files and self.sitemap in {"core", "dated"}:
            return 200, XML, urlset((post.url, lastmod(post)) for post in files[path])
        return 404, HTML, b""

    def _feed(self, path: str, query: dict[str, str]) -> Page:
        changed = self.listens and query.get("orderby") == "modified"
        shown = sorted(self.public(), key=attrgetter("modified" if changed else "date"), reverse=True)
        page = int(query.get("paged", "1")) if self.listens else 1
        some = shown[(page - 1) * 10 : page * 10]
        self.headers = {"Last-Modified": self.modified}
        told = (self._atom if "atom" in path else self._rss)(some)
        return (200 if some else 404), XML, told

    def _rss(self, posts: Sequence[Post]) -> bytes:
        items = "".join(
            f"<item><title>{post.title}</title><link>{post.url}</link><pubDate>{post.date:%a, %d %b %Y %H:%M:%S} +0000</pubDate></item>"
            for post in posts
        )
        return f'<rss version="2.0"><channel><link>{HOME}</link>{items}</channel></rss>'.encode()

    def _atom(self, posts: Sequence[Post]) -> bytes:
        entries = "".join(
            f'<entry><link rel="alternate" href="{post.url}"/><updated>{stamp(post.modified)}</updated><published>{stamp(post.date)}</published></entry>'
            for post in posts
        )
        return f'<feed xmlns="http://www.w3.org/2005/Atom"><link href="{HOME}"/>{entries}</feed>'.encode()

    def _listing(self, path: str, query: str = "") -> Page:
        base, _, number = path.partition("/page/")
        page = int(number.strip("/") or "1")
        order = "modified" if query == "orderby=modified" and self.listens else "date"
        shown = sorted((post for post in self.public()), key=attrgetter(order, "id"), reverse=True)
        if base.strip("/"):
            shown = [
                post
                for post in shown
                if self.archives and post.url.startswith(f"{HOME.rstrip('/')}{base.rstrip('/')}/") and base.count("/") < 4
            ]
        shown = shown[(page - 1) * 10 : page * 10]
        return (200, HTML, links(post.url for post in shown)) if shown else (404, HTML, b"<title>404</title>")


def lastmod(post: Post) -> str:
    return f"{post.modified.astimezone(UTC).isoformat()[:19]}+00:00"


def links(addresses: Iterable[str]) -> bytes:
    return ("<html><body>" + "".join(f'<a href="{url}">berita</a>' for url in addresses) + "</body></html>").encode()


def index(entries: Iterable[tuple[str, str | None]]) -> bytes:
    return _xml("sitemapindex", "sitemap", entries)


def urlset(entries: Iterable[tuple[str, str | None]]) -> bytes:
    return _xml("urlset", "url", entries)


def _xml(root: str, name: str, entries: Iterable[tuple[str, str | None]]) -> bytes:
    told = "".join(f"<{name}><loc>{url}</loc>{f'<lastmod>{when}</lastmod>' if when else ''}</{name}>" for url, when in entries)
    return f'<?xml version="1.0"?><{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{told}</{root}>'.encode()


@dataclass
class Memory:
    """What an archive would know, in dictionaries: enough of one for discovery, and quick."""

    pages: dict[str, Known] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    marks: dict[str, Any] | None = None
    interrupted_at: str | None = None
    began: str = ""

    def begin(self, command: str, moment: datetime) -> None:
        self.began = stamp(moment)

    def known(self, addresses: Sequence[str]) -> dict[str, Known]:
        return {url: self.pages[url] for url in addresses if url in self.pages}

    def listed(self) -> list[str]:
        return [url for url in self.titles if not self.pages[url].gone]

    def keep(self, reading: Reading) -> None:
        url, article, problem = reading.address, reading.article, reading.problem
        known = self.pages.get(url) or Known(url=url, kind="article", article=None, modified=None, wanted=False, gone=False)
        if article is not None:
            known, self.titles[url] = replace(known, kind="article", article=1, gone=False), article.title
        elif problem is not None and problem.kind == "protected" and not known.article:
            known = replace(known, kind="hidden")
        elif problem is not None and problem.kind == "not-found":
            known = replace(known, gone=known.article is not None)
        if reading.page:
            known = replace(known, asked=True, wanted=False)
        self.pages[url] = replace(known, checked_at=reading.capture.captured_at)

    def found(self, found: Found) -> None:
        for candidate in found.candidates:
            known = self.pages.get(candidate.url)
            newer = known is not None and (candidate.modified or "") > (known.modified or "")
            if known is None:
                known = Known(
                    url=candidate.url,
                    kind="article",
                    article=None,
                    modified=candidate.modified,
                    wanted=found.want is not Want.NONE,
                    gone=False,
                )
            elif newer or (found.want is Want.EVERY and not known.asked):
                known = replace(
                    known, modified=candidate.modified if newer else known.modified, wanted=known.wanted or found.want is not Want.NONE
                )
            self.pages[candidate.url] = known
        for url in found.recheck:
            self.pages[url] = replace(self.pages[url], wanted=True)

    def wanted(self) -> list[str]:
        return [url for url, known in self.pages.items() if known.wanted]

    def end(self, discovery: Discovery) -> None:
        if discovery.way is None:
            self.interrupted_at = self.interrupted_at or self.began
            return
        self.interrupted_at = None
        self.marks = discovery.marks or self.marks


class Killed(Exception):
    """The crawl was killed here."""


@dataclass(slots=True)
class Told:
    """What one crawl said and did."""

    discovery: Discovery
    notes: list[str]
    asked: list[str]
    """Requests of discovery."""
    captured: list[str]
    """Pages that were asked for."""
    rechecked: list[str]

    @property
    def lists(self) -> list[str]:
        return [url for url in self.asked if SITE.rest_path in url]


def crawl(
    server: Server,
    memory: Any,
    *,
    site: Town = SITE,
    command: str = "crawl",
    pages: bool = True,
    killed_at: int | None = None,
    **purpose: Any,
) -> Told:
    """One crawl as the spider holds it; ``killed_at`` ends it before that request, counted from 0."""
    memory.begin(command, server.now)
    first = len(server.asked)
    conversation = discover(
        site,
        Purpose(
            until=f"{server.now:%Y-%m}",
            backfill=command == "backfill",
            pages=pages,
            marks=memory.marks,
            known=memory.known,
            listed=memory.listed,
            interrupted_at=memory.interrupted_at,
            **purpose,
        ),
    )
    notes: list[str] = []
    rechecked: list[str] = []
    limit, reply, taken = purpose.get("limit"), None, 0
    while True:
        try:
            step = conversation.send(reply) if reply is not None else next(conversation)
        except StopIteration as stop:
            discovery = stop.value
            break
        reply = None
        if isinstance(step, Ask):
            if killed_at is not None and len(server.asked) - first >= killed_at:
                memory.interrupted_at = memory.interrupted_at or memory.began
                raise Killed
            reply = server(step)
        elif isinstance(step, Note):
            notes.append(step.text)
        else:
            if limit is not None:
                step = replace(step, candidates=step.candidates[: limit - taken])
                taken += len(step.candidates)
            allowed = {candidate.url for candidate in step.candidates}
            for reading in site.read(step.capture) if step.capture else ():
                if limit is None or reading.address in allowed:
                    memory.keep(reading)
            memory.found(step)
            rechecked += step.recheck
    asked = server.asked[first:]
    captured = memory.wanted() if discovery.way else []
    for url in captured[:limit]:
        for reading in site.read(server.page(url)):
            memory.keep(replace(reading, address=url))
    memory.end(discovery)
    return Told(discovery, notes, asked, captured, rechecked)
