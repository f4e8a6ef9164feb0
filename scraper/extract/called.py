"""What a story itself shows of its words: which it calls people by, and which are its places.

`Kepala Stasiun Meteorologi Maritim Tanjung Emas Retno Palupi` has no mark between the office and the name; that the same
story goes on with `jelas Retno` tells where the name begins, whatever the words are.
"""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from scraper.extract.administration import PLACES, goes_on
from scraper.extract.gender import is_hers
from scraper.extract.markup import names as table
from scraper.extract.names import GIVEN, HONORIFICS, MONTHS, NOT_A_NAME
from scraper.extract.officeheads import is_head
from scraper.extract.sayings import ACTIVES, PASSIVES, STEMS
from scraper.extract.wholewords import stands


class Called(NamedTuple):
    """Words with a capital letter: those persons are called by, and those that are places."""

    people: frozenset[str]
    places: frozenset[str]


NOTHING: Final = Called(frozenset(), frozenset())

_CAPITAL: Final = re.compile(r" (?=([A-Z][a-zé’'-]+)(?![\w/])(?: ([A-Z]?[a-z]+))?)")
"""The blank before a word with a capital, that word, and the one behind it."""
_TWO_WORDS: Final = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+(?=[,.;)]| [a-z(])")
"""A place of two words: `warga Lenteng Agung mengaku`."""
_ADVERBS: Final = table("juga lantas pun lalu kemudian kembali sendiri turut sempat pula")
_THEN: Final = re.compile(r" (?:(?:juga|lantas|pun|lalu|kemudian|kembali|sendiri|turut|sempat|pula) )*([a-z]+)")
_HUMANLY: Final = table("protes setuju tersenyum tertawa tergelak terkekeh mengangguk menggeleng menangis tersipu")
"""What only people do, of whom a sentence says nothing else to show it."""
_POLITE: Final = table("""
    Pak Bu Bapak Ibu Bpk Mbak Mas Cak Ning Gus Mbah Bung Sam Abah Umi Koh Bang Kang Teh Ustaz Ustadz Ustazah Ustadzah Kiai Kyai Romo
    Habib Opa Oma Eyang Mak Mbok Mama Chef Coach Daeng Hj H KH Drs Dra Ir Dr dr drg Prof Hj. H. Drs. Dra. Ir. Dr. dr. drg. Prof. KH. Bpk.
""")
_WHERE: Final = table("di Kelurahan Kecamatan Desa Dusun Kampung Kota Kabupaten kelurahan kecamatan desa kampung warga Warga Pasar Pantai")
_SPEECH: Final = (
    (STEMS - table("sampai utara nyata tekan tunjuk usul lapor cerita tanya tutup pesan harap puji nilai saran kritik kisah"))
    | PASSIVES
    | table("menurut Menurut Kata")
)


def called(body: Sequence[str]) -> Called:
    """What a story's paragraphs show."""
    people: set[str] = set()
    places: set[str] = set()
    alone: set[str] = set()
    followed: set[str] = set()
    for text in body:
        told = f". {text}"
        for found in _CAPITAL.finditer(told):
            at = found.start()
            before, (word, behind) = told[told.rfind(" ", 0, at) + 1 : at], found.groups()
            if not before:
                continue
            if (
                before in _SPEECH
                or (before in _POLITE and not is_spoken_to(told, at - len(before)))
                or (told[at - len(before) - 2] in _MARKS and _is_said_behind(told, at - len(before), before))
            ):
                people.add(word)
            elif before in _WHERE:
                if before == "Kota" and told.endswith("Wali ", 0, at - 4):
                    continue  # `Wali Kota Eri Cahyadi`
                places.add(word)
                two = behind is not None and behind[0].isupper() and behind not in HONORIFICS and word not in PLACES
                whole = _TWO_WORDS.match(told, at + 1) if two else None
                if whole is not None:
                    places.add(whole[0])
            elif before[-1] in _ENDS:
                if behind is not None and behind[0].islower() and not behind.startswith("di"):
                    alone.add(word)
                    if _tells(found, behind) and not any(stands(word.lower(), each) for each in body):
                        people.add(word)
            elif before in GIVEN or (behind is not None and behind[0].isupper() and before[-1].isalnum()):
                followed.add(word)
    people |= alone & followed
    people |= {word for word in alone if (word in GIVEN or is_hers(word)) and _is_called_again(word, body)}
    people = {
        word for word in people - HONORIFICS if not is_head(word) and not goes_on(word) and (word not in NOT_A_NAME or word in MONTHS)
    }
    return Called(frozenset(people), frozenset(places - people))


def _is_called_again(word: str, body: Sequence[str]) -> bool:
    """Whether a story has a word with a capital more than once, and nowhere without: `Yunengsih`."""
    return sum(text.count(word) for text in body) > 1 and not any(stands(word.lower(), text) for text in body)


def _is_said_behind(text: str, at: int, word: str) -> bool:
    """Whether a word right behind a quotation can be what somebody does with it: `,” promosi Bening`."""
    return text[at - 3 : at] in _CLOSED and word.replace("-", "").isalpha() and word.islower() and word not in _NO_VERB


_MARKS: Final = '”"'


def is_spoken_to(text: str, at: int) -> bool:
    """Whether a title that ends in a full stop ends its sentence: `“Betul, Prof. Sebelas sentimeter.”`"""
    title = text.find(" ", at)
    return text.startswith(", ", at - 2) and text[title - 1] == "." and _ONE_NAME.match(text, title + 1) is not None


_CLOSED: Final = (",” ", '," ', "!” ", "?” ", '!" ', '?" ')
_NO_VERB: Final = table("di ke dari karya milik dan atau untuk bagi pada oleh versi asal khas bersama dengan besutan garapan ciptaan yang")
"""What may stand between a closing mark and a name without being what somebody does: `” karya …`, unlike `,” promosi Bening`."""
_ONE_NAME: Final = re.compile(r"[A-Z][a-z]+ [a-z]")
_ENDS: Final = frozenset('.!?”"')


def _tells(found: re.Match[str], behind: str) -> bool:
    """Whether the word behind is a verb of speech, adverbs aside: `Subkhan lantas menyebut`."""
    if behind not in _ADVERBS:
        return behind in ACTIVES or behind in _HUMANLY
    then = _THEN.match(found.string, found.end(2))
    return then is not None and (then[1] in ACTIVES or then[1] in _HUMANLY)
