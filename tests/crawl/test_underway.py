"""What a rereading is at, on the disk: taken up by the run after one that ended, with the tries counted."""

from pathlib import Path

import pytest

from scraper.tray import FOLDER
from scraper.underway import UnderWay, Unnoted

WAITING = {name: name.upper() for name in ("a", "b", "c", "d")}


def test_what_a_run_left_is_taken_up_in_its_order_and_tries_of_the_first_are_counted(tmp_path: Path) -> None:
    first = UnderWay(tmp_path, WAITING)
    assert first.left == {}
    first.add({"c": "C", "b": "B"})
    first.add({"a": "A"})
    first.done(["b"])
    for tries in (0, 1, 2):
        after = UnderWay(tmp_path, {"a": "A", "c": "C"})
        assert ([*after.left.values()], after.tries) == (["C", "A"], tries)
        after.begin()
    assert after.tries == 3
    after.done(["c"])
    last = UnderWay(tmp_path, {"c": "C", "a": "A"})
    assert (last.left, last.tries) == ({"a": "A"}, 0), "its own tries, none"
    last.begin()
    late = UnderWay(tmp_path, {"d": "D"})
    assert (late.left, late.tries) == ({}, 0), "what was written before that run ended is left no more"
    late.forget()
    assert UnderWay(tmp_path, WAITING).left == {}
    assert not (tmp_path / FOLDER).exists()


def test_a_file_that_a_power_cut_spoilt_stops_nobody(tmp_path: Path) -> None:
    UnderWay(tmp_path, WAITING).add({"a": "A"})
    [path] = (tmp_path / FOLDER).iterdir()
    path.write_bytes(b"\0\xff\0a\nb")
    found = UnderWay(tmp_path, WAITING)
    assert found.left == {"b": "B"}
    found.done(["b"])


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / FOLDER).write_text("a file, where the folder should be")
    with pytest.raises(Unnoted, match="mend its rights"):
        UnderWay(tmp_path, WAITING).add({"a": "A"})
