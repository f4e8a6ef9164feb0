"""When a story was published and changed, by everything a page says about it but its text.

Sources are believed in the order: JSON-LD, meta elements, ``<time>``, the words between title and text, the address;
but where the first of them knows only the day, another that knows the hour of that day is the better witness.
The text itself is never asked: the dates in it are those of events and of other stories.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import tee
from typing import Final, NamedTuple

from scraper.extract import calendar, dates, linked, microdata
from scraper.extract.markup import Element, classes, is_a_part, words
from scraper.extract.neighbours import is_beside_another
from scraper.extract.page import Page
from scraper.extract.surroundings import is_aside, within

_ADDRESS_DAY: Final = re.compile(r"/((?:19|20)\d\d)/(\d\d?)/(\d\d?)/")
_LONGEST: Final = 90
"""Characters of a line that can be a date line."""
_NOT_LINES: Final = frozenset({"script", "style", "svg", "time", "img", "noscript", "a"})
_DIGIT: Final = re.compile(r"\d")
_OF_EVENT: Final = re.compile(
    r"^\W*(?:(?:waktu|tanggal|jadwal|hari) (?:pelaksanaan|kegiatan|acara|pendaftaran)|pelaksanaan|jadwal|agenda|acara|kegiatan|event"
    r"|batas\b|berlaku\b|deadline|penutupan|pendaftaran)\b",
    re.IGNORECASE,
)
"""What a line begins with that dates what the story tells of."""
_BARE: Final = len("2024-03-06")
_MOST: Final = 200
"""Lines and times of a page that are looked at; a page with more of them lists other stories."""
_CLOCKS: Final = timedelta(minutes=10)
_SLACK: Final = 1
"""Days by which address and stamp may differ: the address is written in the zone of another setting."""


class Told(NamedTuple):
    """A moment, where it was found, and why it is doubtful."""

    at: str | None
    source: str | None = None
    doubt: str | None = None


def told(page: Page, zone: str, heading: Element | None, body: Element | None, others: Sequence[Element] = ()) -> tuple[Told, Told]:
    """When the story was published, and when last changed; the times in ``others`` are those of other stories."""
    shown, again = tee(_times(page, heading, body, others))  # looked for at most once, and only where nothing surer tells
    changed = _exactest(_modified(page, zone, heading, body, again))
    return _published(page, zone, heading, body, shown), Told(*changed)


def _published(page: Page, zone: str, heading: Element | None, body: Element | None, shown: Iterator[Element]) -> Told:
    day = address_day(page.url)
    value, source = _exactest(_publications(page, zone, heading, body, shown))
    if value is not None:
        return Told(value, source, _disagrees(value, day))
    if day is not None:
        return Told(day, "address", "published_at: only the day is known, from the address")
    return Told(None, None, "published_at: nothing on the page tells it")


def _exactest(told: Iterator[tuple[str | None, str]]) -> tuple[str | None, str | None]:
    """The first moment told, or, where that is a bare day, the first exact one of the same day."""
    first: tuple[str | None, str | None] = (None, None)
    for value, source in told:
        if value is None:
            continue
        if first[0] is None:
            first = value, source
        if len(value) > _BARE and value.startswith(first[0] or ""):
            return value, source
        if len(first[0] or "") > _BARE:
            break
    return first


def _disagrees(value: str, day: str | None) -> str | None:
    if day is None or value[:10] == day:
        return None
    apart = abs((date.fromisoformat(value[:10]) - date.fromisoformat(day)).days)
    return f"published_at: the address says {day}" if apart > _SLACK else None


def _publications(
    page: Page, zone: str, heading: Element | None, body: Element | None, shown: Iterator[Element]
) -> Iterator[tuple[str | None, str]]:
    for node in (*page.articles, *page.pages):
        yield _stamp(linked.text(node.get("datePublished")), zone), "json-ld"
    yield _stamp(page.head.first("article:published_time", "datepublished", "og:article:published_time", "pubdate"), zone), "meta"
    for element in microdata.own(page, "datePublished", heading, body):
        yield _stamp(element.get("content") or element.get("title"), zone), "meta"
    for element in shown:
        if not _is_modified(element):
            yield _stamp(element.get("datetime") or words(element), zone), "time"
    for line in _lines(page, heading, body):
        yield dates.stamp(line, zone), "text"


def _modified(
    page: Page, zone: str, heading: Element | None, body: Element | None, shown: Iterator[Element]
) -> Iterator[tuple[str | None, str]]:
    for node in (*page.articles, *page.pages):
        yield _stamp(linked.text(node.get("dateModified")), zone), "json-ld"
    yield _stamp(page.head.first("article:modified_time", "og:updated_time", "datemodified"), zone), "meta"
    for element in microdata.own(page, "dateModified", heading, body):
        yield _stamp(element.get("content") or element.get("title"), zone), "meta"
    for element in shown:
        if _is_modified(element) or {"updated", "published"} <= classes(element):
            yield _stamp(element.get("datetime"), zone), "time"


def doubtful(published: str | None, modified: str | None, captured_at: str, zone: str) -> Iterator[str]:
    """What can't be true of a story's times together: changed before it was published, told of before it was."""
    if published and modified and _is_before(modified, published):
        yield "modified_at: before published_at"
    latest = _later(captured_at, zone)
    for name, value in (("published_at", published), ("modified_at", modified)):
        if value and _is_before(latest, value):
            yield f"{name}: after the capture"


def _is_before(one: str, other: str) -> bool:
    """Whether a moment lies before another one; a bare day is no earlier than any moment of it."""
    length = min(len(one), len(other))
    if length <= _BARE:
        return one[:_BARE] < other[:_BARE]
    return datetime.fromisoformat(one) < datetime.fromisoformat(other)


def _later(moment: str, zone: str) -> str:
    """A moment in the newsroom's zone, as much later as two clocks may differ."""
    return (datetime.fromisoformat(moment) + _CLOCKS).astimezone(calendar.offset(zone)).isoformat()


def _stamp(value: str | None, zone: str) -> str | None:
    return (calendar.moment(value, zone) or dates.stamp(value, zone)) if value else None


def address_day(url: str) -> str | None:
    """The day a dated permalink names."""
    found = _ADDRESS_DAY.search(url.partition("#")[0].partition("?")[0])
    day = calendar.day(int(found[1]), int(found[2]), int(found[3])) if found else None
    return day.isoformat() if day else None


def _is_modified(element: Element) -> bool:
    """Whether a time is that of the last change; many themes call the date of publication `entry-date updated`."""
    names = classes(element)
    if names & {"published", "entry-date", "td-module-date"}:
        return False
    above = element.getparent()
    return bool(names & {"updated", "modified", "date-modified", "entry-modified-date"}) or (
        above is not None and "wp-block-post-date__modified-date" in classes(above)
    )


def _is_posts_own(element: Element) -> bool:
    """Whether a time is the block theme's date of the post itself; lists and comments have been left out before."""
    above = element.getparent()
    return above is not None and "wp-block-post-date" in classes(above)


def _times(page: Page, heading: Element | None, body: Element | None, others: Sequence[Element]) -> Iterator[Element]:
    """The times of the smallest part of the page that holds title and times, up to the story's own article.

    A time below the text counts only within the same article: what follows elsewhere are other stories and comments.
    """
    last = page.place(body) if body is not None else 0
    known = [each for each in page.marked("time")[:_MOST] if not is_aside(each) and not within(each, body)]
    known = [each for each in known if set(others).isdisjoint((each, *each.iterancestors()))] if others else known
    if heading is None or not known:
        yield from known if heading is None and len(known) == 1 else ()
        return
    for above in heading.iterancestors():
        own = above.tag == "article" or "hentry" in classes(above)
        inside = [each for each in known if within(each, above) and (own or page.rank[each] < last or _is_posts_own(each))]
        anothers = {each for each in inside if is_beside_another(page, each, heading, body)}
        if len(anothers) < len(inside) or own or above.tag in {"main", "body"}:
            yield from (each for each in inside if each not in anothers)
            return
        known = [each for each in known if each not in anothers]


def _lines(page: Page, heading: Element | None, body: Element | None) -> Iterator[str]:
    """The short lines between title and text that have a number in them, one of which may be the date."""
    if heading is None or body is None:
        return
    around = set(body.iterancestors())
    below = False
    looked_at = 0
    for element in page.body.iter():
        if element is body:
            return
        below = below or element is heading
        if not below or element in around or element.tag in _NOT_LINES or within(element, heading) or is_a_part(element):
            continue
        text = words(element)
        if len(text) <= _LONGEST and _DIGIT.search(text) and not _OF_EVENT.match(text) and not is_aside(element):
            looked_at += 1
            if looked_at > _MOST:
                return
            if not is_beside_another(page, element, heading, body):
                yield text
