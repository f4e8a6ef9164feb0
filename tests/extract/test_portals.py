"""Portals in the markup of many systems: the same story must come out of each, with all it says around it."""

from functools import cache

import pytest

from archive.record import Article
from tests.extract.pages import article
from tests.extract.portals import BODY, CAPTION, DAY, OTHER, PORTALS, TITLE

URL = "https://contoh.go.id/berita/904/pasar-rakyat-sukun"
NEWER = [title for _, title, _ in OTHER]
EXACT = f"{DAY}T09:15:00+07:00"
TOLD: dict[str, tuple[str, tuple[str, ...], str | None, list[str]]] = {
    "generatepress": (EXACT, ("Ekonomi",), "Diskominfo", []),
    "codeigniter": (DAY, (), None, []),
    "asp.net": (EXACT, (), None, NEWER),
    "laravel": (DAY, ("Ekonomi",), None, []),
    "drupal": (EXACT, (), None, []),
    "soledad": (EXACT, ("Ekonomi",), "Diskominfo", ["Terminal Arjosari Ditata Ulang", "Hutan Kota Malabar Dibuka"]),
    "divi": (DAY, ("Ekonomi",), "Diskominfo", []),
    "colormag": (EXACT, ("Ekonomi",), "Diskominfo", []),
    "blogger": (EXACT, (), "Diskominfo", []),
    "newsup": (DAY, ("Ekonomi",), "Diskominfo", []),
    "wpberita": (EXACT, ("Ekonomi",), "Diskominfo", ["Terminal Arjosari Ditata Ulang"]),
    "table-in-frames": (DAY, (), None, NEWER),
    "nuxt": (EXACT, (), "Diskominfo", []),
    "kadence": (EXACT, ("Ekonomi",), "Diskominfo", ["Terminal Arjosari Ditata Ulang"]),
    "home-made": (EXACT, (), None, NEWER),
}
"""Of each: when it was published, its sections, its author, the titles of its related stories."""
UNSEEN = {"asp.net", "divi", "kadence"}
CAPTIONED = {"wpberita", "home-made"}


@cache
def read(name: str) -> Article:
    return article(PORTALS[name], url=URL)


@pytest.mark.parametrize("name", PORTALS)
def test_the_story(name: str) -> None:
    story = read(name)
    assert (story.title, story.body) == (TITLE, BODY)
    assert (story.dateline_place, story.dateline_label, story.byline) == ("Sukun", "malangkota.go.id", "cah/yon")


@pytest.mark.parametrize("name", PORTALS)
def test_what_stands_around_it(name: str) -> None:
    story = read(name)
    assert (story.published_at, story.sections, story.author, [each.title for each in story.related]) == TOLD[name]


@pytest.mark.parametrize("name", PORTALS)
def test_its_picture(name: str) -> None:
    story = read(name)
    assert len(story.images) == (0 if name in UNSEEN else 1)
    assert story.captions == (CAPTION if name in CAPTIONED else None)


def test_every_portal_is_told_of() -> None:
    assert set(TOLD) == set(PORTALS)
