"""Atom feeds (RFC 4287) of silent edits and of stories that have disappeared: in Indonesian first, at addresses that stay."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from xml.etree.ElementTree import Element, SubElement, tostring

from datasette.utils.asgi import Response

from archive.reading_room import compared
from archive.reading_room.frame import rows
from archive.reading_room.moments import in_words

MOST: Final = 50
"""Entries of a feed, the newest first."""

_ATOM: Final = "http://www.w3.org/2005/Atom"
_NO_XML: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that can't stand in XML 1.0 at all."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its titles, the page it belongs to, and its entries' SQL with the column of the moment."""

    indonesian: str
    english: str
    page: str
    sql: str
    moment: str


_NAMED: Final = "key, government.title AS government"
_JOINED: Final = "JOIN articles ON articles.id = article JOIN sites AS government ON government.name = articles.site"
FEEDS: Final = {
    "perubahan-diam-diam": Feed(
        "Perubahan diam-diam",
        "Silent edits: the text changed, the stated date of modification did not",
        "/perubahan?diam=1",
        f"SELECT versions.*, {_NAMED} FROM silent_edits JOIN versions USING (article, version) "
        f"{_JOINED} ORDER BY silent_edits.seen_after DESC LIMIT {MOST}",
        "seen_after",
    ),
    "hilang": Feed(
        "Berita yang hilang",
        "Stories that disappeared from their sites",
        "/hilang",
        f"SELECT gone.*, {_NAMED} FROM gone {_JOINED} ORDER BY gone_at DESC LIMIT {MOST}",
        "gone_at",
    ),
}

_MET: Final = {
    "not-found": "halamannya tidak ditemukan (its page is not found)",
    "elsewhere": "alamatnya menuju halaman lain (its address leads to another page)",
    "empty": "halamannya tanpa isi (its page is empty)",
    "protected": "halamannya meminta kata sandi (its page asks for a password)",
}


async def feed(datasette: Any, request: Any) -> Any:
    """The feed that is named in the address."""
    name = request.url_vars["name"]
    about = FEEDS[name]

    def whole(path: str) -> str:
        return str(datasette.absolute_url(request, datasette.urls.path(path)))

    found = await rows(datasette, about.sql)
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": "id"})
    _text(root, "id", whole(f"/feeds/{name}.atom"))
    _text(root, "title", f"{about.indonesian} ({about.english})")
    _text(root, "updated", found[0][about.moment] if found else "1970-01-01T00:00:00Z")
    SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": whole(f"/feeds/{name}.atom")})
    SubElement(root, "link", {"rel": "alternate", "type": "text/html", "href": whole(about.page)})
    for each in found:
        _entry(root, each, about, whole(f"/b/{each['key']}"))
    body = '<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode")
    return Response(body, content_type="application/atom+xml; charset=utf-8")


def _entry(root: Element, each: Mapping[str, Any], about: Feed, address: str) -> None:
    entry, silent = SubElement(root, "entry"), "version" in each
    mark = f"kliping-version-{each['version']}" if silent else f"kliping-gone-{each['gone_at'][:10]}"
    # The same wherever the archive is opened, or rebuilt.
    _text(entry, "id", f"{each['url']}#{mark}")
    _text(entry, "title", each["title"])
    _text(entry, "updated", each[about.moment])
    if each["published_at"] and len(each["published_at"]) > len("2020-01-24"):
        _text(entry, "published", each["published_at"])
    _text(SubElement(entry, "author"), "name", each["government"])
    SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": address})
    told = str(compared.html(each)) if silent else f"<p>{_gone(each)}</p>"
    SubElement(entry, "content", {"type": "html"}).text = _NO_XML.sub("\ufffd", told)


def _gone(each: Mapping[str, Any]) -> str:
    since = f"Tidak ada di situsnya sejak {in_words(each['missing_since'])} (missing from its site since then)"
    return f"{since}; {_MET.get(each['met'] or '', 'not at its address')}."


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _NO_XML.sub("\ufffd", text)
