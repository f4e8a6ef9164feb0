"""Stories read in step say what each says alone."""

from collections.abc import Iterator

import pytest

from newsroom import Newsroom
from scraper.extract.abreast import ABREAST, HEAVY, Steps, alone, together
from scraper.sites import SITES
from tests.extract.pages import capture


def _count(number: int, log: list[tuple[int, int]]) -> Steps[int]:
    for step in range(number % 4):
        log.append((number, step))
        yield
    return number


def test_each_takes_its_first_step_before_any_its_second() -> None:
    log: list[tuple[int, int]] = []
    assert list(together((1, _count(number, log)) for number in range(ABREAST))) == list(range(ABREAST))
    assert log == sorted(log, key=lambda each: (each[1], each[0]))
    assert alone(_count(7, log)) == 7


@pytest.mark.parametrize(("weight", "at_once"), [(1, ABREAST), (HEAVY, 1), (HEAVY // 4, 4)])
def test_a_row_is_begun_when_the_one_before_is_done_and_ends_with_a_heavy_page(weight: int, at_once: int) -> None:
    begun: list[int] = []

    def each() -> Iterator[tuple[int, Steps[int]]]:
        for number in range(2 * ABREAST + 3):
            begun.append(number)
            yield weight, _count(number, [])

    for number, said in enumerate(together(each())):
        assert said == number
        assert len(begun) <= (number // at_once + 1) * at_once


def test_what_one_raises_is_raised() -> None:
    def broken() -> Steps[int]:
        yield
        raise ValueError("number 2")

    with pytest.raises(ValueError, match="number 2"):
        list(together([(1, _count(3, [])), (1, broken()), (1, _count(5, []))]))


def test_pages_read_in_step_say_what_each_says_alone() -> None:
    with Newsroom() as room:
        site = SITES["malangkota"].at(room.home)
        paths = [story.path for story in room.site.posts if story.is_public][:24]
        pages = [capture(room.respond("GET", path, {}).body, url=room.home.rstrip("/") + path) for path in ("/", *paths, "/feed/")]
    assert list(together((len(page.body), site.reading(page)) for page in pages)) == [site.read(page) for page in pages]
