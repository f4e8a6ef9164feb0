"""Score the reader on the gold stories: `python -m tests.gold.score develop judge`."""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from archive.record import Article, Capture
from scraper.sites import SITES

HERE = Path(__file__).parent
PAGE = """<!DOCTYPE html><html lang="id-ID"><head><title>{title}</title><link rel="canonical" href="{url}">
<meta property="og:type" content="article"><meta property="article:published_time" content="{published}"></head>
<body class="single single-post"><article class="post type-post"><h1 class="entry-title">{title}</h1>
<time class="entry-date published" datetime="{published}">{published}</time>
<div class="entry-content">{content}</div></article></body></html>"""

ZONES = {"+07:00": "Asia/Jakarta", "+08:00": "Asia/Makassar", "+09:00": "Asia/Jayapura"}
DATELINE = -3
"""The number that a date in the dateline has for its paragraph."""
Key = tuple[Any, ...]


@dataclass
class Tally:
    """What should be found, what was, and what is in both."""

    wanted: int = 0
    given: int = 0
    right: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, story: str, wanted: Iterable[Key], given: Iterable[Key]) -> None:
        """Count one story in."""
        should, did = Counter(wanted), Counter(given)
        self.wanted += should.total()
        self.given += did.total()
        self.right += (should & did).total()
        self.wrong += [f"{story}: missed {key}" for key in (should - did).elements()]
        self.wrong += [f"{story}: added  {key}" for key in (did - should).elements()]

    @property
    def precision(self) -> float:
        return self.right / self.given if self.given else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.wanted if self.wanted else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def stories(half: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The gold stories of one half, by the name of their file."""
    for path in sorted((HERE / half).glob("*.json")):
        yield path.stem, json.loads(path.read_text(encoding="utf-8"))


def article(gold: dict[str, Any]) -> Article:
    """The story as the reader reads it from a page."""
    told = [f"<p>{escape(text, quote=False)}</p>" for text in gold["paragraphs"]]
    page = PAGE.format(title=escape(gold["title"]), url=gold["url"], published=gold["published_at"], content="\n".join(told))
    capture = Capture(
        url=gold["url"],
        captured_at="2026-01-01T00:00:00+00:00",
        status=200,
        headers=(("Content-Type", "text/html; charset=utf-8"),),
        body=page.encode(),
    )
    address = urlsplit(gold["url"])
    site = replace(SITES["malangkota"].at(f"{address.scheme}://{address.netloc}/"), zone=ZONES[gold["published_at"][-6:]])
    (reading,) = site.read(capture)
    if reading.article is None:
        raise ValueError(f"{gold['url']}: {reading.problem}")
    return reading.article


def numbers(body: Sequence[str], printed: Sequence[str]) -> dict[int, int]:
    """The number each paragraph of the body has among the printed ones, dateline and byline included."""
    found: dict[int, int] = {}
    at = 0
    for number, text in enumerate(body):
        while at < len(printed) and folded(text) not in folded(printed[at]):
            at += 1
        found[number] = at
    return found


def opened(date: str, printed: Sequence[str]) -> int:
    """The number of the printed paragraph in which a date of the dateline stands: the first, or one below a press release's label."""
    return next((number for number, text in enumerate(printed) if folded(date) in folded(text)), 0)


def folded(words: str | None) -> str:
    """Words as they are compared: no case, one space, `Walikota` as `Wali Kota`."""
    plain = re.sub(r"\s+", " ", words or "").strip().casefold()
    return plain.replace("walikota", "wali kota")


def counted(value: str) -> str:
    """A value as it is compared: a decade in either of the ways in which EDTF has it, `193X` as `1930/1939`."""
    return re.sub(r"^(\d{3})X$", r"\g<1>0/\g<1>9", value)


def either(paragraph: int, value: str, given: Container[Key]) -> Key:
    """A date that should be found; where nobody can say which of two is meant, `2021-01-19|2021-01-18`, the one that was."""
    keys = [(paragraph, counted(each)) for each in value.split("|")]
    return next((key for key in keys if key in given), keys[0])


def held(office: str | None) -> str:
    """An office as it is compared: without the abbreviation in brackets, and whether it is a former one told apart elsewhere."""
    return re.sub(r"\s*\([^)]*\)|^(?:mantan|eks)\s+", "", folded(office))


def score(half: str) -> dict[str, Tally]:
    """Everything that is scored."""
    tallies = {name: Tally() for name in ("quotations", "speakers", "persons in office", "dates")}
    for name, gold in stories(half):
        read = article(gold)
        place = numbers(read.body, gold["paragraphs"])
        said = read.quotes
        tallies["quotations"].add(name, [(folded(q["text"]),) for q in gold["quotes"]], [(folded(q.text),) for q in said])
        tallies["speakers"].add(
            name,
            [(folded(q["text"]), folded(q["speaker"])) for q in gold["quotes"] if q["speaker"]],
            [(folded(q.text), folded(q.speaker)) for q in said if q.speaker],
        )
        tallies["persons in office"].add(
            name,
            [(folded(p["name"]), held(p["office"]), p["acting"]) for p in gold["people"]],
            [(folded(p.name), held(p.office), p.acting) for p in read.people],
        )
        dates = [
            (place[d.paragraph] if d.paragraph in place else opened(d.text, gold["paragraphs"]), d.value)
            for d in read.dates
            if (d.paragraph in place or d.paragraph == DATELINE) and d.value and d.doubt != "recurring"
        ]
        tallies["dates"].add(name, [either(d["paragraph"], d["value"], dates) for d in gold["dates"]], dates)
    return tallies


def tables(scored: dict[str, dict[str, Tally]]) -> str:
    """The scores of some halves as tables for the documents."""
    lines: list[str] = []
    for half, tallies in scored.items():
        lines += [f"**{half}**, {sum(1 for _ in stories(half))} stories", ""]
        lines += ["| | annotated | read | right | precision | recall | F1 |", "|---|--:|--:|--:|--:|--:|--:|"]
        lines += [
            f"| {name} | {t.wanted} | {t.given} | {t.right} | {t.precision:.3f} | {t.recall:.3f} | {t.f1:.3f} |"
            for name, t in tallies.items()
        ]
        lines.append("")
    return "\n".join(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the tables, and with --wrong what was missed and what was added."""
    parser = argparse.ArgumentParser(prog="python -m tests.gold.score", description=__doc__)
    parser.add_argument("halves", nargs="+", choices=("develop", "judge"))
    parser.add_argument("--wrong", action="store_true", help="list every miss; the develop half only")
    chosen = parser.parse_args(arguments)
    if chosen.wrong and "judge" in chosen.halves:
        parser.error("the judge half is held out: its misses are not to be looked at")
    scored = {half: score(half) for half in chosen.halves}
    print(tables(scored))
    if chosen.wrong:
        print(*(f"{name} · {line}" for tallies in scored.values() for name, t in tallies.items() for line in t.wrong), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
