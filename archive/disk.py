"""What has to be on the disk before something else may be, so that a power cut leaves an order that can be gone on from.

A row of the manifest comes after the rows it seals, a row of the database after the bytes it points at, and the bytes of
a crawl after its own row.
"""

import os
import sqlite3
from pathlib import Path


def remember(folder: Path) -> None:
    """Force the name of a new file to the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def committed(conn: sqlite3.Connection) -> None:
    """Force what was committed to the disk, which ``synchronous = NORMAL`` leaves to the next checkpoint."""
    database = conn.execute("SELECT file FROM pragma_database_list WHERE name = 'main'").fetchone()[0]
    journal = Path(f"{database}-wal")  # not the database: closing it again would take SQLite's own locks off it
    if journal.exists():
        with journal.open("rb") as file:
            os.fsync(file.fileno())
