"""Offices in a text: `Plt Kepala Dinas Kesehatan (Dinkes) Kota Malang`, from the word that heads them to the institution's last.

An office begins with one of a closed list of words and goes on while its words are those of an institution or a place
(see officeends.py). Whoever stands in (Pj, Plt, Plh, Pjs) is kept apart from the office.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from scraper.extract.called import NOTHING, Called
from scraper.extract.markup import names as table
from scraper.extract.names import Named, name_at
from scraper.extract.officeends import office_end
from scraper.extract.officeheads import PROFESSIONS, acting, heads

_FORMER: Final = re.compile(r"(?:[Mm]antan|[Ee]ks|[Bb]ekas)\s+$")
_NOT_IN_OFFICE: Final = re.compile(
    r"\b(?:[Cc]alon|[Bb]akal calon|[Ii]st[re]+i|[Ss]uami|[Pp]utr[ai]|[Aa]nak|[Aa]judan|[Kk]eluarga|[Ss]opir|[Rr]umah dinas"
    r"|[Kk]antor|(?<!mengisi )(?<!menduduki )(?<!menempati )[Kk]ursi|(?<!memegang )(?<!mengemban )[Jj]abatan|[Pp]iala|[Tt]rofi"
    r"|Peraturan|Keputusan"
    r"|Surat Edaran|[Pp]emilihan|[Pp]elantikan|[Rr]uang(?: kerja)?|[Gg]edung|[Ss]urat)\s+(?:para\s+|(?:almarhum|mendiang|mantan)\s+)*$"
)
_STREETS: Final = (
    *("SMA ", "SMK ", "SMP ", "SD ", "Universitas ", "Masjid ", "Monumen ", "Patung ", "Museum ", "Lapangan ", "Stadion ", "Taman "),
    *("Jalan ", "jalan ", "Jl. ", "Jl ", "Jln. ", "Jln ", "Gang ", "perempatan ", "simpang ", "pertigaan "),
)
"""Words before what is called by a hero of the past: `Jalan Panglima Sudirman`."""
_STANDS_FOR: Final = re.compile(
    r"\b(?:[Mm]ewakili|[Ww]akil dari|[Pp]erwakilan|[Uu]tusan|[Aa]tas nama|a\.n\.|[Mm]enggantikan)\s+(?:Bapak\s+)?$"
)
_TERM: Final = re.compile(r"\s+(?:periode|masa bakti|masa jabatan)(?: tahun)? \d{4}\s?[-–/]\s?\d{4}")
_TO_NAME: Final = re.compile(r"(?:\s+(?:setempat|terpilih|nonaktif|definitif))?,?\s+")
_WITHOUT_HOLDER: Final = frozenset({"General Manager", "Juru Bicara", "Juru bicara", "Staf Ahli", "Staf Khusus"}) | {
    f"{before}{word}"
    for before in ("", "Wakil ")
    for word in table("""
        Ketua Kepala Kasi Kasie Kabid Kabag Kasubbag Kasubag Kasubbid Kasubid Koordinator Manajer Manager Direktur Anggota Sekretaris
        Bendahara Pimpinan Pemimpin Komandan Inspektur Pembina Pengasuh Pendiri Asisten Deputi Duta Komisaris Komisioner Dosen Kurator
        Pelatih Katim Kanit CEO Founder
    """)
}


class Office(NamedTuple):
    """An office as printed, without who stands in; `start` counts from the first word, Pj and the like included."""

    bare: bool
    """Whether it is but a word such as `Ketua`, which says nothing without its institution."""
    name: str
    acting: str | None
    former: bool
    borrowed: bool
    """Whether it is another's: the wife of, in the name of, a candidate for it."""
    stands_for: bool
    start: int
    end: int


def offices(text: str, shown: Called = NOTHING) -> Iterator[Office]:
    """Every office a paragraph names, in order."""
    at = 0
    for found in heads(text):
        if found.start() < at or text.endswith(_STREETS, 0, found.start()):
            continue
        end = office_end(text, found, shown)
        if text.startswith((" periode ", " masa "), end) and (term := _TERM.match(text, end)) is not None:
            end = term.end()
        at = end
        if end == found.end() and (found["head"][0].islower() or found["head"].split()[0] in PROFESSIONS):
            continue
        before = text[max(0, found.start() - 24) : found.start()]
        yield Office(
            end == found.end() and found["head"] in _WITHOUT_HOLDER,
            " ".join(text[found.start("head") : end].split()),
            acting(found),
            _FORMER.search(before) is not None,
            _NOT_IN_OFFICE.search(before) is not None,
            _STANDS_FOR.search(before) is not None,
            found.start(),
            end,
        )


def name_after(text: str, office: Office) -> Named | None:
    """The name that follows an office directly or after a comma."""
    step = _TO_NAME.match(text, office.end)
    return name_at(text, step.end()) if step else None
