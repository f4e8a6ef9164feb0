"""The search for dates in a text: around its numbers, and where words say one; then what hangs on the days beside it."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from scraper.extract import calendar, datefeasts, datelists, datemonths, datenames, dateplans, datesaid, datetense
from scraper.extract.datecoming import before_what_comes
from scraper.extract.dateday import Piece, in_speech, near, of_a_time, of_clock, of_counted, sentence
from scraper.extract.dateforms import FOLLOWING
from scraper.extract.datehabits import comes_again
from scraper.extract.datejoin import apart, joined
from scraper.extract.datenight import of_that_night, past_midnight
from scraper.extract.datenumbers import beside
from scraper.extract.datestamps import stamps
from scraper.extract.datestarts import BEGIN, NUMBER_STARTS, REST_OF_WORD, TOKEN, YEAR_FOLLOWS, YEAR_STARTERS, scanner
from scraper.extract.datetales import of_tale
from scraper.extract.datevalues import Context, Understood
from scraper.extract.dateweekday import after_what_comes, begins_what_comes, of_the_night, same_weekday
from scraper.extract.dateyears import in_its_year, of_told_month, of_told_year
from scraper.extract.markup import lowered, names

_NUMBER: Final = re.compile("[0-9]+")
_ODD_BRACKETS: Final = re.compile(
    rf"[\[{{]([^][(){{}}]{{0,24}}\d\s*(?:[/\\.–-]{{1,2}}\s*\d|{calendar.MONTH})[^][(){{}}]{{0,24}})[\]}}]", re.IGNORECASE
)
"""Brackets of another shape around a date, which are read like round ones: `Rabu [16/6]`."""
_COUNT: Final = re.compile(r"\.\d\d\d(?!\d)|\s*%|\s+(?:persen|orang|rupiah|juta|miliar|ribu)\b")
"""What stands after a number that only counts."""
_REACH: Final = 44
"""Characters before a date's first number in which its weekday, `tanggal` and the like may stand."""
_YEARLESS: Final = frozenset({"days", "list", "some_days", "long", "day_only", "days_only"})
"""Forms that may print no year and no weekday."""
_EVERY_TIME: Final = frozenset({"day_only", "days_only", "long", "list", "days"})
"""Forms that `setiap` makes days that come again: `setiap 10 November`."""
_BARE: Final = frozenset({"year_bare", "years_listed", "year_of_what"})
"""Forms of years without a word that says so."""
_BY_NUMBER: Final = frozenset({"day_only", "days_only"})
_ENDS: Final = re.compile(
    r"\b(?:hingga|sampai(?:\s+dengan)?|s/d|sebelum|lambat(?:nya)?|paling\s+(?:lama|telat)|mela(?:mpau|lu)i|melewati|lewat\s+dari)\s+(?:pada\s+)?$",
    re.IGNORECASE,
)
"""What stands before a bare day with which something ends: `dikibarkan sampai tanggal 31`, `tidak melampaui tanggal 30`."""
_BEGINS: Final = re.compile(
    r"(?<!sudah )(?<!telah )(?<!sempat )(?<!langsung )\bmulai\s+"
    r"(?:(?:kami|kita|saya)\s+[a-z]{4,}|masuk|turun|(?:di|ber|me)[a-z]{4,})\s+(?:(?:lagi|kembali)\s+)?(?:hari\s+)?$"
)
"""What is about to begin on a weekday: `mulai masuk Senin`."""
_IN_VAIN: Final = re.compile(
    r"(?:tanggal|tgl)\s+\d{1,2}\s+(?:[a-z]+\s+){0,2}?(?:(?:tidak|tak)\s+(?:kunjung|pernah|ada)|belum\s+juga|masih\s+(?:belum|nihil|kosong))\b"
)
"""A day up to which something has not come: `sampai tanggal 30 tidak kunjung ada`."""
_TILL: Final = re.compile(r"\b(?:mulai|hingga|sampai|lambat|sebelum|later\s+than|until|by)\s+$")
_MUST: Final = re.compile(r"\s+(?:(?:kami|kita|saya|mereka)\s+)?(?:(?:sudah\s+)?harus|akan|bakal|baru\s+(?:bisa|akan|dapat|mulai))\b")
"""What in the middle of a sentence makes a bare weekday the next one: `dibuka hingga Rabu`, `Rabu harus selesai`."""
_DONE: Final = re.compile(
    r"\s+(?:(?:kami|kita|saya|aku|mereka|ia|dia)\s+(?:sudah(?!\s+(?:harus|bisa|akan)\b)|telah)|tercatat|mencapai|sebesar|hanya"
    r"|(?:hingga|sampai)\s+(?:sekarang|kini|(?:saat|hari)\s+ini))\b|\s+(?:\w+nya\s+)?(?:Rp|\d)|[.;,]\s+(?:[Ww]aktu|[Kk]etika|[Kk]ala)\s+itu\b"
)
"""What after a month says that it is past: `November kami sudah memulai pendataan`, `mulai Maret sampai sekarang`."""
_BY_THEN: Final = re.compile(
    r"\s+(?:(?!dan\b|yang\b|karena\b|te?tapi\b|lalu\b|kemudian\b|serta\b)[a-z]+\s+){0,2}(?:harus\s+sudah|sudah\s+harus|akan\s+(?!\w+nya\b)|bakal|baru\s+(?:bisa|akan|dapat|di(?!temukan|ketahui|sadari|bagi\b)[a-z]{4,}))\b"
)
"""What after a month says that it is to come: `Maret semua cabor harus sudah berlatih`."""
_HELD: Final = re.compile(r"\b(?:musyawarah|musrenbang|rapat|sidang|inflasi|realisasi|penjualan|panen)\s+$", re.IGNORECASE)
"""What is told of by its month once it has been: `usul itu disampaikan pada musyawarah Maret`."""
_IN_SOME_YEAR: Final = names(
    "part_of_month english_part_of_month part_of_this_year months months_listed quarter week_of_month nth_weekday first_days"
)
"""Forms of months and of parts of a year that print none."""
_WEEK: Final = re.compile(r"(?:pekan|minggu)\s", re.IGNORECASE)
_TIME_BEFORE: Final = re.compile(r"(?:se|\w+\s+)(?:pekan|minggu|bulan)\s+sebelum", re.IGNORECASE)
_NEXT_MONTH: Final = re.compile(r"bulan\s+(?:berikut|selanjut|depan|setelah|sesudah)nya", re.IGNORECASE)
_YEAR_BEFORE: Final = re.compile(r"(?:setahun|satu\s+tahun)\s+sebelumnya", re.IGNORECASE)
_COMPARED: Final = re.compile(r"\b(?:dari|dibanding(?:kan)?|ketimbang|daripada|melampaui|berbeda\s+dengan)\b[^.!?]{0,40}$", re.IGNORECASE)
"""What makes of `setahun sebelumnya` the year before this one: `naik dari Rp140 juta setahun sebelumnya`."""
_LOOKED_BACK: Final = 3
"""Months at whose beginning the year that has ended is spoken of."""
_FEW_YEARS: Final = 4
"""Years from that of publication within which one named before it bears on `tahun sebelumnya`."""
_BARE_YEAR: Final = len("2024")
_FEW: Final = 8
"""Dates before it by which one is told."""
_PLACING: Final = re.compile(
    r"(?:(?:pada|sejak|dari|di|hingga|sampai(?:\s+dengan)?|mulai|untuk|sebelum|setelah|sesudah|pasca|ke|menuju|sekitar|tertanggal|in|since|by|for|on|until)\s+)+(?=\w)",
    re.IGNORECASE,
)
"""Words before a date that are none of its own."""
_DAYS: Final = frozenset({"event", "future", "historical"})
_ANNOUNCED: Final = re.compile(
    r"\b(?:akan|bakal|rencana\w*|(?:di)?jadwal\w*|direncanakan|dipastikan|(?:di)?target\w*|mulai|terhitung|agenda\w*|mendatang|nanti"
    r"|hingga|sampai|s/d|paling\s+lambat|selambat\w*|terakhir|batas|tenggat|jatuh\s+tempo|berlaku|berakhir|ditutup|diundur|ditunda|undangan|besok|lusa"
    r"|(?:pekan|minggu|bulan|tahun)\s+depan|will|scheduled|planned|until|deadline)\b",
    re.IGNORECASE,
)
"""Words of a sentence that make a day ahead no surprise."""


def scan(text: str, context: Context, words: datesaid.Spoken | None = None) -> list[Piece]:
    """The dates of a text from left to right; of two that overlap the one that begins first, else the longer.

    ``words`` are those with which dates said in words begin; without them only dates with a number count.
    """
    low = words.low if words is not None and words.low != text else ""
    if "[" in text or "{" in text:
        text, low = _ODD_BRACKETS.sub(r"(\1)", text), ""
    numbers = list(_NUMBER.finditer(text)) if any(map(text.__contains__, "0123456789")) else []
    found = list(_numbers(text, low or lowered(text), numbers, context)) if numbers else []
    if words is not None and (words.heads or numbers) and (said := _said(text, numbers, context, words)):
        found = apart(sorted((*found, *said), key=lambda piece: (piece.start, -piece.end)))
    return _settled(text, joined(text, found) if len(found) > 1 else found, context) if found else []


def _said(text: str, numbers: list[re.Match[str]], context: Context, words: datesaid.Spoken) -> list[Piece]:
    pieces = []
    for start, end, form, parts in datesaid.said(text, numbers, words):
        around = context
        if form == "weekday" or (form == "day_of" and text.endswith(" ini", start, end)):
            around = _of_weekday(text, start, end, context)
        elif form == "month_alone":
            done = _DONE.match(text, end) or _HELD.search(text, max(0, start - 20), start)
            way = -1 if done else 1 if _BY_THEN.match(text, end) else dateplans.way_of_month(text, start, end)
            around = _turned(context, way or datetense.month_bearing(text, (text.rfind(" ", start, end) + 1) or start))
        elif form in _IN_SOME_YEAR:
            leads = form == "part_of_this_year" and datemonths.leads_on(text, start)
            around = _turned(context, 1 if leads else datetense.month_bearing(text, start))
        if (understood := datesaid.INTERPRET[form](parts, around)) is not None:
            piece = Piece(_bare(text, start), end, understood)
            pieces += datelists.months(text, piece, context) if form == "months_listed" else [piece]
    return pieces


def _of_weekday(text: str, start: int, end: int, context: Context) -> Context:
    """What surrounds a weekday alone, with the way in which its sentence looks."""
    if datetense.is_said(text, start):
        return context
    if way := datetense.day_bearing(text, start):
        return context._replace(bearing=way)
    if " " not in text[start:end].removeprefix("hari ").removesuffix(" ini") and (
        _TILL.search(text, max(0, start - 12), start)
        or _BEGINS.search(text, max(0, start - 40), start)
        or dateplans.is_condition(text, start, end)
        or _MUST.match(text, end)
        or dateplans.is_plan(text, start, end)
    ):
        return context._replace(bearing=1)
    return _borne(text, (text.rfind(" ", start, end) + 1) or start, context)


def _borne(text: str, place: int, context: Context) -> Context:
    """What surrounds a date without a year, with the way in which the words before it look."""
    return _turned(context, datetense.bearing(text, place))


def _turned(context: Context, way: int) -> Context:
    """What surrounds a date, with the way in which its sentence looks, where that is told."""
    return context._replace(bearing=way) if way else context


def _settled(text: str, pieces: list[Piece], context: Context) -> list[Piece]:
    """Each date in the light of the days named before it; a time of day also in that of the day right after it."""
    day, named = context.day, None
    for place, piece in enumerate(pieces):
        meant = piece.understood
        if meant.settle is not None:
            clock = meant.kind == "time"
            around, unsure = (
                of_clock(text, pieces, place, context)
                if clock
                else beside(text, pieces[max(0, place - 1) : place], piece, context.anchor) or day,
                False,
            )
            if meant.counts:
                around, unsure = of_counted(text, piece, named, context)
            elif meant.kind == "relative":
                around = datefeasts.told(text, piece, pieces[max(0, place - _FEW) : place], context)
            meant = meant.settle(around, comes_again(text, pieces, place, context) if clock else unsure)
            if place and (clock or piece.understood.counts > 0) and of_a_time(text, pieces[place - 1], piece, context):
                meant = meant._replace(value=None, doubts=("no-day",), day=None)
            late = place and past_midnight(text, pieces[place - 1], piece, meant)
            if clock and around and (late or of_that_night(text, piece, meant)):
                meant = piece.understood.settle(around + timedelta(days=1), False) if piece.understood.settle else meant
        elif meant.follow is not None:
            meant = _following(pieces, place) or _of_story(text, piece, context) or meant
        elif meant.kind == "future" and "far-from-publication" in meant.doubts and _ANNOUNCED.search(sentence(text, piece.start)):
            meant = meant._replace(doubts=tuple(doubt for doubt in meant.doubts if doubt != "far-from-publication"))
        if "weekday-only" in meant.doubts and not datetense.is_said(text, piece.start):
            over = datetense.is_over(text, piece.start) or datetense.bearing(text, piece.start) < 0 or datetense.has_been(text, piece.end)
            before = pieces[max(0, place - _FEW) : place]
            meant = same_weekday(before, of_the_night(text, piece, before, context), context, over)
            meant = meant if over else after_what_comes(text, Piece(piece.start, piece.end, meant), before, context)
            meant = meant if over else begins_what_comes(text, piece, meant, pieces[place + 1 : place + 2], context)
        if place and "part-of-month" in meant.doubts:
            meant = of_told_month(text, pieces[place - 1], piece) or meant
        if "year-inferred" in meant.doubts:
            then = (of_tale(text, pieces, place, context) or in_its_year(text, pieces, place, context)) if place else None
            meant = of_told_year(text, pieces, place, context) or then or meant
        if meant.day is not None and meant.kind in _DAYS and stamps(text, piece):
            meant = meant._replace(kind="published")
        if meant is not piece.understood:
            pieces[place] = Piece(piece.start, piece.end, meant)
        day = near(meant.day, context.anchor) or day
        if meant.day is not None:
            named = meant
        elif named is None and meant.kind == "time" and (meant.value or "T")[0] != "T":
            named = meant._replace(day=date.fromisoformat((meant.value or "")[:10]))
    return [piece for piece in pieces if piece.understood.doubts != datefeasts.UNTOLD]


def _following(pieces: list[Piece], place: int) -> Understood | None:
    """What is told by a date before it: `pekan ini dua, pekan sebelumnya lima`."""
    follow = pieces[place].understood.follow
    told = (follow(value) for piece in pieces[max(0, place - _FEW) : place][::-1] if follow and (value := piece.understood.value))
    return next((meant for meant in told if meant is not None), None)


def _of_story(text: str, piece: Piece, context: Context) -> Understood | None:
    """What is told by the paragraph before: `pada 2012` there, `setahun kemudian` here; a week by the day that the story tells of."""
    meant = piece.understood
    if meant.kind != "relative" or meant.follow is None:
        return None
    if not meant.value and _TIME_BEFORE.match(text, piece.start) and (day := before_what_comes(text, piece.start, context)):
        return meant.follow(str(day))
    if not meant.value and (day := context.spoken or context.event) and not in_speech(text, piece.start) and _WEEK.match(text, piece.start):
        return meant.follow(str(day))
    _, told = context.told[-1] if context.told else ("", ())
    if not meant.value and _NEXT_MONTH.match(text, piece.start) and not in_speech(text, piece.start):
        day = next((each.day for _, _, each in reversed(told) if near(each.day, context.anchor)), None)
        return meant.follow(str(day)) if day else None
    if not meant.value and context.anchor and _YEAR_BEFORE.match(text, piece.start) and _COMPARED.search(sentence(text, piece.start)):
        return meant._replace(value=str(context.anchor.year - 1)) if context.anchor.month > _LOOKED_BACK else None
    named = next(
        (
            each.value[:4]
            for _, _, each in reversed(told)
            if each.value and (len(each.value) == _BARE_YEAR or each.kind == "historical" or "part-of-year" in each.doubts)
        ),
        None,
    )
    if named is None:
        return None
    return meant.follow(named) if not meant.value or abs(int(meant.value) + 1 - int(named)) < _FEW_YEARS else None


def _numbers(text: str, small: str, numbers: list[re.Match[str]], context: Context) -> Iterator[Piece]:
    """Dates printed with a number: only around numbers is anything tried; ``small`` is the text in small letters."""
    at = 0
    for number in numbers:
        if number.start() < at or _COUNT.match(text, number.end()):
            continue
        match, understood = _around(text, small, max(at, number.start() - _REACH), number, context)
        if match is None or understood is None:
            at = match.end() if match is not None else number.end()
            continue
        at = _closed(text, match)
        start = match.start("at") if "at" in match.re.groupindex else match.start() + len(match[0]) - len(match[0].lstrip())
        start = _bare(text, start)
        end = start + len(text[start:at].rstrip(" ,.|-–/"))
        end += text.startswith(".", end) and text[end - 2 : end].lower() == ".m"  # 10 a.m.
        pieces = datelists.listed(text, Piece(start, end, understood), match, at, context)
        at = max(at, pieces[-1].end)
        yield from pieces


def _bare(text: str, start: int) -> int:
    """Where a date begins without the words that only place it: `sejak 2010`."""
    placing = _PLACING.match(text, start)
    return placing.end() if placing else start


def _closed(text: str, match: re.Match[str]) -> int:
    """Where the printed date ends: with the bracket that it opened."""
    if match[0].count("(") > match[0].count(")") and (rest := text[match.end() :].lstrip()).startswith(")"):
        return len(text) - len(rest) + 1
    return match.end()


def _around(text: str, small: str, low: int, number: re.Match[str], context: Context) -> tuple[re.Match[str] | None, Understood | None]:
    """The first form that covers the number, and what it means; a match without a meaning is to be skipped."""
    for start, forms in _starts(text, small, low, number):
        match = forms.match(text, start)
        if match is None or match.end() <= number.start():
            continue
        if text.startswith("minggu", match.start()) and datenames.is_counted_weeks(small, match.start()):
            continue
        form = match.lastgroup or ""
        yearly = form.startswith("year")
        if (form in _EVERY_TIME and datenames.is_every(text, match.start())) or (
            (form in _BARE and text[match.start()].isdigit() and datenames.counts(text, match.start()))
            or (form == "year_again" and not datenames.has_year_before(text, match.start()))
            or (form == "year_of_what" and not datenames.is_of_something(text, match.start()))
        ):
            return match, None
        if datenames.is_name(text, match.start(), match[0], yearly) or (yearly and datenames.is_counted(text, match[0], match.end())):
            return match, None
        read = _read(text, match, context)
        if read[1] is not None:
            return read
    return None, None


def _starts(text: str, small: str, low: int, number: re.Match[str]) -> Iterator[tuple[int, re.Pattern[str]]]:
    """Where, up to a number, a form may begin, and the forms that may; ``small`` is the text in small letters."""
    if low and "a" <= small[low - 1] <= "z" and (rest := REST_OF_WORD.match(small, low)) is not None:
        low = rest.end()
    for token in TOKEN.finditer(small, low, number.end()):
        said = token[0]
        if said in BEGIN:
            if said not in YEAR_STARTERS or YEAR_FOLLOWS.match(text, token.end()):
                yield token.start(), scanner(said)
        elif said[0].isdigit() and NUMBER_STARTS.match(text, token.start()):
            yield token.start(), scanner("0")


def _read(text: str, match: re.Match[str], context: Context) -> tuple[re.Match[str], Understood | None]:
    """The meaning of a match; where its form makes nothing of it, that of the next form that fits."""
    for form in FOLLOWING[match.lastgroup or ""]:
        parts = form.pattern.match(text, match.start())
        around = _borne(text, match.start(), context) if parts is not None and form.name in _YEARLESS else context
        if parts is not None and form.name == "bracket" and text[parts.start()] == "(" and datelists.is_among_days(text, *parts.span()):
            around = _borne(text, match.start(), context)._replace(among=True)
        if form.name == "days" and around.bearing < 0:
            around = context  # `sejak 21 Maret hingga 8 April`: the words before look to its first day
        if form.name in _BY_NUMBER and _ends(text, match.start()):
            around = around._replace(bearing=1, until=True)
        if parts is None:
            continue
        told = parts.groupdict()
        if form.name in _BY_NUMBER:
            told["does"] = "ahead" if dateplans.is_plan(text, *parts.span()) else "back" if dateplans.is_done(text, *parts.span()) else None
        if (understood := form.interpret(told, around)) is not None:
            return parts, understood
    return match, None


def _ends(text: str, place: int) -> bool:
    """Whether something is to end with the day at that place."""
    if _ENDS.search(text, max(0, place - 28), place) is None or _IN_VAIN.match(text, place):
        return False
    return not datetense.is_over(text, place)
