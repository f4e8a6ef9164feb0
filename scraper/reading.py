"""Reading beside the crawl: once there is much to read, captures are read in a process of their own.

Reading a page costs about as much as fetching it, and one Python process uses one core. Small crawls stay in one process.
"""

import asyncio
import logging
import multiprocessing
import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from typing import Final

from archive.record import Capture, Reading
from scraper.site import Site

logger = logging.getLogger(__name__)

FEW: Final = 100
"""Captures that are read in the crawl's own process before another is started."""


def _prepare() -> None:
    """Make the reading process outlive no crawl: signals are the crawl's affair, and its death is ours."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=lambda: (wait([parent.sentinel]), os._exit(1)), daemon=True).start()


class Reader:
    """Reads captures of one site: ``site.read``, here or beside."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._count = 0
        self._pool: ProcessPoolExecutor | None = None
        self._alone = (os.cpu_count() or 1) < 2

    async def read(self, capture: Capture, parts: tuple[Capture, ...] = ()) -> tuple[Reading, ...]:
        """What ``site.read`` says of a capture; raises what it raises."""
        self._count += 1
        if self._alone or self._count <= FEW:
            return self._site.read(capture, parts)
        if self._pool is None:
            self._pool = ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), _prepare)
        try:
            return await asyncio.get_running_loop().run_in_executor(self._pool, self._site.read, capture, parts)
        except BrokenProcessPool:
            logger.warning("the reading process ended by itself; reading goes on in the crawl's own")
            self._alone = True
            return self._site.read(capture, parts)

    def close(self) -> None:
        """End the reading process."""
        if self._pool is not None:
            self._pool.shutdown(wait=False, cancel_futures=True)
