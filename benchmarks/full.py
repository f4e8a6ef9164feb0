"""`python -m benchmarks.full --rounds 20`: the disk is full at random points of a crawl, then there is room again.

Needs the right to mount: each round has a tmpfs of its own as its disk, so small that the crawl can't end on it. It has to say so,
to leave with the status that means it, and, where there is room, to go on to the same end as a crawl that always had it.
"""

from __future__ import annotations

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from benchmarks.kills import ROOT, State, differences, state
from newsroom import Newsroom
from scraper.verdict import Exit

ROOM: Final = "64m"
"""Size of a disk that has room for everything."""
ADVICE: Final = "free some space"
_MORE: Final = 3
"""Times what a crawl leaves that it may need on its way, for SQLite's journals."""


@dataclass(slots=True)
class Tally:
    """What the rounds came to."""

    full: list[int] = field(default_factory=list)
    """Kilobytes at which the disk was full."""
    articles: list[int] = field(default_factory=list)
    """Articles that were kept until then, each time."""
    findings: list[str] = field(default_factory=list)

    def told(self) -> dict[str, Any]:
        """As it is printed."""
        return {"times full": len(self.full), "kilobytes": sorted(self.full), "articles by then": self.articles, "findings": self.findings}


@contextmanager
def disk(size: str) -> Iterator[Path]:
    """A disk of that size. Raises PermissionError where nothing may be mounted."""
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder], capture_output=True, text=True, check=False)
        if done.returncode:
            raise PermissionError(done.stderr.strip())
        try:
            yield Path(folder)
        finally:
            subprocess.run(["umount", "--lazy", folder], check=True)


def run(*words: str, data: Path) -> subprocess.CompletedProcess[str]:
    """The real command."""
    return subprocess.run(
        [sys.executable, "-m", "scraper.cli", *words, "--data", str(data)], cwd=ROOT, capture_output=True, text=True, check=False
    )


def _in_peace(room: Newsroom, command: Sequence[str]) -> tuple[State, int]:
    """What a crawl keeps that has room, and the kilobytes that it needs at its end."""
    with tempfile.TemporaryDirectory() as folder:
        done = run(*command, data=Path(folder))
        if done.returncode:
            raise RuntimeError(done.stderr)
        needs = sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file()) // 1024
        return state(Path(folder), room.home), needs


def full(rounds: int, copies: int, seed: int) -> Tally:
    """Have the disk full so many times. Raises PermissionError where nothing may be mounted."""
    die, tally = random.Random(seed), Tally()
    with Newsroom(copies=copies) as room:
        command = ("crawl", "malangkota", "--home", room.home)
        expected, needs = _in_peace(room, command)
        while len(tally.full) < rounds:
            kilobytes = die.randrange(32, _MORE * needs)
            with disk(f"{kilobytes}k") as place:
                _one(place, command, kilobytes, expected, room.home, tally)
            print(f"{len(tally.full)} of {rounds} times full, {len(tally.findings)} findings", file=sys.stderr, flush=True)
    return tally


def _one(place: Path, command: Sequence[str], kilobytes: int, expected: State, home: str, tally: Tally) -> None:
    data, where = place / "data", f"full at {kilobytes} KB"
    stopped = run(*command, data=data)
    if stopped.returncode == Exit.OK:
        return
    tally.full.append(kilobytes)
    if stopped.returncode != Exit.UNWRITABLE or ADVICE not in stopped.stderr or "Traceback" in stopped.stderr:
        tally.findings.append(f"{where}: ended with {stopped.returncode}: {stopped.stderr[-600:]}")
    again = run(*command, data=data)
    if again.returncode != Exit.UNWRITABLE or ADVICE not in again.stderr or "Traceback" in again.stderr:
        tally.findings.append(f"{where}, once more: ended with {again.returncode}: {again.stderr[-600:]}")
    subprocess.run(["mount", "-o", f"remount,size={ROOM}", str(place)], check=True)
    tally.articles.append(len(state(data, home)[0]) if _begun(data) else 0)
    resumed = run(*command, data=data)
    if resumed.returncode:
        tally.findings.append(f"{where}: with room again it ended with {resumed.returncode}: {resumed.stderr[-600:]}")
        return
    tally.findings += [f"{where}: {each}" for each in differences(expected, state(data, home))]
    verified = run("verify", "--quiet", data=data)
    if verified.returncode or verified.stdout:
        tally.findings.append(f"{where}: verify ended with {verified.returncode}: {verified.stdout}{verified.stderr}")


def _begun(data: Path) -> bool:
    """Whether there is a database with articles in it already."""
    return (data / "archive.db").is_file() and run("search", "kota", data=data).returncode == Exit.OK


def main() -> None:
    """Fill the disk, and print what it came to."""
    parser = argparse.ArgumentParser(prog="benchmarks.full", description=__doc__)
    parser.add_argument("--rounds", type=int, default=20, help="times")
    parser.add_argument("--copies", type=int, default=2, help="how often each of the 54 stories is served")
    parser.add_argument("--seed", type=int, default=1, help="of the die")
    options = parser.parse_args()
    if shutil.which("mount") is None:
        sys.exit("there is no mount on this system")
    told = full(options.rounds, options.copies, options.seed).told()
    print(json.dumps(told, indent=1, ensure_ascii=False))
    sys.exit(bool(told["findings"]))


if __name__ == "__main__":
    main()
