"""The search page: what is found, in which order, narrowed how; what was meant; how many stories each month has."""

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from archive.reading_room import guard, visitor
from archive.record import Appearance, PlaceMention
from archive.search import FILTERS
from tests.reading_room.conftest import Room
from tests.reading_room.newsroom import article, kept
from tests.reading_room.test_pages import Tags, shown
from tests.reading_room.test_questions import TYPED


def found(page: Tags) -> list[int]:
    """The numbers of the articles in the list of hits, in their order."""
    links = [attrs.get("href") or "" for tag, attrs in page.found if tag == "a"]
    return [int(link.rsplit("/", 1)[1]) for link in links if re.fullmatch(r"/archive/articles/\d+", link)]


def search(room: Room, q: str, **more: str) -> list[int]:
    return found(shown(room, "/archive/search", q=q, **more))


def test_hits_with_the_words_set_off(room: Room) -> None:
    answer = room.get("/archive/search", q="banjir")
    page = Tags(answer.text)
    assert found(page) == [1, 2]
    assert "2 berita" in page.text
    assert "Warga Siaga <mark>Banjir</mark> Bandang</a>" in answer.text
    assert "<mark>Banjir</mark> tidak lagi menggenangi pasar" in answer.text
    assert "Lingkungan · Balai Kota · diubah" in page.text


def test_what_was_searched_besides_is_told(room: Room) -> None:
    page = shown(room, "/archive/search", q="pelayanan")
    assert "Dicari juga: layanan" in page.text
    assert found(page) == [5, 4, 3]
    assert "Dicari juga" not in shown(room, "/archive/search", q='"layanan"').text


@pytest.mark.parametrize(
    ("filters", "numbers"),
    [
        ({"since": "2020-03"}, [5, 4, 3]),
        ({"until": "2019"}, [2]),
        ({"since": "2020-01-24", "until": "2020-01-24"}, [1]),
        ({"section": "lingkungan"}, [1]),
        ({"site": "kotalain"}, []),
        ({"person": "wahyuni"}, [1]),
        ({"person": "Sri Wahyuni"}, [1]),
        ({"person": "tak seorang"}, []),
        ({"office": "camat"}, [1]),
        ({"place": "kota sari"}, [1]),
        ({"place": "99.01"}, [1]),
        ({"changed": "1"}, [5, 1, 2]),
        ({"gone": "1"}, [3]),
        ({"changed": "1", "since": "2020"}, [5, 1]),
        ({"sort": "newest"}, [5, 4, 3, 1, 2]),
        ({"sort": "oldest"}, [2, 1, 3, 4, 5]),
        ({"sort": "tidak ada"}, [5, 4, 3, 1, 2]),
    ],
)
def test_filters_and_order(room: Room, filters: dict[str, str], numbers: list[int]) -> None:
    typed = "layanan OR banjir OR kota"
    given = search(room, typed, **filters)
    assert given == numbers if "sort" in filters and filters["sort"] != "tidak ada" else sorted(given) == sorted(numbers)
    if not {"sort"} & filters.keys():
        assert {row["article"] for row in room.rows("search", q=typed, **filters)} == set(numbers)


def test_a_filter_can_be_taken_back(room: Room) -> None:
    page = shown(room, "/archive/search", q="banjir", person="wahyuni", changed="1")
    assert {"/archive/search?q=banjir&changed=1", "/archive/search?q=banjir&person=wahyuni"} <= page.links()
    assert "Orang wahyuni" in re.sub(r"\s+", " ", page.text)
    nothing = shown(room, "/archive/search", q="banjir", site="kotalain")
    assert "Cari tanpa saringan" in nothing.text
    assert "/archive/search?q=banjir" in nothing.links()


def test_a_time_that_is_none_is_said_and_left_out(room: Room) -> None:
    for filters in ({"since": "kemarin"}, {"until": "2020-13"}, {"since": "2021", "until": "2020"}):
        page = shown(room, "/archive/search", q="banjir", **filters)
        assert "Waktu ditulis 2020" in page.text
        assert found(page) == [1, 2]


def test_months_beside_the_hits(room: Room) -> None:
    answer = room.get("/archive/search", q="layanan OR banjir OR kota")
    assert '<svg class="strip"' in answer.text
    assert 'aria-label="Januari 2020: 1, Maret 2020: 3"' in answer.text
    page = Tags(answer.text)
    year = next(link for link in page.links() if link and "since=2020&" in link)
    assert sorted(found(shown(room, year))) == [1, 3, 4, 5]
    months = shown(room, year)
    assert "Maret 2020" in months.text
    month = next(link for link in months.links() if link and "since=2020-03" in link)
    assert sorted(found(shown(room, month))) == [3, 4, 5]


def test_what_may_have_been_meant(room: Room) -> None:
    page = shown(room, "/archive/search", q="bajnir")
    assert "Tidak ada berita yang cocok." in page.text
    assert "/archive/search?q=banjir" in page.links()
    partly = shown(room, "/archive/search", q="banjir sekolah")
    assert "inilah yang memuat sebagian" in partly.text
    assert sorted(found(partly)) == [1, 2, 4]
    mixed = shown(room, "/archive/search", q="pedagnag besar")
    assert "/archive/search?q=pedagang+besar" in mixed.links()
    assert not any(
        "q=" in (link or "")
        for link in shown(room, "/archive/search", q="xyzzy").links() - {"/archive/search"}
        if link and "_lang" not in link
    )


def test_nothing_is_asked(room: Room) -> None:
    page = shown(room, "/archive/search")
    assert found(page) == []
    assert [tag for tag, _ in page.found].count("form") == 1


@pytest.mark.parametrize("typed", TYPED)
def test_the_page_takes_anything(room: Room, typed: str) -> None:
    assert room.get("/archive/search", q=typed).status_code == 200
    typed = typed[:200]  # of all the filters at once the address would be too long
    assert room.get("/archive/search", q="banjir", **{name: typed for name in FILTERS if name not in ("since", "until")}).status_code == 200
    assert room.get("/archive/search", q="banjir", since=typed, until=typed, sort=typed, halaman=typed).status_code == 200


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Room]:
    """An archive with stories of thirty years, each long."""
    folder = tmp_path_factory.mktemp("many")
    mayor = (
        Appearance(name="Budi Santoso", printed="Budi Santoso", office="Walikota Sari", institution="Kota Sari", paragraph=0, start=0),
    )
    place = (PlaceMention(code="99.01", name="Kota Sari", printed="Kota Sari", paragraph=0, start=0),)
    body = tuple(f"Warga {name} menyambut layanan baru di balai kota dengan senang, kata petugas. " * 8 for name in "abcdefgh")
    told = [
        article(number, f"Layanan ke-{number}", f"{1995 + number % 30}-{1 + number % 12:02d}-11", body=body, people=mayor, places=place)
        for number in range(1, 91)
    ]
    with closing(Room(kept(folder, *told))) as opened:
        yield opened


def test_a_search_leads_to_what_was_said_in_its_stories(room: Room) -> None:
    [link] = [each for each in shown(room, "/archive/search", q="banjir", since="2020").links() if each and "who_said_what" in each]
    assert link == "/archive/who_said_what?about=banjir&since=2020"
    assert "Kami siap" in room.get(link).text


@pytest.mark.parametrize(
    ("q", "told"),
    [
        ("-banjir", "tambahkan kata yang dicari, misalnya pasar -banjir."),
        ('-"pasar besar"', 'misalnya pasar -"pasar besar".'),
        ("-pasar -banjir", "misalnya sekolah -pasar."),
        ("?!", "tulis kata atau angka."),
        ("pasar -banjir", ""),
        ("zzzz", ""),
        ("-<b>x", "misalnya pasar -<b>x."),
    ],
)
def test_a_search_that_cant_find_anything_says_why(room: Room, q: str, told: str) -> None:
    for page in (shown(room, "/archive/search", q=q), shown(room, "/archive/articles", _search=q)):
        assert told in page.text
        assert ("tidak boleh ada" in page.text or "dapat dicari di sini" in page.text) == bool(told)


def test_a_search_leads_to_a_list_of_all_its_hits_where_there_can_be_one(many: Room) -> None:
    page = shown(many, "/archive/search", q="layanan", since="1996")
    [link] = [each for each in page.links() if each and each.startswith("/archive/articles?_search")]
    total = re.search(r"(\d+) berita", page.text)
    assert total is not None
    assert total[0] in shown(many, link).text
    other = shown(many, "/archive/search", q="layanan", person="budi")
    assert not [each for each in other.links() if each and each.startswith("/archive/articles?_search")]


def test_pages_of_hits(many: Room) -> None:
    first, second = (shown(many, "/archive/search", q="layanan", sort="newest", **more) for more in ({}, {"halaman": "2"}))
    assert len(found(first)) == len(found(second)) == 20
    assert not set(found(first)) & set(found(second))
    assert "?q=layanan&sort=newest&halaman=2" in first.links()
    assert "90 berita" in first.text
    assert len(search(many, "layanan", halaman="5")) == 10


def test_where_ranking_takes_too_long_the_newest_come_first(many: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    late, ask = {"bm25"}, guard.Visitors.ask

    def slowly(self: guard.Visitors, question: visitor.Question) -> visitor.Answer:
        return visitor.Answer(error="interrupted", late=True) if any(each in question.sql for each in late) else ask(self, question)

    newest = search(many, "layanan", sort="newest")
    monkeypatch.setattr(guard.Visitors, "ask", slowly)
    answer = many.get("/archive/search", q="layanan")
    page = Tags(answer.text)
    assert found(page) == newest
    assert "yang terbaru lebih dahulu" in page.text
    assert "90 berita" in page.text
    assert "?q=layanan&sort=newest&halaman=2" in page.links()
    assert answer.headers["cache-control"] == "no-store"
    assert "yang terbaru lebih dahulu" not in shown(many, "/archive/search", q="layanan", sort="newest").text
    late.add("kliping_understood")
    answer = many.get("/archive/search", q="layanan")
    assert answer.status_code == 503
    assert "Terlalu lama" in answer.text
    assert "SELECT" not in answer.text


def test_a_page_stays_small(many: Room) -> None:
    for more in ({}, {"sort": "newest", "office": "wali kota", "place": "sari", "person": "budi"}, {"since": "2001", "until": "2001"}):
        assert len(many.get("/archive/search", q="pelayanan warga", **more).content) < 60_000


def test_an_archive_without_words_is_searched_as_it_is(tmp_path: Path) -> None:
    import sqlite3

    path = kept(tmp_path, article(1, "Mutu Pelayanan"), article(2, "Melayani"))
    with closing(sqlite3.connect(path)) as conn:
        conn.executescript("DROP TABLE words; DROP TABLE articles_words;")
    with closing(Room(path)) as room:
        assert search(room, "pelayanan") == [1]
        assert search(room, "pelayanann") == []
