"""Questions saved for visitors of the reading room: SQL with blanks to fill in, a blank left empty meaning everything."""

from dataclasses import dataclass
from typing import Final

from archive.search import FILTERS, SORTS, ranking
from archive.views import HELD


@dataclass(frozen=True, slots=True)
class Question:
    """One saved question: its title in Indonesian, how it is called in English, what it answers in both, its blanks and its SQL."""

    name: str
    title: str
    called: str
    indonesian: str
    english: str
    blanks: tuple[str, ...]
    sql: str


LABELS: Final = {
    "q": "Kata — Words",
    "about": "Berita tentang — Stories about",
    "site": "Situs — Site",
    "since": "Sejak — From",
    "until": "Sampai — To",
    "section": "Rubrik — Section",
    "person": "Orang — Person",
    "changed": "Diubah setelah terbit (1) — Changed after publication (1)",
    "gone": "Hilang dari situsnya (1) — Gone from its site (1)",
    "field": "Isian — Field",
    "day": "Hari atau bulan — Day or month",
    "byline": "Kode penulis — Byline",
    "year": "Tahun atau bulan — Year or month",
    "speaker": "Penutur — Speaker",
    "office": "Jabatan — Office",
    "place": "Tempat — Place",
}
"""What stands before each blank, in Indonesian and in English."""


HITS: Final = 1_000
"""Hits of a search on Datasette's own page and in its own JSON: as many as it shows rows of a query. One more is asked for, so that it says
that there are more."""


def _optional(name: str) -> str:
    return f"(:{name} = '' OR {FILTERS[name]})"


def _search() -> str:
    best = ranking("kliping_match(:q)", map(_optional, FILTERS), f"LIMIT {HITS + 1}")
    return (
        f"WITH best AS MATERIALIZED (\n  {best})\n"
        "SELECT articles.id AS article, articles.published_at, title, site, section, kliping_snippet(:q, body, captions) AS snippet,\n"
        "  canonical_url AS url, round(-rank, 2) AS score\n"
        f"FROM best CROSS JOIN articles ON articles.id = best.id ORDER BY {SORTS['best']}"
    )


def _of_site(view: str, newest: str) -> str:
    return (
        f"SELECT * FROM {view}\nWHERE (:site = '' OR site = :site) AND {newest} >= :since AND (:until = '' OR {newest} < :until || '~')\n"
        f"ORDER BY {newest} DESC LIMIT 1000"
    )


def _together(words: str) -> str:
    """Words without blanks and hyphens, in small letters: Tasikmadu finds Tasik Madu, Oro-oro Dowo finds Oro-Oro Dowo."""
    return f"replace(replace(lower({words}), ' ', ''), '-', '')"


_LISTED: Final = "SELECT id AS article, published_at, title, site, section, byline, lead, canonical_url AS url FROM articles"

PEOPLE: Final = """WITH said AS (SELECT person, count(*) AS quotations FROM quotes WHERE person IS NOT NULL GROUP BY person)
SELECT people.id, name, institution, coalesce(quotations, 0) AS quotations,
  (SELECT office FROM appearances JOIN articles ON articles.id = article WHERE person = people.id AND office IS NOT NULL AND former = 0
   ORDER BY published_at DESC LIMIT 1) AS office
FROM people LEFT JOIN said ON said.person = people.id
WHERE :q = '' OR instr(lower(name), lower(:q)) > 0
  OR people.id IN (SELECT person FROM appearances WHERE instr(lower(office), lower(:q)) > 0)
ORDER BY quotations DESC, name"""
"""People by a part of their name or office; the page of people shows the same rows."""

OFFICES: Final = f"""SELECT {HELD} AS office, count(DISTINCT name) AS people, count(DISTINCT article) AS articles FROM appearances
WHERE office IS NOT NULL AND (instr(lower(office), lower(:q)) > 0 OR instr(lower({HELD}), lower(:q)) > 0)
GROUP BY 1 COLLATE NOCASE ORDER BY articles DESC, 1"""
"""Offices by a part of their name, under any spelling; so does the page of offices."""

QUESTIONS: Final = (
    Question(
        "search",
        "Cari berita",
        "Search the news",
        "Kata demi kata, yang paling cocok lebih dahulu. “frasa persis”, -tanpa, satu OR lain, awalan*.",
        "Full-text search, best first: words, “an exact phrase”, -without, one OR another, prefix*.",
        ("q", *FILTERS),
        _search(),
    ),
    Question(
        "articles_per_month",
        "Berita per bulan",
        "Stories per month",
        "Berapa berita terbit tiap bulan.",
        "How many articles were published in each month.",
        ("site",),
        "SELECT month, site, articles FROM per_month\nWHERE :site = '' OR site = :site ORDER BY month DESC, site",
    ),
    Question(
        "revised_articles",
        "Berita yang diubah",
        "Stories that were changed",
        "Berita yang judul atau isinya diubah setelah terbit, perubahan terakhir lebih dahulu.",
        "Articles whose headline or body was changed after publication, the last change first.",
        ("site", "since", "until"),
        _of_site("revised", "last_revised_at"),
    ),
    Question(
        "gone_articles",
        "Berita yang hilang",
        "Stories that disappeared",
        "Berita yang halamannya sudah tidak ada di situsnya; teksnya tersimpan di sini.",
        "Articles whose page has disappeared from the site; their text is kept here.",
        ("site", "since", "until"),
        _of_site("gone", "gone_at"),
    ),
    Question(
        "coverage_by_field",
        "Kelengkapan tiap isian",
        "How complete each field is",
        "Berapa bagian berita tiap situs yang memuat judul, tanggal, rubrik, kode penulis, dan seterusnya.",
        "What share of each site's articles carries a title, a date, a section, a byline and so on.",
        ("field",),
        "SELECT field, site, articles, filled, share FROM coverage\nWHERE :field = '' OR field = :field ORDER BY field, site",
    ),
    Question(
        "on_a_day",
        "Apa yang terjadi pada suatu hari",
        "What happened on a day",
        "Peristiwa yang menurut berita terjadi pada hari itu (tulis 2020-01-23; 2020-01 untuk sebulan).",
        "What articles say happened on a day (write 2020-01-23, or 2020-01 for a month).",
        ("day",),
        "SELECT date, printed, article, title, site, published_at, url FROM events\n"
        "WHERE (date >= :day AND date < :day || '~')\n"
        "  OR (date LIKE '____-__-__/____-__-__' AND date < :day AND substr(date, 12) >= :day)\n"
        "  OR (date LIKE '%;%' AND instr(date, :day) > 0)\n"
        "ORDER BY date DESC, published_at DESC LIMIT 1000",
    ),
    Question(
        "by_byline",
        "Berita menurut kode penulis",
        "Stories by byline",
        "Berita dengan kode penulis atau penyunting tertentu: cah menemukan cah/yon.",
        "Articles with a reporter's or editor's initials in their byline: cah finds cah/yon.",
        ("byline",),
        f"{_LISTED}\nWHERE id IN (SELECT id FROM articles WHERE byline IS NOT NULL AND (:byline = ''\n"
        "  OR instr('/' || replace(lower(byline), ' ', '') || '/', '/' || replace(lower(:byline), ' ', '') || '/') > 0))\n"
        "ORDER BY published_at DESC LIMIT 1000",
    ),
    Question(
        "by_section_and_year",
        "Berita menurut rubrik dan tahun",
        "Stories by section and year",
        "Berita dalam suatu rubrik, terbit dalam suatu tahun (2020) atau bulan (2020-01).",
        "Articles filed under a section and published in a year (2020) or month (2020-01).",
        ("section", "year"),
        f"{_LISTED}\nWHERE published_at >= :year AND (:year = '' OR published_at < :year || '~') AND {_optional('section')}\n"
        "ORDER BY published_at DESC LIMIT 1000",
    ),
    Question(
        "who_said_what",
        "Siapa mengatakan apa tentang apa",
        "Who said what about what",
        "Kutipan langsung seorang penutur (sebagian nama cukup) yang memuat suatu kata, atau dalam berita tentang sesuatu, yang terbaru "
        "lebih dahulu; dan apakah beritanya diubah kemudian.",
        "What somebody (a part of the name will do) said: direct quotations that hold a word, or stand in stories about something, the "
        "newest first; and whether the story was changed later.",
        ("speaker", "about", "q", "since", "until"),
        "SELECT said_at, speaker, office, acting, quotation, article, title,\n"
        "  (SELECT max(superseded_at) FROM revisions WHERE revisions.article = said.article) AS changed_at, site, url FROM said\n"
        "WHERE (:speaker = '' OR instr(lower(coalesce(speaker, speaker_printed, '')), lower(:speaker)) > 0)\n"
        "  AND (:about = '' OR article IN (SELECT rowid FROM articles_fts WHERE articles_fts MATCH kliping_match(:about)))\n"
        "  AND (:q = '' OR instr(lower(quotation), lower(:q)) > 0)\n"
        "  AND coalesce(said_at, '') >= :since AND (:until = '' OR said_at < :until || '~')\n"
        "ORDER BY said_at DESC, article, paragraph LIMIT 1000",
    ),
    Question(
        "voices_of_an_office",
        "Siapa berbicara untuk suatu jabatan",
        "Who speaks for an office",
        "Siapa saja yang dikutip dalam suatu jabatan (sebagian cukup: Kepala Dinas Kesehatan), sejak kapan sampai kapan.",
        "Who was quoted in an office (a part of it will do), from when to when.",
        ("office",),
        f"WITH named AS MATERIALIZED (SELECT office, {HELD} AS held FROM (SELECT DISTINCT office FROM quotes WHERE office IS NOT NULL)),\n"
        "asked AS MATERIALIZED (SELECT office, held FROM named WHERE held IN (SELECT held FROM named\n"
        "  WHERE instr(lower(office), lower(:office)) > 0 OR instr(lower(held), lower(:office)) > 0))\n"
        "SELECT held AS office, acting, speaker, min(said_at) AS first_quoted, max(said_at) AS last_quoted, count(*) AS quotations,\n"
        "  count(DISTINCT article) AS articles FROM asked JOIN said ON said.office = asked.office WHERE speaker IS NOT NULL\n"
        "GROUP BY held COLLATE NOCASE, acting, speaker ORDER BY held, first_quoted LIMIT 1000",
    ),
    Question(
        "people_named",
        "Tokoh menurut nama atau jabatan",
        "People by name or office",
        "Siapa yang namanya atau jabatannya memuat kata itu, yang paling sering dikutip lebih dahulu.",
        "People whose name or office holds these letters, the most quoted first.",
        ("q",),
        PEOPLE,
    ),
    Question(
        "offices_named",
        "Jabatan menurut nama",
        "Offices by name",
        "Jabatan yang memuat kata itu, berapa orang memegangnya, dan berapa berita menyebutnya.",
        "Offices that hold these letters, with how many people held them and how many stories name them.",
        ("q",),
        OFFICES,
    ),
    Question(
        "articles_of_a_place",
        "Berita menurut kelurahan",
        "Stories by kelurahan",
        "Berita yang menyebut suatu kelurahan, kecamatan, atau kota (nama atau kode wilayahnya).",
        "Articles that name a kelurahan, kecamatan or city (by its name or its region code).",
        ("place",),
        "SELECT places.name AS place, kind, printed, articles.id AS article, published_at, title, site, canonical_url AS url\n"
        "FROM places JOIN place_mentions ON place_mentions.code = places.code JOIN articles ON articles.id = article\n"
        f"WHERE :place <> '' AND (places.code = :place OR instr({_together('places.name')}, {_together(':place')}) > 0) AND doubt IS NULL\n"
        "GROUP BY articles.id, places.code ORDER BY published_at DESC LIMIT 1000",
    ),
)
