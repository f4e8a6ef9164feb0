"""What a crawl costs: our spider with everything it does against a bare one over the same links, its parts, and its memory."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path
from statistics import median
from typing import Final

from benchmarks.corpus import served
from benchmarks.keeping import keep, readings, seal
from benchmarks.measure import Row, process, row, seconds
from benchmarks.reading import SITE, captures
from scraper.extract.abreast import together

_LONG_RUNS: Final = 3
"""Crawls of ten times the pages: each takes a minute."""
_LENGTH: Final = 3
"""Times the corpus that the two spiders are compared over: a portal has thousands of pages, and a start of a second is no page's."""


def rows(runs: int, copies: int) -> list[Row]:
    """Pages a second against the bare spider, what each part of a page costs, and peak memory at ten times the pages."""
    ratios, speeds, costs = [], [], []
    with served(copies * _LENGTH) as home:
        for _ in range(runs):
            ours, bare = process("benchmarks.crawlers", "kliping", home), process("benchmarks.crawlers", "bare", home)
            ratios.append((ours["pages"] / ours["seconds"]) / (bare["pages"] / bare["seconds"]))
            speeds.append(ours["pages"] / ours["seconds"])
            costs.append(ours["processor"] / ours["pages"])
    small, large = _peaks(copies, runs), _peaks(copies * 10, min(runs, _LONG_RUNS))
    detail = f"{median(speeds):.0f} pages a second, {54 * copies * _LENGTH} pages of 55 KB"
    memory = f"{median(small):.0f} MB at {54 * copies} pages, {median(large):.0f} MB at ten times as many, both processes"
    return [
        row("crawl, read and keep (pages a second)", "bare Scrapy spider", ratios, detail, ">= 0.5"),
        *_parts(runs, copies, median(costs)),
        row("peak memory at 10x the pages", "at 1x", [one / other for one, other in zip(large, small, strict=False)], memory),
    ]


def _peaks(copies: int, runs: int) -> list[float]:
    """The most memory that each of some crawls has held."""
    with served(copies) as home:
        return [process("benchmarks.crawlers", "kliping", home)["peak"] for _ in range(runs)]


def _parts(runs: int, copies: int, whole: float) -> list[Row]:
    """Processor time of each part of the work on the same pages, as a share of the crawl's, in both its processes."""
    corpus, kept = captures(copies), readings(copies)
    spent: dict[str, list[float]] = {"reading": [], "WARC records": [], "keeping the rows": [], "sealing": []}
    for _ in range(runs):
        folder = Path(tempfile.mkdtemp())
        spent["reading"].append(seconds(lambda: [*together((len(each.body), SITE.reading(each)) for each in corpus)]))
        both, rows_only = keep(folder / "both", kept, warc=True), keep(folder / "rows", kept, warc=False)
        spent["WARC records"].append(both - rows_only)
        spent["keeping the rows"].append(rows_only)
        spent["sealing"].append(seal(folder / "both"))
        shutil.rmtree(folder)
    return [
        row(
            f"of that, {name}",
            "the crawl's processor time",
            [each / len(corpus) / whole for each in times],
            f"{median(times) / len(corpus) * 1000:.2f} of {whole * 1000:.2f} ms a page",
        )
        for name, times in spent.items()
    ]
