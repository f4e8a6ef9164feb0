"""What a page costs at 100,000 stories: our search page beside the bare FTS5 query and beside stock Datasette's search page, our page of
an article beside stock's page of the same row.

The three searches are asked for the same words in turn, over the same file; the bare query as somebody writes it who knows FTS5. The
pages are asked through Datasette's own client, each in a process of its own: ours with its plugin and the processes it guards, stock
without any plugin. Stock is given our settings (with its own it would be ten times slower), and no metadata, so that it counts no
facets; beside the page of an article it stands twice, with the metadata (as whoever opens the archive without our plugin has it) and
without. Counted are processor seconds, those of the guarded processes included (Linux only): a page goes through several processes,
and on a busy machine each of them waits its turn.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any, Self
from urllib.parse import urlencode

from benchmarks.holdings import holdings
from benchmarks.measure import Row, row

TYPED = (
    "banjir",
    "pelayanan publik",
    "wali kota",
    "pajak daerah",
    "vaksinasi pedagang",
    "kecamatan sukun",
    "perpustakaan keliling",
    '"lalu lintas"',
    "lomba kampung",
    "penerimaan siswa baru",
    "dilayani",
    "pembangunan jalan",
    "harga cabai",
    "dinas kesehatan",
    "bantuan -beras",
    "musrenbang OR usulan",
)
ARTICLES = tuple(range(5_003, 100_000, 10_000))
"""Articles whose pages are asked for: from all years."""

BARE = "SELECT rowid, snippet(articles_fts, -1, '[', ']', '…', 32) FROM articles_fts WHERE articles_fts MATCH ? ORDER BY rank LIMIT 20"


class Asked:
    """A Datasette in a process of its own that is asked for pages, one at a time."""

    def __init__(self, whose: str, path: Path) -> None:
        command = [sys.executable, "-m", "benchmarks.searching", whose, str(path)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.communicate()

    def seconds(self, address: str) -> float:
        """Processor seconds of a page."""
        if self._process.stdin is None or self._process.stdout is None:
            raise RuntimeError("the process has no pipes")
        self._process.stdin.write(address + "\n")
        self._process.stdin.flush()
        return float(self._process.stdout.readline())


def _spent() -> float:
    """Processor seconds of this process and of those it has started, in nanoseconds' precision (proc(5), schedstat)."""
    children = [pid for file in Path("/proc/self/task").glob("*/children") for pid in file.read_text().split()]
    times = [int(file.read_text().split()[0]) for pid in children for file in Path(f"/proc/{pid}/task").glob("*/schedstat")]
    return time.process_time() + sum(times) / 1e9


async def _answer(whose: str, path: str) -> None:
    """Answer addresses from standard input with the seconds each takes."""
    from datasette.app import Datasette
    from datasette.plugins import DEFAULT_PLUGINS, pm

    from archive.metadata import metadata
    from archive.reading_room import SETTINGS

    for plugin in pm.get_plugins() if whose != "ours" else ():
        if pm.get_name(plugin) not in DEFAULT_PLUGINS:
            pm.unregister(plugin)
    told: dict[str, Any] = {} if whose == "bare stock" else {"metadata": metadata()}
    datasette = Datasette([path], settings=SETTINGS | {"sql_time_limit_ms": 10_000}, **told)
    await datasette.invoke_startup()
    for address in sys.stdin:
        start = _spent()
        answer = await datasette.client.get(address.strip())
        spent = _spent() - start
        if answer.status_code != 200:
            raise RuntimeError(f"{whose} {address}: {answer.status_code} {answer.text[:500]}")
        print(spent, flush=True)


def _bare(path: Path) -> Callable[[str], float]:
    from archive.query import match

    conn = sqlite3.connect(f"file:{path}?mode=ro", uri=True)

    def seconds(typed: str) -> float:
        start = time.process_time()
        conn.execute(BARE, [match(typed)]).fetchall()
        return time.process_time() - start

    return seconds


def measured(path: Path, runs: int) -> dict[str, tuple[float, float, float]]:
    """Median seconds of the bare query, our page and stock's page for each search."""
    bare = _bare(path)
    found = {}
    with Asked("ours", path) as ours, Asked("bare stock", path) as stock:
        for typed in TYPED:
            addresses = f"/archive/search?{urlencode({'q': typed})}", f"/archive/articles?{urlencode({'_search': typed})}"
            for _ in range(2):
                bare(typed), ours.seconds(addresses[0]), stock.seconds(addresses[1])
            times = [(bare(typed), ours.seconds(addresses[0]), stock.seconds(addresses[1])) for _ in range(runs)]
            found[typed] = (median(t[0] for t in times), median(t[1] for t in times), median(t[2] for t in times))
    return found


def articles(path: Path, runs: int) -> list[tuple[float, ...]]:
    """Median seconds of our page of an article, and of stock's page of its row with the metadata and without, for each of ARTICLES."""
    found = []
    with Asked("ours", path) as ours, Asked("stock", path) as stock, Asked("bare stock", path) as bare:
        for number in ARTICLES:
            address = f"/archive/articles/{number}"
            times = [[each.seconds(address) for each in (ours, stock, bare)] for _ in range(runs + 2)][2:]
            found.append(tuple(median(run[place] for run in times) for place in range(3)))
    return found


def _article_rows(path: Path, runs: int) -> list[Row]:
    found = articles(path, runs)
    ours, stock, bare = (median(times[place] for times in found) * 1000 for place in range(3))
    detail = f"medians of {len(found)} articles: page {ours:.1f} ms, stock's {stock:.1f} ms, without metadata {bare:.1f} ms"
    what = "article page, 100,000 stories"
    return [
        row(what, "stock row page", [times[0] / times[1] for times in found], detail, "<= 1"),
        row(what, "the same without metadata", [times[0] / times[2] for times in found]),
    ]


def rows(runs: int, copies: int) -> list[Row]:
    """Our search page against the bare query and against stock's; our page of an article against stock's page of its row."""
    path = holdings()
    found = measured(path, max(5, runs))
    bare, ours, stock = (median(times[place] for times in found.values()) * 1000 for place in range(3))
    detail = f"medians of {len(found)} searches: bare {bare:.1f} ms, page {ours:.1f} ms, stock's page {stock:.1f} ms"
    return [
        row("search page, 100,000 stories", "bare FTS5 query", [times[1] / times[0] for times in found.values()], detail, "< 5"),
        row("search page, 100,000 stories", "stock search page", [times[1] / times[2] for times in found.values()], "", "< 2"),
        *_article_rows(path, max(5, runs)),
    ]


if __name__ == "__main__":
    if sys.argv[1] == "articles":
        print(*_article_rows(Path(sys.argv[2]), 5), sep="\n")
    elif sys.argv[1] == "each":
        print(json.dumps({typed: [round(1000 * t, 1) for t in times] for typed, times in measured(Path(sys.argv[2]), 5).items()}, indent=1))
    else:
        asyncio.run(_answer(*sys.argv[1:3]))
