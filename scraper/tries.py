"""What ends the process that reads it is given up at the third try; what is tried stands in a file, whose name counts the tries.

A page may crash a library, or need more memory than there is. Who comes after a process that ended finds in the file what it was at.
"""

import re
from pathlib import Path
from typing import Final

TRIES: Final = 3
"""At which try what stands first is given up: at the second it is read alone, so that it is the one that did it."""
_TRIED: Final = re.compile(r"\.try(\d+)(?=\.)")


def counted(path: Path) -> int:
    """How often what stands in a file has been tried, by its name."""
    tried = _TRIED.search(path.name)
    return int(tried[1]) if tried else 0


def again(path: Path) -> Path:
    """Count a try, in the file's name, before anything in it is read; its path from then on. May raise OSError."""
    stem, dot, kind = _TRIED.sub("", path.name).partition(".")
    return path.rename(path.with_name(f"{stem}.try{counted(path) + 1}{dot}{kind}"))
