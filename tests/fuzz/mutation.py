"""Changes what comes in the way an enemy, a broken disk or a careless theme would. The same seed, the same changes."""

import re
from collections.abc import Callable, Sequence
from random import Random

LARGEST = 1 << 18
"""Bytes beyond which nothing is made larger: what takes long is tried by tests of its own."""

_TAG = re.compile(rb"<[a-zA-Z!/][^<>]{0,300}>")
_NUMBER = re.compile(rb"\d+")
_PIECES: Sequence[bytes] = (
    b"\0",
    b"\0" * 40,
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\xed\xa0\x80",  # a lone surrogate as careless programs write it
    b"\\ud800",
    b"&#xD800;",
    b"&#0;",
    "\u202e".encode(),
    "\u2066\u2067\u2069".encode(),
    "e\u0301\u0301\u0301".encode(),
    "İıſK".encode(),  # change their length when their case is changed
    "٢٣/١/٢٠٢٠".encode(),
    "²³".encode(),
    b"<!--",
    b"-->",
    b"<![CDATA[",
    b"]]>",
    b"<script>",
    b"</script>",
    b"<svg><style><![CDATA[</style>",
    b"<base href='http://[::1'>",
    b"<a href='javascript:alert(1)'>x</a>",
    b'<meta charset="utf-7">',
    b'<meta charset="utf-16">',
    b"<table><tr><td><p></table>",
    b"{", b"[", b'"', b"]}", b"null", b"1e999", b"-0", b"NaN",
    b"(", b"/", b"'", b"\x1f\x8b\x08",
    "“".encode(),
    "”".encode(),
    b" Senin (31/2/2021) ",
    b" 29 Februari 0000 ",
    b" pukul 24.60 WIB ",
    b" 99999999999999999999 ",
    b" 9999-12-31 ",
    b"Content-Length: -1\r\n",
    b"\r\n\r\n",
    b"0\r\n\r\n",
)  # fmt: skip

_BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (98 + n, b"&%c;" % (97 + n) * 10) for n in range(9))
    + b'<!ENTITY file SYSTEM "file:///etc/passwd">]>'
)


def _place(random: Random, body: bytes) -> int:
    return random.randrange(len(body) + 1)


def _span(random: Random, body: bytes) -> tuple[int, int]:
    start = _place(random, body)
    return start, min(len(body), start + random.choice((1, 2, 8, 64, 1024, len(body) // 3 + 1)))


def flip(random: Random, body: bytes) -> bytes:
    """One bit is another."""
    changed = bytearray(body or b"\0")
    changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def overwrite(random: Random, body: bytes) -> bytes:
    """Some bytes are others."""
    start, end = _span(random, body)
    return body[:start] + random.randbytes(min(end - start, 64)) + body[min(end, start + 64) :]


def truncate(random: Random, body: bytes) -> bytes:
    """The end is missing."""
    return body[: _place(random, body)]


def cut(random: Random, body: bytes) -> bytes:
    """Something in the middle is missing."""
    start, end = _span(random, body)
    return body[:start] + body[end:]


def double(random: Random, body: bytes) -> bytes:
    """Something stands twice, or many times."""
    start, end = _span(random, body)
    return body[:start] + body[start:end] * random.choice((2, 2, 3, 50)) + body[end:]


def insert(random: Random, body: bytes) -> bytes:
    """Something that has made programs stumble is put in."""
    at = _place(random, body)
    return body[:at] + random.choice(_PIECES) * random.choice((1, 1, 1, 2, 30)) + body[at:]


def tags(random: Random, body: bytes) -> bytes:
    """A tag stands twice, is missing, or has changed places with another."""
    found = list(_TAG.finditer(body))
    if not found:
        return insert(random, body)
    one, other = random.choice(found), random.choice(found)
    new = random.choice((one[0] * 2, b"", other[0], one[0].replace(b"<", b"</", 1), one[0][:-1]))
    return body[: one.start()] + new + body[one.end() :]


def nest(random: Random, body: bytes) -> bytes:
    """Deeply nested."""
    depth = random.choice((3, 60, 300, 2000))
    opening, closing = random.choice(
        ((b"<div>", b"</div>"), (b"<b>", b""), (b"[", b"]"), (b'{"a":', b"}"), (b"<url>", b"</url>"), (b"<ul><li>", b""), (b"(", b")"))
    )
    at = _place(random, body)
    return body[:at] + opening * depth + closing * random.choice((0, depth)) + body[at:]


def attribute(random: Random, body: bytes) -> bytes:
    """A tag has a huge attribute, or thousands of them."""
    found = list(_TAG.finditer(body))
    if not found:
        return insert(random, body)
    at = random.choice(found).end() - 1
    name = random.choice((b"class", b"style", b"id", b"href", b"itemprop", b"datetime", b"content"))
    much = random.choice((b' %s="%s"' % (name, b"x " * 20_000), b"".join(b" a%d=b" % n for n in range(2000)), b" %s" % name))
    return body[:at] + much + body[at:]


def entities(random: Random, body: bytes) -> bytes:
    """Entities that unfold to a billion characters, or to a file."""
    at = _place(random, body)
    return _BOMB + body[:at] + random.choice((b"&j;", b"&file;", b"&#x110000;", b"&nosuch;")) + body[at:]


def number(random: Random, body: bytes) -> bytes:
    """A number is another."""
    found = list(_NUMBER.finditer(body))
    if not found:
        return insert(random, body)
    one = random.choice(found)
    new = random.choice((b"0", b"-1", b"13", b"32", b"99", b"2024", b"10000", b"4294967296", b"9" * 30, "٣".encode(), "²".encode()))
    return body[: one.start()] + new + body[one.end() :]


def recode(random: Random, body: bytes) -> bytes:
    """The same in another character set than is said."""
    return body.decode("utf-8", "replace").encode(random.choice(("utf-16", "utf-16-le", "utf-32", "cp1252", "utf-7")), "replace")


CHANGES: Sequence[Callable[[Random, bytes], bytes]] = (
    flip, flip, overwrite, truncate, cut, double, insert, insert, tags, tags, nest, attribute, entities, number, number, recode,
)  # fmt: skip


def mutated(random: Random, body: bytes, others: Sequence[bytes]) -> bytes:
    """A body with some changes, perhaps with the end of another one."""
    if others and random.random() < 0.2:
        other = random.choice(others)
        body = body[: _place(random, body)] + other[_place(random, other) :]
    for _ in range(random.choice((1, 1, 2, 3, 6))):
        changed = random.choice(CHANGES)(random, body)
        body = changed if len(changed) <= LARGEST else changed[:LARGEST]
    return body
