"""What a visitor may have meant whose search finds nothing: the nearest words that the archive has."""

import json
import re
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from string import ascii_lowercase
from typing import Final

from archive.folding import WORD, fold
from archive.lexicon import Lexicon
from archive.stems import LONGEST, SHORTEST

FAR: Final = 6
"""Letters a word needs to be taken for one two letters away: of short words too many are that near."""

MAX_WORDS: Final = 6
"""Unknown words of one search that are looked after."""

_PIECE: Final = re.compile(r'"[^"]*"?|-\S*|\S+\*|[^\s"]+')


def near(word: str) -> set[str]:
    """Every row of letters one slip away: a letter too many, too few, another, or two exchanged.

    >>> "pasar" in near("pasra") and "banjir" in near("bajir")
    True
    """
    parts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    fewer = {left + right[1:] for left, right in parts if right}
    swapped = {left + right[1] + right[0] + right[2:] for left, right in parts if len(right) > 1}
    other = {left + letter + right[1:] for left, right in parts if right for letter in ascii_lowercase}
    more = {left + letter + right for left, right in parts for letter in ascii_lowercase}
    return (fewer | swapped | other | more) - {word}


def distance(one: str, other: str, most: int) -> int:
    """Slips between two words (optimal string alignment); any number above ``most`` where there are more.

    >>> distance("pelayanna", "pelayanan", 2), distance("vaksinasi", "vasinasih", 2)
    (1, 2)
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        last, before, row = before, row, [at]
        for place, its in enumerate(other, 1):
            value = min(before[place] + 1, row[place - 1] + 1, before[place - 1] + (letter != its))
            if at > 1 and place > 1 and letter == other[place - 2] and one[at - 2] == its:
                value = min(value, last[place - 2] + 1)
            row.append(value)
        if min(row) > most:
            return most + 1
    return row[-1]


def _there(conn: sqlite3.Connection, words: Iterable[str]) -> list[str]:
    query = "SELECT value FROM json_each(?) JOIN words ON word = value"
    return [word for (word,) in conn.execute(query, [json.dumps(sorted(words))])]


def _two_away(conn: sqlite3.Connection, word: str) -> Iterator[str]:
    """Words of the archive two slips away that begin with the same letter."""
    query = "SELECT word FROM words WHERE word >= ? AND word < ? AND length(word) BETWEEN ? AND ?"
    letters = Counter(word)
    for (other,) in conn.execute(query, [word[0], word[0] + "~", len(word) - 2, len(word) + 2]):
        # Two slips change four letters at most: most words differ in more, and counting is quick.
        if sum((letters - Counter(other)).values()) <= 2 and distance(word, other, 2) <= 2:
            yield other


def nearest(conn: sqlite3.Connection, word: str) -> str | None:
    """The word of the archive that is nearest to one it lacks; of several the one that most articles have."""
    for candidates in (_there(conn, near(word)), _two_away(conn, word) if len(word) >= FAR else ()):
        counted = [(_articles(conn, each), each) for each in candidates]
        if best := max(((count, each) for count, each in counted if count), default=None):
            return best[1]
    return None


def _articles(conn: sqlite3.Connection, word: str) -> int:
    found = conn.execute("SELECT doc FROM articles_words WHERE term = ?", [word]).fetchone()
    return int(found[0]) if found else 0


def suggest(conn: sqlite3.Connection, lexicon: Lexicon, text: str) -> str | None:
    """The text with its unknown words put right, where that finds something; None where there is nothing to suggest.

    What stands in quotation marks, after a minus or before a star was meant so.
    """
    left, changed = MAX_WORDS, False

    def mended(piece: re.Match[str]) -> str:
        return piece[0] if piece[0][0] in '"-' or piece[0].endswith("*") else WORD.sub(right, piece[0])

    def right(spoken: re.Match[str]) -> str:
        nonlocal left, changed
        word = fold(spoken[0])
        spelt = SHORTEST <= len(word) <= LONGEST and word.isascii() and word.isalpha()
        if not spelt or not left or _articles(conn, word) or lexicon.forms(word):
            return spoken[0]
        left -= 1
        better = nearest(conn, word)
        changed = changed or better is not None
        return better or spoken[0]

    if not lexicon.has_words:
        return None
    better = _PIECE.sub(mended, text[:200])
    return better if changed and lexicon.finds(better) else None
