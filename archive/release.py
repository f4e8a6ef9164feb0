"""A dated release of the archive for others to keep, cite and check: one moment of it, in forms that outlive this program.

``archive.db`` is the database itself; ``parquet/`` holds each table; ``datapackage.json`` describes every table and column (Frictionless
Data Package 1.0); ``README.md`` says what it is; ``SHA256SUMS`` is checked by ``sha256sum -c``. The WARC files are not part of it.
"""

import hashlib
import json
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from archive import parquet
from archive.metadata import ABOUT, INDONESIAN
from archive.schema import NotAnArchive
from archive.sql import now
from archive.store import DATABASE
from archive.tables import Column, Table, tables

DESCRIPTION: Final = "datapackage.json"
SUMS: Final = "SHA256SUMS"
_KINDS: Final = {"INTEGER": "integer", "REAL": "number", "TEXT": "string"}

_README: Final = """# Kliping, {day}

Berita resmi pemerintah kota di Indonesia: {articles} berita, sebagaimana tersimpan pada {moment}.
Official news of Indonesian city governments: {articles} stories, as they were kept at {moment}.

| | |
|---|---|
| `archive.db` | SQLite: buka dengan `datasette archive.db` atau `sqlite3 archive.db` (open it with) |
| `parquet/` | satu berkas untuk setiap tabel (one file for each table) |
| `datapackage.json` | arti setiap tabel dan kolom (the meaning of every table and column), Frictionless Data Package |
| `SHA256SUMS` | `sha256sum -c SHA256SUMS` memeriksa semuanya (checks them all) |

```python
import pandas
articles = pandas.read_parquet("parquet/articles.parquet")
```

```r
articles <- arrow::read_parquet("parquet/articles.parquet")
```

Alamat tetap tiap berita: kolom `key` (the permanent address of each story: `/b/` and its `key`, where the archive is published).
Bukti asalnya: tabel `captures` menyebut berkas WARC, letak, dan SHA-256 (the proof: WARC file, offset and SHA-256).

Kutip sebagai (cite as): Kliping, arsip berita pemerintah kota, rilis (release) {day}, SHA-256 `archive.db` {sha256}.

Lisensi (license): {license}
"""


class NotReleased(Exception):
    """A release can't be made; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Released:
    """What was made: its folder, how many files and bytes it has, and how many articles."""

    folder: Path
    files: int
    size: int
    articles: int


def release(data: Path, into: Path) -> Released:
    """Make a release of the archive in ``data``, in a new folder of ``into`` that is named by the day (UTC).

    It is made beside its place and put there whole. Raises NotReleased where there is one of that day already, where it can't be
    written, or where pyarrow is missing; NotAnArchive when there is no archive.
    """
    if not parquet.there():
        raise NotReleased("Parquet files need pyarrow; install it with: pip install 'kliping[release]'")
    if not (data / DATABASE).is_file():
        raise NotAnArchive(f"there is no archive in {data}")
    moment = now()
    folder = into / f"kliping-{moment[:10]}"
    if folder.exists():
        raise NotReleased(f"{folder} is there already; a release is never changed: move it away, or choose another folder")
    fresh = into / f".{folder.name}.new"
    try:
        shutil.rmtree(fresh, ignore_errors=True)
        (fresh / "parquet").mkdir(parents=True)
        articles = _filled(data, fresh, moment)
        fresh.rename(folder)
    except (OSError, sqlite3.OperationalError) as error:
        shutil.rmtree(fresh, ignore_errors=True)
        raise NotReleased(f"the release could not be made in {into} ({error}); free some space or mend its rights, then again") from error
    except sqlite3.DatabaseError as error:
        shutil.rmtree(fresh, ignore_errors=True)
        raise NotAnArchive(f"{data / DATABASE} can't be read ({error}); restore it from a backup") from error
    files = [path for path in folder.rglob("*") if path.is_file()]
    return Released(folder, len(files), sum(path.stat().st_size for path in files), articles)


def _filled(data: Path, folder: Path, moment: str) -> int:
    """Everything of a release, in a folder; how many articles it has."""
    with closing(sqlite3.connect(f"{(data / DATABASE).resolve().as_uri()}?mode=ro", uri=True, timeout=30)) as conn:
        conn.execute("VACUUM INTO ?", [str(folder / DATABASE)])
    with closing(sqlite3.connect(f"{(folder / DATABASE).resolve().as_uri()}?mode=ro&immutable=1", uri=True)) as conn:
        counts = {table.name: _written(conn, table, folder, moment) for table in tables()}
        homes = conn.execute("SELECT title, home FROM sites ORDER BY name").fetchall()
    described = json.dumps(package(folder, moment, counts, homes), ensure_ascii=False, indent=1)
    (folder / DESCRIPTION).write_text(described + "\n", encoding="utf-8")
    told = {"day": moment[:10], "moment": moment, "articles": counts["articles"], "license": ABOUT["license"]}
    (folder / "README.md").write_text(_README.format(**told, sha256=_digest(folder / DATABASE)), encoding="utf-8")
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    (folder / SUMS).write_text("".join(f"{_digest(folder / name)}  {name}\n" for name in names), encoding="utf-8")
    return counts["articles"]


def _kind(column: Column) -> str:
    return column.sql.split()[0]


def _written(conn: sqlite3.Connection, table: Table, folder: Path, moment: str) -> int:
    """Write one table as Parquet; how many rows it has."""
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    order = ", ".join(f'"{name}"' for name in _key(table)) or "1"
    cursor = conn.execute(f'SELECT {names} FROM "{table.name}" ORDER BY {order}')
    columns = [(column.name, _kind(column)) for column in table.columns]
    about = {"title": f"Kliping: {table.name}", "moment": moment, "description": table.meaning}
    return parquet.write(folder / "parquet" / f"{table.name}.parquet", columns, _batches(cursor), about)


def _batches(cursor: sqlite3.Cursor) -> Iterator[list[Any]]:
    while rows := cursor.fetchmany(parquet.BATCH):
        yield rows


def package(folder: Path, moment: str, counts: dict[str, int], homes: list[tuple[str, str]]) -> dict[str, Any]:
    """The description of a release whose files are there."""
    database = {
        "name": "database",
        "path": DATABASE,
        "title": "SQLite",
        "format": "sqlite",
        "mediatype": "application/vnd.sqlite3",
        **_weighed(folder / DATABASE),
    }
    return {
        "profile": "data-package",
        "name": f"kliping-{moment[:10]}",
        "title": ABOUT["title"],
        "description": " ".join(re.sub(r"<[^>]+>", " ", ABOUT["description_html"]).split()),
        "version": moment[:10],
        "created": moment,
        "keywords": ["Indonesia", "berita", "pemerintah kota", "news", "government", "web archive"],
        "licenses": [{"name": "CC-BY-4.0", "path": "https://creativecommons.org/licenses/by/4.0/", "title": ABOUT["license"]}],
        "sources": [{"title": title, "path": home} for title, home in homes],
        "resources": [*(_resource(folder, table, counts[table.name]) for table in tables()), database],
    }


def _resource(folder: Path, table: Table, rows: int) -> dict[str, Any]:
    path = f"parquet/{table.name}.parquet"
    *titles, indonesian = INDONESIAN[table.name]
    schema: dict[str, Any] = {"fields": [_field(column) for column in table.columns]}
    if key := _key(table):
        schema["primaryKey"] = key
    links = [_link(column.name, column.points_to) for column in table.columns if column.points_to]
    return {
        "name": table.name,
        "path": path,
        "profile": "tabular-data-resource",
        "title": " — ".join(titles),
        "description": f"{indonesian} — {table.meaning}",
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "rows": rows,
        "schema": schema | ({"foreignKeys": links} if links else {}),
    }


def _field(column: Column) -> dict[str, Any]:
    required = {"constraints": {"required": True}} if "NOT NULL" in column.sql or "PRIMARY KEY" in column.sql else {}
    return {"name": column.name, "type": _KINDS[_kind(column)], "description": column.meaning, **required}


def _key(table: Table) -> list[str]:
    own = [column.name for column in table.columns if "PRIMARY KEY" in column.sql]
    found = re.fullmatch(r"PRIMARY KEY \((.*)\)", table.key)
    return own or ([name.strip(' "') for name in found[1].split(",")] if found else [])


def _link(name: str, points_to: str) -> dict[str, Any]:
    resource, _, field = points_to.rstrip(")").partition("(")
    return {"fields": name, "reference": {"resource": resource, "fields": field}}


def _weighed(path: Path) -> dict[str, Any]:
    return {"bytes": path.stat().st_size, "hash": f"sha256:{_digest(path)}"}


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
