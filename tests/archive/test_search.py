"""Search: whatever is typed is answered, the best first, within the filters."""

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from archive.lexicon import Lexicon
from archive.query import LITERAL, NOTHING, loose, match, parse, wanted
from archive.schema import NotAnArchive
from archive.search import Hit, connect_readonly, search
from archive.snippet import excerpt
from archive.store import Archive
from tests.reading_room.newsroom import FLOOD, MARKET, SCHOOL, article, kept, opened, reading, town

HOSTILE = [
    "",
    " ",
    'wali"kota',
    '"banjir',
    "a-b",
    "(",
    ")",
    "NEAR(",
    "NEAR(a b, 3)",
    "*",
    "a*",
    "ban*jir",
    '"ban" *',
    "-",
    "--",
    "-banjir",
    '-"pasar besar"',
    "OR",
    "OR OR",
    "banjir OR",
    "ATAU banjir",
    "banjir OR -pasar",
    "AND NOT",
    "title:banjir",
    "{title body}:banjir",
    "^banjir",
    "a + b",
    "banjir\0pasar",
    "😀",
    "😀 banjir",
    "“pasar besar”",
    "«»",
    "'; DROP TABLE articles; --",
    "%_%",
    "\\",
    "\ud800",
    "𞤀𞤁",
    "é" * 300,
    '"' * 999,
    "banjir " * 2000,
    "x" * 10_000,
    "(" * 500 + ")" * 500,
    "a OR " * 400,
    "\n\t\r",
    "٣٤",
]


@pytest.fixture(scope="module")
def conn(tmp_path_factory: pytest.TempPathFactory):
    with closing(connect_readonly(town(tmp_path_factory.mktemp("town")))) as opened_conn:
        yield opened_conn


def titles(hits: list[Hit]) -> list[str]:
    return [hit.title for hit in hits]


@pytest.mark.parametrize(
    ("typed", "expression"),
    [
        ("banjir pasar", '("banjir") AND ("pasar")'),
        ('"pasar besar" kota', '("pasar besar") AND ("kota")'),
        ("banjir OR longsor kota", '("banjir" OR "longsor") AND ("kota")'),
        ("banjir ATAU longsor ATAU gempa", '("banjir" OR "longsor" OR "gempa")'),
        ("banjir atau", '("banjir")'),
        ("berita tentang banjir di kota", '("berita") AND ("banjir") AND ("kota")'),
        ("yang di", '("yang") AND ("di")'),
        ("di OR ke", '("di" OR "ke")'),
        ("banjir -longsor", '("banjir") NOT ("longsor")'),
        ('-"pasar besar" banjir -kota', '("banjir") NOT ("pasar besar" OR "kota")'),
        ("pemban*", '("pemban"*)'),
        ("a* ab*", '("ab")'),
        ("wali-kota", '("wali-kota")'),
        ("Jum'at", '("Jum\'at")'),
        ("banjir,longsor", '("banjir") AND ("longsor")'),
        ("RT5/RW3: banjir;pasar", '("RT5") AND ("RW3:") AND ("banjir") AND ("pasar")'),
        ("10.000 24/1/2020 09:15 COVID-19", '("10.000") AND ("24/1/2020") AND ("09:15") AND ("COVID-19")'),
        ("banjir AND pasar", '("banjir") AND ("pasar")'),
        ("-banjir", ""),
        ("- ( * 😀", ""),
    ],
)
def test_match(typed: str, expression: str) -> None:
    assert match(typed) == expression


class Two:
    """One root and one name."""

    def is_name(self, key: str) -> bool:
        return key in {"wali kota", "wali kota malang"}

    def forms(self, key: str) -> tuple[str, ...]:
        return {"layan": ("layanan", "dilayani"), "wali kota": ("walikota",)}.get(key, ())


@pytest.mark.parametrize(
    ("typed", "expression"),
    [
        ('layan "layan" layan*', '("layan" OR "layan" OR "layanan" OR "dilayani") AND ("layan") AND ("layan"*)'),
        ("Wali Kota layan", '("Wali Kota" OR "Wali Kota" OR "walikota") AND ("layan" OR "layan" OR "layanan" OR "dilayani")'),
        ("wali kota malang raya", '("wali kota malang") AND ("raya")'),
        ("wali kota OR bupati", '("wali kota" OR "wali kota" OR "walikota" OR "bupati")'),
        ("wali -kota", '("wali") NOT ("kota")'),
        ("wali-kota", '("wali-kota" OR "wali-kota" OR "walikota")'),
        ("banjir -layan", '("banjir") NOT ("layan" OR "layan" OR "layanan" OR "dilayani")'),
        ('wali "kota"', '("wali") AND ("kota")'),
    ],
)
def test_match_with_meanings(typed: str, expression: str) -> None:
    assert match(typed, Two()) == expression


@pytest.mark.parametrize(
    ("typed", "expression"),
    [
        ("banjir sawah", '((("banjir")) OR (("sawah")))'),
        (
            "banjir sawah padi -kota",
            '((("banjir") AND ("sawah")) OR (("banjir") AND ("padi")) OR (("sawah") AND ("padi"))) NOT ("kota")',
        ),
        ('"pasar besar" sawah', '("pasar besar")'),
        ('"pasar besar" sawah padi', '("pasar besar") AND ((("sawah")) OR (("padi")))'),
        ("sawah", ""),
        ('"pasar besar"', ""),
        ('"pasar besar" "sawah"', ""),
        ("banjir banjir sawah", '((("banjir")) OR (("sawah")))'),
        ("satu dua tiga empat lima enam", '((("satu")) OR (("dua")) OR (("tiga")) OR (("empat")) OR (("lima")) OR (("enam")))'),
    ],
)
def test_what_is_left_when_nothing_has_all(typed: str, expression: str) -> None:
    assert loose(parse(typed)) == expression


def test_parse_is_bounded() -> None:
    wish = parse(" ".join(map(str, range(10_000))))
    assert len(wish.groups) == 32
    assert len(parse("x" * 10_000).groups[0][0].text) == 1000


def test_what_is_typed_again_is_searched_once() -> None:
    assert match(" OR ".join(["kota"] * 100)) == '("kota")'
    assert match("kota* " * 20 + '"kota" kota -desa -desa') == '("kota"*) AND ("kota") AND ("kota") NOT ("desa")'


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_text_is_no_error(conn: sqlite3.Connection, typed: str) -> None:
    assert isinstance(search(conn, typed), list)
    conn.execute(
        "SELECT count(*) FROM articles_fts WHERE articles_fts MATCH ?", [Lexicon(conn).understand(typed).match or NOTHING]
    ).fetchone()


def test_random_text_is_no_error(conn: sqlite3.Connection) -> None:
    source = random.Random(20)
    pieces = [
        '"',
        "-",
        "*",
        "(",
        ")",
        " ",
        " ",
        " OR ",
        " ATAU ",
        " AND ",
        "NEAR",
        ":",
        "^",
        "+",
        "{",
        "}",
        ",",
        "'",
        "banjir",
        "pasar",
        "é",
        "\0",
        "😀",
        "7",
    ]
    for _ in range(2000):
        search(conn, "".join(source.choices(pieces, k=source.randint(1, 14))))


def test_nothing_searchable_finds_nothing(conn: sqlite3.Connection) -> None:
    assert search(conn, "") == search(conn, "(*") == search(conn, "-banjir") == []
    assert conn.execute("SELECT count(*) FROM articles_fts WHERE articles_fts MATCH ?", [NOTHING]).fetchone() == (0,)


def test_a_hit_says_what_it_is(conn: sqlite3.Connection) -> None:
    [hit] = search(conn, "sungai meluap")
    assert hit == Hit(
        id=1,
        title="Warga Siaga Banjir Bandang",
        url=FLOOD.canonical_url,
        site="kotasari",
        section="Lingkungan",
        published_at="2020-01-24T09:15:00+07:00",
        snippet='Hujan deras membuat [sungai] [meluap]. Camat berkata, "Kami siap <b>membantu</b> warga."',
        score=hit.score,
    )
    assert hit.score > 0


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("banjir", ["Warga Siaga Banjir Bandang", "Pasar Besar Ditata"]),
        ("BANJIR", ["Warga Siaga Banjir Bandang", "Pasar Besar Ditata"]),
        ("banjir pasar", ["Pasar Besar Ditata"]),
        ("banjir -pasar", ["Warga Siaga Banjir Bandang"]),
        ('"besar pasar"', []),
        ('"pasar besar"', ["Pasar Besar Ditata"]),
        ("berbenah OR ditata", ["Pasar Besar Ditata", "Sekolah Alam Berbenah"]),
        ("pedag*", ["Pasar Besar Ditata"]),
        ("karung", ["Warga Siaga Banjir Bandang"]),
        ("pédagang", ["Pasar Besar Ditata"]),
    ],
)
def test_what_is_found(conn: sqlite3.Connection, typed: str, found: list[str]) -> None:
    assert titles(search(conn, typed)) == found


def test_title_counts_more_than_lead_than_caption_than_body(tmp_path: Path) -> None:
    filler = "Kabar biasa dari kota kecil ini."
    path = kept(
        tmp_path,
        article(1, "Biasa", body=(filler, "Akhirnya layang-layang jugi terbang di sini.")),
        article(2, "Biasa", body=(filler, filler), captions="Sebuah jugi terbang"),
        article(3, "Biasa", body=("Akhirnya layang-layang jugi terbang di sini.", filler)),
        article(4, "Sebuah Jugi Terbang", body=(filler, filler)),
        *(article(number, "Lain", body=(filler,)) for number in range(10, 40)),
    )
    with closing(connect_readonly(path)) as conn:
        assert [hit.id for hit in search(conn, "jugi")] == [4, 3, 2, 1]


def test_the_newest_of_equals_comes_first(tmp_path: Path) -> None:
    days = ("2020-01-02", "2021-05-06", "2019-03-04", "2020-12-31")
    path = kept(tmp_path, *(article(number, day=day) for number, day in enumerate(days)))
    with closing(connect_readonly(path)) as conn:
        found = search(conn, "layanan")
        assert [hit.published_at[:10] for hit in found if hit.published_at] == sorted(days, reverse=True)
        assert [hit.id for hit in search(conn, "layanan", limit=2, offset=1)] == [hit.id for hit in found][1:3]
        assert search(conn, "layanan", limit=0) == []


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({"since": "2020"}, 4),
        ({"since": "2020-03"}, 3),
        ({"since": "2020-03-05"}, 2),
        ({"until": "2019"}, 1),
        ({"until": "2020-01"}, 2),
        ({"until": "2020-01-24"}, 2),
        ({"until": "2020-01-23"}, 1),
        ({"since": "2020-01-24", "until": "2020-01-24"}, 1),
        ({"since": "2020", "until": "2020-03-02"}, 2),
        ({"section": "berita"}, 4),
        ({"section": "LINGKUNGAN"}, 1),
        ({"section": "olahraga"}, 0),
        ({"section": ""}, 5),
        ({"site": "kotasari"}, 5),
        ({"site": "kotalain"}, 0),
    ],
)
def test_filters(conn: sqlite3.Connection, filters: dict[str, str], count: int) -> None:
    assert len(search(conn, "layanan OR banjir OR kota", **filters)) == count  # type: ignore[arg-type]


@pytest.mark.parametrize("value", ["kemarin", "2020-13", "2020-02-30", "20", "2020-1", "2020-01-01T00:00", "0000", "٢٠٢٠"])
def test_a_bad_date_is_said(conn: sqlite3.Connection, value: str) -> None:
    with pytest.raises(ValueError, match="is no date; write a year, month or day"):
        search(conn, "banjir", since=value)
    with pytest.raises(ValueError, match="until: "):
        search(conn, "banjir", until=value)


def test_impossible_windows_are_said(conn: sqlite3.Connection) -> None:
    with pytest.raises(ValueError, match="since 2021 is after until 2020"):
        search(conn, "banjir", since="2021", until="2020")
    assert search(conn, "banjir", since="2020-05", until="2020") == []
    with pytest.raises(ValueError, match="below zero"):
        search(conn, "banjir", limit=-1)


def shown(typed: str, body: str, captions: str | None, marks: tuple[str, str] = ("[", "]")) -> str:
    return excerpt(wanted(parse(typed), LITERAL), body, captions, marks)


def test_a_snippet_shows_where_the_words_stand() -> None:
    far = " ".join(f"kata{number}" for number in range(200))
    assert shown("kata150", far, None).startswith("…kata146 kata147 kata148 kata149 [kata150] kata151")
    assert shown("karung", "Tidak ada di sini.", "Petugas mengangkat karung pasir") == "Petugas mengangkat [karung] pasir"
    assert shown("tiada", "Satu dua tiga.", "empat") == "Satu dua tiga."
    assert shown('"dua tiga"', "dua, satu. Dua tiga!", None, ("<", ">")) == "dua, satu. <Dua> <tiga>!"
    assert shown("laya*", "Dilayani layanan\n\npelayanan", None) == "Dilayani [layanan] pelayanan"
    assert shown("kafe", "Kafé baru", None) == "[Kafé] baru"
    assert shown("x", "", None) == ""


def test_marks_are_yours(conn: sqlite3.Connection) -> None:
    assert "<<meluap>>" in search(conn, "meluap", marks=("<<", ">>"))[0].snippet


def test_reading_while_a_crawl_writes(tmp_path: Path) -> None:
    kept(tmp_path, FLOOD)
    with opened(tmp_path) as archive, closing(connect_readonly(archive.path)) as conn:
        assert titles(search(conn, "pasar")) == []
        archive.keep([reading(MARKET)])
        assert titles(search(conn, "pasar")) == [MARKET.title]
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            conn.execute("DELETE FROM articles")


def test_a_folder_name_may_hold_anything(tmp_path: Path) -> None:
    folder = tmp_path / "arsip #1 50%? kota"
    kept(folder, SCHOOL)
    with closing(connect_readonly(folder / "archive.db")) as conn:
        assert titles(search(conn, "berbenah")) == [SCHOOL.title]


def test_what_is_no_archive_is_said(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="there is no archive at"):
        connect_readonly(tmp_path / "archive.db")
    (tmp_path / "prose.db").write_text("not a database at all, only prose of some length" * 9)
    with pytest.raises(NotAnArchive, match="can't be read as a SQLite database"):
        connect_readonly(tmp_path / "prose.db")
    with closing(sqlite3.connect(tmp_path / "other.db")) as other:
        other.execute("CREATE TABLE recipes (name)")
    with pytest.raises(NotAnArchive, match="is a database of something else"):
        connect_readonly(tmp_path / "other.db")
    Archive(tmp_path / "empty").close()
    with closing(connect_readonly(tmp_path / "empty" / "archive.db")) as empty:
        assert search(empty, "banjir") == []
