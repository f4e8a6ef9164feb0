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
from scraper.extract.kinds import SAID_OF, Fits, fits
from scraper.extract.marks import Span
from scraper.extract.names import name_at
from scraper.extract.newcomers import newcomer
from scraper.extract.officeheads import head_at
from scraper.extract.offices import offices
from scraper.extract.sayings import OPINES, REPORTED, SPOKEN
from scraper.extract.sentences import sentences

_BESIDE: Final = re.compile(
    r"\b(?:didampingi|mendampingi|bersama(?:-sama)?|kepada|dengan|untuk|dari|mewakili|menemui|terhadap|termasuk|menyalami"
    r"|ditemui|menemani|ditemani|bagi|menggandeng|menghampiri|mengundang"
    r"|menyambut|disambut|menyapa|menemani|milik|rumah|tentang|antara|beserta|serta|dan|atas|pada|ke|di|seperti|misalnya|yakni"
    r"|yaitu|baik|maupun|disaksikan|dihadiri|bahu"
    r"|oleh-oleh|bertemu|kediaman|menerima|dibalas|memeluk|memuji)\s+"
    r"(?:(?:[Bb]apak|[Ii]bu|seorang|oleh|salah satu|[a-z]{3,14})\s+){0,1}$",
    re.IGNORECASE,
)
_NOT_BESIDE: Final = re.compile(
    r"\b(?:kata|ujar|tutur|disampaikan|menurut|jelas|ungkap|dikatakan|lanjut|tambah|imbuh|oleh|giliran)\s+$", re.IGNORECASE
)
_UNNAMED: Final = re.compile(
    r"^(?:Seorang|Salah (?:satu|seorang)|Sejumlah|Para|Beberapa|Warga(?! (?:Kota|RW|RT))|Pengunjung|Pedagang|Siswa|Peserta"
    r"|Penonton|Pembeli)\b"
    r"(?=[^.]*\b(?:me|ber|nye|senang)[a-z]+\b)"
    r"|^[A-Z][a-z]+nya\b(?=[^.]*\b(?:enggan|menolak|minta|meminta|tak|tidak)\b[^.]{1,30}\bnama)"
)


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
            asked.append(lambda one: one not in others)
        of_somebody = False
        for at in range(paragraph, since[0] - 1, -1):
            text, weak = self.told[at], None
            first = since[1] if at == since[0] else 0
            for begin, end in reversed(sentences(text, first, start if at == paragraph else len(text))):
                if trails and at == since[0] and begin == first:
                    continue  # the tail of the attribution before: whom somebody spoke to
                weight, member = self._about(at, begin, end, asked)
                if weight >= _STRONG or (of_somebody and member is not None):
                    if told_on and member is not None and self._reports(at, first, begin, end, recent[0]):
                        return recent[0], True
                    return member, True
                if weight == _NOBODY and at == since[0] and begin == first and first:
                    continue  # what is left of the attribution before
                if of_somebody and not _OPENS_WITH_IT.match(text, begin):
                    named = newcomer(text, begin, start if at == paragraph else len(text), self.cast)
                    if named is not None:
                        return self.cast.welcome(named, at), True
                if weak is not None and recent[0] is not None and _OPENS_WITH_IT.match(text, begin, end):
                    weak = None  # `Ia` is the last speaker, who has told of the other
                weak = weak or member
                said_of = SAID_OF.match(text, begin, end)
                of_somebody = said_of is not None
                if said_of is not None:
                    asked.append(fits(said_of[1], self.cast.members))
            if weak is None and (named := newcomer(text, first, start if at == paragraph else len(text), self.cast)) is not None:
                weak = self.cast.welcome(named, at)
                if all(can_be(weak) for can_be in asked):
                    return weak, True
            if weak is not None and (at == paragraph or recent[0] is None):
                return weak, True
        return self._who_fits(asked, recent, since) if asked else (None, False)

    def _reports(self, paragraph: int, first: int, begin: int, end: int, last: Member | None) -> bool:
        """Whether the last speaker tells what a sentence says somebody else has done: `…, lanjut Asih, …. Lurah meneruskannya.`"""
        text = self.told[paragraph]
        if last is None or first == begin or SPOKEN.search(text, first, begin) is None:
            return False
        if SPOKEN.search(text, begin, end) is not None or OPINES.search(text, begin, end) is not None:
            return False
        told = [self._about(paragraph, *each) for each in sentences(text, first, begin) if SPOKEN.search(text, *each)]
        return any(weight >= _SAYS and member is last for weight, member in told)

    def _who_fits(self, asked: Sequence[Fits], recent: Sequence[Member | None], since: tuple[int, int]) -> tuple[Member | None, bool]:
        """Of those before the last quotation the one a description fits: its speaker, the one it was about, the speaker before."""
        last, *before = recent
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
        weight, member = self._about(paragraph, begin, end, asked)
        return member, weight > _NOBODY

    def _about(self, paragraph: int, begin: int, end: int, asked: Sequence[Fits] = ()) -> tuple[int, Member | None]:
        """The mention for which most speaks, of those that fit what is ``asked``, and how much does."""
        text = self.told[paragraph]
        best: tuple[int, Member, int] | None = None
        given = passed_over = False
        for start, stop, member in self._mentions(text, begin, end):
            weight = _weight(text, begin, start, stop, end)
            given = given or text.endswith("kepada ", begin, start)
            if not all(can_be(member) for can_be in asked):
                passed_over = True
            elif best is None or weight > best[0]:
                best = weight, member, start
        if best is None:
            unnamed = None if passed_over else _UNNAMED.match(text[begin:end].lstrip(" \x00,."))
            stranger = unnamed is not None or self._is_strangers(text, begin, end)
            return (_STRONG if stranger else _NOBODY), None
        weight, member, place = best
        if 0 < weight < _NAMED:
            if REPORTED.search(text, begin, end) is not None:
                return _NOBODY, None
            if given and _AGENT.search(text, max(begin, place - 40), place) is not None:
                return _STRONG, None  # the giver or the given: either may thank
            if _ATTENDS.search(text, begin, end) is not None and SPOKEN.search(text, begin, end) is None:
                weight = 0
        said_of = SAID_OF.match(text, begin)
        if _OPENS_WITH_IT.match(text, begin) or (said_of is not None and (weight < _STRONG or place > said_of.start(1))):
            return (weight, member) if weight >= _SAYS else (_NOBODY, None)
        if weight > _BESIDE_ONLY or SPOKEN.search(text, begin, end) is None:
            return max(weight, 0), member
        return _NOBODY, None

    def _is_strangers(self, text: str, begin: int, end: int) -> bool:
        """Whether a sentence opens with somebody of whom nothing is known: an office nobody is named in, a name out of nowhere."""
        opened = _OPENING.match(text, begin, end)
        at = opened.end() if opened else begin
        if head_at(text, at) is not None:
            office = next(offices(text[at:end], self.cast.shown), None)
            return office is not None and not office.start and not office.borrowed and _VERB.match(text, at + office.end, end) is not None
        named = name_at(text, at, end)
        return (
            named is not None
            and " " in named.name
            and not any(map(goes_on, named.name.split()))
            and _VERB.match(text, named.end, end) is not None
        )

    def _mentions(self, text: str, begin: int, end: int) -> Iterator[tuple[int, int, Member]]:
        """Everybody a sentence means, `Sang wali kota` included."""
        small = _SMALL.search(text, begin, end)
        member = (self.cast.by_office(small[1]) or self.cast.by_title(small[1])) if small else None
        if small is not None and member is not None:
            yield small.start(), small.end(), member
        yield from self.cast.mentions(text, begin, end)

    def sentences(self, paragraph: int, begin: int, end: int) -> list[tuple[int, int]]:
        """The sentences of a stretch of a paragraph."""
        return sentences(self.told[paragraph], begin, end)


_OPENS_WITH_IT: Final = re.compile(
    r"\s*(?:(?:Namun|Meski demikian|Meski begitu|Selain itu|Bahkan|Karena itu|Untuk itu|Menurutnya|Lebih lanjut|Sebab|Kini"
    r"|Kemudian|Selanjutnya)?,?"
    r"\s?(?:[Ii]a|[Dd]ia|[Bb]eliau)\b(?! sendiri, kata))"
)


_SMALL: Final = re.compile(
    r"\b(?:[Ss]ang|[Pp]ak|[Bb]u|[Ii]bu) ((?:wakil )?(?:wali kota|bupati|gubernur)|camat|lurah|rektor|dekan|sekda"
    r"|kapolsek|kapolres\w*"
    r"|dandim|danramil|kepala (?:sekolah|dinas|desa|badan)|ketua|profesor|dokter|kiai|ustaz|pendeta|romo|guru besar)\b"
)
_OBJECT: Final = re.compile(r"\b(?:[Mm]e|[Mm]em|[Mm]en|[Mm]eng|[Mm]eny)[a-z]{3,}\s$")
_AGENT: Final = re.compile(r"\bdi[a-z]{3,}(?:\s(?:langsung|oleh|langsung oleh))?\s$")
_CALLED_SO: Final = re.compile(
    r"\b(?:bernama(?: lengkap)?|disapa|dipanggil|dikenal|sapaan|[Nn]amanya|(?:itu|ini|tersebut|[Ii]a|[Dd]ia),?)\s$"
)
_WITHIN: Final = re.compile(r"\b(?:agar|supaya|karena|sebab|ketika|saat|jika|bila|setelah|sebelum|sejak|yang)\b[^,.]*$")
"""A clause within the sentence: who is named there is not whom the whole is about."""
_VERB: Final = re.compile(
    r"(?:,(?:[^,.]{1,110},)?|\syang\s[^,.]{1,60},)?(?:\s(?:pun|juga|lantas|lalu|kemudian|kembali|sendiri|turut|sempat|pula|tak"
    r"|tidak|masih|sudah"
    r"|telah|langsung|hanya|malah|justru|memang|lebih|akan|ikut|terus|segera|sontak|ingin|baru))*\s(me[a-z]{3,}|ber[a-z]{3,}"
    r"|di[a-z]{4,}|ter[a-z]{4,}"
    r"|optimistis|yakin|ingat|ingin|bilang)\b"
)
_OPENING: Final = re.compile(
    r"[\s\x00,.”\"]*(?:(?:Sementara(?: itu)?|Sedangkan|Adapun|Namun|Lalu|Kemudian|Selanjutnya|Terpisah|Di sisi lain),?\s)?"
)
_STRONG: Final = 1
"""From this weight a mention tells whom its sentence is about; below it only where nobody spoke before."""
_ATTENDS: Final = re.compile(
    r"^[\s\x00,.]*(?:(?:Turut|Ikut|Tampak|Terlihat) )?[Hh]adir\b|\b(?:mendampingi|menemani)nya\b"
    r"|\b(?:turut|ikut) (?:hadir|menyaksikan|mendampingi|menemani)\b"
)
"""Who is only there beside the one the text is about."""
_NAMED: Final = 5
"""The weight of one who is said to speak where the sentence opens, or to be called so: no doubt touches it."""
_SAYS: Final = 3
"""The weight of one who does something in a sentence, or is said to speak in it."""
_NOBODY: Final = -9
"""The weight of a sentence that is about nobody."""
_BESIDE_ONLY: Final = -1
"""Up to this weight a mention is only somebody beside the one the sentence is about."""


def _weight(text: str, begin: int, start: int, stop: int, end: int) -> int:
    """What speaks for a mention being the one its sentence is about: its place, the words before and the verb after it."""
    before = text[max(begin, start - 40) : start]
    weight = 0 if before.strip(' \x00,.“”"') else 1
    if _NOT_BESIDE.search(before):
        weight += 4
    elif _BESIDE.search(before):
        weight -= 5
    elif _OBJECT.search(before):
        weight -= 2
    elif _AGENT.search(before):
        weight += 2
    elif _CALLED_SO.search(before):
        weight += 4
    if _WITHIN.search(text, begin, start):
        weight -= 1
    if (verb := _VERB.match(text, stop, end)) is not None:
        weight += 2 if verb[1].startswith(("di", "ter")) else 3
    return weight


def _blotted(text: str, spans: Sequence[Span]) -> str:
    """The text with every quotation blotted out, at the same length."""
    for span in spans:
        if span.opened:
            text = f"{text[: span.start]}{chr(0) * (span.end - span.start)}{text[span.end :]}"
    return text
