"""XML that sites print, read as far as it can be: sitemaps and feeds."""

import codecs
import re
from typing import Final

from lxml import etree

from scraper.extract.markup import charset_of

Element = etree._Element
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ENCODING: Final = re.compile(rb"""^<\?xml[^>]{0,100}?\bencoding\s*=\s*["']([A-Za-z0-9._:-]{1,40})""")

_REFERENCE: Final = re.compile(rb"&#(?:x([0-9a-fA-F]{1,9})|([0-9]{1,9}));")
_HALVES: Final = range(0xD800, 0xE000)
"""Numbers of halves of characters: the parser would make of them what is no text."""


def tree(body: bytes) -> tuple[Element, str | None]:
    """The root, and what is broken, so that more may be named than can be read; entities are not expanded.

    Raises ValueError for what is no XML at all.
    """
    parser = etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(_REFERENCE.sub(_mended, _utf8(body)), parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error
    if root is None:
        raise ValueError("no XML at all")
    return root, next((each.message for each in parser.error_log if each.level_name == "FATAL"), None)


def _utf8(body: bytes) -> bytes:
    """The whole in UTF-8: bytes and halves of characters that are no text would come out of the parser as they went in."""
    mark = next(((mark, charset) for mark, charset in _MARKS if body.startswith(mark)), None)
    said = _ENCODING.match(body.lstrip())
    charset = mark[1] if mark else charset_of(said[1].decode("ascii") if said else None) or "utf-8"
    return body.removeprefix(mark[0] if mark else b"").decode(charset, "replace").encode("utf-8", "replace").strip()


def _mended(reference: re.Match[bytes]) -> bytes:
    """A character given by its number; U+FFFD for half a one."""
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    return b"&#xFFFD;" if number in _HALVES else reference[0]


def name(element: Element) -> str:
    """An element's name without its namespace; of broken XML it may be none that XML allows (`lochttps:`)."""
    return str(element.tag).rpartition("}")[2]
