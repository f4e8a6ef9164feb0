"""For everyone: WCAG 2.2 AA as axe-core judges it, 320 pixels without sideways scrolling, dark and light, keyboard, no script."""

import json
from pathlib import Path

import pytest

from archive.record import Quotation
from tests.reading_room.browser import serving
from tests.reading_room.newsroom import article, kept

playwright = pytest.importorskip("playwright.sync_api", reason="make test-slow installs what a browser needs")
pytestmark = pytest.mark.slow

PAGES = [
    "/",
    "/archive",
    "/archive/search",
    "/archive/search?q=banjir",
    "/archive/search?q=zzzz",
    "/archive/search?q=-banjir",
    "/archive/search?q=layanan+OR+banjir&since=2019&changed=1&sort=newest",
    "/archive/search?q=bajnir&since=kemarin",
    "/archive/articles",
    "/archive/articles?section=Berita",
    "/archive/articles?_look=table&_facet=section",
    "/archive/latest?_search=banjir",
    "/archive/articles/1",
    "/archive/articles/2",
    "/archive/revisions/1",
    "/archive/said",
    "/archive/who_said_what?speaker=sri",
    "/archive?sql=select+id,+title+from+articles",
    "/archive?sql=select+nothing",
    "/tokoh",
    "/tokoh/Sri+Wahyuni",
    "/jabatan",
    "/jabatan/Camat+Balai+Kota",
    "/tempat",
    "/tempat/99.01",
    "/hari",
    "/hari/2020-01-23",
    "/hari/2020-01",
    "/hari/2020",
    "/perubahan",
    "/perubahan/1/1",
    "/hilang",
    "/grafik?kata=banjir,pasar",
    "/tokoh/Tak+Seorang",
    "/archive/captures/none",
    "/archive/articles?_sort=none",
    "/archive/quotes?speaker__contains=sri",
    "/archive/who_said_what?_show_sql=1",
    "/archive/search?q=layanan&_lang=en",
    "/",
    "/archive/articles/1",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


LOOKS = [(scheme, width) for width in (320, 1100) for scheme in ("light", "dark")]
"""Schemes of colours, and widths: a page is loaded once and looks like each of them in turn."""

JUDGED = "options => axe.run(document, options).then(told => told.violations)"


def barriers(
    browser: "playwright.Browser", home: str, paths: list[str], looks: list[tuple[str, int]], rules: list[str]
) -> dict[str, list[str]]:
    """What axe-core finds on pages in each of these looks."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe().axe_script
    # What axe adds to a page would need the number of the answer; the policy itself has tests of its own.
    context = browser.new_context(bypass_csp=True)
    page = context.new_page()
    found = {}
    for path in paths:
        page.goto(home + path)
        page.evaluate(axe)
        for scheme, width in looks:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 700})
            for each in page.evaluate(JUDGED, {"runOnly": rules, "resultTypes": ["violations"]}):
                found[f"{path} at {width}, {scheme}: {each['id']}"] = [node["html"][:200] for node in each["nodes"][:3]]
    context.close()
    return found


def test_no_page_has_a_barrier(browser: "playwright.Browser", home: str) -> None:
    found = barriers(browser, home, PAGES, LOOKS, RULES)
    assert found == {}, json.dumps(found, indent=1)


def test_links_that_stand_close_can_be_met_with_a_finger(browser: "playwright.Browser", tmp_path: Path) -> None:
    """A story in each month of two years, each with a speaker of its own: links beside links, and more than a facet shows."""
    names = [
        f"{name} Santoso"
        for name in [
            "Adi",
            "Budi",
            "Cici",
            "Dewi",
            "Eko",
            "Fitri",
            "Gita",
            "Hadi",
            "Ira",
            "Joko",
            "Kiki",
            "Lina",
            "Maya",
            "Nana",
            "Oki",
            "Putri",
        ]
    ]
    told = [
        article(
            number,
            day=f"{2019 + number // 12}-{number % 12 + 1:02d}-11",
            quotes=(Quotation(text="layanan baru", speaker=names[number % len(names)], paragraph=1, start=15),),
        )
        for number in range(24)
    ]
    with serving(kept(tmp_path, *told)) as home:
        found = barriers(browser, home, ["/hari", "/archive/quotes"], LOOKS[:1], ["target-size"])
        page = browser.new_page(viewport={"width": 320, "height": 640})
        page.goto(f"{home}/hari")
        region = page.locator(".scroll:has(.heat)")
        assert region.evaluate("each => [each.scrollWidth, each.clientWidth]") == [320, 320]
        page.close()
    assert found == {}, json.dumps(found, indent=1)


def test_nothing_is_wider_than_a_small_phone(browser: "playwright.Browser", home: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    wide = {}
    for path in PAGES:
        page.goto(home + path)
        if (width := page.evaluate("document.documentElement.scrollWidth")) > 320:
            wide[path] = width
    page.close()
    assert wide == {}


LINES = """() => [...document.querySelectorAll('.typed')].map(each => {
  const text = document.createRange(); text.selectNodeContents(each); return [each.textContent, text.getClientRects().length] })"""


@pytest.mark.parametrize("path", ["/archive/search?q=-banjir", "/archive/articles?_search=-banjir"])
def test_what_is_to_be_typed_is_never_broken_at_its_hyphen(browser: "playwright.Browser", home: str, path: str) -> None:
    page = browser.new_page()
    page.goto(home + path)
    for width in range(320, 440, 10):
        page.set_viewport_size({"width": width, "height": 640})
        told = page.evaluate(LINES)
        assert ["pasar -banjir", 1] in told  # a plain hyphen, as it is copied
        assert {lines for _, lines in told} == {1}, width
    page.close()


@pytest.mark.parametrize("path", ["/", "/archive/search", "/archive/articles"])
def test_the_search_box_is_on_the_first_screen_of_a_phone(browser: "playwright.Browser", home: str, path: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto(home + path)
    box = page.locator("input[type=search]").first.bounding_box()
    page.close()
    assert box is not None
    assert box["y"] + box["height"] < 640


def test_everything_can_be_reached_by_keyboard(browser: "playwright.Browser", home: str) -> None:
    page = browser.new_page()
    page.goto(home + "/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "content"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.type") == "search"
    page.keyboard.type("banjir")
    page.keyboard.press("Enter")
    page.wait_for_url("**/archive/search?**")
    assert page.locator("a", has_text="Warga Siaga Banjir").count() >= 1
    page.close()


@pytest.mark.parametrize(("language", "first", "told"), [("id", "Urutkan menaik", "Jenis: TEXT"), ("en", "Sort ascending", "Type: TEXT")])
def test_the_menu_of_a_column_opens_by_keyboard_in_the_readers_language(
    browser: "playwright.Browser", home: str, language: str, first: str, told: str
) -> None:
    page = browser.new_page()
    page.goto(f"{home}/archive/quotes?_nofacet=1&_lang={language}")
    page.locator("th[data-column=speaker] .dropdown-menu-icon").focus()
    page.keyboard.press("Enter")
    menu = page.locator("body > .dropdown-menu")
    page.wait_for_function("() => document.activeElement.closest('body > .dropdown-menu')")
    assert page.evaluate("document.activeElement.textContent") == first
    assert told in menu.inner_text().replace("TYPE", "Type").replace("JENIS", "Jenis")
    page.keyboard.press("Escape")
    assert not menu.is_visible()
    assert page.evaluate("document.activeElement.closest('th').dataset.column") == "speaker"
    page.locator("h1").click()
    assert page.locator("dl.column-descriptions").is_visible()  # a click elsewhere closes menus alone
    page.locator("th[data-column=speaker] .dropdown-menu-icon").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url("**_sort=speaker**")
    page.close()


def test_pages_work_without_script(browser: "playwright.Browser", home: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(home + "/")
    page.fill("input[type=search]", "banjir")
    page.click("form.find button")
    page.click("text=Warga Siaga Banjir")
    assert "Hujan deras membuat sungai meluap." in page.inner_text("article")
    context.close()
