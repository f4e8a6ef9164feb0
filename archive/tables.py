"""Every table of the archive with the meaning of each column; those of the article are derived from the record."""

import types as pytypes
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Final, get_args

from archive.record import Article, Place, children, declared, types

POSITION: Final = "Place in the order of the page, counted from 0."
ARTICLE: Final = "The article it belongs to."


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its SQL type and constraints, its meaning, and the table it points to."""

    name: str
    sql: str
    meaning: str
    points_to: str | None = None

    @property
    def ddl(self) -> str:
        """The column as it stands in CREATE TABLE."""
        return f'"{self.name}" {self.sql}' + (f" REFERENCES {self.points_to}" if self.points_to else "")


@dataclass(frozen=True, slots=True)
class Table:
    """One table: what it is for, its columns, and what stands after them (a compound key)."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
    key: str = ""
    indexes: tuple[str, ...] = ()
    numbered: bool = True
    """Whether rows have a number of SQLite's own; a narrow table found by its key alone does without."""

    @property
    def ddl(self) -> str:
        """The CREATE TABLE statement."""
        parts = [column.ddl for column in self.columns] + ([self.key] if self.key else [])
        options = "STRICT" if self.numbered else "STRICT, WITHOUT ROWID"
        return f'CREATE TABLE IF NOT EXISTS "{self.name}" (\n  ' + ",\n  ".join(parts) + f"\n) {options}"


def sql_type(annotation: Any) -> str:
    """The SQLite type of a field: numbers are INTEGER or REAL, everything else is TEXT; what can't be empty is NOT NULL."""
    optional = isinstance(annotation, pytypes.UnionType) and type(None) in get_args(annotation)
    bare = next(a for a in get_args(annotation) if a is not type(None)) if optional else annotation
    return {int: "INTEGER", float: "REAL"}.get(bare, "TEXT") + ("" if optional else " NOT NULL")


def _record_columns(record: type) -> Iterator[Column]:
    for name, known in declared(record).items():
        if known.column:
            yield Column(name, sql_type(types(record)[name]), known.meaning)


SITES = Table(
    "sites",
    "The newsrooms of this archive, as they are declared.",
    (
        Column("name", "TEXT PRIMARY KEY", "Short name of the site."),
        Column("title", "TEXT NOT NULL", "Name of the government whose newsroom it is."),
        Column("region_code", "TEXT NOT NULL", "Official region code (Kemendagri), such as 35.73 for Kota Malang."),
        Column("zone", "TEXT NOT NULL", "IANA time zone of the newsroom's clock."),
        Column("home", "TEXT NOT NULL", "Address of the front page that was crawled last."),
        Column("since", "TEXT NOT NULL", "First month with news, YYYY-MM."),
    ),
)

CRAWLS = Table(
    "crawls",
    "One row for each run of the crawler.",
    (
        Column("id", "INTEGER PRIMARY KEY", "Number of the crawl."),
        Column("site", "TEXT NOT NULL", "Site that was crawled.", "sites(name)"),
        Column("command", "TEXT NOT NULL", "crawl (what is new or changed), backfill (the whole history) or sweep (old articles again)."),
        Column("home", "TEXT NOT NULL", "Front page it started from."),
        Column("started_at", "TEXT NOT NULL", "When it began: ISO 8601, UTC."),
        Column("ended_at", "TEXT", "When it ended; empty while it runs or when it was killed."),
        Column("reason", "TEXT", "Why it ended: finished, limit, unreachable, structure, unwritable, interrupted …"),
        Column("exit_code", "INTEGER", "The exit status it gave to the shell."),
        Column("way", "TEXT", "How articles were discovered: rest, sitemap, feed, listing, archive."),
        Column("requests", "INTEGER NOT NULL DEFAULT 0", "Requests sent, robots.txt included."),
        Column("new", "INTEGER NOT NULL DEFAULT 0", "Articles kept for the first time."),
        Column("revised", "INTEGER NOT NULL DEFAULT 0", "Articles whose content had changed."),
        Column("touched", "INTEGER NOT NULL DEFAULT 0", "Articles of which only data about them had changed."),
        Column("unchanged", "INTEGER NOT NULL DEFAULT 0", "Articles met and found as they were."),
        Column("witnessed", "INTEGER NOT NULL DEFAULT 0", "Further captures kept of a version that was already read another way."),
        Column("missing", "INTEGER NOT NULL DEFAULT 0", "Articles missed at their address for the first time."),
        Column("gone", "INTEGER NOT NULL DEFAULT 0", "Articles missed again on another day: they have disappeared."),
        Column("back", "INTEGER NOT NULL DEFAULT 0", "Articles that had been missed and are there again."),
        Column("moved", "INTEGER NOT NULL DEFAULT 0", "Articles met at another address than before."),
        Column("unreadable", "INTEGER NOT NULL DEFAULT 0", "Captures that could not be read."),
        Column("coverage", "TEXT", "Share of the articles read that carried each field: JSON."),
        Column("notes", "TEXT", "What the ways of discovery disagreed about or failed at: JSON list of sentences."),
        Column("marks", "TEXT", "What the next crawl starts from (totals, newest modification): JSON."),
    ),
    indexes=("CREATE INDEX IF NOT EXISTS crawls_site ON crawls(site, started_at)",),
)

CAPTURES = Table(
    "captures",
    "The index of the WARC files: one row for each answer of a server (what web archives call the CDX).",
    (
        Column("digest", "TEXT PRIMARY KEY", "Name of the capture: digest of address, time and body."),
        Column("url", "TEXT NOT NULL", "Address asked for."),
        Column("captured_at", "TEXT NOT NULL", "When the answer had arrived: ISO 8601, UTC."),
        Column("status", "INTEGER NOT NULL", "HTTP status."),
        Column("content_type", "TEXT", "Content type the server stated."),
        Column("size", "INTEGER NOT NULL", "Bytes of the decoded body."),
        Column("sha256", "TEXT NOT NULL", "SHA-256 of the decoded body, hexadecimal."),
        Column("warc_file", "TEXT NOT NULL", "WARC file it stands in, below the archive's folder warc."),
        Column("warc_offset", "INTEGER NOT NULL", "First byte of its record in that file."),
        Column("warc_length", "INTEGER NOT NULL", "Bytes of its record in that file, as compressed."),
        Column("crawl", "INTEGER NOT NULL", "The crawl that made it.", "crawls(id)"),
        Column(
            "revisit_of",
            "TEXT",
            "Capture with the bytes that came again, or that still stand (304).",
            "captures(digest)",
        ),
    ),
    indexes=(
        "CREATE INDEX IF NOT EXISTS captures_url ON captures(url, captured_at)",
        "CREATE INDEX IF NOT EXISTS captures_bytes ON captures(url, sha256) WHERE revisit_of IS NULL",
    ),
)


WARC_FILES = Table(
    "warc_files",
    "The WARC files that crawls wrote, and how much of each the rows of this database know of.",
    (
        Column("name", "TEXT PRIMARY KEY", "Name of the file, below the archive's folder warc."),
        Column("crawl", "INTEGER NOT NULL", "The crawl that wrote it.", "crawls(id)"),
        Column("length", "INTEGER NOT NULL", "Bytes that were written when the rows were; what a crash left behind them is put aside."),
    ),
    indexes=("CREATE INDEX IF NOT EXISTS warc_files_crawl ON warc_files(crawl)",),
)


def filled() -> dict[str, str]:
    """Whether an article carries each field whose coverage is counted, as SQL over its row: 1 or 0.

    These very expressions are indexed, so that counting them reads one narrow index instead of every article.
    """
    plain = {name: f"coalesce({name}, '') <> ''" for name, known in declared(Article).items() if known.coverage and known.column}
    # Reading a body only to see that it is there means following it over several pages of the file.
    return plain | {"body": "word_count > 0"}


def _facets() -> Iterator[str]:
    """An index for each field that is a facet: without it, counting its values reads every article."""
    for name, known in declared(Article).items():
        if known.facet and name != "site":  # articles_published begins with the site
            yield f"CREATE INDEX IF NOT EXISTS articles_{name} ON articles({name})"


BEGINNING: Final = 40
"""Characters with which a text is found again."""
BEGINS: Final = f"substr(lead, 1, {BEGINNING})"
"""These of an article's first paragraph, as they are indexed."""


def _articles() -> Table:
    own = (
        Column("id", "INTEGER PRIMARY KEY", "Number of the article in this archive; it stays through every revision."),
        *_record_columns(Article),
        Column(
            "key",
            "TEXT",
            "Short key for addresses that are cited, such as /b/4f2a91c07d: the first ten digits (more where they are taken) of the "
            "SHA-256 of the canonical address under which the story was first kept. It stays when the story moves or is read again.",
        ),
        Column("year", "TEXT GENERATED ALWAYS AS (substr(published_at, 1, 4)) VIRTUAL", "Year of publication."),
        Column("content_digest", "TEXT NOT NULL", "Digest of what the newsroom wrote; a change of it makes a revision."),
        Column("reader", "TEXT NOT NULL", "Version of our reading code that read it."),
        Column("captured_at", "TEXT NOT NULL", "When the capture it was read from was made: ISO 8601, UTC."),
        Column("capture", "TEXT NOT NULL", "The capture it was read from: WARC file, offset, length and SHA-256.", "captures(digest)"),
    )
    return Table(
        "articles",
        "The stories, one row each, as they were last read.",
        own,
        'UNIQUE ("canonical_url")',
        (
            "CREATE INDEX IF NOT EXISTS articles_published ON articles(site, published_at)",
            "CREATE INDEX IF NOT EXISTS articles_newest ON articles(published_at)",
            "CREATE INDEX IF NOT EXISTS articles_post ON articles(site, post_id)",
            "CREATE INDEX IF NOT EXISTS articles_capture ON articles(capture)",
            # All that ranking the hits of a search needs of an article; archive.search names it.
            "CREATE INDEX IF NOT EXISTS articles_brief ON articles(id, published_at, site)",
            "CREATE INDEX IF NOT EXISTS articles_year ON articles(year)",
            # How a text begins, by which it is found again; archive.articles asks so.
            f"CREATE INDEX IF NOT EXISTS articles_begins ON articles(site, {BEGINS})",
            "CREATE UNIQUE INDEX IF NOT EXISTS articles_key ON articles(key)",
            f"CREATE INDEX IF NOT EXISTS articles_filled ON articles(site, {', '.join(f'({sql})' for sql in filled().values())})",
            *_facets(),
        ),
    )


PAGES = Table(
    "pages",
    "Every address ever met, with what is known of it: the crawler's own memory, busy and not searched.",
    (
        Column("id", "INTEGER PRIMARY KEY", "Number of the address."),
        Column("url", "TEXT NOT NULL UNIQUE", "The address, in its canonical form."),
        Column("site", "TEXT NOT NULL", "Site it belongs to.", "sites(name)"),
        Column("kind", "TEXT NOT NULL", "article, list, feed, sitemap, hidden (protected or withdrawn from the public) or other."),
        Column("article", "INTEGER", "The article it leads to.", "articles(id)"),
        Column("post_id", "INTEGER", "Number of the post in the site's content system, where discovery told it."),
        Column("discovered_by", "TEXT NOT NULL", "The way it was first met: rest, sitemap, feed, listing, archive, redirect."),
        Column("via", "TEXT", "Address of the answer it was first met in: a list, a feed, a sitemap."),
        Column("first_seen_at", "TEXT NOT NULL", "When it was first met: ISO 8601, UTC."),
        Column("claimed_modified", "TEXT", "Newest modification that discovery claimed for it."),
        Column("wanted", "INTEGER NOT NULL DEFAULT 0", "1 while its page is still to be captured."),
        Column("last_crawl", "INTEGER", "The last crawl that asked for it.", "crawls(id)"),
        Column("last_checked_at", "TEXT", "When it was last asked for."),
        Column("status", "INTEGER", "HTTP status of the last answer."),
        Column("etag", "TEXT", "ETag of the last answer, for conditional requests."),
        Column("last_modified", "TEXT", "Last-Modified of the last answer, for conditional requests."),
        Column("missing_since", "TEXT", "When the article was first missed at this address, on a healthy site; empty while it is there."),
        Column("gone_at", "TEXT", "When it was missed again on another day, and counts as gone; empty while it does not."),
    ),
    indexes=(
        "CREATE INDEX IF NOT EXISTS pages_wanted ON pages(site, id) WHERE wanted = 1",
        "CREATE INDEX IF NOT EXISTS pages_article ON pages(article)",
        "CREATE INDEX IF NOT EXISTS pages_post ON pages(site, post_id)",
        "CREATE INDEX IF NOT EXISTS pages_gone ON pages(gone_at) WHERE gone_at IS NOT NULL",
        "CREATE INDEX IF NOT EXISTS pages_missing ON pages(site) WHERE missing_since IS NOT NULL",
    ),
)

READINGS = Table(
    "readings",
    "Which captures an article was read from: every capture that showed something new, with the digests of what was read.",
    (
        Column("id", "INTEGER PRIMARY KEY", "Number of the reading."),
        Column("article", "INTEGER NOT NULL", ARTICLE, "articles(id)"),
        Column("capture", "TEXT NOT NULL", "The capture that was read.", "captures(digest)"),
        Column("captured_at", "TEXT NOT NULL", "When that capture was made: ISO 8601, UTC."),
        Column("captured_via", "TEXT NOT NULL", "page or rest."),
        Column("content_digest", "TEXT NOT NULL", "Digest of what the newsroom wrote, as this capture shows it."),
        Column("record_digest", "TEXT NOT NULL", "Digest of everything that was read."),
        Column("reader", "TEXT NOT NULL", "Version of our reading code."),
        Column("parts", "TEXT", "Captures of the further pages of a divided story that were read with the first: JSON list."),
    ),
    indexes=(
        "CREATE INDEX IF NOT EXISTS readings_article ON readings(article, captured_via, id)",
        "CREATE INDEX IF NOT EXISTS readings_capture ON readings(capture)",
    ),
)

REVISIONS = Table(
    "revisions",
    "Superseded versions of articles; the current one stands in articles.",
    (
        Column("id", "INTEGER PRIMARY KEY", "Number of the superseded version."),
        Column("article", "INTEGER NOT NULL", ARTICLE, "articles(id)"),
        Column("number", "INTEGER NOT NULL", "Which version of the article it was, counted from 1."),
        Column("captured_at", "TEXT NOT NULL", "When this version was captured: ISO 8601, UTC."),
        Column("superseded_at", "TEXT NOT NULL", "When the next version was captured: ISO 8601, UTC."),
        Column("title", "TEXT NOT NULL", "Headline of this version."),
        Column("body", "TEXT NOT NULL", "Paragraphs of this version, parted by a blank line."),
        Column("published_at", "TEXT", "When this version said it was published."),
        Column("modified_at", "TEXT", "When this version said it was last changed."),
        Column("content_digest", "TEXT NOT NULL", "Digest of what the newsroom had written."),
        Column("record", "TEXT NOT NULL", "The whole record of this version: JSON."),
        Column("capture", "TEXT NOT NULL", "The capture this version was read from.", "captures(digest)"),
        Column(
            "superseded_by", "TEXT", "The capture that showed the next version; empty for what an earlier release kept.", "captures(digest)"
        ),
        Column(
            "difference",
            "TEXT",
            "What a silent change did, as a mark that is the same wherever the same words were put in and taken out; see shown_otherwise. "
            "Empty where the stated date of modification moved, and for what an earlier release kept.",
        ),
    ),
    key="UNIQUE (article, number)",
    indexes=(
        "CREATE INDEX IF NOT EXISTS revisions_capture ON revisions(capture)",
        "CREATE INDEX IF NOT EXISTS revisions_difference ON revisions(superseded_by, difference, article, number) "
        "WHERE difference IS NOT NULL",
    ),
)

PROBLEMS = Table(
    "problems",
    "Captures that could not be read as an article; their bytes are kept.",
    (
        Column("id", "INTEGER PRIMARY KEY", "Number of the problem."),
        Column("site", "TEXT NOT NULL", "Site it was met on.", "sites(name)"),
        Column("crawl", "INTEGER NOT NULL", "Crawl it was met in.", "crawls(id)"),
        Column("url", "TEXT NOT NULL", "Address that was asked for."),
        Column("kind", "TEXT NOT NULL", "no-title, no-body, challenge, http-error, undecodable and others."),
        Column("detail", "TEXT NOT NULL", "What was met, in words."),
        Column("seen_at", "TEXT NOT NULL", "When: ISO 8601, UTC."),
        Column("capture", "TEXT", "The bytes, where any had arrived.", "captures(digest)"),
    ),
    indexes=("CREATE INDEX IF NOT EXISTS problems_url ON problems(url)",),
)

SIGHTINGS: Final = Table(
    "sightings",
    "The history of disappearances: each time an article was missed at its address, was there again, or was met at another.",
    (
        Column("id", "INTEGER PRIMARY KEY", "Number of the sighting."),
        Column("article", "INTEGER NOT NULL", "The article that was looked for.", "articles(id)"),
        Column("url", "TEXT NOT NULL", "The address it was looked for at; for moved its former one."),
        Column("crawl", "INTEGER NOT NULL", "The crawl that saw it.", "crawls(id)"),
        Column("seen_at", "TEXT NOT NULL", "When: ISO 8601, UTC."),
        Column("what", "TEXT NOT NULL", "missing, back or moved."),
        Column(
            "met",
            "TEXT NOT NULL",
            "What stood there. Of a missing one: not-found (404, 410, or a page that says so), elsewhere (a redirect to another page, "
            "a list or the front page in its place), empty (a page without title or text), protected. Else the way it was met: "
            "page or rest.",
        ),
        Column("detail", "TEXT NOT NULL", "The same in words."),
        Column("status", "INTEGER NOT NULL", "HTTP status of the answer."),
        Column(
            "healthy",
            "INTEGER",
            "1 where articles that should be there answered well afterwards; 0 where too few did, where all that was met of the article's "
            "year was missed at once and had been for less than a week, or where the article was met after all in the same crawl, and the "
            "sighting does not count; empty where the crawl was killed before that.",
        ),
        Column("capture", "TEXT NOT NULL", "The bytes that were met.", "captures(digest)"),
        Column(
            "controls",
            "TEXT",
            "Captures of the articles that answered as they should, by which the site showed that it was well: JSON list. Empty for what "
            "an earlier release saw.",
        ),
    ),
    indexes=(
        "CREATE INDEX IF NOT EXISTS sightings_article ON sightings(article, id)",
        "CREATE INDEX IF NOT EXISTS sightings_crawl ON sightings(crawl)",
    ),
)


SEALS: Final = Table(
    "seals",
    "The entries of the manifest, in which what was kept is sealed: any later change of it is found by kliping verify.",
    (
        Column("number", "INTEGER PRIMARY KEY", "Number of the entry: its line in manifest.jsonl, counted from 1."),
        Column("digest", "TEXT NOT NULL", "SHA-256 of that line. Noted elsewhere, it proves everything sealed by then."),
        Column("sealed_at", "TEXT NOT NULL", "When it was sealed: ISO 8601, UTC."),
        Column("sealed_by", "TEXT NOT NULL", "What was run: crawl, backfill, reread …"),
        Column("crawl", "INTEGER", "The crawl at whose end it was sealed.", "crawls(id)"),
        Column("ends", "INTEGER NOT NULL", "Bytes of manifest.jsonl to the end of that line."),
    ),
    indexes=("CREATE INDEX IF NOT EXISTS seals_crawl ON seals(crawl)",),
)

SEALED_FILES: Final = Table(
    "sealed_files",
    "The WARC files with their length and SHA-256, as they were sealed.",
    (
        Column("name", "TEXT PRIMARY KEY", "Name of the file, below the archive's folder warc."),
        Column("length", "INTEGER NOT NULL", "Bytes."),
        Column("sha256", "TEXT NOT NULL", "SHA-256 of these bytes, hexadecimal."),
        Column("seal", "INTEGER NOT NULL", "Entry of the manifest it is sealed in.", "seals(number)"),
    ),
)

UNSEALED: Final = Table(
    "unsealed",
    "Rows written since the last entry of the manifest; the next one seals them.",
    (
        Column("kind", "TEXT NOT NULL", "Table of the row; articles.key for the key and translation of an article."),
        Column("row", "TEXT NOT NULL", "Number of the row, or whatever else names it: the digest of a capture, a word, a code."),
    ),
    key="PRIMARY KEY (kind, row)",
)

PEOPLE: Final = Table(
    "people",
    "Persons whom articles name with an office. One name in one institution is one person; the same name elsewhere is another.",
    (
        Column("id", "INTEGER PRIMARY KEY", "Number of the person."),
        Column("name", "TEXT NOT NULL COLLATE NOCASE", "Plain name, without honorifics and degrees."),
        Column("institution", "TEXT NOT NULL", "The body the person's offices belong to."),
    ),
    key="UNIQUE (name, institution)",
)

INSTITUTIONS: Final = Table(
    "institutions",
    "Offices and other public bodies that articles name, by their long names; a new name is a new row.",
    (
        Column("id", "INTEGER PRIMARY KEY", "Number of the institution."),
        Column("name", "TEXT NOT NULL COLLATE NOCASE UNIQUE", "Long name as printed."),
        Column("abbreviation", "TEXT", "The abbreviation that an article last introduced for it."),
    ),
)

WORDS: Final = Table(
    "words",
    "Every word of the articles' texts with its root, so that a search for one word of a root finds the others.",
    (
        Column("word", "TEXT PRIMARY KEY", "The word in small letters, without accents."),
        Column("stem", "TEXT NOT NULL", "Its root: layan for pelayanan, melayani, dilayani."),
    ),
    indexes=("CREATE INDEX IF NOT EXISTS words_stem ON words(stem)",),
    numbered=False,
)


def _places() -> Table:
    meaning = "The official list of places: city, kecamatan and kelurahan, and the cities datelines name; with coordinates for a map."
    return Table("places", meaning, tuple(_record_columns(Place)), 'PRIMARY KEY ("code")')


CHILDREN_MEANING: Final = {
    "sections": "The sections (categories) an article is filed under.",
    "tags": "The tags of an article.",
    "images": "The pictures of an article, with their captions.",
    "attachments": "The files offered with an article.",
    "related": "Other stories an article's page points to; not part of the article.",
    "dates": "Every date an article mentions, as printed and as understood.",
    "appearances": "Persons whom an article names with an office, once for each office.",
    "quotes": "Direct quotations, with who said them in which office.",
    "institution_mentions": "Offices and other public bodies that an article names.",
    "place_mentions": "Places of the official list that an article names.",
}

LINKS: Final = {
    "appearances": (Column("person", "INTEGER", "The person, where the institution is known.", "people(id)"),),
    "quotes": (Column("person", "INTEGER", "The person who said it, where the institution is known.", "people(id)"),),
    "institution_mentions": (Column("institution", "INTEGER", "The institution of this name.", "institutions(id)"),),
}
"""Columns that no reading tells: they tie what articles name together."""

_INDEXES: Final = {
    "sections": ("name",),
    "tags": ("name",),
    "dates": ("value",),
    "appearances": ("person", "name", "office"),
    "quotes": ("person", "speaker", "office"),
    "institution_mentions": ("institution", "name"),
    "place_mentions": ("code",),
}
_EVENTS: Final = "CREATE INDEX IF NOT EXISTS dates_event ON dates(value) WHERE kind = 'event'"


def _child(name: str, record: type | None) -> Table:
    own = tuple(_record_columns(record)) if record else (Column("name", "TEXT NOT NULL", "As the site writes it."),)
    if name == "place_mentions":
        own = tuple(replace(column, points_to="places(code)") if column.name == "code" else column for column in own)
    keys = (Column("article", "INTEGER NOT NULL", ARTICLE, "articles(id)"), Column("position", "INTEGER NOT NULL", POSITION))
    indexes = tuple(f"CREATE INDEX IF NOT EXISTS {name}_{column} ON {name}({column})" for column in _INDEXES.get(name, ()))
    columns = (*keys, *own, *LINKS.get(name, ()))
    return Table(
        name, CHILDREN_MEANING[name], columns, "PRIMARY KEY (article, position)", (*indexes, *([_EVENTS] if name == "dates" else []))
    )


@cache
def tables() -> tuple[Table, ...]:
    """Every table of the archive, those first that others point to."""
    parts = tuple(_child(name, record) for _, name, record in children())
    kept = (SITES, CRAWLS, CAPTURES, WARC_FILES, _articles(), PAGES, READINGS, REVISIONS, PROBLEMS, SIGHTINGS)
    return (*kept, SEALS, SEALED_FILES, UNSEALED, PEOPLE, INSTITUTIONS, WORDS, _places(), *parts)
