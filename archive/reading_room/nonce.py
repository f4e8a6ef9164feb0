"""Scripts and styles that stand in a template may run; whatever came in with the data may not.

Each answer has a number of its own, used once (CSP level 3, section 4.2). It is written into the tags of every template's
*source*, Datasette's and other plugins' too, before anything is filled in: a tag that a story smuggled into a page
doesn't have it, and a browser leaves it alone.
"""

import re
import secrets
from contextvars import ContextVar
from typing import Final

from jinja2.ext import Extension

_TAG: Final = re.compile(r"<(script|style)(?=[\s>{])", re.IGNORECASE)

# Datasette's SQL editor (cm-resize 1.0.1) makes a style element by script, empty at first; these two texts and no others may stand in one.
_EDITOR: Final = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=' 'sha256-38xqj8N9cygggde3AvM+xVgS15DUXTOhM9fjk0hLOS0='"

_current: ContextVar[str] = ContextVar("nonce", default="")


def fresh() -> str:
    """Begin an answer: a new number, 128 bits, for its policy and its templates."""
    number = secrets.token_urlsafe(16)
    _current.set(number)
    return number


def policy(number: str) -> str:
    """The Content-Security-Policy of an answer: nothing from another host, no script or style without its number.

    Attributes such as ``style="width: 90%"`` are Datasette's own habit and can't load or run anything.
    """
    return "; ".join(
        [
            "default-src 'self'",
            f"script-src 'self' 'nonce-{number}'",
            "script-src-attr 'none'",
            f"style-src 'self' 'nonce-{number}' {_EDITOR}",
            "style-src-attr 'unsafe-inline'",
            "img-src 'self' data:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        ]
    )


class Nonce(Extension):
    """Writes the number of the answer into each script and style tag of a template's source."""

    def __init__(self, environment: object) -> None:
        super().__init__(environment)  # type: ignore[arg-type]
        self.environment.globals["csp_nonce"] = _current.get

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """What Jinja does with a template's source first."""
        return _TAG.sub(r'<\1 nonce="{{ csp_nonce() }}"', source)
