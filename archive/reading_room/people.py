"""Pages of people and offices: what they said, where they appear, who held what when.

A page is called by a plain name: what stands under it is parted by institution, and whether two institutions mean one person is
left to the reader.
"""

import json
from typing import Any, Final

from datasette.utils.asgi import NotFound

from archive.metadata import DATABASE
from archive.questions import OFFICES, PEOPLE
from archive.reading_room.chart import Series, columns
from archive.reading_room.frame import Paging, addressed, rows, show
from archive.reading_room.language import say
from archive.views import HELD

PAGE: Final = 40
"""Entries of a list on one page."""

_PEOPLE: Final = f"{PEOPLE} LIMIT :limit OFFSET :offset"

_OFFICES_OF: Final = f"""
SELECT coalesce(people.institution, appearances.institution) AS institution, {HELD} AS office, acting, former,
  substr(min(published_at), 1, 10) AS first_named, substr(max(published_at), 1, 10) AS last_named, count(DISTINCT article) AS articles
FROM appearances JOIN articles ON articles.id = article LEFT JOIN people ON people.id = person
WHERE appearances.name = :name COLLATE NOCASE AND office IS NOT NULL
GROUP BY 1, 2 COLLATE NOCASE, acting, former ORDER BY 1, first_named"""

_NAMED_AS: Final = """
SELECT printed, count(*) AS times FROM appearances WHERE name = :name COLLATE NOCASE GROUP BY printed ORDER BY times DESC LIMIT 12"""

_QUOTES: Final = """
SELECT text, speaker, office, verb, doubt, article, title, published_at, paragraph
FROM quotes JOIN articles ON articles.id = article
WHERE {held} AND (:q = '' OR instr(lower(text), lower(:q)) > 0)
ORDER BY published_at DESC, article DESC, position LIMIT :limit OFFSET :offset"""

_YEARS: Final = """
SELECT year, count(*) AS quotations FROM quotes JOIN articles ON articles.id = article WHERE {held} AND year IS NOT NULL GROUP BY year"""

_STORIES: Final = """
SELECT id, title, published_at, section, dateline_place, lead FROM articles
WHERE id IN (SELECT article FROM appearances WHERE name = :name COLLATE NOCASE UNION SELECT article FROM quotes WHERE speaker = :name)
ORDER BY published_at DESC LIMIT 10"""

_SPELLINGS: Final = f"""
SELECT office FROM (SELECT DISTINCT office FROM appearances UNION SELECT DISTINCT office FROM quotes)
WHERE {HELD} = {HELD.replace("office", ":office")} COLLATE NOCASE"""
"""Every spelling of an office: `Sekda Kota Malang`, `Sekretaris Daerah (Sekda) Kota Malang`."""

_IN_OFFICE: Final = f"office IN ({_SPELLINGS})"

_HOLDERS: Final = f"""
SELECT name, acting, former, substr(min(published_at), 1, 10) AS first_named, substr(max(published_at), 1, 10) AS last_named,
  count(DISTINCT article) AS articles
FROM appearances JOIN articles ON articles.id = article WHERE {_IN_OFFICE}
GROUP BY name COLLATE NOCASE, acting, former ORDER BY first_named, name"""

_OFFICES: Final = f"{OFFICES} LIMIT :limit OFFSET :offset"


async def people(datasette: Any, request: Any) -> Any:
    """Everybody with a row of their own, the most quoted first."""
    paging = Paging.of(request, PAGE)
    q = request.args.get("q") or ""
    found = await rows(datasette, _PEOPLE, {"q": q, **paging.bounds})
    return await show(datasette, request, "people.html", people=paging.shown(found), paging=paging, q=q)


async def _quotes(datasette: Any, request: Any, held: str, values: dict[str, Any]) -> dict[str, Any]:
    """Quotations of a person or an office: one page of them, and how many there were each year as a chart."""
    paging, q = Paging.of(request, PAGE), request.args.get("q") or ""
    found = await rows(datasette, _QUOTES.format(held=held), values | {"q": q, **paging.bounds})
    years = {row["year"]: row["quotations"] for row in await rows(datasette, _YEARS.format(held=held), values)}
    steps = [str(year) for year in range(int(min(years)), int(max(years)) + 1)] if years else []
    label = say("Kutipan tiap tahun", "Quotations in each year")
    chart = columns(label, steps, [Series("", [years.get(step, 0) for step in steps])]) if len(steps) > 1 else None
    return {"quotes": paging.shown(found), "paging": paging, "q": q, "years": years, "chart": chart}


async def person(datasette: Any, request: Any) -> Any:
    """One name: its offices over time, what was said under it, and where it appears. Raises NotFound for one never read."""
    name = addressed(request, "name")
    offices = await rows(datasette, _OFFICES_OF, {"name": name})
    printed = await rows(datasette, _NAMED_AS, {"name": name})
    said = await _quotes(datasette, request, "speaker = :name", {"name": name})
    if not printed and not said["years"]:
        raise NotFound(say(f"Tidak ada tokoh bernama {name}", f"Nobody is called {name}"))
    stories = await rows(datasette, _STORIES, {"name": name})
    data = datasette.urls.table(DATABASE, "said", format="csv")
    return await show(datasette, request, "person.html", name=name, offices=offices, printed=printed, stories_of=stories, data=data, **said)


async def offices(datasette: Any, request: Any) -> Any:
    """Every office that somebody is named with."""
    paging, q = Paging.of(request, PAGE), request.args.get("q") or ""
    found = await rows(datasette, _OFFICES, {"q": q, **paging.bounds})
    return await show(datasette, request, "offices.html", offices=paging.shown(found), paging=paging, q=q)


async def office(datasette: Any, request: Any) -> Any:
    """One office, however it is spelled: who held it when, and what was said in it. Raises NotFound for one never read."""
    name = addressed(request, "office")
    holders = await rows(datasette, _HOLDERS, {"office": name})
    said = await _quotes(datasette, request, _IN_OFFICE, {"office": name})
    if not holders and not said["years"]:
        raise NotFound(say(f"Tidak ada jabatan {name}", f"There is no office {name}"))
    spellings = json.dumps([row["office"] for row in await rows(datasette, _SPELLINGS, {"office": name})])
    return await show(datasette, request, "office.html", office=name, spellings=spellings, holders=holders, **said)
