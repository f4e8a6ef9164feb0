"""What a story itself shows of its words: which it calls people by, and which are its places.

`Kepala Stasiun Meteorologi Maritim Tanjung Emas Retno Palupi` has no mark between the office and the name; that the same
story goes on with `jelas Retno` tells where the name begins, whatever the words are.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from scraper.extract.administration import goes_on
from scraper.extract.markup import names as table
from scraper.extract.names import HONORIFICS, MONTHS, NOT_A_NAME
from scraper.extract.officeheads import is_head
from scraper.extract.sayings import ACTIVES, PASSIVES, STEMS


class Called(NamedTuple):
    """Words with a capital letter: those persons are called by, and those that are places."""

    people: frozenset[str]
    places: frozenset[str]


NOTHING: Final = Called(frozenset(), frozenset())

_NEXT: Final = re.compile(r"(?<=\s)([^\s“”\"]+) (?=([A-Z][a-zé’'-]+)(?![\w/]))")
_SUBJECT: Final = re.compile(
    r"(?:^|[.!?”\"] )([A-Z][a-zé’'-]+) (?:(?:juga|lantas|pun|lalu|kemudian|kembali|sendiri|turut|sempat|pula) )*([a-z]+)"
)
_POLITE: Final = table("""
    Pak Bu Bapak Ibu Bpk Mbak Mas Cak Ning Gus Mbah Bung Sam Abah Umi Koh Bang Kang Teh Ustaz Ustadz Ustazah Ustadzah Kiai Kyai
    Romo Habib Opa Oma Eyang Mak Mbok Daeng Hj H KH Drs Dra Ir Dr dr drg Prof Hj. H. Drs. Dra. Ir. Dr. dr. drg. Prof. KH. Bpk.
""")
_WHERE: Final = table("di Kelurahan Kecamatan Desa Dusun Kampung Kota Kabupaten kelurahan kecamatan desa kampung warga Pasar Pantai")
_SPEECH: Final = (
    (STEMS - table("sampai utara nyata tekan tunjuk usul lapor cerita tanya tutup pesan harap puji nilai saran kritik"))
    | PASSIVES
    | table("menurut Menurut Kata")
)


def called(body: Sequence[str]) -> Called:
    """What a story's paragraphs show."""
    people: set[str] = set()
    places: set[str] = set()
    for text in body:
        for before, word in _NEXT.findall(text):
            if before in _SPEECH or before in _POLITE:
                people.add(word)
            elif before in _WHERE:
                places.add(word)
        for word, verb in _SUBJECT.findall(text):
            if verb in ACTIVES and not any(re.search(rf"\b{word.lower()}\b", each) for each in body):
                people.add(word)
    people |= _alone_and_not(body)
    people = {
        word for word in people - HONORIFICS if not is_head(word) and not goes_on(word) and (word not in NOT_A_NAME or word in MONTHS)
    }
    return Called(frozenset(people), frozenset(places - people))


_ALONE: Final = re.compile(r"(?:^|[.!?”\"] )([A-Z][a-zé’'-]+)(?= (?!di[a-z]{3})[a-z])")
_FOLLOWED: Final = re.compile(r"(?<=\w )([A-Z][a-zé’'-]+)(?= [A-Z][a-z])")


def _alone_and_not(body: Sequence[str]) -> set[str]:
    """Words that open a sentence by themselves, and elsewhere stand before another with a capital: `… Rangga Wisesa`, `Rangga hampir …`."""
    alone = {word for text in body for word in _ALONE.findall(text)}
    return {word for text in body for word in _FOLLOWED.findall(text) if word in alone} if alone else alone
