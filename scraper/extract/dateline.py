"""The dateline: the place a story is told from, with the newsroom's label, before its first sentence.

The forms are a table. Each is tried in turn at the beginning of the first paragraph. What stands before the label of a
newsroom is a place whatever it is; before anything else, a date, an abbreviation or a bare dash, it must be one we
know, for Indonesian prose is full of dashes and brackets: `Anak-anak`, `Universitas Brawijaya (UB) – kampus itu`, a
speaker's name with an office behind a dash. What only looks like a dateline is left in the text, with a doubt.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from scraper.extract.wholewords import EDGE
from scraper.regions.gazetteer import is_place

_DASH: Final = r"(?:--+|[-–—―‐‑−])"
_WORD: Final = r"[A-Za-z][A-Za-z'’.]*"
_WORDS: Final = rf"{_WORD}(?:[ -]{_WORD}){{0,3}}"
_PLACE: Final = rf"(?P<place>{_WORDS})"
_WIDER: Final = rf"(?P<place>{_WORDS}(?:,\s{_WORD}(?: {_WORD}){{0,2}})?)"
_CAPITALS: Final = r"(?P<place>(?=(?:[^AIUEO ]*[AIUEO]){2})[A-Z]{4,}(?: [A-Z]{2,}){0,3})"
_LABEL: Final = r"(?P<label>[A-Za-z][\w.&/-]*(?: [\w.&/-]+){0,4})"
_WEEKDAY: Final = r"(?:Senin|Selasa|Rabu|Kamis|Jum['’`]?at|Sabtu|Minggu|Ahad|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_MONTH: Final = r"(?:Januari|Februari|Pebruari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|Nopember|November|Desember)"
_NUMBERS: Final = r"\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{2,4}"
_DATE: Final = rf"(?:{_WEEKDAY}[, ]*)?(?:{_NUMBERS}|\d{{1,2}} {_MONTH}(?: \d{{4}})?)"
_SHORT_DATE: Final = rf"(?:{_WEEKDAY}[, ]*)?(?:{_NUMBERS}|\d{{1,2}}\s?/\s?\d{{1,2}}|\d{{1,2}} {_MONTH}(?: \d{{4}})?)"
_HOST: Final = r"(?P<label>[\w-]+(?:\.[\w-]+)+)"

_LIKE_A_LETTER: Final = rf"{_PLACE},\s{_DATE}\.?\s*$"
"""Malang, 24 Januari 2020: a line of its own."""
_LABEL_ALONE: Final = rf"(?P<place>){_HOST}\s*\|{{1,2}}\s*{_DATE}\s*$"
"""host | Selasa, 26/01/2021: a line of its own."""
_DAY_ALONE: Final = rf"{_PLACE}\s?,\s?(?={_WEEKDAY}[, ]*(?:tanggal\s)?\(?\d{{1,2}}[/ ])"
"""Malang, Jumat 29 Desember 2023 …: no dash; the date stays in the text."""
_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        # Klojen (malangkota.go.id) –   Malang, (malangkota.go.id) –   Klojen ( –   Jakarta [Humas …] —   Nusa Dua, Bali (…) –
        rf"{_WIDER}(?:,\s{_DATE})?\s?,?\s?[(\[]\s*(?:(?P<label>[A-Za-z][^()\[\]]{{0,50}}?)?\s*[)\]])?\s?,?\s?{_DASH}\s*",
        # the dash forgotten, the label unmistakable: Klojen (malangkota.go.id) Pemerintah …
        rf"{_WIDER}\s?,?\s?[(\[]\s*(?P<label>[\w-]+(?:\.[\w-]+)+|MC|Humas|HUMAS|Kominfo)\s*[)\]]\s?[,:]?\s*",
        # the place forgotten: (malangkota.go.id) –
        rf"(?P<place>)[(\[]\s*{_HOST}\s*[)\]]\s?,?\s?{_DASH}\s*",
        # Kendari (05/11/2021),   Malang (2/3/2020) –   Malang (17/8) –
        rf"{_PLACE}\s?,?\s?\(\s*(?:{_DATE}\s*\)\s?(?:,|,?\s?{_DASH})|{_SHORT_DATE}\s*\)\s?,?\s?{_DASH})\s*",
        # Malang, 2 Maret 2020 –   Malang, Jumat (29/12/2023) –
        rf"{_PLACE},?\s(?:{_DATE}|{_WEEKDAY},?\s\(\s?{_SHORT_DATE}\s?\))\s?{_DASH}\s*",
        # Klojen – malangkota.go.id –   Klojen | malangkota.go.id –   [Klojen, malangkota.go.id] –
        rf"{_PLACE}\s?(?:{_DASH}|\|)\s?{_HOST}\s?{_DASH}\s*",
        rf"[(\[]\s*{_PLACE},?\s{_HOST}\s*[)\]]\s?{_DASH}\s*",
        _LIKE_A_LETTER,
        # MALANG –: a line of its own
        rf"{_PLACE},?\s?{_DASH}\s*$",
        # Lowokwaru, MC –   Sentani, Jpr –   Ambon, INFO_PAS -   …, BANGSAONLINE.com –   KLOJEN, malangkota.go.id –   Kepanjen, Malang –
        rf"{_PLACE},\s?(?P<label>[A-Z][\w.]*(?: [A-Z]\w+){{0,2}}|[\w-]+(?:\.[\w-]+)+)\s?{_DASH}\s*",
        # Muara Teweh | host   Semarang || host: a line of its own
        rf"{_PLACE}\s*\|{{1,2}}\s*{_LABEL}(?:\s*\|+\s*{_DATE})?\s*$",
        _LABEL_ALONE,
        # 12-11-2021 - OFFICE — PARENT OFFICE: a line of its own
        rf"(?P<place>)\d{{1,2}}-\d{{1,2}}-\d{{4}}\s?{_DASH}\s(?P<label>[A-Z][\w ]+?)\s[—–]\s[A-Z][\w ]+$",
    )
)
_LOOSE: Final = tuple(
    re.compile(form)
    for form in (
        # MALANG –   AMBON,-   PONTIANAK -   BANDUNG-Directorate   MALANG KOTA- …
        rf"{_CAPITALS},?\s?{_DASH}(?:\s+(?=[A-Z“\"(\d])|(?=[A-Z][a-z]{{2}}))",
        # Malang –   Malang – Rabu (25/04)   Malang City –
        rf"{_PLACE},?\s{_DASH}\s(?=[A-Z“\"(\d])",
        # Bandar lampung- …   Malang –Warga
        rf"{_PLACE},?(?:\s?(?:--|[–—])(?=[A-Z“\"(])|\s-(?=[A-Z“\"(])|{_DASH}\s(?=[A-Z“\"(]))",
        _DAY_ALONE,
    )
)
_NEWSROOM: Final = re.compile(
    r"[\w-]+(?:\.[\w-]+)+$|(?:MC|Media Center|Humas|(?:Dis)?kominfo|Info\s?Publik|INFO_PAS|SID|PPID|Proko?m?pim|Protokol|Biro Pers"
    r"|Tim Liputan)\b",
    re.IGNORECASE,
)
"""A label that nothing but a newsroom has: a host, an office that tells news. It makes a place of whatever stands before it."""
_NO_PLACE: Final = re.compile(
    r"^(?:pemerintah|pemkot|pemkab|wali\s?kota|walikota|wakil|bupati|gubernur|kepala|ketua|dinas|badan|bagian|kantor|sekretaris|"
    r"sekda|camat|lurah|asisten|penjabat|pj|plt|plh|warga|masyarakat|program|kegiatan|acara|rapat|hari|tahun|bulan|minggu|"
    r"dalam|untuk|setelah|guna|usai|demi|dengan|sebanyak|sebagai|ini|itu|pada|para|saat|ketika|kemarin|tadi|pagi|siang|sore|"
    r"malam|besok|hadir|turut|bertempat|bersama|sementara|selain|bagi|melalui|oleh|dari|senin|selasa|rabu|kamis|jum.?at|"
    r"sabtu|ahad|januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|desember|monday|tuesday|"
    r"wednesday|thursday|friday|saturday|sunday|the|mayor|in|on|at|covid|inovasi|tema|judul|oleh|foto|sumber|editor|penulis|"
    r"presiden|menteri|direktur|rektor|komunitas|kelompok|siswa|pelajar|guru|petugas|tim|semangat|selamat|alhamdulillah|"
    r"al|non|pra|anti|semi|pasca|antar|multi|sub|se|ke|non|e|un|bu|pak|bapak|ibu|bung|abah|drs?|ir|hj?|kh|prof)\b\.?",
    re.IGNORECASE,
)
"""Words a sentence begins with, never a place."""
_CALLED: Final = re.compile(
    r"\b(?:kota|kabupaten|kecamatan|kemantren|kelurahan|desa|kampung|nagari|distrik|pulau|kawasan|wilayah|camat|lurah|bupati|wali ?kota"
    r"|kepala desa|mantri pamong praja)\s+",
    re.IGNORECASE,
)
"""Words before the name of a place."""
_TO: Final = re.compile(r"([A-Z][a-z]+) [a-z]")
_LONGEST: Final = 240
"""Characters in which a dateline ends."""
_MARK: Final = re.compile(r"[-–—―‐‑−|(\[]")
"""What parts a dateline from its story."""
_WITHIN: Final = 24
"""Words before which it stands."""
_ALL: Final = (*_FORMS, *_LOOSE)
_WITHOUT_MARK: Final = (re.compile(_LIKE_A_LETTER), re.compile(_DAY_ALONE))
_WITHOUT_PLACE: Final = (re.compile(_LABEL_ALONE),)
"""What is left to try where no such mark is, or what the text begins with is no place."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline exactly as printed, the place it names and the label beside the place."""

    place: str | None
    label: str | None
    printed: str


def dateline(text: str, story: Sequence[str] = ()) -> tuple[Dateline | None, str]:
    """The dateline a paragraph opens with, and the rest of the paragraph; nothing and the whole where there is none.

    ``story`` are the paragraphs that may tell of a name nobody knows that it is a place's: `Camat Kotagede`.
    """
    for found in _candidates(text):
        if _is_sure(found, text) or _is_told(found["place"], story):
            return _cut(found, text)
    return None, text


def _candidates(text: str) -> Iterator[re.Match[str]]:
    """What looks like a dateline at the head of a paragraph."""
    head = text[:_LONGEST]
    if _NO_PLACE.match(head):
        forms: tuple[re.Pattern[str], ...] = _WITHOUT_PLACE
    else:
        forms = _ALL if _MARK.search(" ".join(head.split(" ", _WITHIN)[:_WITHIN])) else _WITHOUT_MARK
    for form in forms:
        if (found := form.match(head)) and not _NO_PLACE.match(found["place"]) and _sound(found):
            yield found


def _is_sure(found: re.Match[str], text: str) -> bool:
    """Whether a newsroom's label or a known place makes a dateline of what looks like one."""
    place, label = found["place"], found.groupdict().get("label")
    if label and _NEWSROOM.match(label) and (not place or place[0].isupper() or is_place(place)):
        return True
    if not place:
        return True
    return is_place(place) and not (found.re in _LOOSE and _leads_on(place, text[found.end() :]))


def _is_told(place: str, story: Sequence[str]) -> bool:
    """Whether a story calls a name a place's: the name of a district, a ward, a village."""
    if not place[:1].isupper():
        return False
    ends = ((text, called.end(), called.end() + len(place)) for text in story for called in _CALLED.finditer(text))
    return any(text[at:end].casefold() == place.casefold() and EDGE.match(text, end) for text, at, end in ends)


def _leads_on(place: str, rest: str) -> bool:
    """Whether the dash leads from one place to another, `Malang – Surabaya kini ditempuh …`."""
    other = _TO.match(rest)
    return other is not None and other[1].casefold() != place.casefold() and is_place(other[1])


def suspected(paragraphs: Sequence[str]) -> str | None:
    """The doubt of a story without dateline whose first paragraph opens with what looks like one but names no place we know."""
    for found in _candidates(paragraphs[0]) if paragraphs else ():
        if found["place"][:1].isupper() and not any(word[0].islower() for word in found["place"].split()):
            return f"dateline: «{found[0].strip()}» names no place we know, left in the text"
    return None


def _sound(found: re.Match[str]) -> bool:
    """A label is a name, not a clause: `Malang (yang dulu bernama …) –` is prose."""
    label = found.groupdict().get("label") or ""
    words = label.split()
    return len(words) <= 6 and (len(words) < 3 or sum(word[0].islower() for word in words) < 2)


def _cut(found: re.Match[str], text: str) -> tuple[Dateline, str]:
    place = found["place"].strip() or None
    label = (found.groupdict().get("label") or "").strip() or None
    if place and label and not _NEWSROOM.match(label) and is_place(label):
        place, label = f"{place}, {label}", None
    return Dateline(place, label, found[0].strip()), text[found.end() :].strip()


def opening(paragraphs: Sequence[str]) -> tuple[Dateline | None, list[str]]:
    """The dateline of a story and its paragraphs without it.

    It stands before the first sentence; in a press release a few short lines (label, date, title) come before it.
    """
    for at, text in enumerate(paragraphs[:5]):
        found, rest = dateline(text, paragraphs)
        if found is not None:
            return found, [*paragraphs[:at], *([rest] if rest else []), *paragraphs[at + 1 :]]
        if len(text.split()) > 15 or text.endswith((".", "”", '"')):
            break
    return None, list(paragraphs)


def below(released: str, found: Dateline | None) -> Dateline:
    """The dateline of a press release: the line with its day, and what opens its text below: `Jumat, 24 Januari 2020 … Malang –`."""
    return Dateline(found.place, found.label, f"{released} … {found.printed}") if found else Dateline(None, None, released)
