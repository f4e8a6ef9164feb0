"""The ``kliping`` command: it joins the two houses, the one that gets and the one that keeps."""

import csv
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final, NoReturn
from urllib.parse import urlsplit

import click
from rich.console import Console

from archive.lock import Locked
from archive.record import Capture, plain
from archive.schema import NotAnArchive
from archive.store import DATABASE, Archive, Unwritable
from scraper.site import Site
from scraper.sites import SITES
from scraper.verdict import Exit

DEFAULT_DATA: Final = "data"
METADATA: Final = Path(__file__).resolve().parent.parent / "datasette_metadata.json"

EXIT_CODES: Final = """\b
Exit status:
  0    all well, also when there was nothing new
  1    an error of kliping itself
  2    usage: unknown site, wrong option
  3    the site can't be reached, or robots.txt forbids everything
  4    the site's structure has changed: read the notes of `kliping report`
  5    the archive can't be written: rights, space, another release's database
  6    another crawl is writing to the archive
  130  stopped by Ctrl-C or SIGTERM; start again to go on"""

data_option = click.option(
    "--data",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(os.environ.get("KLIPING_DATA", DEFAULT_DATA)),
    show_default=True,
    help="Folder of the archive: archive.db and the WARC files beside it.",
)


class Month(click.ParamType[str]):
    """A month, YYYY-MM."""

    name = "YYYY-MM"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Check the month."""
        try:
            return datetime.strptime(value, "%Y-%m").strftime("%Y-%m")
        except ValueError:
            self.fail(f"{value!r} is no month; write it as 2020-01", param, ctx)


class SiteName(click.ParamType[Site]):
    """The name of a declared site."""

    name = "SITE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Site:
        """Find the site."""
        if isinstance(value, Site):
            return value
        if value not in SITES:
            self.fail(f"no site is called {value!r}; there is: {', '.join(sorted(SITES))}", param, ctx)
        return SITES[value]


def leave(message: str, status: Exit) -> NoReturn:
    """End with a message on standard error and an exit status."""
    click.echo(f"kliping: {message}", err=True)
    sys.exit(int(status))


@click.group(epilog=EXIT_CODES, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="kliping")
def main() -> None:
    """Kliping reads Indonesian city-government news into an open archive.

    \b
    First time:     kliping backfill malangkota
    Every day:      kliping crawl malangkota
    Look at it:     kliping serve
    """


@main.command()
def sites() -> None:
    """List the sites that are declared."""
    for site in SITES.values():
        click.echo(f"{site.name}\t{site.region_code}\t{site.title}\t{site.home}\tsince {site.since}")


def crawl_options(command: Callable[..., None]) -> Callable[..., None]:
    """The options crawl and backfill share."""
    options = [
        data_option,
        click.option("--home", help="Another address of the same site: a mirror, a staging host, a test server."),
        click.option("--limit", type=click.IntRange(min=1), help="At most so many articles of each site."),
        click.option("--delay", type=click.FloatRange(min=0.5), help="Seconds between requests, instead of 1 (never under 0.5)."),
        click.option("--contact", envvar="KLIPING_CONTACT", help="Address at which the site reaches you; stands in the user agent."),
        click.option("-v", "--verbose", is_flag=True, help="Log every step to standard error."),
    ]
    for option in reversed(options):
        command = option(command)
    return command


@main.command(epilog=EXIT_CODES)
@click.argument("sites", nargs=-1, required=True, type=SiteName())
@crawl_options
def crawl(sites: Sequence[Site], **options: Any) -> None:
    """Keep what is new or changed on each SITE, with the page of every such article."""
    _run(sites, "crawl", {}, options)


@main.command(epilog=EXIT_CODES)
@click.argument("site", type=SiteName())
@crawl_options
@click.option("--from", "first", type=Month(), help="First month.")
@click.option("--to", "last", type=Month(), help="Last month.")
@click.option("--pages", is_flag=True, help="Capture each article's own page too, not only the site's list of posts.")
def backfill(site: Site, first: str | None, last: str | None, pages: bool, **options: Any) -> None:
    """Keep the whole history of SITE; killed and started again, it goes on where it was."""
    if first and last and first > last:
        raise click.BadParameter(f"--from {first} is after --to {last}")
    _run([site], "backfill", {"first": first, "last": last, "pages": pages}, options)


def _settings(options: dict[str, Any]) -> Any:
    from scrapy.utils.project import get_project_settings

    os.environ.setdefault("SCRAPY_SETTINGS_MODULE", "scraper.settings")
    settings = get_project_settings()
    settings.set("KLIPING_DATA", str(options["data"]), priority="cmdline")
    settings.set("LOG_LEVEL", "INFO" if options["verbose"] else "WARNING", priority="cmdline")
    if options["contact"]:
        settings.set("KLIPING_CONTACT", options["contact"], priority="cmdline")
        settings.set("USER_AGENT", f"Kliping/0.1 ({options['contact']})", priority="cmdline")
    if options["delay"] is not None:
        settings.set("DOWNLOAD_DELAY", options["delay"], priority="cmdline")
        settings.set("AUTOTHROTTLE_START_DELAY", options["delay"], priority="cmdline")
    return settings


def _preflight(folder: Path) -> None:
    """Open and close the archive once, so that what is wrong with it is said before anything is asked of the site."""
    try:
        Archive(folder).close()
    except Locked as error:
        leave(str(error), Exit.LOCKED)
    except (Unwritable, NotAnArchive) as error:
        leave(str(error), Exit.UNWRITABLE)


def _run(sites: Sequence[Site], command: str, bounds: dict[str, Any], options: dict[str, Any]) -> None:
    """Crawl sites one after another in one process and leave with the worst of their exit statuses."""
    if options["home"] and len(sites) > 1:
        raise click.UsageError("--home goes with a single site")
    if options["home"] and not _is_address(options["home"]):
        raise click.BadParameter(f"{options['home']!r} is no address; write it as https://example.go.id/", param_hint="--home")
    _preflight(options["data"])
    from scrapy.crawler import AsyncCrawlerProcess

    from scraper.spiders.news import spider_class

    process = AsyncCrawlerProcess(_settings(options))
    arguments = {"home": options["home"], "limit": options["limit"], "command": command, **bounds}
    crawlers = [process.create_crawler(spider_class(site)) for site in sites]
    waiting = list(crawlers)

    def following(_: object = None) -> None:
        if waiting:
            process.crawl(waiting.pop(0), **arguments).add_done_callback(following)

    following()
    process.start()
    sys.exit(max(_tell(site, crawler.stats.get_value("kliping/verdict")) for site, crawler in zip(sites, crawlers, strict=True)))


def _is_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
        return parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _tell(site: Site, told: Any) -> int:
    """Print what a crawl came to, in a few plain lines; its exit status."""
    if told is None:
        click.echo(f"{site.name}: ended with an error; run it again with --verbose", err=True)
        return int(Exit.ERROR)
    verdict, counts, notes = told
    line = ", ".join(f"{number} {name}" for name, number in counts.items()) or "nothing new"
    click.echo(f"{site.name}: {verdict.reason}: {line}")
    for note in notes:
        click.echo(f"  {note}", err=verdict.exit is not Exit.OK)
    if verdict.exit is Exit.UNREACHABLE:
        click.echo("  `make demo` shows everything on a bundled newsroom, without any network", err=True)
    return int(verdict.exit)


@main.command()
@data_option
@click.option("--port", type=click.IntRange(1, 65535), default=8001, show_default=True)
@click.option("--host", default="127.0.0.1", show_default=True)
def serve(data: Path, port: int, host: str) -> None:
    """Open the archive in Datasette at http://127.0.0.1:8001."""
    from archive.reading_room import SETTINGS
    from archive.search import connect_readonly

    database = _database(data)
    try:
        connect_readonly(database).close()
    except NotAnArchive as error:
        leave(str(error), Exit.UNWRITABLE)
    arguments = [sys.executable, "-m", "datasette", "serve", str(database), "-m", str(METADATA), "--host", host, "--port", str(port)]
    for name, value in SETTINGS.items():
        arguments += ["--setting", name, str(value)]
    sys.stdout.flush()
    os.execv(sys.executable, arguments)


def _database(data: Path) -> Path:
    database = data / DATABASE
    if not database.is_file():
        leave(f"there is no archive in {data}; make one with `kliping backfill malangkota`, or name its folder with --data", Exit.USAGE)
    return database


@main.command()
@click.argument("text")
@data_option
@click.option("--site", type=SiteName(), help="Only this site.")
@click.option("--since", help="From this day, month or year on (2020, 2020-01, 2020-01-23).")
@click.option("--until", help="To this day, month or year.")
@click.option("--section", help="Only this section.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True)
@click.option("--format", "form", type=click.Choice(["table", "json", "csv"]), default="table", show_default=True)
def search(text: str, data: Path, site: Site | None, form: str, **filters: Any) -> None:
    """Search the archive: words, "an exact phrase", -without, one OR another."""
    from archive.search import connect_readonly
    from archive.search import search as find

    try:
        conn = connect_readonly(_database(data))
        hits = find(conn, text, site=site.name if site else None, **filters)
    except NotAnArchive as error:
        leave(str(error), Exit.UNWRITABLE)
    except ValueError as error:
        raise click.UsageError(str(error)) from error
    _print_hits([asdict(hit) for hit in hits], form)


def _print_hits(hits: Sequence[dict[str, Any]], form: str) -> None:
    if form == "json":
        click.echo(json.dumps(hits, ensure_ascii=False, indent=2))
    elif form == "csv":
        names = ["id", "published_at", "site", "section", "title", "url", "snippet"]
        writer = csv.DictWriter(sys.stdout, names, extrasaction="ignore")
        writer.writeheader()
        writer.writerows({name: neutral(hit[name]) for name in names} for hit in hits)
    elif not hits:
        click.echo("nothing found", err=True)
    else:
        console = Console(soft_wrap=True, markup=False, highlight=False)
        for hit in hits:
            console.print(f"{(hit['published_at'] or '')[:10]:10}  {hit['title']}", style="bold")
            console.print(f"            {hit['snippet']}")
            console.print(f"            {hit['url']}", style="dim")


def neutral(value: Any) -> Any:
    """A cell no spreadsheet takes for a formula.

    >>> neutral("=1+1"), neutral("Malang"), neutral(3)
    ("'=1+1", 'Malang', 3)
    """
    return f"'{value}" if isinstance(value, str) and value[:1] in {"=", "+", "-", "@", "\t", "\r"} else value


@main.command()
@data_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
def report(data: Path, form: str) -> None:
    """Say how each site's last crawls went: new, revised, gone, unreadable, and how many articles carry each field."""
    from archive.report import lines
    from archive.report import report as make
    from archive.search import connect_readonly

    try:
        found = make(connect_readonly(_database(data)))
    except NotAnArchive as error:
        leave(str(error), Exit.UNWRITABLE)
    if form == "json":
        click.echo(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        for line in lines(found):
            click.echo(line)


@main.command()
@click.argument("page", metavar="FILE_OR_URL")
@click.option("--site", type=SiteName(), required=True, help="The site the page belongs to.")
@click.option("--url", help="Address the file was saved from.")
@click.option("--captured-at", metavar="ISO", help="When it was saved; today when left out.")
def read(page: str, site: Site, url: str | None, captured_at: str | None) -> None:
    """Print the record that would be made of one page, as JSON; nothing is stored."""
    moment = captured_at or datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
    try:
        datetime.fromisoformat(moment)
    except ValueError as error:
        raise click.BadParameter(f"{moment!r} is no ISO 8601 moment", param_hint="--captured-at") from error
    if page.startswith(("http://", "https://")):
        capture = _download(page, moment)
        place = site.at(f"{'/'.join(capture.url.split('/')[:3])}/") if not site.owns(capture.url) else site
    else:
        capture, place = _file(Path(page), url, site, moment), site
        if url and not site.owns(url):
            place = site.at(f"{'/'.join(url.split('/')[:3])}/")
    readings = [
        plain(each.article) if each.article is not None else {"url": each.address, "problem": plain(each.problem)}
        for each in place.read(capture)
    ]
    click.echo(json.dumps(readings[0] if len(readings) == 1 else readings, ensure_ascii=False, indent=2))


def _file(path: Path, url: str | None, site: Site, moment: str) -> Capture:
    try:
        body = path.read_bytes()
    except OSError as error:
        raise click.BadParameter(f"can't read {path}: {error.strerror}", param_hint="FILE_OR_URL") from error
    kind = "application/json" if path.suffix == ".json" else "text/html"
    return Capture(url=url or site.home, captured_at=moment, status=200, headers=(("Content-Type", kind),), body=body)


def _download(url: str, moment: str) -> Capture:
    """One page, asked for with our own name, where robots.txt allows it; no other request is made."""
    from protego import Protego

    from scraper.settings import ROBOTSTXT_USER_AGENT

    robots = _get(f"{'/'.join(url.split('/')[:3])}/robots.txt", moment)
    rules = robots.body.decode("utf-8", "replace") if robots.status == 200 else ""
    if robots.status >= 500 or not Protego.parse(rules).can_fetch(url, ROBOTSTXT_USER_AGENT):
        leave(f"robots.txt forbids {url}", Exit.UNREACHABLE)
    return _get(url, moment)


def _get(url: str, moment: str) -> Capture:
    from urllib.error import HTTPError
    from urllib.request import Request, urlopen

    from scraper.settings import DOWNLOAD_MAXSIZE, USER_AGENT

    try:
        try:
            answer = urlopen(Request(url, headers={"User-Agent": USER_AGENT}), timeout=60)
        except HTTPError as error:
            answer = error
        with answer:
            body = answer.read(DOWNLOAD_MAXSIZE + 1)
            headers = tuple(answer.headers.items())
    except (OSError, ValueError) as error:
        leave(f"{url} can't be reached: {error}", Exit.UNREACHABLE)
    if len(body) > DOWNLOAD_MAXSIZE:
        leave(f"{url} is larger than {DOWNLOAD_MAXSIZE} bytes", Exit.STRUCTURE)
    return Capture(url=answer.url or url, captured_at=moment, status=answer.status or 0, headers=headers, body=body)


if __name__ == "__main__":
    main()
