"""A form is sought in small letters and only then, where capitals matter, in the text as it is: both find the same."""

import csv
from collections.abc import Callable
from itertools import chain
from pathlib import Path

import pytest

from scraper.extract.dates import find
from scraper.extract.dates.fitting import Fit, Line, fit, fit_form
from scraper.extract.dates.printed import FORM, ROWS
from scraper.extract.dates.said import spoken_alone
from scraper.extract.dates.starts import BEGIN, BEGINNING, TOKEN, numeral
from scraper.extract.markup import lowered

HERE = Path(__file__).parent


def sentences() -> list[str]:
    with (HERE / "dates-forms.tsv").open(encoding="utf-8", newline="") as file:
        told = [row["sentence"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]
    return told + (HERE / "lookalikes-own.tsv").read_text(encoding="utf-8").splitlines()


def slowly(text: str, start: int, word: str) -> Fit | None:
    """The first form of the table that fits the text as it is, each tried for itself."""
    fits = (fit_form(text, start, FORM[ROWS[row][0]]) for row in BEGINNING[word])
    return next((found for found in fits if found), None)


def span(found: Fit | None) -> tuple[str, int, int, int, dict[str, str | None]] | None:
    if found is None:
        return None
    return found.form.name, found.start, found.end, found.at, {name: part and part.lower() for name, part in found.parts.items()}


def test_small_letters_find_what_the_text_has() -> None:
    seen = 0
    for text in chain(sentences(), map(str.upper, sentences()), map(str.title, sentences())):
        small, words = lowered(text), spoken_alone(text)
        line = Line(text, small, words.months, words.weekdays)
        for token in TOKEN.finditer(small):
            place, word = token.start(), token[0]
            if word.isdecimal():
                begins = numeral(small, word, token.end(), words.months)
                found, word = fit(line, place, begins) if begins else None, {1: "0", 2: "0", 4: "0000"}.get(len(word), "")
            elif word in BEGIN:
                found = fit(line, place, word)
            else:
                continue
            assert span(found) == (span(slowly(text, place, word)) if word else None), text
            seen += found is not None
    assert seen > 5000


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Dipasang pada Oktober. Tahun 2018 giliran lampu.", ["2023-10", "2018"]),
        ("Dipasang pada Okt. tahun 2018.", ["2018-10"]),
        ("Rapat tanggal 21 Perda dibahas.", []),
        ("Rapat tanggal 21 dibahas.", ["2024-01-21"]),
        ("Tahun 2019 jalan itu rusak.", ["2019"]),
        ("Perwal Nomor 2 Tahun 2019 dicabut.", []),
        ("kamis (11/1) di balai kota", ["2024-01-11"]),
        ("KAMIS (11/1) DI BALAI KOTA", ["2024-01-11"]),
        ("dicatat 2024-01-11t09:15:00", ["2024-01-11T09:15:00+07:00"]),
    ],
)
def test_capitals_where_they_matter(text: str, values: list[str]) -> None:
    assert [each.value for each in find(text, "2024-01-15", "Asia/Jakarta")] == values


@pytest.mark.parametrize("size", [str.upper, str.lower, str.title, str.swapcase])
def test_letters_of_any_size_are_read(size: Callable[[str], str]) -> None:
    for text in map(size, sentences()):
        for found in find(text, "2024-02-29", "Asia/Jakarta"):
            assert text[found.start : found.start + len(found.text)] == found.text


@pytest.mark.parametrize("days", ["SENIN SAMPAI JUMAT", "senin sampai jumat", "Senin–Jumat", "MINGGU-MINGGU", "SABTU DAN MINGGU"])
def test_weekdays_of_a_list_in_letters_of_any_size(days: str) -> None:
    assert find(f"Loket dibuka {days} pukul 08.00-15.00 WIB.", "2024-01-15", "Asia/Jakarta")[-1].value == "T08:00+07:00/T15:00+07:00"
