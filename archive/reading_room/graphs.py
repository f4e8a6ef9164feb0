"""Charts where people would rather look: stories per month by section, words over time, who is quoted, coverage."""

from collections import Counter
from typing import Any, Final

from archive.reading_room.chart import COLOURS, Series, columns, lines, shades
from archive.reading_room.frame import rows, show
from archive.reading_room.language import say

TERMS: Final = 4
"""Words that are compared at most."""

_SECTIONS: Final = """
SELECT substr(published_at, 1, 7) AS month, coalesce(section, '') AS section, count(*) AS articles
FROM articles WHERE published_at IS NOT NULL GROUP BY 1, 2"""

_QUOTED: Final = """
SELECT speaker, count(*) AS quotations FROM quotes WHERE speaker IS NOT NULL GROUP BY speaker ORDER BY quotations DESC, speaker LIMIT 15"""

_WORD: Final = """
SELECT substr(published_at, 1, 4) AS year, count(*) AS articles FROM articles_fts JOIN articles ON articles.id = articles_fts.rowid
WHERE articles_fts MATCH kliping_match(:term) AND published_at IS NOT NULL GROUP BY 1"""

_YEARS: Final = "SELECT year, count(*) AS articles FROM articles WHERE year IS NOT NULL GROUP BY year ORDER BY year"


def months_between(first: str, last: str) -> list[str]:
    """Every month from the first to the last.

    >>> months_between("2019-11", "2020-02")
    ['2019-11', '2019-12', '2020-01', '2020-02']
    """
    start, end = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    return [f"{number // 12:04d}-{number % 12 + 1:02d}" for number in range(start, end + 1)]


def _by_section(found: list[dict[str, Any]]) -> Any:
    """Columns of months, or of years where there are too many months to see."""
    if not found:
        return None
    months = sorted({row["month"] for row in found})
    wide = len(months_between(months[0], months[-1])) > 120
    steps = sorted({month[:4] for month in months}) if wide else months_between(months[0], months[-1])
    totals: Counter[str] = Counter()
    for row in found:
        totals[row["section"]] += row["articles"]
    names = [name for name, _ in totals.most_common(COLOURS - 1)]
    counts: Counter[tuple[str, str]] = Counter()
    for row in found:
        kept = row["section"] if row["section"] in names else None
        counts[kept or say("lainnya", "others"), row["month"][:4] if wide else row["month"]] += row["articles"]
    order = [*names, say("lainnya", "others")]
    layers = [Series(name, [counts[name, step] for step in steps]) for name in order if any(counts[name, step] for step in steps)]
    table = [(step, [layer.values[number] for layer in layers]) for number, step in enumerate(steps)]
    label = say("Berita menurut waktu dan rubrik", "Stories over time by section")
    return {"drawn": columns(label, steps, layers), "names": [layer.name for layer in layers], "table": table}


async def _words(datasette: Any, terms: list[str], years: dict[str, int]) -> Any:
    """Lines of the share of stories, in a thousand, that hold each term."""
    if not terms or not years:
        return None
    steps = [str(year) for year in range(int(min(years)), int(max(years)) + 1)]
    series, counts = [], []
    for term in terms:
        of_year = {row["year"]: row["articles"] for row in await rows(datasette, _WORD, {"term": term})}
        counts.append([of_year.get(step, 0) for step in steps])
        series.append(Series(term, [round(1000 * of_year.get(step, 0) / years[step], 1) if years.get(step) else 0 for step in steps]))
    label = say("Kata menurut waktu, tiap seribu berita", "Words over time, in each thousand stories")
    table = [
        (step, [(each[number], one.values[number]) for each, one in zip(counts, series, strict=True)]) for number, step in enumerate(steps)
    ]
    return {"drawn": lines(label, steps, series), "names": terms, "table": table}


async def graphs(datasette: Any, request: Any) -> Any:
    """The page of charts; ``kata`` holds words to compare, parted by commas."""
    asked = request.args.get("kata") or ""
    terms = list(dict.fromkeys(part.strip()[:80] for part in asked.split(",") if part.strip()))[:TERMS]
    sections = await rows(datasette, _SECTIONS)
    years = {row["year"]: row["articles"] for row in await rows(datasette, _YEARS)}
    months: Counter[str] = Counter()
    for row in sections:
        months[row["month"]] += row["articles"]
    return await show(
        datasette,
        request,
        "graphs.html",
        asked=asked,
        sections=_by_section(sections),
        words=await _words(datasette, terms, years),
        quoted=await rows(datasette, _QUOTED),
        months=months,
        shades=shades(months),
        years=sorted(years, reverse=True),
    )
