"""Datasette with the reading room, asked through its own client."""

import asyncio
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from copy import deepcopy
from dataclasses import replace
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import datasette.facets
import pytest
from datasette.app import Datasette
from datasette.plugins import pm

import archive.reading_room
from archive.metadata import metadata
from archive.reading_room import SETTINGS, coming
from archive.reading_room.guard import Guard
from tests.reading_room.browser import chromium, serving
from tests.reading_room.hostile import crawled
from tests.reading_room.newsroom import article, kept, opened, reading, told_at_length, town, trouble

if not any(plugin is archive.reading_room for plugin in pm.get_plugins()):
    pm.register(archive.reading_room, "kliping")  # where the package is not installed

# Datasette opens a database for this at every table with facets, and leaves it open.
datasette.facets.detect_json1 = cache(datasette.facets.detect_json1)


SQL = f"/{coming.SQL}"
QUERY = f"{SQL}.json"


class Room:
    """A reading room over one database; a ``plain`` one has none of the settings of ``kliping serve``."""

    def __init__(self, path: Path, *, plain: bool = False, **more: Any) -> None:
        # A machine under load must not make an ordinary query late.
        patient = {"sql_time_limit_ms": 30_000, "facet_time_limit_ms": 30_000}
        settings = ({} if plain else SETTINGS) | patient | more.pop("settings", {})
        told = more.pop("metadata", deepcopy(metadata()))  # Datasette writes into what it is told
        if coming.ONE:  # it takes saved questions, and how a table is sorted, from its configuration
            more["config"] = told
        self.datasette = Datasette([str(path)], settings=settings, metadata=told, **more)
        self._connections: list[sqlite3.Connection] = []
        for database in self.datasette.databases.values():
            database.connect = self._remembered(database.connect)

    def _remembered(self, connect: Callable[..., sqlite3.Connection]) -> Callable[..., sqlite3.Connection]:
        """Datasette leaves its connections, one for each thread, to whoever collects them."""

        def remembered(*arguments: Any, **more: Any) -> sqlite3.Connection:
            conn = connect(*arguments, **more)
            self._connections.append(conn)
            return conn

        return remembered

    @cached_property
    def app(self) -> Any:
        """The application as a server runs it: one for all who ask."""
        return self.datasette.app()

    def guard(self) -> Any:
        """What stands before the database."""
        return self.datasette.get_database("archive").execute.__self__

    def close(self) -> None:
        """End the processes of the guard, and close what Datasette opened."""
        for database in self.datasette.databases.values():
            if isinstance(getattr(database.execute, "__self__", None), Guard):
                database.execute.__self__.end()
        if self.datasette.executor is not None:
            self.datasette.executor.shutdown()
        for conn in self._connections:
            conn.close()

    def get(self, path: str, cookie: str = "", **query: str) -> Any:
        headers = {"cookie": cookie} if cookie else None
        return asyncio.run(self.datasette.client.get(path, params=query or None, headers=headers))

    def json(self, path: str, **query: str) -> Any:
        answer = self.get(path, **query)
        assert answer.status_code == 200, answer.text
        return json.loads(answer.text)

    def rows(self, path: str, **query: str) -> list[dict[str, Any]]:
        return list(self.json(f"/archive/{path}.json", _shape="array", **query))

    def sql(self, sql: str, **query: str) -> Any:
        return self.get(QUERY, sql=sql, _shape="arrays", **query)


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return town(tmp_path_factory.mktemp("town"))


@pytest.fixture(scope="session")
def room(database: Path) -> Iterator[Room]:
    with closing(Room(database)) as opened:
        yield opened


@pytest.fixture(scope="session")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """A newsroom that told a hundred stories of 12,000 letters on one day, changed half of them and lost a quarter."""
    folder = tmp_path_factory.mktemp("busy")
    stories = [told_at_length(number) for number in range(1, 101)]
    kept(folder, *stories)
    with opened(folder) as archive:
        archive.keep([reading(replace(each, body=(*each.body, "Diubah.")), day=2) for each in stories[50:]])
        for day in (3, 4):
            archive.keep([trouble(each, "not-found", day, 404) for each in stories[:25]])
            archive.vouch()
        archive.keep([trouble(article(1000 + number), "challenge", 4, 403) for number in range(60)])
        archive.end("finished", 0, way="sitemap", requests=12)
    with closing(Room(archive.path, plain=True)) as room:
        yield room


@pytest.fixture
def rooms() -> Iterator[Callable[..., Room]]:
    """Makes reading rooms, and closes them."""
    made: list[Room] = []

    def make(path: Path, **more: Any) -> Room:
        made.append(Room(path, **more))
        return made[-1]

    yield make
    for each in made:
        each.close()


@pytest.fixture(scope="session")
def home(database: Path) -> Iterator[str]:
    """Where a plain Datasette serves the town."""
    with serving(database) as address:
        yield address


@pytest.fixture(scope="session")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The database of an archive into which a crawl has brought every weapon."""
    return crawled(tmp_path_factory.mktemp("attacked"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Debian's Chromium."""
    with chromium(pytest.importorskip("playwright.sync_api", reason="make test-slow installs what a browser needs")) as opened:
        yield opened
