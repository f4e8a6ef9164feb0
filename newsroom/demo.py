"""`make demo`: serve the sample portal, crawl it with the real spider, say what was kept, and open it in Datasette."""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

from newsroom.server import Newsroom


def kliping(*arguments: str) -> int:
    """Run the kliping command of this environment, showing what is typed; its exit status."""
    print(f"$ kliping {' '.join(arguments)}", flush=True)
    return subprocess.run([sys.executable, "-m", "scraper.cli", *arguments], check=False).returncode


def show(home: str, data: str) -> int:
    """The main job on the sample portal, one command after the other; the first exit status that is not 0."""
    for arguments in (
        ["backfill", "malangkota", "--home", home, "--pages", "--data", data],
        ["crawl", "malangkota", "--home", home, "--data", data],
        ["report", "--data", data],
        ["search", "inovasi pelayanan", "--limit", "3", "--data", data],
    ):
        status = kliping(*arguments)
        if status:
            return status
        print(flush=True)
    return 0


def main() -> None:
    """Run the demonstration."""
    parser = argparse.ArgumentParser(prog="newsroom.demo", description=__doc__)
    parser.add_argument("--data", default="data/demo", type=Path)
    parser.add_argument("--room-port", default=8765, type=int, help="port of the sample portal")
    parser.add_argument("--port", default=8001, type=int, help="port of Datasette")
    parser.add_argument("--serve", default=1, type=int, help="0 stops after the crawl")
    options = parser.parse_args()
    room = Newsroom(port=options.room_port)
    try:
        room.start()
    except OSError as error:
        sys.exit(f"the sample portal can't listen on port {options.room_port} ({error.strerror}); try make demo ROOM_PORT=8766")
    try:
        print(f"A sample newsroom answers at {room.home}/", flush=True)
        status = show(f"{room.home}/", str(options.data))
        if status == 0 and options.serve:
            print(f"The archive is open at http://127.0.0.1:{options.port} (Ctrl-C ends)", flush=True)
            status = kliping("serve", "--data", str(options.data), "--port", str(options.port))
    except KeyboardInterrupt:
        status = 0
    finally:
        room.stop()
    sys.exit(status)


if __name__ == "__main__":
    main()
