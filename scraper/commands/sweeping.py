"""The command that looks at old articles again: ``kliping sweep``."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import click

from scraper.commands.crawling import crawl_options, once_each, run
from scraper.commands.options import EXIT_CODES, SiteName
from scraper.site import Site

if TYPE_CHECKING:
    from scraper.spiders.news import NewsSpider

BUDGET: Final = 200
"""Requests of one sweep, where nothing else is said: at one a second three minutes or so."""


@click.command(epilog=EXIT_CODES, short_help="Look again at old articles: edited, gone, back, moved?")
@click.argument("sites", nargs=-1, required=True, type=SiteName())
@crawl_options
@click.option(
    "--budget",
    type=click.IntRange(min=1),
    default=BUDGET,
    show_default=True,
    help="About so many requests for each site; through REST each looks at a hundred articles.",
)
def sweep(sites: Sequence[Site], budget: int, **options: Any) -> None:
    """Look again at articles of SITE… that are due: young ones often, old ones rarely.

    Finds silent edits, articles that have disappeared, are back, or have moved. An article is gone when it was missed on two
    days while the site was well.
    """
    run(once_each(sites, options["home"]), {"budget": budget}, options, _spider)


def _spider(site: Site) -> "type[NewsSpider]":
    from scraper.spiders.news import spider_class
    from scraper.spiders.sweep import SweepSpider

    return spider_class(site, SweepSpider)
