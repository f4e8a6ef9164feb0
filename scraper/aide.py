"""The clerk's aide: a process that reads some of the pages, so that no core is idle while there is something to read.

It is handed pages and hands back what they say; it opens nothing and keeps nothing. Split off before the clerk has opened
anything, it holds no lock and no file of the archive, and it ends when the clerk is no longer there, however that ended.
"""

import fcntl
import logging
import os
import sys
from collections import deque
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from multiprocessing.connection import Connection
from multiprocessing.reduction import ForkingPickler
from typing import Final, NamedTuple, Self

from archive.record import Capture, Reading
from scraper.extract import misfits
from scraper.extract.abreast import ABREAST, Steps, together
from scraper.site import Site

logger = logging.getLogger(__name__)

Page = tuple[Capture, ...]
"""The capture of a page, with those of the further pages of a divided story."""
Readings = tuple[Reading, ...]

_ROOM: Final = 1 << 20
"""Bytes that the line to the aide is to hold: what it reads while the clerk keeps. More is for root alone (pipe(7))."""
_SLACK: Final = 1 << 12
"""Bytes of it that a page takes beside its own: memory of the pipe that is not filled."""
_HANDED_BACK: Final = Capture(url="", captured_at="", status=0)
"""Stands for a capture that the clerk has."""


def read(site: Site, pages: Iterable[Page]) -> list[Readings]:
    """What some pages say, read in step."""
    return [*together((sum(len(each.body) for each in page), _reading(site, page)) for page in pages)]


def _reading(site: Site, page: Page) -> Steps[Readings]:
    """What a page says. A reader that stumbles makes an unreadable page of it; what it lacks (ImportError) is no page's fault."""
    first, *parts = page
    try:
        return (yield from site.reading(first, tuple(parts)))
    except ImportError:
        raise
    except Exception as error:
        logger.exception("reading %s failed", first.url)  # the bytes are kept, and the crawl goes on
        return (Reading(capture=first, address=site.canonical(first.url), problem=misfits.stumbled(error)),)


class _Handed(NamedTuple):
    page: Page
    size: int


class Aide:
    """The clerk's side of it. A page is known by its identity, and held as long as it is with the aide."""

    def __init__(self, there: Connection, back: Connection, room: int, pid: int) -> None:
        """``room``: bytes that may be on the way there without the clerk having to wait."""
        self._there, self._back, self._room, self._pid = there, back, room, pid
        self._has = deque[_Handed]()
        self._said = dict[int, tuple[Page, Readings]]()
        self._ended = False

    @classmethod
    def called(cls, link: int) -> Self | None:
        """Split it off, where there is a second core for it; ``link`` is the clerk's own line, not to be held open by it.

        What was imported is there at once and in memory once. Nothing else may run in this process yet.
        """
        if sys.platform != "linux" or len(os.sched_getaffinity(0)) < 2:
            return None
        there, back = os.pipe(), os.pipe()
        pid = os.fork()
        if pid == 0:
            try:
                for end in (there[1], back[0], link):
                    os.close(end)
                _serve(Connection(there[0], writable=False), Connection(back[1], readable=False))
            finally:
                os._exit(0)  # whatever happened, it is not to go on as a second clerk
        os.close(there[0])
        os.close(back[1])
        with suppress(OSError):  # a user who has many large pipes already gets no larger one
            fcntl.fcntl(there[1], fcntl.F_SETPIPE_SZ, _ROOM)
        room = fcntl.fcntl(there[1], fcntl.F_GETPIPE_SZ)
        return cls(Connection(there[1], readable=False), Connection(back[0], writable=False), room, pid)

    @property
    def waiting(self) -> int:
        """Pages that it has and has not said anything of yet, as far as is known."""
        return len(self._has)

    def hand(self, site: Site, page: Page) -> bool:
        """Hand it a page; whether it took it: one in any case, and more as far as the line holds them. So the clerk never waits."""
        if self._ended or not self._holds(sum(len(each.body) for each in page)):
            return False
        letter = ForkingPickler.dumps((site, tuple(replace(each, wire=None) for each in page)))
        if not self._holds(size := len(letter) + _SLACK):  # thousands of header fields, say, are more than what they hold
            return False
        try:
            self._there.send_bytes(letter)
        except OSError:
            self._end()
            return False
        self._has.append(_Handed(page, size))
        return True

    def _holds(self, size: int) -> bool:
        """Whether the line holds so many bytes beside what it has: it may wait itself, to be listened to, and then takes nothing."""
        return not self._has or size + sum(each.size for each in self._has) <= self._room

    def has(self, page: Page) -> bool:
        """Whether it has this page, or has read it."""
        return id(page) in self._said or any(each.page is page for each in self._has)

    def listen(self) -> None:
        """Take what it has read by now."""
        while self._has and self._back.poll():
            self._take()

    def said(self, page: Page) -> Readings | None:
        """What it has read in a page, as soon as it has; nothing where it never will."""
        while id(page) not in self._said and self.has(page):
            self._take()
        return self._said.pop(id(page), (page, None))[1]

    def dismiss(self) -> None:
        """Let it go."""
        self._there.close()
        self._back.close()
        with suppress(ChildProcessError):
            os.waitpid(self._pid, 0)

    def _take(self) -> None:
        try:
            said: Readings = self._back.recv()
        except (OSError, EOFError):
            self._end()
            return
        page, _ = self._has.popleft()
        self._said[id(page)] = page, tuple(_with_captures(each, page) for each in said)

    def _end(self) -> None:
        logger.warning("the process that helps with reading has ended; reading goes on without it")
        self._ended = True
        self._has.clear()


def _with_captures(reading: Reading, page: Page) -> Reading:
    first, *parts = page
    return replace(reading, capture=first, parts=tuple(parts) if reading.parts else ())


def _without_captures(reading: Reading) -> Reading:
    return replace(reading, capture=_HANDED_BACK, parts=(_HANDED_BACK,) if reading.parts else ())


def _serve(there: Connection, back: Connection) -> None:
    """Read what comes until nothing comes any more, or a page can't be read for want of a package: the clerk then finds out too."""
    with suppress(OSError, EOFError, ImportError):
        while True:
            site, page = there.recv()
            row = [page]
            while len(row) < ABREAST and there.poll():
                row.append(there.recv()[1])
            for said in read(site, row):
                back.send(tuple(map(_without_captures, said)))


def read_all(site: Site, pages: Sequence[Page], aide: Aide | None) -> list[Readings]:
    """What each page says, in order. The aide takes some from the end, never so many that it would be the last to be done."""
    left = deque(page for page in pages if aide is None or not aide.has(page))
    own = dict[int, Readings]()
    while left:
        while aide is not None and 2 * aide.waiting + 1 < len(left) and aide.hand(site, left[-1]):
            left.pop()
        row = [left.popleft()]
        while len(row) <= len(left) and len(row) < ABREAST:
            row.append(left.popleft())
        own |= zip(map(id, row), read(site, row), strict=True)
        if aide is not None:
            aide.listen()
    return [own[id(page)] if aide is None or id(page) in own else _from(aide, site, page) for page in pages]


def _from(aide: Aide, site: Site, page: Page) -> Readings:
    said = aide.said(page)
    return read(site, [page])[0] if said is None else said
