"""What verifying comes to: what disagrees, each with the way out, and what was looked at."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Final

RESTORE: Final = "bring it back from a backup (`kliping restore`)"

REWRITTEN: Final = (
    "restore manifest.jsonl and archive.db together from a backup; what was sealed by then can't be proved by this manifest any more"
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that disagrees: what, how, and the way out."""

    what: str
    how: str
    way: str

    def __str__(self) -> str:
        return f"{self.what}: {self.how}; {self.way}"


@dataclass(slots=True)
class Verified:
    """What verifying looked at, and what is worth knowing without being wrong."""

    counted: Counter[str] = field(default_factory=Counter)
    notes: list[str] = field(default_factory=list)
    entries: int = 0
    digest: str = ""
    sealed_at: str = ""
