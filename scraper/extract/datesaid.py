"""The search for dates said in words: only where a word stands with which one begins."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from scraper.extract import datenames, datewords


def _first_words() -> dict[str, tuple[int, ...]]:
    """The rows that may begin with a word."""
    rows: dict[str, tuple[int, ...]] = {}
    for place, (_, heads, _, _) in enumerate(datewords.ROWS):
        for head in heads.split():
            for word in datewords.KINDS.get(head, head).split():
                rows[word] = (*rows.get(word, ()), place)
    return rows


INTERPRET: Final = {name: interpret for name, _, _, interpret in datewords.ROWS}
ROWS_OF: Final = _first_words()
"""The rows that may begin with a word, by their place in the table."""
_FIRST: Final = frozenset(ROWS_OF)
_NUMBER: Final = frozenset("0")
_MARKS: Final = "“”\"(),.-'’"
"""What may stand beside a word."""
_COUNTS: Final = re.compile(rf"\d[\d.]*(?=\s+{datewords.PERIOD}|(?:st|nd|rd|th)\s+c|s\b|\s?-an|\s+tax\b|\s*$|\s*[:–—]\s)")
"""Numbers that may begin a row."""
_BEFORE_MONTH: Final = re.compile(r"(?<![\w-])(?:(?:pada|sejak|hingga|sampai|mulai|in|since|until)\s+(?:bulan\s+)?|bulan\s+)$")
"""What must stand before a month that nothing else dates."""
_LABEL: Final = re.compile(r"\s*\d+\s+(?!hari|days?)\w+\s+(?:yang\s+lalu|ago)\s*")
"""The age of another story, as themes print it in a line of its own: counted from the visit, not from this story."""
_EVERY_WEEK: Final = re.compile(r"[^.!?]{0,40}\b(?:setiap|tiap|saban|every)\b", re.IGNORECASE)
_PLAIN: Final = {"w2": "w", "w3": "w", "y2": "y"}
"""Parts that more than one branch of a pattern names."""


@cache
def together(rows: tuple[int, ...]) -> re.Pattern[str]:
    """Some rows as one pattern, compiled when a text first has a word that begins them."""
    each = "|".join(f"(?P<{datewords.ROWS[row][0]}>{re.sub(r'[(][?]P<[a-z0-9]+>', '(?:', datewords.ROWS[row][2])})" for row in rows)
    return re.compile(rf"(?<![\w/-])(?<!\d[.,])(?:{each})")


@cache
def _alone(form: str) -> re.Pattern[str]:
    return re.compile(next(pattern for name, _, pattern, _ in datewords.ROWS if name == form))


def first_words(text: str) -> frozenset[str]:
    """The words of a text with which rows begin, and 0 for its numbers.

    Few words do: one sweep over a whole story tells which to look for in its parts.
    """
    bare = text.lower()
    for mark in _MARKS:
        bare = bare.replace(mark, " ")
    return _FIRST.intersection(bare.split()) | _NUMBER


def _heads(low: str, numbers: Sequence[re.Match[str]], firsts: frozenset[str]) -> list[tuple[int, tuple[int, ...]]]:
    """Where those words stand in a text, in order, and the rows that begin with them."""
    heads = []
    for word in firsts - _NUMBER:
        rows, place = ROWS_OF[word], low.find(word)
        while place >= 0:
            heads.append((place, rows))
            place = low.find(word, place + 1)
    heads += [(number.start(), ROWS_OF["0"]) for number in numbers if _COUNTS.match(low, number.start())]
    return sorted(heads)


def said(text: str, numbers: Sequence[re.Match[str]], firsts: frozenset[str]) -> Iterator[tuple[int, int, str, dict[str, str | None]]]:
    """The dates that a text with these numbers and first words says in words: where each begins and ends, its form, its parts."""
    low = text.lower()
    if len(low) != len(text):  # a letter whose small form is two
        low = text
    at = 0
    for place, rows in _heads(low, numbers, firsts):
        match = together(rows).match(low, place) if place >= at else None
        if match is None:
            continue
        form, start = match.lastgroup or "", match.start()
        if form == "month_alone":
            lead = _BEFORE_MONTH.search(low, max(0, start - 16), start)
            start = lead.start() if lead else -1
        parts = _alone(form).match(low, match.start())
        if start >= at and parts is not None and not _is_other(text, match, form):
            at = match.start() + len(match[0].rstrip(" ,/"))
            told = {_PLAIN.get(name, name): each for name, each in parts.groupdict().items() if each}
            yield start, at, form, ({**told, "label": "alone"} if _LABEL.fullmatch(low) else told)


def _is_other(text: str, match: re.Match[str], form: str) -> bool:
    """Whether the words are no date here: a person called Mei, a weekday that comes every week."""
    printed, after = match[0], text[match.end() : match.end() + 2]
    if form == "weekday":
        return datenames.is_every(text, match.start()) or _EVERY_WEEK.match(text, match.end()) is not None
    if form == "month_alone":
        name = text[match.start() : match.end()].split()[-1]
        return (
            not name[0].isupper() or datenames.is_every(text, match.start()) or (len(after) == 2 and after[0] == " " and after[1].isupper())
        )
    if form in {"part_of_year", "quarter"} and datenames.is_counted(text, match.end()):
        return True
    if form == "year_alone":
        return bool(text[: match.start()].strip())
    if form == "quarter":
        return ("20" not in printed and "tahun" not in printed) and not printed.startswith(("triwulan", "akhir triwulan"))
    return False
