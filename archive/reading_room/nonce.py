"""Scripts and styles that stand in a template may run; whatever came in with the data may not.

Each answer has a number of its own, used once (CSP level 3, section 4.2). It is written into the tags of every template's
*source*, Datasette's and other plugins' too, before anything is filled in: a tag that a story smuggled into a page
doesn't have it, and a browser leaves it alone.
"""

import re
import secrets
from collections.abc import Mapping
from contextvars import ContextVar
from types import MappingProxyType
from typing import Any, Final

from jinja2.ext import Extension

_TAG: Final = re.compile(r"<(script|style)(?=[\s>{])", re.IGNORECASE)

# Datasette's SQL editor (cm-resize 1.0.1) makes a style element by script, empty at first; these two texts and no others may stand in one.
_EDITOR: Final = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'sha256-38xqj8N9cygggde3AvM+xVgS15DUXTOhM9fjk0hLOS0='"

_SOURCES: Final = re.compile(r"[!-+\--:<-~]+(?: [!-+\--:<-~]+)*")
"""Sources of a directive, parted by a space; what would end the directive is none (CSP level 3, section 2.2)."""

_current: ContextVar[str] = ContextVar("nonce", default="")


def fresh() -> str:
    """Begin an answer: a new number, 128 bits, for its policy and its templates."""
    number = secrets.token_urlsafe(16)
    _current.set(number)
    return number


_SELF: Final = "'self'"

OPENED: Final = frozenset({"script-src", "style-src", "img-src", "connect-src", "font-src"})
"""What an operator may open a little for other plugins of Datasette."""


def widened(wished: Any) -> dict[str, str]:
    """Further sources for a policy, as an operator wishes them: a dictionary of directives. Raises ValueError for what is none.

    >>> widened({"img-src": "https://tile.openstreetmap.org"}), widened(None)
    ({'img-src': 'https://tile.openstreetmap.org'}, {})
    """
    more = wished or {}
    if not isinstance(more, dict) or not more.keys() <= OPENED or not all(_SOURCES.fullmatch(str(each)) for each in more.values()):
        raise ValueError(f"content_security_policy: {wished!r} is no dictionary of sources for {', '.join(sorted(OPENED))}")
    return {name: str(each) for name, each in more.items()}


def policy(number: str, more: Mapping[str, str] = MappingProxyType({})) -> str:
    """The Content-Security-Policy of an answer: nothing from another host, no script or style without its number.

    Attributes such as ``style="width: 90%"`` are Datasette's own habit and can't load or run anything. ``more`` are further sources of
    directives.
    """
    told = {
        "default-src": _SELF,
        "script-src": f"'self' 'nonce-{number}'",
        "script-src-attr": "'none'",
        "style-src": f"'self' 'nonce-{number}' {_EDITOR}",
        "style-src-attr": "'unsafe-inline'",
        "img-src": "'self' data:",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {told.get(name, _SELF)} {more.get(name, '')}".rstrip() for name in dict.fromkeys([*told, *more]))


class Nonce(Extension):
    """Writes the number of the answer into each script and style tag of a template's source."""

    def __init__(self, environment: object) -> None:
        super().__init__(environment)  # type: ignore[arg-type]
        self.environment.globals["csp_nonce"] = _current.get

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """What Jinja does with a template's source first."""
        return _TAG.sub(r'<\1 nonce="{{ csp_nonce() }}"', source)
