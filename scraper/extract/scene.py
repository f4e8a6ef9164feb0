"""Who is speaking where a story says only `ujarnya`: the one the text was about just before.

The sentences before a quotation are read backwards. The first that is about somebody of the cast tells; who is only
accompanied, greeted or asked (`didampingi Sekda Wasto`) is not who it is about.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from scraper.extract.cast import Cast
from scraper.extract.company import Member
from scraper.extract.gender import differ, of_name
from scraper.extract.marks import Span
from scraper.extract.sayings import SPOKEN
from scraper.extract.sentences import sentences

_BESIDE: Final = re.compile(
    r"\b(?:didampingi|mendampingi|bersama(?:-sama)?|kepada|dengan|untuk|dari|mewakili|menemui|terhadap|termasuk|menyalami"
    r"|ditemui|menemani|ditemani|bagi|menggandeng|menghampiri|mengundang"
    r"|menyambut|disambut|menyapa|menemani|milik|rumah|tentang|antara|beserta|serta|dan|atas|pada|ke|di|disaksikan|dihadiri|bahu"
    r"|oleh-oleh|bertemu|kediaman|menerima|dibalas|memeluk|memuji)\s+"
    r"(?:(?:[Bb]apak|[Ii]bu|seorang|oleh|salah satu|[a-z]{3,14})\s+){0,1}$",
    re.IGNORECASE,
)
_NOT_BESIDE: Final = re.compile(
    r"\b(?:kata|ujar|tutur|disampaikan|menurut|jelas|ungkap|dikatakan|lanjut|tambah|imbuh|oleh)\s+$", re.IGNORECASE
)
_UNNAMED: Final = re.compile(
    r"^(?:Seorang|Salah (?:satu|seorang)|Sejumlah|Para|Beberapa|Warga(?! (?:Kota|RW|RT))|Pengunjung|Pedagang|Siswa|Peserta"
    r"|Penonton|Pembeli)\b"
    r"(?=[^.]*\b(?:me|ber|nye|senang)[a-z]+\b)"
)


class Scene:
    """A story's text with its quotations blotted out, and the cast that moves in it."""

    def __init__(self, body: Sequence[str], marked: Sequence[Sequence[Span]], cast: Cast) -> None:
        self.cast = cast
        self.told = [_blotted(text, spans) for text, spans in zip(body, marked, strict=True)]

    def subject(
        self, paragraph: int, start: int, since: tuple[int, int] = (0, 0), gender: str | None = None, *, after_words: bool = False
    ) -> tuple[Member | None, bool]:
        """Whom the text is about just before a place, reading back no further than ``since``; and whether anything told."""
        described = False
        for at in range(paragraph, since[0] - 1, -1):
            text = self.told[at]
            first = since[1] if at == since[0] else 0
            last = start if at == paragraph else len(text)
            for begin, end in reversed(sentences(text, first, last)):
                if after_words and at == since[0] and begin == first:
                    continue
                member, told = self.about(at, begin, end)
                if member is not None and differ(gender, of_name(member.named)):
                    continue
                if not told and at == since[0] and begin == first and first:
                    continue  # what is left of the attribution before
                if told or (described and not _OPENS_WITH_IT.match(text, begin)):
                    return member, True
                described = _DESCRIBED.match(text, begin) is not None
        return None, False

    def about(self, paragraph: int, begin: int, end: int) -> tuple[Member | None, bool]:
        """Whom one sentence is about: the mention for which most speaks."""
        text = self.told[paragraph]
        best: tuple[int, Member] | None = None
        for start, stop, member in self._mentions(text, begin, end):
            weight = _weight(text, begin, start, stop, end)
            if best is None or weight > best[0]:
                best = weight, member
        if best is not None and best[0] > _BESIDE_ONLY:
            return best[1], True
        if best is None and _UNNAMED.match(text[begin:end].lstrip(" \x00,.")):
            return None, True
        if (
            best is not None
            and SPOKEN.search(text, begin, end) is None
            and not (_OPENS_WITH_IT.match(text, begin) or _DESCRIBED.match(text, begin))
        ):
            return best[1], True
        return None, False

    def _mentions(self, text: str, begin: int, end: int) -> Iterator[tuple[int, int, Member]]:
        """Everybody a sentence means, `Sang wali kota` included."""
        small = _SMALL.match(text, begin, end)
        member = self.cast.by_office(small[1]) if small else None
        if small is not None and member is not None:
            yield small.start(), small.end(), member
        yield from self.cast.mentions(text, begin, end)

    def sentences(self, paragraph: int, begin: int, end: int) -> list[tuple[int, int]]:
        """The sentences of a stretch of a paragraph."""
        return sentences(self.told[paragraph], begin, end)


_DESCRIBED: Final = re.compile(
    r"\s*(?:[^.,]{0,60},\s)?(?:lelaki|perempuan|pria|wanita|gadis|remaja|pemuda|bocah|nenek|kakek|pejabat|politi(?:si|kus)|ibu"
    r"|bapak|ayah|janda"
    r"|duda|alumn(?:us|i)|jebolan|lulusan|mantan|purnawirawan|perwira|legislator|juri|pelatih|atlet|sisw[ai]|mahasisw[ai]|pedagang|petani"
    r"|nelayan|sopir|penjual|pemilik|guru|dokter|profesor|ustaz|kiai|pendeta)\b[^.,]{0,60}\b(?:itu|ini|tersebut)\b",
    re.IGNORECASE,
)
"""A sentence about whom the one before has named."""
_OPENS_WITH_IT: Final = re.compile(r"\s*(?:Ia|Dia|Beliau)\b")


_SMALL: Final = re.compile(
    r"\s*(?:[Ss]ang|[Ss]i|[Pp]ak|[Bb]u|[Ii]bu) ((?:wakil )?(?:wali kota|bupati|gubernur)|camat|lurah|rektor|dekan|sekda"
    r"|kapolsek|kapolres\w*"
    r"|dandim|danramil|kepala (?:sekolah|dinas|desa|badan)|ketua)\b"
)
_OBJECT: Final = re.compile(r"\b(?:[Mm]e|[Mm]em|[Mm]en|[Mm]eng|[Mm]eny)[a-z]{3,}\s$")
_VERB: Final = re.compile(
    r"(?:,[^,.]{1,110},|\syang\s[^,.]{1,60},)?(?:\s(?:pun|juga|lantas|lalu|kemudian|kembali|sendiri|turut|sempat|pula|tak|tidak|masih|sudah"
    r"|telah|langsung|hanya|malah|justru|memang|lebih|akan|ikut|terus|segera|sontak|ingin|baru))*\s(me[a-z]{3,}|ber[a-z]{3,}"
    r"|di[a-z]{4,}|ter[a-z]{4,}"
    r"|optimistis|yakin|ingat|ingin|bilang)\b"
)
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
    if (verb := _VERB.match(text, stop, end)) is not None:
        weight += 2 if verb[1].startswith(("di", "ter")) else 3
    return weight


def _blotted(text: str, spans: Sequence[Span]) -> str:
    """The text with every quotation blotted out, at the same length."""
    for span in spans:
        if span.opened:
            text = f"{text[: span.start]}{chr(0) * (span.end - span.start)}{text[span.end :]}"
    return text
