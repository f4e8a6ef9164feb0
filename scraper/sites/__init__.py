"""The cities. Each module of this package declares one in ``SITE``: a new city is one file, and nothing else knows it."""

from collections.abc import Mapping
from importlib import import_module
from pkgutil import iter_modules
from types import MappingProxyType

from scraper.site import Site


class Undeclared(Exception):
    """A file of this package that declares no site; the message names the file and what is wrong with it."""


def declared(module: str) -> Site:
    """The site a module of this package declares."""
    name = f"{__name__}.{module}"
    try:
        site = import_module(name).SITE
    except Exception as error:
        raise Undeclared(f"scraper/sites/{module}.py: {type(error).__name__}: {error}") from error
    if not isinstance(site, Site):
        raise Undeclared(f"scraper/sites/{module}.py: SITE is a {type(site).__name__}, not a Site")
    if site.name != module:
        raise Undeclared(f"scraper/sites/{module}.py: the site is called {site.name!r}; file and name must agree")
    return site


SITES: Mapping[str, Site] = MappingProxyType(
    {module.name: declared(module.name) for module in iter_modules(__path__) if not module.name.startswith("_")}
)
"""Every declared site by its name."""
