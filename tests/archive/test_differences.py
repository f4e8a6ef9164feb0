"""Two versions of a text: the words that went and came, the paragraphs that moved, and texts made to take for ever."""

from time import process_time

import pytest

from archive.differences import Change, alike, in_marks, paragraphs, words

FIRST = "Wali Kota membuka pasar murah di Balai Kota, Kamis (23/1)."
SECOND = "Kegiatan diikuti lima puluh pedagang dari lima kecamatan."
THIRD = "Warga menyambut baik kegiatan itu."


@pytest.mark.parametrize(
    ("before", "after", "marks"),
    [
        (FIRST, FIRST, FIRST),
        (FIRST, FIRST.replace("Kamis (23/1)", "Jumat (24/1)"), "Wali Kota membuka pasar murah di Balai Kota, [-Kamis (23/1).-]{+Jumat (24/1).+}"),
        ("", FIRST, f"{{+{FIRST}+}}"),
        (FIRST, "", f"[-{FIRST}-]"),
        ("", "", ""),
        (f"{FIRST}\n\n{SECOND}\n\n{THIRD}", f"{FIRST}\n\n{THIRD}", f"{FIRST}\n\n[-{SECOND}-]\n\n{THIRD}"),
        (f"{FIRST}\n\n{THIRD}", f"{FIRST}\n\n{SECOND}\n\n{THIRD}", f"{FIRST}\n\n{{+{SECOND}+}}\n\n{THIRD}"),
        (f"{FIRST}\n\n{SECOND}\n\n{THIRD}", f"{THIRD}\n\n{FIRST}\n\n{SECOND}", f"{{>{THIRD}<}}\n\n{FIRST}\n\n{SECOND}"),
        (f"{FIRST}\n\n{SECOND}", f"{FIRST}\n\n{SECOND.replace('lima puluh', 'enam puluh')}\n\n{THIRD}",
         f"{FIRST}\n\nKegiatan diikuti [-lima-] {{+enam+}} puluh pedagang dari lima kecamatan.\n\n{{+{THIRD}+}}"),
    ],
)  # fmt: skip
def test_marks(before: str, after: str, marks: str) -> None:
    assert in_marks(before, after) == marks


def test_both_versions_can_be_read_out_of_the_runs() -> None:
    before, after = f"{FIRST} {SECOND}", f"{FIRST.replace('murah', 'sangat murah')} {THIRD}"
    runs = words(before, after)
    assert "".join(run.text for run in runs if run.change is not Change.INSERTED).split() == before.split()
    assert "".join(run.text for run in runs if run.change is not Change.REMOVED).split() == after.split()


def test_a_paragraph_that_stands_twice_has_not_moved() -> None:
    changes = [each.change for each in paragraphs(f"{THIRD}\n\n{FIRST}\n\n{THIRD}", FIRST)]
    assert changes == [Change.REMOVED, Change.KEPT, Change.REMOVED]


@pytest.mark.parametrize(
    ("before", "after"),
    [("a " * 20_000, "a b " * 10_000), ("x\n\n" * 20_000, "y\n\nx\n\n" * 10_000), ("a" * 1_000_000, "a " * 500_000)],
    ids=["one-word", "one-paragraph", "one-letter"],
)
def test_no_text_takes_for_ever(before: str, after: str) -> None:
    began = process_time()
    assert in_marks(before, after)
    alike(before, after)
    assert process_time() - began < 2


def test_likeness() -> None:
    assert alike(FIRST, FIRST) == 1
    assert alike(FIRST, THIRD) < 0.3
    assert alike("", "") == 1
    assert alike("", FIRST) == 0
