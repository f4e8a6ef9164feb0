"""A backup is whole at one moment, whatever is written meanwhile, and what comes back is what went in."""

import json
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from archive.backup import CONTENTS, NotABackup, NotCopied, backup, restore
from archive.schema import NotAnArchive
from tests.archive.samples import opened, outcomes, page, rows, sound, story, versions

ROOT = Path(__file__).parents[2]


def some(folder: Path, *numbers: int, second: int = 0) -> None:
    with opened(folder) as archive:
        outcomes(archive, *(page(story(number), second) for number in numbers))
        archive.end("finished", 0)


def test_comes_back_as_it_was(tmp_path: Path) -> None:
    some(tmp_path / "data", 1, 2, 3)
    made = backup(tmp_path / "data", tmp_path / "copy")
    assert made.files == made.fresh == 3  # the database, the crawl's WARC file, the manifest
    restore(tmp_path / "copy", tmp_path / "again")
    assert versions(tmp_path / "again") == versions(tmp_path / "data")
    sound(tmp_path / "again")


def test_made_while_a_crawl_writes(tmp_path: Path) -> None:
    with opened(tmp_path / "data") as archive:
        outcomes(archive, page(story(1)))
        backup(tmp_path / "data", tmp_path / "copy")
        outcomes(archive, page(story(2)))
        archive.end("finished", 0)
    restore(tmp_path / "copy", tmp_path / "again")
    assert [row["post_id"] for row in rows(tmp_path / "again", "SELECT post_id FROM articles")] == [1]
    sound(tmp_path / "again")
    with opened(tmp_path / "again") as archive:
        assert outcomes(archive, page(story(1), 9)) == ["unchanged"]


def test_second_copies_only_what_changed(tmp_path: Path) -> None:
    some(tmp_path / "data", 1)
    backup(tmp_path / "data", tmp_path / "copy")
    [first] = (tmp_path / "copy" / "warc").iterdir()
    before = first.stat()
    some(tmp_path / "data", 2, second=5)
    assert backup(tmp_path / "data", tmp_path / "copy").fresh == 3  # the database, the manifest, and the second crawl's file
    assert first.stat().st_ino == before.st_ino
    assert len(list((tmp_path / "copy").glob("archive-*.db"))) == 1
    restore(tmp_path / "copy", tmp_path / "again")
    sound(tmp_path / "again")


def test_broken_off_leaves_the_one_before(tmp_path: Path) -> None:
    some(tmp_path / "data", 1)
    backup(tmp_path / "data", tmp_path / "copy")
    some(tmp_path / "data", *range(2, 90), second=5)
    limited = (
        "import resource, signal, sys; from pathlib import Path; from archive.backup import NotCopied, backup\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, {resource.RLIM_INFINITY}))\n"
        f"try: backup(Path({str(tmp_path / 'data')!r}), Path({str(tmp_path / 'copy')!r}))\n"
        "except NotCopied as error: print(error); sys.exit(5)\n"
    )
    done = subprocess.run([sys.executable, "-c", limited], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 5, done.stderr
    assert "could not be made" in done.stdout
    assert "free some space" in done.stdout
    restore(tmp_path / "copy", tmp_path / "again")
    assert len(rows(tmp_path / "again", "SELECT id FROM articles")) == 1
    sound(tmp_path / "again")


@pytest.mark.parametrize("name", ["archive.db", "warc"])
def test_file_that_is_not_as_it_was_copied(tmp_path: Path, name: str) -> None:
    some(tmp_path / "data", 1)
    backup(tmp_path / "data", tmp_path / "copy")
    [file] = (tmp_path / "copy").glob("archive-*.db") if name == "archive.db" else (tmp_path / "copy" / "warc").iterdir()
    content = bytearray(file.read_bytes())
    content[200] ^= 1
    file.write_bytes(content)
    with pytest.raises(NotABackup, match=f"{file.name} is not as it was copied"):
        restore(tmp_path / "copy", tmp_path / "again")
    assert not (tmp_path / "again").exists()
    file.unlink()
    with pytest.raises(NotABackup, match=f"{file.name} is missing"):
        restore(tmp_path / "copy", tmp_path / "again")


@pytest.mark.parametrize("damage", ["cut off", "changed", "gone"])
def test_what_was_damaged_since_takes_the_place_of_no_good_copy(tmp_path: Path, damage: str) -> None:
    """A disk that rots is copied every week: what the copies have is all there is."""
    some(tmp_path / "data", 1, 2)
    backup(tmp_path / "data", tmp_path / "copy")
    [file] = (tmp_path / "data" / "warc").iterdir()
    manifest = tmp_path / "data" / "manifest.jsonl"
    if damage == "gone":
        file.unlink()
        manifest.unlink()
    for path in (file, manifest) if damage != "gone" else ():
        content = bytearray(path.read_bytes())
        content[30] ^= 1
        path.write_bytes(content[: len(content) // 2] if damage == "cut off" else content)
    for _ in range(2):
        made = backup(tmp_path / "data", tmp_path / "copy")
        assert any(file.name in each and "the copy that was made before stays" in each for each in made.doubted)
    restore(tmp_path / "copy", tmp_path / "again")
    if damage == "changed":  # of a manifest nobody can say which is the right one: both stay
        [aside] = (tmp_path / "copy").glob("manifest.jsonl.*")
        (tmp_path / "again" / "manifest.jsonl").write_bytes(aside.read_bytes())
    sound(tmp_path / "again")


def test_what_is_put_aside_and_taken_away_is_no_damage(tmp_path: Path) -> None:
    some(tmp_path / "data", 1)
    aside = tmp_path / "data" / "warc" / "kotakita.warc.gz.torn-1"
    aside.write_bytes(b"half a record")
    assert backup(tmp_path / "data", tmp_path / "copy").doubted == ()
    aside.unlink()
    [file] = (tmp_path / "data" / "warc").iterdir()
    file.touch()
    assert backup(tmp_path / "data", tmp_path / "copy").doubted == ()


def test_never_over_an_archive(tmp_path: Path) -> None:
    some(tmp_path / "data", 1)
    backup(tmp_path / "data", tmp_path / "copy")
    with pytest.raises(NotCopied, match="holds an archive already"):
        restore(tmp_path / "copy", tmp_path / "data")


def test_never_over_a_manifest_alone(tmp_path: Path) -> None:
    """What a lost archive had sealed since its backup is proved by nothing else."""
    some(tmp_path / "data", 1)
    backup(tmp_path / "data", tmp_path / "copy")
    (tmp_path / "again").mkdir()
    (tmp_path / "again" / "manifest.jsonl").write_text("newer")
    with pytest.raises(NotCopied, match="holds an archive already"):
        restore(tmp_path / "copy", tmp_path / "again")
    assert [path.read_text() for path in (tmp_path / "again").iterdir()] == ["newer"]


def test_places_that_are_none(tmp_path: Path) -> None:
    with pytest.raises(NotAnArchive, match="no archive"):
        backup(tmp_path / "nothing", tmp_path / "copy")
    with pytest.raises(NotABackup, match="no whole backup"):
        restore(tmp_path, tmp_path / "again")
    some(tmp_path / "data", 1)
    for inside in ("", "backup", "warc"):
        with pytest.raises(NotCopied, match="lost with it"):
            backup(tmp_path / "data", tmp_path / "data" / inside)
    (tmp_path / "file").write_text("")
    with pytest.raises(NotCopied, match="could not be made"):
        backup(tmp_path / "data", tmp_path / "file" / "below")


def test_contents_that_lie(tmp_path: Path) -> None:
    some(tmp_path / "data", 1)
    backup(tmp_path / "data", tmp_path / "copy")
    told = json.loads((tmp_path / "copy" / CONTENTS).read_text())
    told["files"]["../../escaped"] = told["files"]["archive.db"]
    (tmp_path / "copy" / CONTENTS).write_text(json.dumps(told))
    with pytest.raises(NotABackup, match="outside"):
        restore(tmp_path / "copy", tmp_path / "again" / "deep")
    assert not (tmp_path / "escaped").exists()
