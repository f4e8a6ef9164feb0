"""One connection of the sample newsroom: HTTP/1.1 framing around the answers, and a listener that can let go of it."""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from newsroom.answer import Answer

Respond = Callable[[str, str, Mapping[str, str]], Answer]
BODILESS = (204, 304)


class Connection(BaseHTTPRequestHandler):
    """Reads requests one after another and writes the listener's answers."""

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1
    timeout = 30
    server: Listener

    def do_GET(self) -> None:
        """Answer with headers and body."""
        self._swallow()
        answer = self.server.respond(self.command, self.path, dict(self.headers.items()))
        self.send_response(answer.status)
        if answer.status not in BODILESS:
            self.send_header("Content-Type", answer.type)
            self.send_header("Content-Length", str(len(answer.body)))
        for name, value in answer.headers:
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD" and answer.status not in BODILESS:
            self.wfile.write(answer.body)

    def do_HEAD(self) -> None:
        """Like GET, without the body."""
        self.do_GET()

    def do_POST(self) -> None:
        """The comment form leads here; the answer is a refusal."""
        self.do_GET()

    def _swallow(self) -> None:
        """Read a request's body, so that the connection can go on."""
        length = self.headers.get("Content-Length", "0")
        if length.isdecimal():
            self.rfile.read(int(length))

    def version_string(self) -> str:
        """What `Server` says; portals of this kind stand behind nginx."""
        return "nginx"

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: a demo's output is its own."""


class Listener(ThreadingHTTPServer):
    """A threading server that remembers its connections, so that stopping it ends them."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, address: tuple[str, int], handler: type[Connection], respond: Respond) -> None:
        self.respond = respond
        self.open: set[socket.socket] = set()
        super().__init__(address, handler)

    def process_request(self, request: Any, client_address: Any) -> None:
        """Note the connection, then serve it in a thread."""
        self.open.add(request)
        super().process_request(request, client_address)

    def shutdown_request(self, request: Any) -> None:
        """Forget the connection once it is served."""
        self.open.discard(request)
        super().shutdown_request(request)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that goes away in mid-answer is nobody's fault; anything else is shown."""
        if not isinstance(sys.exc_info()[1], OSError):
            super().handle_error(request, client_address)

    def close(self) -> None:
        """Stop listening and cut what is still open."""
        self.shutdown()
        self.server_close()
        for connection in list(self.open):
            try:
                connection.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue
