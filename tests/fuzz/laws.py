"""What holds whatever comes in: each law takes bytes, or a text, and raises where it is broken.

The properties and the fuzz run hold the same laws; they only make up what comes in by other means.
"""

import gzip
import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from protego import Protego

from archive import replay, warc
from archive.record import Article, Capture, Reading, digests, plain
from archive.warc import Entry, Place
from scraper.discover import discover, look_again
from scraper.extract import dates
from scraper.extract.abreast import alone
from scraper.extract.persons import told
from scraper.extract.urls import canonical, kind, owns, part
from scraper.ways import entries, sitemaps
from scraper.ways.steps import Answer, Ask, Found, Purpose, Step
from tests.extract.pages import SITE, capture

ANCHOR = "2020-01-24T09:15:00+07:00"
ZONE = "Asia/Jakarta"
REST = "https://contoh.go.id/wp-json/wp/v2/posts"

_DAY = r"\d{4}(?:-\d\d(?:-\d\d)?)?"
_MOMENT = rf"(?:{_DAY}(?:T\d\d:\d\d:\d\d[+-]\d\d:\d\d)?|T\d\d:\d\d[+-]\d\d:\d\d)"
_VALUE = re.compile(rf"{_MOMENT}(?:/{_MOMENT})?(?:;{_MOMENT}(?:/{_MOMENT})?)*")
_CONTROLS = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\x00-\x08\x0e-\x1f\x7f-\x9f]")
"""What turns the text around it, or a terminal; the WARC files keep it, a reader sees none of it."""
_KINDS = {"event", "range", "future", "historical", "relative", "time", "published"}


# -- values ----------------------------------------------------------------------------------------------------------


def is_value(value: str) -> bool:
    """Whether a date's value is of the declared grammar, and names days and times that there are."""
    if not _VALUE.fullmatch(value):
        return False
    for one in re.split("[/;]", value):
        if "T" in one:  # a time of day whose day is not told stands alone
            datetime.fromisoformat(f"2000-01-01{one}" if one.startswith("T") else one)
        elif "-" in one:
            date(*map(int, (one + "-01")[:10].split("-")))
    return True


def texts(value: Any) -> Iterator[str]:
    """Every text in a plain value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from texts(key)
            yield from texts(each)
    elif isinstance(value, list | tuple | set | frozenset):
        for each in value:
            yield from texts(each)


def keepable(value: Any) -> None:
    """SQLite, JSON, XML and UTF-8 can hold every text: no lone surrogate, no NUL."""
    for text in texts(plain(value)):
        text.encode("utf-8")
        assert "\0" not in text, text[:100]


# -- reading ---------------------------------------------------------------------------------------------------------


def readings(found: tuple[Reading, ...]) -> None:
    """Each is an article or a problem, and what it says stands where it says."""
    for each in found:
        assert (each.article is None) != (each.problem is None)
        keepable(each.address)
        keepable(each.article or each.problem)
        assert owns(each.address, SITE.home) or each.problem is not None, each.address
        if each.article is not None:
            article(each.article)


def article(read: Article) -> None:
    """An article's numbers and positions agree with its text."""
    digests(read)
    assert read.post_id is None or 0 < read.post_id < 2**63
    assert read.title
    assert read.body or read.attachments
    assert all(paragraph.strip() for paragraph in read.body)
    for shown in (read.title, *read.body, read.captions, read.author, *read.tags, *read.sections, read.byline, read.dateline):
        assert not _CONTROLS.search(shown or ""), shown
    captions = [image.caption for image in read.images if image.caption]
    for mention in read.dates:
        held = {-1: captions, -2: [read.title], -3: [read.dateline or ""]}.get(mention.paragraph) or [read.body[mention.paragraph]]
        assert any(text.startswith(mention.text, mention.start) for text in held), mention
        assert mention.kind in _KINDS
        assert mention.value is None or is_value(mention.value), mention
    persons(read.body, read)


def persons(body: tuple[str, ...], named: Any) -> None:
    """Whoever and whatever is named stands in the text, where it is said to."""
    for quote in named.quotes:
        assert quote.text
        assert body[quote.paragraph].startswith(quote.text, quote.start), quote
    for each in (*named.people, *named.institutions, *named.places):
        if each.paragraph >= 0:
            assert 0 <= each.start < len(body[each.paragraph]), each
    for person in named.people:
        assert body[person.paragraph][person.start :].strip(), person


def page(body: bytes) -> None:
    """Any bytes for a page, whatever the server says they are."""
    for media in ("text/html; charset=UTF-8", "text/html"):
        readings(SITE.read(capture(body, kind=media)))


def rest(body: bytes) -> None:
    """Any bytes for an answer of the REST interface."""
    readings(SITE.read(capture(body, url=REST, kind="application/json; charset=UTF-8")))
    crawl(lambda ask: (body, "application/json") if "/wp-json/" in ask.url else None)


def finder(source: bytes) -> None:
    """Any bytes for a text with dates in it."""
    text(source.decode("utf-8", "surrogatepass" if b"\xed" in source and _passes(source) else "replace"))


def _passes(source: bytes) -> bool:
    try:
        source.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return False
    return True


def text(shown: str) -> None:
    """Dates found in a text are slices of it, in order, with values that are some; and nothing crashes on who is named."""
    for anchor in (ANCHOR, None):
        last = 0
        for found in dates.find(shown, anchor, ZONE):
            assert shown.startswith(found.text, found.start), found
            assert found.text
            assert found.start >= last, found
            last = found.start + len(found.text)
            assert found.kind in _KINDS
            assert found.value is None or is_value(found.value), found
    stamped = dates.stamp(shown, ZONE)
    assert stamped is None or is_value(stamped)
    body = tuple(part for part in shown.split("\n") if part.strip())
    persons(body, alone(told(body, shown[:40], "Pemerintah Kota Malang", "35.73")))


def address(url: str, home: str = SITE.home) -> None:
    """A canonical address is its own, stays on the host that it was on, and can be kept."""
    once = canonical(url, home)
    assert canonical(once, home) == once, (url, once)
    if owns(url, home):
        assert owns(once, home), (url, once)
        once.encode("utf-8")
        assert once.isascii() or not home.isascii(), once
    elif "//" in url[:8]:
        assert not owns(once, home) or owns(urljoin(home, url.strip()), home), (url, once)
    kind(url, home)
    part(url)


# -- discovery -------------------------------------------------------------------------------------------------------


def crawl(answers: Callable[[Ask], tuple[bytes, str] | None]) -> None:
    """Discovery comes to an end whatever it is answered, and names only addresses of the site."""
    for purpose in (
        Purpose(until="2026-05", first="2026-04"),
        Purpose(until="2026-05", marks={"total": 3, "modified": "2020-01-24T02:15:00Z"}),
    ):
        _drive(discover(SITE, purpose), answers)


def _drive(steps: Any, answers: Callable[[Ask], tuple[bytes, str] | None]) -> Any:
    answer, asked = None, 0
    try:
        step: Step = next(steps)
        while True:
            answer = None
            if isinstance(step, Ask):
                asked += 1
                assert asked < 2000, "asks without end"
                answer = _answered(step, answers(step))
            elif isinstance(step, Found):
                for url in (*(each.url for each in step.candidates), *step.recheck):
                    assert owns(url, SITE.home), url
                    url.encode()
                keepable([each.modified for each in step.candidates])
            step = steps.send(answer) if answer is not None else next(steps)
    except StopIteration as stop:
        return stop.value


def _answered(ask: Ask, given: tuple[bytes, str] | None) -> Answer:
    body, media = given or (b"", "text/html")
    totals = (("X-WP-Total", "3"), ("X-WP-TotalPages", "1"))
    return Answer(
        capture=Capture(
            url=ask.url,
            captured_at="2026-05-20T03:00:00.000000Z",
            status=200 if given else 404,
            headers=(("Content-Type", media), *totals),
            body=body,
        )
    )


def sitemap(body: bytes) -> None:
    """Any bytes for a sitemap: what could be read of it, or why it could not."""
    for each in (body, gzip.compress(body, 1, mtime=0)[: 20 + len(body)]):
        read = sitemaps.parse(each)
        keepable([each.url for each in (*read.maps, *read.pages)])
        assert read.failure or read.maps or read.pages
    crawl(lambda ask: (body, "application/xml") if "sitemap" in ask.url else None)


def feed(body: bytes) -> None:
    """Any bytes for a feed."""
    with suppress(ValueError):  # what is no feed
        keepable([entry.url for entry in entries.parse(body, SITE.home).entries])
    crawl(lambda ask: (body, "application/rss+xml") if "feed" in ask.url else None)


def robots(body: bytes) -> None:
    """Any bytes for robots.txt: it forbids or allows, and the sitemaps it names are asked for on this host alone."""
    rules = Protego.parse(body.decode("utf-8", "replace"))
    assert rules.can_fetch("https://contoh.go.id/2020/01/24/taman/", "Kliping") in {True, False}
    rules.crawl_delay("Kliping")
    asked: list[str] = []
    crawl(lambda ask: asked.append(ask.url) or ((body, "text/plain") if ask.kind == "robots" else None))  # type: ignore[func-returns-value]
    assert all(owns(url, SITE.home) for url in asked)
    _drive(look_again(SITE, (), 3), lambda ask: (body, "text/plain"))


# -- the archive's files ---------------------------------------------------------------------------------------------


def recovery(body: bytes) -> None:
    """Any bytes for a WARC file: whole records to the first damage, and the damage by its place; nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "uji-001.warc.gz"
        path.write_bytes(body)
        for entry in walked(path):
            assert path.read_bytes()[entry.place.offset :][: entry.place.length]
            assert warc.whole(path, entry.place)
        with suppress(ValueError, KeyError):  # what a reread reports
            for event in replay.events(Path(folder)):
                assert event
        for place in (Place(path.name, 0, len(body)), Place(path.name, len(body) // 2, len(body)), Place(path.name, 3, 1)):
            with suppress(ValueError):
                warc.read(path.parent, place)


def walked(path: Path) -> list[Entry]:
    """The records of a file up to what is damaged, which must be told by name."""
    found, told = [], path.name
    try:
        for entry in warc.entries(path):
            found.append(entry)  # noqa: PERF402 - those before the damage are wanted
    except ValueError as error:
        told = str(error)
    assert path.name in told
    return found


LAWS: dict[str, Callable[[bytes], None]] = {
    "page": page,
    "rest": rest,
    "dates": finder,
    "sitemap": sitemap,
    "feed": feed,
    "robots": robots,
    "warc": recovery,
}
"""The laws of the fuzz run by the name of the folder in which their corpus is."""
