"""The whole name of somebody a story calls by a part of it: `Wasti`, and elsewhere `Wasti Ningrum tak menyangka …`."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from scraper.extract.administration import goes_on
from scraper.extract.company import Company, Member
from scraper.extract.kinds import HUMAN
from scraper.extract.names import GIVEN, HONORIFICS, Named, name_at
from scraper.extract.officeheads import is_head
from scraper.extract.wholewords import EDGE, whole

_REALLY: Final = re.compile(r"\b(?:(?:[Nn]ama|bernama) (?:lengkap|asli)(?:nya)?(?: adalah)?|[Aa]slinya) (?=[A-Z])")
_CAPITAL_BEFORE: Final = re.compile(r"\b[A-Z][\w’'-]* \Z")
_BEFORE: Final = re.compile(r"\b(?:(?:[A-Z][a-z’']+|I) ){1,3}\Z")
_BEHIND: Final = re.compile(r"(?: (?:(?:bin|binti|br\.|boru|al|el|van|de|da|dos|ibnu) )?(?:[A-Z]\. )?[A-Z][a-z’']+)+")
RUN: Final = 96
"""Characters that three words before a name have at most."""
_ENDS_A_SENTENCE: Final = frozenset('.?!:”"')
"""After these a capital tells nothing of a name."""
_BEGUN: Final = re.compile(r"\b([A-Z])[a-z]+ \Z")


_NO_NAME: Final = re.compile(rf"\w+nya|(?:Ke|Pe)[a-z]{{3,}}an|(?!(?:{'|'.join(('Putr[ai]', 'Imam', 'Dara'))})\b)(?i:{HUMAN})")
"""A word before a name that is none of its words: `Pemiliknya`, `Keluhan`, `Pelukis`."""


def find(company: Company, name: str, body: Sequence[str]) -> Member | None:
    """Somebody the story names in full only in passing: `Wasti` by `Wasti Ningrum tak menyangka …`."""
    for paragraph, text in enumerate(body):
        around = _whole_run(name, text)
        for named in _names_within(text, *around) if around is not None else ():
            words = named.name.split()
            if len(words) > 1 and name in words and not company.knows(name) and not any(map(goes_on, words)):
                return company.welcome(named, paragraph)
    return None


def complete(company: Company, body: Sequence[str]) -> None:
    """`Daeng Bollo` by the longer name under which the story has brought somebody in: `Rahmatia Daeng Bollo tidak menjual perahunya.`"""
    for member in company.members:
        if member.named.degrees or len(member.words) > (1 if member.persons else 2):
            continue
        for paragraph in range(member.paragraph + 1):
            runs = [*_runs_around(member.name, body[paragraph])]
            named = next(filter(None, (_longer(company, member, body[paragraph], run) for run in runs)), None)
            if named is not None:
                member.named, member.paragraph = named, paragraph
                member.persons = [each._replace(name=named.name) for each in member.persons]
            if runs:
                break


def _longer(company: Company, member: Member, text: str, run: tuple[int, int]) -> Named | None:
    """The longer name of somebody that a run of words is."""
    named = name_at(text, *run)
    words = named.name.split() if named is not None else []
    if named is None or len(words) <= len(member.words) or named.end != run[1]:
        return None
    if (member.persons or words[-len(member.words) :] != member.words) and not named.name.startswith(f"{member.name} "):
        return None
    if not HONORIFICS.isdisjoint(words) or _CAPITAL_BEFORE.search(text, max(0, run[0] - RUN), run[0]) or _NO_NAME.fullmatch(words[0]):
        return None
    return None if company.knows(named.name) or any(goes_on(word) or is_head(word) for word in words) else named


def name_really(company: Company, body: Sequence[str]) -> None:
    """`Nama lengkapnya Sudarmono Hadi`: of one whom the text so far has called otherwise."""
    for text in body:
        for found in _REALLY.finditer(text):
            full = name_at(text, found.end())
            told = [member for _, _, member in company.mentions(text, 0, found.start())]
            if full is None or not told or " " not in full.name or told[-1].name == full.name:
                continue
            if told[-1].persons and (" " in told[-1].name or not told[-1].named.honorifics):
                continue
            told[-1].aliases |= {told[-1].name, told[-1].named.printed}
            company.members = [one for one in company.members if one.name != full.name]
            told[-1].named = full._replace(start=told[-1].named.start)
            told[-1].persons = [each._replace(name=full.name) for each in told[-1].persons]


def spell_out(company: Company, body: Sequence[str]) -> None:
    """`A. Mappasessu` by the name the story spells out elsewhere."""
    for member in company.members:
        first, _, rest = member.name.partition(" ")
        if len(first) == 2 and first[1] == "." and rest:
            begun = ((text, start, _BEGUN.search(text, max(0, start - RUN), start)) for text in body for start in whole(rest, text))
            spelled = ((text, found.start(), at + len(rest)) for text, at, found in begun if found and found[1] == first[0])
            full = next((text[start:end] for text, start, end in spelled if _is_one_name(text, start, end)), None)
            if full is not None:
                member.named = member.named._replace(name=full)
                member.persons = [each._replace(name=full) for each in member.persons]


def _is_one_name(text: str, at: int, end: int) -> bool:
    """Whether the first word here belongs to the name: `Andi Mappasessu`, not `Menurut Mappasessu` or `Mas Mappasessu`."""
    named, word = name_at(text, at, end), text[at : text.find(" ", at)]
    opens = not at or text[:at].rstrip()[-1:] in _ENDS_A_SENTENCE
    return named is not None and named.name == text[at:end] and (word in GIVEN or not opens)


def _runs_around(name: str, text: str) -> Iterator[tuple[int, int]]:
    """Where the runs of words with capitals begin and end that a name ends or begins."""
    at = text.find(name)
    while at >= 0:
        end = at + len(name)
        before = _BEFORE.search(text, max(0, at - RUN), at) if text[at - 1 : at] == " " else None
        if before is not None and EDGE.match(text, end):
            yield before.start(), end
        elif (behind := _BEHIND.match(text, end)) is not None and EDGE.match(text, at):
            yield at, behind.end()
        at = text.find(name, at + 1)


def _whole_run(name: str, text: str) -> tuple[int, int] | None:
    """The first of them with all words on both sides: `Pelukis Sadikin Pard`."""
    around = next(_runs_around(name, text), None)
    if around is None:
        return None
    behind = _BEHIND.match(text, around[1])
    return around if behind is None else (around[0], behind.end())


def _names_within(text: str, at: int, end: int) -> Iterator[Named]:
    """The names a run of words with capitals can be, without the words before that are none: `Pemiliknya Mbah Parto`."""
    for word in text[at:end].split():
        named = name_at(text, at, end)
        if named is not None and not (_NO_NAME.fullmatch(word) or HONORIFICS.intersection(named.name.split())):
            yield named
        at += len(word) + 1
