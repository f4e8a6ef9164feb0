"""Reading kept captures again with today's reader, on every core, and writing what it says."""

import logging
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from importlib import import_module
from itertools import chain, islice
from pathlib import Path
from typing import Final

from archive import warc
from archive.record import Article, Capture
from archive.rereading import Stale
from archive.store import WARC_FOLDER, Archive, Unwritable
from archive.workers import workers
from scraper import garbage, regions
from scraper.extract.abreast import Steps, alone, together
from scraper.sites import SITES
from scraper.tries import TRIES
from scraper.underway import UnderWay, Unnoted

logger = logging.getLogger(__name__)

TOGETHER: Final = 20
"""Stories that one process reads in one go, and that are written in one transaction; those of one list stay together."""
ENDS: Final = "two processes ended over reading it (killed, out of memory, crashed)"
"""The problem with a capture that was given up."""


class NoProcess(Exception):
    """No process can be had that reads: it ends before it is given anything."""


@dataclass(frozen=True, slots=True)
class Reread:
    """What today's reader makes of one capture, without its bytes; a problem where it makes nothing of it."""

    stale: Stale
    capture: Capture | None
    articles: tuple[Article, ...] = ()
    problem: str = ""


def read(folder: Path, some: Sequence[Stale]) -> list[Reread]:
    """Read captures from the WARC files, in step; runs in a process of its own."""
    return [*together(_begun(folder / WARC_FOLDER, each) for each in some)]


def articles_of(folder: Path, stale: Stale) -> tuple[Article, ...]:
    """What today's reader makes of a capture that stands in an archive's folder; nothing where it can't be read."""
    return alone(_begun(folder / WARC_FOLDER, stale)[1]).articles


def _begun(folder: Path, stale: Stale) -> tuple[int, Steps[Reread]]:
    """A capture and its further parts out of their files: how many bytes they are, and the reading of them."""
    try:
        captures = tuple(warc.read(folder, place) for place in (stale.place, *stale.parts))
    except Exception as error:
        return 0, _reading(stale, error)
    return sum(len(each.body) for each in captures), _reading(stale, captures)


def _reading(stale: Stale, found: tuple[Capture, ...] | Exception) -> Steps[Reread]:
    try:
        if isinstance(found, Exception):
            raise found
        first, *parts = found
        capture = replace(first, captured_at=stale.captured_at)
        readings = yield from SITES[stale.site].at(stale.home).reading(capture, tuple(parts))
    except Exception as error:
        # A file that is missing, a record that is damaged, a reader that stumbles: the row stays as it is, and it is told.
        return Reread(stale, None, problem=f"{type(error).__name__}: {error}")
    articles = tuple(reading.article for reading in readings if reading.article is not None)
    told = next((reading.problem for reading in readings if reading.problem is not None), None)
    problem = f"{told.kind}: {told.detail}" if told is not None and not articles else ""
    return Reread(stale, replace(capture, body=b""), articles, problem)


def reread(
    archive: Archive, site: str, jobs: int, begun: Callable[[int], object], done: Callable[[int], object]
) -> tuple[int, dict[str, str]]:
    """Bring an archive's rows up to today's reader; what was done stays done when it is stopped.

    ``begun`` is told how many stories there are, ``done`` each number that is finished. Returns how many articles were
    written and why some captures could not be read, by address. Raises NoProcess, and what Archive raises.
    """
    waiting = list(archive.stale(site))
    begun(sum(each.stories for each in waiting))
    written, problems = set[int](), dict[str, str]()
    archive.know(regions.kept())
    try:
        with closing(_read(archive.folder, waiting, jobs)) as batches:
            for batch in batches:
                written |= archive.reread([(each.stale.name, each.capture, each.articles) for each in batch if each.capture is not None])
                problems |= {each.stale.url: each.problem for each in batch if each.problem}
                done(sum(each.stale.stories for each in batch))
    except Unnoted as error:
        raise Unwritable(str(error)) from error
    archive.tidy()
    return len(written), problems


def _read(folder: Path, waiting: Sequence[Stale], jobs: int) -> Generator[list[Reread], None, None]:
    """What is read, whatever ends over it; who asks for the next has written the one before."""
    under_way = UnderWay(folder, {each.name: each for each in waiting})
    batches = _batches([each for each in waiting if each.name not in under_way.left])
    try:
        yield from _one_by_one(folder, under_way)  # what a run before this one was at when it ended
        for batch in batches:
            yield from _on_every_core(folder, chain([batch], batches), jobs, under_way)
            yield from _one_by_one(folder, under_way)
    finally:
        under_way.forget()  # who is stopped, or fails, has not ended over a page


def _on_every_core(folder: Path, batches: Iterator[list[Stale]], jobs: int, under_way: UnderWay[Stale]) -> Iterator[list[Reread]]:
    """What is read, as it is finished, until a process ends; only as much is under way as keeps every one busy."""

    def begun(number: int) -> dict[Future[list[Reread]], list[Stale]]:
        some = [*islice(batches, number)]
        under_way.add({each.name: each for batch in some for each in batch})
        return {pool.submit(read, folder, batch): batch for batch in some}

    with suppress(BrokenProcessPool), workers(jobs, _prepared) as pool:
        going = begun(2 * jobs)
        while going:
            for each in wait(going, return_when=FIRST_COMPLETED).done:
                going |= begun(1)
                yield each.result()
                under_way.done(stale.name for stale in going.pop(each))
        return
    logger.warning("a process that was reading has ended (killed, out of memory, crashed): what was under way is read one by one")


def _one_by_one(folder: Path, under_way: UnderWay[Stale]) -> Iterator[list[Reread]]:
    """What was under way when a process ended, each alone in one; what ends that too, and the next, is given up."""
    while under_way.left:
        with suppress(BrokenProcessPool), workers(1, _prepared) as pool:
            _must_read(pool, folder)
            for each in [*under_way.left.values()]:
                under_way.begin()
                given_up = under_way.tries >= TRIES
                yield [Reread(each, None, problem=ENDS)] if given_up else pool.submit(read, folder, [each]).result()
                under_way.done([each.name])


def _prepared() -> None:
    """Load what reads before anything is read, so that a page is under way no longer than its reading takes."""
    import_module("scraper.platforms.pages")
    garbage.seldom()


def _must_read(pool: ProcessPoolExecutor, folder: Path) -> None:
    """Raise NoProcess where it can't even read nothing: that is no page's fault."""
    try:
        pool.submit(read, folder, ()).result()
    except BrokenProcessPool as error:
        raise NoProcess from error


def _batches(waiting: Sequence[Stale]) -> Iterator[list[Stale]]:
    """Captures, as many as hold the stories of a batch: a list of posts holds a hundred, a page one."""
    batch: list[Stale] = []
    for each in waiting:
        batch.append(each)
        if sum(other.stories for other in batch) >= TOGETHER:
            yield batch
            batch = []
    if batch:
        yield batch
