"""What a visitor types into a search box, as a safe FTS5 expression.

What may be typed::

    banjir Kedungkandang        both words
    "pasar besar"               these words in this order
    banjir -longsor             without a word, or -"without a phrase"
    banjir OR longsor           one of them (also ATAU); binds closer than the space between words
    pemban*                     words that begin so

Everything else is punctuation: no text that can be typed is an error.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

MAX_CHARACTERS: Final = 1_000
"""Of a visitor's text; what comes after is not read."""

MAX_TERMS: Final = 32
"""Words and phrases of one search: each is a lookup of its own."""

MIN_PREFIX: Final = 3
"""Letters a prefix needs: with two of them a tenth of all words begins."""

NOTHING: Final = '""'
"""An FTS5 expression that finds nothing and is no error, which the empty string would be."""

Forms = Callable[[str], Sequence[str]]
"""Which words a bare word stands for: the seam for the forms of Indonesian words."""


@dataclass(frozen=True, slots=True)
class Term:
    """One word or phrase of a search; a prefix also finds the words that begin with it."""

    text: str
    phrase: bool = False
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """What a visitor asks for: of each group one term must be there, and no unwanted one."""

    groups: tuple[tuple[Term, ...], ...] = ()
    unwanted: tuple[Term, ...] = ()


_QUOTES: Final = str.maketrans(dict.fromkeys("“”„‟«»＂", '"') | {"\0": " "})
_PIECE: Final = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))(?P<star>\*(?!\S))?')
_EITHER: Final = frozenset({"OR", "ATAU", "|", "||"})
_BOTH: Final = frozenset({"AND", "DAN", "&", "&&"})


def _searchable(text: str) -> int:
    """How many characters of a text the index knows: letters, digits and private use, as its tokenizer has it."""
    return sum(1 for each in text if (kind := unicodedata.category(each))[0] in "LN" or kind == "Co")


def _terms(text: str) -> Iterator[tuple[str, Term | None]]:
    """The pieces of a text as («or», None), («not», term) and («and», term)."""
    for piece in _PIECE.finditer(text):
        word, phrase = piece["word"], piece["phrase"]
        if word in _EITHER:
            yield "or", None
        elif word not in _BOTH:
            inside = phrase if word is None else word
            known = _searchable(inside)
            prefix = bool(piece["star"] or (word is not None and word.endswith("*"))) and known >= MIN_PREFIX
            if known:
                yield ("not" if piece["minus"] else "and"), Term(inside.strip().rstrip("*"), word is None, prefix)


def parse(text: str) -> Wish:
    """Read what a visitor typed; never fails, and leaves out what can't be searched."""
    groups: list[list[Term]] = []
    unwanted: list[Term] = []
    joined = False
    safe = text[:MAX_CHARACTERS].translate(_QUOTES).encode("utf-8", "ignore").decode()
    for number, (kind, term) in enumerate(_terms(safe)):
        if number >= MAX_TERMS:
            break
        if term is None:
            joined = bool(groups)
            continue
        if kind == "not":
            unwanted.append(term)
        elif joined:
            groups[-1].append(term)
        else:
            groups.append([term])
        joined = False
    return Wish(tuple(tuple(group) for group in groups), tuple(unwanted))


def itself(word: str) -> Sequence[str]:
    """The forms of a word that are searched for: the word alone."""
    return (word,)


def standing_for(term: Term, forms: Forms) -> Sequence[str]:
    """What a term is searched as: its forms, or itself where it is a phrase or a prefix."""
    return (term.text,) if term.phrase or term.prefix else forms(term.text)


def _either(terms: Sequence[Term], forms: Forms) -> str:
    """Terms as FTS5 strings. Inside double quotes nothing but a double quote has a meaning, and none is left in a term."""
    written = (f'"{form}"' + ("*" if term.prefix else "") for term in terms for form in standing_for(term, forms))
    return f"({' OR '.join(written)})"


def match(text: str, forms: Forms = itself) -> str:
    """An FTS5 expression for what a visitor typed; empty where nothing in it can be searched.

    ``forms`` says which words a bare word stands for; phrases and prefixes are always taken as they are written.

    >>> match('banjir "pasar besar" -longsor')
    '("banjir") AND ("pasar besar") NOT ("longsor")'
    >>> match('wali"kota OR (')
    '("wali") AND ("kota")'
    """
    wish = parse(text)
    if not wish.groups:
        return ""
    wanted = " AND ".join(_either(group, forms) for group in wish.groups)
    if not wish.unwanted:
        return wanted
    # NOT binds closer than AND in FTS5, and A AND (B NOT C) is (A AND B) NOT C: no brackets are needed around what is wanted.
    return f"{wanted} NOT {_either(wish.unwanted, forms)}"
