"""A small town's newsroom: articles made by hand, and an archive that has seen them come, change and go."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from archive.record import (
    Appearance,
    Article,
    Attachment,
    Candidate,
    Capture,
    DateMention,
    Image,
    InstitutionMention,
    Place,
    PlaceMention,
    Problem,
    Quotation,
    Reading,
    Related,
    Want,
)
from archive.store import Archive

HOME = "https://kotasari.go.id/"
SITE = {
    "name": "kotasari",
    "title": "Pemerintah Kota Sari",
    "region_code": "99.01",
    "zone": "Asia/Jakarta",
    "home": HOME,
    "since": "2019-11",
}
OTHER = SITE | {
    "name": "kotalain",
    "title": "Pemerintah Kota Lain",
    "region_code": "99.02",
    "home": "https://kotalain.go.id/",
    "since": "2020-01",
}

BODY = ("Pemerintah kota membuka layanan baru di balai kota.", "Warga menyambut layanan itu dengan senang.")


def article(
    number: int, title: str = "Layanan Baru Dibuka", day: str = "2020-01-24", *, body: tuple[str, ...] = BODY, **more: Any
) -> Article:
    url = f"{HOME}{day.replace('-', '/')}/kabar-{number}/"
    values: dict[str, Any] = {
        "url": url,
        "canonical_url": url,
        "site": "kotasari",
        "post_id": number,
        "title": title,
        "published_at": f"{day}T09:15:00+07:00",
        "published_from": "rest",
        "modified_at": f"{day}T09:15:00+07:00",
        "modified_from": "rest",
        "section": "Berita",
        "sections": ("Berita",),
        "dateline": "Balai Kota (kotasari.go.id) –",
        "dateline_place": "Balai Kota",
        "byline": "ani/bud",
        "lead": body[0] if body else None,
        "body": body,
        "word_count": sum(len(part.split()) for part in body),
        "language": "id",
        "captured_via": "page",
    }
    return Article(**(values | more))


def reading(told: Article, day: int = 1) -> Reading:
    """What was read of an article's page on a day of February 2020."""
    page = f"{told.title}\n{told.body}".encode()
    return Reading(
        capture=Capture(url=told.url, captured_at=at(day, told.post_id or 0), status=200, body=page), address=told.url, article=told
    )


def at(day: int, second: int = 0) -> str:
    return f"2020-02-{day:02d}T01:02:{second % 60:02d}.000000Z"


def trouble(told: Article, kind: str, day: int, status: int = 200) -> Reading:
    capture = Capture(url=told.url, captured_at=at(day, told.post_id or 0), status=status, body=f"{kind} {told.post_id}".encode())
    return Reading(capture=capture, address=told.url, problem=Problem(kind=kind, detail=f"{kind}, as the test has it"))


FLOOD = article(
    1,
    "Warga Siaga Banjir",
    "2020-01-24",
    body=("Hujan deras membuat sungai meluap.", 'Camat berkata, "Kami siap <b>membantu</b> warga."'),
    section="Lingkungan",
    sections=("Lingkungan", "Berita"),
    tags=("banjir", "sungai"),
    captions="Petugas mengangkat karung pasir",
    images=(Image(url=f"{HOME}uploads/karung.jpg", caption="Petugas mengangkat karung pasir"),),
    dates=(
        DateMention(text="Kamis (23/1/2020)", value="2020-01-23", kind="event", paragraph=0, start=0),
        DateMention(text="tahun 2010", value="2010", kind="historical", paragraph=1, start=0),
    ),
    event_date="2020-01-23",
    attachments=(Attachment(url=f"{HOME}uploads/edaran.pdf", label="Surat edaran"),),
    people=(
        Appearance(
            name="Sri Wahyuni",
            printed="Dra. Sri Wahyuni",
            honorifics="Dra.",
            office="Camat Balai Kota",
            institution="Pemerintah Kota Sari",
            paragraph=1,
            start=0,
        ),
    ),
    quotes=(
        Quotation(
            text="Kami siap membantu warga.",
            speaker="Sri Wahyuni",
            speaker_printed="Camat",
            office="Camat Balai Kota",
            verb="berkata",
            paragraph=1,
            start=15,
        ),
    ),
    institutions=(InstitutionMention(name="Badan Penanggulangan Bencana Daerah", abbreviation="BPBD", paragraph=0, start=0),),
    places=(PlaceMention(code="99.01", name="Kota Sari", printed="Kota Sari", paragraph=0, start=0),),
    related=(Related(url=f"{HOME}2019/01/02/kabar-0/", title="Kabar lama", printed_date="2 Januari 2019"),),
)
MARKET = article(
    2, "Pasar Besar Ditata", "2019-12-30", body=("Pedagang pasar besar pindah ke lantai dua.", "Banjir tidak lagi menggenangi pasar.")
)
FAIR = article(
    3,
    "Pekan Buku Sepekan",
    "2020-03-02",
    byline="cici",
    dates=(DateMention(text="21 sampai 28 Februari", value="2020-02-21/2020-02-28", kind="range", paragraph=0, start=0),),
)
SCHOOL = article(
    4,
    "Sekolah Alam Berbenah",
    "2020-03-05",
    section="Pendidikan",
    sections=("Pendidikan",),
    dateline=None,
    dateline_place=None,
    byline=None,
)
UNDATED = article(5, "Profil Kota", "2020-03-06", modified_at=None)


def told_at_length(number: int) -> Article:
    """A story as long as they come, with much of everything that belongs to one."""
    long = "Pemerintah kota membuka layanan yang panjang namanya. " * 20
    office = f"Kepala Dinas Perumahan Rakyat dan Kawasan Permukiman {number}"
    uploads = f"{HOME}wp-content/uploads/2020/01/nama-berkas-yang-panjang-{number}"
    quotes = tuple(Quotation(text=f"{n} {long}", speaker="Sri Wahyuni", verb="kata", paragraph=1, start=n) for n in range(2))
    return article(
        number,
        f"Kabar {number}",
        "2020-01-24",
        body=(long,) * 11,
        lead=long,
        captions=long,
        byline=f"ani/bud/{number}",
        section=f"Rubrik {number % 20}",
        sections=(f"Rubrik {number % 20}", "Berita"),
        tags=tuple(f"tagar-{number}-{n}" for n in range(3)),
        images=tuple(Image(url=f"{uploads}-{n}.jpg", caption=long) for n in range(3)),
        attachments=(Attachment(url=f"{uploads}.pdf", label=long),),
        dates=tuple(DateMention(text="Kamis (23/1/2020)", value="2020-01-23", kind="event", paragraph=n, start=0) for n in range(3)),
        people=(Appearance(name=f"Sri Wahyuni {number}", printed=f"Dra. Sri Wahyuni {number}", office=office, paragraph=1, start=0),),
        quotes=quotes,
        institutions=tuple(InstitutionMention(name=f"Badan {number} {n}", paragraph=n, start=0) for n in range(3)),
        places=(PlaceMention(code="99.01", name="Kota Sari", printed="Kota Sari", paragraph=0, start=0),),
        related=tuple(Related(url=f"{HOME}2019/01/02/kabar-{number}-{n}/", title=long) for n in range(3)),
    )


STORIES = (FLOOD, MARKET, FAIR, SCHOOL, UNDATED)


def opened(folder: Path, site: dict[str, str] = SITE) -> Archive:
    archive = Archive(folder)
    archive.begin(site, "crawl", {"software": "kliping/test"})
    archive.know([Place(code="99.01", name="Kota Sari", kind="kota", latitude=-7.98, longitude=112.63)])
    return archive


def kept(folder: Path, *stories: Article) -> Path:
    """The database of an archive that holds just these."""
    with opened(folder) as archive:
        archive.keep([reading(told) for told in stories])
        archive.end("finished", 0, way="rest", requests=len(stories))
        return archive.path


def town(folder: Path) -> Path:
    """The database of a town whose articles were kept, then changed, silently changed, lost and spoilt."""
    first = kept(folder, *STORIES)
    with opened(folder) as archive:
        archive.keep([reading(replace(FLOOD, title="Warga Siaga Banjir Bandang", modified_at="2020-01-25T10:00:00+07:00"), day=2)])
        archive.keep([reading(replace(MARKET, body=(*MARKET.body, "Penataan selesai bulan depan.")), day=2)])
        archive.keep([reading(replace(MARKET, body=(*MARKET.body, "Penataan ditunda.")), day=3)])
        archive.keep([reading(replace(UNDATED, body=("Kota ini tua.",)), day=3)])
        for day in (3, 4):
            archive.keep([trouble(FAIR, "not-found", day, 404)])
            archive.vouch()
        archive.keep([trouble(SCHOOL, "no-body", 4)])
        archive.vouch()
        never = article(9, "Tak Terbaca")
        archive.note([Candidate(url=never.url, way="sitemap")], Want.EVERY)
        archive.keep([trouble(never, "challenge", 4, 403)])
        archive.end("finished", 0, way="sitemap", requests=12, notes=["the sitemap names 6, the list 5"])
    with opened(folder, OTHER) as archive:
        archive.end("unreachable", 3, requests=1)
    return first
