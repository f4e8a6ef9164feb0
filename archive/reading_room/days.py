"""Pages of days: what happened, what was published, and a calendar that leads there."""

from datetime import date, timedelta
from typing import Any, Final

from datasette.utils.asgi import NotFound

from archive.reading_room.chart import shades
from archive.reading_room.frame import Paging, rows, show
from archive.reading_room.language import say

PAGE: Final = 40
"""Stories on one page of a day, a month or a year."""

_EVENTS: Final = 100
_QUOTES: Final = 30

_HAPPENED: Final = """
SELECT date, printed, doubt, article AS id, title, published_at FROM events
WHERE (date >= :day AND date < :day || '~') OR (date LIKE '____-__-__/____-__-__' AND date < :day || '~' AND substr(date, 12) >= :day)
  OR (date LIKE '%;%' AND instr(date, :day) > 0)
GROUP BY article ORDER BY date, published_at LIMIT :limit"""

_PUBLISHED: Final = """
SELECT id, title, published_at, section, dateline_place, lead FROM articles
WHERE published_at >= :day AND published_at < :day || '~' ORDER BY published_at, id LIMIT :limit OFFSET :offset"""

_SAID: Final = """
SELECT text, speaker, office, verb, doubt, article, title, published_at, paragraph
FROM articles JOIN quotes ON quotes.article = articles.id
WHERE published_at >= :day AND published_at < :day || '~' ORDER BY published_at, position LIMIT :limit"""

_MONTHS: Final = """
SELECT substr(published_at, 1, 7) AS month, count(*) AS articles FROM articles WHERE published_at IS NOT NULL GROUP BY 1 ORDER BY 1"""

_DAYS: Final = """
SELECT substr(published_at, 1, 10) AS day, count(*) AS articles FROM articles
WHERE published_at >= :day AND published_at < :day || '~' GROUP BY 1"""


def neighbours(day: str) -> tuple[str, str]:
    """The day, month or year before and after.

    >>> neighbours("2020-01-01"), neighbours("2020-01"), neighbours("2020")
    (('2019-12-31', '2020-01-02'), ('2019-12', '2020-02'), ('2019', '2021'))
    """
    if len(day) == len("2020"):
        return f"{int(day) - 1:04d}", f"{int(day) + 1:04d}"
    if len(day) == len("2020-01"):
        year, month = int(day[:4]), int(day[5:])
        before, after = divmod(year * 12 + month - 2, 12), divmod(year * 12 + month, 12)
        return f"{before[0]:04d}-{before[1] + 1:02d}", f"{after[0]:04d}-{after[1] + 1:02d}"
    there = date.fromisoformat(day)
    return (there - timedelta(days=1)).isoformat(), (there + timedelta(days=1)).isoformat()


def _exists(day: str) -> bool:
    try:
        return 1900 <= date.fromisoformat((day + "-01-01")[:10]).year <= 2999
    except ValueError:
        return False


def weeks(month: str) -> list[list[str | None]]:
    """The days of a month (``2020-01``) in weeks from Monday; None where a week belongs to another month."""
    first = date.fromisoformat(f"{month}-01")
    cells: list[str | None] = [None] * first.weekday()
    at = first
    while at.month == first.month:
        cells.append(at.isoformat())
        at += timedelta(days=1)
    cells += [None] * (-len(cells) % 7)
    return [cells[start : start + 7] for start in range(0, len(cells), 7)]


async def calendar(datasette: Any, request: Any) -> Any:
    """Every month with its number of stories."""
    counts = {row["month"]: row["articles"] for row in await rows(datasette, _MONTHS)}
    years = sorted({month[:4] for month in counts}, reverse=True)
    return await show(datasette, request, "calendar.html", counts=counts, shades=shades(counts), years=years)


async def day(datasette: Any, request: Any) -> Any:
    """A day, a month or a year. Raises NotFound for one that no calendar has."""
    asked = request.url_vars["day"]
    if not _exists(asked):
        raise NotFound(say(f"Tidak ada tanggal {asked}", f"There is no date {asked}"))
    values, paging = {"day": asked}, Paging.of(request, PAGE)
    happened = await rows(datasette, _HAPPENED, values | {"limit": _EVENTS + 1})
    said = await rows(datasette, _SAID, values | {"limit": _QUOTES + 1}) if len(asked) == len("2020-01-01") else []
    counts = {row["day"]: row["articles"] for row in await rows(datasette, _DAYS, {"day": asked[:7]})} if len(asked) > 4 else {}
    before, after = neighbours(asked)
    return await show(
        datasette,
        request,
        "day.html",
        day=asked,
        before=before,
        after=after,
        weeks=weeks(asked[:7]) if len(asked) > 4 else [],
        counts=counts,
        shades=shades(counts),
        happened=happened[:_EVENTS],
        more_happened=len(happened) > _EVENTS,
        published=paging.shown(await rows(datasette, _PUBLISHED, values | paging.bounds)),
        paging=paging,
        quotes=said[:_QUOTES],
        more_said=len(said) > _QUOTES,
    )
