"""What keeping costs: against raw sqlite3 into the same tables, what the WARC adds, and the size of the file."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from archive import schema
from archive.record import Capture, Reading
from archive.store import Archive
from archive.warc import Place
from benchmarks.measure import Row, row
from benchmarks.reading import captures
from scraper import regions
from scraper.clerk import TOGETHER
from scraper.sites import SITES

BEFORE = {"sites", "crawls", "places"}
"""Tables that stand before the first article is kept."""
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


class Nowhere:
    """Stands for a WARC file, to see what keeping costs without one."""

    def append(self, capture: Capture, *_: object) -> Place:
        return Place("none.warc.gz", 0, 0)

    def tell(self, *_: object) -> None: ...

    there = True
    written = None

    def secure(self) -> None: ...

    def settle(self) -> None: ...
    def end(self, *_: object) -> None: ...
    def undo(self) -> None: ...
    def close(self) -> None: ...


def keep(folder: Path, corpus: list[Reading], *, warc: bool) -> float:
    """Keep the corpus in the batches of a crawl, with or without WARC records; processor seconds. Nothing is sealed yet."""
    fresh = [replace(reading, capture=replace(reading.capture)) for reading in corpus]  # digests are computed once a capture
    with Archive(folder) as archive:
        archive.begin(SITE, "crawl", {"software": "benchmark"})
        archive.know(regions.kept())
        if not warc:
            archive._recording.file = Nowhere()  # type: ignore[assignment]
            for reading in fresh:
                _ = reading.capture.digest  # the digest of the bytes is the WARC record's
        start = time.process_time()
        for first in range(0, len(fresh), TOGETHER):
            archive.keep(fresh[first : first + TOGETHER])
        return time.process_time() - start


def seal(folder: Path) -> float:
    """Seal what was kept, as the end of a crawl does; processor seconds."""
    with Archive(folder) as archive:
        start = time.process_time()
        archive.begin(SITE, "crawl", {"software": "benchmark"})  # which seals what an earlier run has left
        return time.process_time() - start


def tables_of(database: Path) -> Iterator[tuple[str, list[tuple[Any, ...]]]]:
    """Every row of a kept archive, table by table, those first that others point to."""
    conn = sqlite3.connect(database)
    from archive.tables import tables

    for table in tables():
        names = ", ".join(name for (name,) in conn.execute("SELECT name FROM pragma_table_info(?)", [table.name]))  # computed ones apart
        yield table.name, conn.execute(f"SELECT {names} FROM {table.name}").fetchall()
    conn.close()


def batches(content: list[tuple[str, list[tuple[Any, ...]]]], conn: sqlite3.Connection) -> list[dict[str, list[tuple[Any, ...]]]]:
    """The same rows in the batches in which they were kept: what belongs to an article goes with it."""
    cut: list[dict[str, list[tuple[Any, ...]]]] = []
    for table, values in content:
        columns = [each[1] for each in conn.execute(f"PRAGMA table_info({table})")]
        key = columns.index("article") if "article" in columns else columns.index("id") if table == "articles" else None
        for place, each in enumerate(values):
            # A capture goes with its article; what many articles share stands in the first batch.
            number = ((each[key] or 1) - 1 if key is not None else place if table == "captures" else 0) // TOGETHER
            cut.extend({} for _ in range(number - len(cut) + 1))
            cut[number].setdefault(table, []).append(each)
        if table == "articles":
            places = [columns.index(each) for each in ("id", *schema.searched())]
            for batch in cut:
                batch["articles_fts"] = [tuple(each[place] for place in places) for each in batch.get("articles", ())]
    return cut


def raw(path: Path, content: list[tuple[str, list[tuple[Any, ...]]]]) -> float:
    """The same rows by executemany, search index included, a transaction a batch; processor seconds."""
    conn = schema.opened(path)
    inserts = {name: f"INSERT INTO {name} VALUES ({','.join('?' * len(values[0]))})" for name, values in content if values}
    inserts["articles_fts"] = schema.search_entry()
    for name, values in content:
        if name in BEFORE:
            conn.executemany(inserts[name], values)
    cut = batches([each for each in content if each[0] not in BEFORE], conn)
    start = time.process_time()
    for batch in cut:
        conn.execute("BEGIN")
        for name, values in batch.items():
            conn.executemany(inserts[name], values)
        conn.execute("COMMIT")
    spent = time.process_time() - start
    conn.close()
    return spent


def rows(runs: int, copies: int) -> list[Row]:
    """Keeping against raw sqlite3, without WARC records and with them, and size on disk."""
    corpus = readings(copies)
    ratios, alone, with_warc = [], [], []
    size = warc_size = 0
    for _ in range(runs):
        folder = Path(tempfile.mkdtemp())
        whole, rows_only = keep(folder / "ours", corpus, warc=True), keep(folder / "rows", corpus, warc=False)
        by_hand = raw(folder / "raw.db", list(tables_of(folder / "ours" / "archive.db")))
        ratios.append(by_hand / rows_only)
        with_warc.append(by_hand / whole)
        alone.append(1 - rows_only / whole)
        conn = sqlite3.connect(folder / "ours" / "archive.db")
        conn.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        conn.close()
        size = (folder / "ours" / "archive.db").stat().st_size
        warc_size = sum(file.stat().st_size for file in (folder / "ours" / "warc").iterdir())
        shutil.rmtree(folder)
    text = sum(len("\n\n".join(r.article.body).encode()) for r in corpus if r.article)
    bodies = sum(len(r.capture.body) for r in corpus)
    per_page = f"{warc_size / len(corpus) / 1024:.1f} KB a page, request and metadata included"
    per_article = f"{size / len(corpus) / 1024:.1f} KB an article, its text {text / len(corpus) / 1024:.1f} KB"
    return [
        row(
            "keep articles (rows a second, without WARC)",
            "raw sqlite3 executemany",
            ratios,
            f"{len(corpus)} articles, {TOGETHER} to a transaction as in a crawl, every row the same",
            ">= 0.5",
        ),
        row("keep articles with their WARC records", "raw sqlite3 executemany", with_warc, "pages of 55 KB, compressed"),
        row("WARC records", "keeping as a whole", alone, "share of the time"),
        row("WARC files", "bodies of the pages", [warc_size / bodies], per_page),
        row("database file", "plain text of the articles", [size / text], per_article),
    ]
