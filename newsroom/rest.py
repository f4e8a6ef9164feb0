"""The REST API: routes, collections in pages, single objects, `_fields`, `_embed`, and errors in WordPress's form."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from newsroom import rest_shapes as shapes
from newsroom.answer import Answer, as_json
from newsroom.rest_query import Query, RestError, narrow, select, tree
from newsroom.site import Site
from newsroom.story import Story

MOST_PER_PAGE = 100
Headers = tuple[tuple[str, str], ...]


def closed() -> Answer:
    """How a site answers whose plugin lets only its own users ask."""
    body = {"code": "rest_cannot_access", "message": "Hanya pengguna yang masuk.", "data": {"status": 401}}
    return as_json(body, 401)


def answer(site: Site, route: str, values: Mapping[str, Sequence[str]]) -> Answer:
    """The answer to a REST route (`wp/v2/posts`, without slashes around) and its query."""
    try:
        return Rest(site, Query(values), values).answer(route.strip("/"))
    except RestError as error:
        return as_json(error.body, error.status)


class Rest:
    """One request."""

    def __init__(self, site: Site, query: Query, values: Mapping[str, Sequence[str]]) -> None:
        self.site = site
        self.query = query
        self.values = values
        self.fields = tree(query.words("_fields"))

    def answer(self, route: str) -> Answer:
        """Find what the route names."""
        if not route:
            return as_json(narrow(shapes.root(self.site), self.fields))
        name, _, key = route.removeprefix("wp/v2/").partition("/")
        handlers: dict[str, Callable[[str], Answer]] = {
            "posts": lambda key: self._stories("post", key),
            "pages": lambda key: self._stories("page", key),
            "media": self._media,
            "categories": lambda key: self._terms(list(self.site.categories.values()), name, key),
            "tags": lambda key: self._terms(list(self.site.tags.values()), name, key),
            "users": self._users,
        }
        if not route.startswith("wp/v2/") or name not in handlers or (key and not key.isdecimal()):
            raise RestError("rest_no_route", "Tidak ada rute yang cocok dengan alamat dan metode ini.", 404)
        return handlers[name](key)

    def _stories(self, kind: str, key: str) -> Answer:
        if key:
            return as_json(self._filled(self._one(kind, int(key)), listed=False))
        source = self.site.posts if kind == "post" else self.site.pages
        cut, headers = self._page(select(self.query, source), f"{kind}s")
        return as_json([self._filled(story, listed=True) for story in cut], headers=headers)

    def _one(self, kind: str, identity: int) -> Story:
        story = self.site.by_id.get(identity)
        if story is None or story.kind != kind:
            raise RestError("rest_post_invalid_id", "ID pos tidak valid.", 404)
        if not story.is_visible:
            raise RestError("rest_forbidden", "Maaf, Anda tidak diizinkan melihat pos ini.", 401)
        return story

    def _filled(self, story: Story, *, listed: bool) -> dict[str, Any]:
        """A story with the fields that were asked for, and what `_embed` adds.

        A list loses its links unless `_links` was asked for, and nothing is embedded where there is no link;
        a single post keeps them for `_embedded` too.
        """
        whole = shapes.post(self.site, story, listed=listed)
        shape: dict[str, Any] = narrow(whole, self.fields)
        if not listed and "_embedded" in self.fields and "_links" not in shape:
            shape["_links"] = whole["_links"]
        if "_embed" in self.values:
            wanted = set(self.query.words("_embed")) - {"1", "true"}
            rels = [rel for rel in shape.get("_links", {}) if not wanted or rel in wanted]
            found = {rel: shapes.embedded(self.site, story, rel) for rel in rels}
            if embedded := {rel: value for rel, value in found.items() if value}:
                shape["_embedded"] = embedded
        return shape

    def _page(self, found: Sequence[Any], name: str, *, strict: bool = True) -> tuple[Sequence[Any], Headers]:
        """Cut one page out of a collection. Posts refuse a page past the end; terms and authors give an empty one."""
        size = self.query.whole("per_page", 10, 1, MOST_PER_PAGE)
        page = self.query.whole("page", 1, 1, 10**9)
        start = self.query.whole("offset", (page - 1) * size, 0, 10**12)
        pages = -(-len(found) // size)
        if strict and found and page > pages:
            raise RestError("rest_post_invalid_page_number", "Nomor halaman melebihi jumlah halaman yang tersedia.")
        headers = [("X-WP-Total", str(len(found))), ("X-WP-TotalPages", str(pages))]
        near = {"prev": min(page - 1, pages), "next": page + 1}
        links = [f'<{self._address(name, at)}>; rel="{rel}"' for rel, at in near.items() if 1 <= at <= pages]
        if links:
            headers.append(("Link", ", ".join(links)))
        return found[start : start + size], tuple(headers)

    def _address(self, name: str, page: int) -> str:
        kept = {key: list(value) for key, value in self.values.items() if key not in ("page", "rest_route")}
        return f"{shapes.api(self.site, name)}?{urlencode({**kept, 'page': page}, doseq=True)}"

    def _collection(self, objects: Sequence[dict[str, Any]], name: str, key: str) -> Answer:
        """Terms or authors: one by its number, or those that `slug`, `include`, `search` leave."""
        if key:
            for one in objects:
                if one["id"] == int(key):
                    return as_json(narrow(one, self.fields))
            code = "rest_user_invalid_id" if name == "users" else "rest_term_invalid"
            raise RestError(code, "Tidak ditemukan.", 404)
        slugs, ids = self.query.words("slug"), self.query.numbers("include")
        found = [one for one in objects if (not slugs or one["slug"] in slugs) and (not ids or one["id"] in ids)]
        cut, headers = self._page(found, name, strict=False)
        return as_json([narrow(one, self.fields) for one in cut], headers=headers)

    def _terms(self, terms: Sequence[Any], name: str, key: str) -> Answer:
        if post := self.query.numbers("post"):
            story = self.site.by_id.get(post[0])
            names = (story.categories if name == "categories" else story.tags) if story and story.is_visible else ()
            terms = [term for term in terms if term.name in names]
        return self._collection([shapes.term(self.site, term) for term in terms], name, key)

    def _users(self, key: str) -> Answer:
        """Only authors somebody can read something of."""
        names = {story.author for story in self.site.stories if story.is_public}
        authors = [shapes.user(self.site, author) for author in self.site.authors.values() if author.name in names]
        return self._collection(authors, "users", key)

    def _media(self, key: str) -> Answer:
        """Uploads. Those of hidden stories count in the totals and are not shown, as in WordPress."""
        every = shapes.uploads(self.site)
        if key:
            for story, file in every:
                if story.media_id(file.file) == int(key) and story.is_visible:
                    return as_json(narrow(shapes.media(self.site, (story, file)), self.fields))
            raise RestError("rest_post_invalid_id", "ID pos tidak valid.", 404)
        parents, ids = self.query.numbers("parent"), self.query.numbers("include")
        found = [
            (story, file) for story, file in every if (not parents or story.id in parents) and (not ids or story.media_id(file.file) in ids)
        ]
        cut, headers = self._page(found, "media")
        shown = [shapes.media(self.site, upload) for upload in cut if upload[0].is_visible]
        return as_json([narrow(one, self.fields) for one in shown], headers=headers)
