"""Offices compared: `Sekda` is the `Sekretaris Daerah (Sekda) Kota Malang`."""

import re
from functools import lru_cache
from typing import Final

_SHORT: Final = {
    "walikota": "wali kota",
    "wawali": "wakil wali kota",
    "wawalikota": "wakil wali kota",
    "wabup": "wakil bupati",
    "wagub": "wakil gubernur",
    "sekda": "sekretaris daerah",
    "sekdakot": "sekretaris daerah",
    "sekdakab": "sekretaris daerah",
    "sekdaprov": "sekretaris daerah",
    "sekprov": "sekretaris daerah",
    "sekkab": "sekretaris daerah",
    "sekdako": "sekretaris daerah",
    "sekko": "sekretaris daerah",
    "sekkota": "sekretaris daerah",
    "sekretaris kota": "sekretaris daerah",
    "kadis": "kepala dinas",
    "kabid": "kepala bidang",
    "kabag": "kepala bagian",
    "kaban": "kepala badan",
    "kades": "kepala desa",
    "kalaksa": "kepala pelaksana",
    "kapus": "kepala puskesmas",
    "kapuskesmas": "kepala puskesmas",
    "kepsek": "kepala sekolah",
    "kalapas": "kepala lapas",
    "karutan": "kepala rutan",
    "kasatpol": "kepala satpol",
    "kajari": "kepala kejaksaan negeri",
    "kajati": "kepala kejaksaan tinggi",
    "kapolresta": "kepala polresta",
    "kapolrestabes": "kepala polrestabes",
    "kapolres": "kepala polres",
    "kapolsek": "kepala polsek",
    "kapolda": "kepala polda",
    "dandim": "komandan kodim",
    "danrem": "komandan korem",
    "danramil": "komandan koramil",
    "danlanud": "komandan lanud",
    "danlanal": "komandan lanal",
    "pangkalan tni au": "lanud",
    "pangkalan tni al": "lanal",
    "kakanwil": "kepala kantor wilayah",
    "kakankemenag": "kepala kantor kementerian agama",
    "lembaga pemasyarakatan": "lapas",
    "rumah tahanan negara": "rutan",
    "kasatlantas": "kepala satlantas",
    "kasat lantas": "kepala satlantas",
    "satuan lalu lintas": "satlantas",
    "kasatreskrim": "kepala satreskrim",
    "kasat reskrim": "kepala satreskrim",
    "satuan reserse kriminal": "satreskrim",
    "kasi": "kepala seksi",
    "kasubbag": "kepala subbagian",
    "kasubag": "kepala subbagian",
    "kanit": "kepala unit",
    "dubes": "duta besar",
    "dirut": "direktur utama",
    "waket": "wakil ketua",
    "ketum": "ketua umum",
    "sekcam": "sekretaris camat",
    "sekwan": "sekretaris dprd",
    "sekretaris dewan": "sekretaris dprd",
    "satuan polisi pamong praja": "satpol pp",
}
_SHORTENED: Final = re.compile(rf"\b(?:{'|'.join(sorted(_SHORT, key=len, reverse=True))})\b|\bwali$")
_HEAD_OF: Final = re.compile(r"\bka(?=(?:dis|din|dukcapil|bapen|bappe|bakesbang|bpbd|bkad|blh|dlh|kan)[a-z]*\b)")
_SHORT_NAME: Final = re.compile(r"(kepala|sekretaris) ([a-z0-9]{3,})$")
_BRACKET: Final = re.compile(r"\s*\([^)]*\)")


@lru_cache(maxsize=4096)
def role(office: str) -> str:
    """An office in its long form, without brackets: what `Sekda` and `Sekretaris Daerah (Sekda) Kota Malang` share."""
    plain = _BRACKET.sub("", office) if "(" in office else office
    plain = _HEAD_OF.sub("kepala ", plain.casefold())
    return _SHORTENED.sub(lambda found: _SHORT.get(found[0], "wali kota"), plain)


def is_role(wanted: str, whole: str) -> bool:
    """Whether an office, as far as it is told, is this one."""
    return whole.startswith(wanted) and whole[len(wanted) : len(wanted) + 1] in {"", " "}


def is_short_for(wanted: str, whole: str) -> bool:
    """Whether an office by the short name of its institution is this one: `kepala diskopindag` of `kepala dinas koperasi, …`.

    The short name is made of letters of the institution's words, in order, or of their first ones.
    """
    short = _SHORT_NAME.match(wanted)
    words = [word.strip(",&") for word in whole.split()]
    if short is None or len(words) < 3 or words[0] != short[1]:
        return False
    said = short[2]
    if len(said) >= _SHORTEST and words[1].startswith(said):
        return True
    first = next((size for begins, word, size in _KINDS if words[1] == word and said.startswith(begins)), 0)
    if not first:
        return said == "".join(word[0] for word in words[1:] if word not in {"dan", "serta"})[: len(said)]
    letters = iter(" ".join(words[2:]))
    rest = said[first:]
    return all(letter in letters for letter in rest) and any(rest[-2:] in word for word in words[2:])


_SHORTEST: Final = 5
"""Letters of a short name that may be cut shorter still: `Kadispora` of the Disporapar."""
_KINDS: Final = (("dis", "dinas", 3), ("din", "dinas", 3), ("bap", "badan", 2), ("bak", "badan", 2), ("bar", "badan", 2))
