"""What is stored may be written from right to left, or say that it is: on a page it never turns what stands beside it.

Letters of such scripts are kept apart by the style sheet (``unicode-bidi: isolate``). The controls that turn text by force
(Unicode Annex 9: embeddings, overrides, isolates) would get out of any element that doesn't end them, so pages print none; the
archive, its exports and the WARC files keep them. The reader has left them out of most texts before.
"""

import re
from typing import Any, Final

from markupsafe import Markup

_TURNING: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_ADDRESS: Final = re.compile(r"(?:https?:/)?/\S*")


def straight(value: Any) -> Any:
    """What a template prints, without controls that turn text; an address stays the address it is.

    >>> straight("a\\u202eb"), straight("/a\\u202eb"), straight(7)
    ('ab', '/a\\u202eb', 7)
    """
    # Not value.isascii(): an address of Datasette's lists all methods of a string for each that is called, 30 microseconds.
    if not isinstance(value, str) or str.isascii(value) or _TURNING.search(value) is None or _ADDRESS.fullmatch(value):
        return value
    told = _TURNING.sub("", value)
    return Markup(told) if isinstance(value, Markup) else told  # markup was escaped before, and has lost no more than these
