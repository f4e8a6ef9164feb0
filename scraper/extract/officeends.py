"""Where an office ends: it goes on while its words are those of an institution or a place (see administration.py)."""

import re
from typing import Final

from scraper.extract.administration import IN_NEED, LOWER, ONE_WORD, PLACES, TAKE_A_NAME, goes_on, is_noun
from scraper.extract.called import Called
from scraper.extract.markup import names as table
from scraper.extract.nameahead import name_ahead
from scraper.extract.names import BALINESE
from scraper.extract.officeheads import HEAD, PROFESSIONS, head_at
from scraper.extract.ownends import UNFINISHED, with_own_name
from scraper.extract.ownnames import HOUSES, KNOWN, PARTIES, house_name, known_name, own_name_end
from scraper.extract.towns import town_at

_NEXT: Final = re.compile(r"(\s*[,/]\s*|\s+)(\([A-Za-z][^()]{1,40}\)|&|[A-Za-z][\w'’./-]*\w|\d[\w/]*(?:-[A-Z]\w+)?|[A-Z])")
_TITLED: Final = r"(?:Drs|Dra|Ir|dr|drg|H|Hj|Prof|Dr|AKBP|AKP|Kombes|Kompol|Letkol|Kolonel|Mayor|Kapten|KH|Bapak|Ibu)\b"
_UP_TO_A_TITLE: Final = re.compile(rf"(?:,? (?:dan |serta |& )?(?!{_TITLED})[A-Z][\w-]+(?: \([A-Z]\w+\))?){{1,8}}(?= {_TITLED}\.? ?[A-Z])")
"""Words with a capital before a title: they are the office's, for a title begins the name."""
_NUMBER_BEHIND: Final = re.compile(r" \d{1,4}(?:/\w+)?\b(?! (?:tahun|th|orang|warga)\b)")
_BALINESE: Final = re.compile(rf"I {BALINESE}")
_TWO_WORDS: Final = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+")
_OF_A_TOWN: Final = ONE_WORD | table("Kota kota Walikota Bupati Kabupaten Wawali")
_GOVERNED: Final = table("""
    Kajari Kajati Kapolres Kapolresta Kapolrestabes Dandim Kejari Polres Kodim
    Kota kota Walikota Wawali Wawalikota Bupati Wabup Kabupaten kabupaten Pemkot Pemkab Sekda Sekdakab Sekdakot Daerah DPRD
""")
"""What is followed by the town it is of."""
_RULERS: Final = frozenset(f"{deputy}{head}" for deputy in ("", "Wakil ") for head in ("Wali Kota", "Walikota", "Bupati")) | {
    "Wawali",
    "Wabup",
}
"""Behind whose town nothing more of the office follows."""
_CAPITAL_NEXT: Final = re.compile(r" [A-Z]")
_LOOSE: Final = table("Pengasuh Ketua Kepala Sekretaris Koordinator Bendahara Direktur Pendiri Pelatih Manajer Pembina") | {
    "Wakil Ketua",
    "Juru bicara",
    "Juru Bicara",
}
_RANKED: Final = table("Kelas Asisten Ketua Wilayah Bidang Seksi Pembantu Golongan Komisi Dapil Kanwil")
"""Words that the numeral I can follow; elsewhere it begins a Balinese name."""
_OWN_NUMBER: Final = re.compile(r"(?:\d{1,4}(?:/\w+)?|[IVX]+)$")
_AND: Final = frozenset({"dan", "serta", "&", "pada"})
_NUMBERED: Final = table("""
    Pangdivif Divif Batalyon Batalion Infanteri Tempur Radar Brigif Danbrigif Raider Divisi
    Kasdim Kasrem Danrem Danlanal Danyon Danyonif RW RT SDN SMPN SMAN SMKN SD SMP SMA SMK Dandim Kodim Koramil Danramil MIN MAN MTsN Lorong
    Tunggulwulung Yonif Komisi
""") | {"rw", "rt"}
_NAMES_TOO: Final = table("Dharma Catur Bina Cipta Karya Makmur Sentosa Berkah Barokah Bahasa Santri Banjar")
"""Words of institutions that people are called by as well."""
_BRACKETED: Final = re.compile(
    r"\((?!(?:Senin|Selasa|Rabu|Kamis|Jum|Sabtu|Minggu|kiri|kanan|tengah|dua|tiga|empat|lima|berdiri|duduk|baju|ber|me|paling"
    r"|depan|belakang|atas|bawah|alm)[^)]*\))[\w .&/-]+\)"
)
_LIST: Final = re.compile(r"(?:[A-Z][\w-]+,?\s)+(?:dan|serta|&)\s[A-Z]")
_OF_SEVERAL: Final = table("Dewan TP Panitia Badan Majelis Tim")
_OF_A_TRADE: Final = table("Persatuan Ikatan Himpunan Asosiasi Perkumpulan Perhimpunan Serikat Gabungan Forum Paguyuban Komunitas Majelis")
"""What people of one trade or office form together: `Ketua Persatuan Perawat …`, `Ketua Forum Lurah …`."""


def office_end(text: str, found: re.Match[str], shown: Called) -> int:
    """Where the office ends that begins with a head."""
    end, last, head = found.end(), found["head"].rsplit(" ", 1)[-1], found["head"]
    apposed = text.endswith((", ", "selaku ", "juga ", "menjadi ", "sebagai ", "menjabat ", "merupakan "), 0, found.start())
    while (step := _NEXT.match(text, end)) is not None:
        if last in KNOWN and (known := known_name(text, step, last)) is not None:
            end, last = known
            continue
        word = step[2]
        if last in PARTIES and step[1].isspace() and word[0].isupper() and not goes_on(word):
            break  # `Fraksi Gerindra Ginanjar …`
        if word[0].isupper() and step[1].isspace() and not head_at(text, step.start(2)):
            if town := _town_end(text, step, head, last):
                of = text[step.start(2) : town].rsplit(" ", 1)[-1]
                end, last = town, "" if of in TAKE_A_NAME else of
                if head in _RULERS and not text.startswith(" (", end):
                    break
                continue
            taken = _taken(text, step, last, apposed, shown)
            if taken is None:
                break
            end, last = taken
        elif _joins(text, step, head, last):
            end, last = step.end(), last if word[0] == "(" else word.rpartition("/")[2]
        else:
            break
    titled = _UP_TO_A_TITLE.match(text, end)
    return end if titled is None or HEAD.search(titled[0]) or name_ahead(text, end + 1, shown) else titled.end()


def _town_end(text: str, step: re.Match[str], head: str, last: str) -> int:
    """Where the town ends whose office it is; 0 where this step is none's."""
    word = step[2]
    town = town_at(text, step.start(2), word)
    if town and (last in _GOVERNED or (goes_on(last) and town > step.end())) and not (word == "Bima" and head.endswith("ota")):
        return town
    return 0


def _taken(text: str, step: re.Match[str], last: str, apposed: bool, shown: Called) -> tuple[int, str] | None:
    """How far a word with a capital takes the office, and its last word then; None where it is the office's no more."""
    word, at = step[2], step.start(2)
    if last in HOUSES and (known := house_name(text, at, last)) is not None:
        return known
    sure = name_ahead(text, at, shown)
    if (placed := _place_end(text, step, last, sure, shown)) is not None:
        return placed
    if not sure and (numbered := _NUMBER_BEHIND.match(text, step.end())) is not None:
        return max(numbered.end(), own_name_end(text, step.end(), word)), word
    if word == "I" and not _BALINESE.match(text, at):
        return step.end(), word
    if word in _NAMES_TOO and last not in UNFINISHED and (two := _TWO_WORDS.match(text, at)) and not goes_on(two[0].split()[1]):
        return None
    if sure or not goes_on(word) or (last.capitalize() in TAKE_A_NAME and word not in PLACES) or (word == "I" and last not in _RANKED):
        further = with_own_name(text, step.start(), at, last, apposed, shown)
        if further > step.start():
            return own_name_end(text, further, text[at:further].rsplit(" ", 1)[-1]), ""
        if sure or word == "I" or not (goes_on(word) or last in IN_NEED or _goes_on_behind(text, step.end())):
            return None
    return step.end(), word.rpartition("/")[2]


def _place_end(text: str, step: re.Match[str], last: str, sure: bool, shown: Called) -> tuple[int, str] | None:
    """Where a place ends that the story shows to be one, and its last word; ``sure`` is whether a name of somebody begins there."""
    word = step[2]
    if (
        last in ONE_WORD
        and (two := _TWO_WORDS.match(text, step.start(2))) is not None
        and (two[0] in shown.places or two[0].replace(" ", "").capitalize() in PLACES)  # `Lurah Pisang Candi`
    ):
        return two.end(), two[0].split()[-1]
    if sure or word not in shown.places:
        return None
    if (last in ONE_WORD and not _CAPITAL_NEXT.match(text, step.end())) or (last in _OF_A_TOWN and name_ahead(text, step.end() + 1, shown)):
        return step.end(), word
    return None


def _joins(text: str, step: re.Match[str], head: str, last: str) -> bool:
    """Whether what is no plain word with a capital belongs to the office: a bracket, a list, a number, a small word, an office in it."""
    between, word = step[1], step[2]
    if word[0] == "(":
        return "," not in between and _is_short_name(word)
    if "," in between or "/" in between or word in _AND or (word == "kepada" and is_noun(last)):
        return _list_goes_on(text, step, last)
    if word[0].islower():
        if word == "di" and (last in {"POM", "BPOM"} or head.startswith(("Konsul", "Duta Besar", "Dubes", "Atase"))):
            return True
        return (word in LOWER and (head[0].islower() or head in _LOOSE)) or word.startswith(("se-", "ke-"))
    if word[0].isdigit():
        return last in _NUMBERED or (goes_on(last) and _OWN_NUMBER.match(word) is not None)
    return _takes_office(head, last, word)


def _is_short_name(bracket: str) -> bool:
    """`(Satpol PP)`, `(Diskominfo)`; not `(kiri)`, not a date."""
    return len(bracket) <= 26 and _BRACKETED.fullmatch(bracket) is not None


def _list_goes_on(text: str, step: re.Match[str], last: str) -> bool:
    """Whether the institution is called by several nouns: `Dinas Koperasi, Perindustrian, dan Perdagangan`."""
    word, at = step[2], step.start(2)
    if word in _AND or word == "kepada":
        after = _NEXT.match(text, step.end())
        if after is None or "," in after[1]:
            return False
        word, at = after[2], after.start(2)
    elif "/" in step[1]:
        return word[0].isupper() or word[0].isdigit()
    if word[0].islower() or last in PLACES or (head_at(text, at) and not (word in PROFESSIONS and is_noun(word))):
        return False
    if not (is_noun(word) or (word.isupper() and len(word) > 1) or _goes_on_behind(text, at + len(word))):
        return False
    return step[2] in _AND or step[2] == "kepada" or _LIST.match(text, at) is not None


def _takes_office(head: str, last: str, word: str) -> bool:
    """Whether an office is named within another: `Staf Ahli Wali Kota Bidang …`, `Asisten … Sekretaris Daerah`."""
    if (word == "Pembina" and last in {"TK", "Negeri"}) or (word in PROFESSIONS and last in _AND):
        return True
    if word in {"Pembina", "Pengawas"} and last == "Ketua":
        return True
    if (word == "Pimpinan" and head.endswith(("Ketua", "Sekretaris", "Bendahara"))) or (word == "Guru" and last in {"Komisi", "Dewan"}):
        return True  # `Ketua Pimpinan Daerah Aisyiyah`, `Ketua Komisi Guru Besar`
    if word == "Anggota":
        return last.startswith("Pem") and is_noun(last)  # `Bidang Pembinaan Anggota Muda`
    return (head.startswith(("Sekretaris", "Kasi")) and word in {"Camat", "Lurah", "Desa"}) or (
        word not in {"Camat", "Lurah"}
        and (
            head.startswith(("Staf", "Asisten", "Wakil Kepala", "Sekretaris"))
            or (last in _OF_SEVERAL and word in {"Pengawas", "Pembina", "Pengasuh", "Kurator", "Pelatih"})
            or (last == "Kerja" and word == "Kepala")
            or last in _OF_A_TRADE
        )
    )


def _goes_on_behind(text: str, at: int) -> bool:
    """Whether an unknown word is followed by one of an institution: `Kasi Trantib Kecamatan …`."""
    behind = _NEXT.match(text, at)
    if text.startswith(" pada ", at):
        return True
    if behind is None or "," in behind[1] or not behind[2][0].isupper() or head_at(text, behind.start(2)):
        return False
    return goes_on(behind[2]) and behind[2] not in PLACES | _NAMES_TOO and not name_ahead(text, behind.start(2))
