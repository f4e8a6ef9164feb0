"""The page of an article: the story with everything that is known of it, how to cite it, and the proof of it.

It stands at Datasette's address for the row and at a short one that is cited (``/b/`` and the article's key); all columns are
shown by Datasette's own page, with ``_look=table``.
"""

import asyncio
import contextlib
import json
from typing import Any, Final

from datasette.database import QueryInterrupted
from datasette.utils.asgi import NotFound, Response
from datasette.views.row import RowView

from archive.metadata import DATABASE
from archive.reading_room import citing, compared, embedded, kin, passages
from archive.reading_room.frame import is_ours, permit, rows, show
from archive.reading_room.language import say
from archive.reading_room.moments import zone_of
from archive.reading_room.words import linkable
from archive.reading_room.words import paragraphs as split

_BY_POSITION: Final = "WHERE article = :id ORDER BY position"
_PARTS: Final = {
    "sections": (("name",), f"FROM sections {_BY_POSITION}"),
    "tags": (("name",), f"FROM tags {_BY_POSITION}"),
    "images": (("url", "caption", "alt"), f"FROM images {_BY_POSITION}"),
    "attachments": (("url", "label"), f"FROM attachments {_BY_POSITION}"),
    "offered": (
        ("related.url", "title", "printed_date", "pages.article"),
        "FROM related LEFT JOIN pages ON pages.url = related.url WHERE related.article = :id ORDER BY position",
    ),
    "dates": (("text", "value", "kind", "paragraph", "start"), f"FROM dates {_BY_POSITION}"),
    "people": (("name", "printed", "office", "acting", "former", "paragraph", "start"), f"FROM appearances {_BY_POSITION}"),
    "quotes": (("text", "speaker", "speaker_printed", "office", "doubt", "paragraph", "start"), f"FROM quotes {_BY_POSITION}"),
    "places": (("code", "printed", "doubt", "paragraph", "start"), f"FROM place_mentions {_BY_POSITION}"),
    "versions": (("id", "number", "title", "superseded_at"), "FROM revisions WHERE article = :id ORDER BY number DESC"),
    "evidence": (
        ("current", "captured_at", "captured_via", "warc_file", "warc_offset", "warc_length", "sha256", "capture"),
        "FROM evidence WHERE article = :id",
    ),
    "gone": (("missing_since",), "FROM gone WHERE article = :id"),
    "missing": (("missing_since",), "FROM missing WHERE article = :id"),
}
"""The parts of an article: columns, and where they come from."""

_MOST: Final = 400
"""Rows of one part: together they stay below what one answer may hold."""

_DIFFERENCES: Final = 30_000
"""Characters of the changes that are shown beside the text."""

_WIDTH: Final = max(len(columns) for columns, _ in _PARTS.values())


def _part(kind: str) -> str:
    columns, source = _PARTS[kind]
    return f"SELECT * FROM (SELECT '{kind}', {', '.join([*columns, *['NULL'] * (_WIDTH - len(columns))])} {source} LIMIT {_MOST})"


_ALL_PARTS: Final = " UNION ALL ".join(map(_part, _PARTS))
"""All of them in one answer: asking takes longer than finding."""

_ARTICLE: Final = (
    "SELECT articles.*, government.title AS government, zone FROM articles JOIN sites AS government ON name = site WHERE articles.id = :id"
)

Part = list[dict[str, Any]]


def short_address(datasette: Any, request: Any, key: str) -> str:
    """The address that is cited, whole, as this visitor reaches this Datasette."""
    return str(datasette.absolute_url(request, datasette.urls.path(f"/b/{key}")))


async def kindred(datasette: Any, article: dict[str, Any]) -> list[kin.Kin]:
    """Stories that have to do with an article; none where finding them takes too long."""
    words = json.dumps(kin.words(article["title"], article["lead"]), ensure_ascii=False)
    with contextlib.suppress(QueryInterrupted):
        shared = await rows(datasette, kin.SHARED, {"id": article["id"], "words": words, "most": kin.MOST + 1})
        reasons = kin.candidates(article["id"], shared)
        if reasons:
            stories = await rows(datasette, kin.STORIES, {"ids": json.dumps(list(reasons))})
            return kin.ranked(article["published_at"], reasons, stories)
    return []


async def parts_of(datasette: Any, number: int) -> dict[str, Part]:
    """The parts of an article by their kinds."""
    names = {kind: [column.rpartition(".")[2] for column in columns] for kind, (columns, _) in _PARTS.items()}
    found: dict[str, Part] = {kind: [] for kind in _PARTS}
    for kind, *values in await datasette.get_database(DATABASE).execute(_ALL_PARTS, {"id": number}):
        found[kind].append(dict(zip(names[kind], values, strict=False)))
    return found


async def changed_words(datasette: Any, number: int) -> list[dict[str, Any]]:
    """The last changes of an article, while they are short: the version that was changed, and what changed as HTML."""
    found = await rows(
        datasette, f"SELECT {compared.COLUMNS} FROM versions WHERE article = :id ORDER BY version DESC LIMIT 10", {"id": number}
    )
    told: list[dict[str, Any]] = []
    room = _DIFFERENCES
    for each in found:
        html = await asyncio.to_thread(compared.html, each)
        room -= len(html)
        if room < 0:  # it has a page of its own, as have all before it
            break
        told.append({"version": each["version"], "html": html})
    return told


def _events(dates: Part) -> dict[str, str]:
    """The days on which something happened, with the words the first mention of each is printed in."""
    return {each["value"]: each["text"] for each in reversed(dates) if each["kind"] == "event" and each["value"]}


async def variables(datasette: Any, request: Any, number: int) -> dict[str, Any]:
    """Everything the page shows. Raises NotFound where there is no such article."""
    found = await rows(datasette, _ARTICLE, {"id": number})
    if not found:
        raise NotFound(say("Berita itu tidak ada di arsip ini", "That story is not in this archive"))
    [article] = found
    parts = await parts_of(datasette, number)
    current = next((each["sha256"] for each in parts["evidence"] if each["current"]), None)
    address = short_address(datasette, request, article["key"])
    cited = citing.source(article | {"sha256": current}, address)
    tags = [each["name"] for each in parts["tags"]]
    pictures = [each["url"] for each in parts["images"] if linkable(each["url"])]
    where = passages.Addresses(*(datasette.urls.path(f"/{room}/") for room in ("tokoh", "jabatan", "tempat", "hari")))
    named = {kind: parts[kind] for kind in ("quotes", "people", "places", "dates")}
    own = datasette.urls.row(DATABASE, "articles", str(number))
    return {
        "article": article,
        "story": parts,
        "zone": zone_of(article["zone"]),
        "paragraphs": passages.paragraphs(split(article["body"]), named, where),
        "differences": await changed_words(datasette, number) if parts["versions"] else [],
        "events": dict(sorted(_events(parts["dates"]).items())),
        "kindred": await kindred(datasette, article),
        "cited": cited,
        "apa": citing.apa(cited),
        "chicago": citing.chicago(cited),
        "meta": embedded.meta(cited, tags),
        "open_graph": embedded.open_graph(cited, article["published_at"]),
        "coins": embedded.coins(cited, tags),
        "json_ld": embedded.json_ld(cited, article, tags, pictures),
        "own": own,
        "alternate_url_json": datasette.absolute_url(request, datasette.urls.path(f"{own}.json")),
    }


async def story(datasette: Any, request: Any) -> Any:
    """The page at Datasette's address for the row."""
    if request.args.get("_look") == "table" or not await is_ours(datasette):
        return await RowView(datasette).dispatch_request(request)
    await permit(datasette, request, "table", "articles")
    return await _page(datasette, request, int(request.url_vars["pks"]))


async def cited(datasette: Any, request: Any) -> Any:
    """The same page at the address that is cited; with ``.bib``, ``.ris`` or ``.json`` behind it, the citation alone."""
    await permit(datasette, request, "table", "articles")
    found = await rows(datasette, "SELECT id FROM articles WHERE key = :key", {"key": request.url_vars["key"]})
    if not found:
        raise NotFound(say("Berita itu tidak ada di arsip ini", "That story is not in this archive"))
    if request.url_vars["form"]:
        sources = await rows(datasette, citing.SOURCES, {"ids": json.dumps([found[0]["id"]])})
        return citation([citing.source(each, short_address(datasette, request, each["key"])) for each in sources], request.url_vars["form"])
    return await _page(datasette, request, found[0]["id"])


def citation(sources: list[citing.Source], form: str) -> Any:
    """Citations in a form: ``bib``, ``ris`` or ``json`` (CSL)."""
    name = f"kliping-{sources[0].key}" if len(sources) == 1 else "kliping"
    headers = {"Content-Disposition": f'attachment; filename="{name}.{form}"'}
    text, kind = citing.written(sources, form)
    return Response(text, content_type=f"{kind}; charset=utf-8", headers=headers)


async def _page(datasette: Any, request: Any, number: int) -> Any:
    return await show(datasette, request, "article.html", **await variables(datasette, request, number))
