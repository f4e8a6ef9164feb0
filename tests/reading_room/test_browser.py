"""The reading room in a real browser, over stories that want to be more than text."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.reading_room.browser import serving
from tests.reading_room.hostile import WEAPONS, covers, written

playwright = pytest.importorskip("playwright.sync_api", reason="make test-slow installs what a browser needs")
pytestmark = pytest.mark.slow


@pytest.fixture(scope="module", params=["written", "crawled"])
def hostile(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive in which every weapon stands wherever a story has text: put there, and come in by a crawl."""
    if request.param == "crawled":
        found: Path = request.getfixturevalue("attacked")
        return found
    return written(tmp_path_factory.mktemp("hostile"))


@pytest.fixture(scope="module")
def home(hostile: Path) -> Iterator[str]:
    """A real Datasette over it."""
    with serving(hostile) as address:
        yield address


SETTLED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))"
"""Until what a handler or an animation does after the load is done: two frames."""


class Trap:
    """A page that writes down everything that should not happen."""

    def __init__(self, page: "playwright.Page", home: str) -> None:
        self.page, self.home = page, home
        self.caught: list[str] = []
        self.refused: list[str] = []
        page.on("dialog", lambda dialog: (self.caught.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        page.on("request", self._asked)
        page.on("popup", lambda popup: self.caught.append(f"window: {popup.url}"))
        page.on("console", lambda message: self.refused.append(message.text) if "Content Security Policy" in message.text else None)

    def _asked(self, request: "playwright.Request") -> None:
        if not request.url.startswith((self.home, "data:image/")):
            self.caught.append(f"request: {request.url}")

    def visit(self, path: str) -> int:
        answer = self.page.goto(self.home + path, wait_until="load")
        self.page.evaluate(SETTLED)
        assert answer is not None
        return int(answer.status)


@pytest.fixture
def trap(browser: "playwright.Browser", home: str) -> Iterator[Trap]:
    page = browser.new_page()
    yield Trap(page, home)
    page.close()


NAMED = ("closing", "handler", "attribute", "bidi")
"""Weapons for which somebody's name and office are asked for."""
STORIES = [f"/archive/articles/{number}" for number in range(1, len(WEAPONS) + 1)]
PAGES = [
    "/",
    "/archive",
    "/archive/articles",
    "/archive/articles?_facet=section&_facet=author&_search=banjir",
    "/archive/latest",
    "/archive/search?q=banjir",
    "/archive/search?q=%3Cscript%3Ealert(1)%3C/script%3E",
    "/archive/tags",
    "/archive/sections",
    "/archive/images",
    "/archive/attachments",
    "/archive/related",
    "/archive/revisions",
    "/archive/revisions/1",
    "/archive/captures",
    "/archive/crawls",
    "/archive?sql=select+title+from+articles",
    "/archive?sql=%3C/textarea%3E%3Cscript%3Ealert(1)%3C/script%3E",
    "/%3Cscript%3Ealert(1)%3C/script%3E",
    *(
        "/tokoh",
        "/tokoh?q=%3Cscript%3Ealert(1)%3C/script%3E",
        "/jabatan",
        "/jabatan?q=Camat",
        "/tempat",
        "/tempat/99.01",
        "/hari",
        "/hilang",
    ),
    *(
        "/hari/2020",
        "/hari/2020-01",
        "/hari/2020-01-23",
        "/hari/2020-01-24",
        "/perubahan",
        "/perubahan/1/1",
        "/grafik",
        "/feeds/hilang.atom",
    ),
    *("/grafik?kata=" + quote(f"{WEAPONS['handler']}, banjir"), "/llms.txt", "/archive/versions", "/archive/problems", "/archive/said"),
    *("/archive/search?q=banjir&section=" + quote(WEAPONS["closing"]), "/archive/search?q=banjir&person=" + quote(WEAPONS["handler"])),
    *(f"/tokoh/{quote(WEAPONS[name][:200], safe='')}" for name in NAMED),
    *(f"/jabatan/{quote('Camat ' + WEAPONS[name][:200], safe='')}" for name in NAMED),
    *STORIES,
]
TURNED = """() => {
  const wrong = []
  const box = (node, last) => {  // what a node takes up of its last line, or of its first
    const range = document.createRange(); range.selectNode(node)
    const all = [...range.getClientRects()].filter(each => each.width > 0)
    if (!all.length) return null
    const line = last ? Math.max(...all.map(each => each.bottom)) : Math.min(...all.map(each => each.bottom))
    const there = all.filter(each => Math.abs(each.bottom - line) < 6)
    return {line, left: Math.min(...there.map(each => each.left)), right: Math.max(...there.map(each => each.right))}
  }
  for (const block of document.querySelectorAll('main p, main li, main dd, main dt, main td, main th, main h1, main h2, main h3, body > p, td')) {
    if (block.closest('.body, .difference, .CodeMirror, tr.changed, tr.removed, tr.inserted')) continue
    const inside = [...block.childNodes].filter(each => each.textContent.trim() && box(each, true))
    for (let at = 1; at < inside.length; at++) {
      const before = box(inside[at - 1], true), after = box(inside[at], false)
      if (Math.abs(before.line - after.line) < 6 && after.left < before.right - 2) wrong.push(block.outerHTML.slice(0, 600))
    }
  }
  return wrong
}"""
"""Blocks in which something stands to the left of what it follows."""


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path[:60])
def test_nothing_stored_runs_or_leaves(trap: Trap, path: str) -> None:
    if path.endswith(".atom"):
        is_text(trap, path)
        return
    trap.visit(path)
    assert trap.page.evaluate(TURNED) == []
    addresses = trap.page.evaluate(
        "[...document.querySelectorAll('a[href]')].map(link => new URL(link.getAttribute('href'), document.baseURI).href)"
    )
    assert not [each for each in addresses if not each.startswith(("http://", "https://", "mailto:"))]
    assert trap.page.query_selector("iframe, object, embed, base, svg animate, meta[http-equiv=refresh]") is None
    assert trap.page.evaluate("document.querySelectorAll('[onerror],[onload],[onfocus],[onmouseover],[onbegin]').length") == 0
    assert trap.caught == []
    assert trap.refused == []  # nothing even got so far that the policy had to stop it


def is_text(trap: Trap, path: str) -> None:
    """A feed, as a browser that shows it inside a page would take it."""
    told = trap.page.request.get(trap.home + path)
    assert told.status == 200
    trap.visit("/archive")
    found = trap.page.evaluate(
        """text => {
          const feed = new DOMParser().parseFromString(text, 'application/xml')
          const shown = [...feed.getElementsByTagName('content')].map(each => new DOMParser().parseFromString(each.textContent, 'text/html'))
          const bad = 'script, iframe, object, embed, base, svg, img, style, link, meta, form, [onerror], [onload], [onfocus], [onmouseover]'
          return [feed.querySelector('parsererror') === null, shown.flatMap(each => [...each.querySelectorAll(bad)].map(one => one.outerHTML))]
        }""",
        told.text(),
    )
    assert found == [True, []]
    assert trap.caught == []


def test_the_cover_of_the_evidence_is_a_page_of_text(hostile: Path, browser: "playwright.Browser", tmp_path: Path) -> None:
    shown = covers(hostile, tmp_path)
    assert len(shown) >= len(WEAPONS) - 1
    page = browser.new_page()
    trap = Trap(page, tmp_path.as_uri())
    for cover in shown:
        page.goto(cover.as_uri(), wait_until="load")
        page.evaluate(SETTLED)
        assert page.query_selector("script, iframe, object, embed, base, svg, img, form, meta[http-equiv=refresh], link") is None
        assert page.evaluate(TURNED) == []
        links = page.evaluate("[...document.querySelectorAll('a[href]')].map(link => link.getAttribute('href'))")
        assert not [link for link in links if not link or ":" in link or link.startswith("//")]
    assert trap.caught == []
    assert trap.refused == []
    page.close()


def test_a_page_that_would_be_turned_around_is_noticed(trap: Trap) -> None:
    trap.visit("/archive")
    trap.page.evaluate(
        "() => { const main = document.createElement('main'); document.body.append(main); "
        "main.innerHTML = '<p>\u202eJudul <small style=\"unicode-bidi: normal\">2020</small></p>' }"
    )
    assert len(trap.page.evaluate(TURNED)) == 1


def test_a_weapon_that_got_into_a_page_is_stopped_by_the_policy(trap: Trap) -> None:
    trap.visit("/archive")
    trap.page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=alert(1)><img src=http://exfiltration.example/p>')"
    )
    trap.page.evaluate("() => { const tag = document.createElement('script'); tag.textContent = 'alert(1)'; document.body.append(tag) }")
    trap.page.wait_for_timeout(200)
    assert [each for each in trap.caught if each.startswith("dialog")] == []
    assert len(trap.refused) >= 3


def test_datasettes_own_scripts_go_on_working(trap: Trap) -> None:
    trap.visit("/archive?sql=select+id+from+articles")
    assert trap.page.query_selector(".CodeMirror") is not None
    trap.visit("/archive/articles?_facet=section")
    assert trap.page.evaluate("typeof DATASETTE_ALLOW_FACET") == "boolean"
    assert "\n".join(trap.refused) == ""


def test_text_is_shown_as_it_was_printed(trap: Trap) -> None:
    bodies, headlines = set(), set()
    for path in STORIES:
        if trap.visit(path) == 200:
            bodies.add(trap.page.inner_text("article .body"))
            headlines.add(trap.page.inner_text("article h1"))
    assert any(WEAPONS["handler"] in each for each in bodies)
    assert any(WEAPONS["template"] in each for each in headlines)
