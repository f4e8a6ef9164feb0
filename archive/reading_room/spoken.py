"""Datasette's own pages in the reader's language: what their templates say in English is said in Indonesian too.

The sources of the templates are changed when they are loaded, as :mod:`mended` does, so that nothing of them is repeated here; what a later
Datasette words otherwise stays in English until it is told here. A database page of something else than an archive stays as it was.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from jinja2 import pass_context

from archive.metadata import metadata
from archive.reading_room.called import titled
from archive.reading_room.language import half, language

_SAID: Final = (
    # What stands in a template, with the English and the Indonesian between braces.
    "{Powered by|Dibuat dengan} <a",
    "{Queries took|Kueri berjalan} {{ query_ms|round(3) }}ms",
    "{Data license:|Lisensi data:}\n",
    "{Data source:|Sumber data:} {%",
    "{About:|Tentang:} {%",
    "{% if is_view %} {(view)|(tampilan)}{% endif %}",
    ">{Search:|Cari:}</label>",
    ">{- remove filter -|- hapus saringan -}</option>",
    ">{- column -|- kolom -}</option>",
    ">{Sort...|Urutkan…}</option>",
    ">{Sort by|Menurut} {{ column.name }}</option>",
    "> {descending|menurun}</label>",
    'type="submit" value="{Apply|Terapkan}"',
    'type="submit" value="{Apply filters|Terapkan saringan}"',
    '">{View and edit SQL|Lihat dan ubah SQL}</span>',
    '">{This data as|Data ini sebagai} {%',
    "<p>{This data as|Data ini sebagai} {%",
    '">{advanced|lanjutan}</a>',
    "{Suggested facets:|Faset yang disarankan:} {%",
    ">{These facets timed out:|Faset yang kehabisan waktu:} {{",
    ">{Next page|Halaman berikutnya}</a>",
    ">{Advanced export|Ekspor lanjutan}</h2>",
    ">{JSON shape:|Bentuk JSON:}\n",
    ">{default|bawaan}</a>",
    ">{array|larik}</a>",
    ">{newline-delimited|satu baris satu objek}</a>",
    ">{object|objek}</a>",
    "{CSV options:|Pilihan CSV:}\n",
    '"> {download file|unduh berkas}</label>',
    "> {expand labels|sertakan nama}</label>",
    '"> {stream all rows|semua baris}</label>',
    'value="{Export CSV|Ekspor CSV}"',
    ">{0 records|0 baris}</p>",
    ">{0 results|0 baris}</p>",
    "<h2>{Custom SQL query|Kueri SQL}{% if display_rows %}",
    "{% if display_rows %} {returning|menghasilkan} {% if truncated %}",
    "{% if truncated %}{more than|lebih dari} {% endif %}",
    ">{Query parameters|Isian kueri}</h2>",
    ">{Format SQL|Rapikan SQL}</button>",
    'value="{Run SQL|Jalankan SQL}"',
    ">{Edit SQL|Ubah SQL}</a>",
    ">{Links from other tables|Ditunjuk oleh tabel lain}</h2>",
    "\n{from|dari} {{ other.other_column }}",
    "{{ other.other_column }} {in|di} {{ other.other_table }}",
    "{Error|Kesalahan} {{ status }}",
    ">{Table actions|Tindakan}</title>",
    '">{remove|hapus}</a>]',
    ">{Log out|Keluar}<",
    'value="{Log out|Keluar}"',
    "%}{Log out|Keluar}{%",
    "<p>{You are logged in as|Anda masuk sebagai} <strong>",
    ">{This query cannot be executed because the database is immutable.|Kueri ini tidak dapat dijalankan: datanya hanya boleh dibaca.}</p>",
    # what mended writes
    'aria-label="{Column|Kolom}"',
    'aria-label="{Comparison|Perbandingan}"',
    'aria-label="{Sort|Urutan}"',
    'aria-label="{Value|Nilai}"',
    'aria-label="{Remove|Hapus}"',
    'aria-label="{Columns|Kolom}"',
    ">{What the columns mean|Arti tiap kolom}</summary>",
    # Datasette 1.0
    ">{Parameters|Isian kueri}</h2>",
    ">{Choose columns|Pilih kolom}</button>",
    ">{Column actions|Tindakan kolom}</span>",
    ">{count all|hitung semua}</button>",
    "}}+ {rows|baris}",
    "%}{CSRF check failed|Formulir ditolak}{%",
    ">{Form origin check failed|Asal formulir tidak dikenal}</h1>",
    "<p>{Your request's origin could not be validated. Please return to the form and submit it again."
    "|Kembalilah ke formulirnya, lalu kirim sekali lagi.}</p>",
    ">{Technical details|Rincian teknis}</summary>",
)
_ROWS: Final = re.compile(r"\}\} row(\{% if [\w.|]+ == 1 %\}\{% else %\}s\{% endif %\})")
"""A number of rows, one or more: Indonesian has one word for both."""

_WHERES: Final = re.compile(r"(extra where clause\{% if extra_wheres_for_ui\|length != 1 %\}s\{% endif %\})")

_CHANGED: Final = (
    (_ROWS, r"}} {% if rooms and language() == 'id' %}baris{% else %}row\1{% endif %}"),
    (re.compile(r"\{\{ human_description_en \}\}"), "{{ human_description_en|described if rooms else human_description_en }}"),
    (_WHERES, r"{% if rooms and language() == 'id' %}syarat WHERE tambahan{% else %}\1{% endif %}"),
    # a thousand is 1.000 in Indonesian, and a comma there begins a fraction
    (re.compile(r'\{\{ "\{:,\}"\.format\(([^)]+)\) \}\}'), r'{{ (\1)|counted if rooms else "{:,}".format(\1) }}'),
    (re.compile(r"\{\{ query_ms\|round\(3\) \}\}ms"), "{{ query_ms|round|int if rooms else query_ms|round(3) }} ms"),
    # names of tables: in titles, in the way there
    (re.compile(r"(?<=\{% block title %\})\{\{ database \}\}: \{\{ table \}\}"), "{{ table|entitled(database) }}"),
    # names of columns: in the head of a table, before a value, in a line of text, where one is chosen
    (re.compile(r"(?<=[\s>])\{\{ column\.name \}\}(?=\s|&nbsp;|\{%)"), "{{ column.name|headed }}"),
    (re.compile(r'(?<=scope="col">)\{\{ column \}\}(?=</th>)'), "{{ column|headed }}"),
    (re.compile(r"\{\{ column_name \}\}(?=</dt>)"), "{{ column_name|headed }}"),
    # what they mean
    (re.compile(r"\{\{ (column_description|column\.description) \}\}"), r"{{ \1|meant }}"),
    (re.compile(r"(?<=<strong>)\{\{ facet_info\.name \}\}"), "{{ facet_info.name|headed }}"),
    (re.compile(r"\{\{ facet\.name \}\}(?=</a>)"), "{{ facet.name|titled }}"),
    (re.compile(r"\{\{ (column(?:\.name)?)\|escape_css_string \}\}"), r"{{ \1|titled|escape_css_string }}"),
    (re.compile(r"\{\{ column\.name \}\}(?=</option>)"), "{{ column.name|titled }}"),
    (re.compile(r"<option(\{% if c == column %\} selected\{% endif %\})>\{\{ c \}\}"), r'<option value="{{ c }}"\1>{{ c|titled }}'),
    (re.compile(r"<option>\{\{ column \}\}"), '<option value="{{ column }}">{{ column|titled }}'),
    (re.compile(r"\{\{ other\.other_column \}\}"), "{{ other.other_column|titled(other.other_table) }}"),
    (re.compile(r"\{\{ other\.other_table \}\}"), "{{ other.other_table|shelved }}"),
    (re.compile(r"(?<=\">)\{\{ table \}\}(?=: )"), "{{ table|shelved }}"),
    (re.compile(r"\(\{\{ (facet(?:_info)?\.type) \}\}\)"), r"({{ \1|compared if rooms else \1 }})"),
    (re.compile(r'(?<=<p class="message-error">)\{\{ error \}\}'), "{{ error|explained if rooms else error }}"),
    (re.compile(r">\{\{ display \}\}</option>"), ">{{ display|compared if rooms else display }}</option>"),
    (re.compile(r"\{\{ show_hide_text \}\}"), "{{ show_hide_text|compared if rooms else show_hide_text }}"),
    (re.compile(r"\{\{ item\.label \}\}"), "{{ item.label|compared|shelved if rooms else item.label }}"),
    (re.compile(r"\{\{ (metadata\.(?!\w+_html)[^}|]+) \}\}"), r"{{ (\1)|told }}"),
    (re.compile(r'\{\{ (metadata\.get\("[^}|]+) \}\}'), r"{{ (\1)|told }}"),
)

_WORDS: Final = {
    "home": "beranda",
    "hide": "sembunyikan",
    "show": "tampilkan",
    "contains": "memuat",
    "does not contain": "tidak memuat",
    "ends with": "berakhir dengan",
    "starts with": "berawal dengan",
    "like": "seperti",
    "not like": "tidak seperti",
    "matches": "cocok dengan",
    "in": "salah satu dari",
    "not in": "bukan salah satu dari",
    "array": "larik",
    "array contains": "larik memuat",
    "array does not contain": "larik tidak memuat",
    "date": "tanggal",
    "is null": "kosong (null)",
    "is not null": "tidak kosong (null)",
    "is blank": "kosong",
    "is not blank": "tidak kosong",
}


_TOLD: Final = re.compile(r"(.*?)\{([^{}%|]+)\|([^{}%]+)\}(.*)", re.DOTALL)


def _pattern(told: str) -> tuple[re.Pattern[str], str]:
    [(before, english, indonesian, after)] = _TOLD.findall(told)
    said = f'{{{{ say("{indonesian}", "{english}") if rooms else "{english}" }}}}'
    return re.compile(f"(?<={re.escape(before)}){re.escape(english)}(?={re.escape(after)})"), said


ENGLISH: Final = tuple(_TOLD.findall(each)[0][1] for each in _SAID)
"""What is said in Indonesian too."""

_PATTERNS: Final = (*map(_pattern, _SAID), *_CHANGED)


def spoken(source: str) -> str:
    """The source of one of Datasette's templates, in two languages."""
    for pattern, said in _PATTERNS:
        source = pattern.sub(said, source)
    return source


@cache
def _ours() -> frozenset[str]:
    """Every text of the archive's metadata that holds both languages."""

    def texts(value: object) -> set[str]:
        if isinstance(value, dict):
            return {text for each in value.values() for text in texts(each)}
        return {value} if isinstance(value, str) and " — " in value else set()

    return frozenset(texts(metadata()))


def told(text: str | None) -> str | None:
    """A text of the metadata in the reader's language; what somebody else wrote stays as it is.

    >>> told("Berita — Stories"), told("Ours — theirs")
    ('Berita', 'Ours — theirs')
    """
    return half(text) if text in _ours() else text


def compared(word: str) -> str:
    """One of Datasette's own words in the reader's language.

    >>> compared("contains"), compared("=")
    ('memuat', '=')
    """
    return _WORDS.get(word, word) if language() == "id" else word


_CLAUSES: Final = {
    "contains": '{} memuat "{}"',
    "notcontains": '{} tidak memuat "{}"',
    "endswith": '{} berakhir dengan "{}"',
    "startswith": '{} berawal dengan "{}"',
    "like": '{} seperti "{}"',
    "notlike": '{} tidak seperti "{}"',
    "glob": '{} cocok dengan "{}"',
    "in": "{} salah satu dari {}",
    "notin": "{} bukan salah satu dari {}",
    "arraycontains": '{} memuat "{}"',
    "arraynotcontains": '{} tidak memuat "{}"',
    "date": "{} pada tanggal {}",
    "isnull": "{} kosong (null)",
    "notnull": "{} tidak kosong (null)",
    "isblank": "{} kosong",
    "notblank": "{} tidak kosong",
    "exact": '{} = "{}"',
    "not": '{} ≠ "{}"',
    "gt": "{} > {}",
    "gte": "{} ≥ {}",
    "lt": "{} < {}",
    "lte": "{} ≤ {}",
}
"""How each of Datasette's comparisons is said of a column and a value."""

_SHOWN: Final = (
    (re.compile(r"^where search matches "), "yang memuat "),
    (re.compile(r"^where "), "dengan "),
    (re.compile(r'\bsearch column "(\w+)" matches '), r"\1 memuat "),
)
_SORTED: Final = re.compile(r"(?:^|(?<= ))sorted by (\S+)( descending)?$")


@pass_context
def described(context: Mapping[str, Any], text: str) -> str:
    """What rows a page of a table shows, in the reader's language: Datasette says it in English of the filters and the order it has."""
    if language() != "id":
        return text
    filters: Any = context.get("filters")
    for column, comparison, value in filters.selections() if filters else ():
        known = filters._filters_by_key.get(comparison)
        if known and comparison in _CLAUSES:
            clause, said = known.human_clause(column, value), _CLAUSES[comparison].format(titled(context, column), value)
            text = text.replace(f" and {clause}", f" dan {said}", 1).replace(clause, said, 1)
    for pattern, said in _SHOWN:
        text = pattern.sub(said, text)
    return _SORTED.sub(lambda by: f"menurut {titled(context, by[1])}{', menurun' if by[2] else ''}", text)


FILTERS: Final = {"told": told, "compared": compared, "described": described}
