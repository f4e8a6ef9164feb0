"""Why a page has no answer, in the reader's language: what kind of fault it is, and the words SQLite or Datasette had for it beside that.

The words come from SQLite's sources, Datasette's views and the process that runs queries. What nobody has told here is shown as it came.
"""

import re
from typing import Any, Final

from markupsafe import Markup, escape

from archive.reading_room.language import say

_FAULTS: Final = (
    (
        r"interrupted",
        "Kueri ini memakan waktu lebih dari yang tersedia (biasanya satu detik). Persempitlah: tambahkan WHERE atau LIMIT.",
        "This query takes longer than it may (a second, as a rule). Narrow it: add a WHERE or a LIMIT.",
    ),
    (r'near "(.+)": syntax error', "SQL ini salah tulis di dekat «{}».", "This SQL is mistyped near “{}”."),
    (
        r'unrecognized token: "(.+)"',
        "SQL ini salah tulis di «{}»; tanda kutipnya mungkin kurang.",
        "This SQL is mistyped at “{}”; a quote may be missing.",
    ),
    (
        r"incomplete input",
        "SQL ini belum selesai: ada bagian yang kurang di akhirnya.",
        "This SQL is not finished: something is missing at its end.",
    ),
    (r"no such column: (.+)", "Tidak ada kolom bernama «{}».", "There is no column of the name “{}”."),
    (r"no such table: (.+)", "Tidak ada tabel bernama «{}».", "There is no table of the name “{}”."),
    (r"no such function: (.+)", "Tidak ada fungsi bernama «{}».", "There is no function of the name “{}”."),
    (r"no such index: (.+)", "Tidak ada indeks bernama «{}».", "There is no index of the name “{}”."),
    (r"no such collation sequence: (.+)", "Tidak ada urutan huruf bernama «{}».", "There is no collation of the name “{}”."),
    (
        r"ambiguous column name: (.+)",
        "Kolom «{}» ada di lebih dari satu tabel; tulis nama tabelnya di depan.",
        "The column “{}” is in more than one table; write the table's name before it.",
    ),
    (
        r"wrong number of arguments to function (.+)",
        "Fungsi {} diberi terlalu banyak atau terlalu sedikit isian.",
        "The function {} is given too many arguments or too few.",
    ),
    (
        r"(?:misuse of (?:aggregate|window function).*|aggregate functions are not allowed .*|a GROUP BY clause is required .*)",
        "Fungsi hitung seperti count() tidak boleh dipakai di tempat itu; pakailah HAVING atau kueri di dalam kueri.",
        "A function such as count() may not be used there; use HAVING or a query within the query.",
    ),
    (
        r"(?:not authorized.*|access to .* is prohibited)",
        "Kueri ini meminta sesuatu yang tidak diizinkan: di sini data hanya boleh dibaca.",
        "This query asks for something that is not allowed: data may only be read here.",
    ),
    (
        r"(?:Statement must be a SELECT|Statement contained a disallowed PRAGMA.*)",
        "Hanya kueri yang membaca (SELECT atau WITH) yang diizinkan.",
        "Only queries that read (SELECT or WITH) are allowed.",
    ),
    (
        r"You can only execute one statement at a time\.",
        "Hanya satu kueri sekaligus: hapus semua sesudah titik koma.",
        "One query at a time: leave out all that stands after the semicolon.",
    ),
    (
        r"(?:too many .*|at most \d+ .*|Expression tree is too large.*|parser stack overflow|LIKE or GLOB pattern too complex)",
        "Kueri ini terlalu rumit: terlalu banyak bagian, kolom, tabel, atau isian.",
        "This query is too complex: too many terms, columns, tables or parameters.",
    ),
    (
        r"(?:string or blob too big|the answer is too large.*)",
        "Jawabannya terlalu besar: mintalah lebih sedikit baris atau kolom.",
        "The answer is too large: ask for fewer rows or columns.",
    ),
    (
        r"(?:out of memory|the query needs more memory.*|database or disk is full|disk I/O error)",
        "Kueri ini memerlukan ingatan atau ruang lebih dari yang tersedia bagi seorang pengunjung.",
        "This query needs more memory or space than a visitor may use.",
    ),
    (
        r"(?:fts5: .*|unterminated string|malformed MATCH expression.*|unable to use function .* in the requested context)",
        "Ungkapan pencariannya tidak dapat dibaca; kliping_match(:kata) membuat ungkapan yang aman dari teks apa pun.",
        "The search expression can't be read; kliping_match(:words) makes a safe one of any text.",
    ),
    (r"malformed JSON.*|JSON .*", "JSON-nya tidak dapat dibaca.", "The JSON can't be read."),
    (r"integer overflow|Python int too large.*", "Bilangannya terlalu besar.", "The number is too large."),
    (
        r"SELECTs to the left and right of .* do not have the same number of result columns|sub-select returns \d+ columns.*|"
        r"all VALUES must have .*|row value misused|\d+ columns assigned \d+ values",
        "Jumlah kolom kedua bagian kueri itu tidak sama.",
        "The two parts of the query have different numbers of columns.",
    ),
    (
        r"(?:\d+\w\w )?(?:ORDER|GROUP) BY term .*|ORDER BY clause should come .*|LIMIT clause should come .*",
        "ORDER BY, GROUP BY, atau LIMIT-nya tidak cocok dengan kolom atau tempatnya.",
        "Its ORDER BY, GROUP BY or LIMIT doesn't fit the columns or the place.",
    ),
    (
        r"You did not supply a value for binding .*|Incorrect number of bindings supplied.*|Error binding parameter.*",
        "Ada isian kueri (:nama) yang tidak diberi nilai.",
        "A parameter of the query (:name) has no value.",
    ),
    (r"[Cc]annot sort table by (.+)", "Tabel ini tidak dapat diurutkan menurut «{}».", "This table can't be sorted by “{}”."),
    (
        r".*_sort and _sort_desc at the same time",
        "_sort dan _sort_desc tidak dapat dipakai bersama.",
        "_sort and _sort_desc can't be used together.",
    ),
    (
        r"_(?:no)?col=(.+) - invalid columns",
        "Tidak ada kolom bernama «{}» di tabel ini.",
        "There is no column of the name “{}” in this table.",
    ),
    (r"_size must be a positive integer", "_size harus bilangan bulat di atas nol.", "_size must be a whole number above zero."),
    (r"_size must be <= (\d+)", "_size paling banyak {}.", "_size is {} at most."),
    (r"Cannot search by that column", "Kolom itu tidak dapat dicari.", "That column can't be searched."),
    (
        r"_next not allowed for CSV streaming",
        "Seluruh CSV selalu mulai dari baris pertama, tanpa _next.",
        "A CSV of all rows begins with the first, without _next.",
    ),
    (r"\?sql= is required", "Tulis dahulu kuerinya.", "Write a query first."),
    (r"Invalid _through.*", "_through tidak cocok dengan tabel ini.", "_through doesn't fit this table."),
    (
        r"(?:Database|Table|Record|Row|View|Query) not found.*|404|No data|Invalid format.*|There is no archive here",
        "Tidak ada apa-apa di alamat ini.",
        "There is nothing at this address.",
    ),
    (
        r"You do not have permission .*|view-\w+|execute-sql|Permission denied.*|Database download is forbidden",
        "Bagian ini tidak dibuka untuk Anda.",
        "This part is not open to you.",
    ),
    (
        r"(?:Root token has already been used|Invalid token)",
        "Tautan masuk ini sudah dipakai atau tidak berlaku.",
        "This link to log in was used before, or is not valid.",
    ),
)
_KNOWN: Final = tuple((re.compile(pattern, re.DOTALL), indonesian, english) for pattern, indonesian, english in _FAULTS)

HEADINGS: Final = {
    "Invalid SQL": ("Kueri ini keliru", "This query is mistaken"),
    "SQL Interrupted": ("Kueri ini terlalu lama", "This query takes too long"),
    "Forbidden": ("Tidak diizinkan", "Not allowed"),
    400: ("Permintaan ini tidak dapat dijawab", "This can't be answered"),
    403: ("Tidak diizinkan", "Not allowed"),
    404: ("Tidak ditemukan", "Not found"),
    500: ("Ada yang salah di sini", "Something went wrong here"),
}
"""What stands above an error, by Datasette's title of it or by its status."""

_LATE: Final = re.compile(r"\s*<p>SQL query took too long.*?<textarea[^>]*>(.*?)</textarea>", re.DOTALL)
"""What Datasette says of a query that took too long, as HTML, and the query in it."""


def kind(error: object) -> tuple[str, tuple[str, ...]] | None:
    """What kind of fault an error tells of, in the reader's language, and what it is about; None where it is not known.

    >>> kind("no such table: berita")
    ('Tidak ada tabel bernama «{}».', ('berita',))
    >>> kind("something else")
    """
    text = str(error).strip()
    for pattern, indonesian, english in _KNOWN:
        if found := pattern.fullmatch(text):
            return say(indonesian, english), found.groups()
    return None


def explained(error: Any) -> Markup:
    """An error as a page shows it: what kind of fault it is, and beside it the words it came with.

    >>> explained("no such column: <b>")
    Markup('Tidak ada kolom bernama «&lt;b&gt;». <code class="words" lang="en">no such column: &lt;b&gt;</code>')
    """
    if isinstance(error, Markup):
        if late := _LATE.match(str(error)):
            told = kind("interrupted")
            assert told is not None
            return Markup('{}</p><pre class="wrapped-sql">{}</pre><p>').format(told[0], Markup(late[1]))
        return error
    told = kind(error)
    if told is None:
        return escape(error)
    sentence, names = told
    return Markup(sentence).format(*names) + Markup(' <code class="words" lang="en">{}</code>').format(error)


def heading(title: str | None, status: int | None, error: object) -> str:
    """What stands above an error. Datasette answers with 500 to some of what a visitor mistypes in an address."""
    status = 400 if status == 500 and kind(error) else status
    known = HEADINGS.get(title or "") or HEADINGS.get(status or 0)
    return say(*known) if known else title or say(f"Kesalahan {status}", f"Error {status}")


FILTERS: Final = {"explained": explained}
