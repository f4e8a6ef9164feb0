"""Places: the reference table, names in prose with their cues and lists, and what only looks like a place."""

import re
from collections import Counter

import pytest

from archive.record import PlaceMention
from scraper.extract.places import PLACES, Place, dateline_place, mentions

HOME = "35.73"
WARDS = [place for place in PLACES.values() if place.kind == "kelurahan" and place.code.startswith(f"{HOME}.")]
DISTRICTS = [place for place in PLACES.values() if place.kind == "kecamatan" and place.code.startswith(f"{HOME}.")]
LENGTHS = {"provinsi": 2, "kota": 5, "kabupaten": 5, "kecamatan": 8, "kelurahan": 13}
EITHER = "kecamatan-or-kelurahan"
TOWN = "kota-or-kabupaten"


def told(*texts: str, region: str = HOME) -> list[tuple[str, str | None]]:
    return [(each.name, each.doubt) for each in mentions(texts, region)]


# The table


def test_five_districts_and_57_wards() -> None:
    assert [(place.code, place.name) for place in DISTRICTS] == [
        ("35.73.01", "Blimbing"),
        ("35.73.02", "Klojen"),
        ("35.73.03", "Kedungkandang"),
        ("35.73.04", "Sukun"),
        ("35.73.05", "Lowokwaru"),
    ]
    assert len(WARDS) == 57
    assert Counter(place.parent for place in WARDS) == {"35.73.01": 11, "35.73.02": 11, "35.73.03": 12, "35.73.04": 11, "35.73.05": 12}
    assert len({place.name for place in WARDS}) == 57


@pytest.mark.parametrize("place", PLACES.values(), ids=lambda place: place.code)
def test_every_place_is_well_formed(place: Place) -> None:
    assert re.fullmatch(r"\d\d(\.\d\d(\.\d\d(\.10\d\d)?)?)?", place.code)
    assert len(place.code) == LENGTHS[place.kind]
    assert place.parent == (place.code.rpartition(".")[0] or None)
    assert place.parent is None or place.parent in PLACES
    assert (place.code[3:5] >= "71") == (place.kind == "kota") or len(place.code) != 5
    assert -11.1 <= place.latitude <= 6.1
    assert 95.0 <= place.longitude <= 141.1


@pytest.mark.parametrize("place", WARDS + DISTRICTS, ids=lambda place: place.code)
def test_the_city_holds_its_parts(place: Place) -> None:
    assert -8.06 <= place.latitude <= -7.90
    assert 112.57 <= place.longitude <= 112.70
    parent = PLACES[place.parent or ""]
    # No ward's centre is farther from its district's than about 5 km, no district's from the city's than 6.
    assert abs(place.latitude - parent.latitude) < 0.055
    assert abs(place.longitude - parent.longitude) < 0.055


def test_no_two_places_share_a_centre() -> None:
    assert len({(place.latitude, place.longitude) for place in WARDS}) == 57


@pytest.mark.parametrize(
    ("code", "title"),
    [
        ("35", "Jawa Timur"),
        ("31", "Jakarta"),
        ("35.73", "Kota Malang"),
        ("35.07", "Kabupaten Malang"),
        ("35.79", "Kota Batu"),
        ("35.78", "Kota Surabaya"),
        ("15.71", "Kota Jambi"),
        ("81.71", "Kota Ambon"),
        ("35.73.04", "Kecamatan Sukun"),
        ("35.73.04.1005", "Kelurahan Sukun"),
    ],
)
def test_titles(code: str, title: str) -> None:
    assert PLACES[code].title == title


# Every ward


@pytest.mark.parametrize("ward", WARDS, ids=lambda place: place.name)
def test_every_ward_in_every_spelling(ward: Place) -> None:
    for name in (ward.name, ward.name.upper(), *ward.spellings):
        cue = "" if name.startswith("Kelurahan") else "Kelurahan "
        assert told(f"Warga {cue}{name} berkumpul.") == [(ward.title, None)]


# Cues

CUED = [
    ("Warga Kelurahan Sukun", [("Kelurahan Sukun", None)]),
    ("Warga Kecamatan Sukun", [("Kecamatan Sukun", None)]),
    ("Warga kelurahan Sukun dan kecamatan Sukun", [("Kelurahan Sukun", None), ("Kecamatan Sukun", None)]),
    ("warga di Sukun", [("Kecamatan Sukun", EITHER)]),
    ("Sukun, kampung hijau", [("Kecamatan Sukun", EITHER)]),
    ("Camat Sukun dan Lurah Sukun hadir", [("Kecamatan Sukun", None), ("Kelurahan Sukun", None)]),
    ("Kapolsek Lowokwaru, Danramil Klojen", [("Kecamatan Lowokwaru", None), ("Kecamatan Klojen", None)]),
    ("Kel. Bunulrejo Kec. Blimbing", [("Kelurahan Bunulrejo", None), ("Kecamatan Blimbing", None)]),
    (
        "Kelurahan Bandulan, Mojolangu, dan Tlogomas",
        [("Kelurahan Bandulan", None), ("Kelurahan Mojolangu", None), ("Kelurahan Tlogomas", None)],
    ),
    ("Kelurahan Bandulan, Sukun, dan Gadang", [("Kelurahan Bandulan", None), ("Kelurahan Sukun", None), ("Kelurahan Gadang", None)]),
    ("Kelurahan Sukun dan Blimbing", [("Kelurahan Sukun", None), ("Kelurahan Blimbing", None)]),
    ("Kelurahan Bandulan, Sukun.", [("Kelurahan Bandulan", None), ("Kecamatan Sukun", EITHER)]),
    ("Kecamatan Klojen, Blimbing, dan Sukun", [("Kecamatan Klojen", None), ("Kecamatan Blimbing", None), ("Kecamatan Sukun", None)]),
    ("dua kecamatan yakni Klojen dan Sukun", [("Kecamatan Klojen", None), ("Kecamatan Sukun", None)]),
    ("Kelurahan dan Kecamatan Sukun", [("Kelurahan Sukun", None), ("Kecamatan Sukun", None)]),
    ("KELURAHAN KASIN DAN KECAMATAN KLOJEN TERBAIK", [("Kelurahan Kasin", None), ("Kecamatan Klojen", None)]),
    ("Kecamatan Lowokwaru Kota Malang", [("Kecamatan Lowokwaru", None), ("Kota Malang", None)]),
    ("Kota Malang, Kabupaten Malang", [("Kota Malang", None), ("Kabupaten Malang", None)]),
    ("Kota dan Kabupaten Malang", [("Kota Malang", None), ("Kabupaten Malang", None)]),
    ("petani Kab. Malang dan Blitar", [("Kabupaten Malang", None), ("Kabupaten Blitar", None)]),
    ("warga Malang", [("Kota Malang", TOWN)]),
    ("Kapolresta Malang Kota hadir", [("Kota Malang", None)]),
    ("Pemkot Malang, Pemkab Malang", [("Kota Malang", None), ("Kabupaten Malang", None)]),
    ("Walikota Malang dan Bupati Malang", [("Kota Malang", None), ("Kabupaten Malang", None)]),
    ("Pemerintah Kota (Pemkot) Malang", [("Kota Malang", None)]),
    ("Wali Kota Malang Ratna Dewi", [("Kota Malang", None)]),
    ("Gubernur Jawa Timur di DKI Jakarta", [("Jawa Timur", None), ("Jakarta", None)]),
    ("Kota Batu, Kota Malang, dan Surabaya", [("Kota Batu", None), ("Kota Malang", None), ("Kota Surabaya", None)]),
    ("Rapat di Jakarta Selatan dan Bandung", [("Kota Jakarta Selatan", None), ("Kota Bandung", TOWN)]),
    ("Rapat di Yogyakarta", [("Kota Yogyakarta", "kota-or-provinsi")]),
    (
        "Warga Sukoharjo; Kabupaten Sukoharjo; Kelurahan Sukoharjo",
        [("Kelurahan Sukoharjo", "kelurahan-or-kabupaten"), ("Kabupaten Sukoharjo", None), ("Kelurahan Sukoharjo", None)],
    ),
    ("Starfruit District, Sukun District", [("Kecamatan Blimbing", "translated"), ("Kecamatan Sukun", None)]),
    ("Polehan Village of Malang City, Malang Regency", [("Kelurahan Polehan", None), ("Kota Malang", None), ("Kabupaten Malang", None)]),
    ("Warga Bareng di Kelurahan Bareng", [("Kelurahan Bareng", None), ("Kelurahan Bareng", None)]),
    ("Warga Oro-oro Dowo Sulap Lahan Tidur", [("Kelurahan Oro-oro Dowo", None)]),
    (
        "Kelurahan Polehan, Kecamatan Blimbing, Kota Malang",
        [("Kelurahan Polehan", None), ("Kecamatan Blimbing", None), ("Kota Malang", None)],
    ),
    ("Kelurahan Polehan, Kecamatan Klojen", [("Kelurahan Polehan", "kecamatan-mismatch"), ("Kecamatan Klojen", None)]),
    ("Kecamatan | Blimbing | 28 Mei", [("Kecamatan Blimbing", EITHER)]),
    ("se-Kota Malang", [("Kota Malang", None)]),
]


@pytest.mark.parametrize(("text", "places"), CUED)
def test_cues(text: str, places: list[tuple[str, str | None]]) -> None:
    assert told(text) == places


# Names inside other names

PARTS = [
    ("harga di Pasar Blimbing naik", [("Kecamatan Blimbing", f"{EITHER},in-name")]),
    ("pedagang Pasar Klojen dan Pasar Bareng divaksin", [("Kecamatan Klojen", f"{EITHER},in-name"), ("Kelurahan Bareng", "in-name")]),
    ("bus di Terminal Arjosari penuh", [("Kelurahan Arjosari", "in-name")]),
    ("kereta di Stasiun Malang terlambat", [("Kota Malang", f"{TOWN},in-name")]),
    ("dosen dari Universitas Brawijaya Malang hadir", [("Kota Malang", f"{TOWN},in-name")]),
    ("pameran di Malang Creative Center dibuka", [("Kota Malang", f"{TOWN},in-name")]),
    ("genangan di Jalan Kauman surut", [("Kelurahan Kauman", "street")]),
    ("macet di Jl. Raya Tlogomas lagi", [("Kelurahan Tlogomas", "street")]),
    ("macet di Jalan Kauman dan Kasin lagi", [("Kelurahan Kauman", "street"), ("Kelurahan Kasin", "street")]),
    ("warga Jalan Sukun, Kelurahan Sukun", [("Kecamatan Sukun", f"{EITHER},street"), ("Kelurahan Sukun", None)]),
    ("ketika Festival Topeng Kedungkandang dibuka", [("Kecamatan Kedungkandang", f"{EITHER},in-name")]),
    ("bersama SDN Kauman 1 itu", [("Kelurahan Kauman", "in-name")]),
]


@pytest.mark.parametrize(("text", "places"), PARTS)
def test_parts_of_other_names(text: str, places: list[tuple[str, str | None]]) -> None:
    assert told(text) == places


@pytest.mark.parametrize(
    "text",
    [
        "genangan di Jalan Surabaya dan Jalan Bandung surut",
        "Bapak Kasin dan Ibu Gadang hadir",
        "Purwanto, Samaannya, Malangan, Sukunan, kemalangan",
        "Bareng Wali Kota, warga menanam pohon",
        "Penanggungan biaya; pendakian Gunung Penanggungan",
        "sukun goreng, belimbing, buring, gadang",
        "Batu bata dan Serang",
        "wisata Malang Raya; banjir Malang Selatan",
        "Desa Sumbersari, Dusun Kauman",
        "Kecamatan Mulyorejo, Kecamatan Arjosari",
        "Kelurahan Mulyorejo, Kecamatan Mulyorejo, Kota Lain",
        "Kelurahan Sumbersari, Kabupaten Jembrana",
        "Kabupaten Surabaya, Kelurahan Malang",
        "",
    ],
)
def test_what_only_looks_like_a_place(text: str) -> None:
    assert told(text) == []


def test_another_newsroom_knows_no_wards_of_malang() -> None:
    assert told("Warga Klojen, Kelurahan Kasin dan Kota Malang", region="35.78") == [("Kota Malang", None)]
    assert told("Warga Malang", region="35.07") == [("Kabupaten Malang", "kabupaten-or-kota")]


def test_positions_and_what_is_printed() -> None:
    texts = ["Lurah datang.", "Warga (Kel. Bunulrejo), Kota dan Kabupaten Malang, Malang Kota, Sukun District."]
    assert [(each.printed, each.paragraph, each.start) for each in mentions(texts, HOME)] == [
        ("Kel. Bunulrejo", 1, 7),
        ("Kota dan Kabupaten Malang", 1, 24),
        ("Kota dan Kabupaten Malang", 1, 24),
        ("Malang Kota", 1, 51),
        ("Sukun District", 1, 64),
    ]
    for each in mentions(texts, HOME):
        assert texts[each.paragraph].startswith(each.printed, each.start)


@pytest.mark.parametrize(
    ("printed", "code", "doubt"),
    [
        ("Klojen", "35.73.02", None),
        ("Sukun", "35.73.04", None),
        ("Malang", "35.73", None),
        ("MALANG KOTA", "35.73", None),
        ("Malang City", "35.73", None),
        ("Kota Malang", "35.73", None),
        ("Starfruit", "35.73.01", "translated"),
        ("Jakarta", "31", None),
        ("Surabaya", "35.78", None),
        ("Jambi", "15.71", "kota-or-provinsi"),
        ("AMBON", "81.71", None),
        ("Bandar lampung", "18.71", None),
        ("BANDUNG", "32.73", TOWN),
        ("Muara Teweh", "62.05", None),
        ("Sentani", "91.03", None),
        ("Pemalang", "33.27", None),
        ("Batu", "35.79", None),
    ],
)
def test_datelines(printed: str, code: str, doubt: str | None) -> None:
    meant = PlaceMention(code=code, name=PLACES[code].title, printed=printed, paragraph=-3, start=0, doubt=doubt)
    assert dateline_place(printed, HOME) == meant


@pytest.mark.parametrize("printed", ["Kemadang", "", "Humas", "Malang Raya", "Klojen dan Sukun"])
def test_datelines_that_name_no_known_place(printed: str) -> None:
    assert dateline_place(printed, HOME) is None


def test_time_grows_with_the_text_alone() -> None:
    assert len(mentions(["Sukun, Abc " * 3000], HOME)) == 3000
