"""XML that sites print, read as far as it can be: sitemaps and feeds."""

import re
from typing import Final

from lxml import etree

Element = etree._Element
_ENCODING: Final = re.compile(rb"""^<\?xml[^>]{0,100}?\bencoding\s*=\s*["']([\w.:-]{1,40})""")

_REFERENCE: Final = re.compile(rb"&#(?:x([0-9a-fA-F]{1,9})|([0-9]{1,9}));")
_HALVES: Final = range(0xD800, 0xE000)
"""Numbers of halves of characters: the parser would make of them what is no text."""


def tree(body: bytes) -> tuple[Element, str | None]:
    """The root, and what is broken, so that more may be named than can be read; entities are not expanded.

    Raises ValueError for what is no XML at all.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True)
    try:
        root = etree.fromstring(_REFERENCE.sub(_mended, _whole(body.strip())), parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(str(error)) from error
    if root is None:
        raise ValueError("no XML at all")
    return root, next((each.message for each in parser.error_log if each.level_name == "FATAL"), None)


def _whole(body: bytes) -> bytes:
    """A body without bytes that are no UTF-8 where it says it is: the parser would give texts that are none."""
    said = _ENCODING.match(body)
    if said is not None and said[1].lower() not in {b"utf-8", b"utf8"}:
        return body
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return body if body.startswith((b"\xff\xfe", b"\xfe\xff")) else body.decode("utf-8", "replace").encode()
    return body


def _mended(reference: re.Match[bytes]) -> bytes:
    """A character given by its number; U+FFFD for half a one."""
    number = int(reference[1], 16) if reference[1] else int(reference[2])
    return b"&#xFFFD;" if number in _HALVES else reference[0]


def name(element: Element) -> str:
    """An element's name without its namespace; of broken XML it may be none that XML allows (`lochttps:`)."""
    return str(element.tag).rpartition("}")[2]
