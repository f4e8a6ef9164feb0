"""What a visitor types into a search box, as a safe FTS5 expression.

What may be typed::

    banjir Kedungkandang        both words, in any of their forms
    "pasar besar"               these words in this order, as they are written
    banjir -longsor             without a word, or -"without a phrase"
    banjir OR longsor           one of them (also ATAU); binds closer than the space between words
    pemban*                     words that begin so

Everything else is punctuation: no text that can be typed is an error.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Final, NamedTuple, Protocol

from archive.folding import words
from archive.stems import lines

MAX_CHARACTERS: Final = 1_000
"""Of a visitor's text; what comes after is not read."""

MAX_TERMS: Final = 32
"""Words and phrases of one search: each is a lookup of its own."""

MIN_PREFIX: Final = 3
"""Letters a prefix needs: with two of them a tenth of all words begins."""

MAX_NAME: Final = 16
"""Words of the longest name that is looked for."""

MAX_SPARED: Final = 5
"""Words of a search from which one may be left out in turn; of more words any may be missing."""

NOTHING: Final = '""'
"""An FTS5 expression that finds nothing and is no error, which the empty string would be."""


class Wanted(NamedTuple):
    """The words of something that is searched, folded; whether the last one may go on; which part of the search it answers."""

    words: Sequence[str]
    prefix: bool = False
    part: int = 0


class Meanings(Protocol):
    """What bare words stand for in an archive; they are given folded, parted by one space."""

    def is_name(self, key: str) -> bool:
        """Whether these words together are a name that has others."""
        ...

    def forms(self, key: str) -> Sequence[str]:
        """What is searched for a word or a name besides itself: words of the same root, other names of the same."""
        ...


class Literal:
    """Every word stands for itself alone."""

    def is_name(self, key: str) -> bool:
        """No words are a name."""
        return False

    def forms(self, key: str) -> Sequence[str]:
        """Nothing else is searched."""
        return ()


LITERAL: Final = Literal()


@dataclass(frozen=True, slots=True)
class Term:
    """One word, name or phrase of a search; a prefix also finds the words that begin with it."""

    text: str
    phrase: bool = False
    prefix: bool = False

    @property
    def bare(self) -> bool:
        """Whether it may stand for others too."""
        return not (self.phrase or self.prefix)

    @property
    def key(self) -> str:
        """Its words, folded."""
        return " ".join(words(self.text))


@dataclass(frozen=True, slots=True)
class Wish:
    """What a visitor asks for: of each group one term must be there, and no unwanted one."""

    groups: tuple[tuple[Term, ...], ...] = ()
    unwanted: tuple[Term, ...] = ()


# Between words these part them, as a space does; between digits they are part of a number or a date: 10.000, 24/1/2020, 09:15.
_PARTING: Final = re.compile(r"(?<=[^\W\d_])[,;:/]+(?=\w)|(?<=\w)[,;:/]+(?=[^\W\d_])")
_QUOTES: Final = str.maketrans(dict.fromkeys("“”„‟«»＂", '"') | {"\0": " "})
_PIECE: Final = re.compile(r'(?P<minus>(?<!\S)-)?(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+))(?P<star>\*(?!\S))?')
_EITHER: Final = frozenset({"OR", "ATAU", "|", "||"})
_BOTH: Final = frozenset({"AND", "DAN", "&", "&&"})

Piece = tuple[str, Term | None]


@cache
def _small() -> frozenset[str]:
    """Words that say nothing by themselves."""
    return frozenset(word for line in lines("small.txt") for word in line.split())


def _searchable(text: str) -> int:
    """How many characters of a text the index knows: letters, digits and private use, as its tokenizer has it."""
    return sum(1 for each in text if (kind := unicodedata.category(each))[0] in "LN" or kind == "Co")


def _pieces(text: str) -> Iterator[Piece]:
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


def _named(pieces: Sequence[Piece], meanings: Meanings) -> Iterator[Piece]:
    """The same pieces, with bare words that are a name together as one term; of several names the longest."""
    at = 0
    while at < len(pieces):
        end = at
        while end < len(pieces) and end - at < MAX_NAME and (term := pieces[end][1]) and pieces[end][0] == "and" and term.bare:
            end += 1
        for stop in range(end, at + 1, -1):
            together = Term(" ".join(term.text for _, term in pieces[at:stop] if term))
            if meanings.is_name(together.key):
                yield "and", together
                at = stop
                break
        else:
            yield pieces[at]
            at += 1


def _told(groups: list[list[Term]]) -> Iterable[tuple[Term, ...]]:
    """The groups that say something, or all of them where none does; what is said again costs as much again, and is left out."""
    telling = [group for group in groups if len(group) > 1 or not group[0].bare or group[0].key not in _small()]
    return dict.fromkeys(tuple(dict.fromkeys(group)) for group in telling or groups)


def parse(text: str, meanings: Meanings = LITERAL) -> Wish:
    """Read what a visitor typed; never fails, and leaves out what can't be searched and what says nothing."""
    groups: list[list[Term]] = []
    unwanted: list[Term] = []
    joined = False
    safe = _PARTING.sub(" ", text[:MAX_CHARACTERS].translate(_QUOTES).encode("utf-8", "ignore").decode())
    for kind, term in _named(list(_pieces(safe))[:MAX_TERMS], meanings):
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
    return Wish(tuple(_told(groups)), tuple(dict.fromkeys(unwanted)))


def lacking(text: str) -> tuple[str, str] | None:
    """Why a text finds nothing whatever the archive holds, and how to go on, in Indonesian and English; None where it may find something.

    >>> lacking("-banjir")[1]
    'This says only what must not be there: add a word to look for, such as pasar -banjir'
    >>> lacking("pasar -banjir")
    """
    wish = parse(text)
    if wish.groups or not text.strip():
        return None
    if not wish.unwanted:
        return (
            "Tidak ada yang dapat dicari di sini: tulis kata atau angka",
            "There is nothing to look for in this: write a word or a number",
        )
    [first, *_] = wish.unwanted
    other = "pasar" if first.key != "pasar" else "sekolah"
    example = f'{other} -"{first.text}"' if first.phrase else f"{other} -{first.text}{'*' if first.prefix else ''}"
    return (
        f"Ini hanya mengatakan apa yang tidak boleh ada: tambahkan kata yang dicari, misalnya {example}",
        f"This says only what must not be there: add a word to look for, such as {example}",
    )


def standing_for(term: Term, meanings: Meanings) -> Sequence[str]:
    """What a term is searched as: itself, and where it is bare its other forms and names too."""
    return (term.text, *meanings.forms(term.key)) if term.bare else (term.text,)


def wanted(wish: Wish, meanings: Meanings) -> list[Wanted]:
    """The words of everything that is searched, for marking them."""
    return [
        Wanted(words(form), term.prefix, part)
        for part, group in enumerate(wish.groups)
        for term in group
        for form in standing_for(term, meanings)
    ]


def _written(term: Term, meanings: Meanings) -> Iterator[str]:
    """A term as FTS5 strings. Inside double quotes nothing but a double quote has a meaning, and none is left in a term.

    What was typed stands there twice where it has other forms: it counts twice as much as any of them.
    """
    typed, *others = standing_for(term, meanings)
    yield f'"{typed}"' + ("*" if term.prefix else "")
    if others:
        yield f'"{typed}"'
    yield from (f'"{form}"' for form in others)


def _either(terms: Sequence[Term], meanings: Meanings) -> str:
    """One of these terms."""
    return f"({' OR '.join(written for term in terms for written in _written(term, meanings))})"


def _without(expression: str, wish: Wish, meanings: Meanings) -> str:
    if not expression or not wish.unwanted:
        return expression
    # NOT binds closer than AND in FTS5, and A AND (B NOT C) is (A AND B) NOT C: no brackets are needed around an AND.
    return f"{expression} NOT {_either(wish.unwanted, meanings)}"


def strict(wish: Wish, meanings: Meanings = LITERAL) -> str:
    """An FTS5 expression for all of a wish; empty where nothing in it can be searched."""
    return _without(" AND ".join(_either(group, meanings) for group in wish.groups), wish, meanings)


def loose(wish: Wish, meanings: Meanings = LITERAL) -> str:
    """An FTS5 expression that finds what has all but one of the bare words; empty where there is no such thing.

    Phrases, prefixes and groups joined by OR were meant as they were typed, and stay.
    """
    spare = [_either(group, meanings) for group in wish.groups if len(group) == 1 and group[0].bare]
    rest = [_either(group, meanings) for group in wish.groups if len(group) > 1 or not group[0].bare]
    if len(spare) + len(rest) < 2 or not spare:
        return ""
    if len(spare) == 1:
        return _without(" AND ".join(rest), wish, meanings)
    most = len(spare) - 1 if len(spare) <= MAX_SPARED else 1
    any_of = " OR ".join(f"({' AND '.join(each)})" for each in combinations(spare, most))
    return _without(" AND ".join([*rest, f"({any_of})"]), wish, meanings)


def match(text: str, meanings: Meanings = LITERAL) -> str:
    """An FTS5 expression for what a visitor typed; empty where nothing in it can be searched.

    >>> match('banjir "pasar besar" -longsor')
    '("banjir") AND ("pasar besar") NOT ("longsor")'
    >>> match('wali"kota OR (')
    '("wali") AND ("kota")'
    """
    return strict(parse(text, meanings), meanings)
