"""Words that make a weekday or an evening that of any week or day: `pasar paling ramai Minggu pagi`."""

import re
from typing import Final

_OPENING: Final = re.compile(r"(?:^|[.!?:“\"]\s*)$")
"""What stands before the first word of a sentence."""
_THEN: Final = re.compile(r"\b(?:lalu|kemudian|disusul)\s+$")
_DAY_BEFORE: Final = re.compile(r"(?:\b(?:besok|lusa|nanti|tadi|kemarin|hari\s+ini)\b|\d/\d)[^.!?]*$")
"""What before `lalu Senin di Tanjungrejo` makes it the next of some days: `besok di Tunjungsekar`."""
_WHENEVER: Final = re.compile(
    r"\b(?:termasuk(?:\s+pada)?|kalau|jika|bila|biasanya|(?:(?:paling|selalu)\s+(?:ramai|padat|sibuk|sepi|penuh)|teramai|tersibuk|busiest)(?:\s+(?:pada|di|on))?)\s+$"
)
"""What makes a weekday any such day: `kalau hari Jumat yang datang dua kali lipat`, `pasar paling ramai Minggu pagi`."""
_ANY_DAY: Final = re.compile(
    r"(?:\b(?:kalau|jika|bila|setiap|tiap|saban|biasanya|umumnya|lazimnya|selalu|kerap|sering)\b"
    r"|(?:^|[.,;:“\"]\s*)(?:kalau\s+)?(?:pagi|siang|sore)(?:\s+hari\b)?\s(?!ini\b|tadi\b|harinya\b))[^.!?\d]*$"
)
"""What makes an evening that of any day: `Siang hari ia sekolah, malam harinya bekerja.`"""


def is_whenever(low: str, start: int) -> bool:
    """Whether a weekday there is any such day."""
    return _WHENEVER.search(low, max(0, start - 28), start) is not None


def is_of_no_tour(low: str, start: int) -> bool:
    """Whether a weekday there follows `lalu` and no other day: a weekday of a tale, not of days one after the other."""
    return _THEN.search(low, max(0, start - 12), start) is not None and _DAY_BEFORE.search(low, max(0, start - 80), start) is None


def is_any_evening(text: str, low: str, printed: str, start: int) -> bool:
    """Whether `malam harinya` or `besoknya` is that of any day, `malamnya` that of a thing: `suasana malamnya`."""
    if " " not in printed and not (_OPENING.search(text, 0, start) or low.endswith((", ", " dan ", " lalu "), 0, start)):
        return True
    return _ANY_DAY.search(low, max(0, start - 100), start) is not None
