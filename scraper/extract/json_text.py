"""JSON as sites print it, read into values whose texts can be kept: UTF-8 has no lone surrogates, and no text a zero."""

import json
import re
from typing import Any, Final

_UNFIT: Final = re.compile(r"\\u(?:0000|[dD][89abAB][0-9a-fA-F]{2}(?!\\u[dD][c-fC-F]))|(?<!\\u[dD][89abAB][0-9a-fA-F]{2})\\u[dD][c-fC-F]")
"""Where an escape may stand that names no character; quickly told of a text that has none."""
_ESCAPE: Final = re.compile(
    r"\\(?:u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u0000|u[dD][89a-fA-F][0-9a-fA-F]{2}|.)", re.DOTALL
)
_NUL: Final = r"\u0000"
_LENIENT: Final = json.JSONDecoder(strict=False)


def loaded(source: str | bytes, *, strict: bool = True) -> Any:
    """What a JSON text says; not ``strict`` where line breaks in its strings are to be borne. Raises ValueError.

    An escaped half of a character (its other half was cut off) becomes U+FFFD, as everywhere in what is decoded; a zero is left out.
    """
    text = source.decode(json.detect_encoding(source), "replace") if isinstance(source, bytes) else source
    if "\\u" in text and _UNFIT.search(text):
        text = _ESCAPE.sub(_mended, text)
    try:
        return json.loads(text) if strict else _LENIENT.decode(text)
    except RecursionError as error:
        raise ValueError("nested too deep") from error


def _mended(escape: re.Match[str]) -> str:
    """An escape as it stands, or what takes the place of one that names no character."""
    found = escape[0]
    if len(found) != len(_NUL):
        return found
    return "" if found == _NUL else r"\ufffd"
