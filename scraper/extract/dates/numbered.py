"""Weekdays and months beside the number of their day, which are read with it and by themselves say no date."""

import re
from collections.abc import Callable
from typing import Final

from scraper.extract import calendar
from scraper.extract.dates import words

_A_DAY: Final = re.compile(
    r"\d{1,2}(?!\d|\.\d\d\d)"
    rf"(?!\s+(?!(?:dan|serta|atau|hingga|sampai|s|{'|'.join(sorted({name[:3] for name in calendar.MONTHS}))}))[a-z])|\d{{4}}-"
)
"""A number that may be that of a day, not one that counts: `hingga Rabu, 120 orang`."""


def _before_number(low: str, _: int, end: int) -> bool:
    """Whether the number of its day follows a weekday: `Senin (15/3)`, `Senin, 15 Maret`."""
    mark = low[end : end + 2]
    return mark in {" (", ", "} and low[end + 2 : end + 3].isdigit() and (mark == " (" or _A_DAY.match(low, end + 2) is not None)


def _after_number(low: str, place: int, _: int) -> bool:
    """Whether that of its day stands before a month: `15 Maret`."""
    day = low[max(0, place - 3) : place - 1]
    return day[-1:].isdigit() and low[place - 1] == " " and not (day.isdigit() and low[max(0, place - 4) : place - 3].isdigit())


NUMBERED: Final[dict[str, Callable[[str, int, int], bool]]] = {
    **dict.fromkeys(words.KINDS["WEEKDAY"].split(), _before_number),
    **dict.fromkeys(words.KINDS["MONTH"].split(), _after_number),
}
"""Words that are read with the number beside them, where one is."""
