"""`python -m benchmarks.memory`: how much memory a backfill of 20,000 stories holds on its way, crawler, clerk and its aide apart.

The sample newsroom, with its stories served so many times, runs in a process of its own; the real command fetches them, through
REST or, with `--pages`, page by page. What each process holds is read from the kernel (VmRSS) twice a second and
told as the archive passes each mark.
"""

from __future__ import annotations

import argparse
import json
import socket
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import Any, Final

from benchmarks.kills import ROOT, child, started

MARKS: Final = (1_000, 5_000, 10_000, 20_000)
STORIES: Final = 54
"""Public stories of the newsroom; copies multiply them."""
_WHO: Final = ("crawler", "clerk", "aide")
EVERY: Final = 0.5
"""Seconds between two looks."""


def resident(pid: int | None) -> float:
    """Megabytes a process holds; 0 where there is none."""
    with suppress(FileNotFoundError, ProcessLookupError):
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
        return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)
    return 0.0


def kept(database: Path, way: str) -> int:
    """How many stories an archive has read by now, through REST or from their pages."""
    query = "SELECT count(DISTINCT article) FROM readings WHERE captured_via = ?"
    with suppress(sqlite3.OperationalError), closing(sqlite3.connect(f"file:{database}?mode=ro", uri=True)) as conn:
        return int(conn.execute(query, [way]).fetchone()[0])
    return 0


@contextmanager
def newsroom(copies: int) -> Iterator[str]:
    """The newsroom in a process of its own; yields its home."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    words = [sys.executable, "-m", "newsroom", "--port", str(port), "--copies", str(copies)]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        try:
            if server.stdout is None or not server.stdout.readline():
                raise RuntimeError("the newsroom did not start")
            yield f"http://127.0.0.1:{port}"
        finally:
            server.kill()


def measured(stories: int, *, pages: bool) -> Iterator[dict[str, Any]]:
    """Backfill so many stories; the most that crawler, clerk and aide held between two marks, in MB, and the seconds since the start."""
    marks = [*(mark for mark in MARKS if mark < stories), stories]
    with tempfile.TemporaryDirectory() as parent, newsroom(-(-stories // STORIES)) as home:
        folder, begun = Path(parent) / "data", time.monotonic()
        process = started(("backfill", *(["--pages"] if pages else [])), home, folder)
        most, there = [0.0] * len(_WHO), 0

        def row() -> dict[str, Any]:
            held = dict(zip(_WHO, map(round, most), strict=True))
            return {"stories": there, **held, "seconds": round(time.monotonic() - begun)}

        while process.poll() is None:
            clerk = child(process.pid)
            most = list(map(max, most, map(resident, (process.pid, clerk, child(clerk) if clerk else None))))
            there = kept(folder / "archive.db", "page" if pages else "rest")
            if marks and there >= marks[0]:
                yield row()
                marks, most = marks[1:], [0.0] * len(_WHO)
            time.sleep(EVERY)
        said = process.communicate()[1]
        if process.returncode:
            raise RuntimeError(f"the backfill ended with {process.returncode}: {said}")
        yield row() | {"at": "its end"}


def main() -> None:
    """Measure, and print it."""
    parser = argparse.ArgumentParser(prog="benchmarks.memory", description=__doc__)
    parser.add_argument("--stories", type=int, default=20_000)
    parser.add_argument("--pages", action="store_true", help="fetch each page instead of lists of posts")
    options = parser.parse_args()
    for each in measured(options.stories, pages=options.pages):
        print(json.dumps(each), flush=True)


if __name__ == "__main__":
    main()
