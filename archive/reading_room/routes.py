"""The addresses of our own pages, beside Datasette's."""

from typing import Any, Final

from datasette.utils.asgi import NotFound
from datasette.views.base import DatasetteError

from archive.metadata import DATABASE
from archive.reading_room import article, changes, days, feeds, graphs, guide, hits, people, places, searching
from archive.reading_room.frame import EARLIER, in_time, is_ours, lacking, permit
from archive.reading_room.language import say

_PAGES: Final = {
    # In place of Datasette's page of the saved question of this name, whose data stay where they are.
    rf"^/{DATABASE}/search$": searching.search,
    rf"^/{DATABASE}/search\.atom$": searching.subscribed,
    r"^/tokoh$": people.people,
    r"^/tokoh/(?P<name>[^/]+)$": people.person,
    r"^/jabatan$": people.offices,
    r"^/jabatan/(?P<office>[^/]+)$": people.office,
    r"^/tempat$": places.places,
    r"^/tempat/(?P<code>[0-9.]+)$": places.place,
    r"^/hari$": days.calendar,
    r"^/hari/(?P<day>\d{4}(?:-\d\d){0,2})$": days.day,
    r"^/perubahan$": changes.changed,
    r"^/perubahan/(?P<article>\d{1,15})/(?P<version>\d{1,9})$": changes.change,
    r"^/hilang$": changes.gone,
    r"^/feeds/(?P<name>perubahan-diam-diam|hilang)\.atom$": feeds.feed,
    r"^/grafik$": graphs.graphs,
    r"^/llms\.txt$": guide.guide,
    r"^/b/(?P<key>[0-9a-f]{10,64})(?:\.(?P<form>bib|ris|json))?$": article.cited,
}
_INSTEAD: Final = {
    # Named as Datasette names the parts of an address, so that its own page can be asked for.
    rf"^/(?P<database>{DATABASE})/(?P<table>articles)/(?P<pks>\d{{1,18}})(?P<format>)$": article.story,
    rf"^/(?P<database>{DATABASE})/(?P<table>search)\.(?P<format>csv|json|xlsx|parquet|bib|ris|csljson)$": hits.taken,
}
"""Pages that take the place of Datasette's where it serves an archive."""


def _timed(page: Any) -> Any:
    """A page that says so where there was no time for it."""

    async def answer(datasette: Any, request: Any) -> Any:
        with in_time():
            return await page(datasette, request)

    return answer


def _checked(page: Any) -> Any:
    """A page that is there only where Datasette serves an archive, for those who may see it."""

    async def answer(datasette: Any, request: Any) -> Any:
        if not await is_ours(datasette):
            if await lacking(datasette):
                title = say("Arsip dari rilis yang lebih lama", "An archive of an earlier release")
                raise DatasetteError(say(*EARLIER), title=title, status=503)
            raise NotFound("There is no archive here")
        await permit(datasette, request)
        return await page(datasette, request)

    return answer


def routes() -> list[tuple[str, Any]]:
    """Patterns of addresses with the pages that answer them."""
    pages = {pattern: _timed(_checked(page)) for pattern, page in _PAGES.items()}
    return [*pages.items(), *((pattern, _timed(page)) for pattern, page in _INSTEAD.items())]
