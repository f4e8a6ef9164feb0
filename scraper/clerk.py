"""The clerk: a process that reads what was fetched and keeps it, while the crawl goes on asking.

It alone opens the archive for writing. Letters come in over a socket and are answered in the order they were sent;
what arrives while it is busy is kept in one transaction. So a claim never stands in the archive before what it claims, a
page that takes long to read stops nobody from asking for the next, and each process has a core of its own.
It ends when the other side hangs up, however that happened, and has then kept everything that reached it.
Of the pages that came together it lets an aide read some, where there is a second core.
"""

import logging
import os
import signal
import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from importlib import import_module
from importlib.util import find_spec
from typing import Final

from archive.lock import Locked
from archive.pages import Validators
from archive.record import Capture, Problem, Reading
from archive.schema import NotAnArchive
from archive.store import Archive, Unwritable
from scraper import garbage, regions
from scraper.aide import Aide, Page, read_all
from scraper.items import Answered, Checked, Control, Fetched, Missed, Noted, Unmodified
from scraper.letters import Answer, Begin, Broken, Close, End, Letter, Unpacked, packed
from scraper.site import Site

logger = logging.getLogger(__name__)

TOGETHER: Final = 32
"""Letters that are kept in one transaction at most: what a power cut can take, and how long an answer may be in coming."""

_CHUNK: Final = 1 << 18
"""Bytes taken from the socket at a time."""

LATE: Final = ("Sastrawi", "dateparser", "trafilatura")
"""Packages that are loaded only when a page needs them."""


def site_row(site: Site) -> dict[str, str]:
    """A site's declaration as a row of the archive."""
    return {name: getattr(site, name) for name in ("name", "title", "region_code", "zone", "home", "since")}


def incomplete(what: str) -> Unwritable:
    """What is told where a package is missing or broken: no page is at fault, so none is kept as unreadable for it."""
    return Unwritable(f"the installation is incomplete ({what}); install Kliping again, then start again")


class Clerk:
    """Answers letters; knows nothing of the socket."""

    def __init__(
        self,
        archive: Archive | None = None,
        site: Site | None = None,
        aide: Aide | None = None,
        behind: Callable[[], Sequence[Letter]] = tuple,
    ) -> None:
        """Wait for the first letter, or serve an archive that is open.

        An aide, if there is one, helps with what comes together, and begins with what stands ``behind`` while this is kept.
        """
        self._archive = archive
        self._site = site
        self._aide = aide
        self._behind = behind
        self._failure: Exception | None = None
        """Why something could not be kept, once it could not: what comes after may claim that it was, and is kept no more."""

    @property
    def archive(self) -> Archive:
        """The archive, once it was opened."""
        if self._archive is None:
            raise RuntimeError("the first letter opens the archive")
        return self._archive

    @property
    def site(self) -> Site:
        """The site, once it was named."""
        if self._site is None:
            raise RuntimeError("the first letter names the site")
        return self._site

    def answers(self, letters: Sequence[Letter]) -> list[Answer]:
        """An answer to each letter; neighbours that bring readings are kept together."""
        answers: list[Answer] = []
        waiting: list[Fetched] = []
        for letter in letters:
            if isinstance(letter, Fetched):
                waiting.append(letter)
                continue
            answers += self._take(waiting)
            waiting = []
            answers.append(self._answer(letter))
        answers += self._take(waiting)
        if answers and self._archive is not None and self._archive.begun:
            answers[-1] = answers[-1]._replace(crawl=self._archive.crawl)
        return answers

    def close(self) -> None:
        """Close the archive, if it is still open, and let the aide go."""
        aide, self._aide = self._aide, None
        if aide is not None:
            aide.dismiss()
        archive, self._archive = self._archive, None
        if archive is not None:
            archive.close()

    def _answer(self, letter: Letter) -> Answer:
        if self._failure is not None and not isinstance(letter, End | Close):
            return Answer(error=self._failure)
        try:
            self._do(letter)
        except (Unwritable, Locked, NotAnArchive) as error:
            return self._failed(error)
        except Exception as error:
            logger.exception("%s failed", type(letter).__name__)
            return self._failed(Broken(f"{type(error).__name__}: {error}"))
        return Answer(notes=self.archive.mended) if isinstance(letter, Begin) else Answer()

    def _failed(self, error: Exception) -> Answer:
        self._failure = self._failure or error
        return Answer(error=error)

    def _do(self, letter: Letter) -> None:
        match letter:
            case Begin(folder, site, command, about, limit):
                if missing := [name for name in LATE if find_spec(name) is None]:
                    raise incomplete(f"no package named {', '.join(missing)}")
                self._archive, self._site = Archive(folder, os.getppid(), limit=limit), site
                self._archive.begin(site_row(site), command, about)
                self._archive.know(regions.kept())
            case Noted(candidates=candidates, want=want, recheck=recheck, via=via):
                self.archive.note(candidates, want, recheck, via)
            case Answered(captures=captures):
                self.archive.record(captures)
            case Checked(url=url, kind=kind, status=status, etag=etag, last_modified=last_modified):
                self.archive.checked(url, kind, status, Validators(etag, last_modified))
            case Missed(url=url, kind=kind, detail=detail, again=again):
                self.archive.missed(url, kind, detail, again=again)
            case Unmodified(url=url):
                self.archive.unmodified(url)
            case Control(capture=capture, address=address):
                readings = _asked_for(Fetched(captures=(capture,), address=address, whole=True), self._read([(capture,)])[0])
                self.archive.control(capture, address, well=any(self.archive.recognises(reading) for reading in readings))
            case End(reason, exit_code, facts):
                self.archive.end(reason, exit_code, **facts)
            case Close():
                self.close()

    # -- readings ----------------------------------------------------------------------------------------------------

    def _take(self, fetched: Sequence[Fetched]) -> list[Answer]:
        """Read what was fetched, and keep in one transaction what needs no further page.

        What says nothing is kept as an answer alone, and its page is asked for again.
        """
        if self._failure is not None:
            return [Answer(error=self._failure)] * len(fetched)
        if not fetched:
            return []
        answers, readings, silent = list[Answer](), list[Reading](), list[Capture]()
        try:
            for each, said in zip(fetched, self._read([each.captures for each in fetched]), strict=True):
                asked_for = list(_asked_for(each, said))
                more = asked_for[0].more if asked_for and not each.whole else ()
                answers.append(Answer(more))
                if self._says_nothing(each, asked_for):
                    silent += each.captures
                elif not more:
                    readings += asked_for
            self._look_ahead()
            if silent:
                self.archive.record(silent)
            if readings:
                self._keep(readings)
        except (Unwritable, Broken) as error:
            return [self._failed(error)] * len(fetched)
        return answers

    def _says_nothing(self, fetched: Fetched, read: Sequence[Reading]) -> bool:
        """Whether a run that was killed missed a story that is known: this one can't tell whether the site was well then."""
        lost = fetched.left and fetched.address is not None and not any(reading.article for reading in read)
        return lost and self.archive.pages.article(fetched.address or "") is not None

    def _look_ahead(self) -> None:
        if self._aide is not None:
            for letter in self._behind():
                if isinstance(letter, Fetched) and not (self._aide.has(letter.captures) or self._aide.hand(self.site, letter.captures)):
                    return

    def _read(self, pages: Sequence[Page]) -> list[tuple[Reading, ...]]:
        try:
            return read_all(self.site, pages, self._aide)
        except ImportError as error:
            raise incomplete(str(error)) from error

    def _keep(self, readings: Sequence[Reading]) -> None:
        try:
            self.archive.keep(readings)
        except Unwritable:
            raise
        except ImportError as error:
            raise incomplete(str(error)) from error
        except Exception:
            # One reading that can't be written must not take the others down with it.
            logger.exception("keeping %d readings together failed; each is kept alone", len(readings))
            for reading in readings:
                self._keep_alone(reading)

    def _keep_alone(self, reading: Reading) -> None:
        try:
            self.archive.keep([reading])
        except Unwritable:
            raise
        except Exception as error:
            detail = f"{type(error).__name__}: {error}"
            try:
                self.archive.keep([replace(reading, article=None, problem=Problem(kind="unkeepable", detail=detail))])
            except Unwritable:
                raise
            except Exception as second:
                raise Broken(f"{reading.address} can't be kept, not even as a problem: {second}") from second


def _asked_for(fetched: Fetched, said: Sequence[Reading]) -> Iterator[Reading]:
    """Of what was fetched, the readings that were asked for: the page's own, or those of a list that are wanted."""
    for reading in said:
        if fetched.address is not None:
            yield replace(reading, address=fetched.address, more=() if fetched.whole else reading.more)
            return
        if fetched.only is None or reading.address in fetched.only:
            yield replace(reading, only=fetched.only)


class Arriving:
    """What arrives, as long as the other side is there."""

    def __init__(self, link: socket.socket) -> None:
        self._link = link
        self._unpacked = Unpacked()
        self._arrived = list[Letter]()

    def __iter__(self) -> Iterator[list[Letter]]:
        """What has arrived: at least one letter, and what stands behind it."""
        while data := _received(self._link):
            self._arrived += self._unpacked.feed(data)
            while together := self.behind():
                del self._arrived[: len(together)]
                yield together

    def behind(self) -> list[Letter]:
        """What has arrived behind that, and comes next."""
        while len(self._arrived) < TOGETHER and (data := _received(self._link, socket.MSG_DONTWAIT)):
            self._arrived += self._unpacked.feed(data)
        return self._arrived[:TOGETHER]


def _received(link: socket.socket, flags: int = 0) -> bytes:
    """What stands in the socket; nothing where the other side has hung up, or, when it is not to wait, has sent nothing."""
    try:
        return link.recv(_CHUNK, flags)
    except (BlockingIOError, ConnectionResetError):
        return b""


def main() -> None:
    """Serve the socket that is standard input until it is hung up."""
    for interruption in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(interruption, signal.SIG_IGN)  # whoever asks for the crawl decides when it ends
    logging.basicConfig(format="%(asctime)s [clerk] %(levelname)s: %(message)s", level=sys.argv[1])
    import_module("scraper.platforms.pages")  # what reads is loaded once, for the aide too
    garbage.seldom()
    aide = Aide.called(link=0)
    with socket.socket(fileno=0) as link:
        arriving = Arriving(link)
        clerk = Clerk(aide=aide, behind=arriving.behind)
        try:
            for arrived in arriving:
                answers = clerk.answers(arrived)
                with suppress(BrokenPipeError, ConnectionResetError):  # killed: nobody waits for the answer
                    link.sendall(b"".join(map(packed, answers)))
        finally:
            clerk.close()


if __name__ == "__main__":
    main()
