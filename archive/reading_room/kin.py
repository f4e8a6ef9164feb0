"""Which other stories have to do with one, and why: they share people, tags, places, or words that few stories use.

What many stories share says little, so everything counts by how rare it is, and what more than MOST stories share isn't
counted at all: the work is bounded however large the archive.
"""

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from archive.reading_room.moments import DAYS, MONTHS

MOST: Final = 150
"""Stories that may share a thing for it to say anything, however large the archive."""

RARE: Final = 0.4
"""Rarity from which on a thing says something: 1 where one story has it, 0 where all have it, by the logarithm between."""

WORDS: Final = 30
"""Words of a story that are looked up: first those of the title, then of the lead."""

SHOWN: Final = 6
CONSIDERED: Final = 40

WEIGHTS: Final = {"person": 3.0, "tag": 2.0, "place": 1.5, "word": 1.0}
"""What a shared thing of each kind counts, where no other story has it."""

ENOUGH: Final = 1.2
"""Sum of what is shared below which two stories have nothing to do with each other: one rare word alone is chance."""

NEAR: Final = 90.0
"""Days after which it counts for little that two stories were published about the same time."""

_WORD: Final = re.compile(r"[^\W\d_]{4,40}")
_NO_SUBJECT: Final = frozenset(name.casefold() for named in (DAYS, MONTHS) for names in named.values() for name in names)
"""Days and months, which say when a story was written, not what of."""

SHARED: Final = """
WITH things (kind, value, name) AS (
  SELECT 'person', person, min(name) FROM appearances WHERE article = :id AND person IS NOT NULL GROUP BY person
  UNION ALL SELECT 'tag', name, name FROM (SELECT DISTINCT name FROM tags WHERE article = :id LIMIT 20)
  UNION ALL SELECT 'place', code, min(name) FROM place_mentions WHERE article = :id AND doubt IS NULL GROUP BY code
  UNION ALL SELECT 'word', value, value FROM json_each(:words)
)
SELECT kind, name, CASE kind
  WHEN 'person' THEN (
    SELECT json_group_array(article) FROM (SELECT DISTINCT article FROM appearances WHERE person = things.value LIMIT :most))
  WHEN 'tag' THEN (
    SELECT json_group_array(article) FROM (SELECT article FROM tags WHERE name = things.value LIMIT :most))
  WHEN 'place' THEN (
    SELECT json_group_array(article) FROM (SELECT article FROM place_mentions WHERE code = things.value LIMIT :most))
  ELSE (
    SELECT json_group_array(rowid) FROM (
      SELECT rowid FROM articles_fts WHERE articles_fts MATCH '"' || things.value || '"' LIMIT :most))
END AS articles, (SELECT max(id) FROM articles) AS newest
FROM things LIMIT 80"""
"""What a story (``id``, with its ``words`` as JSON) has, and which stories have it too, one more than MOST at most (``most``)."""

STORIES: Final = "SELECT id, title, published_at, section FROM articles WHERE id IN (SELECT value FROM json_each(:ids))"


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing two stories share: its kind (a key of WEIGHTS), its name, and what it counts."""

    kind: str
    name: str
    weight: float


@dataclass(frozen=True, slots=True)
class Kin:
    """A story that has to do with another, and why: the weightiest reasons first."""

    id: int
    title: str
    published_at: str | None
    section: str | None
    reasons: tuple[Reason, ...]


def words(title: str, lead: str | None) -> list[str]:
    """The words that may tie a story to others, in the order in which they are printed.

    >>> words("Warga Siaga Banjir", "Banjir meluap di kali, Selasa 21 Januari 2020")
    ['warga', 'siaga', 'banjir', 'meluap', 'kali']
    """
    found = dict.fromkeys(word.casefold() for text in (title, lead or "") for word in _WORD.findall(text[:2000]))
    return [word for word in found if word not in _NO_SUBJECT][:WORDS]


def candidates(number: int, shared: Iterable[Mapping[str, Any]]) -> dict[int, list[Reason]]:
    """Other stories with what they share, the closest first; those that share too little are left out."""
    reasons: dict[int, list[Reason]] = defaultdict(list)
    for thing in shared:
        others = set(json.loads(thing["articles"]))
        rare = _rarity(len(others), thing["newest"])
        if 1 < len(others) <= MOST and rare >= RARE:
            # A word is a weaker sign than a person or a tag: it has to be rarer to count as much.
            reason = Reason(thing["kind"], thing["name"], WEIGHTS[thing["kind"]] * (rare * rare if thing["kind"] == "word" else rare))
            for other in others - {number}:
                reasons[other].append(reason)
    close = sorted(reasons, key=lambda other: (-_sum(reasons[other]), -other))[:CONSIDERED]
    return {other: reasons[other] for other in close if _sum(reasons[other]) >= ENOUGH}


def _rarity(stories: int, of: int) -> float:
    return math.log(max(of, 2) / max(stories, 1)) / math.log(max(of, 2))


def _sum(reasons: Iterable[Reason]) -> float:
    return sum(reason.weight for reason in reasons)


def _near(one: str | None, other: str | None) -> float:
    """What the time between two stories leaves of what they share: all of it on the same day, at least seven tenths."""
    try:
        apart = abs((date.fromisoformat((one or "")[:10]) - date.fromisoformat((other or "")[:10])).days)
    except ValueError:
        return 0.7
    return 0.7 + 0.3 * math.exp(-apart / NEAR)


def ranked(published_at: str | None, reasons: Mapping[int, Sequence[Reason]], stories: Iterable[Mapping[str, Any]]) -> list[Kin]:
    """The closest stories: by what they share, and how near in time they are."""
    found = [
        (_sum(reasons[story["id"]]) * _near(published_at, story["published_at"]), story) for story in stories if story["id"] in reasons
    ]
    found.sort(key=lambda pair: (-pair[0], -pair[1]["id"]))
    return [
        Kin(
            story["id"],
            story["title"],
            story["published_at"],
            story["section"],
            tuple(sorted(reasons[story["id"]], key=lambda reason: -reason.weight)[:3]),
        )
        for _, story in found[:SHOWN]
    ]
