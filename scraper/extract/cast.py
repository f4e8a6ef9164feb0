"""The cast of a story: everybody it names, gathered from its paragraphs.

A short form is resolved inside its story alone, and only where one person fits: two with the same surname leave the bare
surname open.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from scraper.extract.administration import goes_on
from scraper.extract.called import called
from scraper.extract.citizens import citizens
from scraper.extract.company import Company, Member, within
from scraper.extract.gender import differ, of_name
from scraper.extract.holders import Held, Person, ending_at, held, is_institution, person
from scraper.extract.names import HONORIFICS, Named, name_at
from scraper.extract.officeheads import head_at
from scraper.extract.offices import Office
from scraper.extract.roles import is_role, role
from scraper.extract.wholewords import EDGE, whole

_ALIAS: Final = re.compile(
    r"(?:disapa|dipanggil|dikenal(?: sebagai| dengan)?|sapaan|panggilan|alias|disebut|menyapanya|memanggilnya"
    r"|nama)(?: akrab(?:nya)?)?(?: dengan| sebagai)?(?: sebutan| panggilan| nama)?\s+[“\"‘']?(?=[A-Z])"
)
_ALIASED: Final = re.compile(r"(?:alias|disapa|dipanggil|sapaan|panggilan|julukan)(?: [a-z]+){0,2} [“\"‘']?$")
_CALLING: Final = ("sapa", "panggil", "dikenal", "alias", "disebut", "bernama", "julukan", "akrab")
_CALLED: Final = re.compile(
    r"\s*,\s*(?:demikian|begitu|sapaan|panggilan|nama panggilan|biasa|akrab)\s[^.,“”]{0,40}?(?:disapa|dipanggil|menyapanya"
    r"|[Ss]apa|akrabnya|karibnya|sehari-hari\w*|panggilannya)\b"
)
_COORDINATE: Final = re.compile(r"\b([A-Z][\w’'-]+) dan (?=[A-Z][a-z])")
_THE_HOLDER: Final = re.compile(r", sang (?P<behind>[a-z]{4,})\b|\b[Ss]ang (?P<before>[a-z]{4,}), (?=[A-Z])")
_OF_WIVES: Final = re.compile(r"\b(?:pkk|dharma wanita|dwp|bhayangkari|persit|dekranasda|bunda paud)\b", re.IGNORECASE)
_MARKS: Final = ("“", "”", '"')
_REPLACED: Final = re.compile(r"\b(?:menggantikan|digantikan|didampingi|bersama|kepada|menemui|ditemani)\s$")
_THAT: Final = re.compile(r"\s(?:yang [^.,“”]{3,60}\s)?(?:itu|tersebut|ini)\b")
_BEFORE: Final = re.compile(r"\b(?:[A-Z][a-z’']+ ){1,3}\Z")
_BEHIND: Final = re.compile(r"(?: [A-Z][a-z’']+)+")
_RUN: Final = 96
"""Characters that three words before a name have at most."""
_BEGUN: Final = re.compile(r"\b([A-Z])[a-z]+ \Z")
_GOES_ON: Final = re.compile(r",? (?:demikian|begitu|sapaan|panggilan|akrab|biasa)| [A-Z]")
"""What stands behind a word that is part of a longer name, or a nickname only just given."""


class Cast(Company):
    """Everybody a story names."""

    @classmethod
    def of(cls, body: Sequence[str]) -> "Cast":
        """The cast of a story's paragraphs."""
        cast = cls(shown=called(body))
        found = [(at, each) for at, text in enumerate(body) for each in held(text, cast.shown)]
        for at, each in sorted(found, key=lambda one: not _is_full(one[1])):
            cast._appoint(body, at, each)
        cast._appoint_the(body, found)
        cast._name_institutions([each.office for _, each in found if each.named is None])
        cast._spell_out(body)
        calling = any(word in text for text in body for word in _CALLING)
        said = [(text, before, named) for text in body for before, named in _callings(text)] if calling else []
        for text, before, named in said:
            cast._call(text, before, named)
        cast.nicknames = {named.name for text, before, named in said if not text.startswith(("nama", "Nama"), before)}
        for at in range(len(body)):
            cast._add_citizens(body, at)
        for at, each in found:
            if each.named is None:
                cast._appoint_the_last(body, at, each)
        for text, before, named in said:
            cast._call(text, before, named)
        cast._add_called(body)
        for at in range(len(body)):
            cast._add_coordinate(body[at], at)
        return cast

    @property
    def people(self) -> tuple[Person, ...]:
        """The persons with an office, each once for each office, in the order of the text."""
        return tuple(sorted((each for one in self.members for each in one.persons), key=lambda each: (each.paragraph, each.start)))

    def _appoint(self, body: Sequence[str], paragraph: int, found: Held) -> None:
        """Give somebody an office."""
        if found.named is None:
            return
        member = self.by_name(found.named) or self._fuller(found.named)
        if member is None or _is_wife(member, found):
            member = Member(found.named, paragraph)
            self.members.append(member)
        self._add_office(member, found, paragraph)

    def _appoint_the(self, body: Sequence[str], found: Sequence[tuple[int, Held]]) -> None:
        """`Ketua Paguyuban Perajin …`, and in the next paragraph `Mujiatmoko, sang ketua,`."""
        for paragraph, text in enumerate(body):
            for the in _THE_HOLDER.finditer(text) if "sang " in text or "Sang " in text else ():
                named = ending_at(text, max(0, the.start() - 60), the.start()) if the["behind"] else name_at(text, the.end())
                word = (the["behind"] or the["before"]).capitalize()
                nameless = [
                    each
                    for at, each in found
                    if each.named is None and at in {paragraph, paragraph - 1} and each.office.name.split()[0] == word
                ]
                if named is not None and len(nameless) == 1 and not nameless[0].office.bare:
                    self._appoint(body, paragraph, Held(nameless[0].office._replace(start=named.start), named))

    def _fuller(self, named: Named) -> Member | None:
        """One who was called by a part of this name before."""
        words = named.name.split()
        part = [one for one in self.members if len(one.words) < len(words) and within(one.words, words)]
        if len(part) != 1 or differ(of_name(part[0].named), of_name(named)):
            return None
        part[0].named = named
        part[0].persons = [each._replace(name=named.name, printed=named.printed) for each in part[0].persons]
        return part[0]

    def _add_office(self, member: Member, found: Held, paragraph: int) -> None:
        wanted = role(found.office.name)
        if any(is_role(wanted, each) or is_role(each, wanted) for each in member.roles):
            return
        member.roles.append(wanted)
        made = person(found, paragraph)
        member.persons.append(made._replace(name=member.name, printed=max(made.printed, member.named.printed, key=len)))

    def _last_before(self, body: Sequence[str], paragraph: int, start: int, *, free: bool, near: bool = False) -> Member | None:
        """The last one named before a place; where they must be ``free``, the last without an office; ``near`` in the paragraph itself."""
        for at in range(paragraph, max(-1, paragraph - (1 if near else 3 if free else 2)), -1):
            text = body[at]
            named = [*self.mentions(text, 0, start if at == paragraph else len(text))]
            for order, (place, _, member) in reversed([*enumerate(named)]):
                if _is_quoted(text, place):
                    continue
                if order and named[order - 1][1] == place - 2 and text.startswith(", ", place - 2):
                    place = named[order - 1][0]  # an office behind its holder's name
                if not (free and member.persons) and (near or not _REPLACED.search(text, max(0, place - 24), place)):
                    return member
        return None

    def _appoint_the_last(self, body: Sequence[str], paragraph: int, found: Held) -> None:
        """Give an office nobody is named in to the last one named: `Dirinya yang juga menjabat …`, `sela Ketua … Melati itu`."""
        office = found.office
        said_of = found.itself or (not office.bare and _THAT.match(body[paragraph], office.end) is not None)
        if not said_of or office.borrowed or office.stands_for or self.by_office(office.name):
            return
        member = self._last_before(body, paragraph, office.start, free=False)
        if member is not None and len(member.persons) == 1 and _is_generic(member.persons[0], office):
            member.persons[0] = member.persons[0]._replace(office=office.name, acting=office.acting)
            member.roles[0] = role(office.name)
            return
        if not found.itself:
            member = self._last_before(body, paragraph, office.start, free=True, near=True)
            if member is None and not office.former:
                member = self._last_before(body, paragraph, office.start, free=True)
        if member is not None:
            self._add_office(member, Held(office, member.named._replace(start=office.start)), paragraph)

    def _name_institutions(self, nameless: Sequence[Office]) -> None:
        """`Lurah Manggar Baru. Lurah bernama Fitriani itu …`: a holder of a bare office holds the one the story tells in full."""
        for member in self.members:
            for at, each in enumerate(member.persons):
                bare = role(each.office or "")
                fuller = {role(one.name): one.name for one in nameless if is_role(bare, role(one.name)) and role(one.name) != bare}
                if " " not in (each.office or "") and len(fuller) == 1:
                    member.persons[at] = each._replace(office=next(iter(fuller.values())))
                    member.roles[at] = next(iter(fuller))

    def find(self, name: str, body: Sequence[str]) -> Member | None:
        """Somebody the story names in full only in passing: `Wasti` by `Wasti Ningrum tak menyangka …`."""
        for paragraph, text in enumerate(body):
            named = next(_names_within(text, *around), None) if (around := _run_around(name, text)) is not None else None
            if named is not None and " " in named.name and not self.knows(name) and not any(map(goes_on, named.name.split())):
                self.members.append(Member(named, paragraph))
                return self.members[-1]
        return None

    def _add_citizens(self, body: Sequence[str], paragraph: int) -> None:
        """People without an office: `Sumiati (45)`, `Matsuri, pedagang sate`, `…, Go Tjan Liong, mengaku`."""
        text = body[paragraph]
        known = {one.name for one in self.members}
        for named in citizens(text):
            if named.name in known or named.name in self.nicknames or _ALIASED.search(text, max(0, named.start - 40), named.start):
                continue
            words = named.name.split()
            if any(within(one.words, words) for one in self.members):
                if not goes_on(words[0]) and not any(word.rstrip(".") in HONORIFICS for word in words) and not self._in_its_office(words):
                    self._fuller(named)
            elif (
                any(within(words, one.words) for one in self.members) or self.by_name(named) is not None or named.name in self.shown.places
            ) or (len(words) == 1 and named.honorifics and self.nicknamed(words[0])):
                continue
            elif len(words) > 1 or self.find(named.name, body) is None:
                self.members.append(Member(named, paragraph))

    def _add_coordinate(self, text: str, paragraph: int) -> None:
        """`Reno dan Dika`: who is named in one breath with a person is one."""
        known = self._words() if " dan " in text else set()
        for found in _COORDINATE.finditer(text) if known else ():
            named = name_at(text, found.end()) if found[1] in known and not head_at(text, found.end()) else None
            if named is None or is_institution(named.name) or any(map(goes_on, named.name.split())):
                continue
            if self.by_name(named) is None and not self.knows(named.name) and named.name not in self.shown.places:
                self.members.append(Member(named, paragraph))

    def _in_its_office(self, words: list[str]) -> bool:
        """Whether what stands before a known name is a word of that one's office: `Panggungrejo Mulyani` of the Camat Panggungrejo."""
        return any(words[0] in (each.office or "").split() for one in self.members if within(one.words, words) for each in one.persons)

    def _add_called(self, body: Sequence[str]) -> None:
        """Whoever the story quotes or greets by a name: `Kata Fitria`, `Anna mengatakan`."""
        for word in sorted(self.shown.people):
            if self.knows(word) or len(word) < 3 or any(word in alias.split() for one in self.members for alias in one.aliases):
                continue
            if self.nicknamed(word) or self._by_office_begun(word) or self.find(word, body) is not None:
                continue
            places = ((at, start) for at, text in enumerate(body) for start in whole(word, text))
            place = next(((at, start) for at, start in places if not _GOES_ON.match(body[at], start + len(word))), None)
            if place is not None:
                self.members.append(Member(Named(word, word, (), (), place[1], place[1] + len(word)), place[0]))

    def _call(self, text: str, before: int, named: Named) -> None:
        """`yang akrab disapa Abah Pras`, `Koh Gun, sapaan akrabnya`: a name of the last one meant before."""
        if self.by_name(named) is not None:
            return
        told = [member for _, _, member in self.mentions(text, 0, before)]
        if told:
            told[-1].aliases |= {named.name, named.printed}

    def _spell_out(self, body: Sequence[str]) -> None:
        """`A. Mappasessu` by the name the story spells out elsewhere."""
        for member in self.members:
            first, _, rest = member.name.partition(" ")
            if len(first) == 2 and first[1] == "." and rest:
                begun = ((text, start, _BEGUN.search(text, max(0, start - _RUN), start)) for text in body for start in whole(rest, text))
                full = next((text[found.start() : at + len(rest)] for text, at, found in begun if found and found[1] == first[0]), None)
                if full is not None:
                    member.named = member.named._replace(name=full)
                    member.persons = [each._replace(name=full) for each in member.persons]


def _callings(text: str) -> Iterator[tuple[int, Named]]:
    """The names somebody is said to be called by, with the place before which who it is was told."""
    for found in _ALIAS.finditer(text):
        if (named := name_at(text, found.end())) is not None:
            yield found.start(), named
    for found in _CALLED.finditer(text):
        if (named := ending_at(text, max(0, found.start() - 40), found.start())) is not None:
            yield found.start(), named


def _run_around(name: str, text: str) -> tuple[int, int] | None:
    """Where the first run of words with capitals begins and ends that a name ends or begins."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        before = _BEFORE.search(text, max(0, at - _RUN), at) if text[at - 1 : at] == " " else None
        if before is not None and EDGE.match(text, end):
            return before.start(), end
        if (behind := _BEHIND.match(text, end)) is not None and EDGE.match(text, at):
            return at, behind.end()
        at = text.find(name, at + 1)
    return None


def _names_within(text: str, at: int, end: int) -> Iterator[Named]:
    """The names a run of words with capitals can be, without the words before that are none: `Pemiliknya Mbah Parto`."""
    for word in text[at:end].split():
        named = name_at(text, at, end)
        if named is not None and not (word.endswith("nya") or HONORIFICS.intersection(named.name.split())):
            yield named
        at += len(word) + 1


def _is_wife(member: Member, found: Held) -> bool:
    """Whether one known by an office of wives, `Ketua TP PKK … Widayati Sutiaji`, has the name of the one found here for her last."""
    return (
        found.named is not None
        and member.name.endswith(f" {found.named.name}")
        and any(_OF_WIVES.search(each) for each in member.roles)
        and not _OF_WIVES.search(found.office.name)
    )


def _is_quoted(text: str, place: int) -> bool:
    """Whether a place stands within a quotation, whose speaker means somebody else by whom it names."""
    last = max(text.rfind(mark, 0, place) for mark in _MARKS)
    return last >= 0 and (text[last] == "“" or (text[last] == '"' and text.count('"', 0, place) % 2 == 1))


def _is_generic(person: Person, office: Office) -> bool:
    """Whether an office says less than another of the same kind: `Kepala sekolah`, `Kepala SDN Pandanwangi 5`."""
    said = (person.office or "").split()
    return len(said) > 1 and said[-1].islower() and said[0] == office.name.split()[0] and not office.former


def _is_full(found: Held) -> bool:
    """Whether a name is a full one, by which short ones are understood."""
    return found.named is not None and (" " in found.named.name or bool(found.named.degrees))
