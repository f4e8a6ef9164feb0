"""The clerk's aide: it says what the clerk would have said, and reading goes on without it when it has ended."""

import subprocess
import sys
import textwrap

import pytest

from tests.crawl.conftest import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        sys.platform != "linux" or subprocess.run(["nproc"], capture_output=True, check=True).stdout == b"1\n",
        reason="an aide is called where there is a second core",
    ),
]

BEFORE = """
    import os, signal
    from newsroom import Newsroom
    from newsroom.body import parts
    from archive.record import Capture
    from scraper.aide import Aide, read_all
    from scraper.sites import SITES

    def capture(path, kind="text/html", more=b""):
        body = room.respond("GET", path, {}).body.replace(b"</body>", more + b"</body>")
        url = room.home.rstrip("/") + path
        return Capture(url=url, captured_at="2026-01-01T00:00:00.000000Z", status=200, headers=(("Content-Type", kind),), body=body)

    with Newsroom() as room:
        site = SITES["malangkota"].at(room.home)
        posts = [story for story in room.site.posts if story.is_public]
        pages = [(capture(story.path),) for story in posts]
        pages.insert(40, (capture(posts[0].path, more=b"<!-- " + 3_000_000 * b"x" + b" -->"),))  # more than the line can hold
        pages += [(capture("/wp-json/wp/v2/posts?per_page=100", "application/json"),) for _ in range(3)]  # whose answer is more than it can hold
        pages += [(capture(each.path), capture(f"{each.path}2/")) for each in posts if parts(each) == 2]
    handed = []
    def hand(aide, site, page, hand=Aide.hand):
        if took := hand(aide, site, page):
            handed.append(page)
        return took
    Aide.hand = hand
"""


def run(script: str) -> str:
    """In a process of its own, since an aide is split off from one that does nothing else yet; what it has logged."""
    words = [sys.executable, "-c", textwrap.dedent(BEFORE) + textwrap.dedent(script)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    return done.stderr


def test_what_it_says_is_what_the_clerk_would_have_said() -> None:
    run("""
        aide = Aide.called(os.dup(1))
        said = read_all(site, pages, aide)
        assert said == read_all(site, pages, None)
        assert len(said) == len(pages) > 50 and all(said) and sum(len(each) for each in said) > 200
        assert 1 < len(handed) < len(pages)
        for page, known in zip(pages[39:], said[39:]):
            assert aide.hand(site, page)
            assert aide.said(page) == known
            assert not aide.has(page)
        aide.dismiss()
    """)


def test_what_it_was_handed_ahead_is_not_read_twice() -> None:
    run("""
        aide, alone = Aide.called(os.dup(1)), read_all(site, pages, None)
        first, then = pages[:10], pages[10:20]
        assert [aide.hand(site, page) for page in (*then[:3], *first[8:])] == [True] * 5
        reading = type(site).reading
        own = []
        type(site).reading = lambda self, page, parts=(): own.append(page) or reading(self, page, parts)
        assert read_all(site, first, aide) == alone[:10]
        assert read_all(site, then, aide) == alone[10:20]
        assert len(own) + len(handed) == 20
        assert not aide.waiting and not any(map(aide.has, pages))
        aide.dismiss()
    """)


def test_reading_goes_on_when_it_is_killed() -> None:
    told = run("""
        aide, alone = Aide.called(os.dup(1)), read_all(site, pages, None)
        reading = type(site).reading
        def read_and_kill(self, first, parts=(), met=[]):
            met.append(first)
            if len(met) == 5:
                os.kill(aide._pid, signal.SIGKILL)
            return reading(self, first, parts)
        type(site).reading = read_and_kill
        assert read_all(site, pages, aide) == alone
        before = len(handed)
        assert read_all(site, pages, aide) == alone
        assert len(handed) == before > 0
        aide.dismiss()
    """)
    assert told.count("reading goes on without it") == 1


def test_page_of_many_headers_is_not_laid_beside_another() -> None:
    run("""
        from dataclasses import replace
        aide, long = Aide.called(os.dup(1)), pages[-1]
        said = b"<p>Pelayanan publik di Kota Malang, Kamis (23/1/2020).</p>" * 2_000  # an answer longer than its line can hold
        page = (replace(long[0], body=long[0].body.replace(b"</p>", b"</p>" + said, 1)),)
        fields = {
            "long": [(f"X-{number}", "x" * 8_000) for number in range(200)],
            "many, that hold nothing": [(chr(97 + number % 26), "") for number in range(250_000)],
            "beyond ASCII, which take two bytes there": [("X-Long", chr(255) * 10_000 + str(number)) for number in range(60)],
        }
        signal.alarm(60)  # rather than wait for ever
        assert aide.hand(site, page)
        for each in fields.values():
            assert not aide.hand(site, (replace(long[0], headers=(*long[0].headers, *each)),))
        assert aide.said(page) == read_all(site, [page], None)[0]
        aide.dismiss()
    """)


def test_what_it_lacks_is_told_by_the_clerk() -> None:
    told = run("""
        def broken(*_):
            raise ImportError("libxml2.so.2: cannot open shared object file")
        type(site).reading = broken
        aide = Aide.called(os.dup(1))
        try:
            read_all(site, pages, aide)
        except ImportError:
            aide.dismiss()
        else:
            raise AssertionError("nothing was told")
    """)
    assert "Traceback" not in told
