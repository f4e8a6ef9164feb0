"""Names compared: as they sound, word by word, and by the title before them."""

import re
from functools import lru_cache
from typing import Final

TITLES: Final = {
    "dokter": frozenset({"dr", "drg", "drh", "Dokter"}),
    "profesor": frozenset({"Prof", "Profesor"}),
    "guru besar": frozenset({"Prof", "Profesor"}),
    "kiai": frozenset({"KH", "K.H", "Kiai", "Kyai"}),
    "ulama": frozenset({"KH", "K.H", "Kiai", "Kyai"}),
    "ustaz": frozenset({"Ustaz", "Ustadz", "Ust"}),
    "pendeta": frozenset({"Pdt", "Pendeta"}),
    "romo": frozenset({"Romo", "Pastor"}),
    "habib": frozenset({"Habib"}),
    "dalang": frozenset({"Ki", "Dalang"}),
}
"""What one is called by the title before the name."""
_SOUNDS: Final = (
    ("oe", "u"),
    ("dj", "j"),
    ("tj", "c"),
    ("ph", "f"),
    ("y", "i"),
    ("v", "f"),
    ("ch", "h"),
    ("kh", "h"),
    ("th", "t"),
    ("dh", "d"),
)
_TWICE: Final = re.compile(r"(.)\1")


@lru_cache(maxsize=4096)
def words_of(name: str) -> list[str]:
    """The words of a name, split once however often they are asked for; nobody changes them."""
    return name.split()


@lru_cache(maxsize=4096)
def sound_of(word: str) -> str:
    """A word as it sounds, whichever spelling a parent chose: `Benny` as `Beni`, `Soeharto` as `Suharto`."""
    said = word.lower()
    for written, spoken in _SOUNDS:
        if written in said:
            said = said.replace(written, spoken)
    return _TWICE.sub(r"\1", said)


@lru_cache(maxsize=4096)
def initials_of(name: str) -> str:
    """The first letters of a name's words."""
    return "".join(word[0] for word in name.split())


def is_shortened(part: list[str], whole: list[str]) -> bool:
    """Whether the words are some of the whole name's in their order: `Dewa Agung` for Dewa Made Agung."""
    rest = iter(whole)
    return len(part) < len(whole) and all(word in rest for word in part)


def within(part: list[str], whole: list[str]) -> bool:
    """Whether the words stand together in the whole name."""
    if part[0] not in whole:
        return False
    size = len(part)
    return any(whole[at : at + size] == part for at in range(len(whole) - size + 1))
