"""Pictures: their address among lazy-loading tricks, their alternative text, which of them are the same one."""

import re
from dataclasses import replace
from functools import lru_cache
from typing import Final
from urllib.parse import unquote, urljoin, urlsplit

from archive.record import Image
from scraper.extract.markup import Element, classes, fold

_LAZY: Final = ("data-src", "data-lazy-src", "data-original", "data-orig-file", "data-large-file", "data-lazyload", "data-img-url")
_NO_PICTURE: Final = frozenset(
    {"emoji", "wp-smiley", "avatar", "icon", "pf-button-img", "wp-block-file__icon", "addtoany", "printfriendly"}
)
_SPACER: Final = re.compile(r"(?:/|^)(?:blank|spacer|pixel|1x1|transparent|loading|lazy|placeholder)[\w-]*\.(?:gif|png|svg)$|/s\.w\.org/")
_SIZE: Final = re.compile(r"(?:-\d{2,5}x\d{2,5}|_\d{2,5}x\d{2,5}|-scaled|-rotated|-e\d{10,13})+(?=\.\w{2,5}$)")
_FILE_NAME: Final = re.compile(
    r"^(?:\S+\.(?:jpe?g|png|gif|webp|bmp|heic)|blog|image|gambar|foto|photo|img|thumbnail|featured image|logo"
    r"|(?:img|dsc[fn]?|pxl|vid|p|photo|foto|image|gambar|screenshot|wa|file|untitled|picture)?[-_ ]*[\d_x()-]+"
    r"|(?:img|dsc|pxl|screenshot|photo)[-_]\S*\d\S*"
    r"|whats?app[- ]image.*|\S*\d{6,}\S*)$",
    re.IGNORECASE,
)


_NAME_OF_FILE: Final = re.compile(
    r"^(?:[^.]{1,80}\.(?:jpe?g|png|gif|webp|bmp|heic)|(?:img|dsc[fn]?|pxl|screenshot)[-_]\S*\d\S*|whats?app[- ]image\b.{0,60}"
    r"|[\w-]+_\d{2,4}x\d{2,4}(?:\(\d+\))?)$",
    re.IGNORECASE,
)
_LONGEST_NAME: Final = 100


def is_file_name(text: str) -> bool:
    """Whether a line of a text is what a camera, a messenger or an editor's disk calls a picture, left there by its upload."""
    return len(text) < _LONGEST_NAME and _NAME_OF_FILE.match(text) is not None


def readable(alternative: str | None) -> str | None:
    """The alternative text of a picture where a person wrote it, not what a camera or a messenger calls its file."""
    text = fold(alternative or "")
    return text if text and not _FILE_NAME.match(text) else None


def address(element: Element, base: str) -> str | None:
    """Where the picture itself is: behind the lazy loader's stand-in, if there is one."""
    offered = [element.get(name) for name in _LAZY] + [element.get("src"), _first_of_set(element)]
    for value in offered:
        if value and (value := value.strip()) and not value.lower().startswith(("data:", "blob:", "javascript:", "about:")):
            try:
                return value if value.startswith(("https://", "http://")) and "[" not in value else urljoin(base, value)
            except ValueError:
                return None
    return None


def _first_of_set(element: Element) -> str | None:
    value = element.get("srcset") or element.get("data-srcset") or ""
    return value.split(",")[0].split()[0] if value.strip(" ,") else None


def picture(element: Element, base: str, caption: str | None = None) -> Image | None:
    """The picture an ``<img>`` shows; nothing for a smiley, a face, a counting pixel."""
    if not _NO_PICTURE.isdisjoint(classes(element)) or element.get("width") in {"0", "1"} or element.get("height") in {"0", "1"}:
        return None
    found = address(element, base)
    if found is None or _SPACER.search(urlsplit(found).path.lower() if "?" in found else found.lower()):
        return None
    return Image(url=found, caption=caption or None, alt=readable(element.get("alt")))


@lru_cache(maxsize=64)  # a page shows one picture in several places
def stem(url: str | None) -> str:
    """What all sizes of one picture share: the path of its upload without the size."""
    if not url:
        return ""
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return url
    return _SIZE.sub("", path).lower()


_COPY: Final = re.compile(r"-\d{1,2}$")
"""What WordPress adds to the name of a file that was there before."""
_WORDY: Final = 3
"""Words up to which a text that equals the file's name may have been made from it; a whole sentence came before the name."""


def _is_file_name(text: str, url: str) -> bool:
    """Whether an alternative text says no more than the file's name, `antre-ktp`, as WordPress fills it in."""
    if len(text.split()) > _WORDY:
        return False
    name = stem(url).rpartition("/")[2].rpartition(".")[0]
    return _letters(text) in {_letters(name), _letters(_COPY.sub("", name))}


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def merged(pictures: list[Image]) -> tuple[Image, ...]:
    """The pictures without repetitions: the first mention of each, with the first caption and text any mention has."""
    kept: dict[str, Image] = {}
    for number, each in enumerate(pictures):
        key = stem(each.url) or f"#{number}"
        known = kept.get(key)
        alt = None if each.alt and each.url and _is_file_name(each.alt, each.url) else each.alt
        if known is not None:
            kept[key] = Image(url=known.url, caption=known.caption or each.caption, alt=known.alt or alt)
        else:
            kept[key] = each if alt == each.alt else replace(each, alt=alt)
    return tuple(kept.values())
