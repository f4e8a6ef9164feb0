"""The offices and other bodies a story names: by their long name, and the abbreviation the story itself introduces.

In scope are bodies that carry a proper name in Indonesian: the government of a town and its offices (Dinas, Badan, Bagian,
Sekretariat, Inspektorat, Satpol PP, Kantor, UPT), its companies and hospitals (Perumda, RSUD, Puskesmas), the council,
ministries, police, army, courts, universities; and any Tim, Forum, Komite, Dewan and the like whose abbreviation in brackets
shows where its name ends. Kecamatan and Kelurahan count only as `Kantor` or `Pemerintah Kecamatan …`: by themselves they are
places. Parts of an office below these (Bidang, Seksi), companies, schools, and the translated names of /en/ are out of scope.

Precision goes before recall: a name ends where the vocabulary of offices ends, and an abbreviation counts only where the story
introduces it, or where it can mean nothing but an office (`Bapenda`), which then has no long name. A long name has whose office it
is with it (`Dinas Kesehatan Kota Malang`), white space and capitals in normal form, and is the fullest the story prints.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from archive.record import InstitutionMention
from scraper.extract.officewords import ABBREVIATIONS, LOOSE, NO_ABBREVIATION, NO_BODY, SHAPES, TAIL, TOWN
from scraper.extract.trie import Trie


@dataclass(slots=True)
class _Named:
    """One name as printed, before the story as a whole is known."""

    start: int
    end: int
    stem: str | None
    """The name without whose office it is."""
    owner: str
    """Whose office it is, where that is printed: ` Kota Malang`."""
    short: str | None
    """The abbreviation printed with it."""


_WORD: Final = r"[A-Z][\w'’./-]*"
_HEADS: Final = "|".join(sorted(SHAPES, key=len, reverse=True))
_BRACKET: Final = rf" ?\(\s?(?P<short>[A-Za-z][\w &.-]{{1,24}}?)(?P<inner>{TAIL})?\s?\)"
_INTRODUCED: Final = re.compile(
    rf"(?P<stem>{_WORD}(?:(?:, ?(?:dan |serta )?| dan | serta | & | )(?!(?:{_HEADS}|Setda)\b){_WORD}){{1,14}}?){_BRACKET}(?P<owner>{TAIL})?"
)
"""A whole name and its abbreviation: what stands between the first word and the bracket is the name."""
_TOWN_GOVERNMENT: Final = re.compile(rf"(?P<stem>Pemerintah (?:Kota|Kabupaten|Provinsi)){_BRACKET} (?P<owner>{TOWN})")
_SHAPES: Final = {head: re.compile(rf"(?P<stem>{head}{shape})(?P<owner>{TAIL})?") for head, shape in SHAPES.items()}
_SHORT: Final = re.compile(rf"{_BRACKET}(?P<owner>{TAIL})?")
_OWNED: Final = re.compile(rf"(?P<stem>.+?)(?P<owner>{TAIL})")
_BEFORE_BRACKET: Final = re.compile(r"\b([A-Z][\w-]{1,20}) \($")
_TAIL: Final = re.compile(TAIL)
_UNIT_OF: Final = ("Setda", "Sekretariat")
_LONGEST: Final = 240
"""Characters in which a name ends."""


def _first_words() -> re.Pattern[str]:
    """Any word a name may begin with. Whether a word begins there is left to the caller, so that the search skips to capitals."""
    words = Trie()
    for head in (*SHAPES, *LOOSE):
        words.add(head)
        words.add(head.upper())
    for short in ABBREVIATIONS:
        words.add(short)
    return re.compile(rf"{words.pattern()}(?![\w-])")


_FIRST: Final = _first_words()


def institutions(body: Sequence[str], held: Sequence[str] = ()) -> tuple[InstitutionMention, ...]:
    """Every office and body the paragraphs of one story name, in order; ``held`` are the offices its people hold."""
    named = [list(_in_paragraph(text)) for text in body]
    for text, paragraph in zip(body, named, strict=True) if held else ():
        for each in paragraph:
            _as_in_an_office(text, each, held)
    _owners_told_later(body, named)
    names = _fullest(each for paragraph in named for each in paragraph)
    shorts: dict[str, str] = {}
    for each in (each for paragraph in named for each in paragraph if each.stem and each.short):
        shorts.setdefault(each.short or "", names[each.stem or "", each.owner])
    for text, paragraph in zip(body, named, strict=True):
        _lengthen(text, paragraph, shorts)
    found = [_mention(each, at, names, shorts) for at, paragraph in enumerate(named) for each in paragraph]
    for at, text in enumerate(body):
        found += _later(text, at, named[at], shorts)
    return tuple(sorted(found, key=lambda each: (each.paragraph, each.start)))


def _as_in_an_office(text: str, each: _Named, held: Sequence[str]) -> None:
    """Let a name go on as far as it does in an office that somebody holds: whose name follows tells where that ends.

    `Kepala UPT Pengelolaan Sampah Terpadu Supit Urang, Arif …`: no word tells that Supit Urang is the unit's.
    """
    stem = each.stem
    if stem is None or each.short is not None or not stem.startswith(_OPEN):
        return
    for office in held:
        if (at := office.find(stem)) <= 0:
            continue
        name = _PART_OF_IT.split(office[at:])[0]
        if len(name) > each.end - each.start and text.startswith(name, each.start):
            owned = _OWNED.fullmatch(name)
            each.stem, each.owner, each.end = owned["stem"] if owned else name, owned["owner"] if owned else "", each.start + len(name)


_OPEN: Final = ("UPT ", "UPTD ", "Kantor ", "Dinas ", "Badan ", "Perumda ", "RSUD ", "Rumah Sakit ")
"""Words that begin a name which can be longer than the vocabulary knows."""
_PART_OF_IT: Final = re.compile(
    r" (?:Bidang|Divisi|Bagian|Seksi|Komisi|Urusan|periode|masa|Dinas|Badan|Setda"
    rf"|{'|'.join(map(re.escape, sorted(ABBREVIATIONS, key=len, reverse=True)))})\b|,? \("
)
"""Before a part of it, a bracket, or what it is a part of itself."""


def _mention(each: _Named, paragraph: int, names: dict[tuple[str, str], str], shorts: dict[str, str]) -> InstitutionMention:
    if each.stem is None:
        short: str | None = each.short or ""
        name = shorts.get(short or "") or names.get((short or "", ""))
    else:
        name = names[each.stem, each.owner]
        short = next((short for short, known in shorts.items() if known == name), None)
    return InstitutionMention(name=name, abbreviation=short, paragraph=paragraph, start=each.start)


def _fullest(named: Iterable[_Named]) -> dict[tuple[str, str], str]:
    """The full name of each stem and owner: `Dinas Kesehatan` is the one of Kota Malang where the story names no other."""
    owners: dict[str, set[str]] = defaultdict(set)
    for each in named:
        if each.stem:
            owners[each.stem].add(each.owner)
    full: dict[tuple[str, str], str] = {}
    for stem, its in owners.items():
        known = [owner for owner in its if owner]
        full |= {(stem, owner): stem + owner for owner in its}
        full[stem, ""] = stem + known[0] if len(known) == 1 else stem
    return full


def _owners_told_later(body: Sequence[str], named: Sequence[Sequence[_Named]]) -> None:
    """Whose office it is, where the story says so only beside the abbreviation: `Kepala DKP Kota Malang`."""
    for each in (each for paragraph in named for each in paragraph if each.stem and each.short and not each.owner):
        short = each.short or ""
        told = (_owner(text, text.find(f"{short} ") + len(short)) for text in body if f"{short} " in text)
        each.owner = next((owner for owner in told if owner and not (each.stem or "").endswith(owner)), "")


def _lengthen(text: str, named: list[_Named], shorts: dict[str, str]) -> None:
    """Let an abbreviation be the longer one the story introduces: Disnaker PMPTSP, not Disnaker."""
    for each in named:
        if each.stem is None:
            each.short = max((short for short in shorts if text.startswith(short, each.start)), key=len, default=each.short)
            each.end = max(each.end, each.start + len(each.short or ""))


def _later(text: str, paragraph: int, named: list[_Named], shorts: dict[str, str]) -> Iterator[InstitutionMention]:
    """The abbreviations the story introduces, wherever else it uses them."""
    for short, name in shorts.items():
        at = text.find(short)
        while at >= 0:
            end = at + len(short)
            alone = not (at and (text[at - 1].isalnum() or text[at - 1] == "-")) and not text[end : end + 1].isalnum()
            if alone and not any(each.start <= at < each.end for each in named):
                yield InstitutionMention(name=name, abbreviation=short, paragraph=paragraph, start=at)
            at = text.find(short, end)


def _in_paragraph(text: str) -> Iterator[_Named]:
    last: _Named | None = None
    for found in _FIRST.finditer(text):
        start = found.start()
        if (last and start < last.end) or (start and (text[start - 1].isalnum() or text[start - 1] in "-/")):
            continue
        each = _named(text, start, found[0])
        if each is None:
            continue
        if last and start == last.end + 1 and text[last.end] == " " and found[0] in _UNIT_OF:
            # Bagian Organisasi Sekretariat Daerah Kota Malang: one name, the part with its whole.
            last.stem, last.owner, last.end = f"{last.stem} {each.stem or each.short}", each.owner or _owner(text, each.end), each.end
            last.end += 0 if each.owner else len(last.owner)
            continue
        if last and each.start >= last.end:
            yield last
        last = each
    if last:
        yield last


def _owner(text: str, end: int) -> str:
    found = _TAIL.match(text, end)
    return found[0] if found else ""


def _named(text: str, start: int, head: str) -> _Named | None:
    """The name that begins at a first word; none where it turns out to be no name."""
    if head in ABBREVIATIONS and head not in SHAPES:
        return _Named(start, start + len(head), None, "", head)
    window = text[start : start + _LONGEST]
    if head not in _SHAPES and head not in LOOSE:
        window = _lowered(window)
        head = _lowered(head)
    if found := _TOWN_GOVERNMENT.match(window) if head == "Pemerintah" else None:
        return _Named(start, start + found.end(), found["stem"], f" {found['owner']}", _short(found["short"], found["stem"]))
    if window.startswith(NO_BODY):
        return None
    if (found := _INTRODUCED.match(window)) and (short := _short(found["short"], found["stem"])):
        return _whole(found, start, short)
    if head not in _SHAPES or not (found := _SHAPES[head].match(window)):
        return _Named(start, start + len(head), None, "", head) if head in ABBREVIATIONS else None
    return _shaped(text, window, start, found)


def _whole(found: re.Match[str], start: int, short: str) -> _Named:
    """The name that ends at its bracket; whose office it is stands before the bracket, behind it, or nowhere."""
    stem, owner = found["stem"], found["owner"] or ""
    if not owner and found["inner"] and not stem.endswith(found["inner"]):
        owner = found["inner"]
    if not owner and (owned := _OWNED.fullmatch(stem)) and owned["stem"] != "Pemerintah":
        stem, owner = owned["stem"], owned["owner"]
    return _Named(start, start + found.end(), stem, owner, short)


def _shaped(text: str, window: str, start: int, found: re.Match[str]) -> _Named:
    """The name that ends where the vocabulary ends, with the bracket behind it or around it."""
    stem, owner, end, short = found["stem"], found["owner"] or "", found.end(), None
    if (bracket := _SHORT.match(window, end)) and (short := _short(bracket["short"], stem + owner)):
        owner, end = owner or bracket["owner"] or bracket["inner"] or "", bracket.end()
    elif window[end : end + 1] == ")" and (before := _BEFORE_BRACKET.search(text[max(0, start - 24) : start])):
        # DLH (Dinas Lingkungan Hidup) Kota Malang
        short, behind = _short(before[1], stem), _owner(window, end + 1)
        return _Named(start - len(before[0]) if short else start, start + end + 1 + len(behind), stem, owner or behind, short)
    return _Named(start, start + end, stem, owner, short)


def _lowered(text: str) -> str:
    """Words in capitals as they are printed elsewhere; of the same length, so that positions hold."""
    return re.sub(r"[A-Z]{4,}", lambda word: word[0] if word[0] in _SHAPES else word[0].capitalize(), text).replace(" DAN ", " dan ")


def _short(short: str, name: str) -> str | None:
    """The abbreviation a bracket holds, if it abbreviates the name: its letters stand in the name in their order."""
    words = short.split()
    core = name.removeprefix("Tim Penggerak ").lower()
    letters = "".join(letter for letter in "".join(words).lower() if letter.isalpha())
    if len(letters) < 2 or letters[0] != core[0] or any(word.lower() in NO_ABBREVIATION for word in words):
        return None
    rest = iter(core)
    in_order = all(letter in rest for letter in letters)
    # The newsroom's slips: BPDB for BPBD.
    slip = (
        len(words) == 1
        and words[0].isupper()
        and sorted(letters) == sorted(word[0] for word in core.split() if word not in ("dan", "serta"))
    )
    return " ".join(words) if in_order or slip else None
