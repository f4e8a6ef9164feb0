"""Judgements that are learned: what is seen around words, that the table is what the marked stories teach, what it is worth."""

import json

import pytest

from scraper.extract.dates import find, learned
from tests.extract import teach
from tests.extract.marked import FILES


def test_what_is_seen() -> None:
    text = "Warga menunggu. “Atapnya kami bongkar Kamis sore, lalu dibersihkan.” Selesai."
    start = text.index("Kamis")
    seen = list(learned.around(text, start, start + len("Kamis sore"), "in 3"))
    assert {"", "spoken", "in 3", "b0:bongkar", "b:atapnya", "a:dibersihkan", "a+di-", "kami bongkar", "e:menunggu"} <= set(seen)
    assert "a:selesai" not in seen, "what follows another sentence's end is not seen"
    assert "opens" in learned.around("Kamis dibongkar.", 0, 5)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Pelaku ditangkap polisi Kamis di rumahnya.", "2024-05-09"),
        ("Warga menemukan bayi di teras masjid Kamis subuh.", "2024-05-09"),
        ("Listrik padam Kamis karena gardu terbakar.", "2024-05-09"),
        ("“Silakan datang Kamis, bawa kartu keluarga,” ujarnya.", "2024-05-16"),
        ("Loket tambahan dibuka Kamis agar warga tidak perlu antre.", "2024-05-16"),
        ("Peserta wajib membawa kartu ujian Kamis.", "2024-05-16"),
    ],
)
def test_which_week(sentence: str, value: str) -> None:
    assert [each.value for each in find(sentence, "2024-05-13", "Asia/Jakarta")] == [value]


def test_it_learns_what_can_be_learned() -> None:
    """A word that always says it gets its weight, one that says nothing gets none."""
    told = [teach.Note(("", "akan" if each % 2 else "telah", f"x{each % 3}"), bool(each % 2)) for each in range(60)]
    weight = teach.taught(told)
    assert weight["akan"] > 1 > abs(weight["x0"])
    assert weight["telah"] < -1
    assert teach.agreed(told, weight) == len(told)


@pytest.mark.slow
def test_the_table_is_what_the_stories_teach() -> None:
    """Stale when stories were marked or rules changed since: `python -m tests.extract.teach`."""
    told = teach.parted(FILES)
    kept = json.loads(teach.TABLE.read_text(encoding="utf-8"))
    for judgement, weight in teach.table(told).items():
        apart = {
            each
            for each in weight.keys() | kept[judgement].keys()
            if abs(weight.get(each, 0) - kept[judgement].get(each, 0)) > 2 * teach.SMALL
        }
        assert not apart, judgement
    for judgement, floor in (("weekday ahead", 0.84), ("month ahead", 0.88)):
        notes = sum(map(len, told[judgement]))
        assert teach.held_out(told[judgement]) >= floor * notes, judgement
