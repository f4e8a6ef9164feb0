"""A newsroom whose every byte is written by hand and remembered, in all the ways in which servers frame an answer."""

import datetime
import gzip
import ipaddress
import socket
import ssl
import threading
import zlib
from collections.abc import Callable
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec

from newsroom import Newsroom
from newsroom.answer import Answer

Frame = Callable[[Answer], bytes]


def _head(answer: Answer, *lines: str) -> bytes:
    return "".join(f"{line}\r\n" for line in (*lines, f"content-type: {answer.type}", "")).encode("latin-1")


def plain(answer: Answer) -> bytes:
    """A length, a phrase of the server's own, names in any case, one of them twice."""
    named = ("X-Kota: satu", f"CONTENT-length:{len(answer.body)}", "x-kota:   dua  ", "X-Lipat: a", "\tb")
    return _head(answer, f"HTTP/1.1 {answer.status} Baik sekali", *named) + answer.body


def _chunks(payload: bytes, size: int, trailer: bytes = b"") -> bytes:
    pieces = [payload[at : at + size] for at in range(0, len(payload), size)]
    return b"".join(b"%X;ke=%d\r\n%s\r\n" % (len(piece), at, piece) for at, piece in enumerate(pieces)) + b"0\r\n" + trailer + b"\r\n"


def chunked(answer: Answer) -> bytes:
    """Chunks of odd sizes with extensions, and trailer fields."""
    head = _head(answer, f"HTTP/1.1 {answer.status} OK", "transfer-encoding: chunked", "Trailer: X-Akhir")
    return head + _chunks(answer.body, 777, b"X-Akhir: selesai\r\n")


def squeezed(answer: Answer) -> bytes:
    """Gzip at the least level, in chunks."""
    head = _head(answer, f"HTTP/1.1 {answer.status} OK", "Transfer-Encoding: chunked", "content-ENCODING: gzip")
    return head + _chunks(gzip.compress(answer.body, 1), 4096)


def deflated(answer: Answer) -> bytes:
    """The bare stream that some servers send as deflate."""
    squeeze = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    body = squeeze.compress(answer.body) + squeeze.flush()
    return _head(answer, f"HTTP/1.1 {answer.status}", f"Content-Length: {len(body)}", "Content-Encoding: deflate") + body


def closing(answer: Answer) -> bytes:
    """No length at all: the answer ends where the connection does."""
    return _head(answer, f"HTTP/1.0 {answer.status} OK", "Connection: close") + answer.body


HINTS = b"HTTP/1.1 103 Early Hints\r\nLink: </gaya.css>; rel=preload\r\n\r\n"
FRAMES: tuple[Frame, ...] = (plain, chunked, squeezed, deflated, closing)


class RawServer:
    """Serves a newsroom over sockets of its own; ``seen`` holds each request's bytes and those of its answer."""

    def __init__(self, room: Newsroom, context: ssl.SSLContext | None = None) -> None:
        self.seen: list[tuple[bytes, bytes]] = []
        self._room, self._context = room, context
        self._listener = socket.create_server(("127.0.0.1", 0))
        port = self._listener.getsockname()[1]
        self.home = f"https://localhost:{port}" if context else f"http://127.0.0.1:{port}"
        room.home = self.home
        room.behave()  # taken up in every address it prints
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        while True:
            try:
                link, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(link,), daemon=True).start()

    def _serve(self, link: socket.socket) -> None:
        try:
            with self._context.wrap_socket(link, server_side=True) if self._context else link as open_link:
                while self._answer(open_link):
                    pass
        except OSError:
            return

    def _answer(self, link: socket.socket) -> bool:
        request = b""
        while not request.endswith(b"\r\n\r\n"):
            piece = link.recv(65536)
            if not piece:
                return False
            request += piece
        target = request.split(b" ")[1].decode()
        fields = dict(line.split(": ", 1) for line in request.decode().split("\r\n")[1:] if ": " in line)
        fields.pop("Accept-Encoding", None)
        answer = self._room.respond("GET", target, fields)
        frame = FRAMES[len(self.seen) % len(FRAMES)]
        sent = frame(answer) if answer.status not in (204, 304) else _head(answer, f"HTTP/1.1 {answer.status} Tetap")
        self.seen.append((request, sent))
        link.sendall((HINTS if len(self.seen) % 3 == 0 else b"") + sent)
        return frame is not closing


def self_made(folder: Path) -> tuple[ssl.SSLContext, Path]:
    """A server's context with a certificate for localhost that we have signed ourselves, and the file that vouches for it."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    moment = datetime.datetime.now(datetime.UTC)
    names = x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(moment - datetime.timedelta(days=1))
        .not_valid_after(moment + datetime.timedelta(days=1))
        .add_extension(names, critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    vouching, private = folder / "certificate.pem", folder / "key.pem"
    vouching.write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    plain_text = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    private.write_bytes(key.private_bytes(*plain_text))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(vouching, private)
    return context, vouching
