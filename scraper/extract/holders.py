"""Who a story names, and in which office.

An office and a name stand together in a few ways: `Wali Kota Malang Sutiaji`, `Ketua RW 05, Slamet Prakoso,`,
`Hj. Siti Mutmainah, Ketua RT 05 RW 11,`, `Ir. Suparmono, MM selaku Kepala Dinas …`. Whatever else stands near an office is
not its holder: the wife of the mayor is not the mayor, and one who speaks in his name neither. What is uncertain is left out.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from scraper.extract.called import NOTHING, Called
from scraper.extract.handover import handed
from scraper.extract.namedafter import apart_from_its_own, with_its_name
from scraper.extract.namedbefore import named_before
from scraper.extract.names import Named, name_at
from scraper.extract.officeheads import head_at
from scraper.extract.offices import Office, offices


class Person(NamedTuple):
    """A person in an office, as the story names both; each person stands once for each office."""

    name: str
    """The plain name, without honorifics and degrees."""
    printed: str
    """The name as printed, with honorifics and degrees."""
    honorifics: tuple[str, ...]
    degrees: tuple[str, ...]
    office: str | None
    """The office with its institution, in the story's words; nothing for a citizen."""
    acting: str | None
    """Pj, Pjs, Plt, Plh or Pgs, where the person stands in."""
    former: bool
    """Whether the office was the person's before."""
    paragraph: int
    start: int


_AND_ALSO: Final = re.compile(
    r"\s*,?\s+(?:yang juga|yang sekaligus|sekaligus|merangkap|selaku|dan juga|juga)(?:\s+(?:menjabat|sebagai|selaku"
    r"|merupakan))*\s+(?=[A-Zkasbdjpm])"
)


class Held(NamedTuple):
    """An office and the name its holder is called by there; no name where only the office is told."""

    office: Office
    named: Named | None
    itself: bool = False
    """Whether the holder is said in a pronoun, `Dirinya yang juga menjabat …`."""


def held(text: str, shown: Called = NOTHING) -> Iterator[Held]:
    """Every office of a paragraph with its holder."""
    named_there = [office for office in offices(text, shown) if office.name not in _ANYBODY]
    waiting: list[Office] = []
    last: Named | None = None
    row = _respectively(text, shown) if _RESPECTIVELY in text or " dan Wakil " in text else {}
    changing = [*handed(text, named_there)] if named_there else []
    before: Held | None = None
    for office in named_there:
        if changing and (here := [each for each in changing if each.office is office]):
            for each in here:
                yield Held(_whole(office, text)._replace(former=each.former, borrowed=False), each.named)
            last = here[-1].named
            before = Held(office, last)
            continue
        if before is not None and before.named and text[before.office.end : office.start] in _PREVIOUSLY:
            yield Held(office._replace(former=True), before.named)
            continue
        office = _whole(office, text)
        if text.startswith(_ONCE, office.end):
            office = office._replace(former=True)
        office, named = apart_from_its_own(text, office) if office.borrowed else with_its_name(text, office, shown)
        named = row.get(office.start, named)
        itself = False
        if named is None and not office.borrowed and not office.stands_for:
            named, itself = named_before(text, office, last)
        if named is None and not itself and _goes_with_the_next(text, office):
            waiting.append(office)
            continue
        for one in (*waiting, office):
            yield Held(one, named, itself)
        waiting = []
        last = named or last
        before = Held(office, named)


_ONCE: Final = (" sebelumnya,", " sebelumnya ", " terdahulu", " lama,", " yang lama")
"""Words behind an office that was somebody's."""
_ANYBODY: Final = frozenset(
    {"Kepala OPD", "Kepala SKPD", "Kepala Perangkat Daerah", "kepala OPD", "Kepala Daerah", "Kepala OPD se-Kota Malang"}
)
"""Kinds of offices rather than one: who is named behind is somebody else."""
_RESPECTIVELY: Final = "masing-masing"
_PREVIOUSLY: Final = frozenset({" (sebelumnya ", " (semula ", " (dulu ", " yang sebelumnya ", ", sebelumnya "})
_AND: Final = re.compile(r",?\s(?:dan|serta)\s|,\s")


def _respectively(text: str, shown: Called) -> dict[int, Named]:
    """`Camat Blimbing dan Lurah Purwodadi, masing-masing Sri Handono dan Sri Mulyati`: names by the place of their office."""
    found: dict[int, Named] = {}
    row: list[Office] = []
    for office in offices(text, shown):
        row = [*row, office] if row and _AND.fullmatch(text, row[-1].end, office.start) else [office]
        step = _THEN.match(text, office.end)
        if len(row) > 1 and (step or (len(row) == 2 and text.startswith(" dan Wakil ", row[0].end))):
            named = _names(text, step.end() if step else office.end + 1)
            if len(named) == len(row):
                found |= {one.start: name for one, name in zip(row, named, strict=True)}
    return found


def _names(text: str, at: int) -> list[Named]:
    """The names of a list that begins here."""
    found: list[Named] = []
    while (named := name_at(text, at)) is not None:
        found.append(named)
        then = _AND.match(text, named.end)
        if then is None:
            break
        at = then.end()
    return found


def _whole(office: Office, text: str) -> Office:
    """`Wali Kota dan Wakil Wali Kota Malang`: the first is of the same town."""
    following = _AND_HIS_DEPUTY.match(text, office.end) if text.startswith(" dan Wakil ", office.end) else None
    return office if following is None or following[1] != office.name else office._replace(name=f"{office.name} {following[2]}")


_AND_HIS_DEPUTY: Final = re.compile(
    r" dan Wakil (Wali ?[Kk]ota|Bupati|Gubernur) ((?:Kota )?[A-Z][a-z]+(?: (?:Timur|Barat|Tengah|Selatan|Utara))?)"
)


_THEN: Final = re.compile(rf",?\s{_RESPECTIVELY}(?:\s(?:dijabat|bernama|yakni|yaitu|adalah|oleh))*\s")


def _goes_with_the_next(text: str, office: Office) -> bool:
    """`Ketua TPID yang juga Sekretaris Daerah …`: two offices of one holder, who is named after the second."""
    following = _AND_ALSO.match(text, office.end)
    return following is not None and head_at(text, following.end()) is not None


def person(found: Held, paragraph: int) -> Person:
    """A person out of an office and a name."""
    named, office = found.named, found.office
    if named is None:
        raise ValueError("nobody is named")
    return Person(
        name=named.name,
        printed=named.printed,
        honorifics=named.honorifics,
        degrees=named.degrees,
        office=office.name,
        acting=office.acting,
        former=office.former,
        paragraph=paragraph,
        start=min(named.start, office.start),
    )
