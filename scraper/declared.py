"""What this program declares, as rows of the archive: its sites and the official list of places."""

from dataclasses import asdict
from typing import Any

from scraper import regions
from scraper.clerk import site_row
from scraper.sites import SITES


def declared() -> dict[str, dict[str, dict[str, Any]]]:
    """For ``sites`` and ``places`` each row by its name or code."""
    return {
        "sites": {name: dict(site_row(site)) for name, site in SITES.items()},
        "places": {place.code: asdict(place) for place in regions.kept()},
    }
