"""Offices that change hands: `Budi digeser dari Camat Sukun menjadi Kepala Dinas Sosial`, `Jabatan Camat Sukun kini diisi Ratna`.

Elsewhere the name next to an office is its holder's; where somebody moves, a sentence tells of two offices of one, or of two
holders of one office, and only its verbs say which.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from scraper.extract.ending import ending_at
from scraper.extract.names import Named, name_at
from scraper.extract.offices import Office

_FROM: Final = re.compile(
    r"(?:,? (?:yang )?(?:(?:akan|resmi|kini|juga|turut|ikut|baru saja) )*(?:(?:di|ber)?(?:geser|mutasi|pindah|rotasi|promosi)(?:kan)?"
    r"|(?:di)?alih ?tugas(?:kan)?)(?: tugas)? dari|,? dari)(?: (?:jabatan|posisi|kursi))?(?: (?:lama|lamanya|semula))?(?: sebagai)? $"
)
"""What stands between somebody and an office left for another."""
_BEFORE: Final = re.compile(
    r",? (?:yang )?(?:sebelumnya|semula|tadinya|dulunya|terakhir(?: kali)?)(?: (?:adalah|menjabat|bertugas|menjadi|menduduki jabatan))?"
    r"(?: sebagai)? $"
)
"""What stands between somebody and an earlier office."""
_TO: Final = re.compile(
    r",?(?: (?:kini|sekarang|lalu|kemudian|resmi|akan|dan|dipercaya|dilantik|ditunjuk|dipromosikan|digeser|diangkat|bergeser|pindah|naik))*"
    r" (?:menjadi|ke|sebagai|menjabat(?: sebagai)?|menempati|mengisi|menduduki|mengemban)(?: (?:posisi|kursi|jabatan|tugas))?"
    r"(?: (?:baru|sebagai))* "
)
"""What stands between an office left and the next."""
_FILLED: Final = re.compile(
    r"(?:,? yang [^.,“”]{3,60},?)?(?: (?:kini|sekarang|akan|selanjutnya|sementara|kemudian|lalu|resmi|itu|tersebut|pun|ini))*"
    r" (?:di(?:isi|jabat|tempati|duduki|emban|pegang)(?: oleh)?|(?:beralih|diserahkan|dipercayakan|jatuh) ke(?:pada)?) "
)
"""What stands between an office and whoever takes it."""
_LEFT: Final = re.compile(r",? yang (?:lama )?(?:ditinggal(?:kan)?|dilepas|(?:sebelumnya|semula) (?:dijabat|diisi|ditempati))(?: oleh)? ")
_WHO_REPLACES: Final = re.compile(r"(?: (?:yang|akan|resmi|kini|ditunjuk|dilantik))* menggantikan $")
_AS: Final = re.compile(r",? (?:sebagai|selaku|menjadi|menjabat(?: sebagai)?) $")
_HANDING: Final = re.compile(r"(?:[Ss]erah terima(?: jabatan)?|[Ss]ertijab)(?: \([a-z]+\))? $")
_OF: Final = re.compile(r",? dari(?: pejabat lama,?)? ")
_ON_TO: Final = re.compile(r",? kepada(?: pejabat baru,?| penggantinya,?)? ")
_ENDS_FROM: Final = (" dari ", " jabatan ", " posisi ", " kursi ", " lama ", " lamanya ", " semula ", " sebagai ")
_ENDS_BEFORE: Final = (
    *("sebelumnya ", "semula ", "tadinya ", "dulunya ", "terakhir ", " kali ", " adalah ", " menjabat ", " bertugas ", " menjadi "),
    *(" jabatan ", " sebagai "),
)
_ENDS_AS: Final = (" sebagai ", " selaku ", " menjadi ", " menjabat ")
_ENDS_HANDING: Final = ("erah terima ", "erah terima jabatan ", "ertijab ", ") ")
"""What the words before an office end with, where they can be those above: most are told apart by it."""
_ENDS: Final = tuple(sorted({*_ENDS_FROM, *_ENDS_BEFORE, *_ENDS_AS, *_ENDS_HANDING}))
_BEGINS: Final = (
    *(" yang ", ", yang ", " di", " kini", " sekarang", " akan", " selanjutnya", " sementara", " kemudian", " lalu", " resmi", " itu"),
    *(" tersebut", " pun", " ini", " beralih", " jatuh"),
)
"""What those behind it begin with."""
_WINDOW: Final = 110
"""Characters before an office in which the name begins of whoever has it."""
_LINK: Final = 70


class Handed(NamedTuple):
    """Who has an office that changes hands, and whether it was theirs before."""

    office: Office
    named: Named
    former: bool


def handed(text: str, offices: Sequence[Office]) -> Iterator[Handed]:
    """Of the offices of a paragraph, in order, those that change hands, with whom it names for them."""
    moved: Office | None = None
    for place, office in enumerate(offices):
        if office is moved or not (text.endswith(_ENDS, 0, office.start) or text.startswith(_BEGINS, office.end)):
            continue
        following = offices[place + 1] if place + 1 < len(offices) else None
        mover = _named_before(text, office.start, _FROM, _ENDS_FROM)
        earlier = _named_before(text, office.start, _BEFORE, _ENDS_BEFORE)
        named = mover or earlier
        if named is not None and following is not None and _TO.fullmatch(text, office.end, following.start):
            moved = following
            yield Handed(office, named, True)
            yield Handed(following, named, False)
        elif earlier is not None:
            yield Handed(office, earlier, True)
        elif (replaced := _replaced(text, office)) is not None:
            yield from replaced
        else:
            yield from _taken(text, office)


def _named_before(text: str, at: int, link: re.Pattern[str], ends: tuple[str, ...]) -> Named | None:
    """The name before the words that join it and an office, which end with one of these."""
    joined = link.search(text, max(0, at - _LINK), at) if text.endswith(ends, 0, at) else None
    return ending_at(text, max(0, at - _WINDOW), joined.start()) if joined is not None else None


def _replaced(text: str, office: Office) -> tuple[Handed, Handed] | None:
    """`Budi menggantikan Anton sebagai Camat Sukun`."""
    link = _AS.search(text, max(0, office.start - _LINK), office.start) if text.endswith(_ENDS_AS, 0, office.start) else None
    old = ending_at(text, max(0, office.start - _WINDOW), link.start()) if link is not None else None
    if old is None or not text.endswith(" menggantikan ", 0, old.start):
        return None
    new = _named_before(text, old.start, _WHO_REPLACES, (" menggantikan ",))
    return (Handed(office, new, False), Handed(office, old, True)) if new is not None else None


def _taken(text: str, office: Office) -> Iterator[Handed]:
    """`Jabatan Camat Sukun yang ditinggalkan Budi kini diisi Ratna`, `serah terima jabatan Camat Sukun dari Budi kepada Ratna`."""
    end = office.end
    begin = office.start
    handing = text.endswith(_ENDS_HANDING, 0, begin) and _HANDING.search(text, max(0, begin - _LINK), begin) is not None
    if (left := (_OF if handing else _LEFT).match(text, end)) is not None and (old := name_at(text, left.end())) is not None:
        yield Handed(office, old, True)
        end = old.end
    if (filled := (_ON_TO if handing else _FILLED).match(text, end)) is not None and (new := name_at(text, filled.end())) is not None:
        yield Handed(office, new, False)
