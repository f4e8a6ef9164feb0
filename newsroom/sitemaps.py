"""robots.txt and the sitemaps: WordPress's own, a plugin's, compressed ones, or an empty one."""

from __future__ import annotations

import gzip
import re
from collections.abc import Sequence

from newsroom.answer import TEXT, XML, Answer, Behaviour, moved, page
from newsroom.calendar_id import w3c
from newsroom.site import Site
from newsroom.story import Story

_NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
_ENTRANCES = {
    "core": "/wp-sitemap.xml",
    "yoast": "/sitemap_index.xml",
    "gzip": "/sitemap.xml.gz",
    "empty": "/wp-sitemap.xml",
}
PER_FILE = {"core": 2000, "yoast": 1000, "gzip": 1000}
Entry = tuple[str, str]


def robots(site: Site, behaviour: Behaviour) -> Answer:
    """robots.txt; the usual one names the sitemap, if there is one."""
    if behaviour.robots is not None:
        return page(behaviour.robots, behaviour.robots_status, TEXT)
    text = "User-agent: *\nDisallow: /wp-admin/\nAllow: /wp-admin/admin-ajax.php\n"
    if entrance := _ENTRANCES.get(behaviour.sitemap):
        text += f"\nSitemap: {site.home}{entrance}\n"
    return page(text, behaviour.robots_status, TEXT)


def sitemap(site: Site, behaviour: Behaviour, path: str) -> Answer | None:
    """The sitemap file of that path, a redirect to the entrance, or None where this portal has none."""
    if not path.endswith((".xml", ".xml.gz")):
        return None
    entrance = _ENTRANCES.get(behaviour.sitemap)
    if entrance and path != entrance and path in ("/sitemap.xml", "/wp-sitemap.xml", "/sitemap_index.xml"):
        return moved(site.home + entrance)
    if behaviour.sitemap == "empty":
        return page(_urlset([]), kind=XML) if path.startswith("/wp-sitemap") else None
    files = {"core": _core, "yoast": _yoast, "gzip": _zipped}.get(behaviour.sitemap)
    text = files(site, path) if files else None
    if text is None:
        return None
    if behaviour.sitemap == "gzip":
        return Answer(gzip.compress(text.encode(), mtime=0), 200, "application/x-gzip")
    return page(text, kind=XML)


def _core(site: Site, path: str) -> str | None:
    """WordPress's own: an index, posts oldest first (protected ones too), pages, terms, authors."""
    lists: dict[str, list[Entry]] = {
        "posts-post": _entries(site, tuple(reversed(site.posts))),
        "posts-page": [(f"{site.home}/", ""), *_entries(site, site.pages)],
        "taxonomies-category": [(site.home + term.path, "") for term in site.categories.values()],
        "taxonomies-post_tag": [(site.home + term.path, "") for term in site.tags.values()],
        "users": [(f"{site.home}/author/{author.slug}/", "") for author in site.authors.values()],
    }
    if path == "/wp-sitemap.xml":
        return _index([f"{site.home}/wp-sitemap-{name}-{nth}.xml" for name, nth in _files(lists, PER_FILE["core"])])
    found = re.fullmatch(r"/wp-sitemap-(.+)-(\d+)\.xml", path)
    return _file(lists.get(found[1]), int(found[2]), PER_FILE["core"]) if found else None


def _yoast(site: Site, path: str) -> str | None:
    """An SEO plugin's: other names, other sizes, newest change first, and lastmod in the index."""
    posts = sorted(site.posts, key=lambda story: story.modified, reverse=True)
    lists = {
        "post": _entries(site, posts),
        "page": [(f"{site.home}/", w3c(site.last_modified)), *_entries(site, site.pages)],
        "category": [(site.home + term.path, "") for term in site.categories.values()],
    }
    if path == "/sitemap_index.xml":
        names = [f"{name}-sitemap{nth if nth > 1 else ''}.xml" for name, nth in _files(lists, PER_FILE["yoast"])]
        return _index([f"{site.home}/{name}" for name in names], w3c(site.last_modified))
    found = re.fullmatch(r"/([a-z]+)-sitemap(\d*)\.xml", path)
    return _file(lists.get(found[1]), int(found[2] or 1), PER_FILE["yoast"]) if found else None


def _zipped(site: Site, path: str) -> str | None:
    """An index and files that are gzip files in themselves, whatever the client accepts."""
    lists = {"post": _entries(site, site.posts)}
    if path == "/sitemap.xml.gz":
        return _index([f"{site.home}/sitemap-{name}-{nth}.xml.gz" for name, nth in _files(lists, PER_FILE["gzip"])])
    found = re.fullmatch(r"/sitemap-([a-z]+)-(\d+)\.xml\.gz", path)
    return _file(lists.get(found[1]), int(found[2]), PER_FILE["gzip"]) if found else None


def _entries(site: Site, stories: Sequence[Story]) -> list[Entry]:
    return [(site.home + story.path, w3c(story.modified)) for story in stories]


def _files(lists: dict[str, list[Entry]], size: int) -> list[tuple[str, int]]:
    """Every file an index names: the list and its number, from 1."""
    return [(name, nth) for name, entries in lists.items() for nth in range(1, -(-len(entries) // size) + 1)]


def _file(entries: list[Entry] | None, nth: int, size: int) -> str | None:
    cut = (entries or [])[(nth - 1) * size : nth * size] if nth else []
    return _urlset(cut) if cut else None


def _urlset(entries: list[Entry]) -> str:
    rows = "".join(f"<url><loc>{address}</loc>{f'<lastmod>{when}</lastmod>' if when else ''}</url>\n" for address, when in entries)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {_NAMESPACE}>\n{rows}</urlset>\n'


def _index(addresses: list[str], when: str = "") -> str:
    stamp = f"<lastmod>{when}</lastmod>" if when else ""
    rows = "".join(f"<sitemap><loc>{address}</loc>{stamp}</sitemap>\n" for address in addresses)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<sitemapindex {_NAMESPACE}>\n{rows}</sitemapindex>\n'
