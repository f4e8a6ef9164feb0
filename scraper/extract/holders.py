"""Who a story names, and in which office.

An office and a name stand together in a few ways: `Wali Kota Malang Sutiaji`, `Ketua RW 05, Slamet Prakoso,`,
`Hj. Siti Mutmainah, Ketua RT 05 RW 11,`, `Ir. Suparmono, MM selaku Kepala Dinas …`. Whatever else stands near an office is
not its holder: the wife of the mayor is not the mayor, and one who speaks in his name neither. What is uncertain is left out.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from scraper.extract.administration import OF_ONE_PLACE, PLACES
from scraper.extract.called import NOTHING, Called
from scraper.extract.ending import FUNCTION, ending_at, is_institution
from scraper.extract.handover import handed
from scraper.extract.markup import names as table
from scraper.extract.names import GIVEN, HONORIFICS, MONTHS, Named, name_at
from scraper.extract.officeheads import head_at, is_head
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
    r"(?:\s+(?:setempat|terpilih|nonaktif|definitif|(?:yang )?(?:baru|lama)|sebelumnya|terdahulu)\b)?"
    r"(?:\s*,)?\s+(?:(?:yakni|yaitu|bernama|atas nama|adalah"
    r"|yang dijabat(?: oleh)?)\s+)?|\s*,(?=[A-Z])|\s*[(:–]\s*"
)
_OF_A_PARTY: Final = re.compile(
    r"dari\s(?:(?:Fraksi|Partai|Dapil)\s)?(?:PDI Perjuangan|[A-Z]{2,}|Golkar|Gerindra|Demokrat|NasDem|Nasdem|Hanura|Perindo|Gelora)"
    r"(?:-[A-Z]\w+)?(?:\sPerjuangan)?,?\s"
)
_AND_ALSO: Final = re.compile(
    r"\s*,?\s+(?:yang juga|yang sekaligus|sekaligus|merangkap|selaku|dan juga|juga)(?:\s+(?:menjabat|sebagai|selaku"
    r"|merupakan))*\s+(?=[A-Zkasbdjpm])"
)
_HELD_BEFORE: Final = re.compile(
    r"(?:\s*,|\s*\(|,\s(?:kini|sekarang)\s|(?:,\s(?:sang|seorang)?[a-z ]{0,30})?\s*,?\s+(?:selaku|yang (?:juga |kini |saat ini |baru "
    r"|sehari-hari )?(?:menjabat|sebagai|merupakan|adalah)(?: sebagai)?"
    r"|(?:yang\s(?!akan|ingin|bakal|batal|ber|pernah|gagal)(?:[a-z0-9]+\s){1,6}|(?:resmi |kembali )?(?:ditetapkan|ditunjuk"
    r"|dilantik|terpilih|dipercaya|diangkat|didapuk|dipromosikan|digeser|dimutasi|dirotasi|dipindah(?:kan)?|ditugaskan"
    r"|dikukuhkan|(?:mendapat|mengemban|menerima|memperoleh) (?:tugas|amanah|jabatan|kepercayaan|promosi)(?: baru)?)\s)"
    r"(?:menjadi|sebagai|selaku|menjabat)(?: sebagai)?"
    r"|yang (?:kini |akan |sedang )?(?:mengisi|menduduki|menempati|memegang|mengemban)(?: (?:kursi|jabatan|posisi|amanah))?"
    r"|(?:demikian |begitu |adalah )?nama(?: lengkap)?"
    r"|yang juga|sebagai|juga|menjabat|adalah|ialah|yang sekaligus|sekaligus))\s*$"
)
_GIVEN_AS: Final = re.compile(r",?\s(?:sebagai|selaku|menjadi|menjabat(?: sebagai)?)\s$")
_BECOMES: Final = " menjadi "
_APPOINTING: Final = re.compile(
    r"[Mm]elantik|[Dd]ilantik|[Pp]elantikan|[Mm]utasi|[Rr]otasi|[Dd]ikukuhkan|[Mm]engukuhkan|[Dd]igeser|[Pp]ergeseran|bergeser"
    r"|[Pp]romosi|[Ss]ertijab|[Ss]erah terima jabatan"
)
"""What makes `Sri Winarni menjadi Camat Sukun` an appointment: elsewhere one becomes inspector of a ceremony."""
_SELF: Final = re.compile(r"(?:\b(?:[Ii]a|[Dd]ia|[Bb]eliau|[Dd]irinya|(?:[Pp]ria|[Pp]erempuan|[Ww]anita|[Ll]elaki)[\w\s-]{0,40}))$")
_OF_WHOM_IT_TELLS: Final = re.compile(
    r"\b(?:di(?:tetapkan|tunjuk|lantik|percaya|angkat|dapuk|kukuhkan|promosikan|tugaskan)|terpilih|menjabat|menduduki|mengemban)\b"
)
"""What is said of whom the sentence is about, wherever it names him: `Siti, perawat yang …, ditunjuk sebagai ketua tim`."""
_OF_TWO: Final = ("ang pertama adalah ", "ang kedua adalah ", "ang pertama ialah ", "ang kedua ialah ")
_HIS_OFFICE: Final = ("Jabatannya ", "Jabatannya kini ", "Ia adalah ", "Dia adalah ", "Beliau adalah ", "jabatannya ")
_THAT: Final = re.compile(r"\s(?:itu|tersebut|ini)(?:lah)?\b")
_CLOSED: Final = re.compile(r"\s*[,.;)–”\"]|\s*$|\s+(?:ini|itu|tersebut|dan|serta)\b")
_VERB_BEHIND: Final = re.compile(r"\s(?:yang|me[a-z]{3,}|ber[a-z]{3,}|turut|juga|pun|tak|tidak)\b")
_VERB_BEFORE: Final = re.compile(r"\b(?:meng?|mem|men|meny|di|ber)[a-z]{4,}\s$")
_NEARBY: Final = 600
"""Characters within which an appointment is told of."""
_LINK: Final = 70
"""Characters of the longest words that join a name and its office."""
_WINDOW: Final = 110
"""Characters before an office in which its holder's name can begin."""


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
        office, named = _apart_from_its_own(text, office) if office.borrowed else _with_its_name(text, office, shown)
        named = row.get(office.start, named)
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
        before = Held(office, named)


_ONCE: Final = (" sebelumnya,", " sebelumnya ", " terdahulu", " lama,", " yang lama")
"""Words behind an office that was somebody's."""
_ANYBODY: Final = frozenset(
    {"Kepala OPD", "Kepala SKPD", "Kepala Perangkat Daerah", "kepala OPD", "Kepala Daerah", "Kepala OPD se-Kota Malang"}
)
"""Kinds of offices rather than one: who is named behind is somebody else."""
_RESPECTIVELY: Final = "masing-masing"
_PLACES_ON: Final = re.compile(r", ([A-Z][a-z]+)(?: [A-Z][a-z]+)?, (?=[A-Z])")
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


def _with_its_name(text: str, office: Office, shown: Called) -> tuple[Office, Named | None]:
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


def _apart_from_its_own(text: str, office: Office) -> tuple[Office, Named | None]:
    """`Istri Wali Kota Malang H. Wardoyo, Laila, …`: she is named too, so the first name is the mayor's."""
    named = _named_after(text, office)
    if named is None or "," in text[office.end : named.start] or text[named.end : named.end + 2] != ", ":
        return office, None
    if _WED_TO.search(text, max(0, office.start - _WINDOW), office.start) is not None:
        return office, named
    other = name_at(text, named.end + 2)
    return office, named if other is not None and not is_institution(other.name) else None


_WED_TO: Final = re.compile(r"[A-Z][\w’'-]+, (?:istri|suami)(?: dari)? $")
"""`Lies Iswar, istri Wakil Wali Kota Iswar Aminudin, …`: both are named."""


def _goes_with_the_next(text: str, office: Office) -> bool:
    """`Ketua TPID yang juga Sekretaris Daerah …`: two offices of one holder, who is named after the second."""
    following = _AND_ALSO.match(text, office.end)
    return following is not None and head_at(text, following.end()) is not None


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
    link = _GIVEN_AS.search(text, max(0, office.start - _LINK), office.start)
    return link is not None and ending_at(text, max(0, office.start - _WINDOW), link.start()) is not None


def _named_before(text: str, office: Office, last: Named | None) -> tuple[Named | None, bool]:
    """The name that stands before its office, or that the office is said of the last one named."""
    if text.endswith(_HIS_OFFICE, 0, office.start):
        return None, True
    front = text.rfind(" ", 0, office.start - 1) + 1 if office.former else office.start
    link = _HELD_BEFORE.search(text, max(0, front - _LINK), front)
    if link is None and text.endswith(_BECOMES, 0, front) and _APPOINTING.search(text, max(0, front - _NEARBY), front + _NEARBY):
        link = _GIVEN_AS.search(text, max(0, front - _LINK), front)
    if link is None:
        return None, False
    window, at, words = max(0, office.start - _WINDOW), link.start(), link[0].strip(" ,(")
    named = last if words and last is not None and last.end == at else ending_at(text, window, at)
    if named is not None and words and named.name in HONORIFICS:
        return None, True
    if named is None:
        said_of = _SELF.search(text, window, at) or (words.startswith("yang") and _THAT.match(text, office.end))
        told = said_of or _OF_WHOM_IT_TELLS.search(words) or text.endswith(_OF_TWO, 0, office.start)
        return None, bool(words and told)
    if words:
        return named, False
    if last is not None and last.end == named.end:
        return None, False
    opens = _opens_a_sentence(text, named.start)
    called = text.endswith(_SAID_TO_BE, 0, named.start)
    plainly = " " in named.name or opens or called or _VERB_BEFORE.search(text[max(0, named.start - 24) : named.start])
    apposed = (_CLOSED.match(text, office.end) and plainly) or (opens and _VERB_BEHIND.match(text, office.end))
    return (named if named.sure or apposed else None), False


_SAID_TO_BE: Final = ("satunya ", "seorangnya ", "adalah ", "ialah ", "yakni ", "yaitu ", "bernama ")
"""Words before whoever is named: `Salah satunya Burhanuddin, Kepala SMPN 10,`."""


def _opens_a_sentence(text: str, at: int) -> bool:
    before = text[:at].rstrip()
    return (
        not before
        or FUNCTION.search(f"{before} ") is not None
        or before[-1] in '.!?”"“'
        or before.endswith((" kata", " ujar", " Menurut", " menurut"))
    )


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
