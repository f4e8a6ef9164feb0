"""The words for a speaker beside a quotation: a name, an office, a description, a pronoun."""

import re
from typing import Final, NamedTuple

from scraper.extract.administration import OF_ONE_PLACE
from scraper.extract.called import Called
from scraper.extract.names import GIVEN, HONORIFICS, Named, name_at
from scraper.extract.officeheads import head_at
from scraper.extract.offices import name_after, offices


class Attribution(NamedTuple):
    """What is said of the speaker beside a quotation."""

    verb: str | None
    printed: str | None
    """The words for the speaker as printed; nothing for `ujarnya`."""
    end: int
    words: str | None = None
    """Of these, the ones by which somebody of the cast can be found."""
    name: str | None = None
    """The plain name, where one is printed."""
    nickname: bool = False
    """Whether it is said to be what somebody is called: `ujar Yayuk, demikian ia biasa dipanggil`."""
    nobody: bool = False
    """Whether the speaker has no name: `ujar salah satu warga`."""
    subject: tuple[int, int] | None = None
    """The clause before the quotation whose subject speaks."""
    carried: bool = False
    """Whether it is the attribution of the piece before, which goes on."""
    sure: bool = True
    own: bool = False
    """Whether a noun with -nya stands for the verb: `begitu pengakuannya`."""
    of_office: bool = False
    """Whether it is an office with `itu`: of somebody told of before."""

    @property
    def bare(self) -> bool:
        """Whether a pronoun is all that stands for the speaker: `ujarnya`, `kata dia`."""
        return self.printed is None or PRONOUN.fullmatch(self.printed) is not None

    def again(self) -> "Attribution":
        """The same, for the next piece of the same sentence."""
        return self._replace(carried=True)


DESCRIBED: Final = re.compile(r"(?:[a-z][\w-]*|[Oo]rang)(?:\s[^\s.,“”\"]+){0,11}?\s(?:itu|ini|tersebut)\b")
_ANONYMOUS: Final = re.compile(
    r"\b(?:enggan|tak (?:mau|ingin|bersedia)|tidak (?:mau|ingin|bersedia)|menolak|meminta|minta)\b[^.,“”]{0,30}\bnama(?:nya)?\b"
)
PRONOUN: Final = re.compile(r"(?:[Dd]ia|[Ii]a|[Bb]eliau|[Mm]ereka)\b")
_UNNAMED: Final = re.compile(
    r"(?:salah (?:satu|seorang)|seorang|warga|para|sejumlah|sang|perempuan|pria|mereka|keduanya|ketiganya|semuanya"
    r"|ratusan|puluhan|ribuan|beberapa|semua|seluruh|segenap|hadirin|massa|anak-anak|ibu-ibu|bapak-bapak|suaminya"
    r"|istrinya|ibunya|ayahnya|anaknya|putranya|putrinya|temannya|rekannya)\b[^.,“”\"]{0,60}"
)
_SOMEBODY: Final = re.compile(r"[a-z][a-z-]{2,}(?:\s[A-Z][\w’'-]*)?")
"""`istri DW`, `hakim`: somebody who isn't named."""
_CALLED: Final = re.compile(r"(?:disapa|dipanggil|dikenal|julukan|panggilan|sapaan)(?:\s[a-z]+){0,2}\s+(?=[A-Z])")
_NICKNAME: Final = re.compile(
    r"\s*,\s*(?:demikian|begitu|sapaan|panggilan|nama panggilan|biasa|karib|akrab|begitulah)(?:nya)?\b[^.,“”\"]{0,40}"
)
_ROLE_NAME: Final = re.compile(r"[a-z][^.,“”\"]{2,70},\s+(?=[A-Z]|drg?\.)")
_NAMED_ROLE: Final = re.compile(r"[a-z][^.,“”\"]{2,60}\s(?:bernama|yang bernama)\s+(?=[A-Z])")
_POLITE: Final = re.compile(r"(?:Pak|Bapak|Bu|Ibu|Bpk\.?) ")
_ACTING_ONLY: Final = re.compile(r"(P[jJ]s?|P[lL][tT]|P[lL][hH])\.?(?:\s[a-z][^\s.,“”\"]*){0,8}?(?:\s(?:itu|ini|tersebut)\b|(?=[.,]|$))")
_SMALL_ROLE: Final = re.compile(
    r"(?:wakil )?(?:wali kota|bupati|gubernur|camat|lurah|rektor|kepala (?:dinas|sekolah|desa|badan|pasar|puskesmas)|sekda"
    r"|kapolsek|kapolres|dandim|danramil|dekan|direktur|ketua|menteri|hakim|jaksa)\b(?=[.,]|$| kepada\b)"
)
_OF_A_ROLE: Final = re.compile(
    r"(?:wakil )?(?:wali kota|bupati|gubernur|camat|lurah|rektor|kapolsek|kapolres|danramil|dekan|sekda|kepala (?:dinas|sekolah"
    r"|desa)|dokter|profesor"
    r"|guru besar|kiai|ustaz|pendeta|romo|ulama)\b"
)
_KIN: Final = frozenset(
    {"ayah", "ibu", "istri", "suami", "anak", "kakak", "adik", "kakek", "nenek", "cucu", "putra", "putri", "bapak", "paman", "bibi"}
)
"""Somebody's: whose, a name would have to say."""
_WORD: Final = re.compile(r"(?:(?:Pak|Bu|Mas|Mbak|Cak|Ning|Mbah|Kang|Bang|Yu|Lik|Gus|Abah|Ko|Koh|Sam) )?[A-Z][\w’'-]+")
"""What somebody is called by that is no name by itself: `Pak Di`."""
_LOCAL: Final = re.compile(r"(?:Pak|Bu|Bapak|Ibu|Mas|Mbak) R[TW]\b")
_THE: Final = re.compile(r"sang ((?:wakil )?(?:wali kota|bupati|gubernur)|[a-z]{4,})\b(?! [a-z]{4,} (?:itu|ini|tersebut))")
_THAT: Final = re.compile(r"\s(?:itu|ini|tersebut)(?:lah)?\b")
_FIRST: Final = re.compile(
    r"(?:orang|pria|perempuan|lelaki|wanita) nomor (satu|dua) (?:di|se)\b\s*(?:Pemkot|Pemkab|Pemprov|Kota|Kabupaten|Pemerintah)?",
    re.IGNORECASE,
)


def speaker(text: str, at: int, shown: Called, verb: str | None, *, sure: bool = True) -> Attribution:
    """The words for the speaker that begin here."""
    pronoun = PRONOUN.match(text, at)
    if pronoun is not None:
        return Attribution(verb, pronoun[0], pronoun.end(), sure=sure, nobody=pronoun[0].lower() == "mereka")
    named = _named(text, at, shown, verb)
    if named is not None:
        return named
    small = _SMALL_ROLE.match(text, at)
    if small is not None:
        return Attribution(verb, small[0], small.end(), words=small[0])
    if (the := _THE.match(text, at)) is not None and _ROLE_NAME.match(text, at) is None:
        return Attribution(verb, the[0], the.end(), words=the[1], of_office=the[1] not in _KIN)
    said = DESCRIBED.match(text, at)
    if said is not None:
        return described(said, verb)._replace(nobody=_ANONYMOUS.search(said[0]) is not None or said[0].startswith(("staf ", "ajudan ")))
    role = _ROLE_NAME.match(text, at)
    if (one := _NAMED_ROLE.match(text, at)) is not None and (follows := name_at(text, one.end())) is not None:
        return Attribution(verb, text[at : follows.end], follows.end, words=follows.printed, name=follows.name)
    if role is not None and (follows := name_at(text, role.end())) is not None:
        return Attribution(verb, text[at : follows.end], follows.end, words=follows.printed, name=follows.name)
    unnamed = _UNNAMED.match(text, at)
    if unnamed is not None:
        return Attribution(verb, unnamed[0].strip(), unnamed.end(), nobody=True, sure=sure)
    somebody = _SOMEBODY.match(text, at)
    return Attribution(verb, somebody[0] if somebody else None, at, sure=somebody is not None, nobody=somebody is not None)


def _named(text: str, at: int, shown: Called, verb: str | None) -> Attribution | None:
    """An office, a name, or both."""
    polite = _POLITE.match(text, at)
    if head_at(text, polite.end() if polite else at):
        office = next(offices(text[at : at + 200], shown), None)
        if office is not None and office.start <= 6:
            end = at + office.end
            named = name_after(text[at : at + 300], office)
            if named is not None:
                named = named._replace(end=at + named.end)
                name = None if office.name in OF_ONE_PLACE and _may_be_a_place(named, shown) else named.name
                return Attribution(verb, text[at : named.end], named.end, words=text[at : named.end], name=name)
            return Attribution(verb, text[at:end], end, words=text[at:end], of_office=_THAT.match(text, end) is not None)
    named = name_at(text, at)
    if named is not None and named.name in HONORIFICS:
        return Attribution(verb, named.printed, named.end, words=named.printed, nickname=True)
    if named is None and (acting := _ACTING_ONLY.match(text, at)) is not None:
        return Attribution(verb, text[at : acting.end()], acting.end(), words=acting[1])
    if named is None and (local := _LOCAL.match(text, at)) is not None:
        return Attribution(verb, local[0], local.end(), words=local[0])
    if named is None:
        word = _WORD.match(text, at)
        if word is None:
            return None
        called = _NICKNAME.match(text, word.end())
        return Attribution(verb, word[0], called.end() if called else word.end(), words=word[0], nickname=called is not None)
    if (that := _THAT.match(text, named.end)) is not None:
        return Attribution(verb, text[at : that.end()], that.end(), words=named.printed, nickname=True)
    called = _NICKNAME.match(text, named.end)
    behind = text.startswith(", ", named.end) and head_at(text, named.end + 2)
    if behind and (office := next(offices(text[named.end + 2 : named.end + 200], shown), None)) is not None and not office.start:
        return Attribution(verb, named.printed, named.end + 2 + office.end, words=named.printed, name=named.name)
    return Attribution(
        verb, named.printed, called.end() if called else named.end, words=named.printed, name=named.name, nickname=called is not None
    )


def _may_be_a_place(named: Named, shown: Called) -> bool:
    """Whether what stands behind `Camat` or `Lurah` can be where rather than who: `Camat Sawahan`."""
    return " " not in named.name and not named.sure and named.name not in GIVEN and named.name not in shown.people


def described(found: re.Match[str], verb: str | None) -> Attribution:
    """`pria yang akrab disapa Abah Pras itu`, `orang nomor satu di Pemkot Malang itu`, `perempuan berjilbab itu`."""
    called = _CALLED.search(found[0])
    words = None
    name = None
    if called is not None and (named := name_at(found[0], called.end())) is not None:
        words, name = named.printed, named.name
    elif (role := _OF_A_ROLE.match(found[0])) is not None:
        words = role[0]
    elif (first := _FIRST.match(found[0])) is not None:
        words = "Wali Kota" if first[1] == "satu" else "Wakil Wali Kota"
    return Attribution(verb, found[0], found.end(), words=words, name=name, nickname=True)
