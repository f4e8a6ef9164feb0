"""The developing stories told in other paragraphs: who speaks is read as well, since no reader goes by where a paragraph ends."""

import re
from collections.abc import Callable, Sequence

import pytest

from tests.gold import score


def parted(paragraphs: Sequence[str]) -> list[str]:
    """Each quotation that opens a sentence opens a paragraph of its own."""
    return [part for text in paragraphs for part in re.split(r"(?<=[a-z0-9)]\.) (?=“)", text)]


def joined(paragraphs: Sequence[str]) -> list[str]:
    """Two paragraphs are one."""
    return [" ".join(paragraphs[at : at + 2]) for at in range(0, len(paragraphs), 2)]


def interrupted(paragraphs: Sequence[str]) -> list[str]:
    """A sentence about a thing stands before each quotation that opens a sentence."""
    return [re.sub(r"(?<=[a-z0-9)]\. )(?=“)", "Anggarannya mencapai Rp 2 miliar. ", text) for text in paragraphs]


@pytest.mark.slow
@pytest.mark.parametrize(("rewrite", "least"), [(parted, (0.99, 0.978)), (joined, (0.985, 0.97)), (interrupted, (0.99, 0.978))])
def test_speakers_in_other_paragraphs(rewrite: Callable[[Sequence[str]], list[str]], least: tuple[float, float]) -> None:
    tally = score.Tally()
    for name, gold in score.stories("develop"):
        read = score.article({**gold, "paragraphs": rewrite(gold["paragraphs"])})
        tally.add(
            name,
            [(score.folded(quote["text"]), score.folded(quote["speaker"])) for quote in gold["quotes"] if quote["speaker"]],
            [(score.folded(quote.text), score.folded(quote.speaker)) for quote in read.quotes if quote.speaker],
        )
    assert tally.precision >= least[0]
    assert tally.recall >= least[1]
