"""The evidence for one article in one folder that needs nothing else: what was captured, what was read, and what seals both.

``index.html`` shows it to a reader, ``CHECK.txt`` says how to check it with standard tools alone.
"""

import json
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

from archive import manifest, seals
from archive.cover import check, cover
from archive.cutting import Cut, cut, refers
from archive.differences import in_marks
from archive.keys import KEY
from archive.manifest import MANIFEST, Garbled, file_sha256
from archive.search import connect_readonly
from archive.store import DATABASE, WARC_FOLDER

CAPTURES: Final = "captures.warc.gz"
SUMS: Final = "SHA256SUMS"


_CAPTURED: Final = (
    "SELECT capture FROM readings WHERE article = :n UNION SELECT value FROM readings, json_each(parts) WHERE article = :n "
    "UNION SELECT capture FROM revisions WHERE article = :n UNION SELECT capture FROM sightings WHERE article = :n "
    "UNION SELECT capture FROM articles WHERE id = :n"
)
"""Captures that tell of an article."""
_CONTROLS: Final = "SELECT value FROM sightings, json_each(controls) WHERE article = :n AND what = 'missing'"
"""Captures of other articles by which the site showed that it was well when this one was missed."""


class NoSuchArticle(Exception):
    """The archive has no article of that number, address or key."""


class NoEvidence(Exception):
    """The evidence can't be written; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What stands in the folder."""

    article: dict[str, Any]
    versions: Sequence[dict[str, Any]]
    """Every version, the first one first; each with ``text`` and the name of its capture."""
    cuts: Sequence[Cut]
    entries: Sequence[manifest.Entry]
    """Entries of the manifest that seal any of it."""
    last: str
    """Digest of the manifest's last entry."""
    unsealed: int
    """Rows that no entry seals yet."""
    altered: Sequence[str]
    """Rows that are no more what an entry sealed, or that kliping never wrote: the kind and name of each."""
    sightings: Sequence[dict[str, Any]]
    """What was seen of it at its address, the first first."""
    controls: Sequence[dict[str, Any]]
    """Captures of other articles by which the site showed that it was well when this one was missed."""


def opened(folder: Path) -> sqlite3.Connection:
    """One moment of an archive, while a crawl may go on; raises what ``connect_readonly`` raises."""
    conn = connect_readonly(folder / DATABASE)
    conn.execute("BEGIN")
    return conn


def find(conn: sqlite3.Connection, named: str) -> int:
    """The number of an article, given by that, by its address or by its key. Raises NoSuchArticle."""
    queries = ["SELECT id FROM articles WHERE canonical_url = ?", "SELECT article FROM pages WHERE url = ? AND article IS NOT NULL"]
    if named.isdecimal():
        queries.insert(0, "SELECT id FROM articles WHERE id = CAST(? AS INTEGER)")
    elif KEY.fullmatch(named):
        queries.insert(0, "SELECT id FROM articles WHERE key = ?")
    for query in queries:
        found = conn.execute(query, [named]).fetchone()
        if found:
            return int(found[0])
    raise NoSuchArticle(f"no article of the archive has the number, address or key {named!r}; `kliping search` finds it")


def gather(conn: sqlite3.Connection, folder: Path, number: int, into: Path) -> Evidence:
    """Write the evidence for an article into a folder, which must not be there yet.

    Raises NoEvidence.
    """
    if into.exists():
        raise NoEvidence(f"{into} is there already; choose another with --out")
    try:
        into.mkdir(parents=True)
        return _written(conn, folder, number, into)
    except (OSError, ValueError) as error:
        shutil.rmtree(into, ignore_errors=True)
        raise NoEvidence(f"the evidence can't be put together ({error}); `kliping verify` says what is wrong") from error


def _written(conn: sqlite3.Connection, folder: Path, number: int, into: Path) -> Evidence:
    rows = list(_rows(conn, number))
    rows += _originals(conn, folder / WARC_FOLDER, [record for kind, _, record in rows if kind == "captures"])
    digests = _sealed_forms(conn, rows, into / "rows")
    captures = [record for kind, _, record in rows if kind == "captures"]
    cuts = cut(folder / WARC_FOLDER, captures, into / CAPTURES)
    entries, last = _manifest(folder, set(digests), into / MANIFEST)
    held = {digest for entry in entries for each in entry.rows.values() for digest in each.values()}
    article = next(record for kind, _, record in rows if kind == "articles")
    versions = [_version(record) for kind, _, record in rows if kind == "revisions"] + [_version(article)]
    _texts(versions, into / "versions")
    seen = [record for kind, _, record in rows if kind == "sightings"]
    loose = [(kind, str(name)) for (kind, name, _), digest in zip(rows, digests, strict=True) if digest not in held]
    waiting = _waiting(conn)
    altered = [" ".join(each) for each in loose if waiting is not None and each not in waiting]
    told = Evidence(article, versions, cuts, entries, last, len(loose) - len(altered), altered, seen, _controls(conn, number, captures))
    (into / "index.html").write_text(cover(told), encoding="utf-8")
    (into / "CHECK.txt").write_text(check(told), encoding="utf-8")
    _sums(into)
    return told


def _controls(conn: sqlite3.Connection, number: int, captures: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of the captures, those that are other articles' and were made to see whether the site was well, with those they repeat."""
    own = f"SELECT url FROM captures WHERE digest IN ({_CAPTURED})"
    others = {row["url"] for row in captures} - {url for (url,) in conn.execute(own, {"n": number})}
    return [row for row in captures if row["url"] in others]


def _rows(conn: sqlite3.Connection, number: int) -> Iterator[tuple[str, Any, dict[str, Any]]]:
    """Every sealed row that tells of an article: kind, name and record."""
    captured = f"{_CAPTURED} UNION {_CONTROLS}"
    names = {
        "articles": "SELECT :n",
        "revisions": "SELECT id FROM revisions WHERE article = :n ORDER BY number",
        "readings": "SELECT id FROM readings WHERE article = :n ORDER BY id",
        "sightings": "SELECT id FROM sightings WHERE article = :n ORDER BY id",
        "captures": f"SELECT digest FROM captures WHERE digest IN ({captured}) ORDER BY captured_at",
        "crawls": f"SELECT DISTINCT crawl FROM captures WHERE digest IN ({captured}) ORDER BY 1",
    }
    for kind, query in names.items():
        for (name,) in conn.execute(query, {"n": number}).fetchall():
            record = seals.record_of(conn, kind, name)
            if record is not None:
                yield kind, name, record


def _originals(conn: sqlite3.Connection, warc: Path, captures: Sequence[dict[str, Any]]) -> Iterator[tuple[str, Any, dict[str, Any]]]:
    """The captures whose bytes others of these stand for: a revisit can't be read without them."""
    known = {record["digest"] for record in captures}
    for told in filter(None, (refers(warc, record) for record in captures)):
        found = conn.execute("SELECT digest FROM captures WHERE url = ? AND captured_at = ?", told).fetchone()
        if found and found[0] not in known:
            known.add(found[0])
            yield "captures", found[0], seals.record_of(conn, "captures", found[0]) or {}


def _sealed_forms(conn: sqlite3.Connection, rows: Sequence[tuple[str, Any, dict[str, Any]]], into: Path) -> list[str]:
    """Write each row in the form its digest is taken over; the digests."""
    into.mkdir()
    for kind, name, record in rows:
        (into / f"{kind}-{name}.json").write_bytes(seals.sealed_form(record))
    return [seals.row_digest(record) for _, _, record in rows]


def _manifest(folder: Path, digests: set[str], into: Path) -> tuple[list[manifest.Entry], str]:
    """Write the manifest from the first entry on that seals any of these rows; the entries that do, and the last one's digest."""
    entries, last = [], ""
    with into.open("wb") as out:
        for text, _ in manifest.lines(folder):
            try:
                entry = manifest.parsed(text)
            except Garbled:
                break  # being written, or no manifest any more: `kliping verify` tells them apart
            if any(not digests.isdisjoint(rows.values()) for rows in entry.rows.values()):
                entries.append(entry)
            if entries:
                out.write(text)
                last = entry.digest
    return entries, last


def _waiting(conn: sqlite3.Connection) -> set[tuple[str, str]] | None:
    """Kind and name of the rows that wait to be sealed; None for an archive of a release that sealed nothing."""
    if conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'unsealed'").fetchone() is None:
        return None
    return {(kind, str(row)) for kind, row in conn.execute("SELECT kind, row FROM unsealed")}


def _version(record: dict[str, Any]) -> dict[str, Any]:
    """A version as it is shown: a superseded one tells the whole of itself in ``record``."""
    whole = json.loads(record["record"]) if "record" in record else record
    lines = [whole["title"], "", *(f"{name}: {whole[name]}" for name in ("published_at", "modified_at", "byline") if whole.get(name))]
    return {**whole, "superseded_at": record.get("superseded_at"), "text": "\n".join([*lines, "", whole["body"] or "", ""])}


def _texts(versions: Sequence[dict[str, Any]], into: Path) -> None:
    """Each version as a text, and what differs between one and the next, word by word."""
    into.mkdir()
    for number, version in enumerate(versions, 1):
        (into / f"{number}.txt").write_text(version["text"], encoding="utf-8")
    for number, (one, other) in enumerate(pairwise(versions), 1):
        (into / f"{number}-{number + 1}.txt").write_text(in_marks(one["text"], other["text"]), encoding="utf-8")


def _sums(into: Path) -> None:
    files = sorted(path for path in into.rglob("*") if path.is_file())
    lines = [f"{file_sha256(path)}  {path.relative_to(into).as_posix()}\n" for path in files]
    (into / SUMS).write_text("".join(lines), encoding="utf-8")
