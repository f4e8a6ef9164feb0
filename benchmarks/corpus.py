"""The input of every measurement: pages of the sample newsroom, rendered once and served from memory."""

from __future__ import annotations

import asyncio
import multiprocessing
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from newsroom.server import Newsroom


def _weight() -> tuple[bytes, bytes]:
    """What makes a real portal's page weigh 60 KB: inline styles in the head and a large menu in the body."""
    rules = "".join(f".wp-block-{n}{{margin:{n % 7}px auto;padding:{n % 5}px;color:#{n:06x}}}" for n in range(400))
    links = "".join(f'<li class="menu-item menu-item-{n}"><a href="/layanan/dinas-{n}/">Layanan Dinas {n}</a></li>' for n in range(180))
    return f"<style>{rules}</style></head>".encode(), f'<nav class="mega-menu"><ul>{links}</ul></nav></body>'.encode()


def pages(copies: int, home: str = "https://malangkota.go.id") -> dict[str, bytes]:
    """Article pages by path, rendered once as if served from ``home``, at the weight of a real portal's."""
    style, menu = _weight()
    with Newsroom(copies=copies, nonce=False) as room:
        paths = [story.path for story in room.site.posts if story.is_public]
        found = {path: room.respond("GET", path, {}).body for path in paths}
        here = room.home.encode()
    return {
        path: body.replace(here, home.encode()).replace(b"</head>", style, 1).replace(b"</body>", menu, 1) for path, body in found.items()
    }


def sitemap(home: str, paths: Iterator[str]) -> bytes:
    """A sitemap of these paths."""
    entries = "".join(f"<url><loc>{home}{path}</loc></url>" for path in paths)
    return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</urlset>'.encode()


class _Connection(asyncio.Protocol):
    """HTTP/1.1 with keep-alive, answers from a dictionary: as little server as can be, so that the crawler is measured."""

    answers: Mapping[bytes, bytes]

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport
        self._buffer = b""

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        while b"\r\n\r\n" in self._buffer:
            request, self._buffer = self._buffer.split(b"\r\n\r\n", 1)
            path = request.split(b" ", 2)[1]
            self._transport.write(self.answers.get(path, _MISSING))  # type: ignore[attr-defined]


def _response(status: str, kind: str, body: bytes) -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


_MISSING = _response("404 Not Found", "text/html; charset=UTF-8", b"<html><title>404</title></html>")


def _serve(listener: socket.socket, copies: int, ready: object) -> None:
    home = f"http://127.0.0.1:{listener.getsockname()[1]}"
    found = pages(copies, home)
    answers = {path.encode(): _response("200 OK", "text/html; charset=UTF-8", body) for path, body in found.items()}
    answers[b"/robots.txt"] = _response("200 OK", "text/plain", f"User-agent: *\nDisallow:\nSitemap: {home}/sitemap.xml\n".encode())
    answers[b"/sitemap.xml"] = _response("200 OK", "application/xml", sitemap(home, iter(found)))
    _Connection.answers = answers

    async def run() -> None:
        server = await asyncio.get_running_loop().create_server(_Connection, sock=listener)
        ready.set()  # type: ignore[attr-defined]
        await server.serve_forever()

    asyncio.run(run())


@contextmanager
def served(copies: int) -> Iterator[str]:
    """Serve the corpus from a process of its own; yields the home address."""
    listener = socket.create_server(("127.0.0.1", 0), backlog=256)
    context = multiprocessing.get_context("fork")
    ready = context.Event()
    process = context.Process(target=_serve, args=(listener, copies, ready), daemon=True)
    process.start()
    ready.wait()
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        process.terminate()
        process.join()
        listener.close()
