"""Datasette with the reading room, asked through its own client."""

import asyncio
import json
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from datasette.app import Datasette
from datasette.plugins import pm

import archive.reading_room
from archive.metadata import metadata
from archive.reading_room import SETTINGS, coming
from archive.reading_room.guard import Guard
from archive.record import Quotation
from tests.reading_room.browser import chromium, serving
from tests.reading_room.hostile import crawled
from tests.reading_room.newsroom import article, kept, town

if not any(plugin is archive.reading_room for plugin in pm.get_plugins()):
    pm.register(archive.reading_room, "kliping")  # where the package is not installed


SQL = f"/{coming.SQL}"
QUERY = f"{SQL}.json"


class Room:
    """A reading room over one database."""

    def __init__(self, path: Path, **more: Any) -> None:
        # A machine under load must not make an ordinary query late.
        settings = SETTINGS | {"sql_time_limit_ms": 30_000, "facet_time_limit_ms": 30_000} | more.pop("settings", {})
        told = more.pop("metadata", metadata())
        if coming.ONE:  # it takes saved questions, and how a table is sorted, from its configuration
            more["config"] = told
        self.datasette = Datasette([str(path)], settings=settings, metadata=told, **more)

    @cached_property
    def app(self) -> Any:
        """The application as a server runs it: one for all who ask."""
        return self.datasette.app()

    def guard(self) -> Any:
        """What stands before the database."""
        return self.datasette.get_database("archive").execute.__self__

    def close(self) -> None:
        """End the processes of the guard."""
        for database in self.datasette.databases.values():
            if isinstance(getattr(database.execute, "__self__", None), Guard):
                database.execute.__self__.end()

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
    """A newsroom that told a hundred stories on one day, with long quotations."""
    long = "Pemerintah kota membuka layanan yang panjang namanya. " * 20
    said = tuple(Quotation(text=f"{n} {long}", speaker="Sri Wahyuni", verb="kata", paragraph=1, start=n) for n in range(2))
    stories = [article(n, f"Kabar {n}", "2020-01-24", body=(long, long), lead=long, quotes=said) for n in range(1, 101)]
    with closing(Room(kept(tmp_path_factory.mktemp("busy"), *stories))) as opened:
        yield opened


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
