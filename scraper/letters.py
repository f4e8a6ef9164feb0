"""Letters between the desk of a crawl and its clerk, and how they travel. Both ends are ours."""

import pickle
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

from archive.crawls import Crawl
from archive.warc import LIMIT
from scraper.items import Item
from scraper.site import Site

_LENGTH: Final = struct.Struct(">Q")


@dataclass(frozen=True, slots=True)
class Begin:
    """Open the archive and the crawl's row; ``about`` goes into the warcinfo record."""

    folder: Path
    site: Site
    command: str
    about: Mapping[str, str]
    limit: int = LIMIT
    """Bytes after which a WARC file is full."""


@dataclass(frozen=True, slots=True)
class End:
    """Close the crawl's row; ``facts`` are further columns of it."""

    reason: str
    exit_code: int
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Close:
    """Close the files: what can't be written then is still heard of."""


Letter = Begin | Item | End | Close


class Answer(NamedTuple):
    """What a letter came to."""

    more: tuple[str, ...] = ()
    """Addresses of a divided story's further pages: nothing was kept, they are to be fetched first."""
    notes: tuple[str, ...] = ()
    """What a crash before had left and is put in order now."""
    error: Exception | None = None
    crawl: Crawl | None = None
    """The crawl with what it has counted, at the last of the answers written together."""


class Broken(Exception):
    """The clerk could not do what was asked for a reason of its own: an error of ours, told in its log."""


def packed(value: object) -> bytes:
    """A letter or an answer as it travels."""
    body = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    return _LENGTH.pack(len(body)) + body


class Unpacked:
    """Takes bytes as they arrive and gives what has arrived whole. Both ends are ours: pickle may be trusted."""

    def __init__(self) -> None:
        self._bytes = bytearray()

    def feed(self, data: bytes) -> Iterator[Any]:
        """What is whole with these bytes."""
        self._bytes += data
        while len(self._bytes) >= _LENGTH.size:
            (length,) = _LENGTH.unpack_from(self._bytes)
            end = _LENGTH.size + length
            if len(self._bytes) < end:
                return
            with memoryview(self._bytes) as view:
                value = pickle.loads(view[_LENGTH.size : end])
            del self._bytes[:end]
            yield value
