"""A crawl as a user starts it: the real command in a process of its own, against a real server on loopback."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from archive.verify import Verify
from newsroom import Newsroom
from scraper.declared import declared
from scraper.rereading import articles_of

ROOT = Path(__file__).parents[2]


class Run:
    """The kliping command with an archive of its own."""

    def __init__(self, data: Path) -> None:
        self.data = data

    def command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "scraper.cli", *arguments]

    def environment(self) -> dict[str, str]:
        return {**os.environ, "KLIPING_DATA": str(self.data), "NO_COLOR": "1"}

    def __call__(self, *arguments: str, status: int | None = 0) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(self.command(*arguments), cwd=ROOT, env=self.environment(), capture_output=True, text=True, check=False)
        if status is not None:
            assert done.returncode == status, f"{arguments} ended with {done.returncode}\n{done.stdout}\n{done.stderr}"
        return done

    def start(self, *arguments: str) -> subprocess.Popen[bytes]:
        self.data.parent.mkdir(exist_ok=True)
        with (self.data.parent / "crawl.log").open("ab") as log:
            return subprocess.Popen(self.command(*arguments), cwd=ROOT, env=self.environment(), stdout=log, stderr=log)

    def rows(self, query: str, *values: Any) -> list[dict[str, Any]]:
        conn = sqlite3.connect(self.data / "archive.db")
        conn.row_factory = sqlite3.Row
        try:
            return [dict(row) for row in conn.execute(query, values)]
        finally:
            conn.close()

    def one(self, query: str, *values: Any) -> Any:
        return next(iter(self.rows(query, *values)[0].values()))

    def last_crawl(self) -> dict[str, Any]:
        row = self.rows("SELECT * FROM crawls ORDER BY id DESC LIMIT 1")[0]
        return row | {name: json.loads(row[name]) if row[name] else row[name] for name in ("notes", "marks", "coverage")}

    def sound(self, *, sealed: bool = True) -> None:
        """Nothing is broken: integrity, foreign keys, the search index, no article twice, and everything is as it was sealed."""
        assert self.one("PRAGMA integrity_check") == "ok"
        assert self.rows("PRAGMA foreign_key_check") == []
        assert self.rows("SELECT canonical_url FROM articles GROUP BY 1 HAVING count(*) > 1") == []
        conn = sqlite3.connect(self.data / "archive.db")
        conn.execute("INSERT INTO articles_fts (articles_fts) VALUES ('integrity-check')")
        conn.close()
        if not sealed:
            return
        with closing(Verify(self.data, read=articles_of, declared=declared())) as verify:
            assert [str(finding) for finding in verify.findings()] == []


@pytest.fixture
def kliping(tmp_path: Path) -> Run:
    return Run(tmp_path / "data")


@pytest.fixture
def room() -> Iterator[Newsroom]:
    with Newsroom() as opened:
        yield opened


@pytest.fixture
def newsroom() -> Iterator[Callable[..., Newsroom]]:
    """Open newsrooms with any behaviour; all are closed at the end."""
    opened: list[Newsroom] = []

    def make(*arguments: Any, **behaviour: Any) -> Newsroom:
        opened.append(Newsroom(*arguments, **behaviour))
        opened[-1].start()
        return opened[-1]

    yield make
    for each in opened:
        each.stop()
