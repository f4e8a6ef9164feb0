"""The names of places as they are printed, and which places each may mean where a newsroom of a region prints it."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Final

from scraper.extract.trie import Trie
from scraper.regions import PLACES, Place, named

_RANK: Final = {"kecamatan": 0, "kelurahan": 1, "kota": 2, "kabupaten": 3, "provinsi": 4}
"""Which namesake a bare name means first: at home the district before its ward; a city before the regency around it."""


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """What a newsroom of one region can name."""

    region: str
    printed: re.Pattern[str]
    """Any known name in print, its first letter a capital. Whether a word begins there is left to the caller: a look-behind
    in front would keep the search from skipping from capital to capital."""
    meanings: dict[str, tuple[Place, ...]]
    """The places a name may mean, the likeliest first, by the key of the name."""

    def means(self, printed: str) -> tuple[Place, ...]:
        """The places a printed name may mean, the likeliest first; none where it is no known name."""
        return self.meanings.get(key(printed), ())


def key(name: str) -> str:
    """A name without what differs between its spellings: case, spaces, hyphens."""
    return name.lower().replace(" ", "").replace("-", "")


@cache
def districts(region: str) -> frozenset[str]:
    """The keys of the names of a city's districts and wards; none where they are not known."""
    own = (place for place in PLACES.values() if place.code.startswith(f"{region}.") and place.code.count(".") >= 2)
    return frozenset(key(name) for place in own for name in (place.name, *place.spellings))


def _near(place: Place, region: str) -> bool:
    """Whether a newsroom of the region means it by name: towns and provinces anywhere, districts and wards only at home."""
    return place.code.count(".") < 2 or place.code.startswith(f"{region}.")


def _cases(name: str) -> tuple[str, ...]:
    """A name as it is printed: itself, with a capital for every word or for the first alone, in capitals."""
    return name, name.title(), name.capitalize(), name.upper()


_KINDS: Final = frozenset({"kota", "kabupaten", "kab.", "kecamatan", "kec.", "kelurahan", "kel.", "desa", "provinsi"})
_PARTS: Final = frozenset({"kota", "city", "regency", "raya", "utara", "selatan", "timur", "barat", "tengah", "pusat"})
"""What may follow a name and leave it a name: Malang Kota, Malang Raya, Surabaya Timur."""


@cache
def _every() -> frozenset[str]:
    """Every name of every place, wherever the newsroom is."""
    tables = (name for place in PLACES.values() for name in (place.name, *place.spellings))
    return frozenset(key(name) for name in (*tables, *named()))


def is_place(printed: str) -> bool:
    """Whether words alone, before a dash perhaps, name a place: a known name with its kind or part, or any words in a known place."""
    last = printed.rpartition(",")[2].strip()
    if key(last) in _every():
        return True
    words = last.lower().split()
    while words and words[0] in _KINDS:
        del words[0]
    while len(words) > 1 and words[-1] in _PARTS:
        del words[-1]
    return key("".join(words)) in _every()


@cache
def gazetteer(region: str) -> Gazetteer:
    """The gazetteer of a newsroom's region, such as 35.73."""
    names = Trie()
    meanings: dict[str, list[Place]] = defaultdict(list)
    home = sorted(PLACES.values(), key=lambda each: (not each.code.startswith(region), _RANK[each.kind], each.code))
    for place in home:
        if _near(place, region):
            for name in (place.name, *place.spellings):
                for printed in _cases(name):
                    names.add(printed)
                meanings[key(name)].append(place)
    return Gazetteer(
        region, re.compile(rf"{names.pattern()}(?!\w)"), {name: tuple(dict.fromkeys(places)) for name, places in meanings.items()}
    )
