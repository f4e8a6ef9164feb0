"""Killed at random moments, others every day: the same as `python -m benchmarks.kills`, with fewer kills of one command each day."""

from collections import Counter
from datetime import date

import pytest

from benchmarks import kills


@pytest.mark.slow
def test_killed_at_random_moments(capsys: pytest.CaptureFixture[str]) -> None:
    seed, quick = date.today().toordinal(), [way for way in kills.WAYS if not way.pause]
    tally = kills.killed(rounds=4, copies=1, seed=seed, ways=quick[seed % len(quick) :][:1])
    assert tally.findings == [], f"seed {seed}"
    assert sum(tally.kills.values()) == 4
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
