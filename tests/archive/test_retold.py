"""A theme that shows every story otherwise is told apart from editors; a silent edit never hides behind it."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from archive.retold import Told, mark
from tests.archive.samples import Story, one, opened, outcomes, page, rest, rows, story

BOX = "Bagikan berita ini kepada teman Anda."


def crawled(folder: Path, shown: Iterable[Story], second: int, *, killed: bool = False) -> None:
    """A crawl that looks at the pages of stories."""
    with opened(folder) as archive:
        outcomes(archive, *(page(each, second + number) for number, each in enumerate(shown)))
        if not killed:
            archive.end("finished", 0)


def boxed(number: int, **more: object) -> Story:
    """A story as the new theme shows it."""
    told = story(number, **more)
    return told | {"body": [*told["body"], BOX]}


def named(folder: Path, view: str) -> list[int]:
    return [row["article"] for row in rows(folder, f"SELECT article FROM {view} ORDER BY article")]


@pytest.fixture
def town(tmp_path: Path) -> Path:
    crawled(tmp_path, map(story, range(1, 25)), 0)
    return tmp_path


def test_the_same_change_in_most_stories_is_the_theme_and_no_silent_edit(town: Path) -> None:
    crawled(town, map(boxed, range(1, 13)), 1000)
    assert named(town, "shown_otherwise") == list(range(1, 13))
    assert named(town, "silent_edits") == []
    assert {row["what"] for row in rows(town, "SELECT what FROM changes")} == {"shown-otherwise"}
    [told] = rows(town, "SELECT stories, looked_at, crawl, seen_at FROM shown_otherwise WHERE article = 1")
    assert (told["stories"], told["looked_at"], told["crawl"]) == (12, 12, 2)
    assert one(town, "SELECT count(*) FROM revisions") == 12  # nothing is lost


def test_an_edit_in_the_midst_of_it_stays_a_silent_edit(town: Path) -> None:
    shown = [boxed(number) for number in range(1, 13)]
    shown[2] = boxed(3, title="Judul yang diubah")
    shown[6]["body"][0] = "Wali Kota tidak jadi datang."
    crawled(town, shown, 1000)
    assert named(town, "silent_edits") == [3, 7]
    assert len(named(town, "shown_otherwise")) == 10


def test_a_change_in_few_of_the_stories_looked_at_is_no_theme(town: Path) -> None:
    """A newsroom that takes a name out of ten stories is what silent edits are for."""
    crawled(town, [boxed(number) if number <= 10 else story(number) for number in range(1, 25)], 1000)
    assert named(town, "shown_otherwise") == []
    assert named(town, "silent_edits") == list(range(1, 11))


def test_a_quiet_day_with_few_stories_is_no_theme(town: Path) -> None:
    crawled(town, map(boxed, range(1, 10)), 1000)
    assert len(named(town, "silent_edits")) == 9


def test_a_stated_date_makes_an_edit_of_it(town: Path) -> None:
    crawled(town, (boxed(number, modified="2020-03-01T10:00:00+07:00") for number in range(1, 13)), 1000)
    assert {row["what"] for row in rows(town, "SELECT what FROM changes")} == {"edited"}


def test_what_a_later_crawl_meets_of_it_and_one_that_was_killed_is_told_apart_too(town: Path) -> None:
    crawled(town, map(boxed, range(1, 4)), 1000, killed=True)
    assert len(named(town, "silent_edits")) == 3
    crawled(town, map(boxed, range(4, 15)), 2000)
    crawled(town, [boxed(15), story(16, title="Judul lain")], 3000)
    assert named(town, "silent_edits") == [16]
    assert named(town, "shown_otherwise") == list(range(1, 16))


def test_text_that_changed_in_rest_as_well_is_an_edit_whatever_it_looks_like(tmp_path: Path) -> None:
    with opened(tmp_path) as archive:
        outcomes(archive, *(page(story(number), number) for number in range(1, 13)), rest([story(1), story(2)], 50))
        archive.end("finished", 0)
    crawled(tmp_path, map(boxed, range(1, 13)), 1000)
    assert len(named(tmp_path, "shown_otherwise")) == 12
    with opened(tmp_path) as archive:
        outcomes(archive, rest([boxed(1), story(2)], 2000))
        archive.end("finished", 0)
    assert named(tmp_path, "silent_edits") == [1]
    assert 2 in named(tmp_path, "shown_otherwise")


def test_signs_alone_are_the_theme_in_their_own_crawl_only(town: Path) -> None:
    def curly(number: int) -> Story:
        told = story(number)
        return told | {"body": [each.upper() for each in told["body"]]}

    crawled(town, map(curly, range(1, 13)), 1000)
    assert len(named(town, "shown_otherwise")) == 12
    crawled(town, [curly(20), *map(curly, range(1, 5))], 2000)
    assert named(town, "silent_edits") == [20]


@pytest.mark.parametrize(
    ("theme", "edit"),
    [
        ({"body": ["Dibuka “pagi” ini.", "Biayanya Rp 1,5 miliar."]}, {"body": ["Dibuka “pagi” ini.", "Biayanya Rp 15 miliar."]}),
        ({"title": "Korupsi di “Dinas”?"}, {"title": "Korupsi di “Dinas”"}),
        ({"body": ["Dibuka “pagi” ini.", "Suhu -5 derajat."]}, {"body": ["Dibuka “pagi” ini.", "Suhu 5 derajat."]}),
        ({"body": ["Satu."], "captions": "Foto: Wali Kota Hadi\nDua."}, {"body": ["Satu."], "captions": "Foto: Wali Kota Sardi\nDua."}),
        ({"body": ["Satu."], "captions": "Dua."}, {"body": ["Satu."], "captions": "Dua.\nTiga."}),
    ],
    ids=["amount", "question", "minus", "caption", "one caption more"],
)
def test_no_edit_hides_among_signs_and_captions(tmp_path: Path, theme: Story, edit: Story) -> None:
    """The theme sets signs or captions otherwise in every story; in one of them somebody has changed what it says as well."""
    told = story(1, **theme)
    body = [each.replace("“", "«").replace("”", "»") for each in told["body"]] + ["Dua."] * ("captions" in theme)
    captions = "Foto: Wali Kota Hadi" if "Hadi" in theme.get("captions", "") else None
    plain = {"title": told["title"].replace("“", "«").replace("”", "»"), "body": body, "captions": captions}
    crawled(tmp_path, (story(number, **plain) for number in range(1, 13)), 0)
    crawled(tmp_path, (story(number, **(plain | theme | edit if number == 7 else plain | theme)) for number in range(1, 13)), 1000)
    assert named(tmp_path, "silent_edits") == [7]
    assert len(named(tmp_path, "shown_otherwise")) == 11


A = Told("Pasar dibuka", "Pasar Tawangmangu dibuka.\n\nPedagang senang.", "Pedagang di pasar")
B = Told("Banjir surut", "Air di Sukun surut.\n\nWarga pulang.", "Warga membersihkan rumah")


@pytest.mark.parametrize(
    ("one_", "other", "same"),
    [
        (Told(A.title, A.body + "\n\nDibaca 12 kali", A.captions), Told(B.title, B.body + "\n\nDibaca 7.301 kali", B.captions), False),
        (Told(A.title, A.body + "\n\nDibaca 12 kali", A.captions), Told(B.title, B.body + "\n\nDibaca 731 kali", B.captions), True),
        (Told(f"{A.title} - Kota Kita", A.body, A.captions), Told(f"{B.title} - Kota Kita", B.body, B.captions), True),
        (Told(A.title, f"{A.captions}\n\n{A.body}", ""), Told(B.title, f"{B.captions}\n\n{B.body}", ""), True),
        (Told(A.title, "Pedagang senang.\n\n" + A.body, A.captions), Told(B.title, "Warga pulang.\n\n" + B.body, B.captions), True),
        (Told(A.title, A.body + "\n\nTambahan satu.", A.captions), Told(B.title, B.body + "\n\nTambahan lain.", B.captions), False),
        (Told(A.title, A.body.replace("senang", "marah"), A.captions), Told(B.title, B.body.replace("pulang", "pergi"), B.captions), False),
    ],
    ids=["figures-grouped", "figures", "title", "captions", "twice", "other-words", "edits"],
)
def test_marks(one_: Told, other: Told, same: bool) -> None:
    assert (mark(A, one_) == mark(B, other)) is same
    assert mark(A, one_) is not None
