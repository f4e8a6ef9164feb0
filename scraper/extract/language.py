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
_ENOUGH: Final = 2
_LONGEST: Final = 1000
"""Characters that settle the question."""


def language(paragraphs: Iterable[str]) -> str | None:
    """`id` or `en` by which language's function words are clearly more frequent; nothing for too little text."""
    words = " ".join(paragraphs)[:_LONGEST].lower().split()
    counts = {name: sum(map(known.__contains__, words)) for name, known in _FUNCTION_WORDS.items()}
    best, other = sorted(counts, key=lambda name: -counts[name])
    return best if counts[best] >= _ENOUGH and counts[best] >= 2 * counts[other] else None
