"""Offices in a text: `Plt Kepala Dinas Kesehatan (Dinkes) Kota Malang`, from the word that heads them to the institution's last.

An office begins with one of a closed list of words and goes on while its words are those of an institution or a place
(see administration.py). Whoever stands in (Pj, Plt, Plh, Pjs) is kept apart from the office.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from scraper.extract.administration import IN_NEED, LOWER, OF_ONE_PLACE, ONE_WORD, PLACES, TAKE_A_NAME, goes_on, is_noun
from scraper.extract.called import NOTHING, Called
from scraper.extract.markup import names as table
from scraper.extract.names import BALINESE, GIVEN, LEARNED, Named, name_at
from scraper.extract.officeheads import HEAD, PROFESSIONS, acting, head_at, heads
from scraper.extract.ownnames import own_name_end
from scraper.extract.towns import town_at

_FORMER: Final = re.compile(r"(?:[Mm]antan|[Ee]ks|[Bb]ekas)\s+$")
_NOT_IN_OFFICE: Final = re.compile(
    r"\b(?:[Cc]alon|[Bb]akal calon|[Ii]st[re]+i|[Ss]uami|[Pp]utr[ai]|[Aa]nak|[Aa]judan|[Kk]eluarga|[Ss]opir|[Rr]umah dinas"
    r"|[Kk]antor|(?<!mengisi )(?<!menduduki )(?<!menempati )[Kk]ursi|(?<!memegang )(?<!mengemban )[Jj]abatan|[Pp]iala|[Tt]rofi"
    r"|Peraturan|Keputusan"
    r"|Surat Edaran|[Pp]emilihan|[Pp]elantikan|[Rr]uang(?: kerja)?|[Gg]edung|[Ss]urat)\s+(?:para\s+|(?:almarhum|mendiang|mantan)\s+)*$"
)
_STREETS: Final = (
    *("SMA ", "SMK ", "SMP ", "SD ", "Universitas ", "Masjid ", "Monumen ", "Patung ", "Museum ", "Lapangan ", "Stadion ", "Taman "),
    *("Jalan ", "jalan ", "Jl. ", "Jl ", "Jln. ", "Jln ", "Gang ", "perempatan ", "simpang ", "pertigaan "),
)
"""Words before what is called by a hero of the past: `Jalan Panglima Sudirman`."""
_STANDS_FOR: Final = re.compile(
    r"\b(?:[Mm]ewakili|[Ww]akil dari|[Pp]erwakilan|[Uu]tusan|[Aa]tas nama|a\.n\.|[Mm]enggantikan)\s+(?:Bapak\s+)?$"
)
_NEXT: Final = re.compile(r"(\s*[,/]\s*|\s+)(\([A-Za-z][^()]{1,40}\)|&|[A-Za-z][\w'’./-]*\w|\d[\w/]*|[A-Z])")


class Office(NamedTuple):
    """An office as printed, without who stands in; `start` counts from the first word, Pj and the like included."""

    bare: bool
    """Whether it is but a word such as `Ketua`, which says nothing without its institution."""
    name: str
    acting: str | None
    former: bool
    borrowed: bool
    """Whether it is another's: the wife of, in the name of, a candidate for it."""
    stands_for: bool
    start: int
    end: int


_WITHOUT_HOLDER: Final = frozenset({"General Manager", "Juru Bicara", "Juru bicara", "Staf Ahli", "Staf Khusus"}) | {
    f"{before}{word}"
    for before in ("", "Wakil ")
    for word in table("""
        Ketua Kepala Kasi Kasie Kabid Kabag Kasubbag Kasubag Kasubbid Kasubid Koordinator Manajer Manager Direktur Anggota Sekretaris
        Bendahara Pimpinan Pemimpin Komandan Inspektur Pembina Pengasuh Pendiri Asisten Deputi Duta Komisaris Komisioner Dosen Kurator
        Pelatih Katim Kanit CEO Founder
    """)
}


def offices(text: str, shown: Called = NOTHING) -> Iterator[Office]:
    """Every office a paragraph names, in order."""
    at = 0
    for found in heads(text):
        if found.start() < at or text.endswith(_STREETS, 0, found.start()):
            continue
        end = _end(text, found, shown)
        if text.startswith((" periode ", " masa "), end) and (term := _TERM.match(text, end)) is not None:
            end = term.end()
        at = end
        if end == found.end() and (found["head"][0].islower() or found["head"].split()[0] in PROFESSIONS):
            continue
        before = text[max(0, found.start() - 24) : found.start()]
        yield Office(
            end == found.end() and found["head"] in _WITHOUT_HOLDER,
            " ".join(text[found.start("head") : end].split()),
            acting(found),
            _FORMER.search(before) is not None,
            _NOT_IN_OFFICE.search(before) is not None,
            _STANDS_FOR.search(before) is not None,
            found.start(),
            end,
        )


def _end(text: str, found: re.Match[str], shown: Called) -> int:
    """Where the office ends."""
    end, last, head = found.end(), found["head"].rsplit(" ", 1)[-1], found["head"]
    apposed = text.endswith((", ", "selaku ", "juga ", "menjadi ", "sebagai ", "menjabat ", "merupakan "), 0, found.start())
    while (step := _NEXT.match(text, end)) is not None:
        word, at = step[2], step.start(2)
        if (called_so := own_name_end(text, end, last)) > end:
            end, last = called_so, ""
            continue
        if last in _HOSPITALS and (named := _HOSPITAL.match(text, end)) is not None:
            end, last = named.end(), ""
            continue
        if last in {"Pajak", "KPP"} and word in {"Pratama", "Madya"}:
            end, last = step.end(), word
            continue
        if last in {"Fraksi", "Partai"} and word in _PARTIES:
            end, last = step.end(), word
            continue
        if last in _PARTIES and step[1].isspace() and word[0].isupper() and not goes_on(word):
            break  # `Fraksi Gerindra Ginanjar …`
        if word[0].isupper() and step[1].isspace() and not head_at(text, at):
            town = town_at(text, at, word)
            if town and (last in _GOVERNED or (goes_on(last) and town > step.end())) and not (word == "Bima" and head.endswith("ota")):
                of = text[at:town].rsplit(" ", 1)[-1]
                end, last = town, "" if of in TAKE_A_NAME else of
                if head in _RULERS and not text.startswith(" (", end):
                    break
                continue
            if last in _OF_LEARNING and (called := _UNIVERSITY.match(text, at)) is not None:
                end, last = called.end(), called[0].rsplit(" ", 1)[-1]
                continue
            if last in _COMPANIES and (called := _COMPANY.match(text, at)) is not None:
                end, last = called.end(), ""
                continue
            sure = name_ahead(text, at, shown)
            if (
                last in ONE_WORD
                and (two := _TWO_WORDS.match(text, at)) is not None
                and (two[0] in shown.places or two[0].replace(" ", "").capitalize() in PLACES)  # `Lurah Pisang Candi`
            ):
                end, last = two.end(), two[0].split()[-1]
                continue
            if (
                not sure
                and word in shown.places
                and (
                    (last in ONE_WORD and not _CAPITAL_NEXT.match(text, step.end()))
                    or (last in _OF_A_TOWN and name_ahead(text, step.end() + 1, shown))
                )
            ):
                end, last = step.end(), word
                continue
            if not sure and (numbered := _NUMBER_BEHIND.match(text, step.end())) is not None:
                end, last = max(numbered.end(), own_name_end(text, step.end(), word)), word
                continue
            if word == "I" and not _BALINESE.match(text, at):
                end, last = step.end(), word
                continue
            if word in _NAMES_TOO and last not in _UNFINISHED and (two := _TWO_WORDS.match(text, at)) and not goes_on(two[0].split()[1]):
                break
            if (
                sure
                or not goes_on(word)
                or (last.capitalize() in TAKE_A_NAME and word not in PLACES)
                or (word == "I" and last not in _RANKED)
            ):
                further = _with_own_name(text, end, at, last, apposed, shown)
                if further > end:
                    end, last = own_name_end(text, further, text[at:further].rsplit(" ", 1)[-1]), ""
                    continue
                if sure or word == "I" or not (goes_on(word) or last in IN_NEED or _goes_on_behind(text, step.end())):
                    break
        elif not _joins(text, step, head, last):
            break
        end = step.end()
        last = last if word[0] == "(" else word.rpartition("/")[2]
    titled = _UP_TO_A_TITLE.match(text, end)
    return end if titled is None or HEAD.search(titled[0]) or name_ahead(text, end + 1, shown) else titled.end()


def _joins(text: str, step: re.Match[str], head: str, last: str) -> bool:
    """Whether what is no plain word with a capital belongs to the office: a bracket, a list, a number, a small word, an office in it."""
    between, word = step[1], step[2]
    if word[0] == "(":
        return "," not in between and _is_short_name(word)
    if "," in between or "/" in between or word in _AND or (word == "kepada" and is_noun(last)):
        return _list_goes_on(text, step, last)
    if word[0].islower():
        if word == "di" and (last in {"POM", "BPOM"} or head.startswith(("Konsul", "Duta Besar", "Dubes", "Atase"))):
            return True
        return (word in LOWER and (head[0].islower() or head in _LOOSE)) or word.startswith(("se-", "ke-"))
    if word[0].isdigit():
        return last in _NUMBERED or (goes_on(last) and _OWN_NUMBER.match(word) is not None)
    return _takes_office(head, last, word)


_TITLED: Final = r"(?:Drs|Dra|Ir|dr|drg|H|Hj|Prof|Dr|AKBP|AKP|Kombes|Kompol|Letkol|Kolonel|Mayor|Kapten|KH|Bapak|Ibu)\b"
_UP_TO_A_TITLE: Final = re.compile(rf"(?:,? (?:dan |serta |& )?(?!{_TITLED})[A-Z][\w-]+(?: \([A-Z]\w+\))?){{1,8}}(?= {_TITLED}\.? ?[A-Z])")
"""Words with a capital before a title: they are the office's, for a title begins the name."""
_PARTIES: Final = table("Gerindra Golkar Demokrat NasDem Nasdem Hanura Perindo Gelora PKB PKS PPP PAN PSI PBB")
_HOSPITALS: Final = table("RSUD RSU RSUP RS RSJ RSJD RST RSAL RSPAL RSAD RSAU Sakit Jiwa")
_HOSPITAL: Final = re.compile(
    r" (?:dr|Dr|DR)\.? (?:[A-Z]\. ?)?(?:(?:Soetomo|Sutomo|Sardjito|Kariadi|Moewardi|Iskak|Soebandi|Soedono|Haryoto"
    r"|Soepraoen|Radjiman Wediodiningrat(?: Lawang)?)\b"
    r"|[A-Z][a-z]+ [A-Z][a-z]+(?=[,.;)]| [A-Z]| (?:me|ber|di)[a-z]+)|[A-Z][a-z]+(?=, (?:dr|drg|Dr|Drs|Dra|Ir|H|Hj|Prof)\.? ))"
)
"""A hospital called by a doctor: `RSUD dr. Saiful Anwar`."""
_NUMBER_BEHIND: Final = re.compile(r" \d{1,4}(?:/\w+)?\b(?! (?:tahun|th|orang|warga)\b)")
_BALINESE: Final = re.compile(rf"I {BALINESE}")
_TWO_WORDS: Final = re.compile(r"[A-Z][a-z]+ [A-Z][a-z]+")
_OF_A_TOWN: Final = ONE_WORD | table("Kota kota Walikota Bupati Kabupaten Wawali")
_GOVERNED: Final = table("""
    Kajari Kajati Kapolres Kapolresta Kapolrestabes Dandim Kejari Polres Kodim
    Kota kota Walikota Wawali Wawalikota Bupati Wabup Kabupaten kabupaten Pemkot Pemkab Sekda Sekdakab Sekdakot Daerah DPRD
""")
"""What is followed by the town it is of."""
_RULERS: Final = frozenset(f"{deputy}{head}" for deputy in ("", "Wakil ") for head in ("Wali Kota", "Walikota", "Bupati")) | {
    "Wawali",
    "Wabup",
}
"""Behind whose town nothing more of the office follows."""
_UNIVERSITY: Final = re.compile(
    r"(?:Brawijaya|Airlangga|Diponegoro|Padjadjaran|Hasanuddin|Udayana|Andalas|Sriwijaya|Lambung Mangkurat|Mulawarman|Tanjungpura"
    r"|Pattimura|Cenderawasih|Tadulako|Halu Oleo|Sam Ratulangi|Syiah Kuala|Gadjah Mada|Trunojoyo|Sebelas Maret|Jenderal Soedirman"
    r"|Ahmad Dahlan|Sanata Dharma|Atma Jaya|Kristen Petra|Ciputra|Merdeka|Widyagama|Gajayana|Ma Chung|Wisnuwardhana|Kanjuruhan"
    r"|Tribhuwana Tunggadewi|Siliwangi|Pasundan|Warmadewa|Mahasaraswati|Haluoleo|Khairun|Bengkulu|Riau|Negeri (?!Islam)[A-Z][a-z]+"
    r"|Muhammadiyah [A-Z][a-z]+|Islam [A-Z][a-z]+|Veteran|Bosowa|Fajar|Soegijapranata|Dian Nuswantoro|Semarang|Malikussaleh)\b"
    r"(?: (?:Malang|Surabaya|Jakarta|Bandung|Yogyakarta|Semarang|Makassar)\b)?"
)
_COMPANIES: Final = table("Perumda PDAM Minum PD Perusda PTMB")
_COMPANY: Final = re.compile(
    r"(?:Tugu (?:Tirta|Aneka Usaha|Artha(?: Sejahtera)?)|Surya Sembada|Pasar Surya|Pasar [A-Z][a-z]+"
    r"|Tirta [A-Z][a-z]+(?: (?:Raharja|Mandiri|Sejahtera|Utama|Ayu))?|Tirta(?:nadi|wening|sari|marta)|Bandarmasih|Jeneberang)\b"
)
"""What cities call their water works and markets."""
_CAPITAL_NEXT: Final = re.compile(r" [A-Z]")
_LOOSE: Final = table("Pengasuh Ketua Kepala Sekretaris Koordinator Bendahara Direktur Pendiri Pelatih Manajer Pembina") | {
    "Wakil Ketua",
    "Juru bicara",
    "Juru Bicara",
}
_RANKED: Final = table("Kelas Asisten Ketua Wilayah Bidang Seksi Pembantu Golongan Komisi Dapil Kanwil")
"""Words that the numeral I can follow; elsewhere it begins a Balinese name."""
_OWN_NUMBER: Final = re.compile(r"(?:\d{1,4}(?:/\w+)?|[IVX]+)$")
_TERM: Final = re.compile(r"\s+(?:periode|masa bakti|masa jabatan)(?: tahun)? \d{4}\s?[-–/]\s?\d{4}")
_AND: Final = frozenset({"dan", "serta", "&", "pada"})
_NUMBERED: Final = table("""
    Pangdivif Divif Batalyon Batalion Infanteri Tempur Radar Brigif Danbrigif Raider Divisi
    Kasdim Kasrem Danrem Danlanal Danyon Danyonif RW RT SDN SMPN SMAN SMKN SD SMP SMA SMK Dandim Kodim Koramil Danramil MIN MAN MTsN Lorong
    Tunggulwulung Yonif Komisi
""") | {"rw", "rt"}
_BEGINS_A_NAME: Final = re.compile(
    r"(?:Drs|Dra|Dr|DR|dr|drg|drh|Ir|Prof|H|Hj|HJ|KH|HM|Ny|AKBP|AKP|IPTU|AIPTU|IPDA|KRT|KPH|Bapak|Bpk|Ibu|Pak|Bu|Abah|Gus|Ustaz"
    r"|Ustadz|Kombes|Kompol|Letkol|Kolonel|Mayor|Marsma|Marsda|Marsekal|Laksma|Laksda"
    r"|Kapten|Lettu|Letda|Brigjen|Mayjen|Letjen|Irjen|Iptu|Ipda|Aiptu|Aipda|Bripka|Peltu|Pelda|Serma|Serka|Sertu|RM|Rr|Moh|Moch|St|Ach|Akh|Much"
    r"|Muh|Abd)"
    r"(?:\.|\s(?=[A-Z]))|[A-Z]\."
    r"|(?:FX|YB|AA|TB) [A-Z][a-z]|(?:I|Ni) (?:Gusti|Gede|Made|Wayan|Nyoman|Ketut|Kadek|Putu|Komang|Nengah|Luh|Dewa)\b"
    r"|Ida (?:Bagus|Ayu)\b|Anak Agung\b"
    r"|(?:Habib|Kiai|Kyai|Romo|Pdt|Andi|Daeng|Teuku|Tengku|Tubagus|Sutan|Cokorda|(?:La|Wa) Ode)\.? [A-Z]"
)


def name_ahead(text: str, at: int, shown: Called = NOTHING) -> bool:
    """Whether a name begins here that can be nothing else: an honorific, an initial, a name everybody knows or the story shows."""
    if _BEGINS_A_NAME.match(text, at) is not None:
        return True
    word = _WORD.match(text, at)
    return word is not None and (word[0] in GIVEN or word[0] in shown.people)


_WORD: Final = re.compile(r"[A-Z][a-z'’]+")


_BRACKETED: Final = re.compile(
    r"\((?!(?:Senin|Selasa|Rabu|Kamis|Jum|Sabtu|Minggu|kiri|kanan|tengah|dua|tiga|empat|lima|berdiri|duduk|baju|ber|me|paling"
    r"|depan|belakang|atas|bawah|alm)[^)]*\))[\w .&/-]+\)"
)


def _is_short_name(bracket: str) -> bool:
    """`(Satpol PP)`, `(Diskominfo)`; not `(kiri)`, not a date."""
    return len(bracket) <= 26 and _BRACKETED.fullmatch(bracket) is not None


def _list_goes_on(text: str, step: re.Match[str], last: str) -> bool:
    """Whether the institution is called by several nouns: `Dinas Koperasi, Perindustrian, dan Perdagangan`."""
    word, at = step[2], step.start(2)
    if word in _AND or word == "kepada":
        after = _NEXT.match(text, step.end())
        if after is None or "," in after[1]:
            return False
        word, at = after[2], after.start(2)
    elif "/" in step[1]:
        return word[0].isupper() or word[0].isdigit()
    if word[0].islower() or last in PLACES or head_at(text, at):
        return False
    if not (is_noun(word) or (word.isupper() and len(word) > 1) or _goes_on_behind(text, at + len(word))):
        return False
    return step[2] in _AND or step[2] == "kepada" or _LIST.match(text, at) is not None


_LIST: Final = re.compile(r"(?:[A-Z][\w-]+,?\s)+(?:dan|serta|&)\s[A-Z]")


def _takes_office(head: str, last: str, word: str) -> bool:
    """Whether an office is named within another: `Staf Ahli Wali Kota Bidang …`, `Asisten … Sekretaris Daerah`."""
    if word == "Pembina" and last in {"TK", "Negeri"}:
        return True
    if (word == "Pimpinan" and head.endswith(("Ketua", "Sekretaris", "Bendahara"))) or (word == "Guru" and last in {"Komisi", "Dewan"}):
        return True  # `Ketua Pimpinan Daerah Aisyiyah`, `Ketua Komisi Guru Besar`
    if word == "Anggota":
        return last.startswith("Pem") and is_noun(last)  # `Bidang Pembinaan Anggota Muda`
    return (head.startswith(("Sekretaris", "Kasi")) and word in {"Camat", "Lurah", "Desa"}) or (
        word not in {"Camat", "Lurah"}
        and (
            head.startswith(("Staf", "Asisten", "Wakil Kepala", "Sekretaris"))
            or (last in {"Dewan", "TP", "Panitia", "Badan", "Majelis", "Tim"} and word in {"Pengawas", "Pembina", "Pengasuh"})
            or last in _OF_A_TRADE
        )
    )


_OF_A_TRADE: Final = table("Persatuan Ikatan Himpunan Asosiasi Perkumpulan Perhimpunan Serikat Gabungan Forum Paguyuban Komunitas Majelis")
"""What people of one trade or office form together: `Ketua Persatuan Perawat …`, `Ketua Forum Lurah …`."""
_CAPITALS: Final = re.compile(r"(?:[A-Z][\w'’-]*|\d+)(?:\s(?:[A-Z][\w'’-]*|\d+))*")
_THAT: Final = re.compile(r"\s(?:itu|tersebut|ini)(?:lah)?\b")
_OF_LEARNING: Final = table("Universitas Negeri Islam Institut Politeknik Akademi")
"""What is often called by somebody's name, and then by its town: `Universitas Islam Negeri Maulana Malik Ibrahim Malang`."""
_BEGIN_NAMES: Final = table("Muhammad Mohammad Mochamad Mochammad Muhamad Ahmad Achmad Abdul Siti")
"""First names that hardly ever stand later in one: what is before them is the institution's."""
_NEED_A_NAME: Final = table("""
    Pasar Paguyuban Komunitas KIM Gapoktan Poktan Perumda PT CV Yayasan Hotel Sanggar Klub Posyandu Pesantren Koperasi
""")
"""What is hardly ever named without a name of its own."""
_COMMA_NAME: Final = re.compile(r",\s*(?=[A-Za-z])")


_WITHOUT_NAME: Final = table("""
    Pelatih Ketua Harian Umum Koordinator Direktur Manajer Pimpinan Pembina Pengasuh Pendiri Utama CEO Founder
""")
"""Words of an office that mostly have an institution behind them, but which is called so only where a comma shows it."""
_OF_A_BOARD: Final = ("Ketua Umum ", "Sekretaris Umum ", "Bendahara Umum ", "Direktur Umum ", "Manajer Umum ")
"""Elsewhere `Umum` ends an office."""


def _goes_on_behind(text: str, at: int) -> bool:
    """Whether an unknown word is followed by one of an institution: `Kasi Trantib Kecamatan …`."""
    behind = _NEXT.match(text, at)
    if text.startswith(" pada ", at):
        return True
    if behind is None or "," in behind[1] or not behind[2][0].isupper() or head_at(text, behind.start(2)):
        return False
    return goes_on(behind[2]) and behind[2] not in PLACES | _NAMES_TOO and not name_ahead(text, behind.start(2))


def _is_behind_a_name(text: str, at: int) -> bool:
    """Whether an office follows a name that opens its sentence: all that has a capital is the office's then."""
    comma = text.rfind(", ", 0, at)
    begin = max(text.rfind(stop, 0, comma) + len(stop) for stop in (". ", "” ", '" ', "? ", "! ")) if comma > 0 else 0
    begin = begin if begin > 1 else 0
    while comma > 0 and not (comma - begin > _LONG_NAME):
        named = name_at(text, begin, comma)
        if named is not None:
            return named.end == comma and (" " in named.name or named.sure)
        begin = text.find(" ", begin) + 1
        if not 0 < begin < comma or not text[begin].isupper():
            return False
    return False


_UNFINISHED: Final = TAKE_A_NAME | IN_NEED | _WITHOUT_NAME
"""Words behind which the institution's own name may follow."""
_LONG_NAME: Final = 80
_NAMES_TOO: Final = table("Dharma Catur Bina Cipta Karya Makmur Sentosa Berkah Barokah Bahasa Santri Banjar")
"""Words of institutions that people are called by as well."""
_INITIAL: Final = re.compile(r" [A-GI-LN-QS-Z]\.")
"""An initial within a name; `H.`, `M.` and `R.` mostly begin one."""


def _with_own_name(text: str, end: int, at: int, last: str, apposed: bool, shown: Called) -> int:
    """The end of an office whose institution has a name of its own, `Ketua Paguyuban Cikar Nusantara, Sukirno`."""
    run = _CAPITALS.match(text, at)
    if run is None or _BEGINS_A_NAME.match(text, at):
        return end
    words = run[0].split()
    ends = [at + len(" ".join(words[: place + 1])) for place in range(len(words))]
    if len(words) > 1 and LEARNED.match(text, ends[-2]):
        del words[-1], ends[-1]
    over = ends[-1]
    for word, stop in zip(words, ends, strict=True):
        if (word in GIVEN or word in shown.people or last not in _UNFINISHED) and _INITIAL.match(text, stop):
            break  # `Haryadi S. Triwibowo`
        if stop < len(text) - 1 and _BEGINS_A_NAME.match(text, stop + 1) and not LEARNED.match(text, stop):
            return stop
    if last in _OF_LEARNING:
        town = next((place for place, word in enumerate(words[:-1]) if place and word in PLACES), 0)
        if town:
            return ends[town]
    begun = next((place for place, word in enumerate(words) if place > 1 and word in _BEGIN_NAMES), 0)
    if begun:
        return ends[begun - 1]
    before = next((place for place, word in enumerate(words) if word in shown.people or word in GIVEN), 0)
    before = before if not shown.people.isdisjoint(words) else 0
    if before and last in ONE_WORD and words[before] not in shown.people:
        return ends[0]
    if last in _NEED_A_NAME and _is_named_behind(text, over) and not name_ahead(text, at) and shown.people.isdisjoint(words):
        return over  # `Direktur PT Matahari Putra Makmur, Lilik Subiyanto, …`
    if not before and last in _NEED_A_NAME and len(words) > 2 and words[0] not in shown.people and name_ahead(text, ends[0] + 1, shown):
        return ends[0]
    if before > 1 or (before and last in TAKE_A_NAME | IN_NEED | _WITHOUT_NAME):
        return ends[before - 1]
    if not before and len(words) > 1 and words[-1] in PLACES and _is_named_behind(text, over):
        return over  # `Branch Manager BRI Martadinata Malang, Widyo …`
    if not before and not name_ahead(text, at, shown) and (_THAT.match(text, over) or (apposed and _is_behind_a_name(text, run.start()))):
        return over
    last = last.capitalize() if last.islower() else last
    if last not in TAKE_A_NAME and last not in _WITHOUT_NAME:
        return end
    if _THAT.match(text, over):
        return over
    after = _COMMA_NAME.match(text, over)
    if after is not None and len(words) <= (2 if last in ONE_WORD else 6) and _is_named(text, after.end()):
        return over
    if last == "Umum" and not text.endswith(_OF_A_BOARD, 0, at):
        return end  # `Kabag Umum Boedi Utomo`
    if (
        apposed
        and (text[over : over + 1] in {",", "."} or text.startswith(" yang ", over))
        and len(words) <= (1 if last in ONE_WORD else 4)
    ):
        return over
    if last in _WITHOUT_NAME or goes_on(words[0]) or name_ahead(text, at, shown):
        return end
    for stop in ends:
        if name_ahead(text, stop + 1):
            return stop
    return _told_by_its_words(words, ends, end, last)


def _is_named_behind(text: str, at: int) -> bool:
    """Whether a name of several words stands behind a comma."""
    comma = _COMMA_NAME.match(text, at)
    named = name_at(text, comma.end()) if comma is not None else None
    return named is not None and (named.sure or " " in named.name) and head_at(text, named.start) is None


def _is_named(text: str, at: int) -> bool:
    return name_at(text, at) is not None and head_at(text, at) is None


def _told_by_its_words(words: list[str], ends: list[int], end: int, last: str) -> int:
    """Where an institution's own name ends, with nothing but its words to tell."""
    known = max((place for place, word in enumerate(words) if word[0].isdigit() or word in PLACES), default=-1)
    if known >= 0:
        return ends[known]
    if last in ONE_WORD and len(words) > 1:
        return ends[0]
    return end if last in OF_ONE_PLACE else ends[-1]


_TO_NAME: Final = re.compile(r"(?:\s+(?:setempat|terpilih|nonaktif|definitif))?,?\s+")


def name_after(text: str, office: Office) -> Named | None:
    """The name that follows an office directly or after a comma."""
    step = _TO_NAME.match(text, office.end)
    return name_at(text, step.end()) if step else None
