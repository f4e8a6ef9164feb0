"""Weekdays and months beside the number of their day, which are read with it and by themselves say no date."""

from collections.abc import Callable
from typing import Final

from scraper.extract import datewords


def _before_number(low: str, _: int, end: int) -> bool:
    """Whether the number of its day follows a weekday: `Senin (15/3)`, `Senin, 15 Maret`."""
    return low[end : end + 2] in {" (", ", "} and low[end + 2 : end + 3].isdigit()


def _after_number(low: str, place: int, _: int) -> bool:
    """Whether that of its day stands before a month: `15 Maret`."""
    day = low[max(0, place - 3) : place - 1]
    return day[-1:].isdigit() and low[place - 1] == " " and not (day.isdigit() and low[max(0, place - 4) : place - 3].isdigit())


NUMBERED: Final[dict[str, Callable[[str, int, int], bool]]] = {
    **dict.fromkeys(datewords.KINDS["WEEKDAY"].split(), _before_number),
    **dict.fromkeys(datewords.KINDS["MONTH"].split(), _after_number),
}
"""Words that are read with the number beside them, where one is."""
