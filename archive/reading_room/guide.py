"""What programs that read the archive are told at ``/llms.txt``: what is here, where it is as data, and how it is cited."""

from typing import Any, Final

from datasette.utils.asgi import Response

from archive.metadata import DATABASE
from archive.questions import QUESTIONS
from archive.reading_room.coming import SQL
from archive.reading_room.frame import permit, rows
from archive.tables import tables
from archive.views import VIEWS

_GUIDE: Final = """# Kliping

> An open archive of official news of Indonesian city governments: {articles} stories of {sites}. Every story is kept with its dates,
> sections, pictures, the people, offices and places it names, its direct quotations, its revisions, and the proof it was read from.
> Stories are in Indonesian; fields are described in English and Indonesian.

Ask for data, not for pages: every list below is also JSON. The text of a story is its newsroom's; cite it by its permanent
address, {home}b/KEY, where KEY is the column `key` of `articles`. Quotations are read by a program: `doubt` says where one is not
sure, and the paragraph stands in `articles.body`. Nothing here says what is true, only what was published, and when.

## Search

- [Search]({home}{database}/search.json?_shape=array&q=banjir&_size=50): words in any form, "an exact phrase", -without, one OR another;
  without `_size` every match, `sort=newest` for the newest first
- [The same as a feed]({home}{database}/search.atom?q=banjir): the newest matches, Atom

## Data

- [All stories]({home}{database}/articles.json?_shape=array): filter with any column, `?section=Berita&published_at__gte=2020`
- [Any SQL query]({home}{sql}.json?_shape=array&sql=select+count(*)+from+articles): SQLite, read only, within a second
- Endings: `.json`, `.csv`, `.xlsx`, `.parquet`; of lists of stories also `.atom`, `.bib`, `.ris`, `.csljson`
- Pages go on at `next_url`; `_size=max` gives up to {most} rows at once

## Questions

{questions}

## Views

{views}

## Tables

{tables}

## Optional

- [Robots policy]({home}robots.txt): please ask slowly; for everything, ask the operator for a release
"""


def _line(home: str, name: str, meaning: str) -> str:
    return f"- [{name}]({home}{DATABASE}/{name}.json?_shape=array): {meaning}"


async def guide(datasette: Any, request: Any) -> Any:
    """The guide, in the form that https://llmstxt.org proposes."""
    await permit(datasette, request, "table", "articles")
    [count] = await rows(datasette, "SELECT count(*) AS articles FROM articles")
    sites = await rows(datasette, "SELECT title FROM sites ORDER BY title")
    home = datasette.absolute_url(request, datasette.urls.path("/"))
    text = _GUIDE.format(
        articles=count["articles"],
        sites=", ".join(each["title"] for each in sites) or "no site yet",
        home=home,
        database=DATABASE,
        sql=SQL,
        most=datasette.max_returned_rows,
        questions="\n".join(_line(home, each.name, f"{each.english} Fill in: {', '.join(each.blanks)}.") for each in QUESTIONS),
        views="\n".join(_line(home, each.name, each.meaning) for each in VIEWS),
        tables="\n".join(_line(home, each.name, each.meaning) for each in tables()),
    )
    return Response.text(text)
