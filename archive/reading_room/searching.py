"""The search page: hits with the words set off, what was searched besides, filters, how many stories each month has."""

import json
from collections import Counter
from typing import Any, Final
from urllib.parse import urlencode

from datasette.database import QueryInterrupted
from markupsafe import Markup

from archive import parquet
from archive.metadata import DATABASE
from archive.query import MAX_CHARACTERS
from archive.questions import LABELS
from archive.reading_room import alerts
from archive.reading_room.chart import strip
from archive.reading_room.frame import Paging, permit, rows, show
from archive.reading_room.language import half, language, say
from archive.reading_room.moments import MONTHS, in_words
from archive.search import FILTERS, SORTS, found, narrowed

PAGE: Final = 20
"""Hits on one page."""

FORMS: Final = ("json", "csv", "xlsx", "bib", "ris", *(["parquet"] if parquet.there() else []))
"""Forms in which the hits are taken away."""

LISTED: Final = {"q": "_search", "site": "site", "since": "published_at__gte", "until": "published_at__lt", "section": "section"}
"""What a search is asked with, by the names the list of all stories has for it; with anything else there is no such list."""

TICKS: Final = ("changed", "gone")
"""Filters that are ticked; all others are written or chosen."""

_CHOICES: Final = """
SELECT 'sites' AS kind, json_group_array(json_object('name', name, 'title', title)) AS what, 0 AS number FROM sites
UNION ALL SELECT 'sections', json_group_array(name), 0 FROM (
  -- From one name to the next in the index: reading the section of every article takes longer than the search.
  WITH RECURSIVE each (name) AS (
    SELECT min(name) FROM sections
    UNION ALL SELECT (SELECT min(name) FROM sections WHERE name > each.name) FROM each WHERE name IS NOT NULL)
  SELECT name FROM each WHERE name IS NOT NULL LIMIT 200)"""
"""What filters can be chosen from."""

_SHOWN: Final = """
SELECT articles.id AS article, kliping_marked(:q, title) AS headline, title, published_at, section, dateline_place,
  kliping_snippet(:q, body, captions) AS snippet,
  EXISTS (SELECT 1 FROM revisions WHERE revisions.article = articles.id) AS changed,
  EXISTS (SELECT 1 FROM pages WHERE pages.url = canonical_url AND gone_at IS NOT NULL) AS gone
FROM json_each(:numbers) AS wanted JOIN articles ON articles.id = wanted.value ORDER BY wanted.key"""


def question(filters: list[str], sort: str) -> str:
    """One query for all but the texts: a page of hits, the months of all of them, how the search was understood, the choices."""
    return (
        f"WITH hits AS MATERIALIZED ({found('kliping_match(:q)', [FILTERS[name] for name in filters], sort)}),\n"
        f"best AS MATERIALIZED (SELECT id FROM hits AS articles ORDER BY {SORTS[sort]} LIMIT :limit OFFSET :offset)\n"
        "SELECT 'hits' AS kind, json_group_array(id) AS what, 0 AS number FROM best\n"
        "UNION ALL SELECT 'meant', kliping_understood(:q), 0\n"
        f"UNION ALL SELECT 'month', substr(published_at, 1, 7), count(*) FROM hits GROUP BY 2\nUNION ALL {_CHOICES.strip()}"
    )


class Asked:
    """What an address asks for: the text, the order, and those filters that can be understood.

    ``hurried`` says that ranking what was found took too long, so that the newest come first instead.
    """

    def __init__(self, request: Any) -> None:
        # What comes after is not searched; in every link of the page it would make the page heavy.
        self.q: str = (request.args.get("q") or "").strip()[:MAX_CHARACTERS]
        sort = request.args.get("sort") or ""
        self.sort = sort if sort in SORTS else "best"
        self.hurried = False
        given = {name: (request.args.get(name) or "").strip() for name in FILTERS}
        self.wrong = ""
        try:
            self.live = narrowed(given)
        except ValueError:
            self.wrong = say(
                "Waktu ditulis 2020, 2020-01, atau 2020-01-23, awal sebelum akhir; yang tidak demikian diabaikan.",
                "Write a time as 2020, 2020-01 or 2020-01-23, the beginning before the end; anything else is left out.",
            )
            self.live = narrowed(given | {"since": "", "until": ""})

    def link(self, **other: str | None) -> str:
        """The same search with something else; None leaves it out."""
        every = {"q": self.q, **self.live, "sort": self.sort if self.sort != "best" else None} | other
        return "?" + urlencode([(name, value) for name, value in every.items() if value])

    def listed(self) -> dict[str, str]:
        """The same search of the list of all stories, empty where that can't be asked for."""
        given = {"q": self.q, **self.live}
        if not given.keys() <= LISTED.keys():
            return {}
        # A list compares days as text: what follows the last day begins with it.
        return {LISTED[name]: f"{value}~" if name == "until" else str(value) for name, value in given.items()}

    def chips(self) -> list[tuple[str, str, str]]:
        """The filters that are set: name, value, and the address without it."""
        return [
            (half(LABELS[name]).removesuffix(" (1)"), "" if name in TICKS else value, self.link(**{name: None}))
            for name, value in self.live.items()
        ]


def timeline(asked: Asked, months: Counter[str]) -> list[dict[str, Any]]:
    """A line for each year with its months as bars, or for each month where all are of one year; with its number and where it leads."""
    most = max(months.values(), default=0)
    in_year: Counter[str] = Counter()
    for month, count in months.items():
        in_year[month[:4]] += count
    years = sorted(in_year)
    if len(years) == 1:
        return [
            {
                "name": in_words(month),
                "drawn": strip("", [number], most, [""]),
                "number": number,
                "link": asked.link(since=month, until=month),
            }
            for month, number in sorted(months.items())
            if len(month) == len("2020-01")
        ]
    lines = []
    for year in years:
        names = [f"{year}-{month:02d}" for month in range(1, 13)]
        told = [f"{month} {year}: {months[name]}" for month, name in zip(MONTHS[language()], names, strict=True)]
        drawn = strip(
            ", ".join(each for each, name in zip(told, names, strict=True) if months[name]), [months[name] for name in names], most, told
        )
        lines.append({"name": year, "drawn": drawn, "number": in_year[year], "link": asked.link(since=year, until=year)})
    return lines


async def _hits(datasette: Any, asked: Asked, paging: Paging, told: dict[str, Any], counted: list[dict[str, Any]]) -> dict[str, Any]:
    """Everything that answers a search, given what its first query has ``told`` and the months it has ``counted``."""
    numbers, meant = paging.shown(told["hits"]), told["meant"]
    months = Counter({row["what"]: row["number"] for row in counted if row["what"]})
    total = sum(row["number"] for row in counted)
    shown = await rows(datasette, _SHOWN, {"q": asked.q, "numbers": json.dumps(numbers)}) if numbers else []
    better = None
    if (not total and not asked.live) or meant["partly"]:
        (answer,) = await rows(datasette, "SELECT kliping_suggest(:q) AS better", {"q": asked.q})
        better = answer["better"]
    return {"stories": shown, "meant": meant, "total": total, "months": timeline(asked, months), "better": better}


async def _first(datasette: Any, asked: Asked, paging: Paging) -> list[dict[str, Any]]:
    """What the first query of a search tells, or only what filters can be chosen from where nothing is searched.

    Ranking costs three times as much as finding: words that nearly all stories have, many at once, are found in time all the same.
    """
    if not asked.q:
        return await rows(datasette, _CHOICES)
    filters, values = list(asked.live), {"q": asked.q, **asked.live, **paging.bounds}
    try:
        return await rows(datasette, question(filters, asked.sort), values)
    except QueryInterrupted:
        if asked.sort != "best":
            raise
        asked.hurried = True
        return await rows(datasette, question(filters, "newest"), values)


async def search(datasette: Any, request: Any) -> Any:
    """The search page; refused to whom the archive is closed."""
    await permit(datasette, request, "query", "search")
    asked, paging = Asked(request), Paging.of(request, PAGE)
    first = await _first(datasette, asked, paging)
    if asked.hurried:
        paging = paging.with_("sort", "newest")
    told = {row["kind"]: json.loads(row["what"]) for row in first if row["kind"] != "month"}
    answer = await _hits(datasette, asked, paging, told, [row for row in first if row["kind"] == "month"]) if asked.q else None
    order = asked.link(sort="newest") if asked.hurried else asked.link()
    data = {form: datasette.urls.query(DATABASE, "search", format=form) + order for form in FORMS}
    data["json"] += "&_shape=array"
    feed = datasette.urls.query(DATABASE, "search", format="atom") + asked.link(sort=None)
    told_by = {"speaker": asked.live.get("person"), "about": asked.q, "since": asked.live.get("since"), "until": asked.live.get("until")}
    said = datasette.urls.query(DATABASE, "who_said_what") + "?" + urlencode({name: value for name, value in told_by.items() if value})
    page = await show(
        datasette,
        request,
        "search.html",
        asked=asked,
        answer=answer,
        paging=paging,
        better=Markup("?") + urlencode({"q": answer["better"]}) if answer and answer["better"] else None,
        sections=told["sections"],
        sites=sorted(told["sites"], key=lambda site: site["title"]),
        data=data,
        feed=feed,
        said=said,
        address=datasette.urls.query(DATABASE, "search"),
        all_of_them=datasette.urls.table(DATABASE, "articles") + "?" + urlencode(asked.listed()) if asked.listed() else None,
    )
    if asked.hurried:  # at a quieter moment there may be time
        page.headers["Cache-Control"] = "no-store"
    return page


async def subscribed(datasette: Any, request: Any) -> Any:
    """The hits of a search, with its filters, as a feed: the newest, and page by page all others."""
    await permit(datasette, request, "query", "search")
    asked, paging = Asked(request), Paging.of(request, alerts.MOST)
    found_rows = await rows(datasette, question(list(asked.live), "newest"), {"q": asked.q, **asked.live, **paging.bounds})
    [hits] = [json.loads(row["what"]) for row in found_rows if row["kind"] == "hits"]
    return await alerts.answer(datasette, request, list(paging.shown(hits)), paging)
