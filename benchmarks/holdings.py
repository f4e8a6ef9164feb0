"""An archive of many generated stories for measuring searches: made once, kept in build/.

Half of each story is sentences of the sample newsroom and of the gold stories, so that words stand together as in news; the other
half is drawn from a large vocabulary by Zipf's law, so that there are as many rare words as in a real archive.
"""

from __future__ import annotations

import random
import re
import sqlite3
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

from Sastrawi.Stemmer.StemmerFactory import StemmerFactory

from archive import rows
from archive.record import Article, Capture
from archive.schema import opened, search_entry, searched
from archive.vocabulary import learn_all
from benchmarks.reading import captures
from scraper import regions
from scraper.sites import SITES
from tests.gold.score import article
from tests.gold.score import stories as gold_stories

BATCH = 5_000
SENTENCES, DRAWN = 9, 135
"""Sentences that were written and words that are drawn in a story: about 260 words together, 2 KB."""
COMMON = 120
"""The commonest words of what was written are the commonest of what is drawn; the others stand among the rarer ones."""

SECTIONS = ("Berita", "Pendidikan", "Kesehatan", "Infrastruktur", "Olahraga", "UMKM", "Pariwisata", "Pemerintahan")
FIRST = date(2013, 12, 1)
DAYS = 4_400


def _written() -> list[Article]:
    read = [SITES["malangkota"].read(capture)[0].article for capture in captures(1)]
    return [each for each in (*read, *(article(gold) for _, gold in gold_stories("develop"))) if each is not None and each.language == "id"]


def _vocabulary(counts: Counter[str], chance: random.Random) -> tuple[list[str], list[float]]:
    """Words with running weights by Zipf's law."""
    made = [form for root in StemmerFactory().get_words() for form in (root, f"di{root}", f"{root}an", f"{root}nya") if root.isalpha()]
    written = [word for word, _ in counts.most_common()]
    rare = written[COMMON:] + chance.sample(made, 60_000)
    chance.shuffle(rare)
    words = written[:COMMON] + rare
    return words, list(accumulate(1 / (rank + 3) for rank in range(len(words))))


def stories(count: int) -> Iterator[Article]:
    """Generated stories, always the same."""
    chance = random.Random(7)
    told = _written()
    sentences = [part for each in told for text in each.body for part in re.split(r"(?<=[.?!”\"]) ", text) if len(part) > 30]
    words, weights = _vocabulary(Counter(word for text in sentences for word in re.findall(r"[a-z]{2,}", text.lower())), chance)
    people = [person for each in told for person in each.people]
    places = [place for each in told for place in each.places]
    for number in range(1, count + 1):
        day = FIRST + timedelta(days=number * DAYS // count)
        drawn = chance.choices(words, cum_weights=weights, k=DRAWN)
        parts = chance.sample(sentences, SENTENCES)
        body = tuple(
            f"{' '.join(parts[at : at + 3])} {' '.join(drawn[at * 15 : at * 15 + 45]).capitalize()}." for at in range(0, SENTENCES, 3)
        )
        url = f"https://malangkota.go.id/{day:%Y/%m/%d}/kabar-{number}/"
        section = chance.choice(SECTIONS)
        yield Article(
            url=url,
            canonical_url=url,
            site="malangkota",
            post_id=number,
            title=f"{chance.choice(told).title} {' '.join(drawn[:2]).title()}",
            published_at=f"{day.isoformat()}T09:00:00+07:00",
            section=section,
            sections=(section, "Berita") if section != "Berita" else ("Berita",),
            lead=body[0],
            body=body,
            captions=chance.choice(sentences) if number % 2 else None,
            word_count=sum(len(text.split()) for text in body),
            language="id",
            people=tuple(chance.sample(people, 2)),
            places=tuple(chance.sample(places, 1)),
            captured_via="rest",
        )


def _write(conn: sqlite3.Connection, batch: list[tuple[int, Article]]) -> None:
    capture = Capture(url="https://malangkota.go.id/", captured_at="2026-01-01T00:00:00.000000Z", status=200, body=b"")
    values = [(number, rows.article_values(told)) for number, told in batch]
    own = [(*rows.bookkeeping(capture, "made", str(number)).values(), f"{number:010x}") for number, _ in batch]
    conn.execute("BEGIN")
    conn.executemany(rows.INSERT_ARTICLE, [(number, *each.values(), *more) for (number, each), more in zip(values, own, strict=True)])
    conn.executemany(search_entry(), [(number, *(each[name] for name in searched())) for number, each in values])
    for number, told in batch:
        for insert, children in rows.child_rows(number, told):
            conn.executemany(insert, children)
    conn.execute("COMMIT")


def holdings(count: int = 100_000, folder: Path = Path("build")) -> Path:
    """The database of the archive, made where it is not there yet."""
    path = folder / f"library-{count}" / "archive.db"
    if path.is_file():
        opened(path).close()  # an earlier release may have made it
        return path
    print(f"making {path}: {count} stories, a few minutes, once", file=sys.stderr, flush=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    beginning = path.with_name("beginning.db")
    beginning.unlink(missing_ok=True)
    conn = opened(beginning)
    conn.execute("PRAGMA foreign_keys = OFF")
    site = SITES["malangkota"]
    declared = (site.name, site.title, site.region_code, site.zone, site.home, site.since)
    conn.execute("INSERT INTO sites (name, title, region_code, zone, home, since) VALUES (?, ?, ?, ?, ?, ?)", declared)
    conn.executemany(rows.INSERT_PLACE, map(rows.place_values, regions.kept()))
    batch: list[tuple[int, Article]] = []
    for number, told in enumerate(stories(count), 1):
        batch.append((number, told))
        if len(batch) == BATCH or number == count:
            _write(conn, batch)
            batch.clear()
    learn_all(conn)
    conn.execute("INSERT INTO articles_fts (articles_fts) VALUES ('optimize')")
    conn.execute("ANALYZE")
    conn.execute("PRAGMA journal_mode = DELETE")
    conn.close()
    beginning.rename(path)
    return path
