"""Whom a story means by `Bung Edi`, `Wawali` or `Boedi`.

A short form is resolved inside its story alone, and only where one person fits: two with the same surname leave the bare
surname open.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from scraper.extract.holders import Person
from scraper.extract.names import HONORIFICS, Named, name_at
from scraper.extract.officeheads import HEAD, head_at
from scraper.extract.offices import name_after, offices
from scraper.extract.roles import is_role, role

_CAPITAL: Final = re.compile(r"(?<![\w.’'-])(?:[A-Z][\w’'-]*|drg?\.)")
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
        """The office the person speaks in: the first the story gives."""
        return next((each.office for each in self.persons), None)

    @property
    def in_office(self) -> bool:
        """Whether an office is the person's still."""
        return any(not each.former and " periode " not in (each.office or "") for each in self.persons)

    @property
    def words(self) -> list[str]:
        """The words of the name."""
        return self.named.name.split()


class Company:
    """The people of a story, by whatever they are called."""

    def __init__(self, members: Sequence[Member] = ()) -> None:
        self.members = list(members)

    def resolve(self, words: str, paragraph: int = 0, start: int = 0) -> Member | None:
        """The one person a name, short form or office means; nothing where none or several fit."""
        office = next(offices(words), None) if HEAD.search(words) else None
        if office is not None and office.start <= 5:
            named = name_after(words, office)
            if named is not None and (member := self.by_name(named)) is not None:
                return member
            return self.by_office(office.name)
        if words[:2] in {"Pj", "PJ", "Pl", "PL"}:
            return self._by_standing_in(words.strip(". ").capitalize())
        named = name_at(words)
        return (self.by_name(named) if named else None) or self._by_alias(words) or self._by_beginning(named)

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
        office = next(offices(text), None)
        if office is None or office.start or office.borrowed:
            return None
        named = name_after(text, office)
        member = self.by_name(named) if named else self.by_office(office.name)
        return ((named or office).end, member) if member else None

    def _named(self, text: str, word: str) -> tuple[int, Member] | None:
        named = name_at(text)
        if named is not None:
            member = self.by_name(named)
            return (named.end, member) if member else None
        member = next((one for one in self.members if one.name == word), None)
        return (len(word), member) if member else None

    def by_name(self, named: Named) -> Member | None:
        """The one person a name or a part of it can mean."""
        whole = [one for one in self.members if one.name == named.name]
        if len(whole) == 1:
            return whole[0]
        words = named.name.split()
        part = [one for one in self.members if within(words, one.words) or named.name in one.aliases or named.printed in one.aliases]
        if part:
            return part[0] if len(part) == 1 else None
        if named.honorifics and len(words) == 1 and len(words[0]) >= _PREFIX:
            return self._by_nickname(words[0])
        return None

    def _by_nickname(self, short: str) -> Member | None:
        """`Bu Rina` for Rinawati, `Sam Anto` for Aryanto, `Bapak Ondo` for the Ondoafi."""
        begun = [one for one in self.members if any(word.startswith(short) for word in one.words)]
        begun = begun or [one for one in self.members if any(word.endswith(short.lower()) for word in one.words)]
        return begun[0] if len(begun) == 1 else self._by_office_begun(short)

    def _by_beginning(self, named: Named | None) -> Member | None:
        """`Yuli` for Yuliastuti: a name that begins one person's and is nobody's."""
        if named is None or " " in named.name or len(named.name) <= _PREFIX or self.knows(named.name):
            return None
        begun = [one for one in self.members if any(word.startswith(named.name) for word in one.words)]
        begun = begun or [one for one in self.members if any(word.endswith(named.name.lower()) for word in one.words)]
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

    def by_office(self, office: str) -> Member | None:
        """The one person who holds an office, as far as it is told."""
        wanted = role(office)
        fitting = [one for one in self.members if any(is_role(wanted, each) for each in one.roles)]
        if len(fitting) > 1:
            fitting = [one for one in fitting if one.in_office] or fitting
        return fitting[0] if len(fitting) == 1 else None


def within(part: list[str], whole: list[str]) -> bool:
    """Whether the words stand together in the whole name."""
    size = len(part)
    return any(whole[at : at + size] == part for at in range(len(whole) - size + 1))
