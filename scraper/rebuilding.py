"""A database made anew from WARC files alone: what they tell is read and kept again in the order it was written."""

import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from archive import replay
from archive.lock import Lock, Locked
from archive.replay import Begun, Ended, Event, Stands, Taken, Unanswered, Walked
from archive.store import WARC_FOLDER, Archive, Unwritable
from scraper import regions
from scraper.clerk import Clerk, site_row
from scraper.items import Control, Fetched
from scraper.sites import SITES

TOGETHER: Final = 32
"""Captures that are read and kept in one transaction."""


class NotOurs(Exception):
    """A WARC file can't be read again: damaged, or of a site that is not declared here; the message says which and why."""


@dataclass(slots=True)
class Rebuilt:
    """What was found in the files."""

    files: int = 0
    captures: int = 0


def rebuild(folder: Path, database: Path, done: Callable[[int], object]) -> Rebuilt:
    """Make ``database`` from the WARC files of an archive's folder; ``done`` is told each number of bytes read.

    It gets its name when it is whole: one that was broken off is no archive with half of the stories in it.
    Raises NotOurs, and what Archive raises.
    """
    making = database.with_name(f"{database.name}.making")
    try:
        with Lock(folder):  # nobody else makes one
            _discard(making)
        told = _rebuilt(folder, making, done)
        os.replace(making, database)
    except Locked:
        raise
    except OSError as error:
        raise Unwritable(f"cannot write {database} ({error}); free some space or mend its rights, then start again") from error
    except BaseException:
        _discard(making)
        raise
    return told


def _discard(making: Path) -> None:
    for end in ("", "-wal", "-shm"):
        making.with_name(making.name + end).unlink(missing_ok=True)


def _rebuilt(folder: Path, database: Path, done: Callable[[int], object]) -> Rebuilt:
    told = Rebuilt()
    with Archive(folder, database=database) as archive:
        archive.know(regions.kept())
        clerk = Clerk(archive)
        waiting: list[Event] = []
        try:
            for event in replay.events(folder / WARC_FOLDER):
                if isinstance(event, Begun | Unanswered | Ended | Walked) or len(waiting) >= TOGETHER:
                    told.captures += _keep(archive, clerk, waiting)
                    done(sum(each.place.length for each in waiting if isinstance(each, Stands)))
                    waiting = []
                if isinstance(event, Begun):
                    clerk = _begin(archive, event)
                    told.files += 1
                elif isinstance(event, Unanswered):
                    facts, again = event.facts, event.facts["again"] == "1"
                    archive.missed(event.url, facts["unanswered"], facts["detail"], again=again, moment=event.moment)
                elif isinstance(event, Ended):
                    archive.end_again(event.facts)
                elif isinstance(event, Walked):
                    archive.walked(event.name, event.length)
                else:
                    waiting.append(event)
            archive.recall()
        except (ValueError, KeyError) as error:
            raise NotOurs(f"the WARC files in {folder / WARC_FOLDER} can't be read again: {error}") from error
    return told


def _begin(archive: Archive, begun: Begun) -> Clerk:
    name = begun.about.get("site", "")
    if name not in SITES:
        raise NotOurs(f"no site named {name!r} is declared, which a WARC file names")
    site = SITES[name].at(begun.about["home"])
    archive.begin_again(site_row(site), begun.about)
    return Clerk(archive, site)


def _keep(archive: Archive, clerk: Clerk, waiting: Sequence[Event]) -> int:
    """Enter captures and keep what was read of them; how many captures there were."""
    found = [each for each in waiting if isinstance(each, Stands)]
    taken = [each for each in waiting if isinstance(each, Taken)]
    if found:
        archive.enter(found)
    if taken:
        archive.met(taken)
        for answer in clerk.answers([_fetched(each) for each in taken]):
            if answer.error is not None:
                raise answer.error
    return len(found)


def _fetched(taken: Taken) -> Fetched | Control:
    """What the crawl handed in when it was."""
    if taken.facts["read"] == "control":
        return Control(capture=taken.capture, address=taken.facts["address"])
    address = taken.facts["address"] if taken.facts["read"] == "page" else None
    return Fetched(captures=(taken.capture, *taken.parts), address=address, only=taken.only, whole=True)
