"""Who says a quotation: whom its attribution calls, or else the one the text is about, and nobody where that is in doubt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from scraper.extract.cast import Cast
from scraper.extract.company import Member
from scraper.extract.fullnames import find
from scraper.extract.gender import differ, of_name, of_words
from scraper.extract.kinds import SAID_OF, fits
from scraper.extract.marks import Span
from scraper.extract.names import HONORIFICS
from scraper.extract.sayings import ANSWERED, ANSWERS, CONTINUING, OPINES, PASSIVES, REPLIES, SPOKEN
from scraper.extract.scene import Scene
from scraper.extract.spoken import Attribution
from scraper.extract.weights import AGENT, SAYS, STRONG


@dataclass(slots=True)
class Last:
    """The quotation read last: who spoke, and where what belongs to it ends."""

    member: Member | None = None
    name: str | None = None
    said: Attribution | None = None
    paragraph: int = 0
    end: int = 0
    trails: bool = False
    """Whether an attribution follows the words, so that what is left of its sentence tells of nobody."""
    asks: bool = False
    """Whether it ends in a question mark."""


MARKS: Final = " “\"”„'‘’`"
"""What may be left of an opening mark before a quotation."""
_POLITE: Final = re.compile(r"\b(?:Pak|Bu|Bapak|Ibu|Mas|Mbak|Cak|Bung) (?=[A-Z])")
_ONCE: Final = ("mantan ", "eks ", "bekas ")
_NEAR: Final = 5
"""Paragraphs back in which somebody with a name that several have was meant last."""
_NAMED: Final = 60
"""Characters within which somebody is named whom a quotation speaks of."""
_ANSWER: Final = re.compile(r"\W*(?:Jawab|Balas|Sahut|Tanggap)[a-z]*\b")
_REPLY: Final = re.compile(
    r"\W*(?:(?:Ya|Iya|Inggih|Nggih|Injih|Betul|Benar|Siap|Tidak|Belum|Sudah|Bukan|Mboten|Ndak|Enggak|Takut)\b[,.! ]"
    r"|[^“”\".!?]{0,60}, (?:Pak|Bu|Bapak|Ibu|Mas|Mbak|Prof|Kak|Dok)\b[^ ])"
)
"""How the answer to a question begins, or that it is said to somebody."""
_BLANK: Final = f"{MARKS}\0.,"
_SHORT: Final = 5
"""Blanks up to which a question is one of a dialogue."""
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


class Voices:
    """Who speaks in a story, quotation after quotation: each can tell who says the next."""

    def __init__(self, body: Sequence[str], marked: Sequence[Sequence[Span]], cast: Cast) -> None:
        self.body, self.marked, self.cast = body, marked, cast
        self.scene = Scene(body, marked, cast)
        self.last = Last()
        self.previous: Member | None = None

    def speaker(self, paragraph: int, start: int, said: Attribution | None) -> tuple[Member | None, str | None]:
        """Who speaks: the member of the cast, and the plain name."""
        if said is not None:
            if said.carried:
                return self.last.member, self.last.name
            if said.nobody:
                return None, None
            if said.words:
                return self._called(paragraph, start, said)
            if said.nickname and (still := self._continued(paragraph, start, said)) is not None:
                return still, still.name
            if said.subject is not None:
                member, told = self.scene.about(paragraph, *said.subject)
                if told:
                    return member, member.name if member else None
        elif self.scene.told[paragraph][: max(0, start - 1)].rstrip(MARKS).endswith(":"):
            return None, None
        elif start < _OPENS and (told_next := self._told_by_the_next(paragraph)) is not None:
            return told_next, told_next.name
        if (next_one := self._handed_on(paragraph, start)) is not None:
            return next_one, next_one.name
        if said is None and (self._is_answer(paragraph, start) or self._asks_in_turn(paragraph, start)):
            return None, None
        if said is None and self._answers(paragraph, start):
            other = self.previous or self._other(paragraph, start)
            return other, other.name if other is not None else None
        member, told = self._about_before(paragraph, start, said)
        if said is not None and said.verb in ANSWERS and member in {None, self.last.member} and not self._speaks_on(paragraph, start):
            other = self.previous or self._other(paragraph, start)
            if other is None and member is not None and not said.bare:
                return None, None  # `“Sudah makan?” tanya Armuji. “Belum,” jawab ibu itu.`
            if other is not None:
                return (None, None) if self._is_passed_over(paragraph, start, said, other) else (other, other.name)
        if said is None and not told and (only := self._only_one(paragraph, start)) is not None:
            return only, only.name
        if not told and said is not None and self.last.said is None and self.last.name is None:
            member = self._named_later(paragraph, start, said)
            return member, member.name if member else None
        if not told or self._goes_on_himself(paragraph, said, member):
            member = self.last.member
            if member is None:
                return None, self.last.name
        if member is not None and (
            self._is_doubtful(paragraph, start, said, member) or self._is_passed_over(paragraph, start, said, member)
        ):
            return None, None
        return member, member.name if member else None

    def _is_doubtful(self, paragraph: int, start: int, said: Attribution | None, member: Member) -> bool:
        """Whether the sentence right before tells of somebody else, or names of several in passing the one who may have spoken.

        `Rombongan dipimpin Rahmadi. Mereka diterima Hendra.`, and then a paragraph that only says `tuturnya`: it may be either.
        """
        since = self.last.end if self.last.paragraph == paragraph else 0
        if said is not None and said.bare and self.scene.told[paragraph][since:start].strip(_BLANK):
            return False
        at, before = paragraph, self._sentence_before(paragraph, since, start)
        if before is None and paragraph > self.last.paragraph:
            at = paragraph - 1
            since = self.last.end if self.last.paragraph == at else 0
            before = self._sentence_before(at, since, len(self.scene.told[at]))
        if before is None:
            return False
        weight, told = self.scene.weighed(at, *before)
        if told is not member:
            return told is not None and at == paragraph and weight >= STRONG
        if at == paragraph or not STRONG <= weight < SAYS:
            return False
        others = (self.scene.weighed(at, *each) for each in self.scene.sentences(at, since, before[0]))
        return any(weight >= STRONG and one is not None and one is not member for weight, one in others)

    def _is_passed_over(self, paragraph: int, start: int, said: Attribution | None, member: Member) -> bool:
        """Whether the text since the last quotation names others only, and nothing beside the words says that it isn't one of them."""
        last = self.last
        if (said is not None and not said.bare) or (said is not None and member is last.member):
            return False
        stretches = [
            (at, last.end if at == last.paragraph else 0, start if at == paragraph else len(self.scene.told[at]))
            for at in range(last.paragraph, paragraph + 1)
        ]
        if any(self.scene.told[at].find(word, first, end) >= 0 for at, first, end in stretches for word in member.words):
            return False
        named = [one for at, first, end in stretches for _, _, one in self.cast.mentions(self.scene.told[at], first, end)]
        if said is not None and said.verb in ANSWERS:
            named = [one for one in named if one is not last.member]
        spoken_of = self._spoken_of(paragraph, start)
        return member not in named and any(one not in spoken_of for one in named)

    def _sentence_before(self, paragraph: int, since: int, end: int) -> tuple[int, int] | None:
        """The last sentence of a stretch that has words."""
        text = self.scene.told[paragraph]
        return next((each for each in reversed(self.scene.sentences(paragraph, since, end)) if text[slice(*each)].strip(_BLANK)), None)

    def _handed_on(self, paragraph: int, start: int) -> Member | None:
        """Who takes the word right before the mark: `…,” katanya yang langsung disambar Kompol Yuli, “…”`."""
        last = self.last
        at = paragraph if last.paragraph == paragraph else paragraph - 1 if start < _OPENS else -1
        if last.paragraph != at or not last.end:
            return None
        lead = self.scene.told[at][: max(0, start - 1) if at == paragraph else None].rstrip(MARKS)
        if not lead.endswith("," if at == paragraph else ".") or re.search(r"[.!?]\s", lead[last.end :]):
            return None
        *_, found = [None, *self.cast.mentions(lead, last.end, len(lead))]
        handed = AGENT if at == paragraph else ANSWERED
        return found[2] if found is not None and found[1] == len(lead) - 1 and handed.search(lead, last.end, found[0]) else None

    def _is_answer(self, paragraph: int, start: int) -> bool:
        """Whether the sentence before says that it is one's answer who isn't named: `Jawaban sang veteran pendek saja.`"""
        before = self._sentence_before(paragraph, self.last.end if self.last.paragraph == paragraph else 0, start)
        if before is None or _ANSWER.match(self.scene.told[paragraph], *before) is None:
            return False
        return next(self.cast.mentions(self.scene.told[paragraph], *before), None) is None

    def _asks_in_turn(self, paragraph: int, start: int) -> bool:
        """Whether a paragraph is but a short question after another has spoken: `“Targetnya?”`"""
        last = self.last
        if start >= _OPENS or self.previous is None or last.paragraph != paragraph - 1:
            return False
        said = self.body[paragraph].strip(MARKS)
        return said.endswith("?") and said.count(" ") < _SHORT and not self.scene.told[paragraph].strip(_BLANK)

    def _answers(self, paragraph: int, start: int) -> bool:
        """Whether the words answer the question right before them: `“Pakai rok?” tanya Idham. “Inggih, Pak. Basah sampai kelas.”`"""
        last = self.last
        if not last.asks or _REPLY.match(self.body[paragraph], start) is None:
            return False
        if last.paragraph == paragraph - 1 and start < _OPENS:
            told = self.scene.told[last.paragraph][last.end :]
        elif last.paragraph == paragraph:
            told = self.scene.told[paragraph][last.end : start]
        else:
            return False
        return re.search(r"[.!?]\s+\w", told) is None

    def _only_one(self, paragraph: int, start: int) -> Member | None:
        """The only one whom a paragraph names before its first quotation."""
        if self.last.paragraph == paragraph and self.last.end:
            return None
        named = {id(one): one for _, _, one in self.cast.mentions(self.scene.told[paragraph], 0, start)}
        return next(iter(named.values())) if len(named) == 1 else None

    def _speaks_on(self, paragraph: int, start: int) -> bool:
        """Whether since the last quotation its speaker has said more: `Perempuan itu menambahkan bahwa …`."""
        told = self.scene.told[paragraph][self.last.end if self.last.paragraph == paragraph else 0 : start].lstrip(_BLANK)
        return SPOKEN.search(told) is not None and SAID_OF.match(told) is not None

    def _named_later(self, paragraph: int, start: int, said: Attribution) -> Member | None:
        """Who says what a story opens with, before it names anybody: the first it is about in the next two paragraphs.

        Where words stand before a bare `katanya`, it is of whoever they tell of: `Penyiar itu membuka acara. “…,” sapanya.`
        """
        if said.bare and self.scene.told[paragraph][:start].strip(_BLANK):
            return None
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
        if member.paragraph == paragraph > last.paragraph:
            return False  # somebody the story brings in only here
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
            small = (said.printed or "")[:1].islower() and not (said.printed or "").startswith("sang ")
            member = member if member is not None and (not member.persons or (small and told)) else None
        if member is None and said.name:
            member = find(self.cast, said.name, self.body)
        if member is not None:
            return member, member.name
        return None, said.name if said.name and said.name not in HONORIFICS and not self.cast.knows(said.name) else None

    def _continued(self, paragraph: int, start: int, said: Attribution) -> Member | None:
        """The last speaker, called by what he was: `“…,” kenangnya. “…,” sambung mantan guru tersebut.`, with nothing between.

        What somebody was needn't have been told before, so that nothing can speak for another.
        """
        last = self.last
        if said.verb not in CONTINUING or not (said.printed or "").startswith(_ONCE):
            return None
        if last.member is None or not last.trails or not 0 <= paragraph - last.paragraph <= 1:
            return None
        first = self.scene.told[last.paragraph][last.end : start if paragraph == last.paragraph else None]
        second = self.scene.told[paragraph][:start] if paragraph > last.paragraph else ""
        if f"{first}{second}".strip(_BLANK) or differ(of_words(said.printed or ""), of_name(last.member.named)):
            return None
        return last.member

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

    def remember(self, this: Last) -> None:
        """Note what was read last, and who spoke before somebody else took the word."""
        last = self.last
        if last.member is not None and last.member is not this.member:
            self.previous = last.member
        self.last = this
