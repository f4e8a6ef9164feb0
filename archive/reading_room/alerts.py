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

from datasette.utils.asgi import Response

from archive.reading_room.article import short_address
from archive.reading_room.citing import one_line
from archive.reading_room.frame import rows

ATOM: Final = "http://www.w3.org/2005/Atom"
CONTENT_TYPE: Final = "application/atom+xml; charset=utf-8"

MOST: Final = 100
"""Entries of a feed: the newest."""

_ILLEGAL: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII)

ENTRIES: Final = (
    "SELECT articles.id, key, articles.title, published_at, lead, section, canonical_url, language, government.title AS government, "
    "coalesce((SELECT max(superseded_at) FROM revisions WHERE article = articles.id), "
    "(SELECT min(captured_at) FROM readings WHERE article = articles.id), captured_at) AS updated "
    "FROM articles JOIN sites AS government ON name = site WHERE articles.id IN (SELECT value FROM json_each(:ids))"
)
"""What a feed tells of articles, whose numbers are a JSON list. An article is updated when the newsroom changed it, as we saw."""


def _id(name: str) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}"


def _add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, tag, attributes)
    if text:
        element.text = _ILLEGAL.sub("", text)
    return element


def _moment(value: str | None) -> str | None:
    """A moment as RFC 3339 has it; None for a bare day."""
    return value if value and _MOMENT.fullmatch(value) else None


def _entry(feed: ET.Element, each: Mapping[str, Any], address: str) -> None:
    entry = ET.SubElement(feed, "entry", {"xml:lang": each["language"] or "id"})
    _add(entry, "id", _id(f"kliping:{each['key']}"))
    _add(entry, "title", one_line(each["title"]) or "-")
    _add(entry, "updated", _moment(each["updated"]) or _moment(each["published_at"]) or "1970-01-01T00:00:00Z")
    if published := _moment(each["published_at"]):
        _add(entry, "published", published)
    _add(entry, "link", rel="alternate", type="text/html", href=address)
    _add(_add(entry, "author"), "name", one_line(each["government"]))
    if each["section"]:
        _add(entry, "category", term=_ILLEGAL.sub("", one_line(each["section"])))
    _add(entry, "summary", one_line(each["lead"]))


def feed(title: str, here: str, page: str, entries: Iterable[tuple[Mapping[str, Any], str]], otherwise: str) -> str:
    """A feed of rows of ENTRIES with their addresses, the newest first.

    ``here`` is the feed's own address, ``page`` that of the list for people; ``otherwise`` is when an empty feed was updated.
    """
    newest = sorted(entries, key=lambda pair: (pair[0]["updated"] or "", pair[0]["id"]), reverse=True)[:MOST]
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "id"})
    _add(root, "id", _id(here))
    _add(root, "title", title)
    _add(root, "updated", _moment(newest[0][0]["updated"] if newest else None) or otherwise)
    _add(root, "link", rel="self", type="application/atom+xml", href=here)
    _add(root, "link", rel="alternate", type="text/html", href=page)
    _add(root, "generator", "Kliping")
    _add(_add(root, "author"), "name", "Kliping")
    for each, address in newest:
        _entry(root, each, address)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _title(request: Any) -> str:
    """What a feed is called: what was searched and filtered, in the words of the address."""
    told = [request.args.get("_search") or request.args.get("q")]
    told += [f"{name} {request.args.get(name)}" for name in request.args if not name.startswith("_") and name not in ("q", "sort")]
    return one_line("Kliping: " + (", ".join(each for each in told if each) or "berita terbaru"))


async def answer(datasette: Any, request: Any, numbers: Sequence[int]) -> Any:
    """The feed of articles, given by their numbers, that a request asks for at an address that ends in ``.atom``."""
    found = await rows(datasette, ENTRIES, {"ids": json.dumps(numbers)})
    [last] = await rows(datasette, "SELECT max(ended_at) AS at FROM crawls")
    here = datasette.absolute_url(request, request.full_path)
    query = f"?{request.query_string}" if request.query_string else ""
    page = datasette.absolute_url(request, request.path.removesuffix(".atom") + query)
    entries = [(each, short_address(datasette, request, each["key"])) for each in found]
    return Response(feed(_title(request), here, page, entries, last["at"] or "1970-01-01T00:00:00Z"), content_type=CONTENT_TYPE)
