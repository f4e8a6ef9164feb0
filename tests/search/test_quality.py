"""The search finds what people at a news desk look for, and finds it better than stock FTS5."""

import re
from collections.abc import Iterator
from statistics import mean

import pytest

from tests.search.corpus import archive, articles, slug
from tests.search.quality import DOCS, FLOOR, LEAD, Judged, judged, ndcg, scores

Scores = list[tuple[Judged, float, float]]


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scores]:
    return scores(archive(tmp_path_factory.mktemp("judged")))


def test_the_search_is_good_and_better_than_stock(found: Scores) -> None:
    ours, theirs = mean(one for _, one, _ in found), mean(other for _, _, other in found)
    assert ours >= FLOOR
    assert ours - theirs >= LEAD


def test_the_documentation_tells_about_these_figures(found: Scores) -> None:
    told = re.search(r"\| this search \| (\S+) \|.*\n\|[^|]+\| (\S+) \|", DOCS.read_text(encoding="utf-8"))
    assert told is not None
    measured = mean(one for _, one, _ in found), mean(other for _, _, other in found)
    # A little may change with what the reader reads; more than that is written down by python -m tests.search.quality --write.
    assert [float(each) for each in told.groups()] == pytest.approx(measured, abs=0.02)


def test_what_is_judged_is_there() -> None:
    told = {slug(each.canonical_url) for each in articles()}
    assert len(told) == len(articles()) == 140
    searches = list(judged())
    assert len(searches) >= 60
    assert len({each.typed for each in searches}) == len(searches)
    for each in searches:
        assert each.grades.keys() <= told, each.typed
        assert set(each.grades.values()) <= {1, 2, 3}
        assert 3 in each.grades.values()


def test_ndcg() -> None:
    assert ndcg(["a", "b"], {"a": 3, "b": 1}) == 1
    assert ndcg(["b", "a"], {"a": 3, "b": 1}) == pytest.approx((1 + 7 / 1.58496) / (7 + 1 / 1.58496), abs=1e-3)
    assert ndcg([], {"a": 1}) == ndcg(["x"] * 20 + ["a"], {"a": 1}) == 0
