"""Sitemaps of every make, whole and broken, and what a crawl leaves out because nothing has changed."""

import gzip
from collections.abc import Mapping
from datetime import timedelta

import pytest

from archive.record import Candidate
from scraper.ways.sitemaps import MOST_BYTES, MOST_FILES, Entry, addresses, parse, sitemaps
from scraper.ways.steps import Answer, Ask, Found, Note, Offer, Purpose
from tests.ways.town import HOME, SITE, XML, Memory, Server, crawl, index, urlset

A, B = f"{HOME}2020/01/24/kipp/", f"{HOME}2020/01/25/pasar-besar/"
ROOT = f"{HOME}wp-sitemap.xml"


def hold(files: Mapping[str, bytes], **purpose: object) -> tuple[Offer, list[str], list[Candidate], list[str]]:
    """The way through sitemaps alone: its offer, what it asked for, what it found, its notes."""
    asked: list[str] = []
    found: list[Candidate] = []
    notes: list[str] = []
    server = Server()
    way = sitemaps(SITE, Purpose(until="2026-05", **purpose))  # type: ignore[arg-type]
    reply: Answer | None = None
    while True:
        try:
            step = way.send(reply) if reply is not None else next(way)
        except StopIteration as stop:
            return stop.value, asked, found, notes
        reply = None
        if isinstance(step, Ask):
            asked.append(step.url)
            body = files.get(step.url)
            reply = Answer(capture=server.capture(step.url, 200 if body is not None else 404, XML, body or b""))
        elif isinstance(step, Found):
            found += step.candidates
        elif isinstance(step, Note):
            notes.append(step.text)


def urls(found: list[Candidate]) -> list[str]:
    return [each.url for each in found]


# -- one file ------------------------------------------------------------------------------------------------------------


def test_addresses_with_their_times_in_one_zone() -> None:
    body = urlset(
        [(A, "2020-01-24T09:15:00+07:00"), (B, "2020-01-25"), (f"{HOME}a/", "2020-02"), (f"{HOME}b/", "2020"), (f"{HOME}c/", None)]
    )
    assert [entry.modified for entry in parse(body).pages] == [
        "2020-01-24T02:15:00Z",
        "2020-01-25T00:00:00Z",
        "2020-02-01T00:00:00Z",
        "2020-01-01T00:00:00Z",
        None,
    ]


@pytest.mark.parametrize(
    "stated", ["kemarin", "0001-01-01T00:00:00+07:00", "9999-12-31T23:59:59-12:00", "0000-00-00", "2020-13-01", "20200124"]
)
def test_senseless_time_costs_no_address(stated: str) -> None:
    assert [entry.url for entry in parse(urlset([(A, stated)])).pages] == [A]


def test_pictures_and_translations_are_no_addresses() -> None:
    body = f"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"
      xmlns:xhtml="http://www.w3.org/1999/xhtml"><url><loc> {A}
      </loc><image:image><image:loc>{HOME}foto.jpg</image:loc></image:image><xhtml:link rel="alternate" hreflang="en" href="{HOME}en/"/></url></urlset>"""
    assert parse(body.encode()).pages == (Entry(A, None),)


@pytest.mark.parametrize(
    "body",
    [urlset([(A, None)]), b"\xef\xbb\xbf" + urlset([(A, None)]), b"\n\n " + urlset([(A, None)]), gzip.compress(urlset([(A, None)]))],
    ids=["plain", "bom", "blank-lines", "gzip"],
)
def test_forms_of_a_file(body: bytes) -> None:
    assert parse(body).pages == (Entry(A, None),)


def test_entities_in_an_address_are_resolved_and_no_others() -> None:
    assert parse(urlset([(f"{HOME}?p=1&amp;x=2", None)])).pages[0].url == f"{HOME}?p=1&x=2"


LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE urlset [<!ENTITY a "ha">'
    + b"".join(b'<!ENTITY %c "%s">' % (ord("b") + n, b"&%c;" % (ord("a") + n) * 10) for n in range(9))
    + b"]><urlset><url><loc>&j;</loc></url></urlset>"
)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"", "unreadable"),
        (b"   ", "unreadable"),
        (b"<!DOCTYPE html><html><body><h1>404</h1></body></html>", "names no address"),
        (urlset([]), "names no address"),
        (gzip.compress(urlset([(A, None)]) * 50)[:-30], "damaged or cut off"),
        (gzip.compress(b"x")[:5], "damaged or cut off"),
        (b"\x1f\x8b" + b"tidak mampat" * 20, "damaged or cut off"),
        (gzip.compress(b" " * (MOST_BYTES + 10), 9), "more than"),
        (LAUGHS, "names no address"),
        (b'<!DOCTYPE urlset [<!ENTITY f SYSTEM "file:///etc/passwd">]><urlset><url><loc>&f;</loc></url></urlset>', "names no address"),
        (b"\x00\x01\x02\x03", "unreadable"),
        (b"bukan xml", "unreadable"),
    ],
    ids=["empty", "blank", "html", "no-entries", "gzip-cut", "gzip-head", "gzip-fake", "gzip-bomb", "laughs", "external", "bytes", "words"],
)
def test_file_that_names_nothing_says_why(body: bytes, reason: str) -> None:
    sitemap = parse(body)
    assert sitemap.pages == sitemap.maps == ()
    assert reason in str(sitemap.failure)


def test_file_cut_off_in_the_middle_gives_what_it_has_and_is_not_taken_for_whole() -> None:
    cut = urlset([(A, None), (B, None)])[:-40]
    assert parse(cut).pages[0] == Entry(A, None)
    offer, _, found, notes = hold({ROOT: cut})
    assert urls(found)[0] == A
    assert offer.ok
    assert not offer.complete
    assert any("broken XML" in note for note in notes)


# -- an index and its files ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sitemap", ["core", "dated", "gzip"])
def test_makes_of_sitemaps(sitemap: str) -> None:
    server, memory = Server(2100), Memory()
    server.rest, server.sitemap = 404, sitemap
    told = crawl(server, memory)
    assert told.discovery.way == "sitemap"
    assert memory.titles == server.readable()


def test_sitemaps_robots_names_come_first_and_other_hosts_not_at_all() -> None:
    named = ("https://lain.example.org/sitemap.xml", f"{HOME}peta.xml", "http://www.kotakita.go.id/sitemap.xml")
    assert addresses(SITE, named) == [
        f"{HOME}peta.xml",
        "http://www.kotakita.go.id/sitemap.xml",
        ROOT,
        f"{HOME}sitemap_index.xml",
        f"{HOME}sitemap.xml",
    ]


def test_files_of_pages_and_sections_are_not_asked_for() -> None:
    names = (
        "wp-sitemap-posts-post-1",
        "wp-sitemap-posts-page-1",
        "wp-sitemap-taxonomies-category-1",
        "wp-sitemap-users-1",
        "page-sitemap",
        "category-sitemap",
        "author-sitemap",
    )
    _, asked, _, _ = hold(
        {ROOT: index([(f"{HOME}{name}.xml", None) for name in names]), f"{HOME}wp-sitemap-posts-post-1.xml": urlset([(A, None)])}
    )
    assert asked == [ROOT, f"{HOME}wp-sitemap-posts-post-1.xml"]


def test_what_is_no_story_or_elsewhere_is_no_candidate() -> None:
    entries = [
        A,
        f"{HOME}category/berita/",
        HOME,
        f"{HOME}2020/01/",
        f"{HOME}wp-content/uploads/a.pdf",
        f"{HOME}en/2020/01/24/kipp/",
        "https://lain.example.org/2020/01/24/kipp/",
    ]
    _, _, found, _ = hold({ROOT: urlset([(url, None) for url in entries if url != f"{HOME}en/2020/01/24/kipp/"])})
    assert urls(found) == [A]


def test_variants_of_one_address_are_one_candidate() -> None:
    variants = [A, A.rstrip("/"), A.replace("https://", "http://www."), f"{A}?amp=1", f"{A}amp/"]
    _, _, found, _ = hold(
        {ROOT: index([(f"{HOME}{n}.xml", None) for n in range(5)])}
        | {f"{HOME}{n}.xml": urlset([(url, None)]) for n, url in enumerate(variants)}
    )
    assert urls(found) == [A]


def test_index_that_names_itself_ends() -> None:
    _, asked, found, _ = hold({ROOT: index([(ROOT, None), (f"{HOME}lain.xml", None)]), f"{HOME}lain.xml": index([(ROOT, None)])})
    assert asked[:2] == [ROOT, f"{HOME}lain.xml"]
    assert found == []
    assert len(asked) == 4  # and the two other usual places


class Endless(dict[str, bytes]):
    """Every sitemap names two more, and one story."""

    def get(self, url: str, default: object = None) -> bytes:  # type: ignore[override]
        stem = url.removesuffix(".xml")
        return index([(f"{stem}0.xml", None), (f"{stem}1.xml", None)]).replace(
            b"</sitemapindex>", f"<url><loc>{A}</loc></url></sitemapindex>".encode()
        )


def test_endless_index_is_cut_off_and_told_of() -> None:
    offer, asked, found, notes = hold(Endless())
    assert len(asked) == MOST_FILES
    assert urls(found) == [A]
    assert not offer.complete
    assert any("the rest was left" in note for note in notes)
    assert len(notes) < 5


def test_file_that_fails_is_told_of_and_makes_nobody_missing() -> None:
    server, memory = Server(2100), Memory()
    server.rest = 404
    crawl(server, memory)
    server.later()
    server.pages["/wp-sitemap-posts-post-1.xml"] = 500, XML, b""
    told = crawl(server, memory)
    assert told.rechecked == told.captured == []
    assert any("wp-sitemap-posts-post-1.xml answered status 500" in note for note in told.notes)


# -- what has changed ----------------------------------------------------------------------------------------------------


def test_unchanged_files_of_a_dated_index_are_not_read() -> None:
    server, memory = Server(2100), Memory()
    server.rest, server.sitemap = 404, "dated"
    crawl(server, memory)
    server.later()
    told = crawl(server, memory)
    assert not [url for url in told.asked if "posts-post" in url]
    assert told.captured == []
    server.edit(2100, title="Judul Lain")
    server.later()
    told = crawl(server, memory)
    assert [url.rsplit("/", 1)[-1] for url in told.asked if "posts-post" in url] == ["wp-sitemap-posts-post-2.xml"]
    assert told.captured == [server.posts[2100].url]
    assert memory.titles == server.readable()


def test_changed_file_that_failed_is_read_by_the_next_crawl() -> None:
    server, memory = Server(2100), Memory()
    server.rest, server.sitemap = 404, "dated"
    crawl(server, memory)
    server.later()
    server.edit(2100, title="Judul Lain")
    server.pages["/wp-sitemap-posts-post-2.xml"] = 500, XML, b""
    crawl(server, memory)
    del server.pages["/wp-sitemap-posts-post-2.xml"]
    crawl(server, memory)
    assert memory.titles == server.readable()


def test_edit_and_withdrawal_are_noticed_without_rest() -> None:
    server, memory = Server(30), Memory()
    server.rest = 404
    crawl(server, memory)
    server.later()
    server.edit(3, title="Judul Lain")
    gone = server.posts.pop(4).url
    server.write(500, server.now - timedelta(days=600))  # back-dated
    told = crawl(server, memory)
    assert told.rechecked == [gone]
    assert sorted(told.captured) == sorted([gone, server.posts[3].url, server.posts[500].url])
    assert {url: title for url, title in memory.titles.items() if not memory.pages[url].gone} == server.readable()


def test_bounded_backfill_asks_for_its_months_alone() -> None:
    entries = {ROOT: urlset([(A, None), (f"{HOME}2021/03/01/lain/", None), (f"{HOME}tanpa-tanggal/", None)])}
    offer, _, found, _ = hold(entries, backfill=True, first="2020-01", last="2020-12")
    assert urls(found) == [A, f"{HOME}tanpa-tanggal/"]  # only its page can tell when the undated one was published
    assert offer.marks is None or "since" in offer.marks
