"""Direct quotations: what was said, by whom, in which office, with which verb.

An attribution stands behind a quotation (`“…,” kata Wawali`), before it (`Sutiaji menegaskan: “…”`), between its pieces, or
nowhere, and then the one the text is about has spoken. Titles, nicknames and slogans in marks are no quotations.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from archive.record import Quotation
from scraper.extract.attribution import after, before
from scraper.extract.cast import Cast
from scraper.extract.marks import Span, spans
from scraper.extract.markup import names as table
from scraper.extract.sayings import UNMARKED
from scraper.extract.spoken import Attribution
from scraper.extract.voices import MARKS, Last, Voices


def quotes(body: Sequence[str], cast: Cast) -> tuple[Quotation, ...]:
    """Every direct quotation of a story, in order."""
    marked = [spans(text) for text in body]
    if not any(marked):
        return ()
    return tuple(_Reader(body, marked, cast).read())


_FINAL: Final = frozenset(".!?…,")
_GOES_ON: Final = re.compile(
    r"(?:\S?\s*)(?:(?:\s(?:lagi|pula)),?\s?)?(?:,?\s(?:sembari|sambil|seraya)\s[^.!?“”\"„:]{3,90})?,\s*(?:(?:dan|tetapi|serta|namun|lalu)\s*,?\s*)?[“\"”„]\s*"
)
"""What stands between an attribution and the next piece of the same sentence; the first character is the attribution's last."""
_SENTENCE: Final = re.compile(r"(?!.*\byang [^,]{0,30}\bdi[a-z]{3,} (?:oleh )?[A-Z])[^.!?“”\"„]{0,120}, [“\"„]")
"""What may stand there where the next piece begins with a small letter: `tutur Endang, saat ditemui kemarin, “sebab …”`."""
_MARKS: Final = frozenset('“”"„‘«')
_NAMING: Final = frozenset({"menyebut", "menyebutkan", "membacakan", "menutup", "memberi"})
"""Verbs that lead a name in as often as speech: `menyebut mereka “pahlawan sunyi”`."""
_CALLED: Final = table("""
    dijuluki berjuluk berjudul bertajuk bertema bertemakan bertuliskan bernama bergelar julukan sebutan judul tajuk tema kata istilah
    frasa tagline slogan semboyan moto motto jargon program gerakan kampanye inovasi aplikasi acara kegiatan semangat lomba festival pameran
    buku novel film lagu predikat kategori ucapan ungkapan sapaan panggilan nama
""")
"""What somebody or something is called stands behind these, whoever says it: `Program “Malang Menyapa”, kata Wawali, …`."""
_SO_CALLED: Final = re.compile(
    r",?\s(?:begitu|demikian)(?:lah)?\s[^.,“”\"]{0,40}?\b"
    r"(?:(?:menyebut|menjuluki|menamai|memanggil|menyapa|mengenal)nya|dijuluki|dinamai|dipanggil|disapa|dikenal)\b"
)
"""`“Kampung Pelangi,” begitu warga menyebutnya`."""
_GOES_ON_BELOW: Final = re.compile(
    r", (?!(?:sambil|seraya|sembari|saat|ketika|usai|seusai|setelah|dengan|kepada|di|pada|dalam|lalu|kemudian|yang|dis[a-z]+)\b)[a-z]"
)
"""What stands behind an attribution put into a sentence: `“Malang Menyapa”, kata Wawali, digelar lagi`."""
_WHILE: Final = re.compile(r"(?:sambil|seraya|sembari)\b")
_FIRSTLY: Final = re.compile(r"(?:^|[.!?] )(?:Pertama|Kedua|Ketiga|Keempat|Terakhir|Satu lagi|Yang (?:pertama|kedua|ketiga|terakhir))[,:]$")
_LONGEST: Final = 1500
"""Characters back from a closing mark in which the forgotten opening one is looked for."""
_FEW: Final = 5
"""Words up to which a piece without final punctuation and attribution is a title."""


class _Reader:
    """Reads a story's quotations in order: each can tell who says the next."""

    def __init__(self, body: Sequence[str], marked: list[list[Span]], cast: Cast) -> None:
        self.body, self.marked, self.cast = body, marked, cast
        self.voices = Voices(body, marked, cast)
        self.scene = self.voices.scene
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
        member, name = self.voices.speaker(paragraph, start, said)
        if said is None and doubt is None:
            doubt = "no-attribution"
        if goes_on:
            doubt = "goes-on"
        elif name is None and doubt is None:
            doubt = "no-speaker"
        self.voices.remember(
            Last(
                member,
                name,
                said,
                paragraph,
                max(place, said.end if said else 0),
                trails=said is not None and said.end > place,
                asks=words.endswith("?"),
            )
        )
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
        begin = self.voices.last.end if self.voices.last.paragraph == paragraph else 0
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
        last = self.voices.last
        if last.paragraph != paragraph or last.said is None or last.name is None:
            return None
        between = self.body[paragraph][last.end - 1 : start]
        if self.body[paragraph][start : start + 1].islower() and _SENTENCE.fullmatch(between):
            return last.said.again()
        return last.said.again() if _GOES_ON.fullmatch(between) else None

    def _is_speech(self, paragraph: int, start: int, place: int, words: str, said: Attribution | None, doubt: str | None) -> bool:
        """Whether somebody says it, rather than something being called so."""
        count = len(words.split())
        if not count:
            return False
        if _is_called(self.body[paragraph], start) or _SO_CALLED.match(self.body[paragraph], place):
            return False
        whole = words[-1] in _FINAL
        if said is not None and not whole and count > 1 and _is_title(words) and _GOES_ON_BELOW.match(self.body[paragraph], said.end):
            return False
        if said is not None and (said.verb or said.printed or said.subject or said.own):
            return said.sure or (count > (_FEW if said.verb in _NAMING else 3) and not _is_title(words))
        if doubt == "not-opened" or not self._begins_a_sentence(paragraph, start):
            return False
        follows = self.body[paragraph][place:].lstrip(" .,")
        if follows and follows[0].islower() and not (words.endswith(",") and _WHILE.match(follows)):
            return False
        return whole or count > _FEW or (self.body[paragraph][place : place + 1] == "." and count > 3)

    def _begins_a_sentence(self, paragraph: int, start: int) -> bool:
        lead = self.scene.told[paragraph][: max(0, start - 1)].rstrip(MARKS)
        if not lead or lead[-1] in ".!?…:\x00":
            return True
        if _FIRSTLY.search(lead):
            return True
        return lead[-1] == "," and self.voices.last.paragraph == paragraph and self.voices.last.end >= len(lead) - 1


def _is_called(text: str, start: int) -> bool:
    """Whether the word before an opening mark says that what follows is a name, a title or a word."""
    lead = text[max(0, start - 30) : start].lower().split(" ")
    if len(lead) < 2 or lead.pop() not in _MARKS:
        return False
    return lead[-1] in _CALLED or (lead[-1] == "sebagai" and lead[-2:-1] == ["dijuluki"])


def _is_title(words: str) -> bool:
    """Whether every word has a capital, as in the name of a programme."""
    return all(word[0].isupper() or word in {"dan", "di", "ke", "untuk", "yang"} for word in words.split())
