"""JSON whose strings hold what no text can."""

import pytest

from scraper.extract.json_text import loaded


@pytest.mark.parametrize(
    ("source", "value"),
    [
        (r'"\ud83d\ude00"', "😀"),
        (r'"\uD83D\uDE00 \u2013"', "😀 –"),
        (r'"a\ud83d"', "a\ufffd"),
        (r'"\ude00a"', "\ufffda"),
        (r'"\ude00\ud83d\ude00\ud83d"', "\ufffd😀\ufffd"),
        (r'"a\u0000b"', "ab"),
        (r'"\\ud83d \\u0000 \ud83d"', "\\ud83d \\u0000 \ufffd"),  # after an escaped backslash it is no escape
        (r'{"\ud800": ["\u0000"]}', {"\ufffd": [""]}),
        (b"\xef\xbb\xbf[1]", [1]),
        ('"é"'.encode("utf-16"), "é"),
        (b'"\xed\xa0\x80"', "\ufffd\ufffd\ufffd"),
    ],
)
def test_every_text_can_be_kept(source: str | bytes, value: object) -> None:
    assert loaded(source) == value


@pytest.mark.parametrize("source", ["", "[", "[" * 100_000, r'"\ud80"', r'"\u00', b"\xff\xff"])
def test_what_is_no_json(source: str | bytes) -> None:
    with pytest.raises(ValueError):
        loaded(source)
