"""Style sheets and large menus are emptied before a page is parsed: everything else of the page stays as it is."""

import pytest
from lxml import etree

from scraper.extract import page as pages
from scraper.extract.ballast import lightened
from scraper.extract.markup import parse
from tests.extract.pages import TITLE, URL, article, capture, classic, page, read

ITEMS = "".join(f'<li class="menu-item menu-item-{n}"><a href="/layanan/dinas-{n}/"><span>Layanan</span> {n}</a></li>' for n in range(60))
DEEP = '<li><a href="/a/">A</a><ul class="sub-menu"><li><a href="/b/">B &amp; C<i class="fa"></i></a></li></ul></li>'
MENU = f'<nav class="mega-menu" aria-label="Menu"><div class="wrap"><ul>{ITEMS}{DEEP}</ul></div></nav>'
SIDEBAR = (
    '<aside class="samping"><form role="search"><label>Cari<input name="s"></label><button>Cari</button></form><section class="widget">'
    f'<h2 class="widget-title">Arsip</h2><nav><ul>{ITEMS}</ul></nav></section><p>Dibaca<br>73 kali</p></aside>'
)
BARE = SIDEBAR.replace("<nav>", "").replace("</nav>", "")
STYLE = "<style>.menu > li { color: red }</style>"
NAMES = frozenset({"entry-content", "related-posts"})


def emptied(source: bytes) -> bytes:
    """The tree of a page with nothing in its style sheets, menus and sidebars."""
    root, _ = parse(source)
    assert root is not None
    for element in list(root.iter("nav", "aside", "style")):
        element.clear(keep_tail=True)
    return etree.tostring(root)


@pytest.mark.parametrize("menu", [MENU, SIDEBAR], ids=["menu", "sidebar"])
@pytest.mark.parametrize(
    "around",
    ["{}", "<p>Satu {} dua", "<a href='/x/'>{}</a>", "<table><tr><td>{}<td>{}</table>", "<ul><li>{}</ul>", "<div><b>{}<p>x</div>"],
)
def test_everything_else_stays_where_it_is(around: str, menu: str) -> None:
    source = page(around.replace("{}", STYLE + menu) + classic()).encode()
    light, menus = lightened(source, NAMES)
    assert len(menus) == around.count("{}")
    assert len(light) < len(source) - 4000
    assert emptied(light) == emptied(source)


@pytest.mark.parametrize(
    "kept",
    [
        MENU.replace("</li>", "", 1),
        MENU.replace("</a>", "</a></div>", 1),
        MENU.replace("</a>", "<a>x</a></a>", 1),
        MENU.replace("Layanan", "1 < 2", 1),
        MENU.replace("Layanan", "<!-- -->", 1),
        MENU.replace("<span>", '<span title="a>', 1),
        MENU.replace("</nav>", ""),
        MENU.replace("<span>", "<img src='x.png'><span>", 1),
        MENU.replace("mega-menu", "related-posts"),
        MENU.replace('href="/a/"', 'href="/a/" rel="category tag"'),
        MENU.replace('href="/a/"', 'itemprop="url" href="/a/"'),
        f"<nav><ul>{ITEMS[: ITEMS.find('menu-item-9') - 21]}{'<li>x</li>' * 90}</ul></nav>",
        f"<aside><ul>{ITEMS[: ITEMS.find('menu-item-39') - 21]}</ul></aside>",
        BARE.replace("<br>", "<img src='x.png'>"),
        BARE.replace("<br>", "<script></script>"),
        BARE.replace("h2", "h1"),
        BARE.replace("</p>", ""),
        f'<div title="{MENU.partition(" class")[0]}> x',
        "<style><!-- p { } --></style>",
        '<style media="a',
    ],
)
def test_what_is_not_plain_is_left_to_the_parser(kept: str) -> None:
    source = page(kept + classic()).encode()
    assert lightened(source, NAMES) == (source, ())


@pytest.mark.parametrize("opened", ["<nav>", "<aside><a >x</a>", "<style>", '<nav a="', "<nav><ul><li><a >"])
@pytest.mark.parametrize("closed", ["", "</nav>", "</style>"])
def test_what_is_opened_a_thousandfold_is_no_trouble(opened: str, closed: str) -> None:
    source = (opened * 10_000 + closed).encode()
    assert len(lightened(source, NAMES)[0]) >= len(source) - len(opened)


def test_a_page_is_read_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    source = page(f"{STYLE}{MENU}{classic()}{SIDEBAR}{MENU}")
    light = article(source)
    monkeypatch.setattr(pages, "lightened", lambda page, names: (page, ()))
    assert article(source) == light
    assert light.title == TITLE


def test_a_translation_is_found_in_a_menu() -> None:
    address = URL.replace("/2020/", "/en/2020/")
    menu = MENU.replace('href="/b/"', f'href="{address}"')
    assert lightened(page(menu).encode(), NAMES)[1]
    assert article(page(menu + classic())).translation_url == address
    assert article(page(f"<!--{menu}-->" + classic())).translation_url is None


def test_what_is_kept_is_the_page_as_it_came() -> None:
    source = page(STYLE + MENU + classic())
    assert read(source).capture == capture(source)
