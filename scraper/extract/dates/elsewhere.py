"""A date whose weekday contradicts it, where the story tells elsewhere which day is meant."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from archive.record import DateMention
from scraper.extract import calendar
from scraper.extract.dates import slips
from scraper.extract.dates.tense import is_said

_WEEKDAY: Final = re.compile(calendar.WEEKDAY, re.IGNORECASE)
_AWAY: Final = {"hari ini": 0, "kemarin": -1, "besok": 1, "lusa": 2}
_DAY: Final = len("2024-02-29")
_CAPTION: Final = 200
"""Characters of a caption at most, which ends with its day and no full stop."""


def settled(mentioned: Sequence[DateMention], texts: Mapping[int, str], anchor: date | None) -> list[DateMention]:
    """The dates of a story, those that contradict themselves in the light of the others; ``texts`` by number of paragraph."""
    if not any(each.doubt and "weekday-mismatch" in each.doubt for each in mentioned):
        return list(mentioned)
    return [_settled(each, mentioned, texts, anchor) for each in mentioned]


def _settled(told: DateMention, others: Sequence[DateMention], texts: Mapping[int, str], anchor: date | None) -> DateMention:
    """`Selasa (6/2)` where the story told of Tuesday 5 February: that day, if a slip parts them and nothing tells of the other."""
    if _is_sure(told) or not (printed := _day(told)):
        return told
    named = _WEEKDAY.search(told.text)
    weekday = calendar.weekday_of(named[0]) if named else None
    sure = [each for each in others if _is_sure(each) and re.search(r"\d", each.text)]
    if weekday is None or printed in map(_day, sure):
        return told
    days = {day for each in sure if (day := _day(each)) and day.weekday() == weekday and _may_be(printed, day, told, each, texts)}
    days |= {anchor + timedelta(days=step) for word, step in _AWAY.items() if anchor and told.text.lower().startswith(word)}
    days = {day for day in days if day.weekday() == weekday and slips.is_slip(printed.day, printed.month, printed.year, day)}
    if len(days) != 1:
        return told
    return replace(told, value=(told.value or "").replace(str(printed), str(days.pop())), doubt=f"{told.doubt}, repaired")


def _is_sure(told: DateMention) -> bool:
    """Whether a date does not contradict itself, or no more."""
    return not told.doubt or "weekday-mismatch" not in told.doubt or "repaired" in told.doubt


def _day(told: DateMention) -> date | None:
    """The single day that a date names, be it with a time."""
    value = (told.value or "").partition("T")[0]
    return date.fromisoformat(value) if len(value) == _DAY and "/" not in (told.value or "") and ";" not in (told.value or "") else None


def _may_be(printed: date, day: date, told: DateMention, other: DateMention, texts: Mapping[int, str]) -> bool:
    """Whether both may be one day: the day before or after another is as often a day of its own, but not of what is said or shown."""
    if abs((day - printed).days) > 1:
        return True
    return any(_is_of_event(each, texts.get(each.paragraph, "")) for each in (told, other))


def _is_of_event(told: DateMention, text: str) -> bool:
    """Whether a day is that on which what the story tells of was said, or is shown in a picture."""
    end = told.start + len(told.text)
    return told.paragraph < 0 or is_said(text, told.start) or (len(text) < _CAPTION and not text[end:].strip(" )"))
