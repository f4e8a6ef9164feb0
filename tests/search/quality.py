"""How good the search is: `python -m tests.search.quality`, and with `--write` into docs/searching.md.

Measured is nDCG at 10: the gain of a story is 2 to the power of its grade, less 1, discounted by the logarithm of its place; 1 is the best order
there is. Beside it stands stock FTS5: the same columns under its own tokenizer and ranking, asked as Datasette's own search box asks.
"""

import re
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from math import log2
from pathlib import Path
from statistics import mean

from datasette.utils import escape_fts

from archive.schema import searched
from archive.search import connect_readonly, search
from tests.search.corpus import archive, slug

DEPTH = 10
HERE = Path(__file__).parent
DOCS = HERE.parent.parent / "docs" / "searching.md"
BEGIN, END = "<!-- quality -->", "<!-- /quality -->"

FLOOR = 0.90
"""nDCG at 10 that the search must have on the whole."""
LEAD = 0.25
"""What it must have more than stock FTS5."""


@dataclass(frozen=True)
class Judged:
    """One search with the grades of the stories that answer it."""

    typed: str
    grades: dict[str, int]


def judged() -> Iterator[Judged]:
    """The searches of judged.txt."""
    text = "\n".join(line for line in (HERE / "judged.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#"))
    for block in re.split(r"\n\s*\n", text.strip()):
        typed, *lines = block.splitlines()
        yield Judged(typed, {name: int(grade) for grade, name in (line.split() for line in lines)})


def ndcg(given: Sequence[str], grades: dict[str, int]) -> float:
    """nDCG at 10 of stories in the order in which they were given."""
    gains = [(2 ** grades.get(each, 0) - 1) / log2(place + 2) for place, each in enumerate(given[:DEPTH])]
    best = [(2**grade - 1) / log2(place + 2) for place, grade in enumerate(sorted(grades.values(), reverse=True)[:DEPTH])]
    return sum(gains) / sum(best)


def stock(path: Path) -> sqlite3.Connection:
    """The same stories in a file of its own, under an index that FTS5 makes by default."""
    names = ", ".join(searched())
    conn = sqlite3.connect(":memory:")
    conn.execute("ATTACH ? AS archive", [str(path)])
    conn.execute(f"CREATE VIRTUAL TABLE told USING fts5 ({names})")
    conn.execute(f"INSERT INTO told (rowid, {names}) SELECT id, {names} FROM archive.articles")
    return conn


def scores(path: Path) -> list[tuple[Judged, float, float]]:
    """Every search with its nDCG by our engine and by stock FTS5."""
    query = "SELECT canonical_url FROM told JOIN archive.articles ON id = told.rowid WHERE told MATCH ? ORDER BY rank LIMIT ?"
    with closing(connect_readonly(path)) as ours, closing(stock(path)) as theirs:

        def by_us(typed: str) -> list[str]:
            return [hit.url for hit in search(ours, typed, limit=DEPTH)]

        def by_them(typed: str) -> list[str]:
            return [url for (url,) in theirs.execute(query, [escape_fts(typed), DEPTH])]

        def of(each: Judged, engine: Callable[[str], list[str]]) -> float:
            return ndcg([slug(url) for url in engine(each.typed)], each.grades)

        return [(each, of(each, by_us), of(each, by_them)) for each in judged()]


def table(found: list[tuple[Judged, float, float]]) -> str:
    """The scores as they stand in docs/searching.md."""
    ours, theirs = mean(one for _, one, _ in found), mean(other for _, _, other in found)
    worst = sorted((one, each.typed) for each, one, _ in found)[:5]
    return "\n".join(
        [
            f"| {len(found)} searches, 140 stories | nDCG@10 | answered in the best order |",
            "|---|---|---|",
            f"| this search | {ours:.2f} | {sum(one > 0.999 for _, one, _ in found)} |",
            f"| stock FTS5 as Datasette asks it | {theirs:.2f} | {sum(other > 0.999 for _, _, other in found)} |",
            "",
            "Worst are " + ", ".join(f"`{typed}` ({score:.2f})" for score, typed in worst) + ".",
        ]
    )


def main(arguments: Sequence[str]) -> None:
    """Print the scores; with ``--each`` those of every search, with ``--write`` into the documentation."""
    with tempfile.TemporaryDirectory() as folder:
        found = scores(archive(Path(folder)))
    if "--each" in arguments:
        for each, one, other in sorted(found, key=lambda row: row[1]):
            print(f"{one:.2f} {other:.2f}  {each.typed}")
    print(table(found))
    if "--write" in arguments:
        text = DOCS.read_text(encoding="utf-8")
        before, after = text.split(BEGIN)[0], text.split(END)[1]
        DOCS.write_text(f"{before}{BEGIN}\n{table(found)}\n{END}{after}", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
