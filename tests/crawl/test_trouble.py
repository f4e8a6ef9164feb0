"""What goes wrong outside: each has its exit status, its sentence, and costs nothing that was kept."""

import gzip
import re
import signal
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import repeat
from pathlib import Path

import pytest

from newsroom import Newsroom
from newsroom.story import load

from .conftest import Run

pytestmark = pytest.mark.slow

Answer = tuple[int, dict[str, str], bytes | Callable[[], Iterator[bytes]]]
HTML = {"Content-Type": "text/html; charset=UTF-8"}


class Liar:
    """A server whose every answer is given by the test; what is not given is 404."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {"/robots.txt": (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow:\n")}
        self.asked: list[str] = []
        liar = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                liar.asked.append(self.path)
                status, headers, body = liar.answers.get(self.path, (404, HTML, b"<title>404</title>"))
                length = {"Connection": "close"} if callable(body) else {"Content-Length": str(len(body))}
                self.send_response(status)
                for key, value in (length | headers).items():
                    self.send_header(key, value)
                self.end_headers()
                with suppress(OSError):  # who is lied to may hang up
                    for piece in body() if callable(body) else (body,):
                        self.wfile.write(piece)

            def log_message(self, *_: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        self.home = f"http://127.0.0.1:{self._server.server_port}"

    def page(self, path: str, body: bytes, headers: dict[str, str] | None = None, status: int = 200) -> None:
        self.answers[path] = (status, HTML | (headers or {}), body)

    def sitemap(self, *paths: str) -> None:
        locs = "".join(f"<url><loc>{self.home}{path}</loc></url>" for path in paths)
        body = f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{locs}</urlset>'.encode()
        self.answers["/wp-sitemap.xml"] = (200, {"Content-Type": "application/xml"}, body)

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def liar() -> Iterator[Liar]:
    server = Liar()
    yield server
    server.stop()


def story(
    title: str = "Warga Kerja Bakti di Taman Kunang-kunang",
    text: str = "Klojen (malangkota.go.id) – Warga membersihkan taman kota, Sabtu (8/2/2020). (cah/yon)",
) -> bytes:
    return (
        f'<!DOCTYPE html><html lang="id"><head><meta charset="UTF-8"><title>{title} - Kota</title></head><body class="single single-post postid-7">'
        f'<article class="post-7 post hentry"><h1 class="entry-title">{title}</h1><span class="cat-links"><a href="/category/berita/" rel="category tag">Berita</a></span><div class="entry-content"><p>{text}</p>'
        "<p>Kegiatan itu diikuti lima puluh orang dari tiga rukun warga di sekitar taman sejak pagi hari.</p></div></article></body></html>"
    ).encode()


GOOD = [f"/2020/02/{day:02d}/kabar-baik-{day}/" for day in range(1, 13)]


def serve_good(liar: Liar, *more: str) -> None:
    for number, path in enumerate(GOOD):
        liar.page(path, story(f"Kabar Baik Nomor {number} dari Kelurahan"))
    liar.sitemap(*GOOD, *more)


def test_unknown_site(kliping: Run) -> None:
    assert "no site is called 'nirwana'; there is: malangkota" in kliping("crawl", "nirwana", status=2).stderr


def test_unreachable(kliping: Run) -> None:
    done = kliping("crawl", "malangkota", "--home", "http://127.0.0.1:9", status=3)
    assert "make demo" in done.stderr
    assert kliping.last_crawl()["reason"] == "unreachable"


@pytest.mark.parametrize(
    "behaviour",
    [{"robots_status": 503}, {"robots": "User-agent: *\nDisallow: /\n"}, {"robots": "\ufeffUser-agent: *\r\nDisallow: /\r\n"}],
    ids=["503", "disallow", "byte-order-mark"],
)
def test_robots_forbids(kliping: Run, newsroom: Callable[..., Newsroom], behaviour: dict[str, object]) -> None:
    room = newsroom(**behaviour)
    kliping("crawl", "malangkota", "--home", room.home, status=3)
    assert {target for _, target, _ in room.requests} == {"/robots.txt"}


def test_a_path_robots_forbids_is_not_asked_for(kliping: Run, liar: Liar) -> None:
    serve_good(liar, "/2020/03/01/rahasia/")
    liar.answers["/robots.txt"] = (200, {"Content-Type": "text/plain"}, b"User-agent: Kliping\nDisallow: /2020/03/\n")
    kliping("crawl", "malangkota", "--home", liar.home)
    assert "/2020/03/01/rahasia/" not in liar.asked
    assert kliping.one("SELECT count(*) FROM articles") == len(GOOD)


def test_nothing_to_read_is_a_changed_structure(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    room = newsroom([])
    done = kliping("crawl", "malangkota", "--home", room.home, status=4)
    assert "rest" in done.stderr


def test_floor_missed_fails_the_crawl(kliping: Run, liar: Liar) -> None:
    serve_good(liar)
    for path in GOOD:
        liar.page(path, b"<html><title>x</title><body class='single single-post'><p></p></body></html>")
    kliping("crawl", "malangkota", "--home", liar.home, status=4)
    assert kliping.one("SELECT count(*) FROM problems") == len(GOOD)
    assert kliping.one("SELECT count(*) FROM articles") == 0


def test_challenge_pages_fail_the_crawl_and_leave_good_rows_alone(kliping: Run, liar: Liar) -> None:
    serve_good(liar)
    kliping("crawl", "malangkota", "--home", liar.home)
    liar.sitemap(*GOOD, *[path.replace("kabar", "berita") for path in GOOD])
    for path in GOOD:
        challenge = b"<html><head><title>Just a moment...</title></head><body><div id='cf-challenge'>Checking your browser before accessing</div><script src='/cdn-cgi/challenge-platform/x.js'></script></body></html>"
        liar.page(path.replace("kabar", "berita"), challenge)
    kliping("crawl", "malangkota", "--home", liar.home, status=4)
    assert kliping.one("SELECT count(*) FROM articles") == len(GOOD)
    assert kliping.one("SELECT count(*) FROM revisions") == 0


BAD = "/2020/03/05/halaman-buruk/"


BAD_PAGES: dict[str, tuple[Answer, str]] = {
    "30-megabytes": ((200, HTML, b"<html><body>" + b"x" * 30_000_000 + b"</body></html>"), "too-large"),
    "redirect-loop": ((302, {"Location": "/2020/03/05/redirect-loop/"}, b""), "redirect-loop"),
    "other-host": ((302, {"Location": "http://example.invalid/berita/"}, b""), "off-site"),
    "truncated-gzip": ((200, HTML | {"Content-Encoding": "gzip"}, gzip.compress(story() * 50)[:-200]), "cut-off"),
    "no-title": ((200, HTML, story(title="").replace(b"<title> - Kota</title>", b"")), "no-title"),
    "no-body": (
        (
            200,
            HTML,
            story(text="")
            .replace(b"Kegiatan itu", b"")
            .replace(b"diikuti lima puluh orang dari tiga rukun warga di sekitar taman sejak pagi hari.", b""),
        ),
        "no-body",
    ),
    "server-error": ((500, HTML, b"<h1>Error</h1>"), "http-error"),
    "empty": ((200, HTML, b""), "no-body"),
    "endless": ((200, HTML, lambda: repeat(b"<p>Teks tanpa akhir.</p>" * 1000)), "too-large"),
    "gzip-bomb": ((200, HTML | {"Content-Encoding": "gzip"}, gzip.compress(b"<p>bom</p>" * 20_000_000, 9)), "too-large"),
    "length-too-long": ((200, HTML | {"Content-Length": "100000", "Connection": "close"}, story()), "cut-off"),
    "length-too-short": ((200, HTML | {"Content-Length": "500", "Connection": "close"}, story()), "cut-off"),
    "length-too-short-kept-open": ((200, HTML | {"Content-Length": "500"}, story()), "cut-off"),
    "status-beyond-numbers": ((10**30, HTML, story()), "connection"),
    "part-of-a-page": ((206, HTML | {"Content-Range": "bytes 0-499/9000"}, story()), "http-error"),
    "length-no-number": ((200, HTML | {"Content-Length": "banyak"}, story()), "connection"),
    "metadata-service": ((302, {"Location": "http://169.254.169.254/latest/meta-data/"}, b""), "off-site"),
    "loopback": ((302, {"Location": "http://[::1]:22/"}, b""), "off-site"),
    "private": ((302, {"Location": "http://10.0.0.1/2020/03/05/halaman-buruk/"}, b""), "off-site"),
    "decimal-loopback": ((302, {"Location": "http://2130706433:9/"}, b""), "off-site"),
}
"""Pages that can't be had or read: what is answered, and what is told of it."""


def test_bad_pages_are_told_and_the_crawl_goes_on(kliping: Run, liar: Liar) -> None:
    """All in one crawl, among so many good ones that it is no change of structure."""
    good = [f"/2021/{1 + number // 28:02d}/{1 + number % 28:02d}/kabar-biasa-{number}/" for number in range(80)]
    bad = {name: f"/2020/03/05/{name}/" for name in BAD_PAGES}
    for number, path in enumerate(good):
        liar.page(path, story(f"Kabar Biasa Nomor {number} dari Kelurahan"))
    for name, path in bad.items():
        liar.answers[path] = BAD_PAGES[name][0]
    liar.sitemap(*good[:40], *bad.values(), *good[40:])
    kliping("crawl", "malangkota", "--home", liar.home)
    assert kliping.one("SELECT count(*) FROM articles") == len(good)
    problems = kliping.rows("SELECT kind, url, detail FROM problems")
    assert {row["url"].removeprefix(liar.home): row["kind"] for row in problems} == {
        bad[name]: kind for name, (_, kind) in BAD_PAGES.items()
    }
    assert all(row["detail"] for row in problems)
    assert len(problems) == len(BAD_PAGES)
    kliping.sound()
    assert "made from" in kliping("reread", "--into", str(kliping.data.parent / "fresh.db")).stdout


def test_pages_that_can_never_be_had_do_not_fail_quiet_days(kliping: Run, liar: Liar) -> None:
    bad = [f"/2020/03/{day:02d}/tak-terjangkau/" for day in range(1, 7)]
    serve_good(liar, *bad)
    for path in bad:
        liar.answers[path] = (500, HTML, b"<h1>Error</h1>")
    for _ in range(3):
        kliping("crawl", "malangkota", "--home", liar.home)
    assert kliping.one("SELECT count(*) FROM problems") == len(bad)


@pytest.mark.parametrize("home", ["http://", "http://[::1", "malangkota", "ftp://x.go.id/"])
def test_home_that_is_no_address(kliping: Run, home: str) -> None:
    assert "is no address" in kliping("crawl", "malangkota", "--home", home, status=2).stderr


def test_wrong_charset_is_read_and_doubted(kliping: Run, liar: Liar) -> None:
    serve_good(liar, BAD)
    undeclared = story("Judul “Kutipan” Walikota").decode().replace('<meta charset="UTF-8">', "").encode("cp1252")
    liar.answers[BAD] = (200, {"Content-Type": "text/html"}, undeclared)
    kliping("crawl", "malangkota", "--home", liar.home)
    row = kliping.rows("SELECT title, doubts FROM articles WHERE canonical_url LIKE ?", f"%{BAD}")[0]
    assert row["title"] == "Judul “Kutipan” Walikota"
    assert row["doubts"] != "[]"


def test_article_without_date_is_kept_with_a_doubt(kliping: Run, liar: Liar) -> None:
    serve_good(liar, "/tanpa-tanggal/")
    liar.page("/tanpa-tanggal/", story().replace(b", Sabtu (8/2/2020)", b""))
    kliping("crawl", "malangkota", "--home", liar.home)
    row = kliping.rows("SELECT published_at, doubts FROM articles WHERE canonical_url LIKE '%/tanpa-tanggal/'")[0]
    assert row["published_at"] is None
    assert "published_at" in row["doubts"]


def test_a_site_whose_addresses_lead_nowhere_fails_and_is_asked_again(kliping: Run, liar: Liar) -> None:
    """As after permalinks have changed while the sitemap comes out of a cache."""
    liar.sitemap(*GOOD)
    done = kliping("crawl", "malangkota", "--home", liar.home, status=4)
    assert f"at {len(GOOD)} new addresses that the site names there is nothing (404)" in done.stderr
    assert kliping.one("SELECT count(*) FROM pages WHERE wanted = 1") == len(GOOD)
    serve_good(liar)
    kliping("crawl", "malangkota", "--home", liar.home)
    assert kliping.one("SELECT count(*) FROM articles") == len(GOOD)
    assert kliping.one("SELECT count(*) FROM pages WHERE wanted = 1") == 0


def test_a_few_dead_addresses_are_asked_for_again_while_they_are_new(kliping: Run, liar: Liar) -> None:
    serve_good(liar, "/2020/03/01/satu/", "/2020/03/02/dua/", "/2020/03/03/tiga/")
    for _ in range(2):
        kliping("crawl", "malangkota", "--home", liar.home)
    assert liar.asked.count("/2020/03/01/satu/") == 2
    with sqlite3.connect(kliping.data / "archive.db") as conn:
        conn.execute("UPDATE pages SET first_seen_at = '2020-03-04T00:00:00.000000Z' WHERE article IS NULL")
    for _ in range(2):
        kliping("crawl", "malangkota", "--home", liar.home)
    assert liar.asked.count("/2020/03/01/satu/") == 3


def test_announcements_whose_text_is_a_file_are_kept_and_miss_no_floor(kliping: Run, liar: Liar) -> None:
    files = [f"/2020/03/{day:02d}/pengumuman-{day}/" for day in range(1, 7)]
    offered = f'</p><p><a href="{liar.home}/wp-content/uploads/hasil.pdf">Unduh</a>'
    for number, path in enumerate(files):
        page = story(f"Pengumuman Nomor {number}", offered)
        liar.page(path, re.sub(rb"<p>Kegiatan itu.*?</p>", b"", page))
    serve_good(liar, *files)
    kliping("crawl", "malangkota", "--home", liar.home)
    kept = kliping.rows("SELECT articles.id, title, body, lead FROM articles JOIN attachments ON article = articles.id ORDER BY title")
    assert [(row["title"], row["body"], row["lead"]) for row in kept] == [(f"Pengumuman Nomor {n}", "", None) for n in range(6)]
    liar.page(files[0], liar.answers[files[0]][2].replace(b"hasil.pdf", b"hasil-revisi.pdf"))  # type: ignore[union-attr]
    liar.answers["/wp-sitemap.xml"] = (
        200,
        {},
        liar.answers["/wp-sitemap.xml"][2].replace(b"-1/</loc>", b"-1/</loc><lastmod>2099-01-01</lastmod>"),
    )  # type: ignore[union-attr]
    kliping("crawl", "malangkota", "--home", liar.home)
    assert kliping.one("SELECT count(*) FROM revisions WHERE body = ''") == 1
    kliping.sound()


def test_retry_after_is_honoured(kliping: Run, liar: Liar) -> None:
    serve_good(liar, BAD)
    liar.answers[BAD] = (503, HTML | {"Retry-After": "1"}, b"later")
    started = time.monotonic()
    kliping("crawl", "malangkota", "--home", liar.home)
    assert time.monotonic() - started >= 3  # three retries, each after the second that was asked for
    assert kliping.one("SELECT wanted FROM pages WHERE url LIKE ?", f"%{BAD}") == 1


def test_unwritable_folder(kliping: Run, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    done = kliping("crawl", "malangkota", "--data", str(tmp_path / "file" / "data"), status=5)
    assert "--data" in done.stderr


def test_not_a_database(kliping: Run) -> None:
    kliping.data.mkdir()
    (kliping.data / "archive.db").write_bytes(b"This is a letter to the mayor, and no database at all." * 40)
    assert "is not a SQLite database" in kliping("crawl", "malangkota", status=5).stderr
    for command in (["search", "x"], ["report"], ["serve"]):
        assert "SQLite database" in kliping(*command, status=5).stderr


def test_newer_schema(kliping: Run, room: Newsroom) -> None:
    kliping("crawl", "malangkota", "--home", room.home, "--limit", "1")
    with sqlite3.connect(kliping.data / "archive.db") as conn:
        conn.execute("INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES ('kliping', '9999_future', '2099')")
    assert "newer release" in kliping("crawl", "malangkota", "--home", room.home, status=5).stderr


def test_no_archive_yet(kliping: Run) -> None:
    assert "kliping backfill" in kliping("report", status=2).stderr


def until(condition: Callable[[], bool]) -> None:
    """Wait for a condition another process brings about."""
    for _ in range(3000):
        if condition():
            return
        time.sleep(0.01)
    raise AssertionError("it never came about")


def test_two_crawls_at_once(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    room = newsroom(copies=20)
    first = kliping.start("crawl", "malangkota", "--home", room.home)
    try:
        until(lambda: len(room.requests) > 20)
        second = kliping("crawl", "malangkota", "--home", room.home, status=6)
        assert str(first.pid) in second.stderr
    finally:
        first.kill()
        first.wait()


@pytest.mark.parametrize("command", [["crawl"], ["backfill", "--pages"]], ids=["crawl", "backfill"])
@pytest.mark.parametrize("rest", ["open", "closed"])
def test_killed_and_started_again(kliping: Run, newsroom: Callable[..., Newsroom], command: list[str], rest: str) -> None:
    room = newsroom(copies=2, rest=rest)
    arguments = [command[0], "malangkota", "--home", room.home, *command[1:]]
    for stop_at in (15, 70):
        begun = len(room.requests)
        process = kliping.start(*arguments)
        until(lambda begun=begun, stop_at=stop_at, process=process: len(room.requests) - begun > stop_at or process.poll() is not None)
        process.send_signal(signal.SIGKILL)
        process.wait()
    kliping(*arguments)
    public = 2 * 54
    assert kliping.one("SELECT count(*) FROM articles") == public
    assert kliping.one("SELECT count(*) FROM pages WHERE wanted = 1") == 0
    assert kliping.one("SELECT count(DISTINCT article) FROM readings WHERE captured_via = 'page'") == public
    assert kliping.one("SELECT count(*) FROM revisions") == 0
    kliping.sound()


def test_stopped_in_good_order(kliping: Run, newsroom: Callable[..., Newsroom]) -> None:
    room = newsroom(copies=20)
    process = kliping.start("crawl", "malangkota", "--home", room.home)
    until(lambda: len(room.requests) > 30)
    process.send_signal(signal.SIGTERM)
    assert process.wait() == 130
    assert kliping.last_crawl()["reason"] == "interrupted"


LAUGHS = "".join(f'<!ENTITY t{n} "{f"&t{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    "prologue",
    [f'<!DOCTYPE urlset [<!ENTITY t0 "tawa">{LAUGHS}]>', '<!DOCTYPE urlset [<!ENTITY t9 SYSTEM "file:///etc/passwd">]>'],
    ids=["billion-laughs", "file"],
)
def test_a_sitemap_with_entities_expands_none(kliping: Run, liar: Liar, prologue: str) -> None:
    serve_good(liar)
    told = liar.answers["/wp-sitemap.xml"][2]
    assert isinstance(told, bytes)
    bad = f"<url><loc>{liar.home}/2020/03/01/&t9;/</loc></url></urlset>".encode()
    liar.answers["/wp-sitemap.xml"] = (200, {"Content-Type": "application/xml"}, prologue.encode() + told.replace(b"</urlset>", bad))
    began = time.process_time()
    kliping("crawl", "malangkota", "--home", liar.home)
    assert kliping.one("SELECT count(*) FROM articles") == len(GOOD)
    assert not any("root" in path or "tawa" in path for path in liar.asked)
    assert time.process_time() - began < 5


def test_a_sitemap_as_large_as_the_protocol_allows_is_read(kliping: Run, liar: Liar) -> None:
    serve_good(liar)
    told = liar.answers["/wp-sitemap.xml"][2]
    assert isinstance(told, bytes)
    padding = "x" * 940
    others = "".join(f"<url><loc>{liar.home}/category/{number}/</loc><c>{padding}</c></url>\n" for number in range(50_000)).encode()
    whole = told.replace(b"</urlset>", others + b"</urlset>")
    assert 49_000_000 < len(whole) < 52_428_800
    liar.answers["/wp-sitemap.xml"] = (200, {"Content-Type": "application/xml"}, whole)
    kliping("crawl", "malangkota", "--home", liar.home)
    assert kliping.one("SELECT count(*) FROM articles") == len(GOOD)
    assert kliping.last_crawl()["way"] == "sitemap"


def test_a_calendar_without_end_ends(kliping: Run, liar: Liar) -> None:
    """Each month leads to the one before and the one after, for ever; none of them has a story."""

    class Calendar(dict[str, Answer]):
        def get(self, path: str, default: Answer | None = None) -> Answer | None:  # type: ignore[override]
            found = re.fullmatch(r"/(\d{4})/(\d\d)/", path)
            if found is None:
                return super().get(path, default)
            year, month = map(int, found.groups())
            near = [divmod(year * 12 + month - 1 + step, 12) for step in (-1, 1)]
            links = "".join(f'<a href="/{y:04d}/{m + 1:02d}/">{y}-{m + 1}</a>' for y, m in near)
            return 200, HTML, f"<html><title>Arsip</title><body class='archive date'>{links}</body></html>".encode()

    liar.answers = Calendar(liar.answers)
    liar.page("/", b"<html><title>Beranda</title><body class='home blog'><a href='/2020/01/'>Arsip</a></body></html>")
    kliping("backfill", "malangkota", "--home", liar.home, status=4)
    assert len(liar.asked) < 400


IN_TROUBLE = [(trouble, rest, 4) for trouble in ("challenge", "parked", "login", "shell") for rest in ("open", "closed")]


@pytest.mark.parametrize(("trouble", "rest", "status"), [*IN_TROUBLE, ("lost", "open", 4), ("down", "open", 3)])
def test_a_crawl_of_a_site_in_trouble_fails_and_good_rows_stay(
    kliping: Run, newsroom: Callable[..., Newsroom], trouble: str, rest: str, status: int
) -> None:
    """New stories appear on a site whose pages are another thing than yesterday."""
    stories = [story for story in load() if story.kind == "post" and story.is_public][:24]
    room = newsroom(stories[12:], rest=rest)
    kliping("crawl", "malangkota", "--home", room.home)
    before = kliping.rows("SELECT * FROM articles ORDER BY id")
    for each in stories[:12]:
        room.publish(replace(each, modified=datetime.now(UTC)))
    room.behave(trouble=trouble)
    kliping("crawl", "malangkota", "--home", room.home, status=status)
    after = kliping.rows("SELECT * FROM articles WHERE id <= ? ORDER BY id", len(before))
    assert after == before
    assert kliping.one("SELECT count(*) FROM revisions") == 0
    assert kliping.one("SELECT count(*) FROM pages WHERE missing_since IS NOT NULL") == 0
