"""People a story names without an office: `Sumiati (45)`, `Matsuri, pedagang sate`, `…, Go Tjan Liong, mengaku`."""

import re
from collections.abc import Iterator
from typing import Final

from scraper.extract.administration import goes_on, is_noun
from scraper.extract.called import is_spoken_to
from scraper.extract.ending import ending_at, is_institution
from scraper.extract.kinds import HUMAN, SAID_OF
from scraper.extract.markup import names as table
from scraper.extract.names import GIVEN, HONORIFICS, NOT_A_NAME, PARTICLES, Named, name_at
from scraper.extract.officeheads import is_head
from scraper.extract.sayings import ACTIVE, PASSIVES
from scraper.extract.weights import VERB

_HUMAN: Final = rf"(?:seorang|salah (?:satu|seorang)|kepala|sekretaris|komandan|wali|anggota|staf|koordinator|ketua|asal|sang|yang|{HUMAN})"
_BY_INITIALS: Final = re.compile(r"\bberinisial ([A-Z]{1,3})\b|\bsebut saja ([A-Z][a-z]+)\b")
_NOUN: Final = re.compile(rf"(?i:{HUMAN})")
"""What somebody is rather than is called: `Korban, seorang guru, …`."""
_POLITE: Final = table("""
    Pak Bu Bapak Ibu Mbah Mbok Mak Kiai Gus Romo Ustaz Ustadz RD H Hj KH Drs Dra Dr Ir Prof Letkol Mayor Kapten AKBP AKP Kompol
    Lettu Letda Peltu Ipda Iptu Kombes Serka Sertu Aiptu Aipda Bripka Opa Oma Eyang Kakek Nenek Mas Mbak Cak Ning Kang Koh Ki Nyi
    Mgr Habib Abah Umi Acil Bli Teh Uda Uni Pdt Om Tante Mama Chef Coach Pendeta
    Pastor Biksu Bhikkhu Suster Ustazah Ustadzah Kyai Nyai Haji dr drg drh apt Ns Sr Raden
    Bang Bung Bunda Sam Profesor KRT KRHT KPH KMT KRAT K.H Nona Buya Opung Ompung Inang Bundo Inyiak
""")
_WHOLE: Final = table("Pak Bu Bapak Ibu Mbah Mbok Mak Kiai Gus Romo")
"""Of these, the words no full stop shortens: `… hujan, Pak. Tengkulaknya …`."""
_LEADS: Final = PASSIVES | table("""
    bernama kata ujar imbuh tutur jelas ungkap ucap tambah tegas lanjut terang papar sebut beber tandas kisah pesan giliran
    Giliran oleh dari
""")
_PARTING: Final = frozenset(',.!?”"')
"""Marks at the end of a word behind which somebody may be named, whatever the word is."""
_BEFORE_A_CAPITAL: Final = re.compile(r" (?=[A-Z])")
_FIRST_WORD: Final = re.compile(r"[A-Z][a-z]*\.?")
_IS_SAID_OF: Final = (
    r"\. (?:Lelaki|Perempuan|Pria|Wanita|Gadis|Remaja|Pemuda|Bocah|Nenek|Kakek|Peternak|Pelajar|Siswa|Siswi|Mahasiswa|Pedagang)\b"
)
_BEHIND: Final = re.compile(
    rf"\(\d{{1,2}}(?: (?:tahun|th))?\)|, (?:\d{{1,2}} tahun|\d\d(?=, [a-z])|{_HUMAN}\b|(?=(?:[SM]|Ph|Sp|Lc|A)\.[A-Z]|(?:SH"
    rf"|SE|MM|ST|MT|SKM|SPd"
    rf"|MPd)\b))|{_IS_SAID_OF}| alias (?=[A-Z])"
)
"""What stands behind a person's name: the age, a role, a degree, a sentence that goes on about him."""
_NOUN_PHRASE: Final = re.compile(r"(?:^|[.!?”\"] )([A-Z][a-z]+)(?: [a-z]+){1,4}$")
"""A few words that open a sentence and say what somebody is: `Animator muda, Kafi, …`."""
_SLOT: Final = table("""
    Bagi Nama Namanya lengkapnya aslinya bernama menyalami memeluk menghampiri kepada ialah adalah ada
""")
"""Words before somebody; a comma and the end of a sentence are such places too."""
_TELLING: Final = _LEADS | _POLITE | _SLOT
"""Words behind which somebody may be named; behind most there is no need to look."""
_WORD: Final = re.compile(r"([A-Z][a-z’'-]+)")
_TWO_WORDS: Final = re.compile(r"([A-Z][a-z’'-]+) [A-Z]")
_ONLY_PERSONS: Final = table("Bagi Nama Namanya lengkapnya aslinya bernama menyalami memeluk menghampiri")
DOES: Final = re.compile(
    r"(?: yang [a-z][^.,]{2,70},?|, [^.,“”]{3,80},| (?:dari|asal) [A-Z][^.,“”]{2,40})?"
    r"(?: (?:juga|pun|lantas|lalu|kemudian|kembali|sendiri|turut|sempat|pula|tak|tidak|hanya|cuma|masih|sibuk|terus|ikut|mulai"
    r"|buru-buru|cepat-cepat|malu-malu|pelan-pelan|diam-diam))*"
    rf" (?:{ACTIVE.pattern}|tertegun|terdiam|terpaku|termenung|terperangah|terkekeh|tergelak|terisak|tersipu"
    rf"|terkesima|menunduk|menghela|menggeleng"
    r"|menyodorkan|memperlihatkan|menunjukkan|menyoroti|tersenyum|tertawa|mengangguk|tersentuh|terharu"
    r"|menangis|membenarkan|melayani|duduk|berdiri|pulang|bekerja|berjualan|mengusap|menggendong|mengangkat|bangga|gugup|senang"
    rf"|heran|kaget|punya|salah seorang|minta maaf|diupah|dibayar|(?:adalah|ialah|merupakan) (?:{HUMAN}))\b"
)
"""What only people do."""
_NEXT_SAYS: Final = re.compile(r"[^.!?“”]{0,120}\.(?=\s)")
_APPOSED: Final = re.compile(rf"\b(?i:{_HUMAN})(?:nya)?\b[^.,“”\"]{{0,60}}$")


def citizens(text: str) -> Iterator[Named]:
    """Everybody a paragraph names with an age, a role or a polite word."""
    for found in _BEHIND.finditer(text):
        if (named := _before(text, found.start() - (text[found.start() - 1] == " "), found[0])) is not None:
            yield named
    for found in _BEFORE_A_CAPITAL.finditer(text):
        at = found.start()
        begin = text.rfind(" ", 0, at) + 1
        word = text[begin:at]
        if word not in _TELLING and word[-1:] not in _PARTING:
            continue
        if word[-1:] == ",":
            named = name_at(text, at + 1) if _can_be_title(text, at + 1) else None
            named = (
                named if named is not None and not is_institution(named.name) and (named.sure or _is_apposed(text, at - 1, named)) else None
            )
        elif word in _LEADS:
            named = _behind(text, at + 1, word)
        else:
            named = name_at(text, begin) if word.rstrip(".") in _POLITE and _is_title(text, begin, word) else None
        if named is not None and named.name not in HONORIFICS:
            yield named
        elif (lead := "," if word[-1:] == "," else word if word in _SLOT else "") or word[-1:] in _STOPS:
            said = (_WORD if lead else _TWO_WORDS).match(text, at + 1)
            if said is not None and said[1] not in NOT_A_NAME and not is_head(said[1]) and not goes_on(said[1]):
                named = _acts(text, at + 1, lead)
                if named is not None:
                    yield named
    for found in _BY_INITIALS.finditer(text) if "berinisial " in text or "sebut saja " in text else ():
        word, begin = found[1] or found[2], found.start(found.lastindex or 0)
        yield Named(word, word, (), (), begin, found.end())
    first = _FIRST_WORD.match(text)
    if first is not None and first[0].rstrip(".") in _POLITE and (named := name_at(text)) is not None and named.name not in HONORIFICS:
        yield named
    if _opens_with_two(text) and (named := _acts(text, 0, "")) is not None:
        yield named


def _opens_with_two(text: str) -> bool:
    """Whether a name of two words can open a text: its second word has a capital or a bracket, joins two, or is another title."""
    second = text.find(" ") + 1
    return not text[second : second + 1].islower() or text.startswith(_JOINING, second)


_JOINING: Final = (*(f"{word} " for word in PARTICLES), "d'", "d’", *sorted(word for word in HONORIFICS if word.islower()))


def _is_title(text: str, begin: int, word: str) -> bool:
    """Whether a word stands before a person's name: not `Jalan Ki Ageng Gribig`."""
    if word[-1] == "." and (word[:-1] in _WHOLE or is_spoken_to(text, begin)):
        return False
    return not text.endswith(_OF_A_PLACE, 0, begin)


def _can_be_title(text: str, at: int) -> bool:
    """Whether a word with a full stop can be a title: `Prof. Arif`, and not `Separuhnya, Pak. Tapi …`."""
    stop = text.find(" ", at) - 1
    return stop < at or text[stop] != "." or _is_title(text, at, text[at : stop + 1])


_OF_A_PLACE: Final = ("Jalan ", "Jl. ", "Jl ", "jalan ", "Masjid ", "Gedung ", "Stadion ", "Taman ", "Pasar ", "Bandara ", "Terminal ")
"""Words before what is called by somebody's name."""
_STOPS: Final = frozenset('.!?”"')


def _acts(text: str, at: int, lead: str) -> Named | None:
    """The one named here behind some word, or at the beginning of a sentence, if something shows a person."""
    named = name_at(text, at)
    several = named is not None and " " in named.name
    if named is None or not (several or lead):
        return None
    words = named.name.split()
    if is_head(words[0]) or any(goes_on(word) or word in HONORIFICS for word in words):
        return None
    if several and lead in _ONLY_PERSONS:
        return named
    if (several or lead == ",") and DOES.match(text, named.end):
        return named
    if several and not lead and words[0] in GIVEN and VERB.match(text, named.end):
        return named
    further = _NEXT_SAYS.match(text, named.end) if lead else None
    return named if further is not None and SAID_OF.match(text, further.end()) else None


def _before(text: str, at: int, shown_by: str) -> Named | None:
    """The name that ends here, with an age or a role behind it; a single word before a role can open a sentence, `Akhirnya, warga …`."""
    if not text[text.rfind(" ", 0, at) + 1].isupper():
        return None
    named = ending_at(text, max(0, at - 60), at) or _by_initials(text, at) or _from(text, at, shown_by)
    if named is None or named.sure or " " in named.name or not shown_by[-1].isalpha():
        return named
    return None if named.name.endswith("nya") or _NOUN.fullmatch(named.name) else named


def _from(text: str, at: int, shown_by: str) -> Named | None:
    """`… datang dari Sutrisno, tukang becak`: what he is tells that no place is meant."""
    begin = text.rfind(" dari ", max(0, at - 60), at) + 6
    named = name_at(text, begin, at) if begin > 5 and shown_by[:2] == ", " and shown_by[2:] not in {"yang", "asal"} else None
    return named if named is not None and named.end == at and not is_institution(named.name) else None


def _behind(text: str, at: int, lead: str) -> Named | None:
    """The name after `bernama`, `kata`, `dari`: after most of them two words or an honorific."""
    named = name_at(text, at)
    if named is None or (lead == "dari" and text[named.end : named.end + 1] not in {".", ","}):
        return None
    plainly = " " in named.name and not is_institution(named.name) and not is_noun(named.name.split()[0])
    return named if named.sure or plainly or lead == "bernama" else None


def _is_apposed(text: str, at: int, named: Named) -> bool:
    """`Salah seorang pemilik toko, Go Tjan Liong, …`; with two names a verb behind is enough."""
    behind = text[named.end : named.end + 3]
    if behind[:1] not in {",", ".", ")"}:
        return " " in named.name and _FROM.match(text, named.end) is not None and _ONE_OF.search(text, max(0, at - 60), at) is not None
    lead = _NOUN_PHRASE.search(text[max(0, at - 60) : at]) if behind[:2] == ", " and behind[2:].islower() else None
    if lead is not None and lead[1] not in NOT_A_NAME and not lead[1].endswith("nya"):
        return True
    return _APPOSED.search(text, max(0, at - 80), at) is not None or (" " in named.name and behind[:2] == ", " and behind[2:].islower())


_FROM: Final = re.compile(r" (?:dari|asal) [A-Z]")
_ONE_OF: Final = re.compile(r"\b(?:[Ss]alah (?:satu|seorang)|[Ss]eorang) [a-z ]{3,40}$")
"""`Salah satu peserta, Purnawan D. Negara dari Walhi, …`."""
_NO_INITIALS: Final = table("II III IV VI VII IX RT RW PKK KUA SD SMP SMA SMK MI MTS UPT OPD TNI AP MS MM SH SE ST MT SIK SIP MAP")
"""Capitals that stand before a comma and are nobody's initials."""


def _by_initials(text: str, end: int) -> Named | None:
    """Somebody whose name is kept back: `DN (29)`."""
    start = text.rfind(" ", 0, end) + 1
    word = text[start:end].lstrip('“"”(')
    return Named(word, word, (), (), start, end) if 1 < len(word) < 4 and word.isupper() and word not in _NO_INITIALS else None
