"""Between a reading room and everybody: what is open, how much one visitor may ask, and what need not be sent again."""

import os
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from ipaddress import IPv6Address, ip_address
from typing import Final

OPEN: Final = ("/-/static/", "/-/static-plugins/", "/-/metadata", "/-/metadata.json", "/-/auth-token", "/-/logout")
"""The part of Datasette's own workings that visitors need; the rest of ``/-/`` tells about the machine and is closed."""

ROBOTS: Final = """User-agent: *
Disallow: /-/
Disallow: /*?*sql=
Disallow: /*?*_facet
Disallow: /*?*_sort
Disallow: /*.csv
Disallow: /*.json
Disallow: /*.xlsx
Disallow: /*.parquet
Disallow: /*.bib
Disallow: /*.ris
Disallow: /*.csljson
Disallow: /*_stream=
Crawl-delay: 2
"""
"""robots.txt (RFC 9309): stories and pages may be found by search engines; what makes the same rows over and over may not."""


def closed(path: str) -> bool:
    """Whether an address is one of Datasette's workings that is closed to visitors."""
    return path.startswith("/-/") and not any(path == each or (each.endswith("/") and path.startswith(each)) for each in OPEN)


@dataclass(slots=True)
class Turnstile:
    """Lets each visitor ask so many times a second, with a reserve for the beginning (a token bucket).

    The machine itself is not counted. ``rate`` is requests a second,
    ``reserve`` how many may come at once; the visitors remembered are bounded, the one not seen longest is forgotten.
    """

    rate: float
    reserve: float
    clock: Callable[[], float] = time.monotonic
    most: int = 10_000
    _left: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def wait(self, client: str | None) -> float:
        """Seconds the visitor has to wait before asking again; 0 where it may ask now, which is counted."""
        name = visitor(client)
        if name is None:
            return 0.0
        now = self.clock()
        left, then = self._left.pop(name, (self.reserve, now))
        left = min(self.reserve, left + (now - then) * self.rate)
        allowed = left >= 1
        self._left[name] = (left - allowed, now)
        if len(self._left) > self.most:
            self._left.popitem(last=False)
        return 0.0 if allowed else (1 - left) / self.rate


def visitor(client: str | None) -> str | None:
    """Who asks: an IPv4 address or an IPv6 network of 64 bits; None for the machine itself."""
    try:
        address = ip_address(client or "")
    except ValueError:  # a socket of this machine, or a test's own client
        return None
    if address.is_loopback:
        return None
    if isinstance(address, IPv6Address):
        return str(address.ipv4_mapped or address.exploded[:19])
    return str(address)


def state(files: Iterable[str]) -> bytes:
    """What changes when any of the databases does: length and time of each file and of its write-ahead log."""
    told = []
    for name in files:
        for each in (name, f"{name}-wal"):
            try:
                found = os.stat(each)
            except OSError:
                continue
            if found.st_size:  # an empty log comes and goes with its readers
                told.append(f"{each}:{found.st_mtime_ns}:{found.st_size}:{found.st_ino}")
    return "\n".join(told).encode()


def tag(parts: Iterable[bytes]) -> bytes:
    """A weak entity tag (RFC 9110, section 8.8.3): equal for answers that say the same."""
    digest = sha256(b"\x00".join(parts)).hexdigest()[:24]
    return f'W/"{digest}"'.encode()


def still_valid(header: bytes | None, current: bytes) -> bool:
    """Whether what a visitor has, by its If-None-Match header, is what it would get (weak comparison)."""
    if header is None:
        return False
    held = [each.strip().removeprefix(b"W/") for each in header.split(b",")]
    return current.removeprefix(b"W/") in held
