"""How each site fares: what is kept of it, how its last crawls went, and how many articles carry each field."""

import json
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from archive.search import connect_readonly
from archive.store import DATABASE

CRAWLS: Final = 5
"""How many of a site's last crawls a report tells of."""

_SITES: Final = """
SELECT name AS site, title, home, since,
  (SELECT count(*) FROM articles WHERE site = name) AS articles,
  (SELECT count(*) FROM revisions JOIN articles ON articles.id = revisions.article WHERE site = name) AS revisions,
  (SELECT count(*) FROM missing WHERE site = name) AS missing,
  (SELECT count(*) FROM gone WHERE site = name) AS gone,
  (SELECT count(*) FROM unreadable WHERE site = name) AS problems,
  (SELECT count(*) FROM pages WHERE site = name AND wanted = 1 AND missing_since IS NULL) AS wanted
FROM sites ORDER BY name"""

NAMED: Final = 10
"""How many of a site's silent edits and disappearances a report names."""

_NEWS: Final = """
SELECT seen_at, what, title, url FROM changes WHERE site = :site AND seen_at >= :since
  AND what IN ('silently-edited', 'missing', 'gone') ORDER BY seen_at DESC"""

COUNTS: Final = ("new", "revised", "touched", "unchanged", "witnessed", "missing", "gone", "back", "moved", "unreadable")

_CRAWLS: Final = f"""
SELECT id AS crawl, command, started_at, ended_at, reason, exit_code, way, requests, {", ".join(COUNTS)}, coverage, notes,
  (SELECT digest FROM seals WHERE seals.crawl = crawls.id ORDER BY number DESC LIMIT 1) AS seal
FROM crawls WHERE site = ? ORDER BY id DESC LIMIT ?"""


def _rows(conn: sqlite3.Connection, query: str, values: Sequence[Any] | Mapping[str, Any] = ()) -> Iterator[dict[str, Any]]:
    cursor = conn.execute(query, values)
    names = [column[0] for column in cursor.description]
    return (dict(zip(names, row, strict=True)) for row in cursor.fetchall())


def _crawl(row: Mapping[str, Any]) -> dict[str, Any]:
    """A crawl with its coverage and notes as values instead of JSON."""
    return {**row, "coverage": json.loads(row["coverage"] or "{}"), "notes": json.loads(row["notes"] or "[]")}


def report(conn: sqlite3.Connection) -> list[dict[str, Any]]:
    """Each site with its counts, open problems by kind, coverage (share of articles per field, 0 to 1), last crawls, newest first,
    and the silent edits and disappearances these crawls saw."""
    sites = list(_rows(conn, _SITES))
    for site in sites:
        name = site["site"]
        kinds = _rows(conn, "SELECT kind, count(*) AS number FROM unreadable WHERE site = ? GROUP BY kind ORDER BY kind", [name])
        shares = _rows(conn, "SELECT field, share FROM coverage WHERE site = ?", [name])
        site["problem_kinds"] = {row["kind"]: row["number"] for row in kinds}
        site["coverage"] = {row["field"]: row["share"] for row in shares}
        site["crawls"] = [_crawl(row) for row in _rows(conn, _CRAWLS, [name, CRAWLS])]
        since = site["crawls"][-1]["started_at"] if site["crawls"] else ""
        site["changes"] = list(_rows(conn, _NEWS, {"site": name, "since": since}))
    return sites


@dataclass(frozen=True, slots=True)
class State:
    """Exit statuses of a site's last crawls that came to an end: of one command, and of any."""

    own: int = 0
    last: int = 0


def states(folder: Path, command: str) -> dict[str, State]:
    """How each site fared when a command last came to its end, and whatever did; an interrupted one says nothing of the site.

    Nothing where there is no archive yet.
    """
    if not (folder / DATABASE).is_file():
        return {}
    ended = "SELECT max(id) FROM crawls WHERE exit_code IS NOT NULL AND reason <> 'interrupted'"
    query = "SELECT site, exit_code FROM crawls WHERE id IN "
    with closing(connect_readonly(folder / DATABASE)) as conn:
        last = dict(conn.execute(f"{query} ({ended} GROUP BY site)").fetchall())
        own = dict(conn.execute(f"{query} ({ended} AND command = ? GROUP BY site)", [command]).fetchall())
    return {site: State(own.get(site, 0), status) for site, status in last.items()}


def _moment(value: str | None) -> str:
    return f"{value[:10]} {value[11:16]}" if value else "-"


def _counted(number: int, one: str, many: str) -> str:
    return f"{number} {one if number == 1 else many}"


_WHAT: Final = {"silently-edited": "silently edited, seen", "missing": "missed", "gone": "gone, missed again"}


def _crawl_lines(crawl: Mapping[str, Any]) -> Iterator[str]:
    ended = crawl["reason"] or ("running, or killed" if crawl["ended_at"] is None else "ended")
    status = "" if crawl["exit_code"] is None else f" (exit {crawl['exit_code']})"
    way = f" by {crawl['way']}" if crawl["way"] else ""
    yield f"  {_moment(crawl['started_at'])}  {crawl['command']}{way}: {ended}{status}"
    counts = [f"{crawl[name]} {name}" for name in COUNTS if crawl[name]]
    yield f"    {', '.join([_counted(crawl['requests'], 'request', 'requests'), *counts])}"
    yield from (f"    note: {note}" for note in crawl["notes"])


def _site_lines(site: Mapping[str, Any]) -> Iterator[str]:
    yield f"{site['site']}: {site['title']}, {site['home']}, news since {site['since']}"
    counted = [
        _counted(site["articles"], "article", "articles"),
        _counted(site["revisions"], "revision", "revisions"),
        f"{site['missing']} missing",
        f"{site['gone']} gone",
        _counted(site["problems"], "open problem", "open problems"),
    ]
    yield f"  {', '.join(counted)}" + (f", {site['wanted']} still to be captured" if site["wanted"] else "")
    if site["problem_kinds"]:
        yield "  problems: " + ", ".join(f"{number} {kind}" for kind, number in site["problem_kinds"].items())
    if site["coverage"]:
        yield "  coverage: " + ", ".join(f"{field} {100 * share:.4g} %" for field, share in site["coverage"].items())
    yield from (f"  {_WHAT[each['what']]} {_moment(each['seen_at'])}: «{each['title']}» {each['url']}" for each in site["changes"][:NAMED])
    if (more := len(site["changes"]) - NAMED) > 0:
        yield f"  and {more} more; `kliping changes` lists them all"
    if not site["crawls"]:
        yield "  not crawled yet"
    for crawl in site["crawls"]:
        yield from _crawl_lines(crawl)
    if seal := next((crawl["seal"] for crawl in site["crawls"] if crawl["seal"]), None):
        yield f"  sealed: {seal}"


def lines(sites: Sequence[Mapping[str, Any]]) -> list[str]:
    """A report as lines of plain text; times are UTC."""
    if not sites:
        return ["no site has been crawled yet"]
    return [line for site in sites for line in _site_lines(site)]
