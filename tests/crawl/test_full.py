"""The disk full at random points: the same as `python -m benchmarks.full`, with fewer of them."""

import pytest

from benchmarks import full


@pytest.mark.slow
def test_the_disk_is_full_at_random_points() -> None:
    try:
        tally = full.full(rounds=3, copies=1, seed=11)
    except PermissionError as error:
        pytest.skip(f"needs the right to mount a disk of its own: {error}")
    assert tally.findings == []
    assert len(tally.full) == 3
