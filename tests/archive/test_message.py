"""Bodies out of what was on the wire: every framing and coding a server may use, and every way in which it can be broken."""

import gzip
import random
import zlib

import pytest

from archive import message

TEXT = b"Wali kota meninjau selokan. " * 400


def raw_deflate(body: bytes) -> bytes:
    squeeze = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return squeeze.compress(body) + squeeze.flush()


def chunks(payload: bytes, size: int) -> bytes:
    pieces = [payload[at : at + size] for at in range(0, len(payload), size)]
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\nX-Akhir: ya\r\n\r\n"


CODED = [
    ((), lambda body: body),
    (("gzip",), gzip.compress),
    (("X-GZIP",), gzip.compress),
    (("deflate",), zlib.compress),
    (("deflate",), raw_deflate),
    (("identity",), lambda body: body),
    (("deflate, gzip",), lambda body: gzip.compress(zlib.compress(body))),
    (("deflate", "gzip"), lambda body: gzip.compress(zlib.compress(body))),
]


@pytest.mark.parametrize("size", [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000])
@pytest.mark.parametrize(("codings", "encode"), CODED, ids=range(len(CODED)))
def test_a_body_comes_out_of_every_coding(codings: tuple[str, ...], encode, size: int) -> None:
    body = random.Random(size).randbytes(size)
    headers = tuple(("Content-Encoding", coding) for coding in codings)
    assert message.body(headers, encode(body)) == body
    framed = (*headers, ("transfer-encoding", "Chunked"))
    assert message.body(framed, chunks(encode(body), 1000)) == body


def test_members_one_behind_the_other_and_what_is_none() -> None:
    assert message.decoded(gzip.compress(TEXT) + gzip.compress(b"lagi") + b"\x00\x00", ["gzip"]) == (TEXT + b"lagi", [])


def test_a_coding_that_is_not_known_is_left() -> None:
    assert message.decoded(gzip.compress(b"x"), ["br", "gzip"]) == (b"x", ["br"])
    assert message.decoded(b"x", ["gzip", "br"]) == (b"x", ["gzip", "br"])


@pytest.mark.parametrize("encode", [gzip.compress, zlib.compress, raw_deflate])
def test_a_body_that_is_cut_off_is_told(encode) -> None:
    whole, coding = encode(TEXT), "gzip" if encode is gzip.compress else "deflate"
    for length in range(1, len(whole)):
        with pytest.raises(message.Undecodable):
            message.decoded(whole[:length], [coding])


@pytest.mark.parametrize("cut", [1, 3, 900, 1004, 1007])
def test_chunks_that_are_cut_off_are_told(cut: int) -> None:
    with pytest.raises(message.Undecodable, match="byte"):
        message.body((("Transfer-Encoding", "chunked"),), chunks(b"x" * 2000, 1000)[:cut])


@pytest.mark.parametrize("payload", [b"<html>bukan gzip</html>", b"\x1f\x8b\x08rusak"])
def test_what_is_no_gzip_is_told(payload: bytes) -> None:
    with pytest.raises(message.Undecodable, match="gzip body is damaged"):
        message.decoded(payload, ["gzip"])


def test_a_bomb_does_not_go_off() -> None:
    with pytest.raises(message.TooLarge, match="more than 100000 bytes"):
        message.decoded(gzip.compress(b"\x00" * 50_000_000), ["gzip"], 100_000)


@pytest.mark.parametrize(
    ("head", "fields"),
    [
        (b"HTTP/1.1 200 OK\r\nA: b\r\na:c \r\n\r\n", (("A", "b"), ("a", "c"))),
        (b"HTTP/1.1 200\nA: b\n\n", (("A", "b"),)),
        (b"HTTP/1.1 200 OK\r\nA: b\r\n\tc\r\nbad line\r\nD: \xe9\r\n\r\n", (("A", "b c"), ("D", "\xe9"))),
    ],
)
def test_heads_as_servers_write_them(head: bytes, fields: message.Fields) -> None:
    assert message.head_end(head + b"isi\r\n\r\n") == len(head)
    assert message.status(head) == 200
    assert message.fields(head) == fields


def test_interim_answers_stand_before_the_answer() -> None:
    answer = b"HTTP/1.1 200 OK\r\nA: b\r\n\r\nHTTP/1.1 100 isi\r\n\r\n"
    for interim in (b"", b"HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n", b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 102\r\n\r\n"):
        assert (interim + answer)[message.final(interim + answer) :] == answer
    assert message.final(b"HTTP/1.1 100 Continue\r\n\r\n") == 0
    assert message.final(b"HTTP/1.1 1033 OK\r\n\r\nisi") == 0
    flood = b"HTTP/1.1 103 x\n\n" * 100_000  # in a moment, not in an hour
    assert message.final(flood + answer.replace(b"\r\n", b"\n")) == len(flood)


@pytest.mark.parametrize(
    ("line", "begins"),
    [
        (b"HTTP/1.1 200 OK", True),
        (b"HTTP/1.0 404", True),
        (b"HTTP/2.0 999 \xff\r\n", True),
        *(
            (line, False)
            for line in (
                b"",
                b"ICY 200 OK",
                b"http/1.1 200 ok",
                b"HTTP/1.1 0103 x",
                b"HTTP/1.1 +200 OK",
                b"HTTP/1.1 2000",
                b"HTTP/1.1  200",
            )
        ),
    ],
)
def test_what_an_answer_begins_with(line: bytes, begins: bool) -> None:
    assert message.begins_answer(line) is begins


@pytest.mark.parametrize("line", [b"", b"200 OK", b"HTTP/1.1", b"HTTP/1.1 dua"])
def test_no_status_line(line: bytes) -> None:
    with pytest.raises(ValueError):
        message.status(line)
