"""Indonesian first, English beside it: which of the two a visitor reads, and how a page says a thing in both.

The choice is made by ``_lang`` in an address and remembered in a cookie; whoever made none reads Indonesian.
"""

from contextvars import ContextVar
from http.cookies import CookieError, SimpleCookie
from typing import Final

LANGUAGES: Final = ("id", "en")
ARGUMENT: Final = "_lang"
COOKIE: Final = "kliping_lang"
A_YEAR: Final = 365 * 24 * 3600

_current: ContextVar[str] = ContextVar("language", default=LANGUAGES[0])


def language() -> str:
    """The language of the page that is being made: ``id`` or ``en`` (BCP 47)."""
    return _current.get()


def speak(chosen: str | None) -> None:
    """Make pages in a language from here on; anything but the two is Indonesian."""
    _current.set(chosen if chosen in LANGUAGES else LANGUAGES[0])


def say(indonesian: str, english: str) -> str:
    """What a page says, in its reader's language."""
    return english if language() == "en" else indonesian


def half(text: str | None) -> str:
    """The part of a description that is in the reader's language: descriptions hold both with a dash between.

    >>> half("Berita yang diubah. — Articles that were changed.")
    'Berita yang diubah.'
    """
    indonesian, _, english = (text or "").partition(" — ")
    return say(indonesian, english or indonesian)


def asked(query: bytes) -> tuple[str | None, bytes]:
    """The language an address asks for, if any, and its query without that: no other link of the page needs to carry it.

    >>> asked(b"q=banjir&_lang=en")
    ('en', b'q=banjir')
    """
    pieces = query.split(b"&")
    asking = [each for each in pieces if each.startswith(ARGUMENT.encode() + b"=")]
    named = [each.partition(b"=")[2].decode("latin-1") for each in asking]
    chosen = next((each for each in named if each in LANGUAGES), None)
    return chosen, b"&".join(each for each in pieces if each not in asking)


def remembered(header: bytes) -> str | None:
    """The language a cookie header remembers, None where it says nothing of it."""
    try:
        crumb = SimpleCookie(header.decode("latin-1")).get(COOKIE)
    except CookieError:
        return None
    return crumb.value if crumb is not None and crumb.value in LANGUAGES else None


def others(header: bytes) -> bytes:
    """A cookie header without the choice of a language: what is left names the visitor, or is empty.

    >>> others(b"kliping_lang=en"), others(b"ds_actor=x; kliping_lang=en")
    (b'', b'ds_actor=x')
    """
    crumbs = [each.strip() for each in header.split(b";")]
    return b"; ".join(each for each in crumbs if each and each.partition(b"=")[0].strip() != COOKIE.encode())


def cookie(chosen: str) -> bytes:
    """The header that remembers a choice for a year."""
    return f"{COOKIE}={chosen}; Path=/; Max-Age={A_YEAR}; SameSite=Lax".encode()
