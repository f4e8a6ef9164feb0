"""Words and names that find each other: roots, spellings, abbreviations; and the table they are looked up in."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from archive.folding import WORD, apart, fold
from archive.lexicon import Lexicon
from archive.record import InstitutionMention, Place
from archive.schema import opened as migrated
from archive.search import connect_readonly, search
from archive.stems import lines, stem
from archive.store import Archive
from archive.vocabulary import words_of
from tests.reading_room.newsroom import article, kept, opened, reading

FAMILIES = [line.split() for line in (Path(__file__).parent / "families.txt").read_text().splitlines() if line and not line.startswith("#")]
TELLING = {
    1: ("Petugas Melayani Warga", "Walikota menyerahkan bantuan pada hari Jum'at."),
    2: ("Layanan Pagi", "Wali Kota meresmikan gedung pada hari Jumat."),
    3: ("Mutu Pelayanan", "Pemerintah Kota mengumumkan kelanjutan kegiatan."),
    4: ("Pasar Ramai", "Pemkot mengumumkan hal lain kepada warga Samaan."),
    5: ("Imunisasi", "Dinas Kesehatan (Dinkes) Kota Sari membuka posko bersama."),
    6: ("Puskesmas", "Petugas dinkes menjaga posko dengan sabar."),
    7: ("Ramadhan", "Perijinan pasar malam di bulan Pebruari."),
    8: ("Ramadan", "Izin pasar malam di bulan Februari."),
}


def telling(number: int) -> object:
    title, text = TELLING[number]
    named = (InstitutionMention(name="Dinas Kesehatan Kota Sari", abbreviation="Dinkes", paragraph=0, start=0),) if number == 5 else ()
    return article(number, title, body=(text,), institutions=named)


@pytest.fixture(scope="module")
def conn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    path = kept(tmp_path_factory.mktemp("words"), *(telling(number) for number in TELLING))  # type: ignore[arg-type]
    with Archive(path.parent) as archive:
        archive.know([Place(code="99.01.01.1001", name="Kelurahan Samaan", kind="kelurahan", parent=None, latitude=None, longitude=None)])
    with closing(connect_readonly(path)) as found:
        yield found


def found(conn: sqlite3.Connection, typed: str) -> set[int]:
    return {int(hit.url.rstrip("/").rsplit("-", 1)[1]) for hit in search(conn, typed)}


def test_words_of_one_root_have_it() -> None:
    apart = {family[0]: [word for word in family if stem(word) != stem(family[0])] for family in FAMILIES}
    assert not {root: words for root, words in apart.items() if words}
    assert sum(map(len, FAMILIES)) > 440


def test_roots_stay_apart() -> None:
    roots = [stem(family[0]) for family in FAMILIES]
    assert len(set(roots)) == len(roots)
    pairs = "tari tarik, rusa rusak, masa masak, beri berita, kota kotak, olah sekolah, serta peserta, teri menteri"
    for one, other in (pair.split() for pair in pairs.split(",")):
        assert stem(one) != stem(other)


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("dilayani", {1, 2, 3}),
        ("pelayanan", {1, 2, 3}),
        ('"pelayanan"', {3}),
        ("layanan*", {2}),
        ("layanan-layanan", {1, 2, 3}),
        ("pelayanan-pelayanannya", {1, 2, 3}),
        ('"layanan-layanan"', set()),
        ("5-5", set()),
        ("kegiatan -melayani", {3} & {4}),
        ("wali kota", {1, 2}),
        ("Walikota", {1, 2}),
        ('"walikota"', {1}),
        ("wali-kota", {1, 2}),
        ("Jum'at", {1, 2}),
        ("jum’at", {1, 2}),
        ("jumat", {1, 2}),
        ("Pemkot", {3, 4}),
        ("pemerintah kota", {3, 4}),
        ("pemkot -samaan", {3}),
        ("dinkes", {5, 6}),
        ("Dinas Kesehatan", {5, 6}),
        ("dinas kesehatan posko sabar", {6}),
        ('"dinas kesehatan"', {5}),
        ("samaan", {4}),
        ("bersama", {5}),
        ("ramadhan", {7, 8}),
        ("perizinan", {7, 8}),
        ("februari izin", {7, 8}),
    ],
)
def test_what_finds_each_other(conn: sqlite3.Connection, typed: str, numbers: set[int]) -> None:
    assert found(conn, typed) == numbers


def test_what_has_all_but_one_word(conn: sqlite3.Connection) -> None:
    lexicon = Lexicon(conn)
    assert lexicon.understand("melayani samaan").partly
    assert found(conn, "melayani samaan") == {1, 2, 3, 4}
    assert not lexicon.understand("posko sabar").partly
    assert found(conn, '"posko sabar"') == set()
    assert lexicon.understand("layanan").also == ("melayani", "pelayanan")


def test_the_table_holds_every_word_of_the_index(conn: sqlite3.Connection) -> None:
    index = {term for (term,) in conn.execute("SELECT term FROM articles_words")}
    kept_words = dict(conn.execute("SELECT word, stem FROM words"))
    assert kept_words.keys() == {term for term in index if term.isalpha() and len(term) > 3}
    assert all(stem(word) == root for word, root in kept_words.items())


def test_what_is_new_is_learnt_and_known_at_once(tmp_path: Path) -> None:
    first = article(1, "Layanan")
    path = kept(tmp_path, first)
    with closing(connect_readonly(path)) as reader:
        lexicon = Lexicon(reader)
        assert "pelayanan" not in lexicon.understand("layanan").also
        with opened(tmp_path) as archive:
            archive.keep([reading(article(2, "Pelayanan Prima"))])
            assert "pelayanan" in lexicon.understand("layanan").also
            archive.keep([reading(replace(first, title="Terlayani", modified_at="2020-02-01T00:00:00+07:00"), day=3)])
            assert "terlayani" in lexicon.understand("layanan").also


def test_what_was_not_kept_is_not_learnt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = kept(tmp_path, article(1))
    with opened(tmp_path) as archive:
        with monkeypatch.context() as patch:
            patch.setattr(archive._articles, "read", lambda *_: 1 / 0)
            with pytest.raises(ZeroDivisionError):
                archive.keep([reading(article(2, "Xenofobia"))])
        archive.keep([reading(article(3, "Kabar"))])
    with closing(sqlite3.connect(path)) as conn:
        assert conn.execute("SELECT count(*) FROM words WHERE word = 'xenofobia'").fetchone() == (0,)


def test_an_older_archive_learns_its_words(tmp_path: Path) -> None:
    path = kept(tmp_path, article(1, "Mutu Pelayanan"), article(2, "Melayani"))
    with closing(sqlite3.connect(path)) as conn:
        before = conn.execute("SELECT word, stem FROM words ORDER BY word").fetchall()
        conn.executescript(
            "DROP TABLE words; DROP TABLE articles_words; DELETE FROM _sqlite_migrations WHERE name LIKE '%\\_words' ESCAPE '\\';"
        )
    with closing(connect_readonly(path)) as conn:
        assert [hit.title for hit in search(conn, "pelayanan")] == ["Mutu Pelayanan"]  # not yet, and no error
    migrated(path).close()
    with closing(sqlite3.connect(path)) as conn:
        assert conn.execute("SELECT word, stem FROM words ORDER BY word").fetchall() == before
        assert {hit.title for hit in search(conn, "dilayani")} == {"Mutu Pelayanan", "Melayani"}


def test_the_files_of_words_are_in_order() -> None:
    groups = [[" ".join(each.split()) for each in line.split("=")] for line in lines("names.txt")]
    assert all(len(group) > 1 and len(set(group)) == len(group) and all(group) for group in groups)
    assert all(line.count("=") == 1 or line[:2] in {"+ ", "- "} for line in lines("roots.txt"))


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.text(max_size=60))
def test_no_text_is_an_error(conn: sqlite3.Connection, typed: str) -> None:
    assert isinstance(search(conn, typed), list)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(
    st.lists(
        st.sampled_from(
            [
                "layanan",
                "wali",
                "kota",
                "Walikota",
                '"',
                "-",
                "*",
                "(",
                ")",
                "OR",
                "ATAU",
                "AND",
                "NOT",
                "NEAR",
                "di",
                "jum'at",
                "dinkes",
                ":",
                "^",
                "{",
                "\0",
            ]
        ),
        max_size=14,
    ),
    st.sampled_from([" ", ""]),
)
def test_no_row_of_signs_is_an_error(conn: sqlite3.Connection, pieces: list[str], between: str) -> None:
    assert isinstance(search(conn, between.join(pieces)), list)


@settings(derandomize=True)
@given(st.text(max_size=60))
def test_folding_keeps_every_position(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert all(fold(one) == other for one, other in zip(text, folded, strict=True))


@settings(deadline=None, derandomize=True)
@given(st.text(st.characters(max_codepoint=0x24F), max_size=40))
def test_words_are_those_of_the_index(text: str) -> None:
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute("CREATE VIRTUAL TABLE told USING fts5 (text, tokenize='unicode61 remove_diacritics 2')")
        db.execute("CREATE VIRTUAL TABLE spoken USING fts5vocab (told, row)")
        plain = text.encode("utf-8", "ignore").decode().replace("\0", " ")
        db.execute("INSERT INTO told VALUES (?)", [plain])
        assert words_of(plain) <= {term for (term,) in db.execute("SELECT term FROM spoken")}


@given(st.text(alphabet=st.sampled_from("aZ9_é“”’–…\xa0İßсад日½²\u0301\u202e-., \n\x1f\x85")) | st.text())
@settings(max_examples=200, deadline=None)
def test_words_parted_by_spaces_are_the_words_that_are_found(text: str) -> None:
    folded = fold(text)
    bare = apart(folded)
    assert bare.split() == WORD.findall(folded)
    assert [each.span() for each in WORD.finditer(bare)] == [each.span() for each in WORD.finditer(folded)]
