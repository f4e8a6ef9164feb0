"""Our clock beside the server's: where they are far apart, one of them is wrong, and no day may be told from another by it."""

from contextlib import suppress
from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Final

from archive.record import Capture

ASTRAY: Final = timedelta(hours=6)
"""Least difference that counts: half of what has to lie between two sightings. Clocks that drift differ by minutes."""


def astray(capture: Capture) -> timedelta | None:
    """How far our clock was ahead of the server's (or behind, below zero) when it answered; None where that is nothing to speak of.

    ``Date`` is when the answer was made (RFC 9110, section 6.6.1), ``Age`` how many seconds a cache has held it since. A server
    that states no time is not asked for one.
    """
    try:
        made = parsedate_to_datetime(capture.header("Date") or "")
        held = 0.0
        with suppress(ValueError, OverflowError):
            held = float(capture.header("Age") or 0)
        difference = datetime.fromisoformat(capture.captured_at) - made - timedelta(seconds=held)
    except (ValueError, TypeError, OverflowError):
        return None
    return difference if abs(difference) >= ASTRAY else None
