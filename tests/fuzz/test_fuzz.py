"""The corpus, as it stands and changed at random."""

from itertools import islice
from random import Random

import pytest

from tests.fuzz.laws import LAWS
from tests.fuzz.mutation import CHANGES, LARGEST, mutated
from tests.fuzz.run import files, held, tried

FILES = [pytest.param(law, path, id=f"{law}/{path.name}") for law in LAWS for path in files(law)]


@pytest.mark.parametrize(("law", "path"), FILES)
def test_the_corpus_holds(law: str, path: object) -> None:
    broken = held(law, path.read_bytes())  # type: ignore[attr-defined]
    assert broken is None, broken.why


@pytest.mark.slow
@pytest.mark.parametrize("law", LAWS)
def test_the_corpus_changed_at_random(law: str) -> None:
    for _, body in islice(tried([law], seed=20), 300):
        broken = held(law, body)
        assert broken is None, f"{broken.why}\nof {body[:2000]!r}"


def test_a_seed_makes_the_same_changes() -> None:
    one, other = (list(islice(tried(list(LAWS), seed=4), 30)) for _ in range(2))
    assert one == other
    assert len({body for _, body in one}) > 20


@pytest.mark.parametrize("change", dict.fromkeys(CHANGES))
def test_each_change_changes_something(change: object) -> None:
    body = files("page")[1].read_bytes()
    assert any(change(Random(seed), body) != body for seed in range(5))  # type: ignore[operator]
    change(Random(1), b"")  # type: ignore[operator]
    assert len(mutated(Random(2), body, [body])) <= LARGEST


def test_a_broken_law_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def law(body: bytes) -> None:
        assert b"x" not in body

    monkeypatch.setitem(LAWS, "page", law)
    assert held("page", b"abc") is None
    broken = held("page", b"x")
    assert broken is not None
    assert "AssertionError" in broken.why
