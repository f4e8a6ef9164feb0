"""What may have been meant where nothing is found."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing

import pytest

from archive.lexicon import Lexicon
from archive.search import connect_readonly
from archive.spelling import distance, near, suggest
from tests.reading_room.newsroom import article, kept

BODIES = (
    "Vaksinasi lansia di kelurahan Kedungkandang.",
    "Pelayanan publik bagi pedagang pasar.",
    "Pedagang pasar melayani pembeli, musrenbang digelar.",
    "Walikota dan Wali Kota meresmikan perpustakaan.",
)


@pytest.fixture(scope="module")
def conn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    told = [article(number, body=(body,)) for number, body in enumerate(BODIES, 1)]
    with closing(connect_readonly(kept(tmp_path_factory.mktemp("spelling"), *told))) as opened:
        yield opened


@pytest.mark.parametrize(
    ("typed", "better"),
    [
        ("vaksinsi", "vaksinasi"),
        ("vaksinsai lansia", "vaksinasi lansia"),
        ("Kedungkandnag", "kedungkandang"),
        ("kdungkandag", "kedungkandang"),
        ("pelayann pblik", "pelayanan pblik"),
        ("musrembang", "musrenbang"),
        ("perpustkaan -pasar", "perpustakaan -pasar"),
        ("pedgang OR pembli", "pedagang OR pembeli"),
        ('"pelayanna publik"', None),
        ("pelayanna*", None),
        ("-pelayanna publik", None),
        ("pelayanan publik", None),
        ("dilayani", None),
        ("perpustkaan vaksinsi", "perpustakaan vaksinasi"),
        ("psr", None),
        ("xqzwvk", None),
        ("", None),
        ("'; DROP TABLE", None),
    ],
)
def test_suggestions(conn: sqlite3.Connection, typed: str, better: str | None) -> None:
    given = suggest(conn, Lexicon(conn), typed)
    assert given == better or (better == "pelayanan pblik" and given in (better, "pelayanan publik"))


def test_the_commonest_of_the_nearest(conn: sqlite3.Connection) -> None:
    assert suggest(conn, Lexicon(conn), "pedagagn") == "pedagang"


def test_slips() -> None:
    assert "banjir" in near("bajnir")
    assert distance("musrembang", "musrenbang", 2) == 1
    assert distance("abcdef", "badcfe", 2) > 2
    assert distance("", "", 2) == 0


def test_many_words_are_looked_through_in_time(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = kept(tmp_path_factory.mktemp("vocabulary"), article(1))
    with closing(sqlite3.connect(path)) as conn:
        letters = "aeioubdgklmnprst"
        made = {f"p{a}{b}{c}{d}asi{e}" for a in letters for b in letters for c in letters for d in letters[:6] for e in "aen"}
        conn.executemany("INSERT OR IGNORE INTO words VALUES (?1, ?1)", [(word,) for word in made])
        conn.commit()
        start = time.process_time()
        suggest(conn, Lexicon(conn), "pxxyzzasia")
        assert len(made) > 70_000
        assert time.process_time() - start < 1
