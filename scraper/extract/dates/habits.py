"""Words that make a weekday, an evening, a time of day that of any week or day: `pasar paling ramai Minggu pagi`."""

import re
from collections.abc import Sequence
from typing import Final

from scraper.extract.dates import everyday, scenes, spokenclocks
from scraper.extract.dates.clocks import is_span
from scraper.extract.dates.dayof import Piece
from scraper.extract.dates.sentences import sentence
from scraper.extract.dates.values import Context

_OPENING: Final = re.compile(r"(?:^|[.!?:“\"]\s*)$")
"""What stands before the first word of a sentence."""
_TAKES_PLACE: Final = re.compile(
    r"\b(?:di[a-z]{4,}|ber[a-z]{3,}|datang|tiba|pulang|kembali|selesai|rampung|mulai|sejak|pada|baru)(?:\s+(?:dari|di|ke)\s+[a-z]+)?\s+$"
)
"""What `malamnya` says the time of, and is no thing's night: `dilanjutkan malamnya`, `datang dari Blitar siangnya`."""
_ANY_DAY: Final = re.compile(
    r"(?:\b(?:kalau|jika|bila|jangan-jangan|setiap|tiap|saban|biasanya|umumnya|lazimnya|selalu|kerap|sering)\b"
    r"|\b(?<!tadi )(?<!\) )(?<!senin )(?<!selasa )(?<!rabu )(?<!kamis )(?<!jumat )(?<!sabtu )(?<!minggu )(?<!ahad )"
    r"(?:pagi|siang|sore)(?:\s+hari\b)?\s(?!ini\b|tadi\b|harinya\b))[^.!?\d]*$"
)
"""What makes an evening that of any day: `Siang hari ia sekolah, malam harinya bekerja.`"""
_OPEN_END: Final = re.compile(r"\s+(?:sampai|hingga)\s+(?:habis|selesai|tuntas)\b")
_EVERY_DAY: Final = re.compile(r"\W*(?:setiap|tiap)\s+(?:hari(?:nya)?|pagi|siang|sore|malam|pekan|minggu)\b", re.IGNORECASE)
"""How a paragraph begins whose times of day come again: `Setiap hari terdapat tiga sesi. Sesi pertama mulai pukul 07.30`."""
_EACH_DAY: Final = re.compile(r"\b(?:(?:se)?tiap|saban)\s+(?:hari|pagi|siang|sore|petang|malam|subuh|pekan|minggu)\b", re.IGNORECASE)
_BEGINS: Final = re.compile(r"\b(?:(?:di)?mulai|dibagi(?:kan)?|dibuka|ditutup|berakhir|berangkat|berlangsung)\s+$", re.IGNORECASE)
"""A sentence on when that begins which the one before says to come again: `500 takjil tiap petang. Pembagian dimulai pukul 17.00`."""
_SINCE: Final = re.compile(r"\s*(?:Sejak|Mulai|Terhitung)\b[^,;:]*$")
"""How a sentence begins on what has been so since a day: `Sejak karantina dimulai Rabu (5/6), mereka bangun pukul 04.00`."""
_UP_TO: Final = re.compile(r"\s+(?:hingga|sampai)\s[^.,;:“”]*$")
"""What stands between a day and the hours of each day from it on: `dibuka besok hingga H-2 Lebaran pukul 15.00–20.00`."""
_AFTERWARDS: Final = 80
"""Characters after a time of day that are looked at for whether it comes again."""


def is_any_evening(text: str, low: str, printed: str, start: int) -> bool:
    """Whether `malam harinya` or `besoknya` is that of any day, `malamnya` that of a thing: `suasana malamnya`."""
    if " " not in printed and printed != "besoknya":
        begins = _OPENING.search(text, 0, start) or low.endswith((", ", " dan ", " lalu "), 0, start)
        if not begins and _TAKES_PLACE.search(low, max(0, start - 40), start) is None:
            return True
    return _ANY_DAY.search(low, max(0, start - 100), start) is not None


def comes_again(text: str, pieces: Sequence[Piece], place: int, context: Context) -> bool:
    """Whether a time of day is one that comes again and again."""
    piece = pieces[place]
    clock, before = text[piece.start : piece.end], sentence(text, piece.start)
    begun = piece.start - len(before)
    if "TPS" in before and scenes.day_of(before, (*context.told, (text, pieces[:place])), context.anchor):
        return False  # on one day alone: `TPS dibuka pukul 07.00 hingga 13.00`
    earlier = (pieces[at] for at in range(place - 1, -1, -1))
    day = next((each for each in earlier if each.understood.day or each.start < begun), None)
    if place and _goes_on(text, pieces[place - 1], begun, before):
        return True
    if day is None or day.start < begun:
        if spokenclocks.is_any(text, pieces, place):
            return True  # “Toko tutup jam 4 sore”
        if place == 0 and begun and ("tiap " in text or "saban " in text):
            begins = _BEGINS.search(text, begun, piece.start) is not None
            if _EVERY_DAY.match(text) or (begins and _EACH_DAY.search(sentence(text, begun - 1))):
                return True
        day = None
    elif (is_span(clock) or _OPEN_END.match(text, piece.end)) and _of_each_day(text, day, piece):
        return True
    elif _from_then(text, day, piece):
        day = None
    return everyday.comes_again(before, clock, text[piece.end : piece.end + _AFTERWARDS], day is not None)


def _goes_on(text: str, last: Piece, begun: int, said: str) -> bool:
    """Whether a time of day is of what comes again as the ``last`` one is, in its sentence or, a rule, in the one before."""
    if "recurring" not in last.understood.doubts:
        return False
    if last.start >= begun:
        return everyday.goes_on(text[last.end : begun + len(said)])
    return last.start >= begun - len(sentence(text, begun - 1)) and everyday.demands(said)


def _from_then(text: str, day: Piece, piece: Piece) -> bool:
    """Whether a day is that from which on a clause tells what is so: `Terhitung Senin (31/8), siswa masuk pukul 09.00`."""
    if not text.startswith(", ", day.end) or piece.start <= day.end + 2:
        return False
    return everyday.is_from(text[max(0, day.start - 24) : day.start]) or _SINCE.match(sentence(text, day.start)) is not None


def _of_each_day(text: str, before: Piece, piece: Piece) -> bool:
    """Whether hours are those of each day: `4–6 Mei pukul 08.00–15.00`, `mulai 10 Juli di Alun-Alun, pukul 09.00–12.00`."""
    said = before.understood
    if said.kind == "range":
        return "/" in (said.value or "") and not text[before.end : piece.start].strip(" ,")
    if _UP_TO.match(text, before.end, piece.start):
        return True
    return everyday.each_day(text[max(0, before.start - 20) : before.start], text[piece.end : piece.end + 60])
