"""What tables and columns are called in the reader's language, and what columns mean.

A column's name is an English word already, which SQL, addresses, CSV and JSON know; what stands beside it in Indonesian is in
``archive/indonesian/columns.txt``, and what it means, by the English that its declaration has for that, in ``meanings.txt``. Another
database than the archive has names and meanings of its own, which nobody has told here.
"""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from jinja2 import pass_context
from markupsafe import Markup

from archive.metadata import DATABASE, INDONESIAN, metadata
from archive.reading_room.language import language, say
from archive.stems import lines


@cache
def labels() -> dict[str, str]:
    """What columns are called in Indonesian, by their names; by ``table.name`` where a name means something else in a table."""
    pairs = (line.partition("=") for line in lines("columns.txt"))
    return {name.strip(): label.strip() for name, _, label in pairs}


@cache
def meanings() -> dict[str, str]:
    """What columns mean in Indonesian, by the English that is declared."""
    told = lines("meanings.txt")
    return {english: indonesian.removeprefix("=").strip() for english, indonesian in zip(told[::2], told[1::2], strict=True)}


def label(column: str, table: str | None = None) -> str | None:
    """What a column is called where its name is not the reader's language; None where there is nothing to add.

    >>> label("published_at"), label("title", "sites"), label("n")
    ('terbit', 'pemerintah', None)
    """
    if language() == "en":
        return None
    return labels().get(f"{table}.{column}") or labels().get(column)


def _label(context: Mapping[str, Any], column: str, table: str | None) -> str | None:
    """What a column of a page is called: its table is the page's own where no other is named."""
    if not context.get("rooms") or context.get("database") != DATABASE:
        return None
    return label(column, table or context.get("table"))


def _leads(context: Mapping[str, Any], column: str) -> bool:
    """Whether this is Datasette's own column before those of a table, which leads to the row and has no name in SQL."""
    return column == "Link" and bool(context.get("rooms")) and "table" in context


@pass_context
def headed(context: Mapping[str, Any], column: str) -> str:
    """A column as the head of a table names it."""
    if _leads(context, column):
        return say("Tautan", column)
    called = _label(context, column, None)
    return column if called is None else Markup('<span class="called">{}</span> <code>{}</code>').format(called, column)


@pass_context
def titled(context: Mapping[str, Any], column: str, table: str | None = None) -> str:
    """A column in a line of text."""
    if _leads(context, column):
        return say("Tautan", column)
    called = _label(context, column, table)
    return column if called is None else f"{called} ({column})"


@pass_context
def shelved(context: Mapping[str, Any], table: str) -> str:
    """A table in a line of text."""
    if not context.get("rooms") or context.get("database") != DATABASE or table not in INDONESIAN:
        return table
    indonesian, english, _ = INDONESIAN[table]
    return f"{say(indonesian, english)} ({table})"


@pass_context
def entitled(context: Mapping[str, Any], table: str, database: str) -> str:
    """A table in the title of its page."""
    called = shelved(context, table)
    return called if called != table else f"{database}: {table}"


@pass_context
def meant(context: Mapping[str, Any], meaning: str) -> str:
    """What a column means; whatever somebody else wrote stays as it is."""
    return meanings().get(meaning, meaning) if context.get("rooms") and language() == "id" else meaning


@cache
def _declared() -> dict[str, dict[str, str]]:
    return {name: told.get("columns", {}) for name, told in metadata()["databases"][DATABASE]["tables"].items()}


@pass_context
def meanings_of(context: Mapping[str, Any], table: str) -> dict[str, str]:
    """What the columns of one of the archive's own tables mean, where Datasette's page doesn't tell."""
    ours = context.get("rooms") and context.get("database") == DATABASE
    return {column: meant(context, meaning) for column, meaning in _declared().get(table, {}).items()} if ours else {}


FILTERS: Final = {"headed": headed, "titled": titled, "shelved": shelved, "entitled": entitled, "meant": meant, "meanings_of": meanings_of}
