"""Where a printed form fits: which one begins at a word of a text, and its parts.

Forms are sought in small letters, all that may begin with a word as one pattern: that is up to twice as fast as one
that ignores case. Where a form says something on capitals, it is asked about the text as it is.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, NamedTuple

from scraper.extract import calendar
from scraper.extract.dates.parts import THE_YEAR
from scraper.extract.dates.printed import FOLLOWING, FORM, OF_MONTHS, ROWS, Form
from scraper.extract.dates.starts import BEGINNING
from scraper.extract.dates.values import Parts

_PART: Final = re.compile("[(][?]P<[a-z0-9]+>")
_CAPITALS: Final = re.compile(r"\\.|[?]P<[a-z0-9]+>|[A-Z]+")
_AFTER_WORD: Final = re.compile(r"[a-z]\.")
"""A full stop that may be that of an abbreviation or of a sentence, by what follows."""


class Line(NamedTuple):
    """A text in which dates are sought, as it is and in small letters, and whether it names any month and any weekday."""

    text: str
    small: str
    months: bool = True
    weekdays: bool = True


class Fit(NamedTuple):
    """A form where it fits a text, from ``start`` up to ``end``; the date itself begins ``at`` some place."""

    form: Form
    start: int
    end: int
    at: int
    parts: Parts


def fit(line: Line, start: int, word: str) -> Fit | None:
    """The first form that begins at a word."""
    text, small, months, _ = line
    if (seen := _scanner(word, months).match(small, start)) is None:
        return None
    form, end = FORM[seen.lastgroup or ""], seen.end()
    if form.name in _CASED or (small.find(".", start, end) >= 0 and _AFTER_WORD.search(small, start, end)):
        exact = fit_form(text, start, form)
        return exact if exact is not None and exact.end == end else _exactly(text, start, word)
    return _fitted(form, _small(form.name).match(small, start))


def fit_form(text: str, start: int, form: Form) -> Fit | None:
    """A form where it fits a text at that place."""
    return _fitted(form, form.pattern.match(text, start))


def _fitted(form: Form, found: re.Match[str] | None) -> Fit | None:
    if found is None:
        return None
    parts, start = found.groupdict(), found.start()
    return Fit(form, start, found.end(), found.start("at") if "at" in parts else start, parts)


def others(text: str, first: Fit) -> Iterator[Fit]:
    """The forms below one in the table that fit at the same place."""
    for form in FOLLOWING[first.form.name]:
        if (found := fit_form(text, first.start, form)) is not None:
            yield found


def _exactly(text: str, start: int, word: str) -> Fit | None:
    """The first form that begins at a word, where capitals make another form of it, or none."""
    fits = (fit_form(text, start, FORM[ROWS[row][0]]) for row in BEGINNING[word])
    return next((found for found in fits if found is not None), None)


@cache
def _scanner(word: str, months: bool) -> re.Pattern[str]:
    """The forms that may begin with a word; without ``months`` those of a text that names none."""
    names = (ROWS[row][0] for row in BEGINNING[word])
    return _together(tuple(name for name in names if months or name not in OF_MONTHS))


@cache
def _together(names: tuple[str, ...]) -> re.Pattern[str]:
    """Some forms as one pattern, the group that closes last being that of the form; many words begin the same.

    In small letters nothing is known of what a form says on capitals: it fits wherever the form does, but not only there.
    """
    return re.compile("|".join(f"(?P<{name}>{_PART.sub('(?:', _in_small(FORM[name].source))})" for name in names) or "(?!)")


@cache
def _small(name: str) -> re.Pattern[str]:
    """A form for small letters, with its parts."""
    return re.compile(_in_small(FORM[name].source))


def _in_small(source: str) -> str:
    loose = source.replace(calendar.NO_NAME, "").replace("(?-i:", "(?:")
    return _CAPITALS.sub(lambda found: found[0].lower() if found[0].isalpha() else found[0], loose)


_CASED: Final = frozenset(form.name for form in FORM.values() if "(?-i:" in form.source.replace(calendar.DOT, "").replace(THE_YEAR, ""))
"""Forms that say something on capitals, other than after a full stop."""
