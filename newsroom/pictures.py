"""`make pictures`: the pictures of the README, taken of the demonstration's own archive in Debian's Chromium."""

from __future__ import annotations

import argparse
import contextlib
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import sync_playwright

from newsroom.demo import show
from newsroom.server import Newsroom

CHROMIUM = "/usr/bin/chromium"


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: its name, the page it is of, the width of the screen in CSS pixels, and its height."""

    name: str
    path: str
    width: int = 1000
    height: int = 760
    scheme: Literal["light", "dark"] = "light"


PICTURES = (
    Picture("reading-room", "/archive/search?q=pelayanan"),
    Picture("article", "/archive/articles/{kipp}"),
    Picture("person", "/tokoh/Sofyan+Edi+Jarwoko"),
    Picture("charts", "/grafik?kata=banjir,pasar,layanan"),
    Picture("phone", "/", width=360, height=720, scheme="dark"),
)


@contextlib.contextmanager
def reading_room(data: Path) -> Iterator[str]:
    """A Datasette over an archive; its address."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    process = subprocess.Popen([sys.executable, "-m", "scraper.cli", "serve", "--data", str(data), "--port", str(port)])
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            with contextlib.suppress(urllib.error.URLError, ConnectionError):
                urllib.request.urlopen(f"{address}/robots.txt").read()
                break
            time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait()


def take(address: str, out: Path) -> None:
    """Take every picture."""
    with urllib.request.urlopen(f"{address}/archive/articles.json?_shape=array&_col=id&title__startswith=KIPP") as answer:
        kipp = answer.read().decode().partition('"id": ')[2].partition(",")[0].strip(" }]")
    with sync_playwright() as tool:
        browser = tool.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for each in PICTURES:
            context = browser.new_context(viewport={"width": each.width, "height": each.height}, color_scheme=each.scheme)
            page = context.new_page()
            page.goto(address + each.path.format(kipp=kipp))
            page.screenshot(path=out / f"{each.name}.png")
            context.close()
        browser.close()


def main() -> None:
    """Crawl the sample newsroom, open what was kept, take the pictures."""
    parser = argparse.ArgumentParser(prog="newsroom.pictures", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("docs/pictures"))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        room = Newsroom(port=0)
        room.start()
        try:
            status = show(f"{room.home}/", folder)
        finally:
            room.stop()
        if status:
            sys.exit(status)
        with reading_room(Path(folder)) as address:
            take(address, options.out)


if __name__ == "__main__":
    main()
