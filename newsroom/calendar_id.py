"""Dates as an Indonesian city portal prints them (all in WIB, UTC+7, which has no summer time)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

WIB = timezone(timedelta(hours=7), "WIB")
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)


def month_name(month: int) -> str:
    """The Indonesian name of a month, 1 to 12."""
    return MONTHS[month - 1]


def short_date(moment: datetime) -> str:
    """`24 Januari 2020`: what a theme prints beside a title."""
    return f"{moment.day} {month_name(moment.month)} {moment.year}"


def long_date(moment: datetime) -> str:
    """`Jumat, 24 Januari 2020`."""
    return f"{DAYS[moment.weekday()]}, {short_date(moment)}"


def stamp(moment: datetime) -> str:
    """`Kamis, 27 Februari 2020 5:00 WIB`: the form of the related block, its hour without a leading zero."""
    return f"{long_date(moment)} {moment.hour}:{moment.minute:02d} WIB"


def local(moment: datetime) -> str:
    """The local time without a zone, as REST gives `date`."""
    return moment.astimezone(WIB).strftime("%Y-%m-%dT%H:%M:%S")


def gmt(moment: datetime) -> str:
    """UTC without a zone, as REST gives `date_gmt`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S")


def w3c(moment: datetime) -> str:
    """Local time with its zone: `2020-01-24T08:15:00+07:00`."""
    return local(moment) + "+07:00"


def http_date(moment: datetime) -> str:
    """The form of `Last-Modified`."""
    return format_datetime(moment.astimezone(UTC), usegmt=True)
