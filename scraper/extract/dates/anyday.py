"""Whether a weekday without a date is a day of one week or of any: `tiba Senin`, `kami cek Kamis`, not `tiap Senin`, `pasar Minggu`."""

import re
from itertools import pairwise
from typing import Final

from scraper.extract import calendar
from scraper.extract.dates import lookalikes, namesakes, plans
from scraper.extract.dates.sentences import in_speech
from scraper.extract.markup import names

_WEEKDAY: Final = re.compile(calendar.FULL_WEEKDAY, re.IGNORECASE)
_NAME_AFTER: Final = re.compile(r"\s+(?!(?:Ibu|Bapak)-)[A-Z]")
_NAMED_PART: Final = re.compile(r"\s[A-Z]\w+$")
"""A part of the day in capitals beside its weekday: a paper, a market."""
_LISTED: Final = re.compile(rf"\b(?:{calendar.FULL_WEEKDAY})\b,?\s+(?:(?:dan|serta|atau|hingga|sampai)\s+)?$", re.IGNORECASE)
_LISTED_ON: Final = re.compile(
    rf",?\s+(?:(?:dan|serta|atau)\s+)?(?:{calendar.FULL_WEEKDAY})\b(?!\s+(?:kemarin|lalu|tadi)\b)", re.IGNORECASE
)
"""Another weekday right before or after: as often of every week."""
_SHARED: Final = re.compile(rf"\s+[a-z][^.!?,\d]*,\s+(?:dan\s+|lalu\s+)?(?:{calendar.FULL_WEEKDAY})\s+[a-z]")
"""What follows the first of the weekdays that somebody tells one after the other."""
_OPENING: Final = re.compile(r"(?:^|[.!?:“\"]\s*)$")
"""What stands before the first word of a sentence."""
_HOURS: Final = re.compile(
    r"\s*,?\s*(?:(?:mulai|sejak|sekitar|tepat)\s+)?(?:pukul|jam)\s+\d{1,2}(?:[.:]\d\d)?(?:\s+wi(?:b|ta|t))?\s*(?:[-–]|hingga|sampai|s/d|s\.d)"
)
_AT_ONE: Final = re.compile(
    r"\s*,?\s+(?:(?:mulai|sejak|sekitar|tepat)\s+)?(?:pukul|jam)\s+(?:setengah\s+)?(?:\d{1,2}(?:[.:]\d\d)?|[a-z]{3,})(?![.:]?\d)(?:\s+wi(?:b|ta|t)\b)?"
    r"(?!\s*(?:[-–]|hingga|sampai|s/d|s\.d))"
)
"""One time of day right after a weekday, which so is a day: `diberangkatkan dari Balai Kota Rabu pukul 04.30`."""
_OPEN: Final = re.compile(r"\b(?:(?:di)?buka|beroperasi|melayani|dilayani|jadwal(?:nya)?|latihan)\b(?:[^.!?]|[.](?=\d))*$")
"""Words before a weekday with its hours that make it any such day."""
_EVERY_WEEK: Final = re.compile(r"(?:(?!\b(?:seperti|sebagaimana)\b)[^.!?]){0,40}\b(?:setiap|tiap|saban|every)\b", re.IGNORECASE)
_WEEKLY: Final = re.compile(
    r"\b(?:setiap|tiap|saban|biasa(?:nya)?|rutin(?:nya)?|selalu|kerap|sering|umumnya|lazimnya)\b(?:[^.!?]|[.](?=\d))*$"
)
"""What makes it any such day all the same."""
_WHENEVER: Final = re.compile(
    r"\b(?:(?:termasuk|kecuali|(?:(?<![a-z] )|(?<=dan )|(?<=sedangkan )|(?<=sementara ))khusus(?:nya)?)(?:\s+(?:pada|untuk))?"
    r"|kalau|jika|bila|biasanya"
    r"|(?:(?:paling|selalu)\s+(?:ramai|padat|sibuk|sepi|penuh)|teramai|tersibuk|busiest)(?:\s+(?:pada|di|on))?)\s+$"
)
"""What makes a weekday any such day: `kalau hari Jumat yang datang dua kali lipat`, `pasar paling ramai Minggu pagi`."""
_WHICH: Final = re.compile(r"\byang\s+(?:pada\s+|di\s+)?$")
_AS_EVER: Final = re.compile(r"\s+(?:tidak|tak|selalu|biasa(?:nya)?|kerap|sering|ramai|sepi|penuh|libur|tutup|buka|kosong)\b")
"""The same of what is so on a weekday: `lahan yang pada hari Minggu tidak dipakai`."""
_USUALLY: Final = re.compile(r"\s+(?:biasanya|umumnya|lazimnya|selalu|kerap|sering|memang\s+(?:tidak|tak|libur|tutup|ramai|sepi))\b")
_EVER: Final = re.compile(
    r"\b(?:(?:biasa(?:nya)?|umumnya|lazimnya|selalu|rutin)\s+(?:[a-z]+\s+){1,3}(?:pada\s+)?|juga\s+(?:pada|di)\s+)(?:hari\s+)?$"
)
"""What stands right before any such day: `yang biasanya tutup pada hari Minggu`, or one more of them: `buka juga pada Sabtu`."""
_EVER_WORDS: Final = ("biasa", "umumnya", "lazimnya", "selalu", "rutin", "juga ")
_OF_EACH: Final = re.compile(r"\b(?:kajian|pengajian|senam|piket|kelas|ibadah|misa|kebaktian|latihan|buka)\s+(?:jaga\s+)?$")
"""What is held each week right before its day, with the part of it: `buka Minggu pagi`."""
_IS_CALLED: Final = re.compile(r"\s+(?:adalah|merupakan|ialah|itu)\s+hari(?:nya)?\b")
_SPAN: Final = re.compile(r"[-–]|\b(?:hingga|sampai)\b")
_COUNTED_DAYS: Final = re.compile(r"\b(?:dua|tiga|empat|\d)\s+hari,\s+(?:pada\s+)?$")
"""What makes even days that lie apart days of one week: `dalam dua hari, Rabu dan Jumat`."""
_WEEKEND: Final = [5, 6]
_MANY: Final = 3
_FEW_DAYS: Final = 3
"""Days from the first to the last of a span that is not of every week."""
_DATED: Final = re.compile(r"\s+(?:lusa|esok)\b|\s*:\s*\d")
_WORD: Final = re.compile(r"(\S+)\s$")
_LEADS: Final = names("sejak semenjak pada mulai hingga sampai lambat sebelum dari on")
"""Words after which a weekday alone is a day, whatever else its sentence says."""
_THINGS: Final = (
    names("""
    edisi senam apel piket jadwal salat sholat shalat solat ibadah misa kebaktian khotbah khutbah pasar koran tabloid majalah malam
    kelas kelompok sekolah puasa hari kali kajian pengajian layanan pelayanan program gerakan mbah atau antara di ke bernama
""")
    | namesakes.TITLES
)
"""Words of which a weekday is a part, `pasar Minggu`, or beside which it is one of several or a name."""
_NAMED_SO: Final = re.compile(r"\b(?:akrab|biasa|kerap|sering|yang)\s+(?:di)?(?:panggil|sapa|sebut)\s$")
_PLACE: Final = re.compile(
    r"(?:^|[\s“\"(])(?:(?:di|ke|dari|menuju)\s+(?:[a-z]+\s+){0,2}(?:[A-Z][\w'’.-]*\s+|\d+\s+)+"
    r"|(?=(?:Jalan|Kampung|Kelurahan|Desa|Dusun|SDN?|SMPN?|SMAN?|RT|RW)\b)(?:[A-Z][\w'’.-]*\s+|\d+\s+){2,}"
    r"|(?!(?:KH|RM|RA|RR|DR)\s)[A-Z]{2,}\s+|(?:Din(?:kes|sos|dik|as)|Dis[a-z]{3,}|Pem(?:kot|kab|prov|da)|Polres\w*)\s+)$"
)
"""The name of a place where, or of a body by which something is done, right before its day: `ke Blimbing Jumat`, `oleh BPBD Sabtu`."""
_AND_PLACE: Final = re.compile(r"\b(?:dan|serta|disusul|lalu)\s+(?:[A-Z][\w'’.-]*\s+|\d+\s+)+$")
_A_WEEKDAY: Final = re.compile(rf"\b(?:{calendar.FULL_WEEKDAY})\b")
"""The same where one has been told with its weekday before: `dikerjakan Rabu, disusul Wonokoyo Kamis`."""
_PLACES: Final = names("""
    pasar jalan kampung desa dusun gang kebun pulau taman masjid sekolah stasiun kantor gedung rumah kelurahan kecamatan
""")
"""Words with which the name of a place begins, which goes on with the weekday: `di Pasar Minggu`."""
_HAPPENS_ONCE: Final = re.compile(
    r"\b(?:(?:sudah|telah|akhirnya)\s+(?!buka\b|libur\b)[a-z]{4,}|hendak\s+[a-z]{4,}(?:\s+[a-z-]+)?|(?<!yang )menyusul"
    r"|[a-z]{4,}\s+(?:lagi|kembali)|(?:lagi|kembali)\s+[a-z]{4,}(?:\s+[a-z]+)?)\s$"
)
"""Words before a weekday of what happens on one day alone: `sudah diteken Jumat`, `menyusul Selasa`."""
_MEANT: Final = re.compile(r"\s+(?:kami|kita|saya|mereka)\s+(?:(?P<sure>akan|sudah|harus)|kembali|turun|mulai|berangkat)\b")
"""What after a weekday makes a day of it whoever says it."""


def is_any(text: str, low: str, start: int, end: int) -> bool:
    """Whether a weekday printed there, with or without `hari` and a part of the day, is that of any week or of no day."""
    printed = low[start:end]
    if not printed.startswith(("hari", "on")) and _NAMED_PART.search(text, start, end) and not text.isupper():
        return True  # Tabloid Minggu Pagi
    if _LISTED.search(text, max(0, start - 24), start) or _LISTED_ON.match(text, end):
        return True  # Senin, Selasa, dan Rabu
    if _DATED.match(low, end):
        return True  # Jumat lusa; Kamis:6/6, where what follows says it
    if text[start].isupper() and _AT_ONE.match(low, end):
        return _WEEKLY.search(low, max(0, start - 80), start) is not None
    if plans.is_condition(text, start, end):
        return False
    if " " not in printed:
        if not _is_day(text, low, start, end):
            return True
    elif not printed.startswith("hari") and _OF_EACH.search(low, max(0, start - 24), start):
        return True  # kajian Kamis malam
    if plans.is_of_each(text, start, end) or _IS_CALLED.match(low, end):
        return True  # Jumat adalah hari bersepeda
    near = low[max(0, start - 60) : start]
    if _USUALLY.match(low, end) or (any(map(near.__contains__, _EVER_WORDS)) and _EVER.search(near)):
        return True  # Hari Minggu biasanya ia memperoleh Rp600 ribu
    if _SHARED.match(text, end) and in_speech(text, start) and not plans.is_once(text, start, end):
        return True  # “Jumat siang milik musala, Minggu pagi milik gereja”
    if _HOURS.match(low, end) and _OPEN.search(low, max(0, start - 80), start):
        return True  # perpustakaan buka Sabtu pukul 08.00–16.00
    if (_WHICH.search(low, max(0, start - 12), start) and _AS_EVER.match(low, end)) or _WHENEVER.search(low, max(0, start - 28), start):
        return True
    return _EVERY_WEEK.match(text, end) is not None or lookalikes.is_every(text, start)


def are_any(text: str, low: str, start: int, end: int) -> bool:
    """Whether weekdays of a list are those of each week: what is held but once is held on days one after the other.

    `hasil hitungan Rabu dan Kamis`, `disemprot Sabtu sampai Senin`; those of each week lie apart, `Selasa dan Jumat`, or fill it, `Senin
    sampai Sabtu`; `Sabtu dan Minggu` may be either.
    """
    said = [calendar.weekday_of(name) or 0 for name in _WEEKDAY.findall(text, start, end)]
    if len(said) < 2 or plans.is_often(text, start, end) or lookalikes.is_every(text, start):
        return True
    apart = any((later - one) % 7 != 1 for one, later in pairwise(said)) and (len(said) < _MANY or (said[-1] - said[0]) % 7 > _FEW_DAYS)
    if _SPAN.search(low, start, end) is not None:
        apart = not 0 < (said[-1] - said[0]) % 7 < _FEW_DAYS
    told = _COUNTED_DAYS.search(low, max(0, start - 20), start) is not None or (said[-2:] == _WEEKEND and plans.is_once(text, start, end))
    if (not told and (apart or said[-2:] == _WEEKEND)) or _HOURS.match(low, end):
        return True
    return not _is_day(text, low, start, end) or _WHENEVER.search(low, max(0, start - 28), start) is not None


def _is_day(text: str, low: str, start: int, end: int) -> bool:
    """Whether a weekday that stands there by itself is a day."""
    if not text[start].isupper() or _NAME_AFTER.match(text, end):
        return False  # pada minggu, pada Jumat Berkah
    opens = _OPENING.search(text, max(0, start - 4), start) is not None
    before = _WORD.search(text, max(0, start - 24), start)
    word = before[1].strip('“"(') if before else ""
    if word.lower() in _LEADS:
        return True
    if before and word[-1:].isalnum() and not opens and _is_of_name(text, word, before.start(), start):
        return False
    if _HAPPENS_ONCE.search(low, max(0, start - 40), start):
        return True
    meant = _MEANT.match(low, end)
    if meant and (meant["sure"] is not None or not in_speech(text, start)):
        return True
    if opens and low.startswith("minggu", start) and not plans.is_bare(text, start, end):
        return False  # Minggu itu: a week as well as a day, with a capital because the sentence begins
    return not plans.is_habit(text, start, end)


def _is_of_name(text: str, word: str, begin: int, start: int) -> bool:
    """Whether a weekday belongs to the ``word`` before it, a name or thing: not where that opens the sentence, or ends a place."""
    if word.lower() in _THINGS or _NAMED_SO.search(text, max(0, start - 30), start):
        return True
    if not word[0].isupper() or _OPENING.search(text, max(0, begin - 4), begin):
        return False
    if word.lower() in _PLACES:
        return True
    low = max(0, start - 80)
    if _PLACE.search(text, low, start):
        return False
    return _AND_PLACE.search(text, low, start) is None or _A_WEEKDAY.search(text, low, start) is None
