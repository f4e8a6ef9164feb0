"""The addresses of our own pages, beside Datasette's."""

from typing import Any, Final

from datasette.utils.asgi import NotFound

from archive.reading_room import changes, days, graphs, people, places
from archive.reading_room.frame import is_ours

_PAGES: Final = {
    r"^/tokoh$": people.people,
    r"^/tokoh/(?P<name>[^/]+)$": people.person,
    r"^/jabatan$": people.offices,
    r"^/jabatan/(?P<office>[^/]+)$": people.office,
    r"^/tempat$": places.places,
    r"^/tempat/(?P<code>[0-9.]+)$": places.place,
    r"^/hari$": days.calendar,
    r"^/hari/(?P<day>\d{4}(?:-\d\d){0,2})$": days.day,
    r"^/perubahan$": changes.changed,
    r"^/hilang$": changes.gone,
    r"^/grafik$": graphs.graphs,
}


def _checked(page: Any) -> Any:
    """A page that is there only where Datasette serves an archive."""

    async def answer(datasette: Any, request: Any) -> Any:
        if not await is_ours(datasette):
            raise NotFound("There is no archive here")
        return await page(datasette, request)

    return answer


def routes() -> list[tuple[str, Any]]:
    """Patterns of addresses with the pages that answer them."""
    return [(pattern, _checked(page)) for pattern, page in _PAGES.items()]
