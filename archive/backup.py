"""A copy of the archive that is whole at one moment, made while somebody writes to it, and the way back.

First the database (``VACUUM INTO`` sees one moment of it, under a name of its own), then the WARC files: what the rows of that
moment point at was on its way to the disk before they were. Of the manifest as much is taken as the database knew at that
moment. A file that is there already with the same size and time is not copied again; one that has grown since is.
``backup.json`` says which files belong together, with size and SHA-256 of each, and is put in place last: until then the
backup made before is the one that counts, and it is whole, since files only ever grow and its sizes say how much of each is
its own.

What was damaged or lost in the archive since never takes the place of a good copy: a WARC file that is sealed is copied only as
what was sealed, and of the manifest nothing goes.
"""

import json
import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from archive import seals
from archive.manifest import MANIFEST, file_sha256
from archive.schema import NotAnArchive
from archive.sql import now
from archive.store import DATABASE, WARC_FOLDER

CONTENTS: Final = "backup.json"
_CHUNK: Final = 1 << 20


class NotABackup(Exception):
    """The folder holds no backup, or one that is not whole; the message says what is wrong with it."""


class NotCopied(Exception):
    """A backup or what it is restored to can't be written; the message says why and what to do."""


@dataclass(frozen=True, slots=True)
class Copied:
    """What making a backup came to: how many files it holds, their bytes, and how many of these had to be copied."""

    files: int
    size: int
    fresh: int
    doubted: tuple[str, ...] = ()
    """What in the archive is not what it was, in sentences."""


def backup(folder: Path, into: Path) -> Copied:
    """Copy the archive in ``folder`` to ``into``; the backup that was there before stays whole until this one is.

    Raises NotCopied when there is no room or no right, NotAnArchive when there is no archive to copy.
    """
    if not (folder / DATABASE).is_file():
        raise NotAnArchive(f"there is no archive in {folder}")
    if into.resolve() == folder.resolve() or folder.resolve() in into.resolve().parents:
        raise NotCopied(f"a backup inside the archive's own folder {folder} would be lost with it; choose another place")
    try:
        (into / WARC_FOLDER).mkdir(parents=True, exist_ok=True)
        known, moment = _known(into), now()
        stamp = re.sub("[^0-9]", "", moment)
        held = {DATABASE: _snapshot(folder / DATABASE, into, f"archive-{stamp}.db")}
        files, ends = _sealed(into / held[DATABASE]["stored"])
        doubted: list[str] = []
        for name in sorted({*_names(folder), *files}):
            if why := _damaged(folder / name, known.get(name), files.get(name)):
                kept = known[name] if name in known and (into / name).is_file() else None
                doubted.append(f"{name} {why}" + ("; the copy that was made before stays" if kept else ""))
                if kept or not (folder / name).is_file():
                    held |= {name: kept} if kept else {}
                    continue
            held[name] = _taken(folder / name, into / name, known.get(name))
        if ends:
            held |= _manifest(folder, into, known.get(MANIFEST), ends, stamp, doubted)
        fresh = sum(1 for name, told in held.items() if told != known.get(name))
        _written(into / CONTENTS, json.dumps({"made_at": moment, "files": held}, indent=1).encode())
        for former in into.glob("archive-*.db*"):  # one that was broken off too
            if former.name != held[DATABASE]["stored"]:
                former.unlink()
    except (OSError, sqlite3.OperationalError) as error:
        raise NotCopied(f"the backup in {into} could not be made ({error}); free some space or mend its rights, then again") from error
    except sqlite3.DatabaseError as error:
        raise NotAnArchive(f"{folder / DATABASE} can't be read ({error}); restore it from an earlier backup") from error
    return Copied(len(held), sum(told["size"] for told in held.values()), fresh, tuple(doubted))


def restore(source: Path, folder: Path) -> Copied:
    """Bring a backup back into ``folder``, which must hold no archive.

    Raises NotABackup when a file is missing or not as it was copied, before anything is written, and NotCopied when
    ``folder`` holds an archive or can't be written.
    """
    held = _known(source)
    if DATABASE not in held:
        raise NotABackup(f"{source} holds no whole backup: {CONTENTS} is missing or unreadable")
    for name in (DATABASE, WARC_FOLDER, MANIFEST):  # a manifest alone may be all that proves what was sealed since the backup
        if (folder / name).exists():
            raise NotCopied(f"{folder} holds an archive already ({name}); move it away, or choose another --data folder")
    stored = {name: source / str(told.get("stored", name)) for name, told in held.items()}
    way = f"take another backup, or copy what is there yourself ({stored[DATABASE].name} as {DATABASE}) and see what `kliping verify` says"
    for name, path in stored.items():
        if not _within(folder / name, folder) or not _within(path, source):
            raise NotABackup(f"{source / CONTENTS} names a file outside the archive ({name}); it was not made by this command")
    for name, path in stored.items():
        if not path.is_file():
            raise NotABackup(f"{path} is missing; {way}")
        if file_sha256(path, held[name]["size"]) != held[name]["sha256"]:
            raise NotABackup(f"{path} is not as it was copied (its SHA-256 differs); {way}")
    try:
        for name in sorted(held, key=lambda name: name == DATABASE):  # the database last: without it there is no archive
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            _copied(stored[name], folder / name, held[name]["size"])
    except OSError as error:
        raise NotCopied(f"{folder} could not be written ({error}); free some space or mend its rights, then start again") from error
    return Copied(len(held), sum(told["size"] for told in held.values()), len(held))


def _within(path: Path, folder: Path) -> bool:
    return folder.resolve() in path.resolve().parents


def _names(folder: Path) -> Iterator[str]:
    """The WARC files, as they are named below the folder."""
    return (f"{WARC_FOLDER}/{path.name}" for path in sorted((folder / WARC_FOLDER).glob("*")) if path.is_file())


def _sealed(database: Path) -> tuple[dict[str, tuple[int, str]], int]:
    """The WARC files that a database knows as sealed, with length and SHA-256, and how many bytes of the manifest it knows."""
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?immutable=1", uri=True)) as conn:
        if conn.execute("SELECT 1 FROM sqlite_master WHERE name = 'seals'").fetchone() is None:
            return {}, 0  # of a release that knew no manifest
        files = conn.execute("SELECT name, length, sha256 FROM sealed_files").fetchall()
        known = seals.last(conn)
    return {f"{WARC_FOLDER}/{name}": (length, digest) for name, length, digest in files}, known.ends if known else 0


def _damaged(path: Path, known: dict[str, Any] | None, sealed: tuple[int, str] | None) -> str:
    """What is wrong with a WARC file that is sealed; it is read where size or time are others than when it was copied."""
    if sealed is None or (path.is_file() and known is not None and _same(path, known) and known.get("sha256") == sealed[1]):
        return ""
    if not path.is_file():
        return "is missing"
    length, digest = sealed
    return "" if path.stat().st_size == length and file_sha256(path) == digest else "is not what was sealed"


def _same(path: Path, known: dict[str, Any]) -> bool:
    """Whether a file has the size and time it had when it was copied."""
    told = path.stat()
    return (known.get("size"), known.get("changed")) == (told.st_size, told.st_mtime_ns)


def _manifest(
    folder: Path, into: Path, known: dict[str, Any] | None, ends: int, stamp: str, doubted: list[str]
) -> dict[str, dict[str, Any]]:
    """As much of the manifest as the database knows; one that has lost lines takes no place of a longer copy, one that goes on otherwise
    than the copy did leaves that beside it."""
    path, copy = folder / MANIFEST, into / MANIFEST
    length = path.stat().st_size if path.is_file() else 0
    if length < ends:
        kept = known if copy.is_file() and known is not None and known.get("size", 0) > length else None
        doubted.append(f"{MANIFEST} has {length} bytes and had {ends}" + ("; the copy that was made before stays" if kept else ""))
        if kept or not length:
            return {MANIFEST: kept} if kept else {}
    elif known is not None and copy.is_file() and known.get("sha256") != file_sha256(path, min(known.get("size", 0), ends)):
        aside = copy.with_name(f"{MANIFEST}.{stamp}")
        os.replace(copy, aside)
        doubted.append(f"{MANIFEST} does not go on as the copy that was made before; that one stays as {aside.name}")
    return {MANIFEST: _taken(path, copy, known, ends)}


def _known(folder: Path) -> dict[str, dict[str, Any]]:
    """What the backup in a folder holds; nothing where there is none that is whole."""
    try:
        told = json.loads((folder / CONTENTS).read_text(encoding="utf-8"))["files"]
        return {str(name): dict(each) for name, each in told.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def _snapshot(database: Path, into: Path, name: str) -> dict[str, Any]:
    """One moment of the database, as a file of that name that needs no other beside it."""
    fresh = into / f"{name}.new"
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True, timeout=30)) as conn:
        conn.execute("VACUUM INTO ?", [str(fresh)])
    _synced(fresh)
    os.replace(fresh, into / name)
    size = (into / name).stat().st_size
    return {"stored": name, "size": size, "sha256": file_sha256(into / name, size)}


def _taken(path: Path, into: Path, known: dict[str, Any] | None, length: int | None = None) -> dict[str, Any]:
    """A file, or its first ``length`` bytes, as kept in the backup; copied where size or time differ from what was copied before."""
    told = path.stat()
    size = told.st_size if length is None else min(length, told.st_size)
    same = {"size": size, "changed": told.st_mtime_ns}
    if known is not None and {name: known.get(name) for name in same} == same and into.is_file() and into.stat().st_size == size:
        return known
    _copied(path, into, size)
    return {**same, "sha256": file_sha256(into, size)}


def _copied(path: Path, into: Path, size: int) -> None:
    """Copy the first ``size`` bytes of a file; raises OSError when it has fewer."""
    fresh, rest = into.with_name(into.name + ".new"), size
    with path.open("rb") as source, fresh.open("wb") as target:
        while rest and (chunk := source.read(min(rest, _CHUNK))):
            target.write(chunk)
            rest -= len(chunk)
        target.flush()
        os.fsync(target.fileno())
    if rest:
        raise OSError(f"{path} has become shorter while it was copied")
    os.replace(fresh, into)


def _written(path: Path, content: bytes) -> None:
    fresh = path.with_name(path.name + ".new")
    fresh.write_bytes(content)
    _synced(fresh)
    os.replace(fresh, path)


def _synced(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
