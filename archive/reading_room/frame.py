"""What every page of our own is made with: its rows, its template, and the rooms that are named at its top."""

import contextlib
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final, Self, TypeVar
from urllib.parse import unquote, urlencode
from weakref import WeakKeyDictionary, WeakSet

from datasette.database import QueryInterrupted
from datasette.plugins import pm
from datasette.utils import tilde_decode, tilde_encode
from datasette.utils.asgi import Forbidden, Response
from datasette.views.base import DatasetteError

from archive.metadata import DATABASE
from archive.reading_room.language import say
from archive.schema import migrations

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Room:
    """A place that each page leads to: its address below Datasette's own, and its name in both languages."""

    path: str
    indonesian: str
    english: str


ROOMS: Final = (
    Room("/", "Kliping", "Kliping"),
    Room(f"/{DATABASE}/search", "Cari", "Search"),
    Room(f"/{DATABASE}/articles", "Berita", "Stories"),
    Room("/tokoh", "Tokoh", "People"),
    Room("/tempat", "Tempat", "Places"),
    Room("/hari", "Hari", "Days"),
    Room("/perubahan", "Perubahan", "Changes"),
    Room("/grafik", "Grafik", "Charts"),
    Room(f"/{DATABASE}", "Data", "Data"),
)
"""The rooms, in the order in which they are named."""

EARLIER: Final = (
    "Arsip ini dibuat oleh rilis Kliping yang lebih lama. Perintah berikutnya yang menulis, misalnya kliping reread, memperbaruinya.",
    "This archive was made by an earlier release of Kliping. The next command that writes, say kliping reread, updates it.",
)
"""What is said where the pages can't be made yet, in both languages."""


async def rows(datasette: Any, query: str, values: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    """The rows that answer a query to the archive."""
    return [dict(row) for row in await datasette.get_database(DATABASE).execute(query, values)]


@contextlib.contextmanager
def in_time() -> Iterator[None]:
    """What asks the archive within a page. Raises DatasetteError, a sentence instead of a query, where there was no time for an answer."""
    try:
        yield
    except QueryInterrupted as error:
        told = say(
            "Arsip tidak sempat menjawab ini dalam waktu sebuah halaman: persempit permintaannya, atau coba lagi sebentar lagi.",
            "The archive had no time to answer this: ask for less, or try again in a moment.",
        )
        raise DatasetteError(told, title=say("Terlalu lama", "Too long"), status=503) from error


_OURS: Final[WeakSet[Any]] = WeakSet()


async def is_ours(datasette: Any) -> bool:
    """Whether Datasette serves an archive of this release, or a later one, under the name its pages are made for."""
    if datasette not in _OURS and await lacking(datasette) == set():
        _OURS.add(datasette)
    return datasette in _OURS


async def lacking(datasette: Any) -> set[str] | None:
    """The migrations that an archive of an earlier release has yet to go through; None where there is no archive."""
    if DATABASE not in datasette.databases:
        return None
    with contextlib.suppress(sqlite3.OperationalError):  # it has no such table, and is no archive
        there = {row["name"] for row in await rows(datasette, "SELECT name FROM _sqlite_migrations WHERE migration_set = 'kliping'")}
        return {each.name for each in migrations._migrations} - there if there else None
    return None


_OPEN: Final[WeakKeyDictionary[Any, set[tuple[str, str | None]]]] = WeakKeyDictionary()
"""What visitors without a name may see, as Datasette has said before."""


def _settled() -> bool:
    """Whether what a visitor without a name may see stays as it is while Datasette runs: its own rules decide, by its first metadata."""
    deciding = {each.plugin_name for each in pm.hook.permission_allowed.get_hookimpls()}
    return deciding == {"datasette.default_permissions"} and not pm.hook.get_metadata.get_hookimpls()


async def permit(datasette: Any, request: Any, kind: str = "database", name: str | None = None) -> None:
    """Go on only where this visitor may see the archive, or a ``table`` or ``query`` of it. Raises Forbidden.

    Datasette 0.65 copies all of its metadata to answer that, a third of the time of a page: what is settled is asked once.
    """
    if hasattr(datasette, "ensure_permissions"):
        settled = request.actor is None and _settled()
        seen = _OPEN.setdefault(datasette, set())
        if settled and (kind, name) in seen:
            return
        # Where nobody has told Datasette of our questions, it has no rule for them, and fails to find one.
        untold = kind == "query" and await datasette.get_canned_query(DATABASE, name, request.actor) is None
        own = [] if name is None or untold else [(f"view-{kind}", (DATABASE, name))]
        await datasette.ensure_permissions(request.actor, [*own, ("view-database", DATABASE), "view-instance"])
        if settled:
            seen.add((kind, name))
        return
    # Datasette 1.0
    from datasette import resources

    sort = {"database": resources.DatabaseResource, "table": resources.TableResource, "query": resources.QueryResource}[kind]
    resource = sort(DATABASE) if name is None else sort(DATABASE, name)
    if not await datasette.allowed(action=f"view-{kind}", resource=resource, actor=request.actor):
        raise Forbidden(f"view-{kind}")


def rooms(datasette: Any) -> list[Room]:
    """The rooms at the addresses where this Datasette has them."""
    return [Room(datasette.urls.path(each.path), each.indonesian, each.english) for each in ROOMS]


async def signposts(datasette: Any) -> list[Room]:
    """The rooms for a page that is made without asking anything: none where there is no archive."""
    return rooms(datasette) if await is_ours(datasette) else []


def segment(text: str) -> str:
    """A text as one part of an address, encoded as Datasette encodes names of tables and keys.

    >>> segment("Kepala Dinas P/K")
    'Kepala+Dinas+P~2FK'
    """
    return str(tilde_encode(text))


def addressed(request: Any, name: str) -> str:
    """The part of the address that stands for a name, as text; what a person typed into the address bar is understood too."""
    return str(tilde_decode(unquote(request.url_vars[name])))


@dataclass(frozen=True, slots=True)
class Paging:
    """Which page of a list is asked for, and the links to its neighbours."""

    number: int
    size: int
    others: Sequence[tuple[str, str]]
    more: list[bool]

    MOST = 250

    @classmethod
    def of(cls, request: Any, size: int) -> Self:
        """The page that ``halaman`` names; the first where it is no number."""
        asked = request.args.get("halaman") or ""
        number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
        others = [(name, request.args.get(name)) for name in request.args if name != "halaman"]
        return cls(min(max(number, 1), cls.MOST), size, others, [])

    def with_(self, name: str, value: str) -> Self:
        """The same page, whose neighbours are asked for with this value too."""
        return replace(self, others=[*((each, other) for each, other in self.others if each != name), (name, value)])

    @property
    def bounds(self) -> dict[str, int]:
        """Values for LIMIT and OFFSET: one row more than is shown tells whether there is a next page."""
        return {"limit": self.size + 1, "offset": (self.number - 1) * self.size}

    def shown(self, found: Sequence[T]) -> Sequence[T]:
        """The rows of this page."""
        self.more.append(len(found) > self.size and self.number < self.MOST)
        return found[: self.size]

    def part(self, every: Sequence[T]) -> Sequence[T]:
        """Of all rows those of this page."""
        first = self.bounds["offset"]
        return self.shown(every[first : first + self.size + 1])

    def _link(self, number: int) -> str:
        return "?" + urlencode([*self.others, ("halaman", str(number))])

    @property
    def next(self) -> str | None:
        """Address of the next page, where there is one."""
        return self._link(self.number + 1) if any(self.more) else None

    @property
    def previous(self) -> str | None:
        """Address of the page before, where there is one."""
        return self._link(self.number - 1) if self.number > 1 else None


async def show(datasette: Any, request: Any, template: str, **variables: Any) -> Any:
    """A page of our own."""
    return Response.html(await datasette.render_template(template, variables, request=request, view_name="kliping"))
