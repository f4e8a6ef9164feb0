"""`kliping dates`: lines in, lines out, and what is said of a line that is none."""

import json

import pytest

from scraper.date_lines import BadLineError, date_lines

WIB = "Asia/Jakarta"


def test_a_line_of_json_for_each_line() -> None:
    lines = ["2020-01-24\tRapat Kamis (23/1) pukul 09.00 WIB.\n", "2020-01-24\tTanpa tanggal.\n", "\tKemarin (23/1/2020)\r\n", "\n", " "]
    told = [json.loads(line) for line in date_lines(lines, WIB)]
    assert told == [
        {"dates": [{"text": "Kamis (23/1) pukul 09.00 WIB", "value": "2020-01-23T09:00:00+07:00", "kind": "event", "doubt": None}]},
        {"dates": []},
        {"dates": [{"text": "Kemarin (23/1/2020)", "value": "2020-01-23", "kind": "relative", "doubt": None}]},
        {"dates": []},
        {"dates": []},
    ]


@pytest.mark.parametrize(
    ("reference", "value"),
    [
        ("2020-01-24T09:00:00+07:00", "2020-01-24T07:00:00+07:00"),
        ("2020-01-24T09:00:00", "2020-01-24T07:00:00+07:00"),
        ("2020-01-24T02:00:00Z", "2020-01-24T07:00:00+07:00"),
        ("2020-01-24", "2020-01-24"),
        ("", None),
    ],
)
def test_a_moment_counts_hours(reference: str, value: str | None) -> None:
    (line,) = date_lines([f"{reference}\tTayang 2 jam yang lalu di laman itu"], WIB)
    assert json.loads(line)["dates"][0]["value"] == value


def test_nothing_is_read_ahead() -> None:
    lines = date_lines(iter(["2020-01-24\tkemarin", "no tab"]), WIB)
    assert json.loads(next(lines))["dates"][0]["value"] == "2020-01-23"


@pytest.mark.parametrize("line", ["kemarin", "24/1/2020\tkemarin", "besok\tkemarin", "2020-13-01\tkemarin"])
def test_a_bad_line_is_named(line: str) -> None:
    with pytest.raises(BadLineError, match="line 2"):
        list(date_lines(["2020-01-24\tkemarin", line], WIB))
