"""Named questions to the archive, as data: what each answers, its columns, and its SQL. They are views of the database."""

import sqlite3
from dataclasses import dataclass
from functools import reduce
from typing import Final

from archive.record import Article, children, declared
from archive.retold import MANY
from archive.sql import transaction
from archive.tables import filled

ARTICLE: Final = "Number of the article in this archive."
TITLE: Final = "Headline of the article as it stands now."
SITE: Final = "Site of the article."
PUBLISHED: Final = "When the site says it was published."
URL: Final = "Address of the article."
ABOUT: Final = {"article": ARTICLE, "title": TITLE, "site": SITE, "published_at": PUBLISHED}

_LAST_MET: Final = "(SELECT met FROM sightings WHERE article = articles.id AND what = 'missing' AND healthy = 1 ORDER BY id DESC LIMIT 1)"


@dataclass(frozen=True, slots=True)
class View:
    """One named question: what it answers, the meaning of each column, and the SELECT."""

    name: str
    meaning: str
    columns: dict[str, str]
    sql: str

    @property
    def ddl(self) -> str:
        """The CREATE VIEW statement, as the database keeps it."""
        names = ", ".join(f'"{name}"' for name in self.columns)
        return f'CREATE VIEW "{self.name}" ({names}) AS {self.sql.strip()}'


LATEST: Final = View(
    "latest",
    "The articles, the newest first, with what is needed to choose among them.",
    {
        "id": ARTICLE,
        "published_at": PUBLISHED,
        "title": TITLE,
        "site": SITE,
        "section": "First section the article is filed under.",
        "dateline_place": "Place the dateline names.",
        "byline": "Initials or names in the closing bracket of the body.",
        "year": "Year of publication.",
        "event_date": "First day the article says something happened.",
        "word_count": "Words of the body.",
        "lead": "First paragraph of the body.",
        "url": URL,
    },
    """
SELECT id, published_at, title, site, section, dateline_place, byline, year, event_date, word_count, lead,
  canonical_url
FROM articles ORDER BY published_at DESC, id DESC""",
)

REVISED: Final = View(
    "revised",
    "Articles that were changed after they were first kept, with what changed.",
    ABOUT
    | {
        "revisions": "How many superseded versions are kept.",
        "first_revised_at": "When the first change was seen: ISO 8601, UTC.",
        "last_revised_at": "When the last change was seen: ISO 8601, UTC.",
        "title_changed": "1 where an earlier version had another headline.",
        "body_changed": "1 where an earlier version had another body.",
        "url": URL,
    },
    """
SELECT articles.id, articles.title, site, articles.published_at, count(*), min(superseded_at), max(superseded_at),
  max(revisions.title IS NOT articles.title), max(revisions.body IS NOT articles.body), canonical_url
FROM revisions JOIN articles ON articles.id = revisions.article GROUP BY revisions.article""",
)

GONE: Final = View(
    "gone",
    "Articles whose page has disappeared from the site; their text is kept here.",
    ABOUT
    | {
        "missing_since": "When we first missed it there: ISO 8601, UTC.",
        "gone_at": "When we missed it again on another day: ISO 8601, UTC.",
        "met": "What stands there instead: not-found, elsewhere, empty or protected; see sightings.",
        "status": "HTTP status of its last answer.",
        "last_captured_at": "When the version kept here was captured: ISO 8601, UTC.",
        "url": URL,
    },
    f"""
SELECT articles.id, title, articles.site, published_at, missing_since, gone_at, {_LAST_MET}, status, captured_at, canonical_url
FROM pages JOIN articles ON articles.canonical_url = pages.url WHERE gone_at IS NOT NULL""",
)

MISSING: Final = View(
    "missing",
    "Articles that were missed at their address once, on a healthy site: on another day they are gone, or it was nothing.",
    ABOUT
    | {
        "missing_since": "When we missed it: ISO 8601, UTC.",
        "met": "What stood there instead: not-found, elsewhere, empty or protected; see sightings.",
        "status": "HTTP status of its last answer.",
        "last_captured_at": "When the version kept here was captured: ISO 8601, UTC.",
        "url": URL,
    },
    f"""
SELECT articles.id, title, articles.site, published_at, missing_since, {_LAST_MET}, status, captured_at, canonical_url
FROM pages JOIN articles ON articles.canonical_url = pages.url WHERE missing_since IS NOT NULL AND gone_at IS NULL""",
)

_AFTER: Final = "CASE WHEN new.id IS NULL THEN articles.{0} ELSE {1} END"

VERSIONS: Final = View(
    "versions",
    "Each change that was seen of a story, with the version before and the version after side by side; "
    "kliping_difference(body_before, body_after) shows the words that were taken out and put in.",
    ABOUT
    | {
        "version": "Number of the version that was changed.",
        "modified_before": "Date of modification stated before the change.",
        "modified_after": "Date of modification stated after it.",
        "seen_before": "When the version before the change was captured: ISO 8601, UTC.",
        "seen_after": "When the version after the change was captured: ISO 8601, UTC.",
        "title_before": "Headline before the change.",
        "title_after": "Headline after it.",
        "body_before": "Paragraphs before the change, parted by a blank line.",
        "body_after": "Paragraphs after it.",
        "captions_before": "Captions before the change, one a line.",
        "captions_after": "Captions after it.",
        "url": URL,
    },
    f"""
SELECT articles.id, articles.title, site, articles.published_at, old.number,
  old.modified_at, {_AFTER.format("modified_at", "new.modified_at")}, old.captured_at, old.superseded_at,
  old.title, {_AFTER.format("title", "new.title")}, old.body, {_AFTER.format("body", "new.body")},
  json_extract(old.record, '$.captions'), {_AFTER.format("captions", "json_extract(new.record, '$.captions')")}, canonical_url
FROM revisions AS old JOIN articles ON articles.id = old.article
LEFT JOIN revisions AS new ON new.article = old.article AND new.number = old.number + 1""",
)

_SILENT: Final = (
    "modified_before IS modified_after AND "
    "(title_before <> title_after OR body_before <> body_after OR captions_before IS NOT captions_after)"
)

_CONTRADICTED: Final = """
SELECT 1 FROM readings AS now
JOIN readings AS before ON before.id = (SELECT max(id) FROM readings AS earlier
  WHERE earlier.article = now.article AND earlier.captured_via = 'rest' AND earlier.id < now.id)
JOIN readings AS after ON after.id = (SELECT min(id) FROM readings AS later
  WHERE later.article = now.article AND later.captured_via = 'rest' AND later.id > now.id)
WHERE now.article = revisions.article AND now.capture = superseded_by AND now.captured_via = 'page'
  AND before.reader = after.reader AND before.content_digest <> after.content_digest"""
"""The text as REST gives it, which no theme touches, changed as well."""

SHOWN_OTHERWISE: Final = View(
    "shown_otherwise",
    "Silent changes that look like the site's theme and not like an edit: one crawl met the very same change in ten stories at least and "
    "in half of those it looked at again, and REST doesn't say that the text itself changed. They do not count as silent edits.",
    ABOUT
    | {
        "version": "Number of the version that was changed.",
        "stories": "In how many stories that crawl met the same change.",
        "looked_at": "How many stories that crawl looked at again.",
        "crawl": "The crawl that met it in most stories.",
        "difference": "Mark of the change: ~letters (only signs and capitals), ~captions (captions went into the text or out of it), "
        "~twice (a paragraph of the text twice, or no longer), else = and a digest of the words.",
        "seen_at": "When the version after the change was captured: ISO 8601, UTC.",
        "url": URL,
    },
    # A change that has no words of its own is believed to be the theme's in that crawl alone: editors make such changes too.
    f"""
WITH met AS MATERIALIZED (
  SELECT crawls.site, crawls.id AS crawl, difference, count(DISTINCT article) AS stories,
    revised + touched + unchanged + witnessed AS looked_at
  FROM revisions JOIN captures ON captures.digest = superseded_by JOIN crawls ON crawls.id = captures.crawl
  WHERE difference IS NOT NULL AND crawls.ended_at IS NOT NULL
  GROUP BY crawls.id, difference HAVING stories >= {MANY} AND 2 * stories >= looked_at)
SELECT articles.id, articles.title, articles.site, articles.published_at, number, met.stories, met.looked_at, met.crawl, met.difference,
  superseded_at, canonical_url
FROM revisions JOIN captures ON captures.digest = superseded_by JOIN crawls ON crawls.id = captures.crawl
JOIN articles ON articles.id = revisions.article
JOIN met ON met.crawl = (SELECT crawl FROM met AS most WHERE most.site = crawls.site AND most.difference = revisions.difference
  AND (most.difference LIKE '=%' OR most.crawl = crawls.id) ORDER BY stories DESC, crawl LIMIT 1) AND met.difference = revisions.difference
WHERE revisions.difference IS NOT NULL AND NOT EXISTS ({_CONTRADICTED})""",
)

_THEME: Final = "(article, version) IN (SELECT article, version FROM shown_otherwise)"

SILENT_EDITS: Final = View(
    "silent_edits",
    "Changes of the text that the newsroom made without moving the date of modification it states, or stating none; without those "
    "that look like the site's theme (shown_otherwise).",
    ABOUT
    | {
        "version": "Number of the version that was changed.",
        "modified_at": "Date of modification stated before and after the change alike; empty where none is stated.",
        "seen_before": "When the version before the change was captured: ISO 8601, UTC.",
        "seen_after": "When the version after the change was captured: ISO 8601, UTC.",
        "title_changed": "1 where the headline changed.",
        "body_changed": "1 where the body changed.",
        "url": URL,
    },
    f"""
SELECT article, title, site, published_at, version, modified_before, seen_before, seen_after,
  title_before <> title_after, body_before <> body_after, url
FROM versions WHERE {_SILENT} AND NOT {_THEME}""",
)

CHANGES: Final = View(
    "changes",
    "Everything that was seen to happen to stories after they were published: edits, silent ones by name, what looks like the theme, "
    "disappearances, returns, moves.",
    ABOUT
    | {
        "seen_at": "When it was seen: ISO 8601, UTC.",
        "what": "edited, silently-edited, shown-otherwise (see the view of that name), missing (missed once), gone (missed again on "
        "another day), back or moved.",
        "detail": "What changed, or what stood in its place.",
        "version": "Number of the version that was changed, for an edit.",
        "url": URL,
    },
    f"""
SELECT article, title, site, published_at, seen_after,
  CASE WHEN NOT ({_SILENT}) THEN 'edited' WHEN {_THEME} THEN 'shown-otherwise' ELSE 'silently-edited' END,
  coalesce(nullif(trim(iif(title_before <> title_after, 'title ', '') || iif(body_before <> body_after, 'body ', '')
    || iif(captions_before IS NOT captions_after, 'captions', '')), ''), 'other fields'), version, url
FROM versions
UNION ALL
SELECT article, title, articles.site, published_at, seen_at,
  CASE WHEN what = 'missing' AND EXISTS (SELECT 1 FROM sightings AS first WHERE first.article = seen.article AND first.id < seen.id
    AND first.what = 'missing' AND first.healthy = 1 AND NOT EXISTS (SELECT 1 FROM sightings AS between_them
      WHERE between_them.article = seen.article AND between_them.what = 'back' AND between_them.id BETWEEN first.id AND seen.id))
    THEN 'gone' ELSE what END, detail, NULL, canonical_url
FROM sightings AS seen JOIN articles ON articles.id = seen.article WHERE healthy = 1""",
)

PER_MONTH: Final = View(
    "per_month",
    "How many articles each site published in each month.",
    {"site": SITE, "month": "Month of publication, YYYY-MM.", "articles": "Articles published in it."},
    """
SELECT site, substr(published_at, 1, 7), count(*) FROM articles WHERE published_at IS NOT NULL
GROUP BY site, substr(published_at, 1, 7)""",
)

GAPS: Final = View(
    "gaps",
    "Months without a single article, between the site's first month with news and now.",
    {"site": "Site that is declared to have news since its first month.", "month": "Month without an article, YYYY-MM."},
    """
WITH months (site, month) AS (
  SELECT name, since FROM sites WHERE since <= strftime('%Y-%m', 'now')
  UNION ALL
  SELECT site, strftime('%Y-%m', month || '-01', '+1 month') FROM months WHERE month < strftime('%Y-%m', 'now')
)
SELECT site, month FROM months WHERE NOT EXISTS (
  SELECT 1 FROM articles WHERE articles.site = months.site AND published_at >= month AND published_at < month || '~')""",
)

COMPLETENESS: Final = View(
    "completeness",
    "What each site says it has against what is kept of it.",
    {
        "site": SITE,
        "stated": "Stories the site itself last counted, hidden ones with them; empty where its way of discovery tells no number.",
        "known": "Addresses of stories ever met.",
        "kept": "Of these, those whose story is kept.",
        "hidden": "Addresses of stories the site does not show to everybody.",
        "pending": "Addresses still to be asked for.",
    },
    """
SELECT name,
  (SELECT json_extract(marks, '$.total') FROM crawls WHERE crawls.site = name AND marks IS NOT NULL ORDER BY crawls.id DESC LIMIT 1),
  count(pages.id) FILTER (WHERE kind = 'article'), count(article) FILTER (WHERE kind = 'article'),
  count(pages.id) FILTER (WHERE kind = 'hidden'), count(pages.id) FILTER (WHERE wanted = 1)
FROM sites LEFT JOIN pages ON pages.site = name GROUP BY name""",
)

HEALTH: Final = View(
    "health",
    "Each site with its last crawl and how it ended.",
    {
        "site": "Short name of the site.",
        "title": "Name of the government whose newsroom it is.",
        "articles": "Articles kept of it.",
        "verdict": "well, failed, running (or killed), or never where it was not crawled yet.",
        "reason": "Why the last crawl ended.",
        "exit_code": "The exit status it gave to the shell.",
        "crawl": "Number of the last crawl.",
        "command": "crawl or backfill.",
        "way": "How it discovered articles.",
        "started_at": "When it began: ISO 8601, UTC.",
        "ended_at": "When it ended: ISO 8601, UTC.",
        "last_well_at": "When a crawl last ended well: ISO 8601, UTC.",
        "requests": "Requests it sent.",
        "new": "Articles it kept for the first time.",
        "revised": "Articles whose content had changed.",
        "unchanged": "Articles it found as they were.",
        "missing": "Articles it missed for the first time.",
        "gone": "Articles it found to have disappeared.",
        "unreadable": "Captures it could not read.",
    },
    """
SELECT name, title, (SELECT count(*) FROM articles WHERE articles.site = name),
  CASE WHEN crawls.id IS NULL THEN 'never' WHEN exit_code = 0 THEN 'well' WHEN exit_code IS NULL AND reason IS NULL THEN 'running'
    ELSE 'failed' END,
  reason, exit_code, crawls.id, command, way, started_at, ended_at,
  (SELECT max(ended_at) FROM crawls WHERE crawls.site = name AND exit_code = 0),
  requests, new, revised, unchanged, missing, gone, unreadable
FROM sites LEFT JOIN crawls ON crawls.id = (SELECT max(id) FROM crawls WHERE crawls.site = name)""",
)

EVIDENCE: Final = View(
    "evidence",
    "Where the bytes stand that each article was read from: enough to find, verify and cite them.",
    {
        "article": ARTICLE,
        "title": TITLE,
        "site": SITE,
        "current": "1 for the capture the present version was read from.",
        "captured_at": "When the capture was made: ISO 8601, UTC.",
        "captured_via": "page (the article's own page) or rest (a list of posts).",
        "warc_file": "WARC file it stands in, below the archive's folder warc.",
        "warc_offset": "First byte of its record in that file.",
        "warc_length": "Bytes of its record in that file, as compressed.",
        "size": "Bytes of the decoded body.",
        "sha256": "SHA-256 of the decoded body, hexadecimal.",
        "capture": "Name of the capture.",
        "captured_url": "Address that was asked for.",
        "url": URL,
    },
    """
SELECT articles.id, title, site, articles.capture = captures.digest, readings.captured_at, readings.captured_via, bytes.warc_file,
  bytes.warc_offset, bytes.warc_length, captures.size, captures.sha256, captures.digest, captures.url, canonical_url
FROM readings JOIN captures ON captures.digest = readings.capture JOIN articles ON articles.id = readings.article
JOIN captures AS bytes ON bytes.digest = coalesce(captures.revisit_of, captures.digest)
ORDER BY readings.id DESC""",
)


def _printed(place: str) -> str:
    """Whether the day of the month that stands at a place of a value is among the printed words, other than in the year."""
    return f"instr(replace(text, substr(value, 1, 4), ''), ltrim(substr(value, {place}), '0')) > 0"


EVENTS: Final = View(
    "events",
    "What happened when: the days on which articles say that something happened; several days once they have begun.",
    {
        "date": "The day, or days, in ISO 8601 / EDTF.",
        "printed": "The words the date is printed in.",
        "doubt": "Why the date is uncertain, where it is.",
        **ABOUT,
        "url": URL,
    },
    f"""
SELECT value, text, doubt, articles.id, title, site, published_at, canonical_url
FROM dates JOIN articles ON articles.id = dates.article WHERE kind = 'event' AND value IS NOT NULL
UNION ALL
SELECT value, text, doubt, articles.id, title, site, published_at, canonical_url
FROM dates JOIN articles ON articles.id = dates.article
WHERE kind = 'range' AND (value LIKE '____-__-__/____-__-__' OR value LIKE '____-__-__;%') AND substr(value, 1, 10) <= published_at
  AND {_printed("9, 2")} AND {_printed("-2")}
ORDER BY value DESC""",
)
"""Of the ranges those whose first and last day are printed (`15-17 November`, not `awal Juli`) and that had begun when they were told."""

SECTIONS_PER_YEAR: Final = View(
    "sections_per_year",
    "How many articles each section had in each year; an article counts in every section it is filed under.",
    {
        "site": SITE,
        "section": "Section, as the site writes it.",
        "year": "Year of publication.",
        "articles": "Articles of that year filed under it.",
    },
    # From the narrow index of articles to their sections: the rows of articles themselves are wide and not needed.
    """
SELECT site, name, substr(published_at, 1, 4), count(*)
FROM articles CROSS JOIN sections ON sections.article = articles.id
WHERE published_at IS NOT NULL GROUP BY site, name, substr(published_at, 1, 4)""",
)

SAID: Final = View(
    "said",
    "Who said what: every direct quotation with its speaker, the office held at that time and the article it stands in.",
    {
        "said_at": "Day the article was published.",
        "speaker": "Plain name of who said it, where the story tells.",
        "office": "The speaker's office at that time.",
        "acting": "Pj, Pjs, Plt, Plh or Pgs, where it was held for somebody else.",
        "quotation": "What was said.",
        "verb": "The verb of the attribution.",
        "speaker_printed": "How the attribution names the speaker.",
        "person": "Number of the person, where the institution is known.",
        **ABOUT,
        "paragraph": "Paragraph of the body it stands in, counted from 0.",
        "url": URL,
    },
    """
SELECT substr(published_at, 1, 10), speaker, office,
  (SELECT acting FROM appearances
    WHERE appearances.article = quotes.article AND +appearances.name = quotes.speaker AND +appearances.office = quotes.office),
  text, verb, speaker_printed, person, articles.id, title, site, published_at, paragraph, canonical_url
FROM quotes JOIN articles ON articles.id = quotes.article
ORDER BY published_at DESC, articles.id, quotes.position""",
)
"""The plus signs keep SQLite to the article's few appearances: by office it would go through a mayor's thousands for each quotation."""

_SHORT: Final = {
    "Walikota": "Wali Kota",
    "Wawali ": "Wakil Wali Kota ",
    "Sekda ": "Sekretaris Daerah ",
    "Sekkota ": "Sekretaris Daerah Kota ",
}
_BARE: Final = """CASE WHEN office LIKE '% (%)%'
  THEN substr(office, 1, instr(office, ' (') - 1) || substr(office, instr(office, ')') + 1) ELSE office END"""
HELD: Final = reduce(lambda office, short: f"replace({office}, '{short[0]}', '{short[1]}')", _SHORT.items(), _BARE)
"""An office as it is told apart from others: `Sekretaris Daerah (Sekda) Kota Malang` and `Sekda Kota Malang` are one."""

OFFICES_HELD: Final = View(
    "offices_held",
    "Who held which office when, as far as articles tell: the first and the last article that names the person in it.",
    {
        "person": "Number of the person.",
        "name": "Plain name.",
        "institution": "The body the person's offices belong to.",
        "office": "The office, in the words of articles, without an abbreviation in brackets; Sekda, Walikota and the like in full.",
        "acting": "Pj, Pjs, Plt, Plh or Pgs, where it was held for somebody else.",
        "first_named": "Day of the first article that names the person in this office.",
        "last_named": "Day of the last one.",
        "articles": "Articles that do.",
    },
    f"""
SELECT people.id, people.name, people.institution, {HELD} AS held, acting,
  substr(min(published_at), 1, 10), substr(max(published_at), 1, 10), count(DISTINCT article)
FROM appearances JOIN people ON people.id = person JOIN articles ON articles.id = article
WHERE former = 0 AND office IS NOT NULL GROUP BY people.id, held COLLATE NOCASE, acting""",
)

INSTITUTION_NAMES: Final = View(
    "institution_names",
    "Offices and other bodies with the years in which articles used their names: names change, and a new one is a row of its own.",
    {
        "institution": "Number of the institution.",
        "name": "Long name as printed.",
        "abbreviation": "The abbreviation an article last introduced for it.",
        "first_year": "Year of the first article that uses the name.",
        "last_year": "Year of the last one.",
        "articles": "Articles that use it.",
    },
    """
SELECT institutions.id, institutions.name, institutions.abbreviation, substr(min(published_at), 1, 4), substr(max(published_at), 1, 4),
  count(DISTINCT article)
FROM institution_mentions AS mentions JOIN institutions ON institutions.id = mentions.institution
JOIN articles ON articles.id = mentions.article GROUP BY institutions.id""",
)

PER_PLACE: Final = View(
    "per_place",
    "How many articles name each place of the official list beyond doubt; with coordinates, so that it can be put on a map.",
    {
        "code": "Official region code (Kemendagri).",
        "name": "Name of the place.",
        "kind": "kelurahan, kecamatan, kota, kabupaten or provinsi.",
        "parent": "Code of the place it belongs to.",
        "articles": "Articles that name it.",
        "latitude": "Degrees north of the equator (WGS 84) of about its middle.",
        "longitude": "Degrees east of Greenwich (WGS 84) of about its middle.",
    },
    """
SELECT places.code, places.name, kind, parent, count(DISTINCT article), latitude, longitude
FROM places LEFT JOIN place_mentions AS mentions ON mentions.code = places.code AND doubt IS NULL GROUP BY places.code""",
)

UNREADABLE: Final = View(
    "unreadable",
    "Problems that are still open: pages that could not be read when they were last asked for.",
    {
        "problem": "Number of the problem.",
        "site": "Site it was met on.",
        "kind": "no-title, no-body, challenge, http-error, undecodable and others.",
        "url": "Address that was asked for.",
        "detail": "What was met, in words.",
        "seen_at": "When: ISO 8601, UTC.",
        "crawl": "Crawl it was met in.",
        "article": "The article kept of that address, where an earlier version could be read.",
        "capture": "Name of the capture that holds the bytes.",
    },
    # Open is what was never read, or stays wanted, or has not been asked for since; what turned out to be gone or no article is not.
    """
SELECT problems.id, problems.site, problems.kind, problems.url, detail, seen_at, crawl, article, capture
FROM problems LEFT JOIN pages ON pages.url = problems.url
WHERE problems.id = (SELECT max(id) FROM problems AS later WHERE later.url = problems.url) AND gone_at IS NULL
  AND (pages.id IS NULL OR (pages.kind = 'article' AND (pages.status IS NULL OR pages.status NOT IN (404, 410))
    AND (article IS NULL OR wanted = 1 OR last_checked_at <= seen_at)))
ORDER BY problems.id DESC""",
)


def _coverage() -> View:
    lists = {name: table for name, table, _ in children() if declared(Article)[name].coverage}
    columns = filled() | {name: f"EXISTS (SELECT 1 FROM {table} WHERE {table}.article = articles.id)" for name, table in lists.items()}
    order = [name for name, known in declared(Article).items() if known.coverage]
    sums = ",\n    ".join(f'sum({columns[name]}) AS "{name}"' for name in order)
    rows = "\nUNION ALL ".join(
        f'SELECT site, \'{name}\', articles, "{name}", round(1.0 * "{name}" / articles, 4) FROM counted' for name in order
    )
    return View(
        "coverage",
        "How many of each site's articles carry each field.",
        {
            "site": SITE,
            "field": "Field of the record.",
            "articles": "Articles of the site.",
            "filled": "Articles that carry the field.",
            "share": "The one over the other, 0 to 1.",
        },
        f"WITH counted AS MATERIALIZED (\n  SELECT site, count(*) AS articles,\n    {sums}\n  FROM articles GROUP BY site)\n{rows}",
    )


VIEWS: Final = (
    LATEST,
    REVISED,
    MISSING,
    GONE,
    VERSIONS,
    SHOWN_OTHERWISE,
    SILENT_EDITS,
    CHANGES,
    PER_MONTH,
    _coverage(),
    GAPS,
    COMPLETENESS,
    HEALTH,
    EVIDENCE,
    EVENTS,
    SECTIONS_PER_YEAR,
    SAID,
    OFFICES_HELD,
    INSTITUTION_NAMES,
    PER_PLACE,
    UNREADABLE,
)


def refresh_views(conn: sqlite3.Connection) -> None:
    """Make the views of the database the ones of this release; those that stand as they should are not touched."""
    there = dict(conn.execute("SELECT name, sql FROM sqlite_master WHERE type = 'view'").fetchall())
    changed = [view for view in VIEWS if there.get(view.name) != view.ddl]
    if not changed:
        return
    with transaction(conn):
        for view in changed:
            conn.execute(f'DROP VIEW IF EXISTS "{view.name}"')
            conn.execute(view.ddl)
