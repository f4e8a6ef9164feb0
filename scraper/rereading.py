"""Reading kept captures again with today's reader, on every core, and writing what it says."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Final

from archive import warc
from archive.record import Article, Capture
from archive.rereading import Stale
from archive.store import WARC_FOLDER, Archive
from archive.workers import workers
from scraper import garbage, regions
from scraper.extract.abreast import Steps, alone, together
from scraper.sites import SITES

TOGETHER: Final = 20
"""Stories that one process reads in one go, and that are written in one transaction; those of one list stay together."""


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
    written and why some captures could not be read, by address.
    """
    waiting = list(archive.stale(site))
    begun(sum(each.stories for each in waiting))
    written, problems = set[int](), dict[str, str]()
    archive.know(regions.kept())
    for batch in _read_on_every_core(archive.folder, waiting, jobs):
        written |= archive.reread([(each.stale.name, each.capture, each.articles) for each in batch if each.capture is not None])
        problems |= {each.stale.url: each.problem for each in batch if each.problem}
        done(sum(each.stale.stories for each in batch))
    archive.tidy()
    return len(written), problems


def _read_on_every_core(folder: Path, waiting: Sequence[Stale], jobs: int) -> Iterator[list[Reread]]:
    """What is read, as it is finished; only as much is under way as keeps every process busy."""
    batches = _batches(waiting)
    with workers(jobs, garbage.seldom) as pool:
        under_way: set[Future[list[Reread]]] = {pool.submit(read, folder, batch) for batch in islice(batches, 2 * jobs)}
        while under_way:
            finished, under_way = wait(under_way, return_when=FIRST_COMPLETED)
            for each in finished:
                under_way |= {pool.submit(read, folder, batch) for batch in islice(batches, 1)}
                yield each.result()


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
