"""`python -m benchmarks.kills --rounds 100`: a crawl is killed at random moments, and what it leaves is held against one that never was.

The sample newsroom is crawled by the real command. At a moment drawn by a seeded die the crawler is killed (SIGKILL), or its
clerk, or both, until so many kills have met a running crawl. After each, everything kept is verified as it was left; when a crawl
has come to its end, stories change and the next crawl is killed in turn. At the end articles, versions and readings must be
those of an archive that was made in peace.
"""

from __future__ import annotations

import argparse
import json
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, field
from functools import cache
from os import kill
from pathlib import Path
from statistics import mean, median
from typing import Any, Final

from archive.lock import Lock, Locked
from archive.rows import as_record
from archive.verify import Verify
from newsroom import Newsroom
from scraper.declared import declared
from scraper.rereading import articles_of
from scraper.verdict import Exit

ROOT: Final = Path(__file__).parents[1]
WHO: Final = ("crawler", "clerk", "both")
POLITE: Final = 0.25
"""Seconds between requests, where the portal asks for any: a quarter of what a crawl keeps on the net."""
EDITED: Final = 12
"""Stories that are changed before an archive's second crawl."""
_PASSING: Final = frozenset({"capture", "captured_at", "content_digest"})
"""Fields of an article that say when it was captured, or from which port."""


@dataclass(frozen=True, slots=True)
class Way:
    """What is killed: a command with its options, of a portal whose REST is open or closed, and that asks for a pause or doesn't."""

    command: tuple[str, ...]
    rest: str = "open"
    pause: float = 0

    def room(self, copies: int) -> Newsroom:
        """The portal; a slow one has each story once."""
        robots = f"User-agent: *\nCrawl-delay: {self.pause}\n" if self.pause else None
        return Newsroom(copies=1 if self.pause else copies, rest=self.rest, robots=robots)


WAYS: Final = (
    Way(("crawl",)),
    Way(("crawl",), "closed"),
    Way(("backfill",)),
    Way(("backfill", "--pages")),
    Way(("crawl",), pause=POLITE),
    Way(("backfill", "--pages"), pause=POLITE),
)

State = tuple[dict[str, Any], Counter[Any], Counter[Any]]
"""Articles by address without what is only of the visit; versions and readings with how often each is there."""


@dataclass(slots=True)
class Tally:
    """What the rounds came to."""

    kills: Counter[str] = field(default_factory=Counter)
    archives: int = 0
    again: dict[str, list[int]] = field(default_factory=dict)
    """By pace and kind of address, what each kill has asked for once more."""
    findings: list[str] = field(default_factory=list)

    def told(self) -> dict[str, Any]:
        """As it is printed."""
        return {
            "kills": dict(self.kills),
            "archives": self.archives,
            "asked for again": {
                what: {"kills": len(each), "median": median(each), "mean": round(mean(each), 1), "most": max(each)}
                for what, each in sorted(self.again.items())
            },
            "findings": self.findings,
        }


class Killed:
    """One archive that is made while its crawls are killed."""

    def __init__(self, folder: Path, room: Newsroom, pace: str, die: random.Random, tally: Tally) -> None:
        self._folder, self._room, self._pace, self._die, self._tally = folder, room, pace, die, tally
        self._asked: set[str] = set()
        self._had: frozenset[str] = frozenset()

    def crawl(self, command: Sequence[str], lasts: float, kills: int) -> None:
        """Start a command until it has come to its end, killing it on the way so many times; ``lasts`` seconds in peace."""
        self._asked.clear()
        counted = False
        while True:
            before = len(self._room.requests)
            process = started(command, self._room.home, self._folder)
            killed = kills > 0 and self._kill(process, self._die.uniform(0.1, lasts))
            kills -= killed
            told = process.communicate()[1]
            self._wait()
            self._count([target for _, target, _ in self._room.requests[before:]], counted)
            self._look(command)
            counted = killed
            if not killed:
                if process.returncode:
                    self._tally.findings.append(f"{command} ended with {process.returncode}: {told}")
                return

    def _kill(self, process: subprocess.Popen[str], moment: float) -> bool:
        """Kill what the die says at a moment; whether it was still running."""
        who = self._die.choice(WHO)
        with suppress(subprocess.TimeoutExpired):
            process.wait(moment)
            return False
        clerk = child(process.pid)
        for pid in [*([process.pid] if who != "clerk" else []), *([clerk] if clerk and who != "crawler" else [])]:
            with suppress(ProcessLookupError):
                kill(pid, signal.SIGKILL)
        if who == "clerk" and clerk is None:
            process.kill()
        elif who == "clerk" and process.wait() != Exit.UNWRITABLE:
            return False  # it had ended in the moment before, well or not
        self._tally.kills[who if clerk else "crawler, before it has a clerk"] += 1
        return True

    def _wait(self) -> None:
        """Until a clerk that outlives its crawler has kept what reached it."""
        for _ in range(30):
            with suppress(Locked, FileNotFoundError):
                self._folder.mkdir(parents=True, exist_ok=True)
                Lock(self._folder).release()
                return
        raise RuntimeError("a clerk went on for a minute without its crawler")

    def _count(self, targets: Sequence[str], after_a_kill: bool) -> None:
        again = [target for target in targets if target in self._asked]
        if after_a_kill:
            pages = sum(target[1:5].isdigit() for target in again)
            for what, number in (("stories", pages), ("lists and the rest", len(again) - pages)):
                self._tally.again.setdefault(f"{self._pace}, {what}", []).append(number)
        self._asked.update(targets)

    def _look(self, command: Sequence[str]) -> None:
        """Everything that is kept is whole, and what was there before is there."""
        if not (self._folder / "archive.db").is_file():
            return
        with closing(sqlite3.connect(self._folder / "archive.db")) as conn:
            if not conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'seals'").fetchone():
                return  # killed while it was made
            names = [name for (name,) in conn.execute("SELECT canonical_url FROM articles")]
        self._tally.findings += [f"{command}: {lost} is lost" for lost in self._had.difference(names)]
        self._tally.findings += [f"{command}: {name} is there twice" for name, number in Counter(names).items() if number > 1]
        self._had = frozenset(names)
        with closing(Verify(self._folder, read=articles_of, declared=declared())) as verify:
            self._tally.findings += [f"{command}: {finding}" for finding in verify.findings()]


def started(command: Sequence[str], home: str, folder: Path) -> subprocess.Popen[str]:
    """The real command on a portal."""
    words = [sys.executable, "-m", "scraper.cli", command[0], "malangkota", "--home", home, "--data", str(folder), *command[1:]]
    return subprocess.Popen(words, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


def child(pid: int) -> int | None:
    """The clerk of a crawler, or the aide of a clerk: its only child; None where it has none yet."""
    with suppress(FileNotFoundError, ProcessLookupError):
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return int(children[0]) if children else None
    return None


def state(folder: Path, home: str) -> State:
    """What an archive holds, wherever the portal was and whenever it was crawled."""
    with closing(sqlite3.connect(folder / "archive.db")) as conn:
        numbers = [number for (number,) in conn.execute("SELECT id FROM articles")]
        records = json.loads(json.dumps([as_record(conn, number) for number in numbers], sort_keys=True).replace(home, ""))
        articles = {each["canonical_url"]: {name: each[name] for name in each if name not in _PASSING} for each in records}
        join = "JOIN articles ON articles.id = article"
        versions = Counter(conn.execute(f"SELECT articles.id, number, revisions.title, revisions.body FROM revisions {join}"))
        readings = Counter(conn.execute(f"SELECT canonical_url, readings.captured_via, record_digest FROM readings {join}"))
    names = {number: each["canonical_url"] for number, each in zip(numbers, records, strict=True)}
    return (
        articles,
        Counter({(names[number], *rest): times for (number, *rest), times in versions.items()}),
        Counter({(url.replace(home, ""), via): times for (url, via, _), times in readings.items()}),
    )


def _edit(room: Newsroom) -> None:
    """Change some stories, as a newsroom does between two crawls."""
    for each in [story for story in room.site.posts if story.is_public][:EDITED]:
        room.edit(each.slug, title=f"{each.title} (Diperbarui)")


@cache
def _in_peace(way: Way, copies: int) -> tuple[State, float, float]:
    """What a way gives when nobody is killed, and how many seconds its first crawl and its second take."""
    with tempfile.TemporaryDirectory() as folder, way.room(copies) as room:
        seconds = []
        for words in (way.command, ("crawl",)):
            begun = time.monotonic()
            process = started(words, room.home, Path(folder))
            told = process.communicate()[1]
            if process.returncode:
                raise RuntimeError(f"{words} ended with {process.returncode}: {told}")
            if not seconds:
                _edit(room)
            seconds.append(time.monotonic() - begun)
        return state(Path(folder), room.home), seconds[0], seconds[1]


def _one(way: Way, copies: int, die: random.Random, tally: Tally, kills: int) -> None:
    """Make one archive, killing its crawls so many times at most, and hold it against the one made in peace."""
    expected, first, second = _in_peace(way, copies)
    with tempfile.TemporaryDirectory() as parent, way.room(copies) as room:
        folder = Path(parent) / "data"
        archive = Killed(folder, room, f"a request each {way.pause} s" if way.pause else "as fast as can be", die, tally)
        archive.crawl(way.command, first, min(kills, 3))
        _edit(room)
        archive.crawl(("crawl",), second, min(max(kills - 3, 0), 2))
        tally.archives += 1
        tally.findings += differences(expected, state(folder, room.home))
        verified = [sys.executable, "-m", "scraper.cli", "verify", "--quiet", "--data", str(folder)]
        done = subprocess.run(verified, cwd=ROOT, capture_output=True, text=True, check=False)
        if done.returncode or done.stdout:
            tally.findings.append(f"verify ended with {done.returncode}: {done.stdout}{done.stderr}")


def differences(expected: State, found: State) -> Iterator[str]:
    """How two archives differ, in words."""
    for url in expected[0].keys() | found[0].keys():
        one, other = expected[0].get(url), found[0].get(url)
        if one is None or other is None:
            yield f"{url} is {'not to be there' if one is None else 'lost'}"
        elif one != other:
            differ = (f"{name} is {other[name]!r:.60} and should be {one[name]!r:.60}" for name in one if one[name] != other[name])
            yield f"{url}: {'; '.join(differ)}"
    for what, one, other in (("version", expected[1], found[1]), ("reading", expected[2], found[2])):
        yield from (f"{what} lost: {each}" for each in (one - other))
        yield from (f"{what} too many: {each}" for each in (other - one))


def killed(rounds: int, copies: int, seed: int, ways: Sequence[Way] = WAYS) -> Tally:
    """Kill so many times, in ways that the die draws."""
    die, tally = random.Random(seed), Tally()
    while (left := rounds - sum(tally.kills.values())) > 0:
        _one(die.choice(ways), copies, die, tally, left)
        print(f"{sum(tally.kills.values())} of {rounds} kills, {len(tally.findings)} findings", file=sys.stderr, flush=True)
    return tally


def main() -> None:
    """Kill, and print what it came to."""
    parser = argparse.ArgumentParser(prog="benchmarks.kills", description=__doc__)
    parser.add_argument("--rounds", type=int, default=100, help="kills")
    parser.add_argument("--copies", type=int, default=2, help="how often each of the 54 stories is served")
    parser.add_argument("--seed", type=int, default=1, help="of the die")
    options = parser.parse_args()
    told = killed(options.rounds, options.copies, options.seed).told()
    print(json.dumps(told, indent=1, ensure_ascii=False))
    sys.exit(bool(told["findings"]))


if __name__ == "__main__":
    main()
