"""The disk full at random points, others every day: the same as `python -m benchmarks.full`, with fewer of them."""

from datetime import date

import pytest

from benchmarks import full


@pytest.mark.slow
def test_the_disk_is_full_at_random_points() -> None:
    seed = date.today().toordinal()
    try:
        tally = full.full(rounds=2, copies=1, seed=seed)
    except PermissionError as error:
        pytest.skip(f"needs the right to mount a disk of its own: {error}")
    assert tally.findings == [], f"seed {seed}"
    assert len(tally.full) == 2
