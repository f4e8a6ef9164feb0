"""Where a printed date may begin: with which words and numbers."""

import re
from typing import Final

from scraper.extract import calendar
from scraper.extract.dates.parts import YEARS_FOLLOW
from scraper.extract.dates.printed import ROWS
from scraper.extract.markup import names

_KINDS: Final = {
    "MONTH": " ".join(calendar.MONTHS),
    "WEEKDAY": " ".join({re.split("[^a-z]", name)[0] for name in calendar.WEEKDAYS}),
    "ON": "hari kemarin besok lusa siang pagi sore malam",
    "WHEN": "kemarin besok lusa tadi",
    "DATE": "tanggal tertanggal tgl",
    "PART": "awal pertengahan tengah medio akhir penghujung pengujung early mid late",
}
"""Words with which many forms begin; 0 stands for a number of one or two digits, 0000 for one of four."""


def _beginning() -> dict[str, tuple[int, ...]]:
    """The forms that may begin with a word in lower case, as numbers of their rows."""
    rows: dict[str, tuple[int, ...]] = {}
    for place, (_, heads, _, _) in enumerate(ROWS):
        for head in heads.split():
            for word in _KINDS.get(head, head).split():
                if place not in rows.get(word, ()):
                    rows[word] = (*rows.get(word, ()), place)
    return rows


BEGINNING: Final = _beginning()
"""The words with which forms begin."""


TOKEN: Final = re.compile(r"[a-z]+|\d+|\(")
"""What a form may begin with, in small letters: a word, a number, a bracket."""
BEGIN: Final = frozenset(BEGINNING) - {"0", "0000"}
"""Of these, the words and the bracket that begin a form."""
REST_OF_WORD: Final = re.compile("[a-z]+")
YEAR_STARTERS: Final = names(
    "in since by for sejak dengan kalau jika per di pada dari hingga sampai mulai untuk sebelum setelah sesudah pasca ke menuju selepas"
    " sekitar sekira kira kurang"
    f" {YEARS_FOLLOW}"
)
"""Words too common to be tried unless a year follows."""
YEAR_FOLLOWS: Final = re.compile(r"(?:\s+(?:tahun\s+|lebih\s+)?|\s?-\s?(?:kira\s+)?)(?:[12]\d\d\d|[4-9]\d)\b")
_NUMBERS_GO_ON: Final = (
    r"\s*(?:[/\\:–—‐‑−-]|\.(?!\d{3}(?!\d))|,(?=\d\d\s*wi)|s\s?[./]?\s?d\b)\s*.{0,9}\d|\s*(?:sampai|hingga|to|until)\b\s*.{0,18}\d"
    r"|\s?[ap]\.?m\b|\s+o[’']"
)
_DAY_GOES_ON: Final = {
    False: re.compile(_NUMBERS_GO_ON),
    True: re.compile(
        rf"{_NUMBERS_GO_ON}|\s*(?:[,&]|(?:dan|serta|atau|and)\b)\s*.{{0,9}}\d|\s*(?:bulan\s+)?(?:{'|'.join(calendar.MONTHS)})(?![a-z])|(?:st|nd|rd|th)\b"
    ),
}
"""What may follow a number of one or two digits with which a form begins, in a text without and with the name of a month."""
_YEAR_GOES_ON: Final = re.compile(r"\s*(?:[–—‐‑−-]|wi(?:b|ta|t)\b|to\b|hingga\b|sampai\b|s\s?[./]?\s?d\b)")
_CENTURIES: Final = frozenset({"15", "16", "17", "18", "19", "20"})
_NO_YEAR: Final = re.compile(r"[\w/]")
_DAY_DIGITS, _YEAR_DIGITS = 2, 4


def numeral(small: str, number: str, end: int, months: bool) -> str:
    """What stands in the table for a number that ends there in a text in small letters; nothing where no form begins with it."""
    if len(number) <= _DAY_DIGITS:
        return "0" if _DAY_GOES_ON[months].match(small, end) else ""
    if len(number) != _YEAR_DIGITS:
        return ""
    year = number[:2] in _CENTURIES and not _NO_YEAR.match(small, end)
    return "0000" if year or _YEAR_GOES_ON.match(small, end) else ""
