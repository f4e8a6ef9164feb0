"""The reading room: a Datasette plugin that makes the archive safe to open to everyone, and good to read.

It brings the search to every search box, keeps each visitor's query within a second and a bounded memory, and shows
articles as articles. Only a file called ``archive.db`` gets the pages made for reading; every database gets the rest.
"""

import sqlite3
import sys
from collections.abc import Awaitable, Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from datasette import hookimpl

from archive.reading_room.deliveries import ALL, EACH, App, Deliveries
from archive.reading_room.headers import careful
from archive.reading_room.limits import SETTINGS, prepare
from archive.reading_room.nonce import widened
from archive.reading_room.public import Turnstile

__all__ = ["SETTINGS"]

F = TypeVar("F", bound=Callable[..., Any])
hook: Callable[[F], F] = hookimpl
last_hook: Callable[[F], F] = hookimpl(trylast=True)


@last_hook
def prepare_connection(conn: sqlite3.Connection) -> None:
    """Limits and functions; last, so that our ``escape_fts`` takes the place of Datasette's."""
    prepare(conn)


@hook
def startup(datasette: Any) -> Callable[[], Awaitable[None]]:
    """A guard before every database; no formulas in CSV files; settings that can't be left at Datasette's own."""
    # Not imported above: the guarded processes load this package too, and need nothing of it.
    from archive.reading_room.frame import EARLIER, lacking
    from archive.reading_room.guard import stand_guard
    from archive.reading_room.mended import settle
    from archive.reading_room.taking import neutral_csv

    stand_guard(datasette)
    neutral_csv()
    settle(datasette)

    async def look() -> None:
        if await lacking(datasette):
            print(EARLIER[1], file=sys.stderr)

    return look


@hook
def asgi_wrapper(datasette: Any) -> Callable[[App], App]:
    """What stands between the room and everybody.

    Further sources for other plugins' scripts and pictures (``content_security_policy``, a dictionary of directives) and how much one
    visitor and all together may ask for are set in Datasette's metadata:
    ``{"plugins": {"kliping": {"requests_per_second": 5, "burst": 100, "files_per_visitor": 3, "files_at_once": 6}}}``.
    """
    wished = datasette.plugin_config("kliping") or {}
    deliveries = Deliveries(int(wished.get("files_at_once", ALL)), int(wished.get("files_per_visitor", EACH)))
    turnstile = Turnstile(float(wished.get("requests_per_second", 5)), float(wished.get("burst", 100)))

    def files() -> list[str]:
        return [str(database.path) for database in datasette.databases.values() if database.path]

    sources = widened(wished.get("content_security_policy"))
    return lambda app: careful(app, files, turnstile, deliveries, lambda: int(datasette.setting("default_cache_ttl")), sources)


@hook
def prepare_jinja2_environment(env: Any, datasette: Any) -> None:
    """Filters for the templates, what they say in two languages, and the number that lets their scripts and styles run."""
    from archive.reading_room import called, faults, spoken
    from archive.reading_room.frame import segment, signposts
    from archive.reading_room.language import language, say
    from archive.reading_room.mended import Mended
    from archive.reading_room.nonce import Nonce
    from archive.reading_room.turned import straight
    from archive.reading_room.words import FILTERS

    env.finalize = straight
    env.filters.update(FILTERS | spoken.FILTERS | called.FILTERS | faults.FILTERS)
    env.filters["segment"] = segment
    env.globals.update(say=say, language=language, heading=faults.heading, style_sheet=_style_sheet, signposts=lambda: signposts(datasette))
    env.add_extension(Mended)
    env.add_extension(Nonce)


@hook
def extra_template_vars(
    datasette: Any, view_name: str, template: str, request: Any, columns: Any
) -> Callable[[], Awaitable[dict[str, Any]]]:
    """What the pages made for reading show beside Datasette's own data."""
    from archive.reading_room.story import beside

    async def variables() -> dict[str, Any]:
        return await beside(datasette, request, view_name, template, len(columns or ()))

    return variables


@hook
def register_routes() -> list[tuple[str, Any]]:
    """The addresses of our own pages."""
    from archive.reading_room.routes import routes

    return routes()


@hook
def register_output_renderer() -> list[dict[str, Any]]:
    """Further forms in which lists are taken away."""
    from archive.reading_room.taking import renderers

    return renderers()


@hook
def render_cell(row: Any, value: Any, column: str, table: str | None, database: str, datasette: Any) -> Any:
    """Headlines lead to their article, words found are set off, moments are told to the minute."""
    from archive.metadata import DATABASE
    from archive.reading_room.words import cell

    if database != DATABASE:
        return None
    return cell(row, value, column, table, datasette.urls.table(database, "articles"))


@cache
def _static() -> str:
    """Under which address Datasette serves our folder static: it depends on how the plugin was found."""
    from datasette.plugins import get_plugins

    own = str(Path(__file__).parent / "static")
    name = next(plugin["name"] for plugin in get_plugins() if plugin["static_path"] == own)
    return f"/-/static-plugins/{name}"


def _style_sheet() -> str:
    return f"{_static()}/reading-room.css"


@hook
def extra_css_urls() -> list[str]:
    """Our style sheet."""
    return [_style_sheet()]


@hook
def extra_js_urls(view_name: str) -> list[str]:
    """A name for the SQL editor's field, where there is one; a keyboard and Indonesian words for the menus of columns."""
    scripts = {"database": ["editor"], "query": ["editor"], "table": ["editor", "menu"]}
    return [f"{_static()}/{name}.js" for name in scripts.get(view_name, [])]
