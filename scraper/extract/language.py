"""The language of a text by its commonest words; the path of an address lies about it."""

from collections.abc import Iterable
from typing import Final

from scraper.extract.markup import names

_FUNCTION_WORDS: Final = {
    "id": names("""
        yang dan di ini itu dengan untuk dari pada dalam akan juga oleh tidak ke kepada bagi serta bisa dapat telah sudah para
        agar adalah sebagai kami kita mereka saat tersebut karena hingga atau lebih secara melalui
    """),
    "en": names("""
        the of and to in for is that with by was on as at from this are be will it has have were which also their they an not
        we can its or
    """),
}
_LANGUAGES: Final = {word: name for name, known in _FUNCTION_WORDS.items() for word in known}
_ENOUGH: Final = 2
_LONGEST: Final = 1000
"""Characters that settle the question."""


def language(paragraphs: Iterable[str]) -> str | None:
    """`id` or `en` by which language's function words are clearly more frequent; nothing for too little text."""
    words = " ".join(paragraphs)[:_LONGEST].lower().split()
    found = [_LANGUAGES[word] for word in words if word in _LANGUAGES]
    best, other = sorted((found.count(each), each) for each in _FUNCTION_WORDS)[::-1]
    return best[1] if best[0] >= _ENOUGH and best[0] >= 2 * other[0] else None
