"""Stars, strokes, blanks and hyphens of messages and word processors around a date."""

import pytest

from scraper.extract.dates import find, mentions

FRIDAY, WIB = "2020-01-24", "Asia/Jakarta"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("*Kamis* (9/1), wali kota hadir.", [("Kamis* (9/1)", "2020-01-09")]),
        ("*Kamis (23/1)* wali kota hadir.", [("Kamis (23/1)", "2020-01-23")]),
        ("Dibuka **Jumat** (13/3/2020) pukul *09.00 WIB*.", [("Jumat** (13/3/2020) pukul *09.00 WIB", "2020-03-13T09:00:00+07:00")]),
        ("Taman itu dibuka _23 Januari 2020_.", [("23 Januari 2020", "2020-01-23")]),
        ("Wali kota hadir, _*kemarin*_.", [("kemarin", "2020-01-23")]),
        ("Kamis (23‑1‑2020) rapat digelar.", [("Kamis (23‑1‑2020)", "2020-01-23")]),
        ("Kamis (23⁄1) rapat digelar.", [("Kamis (23⁄1)", "2020-01-23")]),
        ("Dua\u00a0minggu\u202flalu rapat digelar.", [("Dua\u00a0minggu\u202flalu", "2020-01-10")]),
        ("Rapat Jumʼat (17/1) ditunda.", [("Jumʼat (17/1)", "2020-01-17")]),
        ("Hujan turun Januari‐Maret 2019.", [("Januari‐Maret 2019", "2019-01/2019-03")]),
        ("Kemarin‑kemarin warga masih takut.", []),
        ("Salat  Jumat digelar, kemarin  lusa.", [("kemarin  lusa", "2020-01-22")]),
        ("Salat *Jumat* digelar di _Pasar Minggu_.", []),
        ("Berkas foto_23_januari_2020.jpg dan 5*1*2020.", []),
        ("Nomor ____ Tahun 2019 dan Nomor *12* Tahun 2019", []),
        ("Jam 08.30 s/d 11.00*) WITA", [("Jam 08.30 s/d 11.00*) WITA", "2020-01-24T08:30:00+08:00/2020-01-24T11:00:00+08:00")]),
    ],
)
def test_what_is_typeset_is_read_and_shown_as_printed(text: str, told: list[tuple[str, str]]) -> None:
    found = find(text, FRIDAY, WIB)
    assert [(each.text, each.value) for each in found] == told
    assert all(text.startswith(each.text, each.start) for each in found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Tanggal 3, 5, dan 9 JANUARİ 2019", [("Tanggal 3, 5, dan 9 JANUARİ 2019", "2019-01-03;2019-01-05;2019-01-09")]),
        ("Rapat dimulai pukul 10.00 WİTA.", [("pukul 10.00 WİTA", "2020-01-24T10:00:00+08:00")]),
        ("Ia tiba pukul 22.00 kemarİn.", [("pukul 22.00 kemarİn", "2020-01-23T22:00:00+07:00")]),
        ("Dibuka 24 Aprıl 2019 dan 24 Aguſtus 2019.", [("24 Aprıl 2019", "2019-04-24"), ("24 Aguſtus 2019", "2019-08-24")]),
        ("O\u212aTOBER 2019", [("O\u212aTOBER 2019", "2019-10")]),
    ],
)
def test_letters_that_are_others_without_their_case(text: str, told: list[tuple[str, str]]) -> None:
    found = find(text, FRIDAY, WIB)
    assert [(each.text, each.value) for each in found] == told
    assert all(text.startswith(each.text, each.start) for each in found)


def test_in_a_story_too() -> None:
    body = ["Taman dibuka *Kamis* (9/1).", "Kamis\u202f(16‑1‑2020) ditutup."]
    shown = [(each.text, each.value, each.start) for each in mentions("_Senin_ (13/1) Libur", "", body, [], FRIDAY, WIB)]
    assert shown == [("Kamis* (9/1)", "2020-01-09", 14), ("Kamis\u202f(16‑1‑2020)", "2020-01-16", 0), ("Senin_ (13/1)", "2020-01-13", 1)]


def test_a_letter_whose_small_form_is_two_hides_no_date() -> None:
    text = "İmam kampung datang 5 Maret 2019 dan 7 April 2019."
    assert [(each.text, each.value) for each in find(text, FRIDAY, WIB)] == [("5 Maret 2019", "2019-03-05"), ("7 April 2019", "2019-04-07")]
