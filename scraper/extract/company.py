"""Whom a story means by `Bung Edi`, `Wawali` or `Boedi`.

A short form is resolved inside its story alone, and only where one person fits: two with the same surname leave the bare
surname open.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from scraper.extract.alike import TITLES, initials_of, is_shortened, sound_of, within, words_of
from scraper.extract.called import NOTHING, Called
from scraper.extract.holders import Person
from scraper.extract.markup import names as table
from scraper.extract.names import HONORIFICS, Named, name_at
from scraper.extract.officeheads import head_at
from scraper.extract.offices import name_after, offices
from scraper.extract.roles import is_role, is_short_for, role

_CAPITAL: Final = re.compile(r"[A-Zd](?<![\w.’'-].)(?:(?<=[A-Z])[\w’'-]*|(?<=d)r[gh]?\.)")
"""A word with a capital, or `dr.`; the search skips to the letters with which one begins."""
_ACTS: Final = re.compile(r" (?:me|ber)[a-z]{3,}")
_NO_INITIALS: Final = table("""
    RT RW PT CV RS SD MI TK SMP SMA SMK UM UB KA PN PA BI PP NU PD DP AD AL AU RI PMI KPU PLN BNN BPK KPK BPN TNI OPD ASN PNS UPT
    PKK KUA RSU
""")
"""Capitals that are nobody's."""
_PREFIX: Final = 3
"""Letters of a nickname that can begin a name: `Bu Rina` for Rinawati."""


@dataclass(slots=True, eq=False)
class Member:
    """One person of the story, with every office and every way the story calls them."""

    named: Named
    paragraph: int
    persons: list[Person] = field(default_factory=list)
    aliases: set[str] = field(default_factory=set)
    roles: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The plain name."""
        return self.named.name

    @property
    def office(self) -> str | None:
        """The office the person speaks in: the first the story gives, one that is theirs still before one that was."""
        return next((each.office for each in sorted(self.persons, key=lambda each: each.former)), None)

    @property
    def in_office(self) -> bool:
        """Whether an office is the person's still."""
        return any(not each.former and " periode " not in (each.office or "") for each in self.persons)

    @property
    def words(self) -> list[str]:
        """The words of the name."""
        return words_of(self.named.name)


class Company:
    """The people of a story, by whatever they are called."""

    def __init__(self, members: Sequence[Member] = (), shown: Called = NOTHING) -> None:
        self.members = list(members)
        self.shown = shown
        self.nicknames: set[str] = set()

    def resolve(self, words: str, paragraph: int = 0, start: int = 0) -> Member | None:
        """The one person a name, short form or office means; nothing where none or several fit."""
        office = next(offices(words, self.shown), None)
        if office is not None and office.start <= 5:
            named = name_after(words, office)
            if named is not None and (member := self.holder(named, office.name)) is not None:
                return member
            return self.by_office(office.name)
        if (local := _LOCAL.match(words)) is not None:
            return self.by_office(f"Ketua {local[1]}")
        if words[:1].islower() and (member := self.by_office(words) or self.by_title(words)) is not None:
            return member
        if words[:2] in {"Pj", "PJ", "Pl", "PL"}:
            return self._by_standing_in(words.strip(". ").capitalize())
        named = name_at(words)
        if named is None and (polite := _POLITE.match(words)) is not None:
            said = words[polite.end() :].lower()
            if (member := self.by_office(said) or self.by_title(said)) is not None:
                return member
        if named is None and words.isupper():
            return next((one for one in (*self.members, *self.by_initials(words)) if words in {one.name, initials_of(one.name)}), None)
        if named is None and words in self.shown.people:
            return next((one for one in self.members if words in one.words), None)
        return (self.by_name(named) if named else None) or self._by_alias(words) or self.begun_by(named)

    def welcome(self, named: Named, paragraph: int) -> Member:
        """A new one of the cast."""
        self.members.append(Member(named, paragraph))
        return self.members[-1]

    def knows(self, name: str) -> bool:
        """Whether some of the cast are called so, be it several."""
        words = name.split()
        return any(within(words, one.words) for one in self.members)

    def mentions(self, text: str, start: int, end: int) -> Iterator[tuple[int, int, Member]]:
        """Where a text means somebody of the cast: place, end and person, in order."""
        at, known = start, self._words()
        for found in _CAPITAL.finditer(text, start, end):
            place, word = found.start(), found[0]
            if place < at:
                continue
            if head_at(text, place):
                reached = self._in_office(text[place:end])
            elif word in known or word in HONORIFICS or word.isupper():
                reached = self._named(text[place:end], word)
            else:
                continue
            if reached is not None:
                at = place + reached[0]
                yield place, at, reached[1]

    def _words(self) -> set[str]:
        """Every word somebody of the cast is called by."""
        return {word for one in self.members for name in (one.name, *one.aliases) for word in name.split()}

    def _in_office(self, text: str) -> tuple[int, Member] | None:
        """Whom an office at the beginning of a text means, and where the words for it end."""
        office = next(offices(text, self.shown), None)
        if office is None or office.start or office.borrowed:
            return None
        named = name_after(text, office)
        member = self.holder(named, office.name) if named else self.by_office(office.name)
        return ((named or office).end, member) if member else None

    def _named(self, text: str, word: str) -> tuple[int, Member] | None:
        named = name_at(text)
        if named is not None:
            member = self.by_name(named)
            return (named.end, member) if member else None
        fitting = [one for one in self.members if one.name == word or (word in self.shown.people and word in one.words)]
        if not fitting and _ACTS.match(text, len(word)) is not None:
            fitting = self.by_initials(word)
        return (len(word), fitting[0]) if len(fitting) == 1 else None

    def by_name(self, named: Named) -> Member | None:
        """The one person a name or a part of it can mean."""
        whole = [one for one in self.members if one.name == named.name]
        if len(whole) == 1:
            return whole[0]
        words = named.name.split()
        part = [one for one in self.members if within(words, one.words) or named.name in one.aliases or named.printed in one.aliases]
        if len(part) > 1:
            begun = [one for one in part if _begins(words, one.words)]
            return _titled_alike(part, named) or (begun[0] if len(begun) == 1 else None)
        if part:
            return part[0]
        if len(words) > 1:
            shortened = [one for one in self.members if one.words[0] == words[0] and is_shortened(words, one.words)]
            if shortened:
                return shortened[0] if len(shortened) == 1 else None
        if len(words) > 2:
            titled = [one for one in self.members if one.words == words[1:]]  # `Raja Ali Hatala`
            if len(titled) == 1:
                return titled[0]
        if named.honorifics and len(words) == 1 and len(words[0]) >= _PREFIX:
            return self._by_nickname(words[0])
        return None

    def holder(self, named: Named, office: str) -> Member | None:
        """The one an office and a name mean together; of several called so the one who holds it: `Wali Kota Hadi`."""
        member = self.by_name(named)
        if member is not None:
            return member
        wanted = role(office)
        fitting = [one for one in self.could_be(named.name) if any(is_role(wanted, each) for each in one.roles)]
        return fitting[0] if len(fitting) == 1 else None

    def _by_nickname(self, short: str) -> Member | None:
        """`Bu Rina` for Rinawati, `Sam Anto` for Aryanto, `Bapak Ondo` for the Ondoafi."""
        begun = self.nicknamed(short)
        return begun[0] if len(begun) == 1 else self._by_office_begun(short)

    def could_be(self, name: str) -> list[Member]:
        """Everybody a name or short form fits."""
        words = name.split()
        return [one for one in self.members if within(words, one.words)] or (self.nicknamed(name) if len(words) == 1 else [])

    def nicknamed(self, short: str) -> list[Member]:
        """Whom a short form can call: it begins a name, ends it or stands in it, as it sounds: `Beni` for Benny, `Pri` for Suprihatin."""
        sound = sound_of(short)
        if len(sound) < _PREFIX:
            return []
        for fits in (str.startswith, str.endswith, str.__contains__):
            found = [one for one in self.members if any(fits(sound_of(word), sound) for word in one.words)]
            if found:
                return found
        return []

    def by_initials(self, word: str) -> list[Member]:
        """`JK` for Jusuf Kalla."""
        if len(word) < 2 or not word.isupper() or word in _NO_INITIALS:
            return []
        return [one for one in self.members if initials_of(one.name) == word]

    def begun_by(self, named: Named | None) -> Member | None:
        """`Yuli` for Yuliastuti: a name that begins one person's and is nobody's."""
        if named is None or " " in named.name or len(named.name) <= _PREFIX or self.knows(named.name):
            return None
        begun = self.nicknamed(named.name)
        return begun[0] if len(begun) == 1 else None

    def _by_office_begun(self, word: str) -> Member | None:
        begun = [one for one in self.members if (one.office or "").startswith(word)]
        return begun[0] if len(begun) == 1 else None

    def _by_standing_in(self, acting: str) -> Member | None:
        """`Pjs yang berlatar arsitek itu`: the one who stands in."""
        fitting = [one for one in self.members if any(each.acting == acting for each in one.persons)]
        return fitting[0] if len(fitting) == 1 else None

    def _by_alias(self, words: str) -> Member | None:
        fitting = [one for one in self.members if words.strip() in one.aliases]
        return fitting[0] if len(fitting) == 1 else None

    def by_title(self, word: str) -> Member | None:
        """`sang dokter`, `sang profesor`, `kiai itu`: the one person with such a title before the name."""
        titles = TITLES.get(word, frozenset())
        fitting = [one for one in self.members if any(each.rstrip(".") in titles for each in one.named.honorifics)]
        return fitting[0] if len(fitting) == 1 else None

    def by_office(self, office: str) -> Member | None:
        """The one person who holds an office, as far as it is told."""
        wanted = role(office)
        fitting = [one for one in self.members if any(is_role(wanted, each) for each in one.roles)]
        fitting = fitting or [one for one in self.members if any(is_short_for(wanted, each) for each in one.roles)]
        if len(fitting) > 1:
            fitting = [one for one in fitting if one.in_office] or fitting
        return fitting[0] if len(fitting) == 1 else None


def _begins(words: list[str], whole: list[str]) -> bool:
    """Whether a name begins with these words, initials aside: `Tauhid` of M. Tauhid Soleman."""
    first = next((at for at, word in enumerate(whole) if word[-1] != "."), 0)
    return whole[first : first + len(words)] == words


_POLITE: Final = re.compile(r"(?:Pak|Bu|Bapak|Ibu) (?=[A-Z])")
_LOCAL: Final = re.compile(r"(?:Pak|Bu|Bapak|Ibu|Mas|Mbak) (R[TW])\b")


def _titled_alike(could: Sequence[Member], named: Named) -> Member | None:
    """Of several called so the one who has such a title: `Dokter Endang`, `Prof. Arif`."""
    said = {each.rstrip(".") for each in named.honorifics}
    titles = next((titles for word, titles in TITLES.items() if not said.isdisjoint(titles)), None)
    fitting = [one for one in could if titles is not None and any(each.rstrip(".") in titles for each in one.named.honorifics)]
    return fitting[0] if len(fitting) == 1 else None
