"""Slips of editors in printed dates: which day near publication is one slip away from what is printed.

A weekday is no decoration: it says which of the days near publication can be meant where the numbers beside it can't be right.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from scraper.extract import calendar

WEEK: Final = 7
"""Days before publication in which the house's events lie."""
_SOON: Final = 14
"""Days ahead in which lies what a sentence announces whose date has gone by."""
_ONE_DIGIT: Final = 9
"""Days up to it are told by one digit, in whose place any other may stand."""
_OTHER_YEAR: Final = 60
"""Days around publication within which a day with its weekday makes a slip of a year that isn't: `Rabu (8/1/2024)`, said in 2025."""


def one_digit(printed: str, meant: str) -> bool:
    """Whether one digit too many, too few, wrong, or two in the wrong order make one of the other."""
    if abs(len(printed) - len(meant)) > 1 or printed == meant:
        return printed == meant
    at = next(
        (place for place, (one, other) in enumerate(zip(printed, meant, strict=False)) if one != other), min(len(printed), len(meant))
    )
    rest, want = printed[at:], meant[at:]
    return rest[1:] == want[1:] or rest[1:] == want or rest == want[1:] or (rest[2:] == want[2:] and rest[:2] == want[1::-1])


def is_other_year(printed: int, meant: int) -> bool:
    """Whether a year is a slip of another: the next, the last or one digit away; not `Kamis (16/5/2018)` in 2024."""
    return abs(printed - meant) <= 1 or one_digit(str(printed), str(meant))


def is_slip(number: int, month: int, year: int | None, meant: date, digits: bool = True, named: bool = False) -> bool:
    """Whether a day is one slip from what is printed: another month or year, both numbers swapped, the next day, one of its ``digits``."""
    if (number, month) == (meant.day, meant.month):
        return year is None or is_other_year(year, meant.year)
    if year is not None and year != meant.year:
        return calendar.day(year, month, number) in {meant - timedelta(days=1), meant + timedelta(days=1)}
    if number == meant.day or (not named and (number, month) == (meant.month, meant.day)):
        return True
    if digits and month == meant.month and max(number, meant.day) > _ONE_DIGIT and one_digit(str(number), str(meant.day)):
        return True
    return abs((meant - (calendar.day(year or meant.year, month, number) or date.min)).days) == 1


def lately(weekday: int, anchor: date) -> Iterator[date]:
    """The days with that weekday in the week before publication: of the weekday of publication two."""
    back = (anchor.weekday() - weekday) % WEEK
    return (anchor - timedelta(days=each) for each in ((back,) if back else (0, WEEK)))


def soon(weekday: int, anchor: date) -> Iterator[date]:
    """The days with that weekday in the two weeks after publication."""
    first = anchor + timedelta(days=(weekday - anchor.weekday() - 1) % WEEK + 1)
    return (first + timedelta(days=each) for each in range(0, _SOON, WEEK))


def meant_day(
    number: int, month: int, year: int | None, weekday: int, anchor: date, printed: date | None, way: int, digits: bool, named: bool
) -> date | None:
    """The day meant where the weekday contradicts the ``printed`` day, or no such day is: one slip away, near publication, the only such.

    `Wednesday (30/7/2021)` of a story of 2021-06-30 is 30 June. Where the printed date lies in the week before publication itself,
    nobody can say whether the weekday or the number is wrong, and it stands; a day weeks ahead may be one of the next two weeks.
    ``way`` is 1 where the sentence looks ahead; one of the
    ``digits`` of a day is wrong only in the day that a story begins with, for another may lie weeks ago.
    """
    ahead = (printed - anchor).days if printed else 0
    if printed and -WEEK <= ahead <= (_SOON if way > 0 else 0):
        return None
    near: list[date] = []
    if way <= 0:
        near = [each for each in lately(weekday, anchor) if is_slip(number, month, year, each, digits, named)]
    if not near and (way > 0 or (way == 0 and ahead > _SOON)):
        near = [each for each in soon(weekday, anchor) if is_slip(number, month, year, each, False, named)]
    if not near and year is not None:
        others = (calendar.day(anchor.year + step, month, number) for step in (-1, 0, 1))
        near = [each for each in others if each and each.weekday() == weekday and abs((each - anchor).days) <= _OTHER_YEAR]
        near = [each for each in near if is_other_year(year, each.year)]
    return near[0] if len(near) == 1 else None
