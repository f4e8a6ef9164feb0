"""What Datasette shows of the archive (``datasette_metadata.json``) and the data dictionary (``docs/fields.md``).

Both are printed from the record, the tables, the views and the saved questions: ``python -m archive.metadata`` writes
them, ``python -m archive.metadata --check`` leaves with 1 when they are not what it would write.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from types import UnionType
from typing import Any, Final, get_args, get_origin

from archive.questions import QUESTIONS
from archive.record import Article, children, declared, types
from archive.tables import Table, tables
from archive.views import VIEWS, View

ROOT: Final = Path(__file__).resolve().parent.parent
METADATA: Final = ROOT / "datasette_metadata.json"
FIELDS: Final = ROOT / "docs" / "fields.md"

DATABASE: Final = "archive"
"""Datasette's name for archive.db."""

ABOUT: Final = {
    "title": "Kliping: arsip berita pemerintah kota — Kliping: an archive of city government news",
    "description_html": (
        "<p>Berita resmi pemerintah kota di Indonesia: setiap berita beserta tanggal, rubrik, foto, peristiwa yang disebutnya, "
        "perubahannya, dan bukti asalnya.</p>"
        '<p lang="en">Official news of Indonesian city governments: every story with its dates, sections, pictures, the events it '
        "mentions, its revisions, and the evidence it was read from.</p>"
    ),
    "license": (
        "CC BY 4.0 (susunan arsip); teks dan foto milik pemerintah kota yang menerbitkannya — CC BY 4.0 (the archive's arrangement); "
        "texts and pictures belong to the city governments that published them"
    ),
    "license_url": "https://creativecommons.org/licenses/by/4.0/deed.id",
    "source": (
        "portal resmi pemerintah kota; alamat tiap berita di kolom url — official portals of city governments; each story's address is in "
        "the column url"
    ),
    "source_url": "https://malangkota.go.id/",
    "about": "Kliping, arsip terbuka berita pemerintah kota — Kliping, an open archive of city government news",
}

# Titles in Indonesian and English and a sentence in Indonesian for every table and view; the English sentence stands in its declaration.
INDONESIAN: Final = {
    "sites": ("Situs", "Sites", "Redaksi yang beritanya dikumpulkan."),
    "crawls": ("Pengumpulan", "Crawls", "Satu baris untuk setiap kali pengumpul berjalan."),
    "captures": ("Tangkapan", "Captures", "Letak setiap jawaban peladen di dalam berkas WARC."),
    "warc_files": ("Berkas WARC", "WARC files", "Berkas yang ditulis setiap pengumpulan, dan sampai di mana isinya diketahui."),
    "articles": ("Berita", "Stories", "Setiap berita, sebagaimana terakhir dibaca."),
    "pages": ("Alamat", "Addresses", "Setiap alamat yang pernah ditemui, dan keadaannya."),
    "readings": ("Pembacaan", "Readings", "Tangkapan mana yang menjadi asal setiap berita."),
    "revisions": ("Versi lama", "Earlier versions", "Versi berita yang sudah digantikan."),
    "problems": ("Masalah", "Problems", "Tangkapan yang tidak dapat dibaca sebagai berita; isinya tetap disimpan."),
    "seals": ("Segel", "Seals", "Butir manifes yang menyegel isi arsip: setiap perubahan sesudahnya ketahuan."),
    "sealed_files": ("Berkas tersegel", "Sealed files", "Berkas WARC dengan panjang dan SHA-256-nya saat disegel."),
    "unsealed": ("Belum disegel", "Not yet sealed", "Baris yang ditulis sejak segel terakhir."),
    "sections": ("Rubrik", "Sections", "Rubrik (kategori) setiap berita."),
    "tags": ("Tagar", "Tags", "Tagar setiap berita."),
    "images": ("Foto", "Pictures", "Foto setiap berita beserta keterangannya."),
    "attachments": ("Lampiran", "Attachments", "Berkas yang disertakan pada berita."),
    "related": ("Berita terkait", "Related stories", "Berita lain yang ditunjuk halaman suatu berita; bukan bagian dari berita itu."),
    "dates": ("Tanggal", "Dates", "Setiap tanggal yang disebut berita, seperti tertulis dan seperti dipahami."),
    "people": ("Orang", "People", "Orang yang disebut berita beserta jabatannya; satu nama di satu lembaga adalah satu orang."),
    "institutions": ("Lembaga", "Institutions", "Lembaga yang disebut berita, menurut nama panjangnya."),
    "words": ("Kata", "Words", "Setiap kata di dalam teks berita beserta kata dasarnya."),
    "places": ("Tempat", "Places", "Daftar resmi kota, kecamatan, dan kelurahan, dengan koordinatnya."),
    "appearances": ("Penyebutan orang", "Mentions of people", "Siapa disebut dalam jabatan apa di setiap berita."),
    "quotes": ("Kutipan", "Quotations", "Kutipan langsung, siapa yang mengatakannya, dan dalam jabatan apa."),
    "institution_mentions": ("Penyebutan lembaga", "Mentions of institutions", "Lembaga yang disebut setiap berita."),
    "place_mentions": ("Penyebutan tempat", "Mentions of places", "Tempat yang disebut setiap berita."),
    "said": ("Siapa mengatakan apa", "Who said what", "Setiap kutipan langsung, penuturnya, jabatannya, dan beritanya."),
    "offices_held": ("Siapa menjabat apa", "Who held which office", "Siapa memegang jabatan apa, sejak dan sampai berita tanggal berapa."),
    "institution_names": ("Nama lembaga", "Names of institutions", "Tahun-tahun dipakainya setiap nama lembaga."),
    "per_place": ("Berita per tempat", "Stories per place", "Berapa berita menyebut tiap kelurahan, kecamatan, dan kota."),
    "latest": ("Berita terbaru", "Newest stories", "Berita dari yang terbaru."),
    "revised": (
        "Berita yang diubah",
        "Stories that were changed",
        "Berita yang diubah setelah pertama kali disimpan, dan apa yang berubah.",
    ),
    "missing": (
        "Berita yang tidak ditemukan",
        "Stories not found",
        "Berita yang sekali tidak ditemukan di alamatnya; hilang bila hari lain pun tidak.",
    ),
    "gone": (
        "Berita yang hilang",
        "Stories that disappeared",
        "Berita yang halamannya sudah tidak ada di situsnya; teksnya tersimpan di sini.",
    ),
    "sightings": (
        "Riwayat kehilangan",
        "Disappearances and returns",
        "Kapan berita tidak ditemukan di alamatnya, muncul kembali, atau pindah alamat.",
    ),
    "versions": ("Versi berdampingan", "Versions side by side", "Setiap perubahan, dengan versi sebelum dan sesudahnya berdampingan."),
    "changes": (
        "Semua perubahan",
        "All changes",
        "Semua yang terjadi pada berita setelah terbit: diubah, hilang, muncul kembali, pindah alamat.",
    ),
    "silent_edits": ("Perubahan diam-diam", "Silent edits", "Perubahan tanpa tanggal perubahan baru."),
    "shown_otherwise": (
        "Tampilan berubah",
        "Shown otherwise",
        "Perubahan yang sama pada banyak berita sekaligus: tampaknya tema situs, bukan suntingan.",
    ),
    "per_month": ("Berita per bulan", "Stories per month", "Berapa berita terbit tiap bulan."),
    "coverage": ("Kelengkapan isian", "How complete each field is", "Berapa bagian berita yang memuat tiap isian."),
    "completeness": ("Kelengkapan", "How complete", "Berapa berita yang menurut situsnya ada, dan berapa yang tersimpan di sini."),
    "gaps": ("Bulan kosong", "Months without a story", "Bulan tanpa satu berita pun."),
    "health": ("Keadaan", "Health", "Setiap situs dengan pengumpulan terakhirnya."),
    "evidence": ("Bukti", "Evidence", "Letak berkas asal setiap berita: cukup untuk menemukan, memeriksa, dan mengutipnya."),
    "events": ("Peristiwa", "Events", "Apa yang terjadi kapan, menurut berita."),
    "sections_per_year": ("Rubrik per tahun", "Sections per year", "Berapa berita tiap rubrik dalam setahun."),
    "unreadable": ("Belum terbaca", "Not yet read", "Halaman yang tidak dapat dibaca ketika terakhir diminta."),
}

_FOUND_BY_ARTICLE: Final = {"fts_table": "articles_fts", "fts_pk": "article"}

# How Datasette shows a table or view, where that is not its default.
SHOWN: Final[dict[str, dict[str, Any]]] = {
    "sites": {"label_column": "title"},
    "crawls": {"label_column": "started_at", "sort_desc": "id", "facets": ["site", "reason"]},
    "captures": {"label_column": "captured_at"},
    "articles": {
        "label_column": "title",
        "sort_desc": "published_at",
        "size": 15,
        "facets": ["site", "section", "year", "dateline_place", "byline"],
    },
    "pages": {"label_column": "url"},
    "revisions": {"label_column": "title", "sort_desc": "id"},
    "problems": {"label_column": "detail", "sort_desc": "id", "facets": ["site", "kind"]},
    "dates": {"facets": ["kind"]},
    "people": {"label_column": "name", "facets": ["institution"]},
    "institutions": {"label_column": "name"},
    "places": {"label_column": "name", "facets": ["kind"]},
    "appearances": {"facets": ["office", "institution"]},
    "quotes": {"facets": ["speaker", "verb"]},
    "said": {"sort_desc": "said_at", "facets": ["speaker"], "fts_table": "articles_fts", "fts_pk": "article"},
    "offices_held": {"sort": "name", "facets": ["institution"]},
    "institution_names": {"sort_desc": "articles"},
    "per_place": {"sort_desc": "articles", "facets": ["kind"]},
    "latest": {
        "sort_desc": "published_at",
        "facets": ["site", "section", "dateline_place", "byline", "year"],
        "fts_table": "articles_fts",
        "fts_pk": "id",
    },
    "revised": {"sort_desc": "last_revised_at", "facets": ["site"], **_FOUND_BY_ARTICLE},
    "sightings": {"sort_desc": "id", "facets": ["what", "met"]},
    "missing": {"sort_desc": "missing_since", "facets": ["site"], **_FOUND_BY_ARTICLE},
    "gone": {"sort_desc": "gone_at", "facets": ["site"], **_FOUND_BY_ARTICLE},
    "versions": {"sort_desc": "seen_after", "size": 20, "facets": ["site"], **_FOUND_BY_ARTICLE},
    "changes": {"sort_desc": "seen_at", "facets": ["what", "site"], **_FOUND_BY_ARTICLE},
    "silent_edits": {"sort_desc": "seen_after", "facets": ["site"], **_FOUND_BY_ARTICLE},
    "shown_otherwise": {"sort_desc": "seen_at", "facets": ["site", "crawl"], **_FOUND_BY_ARTICLE},
    "per_month": {"sort_desc": "month", "facets": ["site"]},
    "coverage": {"facets": ["site"]},
    "gaps": {"facets": ["site"]},
    "evidence": _FOUND_BY_ARTICLE,
    "events": {"sort_desc": "date", **_FOUND_BY_ARTICLE},
    "sections_per_year": {"sort_desc": "year", "facets": ["site", "year"]},
    "unreadable": {"facets": ["site", "kind"]},
}

HIDDEN: Final[dict[str, dict[str, Any]]] = {
    "articles_fts": {
        "hidden": True,
        "size": 25,
        "title": "Indeks pencarian — Search index",
        "description": "Kata-kata artikel, untuk pencarian. — The words of the articles, for searching; the names of its parts begin so.",
    },
    "articles_words": {
        "hidden": True,
        "title": "Kata di indeks pencarian — Words of the search index",
        "description": "Kata di indeks pencarian dan jumlah artikelnya. — The words of the index, with how many articles have them.",
        "columns": {
            "term": "The word as the index has it.",
            "doc": "Articles that have it.",
            "cnt": "How often it stands in them.",
        },
    },
    "_sqlite_migrations": {
        "hidden": True,
        "title": "Versi skema — Version of the schema",
        "description": "Perubahan skema yang sudah dijalankan pada berkas ini. — The changes of the schema this file has been through.",
        "columns": {
            "id": "Number of the row, in the order in which they were applied.",
            "migration_set": "Whose migrations they are: kliping.",
            "name": "Name of the migration, as archive/schema.py numbers it.",
            "applied_at": "When it was applied to this file: UTC.",
        },
    },
}
"""Tables no visitor looks for, but whoever follows an address finds."""


WIDE: Final = 5
"""Columns from which on Datasette shows 25 rows at a time: with more, its page weighs over 100 KB."""

VALUES: Final = 12
"""Values of a facet that are shown at first."""


def _described(name: str, english: str, columns: dict[str, str]) -> dict[str, Any]:
    *titles, indonesian = INDONESIAN[name]
    shown = {**({"size": 25} if len(columns) >= WIDE else {}), **SHOWN.get(name, {})}
    several = {"facet_size": VALUES} if "facets" in shown else {}
    return {"title": " — ".join(titles), "description": f"{indonesian} — {english}", "columns": columns, **shown, **several}


def _columns(each: Table | View) -> dict[str, str]:
    return each.columns if isinstance(each, View) else {column.name: column.meaning for column in each.columns}


def metadata() -> dict[str, Any]:
    """Everything Datasette is told about the archive."""
    everything: list[Table | View] = [*tables(), *VIEWS]
    described = {each.name: _described(each.name, each.meaning, _columns(each)) for each in everything}
    questions = {
        each.name: {
            "title": f"{each.title} — {each.called}",
            "description": f"{each.indonesian} — {each.english}",
            "sql": each.sql,
            "params": list(each.blanks),
            "hide_sql": True,
        }
        for each in QUESTIONS
    }
    archive = {"title": "Arsip Kliping — The Kliping archive", "tables": described | HIDDEN, "queries": questions}
    return {**ABOUT, "databases": {DATABASE: archive}}


def _kind(annotation: Any) -> str:
    """A field's type in words."""
    if isinstance(annotation, UnionType):
        return f"{_kind(next(each for each in get_args(annotation) if each is not type(None)))}, may be empty"
    if get_origin(annotation) is tuple:
        return f"list of {_kind(get_args(annotation)[0])}"
    return {str: "text", int: "whole number", float: "number", bytes: "bytes"}.get(
        annotation, getattr(annotation, "__name__", str(annotation))
    )


def _rows(header: Sequence[str], rows: Iterator[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(header)} |"
    yield f"|{'---|' * len(header)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"
    yield ""


def _article_rows() -> Iterator[Sequence[str]]:
    for name, known in declared(Article).items():
        marks = ("yes" if each else "" for each in (known.search, known.facet, known.coverage))
        yield f"`{name}`", _kind(types(Article)[name]), known.meaning, known.part.value, *marks


def _dictionary() -> Iterator[str]:
    yield from (
        "# Fields",
        "",
        "Printed by `python -m archive.metadata` from `archive/record.py`, `archive/tables.py` and `archive/views.py`; not edited by hand.",
        "",
        "## An article",
        "",
        "*Digest* says what a change of the field means: `content` is what the newsroom wrote, and a change makes a revision; `about` is "
        "what is said about it, and a change rewrites the row; `passing` differs from visit to visit and is never a reason to write.",
        "",
    )
    yield from _rows(("Field", "Type", "Meaning", "Digest", "Searched", "Facet", "Coverage"), _article_rows())
    for name, _, record in children():
        if record is not None:
            yield from (f"### Each of `{name}`", "")
            rows = ((f"`{each.name}`", _kind(types(record)[each.name]), declared(record)[each.name].meaning) for each in fields(record))
            yield from _rows(("Field", "Type", "Meaning"), rows)
    groups: dict[str, Sequence[Table | View]] = {"Tables": tables(), "Views": VIEWS}
    for heading, group in groups.items():
        yield from (f"## {heading}", "")
        for table in group:
            yield from (f"### {table.name}", "", table.meaning, "")
            yield from _rows(("Column", "Meaning"), ((f"`{name}`", meaning) for name, meaning in _columns(table).items()))


def printed() -> dict[Path, str]:
    """Both files with what they should hold."""
    return {
        METADATA: json.dumps(metadata(), ensure_ascii=False, indent=2) + "\n",
        FIELDS: "\n".join(_dictionary()).rstrip("\n") + "\n",
    }


def stale() -> list[Path]:
    """Which of the files do not hold what they should."""
    return [path for path, text in printed().items() if not path.is_file() or path.read_text(encoding="utf-8") != text]


def main(arguments: Sequence[str]) -> int:
    """Write the files, or with ``--check`` only say which are stale; the exit status."""
    wrong = stale()
    for path in wrong:
        if "--check" in arguments:
            sys.stderr.write(f"{path.relative_to(ROOT)} is stale: run python -m archive.metadata\n")
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(printed()[path], encoding="utf-8")
            sys.stdout.write(f"{path.relative_to(ROOT)} written\n")
    return int("--check" in arguments and bool(wrong))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
