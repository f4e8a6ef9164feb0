"""How the REST API understands a query string: pages, filters, orders, fields."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from newsroom.calendar_id import WIB
from newsroom.site import number, term_id
from newsroom.story import Story

_MOMENT = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d(:\d\d)?)?")
ORDERS: dict[str, Callable[[Story], Any]] = {
    "date": lambda story: (story.published, story.id),
    "modified": lambda story: (story.modified, story.id),
    "id": lambda story: story.id,
    "slug": lambda story: story.slug,
    "title": lambda story: story.title,
    "author": lambda story: (story.author, story.id),
    "include": lambda story: story.id,
}


class RestError(Exception):
    """An answer that is an error object: its code, message, status and, for parameters, what was wrong with them."""

    def __init__(self, code: str, message: str, status: int = 400, **more: Any) -> None:
        super().__init__(message)
        self.body = {"code": code, "message": message, "data": {"status": status, **more}}
        self.status = status


def _invalid(name: str, why: str) -> RestError:
    return RestError("rest_invalid_param", f"Parameter tidak valid: {name}", params={name: why})


class Query:
    """The parameters of one request, read as WordPress reads them. Raises RestError for the invalid ones."""

    def __init__(self, values: Mapping[str, Sequence[str]]) -> None:
        self.values = values

    def words(self, name: str) -> list[str]:
        """A list: `a,b` or `name[]=a&name[]=b`."""
        given = [*self.values.get(name, ()), *self.values.get(f"{name}[]", ())]
        return [word for value in given for word in re.split(r"[\s,]+", value) if word]

    def text(self, name: str, default: str = "") -> str:
        """A single value; the last one wins, as in PHP."""
        return self.values[name][-1] if self.values.get(name) else default

    def whole(self, name: str, default: int, low: int, high: int) -> int:
        """A whole number between bounds, both inclusive."""
        given = self.text(name, str(default))
        if not given.isdecimal():
            raise _invalid(name, f"{name} bukan bilangan bulat.")
        if not low <= int(given) <= high:
            raise _invalid(name, f"{name} harus antara {low} dan {high} (termasuk).")
        return int(given)

    def numbers(self, name: str) -> list[int]:
        """A list of numbers."""
        if wrong := [word for word in self.words(name) if not word.isdecimal()]:
            raise _invalid(name, f"{name}: {wrong[0]} bukan bilangan bulat.")
        return [int(word) for word in self.words(name)]

    def moment(self, name: str) -> datetime | None:
        """A time; without a zone it is the site's own."""
        given = self.text(name)
        if not given:
            return None
        try:
            moment = datetime.fromisoformat(given) if _MOMENT.fullmatch(given) else None
        except ValueError:
            moment = None
        if moment is None:
            raise _invalid(name, "Tanggal tidak valid.")
        return moment if moment.tzinfo else moment.replace(tzinfo=WIB)

    def choice(self, name: str, allowed: Sequence[str]) -> str:
        """One of these words; the first is the default."""
        given = self.text(name, allowed[0])
        if given not in allowed:
            raise _invalid(name, f"{name} bukan salah satu dari {', '.join(allowed)}.")
        return given


def select(query: Query, stories: Sequence[Story]) -> list[Story]:
    """The stories a collection request asks for, in its order, before they are cut into pages."""
    filters = [make(query, name) for name, make in _FILTERS.items()]
    found = [story for story in stories if all(keep is None or keep(story) for keep in filters)]
    order = query.choice("orderby", tuple(ORDERS))
    downward = query.choice("order", ("desc", "asc")) == "desc"
    if order == "include" and (include := query.numbers("include")):
        return sorted(found, key=lambda story: include.index(story.id))
    return sorted(found, key=ORDERS[order], reverse=downward)


Keep = Callable[[Story], bool]


def _after(query: Query, name: str) -> Keep | None:
    moment, changed = query.moment(name), name.startswith("modified")
    return (lambda story: (story.modified if changed else story.published) > moment) if moment else None


def _before(query: Query, name: str) -> Keep | None:
    moment, changed = query.moment(name), name.startswith("modified")
    return (lambda story: (story.modified if changed else story.published) < moment) if moment else None


def _slug(query: Query, name: str) -> Keep | None:
    slugs = query.words(name)
    return (lambda story: story.slug in slugs) if slugs else None


def _numbered(query: Query, name: str) -> Keep | None:
    ids = set(query.numbers(name))
    if not ids:
        return None
    tests: dict[str, Keep] = {
        "include": lambda story: story.id in ids,
        "exclude": lambda story: story.id not in ids,
        "author": lambda story: number(story.author) in ids,
        "categories": lambda story: any(term_id(term) in ids for term in story.categories),
        "tags": lambda story: any(term_id(term, "post_tag") in ids for term in story.tags),
    }
    return tests[name]


def _search(query: Query, name: str) -> Keep | None:
    words = query.text(name).lower()
    return (lambda story: words in " ".join((story.title, *story.paragraphs)).lower()) if words else None


_FILTERS: dict[str, Callable[[Query, str], Keep | None]] = {
    "after": _after,
    "before": _before,
    "modified_after": _after,
    "modified_before": _before,
    "slug": _slug,
    "include": _numbered,
    "exclude": _numbered,
    "author": _numbered,
    "categories": _numbered,
    "tags": _numbered,
    "search": _search,
}


def tree(fields: Sequence[str]) -> dict[str, Any]:
    """`title.rendered` and the like as a tree; an empty branch means the whole of it."""
    root: dict[str, Any] = {}
    for field in sorted(fields, key=len):
        branch = root
        *stem, leaf = field.split(".")
        for part in stem:
            if branch.get(part) == {}:
                break
            branch = branch.setdefault(part, {})
        else:
            branch[leaf] = {}
    return root


def narrow(value: Any, branch: Mapping[str, Any]) -> Any:
    """Only the fields of the tree."""
    if not branch or not isinstance(value, dict):
        return value
    return {key: narrow(value[key], branch[key]) for key in value if key in branch}
