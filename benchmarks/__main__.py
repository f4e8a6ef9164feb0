"""`make bench`: one table, each figure a ratio to something run beside it, kept as JSON in build/bench.json too."""

from __future__ import annotations

import argparse
import platform
import sqlite3
import sys
from pathlib import Path

from benchmarks import crawling, dates, keeping, reading, searching
from benchmarks.measure import Row, as_json, table


def main() -> None:
    """Run the measurements and print their table."""
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="pairs of each measurement")
    parser.add_argument("--copies", type=int, default=20, help="how often each of the 54 stories is served")
    parser.add_argument("--out", type=Path, default=Path("build/bench.json"))
    parser.add_argument("only", nargs="*", choices=["crawling", "dates", "reading", "keeping", "searching", []], help="only these")
    options = parser.parse_args()
    rows: list[Row] = []
    for name, rooms in (("reading", reading), ("dates", dates), ("keeping", keeping), ("searching", searching), ("crawling", crawling)):
        if not options.only or name in options.only:
            print(f"measuring {name} …", file=sys.stderr, flush=True)
            rows += rooms.rows(options.runs, options.copies)
    machine = {"python": platform.python_version(), "sqlite": sqlite3.sqlite_version, "machine": platform.machine()}
    options.out.parent.mkdir(parents=True, exist_ok=True)
    options.out.write_text(as_json(rows, machine), encoding="utf-8")
    print(table(rows))


if __name__ == "__main__":
    main()
