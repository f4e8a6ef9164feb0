"""What finding dates costs, beside dateparser's own search on the same sentences."""

from __future__ import annotations

import csv
from pathlib import Path

from benchmarks.measure import Row, pairs, row
from scraper.extract.dates import find

_OWN = Path(__file__).parent.parent / "tests" / "extract"


def sentences() -> list[tuple[str, str]]:
    """The day of reference and the text of each held-out sentence, and of each that only looks as if it had a date."""
    with (_OWN / "dates-own.tsv").open(encoding="utf-8", newline="") as file:
        told = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    dated = [(each["url_date"], each["sentence"].format(*each["expression"].split(" | "))) for each in told]
    return dated + [("2025-03-12", line) for line in (_OWN / "lookalikes-own.tsv").read_text(encoding="utf-8").splitlines()]


def rows(runs: int, copies: int) -> list[Row]:
    """Ours against ``dateparser.search.search_dates``, which has to be told the languages: both of the texts, and Indonesian alone.

    Some of the sentences are English, as on the mirror pages of a city's site, and ours reads both. All of them are read, for a
    part gives 18 to 23 times, by which part it is; ``copies`` are of the newsroom.
    """
    from dateparser.search import search_dates

    texts = sentences()

    def told(languages: list[str], what: str, target: str) -> Row:
        found = pairs(
            lambda: [search_dates(text, languages=languages) for _, text in texts],
            lambda: [find(text, day or None, "Asia/Jakarta") for day, text in texts],
            runs,
        )
        each = sorted(one for _, one in found)[len(found) // 2] / len(texts) * 1e6
        return row(
            f"dateparser's search_dates, {what}",
            "find dates",
            [a / b for a, b in found],
            f"times slower; ours {each:.0f} µs a sentence",
            target,
        )

    return [told(["id", "en"], "in the languages of the texts", ">= 20"), told(["id"], "in Indonesian alone", ">= 20")]
