"""The commands that crawl: ``kliping crawl`` and ``kliping backfill``."""

import asyncio
import logging
import os
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from scraper import arguments
from scraper.commands.interruption import Interruption
from scraper.commands.options import ADDRESS, EXIT_CODES, MONTH, Checked, SiteName, data_option, leave
from scraper.commands.telling import Plainly, Telling, tell
from scraper.site import Site
from scraper.verdict import Exit

if TYPE_CHECKING:
    from scrapy.crawler import AsyncCrawlerProcess, Crawler
    from scrapy.settings import Settings


LOGS: Final = 5
"""Log files that are kept beside the one being written."""
LOG_SIZE: Final = 5_000_000
"""Bytes after which a log file is put aside."""


def _contact(text: str) -> str:
    """What may stand in a header."""
    if not text.isprintable():
        raise ValueError(f"{text!r} can't stand in a user agent; write a mail address or a web address")
    return text


def crawl_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options that every command which asks a site shares."""
    options = [
        data_option,
        click.option("--home", type=ADDRESS, help="Another address of the same site: a mirror, a staging host, a test server."),
        click.option("--delay", type=click.FloatRange(min=0.5), help="Seconds between requests, instead of 1 (never under 0.5)."),
        click.option(
            "--contact",
            type=Checked("ADDRESS", _contact),
            envvar="KLIPING_CONTACT",
            help="Address at which the site reaches you; stands in the user agent.",
        ),
        click.option("-q", "--quiet", is_flag=True, help="Print nothing when all is well: for cron, which mails whatever is printed."),
        click.option(
            "--on-change",
            is_flag=True,
            help="Print only when a site's state is another than when this was last run: failed, failed otherwise, well again.",
        ),
        click.option(
            "--log",
            type=click.Path(dir_okay=False, path_type=Path),
            help=f"Write every step to this file too; {LOGS} files of {LOG_SIZE // 1_000_000} MB are kept.",
        ),
        click.option("-v", "--verbose", is_flag=True, help="Log every step to standard error."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


limit_option = click.option(
    "--limit", type=click.IntRange(min=1), help="At most so many articles of each site that are not kept yet; done again, the next ones."
)


def once_each(sites: Sequence[Site], home: str | None) -> list[Site]:
    """The sites that were named, each once; another address goes with a single one."""
    different = list({site.name: site for site in sites}.values())
    if home and len(different) > 1:
        raise click.UsageError("--home goes with a single site")
    return different


@click.command(epilog=EXIT_CODES, short_help="Keep what is new or changed on sites.")
@click.argument("sites", nargs=-1, required=True, type=SiteName())
@crawl_options
@limit_option
def crawl(sites: Sequence[Site], **options: Any) -> None:
    """Keep what is new or changed on each SITE, with the page of every such article."""
    run(once_each(sites, options["home"]), {"command": "crawl", "limit": options["limit"]}, options)


@click.command(epilog=EXIT_CODES, short_help="Keep the whole history of a site; started again, it goes on.")
@click.argument("site", type=SiteName())
@crawl_options
@limit_option
@click.option("--from", "first", type=MONTH, help="First month.")
@click.option("--to", "last", type=MONTH, help="Last month.")
@click.option("--pages", is_flag=True, help="Capture each article's own page too, not only the site's list of posts.")
def backfill(site: Site, first: str | None, last: str | None, pages: bool, **options: Any) -> None:
    """Keep the whole history of SITE; killed and started again, it goes on where it was."""
    try:
        arguments.span(first, last, ("--from", "--to"))
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    if first and first > datetime.now(UTC).strftime("%Y-%m"):
        raise click.UsageError(f"--from {first} is still to come")
    if last and last < site.since:
        raise click.UsageError(f"--to {last} is before the first month with news of {site.name}, {site.since}")
    bounds = {"first": first, "last": last, "limit": options["limit"]}
    run([site], {"command": "backfill", "pages": pages, **bounds}, options)


def _settings(options: dict[str, Any]) -> "Settings":
    from scrapy.utils.project import get_project_settings

    os.environ.setdefault("SCRAPY_SETTINGS_MODULE", "scraper.settings")
    settings = get_project_settings()
    stated: dict[str, Any] = {"KLIPING_DATA": str(options["data"]), "LOG_INSTALL_ROOT_HANDLER": options["verbose"]}
    if options["contact"]:
        stated |= {"KLIPING_CONTACT": options["contact"], "USER_AGENT": f"Kliping/0.1 ({options['contact']})"}
    if options["delay"] is not None:
        stated |= {"DOWNLOAD_DELAY": options["delay"], "AUTOTHROTTLE_START_DELAY": options["delay"]}
    for name, value in stated.items():
        settings.set(name, value, priority="cmdline")
    return settings


def _preflight(folder: Path) -> None:
    """Leave when the archive can't be written, before anything is asked of the site."""
    from scraper.extensions import unfit

    if (verdict := unfit(folder)) is not None:
        leave(verdict.detail, verdict.exit)


def _log(path: Path) -> None:
    """Write every step to a file that is put aside when it has grown large."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(path, maxBytes=LOG_SIZE, backupCount=LOGS, encoding="utf-8")
    except OSError as error:
        leave(f"can't write the log {path} ({error}); name another file with --log", Exit.USAGE)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    logging.root.addHandler(handler)
    logging.root.setLevel(logging.INFO)


def run(sites: Sequence[Site], stated: dict[str, Any], options: dict[str, Any], spider: Callable[[Site], Any] | None = None) -> None:
    """Crawl sites one after another in one process and leave with the worst of their exit statuses.

    ``stated`` are arguments of the spider; ``spider`` gives its class where it is not the one that crawls.
    """
    interruption = Interruption()
    _preflight(options["data"])
    from scrapy.crawler import AsyncCrawlerProcess

    from archive.report import states
    from scraper.extensions import verdicts
    from scraper.spiders.news import spider_class

    before = states(options["data"], stated.get("command", "sweep"))  # which a sweep knows by itself
    process = AsyncCrawlerProcess(_settings(options))
    if not options["verbose"]:
        logging.root.addHandler(Plainly(verdicts.name))
    if options["log"]:
        _log(options["log"])
    crawlers = [process.create_crawler((spider or spider_class)(site)) for site in sites]
    _start(process, crawlers, interruption, {"home": options["home"], **stated})
    # A crawler that was never started has no stats at all.
    told = [crawler.stats.get_value("kliping/verdict") if crawler._started else None for crawler in crawlers]
    how = Telling(options["quiet"], before if options["on_change"] else None, interrupted=interruption.came)
    statuses = [tell(site, each, how) for site, each in zip(sites, told, strict=True)]
    if Exit.UNREACHABLE in statuses and not (options["quiet"] or options["on_change"]):  # no word to somebody's mailbox
        click.echo("`make demo` shows everything on a bundled newsroom, without any network", err=True)
    sys.exit(int(max(statuses)))


def _is_closing(crawler: "Crawler") -> bool:
    slot = crawler.engine._slot if crawler.engine is not None else None
    return slot is not None and slot.closing is not None


def _start(process: "AsyncCrawlerProcess", crawlers: Sequence["Crawler"], interruption: Interruption, stated: dict[str, Any]) -> None:
    """Run one crawler after another until the last has ended, or a signal came."""
    waiting = list(crawlers)

    def following(_: object = None) -> None:
        if waiting and not interruption.came:
            process.crawl(waiting.pop(0), **stated).add_done_callback(following)

    async def stop() -> None:
        # A crawler whose engine isn't running yet can't be stopped by Scrapy; it is a moment before it is. One that is being closed
        # would end before its row is: it is a moment till then.
        while any(crawler.engine is None or not crawler.engine.running or _is_closing(crawler) for crawler in process.crawlers):
            await asyncio.sleep(0.05)
        await process.stop()

    interruption.once_running(asyncio.get_event_loop(), stop)
    following()
    process.start(install_signal_handlers=False)
