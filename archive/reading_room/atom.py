"""Atom (RFC 4287) as our feeds write it: text that may stand in XML, moments as RFC 3339 has them, what every feed begins with."""

import re
import xml.etree.ElementTree as ET
from typing import Final

from datasette.utils.asgi import Response

NAMESPACE: Final = "http://www.w3.org/2005/Atom"
NEVER: Final = "1970-01-01T00:00:00Z"
"""When a feed was updated that has nothing to tell."""

_ILLEGAL: Final = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that can't stand in XML 1.0 at all."""

_MOMENT: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)", re.ASCII)


def legal(text: str) -> str:
    """A text without what XML can't hold.

    >>> legal("Banjir\\x00 surut")
    'Banjir surut'
    """
    return _ILLEGAL.sub("", text)


def moment(value: str | None) -> str | None:
    """A moment as RFC 3339 has it; None for a bare day."""
    return value if value and _MOMENT.fullmatch(value) else None


def add(parent: ET.Element, tag: str, text: str = "", **attributes: str) -> ET.Element:
    """Put an element into another."""
    element = ET.SubElement(parent, tag, {name: legal(value) for name, value in attributes.items()})
    if text:
        element.text = legal(text)
    return element


def begun(identity: str, title: str, updated: str, here: str, page: str) -> ET.Element:
    """A feed without entries: ``here`` is its own address, ``page`` that of the same list for people."""
    root = ET.Element("feed", {"xmlns": NAMESPACE, "xml:lang": "id"})
    add(root, "id", identity)
    add(root, "title", title)
    add(root, "updated", updated)
    add(root, "link", rel="self", type="application/atom+xml", href=here)
    add(root, "link", rel="alternate", type="text/html", href=page)
    add(root, "generator", "Kliping")
    add(add(root, "author"), "name", "Kliping")
    return root


def printed(root: ET.Element) -> str:
    """A feed as a document."""
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def response(document: str) -> Response:
    """A feed as an answer."""
    return Response(document, content_type="application/atom+xml; charset=utf-8")
