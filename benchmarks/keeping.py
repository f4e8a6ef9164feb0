"""What keeping costs: against raw sqlite3 into the same tables, what the WARC adds, and the size of the file."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from archive import schema
from archive.record import Reading
from archive.store import Archive
from archive.warc import WarcFile
from benchmarks.measure import Row, row
from benchmarks.reading import captures
from scraper.sites import SITES

BATCH = 100
SITE = {
    "name": "malangkota",
    "title": "t",
    "region_code": "35.73",
    "zone": "Asia/Jakarta",
    "home": "https://malangkota.go.id/",
    "since": "2013-12",
}


def readings(copies: int) -> list[Reading]:
    """The corpus, read."""
    return [SITES["malangkota"].read(capture)[0] for capture in captures(copies)]


def keep(folder: Path, corpus: list[Reading]) -> float:
    """Keep the corpus in batches as the crawl does; wall seconds."""
    with Archive(folder) as archive:
        archive.begin(SITE, "crawl", {"software": "benchmark"})
        start = time.perf_counter()
        for first in range(0, len(corpus), BATCH):
            archive.keep(corpus[first : first + BATCH])
        return time.perf_counter() - start


def tables_of(database: Path) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    """Every row of a kept archive, table by table, those first that others point to."""
    conn = sqlite3.connect(database)
    from archive.tables import tables

    for table in tables():
        yield table.name, conn.execute(f"SELECT * FROM {table.name}").fetchall()
    conn.close()


def raw(path: Path, content: list[tuple[str, list[tuple[Any, ...]]]]) -> float:
    """The same rows by executemany, in one transaction, search index included; wall seconds."""
    conn = schema.opened(path)
    start = time.perf_counter()
    conn.execute("BEGIN")
    for name, values in content:
        if values:
            conn.executemany(f"INSERT INTO {name} VALUES ({','.join('?' * len(values[0]))})", values)
    conn.execute("COMMIT")
    spent = time.perf_counter() - start
    conn.close()
    return spent


def warc(folder: Path, corpus: list[Reading]) -> float:
    """The WARC records alone; wall seconds."""
    start = time.perf_counter()
    with WarcFile(folder, "bench", {"software": "benchmark"}) as file:
        for reading in corpus:
            file.append(reading.capture)
    return time.perf_counter() - start


def rows(runs: int, copies: int) -> list[Row]:
    """Keeping against raw sqlite3 (the WARC taken out of our time, then beside it), and size on disk."""
    corpus = readings(copies)
    ratios, alone, with_warc = [], [], []
    size = 0
    for _ in range(runs):
        folder = Path(tempfile.mkdtemp())
        kept = keep(folder / "ours", corpus)
        content = list(tables_of(folder / "ours" / "archive.db"))
        by_hand = raw(folder / "raw.db", content)
        records = warc(folder / "warc", corpus)
        ratios.append(by_hand / (kept - records))
        with_warc.append(by_hand / kept)
        alone.append(records / kept)
        conn = sqlite3.connect(folder / "ours" / "archive.db")
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        conn.close()
        size = (folder / "ours" / "archive.db").stat().st_size
        shutil.rmtree(folder)
    text = sum(len("\n\n".join(r.article.body).encode()) for r in corpus if r.article)
    per_article = f"{size / len(corpus) / 1024:.1f} KB an article, its text {text / len(corpus) / 1024:.1f} KB"
    return [
        row("keep articles (rows a second, without WARC)", "raw sqlite3 executemany", ratios, f"{len(corpus)} articles", ">= 0.5"),
        row("keep articles with their WARC records", "raw sqlite3 executemany", with_warc, "pages of 55 KB, gzip level 6"),
        row("WARC records", "keeping as a whole", alone, "share of the time"),
        row("database file", "plain text of the articles", [size / text], per_article),
    ]
