"""Reading again what is kept: rows follow today's reader, versions stay as they were; and how names are tied together."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from archive import articles, keeping, rereading, rewritten
from archive.record import Appearance, Article, Capture, InstitutionMention, Place, PlaceMention, Quotation, Reading
from archive.store import Archive
from tests.archive.samples import one, opened, outcomes, page, read, rest, rows, sound, story

GOVERNMENT = "Pemerintah Kota Kita"


def person(name: str, office: str | None, institution: str | None = GOVERNMENT, **more: object) -> Appearance:
    return Appearance(name=name, printed=name, office=office, institution=institution, paragraph=0, start=0, **more)  # type: ignore[arg-type]


def said(speaker: str | None, text: str = "Mari bekerja.") -> Quotation:
    return Quotation(text=text, speaker=speaker, verb="ujar", paragraph=0, start=0)


def naming(number: int, *people: Appearance, quotes: tuple[Quotation, ...] = (), **more: object) -> Reading:
    (reading,) = read(page(story(number), number))
    assert reading.article is not None
    return replace(reading, article=replace(reading.article, people=people, quotes=quotes, **more))  # type: ignore[arg-type]


@pytest.fixture
def archive(tmp_path: Path) -> Iterator[Archive]:
    with opened(tmp_path) as kept:
        yield kept


def test_one_name_in_one_institution_is_one_person(archive: Archive) -> None:
    archive.keep(
        [
            naming(1, person("Sutiaji", "Wakil Wali Kota Kita")),
            naming(2, person("SUTIAJI", "Wali Kota Kita")),
            naming(3, person("Sutiaji", "Kapolres Kita", "Polri")),
            naming(4, person("Sutiaji", "Ketua RW 03", None)),
        ]
    )
    assert rows(archive.folder, "SELECT name, institution FROM people ORDER BY id") == [
        {"name": "Sutiaji", "institution": GOVERNMENT},
        {"name": "Sutiaji", "institution": "Polri"},
    ]
    assert [row["person"] for row in rows(archive.folder, "SELECT person FROM appearances ORDER BY article")] == [1, 1, 2, None]
    offices = rows(archive.folder, "SELECT office FROM offices_held WHERE person = 1 ORDER BY office")
    assert [row["office"] for row in offices] == ["Wakil Wali Kota Kita", "Wali Kota Kita"]


def test_an_office_printed_in_several_ways_is_one(archive: Archive) -> None:
    ways = ("Sekretaris Daerah (Sekda) Kota Kita", "Sekda Kota Kita", "Sekretaris Daerah Kota Kita", "Walikota Kita", "Wali Kota Kita")
    archive.keep([naming(number, person("Wasto", office)) for number, office in enumerate(ways, 1)])
    assert rows(archive.folder, "SELECT office, articles FROM offices_held ORDER BY office") == [
        {"office": "Sekretaris Daerah Kota Kita", "articles": 3},
        {"office": "Wali Kota Kita", "articles": 2},
    ]


def test_quotation_belongs_to_the_person_its_story_names(archive: Archive) -> None:
    archive.keep([naming(1, person("Sutiaji", "Wali Kota Kita"), quotes=(said("Sutiaji"), said("Sumiati"), said(None)))])
    archive.keep([naming(2, quotes=(said("Sutiaji"),))])
    assert [row["person"] for row in rows(archive.folder, "SELECT person FROM quotes ORDER BY article, position")] == [1, None, None, None]


def test_names_are_tied_whatever_stands_first_in_a_transaction(archive: Archive) -> None:
    archive.keep(
        [
            naming(1, quotes=(said("Sumiati"),)),
            naming(2, person("Slamet", "Ketua RW 05", None)),
            naming(3, person("Sutiaji", "Wali Kota Kita"), quotes=(said("Sutiaji"),)),
        ]
    )
    assert [row["person"] for row in rows(archive.folder, "SELECT person FROM appearances ORDER BY article")] == [None, 1]
    assert [row["person"] for row in rows(archive.folder, "SELECT person FROM quotes ORDER BY article")] == [None, 1]


def test_institutions_keep_the_abbreviation_introduced_last(archive: Archive) -> None:
    name = "Dinas Kesehatan Kota Kita"
    for number, short in enumerate([None, "Dinkes", None], 1):
        archive.keep([naming(number, institutions=(InstitutionMention(name=name, abbreviation=short, paragraph=0, start=0),))])
    assert rows(archive.folder, "SELECT name, abbreviation, articles FROM institution_names") == [
        {"name": name, "abbreviation": "Dinkes", "articles": 3}
    ]


def test_places_are_counted_where_they_are_meant_beyond_doubt(archive: Archive) -> None:
    archive.know([Place(code="99.71.01.1001", name="Kelurahan Sukun", kind="kelurahan", parent="99.71.01", latitude=-8.0, longitude=112.6)])
    at = {"code": "99.71.01.1001", "name": "Kelurahan Sukun", "printed": "Sukun", "paragraph": 0, "start": 0}
    archive.keep([naming(1, places=(PlaceMention(**at),)), naming(2, places=(PlaceMention(**at, doubt="in-name"),))])  # type: ignore[arg-type]
    assert rows(archive.folder, "SELECT articles, latitude FROM per_place") == [{"articles": 1, "latitude": -8.0}]


# -- reading again -------------------------------------------------------------------------------------------------------


@pytest.fixture
def better(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another version of the reader."""
    for module in (keeping, articles, rereading, rewritten):
        monkeypatch.setattr(module, "READER", "next")
    monkeypatch.setattr("archive.rows.READER", "next")


def today(capture: Capture) -> tuple[Article, ...]:
    """What the better reader makes of a capture: it sees who is named."""
    found = (reading.article for reading in read(capture))
    return tuple(replace(each, people=(person("Sutiaji", "Wali Kota Kita"),), byline="ani") for each in found if each)


def reread(archive: Archive, shown: dict[str, Capture]) -> int:
    return len(archive.reread([(each.name, shown[each.name], today(shown[each.name])) for each in archive.stale()]))


def test_reading_again_rewrites_rows_and_makes_no_revision(tmp_path: Path, better: None, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = [page(story(1), 0), rest([story(1), story(2)], 1), page(story(1, body=["Diubah."], modified="2020-02-01T10:00:00+07:00"), 2)]
    with monkeypatch.context() as old, opened(tmp_path) as archive:
        for module in (keeping, articles, rereading):
            old.setattr(module, "READER", "old")
        old.setattr("archive.rows.READER", "old")
        assert outcomes(archive, *shown) == ["new", "witnessed", "new", "revised"]
    revisions = rows(tmp_path, "SELECT * FROM revisions")
    with opened(tmp_path) as archive:
        assert {each.name for each in archive.stale()} == {shown[1].digest, shown[2].digest}
        assert archive.stale("kotalain") == []
        assert reread(archive, {each.digest: each for each in shown}) == 2
        assert archive.stale() == []
        assert reread(archive, {each.digest: each for each in shown}) == 0
    assert rows(tmp_path, "SELECT * FROM revisions") == revisions
    assert {row["byline"] for row in rows(tmp_path, "SELECT byline FROM articles")} == {"ani"}
    assert one(tmp_path, "SELECT count(*) FROM appearances") == 2
    assert one(tmp_path, "SELECT body FROM articles WHERE post_id = 1") == "Diubah."
    sound(tmp_path, today)


def test_after_reading_again_the_same_bytes_are_unchanged(tmp_path: Path, better: None, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = page(story(1), 0)
    with monkeypatch.context() as old, opened(tmp_path) as archive:
        for module in (keeping, articles, rereading):
            old.setattr(module, "READER", "old")
        old.setattr("archive.rows.READER", "old")
        outcomes(archive, shown)
    with opened(tmp_path) as archive:
        reread(archive, {shown.digest: shown})
        again = page(story(1), 60)
        (article,) = today(again)
        assert archive.keep([Reading(capture=again, address=again.url, article=article)]) == ["unchanged"]


def test_tidy_removes_whom_nobody_names_any_more(archive: Archive) -> None:
    archive.keep([naming(1, person("Sutiaji", "Wali Kota Kita"))])
    changed = naming(1, person("Sofyan", "Wali Kota Kita"), body=("Diubah.",))
    archive.keep([replace(changed, capture=page(story(1), 90))])
    archive.tidy()
    assert [row["name"] for row in rows(archive.folder, "SELECT name FROM people")] == ["Sofyan"]
