"""A real WordPress, crawled by every way and compared field by field with what was written into it."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from wordpress import WordPress

from scraper.extract.images import stem
from scraper.ways.entries import Entry, parse

from .conftest import Run
from .test_rebuild import same

pytestmark = pytest.mark.slow

POSTS = 400
_QUOTES = "SELECT text, speaker FROM quotes WHERE article = ?"
_DATES = "SELECT text, value FROM dates WHERE article = ? AND kind = 'event' AND value IS NOT NULL AND paragraph >= -1"
FLOOR = 0.995
"""Least share of the rows that must be right in each field."""
EVERYTHING = frozenset({"time", "modified", "featured caption", "author"})
PRINTED = {"kota": EVERYTHING, "twentytwentyfive": frozenset[str](), "twentytwentyfour": frozenset({"time"})}
"""What a theme's page prints of a story beside its text, so what can be held against the truth exactly.

The page of a story in Twenty Twenty-Five prints no date at all (its templates/single.html): the day of its address is
what there is. Neither block theme prints when a story was changed, nor the caption of its featured picture.
"""


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WordPress]:
    with WordPress(tmp_path_factory.mktemp("wordpress"), posts=POSTS) as opened:
        yield opened


def differences(row: dict[str, Any], kliping: Run, told: dict[str, Any], *, shows: frozenset[str]) -> dict[str, tuple[Any, Any]]:
    """The fields in which a row differs from the truth; ``shows`` names what this way of capture can show beside the story."""
    dateline = told["dateline"] or {}
    lists = {
        name: [each["name"] for each in kliping.rows(f"SELECT name FROM {name} WHERE article = ? ORDER BY position", row["id"])]
        for name in ("sections", "tags")
    }
    attachments = [each["url"] for each in kliping.rows("SELECT url FROM attachments WHERE article = ? ORDER BY position", row["id"])]
    captions = row["captions"].split("\n") if row["captions"] else []
    images = [stem(each["url"]) for each in kliping.rows("SELECT url FROM images WHERE article = ? AND url IS NOT NULL", row["id"])]
    related = {each["url"] for each in kliping.rows("SELECT url FROM related WHERE article = ?", row["id"])}
    mentioned = {(each["text"], each["value"][:10]) for each in kliping.rows(_DATES, row["id"])}
    happened = {(each["printed"], each["date"]) for each in told["dates"]}
    quotes = {each["text"].rstrip(".,"): each["speaker"] for each in kliping.rows(_QUOTES, row["id"])}
    said = {each["text"].rstrip(".,"): each["speaker"] for each in told["quotes"]}
    featured = [told["featured_caption"]] if told["featured_caption"] and "featured caption" in shows else []
    pairs = {
        "title": (row["title"], told["title"]),
        "published_at": (row["published_at"], told["published_at"] if "time" in shows else told["published_at"][:10]),
        "modified_at": (row["modified_at"], told["modified_at"] if "modified" in shows else None),
        "sections": (lists["sections"], told["sections"]),
        "tags": (lists["tags"], told["tags"]),
        "paragraphs": (row["body"].split("\n\n"), told["paragraphs"]),
        "captions": (captions, [*featured, *told["captions"]]),
        "dateline": (row["dateline"], dateline.get("printed")),
        "place": ((row["dateline_place"] or "").lower(), (dateline.get("place") or "").lower()),
        "label": (row["dateline_label"], dateline.get("label")),
        "byline": (row["byline"], told["byline"]),
        # Block themes curl the apostrophe of a name.
        "author": (row["author"] if "author" in shows else (row["author"] or "").replace("’", "'"), told["author"]),
        "attachments": (sorted(attachments), sorted(told["attachments"])),
        "images": (sorted(set(images)), sorted({stem(url) for url in (*told["images"], told["featured_image"]) if url})),
        "related": (sorted(related & set(told["related"])), sorted(set(told["related"]))),
        # The truth has the days on which the story happens; the reader reads the others too.
        "dates": (sorted(mentioned & happened), sorted(happened)),
        "quotes": (sorted(quotes), sorted(said)),
        # The truth has a speaker as first printed, with titles and office.
        "speakers": ([text for text, who in quotes.items() if not who or who not in said.get(text, "")], []),
    }
    return {name: pair for name, pair in pairs.items() if pair[0] != pair[1]}


def compare(kliping: Run, site: WordPress, shows: frozenset[str]) -> None:
    public = {post["link"]: post for post in site.truth["posts"] if not post["hidden"]}
    rows = {row["canonical_url"]: row for row in kliping.rows("SELECT * FROM articles")}
    assert set(rows) == set(public), (sorted(set(public) - set(rows))[:3], sorted(set(rows) - set(public))[:3])
    wrong: Counter[str] = Counter()
    examples: dict[str, Any] = {}
    for link, row in rows.items():
        for name, pair in differences(row, kliping, dict(public[link]), shows=shows).items():
            wrong[name] += 1
            examples.setdefault(name, (link, *pair))
    print({name: f"{1 - count / len(rows):.4f}" for name, count in wrong.items()}, *examples.items(), sep="\n")
    bad = {name: examples[name] for name, count in wrong.items() if 1 - count / len(rows) < FLOOR}
    assert bad == {}
    kliping.sound()


@pytest.mark.parametrize("theme", ["kota", "twentytwentyfive", "twentytwentyfour"])
def test_pages_of_a_theme(kliping: Run, site: WordPress, theme: str) -> None:
    """REST is closed, so every field comes from the pages as the theme prints them."""
    site.set_theme(theme)
    site.close_rest(True)
    kliping("crawl", "malangkota", "--home", site.home)
    assert kliping.last_crawl()["way"] == "sitemap"
    compare(kliping, site, PRINTED[theme])


@pytest.mark.parametrize("theme", ["kota", "twentytwentyfive"])
def test_rest_and_pages_agree(kliping: Run, site: WordPress, theme: str) -> None:
    site.set_theme(theme)
    site.close_rest(False)
    kliping("backfill", "malangkota", "--home", site.home, "--pages")
    compare(kliping, site, EVERYTHING)
    assert kliping.one("SELECT count(*) FROM revisions") == 0
    site.reset_requests()
    before = kliping.rows("SELECT * FROM readings")
    kliping("crawl", "malangkota", "--home", site.home)
    assert len(site.requests()) <= 5
    assert kliping.rows("SELECT * FROM readings") == before
    assert kliping.last_crawl()["new"] == kliping.last_crawl()["revised"] == 0


def test_a_theme_that_prints_no_date_at_all(kliping: Run, site: WordPress) -> None:
    """The only dates on the page belong to other stories: the day comes from the address, and nothing else is believed."""
    site.set_theme("kota")
    site.close_rest(True)
    site.php("update_option('kota_bare', 1);")
    try:
        kliping("crawl", "malangkota", "--home", site.home, "--limit", "60")
    finally:
        site.php("update_option('kota_bare', 0);")
    public = {post["link"]: post for post in site.truth["posts"]}
    for row in kliping.rows("SELECT * FROM articles"):
        assert row["published_at"] == public[row["canonical_url"]]["published_at"][:10]
        assert row["published_from"] == "address"


def feed(site: WordPress, path: str) -> tuple[Entry, ...]:
    with urlopen(f"{site.home.rstrip('/')}{path}") as answer:
        return parse(answer.read(), site.home).entries


def test_life_of_a_site(kliping: Run, tmp_path: Path) -> None:
    """Edits, silent edits, new, scheduled, withdrawn and protected posts on a small site of its own."""
    with WordPress(tmp_path / "wordpress", posts=60) as site:
        kliping("crawl", "malangkota", "--home", site.home)
        public = [post for post in site.truth["posts"] if not post["hidden"]]
        site.edit_post(public[30]["id"], "<p>Klojen (malangkota.go.id) – Naskah ini diperbarui redaksi pagi ini. (cah/yon)</p>")
        site.trash_post(public[31]["id"])
        site.publish("Kabar Baru dari Kelurahan Sukun", "<p>Sukun (malangkota.go.id) – Warga bergotong royong membersihkan sungai.</p>")
        site.php(f"wp_update_post(array('ID' => {public[32]['id']}, 'post_password' => 'rahasia'));")
        kliping("crawl", "malangkota", "--home", site.home)
        crawl = kliping.last_crawl()
        assert (crawl["new"], crawl["revised"], crawl["missing"]) == (1, 1, 1)
        assert kliping.one("SELECT count(*) FROM articles WHERE title LIKE 'Diproteksi%'") == 0
        assert kliping.one("SELECT byline FROM articles WHERE post_id = ?", public[30]["id"]) == "cah/yon"
        assert kliping.one("SELECT count(*) FROM articles WHERE post_id = ?", public[31]["id"]) == 1
        kliping.sound()
        newest, further, changed = (feed(site, path) for path in ("/feed/", "/feed/?paged=2", "/feed/atom/?orderby=modified"))
        assert len(newest) == len(further) == 10
        assert not {entry.url for entry in newest} & {entry.url for entry in further}
        assert public[30]["link"] in {entry.url for entry in changed[:3]}
        assert [entry.modified for entry in changed] == sorted((entry.modified for entry in changed), reverse=True)  # type: ignore[type-var]
        kliping("backfill", "malangkota", "--home", site.home, "--pages")
        assert same(kliping, tmp_path)["revisions"]


def test_everything_comes_out_of_the_warc_files(kliping: Run, site: WordPress, tmp_path: Path) -> None:
    """A whole site by lists and by pages, chunked and compressed as PHP sends it."""
    site.set_theme("kota")
    site.close_rest(False)
    kliping("backfill", "malangkota", "--home", site.home, "--pages")
    found = same(kliping, tmp_path)
    assert len(found["articles"]) == len([post for post in site.truth["posts"] if not post["hidden"]])
