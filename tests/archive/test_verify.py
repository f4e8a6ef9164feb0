"""Whatever is changed in what is kept is found and named; what is lawful raises no alarm."""

import json
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from archive import rereading, sealed_files
from archive.backup import backup, restore
from archive.findings import Verified
from archive.manifest import MANIFEST, canonical, lines, sha256
from archive.records import Walked, walked
from archive.seals import KINDS, record_of, row_digest
from archive.verify import Verify
from archive.warc import captures
from tests.archive.samples import DECLARED, at, missing, one, opened, outcomes, page, read, read_again, rest, rows, story

ROOT = Path(__file__).parents[2]


def found(folder: Path, **options: object) -> tuple[list[str], Verified]:
    with closing(Verify(folder, read=read_again, declared=DECLARED, **options)) as verify:  # type: ignore[arg-type]
        return [str(finding) for finding in verify.findings()], verify.seen


def clean(folder: Path, **options: object) -> Verified:
    findings, seen = found(folder, **options)
    assert findings == []
    return seen


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two crawls: stories told by a list and by their pages, one revised, one gone, one that can't be read."""
    folder = tmp_path_factory.mktemp("made") / "data"
    with opened(folder) as archive:
        outcomes(archive, rest([story(number) for number in range(1, 6)], 0))
        outcomes(archive, *(page(story(number), number) for number in range(1, 6)))
        outcomes(archive, page(story(9, problem="no-body"), 10))
        archive.end("finished", 0)
    with opened(folder) as archive:
        changed = story(2, title="Judul Baru", modified="2020-02-01T10:00:00+07:00")
        assert outcomes(archive, page(changed, 100)) == ["revised"]
        outcomes(archive, missing(story(3), 101))
        archive.end("finished", 0)
    return folder


@pytest.fixture
def kept(made: Path, tmp_path: Path) -> Path:
    return shutil.copytree(made, tmp_path / "data")


def sql(folder: Path, *statements: str) -> None:
    with closing(sqlite3.connect(folder / "archive.db", isolation_level=None)) as conn:
        for statement in statements:
            conn.execute(statement)


def warcs(folder: Path) -> list[Path]:
    return sorted((folder / "warc").glob("*.warc.gz"))


# -- clean ----------------------------------------------------------------------------------------------------------------


def test_what_nobody_touched_is_as_it_was_sealed(kept: Path) -> None:
    seen = clean(kept)
    assert seen.entries == 2
    assert seen.digest == one(kept, "SELECT digest FROM seals ORDER BY number DESC LIMIT 1")
    assert seen.counted["articles"] == 5
    assert seen.counted["captures"] == one(kept, "SELECT count(*) FROM captures")
    assert seen.counted["revisions"] == seen.counted["problems"] == 1
    assert seen.notes == []
    assert clean(kept, jobs=2).counted == seen.counted
    assert clean(kept, sample=2).counted["records"] == 2


def deadly(path: Path, *known: Any) -> Walked:
    """Walks a file, and dies of some."""
    if path.with_suffix(".deadly").exists():
        os.kill(os.getpid(), signal.SIGKILL)
    return walked(path, *known)


@pytest.mark.slow
def test_file_that_ends_the_process_that_reads_it_is_named_and_the_others_are_read(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealed_files, "walked", deadly)
    [_, second] = warcs(kept)
    second.with_suffix(".deadly").touch()
    findings, seen = found(kept, jobs=2)
    assert f"warc/{second.name}: the process that reads it ends (killed, out of memory, crashed)" in findings[0]
    assert seen.counted["files"] == 1
    second.with_suffix(".deadly").unlink()
    clean(kept, jobs=2)


def test_digest_is_that_of_the_last_line(kept: Path) -> None:
    done = subprocess.run("tail -n 1 manifest.jsonl | sha256sum", shell=True, cwd=kept, capture_output=True, text=True, check=True)
    assert done.stdout.split()[0] == one(kept, "SELECT digest FROM seals ORDER BY number DESC LIMIT 1")


def test_crawl_under_way_is_no_alarm(kept: Path) -> None:
    with opened(kept) as archive:
        outcomes(archive, page(story(1, title="Lain", modified="2021-02-01T10:00:00+07:00"), 200), page(story(20), 201))
        seen = clean(kept)
        assert "not sealed yet" in " ".join(seen.notes)
        archive.end("finished", 0)
    assert clean(kept).notes == []


def test_reread_is_no_alarm(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in ("archive.rereading", "archive.articles", "archive.rows", "archive.keeping", "archive.rewritten"):
        monkeypatch.setattr(f"{module}.READER", "99")
    with opened(kept) as archive:
        waiting = archive.stale()
        shown = {capture.digest: capture for path in warcs(kept) for _, capture in captures(path)}
        for stale in waiting:
            told = [reading.article for reading in read(shown[stale.name]) if reading.article]
            archive.reread([(stale.name, shown[stale.name], told)])
        assert "not sealed yet" in " ".join(clean(kept).notes)
        archive.tidy()
    assert one(kept, "SELECT count(*) FROM articles WHERE reader = '99'") == 5
    assert clean(kept).entries == 3
    assert rereading.READER == "99"


def test_backup_and_restore_are_no_alarm(kept: Path, tmp_path: Path) -> None:
    with opened(kept) as archive:
        outcomes(archive, page(story(20), 200))
        backup(kept, tmp_path / "copy")
        archive.end("finished", 0)
    restore(tmp_path / "copy", tmp_path / "again")
    seen = clean(tmp_path / "again")
    assert seen.entries == 2
    assert clean(kept).entries == 3
    with opened(tmp_path / "again") as archive:
        archive.end("finished", 0)
    assert clean(tmp_path / "again").entries == 4  # what was left, and that crawl


def test_archive_of_an_earlier_release_is_sealed_by_the_next_writer(kept: Path) -> None:
    sql(kept, "DROP TABLE sealed_files", "DROP TABLE seals", "DROP TABLE unsealed")
    sql(kept, "DELETE FROM _sqlite_migrations WHERE name IN ('0008_seals', '0012_every_row')")
    (kept / MANIFEST).unlink()
    assert "earlier release" in clean(kept).notes[0]
    with opened(kept) as archive:
        archive.end("finished", 0)
    seen = clean(kept)
    assert seen.entries == 2
    assert seen.counted["articles"] == 5


def test_columns_of_a_later_release_are_no_alarm(kept: Path) -> None:
    for table in {kind.table for kind in KINDS.values()}:
        sql(kept, f"ALTER TABLE {table} ADD COLUMN later TEXT")
    sql(kept, "ALTER TABLE crawls ADD COLUMN odd INTEGER NOT NULL DEFAULT 0")
    clean(kept)


KILLED = """
import os, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[2])
from archive import manifest, seals
from tests.archive.samples import opened, outcomes, page, story

archive = opened(Path(sys.argv[1]))
outcomes(archive, page(story(20), 200))

def torn(folder, text, after):
    with (folder / manifest.MANIFEST).open("ab") as file:
        file.write(text[: len(text) // 2] if sys.argv[3] == "torn" else text)
    os.kill(os.getpid(), signal.SIGKILL)

if sys.argv[3] == "before":
    os.kill(os.getpid(), signal.SIGKILL)
manifest.append = torn
archive.end("finished", 0)
"""


@pytest.mark.parametrize("when", ["before", "torn", "whole"])
def test_killed_before_it_was_sealed_the_next_writer_seals(kept: Path, when: str) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, str(kept), str(ROOT), when], cwd=ROOT, check=False)
    assert done.returncode == -signal.SIGKILL
    seen = clean(kept)
    assert seen.entries == 2
    assert "not sealed yet" in " ".join(seen.notes)
    assert ("being written" in " ".join(seen.notes)) == (when != "before")
    with opened(kept) as archive:
        archive.end("finished", 0)
    seen = clean(kept)
    assert seen.entries == 4
    assert seen.notes == []
    entries = [json.loads(text) for text, _ in lines(kept)]
    assert "stopped" in entries[2]["sealed_by"]
    assert list(entries[2]["rows"]["articles"]) == ["6"]


def test_record_torn_by_a_kill_is_told_and_no_alarm(kept: Path) -> None:
    with opened(kept) as archive:
        outcomes(archive, page(story(20), 200))
    with warcs(kept)[2].open("ab") as file:
        file.write(warcs(kept)[1].read_bytes()[:300])  # its writer was killed there
    assert "cut off when its writer was killed" in " ".join(clean(kept).notes)
    with opened(kept) as archive:
        assert "put aside" in archive.mended[0]
        archive.end("finished", 0)
    assert clean(kept).notes == []


def test_what_is_sealed_is_not_put_in_order_any_more(kept: Path) -> None:
    sql(kept, "UPDATE crawls SET ended_at = NULL WHERE id = 1")
    with warcs(kept)[0].open("ab") as file:
        file.write(b"added")
    with opened(kept) as archive:
        assert archive.mended == ()
    assert any("5 bytes were added" in finding for finding in found(kept)[0])


# -- tampering -----------------------------------------------------------------------------------------------------------


def flip(kept: Path) -> str:
    """One bit in the middle of a record."""
    row = rows(kept, "SELECT * FROM captures ORDER BY warc_file, warc_offset LIMIT 1 OFFSET 2")[0]
    path = kept / "warc" / row["warc_file"]
    content = bytearray(path.read_bytes())
    content[row["warc_offset"] + row["warc_length"] // 2] ^= 1
    path.write_bytes(bytes(content))
    return f"byte {row['warc_offset']} ({row['url']} at {row['captured_at']})"


def truncated(kept: Path) -> str:
    path = warcs(kept)[0]
    os.truncate(path, path.stat().st_size - 900)
    return f"warc/{path.name}: has {path.stat().st_size} bytes and had {path.stat().st_size + 900}"


def deleted_file(kept: Path) -> str:
    path = warcs(kept)[1]
    path.unlink()
    return f"warc/{path.name}: the file is missing"


def appended(kept: Path) -> str:
    path = warcs(kept)[0]
    path.write_bytes(path.read_bytes() + warcs(kept)[1].read_bytes())
    return "bytes were added behind byte"


def swapped(kept: Path) -> str:
    """Two records of different captures in each other's places."""
    one_, other = rows(kept, "SELECT * FROM captures WHERE url LIKE '%kabar%' ORDER BY warc_offset")[:2]
    path = kept / "warc" / one_["warc_file"]
    content = path.read_bytes()
    a, b = ((row["warc_offset"], row["warc_offset"] + row["warc_length"]) for row in (one_, other))
    path.write_bytes(content[: a[0]] + content[b[0] : b[1]] + content[a[1] : b[0]] + content[a[0] : a[1]] + content[b[1] :])
    return f"captures {one_['digest']} ({one_['url']} at {one_['captured_at']}): url is {one_['url']}, the record says {other['url']}"


def edited_title(kept: Path) -> str:
    sql(kept, "UPDATE articles SET title = 'Bukan ini judulnya' WHERE id = 4")
    return (
        f"archive.db articles 4 ({rows(kept, 'SELECT canonical_url FROM articles WHERE id = 4')[0]['canonical_url']}): the row is not what"
    )


def edited_list(kept: Path) -> str:
    sql(kept, "UPDATE tags SET name = 'korupsi' WHERE article = 4")
    return "archive.db articles 4 ("


def edited_revision(kept: Path) -> str:
    sql(kept, "UPDATE revisions SET title = 'Bukan ini judulnya'")
    return "archive.db revisions 1: the row is not what entry 2"


def edited_reading(kept: Path) -> str:
    sql(kept, "UPDATE readings SET content_digest = 'x' WHERE id = 3")
    return "archive.db readings 3: the row is not what entry 1"


def edited_time(kept: Path) -> str:
    row = rows(kept, "SELECT * FROM captures LIMIT 1 OFFSET 1")[0]
    sql(kept, f"UPDATE captures SET captured_at = '{at(5000)}' WHERE digest = '{row['digest']}'")
    return f"captured_at is {at(5000)}, the record says {row['captured_at']}"


def edited_crawl(kept: Path) -> str:
    sql(kept, "UPDATE crawls SET exit_code = 4 WHERE id = 1")
    return "archive.db crawls 1: the row is not what entry 1"


def deleted_article(kept: Path) -> str:
    sql(kept, "DELETE FROM articles WHERE id = 5")
    return "archive.db articles 5: the row is missing; entry 1 of the manifest sealed it"


def deleted_capture(kept: Path) -> str:
    row = rows(kept, "SELECT * FROM captures ORDER BY warc_offset LIMIT 1 OFFSET 3")[0]
    sql(kept, f"DELETE FROM captures WHERE digest = '{row['digest']}'")
    return f"warc/{row['warc_file']} byte {row['warc_offset']} ({row['url']} at {row['captured_at']}): its row in captures is missing"


def deleted_problem(kept: Path) -> str:
    sql(kept, "DELETE FROM problems")
    return "archive.db problems 1: the row is missing; entry 1"


def added_article(kept: Path) -> str:
    names = [
        name for (name,) in listed(kept, "SELECT name FROM pragma_table_info('articles') WHERE name NOT IN ('id', 'canonical_url', 'key')")
    ]
    chosen = ", ".join(names)
    sql(
        kept,
        f"INSERT INTO articles (id, canonical_url, {chosen}) SELECT 77, 'https://kotakita.go.id/palsu/', {chosen} FROM articles WHERE id = 1",
    )
    return "archive.db articles 77 (https://kotakita.go.id/palsu/): the row was not written by kliping"


def added_capture(kept: Path) -> str:
    sql(
        kept,
        "INSERT INTO captures SELECT 'f00d', url, captured_at, status, content_type, size, sha256, warc_file, warc_offset + 1, warc_length, crawl, NULL "
        "FROM captures WHERE status = 404",
    )
    return "where no answer of a server stands"


def listed(folder: Path, query: str) -> list[tuple[str]]:
    with closing(sqlite3.connect(folder / "archive.db")) as conn:
        return conn.execute(query).fetchall()


def edited_line(kept: Path) -> str:
    text = (kept / MANIFEST).read_bytes()
    (kept / MANIFEST).write_bytes(text.replace(b'"number":1', b'"number":1 ', 1))
    return "manifest.jsonl line 2: does not follow from the line before"


def forged_line(kept: Path) -> str:
    """A title is changed and its digest in the manifest with it, and the database's memory of that."""
    sql(kept, "UPDATE articles SET title = 'Bukan ini judulnya' WHERE id = 4")
    first, second = (kept / MANIFEST).read_bytes().splitlines(keepends=True)
    told = json.loads(first)
    with closing(sqlite3.connect(kept / "archive.db")) as conn:
        told["rows"]["articles"]["4"] = row_digest(record_of(conn, "articles", 4) or {})
    first = canonical(told) + b"\n"
    (kept / MANIFEST).write_bytes(first + second)
    sql(kept, f"UPDATE seals SET digest = '{sha256(first)}' WHERE number = 1")
    return "manifest.jsonl line 2: does not follow from the line before"


def removed_line(kept: Path) -> str:
    (kept / MANIFEST).write_bytes((kept / MANIFEST).read_bytes().splitlines(keepends=True)[1])
    return "manifest.jsonl entry 1: is missing"


def removed_last_line(kept: Path) -> str:
    (kept / MANIFEST).write_bytes((kept / MANIFEST).read_bytes().splitlines(keepends=True)[0])
    return "manifest.jsonl entry 2: is missing"


def added_line(kept: Path) -> str:
    with (kept / MANIFEST).open("ab") as file:
        file.write(b'{"number":3}\n')
    return "manifest.jsonl: 13 bytes stand behind its last entry"


def deleted_manifest(kept: Path) -> str:
    (kept / MANIFEST).unlink()
    return "manifest.jsonl: is missing, with 2 entries in it"


def broken_index(kept: Path) -> str:
    sql(kept, "UPDATE articles SET title = 'Bukan ini judulnya' WHERE id = 4", "DELETE FROM articles_fts_data WHERE id > 10")
    return "articles_fts"


def broken_database(kept: Path) -> str:
    sql(kept, "VACUUM")
    root = one(kept, "SELECT rootpage FROM sqlite_master WHERE name = 'captures_url'")
    sql(kept, "PRAGMA wal_checkpoint(TRUNCATE)")
    with (kept / "archive.db").open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xaa" * 4096)
    return "archive.db: is damaged"


TAMPERINGS = [
    flip,
    truncated,
    deleted_file,
    appended,
    swapped,
    edited_title,
    edited_list,
    edited_revision,
    edited_reading,
    edited_time,
    edited_crawl,
    deleted_article,
    deleted_capture,
    deleted_problem,
    added_article,
    added_capture,
    edited_line,
    forged_line,
    removed_line,
    removed_last_line,
    added_line,
    deleted_manifest,
    broken_index,
    broken_database,
]


@pytest.mark.parametrize("tamper", TAMPERINGS, ids=lambda tamper: tamper.__name__)
def test_tampering_is_found_and_named(kept: Path, tamper: Callable[[Path], str]) -> None:
    expected = tamper(kept)
    findings, _ = found(kept)
    assert any(expected in finding for finding in findings), findings
    assert all("; " in finding for finding in findings)  # each with its way out


@pytest.mark.parametrize("tamper", [truncated, deleted_file, deleted_manifest, removed_line])
def test_a_sample_finds_what_is_large(kept: Path, tamper: Callable[[Path], str]) -> None:
    tamper(kept)
    assert found(kept, sample=1)[0]


@pytest.mark.parametrize("kind", ["revisions", "readings", "problems", "sightings"])
def test_a_sample_misses_every_row_that_was_deleted(kept: Path, kind: str) -> None:
    sql(kept, f"DELETE FROM {kind} WHERE id = 1")
    findings, _ = found(kept, sample=1)
    assert any(f"{kind} 1: the row is missing" in finding for finding in findings), findings


def test_tampering_stays_found_after_further_crawls(kept: Path) -> None:
    sql(kept, "UPDATE articles SET title = 'Bukan ini judulnya' WHERE id = 4")
    with opened(kept) as archive:
        outcomes(archive, page(story(20), 300), page(story(4, author="lain"), 301), page(story(1, author="lain"), 302))
        archive.end("finished", 0)
    with opened(kept) as archive:
        archive.end("finished", 0)
    # What the crawl wrote anew is what the site says now; what it only saw again stays found.
    sql(kept, "UPDATE articles SET title = 'Bukan ini judulnya' WHERE id = 5")
    with opened(kept) as archive:
        assert outcomes(archive, page(story(5), 400)) == ["unchanged"]
        archive.end("finished", 0)
    findings, _ = found(kept)
    assert any("articles 5 (" in finding for finding in findings)


# -- a digest noted elsewhere ----------------------------------------------------------------------------------------------


def test_a_manifest_written_anew_holds_together_but_not_against_a_noted_digest(kept: Path) -> None:
    noted = one(kept, "SELECT digest FROM seals WHERE number = 1")
    seen = clean(kept, since=noted)
    assert "entry 1" in seen.notes[0]
    sql(kept, "UPDATE articles SET title = 'Bukan ini judulnya' WHERE id = 4", "DELETE FROM seals WHERE 1", "DELETE FROM sealed_files")
    for kind, known in KINDS.items():
        sql(kept, f"INSERT INTO unsealed SELECT '{kind}', {known.name} FROM {known.table}")
    (kept / MANIFEST).unlink()
    with opened(kept) as archive:
        archive.end("finished", 0)
    clean(kept)  # nothing that lies beside the archive proves anything against whoever may write there
    findings, _ = found(kept, since=noted)
    assert any(f"no entry has the digest {noted}" in finding for finding in findings)


def test_database_that_was_lost_never_costs_the_manifest(kept: Path, tmp_path: Path) -> None:
    """What the lost database had sealed stays proven: the new one goes on behind it, and what it lacks is missed."""
    before = (kept / MANIFEST).read_bytes()
    (kept / "archive.db").unlink()
    while any(f"{datetime.now(UTC):%Y%m%dT%H%M%SZ}" in each.name for each in warcs(kept)):
        time.sleep(0.05)  # a first crawl begins its files with its second, and nothing is ever written over
    with opened(kept) as archive:
        outcomes(archive, page(story(1), 300))
        archive.end("finished", 0)
    assert (kept / MANIFEST).read_bytes().startswith(before)
    findings, seen = found(kept)
    assert seen.entries == 3
    assert any("articles 5: the row is missing; entry 1" in finding for finding in findings)
    assert not any(MANIFEST in finding for finding in findings)


def test_a_file_that_somebody_laid_into_the_folder_may_be_taken_away(kept: Path) -> None:
    first, *_ = warcs(kept)
    stray = first.with_name("bukti.warc.gz")
    shutil.copy(first, stray)
    with opened(kept) as archive:
        outcomes(archive, page(story(1), 300))
        archive.end("finished", 0)
    stray.unlink()
    assert clean(kept).entries == 3


def test_a_file_that_was_renamed_is_missed_until_it_is_back(kept: Path) -> None:
    first, *_ = warcs(kept)
    other = first.rename(first.with_name("lain.warc.gz"))
    with opened(kept) as archive:
        outcomes(archive, page(story(1), 300))
        archive.end("finished", 0)
    findings, _ = found(kept)
    assert any(finding.startswith(f"warc/{first.name}: the file is missing") for finding in findings)
    other.rename(first)
    clean(kept)


def test_large_archive_is_sealed_in_several_entries(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("archive.seals.TOGETHER", 7)
    with opened(tmp_path) as archive:
        outcomes(archive, *(page(story(number), number) for number in range(1, 12)))
        archive.end("finished", 0)
    assert clean(tmp_path).entries == 11  # 72 rows
    assert archive.crawl.seal == one(tmp_path, "SELECT digest FROM seals WHERE number = 11")


def test_verifying_does_not_write(kept: Path) -> None:
    def files() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in [kept / "archive.db", kept / MANIFEST, *warcs(kept)]}

    before = files()
    clean(kept)
    found(kept, sample=3)
    assert files() == before
