"""After a crash: torn records are recognised, put aside and told; files that are full make room for others."""

import gzip
import os
from pathlib import Path

import pytest

from archive import replay
from archive.store import Archive
from tests.archive.samples import SITE, kept, one, opened, outcomes, page, rows, sound, story


def killed(folder: Path, *, stories: int = 3) -> Path:
    """An archive whose crawl was killed after so many pages, each kept in a transaction of its own; its WARC file."""
    archive = opened(folder)
    for number in range(1, stories + 1):
        outcomes(archive, page(story(number), number))
    archive.close()  # the crawl's row stays open
    [path] = replay.files(folder / "warc")
    return path


@pytest.mark.parametrize(
    "tail", [b"\x1f\x8b\x08\x00half a record", b"\x00" * 5000, gzip.compress(b"WARC/1.1\r\n\r\n")], ids=["torn", "zeros", "whole"]
)
def test_what_no_row_knows_of_is_put_aside(tmp_path: Path, tail: bytes) -> None:
    path = killed(tmp_path)
    before = path.read_bytes()
    path.write_bytes(before + tail)
    with opened(tmp_path) as archive:
        [told] = archive.mended
        assert f"{path.name} ended with {len(tail)} bytes that no row knows of" in told
        assert outcomes(archive, page(story(4), 60)) == ["new"]
        archive.end("finished", 0)
    assert path.read_bytes() == before
    [aside] = (tmp_path / "warc").glob("*.torn-*")
    assert aside.name in told
    assert aside.read_bytes() == tail
    sound(tmp_path)
    with opened(tmp_path) as archive:
        assert archive.mended == ()


def test_a_file_of_which_no_row_knows_is_put_aside_whole(tmp_path: Path) -> None:
    path = killed(tmp_path)
    other = path.with_name(path.name.replace("-001.", "-002."))
    other.write_bytes(b"baru dibuka")
    with opened(tmp_path) as archive:
        [told] = archive.mended
        assert other.name in told
    assert not other.exists()
    assert (tmp_path / "warc" / f"{other.name}.torn-0").read_bytes() == b"baru dibuka"


def lose(path: Path, how: str) -> None:
    size = path.stat().st_size
    if how == "cut":
        os.truncate(path, size - 100)
    elif how == "cut-far":
        os.truncate(path, size // 2)
    else:
        with path.open("r+b") as file:
            file.seek(size * 2 // 3)
            file.write(b"\x00" * (size - size * 2 // 3))


@pytest.mark.parametrize("how", ["cut", "cut-far", "zeros"])
def test_a_power_cut_that_took_more_is_told_and_the_pages_are_wanted_again(tmp_path: Path, how: str) -> None:
    path = killed(tmp_path)
    lose(path, how)
    with opened(tmp_path) as archive:
        [told] = archive.mended
        there = {event.capture.url for event in replay.events(tmp_path / "warc") if isinstance(event, replay.Stands)}
        lost = 3 - len(there)
        assert f"{path.name} has lost its last" in told
        assert f"{lost} captures with them" in told
        wanted = {row["url"] for row in rows(tmp_path, "SELECT url FROM pages WHERE wanted = 1")}
        assert wanted == {row["url"] for row in rows(tmp_path, "SELECT url FROM captures")} - there
    with opened(tmp_path) as archive:
        assert archive.mended == ()


def test_full_files_make_room_for_others(tmp_path: Path) -> None:
    with Archive(tmp_path, limit=6000) as archive:
        archive.begin(SITE, "crawl", {"software": "kliping/test"})
        for number in range(1, 25):
            outcomes(archive, page(story(number), number))
        archive.end("finished", 0)
    files = replay.files(tmp_path / "warc")
    assert len(files) > 2
    assert [path.name[-11:] for path in files[:2]] == ["001.warc.gz", "002.warc.gz"]
    assert all(6000 <= path.stat().st_size < 9000 for path in files[:-1])
    assert all(gzip.decompress(path.read_bytes()).startswith(b"WARC/1.1\r\nWARC-Type: warcinfo\r\n") for path in files)
    assert {row["name"]: row["length"] for row in rows(tmp_path, "SELECT * FROM warc_files")} == {
        path.name: path.stat().st_size for path in files
    }
    assert len(kept(tmp_path)) == 24
    assert one(tmp_path, "SELECT count(DISTINCT warc_file) FROM captures") == len(files)
    sound(tmp_path)
