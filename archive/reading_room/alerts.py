"""Lists of articles as an Atom feed (RFC 4287), so that a search can be subscribed to.

An entry's ``id`` follows from the article's key alone: it is the same in every feed and on every host, and a reader's program
shows an article once, however it was found.
"""

import json
import re
import uuid
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from archive.reading_room.article import short_address
from archive.reading_room.atom import NEVER, add, begun, moment, printed, response
from archive.reading_room.citing import one_line
from archive.reading_room.frame import Paging, rows

MOST: Final = 100
"""Entries of a feed, or of a page of it: the newest."""

_PAGE: Final = re.compile(r"(?<=[?&])halaman=\d+(?:&|$)", re.ASCII)
"""What an address has to name a page."""

ENTRIES: Final = (
    "SELECT articles.id, key, articles.title, published_at, lead, section, canonical_url, language, government.title AS government, "
    "coalesce((SELECT max(superseded_at) FROM revisions WHERE article = articles.id), "
    "(SELECT min(captured_at) FROM readings WHERE article = articles.id), captured_at) AS updated "
    "FROM articles JOIN sites AS government ON name = site WHERE articles.id IN (SELECT value FROM json_each(:ids))"
)
"""What a feed tells of articles, whose numbers are a JSON list. An article is updated when the newsroom changed it, as we saw."""


def _id(name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}"


def _entry(feed: ET.Element, each: Mapping[str, Any], address: str) -> None:
    entry = ET.SubElement(feed, "entry", {"xml:lang": each["language"] or "id"})
    add(entry, "id", _id(f"kliping:{each['key']}"))
    add(entry, "title", one_line(each["title"]) or "-")
    add(entry, "updated", moment(each["updated"]) or moment(each["published_at"]) or NEVER)
    if published := moment(each["published_at"]):
        add(entry, "published", published)
    add(entry, "link", rel="alternate", type="text/html", href=address)
    add(add(entry, "author"), "name", one_line(each["government"]))
    if each["section"]:
        add(entry, "category", term=one_line(each["section"]))
    add(entry, "summary", one_line(each["lead"]))


def feed(
    title: str,
    here: str,
    page: str,
    entries: Iterable[tuple[Mapping[str, Any], str]],
    otherwise: str,
    neighbours: Mapping[str, str] | None = None,
) -> str:
    """A feed of rows of ENTRIES with their addresses, the newest first.

    ``here`` is the feed's own address, ``page`` that of the list for people; ``otherwise`` is when an empty feed was updated;
    ``neighbours`` are the further pages of a feed in pages (RFC 5005, section 3), which is one feed whatever page is read.
    """
    newest = sorted(entries, key=lambda pair: (pair[0]["updated"] or "", pair[0]["id"]), reverse=True)[:MOST]
    updated = moment(newest[0][0]["updated"] if newest else None) or otherwise
    root = begun(_id(_PAGE.sub("", here).rstrip("?&")), title, updated, here, page)
    for relation, address in (neighbours or {}).items():
        add(root, "link", rel=relation, type="application/atom+xml", href=address)
    for each, address in newest:
        _entry(root, each, address)
    return printed(root)


def _title(request: Any) -> str:
    """What a feed is called: what was searched and filtered, in the words of the address."""
    told = [request.args.get("_search") or request.args.get("q")]
    told += [
        f"{name} {request.args.get(name)}" for name in request.args if not name.startswith("_") and name not in ("q", "sort", "halaman")
    ]
    return one_line("Kliping: " + (", ".join(each for each in told if each) or "berita terbaru"))


async def answer(datasette: Any, request: Any, numbers: Sequence[int], paging: Paging | None = None) -> Any:
    """The feed of articles, given by their numbers, that a request asks for at an address that ends in ``.atom``; of a page of it,
    where there are several."""
    found = await rows(datasette, ENTRIES, {"ids": json.dumps(numbers)})
    [last] = await rows(datasette, "SELECT max(ended_at) AS at FROM crawls")
    here = datasette.absolute_url(request, request.full_path)
    query = f"?{request.query_string}" if request.query_string else ""
    page = datasette.absolute_url(request, request.path.removesuffix(".atom") + query)
    entries = [(each, short_address(datasette, request, each["key"])) for each in found]
    links = {"next": paging.next, "previous": paging.previous} if paging else {}
    neighbours = {relation: datasette.absolute_url(request, request.path + link) for relation, link in links.items() if link}
    return response(feed(_title(request), here, page, entries, last["at"] or NEVER, neighbours))
