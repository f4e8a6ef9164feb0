"""The fuzz run: files of the corpus are changed at random and the laws held against what comes of it."""

import hashlib
import time
import traceback
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random

from tests.fuzz.laws import LAWS
from tests.fuzz.mutation import mutated

CORPUS = Path(__file__).with_name("corpus")
SLOW = 5.0
"""Seconds that nothing of the size made here may take."""


@dataclass(frozen=True, slots=True)
class Broken:
    """A law that didn't hold, and for what."""

    law: str
    body: bytes
    why: str

    @property
    def name(self) -> str:
        """A name for a file of it."""
        return f"{self.law}-{hashlib.sha256(self.body).hexdigest()[:12]}"


def files(law: str) -> list[Path]:
    """The corpus of a law."""
    return sorted(path for path in (CORPUS / law).iterdir() if path.is_file())


def held(law: str, body: bytes) -> Broken | None:
    """Hold one law against one body."""
    began = time.process_time()
    try:
        LAWS[law](body)
    except Exception:
        return Broken(law, body, traceback.format_exc())
    took = time.process_time() - began
    return Broken(law, body, f"took {took:.1f} s of a core for {len(body)} bytes") if took > SLOW else None


def tried(laws: Sequence[str], seed: int) -> Iterator[tuple[str, bytes]]:
    """What is tried, without end: one law after another, each with a change of a file of its corpus."""
    random = Random(seed)
    bodies = {law: [path.read_bytes() for path in files(law)] for law in laws}
    while True:
        for law in laws:
            yield law, mutated(random, random.choice(bodies[law]), bodies[law])
