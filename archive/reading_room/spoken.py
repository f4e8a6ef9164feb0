"""Datasette's own pages in the reader's language: what their templates say in English is said in Indonesian too.

The sources of the templates are changed when they are loaded, as :mod:`mended` does, so that nothing of them is repeated here; what a later
Datasette words otherwise stays in English until it is told here. A database page of something else than an archive stays as it was.
"""

import re
from functools import cache
from typing import Final

from archive.metadata import metadata
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
    "> {expand labels|uraikan label}</label>",
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
)
_ROWS: Final = re.compile(r"\}\} row(\{% if [\w.|]+ == 1 %\}\{% else %\}s\{% endif %\})")
"""A number of rows, one or more: Indonesian has one word for both."""

_CHANGED: Final = (
    (_ROWS, r"}} {% if rooms and language() == 'id' %}baris{% else %}row\1{% endif %}"),
    (re.compile(r"\{\{ human_description_en \}\}"), "{{ human_description_en|described if rooms else human_description_en }}"),
    (re.compile(r">\{\{ display \}\}</option>"), ">{{ display|compared if rooms else display }}</option>"),
    (re.compile(r"\{\{ show_hide_text \}\}"), "{{ show_hide_text|compared if rooms else show_hide_text }}"),
    (re.compile(r"\{\{ item\.label \}\}"), "{{ item.label|compared if rooms else item.label }}"),
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
    said = f"{{{{ say('{indonesian}', '{english}') if rooms else '{english}' }}}}"
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


_SHOWN: Final = (
    (re.compile(r"^where search matches "), "yang memuat "),
    (re.compile(r"^where "), "dengan "),
    (re.compile(r'" and '), '" dan '),
    (re.compile(r'\bsorted by ([^\s"]+) descending$'), r"menurut \1, menurun"),
    (re.compile(r'\bsorted by ([^\s"]+)$'), r"menurut \1"),
)


def described(text: str) -> str:
    """What rows a table shows, in the reader's language.

    >>> described('where section = "Berita" sorted by published_at descending')
    'dengan section = "Berita" menurut published_at, menurun'
    """
    for pattern, said in _SHOWN if language() == "id" else ():
        text = pattern.sub(said, text)
    return text


FILTERS: Final = {"told": told, "compared": compared, "described": described}
