"""Killed at random moments: the same as `python -m benchmarks.kills`, with fewer kills and no pause between requests."""

from collections import Counter

import pytest

from benchmarks import kills

HANDFUL = 6
"""Stories that a kill may make a crawl ask for again: those that were open, and those whose answer was still in Scrapy's hands."""


@pytest.mark.slow
def test_killed_at_random_moments(capsys: pytest.CaptureFixture[str]) -> None:
    tally = kills.killed(rounds=8, copies=1, seed=7, ways=[way for way in kills.WAYS if not way.pause])
    assert tally.findings == []
    assert sum(tally.kills.values()) == 8
    assert max(number for what, each in tally.again.items() if what.endswith("stories") for number in each) <= HANDFUL
    assert capsys.readouterr().out == ""


def test_what_is_lost_or_twice_is_named() -> None:
    """The judge itself: an archive that differs is told apart from the one that was made in peace."""
    story = {"canonical_url": "/a/", "title": "Banjir", "captured_via": "page"}
    whole: kills.State = ({"/a/": story}, Counter({("/a/", 1, "Lama", "Teks"): 1}), Counter({("/a/", "page"): 1}))
    assert list(kills.differences(whole, whole)) == []
    assert list(kills.differences(whole, ({}, whole[1], whole[2]))) == ["/a/ is lost"]
    changed = ({"/a/": story | {"title": "Lain"}}, whole[1], whole[2])
    assert list(kills.differences(whole, changed)) == ["/a/: title is 'Lain' and should be 'Banjir'"]
    twice = (whole[0], whole[1], Counter({("/a/", "page"): 2}))
    assert list(kills.differences(whole, twice)) == ["reading too many: ('/a/', 'page')"]
