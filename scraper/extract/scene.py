"""Who is speaking where a story says only `ujarnya`: the one the text was about just before.

The sentences before a quotation are read backwards. The first that is about somebody of the cast tells; who is only
accompanied, greeted or asked (`didampingi Sekda Wasto`) is not who it is about.
"""

import re
from collections.abc import Sequence
from typing import Final

from scraper.extract.cast import Cast
from scraper.extract.company import Member
from scraper.extract.marks import Span
from scraper.extract.sayings import SPOKEN
from scraper.extract.sentences import sentences

_BESIDE: Final = re.compile(
    r"\b(?:didampingi|mendampingi|bersama(?:-sama)?|kepada|dengan|untuk|dari|mewakili|menemui|terhadap|termasuk|menyalami"
    r"|ditemui|menemani|ditemani|bagi|menggandeng|menghampiri|mengundang"
    r"|menyambut|disambut|menyapa|menemani|milik|rumah|tentang|antara|beserta|serta|dan|atas|pada|ke|di|disaksikan|dihadiri|bahu"
    r"|oleh-oleh|bertemu|kediaman|menerima|dibalas|memeluk|memuji)\s+"
    r"(?:(?:[Bb]apak|[Ii]bu|seorang|oleh|salah satu|[a-z]{3,14})\s+){0,1}$"
)
_NOT_BESIDE: Final = re.compile(
    r"\b(?:kata|ujar|tutur|disampaikan|menurut|jelas|ungkap|dikatakan|lanjut|tambah|imbuh|oleh)\s+$", re.IGNORECASE
)
_UNNAMED: Final = re.compile(
    r"^(?:Seorang|Salah (?:satu|seorang)|Sejumlah|Para|Beberapa|Warga(?! (?:Kota|RW|RT))|Pengunjung|Pedagang|Siswa|Peserta)\b"
    r"(?=[^.]*\b(?:mengaku|mengatakan|berharap|menuturkan|menyebut|bercerita|menilai|berkata|menjawab|bertanya|mengeluh|senang"
    r"|menjelaskan|merasa)\b)"
)


class Scene:
    """A story's text with its quotations blotted out, and the cast that moves in it."""

    def __init__(self, body: Sequence[str], marked: Sequence[Sequence[Span]], cast: Cast) -> None:
        self.cast = cast
        self.told = [_blotted(text, spans) for text, spans in zip(body, marked, strict=True)]

    def subject(self, paragraph: int, start: int, since: tuple[int, int] = (0, 0)) -> tuple[Member | None, bool]:
        """Whom the text is about just before a place, reading back no further than ``since``; and whether anything told."""
        described = False
        for at in range(paragraph, since[0] - 1, -1):
            text = self.told[at]
            first = since[1] if at == since[0] else 0
            last = start if at == paragraph else len(text)
            for begin, end in reversed(sentences(text, first, last)):
                member, told = self.about(at, begin, end)
                if told or (described and not _OPENS_WITH_IT.match(text, begin)):
                    return member, True
                described = _DESCRIBED.match(text, begin) is not None
        return None, False

    def about(self, paragraph: int, begin: int, end: int) -> tuple[Member | None, bool]:
        """Whom one sentence is about."""
        text = self.told[paragraph]
        beside: Member | None = None
        for start, stop, member in self.cast.mentions(text, begin, end):
            before = text[max(begin, start - 40) : start]
            if _BESIDE.search(before) is None or _NOT_BESIDE.search(before):
                return member, True
            beside = beside or member
            del stop
        if beside is None and _UNNAMED.match(text[begin:end].lstrip(" \x00,.")):
            return None, True
        if beside is not None and SPOKEN.search(text, begin, end) is None and not _OPENS_WITH_IT.match(text, begin):
            return beside, True
        return None, False

    def sentences(self, paragraph: int, begin: int, end: int) -> list[tuple[int, int]]:
        """The sentences of a stretch of a paragraph."""
        return sentences(self.told[paragraph], begin, end)


_DESCRIBED: Final = re.compile(
    r"\s*(?:Lelaki|Perempuan|Pria|Wanita|Gadis|Remaja|Pemuda|Bocah|Nenek|Kakek)\b[^.,]{0,40}\b(?:itu|ini|tersebut)\b"
)
"""A sentence about whom the one before has named."""
_OPENS_WITH_IT: Final = re.compile(r"\s*(?:Ia|Dia|Beliau)\b")


def _blotted(text: str, spans: Sequence[Span]) -> str:
    """The text with every quotation blotted out, at the same length."""
    for span in spans:
        if span.opened:
            text = f"{text[: span.start]}{chr(0) * (span.end - span.start)}{text[span.end :]}"
    return text
