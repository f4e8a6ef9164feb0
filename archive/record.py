"""What is kept: the article, the capture it was read from, and the reading that ties the two.

Every field is declared here once. Its column, its place in search, its Datasette description and facet, its row in
docs/fields.md, its part in the digests, its key in every golden file and its line in the coverage report follow from
the declaration. This module imports the standard library alone.
"""

import dataclasses
import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cache, cached_property
from operator import attrgetter
from typing import Any, Final, get_type_hints

READER: Final = "11"
"""Version of our reading code. It rises when the same bytes would give another article."""

PARAGRAPH_BREAK: Final = "\n\n"
"""What parts the paragraphs of a body where it stands in one text."""

WHAT: Final = ("edited", "silently-edited", "shown-otherwise", "missing", "gone", "back", "moved")
"""What can be seen to happen to a story after it was published."""


class Part(StrEnum):
    """What a change of a field means for the archive."""

    CONTENT = "content"  # what the newsroom wrote: a change makes a revision
    ABOUT = "about"  # what is said about it: a change rewrites the row and makes no revision
    DERIVED = "derived"  # concluded by our reader from the content alone: the same for the same content and reader
    PASSING = "passing"  # differs from visit to visit (related stories, our own method): never a reason to write


@dataclass(frozen=True, slots=True)
class Declared:
    """What a field is, beyond its name and type."""

    meaning: str
    part: Part
    search: bool = False
    facet: bool = False
    coverage: bool = False
    column: bool = True
    page_only: bool = False
    table: str = ""


def declare(
    meaning: str,
    part: Part = Part.ABOUT,
    *,
    default: Any = None,
    search: bool = False,
    facet: bool = False,
    coverage: bool = False,
    column: bool = True,
    page_only: bool = False,
    table: str = "",
) -> Any:
    """A dataclass field with its declaration.

    ``search`` fields are indexed, ``coverage`` fields are counted per crawl; ``page_only`` fields are told by an article's
    page alone, so that a list which doesn't mention them doesn't contradict. A field that is no column has a table of
    its own, ``table`` where that has another name.
    """
    declared = Declared(meaning, part, search, facet, coverage, column, page_only, table)
    return field(default=default, metadata={"declared": declared})


def required(meaning: str, part: Part = Part.ABOUT, **options: Any) -> Any:
    """A declared field that has no default: a record without it is no record."""
    return field(metadata={"declared": Declared(meaning, part, **options)})


def declared(record: type) -> dict[str, Declared]:
    """The declared fields of a record class, in order."""
    return {f.name: f.metadata["declared"] for f in fields(record) if "declared" in f.metadata}


@cache
def types(record: type) -> dict[str, Any]:
    """The resolved type of each field of a record class."""
    return get_type_hints(record)


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """One picture that belongs to the story."""

    url: str | None = required("Address of the picture as the page gives it, made absolute; empty where only a caption is printed.")
    caption: str | None = declare("Caption as printed beneath the picture (IPTC caption); never part of the body.")
    alt: str | None = declare("Alternative text of the picture, where it says more than the name of its file.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """One file offered with the story: a PDF, a spreadsheet, an archive."""

    url: str = required("Address of the file, made absolute.")
    label: str | None = declare("Words the link is printed in.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """A story the page points to; never content, and a date beside it is that other story's date."""

    url: str | None = required("Address of the other story, where it is linked.")
    title: str = required("Title of the other story as printed.")
    printed_date: str | None = declare("Date printed beside it: the other story's own, never this one's.")


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """One date the text mentions, as printed and as understood."""

    text: str = required("The words the date is printed in.")
    value: str | None = required(
        "What they mean, in ISO 8601 / EDTF (2020-01-23, 2020-02, 2025-02-21/2025-02-28, several parted by a semicolon, a time with its "
        "offset); empty where it can't be told."
    )
    kind: str = required(
        "event (up to a month before publication), range, future, historical, relative (said in words such as kemarin), time (of day) or "
        "published (printed as the day of publication)."
    )
    doubt: str | None = declare(
        "Why the value is uncertain, parted by commas. The printed words are at odds: weekday-mismatch (and repaired, where one "
        "near reading fits), far-from-publication, broken-year, month-first, no-such-day. Something is not printed: year-inferred, "
        "month-inferred, day-inferred, weekday-only, no-day, no-anchor. It is no one day: part-of-week, part-of-month, part-of-year, "
        "part-of-decade, part-of-century, end-of-span, which-week, night-before, hour-unknown, recurring, bare-year, vague, label."
    )
    paragraph: int = required("Paragraph it stands in, counted from 0; -1 for a caption, -2 for the title, -3 for the dateline.")
    start: int = required("Position of its first character in that paragraph, counted from 0.")


PARAGRAPH: Final = "Paragraph of the body it stands in, counted from 0."
START: Final = "Position of its first character in that paragraph, counted from 0."


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """A person whom the story names with an office, once for each office."""

    name: str = required("Plain name, without honorifics and degrees.", facet=True)
    printed: str = required("The name as printed, with honorifics and degrees, in the fullest form the story has.")
    honorifics: str | None = declare("Honorifics before the name, parted by spaces: Drs. H.")
    degrees: str | None = declare("Degrees after the name, parted by commas: SE, M.Si.")
    office: str | None = declare("The office with its institution, in the words of the story, without Pj, Plt, Plh, Pjs.", facet=True)
    acting: str | None = declare("Pj, Pjs, Plt, Plh or Pgs, where the office is held for somebody else.", facet=True)
    former: int = declare("1 where the story says that the office was held before: mantan, eks.", default=0)
    institution: str | None = declare(
        "The body the office belongs to as far as its words tell: a government, Polri, TNI, a DPRD, a university. "
        "Persons of one name in one institution are taken for one person; without it nobody is.",
        facet=True,
    )
    paragraph: int = required(PARAGRAPH)
    start: int = required(START)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation:
    """One direct quotation of speech."""

    text: str = required("What stands between the quotation marks, without the comma before the closing one.")
    speaker: str | None = declare("Plain name of who said it, where the story tells beyond doubt; empty for somebody unnamed.", facet=True)
    speaker_printed: str | None = declare("How the attribution names the speaker: a name, an office, a nickname; empty for a bare ujarnya.")
    office: str | None = declare("The speaker's office at that time, where the story gives one.", facet=True)
    verb: str | None = declare("The verb of the attribution as printed, without -nya: ujar, tutur, menjelaskan.", facet=True)
    paragraph: int = required(PARAGRAPH)
    start: int = required(START)
    doubt: str | None = declare("Why the quotation or its speaker is uncertain.")


@dataclass(frozen=True, slots=True, kw_only=True)
class InstitutionMention:
    """An office or another public body that the story names."""

    name: str | None = required(
        "Its long name as printed, white space evened out; empty where the story prints the abbreviation alone.", facet=True
    )
    abbreviation: str | None = declare("Its abbreviation, as the story introduces it in brackets.", facet=True)
    paragraph: int = required(PARAGRAPH)
    start: int = required(START)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place of the official list that the story names."""

    code: str = required("Official region code (Kemendagri).", facet=True)
    name: str = required("The place in full: Kelurahan Sukun, Kota Malang.", facet=True)
    printed: str = required("The words it is printed in.")
    paragraph: int = required(PARAGRAPH)
    start: int = required(START)
    doubt: str | None = declare("Why it is uncertain that this place is meant.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place of the official list."""

    code: str = required("Official region code (Kemendagri), such as 35.73.02.1003.")
    name: str = required("Name with its kind: Kelurahan Sukun, Kecamatan Sukun, Kota Malang.")
    kind: str = required("kelurahan, kecamatan, kota, kabupaten or provinsi.")
    parent: str | None = declare("Code of the place it belongs to.")
    latitude: float | None = declare("Degrees north of the equator (WGS 84) of about its middle.")
    longitude: float | None = declare("Degrees east of Greenwich (WGS 84) of about its middle.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One story as a careful reader would copy it out of the page."""

    url: str = required("Address the story was read from, as served.", Part.PASSING)
    canonical_url: str = required(
        "The one address that stands for the story: scheme and host of the site's home, no tracking, no variant; "
        "its identity in the archive."
    )
    site: str = required("Name of the site's declaration, such as malangkota.", facet=True)
    post_id: int | None = declare("Number of the post in the site's own content system (WordPress post ID).")
    title: str = required("Headline as a reader sees it, without markup (schema.org headline).", Part.CONTENT, search=True, coverage=True)
    published_at: str | None = declare(
        "When the site says it was published: ISO 8601 with the offset of the site's zone, a bare day where only the day is known "
        "(schema.org datePublished).",
        Part.CONTENT,
        coverage=True,
    )
    published_from: str | None = declare(
        "Where published_at was found: rest, json-ld, meta, time, text or address, in the order in which they are believed; "
        "but a source that knows the hour is believed before one that knows only the same day."
    )
    modified_at: str | None = declare(
        "When the site says it was last changed: ISO 8601 with offset (schema.org dateModified). An edit without a new "
        "date leaves it as it was.",
        coverage=False,
    )
    modified_from: str | None = declare("Where modified_at was found: rest, json-ld, meta or time.")
    section: str | None = declare("First section (WordPress category) the story is filed under.", facet=True, coverage=True)
    sections: tuple[str, ...] = declare("All sections in the site's order.", Part.CONTENT, default=(), column=False)
    tags: tuple[str, ...] = declare(
        "Tags in the site's order, beside the text or in a line of the text that is nothing else.", Part.CONTENT, default=(), column=False
    )
    author: str | None = declare(
        "Author as the content system states it; often an office account, not the reporter (see byline).", facet=True
    )
    dateline: str | None = declare(
        "Dateline exactly as printed, with its dash, such as «Klojen (malangkota.go.id) –»; of a press release the line with its day "
        "before it, parted by «…».",
        Part.CONTENT,
        coverage=True,
    )
    dateline_place: str | None = declare(
        "Place the dateline names, as printed there: MALANG stays MALANG, with the region it adds. Which place of the official "
        "list it is stands in places.",
        facet=True,
    )
    dateline_label: str | None = declare("Label the dateline carries beside the place: malangkota.go.id, MC, Humas.")
    byline: str | None = declare(
        "Who wrote the story, as it signs: the initials or names in the closing bracket of the body, without the bracket, such as cah/yon, "
        "or a line Reporter: …, Editor: … above or below the text; several are parted by semicolons (IPTC byline).",
        Part.CONTENT,
        facet=True,
        coverage=True,
    )
    event_date: str | None = declare("First day the story says something happened (the first mention of kind event); ISO 8601.")
    lead: str | None = declare("First paragraph of the body.", search=True)
    body: tuple[str, ...] = declare(
        "The story's paragraphs, without dateline, byline, captions, related stories and page furniture; "
        "in the table they are parted by a blank line.",
        Part.CONTENT,
        default=(),
        search=True,
        coverage=True,
    )
    captions: str | None = declare("All captions, one a line, in the order of the pictures.", Part.CONTENT, search=True)
    word_count: int = declare("Words of the body.", default=0)
    language: str | None = declare(
        "Language of the body as read from its words: id or en (BCP 47). A page of the site's own translation is read like any other, "
        "as a story at its own address; the crawl asks for none, so the archive has none.",
        facet=True,
        coverage=True,
    )
    translation_url: str | None = declare(
        "Address of the site's own translation of this story, where its page offers one.", Part.PASSING, page_only=True
    )
    images: tuple[Image, ...] = declare(
        "Pictures that belong to the story; the same picture is served at many sizes, so a changed address is no revision.",
        default=(),
        column=False,
        coverage=True,
    )
    attachments: tuple[Attachment, ...] = declare("Files offered with the story.", Part.CONTENT, default=(), column=False)
    related: tuple[Related, ...] = declare(
        "Other stories the page offers with this one: in a line of the text (Baca juga), in a box marked as related, or in a list "
        "below the text headed so (Berita Terkait, Berita Lainnya, You may also like). Not the post before and the post after, nor "
        "what stands on every page: menus, sidebars, the newest, the most read.",
        Part.PASSING,
        default=(),
        column=False,
    )
    dates: tuple[DateMention, ...] = declare("Every date the story mentions.", Part.DERIVED, default=(), column=False, coverage=True)
    people: tuple[Appearance, ...] = declare(
        "Everybody the story names with an office.", Part.DERIVED, default=(), column=False, coverage=True, table="appearances"
    )
    quotes: tuple[Quotation, ...] = declare(
        "Every direct quotation, with who said it.", Part.DERIVED, default=(), column=False, coverage=True
    )
    institutions: tuple[InstitutionMention, ...] = declare(
        "Offices and other public bodies the story names.", Part.DERIVED, default=(), column=False, table="institution_mentions"
    )
    places: tuple[PlaceMention, ...] = declare(
        "Places of the official list that the story names: the first mention of each, for each doubt.",
        Part.DERIVED,
        default=(),
        column=False,
        table="place_mentions",
    )
    body_from: str | None = declare(
        "How the body was found: the name of the markup (entry-content, rest, json-ld …), or, where we know none of it, density (the "
        "element with the most running text) or trafilatura.",
        Part.PASSING,
        facet=True,
    )
    captured_via: str = declare(
        "Which way the story was captured: page (the article's own page) or rest (a list of posts from the site's REST interface).",
        Part.PASSING,
        default="page",
        facet=True,
    )
    doubts: tuple[str, ...] = declare("What the reader was not sure of, as «field: reason».", default=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """What went over the network for one capture, byte for byte, and how."""

    request: bytes
    """The request as it was sent, head and body."""
    head: bytes
    """Status line and header fields of the answer as they came, to the empty line."""
    payload: bytes | None = None
    """What came behind the head, chunked and compressed as it was; None where it is the capture's body as it stands."""
    address: str = ""
    """IP address of the server."""
    protocols: tuple[str, ...] = ()
    """What was spoken, innermost first, in the words of WARC-Protocol: http/1.1, tls/1.3."""
    seconds: float = 0.0
    """From the first byte sent to the last one received."""


@dataclass(frozen=True, kw_only=True)
class Capture:
    """The bytes one request brought home, and when."""

    url: str = required("Address asked for.")
    captured_at: str = required("When the answer had arrived: ISO 8601, UTC, to the microsecond.")
    status: int = required("HTTP status of the answer.")
    headers: tuple[tuple[str, str], ...] = declare("Header fields of the answer, in order.", default=(), column=False)
    body: bytes = declare("Body after transfer and content decoding.", default=b"", column=False)
    request_headers: tuple[tuple[str, str], ...] = declare("Header fields of the request.", default=(), column=False)
    via: str | None = None
    """Address that led to this one by a redirect."""
    wire: Wire | None = None
    """The bytes as they were on the wire, where they are known."""

    @cached_property
    def sha256(self) -> str:
        """SHA-256 of the decoded body, in hexadecimal."""
        return hashlib.sha256(self.body).hexdigest()

    @cached_property
    def digest(self) -> str:
        """The capture's name: a digest of address, time and bytes, the same wherever it is computed."""
        return hashlib.sha256(f"{self.url}\n{self.captured_at}\n{self.sha256}".encode()).hexdigest()[:40]

    def header(self, name: str) -> str | None:
        """The first value of a header field, whatever its case."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why a capture could not be read as an article."""

    kind: str = required(
        "challenge, no-title, no-body, not-an-article, not-found, http-error, off-site, too-large, undecodable and others."
    )
    detail: str = required("What was met, in words.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one capture says about one address: an article, or a problem, or that it is gone."""

    capture: Capture
    address: str
    article: Article | None = None
    problem: Problem | None = None
    parts: tuple[Capture, ...] = ()
    """Captures of the story's further pages, where it is divided, that were read with the first."""
    only: frozenset[str] | None = None
    """Addresses that were wanted of a list of posts; None for all of them."""
    more: tuple[str, ...] = ()
    """Addresses of further pages that have not been read: they should be captured, and the whole read again."""

    @property
    def page(self) -> bool:
        """Whether the capture is the address's own page, rather than a list of posts that tells of it (which is JSON)."""
        if self.article is not None:
            return self.article.captured_via == "page"
        return "json" not in (self.capture.header("Content-Type") or "").lower()


class Want(StrEnum):
    """Whose pages are to be captured, of the addresses that discovery met."""

    NONE = "none"
    CHANGED = "changed"  # those never met before, and those for which a newer modification is claimed
    EVERY = "every"  # these, and those whose page was never asked for


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """An address that discovery met, with what was claimed for it there."""

    url: str
    way: str
    kind: str = "article"
    modified: str | None = None
    post_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the archive knows of an address."""

    url: str
    kind: str
    article: int | None
    modified: str | None
    wanted: bool
    gone: bool
    """Whether the article was missed there when it was last asked for."""
    asked: bool = False
    """Whether its own page was asked for before."""
    checked_at: str | None = None
    """When an answer last told of it: ISO 8601, UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """An article that is to be looked at again: its address, and the number of its post where that is known."""

    url: str
    post_id: int | None = None


def plain(value: Any) -> Any:
    """A record as plain JSON values, fields in the order of their declaration."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    return value


@cache
def _names(record: type, part: Part | None = None) -> tuple[str, ...]:
    return tuple(sorted(name for name, known in declared(record).items() if part is None or known.part is part))


@cache
def _values(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    return attrgetter(*names) if len(names) > 1 else lambda record: tuple(getattr(record, name) for name in names)


def _filled(record: Any, names: tuple[str, ...]) -> dict[str, Any]:
    """The fields that hold something: one that is declared later and holds nothing leaves a digest as it was."""
    found = {}
    for name, value in zip(names, _values(names)(record), strict=True):
        if value is not None and value != ():
            if type(value) is tuple and type(value[0]) is not str:
                value = [_filled(item, _names(item.__class__)) for item in value]
            found[name] = value
    return found


_json: Final = json.JSONEncoder(ensure_ascii=False).encode
"""One encoder for all: ``json.dumps`` with an option makes a new one at each call."""


def digests(article: Article) -> tuple[str, str]:
    """Two digests: of what the newsroom wrote, and of everything that would be written.

    Two readings with the same first are the same version of the story; one of the same reader with the same second is not
    written at all. Fields go in by the order of their names, so that a declaration may be moved.
    """
    content, about = (_json(_filled(article, _names(Article, part))) for part in (Part.CONTENT, Part.ABOUT))
    written = hashlib.sha256(content.encode("utf-8", "surrogatepass"))
    digest = written.hexdigest()
    written.update(about.encode("utf-8", "surrogatepass"))
    return digest, written.hexdigest()


def children() -> Iterator[tuple[str, str, type | None]]:
    """The fields of an article that are lists with a table of their own: field, table and record class (None for plain words)."""
    for name, known in declared(Article).items():
        if not known.column:
            item = types(Article)[name].__args__[0]
            yield name, known.table or name, (item if isinstance(item, type) and dataclasses.is_dataclass(item) else None)
