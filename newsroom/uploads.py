"""The files behind the stories: small pictures and PDFs, drawn on demand from their names alone."""

from __future__ import annotations

import hashlib
import re
import struct
import zlib

from newsroom.site import Site
from newsroom.story import Document, Picture

_SIZED = re.compile(r"-(?P<width>\d{2,4})x(?P<height>\d{2,4})(?=\.png\Z)")
FULL = (640, 400)
HOUSES = 14


def upload(site: Site, path: str) -> tuple[bytes, str] | None:
    """The bytes and media type of an upload of a visible story; None for any other path."""
    sized = _SIZED.search(path)
    size = (int(sized["width"]), int(sized["height"])) if sized else FULL
    whole = _SIZED.sub("", path)
    for story in site.stories:
        if not story.is_visible or not whole.startswith(story.upload("")):
            continue
        for file in story.files:
            if story.upload(file.file) == whole:
                return (png(whole, *size), "image/png") if isinstance(file, Picture) else _pdf(file)
    return None


def _pdf(document: Document) -> tuple[bytes, str]:
    return pdf(document.label), "application/pdf"


def png(name: str, width: int, height: int) -> bytes:
    """A city skyline under a coloured sky; the same name always gives the same picture."""
    chance = hashlib.shake_256(name.encode()).digest(3 + 3 * HOUSES)
    tint = [60 + part * 140 // 256 for part in chance[:3]]
    sky = [bytes(min(255, part + step * 2) for part in tint) for step in range(28)]
    palette = b"".join([*sky, bytes((40, 44, 60)), bytes((64, 70, 90))])
    houses = [
        (width * left // 256, width // 16 + width * breadth // 2560, height // 4 + height * top // 400)
        for left, breadth, top in zip(*[iter(chance[3:])] * 3, strict=True)
    ]
    rows = bytearray()
    for y in range(height):
        row = bytearray([y * 28 // height]) * width
        for nth, (left, breadth, top) in enumerate(houses):
            if y >= top:
                right = min(width, left + breadth)
                row[left:right] = bytes([28 + nth % 2]) * (right - left)
        rows += b"\0" + row
    header = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"PLTE", palette), (b"IDAT", zlib.compress(bytes(rows), 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def pdf(title: str) -> bytes:
    """One page with one line of text, whole enough for a strict reader."""
    words = title.encode("latin-1", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    stream = b"BT /F1 16 Tf 60 760 Td (" + words + b") Tj ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + table
    return bytes(out) + b"trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % start
