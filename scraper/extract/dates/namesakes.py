"""Who or what in a story is called like a month: `Bu Juli`, `Mei Lestari`, `Universitas Sebelas Maret`, `Lorong Agustus`."""

import re
from collections.abc import Sequence
from typing import Final

from scraper.extract import calendar
from scraper.extract.markup import names

_LEAD: Final = re.compile(
    r"(?<![\w-])(?:(?:di|sebelum|selama|sepanjang|menjelang|jelang|memasuki|sekitar|per|(?:kontras|beda|(?:mem)?banding(?:kan)?(?:nya)?|sama|mirip|serupa)\s+dengan"
    r"|(?:maju|mundur|di(?:geser|undur|majukan|tarik|pindah|alihkan|pindahkan)|bergeser)\s+ke)\s+|(?:awal|pertengahan|akhir)\s+[a-z]{3,9}\s+(?:atau|dan|serta)\s+|(?=bulan)|(?=pada|sejak|hingga|sampai|mulai|in|since|until))"
    r"(?P<printed>(?:(?:pada|sejak|hingga|sampai(?:\s+dengan)?|mulai|in|since|until)\s+)?(?:bulan\s+)?)$"
)
"""What makes a month of any month's name; some of these words are printed with it."""
SURE: Final = names("februari pebruari maret agustus september oktober november nopember desember")
"""Months after which next to nobody is called."""
BEFORE_NAMES: Final = names("""
    kata ujar tutur ucap ungkap jelas papar terang tegas tambah imbuh sebut beber urai tandas timpal sambung pungkas lanjut aku kenang
    cerita sahut tukas kilah seloroh harap keluh cetus sergah bukan said ujarnya tuturnya menurut oleh bersama dengan bernama
    dipanggil disapa sapaan panggilan nama namanya adalah ialah dan atau antara serta tim grup lagu berjudul
    kepada terhadap bu pak ibu bapak mas mbak kak dik si sang sebelas sepuluh bertanggal tertanggal
""")
"""Words after which a month's name is a person's or a thing's."""
AFTER_NAMES: Final = names("""
    mengatakan menjelaskan menuturkan menyebut berkata bercerita mengaku mengeluh menceritakan mengungkapkan menyampaikan menambahkan
    berharap tersenyum
    tertawa hadir merupakan adalah ialah identik bertanya menjawab berbicara berpesan dan atau serta bersama oleh said kata ujar tutur
""")
"""Words before which it is."""
TITLES: Final = names("bu pak ibu bapak mas mbak kak dik si sang mbok cak ning bang om tante kakak adik mr mrs ms")
_CALLS: Final = names("bernama dipanggil disapa sapaan panggilan")
_TIMED: Final = re.compile(r"\s+(?:kemarin|lalu|silam|ini|depan|mendatang|nanti|tahun|hingga|sampai|\d)")
"""What after a name says of when, not of whom."""
_NUMBERS: Final = names("satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas belas puluh")
"""Words after which a month is of a day that a thing is called after: `Universitas Sebelas Maret`."""
_GROUNDS: Final = names("jalan gang lorong taman kampung gedung gelora stadion lapangan monumen tugu jembatan universitas institut")
"""The same where a sentence begins with it, as few other words for places do: not `Pasar Agustus sepi`."""
_PLACES: Final = _GROUNDS | names("""
    pasar masjid museum sekolah
    perumahan perum komplek kompleks klinik toko kedai warung kafe rumah hotel plaza grup band tim komunitas yayasan koperasi cv
""")
"""Words with which the name of a place or body begins, which a month may end: `Taman Oktober`."""
_PLACED: Final = re.compile(
    r"\b(?:di|ke|dari|menuju|Kota|Kab|Kabupaten|Kecamatan|Kelurahan|Desa|Provinsi|Jalan|Pasar|Terminal|Stasiun)\s+(?:[A-Z][\w'’-]*\s+)+$|\b(?:[A-Z]{3,}|Pem(?:kot|kab|prov|da))\s+$"
)
"""A place, or the initials of a body, right before its month: `inflasi Kota Malang April`."""
_FIRST_PARTS: Final = names("""
    moch moh muh mohammad muhammad abd abdul h hj haji hajah ir dra drs dr ny nyonya tn sri siti daeng mbah oma opa lie liem tjiang
    kiai nyai ustaz ustazah bunda ayah kang teh lek yu gus
    ketua kepala wakil camat lurah direktur sekretaris bendahara manajer koordinator pelatih komandan kapten kurator rektor dekan guru
""")
"""Parts of a name after which comes what somebody is called: `Moch. Januari Effendi`."""
_MIDDLE: Final = re.compile(r"(?:(?:\b[a-z]+|[,:;])\s|[“\"(])[A-Z][a-z]+\s$")
"""What makes of a month the second part of a name, whose first nothing with a capital precedes."""
_TOLD_OF: Final = re.compile(
    rf"\s*[,(]\s*[a-z\d]|\s+(?:{'|'.join(sorted(AFTER_NAMES - names('dan atau serta adalah ialah merupakan')))})\b"
)
"""What after a name tells of somebody: `Bambang Juli, mantan pemain`."""
_SPEAKS: Final = re.compile(
    r"\b(?:[Kk]ata|[Uu]jar|[Tt]utur|[Uu]cap|[Uu]ngkap|[Jj]elas|[Pp]apar|[Tt]erang|[Tt]egas|[Tt]ambah|[Ii]mbuh|bernama|[Ee]ditor\s*:|[Kk]etua|[Kk]epala)"
    r"\s+(?:[A-Z][\w.'’-]*\s+)+$"
)
_DEGREE: Final = re.compile(r",\s[A-Z]\w?\.|,\s[A-Z]{2}\b")
_OPENED: Final = re.compile(r"(?:^|[!?:;“\"‘(]\s*|(?<![A-Z])(?<![A-Z][a-z])(?<![A-Z][a-z]{2})\.[”\"]?\s*|[–—]\s)$")
"""What stands before the first word of a sentence, which has its capital from there."""
_MONTH: Final = re.compile(rf"\b(?:{calendar.FULL_MONTH})\b")
_INITIALS: Final = re.compile(
    r"\s(?:[A-Z]{2}|Rp\s?\d|(?:Nyepi|Lebaran|Ramadh?an|Natal|Imlek|Waisak|Idul|Pilkada|Pemilu|Porprov|Bapak-|Ibu-)\b)"
)
"""The initials of a thing, a sum, a feast or poll, which are no family name: `pada April CFD libur`, `karena Maret Nyepi`."""
BEFORE: Final = re.compile(r"(?:^|(?<![^\s(“\"‘'–—-]))([^\W\d_]+)\s+$|(?:^|[.!?:;][”\"’']?\s|[(“\"‘]|[–—]\s)\s*$")


def is_called(text: str, end: int) -> bool:
    """Whether a name goes on after a month's: `Mei Lestari`."""
    after = text[end : end + 2]
    return len(after) == 2 and after[0] == " " and after[1].isupper() and _INITIALS.match(text, end) is None


def lead(low: str, start: int) -> int | None:
    """Where the words that make a month of the name at that place begin."""
    found = _LEAD.search(low, max(0, start - 28), start)
    return found.start("printed") if found else None


def called(text: str, places: Sequence[int]) -> frozenset[str]:
    """The months, in small letters, after which somebody in a story is called: `Bu Juli`, `Mei Lestari`, `Lie Mei Hwa`.

    ``places`` are those at which a month may be named.
    """
    months = (_MONTH.match(text, place) for place in places)
    return frozenset(month[0].lower() for month in months if month and _is_somebody(text, *month.span()))


def _is_somebody(text: str, start: int, end: int) -> bool:
    if _TIMED.match(text, end):
        return False  # diserahterimakan KPP Pratama September kemarin
    before = BEFORE.search(text, max(0, start - 24), start)
    word = before[1] if before and before[1] else ""
    if word.lower() in TITLES | _CALLS:
        return True
    named = before is not None and word[:1].isupper() and not opens(text, before.start(1))
    if is_called(text, end):
        if named and word.lower() not in _FIRST_PARTS and _MIDDLE.search(text, max(0, start - 28), start):
            return False  # Desi Mei Prasetya, Gang Maret Indah: nobody is called Mei for it
        low = text[max(0, start - 28) : start].lower()
        return lead(low, len(low)) is None
    if before is None or not named or not is_part(text, before, start, end) or word.lower() in _NUMBERS | _PLACES:
        return False
    return is_told_of(text, start, end)


def is_told_of(text: str, start: int, end: int) -> bool:
    """Whether the words around a name are of somebody: `Bambang Juli, mantan pemain`, `ujar Bambang Juli`."""
    return _TOLD_OF.match(text, end) is not None or _SPEAKS.search(text, max(0, start - 48), start) is not None


def is_part(text: str, before: re.Match[str], start: int, end: int) -> bool:
    """Whether a month's name is part of the name that stands before it: not `Kota Malang November`, but `Sebelas Maret`."""
    if opens(text, before.start(1)):
        return before[1].lower() in _GROUNDS
    if before[1].lower() in _NUMBERS | _PLACES or _DEGREE.match(text, end) is not None:
        return True
    return text[start:end].lower() not in SURE and _PLACED.search(text, max(0, start - 48), start) is None


def opens(text: str, place: int) -> bool:
    """Whether a sentence begins there."""
    return _OPENED.search(text, max(0, place - 8), place) is not None
