"""From bytes to a tree, from a tree to words: character sets, broken and hostile HTML, white space.

lxml's own HTML parser is used through ``lxml.etree``: the same tree as ``lxml.html.fromstring``, a quarter faster
because it neither collects ids nor wraps elements in a class we do not need.
"""

import codecs
import html
import re
from codecs import lookup
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice
from typing import Final

from lxml import etree

Element = etree._Element
"""An element of a parsed page."""

_META_CHARSET: Final = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_HEADER_CHARSET: Final = re.compile(r"""charset\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
_BOMS: Final = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_AS_BROWSERS_DO: Final = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254"}
"""Charsets a browser reads as their Windows superset (WHATWG Encoding)."""
_OF_NO_PAGE: Final = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "utf-7", "cp65000"})
"""What Python decodes and no browser does: a page that declares it is read as if it declared nothing."""
_PIECE: Final = 4096
_INVISIBLE: Final = re.compile(
    "[\u00ad\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\x00-\x08\x0e-\x1f\x7f-\x9f]|(?<=\\w)\u200d"
)
"""What shows nothing, or turns the text around it or a terminal; the bytes of the page keep it."""
_UNWRITABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
"""What a parser lets into its tree and lxml doesn't let anybody write there."""
_TAG: Final = re.compile(r"<[a-zA-Z/!]")
_NOT_HTML: Final = (b"%PDF-", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"RIFF", b"Rar!")
SHOWN_AT_MOST: Final = 4096
"""Longest class attribute that is looked at; a longer one is no class list."""


def names(table: str) -> frozenset[str]:
    """A table of words: names parted by white space."""
    return frozenset(table.split())


@lru_cache(maxsize=256)
def charset_of(name: str | None) -> str | None:
    """Python's name of a declared character set, read as a browser reads it; nothing where it is unknown."""
    if not name:
        return None
    try:
        known = lookup(name).name
        (b"\0" * 4).decode(known)
    except (LookupError, ValueError):  # unknown, or of Python's codecs one that decodes no text: rot13, hex
        return None
    return None if known in _OF_NO_PAGE else _AS_BROWSERS_DO.get(known, known)


def declared_charset(body: bytes, content_type: str | None) -> str | None:
    """The character set a page declares: by its first bytes, by its HTTP header, by its meta element."""
    for mark, name in _BOMS:
        if body.startswith(mark):
            return name
    header = _HEADER_CHARSET.search(content_type or "")
    meta = None if header else _META_CHARSET.search(body, 0, 4096)
    return charset_of(header[1] if header else meta[1].decode("ascii") if meta else None)


def decoded(body: bytes, content_type: str | None) -> tuple[bytes | None, tuple[str, ...]]:
    """The page in UTF-8 and what was doubtful about it; no bytes where it is not text at all."""
    if body.startswith(_NOT_HTML):
        return None, ()
    charset = declared_charset(body, content_type)
    if charset in {None, "utf-8"}:
        error = _not_utf8(body)
        return _without_nul(body, ()) if error is None else _mended(body, charset, error)
    assert charset is not None
    if charset == "cp1252" and not body.isascii() and _not_utf8(body) is None:
        # A theme's old meta element: no text of Windows' happens to be well-formed UTF-8.
        return _without_nul(body, ("charset: declared cp1252, is UTF-8",))
    try:
        text = body.decode(charset)
    except (UnicodeDecodeError, LookupError):
        return _mended(body, charset, None)
    return _without_nul(text.encode("utf-8", "replace"), ())


def _not_utf8(body: bytes) -> UnicodeDecodeError | None:
    """Where bytes are no UTF-8, piece by piece: most pieces of a page are ASCII, which is told at once."""
    begin = 0
    try:
        while begin < len(body):
            end = body.find(b">", begin + _PIECE) + 1 or len(body)
            piece = body[begin:end]
            if not piece.isascii():
                piece.decode("utf-8")
            begin = end
    except UnicodeDecodeError as error:
        error.start += begin
        return error
    return None


def _mended(body: bytes, charset: str | None, error: UnicodeDecodeError | None) -> tuple[bytes | None, tuple[str, ...]]:
    """A page whose bytes are not what was declared: read all the same, with a doubt."""
    if body.count(b"\0") > len(body) // 10:
        return None, ()
    if charset is None:
        text = body.decode("cp1252", "replace")
        return _without_nul(text.encode(), ("charset: none declared and not UTF-8, read as windows-1252",))
    text = body.decode(charset, _AS_WINDOWS if charset == "utf-8" else "replace")
    lost = len(body) - len(body.decode(charset, "ignore").encode(charset, "ignore"))
    if lost > max(20, len(text) // 4):
        return None, ()
    at = f" at byte {error.start}" if error else ""
    taken = "read as windows-1252" if charset == "utf-8" else "lost"
    return _without_nul(text.encode("utf-8", "replace"), (f"charset: declared {charset}, not decodable{at}, {lost} bytes {taken}",))


def _windows(error: UnicodeError) -> tuple[str, int]:
    """Bytes that are not the UTF-8 they are declared to be: what an editor pasted in from Windows, quotation marks and dashes."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return error.object[error.start : error.end].decode("cp1252", "replace"), error.end


_AS_WINDOWS: Final = "kliping-windows-1252"
codecs.register_error(_AS_WINDOWS, _windows)


def _without_nul(body: bytes, doubts: tuple[str, ...]) -> tuple[bytes | None, tuple[str, ...]]:
    if b"\0" not in body:
        return body, doubts
    if body.count(b"\0") > len(body) // 10:
        return None, doubts
    return body.replace(b"\0", b""), (*doubts, "charset: zero bytes in the page, left out")


_LARGE: Final = 200_000
"""Bytes of a page below which no tag can have so many attributes that it takes long."""
_CROWDED: Final = re.compile(
    rb"<([a-zA-Z][^\s/>]*+)(?:[\s/]*+[^\s/>=]++(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?+)?+){2000,}+"
)
"""A tag with thousands of attributes. The parser holds each against all before it: a page of 2 MB takes minutes, one of 20 MB hours."""


def uncrowded(page: bytes) -> bytes:
    """A page without the attributes of tags that have thousands; whatever parses one that a server sent takes it so."""
    return _CROWDED.sub(rb"<\1", page) if len(page) > _LARGE else page


def parse(utf8: bytes) -> tuple[Element | None, tuple[str, ...]]:
    """The tree of a page, and a doubt where the parser gave up before its end; no tree where nothing is marked up."""
    utf8 = uncrowded(utf8)
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, collect_ids=False, huge_tree=True)
    try:
        root = etree.fromstring(utf8, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None, ()
    cut = any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log)
    return root, ("markup: nested too deep, the page is read up to there",) if cut else ()


def fragment(source: str) -> Element:
    """A piece of HTML (a post's content out of REST) as one element that holds it."""
    root, _ = parse(b"<html><body><div>" + source.replace("\0", "").encode("utf-8", "replace") + b"</div></body></html>")
    body = root.find("body") if root is not None else None
    return body if body is not None else etree.Element("body")


def fold(text: str) -> str:
    """Text with its white space folded to single blanks and without invisible characters."""
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text  # most is: of white space only the blank can be printed
    folded = " ".join(text.split())
    return folded if folded.isprintable() else " ".join(_INVISIBLE.sub("", folded).split())


def writable(text: str) -> str:
    """A text that can be put into a tree: a vertical tab, as Word leaves it in a page, becomes a blank, what shows nothing goes."""
    return _UNWRITABLE.sub(lambda found: " " if found[0].isspace() else "", text)


def lowered(text: str) -> str:
    """A text in small letters, each at its place: a letter whose small form is two is left as it is."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(small if len(small := letter.lower()) == 1 else letter for letter in text)


_NO_LETTER: Final = re.compile(r"[\W_]+")


@lru_cache(maxsize=512)
def letters(text: str) -> str:
    """A title's letters alone, by which it is known again: marks and dashes are typeset differently in the head and in the text."""
    return _NO_LETTER.sub("", text.casefold())


def words(element: Element) -> str:
    """The folded text of an element, its breaks as blanks."""
    if not len(element):
        return fold(element.text or "")
    return fold("".join(_pieces(element)))


_SILENT: Final = frozenset({"script", "style", "noscript", "template"})
_MOST_IN_A_LINE: Final = 300
"""Elements that a title, a date or a link holds at most, be every letter in one of its own."""


def is_a_part(element: Element) -> bool:
    """Whether an element holds so much that it is a part of the page and no line of it.

    A page can have thousands of them one in the other; the words of each are those of all within.
    """
    return next(islice(element.iter(), _MOST_IN_A_LINE, None), None) is not None


def says_more(element: Element, part: Element) -> bool:
    """Whether an element has words besides those of one of its children."""
    if fold(element.text or ""):
        return True
    return any(fold(each.tail or "") or (each is not part and each.tag not in _SILENT and words(each)) for each in element)


def _pieces(element: Element) -> Iterator[str]:
    for node in element.iter():
        if node.tag in _SILENT:
            yield node.tail or ""
            continue
        if node.tag == "br":
            yield " "
        yield node.text or ""
        if node is not element:
            yield node.tail or ""


def plain(source: str | None) -> str:
    """A short piece of HTML (a title, a name) as folded text."""
    if not source:
        return ""
    if _TAG.search(source):
        return words(fragment(source))
    return fold(html.unescape(source))


@lru_cache(maxsize=8192)
def _tokens(value: str) -> frozenset[str]:
    return frozenset(value.split())


def classes(element: Element) -> frozenset[str]:
    """The class names of an element."""
    value = element.get("class")
    return _tokens(value) if value and len(value) < SHOWN_AT_MOST else frozenset()
