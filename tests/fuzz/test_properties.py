"""What holds for everything that hypothesis can think of; quickly in every run, thoroughly in the slow one."""

import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archive import differences, manifest
from archive.differences import Change
from scraper.date_lines import date_lines
from scraper.extract.dates import stamp
from scraper.items import Checked, Missed
from scraper.letters import End, Unpacked, packed
from tests.fuzz import laws
from tests.fuzz.wild import JSON, ODD, PROSE, QUICK, TEXT, THOROUGH

Property = Callable[..., None]


def both(**strategies: Any) -> Callable[[Property], Property]:
    """A property tried with a few examples in every run and with many in the slow one."""

    def tried(law: Property) -> Property:
        @pytest.mark.parametrize("how", [pytest.param(QUICK, id="quick"), pytest.param(THOROUGH, id="thorough", marks=pytest.mark.slow)])
        def test(how: Any) -> None:
            how(given(**strategies)(law))()

        test.__doc__ = law.__doc__
        return test

    return tried


# -- reading ---------------------------------------------------------------------------------------------------------

MEDIA = (
    "text/html; charset=utf-8",
    "text/html",
    "text/html; charset=utf-16",
    "text/html; charset=shift_jis",
    "text/html; charset=rot13",
    "text/plain",
    "",
    "x" * 500,
)
ELEMENTS = (
    "div",
    "p",
    "b",
    "ul",
    "li",
    "table",
    "td",
    "h1",
    "time",
    "a",
    "img",
    "script",
    "style",
    "svg",
    "template",
    "article",
    "figure",
    "br",
)
NAMES = ("class", "id", "href", "src", "datetime", "itemprop", "content", "alt", "rel", "style", "onclick")
VALUES = (
    *("entry-content", "entry-title", "post-1", "postid-7", "entry-date published", "related", "tags-links", "bookmark", "articleBody"),
    *("datePublished", "2020-01-24T09:15:00+07:00", "/2020/01/24/taman/", "http://[::1", "javascript:alert(1)", "//[", "?p=9", "a.pdf"),
)
TREES = st.recursive(
    PROSE,
    lambda inner: st.tuples(
        st.sampled_from(ELEMENTS),
        st.dictionaries(st.sampled_from(NAMES), st.sampled_from(VALUES) | TEXT, max_size=3),
        st.lists(inner, max_size=4),
        st.booleans(),
    ),
    max_leaves=15,
)


def markup(tree: Any) -> str:
    """A tree as HTML; some elements are never closed, and nothing in them is escaped."""
    if isinstance(tree, str):
        return tree
    name, attributes, inner, closed = tree
    told = "".join(f' {key}="{value}"' for key, value in attributes.items())
    return f"<{name}{told}>{''.join(map(markup, inner))}{f'</{name}>' if closed else ''}"


@both(body=st.binary(max_size=400), media=st.sampled_from(MEDIA), status=st.sampled_from((200, 200, 200, 203, 404, 500, 999)))
def test_any_bytes_are_an_article_or_a_problem(body: bytes, media: str, status: int) -> None:
    laws.readings(laws.SITE.read(laws.capture(body, kind=media, status=status)))


@both(tree=TREES, title=TEXT)
def test_any_markup_is_an_article_or_a_problem(tree: Any, title: str) -> None:
    whole = f'<title>{title}</title><body class="single"><h1>{title} Judul</h1><div class="entry-content"><p>Teks berita.</p>{markup(tree)}'
    laws.page(whole.encode("utf-8", "surrogatepass"))


@both(told=JSON)
def test_any_json_in_a_page_is_borne(told: Any) -> None:
    block = json.dumps({"@type": "NewsArticle", "headline": told, "datePublished": told, "author": told, "image": told, "@graph": told})
    laws.page(laws_page(f'<script type="application/ld+json">{block}</script>'))


def laws_page(head: str) -> bytes:
    return f'<html><head>{head}</head><body class="single"><h1>Judul berita</h1><div class="entry-content"><p>Teks.</p></div>'.encode(
        "utf-8", "replace"
    )


FIELDS = ("id", "type", "status", "link", "date", "date_gmt", "modified", "modified_gmt", "title", "content", "_embedded")
POST: dict[str, Any] = {
    "id": 1,
    "link": "https://contoh.go.id/2020/01/24/taman/",
    "title": {"rendered": "Judul"},
    "content": {"rendered": "<p>Teks berita."},
    "_embedded": {
        "author": [{"name": "a"}],
        "wp:term": [[{"taxonomy": "category", "name": "b"}]],
        "wp:featuredmedia": [{"source_url": "c"}],
    },
}


@both(told=JSON, changed=st.dictionaries(st.sampled_from(FIELDS), JSON, max_size=3), inner=JSON)
def test_json_of_any_shape_is_read_or_told(told: Any, changed: dict[str, Any], inner: Any) -> None:
    laws.rest(json.dumps(told).encode())
    laws.rest(json.dumps([POST | changed, inner]).encode())
    embedded = dict.fromkeys(("author", "wp:term", "wp:featuredmedia"), inner)
    laws.rest(json.dumps([POST | {"title": {"rendered": inner}, "content": {"rendered": inner}, "_embedded": embedded}]).encode())


@both(shown=PROSE | TEXT)
def test_dates_and_names_stand_where_they_are_said_to(shown: str) -> None:
    laws.text(shown)


@both(shown=PROSE | TEXT)
def test_a_line_of_dates_is_a_line_of_json(shown: str) -> None:
    line = " ".join(shown.split())
    [told] = date_lines([f"2020-01-24\t{line}"], "WIB")
    assert "\n" not in told
    for each in json.loads(told)["dates"]:
        assert each["text"] in line
        assert each["value"] is None or laws.is_value(each["value"])


@both(shown=PROSE | TEXT)
def test_a_stamp_is_a_moment_or_nothing(shown: str) -> None:
    value = stamp(shown, laws.ZONE)
    assert value is None or laws.is_value(value)


# -- addresses and discovery -----------------------------------------------------------------------------------------

PARTS = (
    *(
        "https://",
        "http://",
        "//",
        "contoh.go.id",
        "www.",
        "CONTOH.go.id.",
        ":443",
        ":80",
        ":99999",
        "lain.example",
        "user:pw@",
        "[::1]",
        "\\",
    ),
    *("/", "/2020/01/24/", "taman", "/page/2/", "/amp", "/feed", "/index.php", "/../", "/./", "%2f", "%2e%2e", "%", "%zz", "%E2%80", ".."),
    *(
        "?",
        "&",
        "=",
        "p=9",
        "utm_source=x",
        "amp",
        "#",
        ";",
        "@",
        " ",
        "\t",
        "\n",
        "é",
        "\u202e",
        "。",
        "．",
        "\ud800",
        "javascript:",
        "data:",
    ),
)
ADDRESSES = st.lists(st.sampled_from(PARTS) | st.text(max_size=3), max_size=12).map("".join)


@both(url=ADDRESSES)
def test_a_canonical_address_is_its_own_and_stays_on_its_host(url: str) -> None:
    laws.address(url)
    laws.address(url, "https://www.kota.go.id/berita/")
    laws.address(f"https://contoh.go.id/{url}")


@both(body=TEXT.map(lambda text: text.encode("utf-8", "surrogatepass")) | st.binary(max_size=200), url=ADDRESSES)
def test_any_sitemap_feed_and_robots_txt_is_read_or_told(body: bytes, url: str) -> None:
    told = url.encode("utf-8", "surrogatepass")
    for shown in (body, b"<urlset><url><loc>%s</loc><lastmod>%s</lastmod></url></urlset>" % (told, body)):
        laws.sitemap(shown)
    laws.sitemap(b"<sitemapindex><sitemap><loc>%s</loc></sitemap></sitemapindex>" % told)
    for shown in (body, b"<rss><item><link>%s</link></item></rss>" % told, b'<feed><entry><link href="%s"/></entry></feed>' % told):
        laws.feed(shown)
    laws.robots(b"User-agent: *\nDisallow: %s\nSitemap: %s\n%s" % (told, told, body))
    laws.robots(body)


# -- what is kept ----------------------------------------------------------------------------------------------------

WRITTEN = st.lists(st.sampled_from(("satu", "dua", "tiga", "\n\n", " ", "\t", "[-", "+}")) | TEXT, max_size=30).map(" ".join)


@both(before=WRITTEN, after=WRITTEN)
def test_the_sides_of_a_difference_give_both_texts_back(before: str, after: str) -> None:
    runs = differences.words(before, after)
    assert _side(runs, Change.INSERTED) == after.split()
    assert _side(runs, Change.REMOVED) == before.split()
    told = differences.paragraphs(before, after)
    assert sorted(word for each in told if each.change is not Change.REMOVED for word in _side(each.runs, Change.INSERTED)) == sorted(
        after.split()
    )
    assert sorted(word for each in told if each.change is not Change.INSERTED for word in _side(each.runs, Change.REMOVED)) == sorted(
        before.split()
    )
    kept = [word for each in told if each.change is not Change.REMOVED for word in _side(each.runs, Change.INSERTED)]
    assert kept == after.split()  # in the order of the later one


def _side(runs: Any, own: Change) -> list[str]:
    """The words of one side: what both have, and what it has alone."""
    other = Change.REMOVED if own is Change.INSERTED else Change.INSERTED
    return [word for run in runs if run.change is not other for word in run.text.split()]


@both(values=st.lists(st.dictionaries(TEXT, JSON, max_size=3) | TEXT, max_size=4), cuts=st.lists(st.integers(0, 500), max_size=6))
def test_letters_arrive_as_they_were_sent_however_they_are_cut(values: list[Any], cuts: list[int]) -> None:
    sent = [
        End(reason="finished", exit_code=0, facts={"notes": values}),
        Checked(url=ODD, kind="page", status=200, etag=repr(values), last_modified=None),
        Missed(url="https://contoh.go.id/", kind="timeout", detail=repr(values), again=False),
    ]
    wire, unpacked = b"".join(map(packed, sent)), Unpacked()
    arrived: list[Any] = []
    last = 0
    for cut in (*sorted(cuts), len(wire)):
        arrived += unpacked.feed(wire[last:cut])
        last = max(last, cut)
    assert repr(arrived) == repr(sent)  # repr: a NaN is not itself


@both(line=st.binary(max_size=200), told=JSON, ends=st.integers(0, 200))
def test_a_line_of_the_manifest_is_an_entry_or_garbled(line: bytes, told: Any, ends: int) -> None:
    whole = {
        "number": 1,
        "previous": "0",
        "sealed_at": "x",
        "sealed_by": "y",
        "rows": {"articles": {"1": "a"}},
        "files": {"f": {"length": 1}},
    }
    written = manifest.line(whole)
    for shown in (
        line,
        json.dumps(told).encode(),
        written[:ends],
        written.replace(b'"number":1', b'"number":1e999'),
        *(json.dumps(whole | {name: told}).encode() for name in whole),
    ):
        try:
            entry = manifest.parsed(shown)
        except manifest.Garbled:
            continue
        assert entry.digest == manifest.sha256(shown)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / manifest.MANIFEST
        path.write_bytes(written + written[: ends % len(written)] + line)
        assert b"".join(text for text, _ in manifest.lines(Path(folder))) == path.read_bytes()
        manifest.written(Path(folder), len(written))
        manifest.append(Path(folder), written, len(written))
        assert path.read_bytes() == written * 2
