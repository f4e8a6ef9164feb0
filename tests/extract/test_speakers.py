"""Who says what: small scenes of every kind and short news, with the speaker a careful reader gives each quotation."""

from pathlib import Path

import pytest

from scraper.extract.people import Cast
from scraper.extract.quotes import quotes

TABLES = (Path(__file__).parent / name for name in ("speakers.tsv", "speakers-news.tsv"))
SCENES = [line.split("\t") for table in TABLES for line in table.read_text(encoding="utf-8").splitlines()]
"""Paragraphs parted by ¶, and the speakers of their quotations, a dash for nobody who is named."""


@pytest.mark.parametrize(("story", "speakers"), SCENES)
def test_speakers(story: str, speakers: str) -> None:
    body = story.split(" ¶ ")
    assert [quote.speaker or "-" for quote in quotes(body, Cast.of(body))] == speakers.split("; ")
