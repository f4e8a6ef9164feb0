"""Where an institution's own name ends, `Ketua Paguyuban Cikar Nusantara, Sukirno`: told by the people and places in it and around it.

What an institution is called, nobody can list; and the name of who speaks for it follows without a mark.
"""

import re
from collections.abc import Sequence
from typing import Final

from scraper.extract.administration import IN_NEED, OF_ONE_PLACE, ONE_WORD, PLACES, TAKE_A_NAME, goes_on
from scraper.extract.called import Called
from scraper.extract.markup import names as table
from scraper.extract.nameahead import BEGINS_A_NAME, name_ahead
from scraper.extract.names import GIVEN, LEARNED, name_at
from scraper.extract.officeheads import head_at
from scraper.extract.ownnames import OF_LEARNING
from scraper.extract.towns import TOWNS

_CAPITALS: Final = re.compile(r"(?:[A-Z][\w'’-]*|\d+)(?:\s(?:[A-Z][\w'’-]*|\d+)){0,15}")
"""Words with a capital in a row, as many as a name and whoever follows it can have: a page can have thousands."""
_THAT: Final = re.compile(r"\s(?:itu|tersebut|ini)(?:lah)?\b")
_BEGIN_NAMES: Final = table("Muhammad Mohammad Mochamad Mochammad Muhamad Ahmad Achmad Abdul Siti")
"""First names that hardly ever stand later in one: what is before them is the institution's."""
_NEED_A_NAME: Final = table("""
    Pasar Paguyuban Komunitas KIM Gapoktan Poktan Perumda PT CV Yayasan Hotel Sanggar Klub Posyandu Pesantren Koperasi
""")
"""What is hardly ever named without a name of its own."""
_COMMA_NAME: Final = re.compile(r",\s*(?=[A-Za-z])")
_WITHOUT_NAME: Final = table("""
    Pelatih Ketua Harian Umum Koordinator Direktur Manajer Pimpinan Pembina Pengasuh Pendiri Utama CEO Founder
""")
"""Words of an office that mostly have an institution behind them, but which is called so only where a comma shows it."""
UNFINISHED: Final = TAKE_A_NAME | IN_NEED | _WITHOUT_NAME
"""Words behind which the institution's own name may follow."""
_OF_A_BOARD: Final = ("Ketua Umum ", "Sekretaris Umum ", "Bendahara Umum ", "Direktur Umum ", "Manajer Umum ")
"""Elsewhere `Umum` ends an office."""
_INITIALS: Final = re.compile(r" \(([A-Z]{2,8})\)")
_LONG_NAME: Final = 80
_INITIAL: Final = re.compile(r" [A-GI-LN-QS-Z]\.")
"""An initial within a name; `H.`, `M.` and `R.` mostly begin one."""


def with_own_name(text: str, end: int, at: int, last: str, apposed: bool, shown: Called) -> int:
    """Where an office that ends here goes on to, if what begins at ``at`` is its institution's own name; else where it ends.

    ``last`` is its last word so far; ``apposed`` is whether it stands behind a name, or what somebody is said to be.
    """
    run = _CAPITALS.match(text, at)
    if run is None or BEGINS_A_NAME.match(text, at):
        return end
    words = run[0].split()
    ends = [at + len(" ".join(words[: place + 1])) for place in range(len(words))]
    if len(words) > 1 and LEARNED.match(text, ends[-2]):
        del words[-1], ends[-1]
    if (stop := _before_a_name(text, words, ends, last, shown)) is not None:
        return stop
    before = _first_of_a_name(words, shown)
    if (stop := _told_by_names(text, words, ends, last, before, shown)) is not None:
        return stop
    over = ends[-1]
    if not before and len(words) > 1 and words[-1] in PLACES and _is_named_behind(text, over):
        return over  # `Branch Manager BRI Martadinata Malang, Widyo …`
    if not before and not name_ahead(text, at, shown) and (_THAT.match(text, over) or (apposed and _is_behind_a_name(text, run.start()))):
        return over
    last = last.capitalize() if last.islower() else last
    if last not in TAKE_A_NAME and last not in _WITHOUT_NAME:
        return end
    return _told_by_what_follows(text, end, words, ends, last, apposed, shown)


def _before_a_name(text: str, words: Sequence[str], ends: Sequence[int], last: str, shown: Called) -> int | None:
    """Where it ends before what can only begin somebody's name."""
    for word, stop in zip(words, ends, strict=True):
        if (word in GIVEN or word in shown.people or last not in UNFINISHED) and _INITIAL.match(text, stop):
            return None  # `Haryadi S. Triwibowo`
        if stop < len(text) - 1 and BEGINS_A_NAME.match(text, stop + 1) and not LEARNED.match(text, stop):
            return stop
    return None


def _first_of_a_name(words: Sequence[str], shown: Called) -> int:
    """The place of the first word that somebody is called by, where the story shows who that is; 0 where none is, or all are."""
    if shown.people.isdisjoint(words):
        return 0
    return next((place for place, word in enumerate(words) if word in shown.people or word in GIVEN), 0)


def _told_by_names(text: str, words: Sequence[str], ends: Sequence[int], last: str, before: int, shown: Called) -> int | None:
    """Where it ends by the names of people and towns among its words, and behind them."""
    if last in OF_LEARNING:
        town = next((place for place, word in enumerate(words[:-1]) if place and word in PLACES), 0)
        if town:
            return ends[town]
    if _is_abbreviated(text, ends[-1], words):
        return text.index(")", ends[-1]) + 1  # `Ketua Yayasan Keadilan Tragedi Kanjuruhan (YKTK), Devi …`
    town = next((place for place, word in enumerate(words[1:-1], 1) if word in TOWNS), 0) if last not in TAKE_A_NAME else 0
    if town and not any(word in GIVEN or word in shown.people for word in words[: town + 1]):
        return ends[town]
    begun = next((place for place, word in enumerate(words) if place > 1 and word in _BEGIN_NAMES), 0)
    if begun:
        return ends[begun - 1]
    if before and last in ONE_WORD and words[before] not in shown.people:
        return ends[0]
    if last in _NEED_A_NAME and shown.people.isdisjoint(words):
        at = ends[0] - len(words[0])
        if _is_named_behind(text, ends[-1]) and not name_ahead(text, at):
            return ends[-1]  # `Direktur PT Matahari Putra Makmur, Lilik Subiyanto, …`
    if not before and last in _NEED_A_NAME and len(words) > 2 and words[0] not in shown.people and name_ahead(text, ends[0] + 1, shown):
        return ends[0]
    if before > 1 or (before and last in TAKE_A_NAME | IN_NEED | _WITHOUT_NAME):
        return ends[before - 1]
    return None


def _told_by_what_follows(text: str, end: int, words: Sequence[str], ends: Sequence[int], last: str, apposed: bool, shown: Called) -> int:
    """Where it ends by what stands behind it, or else by its words alone; ``end`` where none of it is its own name."""
    at, over = ends[0] - len(words[0]), ends[-1]
    if _THAT.match(text, over):
        return over
    after = _COMMA_NAME.match(text, over)
    if after is not None and len(words) <= (2 if last in ONE_WORD else 6) and _is_named(text, after.end()):
        return over
    if last == "Umum" and not text.endswith(_OF_A_BOARD, 0, at):
        return end  # `Kabag Umum Boedi Utomo`
    if (
        apposed
        and (text[over : over + 1] in {",", "."} or text.startswith(" yang ", over))
        and len(words) <= (1 if last in ONE_WORD else 4)
    ):
        return over
    if last in _WITHOUT_NAME or goes_on(words[0]) or name_ahead(text, at, shown):
        return end
    for stop in ends:
        if name_ahead(text, stop + 1):
            return stop
    return _told_by_its_words(words, ends, end, last)


def _is_behind_a_name(text: str, at: int) -> bool:
    """Whether an office follows a name that opens its sentence: all that has a capital is the office's then."""
    comma = text.rfind(", ", 0, at)
    begin = max(text.rfind(stop, 0, comma) + len(stop) for stop in (". ", "” ", '" ', "? ", "! ")) if comma > 0 else 0
    begin = begin if begin > 1 else 0
    if head_at(text, begin) is not None:
        return False  # `Kepala Dinas Sosial Budi Santoso, Kepala Dinas Pasar Rudi`: each has an office
    while comma > 0 and not (comma - begin > _LONG_NAME):
        named = name_at(text, begin, comma)
        if named is not None:
            return named.end == comma and (" " in named.name or named.sure)
        begin = text.find(" ", begin) + 1
        if not 0 < begin < comma or not text[begin].isupper():
            return False
    return False


def _is_abbreviated(text: str, at: int, words: Sequence[str]) -> bool:
    """Whether a bracket of the words' first letters follows: they are an institution's then, whatever they are."""
    bracket = _INITIALS.match(text, at)
    if bracket is None:
        return False
    said, first = bracket[1], "".join(word[0] for word in words)
    return said.endswith(first) if len(words) < len(said) else first.endswith(said)


def _is_named_behind(text: str, at: int) -> bool:
    """Whether a name of several words stands behind a comma."""
    comma = _COMMA_NAME.match(text, at)
    named = name_at(text, comma.end()) if comma is not None else None
    return named is not None and (named.sure or " " in named.name) and head_at(text, named.start) is None


def _is_named(text: str, at: int) -> bool:
    return name_at(text, at) is not None and head_at(text, at) is None


def _told_by_its_words(words: Sequence[str], ends: Sequence[int], end: int, last: str) -> int:
    """Where an institution's own name ends, with nothing but its words to tell."""
    known = max((place for place, word in enumerate(words) if word[0].isdigit() or word in PLACES), default=-1)
    if known >= 0:
        return ends[known]
    if last in ONE_WORD and len(words) > 1:
        return ends[0]
    return end if last in OF_ONE_PLACE else ends[-1]
