"""What a crawl costs: our spider with everything it does against a bare one over the same links, and its memory."""

from __future__ import annotations

from benchmarks.corpus import served
from benchmarks.measure import Row, process, row


def rows(runs: int, copies: int) -> list[Row]:
    """Pages a second against the bare spider, and peak memory at ten times the pages."""
    ratios, speeds = [], []
    small = large = 0.0
    with served(copies) as home:
        for _ in range(runs):
            ours, bare = process("benchmarks.crawlers", "kliping", home), process("benchmarks.crawlers", "bare", home)
            ratios.append((ours["pages"] / ours["seconds"]) / (bare["pages"] / bare["seconds"]))
            speeds.append(ours["pages"] / ours["seconds"])
            small = ours["peak"]
    with served(copies * 10) as home:
        large = process("benchmarks.crawlers", "kliping", home)["peak"]
    detail = f"{sorted(speeds)[len(speeds) // 2]:.0f} pages a second, {54 * copies} pages of 55 KB"
    memory = f"{small:.0f} MB at {54 * copies} pages, {large:.0f} MB at ten times as many"
    return [
        row("crawl, read and keep (pages a second)", "bare Scrapy spider", ratios, detail, ">= 0.5"),
        row("peak memory at 10x the pages", "at 1x", [large / small], memory),
    ]
