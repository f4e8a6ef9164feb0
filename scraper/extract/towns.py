"""Cities and regencies as offices name them: `Bupati Hulu Sungai Utara`, `Wali Kota Gunungsitoli`.

The law's list tells where the name of the town ends and that of its holder begins.
"""

import re
from typing import Final

from scraper import regions
from scraper.extract.markup import names as table
from scraper.extract.trie import Trie

_PRINTED_TOO: Final = (
    *("Tanjung Pinang", "Pangkal Pinang", "Gunung Sitoli", "Pematang Siantar", "Palangka Raya", "Tanjung Balai", "Padang Sidempuan"),
    *("Bau-Bau", "Bau-bau", "Toli-toli", "Jakarta Pusat", "Jakarta Utara", "Jakarta Barat", "Jakarta Selatan", "Jakarta Timur"),
)
_PEOPLE_TOO: Final = table("""
    Bima Agam Lingga Karimun Pati Muna Sigi Malaka Kaur Karo Buru Metro Batang Bone Banjar Toba Tebo Landak Lahat Kendal Sula
""")
"""Towns whose name is also a person's, a quarter's or another word."""


def _names() -> set[str]:
    spoken = {each.name for each in regions.PLACES.values() if each.kind in {"kota", "kabupaten"}}
    spoken |= {name for each in regions.PLACES.values() if each.kind in {"kota", "kabupaten"} for name in each.spellings}
    spoken |= {*regions.named(), *_PRINTED_TOO}
    return {name for name in spoken if name[0].isupper()} | {name.replace(" ", "").capitalize() for name in spoken if name.count(" ") == 1}


_NAMES: Final = _names()
TOWNS: Final = frozenset(name for name in _NAMES if " " not in name) - _PEOPLE_TOO
"""Those of one word that are nothing else."""


def _pattern() -> re.Pattern[str]:
    trie = Trie()
    for name in _NAMES:
        trie.add(name)
    return re.compile(rf"{trie.pattern()}(?![\w-])")


_TOWN: Final = _pattern()
_FIRST: Final = frozenset(name.partition(" ")[0] for name in _NAMES)


def town_at(text: str, at: int, word: str) -> int:
    """Where the town ends whose name begins here with a word; 0 where none does."""
    found = _TOWN.match(text, at) if word in _FIRST else None
    return found.end() if found is not None else 0
