"""The open archive of one crawl: the only place where the crawl touches the store, and the one thread that writes."""

import asyncio
import logging
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar, Final, TypeVar
from weakref import WeakKeyDictionary

from scrapy.crawler import Crawler

from archive.crawls import Crawl, Outcome
from archive.pages import Validators
from archive.record import Candidate, Known, Problem, Reading, Want
from archive.store import Archive, Unwritable

logger = logging.getLogger(__name__)

T = TypeVar("T")

BATCH: Final = 200
"""Addresses drawn from the archive at a time."""


class Desk:
    """Readings are handed in here and kept in the order they came, several in one transaction when the writer is behind."""

    _desks: ClassVar[WeakKeyDictionary[Crawler, "Desk"]] = WeakKeyDictionary()

    def __init__(self, folder: Path) -> None:
        """Open the archive in ``folder``; raises what Archive raises."""
        self._archive = Archive(folder)
        self._pages = self._archive.reader()
        self._stale = True
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="archive")
        self._waiting: list[tuple[Sequence[Reading], asyncio.Future[list[Outcome]]]] = []
        self._draining: asyncio.Task[None] | None = None
        self._ahead: list[str] = []
        self._under_way: set[str] = set()
        self.failure: Exception | None = None
        """Why something could not be written, once it could not: nothing more is then asked for."""

    @classmethod
    def of(cls, crawler: Crawler) -> "Desk":
        """The desk of a crawler, opened when it is first asked for."""
        if crawler not in cls._desks:
            cls._desks[crawler] = cls(Path(crawler.settings["KLIPING_DATA"]))
        return cls._desks[crawler]

    # -- the crawl's row ---------------------------------------------------------------------------------------------

    def begin(self, site: Mapping[str, str], command: str, about: Mapping[str, str]) -> Crawl:
        """Open the crawl's row."""
        try:
            return self._wait(self._archive.begin, site, command, about)
        except Exception as error:
            self.failure = error
            raise

    @property
    def crawl(self) -> Crawl:
        """The crawl under way with its counts."""
        return self._archive.crawl

    @property
    def begun(self) -> bool:
        """Whether the crawl's row was opened."""
        return self._archive.begun

    def coverages(self) -> list[dict[str, float]]:
        """Coverage per field of the site's last crawls."""
        return self._wait(self._archive.crawls.coverages, self.crawl.site)

    def marks(self, site: str, home: str) -> dict[str, Any]:
        """What the last crawl of a site at this address left."""
        return self._wait(self._archive.crawls.marks, site, home)

    def interrupted(self, site: str, home: str, command: str) -> str | None:
        """When the same command was begun before without coming to its end."""
        return self._wait(self._archive.interrupted, site, home, command)

    async def end(self, reason: str, exit_code: int, **facts: Any) -> None:
        """Close the crawl's row, when everything handed in is kept."""
        await self._call(self._archive.end, reason, exit_code, **facts)

    def close(self) -> None:
        """Close the archive."""
        self._wait(self._archive.close)
        self._thread.shutdown()

    # -- readings ----------------------------------------------------------------------------------------------------

    async def keep(self, readings: Sequence[Reading]) -> list[Outcome]:
        """Keep readings; returns when they are written."""
        future: asyncio.Future[list[Outcome]] = asyncio.get_running_loop().create_future()
        self._waiting.append((readings, future))
        if self._draining is None or self._draining.done():
            self._draining = asyncio.create_task(self._drain())
        try:
            return await future
        finally:
            self._under_way.difference_update(reading.address for reading in readings)

    async def _drain(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            try:
                outcomes = await self._write(self._keep, [reading for readings, _ in batch for reading in readings])
            except Exception as error:
                # Whatever it is, whoever handed something in must hear of it, or the crawl would wait for ever.
                for _, future in batch:
                    future.set_exception(error)
                continue
            for readings, future in batch:
                future.set_result(outcomes[: len(readings)])
                del outcomes[: len(readings)]

    def _keep(self, readings: Sequence[Reading]) -> list[Outcome]:
        try:
            return self._archive.keep(readings)
        except Unwritable:
            raise
        except Exception:
            # One reading that can't be written must not take the others down with it.
            logger.exception("keeping %d readings together failed; each is kept alone", len(readings))
            return [self._keep_alone(reading) for reading in readings]

    def _keep_alone(self, reading: Reading) -> Outcome:
        try:
            return self._archive.keep([reading])[0]
        except Unwritable:
            raise
        except Exception as error:
            problem = Problem(kind="unkeepable", detail=f"{type(error).__name__}: {error}")
            return self._archive.keep([replace(reading, article=None, problem=problem)])[0]

    # -- addresses ---------------------------------------------------------------------------------------------------

    def known(self, urls: Sequence[str]) -> dict[str, Known]:
        """What the archive knows of addresses."""
        return self._pages.known(urls)

    def listed(self, site: str, home: str) -> list[str]:
        """Every address of a live article of a site."""
        return list(self._pages.listed(site, home))

    async def note(self, candidates: Sequence[Candidate], want: Want, recheck: Sequence[str]) -> None:
        """Write down what discovery met, after everything that was handed in before."""
        if self._draining is not None:
            # A claim must not be on disk before what it claims: a crawl killed between the two would believe it kept it.
            await asyncio.wait([self._draining])
        await self._write(self._archive.note, candidates, want, recheck)
        self._stale = True

    def validators(self, url: str) -> Validators:
        """What a conditional request may send."""
        return self._pages.validators(url)

    async def checked(self, url: str, kind: str, status: int, validators: Validators) -> None:
        """Write down that an address of discovery was asked for."""
        await self._write(self._archive.checked, url, kind, status, validators)

    async def missed(self, url: str, kind: str, detail: str, again: bool) -> None:
        """Write down that a page could not be had."""
        await self._write(self._archive.missed, url, kind, detail, again=again)
        self._under_way.discard(url)

    def next_wanted(self) -> str | None:
        """An address whose page is still to be captured and is not under way; None when there is none."""
        if not self._ahead and self._stale and self.failure is None:
            try:
                self._ahead = self._pages.wanted(self.crawl, BATCH, frozenset(self._under_way))
                # Fewer than asked for: there are no more until something is written down.
                self._stale = len(self._ahead) == BATCH
            except Exception as error:
                # Raised here it would stop the engine's own loop, and the crawl would neither go on nor end.
                self.failure = error
        if not self._ahead:
            return None
        url = self._ahead.pop(0)
        self._under_way.add(url)
        return url

    async def _write(self, call: Callable[..., T], *args: Any, **options: Any) -> T:
        try:
            return await self._call(call, *args, **options)
        except Exception as error:
            self.failure = self.failure or error
            raise

    # -- the thread --------------------------------------------------------------------------------------------------

    def _wait(self, call: Callable[..., T], *args: Any, **options: Any) -> T:
        return self._thread.submit(call, *args, **options).result()

    async def _call(self, call: Callable[..., T], *args: Any, **options: Any) -> T:
        return await asyncio.wrap_future(self._thread.submit(call, *args, **options))
