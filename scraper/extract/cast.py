"""The cast of a story: everybody it names, gathered from its paragraphs.

A short form is resolved inside its story alone, and only where one person fits: two with the same surname leave the bare
surname open.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from scraper.extract.administration import goes_on
from scraper.extract.alike import sound_of, within
from scraper.extract.appointed import appoint_the_last, hold, is_quoted, name_institutions
from scraper.extract.called import called
from scraper.extract.citizens import citizens
from scraper.extract.company import Company, Member
from scraper.extract.ending import ending_at, is_institution
from scraper.extract.fullnames import complete, find, name_really, spell_out
from scraper.extract.gender import differ, of_name
from scraper.extract.holders import Held, Person, held
from scraper.extract.names import GIVEN, HONORIFICS, Named, name_at
from scraper.extract.officeheads import head_at
from scraper.extract.wholewords import whole

_ALIAS: Final = re.compile(
    r"\b(?:disapa|dipanggil|dikenal(?: sebagai| dengan)?|sapaan|panggilan|alias|disebut|menyapanya|memanggilnya"
    r"|nama)(?: akrab(?:nya)?)?(?: dengan| sebagai)?(?: sebutan| panggilan| nama)?\s+[“\"‘']?(?=[A-Z])"
)
_ALIASED: Final = re.compile(r"(?:alias|disapa|dipanggil|sapaan|panggilan|julukan)(?: [a-z]+){0,2} [“\"‘']?$")
_CALLING: Final = (
    "nama lengkap",
    "nama asli",
    "Nama lengkap",
    "Nama asli",
    "slinya",
    "sapa",
    "panggil",
    "dikenal",
    "alias",
    "disebut",
    "bernama",
    "julukan",
    "akrab",
    "menyapa",
    "memanggil",
)
_CALLED: Final = re.compile(
    r"\s*,\s*(?:demikian|begitu|sapaan|panggilan|nama panggilan|biasa|akrab)\s[^.,“”]{0,40}?(?:disapa|dipanggil|menyapanya"
    r"|[Ss]apa|akrabnya|karibnya|sehari-hari\w*|panggilannya)\b|\s*,\s*(?:sapaan|panggilan)nya\b"
)
_CALLED_BY: Final = re.compile(
    r"\s*,\s*(?:(?:demikian|begitu)(?:lah)?\s(?:[^.,“”]{0,40}?\s(?:memanggil|menyapa|menyebut)\s(?P<who>[^.,“”]{3,60})"
    r"|(?P<whom>[A-Z][^.,“”]{2,50}?)\s(?:(?:biasa|akrab|kerap|sering|karib)\s)?(?:disapa|dipanggil))"
    r"|(?:nama )?(?:panggilan|sapaan)(?: akrab| karib)?(?: untuk| bagi)?\s(?P<of>(?:[A-Z]|wali kota|wakil wali kota|bupati|camat"
    r"|lurah|rektor)[^.,“”]{0,60}))(?=[,.])"
)
"""`Buya, begitu warga menyapa wali kota,`, `Ning Lia, begitu Lia Istifhama disapa,`, `Turah Jaya, panggilan wali kota,`."""
_KIN_OF: Final = re.compile(
    r"\b(?:anak|putra|putri|istri|suami|cucu|adik|kakak|ayah|ibu|menantu|keponakan)(?: (?:kedua|ketiga|sulung|bungsu|pertama))?nya,? $"
)
_ALONE: Final = re.compile(r"(?:^|[a-z0-9”\".,] )$")
"""What stands before a word that is no later one of a name."""
_COORDINATE: Final = re.compile(r"\b([A-Z][\w’'-]+) dan (?=[A-Z][a-z])")
_LISTED_WORD: Final = re.compile(r"[A-Z][a-z’'-]+")
_LISTED: Final = re.compile(rf"\b{_LISTED_WORD.pattern}(?:, {_LISTED_WORD.pattern})+,? dan {_LISTED_WORD.pattern}(?! [A-Z])")
"""`Gandi, Kartono, dan Wasis`."""
_AND_A_NAME: Final = re.compile(" dan [A-Z]")
_THE_HOLDER: Final = re.compile(r", sang (?P<behind>[a-z]{4,})\b|\b[Ss]ang (?P<before>[a-z]{4,}), (?=[A-Z])")
_OF_WIVES: Final = re.compile(r"\b(?:pkk|dharma wanita|dwp|bhayangkari|persit|dekranasda|bunda paud)\b", re.IGNORECASE)
_SHORT: Final = re.compile(r"(?:Pak|Bu|Mas|Mbak|Cak|Ning|Mbah|Kang|Bang|Yu|Lik|Gus|Abah|Ko|Koh|Sam) [A-Z][a-z]{1,2}\b")
_SHORT_BEFORE: Final = re.compile(rf"{_SHORT.pattern}\Z")
_SHORTEST: Final = 3
"""Letters of a word that can be cut out of a name."""
_OPENING: Final = 40
"""Characters within which a paragraph opens with what somebody is called."""
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
        name_institutions(cast, [each.office for _, each in found if each.named is None])
        spell_out(cast, body)
        story = "\n".join(body)
        calling = any(map(story.__contains__, _CALLING))
        said = [(at, before, named) for at, text in enumerate(body) for before, named in _callings(text)] if calling else []
        for at, text in enumerate(body) if calling else ():
            cast._call_by(text, at)
        for at, before, named in said:
            cast._call(body, at, before, named)
        cast.nicknames = {named.name for at, before, named in said if not body[at].startswith(("nama", "Nama"), before)}
        for at in range(len(body)):
            cast._add_citizens(body, at)
        for at, before, named in said:
            cast._call(body, at, before, named)
        cast._add_called(body)
        complete(cast, body)
        if calling:
            name_really(cast, body)
        for at, each in found:
            if each.named is None:
                appoint_the_last(cast, body, at, each)
        for at, before, named in said:
            cast._call(body, at, before, named)
        for at in range(len(body)):
            cast._add_coordinate(body[at], at)
        cast._add_parents(body)
        return cast

    @property
    def people(self) -> tuple[Person, ...]:
        """The persons with an office, each once for each office, in the order of the text."""
        return tuple(sorted((each for one in self.members for each in one.persons), key=lambda each: (each.paragraph, each.start)))

    def _appoint(self, body: Sequence[str], paragraph: int, found: Held) -> None:
        """Give somebody an office."""
        if found.named is None:
            return
        member = self.holder(found.named, found.office.name) or self._fuller(found.named)
        if member is None or _is_wife(member, found):
            member = Member(found.named, paragraph)
            self.members.append(member)
        hold(member, found, paragraph)

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
            elif len(words) == 2 and (one := self._shortened(*words)) is not None:
                one.aliases |= {named.name, named.printed}
            elif len(words) > 1 or find(self, named.name, body) is None:
                self.members.append(Member(named, paragraph))

    def _add_coordinate(self, text: str, paragraph: int) -> None:
        """`Reno dan Dika`: who is named in one breath with a person is one."""
        known = self._words() if " dan " in text and _AND_A_NAME.search(text) else set()
        for found in _COORDINATE.finditer(text) if known else ():
            if found[1] in known:
                self._welcome_beside(text, found.end(), paragraph)
        for found in _LISTED.finditer(text) if known else ():
            words = [*_LISTED_WORD.finditer(found[0])]
            if any(word[0] in known for word in words):
                for word in words:
                    if word[0] not in known:
                        self._welcome_beside(text, found.start() + word.start(), paragraph)

    def _welcome_beside(self, text: str, at: int, paragraph: int) -> None:
        """The one named here, beside somebody of the cast, if nothing tells that it is no person."""
        named = name_at(text, at) if not head_at(text, at) else None
        if named is None or is_institution(named.name) or any(map(goes_on, named.name.split())):
            return
        if self.by_name(named) is None and not self.knows(named.name) and named.name not in self.shown.places:
            self.members.append(Member(named, paragraph))

    def _add_parents(self, body: Sequence[str]) -> None:
        """`Soemarsono …` and then `anaknya, Rudi Soemarsono`: two, of whom one has the other's name for the last."""
        for one in [*self.members]:
            text, at, last = body[one.paragraph], one.named.start, one.words[-1]
            if len(one.words) < 2 or _KIN_OF.search(text, max(0, at - 24), at) is None:
                continue
            before = [*body[: one.paragraph], text[:at]]
            alone = next(
                ((n, start) for n, each in enumerate(before) for start in whole(last, each) if _ALONE.search(each, 0, start)), None
            )
            if alone is not None and all(other.name != last for other in self.members):
                self.welcome(Named(last, last, (), (), alone[1], alone[1] + len(last)), alone[0])

    def _shortened(self, first: str, last: str) -> Member | None:
        """`Gung Wirya` for Anak Agung Gde Wirya: the last word of a name after a part of another."""
        fitting = [one for one in self.members if len(one.words) > 2 and one.words[-1] == last]
        short = sound_of(first)
        if len(fitting) != 1 or len(short) < _SHORTEST or first in GIVEN:
            return None
        return fitting[0] if any(short in sound_of(word) for word in fitting[0].words[:-1]) else None

    def _in_its_office(self, words: list[str]) -> bool:
        """Whether what stands before a known name is a word of that one's office: `Panggungrejo Mulyani` of the Camat Panggungrejo."""
        return any(words[0] in (each.office or "").split() for one in self.members if within(one.words, words) for each in one.persons)

    def _add_called(self, body: Sequence[str]) -> None:
        """Whoever the story quotes or greets by a name: `Kata Fitria`, `Anna mengatakan`."""
        for word in sorted(self.shown.people):
            if self.knows(word) or len(word) < 3 or any(word in alias.split() for one in self.members for alias in one.aliases):
                continue
            if begun := self.nicknamed(word):
                if len(begun) == 1 and any(sound_of(each).startswith(sound_of(word)) for each in begun[0].words):
                    begun[0].aliases.add(word)
                continue
            if (beside := self._beside_in_brackets(word, body)) is not None:
                beside.aliases.add(word)
                continue
            if self._by_office_begun(word) or find(self, word, body) is not None:
                continue
            places = ((at, start) for at, text in enumerate(body) for start in whole(word, text))
            place = next(((at, start) for at, start in places if not _GOES_ON.match(body[at], start + len(word))), None)
            if place is not None:
                self.members.append(Member(Named(word, word, (), (), place[1], place[1] + len(word)), place[0]))

    def _beside_in_brackets(self, word: str, body: Sequence[str]) -> Member | None:
        """`Moh. Ramdhan Pomanto (Danny)`: who is called so."""
        for text in body:
            at = text.find(f" ({word})")
            told = [member for _, end, member in self.mentions(text, 0, at) if end == at] if at > 0 else []
            if told:
                return told[-1]
        return None

    def _call_by(self, text: str, paragraph: int) -> None:
        """`Buya, begitu warga menyapa wali kota,`: what somebody is called, who is named or told by the office behind it."""
        for found in _CALLED_BY.finditer(text):
            named = ending_at(text, max(0, found.start() - 40), found.start()) or _short_before(text, found.start())
            who = found[found.lastgroup or 0]
            member = self.resolve(who) if named is not None else None
            if named is not None and member is None and (full := name_at(who)) is not None and full.end == len(who):
                member = self.welcome(full._replace(start=found.start(found.lastgroup or 0)), paragraph)
            if named is not None and member is not None:
                member.aliases |= {named.name, named.printed}

    def _call(self, body: Sequence[str], paragraph: int, before: int, named: Named) -> None:
        """`yang akrab disapa Abah Pras`, `Koh Gun, sapaan akrabnya`: a name of the last one meant before.

        Where a paragraph opens so, `Pria yang akrab disapa Yoyok itu …`, it is that of the only one the paragraph before names.
        """
        if self.by_name(named) is not None:
            return
        told = [member for _, _, member in self.mentions(body[paragraph], 0, before)]
        if not told and paragraph and before < _OPENING and not body[paragraph].startswith("nama", before):
            text = body[paragraph - 1]
            told = [member for place, _, member in self.mentions(text, 0, len(text)) if not is_quoted(text, place)]
            told = told if len({id(one) for one in told}) == 1 else []
        if told:
            told[-1].aliases |= {named.name, named.printed}


def _callings(text: str) -> Iterator[tuple[int, Named]]:
    """The names somebody is said to be called by, with the place before which who it is was told."""
    for found in _ALIAS.finditer(text):
        if (named := name_at(text, found.end()) or _short(text, found.end())) is not None:
            yield found.start(), named
    for found in _CALLED.finditer(text):
        if (named := ending_at(text, max(0, found.start() - 40), found.start()) or _short_before(text, found.start())) is not None:
            yield found.start(), named


def _short_before(text: str, at: int) -> Named | None:
    """The same before a place: `Mbah Wo, begitu …`."""
    found = _SHORT_BEFORE.search(text, max(0, at - 12), at)
    return Named(found[0], found[0], (), (), found.start(), at) if found else None


def _short(text: str, at: int) -> Named | None:
    """`Pak Di`: too short for a name, so whole what somebody is called."""
    found = _SHORT.match(text, at)
    return Named(found[0], found[0], (), (), at, found.end()) if found else None


def _is_wife(member: Member, found: Held) -> bool:
    """Whether one known by an office of wives, `Ketua TP PKK … Widayati Sutiaji`, has the name of the one found here for her last."""
    return (
        found.named is not None
        and member.name.endswith(f" {found.named.name}")
        and any(_OF_WIVES.search(each) for each in member.roles)
        and not _OF_WIVES.search(found.office.name)
    )


def _is_full(found: Held) -> bool:
    """Whether a name is a full one, by which short ones are understood."""
    return found.named is not None and (" " in found.named.name or bool(found.named.degrees))
