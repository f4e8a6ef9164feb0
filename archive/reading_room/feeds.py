"""Atom feeds (RFC 4287) of silent edits and of stories that have disappeared: in Indonesian first, at addresses that stay."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final
from xml.etree.ElementTree import Element

from archive.reading_room import compared
from archive.reading_room.atom import NEVER, add, begun, moment, printed, response
from archive.reading_room.frame import rows
from archive.reading_room.moments import in_words

MOST: Final = 50
"""Entries of a feed, the newest first."""


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
    here, updated = whole(f"/feeds/{name}.atom"), moment(found[0][about.moment]) if found else None
    root = begun(here, f"{about.indonesian} ({about.english})", updated or NEVER, here, whole(about.page))
    for each in found:
        _entry(root, each, about, whole(f"/b/{each['key']}"))
    return response(printed(root))


def _entry(root: Element, each: Mapping[str, Any], about: Feed, address: str) -> None:
    entry, silent = add(root, "entry"), "version" in each
    mark = f"kliping-version-{each['version']}" if silent else f"kliping-gone-{each['gone_at'][:10]}"
    # The same wherever the archive is opened, or rebuilt.
    add(entry, "id", f"{each['url']}#{mark}")
    add(entry, "title", each["title"])
    add(entry, "updated", each[about.moment])
    if published := moment(each["published_at"]):
        add(entry, "published", published)
    add(add(entry, "author"), "name", each["government"])
    add(entry, "link", rel="alternate", type="text/html", href=address)
    told = str(compared.html(each)) if silent else f"<p>{_gone(each)}</p>"
    add(entry, "content", told, type="html")


def _gone(each: Mapping[str, Any]) -> str:
    since = f"Tidak ada di situsnya sejak {in_words(each['missing_since'])} (missing from its site since then)"
    return f"{since}; {_MET.get(each['met'] or '', 'not at its address')}."
