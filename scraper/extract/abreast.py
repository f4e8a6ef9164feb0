"""Reading several stories in step: each takes its first step, then each its second.

The code that finds dates is other code than that which finds names, and what a processor has nearest holds little of either:
one story read after another fetches all of it anew each time. Sixteen in step take a sixth less time than one by one.
"""

from collections.abc import Generator, Iterable, Iterator, Sequence
from typing import Final, TypeAlias, TypeVar

T = TypeVar("T")
Steps: TypeAlias = Generator[None, None, T]
"""Work that stops between its steps, and comes to something at its end."""

ABREAST: Final = 16
"""How many go in step: with more, what they have read so far is too much to stay near."""
HEAVY: Final = 2 << 20
"""Bytes behind which none is put into the same row: the tree of a page is many times as large as the page."""


def alone(steps: Steps[T]) -> T:
    """What some work comes to, done at one go."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value  # type: ignore[no-any-return]


def together(several: Iterable[tuple[int, Steps[T]]]) -> Iterator[T]:
    """What each comes to, in order; what one raises is raised, and the others of its row are given up.

    Beside each stands how many bytes it reads. It is begun, and asked for, only when its row is due.
    """
    row, weight = list[Steps[T]](), 0
    for size, steps in several:
        row.append(steps)
        weight += size
        if len(row) == ABREAST or weight >= HEAVY:
            yield from _abreast(row)
            row, weight = [], 0
    yield from _abreast(row)


def _abreast(row: Sequence[Steps[T]]) -> Iterator[T]:
    said: dict[int, T] = {}
    going = list(enumerate(row))
    while going:
        going = [(place, steps) for place, steps in going if _goes_on(place, steps, said)]
    return map(said.__getitem__, range(len(row)))


def _goes_on(place: int, steps: Steps[T], said: dict[int, T]) -> bool:
    """Take one step; whether there is another."""
    try:
        next(steps)
    except StopIteration as end:
        said[place] = end.value
        return False
    return True
