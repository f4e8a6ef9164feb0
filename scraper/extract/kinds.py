"""Whom a description can mean: `politikus Golkar tersebut` nobody outside a council, `bocah itu` no official."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from scraper.extract.alike import TITLES
from scraper.extract.company import Member
from scraper.extract.gender import differ, of_name, of_words

_COUNCIL: Final = re.compile(r"\b(?:bapemperda|banggar|banmus|dprd|dpr|dpd|fraksi|komisi|badan anggaran|pansus|partai)\b")
_FORCE: Final = re.compile(
    r"\b(?:polres|polresta|polsek|polda|polri|kasat|kanit|kodim|koramil|korem|kodam|babinsa|bhabinkamtibmas|komandan|bintara)"
)
_RANK: Final = re.compile(
    r"Kombes|Kompol|AKBP|AKP|Iptu|Ipda|Aiptu|Aipda|Brip|Brig|Letkol|Mayor|Kapten|Kolonel|Lettu|Letda|Ser[kmt]|Pel[td]|Mayjen|Irjen|Mars|Laks",
    re.IGNORECASE,
)
_OFFICIAL: Final = re.compile(
    r"^(?:pj |plt |wakil )?(?:wali kota|bupati|gubernur|camat|lurah|sekretaris|kepala\b|asisten"
    r"|direktur|manajer|ceo|staf ahli|komandan|rektor|dekan|menteri)|\bdprd\b"
)
_OF_COUNCIL: Final = re.compile(r"\b(?:politi(?:si|kus)|legislator|wakil rakyat|anggota dewan)\b", re.IGNORECASE)
_OF_FORCE: Final = re.compile(r"\b(?:perwira|polisi|polwan|tentara|prajurit)\b(?! wanita)", re.IGNORECASE)
_NO_OFFICIAL: Final = re.compile(
    r"^(?:\w+ )?(?:bocah|sisw[ai]|pelajar|mahasisw[ai]|santri(?:wati)?|gadis|remaja|pedagang|penjual|tukang|sopir|petani"
    r"|nelayan|buruh|pemulung|janda|pasien|tersangka|terdakwa"
    r"|warga|pengunjung|peserta|penonton|ibu rumah tangga|relawan|pemuda|juara|atlet|kuli|bidan|pengemudi|penjaga|barista)\b",
    re.IGNORECASE,
)
_OF_OFFICE: Final = re.compile(
    r"\b(?:pejabat|birokrat|aparatur|(?:mantan|eks) (?:kepala|sekretaris|sekda|wali kota|bupati|camat|lurah|asisten|direktur))\b",
    re.IGNORECASE,
)

HUMAN: Final = (
    r"warga|pria|perempuan|wanita|lelaki|laki-laki|bocah|gadis|remaja|pemuda|anak|ibu|bapak|ayah|nenek|kakek|sisw[ai]|pelajar|murid"
    r"|mahasisw[ai]|santri(?:wati)?|guru|dosen|kader|juru|tukang|sopir|kuli|buruh|bidan|barista|satpam|kasir|koki|wasit|kiper"
    r"|gelandang|kapten"
    r"|nelayan|korban|pasien|tersangka|terdakwa|orang|atlet|veteran|ajudan|adiknya|kakak|sahabat|keponakan|tokoh|narasumber|dokter|wisatawan|musisi|seniman|budayawan"
    r"|sejarawan|aktivis|pegiat|penggiat|karyawan|pegawai|pustakawan|juara|ustaz|kiai|pendeta|takmir|istri|suami|adik|cucu"
    r"|putra|putri|rekannya|teman"
    r"|dalang|akademisi|arsitek|mantan|bekas|eks|janda|duda|alumn(?:us|i)|jebolan|lulusan|purnawirawan|perwira|polisi|polwan"
    r"|tentara|prajurit"
    r"|legislator|politi(?:si|kus)|pejabat|profesor|relawan|sulung|bungsu|masinis|montir|dara|jejaka|arek|sinden|novelis"
    r"|ibunda|ayahanda|saksi|animator|hafiz(?:ah)?|sarjana|doktor|sosok|juragan|bos|dedengkot|pentolan|karyawati|kuncen|modin|marbot|imam|khatib|kernet|kondektur"
    r"|carik|kontraktor|investor|advokat|importir|eksportir|distributor|agen|desainer|fotografer|videografer|jurnalis|wartawan"
    r"|reporter|komedian|artis|aktor|aktris|konsultan|mekanik|wirausahawan|orator|koreografer|komponis|notulis|pilot|nakhoda|kru|mandor|operator|teknisi|kurir|jukir|hansip|mualaf|yatim|arsiparis|apoteker|analis|konselor|fasilitator"
    r"|pe(?!merintah|mkot|mkab|rlu|rtama|rnah|sta|ristiwa|ran|kan|rumda|rwal)[a-z]{3,}(?<!an)"
)
"""What somebody can be called by who isn't named; most words of occupation begin with pe-."""
SAID_OF: Final = re.compile(rf"\s*(?:[^.,]{{0,60}},\s)?((?:{HUMAN})\b[^.,]{{0,60}}?\b(?:itu|ini|tersebut))\b", re.IGNORECASE)
"""A sentence about whom the one before has named."""

_WISH: Final = re.compile(r"\syang (?!juga|kini|merupakan|menjabat|sehari).*")
"""What somebody does or wishes besides being what the words before say: `gadis yang bercita-cita menjadi polwan itu`."""
_INSIGNIA: Final = re.compile(r"\b(satu|dua|tiga) (melati|balok)\b")
_RANKED: Final = {
    ("tiga", "melati"): ("Kombes", "Kolonel"),
    ("dua", "melati"): ("AKBP", "Letkol"),
    ("satu", "melati"): ("Kompol", "Mayor"),
    ("tiga", "balok"): ("AKP", "Kapten"),
    ("dua", "balok"): ("Iptu", "Lettu"),
    ("satu", "balok"): ("Ipda", "Letda"),
}
"""The ranks of police and army by what is worn on the shoulder."""
_OF_ARMY: Final = re.compile(r"\b(?:TNI|tentara|prajurit|Angkatan Darat)\b")
_OF_POLICE: Final = re.compile(r"\b(?:[Pp]olisi|[Pp]olwan|Polri)\b")
_POLICE: Final = re.compile(r"Kombes|Kompol|AKBP|AKP|Iptu|Ipda|Aiptu|Aipda|Brip|Irjen", re.IGNORECASE)
_ARMY: Final = re.compile(r"Letkol|Mayor|Kapten|Kolonel|Lettu|Letda|Ser[kmt]|Pel[td]|Mayjen|Mars|Laks", re.IGNORECASE)
_TITLED: Final = re.compile(rf"\b({'|'.join(TITLES)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Fits:
    """Whether somebody can be meant by a description, as a question to ask of each."""

    can_be: Callable[[Member], bool]
    gender: str | None = None

    def __call__(self, one: Member) -> bool:
        """Whether nothing speaks against its being this one."""
        return self.can_be(one)

    def surely(self, one: Member) -> bool:
        """Whether more speaks for it than that nothing speaks against it."""
        return self.gender is not None and self.gender == of_name(one.named)


def fits(described: str, members: Sequence[Member]) -> Fits:
    """Whether somebody can be meant by a description, as a question to ask of each; a title tells only in a story that prints it."""
    gender = of_words(described)
    described = _WISH.sub("", described)
    titled = _TITLED.search(described)
    titles = TITLES[titled[1].lower()] if titled is not None else None
    if titles is not None and not any(_has(one, titles) for one in members):
        titles = None
    council, force, office = (kind.search(described) for kind in (_OF_COUNCIL, _OF_FORCE, _OF_OFFICE))
    members_of_council = council is not None and any(_COUNCIL.search(role) for one in members for role in one.roles)
    of_the_force = force is not None and any(_FORCE.search(role) for one in members for role in one.roles)
    nobody_in_office = _NO_OFFICIAL.search(described.strip())
    worn = _INSIGNIA.search(described)
    ranks = _RANKED.get((worn[1], worn[2])) if worn is not None else None
    other_force = _POLICE if _OF_ARMY.search(described) else _ARMY if _OF_POLICE.search(described) else None

    def can_be(one: Member) -> bool:
        if differ(gender, of_name(one.named)):
            return False
        if (members_of_council or of_the_force) and not one.roles and not one.named.honorifics:
            return False
        if council and one.roles and not any(_COUNCIL.search(role) for role in one.roles):
            return False
        if force and one.roles and not any(_FORCE.search(role) for role in one.roles) and not any(map(_RANK.match, one.named.honorifics)):
            return False
        if other_force is not None and any(map(other_force.match, one.named.honorifics)):
            return False
        if (
            ranks is not None
            and any(map(_RANK.match, one.named.honorifics))
            and not any(each.startswith(ranks) for each in one.named.honorifics)
        ):
            return False
        if office and not one.roles and not (one.named.honorifics and office[0].lower().startswith(("mantan", "eks"))):
            return False
        if nobody_in_office and any(_OFFICIAL.search(role) for role in one.roles):
            return False
        return titles is None or _has(one, titles)

    return Fits(can_be, gender)


def _has(one: Member, titles: frozenset[str]) -> bool:
    return any(each.rstrip(".") in titles for each in one.named.honorifics)
