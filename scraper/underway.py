"""What a rereading is at, on the disk too: who finds it there knows over what a run before has ended."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, Generic, TypeVar

from scraper import tries
from scraper.tray import FOLDER

T = TypeVar("T")

_UNTRIED: Final = "reread.txt"


class Unnoted(Exception):
    """It can't be written down what is under way; the message says why and what to do."""


class UnderWay(Generic[T]):
    """What was given to processes that read, by name, until it is written; whatever changes it may raise Unnoted."""

    def __init__(self, folder: Path, waiting: Mapping[str, T]) -> None:
        """Take up what a run that ended left in an archive's folder, as far as it is still ``waiting``."""
        self._folder = folder / FOLDER
        self._path = next(self._folder.glob("reread*.txt"), self._folder / _UNTRIED)
        names = self._path.read_text(errors="replace").split() if self._path.exists() else []
        self.left = {name: waiting[name] for name in names if name in waiting}
        """In the order in which it was given."""
        if self._path.exists() and (not self.left or names[0] not in self.left):  # what was tried was written before the run ended
            self.done(())

    @property
    def tries(self) -> int:
        """How often the first of what is left has been read alone, with this time."""
        return tries.counted(self._path)

    def add(self, named: Mapping[str, T]) -> None:
        """Write down what is to be read."""
        self.left |= named
        self._write()

    def begin(self) -> None:
        """Count a try of the first of what is left, which is to be read alone."""
        with self._writing():
            self._path = tries.again(self._path)

    def done(self, names: Iterable[str]) -> None:
        """It is read, and that is written; what is first now was not tried alone."""
        for name in names:
            del self.left[name]
        with self._writing():
            self._path = self._path.rename(self._folder / _UNTRIED)
        self._write()

    def forget(self) -> None:
        """Nothing is left over which a run has ended."""
        with self._writing():
            for path in self._folder.glob("reread*"):  # half a file too
                path.unlink()
        with suppress(OSError):  # never made, or not empty
            self._folder.rmdir()

    def _write(self) -> None:
        with self._writing():
            self._folder.mkdir(exist_ok=True)
            fresh = self._folder / "reread.new"
            fresh.write_text("".join(f"{name}\n" for name in self.left))
            fresh.replace(self._path)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise Unnoted(f"cannot write to {self._folder} ({error}); free some space or mend its rights, then start again") from error
