"""People a story names by their name alone: `Sudah tiga jam Ngatiyem duduk di peron.`

No word shows that somebody is meant; that a quotation follows which somebody must have said does. So they are looked for
only there, among the words with a capital that are no place, no institution and nobody known.
"""

import re
from collections.abc import Iterator
from typing import Final

from scraper.extract.administration import PLACES, goes_on
from scraper.extract.citizens import DOES
from scraper.extract.company import Company
from scraper.extract.gender import of_name
from scraper.extract.kinds import HUMAN, SAID_OF
from scraper.extract.markup import names as table
from scraper.extract.names import GIVEN, HONORIFICS, NOT_A_NAME, Named, name_at
from scraper.extract.officeheads import is_head
from scraper.extract.weights import VERB

_RUN: Final = re.compile(r"(?<![\w’'-])(?:[A-Z]\.|[A-Z][\w’'-]+)(?: (?:[A-Z]\.|[A-Z][\w’'-]+))*")
_NO_PERSON_BEHIND: Final = table("""
    di ke dari pada se- jalan jl kawasan dalam untuk bahasa asal khas menuju lewat melalui suku agama gunung sungai pulau pantai
    hari tahun bulan pasar kampung desa dusun kelurahan kecamatan kota kabupaten stasiun terminal bandara hotel kafe kedai merek
    aplikasi platform piala turnamen lomba festival program gerakan tim klub grup band lagu film buku novel gedung jembatan taman
    tugu candi museum gereja masjid pura vihara bank PT CV lapangan alun-alun pendopo aula balai ruang graha stadion kolam kali simpang
    perempatan kampus universitas sekolah sanggar padepokan komunitas hutan embung waduk bendungan dermaga pelabuhan tol underpass
    flyover mal plaza rusun rusunawa perumahan kompleks klenteng kelenteng musala langgar pondok pesantren puskesmas klinik situ
""")
"""Words before a name that make it a place's or a thing's."""
_OPENS: Final = re.compile(r"(?:^|[.!?”\"\x00])\s*$")
_DOES: Final = re.compile(
    r"(?:, [^,.]{3,80},| yang [^,.]{3,60},?)? (?:me|ber|ter|di|ke)[a-z]{3,}\b"
    r"| (?:punya|salah seorang|salah satu)\b"
    r"| (?:duduk|datang|pulang|tak|tidak|sudah|masih|baru|hanya|paling|genap|ragu|ikut|turun|naik|pun|juga|mulai|terus|lebih"
    r"|memang|langsung)\b"
)
_POSSESSED: Final = re.compile(
    r"\b(?:tangan|suara|rumah|warung|cerita|kisah|mulut|wajah|mata|senyum|nama|namanya|aslinya|lengkapnya|satunya|giliran|kios"
    r"|lapak|keluarga|bernama)\s$",
    re.IGNORECASE,
)
HUMANLY: Final = re.compile(
    r" (?:(?:pun|juga|hanya|lantas|langsung|lalu) )?(?:ter(?:senyum|tawa|haru|diam|gelak|kekeh|sipu|isak|pingkal)|mengangguk"
    r"|menggeleng|menangis"
    r"|menyeka|mengusap|memeluk|menggendong|mencubit|menepuk|menoleh|melirik|menatap|menimpali|menyahut|nyeletuk|bergurau|berseloroh"
    r"|berkelakar|berbisik|bergumam|bercerita|mengaku|(?:(?:tak|tidak)(?: pernah)? )?(?:menyangka|membayangkan|mengira|menduga)"
    r"|(?:tak|tidak) (?:kuasa|kuat|sanggup|tega|rela|percaya)\b)"
)
"""What nobody but a person does."""
_THAT: Final = (" tersebut", " itu", " ini")
_ENDS: Final = re.compile(r"[^.!?]*[.!?]\s+")


def newcomer(text: str, first: int, last: int, company: Company, *, explained: bool = False) -> Named | None:
    """The one a stretch of text names that nobody else in the story explains; nothing where there are several.

    It is ``explained`` where the paragraph that follows goes on about whom the stretch ends with.
    """
    found: dict[str, Named] = {}
    for named in _unknown(text, first, last, company, explained):
        found.setdefault(named.name.split()[0], named)
    if len(found) > 1:  # a word alone that opens a sentence may be any: `Langit belum terang, tetapi Yatmini sudah …`
        found = {word: named for word, named in found.items() if " " in named.name or not _OPENS.search(text[first : named.start])}
    return next(iter(found.values())) if len(found) == 1 else None


def _unknown(text: str, first: int, last: int, company: Company, explained: bool) -> Iterator[Named]:
    for run in _RUN.finditer(text, first, last):
        at = run.start() + _before_the_name(run[0])
        named = name_at(text, at, last)
        words = named.name.split() if named is not None else []
        if named is None or named.end < run.end() - 1 or any(map(_is_a_thing, words)) or company.knows(named.name):
            continue
        if named.name in company.shown.places or any(
            word in one.aliases for one in company.members for word in (named.name, named.printed)
        ):
            continue
        before = text[max(first, run.start() - 24) : named.start]
        if before[-2:-1].isdigit() or text.startswith(_THAT, named.end):
            continue  # 5 Juli; `Janji tersebut`
        if _OPENS.search(before):
            plain = at == run.start() and " " not in named.name and not named.honorifics
            acts = (at == 0 and DOES.match(text, named.end, last)) or (is_a_name(named) and VERB.match(text, named.end, last))
            acts = acts or HUMANLY.match(text, named.end, last)
            if plain and not acts and not _is_explained(text, named.end, last):
                continue
        elif before.split()[-1:] and before.split()[-1].lower() in _NO_PERSON_BEHIND:
            continue
        told = explained and text[named.end : last].strip() == "."
        if told or _POSSESSED.search(before) or _DOES.match(text, named.end, last) or _is_explained(text, named.end, last):
            yield named


def is_a_name(named: Named) -> bool:
    """Whether a word alone can only be what somebody is called: a first name everybody knows, or one made as women's are."""
    return named.name in GIVEN or (of_name(named) == "f" and _HUMAN.fullmatch(named.name) is None)


_HUMAN: Final = re.compile(rf"(?i:{HUMAN})")


def _before_the_name(run: str) -> int:
    """Characters before a title or behind a word that only opens a sentence: `Dapur Puang Tonji`, `Awalnya Hendro`."""
    opening, _, rest = run.partition(" ")
    titled = next((at for at, word in enumerate(run.split()) if word.rstrip(".") in HONORIFICS), 0)
    if titled:
        return len(" ".join(run.split()[:titled])) + 1
    return len(opening) + 1 if rest and (opening in NOT_A_NAME or opening.endswith("nya")) else 0


def _is_a_thing(word: str) -> bool:
    return (
        goes_on(word) or word in PLACES or is_head(word) or (word in NOT_A_NAME) or (word.isupper() and len(word) > 1) or word in HONORIFICS
    )


def _is_explained(text: str, at: int, last: int) -> bool:
    """Whether the next sentence says what somebody is: `Penjaga pintu air itu …`."""
    ends = _ENDS.match(text, at, last)
    return ends is not None and SAID_OF.match(text, ends.end(), last) is not None
