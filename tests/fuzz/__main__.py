"""Change the corpus at random for a while and hold the laws against it; what breaks one is written to a file.

python -m tests.fuzz --seconds 60 --seed 1
python -m tests.fuzz page FILE...       holds one law against files
"""

import argparse
import sys
import time
from collections import Counter
from itertools import islice
from pathlib import Path

from tests.fuzz.laws import LAWS
from tests.fuzz.run import Broken, held, tried


def main() -> int:
    """Exit status 1 where a law was broken."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("law", nargs="?", choices=sorted(LAWS), help="this law alone")
    parser.add_argument("files", nargs="*", type=Path, help="hold it against these files, unchanged")
    parser.add_argument("--seconds", type=float, help="how long (60, if no number of tries is given)")
    parser.add_argument("--tries", type=int, help="how many tries instead")
    parser.add_argument("--seed", type=int, default=1, help="the same seed makes the same changes")
    parser.add_argument("--into", type=Path, default=Path("fuzz-found"), help="folder for what breaks a law")
    chosen = parser.parse_args()
    if chosen.files:
        broken = [found for path in chosen.files if (found := held(chosen.law, path.read_bytes()))]
    else:
        broken = _searched([chosen.law] if chosen.law else list(LAWS), chosen)
    for each in broken:
        chosen.into.mkdir(parents=True, exist_ok=True)
        (chosen.into / each.name).write_bytes(each.body)
        print(f"-- {chosen.into / each.name}\n{each.why}")
    return bool(broken)


def _searched(laws: list[str], chosen: argparse.Namespace) -> list[Broken]:
    end = time.monotonic() + (chosen.seconds or (60 if chosen.tries is None else float("inf")))
    counted: Counter[str] = Counter()
    broken: dict[str, Broken] = {}
    for law, body in islice(tried(laws, chosen.seed), chosen.tries):
        counted[law] += 1
        if (found := held(law, body)) is not None:
            broken.setdefault(f"{law} {found.why[-300:]}", found)  # one of a kind is enough
        if time.monotonic() > end:
            break
    print(f"seed {chosen.seed}: {', '.join(f'{law} {count}' for law, count in sorted(counted.items()))}; broken: {len(broken)}")
    return list(broken.values())


if __name__ == "__main__":
    sys.exit(main())
