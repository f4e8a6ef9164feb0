"""Where a printed date may begin: with which words and numbers, and the forms that may begin there as one pattern."""

import re
from functools import cache
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
"""Words with which many forms begin; 0 stands for any number."""


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
BEGIN: Final = frozenset(BEGINNING) - {"0"}
"""Of these, the words and the bracket that begin a form."""
REST_OF_WORD: Final = re.compile("[a-z]+")


@cache
def scanner(word: str) -> re.Pattern[str]:
    """The forms that may begin with a word as one pattern, whose group that closed last names the form."""
    return _together(BEGINNING[word])


@cache
def _together(rows: tuple[int, ...]) -> re.Pattern[str]:
    each = (f"(?P<{ROWS[row][0]}>{re.sub(r'[(][?]P<[a-z0-9]+>', '(?:', ROWS[row][2])})" for row in rows)
    return re.compile("|".join(each), re.IGNORECASE)


YEAR_STARTERS: Final = names(
    "in since by for sejak dengan kalau jika per di pada dari hingga sampai mulai untuk sebelum setelah sesudah pasca ke menuju selepas"
    " sekitar sekira kira kurang"
    f" {YEARS_FOLLOW}"
)
"""Words too common to be tried unless a year follows."""
YEAR_FOLLOWS: Final = re.compile(r"(?:\s+(?:tahun\s+|lebih\s+)?|\s?-\s?(?:kira\s+)?)(?:[12]\d\d\d|[4-9]\d)\b", re.IGNORECASE)
NUMBER_STARTS: Final = re.compile(
    r"\d{1,2}(?!\d)(?:\s*(?:[/\\.,:&–—‐‑−-]|s\s?[./]?\s?d\b|(?:dan|serta|atau|and|sampai|hingga|to|until)\b)\s*.{0,9}\d"
    rf"|\s*(?:bulan\s|{'|'.join(sorted({name[:3] for name in calendar.MONTHS}))})|(?:st|nd|rd|th)\b|\s?[ap]\.?m\b|\s+o[’'])"
    rf"|\d{{4}}\s*(?:[–—‐‑−-]|to\b|hingga\b|sampai\b|s\s?[./]?\s?d\b)|(?:1[5-9]|20)\d\d(?![\w/])",
    re.IGNORECASE,
)
"""What must follow a number with which a form begins."""
