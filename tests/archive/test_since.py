"""A digest that was noted elsewhere holds against whoever may write to everything: rows, their list of unsealed ones, the manifest, the files.

Each attacker here does what a careful one would: what is changed waits to be sealed, as if kliping had written it again,
and the next crawl seals it. Verifying against the noted digest must name it before that crawl and after it.
"""

import json
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from archive import manifest, rows, seals
from archive.manifest import MANIFEST
from archive.verify import Verify
from tests.archive.samples import DECLARED, HOME, missing, one, opened, outcomes, page, read_again, rest, story
from tests.archive.test_reread import Newsroom


def found(folder: Path, since: str = "") -> list[str]:
    with closing(Verify(folder, read=read_again, declared=DECLARED, since=since)) as verify:
        return [str(finding) for finding in verify.findings()]


def noted(folder: Path, number: int | None = None) -> str:
    query = "SELECT digest FROM seals WHERE number = coalesce(?, (SELECT max(number) FROM seals))"
    return str(one(folder, query, number))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two crawls: stories told by a list and by their pages, one revised, one missed, one that can't be read."""
    folder = tmp_path_factory.mktemp("made") / "data"
    with opened(folder) as archive:
        outcomes(archive, rest([story(number) for number in range(1, 5)], 0))
        outcomes(archive, *(page(story(number), number) for number in (1, 3, 4)), page(story(9, problem="no-body"), 10))
        outcomes(archive, page(story(2, translation=f"{HOME}en/kabar-2/"), 11))
        archive.end("finished", 0)
    with opened(folder) as archive:
        outcomes(archive, page(story(2, title="Judul Baru", modified="2020-02-01T10:00:00+07:00"), 100), missing(story(3), 101))
        archive.vouch()
        archive.end("finished", 0)
    return folder


@pytest.fixture
def kept(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "data")


@pytest.fixture
def conn(kept: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(kept / "archive.db", isolation_level=None)) as opened_:
        opened_.row_factory = sqlite3.Row
        yield opened_


def waits(conn: sqlite3.Connection, kind: str, row: Any) -> None:
    """What an attacker writes down, so that a row looks as if kliping had written it."""
    conn.execute("INSERT OR IGNORE INTO unsealed VALUES (?, ?)", [kind, str(row)])


def crawled(folder: Path) -> None:
    """The next crawl, which seals whatever waits."""
    with opened(folder) as archive:
        outcomes(archive, page(story(8), 900))
        archive.end("finished", 0)


# -- rows written again ----------------------------------------------------------------------------------------------------

REWRITINGS = {
    "headline": ("articles", 4, "title = 'Bukan ini judulnya'"),
    "text": ("articles", 4, "body = 'Bukan ini.', content_digest = 'f00d'"),
    "address": ("articles", 4, "canonical_url = 'https://kotakita.go.id/lain/'"),
    "day": ("articles", 4, "published_at = '2019-01-01T09:00:00+07:00'"),
    "as if by another reader": ("articles", 4, "title = 'Bukan ini judulnya', reader = '4'"),
    "as if from another capture": (
        "articles",
        4,
        "title = 'Bukan ini', (capture, captured_at) = (SELECT digest, captured_at FROM captures WHERE status = 404)",
    ),
    "the other story's capture": (
        "articles",
        4,
        "(capture, captured_at) = (SELECT capture, captured_at FROM articles WHERE id = 2)",
    ),
    "version before": ("revisions", 1, "title = 'Bukan ini judulnya'"),
    "version before, whole": ("revisions", 1, "record = json_set(record, '$.title', 'Bukan ini')"),
    "when a version was superseded": ("revisions", 1, "superseded_at = '2027-01-01T00:00:00.000000Z'"),
    "digest of a reading": ("readings", 3, "content_digest = 'f00d'"),
    "digest of a reading, as if by another reader": ("readings", 3, "content_digest = 'f00d', reader = '4'"),
    "article of a reading": (
        "readings",
        5,
        "(article, content_digest, record_digest, capture) = "
        "(SELECT article, content_digest, record_digest, capture FROM readings WHERE id = 6)",
    ),
    "sighting": ("sightings", 1, "healthy = 0"),
    "problem": ("problems", 1, "detail = 'tidak apa-apa'"),
    "crawl": ("crawls", 1, "ended_at = '2027-01-01T00:00:00.000000Z'"),
    "address that was met": ("pages", 1, "url = 'https://kotakita.go.id/lain/'"),
    "when an address was met": ("pages", 1, "first_seen_at = '2019-01-01T00:00:00.000000Z'"),
    "what is still to be asked for": ("pages", 3, "wanted = 0"),
    "what was missed": ("pages", 3, "missing_since = NULL"),
    "what is gone": ("pages", 1, "gone_at = '2027-01-01T00:00:00.000000Z'"),
    "key": ("articles.key", 4, "key = 'f00df00df00d'"),
    "translation": ("articles.key", 4, "translation_url = 'https://kotakita.go.id/en/'"),
    "root of a word": ("words", "warga", "stem = 'warung'"),
    "time of a capture": ("captures", None, "captured_at = '2027-01-01T00:00:00.000000Z'"),
}


@pytest.mark.parametrize("how", REWRITINGS)
def test_row_written_again_is_found_though_it_waits_to_be_sealed_and_after_it_was(kept: Path, conn: sqlite3.Connection, how: str) -> None:
    kind, row, change = REWRITINGS[how]
    name = seals.KINDS[kind].name
    row = row or conn.execute("SELECT digest FROM captures LIMIT 1 OFFSET 2").fetchone()[0]
    since = noted(kept)
    conn.execute(f"UPDATE {seals.KINDS[kind].table} SET {change} WHERE {name} = ?", [row])
    waits(conn, kind, row)
    named = f"archive.db {kind} {row}"
    assert any(named in finding for finding in found(kept)), "by the chain alone, as long as it waits"
    assert any(named in finding for finding in found(kept, since))
    crawled(kept)
    findings = found(kept, since)
    assert any(named in finding and ("entry " in finding or kind == "pages") for finding in findings), findings


@pytest.mark.parametrize(
    ("change", "said"),
    [("tags SET name = 'korupsi'", "neither in articles nor in revisions"), ("dates SET value = '2019-01-01'", "reads otherwise")],
)
def test_a_list_of_an_article_is_held_too(kept: Path, conn: sqlite3.Connection, change: str, said: str) -> None:
    since = noted(kept)
    conn.execute(f"UPDATE {change} WHERE article = 4")
    waits(conn, "articles", 4)
    crawled(kept)
    assert any("archive.db articles 4 (" in finding and said in finding for finding in found(kept, since))


@pytest.mark.parametrize("kind", [kind for kind in seals.KINDS if kind not in {"sites", "people", "institutions", "places"}])
def test_row_that_was_deleted_is_missed_though_it_waits(kept: Path, conn: sqlite3.Connection, kind: str) -> None:
    since, name, table = noted(kept), seals.KINDS[kind].name, seals.KINDS[kind].table
    row = conn.execute(f"SELECT {name} FROM {table} ORDER BY 1 LIMIT 1").fetchone()[0]
    conn.execute(f"DELETE FROM {table} WHERE {name} = ?", [row])
    waits(conn, kind, row)
    crawled(kept)
    assert any(f"archive.db {kind} {row}: the row is missing" in finding for finding in found(kept, since))


# -- histories made up -----------------------------------------------------------------------------------------------------


def test_forged_version_that_hides_the_sealed_one_is_found(kept: Path, conn: sqlite3.Connection) -> None:
    """The story is said to have been captured anew with other words: whole, with a capture of its own, but the old version is nowhere."""
    since = noted(kept)
    with opened(kept) as archive:
        outcomes(archive, page(story(4, title="Bukan ini", modified="2020-02-01T10:00:00+07:00"), 800))
        archive.end("finished", 0)
    assert found(kept, since) == []
    conn.execute("DELETE FROM revisions WHERE article = 4")
    (kept / MANIFEST).write_bytes(b"".join((kept / MANIFEST).read_bytes().splitlines(keepends=True)[:-1]))
    conn.execute("DELETE FROM sealed_files WHERE seal = 3")
    conn.execute("DELETE FROM seals WHERE number = 3")
    for kind, known in seals.KINDS.items():
        conn.execute(f"INSERT OR IGNORE INTO unsealed SELECT '{kind}', {known.name} FROM {known.table}")
    crawled(kept)
    assert any("articles 4 (" in finding and "stands neither in articles nor in revisions" in finding for finding in found(kept, since))


@pytest.mark.parametrize("change", ["title = 'Bukan ini'", "record = json_set(record, '$.title', 'Bukan ini'), title = 'Bukan ini'"])
def test_what_a_later_crawl_put_among_the_revisions_is_held_to_what_was_sealed(kept: Path, conn: sqlite3.Connection, change: str) -> None:
    since = noted(kept)
    with opened(kept) as archive:
        outcomes(archive, page(story(4, title="Judul baru", modified="2020-02-01T10:00:00+07:00"), 800))
        archive.end("finished", 0)
    conn.execute(f"UPDATE revisions SET {change} WHERE article = 4")
    waits(conn, "revisions", 2)
    forged_tail(kept, conn, 2)
    assert any("archive.db revisions 2" in finding for finding in found(kept, since))


def test_version_made_up_as_of_before_is_found(kept: Path, conn: sqlite3.Connection) -> None:
    since = noted(kept)
    whole = dict(conn.execute("SELECT * FROM revisions WHERE id = 1").fetchone())
    capture = conn.execute("SELECT capture FROM articles WHERE id = 4").fetchone()[0]
    record = json.dumps(json.loads(whole["record"]) | {"capture": capture, "title": "Dulu lain"})
    made_up = whole | {"id": 7, "article": 4, "capture": capture, "title": "Dulu lain", "record": record}
    conn.execute(f"INSERT INTO revisions ({', '.join(made_up)}) VALUES ({', '.join('?' * len(made_up))})", list(made_up.values()))
    waits(conn, "revisions", 7)
    crawled(kept)
    assert any("archive.db revisions 7" in finding and "added since" in finding for finding in found(kept, since))


def added(conn: sqlite3.Connection, table: str, row: dict[str, Any]) -> None:
    conn.execute(f"INSERT INTO {table} ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", list(row.values()))
    waits(conn, table, row[seals.KINDS[table].name])


MADE_UP = {
    "sightings": "SELECT * FROM sightings",
    "readings": "SELECT * FROM readings WHERE article = 4 AND captured_via = 'page'",
    "problems": "SELECT * FROM problems",
    "captures": "SELECT * FROM captures WHERE status = 404",
    "revisions": "SELECT * FROM revisions",
    "crawls": "SELECT * FROM crawls WHERE id = 1",
}


@pytest.mark.parametrize("kind", MADE_UP)
def test_row_made_up_for_a_crawl_from_before_is_found(kept: Path, conn: sqlite3.Connection, kind: str) -> None:
    """A disappearance, a refusal, an edit that nobody saw then: what was sealed of that crawl was all there was of it."""
    since = noted(kept)
    row = dict(conn.execute(MADE_UP[kind]).fetchone())
    other = {"sightings": {"article": 4}, "readings": {"content_digest": "f00d"}, "captures": {"digest": "f" * 40}}
    row |= {"id": -7 if kind == "crawls" else 77} if "id" in row else {}
    added(conn, kind, row | other.get(kind, {"site": "kotakita"} if "site" in row else {"number": 7}))
    name = row.get("id") or "f" * 40
    assert any(f"archive.db {kind} {name}" in finding and "added since" in finding for finding in found(kept))
    crawled(kept)
    assert any(f"archive.db {kind} {name}" in finding and "sealed by then" in finding for finding in found(kept, since))


LATER = {
    "headline": ("articles 5 (", "UPDATE articles SET title = 'Bukan ini' WHERE id = 5"),
    "reading": ("readings 10:", "UPDATE readings SET content_digest = 'f00d' WHERE id = 10"),
    "version": ("revisions 2:", "UPDATE revisions SET record = json_set(record, '$.title', 'Bukan ini'), title = 'Bukan ini' WHERE id = 2"),
    "sighting": ("sightings 2 (", "UPDATE sightings SET article = 4 WHERE id = 2"),
    "whether the site was well": ("sightings 2 (", "UPDATE sightings SET controls = json_array(capture) WHERE id = 2"),
    "refusal": (
        "problems 3 (",
        "INSERT INTO problems SELECT 3, site, 3, url, kind, detail, '2026-05-02T00:00:00Z', NULL FROM problems WHERE id = 2",
    ),
    "silence": ("problems 2 (", "UPDATE problems SET detail = 'selalu' WHERE id = 2"),
    "count": ("crawls 3:", "UPDATE crawls SET new = 0 WHERE id = 3"),
    "type of an answer": ("captures ", "UPDATE captures SET content_type = 'text/x' WHERE crawl = 3"),
    "crawl of an answer": ("captures ", "UPDATE captures SET crawl = 3 WHERE crawl = 2"),
    "what was asked for": ("pages 2 (", "UPDATE pages SET last_crawl = 3, status = 200 WHERE id = 2"),
    "address": (
        "pages 7 (",
        "INSERT INTO pages (id, url, site, kind, discovered_by, first_seen_at) "
        "SELECT 7, 'https://kotakita.go.id/x/', site, kind, 'feed', first_seen_at FROM pages WHERE id = 1",
    ),
}


@pytest.mark.parametrize("what", LATER)
def test_row_that_came_later_says_what_its_capture_says(kept: Path, conn: sqlite3.Connection, what: str) -> None:
    """Whoever makes the end of the chain anew after the digest was noted can't put words into it that no capture says."""
    since = noted(kept)
    with opened(kept) as archive:
        outcomes(archive, page(story(8), 800))
        outcomes(archive, page(story(8, title="Judul lain", modified="2020-02-01T10:00:00+07:00"), 801))
        outcomes(archive, missing(story(1), 802))
        archive.vouch()
        archive.missed(f"{HOME}2020/01/24/kabar-9/", "unreachable", "no answer", again=True)
        archive.end("finished", 0)
    assert found(kept, since) == []
    named, change = LATER[what]
    conn.execute(change)
    for kind, known in seals.KINDS.items():
        conn.execute(f"INSERT OR IGNORE INTO unsealed SELECT '{kind}', {known.name} FROM {known.table}")
    forged_tail(kept, conn, 2)
    assert any(finding.startswith((named, f"archive.db {named}")) for finding in found(kept, since))


@pytest.mark.parametrize("by", ["before", "later", "nobody"])
def test_article_set_back_to_a_version_from_before_is_found(kept: Path, conn: sqlite3.Connection, by: str) -> None:
    """As if the newsroom had taken its edit back: the version that was sealed stands among the revisions, the row is what an older
    capture says."""
    since = noted(kept)
    before = dict(conn.execute("SELECT * FROM revisions WHERE article = 2").fetchone())
    with closing(sqlite3.connect(kept / "archive.db")) as plain:
        sealed, old = rows.as_record(plain, 2), json.loads(before["record"])
    with opened(kept) as archive:
        outcomes(archive, page(story(8), 800))
        archive.end("finished", 0)
    capture, moment = conn.execute("SELECT digest, captured_at FROM captures ORDER BY rowid DESC").fetchone()
    superseded = {
        "before": {"superseded_by": old["capture"], "superseded_at": old["captured_at"]},
        "later": {"superseded_by": capture, "superseded_at": moment},
        "nobody": {"superseded_by": None, "superseded_at": moment},
    }[by]
    own = {name: sealed[name] for name in before.keys() & sealed.keys() - {"id"}}
    record = json.dumps(sealed, ensure_ascii=False, sort_keys=True)
    added(conn, "revisions", before | own | {"id": 50, "number": 2, "record": record} | superseded)
    values = {name: value for name, value in old.items() if not isinstance(value, list)}
    conn.execute(f"UPDATE articles SET {', '.join(f'{name} = ?' for name in values)} WHERE id = 2", list(values.values()))
    waits(conn, "articles", 2)
    crawled(kept)
    findings = found(kept, since)
    assert any("archive.db revisions 50" in finding for finding in findings)
    assert any("archive.db articles 2" in finding and "stood on another" in finding for finding in findings)


def test_rows_that_nobody_can_follow_are_found_and_end_nothing(kept: Path, conn: sqlite3.Connection) -> None:
    since = noted(kept)
    conn.execute("UPDATE articles SET title = 'Bukan ini' WHERE id IN (2, 4)")
    conn.execute("UPDATE revisions SET record = 'bukan JSON'")
    conn.execute("""UPDATE readings SET parts = '["tak ada"]' WHERE article = 4""")
    for kind in ("articles", "revisions", "readings"):
        conn.execute(f"INSERT OR IGNORE INTO unsealed SELECT '{kind}', id FROM {kind}")
    findings = found(kept, since)
    assert {"articles 2", "articles 4", "revisions 1:"} <= {" ".join(each.split()[1:3]) for each in findings}
    assert any("can't be followed" in finding for finding in findings)


def test_digest_of_an_entry_in_the_midst_of_a_crawl_accuses_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A crawl that keeps more rows than one entry holds is sealed by several, and somebody may have noted the first."""
    monkeypatch.setattr(seals, "TOGETHER", 5)
    with opened(tmp_path) as archive:
        outcomes(archive, *(page(story(number), number) for number in range(1, 5)))
        archive.end("finished", 0)
    entries = one(tmp_path, "SELECT count(*) FROM seals")
    assert entries > 2
    for number in range(1, entries + 1):
        assert found(tmp_path, noted(tmp_path, number)) == []


def test_captures_that_say_they_are_older_than_the_digest_are_told(kept: Path) -> None:
    """They may be of a run that was killed, or of a clock that was wrong; so they are told, and no accusation."""
    since = noted(kept)
    with closing(Verify(kept, read=read_again, declared=DECLARED, since=since)) as verify:
        assert list(verify.findings()) == []
        assert not any("older" in note for note in verify.seen.notes)
    crawled(kept)  # of which the samples say that it was in May 2026
    with closing(Verify(kept, read=read_again, declared=DECLARED, since=since)) as verify:
        assert list(verify.findings()) == []
        assert any("1 captures say they are older than the digest you noted" in note for note in verify.seen.notes)


def forged_tail(kept: Path, conn: sqlite3.Connection, after: int) -> None:
    """The entries behind one are made anew, so that the chain holds together again and the database knows no other."""
    (kept / MANIFEST).write_bytes(b"".join((kept / MANIFEST).read_bytes().splitlines(keepends=True)[:after]))
    conn.execute("DELETE FROM sealed_files WHERE seal > ?", [after])
    conn.execute("DELETE FROM seals WHERE number > ?", [after])
    seals.seal(conn, kept, kept / "warc", "forged")


def test_forged_link_and_forged_tail_are_found(kept: Path, conn: sqlite3.Connection) -> None:
    first, last = noted(kept, 1), noted(kept)
    conn.execute("UPDATE articles SET title = 'Bukan ini judulnya' WHERE id = 4")
    waits(conn, "articles", 4)
    seals.seal(conn, kept, kept / "warc", "forged")
    assert found(kept) == []  # the chain alone holds together
    assert any("archive.db articles 4" in finding for finding in found(kept, last))
    for kind, known in seals.KINDS.items():
        conn.execute(f"INSERT OR IGNORE INTO unsealed SELECT '{kind}', {known.name} FROM {known.table}")
    forged_tail(kept, conn, 1)
    assert found(kept) == []
    assert any("archive.db articles 4" in finding for finding in found(kept, first))
    assert any(f"no entry has the digest {last}" in finding for finding in found(kept, last))


def test_bytes_swapped_with_every_digest_of_them_are_found(kept: Path, conn: sqlite3.Connection, tmp_path: Path) -> None:
    """A page is forged whole: a new WARC file of the same name, and every row that speaks of it, sealed again."""
    since = noted(kept)
    with opened(tmp_path / "forged") as archive:
        outcomes(archive, rest([story(number) for number in range(1, 5)], 0))
        outcomes(archive, *(page(story(number, title=f"Palsu {number}"), number) for number in range(1, 5)))
        outcomes(archive, page(story(9, problem="no-body"), 10))
        archive.end("finished", 0)
    name = one(kept, "SELECT name FROM warc_files ORDER BY crawl LIMIT 1")
    shutil.copy(tmp_path / "forged" / "warc" / one(tmp_path / "forged", "SELECT name FROM warc_files"), kept / "warc" / name)
    conn.execute("ATTACH ? AS forged", [str(tmp_path / "forged" / "archive.db")])
    for each in conn.execute("SELECT * FROM forged.captures").fetchall():
        conn.execute(
            "UPDATE captures SET digest = ?, sha256 = ?, size = ?, warc_offset = ?, warc_length = ? WHERE url = ? AND captured_at = ?",
            [each["digest"], each["sha256"], each["size"], each["warc_offset"], each["warc_length"], each["url"], each["captured_at"]],
        )
        waits(conn, "captures", each["digest"])
    conn.execute("DELETE FROM sealed_files WHERE name = ?", [name])
    conn.execute("DETACH forged")
    seals.seal(conn, kept, kept / "warc", "forged")
    assert any(
        f"warc/{name}: its bytes are not those that entry 1" in finding or f"warc/{name}: has" in finding for finding in found(kept, since)
    )


# -- what is lawful --------------------------------------------------------------------------------------------------------


def lawful(kept: Path) -> None:
    """Everything that may happen to a story after a digest was noted."""
    with opened(kept) as archive:
        moved = story(4, slug="pindah", day="2020-01-24")
        shown = [
            page(story(1, title="Judul Lain", modified="2020-03-01T10:00:00+07:00"), 1000),  # revised
            page(story(2, title="Judul Baru", modified="2020-02-01T10:00:00+07:00", author="lain"), 1001),  # touched
            page(story(3), 1002),  # back
            rest([moved], 1003),
        ]
        assert set(outcomes(archive, *shown)) <= {"revised", "touched", "unchanged", "witnessed"}
        archive.end("finished", 0)


def test_what_is_lawful_is_no_alarm_whatever_digest_was_noted(kept: Path) -> None:
    digests = [noted(kept, 1), noted(kept, 2)]
    lawful(kept)
    assert one(kept, "SELECT count(*) FROM sightings WHERE what = 'moved'") == 1
    for digest in [*digests, noted(kept)]:
        assert found(kept, digest) == []


@pytest.mark.parametrize("seed", range(2))
def test_histories_at_random_are_no_alarm(tmp_path: Path, seed: int) -> None:
    room, digests = Newsroom(seed), []
    for _ in range(4):
        with opened(tmp_path) as archive:
            for _ in range(5):
                outcomes(archive, *room.step())
            archive.end("finished", 0)
        digests.append(noted(tmp_path))
    for digest in digests:
        assert found(tmp_path, digest) == []


def test_entries_of_an_earlier_release_hold_too(kept: Path, conn: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch) -> None:
    """They don't tell what a row was read from: any capture that was sealed by then may have been it."""
    for kind, known in seals.KINDS.items():
        conn.execute(f"INSERT OR IGNORE INTO unsealed SELECT '{kind}', {known.name} FROM {known.table}")
    line = manifest.line
    monkeypatch.setattr(manifest, "line", lambda told: line({name: value for name, value in told.items() if name != "lasting"}))
    forged_tail(kept, conn, 0)
    monkeypatch.setattr(manifest, "line", line)
    since = noted(kept)
    lawful(kept)
    assert found(kept, since) == []
    conn.execute("UPDATE articles SET title = 'Bukan ini' WHERE id = 1")
    waits(conn, "articles", 1)
    assert any("archive.db articles 1" in finding for finding in found(kept, since))
