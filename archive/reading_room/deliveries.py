"""Whole lists as files are the longest answers there are: how many are made at a time, for one visitor and for all, and what ends one.

Anybody may take all of the archive away; nobody so often at once that others find it slow. A file that its reader has gone away from, or
takes nothing more of, is broken off: what is broken off is never taken for whole, since the end of the answer is missing.
"""

import asyncio
import contextlib
import re
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, MutableMapping
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, Final
from weakref import WeakKeyDictionary

from archive.reading_room.onward import streamed
from archive.reading_room.public import visitor

ALL: Final = 6
"""Files that are made at a time for everybody together, where the operator has set nothing else."""

EACH: Final = 3
"""Files that are made at a time for one visitor, where the operator has set nothing else."""

AGAIN: Final = 30
"""Seconds after which it is worth asking again: most files take less."""

STALLED: Final = 60.0
"""Seconds a reader may take nothing of a file before it is broken off."""

_making: Final[ContextVar[bool]] = ContextVar("making", default=False)
"""Whether what is being answered is a file of a whole list."""

_turns: Final[WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore]] = WeakKeyDictionary()

_FILE: Final = re.compile(r"(?!/b/).+\.(?:xlsx|parquet|bib|ris|csljson)")
"""Addresses of files of whole lists; that of a story's citation is none."""

Message = MutableMapping[str, Any]
Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]


def is_file(path: str, query: bytes) -> bool:
    """Whether an address is that of a whole list as a file.

    >>> is_file("/archive/articles.parquet", b""), is_file("/archive/articles.csv", b"_stream=on")
    (True, True)
    >>> is_file("/archive/articles.csv", b""), is_file("/b/4f2a91c07d.bib", b"")
    (False, False)
    """
    hits = path.endswith("/search.csv") or (path.endswith("/search.json") and b"_shape=array" in query)
    return hits or streamed(path, query) or _FILE.fullmatch(path) is not None


def turn() -> contextlib.AbstractAsyncContextManager[Any]:
    """Around each step that takes a thread: a page takes it at once, files take turns, so that there is always a thread for pages."""
    if not _making.get():
        return contextlib.nullcontext()
    return _turns.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(1))


@dataclass(slots=True)
class Deliveries:
    """Counts the files that are being made: at most ``most`` for everybody, ``each`` for one visitor.

    A visitor is who is one at the turnstile; the machine itself is counted among everybody alone.
    """

    most: int = ALL
    each: int = EACH
    _now: Counter[str | None] = field(default_factory=Counter)

    def refusal(self, client: str | None) -> tuple[int, str] | None:
        """Status and sentence for who has to wait until a file is made; None for who may have one now."""
        name = visitor(client)
        if name is not None and self._now[name] >= self.each:
            return 429, (
                f"Paling banyak {self.each} berkas sekaligus untuk satu pengunjung: tunggu sampai satu selesai, lalu coba lagi. "
                f"(At most {self.each} files at a time for one visitor: wait until one is done.)"
            )
        if self._now.total() >= self.most:
            return 503, (
                "Terlalu banyak berkas sedang dibuat untuk pengunjung lain: coba lagi setengah menit lagi. "
                "(Too many files are being made for others: try again in half a minute.)"
            )
        return None

    @contextlib.contextmanager
    def one(self, client: str | None) -> Iterator[None]:
        """Count one for as long as it is made and sent."""
        name = visitor(client)
        self._now[name] += 1
        try:
            yield
        finally:
            self._now[name] -= 1
            if not self._now[name]:
                del self._now[name]


def _patient(send: Send) -> Send:
    """Sends, and ends the answer where nothing more of it is taken."""

    async def sent(message: Message) -> None:
        try:
            async with asyncio.timeout(STALLED):
                await send(message)
        except TimeoutError:
            # No exception that Datasette would catch, to write its text into the file.
            task = asyncio.current_task()
            assert task is not None
            task.cancel()
            await asyncio.sleep(0)

    return sent


async def _gone(receive: Receive) -> None:
    """Until the visitor has gone away."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def delivered(app: App, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with a file for as long as somebody is there to take it. What is asked with GET has no body to wait for."""
    _making.set(True)  # for the task, which begins with a copy of what is set here
    work = asyncio.ensure_future(app(scope, receive, _patient(send)))
    _making.set(False)
    leaving = asyncio.ensure_future(_gone(receive))
    try:
        await asyncio.wait({work, leaving}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        leaving.cancel()
        work.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await work
