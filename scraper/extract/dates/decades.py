"""What decades and centuries mean, and which number before `-an` is a decade's: `era 1980-an`, `dibangun 1880-an`, `abad ke-19`."""

import re
from typing import Final

from scraper.extract.dates.months import COUNTED
from scraper.extract.dates.parts import NO_THING, YEARS_CLOSE
from scraper.extract.dates.spans import third
from scraper.extract.dates.values import Context, Parts, Understood
from scraper.extract.markup import names

_ROMAN: Final = {"i": 1, "v": 5, "x": 10}
_AGES: Final = names("zaman jaman masa generasi")
"""Words after which `80-an` is a decade."""
_TIMES: Final = _AGES | names("pada sejak semenjak sedari dari medio angkatan keluaran terbitan buatan peninggalan")
"""The same where nothing is counted."""
_ABOUT: Final = re.compile(r"\b(?:sekitar|sekira|kira-kira|kisaran)\s+$")
_WORD: Final = re.compile(r"\b([a-z]+)\s+$")
_OF_AGE: Final = re.compile(r"\b(?:ber)?(?:usia|umur)(?:nya)?\s+$")
_ANOTHER: Final = re.compile(r"\b(?:tahun|era|dekade|zaman|masa|pada|sejak)\s+\d+\s?-an\s*(?:,|,?\s+(?:dan|atau|hingga|sampai|ke))\s+$")
"""What makes a decade of the second number: `era 70-an dan 80-an`."""
_SURE: Final = re.compile(r"\b(?:pada|se(?:men)?jak)\s+$")
_THING: Final = re.compile(rf"\s+(?:jiwa|kk|paket|{COUNTED})")
_OTHER: Final = re.compile(rf"(?!{NO_THING})")
_CLOSE: Final = frozenset(YEARS_CLOSE.split())


def is_decade(low: str, start: int, end: int) -> bool:
    """Whether what is printed there, `awal 80-an`, `1880-an`, without a word like `tahun` is a decade and not some eighty of a thing."""
    printed = low[start:end]
    number = re.search(r"\d+", printed)
    if number is None or printed.endswith("s") or number[0].startswith("19"):
        return True
    if number.start():
        return _OF_AGE.search(low, max(0, start - 16), start) is None  # berusia akhir 80-an
    about = _ABOUT.search(low, max(0, start - 16), start)
    before = _WORD.search(low, max(0, start - 40), about.start() if about else start)
    sure = len(number[0]) > 2 and _SURE.search(low, max(0, start - 12), start)
    if before is None or (before[1] not in _AGES and (_THING if sure else _OTHER).match(low, end)):
        return False
    leads = before[1] in _TIMES or (len(number[0]) > 2 and before[1] in _CLOSE)
    return leads or _ANOTHER.search(low, max(0, start - 40), start) is not None


def decade(parts: Parts, context: Context) -> Understood | None:
    """`era 1980-an`, `tahun 90-an`, `awal 2000-an`."""
    printed = int(parts["y"] or 0)
    first = printed if printed >= 1000 else 1900 + printed
    if first % 10:
        return None
    low, high, doubts = _part(parts.get("part"), first, 10)
    return Understood(f"{low}/{high}", _past(high, context), doubts)


def century(parts: Parts, context: Context) -> Understood | None:
    """`abad ke-19` is 1800 to 1899, its `pertengahan` 1840 to 1860, as a careful reader gave it."""
    word = parts["c"] or ""
    number = int(word) if word.isdigit() else _roman(word)
    if number is None or not 1 <= number <= 21:
        return None
    first = 100 * (number - 1)
    if part := parts.get("part"):
        low = first + {0: 0, 1: 40, 2: 80}[third(part)]
        return Understood(f"{low:04}/{min(low + 20, first + 99):04}", _past(low, context), ("part-of-century",))
    return Understood(f"{first:04}/{first + 99:04}", _past(first + 99, context))


def century_ago(parts: Parts, context: Context) -> Understood | None:
    """`setengah abad lalu`, `seperempat abad silam`: the year so far away."""
    if context.anchor is None:
        return Understood(None, "relative", ("no-anchor",))
    return Understood(str(context.anchor.year - (25 if parts["part"] == "seperempat" else 50)), "relative")


def _part(part: str | None, first: int, length: int) -> tuple[int, int, tuple[str, ...]]:
    if not part:
        return first, first + length - 1, ()
    low, high = ((0, 3), (4, 6), (7, 9))[third(part)]
    return first + low, first + high, ("part-of-decade",)


def _past(last: int, context: Context) -> str:
    return "historical" if context.anchor is None or last < context.anchor.year else "range"


def _roman(word: str) -> int | None:
    values = [_ROMAN.get(letter, 0) for letter in word.lower()]
    if not values or 0 in values:
        return None
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
