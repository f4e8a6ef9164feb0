"""The places a story names: the wards and districts of the newsroom's own city, and towns and provinces anywhere.

A name alone says little: Sukun is a district, a ward in it, and part of the name of streets and markets. What stands before
it (`Kelurahan`, `Camat`, `Jalan`, `Pasar`), after it (`Malang Kota`, `Sukun District`) and between it and the name before it
(`Kelurahan Bandulan, Mojolangu, dan Tlogomas`) decides. What stays open is told as a doubt; what is surely no place of ours
(a person, a village elsewhere, a street of Malang named for Surabaya) is left out. Names in small letters are not sought.

Doubts, parted by commas: the kinds a bare name may mean, the one taken first (kecamatan-or-kelurahan, kota-or-kabupaten); in-name
(the name of something else holds it: a market, a school, a club); street (a street's name holds it); kecamatan-mismatch (it is
printed with a district it doesn't lie in); translated (Starfruit, for Blimbing). What is printed counts with the word for its kind
where that stands beside it: Kel. Bunulrejo.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from archive.record import PlaceMention
from scraper.extract.placecues import (
    CONJUNCTION,
    FACILITIES,
    KINDS,
    LOCATIVE,
    NEUTRAL,
    PERSONS,
    SAYING,
    STREET_PARTS,
    STREETS,
    SUFFIXES,
    TYPE_WORDS,
)
from scraper.regions import PLACES, Place
from scraper.regions.gazetteer import Gazetteer, gazetteer

__all__ = ["PLACES", "Place", "dateline_place", "mentions"]

_WINDOW: Final = 48
"""Characters before a name in which its cue stands."""
_DISTRICT_AFTER: Final = re.compile(r",? \(?(?:Kecamatan|Kec\.?) ([A-Z]\w+)")
_TOWN_AFTER: Final = re.compile(r"(?:,? \(?(?:Kecamatan|Kec\.?) [A-Z]\w+\)?)?,? \(?(Kota|Kabupaten|Kab\.?) ([A-Z]\w+)")
_GOES_ON: Final = re.compile(r"(?:, [A-Z][\w-]+(?: [A-Z][\w-]+)?){0,8},? (?:dan|serta|and|maupun) [A-Z]")
_PART_AFTER: Final = re.compile(r" (?:Raya|RAYA|Selatan|Utara|Timur|Barat)\b")
_NAME_AFTER: Final = re.compile(r" [A-Z][a-z]")


@dataclass(slots=True)
class _Cue:
    """What the words around a name say of it."""

    kinds: tuple[str, ...] = ()
    """Kinds it can only be; none where nothing is said."""
    doubt: str | None = None
    start: int = -1
    """Where the word for the kind begins, if it belongs to what is printed."""
    none: bool = False
    """It is no place of ours."""
    said: bool = False
    """Something says that it is a place, though not of which kind."""


@dataclass(slots=True)
class _Before:
    """The name before this one, whose cue a list shares."""

    end: int = -1
    cue: _Cue = field(default_factory=_Cue)


_NONE_BEFORE: Final = _Before()


def mentions(texts: Sequence[str], region: str) -> tuple[PlaceMention, ...]:
    """Every place the texts name, in order, as a newsroom of the region (such as 35.73) means it."""
    known = gazetteer(region)
    return tuple(found for paragraph, text in enumerate(texts) for found in _in_text(text, paragraph, known))


def dateline_place(printed: str, region: str) -> PlaceMention | None:
    """The place a dateline names (`Klojen`, `MALANG KOTA`, `Bandar lampung`), told as a mention in paragraph -3.

    A newsroom's own place leaves no doubt there: its datelines name its city and its districts, never a ward or the regency.
    """
    known = gazetteer(region)
    capital = printed.strip()
    found = known.printed.fullmatch(capital) or known.printed.fullmatch(capital.title())
    if found and (places := known.means(found[0])):
        home = places[0].code.startswith(region)
        return _mention(places[0], capital, -3, 0, _doubts(found[0], places[:1] if home else places, None))
    first = next(_in_text(capital, -3, known), None)
    return first if first and first.start == 0 and len(first.printed) == len(capital) else None


def _in_text(text: str, paragraph: int, known: Gazetteer) -> Iterator[PlaceMention]:
    before = _NONE_BEFORE
    for found in known.printed.finditer(text):
        if found.start() and text[found.start() - 1].isalnum():
            continue
        cue = _cue(text, found, before)
        before = _Before(found.end(), cue)
        if not cue.none:
            yield from _meant(text, found, cue, paragraph, known)


def _meant(text: str, found: re.Match[str], cue: _Cue, paragraph: int, known: Gazetteer) -> Iterator[PlaceMention]:
    """The place, or with `Kota dan Kabupaten Malang` the places, a name means under its cue."""
    places = known.means(found[0])
    if cue.kinds:
        places = tuple(place for place in places if place.kind in cue.kinds)
    elif cue.doubt == "street":
        places = tuple(place for place in places if place.code.startswith(known.region))
    elif places[0].a_word and not cue.said:
        return
    if not places or _elsewhere(text, found.end(), places[0], known):
        return
    end = found.end() + _suffix_length(text, found.end(), cue)
    start = cue.start if cue.start >= 0 else found.start()
    doubt = _doubts(found[0], places[:1] if cue.kinds else places, cue.doubt)
    # One place for each kind said, and a bare name once, for the likeliest.
    for place in sorted(places, key=lambda each: cue.kinds.index(each.kind)) if len(cue.kinds) > 1 else places[:1]:
        wrong = _district_mismatch(text, found.end(), place, known)
        yield _mention(place, text[start:end], paragraph, start, f"{doubt},{wrong}" if doubt and wrong else wrong or doubt)


def _mention(place: Place, printed: str, paragraph: int, start: int, doubt: str | None) -> PlaceMention:
    return PlaceMention(code=place.code, name=place.title, printed=printed, paragraph=paragraph, start=start, doubt=doubt)


def _doubts(printed: str, places: tuple[Place, ...], doubt: str | None) -> str | None:
    kinds = "-or-".join(dict.fromkeys(place.kind for place in places)) if len(places) > 1 else None
    if kinds and "-or-" not in kinds:
        kinds = None
    translated = "translated" if printed.lower() == "starfruit" else None
    return ",".join(each for each in (kinds, doubt, translated) if each) or None


def _cue(text: str, found: re.Match[str], before: _Before) -> _Cue:
    """What is said of a name: by the word before it, the word after it, or the list it stands in."""
    start, end = found.span()
    words = text[max(0, start - _WINDOW) : start].split()
    if words and text[start - 1] == " ":
        told = _told_before(text, start, words)
        if told:
            return told
    if told := _told_after(text, end):
        return told
    if shared := _shared(text, start, end, before):
        return shared
    return _bare(text, start, end, words, before)


def _told_before(text: str, start: int, words: list[str]) -> _Cue | None:
    """The cue of the words before a name."""
    last = words[-1].lower().lstrip("(“\"'‘[").removeprefix("se-")
    earlier = words[-2].lower() if len(words) > 1 else ""
    if kinds := KINDS.get(last) or KINDS.get(last.rstrip(")")):
        other = KINDS.get(words[-3].lower(), ()) if len(words) > 2 and earlier in CONJUNCTION and last in TYPE_WORDS else ()
        printed = text.rindex(words[-3], 0, start) if other else start - 1 - len(last) if last in TYPE_WORDS else -1
        return _Cue(tuple(dict.fromkeys((*other, *kinds))), start=printed)
    if last in STREETS or (last in STREET_PARTS and earlier in STREETS):
        return _Cue(doubt="street", said=True)
    if last in PERSONS:
        return _Cue(none=True)
    if last in FACILITIES:
        return _Cue(doubt="in-name", said=True)
    if last in SAYING and (kinds := KINDS.get(earlier.rstrip(",:"))):
        return _Cue(kinds, said=True)
    if last.endswith(":") and (kinds := KINDS.get(last[:-1])):
        return _Cue(kinds, said=True)
    return None


def _told_after(text: str, end: int) -> _Cue | None:
    """The cue of the words after a name: `Sukun District`, `Malang City`, `Polehan Village`."""
    if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
        for suffix, kind in SUFFIXES.items():
            if text.startswith(suffix, end):
                return _Cue((kind,))
    return None


def _suffix_length(text: str, end: int, cue: _Cue) -> int:
    if cue.start >= 0 or not cue.kinds:
        return 0
    return next((len(suffix) for suffix in SUFFIXES if text.startswith(suffix, end)), 0)


def _shared(text: str, start: int, end: int, before: _Before) -> _Cue | None:
    """The cue a list shares: `Kelurahan Bandulan, Mojolangu, dan Tlogomas`, `Pasar Klojen dan Blimbing`.

    A comma alone makes a list only where an `and` follows: `Kelurahan Bandulan, Sukun` names a ward and its district.
    """
    gap = text[before.end : start].strip() if 0 <= before.end < start <= before.end + 12 else ""
    joined = gap.lstrip(", ") in CONJUNCTION
    if not joined and not (gap == "," and _GOES_ON.match(text, end)):
        return None
    cue = before.cue
    return _Cue(cue.kinds, cue.doubt, none=cue.none, said=True) if cue.kinds or cue.doubt or cue.none else _Cue(said=True)


def _bare(text: str, start: int, end: int, words: list[str], before: _Before) -> _Cue:
    """The cue of a name with no word for its kind: whether it is part of another name."""
    last = words[-1] if words and text[start - 1] == " " else ""
    if _PART_AFTER.match(text, end):
        # Malang Raya and Malang Selatan are neither the city nor the regency.
        return _Cue(none=True)
    neutral = last.lower() in NEUTRAL or before.end == start - 1 or _opens(words)
    proud = last[:1].isupper() and last[-1:].isalnum() and not neutral
    inside = (proud or _NAME_AFTER.match(text, end)) and not _titled(text)
    return _Cue(doubt="in-name" if inside else None, said=last.lower() in LOCATIVE)


def _opens(words: list[str]) -> bool:
    """Whether the last of the words begins a sentence, so that its capital says nothing."""
    return len(words) < 2 or words[-2][-1] in '.!?:|“"–—'


@lru_cache(maxsize=1)
def _titled(text: str) -> bool:
    """Whether the text is written With Capitals Everywhere, as titles are."""
    words = [word for word in text.split() if word[0].isalpha()]
    return sum(word[0].isupper() for word in words) > 0.7 * len(words)


def _elsewhere(text: str, end: int, place: Place, known: Gazetteer) -> bool:
    """Whether the words after a ward or district put it into another town: `Kelurahan Mulyorejo, Kota Surabaya`."""
    if place.code.count(".") < 2 or not (found := _TOWN_AFTER.match(text, end)):
        return False
    home = PLACES[known.region]
    return _kind_of_town(found[1]) != home.kind or not home.name.startswith(found[2].title())


def _kind_of_town(word: str) -> str:
    """The kind of town a printed word says."""
    return "kota" if word == "Kota" else "kabupaten"


def _district_mismatch(text: str, end: int, place: Place, known: Gazetteer) -> str | None:
    """The doubt of a ward printed with a district it doesn't lie in."""
    if place.kind != "kelurahan" or not (found := _DISTRICT_AFTER.match(text, end)):
        return None
    named = next((each for each in known.means(found[1]) if each.kind == "kecamatan"), None)
    return None if named and named.code == place.parent else "kecamatan-mismatch"
