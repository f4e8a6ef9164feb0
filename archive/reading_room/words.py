"""How values are written on a page. Nothing stored is ever taken for HTML."""

import re
from shlex import quote as quoted
from typing import Any, Final

from markupsafe import Markup, escape

from archive.query import lacking
from archive.reading_room.language import half, say
from archive.reading_room.limits import MARKS
from archive.reading_room.moments import in_words
from archive.record import PARAGRAPH_BREAK

_MOMENT: Final = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)[\d:.]*(Z|[+-]\d\d:\d\d)", re.ASCII)


LONG: Final = 1_000
"""Letters after which a word may be broken, more than any true word has."""

_LONG: Final = re.compile(rf"(\S{{{LONG}}})(?=\S)")


def marked(snippet: str | None) -> Markup:
    """A snippet with the words found set off."""
    text = str(escape(snippet or ""))
    return Markup(text.replace(MARKS[0], "<mark>").replace(MARKS[1], "</mark>"))


def paragraphs(body: str | None) -> list[str]:
    """The paragraphs of a body as it stands in its table."""
    return [part for part in (body or "").split(PARAGRAPH_BREAK) if part.strip()]


def linkable(url: str | None) -> bool:
    """Whether an address may be put behind a link: only the web's own kind."""
    return bool(url) and str(url).lower().startswith(("http://", "https://"))


def counted(number: int) -> str:
    """A number as it is written in the reader's language.

    >>> counted(12345)
    '12.345'
    """
    return f"{number:,}".replace(",", say(".", ","))


def many(number: int, indonesian: str, several: str, one: str) -> str:
    """So many of something, in the reader's language: Indonesian has one word for one and for several.

    >>> many(1200, "berita", "stories", "story")
    '1.200 berita'
    """
    return f"{counted(number)} {say(indonesian, one if number == 1 else several)}"


_EXAMPLE: Final = re.compile(r"(?<=misalnya |.such as )(.+)", re.DOTALL)


def lacks(text: str | None) -> Markup:
    """Why a search can't find anything, in the reader's language; nothing where it can. What might be typed stays in one piece.

    >>> lacks("-banjir").partition(", ")[2]
    Markup('misalnya <span class="typed">pasar -banjir</span>.')
    """
    told = lacking(text or "")
    if not told:
        return Markup()
    before, example, _ = [*_EXAMPLE.split(say(*told), maxsplit=1), "", ""][:3]
    return Markup("{}{}.").format(before, Markup('<span class="typed">{}</span>').format(example) if example else "")


def breakable(text: str) -> Markup:
    """A text whose longest words may be broken: a browser takes half a minute to set a line with one of a million letters.

    >>> max(map(len, breakable("a" * 2500).split("<wbr>"))), breakable("a < b")
    (1000, Markup('a &lt; b'))
    """
    return Markup("<wbr>").join(_LONG.split(text))


def shell(word: str) -> str:
    """A word as it is given to a shell.

    >>> shell("kota-20200101.warc.gz"), shell("a; rm -r b")
    ('kota-20200101.warc.gz', "'a; rm -r b'")
    """
    return quoted(word)


FILTERS = {
    "breakable": breakable,
    "in_words": in_words,
    "marked": marked,
    "paragraphs": paragraphs,
    "linkable": linkable,
    "counted": counted,
    "many": many,
    "lacks": lacks,
    "half": half,
    "shell": shell,
}


def moment(value: str) -> Markup | None:
    """A moment in ISO 8601 as a table shows it, to the minute; None for anything else.

    >>> moment("2020-01-24T02:15:00.000000Z")
    Markup('<time datetime="2020-01-24T02:15:00.000000Z">2020-01-24 02:15 UTC</time>')
    """
    found = _MOMENT.fullmatch(value)
    if found is None:
        return None
    day, clock, zone = found.groups()
    return Markup('<time datetime="{}">{} {} {}</time>').format(value, day, clock, zone.replace("Z", "UTC"))


def _headline(row: Any, value: str, table: str | None, articles: str) -> Markup | None:
    names = row.keys()
    number = row["article"] if "article" in names else row["id"] if table == "latest" and "id" in names else None
    if isinstance(number, dict):  # a foreign key that Datasette has looked up
        number = number["value"]
    return None if number is None else Markup('<a href="{}/{}">{}</a>').format(articles, number, value)


def cell(row: Any, value: Any, column: str, table: str | None, articles: str) -> Markup | None:
    """A cell that reads better than its value: a headline leads to its article (``articles`` is the address of them all), the
    words found are set off, a moment is told to the minute."""
    if not isinstance(value, str):
        return None
    if column == "title":
        return _headline(row, value, table, articles)
    if column == "snippet":
        return marked(value)
    return moment(value) if column.endswith("_at") else None
