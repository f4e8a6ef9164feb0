"""To which body an office belongs, as far as its words tell: what makes two mentions of one name one person."""

import re
from collections import Counter
from functools import lru_cache
from typing import Final

from scraper.extract.towns import TOWNS
from scraper.regions import PLACES
from scraper.regions.gazetteer import districts, key

_OF_A_NAME: Final = r"(?!(?:Bidang|Urusan|Bagian|Wilayah|Divisi|Cabang|Non)\b)[A-Z][\w’'-]+\s?"
_ELSEWHERE: Final = re.compile(rf"\b(Kota|Kabupaten|Kab\.|Provinsi|Prov\.)\s+((?:{_OF_A_NAME}){{1,3}})")
_PROVINCE: Final = re.compile(
    rf"\b(?:Gubernur|Sekdaprov|Provinsi|Prov\.)\s+((?:{_OF_A_NAME}){{1,2}})|\b(Jawa (?:Timur|Tengah|Barat)|Jatim|Jateng|Jabar)\b"
)
_REGENT: Final = re.compile(r"\b(?:Bupati|Wakil Bupati|Wabup)\s+([A-Z][\w’'-]+)")
_TOWN: Final = re.compile(r"\b(?:Wali ?[Kk]ota|Wawali(?:kota)?)\s+(?!Bidang\b|Urusan\b)([A-Z][\w’'-]+)")
_POLICE: Final = re.compile(
    r"\b(?:Wakapol\w+|Kapol\w+|Polres\w*|Polsek\w*|Polda|Polri|Kasat\s?(?:Lantas|Reskrim|Binmas)|Bhabinkamtibmas)\b"
)
_ARMY: Final = re.compile(
    r"\b(?:Dandim|Danden\w+|Danbrigif|Danyon\w*|Pangdam|Kapendam|Kodam|Divif|Kasdim|Kasrem|Pasiter|Kodim|Danramil|Koramil|Danrem|Korem|Danlanal|Danlanud|Babinsa|TNI|Kostrad)\b"
)
_HOUSE: Final = re.compile(r"\b(?:DPRD|DPR RI|DPD RI)\b")
_CAMPUS: Final = re.compile(
    r"\b((?:Universitas|Institut|Politeknik|Sekolah Tinggi|UIN|IAIN)\s+(?:(?:Islam Negeri|Negeri|Islam)\s+)?(?:[A-Z][\w’'-]+\s?){1,4})"
)
_OF_THE_STATE: Final = re.compile(
    r"\b(?:Kejaksaan|Kejari|Kejati|(?:Kantor )?(?:Kementerian|Kemenag)|Kankemenag|(?:Kantor )?Imigrasi|Lapas|Lembaga Pemasyarakatan|Rutan"
    r"|BPS|BPN|Kantor Pertanahan|Pengadilan|KPU|Bawaslu|BNN|KPP|BPJS|Bulog|PT|CV|PMI|BMKG|BI|Bank Indonesia)\b.*"
)
"""Bodies in a city that are not the city's, whose officials are called like its own: `Kasi Intelijen Kejari`."""
_SERVANT: Final = re.compile(
    r"\b(?:Wali ?[Kk]ota|Wawali(?:kota)?|Sekda(?!prov)|Sekkota|Sekretaris (?:Daerah|Kota|Dinas|Badan)|Asisten\b|Staf Ahli|Inspektur"
    r"|Camat|Lurah"
    r"|Setda|Kasatpol|Satpol PP|Direktur (?:RSUD|Utama Perum\w+|Perum\w+)|Kadis\w+|Kadin\w+|Irban\w*|Kabag\w*|Kabid\w*"
    r"|Kasie?\b|Kasubb?(?:ag|id)\b|Sekcam|Seklur"
    r"|(?:Kepala|Kaban|Sekretaris)\s+(?:Pelaksana\s+|Cabang\s+)?(?:Dinas|Badan|Bagian|Bidang|Seksi|Sub ?[Bb]ag\w*"
    r"|UPTD?|UPT|Satuan|Puskesmas|Terminal|Kantor Perpustakaan|BKD|BPKAD|BKAD|BKPSDM|BKBPM|BP2D|BPPT|BLH|DLH|DKP|DPU\w*"
    r"|Inspektorat|Kelurahan|Kecamatan|BPBD|Dis[hkp]?\w+|Bap\w+|Satpol))"
)
"""Offices of a city's government; those of its districts and wards among them."""


@lru_cache(maxsize=4096)
def employer(office: str | None, government: str, region: str = "") -> str | None:
    """The body an office belongs to; ``government`` and ``region`` are the newsroom's own: Pemerintah Kota Malang, 35.73.

    None where nothing tells.

    >>> employer("Kepala Dinas Kesehatan Kota Malang", "Pemerintah Kota Malang")
    'Pemerintah Kota Malang'
    >>> employer("Bupati Blitar", "Pemerintah Kota Malang")
    'Pemerintah Kabupaten Blitar'
    >>> employer("Wakil Ketua TP PKK Kota Malang", "Pemerintah Kota Malang")
    'TP PKK Kota Malang'
    >>> employer("Ketua RW 03", "Pemerintah Kota Malang")
    """
    if not office:
        return None
    own = government.removeprefix("Pemerintah ").strip()
    if _POLICE.search(office):
        return "Polri"
    if _ARMY.search(office) and "Persit" not in office:
        return "TNI"
    if campus := _CAMPUS.search(office):
        return campus[1].strip()
    where = _named(office) or _at_its_end(office, own)
    if _HOUSE.search(office):
        return "DPR RI" if "DPR RI" in office else "DPD RI" if "DPD RI" in office else f"DPRD {where}" if where else None
    if re.search(r"\b(?:Gubernur|Bupati|Wabup)\b", office):
        return f"Pemerintah {where or own}"
    if _SERVANT.search(office):
        if (state := _OF_THE_STATE.search(office)) is not None:
            return _several_words(state[0])
        return None if where is None or (where == own and _elsewhere(office, region)) else f"Pemerintah {where}"
    if (ministry := _MINISTRY.search(office)) is not None and not office.startswith("Kepala Kantor"):
        return ministry[0]
    return _itself(office)


_MINISTRY: Final = re.compile(r"\bKementerian(?: (?:dan )?[A-Z][A-Za-z]+)+")
_ROLE: Final = re.compile(
    r"(?:[Ww]akil )?(?:[Kk]etua|[Ss]ekretaris|[Bb]endahara|[Kk]oordinator|[Kk]epala|[Dd]irektur|[Pp]impinan|[Pp]emimpin"
    r"|[Mm]anajer|[Pp]engasuh|[Pp]embina"
    r"|[Aa]nggota|[Kk]omisioner|[Tt]akmir|[Pp]endiri|CEO|General Manager|Pastor Kepala|[Pp]erawat)(?: (?:Umum|Utama|Harian|Takmir|Cabang"
    r"|I{1,3}))* (?=[A-Z])"
)
_NO_BODY: Final = re.compile(
    r"(?:Panitia|Tim|Pansus|Kelompok (?:\w+ )?\d|Hubungan|Operasional|Pemasaran|Humas|Bidang|Bagian|Seksi|Komisi|Fraksi|Jurusan"
    r"|Fakultas|Divisi|Pelaksana|Ranperda|Upacara|Proyek)\b"
    r"|(?:RT|RW)\b(?!.*\bKelurahan\b)"
)
"""What is named for an occasion, or is but a part of a body, or is found in every quarter."""


def _itself(office: str) -> str | None:
    """The body an office names by its own name: `KONI Kota Malang` of its Ketua."""
    role = _ROLE.match(office)
    return None if role is None or _NO_BODY.match(office, role.end()) else _several_words(office[role.end() :])


def _several_words(body: str) -> str | None:
    """The body without brackets; nothing where it is one word, which many bodies are called by."""
    body = re.sub(r"\s*\([^)]*\)| periode .*$", "", body).strip()
    return body if " " in body else None


_DISTRICT: Final = re.compile(r"\b(?:Camat|Lurah|Kecamatan|Kelurahan)((?: [A-Z][\w’'-]+)+)")


def _elsewhere(office: str, region: str) -> bool:
    """Whether it is of a district that the newsroom's city, whose districts are known, doesn't have: `Camat Singosari`."""
    named = _DISTRICT.search(office)
    if named is None or not districts(region):
        return False
    words = named[1].split()
    return not any(key(" ".join(words[:many])) in districts(region) for many in range(1, len(words) + 1))


def _where() -> dict[str, str | None]:
    """Provinces, cities and regencies by the names they are called by alone; None where two are called so."""
    found: dict[str, str | None] = dict.fromkeys(TOWNS)
    for place in PLACES.values():
        whole = f"{_KINDS[place.kind]} {place.name}" if place.kind in _KINDS else None
        for name in (place.name, *place.spellings) if whole is not None else ():
            found[name] = whole if found.get(name) in {None, whole} and name not in _TWICE else None
    return found | {short: f"Provinsi {name}" for short, name in _PROVINCES.items()}


_KINDS: Final = {"provinsi": "Provinsi", "kota": "Kota", "kabupaten": "Kabupaten"}
_TWICE: Final = {name for name, many in Counter(place.name for place in PLACES.values() if place.kind in _KINDS).items() if many > 1}
_PROVINCES: Final = {
    "Sulsel": "Sulawesi Selatan",
    "Sulut": "Sulawesi Utara",
    "Sulteng": "Sulawesi Tengah",
    "Sultra": "Sulawesi Tenggara",
    "Sulbar": "Sulawesi Barat",
    "Kalsel": "Kalimantan Selatan",
    "Kalteng": "Kalimantan Tengah",
    "Kaltim": "Kalimantan Timur",
    "Kalbar": "Kalimantan Barat",
    "Kaltara": "Kalimantan Utara",
    "Sumut": "Sumatera Utara",
    "Sumbar": "Sumatera Barat",
    "Sumsel": "Sumatera Selatan",
    "NTB": "Nusa Tenggara Barat",
    "NTT": "Nusa Tenggara Timur",
    "Kepri": "Kepulauan Riau",
    "Babel": "Kepulauan Bangka Belitung",
    "Malut": "Maluku Utara",
}
"""What newspapers call provinces."""
_IN_WHERE: Final = _where()
_OF_A_PART: Final = re.compile(r"\b(?:Camat|Lurah|Kecamatan|Kelurahan|Puskesmas|Pasar|Terminal|Stasiun|UPTD?|Desa)\b")
"""What bears the name of a quarter, which may be that of a town elsewhere."""


def _at_its_end(office: str, own: str) -> str | None:
    """Whose it is by the place an office ends with: `Kepala Dinas Kesehatan Surabaya`; the newsroom's own where it names none."""
    words = re.sub(r"\s*\([^)]*\)", "", office).split()
    if _OF_A_PART.search(office):
        return own
    for many in (3, 2, 1):
        name = " ".join(words[-many:])
        if many < len(words) and name in _IN_WHERE:
            return own if own.endswith(f" {name}") else _IN_WHERE[name]
    return own


def _named(office: str) -> str | None:
    """The city, regency or province that an office names."""
    if (found := _REGENT.search(office)) is not None:
        return f"Kabupaten {found[1]}"
    if (found := _PROVINCE.search(office)) is not None:
        name = (found[1] or found[2]).strip()
        return f"Provinsi {({'Jatim': 'Jawa Timur', 'Jateng': 'Jawa Tengah', 'Jabar': 'Jawa Barat'}).get(name, name)}"
    if (found := _ELSEWHERE.search(office)) is not None:
        kind = {"Kab.": "Kabupaten", "Prov.": "Provinsi"}.get(found[1], found[1])
        return f"{kind} {found[2].strip()}"
    return f"Kota {found[1]}" if (found := _TOWN.search(office)) is not None else None
