"""The places of Indonesia a story may name: reference data, with official codes and a centre for the map.

One table for each city whose kecamatan and kelurahan are known (its code is the file's name), one for the provinces, cities
and regencies around it. A new city is one more table. Sources and precision stand at the head of each file.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from typing import Final, Literal

from archive import record

Kind = Literal["kelurahan", "kecamatan", "kota", "kabupaten", "provinsi"]
"""What a place is in the administration: urban ward, district, city, regency or province."""

_SPOKEN: Final = {"kelurahan": "Kelurahan ", "kecamatan": "Kecamatan ", "kota": "Kota ", "kabupaten": "Kabupaten ", "provinsi": ""}


@dataclass(frozen=True, slots=True)
class Place:
    """One place with its official code (Kemendagri)."""

    code: str
    """Official region code: 35 (province), 35.73 (city or regency), 35.73.02 (kecamatan), 35.73.02.1006 (kelurahan)."""
    name: str
    """Official name without its kind: Malang, Klojen, Oro-oro Dowo."""
    kind: Kind
    parent: str | None
    """Code of the place it lies in; none for a province."""
    latitude: float
    """Of its centre: WGS84, degrees north, so negative here; 3 decimals."""
    longitude: float
    """Of its centre: WGS84, degrees east; 3 decimals."""
    spellings: tuple[str, ...] = ()
    """Other ways it is printed."""
    a_word: bool = False
    """Whether the bare name is also a word of the language, so that it names the place only where something says so."""

    @property
    def title(self) -> str:
        """The name with its kind, which tells namesakes apart: Kelurahan Sukun, Kecamatan Sukun, Kota Malang, Jawa Timur."""
        return _SPOKEN[self.kind] + self.name


def _read(line: str) -> Place:
    code, name, kind, parent, latitude, longitude, also, prose = line.split("\t")
    assert kind in _SPOKEN, f"{code}: no kind of place: {kind}"
    spellings = tuple(also.split("|")) if also else ()
    return Place(code, name, kind, parent or None, float(latitude), float(longitude), spellings, prose == "word")  # type: ignore[arg-type]


def _load() -> dict[str, Place]:
    """Every place of every packaged table, by code."""
    tables = sorted((each for each in resources.files(__name__).iterdir() if each.name.endswith(".tsv")), key=lambda each: each.name)
    lines = (line for table in tables for line in table.read_text(encoding="utf-8").splitlines())
    places = [_read(line) for line in lines if line and not line.startswith(("#", "code\t"))]
    return {place.code: place for place in sorted(places, key=lambda each: (each.code.count("."), each.code))}


PLACES: Final = _load()
"""Every known place by its code, provinces first."""


def named() -> tuple[str, ...]:
    """Names a dateline may print besides those of the tables."""
    lines = resources.files(__name__).joinpath("names.txt").read_text(encoding="utf-8").splitlines()
    return tuple(name for line in lines if not line.startswith("#") for name in line.split("|"))


def kept() -> Iterator[record.Place]:
    """The places as the archive keeps them, those first in which others lie."""
    for place in PLACES.values():
        yield record.Place(
            code=place.code,
            name=place.title,
            kind=place.kind,
            parent=place.parent,
            latitude=place.latitude,
            longitude=place.longitude,
        )
