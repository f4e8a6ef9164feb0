"""What some institutions are called by their own name, where no word of it tells that it is theirs.

`Kepala UPT Bandara Abdulrachman Saleh Purwo Cahyo`: an airport bears the name of a person, a garrison that of its virtue. They are
few, and the same in every newspaper of the country.
"""

import re
from typing import Final

from scraper.extract.markup import names as table

_AIRPORT: Final = re.compile(
    r" (?:Internasional )?(?:Abdul ?[Rr]a[ck]hman Saleh|Juanda|Soekarno[- –]Hatta|I Gusti Ngurah Rai|Ngurah Rai|(?:Sultan )?Hasanuddin"
    r"|(?:Jenderal )?Ahmad Yani|Adi ?[Ss](?:oe|u)marmo|Adi ?[Ss]u[ct]jipto|Halim Perdanakusuma|Husein Sastranegara|Sam Ratulangi"
    r"|Syamsudin Noor|Kualanamu|Minangkabau|Sepinggan|Aji Pangeran Tumenggung Pranoto|El Tari|Frans Kaisiepo|Sentani|Pattimura"
    r"|Hal[ou]oleo|Mutiara(?: Sis Al[- ]Jufri)?|Tjilik Riwut|Supadio|Hang Nadim|Radin Inten(?: II)?|Sultan Mahmud Badaruddin(?: II)?"
    r"|Sultan Thaha|Fatmawati(?: Soekarno)?|Sultan Iskandar Muda|Sultan Syarif Kasim(?: II)?|Notohadinegoro|Trunojoyo|Dhoho|Iswahjudi"
    r"|Kertajati|Sultan Babullah|Djalaluddin|Zainuddin Abdul Madjid|Raden Sadjad|Suryadarma|Atang Sendjaja|Iswahyudi|Silas Papare)\b"
)
_GARRISON: Final = re.compile(
    r" \d{3}/(?:Dhirotsaha Jaya|Citra Panca Yudha Jaya|Baladhika Jaya|Bhaskara Jaya|Surya Kencana|Sunan Gunung Jati|Maulana Yusuf"
    r"|Garuda (?:Emas|Putih|Hitam|Dempo|Jaya)|Wira (?:Bima|Pratama|Sakti|Bhakti|Satya)|Pantai Timur|Kawal Samudera|Teuku Umar"
    r"|Nani Wartabone|Praja Wira Yakthi|Praja Vira (?:Braja|Tama)|Anim Ti Waninggap|Panju Panjung|Aji Surya Natakesuma"
    r"|Alambhana Wanawai)\b"
)
_WIVES: Final = re.compile(r" Kartika Chandra Kirana\b(?: \(KCK\))?")
_BANK: Final = re.compile(r" Tugu Artha(?: Sejahtera)?\b| [A-Z][a-z]+ Artha(?: [A-Z][a-z]+)?(?=,)")
_IN_MEMORY: Final = re.compile(
    r" (?:Prof\.? ?)?(?:Dr|dr|drg|Ir|KH|H)\.? ?(?:[A-Z]\. ?)?[A-Z][a-z]+(?: [A-Z][a-z]+){0,2}"
    r"(?=, (?:(?:dr|drg|Dr|Drs|Dra|Ir|H|Hj|Prof)\.? )*[A-Z][a-z]+ [A-Z])"
)
"""A house called by somebody of the past, before a comma and its head: `Balai Besar Prof. Dr. Soeharso Surakarta, Eva Rahmi …`."""
_OF_MEDAN: Final = re.compile(
    r" Medan (?:Amplas|Area|Barat|Baru|Belawan|Deli|Denai|Helvetia|Johor|Kota|Labuhan|Maimun|Marelan|Perjuangan|Petisah|Polonia|Selayang"
    r"|Sunggal|Tembung|Timur|Tuntungan)\b"
)
"""The districts of Medan, which bear its name before their own."""
_OF_AMBON: Final = re.compile(r"(?<=(?:Raja|niri) Negeri) [A-Z][a-z]+(?: Lama)?|(?<=Pemerintah Negeri) [A-Z][a-z]+")
_RIVER: Final = re.compile(
    r" (?:Brantas|Bengawan Solo|Citarum|Ciliwung(?:[- ]Cisadane)?|Cimanuk[- ]Cisanggarung|Serayu[- ]Opak|Pemali[- ]Juana"
    r"|Mesuji[- ]Sekampung|Pompengan[- ]Jeneberang|Kapuas|Mahakam|Barito|Batanghari|Musi)\b"
)
_PARK: Final = re.compile(
    r"(?<=Taman Nasional) (?:Bromo Tengger Semeru|Alas Purwo|Baluran|Meru Betiri|Ujung Kulon|Komodo|Gunung [A-Z][a-z]+(?: [A-Z][a-z]+)?"
    r"|Kepulauan Seribu|Karimun ?[Jj]awa|Bali Barat|Bantimurung(?: Bulusaraung)?|Kerinci Seblat|Way Kambas|Tanjung Puting|Lore Lindu)\b"
)
_COURT: Final = re.compile(r" (?:Agung|Konstitusi)\b(?: R[Ii]\b)?")
_VOLCANO: Final = re.compile(
    r" (?:Semeru|Merapi|Merbabu|Kelud|Bromo|Raung|Ijen|Agung|Batur|Rinjani|Sinabung|Marapi|Slamet|Gede|Tangkuban Perahu|Lokon|Soputan"
    r"|Lewotobi|Ile Lewotolok|Dukono|Ibu|Gamalama|Anak Krakatau|Arjuno(?: Welirang)?)\b"
)
_SAINT: Final = re.compile(r" (?:Kolese )?(?:Santo|Santa|St\.?) [A-Z][a-z]+(?: \d)?")
_HARBOUR: Final = re.compile(r" Tanjung (?:Perak|Emas|Priok|Wangi|Tembaga|Intan|Mas|Pandan)\b")
_CALLED: Final = (
    dict.fromkeys(("Bandara", "Lanud", "Danlanud", "Udara", "AU", "Meteorologi"), _AIRPORT)
    | dict.fromkeys(("Korem", "Danrem", "Kasrem", "Makorem"), _GARRISON)
    | dict.fromkeys(("Besar", "Sentra", "Terpadu"), _IN_MEMORY)
    | dict.fromkeys(("Camat", "Sekcam", "Kecamatan", "Kapolsek", "Polsek", "Danramil", "Koramil"), _OF_MEDAN)
    | dict.fromkeys(("Pelabuhan", "Syahbandar"), _HARBOUR)
    | dict.fromkeys(("SMAK", "SMPK", "SDK", "TKK", "SMA", "SMP", "SD", "Katolik", "Paroki", "Gereja", "RS", "Sakit", "Yayasan"), _SAINT)
    | {"Api": _VOLCANO, "Mahkamah": _COURT, "Kejaksaan": _COURT, "Sungai": _RIVER, "Nasional": _PARK}
    | {"Negeri": _OF_AMBON, "Persit": _WIVES, "BPR": _BANK}
)
"""What a name of its own may follow, by the word before it."""
PARTIES: Final = table("Gerindra Golkar Demokrat NasDem Nasdem Hanura Perindo Gelora PKB PKS PPP PAN PSI PBB")
_OF_A_PARTY: Final = table("Fraksi Partai DPP DPD DPW DPC PAC")
_HOSPITALS: Final = table("RSUD RSU RSUP RS RSJ RSJD RST RSAL RSPAL RSAD RSAU Sakit Jiwa")
_HOSPITAL: Final = re.compile(
    r" (?:dr|Dr|DR)\.? (?:[A-Z]\. ?)?(?:(?:Soetomo|Sutomo|Sardjito|Kariadi|Moewardi|Iskak|Soebandi|Soedono|Haryoto"
    r"|Soepraoen|Radjiman Wediodiningrat(?: Lawang)?)\b"
    r"|[A-Z][a-z]+ [A-Z][a-z]+(?=[,.;)]| [A-Z]| (?:me|ber|di)[a-z]+)|[A-Z][a-z]+(?=, (?:dr|drg|Dr|Drs|Dra|Ir|H|Hj|Prof)\.? ))"
)
"""A hospital called by a doctor: `RSUD dr. Saiful Anwar`."""
OF_LEARNING: Final = table("Universitas Negeri Islam Institut Politeknik Akademi")
"""What is often called by somebody's name, and then by its town: `Universitas Islam Negeri Maulana Malik Ibrahim Malang`."""
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


def own_name_end(text: str, end: int, last: str) -> int:
    """Where the own name ends of an institution whose ``last`` word ends here; the same place where it has none."""
    pattern = _CALLED.get(last)
    found = pattern.match(text, end) if pattern is not None else None
    return found.end() if found is not None else end


KNOWN: Final = frozenset(_CALLED) | _HOSPITALS | _OF_A_PARTY | {"KPP", "Pajak"}
"""Words behind which a known name may stand."""
HOUSES: Final = OF_LEARNING | _COMPANIES
"""Words behind which that of a university or a company may stand."""


def known_name(text: str, step: re.Match[str], last: str) -> tuple[int, str] | None:
    """Where a known name ends that begins with this step behind the word ``last``, and its last word; empty where nothing hangs on that."""
    end, word = step.start(), step[2]
    if (own := own_name_end(text, end, last)) > end:
        return own, ""
    if last in _HOSPITALS and (named := _HOSPITAL.match(text, end)) is not None:
        return named.end(), ""
    if last in {"Pajak", "KPP"} and word in {"Pratama", "Madya"}:
        return step.end(), word
    if last in _OF_A_PARTY and word in PARTIES:
        return step.end(), word
    return None


def house_name(text: str, at: int, last: str) -> tuple[int, str] | None:
    """The same of a university or a company of a city, whose name begins here and is no town's."""
    if last in OF_LEARNING and (called := _UNIVERSITY.match(text, at)) is not None:
        return called.end(), called[0].rsplit(" ", 1)[-1]
    if last in _COMPANIES and (called := _COMPANY.match(text, at)) is not None:
        return called.end(), ""
    return None
