"""The name that follows an office: `Wali Kota Malang Sutiaji`, `Ketua RW 05, Slamet Prakoso,`, not what an institution calls itself."""

import re
from typing import Final

from scraper.extract.administration import OF_ONE_PLACE, PLACES
from scraper.extract.called import Called
from scraper.extract.ending import ending_at, is_institution
from scraper.extract.markup import names as table
from scraper.extract.namedbefore import GIVEN_AS, LINK, WINDOW
from scraper.extract.names import GIVEN, HONORIFICS, MONTHS, Named, name_at
from scraper.extract.officeheads import head_at, is_head
from scraper.extract.offices import Office

_TO_NAME: Final = re.compile(
    r"\s+yang (?:akrab|kerap|biasa|sering|karib) (?:disapa|dipanggil) |"
    r"(?:\s+(?:setempat|terpilih|nonaktif|definitif|(?:yang )?(?:baru|lama)|sebelumnya|terdahulu)\b)?"
    r"(?:\s*,)?\s+(?:(?:yakni|yaitu|bernama|atas nama|adalah"
    r"|yang dijabat(?: oleh)?)\s+)?|\s*,(?=[A-Z])|\s*[(:–]\s*"
)
_OF_A_PARTY: Final = re.compile(
    r"dari\s(?:(?:Fraksi|Partai|Dapil)\s)?(?:PDI Perjuangan|[A-Z]{2,}|Golkar|Gerindra|Demokrat|NasDem|Nasdem|Hanura|Perindo|Gelora)"
    r"(?:-[A-Z]\w+)?(?:\sPerjuangan)?,?\s"
)
_PLACES_ON: Final = re.compile(r", ([A-Z][a-z]+)(?: [A-Z][a-z]+)?, (?=[A-Z])")


def with_its_name(text: str, office: Office, shown: Called) -> tuple[Office, Named | None]:
    """The name that follows an office; `Kepala Bulog Kalsel, Muhammad Imron`: a single unknown word before it is the office's."""
    named = _named_after(text, office)
    if named is None and (longer := _named_further(text, office, shown)) is not None:
        return longer
    if (
        named is None
        or named.sure
        or (named.name.split()[0] not in shown.places and any(word in GIVEN or word in shown.people for word in named.name.split()))
    ):
        return office, named
    if " " in named.name and not _is_called_so(text, office, named, shown):
        return office, named
    if office.name in OF_ONE_PLACE and text[office.end : named.start] == " " and text[named.end : named.end + 1] != "(":
        return office._replace(name=f"{office.name} {named.name}", end=named.end), None
    if text[office.end : named.start] == ", " and (further := _PLACES_ON.match(text, named.end)) is not None and further[1] in PLACES:
        other = name_at(text, further.end())
        return office, other if other is not None and not is_institution(other.name) else None
    if text[named.end : named.end + 2] != ", " or text[office.end : named.start] != " ":
        return office, named
    other = name_at(text, named.end + 2)
    if other is None or head_at(text, other.start) is not None:
        return office, named
    known = other.sure or (" " in other.name and not is_institution(other.name)) or other.name in shown.people
    if not (known or (_CLOSES.match(text, other.end) and not is_institution(other.name))):
        return office, named
    return office._replace(name=f"{office.name} {named.name}", end=named.end, bare=False), other


def _named_further(text: str, office: Office, shown: Called) -> tuple[Office, Named] | None:
    """An office and its holder behind words and a comma, of whom the sentence tells: `Kabid Pantai dan Muara, Budi Santoso, …`."""
    if not (text[office.end + 1 : office.end + 2].isupper() or text.startswith(_GOING_ON, office.end)) or _WHOLE.match(office.name):
        return None
    comma = text.find(", ", office.end, office.end + _LONGEST) if text.startswith(" ", office.end) else -1
    words = text[office.end : comma].split() if comma > office.end + 1 else []
    if (
        not words
        or words[-1] in _JOINING
        or any(not (word[0].isupper() or "/" in word or word in _JOINING) or _tells_otherwise(word, shown) for word in words)
    ):
        return None
    other = name_at(text, comma + 2)
    if other is None or head_at(text, other.start) is not None or is_institution(other.name):
        return None
    if not (other.sure or " " in other.name or other.name in shown.people):
        return None
    if _CLOSES.match(text, other.end) is None:
        return None
    return office._replace(name=" ".join([office.name, *words]), end=comma, bare=False), other


def _tells_otherwise(word: str, shown: Called) -> bool:
    """Whether a word with a capital is none of an institution's own: a person's, a day, another office."""
    return word in _DAYS or word in GIVEN or word in shown.people or word.rstrip(".") in HONORIFICS or is_head(word) or word[-1] == "."


_JOINING: Final = frozenset({"dan", "serta", "&", "di", "untuk", "pada"})
_GOING_ON: Final = tuple(f" {word} " for word in sorted(_JOINING))
_DAYS: Final = table("Senin Selasa Rabu Kamis Jumat Jum'at Jum’at Sabtu Minggu Ahad") | MONTHS
_LONGEST: Final = 80
"""Characters of the longest words that go on an office and that no list has."""
_CLOSES: Final = re.compile(r", (?!dan |serta )[a-z]|,? (?:me|ber|di)[a-z]{3,}|, (?:Senin|Selasa|Rabu|Kamis|Jum.?at|Sabtu|Minggu|Ahad)\b")
"""How a sentence goes on about the one it has named."""


def _is_called_so(text: str, office: Office, named: Named, shown: Called) -> bool:
    """Whether what looks like a name is the institution's own: `Ketua Malang Corruption Watch, Fahrudin Andriansyah, …`."""
    if text[office.end : named.start] != " " or text[named.end : named.end + 2] != ", " or _WHOLE.match(office.name) is not None:
        return False
    other = name_at(text, named.end + 2)
    if other is None or head_at(text, other.start) is not None or is_institution(other.name):
        return False
    if (listed := _AND_THEN.match(text, other.end)) is not None and head_at(text, listed.end()) is None:
        return False  # `Kepala Dinas Sosial Rawit Kusuma, Budi Santoso, dan Ani`
    known = other.sure or any(word in GIVEN or word in shown.people for word in other.name.split())
    closed = (
        text[other.end : other.end + 2] == ", "
        and text[other.end + 2 : other.end + 5].islower()
        and text[other.end + 2 : other.end + 6] != "dan "
    )
    return (known and text[other.end : other.end + 1] in {",", " "}) or (closed and " " in other.name)


_WHOLE: Final = re.compile(r"(?:Wakil )?(?:Wali ?[Kk]ota|Bupati|Gubernur|Camat|Lurah|Kapol[a-z]+|Dandim|Danramil) [A-Z]")
"""Offices that only their holder's name follows once their place is told."""
_AND_THEN: Final = re.compile(r",? (?:dan|serta) ")


def apart_from_its_own(text: str, office: Office) -> tuple[Office, Named | None]:
    """`Istri Wali Kota Malang H. Wardoyo, Laila, …`: she is named too, so the first name is the mayor's."""
    named = _named_after(text, office)
    if named is None or "," in text[office.end : named.start] or text[named.end : named.end + 2] != ", ":
        return office, None
    if _WED_TO.search(text, max(0, office.start - WINDOW), office.start) is not None:
        return office, named
    other = name_at(text, named.end + 2)
    return office, named if other is not None and not is_institution(other.name) else None


_WED_TO: Final = re.compile(r"[A-Z][\w’'-]+, (?:istri|suami)(?: dari)? $")
"""`Lies Iswar, istri Wakil Wali Kota Iswar Aminudin, …`: both are named."""


def _named_after(text: str, office: Office) -> Named | None:
    """The name that follows an office."""
    step = _TO_NAME.match(text, office.end)
    if step is None:
        return None
    party = _OF_A_PARTY.match(text, step.end()) if office.name.lower().startswith("anggota") else None
    named = name_at(text, party.end() if party else step.end())
    if named is None or (not named.honorifics and is_institution(named.name)):
        return None
    apart = "," in step[0]
    if apart and _is_given(text, office):
        return None
    if office.bare and not apart and not named.sure and named.name.split()[0] not in GIVEN:
        return None
    if apart and office.stands_for:
        return None
    if "(" in step[0] and not text[named.end :].startswith(")"):
        return None
    if apart and not named.sure and " " not in named.name and text[named.end : named.end + 1] not in {",", "(", ";", ")", "."}:
        rest = text[named.end : named.end + 2]
        return named if rest[:1] == " " and (rest[1:].islower() or rest[1:] == "(") else None
    return named


def _is_given(text: str, office: Office) -> bool:
    """Whether the one before gets the office: `Dwi Cahyo, SE sebagai Kepala Dinas Kesehatan, R. Widjaja, ST sebagai …`."""
    link = GIVEN_AS.search(text, max(0, office.start - LINK), office.start)
    return link is not None and ending_at(text, max(0, office.start - WINDOW), link.start()) is not None
