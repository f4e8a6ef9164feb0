"""What a story tells of people, institutions and places, as it is kept."""

from collections.abc import Sequence
from dataclasses import dataclass

from archive.record import Appearance, InstitutionMention, PlaceMention, Quotation
from scraper.extract import places
from scraper.extract.abreast import Steps
from scraper.extract.cast import Cast
from scraper.extract.employers import employer
from scraper.extract.institutions import institutions
from scraper.extract.quotes import quotes

_DATELINE = -3


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """Who is named in which office, who said what, and which bodies and places are named."""

    people: tuple[Appearance, ...]
    quotes: tuple[Quotation, ...]
    institutions: tuple[InstitutionMention, ...]
    places: tuple[PlaceMention, ...]


def told(body: Sequence[str], dateline: str | None, government: str, region: str) -> Steps[Told]:
    """Read a story's paragraphs; ``dateline`` is the place it names, ``government`` and ``region`` are the newsroom's own."""
    cast = Cast.of(body)
    yield
    quoted = quotes(body, cast)
    yield
    return Told(
        people=tuple(_appearances(cast, government, region)),
        quotes=quoted,
        institutions=institutions(body, [each.office for each in cast.people if each.office]),
        places=tuple(_places(body, dateline, region)),
    )


def _appearances(cast: Cast, government: str, region: str) -> Sequence[Appearance]:
    return [
        Appearance(
            name=each.name,
            printed=each.printed,
            honorifics=" ".join(each.honorifics) or None,
            degrees=", ".join(each.degrees) or None,
            office=each.office,
            acting=each.acting,
            former=int(each.former),
            institution=employer(each.office, government, region),
            paragraph=each.paragraph,
            start=each.start,
        )
        for each in cast.people
    ]


def _places(body: Sequence[str], dateline: str | None, region: str) -> Sequence[PlaceMention]:
    """The first mention of each place, for each doubt it is named with: `Kota Malang` stands in every second sentence."""
    found = [*places.mentions(body, region)]
    if dateline and (there := places.dateline_place(dateline, region)) is not None:
        found.insert(0, there)
    first = {(each.code, each.doubt): each for each in reversed(found)}
    return sorted(first.values(), key=lambda each: (each.paragraph, each.start))
