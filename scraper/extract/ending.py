"""The name that ends at a place in a text: of whom an office is told that stands behind it, who is that old, who that is."""

import re
from typing import Final

from scraper.extract.administration import PLACES, goes_on
from scraper.extract.names import HONORIFICS, NOT_A_NAME, Named, name_at
from scraper.extract.officeheads import head_at

_START: Final = re.compile(r"(?:^|(?<=[\s(“\"”]))(?=[A-Z]|dr[gh]?\.|dr\s)")
_NO_PERSON_AFTER: Final = re.compile(
    r"(?:\b(?:di|ke|dari|[Jj]alan|Jl\.|[Gg]edung|[Kk]elurahan|[Kk]ecamatan|[Dd]esa|[Hh]otel|[Pp]asar|se-|[Kk]awasan|[Ww]ilayah"
    r"|untuk|bertema|oleh-oleh)|[A-Z][\w-]*)\s+$"
)
FUNCTION: Final = re.compile(
    r"\b(?:Adalah|Ada|Begitu pula|Menurut pula|Sedang|Bagi|Menurut|Kata|Ujar|Untuk|Kepada|Sementara|Namun|Lalu|Ketika|Saat"
    r"|Sedangkan|Adapun|Hanya|Sebelumnya|Bersama)\s+$"
)
"""Words with a capital before a name at the beginning of a sentence."""
_QUOTED: Final = frozenset('(“"”‘')
_SMALL_WORDS: Final = frozenset(
    {"bin", "binti", "da", "dos", "al", "el", "van", "de", "dr.", "drg.", "drh.", "dr", "ibnu", "von", "der", "la", "apt."}
)


def ending_at(text: str, window: int, at: int) -> Named | None:
    """The name that ends exactly here."""
    begin = at
    while begin > window:
        before = text.rfind(" ", window, begin - 1) + 1 or window
        if not (text[before].isupper() or text[before] in _QUOTED or text[before:begin].rstrip() in _SMALL_WORDS):
            break
        begin = before
    window = begin
    for start in _START.finditer(text, window, at):
        if head_at(text, start.start()) is not None and text[start.start() : at].split()[0] not in HONORIFICS:
            continue
        named = name_at(text, start.start(), at)
        if named is not None and named.end == at:
            if (
                not named.sure
                and not FUNCTION.search(text, max(0, named.start - 12), named.start)
                and (_is_no_person_after(text[max(0, named.start - 24) : named.start]) or is_institution(named.name))
            ):
                return None
            return named
    return None


def _is_no_person_after(before: str) -> bool:
    """Whether the words before a name make it no person's: `di`, `Jalan`, another word with a capital that doesn't just open a sentence."""
    if _NO_PERSON_AFTER.search(before) is None:
        return False
    last = before.split()[-1]
    return last not in NOT_A_NAME or goes_on(last) or last.islower()


def is_institution(name: str) -> bool:
    """Whether what looks like a name is a place or an institution."""
    words = name.split()
    return words[0] in PLACES or all(goes_on(word) for word in words)
