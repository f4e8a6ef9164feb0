"""What reading a page costs, beside the bare parse of the same page and beside trafilatura."""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Sequence

from lxml import html
from trafilatura import bare_extraction

from archive.record import Capture
from benchmarks.corpus import pages
from benchmarks.measure import Row, pairs, row
from scraper import garbage
from scraper.extract.abreast import together
from scraper.sites import SITES

MOMENT = "2026-01-01T00:00:00.000000Z"
SITE = SITES["malangkota"]


def captures(copies: int) -> list[Capture]:
    """The corpus as captures of the declared site."""
    headers = (("Content-Type", "text/html; charset=UTF-8"),)
    return [
        Capture(url=f"{SITE.home.rstrip('/')}{path}", captured_at=MOMENT, status=200, headers=headers, body=body)
        for path, body in pages(copies, SITE.home.rstrip("/")).items()
    ]


def _alone(corpus: Sequence[Capture]) -> None:
    """Read one page after the other and keep nothing."""
    for capture in corpus:
        SITE.read(capture)


def _in_step(corpus: Sequence[Capture]) -> None:
    """Read them as the clerk, its aide and `kliping reread` do, and keep nothing."""
    deque(together((len(capture.body), SITE.reading(capture)) for capture in corpus), maxlen=0)


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
    often = gc.get_threshold()
    garbage.seldom()
    in_step = pairs(lambda: _in_step(corpus), lambda: _each(_parse, corpus), runs)
    alone = pairs(lambda: _alone(corpus), lambda: _each(_parse, corpus), runs)
    other = pairs(lambda: _each(_extract, few), lambda: _in_step(few), runs)
    gc.set_threshold(*often)
    gc.unfreeze()
    return [
        _against_parse("read a page whole, several in step", in_step, len(corpus), "<= 4"),
        _against_parse("read a page whole, alone", alone, len(corpus), ""),
        row("trafilatura, metadata and text", "read a page whole, in step", [a / b for a, b in other], "times slower", ">= 5"),
    ]


def _against_parse(what: str, spent: Sequence[tuple[float, float]], pages: int, target: str) -> Row:
    each = sorted(one for one, _ in spent)[len(spent) // 2] / pages * 1000
    return row(what, "bare lxml.html parse", [a / b for a, b in spent], f"{each:.2f} ms a page of 55 KB", target)
