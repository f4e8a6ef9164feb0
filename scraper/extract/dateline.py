"""The dateline: the place a story is told from, with the newsroom's label, before its first sentence.

The forms are a table. Each is tried in turn at the beginning of the first paragraph; the strict ones (a bracketed
label) need little more than a place, the loose ones (a bare word and a dash) must look like a place and be followed by
the beginning of a sentence, for Indonesian prose is full of dashes: `Anak-anak`, `Covid-19`, `Inovasi – kata beliau`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_DASH: Final = r"(?:--+|[-–—―‐‑−])"
_WORD: Final = r"[A-Z][A-Za-z'’.]*"
_PLACE: Final = rf"(?P<place>{_WORD}(?:[ -]{_WORD}){{0,3}})"
_CAPITALS: Final = r"(?P<place>(?=(?:[^AIUEO ]*[AIUEO]){2})[A-Z]{4,}(?: [A-Z]{2,}){0,3})"
_LOOSE_PLACE: Final = r"(?P<place>[A-Z][a-z]{2,}(?: [a-z]{4,}){0,2})"
_LABEL: Final = r"(?P<label>[A-Za-z][\w.&/-]*(?: [\w.&/-]+){0,4})"
_WEEKDAY: Final = r"(?:Senin|Selasa|Rabu|Kamis|Jum['’`]?at|Sabtu|Minggu|Ahad|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_MONTH: Final = r"(?:Januari|Februari|Pebruari|Maret|April|Mei|Juni|Juli|Agustus|September|Oktober|Nopember|November|Desember)"
_DATE: Final = rf"(?:{_WEEKDAY}[, ]*)?(?:\d{{1,2}}\s?[/.-]\s?\d{{1,2}}\s?[/.-]\s?\d{{2,4}}|\d{{1,2}} {_MONTH}(?: \d{{4}})?)"
_HOST: Final = r"(?P<label>[\w-]+(?:\.[\w-]+)+)"

_FORMS: Final = tuple(
    re.compile(form)
    for form in (
        # Klojen (malangkota.go.id) –   Malang, (malangkota.go.id) –   Klojen ( –   Jakarta [Humas …] —
        rf"{_PLACE}\s?,?\s?[(\[]\s*(?:(?P<label>[A-Za-z][^()\[\]]{{0,50}}?)?\s*[)\]])?\s?,?\s?{_DASH}\s*",
        # the dash forgotten, the label unmistakable: Klojen (malangkota.go.id) Pemerintah …
        rf"{_PLACE}\s?,?\s?[(\[]\s*(?P<label>[\w-]+(?:\.[\w-]+)+|MC|Humas|HUMAS|Kominfo)\s*[)\]][,:]?\s*",
        # the place forgotten: (malangkota.go.id) –
        rf"(?P<place>)[(\[]\s*{_HOST}\s*[)\]]\s?,?\s?{_DASH}\s*",
        # Kendari (05/11/2021),   Malang (2/3/2020) –
        rf"{_PLACE}\s?,?\s?\(\s*{_DATE}\s*\)\s?(?:,|,?\s?{_DASH})\s*",
        # Malang, 2 Maret 2020 –   Malang, Jumat (29/12/2023) –
        rf"{_PLACE},?\s(?:{_DATE}|{_WEEKDAY},?\s\(\s?{_DATE}\s?\))\s?{_DASH}\s*",
        # Lowokwaru, MC –   Sentani, Jpr –   Ambon, INFO_PAS -   …, BANGSAONLINE.com –
        rf"{_PLACE},\s?(?P<label>[A-Z][\w.]*|MC [A-Z]\w+(?: \w+)?|Humas [A-Z]\w+)\s?{_DASH}\s*",
        # Muara Teweh | host   Semarang || host | Selasa, 26/01/2021: a line of its own
        rf"{_PLACE}\s*\|{{1,2}}\s*{_LABEL}(?:\s*\|+\s*{_DATE})?\s*$",
        rf"(?P<place>){_HOST}\s*\|{{1,2}}\s*{_DATE}\s*$",
        # 12-11-2021 - OFFICE — PARENT OFFICE: a line of its own
        rf"(?P<place>)\d{{1,2}}-\d{{1,2}}-\d{{4}}\s?{_DASH}\s(?P<label>[A-Z][\w ]+?)\s[—–]\s[A-Z][\w ]+$",
    )
)
_CAREFUL: Final = tuple(
    re.compile(form)
    for form in (
        # MALANG –   AMBON,-   PONTIANAK -   BANDUNG-Directorate   MALANG KOTA- …
        rf"{_CAPITALS},?\s?{_DASH}(?:\s+(?=[A-Z“\"(\d])|(?=[A-Z][a-z]{{2}}))",
        # Malang –   Malang – Rabu (25/04)   Malang City –
        rf"{_PLACE},?\s{_DASH}\s(?=[A-Z“\"(\d])",
        rf"{_PLACE},?{_DASH}\s(?=[A-Z“\"(])",
        # Bandar lampung- …
        rf"{_LOOSE_PLACE},?\s?{_DASH}\s(?=[A-Z“\"(])",
        # Malang, Jumat 29 Desember 2023 … : no dash; the date stays in the text
        rf"{_PLACE}\s?,\s?(?={_WEEKDAY}[, ]*(?:tanggal\s)?\(?\d{{1,2}}[/ ])",
    )
)
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
_LONGEST: Final = 240
"""Characters in which a dateline ends."""


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline exactly as printed, the place it names and the label beside the place."""

    place: str | None
    label: str | None
    printed: str


def dateline(text: str) -> tuple[Dateline | None, str]:
    """The dateline a paragraph opens with, and the rest of the paragraph; nothing and the whole where there is none."""
    head = text[:_LONGEST]
    for form in _FORMS:
        if (found := form.match(head)) and not _NO_PLACE.match(found["place"]) and _sound(found):
            return _cut(found, text)
    for form in _CAREFUL:
        if (found := form.match(head)) and not _NO_PLACE.match(found["place"]):
            return _cut(found, text)
    return None, text


def _sound(found: re.Match[str]) -> bool:
    """A label is a name, not a clause: `Malang (yang dulu bernama …) –` is prose."""
    label = found.groupdict().get("label") or ""
    words = label.split()
    return len(words) <= 6 and (len(words) < 3 or sum(word[0].islower() for word in words) < 2)


def _cut(found: re.Match[str], text: str) -> tuple[Dateline, str]:
    label = (found.groupdict().get("label") or "").strip() or None
    return Dateline(found["place"].strip() or None, label, found[0].strip()), text[found.end() :].strip()


def opening(paragraphs: Sequence[str]) -> tuple[Dateline | None, list[str]]:
    """The dateline of a story and its paragraphs without it.

    It stands before the first sentence; in a press release a few short lines (label, date, title) come before it.
    """
    for at, text in enumerate(paragraphs[:5]):
        found, rest = dateline(text)
        if found is not None:
            return found, [*paragraphs[:at], *([rest] if rest else []), *paragraphs[at + 1 :]]
        if len(text.split()) > 15 or text.endswith((".", "”", '"')):
            break
    return None, list(paragraphs)
