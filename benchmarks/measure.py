"""Measuring: two things in turn on the same input, and the ratio pair by pair, so that a noisy machine cancels out."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Row:
    """One line of the table: what is measured, against what, the ratio with its spread, and what was aimed at."""

    what: str
    against: str
    ratio: float
    low: float
    high: float
    detail: str = ""
    target: str = ""


def row(what: str, against: str, ratios: Sequence[float], detail: str = "", target: str = "") -> Row:
    """A row from the ratios of several pairs."""
    return Row(what, against, round(median(ratios), 3), round(min(ratios), 3), round(max(ratios), 3), detail, target)


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of one call in this process: on one core the least disturbed figure there is."""
    start = time.process_time()
    work()
    return time.process_time() - start


def pairs(one: Callable[[], object], other: Callable[[], object], runs: int) -> list[tuple[float, float]]:
    """Processor seconds of two pieces of work, run in turn after a warm-up."""
    one(), other()
    return [(seconds(one), seconds(other)) for _ in range(runs)]


def process(module: str, *arguments: str) -> dict[str, Any]:
    """Run a module in a process of its own; what it prints as JSON, with its wall seconds and peak memory in MB."""
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-m", module, *arguments], capture_output=True, text=True, check=False)
    wall = time.perf_counter() - start
    if done.returncode:
        raise RuntimeError(f"{module} {arguments} ended with {done.returncode}:\n{done.stdout}\n{done.stderr}")
    return {"wall": wall, **json.loads(done.stdout.splitlines()[-1])}


def peak() -> float:
    """Most memory this process and the largest of its children have held, in MB."""
    return sum(resource.getrusage(whose).ru_maxrss for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024


def table(rows: Sequence[Row]) -> str:
    """The rows as one plain table."""
    cells = [("what", "against", "ratio", "spread", "target", "detail")]
    cells += [(r.what, r.against, f"{r.ratio:.2f}", f"{r.low:.2f}-{r.high:.2f}", r.target, r.detail) for r in rows]
    widths = [max(len(cell[column]) for cell in cells) for column in range(6)]
    return "\n".join("  ".join(text.ljust(width) for text, width in zip(cell, widths, strict=True)).rstrip() for cell in cells)


def as_json(rows: Sequence[Row], machine: dict[str, Any]) -> str:
    """The rows for later comparison."""
    return json.dumps({"machine": machine, "rows": [asdict(each) for each in rows]}, indent=1)
