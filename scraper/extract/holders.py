"""Who a story names, and in which office.

An office and a name stand together in a few ways: `Wali Kota Malang Sutiaji`, `Ketua RW 05, Slamet Prakoso,`,
`Hj. Siti Mutmainah, Ketua RT 05 RW 11,`, `Ir. Suparmono, MM selaku Kepala Dinas …`. Whatever else stands near an office is
not its holder: the wife of the mayor is not the mayor, and one who speaks in his name neither. What is uncertain is left out.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from scraper.extract.administration import PLACES, goes_on
from scraper.extract.names import GIVEN, Named, name_at
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


_TO_NAME: Final = re.compile(
    r"\s+yang (?:akrab|kerap|biasa|sering|karib) (?:disapa|dipanggil) |"
    r"(?:\s+(?:setempat|terpilih|nonaktif|definitif)\b)?(?:\s*,)?\s+(?:(?:yakni|yaitu|bernama|atas nama|adalah"
    r"|yang dijabat(?: oleh)?)\s+)?|\s*,(?=[A-Z])|\s*[(:–]\s*"
)
_AND_ALSO: Final = re.compile(
    r"\s*,?\s+(?:yang juga|yang sekaligus|sekaligus|merangkap|selaku|dan juga|juga)(?:\s+(?:menjabat|sebagai|selaku"
    r"|merupakan))*\s+(?=[A-Zkasbdjpm])"
)
_HELD_BEFORE: Final = re.compile(
    r"(?:\s*,|\s*\(|(?:,\s(?:sang|seorang)?[a-z ]{0,30})?\s*,?\s+(?:selaku|yang (?:juga |kini |saat ini |baru "
    r"|sehari-hari )?(?:menjabat|sebagai|merupakan|adalah)(?: sebagai)?"
    r"|yang juga|sebagai|juga|menjabat|adalah|ialah|yang sekaligus|sekaligus))\s*$"
)
_SELF: Final = re.compile(r"(?:\b(?:[Ii]a|[Dd]ia|[Bb]eliau|[Dd]irinya|(?:[Pp]ria|[Pp]erempuan|[Ww]anita|[Ll]elaki)[\w\s-]{0,40}))$")
_THAT: Final = re.compile(r"\s(?:itu|tersebut|ini)\b")
_START: Final = re.compile(r"(?:^|(?<=[\s(“\"”]))(?=[A-Z]|drg?\.|dr\s)")
_CLOSED: Final = re.compile(r"\s*[,.;)–”\"]|\s*$|\s+(?:ini|itu|tersebut|dan|serta)\b")
_NO_PERSON_AFTER: Final = re.compile(
    r"(?:\b(?:di|ke|dari|[Jj]alan|Jl\.|[Gg]edung|[Kk]elurahan|[Kk]ecamatan|[Dd]esa|[Hh]otel|[Pp]asar|se-|[Kk]awasan|[Ww]ilayah"
    r"|untuk|bertema|oleh-oleh)|[A-Z][\w-]*)\s+$"
)
_LINK: Final = 44
"""Characters of the longest words that join a name and its office."""
_FUNCTION: Final = re.compile(
    r"\b(?:Bagi|Menurut|Kata|Ujar|Untuk|Kepada|Sementara|Namun|Lalu|Ketika|Saat|Sedangkan|Adapun|Hanya|Sebelumnya|Bersama)\s+$"
)
"""Words with a capital before a name at the beginning of a sentence."""
_WINDOW: Final = 110
"""Characters before an office in which its holder's name can begin."""


class Held(NamedTuple):
    """An office and the name its holder is called by there; no name where only the office is told."""

    office: Office
    named: Named | None
    itself: bool = False
    """Whether the holder is said in a pronoun, `Dirinya yang juga menjabat …`."""


def held(text: str) -> Iterator[Held]:
    """Every office of a paragraph with its holder."""
    waiting: list[Office] = []
    last: Named | None = None
    for office in offices(text):
        named = _apart_from_its_own(text, office) if office.borrowed else _named_after(text, office)
        itself = False
        if named is None and not office.borrowed and not office.stands_for:
            named, itself = _named_before(text, office, last)
        if named is None and not itself and _goes_with_the_next(text, office):
            waiting.append(office)
            continue
        for one in (*waiting, office):
            yield Held(one, named, itself)
        waiting = []
        last = named or last


def _apart_from_its_own(text: str, office: Office) -> Named | None:
    """`Istri Wali Kota Malang H. Wardoyo, Laila, …`: she is named too, so the first name is the mayor's."""
    named = _named_after(text, office)
    if named is None or "," in text[office.end : named.start] or text[named.end : named.end + 2] != ", ":
        return None
    other = name_at(text, named.end + 2)
    return named if other is not None and not is_institution(other.name) else None


def _goes_with_the_next(text: str, office: Office) -> bool:
    """`Ketua TPID yang juga Sekretaris Daerah …`: two offices of one holder, who is named after the second."""
    following = _AND_ALSO.match(text, office.end)
    return following is not None and head_at(text, following.end()) is not None


def _named_after(text: str, office: Office) -> Named | None:
    """The name that follows an office."""
    step = _TO_NAME.match(text, office.end)
    if step is None:
        return None
    named = name_at(text, step.end())
    if named is None or (not named.honorifics and is_institution(named.name)):
        return None
    apart = "," in step[0]
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


def _named_before(text: str, office: Office, last: Named | None) -> tuple[Named | None, bool]:
    """The name that stands before its office, or that the office is said of the last one named."""
    front = text.rfind(" ", 0, office.start - 1) + 1 if office.former else office.start
    link = _HELD_BEFORE.search(text, max(0, front - _LINK), front)
    if link is None:
        return None, False
    window, at, words = max(0, office.start - _WINDOW), link.start(), link[0].strip(" ,(")
    named = last if words and last is not None and last.end == at else ending_at(text, window, at)
    if named is None:
        said_of = _SELF.search(text, window, at) or (words.startswith("yang") and _THAT.match(text, office.end))
        return None, bool(words) and said_of is not None
    if words:
        return named, False
    if last is not None and last.end == named.end:
        return None, False
    apposed = _CLOSED.match(text, office.end) and (" " in named.name or _opens_a_sentence(text, named.start))
    return (named if named.sure or apposed else None), False


def ending_at(text: str, window: int, at: int) -> Named | None:
    """The name that ends exactly here."""
    for start in _START.finditer(text, window, at):
        named = name_at(text, start.start(), at)
        if named is not None and named.end == at:
            if (
                not named.sure
                and not _FUNCTION.search(text, max(0, named.start - 12), named.start)
                and (_NO_PERSON_AFTER.search(text[max(0, named.start - 24) : named.start]) or is_institution(named.name))
            ):
                return None
            return named
    return None


def _opens_a_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip()
    return (
        not before
        or _FUNCTION.search(f"{before} ") is not None
        or before[-1] in '.!?”"“'
        or before.endswith((" kata", " ujar", " Menurut", " menurut"))
    )


def is_institution(name: str) -> bool:
    """Whether what looks like a name is a place or an institution."""
    words = name.split()
    return words[0] in PLACES or all(goes_on(word) for word in words)


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
