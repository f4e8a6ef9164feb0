"""After a crash: what stands in a WARC file behind the last row is put aside, and what is missing is told."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from archive import warc

TORN: Final = "torn"


def stem(site: str, started: str, crawl: int) -> str:
    """What the names of a crawl's WARC files begin with."""
    stamp = started[:19].replace("-", "").replace(":", "")
    return f"{site}-{stamp}Z-{crawl:06d}"


def mend(conn: sqlite3.Connection, folder: Path) -> Iterator[str]:
    """Bring the files of crawls that were killed in line with their rows, and say what was done; writes are the caller's transaction.

    Bytes behind what the rows know of, a torn last record or whole ones whose rows were not written, go to a file beside
    it. Their pages are still wanted and will be asked for again.
    """
    known = dict(conn.execute("SELECT name, length FROM warc_files"))
    sealed = {name for (name,) in conn.execute("SELECT name FROM sealed_files")}
    for crawl, site, started in conn.execute("SELECT id, site, started_at FROM crawls WHERE ended_at IS NULL").fetchall():
        for path in sorted(folder.glob(f"{stem(site, started, crawl)}-*{warc.SUFFIX}")):
            if path.name in sealed:  # whatever differs now is for `kliping verify` to find
                continue
            size, length = path.stat().st_size, known.get(path.name, 0)
            if size > length:
                aside = put_aside(path, length)
                yield f"{path.name} ended with {size - length} bytes that no row knows of; they were put aside in {aside.name}"
            elif size < length or not _ends_well(conn, path, length):
                yield _shortened(conn, path, length)


def put_aside(path: Path, length: int) -> Path:
    """Cut a file off at a length; what stood behind goes to a file beside it, whose path is given."""
    aside = path.with_name(f"{path.name}.{TORN}-{length}")
    with path.open("r+b") as file, aside.open("wb") as rest:
        file.seek(length)
        rest.write(file.read())
        rest.flush()
        os.fsync(rest.fileno())
        file.truncate(length)
        os.fsync(file.fileno())
    if length == 0:
        path.unlink()
    return aside


def _ends_well(conn: sqlite3.Connection, path: Path, length: int) -> bool:
    """Whether the last capture below a length is there; a power cut may leave a file long enough, with nothing but zeros at its end."""
    query = (
        "SELECT warc_offset, warc_length FROM captures WHERE warc_file = ? AND warc_offset + warc_length <= ? "
        "ORDER BY warc_offset DESC LIMIT 1"
    )
    last = conn.execute(query, [path.name, length]).fetchone()
    return last is None or warc.whole(path, warc.Place(path.name, *last))


def _shortened(conn: sqlite3.Connection, path: Path, length: int) -> str:
    """A power cut took what rows know of already: their pages are asked for again, and what is half there is put aside."""
    whole = 0
    with suppress(ValueError):  # what is damaged is what is put aside
        for entry in warc.entries(path):
            whole = entry.place.offset + entry.place.length
    if whole < path.stat().st_size:
        put_aside(path, whole)
    beyond = "FROM captures WHERE warc_file = ? AND warc_offset + warc_length > ?"
    lost = conn.execute(f"SELECT count(*) {beyond}", [path.name, whole]).fetchone()[0]
    conn.execute(f"UPDATE pages SET wanted = 1 WHERE kind = 'article' AND url IN (SELECT url {beyond})", [path.name, whole])
    conn.execute("UPDATE warc_files SET length = ? WHERE name = ?", [whole, path.name])
    return f"{path.name} has lost its last {length - whole} bytes, {lost} captures with them; their pages are asked for again"
