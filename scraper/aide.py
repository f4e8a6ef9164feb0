"""The clerk's aide: a process that reads some of the pages, so that no core is idle while there is something to read.

It is handed pages and hands back what they say; it opens nothing and keeps nothing. Split off before the clerk has opened
anything, it holds no lock and no file of the archive, and it ends when the clerk is no longer there, however that ended.
"""

import logging
import os
import socket
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import Final, NamedTuple, Self

from archive.record import Capture, Problem, Reading
from scraper.site import Site

logger = logging.getLogger(__name__)

Page = tuple[Capture, ...]
"""The capture of a page, with those of the further pages of a divided story."""

_ROOM: Final = 1 << 18
"""Bytes that the line to the aide is asked to hold. The kernel decides, and counts its own overhead among them."""
_HANDED_BACK: Final = Capture(url="", captured_at="", status=0)
"""Stands for a capture that the clerk has."""


def read(site: Site, page: Page) -> tuple[Reading, ...]:
    """What a page says. A reader that stumbles makes an unreadable page of it; what it lacks (ImportError) is no page's fault."""
    first, *parts = page
    try:
        return tuple(site.read(first, tuple(parts)))
    except ImportError:
        raise
    except Exception as error:
        # The reader is ours and can be wrong about a page nobody foresaw: the bytes are kept and the crawl goes on.
        logger.exception("reading %s failed", first.url)
        problem = Problem(kind="reader-failed", detail=f"{type(error).__name__}: {error}")
        return (Reading(capture=first, address=site.canonical(first.url), problem=problem),)


class _Handed(NamedTuple):
    at: int
    page: Page
    size: int


class Aide:
    """The clerk's side of it."""

    def __init__(self, line: Connection, room: int, pid: int) -> None:
        """``room``: bytes that may be on the way to it without the clerk having to wait."""
        self._line, self._room, self._pid = line, room, pid
        self._has = deque[_Handed]()
        self._ended = False

    @classmethod
    def called(cls, link: int) -> Self | None:
        """Split it off, where there is a second core for it; ``link`` is the clerk's own line, not to be held open by it.

        What was imported is there at once and in memory once. Nothing else may run in this process yet.
        """
        if not hasattr(os, "sched_getaffinity") or len(os.sched_getaffinity(0)) < 2:
            return None
        ours, theirs = socket.socketpair()
        ours.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, _ROOM)
        # Half of what is granted is for the kernel's own bookkeeping (socket(7)), and a pickle is longer than its page.
        room = ours.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF) // 3
        pid = os.fork()
        if pid == 0:
            try:
                ours.close()
                os.close(link)
                _serve(Connection(theirs.detach()))
            finally:
                os._exit(0)  # whatever happened, it is not to go on as a second clerk
        theirs.close()
        return cls(Connection(ours.detach()), room, pid)

    def hand(self, site: Site, at: int, page: Page) -> bool:
        """Hand it a page, which is known by its place; whether it took it.

        It takes one, and the next where that fits into the line beside it: so it need not wait, and the clerk never does.
        """
        size = sum(map(_size, page))
        if self._ended or (self._has and size + sum(each.size for each in self._has) > self._room):
            return False
        try:
            self._line.send((site, tuple(replace(each, wire=None) for each in page)))
        except OSError:
            self._ended = True
            return False
        self._has.append(_Handed(at, page, size))
        return True

    def back(self, *, wait: bool) -> Iterator[tuple[int, tuple[Reading, ...]]]:
        """What it has read by now, or all that it has; each by the place of its page."""
        while self._has and not self._ended and (wait or self._line.poll()):
            try:
                said: tuple[Reading, ...] = self._line.recv()
            except (OSError, EOFError):
                self._ended = True
                return
            at, page, _ = self._has.popleft()
            yield at, tuple(_with_captures(each, page) for each in said)

    def unread(self) -> list[tuple[int, Page]]:
        """What it will never read, since it has ended."""
        if not self._ended or not self._has:
            return []
        logger.warning("the process that helps with reading has ended; reading goes on without it")
        left = [(at, page) for at, page, _ in self._has]
        self._has.clear()
        return left

    def dismiss(self) -> None:
        """Let it go."""
        self._line.close()
        with suppress(ChildProcessError):
            os.waitpid(self._pid, 0)


def _size(capture: Capture) -> int:
    """Bytes of a page on the line; a server may send more in its headers than in its body."""
    return len(capture.body) + len(capture.url) + sum(len(name) + len(value) for name, value in capture.headers)


def _with_captures(reading: Reading, page: Page) -> Reading:
    first, *parts = page
    return replace(reading, capture=first, parts=tuple(parts) if reading.parts else ())


def _without_captures(reading: Reading) -> Reading:
    return replace(reading, capture=_HANDED_BACK, parts=(_HANDED_BACK,) if reading.parts else ())


def _serve(line: Connection) -> None:
    """Read what comes until nothing comes any more, or a page can't be read for want of a package: the clerk then finds out too."""
    with suppress(OSError, EOFError, ImportError):
        while True:
            site, page = line.recv()
            line.send(tuple(map(_without_captures, read(site, page))))


def read_all(site: Site, pages: Sequence[Page], aide: Aide | None) -> list[tuple[Reading, ...]]:
    """What each page says, in order; the aide takes them from the end, as it comes to them."""
    said: list[tuple[Reading, ...]] = [()] * len(pages)
    left = deque(enumerate(pages))
    while left:
        while aide is not None and len(left) > 1 and aide.hand(site, *left[-1]):
            left.pop()
        at, page = left.popleft()
        said[at] = read(site, page)
        if aide is not None:
            for place, told in aide.back(wait=not left):
                said[place] = told
            left.extend(aide.unread())
    return said
