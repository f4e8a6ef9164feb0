"""The commands that read without an archive: ``kliping read`` a page, ``kliping dates`` the dates of single lines."""

import json
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, Final
from zoneinfo import ZoneInfo

import click

from archive.record import Capture, Reading, plain
from scraper import arguments
from scraper.commands.options import SiteName, end_with_the_reader, leave
from scraper.site import Site
from scraper.verdict import Exit

EPILOG: Final = """\b
Exit status:
  0    an article was read; of a list of posts, at least one
  2    usage: no such file, no such site, no address, no moment
  3    the address can't be reached, or robots.txt forbids it
  7    there is no article in it; what there is instead is printed as JSON all the same"""


@click.command(epilog=EPILOG, short_help="Print the record that would be made of one page.")
@click.argument("page", metavar="FILE_OR_URL")
@click.option("--site", type=SiteName(), required=True, help="The site the page belongs to.")
@click.option("--url", help="Address the file was saved from; the site's front page when left out.")
@click.option("--captured-at", metavar="ISO", help="When it was saved, in the site's own zone unless it names one; now when left out.")
def read(page: str, site: Site, url: str | None, captured_at: str | None) -> None:
    """Print the record that would be made of one page, as JSON; nothing is stored."""
    if page.lower().startswith(("http://", "https://")):
        if url or captured_at:
            raise click.UsageError("--url and --captured-at go with a file; a page from the web has its own")
        capture = _download(_address(page, "FILE_OR_URL"), _stamp(datetime.now(UTC)))
    else:
        moment = _moment(captured_at, site) if captured_at else datetime.now(UTC)
        capture = _file(Path(page), _address(url, "--url") if url else site.home, _stamp(moment))
    place = site if site.owns(capture.url) else site.at(f"{_host(capture.url)}/")
    readings = place.read(capture)
    end_with_the_reader()
    _print(readings)
    if not any(reading.article for reading in readings):
        sys.exit(int(Exit.NO_ARTICLE))


@click.command(short_help="Print the dates that lines of text mention.")
@click.argument("file", type=click.File("r", encoding="utf-8"), default="-")
@click.option("--site", type=SiteName(), help="The site whose time zone counts; Asia/Jakarta (WIB) when left out.")
def dates(file: IO[str], site: Site | None) -> None:
    """Print the dates each line mentions, one line of JSON for each line of FILE (standard input when left out).

    A line is the day it was published (ISO 8601, may be empty), a tab, and the text.
    """
    from scraper.date_lines import date_lines

    end_with_the_reader()
    try:
        for line in date_lines(file, site.zone if site else "Asia/Jakarta"):
            click.echo(line)
    except UnicodeDecodeError as error:
        leave(f"{file.name} is not UTF-8 ({error}); convert it, for instance with iconv", Exit.USAGE)
    except ValueError as error:
        leave(f"{file.name}: {error}; write each line as 2020-01-24, a tab, and the text", Exit.USAGE)


def _print(readings: Sequence[Reading]) -> None:
    records: list[Any] = [
        plain(each.article) if each.article is not None else {"url": each.address, "problem": plain(each.problem)} for each in readings
    ]
    click.echo(json.dumps(records[0] if len(records) == 1 else records, ensure_ascii=False, indent=2))


def _host(url: str) -> str:
    return "/".join(url.split("/")[:3])


def _address(url: str, name: str) -> str:
    """The address of a page, as written."""
    try:
        arguments.address(url.partition("#")[0].partition("?")[0])
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint=name) from error
    return url.partition("#")[0]


def _moment(text: str, site: Site) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
        return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(site.zone))
    except ValueError as error:
        written = "write it as 2020-02-27T10:00:00+07:00"
        raise click.BadParameter(f"{text!r} is no ISO 8601 moment; {written}", param_hint="--captured-at") from error


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")


def _file(path: Path, url: str, moment: str) -> Capture:
    try:
        body = path.read_bytes()
    except (OSError, ValueError) as error:
        why = error.strerror if isinstance(error, OSError) else str(error)
        raise click.BadParameter(
            f"can't read {path}: {why}; name a file, or an address with http:// or https://", param_hint="FILE_OR_URL"
        ) from error
    kind = "application/json" if path.suffix == ".json" else "text/html"
    return Capture(url=url, captured_at=moment, status=200, headers=(("Content-Type", kind),), body=body)


def _download(url: str, moment: str) -> Capture:
    """One page, asked for with our own name, where robots.txt allows it; no other request is made."""
    from protego import Protego

    from scraper.settings import ROBOTSTXT_USER_AGENT

    robots = _get(f"{_host(url)}/robots.txt", moment)
    if robots.status >= 500:
        leave(f"{robots.url} answered {robots.status}, which forbids everything (RFC 9309); try again later", Exit.UNREACHABLE)
    rules = robots.body.decode("utf-8-sig", "replace") if robots.status == 200 else ""
    if not Protego.parse(rules).can_fetch(url, ROBOTSTXT_USER_AGENT):
        leave(f"robots.txt forbids {url}; save the page with a browser and read the file", Exit.UNREACHABLE)
    return _get(url, moment)


def _get(url: str, moment: str) -> Capture:
    from http.client import HTTPException
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
    except (OSError, ValueError, HTTPException) as error:
        leave(f"{url} can't be reached: {error}", Exit.UNREACHABLE)
    if len(body) > DOWNLOAD_MAXSIZE:
        leave(f"{url} is larger than {DOWNLOAD_MAXSIZE} bytes", Exit.STRUCTURE)
    return Capture(url=answer.url or url, captured_at=moment, status=answer.status or 0, headers=headers, body=body)
