"""What hypothesis makes up: any text, and texts out of the words that our own grammars look for."""

from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

QUICK = settings(max_examples=40, derandomize=True, deadline=None, database=None, suppress_health_check=list(HealthCheck))
"""For every run; the same examples each time."""
THOROUGH = settings(QUICK, max_examples=400)
"""For the slow tests."""

ODD = "\0\t\r\n\x0b\x1c\x85\xa0\xad\u0301\u200b\u200d\u2028\u202e\u2066\u2069\ufeff\ufffe\ud800\udc00٣²½Ⅷ①İıſßŉǰΐﬃ﷽🏳️‍🌈𝟛"
TEXT = st.text(st.one_of(st.characters(), st.sampled_from(ODD)), max_size=80)

WORDS = (
    *("Senin", "Jum’at", "Kamis", "Minggu", "malam", "pagi", "kemarin", "lusa", "lalu", "depan", "ini", "itu", "pekan", "bulan", "tahun"),
    *(
        "Januari",
        "Mei",
        "Agustus",
        "Des",
        "Februari",
        "May",
        "March",
        "abad",
        "awal",
        "akhir",
        "sejak",
        "hingga",
        "sampai",
        "antara",
        "dan",
    ),
    *("pukul", "jam", "WIB", "WITA", "tanggal", "setiap", "dua", "puluh", "satu", "half", "st", "pertengahan", "an", "era", "dini", "hari"),
    *("Wali", "Kota", "Malang", "Kepala", "Dinas", "Kesehatan", "Drs.", "H.", "Budi", "Hartono,", "M.Si", "Plt.", "Camat", "Kelurahan"),
    *("Sukun", "ujar", "kata", "tuturnya", "menjelaskan", "ia", "Pak", "(Dinkes)", "DPRD", "Siti", "dr.", "Kabupaten", "Jawa", "Timur"),
    *(
        "0",
        "1",
        "2",
        "13",
        "31",
        "32",
        "99",
        "2020",
        "1945",
        "3021",
        "23/1",
        "(23/1/2020)",
        "23-1",
        "1.000",
        "09.00",
        "24:60",
        "0000",
        "’20",
    ),
    *("(", ")", "/", "-", "–", ",", ".", ":", ";", "“", "”", '"', "'", "„", "[", "]", "%", "&", "\n", " ", "\xa0", "²", "٢٠٢٠", "\u202e"),
)
PROSE = st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(WORDS), TEXT), max_size=40).flatmap(
    lambda words: st.sampled_from((" ", " ", "")).map(lambda between: between.join(words))
)
"""Text in which dates, persons and quotations nearly stand."""

JSON: Any = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT, inner, max_size=4),
    max_leaves=12,
)
