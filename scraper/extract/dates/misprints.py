"""Misprints that leave no readable date: `Sabtu (6,5,2017)`, `Selasa (19/2/20199.`, `Kamis, 6 Pebuari 2020`, `Sabtu, 11 Mie 2024`.

Where a number could not be read, what it stands in is printed anew, at the same length, so that places in the text stay what they
are: if a month's name is one slip away from what stands there, or if the weekday right before it leaves one day only.
"""

import re
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from scraper.extract import calendar
from scraper.extract.dates import slips
from scraper.extract.markup import names

_NEAR: Final = 60
"""Days around publication within which a day whose weekday is right needs no year that can be read."""
_LONGEST: Final = 14
"""Characters before a number in which its weekday stands."""
_MARKS: Final = " ()[]{}.,;:/|_-"
_WEEKDAY_ENDS: Final = frozenset(name[-3:] for name in calendar.FULL_WEEKDAY.lower().split("|"))
_WEEKDAY: Final = re.compile(rf"\b(?P<w>{calendar.FULL_WEEKDAY})[^\w“”\"]{{0,4}}$", re.IGNORECASE)
_NUMBERS: Final = re.compile(
    r"(?P<numbers>\d\d?\s\d\d?\s\d{4}(?=\))|\d[\dOol]{0,7}(?:\s?[/\\.,:;|_()–-]{1,2}\s?[\dOol]{1,6}|\s[\dOol]{1,4}(?=\s?[/)\]]))*)(?P<close>\s?[()\]}/_]*)(?![\w%]|\s*(?:%|persen|orang|meter|ton|kg|wib|wita|wit)\b)",
    re.IGNORECASE,
)
_MONTH: Final = re.compile(
    r"(?P<gap>[\s.,/-]{0,3})(?P<mo>[a-z]{3,10})\b\.?(?P<year>\s?[,/]?\s?(?P<y>\d[\dOol]{1,4})\b)?(?!\s?[.,]?\d|\s*(?:orang|peserta|warga)\b)",
    re.IGNORECASE,
)
_NAME: Final = re.compile(r"\b(?P<name>[A-Za-z][a-z]{2,9}(?:[.,;][a-z]{1,2})?)\s?(?:(?:pagi|siang|sore|malam)\s)?\(?$")
_DAY: Final = re.compile(r"(\d{1,2})\s?/\s?(\d{1,2})\s?\)")
_OTHER_WORDS: Final = names("kami kamu kamus seni benin satu sabu raba rabi rabun abu labu ramu selasar minggir")
"""Words one letter from a weekday's name."""
_MORE: Final = re.compile(r"\s?(?:[-–]|\b(?:dan|hingga|sampai)\b)\s?(?P<last>\d{1,2})(?=\s[A-Z][a-z]{2,9}\s(?:19|20)\d\d\b)")
"""What leads on from a day to the last of a span or list, behind which the month stands."""
_YEAR_DIGITS: Final = 4
_GAPS: Final = " .,/-–"
"""What parts a number from the word or number after it."""
_LEADS_ON: Final = frozenset("-–dhs")
"""How what leads on begins, without the blank before it."""
_GLYPHS: Final = str.maketrans("Ool", "001")
"""Letters that are printed for digits."""
_NAMES: Final = tuple(name for name in calendar.MONTHS if len(name) > 4 or name in {"juni", "juli"})
_LONG: Final = 7
"""Letters of a name from which on two slips leave it what it is."""
_SHORT: Final = 3
"""Letters of `Mei`, and of the short form of any other month."""
_LONG_NAMES: Final = tuple(name for name in _NAMES if len(name) >= _LONG)
_WEEKDAY_NAMES: Final = ("senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu")


def mended(text: str, start: int, end: int, anchor: date | None, weekdays: bool = True) -> str | None:
    """The text with a readable date around a number that could not be read; nothing where no one date can be meant.

    ``weekdays`` tells whether the text names any.
    """
    if anchor is None:
        return None
    after = text[end : end + 4].lstrip(_GAPS)[:1]
    if text[end : end + 2].lstrip()[:1] in _LEADS_ON and (more := _MORE.match(text, end)) is not None:
        return mended(text, more.start("last"), more.end(), anchor, weekdays)
    is_year = end - start == _YEAR_DIGITS
    named = _weekday_beside(text, start) if weekdays else None
    if named is None and is_year:
        return _month_before(text, start)
    opened = text.startswith("(", start - 1) if start else False
    if named is None and not opened and not after.isupper():
        return None
    month = _MONTH.match(text, end) if end - start < _YEAR_DIGITS and after.isalpha() else None
    if month is not None:
        return _of_month(text, start, named, month, anchor)
    if named is not None:
        return _of_numbers(text, named, start, anchor)
    return _weekday_before(text, start, anchor) if opened else None


def _weekday_beside(text: str, start: int) -> re.Match[str] | None:
    """The name of a weekday right before a number."""
    low = max(0, start - _LONGEST)
    return _WEEKDAY.search(text, low, start) if text[low:start].rstrip(_MARKS).lower()[-3:] in _WEEKDAY_ENDS else None


def _month_before(text: str, start: int) -> str | None:
    """The text with the name of the month before a year put right: `sejak Desmber 2022`."""
    if not text.startswith(("19", "20"), start) or (word := _NAME.search(text, max(0, start - _LONGEST), start)) is None:
        return None
    name = word["name"].lower()
    if len(name) < _LONG - 1 or name in calendar.MONTHS:
        return None
    near = (each for each in _LONG_NAMES if name[:2] == each[:2] or name[-2:] == each[-2:])  # a slip leaves one or the other
    found = {calendar.MONTHS[each] for each in near if slips.one_digit(name, each)}
    if len(found) != 1:
        return None
    return text[: word.start()] + calendar.SHORT_MONTHS[found.pop() - 1].ljust(start - word.start()) + text[start:]


def _weekday_before(text: str, start: int, anchor: date) -> str | None:
    """The text with the name of a weekday put right before a day in brackets that it fits: `Saptu (13/5)`, `Jum.at (26/8)`."""
    word, printed = _NAME.search(text, max(0, start - _LONGEST), start), _DAY.match(text, start)
    if word is None or printed is None or word["name"].lower() in _OTHER_WORDS:
        return None
    said = re.sub("[^a-z]", "", word["name"].lower())
    meant = [name for name in _WEEKDAY_NAMES if word["name"].lower() != name and slips.one_digit(said, name)]
    day = calendar.near(anchor, int(printed[2]), int(printed[1])) if meant else None
    if day is None or day.weekday() != calendar.weekday_of(meant[0]) or abs((day - anchor).days) > _NEAR:
        return None
    return text[: word.start()] + meant[0][:3].title().ljust(len(word["name"])) + text[word.end("name") :]


def _of_month(text: str, start: int, named: re.Match[str] | None, month: re.Match[str], anchor: date) -> str | None:
    """The same of a number before what may be the name of a month; without a weekday that fits only where a year follows."""
    number, right = text[start : month.start()], month["mo"].lower() in calendar.MONTHS
    year = (month["y"] or "").translate(_GLYPHS)
    which = _month_meant(month["mo"]) or (_month_by_weekday(month["mo"], number, year, named) if named and len(year) == _YEAR_DIGITS else 0)
    if not which:
        return None
    shown = month["mo"] if right else calendar.SHORT_MONTHS[which - 1].ljust(len(month["mo"]))
    whole = text[:start] + number + " " * len(month["gap"]) + shown
    if not right and len(year) == _YEAR_DIGITS and len(number) < 3 and month["mo"][0].isupper():
        return whole + text[month.end("mo") :]
    if named is None:
        return None
    weekday = calendar.weekday_of(named["w"])
    days = [day for day in _days(weekday, anchor) if day.month == which and (str(day.day) == number.lstrip("0") or _doubled(number, day))]
    if len(days) != 1 or (year and not slips.one_digit(year, str(days[0].year))):
        return None
    return (
        f"{text[:start]}{days[0].day}".ljust(month.start())
        + " " * len(month["gap"])
        + shown
        + " " * len(month["year"] or "")
        + text[month.end() :]
    )


def _doubled(number: str, day: date) -> bool:
    """Whether a number of three digits is that of a day with one too many: `111 Maret`."""
    return len(number) == 3 and slips.one_digit(number, str(day.day))


@lru_cache(maxsize=256)
def _month_meant(word: str) -> int:
    """The number of the only month whose name a word is, or is one slip away from, of a long name two; 0 where there is none."""
    said = word.lower()
    if said in calendar.MONTHS:
        return calendar.MONTHS[said]
    found = {calendar.MONTHS[name] for name in _NAMES if slips.one_digit(said, name)}
    found = found or {calendar.MONTHS[name] for name in _NAMES if len(name) >= _LONG and said[0] == name[0] and _twice(said, name)}
    return found.pop() if len(found) == 1 else 0


def _month_by_weekday(word: str, number: str, year: str, named: re.Match[str]) -> int:
    """The number of the only month of three letters that a word is one slip from and whose day has its weekday: `Sabtu, 11 Mie 2024`.

    A word so short is near many names: what tells is a weekday right before, and a full year behind it; 0 where these fit none or two.
    """
    if len(word) > _SHORT + 1 or not word.istitle() or not number.isdigit():
        return 0
    weekday = calendar.weekday_of(named["w"])
    days = [
        calendar.day(int(year), month, int(number))
        for month, name in enumerate(calendar.SHORT_MONTHS, 1)
        if slips.one_digit(word.lower(), name.lower())
    ]
    fit = [day.month for day in days if day and day.weekday() == weekday]
    return fit[0] if len(fit) == 1 else 0


def _twice(said: str, name: str) -> bool:
    """Whether two letters too few, wrong or in the wrong order make a word of a name: one before, one after some place."""
    return len(said) >= _LONG - 2 and any(
        slips.one_digit(said[:at], name[: at + step]) and slips.one_digit(said[at:], name[at + step :])
        for at in range(1, len(said))
        for step in (-1, 0, 1)
    )


def _days(weekday: int | None, anchor: date) -> list[date]:
    """The days near publication with that weekday."""
    return [day for step in range(-_NEAR, _NEAR + 1) if (day := anchor + timedelta(days=step)).weekday() == weekday]


def _of_numbers(text: str, named: re.Match[str], start: int, anchor: date) -> str | None:
    """The same of numbers behind a weekday that are put in brackets, or end with a year."""
    found = _NUMBERS.match(text, start)
    weekday = calendar.weekday_of(named["w"])
    if found is None or weekday is None:
        return None
    groups = re.findall(r"\d+", found["numbers"].translate(_GLYPHS))
    told = "".join(groups)
    space = found.end() - named.end("w")
    marked = text[named.end("w") : start].strip(" ,.") or found["close"].strip()
    if (len(groups) < 2 and len(told) < 6) or not (marked or len(told) >= 6):
        return None
    days = [day for day in _days(weekday, anchor) if _is_printed(groups, day)]
    past, coming = (list(each(weekday, anchor)) for each in (slips.lately, slips.soon))
    days = days or [day for day in (*past, *coming) if told in _digits(day)]
    days = (
        days or [day for day in past if _is_misprinted(groups, told, day)] or [day for day in coming if _is_misprinted(groups, told, day)]
    )
    if len(days) != 1:
        return None
    printed = f"({days[0].day}/{days[0].month}"
    if len(printed) >= space:
        return None
    return text[: named.end("w")] + (" " * (len(printed) + 2 <= space) + printed).ljust(space - 1) + ")" + text[found.end() :]


def _is_printed(groups: list[str], day: date) -> bool:
    """Whether numbers are day, month and perhaps year of a day, whatever parts them, or these the other way round."""
    numbers = [int(each) for each in groups]
    whole = [day.day, day.month, day.year]
    return numbers in (whole[:2], whole, whole[::-1], [day.day, day.month, day.year % 100])


def _is_misprinted(groups: list[str], told: str, day: date) -> bool:
    """Whether the digits are those of a day with one slip: too many or few, a bracket printed as a digit, day and month swapped."""
    if [int(each) for each in groups[:2]] == [day.month, day.day]:
        return True
    return len(told) > 2 and any(slips.one_digit(told, digits) for digits in _digits(day))


def _digits(day: date) -> set[str]:
    """The digits that a day is printed with, without what parts them."""
    heads = (f"{day.day}{day.month}", f"{day.day}{day.month:02}", f"{day:%d%m}")
    return {head + tail for head in heads for tail in ("", str(day.year), f"{day:%y}")}
