"""`python -m newsroom --port 8765` serves the sample portal until Ctrl-C; `--truth` prints what there is to read."""

from __future__ import annotations

import argparse
import json
import sys
import threading

from newsroom.server import Newsroom
from newsroom.truth import truth


def main() -> None:
    """Serve, or print the truth."""
    parser = argparse.ArgumentParser(prog="newsroom", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8765)
    parser.add_argument("--copies", type=int, default=1, help="serve every public post that many times")
    parser.add_argument("--rest", choices=("open", "closed", "missing", "html"), default="open")
    parser.add_argument("--sitemap", choices=("core", "yoast", "gzip", "empty", "none"), default="core")
    parser.add_argument("--no-feed", action="store_true", help="have no feeds")
    parser.add_argument("--no-lists", action="store_true", help="have a front page, sections and archives that are all script")
    parser.add_argument("--no-nonce", action="store_true", help="give the same bytes at every visit")
    parser.add_argument("--truth", action="store_true", help="print what a perfect reader would read, as JSON")
    options = parser.parse_args()
    if options.truth:
        json.dump(truth(copies=options.copies), sys.stdout, ensure_ascii=False, indent=1)
        sys.stdout.write("\n")
        return
    room = Newsroom(
        copies=options.copies,
        host=options.host,
        port=options.port,
        rest=options.rest,
        sitemap=options.sitemap,
        feed=not options.no_feed,
        lists=not options.no_lists,
        nonce=not options.no_nonce,
    )
    with room:
        print(f"{room.home}/  (Ctrl-C ends)", flush=True)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print()


if __name__ == "__main__":
    main()
