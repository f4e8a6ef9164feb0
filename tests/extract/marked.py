"""Stories in which every date is marked, `[[words|value]]`: how their files are read."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from archive.record import DateMention
from scraper.extract.dates import mentions

HERE: Final = Path(__file__).parent
KEPT_BACK: Final = HERE / "dates-kept-back.txt"
"""Stories that nothing may be learned from: what the reader gives on them is what to expect of any."""
FILES: Final = (*sorted(HERE.glob("dates-stories-*.txt")), HERE / "dates-parts.txt", HERE / "dates-sentences.txt")
MARKED: Final = re.compile(r"\[\[(?P<words>[^]|]+)\|(?P<value>[^]]+)\]\]")
ZONES: Final = {"+07:00": "Asia/Jakarta", "+08:00": "Asia/Makassar", "+09:00": "Asia/Jayapura"}


class Mark(NamedTuple):
    """A date that is marked: where its words begin and end in their paragraph, and its value."""

    start: int
    end: int
    value: str


class Story(NamedTuple):
    """A story: when it was published, its paragraphs, the dates marked in each."""

    published: str
    body: tuple[str, ...]
    marks: tuple[tuple[Mark, ...], ...]

    def read(self) -> tuple[DateMention, ...]:
        """The dates that the reader finds in it."""
        return mentions("", "", self.body, [], self.published, ZONES[self.published[-6:]])


def stories(*paths: Path) -> Iterator[Story]:
    """The stories of some files, parted by empty lines; each begins with a line `# 2019-05-02T15:00:00+07:00`."""
    for path in paths:
        for told in re.split(r"\n\s*\n(?=# )", path.read_text(encoding="utf-8").strip()):
            head, *lines = [line for line in told.splitlines() if line.strip()]
            body, marks = zip(*map(_unmarked, lines), strict=True)
            yield Story(head.removeprefix("# ").strip(), body, marks)


def _unmarked(line: str) -> tuple[str, tuple[Mark, ...]]:
    text, marks, at = "", [], 0
    for mark in MARKED.finditer(line):
        text += line[at : mark.start()]
        marks.append(Mark(len(text), len(text) + len(mark["words"]), mark["value"]))
        text, at = text + mark["words"], mark.end()
    return text + line[at:], tuple(marks)
