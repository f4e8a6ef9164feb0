"""Where the sentences of a stretch of text begin and end: full stops in degrees and honorifics end none."""

import re
from typing import Final

_FULL_STOP: Final = re.compile(r"[.!?…]\s+(?=[A-Z“”\"\x00])|[.!?…]?\x00+[^\x00]")
_ABBREVIATED: Final = re.compile(
    r"(?:\b(?:[A-Z]|Drs|Dra|Dr|dr|drg|Ir|Prof|Hj|KH|Ny|Bpk|Moh|Moch|Muh|Abd|St|No|Jl|Rp|Plt|Plh|Pj|Pjs|Pol|Inf|Arm|Kav|Czi|KRT"
    r"|KPH|HM|Dg|Pdt|Gg|Kav|RM)|[SM]\.[A-Za-z.]*[A-Za-z])\.\s*$"
)


def sentences(text: str, first: int, last: int) -> list[tuple[int, int]]:
    """The sentences of a stretch of text; full stops in degrees and honorifics end none."""
    found: list[tuple[int, int]] = []
    begin = first
    for stop in _FULL_STOP.finditer(text, first, last):
        if "\x00" not in stop[0] and _ABBREVIATED.search(text[max(begin, stop.start() - 12) : stop.start() + 1]):
            continue
        found.append((begin, stop.start() + 1))
        begin = stop.end() - 1 if "\x00" in stop[0] else stop.end()
    if begin < last:
        found.append((begin, last))
    return found
