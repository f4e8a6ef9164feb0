"""WARC files: what goes in comes out, others can read them, and a file that was cut off gives what it has."""

import gzip
import random
import subprocess
import sys
from pathlib import Path

import pytest

from archive import replay
from archive.record import Capture
from archive.warc import Place, WarcFile, captures, read

URL = "https://kotakita.go.id/2020/01/24/kipp/"


def capture(number: int = 0, **more: object) -> Capture:
    return Capture(
        **{
            "url": f"{URL}{number}/",
            "captured_at": f"2026-05-20T03:00:00.{number:06d}Z",
            "status": 200,
            "headers": (("Content-Type", "text/html; charset=UTF-8"), ("Set-Cookie", "a=b"), ("Set-Cookie", "c=d")),
            "body": b"<html><body>Jum\xe2\x80\x99at</body></html>",
            "request_headers": (("User-Agent", "Kliping/0.1"),),
        }
        | more
    )  # type: ignore[arg-type]


def written(folder: Path, *captured: Capture) -> list[Place]:
    with WarcFile(folder, "uji", {"software": "kliping/test"}) as file:
        return [file.append(each) for each in captured]


def check(path: Path) -> None:
    """warcio's own opinion of a file: every digest right."""
    done = subprocess.run([sys.executable, "-m", "warcio.cli", "check", "-v", str(path)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "fail" not in done.stdout
    assert "digest pass" in done.stdout


BODIES = [
    b"",
    b"a",
    b"\x00\xff" * 1000,
    b"WARC/1.1\r\n\r\n",
    "Jum’at – “wali kota”".encode("cp1252"),
    b"\r\n\r\n",
    gzip.compress(b"x"),
    b"x" * 3_000_000,
]


@pytest.mark.parametrize("body", BODIES, ids=["empty", "one", "bytes", "like-a-record", "cp1252", "breaks", "gzip", "large"])
def test_body_comes_out_as_it_went_in(tmp_path: Path, body: bytes) -> None:
    (place,) = written(tmp_path, shown := capture(body=body))
    told = read(tmp_path, place)
    assert (told.body, told.digest, told.sha256) == (body, shown.digest, shown.sha256)
    assert [each.digest for _, each in captures(tmp_path / place.file)] == [shown.digest]


@pytest.mark.parametrize(
    "url", [URL, f"{URL}?p=1&q='\"<>", f"{URL}%22%27/", "http://127.0.0.1:8765/2020/", "https://kotakita.go.id", f"{URL}é/"]
)
def test_any_address_comes_out_as_it_went_in(tmp_path: Path, url: str) -> None:
    (place,) = written(tmp_path, capture(url=url))
    assert read(tmp_path, place).url == url


@pytest.mark.parametrize("status", [200, 203, 299, 404, 410, 503, 520, 999])
def test_any_status_comes_out_as_it_went_in(tmp_path: Path, status: int) -> None:
    (place,) = written(tmp_path, capture(status=status))
    assert read(tmp_path, place).status == status


def test_header_fields_in_their_order_and_twice(tmp_path: Path) -> None:
    fields = (("Set-Cookie", "a=b"), ("X-Empty", ""), ("content-type", "text/html"), ("Set-Cookie", "c=d; HttpOnly"))
    (place,) = written(tmp_path, capture(headers=fields))
    told = read(tmp_path, place)
    assert told.headers == (*fields, ("Content-Length", str(len(told.body))))
    assert told.header("CONTENT-TYPE") == "text/html"


def test_header_fields_about_the_transfer_are_left_out(tmp_path: Path) -> None:
    fields = (("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked"), ("Content-Length", "7"), ("Vary", "Accept-Encoding"))
    (place,) = written(tmp_path, capture(headers=fields, body=b"sudah diurai"))
    assert read(tmp_path, place).headers == (("Vary", "Accept-Encoding"), ("Content-Length", "12"))


@pytest.mark.parametrize(
    ("field", "line"),
    [
        (("X-Judul", "Jumâ\x80\x99at"), b"X-Judul: Jum\xe2\x80\x99at\r\n"),
        (("X-Kota", "caf\xe9"), b"X-Kota: caf\xe9\r\n"),
        (("X-\xfcber", "1"), b"X-\xfcber: 1\r\n"),
        (("X-Lipat", "satu\r\n dua"), b"X-Lipat: satu dua\r\n"),
        (("X-Suntik", "a\r\nSet-Cookie: b=c"), b"X-Suntik: a Set-Cookie: b=c\r\n"),
        (("X-Jauh", "Jum’at"), b"X-Jauh: Jum\\u2019at\r\n"),
    ],
    ids=["utf-8-bytes", "latin-1", "name", "folded", "injected", "beyond-latin-1"],
)  # fmt: skip
def test_header_fields_keep_their_bytes(tmp_path: Path, field: tuple[str, str], line: bytes) -> None:
    (place,) = written(tmp_path, capture(headers=(field,), request_headers=(field,)))
    raw = gzip.decompress((tmp_path / place.file).read_bytes())
    assert raw.count(line) == 2
    assert read(tmp_path, place).status == 200
    check(tmp_path / place.file)


def test_file_of_many_records_is_clean_to_others(tmp_path: Path) -> None:
    places = written(tmp_path, *(capture(number, body=body) for number, body in enumerate(BODIES)))
    path = tmp_path / places[0].file
    check(path)
    raw = gzip.decompress(path.read_bytes())
    assert raw.startswith(b"WARC/1.1\r\n")
    assert b"software: kliping/test" in raw
    assert raw.count(b"WARC-Type: response") == raw.count(b"WARC-Type: request") == raw.count(b"WARC-Type: metadata") == len(BODIES)
    assert raw.count(b"WARC-Concurrent-To: ") == 2 * len(BODIES)
    assert raw.count(b"reconstructed: ") == len(BODIES)
    assert b"GET /2020/01/24/kipp/0/ HTTP/1.1\r\nHost: kotakita.go.id\r\nUser-Agent: Kliping/0.1\r\n" in raw
    assert b"WARC-Date: 2026-05-20T03:00:00.000003Z" in raw


def test_places_say_where_records_stand(tmp_path: Path) -> None:
    shown = [capture(number, body=random.Random(number).randbytes(number * 500)) for number in range(40)]
    places = written(tmp_path, *shown)
    assert [(place, each.digest) for place, each in captures(tmp_path / "uji-001.warc.gz")] == [
        (place, each.digest) for place, each in zip(places, shown, strict=True)
    ]
    for place, each in zip(places, shown, strict=True):
        assert read(tmp_path, place).body == each.body


def test_file_that_was_cut_off_anywhere_gives_every_whole_record(tmp_path: Path) -> None:
    shown = [capture(number, body=random.Random(number).randbytes(size)) for number, size in enumerate((10, 0, 90))]
    places = written(tmp_path, *shown)
    whole = (tmp_path / "uji-001.warc.gz").read_bytes()
    cut = tmp_path / "cut.warc.gz"
    ends = {place.offset + place.length for place in places}
    for length in sorted({*range(0, len(whole), 5), *ends, *(end - 1 for end in ends)}):
        cut.write_bytes(whole[:length])
        expected = [each.digest for each, place in zip(shown, places, strict=True) if place.offset + place.length <= length]
        assert [each.digest for _, each in captures(cut)] == expected, length


def test_damage_in_the_middle_is_said(tmp_path: Path) -> None:
    places = written(tmp_path, capture(0), capture(1), capture(2))
    path = tmp_path / "uji-001.warc.gz"
    raw = bytearray(path.read_bytes())
    raw[places[1].offset + 5 : places[1].offset + 60] = b"\x00" * 55
    path.write_bytes(raw)
    with pytest.raises(ValueError, match=f"uji-001.warc.gz is damaged in the record at byte {places[1].offset}"):
        list(captures(path))
    assert read(tmp_path, places[2]).digest == capture(2).digest
    with pytest.raises(ValueError, match="no response record"):
        read(tmp_path, places[1])


@pytest.mark.parametrize(
    "place",
    [
        Place("uji-001.warc.gz", 0, 10_000),
        Place("uji-001.warc.gz", 3, 100),
        Place("uji-001.warc.gz", 10**6, 10),
        Place("uji-001.warc.gz", 0, 0),
    ],
)
def test_place_where_nothing_stands(tmp_path: Path, place: Place) -> None:
    written(tmp_path, capture())
    with pytest.raises(ValueError, match=r"no response record in uji-001\.warc\.gz"):
        read(tmp_path, place)


def test_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        read(tmp_path, Place("tidak-ada.warc.gz", 0, 1))


def test_nothing_kept_leaves_no_file(tmp_path: Path) -> None:
    with WarcFile(tmp_path / "warc", "uji", {}) as file:
        file.settle()
        file.undo()
    assert not (tmp_path / "warc").exists()


def test_the_thousandth_file_of_a_crawl_comes_behind_the_999th(tmp_path: Path) -> None:
    with WarcFile(tmp_path, "uji", {"crawl": "1"}, limit=1) as file:
        file._number = 999
        for number in range(2):
            file.append(capture(number))
            file.settle()
    assert [path.name for path in replay.files(tmp_path)] == ["uji-999.warc.gz", "uji-1000.warc.gz"]


def test_undone_records_are_gone_and_others_follow(tmp_path: Path) -> None:
    with WarcFile(tmp_path, "uji", {}) as file:
        file.append(capture(0))
        file.undo()
        assert list(tmp_path.iterdir()) == []
        first = file.append(capture(1))
        file.settle()
        second = file.append(capture(2))
        file.append(capture(3))
        file.undo()
        third = file.append(capture(4))
    assert third.offset == second.offset
    assert [place for place, _ in captures(tmp_path / "uji-001.warc.gz")] == [first, third]
    check(tmp_path / "uji-001.warc.gz")


def test_file_in_the_way_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "uji-001.warc.gz").write_bytes(b"lama")
    with pytest.raises(FileExistsError), WarcFile(tmp_path, "uji", {}) as file:
        file.append(capture())
    assert (tmp_path / "uji-001.warc.gz").read_bytes() == b"lama"
