"""Stories, the bytes a server would show of them, and a reader of those bytes: JSON, so that nothing has to be parsed."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from archive import replay, warc
from archive.record import Article, Attachment, Capture, DateMention, Image, Problem, Reading, Related
from archive.rereading import Stale
from archive.rows import as_record
from archive.store import Archive
from archive.verify import Verify
from archive.warc import Place

HOME = "https://kotakita.go.id/"
SITE = {
    "name": "kotakita",
    "title": "Pemerintah Kota Kita",
    "region_code": "99.71",
    "zone": "Asia/Jakarta",
    "home": HOME,
    "since": "2019-01",
}
DECLARED = {"sites": {"kotakita": SITE}}
JSON = (("Content-Type", "application/json; charset=UTF-8"),)
HTML = (("Content-Type", "text/html; charset=UTF-8"), ("ETag", '"abc"'))

Story = dict[str, Any]


def story(number: int = 1, **more: Any) -> Story:
    """A story as the newsroom has it."""
    return {
        "id": number,
        "slug": f"kabar-{number}",
        "day": "2020-01-24",
        "title": f'Warga Kampung {number} Gelar "Bersih Desa"',
        "body": [f"Kota Kita (MC) - Warga kampung {number} membersihkan selokan, Jum'at (24/1).", "Kegiatan diikuti lima puluh orang."],
        "modified": "2020-01-24T10:00:00+07:00",
        "author": "admin",
        "tags": ["kerja bakti"],
    } | more


def address(told: Story) -> str:
    return f"{HOME}{told['day'].replace('-', '/')}/{told['slug']}/"


def at(second: int) -> str:
    """A moment of the crawl, counted in seconds."""
    return f"2026-05-{1 + second // 86_400:02d}T{second // 3600 % 24:02d}:{second // 60 % 60:02d}:{second % 60:02d}.000000Z"


def page(told: Story, second: int = 0) -> Capture:
    """The story's own page: the theme sets quotation marks, as WordPress does."""
    shown = json.dumps(told, ensure_ascii=False).replace("'", "’").replace('\\"', "”")
    return Capture(url=address(told), captured_at=at(second), status=200, headers=HTML, body=shown.encode())


def rest(told: Iterable[Story], second: int = 0) -> Capture:
    """A list of whole stories."""
    return Capture(
        url=f"{HOME}wp-json/wp/v2/posts?page=1", captured_at=at(second), status=200, headers=JSON, body=json.dumps(list(told)).encode()
    )


def missing(told: Story, second: int = 0, status: int = 404) -> Capture:
    return Capture(url=address(told), captured_at=at(second), status=status, headers=HTML, body=b"<title>tidak ada</title>")


def read(capture: Capture) -> list[Reading]:
    """What a capture says."""
    if capture.status in {404, 410}:
        return [Reading(capture=capture, address=capture.url, problem=Problem(kind="not-found", detail=f"HTTP {capture.status}"))]
    if capture.status != 200:
        return [Reading(capture=capture, address=capture.url, problem=Problem(kind="http-error", detail=f"HTTP {capture.status}"))]
    told = json.loads(capture.body)
    listed = isinstance(told, list)
    return [_reading(capture, each, "rest" if listed else "page") for each in (told if listed else [told])]


def _reading(capture: Capture, told: Story, via: str) -> Reading:
    if "problem" in told:
        return Reading(capture=capture, address=address(told), problem=Problem(kind=told["problem"], detail="as the test has it"))
    return Reading(capture=capture, address=address(told), article=article(told, via))


def article(told: Story, via: str = "page") -> Article:
    return Article(
        url=address(told),
        canonical_url=address(told),
        site="kotakita",
        post_id=told["id"],
        title=told["title"],
        published_at=f"{told['day']}T09:00:00+07:00",
        published_from="rest" if via == "rest" else "json-ld",
        modified_at=told["modified"],
        section="Berita",
        sections=("Berita", "Kecamatan"),
        tags=tuple(told["tags"]),
        author=told["author"],
        body=tuple(told["body"]),
        lead=told["body"][0] if told["body"] else None,
        captions=told.get("captions"),
        word_count=sum(len(each.split()) for each in told["body"]),
        language="id",
        translation_url=told.get("translation") if via == "page" else None,
        images=(Image(url=f"{HOME}foto-{told['id']}.jpg", caption=told.get("captions")),),
        attachments=(Attachment(url=f"{HOME}surat.pdf", label="Surat"),) if told["body"] else (),
        related=(Related(url=None, title=told.get("related", "Kabar lain")),),
        dates=(DateMention(text="Jumat (24/1)", value="2020-01-24", kind="event", paragraph=0, start=5),),
        body_from=via,
        captured_via=via,
        doubts=tuple(told.get("doubts", ())),
    )


def articles_in(capture: Capture) -> list[Article]:
    """The articles that a capture tells of."""
    return [reading.article for reading in read(capture) if reading.article]


def read_again(folder: Path, stale: Stale, reader: Callable[[Capture], Sequence[Article]] = articles_in) -> Sequence[Article]:
    """What a capture that is kept says."""
    return reader(replace(warc.read(folder / "warc", stale.place), captured_at=stale.captured_at))


def opened(folder: Path, command: str = "crawl") -> Archive:
    """An archive with a crawl under way."""
    archive = Archive(folder)
    archive.begin(SITE, command, {"software": "kliping/test"})
    return archive


def outcomes(archive: Archive, *shown: Capture) -> list[str]:
    return [str(outcome) for outcome in archive.keep([reading for capture in shown for reading in read(capture)])]


def rows(folder: Path, query: str, *values: Any) -> list[dict[str, Any]]:
    with closing(sqlite3.connect(folder / "archive.db")) as conn:
        conn.row_factory = sqlite3.Row
        return [dict(row) for row in conn.execute(query, values)]


def one(folder: Path, query: str, *values: Any) -> Any:
    return next(iter(rows(folder, query, *values)[0].values()))


def versions(folder: Path) -> tuple[list[Any], list[Any]]:
    """Every article, its lists included, and every revision: all of it but the numbers of the rows."""
    with closing(sqlite3.connect(folder / "archive.db")) as conn:
        articles = [as_record(conn, number) for (number,) in conn.execute("SELECT id FROM articles ORDER BY canonical_url")]
    revisions = rows(folder, "SELECT canonical_url, revisions.* FROM revisions JOIN articles ON articles.id = article ORDER BY 1, number")
    return articles, [{name: value for name, value in each.items() if name not in {"id", "article"}} for each in revisions]


def kept(folder: Path) -> list[Capture]:
    """Every capture of the archive's WARC files, in the order they were written."""
    return [event.capture for event in replay.events(folder / "warc") if isinstance(event, replay.Stands)]


def revisits(folder: Path) -> list[bool]:
    """Of each capture, whether it repeats an earlier one."""
    return [event.revisit_of is not None for event in replay.events(folder / "warc") if isinstance(event, replay.Stands)]


def sound(folder: Path, reader: Callable[[Capture], Sequence[Article]] = articles_in) -> None:
    """Nothing is broken: file, references, search index, and every kept capture stands where its row says."""
    with closing(sqlite3.connect(folder / "archive.db")) as conn:
        assert conn.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert conn.execute("PRAGMA foreign_key_check").fetchall() == []
        conn.execute("INSERT INTO articles_fts (articles_fts) VALUES ('integrity-check')")
    there = {event.place: event for event in replay.events(folder / "warc") if isinstance(event, replay.Stands)}
    found = rows(folder, "SELECT * FROM captures")
    for row in found:
        event = there[Place(row["warc_file"], row["warc_offset"], row["warc_length"])]
        capture = event.capture
        assert (capture.digest, capture.sha256, capture.url) == (row["digest"], row["sha256"], row["url"])
        assert event.revisit_of == row["revisit_of"]
    with closing(Verify(folder, read=partial(read_again, reader=reader), declared=DECLARED)) as verify:
        assert [str(finding) for finding in verify.findings()] == []
