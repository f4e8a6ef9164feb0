"""The desk of one crawl: what the spider yields is handed in here, what it wants to know is looked up here.

Reading and writing are the clerk's, a process of its own; the desk sends it letters and looks things up in the archive
through a connection that can only read.
"""

import asyncio
import logging
import os
import socket
import subprocess
import sys
from collections import deque
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, ClassVar, Final
from weakref import WeakKeyDictionary

from scrapy.crawler import Crawler

from archive.crawls import Crawl
from archive.onlooker import Onlooker
from archive.pages import Validators
from archive.record import Due, Known
from archive.store import Unwritable
from scraper import garbage, tray
from scraper.items import Answered, Fetched, Item, Missed, Noted
from scraper.letters import Answer, Begin, Close, End, Letter, Unpacked, packed
from scraper.site import Site
from scraper.tray import Tray
from scraper.tries import TRIES

logger = logging.getLogger(__name__)

BATCH: Final = 200
"""Addresses drawn from the archive at a time."""
LISTS: Final = 2
"""Lists of posts that may wait for the clerk: one it reads, one that is ready when it has. Each holds a hundred stories."""
ROOM: Final = 1 << 20
"""Bytes on their way to the clerk that the kernel holds; the rest waits with the desk."""


class Hung(Unwritable):
    """The clerk is no longer there: killed, out of memory, or ended by an error that its log tells."""


class _Line(asyncio.Protocol):
    """The connection to the clerk: letters go out, answers come back in the same order."""

    def __init__(self) -> None:
        self._unpacked = Unpacked()
        self._waiting: deque[asyncio.Future[Answer]] = deque()
        self._transport: asyncio.WriteTransport | None = None
        self.crawl: Crawl | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The line is up."""
        self._transport = transport  # type: ignore[assignment]

    def send(self, letter: Letter) -> asyncio.Future[Answer]:
        """Send a letter; the future is its answer."""
        future: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()
        if self._transport is None or self._transport.is_closing():
            future.set_exception(Hung("the process that keeps the archive has ended; see its message above, then start again"))
            return future
        self._waiting.append(future)
        self._transport.write(packed(letter))
        return future

    def data_received(self, data: bytes) -> None:
        """Give each answer to whoever waits for it."""
        for answer in self._unpacked.feed(data):
            self.crawl = answer.crawl or self.crawl
            future = self._waiting.popleft()
            if not future.done():
                future.set_result(answer)

    def connection_lost(self, exc: Exception | None) -> None:
        """Whoever still waits must hear of it, or the crawl would wait for ever."""
        for future in self._waiting:
            if not future.done():
                future.set_exception(Hung("the process that keeps the archive has ended; see its message above, then start again"))
        self._waiting.clear()

    def hang_up(self) -> None:
        """Close the line."""
        if self._transport is not None:
            self._transport.close()


class Desk:
    """Where a crawl hands in what it fetched, and asks what is known and wanted."""

    _desks: ClassVar[WeakKeyDictionary[Crawler, "Desk"]] = WeakKeyDictionary()

    def __init__(self, folder: Path, log_level: str = "INFO") -> None:
        """Call the clerk; it gets ready while the crawl does."""
        self._folder = folder
        self._link, theirs = socket.socketpair()
        self._link.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, ROOM)
        # Found where this module was found, and not in the folder the crawl happens to be started in (-P).
        path = [str(Path(__file__).resolve().parents[1]), os.environ.get("PYTHONPATH", "")]
        with theirs:
            self._clerk = subprocess.Popen(
                [sys.executable, "-P", "-m", "scraper.clerk", log_level],
                stdin=theirs.fileno(),
                env={**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, path))},
                start_new_session=True,  # Ctrl-C is for the crawl, which ends in good order
            )
        self._line = _Line()
        self._reader: Onlooker | None = None
        self._tray: Tray | None = None
        self._stale = True
        self._ahead: list[str] = []
        self._under_way: set[str] = set()
        self._lists = asyncio.Semaphore(LISTS)
        self.failure: Exception | None = None
        """Why something could not be written, once it could not: nothing more is then asked for."""

    @classmethod
    def of(cls, crawler: Crawler) -> "Desk":
        """The desk of a crawler, opened when it is first asked for."""
        if not cls._desks:
            garbage.seldom()
        if crawler not in cls._desks:
            cls._desks[crawler] = cls(Path(crawler.settings["KLIPING_DATA"]), crawler.settings["LOG_LEVEL"])
        return cls._desks[crawler]

    # -- the crawl's row ---------------------------------------------------------------------------------------------

    async def begin(self, site: Site, command: str, about: Mapping[str, str], limit: int) -> tuple[str, ...]:
        """Open the archive and the crawl's row; what had to be put in order first, in sentences. Raises what Archive raises."""
        await asyncio.get_running_loop().create_connection(lambda: self._line, sock=self._link)
        answer = await self._send(Begin(self._folder, site, command, about, limit))
        self._reader = Onlooker(self._folder)
        owner = {"site": site.name, "home": site.home}
        try:
            found = await self._take_in(owner)
        except OSError as error:
            what = f"cannot take in what lies in {self._folder / tray.FOLDER} ({error})"
            self.failure = Unwritable(f"{what}; mend its rights, or move it away, then start again")
            raise self.failure from error
        self._tray = Tray(self._folder, owner, self.crawl.id)
        return (*answer.notes, *found)

    async def _take_in(self, owner: Mapping[str, str]) -> list[str]:
        """Hand in what a crawl that was killed had fetched and not kept; what that was, in sentences."""
        number, told = 0, list[str]()
        for left in tray.left(self._folder, owner):
            fresh = [item for item in left.items if not self._known.has(item.captures[0])]
            left.begin()
            if left.tries == 1:
                await asyncio.gather(*map(self._send, fresh))
            else:
                unread = fresh[:1] if left.tries >= TRIES else []
                for item in fresh[len(unread) :]:
                    await self._send(item)
                for item in unread:
                    told.append(await self._give_up(item, left))
            left.path.unlink(missing_ok=True)
            number += sum(isinstance(item, Fetched) for item in fresh)
        found = f"{number} pages that a run before this one had fetched and not kept were taken in"
        return [*([found] if number > len(told) else []), *told]

    async def _give_up(self, item: Fetched | Answered, left: tray.Left) -> str:
        """Leave an answer unread over which two runs have ended; where its bytes lie, in a sentence."""
        url = item.address if isinstance(item, Fetched) and item.address else item.captures[0].url
        # Written down first: a run that is killed in between finds it here again, and gives it up again.
        await self._send(Missed(url=url, kind="fatal", detail="two runs ended over reading it", again=False))
        path = left.put_aside()
        return f"two runs ended over reading {url}: it is left unread, and its answer lies in {path}"

    @property
    def begun(self) -> bool:
        """Whether the crawl's row was opened."""
        return self._reader is not None

    @property
    def crawl(self) -> Crawl:
        """The crawl under way with its counts."""
        if self._line.crawl is None:
            raise RuntimeError("no crawl has begun")
        return self._line.crawl

    @property
    def _known(self) -> Onlooker:
        if self._reader is None:
            raise RuntimeError("no crawl has begun")
        return self._reader

    def coverages(self) -> list[dict[str, float]]:
        """Coverage per field of the site's last crawls."""
        return self._known.crawls.coverages(self.crawl.site)

    def silently_edited(self) -> int:
        """Articles whose text this crawl has met changed without a new stated date."""
        return self._known.silently_edited(self.crawl.id)

    def changed_alike(self) -> int:
        """In how many articles this crawl has met the same change without a new stated date, at most."""
        return self._known.changed_alike(self.crawl.id)

    def marks(self, site: str, home: str) -> dict[str, Any]:
        """What the last crawl of a site at this address left."""
        return self._known.crawls.marks(site, home)

    def interrupted(self, site: str, home: str, command: str) -> str | None:
        """When the same command was begun before without coming to its end."""
        return self._known.crawls.interrupted(site, home, command, self.crawl.id)

    async def end(self, reason: str, exit_code: int, **facts: Any) -> None:
        """Close the crawl's row, when everything handed in is kept."""
        await self._send(End(reason, exit_code, facts))

    async def close(self) -> None:
        """Close the archive and let the clerk go; raises what could not be written even then."""
        try:
            if self.begun:
                await self._send(Close())
        finally:
            if self._reader is not None:
                self._reader.close()
            if self._tray is not None:
                self._tray.close()
            self._line.hang_up()
            self._link.close()
            await asyncio.to_thread(self._clerk.wait)

    # -- what is handed in -------------------------------------------------------------------------------------------

    async def room(self) -> None:
        """Wait until a list of posts may be handed in, which has then to be: discovery doesn't run ahead of what is kept."""
        await self._lists.acquire()

    async def hand_in(self, item: Item) -> tuple[str, ...]:
        """Have an item kept; returns when that is written.

        Where a story is divided and further pages are to be fetched first, nothing is kept and their addresses come back.
        """
        try:
            answer = await self._send(item)
        finally:
            if isinstance(item, Fetched) and item.address is None:
                self._lists.release()
        if isinstance(item, Noted):
            self._stale = True
        if isinstance(item, Fetched) and item.address is not None and not answer.more:
            self._under_way.discard(item.address)
        if isinstance(item, Missed):
            self._under_way.discard(item.url)
        return answer.more

    async def _send(self, letter: Letter) -> Answer:
        try:
            sheet = self._tray.put(letter) if self._tray is not None and isinstance(letter, Item) else None
            answer = await self._line.send(letter)
            if answer.error is not None:
                raise answer.error
            if self._tray is not None:
                self._tray.kept(sheet)
        except OSError as error:
            way = "free some space or mend its rights, then start again"
            self.failure = self.failure or Unwritable(f"cannot write to {self._folder} ({error}); {way}")
            raise self.failure from error
        except Exception as error:
            self.failure = self.failure or error
            raise
        return answer

    # -- addresses ---------------------------------------------------------------------------------------------------

    def known(self, urls: Sequence[str]) -> dict[str, Known]:
        """What the archive knows of addresses."""
        return self._known.pages.known(urls)

    def listed(self, site: str, home: str) -> list[str]:
        """Every address of a live article of a site."""
        return list(self._known.pages.listed(site, home))

    def due(self, site: str, home: str, limit: int) -> list[Due]:
        """Articles that are to be looked at again."""
        return self._known.due(site, home, limit)

    def controls(self) -> list[str]:
        """Articles that are there on a site that is well."""
        return self._known.controls(self.crawl)

    def validators(self, url: str) -> Validators:
        """What a conditional request may send."""
        return self._known.pages.validators(url)

    def next_wanted(self) -> str | None:
        """An address whose page is still to be captured and is not under way; None when there is none."""
        if not self._ahead and self._stale and self.failure is None:
            try:
                self._ahead = self._known.pages.wanted(self.crawl, BATCH, frozenset(self._under_way))
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
