"""One writer at a time: a lock that says who holds it, and that a killed process gives up by itself."""

import fcntl
import json
import os
import time
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import Final, Self

PATIENCE: Final = 2.0
"""Seconds to wait for the lock: a crawl that was killed has let go of it when what it fetched is kept."""


class Locked(Exception):
    """Another process writes to the archive; the message says which and since when."""


class Lock:
    """An advisory lock on a folder (flock): the kernel frees it when the process ends, however it ends."""

    def __init__(self, folder: Path, holder: int | None = None) -> None:
        """Take the lock; ``holder`` is the process to be named to others where it isn't this one.

        Raises Locked when another process holds it, and goes on holding it for some seconds.
        """
        self._path = folder / "archive.lock"
        self._file = self._path.open("a+", encoding="utf-8")
        try:
            self._take()
            self._file.truncate(0)
            self._file.write(json.dumps({"pid": holder or os.getpid(), "since": datetime.now(UTC).isoformat(timespec="seconds")}))
            self._file.flush()
        except BlockingIOError:
            other = self._holder()
            self._file.close()
            raise Locked(f"{folder} is being written to by {other}; let it finish, or choose another --data folder") from None
        except OSError:
            self._file.close()
            raise

    def _take(self) -> None:
        """Take the lock, at the latest when PATIENCE is over; raises BlockingIOError."""
        latest = time.monotonic() + PATIENCE
        while True:
            try:
                fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > latest:
                    raise
                time.sleep(0.05)
            else:
                return

    def _holder(self) -> str:
        self._file.seek(0)
        try:
            told = json.loads(self._file.read())
            return f"process {told['pid']}, since {told['since']}"
        except (ValueError, KeyError, TypeError):
            return "another process"

    def release(self) -> None:
        """Give the lock up."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.release()
