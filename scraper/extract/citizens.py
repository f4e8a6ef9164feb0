"""People a story names without an office: `Sumiati (45)`, `Matsuri, pedagang sate`, `…, Go Tjan Liong, mengaku`."""

import re
from collections.abc import Iterator
from typing import Final

from scraper.extract.administration import goes_on, is_noun
from scraper.extract.holders import ending_at, is_institution
from scraper.extract.markup import names as table
from scraper.extract.names import HONORIFICS, NOT_A_NAME, Named, name_at
from scraper.extract.officeheads import is_head
from scraper.extract.sayings import ACTIVE

_HUMAN: Final = (
    r"(?:seorang|salah (?:satu|seorang)|warga|pria|perempuan|wanita|bocah|anak|bocah|ibu|bapak|nenek|kakek|siswa|siswi|pelajar"
    r"|mahasiswa|mahasiswi|santri|santriwati|guru|kader|peserta"
    r"|pedagang|penjual|pemilik|pengelola|pengunjung|pengguna|petugas|pekerja|penggali|perajin|pengrajin|petani|peternak|nelayan"
    r"|sopir|juru|tukang|pengemudi|pelaku|pembeli|penyintas|korban|orang"
    r"|pembawa|penari|pemain|atlet|pelatih|veteran|pensiunan|relawan|pembina|pengurus|penyapu|kepala|sekretaris|komandan|ajudan"
    r"|adiknya|kakak|sahabat|keponakan|tokoh|pemuda|pengolah|pengusaha|penerima|penghuni|penumpang|pendamping|pemandu|narasumber"
    r"|pemateri|dokter|perawat|bidan"
    r"|wisatawan|musisi|seniman|budayawan|sejarawan|penulis|aktivis|pegiat|penggiat|karyawan|buruh|pustakawan|penonton|juara"
    r"|ustaz|takmir|wali|istri|suami|adik|cucu|rekannya|teman|pembatik|dalang|peneliti"
    r"|pengamat|akademisi|arsitek|anggota|staf|koordinator|ketua|mantan|asal|sang|yang|pe(?!merintah|mkot|mkab|rlu|rtama"
    r"|rnah)[a-z]{3,}(?<!an))"
)
_POLITE: Final = table("""
    Pak Bu Bapak Ibu Mbah Mbok Mak Kiai Gus Romo Ustaz Ustadz RD H Hj KH Drs Dra Dr Ir Prof Letkol Mayor Kapten AKBP AKP Kompol
    Lettu Letda Peltu Ipda Iptu Kombes Serka Sertu Aiptu Aipda Bripka
""")
_WHOLE: Final = table("Pak Bu Bapak Ibu Mbah Mbok Mak Kiai Gus Romo")
"""Of these, the words no full stop shortens: `… hujan, Pak. Tengkulaknya …`."""
_LEADS: Final = table("""
    bernama kata ujar imbuh tutur jelas ungkap ucap tambah tegas lanjut terang papar sebut beber tandas kisah pesan giliran
    Giliran oleh dari
""")
_BEFORE_A_CAPITAL: Final = re.compile(r" (?=[A-Z])")
_IS_SAID_OF: Final = (
    r"\. (?:Lelaki|Perempuan|Pria|Wanita|Gadis|Remaja|Pemuda|Bocah|Nenek|Kakek|Peternak|Pelajar|Siswa|Siswi|Mahasiswa|Pedagang)\b"
)
_BEHIND: Final = re.compile(
    rf"\(\d{{1,2}}(?: (?:tahun|th))?\)|, (?:\d{{1,2}} tahun|{_HUMAN}\b|(?=(?:[SM]|Ph|Sp|Lc|A)\.[A-Z]|(?:SH|SE|MM|ST|MT|SKM|SPd"
    rf"|MPd)\b))|{_IS_SAID_OF}| alias (?=[A-Z])"
)
"""What stands behind a person's name: the age, a role, a degree, a sentence that goes on about him."""
_NOUN_PHRASE: Final = re.compile(r"(?:^|[.!?”\"] )([A-Z][a-z]+)(?: [a-z]+){1,4}$")
"""A few words that open a sentence and say what somebody is: `Animator muda, Kafi, …`."""
_SUBJECT: Final = re.compile(r"(?:^|[.!?”\"] |, )(?=[A-Z][a-z’'-]+ [A-Z])")
_DOES: Final = re.compile(
    r"(?: yang [a-z][^.,]{2,70},?|, [^.,“”]{3,80},)?(?: (?:juga|pun|lantas|lalu|kemudian|kembali|sendiri|turut|sempat|pula))*"
    rf" (?:{ACTIVE.pattern}|menyodorkan|memperlihatkan|menunjukkan|menyoroti|tersenyum|tertawa|mengangguk|tersentuh|terharu"
    rf"|menangis|membenarkan)\b"
)
"""What only people do."""
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
        if word[-1:] == ",":
            named = name_at(text, at + 1)
            named = (
                named if named is not None and not is_institution(named.name) and (named.sure or _is_apposed(text, at - 1, named)) else None
            )
        elif word in _LEADS:
            named = _behind(text, at + 1, word)
        else:
            named = name_at(text, begin) if word.rstrip(".") in _POLITE and (word[-1] != "." or word[:-1] not in _WHOLE) else None
        if named is not None and named.name not in HONORIFICS:
            yield named
    for found in _SUBJECT.finditer(text):
        named = name_at(text, found.end())
        if named is None or " " not in named.name or is_head(named.name.split()[0]) or any(map(goes_on, named.name.split())):
            continue
        if _DOES.match(text, named.end):
            yield named


def _before(text: str, at: int, shown_by: str) -> Named | None:
    """The name that ends here, with an age or a role behind it; a single word before a role can open a sentence, `Akhirnya, warga …`."""
    if not text[text.rfind(" ", 0, at) + 1].isupper():
        return None
    named = ending_at(text, max(0, at - 60), at) or _by_initials(text, at)
    if named is None or named.sure or " " in named.name or not shown_by[-1].isalpha() or not named.name.endswith("nya"):
        return named
    return None


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
        return False
    lead = _NOUN_PHRASE.search(text[max(0, at - 60) : at]) if behind[:2] == ", " and behind[2:].islower() else None
    if lead is not None and lead[1] not in NOT_A_NAME and not lead[1].endswith("nya"):
        return True
    return _APPOSED.search(text, max(0, at - 80), at) is not None or (" " in named.name and behind[:2] == ", " and behind[2:].islower())


def _by_initials(text: str, end: int) -> Named | None:
    """Somebody whose name is kept back: `DN (29)`."""
    start = text.rfind(" ", 0, end) + 1
    word = text[start:end].lstrip('“"”(')
    return Named(word, word, (), (), start, end) if 1 < len(word) < 4 and word.isupper() else None
