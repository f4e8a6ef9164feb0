"""Days and moments in words."""

from datetime import date, datetime, timedelta, tzinfo
from typing import Final
from zoneinfo import ZoneInfo

from archive.reading_room.language import language

DAYS: Final = {
    "id": ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
MONTHS: Final = {
    "id": ("Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"),
}
ZONES: Final = {timedelta(hours=7): "WIB", timedelta(hours=8): "WITA", timedelta(hours=9): "WIT", timedelta(0): "UTC"}


def _day(day: date) -> str:
    return f"{DAYS[language()][day.weekday()]}, {day.day} {MONTHS[language()][day.month - 1]} {day.year}"


def _clock(moment: datetime) -> str:
    offset = moment.utcoffset()
    zone = "" if offset is None else ZONES.get(offset, moment.strftime("UTC%z"))
    return f"{moment:{'%H:%M' if language() == 'en' else '%H.%M'}} {zone}".rstrip()


def zone_of(name: str | None) -> tzinfo | None:
    """The time zone of a name, None where it is not known."""
    try:
        return ZoneInfo(name) if name else None
    except (ValueError, OSError):  # ZoneInfoNotFoundError is a KeyError on some systems only
        return None
    except KeyError:
        return None


def in_words(value: str | None, zone: tzinfo | str | None = None) -> str:
    """A day or moment in ISO 8601 in words, a moment of another zone told in ``zone`` (or its name); what is neither stays as it is.

    >>> in_words("2020-01-24T09:15:00+07:00")
    'Jumat, 24 Januari 2020 09.15 WIB'
    >>> in_words("2020-01-24T20:15:00Z", "Asia/Jakarta")
    'Sabtu, 25 Januari 2020 03.15 WIB'
    >>> in_words("2020-01-24")
    'Jumat, 24 Januari 2020'
    >>> in_words("2020-01"), in_words("2020-01-23/2020-01-25"), in_words("entah")
    ('Januari 2020', 'Kamis, 23 Januari 2020 – Sabtu, 25 Januari 2020', 'entah')
    """
    if not value:
        return ""
    if "/" in value:
        return " – ".join(in_words(part, zone) for part in value.split("/"))
    try:
        if len(value) == len("2020-01"):
            first = date.fromisoformat(f"{value}-01")
            return f"{MONTHS[language()][first.month - 1]} {first.year}"
        if len(value) == len("2020-01-24"):
            return _day(date.fromisoformat(value))
        moment = datetime.fromisoformat(value)
    except ValueError:
        return value
    there = zone_of(zone) if isinstance(zone, str) else zone
    if there is not None and moment.tzinfo is not None:
        moment = moment.astimezone(there)
    return f"{_day(moment.date())} {_clock(moment)}"
