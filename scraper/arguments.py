"""What a crawl can be told, checked once for the command and for ``scrapy crawl -a`` alike. Pure.

Every function takes what was written and gives what is meant, or raises ValueError with a sentence that says what is
wrong and how it is written right.
"""

import re
from collections.abc import Callable
from typing import Any, Final
from urllib.parse import SplitResult, urlsplit, urlunsplit

COMMANDS: Final = ("crawl", "backfill")

_MONTH: Final = re.compile(r"(?:199\d|20\d\d)-(?:0[1-9]|1[0-2])", re.ASCII)
"""From the first web pages on; a year out of this century is a slip of the finger."""
_SWITCH: Final = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False, "": False}


def month(text: str) -> str:
    """A month, YYYY-MM.

    >>> month("2020-01")
    '2020-01'
    """
    if not _MONTH.fullmatch(text):
        raise ValueError(f"{text!r} is no month; write it as 2020-01 (1990-01 to 2099-12)")
    return text


def span(first: str | None, last: str | None, names: tuple[str, str]) -> None:
    """The months a backfill is bounded by, in their order; ``names`` are what the user calls them."""
    if first and last and first > last:
        raise ValueError(f"{names[0]} {first} is after {names[1]} {last}; swap them")


def address(text: str) -> str:
    """The address of a front page, ending in a slash.

    >>> address("HTTPS://Example.go.id/portal")
    'https://example.go.id/portal/'
    """
    written = "write it as https://example.go.id/"
    try:
        parts = urlsplit(text)
        sound = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0 and not re.search(r"\s", text)
    except ValueError:
        raise ValueError(f"{text!r} is no address; {written}") from None
    if not sound:
        raise ValueError(f"{text!r} is no address; {_meant(text) or written}")
    if parts.username is not None or parts.password is not None:
        raise ValueError("an address with a name or password in it would be kept in the archive as it stands; leave them out")
    if parts.query or parts.fragment:
        raise ValueError(f"{text!r} is no front page; leave out what follows {'?' if parts.query else '#'}")
    return urlunsplit(SplitResult(parts.scheme, parts.netloc.lower(), f"{parts.path.rstrip('/')}/", "", ""))


def _meant(text: str) -> str:
    """A question, where somebody may have left out https://."""
    return f"did you mean https://{text.rstrip('/')}/ ?" if re.fullmatch(r"[\w-]+(\.[\w-]+)+(:\d+)?(/[\w./-]*)?", text) else ""


def number(text: str | int) -> int:
    """A number of articles, 1 or more."""
    try:
        found = int(text)
    except ValueError:
        found = 0
    if found < 1:
        raise ValueError(f"{text!r} is no number of articles; write 1 or more")
    return found


def switch(value: str | bool) -> bool:
    """Yes or no."""
    if isinstance(value, bool):
        return value
    if value.lower() not in _SWITCH:
        raise ValueError(f"{value!r} is neither yes nor no; write 1 or 0")
    return _SWITCH[value.lower()]


def _purpose(text: str) -> str:
    """What a crawl is for."""
    if text not in COMMANDS:
        raise ValueError(f"{text!r} is no command; write {' or '.join(COMMANDS)}")
    return text


def checked(
    *,
    home: str | None = None,
    command: str = "",
    first: str | None = None,
    last: str | None = None,
    limit: str | int | None = None,
    pages: str | bool = "",
    **unknown: Any,
) -> dict[str, Any]:
    """The arguments of a spider as it uses them; the sentence of a ValueError begins with the argument's name."""
    readers: dict[str, tuple[Callable[[Any], Any], Any]] = {
        "home": (address, home),
        "command": (_purpose, command),
        "first": (month, first),
        "last": (month, last),
    }
    readers |= {"limit": (number, limit), "pages": (switch, pages)}
    if unknown:
        raise ValueError(f"{min(unknown)} is unknown; there are: {', '.join(readers)}")
    found: dict[str, Any] = {}
    for name, (read, value) in readers.items():
        try:
            found[name] = read(value) if value is not None and value != "" else None
        except ValueError as error:
            raise ValueError(f"{name}: {error}") from None
    span(found["first"], found["last"], ("first", "last"))
    return found
