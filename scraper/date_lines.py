"""Dates of single lines, for people and tests: what `kliping dates` reads and prints."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime

from scraper.extract import dates


class BadLineError(ValueError):
    """A line that is not `reference-date<TAB>text`; the message names it by number."""


def date_lines(lines: Iterable[str], zone: str) -> Iterator[str]:
    """For each line `reference-date<TAB>text`, in order, one line of JSON: `{"dates": [{"text", "value", "kind", "doubt"}]}`.

    The reference date is the day of publication, or its moment with or without an offset (`2 jam yang lalu` is counted from
    it), in ISO 8601; it may be empty. A blank line has no dates. ``zone`` is the newsroom's, as an
    IANA name or WIB, WITA, WIT. Raises BadLineError.
    """
    for number, line in enumerate(lines, 1):
        reference, tab, text = line.rstrip("\r\n").partition("\t")
        reference = reference.strip().lstrip("\ufeff")
        if not tab and reference:
            raise BadLineError(f"line {number}: no tab between reference date and text: {line.rstrip()[:60]!r}")
        if reference:
            try:
                datetime.fromisoformat(reference)
            except ValueError:
                raise BadLineError(f"line {number}: no reference date in ISO 8601: {reference[:40]!r}") from None
        found = dates.find(text, reference or None, zone)
        told = [{"text": each.text, "value": each.value, "kind": each.kind, "doubt": each.doubt} for each in found]
        yield json.dumps({"dates": told}, ensure_ascii=False)
