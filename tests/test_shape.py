"""The arrows between the rooms, read from the imports of every module."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MODULES = sorted(path for room in ("archive", "scraper") for path in (ROOT / room).rglob("*.py"))

# What a room may not import, by the start of the module's name. The most exact entry for a module counts.
FORBIDDEN = {
    "archive": ("scraper", "scrapy", "parsel"),
    "archive.record": ("archive", "scraper", "scrapy", "parsel", "sqlite_utils", "warcio", "sqlite3", "datasette"),
    "archive.store": ("scraper", "scrapy", "parsel", "datasette", "archive.search", "archive.reading_room"),
    "archive.search": ("scraper", "scrapy", "parsel", "datasette", "archive.store", "archive.reading_room"),
    "scraper.extract": ("scrapy", "sqlite3", "sqlite_utils", "twisted", "archive.store", "archive.schema", "scraper.ways", "scraper.site"),
    "scraper.site": (
        "scrapy",
        "sqlite3",
        "sqlite_utils",
        "twisted",
        "archive.store",
        "archive.schema",
        "scraper.ways",
        "scraper.platforms",
    ),
    "scraper.platforms": ("scrapy", "sqlite3", "sqlite_utils", "twisted", "archive.store", "archive.schema", "scraper.sites"),
    "scraper.sites": ("scrapy", "sqlite3", "sqlite_utils", "twisted", "archive.store", "archive.schema"),
    "scraper.ways": ("scrapy", "sqlite3", "sqlite_utils", "twisted", "archive.store", "archive.schema", "scraper.sites"),
    "scraper.discover": ("scrapy", "sqlite3", "sqlite_utils", "twisted", "archive.store", "archive.schema", "scraper.sites"),
    "scraper.verdict": ("scrapy", "sqlite3", "sqlite_utils", "twisted", "archive.store", "archive.schema"),
    "scraper.spiders": ("sqlite3", "sqlite_utils", "archive.store", "archive.schema", "archive.warc"),
    "scraper.middlewares": ("sqlite3", "sqlite_utils", "archive.schema", "archive.warc"),
}

# Only these modules of the scraper know the store.
MAY_OPEN_THE_ARCHIVE = {
    "scraper.clerk",
    "scraper.rebuilding",
    "scraper.rereading",
    "scraper.commands.rereading",
    "scraper.desk",
    "scraper.pipelines",
    "scraper.extensions",
    "scraper.cli",
}

# Pure rooms ask no clock: the capture carries the time.
NO_CLOCK = ("scraper.extract", "scraper.site", "scraper.platforms", "scraper.sites", "scraper.ways", "scraper.discover", "scraper.verdict")


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def below(name: str, root: str) -> bool:
    return name == root or name.startswith(f"{root}.")


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_arrows(path: Path) -> None:
    own = name_of(path)
    rule = max((room for room in FORBIDDEN if below(own, room)), key=len, default=None)
    banned = FORBIDDEN[rule] if rule else ()
    wrong = [
        name for name in imports(path) if any(below(name, each) for each in banned) and not (rule == "archive.record" and below(name, own))
    ]
    assert not wrong, f"{own} must not import {wrong}"


@pytest.mark.parametrize("path", [path for path in MODULES if name_of(path).startswith("scraper")], ids=name_of)
def test_only_the_desk_opens_the_archive(path: Path) -> None:
    knows = {name_of(path)} if any(below(name, "archive.store") for name in imports(path)) else set()
    assert knows <= MAY_OPEN_THE_ARCHIVE


@pytest.mark.parametrize("path", [path for path in MODULES if name_of(path).startswith(NO_CLOCK)], ids=name_of)
def test_pure_rooms_ask_no_clock(path: Path) -> None:
    calls = [
        node.func.attr
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)
    ]
    assert not {"now", "today", "utcnow", "time", "monotonic"} & set(calls)


def test_the_reader_is_loaded_by_who_reads_alone() -> None:
    """It is half of what a command takes to start: a list, a report, a search and the process that asks do without."""
    command = "import sys, scraper.cli, scraper.spiders.news; print(sorted(name for name in sys.modules if name.startswith('scraper.')))"
    loaded = subprocess.run([sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert "'scraper.platforms.wordpress'" in loaded
    assert "'scraper.platforms.pages'" not in loaded
    assert "'scraper.extract.story'" not in loaded
