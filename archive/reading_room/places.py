"""Pages of places: a map of where the news is from, and one page for each kelurahan, kecamatan and city."""

from typing import Any, Final

from datasette.utils.asgi import NotFound

from archive.reading_room.chart import Spot, spots
from archive.reading_room.frame import Paging, rows, show
from archive.reading_room.language import say

PAGE: Final = 20

_PLACES: Final = """
SELECT code, name, kind, parent, articles, latitude, longitude FROM per_place
WHERE (articles > 0 OR substr(code, 1, 5) IN (SELECT region_code FROM sites)) ORDER BY code"""

_PLACE: Final = "SELECT code, name, kind, parent, latitude, longitude FROM places WHERE code = :code"
_WITHIN: Final = "SELECT code, name, kind, articles, latitude, longitude FROM per_place WHERE parent = :code ORDER BY name"

_STORIES: Final = """
SELECT id, title, published_at, section, dateline_place, lead FROM articles
WHERE id IN (SELECT article FROM place_mentions WHERE doubt IS NULL AND (code = :code OR code >= :code || '.' AND code < :code || '/'))
ORDER BY published_at DESC, id DESC LIMIT :limit OFFSET :offset"""

_PEOPLE: Final = """
SELECT name, count(DISTINCT appearances.article) AS articles FROM appearances
WHERE article IN (SELECT article FROM place_mentions WHERE doubt IS NULL AND code = :code)
GROUP BY name COLLATE NOCASE ORDER BY articles DESC, name LIMIT 12"""

KINDS: Final = {
    "kelurahan": "village",
    "kecamatan": "district",
    "kota": "city",
    "kabupaten": "regency",
    "provinsi": "province",
}


def _map(datasette: Any, found: list[dict[str, Any]]) -> Any:
    drawn = [
        Spot(
            row["latitude"],
            row["longitude"],
            row["articles"],
            row["name"],
            row["name"].removeprefix(f"{row['kind'].capitalize()} "),
            datasette.urls.path(f"/tempat/{row['code']}"),
        )
        for row in found
        if row["latitude"] is not None and row["longitude"] is not None
    ]
    return spots(say("Peta: jumlah berita tiap tempat", "Map: stories of each place"), drawn) if len(drawn) > 2 else None


async def places(datasette: Any, request: Any) -> Any:
    """All places of the cities whose news is kept, and the others the news names."""
    found = await rows(datasette, _PLACES)
    wards = [row for row in found if row["kind"] == "kelurahan"]
    return await show(
        datasette,
        request,
        "places.html",
        map=_map(datasette, wards),
        districts=[row for row in found if row["kind"] == "kecamatan"],
        wards=wards,
        others=[row for row in found if row["kind"] not in ("kelurahan", "kecamatan")],
    )


async def place(datasette: Any, request: Any) -> Any:
    """One place: its news, with that of the places in it. Raises NotFound for a code that isn't official."""
    code = request.url_vars["code"]
    found = await rows(datasette, _PLACE, {"code": code})
    if not found:
        raise NotFound(say(f"Tidak ada tempat berkode {code}", f"There is no place with the code {code}"))
    paging = Paging.of(request, PAGE)
    stories = paging.shown(await rows(datasette, _STORIES, {"code": code, **paging.bounds}))
    within = await rows(datasette, _WITHIN, {"code": code})
    above = await rows(datasette, _PLACE, {"code": found[0]["parent"]}) if found[0]["parent"] else []
    return await show(
        datasette,
        request,
        "place.html",
        place=found[0],
        above=above[0] if above else None,
        within=within,
        map=_map(datasette, within),
        stories_of=stories,
        people=await rows(datasette, _PEOPLE, {"code": code}),
        paging=paging,
        english=KINDS,
    )
