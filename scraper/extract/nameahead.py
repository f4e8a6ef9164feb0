"""Whether a name begins at a place in a text that can be nothing else: the office before it ends there."""

import re
from typing import Final

from scraper.extract.called import NOTHING, Called
from scraper.extract.names import GIVEN

_WORD: Final = re.compile(r"[A-Z][a-z'’]+")
BEGINS_A_NAME: Final = re.compile(
    r"(?:Drs|Dra|Dr|DR|dr|drg|drh|Ir|Prof|H|Hj|HJ|KH|HM|Ny|AKBP|AKP|IPTU|AIPTU|IPDA|KRT|KPH|Bapak|Bpk|Ibu|Pak|Bu|Abah|Gus|Ustaz"
    r"|Ustadz|Kombes|Kompol|Letkol|Kolonel|Mayor|Marsma|Marsda|Marsekal|Laksma|Laksda"
    r"|Kapten|Lettu|Letda|Brigjen|Mayjen|Letjen|Irjen|Iptu|Ipda|Aiptu|Aipda|Bripka|Peltu|Pelda|Serma|Serka|Sertu|RM|Rr|Moh|Moch|St|Ach|Akh|Much"
    r"|Muh|Abd)"
    r"(?:\.|\s(?=[A-Z]))|[A-Z]\."
    r"|(?:FX|YB|AA|TB) [A-Z][a-z]|(?:I|Ni) (?:Gusti|Gede|Made|Wayan|Nyoman|Ketut|Kadek|Putu|Komang|Nengah|Luh|Dewa)\b"
    r"|Ida (?:Bagus|Ayu)\b|Anak Agung\b"
    r"|(?:Habib|Kiai|Kyai|Romo|Pdt|Andi|Daeng|Teuku|Tengku|Tubagus|Sutan|Cokorda|(?:La|Wa) Ode)\.? [A-Z]"
)


def name_ahead(text: str, at: int, shown: Called = NOTHING) -> bool:
    """Whether a name begins here that can be nothing else: an honorific, an initial, a name everybody knows or the story shows."""
    if BEGINS_A_NAME.match(text, at) is not None:
        return True
    word = _WORD.match(text, at)
    return word is not None and (word[0] in GIVEN or word[0] in shown.people)
