"""Charts as SVG, made here: no script, no other host, a size that follows the page, and colours that follow its light.

Each is told in words too: its label sums it up, every mark has a title, and the page beside it has the figures as a table.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil, log10
from typing import Final

from markupsafe import Markup, escape

WIDTH: Final = 720
HEIGHT: Final = 240
LEFT: Final = 56
"""Room for the numbers at the left edge."""
BOTTOM: Final = 24
"""Room for the labels below."""
TOP: Final = 16
COLOURS: Final = 6
"""How many colours the style sheet has; a series after that takes the first again."""


@dataclass(frozen=True, slots=True)
class Series:
    """One line, or one layer of stacked columns: its name, and a number for each step."""

    name: str
    values: Sequence[float]


def ceiling(highest: float) -> float:
    """A round number at or above the highest value, so that the scale reads well.

    >>> [ceiling(each) for each in (0, 3, 7, 12, 180, 2400)]
    [1, 4.0, 8.0, 20.0, 200.0, 4000.0]
    """
    if highest <= 1:
        return 1
    step = float(10 ** int(log10(highest)))
    return next(factor * step for factor in (1, 2, 4, 8, 10) if factor * step >= ceil(highest))


def _y(value: float, top: float) -> float:
    return round(HEIGHT - BOTTOM - value / top * (HEIGHT - BOTTOM - TOP), 1)


def _frame(labels: Sequence[str], top: float, step: float) -> Markup:
    """Horizontal lines with their numbers, and as many labels below as there is room for."""
    parts = [
        Markup('<line class="grid" x1="{}" x2="{}" y1="{}" y2="{}"/><text x="{}" y="{}" text-anchor="end">{:g}</text>').format(
            LEFT, WIDTH, _y(share * top, top), _y(share * top, top), LEFT - 6, _y(share * top, top) + 4, share * top
        )
        for share in (0, 0.5, 1)
    ]
    every = max(1, ceil(len(labels) * 90 / (WIDTH - LEFT)))
    parts += [
        Markup('<text x="{}" y="{}">{}</text>').format(round(LEFT + number * step, 1), HEIGHT - 6, label)
        for number, label in enumerate(labels)
        if number % every == 0
    ]
    return Markup("").join(parts)


def _drawn(label: str, inside: Markup) -> Markup:
    return Markup('<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(WIDTH, HEIGHT, label, inside)


def columns(label: str, steps: Sequence[str], layers: Sequence[Series]) -> Markup:
    """Stacked columns, one for each step."""
    sums = [sum(layer.values[number] for layer in layers) for number in range(len(steps))]
    top, step = ceiling(max(sums, default=0)), (WIDTH - LEFT) / max(1, len(steps))
    parts = [_frame(steps, top, step)]
    for number, name in enumerate(steps):
        below = 0.0
        for colour, layer in enumerate(layers):
            value = layer.values[number]
            if value:
                upper, lower = _y(below + value, top), _y(below, top)
                title = f"{name}, {layer.name}: {value:g}" if layer.name else f"{name}: {value:g}"
                parts.append(
                    Markup('<rect class="c{}" x="{}" y="{}" width="{}" height="{}"><title>{}</title></rect>').format(
                        colour % COLOURS, round(LEFT + number * step, 1), upper, round(step * 0.86, 2), round(lower - upper, 1), title
                    )
                )
            below += value
    return _drawn(label, Markup("").join(parts))


def strip(label: str, values: Sequence[int], top: int, titles: Sequence[str]) -> Markup:
    """Small columns in one line of text; ``top`` is the height of the line. Without a label they only repeat what stands beside them."""
    # Put together by hand: a page has hundreds of these columns, and formatting each with escapes takes longer than the search.
    told = str(escape("\n".join(titles))).split("\n")
    drawn = [
        f'<rect class="c0" x="{10 * number}" y="{24 - 22 * value / top:.1f}" width="8" height="{22 * value / top:.1f}">'
        f"{f'<title>{title}</title>' if title else ''}</rect>"
        for number, (value, title) in enumerate(zip(values, told, strict=True))
        if value
    ]
    said = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    wide = 10 * len(values)
    return Markup(f'<svg class="strip" viewBox="0 0 {wide} 24" width="{wide}" height="24" {said}>{"".join(drawn)}</svg>')


def lines(label: str, steps: Sequence[str], series: Sequence[Series]) -> Markup:
    """One line for each series."""
    top = ceiling(max((value for each in series for value in each.values), default=0))
    step = (WIDTH - LEFT) / max(1, len(steps))
    parts = [_frame(steps, top, step)]
    for colour, each in enumerate(series):
        places = [(round(LEFT + (number + 0.5) * step, 1), _y(value, top)) for number, value in enumerate(each.values)]
        path = " ".join(f"{x},{y}" for x, y in places)
        parts.append(Markup('<polyline class="l{}" points="{}"><title>{}</title></polyline>').format(colour % COLOURS, path, each.name))
        parts += [
            Markup('<circle class="c{}" cx="{}" cy="{}" r="3"><title>{}, {}: {:g}</title></circle>').format(
                colour % COLOURS, x, y, steps[number], each.name, each.values[number]
            )
            for number, (x, y) in enumerate(places)
            if each.values[number]
        ]
    return _drawn(label, Markup("").join(parts))


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on a map: degrees north and east (WGS 84), how large, its name, what is written beside it, and where it leads."""

    north: float
    east: float
    weight: int
    name: str
    short: str
    link: str


NAMED: Final = 12
"""Spots of a map whose names stand beside them."""
LETTER: Final = 11
LINE: Final = 22
"""Room for a letter and for a line of the names on a map, as wide as they are on a phone."""


def _named(names: Sequence[tuple[str, float, float, float]], width: float) -> dict[int, Markup]:
    """What is written beside spots (name, middle, radius), by their places in the list: right or left of them, where nothing stands yet."""
    taken: list[tuple[float, float, float]] = []
    found = {}
    for at, (name, x, y, radius) in enumerate(names):
        long = LETTER * len(name)
        for start, end, side in ((x + radius + 4, x + radius + 4 + long, "start"), (x - radius - 4 - long, x - radius - 4, "end")):
            free = all(end < left or start > right or abs(y - line) > LINE for left, right, line in taken)
            if free and start >= 0 and end <= width:
                taken.append((start, end, y))
                place = round(start if side == "start" else end, 1)
                written = Markup('<text x="{}" y="{}" text-anchor="{}" aria-hidden="true">{}</text>')
                found[at] = written.format(place, round(y + 5, 1), side, name)
                break
    return found


def spots(label: str, places: Sequence[Spot]) -> Markup:
    """A map of spots, their area by weight; north is up, and a degree east is as long as one north (true near the equator).

    The heaviest are named, or all where they are few; none where its name would run into another's.
    """
    if not places:
        return Markup("")
    south, north = min(each.north for each in places), max(each.north for each in places)
    west, east = min(each.east for each in places), max(each.east for each in places)
    scale = 600 / max(north - south, east - west, 0.01)
    width, height = round((east - west) * scale) + 120, round((north - south) * scale) + 60
    most = max(each.weight for each in places) or 1
    heaviest = sorted(places, key=lambda place: -place.weight)
    drawn = [
        (
            each,
            round((each.east - west) * scale + 60, 1),
            round((north - each.north) * scale + 30, 1),
            round(4 + 22 * (each.weight / most) ** 0.5, 1) if each.weight else 3,
        )
        for each in heaviest
    ]
    told = [(each.short, x, y, radius) for each, x, y, radius in drawn[:NAMED] if each.weight or len(places) <= NAMED]
    names = _named(told, width)
    marks = [
        Markup('<a href="{}" aria-label="{}: {}"><circle class="{}" cx="{}" cy="{}" r="{}"><title>{}: {}</title></circle>{}</a>').format(
            each.link, each.name, each.weight, "c0" if each.weight else "none", x, y, radius, each.name, each.weight, names.get(at, "")
        )
        for at, (each, x, y, radius) in enumerate(drawn)
    ]
    return Markup('<svg class="chart map" viewBox="0 0 {} {}" role="group" aria-label="{}">{}</svg>').format(
        width, height, label, Markup("").join(marks)
    )


def shades(counts: Mapping[str, int]) -> dict[str, int]:
    """For a table that is coloured by its numbers: a shade from 0 (none) to 4 (the most) for each.

    >>> shades({"a": 0, "b": 1, "c": 50, "d": 100})
    {'a': 0, 'b': 1, 'c': 2, 'd': 4}
    """
    most = max(counts.values(), default=0)
    return {name: 0 if not count else max(1, min(4, ceil(4 * count / most))) for name, count in counts.items()}
