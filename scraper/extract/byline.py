"""The closing byline: the initials or names in the last bracket of a story, `(cah/yon)`.

Brackets are everywhere in official prose. Only the last one of the body, at the very end, can be a byline, and one
that abbreviates the words before it, `… Kesejahteraan Keluarga (PKK)`, is none.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

_BRACKET: Final = re.compile(r"[(\[]\s*(?P<said>[^()\[\]]{1,60}?)\s*[)\]]\s*[.*]*\s*$")
_SIGNED: Final = re.compile(
    r"(?:^|(?<=[.!?”\"’)])\s*|\s+|(?<=[a-z]))(?P<said>(?:Sumber|Editor|Penulis|Reporter|Pewarta|Kontributor|Oleh|Teks|Redaktur|Fotografer|Source)"
    r"(?:\s?/\s?\w+)?\s*:\s*[A-Z*][^.!?]*(?:(?<=\b[A-Z])\.[^.!?]*)*(?:\.[A-Z]\w*[^!?]*)?)[.]?$"
)
_PAIR: Final = re.compile(r"^[\w*.&-]{1,12}(?: [\w*.&]{1,12}){0,3}(?:\s?[/|]\s?[\w*.&-]{1,12}(?: [\w*.&-]{1,12}){0,2}){1,3}$")
_INITIALS: Final = re.compile(r"^(?:\*+|(?:[Rr]ed|[Aa]dv|[Hh]ms|[Aa]nt)\.|[A-Za-z]{2,5}\d?|[A-Z](?:\.[A-Z])+\.?)$")
_SHORTLY_SIGNED: Final = re.compile(
    r"(?:^|(?<=[.!?…”\"’)])\s*)(?P<said>(?:(?:Reporter|Editor|Penulis|Pewarta|Redaktur)\s*:\s*[a-z]{2,8}(?:\s?[,/|;]\s?)?"
    r"(?:Foto(?:grafer)?\s*:\s*[a-z]{2,8}(?:\s?[,/|;]\s?)?)?)+)$",
    re.IGNORECASE,
)
"""Offices with initials in small letters."""
_CREDIT: Final = re.compile(r",\s*(?:foto|fotografer|editor|red|penulis|video|teks)\b\s*:.*$", re.IGNORECASE)
"""What may follow the initials in the same bracket."""
_TOGETHER: Final = re.compile(r"^[a-z]{2,4}(?:,\s?[a-z]{2,4}){1,2}$|^(?P<one>[a-z]{2,4})-(?!(?P=one)$)[a-z]{2,4}$")
"""Initials joined otherwise than by a bar: `nda, ful`, `cah-yon`."""
_NAMES: Final = re.compile(r"^(?:[*A-Z][\w.'’&-]*,?)(?:[ /-]+(?:[*A-Z][\w.'’&-]*,?|dan|bin|van|de)){0,7}$")
_NO_BYLINE: Final = re.compile(
    r"^(?:dan\s?/\s?atau|s\s?/\s?d|km\s?/\s?jam|w\s?/\s?m|a\s?/\s?n|d\s?/\s?a|rt\s?/\s?rw.*|p\s?/\s?w|n\s?/\s?a|24\s?/\s?7|rp\.?\s?\d.*|.*\d[.,]\d.*|(?:uu|pp|perda|perwal|no)\b.*\d.*|.*/\s?\d{2,4}|.*/\s?(?:kg|km|jam|hari|bulan|tahun|orang|liter|ha|m2?)|.*_(?:red|ed)"
    r"|[\d\s/.,:%-]+|.*\b(?:wib|wita|wit)|(?:kiri|kanan|tengah|kemarin|lalu|alm|almh|baru|lama|dua|tiga|empat|lima|enam)"
    r"|(?:senin|selasa|rabu|kamis|jum.?at|sabtu|minggu)\b.*)$",
    re.IGNORECASE,
)
_END: Final = re.compile(r"[.!?…][”\"’')*]*$|[”\"]$")
_PHOTO: Final = re.compile(r"^\W{0,2}(?:sumber\s)?foto(?:grafer)?\s*:\s*\S.{1,60}$", re.IGNORECASE)
"""A line that credits the pictures: part of the byline below another signature, no signature alone."""
_CLOSERS: Final = frozenset(")]*.")
_LONGEST: Final = 160
"""Characters at the end of a paragraph in which a byline stands."""
_SHORT: Final = 12
"""Words of a line that can be furniture below a byline."""
_SIGNATURE: Final = re.compile(r"^(?:[A-Za-z][a-z]{1,3}\d?|\*+|[A-Z][a-z]{1,5})$")
_DASHES: Final = "–—-"


@lru_cache(maxsize=32)  # asked for the same paragraph by whoever looks for captions and by the story
def byline(text: str) -> tuple[str | None, str]:
    """The byline a paragraph closes with, without its bracket, and the paragraph without it."""
    away = max(0, len(text) - _LONGEST)
    tail = text[away:]
    found = _BRACKET.match(tail, max(tail.rfind("("), tail.rfind("["), 0))
    if found is not None:
        said, before = found["said"].strip(), _without_dash(text[: away + found.start()].rstrip())
        if _is_byline(said, before, tail[found.end("said") :]):
            return said, before.rstrip(f"{_DASHES}*").rstrip()
        return None, text
    signed = (_SIGNED.search(tail) or _SHORTLY_SIGNED.search(tail)) if ":" in tail else None
    if signed is not None and _stands_apart(tail, signed.start("said")):
        return signed["said"].strip(), text[: away + signed.start()].rstrip()
    return None, text


def _without_dash(text: str) -> str:
    """A text without the one dash that parts it from its byline."""
    return text[:-1].rstrip() if text.endswith(tuple(_DASHES)) else text


def _stands_apart(text: str, at: int) -> bool:
    """Whether a signature begins the paragraph, follows the end of a sentence, or is glued to the last word."""
    before = text[:at]
    return not before.strip() or bool(_END.search(before.rstrip())) or before[-1].isalpha()


def _is_byline(said: str, before: str, after: str) -> bool:
    if "," in said:
        said = _CREDIT.sub("", said)
    if _NO_BYLINE.match(said):
        return False
    ended = not before or bool(_END.search(before))
    if _PAIR.match(said):
        return any(letter.isalpha() for letter in said) and (ended or (_is_signature(said) and "." not in after))
    if _TOGETHER.match(said):
        return ended
    if _INITIALS.match(said):
        after_word = not after.strip(")] ").startswith(".") and len(said) <= 4 and not said.isupper()
        return ended or (after_word and not _abbreviates(said, before))
    return ended and bool(_NAMES.match(said)) and not (before and said[-1] == ".")


def _is_signature(said: str) -> bool:
    """Two or more short sets of initials, as reporter and editor sign: in capitals they are an abbreviation's, `KK/KTP`."""
    parts = [part.strip() for part in re.split(r"[/|]", said)]
    return all(_SIGNATURE.match(part) for part in parts) and any(part.islower() for part in parts)


def _abbreviates(said: str, before: str) -> bool:
    """Whether the letters stand, in order, in the last words before the bracket, beginning with a word's first letter."""
    wanted = said.lower()
    words = before.lower().split()
    for first in range(max(0, len(words) - len(said) - 4), len(words)):
        if words[first][:1] == wanted[0] and _in_order(wanted, "".join(words[first:])):
            return True
    return False


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)


def closing(paragraphs: Sequence[str], title: str = "") -> tuple[str | None, list[str], int]:
    """The byline of a story, its paragraphs without it, and how many lines below it were left out as furniture.

    Several signatures (`(cah/yon)`, then `Sumber: …`) are one byline, parted by semicolons.
    """
    kept = list(paragraphs)
    said: list[str] = []
    credited = [kept.pop()] if len(kept) > 1 and _PHOTO.match(kept[-1]) and byline(kept[-2])[0] else []
    while kept and len(said) < 4:
        found, rest = byline(kept[-1])
        if found is None:
            break
        said.insert(0, found)
        kept[-1:] = [rest] if rest else []
        if rest:
            break
    if said:
        return "; ".join((*said, *credited)), kept, 0
    kept += credited
    at = _above_furniture(kept, title)
    if at is None:
        return _above_text(kept)
    found, rest = byline(kept[at])
    return found, [*kept[:at], *([rest] if rest else [])], len(kept) - at - 1


def _above_text(paragraphs: list[str]) -> tuple[str | None, list[str], int]:
    """The byline that closes one of the last paragraphs though text stands below: initials that can't be anything else."""
    for at in range(len(paragraphs) - 2, max(0, len(paragraphs) - 6), -1):
        text = paragraphs[at]
        said, rest = byline(text) if text[-1:] in _CLOSERS else (None, text)
        if said is not None and _is_signature(said) and (not rest or _END.search(rest)):
            return said, [*paragraphs[:at], *([rest] if rest else []), *paragraphs[at + 1 :]], 0
    return None, paragraphs, 0


def _above_furniture(paragraphs: Sequence[str], title: str) -> int | None:
    """Where a pair of initials closes a paragraph above a few short lines: a letterhead, the title once more."""
    for at in range(len(paragraphs) - 2, max(0, len(paragraphs) - 6), -1):
        below = paragraphs[at + 1]
        if " | " in below or (len(below.split()) > _SHORT and below.casefold() != title.casefold()):
            return None
        said, rest = byline(paragraphs[at])
        if said is not None and (_PAIR.match(said) or (not rest and ":" not in said)):
            return at
    return None
