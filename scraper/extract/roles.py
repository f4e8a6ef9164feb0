"""Offices compared: `Sekda` is the `Sekretaris Daerah (Sekda) Kota Malang`."""

import re
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
    "sekkota": "sekretaris daerah",
    "sekretaris kota": "sekretaris daerah",
    "kadis": "kepala dinas",
    "kabid": "kepala bidang",
    "kabag": "kepala bagian",
    "kaban": "kepala badan",
    "kades": "kepala desa",
    "kalaksa": "kepala pelaksana",
}
_SHORTENED: Final = re.compile(rf"\b(?:{'|'.join(_SHORT)})\b|\bwali$")
_BRACKET: Final = re.compile(r"\s*\([^)]*\)")


def role(office: str) -> str:
    """An office in its long form, without brackets: what `Sekda` and `Sekretaris Daerah (Sekda) Kota Malang` share."""
    plain = _BRACKET.sub("", office) if "(" in office else office
    return _SHORTENED.sub(lambda found: _SHORT.get(found[0], "wali kota"), plain.casefold())


def is_role(wanted: str, whole: str) -> bool:
    """Whether an office, as far as it is told, is this one."""
    return whole.startswith(wanted) and whole[len(wanted) : len(wanted) + 1] in {"", " "}
