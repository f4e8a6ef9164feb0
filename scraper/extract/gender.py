"""Whether a man or a woman is meant, as far as words tell: by `Hj.`, `Pak`, `perempuan berhijab itu`.

It only ever rules somebody out: most names and many words tell nothing.
"""

import re
from functools import lru_cache
from typing import Final

from scraper.extract.markup import names as table
from scraper.extract.names import Named

_HERS: Final = table("""
    Hj HJ Hajah Hajjah Dra Ny Ibu Bu Bunda Mbak Mba Ning Neng Umi Ummi Umik Nyai Ustazah Ustadzah Suster Mbok Mak Tante Oma Nenek
    Yu Teh Teteh Ceu Uni Acil Ni Srikandi Nyonya almarhumah
""")
_HIS: Final = table("""
    H KH Drs Pak Bapak Bpk Mas Gus Cak Kang Bung Abah Kiai Kyai Ustaz Ustadz Romo Pastor Tuan Haji Sam Koh Om Oom Opa Kakek Pakde
    Paklik Amang Uda Bli almarhum Tn HM Habib
""")
_HER_NAME: Final = re.compile(
    r"(?:Siti|Dewi|Ratna|Rina|Rini|Nina|Lina|Dina|Titik|Tuti|Tutik|Yuni|Yuli|Ani|Anik|Sumiati|Fatimah|Aisyah|Kartini|Endang|Retno|Ratih"
    r"|Wiwik|Nunuk|Lilik|Ninik|Nanik|Sulastri|Maria|Indah|Ida|Ika|Putri|Ayu|Luh|Nur(?:ul)?aini|Amalia|Anisa|Desi|Diah|Dyah|Elly|Erna"
    r"|Esti|Eva|Evi|Fitri|Fitria|Hesti|Intan|Irma|Juwita|Kartika|Khofifah|Laila|Leni|Lestari|Lia|Lusi|Mega|Mira|Nabila|Nadia|Nia|Niken"
    r"|Novita|Nunung|Puspita|Rahma|Rani|Reni|Rika|Ririn|Rita|Rosa|Salsabila|Sekar|Shinta|Sinta|Sofia|Susi|Tika|Tina|Umi|Vera|Wulan"
    r"|Yanti|Yati|Yayuk|Yeni|Yuliana|Yulia|Yunita|Zahra|Zubaidah)\b"
    r"|\w+(?:wati|yati|tini|ningsih|ningrum|yanti|asih|utami|isah|iyah|minah|tinah|ginah|imah|iyem|inem|ijah|inah|snah|ngsih)\b"
)
_HERS_TOO: Final = re.compile(
    r" (?:Astuti|Lestari|Wulandari|Pratiwi|Handayani|Hartati|Susanti|Hayati|Hidayati|\w+(?:wati|yati|tini|ningsih|ningrum|yanti))$"
)
"""Last names that are a woman's own; only where the first name tells nothing."""
_HIS_NAME: Final = re.compile(
    r"(?:Agus|Sy?amsul|Sy?aiful|Kh?oirul|Budi|Bambang|Slamet|Sugeng|Joko|Djoko|Eko|Heru|Hendra|Hadi|Imam|Muhammad|Mohammad|Moch\.?|Moh\.?|Muh\.?|Achmad"
    r"|Ahmad|Abdul|Arif"
    r"|Asep|Bagus|Danang|Deddy|Dedi|Didik|Dodi|Doni|Edi|Edy|Faisal|Farid|Galih|Guntur|Haris|Heri|Herman|Irfan|Ismail|Lukman|Nanang|Rahmat"
    r"|Rachmad|Rizal|Samsul|Sigit|Suharto|Sukarno|Sunarto|Suparman|Supriyadi|Suryanto|Sutrisno|Taufik|Udin|Umar|Widodo|Yohanes|Yosef|Yosep"
    r"|Yudi|Markus|Lukas|Petrus|Paulus|Stefanus|Thomas|Daniel|David|Samuel|Andreas"
    r"|Anton|Bayu|Dimas|Gatot|Iwan|Rudi|Rudy|Yusuf|Zainal|Zainul|Teguh|Subur|Suwarno|Totok|Tono|Wawan|Yanto)\b|(?!Retno)[A-Z][a-z]+[bcdfghjklmnprstwy]o\b|\w+(?:anto|wanto"
    r"|yanto|wan|wono|mono|gito|giman|kiman|djiman|jiman|timan)\b"
)
_OF_HER: Final = re.compile(
    r"\b(?:perempuan|wanita|ibu|bunda|emak|nenek"
    r"|gadis|janda|siswi|mahasiswi|santriwati|polwan|srikandi|istri|dara|bidan|putri|politikus perempuan)\b",
    re.IGNORECASE,
)
_OF_HIM: Final = re.compile(r"\b(?:pria|lelaki|laki-laki|bapak|ayah|kakek|duda|suami|jaka|putra)\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def is_hers(word: str) -> bool:
    """Whether a word can only be what a woman is called."""
    return _HER_NAME.fullmatch(word) is not None


def of_name(named: Named) -> str | None:
    """`f` or `m` where honorifics or the first name tell."""
    words = {word.rstrip(".") for each in named.honorifics for word in each.split()}
    hers, his = bool(words & _HERS), bool(words & _HIS)
    if hers != his:
        return "f" if hers else "m"
    hers, his = _HER_NAME.match(named.name) is not None, _HIS_NAME.match(named.name) is not None
    if not hers and not his:
        return "f" if _HERS_TOO.search(named.name) is not None else None
    return None if hers == his else "f" if hers else "m"


def of_words(described: str) -> str | None:
    """`f` or `m` where a description tells: `ibu tiga anak ini`."""
    hers, his = _OF_HER.search(described), _OF_HIM.search(described)
    if hers is not None and his is not None:
        return "f" if hers.start() < his.start() else "m"
    return "f" if hers else "m" if his else None


def differ(one: str | None, other: str | None) -> bool:
    """Whether both are known and not the same."""
    return one is not None and other is not None and one != other
