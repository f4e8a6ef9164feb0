"""What every page of our own is made with: its rows, its template, and the rooms that are named at its top."""

from dataclasses import dataclass
from typing import Any, Final

from datasette.utils.asgi import Response

from archive.metadata import DATABASE


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
    Room(f"/{DATABASE}", "Data", "Data"),
)
"""The rooms, in the order in which they are named."""


async def rows(datasette: Any, query: str, values: dict[str, Any] | None = None) -> list[dict[str, Any]]:
    """The rows that answer a query to the archive."""
    return [dict(row) for row in await datasette.get_database(DATABASE).execute(query, values)]


async def is_ours(datasette: Any) -> bool:
    """Whether Datasette serves an archive under the name its pages are made for."""
    if DATABASE not in datasette.databases:
        return False
    names = set(await datasette.get_database(DATABASE).view_names())
    return {"latest", "health", "evidence", "gone"} <= names


def rooms(datasette: Any) -> list[Room]:
    """The rooms at the addresses where this Datasette has them."""
    return [Room(datasette.urls.path(each.path), each.indonesian, each.english) for each in ROOMS]


async def show(datasette: Any, request: Any, template: str, **variables: Any) -> Any:
    """A page of our own."""
    return Response.html(await datasette.render_template(template, variables, request=request, view_name="kliping"))
