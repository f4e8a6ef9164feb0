"""Which way the words around a date without a year look, given on to what interprets it: past, to come, or neither."""

import re
from typing import Final

from scraper.extract import calendar
from scraper.extract.dates import learned, plans, tense, thirds
from scraper.extract.dates.values import Context
from scraper.extract.markup import names

_ENDS: Final = re.compile(
    r"\b(?:hingga|sampai(?:\s+dengan)?|s/d|sebelum|lambat(?:nya)?|paling\s+(?:lama|telat)|mela(?:mpau|lu)i|melewati|lewat\s+dari)\s+(?:pada\s+)?$",
    re.IGNORECASE,
)
"""What stands before a bare day with which something ends: `dikibarkan sampai tanggal 31`, `tidak melampaui tanggal 30`."""
_BEGINS: Final = re.compile(
    r"(?<!sudah )(?<!telah )(?<!sempat )(?<!langsung )\bmulai\s+"
    r"(?:(?:kami|kita|saya)\s+[a-z]{4,}|masuk|turun|(?:di|ber|me)[a-z]{4,})\s+(?:(?:lagi|kembali)\s+)?(?:hari\s+)?$"
)
"""What is about to begin on a weekday: `mulai masuk Senin`."""
_IN_VAIN: Final = re.compile(
    r"(?:tanggal|tgl)\s+\d{1,2}\s+(?:[a-z]+\s+){0,2}?(?:(?:tidak|tak)\s+(?:kunjung|pernah|ada)|belum\s+juga|masih\s+(?:belum|nihil|kosong))\b"
)
"""A day up to which something has not come: `sampai tanggal 30 tidak kunjung ada`."""
_TILL: Final = re.compile(r"\b(?:mulai|hingga|sampai|lambat|sebelum|later\s+than|until|by)\s+$")
_MUST: Final = re.compile(r"\s+(?:(?:kami|kita|saya|mereka)\s+)?(?:(?:sudah\s+)?harus|akan|bakal|baru\s+(?:bisa|akan|dapat|mulai))\b")
"""What in the middle of a sentence makes a bare weekday the next one: `dibuka hingga Rabu`, `Rabu harus selesai`."""
_DONE: Final = re.compile(
    r"\s+(?:(?:kami|kita|saya|aku|mereka|ia|dia)\s+(?:sudah(?!\s+(?:harus|bisa|akan)\b)|telah)|tercatat|mencapai|sebesar|hanya"
    r"|(?:hingga|sampai)\s+(?:sekarang|kini|(?:saat|hari)\s+ini))\b|\s+(?:\w+nya\s+)?(?:Rp|\d)|[.;,]\s+(?:[Ww]aktu|[Kk]etika|[Kk]ala)\s+itu\b"
)
"""What after a month says that it is past: `November kami sudah memulai pendataan`, `mulai Maret sampai sekarang`."""
_BY_THEN: Final = re.compile(
    r"\s+(?:(?!dan\b|yang\b|karena\b|te?tapi\b|lalu\b|kemudian\b|serta\b)[a-z]+\s+){0,2}(?:harus\s+sudah|sudah\s+harus|akan\s+(?!\w+nya\b)|bakal|baru\s+(?:bisa|akan|dapat|di(?!temukan|ketahui|sadari|bagi\b)[a-z]{4,}))\b"
)
"""What after a month says that it is to come: `Maret semua cabor harus sudah berlatih`."""
_HELD: Final = re.compile(r"\b(?:musyawarah|musrenbang|rapat|sidang|inflasi|realisasi|penjualan|panen)\s+$", re.IGNORECASE)
"""What is told of by its month once it has been: `usul itu disampaikan pada musyawarah Maret`."""
_SINCE: Final = re.compile(r"\b(?:se(?:men)?jak|sedari|dari)\s+$", re.IGNORECASE)
_IN_SOME_YEAR: Final = names(
    "part_of_month english_part_of_month part_of_this_year months months_listed quarter week_of_month nth_weekday first_days"
)
"""Forms of months and of parts of a year that print none."""
_SEVERAL: Final = frozenset({"months", "months_listed", "quarter"})
"""Forms of more than a month, which follow one another."""
_MONTH: Final = re.compile(calendar.MONTH, re.IGNORECASE)
_SAYS_YEAR: Final = re.compile(r"\d{4}|\b(?:tahun|ini|itu|lalu|silam|kemarin|depan|mendatang|nanti)\b", re.IGNORECASE)
"""What beside a month says of which year it is."""
_SURE: Final = 1.5
"""Logits from which the words around a month turn it to what is to come, or back."""


def around(text: str, start: int, end: int, form: str, context: Context) -> Context:
    """What surrounds a date said in words, with the way in which its sentence looks where its form leaves that open."""
    if form in {"weekday", "weekdays"} or (form == "day_of" and text.endswith(" ini", start, end)):
        return _of_weekday(text, start, end, context)
    if form == "month_alone":
        done = _DONE.match(text, end) or _HELD.search(text, max(0, start - 20), start)
        way = -1 if done else 1 if _BY_THEN.match(text, end) else plans.way_of_month(text, start, end)
        way = way or tense.month_bearing(text, (text.rfind(" ", start, end) + 1) or start)
        return _turned(context, way or _leaning(text, start, end, form, context))
    if form == "part_of_this":
        return context._replace(bearing=-1) if _SINCE.search(text, max(0, start - 12), start) else context
    if form in _IN_SOME_YEAR:
        if form == "part_of_this_year" and thirds.leads_on(text, start):
            return _turned(context, 1)
        seen = form == "part_of_this_year" and thirds.is_seen(text, start)
        way = tense.month_bearing(text, start) or (-1 if seen else 0)
        return _turned(context, way if form in _SEVERAL else way or _leaning(text, start, end, form, context))
    return context


def _leaning(text: str, start: int, end: int, form: str, context: Context) -> int:
    """Which way the words around a month look that has none before it which says so: 1 ahead, -1 back, 0 where they are of no help."""
    month = _MONTH.search(text, start, end)
    if context.anchor is None or month is None or _SAYS_YEAR.search(text, start, end):
        return 0
    told = (
        f"in {(calendar.month_of(month[0]) - context.anchor.month) % 12}",
        f"form {form}",
        f"lead {text[start : month.start()].lower().strip()}",
        f"last {(context.day > context.anchor) - (context.day < context.anchor) if context.day else None}",
    )
    sure = learned.odds("month ahead", text, start, end, *told)
    return (sure > _SURE) - (sure < -_SURE)


def _of_weekday(text: str, start: int, end: int, context: Context) -> Context:
    """What surrounds a weekday alone, with the way in which its sentence looks."""
    if context.anchor is None or tense.is_said(text, start):
        return context
    place = (text.rfind(" ", start, end) + 1) or start
    if way := tense.day_bearing(text, start) or tense.bearing(text, place):
        return context._replace(bearing=way)
    if " " not in text[start:end].removeprefix("hari ").removesuffix(" ini") and (
        _TILL.search(text, max(0, start - 12), start)
        or _BEGINS.search(text, max(0, start - 40), start)
        or plans.is_condition(text, start, end)
        or _MUST.match(text, end)
    ):
        return context._replace(bearing=1)
    return context


def borne(text: str, place: int, context: Context) -> Context:
    """What surrounds a date without a year, with the way in which the words before it look."""
    return _turned(context, tense.bearing(text, place))


def _turned(context: Context, way: int) -> Context:
    """What surrounds a date, with the way in which its sentence looks, where that is told."""
    return context._replace(bearing=way) if way else context


def ends(text: str, place: int) -> bool:
    """Whether something is to end with the day at that place."""
    if _ENDS.search(text, max(0, place - 28), place) is None or _IN_VAIN.match(text, place):
        return False
    return not tense.is_over(text, place)
