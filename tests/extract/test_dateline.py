"""Datelines: every form seen on government news, and the prose that looks like one."""

import pytest

from scraper.extract.dateline import Dateline, dateline, opening, suspected

REST = "Warga menanam pohon di tepi sungai."

FORMS = [
    ("Klojen (malangkota.go.id) –", "Klojen", "malangkota.go.id"),
    ("Klojen (malangkota.go.id) -", "Klojen", "malangkota.go.id"),
    ("Klojen (malangkota.go.id) --", "Klojen", "malangkota.go.id"),
    ("Jakarta (malangkota.go.id) —", "Jakarta", "malangkota.go.id"),
    ("Malang, (malangkota.go.id) –", "Malang", "malangkota.go.id"),
    ("Klojen ( –", "Klojen", None),
    ("Klojen () –", "Klojen", None),
    ("Malang, ( –", "Malang", None),
    ("Klojen (malangkota.go.id)", "Klojen", "malangkota.go.id"),
    ("(malangkota.go.id) –", None, "malangkota.go.id"),
    ("Lowokwaru, MC –", "Lowokwaru", "MC"),
    ("Starfruit, MC –", "Starfruit", "MC"),
    ("Sentani, Jpr –", "Sentani", "Jpr"),
    ("Ambon, INFO_PAS -", "Ambon", "INFO_PAS"),
    ("Malang, InfoPublik –", "Malang", "InfoPublik"),
    ("Malang, BANGSAONLINE.com –", "Malang", "BANGSAONLINE.com"),
    ("Jakarta [Humas Kankemenag Jakarta Utara] —", "Jakarta", "Humas Kankemenag Jakarta Utara"),
    ("Pemalang (Humas) –", "Pemalang", "Humas"),
    ("Kemadang ( SID ) -", "Kemadang", "SID"),
    ("MALANG –", "MALANG", None),
    ("MALANG KOTA-", "MALANG KOTA", None),
    ("AMBON,-", "AMBON", None),
    ("AMBON-", "AMBON", None),
    ("PONTIANAK -", "PONTIANAK", None),
    ("Malang –", "Malang", None),
    ("Malang City –", "Malang City", None),
    ("Muara Teweh –", "Muara Teweh", None),
    ("Bandar lampung-", "Bandar lampung", None),
    ("Kendari (05/11/2021),", "Kendari", None),
    ("Malang, 2 Maret 2020 –", "Malang", None),
    ("Malang, Jumat (29/12/2023) –", "Malang", None),
    ("KLOJEN, malangkota.go.id –", "KLOJEN", "malangkota.go.id"),
    ("Nusa Dua, Bali (malangkota.go.id) –", "Nusa Dua, Bali", "malangkota.go.id"),
    ("Kepanjen, Kabupaten Malang –", "Kepanjen, Kabupaten Malang", None),
    ("klojen (malangkota.go.id) –", "klojen", "malangkota.go.id"),
    ("kota malang –", "kota malang", None),
    ("Malang (17/8) –", "Malang", None),
    ("Malang, (17/8) –", "Malang", None),
    ("Jakarta, 2 Maret 2020 (malangkota.go.id) –", "Jakarta", "malangkota.go.id"),
    ("Malang Raya –", "Malang Raya", None),
    ("Malang (Humas) :", "Malang", "Humas"),
    ("Malang, Jumat (24/1) –", "Malang", None),
    ("Klojen – malangkota.go.id –", "Klojen", "malangkota.go.id"),
    ("Klojen | malangkota.go.id –", "Klojen", "malangkota.go.id"),
    ("[Klojen, malangkota.go.id] –", "Klojen", "malangkota.go.id"),
    ("Desa Entah Berantah (malangkota.go.id) –", "Desa Entah Berantah", "malangkota.go.id"),
    ("Labuan Bajo –", "Labuan Bajo", None),
]


@pytest.mark.parametrize(("printed", "place", "label"), FORMS)
def test_forms(printed: str, place: str | None, label: str | None) -> None:
    assert dateline(f"{printed} {REST}") == (Dateline(place, label, printed), REST)


@pytest.mark.parametrize(
    ("text", "printed", "rest"),
    [
        ("Malang – Rabu (25/04) pagi, warga berkumpul.", "Malang –", "Rabu (25/04) pagi, warga berkumpul."),
        ("Malang, Jumat 29 Desember 2023 warga berkumpul.", "Malang,", "Jumat 29 Desember 2023 warga berkumpul."),
        ("BANDUNG-Directorate of Public Works met.", "BANDUNG-", "Directorate of Public Works met."),
        ("Malang -Wali Kota hadir.", "Malang -", "Wali Kota hadir."),
        ("Klojen (malangkota.go.id) –Wali Kota hadir.", "Klojen (malangkota.go.id) –", "Wali Kota hadir."),
        ("Muara Teweh | pa-contoh.go.id", "Muara Teweh | pa-contoh.go.id", ""),
        ("pa-contoh.go.id | Selasa, 26/01/2021", "pa-contoh.go.id | Selasa, 26/01/2021", ""),
        ("12-11-2021 - Kantor Contoh — Kantor Induk", "12-11-2021 - Kantor Contoh — Kantor Induk", ""),
    ],
)
def test_where_it_ends(text: str, printed: str, rest: str) -> None:
    found, left = dateline(text)
    assert found is not None
    assert (found.printed, left) == (printed, rest)


@pytest.mark.parametrize(
    "text",
    [
        "Anak-anak sekolah menanam pohon.",
        "Rata-rata warga puas.",
        "Covid-19 masih ada.",
        "COVID-19 Masih Ada.",
        "PKK-KB Kota rapat.",
        "E-KTP Kini mudah.",
        "Non-Tunai Kini wajib.",
        "Pemerintah Kota Malang – melalui Dinas Sosial – membagikan beras.",
        "Wali Kota Malang (Walkot) – begitu warga menyapanya – hadir.",
        "Inovasi – kata beliau – lahir dari kebutuhan.",
        "Malang (yang dulu dikenal sejuk karena pohonnya) – kini panas.",
        "KH. Fulan – Pengasuh pondok.",
        "Jumat, 3 November 2023, pukul 09.00 WIB rapat dibuka.",
        "Pada Jumat 29 Desember 2023 warga berkumpul.",
        "Kota Malang memiliki lima kecamatan.",
        "“Kami siap,” katanya.",
        "PKK – Kader dari lima kecamatan berkumpul.",
        "Arema FC – Persebaya bertemu lagi di babak akhir.",
        "Universitas Contoh (UC) – Kampus itu membuka pendaftaran.",
        "Fulan Aminudin – Wakil Wali Kota Malang – meresmikan taman.",
        "Malang – Surabaya kini dapat ditempuh dalam satu jam.",
        "Malang–Surabaya kini dapat ditempuh dalam satu jam.",
        "Upacara Bendera (17/8) – Warga berkumpul.",
        "Lomba, Kamis (17/8) warga berkumpul.",
        "warga menanam pohon (pohon jati) – dan menyiramnya.",
        "",
    ],
)
def test_prose_is_left_alone(text: str) -> None:
    assert dateline(text) == (None, text)


def test_what_only_looks_like_a_dateline_is_doubted() -> None:
    assert suspected(["PKK – Kader berkumpul."]) == "dateline: «PKK –» names no place we know, left in the text"
    assert suspected(["Universitas Contoh (UC) – Kampus itu."]) is not None
    for prose in ("Warga menanam pohon (pohon jati) – dan menyiramnya.", "Pemerintah Kota – melalui dinas.", "Warga panen."):
        assert suspected([prose]) is None
    assert suspected([]) is None


def test_a_place_the_story_itself_calls_one() -> None:
    found, rest = opening(["Entahberantah – Warga panen raya.", "Camat Entahberantah ikut memanen."])
    assert found == Dateline("Entahberantah", None, "Entahberantah –")
    assert rest[0] == "Warga panen raya."


def test_press_release_opens_with_short_lines() -> None:
    paragraphs = ["SIARAN PERS", "Rabu, 26 Juni 2024", "Klojen (malangkota.go.id) – Petani panen.", "Hasilnya baik."]
    found, rest = opening(paragraphs)
    assert found is not None
    assert found.place == "Klojen"
    assert rest == ["SIARAN PERS", "Rabu, 26 Juni 2024", "Petani panen.", "Hasilnya baik."]


def test_dateline_in_a_paragraph_of_its_own() -> None:
    found, rest = opening(["MALANG –", "Warga panen."])
    assert (found, rest) == (Dateline("MALANG", None, "MALANG –"), ["Warga panen."])
    assert opening(["Lowongan –", "Warga panen."])[0] is None
    found, rest = opening(["Klojen (malangkota.go.id) –", "Warga panen."])
    assert found is not None
    assert rest == ["Warga panen."]


def test_a_dateline_further_down_is_not_looked_for() -> None:
    paragraphs = ["Warga panen raya di sawah milik bersama.", "Klojen (malangkota.go.id) – Cerita lain."]
    assert opening(paragraphs) == (None, paragraphs)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Klojen ( – Anak-anak menanam pohon di tepi sungai.", "Anak-anak menanam pohon di tepi sungai."),
        ("Malang, ( – Lurah se-Kota Malang berkumpul.", "Lurah se-Kota Malang berkumpul."),
        ("Starfruit ( – Leaders from eleven sub-districts met.", "Leaders from eleven sub-districts met."),
    ],
)
def test_a_lost_label_takes_no_word_of_the_story(text: str, rest: str) -> None:
    found, left = dateline(text)
    assert found is not None
    assert found.label is None
    assert left == rest
