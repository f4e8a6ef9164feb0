"""The search for dates said in words: only where a word stands with which one begins."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final, NamedTuple

from scraper.extract import calendar
from scraper.extract.dates import anyday, decades, habits, lookalikes, months, namesakes, plans, quarters, thirds, words
from scraper.extract.dates.feasts import FEAST
from scraper.extract.dates.numbered import NUMBERED
from scraper.extract.markup import lowered


def _first_words() -> dict[str, tuple[int, ...]]:
    """The rows that may begin with a word."""
    rows: dict[str, tuple[int, ...]] = {}
    for place, (_, heads, _, _) in enumerate(words.ROWS):
        for head in heads.split():
            for word in words.KINDS.get(head, head).split():
                rows[word] = (*rows.get(word, ()), place)
    return rows


INTERPRET: Final = {name: interpret for name, _, _, interpret in words.ROWS}
ROWS_OF: Final = _first_words()
"""The rows that may begin with a word, by their place in the table."""
_MONTH_ROWS: Final = frozenset(place for place, (form, _, _, _) in enumerate(words.ROWS) if form == "month_alone")
_BY_ITSELF: Final = frozenset({"counted", "after", "after_one"})
"""Forms that are told from the day of publication where a text is nothing else: somebody asks for them."""
_FIRST: Final = {word.encode(): (word, rows, NUMBERED.get(word)) for word, rows in ROWS_OF.items() if word[0].isalpha()}
"""The words with which rows begin, with these and what finds them beside a number that is read with them."""
_MONTHS: Final = frozenset(name.encode() for name in calendar.MONTHS)
_WEEKDAYS: Final = frozenset(re.split("[^a-z]", name)[0].encode() for name in calendar.WEEKDAYS)
_LETTERS: Final = bytes(each if 97 <= each <= 122 else 32 for each in range(256))
"""Small letters as they are, all else as blanks: in bytes a text is parted into its words in half the time."""
COUNTS: Final = (
    rf"[\d.]*+(?:\s+(?:{words.PERIOD}|(?:awal|pertengahan|akhir|tax)\b)|(?:st|nd|rd|th)\s+c|s\b|\s?-an"
    r"|(?:(?<=\A....)|(?<=\A\s....))\s*(?:$|[:–—]\s))"
)
"""What follows a number that may begin a row: of a year alone only one with which the text begins."""
_LABEL: Final = re.compile(r"\s*\d+\s+(?!hari|days?)\w+\s+(?:yang\s+lalu|ago)\s*")
"""The age of another story, as themes print it in a line of its own: counted from the visit, not from this story."""
_SO_MANY: Final = re.compile(
    r"(?:\b(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|puluh|belas|sebelas)"
    r"|\b(?:pria|perempuan|wanita|lelaki|laki|ibu|bapak|nenek|kakek|gadis|remaja|pemuda|bocah|anak|warga|(?:ber)?(?:usia|umur)|selama|dalam"
    r"|sudah|hampir)\s+\d+)\s+$"
)
"""What makes `tahun ini` an age or a span: `perempuan 33 tahun ini`, `selama dua tahun ini`."""
_SO_MANY_OF: Final = re.compile(
    r"(?:\d|\b(?:satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|puluh|belas|sebelas|beberapa|hari|tahun|bulan|jauh))\s+$"
)
"""What makes a span of `tahun sebelumnya`: `lima tahun sebelumnya`."""
_SPAN_OF: Final = re.compile(r"\b(?:selama|dalam|untuk|(?<!baru )(?<!sudah )(?<!belum )(?<!telah )sampai|hingga)\s+$")
"""What makes a span of `lima tahun berikutnya`."""
_DONE_ON: Final = re.compile(
    r"\b(?:pada|di[a-z]{2,}(?:kan|i)|di(?:mulai|buka|tutup|teken|lepas|lantik|susul|angkat|jemput|kirim)|menyusul|tiba|datang|pulang|kembali|keluar|terbit"
    r"|selesai|rampung|tuntas|meninggal|wafat|baru)\s+$"
)
"""What makes a day of `dua hari berikutnya`, which is a stretch as often: `daftar ulang dimulai dua hari berikutnya`."""
_STRETCH_OF: Final = re.compile(r"\b(?:selama|sepanjang|dalam|kurun|(?:kurun|rentang|jangka)\s+waktu|masa|program|rencana|arah)\s+$")
"""What makes a stretch of `tiga tahun mendatang`, `dua pekan lalu`."""
_NOT_THE_DAY: Final = {
    "semalam": re.compile(
        r"\b(?:(?:ber)?istirahat|(?:ber)?malam|tidur|singgah|transit|berkemah|kali|dalam|hanya|cuma|sekadar|(?:meng|di|ber)?inap|sehari|per|satu|ribu|juta)\s+$"
    ),
    "kemarin": re.compile(
        r"\b(hari|pekan|minggu|bulan|tahun|malam|pagi|sore|kemarin)-\1\s+$|\b(?:anak|puasa|ramadh?an|liburan|pandemi|musim\s+\w+)\s+$"
    ),
    "hari": re.compile(r"(?<!pukul )(?<!jam )\b(?:dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|beberapa)\s+$"),
}
"""What before a word makes another meaning of it: `dalam semalam`, `bulan-bulan kemarin`, `anak kemarin sore`, `dua hari ini`."""
_FEAST: Final = re.compile(rf"\b({FEAST})\s+$")
"""What makes of `kemarin` the last such feast."""
_OF_ANOTHER: Final = re.compile(r"\s+(?!itu\b|ini\b|tersebut\b|kejadian\s+itu\b|peristiwa\s+itu\b|that\b|the\b)\w")
"""What follows `tiga hari setelah` where it is counted from something that has no day: `sesudah gempa besar`."""
_OF_EACH: Final = re.compile(r"\b(?<!ke )(?<!di )(?<!dari )(?:setiap|tiap|saban)\b[^.!?]*$")
_OF_EVERY_YEAR: Final = frozenset(
    {"month_alone", "months_listed", "months", "months_between", "quarter", "week_of_month", "nth_weekday", "part_of_month"}
)
_USUALLY: Final = re.compile(
    r"\b(?:biasanya|umumnya|lazim(?:nya)?|(?:setiap|tiap|saban)\s+tahun(?:nya)?|tahun-tahun\s+(?:(?:sebelum|lain)nya|normal|biasa))\b"
    r"(?:(?!\b(?:(?:men)?jadi|tinggal|baru|kini|sekarang|(?:tahun|kali|bulan)\s+ini)\b)[^.!?])*$"
)
"""What makes a month that of every year, `biasanya naik Januari sampai Maret`, `tahun-tahun sebelumnya semester pertama …`, not
`biasanya sembilan, jadi tiga pada April`."""
_ADDED: Final = re.compile(
    r"\b(?:(?:di|me)?nambah|ditambah|(?:diper|memper)panjang|perpanjangan|tambahan|molor|mundur|diundur|bertahan|menginap|menetap)\s+(?:(?:waktu|masa|selama|hingga)\s+)*$"
)
"""What makes a stretch of `sepekan lagi`: `masa transisi ditambah sepekan lagi`."""
_CHANGED: Final = re.compile(
    r"\b(?:naik|turun|meningkat|melonjak|merosot|anjlok|menyusut|bertambah|berkurang)\s+(?:tipis\s+|tajam\s+)?dari\s+$"
)
"""What makes a figure of the number in `naik dari 88 tahun lalu`."""
_EACH_YEAR: Final = re.compile(
    r"\s+(?:(?:adalah|ialah|merupakan|disebut|dikenal(?:\s+sebagai)?|memang|itu)\s+bulan(?:nya)?|biasanya|umumnya|lazimnya|selalu|(?:se)?tiap\s+tahun(?:nya)?|saban\s+tahun)\b"
)
"""What after a month makes it that of every year."""
_EVERY: Final = tuple(f"{every} {unit}" for every in ("tiap", "saban") for unit in ("", "tahun ", "bulan "))
"""The same before it."""
_OPENING: Final = re.compile(r"(?:^|[.!?:“\"(]\s*|\)\s*[–—-]\s*)$")
"""What stands before the first word of a sentence, as the dash of a dateline does: `Klojen (malangkota.go.id) – `."""
_PLAIN: Final = {
    "w2": "w",
    "w3": "w",
    "w4": "w",
    "mos2": "mos",
    "mo3": "mo",
    "y2": "y",
    "n2": "n",
    "u2": "u",
    "part2": "part1",
    "way2": "way",
    "told2": "told",
    "until2": "until",
}
"""Parts that more than one branch of a pattern names."""


@cache
def together(rows: tuple[int, ...]) -> re.Pattern[str]:
    """Some rows as one pattern, compiled when a text first has a word that begins them."""
    each = "|".join(f"(?P<{words.ROWS[row][0]}>{re.sub(r'[(][?]P<[a-z0-9]+>', '(?:', words.ROWS[row][2])})" for row in rows)
    counted = words.SO_MANY if words.SO_MANY_FORMS.issuperset(words.ROWS[row][0] for row in rows) and len(rows) > 1 else ""
    return re.compile(rf"(?<![\w/-])(?<!\d[.,]){counted}(?:{each})")


@cache
def _alone(form: str) -> re.Pattern[str]:
    return re.compile(next(pattern for name, _, pattern, _ in words.ROWS if name == form))


class Spoken(NamedTuple):
    """A text in small letters, and where words stand in it with which dates in words may begin, with the rows that may."""

    low: str
    heads: tuple[tuple[int, tuple[int, ...]], ...]
    months: bool
    weekdays: bool
    """Whether it names a month, and a weekday."""
    people: frozenset[str] = frozenset()
    """The months after which somebody in the story is called."""


def spoken(texts: Sequence[str]) -> list[Spoken]:
    """The same of the texts of a story, in any of which somebody may be called like a month."""
    told = [spoken_alone(text) for text in texts]
    people = frozenset[str]().union(*[each.people for each in told])
    return [each._replace(people=people) for each in told] if people else told


def spoken_alone(text: str) -> Spoken:
    """Where a text may say dates in words: few words begin one."""
    low = lowered(text)
    words = frozenset(low.encode("ascii", "replace").translate(_LETTERS).split())
    found: list[tuple[int, tuple[int, ...]]] = []
    for each in _FIRST.keys() & words:
        word, rows, numbered = _FIRST[each]
        place = low.find(word)
        while place >= 0:  # whether the letters are a whole word there is seen by the pattern of its rows
            if (not place or not low[place - 1].isalnum()) and not (numbered and numbered(low, place, place + len(word))):
                found.append((place, rows))
            place = low.find(word, place + 1)
    named = not _MONTHS.isdisjoint(words), not _WEEKDAYS.isdisjoint(words)
    if not found:
        return Spoken(low, (), *named)
    found.sort()
    alone = [place for place, rows in found if not _MONTH_ROWS.isdisjoint(rows)]
    return Spoken(low, tuple(found), *named, namesakes.called(text, alone) if alone else frozenset())


def said(text: str, numbers: Sequence[re.Match[str]], words: Spoken) -> Iterator[tuple[int, int, str, dict[str, str | None]]]:
    """The dates that a text with these numbers and words says in words: where each begins and ends, its form, its parts.

    A number has the part ``counts`` where what `COUNTS` says follows it.
    """
    low = words.low
    counts = [(number.start(), ROWS_OF["0"]) for number in numbers if number["counts"] is not None]
    at = 0
    for place, rows in sorted((*words.heads, *counts)) if counts else words.heads:
        match = together(rows).match(low, place) if place >= at else None
        if match is None:
            continue
        form, start = match.lastgroup or "", match.start()
        if form == "month_alone":
            lead = namesakes.lead(low, start)
            start = lead if lead is not None else start if months.stands_alone(text, start, match.end(), words.people) else -1
        elif form == "months_listed" and (lead := namesakes.lead(low, start)) is not None:
            start = lead
        if form == "units" and _is_sunday(text, match):
            form = "day_of"
        elif form == "week_of_month" and _is_sunday(text, match):
            form = "nth_weekday"
        parts = _alone(form).match(low, match.start())
        if start >= at and parts is not None and not _is_other(text, low, match, form, words.people):
            at = match.start() + len(match[0].rstrip(" ,/"))
            told = {_PLAIN.get(name, name): each for name, each in parts.groupdict().items() if each}
            if form == "month_alone" and (low.startswith(("hingga", "sampai"), start) or plans.is_month(text, start, at)):
                told["till"] = "till"
            elif form == "months" and months.is_due(low, start):
                told["due"] = "due"
            elif form == "days" and low.startswith("kemarin", start) and (feast := _FEAST.search(low, max(0, start - 24), start)):
                told["feast"] = feast[1]
            elif form in _BY_ITSELF and at - start >= len(low.strip(" .")):
                told["alone"] = "alone"
            elif form.startswith("counted") and _STRETCH_OF.search(low, max(0, start - 20), start):
                told["stretch"] = "stretch"
            yield start, at, form, ({**told, "label": "alone"} if _LABEL.fullmatch(low) else told)


def _is_sunday(text: str, match: re.Match[str]) -> bool:
    """Whether a capital in the middle of a sentence makes a Sunday of `Minggu kemarin`."""
    start, end = match.span()
    said = text[start:end]
    return said.startswith("Minggu ") and said[7].islower() and not said.endswith("ini") and _OPENING.search(text, 0, start) is None


def _is_other(text: str, low: str, match: re.Match[str], form: str, people: frozenset[str]) -> bool:
    """Whether the words are no date here: a person called Mei, a weekday that comes every week."""
    printed, start, end = match[0], match.start(), match.end()
    if form in {"of_event", "after", "after_one"} and _OF_EACH.search(low, max(0, start - 160), start):
        return True  # setiap kegiatan harus seizin dinas paling lambat 14 hari sebelumnya
    if form == "of_event" and _USUALLY.search(low, max(0, start - 100), start):
        return True  # biasanya sepekan sebelum Lebaran tiket habis
    if form in {"days", "units", "after"}:
        return _is_idiom(low, printed, start, end, form)
    if form == "weekday_beside" and printed == "minggunya":
        return not text[start].isupper() or _OPENING.search(text, max(0, start - 4), start) is not None  # seminggu, as well as a Sunday
    if form == "weekday":
        return anyday.is_any(text, low, start, end)
    if form == "weekdays":
        return anyday.are_any(text, low, start, end)
    if form in {"counted", "counted_one"} and printed.endswith("lagi") and _ADDED.search(low, max(0, start - 40), start):
        return True
    if form == "counted" and _CHANGED.search(low, max(0, start - 28), start):
        return True  # naik dari 88 tahun lalu
    if form in _OF_EVERY_YEAR and (
        _EACH_YEAR.match(low, end) or _USUALLY.search(low, max(0, start - 60), start) or low.endswith(_EVERY, 0, start)
    ):
        return True
    if form == "month_when" and printed.endswith("lalu") and low.endswith(("sampai ", "hingga "), 0, start):
        return _USUALLY.search(low, max(0, start - 60), start) is not None  # lazimnya naik Desember sampai Maret lalu mereda
    if form == "month_alone" and months.is_numbered(text, start, end):
        return True  # Agustus memang bulannya lomba
    if form in {"month_alone", "months_listed"}:
        if form == "month_alone" and (end - start == len(text) or low.endswith("digunakan sebelum ", 0, start)):
            return True  # a tag, the name of a folder; a label: baik digunakan sebelum Januari 2018
        name = text[match.start("mo") if "mo" in match.re.groupindex else start : end]
        if not name[0].isupper() or lookalikes.is_every(text, start) or namesakes.is_called(text, end):
            return True
        return form == "months_listed" and not (text[start].isupper() and months.is_list(text, low, match, people))
    if form in {"week_of_month", "nth_weekday"}:
        return lookalikes.is_every(text, start)  # setiap Minggu pertama Februari
    if form == "part_of_this_year":
        return not thirds.leads_year(text, low, start, end) or lookalikes.is_every(text, start)
    if form == "part_of_this":
        return not thirds.leads_this(text, low, start, end) or lookalikes.is_every(text, start)
    if form in {"part_of_year", "quarter"} and lookalikes.is_counted(text, printed, end):
        return True
    if form == "evening" or printed == "besoknya" or (form == "morrow" and printed.endswith("sebelumnya")):
        return habits.is_any_evening(text, low, printed, start)
    if form == "decade_bare":
        return not decades.is_decade(low, start, end)
    if form == "year_alone":
        return bool(text[:start].strip())
    if form in {"quarter", "quarter_beside"}:
        counted = form == "quarter_beside" or "terakhir" in printed  # dalam dua triwulan terakhir
        return (counted and _SO_MANY_OF.search(low, max(0, start - 24), start) is not None) or quarters.is_other(low, printed, start)
    if form == "counted_on":
        return _SPAN_OF.search(low, max(0, start - 16), start) is not None
    if form == "after_one" and printed.endswith("berikutnya") and not printed.startswith("se"):
        return _DONE_ON.search(low, max(0, start - 28), start) is None
    if form == "beside":
        return _SO_MANY_OF.search(low, max(0, start - 24), start) is not None
    return False


def _is_idiom(low: str, printed: str, start: int, end: int, form: str) -> bool:
    """Whether words that say a day, a week, a year mean something else by the words beside them."""
    near = max(0, start - 24)
    if form == "days":
        idiom = _NOT_THE_DAY.get(printed.split()[0])
        return idiom is not None and idiom.search(low, near, start) is not None
    if form == "units":
        return printed.endswith("ini") and _SO_MANY.search(low, near, start) is not None
    return printed.endswith(("setelah", "sesudah", "sebelum", "before", "after")) and _OF_ANOTHER.match(low, end) is not None
