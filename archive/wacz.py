"""Evidence as a WACZ (Web Archive Collection Zipped, 1.1.1): one file that replay tools such as ReplayWeb.page open."""

import gzip
import io
import json
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from archive.cutting import Cut
from archive.manifest import canonical, sha256

VERSION: Final = "1.1.1"
_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
"""The time of every file in the ZIP: the same evidence gives the same bytes."""


def write(folder: Path, cuts: Sequence[Cut], title: str, main: str, moment: str, software: str, into: Path) -> None:
    """Pack a folder of evidence; ``main`` is the address and ``moment`` the time of the capture to be shown first.

    The folder itself goes along whole, as a ZIP of its own: tools that check a WACZ know no folders below its folders.
    Raises OSError.
    """
    warc = next(folder.glob("*.warc.gz"))
    own = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
    files = {
        f"archive/{warc.name}": own[warc.name],
        "indexes/index.cdx.gz": gzip.compress("".join(sorted(map(_cdx(warc.name), cuts))).encode(), mtime=0),
        "pages/pages.jsonl": b"".join(line + b"\n" for line in _pages(cuts, title)),
        "evidence/evidence.zip": _zipped(own),
    }
    package = canonical(_package(files, title, main, moment, software))
    files["datapackage.json"] = package
    files["datapackage-digest.json"] = canonical({"path": "datapackage.json", "hash": f"sha256:{sha256(package)}"})
    with into.open("xb") as out:
        out.write(_zipped(files))


def _zipped(files: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as out:
        for name, content in files.items():
            # What is compressed already stays as it is, so that replay can read parts of it where they stand.
            kind = zipfile.ZIP_STORED if name.endswith((".gz", ".zip")) else zipfile.ZIP_DEFLATED
            out.writestr(zipfile.ZipInfo(name, _EPOCH), content, kind)
    return packed.getvalue()


def _package(files: dict[str, bytes], title: str, main: str, moment: str, software: str) -> dict[str, Any]:
    resources = [
        {"name": name.rsplit("/", 1)[-1], "path": name, "hash": f"sha256:{sha256(content)}", "bytes": len(content)}
        for name, content in files.items()
    ]
    told = {"profile": "data-package", "wacz_version": VERSION, "title": title, "software": software, "created": moment}
    return told | {"mainPageUrl": main, "mainPageDate": moment, "resources": resources}


def _cdx(warc: str) -> Any:
    """What makes a line of the index (CDXJ) of a cut."""

    def line(each: Cut) -> str:
        row = each.row
        stamp = "".join(char for char in row["captured_at"][:19] if char.isdigit())
        told = {
            "url": row["url"],
            "mime": (row.get("content_type") or "unk").split(";")[0].strip(),
            "status": str(row["status"]),
            "digest": f"sha256:{row['sha256']}",
            "length": str(each.length),
            "offset": str(each.offset),
            "filename": warc,
        }
        return f"{surt(row['url'])} {stamp} {json.dumps(told, ensure_ascii=True)}\n"

    return line


def _pages(cuts: Iterable[Cut], title: str) -> Iterator[bytes]:
    yield canonical({"format": "json-pages-1.0", "id": "pages", "title": "All Pages"})
    for each in cuts:
        if "html" in (each.row.get("content_type") or "").lower():
            yield canonical(
                {"id": each.row["digest"], "url": each.row["url"], "ts": each.row["captured_at"], "title": each.row.get("title", title)}
            )


def surt(url: str) -> str:
    """An address as indexes sort it: host reversed, without www and port of the scheme, all in small letters, query in order.

    >>> surt("https://www.Malangkota.go.id/2020/01/23/Kipp/?b=2&a=1")
    'id,go,malangkota)/2020/01/23/kipp?a=1&b=2'
    >>> surt("http://127.0.0.1:8765")
    '127.0.0.1:8765)/'
    """
    parts = urlsplit(url.lower())
    host = (parts.hostname or "").removeprefix("www.")
    labels = host if host.replace(".", "").isdigit() or ":" in host else ",".join(reversed(host.split(".")))
    port = f":{parts.port}" if parts.port and (parts.scheme, parts.port) not in {("http", 80), ("https", 443)} else ""
    path = parts.path.rstrip("/") or "/"
    query = f"?{'&'.join(sorted(parts.query.split('&')))}" if parts.query else ""
    return f"{labels}{port}){path}{query}"
