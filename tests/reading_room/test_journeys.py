"""What people come for, done in a real browser from the front page on: a journalist's way, a researcher's way, an alert."""

import csv
import io
import itertools
import json
from collections.abc import Iterator
from xml.etree import ElementTree

import pytest

playwright = pytest.importorskip("playwright.sync_api", reason="make test-slow installs what a browser needs")
pytestmark = pytest.mark.slow


@pytest.fixture
def page(browser: "playwright.Browser", home: str) -> Iterator["playwright.Page"]:
    context = browser.new_context(base_url=home, viewport={"width": 390, "height": 780}, accept_downloads=True)
    opened = context.new_page()
    opened.goto("/")
    yield opened
    context.close()


def test_a_journalist_finds_all_that_somebody_said(page: "playwright.Page") -> None:
    page.fill("input[name=q]", "banjir")
    page.press("input[name=q]", "Enter")
    page.click("text=Warga Siaga Banjir")
    page.click(".who >> text=Sri Wahyuni")
    assert page.inner_text("h1") == "Sri Wahyuni"
    assert "Kami siap membantu warga." in page.inner_text(".quotes")
    address = page.get_attribute("#quotes ~ .export-links a:has-text('CSV')", "href")
    answer = page.request.get(address)
    rows = list(csv.DictReader(io.StringIO(answer.text())))
    assert [row["speaker"] for row in rows] == ["Sri Wahyuni"]
    assert rows[0]["quotation"] == "Kami siap membantu warga."


def test_on_deadline_one_finds_who_said_what_and_whether_the_story_was_changed(page: "playwright.Page") -> None:
    page.goto("/archive/search?q=banjir&since=2020")
    page.click("text=Siapa mengatakan apa dalam berita ini")
    assert "Kami siap membantu warga." in page.inner_text("table")
    answer = page.request.get(page.get_attribute(".export-links a:has-text('CSV')", "href"))
    [row] = csv.DictReader(io.StringIO(answer.text()))
    assert (row["speaker"], row["changed_at"][:10]) == ("Sri Wahyuni", "2020-02-02")
    cited = page.request.get(page.get_attribute(".export-links a:text-is('bib')", "href")).text()
    assert "title = {{Warga Siaga Banjir Bandang}}" in cited


def test_a_researcher_goes_from_a_facet_to_sql_and_a_citation(page: "playwright.Page") -> None:
    page.click("nav >> text=Berita")
    page.click("#facets >> text=Lingkungan")
    page.click("text=Warga Siaga Banjir")
    with page.expect_response("**/b/*.bib") as asked:
        page.evaluate("fetch(document.querySelector('a[href$=\".bib\"]').href)")
    assert asked.value.text().startswith("@")
    page.go_back()
    page.click(".export-links >> text=SQL")
    page.locator(".CodeMirror").wait_for()
    found = page.request.get("/archive.json?sql=select+count(*)+as+n+from+articles&_shape=array")
    assert json.loads(found.text())[0]["n"] == 5


def test_an_alert_can_be_subscribed_to(page: "playwright.Page") -> None:
    page.click("nav >> text=Perubahan")
    address = page.get_attribute("link[type='application/atom+xml']", "href")
    feed = ElementTree.fromstring(page.request.get(address).text())
    atom = "{http://www.w3.org/2005/Atom}"
    assert feed.tag == f"{atom}feed"
    for part in ("id", "title", "updated"):  # RFC 4287, section 4.1.1
        assert feed.find(f"{atom}{part}") is not None, part
    for entry in feed.iter(f"{atom}entry"):
        for part in ("id", "title", "updated"):
            assert entry.find(f"{atom}{part}") is not None, part


def test_a_screen_reader_hears_the_page_in_order(page: "playwright.Page") -> None:
    page.goto("/archive/articles/1")
    heard = page.locator("body").aria_snapshot()
    order = ["link", "navigation", "main", 'heading "Warga Siaga Banjir', "Hujan deras", "contentinfo"]
    places = [heard.find(each) for each in order]
    assert -1 not in places, heard
    assert places == sorted(places)
    levels = [int(level) for level in page.evaluate("[...document.querySelectorAll('h1,h2,h3,h4')].map(each => each.tagName[1])")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in itertools.pairwise(levels))
