"""What reading a page costs, beside the bare parse of the same page and beside trafilatura."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence

from lxml import html
from trafilatura import bare_extraction

from archive.record import Capture
from benchmarks.corpus import pages
from benchmarks.measure import Row, pairs, row
from scraper import garbage
from scraper.sites import SITES

MOMENT = "2026-01-01T00:00:00.000000Z"


def captures(copies: int) -> list[Capture]:
    """The corpus as captures of the declared site."""
    site = SITES["malangkota"]
    headers = (("Content-Type", "text/html; charset=UTF-8"),)
    return [
        Capture(url=f"{site.home.rstrip('/')}{path}", captured_at=MOMENT, status=200, headers=headers, body=body)
        for path, body in pages(copies, site.home.rstrip("/")).items()
    ]


def _each(work: Callable[[Capture], object], corpus: Sequence[Capture]) -> None:
    """Do it to one page after the other and keep nothing, as a crawl does that hands on what it has read."""
    for capture in corpus:
        work(capture)


def _parse(capture: Capture) -> object:
    return html.fromstring(capture.body)


def _extract(capture: Capture) -> object:
    return bare_extraction(capture.body, with_metadata=True)


def rows(runs: int, copies: int) -> list[Row]:
    """Reading against the bare lxml parse, and trafilatura against reading, in a process that looks for garbage as those that read do."""
    corpus = captures(max(1, copies // 5))
    few = corpus[:54]
    site = SITES["malangkota"]
    often = gc.get_threshold()
    garbage.seldom()
    parsed = pairs(lambda: _each(site.read, corpus), lambda: _each(_parse, corpus), runs)
    other = pairs(lambda: _each(_extract, few), lambda: _each(site.read, few), runs)
    gc.set_threshold(*often)
    gc.unfreeze()
    each = sorted(one for one, _ in parsed)[len(parsed) // 2] / len(corpus) * 1000
    return [
        row("read a page whole", "bare lxml.html parse", [a / b for a, b in parsed], f"{each:.2f} ms a page of 55 KB", "<= 4"),
        row("trafilatura, metadata and text", "read a page whole", [a / b for a, b in other], "times slower", ">= 5"),
    ]
