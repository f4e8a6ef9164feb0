"""Direct quotations: what was said, by whom, in which office, with which verb.

An attribution stands behind a quotation (`“…,” kata Wawali`), before it (`Sutiaji menegaskan: “…”`), between its pieces, or
nowhere, and then the one the text is about has spoken. Titles, nicknames and slogans in marks are no quotations.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from archive.record import Quotation
from scraper.extract.attribution import Attribution, after, before
from scraper.extract.cast import Cast
from scraper.extract.company import Member
from scraper.extract.kinds import fits
from scraper.extract.marks import Span, spans
from scraper.extract.names import HONORIFICS
from scraper.extract.sayings import ANSWERS, CONTINUING, OPINES, PASSIVES, REPLIES, SPOKEN, UNMARKED
from scraper.extract.scene import Scene


def quotes(body: Sequence[str], cast: Cast) -> tuple[Quotation, ...]:
    """Every direct quotation of a story, in order."""
    marked = [spans(text) for text in body]
    if not any(marked):
        return ()
    return tuple(_Reader(body, marked, cast).read())


@dataclass(slots=True)
class _Last:
    """The quotation read last: who spoke, and where what belongs to it ends."""

    member: Member | None = None
    name: str | None = None
    said: Attribution | None = None
    paragraph: int = 0
    end: int = 0
    trails: bool = False
    """Whether an attribution follows the words, so that what is left of its sentence tells of nobody."""


_FINAL: Final = frozenset(".!?…,")
_GOES_ON: Final = re.compile(r"(?:\S?\s*),\s*(?:(?:dan|tetapi|serta|namun|lalu)\s*,?\s*)?[“\"”„]\s*")
"""What stands between an attribution and the next piece of the same sentence; the first character is the attribution's last."""
_NAMING: Final = frozenset({"menyebut", "menyebutkan", "membacakan", "menutup", "memberi"})
"""Verbs that lead a name in as often as speech: `menyebut mereka “pahlawan sunyi”`."""
_WHILE: Final = re.compile(r"(?:sambil|seraya|sembari)\b")
_FIRSTLY: Final = re.compile(r"(?:^|[.!?] )(?:Pertama|Kedua|Ketiga|Keempat|Terakhir|Satu lagi|Yang (?:pertama|kedua|ketiga|terakhir))[,:]$")
_POLITE: Final = re.compile(r"\b(?:Pak|Bu|Bapak|Ibu|Mas|Mbak|Cak|Bung) (?=[A-Z])")
_NEAR: Final = 5
"""Paragraphs back in which somebody with a name that several have was meant last."""
_NAMED: Final = 60
"""Characters within which somebody is named whom a quotation speaks of."""
_OPENS: Final = 4
"""Characters up to which a quotation opens its paragraph."""
_BACK: Final = re.compile(
    r"(?:Demikian|Begitu(?:lah)?|Itulah|Hal (?:itu|tersebut|ini)|(?:Pernyataan|Kalimat|Ungkapan|Ucapan|Harapan|Pesan|Ajakan"
    r"|Imbauan|Pengakuan"
    r"|Kata-kata|Pertanyaan|Keluhan|Jawaban|Seruan)(?:nya)?(?: (?:itu|tersebut|ini))?)\b"
)
_BACK_SAID: Final = re.compile(
    rf"\b(?:{'|'.join(sorted(PASSIVES - REPLIES))}|(?:datang|meluncur|keluar|terlontar) dari|kata|ujar|pesan|ungkap|tutur)\b"
)
"""A paragraph that goes back to what was quoted in the one before."""
_LONGEST: Final = 1500
"""Characters back from a closing mark in which the forgotten opening one is looked for."""
_FEW: Final = 5
"""Words up to which a piece without final punctuation and attribution is a title."""


class _Reader:
    """Reads a story's quotations in order: each can tell who says the next."""

    def __init__(self, body: Sequence[str], marked: list[list[Span]], cast: Cast) -> None:
        self.body, self.marked, self.cast = body, marked, cast
        self.scene = Scene(body, marked, cast)
        self.last = _Last()
        self.previous: Member | None = None
        self.found: list[Quotation] = []

    def read(self) -> list[Quotation]:
        waiting: list[int] = []
        for paragraph, marked in enumerate(self.marked):
            for span in marked:
                quote = self._quote(paragraph, span)
                if quote is None:
                    continue
                self.found.append(quote)
                if quote.doubt == "goes-on":
                    waiting.append(len(self.found) - 1)
                else:
                    self._fill(waiting, quote)
        self._fill(waiting, None)
        return self.found

    def _fill(self, waiting: list[int], quote: Quotation | None) -> None:
        """Give pieces that go on in the next paragraph the speaker its attribution names."""
        for at in waiting:
            piece = self.found[at]
            if quote is not None and (quote.verb is not None or piece.speaker is None):
                piece = replace(piece, speaker=quote.speaker or piece.speaker, office=quote.office if quote.speaker else piece.office)
            self.found[at] = replace(piece, doubt=None if piece.speaker else "no-speaker")
        waiting.clear()

    def _quote(self, paragraph: int, span: Span) -> Quotation | None:
        text = self.body[paragraph]
        start, end, place, doubt = self._bounds(paragraph, span)
        if not text[start:end].strip(" ,"):
            return None  # marks with nothing between them
        said = after(text, place, text[start:end], self.cast.shown, closed=span.closed or place < span.after)
        goes_on = not span.closed and place == span.after and self._goes_on(paragraph, span)
        if said is None:
            said = self._carried_on(paragraph, start) or before(self.scene.told[paragraph], start, self.cast.shown)
        words = text[start:end].strip()
        if not self._is_speech(paragraph, start, place, words, said, doubt):
            return None
        member, name = self._speaker(paragraph, start, said)
        if said is None and doubt is None:
            doubt = "no-attribution"
        if goes_on:
            doubt = "goes-on"
        elif name is None and doubt is None:
            doubt = "no-speaker"
        self._remember(_Last(member, name, said, paragraph, max(place, said.end if said else 0), said is not None and said.end > place))
        return Quotation(
            text=words.rstrip(" ,").strip() if words.endswith((",", ", ")) else words,
            speaker=name,
            speaker_printed=said.printed if said else None,
            office=member.office if member else None,
            verb=said.verb if said else None,
            paragraph=paragraph,
            start=start + len(text[start:end]) - len(text[start:end].lstrip()),
            doubt=doubt,
        )

    def _bounds(self, paragraph: int, span: Span) -> tuple[int, int, int, str | None]:
        """Where the words begin and end, the place after them, and what is missing."""
        if not span.opened:
            return self._beginning(paragraph, span.end), span.end, span.after, "not-opened"
        if span.closed:
            return span.start, span.end, span.after, None
        *_, cut = [None, *UNMARKED.finditer(self.body[paragraph], span.start, span.end)]
        if cut is not None:
            return span.start, cut.start(), cut.start() + 1, "not-closed"
        return span.start, span.end, span.after, "not-closed"

    def _beginning(self, paragraph: int, end: int) -> int:
        """Where a quotation begins whose opening mark was forgotten: after the last sentence that tells of somebody."""
        begin = self.last.end if self.last.paragraph == paragraph else 0
        for first, last in reversed(self.scene.sentences(paragraph, max(begin, end - _LONGEST), end)):
            if self.scene.about(paragraph, first, last)[1]:
                return last
        return begin

    def _goes_on(self, paragraph: int, span: Span) -> bool:
        """Whether a quotation without a closing mark goes on in the next paragraph, which opens with one."""
        following = self.marked[paragraph + 1] if paragraph + 1 < len(self.marked) else []
        return span.after == len(self.body[paragraph]) and bool(following) and following[0].start <= 2

    def _carried_on(self, paragraph: int, start: int) -> Attribution | None:
        """The attribution before, where the quotation goes on after it: `tegas Sam Adi, “baru …”`."""
        last = self.last
        if last.paragraph != paragraph or last.said is None or last.name is None:
            return None
        between = self.body[paragraph][last.end - 1 : start]
        return last.said.again() if _GOES_ON.fullmatch(between) else None

    def _is_speech(self, paragraph: int, start: int, place: int, words: str, said: Attribution | None, doubt: str | None) -> bool:
        """Whether somebody says it, rather than something being called so."""
        count = len(words.split())
        if not count:
            return False
        whole = words[-1] in _FINAL
        if said is not None and (said.verb or said.printed or said.subject):
            return said.sure or (count > (_FEW if said.verb in _NAMING else 3) and not _is_title(words))
        if doubt == "not-opened" or not self._begins_a_sentence(paragraph, start):
            return False
        follows = self.body[paragraph][place:].lstrip(" .,")
        if follows and follows[0].islower() and not (words.endswith(",") and _WHILE.match(follows)):
            return False
        return whole or count > _FEW or (self.body[paragraph][place : place + 1] == "." and count > 3)

    def _begins_a_sentence(self, paragraph: int, start: int) -> bool:
        lead = self.scene.told[paragraph][: max(0, start - 1)].rstrip(" “\"”„'‘")
        if not lead or lead[-1] in ".!?…:\x00":
            return True
        if _FIRSTLY.search(lead):
            return True
        return lead[-1] == "," and self.last.paragraph == paragraph and self.last.end >= len(lead) - 1

    def _speaker(self, paragraph: int, start: int, said: Attribution | None) -> tuple[Member | None, str | None]:
        """Who speaks: the member of the cast, and the plain name."""
        if said is not None:
            if said.carried:
                return self.last.member, self.last.name
            if said.nobody:
                return None, None
            if said.words:
                return self._called(paragraph, start, said)
            if said.subject is not None:
                member, told = self.scene.about(paragraph, *said.subject)
                if told:
                    return member, member.name if member else None
        elif self.scene.told[paragraph][: max(0, start - 1)].rstrip(" “\"”„'‘").endswith(":"):
            return None, None
        elif start < _OPENS and (told_next := self._told_by_the_next(paragraph)) is not None:
            return told_next, told_next.name
        member, told = self._about_before(paragraph, start, said)
        if said is not None and said.verb in ANSWERS and member in {None, self.last.member}:
            other = self.previous or self._other(paragraph, start)
            if other is not None:
                return other, other.name
        if not told and said is not None and len(self.found) == 0 and self.last.name is None:
            member = self._named_later(paragraph, start, said)
            return member, member.name if member else None
        if not told or self._goes_on_himself(paragraph, said, member):
            return self.last.member, self.last.name
        return member, member.name if member else None

    def _named_later(self, paragraph: int, start: int, said: Attribution) -> Member | None:
        """Who says what a story opens with, before it names anybody: the first it is about in the next two paragraphs."""
        if any(
            True
            for at in range(paragraph + 1)
            for _ in self.cast.mentions(self.scene.told[at], 0, start if at == paragraph else len(self.body[at]))
        ):
            return None
        asked = [fits(said.printed, self.cast.members)] if said.printed else []
        for at in range(paragraph, min(paragraph + 3, len(self.body))):
            text = self.scene.told[at]
            for begin, end in self.scene.sentences(at, start if at == paragraph else 0, len(text)):
                member, told = self.scene.about(at, begin, end, asked)
                if told:
                    return member
        return None

    def _goes_on_himself(self, paragraph: int, said: Attribution | None, member: Member | None) -> bool:
        """Whether `imbuhnya` goes back to the last speaker, over those who say nothing of their own between."""
        last = self.last
        if said is None or said.verb not in CONTINUING or said.printed or last.member is None or member is None:
            return False
        between = [self.scene.told[at] for at in range(last.paragraph, paragraph + 1)]
        between[0] = between[0][last.end :]
        between[-1] = between[-1].partition("\0")[0]
        return not any(SPOKEN.search(text) or OPINES.search(text) for text in between)

    def _one_of(self, could: list[Member], paragraph: int, start: int) -> Member | None:
        """Of those a short name fits, the one whom the text names nearest before; nobody where it names several there."""
        for at in range(paragraph, max(-1, paragraph - _NEAR), -1):
            text = self.scene.told[at]
            named = {id(one): one for _, _, one in self.cast.mentions(text, 0, start if at == paragraph else len(text)) if one in could}
            if named:
                return next(iter(named.values())) if len(named) == 1 else None
        return None

    def _other(self, paragraph: int, start: int) -> Member | None:
        """Whom the speaker of the last quotation spoke to: the other one its paragraph names."""
        if self.last.member is None:
            return None
        named = {id(one): one for _, _, one in self.cast.mentions(self.scene.told[paragraph], 0, start) if one is not self.last.member}
        return next(iter(named.values())) if len(named) == 1 else None

    def _told_by_the_next(self, paragraph: int) -> Member | None:
        """Who has said a paragraph that is nothing but a quotation: `Demikian disampaikan Hj. Widayati …` in the next."""
        text = self.scene.told[paragraph].rstrip(" ”“\"'’.")
        if paragraph + 1 >= len(self.body) or text[-1:] != "\0" or _BACK.match(self.body[paragraph + 1]) is None:
            return None
        following = self.scene.told[paragraph + 1]
        begin, end = self.scene.sentences(paragraph + 1, 0, len(following))[0]
        if _BACK_SAID.search(following, begin, end) is None:
            return None
        return self.scene.about(paragraph + 1, begin, end)[0]

    def _called(self, paragraph: int, start: int, said: Attribution) -> tuple[Member | None, str | None]:
        """Whom the attribution calls by name, nickname or office; a name nobody of the cast has is a new one."""
        member = self.cast.resolve(said.words or "")
        if member is None and said.nickname:
            member = self._about_before(paragraph, start, said)[0]
            if member is not None and said.name:
                member.aliases |= {said.words or "", said.name}
        if member is None and said.name and (could := self.cast.could_be(said.name)):
            member = self._one_of(could, paragraph, start)
            return member, member.name if member else None
        if member is None and said.of_office:
            member, told = self._about_before(paragraph, start)
            member = member if told else self.last.member
            member = member if member is not None and not member.persons else None
        if member is None and said.name:
            member = self.cast.find(said.name, self.body)
        if member is not None:
            return member, member.name
        return None, said.name if said.name and said.name not in HONORIFICS and not self.cast.knows(said.name) else None

    def _about_before(self, paragraph: int, start: int, said: Attribution | None = None) -> tuple[Member | None, bool]:
        """Whom the text is about since the last quotation; a description rules out whom it doesn't fit."""
        last = self.last
        described = said.printed if said is not None and said.printed and said.printed[0].islower() else None
        recent = (last.member, self.previous)
        spoken_of = self._spoken_of(paragraph, start) if described or said is None or said.bare else []
        told_on = said is not None and said.verb is not None and said.bare
        return self.scene.subject(
            paragraph, start, (last.paragraph, last.end), described, recent, trails=last.trails, told_on=told_on, others=spoken_of
        )

    def _spoken_of(self, paragraph: int, start: int) -> list[Member]:
        """Whom a quotation speaks of, `Pak Lukman saya minta …`: nobody calls himself so."""
        text = self.body[paragraph]
        end = next((span.end for span in self.marked[paragraph] if span.start <= start < span.end), start)
        first = (
            next(self.cast.mentions(text, polite.start(), min(end, polite.end() + _NAMED)), None)
            for polite in _POLITE.finditer(text, start, end)
        )
        return [found[2] for found in first if found is not None]

    def _remember(self, this: _Last) -> None:
        last = self.last
        if last.member is not None and last.member is not this.member:
            self.previous = last.member
        self.last = this


def _is_title(words: str) -> bool:
    """Whether every word has a capital, as in the name of a programme."""
    return all(word[0].isupper() or word in {"dan", "di", "ke", "untuk", "yang"} for word in words.split())
