"""Ctrl-C and SIGTERM: the first stops in good order, a second stops at once; either way with status 130."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Final

from scraper.verdict import Exit

SHOW_CURSOR: Final = b"\x1b[?25h\n"
"""The progress line hides the cursor; who is stopped at once can't give it back otherwise."""


class Interruption:
    """Listens for the signals from the moment it is made; Scrapy's own handlers know no state before the spider is open."""

    def __init__(self) -> None:
        self.came = False
        self._stop: Callable[[], Any] | None = None
        self._stopping: asyncio.Task[Any] | None = None
        self._loop: asyncio.AbstractEventLoop | None = None
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._received)

    def once_running(self, loop: asyncio.AbstractEventLoop, stop: Callable[[], Any]) -> None:
        """From now on a signal has ``stop`` awaited in the loop, instead of raising KeyboardInterrupt."""
        self._loop, self._stop = loop, stop

    def _received(self, *_: object) -> None:
        if self.came:
            if sys.stderr.isatty():
                os.write(2, SHOW_CURSOR)
            # As hard as a kill: what is kept is kept, and the next crawl goes on.
            os._exit(int(Exit.INTERRUPTED))
        self.came = True
        if self._loop is None:
            raise KeyboardInterrupt
        with suppress(RuntimeError):  # the loop is closed already: the crawl is over
            self._loop.call_soon_threadsafe(self._begin)

    def _begin(self) -> None:
        if self._stop is not None:
            self._stopping = asyncio.ensure_future(self._stop())
