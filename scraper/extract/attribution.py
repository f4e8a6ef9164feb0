"""The words that say whose a quotation is: after it, or leading it in."""

import re
from typing import Final, NamedTuple

from scraper.extract.administration import OF_ONE_PLACE
from scraper.extract.called import NOTHING, Called
from scraper.extract.names import GIVEN, HONORIFICS, Named, name_at
from scraper.extract.officeheads import head_at
from scraper.extract.offices import name_after, offices
from scraper.extract.sayings import ACCORDING, ACTIVE, AFTER, CONTENT, LEADING, MEANT, PUT, SAYS, STEMS, TAIL, THAT, THUS, TYPED, UNLISTED
from scraper.extract.sentences import sentences


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
    of_office: bool = False
    """Whether it is an office with `itu`: of somebody told of before."""

    @property
    def bare(self) -> bool:
        """Whether a pronoun is all that stands for the speaker: `ujarnya`, `kata dia`."""
        return self.printed is None or _PRONOUN.fullmatch(self.printed) is not None

    def again(self) -> "Attribution":
        """The same, for the next piece of the same sentence."""
        return self._replace(carried=True)


_DESCRIBED: Final = re.compile(r"(?:[a-z][\w-]*|[Oo]rang)(?:\s[^\s.,“”\"]+){0,11}?\s(?:itu|ini|tersebut)\b")
_AGE: Final = re.compile(r"\s?\(\d{1,2}(?: (?:tahun|th))?\)\s")
_STEP: Final = re.compile(r",?\s+")
_THEN_VERB: Final = re.compile(rf"\s(?:lantas|pun|juga|lalu|kemudian|kembali)?\s?({ACTIVE.pattern})")
_ANONYMOUS: Final = re.compile(
    r"\b(?:enggan|tak (?:mau|ingin|bersedia)|tidak (?:mau|ingin|bersedia)|menolak|meminta|minta)\b[^.,“”]{0,30}\bnama(?:nya)?\b"
)
_PRONOUN: Final = re.compile(r"(?:[Dd]ia|[Ii]a|[Bb]eliau|[Mm]ereka)\b")
_UNNAMED: Final = re.compile(
    r"(?:salah (?:satu|seorang)|seorang|warga|para|sejumlah|sang|perempuan|pria|mereka|keduanya|ketiganya|semuanya|suaminya"
    r"|istrinya|ibunya|ayahnya|anaknya|putranya|putrinya|temannya|rekannya)\b[^.,“”\"]{0,60}"
)
_CALLED: Final = re.compile(r"(?:disapa|dipanggil|dikenal|julukan|panggilan|sapaan)(?:\s[a-z]+){0,2}\s+(?=[A-Z])")
_NICKNAME: Final = re.compile(r"\s*,\s*(?:demikian|begitu|sapaan|panggilan|nama panggilan|biasa|karib|akrab)(?:nya)?\b[^.,“”\"]{0,40}")
_ROLE_NAME: Final = re.compile(r"[a-z][^.,“”\"]{2,70},\s+(?=[A-Z]|drg?\.)")
_NAMED_ROLE: Final = re.compile(r"[a-z][^.,“”\"]{2,60}\s(?:bernama|yang bernama)\s+(?=[A-Z])")
_POLITE: Final = re.compile(r"(?:Pak|Bapak|Bu|Ibu|Bpk\.?) ")
_ACTING_ONLY: Final = re.compile(r"(P[jJ]s?|P[lL][tT]|P[lL][hH])\.?(?:\s[a-z][^\s.,“”\"]*){0,8}?(?:\s(?:itu|ini|tersebut)\b|(?=[.,]|$))")
_SMALL_ROLE: Final = re.compile(
    r"(?:wakil )?(?:wali kota|bupati|gubernur|camat|lurah|rektor|kepala dinas|kepala sekolah|sekda)\b(?=[.,]|$)"
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
_LOCAL: Final = re.compile(r"(?:Pak|Bu|Bapak|Ibu|Mas|Mbak) R[TW]\b")
_THE: Final = re.compile(r"sang ((?:wakil )?(?:wali kota|bupati|gubernur)|[a-z]{4,})\b(?! [a-z]{4,} (?:itu|ini|tersebut))")
_THAT: Final = re.compile(r"\s(?:itu|ini|tersebut)\b")
_FIRST: Final = re.compile(
    r"(?:orang|pria|perempuan|lelaki|wanita) nomor (satu|dua) (?:di|se)\b\s*(?:Pemkot|Pemkab|Pemprov|Kota|Kabupaten|Pemerintah)?",
    re.IGNORECASE,
)


_LAST: Final = frozenset(",!?")


def after(text: str, place: int, quoted: str, shown: Called = NOTHING, *, closed: bool) -> Attribution | None:
    """The attribution that follows a quotation."""
    if (meant := MEANT.match(text, place)) is not None:
        return _speaker(text, meant.end(), shown, None)
    found = AFTER.match(text, place)
    ended = quoted.rstrip()[-1:] in _LAST or text[place : place + 1] == ","
    if found is None and ended and closed:
        found = TYPED.match(text, place)
    if found is not None:
        verb = found["verb"].lower()
        if found["own"]:
            return Attribution(verb, None, found.end("way"))
        return _speaker(text, found.end(), shown, verb, sure="," in text[max(0, place - 2) : place + 2] or quoted.rstrip()[-1:] in "?!.")
    if (put := PUT.match(text, place)) is not None:
        return _speaker(text, put.start("who"), shown, put["verb"])
    told = _described_first(text, place)
    if told is not None:
        return told
    if ended and (found := UNLISTED.match(text, place)) is not None:
        unlisted = _speaker(text, found.end(), shown, found["verb"])
        if unlisted.printed is not None:
            return unlisted
    if (content := CONTENT.match(text, place)) is not None:
        return Attribution(None, None, content.end(), subject=(0, 0))
    thus = THUS.match(text, place)
    if thus is not None:
        return _speaker(text, thus.end(), shown, None)
    return _subject_first(text, place, shown)


def _described_first(text: str, place: int) -> Attribution | None:
    """`“…,” mantan Sekda Kota Batu itu mengingatkan`."""
    step = _STEP.match(text, place)
    described = _DESCRIBED.match(text, step.end()) if step else None
    if described is None or (active := _THEN_VERB.match(text, described.end())) is None:
        return None
    return _described(described, active[1])._replace(end=active.end())


def _subject_first(text: str, place: int, shown: Called) -> Attribution | None:
    """`“…,” Sutiaji menegaskan`, `“…,” ia menambahkan`."""
    step = _STEP.match(text, place)
    if step is None:
        return None
    at = step.end()
    active = ACTIVE.search(text, at, at + 140)
    if active is None or re.search(r"[.!?]\s|[“”\"]", text[at : active.start()]):
        return None
    pronoun = _PRONOUN.match(text, at)
    if pronoun is not None and pronoun.end() + 1 >= active.start():
        return Attribution(active[0], pronoun[0], active.end())
    found = _speaker(text, at, shown, active[0]) if text[at].isupper() or head_at(text, at) else None
    if found is None or (found.name is None and found.words is None):
        return None
    between = text[found.end : active.start()]
    if between.strip() and not between.startswith(",") and _AGE.fullmatch(between) is None:
        return None
    return found._replace(end=active.end())


def _speaker(text: str, at: int, shown: Called, verb: str | None, *, sure: bool = True) -> Attribution:
    """The words for the speaker that begin here."""
    pronoun = _PRONOUN.match(text, at)
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
    described = _DESCRIBED.match(text, at)
    if described is not None:
        return _described(described, verb)._replace(nobody=_ANONYMOUS.search(described[0]) is not None)
    role = _ROLE_NAME.match(text, at)
    if (one := _NAMED_ROLE.match(text, at)) is not None and (follows := name_at(text, one.end())) is not None:
        return Attribution(verb, text[at : follows.end], follows.end, words=follows.printed, name=follows.name)
    if role is not None and (follows := name_at(text, role.end())) is not None:
        return Attribution(verb, text[at : follows.end], follows.end, words=follows.printed, name=follows.name)
    unnamed = _UNNAMED.match(text, at)
    if unnamed is not None:
        return Attribution(verb, unnamed[0].strip(), unnamed.end(), nobody=True, sure=sure)
    return Attribution(verb, None, at, sure=False)


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
        word = re.compile(r"[A-Z][\w’'-]+").match(text, at)
        return Attribution(verb, word[0], word.end(), words=word[0]) if word else None
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


def _described(found: re.Match[str], verb: str | None) -> Attribution:
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


def _is_noun(found: re.Match[str]) -> bool:
    """Whether what looks like a verb is a noun: `pesan terakhir di ponselnya:`."""
    rest = found["rest"].strip()
    return not found["own"] and rest[:1].islower() and not _PRONOUN.match(rest) and not ACTIVE.fullmatch(found["verb"])


_REACH: Final = 400
"""Characters before a quotation in which the sentence that leads it in begins."""


def before(told: str, start: int, shown: Called = NOTHING) -> Attribution | None:
    """The attribution that leads a quotation in: `Sutiaji menegaskan: “`, `Febri menyahut, “`, `Menurut Sekda, “`."""
    away = max(0, start - _REACH)
    lead = told[away : max(0, start - 1)].rstrip(" '‘`")
    begin = max((first for first, _ in sentences(lead, 0, len(lead))), default=0)
    if (says := SAYS.match(lead, begin)) is not None and lead[-1:] in {",", ":"}:
        if says["own"]:
            return Attribution(says["verb"].lower(), None, start)
        said = _speaker(lead, says.end() + 1, shown, says["verb"].lower())
        if said.printed is not None:
            return said._replace(end=start)
    found = TAIL.search(lead, max(begin, len(lead) - 130))
    while found is not None and found["verb"] is not None:
        later = TAIL.search(lead, found.end("verb"))
        if not _is_noun(found) and (later is None or later["verb"] is None or _is_noun(later)):
            break
        found = later
    if found is not None and found["verb"] is not None:
        rest = found["rest"].strip()
        if not found["mark"] and rest not in THAT and (rest or not ACTIVE.fullmatch(found["verb"])):
            return None
        if found["verb"].lower() in STEMS and not found["own"] and rest[:1].isupper():
            said = _speaker(lead, found.start("rest") + 1, shown, found["verb"].lower())
            if said.words is not None:
                return said._replace(end=start)
        if found["verb"].lower().startswith("di") and rest:
            return Attribution(
                found["verb"].lower(), None, start, subject=(away + found.end("verb"), away + len(lead)), sure=bool(found["mark"])
            )
        clause = found.start("verb") if found.start("verb") > begin + 2 else len(lead)
        return Attribution(found["verb"].lower(), None, start, subject=(away + begin, away + clause), sure=bool(found["mark"]))
    if lead.endswith((",", " bahwa")) and (led := LEADING.search(lead, max(begin, len(lead) - 30))) is not None:
        return Attribution(led["verb"], None, start, subject=(away + begin, away + led.start()), sure=False)
    if lead.endswith(",") and ACCORDING.search(lead, begin):
        return Attribution(None, None, start, subject=(away + begin, away + len(lead)), sure=False)
    return None
