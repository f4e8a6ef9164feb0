"""Offices nobody is named in, given to whom the text has just named: `Lilik Fatmawati. Ketua RW 6 tersebut mengaku …`."""

import re
from collections.abc import Sequence
from typing import Final

from scraper.extract.administration import OF_ONE_PLACE
from scraper.extract.company import Company, Member
from scraper.extract.ending import ending_at, is_institution
from scraper.extract.fullnames import RUN
from scraper.extract.holders import Held, Person, person
from scraper.extract.newcomers import newcomer
from scraper.extract.offices import Office
from scraper.extract.roles import is_role, role
from scraper.extract.sentences import sentences

_MARKS: Final = ("“", "”", '"')
_REPLACED: Final = re.compile(r"\b(?:menggantikan|digantikan|didampingi|bersama|kepada|menemui|ditemani)\s$")
_THAT: Final = re.compile(
    r"\s(?:yang (?![^.,“”]{3,40}\b(?:cerita|lokasi|acara|kegiatan|hal|kabar|kejadian|peristiwa|rapat|pertemuan|keluhan|laporan|permintaan"
    r"|usulan|pernyataan|pertanyaan|rombongan|tempat|persoalan|masalah) (?:itu|tersebut|ini)\b)"
    r"[^.,“”]{3,60}\s)?(?:itu|tersebut|ini)(?:lah)?\b"
)
"""What makes an office that of whom the text has told; `Wali kota yang mendengar cerita itu` is no such."""
_RULERS: Final = re.compile(r"(?:wakil )?(?:wali kota|bupati|gubernur)\b|sekretaris daerah\b")
_LAY: Final = frozenset({"Ibu", "Bu", "Mbah", "Mbok", "Mak", "Mama", "Nenek", "Kakek", "Oma", "Opa", "Opung", "Acil", "Pak"})
"""What the story calls people by who hold no such office."""
_OF_TWO: Final = re.compile(r"\b[Yy]ang (pertama|kedua)(?:,? (?:adalah|ialah|merupakan))?,?\s$")


def hold(member: Member, found: Held, paragraph: int) -> None:
    """Give somebody an office, unless it is one of theirs in other words."""
    wanted = role(found.office.name)
    if any(is_role(wanted, each) or is_role(each, wanted) for each in member.roles):
        return
    member.roles.append(wanted)
    made = person(found, paragraph)
    member.persons.append(made._replace(name=member.name, printed=max(made.printed, member.named.printed, key=len)))


def appoint_the_last(company: Company, body: Sequence[str], paragraph: int, found: Held) -> None:
    """Give an office nobody is named in to the last one named: `Dirinya yang juga menjabat …`, `sela Ketua … Melati itu`."""
    office = found.office
    said_of = found.itself or (not office.bare and _THAT.match(body[paragraph], office.end) is not None)
    if not said_of or office.borrowed or office.stands_for or company.by_office(office.name):
        return
    if (which := _OF_TWO.search(body[paragraph], 0, office.start)) is not None:
        two = [one for _, _, one in company.mentions(body[paragraph], 0, which.start())][:2]
        if len(two) == 2:
            one = two[which[1] == "kedua"]
            hold(one, Held(office, one.named._replace(start=office.start)), paragraph)
        return
    member = _last_before(company, body, paragraph, office, free=False)
    if member is not None and len(member.persons) == 1 and _is_generic(member.persons[0], office):
        member.persons[0] = member.persons[0]._replace(office=office.name, acting=office.acting)
        member.roles[0] = role(office.name)
        return
    if not found.itself:
        member = (
            _right_before(company, body, paragraph, office.start)
            or _last_before(company, body, paragraph, office, free=True, near=True)
            or _just_named(company, body, paragraph, office.start)
            or (None if office.former else _last_before(company, body, paragraph, office, free=True))
        )
    if member is not None:
        hold(member, Held(office, member.named._replace(start=office.start)), paragraph)


def _last_before(company: Company, body: Sequence[str], paragraph: int, office: Office, *, free: bool, near: bool = False) -> Member | None:
    """The last one named before an office; where they must be ``free``, the last without one; ``near`` in the paragraph itself.

    `Wali Kota Ambon itu` is not `Ibu Dortje Latumahina` where somebody else may be meant.
    """
    start, lay = office.start, None
    rules = free and _RULERS.match(role(office.name)) is not None
    for at in range(paragraph, max(-1, paragraph - (1 if near else 3 if free else 2)), -1):
        text = body[at]
        named = [*company.mentions(text, 0, start if at == paragraph else len(text))]
        for order, (place, _, member) in reversed([*enumerate(named)]):
            if is_quoted(text, place):
                continue
            if order and named[order - 1][1] == place - 2 and text.startswith(", ", place - 2):
                place = named[order - 1][0]  # an office behind its holder's name
            if not (free and member.persons) and (near or not _REPLACED.search(text, max(0, place - 24), place)):
                if not (rules and not _LAY.isdisjoint(member.named.honorifics)):
                    return member
                lay = lay or member
    return lay


def _right_before(company: Company, body: Sequence[str], paragraph: int, start: int) -> Member | None:
    """Whom the sentence before one that opens with an office ends with: `… sumbangan Hans Wibisono. CEO PT Boga itu datang …`."""
    at, text, end = paragraph, body[paragraph], start - 2
    if not start and paragraph:
        at, text = paragraph - 1, body[paragraph - 1]
        end = len(text) - 1
    if not text.startswith(".", end):
        return None
    named = ending_at(text, max(0, end - RUN), end)
    if named is not None and text[text.rfind(" ", 0, named.start - 1) + 1 : named.start - 1] in OF_ONE_PLACE:
        return None  # `… tiba di kantor Lurah Sei Kera. Ketua Komisi IV itu …`
    if named is None or " " not in named.name or is_institution(named.name) or named.name in company.shown.places:
        return None
    return company.by_name(named) or company.welcome(named, at)


def _just_named(company: Company, body: Sequence[str], paragraph: int, start: int) -> Member | None:
    """Of whom the sentence tells before one that opens with an office: a newcomer, or the only one it names."""
    text = body[paragraph]
    if text[:start].rstrip()[-1:] not in {".", "”", '"'}:
        return None
    begin, end = sentences(text, 0, start)[-1]
    named = newcomer(text, begin, end, company)
    if named is not None:
        return company.welcome(named, paragraph)
    there = {id(one): one for place, _, one in company.mentions(text, begin, end) if not is_quoted(text, place)}
    return next(iter(there.values())) if len(there) == 1 else None


def name_institutions(company: Company, nameless: Sequence[Office]) -> None:
    """`Lurah Manggar Baru. Lurah bernama Fitriani itu …`: a holder of a bare office holds the one the story tells in full."""
    for member in company.members:
        for at, each in enumerate(member.persons):
            bare = role(each.office or "")
            fuller = {role(one.name): one.name for one in nameless if is_role(bare, role(one.name)) and role(one.name) != bare}
            if " " not in (each.office or "") and len(fuller) == 1:
                member.persons[at] = each._replace(office=next(iter(fuller.values())))
                member.roles[at] = next(iter(fuller))


def is_quoted(text: str, place: int) -> bool:
    """Whether a place stands within a quotation, whose speaker means somebody else by whom it names."""
    last = max(text.rfind(mark, 0, place) for mark in _MARKS)
    return last >= 0 and (text[last] == "“" or (text[last] == '"' and text.count('"', 0, place) % 2 == 1))


def _is_generic(person: Person, office: Office) -> bool:
    """Whether an office says less than another of the same kind: `Kepala sekolah`, `Kepala SDN Pandanwangi 5`."""
    said = (person.office or "").split()
    return len(said) > 1 and said[-1].islower() and said[0] == office.name.split()[0] and not office.former
