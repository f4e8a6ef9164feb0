"""What a story's paragraphs say, marked where it stands: quotations, people, offices, places and days.

Positions come from the reader and are checked against the text; what doesn't stand where it should is left unmarked, and the
text itself is never changed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from markupsafe import Markup

from archive.reading_room.frame import segment
from archive.reading_room.words import breakable

_MARKS: Final = "\"“”„«»'‘’"
_TIME: Final = re.compile(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?", re.ASCII)
_DAY: Final = re.compile(r"\d{4}(-\d\d){0,2}", re.ASCII)
_REACH: Final = 300
"""How far behind the beginning of an appearance the name may stand: the office comes first, and may be long."""

Rows = Iterable[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a paragraph, from its first character to the one after its last, with the tags around it."""

    start: int
    end: int
    before: Markup
    after: Markup
    link: bool = False


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is quoted in a paragraph: plain name where the story tells it, else as printed."""

    name: str | None
    printed: str | None
    office: str | None
    doubt: str | None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of the body with its marks, and who is quoted in it."""

    text: Markup
    speakers: tuple[Speaker, ...] = ()


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the pages of people, offices, places and days are: what comes before the name in their address."""

    people: str = "/tokoh/"
    offices: str = "/jabatan/"
    places: str = "/tempat/"
    days: str = "/hari/"


def _linked(start: int, length: int, address: str, kind: str) -> Passage:
    before = Markup('<a class="{}" href="{}">').format(kind, address)
    return Passage(start, start + length, before, Markup("</a>"), link=True)


def _stands(text: str, words: str, start: int, reach: int = 0) -> int | None:
    """Where words stand in a text: at ``start``, or up to ``reach`` characters behind it; None where they don't."""
    at = text.find(words, start, start + len(words) + reach) if words and start >= 0 else -1
    return at if at >= 0 else None


def quotation(text: str, said: Mapping[str, Any]) -> Passage | None:
    """A quotation with the marks around it."""
    start = _stands(text, said["text"], said["start"])
    if start is None:
        return None
    end = start + len(said["text"])
    start -= start > 0 and text[start - 1] in _MARKS
    closing = re.compile(rf",?\s?[{_MARKS}]").match(text, end)
    return Passage(start, closing.end() if closing else end, Markup('<q class="said">'), Markup("</q>"))


def person(text: str, each: Mapping[str, Any], addresses: Addresses) -> Iterator[Passage]:
    """The name of a person, and the office where its words stand before or behind it."""
    for words in (each["printed"], each["name"]):
        at = _stands(text, words, each["start"], _REACH)
        if at is not None:
            yield _linked(at, len(words), addresses.people + segment(each["name"]), "person")
            break
    office = each["office"]
    at = _stands(text, office, each["start"], _REACH) if office else None
    if at is not None:
        yield _linked(at, len(office), addresses.offices + segment(office), "office")


def place(text: str, each: Mapping[str, Any], addresses: Addresses) -> Iterator[Passage]:
    """A place of the official list."""
    at = _stands(text, each["printed"], each["start"])
    if at is not None and not each["doubt"]:
        yield _linked(at, len(each["printed"]), addresses.places + each["code"], "place")


def day(text: str, each: Mapping[str, Any], addresses: Addresses) -> Iterator[Passage]:
    """A date with what it means where that is one day, month, year or moment; one of an event leads to the page of its (first) day."""
    at, value = _stands(text, each["text"], each["start"]), each["value"] or ""
    if at is None:
        return
    end = at + len(each["text"])
    if each["kind"] == "event" and (first := _DAY.match(value)):
        yield _linked(at, len(each["text"]), addresses.days + first[0], "day")
    if _TIME.fullmatch(value):
        yield Passage(at, end, Markup('<time datetime="{}">').format(value), Markup("</time>"))


def set_in(text: str, passages: Iterable[Passage]) -> Markup:
    """A text with its passages marked; one that crosses another, or a link within a link, is left out."""
    out: list[str] = []
    around: list[Passage] = []
    at = 0

    def until(end: int) -> None:
        nonlocal at
        out.append(breakable(text[at:end]))
        at = end

    def leave(start: int) -> None:
        while around and around[-1].end <= start:
            until(around[-1].end)
            out.append(around.pop().after)

    for each in sorted(passages, key=lambda each: (each.start, -each.end)):
        leave(each.start)
        if not 0 <= each.start < each.end <= (around[-1].end if around else len(text)) or (each.link and any(one.link for one in around)):
            continue
        until(each.start)
        out.append(each.before)
        around.append(each)
    leave(len(text))
    until(len(text))
    return Markup("".join(out))


def _speakers(quotes: Rows) -> tuple[Speaker, ...]:
    found = (Speaker(each["speaker"], each["speaker_printed"], each["office"], each["doubt"]) for each in quotes)
    return tuple(dict.fromkeys(each for each in found if each.name or each.printed))


def paragraphs(texts: Iterable[str], parts: Mapping[str, Rows], addresses: Addresses) -> list[Paragraph]:
    """The paragraphs of a body with everything that is known of them: ``parts`` has the rows of its quotes, people, places and dates."""
    found = []
    for number, text in enumerate(texts):
        here = {kind: [row for row in rows if row["paragraph"] == number] for kind, rows in parts.items()}
        passages = [passage for each in here["quotes"] if (passage := quotation(text, each)) is not None]
        for kind, mark in (("people", person), ("places", place), ("dates", day)):
            passages += [passage for each in here[kind] for passage in mark(text, each, addresses)]
        found.append(Paragraph(set_in(text, passages), _speakers(here["quotes"])))
    return found
