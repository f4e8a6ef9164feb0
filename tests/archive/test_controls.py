"""When what was missed counts: how many others must answer, which are asked, and what is made of a year that vanishes at once."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from archive.onlooker import Onlooker
from archive.store import Archive
from tests.archive.samples import Story, address, missing, opened, outcomes, page, rows, story

DAY = 86_400
YEARS = {1: 2018, 2: 2018, 3: 2018, 4: 2019, 5: 2020, 6: 2021, 7: 2022}


def told(number: int) -> Story:
    return story(number, day=f"{YEARS[number]}-03-0{number}")


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """Three stories of 2018, one of each year after."""
    with opened(tmp_path) as archive:
        outcomes(archive, *(page(told(number), number) for number in YEARS))
        archive.end("finished", 0)
    return tmp_path


def look(folder: Path, second: int, *lost: int, met: tuple[int, ...] = (), well: tuple[int, ...] = (4, 5, 6)) -> dict[str, int]:
    """A crawl that misses some stories, meets others, and is answered well by some controls; the years that have vanished."""
    with opened(folder) as archive:
        outcomes(archive, *(missing(told(number), second + number) for number in lost))
        outcomes(archive, *(page(told(number), second + number) for number in met))
        for number in well:
            archive.control(page(told(number), second + 50 + number), address(told(number)), well=True)
        archive.end("finished", 0)
        return archive.crawl.vanished


def states(folder: Path) -> dict[int, str]:
    found = rows(folder, "SELECT article, gone_at FROM pages WHERE missing_since IS NOT NULL ORDER BY article")
    return {row["article"]: "gone" if row["gone_at"] else "missing" for row in found}


def controls(archive: Archive, folder: Path) -> list[str]:
    with closing(Onlooker(folder)) as reader:
        return reader.controls(archive.crawl)


def test_controls_are_of_different_years_first_of_those_in_which_something_was_missed(town: Path) -> None:
    with opened(town) as archive:
        outcomes(archive, missing(told(1), DAY))
        chosen = controls(archive, town)
        assert chosen[0] == address(told(3))
        assert chosen == [address(told(number)) for number in (3, 7, 6, 5, 4)]


def test_controls_of_one_year_are_of_different_sections(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        outcomes(archive, *(page(story(number, day=f"2020-01-0{number}"), number) for number in range(1, 8)))
        archive.end("finished", 0)
    with closing(sqlite3.connect(tmp_path / "archive.db")) as conn, conn:
        conn.execute("UPDATE articles SET section = 'Pendidikan' WHERE id = 2")
    with opened(tmp_path) as archive:
        outcomes(archive, missing(story(7, day="2020-01-07"), DAY))
        assert controls(archive, tmp_path)[:2] == [address(story(6, day="2020-01-06")), address(story(2, day="2020-01-02"))]


@pytest.mark.parametrize(("well", "state"), [((), {}), ((5,), {}), ((5, 6), {}), ((5, 5, 5), {}), ((4, 5, 6), {1: "missing"})])
def test_three_different_ones_must_answer_well(town: Path, well: tuple[int, ...], state: dict[int, str]) -> None:
    look(town, DAY, 1, met=(2,), well=well)
    assert states(town) == state


def test_of_a_small_archive_all_others_must(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        outcomes(archive, *(page(told(number), number) for number in (1, 4, 5)))
        archive.end("finished", 0)
    look(tmp_path, DAY, 1, well=(4,))
    assert states(tmp_path) == {}
    look(tmp_path, 2 * DAY, 1, well=(4, 5))
    assert states(tmp_path) == {1: "missing"}


def test_a_year_that_vanishes_at_once_is_gone_after_a_week(town: Path) -> None:
    assert look(town, DAY, 1, 2, 3) == {"2018": 3}
    assert states(town) == dict.fromkeys((1, 2, 3), "missing")
    for days in (2, 5, 7):
        assert look(town, days * DAY, 1, 2, 3) == {"2018": 3}
        assert states(town) == dict.fromkeys((1, 2, 3), "missing"), days
    assert rows(town, "SELECT 1 FROM changes WHERE what = 'gone'") == []
    assert look(town, 8 * DAY + 60, 1, 2, 3) == {}  # and no note says that they will count as gone
    assert states(town) == dict.fromkeys((1, 2, 3), "gone")
    assert rows(town, "SELECT count(*) AS n FROM changes WHERE what = 'gone'") == [{"n": 3}]


def test_one_of_that_year_that_is_there_makes_the_others_gone_on_another_day(town: Path) -> None:
    look(town, DAY, 1, 2, 3)
    assert look(town, 2 * DAY, 1, 2, met=(3,)) == {}
    assert states(town) == {1: "gone", 2: "gone"}


def test_one_of_that_year_that_answers_as_a_control_does_too(town: Path) -> None:
    look(town, DAY, 1, 2, well=(3, 4, 5))
    assert look(town, 2 * DAY, 1, 2, well=(3, 4, 5)) == {}
    assert states(town) == {1: "gone", 2: "gone"}


def test_the_only_story_of_a_year_is_no_year_that_vanishes(town: Path) -> None:
    for days in (1, 2):
        assert look(town, days * DAY, 4, well=(5, 6, 7)) == {}
    assert states(town) == {4: "gone"}
