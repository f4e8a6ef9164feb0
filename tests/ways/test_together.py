"""Discovery and the archive together: whatever the newsroom did and whenever the crawl was killed, the archive ends up with what is there."""

import random
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from archive.record import Known, Reading
from archive.store import Archive
from scraper.discover import Discovery
from scraper.ways.steps import Found
from tests.archive.samples import one, rows, sound
from tests.ways.town import HOME, SITE, Killed, Server, crawl, stamp

ROW = {name: getattr(SITE, name) for name in ("name", "title", "region_code", "zone", "home", "since")}


class Kept:
    """A real archive, driven as the spider drives it."""

    def __init__(self, folder: Path) -> None:
        self.archive = Archive(folder)
        self.command = "crawl"

    def begin(self, command: str, moment: datetime) -> None:
        self.command = command
        self.archive.begin(ROW, command, {})

    @property
    def marks(self) -> dict[str, Any]:
        return self.archive.crawls.marks(SITE.name, HOME)

    @property
    def interrupted_at(self) -> str | None:
        return self.archive.crawls.interrupted(SITE.name, HOME, self.command, self.archive.crawl.id if self.archive.begun else 0)

    @interrupted_at.setter
    def interrupted_at(self, moment: str | None) -> None:
        """A killed crawl leaves nothing behind but its row."""

    began = ""

    def known(self, addresses: Sequence[str]) -> dict[str, Known]:
        return self.archive.pages.known(addresses)

    def listed(self) -> list[str]:
        return list(self.archive.pages.listed(SITE.name, HOME))

    def keep(self, reading: Reading) -> None:
        self.archive.keep([reading])

    def found(self, found: Found) -> None:
        self.archive.note(found.candidates, found.want, found.recheck)

    def wanted(self) -> list[str]:
        return self.archive.pages.wanted(self.archive.crawl, 10_000, frozenset())

    def end(self, discovery: Discovery) -> None:
        if discovery.way:
            self.archive.vouch()
        self.archive.end("finished" if discovery.way else "structure", 0 if discovery.way else 4, way=discovery.way, marks=discovery.marks)


@pytest.fixture
def same_clock(monkeypatch: pytest.MonkeyPatch) -> Callable[[Server], None]:
    """The archive goes by the server's clock, as if both stood in one room."""

    def set_by(server: Server) -> None:
        for name in ("crawls", "pages", "store"):
            monkeypatch.setattr(f"archive.{name}.now", lambda: stamp(server.now))

    return set_by


def newsday(server: Server, dice: random.Random) -> None:
    """What a newsroom does in a day."""
    for _ in range(dice.randint(0, 12)):
        number = dice.choice(list(server.posts))
        fresh = max(server.posts) + dice.randint(1, 3)
        match dice.choice(["write", "write", "edit", "edit", "backdate", "schedule", "withdraw", "publish", "lock", "rename"]):
            case "write":
                server.write(fresh, server.now)
            case "backdate":
                server.write(fresh, server.now - timedelta(days=dice.randint(1, 2000)), modified=server.now)
            case "schedule":
                server.write(fresh, server.now, modified=server.now - timedelta(days=dice.randint(1, 60)))
            case "edit":
                server.edit(number, title=f"Diubah {server.now:%d %H:%M:%S}")
            case "withdraw":
                server.posts[number].status = "draft"
            case "publish":
                server.edit(number, status="publish", password=False)
            case "lock":
                server.edit(number, password=True)
            case "rename":
                server.edit(number, slug=f"alamat-{server.now:%d%H%M%S}-{number}")
        server.later(minutes=7)
    server.later(hours=dice.randint(1, 30))


def live(folder: Path) -> dict[str, str]:
    query = "SELECT canonical_url, title FROM articles JOIN pages ON pages.url = canonical_url WHERE missing_since IS NULL"
    return {row["canonical_url"]: row["title"] for row in rows(folder, query)}


@pytest.mark.parametrize("rest", ["open", 404], ids=["rest", "sitemap"])
@pytest.mark.parametrize("seed", range(6))
def test_archive_ends_up_with_what_is_there(tmp_path: Path, same_clock: Callable[[Server], None], seed: int, rest: str | int) -> None:
    dice = random.Random(seed)
    server = Server(dice.choice([30, 130, 230]))
    server.rest = rest
    same_clock(server)
    archive = Kept(tmp_path)
    for _ in range(8):
        command = dice.choice(["crawl", "crawl", "crawl", "backfill"])
        try:
            crawl(server, archive, command=command, killed_at=dice.choice([None, None, *range(1, 12)]))
        except Killed:
            archive.archive.close()
            archive = Kept(tmp_path)
        newsday(server, dice)
        if rest == "open":
            server.rest = dice.choice(["open", "open", "open", 401, "nothing"])
    server.rest = rest
    crawl(server, archive)
    archive.archive.close()
    readable, kept = server.readable(), live(tmp_path)
    # A story that was read before it got a password stays as it was read.
    locked = {SITE.canonical(post.url) for post in server.public() if post.password}
    assert {url: title for url, title in kept.items() if url not in locked} == readable
    # An address that was withdrawn before it was ever read is asked for again for three days.
    still = "SELECT count(*) FROM pages WHERE wanted = 1 AND missing_since IS NULL AND NOT (article IS NULL AND status = 404)"
    assert one(tmp_path, still) == 0
    assert rows(tmp_path, "SELECT post_id, substr(published_at, 1, 10) FROM articles GROUP BY 1, 2 HAVING count(*) > 1") == []
    sound(tmp_path)


@pytest.mark.parametrize("killed_at", range(1, 8))
def test_killed_backfill_ends_complete_with_no_article_twice(tmp_path: Path, same_clock: Callable[[Server], None], killed_at: int) -> None:
    server, archive = Server(450), Kept(tmp_path)
    same_clock(server)
    with pytest.raises(Killed):
        crawl(server, archive, command="backfill", pages=False, killed_at=killed_at)
    archive.archive.close()
    server.later()
    archive = Kept(tmp_path)
    told = crawl(server, archive, command="backfill", pages=False)
    archive.archive.close()
    assert live(tmp_path) == server.readable()
    assert one(tmp_path, "SELECT count(*) FROM articles") == 450
    assert one(tmp_path, "SELECT count(*) FROM revisions") == 0
    assert len([url for url in told.lists if "content" in url]) == 5 - min(killed_at - 1, 4)
