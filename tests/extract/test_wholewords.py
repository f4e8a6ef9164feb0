"""Words are found whole as a pattern would find them, and no story has a pattern made for its names."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.extract.abreast import alone
from scraper.extract.persons import told
from scraper.extract.wholewords import stands, whole

_TEXTS = st.lists(st.sampled_from(["Wasti", "wasti", "Wastika", "-", "’", " ", ".", "(", "5", "é"]), max_size=12).map("".join)


@given(_TEXTS, st.sampled_from(["Wasti", "asti", "Wasti’s", "W", "Wasti."]))
def test_a_word_is_found_whole_where_its_pattern_finds_it(text: str, word: str) -> None:
    found = [each.start() for each in re.finditer(rf"\b{re.escape(word)}\b", text)]
    assert list(whole(word, text)) == found
    assert stands(word, text) == bool(found)


_STORY = (
    "{0} tak menyangka kiosnya dipilih. Menurut {1}, pembeli datang sejak pagi. {2} juga mengatakan hal itu.",
    "{0} Ningrum berjualan sejak 2010, dan H. {2} Effendi, S.E. menemaninya.",
    "“Kami senang,” kata {0}. Kepala Dinas Perdagangan Kota Malang, {1[0]}. Hartono, hadir. {1} Hartono pulang sore.",
)


def test_a_story_with_other_names_has_no_pattern_made_for_them(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once the reader's own patterns are there: the pages of a crawl all have names of their own."""
    for names in (("Wasti", "Muhtarom", "Subkhan"), ("Sulastri", "Baskoro", "Gunawan")):
        alone(told([text.format(*names) for text in _STORY], "Malang", "Pemerintah Kota Malang", "35.73"))
    made: list[object] = []
    compiled = re._compiler.compile

    def noting(pattern: str, flags: int = 0) -> re.Pattern[str]:
        made.append(pattern)
        return compiled(pattern, flags)

    monkeypatch.setattr(re._compiler, "compile", noting)
    read = alone(told([text.format("Rumiyati", "Kuncoro", "Zainul") for text in _STORY], "Malang", "Pemerintah Kota Malang", "35.73"))
    assert read.quotes[0].speaker == "Rumiyati Ningrum"
    assert not made
