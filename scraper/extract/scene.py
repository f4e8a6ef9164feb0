"""Who is speaking where a story says only `ujarnya`: the one the text was about just before.

The sentences before a quotation are read backwards. The first that is about somebody of the cast tells; who is only
accompanied, greeted or asked (`didampingi Sekda Wasto`) is not who it is about.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from scraper.extract.administration import goes_on
from scraper.extract.cast import Cast
from scraper.extract.company import Member
from scraper.extract.ending import is_institution
from scraper.extract.fullnames import find
from scraper.extract.kinds import HUMAN, SAID_OF, Fits, fits
from scraper.extract.marks import Span
from scraper.extract.names import Named, name_at
from scraper.extract.newcomers import HUMANLY, is_a_name, newcomer
from scraper.extract.officeheads import head_at
from scraper.extract.offices import offices
from scraper.extract.sayings import ACTIVE, OPINES, REPORTED, SPOKEN, UNMARKED
from scraper.extract.sentences import sentences
from scraper.extract.weights import AGENT, BESIDE_ONLY, NAMED, NOBODY, SAYS, STRONG, VERB, weigh
from scraper.extract.wholewords import stands, whole

_UNNAMED: Final = re.compile(
    r"^(?:Seorang|Salah (?:satu|seorang)(?:nya)?|Sejumlah|Para|Beberapa|Warga(?! (?:Kota|RW|RT))|Pengunjung|Pedagang|Siswa|Peserta"
    r"|Penonton|Pembeli)\b"
    r"(?=[^.]*\b(?:me|ber|nye|senang)[a-z]+\b)"
    rf"|^(?=[A-Z])(?i:{HUMAN})-[a-z]+\b(?=[^.]*\b(?:me|ber|nye)[a-z]+\b)"
    r"|^[A-Z][a-z]+(?:nya| lain(?:nya)?)\b(?=[^.]*\b(?:enggan|menolak|minta|meminta|tak|tidak)\b[^.]{1,30}\bnama)"
)


_CROWD: Final = re.compile(
    r"[\s\x00,.]*(?:Sejumlah|Para|Beberapa|Warga|Pengunjung|Pedagang|Siswa|Peserta|Penonton|Pembeli|Panitia|Petugas|Relawan|[A-Z][a-z]+-[a-z]+)\b"
)
_ACTS: Final = re.compile(
    r"[\s\x00,.]*(?:[A-Z][^.,“”]{0,40},\s|(?=[A-Z]))(?!(?:[Pp]erahu|[Pp]enyakit|[Pp]eluang|[Pp]esawat|[Pp]erangkat|[Pp]enyebab|[Pp]emicu"
    rf"|[Pp]esantren|[Pp]emilu|[Pp]esannya|\w+annya)\b)(?i:{HUMAN}|komandan upacara|moderator)(?:nya)?\b(?! saya)"
    r"(?![^.]*\b(?:itu|ini|tersebut)\b)[^.,]{0,60}?\s(?!merupakan|menjadi|mencapai|berasal|berada|berlangsung|membuat|menyebabkan"
    r"|berjumlah|bertambah|meningkat|menurun)(?:me[a-z]{3,}|ber[a-z]{3,}|tersenyum|tertawa|terdiam|tertunduk|terisak)\b"
)
"""A sentence about what somebody does who isn't named: `Penjual tahu ikut bersuara.`, `Dalam khotbahnya, khatib mengajak …`."""
_NOBODYS: Final = re.compile(
    r"(?: (?!itu|ini|tersebut|yang|se)[a-z]{4,}| setempat)?(?: yang [^.,]{2,60}?)? (?:me[a-z]{3,}|ber[a-z]{3,}|minta|ikut|tidak|tak)\b"
)
"""What stands behind an office in which nobody is named: `Kapolsek yang ikut meninjau meminta …`, `Kepala sekolah setempat memberi …`."""
_NAMELESS: Final = re.compile(r"\b(?:salah (?:satu|seorang)|seorang|nama)\b")
_SOMEBODY: Final = re.compile(rf"[\s\x00,.]*(?=[A-Z])(?i:{HUMAN})\b")
"""A sentence that opens with somebody who isn't named: `Pemilik reklame meminta waktu.`"""


class Scene:
    """A story's text with its quotations blotted out, and the cast that moves in it."""

    def __init__(self, body: Sequence[str], marked: Sequence[Sequence[Span]], cast: Cast) -> None:
        self.cast = cast
        self.told = [_blotted(text, spans) for text, spans in zip(body, marked, strict=True)]

    def subject(
        self,
        paragraph: int,
        start: int,
        since: tuple[int, int] = (0, 0),
        described: str | None = None,
        recent: Sequence[Member | None] = (None,),
        *,
        trails: bool = False,
        told_on: bool = False,
        others: Sequence[Member] = (),
    ) -> tuple[Member | None, bool]:
        """Whom the text is about just before a place, and whether anything told.

        It is read back no further than ``since``, then to the ``recent`` speakers. Whoever a description doesn't fit, that of the
        attribution or of a sentence such as `Nenek 78 tahun itu menangis.`, is passed over, and so are the ``others`` the words
        themselves speak of. Where the last speaker is ``told_on``, by a verb behind the quotation, what somebody else has done
        meanwhile may be in the account of that one.
        """
        asked = [fits(described, self.cast.members)] if described else []
        if others:
            asked.append(Fits(lambda one: one not in others))
        of_somebody = nearest = False
        own = min(paragraph, max(since[0] + 1, paragraph - 3))
        for at in range(paragraph, since[0] - 1, -1):
            text, weak = self.told[at], None
            first = since[1] if at == since[0] else 0
            for begin, end in reversed(sentences(text, first, start if at == paragraph else len(text))):
                if trails and at == since[0] and begin == first:
                    continue  # the tail of the attribution before: whom somebody spoke to
                weight, member = self.weighed(at, begin, end, asked)
                crowd = told_on and member is None and self._is_a_crowd(at, begin, end)
                if crowd and weight == STRONG:
                    continue  # nobody says `ujarnya` of many
                if at == paragraph and not nearest and text[begin:end].strip(_BLANK):
                    nearest = True
                    if member is None and weight < STRONG and not (asked or crowd) and _ACTS.match(text, begin, end) is not None:
                        return None, True
                if of_somebody and member is not None and (named := self._opens_with_a_name(text, begin, end)) is not None:
                    return self._meet(named, at), True
                if weight >= STRONG or (of_somebody and member is not None):
                    if described and at >= own and (new := self._new_since(asked, (at, end), (paragraph, start))) is not None:
                        return new, True
                    if member is None and (named := newcomer(text, begin, end, self.cast)) is not None:
                        return self._meet(named, at), True
                    if told_on and member is not None and self._reports(at, first, begin, end, recent[0]):
                        return recent[0], True
                    return member, True
                if weight == NOBODY and at == since[0] and begin == first and first:
                    continue  # what is left of the attribution before
                if of_somebody and not _OPENS_WITH_IT.match(text, begin):
                    named = newcomer(text, begin, start if at == paragraph else len(text), self.cast, explained=True)
                    if named is not None:
                        return self._meet(named, at), True
                if weak is not None and recent[0] is not None and _OPENS_WITH_IT.match(text, begin, end):
                    weak = None  # `Ia` is the last speaker, who has told of the other
                if at == paragraph or recent[0] is None or _HADIR.match(text, begin, end) is None:
                    weak = weak or member
                said_of = SAID_OF.match(text, begin, end)
                of_somebody = said_of is not None
                if said_of is not None:
                    asked.append(fits(said_of[1], self.cast.members))
            if weak is None and (named := newcomer(text, first, start if at == paragraph else len(text), self.cast)) is not None:
                weak = self._meet(named, at)
                if all(can_be(weak) for can_be in asked):
                    return weak, True
            if weak is not None and (at >= own or recent[0] is None):
                return weak, True
        return self._who_fits(asked, recent, since, (paragraph, start), described is not None) if asked else (None, False)

    def _opens_with_a_name(self, text: str, begin: int, end: int) -> Named | None:
        """The new name with which a sentence opens, if the story calls somebody so again or it is a common one."""
        at = begin + len(text[begin:end]) - len(text[begin:end].lstrip(_BLANK))
        named = name_at(text, at, end)
        if named is None or named.start != at or self.cast.knows(named.name):
            return None
        humanly = HUMANLY.match(text, named.end, end) is not None
        if not humanly and VERB.match(text, named.end, end) is None:
            return None
        word = named.name.split()[-1]
        if is_institution(named.name) or any(map(goes_on, named.name.split())) or named.name in self.cast.shown.places:
            return None
        return named if humanly or is_a_name(named) or self._is_a_name_of_the_story(word) else None

    def _meet(self, named: Named, paragraph: int) -> Member:
        """Somebody named by a word alone whom nothing has shown to be a person: one of the cast by a longer name, or a new one."""
        known = self.cast.begun_by(named)
        if known is None and " " not in named.name:
            known = find(self.cast, named.name, self.told)
        return known or self.cast.welcome(named, paragraph)

    def _is_a_crowd(self, paragraph: int, begin: int, end: int) -> bool:
        """Whether a sentence only tells what many do: `Warga berdatangan.`"""
        text = self.told[paragraph]
        return (
            _CROWD.match(text, begin, end) is not None
            and SPOKEN.search(text, begin, end) is None
            and OPINES.search(text, begin, end) is None
            and not _NAMELESS.search(text, begin, end)
        )

    def _reports(self, paragraph: int, first: int, begin: int, end: int, last: Member | None) -> bool:
        """Whether the last speaker tells what a sentence says somebody else has done: `…, lanjut Asih, …. Lurah meneruskannya.`"""
        text = self.told[paragraph]
        if last is None or first == begin or SPOKEN.search(text, first, begin) is None:
            return False
        if SPOKEN.search(text, begin, end) is not None or OPINES.search(text, begin, end) is not None:
            return False
        told = [self.weighed(paragraph, *each) for each in sentences(text, first, begin) if SPOKEN.search(text, *each)]
        return any(weight >= SAYS and member is last for weight, member in told)

    def _new_since(self, asked: Sequence[Fits], since: tuple[int, int], place: tuple[int, int]) -> Member | None:
        """The only one brought in since the last quotation, where the description is not of somebody else."""
        new: dict[int, Member] = {}
        for at in range(since[0], place[0] + 1):
            text = self.told[at]
            first, last = since[1] if at == since[0] else 0, place[1] if at == place[0] else len(text)
            if at < place[0] and _ATTENDS.search(text, first, last) is not None:
                return None
            new |= {id(one): one for _, _, one in self.cast.mentions(text, first, last) if one.paragraph == at}
        fitting = [one for one in new.values() if all(can_be(one) for can_be in asked)]
        return fitting[0] if len(fitting) == 1 else None

    def _who_fits(
        self, asked: Sequence[Fits], recent: Sequence[Member | None], since: tuple[int, int], place: tuple[int, int], described: bool
    ) -> tuple[Member | None, bool]:
        """Of those before the last quotation the one a description fits: its speaker, the one it was about, the speaker before."""
        last, *before = recent
        if described and (new := self._new_since(asked, since, place)) is not None:
            return new, True
        if last is not None and all(can_be(last) for can_be in asked):
            return last, True
        for begin, end in reversed(sentences(self.told[since[0]], 0, since[1])):
            member, told = self.about(since[0], begin, end, asked)
            if told and member is not None:
                return member, True
        for one in before:
            if one is not None and all(can_be(one) for can_be in asked):
                return one, True
        fitting = [one for one in self.cast.members if all(can_be(one) for can_be in asked)]
        return (fitting[0] if len(fitting) == 1 else None), last is not None

    def about(self, paragraph: int, begin: int, end: int, asked: Sequence[Fits] = ()) -> tuple[Member | None, bool]:
        """Whom one sentence is about, and whether it tells."""
        weight, member = self.weighed(paragraph, begin, end, asked)
        return member, weight > NOBODY

    def weighed(self, paragraph: int, begin: int, end: int, asked: Sequence[Fits] = ()) -> tuple[int, Member | None]:
        """The mention for which most speaks, of those that fit what is ``asked``, and how much does."""
        text = self.told[paragraph]
        if (spoken_to := _SPOKEN_TO.match(text, begin, end)) is not None:
            begin = spoken_to.start("who")
        best: tuple[int, Member, int, int] | None = None
        given = passed_over = False
        named: set[int] = set()
        for start, stop, member in self._mentions(text, begin, end):
            weight = weigh(text, begin, start, stop, end)
            named.add(id(member))
            given = given or text.endswith("kepada ", begin, start)
            if not all(can_be(member) for can_be in asked):
                passed_over = True
                continue
            if stop >= end - 2 and any(can_be.surely(member) for can_be in asked):
                weight += _DESCRIBED
            if best is None or weight > best[0]:
                best = weight, member, start, stop
        if best is None:
            if spoken_to is not None and spoken_to["who"] not in _PRONOUNS:
                return STRONG, None
            if not passed_over and text.find("ang ", begin, end) >= 0 and _THE_ONE.search(text, begin, end):
                return STRONG, None
            unnamed = None if passed_over else _UNNAMED.match(text[begin:end].lstrip(" \x00,."))
            if unnamed is not None and SAID_OF.match(text, begin, end) is not None:
                unnamed = None
            if (
                unnamed is None
                and not passed_over
                and _SOMEBODY.match(text, begin, end)
                and not SAID_OF.match(text, begin, end)
                and REPORTED.search(text, begin, end) is None
            ):
                unnamed = ACTIVE.search(text, begin, end)
            stranger = unnamed is not None or self._is_strangers(text, begin, end)
            return (STRONG if stranger else NOBODY), None
        weight, member, place, reached = best
        if weight < BESIDE_ONLY - 2 and _ACTS.match(text, begin, end) is not None:
            return STRONG, None  # `Petugas mengetuk pintu rumah Mbah Darmi.`
        if 0 < weight < NAMED:
            if REPORTED.search(text, begin, end) is not None:
                return NOBODY, None
            if len(named) > 2 and weight < SAYS and AGENT.search(text, max(begin, place - 40), place) is not None:
                return STRONG, None  # `dilakukan wali kota, rektor, dan ketua yayasan`: any of them
            if given and AGENT.search(text, max(begin, place - 40), place) is not None:
                return STRONG, None  # the giver or the given: either may thank
            if _RECEIVES.match(text, reached, end) is not None:
                return STRONG, None
            if _ATTENDS.search(text, begin, end) is not None and SPOKEN.search(text, begin, end) is None:
                weight = 0
        said_of = SAID_OF.match(text, begin)
        if _OPENS_WITH_IT.match(text, begin) or (said_of is not None and (weight < STRONG or place > said_of.start(1))):
            return (weight, member) if weight >= SAYS else (NOBODY, None)
        if weight > BESIDE_ONLY or SPOKEN.search(text, begin, end) is None:
            return max(weight, 0), member
        return NOBODY, None

    def _is_strangers(self, text: str, begin: int, end: int) -> bool:
        """Whether a sentence opens with somebody of whom nothing is known: an office nobody is named in, a name out of nowhere."""
        if _BY_INITIALS.match(text, begin, end) is not None:
            return True
        opened = _OPENING.match(text, begin, end)
        at = opened.end() if opened else begin
        if head_at(text, at) is not None:
            office = next(offices(text[at:end], self.cast.shown), None)
            if office is None or office.start or office.borrowed:
                return False
            behind = at + office.end
            if _THAT_ONE.match(text, behind, end) is not None:
                return not office.bare  # `Kepala SDN Kaliasin I itu berharap …`: whoever that is, nobody whose office is known
            return VERB.match(text, behind, end) is not None or _NOBODYS.match(text, behind, end) is not None
        named = name_at(text, at, end)
        if named is None or any(map(goes_on, named.name.split())):
            return False
        if " " in named.name:
            return VERB.match(text, named.end, end) is not None
        if not text.startswith(" ", named.end) or text.startswith(_THAT, named.end):
            return False
        return named.name not in self.cast.shown.places and self._is_a_name_of_the_story(named.name)

    def _is_a_name_of_the_story(self, word: str) -> bool:
        """Whether a story has a word with a capital again and never without: it can be what somebody is called."""
        again = sum(1 for each in self.told for _ in whole(word, each)) > 1
        return again and not any(stands(word.lower(), each) for each in self.told)

    def _mentions(self, text: str, begin: int, end: int) -> Iterator[tuple[int, int, Member]]:
        """Everybody a sentence means, `Sang wali kota` included."""
        small = _SMALL.search(text, begin, end) if any(map(text[begin:end].__contains__, _SMALL_WORDS)) else None
        said = (small[1] or small[2]).lower() if small else ""
        member = (self.cast.by_office(said) or self.cast.by_title(said)) if small else None
        if small is not None and member is not None:
            yield small.start(), small.end(), member
        yield from self.cast.mentions(text, begin, end)

    def sentences(self, paragraph: int, begin: int, end: int) -> list[tuple[int, int]]:
        """The sentences of a stretch of a paragraph."""
        return sentences(self.told[paragraph], begin, end)


_THAT_ONE: Final = re.compile(r" (?:itu|tersebut|ini) (?:me[a-z]{3,}|ber[a-z]{3,}|minta|tidak|tak|pun|juga)\b")
_SPOKEN_TO: Final = re.compile(
    r"[\s\x00,.]*[Kk]epada [A-Z][^.,“”\x00]{2,60}?,?\s(?P<who>ia|dia|beliau|seorang|salah (?:satu|seorang)|sejumlah|para|warga)\b"
)
"""How a sentence begins that first says who is spoken to: `Kepada Sainuddin ia berpesan`, `Kepada Jenal, seorang ibu mengadu`."""
_THAT: Final = (" itu", " ini", " tersebut")
_PRONOUNS: Final = frozenset({"ia", "dia", "beliau"})
_DESCRIBED: Final = 6
"""What it speaks for one whom a sentence ends with that the next says `Perempuan 92 tahun itu …` and the name is a woman's."""
_HADIR: Final = re.compile(r"[\s\x00,.]*(?:(?:Turut|Ikut|Tampak|Terlihat) )?[Hh]adir\b")
"""How a sentence begins that only tells who is there."""
_BLANK: Final = " “\"”„'‘’`\0.,"
"""What is no word before a quotation that opens its paragraph."""
_RECEIVES: Final = re.compile(
    r"(?:,(?:[^,.]{1,90},)?)?\s(?:langsung |lantas )?(?:menerima|menyambut|memapah|menuntun|membopong|memayungi)nya\b"
)
"""What one does who meets the one the text was about: either may speak next."""
_THE_ONE: Final = re.compile(
    r"\b[Ss]ang [a-z]{3,}\s(?:(?:tak|tidak|pun|juga|hanya|lalu|lantas|langsung)(?: kuasa| mampu| bisa| sanggup| ingin)?\s)?"
    r"(?:me[a-z]{3,}|ber[a-z]{3,})\b"
)
"""Somebody the text has told of, who can't be told from others: `sang profesor menjawab`."""
_OPENS_WITH_IT: Final = re.compile(
    r"\s*(?:(?:Namun|Meski demikian|Meski begitu|Selain itu|Bahkan|Karena itu|Untuk itu|Menurutnya|Lebih lanjut|Sebab|Kini"
    r"|Kemudian|Selanjutnya)?,?"
    r"\s?(?:[Ii]a|[Dd]ia|[Bb]eliau)\b(?! sendiri, kata))"
)


_SMALL_WORDS: Final = ("ang ", "ak ", "Bu ", "bu ", "wali kota", "bupati", "gubernur", "camat", "lurah", "rektor", "sekda")
"""What stands in every sentence in which the next pattern finds something."""
_SMALL: Final = re.compile(
    r"\b(?:[Ss]ang|[Pp]ak|[Bb]u|[Ii]bu) (?i:((?:wakil )?(?:wali kota|bupati|gubernur)|camat|lurah|rektor|dekan|sekda"
    r"|kapolsek|kapolres\w*"
    r"|dandim|danramil|kepala (?:sekolah|dinas|desa|badan)|ketua|profesor|dokter|kiai|ustaz|pendeta|romo|guru besar))\b"
    r"|(?:(?<=, )|(?<=tetapi )|(?<=sedangkan )|(?<=sementara ))((?:wakil )?(?:wali kota|bupati|gubernur)|camat|lurah|rektor|sekda)"
    r"(?= (?:me[a-z]{3,}|ber[a-z]{3,}|minta|langsung|lantas|tidak|tak|hanya|justru|malah|pun)\b)"
)
_BY_INITIALS: Final = re.compile(
    r"[\s\x00,.]*(?!PT|CV|RS|RT|RW|SD|KA|UM|UB|BI|AI|OPD|TNI|BNN|KPU|PLN)[A-Z]{1,3}"
    r"(?:, (?:salah|seorang)\b| (?:me|ber)[a-z]+\b| yang [a-z]+)"
)
"""`RS yang dihadirkan membantah`, `R, salah satu klien, …`: somebody whose name is kept back."""
_OPENING: Final = re.compile(
    r"[\s\x00,.”\"]*(?:(?:Sementara(?: itu)?|Sedangkan|Adapun|Namun|Lalu|Kemudian|Selanjutnya|Terpisah|Di sisi lain),?\s)?"
    r"(?:(?:Di|Usai|Seusai|Selepas|Sebelum|Saat|Ketika|Pada|Dalam|Terkait|Menanggapi)[a-z]*(?: [a-z]+){0,4},\s)?"
)
_ATTENDS: Final = re.compile(
    r"^[\s\x00,.]*(?:(?:Turut|Ikut|Tampak|Terlihat) )?[Hh]adir\b|\b(?:mendampingi|menemani)nya\b"
    r"|\b(?:turut|ikut) (?:hadir|menyaksikan|mendampingi|menemani)\b"
)
"""Who is only there beside the one the text is about."""


def _said_until(text: str, span: Span) -> int:
    """Where a quotation without a closing mark ends: before its attribution."""
    *_, cut = [None, *UNMARKED.finditer(text, span.start, span.end)]
    return span.end if cut is None else cut.start()


def _blotted(text: str, spans: Sequence[Span]) -> str:
    """The text with every quotation blotted out, at the same length."""
    for span in spans:
        if span.opened:
            end = span.end if span.closed else _said_until(text, span)
            text = f"{text[: span.start]}{chr(0) * (end - span.start)}{text[end:]}"
    return text
