"""People and offices: whom a story names in an office, and whom it means by a short form.

This is the door to the rooms behind: names.py (honorifics, names, degrees), offices.py (the office and its institution),
holders.py (which name belongs to which office), cast.py (the whole story's people, nicknames and short forms).
"""

from collections.abc import Sequence

from scraper.extract.cast import Cast
from scraper.extract.company import Member
from scraper.extract.holders import Person

__all__ = ["Cast", "Member", "Person", "people"]


def people(body: Sequence[str]) -> tuple[Person, ...]:
    """Everybody the story gives an office, once for each office, in the order of the text."""
    return Cast.of(body).people
